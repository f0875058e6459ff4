//! How proposals look: the page, the list, the forms, the versions.

use base::Problems;
use people::group::GroupName;
use ui::format::Detail;
use ui::{
    Form, Head, Html, Icon, Kind, Look, Sheet, Station, Step as Stop, Tone, Words, button, card, cards, choice, format,
    href, html, link_button, tag,
};

use super::difference::{Run, compare, size};
use super::form::{ProposalForm, ReasonForm, StepForm, WordsForm};
use super::model::{
    Audience, BODY_MAX, Listed, Mover, Part, Proposal, Question, REASON_MAX, Reason, SUMMARY_MAX, Side, Source, State,
    Step, TITLE_MAX, Version,
};
use crate::amendment::model::{Amendment, State as AmendmentState};
use crate::decision::model::Decision;

/// What a state is called.
pub(crate) fn state_word(words: &Words, state: State) -> String {
    words.by_key(&format!("proposal-state-{}", state.as_str()), &[]).unwrap_or_default()
}

/// A state as a tag.
pub(crate) fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Adopted => "good",
        State::Decision => "wait",
        State::Rejected => "bad",
        State::Draft | State::Discussion | State::Withdrawn | State::Bracketed => "plain",
    };
    tag(kind, state_word(words, state))
}

/// A day.
pub(crate) fn day(words: &Words, at: base::Time) -> String {
    format::moment(words, at, "UTC", Detail::Day)
}

/// The way to a page below a group's decisions.
pub(crate) fn crumbs(look: &Look<'_>, body: &super::model::Body, more: &[(&str, &str)]) -> Html {
    let (group, decisions) = (href::group(&body.slug), href::group_decisions(&body.slug));
    let mut list = vec![(body.name.as_str(), group.as_str()), (look.words.decision_group_title(), decisions.as_str())];
    list.extend_from_slice(more);
    ui::breadcrumbs(look, &list)
}

/// What the actor may do on a proposal's page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct May {
    /// Moves it.
    pub(crate) part: Option<Part>,
    /// Belongs to the group.
    pub(crate) is_member: bool,
    /// Speaks for the group.
    pub(crate) is_officer: bool,
}

/// Everything the page shows.
pub(crate) struct ProposalPage<'a> {
    pub(crate) it: &'a Proposal,
    pub(crate) may: May,
    pub(crate) movers: &'a [Mover],
    pub(crate) sources: &'a [Source],
    pub(crate) reasons: &'a [Reason],
    pub(crate) questions: &'a [Question],
    pub(crate) amendments: &'a [Amendment],
    /// The election or round that decides it: its page and what it is called.
    pub(crate) decided_by: Option<(String, String)>,
    pub(crate) decision: Option<&'a Decision>,
    pub(crate) reason: &'a ReasonForm,
    pub(crate) asked: &'a WordsForm,
    pub(crate) problems: &'a Problems,
}

/// The page of a proposal with its head.
pub(crate) fn show(look: &Look<'_>, page: &ProposalPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let aside = html! {
        (movers(look, page))
        (sources(look, page.sources))
        (steps(look, page))
    };
    let main = html! {
        (crumbs(look, &it.body, &[]))
        (ui::hero(words.proposal_kicker(&it.body.name), ui::bdi(&it.content.title), ui::bdi(&it.content.summary), html! {}))
        @if let Some(why) = &it.hidden { (ui::notice(Kind::Alarm, words.proposal_hidden_title(), words.proposal_hidden_text(why))) }
        (thread(look, page))
        // On a phone the step to take stands before the text.
        (standing(look, page))
        (ui::split(html! {
            (text(look, it))
            (reasons(look, page))
            (amendments(look, page))
            (questions(look, page))
        }, aside))
        @if it.state != State::Draft { p class="hint" { a href=(href::flag_proposal(it.code)) { (words.proposal_flag()) } } }
    };
    let mut head = Head::new(it.content.title.clone())
        .description(it.content.summary.clone())
        .canonical(href::proposal(it.code))
        .sheet_of(Sheet::Decide);
    if it.audience == Audience::Members || it.state == State::Draft || it.hidden.is_some() {
        head = head.hidden();
    }
    (head, main)
}

