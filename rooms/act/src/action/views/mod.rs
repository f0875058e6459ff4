//! How actions look: the page, the cards, the forms of those who answer for them.

mod cards;
mod forms;
mod organizers;
mod samples;
mod show;

pub use cards::{group_card, person_card, spot_card};
pub use forms::{EditPage, Mode, StatePage, copy, edit, state};
pub use organizers::{OrganizersPage, invited, organizers};
pub use samples::samples;
pub(crate) use show::where_facts;
pub use show::{ActionPage, head, show};

use ui::{Html, Icon, Look, Words, format, href, html};

use super::model::{Action, Kind, Place, Shown, State};

/// The word for a kind.
pub fn kind(words: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::March => words.action_kind_march(),
        Kind::Rally => words.action_kind_rally(),
        Kind::Vigil => words.action_kind_vigil(),
        Kind::Picket => words.action_kind_picket(),
        Kind::Meeting => words.action_kind_meeting(),
        Kind::Training => words.action_kind_training(),
        Kind::SchoolWalk => words.action_kind_school_walk(),
        Kind::Canvass => words.action_kind_canvass(),
        Kind::Meal => words.action_kind_meal(),
        Kind::Other => words.action_kind_other(),
    }
}

/// The words for an access fact; a fact nobody knows stays as it is.
pub fn access_fact<'a>(words: &Words, fact: &'a str) -> &'a str {
    match fact {
        "step-free" => words.action_access_step_free(),
        "seating" => words.action_access_seating(),
        "sign-language" => words.action_access_sign_language(),
        "captions" => words.action_access_captions(),
        "quiet-space" => words.action_access_quiet_space(),
        "toilets" => words.action_access_toilets(),
        "child-care" => words.action_access_child_care(),
        "masks" => words.action_access_masks(),
        "transit" => words.action_access_transit(),
        "interpreters" => words.action_access_interpreters(),
        other => other,
    }
}

/// The words for how much of a place everybody sees.
pub fn shown_word(words: &Words, shown: Shown) -> (&'static str, &'static str) {
    match shown {
        Shown::Exact => (words.action_shown_exact(), words.action_shown_exact_hint()),
        Shown::Neighborhood => (words.action_shown_neighborhood(), words.action_shown_neighborhood_hint()),
        Shown::AfterRsvp => (words.action_shown_after_rsvp(), words.action_shown_after_rsvp_hint()),
    }
}

/// The word for a state.
pub fn state_word(words: &Words, state: State) -> &'static str {
    match state {
        State::Draft => words.action_state_draft(),
        State::Published => words.action_state_published(),
        State::Postponed => words.action_state_postponed(),
        State::Canceled => words.action_state_canceled(),
    }
}

/// A state as a tag; nothing for the usual one.
pub fn state_tag(words: &Words, state: State) -> Option<Html> {
    let kind = match state {
        State::Published => return None,
        State::Draft | State::Postponed => "wait",
        State::Canceled => "bad",
    };
    Some(ui::tag(kind, state_word(words, state)))
}

/// When, with everything: day, hours, zone.
pub fn when(words: &Words, action: &Action) -> String {
    let c = &action.content;
    format::long_range(words, c.starts_at, Some(c.ends_at), &c.zone)
}

/// Where, as much of it as this reader may know, in up to three lines.
pub fn place_lines(place: &Place) -> Vec<String> {
    let town = [place.town(), place.postcode.clone()];
    let town = town.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    [place.name.clone(), place.address.clone(), town].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The way back from the pages of an action.
pub(crate) fn way(look: &Look<'_>, action: &Action) -> Html {
    ui::breadcrumbs(look, &[(&action.content.title, &href::action(action.code))])
}

/// Going, maybe, places left and waiting on one line.
pub(crate) fn coming_facts(words: &Words, action: &Action) -> Vec<Html> {
    let figures = action.figures;
    let mut more = Vec::new();
    if figures.maybe > 0 {
        more.push(words.action_maybe(figures.maybe));
    }
    if let Some(left) = action.left() {
        more.push(words.action_left(left));
        if figures.waiting > 0 {
            more.push(words.action_waiting(figures.waiting));
        }
    }
    let line = html! {
        strong { (words.action_going(figures.going)) }
        @for part in more { " · " (part) }
    };
    vec![ui::fact(Icon::Users, line)]
}
