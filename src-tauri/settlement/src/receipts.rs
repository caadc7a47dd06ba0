//! Every receipt of a settlement worked out again: numbers, prices, tenders, change, VAT, refunds.
//! Must never use another arithmetic than the till's own rules in `domain`.

use std::collections::{BTreeMap, BTreeSet};

use domain::bank_slip::BankSlip;
use domain::id::RequestId;
use domain::money::{Money, OutOfRange};
use domain::payment::{
    CHANGE_LIMIT, CashRounding, PaymentRefused, Tender, TenderDetail, TenderDraft, TenderKind,
    settle,
};
use domain::quantity::Quantity;
use domain::refund::{RefundDraft, Refundable, refund};
use domain::rounding::LARGEST_STEP;
use domain::sale::{BillRefused, PricedLine, re_add};
use domain::tax::{TaxClass, vat_included};

use crate::day_file::Refused;
use crate::fact::{Fact, Refund, Sale};
use crate::line::Entry;
use crate::order::line_of;
use crate::version::{Version, repeats_a_tender};

/// A sale of this file with what came back of it so far.
struct Sold {
    lines: Vec<Refundable>,
    rounding: Option<CashRounding>,
    taxed_back: Money,
    vat_back: Money,
}

impl Sold {
    fn of(sale: &Sale) -> Sold {
        let open = |line: &PricedLine| Refundable {
            line: line.clone(),
            returned: Quantity::ZERO,
            given_back: Money::ZERO,
        };
        let lines = sale.lines.iter().map(open).collect();
        let rounding = sale.rounding;
        Sold { lines, rounding, taxed_back: Money::ZERO, vat_back: Money::ZERO }
    }
}

/// Checks every receipt: first the numbers of all, then what each says.
pub(crate) fn check(entries: &[Entry], version: Version) -> Result<(), Refused> {
    numbers(entries)?;
    let registered = entries.iter().any(|entry| match &entry.fact {
        Fact::Sale(sale) => !sale.vat.is_zero(),
        Fact::Refund(refund) => !refund.vat.is_zero(),
        _ => false,
    });
    let mut sold: BTreeMap<u64, Sold> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let line = line_of(index);
        match &entry.fact {
            Fact::Sale(sale) => {
                check_sale(sale, registered, line)?;
                if version == Version::One && repeats_a_tender(&entry.fact) {
                    return Err(Refused::Tender { line });
                }
                sold.insert(sale.receipt, Sold::of(sale));
            }
            Fact::Refund(refund) => {
                check_refund(refund, sold.get_mut(&refund.of), registered, line)?;
            }
            fact => {
                if !amounts_can_be(fact) {
                    return Err(Refused::Amount { line });
                }
            }
        }
    }
    Ok(())
}

/// No request twice; receipts in one run; a refund names an earlier sale.
fn numbers(entries: &[Entry]) -> Result<(), Refused> {
    let mut requests: BTreeSet<RequestId> = BTreeSet::new();
    let mut sales: BTreeSet<u64> = BTreeSet::new();
    let mut first = None;
    let mut next = None;
    for (index, entry) in entries.iter().enumerate() {
        let line = line_of(index);
        let (request, receipt, of) = match &entry.fact {
            Fact::Sale(sale) => (sale.request, Some(sale.receipt), None),
            Fact::Refund(refund) => (refund.request, Some(refund.receipt), Some(refund.of)),
            Fact::CashMoved(moved) => (moved.request, None, None),
            Fact::CreditRepaid(repaid) => (repaid.request, None, None),
            Fact::PreorderTaken(taken) => (taken.request, None, None),
            // a hand-over goes by the request of its sale
            Fact::PreorderEnded(ended) if ended.receipt.is_none() => (ended.request, None, None),
            _ => continue,
        };
        if !requests.insert(request) {
            return Err(Refused::RequestTwice { line });
        }
        let Some(found) = receipt else { continue };
        let expected = next.unwrap_or(found.max(1));
        if found != expected {
            return Err(Refused::Receipt { line, expected, found });
        }
        next = Some(found + 1);
        let first = *first.get_or_insert(found);
        match of {
            None => _ = sales.insert(found),
            Some(of) if of > 0 && (of < first || sales.contains(&of)) => {}
            Some(of) => return Err(Refused::RefundOf { line, of }),
        }
    }
    Ok(())
}

