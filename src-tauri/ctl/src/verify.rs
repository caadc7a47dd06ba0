//! `taladctl verify`: settlement files judged by themselves.

use std::path::PathBuf;

use api::care::{verify as judge, verify_failure};
use serde_json::json;

use crate::said::{Exit, Said};

/// Judges each file; the exit code tells whether any was refused.
pub fn verify(files: &[PathBuf], said: &Said) -> Exit {
    let mut exit = Exit::Done;
    for path in files {
        let name = path.display().to_string();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                said.answer(
                    &json!({ "path": name, "sound": false, "refused": "unreadable" }),
                    &format!("✗ {name}: {error}"),
                );
                exit = Exit::Found;
                continue;
            }
        };
        match judge(&bytes) {
            Ok(file) => {
                let words = format!(
                    "✓ {name}: {} {} · {} · z{} · {} · {} {}",
                    file.place,
                    file.stall,
                    file.day.slip(),
                    file.z,
                    file.net,
                    said.pick("กุญแจ", "key"),
                    file.key,
                );
                said.answer(&json!({ "path": name, "sound": true, "file": file }), &words);
            }
            Err(refused) => {
                let failure = verify_failure(&refused);
                let words = format!("✗ {name}: {refused}");
                let value = json!({
                    "path": name, "sound": false, "refused": refused.code(), "failure": failure,
                });
                said.answer(&value, &words);
                exit = Exit::Found;
            }
        }
    }
    exit
}
