//! Days of version 2: discounts, bundles, rounded cash, every way of paying, debts and preorders;
//! one fixed, many random. Must never be dishonest by chance.

use domain::id::{GoodsId, PreorderId, PriceRuleId, RequestId};
use domain::money::Money;
use domain::payment::{TenderDetail, TenderDraft, TenderKind, settle};
use domain::pricing::{Asked, LineDraft, PriceRule, PriceRuleKind, Reduction, Terms, price};
use domain::quantity::Quantity;
use domain::refund::{Paid, RefundDraft, Refundable, refund as give_back, repay};
use domain::rounding::{Direction, Rounding};
use domain::tax::TaxClass;
use domain::unit::Unit;
use proptest::prelude::*;
use settlement::fact::*;
use settlement::line::Entry;
use settlement::version::Version;

use super::{Draft, MORNING, day, first_day, goods, request, satang};

const BAHT_DOWN: Rounding = Rounding { step: Money::baht(1), direction: Direction::Down };

fn preorder() -> PreorderId {
    PreorderId::new(MORNING, [8; 10])
}

fn cake(number: u8) -> GoodsId {
    GoodsId::new(MORNING, [number; 10])
}

/// Three cakes for 100, mixed.
fn rule() -> PriceRule {
    PriceRule {
        id: PriceRuleId::new(MORNING, [6; 10]),
        name: "3 ชิ้น 100".to_owned(),
        does: PriceRuleKind::Bundle {
            goods: vec![cake(1), cake(2)],
            count: 3,
            price: Money::baht(100),
        },
        from: day(1),
        until: None,
    }
}

fn cakes(number: u8, baht: i64, count: i64) -> LineDraft {
    LineDraft {
        goods: Some(cake(number)),
        ..goods("ขนมถ้วย", Unit::Piece, baht * 100, count * 1_000, TaxClass::Vat)
    }
}

fn fish(grams: i64) -> LineDraft {
    goods("ปลานิล", Unit::Kilogram, 9_500, grams, TaxClass::Exempt)
}

/// A way of paying for the tests, with what it tells beside.
fn tender(kind: TenderKind, amount: i64) -> TenderDraft {
    let detail = match kind {
        TenderKind::Cash | TenderKind::Credit => None,
        TenderKind::PromptPay => Some(TenderDetail::BankSlip {
            bank: "004".to_owned(),
            reference: format!("2026112212{amount}"),
        }),
        TenderKind::Voucher => {
            Some(TenderDetail::Voucher { serial: format!("7K2QD-{amount}"), most: None })
        }
        TenderKind::CoPay => Some(TenderDetail::CoPay {
            scheme: "คนละครึ่ง".to_owned(),
            state: satang(amount / 2),
            state_due: MORNING.later(127_800),
            buyer: satang(amount - amount / 2),
            buyer_due: MORNING.later(72_000),
        }),
        TenderKind::Deposit => Some(TenderDetail::Deposit { preorder: preorder() }),
        TenderKind::Other => {
            Some(TenderDetail::Other { name: "บัตรเครดิต".to_owned() })
        }
    };
    TenderDraft { kind, amount: satang(amount), detail }
}

fn sale(
    receipt: u64,
    drafts: &[LineDraft],
    discount: Option<Reduction>,
    tenders: &[TenderDraft],
) -> Sale {
    let rules = [rule()];
    let terms = Terms { rules: &rules, day: day(22), weighed: Some(BAHT_DOWN), discount };
    let bill = price(drafts, terms).unwrap();
    let settled = settle(bill.total, tenders, Some(BAHT_DOWN)).unwrap();
    Sale {
        request: request(u8::try_from(receipt).unwrap()),
        receipt,
        lines: bill.lines,
        total: bill.total,
        vat: bill.vat,
        tenders: settled.tenders,
        change: settled.change,
        rounding: settled.rounding,
        by: Some(1),
        approved: None,
    }
}

/// What a bill comes to, and in cash.
fn total(drafts: &[LineDraft], discount: Option<Reduction>) -> i64 {
    let rules = [rule()];
    let terms = Terms { rules: &rules, day: day(22), weighed: Some(BAHT_DOWN), discount };
    price(drafts, terms).unwrap().total.satang()
}

