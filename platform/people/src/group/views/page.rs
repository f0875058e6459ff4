//! A group's own page.

use base::{Actor, GroupRole};
use serde_json::{Value, json};
use ui::{Head, Html, Icon, Look, Tone, Words, bdi, format, href, html};

use super::super::model::{COUNT_FLOOR, Group, GroupName, Joining, MemberCount};
use super::{day, kind_name, name_link_of, names, standing, way};
use crate::membership::model::Member;
use crate::membership::views::role_name;
use crate::vouch::model::{Ask, AskState, LIFE};

/// Everything on the page.
pub(crate) struct GroupPage<'a> {
    /// The group.
    pub(crate) group: &'a Group,
    /// Who looks.
    pub(crate) actor: &'a Actor,
    /// The group it is a committee of, as far as the actor may know.
    pub(crate) parent: Option<&'a GroupName>,
    /// The actor's own membership.
    pub(crate) mine: Option<&'a Member>,
    /// The actor's own wish to join.
    pub(crate) ask: Option<&'a Ask>,
    /// How many ask to join, for those who answer.
    pub(crate) waiting: u32,
    /// Members everybody may see.
    pub(crate) people: &'a [Member],
    /// Its committees.
    pub(crate) committees: &'a [GroupName],
    /// Groups that belong to it.
    pub(crate) parts: &'a [GroupName],
    /// Groups it belongs to.
    pub(crate) wholes: &'a [GroupName],
    /// What other rooms add.
    pub(crate) cards: Vec<Html>,
}

/// The head of the page.
pub(crate) fn head(look: &Look<'_>, group: &Group) -> Head {
    let words = look.words;
    let head = Head::new(&group.name).description(&group.summary).canonical(href::group(&group.slug));
    if !group.is_public() {
        return head.hidden();
    }
    head.json_ld(organization(look, group))
        .feed(words.group_feed(), href::group_feed(&group.slug), "application/atom+xml")
        .feed(words.group_calendar(), href::group_calendar(&group.slug), "text/calendar")
}

/// The group in the words of schema.org.
fn organization(look: &Look<'_>, group: &Group) -> Value {
    let mut it = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": group.name,
        "description": group.summary,
        "url": format!("{}{}", look.base_url, href::group(&group.slug)),
    });
    if let Some(place) = &group.place {
        it["areaServed"] = json!({ "@type": "Place", "name": place.label });
    }
    if !group.links.is_empty() {
        it["sameAs"] = json!(group.links);
    }
    if let Some(closing) = &group.closed {
        it["dissolutionDate"] = json!(closing.at.day().to_string()[..10]);
    }
    it
}

/// The page.
pub(crate) fn show(look: &Look<'_>, it: &GroupPage<'_>) -> Html {
    let (words, group) = (look.words, it.group);
    let kicker = html! {
        (kind_name(words, group.kind))
        @if let Some(place) = &group.place { " · " (bdi(&place.label)) }
    };
    html! {
        (ui::breadcrumbs(look, &[(words.group_list_title(), &href::groups())]))
        (ui::hero(kicker, bdi(&group.name), bdi(&group.summary), html! {
            div class="stack" {
                (ui::seal(&group.name))
                div { (main_step(look, it)) }
            }
        }))
        (standing(words, group))
        (manage(look, it))
        (ui::split(
            html! {
                @if !group.about.is_empty() {
                    (ui::section("about", words.group_about(), ui::prose(ui::markdown::html(&group.about))))
                }
                @for card in &it.cards { (card) }
                (groups_around(words, it))
            },
            html! {
                (facts(look, it))
                (people(words, it))
                (take_along(words, group))
            },
        ))
    }
}

/// The one main step: ask to join, or what became of it.
fn main_step(look: &Look<'_>, it: &GroupPage<'_>) -> Html {
    let (words, group) = (look.words, it.group);
    if let Some(mine) = it.mine {
        let role = role_name(words, mine.role);
        return html! {
            p { strong { (words.group_you_member()) } " " (words.group_you_role(role)) }
            (way(Icon::Users, href::group_members(&group.slug), words.group_to_members()))
        };
    }
    if !group.is_open() {
        return html! {};
    }
    if let Some(ask) = it.ask {
        return asked(look, group, ask);
    }
    html! {
        @if group.joining.takes_asks() {
            (ui::link_button(Tone::Main, href::group_join(&group.slug), words.group_join_ask()).icon(Icon::UserPlus))
        }
    }
}

fn asked(look: &Look<'_>, group: &Group, ask: &Ask) -> Html {
    let words = look.words;
    if ask.state == AskState::Declined {
        return html! { p { (words.group_you_declined(&day(words, ask.asked_at.plus(LIFE)))) } };
    }
    html! {
        p {
            @match group.joining {
                Joining::Vouched { vouches } =>
                    (words.group_you_asked_vouches(ask.vouches, &vouches.to_string())),
                Joining::Ask | Joining::Invited => (words.group_you_asked()),
            }
        }
        (ui::post_button(look, &href::group_leave(&group.slug),
            ui::button(Tone::Plain, words.group_withdraw_ask())))
    }
}

