//! Recovery codes: ten, each good once, for the day the phone with the authenticator is lost.

use base::{Code, Random};

/// How many a person gets.
pub const COUNT: usize = 10;

/// One recovery code: fifty random bits in two groups of five signs.
pub type RecoveryCode = Code;

/// Ten new codes.
pub fn make(random: &dyn Random) -> Vec<RecoveryCode> {
    (0..COUNT).map(|_| Code::new(random)).collect()
}

/// A code as it is shown and printed.
pub fn shown(code: &RecoveryCode) -> String {
    base::code::grouped(code.as_str(), 5)
}

/// A recovery code as typed; none when it cannot be one.
pub fn typed(raw: &str) -> Option<RecoveryCode> {
    (raw.len() <= 40).then(|| raw.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    #[test]
    fn ten_different_codes_that_can_be_typed() {
        let codes = make(&SeededRandom::new(1));
        assert_eq!(codes.len(), COUNT);
        for (i, code) in codes.iter().enumerate() {
            assert_eq!(typed(&shown(code).to_uppercase()), Some(*code));
            assert!(!codes[..i].contains(code));
        }
        assert_eq!(typed("123456"), None, "an authenticator's code is not a recovery code");
    }
}
