//! How mandates look: three lists, their history, the form.

use base::{Code, Problems};
use ui::{Form, Head, Html, Icon, Look, Sheet, Tone, Words, button, choice, href, html, link_button, tag};

use super::model::{LIST_MAX, Mandate, MandateForm, State, items};
use crate::delegate::load::May;
use crate::delegate::model::Delegation;
use crate::delegate::views::crumbs;
use crate::proposal::model::{Audience, REASON_MAX};
use crate::proposal::views::day;

/// The mandate in force as three lists; where there is none, what that means.
pub(crate) fn lists(words: &Words, it: Option<&Mandate>) -> Html {
    let Some(it) = it else { return html! { p { (words.delegate_mandate_none()) } } };
    html! {
        (three(words, it))
        p class="hint" {
            (words.delegate_mandate_version(it.version, &day(words, it.at)))
            @if let Some(code) = it.decision { " " a href=(href::decision(code)) { (words.delegate_mandate_decision()) } }
        }
    }
}

fn three(words: &Words, it: &Mandate) -> Html {
    let parts = [
        (words.delegate_mandate_alone(), &it.lists.alone),
        (words.delegate_mandate_as_told(), &it.lists.as_told),
        (words.delegate_mandate_bring_back(), &it.lists.bring_back),
    ];
    html! {
        dl class="definitions" { @for (name, list) in parts {
            div { dt { (name) } dd {
                @if list.is_empty() { (words.delegate_mandate_nothing()) }
                @else { ul { @for item in items(list) { li { bdi { (item) } } } } }
            } }
        } }
    }
}

fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::InForce => "good",
        State::Proposed => "wait",
        State::Dropped => "bad",
    };
    tag(kind, words.by_key(&format!("delegate-mandate-{}", state.as_str()), &[]).unwrap_or_default())
}

/// The page of a mandate with its history, with its head.
pub(crate) fn show(look: &Look<'_>, it: &Delegation, all: &[Mandate], may: May) -> (Head, Html) {
    let words = look.words;
    let title = words.delegate_mandate_title(&it.title);
    let force = all.iter().find(|one| one.state == State::InForce).map(|one| one.version);
    let main = html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::title(&title, words.delegate_mandate_lead()))
        @if all.is_empty() { (ui::empty(Icon::File, words.delegate_mandate_none(), html! {})) }
        @for one in all {
            (ui::section(&format!("version-{}", one.version), words.delegate_mandate_version(one.version, &day(words, one.at)), html! {
                p {
                    @if one.state == State::InForce && Some(one.version) != force { (tag("plain", words.delegate_mandate_replaced())) }
                    @else { (state_tag(words, one.state)) }
                }
                @if !one.reason.is_empty() { blockquote { bdi { (one.reason) } } }
                (three(words, one))
                ul class="facts" {
                    @if let Some(code) = one.decision { (ui::fact(Icon::Stamp, html! { a href=(href::decision(code)) { (words.delegate_mandate_decision()) } })) }
                    @if let Some(code) = one.proposal { (ui::fact(Icon::File, html! { a href=(href::proposal(code)) { (words.delegate_mandate_asked()) } })) }
                }
            }))
        }
        (ui::row([
            html! { @if may.is_officer && it.is_open() { (link_button(Tone::Plain, href::mandate_new(it.code), words.delegate_mandate_new()).icon(Icon::Pencil)) } },
            html! { (ui::print_button(look)) },
        ]))
    };
    let mut head = Head::new(title).canonical(href::mandate(it.code)).sheet_of(Sheet::Decide);
    if it.audience == Audience::Members {
        head = head.hidden();
    }
    (head, main)
}

/// The form of a new version with its head.
pub(crate) fn edit(
    look: &Look<'_>,
    it: &Delegation,
    adopted: &[(Code, String)],
    raw: &MandateForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let mut ways = vec![choice("", words.delegate_field_decision_none()).on(raw.decision.is_empty())];
    ways.extend(
        adopted.iter().map(|(code, title)| choice(code.as_str(), title.as_str()).on(raw.decision == code.as_str())),
    );
    let content = html! {
        (form.textarea("alone", words.delegate_mandate_alone()).hint(words.delegate_field_list_hint()).value(raw.alone.as_str()).rows(4).max_length(LIST_MAX).optional())
        (form.textarea("as_told", words.delegate_mandate_as_told()).value(raw.as_told.as_str()).rows(4).max_length(LIST_MAX).optional())
        (form.textarea("bring_back", words.delegate_mandate_bring_back()).value(raw.bring_back.as_str()).rows(4).max_length(LIST_MAX).optional())
        (form.textarea("reason", words.delegate_field_reason()).value(raw.reason.as_str()).rows(2).max_length(REASON_MAX).optional())
        (form.select("decision", words.delegate_field_decision(), ways).hint(words.delegate_field_decision_hint()))
        (button(Tone::Main, words.ui_save()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::title(words.delegate_mandate_new(), words.delegate_mandate_new_lead()))
        (form.post(&href::mandate_new(it.code), content))
    });
    (Head::new(words.delegate_mandate_new()).hidden().sheet_of(Sheet::Decide), main)
}

/// Mandates made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::delegate::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let it = made::delegation();
    let all = [
        Mandate { version: 3, state: State::Proposed, decision: None, proposal: Some(it.code), ..made::mandate() },
        Mandate { version: 2, ..made::mandate() },
        made::mandate(),
    ];
    let officer = May { is_member: true, is_officer: true };
    let raw = MandateForm::default();
    let problems = raw.parse(&[]).err().unwrap_or_default();
    vec![
        sample("mandate", show(look, &it, &all, officer)),
        sample("mandate-none", show(look, &it, &[], May::default())),
        sample("mandate-new-wrong", edit(look, &it, &[(it.code, "Bring <back>".to_owned())], &raw, &problems)),
    ]
}
