//! The board: ways in, what groups need, counts of what people ask and offer; the page of one need or
//! offer; cards on other pages.

use base::Problems;
use ui::{Card, Head, Html, Icon, Look, Tone, button, choice, field, href, html, link_button};

use super::super::model::{Aid, Kind, Side, TownCounts, Urgency};
use super::{facts, head, kicker, kind_icon, kind_word, lines, quantity};
use crate::matching::model::{Outcome, OutcomeCount};

/// Everything the board shows.
#[derive(Debug)]
pub(crate) struct BoardPage<'a> {
    /// What groups need and offer on this page.
    pub(crate) list: &'a [Aid],
    /// Counts of people's.
    pub(crate) towns: &'a [TownCounts],
    /// How matches went.
    pub(crate) outcomes: &'a [OutcomeCount],
    /// The place as typed.
    pub(crate) near: &'a str,
    /// What the place was understood as.
    pub(crate) place: Option<&'a str>,
    /// The kind asked for.
    pub(crate) kind: &'a str,
    /// Needs or offers.
    pub(crate) side: &'a str,
    /// `yes` for volunteer roles only.
    pub(crate) roles: &'a str,
    /// Which page.
    pub(crate) page: u32,
    /// Whether there is another page.
    pub(crate) more: bool,
}

impl BoardPage<'_> {
    fn is_asked(&self) -> bool {
        !(self.near.is_empty() && self.kind.is_empty() && self.side.is_empty() && self.roles.is_empty())
    }

    fn href(&self, page: u32) -> String {
        let number = page.to_string();
        let page = if page > 1 { number.as_str() } else { "" };
        href::with_query(
            &href::aid(),
            &[("near", self.near), ("kind", self.kind), ("side", self.side), ("roles", self.roles), ("page", page)],
        )
    }
}

/// The board with its head.
pub(crate) fn board(look: &Look<'_>, it: &BoardPage<'_>) -> (Head, Html) {
    let words = look.words;
    let mut head = head(words.aid_title()).description(words.aid_lead()).canonical(href::aid());
    if it.is_asked() || it.page > 1 {
        head = head.hidden();
    }
    let main = html! {
        (ui::hero(words.aid_kicker(), words.aid_title(), words.aid_lead(), ways(look)))
        (ui::section("groups", words.aid_groups_title(), html! {
            (filters(look, it))
            @if it.list.is_empty() { (nothing(look, it)) }
            @else {
                (ui::cards(it.list.iter().map(|aid| card_of(look, aid))))
                (ui::older_newer(look, (it.page > 1).then(|| it.href(it.page - 1)).as_deref(), it.more.then(|| it.href(it.page + 1)).as_deref()))
            }
        }))
        (counts(look, it.towns))
        (how(look, it.outcomes))
    };
    (head, main)
}

/// The three ways in.
fn ways(look: &Look<'_>) -> Html {
    let words = look.words;
    html! {
        ul class="aid-ways" {
            li { (link_button(Tone::Main, href::need_new(), words.aid_ask_button()).icon(Icon::Hand)) }
            li { (link_button(Tone::Plain, href::offer_new(), words.aid_give_button()).icon(Icon::HeartHandshake)) }
            li { (link_button(Tone::Plain, href::aid_help(), words.aid_where_button()).icon(Icon::Search)) }
        }
        p class="hint" { (words.aid_no_account()) " " a href=(href::aid_receipts()) { (words.aid_find_title()) } }
    }
}

fn filters(look: &Look<'_>, it: &BoardPage<'_>) -> Html {
    let words = look.words;
    let mut kinds = vec![choice("", words.aid_any_kind())];
    kinds.extend(Kind::ALL.iter().map(|kind| choice(kind.as_str(), kind_word(words, *kind))));
    let sides = vec![
        choice("", words.aid_any_side()),
        choice("need", words.aid_side_needs()),
        choice("offer", words.aid_side_offers()),
    ];
    ui::search_form(
        &href::aid(),
        html! {
            (field::search("near", words.place_near_label()).value(it.near).autocomplete("postal-code").suggest(href::places()))
            (field::select("kind", words.aid_kind(), kinds).value(it.kind))
            (field::select("side", words.aid_side(), sides).value(it.side))
            (button(Tone::Plain, words.aid_filter_button()).icon(Icon::Filter))
            @if let Some(place) = it.place { p class="hint" { (words.place_near(place)) } }
            @else if !it.near.is_empty() { p class="hint" { (words.place_none()) } }
        },
    )
}

