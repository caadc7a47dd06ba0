//! The answer to an invitation: a till's own new public key, bound to the one-time code.
//! Must never be accepted by its signature alone: anyone can sign with a key of their own.

use domain::digest::Digest;
use domain::id::{DeviceId, InviteId, MarketId, StallId};
use serde::{Deserialize, Serialize};

use crate::canonical::canonical;
use crate::code::{Code, Purpose, mac, mac_fits};
use crate::file::{self, FileRefused};
use crate::invite::Invite;
use crate::key::{PublicKey, SigningSeed};
use crate::single;
pub use crate::single::SingleRefused;
use crate::word::{JoinWord, VersionOne};

/// The line of an answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// Always `"join"`.
    pub t: JoinWord,
    /// Always 1.
    pub version: VersionOne,
    /// The invitation it answers.
    pub invite: InviteId,
    /// The market.
    pub market: MarketId,
    /// The stall.
    pub stall: StallId,
    /// The installation of the till.
    pub device: DeviceId,
    /// The till's public key: the signature is by it.
    pub key: PublicKey,
    /// HMAC-SHA-256 under the code of this line with `mac` as 64 zeros.
    pub mac: Digest,
}

/// Why an answer does not belong to an invitation, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum JoinRefused {
    /// It answers another invitation, or names another market or stall.
    #[error("the answer belongs to another invitation")]
    OtherInvite,
    /// It was not made with the invitation's code.
    #[error("the answer was made with another code")]
    WrongCode,
}

impl Join {
    fn text_for_mac(&self) -> String {
        canonical(&Join { mac: Digest::START, ..self.clone() })
    }
}

/// Makes the answer, with the code that [`crate::invite::check_code`] let pass.
///
/// # Errors
/// [`FileRefused`] never for lines of this size.
pub fn make_join(
    invite: &Invite,
    code: &Code,
    device: DeviceId,
    seed: &SigningSeed,
) -> Result<Vec<u8>, FileRefused> {
    let mut join = Join {
        t: JoinWord,
        version: VersionOne,
        invite: invite.invite,
        market: invite.market,
        stall: invite.stall,
        device,
        key: seed.public(),
        mac: Digest::START,
    };
    join.mac = mac(code, &invite.salt, Purpose::Join, &join.text_for_mac());
    file::write(&[canonical(&join)], seed)
}

/// Reads an answer and checks its signature. It proves nothing before [`check_join`].
///
/// # Errors
/// The first [`SingleRefused`] by precedence.
pub fn read_join(bytes: &[u8]) -> Result<Join, SingleRefused> {
    single::read(bytes, "join", |join: &Join| join.key)
}

/// Checks an answer against the invitation and the code the book keeps; about 25 ms.
///
/// # Errors
/// The first [`JoinRefused`] by precedence.
pub fn check_join(join: &Join, invite: &Invite, code: &Code) -> Result<(), JoinRefused> {
    let named = (join.invite, join.market, join.stall);
    if named != (invite.invite, invite.market, invite.stall) {
        return Err(JoinRefused::OtherInvite);
    }
    if mac_fits(code, &invite.salt, Purpose::Join, &join.text_for_mac(), &join.mac) {
        Ok(())
    } else {
        Err(JoinRefused::WrongCode)
    }
}
