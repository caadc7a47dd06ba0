//! The report of some days on the stall's own roll. Must never work a sum out that the report
//! holds.

use documents::day_slip::TenderRow;
use documents::slip::Slip;
use documents::till_report::{self, BestRow};
use domain::day::{Day, Timestamp};
use domain::quantity::Quantity;
use store::Fault;

use crate::Till;
use crate::day_slips::{sellers, small};
use crate::report::{BestSeller, ReportRefused};
use crate::settings::TillSettings;
use crate::slips::registration;

/// So many best sellers fit a hand's breadth of paper.
const BEST: usize = 10;
/// A longer report tells no single days: its roll would reach the floor.
const SINGLE_DAYS: usize = 31;

impl Till {
    /// The slip of a report; `None` for days that make no report.
    pub(crate) fn report_slip(
        &self,
        at: Timestamp,
        (from, until): (Day, Day),
        settings: &TillSettings,
    ) -> Result<Option<Slip>, Fault> {
        let report = match self.report(from, until) {
            Ok(report) => report,
            Err(ReportRefused::Days) => return Ok(None),
            Err(ReportRefused::Fault(fault)) => return Err(fault),
        };
        let language = settings.language;
        let tenders = report.by_tender.iter().map(|total| TenderRow {
            kind: total.kind,
            sold: total.sold,
            refunded: total.refunded,
        });
        let best = |goods: &BestSeller| {
            let unit = goods.unit.word(language);
            let quantity = Quantity::from_thousandths(goods.quantity);
            let quantity = quantity
                .map_or_else(|| (goods.quantity / 1_000).to_string(), |much| much.to_string());
            BestRow {
                name: goods.name.clone(),
                quantity: format!("{quantity} {unit}"),
                amount: goods.amount,
            }
        };
        let single = report.by_day.len() <= SINGLE_DAYS;
        let days = report.by_day.iter().filter(|_| single).map(|row| (row.day, row.net));
        let paper = till_report::TillReport {
            stall: self.head()?,
            registration: registration(settings),
            from,
            until,
            at,
            gross: report.gross,
            receipts: small(report.receipts),
            average: report.average,
            refund_count: small(report.refunds.count),
            refunds: report.refunds.amount,
            net: report.net,
            discounts: report.discounts,
            rounding: report.rounding,
            tenders: tenders.collect(),
            operators: sellers(&report.by_operator, language),
            days: days.collect(),
            best: report.best.iter().take(BEST).map(best).collect(),
            owed: report.credit_outstanding,
            deposits: report.deposits_held,
            removed_lines: small(report.removed.count),
            removed_amount: report.removed.amount,
        };
        Ok(Some(till_report::slip(&paper, language)))
    }
}
