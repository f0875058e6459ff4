//! What each rule promises, tried on chance elections, and for what it does not promise an election that shows it.
//!
//! Elections are few electors ranking a few candidates in full; rules with marks and points read them from the ranks.
//! Where a lot decides, a property says nothing, and such elections are passed over.

use convoke_tally::options::Utility;
use convoke_tally::tie::Settled;
use convoke_tally::{Account, Ballots, Candidate, Contest, Options, Rule, count};
use proptest::prelude::*;

/// Orders of all candidates (from 1), one per elector.
type Orders = Vec<Vec<u16>>;

const CONDORCET: [Rule; 5] = [Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::PlainMinimax, Rule::Copeland];

/// Rules for one seat that count rankings.
const RANKED: [Rule; 11] = [
    Rule::Schulze,
    Rule::RankedPairs,
    Rule::Minimax,
    Rule::PlainMinimax,
    Rule::Copeland,
    Rule::Irv,
    Rule::ScottishStv,
    Rule::Wig,
    Rule::Meek,
    Rule::Plurality,
    Rule::Borda,
];

fn contest(candidates: usize) -> Contest {
    let names: Vec<String> = (1..=candidates).map(|number| format!("candidate {number}")).collect();
    Contest::named("", 1, names.iter().map(String::as_str))
}

fn counted(rule: Rule, orders: &Orders) -> Account {
    let ballots = Ballots::ranked(orders.iter().map(|order| (1, order.clone())));
    count(&contest(orders[0].len()), &ballots, rule, &Options::default()).unwrap()
}

/// Who wins; `None` when the lot had a say, or an earlier round of a count that goes in rounds.
fn winner(rule: Rule, orders: &Orders) -> Option<u16> {
    let account = counted(rule, orders);
    let by_lot = account.ties.iter().any(|tie| tie.settled != Settled::Rule);
    (!by_lot).then(|| account.winners[0].number)
}

fn orders() -> impl Strategy<Value = Orders> {
    (3..5_u16).prop_flat_map(|candidates| {
        let order = Just((1..=candidates).collect::<Vec<_>>()).prop_shuffle();
        proptest::collection::vec(order, 3..14)
    })
}

/// How many rank `a` above `b`.
fn prefer(orders: &Orders, a: u16, b: u16) -> usize {
    let place = |order: &[u16], of: u16| order.iter().position(|number| *number == of).unwrap();
    orders.iter().filter(|order| place(order, a) < place(order, b)).count()
}

fn beats(orders: &Orders, a: u16, b: u16) -> bool {
    2 * prefer(orders, a, b) > orders.len()
}

fn all(orders: &Orders) -> Vec<u16> {
    (1..=u16::try_from(orders[0].len()).unwrap()).collect()
}

// The properties. Each is true when nothing speaks against it in this election.

/// Whoever is first on more than half of the ballots wins.
fn majority(rule: Rule, orders: &Orders) -> bool {
    let firsts = |number: &u16| 2 * orders.iter().filter(|order| order[0] == *number).count() > orders.len();
    all(orders).into_iter().find(firsts).is_none_or(|most| winner(rule, orders).is_none_or(|winner| winner == most))
}

/// Whoever beats everybody in pairs wins.
fn condorcet(rule: Rule, orders: &Orders) -> bool {
    let beats_all = |a: &u16| all(orders).iter().all(|b| a == b || beats(orders, *a, *b));
    let best = all(orders).into_iter().find(beats_all);
    best.is_none_or(|best| winner(rule, orders).is_none_or(|winner| winner == best))
}

/// Whoever is beaten by everybody in pairs does not win.
fn condorcet_loser(rule: Rule, orders: &Orders) -> bool {
    let loses = |a: u16| all(orders).iter().all(|b| a == *b || beats(orders, *b, a));
    winner(rule, orders).is_none_or(|winner| !loses(winner))
}

