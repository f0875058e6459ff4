//! An action: what it is, where and when, how much of the place is public, and what may become of it.

use base::{ActionId, Actor, CallId, Code, GroupId, GroupRole, Point, Time};
use jiff::tz::TimeZone;

/// An action a person answers for: code, title, start, zone, state.
pub type Mine = (String, String, Time, String, State);

/// What people do there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// People walk together.
    March,
    /// People gather and speak.
    Rally,
    /// People stand in silence or with candles.
    Vigil,
    /// People stand before a workplace.
    Picket,
    /// People talk and decide.
    Meeting,
    /// People learn.
    Training,
    /// Children are walked to school.
    SchoolWalk,
    /// People go from door to door.
    Canvass,
    /// People eat together.
    Meal,
    /// Something else.
    Other,
}

impl Kind {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 10] = [
        Self::March,
        Self::Rally,
        Self::Vigil,
        Self::Picket,
        Self::Meeting,
        Self::Training,
        Self::SchoolWalk,
        Self::Canvass,
        Self::Meal,
        Self::Other,
    ];

    /// The word in the database, in queries and in exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::March => "march",
            Self::Rally => "rally",
            Self::Vigil => "vigil",
            Self::Picket => "picket",
            Self::Meeting => "meeting",
            Self::Training => "training",
            Self::SchoolWalk => "school-walk",
            Self::Canvass => "canvass",
            Self::Meal => "meal",
            Self::Other => "other",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Where an action stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// Only its organizers see it.
    Draft,
    /// Everybody sees it and may say that they are coming.
    Published,
    /// It does not take place when it was said; the new time is not known yet.
    Postponed,
    /// It does not take place; it stays visible, so that nobody stands there alone.
    Canceled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Published, Self::Postponed, Self::Canceled];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Postponed => "postponed",
            Self::Canceled => "canceled",
        }
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether an action in this state counts among a call's actions.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Published | Self::Postponed)
    }
}

/// How much of a place everybody sees.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shown {
    /// All of it.
    Exact,
    /// The town and about a kilometer.
    Neighborhood,
    /// The same; those who say they are coming see all of it.
    AfterRsvp,
}

impl Shown {
    /// Every degree.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Neighborhood, Self::AfterRsvp];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Neighborhood => "neighborhood",
            Self::AfterRsvp => "after-rsvp",
        }
    }

    /// The degree of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.as_str() == word)
    }
}

/// Facts that tell people whether they can take part: a closed list, so that one can filter by it.
pub const ACCESS_FACTS: [&str; 10] = [
    "step-free",
    "seating",
    "sign-language",
    "captions",
    "quiet-space",
    "toilets",
    "child-care",
    "masks",
    "transit",
    "interpreters",
];

/// Where an action is, or as much of it as the reader may know.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Place {
    /// A name such as "Union Hall".
    pub name: String,
    /// Street and number.
    pub address: String,
    /// The town.
    pub locality: String,
    /// State or region.
    pub region: String,
    /// Postal code.
    pub postcode: String,
    /// ISO 3166 code.
    pub country: String,
    /// The point on the map.
    pub point: Option<Point>,
}

impl Place {
    /// What everybody may know of it.
    #[must_use]
    pub fn public(&self, shown: Shown) -> Self {
        if shown == Shown::Exact {
            return self.clone();
        }
        Self {
            locality: self.locality.clone(),
            region: self.region.clone(),
            country: self.country.clone(),
            point: self.point.map(Point::neighbourhood),
            ..Self::default()
        }
    }

    /// Town and region on one line.
    pub fn town(&self) -> String {
        let parts = [self.locality.as_str(), self.region.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Everything on one line.
    pub fn line(&self) -> String {
        let town = [self.town(), self.postcode.clone()];
        let town = town.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
        let parts = [self.name.as_str(), self.address.as_str(), town.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        self.line().is_empty() && self.point.is_none()
    }
}

/// What an action says of itself: everything its organizers can edit.
#[derive(Clone, PartialEq, Debug)]
pub struct Content {
    /// The title.
    pub title: String,
    /// Small Markdown.
    pub text: String,
    /// What people do there.
    pub kind: Kind,
    /// When it begins.
    pub starts_at: Time,
    /// When it ends.
    pub ends_at: Time,
    /// IANA name of the zone it takes place in.
    pub zone: String,
    /// The whole place.
    pub place: Place,
    /// How much of the place everybody sees.
    pub place_shown: Shown,
    /// Where to join online; empty if nowhere.
    pub online_url: String,
    /// Who sees that: everybody or those who are coming.
    pub online_shown: Shown,
    /// How many people fit; none if that does not matter.
    pub capacity: Option<u32>,
    /// Which of [`ACCESS_FACTS`] hold.
    pub access_facts: Vec<String>,
    /// What to bring.
    pub bring: String,
    /// Language tags.
    pub langs: Vec<String>,
}

impl Content {
    /// The zone; UTC if its name is unknown.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// Whether people who are coming have to be told: it moved in time or space.
    pub fn is_moved_from(&self, before: &Self) -> bool {
        (self.starts_at, self.ends_at, &self.place, &self.online_url)
            != (before.starts_at, before.ends_at, &before.place, &before.online_url)
    }
}

/// How many are coming: people, not RSVPs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// Going.
    pub going: u32,
    /// Maybe.
    pub maybe: u32,
    /// On the waiting list.
    pub waiting: u32,
}

/// The call an action belongs to, as its page names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfCall {
    /// The call.
    pub id: CallId,
    /// Its name in URLs.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The calling group: its stewards may tidy up.
    pub group: GroupId,
    /// Whether everybody may see its page.
    pub is_public: bool,
}

/// The group that answers for an action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfGroup {
    /// The group.
    pub id: GroupId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether everybody may see its page.
    pub is_public: bool,
}

