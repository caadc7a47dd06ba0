//! Everything that has one number of one till: files, slips, and what people decided of them.
//! Must never choose between two by itself, nor by which came first.

use std::collections::BTreeMap;

use domain::digest::Digest;
use rusqlite::{Connection, OptionalExtension, Transaction};
use settlement::slip_qr::Summary;
use store::Fault;
use store::rows::{json, parsed};

use crate::receiving::files::Verdict;
use crate::receiving::judge::{Held, put_verdict, select};
use crate::receiving::slips::{HeldSlip, put_slip, select_slips};
use crate::receiving::standing::{Standing, standing};

/// The number of a closing of a till, in its epoch.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Number {
    pub(crate) stall: String,
    pub(crate) key: String,
    pub(crate) epoch: u32,
    pub(crate) z: u64,
}

impl Number {
    pub(crate) fn of_file(held: &Held) -> Number {
        Number {
            stall: held.stall.clone(),
            key: held.open.key.to_string(),
            epoch: held.open.epoch,
            z: held.open.z,
        }
    }

    /// The parameters ?1 to ?4 of a condition on `stall, key, epoch, z`.
    pub(crate) fn parameters(&self) -> (&str, &str, u32, u64) {
        (&self.stall, &self.key, self.epoch, self.z)
    }
}

/// The confirmed files and slips of one number.
pub(crate) struct Same {
    pub(crate) files: Vec<Held>,
    pub(crate) slips: Vec<HeldSlip>,
    /// What people decided to keep.
    pub(crate) kept: Option<Digest>,
}

/// How one of them stands among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stance {
    Counts,
    Double { kept: Digest },
    Fork { other: Digest },
}

impl Same {
    pub(crate) fn of(transaction: &Transaction<'_>, number: &Number) -> Result<Same, Fault> {
        let run = "stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4";
        let files = format!("{run} AND confirmed = 1");
        Ok(Same {
            files: select(transaction, &files, number.parameters())?,
            slips: select_slips(transaction, run, number.parameters())?,
            kept: kept(transaction, number)?,
        })
    }

    /// What is said of this number, each once. One thing is right; more are a fork.
    pub(crate) fn claims(&self) -> Vec<Summary> {
        let mut claims: Vec<Summary> = self.files.iter().map(claim).collect();
        for slip in &self.slips {
            if !claims.contains(&slip.summary) {
                claims.push(slip.summary.clone());
            }
        }
        claims
    }

    /// The claim that counts, if there is only one or people decided.
    fn winner(&self, claims: &[Summary]) -> Option<Summary> {
        let mut possible =
            claims.iter().filter(|one| self.kept.is_none_or(|kept| one.file == kept));
        let file = self.files.iter().find(|file| Some(file.file) == self.kept).map(claim);
        match (possible.next(), possible.next()) {
            (Some(only), None) => Some(only.clone()),
            // the kept file says what it says, whatever a slip says of it
            (Some(_), Some(_)) => file,
            (None, _) => None,
        }
    }

    fn stance(&self, claim: &Summary, claims: &[Summary], winner: Option<&Summary>) -> Stance {
        let other = || {
            let others = claims.iter().map(|one| one.file).filter(|file| *file != claim.file);
            others.min().unwrap_or(claim.file)
        };
        match (winner, self.kept) {
            (Some(winner), _) if winner == claim => Stance::Counts,
            (Some(winner), _) => Stance::Double { kept: winner.file },
            (None, Some(kept)) if claim.file != kept => Stance::Double { kept },
            (None, _) => Stance::Fork { other: other() },
        }
    }
}

/// What a file says, as its slip would.
fn claim(held: &Held) -> Summary {
    Summary::new(&held.open, &held.close, held.file)
}

/// What people decided to keep of a number, lastly.
pub(crate) fn kept(connection: &Connection, number: &Number) -> Result<Option<Digest>, Fault> {
    let kept: Option<String> = connection
        .prepare_cached(
            "SELECT keep FROM fork_decision WHERE stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row(number.parameters(), |row| row.get(0))
        .optional()?;
    kept.map(|kept| parsed(&kept)).transpose()
}

/// Judges all confirmed files and slips that have a number.
pub(crate) fn judge_number(transaction: &Transaction<'_>, number: &Number) -> Result<(), Fault> {
    let same = Same::of(transaction, number)?;
    let claims = same.claims();
    let winner = same.winner(&claims);
    for held in &same.files {
        judge_file(transaction, held, same.stance(&claim(held), &claims, winner.as_ref()))?;
    }
    let file_counts = same.files.iter().any(|held| Some(claim(held)) == winner);
    let mut promised = file_counts;
    for slip in &same.slips {
        let stance = same.stance(&slip.summary, &claims, winner.as_ref());
        let (verdict, reason, params) = match stance {
            // of several slips that say the same, one counts, and none beside its file
            Stance::Counts if promised => (Verdict::Agrees, "", BTreeMap::new()),
            Stance::Counts => (Verdict::Provisional, "", BTreeMap::new()),
            Stance::Double { kept } => (Verdict::SetAsideDouble, "double", told(kept)),
            Stance::Fork { other } => (Verdict::Fork, "fork", told(other)),
        };
        promised = promised || stance == Stance::Counts;
        put_slip(transaction, slip.slip, verdict, reason, &params)?;
    }
    Ok(())
}

fn told(other: Digest) -> BTreeMap<String, String> {
    BTreeMap::from([("other".to_owned(), other.to_string())])
}

fn judge_file(transaction: &Transaction<'_>, held: &Held, stance: Stance) -> Result<(), Fault> {
    let (standing, params) = match stance {
        Stance::Counts => standing(transaction, held)?,
        Stance::Double { kept: other } | Stance::Fork { other } => {
            (Standing::Fork { other }, told(other))
        }
    };
    transaction.execute(
        "UPDATE settlement SET booked = ?2, standing = ?3 WHERE file = ?1",
        (held.file.to_string(), stance == Stance::Counts, json(&standing)),
    )?;
    let (verdict, reason) = match (stance, standing) {
        (Stance::Double { .. }, _) => (Verdict::SetAsideDouble, "double"),
        (_, Standing::Fork { .. }) => (Verdict::Fork, "fork"),
        (_, Standing::First | Standing::Follows) => (Verdict::Booked, ""),
        (_, Standing::Gap { .. }) => (Verdict::Booked, "gap"),
        (_, Standing::Replaced { .. }) => (Verdict::Booked, "replaced"),
        (_, Standing::Restored { .. }) => (Verdict::Booked, "restored"),
        (_, Standing::Broken { .. }) => (Verdict::Booked, "broken"),
    };
    put_verdict(transaction, held.file, verdict, reason, &params)
}
