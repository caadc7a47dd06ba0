//! Replies of the committee: only of this market's committee, for this stall, and newer than the
//! one before. Must never apply a reply that is older, nor take one for its signature alone.

use domain::day::Timestamp;
use domain::digest::Digest;
use domain::now::Now;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, ReplyReceived};
use settlement::reply::{self, ReceivedAs, Reply, ReplyRefused};
use store::Fault;
use store::journal::Placed;
use store::rows::{damaged, from_json, from_word, json, parsed, word};
use ts_rs::TS;

use crate::Till;
use crate::enrol::Identity;
use crate::record::record_private;
use crate::reply_told::ReplyTold;

/// What became of a reply that a person gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReplyTaken {
    /// It holds from now on.
    Taken,
    /// It had been taken before: nothing changed.
    Repeated,
    /// A newer one holds: it is shown, nothing changed.
    Older,
    /// Another one with its number holds: it is shown, nothing changed.
    Another,
}

/// A reply that was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyRead {
    /// What became of it.
    pub taken: ReplyTaken,
    /// What it says.
    pub reply: ReplyTold,
}

/// A reply in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyRow {
    /// Its number.
    pub number: u64,
    /// When the committee made it.
    pub made: Timestamp,
    /// When it was taken in here.
    pub at: Timestamp,
}

/// Why a reply was not taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ReplyNotTaken {
    /// It cannot be read, or the signature does not fit.
    #[error(transparent)]
    Unreadable(#[from] ReplyRefused),
    /// The stall is in no market.
    #[error("the stall is in no market")]
    NotEnrolled,
    /// It is another market's.
    #[error("the reply is of the market {market}")]
    OtherMarket {
        /// Its name.
        market: String,
    },
    /// The till does not know the committee's key: it was enrolled before keys were kept.
    #[error("the committee's key is not known here")]
    NoKey,
    /// Another key signed it than the committee's.
    #[error("the reply is not signed by the committee")]
    NotTheCommittee,
    /// It is for another stall.
    #[error("the reply is for {place} {stall}")]
    OtherStall {
        /// Whose it is.
        stall: String,
        /// Its place.
        place: String,
    },
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The private part of [`ReplyReceived`]: the whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyBeside {
    text: String,
}

/// A reply as it is kept.
pub(crate) struct KeptReply {
    pub(crate) reply: Reply,
    pub(crate) file: Digest,
    pub(crate) at: Timestamp,
}

impl Till {
    /// Reads a reply that a person gave and takes it, where it is newer than the last.
    ///
    /// # Errors
    /// The first [`ReplyNotTaken`] by precedence.
    pub fn read_reply(&mut self, now: Now, bytes: &[u8]) -> Result<ReplyRead, ReplyNotTaken> {
        let reply = reply::read_reply(bytes)?;
        let who = self.identity()?;
        let who = who.filter(|who| who.market.is_some()).ok_or(ReplyNotTaken::NotEnrolled)?;
        ours(&reply, &who)?;
        let file = Digest::of(bytes);
        let last = last_reply(self.reader(), &who, u64::MAX >> 1)?;
        let taken = match &last {
            Some(last) if last.file == file => ReplyTaken::Repeated,
            Some(last) if last.reply.number == reply.number => ReplyTaken::Another,
            Some(last) if last.reply.number > reply.number => ReplyTaken::Older,
            _ => ReplyTaken::Taken,
        };
        if taken == ReplyTaken::Taken {
            let text = String::from_utf8(bytes.to_vec()).map_err(damaged)?;
            let private = Some(json(&ReplyBeside { text }));
            let fact = Fact::ReplyReceived(ReplyReceived { number: reply.number, file });
            self.store.write(|transaction| -> Result<(), ReplyNotTaken> {
                record_private(transaction, now, fact, private)?;
                Ok(())
            })?;
        }
        let at = match taken {
            ReplyTaken::Taken => now.at,
            _ => reply_with(self.reader(), &who, file)?.map_or(now.at, |kept| kept.at),
        };
        let reply = self.told(KeptReply { reply, file, at })?;
        Ok(ReplyRead { taken, reply })
    }

    /// The reply that holds; none before the first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn last_reply(&self) -> Result<Option<ReplyTold>, Fault> {
        self.holding()?.map(|kept| self.told(kept)).transpose()
    }

    /// A reply by its number.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn reply(&self, number: u64) -> Result<Option<ReplyTold>, Fault> {
        let Some(who) = self.identity()? else { return Ok(None) };
        let kept = one(self.reader(), "seq >= ?1 AND number = ?2", (who.since, number))?;
        kept.map(|kept| self.told(kept)).transpose()
    }

    /// The replies so far, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn replies(&self, most: u32) -> Result<Vec<ReplyRow>, Fault> {
        let Some(who) = self.identity()? else { return Ok(vec![]) };
        let mut statement = self.reader().prepare_cached(
            "SELECT number, at, text FROM reply WHERE seq >= ?1 ORDER BY number DESC LIMIT ?2",
        )?;
        let mut rows = statement.query((who.since, most))?;
        let mut replies = Vec::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(2)?;
            replies.push(ReplyRow {
                number: row.get(0)?,
                made: read(&text)?.made,
                at: Timestamp::from_seconds(row.get(1)?),
            });
        }
        Ok(replies)
    }

    /// The reply taken before the one with a number.
    pub(crate) fn reply_before(&self, number: u64) -> Result<Option<Reply>, Fault> {
        let Some(who) = self.identity()? else { return Ok(None) };
        let before = one(self.reader(), "seq >= ?1 AND number < ?2", (who.since, number))?;
        Ok(before.map(|kept| kept.reply))
    }

    /// The reply that holds, as it is kept.
    pub(crate) fn holding(&self) -> Result<Option<KeptReply>, Fault> {
        let Some(who) = self.identity()? else { return Ok(None) };
        last_reply(self.reader(), &who, u64::MAX >> 1)
    }
}