/// The winner, put higher on one ballot, still wins.
fn monotone(rule: Rule, orders: &Orders) -> bool {
    let Some(best) = winner(rule, orders) else { return true };
    (0..orders.len()).all(|at| {
        let place = orders[at].iter().position(|number| *number == best).unwrap();
        (0..place).all(|to| {
            let mut raised = orders.clone();
            let number = raised[at].remove(place);
            raised[at].insert(to, number);
            winner(rule, &raised).is_none_or(|winner| winner == best)
        })
    })
}

/// A candidate whom everybody ranks beside another, as a twin, changes nothing but which of the twins may win.
fn clone_proof(rule: Rule, orders: &Orders) -> bool {
    let Some(best) = winner(rule, orders) else { return true };
    let twin = u16::try_from(orders[0].len() + 1).unwrap();
    all(orders).into_iter().all(|number| {
        // Which of the twins is above the other goes by turns of three, so that clones may beat each other.
        let twins = |(at, order): (usize, &Vec<u16>)| -> Vec<u16> {
            let place = order.iter().position(|other| *other == number).unwrap();
            let mut order = order.clone();
            order.insert(if at % 3 == 0 { place } else { place + 1 }, twin);
            order
        };
        let more: Orders = orders.iter().enumerate().map(twins).collect();
        let same = |winner: u16| winner == best || (best == number && winner == twin);
        winner(rule, &more).is_none_or(same)
    })
}

