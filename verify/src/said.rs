//! What an account says, taken out of its JSON.

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
    pub(crate) matrix: Option<Value>,
}

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
        let winners = list("winners")?.iter().map(|winner| number(&winner["number"])).collect();
        Ok(Self {
            rule: value["rule"].as_str().ok_or_else(|| missing("rule"))?.to_owned(),
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
            matrix: value.get("matrix").cloned(),
        })
    }

    /// A candidate for a sentence.
    pub(crate) fn name(&self, number: u16) -> String {
        let place = usize::from(number).checked_sub(1);
        place.and_then(|place| self.candidates.get(place)).map_or_else(|| format!("number {number}"), Clone::clone)
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

    /// What a tie of this round should have been settled to: `history` has the votes of the rounds before it by number
    /// less one; more votes or fewer are wanted.
    pub(crate) fn settle<V: Ord>(&self, history: &[Vec<V>], tied: &[u16], more: bool) -> u16 {
        let mut left = tied.to_vec();
        for votes in history.iter().rev() {
            let of = |number: &u16| votes.get(usize::from(*number) - 1);
            let best = if more { left.iter().map(of).max() } else { left.iter().map(of).min() };
            if let Some(best) = best {
                left.retain(|number| of(number) == best);
            }
        }
        let mut order = self.lot.clone();
        if !more {
            order.reverse();
        }
        order.into_iter().find(|number| left.contains(number)).unwrap_or(0)
    }

    /// Whether the account tells of a tie among these in this round, settled for this one.
    pub(crate) fn tells_tie(&self, round: usize, tied: &[u16], chosen: u16) -> bool {
        self.ties.iter().any(|tie| {
            tie["round"].as_u64() == u64::try_from(round).ok()
                && numbers(&tie["tied"]) == tied
                && numbers(&tie["chosen"]).first() == Some(&chosen)
        })
    }
}
