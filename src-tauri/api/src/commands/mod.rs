//! The one list of commands, in two parts: the stall's and the book's. Must never hold a body: a
//! command is a name, its arguments, its answer, the function that answers, and who may ask it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::bindings::{collect, config, list_of};
use crate::failure::Failure;
use crate::failures::unknown_command;
use crate::people::Guard;
use crate::station::{Call, REPEATABLE};

/// Makes a part of the list: what it answers, who may ask, its types and its TypeScript.
macro_rules! commands {
    ($($name:ident($arguments:ty) -> $answer:ty = $function:path $(, $guard:expr)?;)*) => {
        /// The names of this part, in order.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Answers a command of this part; `None` for another.
        pub(super) fn dispatch(
            call: &crate::station::Call<'_>,
            command: &str,
            arguments: serde_json::Value,
        ) -> Option<Result<serde_json::Value, crate::failure::Failure>> {
            use crate::failures::bad_arguments;
            match command {
                $(stringify!($name) => Some((|| {
                    let arguments: $arguments = serde_json::from_value(arguments)
                        .map_err(|error| bad_arguments(&error.to_string()))?;
                    let answer: $answer = $function(call, arguments)?;
                    serde_json::to_value(answer).map_err(|error| bad_arguments(&error.to_string()))
                })()),)*
                _ => None,
            }
        }

        /// Who may ask a command of this part, where something stands beside it.
        pub(super) fn guard(command: &str) -> Option<crate::people::Guard> {
            match command {
                $($(stringify!($name) => Some($guard),)?)*
                _ => None,
            }
        }

        /// Collects the types of this part, and gives its lines of TypeScript.
        pub(super) fn typescript(
            config: &ts_rs::Config,
            types: &mut std::collections::BTreeMap<String, String>,
        ) -> String {
            let mut text = String::new();
            $(
                crate::bindings::collect::<$arguments>(config, types);
                crate::bindings::collect::<$answer>(config, types);
                text += &format!(
                    "  {}: {{ args: {}; result: {} }};\n",
                    stringify!($name),
                    <$arguments as ts_rs::TS>::name(config),
                    <$answer as ts_rs::TS>::name(config),
                );
            )*
            text
        }
    };
}

mod book;
mod stall;

/// No arguments, or nothing to answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The names of all commands, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    stall::NAMES.iter().chain(book::NAMES).copied()
}

/// Answers a command by its name.
///
/// # Errors
/// A [`Failure`] in words; nothing was done.
pub fn dispatch(call: &Call<'_>, command: &str, arguments: Value) -> Result<Value, Failure> {
    if book::NAMES.contains(&command) {
        return book::dispatch(call, command, arguments)
            .unwrap_or_else(|| Err(unknown_command(command)));
    }
    stall::dispatch(call, command, arguments).unwrap_or_else(|| Err(unknown_command(command)))
}

/// Who may ask a command: anybody who is signed in, where nothing stands beside it.
#[must_use]
pub(crate) fn guard(command: &str) -> Guard {
    stall::guard(command).or_else(|| book::guard(command)).unwrap_or(Guard::SignedIn)
}

/// The types and the list as TypeScript.
#[must_use]
pub fn typescript() -> String {
    let config = config();
    let mut types = BTreeMap::new();
    collect::<Failure>(&config, &mut types);
    let commands =
        [stall::typescript(&config, &mut types), book::typescript(&config, &mut types)].concat();
    let mut text = String::from(
        "// Made from the list of commands in src-tauri/api/src/commands by \
         `make bindings`; must never be edited by hand.\n",
    );
    for declaration in types.values() {
        text += &format!("export {declaration}\n");
    }
    text += &format!("export interface Commands {{\n{commands}}}\n");
    text + &list_of("REPEATABLE", "What may be asked again when no answer came.", REPEATABLE)
}
