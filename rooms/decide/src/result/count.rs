//! Ballots of a contest to the engine and back.

use tally::account::Event;
use tally::ballots::Kind;
use tally::options::{AtLeast, Completion, Utility};
use tally::tie::Settled;
use tally::{Account, Ballots, Candidate, Mark, Options, Rule};

use crate::ballot::model::Cast;
use crate::ballot::model::Marks;
use crate::election::model::{Contest, Outcome, Verdict};

/// The contest as the engine and its files know it.
pub(crate) fn contest(it: &Contest) -> tally::Contest {
    let is_budget = it.rule.is_budget();
    let candidate = |choice: &crate::election::model::Choice| Candidate {
        name: choice.title.clone(),
        group: (!choice.note.is_empty() && !it.settings.at_least.is_empty()).then(|| choice.note.clone()),
        cost: is_budget.then_some(choice.cost),
        ..Candidate::default()
    };
    tally::Contest {
        title: it.title.clone(),
        seats: it.seats,
        budget: is_budget.then_some(it.settings.budget),
        candidates: it.options.iter().map(candidate).collect(),
        ..tally::Contest::default()
    }
}

/// The settings as the engine and its accounts know them.
pub(crate) fn options(it: &Contest, seed: String, entitled: u64) -> Options {
    let at_least = |(seats, group): &(u32, String)| AtLeast { seats: *seats, group: group.clone() };
    Options {
        seats: Some(it.seats),
        seed,
        utility: if it.settings.by_number { Utility::Cardinality } else { Utility::Cost },
        completion: if it.rule == Rule::EqualShares { Completion::Add1U } else { Completion::None },
        majority: it.settings.majority.for_count(),
        electorate: Some(entitled),
        scale: (it.rule.kind() == Kind::Scored).then(|| (0, i32::from(it.settings.points))),
        at_least: it.settings.at_least.iter().map(at_least).collect(),
        ..Options::default()
    }
}

/// The ballots as the engine takes them.
pub(crate) fn ballots(rule: Rule, cast: &[Cast]) -> Ballots {
    match rule.kind() {
        Kind::Marked => Ballots::marked(cast.iter().map(|it| (it.weight, chosen(&it.marks)))),
        Kind::Scored => Ballots::scored(cast.iter().map(|it| (it.weight, points(&it.marks)))),
        Kind::Ranked => {
            let mut rows = tally::rows::Rows::default();
            for it in cast {
                rows.push(&ranks(&it.marks), it.weight);
            }
            Ballots::Ranked(rows)
        }
    }
}

fn chosen(marks: &Marks) -> Vec<u16> {
    match marks {
        Marks::Chosen(list) => list.clone(),
        _ => Vec::new(),
    }
}

fn points(marks: &Marks) -> Vec<(u16, i32)> {
    match marks {
        Marks::Points(list) => list.iter().map(|(number, points)| (*number, i32::from(*points))).collect(),
        _ => Vec::new(),
    }
}

fn ranks(marks: &Marks) -> Vec<Mark> {
    let Marks::Ranks(list) = marks else { return Vec::new() };
    let level = |level: &Vec<u16>| {
        let marks: Vec<Mark> = level
            .iter()
            .enumerate()
            .map(|(at, number)| if at == 0 { Mark::of(*number) } else { Mark::of(*number).equal() })
            .collect();
        marks
    };
    list.iter().flat_map(level).collect()
}

/// Counts a contest: its outcome and its account; `is_quorate` says whether enough people took part.
pub(crate) fn count(
    it: &Contest,
    cast: &[Cast],
    seed: &str,
    entitled: u64,
    is_quorate: bool,
) -> (Outcome, Option<Account>) {
    let ballots = ballots(it.rule, cast);
    let account = tally::count(&contest(it), &ballots, it.rule, &options(it, seed.to_owned(), entitled)).ok();
    let Some(account) = account else {
        let outcome = Outcome {
            verdict: if is_quorate { Verdict::Uncounted } else { Verdict::NoQuorum },
            winners: Vec::new(),
            valid: ballots.weight(),
            spoilt: 0,
            question: None,
            by_lot: false,
            margin: None,
        };
        return (outcome, None);
    };
    let margin = tally::margin::margin(&account, &contest(it), &ballots).filter(|_| is_quorate);
    // What a page says of other rules is worked out once, here; a result without effect is compared with none.
    let others = if is_quorate { tally::others(&account, &contest(it), &ballots) } else { Vec::new() };
    let account = Account { margin, others, ..account };
    (Outcome { margin, ..outcome(it, &account, is_quorate) }, Some(account))
}

/// The projects that are paid for, in the order they were chosen.
fn funded(account: &Account) -> Vec<u16> {
    let events = account.rounds.iter().flat_map(|round| &round.events);
    events
        .filter_map(|event| match event {
            Event::Funded { number, .. } => Some(*number),
            _ => None,
        })
        .collect()
}

fn outcome(it: &Contest, account: &Account, is_quorate: bool) -> Outcome {
    let question = account.question.as_ref();
    let winners: Vec<u16> = if it.rule.is_budget() {
        funded(account)
    } else {
        account.winners.iter().map(|winner| winner.number).collect()
    };
    let counted = match (question, winners.is_empty()) {
        (Some(question), _) if question.passed => Verdict::Passed,
        (Some(_), _) => Verdict::Failed,
        (None, true) => Verdict::Nobody,
        (None, false) => Verdict::Chosen,
    };
    Outcome {
        verdict: if is_quorate { counted } else { Verdict::NoQuorum },
        winners: if it.rule == Rule::YesNo { Vec::new() } else { winners },
        valid: account.ballots.valid,
        spoilt: account.ballots.spoilt,
        question: question.map(|question| (question.yes, question.no, question.abstained)),
        by_lot: account.ties.iter().any(|tie| tie.settled == Settled::Lot),
        margin: None,
    }
}
