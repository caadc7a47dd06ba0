//! Reports against a model of their own: whatever came in whatever order, every breakdown adds up
//! to the same total, debts by age to the accounts, and a month begins where the last one ended.

use std::collections::BTreeMap;

use committee::market::stalls::StallDraft;
use committee::reports::arrears::Ageing;
use committee::reports::takings::TakingsAsked;
use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::month::Month;

use crate::market::{FIRST, MORNING, Market, day};
use crate::stall::Stall;

/// Whole numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// What a stall's file brings.
struct Brought {
    of: Day,
    net: i64,
    cash: i64,
    hours: BTreeMap<u32, i64>,
    bytes: Vec<u8>,
}

#[derive(Clone)]
struct Paid {
    number: String,
    stall: usize,
    on: Day,
    parts: BTreeMap<Day, i64>,
    back: Option<Day>,
}

/// All in satang; the sums of a day are by stall and day.
#[derive(Default)]
struct Model {
    nets: BTreeMap<(usize, Day), i64>,
    cash: BTreeMap<Day, i64>,
    hours: BTreeMap<(Day, u32), i64>,
    paid: Vec<Paid>,
    classes: BTreeMap<usize, Vec<(Day, String)>>,
}

impl Model {
    /// 50 baht, and 2 % of what is above 500 baht.
    fn fee(&self, stall: usize, of: Day) -> i64 {
        let Some(net) = self.nets.get(&(stall, of)) else { return 0 };
        5_000 + (net - 50_000).max(0) * 2 / 100
    }

    fn owed_days(&self, stall: usize, on: Day) -> BTreeMap<Day, i64> {
        let mine = self.nets.keys().filter(|(who, of)| *who == stall && *of <= on);
        let mut days: BTreeMap<Day, i64> =
            mine.map(|(_, of)| (*of, self.fee(stall, *of))).collect();
        for paid in self.paid.iter().filter(|paid| paid.stall == stall && paid.on <= on) {
            if paid.back.is_none_or(|back| back > on) {
                for (of, amount) in paid.parts.iter().filter(|(of, _)| **of <= on) {
                    *days.get_mut(of).unwrap() -= amount;
                }
            }
        }
        days
    }

    fn balance(&self, stall: usize, on: Day) -> i64 {
        let charged = self.nets.keys().filter(|(who, of)| *who == stall && *of <= on);
        let mut balance: i64 = charged.map(|(_, of)| self.fee(stall, *of)).sum();
        for paid in self.paid.iter().filter(|paid| paid.stall == stall) {
            let amount: i64 = paid.parts.values().sum();
            balance -= if paid.on <= on { amount } else { 0 };
            balance += if paid.back.is_some_and(|back| back <= on) { amount } else { 0 };
        }
        balance
    }

    fn category(&self, stall: usize, of: Day) -> &str {
        let history = &self.classes[&stall];
        let held = history.iter().rev().find(|(from, _)| *from <= of);
        &held.unwrap_or(&history[0]).1
    }
}

struct Run {
    market: Market,
    dice: Dice,
    stalls: Vec<(Stall, i64)>,
    next_day: Vec<Day>,
    late: Vec<(usize, Brought)>,
    model: Model,
}

const FOREVER: &str = "2399-12-31";

impl Run {
    fn new(seed: u64) -> Run {
        let mut market = Market::new();
        market.usual_rules();
        let stalls: Vec<_> =
            (1..=3).map(|n| (market.joined(&format!("A-{n:02}")), MORNING)).collect();
        let mut model = Model::default();
        for who in 0..3 {
            model.classes.insert(who, vec![(day(FIRST), String::new())]);
        }
        let next_day = vec![day(FIRST); 3];
        Run { market, dice: Dice(seed), stalls, next_day, late: vec![], model }
    }

    fn today(&mut self) -> Day {
        self.market.now().at.business_day()
    }

    /// A day of a stall: some sales in cash and by transfer, perhaps the first one given back.
    fn sell(&mut self) {
        let who = self.dice.below(3) as usize;
        let again = self.dice.below(5) == 0; // another part of the same day
        if !again {
            for _ in 0..=self.dice.below(3) {
                self.next_day[who] = self.next_day[who].next();
            }
        }
        let of = self.next_day[who];
        let sales: Vec<i64> = (0..=self.dice.below(4))
            .map(|_| self.dice.below(600) as i64 + 1)
            .map(|baht| if baht % 3 == 0 { -baht } else { baht })
            .collect();
        let back = self.dice.below(2) as usize;
        let (stall, clock) = &mut self.stalls[who];
        let bytes = stall.whole_day(&of.to_string(), &sales, back);
        let mut brought = Brought { of, net: 0, cash: 0, hours: BTreeMap::new(), bytes };
        *clock += if *clock == MORNING { 120 } else { 60 }; // enrolled, opened
        let given_back = sales.iter().take(back).map(|sale| (sale, -1));
        for (sale, sign) in sales.iter().map(|sale| (sale, 1)).chain(given_back) {
            *clock += 60;
            let amount = sign * sale.abs() * 100;
            brought.net += amount;
            brought.cash += if *sale > 0 { amount } else { 0 };
            let hour = Timestamp::from_seconds(*clock).minute_of_day() / 60;
            *brought.hours.entry(hour).or_default() += amount;
        }
        *clock += 60; // closed
        self.late.push((who, brought));
    }

