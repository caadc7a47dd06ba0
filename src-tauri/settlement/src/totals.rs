//! The sums of a day, added again from its lines: independent of the till's own tables.
//! Must never take over a sum that a line claims for the whole day.

use std::collections::BTreeMap;

use domain::cash::{self, CountRefused};
use domain::money::{Money, OutOfRange};
use domain::payment::{TENDERS, TenderKind};
use domain::tax::TaxClass;

use crate::day_file::{Close, Refused};
use crate::fact::{
    CashDirection, CashMoved, CreditRepaid, Fact, Refund, Sale, TenderTotal, Totals,
};
use crate::line::Entry;

/// Adds up the lines from the opening of the day on; lines before it belong to no day.
/// `grand_total` then holds the net of this day alone: what was before is not in its lines.
///
/// # Errors
/// [`OutOfRange`] when a sum cannot be held.
pub fn re_add(entries: &[Entry]) -> Result<Totals, OutOfRange> {
    let mut sums = Sums::default();
    let opening = entries.iter().position(|entry| matches!(entry.fact, Fact::DayOpened(_)));
    for entry in entries.iter().skip(opening.unwrap_or(entries.len())) {
        sums.add(&entry.fact)?;
    }
    sums.finish()
}

#[derive(Default)]
struct Sums {
    day: Totals,
    sold: BTreeMap<TenderKind, Money>,
    refunded: BTreeMap<TenderKind, Money>,
}

/// Adds to a sum in place.
fn add(sum: &mut Money, amount: Money) -> Result<(), OutOfRange> {
    *sum = sum.plus(amount)?;
    Ok(())
}

impl Sums {
    fn add(&mut self, fact: &Fact) -> Result<(), OutOfRange> {
        let totals = &mut self.day;
        match fact {
            Fact::DayOpened(opened) => {
                totals.people = opened.people;
                totals.drawer.float = opened.float;
            }
            Fact::Sale(sale) => self.add_sale(sale)?,
            Fact::Refund(refund) => self.add_refund(refund)?,
            Fact::CashMoved(moved) => self.add_moved(moved)?,
            Fact::DrawerOpened(_) => totals.drawer_openings += 1,
            Fact::PrintedAgain(_) => totals.printed_again += 1,
            Fact::LinesRemoved(removed) => {
                totals.removed_lines += u64::from(removed.count);
                add(&mut totals.removed_amount, removed.amount)?;
            }
            Fact::CreditRepaid(repaid) => self.add_repaid(repaid)?,
            Fact::PreorderTaken(taken) => {
                add(&mut totals.deposits_taken, taken.deposit)?;
                if taken.kind == TenderKind::Cash {
                    add(&mut totals.drawer.deposits_taken, taken.deposit)?;
                }
            }
            Fact::PreorderEnded(ended) => {
                add(&mut totals.deposits_returned, ended.returned)?;
                if ended.kind == TenderKind::Cash {
                    add(&mut totals.drawer.deposits_returned, ended.returned)?;
                }
            }
            Fact::Enrolled(_)
            | Fact::GoodsChanged(_)
            | Fact::PricesChanged(_)
            | Fact::CustomersChanged(_)
            | Fact::OperatorsChanged(_)
            | Fact::OperatorSignedIn(_)
            | Fact::ReplyReceived(_)
            | Fact::Clock(_)
            | Fact::Restored(_)
            | Fact::DayClosed(_)
            | Fact::SettlementMade(_) => {}
        }
        Ok(())
    }

    fn add_sale(&mut self, sale: &Sale) -> Result<(), OutOfRange> {
        let totals = &mut self.day;
        totals.sales += 1;
        totals.first_receipt.get_or_insert(sale.receipt);
        totals.last_receipt = Some(sale.receipt);
        add(&mut totals.gross, sale.total)?;
        add(&mut totals.vat, sale.vat)?;
        if let Some(rounding) = sale.rounding {
            add(&mut totals.rounding, rounding.amount)?;
        }
        for line in &sale.lines {
            add(&mut totals.discounts, line.discounted()?)?;
        }
        for line in sale.lines.iter().filter(|line| line.tax == TaxClass::Vat) {
            add(&mut totals.taxed, line.amount)?;
        }
        for tender in &sale.tenders {
            add(self.sold.entry(tender.kind).or_default(), tender.amount)?;
            if tender.kind == TenderKind::Cash {
                add(&mut totals.drawer.cash_sales, tender.amount)?;
            }
        }
        Ok(())
    }

