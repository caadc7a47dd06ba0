//! Why a settlement is refused: every reason, in order of precedence, with the line it is on.
//! Must never blame a person: a refusal says what does not fit, not who did it.

use crate::canonical::LineRefused;
use crate::file::FileRefused;

/// Why a settlement is refused, in order of precedence. Lines of the file count from 1; the first
/// is `open`, the last before the signature is `close`. The key is in the first line, so that
/// alone is read before the signature: its [`Refused::Line`] goes before [`Refused::Signature`].
/// The reasons from `Number` on are looked for in passes over all lines: the numbers; the chain;
/// `Order`; `SaleInAmendment`; `OtherDay`; `Opening`; `RequestTwice` to `RefundOf`; `Price` to
/// `TooLarge`; the sums. Within one pass the earlier line is told.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// Not a file of our shape; mostly an accident with a plain cure.
    #[error(transparent)]
    File(#[from] FileRefused),
    /// A file of our shape, but not a settlement.
    #[error("the file is not a settlement")]
    NotASettlement,
    /// Written by a newer program.
    #[error("the file has version {version} of the format; this program reads up to version 3")]
    Version {
        /// The version it names.
        version: u64,
    },
    /// The signature does not fit the key in `open`: something was changed after signing.
    #[error("the signature does not fit: the file was changed after it was signed")]
    Signature {
        /// The first line that does not fit the others, where one can be told.
        line: Option<usize>,
    },
    /// A line is not in the one form of its kind.
    #[error("line {line}: {refused}")]
    Line {
        /// The line.
        line: usize,
        /// Why.
        refused: LineRefused,
    },
    /// The numbers of the journal lines are not one run.
    #[error("line {line} has number {found}; {expected} was expected")]
    Number {
        /// The line.
        line: usize,
        /// The number that comes next.
        expected: u64,
        /// The number that stands there.
        found: u64,
    },
    /// The hashes of the lines do not lead from `before` in `open` to `head` in `close`.
    #[error("the chain of hashes does not arrive at line {line}")]
    Chain {
        /// `open` when `before` cannot be right, `close` when `head` is another.
        line: usize,
    },
    /// A line of this kind cannot stand here.
    #[error("line {line}: {kind} cannot stand here")]
    Order {
        /// The line.
        line: usize,
        /// Its kind.
        kind: &'static str,
    },
    /// An amendment holds corrections only.
    #[error("line {line}: a sale in an amendment")]
    SaleInAmendment {
        /// The line.
        line: usize,
    },
    /// A line of the open day is stamped with another business day.
    #[error("line {line} belongs to another business day")]
    OtherDay {
        /// The line.
        line: usize,
    },
    /// A line says something else of the till or of the day than `open`.
    #[error("line {line} does not agree with the first line: {field}")]
    Opening {
        /// The line.
        line: usize,
        /// The field of the line.
        field: &'static str,
    },
    /// One request is there twice.
    #[error("line {line} repeats a request")]
    RequestTwice {
        /// The second of the two.
        line: usize,
    },
    /// The receipt numbers are not one run.
    #[error("line {line} has receipt {found}; {expected} was expected")]
    Receipt {
        /// The line.
        line: usize,
        /// The receipt number that comes next.
        expected: u64,
        /// The receipt number that stands there.
        found: u64,
    },
    /// A refund of something that is no earlier sale.
    #[error("line {line} gives back receipt {of}, which is no earlier sale")]
    RefundOf {
        /// The line.
        line: usize,
        /// The receipt it names.
        of: u64,
    },
    /// A price × quantity, or their sum, does not come to what the line says; or the bill is one
    /// that no till rings up.
    #[error("line {line} does not add up")]
    Price {
        /// The line.
        line: usize,
    },
    /// The lines of a refund are not those of the sale, or more than is left of them.
    #[error("line {line} gives back what was not sold")]
    RefundLines {
        /// The line.
        line: usize,
    },
    /// The tenders, or the change, do not settle the total.
    #[error("line {line}: what was paid is not the total")]
    Tender {
        /// The line.
        line: usize,
    },
    /// The VAT is neither nothing on every receipt nor what is in the prices.
    #[error("line {line}: the VAT is not the one in the prices")]
    Vat {
        /// The line.
        line: usize,
    },
    /// Cash moved by nothing, or an amount below zero.
    #[error("line {line} has an amount that cannot be")]
    Amount {
        /// The line.
        line: usize,
    },
    /// A sum leaves the range of money.
    #[error("line {line}: the sums are larger than the books can hold")]
    TooLarge {
        /// The line.
        line: usize,
    },
    /// `close` has a sum that is not the sum of the lines.
    #[error("line {line}: {field} is not the sum of the lines")]
    Totals {
        /// The line of `close`.
        line: usize,
        /// The field of the totals.
        field: &'static str,
    },
    /// The count does not come to `counted_total`, or less the expected cash not to `over_short`.
    #[error("line {line}: {field} does not follow from the count")]
    Count {
        /// The line of `close`.
        line: usize,
        /// The field.
        field: &'static str,
    },
    /// The journal's own `day_closed` says something else than `open` and `close`.
    #[error("line {line}: {field} of the day's end is another")]
    Closing {
        /// The line of `day_closed`.
        line: usize,
        /// The field.
        field: &'static str,
    },
}

