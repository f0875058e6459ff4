//! Writing to the organizers of an action, and what they read.

use base::{Problems, Time};
use ui::notice::Kind as Note;
use ui::{Form, Head, Html, Look, Tone, button, field, format, href, html, link_button};
use uuid::Uuid;

use super::model::{ContactForm, MESSAGE_MAX, Message};
use crate::action::model::Action;
use crate::action::views::way;

/// The form for a visitor, with its head.
pub fn ask(look: &Look<'_>, action: &Action, raw: &ContactForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let title = words.contact_title(&action.content.title);
    let form = Form::new(look, problems);
    let content = html! {
        (form.textarea("message", words.contact_message()).value(raw.message.as_str()).max_length(MESSAGE_MAX).rows(7).required())
        (form.email("reply", words.contact_reply()).hint(words.contact_reply_hint()).value(raw.reply.as_str())
            .autocomplete("email").optional())
        (button(Tone::Main, words.contact_send()))
    };
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.contact_lead()))
        (form.intake(&href::action_contact(action.code), content))
    });
    (Head::new(title).hidden(), main)
}

/// The message is on its way.
pub fn sent(look: &Look<'_>, action: &Action) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::notice(Note::Done, words.contact_sent_title(), words.contact_sent_text()))
        (ui::title(words.contact_sent_title(), html! { bdi { (action.content.title) } }))
        (link_button(Tone::Plain, href::action(action.code), words.rsvp_back_to_action()))
    });
    (Head::new(words.contact_sent_title()).hidden(), main)
}

/// What came, for the organizers.
pub fn inbox(look: &Look<'_>, action: &Action, list: &[(Uuid, Time, Message)]) -> (Head, Html) {
    let words = look.words;
    let title = words.contact_inbox_title(&action.content.title);
    let to = href::action_contact(action.code);
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.contact_inbox_lead()))
        @if list.is_empty() { p { (words.contact_inbox_none()) } }
        @for (id, at, message) in list {
            article class="card" {
                p class="hint" { (ui::time(look, *at, &action.content.zone, format::Detail::LongTime)) }
                @for line in message.text.split('\n') { p { bdi { (line) } } }
                @if !message.reply.is_empty() {
                    p { (words.contact_answer_to()) " " a href={ "mailto:" (message.reply) } { bdi { (message.reply) } } }
                }
                (Form::fresh(look).post(&to, html! {
                    (field::hidden("delete", &id.to_string()))
                    (button(Tone::Quiet, words.contact_delete()).about(message.text.chars().take(40).collect::<String>()))
                }))
            }
        }
    });
    (Head::new(title).hidden(), main)
}

/// Pages made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let action = crate::action::demo::sample(crate::action::model::State::Published);
    let raw = ContactForm { reply: "nobody".to_owned(), ..ContactForm::default() };
    let problems = raw.parse().err().unwrap_or_default();
    let message =
        Message { text: "<script>alert(1)</script>\nIs there a ramp?".to_owned(), reply: "ben@example.org".to_owned() };
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    vec![
        sample("contact-ask", ask(look, &action, &raw, &problems)),
        sample("contact-sent", sent(look, &action)),
        sample("contact-inbox", inbox(look, &action, &[(Uuid::nil(), look.now, message)])),
        sample("contact-inbox-none", inbox(look, &action, &[])),
    ]
}