/// Whose reply it is: of this market, by its committee, for this stall.
fn ours(reply: &Reply, who: &Identity) -> Result<(), ReplyNotTaken> {
    if who.market != Some(reply.market) {
        return Err(ReplyNotTaken::OtherMarket { market: reply.market_name.clone() });
    }
    match who.book {
        None => Err(ReplyNotTaken::NoKey),
        Some(key) if key != reply.key => Err(ReplyNotTaken::NotTheCommittee),
        Some(_) if reply.stall != who.stall => {
            let (stall, place) = (reply.stall_name.clone(), reply.place.clone());
            Err(ReplyNotTaken::OtherStall { stall, place })
        }
        Some(_) => Ok(()),
    }
}

/// The reply with the highest number that was taken up to a journal entry.
pub(crate) fn last_reply(
    connection: &Connection,
    who: &Identity,
    until: u64,
) -> Result<Option<KeptReply>, Fault> {
    one(connection, "seq >= ?1 AND seq <= ?2", (who.since, until))
}

fn reply_with(
    connection: &Connection,
    who: &Identity,
    file: Digest,
) -> Result<Option<KeptReply>, Fault> {
    one(connection, "seq >= ?1 AND file = ?2", (who.since, file.to_string()))
}

fn one(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Option<KeptReply>, Fault> {
    let columns: Option<(String, i64, String)> = connection
        .prepare_cached(&format!(
            "SELECT file, at, text FROM reply WHERE {condition} ORDER BY number DESC LIMIT 1"
        ))?
        .query_row(parameters, |row| row.try_into())
        .optional()?;
    let Some((file, at, text)) = columns else { return Ok(None) };
    Ok(Some(KeptReply {
        reply: read(&text)?,
        file: parsed(&file)?,
        at: Timestamp::from_seconds(at),
    }))
}

fn read(text: &str) -> Result<Reply, Fault> {
    reply::read_reply(text.as_bytes()).map_err(damaged)
}

/// How the committee says that a settlement stands; none where no reply names it.
pub(crate) fn answered(connection: &Connection, z: u64) -> Result<Option<ReceivedAs>, Fault> {
    let verdict: Option<String> = connection
        .prepare_cached(
            "SELECT a.verdict FROM settlement s JOIN answered_file a ON a.file = s.file
             WHERE s.z = ?1",
        )?
        .query_row([z], |row| row.get(0))
        .optional()?;
    verdict.map(from_word).transpose()
}

/// Whether the committee withdrew a voucher.
pub(crate) fn withdrawn(connection: &Connection, serial: &str) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM withdrawn_voucher WHERE serial = ?1)")?
        .query_row([serial], |row| row.get(0))?)
}

/// A reply to the tables: itself, and what follows from it.
pub(crate) fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    received: &ReplyReceived,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private = private.ok_or_else(|| damaged("a reply without its file"))?;
    let ReplyBeside { text } = from_json(private)?;
    let reply = read(&text)?;
    transaction.execute(
        "INSERT INTO reply (seq, number, file, at, text) VALUES (?1, ?2, ?3, ?4, ?5)",
        (entry.seq, received.number, received.file.to_string(), entry.at.seconds(), &text),
    )?;
    let mut answered = transaction
        .prepare_cached("INSERT OR REPLACE INTO answered_file (file, verdict) VALUES (?1, ?2)")?;
    for file in &reply.received {
        answered.execute((file.file.to_string(), word(&file.verdict)))?;
    }
    let mut withdrawn = transaction
        .prepare_cached("INSERT OR IGNORE INTO withdrawn_voucher (serial) VALUES (?1)")?;
    for serial in &reply.withdrawn {
        withdrawn.execute([serial])?;
    }
    let mut refused = transaction
        .prepare_cached("INSERT OR IGNORE INTO refused_slip (bank, reference) VALUES (?1, ?2)")?;
    for slip in &reply.refused_slips {
        refused.execute([&slip.bank, &slip.reference])?;
    }
    Ok(())
}
