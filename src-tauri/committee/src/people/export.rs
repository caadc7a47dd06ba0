//! Everything the book holds about one person, for her: as data, and as a paper she can read.
//! Must never hold anything about another person.

use documents::report::{Cell, Column, ColumnKind, Report};
use domain::day::{Day, Timestamp};
use domain::id::PersonId;
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;
use domain::thai::fold;
use rusqlite::Connection;
use serde::Serialize;
use store::Fault;
use store::rows::{from_word, money, parsed, parsed_if};

use crate::Book;
use crate::collecting::fee_receipts::shown;
use crate::people::consent::ConsentRow;
use crate::people::erase::{EraseRefused, NamingEntry, collected, naming_entries};
use crate::people::register::{Person, PersonRole};
use crate::people::wording::{Wording, purpose_name, wordings};

/// Everything the book holds about a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PersonExport {
    /// When it was made.
    pub made: Timestamp,
    /// The market.
    pub market: String,
    /// Her id in the book.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// Her telephone; may be empty.
    pub phone: String,
    /// The code of her household; empty without one.
    pub household: String,
    /// She speaks for it.
    pub representative: bool,
    /// Her number among the officers.
    pub officer: Option<u32>,
    /// The day she was entered.
    pub registered: Day,
    /// What she agreed to.
    pub consents: Vec<ConsentRow>,
    /// The words she agreed to.
    pub wordings: Vec<Wording>,
    /// The stalls where she sold.
    pub stalls: Vec<SoldAt>,
    /// Passes of stalls while they were hers.
    pub passes: Vec<HadPass>,
    /// Fees paid for stalls while they were hers.
    pub payments: Vec<PaidFee>,
    /// Receipts that name her as the collector.
    pub receipts_collected: u32,
    /// Every entry of the journal that names her.
    pub entries: Vec<NamingEntry>,
}

/// A stall where she sold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SoldAt {
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// "vendor" or "seller".
    pub role: String,
    /// Since when.
    pub from: Day,
    /// The day it ended.
    pub until: Option<Day>,
}

/// A pass of a stall that was hers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct HadPass {
    /// The market day.
    pub day: Day,
    /// The place.
    pub place: String,
    /// The stall's name.
    pub stall: String,
}

/// A fee that was paid for a stall that was hers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PaidFee {
    /// The receipt's number.
    pub number: String,
    /// The day it was paid.
    pub day: Day,
    /// The stall's name.
    pub stall: String,
    /// How much.
    pub amount: Money,
    /// How.
    pub kind: TenderKind,
    /// Taken back since.
    pub reversed: bool,
}

impl Book {
    /// Everything the book holds about a person.
    ///
    /// # Errors
    /// [`EraseRefused::Unknown`], also for one who was erased.
    pub fn export_person(
        &self,
        made: Timestamp,
        id: PersonId,
    ) -> Result<PersonExport, EraseRefused> {
        let person = self.person(id)?.filter(|person| person.erased.is_none());
        let person = person.ok_or(EraseRefused::Unknown)?;
        let connection = self.reader();
        let Person { name, phone, household_code, officer, registered, consents, .. } = person;
        Ok(PersonExport {
            made,
            market: self.market()?.map_or_else(String::new, |market| market.name),
            person: id,
            receipts_collected: collected(connection, &fold(&name))?,
            name,
            phone,
            household: household_code,
            representative: person.roles.contains(&PersonRole::Representative),
            officer,
            registered,
            wordings: wordings()
                .into_iter()
                .filter(|words| {
                    let used = |row: &ConsentRow| {
                        (row.purpose, row.wording) == (words.purpose, words.version)
                    };
                    consents.iter().any(used)
                })
                .collect(),
            consents,
            stalls: sold_at(connection, id)?,
            passes: passes(connection, id)?,
            payments: payments(connection, id)?,
            entries: naming_entries(connection, id)?,
        })
    }
}

fn sold_at(connection: &Connection, person: PersonId) -> Result<Vec<SoldAt>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT s.place, s.name, v.role, v.from_day, v.until_day FROM stall_person v
         JOIN stall s ON s.id = v.stall WHERE v.person = ?1 ORDER BY v.seq, s.place",
    )?;
    let mut rows = statement.query([person.to_string()])?;
    let mut stalls = Vec::new();
    while let Some(row) = rows.next()? {
        let from: String = row.get(3)?;
        stalls.push(SoldAt {
            place: row.get(0)?,
            name: row.get(1)?,
            role: row.get(2)?,
            from: parsed(&from)?,
            until: parsed_if(row.get(4)?)?,
        });
    }
    Ok(stalls)
}