fn thread(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let mut stops = Vec::new();
    if let Some(source) = page.sources.first() {
        stops.push(Stop::new(Station::Conversation, source.href.clone(), ""));
    }
    let note = state_word(look.words, page.it.state);
    let to = page.decision.map_or_else(|| href::proposal(page.it.code), |it| href::decision(it.code));
    stops.push(Stop::new(Station::Decision, to, &note));
    if stops.len() < 2 && page.decision.is_none() {
        return html! {};
    }
    ui::thread(look, Station::Decision, &stops)
}

fn text(look: &Look<'_>, it: &Proposal) -> Html {
    let words = look.words;
    html! {
        article class="proposal-text" aria-labelledby="text-title" {
            h2 id="text-title" { (words.proposal_text_title()) }
            @if it.content.text.is_empty() { p class="hint" { (words.proposal_no_text()) } }
            @else { (ui::prose(ui::markdown::html(&it.content.text))) }
            p class="hint" {
                (words.proposal_version(it.version, &day(words, it.changed_at)))
                @if it.version > 1 { " · " a href=(href::proposal_versions(it.code)) { (words.proposal_versions_link()) } }
            }
        }
    }
}

fn standing(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let means = words.by_key(&format!("proposal-means-{}", it.state.as_str()), &[]).unwrap_or_default();
    html! {
        div class="proposal-state" data-state=(it.state.as_str()) {
            p { (state_tag(words, it.state)) }
            p { (means) }
            @if !it.state_reason.is_empty() { blockquote { bdi { (it.state_reason) } } }
            @if let Some(decision) = page.decision {
                (link_button(Tone::Main, href::decision(decision.code), words.proposal_to_decision()).icon(Icon::Vote))
            } @else if let Some((to, label)) = &page.decided_by {
                (link_button(Tone::Main, to.as_str(), label.as_str()).icon(Icon::Vote))
            }
            @if page.it.audience == Audience::Members { p class="hint" { (Icon::Lock) " " (words.proposal_for_members(&it.body.name)) } }
        }
    }
}

fn movers(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let action = href::proposal_movers(it.code);
    html! {
        section class="section" aria-labelledby="movers-title" {
            h2 id="movers-title" { (words.proposal_movers(it.movers)) }
            // Names of members are shown to members only.
            @if page.may.is_member || page.may.part.is_some() {
                ul class="names" {
                    @for mover in page.movers { li { (ui::part::seal(&mover.name)) " " bdi { (mover.name) } @if mover.part == Part::Mover { " " (tag("plain", words.proposal_mover())) } } }
                }
            }
            @if page.may.is_member && it.state.is_alive() && it.state != State::Draft {
                @match page.may.part {
                    None => (ui::post_button(look, &action, button(Tone::Plain, words.proposal_co_move()).icon(Icon::Stamp).sends("then", "join"))),
                    Some(Part::CoMover) => (ui::post_button(look, &action, button(Tone::Quiet, words.proposal_co_move_end()).sends("then", "leave"))),
                    Some(Part::Mover) => {},
                }
            }
        }
    }
}

fn sources(look: &Look<'_>, list: &[Source]) -> Html {
    html! {
        @if !list.is_empty() {
            section class="section" aria-labelledby="sources-title" {
                h2 id="sources-title" { (look.words.proposal_sources()) }
                ul class="facts" { @for it in list { (ui::fact(Icon::MessagesSquare, html! { a href=(it.href) { bdi { (it.label) } } })) } }
            }
        }
    }
}