    fn add_refund(&mut self, refund: &Refund) -> Result<(), OutOfRange> {
        let totals = &mut self.day;
        totals.refunds += 1;
        totals.first_receipt.get_or_insert(refund.receipt);
        totals.last_receipt = Some(refund.receipt);
        add(&mut totals.refunded, refund.total)?;
        totals.rounding = totals.rounding.minus(refund.rounding)?;
        totals.vat = totals.vat.minus(refund.vat)?;
        totals.taxed = totals.taxed.minus(refund.taxed)?;
        for back in &refund.repayments {
            add(self.refunded.entry(back.kind).or_default(), back.amount)?;
            if back.kind == TenderKind::Cash {
                add(&mut totals.drawer.cash_refunds, back.amount)?;
            }
        }
        Ok(())
    }

    /// A repayment that takes another back counts against it.
    fn add_repaid(&mut self, repaid: &CreditRepaid) -> Result<(), OutOfRange> {
        let back = repaid.reverses.is_some();
        let amount = if back { repaid.amount.negated() } else { repaid.amount };
        add(&mut self.day.credit_repaid, amount)?;
        if repaid.kind == TenderKind::Cash {
            add(&mut self.day.drawer.credit_repaid, amount)?;
        }
        Ok(())
    }

    fn add_moved(&mut self, moved: &CashMoved) -> Result<(), OutOfRange> {
        let drawer = &mut self.day.drawer;
        match moved.direction {
            CashDirection::In => add(&mut drawer.paid_in, moved.amount),
            CashDirection::Out => add(&mut drawer.paid_out, moved.amount),
            CashDirection::Drop => add(&mut drawer.dropped, moved.amount),
        }
    }

    fn finish(mut self) -> Result<Totals, OutOfRange> {
        let totals = &mut self.day;
        totals.net = totals.gross.minus(totals.refunded)?;
        totals.grand_total = totals.net;
        totals.expected_cash = totals.drawer.expected()?;
        for kind in TENDERS {
            let (sold, refunded) = (self.sold.get(&kind), self.refunded.get(&kind));
            if sold.is_some() || refunded.is_some() {
                let amount = |sum: Option<&Money>| sum.copied().unwrap_or_default();
                let (sold, refunded) = (amount(sold), amount(refunded));
                totals.tenders.push(TenderTotal { kind, sold, refunded });
            }
        }
        Ok(self.day)
    }
}

/// The first field in which claimed sums are not the sums of the lines; `None` when they agree.
/// The grand total is not among them.
#[must_use]
pub fn difference(sums: &Totals, claimed: &Totals) -> Option<&'static str> {
    let checks = [
        (claimed.first_receipt == sums.first_receipt, "first_receipt"),
        (claimed.last_receipt == sums.last_receipt, "last_receipt"),
        (claimed.sales == sums.sales, "sales"),
        (claimed.refunds == sums.refunds, "refunds"),
        (claimed.gross == sums.gross, "gross"),
        (claimed.refunded == sums.refunded, "refunded"),
        (claimed.net == sums.net, "net"),
        (claimed.tenders == sums.tenders, "tenders"),
        (claimed.vat == sums.vat, "vat"),
        (claimed.taxed == sums.taxed, "taxed"),
        (claimed.drawer == sums.drawer, "drawer"),
        (claimed.expected_cash == sums.expected_cash, "expected_cash"),
        (claimed.removed_lines == sums.removed_lines, "removed_lines"),
        (claimed.removed_amount == sums.removed_amount, "removed_amount"),
        (claimed.drawer_openings == sums.drawer_openings, "drawer_openings"),
        (claimed.printed_again == sums.printed_again, "printed_again"),
        (claimed.rounding == sums.rounding, "rounding"),
        (claimed.discounts == sums.discounts, "discounts"),
        (claimed.credit_repaid == sums.credit_repaid, "credit_repaid"),
        (claimed.deposits_taken == sums.deposits_taken, "deposits_taken"),
        (claimed.deposits_returned == sums.deposits_returned, "deposits_returned"),
        (claimed.people == sums.people, "people"),
    ];
    checks.into_iter().find(|(agrees, _)| !agrees).map(|(_, field)| field)
}

/// `close` holds the sums of the lines, and a count that follows.
pub(crate) fn check_close(entries: &[Entry], close: &Close, line: usize) -> Result<(), Refused> {
    let too_large = |_: OutOfRange| Refused::TooLarge { line };
    let sums = re_add(entries).map_err(too_large)?;
    if let Some(field) = difference(&sums, &close.totals) {
        return Err(Refused::Totals { line, field });
    }
    close.totals.grand_total.minus(close.totals.net).map_err(too_large)?;
    let counted = cash::total(&close.counted).map_err(|refused| match refused {
        CountRefused::TooLarge => Refused::TooLarge { line },
        CountRefused::Unknown(_) | CountRefused::Twice(_) => {
            Refused::Count { line, field: "counted" }
        }
    })?;
    if counted != close.counted_total {
        return Err(Refused::Count { line, field: "counted_total" });
    }
    let over_short = counted.minus(close.totals.expected_cash).map_err(too_large)?;
    if over_short != close.over_short {
        return Err(Refused::Count { line, field: "over_short" });
    }
    Ok(())
}
