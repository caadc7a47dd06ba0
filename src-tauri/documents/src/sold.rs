//! What was sold, on a receipt: every line with what it cost before anything was taken off, and
//! below it how it came about. Must never show rows that do not add up to the total.

use domain::language::Language;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::sale::{BundleUse, Discount, DiscountKind, PriceReason, PricedLine, amount_of};
use domain::tax::TaxClass;
use domain::unit::Unit;

use crate::figures::less;
use crate::receipt::SoldLine;
use crate::slip::{Block, Slip};
use crate::words::Word;

/// Behind the name of exempt goods on a slip with VAT: what Thai tills print.
const EXEMPT: &str = " (N)";

/// A bundle as it stands on a receipt: over how many lines, and what it took off them together.
struct Filled<'a> {
    name: &'a str,
    lines: usize,
    saved: Money,
}

/// The lines; `exempt_marked` where taxed and exempt goods stand on one slip.
pub(crate) fn lines(
    slip: &mut Slip,
    sold: &[SoldLine],
    bundles: &[BundleUse],
    (exempt_marked, language): (bool, Language),
) {
    let filled = filled(sold);
    for SoldLine { line, note } in sold {
        slip.add(item(line, exempt_marked && line.tax == TaxClass::Exempt, language));
        came_about(slip, line, language);
        for discount in &line.discounts {
            match discount.kind {
                DiscountKind::Line => {
                    slip.under(Word::LineDiscount.say(language), less(discount.amount));
                }
                DiscountKind::Bundle => {
                    // a bundle over several lines has a row of its own
                    let whole = filled.iter().find(|f| f.lines == 1 && f.name == name(discount));
                    if let Some(whole) = whole {
                        slip.under(bundle(whole, bundles, language), less(discount.amount));
                    }
                }
                DiscountKind::Bill => {}
            }
        }
        if let Some(note) = note.as_deref().filter(|note| !note.trim().is_empty()) {
            slip.remark(format!("{}: {}", Word::Note.say(language), note.trim()));
        }
    }
}

/// What is taken off more than one line: bundles of mixed goods, the discount of the bill.
pub(crate) fn taken_off(
    slip: &mut Slip,
    sold: &[SoldLine],
    bundles: &[BundleUse],
    language: Language,
) {
    for whole in filled(sold).iter().filter(|filled| filled.lines > 1) {
        slip.pair(bundle(whole, bundles, language), less(whole.saved));
    }
    let of_bill = discounts(sold).filter(|discount| discount.kind == DiscountKind::Bill);
    if let Ok(sum) = Money::sum(of_bill.map(|discount| discount.amount))
        && !sum.is_zero()
    {
        slip.pair(Word::BillDiscount.say(language), less(sum));
    }
}

fn discounts(sold: &[SoldLine]) -> impl Iterator<Item = &Discount> {
    sold.iter().flat_map(|sold| &sold.line.discounts)
}

/// Bundles by name, in the order they stand on the lines.
fn filled(sold: &[SoldLine]) -> Vec<Filled<'_>> {
    let mut filled: Vec<Filled<'_>> = Vec::new();
    for discount in discounts(sold).filter(|discount| discount.kind == DiscountKind::Bundle) {
        let name = name(discount);
        match filled.iter_mut().find(|filled| filled.name == name) {
            Some(more) => {
                more.lines += 1;
                more.saved = more.saved.plus(discount.amount).unwrap_or(more.saved);
            }
            None => filled.push(Filled { name, lines: 1, saved: discount.amount }),
        }
    }
    filled
}

fn name(discount: &Discount) -> &str {
    discount.name.as_deref().unwrap_or_default()
}

/// "3 ชิ้น 100 × 2 ชุด"; without the count where nobody knows it.
fn bundle(filled: &Filled<'_>, bundles: &[BundleUse], language: Language) -> String {
    let named = match filled.name.trim() {
        "" => Word::Bundle.say(language),
        name => name,
    };
    let known = bundles.iter().find(|b| b.name == filled.name && b.saved == filled.saved);
    known.map_or_else(
        || named.to_owned(),
        |known| format!("{named} × {} {}", known.sets, Word::Sets.say(language)),
    )
}

/// Goods on a slip, at what they cost before discounts.
fn item(line: &PricedLine, exempt: bool, language: Language) -> Block {
    let price = (line.reason != Some(PriceReason::Free)).then_some(line.unit_price);
    let mark = if exempt { EXEMPT } else { "" };
    Block::Item {
        name: format!("{}{mark}", line.name),
        detail: detail(line.unit, line.quantity, price, language),
        amount: line.gross().unwrap_or(line.amount).to_string(),
    }
}

/// "2 ชิ้น × 50.00"; nothing for a single piece.
pub(crate) fn detail(
    unit: Unit,
    quantity: Quantity,
    price: Option<Money>,
    language: Language,
) -> Option<String> {
    if quantity == Quantity::ONE && unit == Unit::Piece {
        return None;
    }
    let much = format!("{quantity} {}", unit.word(language));
    Some(price.map_or(much.clone(), |price| format!("{much} × {price}")))
}

/// Why it costs what it costs. A price above the usual one stands by itself: what the goods cost
/// on other days is between the vendor and her list.
fn came_about(slip: &mut Slip, line: &PricedLine, language: Language) {
    let usual = line.list_price.filter(|list| *list > line.unit_price);
    let usual = usual.map(|list| format!("{} {list}", Word::UsualPrice.say(language)));
    let why = match line.reason {
        Some(PriceReason::Free) => Some(Word::Free),
        Some(PriceReason::Dated) => Some(Word::DatedPrice),
        Some(PriceReason::Markdown) => Some(Word::Markdown),
        Some(PriceReason::Keyed) | None => None,
    };
    match (why, usual) {
        (Some(why), Some(usual)) => slip.remark(format!("{} · {usual}", why.say(language))),
        (Some(Word::Free), None) => slip.remark(Word::Free.say(language)),
        (_, Some(usual)) => slip.remark(usual),
        (_, None) => {}
    }
    if line.label.is_some() {
        slip.remark(Word::ScaleLabel.say(language));
    } else if line.rounding.is_some()
        && let Ok(exact) = amount_of(line.unit_price, line.quantity)
    {
        slip.remark(format!("{} {exact}", Word::WeighedFrom.say(language)));
    }
}
