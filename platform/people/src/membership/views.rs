//! The list of members, and one's own membership.

use base::{Actor, GroupId, GroupRole, Problems};
use ui::{Choice, Form, Html, Icon, Look, Tone, Words, bdi, choice, href, html};

use super::model::Member;
use crate::group::model::{Group, GroupName, ShowsPeople};
use crate::group::views::{crumbs, day, name_link_of};
use crate::vouch::model::Ask;
use crate::vouch::views::asks;

/// What a role is called.
pub fn role_name(words: &Words, role: GroupRole) -> &'static str {
    match role {
        GroupRole::Member => words.role_member(),
        GroupRole::Observer => words.role_observer(),
        GroupRole::Steward => words.role_steward(),
        GroupRole::Officer => words.role_officer(),
    }
}

/// The roles to choose from, each with what it may do.
pub(crate) fn role_choices(words: &Words) -> Vec<Choice<'static>> {
    let hint = |role| match role {
        GroupRole::Member => words.role_member_hint(),
        GroupRole::Observer => words.role_observer_hint(),
        GroupRole::Steward => words.role_steward_hint(),
        GroupRole::Officer => words.role_officer_hint(),
    };
    GroupRole::ALL.into_iter().map(|role| choice(role.as_str(), role_name(words, role)).hint(hint(role))).collect()
}

/// The card of my page: the groups I belong to, and where somebody waits for an answer.
pub(crate) fn my_groups(words: &Words, actor: &Actor, groups: &[GroupName], waiting: &[(GroupId, u32)]) -> Html {
    let asks = |id| waiting.iter().find(|(group, _)| *group == id).map(|(_, n)| *n);
    ui::section(
        "my-groups",
        words.group_list_mine(),
        html! {
            ul class="facts columns" {
                @for group in groups {
                    li {
                        (Icon::Users)
                        span {
                            (name_link_of(group))
                            @if let Some(role) = actor.role_in(group.id) { " · " (role_name(words, role)) }
                            @if let Some(n) = asks(group.id) {
                                br;
                                a href={ (href::group_members(&group.slug)) "#asks" } { (words.group_asks_waiting(n)) }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// Everything on the page.
pub(crate) struct MembersPage<'a> {
    /// The group.
    pub(crate) group: &'a Group,
    /// Who looks.
    pub(crate) actor: &'a Actor,
    /// The actor's own membership.
    pub(crate) mine: Option<&'a Member>,
    /// Those who ask to join; none where the actor does not answer them.
    pub(crate) asks: Option<&'a [Ask]>,
    /// Members on this page.
    pub(crate) members: &'a [Member],
    /// Part of a name, as typed.
    pub(crate) typed: &'a str,
    /// The next page.
    pub(crate) next: Option<String>,
    /// Whether this is not the first page.
    pub(crate) later: bool,
}

/// The page.
pub(crate) fn members(look: &Look<'_>, it: &MembersPage<'_>) -> Html {
    let (words, group) = (look.words, it.group);
    let lead = if group.may_read_roster(it.actor) { words.member_lead() } else { words.member_lead_some() };
    html! {
        (crumbs(look, group))
        (ui::title(words.member_title(&group.name), lead))
        @if let Some(waiting) = it.asks {
            (ui::section("asks", words.ask_list(), asks(look, group, it.actor, it.mine, waiting)))
        }
        (ui::section("members", words.member_list(), html! {
            (search(words, it))
            @if it.members.is_empty() {
                (ui::empty(Icon::Users, words.member_none(), html! {}))
            } @else {
                (list(look, it))
            }
            (steps(words, it))
        }))
        @if let Some(mine) = it.mine {
            (ui::section("mine", words.member_mine(), own(look, group, mine)))
        }
    }
}

fn search(words: &Words, it: &MembersPage<'_>) -> Html {
    ui::search_form(
        &href::group_members(&it.group.slug),
        html! {
            (ui::field::search("name", words.member_search()).value(it.typed).autocomplete("off"))
            (ui::button(Tone::Plain, words.member_search_do()).icon(Icon::Search))
        },
    )
}

fn list(look: &Look<'_>, it: &MembersPage<'_>) -> Html {
    let words = look.words;
    let runs = it.group.is_run_by(it.actor);
    let mut columns = vec![
        ui::Column::text(words.member_name()),
        ui::Column::text(words.member_role()),
        ui::Column::text(words.member_since()),
    ];
    if runs {
        columns.push(ui::Column::text(words.member_change()));
    }
    let rows = it.members.iter().map(|member| {
        let mut row = vec![
            name(words, it, member),
            html! { (role_name(words, member.role)) },
            html! { (day(words, member.since)) },
        ];
        if runs {
            row.push(change(look, it.group, member));
        }
        row
    });
    ui::table(html! { span class="away" { (words.member_list()) } }, &columns, rows)
}

fn name(words: &Words, it: &MembersPage<'_>, member: &Member) -> Html {
    html! {
        (bdi(&member.name))
        @if it.mine.is_some_and(|mine| mine.person == member.person) { " " (ui::tag("plain", words.member_you())) }
        @if member.is_public_in(it.group) { " " (ui::tag("good", words.member_shown())) }
    }
}

/// What an officer can do with a member.
fn change(look: &Look<'_>, group: &Group, member: &Member) -> Html {
    let words = look.words;
    let handle = member.handle;
    let form = Form::fresh(look);
    let others = GroupRole::ALL.into_iter().filter(|role| *role != member.role);
    ui::details(
        html! { (words.member_change()) span class="away" { ": " (bdi(&member.name)) } },
        html! {
            (form.post(&href::member_role(&group.slug, handle), html! {
                p { (words.member_new_role()) }
                div class="row" {
                    @for role in others {
                        (ui::button(Tone::Plain, role_name(words, role)).sends("role", role.as_str())
                            .about(member.name.as_str()))
                    }
                }
            }))
            (form.post(&href::member_remove(&group.slug, handle), html! {
                p class="hint" { (words.member_remove_note()) }
                (ui::button(Tone::Danger, words.member_remove()).about(member.name.as_str()))
            }))
        },
    )
}

fn steps(words: &Words, it: &MembersPage<'_>) -> Html {
    html! {
        @if it.later || it.next.is_some() {
            nav class="pager" aria-label=(words.ui_pages()) {
                @if it.later {
                    a class="pager-step" rel="first" href=(href::group_members(&it.group.slug)) {
                        span { (words.member_first()) }
                    }
                }
                @if let Some(next) = &it.next {
                    a class="pager-step" rel="next" href=(next) { span { (words.member_more()) } (Icon::ArrowRight) }
                }
            }
        }
    }
}

/// One's own membership: shown or not, and the way out.
fn own(look: &Look<'_>, group: &Group, mine: &Member) -> Html {
    let words = look.words;
    let effect = match group.shows_people {
        ShowsPeople::Nobody => words.member_show_no(),
        ShowsPeople::Officers => words.member_show_officers(),
        ShowsPeople::Members => words.member_show_all(),
    };
    let sound = Problems::new();
    let form = Form::new(look, &sound);
    html! {
        p { (words.member_mine_since(role_name(words, mine.role), &day(words, mine.since))) }
        (form.post(&href::member_show(&group.slug), html! {
            (form.check("shown", words.member_show()).on(mine.is_shown).hint(effect))
            (ui::button(Tone::Plain, words.member_show_save()))
        }))
        (ui::details(words.member_leave(), html! {
            p { (words.member_leave_note()) }
            (ui::post_button(look, &href::group_leave(&group.slug),
                ui::button(Tone::Danger, words.member_leave()).icon(Icon::LogOut)))
        }))
    }
}
