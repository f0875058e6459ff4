//! How a resolution looks: what is put to the delegates, what each body weighs, and what it answered.

use ui::table::{Column, table};
use ui::{Head, Html, Icon, Kind, Look, Sheet, Station, Tone, Words, format, href, html, link_button, tag};

use super::model::{Answer, BodyAnswer, Called, Listed, Resolution, SeatWeight, State, Sums};
use crate::ballot::model::Marks;
use crate::council::views::{majorities, stations, weight};
use crate::election::model::{Counted, State as ElectionState, Verdict};
use crate::election::views::moment;
use crate::proposal::model::Audience;

/// A state as a tag.
pub(crate) fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Open | State::Asking => "wait",
        State::Adopted | State::Ratified => "good",
        State::Refused | State::Failed | State::Canceled => "bad",
    };
    tag(kind, words.by_key(&format!("resolution-state-{}", state.as_str()), &[]).unwrap_or_default())
}

fn answer_tag(words: &Words, answer: Answer) -> Html {
    let kind = match answer {
        Answer::Waiting | Answer::Left => "plain",
        Answer::Asked => "wait",
        Answer::Yes => "good",
        Answer::No | Answer::NoQuorum | Answer::Silent => "bad",
    };
    tag(kind, words.by_key(&format!("resolution-answer-{}", answer.as_str()), &[]).unwrap_or_default())
}

/// Everything the page of a resolution shows.
pub(crate) struct ResolutionPage<'a> {
    /// The resolution with where it came from and went.
    pub(crate) listed: &'a Listed,
    pub(crate) bodies: &'a [BodyAnswer],
    pub(crate) seats: &'a [SeatWeight],
    /// The delegates' ballot, once it is counted.
    pub(crate) counted: Option<&'a Counted>,
    /// Who cast what; for the members of the bodies, once it is counted.
    pub(crate) called: &'a [Called],
    /// Whether the reader belongs to the council or to one of its bodies.
    pub(crate) is_inside: bool,
    /// The groups the reader belongs to.
    pub(crate) own: &'a [base::GroupId],
}

impl ResolutionPage<'_> {
    const fn it(&self) -> &Resolution {
        &self.listed.it
    }

    /// Whether the reader may know of a body by name.
    fn names(&self, it: &BodyAnswer) -> bool {
        it.body.is_public || self.is_inside
    }
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &ResolutionPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it());
    let line = match it.state {
        State::Asking => words.resolution_line_asking(&moment(look, it.deadline, it.zone)),
        state => words.by_key(&format!("resolution-line-{}", state.as_str()), &[]).unwrap_or_default(),
    };
    let lead = html! { p { (state_tag(words, it.state)) } p { (line) } };
    let when = crate::proposal::views::day(words, it.ended_at.unwrap_or(it.opened_at));
    let stops = stations(page.listed, &when);
    let main = html! {
        (crumbs(look, it))
        (ui::hero(words.resolution_kicker(&it.council.name), ui::bdi(&it.title), lead, html! {}))
        @if stops.len() > 1 { (ui::thread(look, Station::Decision, &stops)) }
        @if matches!(it.state, State::Asking | State::Ratified | State::Refused) { (answers(look, page)) }
        (ui::split(html! {
            @if !it.text.is_empty() {
                (ui::section("text", words.resolution_text(), html! { div class="decision-text" { (ui::prose(ui::markdown::html(&it.text))) } }))
            }
            (ballot(look, page))
            (weights(look, page))
        }, html! {
            (went(words, page.listed))
            (reckoned(words, it))
            (ui::print_button(look))
        }))
    };
    let mut head = Head::new(it.title.clone()).canonical(href::resolution(it.code)).sheet_of(Sheet::Decide);
    if it.audience == Audience::Members || !it.council.is_public {
        head = head.hidden();
    }
    (head, main)
}

fn crumbs(look: &Look<'_>, it: &Resolution) -> Html {
    let (group, council) = (href::group(&it.council.slug), href::council(&it.council.slug));
    let up = [(it.council.name.as_str(), group.as_str()), (look.words.council_card(), council.as_str())];
    ui::breadcrumbs(look, &up)
}