impl Refused {
    /// The line of the file it is on, where one can be told.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Refused::NotASettlement | Refused::Version { .. } => None,
            Refused::Signature { line } => *line,
            Refused::File(refused) => match refused {
                FileRefused::NotUtf8 { line }
                | FileRefused::CarriageReturn { line }
                | FileRefused::LineTooLong { line }
                | FileRefused::AfterSignature { line }
                | FileRefused::SignatureForm { line } => Some(*line),
                _ => None,
            },
            Refused::Line { line, .. }
            | Refused::Number { line, .. }
            | Refused::Chain { line }
            | Refused::Order { line, .. }
            | Refused::SaleInAmendment { line }
            | Refused::OtherDay { line }
            | Refused::Opening { line, .. }
            | Refused::RequestTwice { line }
            | Refused::Receipt { line, .. }
            | Refused::RefundOf { line, .. }
            | Refused::Price { line }
            | Refused::RefundLines { line }
            | Refused::Tender { line }
            | Refused::Vat { line }
            | Refused::Amount { line }
            | Refused::TooLarge { line }
            | Refused::Totals { line, .. }
            | Refused::Count { line, .. }
            | Refused::Closing { line, .. } => Some(*line),
        }
    }

    /// The line that is wrong by itself or beside its neighbours; `None` where only a sum or a hash
    /// over many lines is another, so that any of them may be the changed one.
    pub(crate) fn own_line(&self) -> Option<usize> {
        match self {
            Refused::Chain { .. }
            | Refused::TooLarge { .. }
            | Refused::Totals { .. }
            | Refused::Count { .. }
            | Refused::Closing { .. } => None,
            other => other.line(),
        }
    }

    /// The stable code of the refusal, for screens and the committee's record.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Refused::File(refused) => refused.code(),
            Refused::NotASettlement => "not_a_settlement",
            Refused::Version { .. } => "newer_version",
            Refused::Signature { .. } => "wrong_signature",
            Refused::Line { .. } => "line_form",
            Refused::Number { .. } => "journal_number",
            Refused::Chain { .. } => "chain",
            Refused::Order { .. } => "order",
            Refused::SaleInAmendment { .. } => "sale_in_amendment",
            Refused::OtherDay { .. } => "other_day",
            Refused::Opening { .. } => "opening",
            Refused::RequestTwice { .. } => "request_twice",
            Refused::Receipt { .. } => "receipt_number",
            Refused::RefundOf { .. } => "refund_of",
            Refused::Price { .. } => "price",
            Refused::RefundLines { .. } => "refund_lines",
            Refused::Tender { .. } => "tender",
            Refused::Vat { .. } => "vat",
            Refused::Amount { .. } => "amount",
            Refused::TooLarge { .. } => "too_large",
            Refused::Totals { .. } => "totals",
            Refused::Count { .. } => "count",
            Refused::Closing { .. } => "closing",
        }
    }
}

impl FileRefused {
    /// The stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            FileRefused::Empty => "file_empty",
            FileRefused::TooLarge { .. } => "file_too_large",
            FileRefused::ByteOrderMark => "file_byte_order_mark",
            FileRefused::NotUtf8 { .. } => "file_not_utf8",
            FileRefused::CarriageReturn { .. } => "file_carriage_return",
            FileRefused::TooManyLines { .. } => "file_too_many_lines",
            FileRefused::LineTooLong { .. } => "file_line_too_long",
            FileRefused::CutShort => "file_cut_short",
            FileRefused::AfterSignature { .. } => "file_after_signature",
            FileRefused::SignatureForm { .. } => "file_signature_form",
            FileRefused::WrongSignature => "wrong_signature",
        }
    }
}
