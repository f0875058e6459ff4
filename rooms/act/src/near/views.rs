//! The page of the search: the question, how it was understood, what was found, what to try next.

use std::sync::OnceLock;

use base::Lang;
use ui::format::Units;
use ui::{Head, Html, Icon, Kind as Tint, Look, Tone, Words, button, choice, field, format, href, html, link_button};
use web::Sample;

use super::list::{Entry, List};
use super::model::{Ask, CallName, Found, Reading};
use crate::action::model::{ACCESS_FACTS, Kind, State};
use crate::action::views::{access_fact, kind as kind_word, state_tag};

/// Everything the page shows.
#[derive(Debug)]
pub(crate) struct NearPage<'a> {
    /// Everything that is coming up.
    pub(crate) list: &'a List,
    /// What was asked.
    pub(crate) ask: &'a Ask,
    /// What the place may mean.
    pub(crate) reading: &'a Reading,
    /// The call the search is narrowed to.
    pub(crate) call: Option<&'a CallName>,
    /// What was found.
    pub(crate) found: Found<'a>,
    /// Which page, counted from 1.
    pub(crate) number: u32,
}

/// What the head says; the answer to somebody's question is for nobody else.
pub(crate) fn head(look: &Look<'_>, it: &NearPage<'_>) -> Head {
    let words = look.words;
    let title = match &it.reading.place {
        Some(place) => words.place_near(&place.label(look.lang)),
        None => words.near_title().to_owned(),
    };
    let head = Head::new(title).description(words.near_description()).canonical(href::actions()).feed(
        words.near_take_calendar(),
        asking(it.ask, &href::actions_calendar()),
        "text/calendar",
    );
    if it.ask.is_empty() { head.json_ld(json_ld(look, &it.found)) } else { head.hidden() }
}

/// The list in the words of schema.org.
fn json_ld(look: &Look<'_>, found: &Found<'_>) -> serde_json::Value {
    let items: Vec<_> = found
        .actions
        .iter()
        .zip(1..)
        .map(|((_, entry), position)| {
            serde_json::json!({ "@type": "ListItem", "position": position, "name": entry.spot.title,
                "url": format!("{}{}", look.base_url, href::action(entry.spot.code)) })
        })
        .collect();
    serde_json::json!({ "@context": "https://schema.org", "@type": "ItemList", "itemListElement": items })
}

/// The page.
pub(crate) fn show(look: &Look<'_>, it: &NearPage<'_>) -> Html {
    let words = look.words;
    let title = match &it.reading.place {
        Some(place) => words.place_near(&place.label(look.lang)),
        None => words.near_title().to_owned(),
    };
    html! {
        (ui::title(title, words.near_lead()))
        (question(look, it))
        (understood(look, it))
        (ui::section("found", found_title(words, it), html! {
            @if it.found.actions.is_empty() { (nothing(look, it)) }
            @else {
                (cards(look, it))
                (pager(look, it))
                (take(words, it.ask))
            }
        }))
    }
}