fn steps(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let is_mover = page.may.part == Some(Part::Mover);
    let runs = is_mover || page.may.is_officer;
    html! {
        @if runs && it.state.is_alive() {
            section class="section" aria-labelledby="steps-title" {
                h2 id="steps-title" { (words.proposal_steps()) }
                div class="stack" {
                    @if page.may.is_officer && it.state == State::Discussion {
                        (link_button(Tone::Plain, href::proposal_decide(it.code), words.proposal_decide_link()).icon(Icon::Vote))
                    }
                    @if is_mover && it.is_open_to_change() {
                        (link_button(Tone::Plain, href::proposal_edit(it.code), words.proposal_edit_link()).icon(Icon::Pencil))
                    }
                    @if it.state != State::Decision {
                        (link_button(if it.state == State::Draft { Tone::Main } else { Tone::Plain }, href::proposal_state(it.code), words.proposal_state_link()).icon(Icon::ArrowRight))
                    }
                }
            }
        }
    }
}

fn reasons(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let side = |side: Side| page.reasons.iter().filter(move |reason| reason.side == side);
    let column = |which: Side, title: &'static str| {
        html! {
            div class="reasons-side" data-side=(which.as_str()) {
                h3 { (title) " " span class="badge" { (side(which).count()) } }
                @if side(which).next().is_none() { p class="hint" { (words.proposal_no_reason()) } }
                ul { @for reason in side(which) { li { p { bdi { (reason.words) } } (byline(words, page.may.is_member, reason.by.as_deref())) } } }
            }
        }
    };
    let form = Form::new(look, page.problems);
    let sides = Side::ALL.iter().map(|side| {
        let key = format!("proposal-side-{}", side.as_str());
        choice(side.as_str(), words.by_key(&key, &[]).unwrap_or_default()).on(page.reason.side == side.as_str())
    });
    let body = html! {
        div class="reasons" { (column(Side::For, words.proposal_reasons_for())) (column(Side::Against, words.proposal_reasons_against())) }
        @if page.may.is_member && it.is_discussed() {
            (ui::details(words.proposal_reason_add(), form.post(&href::proposal_reasons(it.code), html! {
                (form.radios("side", words.proposal_reason_side(), sides.collect()).required())
                (form.textarea("words", words.proposal_reason_words()).value(page.reason.words.as_str()).rows(3).max_length(REASON_MAX).required())
                (button(Tone::Plain, words.proposal_reason_send()))
            })))
        }
    };
    ui::section("reasons", words.proposal_reasons(), body)
}

/// Who said something: for members only; others read that a member did.
fn byline(words: &Words, is_member: bool, by: Option<&str>) -> Html {
    html! {
        p class="hint" {
            @match (is_member, by) {
                (true, Some(name)) => bdi { (name) },
                (true, None) => (words.proposal_by_gone()),
                (false, _) => (words.proposal_by_member()),
            }
        }
    }
}

fn amendments(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let body = html! {
        @if page.amendments.is_empty() { p { (words.proposal_no_amendment()) } }
        ul class="amendments" {
            @for one in page.amendments {
                li data-state=(one.state.as_str()) {
                    a href=(href::amendment(it.code, one.number)) { (words.proposal_amendment(one.number)) } " "
                    (amendment_tag(words, one.state))
                    p { bdi { (one.reason) } }
                }
            }
        }
        @if page.may.is_member && it.is_discussed() {
            p { (link_button(Tone::Plain, href::amendment_new(it.code), words.proposal_amend()).icon(Icon::Pencil)) }
        }
    };
    ui::section("amendments", words.proposal_amendments(), body)
}

/// The state of an amendment as a tag.
pub(crate) fn amendment_tag(words: &Words, state: AmendmentState) -> Html {
    let kind = match state {
        AmendmentState::Accepted => "good",
        AmendmentState::Ballot => "wait",
        AmendmentState::Rejected => "bad",
        AmendmentState::Open | AmendmentState::Withdrawn => "plain",
    };
    tag(kind, words.by_key(&format!("proposal-amendment-{}", state.as_str()), &[]).unwrap_or_default())
}

