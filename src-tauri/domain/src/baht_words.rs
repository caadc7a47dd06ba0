//! Amounts in Thai words, as receipts say them (rules of the Royal Society: เอ็ด after any digit).
//! Must never start from anything but whole satang.

use crate::money::Money;

const DIGITS: [&str; 10] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
const PLACES: [&str; 6] = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];

/// "หนึ่งร้อยเอ็ดบาทถ้วน", "ยี่สิบห้าสตางค์", "ลบสามสิบหกบาทห้าสิบสตางค์".
#[must_use]
pub fn baht_words(amount: Money) -> String {
    let satang = amount.satang().unsigned_abs();
    let (baht, rest) = (satang / 100, satang % 100);
    let mut words = String::new();
    if amount.is_negative() {
        words.push_str("ลบ");
    }
    if baht > 0 || rest == 0 {
        words.push_str(&number_words(baht));
        words.push_str("บาท");
    }
    if rest == 0 {
        words.push_str("ถ้วน");
    } else {
        words.push_str(&number_words(rest));
        words.push_str("สตางค์");
    }
    words
}

fn number_words(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let (millions, rest) = (number / 1_000_000, number % 1_000_000);
    let mut words = String::new();
    if millions > 0 {
        words.push_str(&number_words(millions));
        words.push_str("ล้าน");
    }
    words.push_str(&below_a_million(rest, millions > 0));
    words
}

fn below_a_million(number: u64, something_before: bool) -> String {
    let mut words = String::new();
    for (place, name) in PLACES.iter().enumerate().rev() {
        let power = 10_u64.saturating_pow(u32::try_from(place).unwrap_or(0));
        let digit = usize::try_from(number.checked_div(power).unwrap_or(0) % 10).unwrap_or(0);
        let word = match (digit, place) {
            (0, _) => continue,
            (1, 1) => "",
            (2, 1) => "ยี่",
            (1, 0) if something_before || number > 1 => "เอ็ด",
            _ => DIGITS[digit],
        };
        words.push_str(word);
        words.push_str(name);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_as_receipts_say_them() {
        for (satang, words) in [
            (0, "ศูนย์บาทถ้วน"),
            (1, "หนึ่งสตางค์"),
            (10, "สิบสตางค์"),
            (25, "ยี่สิบห้าสตางค์"),
            (100, "หนึ่งบาทถ้วน"),
            (1_000, "สิบบาทถ้วน"),
            (1_100, "สิบเอ็ดบาทถ้วน"),
            (2_000, "ยี่สิบบาทถ้วน"),
            (2_100, "ยี่สิบเอ็ดบาทถ้วน"),
            (10_100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
            (11_100, "หนึ่งร้อยสิบเอ็ดบาทถ้วน"),
            (12_150, "หนึ่งร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์"),
            (194_921, "หนึ่งพันเก้าร้อยสี่สิบเก้าบาทยี่สิบเอ็ดสตางค์"),
            (1_005_000, "หนึ่งหมื่นห้าสิบบาทถ้วน"),
            (10_000_100, "หนึ่งแสนเอ็ดบาทถ้วน"),
            (100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"),
            (110_000_000, "หนึ่งล้านหนึ่งแสนบาทถ้วน"),
            (123_456_789, "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทแปดสิบเก้าสตางค์"),
            (-3_650, "ลบสามสิบหกบาทห้าสิบสตางค์"),
        ] {
            assert_eq!(baht_words(Money::from_satang(satang).unwrap()), words);
        }
        assert_eq!(number_words(2_000_000_000_000), "สองล้านล้าน");
    }
}
