//! Credits and the committee's own money to tables.
//! Must never work a sum out: the facts carry it.

use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::officer::OfficerNumber;
use domain::payment::TenderKind;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::{json, word};

use crate::apply::private_part;
use crate::collecting::cash::{CashAct, Series};
use crate::fact::{
    Banked, CashTakenBack, CreditDecided, CreditProposed, DepositKept, DepositReceived,
    DepositReturned, HandedOver, KeptFor, VoucherPaidOut,
};

/// The private part of what moves the committee's money: who signed.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct CashPrivate {
    /// Who hands over; empty where nobody does.
    pub(crate) collector: String,
    /// Who receives, or does it.
    pub(crate) receiver: String,
}

pub(crate) fn apply_credit_proposed(
    transaction: &Transaction<'_>,
    entry: Placed,
    credit: &CreditProposed,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO stall_credit
           (id, seq, request, stall, amount, reason, proposed, proposed_by, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'proposed')",
        (
            credit.credit.to_string(),
            entry.seq,
            credit.request.to_string(),
            credit.stall.to_string(),
            credit.amount.satang(),
            &credit.reason,
            entry.at.seconds(),
            credit.by,
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_credit_decided(
    transaction: &Transaction<'_>,
    entry: Placed,
    decided: &CreditDecided,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE stall_credit SET state = ?2, decided = ?3, decided_by = ?4, decision = ?5
         WHERE id = ?1",
        (
            decided.credit.to_string(),
            if decided.approved { "approved" } else { "declined" },
            entry.at.seconds(),
            decided.by,
            decided.request.to_string(),
        ),
    )?;
    Ok(())
}

/// A row of the table of cash entries.
struct Row<'a> {
    request: RequestId,
    series: Series,
    year: u32,
    number: u32,
    act: CashAct,
    amount: Money,
    kind: TenderKind,
    stall: Option<StallId>,
    officer: Option<OfficerNumber>,
    expected: Option<Money>,
    pieces: Option<String>,
    words: &'a str,
    by: Option<OfficerNumber>,
    beside: Option<OfficerNumber>,
    payment: Option<u64>,
}

fn insert(
    transaction: &Transaction<'_>,
    entry: Placed,
    private: Option<&str>,
    row: Row<'_>,
) -> Result<(), Fault> {
    let private: CashPrivate = private_part(private)?;
    let collector = (row.series == Series::H).then_some(private.collector);
    transaction.execute(
        "INSERT INTO cash_entry (seq, request, series, year, number, act, at, day, amount, kind,
           stall, collector, officer, expected, pieces, words, receiver, by, beside, payment, hash,
           reversed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
           ?19, ?20, ?21, 0)",
        rusqlite::params![
            entry.seq,
            row.request.to_string(),
            word(&row.series),
            row.year,
            row.number,
            word(&row.act),
            entry.at.seconds(),
            entry.day.to_string(),
            row.amount.satang(),
            word(&row.kind),
            row.stall.map(|stall| stall.to_string()),
            collector,
            row.officer,
            row.expected.map(Money::satang),
            row.pieces,
            row.words,
            private.receiver,
            row.by,
            row.beside,
            row.payment,
            entry.hash.to_string(),
        ],
    )?;
    Ok(())
}

pub(crate) fn apply_handed_over(
    transaction: &Transaction<'_>,
    entry: Placed,
    handed: &HandedOver,
    private: Option<&str>,
) -> Result<(), Fault> {
    let row = Row {
        request: handed.request,
        series: Series::H,
        year: handed.year,
        number: handed.number,
        act: CashAct::HandedOver,
        amount: handed.counted,
        kind: TenderKind::Cash,
        stall: None,
        officer: handed.collector,
        expected: Some(handed.expected),
        pieces: Some(json(&handed.pieces)),
        words: &handed.reason,
        by: handed.by,
        beside: None,
        payment: None,
    };
    insert(transaction, entry, private, row)
}

