//! Goods: created, edited, retired; never deleted. Their door is private: names are on receipts,
//! but costs and the list as a whole stay at the stall.

use domain::id::GoodsId;
use domain::money::Money;
use domain::now::Now;
use domain::quantity::Quantity;
use domain::tax::TaxClass;
use domain::unit::Unit;
use rusqlite::{Connection, Row, Transaction};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, GoodsChanged};
use store::Fault;
use store::rows::{from_json, from_word, json, money, parsed, quantity, word};
use ts_rs::TS;

use crate::Till;
use crate::record::record_private;

/// A thing on sale.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Goods {
    /// Its id.
    pub id: GoodsId,
    /// Its name, as on paper.
    pub name: String,
    /// The price of one unit.
    pub price: Money,
    /// What the price is for.
    pub unit: Unit,
    /// The category it stands in.
    pub category: Option<String>,
    /// Its barcode: unique among goods that are on sale.
    pub barcode: Option<String>,
    /// The item code a label scale prints for it: digits.
    #[serde(default)]
    pub scale_code: Option<String>,
    /// What one unit of it is made of: a tray of 30 eggs. Its own stock is then theirs.
    #[serde(default)]
    pub contains: Option<Contains>,
    /// Its place among the favourites, from 1; none when it is not one.
    pub favourite: Option<u32>,
    /// How it is taxed, if the stall is registered.
    pub tax: TaxClass,
    /// What one unit cost: private.
    pub cost: Option<Money>,
    /// Whether its stock is counted.
    pub counts_stock: bool,
    /// The stock; below zero when more was sold than was counted in.
    pub stock: Quantity,
    /// No longer on sale.
    pub retired: bool,
}

/// Goods that are made of other goods: bought by the tray, sold by the egg.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Contains {
    /// The goods inside.
    pub goods: GoodsId,
    /// How much of them.
    pub count: Quantity,
}

/// A category with the colour of its stripe.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name.
    pub name: String,
    /// Its colour: red, blue, green, brown, purple or grey.
    pub colour: String,
    /// Its place in the row of categories, from 1.
    pub place: u32,
}

/// Colours a stripe can have; each has a name on screen, colour alone says nothing.
pub const COLOURS: [&str; 6] = ["red", "blue", "green", "brown", "purple", "grey"];

/// Goods as a person saves them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoodsDraft {
    /// The goods to change; absent for new ones.
    pub id: Option<GoodsId>,
    /// Its name.
    pub name: String,
    /// The price of one unit.
    pub price: Money,
    /// What the price is for.
    pub unit: Unit,
    /// An existing or a new category.
    pub category: Option<String>,
    /// Its barcode.
    pub barcode: Option<String>,
    /// The item code a label scale prints for it; absent to leave it, empty for none.
    #[serde(default)]
    #[ts(optional)]
    pub scale_code: Option<String>,
    /// What one unit is made of; absent to leave it, a count of zero for nothing.
    #[serde(default)]
    #[ts(optional)]
    pub contains: Option<Contains>,
    /// Its place among the favourites.
    pub favourite: Option<u32>,
    /// How it is taxed.
    pub tax: TaxClass,
    /// What one unit cost.
    pub cost: Option<Money>,
    /// Whether its stock is counted.
    pub counts_stock: bool,
    /// The stock as counted now; absent to leave it as it is.
    pub stock: Option<Quantity>,
}

