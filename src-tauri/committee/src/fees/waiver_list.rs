//! Waivers with how each stands. Must never show one as holding that nobody approved.

use domain::day::{Day, Timestamp};
use domain::fee::{WaiverCut, WaiverOf};
use domain::id::WaiverId;
use domain::money::Money;
use domain::officer::OfficerNumber;
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_json, from_word, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::fact::WaiverFor;

/// How a waiver stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaiverState {
    /// It waits for another officer.
    Waiting,
    /// It holds on its days.
    Approved,
    /// Another officer refused it.
    Refused,
    /// Who proposed it took it back.
    Withdrawn,
}

/// A waiver in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct WaiverRow {
    /// Its id.
    pub waiver: WaiverId,
    /// For whom.
    pub whose: WaiverFor,
    /// The place of its stall; empty for a tag.
    pub place: String,
    /// The name of its stall; empty for a tag.
    pub stall_name: String,
    /// Off what.
    pub of: WaiverOf,
    /// The name of the rule or charge; empty for everything.
    pub of_name: String,
    /// How much.
    pub cut: WaiverCut,
    /// The first day.
    pub from: Day,
    /// The last day as it is now.
    pub until: Day,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: WaiverState,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// By whom.
    pub proposed_by: Option<OfficerNumber>,
    /// That officer's name; empty in a book without officers.
    pub proposed_name: String,
    /// When it was decided or withdrawn.
    pub decided_at: Option<Timestamp>,
    /// The name of the officer who did; empty before.
    pub decided_name: String,
    /// When it was ended before its last day.
    pub ended_at: Option<Timestamp>,
    /// What it took off so far, all days together.
    pub waived: Money,
}

impl WaiverRow {
    /// The last day as it was proposed.
    pub(crate) fn first_until(&self, book: &Book) -> Result<Day, Fault> {
        if self.ended_at.is_none() {
            return Ok(self.until);
        }
        let line: Option<String> = book
            .reader()
            .query_row(
                "SELECT json_extract(j.line, '$.body.until') FROM journal j
                 JOIN waiver w ON w.seq = j.seq WHERE w.id = ?1",
                [self.waiver.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        parsed(&line.ok_or_else(|| damaged("a waiver without its entry"))?)
    }
}

impl Book {
    /// All waivers: those that wait first, then the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn waivers(&self) -> Result<Vec<WaiverRow>, Fault> {
        waiver_rows(self, "1", &[])
    }
}

/// Waivers under a condition: those that wait first, then the newest first.
pub(crate) fn waiver_rows(
    book: &Book,
    which: &str,
    parameters: &[&str],
) -> Result<Vec<WaiverRow>, Fault> {
    let mut statement = book.reader().prepare_cached(&format!(
        "SELECT w.id, w.stall, w.tag, coalesce(s.place, ''), coalesce(s.name, ''), w.of, w.cut,
           w.from_day, w.until_day, w.reason, w.state, w.at, w.officer, w.decided,
           w.decided_officer, w.ended,
           (SELECT coalesce(sum(-l.amount), 0) FROM fee_line l
            JOIN fee_assessment a ON a.seq = l.assessment
            WHERE l.source = 'waiver' AND l.id = w.id AND a.holds = 1)
         FROM waiver w LEFT JOIN stall s ON s.id = w.stall WHERE {which}
         ORDER BY w.state <> 'waiting', w.seq DESC"
    ))?;
    let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
    let mut waivers = Vec::new();
    while let Some(row) = rows.next()? {
        waivers.push(waiver_row(book, row)?);
    }
    Ok(waivers)
}

fn waiver_row(book: &Book, row: &Row<'_>) -> Result<WaiverRow, Fault> {
    let (id, stall, tag): (String, Option<String>, Option<String>) =
        (row.get(0)?, row.get(1)?, row.get(2)?);
    let whose = match (stall, tag) {
        (Some(stall), None) => WaiverFor::Stall { stall: parsed(&stall)? },
        (None, Some(tag)) => WaiverFor::Tag { tag },
        _ => return Err(damaged("a waiver for nobody")),
    };
    let (of, cut): (String, String) = (row.get(5)?, row.get(6)?);
    let (from, until): (String, String) = (row.get(7)?, row.get(8)?);
    let of: WaiverOf = from_json(&of)?;
    let seconds = |at: Option<i64>| at.map(Timestamp::from_seconds);
    Ok(WaiverRow {
        waiver: parsed(&id)?,
        whose,
        place: row.get(3)?,
        stall_name: row.get(4)?,
        of,
        of_name: name_of(book, of)?,
        cut: from_json(&cut)?,
        from: parsed(&from)?,
        until: parsed(&until)?,
        reason: row.get(9)?,
        state: from_word(row.get(10)?)?,
        proposed_at: Timestamp::from_seconds(row.get(11)?),
        proposed_by: row.get(12)?,
        proposed_name: book.officer_name(row.get(12)?)?.unwrap_or_default(),
        decided_at: seconds(row.get(13)?),
        decided_name: book.officer_name(row.get(14)?)?.unwrap_or_default(),
        ended_at: seconds(row.get(15)?),
        waived: money(row.get(16)?)?,
    })
}

/// The name of what is waived.
fn name_of(book: &Book, of: WaiverOf) -> Result<String, Fault> {
    let (query, id) = match of {
        WaiverOf::Everything => return Ok(String::new()),
        WaiverOf::Rule { rule } => {
            ("SELECT json_extract(rule, '$.name') FROM fee_rule WHERE id = ?1", rule.to_string())
        }
        WaiverOf::Charge { charge } => {
            ("SELECT name FROM charge WHERE id = ?1", charge.to_string())
        }
    };
    Ok(book.reader().prepare_cached(query)?.query_row([id], |row| row.get(0))?)
}
