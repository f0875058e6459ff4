//! Does a count again from its account and the ballots alone.
//!
//! Written apart from the program that counts, ballot by ballot and without haste, so that a mistake in one is not a
//! mistake in both: it shares no rule with it, only the form of the account (docs/tally.md). Each round is done again
//! as the account tells it; each decision – who is elected, whose surplus goes first, who is out, how a tie was settled
//! – is checked against the votes at that moment. It re-does plurality, instant runoff, STV by the Scottish rules, by
//! weighted inclusive Gregory and by Meek, and the pairwise rules; of others it says that it cannot tell.

mod ballots;
mod pairs;
mod rounds;
mod said;
mod transfers;

use std::fmt;

pub use said::Said;

/// Why an account is not found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A file cannot be read.
    Unreadable(String),
    /// This program does not re-do such a count.
    Unknown(String),
    /// The account is not what the ballots give: where.
    Differs(Vec<String>),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) | Self::Unknown(why) => f.write_str(why),
            Self::Differs(all) => f.write_str(&all.join("; ")),
        }
    }
}

impl std::error::Error for Trouble {}

/// Does the count again; what was checked, in a sentence.
///
/// # Errors
/// [`Trouble::Differs`] with every difference found, and the others when nothing can be told.
pub fn count(account: &[u8], ballots: &[u8]) -> Result<String, Trouble> {
    let said = Said::read(account)?;
    let papers = ballots::read(ballots, said.candidates.len()).map_err(Trouble::Unreadable)?;
    let mut differences = Vec::new();
    let cast: u64 = papers.iter().map(|paper| paper.weight).sum();
    if cast != said.cast {
        differences.push(format!("{cast} ballots were cast, the account says {}", said.cast));
    }
    said.check_lot(&mut differences);
    match said.rule.as_str() {
        "plurality" | "irv" => rounds::check(&said, &papers, &mut differences),
        "scottish-stv" | "wig" | "meek" => transfers::check(&said, &papers, &mut differences)?,
        "schulze" | "ranked-pairs" | "minimax" | "copeland" => pairs::check(&said, &papers, &mut differences),
        other => return Err(Trouble::Unknown(format!("this program does not re-do {other}"))),
    }
    if differences.is_empty() {
        Ok(format!("{} rounds of {} done again, {cast} ballots", said.rounds.len(), said.rule))
    } else {
        Err(Trouble::Differs(differences))
    }
}
