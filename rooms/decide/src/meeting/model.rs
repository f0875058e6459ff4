//! What a meeting is, how it goes from planned to closed, and when its quorum is reached.

use base::{Actor, Code, GroupRole, Random, Time};

use crate::proposal::model::{Audience, Body};
use crate::standing::model::{Majority, least, reaches};

base::id! {
    /// A meeting.
    MeetingId,
}

/// Longest title in letters.
pub(crate) const TITLE_MAX: usize = 120;
/// Longest text about a meeting in letters.
pub(crate) const BODY_MAX: usize = 4_000;
/// Longest place in letters.
pub(crate) const PLACE_MAX: usize = 300;
/// Longest reason in letters.
pub(crate) const REASON_MAX: usize = 500;
/// Most people or hands that can be typed in.
pub(crate) const PEOPLE_MAX: u32 = 100_000;
/// How long a meeting that nobody closes goes on; then the program closes it.
pub(crate) const LASTS: std::time::Duration = std::time::Duration::from_hours(72);

base::word_enum! {
    /// Where a meeting stands.
    pub(crate) enum State {
        /// It will take place.
        Planned = "planned",
        /// It goes on.
        Running = "running",
        /// It is over.
        Closed = "closed",
        /// It did not take place.
        Canceled = "canceled",
    }
}

base::word_enum! {
    /// A step the chair takes with a meeting.
    pub(crate) enum Step {
        /// Opens it: people can check in.
        Begin = "begin",
        /// Ends it for good.
        Close = "close",
        /// Calls it off.
        Cancel = "cancel",
    }
}

base::word_enum! {
    /// Whether people may put themselves on the speaking list.
    pub(crate) enum ListState {
        /// They may.
        Open = "open",
        /// The chair closed it.
        Closed = "closed",
    }
}

/// A meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Meeting {
    pub(crate) id: MeetingId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Who meets.
    pub(crate) body: Body,
    pub(crate) content: Content,
    pub(crate) state: State,
    /// Why it was called off.
    pub(crate) state_reason: String,
    /// What one types to check in; empty unless it runs.
    pub(crate) door: Door,
    pub(crate) rules: Rules,
    /// How many members the chair counted; none while those count who checked in.
    pub(crate) counted: Option<u64>,
    /// The most members that were present at one time.
    pub(crate) present_most: u64,
    /// People present who are no members, as the chair counted.
    pub(crate) guests: u64,
    pub(crate) list: ListState,
    /// The item that is being dealt with.
    pub(crate) current: Option<u32>,
    /// Counts what happened, so that a page knows that it is outdated.
    pub(crate) step: u64,
    /// When its minutes were published.
    pub(crate) published_at: Option<Time>,
    pub(crate) opened_at: Option<Time>,
    pub(crate) ended_at: Option<Time>,
    pub(crate) created_at: Time,
    pub(crate) changed_at: Time,
    /// Why stewards of the site hid it.
    pub(crate) hidden: Option<String>,
}

/// What a meeting's form says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Content {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) starts_at: Time,
    /// IANA name of the zone it takes place in.
    pub(crate) zone: String,
    /// A place, or how one joins from afar, in words.
    pub(crate) place: String,
    /// Who sees it, and later its minutes.
    pub(crate) audience: Audience,
}

/// What decides in a meeting, fixed when it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Rules {
    /// How many members the group had.
    pub(crate) entitled: u64,
    /// How many percent of them make a quorum.
    pub(crate) quorum_percent: u8,
    pub(crate) majority: Majority,
}

/// The code on the wall: six signs, no secret beyond the room.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Door(pub(crate) String);

impl Door {
    /// Signs in a code.
    const LEN: usize = 6;

    /// A new random code.
    pub(crate) fn new(random: &dyn Random) -> Self {
        let mut text = base::code::encode(&base::random::bytes::<4>(random));
        text.truncate(Self::LEN);
        Self(text)
    }

    /// The code as a person may type it; none when it cannot be one.
    pub(crate) fn typed(text: &str) -> Option<Self> {
        let signs = text.chars().filter(|sign| *sign != '-' && !sign.is_whitespace());
        let clean: Option<String> = signs
            .map(|sign| match sign.to_ascii_lowercase() {
                'o' => Some('0'),
                'i' | 'l' => Some('1'),
                other => base::code::digit(other).map(|_| other),
            })
            .collect();
        clean.filter(|code| code.len() == Self::LEN).map(Self)
    }

    /// The code as the wall shows it.
    pub(crate) fn shown(&self) -> String {
        base::code::grouped(&self.0.to_uppercase(), 3)
    }
}

/// Who is in the room, in figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Attendance {
    /// Members present: as the chair counted, else those who checked in.
    pub(crate) present: u64,
    /// Whether the chair counted.
    pub(crate) is_counted: bool,
    pub(crate) checked_in: u64,
    pub(crate) guests: u64,
    pub(crate) rules: Rules,
}

impl Attendance {
    /// Whether the quorum is reached.
    pub(crate) const fn is_quorate(&self) -> bool {
        reaches(self.rules.quorum_percent, self.present, self.rules.entitled)
    }

    /// The least number of members that makes the quorum.
    pub(crate) const fn least(&self) -> u64 {
        least(self.rules.quorum_percent, self.rules.entitled)
    }
}

/// Why a meeting does not take a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StepError {
    /// Not from where it stands.
    Impossible,
    /// Everybody must be told why.
    NoReason,
    /// Hands are still being raised.
    HandsOpen,
}

impl Meeting {
    /// Whether the actor may see it.
    pub(crate) fn is_visible_to(&self, actor: &Actor) -> bool {
        let member = actor.is_at_least(self.body.id, GroupRole::Member);
        let is_out = self.content.audience == Audience::Everybody && self.body.is_public;
        member || (is_out && (self.hidden.is_none() || actor.is_site_steward()))
    }

