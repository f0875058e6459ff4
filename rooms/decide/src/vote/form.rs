//! What somebody sends to vote.

use serde::Deserialize;

use super::model::{Choice, STATEMENTS_MAX, Vote};

/// The fields as they came.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VoteForm {
    /// The statement's number.
    pub statement: String,
    /// The choice.
    pub choice: String,
    /// Says `yes` when it matters to them.
    pub matters: String,
    /// Where to go on: `votes` and `statement` go back to these pages, anything else to the next one.
    pub then: String,
}

impl VoteForm {
    /// Understands it; none when it was not sent by our pages.
    pub fn parse(&self) -> Option<(u32, Vote)> {
        let statement = self.statement.trim().parse().ok().filter(|n| (1..=STATEMENTS_MAX).contains(n))?;
        let choice = Choice::parse(&self.choice)?;
        Some((statement, Vote { choice, matters: self.matters == "yes" && choice != Choice::Skip }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_pages_send_is_understood() {
        let form = |statement: &str, choice: &str| VoteForm {
            statement: statement.to_owned(),
            choice: choice.to_owned(),
            matters: "yes".to_owned(),
            ..VoteForm::default()
        };
        assert_eq!(form("7", "agree").parse(), Some((7, Vote { choice: Choice::Agree, matters: true })));
        assert_eq!(form("7", "skip").parse().map(|(_, vote)| vote.matters), Some(false));
        for (statement, choice) in [("0", "agree"), ("x", "agree"), ("16777216", "pass"), ("1", "yes"), ("1", "")] {
            assert_eq!(form(statement, choice).parse(), None, "{statement} {choice}");
        }
    }
}
