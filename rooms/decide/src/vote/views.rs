//! The card on which one votes, my votes, and the link to come back.

use base::Problems;
use ui::notice::Kind as Note;
use ui::{Form, Head, Html, Icon, Look, Sheet, Tone, Words, button, field, href, html, link_button, qr};

use super::model::{Choice, Vote};
use crate::conversation::model::{Adding, Conversation, Entry};
use crate::statement::model::Reading;
use crate::statement::views::spoken;

/// Letters from which a statement is set smaller, so that its buttons stay in sight on a telephone.
const LONG: usize = 160;

/// Why somebody can or cannot vote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Turn {
    /// This one is next.
    Next(Reading),
    /// Everything is answered; so many were skipped.
    Done {
        /// How many were skipped.
        skipped: usize,
    },
    /// There is nothing to vote on yet.
    Nothing,
    /// The rule asks for an account that is a member's.
    SignIn,
    /// The rule asks for a personal link.
    NeedsLink,
    /// The rule asks to begin first.
    Begin,
    /// It takes no votes (yet, or any more).
    Closed,
}

/// Everything the card shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardPage<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// What one can do.
    pub turn: Turn,
    /// How many statements I answered.
    pub answered: usize,
    /// How many there are.
    pub of: usize,
    /// Whether the cookie of the first vote did not come back.
    pub lost_cookie: bool,
}

/// The card.
pub fn card(look: &Look<'_>, it: &CardPage<'_>) -> Html {
    let words = look.words;
    let slug = &it.conversation.slug;
    html! {
        section class="vote-card" id="next" aria-labelledby="next-title" {
            @if it.lost_cookie { (ui::notice(Note::Careful, words.opinion_cookie_title(), words.opinion_cookie_text())) }
            @match &it.turn {
                Turn::Next(reading) => (next(look, it, reading)),
                Turn::Done { skipped } => {
                    h2 id="next-title" { (words.opinion_done_title()) }
                    p { (words.opinion_done_text(it.answered)) }
                    @if *skipped > 0 { p { a href=(href::conversation_votes(slug)) { (words.opinion_done_skipped(*skipped)) } } }
                    (add_link(words, it.conversation))
                },
                Turn::Nothing => {
                    h2 id="next-title" { (words.opinion_nothing_title()) }
                    p { (words.opinion_nothing_text()) }
                    (add_link(words, it.conversation))
                },
                Turn::SignIn => {
                    h2 id="next-title" { (words.opinion_sign_in_title()) }
                    p { (words.opinion_sign_in_text(&it.conversation.holder.name)) }
                    (ui::row([html! { (link_button(Tone::Main, href::with_query(&href::sign_in(), &[("back", &href::conversation(slug))]), words.opinion_sign_in_button()).icon(Icon::Key)) }]))
                },
                Turn::NeedsLink => {
                    h2 id="next-title" { (words.opinion_roll_title()) }
                    p { (words.opinion_roll_text()) }
                },
                Turn::Begin => {
                    h2 id="next-title" { (words.opinion_begin_title()) }
                    p { (words.opinion_begin_text()) }
                    (Form::fresh(look).intake(&href::conversation_begin(slug), html! { (button(Tone::Main, words.opinion_begin_button()).icon(Icon::ArrowRight)) }))
                },
                Turn::Closed => {
                    h2 id="next-title" { (words.opinion_closed_title()) }
                    p { (closed_text(look, it.conversation)) }
                    (ui::row([html! { (link_button(Tone::Main, href::conversation_report(slug), words.opinion_read_report()).icon(Icon::BookOpen)) }]))
                },
            }
        }
    }
}

