//! The text of a PromptPay QR (EMVCo merchant-presented mode 1.1 with the Bank of Thailand's
//! supplement). Must never ask a network: the code is made at the stall.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Money;
use crate::tlv::{crc16, field};

const CREDIT_TRANSFER: &str = "A000000677010111";
const BILL_PAYMENT: &str = "A000000677010112";

/// The largest amount tag 54 can say: thirteen characters, 9,999,999,999.99.
const LARGEST: i64 = 999_999_999_999;

/// An account that PromptPay can reach.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct PromptPayId(String);

/// A text that is neither a phone number (10 digits), a national or tax id (13) nor an e-wallet
/// (15).
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a PromptPay number")]
pub struct NotPromptPay;

impl PromptPayId {
    /// Reads a number as people write it: blanks and dashes are passed over, Thai digits taken.
    ///
    /// # Errors
    /// [`NotPromptPay`] when it is not one of the three kinds.
    pub fn parse(text: &str) -> Result<PromptPayId, NotPromptPay> {
        let text = crate::thai::arabic_digits(text);
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let digits = digits.strip_prefix("+66").map_or(digits.clone(), |rest| format!("0{rest}"));
        let phone = digits.len() == 10 && digits.starts_with('0');
        let fits = phone || matches!(digits.len(), 13 | 15);
        if fits && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(PromptPayId(digits))
        } else {
            Err(NotPromptPay)
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last four digits with the rest hidden: for a slip that others see.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown = self.0.get(self.0.len().saturating_sub(4)..).unwrap_or("");
        format!("xxx-xxx-{shown}")
    }
}

impl TryFrom<String> for PromptPayId {
    type Error = NotPromptPay;
    fn try_from(text: String) -> Result<PromptPayId, NotPromptPay> {
        PromptPayId::parse(&text)
    }
}

impl From<PromptPayId> for String {
    fn from(id: PromptPayId) -> String {
        id.0
    }
}

/// The text of the QR: with an amount it can be paid once, without one it is a stall's card.
/// `None` for an amount that is not positive or too large for tag 54.
#[must_use]
pub fn payload(to: &PromptPayId, amount: Option<Money>) -> Option<String> {
    let (tag, target) = match to.0.len() {
        10 => ("01", format!("{:0>13}", format!("66{}", to.0.get(1..)?))),
        13 => ("02", to.0.clone()),
        _ => ("03", to.0.clone()),
    };
    let account = field("00", CREDIT_TRANSFER) + &field(tag, &target);
    closed(&field("29", &account), amount, "")
}

/// The common frame around an account: version, once or reusable, baht, amount, country, check sum.
fn closed(account: &str, amount: Option<Money>, additional: &str) -> Option<String> {
    let mut text = field("00", "01");
    text += &field("01", if amount.is_some() { "12" } else { "11" });
    text += account;
    text += &field("53", "764");
    if let Some(amount) = amount {
        if amount <= Money::ZERO || amount.satang() > LARGEST {
            return None;
        }
        text += &field("54", &amount.plain());
    }
    text += &field("58", "TH");
    text += additional;
    text += "6304";
    let sum = crc16(text.as_bytes());
    Some(format!("{text}{sum:04X}"))
}

/// A bill that a biller's bank account takes (tag 30): references say what is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BillPayment<'a> {
    /// The biller id: a tax id of 13 digits, or with its two-digit suffix 15.
    pub biller: &'a str,
    /// Reference 1, up to 20 letters and digits.
    pub reference_1: &'a str,
    /// Reference 2, up to 20 letters and digits; may be empty.
    pub reference_2: &'a str,
    /// Reference 3, the terminal; may be empty.
    pub reference_3: &'a str,
}

/// The text of a bill payment's QR. `None` when a number or a reference does not fit its field.
#[must_use]
pub fn bill_payload(bill: &BillPayment<'_>, amount: Option<Money>) -> Option<String> {
    let word = |text: &str| text.len() <= 20 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let biller = matches!(bill.biller.len(), 13 | 15)
        && bill.biller.bytes().all(|digit| digit.is_ascii_digit());
    let words = word(bill.reference_2) && word(bill.reference_3);
    if !biller || bill.reference_1.is_empty() || !word(bill.reference_1) || !words {
        return None;
    }
    let mut account = field("00", BILL_PAYMENT) + &field("01", bill.biller);
    account += &field("02", bill.reference_1);
    account += &optional("03", bill.reference_2);
    closed(&field("30", &account), amount, &optional("62", &optional("07", bill.reference_3)))
}

