//! An account in sentences that an ordinary member understands.
//!
//! A [`Sentence`] is a key and its arguments: pages word it in their language under the message `tally-` + key, and
//! [`english`] is the plain text for the command line. The keys and their arguments are listed in `docs/tally.md`.

use crate::account::{Account, Event, Moved, Note, Payment, Round};
use crate::margin::Margin;
use crate::number::Amount;
use crate::other::Other;
use crate::tie::{Question, Settled, Tie};

/// One sentence: what is said, with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The round it belongs to; 0 for what is said before and after.
    pub round: u32,
    /// What is said; kebab-case.
    pub key: &'static str,
    /// With what, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// What stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A count of people, ballots, rounds.
    Count(u64),
    /// Votes, points, money: exact.
    Amount(Amount),
    /// One name.
    Name(String),
    /// Several names, to be joined as the language joins them.
    Names(Vec<String>),
    /// A word from a fixed list.
    Word(&'static str),
}

impl Sentence {
    fn new(round: u32, key: &'static str) -> Self {
        Self { round, key, args: Vec::new() }
    }

    fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    fn count(self, name: &'static str, count: u64) -> Self {
        self.with(name, Arg::Count(count))
    }

    fn amount(self, name: &'static str, amount: &Amount) -> Self {
        self.with(name, Arg::Amount(amount.clone()))
    }

    /// The argument of this name.
    pub fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|(own, _)| *own == name).map(|(_, arg)| arg)
    }
}

/// Everything an account has to say, in order.
pub fn sentences(account: &Account) -> Vec<Sentence> {
    let teller = Teller { account, said: Vec::new() };
    teller.tell()
}

/// What other rules make of the same ballots, a sentence for each; none where that was not asked for.
pub fn others(account: &Account) -> Vec<Sentence> {
    let said = |other: &Other| {
        let names = other.winners.iter().map(|winner| winner.name.clone()).collect();
        let key = if other.by_lot { "other-rule-tied" } else { "other-rule" };
        let same = if other.same { "same" } else { "other" };
        Sentence::new(0, key)
            .with("rule", Arg::Word(other.rule.as_str()))
            .with("same", Arg::Word(same))
            .with("names", Arg::Names(names))
    };
    account.others.iter().map(said).collect()
}

/// The same as plain English text, a line per sentence, rounds with a headline.
pub fn text(account: &Account) -> String {
    let mut text = String::new();
    let mut round = 0;
    for sentence in sentences(account) {
        if sentence.round != round && sentence.round != 0 {
            text.push_str("\nRound ");
            text.push_str(&sentence.round.to_string());
            text.push('\n');
        } else if sentence.round != round {
            text.push('\n');
        }
        round = sentence.round;
        text.push_str(&english(&sentence));
        text.push('\n');
    }
    if !account.others.is_empty() {
        text.push_str(OTHERS);
    }
    for sentence in others(account) {
        text.push_str("  ");
        text.push_str(&english(&sentence));
        text.push('\n');
    }
    text
}

/// What has to be said before the results of other rules.
const OTHERS: &str =
    "\nFor information only, the same ballots by other rules. Only the rule above decides. Rules look at different
things in a ballot, so they may differ; and for another rule people might have filled it in otherwise.\n";

struct Teller<'a> {
    account: &'a Account,
    said: Vec<Sentence>,
}

