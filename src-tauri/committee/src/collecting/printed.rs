//! How often a receipt went to the printer, so that the second paper says that it is a copy. Work
//! of this computer, not of the journal. Must never delay or undo what the receipt is of.

use rusqlite::OptionalExtension;
use store::Fault;

use crate::Book;

impl Book {
    /// How often the paper of a number was printed.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn times_printed(&self, number: &str) -> Result<u32, Fault> {
        let times = self
            .reader()
            .prepare_cached("SELECT times FROM printed WHERE what = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        Ok(times.unwrap_or(0))
    }

    /// Notes that the paper of a number came out of the printer.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn note_printed(&mut self, number: &str) -> Result<(), Fault> {
        self.store.write(|transaction| {
            transaction.execute(
                "INSERT INTO printed (what, times) VALUES (?1, 1)
                 ON CONFLICT (what) DO UPDATE SET times = times + 1",
                [number],
            )?;
            Ok(())
        })
    }
}
