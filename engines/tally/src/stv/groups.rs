//! "At least so many from this group": who is guarded and who is doomed.
//!
//! After I. D. Hill, "STV with constraints" (Voting matters 9, 1998): a candidate without whom a group could no
//! longer have its seats is guarded and not excluded; a candidate for whom no seat is left beside those kept for
//! groups is doomed and excluded at once. A candidate belongs to one group at most, so both are plain sums.

use crate::contest::Contest;
use crate::options::AtLeast;

/// The seats kept for groups.
pub(crate) struct Groups {
    /// For each candidate, the place of the group in `least`.
    of: Vec<Option<usize>>,
    /// For each group, how many it must have.
    least: Vec<u32>,
    /// Whether too few stand for what was asked.
    pub(crate) unmet: bool,
}

impl Groups {
    /// The groups of a contest; what too few stand for, or too few seats are there for, is cut down to what can be.
    pub(crate) fn of(contest: &Contest, seats: u32, wanted: &[AtLeast]) -> Self {
        let mut unmet = false;
        let mut room = seats;
        let mut least = Vec::new();
        for one in wanted {
            let stand = contest.candidates.iter().filter(|c| !c.withdrawn && c.group.as_ref() == Some(&one.group));
            let possible = u32::try_from(stand.count()).unwrap_or(u32::MAX).min(room).min(one.seats);
            unmet |= possible < one.seats;
            room -= possible;
            least.push(possible);
        }
        let place = |group: &String| wanted.iter().position(|one| one.group == *group);
        let of = contest.candidates.iter().map(|c| c.group.as_ref().and_then(place)).collect();
        Self { of, least, unmet }
    }

    fn group(&self, number: u16) -> Option<usize> {
        self.of.get(usize::from(number) - 1).copied().flatten()
    }

    /// How many more each group needs.
    fn needed(&self, elected: &[u16]) -> Vec<u32> {
        let has = |place: usize| elected.iter().filter(|number| self.group(**number) == Some(place)).count();
        let need = |(place, least): (usize, &u32)| least.saturating_sub(u32::try_from(has(place)).unwrap_or(u32::MAX));
        self.least.iter().enumerate().map(need).collect()
    }

    /// Those of the continuing for whom no seat is left.
    pub(crate) fn doomed(&self, elected: &[u16], continuing: &[u16], seats: u32) -> Vec<u16> {
        let needed = self.needed(elected);
        let kept: u32 = needed.iter().sum();
        let vacant = seats.saturating_sub(u32::try_from(elected.len()).unwrap_or(u32::MAX));
        if kept == 0 || kept < vacant {
            return Vec::new();
        }
        let safe = |number: &u16| self.group(*number).is_some_and(|place| needed.get(place).is_some_and(|n| *n > 0));
        continuing.iter().copied().filter(|number| !safe(number)).collect()
    }

    /// Those of the continuing who may be excluded: all but the guarded.
    pub(crate) fn unguarded(&self, elected: &[u16], continuing: &[u16]) -> Vec<u16> {
        let needed = self.needed(elected);
        let stand = |place: usize| continuing.iter().filter(|number| self.group(**number) == Some(place)).count();
        let guarded = |number: &u16| {
            self.group(*number).is_some_and(|place| {
                let needed = needed.get(place).copied().unwrap_or(0);
                needed > 0 && u32::try_from(stand(place)).unwrap_or(u32::MAX) <= needed
            })
        };
        continuing.iter().copied().filter(|number| !guarded(number)).collect()
    }
}