/// Whether a payload's own check sum (tag 63) agrees with its text.
#[must_use]
pub fn checksum_agrees(payload: &str) -> bool {
    let Some(at) = payload.len().checked_sub(4) else { return false };
    let (Some(body), Some(sum)) = (payload.get(..at), payload.get(at..)) else { return false };
    body.ends_with("6304") && sum == format!("{:04X}", crc16(body.as_bytes()))
}

fn optional(tag: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { field(tag, value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(number: &str, satang: Option<i64>) -> String {
        let amount = satang.map(|satang| Money::from_satang(satang).unwrap());
        payload(&PromptPayId::parse(number).unwrap(), amount).unwrap()
    }

    /// The same fields in another order are the same code; the published vectors put the country
    /// (58) before the currency (53).
    fn fields(payload: &str) -> Vec<(&str, &str)> {
        let mut fields = crate::tlv::fields(&payload[..payload.len() - 8]).unwrap();
        fields.sort_unstable();
        fields
    }

    #[test]
    fn payloads_equal_the_published_vectors() {
        for (number, satang, vector) in [
            (
                "0812223333",
                None,
                "00020101021129370016A0000006770101110113006681222333353037645802TH63041DCF",
            ),
            (
                "081-222-3333",
                Some(3_000),
                "00020101021229370016A0000006770101110113006681222333353037645802TH540530.0063043CAD",
            ),
            (
                "0801234567",
                None,
                "00020101021129370016A000000677010111011300668012345675802TH530376463046197",
            ),
            (
                "000-000-0000",
                Some(422),
                "00020101021229370016A000000677010111011300660000000005802TH530376454044.226304E469",
            ),
            (
                "1111111111111",
                None,
                "00020101021129370016A000000677010111021311111111111115802TH530376463047B5A",
            ),
            (
                "0123456789012",
                None,
                "00020101021129370016A000000677010111021301234567890125802TH530376463040CBD",
            ),
            (
                "0812345678",
                Some(14_550),
                "00020101021229370016A0000006770101110113006681234567853037645406145.505802TH6304E295",
            ),
            (
                "๐๘๑๒๓๔๕๖๗๘",
                None,
                "00020101021129370016A0000006770101110113006681234567853037645802TH6304823E",
            ),
        ] {
            let made = made(number, satang);
            assert!(checksum_agrees(&made) && checksum_agrees(vector), "{number}");
            assert_eq!(fields(&made), fields(vector), "{number}");
        }
        // vectors written in our own order are equal to the last byte
        assert_eq!(
            made("0812345678", Some(14_550)),
            "00020101021229370016A0000006770101110113006681234567853037645406145.505802TH6304E295"
        );
        assert_eq!(
            made("0812223333", None),
            "00020101021129370016A0000006770101110113006681222333353037645802TH63041DCF"
        );
    }

    #[test]
    fn bill_payments_equal_the_published_vectors() {
        let bill = |biller, reference_1, reference_2, reference_3| BillPayment {
            biller,
            reference_1,
            reference_2,
            reference_3,
        };
        let amount = Money::from_satang(364_922);
        for (bill, amount, vector) in [
            (
                bill("0112233445566", "CUSTOMER001", "INV001", "SCB"),
                None,
                "00020101021130620016A000000677010112011301122334455660211CUSTOMER0010306INV00153037645802TH62070703SCB6304780E",
            ),
            (
                bill("099400016550100", "123456789012", "670429", ""),
                amount,
                "00020101021230650016A00000067701011201150994000165501000212123456789012030667042953037645802TH54073649.2263044534",
            ),
        ] {
            let made = bill_payload(&bill, amount).unwrap();
            assert!(checksum_agrees(&made) && checksum_agrees(vector));
            assert_eq!(fields(&made), fields(vector));
        }
        assert_eq!(bill_payload(&bill("01122", "A", "", ""), None), None);
        assert_eq!(bill_payload(&bill("0112233445566", "A B", "", ""), None), None);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "081234567", "1812345678", "08123456789", "08l2345678", "12345678901234"] {
            assert_eq!(PromptPayId::parse(bad), Err(NotPromptPay), "{bad}");
        }
        let id = PromptPayId::parse("+66 81 234 5678").unwrap();
        assert_eq!((id.as_str(), id.masked().as_str()), ("0812345678", "xxx-xxx-5678"));
        assert_eq!(payload(&id, Some(Money::ZERO)), None);
        assert!(!checksum_agrees("00020101021229370016A000000677010111540520.156304FFFF"));
    }
}
