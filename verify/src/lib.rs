//! Does a count again from its account and the ballots alone.
//!
//! Written apart from the program that counts, ballot by ballot and without haste, so that a mistake in one is not a
//! mistake in both: it shares no rule with it, only the form of the account (docs/tally.md). Each round is done again
//! as the account tells it; each decision – who is elected, whose surplus goes first, who is out, how a tie was settled
//! – is checked against the votes at that moment. It re-does every rule, from every form of file. Where there is too much to try – committees by
//! proportional approval, thousands of additions to the share of Equal Shares – it says what it did not do.

mod ballots;
mod budgets;
mod committees;
mod ers;
mod pairs;
mod papers;
mod records;
mod rounds;
mod said;
mod sheets;
mod tops;
mod transfers;

use std::fmt;

use ballots::Ballots;
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
    let mut differences = Vec::new();
    let ballots = ballots::read(ballots, &said, &mut differences).map_err(Trouble::Unreadable)?;
    let cast = ballots.cast();
    if cast != said.cast {
        differences.push(format!("{cast} ballots were cast, the account says {}", said.cast));
    }
    said.check_lot(&mut differences);
    said.check_form(&mut differences);
    let open = again(&said, &ballots, &mut differences)?;
    said.check_ties(&mut differences);
    if differences.is_empty() {
        let open = open.map_or_else(String::new, |open| format!("; {open}"));
        Ok(format!("{} rounds of {} done again, {cast} ballots{open}", said.rounds.len(), said.rule))
    } else {
        Err(Trouble::Differs(differences))
    }
}

/// Does the rule again; what was not done, if anything.
fn again(said: &Said, ballots: &Ballots, differences: &mut Vec<String>) -> Result<Option<String>, Trouble> {
    let papers = || ballots.rankings();
    let sheets = ballots.sheets();
    match (said.rule.as_str(), ballots) {
        ("plurality", Ballots::Papers(papers)) => rounds::check(said, papers, differences),
        ("plurality" | "approval", _) => tops::marks(said, &sheets, differences),
        ("irv", _) => rounds::check(said, &papers(), differences),
        ("scottish-stv" | "wig" | "meek" | "ers97", _) => transfers::check(said, &papers(), differences),
        ("schulze" | "ranked-pairs" | "minimax" | "plain-minimax" | "copeland" | "borda", _) => {
            pairs::check(said, &papers(), differences);
        }
        ("yes-no", _) => tops::yes_no(said, &sheets, differences),
        ("score" | "star" | "majority-judgment", _) => tops::points(said, &sheets, differences),
        ("phragmen" | "pav" | "seq-pav", _) => return Ok(committees::check(said, &sheets, differences)),
        ("greedy" | "equal-shares" | "budget-phragmen", _) => return Ok(budgets::check(said, &sheets, differences)),
        (other, _) => return Err(Trouble::Unknown(format!("this program does not re-do {other}"))),
    }
    Ok(None)
}
