//! Random days that an honest till could have written. Must never be dishonest by chance.

use domain::money::Money;
use domain::payment::TenderKind;
use domain::pricing::LineDraft;
use domain::tax::TaxClass;
use domain::unit::Unit;
use proptest::prelude::*;
use settlement::fact::Fact;
use settlement::line::Entry;

use super::{Draft, first_day, goods, plain, refund, sale};

/// A random honest day of sales and refunds, registered for VAT or not.
pub fn random_day() -> impl Strategy<Value = Draft> {
    let line = (0_i64..300_000, 1_i64..5_000, any::<bool>(), any::<bool>());
    let bill = (prop::collection::vec(line, 1..5), 0_i64..99_999, any::<bool>(), any::<bool>());
    (prop::collection::vec(bill, 0..8), any::<bool>(), "[ก-ฮa-z\"\\\\]{1,9}").prop_map(
        |(bills, registered, name)| {
            let mut draft = first_day();
            let end = draft.entries.pop().unwrap();
            draft.entries.truncate(2);
            let mut receipt = 0;
            for (lines, over, transfer, back) in bills {
                let drafts: Vec<LineDraft> = lines
                    .iter()
                    .map(|(price, quantity, weighed, taxed)| {
                        let unit = if *weighed { Unit::Khit } else { Unit::Pack };
                        let quantity =
                            if *weighed { *quantity } else { quantity % 9 * 1_000 + 1_000 };
                        let tax = if *taxed { TaxClass::Vat } else { TaxClass::Exempt };
                        goods(&name, unit, *price, quantity, tax)
                    })
                    .collect();
                let total = plain(&drafts).total.satang();
                let part = if transfer { total / 2 } else { 0 };
                let mut given = vec![(TenderKind::PromptPay, part)];
                given.push((TenderKind::Cash, total - part + over));
                given.retain(|(_, sum)| *sum > 0);
                receipt += 1;
                let mut sold = sale(receipt, &drafts, &given);
                let Fact::Sale(of) = &mut sold else { continue };
                if !registered {
                    of.vat = Money::ZERO;
                }
                let (line, sale) = (of.lines[0].clone(), of.receipt);
                let is_taxed = line.tax == TaxClass::Vat;
                draft.entries.push(Entry { fact: sold, ..end.clone() });
                if back && !line.amount.is_zero() {
                    receipt += 1;
                    let (quantity, sum) = (line.quantity.thousandths(), line.amount.satang());
                    let mut given = refund(receipt, sale, 1, quantity, sum, is_taxed);
                    if let (Fact::Refund(given), false) = (&mut given, registered) {
                        given.vat = Money::ZERO;
                    }
                    draft.entries.push(Entry { fact: given, ..end.clone() });
                }
            }
            draft.entries.push(end);
            draft.rechain();
            draft.honest(Money::ZERO);
            draft
        },
    )
}