/// Why goods were not saved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum GoodsRefused {
    /// The stall has no name yet.
    #[error("the stall is not set up")]
    NotSetUp,
    /// No such goods.
    #[error("no such goods")]
    Unknown,
    /// No name, or a longer one than fits on paper.
    #[error("the name does not fit")]
    Name,
    /// Below zero or above a million baht.
    #[error("the price does not fit")]
    Price,
    /// Empty inside, or longer than 48 characters.
    #[error("the barcode does not fit")]
    Barcode,
    /// Other goods have this barcode.
    #[error("{name} has this barcode")]
    BarcodeTaken {
        /// Whose it is.
        name: String,
    },
    /// Made of itself, of goods that are made of others, or of nothing countable.
    #[error("it cannot be made of that")]
    Contains,
    /// The number a scale prints is not 1 to 6 digits.
    #[error("the scale's number does not fit")]
    ScaleCode,
    /// Other goods have this number on the scale.
    #[error("{name} has this number on the scale")]
    ScaleCodeTaken {
        /// Whose it is.
        name: String,
    },
    /// A category without a fitting name or colour.
    #[error("the category does not fit")]
    Category,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What a change of goods is, whole: the private part of its fact.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// Goods as they stand from now on.
    pub goods: Vec<Goods>,
    /// Categories as they stand from now on.
    pub categories: Vec<Category>,
}

impl Till {
    /// Saves new or changed goods. A price holds from the next bill on.
    ///
    /// # Errors
    /// The first [`GoodsRefused`] by precedence.
    pub fn save_goods(&mut self, now: Now, draft: GoodsDraft) -> Result<Goods, GoodsRefused> {
        let id = draft.id.unwrap_or_else(|| GoodsId::new(now.at, now.random("goods")));
        if draft.id.is_some_and(|id| self.catalogue().get(id).is_none()) {
            return Err(GoodsRefused::Unknown);
        }
        let goods = self.checked(id, draft)?;
        self.change_goods(now, vec![goods.clone()])?;
        Ok(goods)
    }

    /// Takes goods off sale, or puts them back. Nothing is deleted.
    ///
    /// # Errors
    /// [`GoodsRefused::Unknown`], or a barcode that other goods have taken meanwhile.
    pub fn retire_goods(
        &mut self,
        now: Now,
        id: GoodsId,
        retired: bool,
    ) -> Result<Goods, GoodsRefused> {
        let goods = self.catalogue().get(id).cloned().ok_or(GoodsRefused::Unknown)?;
        let goods = Goods { retired, favourite: goods.favourite.filter(|_| !retired), ..goods };
        self.change_goods(now, vec![goods.clone()])?;
        Ok(goods)
    }

    /// Saves a category: its colour and place.
    ///
    /// # Errors
    /// [`GoodsRefused::Category`].
    pub fn save_category(&mut self, now: Now, category: Category) -> Result<(), GoodsRefused> {
        let name = category.name.trim().to_owned();
        if !domain::thai::fits(&name, 40) || !COLOURS.contains(&category.colour.as_str()) {
            return Err(GoodsRefused::Category);
        }
        let categories = vec![Category { name, ..category }];
        self.record_changes(now, Changes { goods: vec![], categories })
    }

    /// Records goods that were checked; categories they name for the first time are made.
    pub(crate) fn change_goods(&mut self, now: Now, goods: Vec<Goods>) -> Result<(), GoodsRefused> {
        for one in &goods {
            let holder = one.barcode.as_deref().and_then(|code| self.catalogue().by_barcode(code));
            if let Some(holder) = holder.filter(|holder| holder.id != one.id && !one.retired) {
                // goods changed together may pass a barcode on
                if !goods.iter().any(|other| other.id == holder.id) {
                    return Err(GoodsRefused::BarcodeTaken { name: holder.name.clone() });
                }
            }
        }
        let mut categories: Vec<Category> = Vec::new();
        let known = self.catalogue().categories().len();
        for name in goods.iter().filter_map(|goods| goods.category.as_deref()) {
            let exists = self.catalogue().categories().iter().any(|c| c.name == name)
                || categories.iter().any(|c| c.name == name);
            if !exists {
                let place = known + categories.len();
                categories.push(Category {
                    name: name.to_owned(),
                    colour: COLOURS[place % COLOURS.len()].to_owned(),
                    place: u32::try_from(place + 1).unwrap_or(u32::MAX),
                });
            }
        }
        self.record_changes(now, Changes { goods, categories })
    }

