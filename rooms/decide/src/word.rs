//! Enums that are words: the word in the database and in forms, and the way back.

use store::{Row, StoreError};

/// Declares an enum of words; the word is also what JSON holds.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub(crate) enum $name {
            $($(#[$vdoc])* $variant),+
        }

        impl $name {
            /// Every one, in the order of forms.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database and in forms.
            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The one of a word.
            pub(crate) fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word)
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(word: String) -> Result<Self, String> {
                Self::parse(&word).ok_or(word)
            }
        }

        impl From<$name> for String {
            fn from(it: $name) -> Self {
                it.as_str().to_owned()
            }
        }
    };
}
pub(crate) use word_enum;

/// The word of a column.
pub(crate) fn of_row<T: TryFrom<String, Error = String>>(row: &Row<'_>, at: usize) -> Result<T, StoreError> {
    let word: String = row.get(at)?;
    T::try_from(word).map_err(|word| StoreError::broken(format!("unknown word {word}")))
}
