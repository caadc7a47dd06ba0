//! A stall's till as far as the book can see it: valid settlement files, day after day.
//! Must never hand out a file that the settlement crate itself would refuse.

use domain::cash::{pieces_for, total};
use domain::day::Timestamp;
use domain::digest::Digest;
use domain::id::{DeviceId, MarketId, RequestId, StallId};
use domain::money::Money;
use domain::payment::{Tender, TenderDetail, TenderKind};
use domain::quantity::Quantity;
use domain::refund::{RefundLine, Repayment};
use domain::sale::PricedLine;
use settlement::day_file::{self, Close, Open};
use settlement::fact::{DayClosed, DayOpened, Enrolled, Fact, Refund, Restored, Sale};
use settlement::key::SigningSeed;
use settlement::line::Entry;
use settlement::totals::re_add;
use settlement::version::Version;

use crate::market::{MORNING, day};

/// A till. A clone of it goes another way, as a copied disk does.
#[derive(Clone)]
pub struct Stall {
    pub market: Option<MarketId>,
    pub id: StallId,
    pub place: String,
    pub device: DeviceId,
    pub seed: SigningSeed,
    pub epoch: u32,
    n: u64,
    head: Digest,
    z: u64,
    part: u32,
    last_day: String,
    receipts: u64,
    requests: u64,
    grand_total: Money,
    previous_file: Option<Digest>,
    clock: i64,
    /// The slips of the transfers to come: bank and reference.
    slips: Vec<(String, String)>,
    /// The serials of the vouchers to come.
    vouchers: Vec<String>,
}

impl Stall {
    pub fn new(
        market: MarketId,
        id: StallId,
        place: &str,
        device: DeviceId,
        seed: SigningSeed,
    ) -> Stall {
        Stall {
            market: Some(market),
            id,
            place: place.to_owned(),
            device,
            seed,
            epoch: 0,
            n: 0,
            head: Digest::START,
            z: 0,
            part: 0,
            last_day: String::new(),
            receipts: 0,
            requests: 0,
            grand_total: Money::ZERO,
            previous_file: None,
            clock: MORNING,
            slips: vec![],
            vouchers: vec![],
        }
    }

    /// Sells by transfer for 100 baht each, with these slips of one bank, and closes the day.
    pub fn day_of_slips(&mut self, of: &str, references: &[&str]) -> Vec<u8> {
        let slip = |reference: &&str| ("002".to_owned(), (*reference).to_owned());
        self.slips = references.iter().rev().map(slip).collect();
        self.day(of, &vec![-100; references.len()])
    }

    /// Sells for vouchers of these serials and baht, and closes the day; of the first sale, the
    /// whole is given back `refunds` times one (0 or 1).
    pub fn day_of_vouchers(&mut self, of: &str, uses: &[(&str, i64)], refunds: usize) -> Vec<u8> {
        self.vouchers = uses.iter().rev().map(|(serial, _)| (*serial).to_owned()).collect();
        let amounts: Vec<i64> = uses.iter().map(|(_, baht)| *baht).collect();
        self.whole_day(of, &amounts, refunds)
    }

    /// Some minutes later.
    pub fn later(&mut self, minutes: i64) {
        self.clock += minutes * 60;
    }

    /// Sells for these amounts of whole baht in cash and closes the day.
    pub fn day(&mut self, of: &str, sales: &[i64]) -> Vec<u8> {
        self.whole_day(of, sales, 0)
    }

    /// The same; below zero is a transfer. Of the first sale, the whole is given back
    /// `refunds` times one (0 or 1).
    pub fn whole_day(&mut self, of: &str, sales: &[i64], refunds: usize) -> Vec<u8> {
        self.part = if self.last_day == of { self.part + 1 } else { 1 };
        self.last_day = of.to_owned();
        self.z += 1;
        let (first_n, before) = (self.n + 1, self.head);
        let mut book = Day { stall: self, of: of.to_owned(), entries: vec![], lines: vec![] };
        if first_n == 1 {
            book.enrol();
        }
        if book.stall.epoch > 0 && book.stall.previous_file.is_none() {
            let epoch = book.stall.epoch;
            book.add(Fact::Restored(Restored { epoch, was_at: 99 }));
        }
        let part = book.stall.part;
        book.add(Fact::DayOpened(DayOpened { part, float: Money::baht(500), people: 2 }));
        for amount in sales {
            book.sell(*amount);
        }
        for _ in 0..refunds {
            book.give_back_first();
        }
        book.close();
        let (entries, lines) = (book.entries, book.lines);
        self.file(of, first_n, before, &entries, &lines)
    }

    fn file(
        &mut self,
        of: &str,
        first_n: u64,
        before: Digest,
        entries: &[Entry],
        lines: &[String],
    ) -> Vec<u8> {
        let opened = entries.iter().find(|entry| matches!(entry.fact, Fact::DayOpened(_)));
        let open = Open {
            t: Default::default(),
            version: Version::needed(entries.iter().map(|entry| &entry.fact)),
            market: self.market,
            market_name: "ตลาดใต้เคี่ยม".to_owned(),
            stall: self.id,
            stall_name: format!("ร้าน {}", self.place),
            place: self.place.clone(),
            device: self.device,
            key: self.seed.public(),
            day: day(of),
            z: self.z,
            epoch: self.epoch,
            part: self.part,
            amends: None,
            previous_file: self.previous_file,
            last_reply: None,
            first_n,
            before,
            price_list: Digest::of(b"prices"),
            opened: opened.unwrap().at,
            float: Money::baht(500),
            people: 2,
        };
        let close = Close::of(entries.last().unwrap(), self.head).unwrap();
        self.grand_total = close.totals.grand_total;
        let bytes = day_file::write(&open, lines, &close, &self.seed).unwrap();
        self.previous_file = Some(Digest::of(&bytes));
        bytes
    }

