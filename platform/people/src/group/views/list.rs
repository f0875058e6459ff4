//! The directory of groups.

use ui::{Html, Icon, Look, Tone, Words, choice, href, html};

use super::super::model::{COUNT_FLOOR, GroupKind, GroupName, Listed, MemberCount};
use super::{kind_name, names};

/// The directory as asked for.
pub(crate) struct Directory<'a> {
    /// Part of a name, as typed.
    pub(crate) name: &'a str,
    /// Kind as a word; empty for all.
    pub(crate) kind: &'a str,
    /// Place, as typed.
    pub(crate) near: &'a str,
    /// The place that was found, and the distance.
    pub(crate) around: Option<(String, u32)>,
    /// Whether a place was typed that nobody knows.
    pub(crate) unknown_place: bool,
    /// My own groups, on the first page.
    pub(crate) mine: &'a [GroupName],
    /// What was found.
    pub(crate) found: &'a [Listed],
    /// The next page.
    pub(crate) next: Option<String>,
    /// Whether this is not the first page.
    pub(crate) later: bool,
}

impl Directory<'_> {
    fn is_filtered(&self) -> bool {
        !(self.name.is_empty() && self.kind.is_empty() && self.near.is_empty())
    }
}

/// The page.
pub(crate) fn directory(look: &Look<'_>, it: &Directory<'_>) -> Html {
    let words = look.words;
    let heading = if it.is_filtered() { words.group_list_found() } else { words.group_list_all() };
    html! {
        (ui::title(words.group_list_title(), words.group_list_lead()))
        (ui::row([make(words, Tone::Main)]))
        (search(words, it))
        @if !it.mine.is_empty() {
            (ui::section("mine", words.group_list_mine(), names(it.mine)))
        }
        (ui::section("found", heading, html! {
            @if let Some((place, km)) = &it.around { p { (words.group_list_around(&km.to_string(), place)) } }
            @if it.found.is_empty() {
                (ui::empty(Icon::Users, words.group_list_empty(), html! {}))
            } @else {
                (ui::card::cards(it.found.iter().map(|group| card(words, group))))
            }
            (steps(words, it))
        }))
    }
}

fn make(words: &Words, tone: Tone) -> Html {
    html! { (ui::link_button(tone, href::group_new(), words.group_make()).icon(Icon::Plus)) }
}

fn search(words: &Words, it: &Directory<'_>) -> Html {
    let kinds = GroupKind::ALL.iter().map(|kind| choice(kind.as_str(), kind_name(words, *kind)));
    let all = std::iter::once(choice("", words.group_list_kind_all())).chain(kinds).collect();
    let mut near = ui::field::text("near", words.group_list_near())
        .value(it.near)
        .hint(words.group_list_near_hint())
        .suggest(href::places())
        .autocomplete("off");
    if it.unknown_place {
        near = near.error(words.group_list_no_place());
    }
    ui::search_form(
        &href::groups(),
        html! {
            (ui::field::search("name", words.group_list_name()).value(it.name))
            (ui::field::select("kind", words.group_list_kind(), all).value(it.kind))
            (near)
            (ui::button(Tone::Plain, words.group_list_find()).icon(Icon::Search))
        },
    )
}

fn card<'a>(words: &Words, it: &'a Listed) -> ui::Card<'a> {
    let card = ui::card(it.group.name.as_str(), href::group(&it.group.slug))
        .kicker(kind_name(words, it.group.kind))
        .body(html! { p { bdi { (it.summary) } } });
    let card = match &it.place {
        Some(place) => card.fact(Icon::MapPin, place.as_str()),
        None => card,
    };
    match it.count {
        MemberCount::Unsaid => card,
        MemberCount::Few => card.fact(Icon::Users, words.group_member_count_few(COUNT_FLOOR)),
        MemberCount::Many(n) => card.fact(Icon::Users, words.group_member_count(n)),
    }
}

fn steps(words: &Words, it: &Directory<'_>) -> Html {
    let first = href::with_query(&href::groups(), &[("name", it.name), ("kind", it.kind), ("near", it.near)]);
    html! {
        @if it.later || it.next.is_some() {
            nav class="pager" aria-label=(words.ui_pages()) {
                @if it.later { a class="pager-step" rel="first" href=(first) { span { (words.group_list_start()) } } }
                @if let Some(next) = &it.next {
                    a class="pager-step" rel="next" href=(next) { span { (words.group_list_more()) } (Icon::ArrowRight) }
                }
            }
        }
    }
}
