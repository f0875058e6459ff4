//! How shows of hands look: on a phone, on the chair's page, in the minutes.

use ui::{Form, Html, Icon, Look, Tone, Words, button, details, href, html, link_button, tag};

use super::model::{Answer, Figures, Hands, Outcome, QUESTION_MAX, Way};
use crate::meeting::agenda::model::Item;
use crate::meeting::model::{Meeting, PEOPLE_MAX};
use crate::meeting::views::{DeskPage, number};
use crate::proposal::model::State as ProposalState;
use crate::result::views::question_bars;

/// What an answer is called.
pub(crate) fn answer_word(words: &Words, it: Answer) -> &'static str {
    match it {
        Answer::Yes => words.ballot_yes(),
        Answer::No => words.ballot_no(),
        Answer::Abstain => words.ballot_abstain(),
    }
}

/// The question in words.
pub(crate) fn question(words: &Words, it: &Hands, is_member: bool) -> String {
    if it.is_inside() && !is_member {
        words.meeting_item_inside().to_owned()
    } else if it.proposal.is_some() {
        words.meeting_hands_adopt(&it.question)
    } else {
        it.question.clone()
    }
}

/// The decision that came of it, for those who may read it.
pub(crate) fn decision_for(it: &Hands, is_member: bool) -> Option<base::Code> {
    it.decision.filter(|_| is_member || !it.is_inside())
}

/// What it came to, as a tag.
pub(crate) fn outcome_tag(words: &Words, it: Outcome) -> Html {
    let kind = match it {
        Outcome::Open => "wait",
        Outcome::Passed => "good",
        Outcome::Failed => "bad",
        Outcome::NoQuorum => "plain",
    };
    tag(kind, words.by_key(&format!("meeting-outcome-{}", it.as_str()), &[]).unwrap_or_default())
}

/// The hands raised so far, in figures that move while one looks.
pub(crate) fn so_far(words: &Words, it: Figures) -> Html {
    ui::figures(&[
        ui::Figure::live(words.ballot_yes(), number(words, it.yes), "yes"),
        ui::Figure::live(words.ballot_no(), number(words, it.no), "no"),
        ui::Figure::live(words.ballot_abstain(), number(words, it.abstained), "abstained"),
    ])
}

/// The question on a phone, with the buttons of whoever is there.
pub(crate) fn ask(look: &Look<'_>, meeting: &Meeting, it: &Hands, is_here: bool, mine: Option<Answer>) -> Html {
    let words = look.words;
    let form = Form::fresh(look);
    let content = html! {
        div class="vote-choices" {
            @for answer in Answer::ALL {
                (button(if mine == Some(*answer) { Tone::Main } else { Tone::Plain }, answer_word(words, *answer)).sends("answer", answer.as_str()))
            }
        }
    };
    let body = html! {
        div class="vote-card" {
            p class="vote-statement" { bdi { (question(words, it, true)) } }
            @if let Some(mine) = mine { p { strong { (words.meeting_hands_mine(answer_word(words, mine))) } } }
            @if is_here { (form.post(&href::hands_raise(meeting.code, it.number), content)) }
            @else { p { a href=(href::meeting_here()) { (words.meeting_problem_not_present()) } } }
            @if it.proposal.is_some() { p class="hint" { (words.meeting_hands_binds()) } }
            p class="hint" { (words.meeting_hands_rule()) }
            (so_far(words, it.figures))
        }
    };
    ui::section("hands", words.meeting_hands_raise(), body)
}

/// What a show of hands came to, under a heading of this level.
pub(crate) fn result(look: &Look<'_>, it: &Hands, is_member: bool, level: u8) -> Html {
    let words = look.words;
    let title = html! { bdi { (question(words, it, is_member)) } " " (outcome_tag(words, it.outcome)) };
    let counted = match it.way {
        Way::Phones => words.meeting_hands_way_phones(),
        Way::Counted => words.meeting_hands_way_counted(),
    };
    html! {
        div class="stack" id={ "hands-" (it.number) } {
            @if level == 3 { h3 { (title) } } @else { h4 { (title) } }
            (question_bars(words, [it.figures.yes, it.figures.no, it.figures.abstained]))
            p class="hint" { (words.meeting_hands_present(&number(words, it.present))) " " (counted) @if it.outcome == Outcome::NoQuorum { " " (words.meeting_hands_advice()) } }
            @if let Some(code) = decision_for(it, is_member) { p { (link_button(Tone::Plain, href::decision(code), words.proposal_to_decision()).icon(Icon::Stamp)) } }
        }
    }
}

/// The chair's part: asking, or closing what was asked.
pub(crate) fn desk(look: &Look<'_>, page: &DeskPage<'_>) -> Html {
    let body = match page.open {
        Some(open) => close(look, page, open),
        None => begin(look, page),
    };
    ui::section("hands", look.words.meeting_hands(), body)
}

fn begin(look: &Look<'_>, page: &DeskPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let ready = |item: &&Item| item.proposal.as_ref().is_some_and(|it| it.state == ProposalState::Discussion);
    let current = page.items.iter().find(|item| Some(item.number) == it.current).filter(ready);
    let form = Form::new(look, page.problems_of(&["question"]));
    let to = href::hands(it.code);
    let content = html! {
        (form.text("question", words.meeting_hands_question()).hint(words.meeting_hands_question_hint()).value(page.asked.question.as_str()).max_length(QUESTION_MAX).required())
        (button(Tone::Plain, words.meeting_hands_send()).icon(Icon::Hand))
    };
    html! {
        @if let Some(item) = current {
            (ui::post_button(look, &to, button(Tone::Main, words.meeting_hands_adopt(&item.title)).icon(Icon::Hand).sends("item", item.number.to_string())))
            p class="hint" { (words.meeting_hands_binds()) }
        }
        h3 { (words.meeting_hands_ask()) }
        (form.post(&to, content))
    }
}

fn close(look: &Look<'_>, page: &DeskPage<'_>, open: &Hands) -> Html {
    let (words, it, raw) = (look.words, page.it, page.ended);
    let to = href::hands_end(it.code, open.number);
    let problems = page.problems_of(&["yes", "no", "abstained"]);
    let form = Form::new(look, problems);
    let field = |name: &'static str, label: &'static str, typed: &str| {
        html! { (form.number(name, label).value(typed.to_owned()).min("0").max(PEOPLE_MAX.to_string()).short().required()) }
    };
    let content = html! {
        (form.hidden("then", "counted"))
        (field("yes", words.ballot_yes(), &raw.yes))
        (field("no", words.ballot_no(), &raw.no))
        (field("abstained", words.ballot_abstain(), &raw.abstained))
        (button(Tone::Plain, words.meeting_hands_count_send()))
    };
    html! {
        p class="vote-statement" { bdi { (question(words, open, true)) } }
        (so_far(words, open.figures))
        (ui::post_button(look, &to, button(Tone::Main, words.meeting_hands_close()).icon(Icon::Check).sends("then", "phones")))
        @if problems.is_empty() { (details(words.meeting_hands_count(), form.post(&to, content))) }
        @else { h3 { (words.meeting_hands_count()) } (form.post(&to, content)) }
        (ui::post_button(look, &to, button(Tone::Quiet, words.meeting_hands_back()).sends("then", "back")))
    }
}
