//! The market itself: its name, and where its fees are paid to.
//! Must never change its id: the stalls' tills know it.

use domain::id::MarketId;
use domain::now::Now;
use domain::promptpay::PromptPayId;
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{json, parsed};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, MarketSetUp};
use crate::record::record_private;

/// The market.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Market {
    /// Its id.
    pub id: MarketId,
    /// Its name.
    pub name: String,
    /// Where fees are paid to by PromptPay.
    pub prompt_pay: Option<PromptPayId>,
}

/// Why the market was not set up, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum MarketRefused {
    /// No name, or more than 60 characters.
    #[error("the name does not fit")]
    Name,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The private part of [`MarketSetUp`].
#[derive(Serialize, Deserialize)]
pub(crate) struct MarketPrivate {
    pub(crate) prompt_pay: Option<PromptPayId>,
}

impl Book {
    /// Sets the market up, or gives it another name or PromptPay number.
    ///
    /// # Errors
    /// The first [`MarketRefused`] by precedence.
    pub fn set_up_market(
        &mut self,
        now: Now,
        name: &str,
        prompt_pay: Option<PromptPayId>,
    ) -> Result<Market, MarketRefused> {
        let name = domain::thai::printable(name);
        if !fits(&name, 60) {
            return Err(MarketRefused::Name);
        }
        let id = self
            .market()?
            .map_or_else(|| MarketId::new(now.at, now.random("market")), |market| market.id);
        let private = json(&MarketPrivate { prompt_pay: prompt_pay.clone() });
        let fact = Fact::MarketSetUp(MarketSetUp { market: id, name: name.clone() });
        self.store.write(|transaction| record_private(transaction, now, fact, Some(private)))?;
        Ok(Market { id, name, prompt_pay })
    }

    /// The market; `None` before it was set up.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn market(&self) -> Result<Option<Market>, Fault> {
        market(self.reader())
    }
}

/// The market of a book.
pub(crate) fn market(connection: &Connection) -> Result<Option<Market>, Fault> {
    let columns: Option<(String, String, Option<String>)> = connection
        .prepare_cached("SELECT id, name, prompt_pay FROM market")?
        .query_row([], |row| row.try_into())
        .optional()?;
    let Some((id, name, prompt_pay)) = columns else { return Ok(None) };
    let damaged = |_| Fault::Damaged("the market's PromptPay number".to_owned());
    let prompt_pay = prompt_pay.map(|text| PromptPayId::parse(&text)).transpose();
    Ok(Some(Market { id: parsed(&id)?, name, prompt_pay: prompt_pay.map_err(damaged)? }))
}
