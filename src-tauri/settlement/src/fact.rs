//! What can happen at a till, as it stands in the journal and in a settlement file.
//! Must never carry a name, debt or cost of a person: those are private and stay at the stall.

use domain::cash::Pieces;
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, MarketId, RequestId, StallId};
use domain::money::{Money, is_nothing};
use domain::payment::{CashRounding, Tender};
use domain::refund::{RefundLine, Repayment};
use domain::sale::PricedLine;
use serde::{Deserialize, Serialize};

pub use crate::fact_beside::{
    CreditRepaid, CustomersChanged, OperatorSignedIn, OperatorsChanged, PreorderEnded,
    PreorderTaken, PricesChanged, ReplyReceived,
};
pub use crate::fact_totals::{TenderTotal, Totals};

/// One happening at a till. The name of a variant in snake case is its `t` in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// The till took its place: set up alone, or enrolled by an invitation.
    Enrolled(Enrolled),
    /// Goods were created, edited or retired; what they are is private to the stall.
    GoodsChanged(GoodsChanged),
    /// A business day began.
    DayOpened(DayOpened),
    /// A sale was paid.
    Sale(Sale),
    /// Money was given back for a sale.
    Refund(Refund),
    /// Cash went in or out of the drawer without a sale.
    CashMoved(CashMoved),
    /// The drawer was opened without a sale.
    DrawerOpened(DrawerOpened),
    /// Lines were taken off a bill before payment.
    LinesRemoved(LinesRemoved),
    /// A slip was printed again.
    PrintedAgain(PrintedAgain),
    /// The clock jumped back.
    Clock(Clock),
    /// An older copy of the database was put in place.
    Restored(Restored),
    /// The business day was closed.
    DayClosed(Box<DayClosed>),
    /// The settlement file was made.
    SettlementMade(SettlementMade),
    /// Rules of prices were made or ended; what they are is private to the stall.
    PricesChanged(PricesChanged),
    /// Regulars were entered or changed; who they are is private to the stall.
    CustomersChanged(CustomersChanged),
    /// People of the stall were entered or changed; who they are is private to the stall.
    OperatorsChanged(OperatorsChanged),
    /// Somebody signed in with a PIN.
    OperatorSignedIn(OperatorSignedIn),
    /// A customer paid back what was owed; whose debt it is stays private.
    CreditRepaid(CreditRepaid),
    /// A preorder was taken; what and for whom stays private.
    PreorderTaken(PreorderTaken),
    /// A preorder was handed over or called off.
    PreorderEnded(PreorderEnded),
    /// A reply of the committee was taken in; what it says stays at the stall.
    ReplyReceived(ReplyReceived),
}

/// The number of a person of the stall: names stay private.
pub type OperatorNumber = u32;

/// Whose hands did it, where the stall has people with PINs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hands {
    /// Who did it.
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it with a PIN, where the one who did it may not.
    pub approved: Option<OperatorNumber>,
}

/// See [`Fact::Enrolled`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolled {
    /// The installation.
    pub device: DeviceId,
    /// The market that invited; absent while the stall stands alone.
    pub market: Option<MarketId>,
    /// The name of the market.
    pub market_name: String,
    /// The stall of the market.
    pub stall: StallId,
    /// The stall's name.
    pub stall_name: String,
    /// The place in the market: A-12.
    pub place: String,
    /// The till's public key, base64.
    pub key: String,
}

/// See [`Fact::GoodsChanged`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoodsChanged {
    /// How many goods.
    pub count: u32,
}

/// See [`Fact::DayOpened`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayOpened {
    /// 1, or more when a day was closed and selling went on.
    pub part: u32,
    /// Money for change.
    pub float: Money,
    /// People at work.
    pub people: u32,
}

/// See [`Fact::Sale`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sale {
    /// Made before the request was sent; a repeated one is the same sale.
    pub request: RequestId,
    /// The receipt number: one run for sales and refunds, without gaps, for ever.
    pub receipt: u64,
    /// What was sold.
    pub lines: Vec<PricedLine>,
    /// The sum of the lines.
    pub total: Money,
    /// The VAT inside; nothing for a stall that is not registered.
    pub vat: Money,
    /// How it was paid.
    pub tenders: Vec<Tender>,
    /// Cash given back.
    pub change: Money,
    /// Cash rounded to the coins there are: the tenders add up to the total and this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<CashRounding>,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`Fact::Refund`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refund {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The receipt number of the refund.
    pub receipt: u64,
    /// The receipt number of the sale.
    pub of: u64,
    /// What came back.
    pub lines: Vec<RefundLine>,
    /// What was given back.
    pub total: Money,
    /// The part of it that was for taxed lines.
    pub taxed: Money,
    /// The VAT inside it.
    pub vat: Money,
    /// How it was given back.
    pub repayments: Vec<Repayment>,
    /// Why.
    pub reason: String,
    /// What the repayments come to beyond the total: the rounding of the sale, copied.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub rounding: Money,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// Which way cash moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CashDirection {
    /// Paid in: more change was fetched.
    In,
    /// Paid out: ice, bags, a helper's wage.
    Out,
    /// Dropped: taken to a safe place.
    Drop,
}

/// See [`Fact::CashMoved`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CashMoved {
    /// Made before the request was sent.
    pub request: RequestId,
    /// Which way.
    pub direction: CashDirection,
    /// How much, above zero.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`Fact::DrawerOpened`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawerOpened {
    /// Why.
    pub reason: String,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`Fact::LinesRemoved`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinesRemoved {
    /// How many lines.
    pub count: u32,
    /// What they came to.
    pub amount: Money,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
}

/// See [`Fact::PrintedAgain`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedAgain {
    /// The receipt.
    pub receipt: u64,
    /// Which copy: 1 is the first after the original.
    pub copy: u32,
}

/// See [`Fact::Clock`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// What the clock had said in the entry before.
    pub was: Timestamp,
    /// What it said now.
    pub now: Timestamp,
}

/// See [`Fact::Restored`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restored {
    /// The new epoch.
    pub epoch: u32,
    /// How far the till had been, by the mark kept outside the database.
    pub was_at: u64,
}

/// See [`Fact::DayClosed`]. The figures a vendor sees on the Z slip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayClosed {
    /// The number of the closing: never resets.
    pub z: u64,
    /// The epoch: how often an older copy was put in place.
    pub epoch: u32,
    /// The part of the business day.
    pub part: u32,
    /// When the day was opened.
    pub opened: Timestamp,
    /// The sums of the day.
    pub totals: Totals,
    /// What was counted, blind.
    pub counted: Vec<Pieces>,
    /// The sum of the count.
    pub counted_total: Money,
    /// Counted less expected: below zero is short.
    pub over_short: Money,
    /// Why it differs.
    pub reason: String,
    /// Left in the drawer for tomorrow.
    pub kept: Money,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`Fact::SettlementMade`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementMade {
    /// The closing it is of.
    pub z: u64,
    /// The business day.
    pub of: Day,
    /// SHA-256 of the file.
    pub file: Digest,
    /// SHA-256 of the price list the file names, so that the same file can be made again.
    pub price_list: Digest,
}
