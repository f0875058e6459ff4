//! What a call is, which states it goes through, and what a correction records.

use std::fmt;

use base::{CallId, GroupId, GroupRole, Slug, Time};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Longest title in letters.
pub const TITLE_MAX: usize = 120;
/// Longest summary in letters.
pub const SUMMARY_MAX: usize = 300;
/// Longest text in letters.
pub const TEXT_MAX: usize = 10_000;
/// Most demands.
pub const DEMANDS_MAX: usize = 20;
/// Longest demand in letters.
pub const DEMAND_MAX: usize = 300;
/// Longest words about why.
pub const WHY_MAX: usize = 200;
/// Longest reason in letters.
pub const REASON_MAX: usize = 300;
/// Longest text alternative of a picture in letters.
pub const PICTURE_TEXT_MAX: usize = 300;
/// Longest period in days.
pub const PERIOD_MAX_DAYS: i32 = 1_100;

/// Where a call stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being written; only the calling group's members see it.
    Draft,
    /// Public; takes endorsements and actions.
    Open,
    /// Over; stays to be read.
    Closed,
    /// Taken back, with a public reason.
    Withdrawn,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Open, Self::Closed, Self::Withdrawn];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// A step from one state to the next.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// Makes a draft public.
    Open,
    /// Says that the call is over.
    Close,
    /// Opens a closed or withdrawn call again.
    Reopen,
    /// Takes an open call back.
    Withdraw,
    /// Deletes a draft.
    Discard,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 5] = [Self::Open, Self::Close, Self::Reopen, Self::Withdraw, Self::Discard];

    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Withdraw => "withdraw",
            Self::Discard => "discard",
        }
    }

    /// The step of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }

    /// Whether everybody must be told why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Withdraw | Self::Reopen)
    }

    /// The state after the step; none when it cannot be taken from `state`. A discarded draft has no
    /// state, so [`Step::Discard`] answers the draft itself.
    pub const fn from(self, state: State) -> Option<State> {
        match (self, state) {
            (Self::Open, State::Draft) | (Self::Reopen, State::Closed | State::Withdrawn) => Some(State::Open),
            (Self::Close, State::Open) => Some(State::Closed),
            (Self::Withdraw, State::Open) => Some(State::Withdrawn),
            (Self::Discard, State::Draft) => Some(State::Draft),
            _ => None,
        }
    }

    /// The steps that can be taken from `state`.
    pub fn possible(state: State) -> Vec<Self> {
        Self::ALL.into_iter().filter(|step| step.from(state).is_some()).collect()
    }
}

/// The days a call is about, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Period {
    /// The first day.
    pub starts: Date,
    /// The last day; the first one for a single day.
    pub ends: Date,
}

impl Period {
    /// A period, when it does not end before it starts and is not longer than three years.
    pub fn new(starts: Date, ends: Date) -> Option<Self> {
        let days = starts.until(ends).map_or(-1, |span| span.get_days());
        (0..=PERIOD_MAX_DAYS).contains(&days).then_some(Self { starts, ends })
    }

    /// Whether it is one day.
    pub fn is_one_day(self) -> bool {
        self.starts == self.ends
    }
}

impl fmt::Display for Period {
    /// ISO 8601: a day or an interval.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one_day() { write!(f, "{}", self.starts) } else { write!(f, "{}/{}", self.starts, self.ends) }
    }
}

/// Everything about a call that its callers write and may correct.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Content {
    /// What it is called.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// The call itself, in small Markdown.
    pub text: String,
    /// When.
    pub period: Period,
    /// The languages it is held in, as BCP 47 tags.
    pub langs: Vec<String>,
    /// What is demanded, in order.
    pub demands: Vec<String>,
    /// Why, and how it was decided, in a few words.
    pub why_text: String,
    /// Where to read more about that; empty when nowhere.
    pub why_url: String,
}

/// A picture, as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The name of the stored file.
    pub file: String,
    /// What it shows, for those who do not see it.
    pub text: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The group that calls, as far as a call's page names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caller {
    /// Its id.
    pub id: GroupId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether its page may be linked: the address of a group that is not public is a secret.
    pub is_linked: bool,
}

