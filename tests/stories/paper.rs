//! Paper: queued with the sale, printed beside it, failing without harm.

use api::ports::PrintFailure;
use serde_json::{Value, json};
use tests::printer::paper;
use tests::world::World;
use tests::{Folder, Stall};

fn stall_with_printer(world: &World, folder: &Folder) -> (Stall, String) {
    let stall = Stall::new(world, folder.path(), 3);
    stall.set_up("ร้านก๋วยเตี๋ยวป้าน้อย", "B-2");
    let mut settings = stall.ask("till_settings", json!({}));
    settings["printer"] = json!({
        "link": { "kind": "network", "host": "127.0.0.1", "port": 9100 },
        "dots": 384, "cut": true, "drawer_pin": 2, "every_sale": true,
    });
    stall.ask("keep_till_settings", settings);
    let noodles = stall.goods("ก๋วยเตี๋ยวเรือน้ำตก", 45);
    stall.open_day(500);
    (stall, noodles)
}

fn png_dots(picture: &Value) -> (usize, Vec<u8>) {
    let decoder = png::Decoder::new(std::io::Cursor::new(tests::market::bytes_of(
        &json!({ "data": picture["png"] }),
    )));
    let mut reader = decoder.read_info().unwrap();
    let mut rows = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rows).unwrap();
    let width = info.width as usize;
    let dots = rows[..info.buffer_size()]
        .chunks(info.line_size)
        .flat_map(|row| {
            (0..width).map(|x| u8::from(row[x / 8] >> (7 - x % 8) & 1 == 0)).collect::<Vec<_>>()
        })
        .collect();
    (width, dots)
}

#[test]
fn the_picture_on_the_screen_is_the_very_bitmap_that_is_printed() {
    let (world, folder) = (World::new(1), Folder::new("picture"));
    let (mut stall, noodles) = stall_with_printer(&world, &folder);
    stall.sell(&[(&noodles, 2)], Some(100));
    assert!(stall.app.print_waiting());
    let job = world.printer().jobs().remove(0);
    assert_eq!(&job[..5], &[0x1b, b'p', 0, 25, 250]); // the drawer opens first
    let printed = paper(&job);
    let picture = stall.ask("picture", json!({ "kind": "receipt", "number": 1, "copy": 0 }));
    let (width, dots) = png_dots(&picture);
    assert_eq!(width, printed.width);
    // bands may end in blank rows that the picture does not have
    assert!(
        printed.dots.starts_with(&dots) && printed.dots[dots.len()..].iter().all(|dot| *dot == 0)
    );
    assert!(dots.iter().filter(|dot| **dot == 1).count() > 2_000);
}

#[test]
fn a_printer_that_fails_undoes_no_sale_and_says_why() {
    let (world, folder) = (World::new(2), Folder::new("failing-printer"));
    let (mut stall, noodles) = stall_with_printer(&world, &folder);
    for (failure, word, state) in [
        (PrintFailure::Unreachable("off".into()), "unreachable", "failed"),
        (PrintFailure::NotReady { paper_out: true, cover_open: false }, "paper_out", "failed"),
        (PrintFailure::NotReady { paper_out: false, cover_open: true }, "cover_open", "failed"),
        (PrintFailure::Stuck { sent: 900 }, "stopped", "unsure"),
    ] {
        world.printer().fail(Some(failure));
        let sold = stall.sell(&[(&noodles, 1)], None);
        assert_eq!(sold["repeated"], false);
        assert!(!stall.app.print_waiting());
        let jobs = stall.ask("till_state", json!({}))["jobs"].clone();
        assert_eq!(
            (jobs[0]["failure"].as_str(), jobs[0]["state"].as_str()),
            (Some(word), Some(state))
        );
        stall.ask("give_job_up", json!({ "id": jobs[0]["id"] }));
    }
    assert_eq!(world.printer().jobs().len(), 0);
    world.printer().fail(None);
    stall.sell(&[(&noodles, 1)], None);
    assert!(stall.app.print_waiting());
}

#[test]
fn the_queue_survives_a_restart_and_a_copy_says_that_it_is_one() {
    let (world, folder) = (World::new(3), Folder::new("queue"));
    let (mut stall, noodles) = stall_with_printer(&world, &folder);
    world.printer().fail(Some(PrintFailure::Unreachable("off".into())));
    stall.sell(&[(&noodles, 1)], None);
    stall.app.print_waiting();
    drop(stall);
    world.printer().fail(None);
    let again = tests::market::Computer::open(&world, folder.path()).unwrap();
    again.ask("retry_jobs", json!({}));
    assert!(again.app.print_waiting());
    let original = world.printer().jobs().len();
    let copy = again.ask("print", json!({ "kind": "receipt", "number": 1, "copy": 0 }));
    assert_eq!(copy, json!({ "queued": true, "copy": 1 }));
    assert!(again.app.print_waiting());
    let jobs = world.printer().jobs();
    assert_eq!(jobs.len(), original + 1);
    assert!(jobs[1].len() > jobs[0].len(), "a copy carries a banner");
    assert_eq!(again.ask("x_report", json!({}))["totals"]["printed_again"], 1);
}

#[test]
fn without_a_printer_nothing_waits_and_nothing_fails() {
    let (world, folder) = (World::new(4), Folder::new("no-printer"));
    let mut stall = Stall::new(&world, folder.path(), 4);
    stall.set_up("ร้านผัก", "");
    let greens = stall.goods("ผักบุ้ง", 10);
    stall.open_day(0);
    stall.sell(&[(&greens, 1)], None);
    assert_eq!(
        stall.ask("print", json!({ "kind": "receipt", "number": 1, "copy": 0 })),
        json!({ "queued": false, "copy": 0 })
    );
    assert_eq!(stall.ask("till_state", json!({}))["jobs"], json!([]));
    assert!(!stall.app.print_waiting());
}

#[test]
fn a_promptpay_qr_carries_the_amount_to_the_satang() {
    let (world, folder) = (World::new(5), Folder::new("promptpay"));
    let stall = Stall::new(&world, folder.path(), 5);
    stall.set_up("ร้านผัก", "");
    assert_eq!(stall.ask("promptpay_qr", json!({ "amount": 14_550 })), Value::Null);
    let mut settings = stall.ask("till_settings", json!({}));
    settings["promptpay"] = json!("081-234-5678");
    stall.ask("keep_till_settings", settings);
    let made = stall.ask("promptpay_qr", json!({ "amount": 14_550 }));
    assert_eq!(
        made["qr"]["text"],
        "00020101021229370016A0000006770101110113006681234567853037645406145.505802TH6304E295"
    );
    assert_eq!(made["to"], "xxx-xxx-5678");
    assert!(made["qr"]["svg"].as_str().unwrap().starts_with("<svg"));
}
