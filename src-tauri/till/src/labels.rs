//! Labels of a scale that prints, read into goods, weight and price, and what is set about scales.
//! Must never guess: a label of no goods that is known is told as such.

use domain::id::GoodsId;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::scale_label::{LabelAmount, check_layouts, derived_weight, read};
use domain::unit::Unit;
use serde::Serialize;
use store::Fault;
use ts_rs::TS;

use crate::Till;
use crate::catalogue::Catalogue;
use crate::goods::{Goods, GoodsRefused};
use crate::settings::{SettingsRefused, TillSettings};

/// A label that was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct LabelRead {
    /// The goods it stands on.
    pub goods: Goods,
    /// How much of them, in their own unit.
    pub quantity: Quantity,
    /// The price printed on it, where it has one: that is what is to be paid.
    pub label: Option<Money>,
}

/// Why a label was not read, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum LabelRefused {
    /// No goods on sale have this number.
    #[error("no goods have the number {item}")]
    Unknown {
        /// The number on the label.
        item: String,
    },
    /// The goods are not sold by weight.
    #[error("{name} is not sold by weight")]
    NotWeighed {
        /// Their name.
        name: String,
    },
    /// Nothing was on the scale when it was printed, or the goods have no price to weigh it by.
    #[error("the label says nothing")]
    Nothing,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Reads a scanned code as a scale's label, by the layouts that are set; `None` for an ordinary
    /// barcode, also for one that goods on sale have.
    ///
    /// # Errors
    /// The first [`LabelRefused`] by precedence.
    pub fn read_label(&self, code: &str) -> Result<Option<LabelRead>, LabelRefused> {
        let code = domain::thai::arabic_digits(code.trim());
        if self.catalogue().by_barcode(&code).is_some() {
            return Ok(None);
        }
        let Some(label) = read(&self.settings()?.label_layouts, &code) else { return Ok(None) };
        let goods = by_scale_code(self.catalogue(), &label.item);
        let goods = goods.ok_or(LabelRefused::Unknown { item: label.item })?.clone();
        if !goods.unit.is_weight() {
            return Err(LabelRefused::NotWeighed { name: goods.name });
        }
        let (quantity, price) = match label.value {
            LabelAmount::Weight(weight) => (weight_in(goods.unit, weight), None),
            // a price over that of a khit or a gram is a weight in khit or grams
            LabelAmount::Price(price) => (derived_weight(price, goods.price), Some(price)),
        };
        let quantity = quantity.filter(|quantity| *quantity > Quantity::ZERO);
        let quantity = quantity.ok_or(LabelRefused::Nothing)?;
        Ok(Some(LabelRead { goods, quantity, label: price }))
    }
}

impl Till {
    /// The number a scale prints for goods, as a person typed it; `None` when it is empty.
    pub(crate) fn checked_scale_code(
        &self,
        id: GoodsId,
        typed: &str,
    ) -> Result<Option<String>, GoodsRefused> {
        let code = domain::thai::arabic_digits(typed.trim());
        if code.is_empty() {
            return Ok(None);
        }
        if code.len() > 6 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(GoodsRefused::ScaleCode);
        }
        match by_scale_code(self.catalogue(), &code).filter(|holder| holder.id != id) {
            Some(holder) => Err(GoodsRefused::ScaleCodeTaken { name: holder.name.clone() }),
            None => Ok(Some(code)),
        }
    }
}

/// A weight in kilograms as a quantity of goods sold by another unit of weight.
#[must_use]
pub fn weight_in(unit: Unit, kilograms: Quantity) -> Option<Quantity> {
    let thousandths = kilograms.thousandths().checked_mul(unit.per_kilogram()?)?;
    Quantity::from_thousandths(thousandths)
}

/// Goods on sale by the number a scale prints; zeros in front say nothing.
fn by_scale_code<'a>(catalogue: &'a Catalogue, item: &str) -> Option<&'a Goods> {
    let number = |code: &str| code.trim_start_matches('0').to_owned();
    let wanted = number(item);
    let mut on_sale = catalogue.all().filter(|goods| !goods.retired);
    on_sale.find(|goods| goods.scale_code.as_deref().is_some_and(|code| number(code) == wanted))
}

impl TillSettings {
    /// Whether what is set about scales can be used.
    pub(crate) fn check_scales(&self) -> Result<(), SettingsRefused> {
        check_layouts(&self.label_layouts).map_err(SettingsRefused::Label)?;
        if self.scale.is_possible() { Ok(()) } else { Err(SettingsRefused::Scale) }
    }
}