/// A call to action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// Its name in URLs; it can change while the call is a draft.
    pub slug: Slug,
    /// Who calls.
    pub caller: Caller,
    /// What its callers wrote.
    pub content: Content,
    /// Where it stands.
    pub state: State,
    /// Why it was closed, withdrawn or opened again; may be empty.
    pub state_reason: String,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Grows by one with every change.
    pub version: i64,
    /// When it was drafted.
    pub created_at: Time,
    /// When it was first opened.
    pub opened_at: Option<Time>,
    /// When it was closed or withdrawn.
    pub ended_at: Option<Time>,
    /// When it last changed.
    pub changed_at: Time,
    /// Why site stewards hid it, if they did.
    pub hidden: Option<String>,
}

/// Why a call did not take a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StepError {
    /// The step cannot be taken from this state.
    Impossible {
        /// Where the call stands.
        state: State,
    },
    /// Everybody must be told why.
    Unexplained,
}

impl Call {
    /// Whether the call takes endorsements and actions.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Whether the call may be shown to `actor` at all.
    pub fn is_visible_to(&self, actor: &base::Actor) -> bool {
        let is_ours = actor.is_at_least(self.caller.id, GroupRole::Member);
        let is_out = self.state != State::Draft;
        is_ours || (is_out && (self.hidden.is_none() || actor.is_site_steward()))
    }

    /// The call as a list shows it.
    pub fn listed(&self, figures: Figures) -> Listed {
        Listed {
            slug: self.slug.to_string(),
            title: self.content.title.clone(),
            summary: self.content.summary.clone(),
            period: self.content.period,
            state: self.state,
            caller: self.caller.clone(),
            figures,
            picture: self.picture.clone(),
        }
    }

    /// Whether `actor` may change the call.
    pub fn is_edited_by(&self, actor: &base::Actor) -> bool {
        actor.is_at_least(self.caller.id, GroupRole::Officer)
    }

    /// The same call after a step, with what to write into its history; nothing is written about
    /// the first opening, which is no correction.
    pub fn step(mut self, step: Step, reason: &str, now: Time) -> Result<(Self, Option<Correction>), StepError> {
        let Some(next) = step.from(self.state) else {
            return Err(StepError::Impossible { state: self.state });
        };
        if step.needs_reason() && reason.is_empty() {
            return Err(StepError::Unexplained);
        }
        let change =
            Change { field: Field::State, before: self.state.as_str().to_owned(), after: next.as_str().to_owned() };
        self.version += 1;
        self.changed_at = now;
        self.state = next;
        reason.clone_into(&mut self.state_reason);
        self.ended_at = matches!(next, State::Closed | State::Withdrawn).then_some(now);
        if step == Step::Open {
            self.opened_at = Some(now);
            return Ok((self, None));
        }
        let correction =
            Correction { version: self.version, at: now, reason: reason.to_owned(), changes: vec![change] };
        Ok((self, Some(correction)))
    }

    /// The same call with new content, and the correction that says what changed; none when nothing
    /// did.
    #[must_use]
    pub fn correct(mut self, content: Content, slug: Slug, reason: &str, now: Time) -> (Self, Option<Correction>) {
        let mut changes = changes(&self.content, &content);
        if self.state == State::Draft && slug != self.slug {
            changes.push(Change { field: Field::Slug, before: self.slug.to_string(), after: slug.to_string() });
            self.slug = slug;
        }
        if changes.is_empty() {
            return (self, None);
        }
        self.content = content;
        let correction = self.note(changes, reason, now);
        (self, Some(correction))
    }

    /// The same call with another picture, and the correction that says so.
    #[must_use]
    pub fn picture(mut self, picture: Option<Picture>, reason: &str, now: Time) -> (Self, Correction) {
        let said = |picture: &Option<Picture>| picture.as_ref().map(|p| p.text.clone()).unwrap_or_default();
        let change = Change { field: Field::Picture, before: said(&self.picture), after: said(&picture) };
        self.picture = picture;
        let correction = self.note(vec![change], reason, now);
        (self, correction)
    }

