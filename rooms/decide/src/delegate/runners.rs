//! Who would have been elected next: the substitutes.
//!
//! The same ballots are counted again by the same rule for one seat, without those already chosen, once for
//! each substitute. This works for every rule that fills seats, on secret ballots as well, and anybody who
//! has the ballots can do it again. Seats kept for a group are looked at when a substitute steps in.

use crate::ballot::model::Cast;
use crate::election::model::Contest;
use crate::result::count;

/// The options that come after the winners, in order, at most so many.
pub(crate) fn runners_up(it: &Contest, cast: &[Cast], seed: &str, entitled: u64, most: u32) -> Vec<u16> {
    let Some(outcome) = it.outcome.as_ref().filter(|outcome| !outcome.winners.is_empty()) else {
        return Vec::new();
    };
    let ballots = count::ballots(it.rule, cast);
    let (mut contest, mut options) = (count::contest(it), count::options(it, seed.to_owned(), entitled));
    (contest.seats, options.seats) = (1, Some(1));
    options.at_least.clear();
    for winner in &outcome.winners {
        withdraw(&mut contest, *winner);
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut out: Vec<u16> = Vec::new();
    while out.len() < most && contest.candidates.iter().any(|candidate| !candidate.withdrawn) {
        let Ok(account) = tally::count(&contest, &ballots, it.rule, &options) else { break };
        let Some(next) = account.winners.first().map(|winner| winner.number) else { break };
        if out.contains(&next) || outcome.winners.contains(&next) {
            break;
        }
        withdraw(&mut contest, next);
        out.push(next);
    }
    out
}

fn withdraw(contest: &mut tally::Contest, number: u16) {
    let at = usize::from(number).wrapping_sub(1);
    if let Some(candidate) = contest.candidates.get_mut(at) {
        candidate.withdrawn = true;
    }
}

#[cfg(test)]
mod tests {
    use tally::Rule;

    use super::*;
    use crate::ballot::model::Marks;
    use crate::election::model::{Choice, Outcome, Verdict};
    use crate::election::samples::contest;

    /// A contest of four for one seat, counted.
    fn counted(rule: Rule, cast: &[Cast]) -> Contest {
        let mut it = contest(rule);
        it.seats = 1;
        it.options = ["Ana", "Ben", "Cleo", "Dov"].map(Choice::named).to_vec();
        let (outcome, _) = count::count(&it, cast, "", 10, true);
        it.outcome = Some(outcome);
        it
    }

    fn ranked(ranks: &[&[u16]]) -> Vec<Cast> {
        let one = |ranks: &&[u16]| Cast {
            marks: Marks::Ranks(ranks.iter().map(|number| vec![*number]).collect()),
            weight: 1,
        };
        ranks.iter().map(one).collect()
    }

    #[test]
    fn those_who_would_have_been_next_are_substitutes_by_every_rule_that_ranks() {
        let cast = ranked(&[&[1, 2, 3], &[1, 2, 3], &[1, 3, 2], &[2, 1, 3], &[3, 2, 1]]);
        for rule in [Rule::Irv, Rule::ScottishStv, Rule::Meek, Rule::Wig, Rule::Borda, Rule::Schulze, Rule::Minimax] {
            let it = counted(rule, &cast);
            assert_eq!(it.outcome.as_ref().unwrap().winners, [1], "{rule}");
            let next = runners_up(&it, &cast, "", 10, 2);
            assert_eq!(next, [2, 3], "{rule}");
        }
    }

    #[test]
    fn with_marks_and_points_the_next_best_follow() {
        let chosen = |list: &[u16]| Cast { marks: Marks::Chosen(list.to_vec()), weight: 1 };
        let cast = [chosen(&[1, 2]), chosen(&[1, 2]), chosen(&[1, 3])];
        assert_eq!(runners_up(&counted(Rule::Approval, &cast), &cast, "", 10, 1), [2]);
        let points = |list: &[(u16, u8)]| Cast { marks: Marks::Points(list.to_vec()), weight: 1 };
        let cast = [points(&[(1, 5), (3, 4)]), points(&[(1, 5), (2, 1)])];
        assert_eq!(runners_up(&counted(Rule::Score, &cast), &cast, "", 10, 2), [3, 2]);
    }

    #[test]
    fn nobody_chosen_leaves_no_substitutes() {
        let mut it = counted(Rule::Irv, &[]);
        assert!(runners_up(&it, &[], "", 10, 3).is_empty());
        it.outcome = Some(Outcome { verdict: Verdict::NoQuorum, ..it.outcome.unwrap() });
        assert!(runners_up(&it, &[], "", 10, 3).is_empty());
    }
}
