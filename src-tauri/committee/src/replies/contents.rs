//! What a reply says to one stall: read from the book, beside the last reply the stall is known to
//! have. Must never leave out what is owed, nor tell of another stall.

use std::collections::BTreeSet;

use domain::bank_slip::BankSlip;
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::fee::FeeSource;
use domain::id::StallId;
use domain::money::Money;
use rusqlite::{Connection, OptionalExtension};
use settlement::key::PublicKey;
use settlement::reply::{
    ReceivedAs, Reply, ReplyFeeDay, ReplyFeeLine, ReplyFile, ReplyKey, ReplyPayment, ReplyTransfer,
    read_reply,
};
use settlement::reply_check::{MAX_PRICE, MAX_PRICES};
use settlement::word::{ReplyWord, VersionOne};
use store::Fault;
use store::rows::{damaged, from_word, in_range, json, money, parsed};

use crate::collecting::fee_receipts::shown;
use crate::fees::assess::{DayFee, day_fee};
use crate::fees::told::told_to_all;
use crate::market::class::class_on;
use crate::market::setup::Market;
use crate::replies::notices::{Notice, notices};
use crate::replies::withdrawn::serials;

/// What is always told again: the days of a week.
const DAYS_ALWAYS: u64 = 7;
/// Slips of transfers that paid twice are told for two months.
const DAYS_OF_SLIPS: u64 = 60;

/// What all replies of one act have in common.
pub(crate) struct Common {
    market: Market,
    key: PublicKey,
    at: Timestamp,
    today: Day,
    prices: Vec<String>,
    withdrawn: Vec<String>,
    notices: Vec<Notice>,
}

/// A stall as a reply names it.
pub(crate) struct To {
    pub(crate) stall: StallId,
    pub(crate) name: String,
    pub(crate) place: String,
}

/// The last reply to a stall.
pub(crate) struct Last {
    pub(crate) number: u64,
    pub(crate) file: Digest,
    pub(crate) reply: Reply,
}

/// Where the stall stands: what happened after this journal entry is news to it.
struct Since {
    seq: u64,
    /// Files that did not count yet in the last reply it has.
    open: Vec<Digest>,
    window: Day,
}

impl Common {
    pub(crate) fn read(
        connection: &Connection,
        market: Market,
        key: PublicKey,
        at: Timestamp,
    ) -> Result<Common, Fault> {
        let today = at.business_day();
        let prices = told_to_all(connection, today)?.into_iter().take(MAX_PRICES);
        let short = |price: String| {
            let price = domain::thai::printable(&price);
            price.chars().take(MAX_PRICE).collect::<String>()
        };
        let prices = prices.map(short).filter(|price| !price.is_empty()).collect();
        let (withdrawn, notices) = (serials(connection)?, notices(connection)?);
        Ok(Common { market, key, at, today, prices, withdrawn, notices })
    }

    /// The next reply to a stall, with at most so many rows of each kind.
    pub(crate) fn reply_to(
        &self,
        connection: &Connection,
        to: &To,
        last: Option<&Last>,
        rows: usize,
    ) -> Result<Reply, Fault> {
        let since = since(connection, to.stall, self.today)?;
        let (fees, owed, owed_since) = fees(connection, to.stall, &since, rows)?;
        let listed = in_range(Money::sum(fees.iter().map(|day| day.owed)))?;
        let transfer = |to| ReplyTransfer { to, amount: owed };
        let asked = self.market.prompt_pay.clone().filter(|_| owed > Money::ZERO);
        let class = class_on(connection, to.stall, self.today)?;
        let fits = |notice: &&Notice| notice.is_for(to.stall, &class, self.today);
        Ok(Reply {
            t: ReplyWord,
            version: VersionOne,
            market: self.market.id,
            market_name: self.market.name.clone(),
            stall: to.stall,
            stall_name: to.name.clone(),
            place: to.place.clone(),
            number: last.map_or(0, |last| last.number) + 1,
            made: self.at,
            key: self.key,
            previous: last.map(|last| last.file),
            received: received(connection, to.stall, &since, rows)?,
            fees,
            owed_before: in_range(owed.minus(listed))?,
            payments: payments(connection, to.stall, &since, rows)?,
            owed,
            owed_since,
            prompt_pay: asked.map(transfer),
            notices: self.notices.iter().filter(fits).map(|notice| notice.text.clone()).collect(),
            prices: self.prices.clone(),
            withdrawn: self.withdrawn.clone(),
            refused_slips: slips(connection, to.stall, self.today, rows)?,
            certificate: certificate(connection, to.stall)?,
        })
    }
}