    /// The same call carrying other demands, named one on each line, and the correction that says so.
    #[must_use]
    pub fn carry(mut self, before: String, after: String, reason: &str, now: Time) -> (Self, Correction) {
        let correction = self.note(vec![Change { field: Field::Demands, before, after }], reason, now);
        (self, correction)
    }

    fn note(&mut self, changes: Vec<Change>, reason: &str, now: Time) -> Correction {
        self.version += 1;
        self.changed_at = now;
        Correction { version: self.version, at: now, reason: reason.to_owned(), changes }
    }
}

/// What can change about a call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The title.
    Title,
    /// The name in its address.
    Slug,
    /// The summary.
    Summary,
    /// The text.
    Text,
    /// The days.
    Period,
    /// The languages.
    Langs,
    /// The demands.
    Demands,
    /// Why, in words.
    WhyText,
    /// Why, as a link.
    WhyUrl,
    /// The picture.
    Picture,
    /// Where it stands.
    State,
}

impl Field {
    /// The key of its name in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "call-field-title",
            Self::Slug => "call-field-slug",
            Self::Summary => "call-field-summary",
            Self::Text => "call-field-text",
            Self::Period => "call-field-period",
            Self::Langs => "call-field-langs",
            Self::Demands => "call-field-demands",
            Self::WhyText => "call-field-why-text",
            Self::WhyUrl => "call-field-why-url",
            Self::Picture => "call-field-picture",
            Self::State => "call-field-state",
        }
    }
}

/// One field that changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub field: Field,
    /// What it said.
    pub before: String,
    /// What it says now.
    pub after: String,
}

/// One entry in a call's history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// The version it made.
    pub version: i64,
    /// When.
    pub at: Time,
    /// Why, in the callers' words.
    pub reason: String,
    /// What.
    pub changes: Vec<Change>,
}

/// What differs between two contents.
fn changes(before: &Content, after: &Content) -> Vec<Change> {
    let pairs = [
        (Field::Title, before.title.clone(), after.title.clone()),
        (Field::Summary, before.summary.clone(), after.summary.clone()),
        (Field::Text, before.text.clone(), after.text.clone()),
        (Field::Period, before.period.to_string(), after.period.to_string()),
        (Field::Langs, before.langs.join(" "), after.langs.join(" ")),
        (Field::Demands, before.demands.join("\n"), after.demands.join("\n")),
        (Field::WhyText, before.why_text.clone(), after.why_text.clone()),
        (Field::WhyUrl, before.why_url.clone(), after.why_url.clone()),
    ];
    let differ = pairs.into_iter().filter(|(_, before, after)| before != after);
    differ.map(|(field, before, after)| Change { field, before, after }).collect()
}

/// A change as a reader sees it: what stayed at both ends, what went, what came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference<'a> {
    /// The last words before the difference.
    pub head: &'a str,
    /// What was taken out.
    pub out: &'a str,
    /// What was put in.
    pub new: &'a str,
    /// The first words after it.
    pub tail: &'a str,
    /// Whether there is more before the head.
    pub more_before: bool,
    /// Whether there is more behind the tail.
    pub more_behind: bool,
}

/// How many bytes of what stayed are shown on either side.
const AROUND: usize = 80;

impl Change {
    /// Cuts away what stayed at both ends, at word boundaries, so that a long text shows only what
    /// moved with a few words around it.
    pub fn difference(&self) -> Difference<'_> {
        let (before, after) = (self.before.as_str(), self.after.as_str());
        let head = common_head(before, after);
        let tail = common_tail(&before[head..], &after[head..]);
        let (out_end, new_end) = (before.len() - tail, after.len() - tail);
        Difference {
            head: last(&before[..head]),
            out: &before[head..out_end],
            new: &after[head..new_end],
            tail: first(&before[out_end..]),
            more_before: head > AROUND,
            more_behind: tail > AROUND,
        }
    }
}

