//! The versions of the settlement: 1; 2, which knows more kinds of lines, of tenders and of prices;
//! and 3, which knows one line more, a reply that was received. A file is written in the lowest
//! version that can hold it, so that a book which was not renewed still reads a plain day. Must
//! never let a line of a later version into an earlier file.

use domain::cash::Drawer;
use domain::payment::{TENDERS, Tender};
use domain::sale::PricedLine;
use domain::unit::Unit;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::fact::{Fact, Totals};

/// The version of a settlement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Version {
    /// Version 1, for ever.
    #[default]
    One,
    /// Version 2: discounts, bundles, rounding, credit, vouchers, co-pay, deposits, people.
    Two,
    /// Version 3: a reply that was received. Only a book that writes replies is ever sent one.
    Three,
}

/// The highest version that is read.
pub const NEWEST: u64 = 3;

impl Version {
    /// Its number in the file.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Version::One => 1,
            Version::Two => 2,
            Version::Three => 3,
        }
    }

    /// The lowest version that can hold these facts.
    #[must_use]
    pub fn needed<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Version {
        let needed = |fact| if repeats_a_tender(fact) { Version::Two } else { of(fact) };
        facts.into_iter().map(needed).max().unwrap_or_default()
    }

    /// Whether a fact may stand in a file of this version.
    #[must_use]
    pub fn holds(self, fact: &Fact) -> bool {
        of(fact) <= self
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.number())
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        match u64::deserialize(deserializer)? {
            1 => Ok(Version::One),
            2 => Ok(Version::Two),
            3 => Ok(Version::Three),
            _ => Err(D::Error::custom("another version")),
        }
    }
}

/// The version a fact belongs to: the first that has its kind and every field it uses.
fn of(fact: &Fact) -> Version {
    let plain = match fact {
        Fact::Sale(sale) => {
            let first = |tender: &Tender| tender.kind.is_money() && tender.detail.is_none();
            sale.rounding.is_none()
                && sale.by.is_none()
                && sale.approved.is_none()
                && sale.lines.iter().all(is_plain)
                && sale.tenders.iter().all(first)
        }
        Fact::Refund(refund) => {
            refund.rounding.is_zero()
                && refund.by.is_none()
                && refund.approved.is_none()
                && refund.repayments.iter().all(|back| back.kind.is_money())
        }
        Fact::CashMoved(moved) => moved.by.is_none() && moved.approved.is_none(),
        Fact::DrawerOpened(opened) => opened.by.is_none() && opened.approved.is_none(),
        Fact::LinesRemoved(removed) => removed.by.is_none(),
        Fact::DayClosed(closed) => {
            closed.by.is_none() && closed.approved.is_none() && are_plain(&closed.totals)
        }
        Fact::Enrolled(_)
        | Fact::GoodsChanged(_)
        | Fact::DayOpened(_)
        | Fact::PrintedAgain(_)
        | Fact::Clock(_)
        | Fact::Restored(_)
        | Fact::SettlementMade(_) => true,
        Fact::PricesChanged(_)
        | Fact::CustomersChanged(_)
        | Fact::OperatorsChanged(_)
        | Fact::OperatorSignedIn(_)
        | Fact::CreditRepaid(_)
        | Fact::PreorderTaken(_)
        | Fact::PreorderEnded(_) => false,
        Fact::ReplyReceived(_) => return Version::Three,
    };
    if plain { Version::One } else { Version::Two }
}

/// Whether a sale was paid twice in one way: version 1 knows each way once.
pub(crate) fn repeats_a_tender(fact: &Fact) -> bool {
    let Fact::Sale(sale) = fact else { return false };
    let count = |kind| sale.tenders.iter().filter(|tender| tender.kind == kind).count();
    TENDERS.iter().any(|kind| count(*kind) > 1)
}

fn is_plain(line: &PricedLine) -> bool {
    line.is_plain() && line.reason.is_none() && line.list_price.is_none() && known_unit(line.unit)
}

const fn known_unit(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Piece
            | Unit::Kilogram
            | Unit::Khit
            | Unit::Bunch
            | Unit::Pack
            | Unit::Bag
            | Unit::Bottle
            | Unit::Box
            | Unit::Plate
            | Unit::Dozen
    )
}

/// Whether sums use no field that version 1 does not have.
pub(crate) fn are_plain(totals: &Totals) -> bool {
    let Drawer { credit_repaid, deposits_taken, deposits_returned, .. } = totals.drawer;
    let later = [
        totals.rounding,
        totals.discounts,
        totals.credit_repaid,
        totals.deposits_taken,
        totals.deposits_returned,
        credit_repaid,
        deposits_taken,
        deposits_returned,
    ];
    later.iter().all(|sum| sum.is_zero()) && totals.tenders.iter().all(|one| one.kind.is_money())
}
