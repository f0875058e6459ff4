//! Rate limits that store no address: counted per ephemeral client hash, in memory only.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{PoisonError, RwLock};

use base::{Time, time::DAY_MS};
use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::client::Client;
use crate::failure::Failure;

/// What is limited.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Limit {
    /// RSVPs and other public forms.
    Intake,
    /// Sign-in attempts.
    SignIn,
    /// Place searches.
    Search,
    /// New accounts.
    Join,
    /// Requests for reset links and other mail to an address.
    Reset,
    /// Reports to the stewards.
    Flag,
    /// Messages to organizers.
    Contact,
    /// Attempts to guess a link or code.
    Guess,
}

impl Limit {
    const ALL: [Self; 8] =
        [Self::Intake, Self::SignIn, Self::Search, Self::Join, Self::Reset, Self::Flag, Self::Contact, Self::Guess];

    /// How many in a burst, and how many per minute after it.
    const fn quota(self) -> (u32, u32) {
        match self {
            Self::Intake => (40, 30),
            Self::SignIn => (10, 6),
            Self::Search => (120, 240),
            Self::Reset => (4, 1),
            Self::Flag => (6, 2),
            Self::Join | Self::Contact => (5, 1),
            Self::Guess => (20, 20),
        }
    }
}

type Keyed = RateLimiter<u64, DashMapStateStore<u64>, DefaultClock>;

/// The counters of this process.
pub struct Limits {
    counters: Vec<Keyed>,
    clock: DefaultClock,
    hasher: RwLock<(i64, RandomState)>,
    open: bool,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limits")
    }
}

impl Limits {
    /// Counters at zero; `open` counts nothing (benchmarks and tests of other things).
    pub fn new(open: bool) -> Self {
        let counters = Limit::ALL.iter().map(|limit| {
            let (burst, per_minute) = limit.quota();
            let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
            RateLimiter::keyed(Quota::per_minute(at_least_one(per_minute)).allow_burst(at_least_one(burst)))
        });
        Self {
            counters: counters.collect(),
            clock: DefaultClock::default(),
            hasher: RwLock::new((0, RandomState::new())),
            open,
        }
    }

    /// The client of an address today: tomorrow the same address is another client.
    pub fn client(&self, address: Option<IpAddr>, now: Time) -> Client {
        let Some(address) = address else {
            return Client::default();
        };
        let today = now.millis().div_euclid(DAY_MS);
        if self.hasher.read().unwrap_or_else(PoisonError::into_inner).0 != today {
            *self.hasher.write().unwrap_or_else(PoisonError::into_inner) = (today, RandomState::new());
        }
        // A whole IPv6 /64 is one customer.
        let network = match address.to_canonical() {
            IpAddr::V4(v4) => u128::from(v4.to_bits()),
            IpAddr::V6(v6) => v6.to_bits() >> 64 | 1 << 127,
        };
        Client(self.hasher.read().unwrap_or_else(PoisonError::into_inner).1.hash_one(network))
    }

    /// Counts one, or says how long to wait.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "reads like the other look-ups by reference")]
    pub fn check(&self, limit: Limit, client: &Client) -> Result<(), Failure> {
        self.count(limit, client.0)
    }

    /// Counts one for a client and a thing together, such as an account: nobody can use up what
    /// another client may try there.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "reads like the other look-ups by reference")]
    pub fn check_for(&self, limit: Limit, client: &Client, thing: &[u8]) -> Result<(), Failure> {
        let hash = self.hasher.read().unwrap_or_else(PoisonError::into_inner).1.hash_one((client.0, thing));
        self.count(limit, hash)
    }

    fn count(&self, limit: Limit, key: u64) -> Result<(), Failure> {
        if self.open {
            return Ok(());
        }
        let Some(counter) = self.counters.get(limit as usize) else {
            return Ok(());
        };
        match counter.check_key(&key) {
            Ok(()) => Ok(()),
            Err(until) => {
                let wait = until.wait_time_from(self.clock.now());
                Err(Failure::TooMany { retry_s: wait.as_secs().saturating_add(1) })
            }
        }
    }

    /// Forgets clients who have been quiet; called now and then.
    pub fn forget_quiet(&self) {
        for counter in &self.counters {
            counter.retain_recent();
            counter.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_stopped_for_one_client_only() {
        let limits = Limits::new(false);
        let now = Time::from_millis(0);
        let x = limits.client("192.0.2.1".parse().ok(), now);
        let y = limits.client("192.0.2.2".parse().ok(), now);
        let taken = (0..100).filter(|_| limits.check(Limit::SignIn, &x).is_ok()).count();
        assert_eq!(taken, 10);
        assert!(limits.check(Limit::SignIn, &y).is_ok());
        assert!(limits.check(Limit::Intake, &x).is_ok());
        assert!(matches!(limits.check(Limit::SignIn, &x), Err(Failure::TooMany { retry_s: 1.. })));
    }

    #[test]
    fn an_address_is_another_client_tomorrow() {
        let limits = Limits::new(false);
        let today = limits.client("192.0.2.1".parse().ok(), Time::from_millis(0));
        assert_ne!(today, limits.client("192.0.2.1".parse().ok(), Time::from_millis(DAY_MS)));
    }
}