fn amounts_can_be(fact: &Fact) -> bool {
    match fact {
        Fact::CashMoved(moved) => moved.amount > Money::ZERO,
        Fact::LinesRemoved(removed) => !removed.amount.is_negative(),
        Fact::CreditRepaid(repaid) => repaid.amount > Money::ZERO && repaid.kind.is_money(),
        Fact::PreorderTaken(taken) => !taken.deposit.is_negative() && taken.kind.is_money(),
        Fact::PreorderEnded(ended) => !ended.returned.is_negative() && ended.kind.is_money(),
        Fact::DayOpened(opened) => !opened.float.is_negative(),
        Fact::DayClosed(closed) => !closed.kept.is_negative(),
        _ => true,
    }
}

fn check_sale(sale: &Sale, registered: bool, line: usize) -> Result<(), Refused> {
    let (total, inside) = re_add(&sale.lines).map_err(|refused| match refused {
        BillRefused::TotalTooLarge => Refused::TooLarge { line },
        _ => Refused::Price { line },
    })?;
    if total != sale.total {
        return Err(Refused::Price { line });
    }
    check_tenders(sale, line)?;
    let vat = if registered { inside } else { Money::ZERO };
    if sale.vat == vat { Ok(()) } else { Err(Refused::Vat { line }) }
}

/// The tenders are those that what was handed over settles the total with; so is the change.
fn check_tenders(sale: &Sale, line: usize) -> Result<(), Refused> {
    let drafts: Vec<TenderDraft> = sale
        .tenders
        .iter()
        .map(|tender| TenderDraft {
            kind: tender.kind,
            amount: tender.received,
            detail: tender.detail.clone(),
        })
        .collect();
    let settled = settle(sale.total, &drafts, sale.rounding.map(|rounding| rounding.by)).map_err(
        |refused| match refused {
            PaymentRefused::TooLarge => Refused::TooLarge { line },
            _ => Refused::Tender { line },
        },
    )?;
    // Cash that paid nothing, all of it given back, leaves change without a cash tender.
    let change = if sale.tenders.iter().any(|tender| tender.kind == TenderKind::Cash) {
        sale.change == settled.change
    } else {
        !sale.change.is_negative() && sale.change < CHANGE_LIMIT
    };
    let known = sale.rounding.is_none_or(|rounding| rounding.by.is_known());
    let rounded = settled.rounding == sale.rounding && known;
    let details = sale.tenders.iter().all(detail_fits);
    if settled.tenders == sale.tenders && change && rounded && details {
        Ok(())
    } else {
        Err(Refused::Tender { line })
    }
}

/// What else a tender tells is of its own kind, and the parts of a co-pay are its amount.
fn detail_fits(tender: &Tender) -> bool {
    match (&tender.detail, tender.kind) {
        (None, TenderKind::Cash | TenderKind::PromptPay | TenderKind::Credit) => true,
        (Some(TenderDetail::BankSlip { bank, reference }), TenderKind::PromptPay) => {
            BankSlip { bank: bank.clone(), reference: reference.clone() }.check().is_ok()
        }
        (Some(TenderDetail::CoPay { state, buyer, .. }), TenderKind::CoPay) => {
            !state.is_negative() && !buyer.is_negative() && state.plus(*buyer) == Ok(tender.amount)
        }
        (Some(TenderDetail::Voucher { .. }), TenderKind::Voucher)
        | (Some(TenderDetail::Deposit { .. }), TenderKind::Deposit)
        | (Some(TenderDetail::Other { .. }), TenderKind::Other) => true,
        _ => false,
    }
}

/// Cash given back is rounded only where the cash of the sale was, and by less than a step.
fn rounding_fits(given: &Refund, sale: Option<&Sold>) -> bool {
    let most = match sale {
        Some(sale) => sale.rounding.map_or(Money::ZERO, |rounding| rounding.by.step),
        None => LARGEST_STEP,
    };
    given.rounding.is_zero() || given.rounding.magnitude() < most
}

