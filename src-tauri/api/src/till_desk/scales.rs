//! Weighing: the scale on a wire, and labels of scales that print. Must never hold a desk while a
//! device is waited for.

use domain::quantity::Quantity;
use domain::scale::{Reading, ScaleLink};
use serde::{Deserialize, Serialize};
use till::labels::LabelRead;
use ts_rs::TS;

use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::no_scale;
use crate::station::Call;
use crate::till_desk::goods::Code;

/// What a scale says of the things on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Weighed {
    /// It stands still.
    Stable,
    /// It has not come to rest.
    Moving,
    /// Less than nothing: the scale has to be set to zero.
    BelowZero,
    /// More than it can weigh.
    TooHeavy,
    /// It cannot weigh yet.
    NotReady,
}

/// A look at the scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ScaleReading {
    /// How it stands.
    pub reading: Weighed,
    /// The weight in kilograms, when it stands still.
    pub quantity: Option<Quantity>,
}

pub(crate) fn read_label(call: &Call<'_>, asked: Code) -> Result<Option<LabelRead>, Failure> {
    call.on_till(|till| Ok(till.read_label(&asked.code)?))
}

pub(crate) fn read_scale(call: &Call<'_>, _: Nothing) -> Result<ScaleReading, Failure> {
    let link = call.on_till(|till| Ok(till.settings()?.scale))?;
    if link == ScaleLink::None {
        return Err(no_scale());
    }
    let without = |reading| ScaleReading { reading, quantity: None };
    Ok(match call.ports.scale.weigh(&link)? {
        Reading::Stable { weight } => {
            ScaleReading { reading: Weighed::Stable, quantity: Some(weight) }
        }
        Reading::Moving => without(Weighed::Moving),
        Reading::BelowZero => without(Weighed::BelowZero),
        Reading::TooHeavy => without(Weighed::TooHeavy),
        Reading::NotReady => without(Weighed::NotReady),
    })
}

pub(crate) fn scales_found(call: &Call<'_>, _: Nothing) -> Result<Vec<ScaleLink>, Failure> {
    Ok(call.ports.scale.found())
}