/// Whether a reply says anything that the one before did not.
pub(crate) fn has_news(before: &Reply, next: &Reply) -> bool {
    fn more<T: PartialEq>(before: &[T], next: &[T]) -> bool {
        next.iter().any(|one| !before.contains(one))
    }
    let names =
        |reply: &Reply| (reply.market_name.clone(), reply.stall_name.clone(), reply.place.clone());
    more(&before.received, &next.received)
        || more(&before.fees, &next.fees)
        || more(&before.payments, &next.payments)
        || more(&before.notices, &next.notices)
        || more(&before.withdrawn, &next.withdrawn)
        || more(&before.refused_slips, &next.refused_slips)
        || (before.owed, &before.prompt_pay) != (next.owed, &next.prompt_pay)
        || (&before.prices, before.certificate) != (&next.prices, next.certificate)
        || names(before) != names(next)
}

/// The last reply that was made for a stall.
pub(crate) fn last_made(connection: &Connection, stall: StallId) -> Result<Option<Last>, Fault> {
    kept(connection, "r.stall = ?1", stall)
}

/// A settlement of the stall says that its till has this reply.
const SEEN: &str = "r.stall = ?1 AND r.file IN (
  SELECT json_extract(m.open, '$.last_reply') FROM settlement m
  WHERE m.stall = ?1 AND m.confirmed = 1)";

fn kept(connection: &Connection, condition: &str, stall: StallId) -> Result<Option<Last>, Fault> {
    let columns: Option<(u64, String, Vec<u8>)> = connection
        .prepare_cached(&format!(
            "SELECT r.number, r.file, b.bytes FROM reply_made r
             JOIN file_bytes b ON b.sha256 = r.file WHERE {condition}
             ORDER BY r.number DESC LIMIT 1"
        ))?
        .query_row([stall.to_string()], |row| row.try_into())
        .optional()?;
    let Some((number, file, bytes)) = columns else { return Ok(None) };
    let reply = read_reply(&bytes).map_err(damaged)?;
    Ok(Some(Last { number, file: parsed(&file)?, reply }))
}

fn since(connection: &Connection, stall: StallId, today: Day) -> Result<Since, Fault> {
    let seen = kept(connection, SEEN, stall)?;
    let window = today.days_before(DAYS_ALWAYS - 1);
    let Some(seen) = seen else { return Ok(Since { seq: 0, open: vec![], window }) };
    let seq = connection
        .prepare_cached("SELECT seq FROM reply_made WHERE stall = ?1 AND number = ?2")?
        .query_row((stall.to_string(), seen.number), |row| row.get(0))?;
    let waits = |file: &&ReplyFile| file.verdict != ReceivedAs::Booked;
    let open = seen.reply.received.iter().filter(waits).map(|file| file.file).collect();
    Ok(Since { seq, open, window })
}

/// How a verdict of the book is told to the stall.
fn received_as(verdict: &str) -> ReceivedAs {
    match verdict {
        "booked" => ReceivedAs::Booked,
        "unconfirmed" => ReceivedAs::Waiting,
        "slip" => ReceivedAs::Slip,
        "fork" => ReceivedAs::Fork,
        other if other.starts_with("refused") => ReceivedAs::Refused,
        _ => ReceivedAs::SetAside,
    }
}

/// Files that came since, of the last days, or that stand otherwise than the stall was told.
fn received(
    connection: &Connection,
    stall: StallId,
    since: &Since,
    rows: usize,
) -> Result<Vec<ReplyFile>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT f.sha256, f.day AS day, f.z AS z, f.verdict, m.part, m.net, f.seq AS seq FROM file f
         LEFT JOIN settlement m ON m.file = f.sha256
         WHERE f.stall = ?1 AND f.kind = 'settlement' AND f.day IS NOT NULL AND f.z IS NOT NULL
           AND (f.seq > ?2 OR f.day >= ?3 OR f.verdict <> 'booked'
             OR f.sha256 IN (SELECT value FROM json_each(?4)))
         UNION ALL SELECT file, day, z, 'slip', NULL, net, seq FROM slip
         WHERE stall = ?1 AND booked = 1
         ORDER BY day DESC, z DESC, seq DESC LIMIT ?5",
    )?;
    let window = since.window.to_string();
    let mut found =
        statement.query((stall.to_string(), since.seq, window, json(&since.open), rows))?;
    let mut files = Vec::new();
    while let Some(row) = found.next()? {
        let (file, day, verdict): (String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(3)?);
        let (file, day, verdict) = (parsed(&file)?, parsed(&day)?, received_as(&verdict));
        let net: Option<i64> = row.get(5)?;
        let net = net.map(money).transpose()?;
        files.push(ReplyFile { file, day, z: row.get(2)?, part: row.get(4)?, verdict, net });
    }
    files.reverse();
    Ok(files)
}

type Fees = (Vec<ReplyFeeDay>, Money, Option<Day>);

