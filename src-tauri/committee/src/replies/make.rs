//! Making replies: one for a stall, or all of a market day in one act, each numbered and kept.
//! Must never give a number twice, nor make a reply that says nothing new.

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::StallId;
use domain::now::Now;
use domain::officer::OfficerNumber;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::Serialize;
use settlement::file::FileRefused;
use settlement::key::SigningSeed;
use settlement::reply::{ReplyRefused, make_reply};
use settlement::single::SingleRefused;
use store::Fault;
use store::rows::{damaged, parsed};
use ts_rs::TS;

use crate::Book;
use crate::days::day_rows::on_the_list;
use crate::fact::{Fact, KeptFile, ReplyMade};
use crate::market::stalls::the_stall;
use crate::record::record;
use crate::replies::contents::{Common, Last, To, has_news, last_made};

/// How many rows of each kind a reply tells: fewer, where they do not fit a line.
const ROWS: [usize; 5] = [200, 100, 50, 20, 7];

/// A reply to a stall.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallReply {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Which reply to it.
    pub number: u64,
    /// When it was made.
    pub made: Timestamp,
    /// The market day it was made for.
    pub of: Day,
    /// It was made just now; otherwise there was nothing new to say, and it is the last one.
    pub fresh: bool,
    /// The name the file goes by.
    pub file_name: String,
    /// The file.
    #[serde(skip)]
    #[ts(skip)]
    pub bytes: Vec<u8>,
}

/// All replies of a market day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DayReplies {
    /// One for each stall that has a till, by place.
    pub replies: Vec<StallReply>,
    /// Stalls of the day without a till: nothing can read a reply there.
    pub without_till: u32,
}

/// Why no reply was made, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum MakeReplyRefused {
    /// The market has no name yet.
    #[error("the market is not set up")]
    NotSetUp,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// No till of the stall is known, and none sent anything.
    #[error("the stall has no till")]
    NoTill,
    /// What is to be told does not fit a file, however short.
    #[error("the reply is too long")]
    TooLong,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Makes the next reply to a stall; where there is nothing new to say, gives the last one.
    ///
    /// # Errors
    /// The first [`MakeReplyRefused`] by precedence.
    pub fn make_reply(
        &mut self,
        now: Now,
        seed: &SigningSeed,
        stall: StallId,
    ) -> Result<StallReply, MakeReplyRefused> {
        let market = self.market()?.ok_or(MakeReplyRefused::NotSetUp)?;
        let known = the_stall(self.reader(), stall)?.ok_or(MakeReplyRefused::UnknownStall)?;
        if !has_till(self.reader(), stall)? {
            return Err(MakeReplyRefused::NoTill);
        }
        let to = To { stall, name: known.name, place: known.place };
        let by = self.hands.by;
        self.store.write(|transaction| {
            let common = Common::read(transaction, market, seed.public(), now.at)?;
            let act = Act { now, seed, of: now.at.business_day(), by };
            act.reply(transaction, &common, to)
        })
    }

    /// Makes the replies to all stalls that were expected or handed in on a market day, in one act.
    ///
    /// # Errors
    /// The first [`MakeReplyRefused`] by precedence; then none was made.
    pub fn make_replies(
        &mut self,
        now: Now,
        seed: &SigningSeed,
        day: Day,
    ) -> Result<DayReplies, MakeReplyRefused> {
        let market = self.market()?.ok_or(MakeReplyRefused::NotSetUp)?;
        let by = self.hands.by;
        self.store.write(|transaction| {
            let common = Common::read(transaction, market, seed.public(), now.at)?;
            let act = Act { now, seed, of: day, by };
            let mut made = DayReplies::default();
            for to in stalls_of(transaction, day)? {
                if has_till(transaction, to.stall)? {
                    made.replies.push(act.reply(transaction, &common, to)?);
                } else {
                    made.without_till += 1;
                }
            }
            Ok(made)
        })
    }

    /// A reply that was made, as it was made.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn reply_file(&self, stall: StallId, number: u64) -> Result<Option<StallReply>, Fault> {
        let Some(known) = the_stall(self.reader(), stall)? else { return Ok(None) };
        let to = To { stall, name: known.name, place: known.place };
        read(self.reader(), to, number)
    }
}

/// One act of making.
struct Act<'a> {
    now: Now,
    seed: &'a SigningSeed,
    of: Day,
    by: Option<OfficerNumber>,
}

