//! What is handed over for a bill: one function for the preview and for the sale, so that what a
//! screen shows is what will be recorded. Must never settle by two arithmetics.

use domain::day::{Day, Timestamp};
use domain::id::{CustomerId, PreorderId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::{
    PaymentRefused, Tender, TenderDetail, TenderDraft, TenderKind, settle, stand,
};
use domain::sale::PricedLine;
use rusqlite::OptionalExtension;
use store::Fault;
use store::rows::{from_json, in_range, money};

use crate::Till;
use crate::bill::BillDraft;
use crate::enrol::Identity;
use crate::record::business_day;
use crate::sell::SellRefused;
use crate::settings::TillSettings;
use crate::tender::{MAX_TENDERS, TenderRefused, TenderRequest, Used};
use crate::vouchers::limits;

/// A payment as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Paying<'a> {
    /// What is to be paid.
    pub total: Money,
    /// The lines of the bill, where they are known: for vouchers that buy only some goods.
    pub lines: &'a [PricedLine],
    /// What was handed over.
    pub tenders: &'a [TenderRequest],
    /// Whose bill it is.
    pub customer: Option<CustomerId>,
    /// The preorder that is handed over with it.
    pub preorder: Option<PreorderId>,
}

/// How a payment stands before it is made.
#[derive(Debug)]
pub struct Preview {
    /// Whether it settles the total.
    pub enough: bool,
    /// What is still missing.
    pub missing: Money,
    /// What cash has to be for what the others leave, rounded; zero when nothing is left.
    pub cash_due: Money,
    /// What rounding the cash changes.
    pub rounding: Money,
    /// What to give back.
    pub change: Money,
    /// Each tender as it would stand, in the order asked; one that is refused pays nothing.
    pub tenders: Vec<Tender>,
    /// Why it cannot be made as it is.
    pub refused: Option<SellRefused>,
}

/// All that a tender is judged by.
pub(crate) struct Desk {
    pub(crate) at: Timestamp,
    pub(crate) today: Day,
    pub(crate) total: Money,
    pub(crate) settings: TillSettings,
    pub(crate) who: Option<Identity>,
    pub(crate) customer: Option<Owing>,
    pub(crate) preorder: Option<Waiting>,
}

/// What of a customer matters to a debt.
pub(crate) struct Owing {
    pub(crate) id: CustomerId,
    pub(crate) credit_limit: Option<Money>,
    due_days: u32,
}

/// What of a preorder matters to its bill.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    pub(crate) id: PreorderId,
    pub(crate) deposit: Money,
}

/// Tenders as they are to be settled, each or why it cannot be taken.
type Drafts = Vec<Result<TenderDraft, TenderRefused>>;

impl Till {
    /// Reads all that tenders are judged by.
    pub(crate) fn desk(&self, now: Now, paying: &Paying<'_>) -> Result<Desk, SellRefused> {
        let customer = match paying.customer {
            None => None,
            Some(id) => Some(self.owing(id)?.ok_or(SellRefused::Customer)?),
        };
        let preorder = match paying.preorder {
            None => None,
            Some(id) => Some(self.waiting(id)?.ok_or(SellRefused::Preorder)?),
        };
        Ok(Desk {
            at: now.at,
            today: business_day(self.reader(), now.at)?,
            total: paying.total,
            settings: self.settings()?,
            who: self.identity()?,
            customer,
            preorder,
        })
    }

    /// The tenders as they are to be settled.
    pub(crate) fn drafts(&self, desk: &Desk, paying: &Paying<'_>) -> Result<Drafts, Fault> {
        let (mut used, mut vouchers) = (Used::default(), Vec::new());
        let mut drafts: Drafts = Vec::with_capacity(paying.tenders.len());
        for one in paying.tenders {
            drafts.push(match self.tender_draft(desk, one, &mut used) {
                Ok((draft, voucher)) => {
                    vouchers.extend(voucher.map(|voucher| (drafts.len(), voucher)));
                    Ok(draft)
                }
                Err(TenderRefused::Fault(fault)) => return Err(fault),
                Err(refused) => Err(refused),
            });
        }
        let worths: Vec<_> = paying.lines.iter().map(|line| self.worth(line)).collect();
        let held: Vec<_> = vouchers.iter().map(|(_, voucher)| voucher).collect();
        let most = in_range(limits(&held, &worths))?;
        for ((place, voucher), limit) in vouchers.iter().zip(most) {
            let Some(limit) = limit else { continue };
            drafts[*place] = if limit.is_zero() {
                Err(TenderRefused::VoucherGoods { goods: voucher.goods.join(" · ") })
            } else {
                let serial = voucher.serial.clone();
                Ok(TenderDraft {
                    kind: TenderKind::Voucher,
                    amount: voucher.value,
                    detail: Some(TenderDetail::Voucher { serial, most: Some(limit) }),
                })
            };
        }
        Ok(drafts)
    }

