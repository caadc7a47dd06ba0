//! The model: a stall's day and a market's fees as anybody would add them up on paper.
//! Must never call the program: no rule of it, no rounding, no sum.

use std::collections::BTreeMap;

use crate::paper::{Step, half_up, in_steps, vat_inside, whole_ones};

/// What one receipt line was, to be given back later.
#[derive(Clone, Debug)]
pub struct SoldLine {
    pub unit_price: i64,
    pub thousandths: i64,
    pub amount: i64,
    /// What was taken off it.
    pub discounted: i64,
    /// Whether a part of it costs price × quantity of the part.
    pub plain: bool,
    pub whole: bool,
    pub taxed: bool,
    pub returned: i64,
    pub given: i64,
}

/// What a sale was.
#[derive(Clone, Debug)]
pub struct SoldReceipt {
    pub number: i64,
    /// The day of the calendar on which it was sold, counted.
    pub day: i64,
    pub lines: Vec<SoldLine>,
    /// What each tender paid, in the order it was paid.
    pub paid: Vec<(String, i64)>,
    /// How its cash was rounded, and by how much; none when it was not.
    pub rounding: Option<(Step, i64)>,
    /// The uses of co-pay schemes that were not taken back.
    pub uses: Vec<i64>,
    /// Who took a part on credit.
    pub customer: Option<usize>,
    /// How the deposit had come that it was paid with.
    pub deposited: Option<&'static str>,
    /// What came back before.
    pub back: i64,
    pub vat_given: i64,
}

/// A refund as it has to be.
#[derive(Clone, Debug)]
pub struct GivenBack {
    pub total: i64,
    pub ways: Vec<(String, i64)>,
    pub rounding: i64,
}

/// A stall's day.
#[derive(Clone, Debug, Default)]
pub struct StallDay {
    pub float: i64,
    pub sales: i64,
    pub refunds: i64,
    pub gross: i64,
    pub refunded: i64,
    pub vat: i64,
    pub taxed: i64,
    pub rounding: i64,
    pub discounts: i64,
    /// Sold and given back by tender.
    pub tenders: BTreeMap<String, (i64, i64)>,
    /// Debts paid back: in any way, and in cash.
    pub repaid: i64,
    pub repaid_cash: i64,
    /// Deposits of preorders taken and given back: in any way, and in cash.
    pub deposits: (i64, i64),
    pub deposits_cash: (i64, i64),
    pub paid_in: i64,
    pub paid_out: i64,
    pub dropped: i64,
    pub removed: i64,
    pub openings: i64,
    pub first: Option<i64>,
    pub last: Option<i64>,
}

impl SoldReceipt {
    /// How a cumulated amount is shared over the ways it was paid: debts first, then money in the
    /// order it came, then a deposit, co-pay last. Cash is what its rounding makes of its share.
    fn shared(&self, amount: i64) -> Vec<(String, i64)> {
        let mut merged: Vec<(String, i64)> = Vec::new();
        for (kind, paid) in &self.paid {
            match merged.iter_mut().find(|(known, _)| known == kind) {
                Some((_, sum)) => *sum += paid,
                None => merged.push((kind.clone(), *paid)),
            }
        }
        merged.sort_by_key(|(kind, _)| match kind.as_str() {
            "credit" => 0,
            "deposit" => 2,
            "co_pay" => 3,
            _ => 1,
        });
        let mut left = amount;
        for (kind, paid) in &mut merged {
            let rounding = self.rounding.filter(|_| kind == "cash");
            let owed = *paid - rounding.map_or(0, |(_, by)| by);
            let part = left.min(owed);
            left -= part;
            *paid = match rounding {
                _ if part == owed => *paid,
                Some((step, _)) => in_steps(part, step).min(*paid),
                None => part,
            };
        }
        assert_eq!(left, 0, "the model gave back more than was paid");
        merged
    }