/// An action.
#[derive(Clone, PartialEq, Debug)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// Its name in URLs and on flyers.
    pub code: Code,
    /// The call it belongs to.
    pub call: Option<OfCall>,
    /// The group that answers for it.
    pub group: Option<OfGroup>,
    /// The series it is one of.
    pub series: Option<ActionId>,
    /// What it says of itself.
    pub content: Content,
    /// Where it stands.
    pub state: State,
    /// Why it was postponed, canceled or moved.
    pub state_reason: String,
    /// When its time or place was last changed after it had been published.
    pub moved_at: Option<Time>,
    /// Counts its changes: the `SEQUENCE` of its calendar entry, and what tells two editors apart.
    pub version: u32,
    /// When it was made.
    pub created_at: Time,
    /// When it was last changed.
    pub changed_at: Time,
    /// Why stewards hid it, if they did.
    pub hidden: Option<String>,
    /// How many are coming.
    pub figures: Figures,
    /// Whether the actor who asked answers for it.
    pub is_mine: bool,
}

/// What may be done about an action's state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Let everybody see it.
    Publish,
    /// Put it off.
    Postpone,
    /// Call it off.
    Cancel,
    /// It takes place after all.
    Restore,
    /// A draft is thrown away.
    Discard,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 5] = [Self::Publish, Self::Postpone, Self::Cancel, Self::Restore, Self::Discard];

    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Postpone => "postpone",
            Self::Cancel => "cancel",
            Self::Restore => "restore",
            Self::Discard => "discard",
        }
    }

    /// The step of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }

    /// The steps that make sense in a state.
    pub fn possible(state: State) -> Vec<Self> {
        let discards = state == State::Draft;
        Self::ALL
            .into_iter()
            .filter(|step| step.from(state).is_some() || (*step == Self::Discard && discards))
            .collect()
    }

    /// Where it leads from a state; none when it makes no sense there.
    pub const fn from(self, state: State) -> Option<State> {
        match (self, state) {
            (Self::Publish, State::Draft) | (Self::Restore, State::Postponed | State::Canceled) => {
                Some(State::Published)
            }
            (Self::Postpone, State::Published) => Some(State::Postponed),
            (Self::Cancel, State::Published | State::Postponed) => Some(State::Canceled),
            _ => None, // a draft that is discarded is nowhere
        }
    }
}

/// Why a step was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepError {
    /// It makes no sense in this state.
    NotFrom(State),
    /// People who were coming deserve a reason.
    NoReason,
}

impl Action {
    /// Whether it counts among its call's actions: takes place, and everybody may see it.
    pub fn counts(&self) -> bool {
        self.state.counts() && self.hidden.is_none()
    }

    /// Whether the actor answers for it as a member of its group or of the calling group.
    pub fn is_kept_by(&self, actor: &Actor) -> bool {
        let by_group = self.group.as_ref().is_some_and(|g| actor.is_at_least(g.id, GroupRole::Steward));
        let by_call = self.call.as_ref().is_some_and(|c| actor.is_at_least(c.group, GroupRole::Steward));
        by_group || by_call || actor.is_system
    }

