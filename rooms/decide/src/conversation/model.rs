//! What a conversation is, where it stands, and who may take part.

use base::{Actor, GroupId, GroupRole, Slug, Time};
use jiff::civil::Date;

base::id! {
    /// A conversation.
    ConversationId,
}

/// Longest question in letters.
pub const QUESTION_MAX: usize = 140;
/// Longest introduction in letters.
pub const INTRODUCTION_MAX: usize = 4_000;
/// Longest reason in letters.
pub const REASON_MAX: usize = 500;
/// The least and the most letters a conversation may allow for a statement.
pub const LETTERS: std::ops::RangeInclusive<u16> = 140..=280;

base::word_enum! {
    /// Where a conversation stands.
    pub enum State {
        /// Being written; only members see it.
        Draft = "draft",
        /// People take part.
        Open = "open",
        /// Over, with its report.
        Closed = "closed",
        /// Taken back, with a reason.
        Withdrawn = "withdrawn",
    }
}

base::word_enum! {
    /// Who may take part.
    pub enum Entry {
        /// Anybody with the link: one voice for each browser.
        Link = "link",
        /// Anybody whose browser keeps a cookie; few new ones at a time from one network.
        Guests = "guests",
        /// Members of the group, signed in: one voice for each person.
        Members = "members",
        /// Holders of a personal link from the facilitators: one voice for each link.
        Roll = "roll",
    }
}

base::word_enum! {
    /// Who may add statements.
    pub enum Adding {
        /// Everybody who takes part.
        Everybody = "everybody",
        /// Only the facilitators.
        Nobody = "nobody",
    }
}

base::word_enum! {
    /// When facilitators look at a new statement.
    pub enum Moderated {
        /// Before others see it.
        Before = "before",
        /// After.
        After = "after",
    }
}

base::word_enum! {
    /// What is published about the votes.
    pub enum Published {
        /// Statements and counts.
        Counts = "counts",
        /// Also each participant's votes, without anything else about them.
        Rows = "rows",
    }
}

base::word_enum! {
    /// What officers can do with a conversation.
    pub enum Step {
        /// Open it.
        Open = "open",
        /// Close it, with its report.
        Close = "close",
        /// Open it again after it was closed.
        Reopen = "reopen",
        /// Take it back, with a reason.
        Withdraw = "withdraw",
    }
}

/// The group that holds a conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The group.
    pub id: GroupId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether its page may be linked.
    pub is_linked: bool,
}

/// What the holders wrote and chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Content {
    /// The question.
    pub question: String,
    /// What one should know before answering (Markdown).
    pub introduction: String,
    /// Its languages.
    pub langs: Vec<String>,
    /// The first day; none for the day it is opened.
    pub starts_on: Option<Date>,
    /// The last day; none until somebody closes it.
    pub ends_on: Option<Date>,
    /// Who may take part.
    pub entry: Entry,
    /// Who may add statements.
    pub adding: Adding,
    /// The most letters of a statement.
    pub letters_max: u16,
    /// When new statements are looked at.
    pub moderated: Moderated,
    /// What is published about the votes.
    pub published: Published,
}

impl Content {
    /// The moment it may begin: when the first day begins anywhere on earth.
    pub fn starts_at(&self) -> Option<Time> {
        self.starts_on.map(|day| utc(day, -14))
    }

    /// The moment it is over: when the last day is over everywhere on earth.
    pub fn ends_at(&self) -> Option<Time> {
        self.ends_on.map(|day| utc(day, 24 + 12))
    }
}

fn utc(day: Date, hours: i64) -> Time {
    let midnight = day.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    let at = midnight.map_or_else(|_| Time::default(), |at| Time::from_jiff(at.timestamp()));
    Time::from_millis(at.millis().saturating_add(hours * 3_600_000))
}

/// A conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conversation {
    /// Its id, for links between nouns.
    pub id: ConversationId,
    /// Its number, for compact keys.
    pub number: i64,
    /// Its name in URLs.
    pub slug: Slug,
    /// Who holds it.
    pub holder: Holder,
    /// What was written.
    pub content: Content,
    /// Where it stands.
    pub state: State,
    /// Why, when a reason was given.
    pub state_reason: String,
    /// Counts corrections, so that two editors do not overwrite each other.
    pub version: i64,
    /// When it was drafted.
    pub created_at: Time,
    /// When it was opened.
    pub opened_at: Option<Time>,
    /// When it was closed or withdrawn.
    pub ended_at: Option<Time>,
    /// Why site stewards hid it, if they did.
    pub hidden: Option<String>,
}

/// What is counted about a conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// People who voted at least once or added something.
    pub participants: u32,
    /// Votes that count, one for each participant and statement.
    pub votes: u64,
    /// Statements open to votes.
    pub statements: u32,
    /// Statements that wait for a facilitator.
    pub waiting: u32,
    /// Counts batches of votes.
    pub votes_version: u64,
    /// Counts changes of statements.
    pub texts_version: u64,
}

/// Why a step is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepError {
    /// Not from where it stands.
    NotNow {
        /// Where it stands.
        state: State,
    },
    /// It has no statements yet.
    NoStatements,
}