pub(crate) fn apply_banked(
    transaction: &Transaction<'_>,
    entry: Placed,
    banked: &Banked,
    private: Option<&str>,
) -> Result<(), Fault> {
    let row = Row {
        request: banked.request,
        series: Series::B,
        year: banked.year,
        number: banked.number,
        act: CashAct::Banked,
        amount: banked.amount,
        kind: TenderKind::Cash,
        stall: None,
        officer: None,
        expected: None,
        pieces: None,
        words: &banked.reference,
        by: banked.by,
        beside: None,
        payment: None,
    };
    insert(transaction, entry, private, row)?;
    for handed in &banked.hand_overs {
        transaction.execute(
            "INSERT INTO banked_of (banked, handed) VALUES (?1, ?2)",
            (entry.seq, handed),
        )?;
    }
    Ok(())
}

pub(crate) fn apply_paid_out(
    transaction: &Transaction<'_>,
    entry: Placed,
    paid: &VoucherPaidOut,
    private: Option<&str>,
) -> Result<(), Fault> {
    let VoucherPaidOut { request, year, number, stall, amount, kind, by } = *paid;
    let act = CashAct::PaidOut;
    let row = plain((request, Series::V, year, number), act, (stall, amount, kind), ("", by));
    insert(transaction, entry, private, row)
}

pub(crate) fn apply_deposit_received(
    transaction: &Transaction<'_>,
    entry: Placed,
    received: &DepositReceived,
    private: Option<&str>,
) -> Result<(), Fault> {
    let DepositReceived { request, year, number, stall, amount, kind, by } = *received;
    let act = CashAct::DepositReceived;
    let row = plain((request, Series::D, year, number), act, (stall, amount, kind), ("", by));
    insert(transaction, entry, private, row)
}

pub(crate) fn apply_deposit_returned(
    transaction: &Transaction<'_>,
    entry: Placed,
    returned: &DepositReturned,
    private: Option<&str>,
) -> Result<(), Fault> {
    let DepositReturned { request, year, number, stall, amount, kind, ref reason, by } = *returned;
    let act = CashAct::DepositReturned;
    let row = plain((request, Series::D, year, number), act, (stall, amount, kind), (reason, by));
    insert(transaction, entry, private, row)
}

pub(crate) fn apply_deposit_kept(
    transaction: &Transaction<'_>,
    entry: Placed,
    kept: &DepositKept,
    private: Option<&str>,
) -> Result<(), Fault> {
    let act = match kept.against {
        KeptFor::Damages => CashAct::KeptForDamages,
        KeptFor::Arrears => CashAct::KeptForArrears,
    };
    let numbered = (kept.request, Series::D, kept.year, kept.number);
    let what = (kept.stall, kept.amount, TenderKind::Deposit);
    let row = Row {
        beside: Some(kept.with),
        payment: kept.payment,
        ..plain(numbered, act, what, (&kept.reason, Some(kept.by)))
    };
    insert(transaction, entry, private, row)
}

/// A row of something that concerns one stall.
fn plain(
    (request, series, year, number): (RequestId, Series, u32, u32),
    act: CashAct,
    (stall, amount, kind): (StallId, Money, TenderKind),
    (words, by): (&str, Option<OfficerNumber>),
) -> Row<'_> {
    let stall = Some(stall);
    let (officer, expected, pieces, beside, payment) = (None, None, None, None, None);
    Row {
        request,
        series,
        year,
        number,
        act,
        amount,
        kind,
        stall,
        officer,
        expected,
        pieces,
        words,
        by,
        beside,
        payment,
    }
}

pub(crate) fn apply_cash_taken_back(
    transaction: &Transaction<'_>,
    entry: Placed,
    back: &CashTakenBack,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO cash_reversal (seq, request, entry, at, reason, by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            entry.seq,
            back.request.to_string(),
            back.entry,
            entry.at.seconds(),
            &back.reason,
            back.by,
        ),
    )?;
    transaction.execute("UPDATE cash_entry SET reversed = 1 WHERE seq = ?1", [back.entry])?;
    Ok(())
}
