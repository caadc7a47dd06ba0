//! A fixed market day for the tests: one stall, two days, every kind of line.
//! Must never ask a clock or the machine's randomness: the same bytes on every machine.
#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs")]

pub mod answer;
pub mod faults;
pub mod random;
pub mod rich;

use domain::cash::pieces_for;
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, InviteId, MarketId, RequestId, StallId};
use domain::money::Money;
use domain::payment::{TenderDraft, TenderKind, settle};
use domain::pricing::{Asked, LineDraft, Terms, price};
use domain::quantity::Quantity;
use domain::refund::{RefundLine, Repayment};
use domain::sale::Bill;
use domain::tax::{TaxClass, vat_included};
use domain::unit::Unit;
use settlement::day_file::{self, Close, Open};
use settlement::entry::Facts;
use settlement::fact::*;
use settlement::invite::{Invitation, Salt};
use settlement::key::SigningSeed;
use settlement::line::Entry;
use settlement::totals::re_add;
use settlement::version::Version;
use settlement::voucher::Voucher;
use settlement::word::{CloseWord, OpenWord};

/// TEST seed of the till.
pub const TILL_SEED: [u8; 32] = [0x11; 32];
/// TEST seed of the book.
pub const BOOK_SEED: [u8; 32] = [0x22; 32];
/// 2026-11-22 06:00 in Bangkok.
pub const MORNING: Timestamp = Timestamp::from_seconds(1_795_302_000);

pub fn till() -> SigningSeed {
    SigningSeed::from_bytes(&TILL_SEED)
}

pub fn book() -> SigningSeed {
    SigningSeed::from_bytes(&BOOK_SEED)
}

pub fn satang(satang: i64) -> Money {
    Money::from_satang(satang).unwrap()
}

pub fn day(day: u32) -> Day {
    Day::new(2026, 11, day).unwrap()
}

pub fn market() -> MarketId {
    MarketId::new(MORNING, [1; 10])
}

pub fn stall() -> StallId {
    StallId::new(MORNING, [2; 10])
}

pub fn device() -> DeviceId {
    DeviceId::new(MORNING, [3; 10])
}

pub fn invite_id() -> InviteId {
    InviteId::new(MORNING, [4; 10])
}

pub fn request(number: u8) -> RequestId {
    RequestId::new(MORNING, [number; 10])
}

/// A voucher of the market that may buy two kinds of goods until the end of the month.
pub fn voucher() -> Voucher {
    Voucher {
        market: market(),
        serial: "7K2QD-M0XW9".to_owned(),
        value: Money::baht(100),
        goods: vec!["ข้าวสาร".to_owned(), "ไข่".to_owned()],
        issued: day(1),
        expires: day(30),
        holder: "H-014".to_owned(),
    }
}

/// A settlement that can be bent before it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub open: Open,
    pub entries: Vec<Entry>,
    pub close: Close,
}

impl Draft {
    pub fn lines(&self) -> Vec<String> {
        self.entries.iter().map(Entry::line).collect()
    }

    /// What is signed, as it stands: nothing is put right.
    pub fn bytes(&self) -> Vec<u8> {
        day_file::write(&self.open, &self.lines(), &self.close, &till()).unwrap()
    }

    /// Numbers and hashes put right, as a cheating stall would; sums are left as they are.
    pub fn rechain(&mut self) {
        for (entry, n) in self.entries.iter_mut().zip(self.open.first_n..) {
            entry.n = n;
        }
        self.close.last_n = self.entries.last().map_or(0, |entry| entry.n);
        self.close.head =
            self.lines().iter().fold(self.open.before, |hash, line| hash.chained(line));
    }

    /// All sums put right from the lines, then the chain: what an honest till would write.
    pub fn honest(&mut self, grand_before: Money) {
        let mut totals = re_add(&self.entries).unwrap();
        totals.grand_total = grand_before.plus(totals.net).unwrap();
        let counted = pieces_for(totals.expected_cash);
        let counted_total = domain::cash::total(&counted).unwrap();
        let over_short = counted_total.minus(totals.expected_cash).unwrap();
        if let Some(Fact::DayClosed(closed)) = self.entries.last_mut().map(|entry| &mut entry.fact)
        {
            closed.totals = totals;
            closed.counted = counted;
            closed.counted_total = counted_total;
            closed.over_short = over_short;
        }
        self.close = Close::of(self.entries.last().unwrap(), Digest::START).unwrap();
        self.rechain();
    }

    pub fn sale(&mut self, index: usize) -> &mut Sale {
        match &mut self.entries[index].fact {
            Fact::Sale(sale) => sale,
            other => panic!("{} is no sale", other.kind()),
        }
    }

