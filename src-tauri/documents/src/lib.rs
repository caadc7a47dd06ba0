//! Floor 1: what people read. Slips become dots, and dots become printer bytes or a picture;
//! reports become PDF, XLSX and CSV. Pure: no IO, no clock, no randomness.
//!
//! **Invariant:** the same input gives the same bytes, always.
//! **Invariant:** no text, however strange, makes anything here panic.
//! **Invariant:** money stays [`domain::money::Money`] up to the very cell that shows it.

pub mod barcode;
pub mod canvas;
pub mod cash_slip;
pub mod csv_file;
pub mod day_slip;
pub mod error;
pub mod escpos;
pub mod fee_receipt;
mod figures;
pub mod font;
pub mod head;
mod ink;
mod layout;
pub mod pay_card;
pub mod pdf;
mod pdf_columns;
mod pdf_page;
pub mod photo;
pub mod pick_list;
pub mod png;
pub mod preorder;
pub mod price_label;
pub mod qr;
pub mod raster;
pub mod receipt;
pub mod refund;
pub mod repayment;
pub mod reply_slip;
pub mod report;
pub mod slip;
mod sold;
pub mod statement;
mod tendered;
pub mod test_page;
pub mod till_report;
mod words;
pub mod wrap;
pub mod xlsx;
