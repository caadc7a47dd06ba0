//! What a reply may hold: how much of each, in which order, and sums that are added up again.
//! Must never ask whose it is: that is the till's.

use std::collections::BTreeSet;

use domain::money::{Money, OutOfRange};

use crate::reply::{Reply, ReplyFeeDay, ReplyRefused};
use crate::voucher::MAX_CODE;

/// The most files, days, payments and slips of one reply.
pub const MAX_ROWS: usize = 200;
/// The most notices of one reply.
pub const MAX_NOTICES: usize = 20;
/// The longest notice, in characters.
pub const MAX_NOTICE: usize = 300;
/// The most prices of one reply.
pub const MAX_PRICES: usize = 60;
/// The longest price, in characters.
pub const MAX_PRICE: usize = 200;
/// The most serials of one reply.
pub const MAX_SERIALS: usize = 1_000;

/// Checks field by field, in this order.
pub(crate) fn check(reply: &Reply) -> Result<(), ReplyRefused> {
    let checks: [(bool, &'static str); 9] = [
        (numbered(reply), "number"),
        (received(reply), "received"),
        (reply.fees.len() <= MAX_ROWS && fees(&reply.fees), "fees"),
        (payments(reply), "payments"),
        (owed(reply) == Ok(reply.owed), "owed"),
        (transfer(reply), "prompt_pay"),
        (told(&reply.notices, MAX_NOTICES, MAX_NOTICE), "notices"),
        (told(&reply.prices, MAX_PRICES, MAX_PRICE), "prices"),
        (serials(&reply.withdrawn), "withdrawn"),
    ];
    let slips = reply.refused_slips.iter().all(|slip| slip.check().is_ok());
    let slips = (slips && reply.refused_slips.len() <= MAX_ROWS, "refused_slips");
    match checks.into_iter().chain([slips]).find(|(fits, _)| !fits) {
        Some((_, field)) => Err(ReplyRefused::Contents { field }),
        None => Ok(()),
    }
}

/// Numbers begin at 1; only the first has none before it.
fn numbered(reply: &Reply) -> bool {
    reply.number > 0 && (reply.number == 1) == reply.previous.is_none()
}

/// No file twice.
fn received(reply: &Reply) -> bool {
    let files: BTreeSet<_> = reply.received.iter().map(|file| file.file).collect();
    files.len() == reply.received.len() && files.len() <= MAX_ROWS
}

/// Each day once, the oldest first; lines come to the total, and less what was paid to what is
/// owed.
fn fees(days: &[ReplyFeeDay]) -> bool {
    let adds_up = |day: &ReplyFeeDay| {
        let total = Money::sum(day.lines.iter().map(|line| line.amount));
        total == Ok(day.total) && day.total.minus(day.paid) == Ok(day.owed)
    };
    days.iter().all(adds_up) && days.is_sorted_by(|one, next| one.day < next.day)
}

fn payments(reply: &Reply) -> bool {
    let fits = reply.payments.iter().all(|payment| payment.amount > Money::ZERO);
    fits && reply.payments.len() <= MAX_ROWS
}

fn owed(reply: &Reply) -> Result<Money, OutOfRange> {
    reply.fees.iter().try_fold(reply.owed_before, |sum, day| sum.plus(day.owed))
}

/// No more than is owed, and something.
fn transfer(reply: &Reply) -> bool {
    reply
        .prompt_pay
        .as_ref()
        .is_none_or(|transfer| transfer.amount > Money::ZERO && transfer.amount <= reply.owed)
}

/// Texts of one line.
fn told(texts: &[String], most: usize, longest: usize) -> bool {
    let fits = |text: &String| {
        (1..=longest).contains(&text.chars().count()) && text.chars().all(|letter| letter >= ' ')
    };
    texts.len() <= most && texts.iter().all(fits)
}

/// Serials as vouchers have them, each once.
fn serials(serials: &[String]) -> bool {
    let one = |serial: &String| is_serial(serial);
    let different: BTreeSet<_> = serials.iter().collect();
    serials.iter().all(one) && different.len() == serials.len() && serials.len() <= MAX_SERIALS
}

/// Whether a text is the serial of a voucher.
#[must_use]
pub fn is_serial(text: &str) -> bool {
    let letter = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
    (1..=MAX_CODE).contains(&text.len()) && text.bytes().all(letter)
}