    /// As after an older copy of the till was put in place.
    pub fn restored(&self) -> Stall {
        Stall { epoch: self.epoch + 1, previous_file: None, ..self.clone() }
    }
}

/// One day as it is rung up.
struct Day<'a> {
    stall: &'a mut Stall,
    of: String,
    entries: Vec<Entry>,
    lines: Vec<String>,
}

impl Day<'_> {
    fn add(&mut self, fact: Fact) {
        self.stall.n += 1;
        self.stall.clock += 60;
        let at = Timestamp::from_seconds(self.stall.clock);
        let entry = Entry { n: self.stall.n, at, day: day(&self.of), fact, private: None };
        let line = entry.line();
        self.stall.head = self.stall.head.chained(&line);
        self.entries.push(entry);
        self.lines.push(line);
    }

    fn enrol(&mut self) {
        let stall = &self.stall;
        let enrolled = Enrolled {
            device: stall.device,
            market: stall.market,
            market_name: "ตลาดใต้เคี่ยม".to_owned(),
            stall: stall.id,
            stall_name: format!("ร้าน {}", stall.place),
            place: stall.place.clone(),
            key: stall.seed.public().to_string(),
        };
        self.add(Fact::Enrolled(enrolled));
    }

    fn request(&mut self) -> RequestId {
        self.stall.requests += 1;
        let mut random = [3; 10];
        random[..8].copy_from_slice(&self.stall.requests.to_le_bytes());
        RequestId::new(Timestamp::from_seconds(self.stall.clock), random)
    }

    fn sell(&mut self, baht: i64) {
        let amount = Money::baht(baht.abs());
        let voucher = self.stall.vouchers.pop();
        let kind = match voucher {
            Some(_) => TenderKind::Voucher,
            None if baht < 0 => TenderKind::PromptPay,
            None => TenderKind::Cash,
        };
        let line = PricedLine {
            goods: None,
            name: "ข้าวเหนียว".to_owned(),
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
        };
        self.stall.receipts += 1;
        let slip = if baht < 0 { self.stall.slips.pop() } else { None };
        let detail = slip.map(|(bank, reference)| TenderDetail::BankSlip { bank, reference });
        let detail = match voucher {
            Some(serial) => Some(TenderDetail::Voucher { serial, most: None }),
            None => detail,
        };
        let sale = Sale {
            request: self.request(),
            receipt: self.stall.receipts,
            lines: vec![line],
            total: amount,
            vat: Money::ZERO,
            tenders: vec![Tender { kind, amount, received: amount, detail }],
            change: Money::ZERO,
            rounding: None,
            by: None,
            approved: None,
        };
        self.add(Fact::Sale(sale));
    }

    fn give_back_first(&mut self) {
        let sale = self.entries.iter().find_map(|entry| match &entry.fact {
            Fact::Sale(sale) => Some(sale.clone()),
            _ => None,
        });
        let sale = sale.unwrap();
        self.stall.receipts += 1;
        let refund = Refund {
            request: self.request(),
            receipt: self.stall.receipts,
            of: sale.receipt,
            lines: vec![RefundLine { line: 1, quantity: Quantity::ONE, amount: sale.total }],
            total: sale.total,
            taxed: Money::ZERO,
            vat: Money::ZERO,
            repayments: vec![Repayment { kind: sale.tenders[0].kind, amount: sale.total }],
            reason: "คืน".to_owned(),
            rounding: Money::ZERO,
            by: None,
            approved: None,
        };
        self.add(Fact::Refund(refund));
    }

    fn close(&mut self) {
        let mut totals = re_add(&self.entries).unwrap();
        totals.grand_total = self.stall.grand_total.plus(totals.net).unwrap();
        let counted = pieces_for(totals.expected_cash);
        let counted_total = total(&counted).unwrap();
        let opened = self.entries.iter().find(|e| matches!(e.fact, Fact::DayOpened(_)));
        let closed = DayClosed {
            z: self.stall.z,
            epoch: self.stall.epoch,
            part: self.stall.part,
            opened: opened.unwrap().at,
            over_short: counted_total.minus(totals.expected_cash).unwrap(),
            totals,
            counted,
            counted_total,
            reason: String::new(),
            kept: Money::baht(500),
            by: None,
            approved: None,
        };
        self.add(Fact::DayClosed(Box::new(closed)));
    }
}

/// The QR of the closing slip that belongs to a file, signed by a till's key.
pub fn slip_of(file: &[u8], seed: &SigningSeed) -> String {
    let file = day_file::read(file).unwrap();
    settlement::slip_qr::make(&settlement::slip_qr::Summary::of(&file), seed)
}
