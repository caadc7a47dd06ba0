//! A random market: several stalls, parts of days, days without a sale, older copies put back,
//! doubles, slips that agree and slips that lie, tills replaced and lost. Whatever came in whatever
//! order, twice, or into two books that were merged by hand, the figures are the same.
//! Must never depend on anything but the seed, which every failure names.

use committee::receiving::files::Verdict;
use committee::receiving::fork::ForkDecision;
use committee::receiving::machines::RetireKey;
use domain::digest::Digest;
use settlement::day_file;
use settlement::slip_qr::{Summary, make};

use crate::machines::machine;
use crate::market::{Market, baht, day};
use crate::order::{DAYS, Seen, seen};
use crate::stall::{Stall, slip_of};

/// Splitmix64: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % most as u64).unwrap()
    }

    fn one_in(&mut self, most: usize) -> bool {
        self.below(most) == 0
    }

    fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        for place in (1..things.len()).rev() {
            things.swap(place, self.below(place + 1));
        }
        things
    }

    fn sales(&mut self) -> Vec<i64> {
        let many = self.below(4);
        let way = |dice: &mut Dice| if dice.one_in(3) { -1 } else { 1 };
        (0..many).map(|_| way(self) * i64::try_from(1 + self.below(900)).unwrap()).collect()
    }
}

/// What happens at a stall, for the test to know that everything was tried.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Tried {
    Zero,
    Part,
    Restored,
    Double,
    SlipBeside,
    SlipAlone,
    SlipLies,
    Replaced,
    Lost,
    NeverJoined,
    JoinsLate,
}

struct Script<'a> {
    dice: &'a mut Dice,
    items: Vec<Vec<u8>>,
    tried: Vec<Tried>,
}

impl Script<'_> {
    /// A file with or without its slip, or the slip alone.
    fn hand_in(&mut self, file: Vec<u8>, stall: &Stall) {
        let slip = slip_of(&file, &stall.seed).into_bytes();
        match self.dice.below(6) {
            0 => {
                self.tried.push(Tried::SlipAlone);
                self.items.push(slip);
            }
            1 => {
                self.tried.push(Tried::SlipBeside);
                self.items.extend([file, slip]);
            }
            2 if self.dice.one_in(2) => {
                self.tried.push(Tried::SlipLies);
                let honest = Summary::of(&day_file::read(&file).unwrap());
                let lie = Summary { grand_total: baht(1), ..honest };
                self.items.extend([file, make(&lie, &stall.seed).into_bytes()]);
            }
            _ => self.items.push(file),
        }
    }

    /// Some days of a till, from one of the [`DAYS`] on.
    fn sell(&mut self, stall: &mut Stall, days: &[&str]) {
        for of in days {
            if self.dice.one_in(7) {
                continue; // stays at home
            }
            if self.dice.one_in(6) {
                self.tried.push(Tried::Double);
                let (mut copied, sales) = (stall.clone(), self.dice.sales());
                let double = copied.day(of, &[sales, vec![5]].concat());
                self.hand_in(double, &copied);
            }
            let mut sales = self.dice.sales();
            if sales.is_empty() {
                self.tried.push(Tried::Zero);
            }
            let refunds = usize::from(!sales.is_empty() && self.dice.one_in(3));
            let file = stall.whole_day(of, &sales, refunds);
            self.hand_in(file, stall);
            if self.dice.one_in(5) {
                self.tried.push(Tried::Part);
                sales = self.dice.sales();
                let file = stall.day(of, &sales);
                self.hand_in(file, stall);
            }
            if self.dice.one_in(8) {
                self.tried.push(Tried::Restored);
                *stall = stall.restored();
            }
        }
    }
}

