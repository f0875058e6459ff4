//! What a decision is.

use base::{Actor, Code, GroupId, GroupRole, Time};
use serde::{Deserialize, Serialize};

use crate::election::model::{ElectionId, Verdict};
use crate::proposal::model::{Audience, Body, ProposalId};

base::id! {
    /// A decision.
    DecisionId,
    /// A round in which members consent or object.
    RoundId,
}

base::word_enum! {
    /// What was decided.
    pub(crate) enum Outcome {
        /// What was proposed or asked holds.
        Adopted = "adopted",
        /// It does not.
        Rejected = "rejected",
        /// People or options were chosen.
        Chosen = "chosen",
        /// Too few took part: nothing holds.
        NoQuorum = "no-quorum",
        /// Nothing was decided: nobody was chosen.
        Open = "open",
    }
}

base::word_enum! {
    /// How it was decided.
    pub(crate) enum Way {
        /// Nobody objected in the end.
        Consent = "consent",
        /// By roll call.
        Open = "open",
        /// By secret ballot.
        Secret = "secret",
        /// By a show of hands in a meeting.
        Meeting = "meeting",
    }
}

/// A decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Decision {
    pub(crate) id: DecisionId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Who decided.
    pub(crate) body: Body,
    /// Counted in each group from 1.
    pub(crate) number: u32,
    pub(crate) title: String,
    /// The text that was decided, as it read then.
    pub(crate) text: String,
    pub(crate) audience: Audience,
    pub(crate) outcome: Outcome,
    pub(crate) way: Way,
    /// How many were entitled to take part.
    pub(crate) entitled: u64,
    /// How many did.
    pub(crate) took_part: u64,
    pub(crate) details: Details,
    pub(crate) decided_at: Time,
    /// The proposal it settles: its id and its code.
    pub(crate) proposal: Option<(ProposalId, Code)>,
    /// The election it comes from: its id and its code.
    pub(crate) election: Option<(ElectionId, Code)>,
}

/// What a decision settles, contest by contest.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Details {
    pub(crate) quorum_percent: u8,
    pub(crate) contests: Vec<Settled>,
    /// Of a consent round: who consented, stood aside, objected.
    pub(crate) positions: Option<(u64, u64, u64)>,
    /// The version of the proposal that was decided.
    pub(crate) version: u32,
    /// The resolution of a council it belongs to, by its name in URLs; empty for all others.
    pub(crate) resolution: String,
    /// The meeting in which hands were shown.
    pub(crate) meeting: Option<Code>,
    /// How the bodies of the council answered, where they were asked.
    pub(crate) ratified: Option<Ratified>,
}

/// How the bodies of a council answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Ratified {
    /// Bodies that ratified, of so many.
    pub(crate) bodies_yes: u64,
    pub(crate) bodies: u64,
    /// Members who said yes and no, over all bodies.
    pub(crate) yes: u64,
    pub(crate) no: u64,
}

/// One contest as a decision records it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Settled {
    pub(crate) title: String,
    pub(crate) verdict: Verdict,
    /// The rule's name.
    pub(crate) rule: String,
    /// What was chosen, in order.
    pub(crate) chosen: Vec<String>,
    /// Yes, no, abstained; of a question.
    pub(crate) question: Option<(u64, u64, u64)>,
    pub(crate) valid: u64,
}

impl Decision {
    /// Whether the actor may read it.
    pub(crate) fn is_visible_to(&self, actor: &Actor) -> bool {
        let member = actor.is_at_least(self.body.id, GroupRole::Member);
        member || (self.audience == Audience::Everybody && self.body.is_public)
    }
}

/// A decision to be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewDecision {
    pub(crate) group: GroupId,
    pub(crate) proposal: Option<ProposalId>,
    pub(crate) election: Option<ElectionId>,
    pub(crate) round: Option<RoundId>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) audience: Audience,
    pub(crate) outcome: Outcome,
    pub(crate) way: Way,
    pub(crate) entitled: u64,
    pub(crate) took_part: u64,
    pub(crate) details: Details,
}

/// What refers to a decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mention {
    /// A path of this site.
    pub(crate) href: String,
    /// `call`, `demand` and the like.
    pub(crate) kind: String,
    pub(crate) label: String,
}

/// A decision as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) code: Code,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) outcome: Outcome,
    pub(crate) group_name: String,
    pub(crate) decided_at: Time,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_of_older_programs_are_still_read() {
        let old: Details = serde_json::from_str("{\"quorum_percent\":50}").unwrap();
        assert_eq!((old.quorum_percent, old.version), (50, 0));
        assert!(old.contests.is_empty() && old.positions.is_none());
    }
}
