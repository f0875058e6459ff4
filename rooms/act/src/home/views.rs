//! How the front page looks.

use ui::{Figure, Head, Html, Icon, Kind, Look, Tone, button, field, format, href, html, link_button};
use web::Sample;

use crate::call::model::{Figures, Listed, State, Totals};
use crate::call::views::call_card;

/// Everything the page shows.
#[derive(Debug)]
pub struct HomePage<'a> {
    /// Calls that are open, the soonest first.
    pub calls: &'a [Listed],
    /// The figures of all open calls together, and how many there are.
    pub totals: Totals,
    /// Whether there has never been a call.
    pub is_empty: bool,
    /// Whether the reader runs the site.
    pub is_admin: bool,
    /// The map of what is coming up, or nothing.
    pub map: Html,
}

/// What the head says.
pub fn head(look: &Look<'_>) -> Head {
    Head::new(look.words.home_title()).description(look.words.home_description()).canonical(href::home())
}

/// The page.
pub fn show(look: &Look<'_>, it: &HomePage<'_>) -> Html {
    let words = look.words;
    html! {
        (ui::hero(look.site_name, words.home_title(), lead(look), figures(look, it.totals)))
        @if it.is_empty && it.is_admin { (first_steps(look)) }
        @else if it.is_empty { (ui::notice(Kind::Info, words.home_empty_title(), words.home_empty_text())) }
        @if !it.map.0.is_empty() { (ui::section("map", words.home_map_title(), it.map.clone())) }
        @if !it.is_empty { (ui::section("calls", words.home_calls_title(), open_calls(look, it.calls))) }
        (ui::section("how", words.home_how_title(), how(look)))
        (ui::section("promises", words.home_promises_title(), promises(look)))
        (ui::section("organize", words.home_organize_title(), html! {
            p { (words.home_organize_text()) }
            (ui::row([
                html! { (link_button(Tone::Plain, href::groups(), words.home_organize_groups()).icon(Icon::Users)) },
                html! { (link_button(Tone::Plain, href::group_new(), words.home_organize_new()).icon(Icon::Plus)) },
            ]))
        }))
    }
}

fn lead(look: &Look<'_>) -> Html {
    let words = look.words;
    html! {
        p { (words.home_lead()) }
        (ui::search_form(&href::actions(), html! {
            (field::search("near", words.home_near_label())
                .hint(words.home_near_hint())
                .autocomplete("postal-code")
                .suggest(href::places()))
            (button(Tone::Main, words.home_near_button()).icon(Icon::Locate))
        }))
    }
}

/// What is going on altogether; nothing while nothing is.
fn figures(look: &Look<'_>, totals: Totals) -> Html {
    let words = look.words;
    if totals.calls == 0 {
        return html! {};
    }
    let number = |count: i64| format::number(words, count);
    ui::figures(&[
        Figure::new(words.home_calls_title(), number(totals.calls)),
        Figure::new(words.call_figure_actions(), number(totals.actions)),
        Figure::new(words.call_figure_going(), number(totals.going)),
    ])
}

fn open_calls(look: &Look<'_>, calls: &[Listed]) -> Html {
    let words = look.words;
    html! {
        @if calls.is_empty() {
            (ui::empty(Icon::Megaphone, words.home_calls_none(), html! {}))
        } @else {
            (ui::cards(calls.iter().map(|call| call_card(look, call))))
        }
        p { a href=(href::calls()) { (words.home_calls_all()) " " (Icon::ArrowRight) } }
    }
}

fn how(look: &Look<'_>) -> Html {
    let words = look.words;
    let steps = [
        (Icon::Megaphone, words.home_how_call_title(), words.home_how_call()),
        (Icon::Stamp, words.home_how_endorse_title(), words.home_how_endorse()),
        (Icon::MapPin, words.home_how_act_title(), words.home_how_act()),
        (Icon::Chart, words.home_how_count_title(), words.home_how_count()),
    ];
    html! {
        ol class="steps" {
            @for (icon, title, text) in steps { li { h3 { (icon) " " (title) } p { (text) } } }
        }
    }
}

fn promises(look: &Look<'_>) -> Html {
    let words = look.words;
    let keeps = |text: &str| html! { a href=(href::keeps()) { (text) } };
    let list = [
        (Icon::User, words.home_promise_account(), words.home_promise_account_text()),
        (Icon::Lock, words.home_promise_request(), words.home_promise_request_text()),
        (Icon::Trash, words.home_promise_keep(), words.home_promise_keep_text()),
        (Icon::Accessibility, words.home_promise_device(), words.home_promise_device_text()),
    ];
    html! {
        ul class="promises" {
            @for (icon, title, text) in list {
                li { h3 { (icon) " " (title) } p { (ui::rich(text, &[("keeps", &keeps)])) } }
            }
        }
    }
}

/// What whoever runs an empty site does first.
fn first_steps(look: &Look<'_>) -> Html {
    let words = look.words;
    ui::section(
        "first",
        words.home_first_title(),
        html! {
            p { (words.home_first_lead()) }
            ol {
                li { a href=(href::group_new()) { (words.home_first_group()) } }
                li { a href=(href::call_new()) { (words.home_first_call()) } }
                li { (words.home_first_stewards()) ": " a href=(href::admin()) { (words.home_first_stewards_link()) } }
            }
        },
    )
}

/// The front page made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<Sample> {
    let figures = Figures { endorsements: 388, actions: 1_947, going: 412_608, ..Figures::default() };
    let calls = [crate::call::demo::sample_call(State::Open).listed(figures)];
    let some = Totals { calls: 1, actions: 1_947, going: 412_608 };
    let page = |calls, totals: Totals, is_admin| HomePage {
        calls,
        totals,
        is_empty: totals.calls == 0,
        is_admin,
        map: html! {},
    };
    let sample = |name, page: HomePage<'_>| Sample { name, head: head(look), main: show(look, &page) };
    vec![
        sample("home", page(&calls, some, false)),
        sample("home-empty", page(&[], Totals::default(), false)),
        sample("home-first", page(&[], Totals::default(), true)),
    ]
}
