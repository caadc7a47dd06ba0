//! The X report and the Z slip, from the figures of a day. Must never work a sum out that the day's
//! totals hold.

use documents::day_slip::{self, Counted, DayKind, DayReport, OperatorRow, TenderRow};
use documents::head::Marks;
use documents::slip::Slip;
use domain::day::Timestamp;
use domain::language::Language;
use store::Fault;
use store::rows::money;

use crate::Till;
use crate::figures::DayFigures;
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
            operators: self.sellers(figures.z, settings.language)?,
            grand_total: totals.grand_total,
            head_hash: head.hash.to_string(),
            signed_totals,
            fee: None,
            marks: Marks::default(),
        };
        Ok(day_slip::slip(&report, settings.language))
    }

    /// What each person of the stall sold and took off bills on a closed day, or on the open one;
    /// empty where nobody was signed in all day.
    fn sellers(&self, z: Option<u64>, language: Language) -> Result<Vec<OperatorRow>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT operator, (SELECT name FROM operator WHERE number = done.operator),
               sum(net), sum(sales), sum(lines), sum(amount)
             FROM (
               SELECT day_seq, operator, CASE kind WHEN 'sale' THEN total ELSE -total END AS net,
                 kind = 'sale' AS sales, 0 AS lines, 0 AS amount
               FROM receipt
               UNION ALL
               SELECT day_seq, operator, 0, 0, count, amount FROM removed_lines
             ) AS done
             WHERE day_seq = (SELECT seq FROM day WHERE z = ?1 OR (?1 IS NULL AND closed IS NULL))
             GROUP BY operator ORDER BY operator IS NULL, operator",
        )?;
        let mut rows = statement.query([z])?;
        let (mut sellers, mut anybody) = (Vec::new(), false);
        while let Some(row) = rows.next()? {
            let (operator, name): (Option<u32>, Option<String>) = (row.get(0)?, row.get(1)?);
            anybody |= operator.is_some();
            let nobody = || language.pick("ไม่ได้ลงชื่อ", "Not signed in").to_owned();
            sellers.push(OperatorRow {
                name: name.unwrap_or_else(nobody),
                net: money(row.get(2)?)?,
                receipts: row.get(3)?,
                removed_lines: row.get(4)?,
                removed_amount: money(row.get(5)?)?,
            });
        }
        Ok(if anybody { sellers } else { vec![] })
    }
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
