//! What the till has to say on paper, as the documents floor wants it. Must never work a figure
//! out: everything comes from the book.

use documents::day_slip::{Counted, DayKind, DayReport};
use documents::head::{Marks, Registration, StallHead};
use documents::pay_card::PayCard;
use documents::receipt::{PayCode, Payment, Receipt as ReceiptDocument};
use documents::refund::{Refund as RefundDocument, ReturnedLine};
use documents::slip::{Paper, Slip};
use documents::test_page::{self, TestPage};
use documents::{day_slip, pay_card, receipt, refund};
use domain::day::Timestamp;
use domain::money::Money;
use domain::payment::TenderKind;
use domain::promptpay::payload;
use domain::refund::Repayment;
use settlement::key::SigningSeed;
use store::Fault;

use crate::Till;
use crate::figures::DayFigures;
use crate::print::Job;
use crate::receipts::{Receipt, ReceiptKind};
use crate::settings::TillSettings;

impl Till {
    /// The slip of a job; `None` when there is nothing for it in the book, or it is no paper.
    /// The seed signs the totals that a Z slip carries as a QR.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn slip(&self, at: Timestamp, job: Job, seed: &SigningSeed) -> Result<Option<Slip>, Fault> {
        let settings = self.settings()?;
        let slip = match job {
            Job::Receipt { number, copy } => self
                .receipt(number)?
                .map(|receipt| self.receipt_slip(&receipt, copy, &settings))
                .transpose()?,
            Job::XReport => self
                .x_report()?
                .map(|figures| self.day_slip(&figures, at, &settings, None))
                .transpose()?,
            Job::ZReport { z } => match self.z_report(z)? {
                None => None,
                Some(figures) => {
                    let totals = self.signed_totals(z, seed)?;
                    Some(self.day_slip(&figures, at, &settings, totals)?)
                }
            },
            Job::PromptPay { amount } => self.pay_card(amount, &settings)?,
            Job::TestPage => Some(test_page::slip(
                &TestPage { printer: printer_name(&settings), paper: paper(&settings) },
                settings.language,
            )),
            Job::Statement { .. }
            | Job::Repayment { .. }
            | Job::Preorder { .. }
            | Job::PickList { .. } => None,
            Job::OpenDrawer => None,
        };
        Ok(slip)
    }

    /// The stall's PromptPay QR; `None` where no number was set or the amount does not fit.
    fn pay_card(
        &self,
        amount: Option<Money>,
        settings: &TillSettings,
    ) -> Result<Option<Slip>, Fault> {
        let Some(to) = &settings.promptpay else { return Ok(None) };
        let Some(payload) = payload(to, amount) else { return Ok(None) };
        let code = PayCode { payload, payee: to.masked() };
        let card = PayCard { stall: self.head()?, amount, code };
        Ok(Some(pay_card::slip(&card, settings.language)))
    }

    fn receipt_slip(
        &self,
        receipt: &Receipt,
        copy: u32,
        settings: &TillSettings,
    ) -> Result<Slip, Fault> {
        let marks = Marks { copy, practice: false };
        let stall = self.head()?;
        let registration = registration(settings);
        if receipt.kind == ReceiptKind::Refund {
            let lines = receipt.lines.iter().map(|back| ReturnedLine {
                name: back.line.name.clone(),
                unit: back.line.unit,
                quantity: back.line.quantity,
                amount: back.line.amount,
            });
            let repayments =
                receipt.tenders.iter().map(|t| Repayment { kind: t.kind, amount: t.amount });
            let document = RefundDocument {
                stall,
                registration,
                number: number(receipt.number),
                original: receipt.of.map(number).unwrap_or_default(),
                at: receipt.at,
                reason: receipt.reason.clone(),
                lines: lines.collect(),
                total: receipt.total,
                vat: receipt.vat,
                repayments: repayments.collect(),
                hash: receipt.hash.clone(),
                marks,
            };
            return Ok(refund::slip(&document, settings.language));
        }
        let document = ReceiptDocument {
            stall,
            registration,
            number: number(receipt.number),
            at: receipt.at,
            lines: receipt.lines.iter().map(|line| line.line.clone()).collect(),
            total: receipt.total,
            payment: Payment::Paid { tenders: receipt.tenders.clone(), change: receipt.change },
            hash: receipt.hash.clone(),
            marks,
        };
        Ok(receipt::slip(&document, settings.language))
    }

    fn day_slip(
        &self,
        figures: &DayFigures,
        at: Timestamp,
        settings: &TillSettings,
        signed_totals: Option<String>,
    ) -> Result<Slip, Fault> {
        let totals = &figures.totals;
        let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let sales = totals.tenders.iter().filter(|tender| !tender.sold.is_zero());
        let kind = match (figures.z, figures.closed) {
            (Some(z), Some(closed)) => DayKind::Z { number: small(z), closed },
            _ => DayKind::X { at },
        };
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
            sales: sales
                .map(|tender| (tender.kind, tender.sold))
                .collect::<Vec<(TenderKind, Money)>>(),
            sales_total: totals.gross,
            refund_count: small(totals.refunds),
            refunds: totals.refunded,
            net: totals.net,
            vat: totals.vat,
            drawer: totals.drawer,
            expected: figures.result.as_ref().map(|result| result.expected),
            counted: figures.result.as_ref().map(|result| Counted {
                pieces: figures.counted.clone(),
                total: result.counted,
                difference: result.over_short,
                reason: figures.reason.clone(),
            }),
            removed_lines: small(totals.removed_lines),
            drawer_openings: small(totals.drawer_openings),
            grand_total: totals.grand_total,
            head_hash: head.hash.to_string(),
            signed_totals,
            fee: None,
            marks: Marks::default(),
        };
        Ok(day_slip::slip(&report, settings.language))
    }

    fn head(&self) -> Result<StallHead, Fault> {
        Ok(self.identity()?.map_or_else(StallHead::default, |who| StallHead {
            name: who.stall_name,
            place: who.place,
            market: who.market_name,
        }))
    }
}

/// The paper that is set.
#[must_use]
pub fn paper(settings: &TillSettings) -> Paper {
    Paper::of_dots(settings.printer.dots as usize).unwrap_or(Paper::Narrow)
}

/// Receipt numbers are read aloud and compared: at least four digits.
fn number(number: u64) -> String {
    format!("{number:04}")
}

fn registration(settings: &TillSettings) -> Registration {
    settings.tax_id.clone().map_or(Registration::None, Registration::Vat)
}

fn printer_name(settings: &TillSettings) -> String {
    use crate::settings::PrinterLink;
    match &settings.printer.link {
        PrinterLink::None => "–".to_owned(),
        PrinterLink::Network { host, port } => format!("{host}:{port}"),
        PrinterLink::Device { path } => path.clone(),
    }
}
