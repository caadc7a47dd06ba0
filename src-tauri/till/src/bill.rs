//! Bills that are not paid yet: what a screen asks for, priced by the one rule, and kept on disk at
//! every act, so that a power cut loses nothing. Must never hold a fact: an open bill is work.

use domain::day::Timestamp;
use domain::id::{CustomerId, GoodsId, PreorderId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::pricing::{Asked, LineDraft, Reduction, Terms, price};
use domain::quantity::Quantity;
use domain::sale::Bill;
use domain::tax::TaxClass;
use domain::unit::Unit;
use serde::{Deserialize, Serialize};
use settlement::file::MAX_LINE_BYTES;
use store::rows::json;
use ts_rs::TS;

use crate::Till;
use crate::record::business_day;
use crate::sell::SellRefused;

/// The longest note of a line, in characters.
pub const MAX_NOTE: usize = 200;
/// The most bytes that the lines of a bill may take in a settlement's line: what is left is for
/// the tenders and for what stands around the sale.
const MOST_BYTES: usize = MAX_LINE_BYTES - 8 * 1024;

/// A line as a screen asks for it: goods by id, or a price keyed in by hand with a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaleLine {
    /// The goods; absent for a price keyed in by hand.
    pub goods: Option<GoodsId>,
    /// The name of a price keyed in by hand; ignored for goods.
    pub name: Option<String>,
    /// How much of it.
    pub quantity: Quantity,
    /// The price keyed in by hand; of goods, a price for this bill only.
    pub unit_price: Option<Money>,
    /// แถม: given for nothing.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub free: bool,
    /// The price a scale printed on the label.
    #[serde(default)]
    #[ts(optional)]
    pub label: Option<Money>,
    /// Off this line.
    #[serde(default)]
    #[ts(optional)]
    pub discount: Option<Reduction>,
    /// A note, on the slip and at the stall, never in the file.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// A bill as a screen holds it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BillDraft {
    /// The bill's own id, made with its first line: it is sold once under it.
    pub request: RequestId,
    /// Its lines.
    pub lines: Vec<SaleLine>,
    /// Off the whole bill.
    #[serde(default)]
    #[ts(optional)]
    pub discount: Option<Reduction>,
    /// Whose it is.
    #[serde(default)]
    #[ts(optional)]
    pub customer: Option<CustomerId>,
    /// The preorder that is handed over with it.
    #[serde(default)]
    #[ts(optional)]
    pub preorder: Option<PreorderId>,
    /// Lines that were taken off it before payment.
    #[serde(default)]
    #[ts(optional, as = "Option<Removed>")]
    pub removed: Removed,
}

/// Lines taken off a bill before payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// How many.
    pub count: u32,
    /// What they came to.
    pub amount: Money,
}

/// A bill that waits: its draft, and what it comes to now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct KeptBill {
    /// As it was asked for.
    pub draft: BillDraft,
    /// As it is priced now; none when goods of it are no longer on sale.
    pub priced: Option<Bill>,
    /// The word it was held under.
    pub label: String,
    /// When it was kept last.
    pub at: Timestamp,
    /// The screen it is open on, or was held from; 0 is the stall's own.
    pub station: u32,
    /// Whether it is held; else it is open on a screen.
    pub held: bool,
}

impl Till {
    /// Prices a bill as [`Till::sell`] will.
    ///
    /// # Errors
    /// [`SellRefused::Goods`], [`SellRefused::Bill`], [`SellRefused::Note`] or
    /// [`SellRefused::TooLong`].
    pub fn price_bill(&self, now: Now, bill: &BillDraft) -> Result<Bill, SellRefused> {
        let settings = self.settings()?;
        let registered = settings.tax_id.is_some();
        let drafts = bill
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| self.line_draft(line, index + 1, registered))
            .collect::<Result<Vec<_>, _>>()?;
        let rules = self.holding_price_rules()?;
        let terms = Terms {
            rules: &rules,
            day: business_day(self.reader(), now.at)?,
            weighed: settings.weighed_rounding,
            discount: bill.discount,
        };
        let priced = price(&drafts, terms)?;
        let long =
            |line: &SaleLine| line.note.as_ref().is_some_and(|n| n.chars().count() > MAX_NOTE);
        if let Some(at) = bill.lines.iter().position(long) {
            return Err(SellRefused::Note { line: at + 1 });
        }
        if json(&priced.lines).len() > MOST_BYTES {
            return Err(SellRefused::TooLong);
        }
        Ok(priced)
    }

    fn line_draft(&self, line: &SaleLine, at: usize, vat: bool) -> Result<LineDraft, SellRefused> {
        let Some(id) = line.goods else {
            return Ok(LineDraft {
                goods: None,
                category: None,
                name: domain::thai::printable(line.name.as_deref().unwrap_or_default()),
                unit: Unit::Piece,
                quantity: line.quantity,
                list_price: line.unit_price.unwrap_or(Money::ZERO),
                asked: if line.free { Asked::Free } else { Asked::List },
                discount: line.discount,
                // what is keyed in by hand at a registered stall is taxed: the safe side
                tax: if vat { TaxClass::Vat } else { TaxClass::Exempt },
            });
        };
        let goods = self.catalogue().get(id).filter(|goods| !goods.retired);
        let goods = goods.ok_or(SellRefused::Goods { line: at })?;
        let asked = match (line.free, line.unit_price, line.label) {
            (true, _, _) => Asked::Free,
            (false, Some(price), _) => Asked::Keyed(price),
            (false, None, Some(label)) => Asked::Label(label),
            (false, None, None) => Asked::List,
        };
        Ok(LineDraft {
            goods: Some(id),
            category: goods.category.clone(),
            name: goods.name.clone(),
            unit: goods.unit,
            quantity: line.quantity,
            list_price: goods.price,
            asked,
            discount: line.discount,
            tax: if vat { goods.tax } else { TaxClass::Exempt },
        })
    }
}
