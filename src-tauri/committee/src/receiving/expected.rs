//! Whether a file that a stranger offers is one that this book waits for. Must never keep anything:
//! it is asked before a file from the network is even looked at.

use rusqlite::OptionalExtension;
use store::Fault;

use crate::Book;
use crate::receiving::reading::{Reading, read};

impl Book {
    /// Whether a file is right in itself and of somebody this market knows: a settlement by a key
    /// that was accepted for its stall, now or before; or an answer to an invitation that waits.
    /// What is neither has to come by hand.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn expects(&self, bytes: &[u8]) -> Result<bool, Fault> {
        let Some(market) = self.market()? else { return Ok(false) };
        let found = |sql: &str, parameters: [String; 2]| {
            self.reader().prepare_cached(sql)?.query_row(parameters, |_| Ok(())).optional()
        };
        Ok(match read(bytes) {
            Reading::Settlement(file) => {
                let sql = "SELECT 1 FROM stall_key WHERE stall = ?1 AND key = ?2";
                let signer = [file.open.stall.to_string(), file.open.key.to_string()];
                file.open.market == Some(market.id) && found(sql, signer)?.is_some()
            }
            Reading::Join(join) => {
                let sql = "SELECT 1 FROM invitation
                           WHERE invite = ?1 AND stall = ?2 AND state IN ('open', 'used')";
                let answered = [join.invite.to_string(), join.stall.to_string()];
                join.market == market.id && found(sql, answered)?.is_some()
            }
            Reading::Slip(..) | Reading::Not(_) => false,
        })
    }
}
