//! The same ballots by other rules: which fit, and that they are only told.

use convoke_tally::ballots::Kind;
use convoke_tally::{Ballots, Contest, Options, Rule, count, other, others, sentences};

/// Tennessee choosing its capital: every rule has its own favorite.
fn tennessee() -> (Contest, Ballots) {
    let contest = Contest::named("Capital", 1, ["Memphis", "Nashville", "Chattanooga", "Knoxville"]);
    let orders = [(42, vec![1, 2, 3, 4]), (26, vec![2, 3, 4, 1]), (15, vec![3, 4, 2, 1]), (17, vec![4, 3, 2, 1])];
    (contest, Ballots::ranked(orders))
}

#[test]
fn the_capital_of_tennessee_depends_on_the_rule() {
    let (contest, ballots) = tennessee();
    let mut account = count(&contest, &ballots, Rule::Irv, &Options::default()).unwrap();
    account.others = others(&account, &contest, &ballots);
    let of = |rule: Rule| account.others.iter().find(|other| other.rule == rule).unwrap();
    assert_eq!(of(Rule::Plurality).winners[0].name, "Memphis");
    assert_eq!(of(Rule::Schulze).winners[0].name, "Nashville");
    assert!(account.others.iter().all(|other| !other.same && other.rule != Rule::Irv));
    assert_eq!(account.winners[0].name, "Knoxville", "the rule that was chosen decides");
    let text = sentences::text(&account);
    assert!(text.contains("Only the rule above decides"), "{text}");
    assert!(text.contains("schulze: another outcome, Nashville."), "{text}");
    let again: convoke_tally::Account = serde_json::from_str(&serde_json::to_string(&account).unwrap()).unwrap();
    assert_eq!(again, account);
}

#[test]
fn only_rules_that_take_the_ballots_are_tried() {
    assert!(other::fitting(Kind::Marked, Rule::YesNo, 1).is_empty());
    assert!(other::fitting(Kind::Ranked, Rule::Schulze, 1).contains(&Rule::Irv));
    assert!(!other::fitting(Kind::Ranked, Rule::Meek, 3).contains(&Rule::Schulze));
    assert_eq!(other::fitting(Kind::Scored, Rule::Star, 1), [Rule::Score, Rule::MajorityJudgment]);
    assert_eq!(other::fitting(Kind::Marked, Rule::Greedy, 0), [Rule::EqualShares, Rule::BudgetPhragmen]);
}

#[test]
fn a_result_that_a_lot_would_make_says_so() {
    let contest = Contest::named("", 2, ["Ana", "Ben", "Cy"]);
    let ballots = Ballots::marked([(3, vec![1, 2]), (2, vec![1, 3]), (1, vec![3])]);
    let account = count(&contest, &ballots, Rule::Phragmen, &Options::default()).unwrap();
    let all = others(&account, &contest, &ballots);
    let approval = all.iter().find(|other| other.rule == Rule::Approval).unwrap();
    assert!(approval.by_lot, "{approval:?}");
    let none = count(&contest, &Ballots::marked([]), Rule::Phragmen, &Options::default()).unwrap();
    assert!(others(&none, &contest, &Ballots::marked([])).is_empty());
}
