//! What an account says, taken out of its JSON.

use std::cell::RefCell;

use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::Trouble;

/// The largest number of decimals read.
const MOST_DIGITS: usize = 100_000;

/// An account.
#[derive(Clone, Debug)]
pub struct Said {
    /// The rule's name.
    pub rule: String,
    /// What was decided.
    pub(crate) title: String,
    /// Seats to fill.
    pub seats: u64,
    /// Names, from number 1.
    pub candidates: Vec<String>,
    /// Who withdrew.
    pub(crate) withdrawn: Vec<bool>,
    /// How many ballots were cast.
    pub cast: u64,
    /// How many of them count.
    pub(crate) valid: u64,
    /// The settings.
    pub(crate) options: Value,
    /// Decimals kept; `None`: all.
    pub(crate) decimals: Option<u32>,
    pub(crate) lot: Vec<u16>,
    pub(crate) seed: String,
    /// The rounds.
    pub rounds: Vec<Value>,
    pub(crate) ties: Vec<Value>,
    pub(crate) winners: Vec<u16>,
    /// The winners' names as told.
    names: Vec<String>,
    pub(crate) matrix: Option<Value>,
    /// The file's own marks of the candidates, or their names.
    pub(crate) ids: Vec<String>,
    /// What each costs, in the smallest unit.
    pub(crate) costs: Vec<Option<u64>>,
    /// The group each stands for.
    pub(crate) groups: Vec<Option<String>>,
    /// Money to spend, in the smallest unit, and the decimal places of it.
    pub(crate) budget: Option<u64>,
    pub(crate) places: u32,
    pub(crate) question: Value,
    pub(crate) funded: Value,
    /// The ties that the count met, by their place.
    met: RefCell<Vec<usize>>,
}

/// All that can happen in a round.
const EVENTS: [&str; 20] = [
    "first",
    "elected",
    "surplus",
    "excluded",
    "batch",
    "quota",
    "kept",
    "pair",
    "paths",
    "chain",
    "defeats",
    "loads",
    "committee",
    "among",
    "points",
    "grades",
    "funded",
    "too-dear",
    "share",
    "completed",
];

/// A number of an account: a whole one, a decimal or a fraction as text.
pub(crate) fn amount(value: &Value) -> Option<BigRational> {
    if let Some(whole) = value.as_i64() {
        return Some(BigRational::from_integer(BigInt::from(whole)));
    }
    let text = value.as_str().filter(|text| text.len() < MOST_DIGITS)?;
    if let Some((top, bottom)) = text.split_once('/') {
        let (top, bottom): (BigInt, BigInt) = (top.parse().ok()?, bottom.parse().ok()?);
        return (bottom != BigInt::from(0)).then(|| BigRational::new(top, bottom));
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let units: BigInt = format!("{whole}{part}").parse().ok()?;
    Some(BigRational::new(units, BigInt::from(10).pow(u32::try_from(part.len()).ok()?)))
}

/// A list of candidates' numbers.
pub(crate) fn numbers(value: &Value) -> Vec<u16> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(|number| u16::try_from(number.as_u64()?).ok()).collect()
}

/// A candidate's number; 0 for none.
pub(crate) fn number(value: &Value) -> u16 {
    value.as_u64().and_then(|number| u16::try_from(number).ok()).unwrap_or(0)
}

/// What happened in a round.
pub(crate) fn events(round: &Value) -> impl Iterator<Item = &Value> {
    round["events"].as_array().into_iter().flatten()
}

