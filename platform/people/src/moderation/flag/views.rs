//! The form with which somebody flags a thing, and the thanks.

use base::Problems;
use ui::{Form, Html, Icon, Look, Tone, Words, choice, href, html};
use web::SubjectName;

use super::model::{FlagForm, Reason, WORDS_MAX};

/// What a reason is called.
pub(crate) fn reason_name(words: &Words, reason: Reason) -> &'static str {
    match reason {
        Reason::Untrue => words.flag_reason_untrue(),
        Reason::Danger => words.flag_reason_danger(),
        Reason::Person => words.flag_reason_person(),
        Reason::Hate => words.flag_reason_hate(),
        Reason::Spam => words.flag_reason_spam(),
        Reason::Other => words.flag_reason_other(),
    }
}

/// The form.
pub(crate) fn ask(look: &Look<'_>, it: &SubjectName, action: &str, typed: &FlagForm, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    let reasons = Reason::ALL.into_iter().map(|reason| choice(reason.as_str(), reason_name(words, reason))).collect();
    ui::narrow(html! {
        (ui::breadcrumbs(look, &[(&it.title, &it.href)]))
        (ui::title(words.flag_title(), words.flag_lead()))
        (form.intake(action, html! {
            (form.radios("reason", words.flag_reason(), reasons).value(typed.reason.as_str()).required())
            (form.textarea("words", words.flag_words()).value(typed.words.as_str()).hint(words.flag_words_hint())
                .optional().rows(4).max_length(WORDS_MAX))
            (ui::row([
                html! { (ui::button(Tone::Main, words.flag_send()).icon(Icon::Flag)) },
                html! { (ui::link_button(Tone::Plain, it.href.as_str(), words.ui_cancel())) },
            ]))
        }))
        p { (words.flag_kept()) " " a href=(href::keeps()) { (words.flag_kept_link()) } }
    })
}

/// It was said.
pub(crate) fn thanks(look: &Look<'_>, it: &SubjectName) -> Html {
    let words = look.words;
    ui::narrow(html! {
        (ui::title(words.flag_thanks_title(), words.flag_thanks_text()))
        p { (words.flag_thanks_danger()) }
        (ui::row([
            html! { (ui::link_button(Tone::Main, it.href.as_str(), words.flag_thanks_back())) },
            html! { (ui::link_button(Tone::Plain, href::moderation(), words.moderation_log_title())) },
        ]))
    })
}
