//! Approval, Borda, score, STAR and majority judgment, elector by elector.

use std::cmp::Reverse;

/// An election: for each elector the points of each candidate, in order of the numbers.
#[derive(Clone, Debug)]
pub(crate) struct Election {
    pub(crate) candidates: u16,
    /// Points from 0 to `best`; a ballot with nothing but 0 is no valid one here and does not occur.
    pub(crate) points: Vec<Vec<i32>>,
    pub(crate) best: i32,
    /// Best lot first.
    pub(crate) lot: Vec<u16>,
}

impl Election {
    fn of(row: &[i32], number: u16) -> i32 {
        row[usize::from(number) - 1]
    }

    fn place(&self, number: u16) -> usize {
        self.lot.iter().position(|other| *other == number).unwrap()
    }

    /// The first so many, by the largest of what `of` gives and then by lot.
    fn most<K: Ord>(&self, seats: usize, of: impl Fn(u16) -> K) -> Vec<u16> {
        let mut order: Vec<u16> = (1..=self.candidates).collect();
        order.sort_by_key(|number| (Reverse(of(*number)), self.place(*number)));
        order.truncate(seats);
        order
    }

    pub(crate) fn total(&self, number: u16) -> i32 {
        self.points.iter().map(|row| Self::of(row, number)).sum()
    }

    fn prefer(&self, a: u16, b: u16) -> usize {
        self.points.iter().filter(|row| Self::of(row, a) > Self::of(row, b)).count()
    }

    fn bests(&self, number: u16) -> usize {
        self.points.iter().filter(|row| Self::of(row, number) == self.best).count()
    }

    pub(crate) fn approval(&self, seats: usize) -> Vec<u16> {
        self.most(seats, |number| self.points.iter().filter(|row| Self::of(row, number) > 0).count())
    }

    pub(crate) fn score(&self, seats: usize) -> Vec<u16> {
        self.most(seats, |number| self.total(number))
    }

    /// Points of a ranking by the points given: two for each other candidate below, one for each level.
    pub(crate) fn borda(&self, seats: usize) -> Vec<u16> {
        let on = |row: &[i32], number: u16| -> usize {
            let other = |other: u16| match Self::of(row, number).cmp(&Self::of(row, other)) {
                std::cmp::Ordering::Greater => 2,
                std::cmp::Ordering::Equal => 1,
                std::cmp::Ordering::Less => 0,
            };
            (1..=self.candidates).filter(|o| *o != number).map(other).sum()
        };
        self.most(seats, |number| self.points.iter().map(|row| on(row, number)).sum::<usize>())
    }

    pub(crate) fn star(&self) -> u16 {
        let wins = |a: u16| {
            let level = (1..=self.candidates).filter(|b| self.total(*b) == self.total(a));
            level.filter(|b| self.prefer(a, *b) > self.prefer(*b, a)).count()
        };
        let two = self.most(2, |number| (self.total(number), wins(number), self.bests(number)));
        let [a, b] = two[..] else { return two[0] };
        let key = |x: u16, y: u16| (self.prefer(x, y), self.total(x), self.bests(x), Reverse(self.place(x)));
        if key(a, b) > key(b, a) { a } else { b }
    }

    /// Takes the lower middle grade away again and again; the lists of grades taken are compared.
    pub(crate) fn judgment(&self) -> u16 {
        let taken = |number: u16| {
            let mut grades: Vec<i32> = self.points.iter().map(|row| Self::of(row, number)).collect();
            grades.sort_unstable();
            let mut taken = Vec::new();
            while !grades.is_empty() {
                taken.push(grades.remove((grades.len() - 1) / 2));
            }
            taken
        };
        self.most(1, taken)[0]
    }
}

mod tests {
    use convoke_tally::tie::Lot;
    use convoke_tally::{Ballots, Contest, Options, Rule, count};
    use proptest::prelude::*;

    use super::*;

    fn elections() -> impl Strategy<Value = Election> {
        (2..6_u16, prop_oneof![Just(1), Just(2), Just(5)]).prop_flat_map(|(candidates, best)| {
            let row = proptest::collection::vec(0..=best, usize::from(candidates));
            let row = row.prop_filter("somebody is given points", |row| row.iter().any(|points| *points > 0));
            proptest::collection::vec(row, 1..12).prop_map(move |points| {
                let lot = Lot::draw("", usize::from(candidates)).order;
                Election { candidates, points, best, lot }
            })
        })
    }

    fn winners(election: &Election, rule: Rule, seats: u32) -> Vec<u16> {
        let names: Vec<String> = (1..=election.candidates).map(|number| format!("candidate {number}")).collect();
        let contest = Contest::named("", seats, names.iter().map(String::as_str));
        let given =
            |row: &Vec<i32>| (1, (1_u16..).zip(row.iter().copied()).filter(|(_, points)| *points > 0).collect());
        let ballots = Ballots::scored(election.points.iter().map(given));
        let options = Options { scale: Some((0, election.best)), ..Options::default() };
        let account = count(&contest, &ballots, rule, &options).unwrap();
        account.winners.iter().map(|winner| winner.number).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        #[test]
        fn each_rule_with_points_is_as_it_reads(election in elections(), seats in 1..4_u32) {
            let few = usize::try_from(seats).unwrap();
            prop_assert_eq!(winners(&election, Rule::Approval, seats), election.approval(few));
            prop_assert_eq!(winners(&election, Rule::Score, seats), election.score(few));
            prop_assert_eq!(winners(&election, Rule::Borda, seats), election.borda(few));
            prop_assert_eq!(winners(&election, Rule::Star, 1), [election.star()]);
            prop_assert_eq!(winners(&election, Rule::MajorityJudgment, 1), [election.judgment()]);
        }
    }
}
