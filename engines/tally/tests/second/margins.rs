//! Margins against every way to change a few ballots, and known ones.

use convoke_tally::Margin;
use convoke_tally::ballots::Kind;
use convoke_tally::margin::{margin, support};
use convoke_tally::tie::{Question, Settled};
use convoke_tally::{Account, Ballots, Candidate, Contest, Mark, Options, Rule, count};
use proptest::prelude::*;

fn contest(candidates: u16) -> Contest {
    let names: Vec<String> = (1..=candidates).map(|number| format!("candidate {number}")).collect();
    Contest::named("", 1, names.iter().map(String::as_str))
}

/// Whether somebody else is elected, or could be by lot.
fn is_changed(before: &Account, after: &Account) -> bool {
    let by_lot = after.ties.iter().any(|tie| tie.settled == Settled::Lot && tie.question == Question::Elect);
    by_lot || before.winners != after.winners
}

/// One ballot for three candidates, by its place in a list of all.
fn ballot(kind: Kind, of: usize) -> Ballots {
    let orders = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
    match kind {
        Kind::Ranked => Ballots::ranked([(1, orders[of % 6].to_vec())]),
        Kind::Marked => Ballots::marked([(1, (1..=3).filter(|n| (of % 7 + 1) >> (n - 1) & 1 == 1).collect())]),
        Kind::Scored => {
            let points = of % 26 + 1;
            let digits = [points % 3, points / 3 % 3, points / 9 % 3];
            let points = |digit: usize| i32::try_from(digits[digit]).unwrap();
            Ballots::scored([(1, (1_u16..=3).map(|n| (n, points(usize::from(n) - 1))).collect())])
        }
    }
}

fn box_of(kind: Kind, ballots: &[usize]) -> Ballots {
    let mut all = ballot(kind, ballots[0]);
    for one in &ballots[1..] {
        match (&mut all, ballot(kind, *one)) {
            (Ballots::Ranked(all), Ballots::Ranked(one)) => one.iter().for_each(|(row, weight)| all.push(row, weight)),
            (Ballots::Marked(all), Ballots::Marked(one)) => one.iter().for_each(|(row, weight)| all.push(row, weight)),
            (Ballots::Scored(all), Ballots::Scored(one)) => one.iter().for_each(|(row, weight)| all.push(row, weight)),
            _ => unreachable!("ballots of one kind"),
        }
    }
    all
}

/// The true margin: every change of no ballot, of one, of two … is tried.
fn by_trying(rule: Rule, kind: Kind, ballots: &[usize], options: &Options) -> Option<u64> {
    let contest = contest(3);
    let counted = |ballots: &[usize]| count(&contest, &box_of(kind, ballots), rule, options).unwrap();
    let before = counted(ballots);
    let kinds = match kind {
        Kind::Ranked => 6,
        Kind::Marked => 7,
        Kind::Scored => 26,
    };
    let mut reached = vec![ballots.to_vec()];
    for changed in 0..=2 {
        if reached.iter().any(|ballots| is_changed(&before, &counted(ballots))) {
            return Some(changed);
        }
        let mut next: Vec<Vec<usize>> = Vec::new();
        for ballots in &reached {
            for at in 0..ballots.len() {
                for to in 0..kinds {
                    let mut other = ballots.clone();
                    other[at] = to;
                    next.push(other);
                }
            }
        }
        next.sort();
        next.dedup();
        reached = next;
    }
    None
}

fn compare(rule: Rule, kind: Kind, ballots: &[usize]) -> Result<(), TestCaseError> {
    let options = Options { scale: (kind == Kind::Scored).then_some((0, 2)), ..Options::default() };
    let all = box_of(kind, ballots);
    let account = count(&contest(3), &all, rule, &options).unwrap();
    let Some(found) = margin(&account, &contest(3), &all) else { return Ok(()) };
    match by_trying(rule, kind, ballots, &options) {
        Some(known) => {
            prop_assert!(found.at_least <= known, "{rule}: {found:?}, but {known} do");
            prop_assert!(found.at_most.is_none_or(|most| most >= known), "{rule}: {found:?}, but {known} are needed");
        }
        None => prop_assert!(found.at_most.is_none_or(|most| most > 2), "{rule}: {found:?}, but two do not do"),
    }
    Ok(())
}

