//! People of the stall: entering them, signing in, asking an owner. PINs are worked on while the
//! till is free. Must never give a PIN back, nor say whose it nearly was.

use domain::operator::{Action, Role};
use domain::pin::{NotAPin, Pin, PinDigest};
use serde::{Deserialize, Serialize};
use settlement::fact::OperatorNumber;
use till::operators::{Operator, OperatorDraft, OperatorRecord};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::{nobody_to_ask, wait_for_pin, wrong_pin};
use crate::sessions::Leave;
use crate::station::Call;

/// A PIN as it was typed: never shown again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct TypedPin(String);

impl TypedPin {
    /// The PIN, if it is one.
    pub(crate) fn read(&self) -> Result<Pin, NotAPin> {
        self.0.parse()
    }
}

impl std::fmt::Debug for TypedPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedPin")
    }
}

/// A person to be entered or changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OperatorRequest {
    /// Her number; absent for a new one.
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<OperatorNumber>,
    /// What she is called.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Her PIN, 4 to 6 digits; absent to leave it as it is.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub pin: Option<TypedPin>,
    /// No longer at the stall.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub retired: bool,
}

/// Somebody who signs in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Who.
    pub number: OperatorNumber,
    /// Her PIN.
    #[ts(as = "String")]
    pub pin: TypedPin,
}

/// Who is signed in at this screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Signed {
    /// Who; none when nobody is.
    pub operator: Option<Operator>,
    /// Whether somebody has to be: the stall has people with PINs.
    pub needed: bool,
}

/// An owner allows the next act of this kind at this screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApproveRequest {
    /// What.
    pub action: Action,
    /// An owner's PIN.
    #[ts(as = "String")]
    pub pin: TypedPin,
}

/// Who allowed it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Approved {
    /// The owner's name.
    pub owner: String,
}

pub(crate) fn operators(app: &App, _: Nothing) -> Result<Vec<Operator>, Failure> {
    app.on_till(|till| Ok(till.operators()?))
}

pub(crate) fn save_operator(app: &App, asked: OperatorRequest) -> Result<Vec<Operator>, Failure> {
    let now = app.now();
    let pin = asked.pin.as_ref().map(TypedPin::read).transpose()?;
    let taken = match &pin {
        None => vec![],
        Some(pin) => {
            let people = app.on_till(|till| Ok(till.operator_records()?))?;
            let same = people.iter().filter(|person| person.pin.is_of(pin));
            same.map(|person| person.number).collect()
        }
    };
    let draft = OperatorDraft {
        number: asked.number,
        name: asked.name,
        role: asked.role,
        pin: pin.map(|pin| PinDigest::of(&pin, now)),
        retired: asked.retired,
    };
    app.on_till(|till| Ok(till.save_operator(now, draft, &taken)?))
}

pub(crate) fn sign_in(call: &Call<'_>, asked: SignIn) -> Result<Signed, Failure> {
    let now = call.now();
    let people = at_work(call)?;
    let person = people.iter().find(|person| person.number == asked.number);
    let right = with_pin(call, &asked.pin, |pin| person.filter(|person| person.pin.is_of(pin)))?;
    let operator = Operator::from(right.clone());
    call.on_till(|till| Ok(till.signed_in(now, operator.number)?))?;
    call.sessions().sign_in(call.station, operator.number);
    Ok(Signed { operator: Some(operator), needed: true })
}

pub(crate) fn sign_out(call: &Call<'_>, _: Nothing) -> Result<Signed, Failure> {
    call.sessions().sign_out(call.station);
    signed_in(call, Nothing {})
}

pub(crate) fn signed_in(call: &Call<'_>, _: Nothing) -> Result<Signed, Failure> {
    let people = at_work(call)?;
    let who = call.sessions().who(call.station);
    let operator = people.iter().find(|person| Some(person.number) == who);
    Ok(Signed { operator: operator.cloned().map(Operator::from), needed: !people.is_empty() })
}

pub(crate) fn approve(call: &Call<'_>, asked: ApproveRequest) -> Result<Approved, Failure> {
    let people = at_work(call)?;
    if people.is_empty() {
        return Err(nobody_to_ask());
    }
    let owner = with_pin(call, &asked.pin, |pin| {
        let mut owners = people.iter().filter(|person| person.role == Role::Owner);
        owners.find(|owner| owner.pin.is_of(pin))
    })?;
    let since = call.ports.clock.now();
    let leave = Leave { action: asked.action, owner: owner.number, since };
    call.sessions().give(call.station, leave);
    Ok(Approved { owner: owner.name.clone() })
}

/// Those who are at the stall now.
fn at_work(call: &Call<'_>) -> Result<Vec<OperatorRecord>, Failure> {
    let people = call.on_till(|till| Ok(till.operator_records()?))?;
    Ok(people.into_iter().filter(|person| !person.retired).collect())
}

/// Looks for the person of a PIN, after the try was counted. A text that is no PIN is a wrong one.
fn with_pin<'p>(
    call: &Call<'_>,
    typed: &TypedPin,
    find: impl FnOnce(&Pin) -> Option<&'p OperatorRecord>,
) -> Result<&'p OperatorRecord, Failure> {
    let left = call.sessions().try_pin(call.station, call.ports.clock.now());
    let left = left.map_err(wait_for_pin)?;
    let found = typed.read().ok().and_then(|pin| find(&pin));
    let person = found.ok_or_else(|| wrong_pin(left))?;
    call.sessions().right_pin(call.station, person.role == Role::Owner);
    Ok(person)
}
