//! Who answers for an action, and the link that asks somebody else to.

use ui::{Form, Head, Html, Icon, Look, Tone, button, field, href, html, qr};

use super::way;
use crate::action::model::Action;

/// Everything the page shows.
#[derive(Debug)]
pub struct OrganizersPage<'a> {
    /// The action.
    pub action: &'a Action,
    /// Who answers for it in person: name, whether shown, whether it is the reader.
    pub list: &'a [(String, bool, bool)],
    /// The link that asks somebody else to.
    pub invitation: &'a str,
}

/// The page with its head.
pub fn organizers(look: &Look<'_>, it: &OrganizersPage<'_>) -> (Head, Html) {
    let (words, action) = (look.words, it.action);
    let title = words.action_organizers_title(&action.content.title);
    let to = href::action_organizers(action.code);
    let act = |what: &str, label: &'static str| {
        Form::fresh(look).post(&to, html! { (field::hidden("what", what)) (button(Tone::Plain, label)) })
    };
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.action_organizers_lead()))
        @if let Some(group) = &action.group { p { (words.action_organizers_group(&group.name)) } }
        ul {
            @for (name, shown, _) in it.list {
                li { bdi { (name) } " – " @if *shown { (words.action_organizers_shown()) } @else { (words.action_organizers_unshown()) } }
            }
        }
        @if let Some((_, shown, _)) = it.list.iter().find(|(_, _, me)| *me) {
            (ui::row([
                if *shown { act("hide", words.action_organizers_hide()) } else { act("show", words.action_organizers_show()) },
                act("leave", words.action_organizers_leave()),
            ]))
        }
        (ui::section("invite", words.action_organizers_invite_title(), html! {
            p { (words.action_organizers_invite_text()) }
            p { a href=(it.invitation) { (it.invitation) } }
            (ui::copy_button(look, it.invitation, words.ui_copy_link()))
            (ui::details(words.action_organizers_qr(), qr::svg(it.invitation, words.action_organizers_qr())))
        }))
    });
    (Head::new(title).hidden(), main)
}

/// What somebody sees who was asked.
pub fn invited(look: &Look<'_>, action: &Action, invitation: &str) -> (Head, Html) {
    let words = look.words;
    let title = words.action_invited_title(&action.content.title);
    let content = html! {
        (field::hidden("what", "accept"))
        (field::hidden("invitation", invitation))
        (button(Tone::Main, words.action_invited_accept()).icon(Icon::Check))
    };
    let main = ui::narrow(html! {
        (ui::title(&title, words.action_invited_lead()))
        (Form::fresh(look).post(&href::action_organizers(action.code), content))
    });
    (Head::new(title).hidden(), main)
}