    fn deliver(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let at = self.dice.below(self.late.len() as u64) as usize;
        let (who, brought) = self.late.swap_remove(at);
        self.market.receive(&brought.bytes);
        let model = &mut self.model;
        *model.nets.entry((who, brought.of)).or_default() += brought.net;
        *model.cash.entry(brought.of).or_default() += brought.cash;
        for (hour, net) in brought.hours {
            *model.hours.entry((brought.of, hour)).or_default() += net;
        }
    }

    fn pay(&mut self) {
        let who = self.dice.below(3) as usize;
        let days = self.model.owed_days(who, day(FOREVER));
        let owed: i64 = days.values().sum();
        if owed <= 0 {
            return;
        }
        let amount = self.dice.below(owed as u64) as i64 + 1;
        let (mut left, mut parts) = (amount, BTreeMap::new());
        for (of, owed) in days {
            let part = owed.min(left);
            if part > 0 {
                parts.insert(of, part);
                left -= part;
            }
        }
        let on = self.today();
        let number = self.market.pay(self.stalls[who].0.id, Money::from_satang(amount).unwrap());
        // what a fallen fee leaves over stands against the rest: it goes to no day
        self.model.paid.push(Paid { number, stall: who, on, parts, back: None });
    }

    fn take_back(&mut self) {
        let on = self.today();
        let standing: Vec<usize> =
            (0..self.model.paid.len()).filter(|at| self.model.paid[*at].back.is_none()).collect();
        if !standing.is_empty() {
            let at = standing[self.dice.below(standing.len() as u64) as usize];
            let number = self.model.paid[at].number.clone();
            self.market.take_back(&number);
            self.model.paid[at].back = Some(on);
        }
    }

    fn change_class(&mut self) {
        let who = self.dice.below(3) as usize;
        let category = ["ผัก", "ปลา", "ขนม"][self.dice.below(3) as usize].to_owned();
        let today = self.today();
        let assessed = self.model.nets.keys().filter(|(one, of)| *one == who && *of <= today);
        let from = assessed.map(|(_, of)| of.next()).max().unwrap_or(today).max(today);
        let history = self.model.classes.get_mut(&who).unwrap();
        history.retain(|(held, _)| *held < from);
        history.push((from, category.clone()));
        let draft = StallDraft {
            id: Some(self.stalls[who].0.id),
            name: "ร้าน".to_owned(),
            place: format!("A-{:02}", who + 1),
            zone: None,
            category,
            tags: vec![],
            visiting: false,
            vendor: String::new(),
        };
        let now = self.market.now();
        self.market.book.save_stall(now, &draft).unwrap();
    }

    fn check_takings(&mut self) {
        let until = *self.next_day.iter().max().unwrap();
        let from = day(FIRST).days_before(self.dice.below(3));
        let from = (0..self.dice.below(9)).fold(from, |from, _| from.next());
        let asked = TakingsAsked { from, until: until.max(from), by_stall: true };
        let told = self.market.book.takings(asked).unwrap();
        let (model, inside) = (&self.model, |of: &Day| *of >= from);
        let mut categories: BTreeMap<&str, i64> = BTreeMap::new();
        let (mut days, mut total) = (BTreeMap::new(), 0);
        for ((who, of), net) in model.nets.iter().filter(|((_, of), _)| inside(of)) {
            *categories.entry(model.category(*who, *of)).or_default() += net;
            *days.entry(*of).or_insert(0) += net;
            total += net;
        }
        let satang = |amount: Money| amount.satang();
        let sum = |amounts: Vec<Money>| Money::sum(amounts).unwrap().satang();
        assert_eq!(satang(told.sums.net), total);
        let by_day: BTreeMap<Day, i64> =
            told.days.iter().map(|one| (one.day, satang(one.net))).collect();
        assert_eq!(by_day, days);
        let by_category: BTreeMap<&str, i64> =
            told.categories.iter().map(|one| (one.name.as_str(), satang(one.net))).collect();
        assert_eq!(by_category, categories);
        assert_eq!(sum(told.zones.iter().map(|one| one.net).collect()), total);
        assert_eq!(sum(told.stalls.iter().map(|one| one.net).collect()), total);
        assert_eq!(sum(told.weekdays.iter().map(|one| one.net).collect()), total);
        let cash: i64 = model.cash.iter().filter(|(of, _)| inside(of)).map(|(_, sum)| sum).sum();
        let ways: Vec<i64> = told.tenders.iter().map(|way| satang(way.net)).collect();
        assert_eq!(ways.iter().sum::<i64>(), total + satang(told.rounding));
        assert_eq!((ways.first().copied().unwrap_or(0), satang(told.rounding)), (cash, 0));
        let mut hours: BTreeMap<u32, i64> = BTreeMap::new();
        for ((_, hour), net) in model.hours.iter().filter(|((of, _), _)| inside(of)) {
            *hours.entry(*hour).or_default() += net;
        }
        let by_hour: BTreeMap<u32, i64> =
            told.hours.iter().map(|one| (one.hour, satang(one.net))).collect();
        assert_eq!((by_hour, satang(told.without_hour)), (hours, 0));
    }

