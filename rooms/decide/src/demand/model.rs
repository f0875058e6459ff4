//! What a demand is, how it moves, and what may be said in it.

use base::{Actor, Code, GroupId, GroupRole, Time};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decision::model::DecisionId;
use crate::proposal::model::{Audience, Body};

base::id! {
    /// A demand.
    DemandId,
}

/// Longest name of whoever is asked, in letters.
pub(crate) const ADDRESSEE_MAX: usize = 120;
/// Longest note or evidence in letters.
pub(crate) const NOTE_MAX: usize = 1_000;
/// Most demands made of one decision.
pub(crate) const OF_DECISION_MAX: usize = 30;

base::word_enum! {
    /// Where a demand stands.
    pub(crate) enum State {
        /// It was made; there is no answer.
        Open = "open",
        /// Both sides talk.
        Negotiating = "negotiating",
        /// They gave in.
        Conceded = "conceded",
        /// They said no.
        Refused = "refused",
        /// The group took it back by a later decision.
        Withdrawn = "withdrawn",
    }
}

base::word_enum! {
    /// What officers tell about a demand.
    pub(crate) enum Step {
        /// Something to know; it stays where it is.
        Note = "note",
        /// Talks began.
        Negotiate = "negotiating",
        /// They gave in.
        Concede = "conceded",
        /// They said no.
        Refuse = "refused",
        /// It is open again.
        Reopen = "open",
        /// The group takes it back.
        Withdraw = "withdrawn",
    }
}

impl State {
    /// Whether something is still to be reached.
    pub(crate) const fn goes_on(self) -> bool {
        matches!(self, Self::Open | Self::Negotiating)
    }
}

/// Where a step leads.
const fn next(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Withdrawn, _) => None,
        (_, Step::Note) => Some(state),
        (State::Open | State::Refused, Step::Negotiate) => Some(State::Negotiating),
        (State::Open | State::Negotiating, Step::Concede) => Some(State::Conceded),
        (State::Open | State::Negotiating, Step::Refuse) => Some(State::Refused),
        (State::Negotiating | State::Conceded | State::Refused, Step::Reopen) => Some(State::Open),
        (_, Step::Withdraw) => Some(State::Withdrawn),
        _ => None,
    }
}

/// A decision as a demand names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Decided {
    pub(crate) id: DecisionId,
    pub(crate) code: Code,
    pub(crate) number: u32,
    pub(crate) audience: Audience,
    pub(crate) at: Time,
}

impl Decided {
    /// Whether nobody outside the group may read it.
    pub(crate) fn is_inside(&self) -> bool {
        self.audience == Audience::Members
    }
}

/// What a demand says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Content {
    /// In one sentence.
    pub(crate) title: String,
    /// Words of the decision, in small Markdown; empty where the decision says it all.
    pub(crate) text: String,
    /// An institution, an office, a company.
    pub(crate) addressee: String,
    /// Its page; empty when it has none.
    pub(crate) addressee_url: String,
}

/// A demand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Demand {
    pub(crate) id: DemandId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Whose it is.
    pub(crate) body: Body,
    /// Counted in each group from 1.
    pub(crate) number: u32,
    pub(crate) content: Content,
    pub(crate) audience: Audience,
    pub(crate) state: State,
    /// Since which day it stands there.
    pub(crate) state_on: Date,
    /// The decision it was made of.
    pub(crate) decided: Decided,
    /// The decision that took it back.
    pub(crate) withdrawn: Option<Decided>,
    /// Why stewards of the site hid it.
    pub(crate) hidden: Option<String>,
    /// Grows by one with every correction.
    pub(crate) version: u32,
    /// How many entries its history has.
    pub(crate) entries: u32,
    pub(crate) created_at: Time,
    pub(crate) changed_at: Time,
}

/// What officers tell: a day, a note, evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Report {
    pub(crate) on: Date,
    pub(crate) note: String,
    pub(crate) evidence_url: String,
    pub(crate) evidence_words: String,
}

/// One entry of the history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// Counted in each demand from 1.
    pub(crate) number: u32,
    pub(crate) before: State,
    pub(crate) after: State,
    pub(crate) report: Report,
    pub(crate) at: Time,
}

/// Why a demand does not take a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StepError {
    /// Not from where it stands.
    Impossible,
    /// Before it was decided, or in the future.
    Day,
    /// Whoever says that they gave in or refused says how one can know.
    NoEvidence,
    /// Only a later decision withdraws a demand.
    NoDecision,
}

