//! The forms of a call: writing, correcting, changing its state, its picture.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Tone, button, choice, href, html, link_button};

use super::{stale, state_word};
use crate::call::form::{CallForm, PictureForm, StateForm};
use crate::call::model::{Call, Correction, PICTURE_TEXT_MAX, REASON_MAX, SUMMARY_MAX, Step, TITLE_MAX, WHY_MAX};

/// What is being written.
#[derive(Clone, Copy, Debug)]
pub enum Mode<'a> {
    /// A new draft, for one of these groups (name in URLs, name).
    New(&'a [(String, String)]),
    /// A draft that exists.
    Draft(&'a Call),
    /// A call that is public.
    Public(&'a Call),
}

/// Everything the form shows.
#[derive(Debug)]
pub struct EditPage<'a> {
    /// What is being written.
    pub mode: Mode<'a>,
    /// What was typed.
    pub raw: &'a CallForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// What somebody else saved meanwhile.
    pub since: &'a [Correction],
}

/// The form with its head.
pub fn edit(look: &Look<'_>, it: &EditPage<'_>) -> (Head, Html) {
    let words = look.words;
    let (title, lead, action, send) = match it.mode {
        Mode::New(_) => {
            (words.call_new_title().to_owned(), words.call_new_lead(), href::call_new(), words.call_save_draft())
        }
        Mode::Draft(call) => (
            words.call_edit_title(&call.content.title),
            words.call_edit_lead_draft(),
            href::call_edit(&call.slug),
            words.call_save_draft(),
        ),
        Mode::Public(call) => (
            words.call_edit_title(&call.content.title),
            words.call_edit_lead_open(),
            href::call_edit(&call.slug),
            words.call_save_correction(),
        ),
    };
    let form = Form::new(look, it.problems);
    let content = html! {
        (fields(look, &form, it))
        (button(Tone::Main, send))
    };
    let main = ui::narrow(html! {
        @if let Mode::Draft(call) | Mode::Public(call) = it.mode { (way(look, call)) }
        (ui::title(&title, lead))
        @if !it.since.is_empty() { (stale(look, it.since)) }
        (form.post(&action, content))
    });
    (Head::new(title).hidden(), main)
}

fn way(look: &Look<'_>, call: &Call) -> Html {
    ui::breadcrumbs(look, &[(&call.content.title, &href::call(&call.slug))])
}

fn fields<'a>(look: &'a Look<'a>, form: &Form<'a>, it: &'a EditPage<'a>) -> Html {
    let words = look.words;
    let raw = it.raw;
    html! {
        (ui::field::hidden("version", &raw.version))
        (ui::field::hidden("id", &raw.id))
        @if let Mode::New(groups) = it.mode {
            @let choices = groups.iter().map(|(slug, name)| choice(slug.as_str(), name.as_str())).collect();
            (form.select("group", words.call_form_group(), choices).value(raw.group.as_str()).required())
        }
        (form.text("title", words.call_form_title()).hint(words.call_form_title_hint())
            .value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.textarea("summary", words.call_form_summary()).hint(words.call_form_summary_hint())
            .value(raw.summary.as_str()).max_length(SUMMARY_MAX).rows(3).required())
        (form.date("starts_on", words.call_form_starts()).value(raw.starts_on.as_str()).half().required())
        (form.date("ends_on", words.call_form_ends()).hint(words.call_form_ends_hint())
            .value(raw.ends_on.as_str()).half().optional())
        (form.textarea("demands", words.call_form_demands()).hint(words.call_form_demands_hint())
            .value(raw.demands.as_str()).rows(5).optional())
        (form.textarea("text", words.call_form_text()).hint(words.call_form_text_hint())
            .value(raw.text.as_str()).rows(14).optional())
        (form.text("why_text", words.call_form_why_text()).hint(words.call_form_why_text_hint())
            .value(raw.why_text.as_str()).max_length(WHY_MAX).optional())
        (form.url("why_url", words.call_form_why_url()).value(raw.why_url.as_str()).optional())
        @let chosen: Vec<&str> = raw.langs.iter().map(String::as_str).collect();
        (form.languages("langs", words.call_form_langs(), &chosen))
        @if !matches!(it.mode, Mode::Public(_)) {
            (form.text("slug", words.call_form_slug()).hint(words.call_form_slug_hint())
                .value(raw.slug.as_str()).max_length(60).autocomplete("off").optional())
        } @else {
            (form.text("reason", words.call_form_reason()).hint(words.call_form_reason_hint())
                .value(raw.reason.as_str()).max_length(REASON_MAX).required())
        }
    }
}

