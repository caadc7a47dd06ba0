//! Facts of the officers of the committee.
//! Must never carry a name or number of a person outside a private part, nor anything of a PIN.

use domain::officer::{Office, OfficerNumber};
use serde::{Deserialize, Serialize};

/// See [`super::Fact::OfficerSet`]. Private: her name and the digest of her PIN.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficerSet {
    /// Her number, from 1; never given twice.
    pub number: OfficerNumber,
    /// Her office.
    pub office: Office,
    /// No longer an officer.
    pub retired: bool,
    /// Who entered or changed her; nobody for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::OfficerSignedIn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficerSignedIn {
    /// Who.
    pub officer: OfficerNumber,
}
