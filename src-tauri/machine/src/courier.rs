//! Takes a file to the committee's book over the market's own network.
//! Must never follow an answer elsewhere, ask a name server, or wait without an end.

use std::io::Read;
use std::time::Duration;

use api::failure::Failure;
use api::ports::{Courier, CourierTrouble};
use ureq::Agent;
use ureq::http::StatusCode;

/// How long a whole hand-in may take: 16 MiB over a poor Wi-Fi.
const WHOLE: Duration = Duration::from_secs(60);
/// How long it is waited for somebody to answer at all.
const CONNECT: Duration = Duration::from_secs(5);
/// The longest answer: a reply of 64 KiB in base64 and the words around it.
const LONGEST_ANSWER: u64 = 256 * 1024;

/// The network of this machine.
#[derive(Debug)]
pub struct NetworkCourier(Agent);

impl Default for NetworkCourier {
    fn default() -> NetworkCourier {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(WHOLE));
        NetworkCourier(config.build().into())
    }
}

impl Courier for NetworkCourier {
    fn hand_in(&self, address: &str, bytes: &[u8]) -> Result<Vec<u8>, CourierTrouble> {
        let unreachable =
            |error: &dyn std::fmt::Display| CourierTrouble::Unreachable(error.to_string());
        let asked = self.0.post(format!("{address}/hand-in"));
        let answer = asked.content_type("application/octet-stream").send(bytes);
        let mut answer = answer.map_err(|error| unreachable(&error))?;
        let mut said = Vec::new();
        let body = answer.body_mut().as_reader();
        let read = body.take(LONGEST_ANSWER).read_to_end(&mut said);
        read.map_err(|error| unreachable(&error))?;
        if answer.status() == StatusCode::OK {
            return Ok(said);
        }
        let failure: Result<Failure, _> = serde_json::from_slice(&said);
        Err(failure
            .map_or(CourierTrouble::Stranger, |failure| CourierTrouble::Refused(Box::new(failure))))
    }
}