fn passes(connection: &Connection, person: PersonId) -> Result<Vec<HadPass>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT p.day, p.place, s.name FROM stall_person v
         JOIN stall s ON s.id = v.stall JOIN pass p ON p.stall = v.stall
           AND p.day >= v.from_day AND (v.until_day IS NULL OR p.day < v.until_day)
         WHERE v.person = ?1 AND v.role = 'vendor' ORDER BY p.day, p.place",
    )?;
    let mut rows = statement.query([person.to_string()])?;
    let mut passes = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        passes.push(HadPass { day: parsed(&day)?, place: row.get(1)?, stall: row.get(2)? });
    }
    Ok(passes)
}

fn payments(connection: &Connection, person: PersonId) -> Result<Vec<PaidFee>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT p.year, p.number, p.day, s.name, p.amount, p.kind, p.reversed
         FROM stall_person v JOIN stall s ON s.id = v.stall JOIN payment p ON p.stall = v.stall
           AND p.day >= v.from_day AND (v.until_day IS NULL OR p.day < v.until_day)
         WHERE v.person = ?1 AND v.role = 'vendor' ORDER BY p.year, p.number",
    )?;
    let mut rows = statement.query([person.to_string()])?;
    let mut payments = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(2)?;
        payments.push(PaidFee {
            number: shown(row.get(0)?, row.get(1)?),
            day: parsed(&day)?,
            stall: row.get(3)?,
            amount: money(row.get(4)?)?,
            kind: from_word(row.get(5)?)?,
            reversed: row.get(6)?,
        });
    }
    Ok(payments)
}

/// The same as a paper: what, which day, in words.
#[must_use]
pub fn person_document(export: &PersonExport, language: Language) -> Report {
    let say = |th: &'static str, en: &'static str| language.pick(th, en).to_owned();
    let column = |th: &str, en: &str, kind| Column::new(language.pick(th, en), kind);
    Report {
        title: say("ข้อมูลของบุคคลในสมุดตลาด", "What the market's book holds about a person"),
        subtitle_lines: vec![export.market.clone(), export.name.clone()],
        columns: vec![
            column("เรื่อง", "What", ColumnKind::Text),
            column("วันที่", "Day", ColumnKind::Day),
            column("รายละเอียด", "Details", ColumnKind::Text),
        ],
        rows: rows(export, language),
        totals: None,
        notes: vec![say(
            "ไฟล์สำรองเก่าและกระดาษที่พิมพ์ไปแล้วอาจยังมีชื่อนี้ ชื่อกรรมการที่รับเงินอยู่บนใบเสร็จตามกฎหมาย",
            "Older backups and printed paper may still hold the name. Names of officers who took \
             money stay on receipts, as the law asks.",
        )],
        signatures: vec![],
        language,
        made: export.made,
    }
}

fn rows(export: &PersonExport, language: Language) -> Vec<Vec<Cell>> {
    let row = |th: &str, en: &str, day: Day, text: String| {
        vec![Cell::Text(language.pick(th, en).to_owned()), Cell::Day(day), Cell::Text(text)]
    };
    let until = |until: Option<Day>| {
        let word = language.pick("ถึง", "until");
        until.map_or_else(String::new, |day| format!(" {word} {}", day.slip()))
    };
    let mut rows = vec![row("ลงทะเบียน", "Registered", export.registered, export.name.clone())];
    if !export.phone.is_empty() {
        rows.push(row("โทรศัพท์", "Telephone", export.registered, export.phone.clone()));
    }
    if !export.household.is_empty() {
        let code = export.household.clone();
        rows.push(row("ครัวเรือน", "Household", export.registered, code));
    }
    rows.extend(export.consents.iter().map(|consent| {
        let purpose = purpose_name(consent.purpose, language);
        row("ยินยอม", "Consent", consent.given, format!("{purpose}{}", until(consent.ended)))
    }));
    rows.extend(export.stalls.iter().map(|stall| {
        let role = match stall.role.as_str() {
            "vendor" => language.pick("เจ้าของร้าน", "vendor"),
            _ => language.pick("ขายได้", "may sell"),
        };
        let text = format!("{} {} ({role}){}", stall.place, stall.name, until(stall.until));
        row("ร้าน", "Stall", stall.from, text)
    }));
    rows.extend(
        export.passes.iter().map(|pass| {
            row("ร้านจร", "Day pass", pass.day, format!("{} {}", pass.place, pass.stall))
        }),
    );
    rows.extend(export.payments.iter().map(|paid| {
        let text = format!(
            "{} {} {} {}",
            paid.number,
            paid.stall,
            paid.kind.word(language),
            paid.amount.short()
        );
        row("ชำระค่าธรรมเนียม", "Fee paid", paid.day, text)
    }));
    rows.extend(export.entries.iter().map(|entry| {
        let text = format!("#{} {} {}", entry.entry, entry.name, entry.phone);
        row("รายการในสมุดที่มีชื่อ", "Entry that names her", entry.day, text)
    }));
    rows
}
