//! Accepting a till's key: by a join made with the code, or by its fingerprint read out and typed.
//! Must never accept a key because a file is signed with it, nor show the fingerprint to be typed.

use domain::digest::Digest;
use domain::id::{DeviceId, StallId};
use domain::now::Now;
use rusqlite::OptionalExtension;
use serde::Serialize;
use settlement::invite::{Code, read_invite};
use settlement::join::{Join, JoinRefused, check_join};
use settlement::key::PublicKey;
use store::Fault;
use store::rows::{damaged, json, parsed};
use ts_rs::TS;

use crate::Book;
use crate::fact::{AcceptedBy, Fact, KeyAccepted};
use crate::fees::assess::assess_run;
use crate::market::invite::forget_codes;
use crate::market::setup::Market;
use crate::market::stalls::the_stall;
use crate::receiving::apply::{FilePrivate, holding_key, last_day_of};
use crate::receiving::files::Verdict;
use crate::record::record_private;

/// A key that was accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct KeyTaken {
    /// The stall.
    pub stall: StallId,
    /// Settlements that had waited for it and count now.
    pub booked: Vec<Digest>,
}

/// Why a key was not accepted, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum KeyRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall has left.
    #[error("the stall has left the market")]
    StallRetired,
    /// No file with a key that is not accepted has come from this stall.
    #[error("no file of this stall waits for a key")]
    NothingWaits,
    /// Not the fingerprint of a waiting key, or of two.
    #[error("the fingerprint does not agree")]
    Fingerprint,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Accepts the key of a waiting file by the eight digits that the vendor reads out from the
    /// till. A key that held before is retired with the day of this: what it signed for that day
    /// or earlier still counts when it comes. Of a stolen machine, [`Book::retire_key`] says an
    /// earlier day.
    ///
    /// # Errors
    /// The first [`KeyRefused`] by precedence.
    pub fn accept_key(
        &mut self,
        now: Now,
        stall: StallId,
        fingerprint: &str,
    ) -> Result<KeyTaken, KeyRefused> {
        let known = the_stall(self.reader(), stall)?.ok_or(KeyRefused::UnknownStall)?;
        if known.retired.is_some() {
            return Err(KeyRefused::StallRetired);
        }
        let waiting = self.waiting_keys(stall)?;
        if waiting.is_empty() {
            return Err(KeyRefused::NothingWaits);
        }
        let typed = digits(fingerprint);
        let agrees = |key: &PublicKey| digits(&key.fingerprint()) == typed;
        let mut agreeing = waiting.into_iter().filter(|(key, _)| agrees(key));
        let Some((key, device)) = agreeing.next() else { return Err(KeyRefused::Fingerprint) };
        // Eight digits can be aimed at: of two keys that share them neither is taken.
        if agreeing.any(|(other, _)| other != key) {
            return Err(KeyRefused::Fingerprint);
        }
        let waited = self.not_booked(Some(stall))?;
        self.store.write(|transaction| -> Result<(), Fault> {
            let by = AcceptedBy::Fingerprint;
            let (invite, file) = (None, None);
            let held = holding_key(transaction, stall)?.filter(|held| *held != key);
            let today = now.at.business_day();
            let until = held.map(|held| last_day_of(transaction, stall, held, today));
            let before_until = until.transpose()?;
            let fact = Fact::KeyAccepted(KeyAccepted {
                stall,
                device,
                key,
                by,
                invite,
                file,
                before_until,
            });
            record_private(transaction, now, fact, Some(json(&FilePrivate::default())))?;
            forget_codes(transaction)?;
            held.into_iter()
                .chain([key])
                .try_for_each(|key| assess_run(transaction, now, stall, key))
        })?;
        let booked = self.booked_of(&waited)?;
        Ok(KeyTaken { stall, booked })
    }

    /// The keys that signed files of a stall and are not accepted. Only files whose signature is
    /// right are looked at.
    fn waiting_keys(&self, stall: StallId) -> Result<Vec<(PublicKey, DeviceId)>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT DISTINCT f.key, f.device FROM file f
             WHERE f.stall = ?1 AND f.verdict IN ('unconfirmed', 'set_aside_unknown_key',
               'set_aside_other_stall', 'set_aside_retired_key', 'set_aside_invitation',
               'set_aside_invitation_expired', 'refused_code')
               AND NOT EXISTS (SELECT 1 FROM stall_key k
                 WHERE k.stall = f.stall AND k.key = f.key AND k.retired IS NULL)",
        )?;
        let mut rows = statement.query([stall.to_string()])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, device): (String, String) = (row.get(0)?, row.get(1)?);
            keys.push((parsed(&key)?, parsed(&device)?));
        }
        Ok(keys)
    }

    /// Why a join is not taken; `None` when it was made with the code of a waiting invitation.
    pub(crate) fn join_refused(
        &self,
        now: Now,
        market: &Market,
        join: &Join,
    ) -> Result<Option<(Verdict, &'static str)>, Fault> {
        let not = |verdict, reason| Ok(Some((verdict, reason)));
        if join.market != market.id {
            return not(Verdict::SetAsideOtherMarket, "other_market");
        }
        let Some(stall) = the_stall(self.reader(), join.stall)? else {
            return not(Verdict::SetAsideUnknownStall, "unknown_stall");
        };
        if stall.retired.is_some() {
            return not(Verdict::SetAsideRetiredStall, "retired_stall");
        }
        let state: Option<String> = self
            .reader()
            .prepare_cached("SELECT state FROM invitation WHERE invite = ?1 AND stall = ?2")?
            .query_row([join.invite.to_string(), join.stall.to_string()], |row| row.get(0))
            .optional()?;
        match state.as_deref() {
            None => return not(Verdict::SetAsideInvitation, "invite_unknown"),
            Some("used") => return not(Verdict::SetAsideInvitation, "invite_used"),
            Some("replaced") => return not(Verdict::SetAsideInvitation, "invite_replaced"),
            Some(_) => {}
        }
        let kept: Option<(String, Vec<u8>)> = self
            .reader()
            .prepare_cached("SELECT code, file FROM invite_code WHERE invite = ?1")?
            .query_row([join.invite.to_string()], |row| row.try_into())
            .optional()?;
        let (code, file) = kept.ok_or_else(|| damaged("an invitation without its code"))?;
        let invite = read_invite(&file).map_err(damaged)?;
        if invite.expired(now.at.business_day()) {
            return not(Verdict::SetAsideInvitationExpired, "invite_expired");
        }
        let code: Code = code.parse().map_err(damaged)?;
        match check_join(join, &invite, &code) {
            Ok(()) => Ok(None),
            Err(JoinRefused::OtherInvite) => not(Verdict::SetAsideInvitation, "invite_other"),
            Err(JoinRefused::WrongCode) => not(Verdict::RefusedCode, "wrong_code"),
        }
    }
}

fn digits(text: &str) -> String {
    domain::thai::arabic_digits(text).chars().filter(char::is_ascii_digit).collect()
}
