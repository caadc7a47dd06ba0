//! The goods in memory, with one folded index that is scanned whole: 50,000 names are 4 MB and
//! answer from the first character typed. Must never be ahead of the book.

use std::collections::HashMap;

use domain::id::GoodsId;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::sale::PricedLine;
use domain::thai::fold;
use domain::unit::Unit;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use ts_rs::TS;

use crate::goods::{Category, Changes, Goods, load};

/// Which goods a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoodsQuery {
    /// Any part of the name, or of the barcode; empty for all.
    pub text: String,
    /// Only this category.
    pub category: Option<String>,
    /// Only favourites, in their order.
    pub favourites: bool,
    /// Goods off sale instead of goods on sale.
    pub retired: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most, up to 200.
    pub limit: u32,
}

/// Goods that were found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct GoodsFound {
    /// Some of them.
    pub goods: Vec<Goods>,
    /// How many there are.
    pub count: u32,
}

/// All goods, sorted as Thai dictionaries do.
pub struct Catalogue {
    goods: HashMap<GoodsId, Goods>,
    /// (folded name, id) in dictionary order of the names; what is searched.
    sorted: Vec<(String, GoodsId)>,
    barcodes: HashMap<String, GoodsId>,
    names: HashMap<String, Vec<GoodsId>>,
    categories: Vec<Category>,
    collator: CollatorBorrowed<'static>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Catalogue({} goods)", self.goods.len())
    }
}

impl Catalogue {
    /// Reads the goods of a book.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn load(connection: &Connection) -> Result<Catalogue, Fault> {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        // the root collation already puts the vowels written before a consonant after it
        let collator = Collator::try_new(CollatorPreferences::default(), options)
            .map_err(|error| Fault::Damaged(error.to_string()))?;
        let mut catalogue = Catalogue {
            goods: HashMap::new(),
            sorted: Vec::new(),
            barcodes: HashMap::new(),
            names: HashMap::new(),
            categories: Vec::new(),
            collator,
        };
        catalogue.take(load(connection)?);
        Ok(catalogue)
    }

    /// Takes goods and categories as they stand from now on.
    pub(crate) fn take(&mut self, changes: Changes) {
        for category in changes.categories {
            self.categories.retain(|known| known.name != category.name);
            self.categories.push(category);
        }
        self.categories.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.name.cmp(&b.name)));
        for goods in changes.goods {
            self.goods.insert(goods.id, goods);
        }
        self.index();
    }

    fn index(&mut self) {
        let mut keyed: Vec<(Vec<u8>, String, GoodsId)> = self
            .goods
            .values()
            .map(|goods| (self.place_of(&goods.name), fold(&goods.name), goods.id))
            .collect();
        keyed.sort_unstable();
        self.names.clear();
        for (_, folded, id) in &keyed {
            self.names.entry(folded.clone()).or_default().push(*id);
        }
        self.sorted = keyed.into_iter().map(|(_, folded, id)| (folded, id)).collect();
        self.barcodes = self
            .goods
            .values()
            .filter(|goods| !goods.retired)
            .filter_map(|goods| Some((goods.barcode.clone()?, goods.id)))
            .collect();
    }

    /// Where a name stands in a Thai dictionary: keys sort as the names do.
    pub(crate) fn place_of(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(name.len());
        // writing to memory cannot fail
        let _ = self.collator.write_sort_key_to(name, &mut key);
        key
    }

    /// Moves the stock of what was sold (or, `back`, returned), as the book does.
    pub(crate) fn move_stock(&mut self, lines: &[PricedLine], back: bool) {
        for line in lines {
            let Some(sold) = line.goods.and_then(|id| self.goods.get(&id)) else { continue };
            let by = if back { line.quantity } else { line.quantity.negated() };
            let (id, by) = match sold.contains {
                Some(inside) => (inside.goods, by.times(inside.count).unwrap_or(Quantity::ZERO)),
                None => (sold.id, by),
            };
            let goods = self.goods.get_mut(&id).filter(|goods| goods.counts_stock);
            if let Some(goods) = goods {
                goods.stock = goods.stock.plus(by).unwrap_or(goods.stock);
            }
        }
    }

    /// Goods by id.
    #[must_use]
    pub fn get(&self, id: GoodsId) -> Option<&Goods> {
        self.goods.get(&id)
    }

    /// Goods on sale with this barcode.
    #[must_use]
    pub fn by_barcode(&self, code: &str) -> Option<&Goods> {
        self.barcodes.get(code).and_then(|id| self.goods.get(id))
    }

    /// Goods on sale with exactly this name and unit.
    #[must_use]
    pub fn by_name(&self, name: &str, unit: Unit) -> Option<&Goods> {
        let folded = fold(name);
        let start = self.names.get(&folded)?;
        let same = start.iter().filter_map(|id| self.goods.get(id));
        same.into_iter().find(|goods| goods.name == name && goods.unit == unit && !goods.retired)
    }

    /// The categories in their order.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// Every goods, sorted.
    pub fn all(&self) -> impl Iterator<Item = &Goods> {
        self.sorted.iter().filter_map(|(_, id)| self.goods.get(id))
    }

    /// Searches: names that begin with the text first, then names that hold it anywhere, each in
    /// dictionary order; favourites in their own order.
    #[must_use]
    pub fn search(&self, query: &GoodsQuery) -> GoodsFound {
        let text = fold(&query.text);
        let mut first = Vec::new();
        let mut later = Vec::new();
        for (folded, id) in &self.sorted {
            let Some(goods) = self.goods.get(id) else { continue };
            let wanted = goods.retired == query.retired
                && (!query.favourites || goods.favourite.is_some())
                && query.category.as_ref().is_none_or(|c| goods.category.as_ref() == Some(c));
            if !wanted {
                continue;
            }
            if folded.starts_with(&text) {
                first.push(goods);
            } else if folded.contains(&text)
                || goods.barcode.as_deref().is_some_and(|code| code.starts_with(&text))
            {
                later.push(goods);
            }
        }
        first.append(&mut later);
        if query.favourites {
            first.sort_by_key(|goods| goods.favourite);
        }
        let count = u32::try_from(first.len()).unwrap_or(u32::MAX);
        let limit = query.limit.clamp(1, 200) as usize;
        let goods = first.into_iter().skip(query.offset as usize).take(limit).cloned().collect();
        GoodsFound { goods, count }
    }

    /// What the price list says, for its digest: every goods on sale, by id.
    #[must_use]
    pub fn price_list(&self) -> Vec<(GoodsId, &str, Money)> {
        let on_sale = self.goods.values().filter(|goods| !goods.retired);
        let mut list: Vec<_> = on_sale.map(|g| (g.id, g.name.as_str(), g.price)).collect();
        list.sort_unstable();
        list
    }

    /// How much of everything is below zero: sold, but never counted in.
    #[must_use]
    pub fn below_zero(&self) -> usize {
        self.goods.values().filter(|g| g.counts_stock && g.stock < Quantity::ZERO).count()
    }
}
