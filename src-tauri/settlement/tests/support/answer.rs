//! A reply of the TEST book for the tests: one fixed, many random, and the day after it.
//! Must never be dishonest by chance.

use domain::bank_slip::BankSlip;
use domain::digest::Digest;
use domain::money::Money;
use domain::payment::TENDERS;
use domain::promptpay::PromptPayId;
use proptest::prelude::*;
use settlement::fact::{Fact, ReplyReceived};
use settlement::line::Entry;
use settlement::reply::*;
use settlement::version::Version;
use settlement::word::{ReplyWord, VersionOne};

use super::{Draft, MORNING, book, day, device, first_day, market, market_day};
use super::{satang, stall, till};

fn line(name: &str, amount: i64) -> ReplyFeeLine {
    ReplyFeeLine { name: name.to_owned(), amount: satang(amount) }
}

fn file(bytes: &[u8], of: u32, z: u64, verdict: ReceivedAs, net: Option<i64>) -> ReplyFile {
    let part = net.map(|_| 1);
    ReplyFile { file: Digest::of(bytes), day: day(of), z, part, verdict, net: net.map(satang) }
}

/// The second reply to the stall: two days received, a part of the fee paid, a voucher netted.
pub fn answer() -> Reply {
    let (first, second) = (first_day(), market_day());
    let fee = |of: u32, lines: Vec<ReplyFeeLine>, paid: i64| {
        let total = Money::sum(lines.iter().map(|line| line.amount)).unwrap();
        let paid = satang(paid);
        ReplyFeeDay { day: day(of), lines, total, paid, owed: total.minus(paid).unwrap() }
    };
    let payment = |number: &str, of: u32, amount: i64, kind| ReplyPayment {
        number: number.to_owned(),
        day: day(of),
        amount: satang(amount),
        kind,
        reversed: false,
    };
    let back = payment("2569/00002", 21, 1_000, TENDERS[1]);
    Reply {
        t: ReplyWord,
        version: VersionOne,
        market: market(),
        market_name: "ตลาดชุมชนบ้านโนน".to_owned(),
        stall: stall(),
        stall_name: "ข้าวแกงป้าแดง".to_owned(),
        place: "A-12".to_owned(),
        number: 2,
        made: MORNING.later(40_000),
        key: book().public(),
        previous: Some(Digest::of(b"the first reply")),
        received: vec![
            file(&first.bytes(), 21, 1, ReceivedAs::Booked, Some(13_000)),
            file(&second.bytes(), 22, 2, ReceivedAs::Booked, Some(46_106)),
            file(b"something else", 22, 2, ReceivedAs::Refused, None),
        ],
        fees: vec![
            fee(21, vec![line("ค่าแผง", 2_000), line("ยกเว้น ค่าแผง", -500)], 1_500),
            fee(22, vec![line("ค่าแผง", 2_000), line("ค่าไฟ", 3_000)], 2_000),
        ],
        owed_before: satang(500),
        payments: vec![
            payment("2569/00001", 21, 1_500, TENDERS[0]),
            ReplyPayment { reversed: true, ..back },
            payment("2569/00003", 22, 2_000, TENDERS[3]),
        ],
        owed: satang(3_500),
        owed_since: Some(day(15)),
        prompt_pay: Some(ReplyTransfer {
            to: PromptPayId::parse("0812345678").unwrap(),
            amount: satang(3_500),
        }),
        notices: vec!["พรุ่งนี้ตลาดหยุด \"วันพระ\" เปิดอีกครั้งวันอังคาร".to_owned()],
        prices: vec!["ค่าแผง 20 บาท/วัน".to_owned(), "ค่าไฟ 10 บาท/ดวง/วัน".to_owned()],
        withdrawn: vec!["7K2QD-M0XW9".to_owned(), "AAAAA-AAAAA".to_owned()],
        refused_slips: vec![BankSlip {
            bank: "014".to_owned(),
            reference: "2026112200abCDefG".to_owned(),
        }],
        certificate: Some(ReplyKey { device: device(), key: till().public() }),
    }
}

/// The first day of a till that had a reply before it opened: version 3.
pub fn answered_day() -> Draft {
    let mut draft = first_day();
    let file = Digest::of(&make_reply(&answer(), &book()).unwrap());
    let fact = Fact::ReplyReceived(ReplyReceived { number: 2, file });
    let at = draft.entries[0].clone();
    draft.entries.insert(1, Entry { fact, ..at });
    draft.open.version = Version::needed(draft.entries.iter().map(|entry| &entry.fact));
    draft.open.last_reply = Some(file);
    draft.rechain();
    draft.honest(Money::ZERO);
    draft
}

/// Replies as any book may write them.
pub fn any_answer() -> impl Strategy<Value = Reply> {
    let fees = prop::collection::vec((0_i64..9_000, 0_i64..9_000, 0_i64..9_000), 0..8);
    let texts = prop::collection::vec("[ก-ฮa-z\"\\\\ ]{1,40}", 0..4);
    let serials = prop::collection::btree_set("[0-9A-Z-]{1,12}", 0..9);
    let rest = (1_u64..9, -9_000_i64..9_000, 0_u8..7, any::<[bool; 4]>());
    (fees, texts, serials, rest).prop_map(|(fees, texts, serials, (number, before, way, flags))| {
        let mut reply = answer();
        reply.number = number;
        reply.previous = (number > 1).then(|| Digest::of(b"before"));
        reply.fees = fees
            .iter()
            .zip(1..)
            .map(|((one, two, paid), of)| {
                let (total, paid) = (satang(one + two), satang(*paid));
                let lines = vec![line("ค่าแผง", *one), line("ค่าไฟ", *two)];
                let owed = total.minus(paid).unwrap();
                ReplyFeeDay { day: day(of), lines, total, paid, owed }
            })
            .collect();
        reply.owed_before = satang(before);
        reply.owed = Money::sum(reply.fees.iter().map(|day| day.owed)).unwrap();
        reply.owed = reply.owed.plus(reply.owed_before).unwrap();
        reply.prompt_pay = reply.prompt_pay.filter(|_| reply.owed > Money::ZERO && flags[0]);
        if let Some(transfer) = &mut reply.prompt_pay {
            transfer.amount = reply.owed;
        }
        reply.payments[0].kind = TENDERS[usize::from(way)];
        reply.payments[0].reversed = flags[1];
        reply.notices = texts.clone();
        reply.prices = texts;
        reply.withdrawn = serials.into_iter().collect();
        reply.certificate = reply.certificate.filter(|_| flags[2]);
        reply.owed_since = reply.owed_since.filter(|_| flags[3]);
        reply
    })
}
