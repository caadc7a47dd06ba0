//! Goods as a spreadsheet: all of it is taken, or nothing. A bad row is named with its line and
//! its reason. Must never guess a price.

use domain::id::GoodsId;
use domain::language::Language;
use domain::money::Money;
use domain::now::Now;
use domain::quantity::Quantity;
use domain::tax::TaxClass;
use domain::unit::Unit;
use serde::Serialize;
use ts_rs::TS;

use crate::Till;
use crate::goods::{Goods, GoodsDraft, GoodsRefused};

/// The columns, in Thai and in English; either is read, Thai is written.
const COLUMNS: [(&str, &str); 11] = [
    ("ชื่อ", "name"),
    ("ราคา", "price"),
    ("หน่วย", "unit"),
    ("หมวด", "category"),
    ("บาร์โค้ด", "barcode"),
    ("ปุ่มขายดี", "favourite"),
    ("ภาษี", "tax"),
    ("ต้นทุน", "cost"),
    ("นับสต็อก", "counts stock"),
    ("คงเหลือ", "stock"),
    ("รหัส", "id"),
];

/// Rows beyond this are not a stall's goods.
const MOST_ROWS: usize = 100_000;

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowReason {
    /// More or fewer cells than the heading.
    Cells,
    /// No name, or too long a one.
    Name,
    /// No price, or one that is no amount.
    Price,
    /// An unknown unit.
    Unit,
    /// A barcode that does not fit.
    Barcode,
    /// Other goods, or another row, have this barcode.
    BarcodeTaken,
    /// Too long a category.
    Category,
    /// A place among the favourites is a number from 1.
    Favourite,
    /// VAT or exempt.
    Tax,
    /// A cost that is no amount.
    Cost,
    /// A stock that is no quantity.
    Stock,
    /// An id that no goods have.
    Id,
}

/// A row that cannot be taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct BadRow {
    /// The line of the file, counting from 1, the heading included.
    pub line: u64,
    /// Why.
    pub reason: RowReason,
    /// What stands there.
    pub text: String,
}

/// Why a file of goods was not taken, in order of precedence. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum CsvRefused {
    /// Not UTF-8: saved in an old Thai encoding.
    #[error("the file is not UTF-8")]
    NotUtf8,
    /// No heading with a name and a price, or a torn file.
    #[error("the file has no heading of goods")]
    NoHeading,
    /// Nothing below the heading.
    #[error("the file has no rows")]
    Empty,
    /// More rows than a stall has goods.
    #[error("the file has too many rows")]
    TooLong,
    /// Rows that cannot be taken.
    #[error("{} rows cannot be taken", .0.len())]
    Rows(Vec<BadRow>),
    /// The goods themselves.
    #[error(transparent)]
    Goods(#[from] GoodsRefused),
}

/// What a file of goods did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Imported {
    /// New goods.
    pub added: u32,
    /// Goods that were there.
    pub changed: u32,
}

impl Till {
    /// Takes goods from a CSV file: UTF-8, with or without a byte order mark, separated by commas,
    /// semicolons or tabs. A row is of goods that are there when its id or its barcode says so, or
    /// its name and unit.
    ///
    /// # Errors
    /// The first [`CsvRefused`] by precedence; nothing was taken.
    pub fn import_goods(&mut self, now: Now, bytes: &[u8]) -> Result<Imported, CsvRefused> {
        let text = std::str::from_utf8(bytes).map_err(|_| CsvRefused::NotUtf8)?;
        let text = text.trim_start_matches('\u{feff}');
        let (heading, rows) = read(text)?;
        let mut taken: Vec<Goods> = Vec::new();
        let mut bad = Vec::new();
        let mut imported = Imported { added: 0, changed: 0 };
        for (index, (line, cells)) in rows.iter().enumerate() {
            let id = GoodsId::new(now.at, now.random(&format!("row {index}")));
            match self.row(&heading, cells, id, &taken) {
                Ok((goods, true)) => {
                    imported.added += 1;
                    taken.push(goods);
                }
                Ok((goods, false)) => {
                    imported.changed += 1;
                    taken.push(goods);
                }
                Err((reason, text)) => bad.push(BadRow { line: *line, reason, text }),
            }
        }
        if !bad.is_empty() {
            return Err(CsvRefused::Rows(bad));
        }
        self.change_goods(now, taken)?;
        Ok(imported)
    }

