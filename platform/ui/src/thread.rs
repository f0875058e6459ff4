//! The thread: where a page stands between the first conversation and the record.
//!
//! Stations that do not exist yet are simply absent. The current one is marked in words as well as
//! by its shape; the rest are links one step back and one step on.

use crate::{Html, Look, Words, html};

/// The stations, in the order of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Station {
    /// What do we want?
    Conversation,
    /// What was decided, and how.
    Decision,
    /// What is demanded of whom, and where that stands.
    Demand,
    /// The call to action.
    Call,
    /// Who put their name to it.
    Endorsements,
    /// Where it happens.
    Actions,
    /// How many came.
    Turnout,
    /// What is kept.
    Record,
}

impl Station {
    fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Conversation => words.ui_station_conversation(),
            Self::Decision => words.ui_station_decision(),
            Self::Demand => words.ui_station_demand(),
            Self::Call => words.ui_station_call(),
            Self::Endorsements => words.ui_station_endorsements(),
            Self::Actions => words.ui_station_actions(),
            Self::Turnout => words.ui_station_turnout(),
            Self::Record => words.ui_station_record(),
        }
    }
}

/// One station that exists.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// Which one.
    pub station: Station,
    /// Where it is; none for the page itself when it has no other address.
    pub href: Option<String>,
    /// What to say under its name: "55 groups", "9 January", or nothing.
    pub note: &'a str,
}

impl<'a> Step<'a> {
    /// A station with its address and a short note.
    pub fn new(station: Station, href: impl Into<String>, note: &'a str) -> Self {
        let href = href.into();
        Self { station, href: (!href.is_empty()).then_some(href), note }
    }
}

/// The line of stations; `here` is the station of this page.
pub fn thread(look: &Look<'_>, here: Station, steps: &[Step<'_>]) -> Html {
    let words = look.words;
    let mut ordered: Vec<&Step<'_>> = steps.iter().collect();
    ordered.sort_by_key(|step| step.station);
    html! {
        nav class="thread" aria-label=(words.ui_thread()) {
            ol {
                @for step in ordered {
                    @let current = step.station == here;
                    @let side = if current { "here" } else if step.station < here { "before" } else { "after" };
                    li data-at=(side) {
                        @match (&step.href, current) {
                            (Some(href), false) => a href=(href) { (step.station.name(words)) },
                            (Some(href), true) => a href=(href) aria-current="step" { (step.station.name(words)) },
                            (None, _) => span aria-current=[current.then_some("step")] { (step.station.name(words)) },
                        }
                        @if !step.note.is_empty() { small { (step.note) } }
                        @if current { small class="thread-here" { (words.ui_here()) } }
                    }
                }
            }
        }
    }
}
