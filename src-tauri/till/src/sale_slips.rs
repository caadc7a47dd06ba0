//! Receipts, refunds and price labels as the documents floor wants them. Must never name the
//! customer of a sale: a receipt lies about, and what somebody owes is nobody else's business.

use documents::head::Marks;
use documents::price_label::{self, PriceLabel};
use documents::receipt::{self, Paid, Payment, Receipt as ReceiptDocument, SoldLine};
use documents::refund::{self, Refund as RefundDocument, ReturnedLine};
use documents::slip::Slip;
use domain::day::{Day, Timestamp};
use domain::id::{GoodsId, RequestId};
use domain::language::Language;
use domain::now::Now;
use domain::pricing::{Asked, LineDraft, PriceRule, PriceRuleKind, Reduction, Terms, price};
use domain::quantity::Quantity;
use domain::refund::Repayment;
use domain::sale::{BundleUse, DiscountKind, PriceReason, PricedLine};
use store::Fault;
use store::rows::from_json;

use crate::Till;
use crate::bill::{BillDraft, Removed, SaleLine};
use crate::receipts::{Receipt, ReceiptKind, ReceiptLine};
use crate::record::business_day;
use crate::sell::SellRefused;
use crate::settings::TillSettings;
use crate::slips::{number, registration};

impl Till {
    /// The slip of a receipt; copy 0 is the original.
    pub(crate) fn receipt_slip(
        &self,
        receipt: &Receipt,
        copy: u32,
        settings: &TillSettings,
    ) -> Result<Slip, Fault> {
        let marks = Marks { copy, practice: false };
        if receipt.kind == ReceiptKind::Refund {
            return self.refund_slip(receipt, marks, settings);
        }
        let sold = receipt
            .lines
            .iter()
            .map(|sold| SoldLine { line: sold.line.clone(), note: sold.note.clone() });
        let document = ReceiptDocument {
            stall: self.head()?,
            registration: registration(settings),
            number: number(receipt.number),
            at: receipt.at,
            lines: sold.collect(),
            bundles: self.bundles_of(&receipt.lines, receipt.day)?,
            total: receipt.total,
            payment: Payment::Paid(Paid {
                tenders: receipt.tenders.clone(),
                change: receipt.change,
                rounding: receipt.rounding,
                due: receipt.due,
                customer: None,
            }),
            hash: receipt.hash.clone(),
            marks,
        };
        Ok(receipt::slip(&document, settings.language))
    }

    fn refund_slip(
        &self,
        receipt: &Receipt,
        marks: Marks,
        settings: &TillSettings,
    ) -> Result<Slip, Fault> {
        let lines = receipt.lines.iter().map(|back| ReturnedLine {
            name: back.line.name.clone(),
            unit: back.line.unit,
            quantity: back.line.quantity,
            amount: back.line.amount,
        });
        let repayments =
            receipt.tenders.iter().map(|t| Repayment { kind: t.kind, amount: t.amount });
        let document = RefundDocument {
            stall: self.head()?,
            registration: registration(settings),
            number: number(receipt.number),
            original: receipt.of.map(number).unwrap_or_default(),
            at: receipt.at,
            reason: receipt.reason.clone(),
            lines: lines.collect(),
            total: receipt.total,
            rounding: receipt.rounding,
            vat: receipt.vat,
            repayments: repayments.collect(),
            hash: receipt.hash.clone(),
            marks,
        };
        Ok(refund::slip(&document, settings.language))
    }

