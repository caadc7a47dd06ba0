//! A market of a few stalls, for all tests. Must never share a book between two tests.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use committee::Book;
use committee::days::list::MarketDayRow;
use committee::fees::rules::FeeRuleDraft;
use committee::market::stalls::{Stall as Registered, StallDraft};
use committee::receiving::files::Verdict;
use committee::receiving::receive::Received;
use domain::day::{Day, Timestamp};
use domain::fee::{FeeKind, FeeRule};
use domain::id::{DeviceId, RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use settlement::invite::{check_code, read_invite};
use settlement::join::make_join;
use settlement::key::SigningSeed;

use crate::stall::Stall;

/// 2026-11-22 09:41:00 in Bangkok.
pub const MORNING: i64 = 1_795_315_260;

/// The market's first day.
pub const FIRST: &str = "2026-11-22";

/// A book with its market, and a clock that goes on by a minute for each operation.
pub struct Market {
    pub book: Book,
    pub path: PathBuf,
    clock: i64,
    seeds: u64,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn baht(baht: i64) -> Money {
    Money::baht(baht)
}

impl Market {
    /// A market without stalls.
    pub fn new() -> Market {
        static BOOKS: AtomicU64 = AtomicU64::new(0);
        let number = BOOKS.fetch_add(1, Ordering::Relaxed);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let folder = folder.join(format!("book-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let path = folder.join("book.db");
        let first = Now { at: Timestamp::from_seconds(MORNING), seed: [1; 32] };
        let book = Book::open(&path, first).unwrap();
        let mut market = Market { book, path, clock: MORNING, seeds: 0 };
        let now = market.now();
        market.book.set_up_market(now, "ตลาดใต้เคี่ยม", None).unwrap();
        market
    }

    /// The clock a minute later, with fresh randomness.
    pub fn now(&mut self) -> Now {
        self.clock += 60;
        self.seeds += 1;
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&self.seeds.to_le_bytes());
        Now { at: Timestamp::from_seconds(self.clock), seed }
    }

    /// Some days later.
    pub fn days_later(&mut self, days: i64) {
        self.clock += days * 86_400;
    }

    pub fn request(&mut self) -> RequestId {
        let now = self.now();
        RequestId::new(now.at, now.random("request"))
    }

    /// Registers a stall at a place.
    pub fn register(&mut self, place: &str) -> Registered {
        let draft = StallDraft {
            id: None,
            name: format!("ร้าน {place}"),
            place: place.to_owned(),
            zone: None,
            category: String::new(),
            tags: vec![],
            visiting: false,
            vendor: "ป้าแดง".to_owned(),
        };
        let now = self.now();
        self.book.save_stall(now, &draft).unwrap()
    }

    /// A stall's till that has not joined.
    pub fn stall(&mut self, place: &str) -> Stall {
        let registered = self.register(place);
        let market = self.book.market().unwrap().unwrap().id;
        let now = self.now();
        let device = DeviceId::new(now.at, now.random("device"));
        let seed = SigningSeed::from_bytes(&now.random("key"));
        Stall::new(market, registered.id, place, device, seed)
    }

    /// The join file of a till, made with the right code.
    pub fn join_file(&mut self, stall: &Stall) -> Vec<u8> {
        let now = self.now();
        let seed = SigningSeed::from_bytes(&[9; 32]);
        let invited = self.book.invite_stall(now, &seed, stall.id, 7).unwrap();
        let invite = read_invite(&invited.bytes).unwrap();
        let code = check_code(&invite, &invited.code).unwrap();
        make_join(&invite, &code, stall.device, &stall.seed).unwrap()
    }

    /// A stall whose till has joined.
    pub fn joined(&mut self, place: &str) -> Stall {
        let stall = self.stall(place);
        let join = self.join_file(&stall);
        assert_eq!(self.receive(&join).verdict, Verdict::Joined);
        stall
    }

    /// Receives a file; one of a day too far ahead waits until it is not.
    pub fn receive(&mut self, bytes: &[u8]) -> Received {
        if let Ok(file) = settlement::day_file::read(bytes) {
            let earliest = file.open.day.previous().moment(0, 12 * 60).seconds();
            self.clock = self.clock.max(earliest);
        }
        self.receive_now(bytes)
    }

    /// Receives a file by the clock as it stands.
    pub fn receive_now(&mut self, bytes: &[u8]) -> Received {
        let now = self.now();
        self.book.receive(now, "file.talad", bytes).unwrap()
    }

    /// Receives and gives the verdict with its reason.
    pub fn verdict(&mut self, bytes: &[u8]) -> (Verdict, String) {
        let received = self.receive(bytes);
        (received.verdict, received.file.reason)
    }

    /// A rule from a day on.
    pub fn rule(&mut self, name: &str, fee: FeeKind, from: &str) -> FeeRule {
        let draft = FeeRuleDraft {
            replaces: None,
            name: name.to_owned(),
            fee,
            from: day(from),
            until: None,
            zone: None,
            category: None,
            tag: None,
            visiting: None,
            whole_baht: false,
        };
        let now = self.now();
        self.book.save_fee_rule(now, &draft).unwrap()
    }

    /// 50 baht a stall and day, and 2 % of what is sold above 500 baht.
    pub fn usual_rules(&mut self) {
        self.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
        self.rule("ส่วนแบ่ง", percent(200, 500), FIRST);
    }

    /// All market days, the newest first.
    pub fn days(&self) -> Vec<MarketDayRow> {
        self.book.market_days(day("2000-01-01"), day("2399-12-31")).unwrap()
    }

    /// A stall bears a tag from the first day on that was not assessed.
    pub fn tag(&mut self, stall: StallId, place: &str, tag: &str) {
        let draft = StallDraft {
            id: Some(stall),
            name: format!("ร้าน {place}"),
            place: place.to_owned(),
            zone: None,
            category: String::new(),
            tags: vec![tag.to_owned()],
            visiting: false,
            vendor: String::new(),
        };
        let now = self.now();
        self.book.save_stall(now, &draft).unwrap();
    }

    /// The book agrees with its journal.
    pub fn assert_sound(&self) {
        let (check, differences) = self.book.check().unwrap();
        assert!(check.is_sound(), "{check:?}");
        assert_eq!(differences, vec![]);
    }
}

pub fn percent(basis_points: u32, threshold: i64) -> FeeKind {
    FeeKind::PercentOfNet { basis_points, threshold: baht(threshold), minimum: None, maximum: None }
}
