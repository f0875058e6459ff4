//! Codes of an authenticator app: RFC 6238, six digits, half a minute, SHA-1 as every app expects.

use std::fmt;

use base::text::TextProblem;
use base::{Random, Time};
use totp_rs::{Algorithm, TOTP};

/// Seconds a code is shown.
const STEP: i64 = 30;

/// Bytes of the secret (RFC 4226 recommends 160 bits).
const SECRET_LEN: usize = 20;

/// The secret that an authenticator app and the server share.
#[derive(Clone, PartialEq, Eq)]
pub struct Authenticator(Vec<u8>);

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[authenticator]")
    }
}

impl Authenticator {
    /// A new secret.
    pub fn new(random: &dyn Random) -> Self {
        Self(base::random::bytes::<SECRET_LEN>(random).to_vec())
    }

    /// A secret from where it was sealed; none when it is damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() == SECRET_LEN).then_some(Self(bytes))
    }

    /// The bytes to seal.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn totp(&self) -> TOTP {
        TOTP::new_unchecked(Algorithm::SHA1, 6, 1, STEP.unsigned_abs(), self.0.clone())
    }

    /// The secret as people type it: base32 in groups of four.
    pub fn to_type(&self) -> String {
        base::code::grouped(&self.totp().get_secret_base32(), 4).replace('-', " ")
    }

    /// The address an app reads from the QR code; `encode` percent-encodes.
    pub fn address(&self, site: &str, account: &str, encode: impl Fn(&str) -> String) -> String {
        let (site, account, secret) = (encode(site), encode(account), self.totp().get_secret_base32());
        format!("otpauth://totp/{site}:{account}?secret={secret}&issuer={site}&algorithm=SHA1&digits=6&period=30")
    }

    /// The code shown at `now`.
    pub fn code(&self, now: Time) -> String {
        self.totp().generate(u64::try_from(now.seconds()).unwrap_or(0))
    }

    /// The half minute a typed code belongs to: the present one or a neighbour, and later than
    /// `after`, the last one that was used. None when the code is wrong or used up.
    pub fn accept(&self, typed: &str, now: Time, after: i64) -> Option<i64> {
        let typed = digits(typed).ok()?;
        let present = now.seconds().div_euclid(STEP);
        let mut found = None;
        for step in [present, present - 1, present + 1] {
            let code = self.totp().generate(u64::try_from(step * STEP).unwrap_or(0));
            let same = crate::secret::is_same(code.as_bytes(), typed.as_bytes());
            if same && step > after && found.is_none() {
                found = Some(step);
            }
        }
        found
    }
}

/// Six digits as typed, spaces ignored.
pub fn digits(raw: &str) -> Result<String, TextProblem> {
    let typed: String = raw.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if typed.is_empty() {
        Err(TextProblem::Empty)
    } else if typed.len() == 6 && typed.bytes().all(|b| b.is_ascii_digit()) {
        Ok(typed)
    } else {
        Err(TextProblem::Malformed { key: "account-code-form" })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use base::SeededRandom;

    use super::*;

    const HALF_MINUTE: Duration = Duration::from_secs(30);

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits.
        let it = Authenticator::from_bytes(b"12345678901234567890".to_vec()).unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(it.code(Time::from_millis(seconds * 1000)), code);
        }
    }

    #[test]
    fn a_code_works_once_and_for_about_a_minute() {
        let it = Authenticator::new(&SeededRandom::new(1));
        let now = Time::from_millis(1_795_000_000_000);
        let code = it.code(now);
        let step = it.accept(&code, now, 0).unwrap();
        assert_eq!(it.accept(&code, now, step), None, "a replay is refused");
        assert_eq!(it.accept(&code, now.plus(HALF_MINUTE), step), None);
        assert!(it.accept(&code, now.plus(HALF_MINUTE), 0).is_some());
        assert!(it.accept(&code, now.minus(HALF_MINUTE), 0).is_some());
        assert_eq!(it.accept(&code, now.plus(HALF_MINUTE * 3), 0), None);
        assert_eq!(it.accept("", now, 0), None);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert!(it.accept(&spaced, now, 0).is_some());
    }

    #[test]
    fn an_app_can_read_the_address() {
        let it = Authenticator::from_bytes(b"12345678901234567890".to_vec()).unwrap();
        let address = it.address("Rent Day", "lumeta-482", |t| t.replace(' ', "%20"));
        assert_eq!(
            address,
            "otpauth://totp/Rent%20Day:lumeta-482?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rent%20Day\
             &algorithm=SHA1&digits=6&period=30"
        );
        assert!(it.to_type().starts_with("GEZD GNBV "));
    }
}
