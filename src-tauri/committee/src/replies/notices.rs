//! Notices of the committee: told to the stalls they are for by their replies, from a day until a
//! day. Must never be changed: one is taken down, another posted.

use domain::day::{Day, Timestamp};
use domain::fee::StallClass;
use domain::id::{RequestId, StallId, ZoneId};
use domain::now::Now;
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::reply_check::{MAX_NOTICE, MAX_NOTICES};
use store::Fault;
use store::rows::{damaged, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, NoticeEnded, NoticePosted};
use crate::market::stalls::the_stall;
use crate::record::record;

/// A notice, as a screen posts it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeDraft {
    /// Made once, before the first try.
    pub request: RequestId,
    /// What it says: up to 300 characters.
    pub text: String,
    /// The first day on which it is told.
    pub from: Day,
    /// The last day; none until it is taken down.
    pub until: Option<Day>,
    /// Only to stalls of this zone.
    pub zone: Option<ZoneId>,
    /// Only to stalls with this tag.
    pub tag: Option<String>,
    /// Only to this stall.
    pub stall: Option<StallId>,
}

/// A notice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Notice {
    /// Its number.
    pub notice: u32,
    /// What it says.
    pub text: String,
    /// The first day on which it is told.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// Only to stalls of this zone.
    pub zone: Option<ZoneId>,
    /// The zone's name; empty without one.
    pub zone_name: String,
    /// Only to stalls with this tag.
    pub tag: Option<String>,
    /// Only to this stall.
    pub stall: Option<StallId>,
    /// The stall's place and name; empty without one.
    pub stall_name: String,
    /// When it was posted.
    pub posted: Timestamp,
    /// When it was taken down.
    pub ended: Option<Timestamp>,
}

/// Why a notice was not posted or taken down, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum NoticeRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// Nothing in it, or more than 300 characters.
    #[error("the notice does not fit")]
    Text,
    /// It ends before it begins, or is over already.
    #[error("the days do not fit")]
    Days,
    /// No such zone or stall.
    #[error("there is no such zone or stall")]
    Reach,
    /// More than a reply can hold at once.
    #[error("{MAX_NOTICES} notices are up already")]
    TooMany,
    /// There is no such notice.
    #[error("there is no such notice")]
    Unknown,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Posts a notice. A repeated request gives the first one.
    ///
    /// # Errors
    /// The first [`NoticeRefused`] by precedence.
    pub fn post_notice(&mut self, now: Now, draft: &NoticeDraft) -> Result<Notice, NoticeRefused> {
        let text = domain::thai::printable(&draft.text);
        if let Some(number) = requested(self.reader(), draft.request)? {
            let first = self.notice(number)?;
            return if first.text == text { Ok(first) } else { Err(NoticeRefused::RequestUsed) };
        }
        if !fits(&text, MAX_NOTICE) {
            return Err(NoticeRefused::Text);
        }
        let today = now.at.business_day();
        if draft.until.is_some_and(|until| until < draft.from || until < today) {
            return Err(NoticeRefused::Days);
        }
        let zone = draft.zone.map(|zone| Ok(self.zones()?.iter().any(|known| known.id == zone)));
        if zone.transpose().map_err(|fault: Fault| fault)? == Some(false) {
            return Err(NoticeRefused::Reach);
        }
        if let Some(stall) = draft.stall
            && the_stall(self.reader(), stall)?.is_none()
        {
            return Err(NoticeRefused::Reach);
        }
        let up = self.notices()?.iter().filter(|notice| notice.is_up(today)).count();
        if up >= MAX_NOTICES {
            return Err(NoticeRefused::TooMany);
        }
        let number = self
            .reader()
            .query_row("SELECT coalesce(max(number), 0) + 1 FROM notice", [], |row| row.get(0))
            .map_err(Fault::from)?;
        let tag = draft.tag.as_ref().map(|tag| domain::thai::printable(tag));
        let fact = Fact::NoticePosted(NoticePosted {
            request: draft.request,
            notice: number,
            text,
            from: draft.from,
            until: draft.until,
            zone: draft.zone,
            tag: tag.filter(|tag| !tag.is_empty()),
            stall: draft.stall,
            by: self.hands.by,
        });
        self.store.write(|transaction| record(transaction, now, fact))?;
        self.notice(number)
    }

    /// Takes a notice down. Taken down before, it stays so.
    ///
    /// # Errors
    /// [`NoticeRefused::Unknown`].
    pub fn end_notice(&mut self, now: Now, number: u32) -> Result<Notice, NoticeRefused> {
        if self.notice(number)?.ended.is_none() {
            let fact = Fact::NoticeEnded(NoticeEnded { notice: number, by: self.hands.by });
            self.store.write(|transaction| record(transaction, now, fact))?;
        }
        self.notice(number)
    }

    /// The notices so far, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn notices(&self) -> Result<Vec<Notice>, Fault> {
        notices(self.reader())
    }

    fn notice(&self, number: u32) -> Result<Notice, NoticeRefused> {
        let found = self.notices()?.into_iter().find(|notice| notice.notice == number);
        found.ok_or(NoticeRefused::Unknown)
    }
}

impl Notice {
    /// Whether it is still to be told on a day, now or later.
    fn is_up(&self, day: Day) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| until >= day)
    }

    /// Whether a stall is told it on a day.
    pub(crate) fn is_for(&self, stall: StallId, class: &StallClass, day: Day) -> bool {
        self.is_up(day)
            && self.from <= day
            && self.zone.is_none_or(|zone| class.zone == Some(zone))
            && self.tag.as_ref().is_none_or(|tag| class.tags.contains(tag))
            && self.stall.is_none_or(|one| one == stall)
    }
}

fn requested(connection: &Connection, request: RequestId) -> Result<Option<u32>, Fault> {
    Ok(connection
        .query_row("SELECT number FROM notice WHERE request = ?1", [request.to_string()], |row| {
            row.get(0)
        })
        .optional()?)
}

/// All notices, the newest first.
pub(crate) fn notices(connection: &Connection) -> Result<Vec<Notice>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT n.number, n.text, n.from_day, n.until_day, n.zone, coalesce(z.name, ''), n.tag,
           n.stall, coalesce(s.place || ' ' || s.name, ''), n.posted, n.ended
         FROM notice n LEFT JOIN zone z ON z.id = n.zone LEFT JOIN stall s ON s.id = n.stall
         ORDER BY n.number DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut notices = Vec::new();
    while let Some(row) = rows.next()? {
        let from: String = row.get(2)?;
        let ended: Option<i64> = row.get(10)?;
        notices.push(Notice {
            notice: row.get(0)?,
            text: row.get(1)?,
            from: parsed(&from).map_err(damaged)?,
            until: parsed_if(row.get(3)?)?,
            zone: parsed_if(row.get(4)?)?,
            zone_name: row.get(5)?,
            tag: row.get(6)?,
            stall: parsed_if(row.get(7)?)?,
            stall_name: row.get(8)?,
            posted: Timestamp::from_seconds(row.get(9)?),
            ended: ended.map(Timestamp::from_seconds),
        });
    }
    Ok(notices)
}
