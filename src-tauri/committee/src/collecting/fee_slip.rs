//! A fee receipt as a slip for the printer.
//! Must never print a payment that was taken back as if it held.

use documents::fee_receipt::{self, FeeItem};
use documents::head::{Marks, StallHead};
use documents::slip::{Block, Slip};
use domain::language::Language;

use crate::collecting::fee_receipts::FeeReceipt;

/// The slip of a receipt. `copy` counts from 1; 0 is the original.
#[must_use]
pub fn fee_slip(receipt: &FeeReceipt, copy: u32, language: Language) -> Slip {
    let paid_before = language.pick("ชำระไว้ก่อนแล้ว", "Paid before");
    let items = receipt.items.iter().map(|item| FeeItem {
        name: match (item.name.is_empty(), item.waived) {
            (true, _) => paid_before.to_owned(),
            (false, true) => format!("{} {}", language.pick("ยกเว้น", "Waived:"), item.name),
            (false, false) => item.name.clone(),
        },
        detail: Some(item.day.slip()),
        amount: item.amount,
    });
    let paper = fee_receipt::FeeReceipt {
        market: receipt.market.clone(),
        tax_id: None,
        number: receipt.number.clone(),
        at: receipt.at,
        stall: StallHead {
            name: receipt.stall_name.clone(),
            place: receipt.place.clone(),
            market: receipt.market.clone(),
        },
        vendor: receipt.vendor.clone(),
        days: receipt.days.clone(),
        items: items.collect(),
        charged: receipt.charged,
        paid: receipt.paid,
        arrears: receipt.owed_after,
        method: receipt.kind,
        collector: receipt.collector.clone(),
        hash: receipt.hash.clone(),
        marks: Marks { copy, practice: false },
    };
    let mut slip = fee_receipt::slip(&paper, language);
    if let Some(reversal) = &receipt.reversed {
        let cancelled = language.pick("ยกเลิกแล้ว", "CANCELLED");
        slip.blocks.insert(0, Block::Marked(cancelled.to_owned()));
        let told = format!("{cancelled} {} · {}", reversal.at.slip(), reversal.reason);
        slip.center(told, documents::slip::Size::Small, true);
    }
    slip
}
