//! Officers of the committee, entered and changed. A book without any has no PINs at all, and is
//! open to whoever opens it. Must never keep a PIN in clear, nor leave a committee without a chair.

use domain::now::Now;
use domain::officer::{Office, OfficerNumber, POWERS, Power};
use domain::pin::PinDigest;
use domain::thai::{fits, fold, printable};
use serde::Serialize;
use store::Fault;
use store::rows::{from_word, json};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, OfficerSet, OfficerSignedIn};
use crate::officers::apply::OfficerPrivate;
use crate::record::{record, record_private};

/// The longest name of an officer, in characters.
const LONGEST_NAME: usize = 40;
/// The most officers at a time.
const MOST: usize = 50;

/// An officer with the digest of her PIN: never for screens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficerRecord {
    /// Her number, from 1; never given twice.
    pub number: OfficerNumber,
    /// What she is called.
    pub name: String,
    /// Her office.
    pub office: Office,
    /// The digest of her PIN.
    pub pin: PinDigest,
    /// No longer an officer.
    pub retired: bool,
}

/// An officer as screens know her: without her PIN.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Officer {
    /// Her number.
    pub number: OfficerNumber,
    /// What she is called.
    pub name: String,
    /// Her office.
    pub office: Office,
    /// No longer an officer.
    pub retired: bool,
    /// What she may do.
    pub powers: Vec<Power>,
}

impl From<OfficerRecord> for Officer {
    fn from(record: OfficerRecord) -> Officer {
        let OfficerRecord { number, name, office, retired, .. } = record;
        let may = |power: &Power| !retired && office.may(*power);
        let powers = POWERS.into_iter().filter(may).collect();
        Officer { number, name, office, retired, powers }
    }
}

/// An officer to be entered or changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficerDraft {
    /// Her number; none for a new one.
    pub number: Option<OfficerNumber>,
    /// What she is called.
    pub name: String,
    /// Her office.
    pub office: Office,
    /// The digest of her PIN; none to leave it as it is.
    pub pin: Option<PinDigest>,
    /// No longer an officer.
    pub retired: bool,
}

/// Why an officer was not entered or changed, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum OfficerRefused {
    /// Nobody has this number.
    #[error("there is no such officer")]
    Unknown,
    /// No name, or more than 40 characters.
    #[error("the name does not fit")]
    Name,
    /// Another officer has it.
    #[error("another officer has this name")]
    NameTaken,
    /// Whoever is new, or comes back, has no PIN yet.
    #[error("a PIN is needed")]
    PinNeeded,
    /// Another officer has this PIN: her hand would pass for the other's.
    #[error("another officer has this PIN")]
    PinTaken,
    /// There are too many.
    #[error("too many officers")]
    TooMany,
    /// Who comes first must be a chair.
    #[error("the first must be a chair")]
    FirstChair,
    /// The last chair cannot go, nor take another office.
    #[error("the last chair stays")]
    LastChair,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Everybody, with the digests of their PINs, by number: those who left too.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn officer_records(&self) -> Result<Vec<OfficerRecord>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT number, name, office, pin, retired FROM officer ORDER BY number",
        )?;
        let mut rows = statement.query([])?;
        let mut officers = Vec::new();
        while let Some(row) = rows.next()? {
            officers.push(OfficerRecord {
                number: row.get(0)?,
                name: row.get(1)?,
                office: from_word(row.get(2)?)?,
                pin: PinDigest::kept(row.get(3)?),
                retired: row.get(4)?,
            });
        }
        Ok(officers)
    }

    /// Everybody as screens know them, by number: those who left too.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn officers(&self) -> Result<Vec<Officer>, Fault> {
        Ok(self.officer_records()?.into_iter().map(Officer::from).collect())
    }

    /// What an officer is called; nothing for nobody.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn officer_name(&self, number: Option<OfficerNumber>) -> Result<Option<String>, Fault> {
        let found = self.officer_records()?.into_iter().find(|one| Some(one.number) == number);
        Ok(found.map(|officer| officer.name))
    }

    /// Enters an officer, or changes one; the change is recorded whole. `taken` are the numbers of
    /// the officers whose PIN is the new one: it was compared without the book being held.
    ///
    /// # Errors
    /// The first [`OfficerRefused`] by precedence; nothing was changed.
    pub fn save_officer(
        &mut self,
        now: Now,
        draft: OfficerDraft,
        taken: &[OfficerNumber],
    ) -> Result<Vec<Officer>, OfficerRefused> {
        let officers = self.officer_records()?;
        let changed = changed(&officers, draft, taken)?;
        if !officers.contains(&changed) {
            let OfficerRecord { number, name, office, pin, retired } = changed;
            let fact = Fact::OfficerSet(OfficerSet { number, office, retired, by: self.hands.by });
            let private = Some(json(&OfficerPrivate { name, pin }));
            self.store.write(|transaction| record_private(transaction, now, fact, private))?;
        }
        Ok(self.officers()?)
    }

    /// Records that an officer signed in.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn officer_signed_in(&mut self, now: Now, officer: OfficerNumber) -> Result<(), Fault> {
        let fact = Fact::OfficerSignedIn(OfficerSignedIn { officer });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(())
    }
}

/// The officer as she is to be recorded.
fn changed(
    officers: &[OfficerRecord],
    draft: OfficerDraft,
    taken: &[OfficerNumber],
) -> Result<OfficerRecord, OfficerRefused> {
    let find = |number| officers.iter().find(|officer| officer.number == number);
    let before = draft.number.map(|number| find(number).ok_or(OfficerRefused::Unknown));
    let before = before.transpose()?;
    let last = officers.iter().map(|officer| officer.number).max().unwrap_or(0);
    let number = before.map_or(last + 1, |before| before.number);
    let others = || officers.iter().filter(|other| other.number != number && !other.retired);
    let name = printable(&draft.name);
    if !fits(&name, LONGEST_NAME) {
        return Err(OfficerRefused::Name);
    }
    if others().any(|other| fold(&other.name) == fold(&name)) {
        return Err(OfficerRefused::NameTaken);
    }
    let comes = !draft.retired && before.is_none_or(|before| before.retired);
    // while she was away, another may have taken the PIN that she had
    let kept = before.filter(|_| !comes).map(|before| before.pin.clone());
    let pin = draft.pin.or(kept).ok_or(OfficerRefused::PinNeeded)?;
    if others().any(|other| taken.contains(&other.number)) {
        return Err(OfficerRefused::PinTaken);
    }
    if comes && others().count() >= MOST {
        return Err(OfficerRefused::TooMany);
    }
    let stays = !draft.retired && draft.office == Office::Chair;
    if officers.is_empty() && !stays {
        return Err(OfficerRefused::FirstChair);
    }
    if !stays && !others().any(|other| other.office == Office::Chair) {
        return Err(OfficerRefused::LastChair);
    }
    Ok(OfficerRecord { number, name, office: draft.office, pin, retired: draft.retired })
}
