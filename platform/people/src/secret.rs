//! Secrets that are handed out once and kept only as a hash: session tokens, links, ceremonies.
//!
//! A secret has 256 random bits, so a plain SHA-256 is enough to keep it: there is nothing to guess.

use std::fmt;

use base::{Random, code};
use ring::digest;

/// A secret of 256 bits as its holder has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What the database keeps of a [`Secret`].
pub type SecretHash = [u8; 32];

impl Secret {
    /// A new secret.
    pub fn new(random: &dyn Random) -> Self {
        Self(code::encode(&base::random::bytes::<32>(random)))
    }

    /// A secret as it came back in a cookie or a link; none when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let sound = text.len() == 52 && text.bytes().all(|b| b.is_ascii_alphanumeric());
        sound.then(|| Self(text.to_owned()))
    }

    /// The text to hand out.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What to keep.
    pub fn hash(&self) -> SecretHash {
        sha256(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// SHA-256 of `data`.
pub(crate) fn sha256(data: &[u8]) -> SecretHash {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, data).as_ref());
    out
}

/// Whether two short secrets are the same; takes the same time wherever they differ.
pub(crate) fn is_same(a: &[u8], b: &[u8]) -> bool {
    let differ = a.iter().zip(b).fold(0_u8, |sum, (x, y)| std::hint::black_box(sum | (x ^ y)));
    a.len() == b.len() && std::hint::black_box(differ) == 0
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use base::{OsRandom, SeededRandom};

    use super::*;

    #[test]
    fn a_secret_comes_back_and_shows_itself_to_nobody() {
        let secret = Secret::new(&SeededRandom::new(1));
        assert_eq!(Secret::parse(secret.as_str()), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "[secret]");
        for bad in ["", "short", &"é".repeat(26), &" ".repeat(52)] {
            assert_eq!(Secret::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn secrets_are_compared_whole() {
        assert!(is_same(b"123456", b"123456"));
        for other in [&b"123457"[..], b"023456", b"12345", b"", b"1234567"] {
            assert!(!is_same(b"123456", other));
        }
    }

    #[test]
    fn a_thousand_secrets_differ() {
        let made: HashSet<String> = (0..1000).map(|_| Secret::new(&OsRandom).as_str().to_owned()).collect();
        assert_eq!(made.len(), 1000);
        assert!(made.iter().all(|s| s.len() == 52));
    }
}
