//! Goods: looking them up, editing them, taking them in and out as a spreadsheet.

use domain::id::GoodsId;
use serde::{Deserialize, Serialize};
use till::catalogue::{GoodsFound, GoodsQuery};
use till::goods::{Category, Goods, GoodsDraft, GoodsRefused};
use till::goods_csv::Imported;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::stopped;
use crate::transfer::{FileIn, FileOut, decode, encode};

/// A scanned code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// As the scanner sent it.
    pub code: String,
}

/// Goods by their id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfGoods {
    /// Which.
    pub id: GoodsId,
}

/// Goods to take off sale, or to put back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Retire {
    /// Which.
    pub id: GoodsId,
    /// Off sale, or back on.
    pub retired: bool,
}

pub(crate) fn goods(app: &App, query: GoodsQuery) -> Result<GoodsFound, Failure> {
    app.on_till(|till| Ok(till.catalogue().search(&query)))
}

pub(crate) fn goods_by_id(app: &App, asked: OfGoods) -> Result<Goods, Failure> {
    app.on_till(|till| {
        let found = till.catalogue().get(asked.id).cloned();
        found.ok_or_else(|| GoodsRefused::Unknown.into())
    })
}

pub(crate) fn goods_by_barcode(app: &App, asked: Code) -> Result<Option<Goods>, Failure> {
    let code = domain::thai::arabic_digits(asked.code.trim());
    app.on_till(|till| Ok(till.catalogue().by_barcode(&code).cloned()))
}

pub(crate) fn categories(app: &App, _: Nothing) -> Result<Vec<Category>, Failure> {
    app.on_till(|till| Ok(till.catalogue().categories().to_vec()))
}

pub(crate) fn save_goods(app: &App, draft: GoodsDraft) -> Result<Goods, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.save_goods(now, draft)?))
}

pub(crate) fn retire_goods(app: &App, asked: Retire) -> Result<Goods, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.retire_goods(now, asked.id, asked.retired)?))
}

pub(crate) fn save_category(app: &App, category: Category) -> Result<Vec<Category>, Failure> {
    let now = app.now();
    app.on_till(|till| {
        till.save_category(now, category)?;
        Ok(till.catalogue().categories().to_vec())
    })
}

pub(crate) fn import_goods(app: &App, file: FileIn) -> Result<Imported, Failure> {
    let (now, bytes) = (app.now(), decode(&file.data)?);
    app.on_till(|till| Ok(till.import_goods(now, &bytes)?))
}

pub(crate) fn export_goods(app: &App, _: Nothing) -> Result<FileOut, Failure> {
    let bytes = app.on_till(|till| till.export_goods().map_err(|_| stopped()))?;
    let day = app.ports.clock.now().business_day().buddhist_file_name();
    Ok(FileOut { name: format!("สินค้า_{day}.csv"), data: encode(&bytes), path: None })
}
