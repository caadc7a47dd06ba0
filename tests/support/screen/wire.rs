//! W3C WebDriver as it is: JSON over HTTP. Must never know what a screen is.

use std::time::Duration;

use serde_json::{Value, json};

/// What a driver calls an element in its answers.
pub(super) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One session of a driver.
#[derive(Debug)]
pub(super) struct Wire {
    agent: ureq::Agent,
    session: String,
}

impl Wire {
    /// Asks the driver at an address for a session.
    pub(super) fn open(address: &str, wanted: &Value) -> Result<Wire, String> {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)));
        let mut wire = Wire { agent: config.build().into(), session: address.to_owned() };
        let answer =
            wire.post("/session", &json!({ "capabilities": { "alwaysMatch": wanted } }))?;
        let id = answer["sessionId"].as_str().ok_or("a session without an id")?;
        wire.session = format!("{address}/session/{id}");
        Ok(wire)
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let asked = self.agent.post(format!("{}{path}", self.session)).send_json(body);
        read(path, asked)
    }

    pub(super) fn get(&self, path: &str) -> Result<Value, String> {
        read(path, self.agent.get(format!("{}{path}", self.session)).call())
    }

    /// Ends the session; the driver closes what it opened.
    pub(super) fn close(&self) {
        // What does not answer any more is ended with its group.
        let _ = self.agent.delete(&self.session).call();
    }
}

fn read(
    path: &str,
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| format!("{path}: {error}"))?;
    let fine = answer.status().is_success();
    let limit = 64 * 1024 * 1024;
    let body: Value = answer
        .body_mut()
        .with_config()
        .limit(limit)
        .read_json()
        .map_err(|error| format!("{path}: {error}"))?;
    let value = &body["value"];
    if fine {
        return Ok(value.clone());
    }
    Err(format!("{path}: {}: {}", value["error"], value["message"]))
}
