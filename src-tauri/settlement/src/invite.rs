//! The invitation: from the book to a till, with a one-time code on paper.
//! Must never carry the code, nor be taken for the market's before the code agrees.

use domain::day::Day;
use domain::digest::Digest;
use domain::id::{InviteId, MarketId, StallId};
use serde::{Deserialize, Serialize};

use crate::canonical::canonical;
pub use crate::code::{Code, CodeRefused, Salt};
use crate::code::{Purpose, mac, mac_fits};
use crate::file::{self, FileRefused};
use crate::key::{PublicKey, SigningSeed};
use crate::single;
pub use crate::single::SingleRefused as InviteRefused;
use crate::word::{InviteWord, VersionOne};

/// What the book invites to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// Its own id.
    pub invite: InviteId,
    /// The market.
    pub market: MarketId,
    /// The name of the market.
    pub market_name: String,
    /// The stall.
    pub stall: StallId,
    /// The stall's name.
    pub stall_name: String,
    /// The place in the market: A-12.
    pub place: String,
    /// The zone's name.
    pub zone: String,
    /// The fee rules to show: name and terms of each, as people read them.
    pub fees: Vec<String>,
    /// The last day on which it is taken up.
    pub expires: Day,
    /// 16 fresh random bytes.
    pub salt: Salt,
}

/// The line of an invitation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Always `"invite"`.
    pub t: InviteWord,
    /// Always 1.
    pub version: VersionOne,
    /// See [`Invitation::invite`].
    pub invite: InviteId,
    /// See [`Invitation::market`].
    pub market: MarketId,
    /// See [`Invitation::market_name`].
    pub market_name: String,
    /// See [`Invitation::stall`].
    pub stall: StallId,
    /// See [`Invitation::stall_name`].
    pub stall_name: String,
    /// See [`Invitation::place`].
    pub place: String,
    /// See [`Invitation::zone`].
    pub zone: String,
    /// See [`Invitation::fees`].
    pub fees: Vec<String>,
    /// The book's public key: the signature is by it, and later replies are.
    pub key: PublicKey,
    /// See [`Invitation::expires`].
    pub expires: Day,
    /// See [`Invitation::salt`].
    pub salt: Salt,
    /// HMAC-SHA-256 under the code of this line with `mac` as 64 zeros: who does not have the
    /// paper cannot make it.
    pub mac: Digest,
}

impl Invite {
    /// Whether its last day is over.
    #[must_use]
    pub fn expired(&self, today: Day) -> bool {
        today > self.expires
    }

    fn text_for_mac(&self) -> String {
        canonical(&Invite { mac: Digest::START, ..self.clone() })
    }
}

/// Makes the file of an invitation.
///
/// # Errors
/// [`FileRefused::LineTooLong`] when names and fees do not fit one line.
pub fn make_invite(
    invitation: &Invitation,
    code: &Code,
    seed: &SigningSeed,
) -> Result<Vec<u8>, FileRefused> {
    let told = invitation.clone();
    let mut invite = Invite {
        t: InviteWord,
        version: VersionOne,
        invite: told.invite,
        market: told.market,
        market_name: told.market_name,
        stall: told.stall,
        stall_name: told.stall_name,
        place: told.place,
        zone: told.zone,
        fees: told.fees,
        key: seed.public(),
        expires: told.expires,
        salt: told.salt,
        mac: Digest::START,
    };
    invite.mac = mac(code, &invite.salt, Purpose::Invite, &invite.text_for_mac());
    file::write(&[canonical(&invite)], seed)
}

/// Reads an invitation and checks its signature. It proves nothing before [`check_code`].
///
/// # Errors
/// The first [`InviteRefused`] by precedence.
pub fn read_invite(bytes: &[u8]) -> Result<Invite, InviteRefused> {
    single::read(bytes, "invite", |invite: &Invite| invite.key)
}

/// Checks what a person typed against an invitation; about 25 ms.
///
/// # Errors
/// The first [`CodeRefused`] by precedence.
pub fn check_code(invite: &Invite, typed: &str) -> Result<Code, CodeRefused> {
    let code: Code = typed.parse()?;
    if mac_fits(&code, &invite.salt, Purpose::Invite, &invite.text_for_mac(), &invite.mac) {
        Ok(code)
    } else {
        Err(CodeRefused::Wrong)
    }
}
