//! How a call shows the demands it carries, and the form that chooses them.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Tone, Words, button, card, cards, choice, href, html, tag};
use web::Sample;

use super::model::{CarryForm, Known};
use crate::call::model::{Call, REASON_MAX, State};

/// What a state is called.
fn state_word(words: &Words, state: &str) -> String {
    words.by_key(&format!("demand-state-{state}"), &[]).unwrap_or_else(|| state.to_owned())
}

fn state_tag(words: &Words, state: &str) -> Html {
    let kind = match state {
        "conceded" => "good",
        "negotiating" => "wait",
        "refused" => "bad",
        _ => "plain",
    };
    tag(kind, state_word(words, state))
}

/// The demands a call carries, each with where it stands.
pub(crate) fn carried(look: &Look<'_>, list: &[Known]) -> Html {
    let words = look.words;
    let one = |it: &Known| {
        card(it.title.clone(), href::demand(it.code))
            .tag(state_tag(words, &it.state))
            .fact(Icon::Flag, words.demand_call_by(&it.group_name, &it.addressee))
    };
    html! {
        @if !list.is_empty() {
            (ui::section("carried", words.demand_call_title(), html! { (cards(list.iter().map(one))) }))
        }
    }
}

/// Everything the form shows.
pub(crate) struct CarryPage<'a> {
    pub(crate) call: &'a Call,
    /// What can be chosen.
    pub(crate) at_hand: &'a [Known],
    pub(crate) raw: &'a CarryForm,
    pub(crate) problems: &'a Problems,
}

/// The form with its head.
pub(crate) fn choose(look: &Look<'_>, page: &CarryPage<'_>) -> (Head, Html) {
    let (words, call, raw) = (look.words, page.call, page.raw);
    let title = words.demand_call_edit_title(&call.content.title);
    let form = Form::new(look, page.problems);
    let choices = page.at_hand.iter().map(|it| {
        let code = it.code.to_string();
        let on = raw.demands.contains(&code);
        let by = words.demand_call_by(&it.group_name, &it.addressee);
        choice(code, it.title.as_str()).hint(format!("{by} – {}", state_word(words, &it.state))).on(on)
    });
    let content = html! {
        @if page.at_hand.is_empty() { p { (words.demand_call_choose_none()) } }
        @else { (form.checks("demands", words.demand_call_choose(), choices.collect())) }
        (form.text("add", words.demand_call_add()).hint(words.demand_call_add_hint()).value(raw.add.as_str())
            .autocomplete("off").optional())
        @if call.state != State::Draft {
            (form.text("reason", words.demand_call_reason()).hint(words.call_form_reason_hint())
                .value(raw.reason.as_str()).max_length(REASON_MAX).required())
        }
        (button(Tone::Main, words.demand_call_save()))
    };
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(&call.content.title, &href::call(&call.slug))]))
        (ui::title(&title, words.demand_call_edit_lead()))
        (form.post(&href::call_demands(&call.slug), content))
    });
    (Head::new(title).hidden(), main)
}

/// The form made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let (draft, open) = (crate::call::demo::sample_call(State::Draft), crate::call::demo::sample_call(State::Open));
    let (all, sound) = (super::demo::samples(), Problems::new());
    let ticked = CarryForm { demands: vec![all[0].code.to_string()], ..CarryForm::default() };
    let wrong = CarryForm { add: "\"><script>".to_owned(), ..CarryForm::default() };
    let problems = wrong.parse(&all, true).err().unwrap_or_default();
    let page = |call, at_hand, raw, problems| choose(look, &CarryPage { call, at_hand, raw, problems });
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    vec![
        sample("call-demands-draft", page(&draft, &all, &ticked, &sound)),
        sample("call-demands-wrong", page(&open, &all, &wrong, &problems)),
        sample("call-demands-none", page(&open, &[], &CarryForm::default(), &sound)),
    ]
}
