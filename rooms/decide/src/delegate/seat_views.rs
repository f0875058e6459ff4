//! How one seat looks: everything a member needs to check their delegate, on one page.

use base::Problems;
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, format, href, html, link_button, tag};

use super::load::{Holder, Seat};
use super::model::Delegation;
use super::views::{crumbs, how_to_recall, past, sent_to};
use crate::mandate::views as mandates;
use crate::proposal::model::{Audience, REASON_MAX};
use crate::proposal::views::day;
use crate::recall::views as recalls;
use crate::reporting::model::{CouncilBallot, Question};
use crate::reporting::views as reporting;

/// The page of a seat with its head.
pub(crate) fn show(look: &Look<'_>, page: &Seat, problems: &Problems, typed: &str) -> (Head, Html) {
    let (words, it) = (look.words, &page.it);
    let place = words.delegate_seat_number(page.place);
    let title =
        page.holder.as_ref().map_or_else(|| words.delegate_seat_vacant().to_owned(), |held| held.delegate.name.clone());
    let kicker = format!("{place} · {}", it.title);
    let main = html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::hero(ui::bdi(&kicker), ui::bdi(&title), html! { p { (sent_to(words, it)) } }, html! {}))
        @match &page.holder {
            Some(held) => (held_by(look, page, held, problems, typed)),
            None => (vacant(look, page)),
        }
    };
    let mut head =
        Head::new(format!("{title} – {}", it.title)).canonical(href::seat(it.code, page.place)).sheet_of(Sheet::Decide);
    if it.audience == Audience::Members {
        head = head.hidden();
    }
    (head, main)
}

fn vacant(look: &Look<'_>, page: &Seat) -> Html {
    let words = look.words;
    html! {
        (ui::notice(Kind::Careful, words.delegate_seat_vacant(), words.delegate_seat_vacant_text()))
        @if page.may.is_officer && page.it.is_open() {
            p { (link_button(Tone::Main, href::delegation_election(page.it.code), words.delegate_by_election_open()).icon(Icon::Vote)) }
        }
        (past(words, &page.it, &page.before))
        p { a href=(href::delegation(page.it.code)) { (Icon::ArrowLeft) " " (words.delegate_to_delegation()) } }
    }
}

fn held_by(look: &Look<'_>, page: &Seat, held: &Holder, problems: &Problems, typed: &str) -> Html {
    let (words, it) = (look.words, &page.it);
    html! {
        @if held.is_me { (my_part(look, page)) }
        (recalls::running(look, it, &held.petitions))
        (ui::split(html! {
            (ui::section("mandate", words.delegate_mandate(), html! {
                (mandates::lists(words, page.mandate.as_ref()))
                p { a href=(href::mandate(it.code)) { (words.delegate_mandate_history()) } }
            }))
            (reporting::section(look, it, held))
            @if it.council.is_some() { (ballots(words, &held.ballots)) }
            (questions(look, page, held, problems, typed))
            (past(words, it, &page.before))
        }, html! {
            (facts(words, page, held))
            @if page.may.is_member { (recall(look, page, held)) }
            (ui::print_button(look))
        }))
    }
}

fn my_part(look: &Look<'_>, page: &Seat) -> Html {
    let words = look.words;
    ui::row([
        html! { (link_button(Tone::Main, href::seat_report(page.it.code, page.place), words.delegate_report_new()).icon(Icon::File)) },
        html! { (link_button(Tone::Quiet, href::seat_leave(page.it.code, page.place), words.delegate_leave()).icon(Icon::LogOut)) },
    ])
}

fn facts(words: &Words, page: &Seat, held: &Holder) -> Html {
    let (it, one) = (&page.it, &held.delegate);
    let body = html! {
        ul class="facts" {
            @if let Some(since) = one.seated_at { (ui::fact(Icon::Calendar, words.delegate_from_to(&day(words, since), &day(words, one.term_ends_at)))) }
            @if !one.part.is_empty() { (ui::fact(Icon::UserPlus, ui::bdi(&one.part))) }
            (ui::fact(Icon::File, super::views::dues(words, it, &held.dues)))
            (ui::fact(Icon::Repeat, words.delegate_waiting(u32::try_from(page.substitutes).unwrap_or(u32::MAX))))
            (ui::fact(Icon::Vote, html! { a href=(href::election(held.elected_by)) { (words.delegate_elected_by()) } }))
            @if it.audience == Audience::Members { (ui::fact(Icon::Eye, words.delegate_for_members())) }
        }
    };
    ui::section("facts", words.delegate_facts(), body)
}