    /// Whether the actor may see it at all.
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        if self.is_mine || actor.is_site_steward() {
            return true;
        }
        self.state != State::Draft && self.hidden.is_none() && self.call.as_ref().is_none_or(|call| call.is_public)
    }

    /// Where it belongs on the thread: under a call that everybody may see.
    pub fn public_call(&self) -> Option<&OfCall> {
        self.call.as_ref().filter(|call| call.is_public)
    }

    /// Whether one may still say "I'm coming".
    pub fn takes_rsvps(&self, now: Time) -> bool {
        matches!(self.state, State::Published) && self.hidden.is_none() && now < self.content.ends_at
    }

    /// Whether it is over.
    pub fn is_over(&self, now: Time) -> bool {
        now >= self.content.ends_at
    }

    /// Places left; none when there is no limit.
    pub fn left(&self) -> Option<u32> {
        self.content.capacity.map(|capacity| capacity.saturating_sub(self.figures.going))
    }

    /// What a reader may know of the place: all of it for those who answer for it.
    pub fn place_for(&self, is_coming: bool) -> Place {
        let whole = self.is_mine || (is_coming && self.content.place_shown == Shown::AfterRsvp);
        self.content.place.public(if whole { Shown::Exact } else { self.content.place_shown })
    }

    /// Where to join online, if this reader may know.
    pub fn online_for(&self, is_coming: bool) -> Option<&str> {
        let may = self.is_mine || is_coming || self.content.online_shown == Shown::Exact;
        (may && !self.content.online_url.is_empty()).then_some(self.content.online_url.as_str())
    }

    /// Takes a step.
    pub fn step(mut self, step: Step, reason: &str, now: Time) -> Result<Self, StepError> {
        let state = step.from(self.state).ok_or(StepError::NotFrom(self.state))?;
        if matches!(step, Step::Postpone | Step::Cancel) && reason.is_empty() {
            return Err(StepError::NoReason);
        }
        self.state = state;
        reason.clone_into(&mut self.state_reason);
        self.moved_at = None;
        self.touched(now);
        Ok(self)
    }

    /// Takes new content; answers also whether those who are coming have to be told that it moved.
    pub fn edit(mut self, content: Content, note: &str, now: Time) -> (Self, bool) {
        let moved = self.state != State::Draft && content.is_moved_from(&self.content);
        self.content = content;
        if moved {
            self.moved_at = Some(now);
            note.clone_into(&mut self.state_reason);
            if self.state == State::Postponed {
                // The new time is known: it takes place.
                self.state = State::Published;
            }
        }
        self.touched(now);
        (self, moved)
    }

    /// The same action once more as a draft of somebody's own, at other hours.
    #[must_use]
    pub fn copy(&self, id: ActionId, code: Code, starts_at: Time, now: Time) -> Self {
        let lasts = self.content.ends_at.since(self.content.starts_at);
        let content = Content { starts_at, ends_at: starts_at.plus(lasts), ..self.content.clone() };
        Self {
            id,
            code,
            series: None,
            content,
            state: State::Draft,
            state_reason: String::new(),
            moved_at: None,
            version: 0,
            created_at: now,
            changed_at: now,
            hidden: None,
            figures: Figures::default(),
            is_mine: true,
            ..self.clone()
        }
    }

    /// Counts a change.
    pub fn touched(&mut self, now: Time) {
        self.version += 1;
        self.changed_at = now;
    }
}

/// As much of a public action as lists, maps, feeds and exports need: nothing that is not public.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionSpot {
    /// Its id, for calendars.
    pub id: ActionId,
    /// Its name in URLs.
    pub code: Code,
    /// Its call.
    pub call: Option<CallId>,
    /// Its group.
    pub group: Option<GroupId>,
    /// The title.
    pub title: String,
    /// What people do there.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// When it begins.
    pub starts_at: Time,
    /// When it ends.
    pub ends_at: Time,
    /// IANA name of its zone.
    pub zone: String,
    /// What everybody may know of the place.
    pub place: Place,
    /// Where to join online, if everybody may know.
    pub online_url: String,
    /// How many are coming.
    pub figures: Figures,
    /// How many people fit.
    pub capacity: Option<u32>,
    /// Language tags, separated by spaces.
    pub langs: String,
    /// Access facts, separated by spaces.
    pub access_facts: String,
    /// Counts its changes.
    pub version: u32,
    /// When it was last changed.
    pub changed_at: Time,
}

impl ActionSpot {
    /// Places left; none when there is no limit.
    pub fn left(&self) -> Option<u32> {
        self.capacity.map(|capacity| capacity.saturating_sub(self.figures.going))
    }

    /// The zone; UTC if its name is unknown.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            name: "Union Hall".to_owned(),
            address: "12 Elm Street".to_owned(),
            locality: "Minneapolis".to_owned(),
            region: "MN".to_owned(),
            postcode: "55407".to_owned(),
            country: "US".to_owned(),
            point: Point::new(44.948_123, -93.247_456),
        }
    }

    #[test]
    fn a_place_shows_no_more_than_it_may() {
        for shown in [Shown::Neighborhood, Shown::AfterRsvp] {
            let seen = place().public(shown);
            assert_eq!(seen.line(), "Minneapolis, MN");
            assert_eq!(seen.point, Point::new(44.95, -93.25));
        }
        assert_eq!(place().public(Shown::Exact).line(), "Union Hall, 12 Elm Street, Minneapolis, MN 55407");
    }

    #[test]
    fn states_follow_each_other_only_sensibly() {
        assert_eq!(Step::Publish.from(State::Draft), Some(State::Published));
        assert_eq!(Step::Publish.from(State::Canceled), None);
        assert_eq!(Step::Cancel.from(State::Draft), None);
        assert_eq!(Step::Restore.from(State::Canceled), Some(State::Published));
        assert_eq!(Step::Postpone.from(State::Postponed), None);
        assert_eq!(Step::possible(State::Draft), vec![Step::Publish, Step::Discard]);
        assert_eq!(Step::possible(State::Published), vec![Step::Postpone, Step::Cancel]);
    }

    #[test]
    fn words_are_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
        for state in State::ALL {
            assert_eq!(State::parse(state.as_str()), Some(state));
        }
        for shown in Shown::ALL {
            assert_eq!(Shown::parse(shown.as_str()), Some(shown));
        }
        for step in Step::ALL {
            assert_eq!(Step::parse(step.as_str()), Some(step));
        }
    }
}