impl Teller<'_> {
    fn tell(mut self) -> Vec<Sentence> {
        self.before();
        for round in &self.account.rounds {
            self.round(round);
        }
        self.after();
        self.said
    }

    fn name(&self, number: u16) -> Arg {
        Arg::Name(self.account.name(number).to_owned())
    }

    fn names(&self, numbers: &[u16]) -> Arg {
        Arg::Names(numbers.iter().map(|number| self.account.name(*number).to_owned()).collect())
    }

    fn before(&mut self) {
        let book = &self.account.ballots;
        self.said.push(
            Sentence::new(0, "ballots")
                .count("cast", book.cast)
                .count("valid", book.valid)
                .count("spoilt", book.spoilt)
                .with("rule", Arg::Word(self.account.rule.as_str())),
        );
    }

    fn round(&mut self, round: &Round) {
        let number = round.number;
        for event in &round.events {
            self.event(number, round, event);
        }
        let account = self.account;
        for tie in account.ties.iter().filter(|tie| tie.round == number) {
            self.tie(tie);
        }
    }

    fn event(&mut self, at: u32, round: &Round, event: &Event) {
        match event {
            Event::First => {
                let said = Sentence::new(at, "first").count("ballots", self.account.ballots.valid);
                self.said.push(said);
                if let Some(quota) = &round.quota {
                    self.said.push(Sentence::new(at, "quota").amount("quota", quota));
                }
            }
            Event::Elected { number, votes, unopposed } => {
                let key = if *unopposed { "elected-unopposed" } else { "elected" };
                let said = Sentence::new(at, key).with("name", self.name(*number)).amount("votes", votes);
                self.said.push(said);
            }
            Event::Surplus { number, surplus, moved } => {
                let said = Sentence::new(at, "surplus").with("name", self.name(*number)).amount("surplus", surplus);
                self.said.push(said);
                self.moved(at, moved);
            }
            Event::Excluded { numbers, votes, moved, doomed } => {
                let key = if *doomed { "doomed" } else { "excluded" };
                let said = Sentence::new(at, key)
                    .with("names", self.names(numbers))
                    .count("people", u64::try_from(numbers.len()).unwrap_or(u64::MAX));
                let total = votes.iter().fold(Amount::zero(), |sum, votes| sum + votes);
                self.said.push(said.amount("votes", &total));
                self.moved(at, moved);
            }
            Event::Batch { value, moved } => {
                self.said.push(Sentence::new(at, "batch").amount("value", value));
                self.moved(at, moved);
            }
            Event::Quota { quota } => self.said.push(Sentence::new(at, "quota").amount("quota", quota)),
            Event::Kept { surplus, .. } => {
                let passes = u64::try_from(surplus.len()).unwrap_or(u64::MAX);
                let last = surplus.last().cloned().unwrap_or_default();
                self.said.push(Sentence::new(at, "kept").count("passes", passes).amount("surplus", &last));
            }
            other => self.other(at, other),
        }
    }

    /// What the rules without transfers do.
    fn other(&mut self, at: u32, event: &Event) {
        let said = match event {
            Event::Pair { winner, loser, ayes, noes, locked } => {
                let key = match locked {
                    None => "pair",
                    Some(true) => "pair-locked",
                    Some(false) => "pair-left-out",
                };
                Sentence::new(at, key)
                    .with("winner", self.name(*winner))
                    .with("loser", self.name(*loser))
                    .count("ayes", *ayes)
                    .count("noes", *noes)
            }
            Event::Among { numbers } => Sentence::new(at, "among").with("names", self.names(numbers)),
            Event::Paths { .. } => Sentence::new(at, "paths"),
            Event::Loads { .. } => Sentence::new(at, "loads"),
            Event::Committee { numbers, score } => {
                Sentence::new(at, "committee").with("names", self.names(numbers)).amount("score", score)
            }
            Event::Defeats { .. } => Sentence::new(at, "defeats"),
            Event::Chain { numbers, strength } => {
                let (Some(from), Some(to)) = (numbers.first(), numbers.last()) else { return };
                Sentence::new(at, "chain")
                    .with("from", self.name(*from))
                    .with("to", self.name(*to))
                    .with("names", self.names(numbers))
                    .count("strength", *strength)
            }
            Event::Points { .. } => Sentence::new(at, "points"),
            Event::Grades { .. } => Sentence::new(at, "grades"),
            Event::Funded { number, cost, left, payments, .. } => {
                let said = Sentence::new(at, "funded")
                    .with("name", self.name(*number))
                    .amount("cost", &self.money(*cost))
                    .amount("left", left);
                self.said.push(said);
                self.said.extend(payments.iter().map(|payment| paid(at, payment)));
                return;
            }
            Event::TooDear { number, cost, left } => Sentence::new(at, "too-dear")
                .with("name", self.name(*number))
                .amount("cost", &self.money(*cost))
                .amount("left", left),
            Event::Share { each, added } => Sentence::new(at, "share").amount("each", each).count("added", *added),
            Event::Completed { .. } => Sentence::new(at, "completed"),
            _ => return,
        };
        self.said.push(said);
    }

    fn money(&self, units: u64) -> Amount {
        Amount::fixed(i128::from(units), u32::from(self.account.places))
    }

    fn moved(&mut self, at: u32, moved: &Moved) {
        for transfer in &moved.to {
            let key = if is_plain(&transfer.votes, transfer.ballots) { "moved-ballots" } else { "moved" };
            let said = Sentence::new(at, key)
                .with("name", self.name(transfer.number))
                .count("ballots", transfer.ballots)
                .amount("votes", &transfer.votes);
            self.said.push(said);
        }
        if moved.resumed > 0 {
            self.said.push(Sentence::new(at, "resumed").count("ballots", moved.resumed));
        }
        if moved.exhausted_ballots > 0 {
            let plain = is_plain(&moved.exhausted, moved.exhausted_ballots);
            let said = Sentence::new(at, if plain { "exhausted-ballots" } else { "exhausted" })
                .count("ballots", moved.exhausted_ballots)
                .amount("votes", &moved.exhausted);
            self.said.push(said);
        }
    }

    fn tie(&mut self, tie: &Tie) {
        let key = match tie.question {
            Question::Elect => "tie-elect",
            Question::Exclude => "tie-exclude",
            Question::Surplus => "tie-surplus",
            Question::Order => "tie-order",
            Question::Fund => "tie-fund",
        };
        let mut said =
            Sentence::new(tie.round, key).with("tied", self.names(&tie.tied)).with("chosen", self.names(&tie.chosen));
        said = match tie.settled {
            Settled::Round(earlier) => said.with("settled", Arg::Word("round")).count("earlier", u64::from(earlier)),
            Settled::Rule => said.with("settled", Arg::Word("rule")).count("earlier", 0),
            Settled::Lot => said.with("settled", Arg::Word("lot")).count("earlier", 0),
        };
        self.said.push(said);
    }

    fn after(&mut self) {
        let account = self.account;
        for note in &account.notes {
            self.said.push(Sentence::new(0, note_key(*note)));
        }
        if let Some(question) = &account.question {
            let key = match (question.quorate, question.passed) {
                (false, _) => "question-not-quorate",
                (true, true) => "question-passed",
                (true, false) => "question-failed",
            };
            self.said.push(
                Sentence::new(0, key)
                    .count("yes", question.yes)
                    .count("no", question.no)
                    .count("abstained", question.abstained)
                    .count("quorum", question.quorum.unwrap_or(0)),
            );
        }
        if !account.winners.is_empty() {
            let names = account.winners.iter().map(|winner| winner.name.clone()).collect();
            self.said.push(Sentence::new(0, "winners").with("names", Arg::Names(names)));
        }
        self.said.extend(account.margin.as_ref().and_then(margin));
        if let Some(funded) = &account.funded {
            let count = u64::try_from(funded.len()).unwrap_or(u64::MAX);
            self.said.push(Sentence::new(0, "funded-all").count("projects", count));
        }
    }
}