/// Gives some of the first line back, or all of the sale.
fn refund(receipt: u64, sale: &Sale, thousandths: Option<i64>) -> Refund {
    let sold: Vec<Refundable> = sale
        .lines
        .iter()
        .map(|line| Refundable {
            line: line.clone(),
            returned: Quantity::ZERO,
            given_back: Money::ZERO,
        })
        .collect();
    let drafts: Vec<RefundDraft> = match thousandths {
        Some(part) => {
            vec![RefundDraft { line: 1, quantity: Quantity::from_thousandths(part).unwrap() }]
        }
        None => (1..)
            .zip(&sale.lines)
            .map(|(line, sold)| RefundDraft { line, quantity: sold.quantity })
            .collect(),
    };
    let lines = give_back(&sold, &drafts).unwrap();
    let sum = Money::sum(lines.iter().map(|line| line.amount)).unwrap();
    let of_taxed = lines
        .iter()
        .filter(|back| sale.lines[usize::try_from(back.line).unwrap() - 1].tax == TaxClass::Vat);
    let taxed = Money::sum(of_taxed.map(|line| line.amount)).unwrap();
    let paid = Paid { tenders: &sale.tenders, rounding: sale.rounding, before: Money::ZERO };
    let repaid = repay(sum, paid, thousandths.is_none()).unwrap();
    Refund {
        request: request(u8::try_from(receipt).unwrap()),
        receipt,
        of: sale.receipt,
        lines,
        total: sum,
        taxed,
        vat: if sale.vat.is_zero() {
            Money::ZERO
        } else {
            domain::tax::vat_included(taxed).unwrap()
        },
        repayments: repaid.repayments,
        reason: "คืน".to_owned(),
        rounding: repaid.rounding,
        by: Some(2),
        approved: Some(1),
    }
}

fn with(facts: Vec<Fact>) -> Draft {
    let mut draft = first_day();
    let end = draft.entries.pop().unwrap();
    draft.entries.truncate(2);
    for fact in facts {
        draft.entries.push(Entry { fact, ..end.clone() });
    }
    draft.entries.push(end);
    draft.rechain();
    draft.honest(Money::ZERO);
    draft.open.version = Version::needed(draft.entries.iter().map(|entry| &entry.fact));
    draft
}

fn handed_over(request: RequestId) -> PreorderEnded {
    PreorderEnded {
        request,
        preorder: preorder(),
        receipt: Some(4),
        returned: Money::ZERO,
        kind: TenderKind::Cash,
        by: Some(1),
        approved: None,
    }
}

fn called_off() -> PreorderEnded {
    PreorderEnded {
        request: request(111),
        preorder: PreorderId::new(MORNING, [9; 10]),
        receipt: None,
        returned: Money::baht(5),
        kind: TenderKind::PromptPay,
        by: Some(1),
        approved: Some(1),
    }
}

fn taken() -> PreorderTaken {
    PreorderTaken {
        request: request(110),
        preorder: preorder(),
        deposit: Money::baht(20),
        kind: TenderKind::Cash,
        by: Some(1),
    }
}

fn repaid(number: u64, kind: TenderKind, reverses: Option<u64>) -> CreditRepaid {
    CreditRepaid {
        request: request(100 + u8::try_from(number).unwrap()),
        number,
        reverses,
        kind,
        amount: Money::baht(10),
        by: Some(1),
        approved: None,
    }
}

/// Every kind of line and of tender that version 2 brought.
pub fn rich_day() -> Draft {
    use TenderKind::{Cash, CoPay, Credit, Deposit, Other, PromptPay, Voucher};
    let tenth = Some(Reduction::Percent { hundredths: 1_000 });
    let free = LineDraft { asked: Asked::Free, ..cakes(1, 50, 1) };
    let keyed = LineDraft { asked: Asked::Keyed(Money::baht(45)), ..cakes(2, 50, 1) };
    let less = Some(Reduction::Baht { amount: Money::baht(3) });
    let off = LineDraft { discount: less, ..cakes(3, 30, 2) };
    let label = LineDraft { asked: Asked::Label(satang(7_590)), ..fish(799) };
    let bundle = [cakes(1, 50, 2), cakes(2, 40, 2), free];
    let mixed = sale(1, &[keyed, off, label, fish(345)], tenth, &[tender(Cash, 20_000)]);
    let split = [tender(PromptPay, 5_000), tender(Voucher, 4_000), tender(Cash, 10_000)];
    let split = sale(2, &bundle, None, &split);
    let due = total(&bundle, None);
    let others = [tender(Credit, 3_000), tender(CoPay, 4_001), tender(Other, due - 7_001)];
    let others = sale(3, &bundle, None, &others);
    let handed = sale(4, &bundle, None, &[tender(Deposit, 2_000), tender(PromptPay, due - 2_000)]);
    let part = refund(5, &mixed, Some(1_000));
    let whole = refund(6, &split, None);
    let ended = handed_over(handed.request);
    with(vec![
        Fact::OperatorSignedIn(OperatorSignedIn { operator: 1 }),
        Fact::OperatorsChanged(OperatorsChanged { count: 2 }),
        Fact::CustomersChanged(CustomersChanged { count: 1 }),
        Fact::PricesChanged(PricesChanged { count: 1, by: Some(1), approved: None }),
        Fact::PreorderTaken(taken()),
        Fact::Sale(mixed),
        Fact::Sale(split),
        Fact::Sale(others),
        Fact::Sale(handed),
        Fact::PreorderEnded(ended),
        Fact::PreorderEnded(called_off()),
        Fact::Refund(part),
        Fact::Refund(whole),
        Fact::CreditRepaid(repaid(1, Cash, None)),
        Fact::CreditRepaid(repaid(2, PromptPay, None)),
        Fact::CreditRepaid(repaid(3, Cash, Some(1))),
        Fact::DrawerOpened(DrawerOpened {
            reason: "แลกเงิน".to_owned(),
            by: Some(2),
            approved: Some(1),
        }),
    ])
}

