//! Officers of the committee and what each may do. Everybody who is signed in may read; a power is
//! what changes the book. Must never let an auditor change anything.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The number of an officer in the book, from 1; never given twice.
pub type OfficerNumber = u32;

/// The office of a person in the committee.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// ประธาน: everything.
    Chair,
    /// เหรัญญิก: money, fees, files, people; neither officers nor settings.
    Treasurer,
    /// ผู้เก็บเงิน: walks round, collects, counts lamps and meters, takes files in.
    Collector,
    /// ผู้ตรวจสอบ: reads only.
    Auditor,
}

/// All offices, the highest first.
pub const OFFICES: [Office; 4] =
    [Office::Chair, Office::Treasurer, Office::Collector, Office::Auditor];

/// What changes the book.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Taking files and slips of stalls in, answering them.
    Receive,
    /// Counting lamps, reading meters, noting who is there.
    Count,
    /// Taking fees, and taking a payment back.
    Collect,
    /// Stalls, zones, households, people, passes, the calendar, invitations and keys.
    Register,
    /// Fee rules, one-off charges, fines.
    Fees,
    /// Proposing a waiver or a credit.
    Propose,
    /// Approving what another officer proposed; deciding between two files of one number.
    Approve,
    /// Receiving the collectors' money, banking it, deposits, paying out.
    Cash,
    /// Closing a market day, the second officer beside.
    Close,
    /// Officers and their PINs; export and erasure of a person.
    Officers,
    /// The market's name, its number for transfers, its network, other desks.
    Settings,
}

/// All powers.
pub const POWERS: [Power; 11] = [
    Power::Receive,
    Power::Count,
    Power::Collect,
    Power::Register,
    Power::Fees,
    Power::Propose,
    Power::Approve,
    Power::Cash,
    Power::Close,
    Power::Officers,
    Power::Settings,
];

impl Power {
    /// The word of it between screen and program.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Power::Receive => "receive",
            Power::Count => "count",
            Power::Collect => "collect",
            Power::Register => "register",
            Power::Fees => "fees",
            Power::Propose => "propose",
            Power::Approve => "approve",
            Power::Cash => "cash",
            Power::Close => "close",
            Power::Officers => "officers",
            Power::Settings => "settings",
        }
    }
}

impl Office {
    /// Whether an officer of this office does it.
    #[must_use]
    pub const fn may(self, power: Power) -> bool {
        match self {
            Office::Chair => true,
            Office::Treasurer => !matches!(power, Power::Officers | Power::Settings),
            Office::Collector => {
                matches!(power, Power::Receive | Power::Count | Power::Collect | Power::Propose)
            }
            Office::Auditor => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_office_has_its_powers() {
        let of = |office: Office| POWERS.iter().filter(|power| office.may(**power)).count();
        assert_eq!(OFFICES.map(of), [11, 9, 4, 0]);
        assert!(!Office::Collector.may(Power::Cash) && !Office::Treasurer.may(Power::Officers));
    }

    #[test]
    fn the_word_of_a_power_is_the_one_it_is_sent_as() {
        for power in POWERS {
            assert_eq!(serde_json::to_value(power).unwrap(), power.word());
        }
    }
}
