//! Bills that wait: the one open on each screen, and those put aside (พักบิล). Kept on disk at
//! every act, so that a power cut loses nothing. Must never bring back a bill that was paid.

use domain::day::Timestamp;
use domain::id::RequestId;
use domain::money::Money;
use domain::now::Now;
use domain::sale::{Bill, amount_of};
use rusqlite::{Connection, OptionalExtension};
use store::Fault;
use store::rows::{from_json, in_range, json};

use crate::Till;
use crate::bill::{BillDraft, KeptBill, Removed, SaleLine};
use crate::removed;
use crate::rows::{open_day, request_is_used};
use crate::sell::SellRefused;

/// The most bills that can be held at once.
pub const MOST_HELD: u32 = 20;
/// The longest word a bill is held under, in characters.
pub const MAX_LABEL: usize = 60;

/// Why a bill was not kept, held, recalled or dropped, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum KeepRefused {
    /// It was paid: a word that came late changes nothing.
    #[error("this bill was sold as receipt {receipt}")]
    Sold {
        /// The receipt.
        receipt: u64,
    },
    /// No such bill waits.
    #[error("no such bill is held")]
    NotHeld,
    /// It is held, or open on another screen: what this screen shows of it is old.
    #[error("this bill waits elsewhere")]
    Elsewhere,
    /// This screen has another bill with lines.
    #[error("another bill is open on this screen")]
    OtherOpen,
    /// The word to hold it under is longer than [`MAX_LABEL`].
    #[error("the word is too long")]
    Label,
    /// [`MOST_HELD`] bills are held.
    #[error("too many bills are held")]
    TooManyHeld,
    /// It cannot be priced.
    #[error(transparent)]
    Sell(#[from] SellRefused),
}

impl From<Fault> for KeepRefused {
    fn from(fault: Fault) -> KeepRefused {
        KeepRefused::Sell(fault.into())
    }
}

impl From<rusqlite::Error> for KeepRefused {
    fn from(error: rusqlite::Error) -> KeepRefused {
        Fault::from(error).into()
    }
}

/// A bill as it waits in its table.
struct Waiting {
    station: u32,
    held: bool,
    label: String,
    draft: BillDraft,
    at: Timestamp,
}

impl Till {
    /// Prices a bill and keeps it as the open one of a screen. A bill without lines is forgotten,
    /// and what was taken off it is recorded.
    ///
    /// # Errors
    /// The first [`KeepRefused`] by precedence; what was kept before stands.
    pub fn keep_bill(
        &mut self,
        now: Now,
        station: u32,
        bill: &BillDraft,
    ) -> Result<Option<Bill>, KeepRefused> {
        let kept = self.unsold(bill.request)?;
        if kept.as_ref().is_some_and(|kept| kept.held || kept.station != station) {
            return Err(KeepRefused::Elsewhere);
        }
        if bill.lines.is_empty() {
            let shown = kept.map(|kept| kept.draft);
            self.forget(now, bill.request, shown.as_ref(), bill.removed)?;
            return Ok(None);
        }
        self.no_other_open(station, bill.request)?;
        let priced = self.price_bill(now, bill)?;
        // the word of a recalled bill stays with it, for when it is held again
        let label = kept.map(|kept| kept.label).unwrap_or_default();
        self.put(now, bill, &Place { station, held: false, label: &label })?;
        Ok(Some(priced))
    }

