//! Writing news about an action.

use base::Problems;
use ui::{Form, Head, Html, Look, Tone, button, field, format, href, html};

use super::model::{TEXT_MAX, Update, UpdateForm};
use crate::action::model::Action;
use crate::action::views::way;

/// Everything the page shows.
#[derive(Debug)]
pub struct UpdatesPage<'a> {
    /// The action.
    pub action: &'a Action,
    /// What was said so far, newest first.
    pub updates: &'a [Update],
    /// What was typed.
    pub raw: &'a UpdateForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Whether the site can send mail.
    pub mails: bool,
}

/// The page with its head.
pub fn updates(look: &Look<'_>, it: &UpdatesPage<'_>) -> (Head, Html) {
    let (words, action) = (look.words, it.action);
    let title = words.action_updates_form_title(&action.content.title);
    let to = href::action_updates(action.code);
    let form = Form::new(look, it.problems);
    let content = html! {
        (form.textarea("text", words.action_updates_text()).value(it.raw.text.as_str()).max_length(TEXT_MAX).rows(4).required())
        @if it.mails { (form.check("mail", words.action_updates_mail()).on(it.raw.mail == "yes")) }
        (button(Tone::Main, words.action_updates_send()))
    };
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.action_updates_lead()))
        (form.post(&to, content))
        @if !it.updates.is_empty() {
            (ui::section("said", words.action_updates_title(), html! {
                @for update in it.updates {
                    p class="hint" { (ui::time(look, update.at, &action.content.zone, format::Detail::LongTime)) }
                    p { bdi { (update.text) } }
                    (Form::fresh(look).post(&to, html! {
                        (field::hidden("delete", &update.at.millis().to_string()))
                        (button(Tone::Quiet, words.action_updates_delete()).about(&update.text))
                    }))
                }
            }))
        }
    });
    (Head::new(title).hidden(), main)
}

/// Pages made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let action = crate::action::demo::sample(crate::action::model::State::Published);
    let updates = [Update { at: look.now, text: "<b>Rain</b>: we meet inside.".to_owned() }];
    let (raw, problems) = (UpdateForm::default(), Problems::one("text", "problem-empty"));
    let page = UpdatesPage { action: &action, updates: &updates, raw: &raw, problems: &problems, mails: true };
    let (head, main) = self::updates(look, &page);
    vec![web::Sample { name: "action-updates", head, main }]
}
