//! Enums that are words: one word per variant in the database, in forms and in JSON, and the way back.

/// Declares an enum of words.
///
/// ```
/// # use convoke_base as base;
/// base::word_enum! {
///     /// Where it stands.
///     pub enum State {
///         /// People take part.
///         Open = "open",
///         /// It is over.
///         Closed = "closed",
///     }
/// }
///
/// assert_eq!(State::Open.as_str(), "open");
/// assert_eq!(State::parse("closed"), Some(State::Closed));
/// assert_eq!(State::parse("ajar"), None);
/// ```
///
/// What stands before the enum or a variant goes with it: `#[derive(Default)]` and `#[default]` too.
#[macro_export]
macro_rules! word_enum {
    ($(#[$about:meta])* $vis:vis enum $name:ident {
        $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        $vis enum $name {
            $($(#[$each])* $variant),+
        }

        impl $name {
            /// Every one, in the order of forms.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database and in forms.
            $vis const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The one of a word.
            $vis fn parse(word: &str) -> Option<Self> {
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
