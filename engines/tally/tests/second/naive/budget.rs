//! Budgets: greedy, Equal Shares with its completions, sequential Phragmén.

use std::cmp::Ordering;

use convoke_tally::options::{Completion, Utility};
use num_rational::Ratio;

type Number = num_rational::BigRational;

/// A budget: who gives how many points (0: none) to which project.
#[derive(Clone, Debug)]
pub(crate) struct Election {
    pub(crate) limit: u64,
    pub(crate) costs: Vec<u64>,
    /// One row per elector, one place per project.
    pub(crate) points: Vec<Vec<u32>>,
    pub(crate) utility: Utility,
}

fn number(of: u64) -> Number {
    Ratio::from_integer(of.into())
}

impl Election {
    /// What a funded project is worth to an elector.
    fn utility(&self, elector: usize, project: usize) -> Number {
        let points = self.points[elector][project];
        match self.utility {
            Utility::Cost if points > 0 => number(self.costs[project]),
            Utility::Cost => number(0),
            Utility::Cardinality => number(points.into()),
        }
    }

    fn total(&self, project: usize) -> Number {
        (0..self.points.len()).map(|elector| self.utility(elector, project)).sum()
    }

    fn supported(&self, project: usize) -> bool {
        self.points.iter().any(|row| row[project] > 0)
    }

    fn spent(&self, funded: &[usize]) -> u64 {
        funded.iter().map(|project| self.costs[*project]).sum()
    }

    /// The most utility for the money first, then by project.
    pub(crate) fn greedy(&self, mut funded: Vec<usize>) -> Vec<usize> {
        let mut open: Vec<usize> =
            (0..self.costs.len()).filter(|p| self.supported(*p) && !funded.contains(p)).collect();
        let for_money = |p: usize| self.total(p) / number(self.costs[p]);
        open.sort_by_key(|p| std::cmp::Reverse(for_money(*p)));
        for project in open {
            if self.spent(&funded) + self.costs[project] <= self.limit {
                funded.push(project);
            }
        }
        funded
    }

    /// Equal Shares with so much for everybody.
    fn shares(&self, each: Number) -> Vec<usize> {
        let mut left = vec![each; self.points.len()];
        let mut funded: Vec<usize> = Vec::new();
        loop {
            let mut best: Option<(Number, usize)> = None;
            for project in (0..self.costs.len()).filter(|p| !funded.contains(p) && self.supported(*p)) {
                if let Some(price) = self.price(&left, project)
                    && best.as_ref().is_none_or(|(least, _)| price < *least)
                {
                    best = Some((price, project));
                }
            }
            let Some((price, project)) = best else { return funded };
            for (elector, left) in left.iter_mut().enumerate() {
                let asked = &price * self.utility(elector, project);
                *left = left.clone() - asked.min(left.clone());
            }
            funded.push(project);
        }
    }

    /// The least price per unit of utility at which the supporters can pay together, if there is one: electors are
    /// taken in order of what they have per unit of utility, and those before the price give all they have.
    fn price(&self, left: &[Number], project: usize) -> Option<Number> {
        let mut supporters: Vec<(Number, Number)> = (0..left.len())
            .filter(|elector| self.points[*elector][project] > 0)
            .map(|elector| (left[elector].clone(), self.utility(elector, project)))
            .collect();
        supporters.sort_by_key(|(has, utility)| has / utility);
        let mut rest = number(self.costs[project]);
        for (at, (has, utility)) in supporters.iter().enumerate() {
            let together: Number = supporters[at..].iter().map(|(_, utility)| utility.clone()).sum();
            let price = &rest / together;
            if &price * utility <= *has {
                return Some(price);
            }
            rest -= has;
        }
        None
    }

    pub(crate) fn equal_shares(&self, completion: Completion) -> Vec<usize> {
        if self.points.is_empty() {
            return Vec::new();
        }
        let share = |raised: u64| number(self.limit) / number(self.points.len() as u64) + number(raised);
        if completion == Completion::None {
            return self.shares(share(0));
        }
        let mut funded = self.shares(share(0));
        for raised in 1.. {
            let left = self.limit - self.spent(&funded);
            let open = |p: usize| self.supported(p) && !funded.contains(&p) && self.costs[p] <= left;
            let next = self.shares(share(raised));
            if !(0..self.costs.len()).any(open) || self.spent(&next) > self.limit {
                break;
            }
            funded = next;
        }
        if completion == Completion::Add1U { self.greedy(funded) } else { funded }
    }

