//! Rules that compare in pairs, for a handful of candidates: every chain and every group is tried.

use convoke_tally::options::{Strength, Unranked};

/// Ballots: ranks of candidate numbers, each with its weight.
pub(crate) type Ballots = Vec<(u64, Vec<Vec<u16>>)>;

/// An election for one seat.
#[derive(Clone, Debug)]
pub(crate) struct Election {
    pub(crate) candidates: u16,
    pub(crate) ballots: Ballots,
    pub(crate) unranked: Unranked,
    pub(crate) strength: Strength,
    /// Best lot first.
    pub(crate) lot: Vec<u16>,
}

impl Election {
    fn all(&self) -> impl Iterator<Item = u16> + Clone + use<> {
        1..=self.candidates
    }

    /// How many ballots prefer `a` to `b`.
    pub(crate) fn prefer(&self, a: u16, b: u16) -> u64 {
        let prefers = |ballot: &Vec<Vec<u16>>| {
            let rank = |of: u16| ballot.iter().position(|rank| rank.contains(&of));
            match (rank(a), rank(b)) {
                (Some(a), Some(b)) => a < b,
                (Some(_), None) => self.unranked == Unranked::Last,
                (None, _) => false,
            }
        };
        self.ballots.iter().filter(|(_, ballot)| prefers(ballot)).map(|(weight, _)| weight).sum()
    }

    fn beats(&self, a: u16, b: u16) -> bool {
        self.prefer(a, b) > self.prefer(b, a)
    }

    fn defeat(&self, a: u16, b: u16) -> u64 {
        match self.strength {
            _ if !self.beats(a, b) => 0,
            Strength::WinningVotes => self.prefer(a, b),
            Strength::Margins => self.prefer(a, b) - self.prefer(b, a),
        }
    }

    fn by_lot(&self, best: &[u16]) -> u16 {
        *self.lot.iter().find(|number| best.contains(number)).unwrap()
    }

    fn least(among: &[u16], of: impl Fn(u16) -> u64) -> Vec<u16> {
        let least = among.iter().map(|a| of(*a)).min().unwrap();
        among.iter().copied().filter(|a| of(*a) == least).collect()
    }

    /// The strongest chain, over every order of every choice of candidates between.
    fn chain(&self, a: u16, b: u16, passed: &[u16]) -> u64 {
        let mut best = self.defeat(a, b);
        for over in self.all().filter(|over| *over != a && *over != b && !passed.contains(over)) {
            let mut passed = passed.to_vec();
            passed.push(a);
            best = best.max(self.defeat(a, over).min(self.chain(over, b, &passed)));
        }
        best
    }

    pub(crate) fn schulze(&self) -> u16 {
        let wins = |a: u16| self.all().all(|b| a == b || self.chain(a, b, &[]) >= self.chain(b, a, &[]));
        let best: Vec<u16> = self.all().filter(|a| wins(*a)).collect();
        self.by_lot(&best)
    }

    pub(crate) fn ranked_pairs(&self) -> u16 {
        let place = |of: u16| self.lot.iter().position(|number| *number == of).unwrap();
        let mut pairs: Vec<(u16, u16)> =
            self.all().flat_map(|a| self.all().map(move |b| (a, b))).filter(|(a, b)| self.beats(*a, *b)).collect();
        pairs.sort_by(|x, y| {
            let strength = self.defeat(y.0, y.1).cmp(&self.defeat(x.0, x.1));
            let noes = self.prefer(x.1, x.0).cmp(&self.prefer(y.1, y.0));
            strength.then(noes).then(place(x.0).cmp(&place(y.0))).then(place(y.1).cmp(&place(x.1)))
        });
        let mut kept: Vec<(u16, u16)> = Vec::new();
        for (winner, loser) in pairs {
            if !reaches(&kept, loser, winner, self.candidates) {
                kept.push((winner, loser));
            }
        }
        let best: Vec<u16> = self.all().filter(|a| !kept.iter().any(|(_, loser)| loser == a)).collect();
        self.by_lot(&best)
    }

    /// The smallest group of those each of whose members beats everybody outside: every group is tried.
    pub(crate) fn smith(&self) -> Vec<u16> {
        let group = |bits: u32| -> Vec<u16> { self.all().filter(|a| bits >> a & 1 == 1).collect() };
        let groups = (1..1_u32 << self.candidates).map(|bits| group(bits << 1));
        let dominates = |group: &Vec<u16>| {
            group.iter().all(|a| self.all().filter(|b| !group.contains(b)).all(|b| self.beats(*a, b)))
        };
        groups.filter(dominates).min_by_key(Vec::len).unwrap()
    }

