//! The welfare voucher: what the committee gives a household, and any stall of the market takes as
//! money for the goods it names. One QR on paper, checked at the till without a network.
//! Must never hold a name: the household is a code that only the committee's register explains.
//! Must never be believed unique by its signature: paper can be copied, so a till takes a serial
//! once, and the book tells when two stalls took one.

use std::collections::BTreeSet;

use coset::cbor::value::Value;
use domain::day::Day;
use domain::id::MarketId;
use domain::money::Money;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cbor::{
    Fields, day_number, id_bytes, id_text, read_day, read_key_id, read_signed, write_map,
};
use crate::code::Code;
use crate::key::{PublicKey, SigningSeed};
use crate::signed_text::{self, SignedText};

/// How the text begins: a voucher of Talad, version 1.
pub const PREFIX: &str = "TLV1:";
/// Longer texts are not looked at. The longest that is written has 350 letters.
pub const MAX_TEXT: usize = 360;
/// The largest value: a million baht.
pub const MAX_VALUE: Money = Money::baht(1_000_000);
/// The longest serial and the longest code of a household, in characters.
pub const MAX_CODE: usize = 12;
/// The most words for goods.
pub const MAX_GOODS: usize = 4;
/// The most bytes of these words together: 24 Thai letters. It keeps the QR small.
pub const MAX_GOODS_BYTES: usize = 72;

/// What a voucher says. Fit to be written only when [`Voucher::check`] says so.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Voucher {
    /// The market where it holds.
    pub market: MarketId,
    /// Its number, once in the market: 1 to [`MAX_CODE`] capitals, digits and dashes. See
    /// [`new_serial`].
    pub serial: String,
    /// What it is worth: above zero, at most [`MAX_VALUE`].
    pub value: Money,
    /// The categories of goods it may buy, as the market words them: at most [`MAX_GOODS`] words,
    /// [`MAX_GOODS_BYTES`] together; empty when it buys anything.
    pub goods: Vec<String>,
    /// The day it was issued: the first on which it holds.
    pub issued: Day,
    /// The last day on which it holds.
    pub expires: Day,
    /// The code of the household it was given to, no name: 1 to [`MAX_CODE`] letters, digits,
    /// dashes, points and strokes of ASCII.
    pub holder: String,
}

/// Why a voucher cannot be written, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum VoucherUnfit {
    /// The serial is empty, too long, or not of capitals, digits and dashes.
    #[error("a serial has 1 to 12 capitals, digits and dashes")]
    Serial,
    /// The value is not above zero, or too large.
    #[error("the value is above zero and at most a million baht")]
    Value,
    /// Too many words, too long ones, one twice, or one that is empty or has spaces around.
    #[error("goods are at most 4 different words of 24 Thai letters together")]
    Goods,
    /// It ends before it begins.
    #[error("a voucher expires on the day it is issued or later")]
    Days,
    /// The household's code is empty, too long, or of other letters.
    #[error("a household's code has 1 to 12 plain letters and digits")]
    Holder,
}

/// Why a scanned text is not money here and today, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum VoucherRefused {
    /// Some other QR code.
    #[error("not a voucher")]
    NotAVoucher,
    /// A voucher's code, read badly, changed, or not as it is written.
    #[error("the voucher's code is damaged")]
    Damaged,
    /// Of another market.
    #[error("the voucher belongs to another market")]
    OtherMarket,
    /// Not signed by this committee: forged, or issued under another key.
    #[error("the signature on the voucher does not fit")]
    Signature,
    /// Its first day is still to come.
    #[error("the voucher holds from {issued} on")]
    NotYet {
        /// The first day on which it holds.
        issued: Day,
    },
    /// Its last day is over.
    #[error("the voucher held until {expires}")]
    Expired {
        /// The last day on which it held.
        expires: Day,
    },
}

impl VoucherRefused {
    /// The stable code of `FORMAT.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            VoucherRefused::NotAVoucher => "not_a_voucher",
            VoucherRefused::Damaged => "voucher_damaged",
            VoucherRefused::OtherMarket => "voucher_other_market",
            VoucherRefused::Signature => "voucher_signature",
            VoucherRefused::NotYet { .. } => "voucher_not_yet",
            VoucherRefused::Expired { .. } => "voucher_expired",
        }
    }
}

/// A serial from seven random bytes, of which 50 bits are used: "XXXXX-XXXXX" in Crockford's
/// letters. Whether it is free in the market, the book must see.
#[must_use]
pub fn new_serial(random: [u8; 7]) -> String {
    Code::from_random(random).to_string()
}

impl Voucher {
    /// Whether the voucher can be written, and read by every till.
    ///
    /// # Errors
    /// The first [`VoucherUnfit`] by precedence.
    pub fn check(&self) -> Result<(), VoucherUnfit> {
        let code = |text: &str, fits: fn(u8) -> bool| {
            (1..=MAX_CODE).contains(&text.len()) && text.bytes().all(fits)
        };
        let serial = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        let holder = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/');
        if !code(&self.serial, serial) {
            Err(VoucherUnfit::Serial)
        } else if self.value <= Money::ZERO || self.value > MAX_VALUE {
            Err(VoucherUnfit::Value)
        } else if !goods_fit(&self.goods) {
            Err(VoucherUnfit::Goods)
        } else if self.expires < self.issued {
            Err(VoucherUnfit::Days)
        } else if !code(&self.holder, holder) {
            Err(VoucherUnfit::Holder)
        } else {
            Ok(())
        }
    }