    fn record_changes(&mut self, now: Now, changes: Changes) -> Result<(), GoodsRefused> {
        if self.identity()?.is_none() {
            return Err(GoodsRefused::NotSetUp);
        }
        let count = u32::try_from(changes.goods.len()).unwrap_or(u32::MAX);
        self.store.write(|transaction| {
            let fact = Fact::GoodsChanged(GoodsChanged { count });
            record_private(transaction, now, fact, Some(json(&changes))).map_err(GoodsRefused::from)
        })?;
        self.catalogue.take(changes);
        Ok(())
    }
}

/// Applies a change of goods: the private part holds them whole.
pub fn apply(transaction: &Transaction<'_>, private: Option<&str>) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a change of goods without its private part".to_owned());
    let changes: Changes = from_json(private.ok_or_else(missing)?)?;
    for category in &changes.categories {
        transaction.execute(
            "INSERT OR REPLACE INTO category (name, colour, place) VALUES (?1, ?2, ?3)",
            (&category.name, &category.colour, category.place),
        )?;
    }
    // barcodes are freed first, so that goods changed together may pass one on
    for goods in &changes.goods {
        transaction
            .prepare_cached("UPDATE goods SET barcode = NULL WHERE id = ?1")?
            .execute([goods.id.to_string()])?;
    }
    for goods in &changes.goods {
        insert(transaction, goods)?;
    }
    Ok(())
}

fn insert(transaction: &Transaction<'_>, goods: &Goods) -> Result<(), Fault> {
    // goods that are retired give their barcode free
    let barcode = goods.barcode.as_ref().filter(|_| !goods.retired);
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO goods
               (id, name, price, unit, category, barcode, favourite, tax, cost, counts_stock,
                stock, retired, scale_code, contains, contains_count)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(rusqlite::params![
            goods.id.to_string(),
            goods.name,
            goods.price.satang(),
            word(&goods.unit),
            goods.category,
            barcode,
            goods.favourite,
            word(&goods.tax),
            goods.cost.map(Money::satang),
            goods.counts_stock,
            goods.stock.thousandths(),
            goods.retired,
            goods.scale_code,
            goods.contains.map(|contains| contains.goods.to_string()),
            goods.contains.map(|contains| contains.count.thousandths()),
        ])?;
    Ok(())
}

/// Every goods and category of a book.
pub fn load(connection: &Connection) -> Result<Changes, Fault> {
    let mut statement = connection.prepare(
        "SELECT id, name, price, unit, category, barcode, favourite, tax, cost, counts_stock,
                stock, retired, scale_code, contains, contains_count FROM goods",
    )?;
    let mut rows = statement.query([])?;
    let mut goods = Vec::new();
    while let Some(row) = rows.next()? {
        goods.push(from_row(row)?);
    }
    let mut statement =
        connection.prepare("SELECT name, colour, place FROM category ORDER BY place, name")?;
    let categories = statement
        .query_map([], |row| {
            Ok(Category { name: row.get(0)?, colour: row.get(1)?, place: row.get(2)? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(Changes { goods, categories })
}

fn from_row(row: &Row<'_>) -> Result<Goods, Fault> {
    let id: String = row.get(0)?;
    let cost: Option<i64> = row.get(8)?;
    let inside: Option<String> = row.get(13)?;
    let count: Option<i64> = row.get(14)?;
    let contains = match (inside, count) {
        (Some(inside), Some(count)) => {
            Some(Contains { goods: parsed(&inside)?, count: quantity(count)? })
        }
        _ => None,
    };
    Ok(Goods {
        id: parsed(&id)?,
        name: row.get(1)?,
        price: money(row.get(2)?)?,
        unit: from_word(row.get(3)?)?,
        category: row.get(4)?,
        barcode: row.get(5)?,
        favourite: row.get(6)?,
        tax: from_word(row.get(7)?)?,
        cost: cost.map(money).transpose()?,
        counts_stock: row.get(9)?,
        stock: quantity(row.get(10)?)?,
        retired: row.get(11)?,
        scale_code: row.get(12)?,
        contains,
    })
}
