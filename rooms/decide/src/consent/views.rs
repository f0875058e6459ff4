//! How a consent round looks: what was said, the form, the objections.

use base::{PersonId, Problems};
use ui::format::Detail;
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, button, choice, format, href, html, tag};

use super::model::{Outcome, Position, Round, Said, SayForm, Standing, figures};
use crate::proposal::model::{Proposal, REASON_MAX};
use crate::proposal::views::crumbs;
use crate::standing::model::least;

/// Everything the page shows.
pub(crate) struct RoundPage<'a> {
    pub(crate) proposal: &'a Proposal,
    pub(crate) round: &'a Round,
    pub(crate) said: &'a [Said],
    /// Whether the actor belongs to the group and sees names.
    pub(crate) is_member: bool,
    /// Whether the actor may take part now.
    pub(crate) may_say: bool,
    /// The zone its end is told in.
    pub(crate) zone: &'static str,
    pub(crate) is_officer: bool,
    pub(crate) me: Option<PersonId>,
    pub(crate) raw: &'a SayForm,
    pub(crate) problems: &'a Problems,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &RoundPage<'_>) -> (Head, Html) {
    let (words, it, round) = (look.words, page.proposal, page.round);
    let title = words.proposal_round_title(&it.content.title);
    let end = format::moment(words, round.closes_at, page.zone, Detail::LongZone);
    let (consented, aside, objected) = figures(page.said);
    let number = |n: u64| format::number(words, n);
    let main = html! {
        (crumbs(look, &it.body, &[(&it.content.title, &href::proposal(it.code))]))
        (ui::title(&title, html! {
            p { (round_tag(look, round.outcome)) " " @if round.outcome == Outcome::Open { (words.ballot_until(&end)) } @else { (words.ballot_ended(&end)) } }
            p { bdi { (it.content.summary) } }
        }))
        (ui::figures(&[
            ui::Figure::new(words.proposal_position_consent(), number(consented)),
            ui::Figure::new(words.proposal_position_aside(), number(aside)),
            ui::Figure::new(words.proposal_position_object(), number(objected)),
        ]))
        p { (words.proposal_round_quorum(&number(page.said.len() as u64), &number(round.entitled), &number(least(round.quorum_percent, round.entitled)))) }
        p class="hint" { (words.proposal_round_open()) }
        (say_form(look, page))
        (objections(look, page))
        (others(look, page))
    };
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

fn round_tag(look: &Look<'_>, outcome: Outcome) -> Html {
    let kind = match outcome {
        Outcome::Open => "wait",
        Outcome::Adopted => "good",
        Outcome::Objected => "bad",
        Outcome::NoQuorum => "plain",
    };
    tag(kind, look.words.by_key(&format!("proposal-round-{}", outcome.as_str()), &[]).unwrap_or_default())
}

fn say_form(look: &Look<'_>, page: &RoundPage<'_>) -> Html {
    let words = look.words;
    if !page.may_say {
        return html! {};
    }
    let mine = page.said.iter().find(|it| it.by.as_ref().map(|(person, _)| *person) == page.me && page.me.is_some());
    let form = Form::new(look, page.problems);
    let chosen = if page.raw.position.is_empty() {
        mine.map_or("", |it| it.position.as_str())
    } else {
        page.raw.position.as_str()
    };
    let reason =
        if page.raw.position.is_empty() { mine.map_or("", |it| it.reason.as_str()) } else { page.raw.reason.as_str() };
    let choices = Position::ALL.iter().map(|it| {
        let (name, hint) =
            (format!("proposal-position-say-{}", it.as_str()), format!("proposal-position-hint-{}", it.as_str()));
        choice(it.as_str(), words.by_key(&name, &[]).unwrap_or_default())
            .hint(words.by_key(&hint, &[]).unwrap_or_default())
            .on(chosen == it.as_str())
    });
    let content = html! {
        (form.radios("position", words.proposal_position(), choices.collect()).required())
        (form.textarea("reason", words.proposal_position_reason()).hint(words.proposal_position_reason_hint()).value(reason).rows(3).max_length(REASON_MAX))
        (button(Tone::Main, if mine.is_some() { words.proposal_position_again() } else { words.proposal_position_send() }))
    };
    ui::section("say", words.proposal_round_say(), ui::narrow(form.post(&href::consent(page.proposal.code), content)))
}

fn name(page: &RoundPage<'_>, look: &Look<'_>, it: &Said) -> Html {
    html! {
        @match (&it.by, page.is_member) {
            (Some((_, name)), true) => bdi { (name) },
            (None, true) => (look.words.proposal_by_gone()),
            _ => (look.words.proposal_by_member()),
        }
    }
}

fn objections(look: &Look<'_>, page: &RoundPage<'_>) -> Html {
    let words = look.words;
    let all: Vec<&Said> = page.said.iter().filter(|it| it.position == Position::Object).collect();
    if all.is_empty() {
        return html! {};
    }
    let body = html! {
        ul class="objections" {
            @for it in all {
                li data-standing=(it.standing.as_str()) {
                    p { strong { (name(page, look, it)) } " " (standing_tag(look, it.standing)) }
                    blockquote { p { bdi { (it.reason) } } }
                    @if !it.note.is_empty() { p { (words.proposal_resolved_note()) " " bdi { (it.note) } } }
                    (end_form(look, page, it))
                }
            }
        }
    };
    ui::section("objections", words.proposal_objections(), body)
}

fn standing_tag(look: &Look<'_>, it: Standing) -> Html {
    let kind = if it == Standing::Stands { "bad" } else { "plain" };
    tag(kind, look.words.by_key(&format!("proposal-objection-{}", it.as_str()), &[]).unwrap_or_default())
}

fn end_form(look: &Look<'_>, page: &RoundPage<'_>, it: &Said) -> Html {
    let words = look.words;
    if !it.stops() || page.round.outcome != Outcome::Open {
        return html! {};
    }
    let to = href::consent_objection(page.proposal.code, it.number);
    let is_mine = page.me.is_some() && it.by.as_ref().map(|(person, _)| *person) == page.me;
    let form = Form::fresh(look);
    let id = format!("note-{}", it.number);
    html! {
        @if is_mine {
            (ui::post_button(look, &to, button(Tone::Plain, words.proposal_objection_withdraw())))
        } @else if page.is_officer {
            (ui::details(words.proposal_objection_resolve(), form.post(&to, html! {
                (form.text("note", words.proposal_resolved_how()).id(id).hint(words.proposal_resolved_hint()).max_length(REASON_MAX).required())
                (button(Tone::Plain, words.proposal_objection_resolve_send()))
            })))
        }
    }
}

fn others(look: &Look<'_>, page: &RoundPage<'_>) -> Html {
    let words = look.words;
    let body = html! {
        @if page.said.is_empty() { p { (words.proposal_round_nobody()) } }
        ul class="names" {
            @for it in page.said.iter().filter(|it| it.position != Position::Object) {
                li { @if it.position == Position::Consent { (Icon::Check) } @else { (Icon::Hand) } " " (name(page, look, it)) " · " (words.by_key(&format!("proposal-position-{}", it.position.as_str()), &[]).unwrap_or_default())
                    @if !it.reason.is_empty() { " · " bdi { (it.reason) } } }
            }
        }
        @if page.round.outcome == Outcome::Objected { (ui::notice(Kind::Info, words.proposal_round_after(), words.proposal_round_after_text())) }
    };
    ui::section("said", words.proposal_round_said(), body)
}

/// Rounds made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let at = base::Time::from_millis(1_790_856_000_000);
    let random = base::SeededRandom::new(61);
    let person = PersonId::new(at, &random);
    let proposal = crate::proposal::samples::proposal(crate::proposal::model::State::Decision);
    let round = |outcome| Round {
        id: crate::decision::model::RoundId::new(at, &random),
        version: 1,
        entitled: 12,
        quorum_percent: 50,
        opened_at: at,
        closes_at: at,
        outcome,
    };
    let said = |number, position, standing, name: &str| Said {
        number,
        by: Some((person, name.to_owned())),
        position,
        reason: "The 5th is <b>too early</b>.".to_owned(),
        standing,
        note: if standing == Standing::Resolved { "Moved to the 7th.".to_owned() } else { String::new() },
    };
    let all = [
        said(1, Position::Consent, Standing::Stands, "Ana"),
        said(2, Position::Object, Standing::Stands, "Ben <x>"),
        said(3, Position::Object, Standing::Resolved, "Cleo"),
        said(4, Position::Aside, Standing::Stands, "Dov"),
    ];
    let (raw, sound) = (SayForm::default(), Problems::new());
    let problems = raw.parse().err().unwrap_or_default();
    let (open, ended) = (round(Outcome::Open), round(Outcome::Objected));
    let page = |round, problems, inside| RoundPage {
        proposal: &proposal,
        round,
        said: &all,
        is_member: inside,
        may_say: inside,
        zone: "America/Chicago",
        is_officer: inside,
        me: None,
        raw: &raw,
        problems,
    };
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    vec![
        sample("consent-open", show(look, &page(&open, &problems, true))),
        sample("consent-objected", show(look, &page(&ended, &sound, false))),
    ]
}
