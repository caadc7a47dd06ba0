//! What a customer owes, bill by bill: for her to take along. Must never pass for a receipt, nor
//! show what somebody else owes.

use domain::baht_words::baht_words;
use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;

use crate::head::{Marks, Registration, StallHead, head};
use crate::receipt::PayCode;
use crate::slip::{Block, Size, Slip};
use crate::words::Word;

/// A bill that is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenBill {
    /// The number of its receipt.
    pub number: String,
    /// When it was sold.
    pub at: Timestamp,
    /// By when it is to be paid.
    pub due: Day,
    /// Whether that was before today.
    pub overdue: bool,
    /// How much of it was on credit.
    pub amount: Money,
    /// How much of that is still open.
    pub left: Money,
}

/// What a customer owes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Whose book.
    pub stall: StallHead,
    /// Who owes, as the vendor calls her.
    pub customer: String,
    /// When it was asked.
    pub at: Timestamp,
    /// The open bills, the oldest first.
    pub bills: Vec<OpenBill>,
    /// What is owed; below zero when the stall owes the customer.
    pub owes: Money,
    /// A QR to pay it by.
    pub code: Option<PayCode>,
}

/// The slip of a statement.
#[must_use]
pub fn slip(statement: &Statement, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    head(&mut slip, &statement.stall, &Registration::None, (Marks::default(), language));
    slip.add(Block::Space(6));
    slip.center(say(Word::Statement), Size::Large, true);
    slip.small_pair(say(Word::At), statement.at.slip());
    slip.bold_pair(say(Word::Customer), &statement.customer, Size::Normal);
    slip.rule();
    for bill in &statement.bills {
        open_bill(&mut slip, bill, language);
    }
    if statement.bills.is_empty() {
        slip.center(say(Word::NoOpenBills), Size::Normal, false);
    }
    slip.rule();
    owed(&mut slip, Word::OwedNow, statement.owes, language);
    if let Some(code) = statement.code.as_ref().filter(|_| statement.owes > Money::ZERO) {
        code.put(&mut slip, Word::ScanToPay, language);
    }
    slip.center(say(Word::NotAReceipt), Size::Small, false);
    slip.add(Block::Space(8));
    slip
}

fn open_bill(slip: &mut Slip, bill: &OpenBill, language: Language) {
    let say = |word: Word| word.say(language);
    let late = if bill.overdue { Word::Overdue } else { Word::Due };
    let day = bill.at.calendar_day().slip();
    slip.add(Block::Item {
        name: format!("{} {} · {day}", say(Word::OneBill), bill.number),
        detail: Some(format!("{} {}", say(late), bill.due.slip())),
        amount: bill.left.to_string(),
    });
    if bill.left != bill.amount {
        // not in the column of amounts: it is no part of the sum
        slip.text(format!("{} {}", say(Word::OutOf), bill.amount), Size::Small);
    }
}

/// What is owed, in figures and words; or, turned round, what the stall owes.
pub(crate) fn owed(slip: &mut Slip, word: Word, owes: Money, language: Language) {
    let word = if owes.is_negative() { Word::StallOwes } else { word };
    slip.bold_pair(word.say(language), owes.magnitude().to_string(), Size::Large);
    if language == Language::Th {
        slip.center(format!("({})", baht_words(owes.magnitude())), Size::Small, false);
    }
}
