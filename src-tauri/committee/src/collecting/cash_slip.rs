//! An entry of the committee's own money as a slip for the printer.
//! Must never print an entry that was taken back as if it held.

use documents::cash_slip::{self, CashSlipKind};
use documents::head::{Marks, StallHead};
use documents::slip::{Block, Size, Slip};
use domain::language::Language;

use crate::collecting::cash::{CashAct, CashEntry};

/// The slip of an entry. `copy` counts from 1; 0 is the original.
#[must_use]
pub fn entry_slip(entry: &CashEntry, copy: u32, language: Language) -> Slip {
    let paper = cash_slip::CashSlip {
        kind: match entry.act {
            CashAct::HandedOver => CashSlipKind::HandedOver,
            CashAct::Banked => CashSlipKind::Banked,
            CashAct::PaidOut => CashSlipKind::PaidOut,
            CashAct::DepositReceived => CashSlipKind::DepositReceived,
            CashAct::DepositReturned => CashSlipKind::DepositReturned,
            CashAct::KeptForDamages | CashAct::KeptForArrears => CashSlipKind::DepositKept,
        },
        market: entry.market.clone(),
        number: entry.number.clone(),
        at: entry.at,
        stall: StallHead {
            name: entry.name.clone(),
            place: entry.place.clone(),
            market: entry.market.clone(),
        },
        amount: entry.amount,
        method: Some(entry.kind).filter(|kind| kind.is_money()),
        expected: entry.expected,
        pieces: entry.pieces.clone(),
        receipt: entry.receipt.clone(),
        words: entry.words.clone(),
        giver: entry.collector.clone(),
        receiver: entry.receiver.clone(),
        hash: entry.hash.clone(),
        marks: Marks { copy, practice: false },
    };
    let mut slip = cash_slip::slip(&paper, language);
    if let Some(reversal) = &entry.reversed {
        let cancelled = language.pick("ยกเลิกแล้ว", "CANCELLED");
        slip.blocks.insert(0, Block::Marked(cancelled.to_owned()));
        let told = format!("{cancelled} {} · {}", reversal.at.slip(), reversal.reason);
        slip.center(told, Size::Small, true);
    }
    slip
}