    /// The tenders of a sale, all of which have to be taken.
    pub(crate) fn all_drafts(
        &self,
        desk: &Desk,
        paying: &Paying<'_>,
    ) -> Result<Vec<TenderDraft>, SellRefused> {
        if paying.tenders.len() > MAX_TENDERS {
            return Err(TenderRefused::TooMany.into());
        }
        let drafts: Result<Vec<_>, _> = self.drafts(desk, paying)?.into_iter().collect();
        let drafts = drafts?;
        desk.deposit_is_among(&drafts)?;
        Ok(drafts)
    }

    /// How a payment stands before it is made: what [`Till::sell`] will say of it.
    ///
    /// # Errors
    /// A [`Fault`] of the database; what is refused stands in the answer.
    pub fn preview_payment(&self, now: Now, paying: &Paying<'_>) -> Result<Preview, Fault> {
        let desk = match self.desk(now, paying) {
            Ok(desk) => desk,
            Err(SellRefused::Fault(fault)) => return Err(fault),
            Err(refused) => return Ok(Preview::refused(paying, refused)),
        };
        let (mut taken, mut places, mut refused) = (Vec::new(), Vec::new(), None);
        if paying.tenders.len() > MAX_TENDERS {
            refused = Some(TenderRefused::TooMany.into());
        }
        for (place, draft) in self.drafts(&desk, paying)?.into_iter().enumerate() {
            match draft {
                Ok(draft) if draft.amount.is_zero() => {} // still to be typed
                Ok(draft) => {
                    taken.push(draft);
                    places.push(place);
                }
                Err(why) => refused = refused.or(Some(why.into())),
            }
        }
        let cash = desk.settings.cash_rounding;
        let mut preview = Preview::of(paying.total);
        let mut stood = match stand(paying.total, &taken, cash) {
            Ok(standing) => {
                preview.cash_due = standing.cash_due;
                preview.rounding = in_range(standing.cash_due.minus(standing.rest))?;
                standing.tenders
            }
            Err(_) => as_handed(&taken),
        };
        match settle(paying.total, &taken, cash) {
            Ok(settled) => {
                (preview.missing, preview.change) = (Money::ZERO, settled.change);
                stood = settled.tenders;
                refused = refused.or(desk.deposit_is_among(&taken).err().map(SellRefused::from));
                preview.enough = refused.is_none();
            }
            Err(PaymentRefused::Short { missing }) => preview.missing = missing,
            Err(PaymentRefused::Nothing) => {}
            Err(why) => {
                preview.missing = Money::ZERO;
                refused = refused.or(Some(why.into()));
            }
        }
        preview.tenders = in_place(paying, stood, &places);
        preview.refused = refused;
        Ok(preview)
    }

