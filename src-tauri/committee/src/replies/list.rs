//! Which stall has which reply, and whether its till has seen it: its next settlement says so.
//! Must never take a reply for seen because it was made.

use domain::day::{Day, Timestamp};
use domain::id::StallId;
use serde::Serialize;
use store::Fault;
use store::rows::{parsed, parsed_if};
use ts_rs::TS;

use crate::Book;

/// A till that closed no day for so long is not known to have anything.
const DAYS_OF_SEEING: u64 = 90;

/// How a stall stands with its replies.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyState {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Whether it has a till that could read one.
    pub has_till: bool,
    /// The number of the last reply; none before the first.
    pub number: Option<u64>,
    /// When that was made.
    pub made: Option<Timestamp>,
    /// The market day it was made for.
    pub of: Option<Day>,
    /// The number of the last reply its till is known to have.
    pub seen: Option<u64>,
    /// Something happened since the last reply: files, fees, payments.
    pub news: bool,
}

/// A reply to a stall, in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MadeReply {
    /// Which.
    pub number: u64,
    /// When it was made.
    pub made: Timestamp,
    /// The market day it was made for.
    pub of: Day,
    /// The business day of the first settlement that says the till has it.
    pub seen: Option<Day>,
}

impl Book {
    /// How every stall that has not left, or owes us an answer, stands with its replies, by place.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn reply_states(&self, today: Day) -> Result<Vec<ReplyState>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "WITH last AS (SELECT stall, max(number) AS number FROM reply_made GROUP BY stall),
             told AS (SELECT DISTINCT stall, json_extract(open, '$.last_reply') AS file
               FROM settlement WHERE confirmed = 1 AND day >= ?1),
             seen AS (SELECT r.stall, max(r.number) AS number FROM told
               JOIN reply_made r ON r.file = told.file AND r.stall = told.stall GROUP BY r.stall)
             SELECT s.id, s.place, s.name,
               EXISTS (SELECT 1 FROM stall_key k WHERE k.stall = s.id)
                 OR EXISTS (SELECT 1 FROM settlement m WHERE m.stall = s.id),
               r.number, r.at, r.of, seen.number,
               EXISTS (SELECT 1 FROM file f WHERE f.stall = s.id AND f.seq > coalesce(r.seq, 0))
                 OR EXISTS (SELECT 1 FROM fee_assessment a
                   WHERE a.stall = s.id AND a.seq > coalesce(r.seq, 0))
                 OR EXISTS (SELECT 1 FROM payment p
                   LEFT JOIN payment_reversal v ON v.payment = p.seq
                   WHERE p.stall = s.id AND max(p.seq, coalesce(v.seq, 0)) > coalesce(r.seq, 0))
             FROM stall s LEFT JOIN last ON last.stall = s.id
             LEFT JOIN reply_made r ON r.stall = s.id AND r.number = last.number
             LEFT JOIN seen ON seen.stall = s.id
             WHERE s.retired IS NULL OR last.number IS NOT NULL ORDER BY s.place, s.id",
        )?;
        let mut rows = statement.query([today.days_before(DAYS_OF_SEEING).to_string()])?;
        let mut states = Vec::new();
        while let Some(row) = rows.next()? {
            let stall: String = row.get(0)?;
            let made: Option<i64> = row.get(5)?;
            states.push(ReplyState {
                stall: parsed(&stall)?,
                place: row.get(1)?,
                name: row.get(2)?,
                has_till: row.get(3)?,
                number: row.get(4)?,
                made: made.map(Timestamp::from_seconds),
                of: parsed_if(row.get(6)?)?,
                seen: row.get(7)?,
                news: row.get(8)?,
            });
        }
        Ok(states)
    }

    /// The replies to a stall, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn replies_to(&self, stall: StallId) -> Result<Vec<MadeReply>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "WITH told AS (SELECT json_extract(open, '$.last_reply') AS file, min(day) AS day
               FROM settlement WHERE stall = ?1 AND confirmed = 1 GROUP BY 1)
             SELECT r.number, r.at, r.of, told.day FROM reply_made r
             LEFT JOIN told ON told.file = r.file
             WHERE r.stall = ?1 ORDER BY r.number DESC LIMIT 100",
        )?;
        let mut rows = statement.query([stall.to_string()])?;
        let mut replies = Vec::new();
        while let Some(row) = rows.next()? {
            let of: String = row.get(2)?;
            replies.push(MadeReply {
                number: row.get(0)?,
                made: Timestamp::from_seconds(row.get(1)?),
                of: parsed(&of)?,
                seen: parsed_if(row.get(3)?)?,
            });
        }
        Ok(replies)
    }
}