/// The ways of those who run the group.
fn manage(look: &Look<'_>, it: &GroupPage<'_>) -> Html {
    let (words, group) = (look.words, it.group);
    let slug = &group.slug;
    let runs = group.is_run_by(it.actor);
    let answers = group.is_open() && it.actor.is_at_least(group.id, GroupRole::Steward);
    if !runs && !answers && !group.may_close(it.actor) {
        return html! {};
    }
    html! {
        nav class="manage" aria-label=(words.group_manage()) {
            @if it.waiting > 0 {
                p { a href={ (href::group_members(slug)) "#asks" } { (words.group_asks_waiting(it.waiting)) } }
            }
            div class="row" {
                @if runs {
                    (way(Icon::Pencil, href::group_edit(slug), words.group_edit()))
                    (way(Icon::QrCode, href::invitations(slug), words.group_to_invitations()))
                    (way(Icon::Network, href::group_groups(slug), words.group_to_groups()))
                    (way(Icon::Plus, href::committee_new(slug), words.group_to_committee()))
                }
                @if group.may_close(it.actor) {
                    (way(Icon::Archive, href::group_close(slug), words.group_to_close()))
                }
            }
        }
    }
}

fn groups_around(words: &Words, it: &GroupPage<'_>) -> Html {
    html! {
        @if !it.committees.is_empty() {
            (ui::section("committees", words.group_committees(), names(it.committees)))
        }
        @if !it.parts.is_empty() {
            (ui::section("parts", words.group_parts(), names(it.parts)))
        }
        @if !it.wholes.is_empty() {
            (ui::section("wholes", words.group_wholes(), names(it.wholes)))
        }
    }
}

fn joining(words: &Words, joining: Joining) -> String {
    match joining {
        Joining::Ask => words.group_joining_ask().to_owned(),
        Joining::Invited => words.group_joining_invited().to_owned(),
        Joining::Vouched { vouches } => words.group_joining_vouched(vouches),
    }
}

/// The number of members as this reader may know it.
fn count(words: &Words, it: &GroupPage<'_>) -> Option<String> {
    if it.mine.is_some() {
        return Some(format::number(words, it.group.members));
    }
    match it.group.count_for_outsiders() {
        MemberCount::Unsaid => None,
        MemberCount::Few => Some(words.group_members_few(COUNT_FLOOR)),
        MemberCount::Many(n) => Some(format::number(words, n)),
    }
}

fn facts(look: &Look<'_>, it: &GroupPage<'_>) -> Html {
    let (words, group) = (look.words, it.group);
    let mut list: Vec<(&str, Html)> = Vec::new();
    if let Some(place) = &group.place {
        list.push((words.group_where(), bdi(&place.label)));
    }
    if !group.languages.is_empty() {
        let named: Vec<String> = group.languages.iter().map(|tag| format::language(words, tag)).collect();
        list.push((words.group_languages(), html! { (format::list(words, &named)) }));
    }
    if let Some(n) = count(words, it) {
        list.push((words.group_members(), html! { (n) }));
    }
    if group.is_open() {
        list.push((words.group_joining(), html! { (joining(words, group.joining)) }));
    }
    html! {
        @if let Some(parent) = it.parent {
            p { (ui::rich(&words.group_committee_of("<group>x</group>"), &[("group", &|_| name_link_of(parent))])) }
        }
        (ui::definitions(list))
        @if !group.links.is_empty() {
            h2 { (words.group_links()) }
            ul { @for link in &group.links {
                li { a href=(link) rel="noopener noreferrer nofollow" { (bare(link)) } }
            } }
        }
    }
}

/// A web address as people say it.
fn bare(link: &str) -> &str {
    link.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

fn people(words: &Words, it: &GroupPage<'_>) -> Html {
    html! {
        @if !it.people.is_empty() {
            (ui::section("people", words.group_people(), html! {
                ul { @for member in it.people {
                    li { (bdi(&member.name)) " · " (role_name(words, member.role)) }
                } }
                p class="hint" { (words.group_people_note()) }
            }))
        }
    }
}

fn take_along(words: &Words, group: &Group) -> Html {
    html! {
        @if group.is_public() {
            ul class="facts" {
                li { (Icon::Calendar) a href=(href::group_calendar(&group.slug)) { (words.group_calendar()) } }
                li { (Icon::Rss) a href=(href::group_feed(&group.slug)) { (words.group_feed()) } }
                li { (Icon::Flag) a href=(href::flag_group(&group.slug)) { (words.group_flag()) } }
            }
        }
    }
}