fn questions(look: &Look<'_>, page: &ProposalPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let form = Form::new(look, page.problems);
    let is_mover = page.may.part.is_some();
    let body = html! {
        @if page.questions.is_empty() { p { (words.proposal_no_question()) } }
        ol class="questions" {
            @for one in page.questions {
                li id={ "question-" (one.number) } {
                    p class="question" { bdi { (one.words) } }
                    (byline(words, page.may.is_member, one.by.as_deref()))
                    @if let Some((answer, by)) = &one.answer {
                        blockquote { p { bdi { (answer) } } (byline(words, page.may.is_member, by.as_deref())) }
                    } @else if is_mover && it.state.is_alive() {
                        (answer_form(look, it, one.number))
                    }
                }
            }
        }
        @if page.may.is_member && it.is_discussed() {
            (ui::details(words.proposal_ask(), form.post(&href::proposal_questions(it.code), html! {
                (form.textarea("question", words.proposal_question()).value(page.asked.question.as_str()).rows(2).max_length(REASON_MAX).required())
                (button(Tone::Plain, words.proposal_question_send()))
            })))
        }
    };
    ui::section("questions", words.proposal_questions(), body)
}

fn answer_form(look: &Look<'_>, it: &Proposal, number: u32) -> Html {
    let words = look.words;
    let form = Form::fresh(look);
    let id = format!("answer-{number}");
    ui::details(
        words.proposal_answer(),
        form.post(
            &href::proposal_answer(it.code, number),
            html! {
                (form.textarea("answer", words.proposal_answer_words()).id(id).rows(2).max_length(REASON_MAX).required())
                (button(Tone::Plain, words.proposal_answer_send()))
            },
        ),
    )
}

/// A text as a change of another, word by word.
pub(crate) fn change(words: &Words, before: &str, after: &str) -> Html {
    let runs = compare(before, after);
    let (out, new) = size(&runs);
    html! {
        p class="hint" { (words.proposal_change_size(&format::number(words, new), &format::number(words, out))) }
        div class="change change-whole" {
            @for run in &runs {
                @match run {
                    Run::Same(text) => (text),
                    Run::Out(text) => del { span class="away" { (words.call_change_before()) ": " } (text) },
                    Run::New(text) => ins { span class="away" { (words.call_change_after()) ": " } (text) },
                }
            }
        }
    }
}

/// A proposal as a card.
pub(crate) fn listed_card<'a>(words: &'a Words, it: &'a Listed, with_group: bool) -> ui::Card<'a> {
    let mut one = card(it.title.as_str(), href::proposal(it.code))
        .tag(state_tag(words, it.state))
        .fact(Icon::Users, words.proposal_movers(it.movers))
        .body(html! { p { bdi { (it.summary) } } });
    if with_group {
        one = one.kicker(it.group_name.as_str());
    }
    one
}

/// The list of public proposals with its head.
pub(crate) fn list(look: &Look<'_>, all: &[Listed], page: u32, pages: u32, can_write: bool) -> (Head, Html) {
    let words = look.words;
    let write = link_button(Tone::Main, href::proposal_new(), words.proposal_new()).icon(Icon::Plus);
    let main = html! {
        (ui::title(words.proposal_list_title(), words.proposal_list_lead()))
        @if all.is_empty() {
            (ui::empty(Icon::Vote, words.proposal_list_empty(), html! { @if can_write { (write) } }))
        } @else {
            @if can_write { (ui::row([html! { (write) }])) }
            (cards(all.iter().map(|it| listed_card(words, it, true).level(2))))
            (ui::numbered(look, page, pages, |page| href::with_query(&href::proposals(), &[("page", &page.to_string())])))
        }
        p { a href=(href::decisions()) { (words.decision_list_title()) " " (Icon::ArrowRight) } }
    };
    (Head::new(words.proposal_list_title()).canonical(href::proposals()).sheet_of(Sheet::Decide), main)
}

/// The form of a proposal.
pub(crate) struct EditPage<'a> {
    /// The proposal, when there is one already.
    pub(crate) it: Option<&'a Proposal>,
    /// The groups to choose from, for a new one.
    pub(crate) groups: &'a [GroupName],
    pub(crate) raw: &'a ProposalForm,
    pub(crate) problems: &'a Problems,
    /// Whether somebody saved another version meanwhile.
    pub(crate) is_stale: bool,
}

