//! What a file is and why it cannot be taken, told in the book's own words.
//! Must never decide whether a settlement counts: it only reads bytes.

use std::collections::BTreeMap;

use domain::money::Money;
use settlement::canonical::strict;
use settlement::day_file::{self, DayFile, Open, Refused};
use settlement::file::{FileRefused, MAX_FILE_BYTES};
use settlement::join::{self, Join};
use settlement::single::SingleRefused;
use settlement::slip_qr::{self, Summary};
use settlement::what::{Kind, what_is};

use crate::fact::Claim;
use crate::receiving::files::{FileKind, Verdict};
use crate::receiving::slips::slip_text;

/// Takings of one settlement beyond this are no stall's: it keeps every sum inside the range.
pub(crate) const LARGEST_TAKINGS: Money = Money::baht(100_000_000);

/// A file that was read.
pub(crate) enum Reading {
    /// The text of a closing slip's QR. Its signature is checked when its key is known.
    Slip(String, Box<Summary>),
    /// A settlement that is right in itself.
    Settlement(Box<DayFile>),
    /// A join whose signature is right.
    Join(Join),
    /// Not to be taken.
    Not(NotTaken),
}

/// Why a file is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NotTaken {
    pub(crate) kind: FileKind,
    pub(crate) verdict: Verdict,
    pub(crate) reason: String,
    pub(crate) params: BTreeMap<String, String>,
    pub(crate) claim: Option<Claim>,
}

impl NotTaken {
    pub(crate) fn new(kind: FileKind, verdict: Verdict, reason: &str) -> NotTaken {
        let (reason, params) = (reason.to_owned(), BTreeMap::new());
        NotTaken { kind, verdict, reason, params, claim: None }
    }

    pub(crate) fn of(self, claim: Option<Claim>) -> NotTaken {
        NotTaken { claim, ..self }
    }

    fn with(mut self, key: &str, value: Option<String>) -> NotTaken {
        if let Some(value) = value {
            self.params.insert(key.to_owned(), value);
        }
        self
    }
}

/// Reads a file.
pub(crate) fn read(bytes: &[u8]) -> Reading {
    if bytes.is_empty() {
        return Reading::Not(accident(FileKind::Other, FileRefused::Empty));
    }
    if bytes.len() > MAX_FILE_BYTES {
        let refused = FileRefused::TooLarge { bytes: bytes.len() };
        return Reading::Not(accident(FileKind::Other, refused));
    }
    if let Some(text) = std::str::from_utf8(bytes).ok().and_then(slip_text) {
        return slip(text);
    }
    let (kind, claim) = claim(bytes);
    let not = |verdict: Verdict, reason: &str| {
        Reading::Not(NotTaken::new(kind, verdict, reason).of(claim.clone()))
    };
    match what_is(bytes) {
        Kind::Settlement => settlement_file(bytes, claim),
        Kind::Join => join_file(bytes, claim),
        Kind::Invite => not(Verdict::RefusedOtherKind, "invite"),
        Kind::Reply => not(Verdict::RefusedOtherKind, "reply"),
        Kind::Newer { version, .. } => {
            let newer = NotTaken::new(kind, Verdict::RefusedNewer, "newer_version").of(claim);
            Reading::Not(newer.with("version", Some(version.to_string())))
        }
        Kind::Accident(refused) => Reading::Not(accident(kind, refused).of(claim)),
        // An editor that saves UTF-16: a mark, then two bytes a character.
        Kind::Unknown if bytes.starts_with(b"\xff\xfe{\0") => {
            Reading::Not(accident(kind, FileRefused::ByteOrderMark))
        }
        // A photo in which no slip's code was found.
        Kind::Unknown if is_picture(bytes) => not(Verdict::RefusedUnknown, "picture"),
        Kind::Unknown => not(Verdict::RefusedUnknown, "unknown"),
    }
}

/// Whether bytes are a picture as telephones make them: PNG or JPEG.
#[must_use]
pub fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xff\xd8\xff")
}

fn slip(text: String) -> Reading {
    let not = |verdict, reason| Reading::Not(NotTaken::new(FileKind::Other, verdict, reason));
    let Ok(summary) = slip_qr::claimed(&text) else {
        return not(Verdict::RefusedDamaged, "slip_damaged");
    };
    // numbers that no till reaches: they would not fit a table
    let numbers = [summary.z, summary.sales, summary.refunds];
    if numbers.iter().any(|number| *number > u64::from(u32::MAX)) {
        return not(Verdict::RefusedContents, "slip_content");
    }
    let fits = |amount: Money| amount.magnitude() <= LARGEST_TAKINGS;
    match summary.taken_and_returned() {
        Ok((taken, returned)) if fits(taken) && fits(returned) => {
            Reading::Slip(text, Box::new(summary))
        }
        _ => not(Verdict::RefusedContents, "takings_too_large"),
    }
}

