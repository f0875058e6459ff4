//! How recall looks: the petition, the form, and what stands on the page of the seat.

use base::Problems;
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, format, href, html, link_button, tag};

use super::model::{Petition, PetitionForm, State};
use crate::delegate::model::{Delegate, Delegation};
use crate::delegate::views::crumbs;
use crate::proposal::model::REASON_MAX;
use crate::proposal::views::day;

fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Open | State::Ballot => "wait",
        State::Passed => "bad",
        State::Failed | State::Lapsed | State::Moot => "plain",
    };
    tag(kind, words.by_key(&format!("delegate-recall-{}", state.as_str()), &[]).unwrap_or_default())
}

fn numbers(words: &Words, it: &Petition) -> String {
    words.delegate_recall_signed(&format::number(words, it.signed), &format::number(words, it.needed))
}

/// A petition or an election that goes on, in sight of everybody who belongs to the body.
pub(crate) fn running(look: &Look<'_>, of: &Delegation, all: &[Petition]) -> Html {
    let words = look.words;
    html! {
        @for it in all {
            @let link = html! { " " a href=(href::recall(of.code, it.number)) { (words.delegate_recall_to()) } };
            @if it.state == State::Ballot { (ui::notice(Kind::Careful, words.delegate_recall_ballot(), link)) }
            @else if it.is_open(look.now) { (ui::notice(Kind::Info, words.delegate_recall_open(), html! { (numbers(words, it)) (link) })) }
        }
    }
}

/// Every petition against a delegate.
pub(crate) fn listed(look: &Look<'_>, of: &Delegation, all: &[Petition]) -> Html {
    let words = look.words;
    html! {
        @if !all.is_empty() {
            ul class="facts" { @for it in all {
                (ui::fact(Icon::History, html! { a href=(href::recall(of.code, it.number)) { (words.delegate_recall_number(it.number, &day(words, it.opened_at))) } " " (state_tag(words, it.shown(look.now))) }))
            } }
        }
    }
}

/// The form of a petition with its head.
pub(crate) fn new(
    look: &Look<'_>,
    it: &Delegation,
    held: &Delegate,
    needed: u64,
    raw: &PetitionForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let title = words.delegate_recall_title(&held.name);
    let content = html! {
        (form.textarea("reason", words.delegate_recall_reason()).hint(words.delegate_recall_reason_hint()).value(raw.reason.as_str()).rows(4).max_length(REASON_MAX).required())
        (button(Tone::Main, words.delegate_recall_send()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code)), (&held.name, &href::seat(it.code, held.place))]))
        (ui::title(&title, html! { p { (words.delegate_recall_lead(&format::number(words, needed))) } }))
        (form.post(&href::recall_new(it.code, held.place), content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// The page of a petition with its head.
pub(crate) fn show(
    look: &Look<'_>,
    of: &Delegation,
    it: &Petition,
    delegate: &Delegate,
    has_signed: bool,
) -> (Head, Html) {
    let words = look.words;
    let title = words.delegate_recall_title(&delegate.name);
    let state = it.shown(look.now);
    let to = href::recall_sign(of.code, it.number);
    let means = words.by_key(&format!("delegate-recall-means-{}", state.as_str()), &[]).unwrap_or_default();
    let main = ui::narrow(html! {
        (crumbs(look, &of.body, &[(&of.title, &href::delegation(of.code)), (&delegate.name, &href::seat(of.code, delegate.place))]))
        (ui::title(&title, html! { p { (state_tag(words, state)) " " (means) } }))
        blockquote { bdi { (it.reason) } }
        ul class="facts" {
            (ui::fact(Icon::Users, numbers(words, it)))
            (ui::fact(Icon::Calendar, words.delegate_recall_begun(&day(words, it.opened_at))))
            @if state == State::Open { (ui::fact(Icon::Clock, words.delegate_recall_lapses(&day(words, it.lapses_at)))) }
            (ui::fact(Icon::EyeOff, words.delegate_recall_secret()))
        }
        @if let Some(code) = it.election { (link_button(Tone::Main, href::election(code), words.delegate_to_election()).icon(Icon::Vote)) }
        @if state == State::Open {
            @if has_signed {
                (ui::notice(Kind::Done, words.delegate_recall_mine(), ""))
                (ui::post_button(look, &to, button(Tone::Quiet, words.delegate_recall_unsign()).sends("then", "withdraw")))
            } @else {
                (ui::post_button(look, &to, button(Tone::Main, words.delegate_recall_sign()).icon(Icon::Stamp).sends("then", "sign")))
            }
        }
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// Petitions made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::delegate::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let (it, held) = (made::delegation(), made::delegate(1));
    let raw = PetitionForm::default();
    let problems = raw.parse().err().unwrap_or_default();
    let open = made::petition(State::Open);
    let ballot = Petition { election: Some(it.code), ..made::petition(State::Ballot) };
    vec![
        sample("recall-new-wrong", new(look, &it, &held, 12, &raw, &problems)),
        sample("recall-open", show(look, &it, &open, &held, false)),
        sample("recall-signed", show(look, &it, &open, &held, true)),
        sample("recall-ballot", show(look, &it, &ballot, &held, false)),
        sample("recall-lapsed", show(look, &it, &made::petition(State::Lapsed), &held, false)),
    ]
}
