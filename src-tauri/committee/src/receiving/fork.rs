//! Deciding between settlements of one number, and explaining what is missing before one.
//! Must never lose the other one, nor let a slip stand against a file that another slip promised.

use domain::digest::Digest;
use domain::now::Now;
use domain::thai::printable;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_json, parsed};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, ForkSettled, GapExplained};
use crate::fees::assess::assess_number;
use crate::receiving::files::{FileRow, find};
use crate::receiving::number::{Number, Same, kept};
use crate::receiving::slips::number_of_slip;
use crate::receiving::standing::Standing;
use crate::record::record;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 200;

/// Everything that has one number of one till.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ForkView {
    /// The files and slips, files first, each by its digest.
    pub files: Vec<FileRow>,
    /// What was kept lastly; none while nobody decided.
    pub kept: Option<Digest>,
    /// Why it was kept.
    pub reason: String,
}

/// A decision between settlements of one number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ForkDecision {
    /// SHA-256 of the settlement to keep: of a file that is here, or that a slip promises.
    pub keep: Digest,
    /// Why.
    pub reason: String,
}

/// An explanation of what is missing before a settlement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GapExplanation {
    /// SHA-256 of the settlement after the gap.
    pub file: Digest,
    /// What happened.
    pub reason: String,
}

/// Why a fork was not settled or a gap not explained, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ForkRefused {
    /// No confirmed file or slip names it.
    #[error("no settlement of ours is this one")]
    Unknown,
    /// Only one thing is said of its number: there is nothing to decide.
    #[error("there is nothing to decide")]
    NotAFork,
    /// Nothing is missing before it.
    #[error("nothing is missing before this settlement")]
    NoGap,
    /// Two slips promise it and say different things: only the file could tell.
    #[error("two slips promise it and differ")]
    SlipsDiffer,
    /// A slip alone is not kept where a file came that another slip promised.
    #[error("another one has its file and its slip")]
    FileAgrees,
    /// No reason, or more than 200 characters.
    #[error("the reason does not fit")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A reason as it is kept; none when it does not fit.
pub(crate) fn reason_that_fits(typed: &str) -> Option<String> {
    let reason = printable(typed);
    domain::thai::fits(&reason, LONGEST_REASON).then_some(reason)
}

