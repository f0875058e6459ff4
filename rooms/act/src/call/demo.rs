//! Calls made up: one for tests and sample pages, any number for the demo world.

use base::{CallId, Code, GroupId, Random, SeededRandom, Slug, Time};
use jiff::civil::{Date, date};
use store::{Change, StoreError};

use super::model::{Call, Caller, Content, Period, State};
use crate::demand::store::{self as demands, Told};

/// A call in a state, the same every time.
pub fn sample_call(state: State) -> Call {
    let random = SeededRandom::new(1);
    let now = Time::from_millis(1_795_348_800_000);
    let later = Time::from_millis(1_795_435_200_000);
    let group = GroupId::new(now, &random);
    let content = Content {
        title: "A day without work, school or shopping".to_owned(),
        summary: "On Friday nobody works, studies or buys. We meet in the streets.".to_owned(),
        text: "We decided this **together**.\n\n- Bring water\n- Bring a neighbor".to_owned(),
        period: Period { starts: date(2027, 1, 22), ends: date(2027, 1, 22) },
        langs: vec!["en".to_owned(), "es".to_owned()],
        demands: vec!["Heat in every flat".to_owned(), "Repairs within a week".to_owned()],
        why_text: "Decided by 214 to 3 at the assembly of January 9.".to_owned(),
        why_url: "https://example.org/minutes".to_owned(),
    };
    Call {
        id: CallId::new(now, &random),
        slug: Slug::from_title(&content.title, "call"),
        caller: Caller { id: group, slug: "local-26".to_owned(), name: "Local 26".to_owned(), is_linked: true },
        content,
        state,
        state_reason: if state == State::Withdrawn { "The dispute is settled.".to_owned() } else { String::new() },
        picture: None,
        version: 3,
        created_at: now,
        opened_at: (state != State::Draft).then_some(now),
        ended_at: matches!(state, State::Closed | State::Withdrawn).then_some(later),
        changed_at: later,
        hidden: None,
    }
}

/// A call of the demo world.
#[derive(Clone, Debug)]
pub struct DemoCall<'a> {
    /// The calling group.
    pub group: GroupId,
    /// Its title.
    pub title: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its demands.
    pub demands: &'a [&'a str],
    /// Why, and how it was decided.
    pub why: &'a str,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// Its languages.
    pub langs: &'a [&'a str],
    /// Where it stands.
    pub state: State,
}

/// Writes a call of the demo world; answers its id and its name in URLs.
pub fn insert(
    db: &mut Change,
    it: &DemoCall<'_>,
    now: Time,
    random: &dyn Random,
) -> Result<(CallId, Slug), StoreError> {
    let id = CallId::new(now, random);
    let slug = super::store::free_slug(db, &Slug::from_title(it.title, "call"), id)?;
    let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let call = Call {
        id,
        slug: slug.clone(),
        // The name of the group is not written with the call.
        caller: Caller { id: it.group, slug: String::new(), name: String::new(), is_linked: true },
        content: Content {
            title: it.title.to_owned(),
            summary: it.summary.to_owned(),
            text: it.text.to_owned(),
            period: Period { starts: it.starts, ends: it.ends },
            langs: owned(it.langs),
            demands: owned(it.demands),
            why_text: it.why.to_owned(),
            why_url: String::new(),
        },
        state: it.state,
        state_reason: String::new(),
        picture: None,
        version: 1,
        created_at: now,
        opened_at: (it.state != State::Draft).then_some(now),
        ended_at: matches!(it.state, State::Closed | State::Withdrawn).then_some(now),
        changed_at: now,
        hidden: None,
    };
    super::store::insert(db, &call)?;
    Ok((id, slug))
}

/// A demand of the demo world.
#[derive(Clone, Debug)]
pub struct DemoDemand {
    /// Its name in URLs.
    pub code: Code,
    /// Whose it is.
    pub group: GroupId,
    /// In one sentence.
    pub title: String,
    /// Whom it asks.
    pub addressee: String,
    /// The word of its state.
    pub state: String,
}

/// Lets a call say where it was decided and carry demands, and tells it to the other rooms.
pub fn carry(
    db: &mut Change,
    call: CallId,
    decided_by: &str,
    demands: &[DemoDemand],
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let mut it = super::store::find_by_id(db, &base::Actor::system(), call)?;
    decided_by.clone_into(&mut it.content.why_url);
    super::store::save(db, &it)?;
    for demand in demands {
        let told = Told {
            code: demand.code,
            group: demand.group,
            title: &demand.title,
            addressee: &demand.addressee,
            state: &demand.state,
            is_public: true,
        };
        demands::keep(db, &told, now)?;
    }
    let codes: Vec<Code> = demands.iter().map(|it| it.code).collect();
    demands::carry(db, call, &codes)?;
    super::say(db, crate::events::CALL_CORRECTED, &it, now, random)
}
