//! Floor 2: what happens at a stall, on SQLite.
//!
//! **Invariant:** every fact enters by one door ([`record`]): appended to the journal and applied
//! to the tables in the same transaction.
//! **Invariant:** time and randomness are arguments ([`Now`]).
//! **Invariant:** a repeated request changes nothing and returns the first answer.

mod apply;
mod apply_receipts;
pub mod bill;
pub mod cash;
pub mod catalogue;
pub mod check;
pub mod co_pay;
pub mod credit;
pub mod credit_account;
pub mod customer_list;
mod customer_slips;
pub mod customers;
pub mod day;
mod day_slips;
pub mod enrol;
pub mod figures;
pub mod goods;
mod goods_check;
pub mod goods_csv;
pub mod held;
pub mod labels;
mod leave;
pub mod operators;
pub mod pay;
pub mod preorder_list;
pub mod preorder_taking;
pub mod preorders;
pub mod prices;
pub mod print;
pub mod receipts;
mod record;
pub mod refund;
mod removed;
pub mod replies;
pub mod reply_told;
pub mod report;
mod report_goods;
pub mod report_people;
pub mod report_rows;
mod report_slips;
pub mod report_table;
mod rows;
mod sale_slips;
pub mod sell;
pub mod settings;
pub mod settle;
pub mod slips;
pub mod stations;
pub mod tax_report;
pub mod tender;
pub mod totals;
pub mod transfers;
pub mod vouchers;

use std::path::Path;

use domain::now::Now;
use settlement::fact::Hands;
use store::{OpenRefused, Spec, Store};

use catalogue::Catalogue;

/// The till's book: "TLTI", so that the committee's book is never taken for it.
pub const SPEC: Spec = Spec {
    application_id: 0x544c_5449,
    migrations: &[
        store::journal::SCHEMA,
        include_str!("../migrations/0001_till.sql"),
        include_str!("../migrations/0002_selling.sql"),
        include_str!("../migrations/0003_replies.sql"),
    ],
};

/// An open till.
#[derive(Debug)]
pub struct Till {
    store: Store,
    catalogue: Catalogue,
    hands: Hands,
    beyond_limit: bool,
}

impl Till {
    /// Opens the till's book, or makes it. If the mark beside it says that the book had been
    /// further, an older copy was put in place: that is recorded and a new epoch begins.
    ///
    /// # Errors
    /// [`OpenRefused`]; nothing was changed.
    pub fn open(path: &Path, now: Now) -> Result<Till, OpenRefused> {
        let store = Store::open(path, SPEC)?;
        let catalogue = Catalogue::load(store.reader())?;
        let mut till = Till { store, catalogue, hands: Hands::default(), beyond_limit: false };
        if let Some(mark) = till.store.fallen_behind()? {
            till.note_restoration(now, mark)?;
        }
        Ok(till)
    }

    /// The goods in memory, for searching.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The book itself, for copying and checking it.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Whose hands do what is done next; nobody's in particular where the stall has no PINs. What
    /// an owner allowed before holds no more.
    pub fn act_as(&mut self, hands: Hands) {
        self.hands = hands;
        self.beyond_limit = false;
    }

    /// An owner allows what is done next to leave a regular owing more than her limit.
    pub fn lend_beyond_limit(&mut self) {
        self.beyond_limit = true;
    }

    fn reader(&self) -> &rusqlite::Connection {
        self.store.reader()
    }
}
