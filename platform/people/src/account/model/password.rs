//! Passwords: 8 to 256 signs of any script, nothing else asked, except that the commonest ones and
//! the site's own name are refused. They never expire.

use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

use base::text::TextProblem;
use unicode_normalization::UnicodeNormalization;

/// The 3,000 commonest passwords of eight signs and more (`docs/data-sources.md`); shorter ones
/// are refused by their length.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../../assets/common-passwords.txt").lines().collect());

/// Common where Spanish is spoken, and missing in that list.
const COMMON_SPANISH: [&str; 18] = [
    "contraseña",
    "contrasena",
    "contraseña1",
    "contrasena1",
    "tequiero",
    "teamomucho",
    "estrella",
    "barcelona",
    "realmadrid",
    "princesa",
    "mariposa",
    "guadalupe",
    "alejandro",
    "alejandra",
    "cristina",
    "gatitos1",
    "mipassword",
    "bienvenido",
];

/// A password that may be set. It never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[password]")
    }
}

impl Password {
    /// Fewest signs.
    pub const MIN: usize = 8;
    /// Most signs.
    pub const MAX: usize = 256;

    /// A password to set; `names` are words it must not be: the site's, the person's.
    pub fn parse(raw: &str, names: &[&str]) -> Result<Self, TextProblem> {
        if raw.is_empty() {
            return Err(TextProblem::Empty);
        }
        let signs = raw.chars().count();
        if signs > Self::MAX {
            return Err(TextProblem::TooLong { max: Self::MAX });
        }
        let text = normal(raw);
        if signs < Self::MIN {
            return Err(TextProblem::TooShort { min: Self::MIN });
        }
        let folded = fold(&text);
        if is_common(&folded) {
            return Err(TextProblem::Malformed { key: "account-password-common" });
        }
        if names.iter().any(|name| is_name(&folded, &fold(name))) {
            return Err(TextProblem::Malformed { key: "account-password-name" });
        }
        Ok(Self(text))
    }

    /// A password as somebody types it to sign in: whatever it is, it is compared.
    pub fn typed(raw: &str) -> Self {
        let cut: String = raw.chars().take(Self::MAX + 1).collect();
        Self(normal(&cut))
    }

    /// The bytes to hash.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The same letters typed on two keyboards become the same bytes (RFC 8265 asks for NFC).
fn normal(raw: &str) -> String {
    raw.nfc().collect()
}

fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_common(folded: &str) -> bool {
    let one_sign = folded.chars().next().is_some_and(|first| folded.chars().all(|c| c == first));
    one_sign || COMMON.contains(folded) || COMMON_SPANISH.contains(&folded)
}

/// Whether a password is a name, with nothing but digits and signs around it.
fn is_name(folded: &str, name: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    let name = name.trim_matches(|c: char| !c.is_alphabetic());
    !name.is_empty() && bare == name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(raw: &str) -> Result<Password, TextProblem> {
        Password::parse(raw, &["Rent Day", "Ana López"])
    }

    #[test]
    fn length_is_all_that_is_asked() {
        for good in ["correct horse", "日本語のパスワード", "        x       y", "🐝🐝🐝🐝🐝🐝🐝🐜", "k1b2x3d4w5"]
        {
            assert!(parse(good).is_ok(), "{good}");
        }
        assert!(parse(&"ab".repeat(128)).is_ok());
        assert_eq!(parse(&"ab".repeat(129)), Err(TextProblem::TooLong { max: 256 }));
        assert_eq!(parse("sevenxx"), Err(TextProblem::TooShort { min: 8 }));
        assert_eq!(parse(""), Err(TextProblem::Empty));
    }

    #[test]
    fn the_commonest_are_refused_however_written() {
        let common = Err(TextProblem::Malformed { key: "account-password-common" });
        for bad in ["password", "PassWord", "12345678", "qwertyuiop", "contraseña", "aaaaaaaaaaaa", "trustno1"] {
            assert_eq!(parse(bad), common, "{bad}");
        }
        assert_eq!(COMMON.len(), 3000);
    }

    #[test]
    fn the_names_at_hand_are_refused() {
        let name = Err(TextProblem::Malformed { key: "account-password-name" });
        for bad in ["rent day", "RentDay2026", "Ana López!", "!!analópez1"] {
            assert_eq!(parse(bad), name, "{bad}");
        }
        assert!(parse("rent day is coming").is_ok());
    }

    #[test]
    fn two_keyboards_type_the_same() {
        assert_eq!(Password::typed("se\u{0301}same ouvre-toi"), Password::typed("s\u{00e9}same ouvre-toi"));
        assert_eq!(format!("{:?}", Password::typed("x")), "[password]");
    }
}