    /// One row as goods, and whether they are new.
    fn row(
        &self,
        heading: &Heading,
        cells: &[String],
        new_id: GoodsId,
        taken: &[Goods],
    ) -> Result<(Goods, bool), (RowReason, String)> {
        if cells.len() != heading.width {
            return Err((RowReason::Cells, cells.join(", ")));
        }
        let cell = |column: usize| {
            let text = heading.places[column].and_then(|place| cells.get(place));
            text.map_or("", |text| text.trim().trim_start_matches('\''))
        };
        let bad = |reason: RowReason, column: usize| (reason, cell(column).to_owned());
        let word = |column: usize| Some(cell(column).to_owned()).filter(|text| !text.is_empty());
        let price = Money::parse_baht(cell(1)).ok_or_else(|| bad(RowReason::Price, 1))?;
        let unit = match word(2) {
            None => Unit::Piece,
            Some(text) => Unit::from_word(&text).ok_or_else(|| bad(RowReason::Unit, 2))?,
        };
        let favourite = word(5)
            .map(|text| domain::thai::arabic_digits(&text).parse::<u32>())
            .transpose()
            .map_err(|_| bad(RowReason::Favourite, 5))?;
        let tax = tax(cell(6)).ok_or_else(|| bad(RowReason::Tax, 6))?;
        let cost = word(7)
            .map(|text| Money::parse_baht(&text).ok_or_else(|| bad(RowReason::Cost, 7)))
            .transpose()?;
        let stock = word(9).map(|text| stock(&text).ok_or_else(|| bad(RowReason::Stock, 9)));
        let stock = stock.transpose()?;
        let barcode = word(4).map(|code| domain::thai::arabic_digits(&code));
        let known = self.known(word(10), barcode.as_deref(), cell(0), unit);
        let known = known.map_err(|()| bad(RowReason::Id, 10))?;
        let draft = GoodsDraft {
            id: known,
            name: cell(0).to_owned(),
            price,
            unit,
            category: word(3),
            barcode,
            scale_code: None,
            contains: None,
            favourite,
            tax,
            cost,
            counts_stock: yes(cell(8)) || (cell(8).is_empty() && stock.is_some()),
            stock,
        };
        let goods = self.checked(known.unwrap_or(new_id), draft).map_err(|refused| {
            let (reason, column) = match refused {
                GoodsRefused::Price => (RowReason::Price, 1),
                GoodsRefused::Category => (RowReason::Category, 3),
                GoodsRefused::Barcode => (RowReason::Barcode, 4),
                _ => (RowReason::Name, 0),
            };
            bad(reason, column)
        })?;
        let code = goods.barcode.as_deref();
        let twice = code.is_some() && taken.iter().any(|other| other.barcode.as_deref() == code);
        let holder = code.and_then(|code| self.catalogue().by_barcode(code));
        if twice || holder.is_some_and(|holder| holder.id != goods.id) {
            return Err(bad(RowReason::BarcodeTaken, 4));
        }
        Ok((goods, known.is_none()))
    }

    fn known(
        &self,
        id: Option<String>,
        barcode: Option<&str>,
        name: &str,
        unit: Unit,
    ) -> Result<Option<GoodsId>, ()> {
        if let Some(text) = id {
            let id = text.parse().map_err(|_| ())?;
            return self.catalogue().get(id).map(|goods| Some(goods.id)).ok_or(());
        }
        let by_code = barcode.and_then(|code| self.catalogue().by_barcode(code));
        let found = by_code.or_else(|| self.catalogue().by_name(name, unit));
        Ok(found.map(|goods| goods.id))
    }

    /// Every goods on sale as a CSV file: UTF-8 with a byte order mark, so that Excel shows Thai.
    ///
    /// # Errors
    /// A [`documents::error::DocumentError`], which writing to memory does not meet.
    pub fn export_goods(&self) -> Result<Vec<u8>, documents::error::DocumentError> {
        let heading = COLUMNS.map(|(thai, _)| thai.to_owned()).to_vec();
        let on_sale = self.catalogue().all().filter(|goods| !goods.retired);
        let rows = on_sale.map(|goods| {
            vec![
                goods.name.clone(),
                goods.price.plain(),
                goods.unit.word(Language::Th).to_owned(),
                goods.category.clone().unwrap_or_default(),
                goods.barcode.clone().unwrap_or_default(),
                goods.favourite.map(|place| place.to_string()).unwrap_or_default(),
                if goods.tax == TaxClass::Vat { "VAT" } else { "ยกเว้น" }.to_owned(),
                goods.cost.map(Money::plain).unwrap_or_default(),
                if goods.counts_stock { "นับ" } else { "ไม่นับ" }.to_owned(),
                if goods.counts_stock { goods.stock.to_string() } else { String::new() },
                goods.id.to_string(),
            ]
        });
        documents::csv_file::table(std::iter::once(heading).chain(rows))
    }
}

/// Where each known column stands.
struct Heading {
    width: usize,
    places: [Option<usize>; COLUMNS.len()],
}

type Rows = Vec<(u64, Vec<String>)>;

fn read(text: &str) -> Result<(Heading, Rows), CsvRefused> {
    let first = text.lines().next().unwrap_or_default();
    let most = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(most).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|_| CsvRefused::NoHeading)?.clone();
    let named = |(thai, english): (&str, &str)| {
        let is = |text: &str| text.trim() == thai || text.trim().to_lowercase() == english;
        headers.iter().position(is)
    };
    let heading = Heading { width: headers.len(), places: COLUMNS.map(named) };
    if heading.places[0].is_none() || heading.places[1].is_none() {
        return Err(CsvRefused::NoHeading);
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| CsvRefused::NoHeading)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((line, cells));
        }
        if rows.len() > MOST_ROWS {
            return Err(CsvRefused::TooLong);
        }
    }
    if rows.is_empty() {
        return Err(CsvRefused::Empty);
    }
    Ok((heading, rows))
}

fn tax(text: &str) -> Option<TaxClass> {
    match text.to_lowercase().as_str() {
        "" | "ยกเว้น" | "exempt" | "0" => Some(TaxClass::Exempt),
        "vat" | "มี" | "7" | "7%" => Some(TaxClass::Vat),
        _ => None,
    }
}

fn yes(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "นับ" | "yes" | "1" | "true" | "ใช่")
}

fn stock(text: &str) -> Option<Quantity> {
    match text.strip_prefix('-') {
        Some(size) => Quantity::parse(size).map(Quantity::negated),
        None => Quantity::parse(text),
    }
}
