//! What a terminal asks that no screen does: judging a file without a book, putting a backup back.
//! Must never open a desk that another program holds.

use std::path::Path;

use domain::day::Day;
use domain::digest::Digest;
use domain::money::Money;
use serde::Serialize;
use settlement::day_file::{self, Refused};

use crate::desk::{BOOK, DeskChoice, TILL};
use crate::failure::Failure;
use crate::failures::bad_arguments;
use crate::ports::{Folder, Ports};

/// A settlement file that is sound in itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Verified {
    /// SHA-256 of the file.
    pub file: Digest,
    /// The market's name; empty while the stall stands alone.
    pub market: String,
    /// The stall's name.
    pub stall: String,
    /// Its place.
    pub place: String,
    /// The eight digits of the key that signed it.
    pub key: String,
    /// The business day.
    pub day: Day,
    /// The number of the closing.
    pub z: u64,
    /// How many receipts.
    pub receipts: u64,
    /// Sold less given back.
    pub net: Money,
}

/// Judges a settlement file by itself: form, signature, chain, numbers, order, sums. Whether its
/// key is known and whether it follows the file before, only the book can say.
///
/// # Errors
/// Why it is refused.
pub fn verify(bytes: &[u8]) -> Result<Verified, Refused> {
    let file = day_file::read(bytes)?;
    let totals = &file.close.totals;
    Ok(Verified {
        file: file.file,
        market: file.open.market_name.clone(),
        stall: file.open.stall_name.clone(),
        place: file.open.place.clone(),
        key: file.open.key.fingerprint(),
        day: file.open.day,
        z: file.open.z,
        receipts: totals.sales + totals.refunds,
        net: totals.net,
    })
}

/// The words for a settlement file that is refused.
#[must_use]
pub fn verify_failure(refused: &Refused) -> Failure {
    let failure = Failure::refusal(
        "settlement.refused",
        "F-21",
        [
            "ไฟล์ส่งยอดนี้ไม่ผ่านการตรวจ: {why}",
            "ขอไฟล์ใหม่จากร้าน ไม่มีอะไรถูกบันทึก",
            "This settlement does not pass the check: {why}",
            "Ask the stall for a fresh file. Nothing was recorded",
        ],
    );
    failure.with("why", refused).with("refused", refused.code())
}

/// Puts a checked backup in the place of a desk's book. The book that stood there is kept beside
/// it.
///
/// # Errors
/// A [`Failure`]; the book stands as it was.
pub fn restore(ports: &Ports, desk: DeskChoice, from: &Path) -> Result<(), Failure> {
    let (folder, name, spec) = match desk {
        DeskChoice::Till => (Folder::Till, TILL, till::SPEC),
        DeskChoice::Book => (Folder::Book, BOOK, committee::SPEC),
        DeskChoice::Sample => return Err(bad_arguments("the sample has no backups")),
    };
    store::restore(from, &ports.files.path(folder, name)?, spec)?;
    Ok(())
}
