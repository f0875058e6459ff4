//! The stamp in every form: when it was made and for which session, under a MAC.
//!
//! It proves that the form came from this server and was meant for this visitor (no request
//! forgery), and how long somebody looked at it (machines are quicker). It is not stored, so pages
//! with forms can be cached for visitors without a session.

use std::time::Duration;

use base::{SessionId, Time, code};

use crate::Keys;

/// How long a stamp is good.
pub const LIFE: Duration = Duration::from_hours(24);

/// The least time a person needs for a public form.
pub const LEAST: Duration = Duration::from_millis(1500);

const PURPOSE: &str = "stamp";

/// Why a form is not taken as it came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StampProblem {
    /// Missing, damaged, of another session, or older than [`LIFE`].
    Stale,
    /// Sent back sooner than a person could.
    TooQuick,
}

fn signed(made_ms: i64, session: Option<SessionId>) -> Vec<u8> {
    let mut data = made_ms.to_be_bytes().to_vec();
    if let Some(session) = session {
        data.extend_from_slice(session.bytes());
    }
    data
}

/// A stamp for a form shown now.
pub fn make(keys: &Keys, now: Time, session: Option<SessionId>) -> String {
    let made = now.millis();
    let mac = keys.mac(PURPOSE, &signed(made, session));
    format!("{}.{}", code::encode(&made.to_be_bytes()), code::encode(&mac))
}

/// Checks a stamp that came back; `intake` asks also for a human pace.
pub fn check(
    keys: &Keys,
    stamp: &str,
    now: Time,
    session: Option<SessionId>,
    intake: bool,
) -> Result<(), StampProblem> {
    let made = read(keys, stamp, session).ok_or(StampProblem::Stale)?;
    if made > now || now.since(made) > LIFE {
        return Err(StampProblem::Stale);
    }
    if intake && now.since(made) < LEAST { Err(StampProblem::TooQuick) } else { Ok(()) }
}

fn read(keys: &Keys, stamp: &str, session: Option<SessionId>) -> Option<Time> {
    if stamp.len() > 64 {
        return None;
    }
    let (made, mac) = stamp.split_once('.')?;
    let made: [u8; 8] = code::decode(made)?.try_into().ok()?;
    let made = i64::from_be_bytes(made);
    keys.mac_matches(PURPOSE, &signed(made, session), &code::decode(mac)?).then_some(Time::from_millis(made))
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    #[test]
    fn a_stamp_is_good_for_its_session_and_its_time() {
        let keys = Keys::new(&[3; 32]);
        let now = Time::from_millis(1_700_000_000_000);
        let session = Some(SessionId::new(now, &SeededRandom::new(1)));
        let stamp = make(&keys, now, session);
        let later = now.plus(Duration::from_secs(5));
        assert_eq!(check(&keys, &stamp, later, session, true), Ok(()));
        assert_eq!(check(&keys, &stamp, later, None, false), Err(StampProblem::Stale));
        assert_eq!(check(&keys, &stamp, now, session, true), Err(StampProblem::TooQuick));
        assert_eq!(check(&keys, &stamp, now.plus(LIFE * 2), session, false), Err(StampProblem::Stale));
        for bad in ["", ".", "x", "a.b", &stamp[1..], &"z".repeat(1000)] {
            assert_eq!(check(&keys, bad, later, session, false), Err(StampProblem::Stale), "{bad}");
        }
    }
}
