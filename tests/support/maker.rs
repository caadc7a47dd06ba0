//! Settlement files made without a till, quickly: as many sales as a test or a bench wants, right
//! in every sum. Must never be taken for a till: it remembers only what the next file needs.

use domain::cash::{pieces_for, total};
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, MarketId, RequestId, StallId};
use domain::money::Money;
use domain::payment::{Tender, TenderKind};
use domain::quantity::Quantity;
use domain::sale::PricedLine;
use settlement::day_file::{self, Close, Open};
use settlement::fact::{DayClosed, DayOpened, Enrolled, Fact, Sale};
use settlement::invite::{check_code, read_invite};
use settlement::join::make_join;
use settlement::key::SigningSeed;
use settlement::line::Entry;
use settlement::totals::re_add;
use settlement::version::Version;

use crate::Random;

/// A stall that makes files.
#[derive(Clone)]
pub struct Maker {
    market: MarketId,
    stall: StallId,
    place: String,
    device: DeviceId,
    seed: SigningSeed,
    random: Random,
    n: u64,
    head: Digest,
    z: u64,
    receipts: u64,
    grand_total: Money,
    previous_file: Option<Digest>,
}

impl std::fmt::Debug for Maker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Maker of {}", self.place)
    }
}

impl Maker {
    /// A stall of a market, by a number that its key and its sales come from.
    #[must_use]
    pub fn new(market: MarketId, stall: StallId, place: &str, number: u64) -> Maker {
        let bytes = *Digest::of(format!("a bench's stall {number}").as_bytes()).bytes();
        let mut random = [0; 10];
        random.copy_from_slice(&bytes[..10]);
        Maker {
            market,
            stall,
            place: place.to_owned(),
            device: DeviceId::new(Timestamp::from_seconds(1_795_302_000), random),
            seed: SigningSeed::from_bytes(&bytes),
            random: Random::new(number),
            n: 0,
            head: Digest::START,
            z: 0,
            receipts: 0,
            grand_total: Money::ZERO,
            previous_file: None,
        }
    }

    /// The join file that answers an invitation.
    ///
    /// # Panics
    /// When the invitation or its code is not right.
    #[must_use]
    pub fn join(&self, invite: &[u8], code: &str) -> Vec<u8> {
        let invite = read_invite(invite).expect("an invitation");
        let code = check_code(&invite, code).expect("its code");
        make_join(&invite, &code, self.device, &self.seed).expect("a join")
    }

    /// The file of a day with so many sales of one to three lines, seven of ten in cash, from six
    /// in the morning on.
    ///
    /// # Panics
    /// When a sum does not fit, which none here does.
    pub fn day(&mut self, of: Day, sales: u64) -> Vec<u8> {
        self.z += 1;
        let (first_n, before) = (self.n + 1, self.head);
        let mut day = Making { of, at: of.moment(0, 6 * 60), entries: vec![], lines: vec![] };
        if first_n == 1 {
            let enrolled = Fact::Enrolled(self.enrolled());
            self.add(&mut day, enrolled);
        }
        let float = Money::baht(500);
        self.add(&mut day, Fact::DayOpened(DayOpened { part: 1, float, people: 2 }));
        let opened = day.at;
        let apart = (10 * 3_600 / (sales + 1)).min(600);
        for _ in 0..sales {
            day.at = day.at.later(i64::try_from(apart).expect("a morning"));
            let sale = self.sale(day.at);
            self.add(&mut day, Fact::Sale(sale));
        }
        let closed = self.closed(&day.entries, opened);
        self.add(&mut day, Fact::DayClosed(Box::new(closed)));
        self.file(&day, first_n, before, opened)
    }

    fn add(&mut self, day: &mut Making, fact: Fact) {
        self.n += 1;
        let entry = Entry { n: self.n, at: day.at, day: day.of, fact, private: None };
        let line = entry.line();
        self.head = self.head.chained(&line);
        day.entries.push(entry);
        day.lines.push(line);
    }