/// The two majorities and the answer of every body.
fn answers(look: &Look<'_>, page: &ResolutionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it());
    let sums = Sums::of(page.bodies);
    let number = |n: u64| format::number(words, n);
    let cast = sums.yes + sums.no;
    let (bodies, members) = (sums.has_bodies(it.bodies_share), sums.has_members(it.members_share));
    let said_bodies = words.resolution_bodies_sum(
        &number(sums.bodies_yes),
        &number(sums.bodies),
        &number(it.bodies_share.least(sums.bodies)),
    );
    let said_members = if cast == 0 {
        words.resolution_members_none().to_owned()
    } else {
        words.resolution_members_sum(&number(sums.yes), &number(cast), &number(it.members_share.least(cast)))
    };
    html! {
        section class="outcome" aria-labelledby="majorities" data-quorate[bodies && members] {
            h2 id="majorities" { (words.resolution_majorities()) }
            (majority(words, &said_bodies, (sums.bodies_yes, it.bodies_share.least(sums.bodies), sums.bodies), bodies))
            (majority(words, &said_members, (sums.yes, it.members_share.least(cast), cast), members))
            @if sums.awaited > 0 { p { (words.resolution_awaited(sums.awaited)) } }
            @if let Some((_, code)) = &it.decision { p { (link_button(Tone::Main, href::decision(code), words.ballot_to_decision()).icon(Icon::Stamp)) } }
        }
        (ui::section("answers", words.resolution_answers(), answer_table(words, page)))
    }
}

/// One majority, drawn and said: how many of how many, and how many are needed.
fn majority(words: &Words, said: &str, (yes, least, all): (u64, u64, u64), is_reached: bool) -> Html {
    let permille = |part: u64| part.saturating_mul(1000).checked_div(all).unwrap_or(0).min(1000);
    html! {
        figure class="turnout" {
            svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                rect class="bar-way" width="1000" height="24" {}
                rect class="band-low" width=(permille(yes)) height="24" {}
                @if all > 0 { rect class="turnout-quorum" x=(permille(least).min(996)) width="4" height="24" {} }
            }
            figcaption {
                @if is_reached { (tag("good", words.resolution_reached())) } @else { (tag("plain", words.resolution_not_reached())) }
                " " (said)
            }
        }
    }
}

fn name(words: &Words, page: &ResolutionPage<'_>, it: &BodyAnswer) -> Html {
    html! {
        @if page.names(it) { a href=(href::council(&it.body.slug)) { bdi { (it.body.name) } } }
        @else { (words.council_hidden_body()) }
    }
}

/// A caption for those who do not see the heading right above the table.
pub(crate) fn unseen(caption: &str) -> Html {
    html! { span class="away" { (caption) } }
}

fn answer_table(words: &Words, page: &ResolutionPage<'_>) -> Html {
    let mut columns = vec![Column::text(words.resolution_body()), Column::text(words.resolution_answer())];
    if page.is_inside {
        columns.extend([Column::number(words.ballot_yes()), Column::number(words.ballot_no())]);
    }
    let rows = page.bodies.iter().map(|it| {
        let election = it.election.filter(|_| page.own.contains(&it.body.id));
        let mut cells = vec![
            name(words, page, it),
            html! {
                (answer_tag(words, it.answer))
                @if let Some((_, code)) = election { " " a href=(href::election(code)) { (words.resolution_answer_ballot()) } }
            },
        ];
        if page.is_inside {
            let figure = |n: u64| html! { @if matches!(it.answer, Answer::Yes | Answer::No | Answer::NoQuorum) { (format::number(words, n)) } @else { "–" } };
            cells.extend([figure(it.yes), figure(it.no)]);
        }
        cells
    });
    table(unseen(words.resolution_answers()), &columns, rows)
}

/// What the delegates' ballot came to, in weights.
fn ballot(look: &Look<'_>, page: &ResolutionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it());
    let number = |n: u64| weight(words, n, it.scale);
    let content = html! {
        @if let Some(counted) = page.counted {
            @let roll = &counted.election.roll;
            @if let Some(outcome) = counted.contests.first().and_then(|it| it.outcome.as_ref()) {
                @let (yes, no, abstained) = outcome.question.unwrap_or_default();
                p class="decision-line" {
                    @match outcome.verdict {
                        Verdict::NoQuorum => (words.resolution_no_quorum(&format::number(words, roll.took_part()), &format::number(words, roll.size))),
                        Verdict::Passed => (words.resolution_passed(&number(yes), &number(no), &number(abstained))),
                        _ => (words.resolution_failed(&number(yes), &number(no), &number(abstained))),
                    }
                }
            }
            p class="hint" { (words.ballot_turnout(&format::number(words, roll.took_part()), &format::number(words, roll.size))) }
        }
        p { (link_button(if it.state == State::Open { Tone::Main } else { Tone::Plain }, href::election(it.election.1), words.resolution_to_ballot()).icon(Icon::Vote)) }
        @if it.scale > 1 { p class="hint" { (words.resolution_scaled(&format::number(words, it.scale))) } }
    };
    ui::section("ballot", words.resolution_ballot(), content)
}