/// Whether others are elected, or would be if lots fell otherwise: every order of three by lot is among these seeds.
fn may_change(contest: &Contest, before: &Account, ballots: &Ballots, rule: Rule) -> bool {
    let sorted = |account: &Account| {
        let mut numbers: Vec<u16> = account.winners.iter().map(|winner| winner.number).collect();
        numbers.sort_unstable();
        numbers
    };
    (0..24).any(|seed| {
        let options = Options { seed: seed.to_string(), ..before.options.clone() };
        sorted(&count(contest, ballots, rule, &options).unwrap()) != sorted(before)
    })
}

/// All rankings of three, also short ones and with two on a rank.
const ORDERS: [&[(u16, bool)]; 13] = [
    &[(1, false), (2, false), (3, false)],
    &[(1, false), (3, false), (2, false)],
    &[(2, false), (1, false), (3, false)],
    &[(2, false), (3, false), (1, false)],
    &[(3, false), (1, false), (2, false)],
    &[(3, false), (2, false), (1, false)],
    &[(1, false)],
    &[(2, false)],
    &[(3, false)],
    &[(1, false), (2, true), (3, false)],
    &[(1, false), (3, true), (2, false)],
    &[(2, false), (3, true), (1, false)],
    &[(1, false), (2, false), (3, true)],
];

fn ranked(ballots: &[usize]) -> Ballots {
    let mut rows = convoke_tally::rows::Rows::default();
    for of in ballots {
        let marks: Vec<Mark> = ORDERS[of % 13]
            .iter()
            .map(|(number, equal)| if *equal { Mark::of(*number).equal() } else { Mark::of(*number) })
            .collect();
        rows.push(&marks, 1);
    }
    Ballots::Ranked(rows)
}

/// The true margin of a rule that transfers ballots, up to two.
fn transferred_by_trying(contest: &Contest, before: &Account, rule: Rule, ballots: &[usize]) -> Option<u64> {
    if may_change(contest, before, &ranked(ballots), rule) {
        return Some(0);
    }
    let mut reached = vec![ballots.to_vec()];
    for changed in 1..=2 {
        let mut next: Vec<Vec<usize>> = Vec::new();
        for ballots in &reached {
            for at in 0..ballots.len() {
                for to in 0..13 {
                    let mut other = ballots.clone();
                    other[at] = to;
                    other.sort_unstable();
                    next.push(other);
                }
            }
        }
        next.sort();
        next.dedup();
        if next.iter().any(|ballots| may_change(contest, before, &ranked(ballots), rule)) {
            return Some(changed);
        }
        reached = next;
    }
    None
}

fn compare_transferred(rule: Rule, seats: u32, ballots: &[usize]) -> Result<bool, TestCaseError> {
    let contest = Contest { seats, ..contest(3) };
    let all = ranked(ballots);
    let account = count(&contest, &all, rule, &Options::default()).unwrap();
    let Some(found) = margin(&account, &contest, &all) else { return Ok(false) };
    let Some(known) = transferred_by_trying(&contest, &account, rule, ballots) else {
        prop_assert!(found.at_most.is_none_or(|most| most > 2), "{rule}: {found:?}, but two do not do");
        return Ok(false);
    };
    prop_assert!(found.at_least <= known, "{rule}: {found:?}, but {known} do");
    prop_assert!(found.at_most.is_none_or(|most| most >= known), "{rule}: {found:?}, but {known} are needed");
    Ok(found.known() == Some(known))
}