impl Act<'_> {
    fn reply(
        &self,
        transaction: &Transaction<'_>,
        common: &Common,
        to: To,
    ) -> Result<StallReply, MakeReplyRefused> {
        let last = last_made(transaction, to.stall)?;
        let (number, bytes) = self.bytes(transaction, common, &to, last.as_ref())?;
        let Some(bytes) = bytes else {
            let last = read(transaction, to, number)?;
            return Ok(last.ok_or_else(|| damaged("a reply that was not kept"))?);
        };
        let file = KeptFile { sha256: Digest::of(&bytes), bytes: bytes.len() as u64 };
        transaction
            .prepare_cached("INSERT OR IGNORE INTO file_bytes (sha256, bytes) VALUES (?1, ?2)")
            .and_then(|mut statement| statement.execute((file.sha256.to_string(), &bytes)))
            .map_err(Fault::from)?;
        let made = ReplyMade { stall: to.stall, number, file, of: self.of, by: self.by };
        record(transaction, self.now, Fact::ReplyMade(made))?;
        let reply = read(transaction, to, number)?;
        let reply = reply.ok_or_else(|| damaged("a reply that was not kept"))?;
        Ok(StallReply { fresh: true, ..reply })
    }

    /// The next reply's number and bytes; the last one's number and none where nothing is new.
    fn bytes(
        &self,
        transaction: &Transaction<'_>,
        common: &Common,
        to: &To,
        last: Option<&Last>,
    ) -> Result<(u64, Option<Vec<u8>>), MakeReplyRefused> {
        for rows in ROWS {
            let next = common.reply_to(transaction, to, last, rows)?;
            if let Some(last) = last.filter(|last| !has_news(&last.reply, &next)) {
                return Ok((last.number, None));
            }
            match make_reply(&next, self.seed) {
                Ok(bytes) => return Ok((next.number, Some(bytes))),
                Err(ReplyRefused::Single(SingleRefused::File(FileRefused::LineTooLong {
                    ..
                }))) => {}
                Err(refused) => return Err(Fault::Damaged(refused.to_string()).into()),
            }
        }
        Err(MakeReplyRefused::TooLong)
    }
}

/// Whether a till of the stall is known, or one that says it is the stall's sent something.
fn has_till(connection: &Connection, stall: StallId) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM stall_key WHERE stall = ?1)
                 OR EXISTS (SELECT 1 FROM settlement WHERE stall = ?1)",
        )?
        .query_row([stall.to_string()], |row| row.get(0))?)
}

/// The stalls of a market day, by place.
fn stalls_of(connection: &Connection, day: Day) -> Result<Vec<To>, Fault> {
    let expected = on_the_list("?1");
    let mut statement = connection.prepare(&format!(
        "SELECT s.id, s.name, s.place FROM stall s WHERE ({expected})
           OR EXISTS (SELECT 1 FROM settlement m WHERE m.stall = s.id AND m.day = ?1)
           OR EXISTS (SELECT 1 FROM fee_assessment a
             WHERE a.stall = s.id AND a.day = ?1 AND a.holds = 1)
         ORDER BY s.place, s.id"
    ))?;
    let mut rows = statement.query([day.to_string()])?;
    let mut stalls = Vec::new();
    while let Some(row) = rows.next()? {
        let stall: String = row.get(0)?;
        stalls.push(To { stall: parsed(&stall)?, name: row.get(1)?, place: row.get(2)? });
    }
    Ok(stalls)
}

/// A reply that was made.
fn read(connection: &Connection, to: To, number: u64) -> Result<Option<StallReply>, Fault> {
    let columns: Option<(i64, String, Vec<u8>)> = connection
        .prepare_cached(
            "SELECT r.at, r.of, b.bytes FROM reply_made r
             JOIN file_bytes b ON b.sha256 = r.file WHERE r.stall = ?1 AND r.number = ?2",
        )?
        .query_row((to.stall.to_string(), number), |row| row.try_into())
        .optional()?;
    let Some((at, of, bytes)) = columns else { return Ok(None) };
    let of: Day = parsed(&of)?;
    Ok(Some(StallReply {
        stall: to.stall,
        file_name: file_name(&to.place, of, number),
        place: to.place,
        name: to.name,
        number,
        made: Timestamp::from_seconds(at),
        of,
        fresh: false,
        bytes,
    }))
}

/// A name that any file system and any chat takes: the place, the day in the Buddhist era, which.
fn file_name(place: &str, of: Day, number: u64) -> String {
    let safe = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
    let place: String = place.chars().map(safe).collect();
    format!("reply_{place}_{}_{number}.talad", of.buddhist_file_name())
}