/// What each body weighs, in how many parts, and what was cast for it.
fn weights(look: &Look<'_>, page: &ResolutionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it());
    let is_called = !page.called.is_empty();
    let mut columns = vec![Column::text(words.resolution_body()), Column::number(words.resolution_weight())];
    if page.is_inside {
        columns.push(Column::number(words.resolution_members()));
    }
    columns.push(Column::text(if is_called {
        words.resolution_delegates()
    } else {
        words.resolution_delegates_parts()
    }));
    let rows = page.bodies.iter().map(|body| {
        let mut cells = vec![name(words, page, body), html! { (format::number(words, body.weight)) }];
        if page.is_inside {
            cells.push(html! { (format::number(words, body.members)) });
        }
        cells.push(if is_called { called(words, page, body) } else { parts(words, page, body) });
        cells
    });
    let total: u64 = page.bodies.iter().map(|it| it.weight).sum();
    let is_counted = page.counted.is_some_and(|it| it.election.state == ElectionState::Closed);
    let content = html! {
        (table(unseen(words.resolution_weights()), &columns, rows))
        p class="hint" { (words.resolution_weights_total(&format::number(words, total))) " " (words.council_rule_divide()) }
        @if is_counted && !page.is_inside { (ui::notice(Kind::Info, words.resolution_roll_inside(), "")) }
        @if it.state == State::Open { p class="hint" { (words.council_rule_open()) } }
    };
    ui::section("weights", words.resolution_weights(), content)
}

fn parts(words: &Words, page: &ResolutionPage<'_>, body: &BodyAnswer) -> Html {
    let scale = page.it().scale;
    let own: Vec<&SeatWeight> = page.seats.iter().filter(|it| it.body == body.body.id).collect();
    html! {
        @if own.is_empty() { (words.council_parts_nobody()) }
        @for (at, it) in own.iter().enumerate() {
            @if at > 0 { " + " }
            (weight(words, it.weight, scale))
            @if it.person.is_none() { " (" (words.resolution_part_empty()) ")" }
        }
    }
}

fn called(words: &Words, page: &ResolutionPage<'_>, body: &BodyAnswer) -> Html {
    let scale = page.it().scale;
    html! {
        // One cell, however many sit for the body: on a phone its parts stand below each other.
        div {
            @for it in page.called.iter().filter(|it| it.body == body.body.id) {
                p {
                    @match &it.name { Some(name) => bdi { (name) }, None => (words.resolution_part_empty()) }
                    " (" (weight(words, it.weight, scale)) "): "
                    strong { (marked(words, it.marks.as_ref())) }
                }
            }
        }
    }
}

fn marked<'a>(words: &'a Words, marks: Option<&Marks>) -> &'a str {
    match marks {
        Some(it) if it.is_only(1) => words.ballot_yes(),
        Some(it) if it.is_only(2) => words.ballot_no(),
        Some(_) => words.ballot_abstain(),
        None => words.resolution_part_none(),
    }
}

/// Where it came from and where it went.
fn went(words: &Words, listed: &Listed) -> Html {
    let it = &listed.it;
    let content = html! {
        ul class="facts" {
            @for (to, label) in &listed.sources { (ui::fact(Icon::MessagesSquare, html! { a href=(to) { (words.resolution_from(label)) } })) }
            @if let Some((_, code, title)) = &it.proposal { (ui::fact(Icon::File, html! { a href=(href::proposal(code)) { (words.resolution_to_proposal(title)) } })) }
            (ui::fact(Icon::Vote, html! { a href=(href::election(it.election.1)) { (words.resolution_ballot()) } }))
            @if let Some((_, code)) = &it.decision { (ui::fact(Icon::Stamp, html! { a href=(href::decision(code)) { (words.resolution_to_decision()) } })) }
            (crate::council::views::carried(words, listed))
        }
    };
    ui::section("thread", words.resolution_thread(), content)
}

/// How ratification is reckoned, stated in full.
fn reckoned(words: &Words, it: &Resolution) -> Html {
    let content = html! {
        @if it.must_ratify {
            p { (words.council_new_must()) " " (majorities(words, it.bodies_share, it.members_share)) " " (words.council_rule_days(it.ratify_days)) }
            p { (words.resolution_how_bodies()) }
            p { (words.resolution_how_members()) }
        } @else {
            p { (words.council_new_at_once()) }
        }
        p { (words.resolution_how_seats()) }
    };
    ui::section("how", words.resolution_how(), html! { div class="stack" { (content) } })
}

/// Resolutions made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    super::samples::pages(look)
}