fn holds(
    name: &str,
    property: fn(Rule, &Orders) -> bool,
    rules: &[Rule],
    orders: &Orders,
) -> Result<(), TestCaseError> {
    for rule in rules {
        prop_assert!(property(*rule, orders), "{rule} is not {name}: {orders:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_ballots_does_not_matter(orders in orders(), turn in 0..14_usize) {
        let mut turned = orders.clone();
        turned.rotate_left(turn % orders.len());
        turned.reverse();
        for rule in RANKED {
            prop_assert_eq!(counted(rule, &orders), counted(rule, &turned));
        }
    }

    #[test]
    fn no_candidate_is_favored(orders in orders(), turn in 1..4_u16) {
        let candidates = u16::try_from(orders[0].len()).unwrap();
        let other = |number: u16| (number - 1 + turn) % candidates + 1;
        let renamed: Orders = orders.iter().map(|order| order.iter().map(|n| other(*n)).collect()).collect();
        for rule in RANKED {
            if let (Some(one), Some(two)) = (winner(rule, &orders), winner(rule, &renamed)) {
                prop_assert_eq!(other(one), two, "{}", rule);
            }
        }
    }

    #[test]
    fn a_majority_of_first_ranks_wins(orders in orders()) {
        holds("majoritarian", majority, &RANKED[..10], &orders)?;
    }

    #[test]
    fn who_beats_everybody_wins(orders in orders()) {
        holds("Condorcet", condorcet, &CONDORCET, &orders)?;
    }

    #[test]
    fn who_is_beaten_by_everybody_does_not_win(orders in orders()) {
        let rules = [
            Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::Copeland, Rule::Irv, Rule::ScottishStv, Rule::Borda,
        ];
        holds("safe from Condorcet losers", condorcet_loser, &rules, &orders)?;
    }

    #[test]
    fn to_be_put_higher_does_not_hurt(orders in orders()) {
        let rules = [
            Rule::Schulze, Rule::RankedPairs, Rule::PlainMinimax, Rule::Copeland, Rule::Plurality, Rule::Borda,
        ];
        holds("monotone", monotone, &rules, &orders)?;
    }

    #[test]
    fn twins_change_nothing(orders in orders()) {
        holds("clone-proof", clone_proof, &[Rule::Schulze, Rule::RankedPairs, Rule::Irv, Rule::Meek], &orders)?;
    }
}

/// So many electors with each order.
fn electorate(groups: &[(usize, &[u16])]) -> Orders {
    groups.iter().flat_map(|(electors, order)| std::iter::repeat_n(order.to_vec(), *electors)).collect()
}

const TRANSFERS: [Rule; 4] = [Rule::Irv, Rule::ScottishStv, Rule::Wig, Rule::Meek];

#[test]
fn borda_can_pass_over_a_majority() {
    assert!(!majority(Rule::Borda, &electorate(&[(3, &[1, 2, 3]), (2, &[2, 3, 1])])));
}

#[test]
fn transfers_plurality_and_borda_can_pass_over_who_beats_everybody() {
    // The second beats the first by five to four and the third by six to three, but has the fewest first ranks.
    let center = electorate(&[(4, &[1, 2, 3]), (3, &[3, 2, 1]), (2, &[2, 3, 1])]);
    for rule in TRANSFERS.into_iter().chain([Rule::Plurality]) {
        assert!(!condorcet(rule, &center), "{rule}");
    }
    assert!(!condorcet(Rule::Borda, &electorate(&[(3, &[1, 2, 3]), (2, &[2, 3, 1])])));
}

#[test]
fn plurality_and_plain_minimax_can_elect_who_is_beaten_by_everybody() {
    let split = electorate(&[(4, &[1, 2, 3]), (3, &[2, 3, 1]), (3, &[3, 2, 1])]);
    assert!(!condorcet_loser(Rule::Plurality, &split));
    // Three go round in a large circle; the fourth is beaten by each of them, but narrowly.
    let circle = electorate(&[
        (5, &[4, 1, 2, 3]),
        (6, &[1, 2, 3, 4]),
        (5, &[4, 2, 3, 1]),
        (6, &[2, 3, 1, 4]),
        (5, &[4, 3, 1, 2]),
        (6, &[3, 1, 2, 4]),
    ]);
    assert!(!condorcet_loser(Rule::PlainMinimax, &circle));
    assert!(condorcet_loser(Rule::Minimax, &circle));
}

#[test]
fn to_be_put_higher_can_hurt_where_votes_are_transferred() {
    let before = electorate(&[(39, &[1, 2, 3]), (35, &[2, 3, 1]), (26, &[3, 1, 2])]);
    // Ten of those who had the winner last now have the winner first.
    let after = electorate(&[(49, &[1, 2, 3]), (25, &[2, 3, 1]), (26, &[3, 1, 2])]);
    for rule in TRANSFERS {
        assert_eq!((winner(rule, &before), winner(rule, &after)), (Some(1), Some(3)), "{rule}");
    }
}

#[test]
fn twins_can_change_plurality_borda_and_copeland() {
    let (two, three) = (electorate(&[(3, &[1, 2]), (2, &[2, 1])]), electorate(&[(3, &[1, 2, 3]), (2, &[2, 3, 1])]));
    assert_eq!((winner(Rule::Borda, &two), winner(Rule::Borda, &three)), (Some(1), Some(2)));
    let spoilt = electorate(&[(6, &[1, 2]), (4, &[2, 1])]);
    let after = electorate(&[(3, &[1, 3, 2]), (3, &[3, 1, 2]), (4, &[2, 1, 3])]);
    assert_eq!((winner(Rule::Plurality, &spoilt), winner(Rule::Plurality, &after)), (Some(1), Some(2)));
    let crowd = electorate(&[(1, &[3, 1, 4, 2]), (1, &[1, 4, 3, 2]), (1, &[4, 2, 3, 1]), (1, &[2, 1, 4, 3])]);
    assert!(!clone_proof(Rule::Copeland, &crowd));
}

/// Points from 0 to 5 for each candidate, one row per elector.
type Points = Vec<Vec<i32>>;

const POINTS: [Rule; 3] = [Rule::Score, Rule::Star, Rule::MajorityJudgment];

fn with_points(rule: Rule, points: &Points) -> Account {
    let row = |row: &Vec<i32>| (1, (1_u16..).zip(row.iter().copied()).collect());
    let options = Options { scale: Some((0, 5)), ..Options::default() };
    count(&contest(points[0].len()), &Ballots::scored(points.iter().map(row)), rule, &options).unwrap()
}

fn favorite(rule: Rule, points: &Points) -> Option<u16> {
    let account = with_points(rule, points);
    let by_lot = account.ties.iter().any(|tie| tie.settled == Settled::Lot);
    (!by_lot).then(|| account.winners[0].number)
}

/// Who marked whom, and how many seats there are.
type Marks = (Vec<Vec<u16>>, u32);

fn marks() -> impl Strategy<Value = Marks> {
    let row = proptest::sample::subsequence((1..=5_u16).collect::<Vec<_>>(), 1..4);
    (proptest::collection::vec(row, 2..12), 1..4_u32)
}

fn committee(rule: Rule, (marks, seats): &Marks) -> Vec<u16> {
    let mut contest = contest(5);
    contest.seats = *seats;
    let ballots = Ballots::marked(marks.iter().map(|row| (1, row.clone())));
    let account = count(&contest, &ballots, rule, &Options::default()).unwrap();
    account.winners.iter().map(|winner| winner.number).collect()
}

/// The same as a budget: each seat costs one.
fn shares((marks, seats): &Marks) -> Vec<u16> {
    let project = |number: u16| Candidate { cost: Some(1), id: Some(number.to_string()), ..Candidate::default() };
    let contest =
        Contest { budget: Some(u64::from(*seats)), candidates: (1..=5).map(project).collect(), ..Contest::default() };
    let ballots = Ballots::marked(marks.iter().map(|row| (1, row.clone())));
    let options = Options { utility: Utility::Cardinality, ..Options::default() };
    let account = count(&contest, &ballots, Rule::EqualShares, &options).unwrap();
    account.funded.unwrap().iter().map(|id| id.parse().unwrap()).collect()
}

/// Of every group large enough for a seat that agrees on somebody, at least one has somebody elected.
fn represents(committee: &[u16], (marks, seats): &Marks) -> bool {
    (1..=5).all(|number| {
        let left_out = |row: &&Vec<u16>| row.contains(&number) && !row.iter().any(|other| committee.contains(other));
        marks.iter().filter(left_out).count() * (*seats as usize) < marks.len()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn points_are_counted_in_any_order_and_more_of_them_never_hurt(
        points in proptest::collection::vec(proptest::collection::vec(0..6_i32, 3), 2..9),
        at in 0..9_usize,
    ) {
        let mut turned = points.clone();
        turned.reverse();
        for rule in POINTS {
            prop_assert_eq!(with_points(rule, &points), with_points(rule, &turned));
            if let Some(best) = favorite(rule, &points) {
                let mut raised = points.clone();
                let place = at % raised.len();
                raised[place][usize::from(best) - 1] = 5;
                prop_assert!(favorite(rule, &raised).is_none_or(|winner| winner == best), "{}", rule);
            }
        }
    }

    #[test]
    fn no_large_group_is_left_out(marks in marks()) {
        for rule in [Rule::Pav, Rule::Phragmen] {
            prop_assert!(represents(&committee(rule, &marks), &marks), "{}", rule);
        }
        prop_assert!(represents(&shares(&marks), &marks));
    }

    #[test]
    fn a_seat_more_takes_nobodys_seat((marks, seats) in marks()) {
        for rule in [Rule::SequentialPav, Rule::Phragmen] {
            let more = committee(rule, &(marks.clone(), seats + 1));
            prop_assert!(committee(rule, &(marks.clone(), seats)).iter().all(|number| more.contains(number)));
        }
    }
}

#[test]
fn approval_can_leave_a_large_group_out() {
    let marks: Marks = ((0..10).map(|at| if at < 6 { vec![1, 2, 3] } else { vec![4] }).collect(), 3);
    assert!(!represents(&committee(Rule::Approval, &marks), &marks));
    assert!(represents(&committee(Rule::Pav, &marks), &marks));
}

#[test]
fn points_can_pass_over_a_majority() {
    // Three of five give the first the most; but the two others give it nothing.
    let points: Points = vec![vec![5, 4], vec![5, 4], vec![5, 4], vec![0, 5], vec![0, 5]];
    assert_eq!(favorite(Rule::Score, &points), Some(2));
    assert_eq!(favorite(Rule::Star, &points), Some(1));
}