/// How many ballots would have changed the outcome, said as what it is: exact, between two numbers, or only one of
/// them. `None` when neither number says anything.
pub fn margin(margin: &Margin) -> Option<Sentence> {
    let said = match (margin.at_least, margin.at_most) {
        (0, Some(0)) => Sentence::new(0, "margin-lot"),
        (least, Some(most)) if least == most => Sentence::new(0, "margin").count("ballots", least),
        (0 | 1, Some(most)) => Sentence::new(0, "margin-enough").count("ballots", most),
        (least, Some(most)) => Sentence::new(0, "margin-between").count("ballots", least).count("most", most),
        (0 | 1, None) => return None,
        (least, None) => Sentence::new(0, "margin-at-least").count("ballots", least),
    };
    Some(said)
}

/// Whether nothing is to be said of votes beside the ballots: each counts one, or their votes come later.
fn is_plain(votes: &Amount, ballots: u64) -> bool {
    votes.is_zero() || *votes == Amount::from(ballots)
}

/// Who paid for a project.
fn paid(at: u32, payment: &Payment) -> Sentence {
    let key = if payment.each.is_some() { "paid" } else { "paid-all-they-had" };
    Sentence::new(at, key)
        .count("electors", payment.electors)
        .amount("each", payment.each.as_ref().unwrap_or(&Amount::zero()))
        .amount("together", &payment.together)
}

