//! The single transferable vote, four ways: Scottish, Weighted Inclusive Gregory, Meek, Electoral Reform Society 1997.

mod ers97;
mod gregory;
mod groups;
mod meek;

use crate::account::{Account, BallotBook};
use crate::ballots::{Ballots, Mark};
use crate::contest::Contest;
use crate::count::CountError;
use crate::options::{Options, Several, Skipped};
use crate::rows::Rows;
use crate::rule::Rule;
use crate::tie::Lot;
use crate::treat::{self, Reading};

/// Counts by one of the four.
pub(crate) fn count(
    contest: &Contest,
    ballots: &Ballots,
    rule: Rule,
    options: &Options,
) -> Result<Account, CountError> {
    if options.several == Some(Several::Wait) {
        return Err(CountError::Setting("several: wait"));
    }
    // The statutes end a ballot where its order is broken; the others go on with the next clear preference.
    let broken = matches!(rule, Rule::ScottishStv | Rule::Ers97);
    let reading = Reading {
        several: options.several.unwrap_or(if broken { Several::End } else { Several::PassOver }),
        skipped: options.skipped.unwrap_or(if broken { Skipped::End } else { Skipped::PassOver }),
    };
    let rankings = treat::as_rankings(ballots);
    let (rows, book) = treat::strict(contest, &rankings, reading);
    let start = Start { contest, rows: &rows, book, rule, options };
    match rule {
        Rule::Meek => Ok(meek::count(start)),
        Rule::Ers97 if !options.at_least.is_empty() => Err(CountError::NoConstraints(rule)),
        Rule::Ers97 => Ok(ers97::count(start)),
        _ => Ok(gregory::count(start)),
    }
}

/// What a count begins with.
struct Start<'a> {
    contest: &'a Contest,
    rows: &'a Rows<Mark>,
    book: BallotBook,
    rule: Rule,
    options: &'a Options,
}

impl Start<'_> {
    /// The account with nothing in it yet.
    fn account(&self) -> Account {
        let mut options = self.options.clone();
        let broken = matches!(self.rule, Rule::ScottishStv | Rule::Ers97);
        options.several.get_or_insert(if broken { Several::End } else { Several::PassOver });
        options.skipped.get_or_insert(if broken { Skipped::End } else { Skipped::PassOver });
        let lot = Lot::draw(&options.seed, self.contest.candidates.len());
        Account::begun(self.contest, self.rule, &options, lot, self.book.clone())
    }
}

/// The first on a ballot who is still in the running.
fn next_of(row: &[Mark], running: &[bool]) -> Option<u16> {
    row.iter().map(|mark| mark.code()).find(|number| running.get(usize::from(*number)).copied().unwrap_or(false))
}