    pub fn refund(&mut self, index: usize) -> &mut Refund {
        match &mut self.entries[index].fact {
            Fact::Refund(refund) => refund,
            other => panic!("{} is no refund", other.kind()),
        }
    }

    pub fn closed(&mut self) -> &mut DayClosed {
        match self.entries.last_mut().map(|entry| &mut entry.fact) {
            Some(Fact::DayClosed(closed)) => closed,
            _ => panic!("the last line is no closing"),
        }
    }

    /// The place of the first entry of a kind.
    pub fn place(&self, kind: &str) -> usize {
        self.entries.iter().position(|entry| entry.fact.kind() == kind).unwrap()
    }
}

pub fn goods(name: &str, unit: Unit, price: i64, thousandths: i64, tax: TaxClass) -> LineDraft {
    LineDraft {
        goods: None,
        category: None,
        name: name.to_owned(),
        unit,
        quantity: Quantity::from_thousandths(thousandths).unwrap(),
        list_price: satang(price),
        asked: Asked::List,
        discount: None,
        tax,
    }
}

/// A bill without rules or discounts.
pub fn plain(drafts: &[LineDraft]) -> Bill {
    let day = Day::new(2026, 11, 22).unwrap();
    price(drafts, Terms { rules: &[], day, weighed: None, discount: None }).unwrap()
}

pub fn sale(receipt: u64, drafts: &[LineDraft], given: &[(TenderKind, i64)]) -> Fact {
    let bill = plain(drafts);
    let tenders: Vec<_> = given
        .iter()
        .map(|(kind, sum)| TenderDraft { kind: *kind, amount: satang(*sum), detail: None })
        .collect();
    let settled = settle(bill.total, &tenders, None).unwrap();
    Fact::Sale(Sale {
        request: request(u8::try_from(receipt).unwrap()),
        receipt,
        lines: bill.lines,
        total: bill.total,
        vat: bill.vat,
        tenders: settled.tenders,
        change: settled.change,
        rounding: settled.rounding,
        by: None,
        approved: None,
    })
}

pub fn refund(receipt: u64, of: u64, line: u32, thousandths: i64, sum: i64, taxed: bool) -> Fact {
    Fact::Refund(Refund {
        request: request(u8::try_from(receipt).unwrap()),
        receipt,
        of,
        lines: vec![RefundLine {
            line,
            quantity: Quantity::from_thousandths(thousandths).unwrap(),
            amount: satang(sum),
        }],
        total: satang(sum),
        taxed: if taxed { satang(sum) } else { Money::ZERO },
        vat: if taxed { vat_included(satang(sum)).unwrap() } else { Money::ZERO },
        repayments: vec![Repayment { kind: TenderKind::Cash, amount: satang(sum) }],
        reason: "ของเสีย".to_owned(),
        rounding: Money::ZERO,
        by: None,
        approved: None,
    })
}

pub fn moved(number: u8, direction: CashDirection, sum: i64) -> Fact {
    let (request, amount) = (request(number), satang(sum));
    Fact::CashMoved(CashMoved {
        request,
        direction,
        amount,
        reason: "น้ำแข็ง".to_owned(),
        by: None,
        approved: None,
    })
}

fn draft(z: u64, business: Day, opened: Timestamp, first_n: u64, facts: Vec<Fact>) -> Draft {
    let mut at = opened;
    let mut entries: Vec<Entry> = Vec::new();
    for (fact, n) in facts.into_iter().zip(first_n..) {
        if !entries.is_empty() {
            at = at.later(60);
        }
        entries.push(Entry { n, at, day: business, fact, private: None });
    }
    let opening = entries.iter().find(|entry| entry.fact.kind() == "day_opened").unwrap();
    let opened = opening.at;
    let closed = DayClosed {
        z,
        epoch: 0,
        part: 1,
        opened,
        totals: Totals::default(),
        counted: Vec::new(),
        counted_total: Money::ZERO,
        over_short: Money::ZERO,
        reason: String::new(),
        by: None,
        approved: None,
        kept: Money::baht(300),
    };
    let last = first_n + entries.len() as u64;
    let fact = Fact::DayClosed(Box::new(closed));
    let end = at.later(3_600);
    entries.push(Entry { n: last, at: end, day: business, fact, private: None });
    let open = Open {
        t: OpenWord,
        version: Version::One,
        market: Some(market()),
        market_name: "ตลาดชุมชนบ้านโนน".to_owned(),
        stall: stall(),
        stall_name: "ข้าวแกงป้าแดง".to_owned(),
        place: "A-12".to_owned(),
        device: device(),
        key: till().public(),
        day: business,
        z,
        epoch: 0,
        part: 1,
        amends: None,
        previous_file: None,
        last_reply: None,
        first_n,
        before: Digest::START,
        price_list: Digest::of(b"prices"),
        opened,
        float: Money::baht(500),
        people: 2,
    };
    let close = Close {
        t: CloseWord,
        closed: end,
        totals: Totals::default(),
        counted: Vec::new(),
        counted_total: Money::ZERO,
        over_short: Money::ZERO,
        last_n: last,
        head: Digest::START,
    };
    Draft { open, entries, close }
}