fn note_key(note: Note) -> &'static str {
    match note {
        Note::NoBallots => "note-no-ballots",
        Note::Uncontested => "note-uncontested",
        Note::SeatsEmpty => "note-seats-empty",
        Note::LotWithoutSeed => "note-lot-without-seed",
        Note::ReadAsAnotherKind => "note-another-kind",
        Note::ConstraintUnmet => "note-constraint-unmet",
        Note::NotExhaustive => "note-not-exhaustive",
    }
}

/// The English of each key. `{x}` is an argument, `{x|one|other}` a choice by count with `#` for the count,
/// `{x=word:text;word:text}` a choice by word.
const ENGLISH: &[(&str, &str)] = &[
    ("ballots", "{cast|One ballot was|# ballots were} cast; {valid} count, {spoilt} are spoilt."),
    ("first", "{ballots|The ballot goes|All # ballots go} to the first choice."),
    ("quota", "{quota|One vote is|# votes are} needed to be elected."),
    ("elected", "{name} has {votes|one vote|# votes} and is elected."),
    ("elected-unopposed", "{name} is elected with {votes|one vote|# votes}: only as many are left as there are seats."),
    (
        "surplus",
        "{name} has {surplus|one vote|# votes} more than needed. The ballots go on to their next choices, each with the part of a vote that was not needed.",
    ),
    (
        "excluded",
        "{names} had the fewest votes, {votes}, and {people|is|are} out; {people|the|their} ballots go on to the next choices.",
    ),
    ("doomed", "{names}, with {votes} votes, can no longer be elected, because seats are kept for a group."),
    ("moved", "{votes|One vote|# votes} ({ballots|one ballot|# ballots}) went to {name}."),
    ("moved-ballots", "{ballots|One ballot|# ballots} went to {name}."),
    ("exhausted", "{votes|One vote|# votes} ({ballots|one ballot|# ballots}) had no further choice."),
    ("exhausted-ballots", "{ballots|One ballot|# ballots} had no further choice."),
    ("resumed", "Of these, {ballots|one ballot|# ballots} had waited on a rank with several names."),
    ("batch", "Those worth {value} each were moved."),
    ("kept", "The votes beyond the quota were spread in {passes|one pass|# passes}; {surplus} was left to spread."),
    ("pair", "{ayes} prefer {winner} to {loser}, {noes} the other way round."),
    ("pair-locked", "{winner} before {loser} ({ayes} to {noes}): kept."),
    ("pair-left-out", "{winner} before {loser} ({ayes} to {noes}): left out, it contradicts stronger ones."),
    ("among", "The choice is among {names}."),
    ("paths", "The strongest chains of preferences between all pairs are compared."),
    ("chain", "The strongest chain from {from} to {to} goes over {names}; its weakest link is {strength}."),
    ("defeats", "The worst defeat of each is looked at; the smallest wins."),
    ("loads", "Whoever leaves the smallest load on each of their supporters is next."),
    ("committee", "{names} together satisfy electors most: {score}."),
    ("points", "The points of all are added up."),
    ("grades", "The grades of each are put in order and the middle one is taken."),
    ("funded", "{name} is paid for; it costs {cost}, and {left} is left."),
    ("paid", "{electors|One elector pays|# electors pay} {each} each, {together} together."),
    (
        "paid-all-they-had",
        "{electors|One elector gives|# electors give} all they had left, less than the others: {together} together.",
    ),
    ("too-dear", "{name} costs {cost}, and only {left} is left for it: passed over."),
    ("share", "Everybody has {each} to spend, after {added|one addition|# additions}."),
    ("completed", "What was left was spent on the projects with the most support that fit."),
    (
        "tie-elect",
        "{tied} were level. {settled=round:In round {earlier} they were not;rule:The rule's next measure decides;lot:The lot decides}: {chosen} goes first.",
    ),
    (
        "tie-exclude",
        "{tied} were level. {settled=round:In round {earlier} they were not;rule:The rule's next measure decides;lot:The lot decides}: {chosen} goes out.",
    ),
    (
        "tie-surplus",
        "{tied} had as much over. {settled=round:In round {earlier} they were not level;rule:The rule's next measure decides;lot:The lot decides}: {chosen} goes first.",
    ),
    (
        "tie-order",
        "{tied} were level. {settled=round:In round {earlier} they were not;rule:The rule's next measure decides;lot:The lot decides}: {chosen} goes first.",
    ),
    (
        "tie-fund",
        "{tied} were level. {settled=round:In round {earlier} they were not;rule:The rule's next measure decides;lot:The lot decides}: {chosen} goes first.",
    ),
    ("note-no-ballots", "No ballot counts, so nobody is elected."),
    ("note-uncontested", "No more stand than there are seats: all of them are elected."),
    ("note-seats-empty", "Seats stay empty: too few stand."),
    ("note-lot-without-seed", "A lot was needed, and no text had been published for it beforehand."),
    ("note-another-kind", "The ballots were cast in another form and read as this rule needs them."),
    ("note-constraint-unmet", "Too few of a group stand for the seats that were kept for it."),
    ("note-not-exhaustive", "There are too many possible committees to try all; this is the best found step by step."),
    ("question-passed", "Passed: {yes} yes, {no} no, {abstained|one abstention|# abstentions}."),
    ("question-failed", "Not passed: {yes} yes, {no} no, {abstained|one abstention|# abstentions}."),
    (
        "question-not-quorate",
        "Not valid: {quorum} had to take part. {yes} yes, {no} no, {abstained|one abstention|# abstentions}.",
    ),
    ("winners", "Elected: {names}."),
    ("funded-all", "{projects|One project is|# projects are} paid for."),
    (
        "margin",
        "{ballots|One ballot|# ballots} cast otherwise could have changed the outcome, and no fewer; this is exact.",
    ),
    (
        "margin-between",
        "It would have taken at least {ballots|one ballot|# ballots} cast otherwise to change the outcome; {most} are known to be enough.",
    ),
    (
        "margin-enough",
        "{ballots|One ballot|# ballots} cast otherwise are known to be enough to change the outcome; whether fewer would have done is not known.",
    ),
    ("margin-lot", "It was level: the lot decided, and could have decided otherwise."),
    (
        "margin-at-least",
        "At least {ballots|one ballot|# ballots} would have had to be cast otherwise to change the outcome.",
    ),
    ("other-rule", "{rule}: {same=same:the same outcome;other:another outcome}, {names}."),
    ("other-rule-tied", "{rule}: {same=same:the same outcome;other:another outcome} by lot, {names}."),
];

