//! Whether goods can be saved as a person typed them. Must never change the book.

use domain::id::GoodsId;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::sale::{MAX_NAME, MAX_UNIT_PRICE};

use crate::Till;
use crate::goods::{Contains, Goods, GoodsDraft, GoodsRefused};

impl Till {
    /// Checks a draft against the rules and the goods there are.
    pub(crate) fn checked(&self, id: GoodsId, draft: GoodsDraft) -> Result<Goods, GoodsRefused> {
        let name = domain::thai::printable(&draft.name);
        if !domain::thai::fits(&name, MAX_NAME) {
            return Err(GoodsRefused::Name);
        }
        let fits = |price: Money| !price.is_negative() && price <= MAX_UNIT_PRICE;
        if !fits(draft.price) || !draft.cost.is_none_or(fits) {
            return Err(GoodsRefused::Price);
        }
        let barcode = draft.barcode.map(|code| domain::thai::arabic_digits(code.trim()));
        let barcode = barcode.filter(|code| !code.is_empty());
        if barcode.as_ref().is_some_and(|code| {
            code.len() > 48 || code.chars().any(|c| c.is_whitespace() || c.is_control())
        }) {
            return Err(GoodsRefused::Barcode);
        }
        let before = self.catalogue().get(id);
        let scale_code = match &draft.scale_code {
            None => before.and_then(|goods| goods.scale_code.clone()),
            Some(code) => self.checked_scale_code(id, code)?,
        };
        let category = draft.category.map(|name| domain::thai::printable(&name));
        let category = category.filter(|name| !name.is_empty());
        if category.as_ref().is_some_and(|name| name.chars().count() > 40) {
            return Err(GoodsRefused::Category);
        }
        let stock = before.map_or(Quantity::ZERO, |goods| goods.stock);
        Ok(Goods {
            id,
            name,
            price: draft.price,
            unit: draft.unit,
            category,
            barcode,
            scale_code,
            contains: self.contents(id, draft.contains)?,
            favourite: draft.favourite.filter(|place| *place > 0),
            tax: draft.tax,
            cost: draft.cost,
            counts_stock: draft.counts_stock,
            stock: draft.stock.unwrap_or(stock),
            retired: before.is_some_and(|goods| goods.retired),
        })
    }

    /// What goods are made of: one step deep, so that a tray of trays is never asked for.
    fn contents(
        &self,
        id: GoodsId,
        asked: Option<Contains>,
    ) -> Result<Option<Contains>, GoodsRefused> {
        let Some(asked) = asked else {
            return Ok(self.catalogue().get(id).and_then(|before| before.contains));
        };
        if asked.count == Quantity::ZERO {
            return Ok(None);
        }
        let inside = self.catalogue().get(asked.goods).filter(|_| asked.goods != id);
        let inside = inside.ok_or(GoodsRefused::Contains)?;
        let whole = inside.unit.is_weight() || asked.count.is_whole();
        let most = domain::sale::MAX_LINE_QUANTITY;
        let held = self
            .catalogue()
            .all()
            .any(|goods| goods.contains.is_some_and(|contains| contains.goods == id));
        if inside.contains.is_some() || held || !whole {
            return Err(GoodsRefused::Contains);
        }
        let fits = asked.count > Quantity::ZERO && asked.count <= most;
        if fits { Ok(Some(asked)) } else { Err(GoodsRefused::Contains) }
    }
}
