//! Instant runoff, the Scottish rules, the same with exact fractions, and Meek's method: paper by paper.

use num_rational::BigRational;

/// An election: each elector's ranks (several names on one rank only for instant runoff).
#[derive(Clone, Debug)]
pub(crate) struct Election {
    pub(crate) candidates: u16,
    pub(crate) seats: usize,
    pub(crate) papers: Vec<Vec<Vec<u16>>>,
    /// Best lot first.
    pub(crate) lot: Vec<u16>,
}

fn number(of: i128) -> BigRational {
    BigRational::from_integer(of.into())
}

/// Who of the tied was ahead (or behind) in the latest of the earlier stages in which they were not level; by lot else.
fn settle<V: Ord + Clone>(tied: Vec<u16>, stages: &[Vec<V>], more: bool, lot: &[u16]) -> u16 {
    let mut left = tied;
    for stage in stages.iter().rev() {
        let votes = |number: &u16| stage[usize::from(*number) - 1].clone();
        let edge = if more { left.iter().map(votes).max() } else { left.iter().map(votes).min() }.unwrap();
        left.retain(|number| votes(number) == edge);
    }
    let by_lot = |number: &&u16| left.contains(number);
    *if more { lot.iter().find(by_lot) } else { lot.iter().rev().find(by_lot) }.unwrap()
}

impl Election {
    pub(crate) fn irv(&self) -> (u16, Vec<u16>) {
        let mut out: Vec<u16> = Vec::new();
        let mut stages: Vec<Vec<usize>> = Vec::new();
        loop {
            let mut votes = vec![0; usize::from(self.candidates)];
            for paper in &self.papers {
                let left =
                    |rank: &Vec<u16>| -> Vec<u16> { rank.iter().copied().filter(|n| !out.contains(n)).collect() };
                if let Some([one]) = paper.iter().map(left).find(|rank| !rank.is_empty()).as_deref() {
                    votes[usize::from(*one) - 1] += 1;
                }
            }
            let running: Vec<u16> = (1..=self.candidates).filter(|number| !out.contains(number)).collect();
            let of = |number: u16| votes[usize::from(number) - 1];
            let total: usize = votes.iter().sum();
            if let Some(winner) = running.iter().find(|number| of(**number) * 2 > total || running.len() == 1) {
                return (*winner, out);
            }
            stages.push(votes.clone());
            let fewest = running.iter().map(|number| of(*number)).min().unwrap();
            let tied = running.into_iter().filter(|number| of(*number) == fewest).collect();
            out.push(settle(tied, &stages, false, &self.lot));
        }
    }

    /// Weighted inclusive Gregory, transfer values cut after five decimals (Scotland) or exact; elected in order.
    pub(crate) fn gregory(&self, cut: bool) -> Vec<u16> {
        let quota = number(self.papers.len() as i128 / (self.seats as i128 + 1) + 1);
        let all: Vec<u16> = (1..=self.candidates).collect();
        let mut running = all.clone();
        let mut elected: Vec<u16> = Vec::new();
        let mut surplus_of: Vec<u16> = Vec::new();
        let mut stages: Vec<Vec<BigRational>> = Vec::new();
        // Each paper: who holds it, and what it is worth.
        let mut held: Vec<(Option<u16>, BigRational)> = Vec::new();
        for paper in &self.papers {
            held.push((paper.first().map(|rank| rank[0]), number(1)));
        }
        loop {
            let votes: Vec<BigRational> = all
                .iter()
                .map(|candidate| {
                    let kept = elected.contains(candidate) && !surplus_of.contains(candidate);
                    let papers = held.iter().filter(|(holder, _)| *holder == Some(*candidate));
                    if kept && papers.clone().next().is_none() {
                        quota.clone()
                    } else {
                        papers.map(|(_, value)| value.clone()).sum()
                    }
                })
                .collect();
            let of = |candidate: u16| votes[usize::from(candidate) - 1].clone();
            let most = |among: &[u16], stages: &[Vec<BigRational>]| {
                let most = among.iter().map(|candidate| of(*candidate)).max()?;
                let tied = among.iter().copied().filter(|candidate| of(*candidate) == most).collect();
                Some(settle(tied, stages, true, &self.lot))
            };
            loop {
                let reached: Vec<u16> = running.iter().copied().filter(|c| of(*c) >= quota).collect();
                let Some(next) = most(&reached, &stages).filter(|_| elected.len() < self.seats) else { break };
                running.retain(|candidate| *candidate != next);
                elected.push(next);
                if of(next) > quota {
                    surplus_of.push(next);
                }
            }
            if running.len() <= self.seats - elected.len() {
                while let Some(next) = most(&running, &stages) {
                    running.retain(|candidate| *candidate != next);
                    elected.push(next);
                }
            }
            if elected.len() == self.seats || running.is_empty() {
                return elected;
            }
            stages.push(votes.clone());
            let from = most(&surplus_of, &stages);
            let share = from.map(|from| (of(from) - &quota) / of(from));
            let from = from.unwrap_or_else(|| {
                let fewest = running.iter().map(|candidate| of(*candidate)).min().unwrap();
                let tied = running.iter().copied().filter(|candidate| of(*candidate) == fewest).collect();
                settle(tied, &stages, false, &self.lot)
            });
            surplus_of.retain(|candidate| *candidate != from);
            running.retain(|candidate| *candidate != from);
            for (paper, (holder, value)) in self.papers.iter().zip(&mut held) {
                if *holder == Some(from) {
                    *holder = paper.iter().map(|rank| rank[0]).find(|next| running.contains(next));
                    if let Some(share) = &share {
                        let exact = value.clone() * share;
                        let parts = number(100_000);
                        *value = if cut { (exact * &parts).floor() / parts } else { exact };
                    }
                }
            }
        }
    }

