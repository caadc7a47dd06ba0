//! A scale that plays a part on a real line: the weight comes whole, or the trouble is named.
//! Must never need a real scale.

mod support;

#[path = "../../../tests/support/scale.rs"]
mod fake;

use std::path::Path;
use std::time::{Duration, Instant};

use api::ports::{Framing, Reading, Scale, ScaleLink, ScaleTrouble};
use domain::quantity::Quantity;
use fake::{Answer, FakeScale};
use machine::scale::{LinkedScale, Patience};
use support::{LONG, OwnFolder};

/// For scales that answer: a slow machine must not make them silent.
const PATIENT: Patience =
    Patience { answer: LONG, whole: LONG, pause: Duration::from_millis(1), questions: 5 };
/// For scales that begin and do not end: long enough for a beginning on a slow machine.
const HALF: Patience =
    Patience { answer: Duration::from_secs(2), whole: LONG, questions: 1, ..PATIENT };
/// For scales that never answer.
const HASTY: Patience = Patience {
    answer: Duration::from_millis(60),
    whole: Duration::from_millis(200),
    pause: Duration::from_millis(1),
    questions: 5,
};

fn at(path: &Path) -> ScaleLink {
    ScaleLink::usual(path.display().to_string())
}

fn weigh(scale: &FakeScale, patience: Patience) -> Result<Reading, ScaleTrouble> {
    LinkedScale::with(patience).weigh(&at(scale.path()))
}

fn grams(grams: i64) -> Result<Reading, ScaleTrouble> {
    Ok(Reading::Stable { weight: Quantity::from_thousandths(grams).expect("a weight") })
}

#[test]
fn a_weight_at_rest_is_taken_with_one_question() {
    let scale = FakeScale::start([Answer::grams(1_250)]);
    assert_eq!(weigh(&scale, PATIENT), grams(1_250));
    assert_eq!(scale.heard(), b"W");
}

#[test]
fn both_framings_and_every_weighing_anew() {
    let scale = FakeScale::start([Answer::grams(5), Answer::grams(0), Answer::grams(14_995)]);
    let linked = LinkedScale::with(PATIENT);
    for (framing, expected) in
        [(Framing::SevenEven, 5), (Framing::EightNone, 0), (Framing::SevenEven, 14_995)]
    {
        let path = scale.path().display().to_string();
        let link = ScaleLink::Serial { path, baud: 9_600, framing };
        assert_eq!(linked.weigh(&link), grams(expected), "{framing:?}");
    }
}

#[test]
fn a_moving_weight_is_asked_for_again_until_it_rests() {
    let scale = FakeScale::start([Answer::moving(), Answer::moving(), Answer::grams(830)]);
    assert_eq!(weigh(&scale, PATIENT), grams(830));
    assert_eq!(scale.heard(), b"WWW");
}

#[test]
fn a_weight_that_never_rests_is_told_after_so_many_questions() {
    let scale = FakeScale::start([Answer::moving()]);
    assert_eq!(weigh(&scale, PATIENT), Ok(Reading::Moving));
    assert_eq!(scale.heard(), b"WWWWW");
}

#[test]
fn a_moving_weight_is_not_called_silence_when_the_time_is_up() {
    let scale = FakeScale::start([Answer::moving(), Answer::Nothing]);
    assert_eq!(weigh(&scale, Patience { questions: 5, ..HALF }), Ok(Reading::Moving));
}

#[test]
fn what_a_person_has_to_mend_is_told_at_once() {
    for (answer, reading) in [
        (Answer::below_zero(), Reading::BelowZero),
        (Answer::too_heavy(), Reading::TooHeavy),
        (Answer::status(0b00_1000), Reading::NotReady),
    ] {
        let scale = FakeScale::start([answer]);
        assert_eq!(weigh(&scale, PATIENT), Ok(reading));
        assert_eq!(scale.heard(), b"W");
    }
}

#[test]
fn a_silent_scale_is_given_up_and_heard_when_it_speaks_again() {
    let scale = FakeScale::start([Answer::Nothing]);
    assert_eq!(weigh(&scale, HASTY), Err(ScaleTrouble::Silent));
    scale.answer([Answer::grams(300)]);
    assert_eq!(weigh(&scale, PATIENT), grams(300));
}

#[test]
fn garbage_is_no_weight() {
    for garbage in
        [&b"\x02ERR01\r"[..], b"\x0201.25\r", b"\x02\xb01.250\r", b"\x02?\xc1\r", b"\x00\x00\r"]
    {
        let scale = FakeScale::start([Answer::bytes(garbage)]);
        let shown = garbage.escape_ascii();
        assert_eq!(weigh(&scale, PATIENT), Err(ScaleTrouble::Garbled), "{shown}");
        assert_eq!(scale.heard(), b"WWWWW", "{shown}");
    }
}

#[test]
fn one_garbled_answer_is_asked_for_again() {
    let scale = FakeScale::start([Answer::bytes(b"\x02\x00!\r"), Answer::grams(620)]);
    assert_eq!(weigh(&scale, PATIENT), grams(620));
}

