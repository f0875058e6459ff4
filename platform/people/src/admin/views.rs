//! Pages for administrators.

use base::{PersonId, Problems, SiteRole};
use ui::field::choice;
use ui::{Form, Html, Icon, Look, Tone, html};

use super::model::RoleForm;
use crate::person::{Person, views as person_views};

fn role_name(look: &Look<'_>, role: SiteRole) -> &'static str {
    match role {
        SiteRole::Admin => look.words.admin_role_admin(),
        SiteRole::Steward => look.words.admin_role_steward(),
        SiteRole::None => "",
    }
}

/// Who has a role, and how to give one.
pub(crate) fn admin(
    look: &Look<'_>,
    people: &[Person],
    me: Option<PersonId>,
    form: &RoleForm,
    problems: &Problems,
) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let roles = vec![
        choice("steward", w.admin_role_steward()).hint(w.admin_role_steward_hint()).on(form.role == "steward"),
        choice("admin", w.admin_role_admin()).hint(w.admin_role_admin_hint()).on(form.role == "admin"),
    ];
    ui::narrow(html! {
        (ui::title(w.admin_title(), w.admin_lead()))
        (ui::section("give", w.admin_give(), html! {
            p { (w.admin_give_lead()) }
            (f.post(&ui::href::admin_role(), html! {
                (f.text("code", w.admin_code()).value(form.code.as_str()).hint(w.admin_code_hint()).required().autocomplete("off").max_length(20).half())
                (f.radios("role", w.admin_role(), roles))
                (ui::field::hidden("step", "look"))
                (ui::button(Tone::Main, w.admin_look()).icon(Icon::ArrowRight))
            }))
        }))
        (ui::section("people", w.admin_people(), html! {
            (ui::facts(people.iter().map(|person| line(look, person, me))))
        }))
        p { a href=(ui::href::audit()) { (w.audit_title()) } }
    })
}

fn line(look: &Look<'_>, person: &Person, me: Option<PersonId>) -> Html {
    let w = look.words;
    let is_me = me == Some(person.id);
    let label = if is_me { w.admin_leave() } else { w.admin_take() };
    ui::fact(
        Icon::User,
        html! {
            strong { (person_views::name(look, &person.name)) } " "
            (ui::tag("plain", role_name(look, person.site_role)))
            @if is_me { " " (ui::tag("good", w.admin_you())) }
            br;
            (w.admin_since(&person_views::joined(look, person)))
            (ui::form(look, &ui::href::admin_role(), html! {
                (ui::field::hidden("step", "take"))
                (ui::field::hidden("person", &person.id.to_string()))
                (ui::button(Tone::Quiet, label).about(person.name.as_str()))
            }))
        },
    )
}

/// Whose code it is: looked at before the role is given.
pub(crate) fn confirm(look: &Look<'_>, name: &str, role: SiteRole, code: &str) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.admin_confirm_title(), w.admin_confirm_lead()))
        p { strong { (person_views::name(look, name)) } " → " (role_name(look, role)) }
        (ui::form(look, &ui::href::admin_role(), html! {
            (ui::field::hidden("code", code))
            (ui::field::hidden("role", role.as_str()))
            (ui::field::hidden("step", "give"))
            (ui::button(Tone::Main, w.admin_confirm_go()).icon(Icon::Check))
        }))
        p { a href=(ui::href::admin()) { (w.ui_cancel()) } }
    })
}
