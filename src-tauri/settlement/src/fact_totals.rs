//! The sums of a business day as they stand in its closing. Must never hold a sum that the lines
//! of the day do not give again.

use domain::cash::Drawer;
use domain::money::{Money, is_nothing};
use domain::payment::TenderKind;
use serde::{Deserialize, Serialize};

/// The sums of one business day: worked out by the till, and again from the lines by the book.
/// Only what lies between the day's opening and its closing counts: a slip printed again before
/// the opening belongs to no day.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// The first receipt number of the day; absent on a day without receipts.
    pub first_receipt: Option<u64>,
    /// The last receipt number of the day.
    pub last_receipt: Option<u64>,
    /// How many sales.
    pub sales: u64,
    /// How many refunds.
    pub refunds: u64,
    /// What was sold.
    pub gross: Money,
    /// What was given back.
    pub refunded: Money,
    /// Sold less given back.
    pub net: Money,
    /// By tender: sold, and given back. Kinds that did not occur are left out.
    pub tenders: Vec<TenderTotal>,
    /// VAT inside the net.
    pub vat: Money,
    /// Net of the taxed lines, VAT included.
    pub taxed: Money,
    /// What moved through the drawer.
    pub drawer: Drawer,
    /// What the drawer should hold.
    pub expected_cash: Money,
    /// Lines taken off bills before payment.
    pub removed_lines: u64,
    /// What they came to.
    pub removed_amount: Money,
    /// Openings of the drawer without a sale.
    pub drawer_openings: u64,
    /// Slips printed again.
    pub printed_again: u64,
    /// Cash rounded, of sales less refunds: beside the net, never in it.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub rounding: Money,
    /// Taken off sales by discounts and bundles.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub discounts: Money,
    /// Debts of customers repaid, in cash or by transfer: no takings.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub credit_repaid: Money,
    /// Deposits of preorders taken: a liability until handed over.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub deposits_taken: Money,
    /// Deposits given back.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub deposits_returned: Money,
    /// People at work.
    pub people: u32,
    /// Net since the beginning of this device, this day included. Never resets.
    pub grand_total: Money,
}

/// Sales and refunds of one tender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TenderTotal {
    /// The tender.
    pub kind: TenderKind,
    /// Taken.
    pub sold: Money,
    /// Given back.
    pub refunded: Money,
}