    /// How many times each bundle of a sale was filled: worked out again by the rules of its day,
    /// because a sale keeps only what they took off. The slip leaves out what does not agree.
    fn bundles_of(&self, sold: &[ReceiptLine], day: Day) -> Result<Vec<BundleUse>, Fault> {
        let named = |rule: &PriceRule| {
            let discounts = || sold.iter().flat_map(|sold| &sold.line.discounts);
            matches!(rule.does, PriceRuleKind::Bundle { .. })
                && discounts().any(|discount| discount.name.as_ref() == Some(&rule.name))
        };
        if sold.iter().all(|sold| sold.line.discounts.iter().all(|d| d.name.is_none())) {
            return Ok(vec![]);
        }
        let mut statement = self
            .reader()
            .prepare_cached("SELECT rule FROM price_rule ORDER BY ended DESC, place, id")?;
        let mut rows = statement.query([])?;
        let mut rules: Vec<PriceRule> = Vec::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            let rule: PriceRule = from_json(&text)?;
            if named(&rule) {
                // of two with one name the later is meant
                rules.retain(|other| other.name != rule.name);
                rules.push(rule);
            }
        }
        let drafts: Vec<LineDraft> = sold.iter().map(|sold| as_asked(&sold.line)).collect();
        let terms = Terms { rules: &rules, day, weighed: None, discount: None };
        Ok(price(&drafts, terms).map(|bill| bill.bundles).unwrap_or_default())
    }

    /// The label of goods at what the till asks for them now; `None` for goods not on sale.
    pub(crate) fn price_label(
        &self,
        at: Timestamp,
        goods: GoodsId,
        language: Language,
    ) -> Result<Option<Slip>, Fault> {
        // pricing needs no randomness, and a bill that is never sold needs no id of its own
        let bill = BillDraft {
            request: RequestId::new(at, [0; 10]),
            lines: vec![one_of(goods)],
            discount: None,
            customer: None,
            preorder: None,
            removed: Removed::default(),
        };
        let priced = match self.price_bill(Now { at, seed: [0; 32] }, &bill) {
            Ok(priced) => priced,
            Err(SellRefused::Fault(fault)) => return Err(fault),
            Err(_) => return Ok(None),
        };
        let offers = self.offers_of(at, goods)?;
        let barcode = self.catalogue().get(goods).and_then(|goods| goods.barcode.clone());
        Ok(priced.lines.into_iter().next().map(|line| {
            let label = PriceLabel {
                name: line.name,
                price: line.unit_price,
                unit: line.unit,
                usual: line.list_price,
                offers,
                barcode,
            };
            price_label::slip(&label, language)
        }))
    }

    /// The bundles that hold now and take these goods, by name.
    fn offers_of(&self, at: Timestamp, goods: GoodsId) -> Result<Vec<String>, Fault> {
        let today = business_day(self.reader(), at)?;
        let takes = |rule: &PriceRule| match &rule.does {
            PriceRuleKind::Bundle { goods: these, .. } => these.contains(&goods),
            PriceRuleKind::Dated { .. } | PriceRuleKind::Markdown { .. } => false,
        };
        let rules = self.holding_price_rules()?.into_iter();
        Ok(rules.filter(|r| r.holds(today) && takes(r)).map(|rule| rule.name).collect())
    }
}

fn one_of(goods: GoodsId) -> SaleLine {
    SaleLine {
        goods: Some(goods),
        name: None,
        quantity: Quantity::ONE,
        unit_price: None,
        free: false,
        label: None,
        discount: None,
        note: None,
    }
}

/// A line as it had been asked for, at the price it was sold for: what bundles look at.
fn as_asked(line: &PricedLine) -> LineDraft {
    let asked = match (line.reason, line.label) {
        (Some(PriceReason::Free), _) => Asked::Free,
        (Some(PriceReason::Keyed), _) => Asked::Keyed(line.unit_price),
        (_, Some(label)) => Asked::Label(label),
        _ => Asked::List,
    };
    let haggled = line.discounts.iter().find(|discount| discount.kind == DiscountKind::Line);
    LineDraft {
        goods: line.goods,
        category: None,
        name: line.name.clone(),
        unit: line.unit,
        quantity: line.quantity,
        list_price: match asked {
            Asked::Keyed(_) | Asked::Free => line.list_price.unwrap_or(line.unit_price),
            Asked::List | Asked::Label(_) => line.unit_price,
        },
        asked,
        discount: haggled.map(|discount| Reduction::Baht { amount: discount.amount }),
        tax: line.tax,
    }
}
