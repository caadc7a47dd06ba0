//! Amounts as they stand on slips. Must never round one, and never lose a sign.

use domain::baht_words::baht_words;
use domain::language::Language;
use domain::money::Money;

use crate::slip::{Size, Slip};

/// From this amount on a receipt says it in words too.
const WORDS_FROM: Money = Money::baht(100);

/// "−10.00": what is taken off. The sign is as wide as a figure, so that nobody overlooks it.
pub(crate) fn less(amount: Money) -> String {
    signed(amount.negated())
}

/// "+10.00", "−0.44"; nothing has no sign.
pub(crate) fn signed(amount: Money) -> String {
    let sign = match amount {
        below if below.is_negative() => "−",
        none if none.is_zero() => "",
        _ => "+",
    };
    format!("{sign}{}", amount.magnitude())
}

/// The amount of a receipt in words, where it is worth the paper.
pub(crate) fn in_words_if_large(slip: &mut Slip, amount: Money, language: Language) {
    if amount >= WORDS_FROM {
        in_words(slip, amount, language);
    }
}

/// The amount in words, below its figures, on Thai slips.
pub(crate) fn in_words(slip: &mut Slip, amount: Money, language: Language) {
    if language == Language::Th {
        slip.center(format!("({})", baht_words(amount)), Size::Small, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_before_figures_and_words_begin_at_a_hundred() {
        let shown = |satang| {
            let amount = Money::from_satang(satang).unwrap();
            (signed(amount), less(amount))
        };
        assert_eq!(shown(123_450), ("+1,234.50".to_owned(), "−1,234.50".to_owned()));
        assert_eq!(shown(-44), ("−0.44".to_owned(), "+0.44".to_owned()));
        assert_eq!(shown(0), ("0.00".to_owned(), "0.00".to_owned()));
        let blocks = |satang, language| {
            let mut slip = Slip::default();
            in_words_if_large(&mut slip, Money::from_satang(satang).unwrap(), language);
            slip.blocks.len()
        };
        assert_eq!((blocks(9_999, Language::Th), blocks(10_000, Language::Th)), (0, 1));
        assert_eq!(blocks(10_000, Language::En), 0);
    }
}
