//! Who the till is: set up alone, or enrolled by the committee's invitation.
//! Must never take a place without the code on paper, and never change it while a day is open.

use domain::day::Timestamp;
use domain::id::{DeviceId, MarketId, StallId};
use domain::now::Now;
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::fact::{Enrolled, Fact};
use settlement::file::FileRefused;
use settlement::invite::{self, CodeRefused, Invite};
use settlement::join;
use settlement::key::{PublicKey, SigningSeed};
use settlement::single::SingleRefused;
use store::Fault;
use store::rows::{json, parsed, parsed_if};
use ts_rs::TS;

use crate::Till;
use crate::record::record_private;
use crate::rows::open_day;

/// Who a till is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Identity {
    /// The installation.
    pub device: DeviceId,
    /// The market that invited it; none while the stall stands alone.
    pub market: Option<MarketId>,
    /// The market's name.
    pub market_name: String,
    /// The stall.
    pub stall: StallId,
    /// The stall's name.
    pub stall_name: String,
    /// Its place: A-12.
    pub place: String,
    /// The till's public key, base64.
    pub key: String,
    /// The journal entry of the enrolment that holds.
    #[serde(skip)]
    #[ts(skip)]
    pub since: u64,
    /// The committee's key, from its invitation: it signs the market's vouchers.
    #[serde(skip)]
    #[ts(skip)]
    pub book: Option<PublicKey>,
}

/// What of an enrolment stays at the stall: the private part of its fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolledBeside {
    /// The committee's key.
    pub book: Option<PublicKey>,
}

/// A stall that sets itself up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StallSetup {
    /// The stall's name.
    pub name: String,
    /// Its place in the market; may be empty.
    pub place: String,
}

/// Why a till did not take a place, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum EnrolRefused {
    /// A day is open: close it first.
    #[error("close the day first")]
    DayOpen,
    /// No name, or too long a one.
    #[error("the name does not fit")]
    Name,
    /// The invitation cannot be read.
    #[error(transparent)]
    Invite(#[from] SingleRefused),
    /// The invitation has run out.
    #[error("the invitation ran out")]
    Expired,
    /// The code does not belong to the invitation.
    #[error(transparent)]
    Code(#[from] CodeRefused),
    /// The answer could not be made.
    #[error(transparent)]
    Answer(#[from] FileRefused),
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Who this till is; `None` before it was set up.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn identity(&self) -> Result<Option<Identity>, Fault> {
        identity(self.reader())
    }

    /// Sets a stall up by itself, or gives it another name.
    ///
    /// # Errors
    /// The first [`EnrolRefused`] by precedence.
    pub fn set_up(
        &mut self,
        now: Now,
        seed: &SigningSeed,
        setup: &StallSetup,
    ) -> Result<Identity, EnrolRefused> {
        if open_day(self.reader())?.is_some() {
            return Err(EnrolRefused::DayOpen);
        }
        let stall_name = domain::thai::printable(&setup.name);
        let place = domain::thai::printable(&setup.place);
        if !fits(&stall_name, 60) || place.chars().count() > 20 {
            return Err(EnrolRefused::Name);
        }
        let before = self.identity()?;
        let book = before.as_ref().and_then(|before| before.book);
        let enrolled = Enrolled {
            device: before.as_ref().map_or_else(
                || DeviceId::new(now.at, now.random("device")),
                |before| before.device,
            ),
            market: before.as_ref().and_then(|before| before.market),
            market_name: before.as_ref().map_or_else(String::new, |b| b.market_name.clone()),
            stall: before
                .as_ref()
                .map_or_else(|| StallId::new(now.at, now.random("stall")), |before| before.stall),
            stall_name,
            place,
            key: seed.public().to_string(),
        };
        self.take_place(now, enrolled, book)
    }

    /// Reads an invitation, so that a vendor sees whose it is before typing the code.
    ///
    /// # Errors
    /// [`EnrolRefused::Invite`] or [`EnrolRefused::Expired`].
    pub fn read_invite(at: Timestamp, bytes: &[u8]) -> Result<Invite, EnrolRefused> {
        let invite = invite::read_invite(bytes)?;
        if invite.expired(at.business_day()) {
            return Err(EnrolRefused::Expired);
        }
        Ok(invite)
    }

    /// Takes the place an invitation gives and makes the file that tells the committee the key.
    ///
    /// # Errors
    /// The first [`EnrolRefused`] by precedence.
    pub fn enrol(
        &mut self,
        now: Now,
        seed: &SigningSeed,
        bytes: &[u8],
        code: &str,
    ) -> Result<Vec<u8>, EnrolRefused> {
        if open_day(self.reader())?.is_some() {
            return Err(EnrolRefused::DayOpen);
        }
        let invite = Till::read_invite(now.at, bytes)?;
        let code = invite::check_code(&invite, code)?;
        let before = self.identity()?;
        let device = before
            .map_or_else(|| DeviceId::new(now.at, now.random("device")), |before| before.device);
        let file = join::make_join(&invite, &code, device, seed)?;
        let enrolled = Enrolled {
            device,
            market: Some(invite.market),
            market_name: invite.market_name.clone(),
            stall: invite.stall,
            stall_name: invite.stall_name.clone(),
            place: invite.place.clone(),
            key: seed.public().to_string(),
        };
        self.take_place(now, enrolled, Some(invite.key))?;
        Ok(file)
    }

    fn take_place(
        &mut self,
        now: Now,
        enrolled: Enrolled,
        book: Option<PublicKey>,
    ) -> Result<Identity, EnrolRefused> {
        let private = book.map(|key| json(&EnrolledBeside { book: Some(key) }));
        self.store.write(|transaction| -> Result<(), EnrolRefused> {
            record_private(transaction, now, Fact::Enrolled(enrolled), private)?;
            Ok(())
        })?;
        let missing = || Fault::Damaged("the enrolment was not applied".to_owned());
        Ok(self.identity()?.ok_or_else(missing)?)
    }
}

/// Who a book belongs to.
pub fn identity(connection: &Connection) -> Result<Option<Identity>, Fault> {
    type Columns =
        (String, Option<String>, String, String, String, String, String, u64, Option<String>);
    let columns: Option<Columns> = connection
        .prepare_cached(
            "SELECT device, market, market_name, stall, stall_name, place, key, since, book_key
             FROM identity",
        )?
        .query_row([], |row| row.try_into())
        .optional()?;
    let Some((device, market, market_name, stall, stall_name, place, key, since, book)) = columns
    else {
        return Ok(None);
    };
    Ok(Some(Identity {
        device: parsed(&device)?,
        market: parsed_if(market)?,
        market_name,
        stall: parsed(&stall)?,
        stall_name,
        place,
        key,
        since,
        book: parsed_if(book)?,
    }))
}
