//! Exact numbers of an account.
//!
//! An [`Amount`] is a fraction. It is written as a whole number, as a decimal when it ends within 30 places, and else
//! as `numerator/denominator`; what is written is read back to the same number. In JSON a whole number up to 2^53 is
//! a number and everything else is a text, because readers of JSON would round it.

use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, ToPrimitive as _, Zero as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The most decimal places a number is written with.
const PLACES: u32 = 30;
/// The longest text read as a number.
const LONGEST: usize = 200_000;

/// An exact number: votes, quotas, prices.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub BigRational);

impl Amount {
    /// Zero.
    pub fn zero() -> Self {
        Self::default()
    }

    /// So many units of 10^-`places`.
    pub fn fixed(units: i128, places: u32) -> Self {
        Self(BigRational::new(BigInt::from(units), BigInt::from(10).pow(places)))
    }

    /// A fraction; a denominator of 0 gives zero.
    pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        let denominator: BigInt = denominator.into();
        if denominator.is_zero() { Self::zero() } else { Self(BigRational::new(numerator.into(), denominator)) }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Near enough for a drawing; decides nothing.
    pub fn approximate(&self) -> f64 {
        self.0.to_f64().unwrap_or(0.0)
    }

    /// The number cut after so many decimal places, with commas between thousands: for reading in English.
    pub fn grouped(&self, places: u32) -> String {
        let cut = self.cut(places);
        let (whole, part) = cut.split_once('.').map_or((cut.as_str(), None), |(whole, part)| (whole, Some(part)));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
        let mut text = sign.to_owned();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if let Some(part) = part {
            text.push('.');
            text.push_str(part);
        }
        text
    }

    /// The number cut (not rounded) after so many decimal places, for reading.
    pub fn cut(&self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        Self(BigRational::new((&self.0 * &scale).to_integer(), scale)).to_string()
    }
}

impl From<u64> for Amount {
    fn from(whole: u64) -> Self {
        Self(BigRational::from_integer(BigInt::from(whole)))
    }
}

impl From<i64> for Amount {
    fn from(whole: i64) -> Self {
        Self(BigRational::from_integer(BigInt::from(whole)))
    }
}

impl From<u32> for Amount {
    fn from(whole: u32) -> Self {
        Self::from(u64::from(whole))
    }
}

impl From<BigRational> for Amount {
    fn from(ratio: BigRational) -> Self {
        Self(ratio)
    }
}

impl Add<&Amount> for Amount {
    type Output = Self;
    fn add(self, other: &Self) -> Self {
        Self(self.0 + &other.0)
    }
}

impl Sub<&Amount> for Amount {
    type Output = Self;
    fn sub(self, other: &Self) -> Self {
        Self(self.0 - &other.0)
    }
}

impl AddAssign<&Amount> for Amount {
    fn add_assign(&mut self, other: &Self) {
        self.0 += &other.0;
    }
}

impl SubAssign<&Amount> for Amount {
    fn sub_assign(&mut self, other: &Self) {
        self.0 -= &other.0;
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_integer() {
            return write!(f, "{}", self.0.numer());
        }
        match decimal_places(self.0.denom()) {
            Some(places) => {
                let units = (&self.0 * BigInt::from(10).pow(places)).to_integer();
                let digits = units.abs().to_string();
                let width = places as usize + 1;
                let digits = format!("{digits:0>width$}");
                let (whole, part) = digits.split_at(digits.len() - places as usize);
                let sign = if units.is_negative() { "-" } else { "" };
                write!(f, "{sign}{whole}.{part}")
            }
            None => write!(f, "{}/{}", self.0.numer(), self.0.denom()),
        }
    }
}

/// How many decimal places write a fraction with this denominator exactly; `None` when it does not end, or too late.
fn decimal_places(denominator: &BigInt) -> Option<u32> {
    let mut power = BigInt::one();
    (0..=PLACES).find(|_| {
        let ends = (&power % denominator).is_zero();
        power *= 10;
        ends
    })
}

/// A text is no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is no number")
    }
}

impl std::error::Error for NoNumber {}

impl FromStr for Amount {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        if text.len() > LONGEST {
            return Err(NoNumber);
        }
        if let Some((numerator, denominator)) = text.split_once('/') {
            let denominator = whole(denominator)?;
            if denominator.is_zero() {
                return Err(NoNumber);
            }
            return Ok(Self(BigRational::new(whole(numerator)?, denominator)));
        }
        let Some((integer, part)) = text.split_once('.') else {
            return Ok(Self(BigRational::from_integer(whole(text)?)));
        };
        if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NoNumber);
        }
        whole(integer)?;
        let places = u32::try_from(part.len()).unwrap_or(u32::MAX);
        let units = whole(&format!("{integer}{part}"))?;
        Ok(Self(BigRational::new(units, BigInt::from(10).pow(places))))
    }
}

/// A whole number in plain digits; no plus sign, no spaces, no underscores.
fn whole(text: &str) -> Result<BigInt, NoNumber> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NoNumber);
    }
    BigInt::parse_bytes(text.as_bytes(), 10).ok_or(NoNumber)
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.0.is_integer().then(|| self.0.numer().to_i64()).flatten();
        match whole.filter(|whole| whole.unsigned_abs() <= 1 << 53) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl de::Visitor<'_> for Read {
            type Value = Amount;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, or a decimal or fraction as text")
            }
            fn visit_i64<E>(self, whole: i64) -> Result<Amount, E> {
                Ok(Amount::from(whole))
            }
            fn visit_u64<E>(self, whole: u64) -> Result<Amount, E> {
                Ok(Amount::from(whole))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
                text.parse().map_err(|no: NoNumber| E::custom(no))
            }
        }
        deserializer.deserialize_any(Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["0", "7", "-3", "952.81268", "-0.5", "0.00001", "1/3", "-22/7", "100000000000000000000"] {
            let amount: Amount = text.parse().unwrap();
            assert_eq!(amount.to_string(), text);
            let json = serde_json::to_string(&amount).unwrap();
            assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "1/0", "1.", ".5", "+1", " 1", "1e9", "1_000", "--1", "1/-"] {
            assert!(text.parse::<Amount>().is_err(), "{text}");
        }
    }
}
