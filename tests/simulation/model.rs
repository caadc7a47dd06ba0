//! The model: a stall's day and a market's fees as anybody would add them up on paper.
//! Must never call the program: no rule of it, no rounding, no sum.

use std::collections::BTreeMap;

/// What one receipt line was, to be given back later.
#[derive(Clone, Debug)]
pub struct SoldLine {
    pub unit_price: i64,
    pub thousandths: i64,
    pub amount: i64,
    pub whole: bool,
    pub taxed: bool,
    pub returned: i64,
    pub given: i64,
}

/// What a sale was.
#[derive(Clone, Debug)]
pub struct SoldReceipt {
    pub number: i64,
    pub lines: Vec<SoldLine>,
    /// What is left to be given back by each tender, in the order it was paid.
    pub left: Vec<(String, i64)>,
    pub vat_given: i64,
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
    /// Sold and given back by tender.
    pub tenders: BTreeMap<String, (i64, i64)>,
    pub paid_in: i64,
    pub paid_out: i64,
    pub dropped: i64,
    pub removed: i64,
    pub openings: i64,
    pub first: Option<i64>,
    pub last: Option<i64>,
}

impl StallDay {
    pub fn net(&self) -> i64 {
        self.gross - self.refunded
    }

    pub fn expected_cash(&self) -> i64 {
        let (sold, back) = self.tenders.get("cash").copied().unwrap_or((0, 0));
        self.float + sold - back + self.paid_in - self.paid_out - self.dropped
    }

    fn number(&mut self, number: i64) {
        self.first.get_or_insert(number);
        self.last = Some(number);
    }

    /// A sale with its tenders: (kind, part of the price).
    pub fn sell(&mut self, receipt: &SoldReceipt, tenders: &[(String, i64)]) {
        let total: i64 = receipt.lines.iter().map(|line| line.amount).sum();
        let taxed: i64 = receipt.lines.iter().filter(|l| l.taxed).map(|l| l.amount).sum();
        self.number(receipt.number);
        self.sales += 1;
        self.gross += total;
        self.taxed += taxed;
        self.vat += vat_inside(taxed);
        for (kind, amount) in tenders {
            self.tenders.entry(kind.clone()).or_default().0 += amount;
        }
    }

    /// Gives back a part of one line, or all of it. Gives the amount.
    pub fn give_back(
        &mut self,
        number: i64,
        receipt: &mut SoldReceipt,
        parts: &[(usize, i64)],
    ) -> i64 {
        let mut total = 0;
        let taxed_before: i64 = receipt.lines.iter().filter(|l| l.taxed).map(|l| l.given).sum();
        let mut taxed = 0;
        for (line, thousandths) in parts {
            let line = &mut receipt.lines[*line];
            line.returned += thousandths;
            let worth = half_up(line.unit_price * line.returned, 1_000);
            let amount = worth - line.given;
            line.given = worth;
            total += amount;
            if line.taxed {
                taxed += amount;
            }
        }
        let vat = vat_inside(taxed_before + taxed) - receipt.vat_given;
        receipt.vat_given += vat;
        self.number(number);
        self.refunds += 1;
        self.refunded += total;
        self.taxed -= taxed;
        self.vat -= vat;
        let mut left = total;
        for (kind, open) in &mut receipt.left {
            let part = left.min(*open);
            *open -= part;
            left -= part;
            self.tenders.entry(kind.clone()).or_default().1 += part;
        }
        assert_eq!(left, 0, "the model gave back more than was paid");
        total
    }
}

/// a / b with a half going away from zero.
pub fn half_up(a: i64, b: i64) -> i64 {
    let (sign, a) = if a < 0 { (-1, -a) } else { (1, a) };
    sign * ((2 * a + b) / (2 * b))
}

/// The VAT inside an amount that includes it.
pub fn vat_inside(gross: i64) -> i64 {
    half_up(gross * 7, 107)
}

/// The market's fee of the simulation: 25 baht a day, 7 baht a lamp, and 1.75 % of what is above
/// 200 baht, at least 5 and at most 60 baht, rounded to whole baht.
pub fn fee(net: i64, lamps: i64) -> i64 {
    let share =
        if net <= 20_000 { 0 } else { half_up((net - 20_000) * 175, 10_000).clamp(500, 6_000) };
    2_500 + 700 * lamps + half_up(share, 100) * 100
}
