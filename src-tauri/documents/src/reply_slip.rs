//! The committee's reply as a vendor reads it on paper: what was received, the fees, what is owed
//! and how to pay it, what the committee says. Must never pass for a receipt of money.

use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::day_slip::FeeToPay;
use crate::figures::less;
use crate::head::{Marks, Registration, StallHead, foot, head};
use crate::slip::{Block, Size, Slip};
use crate::words::{Word, tender};

/// How a file of the stall stands in the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileState {
    /// It counts.
    Booked,
    /// It waits for the till's key to be accepted.
    Waiting,
    /// Only the slip's QR was read.
    Slip,
    /// There are two with one number.
    Fork,
    /// It was set aside.
    SetAside,
    /// It was refused.
    Refused,
}

/// A file that came from the stall.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileRow {
    /// The business day.
    pub day: Day,
    /// The number of the closing.
    pub z: u64,
    /// How it stands.
    pub state: FileState,
    /// Sold less given back; none for one that was not read.
    pub net: Option<Money>,
}

/// The fee of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeeDay {
    /// The business day.
    pub day: Day,
    /// Names and amounts.
    pub lines: Vec<(String, Money)>,
    /// What they come to.
    pub total: Money,
    /// Paid of it.
    pub paid: Money,
}

/// A payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaidRow {
    /// The receipt.
    pub number: String,
    /// How much.
    pub amount: Money,
    /// How.
    pub kind: TenderKind,
    /// Taken back since.
    pub reversed: bool,
}

/// A reply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReplySlip {
    /// Whose.
    pub stall: StallHead,
    /// Which reply.
    pub number: u64,
    /// When the committee made it.
    pub made: Timestamp,
    /// What was received.
    pub received: Vec<FileRow>,
    /// The fees.
    pub fees: Vec<FeeDay>,
    /// Owed for older days.
    pub owed_before: Money,
    /// The payments.
    pub payments: Vec<PaidRow>,
    /// Owed in all; below zero is a credit.
    pub owed: Money,
    /// The first day not paid in full.
    pub owed_since: Option<Day>,
    /// How to pay it.
    pub pay: Option<FeeToPay>,
    /// What the committee says.
    pub notices: Vec<String>,
    /// The prices of fees.
    pub prices: Vec<String>,
    /// Serials of vouchers that are money no more.
    pub withdrawn: Vec<String>,
    /// SHA-256 of the file, in hex.
    pub hash: String,
}

/// The slip of a reply.
#[must_use]
pub fn slip(reply: &ReplySlip, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    head(&mut slip, &reply.stall, &Registration::None, (Marks::default(), language));
    slip.add(Block::Space(6));
    slip.center(say(Word::Reply), Size::Large, true);
    slip.small_pair(say(Word::Number), reply.number.to_string());
    slip.small_pair(say(Word::MadeAt), reply.made.slip());
    slip.rule();
    received(&mut slip, &reply.received, language);
    fees(&mut slip, reply, language);
    payments(&mut slip, &reply.payments, language);
    owed(&mut slip, reply, language);
    list(&mut slip, Word::Notices, &reply.notices, language);
    list(&mut slip, Word::FeePrices, &reply.prices, language);
    list(&mut slip, Word::WithdrawnVouchers, &reply.withdrawn, language);
    foot(&mut slip, &reply.hash, Marks::default(), language);
    slip
}

fn received(slip: &mut Slip, files: &[FileRow], language: Language) {
    slip.center(Word::CommitteeReceived.say(language), Size::Normal, true);
    if files.is_empty() {
        slip.center(Word::NothingReceived.say(language), Size::Normal, false);
    }
    for file in files {
        let state = match file.state {
            FileState::Booked => Word::FileBooked,
            FileState::Waiting => Word::FileWaiting,
            FileState::Slip => Word::FileSlip,
            FileState::Fork => Word::FileFork,
            FileState::SetAside => Word::FileSetAside,
            FileState::Refused => Word::FileRefused,
        };
        slip.pair(format!("{} Z{}", file.day.slip(), file.z), state.say(language));
        if let Some(net) = file.net {
            slip.under(Word::NetSales.say(language), net.to_string());
        }
    }
    slip.rule();
}

fn fees(slip: &mut Slip, reply: &ReplySlip, language: Language) {
    let say = |word: Word| word.say(language);
    if reply.fees.is_empty() && reply.owed_before.is_zero() {
        return;
    }
    slip.center(say(Word::MarketFees), Size::Normal, true);
    if !reply.owed_before.is_zero() {
        slip.pair(say(Word::OwedBefore), reply.owed_before.to_string());
    }
    for day in &reply.fees {
        slip.bold_pair(day.day.slip(), day.total.to_string(), Size::Normal);
        for (name, amount) in &day.lines {
            let waived = amount.is_negative();
            let told = if waived { less(amount.magnitude()) } else { amount.to_string() };
            slip.under(name.clone(), told);
        }
        if !day.paid.is_zero() {
            slip.under(say(Word::FeePaid), less(day.paid));
        }
    }
    slip.rule();
}

fn payments(slip: &mut Slip, payments: &[PaidRow], language: Language) {
    if payments.is_empty() {
        return;
    }
    slip.center(Word::FeePaid.say(language), Size::Normal, true);
    for payment in payments {
        let label = format!("{} {}", payment.number, tender(payment.kind, language));
        slip.pair(label, payment.amount.to_string());
        if payment.reversed {
            slip.remark(Word::TakenBack.say(language));
        }
    }
    slip.rule();
}

fn owed(slip: &mut Slip, reply: &ReplySlip, language: Language) {
    let say = |word: Word| word.say(language);
    match reply.owed {
        none if none.is_zero() => slip.center(say(Word::NothingOwed), Size::Large, true),
        credit if credit.is_negative() => {
            slip.bold_pair(say(Word::PaidAhead), credit.magnitude().to_string(), Size::Large);
        }
        owed => {
            slip.bold_pair(say(Word::ArrearsLeft), owed.to_string(), Size::Large);
            if let Some(since) = reply.owed_since {
                slip.small_pair(say(Word::OwedSince), since.slip());
            }
        }
    }
    if let Some(pay) = &reply.pay {
        pay.put(slip, language);
    }
    slip.rule();
}

fn list(slip: &mut Slip, title: Word, texts: &[String], language: Language) {
    if texts.is_empty() {
        return;
    }
    slip.center(title.say(language), Size::Normal, true);
    for text in texts {
        slip.text(text.clone(), Size::Normal);
    }
    slip.rule();
}
