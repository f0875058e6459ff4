//! How long a session lives, and when its last use is written down.

use std::time::Duration;

use base::text::{self, TextProblem};
use base::{PersonId, SessionId, SiteRole, Time};

const DAY: Duration = Duration::from_hours(24);

/// The limits of a session: without use, and at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Life {
    /// Longest pause between two requests.
    pub idle: Duration,
    /// Longest life.
    pub absolute: Duration,
    /// How exactly the last use is written down.
    pub precision: Duration,
}

impl Life {
    /// Members: 30 and 90 days, last use by the day.
    pub const MEMBER: Self =
        Self { idle: Duration::from_hours(30 * 24), absolute: Duration::from_hours(90 * 24), precision: DAY };

    /// Stewards and administrators: 30 minutes and 12 hours, last use by five minutes.
    pub const PRIVILEGED: Self =
        Self { idle: Duration::from_mins(30), absolute: Duration::from_hours(12), precision: Duration::from_mins(5) };

    /// The limits for a site role.
    pub const fn of(role: SiteRole) -> Self {
        match role {
            SiteRole::None => Self::MEMBER,
            SiteRole::Steward | SiteRole::Admin => Self::PRIVILEGED,
        }
    }

    /// What is written down of a moment: the start of its day, or of its five minutes.
    pub fn written(&self, now: Time) -> Time {
        let step = i64::try_from(self.precision.as_millis()).unwrap_or(1).max(1);
        Time::from_millis(now.millis().div_euclid(step) * step)
    }
}

/// One signed-in browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Identifies the session.
    pub id: SessionId,
    /// Whose it is.
    pub person: PersonId,
    /// What the person calls this browser.
    pub label: String,
    /// When it began; the day for members.
    pub made_at: Time,
    /// When it was last used, roughly.
    pub seen_at: Time,
    /// When the person last proved who they are.
    pub proved_at: Time,
}

impl Session {
    /// Whether it is still good at `now` for a person with `role`.
    pub fn is_alive(&self, role: SiteRole, now: Time) -> bool {
        let life = Life::of(role);
        // What is written is a little early, so the pause is counted from the end of that step.
        now.since(self.made_at) < life.absolute && now.since(self.seen_at) < life.idle + life.precision
    }

    /// The moment to write as "last seen", when that would say something new.
    pub fn touch(&self, role: SiteRole, now: Time) -> Option<Time> {
        let written = Life::of(role).written(now);
        (written > self.seen_at).then_some(written)
    }
}

/// Longest label in letters.
pub const LABEL_MAX: usize = 40;

/// A label as typed; it may be left empty.
pub fn label(raw: &str) -> Result<String, TextProblem> {
    text::optional_line(raw, LABEL_MAX).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    const NOW: Time = Time::from_millis(1_795_000_000_000);

    fn session(made: Time, seen: Time) -> Session {
        let random = SeededRandom::new(1);
        Session {
            id: SessionId::new(made, &random),
            person: PersonId::new(made, &random),
            label: String::new(),
            made_at: made,
            seen_at: seen,
            proved_at: made,
        }
    }

    #[test]
    fn a_member_stays_for_thirty_idle_and_ninety_days_at_all() {
        let idle = session(NOW, NOW);
        assert!(idle.is_alive(SiteRole::None, NOW.plus(DAY * 29)));
        assert!(!idle.is_alive(SiteRole::None, NOW.plus(DAY * 32)));
        let used = session(NOW, NOW.plus(DAY * 89));
        assert!(used.is_alive(SiteRole::None, NOW.plus(DAY * 89)));
        assert!(!used.is_alive(SiteRole::None, NOW.plus(DAY * 90)));
    }

    #[test]
    fn an_admin_stays_for_half_an_hour_and_twelve_hours_at_all() {
        let it = session(NOW, NOW);
        assert!(it.is_alive(SiteRole::Admin, NOW.plus(Duration::from_mins(29))));
        assert!(!it.is_alive(SiteRole::Admin, NOW.plus(Duration::from_mins(36))));
        assert!(!it.is_alive(SiteRole::Steward, NOW.plus(Duration::from_mins(36))));
        let used = session(NOW, NOW.plus(Duration::from_hours(12)));
        assert!(!used.is_alive(SiteRole::Admin, NOW.plus(Duration::from_hours(12))));
    }

    #[test]
    fn a_members_use_is_written_by_the_day_and_once_only() {
        let it = session(NOW.day(), NOW.day());
        assert_eq!(it.touch(SiteRole::None, NOW), None);
        let tomorrow = NOW.plus(DAY);
        assert_eq!(it.touch(SiteRole::None, tomorrow), Some(tomorrow.day()));
        let seen = Session { seen_at: tomorrow.day(), ..it };
        assert_eq!(seen.touch(SiteRole::None, tomorrow.plus(Duration::from_mins(1))), None);
    }

    #[test]
    fn a_label_is_optional_and_short() {
        assert_eq!(label("  "), Ok(String::new()));
        assert_eq!(label(" my  phone"), Ok("my phone".to_owned()));
        assert!(label(&"x".repeat(41)).is_err());
    }
}