/// A whole number as a fraction.
pub(crate) fn whole(number: u64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

impl Said {
    /// Takes an account apart.
    ///
    /// # Errors
    /// When it is no account of form 1.
    pub fn read(bytes: &[u8]) -> Result<Self, Trouble> {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| Trouble::Unreadable(format!("the account: {error}")))?;
        let missing = |what: &str| Trouble::Unreadable(format!("the account has no {what}"));
        if value["form"] != 1 {
            return Err(Trouble::Unreadable("this is no account of form 1".to_owned()));
        }
        let list = |key: &str| value[key].as_array().cloned().ok_or_else(|| missing(key));
        let candidates = list("candidates")?;
        let decimals = value["arithmetic"]["decimals"].as_str().and_then(|text| text.parse().ok());
        let winners = list("winners")?;
        let names = winners.iter().map(|winner| winner["name"].as_str().unwrap_or_default().to_owned()).collect();
        let winners = winners.iter().map(|winner| number(&winner["number"])).collect();
        Ok(Self {
            rule: value["rule"].as_str().ok_or_else(|| missing("rule"))?.to_owned(),
            title: value["title"].as_str().unwrap_or_default().to_owned(),
            seats: value["seats"].as_u64().ok_or_else(|| missing("seats"))?,
            withdrawn: candidates.iter().map(|one| one["withdrawn"] == true).collect(),
            candidates: candidates.iter().map(|one| one["name"].as_str().unwrap_or_default().to_owned()).collect(),
            cast: value["ballots"]["cast"].as_u64().ok_or_else(|| missing("ballots"))?,
            valid: value["ballots"]["valid"].as_u64().ok_or_else(|| missing("ballots"))?,
            options: value["options"].clone(),
            decimals,
            lot: numbers(&value["lot"]["order"]),
            seed: value["lot"]["seed"].as_str().unwrap_or_default().to_owned(),
            rounds: list("rounds")?,
            ties: list("ties")?,
            winners,
            names,
            matrix: value.get("matrix").cloned(),
            ids: candidates
                .iter()
                .map(|one| one["id"].as_str().or(one["name"].as_str()).unwrap_or_default().to_owned())
                .collect(),
            costs: candidates.iter().map(|one| one["cost"].as_u64()).collect(),
            groups: candidates.iter().map(|one| one["group"].as_str().map(str::to_owned)).collect(),
            budget: value["budget"].as_u64(),
            places: value["places"].as_u64().and_then(|places| u32::try_from(places).ok()).unwrap_or(0).min(20),
            question: value["question"].clone(),
            funded: value["funded"].clone(),
            met: RefCell::default(),
        })
    }

    /// Whether a candidate is on the list and has not withdrawn.
    pub(crate) fn stands(&self, number: u16) -> bool {
        usize::from(number).checked_sub(1).and_then(|place| self.withdrawn.get(place)) == Some(&false)
    }

    /// The numbers of those who stand, ascending.
    pub(crate) fn standing(&self) -> Vec<u16> {
        (1_u16..).take(self.candidates.len()).filter(|number| self.stands(*number)).collect()
    }

    /// Seats, as a length.
    pub(crate) fn seats_usize(&self) -> usize {
        usize::try_from(self.seats).unwrap_or(usize::MAX)
    }

    /// Without a ballot that counts nobody is elected.
    pub(crate) fn nobody(&self, differences: &mut Vec<String>) {
        if !self.winners.is_empty() {
            differences.push("no ballot counts, and somebody is elected".to_owned());
        }
    }

    /// A candidate for a sentence.
    pub(crate) fn name(&self, number: u16) -> String {
        let place = usize::from(number).checked_sub(1);
        place.and_then(|place| self.candidates.get(place)).map_or_else(|| format!("number {number}"), Clone::clone)
    }

    /// Holds the names of a file, and who withdrew by it, against the account.
    pub(crate) fn check_names(&self, file: &[String], withdrawn: Option<&[u16]>, differences: &mut Vec<String>) {
        let plain = |name: &str| -> String { name.split(|c: char| c.is_control() || c == ' ').collect() };
        if !file.is_empty() && file.len() != self.candidates.len() {
            differences.push(format!(
                "{} candidates are in the file, the account has {}",
                file.len(),
                self.candidates.len()
            ));
        }
        for ((number, own), told) in (1..).zip(file).zip(&self.candidates) {
            if plain(own) != plain(told) {
                differences.push(format!("candidate {number} is {own} in the file, the account says {told}"));
            }
        }
        let Some(withdrawn) = withdrawn else { return };
        for number in (1_u16..).take(self.candidates.len()) {
            if withdrawn.contains(&number) == self.stands(number) {
                differences.push(format!("whether {} withdrew is not as in the file", self.name(number)));
            }
        }
    }

    /// Draws the lot again.
    pub(crate) fn check_lot(&self, differences: &mut Vec<String>) {
        let mut order: Vec<u16> = (1_u16..).take(self.candidates.len()).collect();
        order.sort_by_cached_key(|number| {
            let digest: [u8; 32] = Sha256::digest(format!("{}\n{number}", self.seed)).into();
            digest
        });
        if order != self.lot {
            differences.push("the lot is not what its text gives".to_owned());
        }
        if self.options["seed"].as_str() != Some(self.seed.as_str()) {
            differences.push("the lot was drawn from another text than the settings name".to_owned());
        }
    }

    /// What holds for every account: rounds in order, known events and ties, winners under their own names.
    pub(crate) fn check_form(&self, differences: &mut Vec<String>) {
        for (at, round) in (1_u64..).zip(&self.rounds) {
            if round["round"].as_u64() != Some(at) {
                differences.push(format!("round {at} is numbered {}", round["round"]));
            }
            for event in events(round) {
                let kind = event["event"].as_str().unwrap_or_default();
                if !EVENTS.contains(&kind) {
                    differences.push(format!("round {at}: an account knows no event `{kind}`"));
                }
            }
        }
        let own: Vec<String> = self.winners.iter().map(|number| self.name(*number)).collect();
        if own != self.names {
            differences.push("a winner stands under another name".to_owned());
        }
        for tie in &self.ties {
            let (tied, chosen) = (numbers(&tie["tied"]), numbers(&tie["chosen"]));
            let round = tie["round"].as_u64().is_some_and(|round| (1..=self.rounds.len() as u64).contains(&round));
            let known = |list: &[&str], key: &str| tie[key].as_str().is_some_and(|word| list.contains(&word));
            let settled = known(&["lot", "rule"], "settled") || tie["settled"]["round"].is_u64();
            let question = known(&["elect", "exclude", "surplus", "order", "fund"], "question");
            let sound = tied.len() > 1
                && tied.windows(2).all(|two| two.first() < two.last())
                && tied.iter().all(|number| self.stands(*number))
                && !chosen.is_empty()
                && chosen.iter().all(|number| tied.contains(number));
            if !(round && settled && question && sound) {
                differences.push(format!("a tie is told that makes no sense: {tie}"));
            }
        }
    }

    /// Ties that decided something and that no step of the count met.
    pub(crate) fn check_ties(&self, differences: &mut Vec<String>) {
        let met = self.met.borrow();
        let decides = |tie: &Value| tie["settled"] != "rule" && tie["question"] != "order";
        for (_, tie) in self.ties.iter().enumerate().filter(|(at, tie)| !met.contains(at) && decides(tie)) {
            differences.push(format!("a tie is told that there was not: {tie}"));
        }
    }

    /// What a tie of this round should have been settled to: `history` has the votes of the rounds before it by number
    /// less one; more votes or fewer are wanted.
    pub(crate) fn settle<V: Ord>(&self, history: &[Vec<V>], tied: &[u16], more: bool) -> (u16, Option<usize>) {
        let mut left = tied.to_vec();
        for (at, votes) in history.iter().enumerate().rev() {
            let of = |number: &u16| votes.get(usize::from(*number) - 1);
            let best = if more { left.iter().map(of).max() } else { left.iter().map(of).min() };
            if let Some(best) = best {
                left.retain(|number| of(number) == best);
            }
            if let [one] = left.as_slice() {
                return (*one, Some(at + 1));
            }
        }
        let mut order = self.lot.clone();
        if !more {
            order.reverse();
        }
        (order.into_iter().find(|number| left.contains(number)).unwrap_or(0), None)
    }

    /// Whether the account tells of a tie among these in this round, settled for this one.
    pub(crate) fn tells_tie(&self, round: usize, tied: &[u16], chosen: u16) -> bool {
        let is_it = |tie: &Value| {
            tie["round"].as_u64() == u64::try_from(round).ok()
                && numbers(&tie["tied"]) == tied
                && numbers(&tie["chosen"]).first() == Some(&chosen)
        };
        let found: Vec<usize> = (0..).zip(&self.ties).filter(|(_, tie)| is_it(tie)).map(|(at, _)| at).collect();
        self.met.borrow_mut().extend(&found);
        !found.is_empty()
    }

    /// The same, and that it was settled by an earlier round, or by lot.
    pub(crate) fn tells_settled(&self, round: usize, tied: &[u16], chosen: u16, earlier: Option<usize>) -> bool {
        let by = |tie: &Value| match earlier {
            Some(earlier) => tie["settled"]["round"].as_u64() == u64::try_from(earlier).ok(),
            None => tie["settled"] == "lot",
        };
        let told = |tie: &Value| {
            tie["round"].as_u64() == u64::try_from(round).ok() && numbers(&tie["tied"]) == tied && by(tie)
        };
        self.tells_tie(round, tied, chosen) && self.ties.iter().any(told)
    }
}