    fn enrolled(&self) -> Enrolled {
        Enrolled {
            device: self.device,
            market: Some(self.market),
            market_name: "ตลาดใหญ่".to_owned(),
            stall: self.stall,
            stall_name: format!("ร้าน {}", self.place),
            place: self.place.clone(),
            key: self.seed.public().to_string(),
        }
    }

    fn sale(&mut self, at: Timestamp) -> Sale {
        let lines: Vec<PricedLine> = (0..self.random.between(1, 3)).map(|_| self.line()).collect();
        let sum = Money::sum(lines.iter().map(|line| line.amount)).expect("a small bill");
        let cash = self.random.chance(70);
        let kind = if cash { TenderKind::Cash } else { TenderKind::PromptPay };
        self.receipts += 1;
        let mut random = [5; 10];
        random[..8].copy_from_slice(&self.random.bits().to_le_bytes());
        Sale {
            request: RequestId::new(at, random),
            receipt: self.receipts,
            lines,
            total: sum,
            vat: Money::ZERO,
            tenders: vec![Tender { kind, amount: sum, received: sum, detail: None }],
            change: Money::ZERO,
            rounding: None,
            by: None,
            approved: None,
        }
    }

    fn line(&mut self) -> PricedLine {
        let amount = Money::baht(5 * self.random.between(2, 24));
        let goods = ["ข้าวเหนียวหมูปิ้ง", "ผักบุ้ง", "กล้วยน้ำว้า", "น้ำพริกหนุ่ม", "ปลาทูนึ่ง"];
        PricedLine {
            goods: None,
            name: (*self.random.one_of(&goods)).to_owned(),
            unit: Default::default(),
            quantity: Quantity::ONE,
            unit_price: amount,
            list_price: None,
            reason: None,
            rounding: None,
            label: None,
            discounts: vec![],
            amount,
            tax: Default::default(),
        }
    }

    fn closed(&self, entries: &[Entry], opened: Timestamp) -> DayClosed {
        let mut totals = re_add(entries).expect("a small day");
        totals.grand_total = self.grand_total.plus(totals.net).expect("small days");
        let counted = pieces_for(totals.expected_cash);
        let counted_total = total(&counted).expect("known pieces");
        DayClosed {
            z: self.z,
            epoch: 0,
            part: 1,
            opened,
            over_short: counted_total.minus(totals.expected_cash).expect("small"),
            totals,
            counted,
            counted_total,
            reason: String::new(),
            kept: Money::baht(500),
            by: None,
            approved: None,
        }
    }

    fn file(&mut self, day: &Making, first_n: u64, before: Digest, opened: Timestamp) -> Vec<u8> {
        let open = Open {
            t: Default::default(),
            version: Version::needed(day.entries.iter().map(|entry| &entry.fact)),
            market: Some(self.market),
            market_name: "ตลาดใหญ่".to_owned(),
            stall: self.stall,
            stall_name: format!("ร้าน {}", self.place),
            place: self.place.clone(),
            device: self.device,
            key: self.seed.public(),
            day: day.of,
            z: self.z,
            epoch: 0,
            part: 1,
            amends: None,
            previous_file: self.previous_file,
            last_reply: None,
            first_n,
            before,
            price_list: Digest::of(b"prices"),
            opened,
            float: Money::baht(500),
            people: 2,
        };
        let last = day.entries.last().expect("a closed day");
        let close = Close::of(last, self.head).expect("a closed day");
        self.grand_total = close.totals.grand_total;
        let bytes = day_file::write(&open, &day.lines, &close, &self.seed).expect("a small file");
        self.previous_file = Some(Digest::of(&bytes));
        bytes
    }
}

/// A day as it is made.
struct Making {
    of: Day,
    at: Timestamp,
    entries: Vec<Entry>,
    lines: Vec<String>,
}