/// The days that are not even, were touched since, or are of the last week, the oldest first; what
/// is owed in all, and since when.
fn fees(
    connection: &Connection,
    stall: StallId,
    since: &Since,
    rows: usize,
) -> Result<Fees, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT a.day, a.total, a.seq,
           (SELECT coalesce(sum(d.amount), 0) FROM payment_day d
            JOIN payment p ON p.seq = d.payment
            WHERE d.stall = a.stall AND d.day = a.day AND p.reversed = 0),
           (SELECT coalesce(max(max(d.payment, coalesce(v.seq, 0))), 0) FROM payment_day d
            LEFT JOIN payment_reversal v ON v.payment = d.payment
            WHERE d.stall = a.stall AND d.day = a.day)
         FROM fee_assessment a WHERE a.stall = ?1 AND a.holds = 1 ORDER BY a.day DESC",
    )?;
    let mut found = statement.query([stall.to_string()])?;
    let (mut days, mut owed, mut owed_since) = (Vec::new(), Money::ZERO, None);
    while let Some(row) = found.next()? {
        let day: String = row.get(0)?;
        let day: Day = parsed(&day)?;
        let of_day = in_range(money(row.get(1)?)?.minus(money(row.get(3)?)?))?;
        owed = in_range(owed.plus(of_day))?;
        if of_day > Money::ZERO {
            owed_since = Some(day);
        }
        let touched = row.get::<_, u64>(2)?.max(row.get(4)?) > since.seq;
        if days.len() < rows && (touched || !of_day.is_zero() || day >= since.window) {
            days.push(fee_day(day_fee(connection, stall, day)?));
        }
    }
    days.retain(|day| !day.lines.is_empty() || !day.paid.is_zero());
    days.reverse();
    Ok((days, owed, owed_since))
}

fn fee_day(fee: DayFee) -> ReplyFeeDay {
    let lines = fee.fee_lines.into_iter().map(|line| {
        let waived = matches!(line.source, FeeSource::Waiver(_));
        let name = if waived { format!("ยกเว้น {}", line.name) } else { line.name };
        ReplyFeeLine { name, amount: line.amount }
    });
    let (day, total, paid, owed) = (fee.day, fee.fee, fee.paid, fee.owed);
    ReplyFeeDay { day, lines: lines.collect(), total, paid, owed }
}

/// Payments recorded or taken back since, and those of the last week, the oldest first.
fn payments(
    connection: &Connection,
    stall: StallId,
    since: &Since,
    rows: usize,
) -> Result<Vec<ReplyPayment>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT p.year, p.number, p.day, p.amount, p.kind, p.reversed FROM payment p
         LEFT JOIN payment_reversal v ON v.payment = p.seq
         WHERE p.stall = ?1 AND (p.seq > ?2 OR coalesce(v.seq, 0) > ?2 OR p.day >= ?3)
         ORDER BY p.seq DESC LIMIT ?4",
    )?;
    let window = since.window.to_string();
    let mut found = statement.query((stall.to_string(), since.seq, window, rows))?;
    let mut payments = Vec::new();
    while let Some(row) = found.next()? {
        let day: String = row.get(2)?;
        payments.push(ReplyPayment {
            number: shown(row.get(0)?, row.get(1)?),
            day: parsed(&day)?,
            amount: money(row.get(3)?)?,
            kind: from_word(row.get(4)?)?,
            reversed: row.get(5)?,
        });
    }
    payments.reverse();
    Ok(payments)
}

/// Slips that this stall took and that paid another receipt too, here or elsewhere.
fn slips(
    connection: &Connection,
    stall: StallId,
    today: Day,
    rows: usize,
) -> Result<Vec<BankSlip>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT b.bank, b.reference FROM settlement m
         JOIN bank_slip b ON b.file = m.file
         WHERE m.stall = ?1 AND m.booked = 1 AND m.day >= ?2 AND EXISTS (
           SELECT 1 FROM bank_slip t JOIN settlement n ON n.file = t.file AND n.booked = 1
           WHERE t.bank = b.bank AND t.reference = b.reference
             AND (n.stall, n.day, t.receipt) <> (m.stall, m.day, b.receipt))
         ORDER BY b.bank, b.reference LIMIT ?3",
    )?;
    let from = today.days_before(DAYS_OF_SLIPS).to_string();
    let mut found = statement.query((stall.to_string(), from, rows))?;
    let mut slips = BTreeSet::new();
    while let Some(row) = found.next()? {
        slips.insert(BankSlip { bank: row.get(0)?, reference: row.get(1)? });
    }
    Ok(slips.into_iter().collect())
}

/// The till whose settlements count.
fn certificate(connection: &Connection, stall: StallId) -> Result<Option<ReplyKey>, Fault> {
    let columns: Option<(String, String)> = connection
        .prepare_cached("SELECT device, key FROM stall_key WHERE stall = ?1 AND retired IS NULL")?
        .query_row([stall.to_string()], |row| row.try_into())
        .optional()?;
    let Some((device, key)) = columns else { return Ok(None) };
    Ok(Some(ReplyKey { device: parsed(&device)?, key: parsed(&key)? }))
}
