//! Fee rules in words, as a vendor reads them in the invitation.
//! Must never tell of a rule that does not reach the stall, nor hide one that does.

use domain::day::Day;
use domain::fee::{FeeKind, FeeRule, FeeStep};
use domain::id::StallId;
use domain::money::Money;
use rusqlite::Connection;
use store::Fault;

use crate::fees::rules::rules;
use crate::market::class::class_on;

/// The rules that hold for a stall on a day, as people read them in an invitation.
pub(crate) fn told(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<Vec<String>, Fault> {
    let class = class_on(connection, stall, day)?;
    let rules = rules(connection)?;
    Ok(rules.iter().filter(|rule| rule.holds(day, &class)).map(one_told).collect())
}

/// The rules that hold on a day for anybody, as they stand in an answer to all stalls.
pub(crate) fn told_to_all(connection: &Connection, day: Day) -> Result<Vec<String>, Fault> {
    Ok(rules(connection)?.iter().filter(|rule| rule.holds_on(day)).map(one_told).collect())
}

fn one_told(rule: &FeeRule) -> String {
    let terms = match &rule.fee {
        FeeKind::PerStallDay { amount } => format!("{} บาท/วัน", amount.short()),
        FeeKind::PerUnit { unit, price } => format!("{} บาท/{unit}", price.short()),
        FeeKind::Metered { unit, price } => format!("{} บาท/{unit} (ตามมิเตอร์)", price.short()),
        FeeKind::PercentOfNet { basis_points, threshold, minimum, maximum } => {
            let of = above(*threshold);
            format!("{}% {of}{}", percent(*basis_points), bounds(*minimum, *maximum))
        }
        FeeKind::Sliding { steps, minimum, maximum } => {
            format!("{}{}", sliding(steps), bounds(*minimum, *maximum))
        }
        FeeKind::NoFile { amount } => format!("{} บาท/วันที่ไม่ส่งยอด", amount.short()),
        FeeKind::OneOff { amount } => format!("{} บาท/ครั้ง", amount.short()),
        FeeKind::Fine { amount } => format!("{} บาท/ครั้งที่ทำผิด", amount.short()),
        FeeKind::Deposit { amount } => format!("{} บาท (คืนได้)", amount.short()),
    };
    let last_day = match rule.until {
        Some(until) => format!(" ถึง {}", until.slip()),
        None => String::new(),
    };
    format!("{} {terms}{last_day}", rule.name)
}

fn above(threshold: Money) -> String {
    match threshold.is_zero() {
        true => "ของยอดขาย".to_owned(),
        false => format!("ของยอดขายส่วนที่เกิน {} บาท", threshold.short()),
    }
}

/// "เกิน 500 บาท 2% · เกิน 2,000 บาท 3%".
fn sliding(steps: &[FeeStep]) -> String {
    let told =
        steps.iter().map(|step| format!("{}% {}", percent(step.basis_points), above(step.above)));
    told.collect::<Vec<_>>().join(" · ")
}

/// " (ไม่ต่ำกว่า 20 บาท ไม่เกิน 100 บาท)".
fn bounds(minimum: Option<Money>, maximum: Option<Money>) -> String {
    let low = minimum.map(|low| format!("ไม่ต่ำกว่า {} บาท", low.short()));
    let high = maximum.map(|high| format!("ไม่เกิน {} บาท", high.short()));
    let told: Vec<String> = low.into_iter().chain(high).collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(" ")) }
}

/// Hundredths of a percent as people read them: 2.5.
fn percent(basis_points: u32) -> String {
    let text = format!("{}.{:02}", basis_points / 100, basis_points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::day::Timestamp;
    use domain::id::FeeRuleId;

    #[test]
    fn every_kind_of_rule_is_told() {
        let baht = Money::baht;
        let step = |above, basis_points| FeeStep { above: baht(above), basis_points };
        for (fee, told) in [
            (FeeKind::PerStallDay { amount: baht(50) }, "ค่า 50 บาท/วัน"),
            (FeeKind::PerUnit { unit: "ดวง".into(), price: baht(7) }, "ค่า 7 บาท/ดวง"),
            (FeeKind::Metered { unit: "หน่วย".into(), price: baht(8) }, "ค่า 8 บาท/หน่วย (ตามมิเตอร์)"),
            (
                FeeKind::PercentOfNet {
                    basis_points: 250,
                    threshold: baht(500),
                    minimum: Some(baht(20)),
                    maximum: Some(baht(1_000)),
                },
                "ค่า 2.5% ของยอดขายส่วนที่เกิน 500 บาท (ไม่ต่ำกว่า 20 บาท ไม่เกิน 1,000 บาท)",
            ),
            (
                FeeKind::Sliding {
                    steps: vec![step(0, 100), step(2_000, 300)],
                    minimum: None,
                    maximum: None,
                },
                "ค่า 1% ของยอดขาย · 3% ของยอดขายส่วนที่เกิน 2,000 บาท",
            ),
            (FeeKind::NoFile { amount: baht(20) }, "ค่า 20 บาท/วันที่ไม่ส่งยอด"),
            (FeeKind::OneOff { amount: baht(300) }, "ค่า 300 บาท/ครั้ง"),
            (FeeKind::Fine { amount: baht(100) }, "ค่า 100 บาท/ครั้งที่ทำผิด"),
            (FeeKind::Deposit { amount: baht(500) }, "ค่า 500 บาท (คืนได้)"),
        ] {
            let rule = FeeRule {
                id: FeeRuleId::new(Timestamp::from_seconds(0), [1; 10]),
                name: "ค่า".into(),
                fee,
                from: "2026-11-01".parse().unwrap(),
                until: None,
                zone: None,
                category: None,
                tag: None,
                visiting: None,
                whole_baht: false,
            };
            assert_eq!(one_told(&rule), told);
        }
    }
}
