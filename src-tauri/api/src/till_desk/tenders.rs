//! Ways of paying: how a payment stands, what was scanned, codes to pay by, transfers to tick.
//! Must never add up a payment itself: that is the till's, the same for the preview and the sale.

use domain::cash::{Pieces, pieces_for};
use domain::day::Day;
use domain::id::{CustomerId, PreorderId};
use domain::money::Money;
use domain::payment::Tender;
use domain::promptpay::{bill_payload, payload};
use domain::sale::PricedLine;
use serde::{Deserialize, Serialize};
use till::bill::BillDraft;
use till::co_pay::{CoPayDue, CoPayNow};
use till::pay::Paying;
use till::tender::TenderRequest;
use till::transfers::{Scanned, Tick, TransferRow};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::bad_arguments;
use crate::station::Call;
use crate::transfer::Qr;

/// What was handed over so far for a total.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaymentSoFar {
    /// What is to be paid.
    pub total: Money,
    /// What was handed over.
    pub tenders: Vec<TenderRequest>,
    /// Whose bill it is: for what is taken on credit.
    #[serde(default)]
    #[ts(optional)]
    pub customer: Option<CustomerId>,
    /// The preorder that is handed over with it: for its deposit.
    #[serde(default)]
    #[ts(optional)]
    pub preorder: Option<PreorderId>,
    /// The bill, for vouchers that buy only some goods; the one the station keeps when absent.
    #[serde(default)]
    #[ts(optional)]
    pub bill: Option<BillDraft>,
}

/// A tender as it would stand.
pub type TenderView = Tender;

/// How a payment stands before it is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PaymentView {
    /// Whether it settles the total.
    pub enough: bool,
    /// What is still missing.
    pub missing: Money,
    /// What cash has to be for what the others leave, rounded as the stall rounds; zero when
    /// nothing is left.
    pub cash_due: Money,
    /// What rounding the cash changes.
    pub rounding: Money,
    /// What to give back.
    pub change: Money,
    /// The notes and coins to give back.
    pub pieces: Vec<Pieces>,
    /// Why it cannot be made as it is.
    pub refused: Option<Failure>,
    /// Each tender as it would stand, in the order asked; one that is refused pays nothing.
    pub tenders: Vec<TenderView>,
}

/// Which account a QR is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PayTo {
    /// The PromptPay number.
    Phone,
    /// The biller's account, with references.
    Biller,
}

/// What a PromptPay QR is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PromptPayRequest {
    /// The amount; none for the stall's card.
    pub amount: Option<Money>,
    /// Which account; when absent the number, or the biller where only that is set.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<PayTo>,
}

/// A PromptPay QR.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PromptPayQr {
    /// The QR.
    pub qr: Qr,
    /// Where the money goes, the middle hidden: shown beside it.
    pub to: String,
}

/// A text that was scanned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScannedText {
    /// As the scanner typed it.
    pub text: String,
}

/// What a text scanned while paying is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PaymentScan {
    /// The slip of a transfer. It is no proof: it holds no amount.
    Slip {
        /// The bank: three digits.
        bank: String,
        /// The bank's short name; empty for one that is not in our list.
        bank_name: String,
        /// The bank's own reference.
        reference: String,
        /// The receipt of this till that it paid before.
        used: Option<u64>,
    },
    /// A voucher.
    Voucher {
        /// Its serial.
        serial: String,
        /// What it is worth.
        value: Money,
        /// The last day on which it holds.
        expires: Day,
        /// The goods it buys; empty when it buys anything.
        goods: Vec<String>,
        /// Why it is no money here and today.
        refused: Option<Failure>,
    },
    /// Something else: an ordinary barcode.
    None,
}

/// An amount to be shared with a scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AmountOf {
    /// The amount.
    pub amount: Money,
}

/// Which day's transfers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransfersOf {
    /// The business day; the latest when absent.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<Day>,
}