impl StepError {
    /// The field and the key of its words.
    pub(crate) const fn problem(self) -> (&'static str, &'static str) {
        match self {
            Self::Impossible => ("step", "demand-problem-impossible"),
            Self::Day => ("day", "demand-problem-day"),
            Self::NoEvidence => ("evidence_words", "demand-problem-evidence"),
            Self::NoDecision => ("decision", "demand-problem-later"),
        }
    }
}

/// The day of a moment where it is latest, fourteen hours ahead of UTC, and where it is earliest.
fn days_of(at: Time) -> (Date, Date) {
    let day = |at: Time| at.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let hours = std::time::Duration::from_hours;
    (day(at.minus(hours(12))), day(at.plus(hours(14))))
}

impl Demand {
    /// Whether the actor may read it.
    pub(crate) fn is_visible_to(&self, actor: &Actor) -> bool {
        let is_inside = actor.is_system || actor.is_at_least(self.body.id, GroupRole::Member);
        let is_out = self.audience == Audience::Everybody && self.body.is_public;
        is_inside || (is_out && (self.hidden.is_none() || actor.is_site_steward()))
    }

    /// Whether everybody may read it.
    pub(crate) fn is_public(&self) -> bool {
        self.audience == Audience::Everybody && self.body.is_public && self.hidden.is_none()
    }

    /// The steps possible from here.
    pub(crate) fn steps(&self) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| next(self.state, *step).is_some()).collect()
    }

    /// The same demand after a step, and the entry that tells it. `later` is the decision that
    /// withdraws it.
    pub(crate) fn step(
        mut self,
        step: Step,
        report: Report,
        later: Option<Decided>,
        now: Time,
    ) -> Result<(Self, Entry), StepError> {
        let Some(after) = next(self.state, step) else { return Err(StepError::Impossible) };
        let (first, last) = (days_of(self.decided.at).0, days_of(now).1);
        if !(first..=last).contains(&report.on) {
            return Err(StepError::Day);
        }
        let has_evidence = !report.evidence_url.is_empty() || !report.evidence_words.is_empty();
        if matches!(step, Step::Concede | Step::Refuse) && !has_evidence {
            return Err(StepError::NoEvidence);
        }
        if step == Step::Withdraw {
            let later = later.filter(|it| it.at >= self.decided.at && it.id != self.decided.id);
            self.withdrawn = Some(later.ok_or(StepError::NoDecision)?);
        }
        self.entries += 1;
        let entry = Entry { number: self.entries, before: self.state, after, report, at: now };
        if after != self.state {
            self.state_on = entry.report.on;
        }
        self.state = after;
        self.changed_at = now;
        Ok((self, entry))
    }

    /// The same demand with other words or other readers, and the correction that tells it; none when
    /// nothing changed.
    pub(crate) fn correct(
        mut self,
        content: Content,
        audience: Audience,
        reason: &str,
        now: Time,
    ) -> (Self, Option<Correction>) {
        let old = std::mem::replace(&mut self.content, content);
        let new = &self.content;
        let changes: Vec<Change> = [
            (Field::Title, old.title.as_str(), new.title.as_str()),
            (Field::Text, &old.text, &new.text),
            (Field::Addressee, &old.addressee, &new.addressee),
            (Field::Url, &old.addressee_url, &new.addressee_url),
            (Field::Audience, self.audience.as_str(), audience.as_str()),
        ]
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Change { field, before: before.to_owned(), after: after.to_owned() })
        .collect();
        if changes.is_empty() {
            return (self, None);
        }
        self.audience = audience;
        self.version += 1;
        self.changed_at = now;
        let correction = Correction { version: self.version, reason: reason.to_owned(), changes, at: now };
        (self, Some(correction))
    }
}

base::word_enum! {
    /// What a correction changed.
    pub(crate) enum Field {
        /// The sentence.
        Title = "title",
        /// The text.
        Text = "text",
        /// Who is asked.
        Addressee = "addressee",
        /// Their page.
        Url = "url",
        /// Who may read it.
        Audience = "audience",
    }
}

/// One field before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) field: Field,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// What was changed at once, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Correction {
    /// The version it made.
    pub(crate) version: u32,
    pub(crate) reason: String,
    pub(crate) changes: Vec<Change>,
    pub(crate) at: Time,
}

/// The first line that does not stand in what was decided: a demand may leave out, it may not add.
pub(crate) fn undecided<'a>(decided: &str, text: &'a str) -> Option<&'a str> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let decided = plain(decided);
    text.lines().map(str::trim).find(|line| !line.is_empty() && !decided.contains(&plain(line)))
}

/// Whether a name holds an e-mail address or a phone number, which only a person would have.
pub(crate) fn is_personal(addressee: &str) -> bool {
    addressee.contains('@') || addressee.chars().filter(char::is_ascii_digit).count() >= 7
}