fn closed_text(look: &Look<'_>, it: &Conversation) -> &'static str {
    if it.is_over(look.now) { look.words.opinion_closed_over() } else { look.words.opinion_closed_before() }
}

fn next(look: &Look<'_>, it: &CardPage<'_>, reading: &Reading) -> Html {
    let words = look.words;
    let content = html! {
        (field::hidden("statement", &reading.number.to_string()))
        div class="vote-choices" { (choice_button(words, Choice::Agree)) (choice_button(words, Choice::Disagree)) (choice_button(words, Choice::Pass)) }
        div class="vote-more" {
            label class="vote-matters" { input type="checkbox" name="matters" value="yes"; span { (words.opinion_matters()) } }
            (button(Tone::Quiet, words.opinion_skip()).sends("choice", Choice::Skip.as_str()))
        }
    };
    html! {
        p class="hint" { (words.opinion_progress(it.answered + 1, it.of)) }
        h2 class="vote-statement" id="next-title" data-long[reading.text.chars().count() > LONG] { (spoken(reading)) }
        @if reading.is_translated { p class="hint" { (words.opinion_translated()) } }
        @if let Some(note) = &reading.bracket { p class="hint" { (words.opinion_bracketed(note)) } }
        (Form::fresh(look).post(&href::conversation_votes(&it.conversation.slug), content))
        p class="hint" { (words.opinion_nobody_sees()) " " (add_link(words, it.conversation)) }
    }
}

/// A vote button: a sign and a word, never color alone.
fn choice_button(words: &Words, choice: Choice) -> Html {
    let (label, icon, tone) = match choice {
        Choice::Agree => (words.opinion_agree(), Some(Icon::Check), Tone::Main),
        Choice::Disagree => (words.opinion_disagree(), Some(Icon::X), Tone::Danger),
        Choice::Pass | Choice::Skip => (words.opinion_pass(), None, Tone::Plain),
    };
    let it = button(tone, label).sends("choice", choice.as_str());
    if let Some(icon) = icon {
        html! { (it.icon(icon)) }
    } else {
        html! { (it) }
    }
}

fn add_link(words: &Words, it: &Conversation) -> Html {
    html! {
        @if it.content.adding == Adding::Everybody { a href=(href::statement_new(&it.slug)) { (words.opinion_add_own()) } }
    }
}

/// The word for a choice.
pub fn choice_word(words: &Words, choice: Choice) -> &'static str {
    match choice {
        Choice::Agree => words.opinion_agree(),
        Choice::Disagree => words.opinion_disagree(),
        Choice::Pass => words.opinion_pass(),
        Choice::Skip => words.opinion_skipped(),
    }
}

/// A small form to change a vote.
pub fn change(look: &Look<'_>, slug: &impl std::fmt::Display, number: u32, vote: Option<Vote>, then: &str) -> Html {
    let words = look.words;
    let content = html! {
        (field::hidden("statement", &number.to_string()))
        (field::hidden("then", then))
        @if vote.is_some_and(|vote| vote.matters) { (field::hidden("matters", "yes")) }
        div class="vote-again" {
            @for choice in [Choice::Agree, Choice::Disagree, Choice::Pass] {
                @let is_mine = vote.is_some_and(|vote| vote.choice == choice);
                button type="submit" class="button" name="choice" value=(choice.as_str()) aria-pressed=(is_mine) { (choice_word(words, choice)) }
            }
        }
    };
    Form::fresh(look).post(&href::conversation_votes(slug), content)
}