impl Book {
    /// Everything that has the number of a file or slip; `None` when it has none that is
    /// confirmed.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn fork_of(&self, of: Digest) -> Result<Option<ForkView>, Fault> {
        let Some(number) = self.number_of(of)? else { return Ok(None) };
        let mut statement = self.reader().prepare_cached(
            "SELECT file FROM (
               SELECT 0 AS place, file FROM settlement
               WHERE stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4 AND confirmed = 1
               UNION ALL SELECT 1, slip FROM slip
               WHERE stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4)
             ORDER BY place, file",
        )?;
        let digests = statement
            .query_map(number.parameters(), |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        let mut files = Vec::new();
        for digest in digests {
            files.extend(find(self.reader(), parsed(&digest)?)?);
        }
        let reason: Option<String> = self
            .reader()
            .prepare_cached(
                "SELECT reason FROM fork_decision
                 WHERE stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4
                 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row(number.parameters(), |row| row.get(0))
            .optional()?;
        let kept = kept(self.reader(), &number)?;
        Ok(Some(ForkView { files, kept, reason: reason.unwrap_or_default() }))
    }

    /// Keeps one of several settlements of a number; the others are set aside, also one that comes
    /// later. It may be decided again. Deciding the same again changes nothing.
    ///
    /// # Errors
    /// The first [`ForkRefused`] by precedence.
    pub fn settle_fork(
        &mut self,
        now: Now,
        decision: &ForkDecision,
    ) -> Result<ForkView, ForkRefused> {
        let keep = decision.keep;
        let number = self.number_of(keep)?.ok_or(ForkRefused::Unknown)?;
        let by = self.hands.by;
        let reason = reason_that_fits(&decision.reason);
        self.store.write(|transaction| {
            let same = Same::of(transaction, &number)?;
            refuse_keeping(&same, keep)?;
            let reason = reason.ok_or(ForkRefused::Reason)?;
            if same.kept == Some(keep) {
                return Ok(());
            }
            let Number { stall, key, epoch, z } = &number;
            let fact = Fact::ForkSettled(ForkSettled {
                stall: parsed(stall)?,
                key: parsed(key)?,
                epoch: *epoch,
                z: *z,
                keep,
                reason,
                by,
            });
            record(transaction, now, fact)?;
            Ok::<(), ForkRefused>(assess_number(transaction, now, &number)?)
        })?;
        let view = self.fork_of(keep)?;
        Ok(view.ok_or_else(|| damaged("a settled number that is not there"))?)
    }

    /// Explains what is missing before a settlement. The gap stays visible, but is no longer
    /// counted among what is to be looked into.
    ///
    /// # Errors
    /// The first [`ForkRefused`] by precedence.
    pub fn explain_gap(
        &mut self,
        now: Now,
        explained: &GapExplanation,
    ) -> Result<FileRow, ForkRefused> {
        let file = explained.file;
        let standing: Option<Option<String>> = self
            .reader()
            .prepare_cached("SELECT standing FROM settlement WHERE file = ?1")
            .and_then(|mut statement| {
                statement.query_row([file.to_string()], |row| row.get(0)).optional()
            })
            .map_err(Fault::from)?;
        let standing = standing.ok_or(ForkRefused::Unknown)?;
        let standing: Option<Standing> = standing.map(|text| from_json(&text)).transpose()?;
        let open = matches!(
            standing,
            Some(Standing::Gap { .. } | Standing::Replaced { .. } | Standing::Broken { .. })
        );
        if !open {
            return Err(ForkRefused::NoGap);
        }
        let reason = reason_that_fits(&explained.reason).ok_or(ForkRefused::Reason)?;
        let by = self.hands.by;
        let before = find(self.reader(), file)?.and_then(|row| row.settlement);
        if before.is_none_or(|figures| figures.explained != reason) {
            let fact = Fact::GapExplained(GapExplained { file, reason, by });
            self.store.write(|transaction| record(transaction, now, fact))?;
        }
        let row = find(self.reader(), file)?;
        Ok(row.ok_or_else(|| damaged("a settlement without its file"))?)
    }

    /// The number of a settlement that is here and confirmed, or that a confirmed slip promises;
    /// or of the slip with this digest.
    fn number_of(&self, of: Digest) -> Result<Option<Number>, Fault> {
        let found = self
            .reader()
            .prepare_cached(
                "SELECT stall, key, epoch, z FROM (
                   SELECT 0 AS place, stall, key, epoch, z FROM settlement
                   WHERE file = ?1 AND confirmed = 1
                   UNION ALL SELECT 1, stall, key, epoch, z FROM slip
                   WHERE file = ?1 AND key IS NOT NULL)
                 ORDER BY place, stall, key, epoch, z LIMIT 1",
            )?
            .query_row([of.to_string()], |row| {
                let (stall, key, epoch, z) = row.try_into()?;
                Ok(Number { stall, key, epoch, z })
            })
            .optional()?;
        match found {
            Some(number) => Ok(Some(number)),
            None => number_of_slip(self.reader(), of),
        }
    }
}

fn refuse_keeping(same: &Same, keep: Digest) -> Result<(), ForkRefused> {
    let claims = same.claims();
    if claims.len() < 2 {
        return Err(ForkRefused::NotAFork);
    }
    let is_file = |digest: Digest| same.files.iter().any(|file| file.file == digest);
    if is_file(keep) {
        return Ok(());
    }
    match claims.iter().filter(|claim| claim.file == keep).count() {
        0 => return Err(ForkRefused::Unknown),
        1 => {}
        _ => return Err(ForkRefused::SlipsDiffer),
    }
    if same.slips.iter().any(|slip| is_file(slip.summary.file)) {
        return Err(ForkRefused::FileAgrees);
    }
    Ok(())
}
