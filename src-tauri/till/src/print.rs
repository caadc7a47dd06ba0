//! The print queue, on disk: what waits for paper, and why it is not on paper.
//! Must never hold a sale up: a job is queued in the sale's commit and sent by another thread.

use domain::day::{Day, Timestamp};
use domain::id::{CustomerId, GoodsId, PreorderId};
use domain::money::Money;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_json, from_word, json, word};
use ts_rs::TS;

use crate::Till;
use crate::settings::{PrinterLink, TillSettings};

/// What is to be printed. The slip is made from the book when its turn comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Job {
    /// A receipt; copy 0 is the original.
    Receipt {
        /// Its number.
        number: u64,
        /// Which copy.
        copy: u32,
    },
    /// The sums of the open day.
    XReport,
    /// The slip of a closed day.
    ZReport {
        /// The number of the closing.
        z: u64,
    },
    /// The price label of goods, at what they cost today.
    PriceLabel {
        /// Which.
        goods: GoodsId,
    },
    /// A PromptPay QR: of one amount, or the stall's card.
    PromptPay {
        /// The amount; none for the card.
        amount: Option<Money>,
    },
    /// What a customer owes, bill by bill.
    Statement {
        /// Who.
        customer: CustomerId,
    },
    /// Money a customer paid back.
    Repayment {
        /// Its number.
        number: u64,
    },
    /// A preorder, for whom it is.
    Preorder {
        /// Which.
        id: PreorderId,
    },
    /// What is to be ready on a day.
    PickList {
        /// The day.
        day: Day,
    },
    /// The report of some business days, both included.
    Report {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// A reply of the committee.
    Reply {
        /// Its number.
        number: u64,
    },
    /// The test page.
    TestPage,
    /// No paper: a pulse that opens the drawer.
    OpenDrawer,
}

/// How a job stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Its turn will come.
    Waiting,
    /// Nothing of it went out: it can be tried again.
    Failed,
    /// A part may be on paper: a person has to look.
    Unsure,
}

/// Why a job is not on paper, as the queue keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotPrinted {
    /// Nothing answered.
    Unreachable,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The printer says that it cannot.
    NotReady,
    /// It stopped in the middle.
    Stopped,
}

/// A job that is not done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct OpenJob {
    /// Its number in the queue.
    pub id: u64,
    /// What is to be printed.
    pub what: Job,
    /// How it stands.
    pub state: JobState,
    /// Why it is not done.
    pub failure: Option<NotPrinted>,
}

/// Puts a job into the queue, in the commit of what it is about. Without a printer there is no
/// queue.
pub fn queue(
    transaction: &Transaction<'_>,
    at: Timestamp,
    settings: &TillSettings,
    what: Job,
) -> Result<(), Fault> {
    let nothing_to_open = what == Job::OpenDrawer && settings.printer.drawer_pin == 0;
    if settings.printer.link == PrinterLink::None || nothing_to_open {
        return Ok(());
    }
    transaction
        .prepare_cached("INSERT INTO print_job (what, state, made) VALUES (?1, 'waiting', ?2)")?
        .execute((json(&what), at.seconds()))?;
    Ok(())
}

/// Whether a job was ever put into the queue.
pub fn was_queued(connection: &Connection, what: Job) -> Result<bool, Fault> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM print_job WHERE what = ?1)",
        [json(&what)],
        |row| row.get(0),
    )?)
}

impl Till {
    /// Queues a slip that is about no new fact: a report, a test page.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn queue_slip(&mut self, at: Timestamp, what: Job) -> Result<(), Fault> {
        let settings = self.settings()?;
        self.store.write(|transaction| queue(transaction, at, &settings, what))
    }

    /// The jobs that are not done, the oldest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn open_jobs(&self) -> Result<Vec<OpenJob>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT id, what, state, failure FROM print_job
             WHERE state IN ('waiting', 'failed', 'unsure') ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        let mut jobs = Vec::new();
        while let Some(row) = rows.next()? {
            let (what, state): (String, String) = (row.get(1)?, row.get(2)?);
            let failure: Option<String> = row.get(3)?;
            jobs.push(OpenJob {
                id: row.get(0)?,
                what: from_json(&what)?,
                state: from_word(state)?,
                failure: failure.map(from_word).transpose()?,
            });
        }
        Ok(jobs)
    }

    /// The job whose turn it is; none while an older one has to be looked at first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn next_job(&self) -> Result<Option<OpenJob>, Fault> {
        let oldest = self.open_jobs()?.into_iter().next();
        Ok(oldest.filter(|job| job.state == JobState::Waiting))
    }

    /// Keeps how a job ended: on paper, not at all, or perhaps in part.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn job_ended(&mut self, id: u64, failure: Option<NotPrinted>) -> Result<(), Fault> {
        let state = match failure {
            None => "done",
            Some(NotPrinted::Stopped) => "unsure",
            Some(_) => "failed",
        };
        self.change_job(id, state, failure)
    }

    /// Tries every job again that failed.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn retry_jobs(&mut self) -> Result<(), Fault> {
        self.store.write(|transaction| {
            transaction.execute(
                "UPDATE print_job SET state = 'waiting'
                 WHERE state IN ('failed', 'unsure')",
                [],
            )?;
            Ok(())
        })
    }

    /// Gives a job up: it will not be printed.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn give_job_up(&mut self, id: u64) -> Result<(), Fault> {
        self.change_job(id, "given_up", None)
    }

    fn change_job(
        &mut self,
        id: u64,
        state: &str,
        failure: Option<NotPrinted>,
    ) -> Result<(), Fault> {
        let failure = failure.map(|failure| word(&failure));
        self.store.write(|transaction| {
            transaction.execute(
                "UPDATE print_job SET state = ?2, failure = ?3 WHERE id = ?1",
                (id, state, failure),
            )?;
            Ok(())
        })
    }

    /// Whether the job before this one broke off in the middle, so that the printer still waits
    /// for the rest of a picture.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn follows_a_break(&self, id: u64) -> Result<bool, Fault> {
        let failure: Option<Option<String>> = self
            .reader()
            .query_row(
                "SELECT failure FROM print_job WHERE id <= ?1 AND failure IS NOT NULL
                 ORDER BY id DESC LIMIT 1",
                [id],
                |row| row.get(0),
            )
            .optional()?;
        Ok(failure.flatten().is_some_and(|why| why == word(&NotPrinted::Stopped)))
    }
}