    /// The bill that is open on a screen.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn open_bill(&self, now: Now, station: u32) -> Result<Option<KeptBill>, Fault> {
        let open = waiting(self.reader(), "state = 'open' AND station = ?1", [station])?;
        open.into_iter().next().map(|open| self.shown(now, open)).transpose()
    }

    /// Puts a bill aside under a word. One that is held already stays as it is.
    ///
    /// # Errors
    /// The first [`KeepRefused`] by precedence.
    pub fn hold_bill(
        &mut self,
        now: Now,
        station: u32,
        bill: &BillDraft,
        label: &str,
    ) -> Result<(), KeepRefused> {
        let kept = self.unsold(bill.request)?;
        if let Some(kept) = kept {
            if kept.held {
                return Ok(());
            }
            if kept.station != station {
                return Err(KeepRefused::Elsewhere);
            }
        }
        let label = domain::thai::printable(label);
        if label.chars().count() > MAX_LABEL {
            return Err(KeepRefused::Label);
        }
        if count(self.reader())?.0 >= MOST_HELD {
            return Err(KeepRefused::TooManyHeld);
        }
        self.price_bill(now, bill)?;
        self.put(now, bill, &Place { station, held: true, label: &label })
    }

    /// The bills that are held, the oldest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn held_bills(&self, now: Now) -> Result<Vec<KeptBill>, Fault> {
        let held = waiting(self.reader(), "state = 'held'", [])?;
        held.into_iter().map(|bill| self.shown(now, bill)).collect()
    }

    /// Every bill that waits, held or open on any screen: what keeps a day from closing.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn unfinished_bills(&self, now: Now) -> Result<Vec<KeptBill>, Fault> {
        let all = waiting(self.reader(), "1 = 1", [])?;
        all.into_iter().map(|bill| self.shown(now, bill)).collect()
    }

    /// Makes a held bill the open one of a screen; the stall's own screen also takes over one that
    /// is open on a helper's.
    ///
    /// # Errors
    /// The first [`KeepRefused`] by precedence; the bill stays where it was.
    pub fn recall_bill(
        &mut self,
        now: Now,
        station: u32,
        request: RequestId,
    ) -> Result<KeptBill, KeepRefused> {
        let kept = self.unsold(request)?.ok_or(KeepRefused::NotHeld)?;
        if !kept.held && kept.station != station && station != 0 {
            return Err(KeepRefused::Elsewhere);
        }
        self.no_other_open(station, request)?;
        let place = Place { station, held: false, label: &kept.label };
        self.put(now, &kept.draft, &place)?;
        let open = self.open_bill(now, station)?;
        open.ok_or_else(|| Fault::Damaged("a bill was recalled to nowhere".to_owned()).into())
    }

    /// Throws a held bill away; its lines are recorded as taken off. The stall's own screen also
    /// throws away one that is open on a helper's. One that was thrown away before stays so.
    ///
    /// # Errors
    /// The first [`KeepRefused`] by precedence; the bill stays where it was.
    pub fn drop_bill(
        &mut self,
        now: Now,
        station: u32,
        request: RequestId,
    ) -> Result<(), KeepRefused> {
        let Some(kept) = self.unsold(request)? else {
            let before = removed::recorded(self.reader(), request)?;
            return before.map(|_| ()).ok_or(KeepRefused::NotHeld);
        };
        if !kept.held && station != 0 {
            return Err(KeepRefused::Elsewhere);
        }
        self.forget(now, request, Some(&kept.draft), Removed::default())
    }

    /// The bill as it waits, if it does; refused when it was paid.
    fn unsold(&self, request: RequestId) -> Result<Option<Waiting>, KeepRefused> {
        let used: Option<(u64, String)> = self
            .reader()
            .prepare_cached("SELECT number, kind FROM receipt WHERE request = ?1")?
            .query_row([request.to_string()], |row| row.try_into())
            .optional()?;
        match used {
            Some((receipt, kind)) if kind == "sale" => Err(KeepRefused::Sold { receipt }),
            Some(_) => Err(SellRefused::RequestUsed.into()),
            None if request_is_used(self.reader(), request)? => {
                Err(SellRefused::RequestUsed.into())
            }
            None => {
                let found = waiting(self.reader(), "request = ?1", [request.to_string()])?;
                Ok(found.into_iter().next())
            }
        }
    }

    fn no_other_open(&self, station: u32, request: RequestId) -> Result<(), KeepRefused> {
        let open = waiting(self.reader(), "state = 'open' AND station = ?1", [station])?;
        let other = open.iter().any(|open| open.draft.request != request);
        if other { Err(KeepRefused::OtherOpen) } else { Ok(()) }
    }

    fn put(&mut self, now: Now, bill: &BillDraft, place: &Place<'_>) -> Result<(), KeepRefused> {
        let draft = json(bill);
        self.store.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO open_bill (request, station, state, label, draft, kept)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute((
                    bill.request.to_string(),
                    place.station,
                    if place.held { "held" } else { "open" },
                    place.label,
                    draft,
                    now.at.seconds(),
                ))?;
            Ok(())
        })
    }

    /// Takes a bill off the table. What a screen says of lines taken off it holds, but never less
    /// than what stood on it: a screen that says nothing hides nothing.
    fn forget(
        &mut self,
        now: Now,
        request: RequestId,
        shown: Option<&BillDraft>,
        said: Removed,
    ) -> Result<(), KeepRefused> {
        let known = shown.map(|draft| self.all_of(now, draft)).transpose()?.unwrap_or_default();
        let removed = if said.count >= known.count { said } else { known };
        let open = open_day(self.reader())?.is_some();
        let hands = self.hands;
        self.store.write(|transaction| {
            // before the day is opened there is nothing to sell, and no day to tell it of
            if open {
                removed::record(transaction, now, hands, request, removed)?;
            }
            transaction
                .execute("DELETE FROM open_bill WHERE request = ?1", [request.to_string()])?;
            Ok(())
        })
    }

    /// Everything on a bill and what was taken off it before, as lines taken off.
    fn all_of(&self, now: Now, draft: &BillDraft) -> Result<Removed, Fault> {
        let amount = match self.price_bill(now, draft) {
            Ok(bill) => bill.total,
            Err(SellRefused::Fault(fault)) => return Err(fault),
            // some of it is off sale by now: by the prices it had
            Err(_) => in_range(Money::sum(draft.lines.iter().map(|line| self.list_worth(line))))?,
        };
        let lines = u32::try_from(draft.lines.len()).unwrap_or(u32::MAX);
        Ok(Removed {
            count: draft.removed.count.saturating_add(lines),
            amount: in_range(amount.plus(draft.removed.amount))?,
        })
    }

    fn list_worth(&self, line: &SaleLine) -> Money {
        let goods = line.goods.and_then(|id| self.catalogue().get(id)).map(|goods| goods.price);
        let price = line.unit_price.or(goods).unwrap_or(Money::ZERO);
        amount_of(price, line.quantity).unwrap_or(Money::ZERO).max(Money::ZERO)
    }

    fn shown(&self, now: Now, bill: Waiting) -> Result<KeptBill, Fault> {
        let priced = match self.price_bill(now, &bill.draft) {
            Ok(priced) => Some(priced),
            Err(SellRefused::Fault(fault)) => return Err(fault),
            Err(_) => None,
        };
        let Waiting { station, held, label, draft, at } = bill;
        Ok(KeptBill { draft, priced, label, at, station, held })
    }
}

/// Where a bill waits.
struct Place<'a> {
    station: u32,
    held: bool,
    label: &'a str,
}

/// How many bills are held, and how many are open on a screen.
pub(crate) fn count(connection: &Connection) -> Result<(u32, u32), Fault> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE state = 'held'), count(*) FILTER (WHERE state = 'open')
             FROM open_bill",
        )?
        .query_row([], |row| row.try_into())?)
}

fn waiting(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Waiting>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT station, state, label, draft, kept FROM open_bill WHERE {condition}
         ORDER BY kept, request"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut bills = Vec::new();
    while let Some(row) = rows.next()? {
        let (state, draft): (String, String) = (row.get(1)?, row.get(3)?);
        bills.push(Waiting {
            station: row.get(0)?,
            held: state == "held",
            label: row.get(2)?,
            draft: from_json(&draft)?,
            at: Timestamp::from_seconds(row.get(4)?),
        });
    }
    Ok(bills)
}
