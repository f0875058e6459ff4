//! What this room says to others: the names of its events, in the past tense.
//!
//! A payload holds ids, public names and figures; it never names a person.

/// A proposal was opened for discussion.
pub(crate) const PROPOSAL_OPENED: &str = "ProposalOpened";
/// A proposal was put aside, taken up again or withdrawn.
pub(crate) const PROPOSAL_MOVED: &str = "ProposalMoved";
/// An election was opened.
pub(crate) const ELECTION_OPENED: &str = "ElectionOpened";
/// An election was counted. Payload: `code`, `group_id`, `purpose`, `subject`, `quorate`, `passed` (of a
/// question); the rest is answered by `election::store::outcome`.
pub(crate) const ELECTION_COUNTED: &str = "ElectionCounted";
/// A decision was recorded. Payload: `code`, `href`, `title`, `group_id`, `number`, `outcome`, and, if
/// there is one, `proposal_id`.
pub(crate) const DECISION_MADE: &str = "DecisionMade";
/// A demand was made, corrected, or moved. Payload: `code`, `group_id`, `title`, `addressee`, `state`, and
/// `public`, whether everybody may read it as far as the group is public.
pub(crate) const DEMAND_CHANGED: &str = "DemandChanged";
