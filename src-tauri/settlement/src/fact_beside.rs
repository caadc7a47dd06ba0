//! What happens at a till beside sales and the day: prices, regulars, people, debts, preorders.
//! Must never carry a name, debt or cost of a person: those are private and stay at the stall.

use domain::digest::Digest;
use domain::id::{PreorderId, RequestId};
use domain::money::{Money, is_nothing};
use domain::payment::TenderKind;
use serde::{Deserialize, Serialize};

use crate::fact::OperatorNumber;

/// See [`crate::fact::Fact::PricesChanged`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PricesChanged {
    /// How many rules.
    pub count: u32,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`crate::fact::Fact::CustomersChanged`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomersChanged {
    /// How many.
    pub count: u32,
}

/// See [`crate::fact::Fact::OperatorsChanged`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorsChanged {
    /// How many.
    pub count: u32,
}

/// See [`crate::fact::Fact::OperatorSignedIn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorSignedIn {
    /// Who.
    pub operator: OperatorNumber,
}

/// See [`crate::fact::Fact::CreditRepaid`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditRepaid {
    /// Made before the request was sent.
    pub request: RequestId,
    /// Its number: a run of its own, from 1.
    pub number: u64,
    /// The number of the repayment that this one takes back: then nothing else is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<u64>,
    /// How it came: cash or a transfer.
    pub kind: TenderKind,
    /// How much, above zero.
    pub amount: Money,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`crate::fact::Fact::PreorderTaken`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreorderTaken {
    /// Made before the request was sent.
    pub request: RequestId,
    /// Its id.
    pub preorder: PreorderId,
    /// The deposit; zero for none.
    pub deposit: Money,
    /// How the deposit came: cash or a transfer; cash when there is none.
    pub kind: TenderKind,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
}

/// See [`crate::fact::Fact::PreorderEnded`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreorderEnded {
    /// Made before the request was sent; of a hand-over, the sale's own.
    pub request: RequestId,
    /// Which.
    pub preorder: PreorderId,
    /// The receipt it was handed over with; absent when it was called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<u64>,
    /// The deposit given back when it was called off; zero for none.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub returned: Money,
    /// How it went back: cash or a transfer.
    pub kind: TenderKind,
    /// Who did it, where the stall has people with PINs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OperatorNumber>,
    /// The owner who allowed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OperatorNumber>,
}

/// See [`crate::fact::Fact::ReplyReceived`]. Private: the whole file, as it came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyReceived {
    /// Which reply to this stall.
    pub number: u64,
    /// SHA-256 of the file.
    pub file: Digest,
}
