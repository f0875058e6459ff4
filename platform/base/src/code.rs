//! Codes people can read aloud: Crockford base32, lower case, no i, l, o, u.
//!
//! A [`Code`] names a public action in its URL and on its flyer. It is random, so it tells neither
//! how many actions there are nor in which order they were made. It is no secret: what is not
//! public is guarded by access rules.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Random;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Crockford base32 of `bytes`, lower case, without padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut acc, mut bits) = (0_u32, 0_u32);
    for &byte in bytes {
        acc = (acc << 8) | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[(acc >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(acc << (5 - bits) & 31) as usize]));
    }
    out
}

/// The bytes of a Crockford base32 text as a person may type it: any case, spaces and hyphens
/// ignored, `o` for 0, `i` and `l` for 1. None when another sign is in it.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 5 / 8);
    let (mut acc, mut bits) = (0_u32, 0_u32);
    for sign in text.chars() {
        if sign == '-' || sign.is_whitespace() {
            continue;
        }
        acc = (acc << 5) | digit(sign)?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push((acc >> bits & 255) as u8);
        }
        acc &= (1 << bits) - 1;
    }
    (acc == 0 || bits >= 5).then_some(out)
}

/// The value of one sign as a person may type it.
pub fn digit(sign: char) -> Option<u32> {
    let sign = match sign.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&a| char::from(a) == sign).and_then(|p| u32::try_from(p).ok())
}

/// Groups a long code by `size` with hyphens, so that it can be read aloud and copied by hand.
pub fn grouped(code: &str, size: usize) -> String {
    let mut out = String::with_capacity(code.len() + code.len() / size.max(1));
    for (i, sign) in code.chars().enumerate() {
        if i > 0 && i % size.max(1) == 0 {
            out.push('-');
        }
        out.push(sign);
    }
    out
}

/// The public name of an action: ten signs, fifty random bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code([u8; Code::LEN]);

/// Why a text is not a [`Code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of ten letters and digits")
    }
}

impl std::error::Error for NotACode {}

impl Code {
    /// Signs in a code.
    pub const LEN: usize = 10;

    /// A new random code.
    pub fn new(random: &dyn Random) -> Self {
        let chance = crate::random::bytes::<{ Self::LEN }>(random);
        Self(chance.map(|byte| ALPHABET[usize::from(byte & 31)]))
    }

    /// The ten signs.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut out = [0; Self::LEN];
        let mut signs = text.chars().filter(|s| *s != '-' && !s.is_whitespace());
        for slot in &mut out {
            let value = signs.next().and_then(digit).ok_or(NotACode)?;
            *slot = ALPHABET[value as usize];
        }
        if signs.next().is_some() { Err(NotACode) } else { Ok(Self(out)) }
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededRandom;

    #[test]
    fn a_code_is_read_back_however_it_was_typed() {
        let code = Code::new(&SeededRandom::new(3));
        let typed = grouped(&code.to_string().to_uppercase(), 5);
        assert_eq!(typed.parse::<Code>(), Ok(code));
        assert_eq!("0OiIlL1111".parse::<Code>().map(|c| c.to_string()), Ok("0011111111".to_owned()));
        assert!("short".parse::<Code>().is_err());
        assert!("elevensigns".parse::<Code>().is_err());
    }

    #[test]
    fn bytes_survive_base32() {
        for n in 0..40_u8 {
            let bytes: Vec<u8> = (0..n).map(|i| i.wrapping_mul(37)).collect();
            assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
        assert_eq!(decode("a!"), None);
    }
}
