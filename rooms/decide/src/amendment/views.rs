//! How an amendment looks: the form, the change word by word, what can be done with it.

use base::Problems;
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, button, choice, href, html};

use super::model::{Amendment, AmendmentForm, AmendmentId, State, Step, StepForm};
use crate::proposal::model::{BODY_MAX, Part, Proposal, REASON_MAX};
use crate::proposal::views::{May, amendment_tag, change, crumbs, day};

/// The form with its head.
pub(crate) fn edit(look: &Look<'_>, it: &Proposal, raw: &AmendmentForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.textarea("text", words.proposal_amendment_text()).hint(words.proposal_amendment_text_hint()).value(raw.text.as_str()).rows(16).max_length(BODY_MAX).required())
        (form.textarea("reason", words.proposal_amendment_reason()).value(raw.reason.as_str()).rows(3).max_length(REASON_MAX).required())
        (form.hidden("version", &raw.version))
        (button(Tone::Main, words.proposal_amendment_send()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.content.title, &href::proposal(it.code))]))
        (ui::title(words.proposal_amend(), words.proposal_amend_lead()))
        (form.post(&href::amendment_new(it.code), content))
    });
    (Head::new(words.proposal_amend()).hidden().sheet_of(Sheet::Decide), main)
}

/// Everything an amendment's page shows.
pub(crate) struct AmendmentPage<'a> {
    pub(crate) proposal: &'a Proposal,
    pub(crate) it: &'a Amendment,
    /// The text it was written for.
    pub(crate) base: &'a str,
    pub(crate) may: May,
    /// Whether the actor proposed it.
    pub(crate) is_own: bool,
    /// The election that decides it.
    pub(crate) election: Option<base::Code>,
    pub(crate) raw: &'a StepForm,
    pub(crate) problems: &'a Problems,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &AmendmentPage<'_>) -> (Head, Html) {
    let (words, it, proposal) = (look.words, page.it, page.proposal);
    let title = words.proposal_amendment(it.number);
    let carried = it.carried(page.base, &proposal.content.text);
    let moved_on = it.base_version != proposal.version && it.state == State::Open;
    let main = html! {
        (crumbs(look, &proposal.body, &[(&proposal.content.title, &href::proposal(proposal.code))]))
        (ui::title(&title, html! { p { (amendment_tag(words, it.state)) } p { bdi { (it.reason) } } }))
        p class="hint" {
            @match (&it.by, page.may.is_member) {
                (Some((_, name)), true) => { bdi { (name) } " · " },
                _ => { (words.proposal_by_member()) " · " },
            }
            (day(words, it.at)) " · " (words.proposal_amendment_base(it.base_version))
        }
        @if !it.note.is_empty() { (ui::notice(Kind::Info, words.proposal_amendment_note(), ui::bdi(&it.note))) }
        @if moved_on {
            @if carried.is_some() { (ui::notice(Kind::Info, words.proposal_amendment_moved(), words.proposal_amendment_carried())) }
            @else { (ui::notice(Kind::Careful, words.proposal_amendment_moved(), words.proposal_amendment_clash())) }
        }
        (ui::section("change", words.proposal_amendment_change(), change(words, page.base, &it.text)))
        @if let Some(code) = page.election {
            p { (ui::link_button(Tone::Main, href::election(code), words.proposal_to_election()).icon(Icon::Vote)) }
        }
        (steps(look, page, carried.is_some()))
    };
    (Head::new(title).sheet_of(Sheet::Decide), main)
}

fn steps(look: &Look<'_>, page: &AmendmentPage<'_>, fits: bool) -> Html {
    let (words, it) = (look.words, page.it);
    let is_mover = page.may.part == Some(Part::Mover);
    let can: Vec<Step> = Step::ALL
        .iter()
        .copied()
        .filter(|step| match step {
            Step::Accept => is_mover && fits,
            Step::Reject => is_mover,
            Step::Withdraw => page.is_own,
            Step::Ballot => page.may.is_officer && fits,
        })
        .collect();
    if it.state != State::Open || can.is_empty() || !page.proposal.is_discussed() {
        return html! {};
    }
    let form = Form::new(look, page.problems);
    let choices = can.iter().map(|step| {
        let (name, hint) = (
            format!("proposal-amendment-step-{}", step.as_str()),
            format!("proposal-amendment-hint-{}", step.as_str()),
        );
        choice(step.as_str(), words.by_key(&name, &[]).unwrap_or_default())
            .hint(words.by_key(&hint, &[]).unwrap_or_default())
            .on(page.raw.step == step.as_str())
    });
    let content = html! {
        (form.radios("step", words.proposal_step(), choices.collect()).required())
        (form.textarea("note", words.proposal_amendment_why()).hint(words.proposal_amendment_why_hint()).value(page.raw.note.as_str()).rows(2).max_length(REASON_MAX))
        (button(Tone::Main, words.proposal_step_send()))
    };
    ui::section(
        "steps",
        words.proposal_steps(),
        ui::narrow(form.post(&href::amendment(page.proposal.code, it.number), content)),
    )
}

/// Amendments made up for samples.
pub(crate) fn made_up() -> Vec<Amendment> {
    let at = base::Time::from_millis(1_790_856_000_000);
    let one = |number, state| Amendment {
        id: AmendmentId::new(at, &base::SeededRandom::new(44)),
        number,
        base_version: 1,
        text: "## Why\n\nAlone we are late. Together we are *on time*, and <b>safe</b>.".to_owned(),
        reason: "Say that it is safer.".to_owned(),
        by: None,
        state,
        note: if state == State::Rejected { "It says so already.".to_owned() } else { String::new() },
        at,
    };
    vec![one(1, State::Accepted), one(2, State::Open), one(3, State::Rejected), one(4, State::Ballot)]
}

/// Pages made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let proposal = crate::proposal::samples::proposal(crate::proposal::model::State::Discussion);
    let (all, raw, sound) = (made_up(), StepForm::default(), Problems::new());
    let wrong = AmendmentForm::default();
    let problems = wrong.parse("").err().unwrap_or_default();
    let page = |it, may, is_own| AmendmentPage {
        proposal: &proposal,
        it,
        base: "## Why\n\nAlone we are late.",
        may,
        is_own,
        election: None,
        raw: &raw,
        problems: &sound,
    };
    let mover = May { part: Some(Part::Mover), is_member: true, is_officer: true };
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    vec![
        sample("amendment-new-wrong", edit(look, &proposal, &wrong, &problems)),
        sample("amendment-open", show(look, &page(&all[1], mover, true))),
        sample("amendment-rejected", show(look, &page(&all[2], May::default(), false))),
    ]
}
