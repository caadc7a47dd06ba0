//! The X report and the Z slip, from the figures of a day. Must never work a sum out that the day's
//! totals hold.

use documents::day_slip::{self, Counted, DayKind, DayReport, OperatorRow, TenderRow};
use documents::head::Marks;
use documents::slip::Slip;
use domain::day::Timestamp;
use domain::language::Language;
use store::Fault;

use crate::Till;
use crate::figures::DayFigures;
use crate::report_people::OperatorFigures;
use crate::settings::TillSettings;
use crate::slips::{number, registration};

impl Till {
    /// The slip of a day. `signed_totals` is the text of the QR on a Z slip.
    pub(crate) fn day_slip(
        &self,
        figures: &DayFigures,
        at: Timestamp,
        settings: &TillSettings,
        signed_totals: Option<String>,
    ) -> Result<Slip, Fault> {
        let totals = &figures.totals;
        let kind = match (figures.z, figures.closed) {
            (Some(z), Some(closed)) => DayKind::Z { number: small(z), closed },
            _ => DayKind::X { at },
        };
        let tenders = totals.tenders.iter().map(|total| TenderRow {
            kind: total.kind,
            sold: total.sold,
            refunded: total.refunded,
        });
        let head = store::journal::head(self.store().reader())?;
        let report = DayReport {
            stall: self.head()?,
            registration: registration(settings),
            kind,
            day: figures.day,
            part: figures.part,
            opened: figures.opened,
            receipts: totals
                .first_receipt
                .zip(totals.last_receipt)
                .map(|(first, last)| (number(first), number(last))),
            sales_count: small(totals.sales),
            tenders: tenders.collect(),
            sales_total: totals.gross,
            refund_count: small(totals.refunds),
            refunds: totals.refunded,
            net: totals.net,
            vat: totals.vat,
            discounts: totals.discounts,
            rounding: totals.rounding,
            credit_repaid: totals.credit_repaid,
            deposits_taken: totals.deposits_taken,
            deposits_returned: totals.deposits_returned,
            drawer: totals.drawer,
            expected: figures.result.as_ref().map(|result| result.expected),
            counted: figures.result.as_ref().map(|result| Counted {
                pieces: figures.counted.clone(),
                total: result.counted,
                difference: result.over_short,
                reason: figures.reason.clone(),
            }),
            removed_lines: small(totals.removed_lines),
            removed_amount: totals.removed_amount,
            drawer_openings: small(totals.drawer_openings),
            operators: sellers(&figures.by_operator, settings.language),
            grand_total: totals.grand_total,
            head_hash: head.hash.to_string(),
            signed_totals,
            fee: if figures.z.is_some() { self.fee_owed()? } else { None },
            marks: Marks::default(),
        };
        Ok(day_slip::slip(&report, settings.language))
    }
}

/// What each person did, as paper says it.
pub(crate) fn sellers(people: &[OperatorFigures], language: Language) -> Vec<OperatorRow> {
    let nobody = language.pick("ไม่ได้ลงชื่อ", "Not signed in");
    let row = |who: &OperatorFigures| OperatorRow {
        name: who.number.map_or_else(|| nobody.to_owned(), |_| who.name.clone()),
        net: who.net,
        receipts: small(who.receipts),
        refunds: small(who.refunds),
        refunded: who.refunded,
        removed_lines: small(who.removed_lines),
        removed_amount: who.removed_amount,
        drawer_openings: small(who.drawer_openings),
    };
    people.iter().map(row).collect()
}

pub(crate) fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