fn settlement_file(bytes: &[u8], claim: Option<Claim>) -> Reading {
    let file = match day_file::read(bytes) {
        Ok(file) => file,
        Err(refused) => return Reading::Not(contents(&refused).of(claim)),
    };
    let totals = &file.close.totals;
    let amounts = [totals.gross, totals.refunded, file.close.over_short];
    if amounts.iter().any(|amount| amount.magnitude() > LARGEST_TAKINGS) {
        let verdict = Verdict::RefusedContents;
        let refused = NotTaken::new(FileKind::Settlement, verdict, "takings_too_large");
        return Reading::Not(refused.of(claim));
    }
    Reading::Settlement(Box::new(file))
}

fn join_file(bytes: &[u8], claim: Option<Claim>) -> Reading {
    let kind = FileKind::Join;
    let refused = match join::read_join(bytes) {
        Ok(join) => return Reading::Join(join),
        Err(SingleRefused::File(refused)) => accident(kind, refused),
        Err(SingleRefused::Line(_)) => {
            let refused = NotTaken::new(kind, Verdict::RefusedContents, "line_form");
            refused.with("line", Some("1".to_owned()))
        }
        Err(SingleRefused::Signature) => {
            NotTaken::new(kind, Verdict::RefusedSignature, "wrong_signature")
        }
        Err(SingleRefused::MoreLines) => {
            NotTaken::new(kind, Verdict::RefusedContents, "more_lines")
        }
        Err(SingleRefused::Version { version }) => {
            NotTaken::new(kind, Verdict::RefusedNewer, "newer_version")
                .with("version", Some(version.to_string()))
        }
        Err(SingleRefused::OtherKind) => {
            NotTaken::new(kind, Verdict::RefusedOtherKind, "other_kind")
        }
    };
    Reading::Not(refused.of(claim))
}

/// A file that met with an accident, each with its own cure.
fn accident(kind: FileKind, refused: FileRefused) -> NotTaken {
    let verdict = match refused {
        FileRefused::Empty | FileRefused::CutShort => Verdict::RefusedCutShort,
        FileRefused::TooLarge { .. }
        | FileRefused::TooManyLines { .. }
        | FileRefused::LineTooLong { .. } => Verdict::RefusedTooLarge,
        FileRefused::ByteOrderMark
        | FileRefused::NotUtf8 { .. }
        | FileRefused::CarriageReturn { .. }
        | FileRefused::AfterSignature { .. } => Verdict::RefusedSavedByEditor,
        FileRefused::SignatureForm { .. } => Verdict::RefusedDamaged,
        FileRefused::WrongSignature => Verdict::RefusedSignature,
    };
    let line = Refused::File(refused).line().map(|line| line.to_string());
    NotTaken::new(kind, verdict, refused.code()).with("line", line)
}

/// A settlement that is not right in itself.
fn contents(refused: &Refused) -> NotTaken {
    let kind = FileKind::Settlement;
    let verdict = match refused {
        Refused::File(refused) => return accident(kind, *refused),
        Refused::NotASettlement => Verdict::RefusedOtherKind,
        Refused::Version { .. } => Verdict::RefusedNewer,
        Refused::Signature { .. } => Verdict::RefusedSignature,
        _ => Verdict::RefusedContents,
    };
    let field = match refused {
        Refused::Opening { field, .. }
        | Refused::Totals { field, .. }
        | Refused::Count { field, .. }
        | Refused::Closing { field, .. } => Some(*field),
        _ => None,
    };
    let figures = match refused {
        Refused::Number { expected, found, .. } | Refused::Receipt { expected, found, .. } => {
            Some((expected.to_string(), found.to_string()))
        }
        _ => None,
    };
    let (expected, found) = figures.unzip();
    NotTaken::new(kind, verdict, refused.code())
        .with("line", refused.line().map(|line| line.to_string()))
        .with("field", field.map(str::to_owned))
        .with("expected", expected)
        .with("found", found)
}

/// What a file says of itself in its first line, also after an editor's accident, so that people
/// know whom to ask for it again.
fn claim(bytes: &[u8]) -> (FileKind, Option<Claim>) {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = first.strip_suffix(b"\r").unwrap_or(first);
    let Ok(first) = std::str::from_utf8(first) else { return (FileKind::Other, None) };
    if let Ok(open) = strict::<Open>(first) {
        return (FileKind::Settlement, Some(settlement_claim(&open)));
    }
    let Ok(join) = strict::<Join>(first) else { return (FileKind::Other, None) };
    (FileKind::Join, Some(join_claim(&join)))
}

/// What a settlement says of itself.
pub(crate) fn settlement_claim(open: &Open) -> Claim {
    let Open { stall, device, key, day, z, .. } = *open;
    Claim { stall, device, key, day: Some(day), z: Some(z) }
}

/// What a join says of itself.
pub(crate) fn join_claim(join: &Join) -> Claim {
    Claim { stall: join.stall, device: join.device, key: join.key, day: None, z: None }
}