    fn check_debts(&mut self) {
        let today = self.today();
        for on in [day(FIRST), today.days_before(self.dice.below(40)), today, day(FOREVER)] {
            let told = self.market.book.arrears(on).unwrap();
            let Ageing { current, days_7, days_30, days_90, older, ahead, total } = told.totals;
            let aged = Money::sum([current, days_7, days_30, days_90, older]).unwrap();
            assert_eq!(aged.minus(ahead).unwrap(), total);
            for who in 0..3 {
                let model: i64 = self.model.owed_days(who, on).values().sum();
                let row = told.rows.iter().find(|row| row.stall == self.stalls[who].0.id);
                assert_eq!(row.map_or(0, |row| row.ageing.total.satang()), model, "{on} {who}");
            }
        }
        let all = self.market.book.arrears(day(FOREVER)).unwrap().totals.total;
        let account = |(stall, _): &(Stall, i64)| {
            self.market.book.stall_account(stall.id).unwrap().unwrap().owed
        };
        assert_eq!(Money::sum(self.stalls.iter().map(account)).unwrap(), all);
    }

    fn check_months(&mut self) {
        let last = Month::of(self.today().max(*self.next_day.iter().max().unwrap()));
        let mut ends: BTreeMap<Month, i64> = BTreeMap::new();
        for who in 0..3 {
            let id = self.stalls[who].0.id;
            let (mut month, mut before) = (Month::of(day(FIRST)), 0);
            while month <= last {
                let told = self.market.book.stall_statement(id, month).unwrap().unwrap();
                assert_eq!(told.carried_over.satang(), before);
                before = told.carried_on.satang();
                assert_eq!(before, self.model.balance(who, month.last()), "{month} {who}");
                *ends.entry(month).or_default() += before;
                month = month.next();
            }
        }
        for (month, owed) in ends {
            let year = month.year() + 543;
            let told = self.market.book.year_summary(year).unwrap().unwrap();
            let row = told.months.iter().find(|row| row.month == month).unwrap();
            assert_eq!(row.owed.satang(), owed, "{month}");
        }
    }

    fn check_days(&self) {
        for row in self.market.days() {
            let of = |(who, of): &(usize, Day)| if *of == row.day { Some(*who) } else { None };
            let stalls: Vec<usize> = self.model.nets.keys().filter_map(of).collect();
            let net: i64 = stalls.iter().map(|who| self.model.nets[&(*who, row.day)]).sum();
            let fee: i64 = stalls.iter().map(|who| self.model.fee(*who, row.day)).sum();
            let standing = self.model.paid.iter().filter(|paid| paid.back.is_none());
            let paid: i64 = standing.filter_map(|paid| paid.parts.get(&row.day)).sum();
            let told = (row.net.satang(), row.fee.satang(), row.paid.satang());
            assert_eq!((told, row.received as usize), ((net, fee, paid), stalls.len()));
            let report = self.market.book.day_report(row.day).unwrap().totals;
            assert_eq!((report.net, report.fee, report.paid), (row.net, row.fee, row.paid));
            assert_eq!((report.received, report.missing), (row.received, row.missing));
        }
    }
}

#[test]
fn every_report_agrees_with_a_model_of_its_own() {
    for seed in [1, 22, 333, 4_444] {
        eprintln!("seed {seed}");
        let mut run = Run::new(seed);
        for _ in 0..70 {
            match run.dice.below(12) {
                0..=3 => run.sell(),
                4..=6 => run.deliver(),
                7 | 8 => run.pay(),
                9 => run.take_back(),
                10 => run.change_class(),
                _ => {
                    let days = run.dice.below(6) as i64;
                    run.market.days_later(days);
                }
            }
        }
        while !run.late.is_empty() {
            run.deliver();
        }
        run.check_takings();
        run.check_debts();
        run.check_months();
        run.check_days();
        run.market.assert_sound();
    }
}