fn nothing(look: &Look<'_>, it: &BoardPage<'_>) -> Html {
    let words = look.words;
    let next = html! {
        @if it.is_asked() { (link_button(Tone::Plain, href::aid(), words.aid_show_all())) }
        (link_button(Tone::Plain, href::offer_new(), words.aid_give_button()))
    };
    ui::empty(Icon::HeartHandshake, if it.is_asked() { words.aid_nothing_found() } else { words.aid_nothing() }, next)
}

/// One need, offer or role as a card.
pub(crate) fn card_of<'a>(look: &Look<'_>, aid: &'a Aid) -> Card<'a> {
    let (words, it) = (look.words, &aid.content);
    let mut card = ui::card(it.title.as_str(), href::aid_show(aid.code))
        .kicker(kicker(words, aid))
        .strong_fact(kind_icon(it.kind), quantity(words, it.kind, aid.left().max(1)))
        .fact(Icon::MapPin, it.area.town());
    if let Some(group) = &aid.group {
        card = card.fact(Icon::Building, group.name.as_str());
    }
    if !it.skills.is_empty() {
        card = card.fact(Icon::Star, super::skills_word(words, &it.skills));
    }
    if let Some(role) = &it.role {
        card = card.fact(Icon::Clock, super::effort_word(words, role.effort));
    }
    if aid.side == Side::Need && it.urgency == Urgency::Now {
        card = card.tag(ui::tag("wait", words.aid_urgency_now()));
    }
    card
}