#[test]
fn the_search_through_runoffs_is_nearly_always_exact() {
    let mut steps = 7_usize;
    let (mut exact, mut tried) = (0, 0);
    for _ in 0..60 {
        let ballots: Vec<usize> = (0..5)
            .map(|_| {
                steps = steps.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (steps >> 33) % 13
            })
            .collect();
        tried += 1;
        exact += usize::from(compare_transferred(Rule::Irv, 1, &ballots).unwrap());
    }
    assert!(exact * 10 >= tried * 8, "{exact} of {tried}");
}

#[test]
fn the_margin_of_a_runoff_is_found_where_it_is_not_the_last_gap() {
    // The last two are 65 and 35, but three ballots put the winner out before, where it is 35, 34 and 31.
    let ballots = Ballots::ranked([(35, vec![2, 1]), (34, vec![1, 2]), (31, vec![3, 1])]);
    let account = count(&contest(3), &ballots, Rule::Irv, &Options::default()).unwrap();
    assert_eq!(account.winners[0].number, 1);
    assert_eq!(margin(&account, &contest(3), &ballots), Some(Margin { at_least: 2, at_most: Some(2) }));
}

/// All rankings of four, whole or cut short.
fn rankings_of_four() -> Vec<Vec<u16>> {
    let mut all: Vec<Vec<u16>> = vec![Vec::new()];
    let mut at = 0;
    while at < all.len() {
        let longer: Vec<Vec<u16>> =
            (1..=4).filter(|n| !all[at].contains(n)).map(|n| all[at].iter().copied().chain([n]).collect()).collect();
        all.extend(longer);
        at += 1;
    }
    all.remove(0);
    all
}

/// Who can win a runoff, by any lot, as bits: written to be read.
fn can_win(ballots: &[&Vec<u16>], left: &[u16], history: &[Vec<usize>]) -> u16 {
    if let [one] = left {
        return 1 << one;
    }
    let of = |number: u16| ballots.iter().filter(|b| b.iter().find(|n| left.contains(n)) == Some(&number)).count();
    let votes: Vec<usize> = (0..=4).map(of).collect();
    let mut out: Vec<u16> = left.to_vec();
    for votes in [&votes].into_iter().chain(history.iter().rev()) {
        let fewest = out.iter().map(|n| votes[usize::from(*n)]).min().unwrap();
        out.retain(|n| votes[usize::from(*n)] == fewest);
    }
    let history: Vec<Vec<usize>> = history.iter().cloned().chain([votes]).collect();
    let without = |out: &u16| left.iter().copied().filter(|n| n != out).collect::<Vec<u16>>();
    out.iter().map(|out| can_win(ballots, &without(out), &history)).fold(0, |all, one| all | one)
}