/// A sentence in plain English.
pub fn english(sentence: &Sentence) -> String {
    let template = ENGLISH.iter().find(|(key, _)| *key == sentence.key).map_or(sentence.key, |(_, text)| text);
    fill(template, sentence)
}

fn fill(template: &str, sentence: &Sentence) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        text.push_str(rest.get(..open).unwrap_or_default());
        let inside = rest.get(open + 1..).unwrap_or_default();
        let close = closing(inside);
        text.push_str(&place(inside.get(..close).unwrap_or_default(), sentence));
        rest = inside.get(close + 1..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// Where the brace ends that was just opened.
fn closing(inside: &str) -> usize {
    let mut depth = 0;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    inside.len()
}

fn place(inside: &str, sentence: &Sentence) -> String {
    if let Some((name, forms)) = inside.split_once('=') {
        let word = match sentence.arg(name) {
            Some(Arg::Word(word)) => *word,
            _ => "",
        };
        let form = forms.split(';').find_map(|form| form.strip_prefix(word)?.strip_prefix(':'));
        return fill(form.unwrap_or_default(), sentence);
    }
    let mut parts = inside.split('|');
    let arg = parts.next().and_then(|name| sentence.arg(name));
    let (Some(one), Some(other)) = (parts.next(), parts.next()) else {
        return arg.map(plain).unwrap_or_default();
    };
    match arg {
        Some(Arg::Count(1)) => one.to_owned(),
        Some(Arg::Amount(amount)) if *amount == Amount::from(1_u64) => one.to_owned(),
        Some(arg) => other.replace('#', &plain(arg)),
        None => String::new(),
    }
}

fn plain(arg: &Arg) -> String {
    match arg {
        Arg::Count(count) => Amount::from(*count).grouped(5),
        Arg::Amount(amount) => amount.grouped(5),
        Arg::Name(name) => name.clone(),
        Arg::Names(names) => match names.as_slice() {
            [] => "nobody".to_owned(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        },
        Arg::Word(word) => (*word).to_owned(),
    }
}