    /// The lines of the bill that a station keeps open, when they come to this total.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn open_lines(
        &self,
        now: Now,
        station: u32,
        total: Money,
    ) -> Result<Vec<PricedLine>, Fault> {
        let draft: Option<String> = self
            .reader()
            .prepare_cached("SELECT draft FROM open_bill WHERE station = ?1 AND state = 'open'")?
            .query_row([station], |row| row.get(0))
            .optional()?;
        let Some(draft) = draft else { return Ok(vec![]) };
        let draft: BillDraft = from_json(&draft)?;
        match self.price_bill(now, &draft) {
            Ok(bill) if bill.total == total => Ok(bill.lines),
            Err(SellRefused::Fault(fault)) => Err(fault),
            _ => Ok(vec![]),
        }
    }

    /// A short word for the bill that a station keeps open, as a reference of its transfer; a fresh
    /// one when it keeps none.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn short_code(&self, now: Now, station: u32) -> Result<String, Fault> {
        let request: Option<String> = self
            .reader()
            .prepare_cached("SELECT request FROM open_bill WHERE station = ?1 AND state = 'open'")?
            .query_row([station], |row| row.get(0))
            .optional()?;
        let request =
            request.unwrap_or_else(|| RequestId::new(now.at, now.random("short code")).to_string());
        let digits = request.chars().filter(char::is_ascii_alphanumeric);
        let digits: String = digits.collect::<String>().to_ascii_uppercase();
        let from = digits.len().saturating_sub(SHORT_CODE);
        Ok(digits.get(from..).unwrap_or_default().to_owned())
    }

    fn owing(&self, id: CustomerId) -> Result<Option<Owing>, Fault> {
        let found: Option<(Option<i64>, u32)> = self
            .reader()
            .prepare_cached(
                "SELECT credit_limit, due_days FROM customer WHERE id = ?1 AND retired = 0",
            )?
            .query_row([id.to_string()], |row| row.try_into())
            .optional()?;
        let Some((limit, due_days)) = found else { return Ok(None) };
        Ok(Some(Owing { id, credit_limit: limit.map(money).transpose()?, due_days }))
    }

    fn waiting(&self, id: PreorderId) -> Result<Option<Waiting>, Fault> {
        let deposit: Option<i64> = self
            .reader()
            .prepare_cached("SELECT deposit FROM preorder WHERE id = ?1 AND ended_seq IS NULL")?
            .query_row([id.to_string()], |row| row.get(0))
            .optional()?;
        deposit.map(|deposit| Ok(Waiting { id, deposit: money(deposit)? })).transpose()
    }
}

impl Desk {
    /// What was paid down has to be taken off the bill: else nobody gives it back.
    fn deposit_is_among(&self, drafts: &[TenderDraft]) -> Result<(), TenderRefused> {
        let deposit = self.preorder.map_or(Money::ZERO, |preorder| preorder.deposit);
        let among = drafts.iter().any(|draft| draft.kind == TenderKind::Deposit);
        match deposit.is_zero() || among {
            true => Ok(()),
            false if deposit > self.total => Err(TenderRefused::DepositTooLarge { deposit }),
            false => Err(TenderRefused::Deposit { deposit }),
        }
    }

    /// By when what is sold on credit is to be paid; none when nothing is.
    pub(crate) fn due(&self, tenders: &[TenderRequest]) -> Option<Day> {
        let credit = tenders.iter().find(|one| one.kind == TenderKind::Credit)?;
        let days = self.customer.as_ref().map_or(0, |customer| customer.due_days);
        Some(credit.due.unwrap_or_else(|| self.today.moment(days, NOON).calendar_day()))
    }
}

/// The letters of a bill's short word: the random end of its id.
const SHORT_CODE: usize = 10;
/// The minute of a day that is certainly in it.
const NOON: u32 = 12 * 60;

impl Preview {
    fn of(total: Money) -> Preview {
        Preview {
            enough: false,
            missing: total,
            cash_due: Money::ZERO,
            rounding: Money::ZERO,
            change: Money::ZERO,
            tenders: vec![],
            refused: None,
        }
    }

    fn refused(paying: &Paying<'_>, refused: SellRefused) -> Preview {
        let tenders = in_place(paying, vec![], &[]);
        Preview { tenders, refused: Some(refused), ..Preview::of(paying.total) }
    }
}

fn as_handed(drafts: &[TenderDraft]) -> Vec<Tender> {
    drafts
        .iter()
        .map(|draft| Tender {
            kind: draft.kind,
            amount: draft.amount,
            received: draft.amount,
            detail: draft.detail.clone(),
        })
        .collect()
}

/// What was taken at the places it was asked for; the rest pays nothing.
fn in_place(paying: &Paying<'_>, taken: Vec<Tender>, places: &[usize]) -> Vec<Tender> {
    let mut tenders: Vec<Tender> = paying
        .tenders
        .iter()
        .map(|one| Tender {
            kind: one.kind,
            amount: Money::ZERO,
            received: one.amount,
            detail: None,
        })
        .collect();
    for (tender, place) in taken.into_iter().zip(places) {
        tenders[*place] = tender;
    }
    tenders
}
