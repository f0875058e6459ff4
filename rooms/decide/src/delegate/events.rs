//! What is said when seats are filled and fall vacant. No payload names a person.

/// Somebody took a seat. Payload: `code` of the set of seats, `place`, `group_id` of the body, and
/// `council_id` where they are sent to one; who it is answers `delegate::store::seated_in`.
pub(crate) const DELEGATE_SEATED: &str = "DelegateSeated";
/// A seat fell vacant. The same payload, and `how` it ended.
pub(crate) const SEAT_ENDED: &str = "SeatEnded";