fn opened() -> Fact {
    Fact::DayOpened(DayOpened { part: 1, float: Money::baht(500), people: 2 })
}

/// The first day: enrolled, one sale.
pub fn first_day() -> Draft {
    let enrolled = Fact::Enrolled(Enrolled {
        device: device(),
        market: Some(market()),
        market_name: "ตลาดชุมชนบ้านโนน".to_owned(),
        stall: stall(),
        stall_name: "ข้าวแกงป้าแดง".to_owned(),
        place: "A-12".to_owned(),
        key: till().public().to_string(),
    });
    let lines = [
        goods("ข้าวแกง 2 อย่าง", Unit::Plate, 5_000, 2_000, TaxClass::Vat),
        goods("ผักบุ้ง", Unit::Bunch, 1_000, 3_000, TaxClass::Exempt),
    ];
    let one = sale(1, &lines, &[(TenderKind::Cash, 15_000)]);
    let mut draft = draft(1, day(21), MORNING.later(-86_400), 1, vec![enrolled, opened(), one]);
    draft.honest(Money::ZERO);
    draft
}

/// The second day: every kind of line but `enrolled` and `restored`.
pub fn market_day() -> Draft {
    use TenderKind::{Cash, PromptPay};
    let first = first_day();
    let plate =
        |count: i64| goods("ข้าวแกง 1 อย่าง", Unit::Plate, 5_000, count * 1_000, TaxClass::Vat);
    let fish = |grams| goods("ปลานิล", Unit::Kilogram, 3_333, grams, TaxClass::Exempt);
    let made = SettlementMade {
        z: 1,
        of: day(21),
        file: Digest::of(&first.bytes()),
        price_list: Digest::of(b"prices"),
    };
    let clock = Clock { was: MORNING.later(300), now: MORNING.later(240) };
    let facts = vec![
        Fact::SettlementMade(made),
        Fact::GoodsChanged(GoodsChanged { count: 2 }),
        opened(),
        sale(2, &[plate(3), fish(1_350)], &[(Cash, 50_000)]),
        Fact::LinesRemoved(LinesRemoved { count: 1, amount: satang(5_000), by: None }),
        sale(3, &[plate(1)], &[(PromptPay, 5_000)]),
        sale(4, &[fish(333), plate(2)], &[(PromptPay, 6_000), (Cash, 10_000)]),
        Fact::Clock(clock),
        Fact::DrawerOpened(DrawerOpened {
            reason: "แลกเงิน".to_owned(), by: None, approved: None
        }),
        refund(5, 4, 2, 1_000, 5_000, true),
        refund(6, 1, 2, 1_000, 1_000, false),
        moved(101, CashDirection::In, 30_000),
        moved(102, CashDirection::Out, 4_000),
        moved(103, CashDirection::Drop, 50_000),
        Fact::PrintedAgain(PrintedAgain { receipt: 3, copy: 1 }),
        sale(
            7,
            &[goods("น้ำเปล่า \"เย็น\"", Unit::Bottle, 700, 1_000, TaxClass::Vat)],
            &[(Cash, 700)],
        ),
    ];
    let mut draft = draft(2, day(22), MORNING, first.close.last_n + 1, facts);
    draft.open.before = first.close.head;
    draft.open.previous_file = Some(Digest::of(&first.bytes()));
    let (_, digest) = settlement::private::private_digest([7; 16], r#"{"cost":3200}"#);
    draft.entries[1].private = Some(digest);
    draft.honest(first.close.totals.grand_total);
    draft
}

/// TEST randomness of the one-time code.
pub const CODE_RANDOM: [u8; 7] = [0, 1, 2, 3, 4, 5, 6];

/// What the book invites the stall to.
pub fn invitation() -> Invitation {
    Invitation {
        invite: invite_id(),
        market: market(),
        market_name: "ตลาดชุมชนบ้านโนน".to_owned(),
        stall: stall(),
        stall_name: "ข้าวแกงป้าแดง".to_owned(),
        place: "A-12".to_owned(),
        zone: "อาหารปรุงสำเร็จ".to_owned(),
        fees: vec!["ค่าแผง 20 บาท/วัน".to_owned(), "ค่าไฟ 10 บาท/วัน".to_owned()],
        expires: day(30),
        salt: Salt::from_random([9; 16]),
    }
}
