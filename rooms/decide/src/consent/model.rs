//! What a consent round is and how it ends.

use base::{PersonId, Problems, Time, text};
use serde::Deserialize;

use crate::decision::model::RoundId;
use crate::proposal::model::REASON_MAX;
use crate::standing::model::reaches;

base::word_enum! {
    /// What a member says.
    pub(crate) enum Position {
        /// Can live with it.
        Consent = "consent",
        /// Does not take part in it and does not stop it.
        Aside = "aside",
        /// It would harm the group or what it stands for.
        Object = "object",
    }
}

base::word_enum! {
    /// Where an objection stands; other positions always stand.
    pub(crate) enum Standing {
        /// Stands.
        Stands = "stands",
        /// Met by a change or an agreement, as noted.
        Resolved = "resolved",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

base::word_enum! {
    /// How a round ended.
    pub(crate) enum Outcome {
        /// It goes on.
        Open = "open",
        /// Nobody objects.
        Adopted = "adopted",
        /// Somebody objects.
        Objected = "objected",
        /// Too few took part.
        NoQuorum = "no-quorum",
    }
}

/// A round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Round {
    pub(crate) id: RoundId,
    /// The version of the text it is about.
    pub(crate) version: u32,
    /// How many members there were when it began.
    pub(crate) entitled: u64,
    pub(crate) quorum_percent: u8,
    pub(crate) opened_at: Time,
    pub(crate) closes_at: Time,
    pub(crate) outcome: Outcome,
}

/// What one member said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Said {
    pub(crate) number: u32,
    /// Who; none when that person is gone.
    pub(crate) by: Option<(PersonId, String)>,
    pub(crate) position: Position,
    pub(crate) reason: String,
    pub(crate) standing: Standing,
    /// How it was resolved.
    pub(crate) note: String,
}

impl Said {
    /// Whether it stops the proposal.
    pub(crate) const fn stops(&self) -> bool {
        matches!((self.position, self.standing), (Position::Object, Standing::Stands))
    }
}

/// How a round ends, given what was said.
pub(crate) fn outcome(it: &Round, said: &[Said]) -> Outcome {
    if said.iter().any(Said::stops) {
        Outcome::Objected
    } else if !reaches(it.quorum_percent, said.len() as u64, it.entitled) || said.is_empty() {
        Outcome::NoQuorum
    } else {
        Outcome::Adopted
    }
}

/// How many consent, stand aside and object with standing.
pub(crate) fn figures(said: &[Said]) -> (u64, u64, u64) {
    let count = |test: &dyn Fn(&Said) -> bool| said.iter().filter(|it| test(it)).count() as u64;
    let object = count(&Said::stops);
    let aside = count(&|it| it.position == Position::Aside);
    (said.len() as u64 - object - aside, aside, object)
}

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SayForm {
    pub(crate) position: String,
    pub(crate) reason: String,
}

impl SayForm {
    /// Reads the form; an objection says why.
    pub(crate) fn parse(&self) -> Result<(Position, String), Problems> {
        let mut problems = Problems::new();
        let position = Position::parse(&self.position);
        if position.is_none() {
            problems.add("position", "proposal-problem-position");
        }
        let reason =
            problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten().unwrap_or_default();
        if position == Some(Position::Object) && reason.is_empty() {
            problems.add("reason", "proposal-problem-objection");
        }
        problems.or((position.unwrap_or(Position::Consent), reason))
    }
}

/// The form that ends an objection.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ResolveForm {
    pub(crate) note: String,
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    fn round(entitled: u64) -> Round {
        let at = Time::from_millis(1);
        Round {
            id: RoundId::new(at, &SeededRandom::new(1)),
            version: 1,
            entitled,
            quorum_percent: 50,
            opened_at: at,
            closes_at: at,
            outcome: Outcome::Open,
        }
    }

    fn said(position: Position, standing: Standing) -> Said {
        Said { number: 1, by: None, position, reason: String::new(), standing, note: String::new() }
    }

    #[test]
    fn one_standing_objection_stops_what_many_consent_to() {
        let mut all = vec![said(Position::Consent, Standing::Stands); 5];
        assert_eq!(outcome(&round(10), &all), Outcome::Adopted);
        all.push(said(Position::Object, Standing::Stands));
        assert_eq!(outcome(&round(10), &all), Outcome::Objected);
        all[5].standing = Standing::Resolved;
        assert_eq!((outcome(&round(10), &all), figures(&all)), (Outcome::Adopted, (6, 0, 0)));
    }

    #[test]
    fn silence_is_no_consent() {
        assert_eq!(outcome(&round(10), &[]), Outcome::NoQuorum);
        assert_eq!(outcome(&round(10), &vec![said(Position::Aside, Standing::Stands); 4]), Outcome::NoQuorum);
    }

    #[test]
    fn an_objection_says_why() {
        let form = SayForm { position: "object".to_owned(), ..SayForm::default() };
        assert!(form.parse().unwrap_err().of("reason").is_some());
        assert!(SayForm::default().parse().unwrap_err().of("position").is_some());
    }
}