    /// The Reference Meek Rule, in units of 10^-9.
    pub(crate) fn meek(&self) -> Vec<u16> {
        const ONE: i128 = 1_000_000_000;
        let up = |a: i128, b: i128| (a + b - 1) / b;
        let mut keep = vec![ONE; usize::from(self.candidates)];
        let mut hopeful: Vec<u16> = (1..=self.candidates).collect();
        let mut elected: Vec<u16> = Vec::new();
        loop {
            let mut before = None;
            let (votes, surplus, fresh) = loop {
                let mut votes = vec![0; keep.len()];
                for paper in &self.papers {
                    let mut weight = ONE;
                    for candidate in paper.iter().map(|rank| usize::from(rank[0]) - 1) {
                        let kept = up(weight * keep[candidate], ONE);
                        votes[candidate] += kept;
                        weight -= kept;
                    }
                }
                let quota = votes.iter().sum::<i128>() / (self.seats as i128 + 1) + 1;
                let mut fresh = false;
                while elected.len() < self.seats {
                    let of = |candidate: &u16| votes[usize::from(*candidate) - 1];
                    let Some(most) = hopeful.iter().map(of).max().filter(|most| *most >= quota) else { break };
                    let tied: Vec<u16> = hopeful.iter().copied().filter(|candidate| of(candidate) == most).collect();
                    let next = settle::<i128>(tied, &[], true, &self.lot);
                    hopeful.retain(|candidate| *candidate != next);
                    elected.push(next);
                    fresh = true;
                }
                let over: i128 = elected.iter().map(|candidate| votes[usize::from(*candidate) - 1] - quota).sum();
                let over = over.max(0);
                if fresh || over < 1000 || before.is_some_and(|before| over >= before) {
                    break (votes, over, fresh);
                }
                before = Some(over);
                for candidate in elected.iter().map(|candidate| usize::from(*candidate) - 1) {
                    keep[candidate] = up(up(keep[candidate] * quota, ONE) * ONE, votes[candidate]);
                }
            };
            let of = |candidate: &u16| votes[usize::from(*candidate) - 1];
            if elected.len() == self.seats || hopeful.len() <= self.seats - elected.len() {
                while let Some(most) = hopeful.iter().map(of).max().filter(|_| elected.len() < self.seats) {
                    let tied: Vec<u16> = hopeful.iter().copied().filter(|candidate| of(candidate) == most).collect();
                    let next = settle::<i128>(tied, &[], true, &self.lot);
                    hopeful.retain(|candidate| *candidate != next);
                    elected.push(next);
                }
                return elected;
            }
            if fresh {
                continue;
            }
            let fewest = hopeful.iter().map(of).min().unwrap();
            let tied: Vec<u16> = hopeful.iter().copied().filter(|c| of(c) <= fewest + surplus).collect();
            let out = settle::<i128>(tied, &[], false, &self.lot);
            hopeful.retain(|candidate| *candidate != out);
            keep[usize::from(out) - 1] = 0;
        }
    }
}

mod tests {
    use convoke_tally::account::Event;
    use convoke_tally::tie::Lot;
    use convoke_tally::{Account, Options, Rule, count};
    use proptest::prelude::*;

    use super::*;
    use crate::condorcet::asked;

    fn elections(equal: bool) -> impl Strategy<Value = Election> {
        (2..6_u16, 1..4_usize).prop_flat_map(move |(candidates, seats)| {
            let order = Just((1..=candidates).collect::<Vec<_>>()).prop_shuffle();
            let paper = (order, 1..=usize::from(candidates), any::<u16>());
            let paper = paper.prop_map(move |(order, length, level)| {
                let mut ranks: Vec<Vec<u16>> = Vec::new();
                for (at, number) in order.into_iter().take(length).enumerate() {
                    match ranks.last_mut().filter(|_| equal && level >> at & 3 == 3) {
                        Some(rank) => rank.push(number),
                        None => ranks.push(vec![number]),
                    }
                }
                ranks
            });
            proptest::collection::vec(paper, 1..40).prop_map(move |papers| {
                let lot = Lot::draw("", usize::from(candidates)).order;
                Election { candidates, seats: seats.min(usize::from(candidates)), papers, lot }
            })
        })
    }

    fn counted(election: &Election, rule: Rule) -> Account {
        let rows = election.papers.iter().map(|ranks| (1, ranks.as_slice()));
        let (mut contest, ballots) = asked(usize::from(election.candidates), rows);
        contest.seats = u32::try_from(election.seats).unwrap();
        count(&contest, &ballots, rule, &Options::default()).unwrap()
    }

    fn winners(account: &Account) -> Vec<u16> {
        account.winners.iter().map(|winner| winner.number).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

        #[test]
        fn instant_runoff_is_as_it_reads(election in elections(true)) {
            let account = counted(&election, Rule::Irv);
            let (winner, out) = election.irv();
            prop_assert_eq!(winners(&account), [winner]);
            let events = account.rounds.iter().flat_map(|round| &round.events);
            let excluded = events.filter_map(|event| if let Event::Excluded { numbers, .. } = event { Some(numbers[0]) } else { None });
            prop_assert_eq!(excluded.collect::<Vec<_>>(), out);
        }

        #[test]
        fn transferable_votes_are_as_they_read(election in elections(false)) {
            prop_assert_eq!(winners(&counted(&election, Rule::ScottishStv)), election.gregory(true));
            prop_assert_eq!(winners(&counted(&election, Rule::Wig)), election.gregory(false));
            prop_assert_eq!(winners(&counted(&election, Rule::Meek)), election.meek());
        }
    }
}
