//! RSVPs made up, as many as one likes: parties of one to eight, mostly small; crowds of a few and of
//! many thousands, as on a real day. Rows, figures and capacity agree, because everybody comes through
//! the same door as in life.

use base::{Code, Time};
use store::{Change, StoreError};

use super::model::{Rsvp, Standing, Wish};
use super::store as rsvps;

/// Rows written at once.
const ROWS_MAX: usize = 20_000;
/// Actions held at once.
const HELD_MAX: usize = 400;

/// How many people are to come to one action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Crowd {
    /// The action.
    pub code: Code,
    /// People going; beyond the capacity they wait.
    pub going: u32,
    /// People perhaps coming.
    pub maybe: u32,
}

/// How `people` spread over `actions` on a real day: a few large crowds and a long tail of small ones,
/// the largest first. The sum is exact unless there are fewer people than actions.
pub fn sizes(actions: usize, people: u64) -> Vec<u32> {
    let weight = |rank: usize| 1_000_000_000_u64 / u64::try_from(rank + 12).unwrap_or(u64::MAX);
    let all: u64 = (0..actions).map(weight).sum::<u64>().max(1);
    let share = |rank: usize| u128::from(people) * u128::from(weight(rank)) / u128::from(all);
    let mut out: Vec<u32> = (0..actions).map(|rank| u32::try_from(share(rank)).unwrap_or(u32::MAX).max(1)).collect();
    let given: u64 = out.iter().copied().map(u64::from).sum();
    if let (Some(largest), Some(rest)) = (out.first_mut(), people.checked_sub(given)) {
        *largest = largest.saturating_add(u32::try_from(rest).unwrap_or(u32::MAX));
    }
    out
}

/// A seeded sequence that is quick rather than secret.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// How many come together.
    fn party(&mut self) -> u32 {
        match self.roll() % 100 {
            0..58 => 1,
            58..83 => 2,
            83..90 => 3,
            90..95 => 4,
            95..97 => 5,
            97 => 6,
            98 => 7,
            _ => 8,
        }
    }
}

/// Lets crowds come; answers how many RSVPs that made. The actions must exist and be no drafts; whether
/// they are over does not matter.
pub fn insert_many(db: &mut Change, crowds: &[Crowd], seed: u64, now: Time) -> Result<u64, StoreError> {
    let mut dice = Dice(seed);
    let (mut rows, mut count) = (Vec::new(), 0);
    for some in crowds.chunks(HELD_MAX) {
        let codes: Vec<Code> = some.iter().map(|crowd| crowd.code).collect();
        let mut doors = rsvps::hold(db, &codes, now)?;
        for crowd in some {
            let held = doors.get_mut(&crowd.code).ok_or(StoreError::Missing)?;
            let was_open = std::mem::replace(&mut held.door.is_open, true);
            for (wish, target) in [(Wish::Going, crowd.going), (Wish::Maybe, crowd.maybe)] {
                let mut left = target;
                while left > 0 {
                    let fits = held.door.capacity.filter(|_| wish == Wish::Going).unwrap_or(u32::MAX);
                    let people = dice.party().min(left).min(fits.max(1));
                    left -= people;
                    let Ok(standing) = held.door.admit(wish, people) else { break };
                    rows.push((held.action, Rsvp { seq: held.next_seq, standing, people }));
                    held.next_seq += 1;
                    if rows.len() >= ROWS_MAX {
                        count += rows.len();
                        rsvps::insert(db, &rows)?;
                        rows.clear();
                    }
                }
            }
            held.door.is_open = was_open;
        }
        rsvps::settle(db, doors.values())?;
    }
    count += rows.len();
    rsvps::insert(db, &rows)?;
    Ok(u64::try_from(count).unwrap_or(u64::MAX))
}

/// One RSVP for sample pages.
pub fn sample(standing: Standing) -> Rsvp {
    Rsvp { seq: 1, standing, people: if standing == Standing::Maybe { 1 } else { 3 } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_made_of_a_few_large_crowds_and_many_small_ones() {
        let sizes = sizes(2_700, 7_000_000);
        assert_eq!(sizes.iter().map(|n| u64::from(*n)).sum::<u64>(), 7_000_000);
        assert!(sizes.is_sorted_by(|a, b| a >= b));
        assert!(sizes[0] > 50_000 && sizes[2_699] > 100 && sizes[1_350] < 3_000, "{} {}", sizes[0], sizes[1_350]);
        assert_eq!(super::sizes(3, 2), [1, 1, 1]);
        assert_eq!(super::sizes(0, 7), Vec::<u32>::new());
    }

    #[test]
    fn parties_are_mostly_small() {
        let mut dice = Dice(1);
        let all: Vec<u32> = (0..10_000).map(|_| dice.party()).collect();
        assert!(all.iter().all(|n| (1..=8).contains(n)));
        let alone = all.iter().filter(|n| **n == 1).count();
        assert!((5_400..6_200).contains(&alone), "{alone}");
    }
}
