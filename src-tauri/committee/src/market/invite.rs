//! Inviting a stall's till: a file to carry and a code on paper.
//! Must never put the code into the file, the journal or a log.

use domain::day::Day;
use domain::digest::Digest;
use domain::id::{InviteId, StallId};
use domain::now::Now;
use rusqlite::Transaction;
use serde::Serialize;
use settlement::invite::{Code, Invitation, Salt, make_invite};
use settlement::key::SigningSeed;
use store::Fault;
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, StallInvited};
use crate::fees::told::told;
use crate::record::record;

/// An invitation that waits longer than this is forgotten on a shelf.
const MOST_DAYS: u32 = 60;

/// An invitation that was made. Its code is shown once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Invited {
    /// The code for the paper: `XXXXX-XXXXX`.
    pub code: String,
    /// The name the file goes by.
    pub file_name: String,
    /// The file.
    #[serde(skip)]
    #[ts(skip)]
    pub bytes: Vec<u8>,
    /// The last day on which it is taken up.
    pub expires: Day,
}

/// Why a stall was not invited, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum InviteRefused {
    /// The market has no name yet.
    #[error("the market is not set up")]
    NotSetUp,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall has left.
    #[error("the stall has left the market")]
    StallRetired,
    /// Not between 1 and 60 days.
    #[error("an invitation holds for 1 to 60 days")]
    Days,
    /// Names and fees together do not fit a file.
    #[error("the names are too long for an invitation")]
    TooLong,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Invites a stall; an invitation that still waits is replaced by this one.
    ///
    /// # Errors
    /// The first [`InviteRefused`] by precedence.
    pub fn invite_stall(
        &mut self,
        now: Now,
        seed: &SigningSeed,
        stall: StallId,
        expires_in_days: u32,
    ) -> Result<Invited, InviteRefused> {
        let market = self.market()?.ok_or(InviteRefused::NotSetUp)?;
        let stall = &self.stall_row(stall)?.ok_or(InviteRefused::UnknownStall)?;
        if stall.retired.is_some() {
            return Err(InviteRefused::StallRetired);
        }
        if !(1..=MOST_DAYS).contains(&expires_in_days) {
            return Err(InviteRefused::Days);
        }
        let today = now.at.business_day();
        let expires = (0..expires_in_days).fold(today, |day, _| day.next());
        let invitation = Invitation {
            invite: InviteId::new(now.at, now.random("invite")),
            market: market.id,
            market_name: market.name,
            stall: stall.id,
            stall_name: stall.name.clone(),
            place: stall.place.clone(),
            zone: stall.zone_name.clone(),
            fees: told(self.reader(), stall.id, today)?,
            expires,
            salt: Salt::from_random(now.random("invite salt")),
        };
        let code = Code::from_random(now.random("invite code"));
        let bytes = make_invite(&invitation, &code, seed).map_err(|_| InviteRefused::TooLong)?;
        let fact = Fact::StallInvited(StallInvited {
            invite: invitation.invite,
            stall: stall.id,
            file: Digest::of(&bytes),
            expires,
        });
        let invited =
            Invited { code: code.to_string(), file_name: file_name(&stall.place), bytes, expires };
        self.store.write(|transaction| -> Result<(), InviteRefused> {
            record(transaction, now, fact)?;
            keep_code(transaction, &invitation, &invited)?;
            Ok(())
        })?;
        Ok(invited)
    }
}

/// Keeps what is needed to check the answer; codes of invitations that no longer wait are gone.
fn keep_code(
    transaction: &Transaction<'_>,
    invitation: &Invitation,
    invited: &Invited,
) -> Result<(), Fault> {
    forget_codes(transaction)?;
    transaction.execute(
        "INSERT INTO invite_code (invite, code, file) VALUES (?1, ?2, ?3)",
        (invitation.invite.to_string(), &invited.code, &invited.bytes),
    )?;
    Ok(())
}

/// Removes the codes of invitations that are used or replaced.
pub(crate) fn forget_codes(transaction: &Transaction<'_>) -> Result<(), Fault> {
    transaction.execute(
        "DELETE FROM invite_code WHERE invite IN
           (SELECT invite FROM invitation WHERE state <> 'open')",
        [],
    )?;
    Ok(())
}

/// A name that any file system and any chat takes.
fn file_name(place: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
    format!("invite_{}.talad", place.chars().map(safe).collect::<String>())
}
