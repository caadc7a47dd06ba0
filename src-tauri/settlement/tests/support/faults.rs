//! Every fault a settlement can have, one by one, in order of precedence.
//! Must never leave a file that is right.

use domain::day::Timestamp;
use domain::digest::Digest;
use domain::money::Money;
use settlement::fact::Fact;

use super::{Draft, day, market_day, satang, till};

/// A draft, and what is done to its lines and bytes afterwards.
#[derive(Clone)]
pub struct Bent {
    draft: Draft,
    keep_chain: bool,
    lines: Vec<fn(&mut Vec<String>)>,
    ends: Vec<fn(&mut Vec<u8>)>,
}

impl Bent {
    /// The file as it comes out.
    pub fn bytes(&self) -> Vec<u8> {
        let mut draft = self.draft.clone();
        if !self.keep_chain {
            draft.close.head =
                (draft.lines().iter()).fold(draft.open.before, |hash, line| hash.chained(line));
        }
        let text = String::from_utf8(draft.bytes()).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.pop();
        self.lines.iter().for_each(|bend| bend(&mut lines));
        let mut bytes = (lines.join("\n") + "\n").into_bytes();
        let signature = till().sign(&bytes);
        bytes.extend_from_slice(format!("ed25519 {signature}\n").as_bytes());
        self.ends.iter().for_each(|bend| bend(&mut bytes));
        bytes
    }
}

/// One fault: the code it is refused with, and how it is made.
pub type Fault = (&'static str, fn(&mut Bent));

/// In order of precedence; those of one pass over the lines stand one below the other. Each leaves
/// the others possible.
pub const FAULTS: [Fault; 27] = [
    ("file_byte_order_mark", |b| {
        b.ends.push(|bytes| {
            bytes.splice(0..0, *b"\xef\xbb\xbf");
        })
    }),
    ("file_not_utf8", |b| b.ends.push(|bytes| bytes[9] = 0xc0)),
    ("file_carriage_return", |b| {
        b.ends.push(|bytes| {
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            bytes.insert(end, b'\r');
        })
    }),
    ("file_line_too_long", |b| b.lines.push(|lines| lines[3] = "x".repeat(66_000))),
    ("file_cut_short", |b| {
        b.ends.push(|bytes| {
            bytes.pop();
        })
    }),
    ("file_signature_form", |b| {
        b.ends.push(|bytes| {
            let place = bytes.len() - 4;
            bytes[place] = b'!';
        })
    }),
    ("not_a_settlement", |b| {
        b.lines.push(|lines| {
            lines[0] = lines[0].replace("\"t\":\"open\"", "\"t\":\"orders\"");
        })
    }),
    ("newer_version", |b| {
        b.lines.push(|lines| {
            lines[0] = lines[0].replace("\"version\":1", "\"version\":4");
        })
    }),
    ("wrong_signature", |b| {
        b.ends.push(|bytes| {
            let place = bytes.len() - 20;
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        })
    }),
    ("line_form", |b| b.lines.push(|lines| lines[16] = lines[16].replace("\"t\"", " \"t\""))),
    ("journal_number", |b| b.draft.entries[15].n += 1),
    ("chain", |b| {
        b.keep_chain = true;
        b.draft.close.head = Digest::START;
    }),
    ("order", |b| b.draft.entries[13].fact = b.draft.entries[2].fact.clone()),
    ("sale_in_amendment", |b| b.draft.open.amends = Some(Digest::START)),
    ("other_day", |b| b.draft.entries[12].day = day(23)),
    ("opening", |b| b.draft.open.people = 3),
    ("request_twice", |b| {
        let request = b.draft.sale(3).request;
        b.draft.sale(5).request = request;
    }),
    ("receipt_number", |b| b.draft.sale(6).receipt = 9),
    ("refund_of", |b| b.draft.refund(9).of = 5),
    ("price", |b| b.draft.sale(3).lines[0].amount = satang(1)),
    ("tender", |b| b.draft.sale(5).tenders[0].received = satang(1)),
    ("vat", |b| b.draft.sale(6).vat = Money::ZERO),
    ("amount", |b| {
        if let Fact::CashMoved(moved) = &mut b.draft.entries[11].fact {
            moved.amount = Money::ZERO;
        }
    }),
    ("too_large", |b| {
        let sale = b.draft.sale(15);
        let mut line = sale.lines[0].clone();
        line.unit_price = domain::sale::MAX_UNIT_PRICE;
        line.quantity = domain::sale::MAX_LINE_QUANTITY;
        line.amount = domain::sale::amount_of(line.unit_price, line.quantity).unwrap();
        sale.lines = vec![line; 11];
    }),
    ("totals", |b| b.draft.close.totals.people = 7),
    ("count", |b| b.draft.close.over_short = Money::ZERO),
    ("closing", |b| b.draft.close.closed = Timestamp::from_seconds(1)),
];

/// Nothing bent yet.
pub fn untouched() -> Bent {
    Bent { draft: market_day(), keep_chain: false, lines: Vec::new(), ends: Vec::new() }
}
