//! Checking a book: SQLite's own check, the chain, and tables against tables rebuilt elsewhere.
//! Must never mend anything: it only tells.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction};

use crate::fault::Fault;
use crate::journal::{self, Stored};
use crate::open::{Spec, in_memory};

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Check {
    /// What SQLite's integrity and foreign key checks said; empty when all is well.
    pub integrity: Vec<String>,
    /// The first journal entry whose number, hash or private part does not agree.
    pub broken_entry: Option<u64>,
    /// How many entries the journal has.
    pub entries: u64,
}

impl Check {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.integrity.is_empty() && self.broken_entry.is_none()
    }
}

/// A table that is not what the journal says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// The first row that differs, as it stands.
    pub stands: Option<String>,
    /// The same row rebuilt from the journal.
    pub rebuilt: Option<String>,
}

/// Checks the file, the references and the whole chain.
///
/// # Errors
/// A [`Fault`] when the book cannot even be read.
pub fn check(connection: &Connection) -> Result<Check, Fault> {
    let mut integrity = Vec::new();
    for pragma in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
        let mut statement = connection.prepare(pragma)?;
        let rows = statement.query_map([], |row| {
            let text = shown(row.get_ref(0)?);
            Ok(text)
        })?;
        for row in rows {
            let text = row?;
            if text != "ok" {
                integrity.push(text);
            }
        }
    }
    let entries = journal::head(connection)?.seq;
    Ok(Check { integrity, broken_entry: journal::first_broken(connection, 1)?, entries })
}

/// Replays the journal into a book in memory, entry by entry as `apply` says, and compares the
/// tables that are views of it row by row. Nothing is compared while the book itself is unsound.
///
/// # Errors
/// A [`Fault`] when the book cannot even be read, or an entry cannot be applied.
pub fn check_views(
    book: &Connection,
    spec: Spec,
    views: &[&str],
    apply: impl Fn(&Transaction<'_>, &Stored) -> Result<(), Fault>,
) -> Result<(Check, Vec<Difference>), Fault> {
    let found = check(book)?;
    if !found.is_sound() {
        return Ok((found, vec![])); // a broken journal has nothing to be compared with
    }
    let mut rebuilt = in_memory(spec)?;
    let transaction = rebuilt.transaction()?;
    for stored in journal::entries(book, 1, found.entries)? {
        apply(&transaction, &stored)?;
    }
    transaction.commit()?;
    let differences = compare(book, &rebuilt, views)?;
    Ok((found, differences))
}

/// Compares tables row by row with the same tables of another database.
fn compare(
    stands: &Connection,
    rebuilt: &Connection,
    tables: &[&str],
) -> Result<Vec<Difference>, Fault> {
    let mut differences = Vec::new();
    for table in tables {
        let (left, right) = (rows(stands, table)?, rows(rebuilt, table)?);
        let most = left.len().max(right.len());
        if let Some(at) = (0..most).find(|at| left.get(*at) != right.get(*at)) {
            differences.push(Difference {
                table: (*table).to_owned(),
                stands: left.get(at).cloned(),
                rebuilt: right.get(at).cloned(),
            });
        }
    }
    Ok(differences)
}

/// Every row of a table as text, in one order.
fn rows(connection: &Connection, table: &str) -> Result<Vec<String>, Fault> {
    let named = table.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    assert!(named, "table names are the program's own");
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = statement.column_count();
    let mut found = statement
        .query_map([], |row| {
            let cells: Result<Vec<_>, _> =
                (0..columns).map(|at| row.get_ref(at).map(shown)).collect();
            Ok(cells?.join(" | "))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    found.sort_unstable();
    Ok(found)
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "–".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
