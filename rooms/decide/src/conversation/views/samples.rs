//! Conversations made up for the page contract.

use base::Problems;
use ui::{Head, Html, Look};

use super::{ConversationPage, Mode, edit, head, list, no_group, roll, show, state};
use crate::conversation::demo::sample;
use crate::conversation::form::{ConversationForm, StepForm};
use crate::conversation::model::{Conversation, Entry, Figures, State};
use crate::map::model::Verdict;
use crate::map::views::{agreement, framed, picture, sample_map};
use crate::statement::model::Reading;
use crate::vote::views::{CardPage, Turn};

/// A page under a name.
fn page(name: &'static str, (head, main): (Head, Html)) -> web::Sample {
    web::Sample { name, head, main }
}

/// The page of a conversation.
fn shown(look: &Look<'_>, name: &'static str, it: &Conversation, turn: Turn, verdict: Verdict) -> web::Sample {
    let (map, readings) = sample_map(verdict);
    let slug = it.slug.to_string();
    let figures = Figures { participants: 4_118, votes: 81_000, statements: 187, waiting: 3, ..Figures::default() };
    let introduction = ui::markdown::html(&it.content.introduction);
    let drawn = picture(look.words, &slug, &map);
    let lost_cookie = name == "conversation-open";
    let shown = ConversationPage {
        conversation: it,
        introduction: &introduction,
        figures,
        statements: 187,
        card: CardPage { conversation: it, turn, answered: 40, of: 187, lost_cookie },
        picture: framed(look, &slug, &map, &drawn, Some([10, 20])),
        agreement: &agreement(look.words, &slug, &map, &readings),
        is_editor: true,
        is_facilitator: true,
    };
    page(name, (head(it), show(look, &shown)))
}

/// All pages.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let reading = Reading {
        number: 4,
        text: "Landlords should not be able to evict anyone during a public-health emergency.".to_owned(),
        lang: "en".to_owned(),
        is_translated: true,
        bracket: None,
    };
    let with = |entry| {
        let mut it = sample(State::Open);
        it.content.entry = entry;
        it
    };
    let (open, closed, draft) = (sample(State::Open), sample(State::Closed), sample(State::Draft));
    let few = Verdict::TooFew;
    let mut out = vec![
        shown(look, "conversation-open", &open, Turn::Next(reading), Verdict::Camps),
        shown(look, "conversation-done", &open, Turn::Done { skipped: 2 }, Verdict::OneCloud),
        shown(look, "conversation-nothing", &draft, Turn::Nothing, few),
        shown(look, "conversation-guests", &with(Entry::Guests), Turn::Begin, few),
        shown(look, "conversation-members", &with(Entry::Members), Turn::SignIn, few),
        shown(look, "conversation-roll", &with(Entry::Roll), Turn::NeedsLink, few),
        shown(look, "conversation-closed", &closed, Turn::Closed, Verdict::Camps),
        shown(look, "conversation-withdrawn", &sample(State::Withdrawn), Turn::Closed, few),
    ];
    out.extend(forms(look));
    out
}

fn forms(look: &Look<'_>) -> Vec<web::Sample> {
    let (open, closed, draft) = (sample(State::Open), sample(State::Closed), sample(State::Draft));
    let figures = Figures { participants: 12, statements: 30, ..Figures::default() };
    let listed = [(open.clone(), figures), (closed.clone(), figures)];
    let groups = [("local-26".to_owned(), "Local 26".to_owned())];
    let wrong = ConversationForm { ends_on: "soon".to_owned(), ..ConversationForm::fresh("en") };
    let problems = wrong.parse().err().unwrap_or_default();
    let (fresh, step, sound) = (ConversationForm::fresh("en"), StepForm::default(), Problems::new());
    let no_reason = Problems::one("reason", "conversation-problem-reason");
    let not_now = Problems::one("step", "conversation-problem-not-now");
    let links = ["https://example.org/conversations/x/as/0123".to_owned()];
    vec![
        page("conversation-list", list(look, &listed, &listed, (1, 2))),
        page("conversation-list-none", list(look, &[], &[], (1, 1))),
        page("conversation-new", edit(look, Mode::New(&groups), &fresh, &sound)),
        page("conversation-new-problems", edit(look, Mode::New(&groups), &wrong, &problems)),
        page("conversation-edit", edit(look, Mode::Edit(&open), &ConversationForm::of(&open), &sound)),
        page("conversation-no-group", no_group(look)),
        page("conversation-state", state(look, &open, &step, &sound)),
        page("conversation-state-draft", state(look, &draft, &step, &no_reason)),
        page("conversation-state-closed", state(look, &closed, &step, &not_now)),
        page("conversation-roll-page", roll(look, &open, 40, &links, &sound)),
    ]
}