    /// The least greatest load first; ends at the first that is too dear.
    pub(crate) fn phragmen(&self) -> Vec<usize> {
        let mut loads = vec![number(0); self.points.len()];
        let mut funded: Vec<usize> = Vec::new();
        loop {
            let mut best: Vec<(Number, usize)> = Vec::new();
            for project in (0..self.costs.len()).filter(|p| !funded.contains(p) && self.costs[*p] <= self.limit) {
                let supporters: Vec<usize> = (0..loads.len()).filter(|e| self.points[*e][project] > 0).collect();
                if supporters.is_empty() {
                    continue;
                }
                let carried: Number = supporters.iter().map(|elector| loads[*elector].clone()).sum();
                let load = (carried + number(self.costs[project])) / number(supporters.len() as u64);
                match best.first().map_or(Ordering::Less, |(least, _)| load.cmp(least)) {
                    Ordering::Less => best = vec![(load, project)],
                    Ordering::Equal => best.push((load, project)),
                    Ordering::Greater => {}
                }
            }
            let left = self.limit - self.spent(&funded);
            if best.iter().any(|(_, project)| self.costs[*project] > left) {
                return funded;
            }
            let Some((load, project)) = best.into_iter().next() else { return funded };
            for (elector, carried) in loads.iter_mut().enumerate() {
                if self.points[elector][project] > 0 {
                    *carried = load.clone();
                }
            }
            funded.push(project);
        }
    }
}

mod tests {
    use convoke_tally::{Ballots, Candidate, Contest, Options, Rule, count};
    use proptest::prelude::*;

    use super::*;

    fn elections() -> impl Strategy<Value = Election> {
        (1..6_usize, 0..8_usize).prop_flat_map(|(projects, electors)| {
            let costs = proptest::collection::vec(prop_oneof![1..30_u64, Just(10), Just(20)], projects);
            let points = prop_oneof![3 => Just(0_u32), 3 => Just(1), 1 => 1..5_u32];
            let rows = proptest::collection::vec(proptest::collection::vec(points, projects), electors);
            let utility = prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality)];
            (0..80_u64, costs, rows, utility).prop_map(|(limit, costs, points, utility)| Election {
                limit,
                costs,
                points,
                utility,
            })
        })
    }

    /// The same election for the rules under test; projects have ids that sort as their numbers do.
    fn asked(election: &Election) -> (Contest, Ballots) {
        let project = |(at, cost): (usize, &u64)| Candidate {
            name: format!("project {at}"),
            id: Some(format!("{at:03}")),
            cost: Some(*cost),
            ..Candidate::default()
        };
        let contest = Contest {
            title: String::new(),
            budget: Some(election.limit),
            candidates: election.costs.iter().enumerate().map(project).collect(),
            ..Contest::default()
        };
        let given = |row: &Vec<u32>| {
            let points = (1_u16..).zip(row).filter(|(_, points)| **points > 0);
            (1_u64, points.map(|(number, points)| (number, i32::try_from(*points).unwrap())).collect())
        };
        (contest, Ballots::scored(election.points.iter().map(given)))
    }

    fn funded(election: &Election, rule: Rule, completion: Completion) -> Vec<usize> {
        let (contest, ballots) = asked(election);
        let options = Options { utility: election.utility, completion, ..Options::default() };
        let account = count(&contest, &ballots, rule, &options).unwrap();
        account.funded.unwrap().iter().map(|id| id.parse().unwrap()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn greedy_is_as_it_reads(election in elections()) {
            prop_assert_eq!(funded(&election, Rule::Greedy, Completion::None), election.greedy(Vec::new()));
        }

        #[test]
        fn equal_shares_are_as_they_read(election in elections()) {
            let ours = funded(&election, Rule::EqualShares, Completion::None);
            prop_assert_eq!(ours, election.equal_shares(Completion::None));
        }

        #[test]
        fn phragmen_for_budgets_is_as_it_reads(election in elections()) {
            prop_assert_eq!(funded(&election, Rule::BudgetPhragmen, Completion::None), election.phragmen());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn completions_are_as_they_read(election in elections()) {
            for completion in [Completion::Add1, Completion::Add1U] {
                let ours = funded(&election, Rule::EqualShares, completion);
                prop_assert_eq!(ours, election.equal_shares(completion));
            }
        }
    }
}