/// A market as it stands before anything is handed in, and what will be. The same for a seed.
fn prepared(seed: u64) -> (Market, Vec<Vec<u8>>, Vec<Tried>) {
    let mut dice = Dice(seed);
    let mut market = Market::new();
    market.usual_rules();
    let mut script = Script { dice: &mut dice, items: vec![b"rubbish".to_vec()], tried: vec![] };
    for place in ["A-1", "A-2", "B-1", "B-2"] {
        let kind = script.dice.below(5);
        let mut stall = market.stall(place);
        let join = market.join_file(&stall);
        match kind {
            0 => script.tried.push(Tried::NeverJoined),
            1 => {
                script.tried.push(Tried::JoinsLate);
                script.items.push(join);
            }
            _ => assert_eq!(market.receive(&join).verdict, Verdict::Joined),
        }
        if kind < 3 {
            script.sell(&mut stall, &DAYS);
            continue;
        }
        let until = 1 + script.dice.below(2);
        let mut next = machine(&stall, u8::try_from(0x60 + script.items.len()).unwrap());
        script.sell(&mut stall, if kind == 3 { &DAYS[..until] } else { &DAYS });
        if kind == 4 {
            script.tried.push(Tried::Lost);
            market.days_later(1);
            let last_day = day(DAYS[until - 1]);
            let reason = "หาย".to_owned();
            let now = market.now();
            let asked = RetireKey { stall: stall.id, key: None, last_day, reason };
            market.book.retire_key(now, &asked).unwrap();
        } else {
            script.tried.push(Tried::Replaced);
        }
        let join = market.join_file(&next);
        script.items.push(join);
        script.sell(&mut next, &DAYS[until..]);
    }
    let (items, tried) = (script.items, script.tried);
    market.days_later(3);
    (market, items, tried)
}

fn book_of(seed: u64, items: &[Vec<u8>]) -> Market {
    let (mut market, ..) = prepared(seed);
    for item in items {
        market.receive_now(item);
    }
    market
}

/// Every kept file and slip of a book, as it came.
fn kept(market: &Market) -> Vec<Vec<u8>> {
    let files = market.book.list_files(None).unwrap();
    files.iter().map(|file| market.book.file(file.sha256).unwrap().unwrap()).collect()
}

/// Decides every fork for the settlement with the lowest digest that may be kept.
fn decide(market: &mut Market) {
    let forks: Vec<Digest> = market
        .book
        .list_files(None)
        .unwrap()
        .iter()
        .filter(|row| row.verdict == Verdict::Fork)
        .map(|row| row.slip.as_ref().map_or(row.sha256, |slip| slip.promises))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    for keep in forks {
        let view = market.book.fork_of(keep).unwrap().unwrap();
        if view.kept.is_none() {
            let now = market.now();
            let reason = "ตามกระดาษ".to_owned();
            // one that may not be kept leaves the fork open, in every book alike
            let _ = market.book.settle_fork(now, &ForkDecision { keep, reason });
        }
    }
}

fn assert_same(found: &Seen, expected: &Seen, what: &str) {
    assert_eq!(found.0, expected.0, "days, {what}");
    assert_eq!(found.1, expected.1, "accounts, {what}");
    assert_eq!(found.2, expected.2, "verdicts, {what}");
    assert_eq!(found.3, expected.3, "stalls, {what}");
}

#[test]
fn in_one_book_or_two_merged_by_hand_the_figures_are_the_same() {
    let mut tried = std::collections::BTreeSet::new();
    for seed in 1..=10_u64 {
        let (_, items, what) = prepared(seed);
        tried.extend(what);
        let mut dice = Dice(seed ^ 0xabcd);
        let mut market = book_of(seed, &items);
        let expected = seen(&market);
        market.assert_sound();

        let mut again = items.clone();
        for _ in 0..5 {
            again.push(items[dice.below(items.len())].clone());
        }
        let mut shuffled = book_of(seed, &dice.shuffled(again));
        shuffled.assert_sound();
        assert_same(&seen(&shuffled), &expected, &format!("shuffled, seed {seed}"));

        let (mut one, mut two) = (Vec::new(), Vec::new());
        for item in dice.shuffled(items) {
            match dice.below(3) {
                0 => one.push(item),
                1 => two.push(item),
                _ => {
                    one.push(item.clone());
                    two.push(item);
                }
            }
        }
        let halves = [kept(&book_of(seed, &one)), kept(&book_of(seed, &two))].concat();
        let mut merged = book_of(seed, &halves);
        merged.assert_sound();
        assert_same(&seen(&merged), &expected, &format!("merged, seed {seed}"));

        for market in [&mut market, &mut shuffled, &mut merged] {
            decide(market);
            market.assert_sound();
        }
        let decided = seen(&market);
        assert_same(&seen(&shuffled), &decided, &format!("decided, shuffled, seed {seed}"));
        assert_same(&seen(&merged), &decided, &format!("decided, merged, seed {seed}"));
    }
    assert_eq!(tried.len(), 11, "everything was tried: {tried:?}");
}