/// The form with its head.
pub(crate) fn edit(look: &Look<'_>, page: &EditPage<'_>) -> (Head, Html) {
    let (words, raw) = (look.words, page.raw);
    let form = Form::new(look, page.problems);
    let is_public = page.it.is_some_and(|it| it.state != State::Draft);
    let (title, to) = match page.it {
        Some(it) => (words.proposal_edit_title(&it.content.title), href::proposal_edit(it.code)),
        None => (words.proposal_new_title().to_owned(), href::proposal_new()),
    };
    let groups =
        page.groups.iter().map(|it| choice(it.slug.as_str(), it.name.as_str()).on(it.slug.as_str() == raw.group));
    let audience = |it: Audience| {
        let key = format!("proposal-audience-{}", it.as_str());
        choice(it.as_str(), words.by_key(&key, &[]).unwrap_or_default()).on(raw.audience == it.as_str())
    };
    let content = html! {
        @if page.it.is_none() { (form.select("group", words.proposal_field_group(), groups.collect()).required()) }
        (form.text("title", words.proposal_field_title()).hint(words.proposal_field_title_hint()).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.textarea("summary", words.proposal_field_summary()).hint(words.proposal_field_summary_hint()).value(raw.summary.as_str()).rows(3).max_length(SUMMARY_MAX).required())
        (form.textarea("text", words.proposal_field_text()).hint(words.proposal_field_text_hint()).value(raw.text.as_str()).rows(14).max_length(BODY_MAX).optional())
        (form.radios("audience", words.proposal_field_audience(), Audience::ALL.iter().rev().map(|it| audience(*it)).collect()))
        @if is_public { (form.text("reason", words.proposal_field_reason()).hint(words.proposal_field_reason_hint()).value(raw.reason.as_str()).max_length(REASON_MAX).optional()) }
        (form.hidden("version", &raw.version))
        (form.hidden("source", &raw.source))
        (form.hidden("source_label", &raw.source_label))
        (button(Tone::Main, if page.it.is_some() { words.ui_save() } else { words.proposal_new_send() }))
    };
    let main = ui::narrow(html! {
        @match page.it {
            Some(it) => (crumbs(look, &it.body, &[(&it.content.title, &href::proposal(it.code))])),
            None => (ui::breadcrumbs(look, &[(words.proposal_list_title(), &href::proposals())])),
        }
        (ui::title(&title, if page.it.is_some() { "" } else { words.proposal_new_lead() }))
        @if page.is_stale { (ui::notice(Kind::Careful, words.proposal_stale(), words.proposal_stale_text())) }
        @if !raw.source_label.is_empty() { (ui::notice(Kind::Info, words.proposal_from_statement(), ui::bdi(&raw.source_label))) }
        (form.post(&to, content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// What somebody reads who may propose nowhere.
pub(crate) fn no_group(look: &Look<'_>) -> (Head, Html) {
    let words = look.words;
    let next = html! { (link_button(Tone::Plain, href::groups(), words.proposal_no_group_link())) };
    let main = ui::narrow(html! {
        (ui::title(words.proposal_new_title(), ""))
        (ui::empty(Icon::Users, words.proposal_no_group(), next))
    });
    (Head::new(words.proposal_new_title()).hidden(), main)
}

/// The steps with their head.
pub(crate) fn state(look: &Look<'_>, it: &Proposal, raw: &StepForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let all = it.steps();
    let steps = all.iter().map(|step| {
        let (name, hint) =
            (format!("proposal-step-{}", step.as_str()), format!("proposal-step-hint-{}", step.as_str()));
        choice(step.as_str(), words.by_key(&name, &[]).unwrap_or_default())
            .hint(words.by_key(&hint, &[]).unwrap_or_default())
            .on(raw.step == step.as_str() || (raw.step.is_empty() && *step == Step::Open))
    });
    let content = html! {
        (form.radios("step", words.proposal_step(), steps.collect()).required())
        (form.textarea("reason", words.proposal_step_reason()).hint(words.proposal_step_reason_hint()).value(raw.reason.as_str()).rows(3).max_length(REASON_MAX))
        (button(Tone::Main, words.proposal_step_send()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.content.title, &href::proposal(it.code))]))
        (ui::title(words.proposal_state_title(), html! { p { (state_tag(words, it.state)) } }))
        @if all.is_empty() { p { (words.proposal_no_step()) } } @else { (form.post(&href::proposal_state(it.code), content)) }
    });
    (Head::new(words.proposal_state_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// The versions with their head.
pub(crate) fn versions(look: &Look<'_>, it: &Proposal, all: &[Version]) -> (Head, Html) {
    let words = look.words;
    let title = words.proposal_versions_title(&it.content.title);
    let main = html! {
        (crumbs(look, &it.body, &[(&it.content.title, &href::proposal(it.code))]))
        (ui::title(&title, words.proposal_versions_lead()))
        @for pair in all.windows(2) {
            @let (after, before) = (&pair[0], &pair[1]);
            (version(look, it, after, Some(before)))
        }
        @if let Some(first) = all.last() { (version(look, it, first, None)) }
    };
    (Head::new(title).canonical(href::proposal_versions(it.code)).sheet_of(Sheet::Decide), main)
}

fn version(look: &Look<'_>, proposal: &Proposal, it: &Version, before: Option<&Version>) -> Html {
    let words = look.words;
    let whole = |it: &Version| format!("{}\n\n{}\n\n{}", it.content.title, it.content.summary, it.content.text);
    let body = html! {
        @if !it.reason.is_empty() { p { bdi { (it.reason) } } }
        @if let Some(number) = it.amendment { p { a href=(href::amendment(proposal.code, number)) { (words.proposal_by_amendment(number)) } } }
        @match before {
            Some(before) => (change(words, &whole(before), &whole(it))),
            None => (ui::details(words.proposal_version_text(), html! { div class="change change-whole" { (whole(it)) } })),
        }
    };
    ui::section(&format!("version-{}", it.number), words.proposal_version(it.number, &day(words, it.at)), body)
}

/// Proposals made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::samples as made;
    let (movers, reasons, questions, sources) = (made::movers(), made::reasons(), made::questions(), made::sources());
    let (reason, asked, sound) = (ReasonForm::default(), WordsForm::default(), Problems::new());
    let amendments = crate::amendment::views::made_up();
    let all = [
        ("proposal-draft", State::Draft, Some(Part::Mover)),
        ("proposal-discussion", State::Discussion, Some(Part::CoMover)),
        ("proposal-decision", State::Decision, None),
        ("proposal-bracketed", State::Bracketed, None),
    ];
    let mut out: Vec<web::Sample> = all
        .into_iter()
        .map(|(name, state, part)| {
            let it = made::proposal(state);
            let is_member = state != State::Bracketed;
            let page = ProposalPage {
                it: &it,
                may: May { part, is_member, is_officer: is_member },
                movers: &movers,
                sources: &sources,
                reasons: if state == State::Draft { &[] } else { &reasons },
                questions: if state == State::Draft { &[] } else { &questions },
                amendments: if state == State::Draft { &[] } else { &amendments },
                decided_by: (state == State::Decision).then(|| (href::proposals(), "<x>".to_owned())),
                decision: None,
                reason: &reason,
                asked: &asked,
                problems: &sound,
            };
            let (head, main) = show(look, &page);
            web::Sample { name, head, main }
        })
        .collect();
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let it = made::proposal(State::Discussion);
    let wrong = ProposalForm::default();
    let problems = wrong.parse().err().unwrap_or_default();
    let raw = ProposalForm::of(&it);
    let page = |it, raw, problems, is_stale| EditPage { it, groups: &[], raw, problems, is_stale };
    out.extend([
        sample("proposal-list", list(look, &made::listed(), 1, 3, true)),
        sample("proposal-list-empty", list(look, &[], 1, 1, false)),
        sample("proposal-edit", edit(look, &page(Some(&it), &raw, &sound, true))),
        sample("proposal-new-wrong", edit(look, &page(None, &wrong, &problems, false))),
        sample("proposal-no-group", no_group(look)),
        sample("proposal-state", state(look, &it, &StepForm::default(), &sound)),
        sample("proposal-versions", versions(look, &it, &made::versions())),
    ]);
    out
}