impl Conversation {
    /// Whether votes and statements are taken now.
    pub fn takes(&self, now: Time) -> bool {
        self.state == State::Open
            && self.hidden.is_none()
            && self.content.starts_at().is_none_or(|at| now >= at)
            && self.content.ends_at().is_none_or(|at| now < at)
    }

    /// Whether it was open and is not any more.
    pub fn is_over(&self, now: Time) -> bool {
        matches!(self.state, State::Closed | State::Withdrawn)
            || (self.state == State::Open && self.content.ends_at().is_some_and(|at| now >= at))
    }

    /// Whether the actor may read it: drafts and conversations of members are for members.
    pub fn is_seen_by(&self, actor: &Actor) -> bool {
        let is_inside = actor.is_at_least(self.holder.id, GroupRole::Member);
        let is_for_members = self.state == State::Draft || self.content.entry == Entry::Members;
        let is_hidden = self.hidden.is_some() && !actor.is_site_steward();
        is_inside || !(is_for_members || is_hidden)
    }

    /// Whether the actor may change it.
    pub fn is_edited_by(&self, actor: &Actor) -> bool {
        actor.is_at_least(self.holder.id, GroupRole::Officer)
    }

    /// Whether the actor looks after its statements.
    pub fn is_facilitated_by(&self, actor: &Actor) -> bool {
        actor.is_at_least(self.holder.id, GroupRole::Steward)
    }

    /// The steps that make sense now.
    pub fn steps(&self) -> &'static [Step] {
        match self.state {
            State::Draft => &[Step::Open, Step::Withdraw],
            State::Open => &[Step::Close, Step::Withdraw],
            State::Closed | State::Withdrawn => &[Step::Reopen],
        }
    }

    /// The conversation after a step; `statements` are open to votes.
    pub fn step(&self, step: Step, reason: &str, statements: u32, now: Time) -> Result<Self, StepError> {
        if !self.steps().contains(&step) {
            return Err(StepError::NotNow { state: self.state });
        }
        let adds = self.content.adding == Adding::Everybody;
        if step == Step::Open && statements == 0 && !adds {
            return Err(StepError::NoStatements);
        }
        let mut after = self.clone();
        after.version += 1;
        reason.clone_into(&mut after.state_reason);
        (after.state, after.ended_at) = match step {
            Step::Open | Step::Reopen => (State::Open, None),
            Step::Close => (State::Closed, Some(now)),
            Step::Withdraw => (State::Withdrawn, Some(now)),
        };
        if after.state == State::Open {
            after.opened_at = after.opened_at.or(Some(now));
        }
        Ok(after)
    }

    /// The conversation with corrected content. What people relied on when they took part stays.
    #[must_use]
    pub fn corrected(&self, mut content: Content) -> Self {
        if self.state != State::Draft {
            content.entry = self.content.entry;
            content.published = self.content.published;
        }
        Self { content, version: self.version + 1, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::conversation::demo::sample;

    #[test]
    fn a_last_day_is_over_when_it_is_over_everywhere() {
        let mut it = sample(State::Open);
        it.content.ends_on = Some(date(2026, 10, 1));
        let end = it.content.ends_at().unwrap();
        assert_eq!(end.to_jiff().to_string(), "2026-10-02T12:00:00Z");
        assert!(it.takes(Time::from_millis(end.millis() - 1)) && !it.takes(end) && it.is_over(end));
    }

    #[test]
    fn what_was_promised_at_the_opening_stays() {
        let it = sample(State::Open);
        let content = Content { entry: Entry::Members, published: Published::Rows, ..it.content.clone() };
        let after = it.corrected(content.clone());
        assert_eq!((after.content.entry, after.content.published), (it.content.entry, it.content.published));
        assert_eq!(sample(State::Draft).corrected(content).content.published, Published::Rows);
    }

    #[test]
    fn steps_follow_one_another() {
        let (draft, now) = (sample(State::Draft), Time::from_millis(9));
        let open = draft.step(Step::Open, "", 3, now).unwrap();
        assert_eq!((open.state, open.opened_at), (State::Open, Some(now)));
        assert_eq!(open.step(Step::Open, "", 3, now), Err(StepError::NotNow { state: State::Open }));
        let closed = open.step(Step::Close, "Done.", 3, now).unwrap();
        assert_eq!((closed.state, closed.state_reason.as_str()), (State::Closed, "Done."));
        assert_eq!(closed.step(Step::Reopen, "", 3, now).unwrap().opened_at, Some(now));
        let mut mute = draft;
        mute.content.adding = Adding::Nobody;
        assert_eq!(mute.step(Step::Open, "", 0, now), Err(StepError::NoStatements));
    }

    #[test]
    fn drafts_and_conversations_of_members_are_missing_to_others() {
        let stranger = Actor::anyone();
        assert!(sample(State::Open).is_seen_by(&stranger));
        assert!(!sample(State::Draft).is_seen_by(&stranger));
        let mut inside = sample(State::Open);
        inside.content.entry = Entry::Members;
        assert!(!inside.is_seen_by(&stranger));
        let member = Actor { groups: vec![(inside.holder.id, GroupRole::Member)], ..Actor::default() };
        assert!(inside.is_seen_by(&member) && !inside.is_edited_by(&member));
    }
}
