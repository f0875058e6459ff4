//! Meetings in lists: a group's page, cards.

use ui::format::Detail;
use ui::{Head, Html, Icon, Look, Sheet, Tone, card, cards, format, href, html, link_button};

use super::state_tag;
use crate::meeting::model::{Listed, State};
use crate::proposal::model::Body;

/// Everything a group's page of meetings shows.
pub(crate) struct GroupPage<'a> {
    pub(crate) body: &'a Body,
    pub(crate) upcoming: &'a [Listed],
    pub(crate) past: &'a [Listed],
    pub(crate) page: u32,
    pub(crate) pages: u32,
    pub(crate) may_plan: bool,
}

/// A meeting as a card.
fn listed_card<'a>(look: &Look<'_>, it: &'a Listed, with_group: bool) -> ui::Card<'a> {
    let words = look.words;
    let when = format::moment(words, it.starts_at, &it.zone, Detail::LongZone);
    let mut one = card(it.title.as_str(), href::meeting(it.code))
        .tag(state_tag(words, it.state))
        .fact(Icon::Calendar, when)
        .fact(Icon::MapPin, it.place.as_str());
    if with_group {
        one = one.kicker(it.group_name.as_str());
    }
    if it.has_minutes {
        one =
            one.step(link_button(Tone::Plain, href::minutes(it.code), words.meeting_minutes_title()).icon(Icon::File));
    }
    if it.state == State::Canceled { one.state("canceled") } else { one }
}

/// The page with its head.
pub(crate) fn list(look: &Look<'_>, page: &GroupPage<'_>) -> (Head, Html) {
    let (words, group) = (look.words, page.body);
    let title = words.meeting_list_of(&group.name);
    let plan = link_button(Tone::Main, href::meeting_new(&group.slug), words.meeting_new()).icon(Icon::Plus);
    let to = href::group_meetings(&group.slug);
    let main = html! {
        (ui::breadcrumbs(look, &[(&group.name, &href::group(&group.slug)), (words.decision_group_title(), &href::group_decisions(&group.slug))]))
        (ui::title(&title, words.meeting_list_lead()))
        @if page.may_plan { (ui::row([html! { (plan) }])) }
        (ui::section("next", words.meeting_list_next(), html! {
            @if page.upcoming.is_empty() { (ui::empty(Icon::Calendar, words.meeting_list_empty(), html! {})) }
            @else { (cards(page.upcoming.iter().map(|it| listed_card(look, it, false)))) }
            @if group.is_public { p { a href=(href::group_meetings_calendar(&group.slug)) { (Icon::Calendar) " " (words.meeting_calendar_subscribe()) } } }
        }))
        (ui::section("past", words.meeting_list_past(), html! {
            @if page.past.is_empty() { p { (words.meeting_list_past_empty()) } }
            @else { (cards(page.past.iter().map(|it| listed_card(look, it, false)))) }
            (ui::numbered(look, page.page, page.pages, |page| href::with_query(&to, &[("page", &page.to_string())])))
        }))
    };
    (Head::new(title).canonical(to.clone()).sheet_of(Sheet::Decide), main)
}

/// The card for a group's page.
pub(crate) fn group_card(look: &Look<'_>, page: &GroupPage<'_>) -> Html {
    let words = look.words;
    ui::section(
        "meetings",
        words.meeting_list_title(),
        html! {
            @if page.upcoming.is_empty() { p { (words.meeting_list_empty()) } }
            (cards(page.upcoming.iter().map(|it| listed_card(look, it, false))))
            p { a href=(href::group_meetings(&page.body.slug)) { (words.meeting_list_all()) " " (Icon::ArrowRight) } }
        },
    )
}

/// The card for my page: what runs now and what comes next.
pub(crate) fn person_card(look: &Look<'_>, all: &[Listed]) -> Html {
    let words = look.words;
    let runs = all.iter().any(|it| it.state == State::Running);
    ui::section(
        "my-meetings",
        words.meeting_mine(),
        html! {
            @if runs { p { (link_button(Tone::Main, href::meeting_here(), words.meeting_here_link()).icon(Icon::Check)) } }
            (cards(all.iter().map(|it| listed_card(look, it, true))))
        },
    )
}