/// A demand as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) code: Code,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) addressee: String,
    pub(crate) state: State,
    pub(crate) state_on: Date,
    pub(crate) group_name: String,
    pub(crate) decided_at: Time,
}

/// How many are in each state, in the order of [`State::ALL`].
pub(crate) fn tally(list: &[Listed]) -> Vec<(State, usize)> {
    State::ALL.iter().map(|state| (*state, list.iter().filter(|it| it.state == *state).count())).collect()
}

/// A whole to which a group belongs, with its platform.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Whole {
    pub(crate) id: GroupId,
    pub(crate) slug: String,
    pub(crate) name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demand::samples::{DAY, LATER, decided, demand, report};

    #[test]
    fn a_demand_is_negotiated_conceded_and_opened_again() {
        let it = demand(State::Open);
        let (it, entry) = it.step(Step::Negotiate, report(""), None, LATER).unwrap();
        assert_eq!((it.state, entry.before, entry.after, entry.number), (State::Negotiating, State::Open, it.state, 1));
        assert_eq!(it.clone().step(Step::Concede, report(""), None, LATER), Err(StepError::NoEvidence));
        let (it, _) = it.step(Step::Concede, report("Minutes of March 3, item 4."), None, LATER).unwrap();
        assert_eq!((it.state, it.state_on), (State::Conceded, DAY));
        assert_eq!(it.clone().step(Step::Refuse, report("x"), None, LATER), Err(StepError::Impossible));
        let (it, entry) = it.step(Step::Reopen, report(""), None, LATER).unwrap();
        assert_eq!((it.state, entry.number, it.entries), (State::Open, 3, 3));
    }

    #[test]
    fn news_leave_it_where_it_stands() {
        let it = demand(State::Refused);
        let (now, entry) = it.clone().step(Step::Note, report(""), None, LATER).unwrap();
        assert_eq!((now.state, now.state_on, entry.after), (State::Refused, it.state_on, State::Refused));
    }

    #[test]
    fn only_a_later_decision_withdraws_it_for_good() {
        let it = demand(State::Open);
        let own = it.decided.clone();
        assert_eq!(it.clone().step(Step::Withdraw, report(""), None, LATER), Err(StepError::NoDecision));
        assert_eq!(it.clone().step(Step::Withdraw, report(""), Some(own), LATER), Err(StepError::NoDecision));
        let (it, _) = it.step(Step::Withdraw, report(""), Some(decided(9)), LATER).unwrap();
        assert_eq!((it.state, it.withdrawn.as_ref().map(|it| it.number)), (State::Withdrawn, Some(9)));
        assert!(it.steps().is_empty());
    }

    #[test]
    fn nothing_happens_in_the_future_nor_before_it_was_decided() {
        let it = demand(State::Open);
        for day in [DAY.saturating_add(jiff::Span::new().years(3)), DAY.saturating_sub(jiff::Span::new().years(3))] {
            let wrong = Report { on: day, ..report("") };
            assert_eq!(it.clone().step(Step::Negotiate, wrong, None, LATER), Err(StepError::Day));
        }
    }

    #[test]
    fn a_demand_leaves_out_and_never_adds() {
        let decided = "We pay **together**.\n\n1. Heat in every flat\n2. No eviction";
        assert_eq!(undecided(decided, "1. Heat  in every flat\n"), None);
        assert_eq!(undecided(decided, "We pay together"), Some("We pay together"));
        assert_eq!(undecided(decided, "2. No eviction\nFree coffee"), Some("Free coffee"));
        assert_eq!(undecided(decided, ""), None);
    }

    #[test]
    fn whoever_has_a_phone_number_is_a_person() {
        assert!(is_personal("Ana <ana@example.org>") && is_personal("Ben, 612 555 0199"));
        assert!(!is_personal("School District 518") && !is_personal("Ward 3, City of St. Paul"));
    }

    #[test]
    fn a_correction_tells_what_changed_and_nothing_else() {
        let it = demand(State::Open);
        let (same, none) = it.clone().correct(it.content.clone(), it.audience, "why", LATER);
        assert_eq!((same, none), (it.clone(), None));
        let content = Content { addressee: "The other office".to_owned(), ..it.content.clone() };
        let (now, told) = it.correct(content, Audience::Members, "Wrong door.", LATER);
        let told = told.unwrap();
        let fields: Vec<Field> = told.changes.iter().map(|it| it.field).collect();
        assert_eq!((fields, told.version, now.version), (vec![Field::Addressee, Field::Audience], 2, 2));
    }
}
