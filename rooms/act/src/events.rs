//! What this room says to others: the names of its events, in the past tense.
//!
//! A payload holds ids and public words only; it never names a person.

/// A call was opened to the public.
pub const CALL_OPENED: &str = "CallOpened";
/// An open call was corrected.
pub const CALL_CORRECTED: &str = "CallCorrected";
/// A call was closed.
pub const CALL_CLOSED: &str = "CallClosed";
/// A closed or withdrawn call was opened again.
pub const CALL_REOPENED: &str = "CallReopened";
/// A call was withdrawn.
pub const CALL_WITHDRAWN: &str = "CallWithdrawn";
/// A group endorsed a call.
pub const CALL_ENDORSED: &str = "CallEndorsed";
/// A group revoked its endorsement.
pub const ENDORSEMENT_REVOKED: &str = "EndorsementRevoked";
/// A group endorsed a call again after revoking.
pub const ENDORSEMENT_RETURNED: &str = "EndorsementReturned";
/// An action was published.
pub const ACTION_PUBLISHED: &str = "ActionPublished";
/// Time or place of a published action changed.
pub const ACTION_MOVED: &str = "ActionMoved";
/// An action was put off.
pub const ACTION_POSTPONED: &str = "ActionPostponed";
/// An action was called off.
pub const ACTION_CANCELED: &str = "ActionCanceled";
/// An action that was postponed or canceled takes place after all.
pub const ACTION_RESTORED: &str = "ActionRestored";
/// An estimate of an action's turnout was chosen.
pub const TURNOUT_CHOSEN: &str = "TurnoutChosen";