/// What the delegate did in open ballots of the council.
fn ballots(words: &Words, all: &[CouncilBallot]) -> Html {
    use ui::table::{Column, table};
    let heads = [Column::text(words.delegate_ballot_on()), Column::text(words.delegate_ballot_cast())];
    let rows = all.iter().map(|one| {
        vec![
            html! {
                a href=(href::election(one.election)) { bdi { (one.contest.title) } }
                @if let Some(at) = one.closed_at { br; span class="hint" { (day(words, at)) } }
            },
            match &one.marks {
                Some(marks) => crate::ballot::views::marks(words, &one.contest, marks),
                None => tag("bad", words.delegate_ballot_absent()),
            },
        ]
    });
    let body = html! {
        @if all.is_empty() { p { (words.delegate_ballots_empty()) } }
        @else { (table(crate::ratification::views::unseen(words.delegate_ballots()), &heads, rows)) }
        p class="hint" { (words.delegate_ballots_note()) }
    };
    ui::section("ballots", words.delegate_ballots(), body)
}

fn questions(look: &Look<'_>, page: &Seat, held: &Holder, problems: &Problems, typed: &str) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    let body = html! {
        @if held.questions.is_empty() { p { (words.proposal_no_question()) } }
        ol class="questions" { @for one in &held.questions { (question(look, page, held, one)) } }
        @if page.may.is_member && !held.is_me {
            (ui::details(words.delegate_ask(), form.post(&href::seat_questions(page.it.code, page.place), html! {
                (form.textarea("question", words.proposal_question()).hint(words.delegate_ask_hint()).value(typed).rows(2).max_length(REASON_MAX).required())
                (button(Tone::Plain, words.proposal_question_send()))
            })))
        }
    };
    ui::section("questions", words.proposal_questions(), body)
}

fn question(look: &Look<'_>, page: &Seat, held: &Holder, one: &Question) -> Html {
    let words = look.words;
    let form = Form::fresh(look);
    let id = format!("answer-{}", one.number);
    html! {
        li id={ "question-" (one.number) } {
            p class="question" { bdi { (one.words) } }
            p class="hint" { (words.proposal_by_member()) ", " (day(words, one.at)) }
            @match &one.answer {
                Some((answer, at)) => blockquote { p { bdi { (answer) } } p class="hint" { (day(words, *at)) } },
                None if held.is_me => (ui::details(words.proposal_answer(), form.post(&href::seat_answer(page.it.code, page.place, one.number), html! {
                    (form.textarea("answer", words.proposal_answer_words()).id(id).rows(2).max_length(REASON_MAX).required())
                    (button(Tone::Plain, words.proposal_answer_send()))
                }))),
                None => p class="hint" { (words.delegate_unanswered()) },
            }
        }
    }
}

/// How to recall, for members.
fn recall(look: &Look<'_>, page: &Seat, held: &Holder) -> Html {
    let words = look.words;
    let (needed, members) = page.needed;
    let runs = held.petitions.iter().any(|it| it.is_open(look.now) || it.state == crate::recall::model::State::Ballot);
    let body = html! {
        p { (how_to_recall(words, &page.it)) " " (words.delegate_recall_now(&format::number(words, needed), &format::number(words, members))) }
        @if !runs && !held.is_me {
            p { (link_button(Tone::Plain, href::recall_new(page.it.code, page.place), words.delegate_recall_begin()).icon(Icon::Hand)) }
        }
        (recalls::listed(look, &page.it, &held.petitions))
    };
    ui::section("recall", words.delegate_recall(), body)
}

/// The page on which somebody gives up a seat, or as seat 0 a substitute's place, with its head.
pub(crate) fn leave(look: &Look<'_>, it: &Delegation, place: u32, next: Option<&str>) -> (Head, Html) {
    let words = look.words;
    let form = Form::fresh(look);
    let (title, text) = if place == 0 {
        (words.delegate_wait_leave(), words.delegate_wait_leave_text().to_owned())
    } else {
        let text =
            next.map_or_else(|| words.delegate_leave_nobody().to_owned(), |name| words.delegate_leave_next(name));
        (words.delegate_leave(), text)
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::title(title, html! { p { (text) } }))
        (form.post(&href::seat_leave(it.code, place), html! { (button(Tone::Danger, words.delegate_leave_send())) }))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}