fn found_title(words: &Words, it: &NearPage<'_>) -> &'static str {
    match (&it.reading.place, it.ask.online.as_str()) {
        (Some(_), online) if online != "yes" => words.near_nearest(),
        _ => words.near_soonest(),
    }
}

/// The form; what was typed stays.
fn question(look: &Look<'_>, it: &NearPage<'_>) -> Html {
    let (words, ask) = (look.words, it.ask);
    ui::search_form(
        &href::actions(),
        html! {
            @if let Some(call) = it.call { (field::hidden("call", &call.slug)) }
            @if !ask.bbox.is_empty() { (field::hidden("bbox", &ask.bbox)) }
            (field::search("near", words.place_near_label())
                .value(ask.place())
                .hint(words.place_near_hint())
                .autocomplete("postal-code")
                .suggest(href::places()))
            (field::select("km", words.near_distance(), distances(look)).value(ask.km.as_str()).half())
            (button(Tone::Main, words.place_near_button()).icon(Icon::Locate))
            (filters(look, ask))
        },
    )
}

/// Round distances in the reader's unit; they are sent in kilometers.
fn distances(look: &Look<'_>) -> Vec<ui::Choice<'static>> {
    let list: [(&str, i64); 6] = match look.units {
        Units::Miles => [("3.3", 2), ("8.1", 5), ("16.1", 10), ("40.3", 25), ("80.5", 50), ("161", 100)],
        Units::Kilometers => [("3", 3), ("8", 8), ("15", 15), ("40", 40), ("80", 80), ("160", 160)],
    };
    let unit = |number: i64| match look.units {
        Units::Miles => look.words.near_miles(number),
        Units::Kilometers => look.words.near_kilometers(number),
    };
    let any = choice("", look.words.near_distance_any());
    std::iter::once(any).chain(list.into_iter().map(|(km, number)| choice(km, unit(number)))).collect()
}

/// The finer choices, folded away until one is made; without one they are the same for everybody.
fn filters(look: &Look<'_>, ask: &Ask) -> Html {
    static PLAIN: [OnceLock<Html>; 2] = [const { OnceLock::new() }; 2];
    let rest = Ask { km: String::new(), call: String::new(), bbox: String::new(), ..ask.clone() };
    if rest.has_filters() {
        return filters_as(look, &rest, true);
    }
    let kept = match look.lang {
        Lang::En => &PLAIN[0],
        Lang::Es => &PLAIN[1],
    };
    kept.get_or_init(|| filters_as(look, &Ask::default(), false)).clone()
}

fn filters_as(look: &Look<'_>, ask: &Ask, is_open: bool) -> Html {
    let words = look.words;
    let any = || choice("", words.near_any());
    let kinds = std::iter::once(any()).chain(Kind::ALL.into_iter().map(|k| choice(k.as_str(), kind_word(words, k))));
    let tongues =
        std::iter::once(any()).chain(format::LANGUAGES.iter().map(|tag| choice(*tag, format::language(words, tag))));
    let facts = ACCESS_FACTS
        .iter()
        .map(|fact| choice(*fact, access_fact(words, fact)).on(ask.access.iter().any(|asked| asked == fact)));
    html! {
        details class="fold" open[is_open] {
            summary { (Icon::ChevronRight) span { (words.near_more()) } }
            div class="fold-body" {
                (field::date("from", words.near_from()).value(ask.from.as_str()).half())
                (field::date("until", words.near_until()).value(ask.until.as_str()).half())
                (field::select("kind", words.near_kind(), kinds.collect()).value(ask.kind.as_str()).half())
                (field::select("spoken", words.near_spoken(), tongues.collect()).value(ask.spoken.as_str()).half())
                (field::check("online", words.near_online()).on(ask.online == "yes"))
                (field::checks("access", words.near_access(), facts.collect()))
            }
        }
    }
}

/// How the question was read, and other ways to read it.
fn understood(look: &Look<'_>, it: &NearPage<'_>) -> Html {
    let (words, ask) = (look.words, it.ask);
    let others = |list: &[places::Place]| {
        html! {
            ul class="tags" {
                @for place in list {
                    @let label = place.label(look.lang);
                    li { a class="button" data-tone="plain" href=(of_place(ask, &label)) { (label) } }
                }
            }
        }
    };
    html! {
        @if let Some(call) = it.call {
            p class="hint" {
                (words.near_of_call()) " " a href=(href::call(&call.slug)) { (ui::bdi(&call.title)) } " · "
                a href=(without(ask, |a| a.call.clear())) { (words.near_of_all()) }
            }
        }
        @if !ask.bbox.is_empty() {
            p class="hint" {
                (words.near_in_circle()) " · " a href=(without(ask, |a| a.bbox.clear())) { (words.near_everywhere()) }
            }
        }
        @match &it.reading.place {
            None if !ask.place().is_empty() => {
                (ui::notice(Tint::Careful, words.near_unknown(ask.place()), html! {
                    p { (words.place_none()) }
                    (others(&places::suggest(ask.place().get(..3).unwrap_or_default(), 5)))
                }))
            }
            Some(_) if !it.reading.others.is_empty() => {
                div class="row" { p class="hint" { (words.near_meant()) } (others(&it.reading.others)) }
            }
            _ => {}
        }
    }
}

/// The address that asks this.
fn asking(ask: &Ask, path: &str) -> String {
    href::with_query(path, &ask.pairs())
}

/// The address of a page of the same question, counted from 1.
fn page_href(ask: &Ask, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    asking(&Ask { page, ..ask.clone() }, &href::actions())
}

/// The same question about another place.
fn of_place(ask: &Ask, label: &str) -> String {
    without(ask, |a| label.clone_into(&mut a.near))
}

/// The same question, changed.
fn without(ask: &Ask, change: impl FnOnce(&mut Ask)) -> String {
    let mut other = Ask { page: String::new(), ..ask.clone() };
    change(&mut other);
    asking(&other, &href::actions())
}

/// The line above the title of a card: what it belongs to, and how far it is.
fn kicker(look: &Look<'_>, list: &List, entry: &Entry, km: Option<f64>) -> Html {
    let (words, spot) = (look.words, &entry.spot);
    html! {
        @match list.call_of(spot) {
            Some(call) => bdi { (call.title) },
            None => (kind_word(words, spot.kind)),
        }
        @if let Some(km) = km { " · " (format::distance(words, km, look.units)) }
    }
}

/// The rest of a card: the same for every reader of a language, so it is made once.
fn inside(look: &Look<'_>, entry: &Entry) -> Html {
    let (words, spot) = (look.words, &entry.spot);
    let when = format::short_range(words, spot.starts_at, Some(spot.ends_at), &spot.zone, look.now);
    let mut made = ui::card(spot.title.as_str(), href::action(spot.code)).fact(Icon::Calendar, when);
    if !entry.place.is_empty() {
        made = made.fact(Icon::MapPin, entry.place.as_str());
    }
    if !spot.online_url.is_empty() {
        made = made.fact(Icon::Video, words.near_is_online());
    }
    if let Some(tag) = state_tag(words, spot.state) {
        made = made.tag(tag);
    }
    if spot.state == State::Canceled {
        return made.inside();
    }
    made = made.strong_fact(Icon::Users, words.action_going(spot.figures.going));
    if let Some(left) = spot.left() {
        made = made.fact(Icon::Ticket, words.action_left(left));
    }
    let label = if spot.state == State::Published { words.action_card_come() } else { words.action_card_see() };
    made.step(link_button(Tone::Plain, href::action(spot.code), label).about(spot.title.as_str())).inside()
}

fn cards(look: &Look<'_>, it: &NearPage<'_>) -> Html {
    ui::cards_around(it.found.actions.iter().map(|(km, entry)| {
        let state = (entry.spot.state == State::Canceled).then_some("canceled");
        (kicker(look, it.list, entry, *km), state, entry.inside(look.lang, || inside(look, entry)))
    }))
}

fn pager(look: &Look<'_>, it: &NearPage<'_>) -> Html {
    let words = look.words;
    let before = (it.number > 1).then(|| page_href(it.ask, it.number - 1));
    let behind = it.found.has_more.then(|| page_href(it.ask, it.number + 1));
    if before.is_none() && behind.is_none() {
        return html! {};
    }
    html! {
        nav class="pager" aria-label=(words.ui_pages()) {
            @if let Some(to) = before { a class="pager-step" rel="prev" href=(to) { (Icon::ArrowLeft) span { (words.ui_previous()) } } }
            @if let Some(to) = behind { a class="pager-step" rel="next" href=(to) { span { (words.ui_next()) } (Icon::ArrowRight) } }
        }
    }
}

/// The same as a calendar and as a file.
fn take(words: &Words, ask: &Ask) -> Html {
    let all = Ask { page: String::new(), ..ask.clone() };
    html! {
        p class="hint" {
            a href=(asking(&all, &href::actions_calendar())) { (words.near_take_calendar()) } " · "
            a href=(asking(&all, &href::actions_geojson())) { (words.near_take_geojson()) }
        }
    }
}

/// Nothing was found: a wider circle, other days, everything.
fn nothing(look: &Look<'_>, it: &NearPage<'_>) -> Html {
    let (words, ask) = (look.words, it.ask);
    let step = |to: String, label: &str, icon: Icon| html! { (link_button(Tone::Plain, to, label).icon(icon)) };
    let next = html! {
        @if it.number > 1 { (step(page_href(ask, 1), words.near_first_page(), Icon::ArrowLeft)) }
        @if !ask.km.is_empty() { (step(without(ask, |a| a.km.clear()), words.near_try_farther(), Icon::Globe)) }
        @if !ask.from.is_empty() || !ask.until.is_empty() {
            (step(without(ask, |a| { a.from.clear(); a.until.clear(); }), words.near_try_days(), Icon::Calendar))
        }
        @if ask.has_filters() {
            (step(asking(&Ask { near: ask.near.clone(), ..Ask::default() }, &href::actions()), words.near_try_all(), Icon::Filter))
        }
        (step(href::calls(), words.near_try_calls(), Icon::Megaphone))
    };
    ui::empty(Icon::MapPin, words.near_nothing(), next)
}

/// The search made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let list = super::demo::list(look.now);
    let everything = Ask::default();
    let asked = Ask { near: "Springfield".to_owned(), km: "80".to_owned(), ..Ask::default() };
    let nowhere = Ask { near: "<b>Nowhere</b>".to_owned(), kind: "meal".to_owned(), ..Ask::default() };
    let sample = |name, ask: &Ask| {
        let reading = Reading::of(ask.place());
        let wish = super::model::Wish::of(ask, reading.place.as_ref(), None, look.now);
        let found = super::model::page(&list, &wish, 1);
        let it = NearPage { list: &list, ask, reading: &reading, call: None, found, number: 1 };
        Sample { name, head: head(look, &it), main: show(look, &it) }
    };
    vec![sample("near", &everything), sample("near-place", &asked), sample("near-nothing", &nowhere)]
}