/// Bytes both texts begin with, up to the last word boundary.
fn common_head(a: &str, b: &str) -> usize {
    let same = a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map(|((at, _), _)| at);
    let same = same.unwrap_or(a.len().min(b.len()));
    if same == a.len() && same == b.len() {
        return same;
    }
    a[..same].rfind(char::is_whitespace).map_or(0, |at| at + a[at..].chars().next().map_or(1, char::len_utf8))
}

/// Bytes both texts end with, from the first word boundary on.
fn common_tail(a: &str, b: &str) -> usize {
    let mut tail = 0;
    let mut boundary = 0;
    for (x, y) in a.chars().rev().zip(b.chars().rev()) {
        if x != y {
            return boundary;
        }
        tail += x.len_utf8();
        if x.is_whitespace() {
            boundary = tail;
        }
    }
    if tail == a.len() && tail == b.len() { tail } else { boundary }
}

fn last(text: &str) -> &str {
    let mut at = text.len().saturating_sub(AROUND);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

fn first(text: &str) -> &str {
    let mut at = text.len().min(AROUND);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// The figures of a call, kept by the changes that move them.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Figures {
    /// Groups whose endorsement is in force.
    pub endorsements: i64,
    /// Actions that are published and not canceled.
    pub actions: i64,
    /// People who say they are going.
    pub going: i64,
    /// People who say maybe.
    pub maybe: i64,
    /// Sum of the chosen low estimates.
    pub turnout_low: i64,
    /// Sum of the chosen high estimates.
    pub turnout_high: i64,
    /// Actions with a chosen estimate.
    pub turnout_actions: i64,
}

/// What all open calls have together.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Totals {
    /// How many there are.
    pub calls: i64,
    /// Their local actions.
    pub actions: i64,
    /// People who say they are going.
    pub going: i64,
}

/// A call with what a list shows of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The name in URLs.
    pub slug: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// When.
    pub period: Period,
    /// Where it stands.
    pub state: State,
    /// Who calls.
    pub caller: Caller,
    /// Its figures.
    pub figures: Figures,
    /// Its picture.
    pub picture: Option<Picture>,
}

#[cfg(test)]
mod tests {
    use base::{Actor, SeededRandom};
    use jiff::civil::date;

    use super::*;

    fn content() -> Content {
        Content {
            title: "Rent day".to_owned(),
            summary: "One day together.".to_owned(),
            text: "We meet in the morning and walk to the hall.".to_owned(),
            period: Period { starts: date(2026, 5, 1), ends: date(2026, 5, 1) },
            langs: vec!["en".to_owned()],
            demands: vec!["Heat in every flat".to_owned()],
            why_text: String::new(),
            why_url: String::new(),
        }
    }

    fn call(state: State) -> Call {
        let random = SeededRandom::new(1);
        let now = Time::from_millis(1_000);
        Call {
            id: CallId::new(now, &random),
            slug: Slug::from_title("Rent day", "call"),
            caller: Caller {
                id: GroupId::new(now, &random),
                slug: "local-26".to_owned(),
                name: "Local 26".to_owned(),
                is_linked: true,
            },
            content: content(),
            state,
            state_reason: String::new(),
            picture: None,
            version: 3,
            created_at: now,
            opened_at: None,
            ended_at: None,
            changed_at: now,
            hidden: None,
        }
    }

    const LATER: Time = Time::from_millis(2_000);

    #[test]
    fn a_call_goes_from_draft_to_open_to_closed_and_back() {
        let (open, said) = call(State::Draft).step(Step::Open, "", LATER).unwrap();
        assert_eq!((open.state, open.opened_at, said), (State::Open, Some(LATER), None));
        let (closed, said) = open.step(Step::Close, "", LATER).unwrap();
        assert_eq!((closed.state, closed.ended_at), (State::Closed, Some(LATER)));
        assert_eq!(said.unwrap().changes[0].after, "closed");
        assert_eq!(closed.clone().step(Step::Reopen, "", LATER), Err(StepError::Unexplained));
        let (open, _) = closed.step(Step::Reopen, "We go on.", LATER).unwrap();
        assert_eq!((open.state, open.ended_at, open.version), (State::Open, None, 6));
    }

