//! Which statement somebody sees next: chance, weighted by how much the map wants votes on it, over all
//! statements open to votes, never one they have answered or skipped.
//!
//! A choice costs a few look-ups in a list of running sums, whatever the number of statements; only who
//! has answered nearly everything is served by walking the list. The same seed gives the same choice, so
//! that a page loaded again shows the same statement.

/// Looks at a sum before the list is walked.
const TRIES: u64 = 24;

/// The weight of a statement the map knows nothing about: as high as any, so that new ones are tried.
pub const UNKNOWN: f64 = 81.0;

/// Answers before the statements about oneself come.
pub const META_AFTER: usize = 10;

/// Statements and their running sums of weights.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Routing {
    numbers: Vec<u32>,
    sums: Vec<f64>,
}

impl Routing {
    /// From statements and their weights; a weight that is no positive number counts as one.
    pub fn new(all: impl IntoIterator<Item = (u32, f64)>) -> Self {
        let mut it = Self::default();
        let mut sum = 0.0;
        for (number, weight) in all {
            sum += if weight.is_finite() && weight > 0.0 { weight } else { 1.0 };
            it.numbers.push(number);
            it.sums.push(sum);
        }
        it
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The statements.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// A statement that was not `seen`; none when all were.
    pub fn pick(&self, chance: u64, seen: impl Fn(u32) -> bool) -> Option<u32> {
        let whole = *self.sums.last()?;
        for attempt in 0..TRIES {
            let number = self.at(share(mixed(chance.wrapping_add(attempt))) * whole)?;
            if !seen(number) {
                return Some(number);
            }
        }
        // Nearly everything is seen: weigh what is left.
        let mut before = 0.0;
        let left: Vec<(u32, f64)> = self
            .numbers
            .iter()
            .zip(&self.sums)
            .filter_map(|(number, sum)| {
                let weight = sum - std::mem::replace(&mut before, *sum);
                (!seen(*number)).then_some((*number, weight))
            })
            .collect();
        let rest = Self::new(left);
        let whole = *rest.sums.last()?;
        rest.at(share(mixed(chance)) * whole)
    }

    fn at(&self, sum: f64) -> Option<u32> {
        let at = self.sums.partition_point(|s| *s <= sum).min(self.numbers.len().checked_sub(1)?);
        self.numbers.get(at).copied()
    }
}

/// Spreads a seed over all 64 bits (the finalizer of `SplitMix64`, Steele et al. 2014).
pub fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number from 0 up to but not 1.
#[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
fn share(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everything_is_shown_once_and_then_nothing() {
        let routing = Routing::new((1..=300).map(|n| (n, f64::from(n % 7) - 1.0)));
        let mut seen = BTreeSet::new();
        for step in 0..300 {
            let next = routing.pick(step, |n| seen.contains(&n)).unwrap();
            assert!(seen.insert(next), "never the same twice");
        }
        assert_eq!(routing.pick(7, |n| seen.contains(&n)), None);
        assert_eq!(Routing::default().pick(1, |_| false), None);
    }

    #[test]
    fn heavier_statements_come_more_often_and_light_ones_too() {
        let routing = Routing::new([(1, 9.0), (2, 1.0), (3, f64::NAN)]);
        let count = |wanted| (0..11_000).filter(|seed| routing.pick(*seed, |_| false) == Some(wanted)).count();
        let (heavy, light, odd) = (count(1), count(2), count(3));
        assert!((8_500..9_500).contains(&heavy), "{heavy}");
        assert!((800..1_200).contains(&light) && (800..1_200).contains(&odd), "{light} {odd}");
    }

    #[test]
    fn the_same_seed_shows_the_same() {
        let routing = Routing::new((1..=5_000).map(|n| (n, 1.0)));
        assert_eq!(routing.pick(42, |n| n % 2 == 0), routing.pick(42, |n| n % 2 == 0));
        assert!(!routing.pick(42, |n| n % 2 == 0).unwrap().is_multiple_of(2));
    }
}