#[test]
fn half_an_answer_and_then_the_rest_is_one_weight() {
    let halves = Answer::Pieces(vec![b"\x0201.".to_vec(), b"25".to_vec(), b"0\r".to_vec()]);
    let scale = FakeScale::start([halves]);
    assert_eq!(weigh(&scale, PATIENT), grams(1_250));
}

#[test]
fn half_an_answer_alone_is_no_weight() {
    let scale = FakeScale::start([Answer::bytes(b"\x0201.2")]);
    assert_eq!(weigh(&scale, HALF), Err(ScaleTrouble::Garbled));
}

#[test]
fn an_end_with_its_parity_still_on_it_is_no_end() {
    let scale = FakeScale::start([Answer::bytes(b"\x0201.250\x8d")]);
    assert_eq!(weigh(&scale, HALF), Err(ScaleTrouble::Garbled));
}

#[test]
fn what_was_left_on_the_line_is_no_answer_to_the_next_question() {
    let scale = FakeScale::start([Answer::grams(9_999), Answer::grams(100)]);
    let linked = LinkedScale::with(PATIENT);
    assert_eq!(linked.weigh(&at(scale.path())), grams(9_999));
    // A late second answer, and the beginning of a third.
    scale.say(b"\x0209.999\r\x0209.");
    assert_eq!(linked.weigh(&at(scale.path())), grams(100));
}

#[test]
fn a_pulled_plug_is_told_and_a_plug_put_back_is_enough() {
    let folder = OwnFolder::new();
    let name = folder.path().join("usb-scale");
    let linked = LinkedScale::with(PATIENT);
    let pulled = FakeScale::start([Answer::grams(400), Answer::Unplugged]);
    std::os::unix::fs::symlink(pulled.path(), &name).unwrap();
    assert_eq!(linked.weigh(&at(&name)), grams(400));
    // In the middle of a weighing, and then before it.
    for _ in 0..2 {
        let gone = linked.weigh(&at(&name));
        assert!(matches!(gone, Err(ScaleTrouble::Unreachable(_))), "{gone:?}");
    }
    let back = FakeScale::start([Answer::grams(401)]);
    std::fs::remove_file(&name).unwrap();
    std::os::unix::fs::symlink(back.path(), &name).unwrap();
    assert_eq!(linked.weigh(&at(&name)), grams(401));
}

#[test]
fn what_is_no_line_is_told_at_once() {
    let folder = OwnFolder::new();
    let file = folder.path().join("a file");
    std::fs::write(&file, "not a line").unwrap();
    let none = folder.path().join("nothing");
    let odd =
        ScaleLink::Serial { path: "/dev/null".to_owned(), baud: 0, framing: Framing::SevenEven };
    for link in [ScaleLink::None, at(&file), at(&none), at(Path::new("/dev/null")), odd] {
        let done = LinkedScale::with(PATIENT).weigh(&link);
        assert!(matches!(done, Err(ScaleTrouble::Unreachable(_))), "{link:?} gave {done:?}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"not a line");
}

#[test]
fn two_weighings_at_once_wait_for_each_other() {
    let scale = FakeScale::start([Answer::grams(750)]);
    let linked = LinkedScale::with(PATIENT);
    let link = at(scale.path());
    std::thread::scope(|scope| {
        let weighings: Vec<_> = (0..4).map(|_| scope.spawn(|| linked.weigh(&link))).collect();
        for weighing in weighings {
            assert_eq!(weighing.join().unwrap(), grams(750));
        }
    });
    assert_eq!(scale.heard(), b"WWWW");
}

#[test]
fn the_usual_patience_hears_a_scale_out_for_a_second_and_then_lets_the_till_go_on() {
    let scale = FakeScale::start([Answer::Nothing]);
    let begun = Instant::now();
    assert_eq!(weigh(&scale, Patience::default()), Err(ScaleTrouble::Silent));
    let took = begun.elapsed();
    assert!(took >= Duration::from_secs(1) && took < LONG, "{took:?}");
    assert!(Patience::default().whole < Duration::from_millis(1_500));
}

#[test]
fn the_link_and_the_reading_are_written_as_the_screens_read_them() {
    let link = ScaleLink::usual("/dev/ttyUSB0".to_owned());
    let text = r#"{"kind":"serial","path":"/dev/ttyUSB0","baud":9600,"framing":"seven_even"}"#;
    assert_eq!(serde_json::to_string(&link).unwrap(), text);
    assert_eq!(serde_json::from_str::<ScaleLink>(text).unwrap(), link);
    assert_eq!(serde_json::from_str::<ScaleLink>(r#"{"kind":"none"}"#).unwrap(), ScaleLink::None);
    assert!(serde_json::from_str::<ScaleLink>(&text.replace("baud", "speed")).is_err());
    let weighed = grams(1_250).unwrap();
    let shown = serde_json::to_string(&weighed).unwrap();
    assert_eq!(shown, r#"{"kind":"stable","weight":1250}"#);
    assert_eq!(serde_json::to_string(&Reading::BelowZero).unwrap(), r#"{"kind":"below_zero"}"#);
}