    #[test]
    fn steps_out_of_order_are_refused() {
        for (state, step) in [
            (State::Draft, Step::Close),
            (State::Draft, Step::Withdraw),
            (State::Open, Step::Open),
            (State::Open, Step::Discard),
            (State::Closed, Step::Withdraw),
            (State::Withdrawn, Step::Close),
        ] {
            assert_eq!(call(state).step(step, "why", LATER), Err(StepError::Impossible { state }), "{step:?}");
        }
    }

    #[test]
    fn a_withdrawal_says_why() {
        assert_eq!(call(State::Open).step(Step::Withdraw, "", LATER), Err(StepError::Unexplained));
        let (it, said) = call(State::Open).step(Step::Withdraw, "The strike is settled.", LATER).unwrap();
        assert_eq!(it.state_reason, "The strike is settled.");
        assert_eq!(said.unwrap().reason, "The strike is settled.");
    }

    #[test]
    fn a_correction_names_what_changed_and_keeps_the_slug_of_an_open_call() {
        let mut new = content();
        new.title = "Rent week".to_owned();
        let slug = Slug::from_title("Rent week", "call");
        let (it, said) = call(State::Open).correct(new.clone(), slug.clone(), "A week now.", LATER);
        let said = said.unwrap();
        assert_eq!(said.changes.len(), 1);
        assert_eq!((said.changes[0].field, said.version), (Field::Title, 4));
        assert_eq!(it.slug.as_str(), "rent-day");
        let (it, said) = call(State::Draft).correct(new, slug, "", LATER);
        assert_eq!((it.slug.as_str(), said.unwrap().changes.len()), ("rent-week", 2));
        let (same, none) = it.clone().correct(it.content.clone(), it.slug.clone(), "", LATER);
        assert_eq!((same, none), (it, None));
    }

    #[test]
    fn a_draft_is_seen_by_members_only_and_a_hidden_call_by_its_own_and_by_stewards() {
        let it = call(State::Draft);
        let member = Actor { groups: vec![(it.caller.id, GroupRole::Member)], ..Actor::default() };
        let steward = Actor { site_role: base::SiteRole::Steward, ..Actor::default() };
        assert!(it.is_visible_to(&member) && !it.is_visible_to(&Actor::anyone()) && !it.is_visible_to(&steward));
        let hidden = Call { hidden: Some("spam".to_owned()), ..call(State::Open) };
        assert!(hidden.is_visible_to(&member) && hidden.is_visible_to(&steward));
        assert!(!hidden.is_visible_to(&Actor::anyone()));
        assert!(call(State::Withdrawn).is_visible_to(&Actor::anyone()));
        assert!(!it.is_edited_by(&member));
    }

    #[test]
    fn a_difference_shows_only_what_moved() {
        let change = Change {
            field: Field::Text,
            before: "We meet at eight and walk to the hall.".to_owned(),
            after: "We meet at nine sharp and walk to the hall.".to_owned(),
        };
        let it = change.difference();
        assert_eq!(
            (it.head, it.out, it.new, it.tail),
            ("We meet at ", "eight", "nine sharp", " and walk to the hall.")
        );
        for (before, after) in [("", "a"), ("a", ""), ("a a", "a a a"), ("ñandú", "ñandu"), ("x", "x")] {
            let change = Change { field: Field::Text, before: before.to_owned(), after: after.to_owned() };
            let it = change.difference();
            assert_eq!(format!("{}{}{}", it.head, it.out, it.tail), before);
            assert_eq!(format!("{}{}{}", it.head, it.new, it.tail), after);
        }
    }

    #[test]
    fn a_period_neither_runs_backwards_nor_for_ever() {
        assert!(Period::new(date(2026, 5, 1), date(2026, 5, 1)).is_some_and(Period::is_one_day));
        assert!(Period::new(date(2026, 5, 2), date(2026, 5, 1)).is_none());
        assert!(Period::new(date(2026, 5, 1), date(2036, 5, 1)).is_none());
    }
}