    /// Whether it may pay for goods of a category, worded as the market words it.
    #[must_use]
    pub fn buys(&self, category: &str) -> bool {
        self.goods.is_empty() || self.goods.iter().any(|word| word == category)
    }

    /// The text of the voucher's QR, signed with the book's seed: `TLV1:` and base45 of a tagged
    /// COSE_Sign1. At most 350 letters, all of the QR alphanumeric set.
    ///
    /// # Errors
    /// The first [`VoucherUnfit`] by precedence.
    pub fn sign(&self, seed: &SigningSeed) -> Result<String, VoucherUnfit> {
        self.check()?;
        Ok(signed_text::sign(PREFIX, self.write(seed.public().key_id()), seed))
    }

    /// The payload, as `FORMAT.md` has it.
    fn write(&self, key_id: [u8; 8]) -> Vec<u8> {
        let goods = self.goods.iter().map(|word| Value::from(word.as_str())).collect();
        write_map([
            (1, Some(id_bytes(&self.market.to_string()))),
            (2, Some(Value::Bytes(key_id.to_vec()))),
            (3, Some(Value::from(self.serial.as_str()))),
            (4, Some(Value::from(self.value.satang()))),
            (5, (!self.goods.is_empty()).then_some(Value::Array(goods))),
            (6, Some(day_number(self.issued))),
            (7, Some(day_number(self.expires))),
            (8, Some(Value::from(self.holder.as_str()))),
        ])
    }

    fn read(payload: &[u8]) -> Option<(Voucher, [u8; 8])> {
        let fields = Fields::read(payload)?;
        let field = |key: u64| fields.get(key);
        let text = |value: &Value| value.as_text().map(str::to_owned);
        let goods = match field(5) {
            None => Vec::new(),
            Some(value) => value.as_array()?.iter().map(text).collect::<Option<_>>()?,
        };
        let voucher = Voucher {
            market: id_text(field(1)?)?.parse().ok()?,
            serial: text(field(3)?)?,
            value: Money::from_satang(read_signed(field(4)?)?)?,
            goods,
            issued: read_day(field(6)?)?,
            expires: read_day(field(7)?)?,
            holder: text(field(8)?)?,
        };
        Some((voucher, read_key_id(field(2)?)?))
    }
}

fn goods_fit(goods: &[String]) -> bool {
    let bytes = goods.iter().map(String::len).sum::<usize>();
    let words = goods
        .iter()
        .all(|word| !word.is_empty() && word.trim() == word && !word.chars().any(char::is_control));
    let different = goods.iter().collect::<BTreeSet<_>>().len() == goods.len();
    goods.len() <= MAX_GOODS && bytes <= MAX_GOODS_BYTES && words && different
}

/// A voucher that was read in its one spelling, but not yet proved.
#[derive(Clone, PartialEq, Debug)]
pub struct SignedVoucher {
    voucher: Voucher,
    key_id: [u8; 8],
    signed: SignedText,
}

/// Reads a scanned text. Spaces are not passed over: what is read is what would be written, to the
/// letter.
///
/// # Errors
/// [`VoucherRefused::NotAVoucher`] and [`VoucherRefused::Damaged`].
pub fn read(scanned: &str) -> Result<SignedVoucher, VoucherRefused> {
    let encoded = scanned.strip_prefix(PREFIX).ok_or(VoucherRefused::NotAVoucher)?;
    if scanned.len() > MAX_TEXT {
        return Err(VoucherRefused::Damaged);
    }
    let signed = SignedText::read(encoded).ok_or(VoucherRefused::Damaged)?;
    let (voucher, key_id) = Voucher::read(&signed.payload).ok_or(VoucherRefused::Damaged)?;
    let one_spelling = signed_text::text(PREFIX, voucher.write(key_id), &signed.signature);
    if one_spelling != scanned || voucher.check().is_err() {
        return Err(VoucherRefused::Damaged);
    }
    Ok(SignedVoucher { voucher, key_id, signed })
}

impl SignedVoucher {
    /// What the text claims, unproved: to tell whose it would be.
    #[must_use]
    pub const fn claimed(&self) -> &Voucher {
        &self.voucher
    }

    /// Which key it says it was signed with: [`PublicKey::key_id`].
    #[must_use]
    pub const fn key_id(&self) -> [u8; 8] {
        self.key_id
    }

    /// Checks the voucher against the market, the book's key and the business day. Whether its
    /// serial was taken before is for the till to say, from its own record.
    ///
    /// # Errors
    /// The first [`VoucherRefused`] by precedence, from [`VoucherRefused::OtherMarket`] on.
    pub fn verify(
        &self,
        market: MarketId,
        key: &PublicKey,
        today: Day,
    ) -> Result<Voucher, VoucherRefused> {
        let voucher = &self.voucher;
        if voucher.market != market {
            return Err(VoucherRefused::OtherMarket);
        }
        if self.key_id != key.key_id() || !self.signed.is_by(key) {
            return Err(VoucherRefused::Signature);
        }
        if today < voucher.issued {
            return Err(VoucherRefused::NotYet { issued: voucher.issued });
        }
        if today > voucher.expires {
            return Err(VoucherRefused::Expired { expires: voucher.expires });
        }
        Ok(voucher.clone())
    }
}