/// For somebody who is no officer of any group yet.
pub fn no_group(look: &Look<'_>) -> (Head, Html) {
    let words = look.words;
    let main = html! {
        (ui::title(words.call_new_no_group_title(), words.call_new_no_group_text()))
        (ui::row([
            html! { (link_button(Tone::Main, href::groups(), words.call_new_no_group_find())) },
            html! { (link_button(Tone::Plain, href::group_new(), words.call_new_no_group_make())) },
        ]))
    };
    (Head::new(words.call_new_title()).hidden(), ui::narrow(main))
}

/// Everything the page of states shows.
#[derive(Debug)]
pub struct StatePage<'a> {
    /// The call.
    pub call: &'a Call,
    /// What was typed.
    pub raw: &'a StateForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// Where the call stands and what can happen, with its head.
pub fn state(look: &Look<'_>, it: &StatePage<'_>) -> (Head, Html) {
    let words = look.words;
    let call = it.call;
    let title = words.call_state_title(&call.content.title);
    let form = Form::new(look, it.problems);
    let steps = Step::possible(call.state);
    let chosen = Step::parse(&it.raw.step).or_else(|| steps.first().copied());
    let choices = steps.iter().map(|step| {
        let (label, hint) = step_words(words, *step);
        choice(step.as_str(), label).hint(hint).on(Some(*step) == chosen)
    });
    let content = html! {
        (ui::field::hidden("state", call.state.as_str()))
        (form.radios("step", words.call_state_choose(), choices.collect()).required())
        (form.textarea("reason", words.call_state_reason()).hint(words.call_state_reason_hint())
            .value(it.raw.reason.as_str()).max_length(REASON_MAX).rows(3).optional())
        (button(Tone::Main, words.call_state_go()))
    };
    let main = ui::narrow(html! {
        (way(look, call))
        (ui::title(&title, words.call_state_now(state_word(words, call.state))))
        (form.post(&href::call_state(&call.slug), content))
    });
    (Head::new(title).hidden(), main)
}

fn step_words(words: &ui::Words, step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Open => (words.call_step_open(), words.call_step_open_hint()),
        Step::Close => (words.call_step_close(), words.call_step_close_hint()),
        Step::Reopen => (words.call_step_reopen(), words.call_step_reopen_hint()),
        Step::Withdraw => (words.call_step_withdraw(), words.call_step_withdraw_hint()),
        Step::Discard => (words.call_step_discard(), words.call_step_discard_hint()),
    }
}

/// Everything the page of the picture shows.
#[derive(Debug)]
pub struct PicturePage<'a> {
    /// The call.
    pub call: &'a Call,
    /// What was typed.
    pub raw: &'a PictureForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The picture and how to change it, with its head.
pub fn picture(look: &Look<'_>, it: &PicturePage<'_>) -> (Head, Html) {
    let words = look.words;
    let call = it.call;
    let title = words.call_picture_title(&call.content.title);
    let form = Form::new(look, it.problems);
    let is_public = call.state != crate::call::model::State::Draft;
    let content = html! {
        (form.file("picture", words.call_picture_file()).hint(words.call_picture_file_hint())
            .accept("image/jpeg,image/png,image/webp"))
        (form.textarea("picture_text", words.call_picture_text()).hint(words.call_picture_text_hint())
            .value(it.raw.picture_text.as_str()).max_length(PICTURE_TEXT_MAX).rows(2))
        @if call.picture.is_some() {
            (form.check("remove", words.call_picture_remove()).on(it.raw.remove == "yes"))
        }
        @if is_public {
            (form.text("reason", words.call_form_reason()).hint(words.call_form_reason_hint())
                .value(it.raw.reason.as_str()).max_length(REASON_MAX).required())
        }
        (button(Tone::Main, words.call_picture_save()).icon(Icon::Upload))
    };
    let main = ui::narrow(html! {
        (way(look, call))
        (ui::title(&title, words.call_picture_lead()))
        @if let Some(now) = &call.picture {
            (ui::section("now", words.call_picture_now(), html! {
                img class="picture" src=(href::file(&now.file)) alt=(now.text) width=(now.width) height=(now.height);
            }))
        }
        (form.upload(&href::call_picture(&call.slug), content))
    });
    (Head::new(title).hidden(), main)
}
