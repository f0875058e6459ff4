//! What a listing is: its rows, its states, and the name it gets in URLs.

pub mod form;
pub mod hours;
mod records;
pub mod week;

use base::Slug;
use uuid::Uuid;

pub use records::*;
pub(crate) use records::{ended, records};

impl Organization {
    /// Whether it, or its group, is among what stewards hid.
    pub fn is_among(&self, hidden: &std::collections::HashSet<Uuid>) -> bool {
        hidden.contains(&self.id.0) || self.group_id.is_some_and(|group| hidden.contains(&group.0))
    }
}

base::word_enum! {
    /// Where a listing stands.
    #[derive(Default)]
    pub enum ListingState {
        /// Only its keepers see it.
        Draft = "draft",
        /// Everybody sees it.
        #[default]
        Shown = "shown",
        /// The organization is no more: its page says so, no search finds it.
        Closed = "closed",
    }
}

base::word_enum! {
    /// Whether an organization says that it looks for volunteers.
    #[derive(Default)]
    pub enum Volunteers {
        /// It says nothing.
        #[default]
        Unsaid = "unsaid",
        /// It looks for some.
        Wanted = "wanted",
        /// It looks for none.
        NotWanted = "not-wanted",
    }
}

base::word_enum! {
    /// Who last said that a listing is true.
    #[derive(Default)]
    pub enum ConfirmedBy {
        /// Nobody has yet.
        #[default]
        Nobody = "nobody",
        /// An officer of the group itself.
        Group = "group",
        /// The organization, through the link in a mail to its public address.
        Organization = "organization",
        /// A steward of this site.
        Steward = "steward",
        /// The publisher of the package it came from.
        Source = "source",
    }
}

base::word_enum! {
    /// Whether a service can be had (HSDS).
    #[derive(Default)]
    pub enum ServiceStatus {
        /// It can.
        #[default]
        Active = "active",
        /// Not at present.
        Inactive = "inactive",
        /// Never again.
        Defunct = "defunct",
        /// It pauses.
        Paused = "temporarily closed",
    }
}

base::word_enum! {
    /// What sort of location it is (HSDS).
    #[derive(Default)]
    pub enum LocationType {
        /// One can go there.
        #[default]
        Physical = "physical",
        /// One can write there.
        Postal = "postal",
        /// It is on the net or on the telephone.
        Virtual = "virtual",
    }
}

/// The name in URLs of a listing or a service: its own name, and eight signs made of its id, so that no
/// two are alike and nothing has to be looked up to make one.
pub fn slug(name: &str, id: Uuid) -> String {
    let start = Slug::from_title(name, "listing");
    let start: String = start.as_str().chars().take(Slug::MAX - 9).collect();
    // Ids made in the same moment begin alike and those of a package may end alike: mix all of them.
    let mixed = id
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{}-{}", start.trim_end_matches('-'), base::code::encode(mixed.to_be_bytes().get(3..).unwrap_or_default()))
}

/// What helps people take part, as one can filter by it: a closed list.
pub const ACCESS_FACTS: [&str; 10] = [
    "step-free",
    "seating",
    "sign-language",
    "captions",
    "quiet-space",
    "toilets",
    "child-care",
    "masks",
    "transit",
    "interpreters",
];