    pub(crate) fn minimax(&self, smith: bool) -> u16 {
        let among = if smith { self.smith() } else { self.all().collect() };
        let worst = |a: u16| among.iter().map(|b| self.defeat(*b, a)).max().unwrap();
        self.by_lot(&Self::least(&among, worst))
    }

    pub(crate) fn copeland(&self) -> u16 {
        let all: Vec<u16> = self.all().collect();
        let lost = |a: u16| {
            let beaten = self.all().filter(|b| self.beats(*b, a)).count() as u64;
            let level = self.all().filter(|b| *b != a && !self.beats(*b, a) && !self.beats(a, *b)).count() as u64;
            2 * beaten + level
        };
        let level = Self::least(&all, lost);
        let worst = |a: u16| self.all().map(|b| self.defeat(b, a)).max().unwrap();
        self.by_lot(&Self::least(&level, worst))
    }
}

/// Whether a way over kept pairs leads from `a` to `b`.
fn reaches(kept: &[(u16, u16)], a: u16, b: u16, steps: u16) -> bool {
    a == b || steps > 0 && kept.iter().any(|(from, to)| *from == a && reaches(kept, *to, b, steps - 1))
}

mod tests {
    use convoke_tally::tie::Lot;
    use convoke_tally::{Account, Options, Rule, count};
    use proptest::prelude::*;

    use super::*;
    use crate::condorcet::asked;

    /// Ballots with equal and unranked candidates.
    pub(crate) fn ballots(candidates: u16) -> impl Strategy<Value = Ballots> {
        let order = Just((1..=candidates).collect::<Vec<_>>()).prop_shuffle();
        let ballot = (1..4_u64, order, 1..=usize::from(candidates), any::<u16>());
        let ballot = ballot.prop_map(|(weight, order, length, equal)| {
            let mut ranks: Vec<Vec<u16>> = Vec::new();
            for (at, number) in order.into_iter().take(length).enumerate() {
                match ranks.last_mut().filter(|_| equal >> at & 3 == 3) {
                    Some(rank) => rank.push(number),
                    None => ranks.push(vec![number]),
                }
            }
            (weight, ranks)
        });
        proptest::collection::vec(ballot, 1..9)
    }

    fn elections() -> impl Strategy<Value = Election> {
        let unranked = prop_oneof![Just(Unranked::Last), Just(Unranked::Apart)];
        let strength = prop_oneof![Just(Strength::WinningVotes), Just(Strength::Margins)];
        (2..6_u16, unranked, strength).prop_flat_map(|(candidates, unranked, strength)| {
            ballots(candidates).prop_map(move |ballots| {
                let lot = Lot::draw("", usize::from(candidates)).order;
                Election { candidates, ballots, unranked, strength, lot }
            })
        })
    }

    fn counted(election: &Election, rule: Rule) -> Account {
        let rows = election.ballots.iter().map(|(weight, ranks)| (*weight, ranks.as_slice()));
        let (contest, ballots) = asked(usize::from(election.candidates), rows);
        let options = Options { unranked: election.unranked, strength: Some(election.strength), ..Options::default() };
        count(&contest, &ballots, rule, &options).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

        #[test]
        fn each_rule_is_as_it_reads(election in elections()) {
            let winner = |rule| counted(&election, rule).winners[0].number;
            prop_assert_eq!(winner(Rule::Schulze), election.schulze());
            prop_assert_eq!(winner(Rule::RankedPairs), election.ranked_pairs());
            prop_assert_eq!(winner(Rule::Minimax), election.minimax(true));
            prop_assert_eq!(winner(Rule::PlainMinimax), election.minimax(false));
            prop_assert_eq!(winner(Rule::Copeland), election.copeland());
            let account = counted(&election, Rule::Schulze);
            let smith = convoke_tally::account::Event::Among { numbers: election.smith() };
            prop_assert_eq!(&account.rounds[0].events[0], &smith);
        }

        #[test]
        fn a_tie_that_is_not_recorded_did_not_matter(election in elections(), seed in "[a-z]{3}") {
            let rows = election.ballots.iter().map(|(weight, ranks)| (*weight, ranks.as_slice()));
            let (contest, ballots) = asked(usize::from(election.candidates), rows);
            for rule in [Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::Copeland] {
                let with = |seed: &str| {
                    let options = Options { seed: seed.to_owned(), ..Options::default() };
                    count(&contest, &ballots, rule, &options).unwrap()
                };
                let (one, other) = (with(""), with(&seed));
                let by_lot = one.ties.iter().any(|tie| tie.settled == convoke_tally::tie::Settled::Lot);
                prop_assert!(by_lot || one.winners == other.winners, "{rule}");
            }
        }
    }
}