/// How many people ask and offer where; the rule stands beside the figures.
pub(crate) fn counts(look: &Look<'_>, towns: &[TownCounts]) -> Html {
    let words = look.words;
    let count = |n: u32| if n == 0 { words.aid_count_few().to_owned() } else { words.aid_count_about(n) };
    ui::section(
        "counts",
        words.aid_counts_title(),
        html! {
            @if towns.is_empty() { p { (words.aid_counts_none()) } }
            @else {
                div class="aid-towns" {
                    @for town in towns {
                        article class="card" {
                            h3 class="card-title" { bdi { (town.town) } }
                            @if town.kinds.is_empty() { p { (words.aid_counts_each_few()) } }
                            @else {
                                dl class="aid-counts" {
                                    @for (kind, needs, offers) in &town.kinds {
                                        dt { (kind_icon(*kind)) span { (kind_word(words, *kind)) } }
                                        dd { (words.aid_count_ask(&count(*needs))) }
                                        dd { (words.aid_count_offer(&count(*offers))) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p class="hint" { (words.aid_counts_rule()) }
        },
    )
}

fn how(look: &Look<'_>, outcomes: &[OutcomeCount]) -> Html {
    let words = look.words;
    let of = |wanted: Outcome| outcomes.iter().filter(|(_, it, _)| *it == wanted).map(|(.., n)| *n).sum::<u32>();
    let helped = super::super::model::rounded(of(Outcome::Met) + of(Outcome::Partly));
    ui::section(
        "how",
        words.aid_how_title(),
        html! {
            ol class="aid-steps" {
                li { strong { (words.aid_how_ask()) } p { (words.aid_how_ask_text()) } }
                li { strong { (words.aid_how_match()) } p { (words.aid_how_match_text()) } }
                li { strong { (words.aid_how_meet()) } p { (words.aid_how_meet_text()) } }
            }
            @if helped > 0 { p { (words.aid_how_helped(helped)) } }
        },
    )
}

/// Everything the page of a group's need or offer shows.
#[derive(Debug)]
pub(crate) struct ShowPage<'a> {
    /// The need or offer.
    pub(crate) aid: &'a Aid,
    /// The receipt, for those who run the group.
    pub(crate) receipt: Option<&'a str>,
}

/// The page of a group's need, offer or volunteer role.
pub(crate) fn show(look: &Look<'_>, it: &ShowPage<'_>) -> (Head, Html) {
    let (words, aid) = (look.words, it.aid);
    let content = &aid.content;
    let (new, label) = match aid.side {
        Side::Need => (href::offer_new(), words.aid_i_can_help()),
        Side::Offer => (href::need_new(), words.aid_i_could_use()),
    };
    let answer = href::with_query(&new, &[("answers", aid.code.as_str()), ("kind", content.kind.as_str())]);
    let aside = html! {
        section class="card" aria-labelledby="answer-title" {
            h2 id="answer-title" { (if aid.is_open(look.now) { words.aid_answer_title() } else { words.aid_closed_title() }) }
            @if aid.is_open(look.now) {
                p { (words.aid_answer_text()) }
                (link_button(Tone::Main, answer, label).icon(Icon::HeartHandshake))
            } @else { p { (words.aid_closed_text()) } }
            @if let Some(receipt) = it.receipt {
                (link_button(Tone::Plain, href::aid_receipt(receipt), words.aid_manage()).icon(Icon::Settings))
            }
        }
    };
    let lead = html! {
        @if let Some(group) = &aid.group { a href=(href::group(&group.slug)) { bdi { (group.name) } } }
    };
    let main = html! {
        (ui::breadcrumbs(look, &[(words.aid_title(), &href::aid())]))
        (ui::hero(kicker(words, aid), ui::bdi(&content.title), lead, html! {}))
        (ui::split(
            html! {
                (facts(look, aid))
                @if !content.details.is_empty() { div class="prose" { (lines(&content.details)) } }
                @if let Some(role) = content.role.as_ref().filter(|role| !role.training.is_empty()) {
                    (ui::section("training", words.aid_training(), lines(&role.training)))
                }
                p class="hint" { a href=(href::flag_aid(aid.code)) { (words.aid_flag()) } }
            },
            aside,
        ))
    };
    let head = head(content.title.clone()).description(format!("{}: {}", kicker(words, aid), content.area.town()));
    (if aid.is_public() && aid.is_open(look.now) { head } else { head.hidden() }, main)
}

/// A group's open needs, offers and roles on the page of the group.
pub(crate) fn group_card(look: &Look<'_>, slug: &str, list: &[Aid], runs: bool) -> Html {
    let words = look.words;
    ui::section(
        "aid",
        words.aid_group_title(),
        html! {
            @if list.is_empty() { p { (words.aid_group_none()) } }
            @else { (ui::cards(list.iter().map(|aid| card_of(look, aid)))) }
            @if runs {
                (ui::row([
                    html! { (link_button(Tone::Plain, href::group_aid(slug), words.aid_group_manage()).icon(Icon::HeartHandshake)) },
                    html! { (link_button(Tone::Plain, href::with_query(&href::need_new(), &[("group", slug)]), words.aid_group_need()).icon(Icon::Plus)) },
                    html! { (link_button(Tone::Plain, href::with_query(&href::role_new(), &[("group", slug)]), words.aid_group_role()).icon(Icon::UserPlus)) },
                ]))
            }
        },
    )
}

/// My needs and offers on my page: each with its receipt and what waits for me.
pub(crate) fn person_card(look: &Look<'_>, list: &[(Aid, String, u32)], steward: Option<usize>) -> Html {
    let words = look.words;
    ui::section(
        "aid",
        words.aid_mine_title(),
        html! {
            @if list.is_empty() { p { (words.aid_mine_none()) } }
            @else {
                ul class="aid-mine" {
                    @for (aid, receipt, waiting) in list {
                        li {
                            (kind_icon(aid.content.kind))
                            span {
                                a href=(href::aid_receipt(receipt)) { bdi { (if aid.content.title.is_empty() { kind_word(words, aid.content.kind) } else { aid.content.title.as_str() }) } }
                                small { (kicker(words, aid)) " · " (super::receipt::standing_word(look, aid)) }
                            }
                            @if *waiting > 0 { (ui::tag("wait", words.aid_mine_waiting(*waiting))) }
                        }
                    }
                }
            }
            (ui::row([
                html! { (link_button(Tone::Plain, href::need_new(), words.aid_ask_button()).icon(Icon::Hand)) },
                html! { (link_button(Tone::Plain, href::offer_new(), words.aid_give_button()).icon(Icon::HeartHandshake)) },
                html! { @if let Some(n) = steward { (link_button(Tone::Plain, href::match_list(), words.match_steward_link(n)).icon(Icon::List)) } },
            ]))
        },
    )
}

/// No problems: for pages that have no form of their own.
pub(super) static SOUND: Problems = Problems::new();