    /// Whether the actor may read its minutes: members always, others once they are published.
    pub(crate) fn minutes_visible_to(&self, actor: &Actor) -> bool {
        let member = actor.is_at_least(self.body.id, GroupRole::Member);
        self.is_visible_to(actor) && (member || self.published_at.is_some())
    }

    /// Who is in the room, given how many checked in.
    pub(crate) fn attendance(&self, checked_in: u64) -> Attendance {
        let present = self.counted.unwrap_or(checked_in);
        Attendance { present, is_counted: self.counted.is_some(), checked_in, guests: self.guests, rules: self.rules }
    }

    /// The steps possible from here.
    pub(crate) fn steps(&self) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| next(self.state, *step).is_some()).collect()
    }

    /// The same meeting begun under these rules.
    pub(crate) fn begin(mut self, rules: Rules, door: Door, now: Time) -> Result<Self, StepError> {
        self.state = next(self.state, Step::Begin).ok_or(StepError::Impossible)?;
        (self.rules, self.door) = (rules, door);
        (self.opened_at, self.changed_at) = (Some(now), now);
        Ok(self)
    }

    /// The same meeting closed; from now on its attendance is the most that were present.
    pub(crate) fn close(mut self, are_hands_open: bool, now: Time) -> Result<Self, StepError> {
        self.state = next(self.state, Step::Close).ok_or(StepError::Impossible)?;
        if are_hands_open {
            return Err(StepError::HandsOpen);
        }
        (self.door, self.list, self.current) = (Door::default(), ListState::Closed, None);
        self.counted = Some(self.present_most);
        (self.ended_at, self.changed_at) = (Some(now), now);
        Ok(self)
    }

    /// The same meeting called off.
    pub(crate) fn cancel(mut self, reason: &str, now: Time) -> Result<Self, StepError> {
        self.state = next(self.state, Step::Cancel).ok_or(StepError::Impossible)?;
        if reason.is_empty() {
            return Err(StepError::NoReason);
        }
        reason.clone_into(&mut self.state_reason);
        (self.ended_at, self.changed_at) = (Some(now), now);
        Ok(self)
    }
}

/// Where a step leads.
const fn next(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Planned, Step::Begin) => Some(State::Running),
        (State::Planned, Step::Cancel) => Some(State::Canceled),
        (State::Running, Step::Close) => Some(State::Closed),
        _ => None,
    }
}

/// A meeting as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) code: Code,
    pub(crate) title: String,
    pub(crate) group_name: String,
    pub(crate) starts_at: Time,
    pub(crate) zone: String,
    pub(crate) place: String,
    pub(crate) state: State,
    pub(crate) has_minutes: bool,
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;
    use crate::meeting::samples::meeting;

    const LATER: Time = Time::from_millis(9_000);

    #[test]
    fn a_meeting_runs_once_and_is_over_for_good() {
        let rules = Rules { entitled: 12, quorum_percent: 25, majority: Majority::Simple };
        let door = Door::new(&SeededRandom::new(1));
        let it = meeting(State::Planned).begin(rules, door.clone(), LATER).unwrap();
        assert_eq!((it.state, it.opened_at, it.door.clone()), (State::Running, Some(LATER), door.clone()));
        assert_eq!(it.clone().begin(rules, door, LATER), Err(StepError::Impossible));
        assert_eq!(it.clone().cancel("Rain.", LATER), Err(StepError::Impossible));
        assert_eq!(it.clone().close(true, LATER), Err(StepError::HandsOpen));
        let over = Meeting { present_most: 9, ..it }.close(false, LATER).unwrap();
        assert_eq!((over.state, over.counted, over.door.0.as_str()), (State::Closed, Some(9), ""));
        assert!(over.steps().is_empty());
    }

    #[test]
    fn a_meeting_is_called_off_with_a_reason() {
        let it = meeting(State::Planned);
        assert_eq!(it.clone().cancel("", LATER), Err(StepError::NoReason));
        assert_eq!(it.cancel("Rain.", LATER).unwrap().state, State::Canceled);
    }

    #[test]
    fn the_chairs_count_goes_before_phones_and_the_quorum_is_of_members() {
        let rules = Rules { entitled: 11, quorum_percent: 50, majority: Majority::Simple };
        let it = Meeting { rules, counted: None, guests: 30, ..meeting(State::Running) };
        assert_eq!((it.attendance(5).is_quorate(), it.attendance(5).least()), (false, 6));
        assert!(it.attendance(6).is_quorate());
        let counted = Meeting { counted: Some(5), ..it };
        assert_eq!((counted.attendance(6).present, counted.attendance(6).is_quorate()), (5, false));
    }

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let door = Door::new(&SeededRandom::new(7));
        assert_eq!(door.0.len(), 6);
        assert_eq!(Door::typed(&format!(" {} ", door.shown())), Some(door));
        assert_eq!(Door::typed("ol1-i0O").map(|it| it.0), Some("011100".to_owned()));
        assert!(Door::typed("12345").is_none() && Door::typed("u12345").is_none() && Door::typed("").is_none());
    }

    #[test]
    fn minutes_are_the_members_until_they_are_published() {
        let it = Meeting { published_at: None, ..meeting(State::Closed) };
        let member = Actor { groups: vec![(it.body.id, GroupRole::Member)], ..Actor::default() };
        assert!(it.is_visible_to(&Actor::anyone()) && !it.minutes_visible_to(&Actor::anyone()));
        assert!(it.minutes_visible_to(&member));
        let out = Meeting { published_at: Some(LATER), ..it };
        assert!(out.minutes_visible_to(&Actor::anyone()));
    }
}
