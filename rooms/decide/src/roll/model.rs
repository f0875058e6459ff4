//! Somebody on the roll.

use base::{PersonId, Private};

use crate::election::model::ElectorId;

base::word_enum! {
    /// Whether somebody on the roll has cast a ballot, and how.
    pub(crate) enum CastAs {
        /// Not yet.
        No = "no",
        /// Here, with an account or a link, in person or through a proxy.
        Online = "online",
        /// On paper.
        Paper = "paper",
    }
}

/// Somebody on the roll.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Elector {
    pub(crate) id: ElectorId,
    /// The account, where there is one.
    pub(crate) person: Option<PersonId>,
    /// The name on the roll; empty once it was purged.
    pub(crate) name: Private<String>,
    /// The address on an imported list.
    pub(crate) mail: Option<Private<String>>,
    /// Whether a link was made for this elector.
    pub(crate) has_link: bool,
    /// How much the ballot counts.
    pub(crate) weight: u64,
    pub(crate) cast_as: CastAs,
    /// Who holds the ballot for this elector.
    pub(crate) proxy: Option<ElectorId>,
}