fn check_refund(
    given: &Refund,
    sale: Option<&mut Sold>,
    registered: bool,
    line: usize,
) -> Result<(), Refused> {
    let too_large = |_: OutOfRange| Refused::TooLarge { line };
    match &sale {
        Some(sale) => check_lines(given, sale, line)?,
        None => check_foreign_lines(given, line)?,
    }
    let total = Money::sum(given.lines.iter().map(|back| back.amount)).map_err(too_large)?;
    if total != given.total {
        return Err(Refused::Price { line });
    }
    let kinds: BTreeSet<TenderKind> = given.repayments.iter().map(|back| back.kind).collect();
    let repaid = Money::sum(given.repayments.iter().map(|back| back.amount)).map_err(too_large)?;
    let positive = given.repayments.iter().all(|back| back.amount > Money::ZERO);
    let due = total.plus(given.rounding).map_err(too_large)?;
    let rounded = rounding_fits(given, sale.as_deref());
    if repaid != due || !rounded || !positive || kinds.len() != given.repayments.len() {
        return Err(Refused::Tender { line });
    }
    let fits = match sale {
        Some(sale) => take_back(given, sale, registered).map_err(too_large)?,
        None => foreign_vat(given, registered).map_err(too_large)?,
    };
    if fits { Ok(()) } else { Err(Refused::Vat { line }) }
}

/// The lines come to what the till's own rule gives back for them.
fn check_lines(given: &Refund, sale: &Sold, line: usize) -> Result<(), Refused> {
    let drafts: Vec<RefundDraft> = given
        .lines
        .iter()
        .map(|back| RefundDraft { line: back.line, quantity: back.quantity })
        .collect();
    match refund(&sale.lines, &drafts) {
        Ok(worked_out) if worked_out == given.lines => Ok(()),
        _ => Err(Refused::RefundLines { line }),
    }
}

/// Takes the lines back and says whether the taxed part and its VAT are right. The VAT is worked
/// out on all that came back so far, so that the parts add up to the VAT of the sale.
fn take_back(given: &Refund, sale: &mut Sold, registered: bool) -> Result<bool, OutOfRange> {
    let mut taxed = Money::ZERO;
    for back in &given.lines {
        let place = usize::try_from(back.line).unwrap_or(0).saturating_sub(1);
        let Some(entry) = sale.lines.get_mut(place) else { return Ok(false) };
        entry.returned = entry.returned.plus(back.quantity).map_err(|_| OutOfRange)?;
        entry.given_back = entry.given_back.plus(back.amount)?;
        if entry.line.tax == TaxClass::Vat {
            taxed = taxed.plus(back.amount)?;
        }
    }
    sale.taxed_back = sale.taxed_back.plus(taxed)?;
    let so_far = if registered { vat_included(sale.taxed_back)? } else { Money::ZERO };
    let vat = so_far.minus(sale.vat_back)?;
    sale.vat_back = so_far;
    Ok(given.taxed == taxed && given.vat == vat)
}

/// What can be said of the VAT when the sale is in an earlier file: the taxed part is a part, and
/// the VAT is the one inside it, a satang to either side for parts that were rounded before.
fn foreign_vat(given: &Refund, registered: bool) -> Result<bool, OutOfRange> {
    let inside = if registered { vat_included(given.taxed)? } else { Money::ZERO };
    let off = given.vat.minus(inside)?.magnitude().satang();
    let part = !given.taxed.is_negative() && given.taxed <= given.total;
    Ok(part && !given.vat.is_negative() && off <= i64::from(registered))
}

/// What can be said of a refund whose sale is in an earlier file.
fn check_foreign_lines(given: &Refund, line: usize) -> Result<(), Refused> {
    let places: BTreeSet<u32> = given.lines.iter().map(|back| back.line).collect();
    let fits = given
        .lines
        .iter()
        .all(|back| back.line > 0 && back.quantity > Quantity::ZERO && !back.amount.is_negative());
    if fits && places.len() == given.lines.len() && !given.lines.is_empty() {
        Ok(())
    } else {
        Err(Refused::RefundLines { line })
    }
}