/// A random honest day of version 2, or of version 1 where nothing new occurs.
pub fn random_rich_day() -> impl Strategy<Value = Draft> {
    let line = (0_u8..4, 1_i64..90, 1_i64..7, 0_u8..5, 0_i64..2_000);
    let bill = (prop::collection::vec(line, 1..6), 0_i64..9_000, 0_u8..7, any::<bool>(), 0_u8..3);
    (prop::collection::vec(bill, 1..8), any::<bool>()).prop_map(|(bills, registered)| {
        let mut facts = Vec::new();
        let mut receipt = 0;
        for (lines, off, way, twice, back) in bills {
            let drafts: Vec<LineDraft> = lines.iter().map(random_line).collect();
            let discount = u32::try_from(off).unwrap();
            // of a bill that costs nothing, nothing can be taken off
            let costs = total(&drafts, None) > 100;
            let discount =
                (off > 4_500 && costs).then_some(Reduction::Percent { hundredths: discount });
            let whole = total(&drafts, discount);
            receipt += 1;
            let mut sold = sale(receipt, &drafts, discount, &random_tenders(whole, way, twice));
            if !registered {
                sold.vat = Money::ZERO;
            }
            facts.push(Fact::Sale(sold.clone()));
            let part = (back == 1).then(|| sold.lines[0].quantity.thousandths().min(1_000));
            if back > 0 && whole > 0 {
                let given = refund(receipt + 1, &sold, part);
                if given.total > Money::ZERO && !given.repayments.is_empty() {
                    receipt += 1;
                    facts.push(Fact::Refund(given));
                }
            }
        }
        with(facts)
    })
}

fn random_line(line: &(u8, i64, i64, u8, i64)) -> LineDraft {
    let (number, baht, count, asked, satang_off) = *line;
    let draft = match number {
        0 => fish(count * 345),
        number => cakes(number, baht, count),
    };
    let asked = match asked {
        0 => Asked::Keyed(satang(baht * 90 + 1)),
        1 if number > 0 => Asked::Free,
        2 if number == 0 => Asked::Label(satang(baht * 77)),
        _ => Asked::List,
    };
    let amount = satang(satang_off % 900 + 1);
    let discount = (satang_off > 1_500 && asked == Asked::List && baht > 10)
        .then_some(Reduction::Baht { amount });
    LineDraft { asked, discount, ..draft }
}

/// Pays a total in one of many ways; nothing is paid for nothing.
fn random_tenders(total: i64, way: u8, twice: bool) -> Vec<TenderDraft> {
    use TenderKind::{Cash, CoPay, Credit, Other, PromptPay, Voucher};
    if total < 400 {
        return if total == 0 { vec![] } else { vec![tender(PromptPay, total)] };
    }
    let first = match way {
        0 => PromptPay,
        1 => Credit,
        2 => Voucher,
        3 => CoPay,
        4 => Other,
        _ => return vec![tender(Cash, total / 100 * 100 + 200)],
    };
    let mut left = total - total / 3;
    let mut tenders = vec![tender(first, total / 3)];
    if twice && first != Credit {
        tenders.push(tender(first, left / 2));
        left -= left / 2;
    }
    tenders.push(tender(Cash, left + 200));
    tenders
}
