//! Phragmén's rule and proportional approval, by trying every committee.

use num_rational::BigRational;

/// An election: what each elector marked.
#[derive(Clone, Debug)]
pub(crate) struct Election {
    pub(crate) candidates: u16,
    pub(crate) seats: usize,
    pub(crate) marks: Vec<Vec<u16>>,
    /// Best lot first.
    pub(crate) lot: Vec<u16>,
}

fn number(of: usize) -> BigRational {
    BigRational::from_integer(of.into())
}

impl Election {
    /// Candidates somebody marked, by lot.
    fn supported(&self) -> Vec<u16> {
        self.lot.iter().copied().filter(|number| self.marks.iter().any(|row| row.contains(number))).collect()
    }

    fn satisfaction(&self, committee: &[u16]) -> BigRational {
        let elector = |row: &Vec<u16>| -> BigRational {
            let on = committee.iter().filter(|number| row.contains(number)).count();
            (1..=on).map(|part| number(1) / number(part)).sum()
        };
        self.marks.iter().map(elector).sum()
    }

    pub(crate) fn one_by_one(&self) -> Vec<u16> {
        let mut committee = Vec::new();
        for _ in 0..self.seats {
            let mut best: Option<(BigRational, u16)> = None;
            for candidate in self.supported().into_iter().filter(|c| !committee.contains(c)) {
                let with: Vec<u16> = committee.iter().copied().chain([candidate]).collect();
                let score = self.satisfaction(&with);
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, candidate));
                }
            }
            committee.extend(best.map(|(_, candidate)| candidate));
        }
        committee
    }

    /// All committees in the order of the lot; the first of the best.
    pub(crate) fn best(&self) -> Vec<u16> {
        let supported = self.supported();
        let mut best: Option<(BigRational, Vec<u16>)> = None;
        for committee in choices(&supported, self.seats.min(supported.len())) {
            let score = self.satisfaction(&committee);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, committee));
            }
        }
        best.unwrap().1
    }

    pub(crate) fn phragmen(&self) -> Vec<u16> {
        let mut loads = vec![number(0); self.marks.len()];
        let mut committee: Vec<u16> = Vec::new();
        for _ in 0..self.seats {
            let mut best: Option<(BigRational, u16)> = None;
            for candidate in self.supported().into_iter().filter(|c| !committee.contains(c)) {
                let on: Vec<usize> = (0..loads.len()).filter(|e| self.marks[*e].contains(&candidate)).collect();
                let carried: BigRational = on.iter().map(|elector| loads[*elector].clone()).sum();
                let load = (carried + number(1)) / number(on.len());
                if best.as_ref().is_none_or(|(least, _)| load < *least) {
                    best = Some((load, candidate));
                }
            }
            let Some((load, candidate)) = best else { break };
            for (row, carried) in self.marks.iter().zip(&mut loads) {
                if row.contains(&candidate) {
                    *carried = load.clone();
                }
            }
            committee.push(candidate);
        }
        committee
    }
}

/// All choices of so many, in the order given.
fn choices(of: &[u16], many: usize) -> Vec<Vec<u16>> {
    if many == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = of.split_first() else { return Vec::new() };
    let with = choices(rest, many - 1).into_iter().map(|choice| [vec![*first], choice].concat());
    with.chain(choices(rest, many)).collect()
}

mod tests {
    use convoke_tally::tie::Lot;
    use convoke_tally::{Ballots, Contest, Options, Rule, count};
    use proptest::prelude::*;

    use super::*;

    fn elections() -> impl Strategy<Value = Election> {
        (1..7_u16, 1..5_usize).prop_flat_map(|(candidates, seats)| {
            let row =
                proptest::sample::subsequence((1..=candidates).collect::<Vec<u16>>(), 1..=usize::from(candidates));
            proptest::collection::vec(row, 1..10).prop_map(move |marks| {
                let lot = Lot::draw("", usize::from(candidates)).order;
                Election { candidates, seats: seats.min(usize::from(candidates)), marks, lot }
            })
        })
    }

    fn winners(election: &Election, rule: Rule) -> Vec<u16> {
        let names: Vec<String> = (1..=election.candidates).map(|number| format!("candidate {number}")).collect();
        let seats = u32::try_from(election.seats).unwrap();
        let contest = Contest::named("", seats, names.iter().map(String::as_str));
        let ballots = Ballots::marked(election.marks.iter().map(|row| (1, row.clone())));
        let account = count(&contest, &ballots, rule, &Options::default()).unwrap();
        account.winners.iter().map(|winner| winner.number).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

        #[test]
        fn each_committee_is_as_it_reads(election in elections()) {
            prop_assert_eq!(winners(&election, Rule::SequentialPav), election.one_by_one());
            prop_assert_eq!(winners(&election, Rule::Pav), election.best());
            prop_assert_eq!(winners(&election, Rule::Phragmen), election.phragmen());
        }
    }
}