/// My votes, newest statements last.
pub fn mine(
    look: &Look<'_>,
    it: &Conversation,
    list: &[(Reading, Vote)],
    (page, pages): (u32, u32),
    own: &[(u32, String, &'static str)],
) -> (Head, Html) {
    let words = look.words;
    let here = href::conversation_votes(&it.slug);
    let main = html! {
        (crate::conversation::views::way(look, it))
        (ui::title(words.opinion_mine_title(), words.opinion_mine_lead()))
        (link_row(look, it))
        @if list.is_empty() {
            (ui::empty(Icon::MessagesSquare, words.opinion_mine_none(), html! { (link_button(Tone::Main, href::conversation(&it.slug), words.opinion_go_vote())) }))
        } @else {
            ul class="vote-list" {
                @for (reading, vote) in list {
                    li {
                        p { (spoken(reading)) @if vote.matters { " " (ui::tag("wait", words.opinion_matters_tag())) } }
                        @if vote.choice == Choice::Skip { p class="hint" { (words.opinion_skipped()) } }
                        @if it.takes(look.now) { (change(look, &it.slug, reading.number, Some(*vote), "votes")) }
                        @else { p class="hint" { (choice_word(words, vote.choice)) } }
                    }
                }
            }
            (ui::numbered(look, page, pages, |n| href::with_query(&here, &[("page", &n.to_string())])))
        }
        @if !own.is_empty() {
            (ui::section("own", words.opinion_own_title(), html! {
                ul class="vote-list" { @for (number, body, state) in own { li { p { a href=(href::statement(&it.slug, number)) { (ui::bdi(body)) } } p class="hint" { (state) } } } }
            }))
        }
    };
    (Head::new(words.opinion_mine_title()).sheet_of(Sheet::Decide).hidden(), main)
}

fn link_row(look: &Look<'_>, it: &Conversation) -> Html {
    html! {
        @if it.content.entry != Entry::Members {
            (ui::row([html! { (link_button(Tone::Plain, href::conversation_link(&it.slug), look.words.opinion_link_title()).icon(Icon::Link)) }]))
        }
    }
}

/// The link to come back on another device.
pub fn link(look: &Look<'_>, it: &Conversation, token: Option<&str>) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (crate::conversation::views::way(look, it))
        (ui::title(words.opinion_link_title(), words.opinion_link_lead()))
        @match token {
            Some(token) => {
                @let address = format!("{}{}", look.base_url, href::conversation_return(&it.slug, token));
                (ui::notice::receipt(look, words.opinion_link_code(), token, &address, html! { p { (words.opinion_link_note()) } }))
                (ui::details(words.opinion_link_qr(), html! { (qr::svg(&address, words.opinion_link_qr())) }))
            },
            None => (ui::empty(Icon::Link, words.opinion_link_none(), html! { (link_button(Tone::Main, href::conversation(&it.slug), words.opinion_go_vote())) })),
        }
    });
    (Head::new(words.opinion_link_title()).hidden(), main)
}

/// Asks the holder of a link to press a button: opening a link changes nothing.
pub fn come_back(look: &Look<'_>, it: &Conversation, token: &str) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::title(words.opinion_return_title(), html! { (ui::bdi(&it.content.question)) }))
        p { (words.opinion_return_text()) }
        (Form::new(look, &Problems::new()).post(&href::conversation_return(&it.slug, token), html! {
            (button(Tone::Main, words.opinion_return_button()).icon(Icon::ArrowRight))
        }))
    });
    (Head::new(words.opinion_return_title()).hidden(), main)
}

/// Cards and lists made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::conversation::demo::sample;
    use crate::conversation::model::State;
    let open = sample(State::Open);
    let reading = Reading {
        number: 4,
        text: "\"><b>Heat</b> in every flat".to_owned(),
        lang: "en".to_owned(),
        is_translated: true,
        bracket: Some("We come back to it in spring.".to_owned()),
    };
    let agree = Vote { choice: Choice::Agree, matters: true };
    let skip = Vote { choice: Choice::Skip, matters: false };
    let list = [(reading.clone(), agree), (Reading { number: 5, ..reading }, skip)];
    let own = [(7, "More trees".to_owned(), look.words.statement_state_waiting())];
    let page = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    vec![
        page("opinion-mine", mine(look, &open, &list, (1, 3), &own)),
        page("opinion-mine-none", mine(look, &open, &[], (1, 1), &[])),
        page("opinion-mine-closed", mine(look, &sample(State::Closed), &list, (1, 1), &[])),
        page("opinion-link", link(look, &open, Some("0123456789abcdefghjkmnpqrs"))),
        page("opinion-link-none", link(look, &open, None)),
        page("opinion-return", come_back(look, &open, "0123456789abcdefghjkmnpqrs")),
    ]
}
