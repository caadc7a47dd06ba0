//! What the till has to say on paper, as the documents floor wants it. Must never work a figure
//! out: everything comes from the book.

use documents::head::{Registration, StallHead, VatSeller};
use documents::pay_card::{self, PayCard};
use documents::receipt::PayCode;
use documents::slip::{Paper, Slip};
use documents::test_page::{self, TestPage};
use domain::day::Timestamp;
use domain::money::Money;
use domain::promptpay::payload;
use settlement::key::SigningSeed;
use store::Fault;

use crate::Till;
use crate::print::Job;
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
            Job::PriceLabel { goods } => self.price_label(at, goods, settings.language)?,
            Job::PromptPay { amount } => self.pay_card(amount, &settings)?,
            Job::Report { from, until } => self.report_slip(at, (from, until), &settings)?,
            Job::TestPage => Some(test_page::slip(
                &TestPage { printer: printer_name(&settings), paper: paper(&settings) },
                settings.language,
            )),
            Job::Statement { customer } => self.statement_slip(at, customer, &settings)?,
            Job::Repayment { number } => self.repayment_slip(number, &settings)?,
            Job::Preorder { id } => self.preorder_slip(id, &settings)?,
            Job::PickList { day } => Some(self.pick_list_slip(at, day, &settings)?),
            Job::Reply { number } => self.reply_paper(number, &settings)?,
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

    /// The head of every slip of the stall.
    pub(crate) fn head(&self) -> Result<StallHead, Fault> {
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
pub(crate) fn number(number: u64) -> String {
    format!("{number:04}")
}

/// A stall is its own head office: branches are not set up here yet.
pub(crate) fn registration(settings: &TillSettings) -> Registration {
    let seller = settings.tax_id.clone().map(VatSeller::head_office);
    seller.map_or(Registration::None, Registration::Vat)
}

fn printer_name(settings: &TillSettings) -> String {
    use crate::settings::PrinterLink;
    match &settings.printer.link {
        PrinterLink::None => "–".to_owned(),
        PrinterLink::Network { host, port } => format!("{host}:{port}"),
        PrinterLink::Device { path } => path.clone(),
    }
}
