//! The page that asks before a group is dissolved.

use base::Problems;
use ui::{Form, Html, Icon, Look, Tone, href, html};

use super::super::model::{Group, NOTE_MAX};

/// The page, with the note as typed.
pub(crate) fn close(look: &Look<'_>, group: &Group, note: &str, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    ui::narrow(html! {
        (super::crumbs(look, group))
        (ui::title(words.group_close_title(&group.name), words.group_close_lead()))
        ul {
            li { (words.group_close_what_now()) }
            li { (words.group_close_what_later()) }
        }
        (form.post(&href::group_close(&group.slug), html! {
            (form.textarea("note", words.group_close_note()).value(note).optional()
                .hint(words.group_close_note_hint()).rows(4).max_length(NOTE_MAX))
            (ui::row([
                html! { (ui::button(Tone::Danger, words.group_close_do()).icon(Icon::Archive)) },
                html! { (ui::link_button(Tone::Plain, href::group(&group.slug), words.group_close_keep())) },
            ]))
        }))
    })
}