    /// What a refund of these parts has to be; `None` when it would cut a use of a co-pay scheme.
    pub fn asked_back(&self, parts: &[(usize, i64)]) -> Option<GivenBack> {
        let mut total = 0;
        let mut all = true;
        for (at, line) in self.lines.iter().enumerate() {
            let part = parts.iter().find(|(which, _)| *which == at).map_or(0, |(_, part)| *part);
            all = all && line.returned + part == line.thousandths;
            if part > 0 {
                total += line.worth(line.returned + part) - line.given;
            }
        }
        let whole: i64 = self.lines.iter().map(|line| line.amount).sum();
        let so_far = self.shared(if all { whole } else { self.back + total });
        let before = self.shared(self.back);
        let mut ways: Vec<(String, i64)> = Vec::new();
        for ((mut kind, now), (_, before)) in so_far.into_iter().zip(before) {
            if now > before {
                if kind == "co_pay" && whole_ones(&self.uses, now - before).is_none() {
                    return None;
                }
                if kind == "deposit" {
                    kind = self.deposited.expect("a deposit came somehow").to_owned();
                }
                match ways.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, amount)) => *amount += now - before,
                    None => ways.push((kind, now - before)),
                }
            }
        }
        let rounding = ways.iter().map(|(_, amount)| amount).sum::<i64>() - total;
        Some(GivenBack { total, ways, rounding })
    }
}

impl SoldLine {
    /// What a part of the line costs.
    fn worth(&self, thousandths: i64) -> i64 {
        if self.plain {
            half_up(self.unit_price * thousandths, 1_000)
        } else {
            half_up(self.amount * thousandths, self.thousandths)
        }
    }
}

impl StallDay {
    pub fn net(&self) -> i64 {
        self.gross - self.refunded
    }

    pub fn expected_cash(&self) -> i64 {
        let (sold, back) = self.tenders.get("cash").copied().unwrap_or((0, 0));
        let deposits = self.deposits_cash.0 - self.deposits_cash.1;
        let moved = self.paid_in - self.paid_out - self.dropped;
        self.float + sold - back + self.repaid_cash + deposits + moved
    }

    fn number(&mut self, number: i64) {
        self.first.get_or_insert(number);
        self.last = Some(number);
    }

    /// A sale with its tenders.
    pub fn sell(&mut self, receipt: &SoldReceipt) {
        let total: i64 = receipt.lines.iter().map(|line| line.amount).sum();
        let taxed: i64 = receipt.lines.iter().filter(|l| l.taxed).map(|l| l.amount).sum();
        self.number(receipt.number);
        self.sales += 1;
        self.gross += total;
        self.taxed += taxed;
        self.vat += vat_inside(taxed);
        self.rounding += receipt.rounding.map_or(0, |(_, amount)| amount);
        self.discounts += receipt.lines.iter().map(|line| line.discounted).sum::<i64>();
        for (kind, amount) in &receipt.paid {
            self.tenders.entry(kind.clone()).or_default().0 += amount;
        }
    }

    /// Gives parts of lines back, as [`SoldReceipt::asked_back`] said.
    pub fn give_back(
        &mut self,
        number: i64,
        receipt: &mut SoldReceipt,
        parts: &[(usize, i64)],
        given: &GivenBack,
    ) {
        let taxed_before: i64 = receipt.lines.iter().filter(|l| l.taxed).map(|l| l.given).sum();
        let mut taxed = 0;
        for (line, thousandths) in parts {
            let line = &mut receipt.lines[*line];
            line.returned += thousandths;
            let worth = line.worth(line.returned);
            if line.taxed {
                taxed += worth - line.given;
            }
            line.given = worth;
        }
        let vat = vat_inside(taxed_before + taxed) - receipt.vat_given;
        receipt.vat_given += vat;
        receipt.back += given.total;
        self.number(number);
        self.refunds += 1;
        self.refunded += given.total;
        self.rounding -= given.rounding;
        self.taxed -= taxed;
        self.vat -= vat;
        for (kind, amount) in &given.ways {
            self.tenders.entry(kind.clone()).or_default().1 += amount;
            if kind == "co_pay" {
                let mut back = whole_ones(&receipt.uses, *amount).expect("it was asked before");
                back.sort_unstable();
                for place in back.into_iter().rev() {
                    receipt.uses.remove(place);
                }
            }
        }
    }
}

/// The market's fee of the simulation: 25 baht a day, 7 baht a lamp, and 1.75 % of what is above
/// 200 baht, at least 5 and at most 60 baht, rounded to whole baht.
pub fn fee(net: i64, lamps: i64) -> i64 {
    let share =
        if net <= 20_000 { 0 } else { half_up((net - 20_000) * 175, 10_000).clamp(500, 6_000) };
    2_500 + 700 * lamps + half_up(share, 100) * 100
}
