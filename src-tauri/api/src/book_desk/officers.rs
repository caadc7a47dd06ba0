//! Officers of the committee: entering them, signing in, the second officer's hand. PINs are worked
//! on while the book is free. Must never give a PIN back, nor say whose it nearly was.

use committee::officers::list::{Officer, OfficerDraft, OfficerRecord};
use domain::officer::{Office, OfficerNumber, POWERS, Power};
use domain::pin::{Pin, PinDigest};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::{
    not_yours, same_officer, two_needed, wait_for_officer_pin, wrong_officer_pin,
};
use crate::sessions::Leave;
use crate::station::Call;
use crate::till_desk::people::{SignIn, TypedPin};

/// An officer to be entered or changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficerRequest {
    /// Her number; absent for a new one.
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<OfficerNumber>,
    /// What she is called.
    pub name: String,
    /// Her office.
    pub office: Office,
    /// Her PIN, 4 to 6 digits; absent to leave it as it is.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub pin: Option<TypedPin>,
    /// No longer an officer.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub retired: bool,
}

/// Which officer is signed in at this screen, and what she may do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct OfficerHere {
    /// Who; none when nobody is.
    pub officer: Option<Officer>,
    /// What she may do; everything in a book without officers.
    pub powers: Vec<Power>,
    /// Whether somebody has to sign in: the book has officers.
    pub needed: bool,
}

/// A second officer gives her hand to the next act of this power at this screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WitnessRequest {
    /// For what.
    pub power: Power,
    /// Who.
    pub number: OfficerNumber,
    /// Her PIN.
    #[ts(as = "String")]
    pub pin: TypedPin,
}

/// Who gave her hand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Witness {
    /// Her name.
    pub officer: String,
}

pub(crate) fn officers(call: &Call<'_>, _: Nothing) -> Result<Vec<Officer>, Failure> {
    call.on_book(|book| Ok(book.officers()?))
}

pub(crate) fn save_officer(
    call: &Call<'_>,
    asked: OfficerRequest,
) -> Result<Vec<Officer>, Failure> {
    let now = call.now();
    let pin = asked.pin.as_ref().map(TypedPin::read).transpose()?;
    let taken = match &pin {
        None => vec![],
        Some(pin) => {
            let officers = call.officers_at_work()?;
            let same = officers.iter().filter(|officer| officer.pin.is_of(pin));
            same.map(|officer| officer.number).collect()
        }
    };
    let draft = OfficerDraft {
        number: asked.number,
        name: asked.name,
        office: asked.office,
        pin: pin.map(|pin| PinDigest::of(&pin, now)),
        retired: asked.retired,
    };
    call.on_book(|book| Ok(book.save_officer(now, draft, &taken)?))
}

pub(crate) fn officer_sign_in(call: &Call<'_>, asked: SignIn) -> Result<OfficerHere, Failure> {
    let now = call.now();
    let officers = call.officers_at_work()?;
    let officer = with_pin(call, &officers, asked.number, &asked.pin)?;
    call.on_book(|book| Ok(book.officer_signed_in(now, officer.number)?))?;
    call.officers().sign_in(call.station, officer.number);
    Ok(here(Some(officer), true))
}

pub(crate) fn officer_sign_out(call: &Call<'_>, _: Nothing) -> Result<OfficerHere, Failure> {
    call.officers().sign_out(call.station);
    officer_here(call, Nothing {})
}

pub(crate) fn officer_here(call: &Call<'_>, _: Nothing) -> Result<OfficerHere, Failure> {
    call.on_book(|_| Ok(()))?; // a desk without a book says so
    let officers = call.officers_at_work()?;
    Ok(here(call.officer_at(call.station, &officers), !officers.is_empty()))
}

/// A second officer's hand for an act of two. Whoever is signed in is not the second.
pub(crate) fn witness(call: &Call<'_>, asked: WitnessRequest) -> Result<Witness, Failure> {
    let officers = call.officers_at_work()?;
    let first = call.officer_at(call.station, &officers);
    let first = first.ok_or_else(|| two_needed(asked.power))?;
    if first.number == asked.number {
        return Err(same_officer());
    }
    let second = officers.iter().find(|officer| officer.number == asked.number);
    if second.is_some_and(|second| !second.office.may(asked.power)) {
        return Err(not_yours(asked.power));
    }
    let second = with_pin(call, &officers, asked.number, &asked.pin)?;
    let since = call.ports.clock.now();
    let leave = Leave { action: asked.power, owner: second.number, since };
    call.officers().give(call.station, leave);
    Ok(Witness { officer: second.name.clone() })
}

fn here(officer: Option<&OfficerRecord>, needed: bool) -> OfficerHere {
    let may = |power: &Power| match officer {
        Some(officer) => officer.office.may(*power),
        None => !needed,
    };
    OfficerHere {
        officer: officer.cloned().map(Officer::from),
        powers: POWERS.into_iter().filter(may).collect(),
        needed,
    }
}

/// The officer of this number, if the PIN is hers; the try was counted before. A text that is no
/// PIN is a wrong one.
fn with_pin<'o>(
    call: &Call<'_>,
    officers: &'o [OfficerRecord],
    number: OfficerNumber,
    typed: &TypedPin,
) -> Result<&'o OfficerRecord, Failure> {
    let left = call.officers().try_pin(call.station, call.ports.clock.now());
    let left = left.map_err(wait_for_officer_pin)?;
    let hers = |pin: &Pin| {
        let officer = officers.iter().find(|officer| officer.number == number);
        officer.filter(|officer| officer.pin.is_of(pin))
    };
    let found = typed.read().ok().and_then(|pin| hers(&pin));
    let officer = found.ok_or_else(|| wrong_officer_pin(left))?;
    // a collector's own PIN between two tries at the chair's gives no more of them
    call.officers().right_pin(call.station, officer.office == Office::Chair);
    Ok(officer)
}
