//! Invitations on pages: the officers' list, the new link with its QR code, and what its holder sees.

use base::{GroupRole, Problems, Time};
use ui::{Form, Html, Icon, Look, Tone, Words, bdi, format, href, html};

use super::model::{DAYS_MAX, Invitation, InvitationDraft, InvitationForm, InvitationState, NOTE_MAX, USES_MAX};
use crate::group::model::Group;
use crate::group::views::{crumbs, day, kind_name};
use crate::membership::views::{role_choices, role_name};
use crate::vouch::views::meaning;

fn state_name(words: &Words, state: InvitationState) -> Html {
    match state {
        InvitationState::Open => ui::tag("good", words.invitation_state_open()),
        InvitationState::Used => ui::tag("plain", words.invitation_state_used()),
        InvitationState::Expired => ui::tag("plain", words.invitation_state_expired()),
        InvitationState::Withdrawn => ui::tag("bad", words.invitation_state_withdrawn()),
    }
}

/// The officers' page.
pub(crate) fn list(
    look: &Look<'_>,
    group: &Group,
    all: &[Invitation],
    it: &InvitationForm,
    problems: &Problems,
) -> Html {
    let words = look.words;
    html! {
        (crumbs(look, group))
        (ui::title(words.invitation_title(&group.name), words.invitation_lead()))
        (ui::split(
            ui::section("all", words.invitation_list(), html! {
                @if all.is_empty() {
                    (ui::empty(Icon::Ticket, words.invitation_none(), html! {}))
                } @else {
                    (table(look, group, all))
                }
            }),
            ui::section("new", words.invitation_new(), new(look, group, it, problems)),
        ))
    }
}

fn new(look: &Look<'_>, group: &Group, it: &InvitationForm, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    form.post(&href::invitations(&group.slug), html! {
        (form.radios("role", words.invitation_role(), role_choices(words)).value(&it.role)
            .hint(words.invitation_role_warning()).required())
        (form.number("uses", words.invitation_uses()).value(&it.uses).min("1").max(USES_MAX.to_string()).short().required())
        (form.number("days", words.invitation_days()).value(&it.days).min("1").max(DAYS_MAX.to_string()).short().required())
        (form.text("note", words.invitation_note()).value(&it.note).optional()
            .hint(words.invitation_note_hint()).max_length(NOTE_MAX))
        (ui::button(Tone::Main, words.invitation_make()).icon(Icon::QrCode))
    })
}

fn table(look: &Look<'_>, group: &Group, all: &[Invitation]) -> Html {
    let words = look.words;
    let columns = [
        ui::Column::text(words.invitation_for()),
        ui::Column::text(words.member_role()),
        ui::Column::text(words.invitation_used()),
        ui::Column::text(words.invitation_until()),
        ui::Column::text(words.invitation_by()),
        ui::Column::text(words.invitation_state()),
    ];
    let rows = all.iter().map(|it| {
        let state = it.state(look.now);
        vec![
            html! { @if it.note.is_empty() { "–" } @else { (bdi(&it.note)) } },
            html! { (role_name(words, it.role)) },
            html! { (words.invitation_used_of(&format::number(words, it.uses), &format::number(words, it.uses_max))) },
            html! { (day(words, it.expires_at)) },
            html! { @match &it.made_by { Some(name) => (bdi(name)), None => "–" } },
            html! {
                (state_name(words, state))
                @if state == InvitationState::Open {
                    (ui::post_button(look, &href::invitation_end(&group.slug, it.id),
                        ui::button(Tone::Quiet, words.invitation_withdraw()).about(it.note.as_str())))
                }
            },
        ]
    });
    ui::table(html! { span class="away" { (words.invitation_list()) } }, &columns, rows)
}

/// The new link, once: to copy, to scan, to print.
pub(crate) fn made(look: &Look<'_>, group: &Group, draft: &InvitationDraft, link: &str, until: Time) -> Html {
    let words = look.words;
    html! {
        div class="screen" { (crumbs(look, group)) }
        (ui::title(words.invitation_made_title(), words.invitation_made_lead()))
        (ui::split(
            html! {
                h2 { (words.invitation_made_scan(&group.name)) }
                (ui::qr::svg(link, &words.invitation_made_qr(&group.name)))
            },
            html! {
                h2 { (words.invitation_made_link()) }
                p { a href=(link) { (link) } }
                (ui::copy_button(look, link, words.ui_copy_link()))
                p { (words.invitation_made_for(draft.uses_max, &day(words, until))) }
                p { (words.invited_role(role_name(words, draft.role))) }
                @if draft.role == GroupRole::Officer { p { (words.invitation_role_warning()) } }
                ul { (meaning(words, group)) }
                div class="row screen" {
                    (ui::print_button(look))
                    (ui::link_button(Tone::Plain, href::invitations(&group.slug), words.invitation_back()))
                }
            },
        ))
    }
}

/// An invitation as its holder sees it.
pub(crate) struct Invited<'a> {
    /// The invitation.
    pub(crate) invitation: &'a Invitation,
    /// The group it leads to.
    pub(crate) group: &'a Group,
    /// The secret, as in the address.
    pub(crate) token: &'a str,
    /// Whether somebody is signed in.
    pub(crate) is_signed_in: bool,
    /// Whether that person is a member already.
    pub(crate) is_member: bool,
}

/// The holder's page: what joining means, and one button.
pub(crate) fn invited(look: &Look<'_>, it: &Invited<'_>) -> Html {
    let (words, group) = (look.words, it.group);
    let here = href::invitation(it.token);
    let back = |path: String| href::with_query(&path, &[("back", &here)]);
    ui::narrow(html! {
        (ui::hero(kind_name(words, group.kind), words.invited_title(&group.name), bdi(&group.summary), html! {}))
        @if it.is_member {
            (ui::notice(ui::Kind::Info, words.invited_already(), html! {}))
            (ui::link_button(Tone::Main, href::group(&group.slug), words.invited_to_group()))
        } @else {
            p { (words.invited_lead()) }
            ul {
                li { (words.invited_role(role_name(words, it.invitation.role))) }
                (meaning(words, group))
                li { (words.invited_until(&day(words, it.invitation.expires_at))) }
            }
            @if it.is_signed_in {
                (ui::post_button(look, &here,
                    ui::button(Tone::Main, words.invited_accept(&group.name)).icon(Icon::UserPlus)))
            } @else {
                p { (words.invited_account()) }
                (ui::row([
                    html! { (ui::link_button(Tone::Main, back(href::join()), words.invited_account_make()).icon(Icon::UserPlus)) },
                    html! { (ui::link_button(Tone::Plain, back(href::sign_in()), words.invited_account_have()).icon(Icon::LogIn)) },
                ]))
            }
        }
    })
}

/// An invitation that does not work any more; names no group.
pub(crate) fn gone(look: &Look<'_>, state: InvitationState) -> Html {
    let words = look.words;
    let why = match state {
        InvitationState::Open | InvitationState::Used => words.invited_gone_used(),
        InvitationState::Expired => words.invited_gone_expired(),
        InvitationState::Withdrawn => words.invited_gone_withdrawn(),
    };
    ui::narrow(html! {
        (ui::title(words.invited_gone_title(), why))
        p { (words.invited_gone_next()) }
        (ui::row([html! { (ui::link_button(Tone::Plain, href::groups(), words.group_list_title())) }]))
    })
}