#[test]
fn the_exact_search_is_as_by_trying_every_change_of_ballots() {
    let all = rankings_of_four();
    assert_eq!(all.len(), 64);
    let mut steps = 11_usize;
    let mut below = |limit: usize| {
        steps = steps.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (steps >> 33) % limit
    };
    let (mut exact, mut known_margins, mut beyond) = (0, [0; 3], 0);
    for at in 0..80 {
        let most = 4 + at % 6;
        let own: Vec<usize> = (0..most).map(|_| below(64)).collect();
        let can = |own: &[usize]| can_win(&own.iter().map(|at| &all[*at]).collect::<Vec<_>>(), &[1, 2, 3, 4], &[]);
        let ballots = Ballots::ranked(own.iter().map(|at| (1, all[*at].clone())));
        let account = count(&contest(4), &ballots, Rule::Irv, &Options::default()).unwrap();
        let winner = 1 << account.winners[0].number;
        let mut reached = vec![own.clone()];
        let mut known = None;
        for changed in 0..=2_u64 {
            if reached.iter().any(|own| can(own) & !winner != 0) {
                known = Some(changed);
                break;
            }
            if changed == 2 {
                break;
            }
            let mut next: Vec<Vec<usize>> = Vec::new();
            for own in &reached {
                for (place, to) in (0..own.len()).flat_map(|place| (0..64).map(move |to| (place, to))) {
                    let mut other = own.clone();
                    other[place] = to;
                    other.sort_unstable();
                    next.push(other);
                }
            }
            next.sort();
            next.dedup();
            reached = next;
        }
        let found = margin(&account, &contest(4), &ballots).unwrap();
        let Some(known) = known else {
            assert!(found.at_most.is_none_or(|enough| enough > 2), "{found:?} {own:?}");
            beyond += 1;
            continue;
        };
        assert!(found.at_least <= known && found.at_most.is_some_and(|enough| enough >= known), "{found:?} {known}");
        known_margins[usize::try_from(known).unwrap()] += 1;
        exact += usize::from(found.known() == Some(known));
    }
    assert_eq!(exact, known_margins.iter().sum::<usize>(), "of {known_margins:?}, {beyond} beyond two");
    assert!(known_margins.iter().all(|many| *many > 5), "{known_margins:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_margin_of_transfers_promises_too_much(ballots in proptest::collection::vec(0..13_usize, 1..5)) {
        compare_transferred(Rule::Irv, 1, &ballots)?;
        for seats in [1, 2] {
            compare_transferred(Rule::ScottishStv, seats, &ballots)?;
            compare_transferred(Rule::Meek, seats, &ballots)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_margin_promises_too_much(ballots in proptest::collection::vec(0..26_usize, 1..5)) {
        compare(Rule::Approval, Kind::Marked, &ballots)?;
        for rule in [Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::PlainMinimax, Rule::Copeland] {
            compare(rule, Kind::Ranked, &ballots)?;
        }
    }

    #[test]
    fn no_margin_of_points_promises_too_much(ballots in proptest::collection::vec(0..26_usize, 1..4)) {
        compare(Rule::Score, Kind::Scored, &ballots)?;
    }
}

#[test]
fn a_lead_of_ten_marks_is_turned_by_five() {
    let ballots = Ballots::marked([(30, vec![1]), (20, vec![2]), (7, vec![1, 2])]);
    let account = count(&contest(2), &ballots, Rule::Approval, &Options::default()).unwrap();
    assert_eq!(margin(&account, &contest(2), &ballots), Some(Margin { at_least: 5, at_most: Some(5) }));
}

#[test]
fn a_clear_winner_in_pairs_falls_when_half_the_smallest_lead_turns() {
    let ballots = Ballots::ranked([(30, vec![1, 2, 3]), (20, vec![2, 1, 3]), (5, vec![3, 2, 1])]);
    for rule in [Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::Copeland] {
        let account = count(&contest(3), &ballots, rule, &Options::default()).unwrap();
        // 30 prefer the first to the second, 25 the second to the first.
        assert_eq!(
            margin(&account, &contest(3), &ballots).unwrap(),
            Margin { at_least: 3, at_most: Some(3) },
            "{rule}"
        );
    }
}

#[test]
fn a_project_learns_how_many_more_it_needed() {
    let project = |id: &str, cost| Candidate { id: Some(id.to_owned()), cost: Some(cost), ..Candidate::named(id) };
    let contest = Contest {
        budget: Some(100),
        candidates: vec![project("a", 60), project("b", 50), project("c", 120)],
        ..Contest::default()
    };
    let ballots = Ballots::marked([(6, vec![1]), (4, vec![2])]);
    let needed = |rule, number| support(&contest, &ballots, rule, &Options::default(), number);
    assert_eq!(needed(Rule::Greedy, 1), None);
    // Three more have seven marks for the second against six for the first.
    assert_eq!(needed(Rule::Greedy, 2), Some(3));
    assert_eq!(needed(Rule::Greedy, 3), None);
    // Four of ten have 40 of 100; with two more it is six of twelve, and 50.
    assert_eq!(needed(Rule::EqualShares, 2), Some(2));
    assert_eq!(needed(Rule::BudgetPhragmen, 2), Some(2));
}
