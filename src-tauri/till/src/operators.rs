//! People of the stall: their PINs and what each may do. A stall without any has no PINs at all.
//! Must never keep a PIN in clear, nor leave a stall with people without an owner.

use domain::now::Now;
use domain::operator::Role;
use domain::pin::PinDigest;
use domain::thai::{fits, fold, printable};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, OperatorNumber, OperatorSignedIn, OperatorsChanged};
use store::Fault;
use store::rows::{from_json, from_word, json, word};
use ts_rs::TS;

use crate::Till;
use crate::record::{record, record_private};

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 40;
/// The most people at a stall at a time.
const MOST: usize = 50;

/// A person as the journal keeps her: private.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorRecord {
    /// Her number, from 1; never given twice.
    pub number: OperatorNumber,
    /// What she is called.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// The digest of her PIN.
    pub pin: PinDigest,
    /// No longer at the stall.
    pub retired: bool,
}

/// A person as screens know her: without her PIN.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Operator {
    /// Her number.
    pub number: OperatorNumber,
    /// What she is called.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// No longer at the stall.
    pub retired: bool,
}

impl From<OperatorRecord> for Operator {
    fn from(record: OperatorRecord) -> Operator {
        let OperatorRecord { number, name, role, retired, .. } = record;
        Operator { number, name, role, retired }
    }
}

/// A person to be entered or changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperatorDraft {
    /// Her number; none for a new one.
    pub number: Option<OperatorNumber>,
    /// What she is called.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// The digest of her PIN; none to leave it as it is.
    pub pin: Option<PinDigest>,
    /// No longer at the stall.
    pub retired: bool,
}

/// Why a person was not entered or changed, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum OperatorRefused {
    /// Nobody has this number.
    #[error("there is no such person")]
    Unknown,
    /// The name is empty or too long.
    #[error("the name does not fit")]
    Name,
    /// Somebody else at the stall has it.
    #[error("somebody has this name")]
    NameTaken,
    /// A new person has no PIN yet.
    #[error("a PIN is needed")]
    PinNeeded,
    /// Somebody else has this PIN: her hand would pass for the other's.
    #[error("somebody has this PIN")]
    PinTaken,
    /// There are too many.
    #[error("too many people")]
    TooMany,
    /// Who comes first must be an owner.
    #[error("the first must be an owner")]
    FirstOwner,
    /// The last owner cannot go, nor become a helper.
    #[error("the last owner stays")]
    LastOwner,
    /// The machine could not do it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Everybody, with the digests of their PINs, by number: those who left too.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn operator_records(&self) -> Result<Vec<OperatorRecord>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT number, name, role, pin, retired FROM operator ORDER BY number",
        )?;
        let mut rows = statement.query([])?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            people.push(OperatorRecord {
                number: row.get(0)?,
                name: row.get(1)?,
                role: from_word(row.get(2)?)?,
                pin: PinDigest::kept(row.get(3)?),
                retired: row.get(4)?,
            });
        }
        Ok(people)
    }

    /// Everybody as screens know them, by number.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn operators(&self) -> Result<Vec<Operator>, Fault> {
        Ok(self.operator_records()?.into_iter().map(Operator::from).collect())
    }

    /// Enters a person, or changes one; the change is recorded whole. `taken` are the numbers of
    /// those whose PIN is the new one: it was compared without the till being held.
    ///
    /// # Errors
    /// [`OperatorRefused`]; nothing was changed.
    pub fn save_operator(
        &mut self,
        now: Now,
        draft: OperatorDraft,
        taken: &[OperatorNumber],
    ) -> Result<Vec<Operator>, OperatorRefused> {
        let people = self.operator_records()?;
        let changed = changed(&people, draft, taken)?;
        if !people.contains(&changed) {
            self.store.write(|transaction| {
                let fact = Fact::OperatorsChanged(OperatorsChanged { count: 1 });
                record_private(transaction, now, fact, Some(json(&[changed])))
            })?;
        }
        Ok(self.operators()?)
    }

    /// Records that somebody signed in.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn signed_in(&mut self, now: Now, operator: OperatorNumber) -> Result<(), Fault> {
        self.store.write(|transaction| {
            let fact = Fact::OperatorSignedIn(OperatorSignedIn { operator });
            record(transaction, now, fact)?;
            Ok(())
        })
    }
}

/// The person as she is to be recorded.
fn changed(
    people: &[OperatorRecord],
    draft: OperatorDraft,
    taken: &[OperatorNumber],
) -> Result<OperatorRecord, OperatorRefused> {
    let find = |number| people.iter().find(|person| person.number == number);
    let before = draft.number.map(|number| find(number).ok_or(OperatorRefused::Unknown));
    let before = before.transpose()?;
    let last = people.iter().map(|person| person.number).max().unwrap_or(0);
    let number = before.map_or(last + 1, |before| before.number);
    let others = || people.iter().filter(|person| person.number != number);
    let name = printable(&draft.name);
    if !fits(&name, LONGEST_NAME) {
        return Err(OperatorRefused::Name);
    }
    if others().any(|other| !other.retired && fold(&other.name) == fold(&name)) {
        return Err(OperatorRefused::NameTaken);
    }
    let kept = before.map(|before| before.pin.clone());
    let pin = draft.pin.or(kept).ok_or(OperatorRefused::PinNeeded)?;
    if taken.iter().any(|taken| *taken != number) {
        return Err(OperatorRefused::PinTaken);
    }
    let comes = !draft.retired && before.is_none_or(|before| before.retired);
    if comes && others().filter(|other| !other.retired).count() >= MOST {
        return Err(OperatorRefused::TooMany);
    }
    let stays = !draft.retired && draft.role == Role::Owner;
    if people.is_empty() && !stays {
        return Err(OperatorRefused::FirstOwner);
    }
    if !stays && !others().any(|other| other.role == Role::Owner && !other.retired) {
        return Err(OperatorRefused::LastOwner);
    }
    Ok(OperatorRecord { number, name, role: draft.role, pin, retired: draft.retired })
}

/// Applies changed people: the private part holds them whole.
pub fn apply(transaction: &Transaction<'_>, private: Option<&str>) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a change of people without its private part".to_owned());
    let changed: Vec<OperatorRecord> = from_json(private.ok_or_else(missing)?)?;
    for operator in changed {
        transaction.execute(
            "INSERT INTO operator (number, name, role, pin, retired) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (number) DO UPDATE SET name = excluded.name, role = excluded.role,
               pin = excluded.pin, retired = excluded.retired",
            (
                operator.number,
                &operator.name,
                word(&operator.role),
                operator.pin.text(),
                operator.retired,
            ),
        )?;
    }
    Ok(())
}