pub(crate) fn preview_payment(
    call: &Call<'_>,
    asked: PaymentSoFar,
) -> Result<PaymentView, Failure> {
    let (now, station) = (call.now(), call.station.number());
    call.on_till(|till| {
        let by_lines = asked.tenders.iter().any(|one| one.voucher.is_some());
        let lines: Vec<PricedLine> = match &asked.bill {
            Some(bill) if by_lines => till.price_bill(now, bill)?.lines,
            None if by_lines => till.open_lines(now, station, asked.total)?,
            _ => vec![],
        };
        let preview = till.preview_payment(
            now,
            &Paying {
                total: asked.total,
                lines: &lines,
                tenders: &asked.tenders,
                customer: asked.customer,
                preorder: asked.preorder,
            },
        )?;
        Ok(PaymentView {
            enough: preview.enough,
            missing: preview.missing,
            cash_due: preview.cash_due,
            rounding: preview.rounding,
            change: preview.change,
            pieces: pieces_for(preview.change),
            refused: preview.refused.map(Failure::from),
            tenders: preview.tenders,
        })
    })
}

pub(crate) fn promptpay_qr(
    call: &Call<'_>,
    asked: PromptPayRequest,
) -> Result<Option<PromptPayQr>, Failure> {
    let (now, station) = (call.now(), call.station.number());
    let (settings, bill) =
        call.on_till(|till| Ok((till.settings()?, till.short_code(now, station)?)))?;
    let phone = settings.promptpay.filter(|_| asked.to != Some(PayTo::Biller));
    let biller = settings.biller.filter(|_| asked.to != Some(PayTo::Phone));
    let (text, to) = match (phone, biller) {
        (Some(number), _) => (payload(&number, asked.amount), number.masked()),
        (None, Some(biller)) => {
            let to = format!("{} · {}", biller.id, biller.reference);
            // a card without an amount belongs to no bill
            let bill = if asked.amount.is_some() { bill.as_str() } else { "" };
            (bill_payload(&biller.bill(bill), asked.amount), to)
        }
        (None, None) => return Ok(None),
    };
    let text = text.ok_or_else(|| bad_arguments("the amount of a transfer"))?;
    Ok(Some(PromptPayQr { qr: crate::printing::qr(&text)?, to }))
}

pub(crate) fn scan_for_payment(app: &App, asked: ScannedText) -> Result<PaymentScan, Failure> {
    let now = app.now();
    Ok(match app.on_till(|till| Ok(till.scan_for_payment(now, &asked.text)?))? {
        Scanned::Nothing => PaymentScan::None,
        Scanned::Slip { slip, used } => PaymentScan::Slip {
            bank_name: slip.bank_name().unwrap_or_default().to_owned(),
            bank: slip.bank,
            reference: slip.reference,
            used,
        },
        Scanned::Voucher { voucher, refused } => PaymentScan::Voucher {
            serial: voucher.serial,
            value: voucher.value,
            expires: voucher.expires,
            goods: voucher.goods,
            refused: refused.map(Failure::from),
        },
    })
}

pub(crate) fn co_pay_now(app: &App, asked: AmountOf) -> Result<Vec<CoPayNow>, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.co_pay_now(now, asked.amount)?))
}

pub(crate) fn co_pay_due(app: &App, _: Nothing) -> Result<Vec<CoPayDue>, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.co_pay_due(now)?))
}

pub(crate) fn transfers(app: &App, asked: TransfersOf) -> Result<Vec<TransferRow>, Failure> {
    app.on_till(|till| Ok(till.transfers(asked.day)?))
}

pub(crate) fn tick_transfer(app: &App, tick: Tick) -> Result<Vec<TransferRow>, Failure> {
    let now = app.now();
    app.on_till(|till| {
        let day = till.tick_transfer(now, &tick)?;
        let day = day.ok_or_else(|| bad_arguments("a transfer"))?;
        Ok(till.transfers(Some(day))?)
    })
}
