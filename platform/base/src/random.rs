//! Where chance comes from: the operating system, or a seed in tests.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A source of unpredictable bytes.
pub trait Random: Send + Sync + 'static {
    /// Fills `into` with random bytes.
    fn fill(&self, into: &mut [u8]);
}

/// `N` random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut out = [0; N];
    random.fill(&mut out);
    out
}

/// The operating system's random source: the only one for secrets.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRandom;

impl Random for OsRandom {
    #[expect(clippy::panic, reason = "without randomness no secret is safe: stopping is the only honest answer")]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for randomness")]
    fn fill(&self, into: &mut [u8]) {
        if let Err(e) = getrandom::fill(into) {
            panic!("the operating system gives no randomness: {e}");
        }
    }
}

/// The same bytes every time: for tests and for the demo world, never for secrets.
pub struct SeededRandom(Mutex<ChaCha20Rng>);

impl SeededRandom {
    /// A source whose bytes follow from `seed` alone.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl fmt::Debug for SeededRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeededRandom")
    }
}

impl Random for SeededRandom {
    fn fill(&self, into: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(into);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let (a, b) = (SeededRandom::new(7), SeededRandom::new(7));
        assert_eq!(bytes::<32>(&a), bytes::<32>(&b));
        assert_ne!(bytes::<32>(&a), bytes::<32>(&SeededRandom::new(8)));
    }

    #[test]
    fn the_operating_system_does_not_repeat_itself() {
        assert_ne!(bytes::<16>(&OsRandom), bytes::<16>(&OsRandom));
    }
}
