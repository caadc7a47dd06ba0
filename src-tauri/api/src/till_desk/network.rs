//! Handing a file in over the market's own network: a closed day, an answer to an invitation.
//! Must never send anything but these, nor wait for the network with the till held.

use committee::receiving::files::Verdict;
use domain::day::Day;
use serde::{Deserialize, Serialize};
use settlement::what::{Kind, what_is};
use ts_rs::TS;

use crate::App;
use crate::book_desk::network::{HandedIn, PORT};
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::{
    address_unfit, committee_unreachable, no_address, not_for_the_committee, not_the_committee,
};
use crate::ports::{CourierTrouble, Folder};
use crate::till_desk::replies::ReplyAnswer;
use crate::transfer::{FileIn, decode};

const PLACE: &str = "committee-address.json";

/// Where the committee is reached.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitteeAddress {
    /// As in `http://192.168.1.5:8590`; empty when nobody said.
    pub address: String,
}

/// What the committee's book answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct HandInAnswer {
    /// What became of the file.
    pub verdict: Verdict,
    /// Its business day.
    pub day: Option<Day>,
    /// Its reply, read already; none when it said nothing new.
    pub reply: Option<ReplyAnswer>,
}

pub(crate) fn committee_address(app: &App, _: Nothing) -> Result<CommitteeAddress, Failure> {
    let bytes = app.files().get(Folder::Till, PLACE)?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// Keeps where the committee is: an address in numbers, as its screen shows and its QR says. Empty
/// takes it away.
pub(crate) fn keep_committee_address(
    app: &App,
    asked: CommitteeAddress,
) -> Result<CommitteeAddress, Failure> {
    let address = match asked.address.trim() {
        "" => String::new(),
        typed => read_address(typed).ok_or_else(address_unfit)?,
    };
    let kept = CommitteeAddress { address };
    let bytes = serde_json::to_vec(&kept).unwrap_or_default();
    app.files().put(Folder::Till, PLACE, &bytes)?;
    Ok(kept)
}

/// An address of a network of people's own, in numbers: a name could be turned to anywhere.
fn read_address(typed: &str) -> Option<String> {
    let typed = domain::thai::arabic_digits(typed);
    let bare = typed.strip_prefix("http://").unwrap_or(&typed).trim_end_matches('/');
    let with_port = if bare.contains(':') { bare.to_owned() } else { format!("{bare}:{PORT}") };
    let at: std::net::SocketAddrV4 = with_port.parse().ok()?;
    let own = at.ip().is_private() || at.ip().is_link_local() || at.ip().is_loopback();
    (own && at.port() != 0).then(|| format!("http://{at}"))
}

/// Hands a file in. Again is safe: a book takes each file once.
pub(crate) fn hand_in_over_network(app: &App, file: FileIn) -> Result<HandInAnswer, Failure> {
    let bytes = decode(&file.data)?;
    if !matches!(what_is(&bytes), Kind::Settlement | Kind::Join) {
        return Err(not_for_the_committee());
    }
    let CommitteeAddress { address } = committee_address(app, Nothing {})?;
    if address.is_empty() {
        return Err(no_address());
    }
    let answer = app.ports.courier.hand_in(&address, &bytes).map_err(|trouble| match trouble {
        CourierTrouble::Unreachable(why) => {
            tracing::info!(why, "the committee's network");
            committee_unreachable(&address)
        }
        CourierTrouble::Stranger => not_the_committee(&address),
        CourierTrouble::Refused(failure) => *failure,
    })?;
    let answer: HandedIn =
        serde_json::from_slice(&answer).map_err(|_| not_the_committee(&address))?;
    let reply = match &answer.reply {
        Some(reply) => Some(app.take_reply(&decode(reply)?)?),
        None => None,
    };
    Ok(HandInAnswer { verdict: answer.verdict, day: answer.day, reply })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_ones_own_network_is_kept() {
        for (typed, kept) in [
            ("192.168.1.5", "http://192.168.1.5:8590"),
            ("http://192.168.1.5:8590/", "http://192.168.1.5:8590"),
            ("๑๐.๐.๐.๗:9000", "http://10.0.0.7:9000"),
        ] {
            assert_eq!(read_address(typed).as_deref(), Some(kept), "{typed}");
        }
        for typed in ["8.8.8.8", "talad.example", "https://192.168.1.5", "192.168.1.5:0", "x"] {
            assert_eq!(read_address(typed), None, "{typed}");
        }
    }
}
