//! Ids as types: `UUIDv7` inside, never shown to people.
//!
//! What people see in a URL is a [`crate::Slug`] or a [`crate::Code`]; a `UUIDv7` would tell when
//! a thing was made.

use uuid::Uuid;

use crate::{Random, Time};

/// A `UUIDv7` for `now` (RFC 9562 §5.7) with 74 random bits.
pub fn uuid_v7(now: Time, random: &dyn Random) -> Uuid {
    let chance = crate::random::bytes::<10>(random);
    let millis = u64::try_from(now.millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()
}

/// Declares id types over UUIDs.
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub ::uuid::Uuid);

        impl $name {
            /// A new id, made at `now`.
            pub fn new(now: $crate::Time, random: &dyn $crate::Random) -> Self {
                Self($crate::id::uuid_v7(now, random))
            }

            /// The sixteen bytes the database stores.
            pub fn bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// From the sixteen bytes of the database; none when there are not sixteen.
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                ::uuid::Uuid::from_slice(bytes).ok().map(Self)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl From<$name> for ::uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<::uuid::Uuid> for $name {
            fn from(id: ::uuid::Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// A person.
    PersonId,
    /// One signed-in browser.
    SessionId,
    /// A group.
    GroupId,
    /// A call to action.
    CallId,
    /// A local action.
    ActionId,
    /// An event in the outbox.
    EventId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededRandom;

    #[test]
    fn ids_made_later_sort_later() {
        let random = SeededRandom::new(1);
        let early = CallId::new(Time::from_millis(1_000), &random);
        let late = CallId::new(Time::from_millis(2_000), &random);
        assert!(early < late);
        assert_eq!(early.0.get_version_num(), 7);
    }

    #[test]
    fn an_id_survives_its_bytes() {
        let id = CallId::new(Time::from_millis(5), &SeededRandom::new(2));
        assert_eq!(CallId::from_bytes(id.bytes()), Some(id));
        assert_eq!(CallId::from_bytes(b"short"), None);
    }
}
