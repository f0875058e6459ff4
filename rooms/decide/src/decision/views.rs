//! How decisions look: the page, the lists, a group's page of everything it decides.

use people::group::Group;
use ui::{
    Head, Html, Icon, Look, Sheet, Station, Step as Stop, Tone, Words, card, cards, format, href, html, link_button,
    tag,
};

use super::model::{Decision, Listed, Mention, Outcome, Settled, Way};
use crate::election::model::Verdict;
use crate::proposal::model::Source;
use crate::proposal::views::{crumbs, day};
use crate::result::sentences::rule;
use crate::standing::model::Standing;
use crate::standing::views as standing;

/// What was decided, as a tag.
pub(crate) fn outcome_tag(words: &Words, outcome: Outcome) -> Html {
    let kind = match outcome {
        Outcome::Adopted | Outcome::Chosen => "good",
        Outcome::Rejected => "bad",
        Outcome::NoQuorum | Outcome::Open => "plain",
    };
    tag(kind, words.by_key(&format!("decision-outcome-{}", outcome.as_str()), &[]).unwrap_or_default())
}

/// Everything a decision's page shows.
pub(crate) struct DecisionPage<'a> {
    pub(crate) it: &'a Decision,
    pub(crate) mentions: &'a [Mention],
    pub(crate) sources: &'a [Source],
    /// Demands made of it, or withdrawn by it.
    pub(crate) demands: &'a [crate::demand::model::Listed],
    /// Whether the actor speaks for the group and can call for action.
    pub(crate) is_officer: bool,
    /// Whether the actor may read the minutes of the meeting it was made in.
    pub(crate) sees_meeting: bool,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &DecisionPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let number = words.decision_number(&format::number(words, it.number), &it.body.name);
    let lead = html! { p { (outcome_tag(words, it.outcome)) " " (words.decision_on(&day(words, it.decided_at))) } };
    let main = html! {
        (crumbs(look, &it.body, &[]))
        (ui::hero(&number, ui::bdi(&it.title), lead, html! {}))
        @if !page.sources.is_empty() || !page.mentions.is_empty() || !page.demands.is_empty() { (ui::thread(look, Station::Decision, &stops(page, &day(words, it.decided_at)))) }
        (ui::split(html! {
            (settles(look, it))
            @if !it.text.is_empty() {
                (ui::section("text", if it.proposal.is_some() { words.decision_text() } else { words.ballot_about() }, html! { div class="decision-text" { (ui::prose(ui::markdown::html(&it.text))) } }))
            }
        }, html! {
            (how(look, page))
            (carried(look, page))
        }))
    };
    let mut head =
        Head::new(it.title.clone()).description(number).canonical(href::decision(it.code)).sheet_of(Sheet::Decide);
    if it.audience == crate::proposal::model::Audience::Members {
        head = head.hidden();
    }
    (head, main)
}

fn stops<'a>(page: &DecisionPage<'_>, when: &'a str) -> Vec<Stop<'a>> {
    let mut out = vec![Stop::new(Station::Decision, href::decision(page.it.code), when)];
    if let Some(source) = page.sources.first() {
        out.push(Stop::new(Station::Conversation, source.href.clone(), ""));
    }
    if let Some(demand) = page.demands.first() {
        out.push(Stop::new(Station::Demand, href::demand(demand.code), ""));
    }
    if let Some(call) = page.mentions.iter().find(|it| it.kind == "call") {
        out.push(Stop::new(Station::Call, call.href.clone(), ""));
    }
    out
}

/// What it settles, contest by contest.
fn settles(look: &Look<'_>, it: &Decision) -> Html {
    let words = look.words;
    let body = html! {
        @if let Some((consented, aside, objected)) = it.details.positions {
            p class="decision-line" { strong { (words.decision_consent(&format::number(words, consented), &format::number(words, aside), &format::number(words, objected))) } }
        }
        @for contest in &it.details.contests {
            p class="decision-line" {
                @if it.details.contests.len() > 1 || it.title != contest.title { bdi { (contest.title) } br; }
                strong { (settled(words, contest)) }
            }
        }
    };
    ui::section("settles", words.decision_settles(), body)
}

/// One contest in one sentence.
fn settled(words: &Words, it: &Settled) -> String {
    let number = |n: u64| format::number(words, n);
    let (yes, no, abstained) = it.question.unwrap_or_default();
    match it.verdict {
        Verdict::Passed => words.ballot_passed(&number(yes), &number(no), &number(abstained)),
        Verdict::Failed => words.ballot_failed(&number(yes), &number(no), &number(abstained)),
        Verdict::Chosen if is_budget(&it.rule) => words.ballot_funded(&format::list(words, &it.chosen)),
        Verdict::Chosen => words.ballot_chosen(&format::list(words, &it.chosen)),
        Verdict::Nobody if is_budget(&it.rule) => words.ballot_none_funded().to_owned(),
        Verdict::Nobody => words.ballot_none_chosen().to_owned(),
        Verdict::NoQuorum => words.ballot_no_effect().to_owned(),
        Verdict::Uncounted => words.ballot_uncounted().to_owned(),
    }
}

fn is_budget(rule: &str) -> bool {
    rule.parse::<tally::Rule>().is_ok_and(tally::Rule::is_budget)
}

fn how(look: &Look<'_>, page: &DecisionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let way = words.by_key(&format!("decision-way-{}", it.way.as_str()), &[]).unwrap_or_default();
    let mut rules: Vec<String> = it.details.contests.iter().map(|it| rule(words, &it.rule)).collect();
    rules.dedup();
    let is_adopted = it.outcome == Outcome::Adopted;
    let body = html! {
        ul class="facts" {
            (ui::fact(Icon::Vote, way))
            @if !rules.is_empty() { (ui::fact(Icon::List, format::list(words, &rules))) }
            (ui::fact(Icon::Users, words.decision_took_part(&format::number(words, it.took_part), &format::number(words, it.entitled))))
            (ui::fact(Icon::Chart, standing::quorum(words, it.details.quorum_percent)))
            @if let Some(it) = &it.details.ratified { (ui::fact(Icon::Network, ratified(words, it, is_adopted))) }
            (ui::fact(Icon::Lock, words.decision_immutable()))
        }
        (ui::row([
            html! { @if let Some((_, code)) = &it.election { (link_button(Tone::Plain, href::election(code), words.decision_to_count()).icon(Icon::Chart)) } },
            html! { @if let Some(code) = it.details.meeting.filter(|_| page.sees_meeting) { (link_button(Tone::Plain, href::minutes(code), words.meeting_minutes_title()).icon(Icon::Users)) } },
            html! { @if let Some((_, code)) = &it.proposal { (link_button(Tone::Plain, href::proposal(code), words.decision_to_proposal()).icon(Icon::File)) } },
            html! { @if let Some((_, code)) = it.proposal.as_ref().filter(|_| it.way == Way::Consent) { (link_button(Tone::Plain, href::consent(code), words.decision_to_round()).icon(Icon::Hand)) } },
            html! { @if !it.details.resolution.is_empty() { (link_button(Tone::Plain, href::resolution(&it.details.resolution), words.resolution_about_council()).icon(Icon::Network)) } },
            html! { (ui::print_button(look)) },
        ]))
    };
    ui::section("how", words.decision_how(), body)
}

/// How the bodies of a council answered.
fn ratified(words: &Words, it: &super::model::Ratified, is_adopted: bool) -> String {
    let number = |n: u64| format::number(words, n);
    let (bodies, all, yes, no) = (number(it.bodies_yes), number(it.bodies), number(it.yes), number(it.no));
    if is_adopted {
        words.resolution_decision_ratified(&bodies, &all, &yes, &no)
    } else {
        words.resolution_decision_refused(&bodies, &all, &yes, &no)
    }
}

/// What carries it, and the step on to a call.
fn carried(look: &Look<'_>, page: &DecisionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let why = words.decision_why(&format::number(words, it.number), &it.body.name);
    let to = href::with_query(
        &href::call_new(),
        &[
            ("group", &it.body.slug),
            ("why_text", &why),
            ("why_url", &format!("{}{}", look.base_url, href::decision(it.code))),
        ],
    );
    let can_call = page.is_officer && matches!(it.outcome, Outcome::Adopted | Outcome::Chosen);
    let can_demand = page.is_officer && it.outcome == Outcome::Adopted;
    let is_bare = page.mentions.is_empty() && page.demands.is_empty();
    html! {
        @if !is_bare || can_call {
            (ui::section("carried", words.decision_carried(), html! {
                @if is_bare { p { (words.decision_carried_none()) } }
                (cards(page.demands.iter().map(|it| crate::demand::views::listed_card(words, it, false))))
                ul class="facts" { @for one in page.mentions { (ui::fact(mention_icon(&one.kind), html! { a href=(one.href) { bdi { (one.label) } } })) } }
                @if can_demand { p { (link_button(Tone::Plain, href::demand_new(it.code), words.demand_new_link()).icon(Icon::Flag)) } }
                @if can_call { p { (link_button(Tone::Main, to, words.decision_call()).icon(Icon::Megaphone)) } }
            }))
        }
    }
}

fn mention_icon(kind: &str) -> Icon {
    match kind {
        "call" => Icon::Megaphone,
        "endorsement" => Icon::Stamp,
        _ => Icon::Link,
    }
}

/// A decision as a card.
pub(crate) fn listed_card<'a>(words: &Words, it: &'a Listed, with_group: bool) -> ui::Card<'a> {
    let number = words.decision_card(&format::number(words, it.number), &day(words, it.decided_at));
    let one =
        card(it.title.as_str(), href::decision(it.code)).tag(outcome_tag(words, it.outcome)).fact(Icon::Stamp, number);
    if with_group { one.kicker(it.group_name.as_str()) } else { one }
}

/// The list of public decisions with its head.
pub(crate) fn list(look: &Look<'_>, all: &[Listed], page: u32, pages: u32) -> (Head, Html) {
    let words = look.words;
    let next = html! { (link_button(Tone::Plain, href::proposals(), words.proposal_list_title())) };
    let main = html! {
        (ui::title(words.decision_list_title(), words.decision_list_lead()))
        (ui::row([html! { (link_button(Tone::Plain, href::demands(), words.demand_list_title()).icon(Icon::Flag)) }]))
        @if all.is_empty() { (ui::empty(Icon::Stamp, words.decision_list_empty(), next)) }
        @else {
            (cards(all.iter().map(|it| listed_card(words, it, true).level(2))))
            (ui::numbered(look, page, pages, |page| href::with_query(&href::decisions(), &[("page", &page.to_string())])))
        }
    };
    (Head::new(words.decision_list_title()).canonical(href::decisions()).sheet_of(Sheet::Decide), main)
}

/// Everything a group's page of decisions shows.
pub(crate) struct GroupPage<'a> {
    pub(crate) group: &'a Group,
    pub(crate) proposals: &'a [crate::proposal::model::Listed],
    pub(crate) elections: &'a [crate::election::model::Listed],
    pub(crate) decisions: &'a [Listed],
    pub(crate) standing: &'a Standing,
    pub(crate) may_propose: bool,
    pub(crate) is_officer: bool,
}

/// A group's page of everything it decides, with its head.
pub(crate) fn group(look: &Look<'_>, page: &GroupPage<'_>) -> (Head, Html) {
    let (words, group) = (look.words, page.group);
    let title = words.decision_group_of(&group.name);
    let propose = href::with_query(&href::proposal_new(), &[("group", group.slug.as_str())]);
    let ask = href::with_query(&href::election_new(), &[("group", group.slug.as_str())]);
    let main = html! {
        (ui::breadcrumbs(look, &[(&group.name, &href::group(&group.slug))]))
        (ui::title(&title, words.decision_group_lead()))
        (ui::row([
            html! { @if page.may_propose { (link_button(Tone::Main, propose, words.proposal_new()).icon(Icon::Plus)) } },
            html! { (link_button(Tone::Plain, href::group_meetings(&group.slug), words.meeting_list_title()).icon(Icon::Calendar)) },
            html! { @if page.is_officer { (link_button(Tone::Plain, ask, words.ballot_new_title()).icon(Icon::Vote)) } },
            html! { (link_button(Tone::Plain, href::platform(&group.slug), words.demand_platform_title()).icon(Icon::Flag)) },
        ]))
        @if !page.elections.is_empty() {
            (ui::section("elections", words.ballot_list_title(), cards(page.elections.iter().map(|it| crate::election::views::listed_card(look, it, false)))))
        }
        (ui::section("proposals", words.proposal_list_title(), html! {
            @if page.proposals.is_empty() { p { (words.proposal_group_empty()) } }
            (cards(page.proposals.iter().map(|it| crate::proposal::views::listed_card(words, it, false))))
        }))
        (ui::section("decisions", words.decision_list_title(), html! {
            @if page.decisions.is_empty() { p { (words.decision_group_empty()) } }
            (cards(page.decisions.iter().map(|it| listed_card(words, it, false))))
        }))
        (ui::section("rules", words.proposal_standing_heading(), html! {
            (standing::sentences(words, page.standing))
            @if page.is_officer { p { (link_button(Tone::Plain, href::standing_rules(&group.slug), words.proposal_standing_edit()).icon(Icon::Settings)) } }
        }))
    };
    (Head::new(title).canonical(href::group_decisions(&group.slug)).sheet_of(Sheet::Decide), main)
}

/// The card for a group's page.
pub(crate) fn group_card(look: &Look<'_>, page: &GroupPage<'_>) -> Html {
    let words = look.words;
    ui::section(
        "decide",
        words.decision_group_title(),
        html! {
            @if page.proposals.is_empty() && page.elections.is_empty() && page.decisions.is_empty() { p { (words.proposal_group_empty()) } }
            (cards(
                page.elections.iter().map(|it| crate::election::views::listed_card(look, it, false))
                    .chain(page.proposals.iter().map(|it| crate::proposal::views::listed_card(words, it, false)))
                    .chain(page.decisions.iter().map(|it| listed_card(words, it, false)))
            ))
            p { a href=(href::group_decisions(&page.group.slug)) { (words.decision_group_all()) " " (Icon::ArrowRight) } }
        },
    )
}

/// The card for my page: ballots that wait for me, proposals I move.
pub(crate) fn person_card(
    look: &Look<'_>,
    waiting: &[crate::election::model::Listed],
    moved: &[crate::proposal::model::Listed],
) -> Html {
    let words = look.words;
    ui::section(
        "deciding",
        words.decision_mine(),
        html! {
            (cards(
                waiting.iter().map(|it| crate::election::views::listed_card(look, it, true))
                    .chain(moved.iter().map(|it| crate::proposal::views::listed_card(words, it, true)))
            ))
        },
    )
}

/// Decisions made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let (mentions, sources) = (made::mentions(), crate::proposal::samples::sources());
    let demands = crate::demand::samples::listed();
    let page = |it, mentions, sources| DecisionPage {
        it,
        mentions,
        sources,
        demands: &demands,
        is_officer: true,
        sees_meeting: true,
    };
    let (adopted, consent) =
        (made::decision(Outcome::Adopted, Way::Secret), made::decision(Outcome::Adopted, Way::Consent));
    let shown = made::decision(Outcome::Adopted, Way::Meeting);
    let (rejected, chosen) = (made::decision(Outcome::NoQuorum, Way::Open), made::decision(Outcome::Chosen, Way::Open));
    vec![
        sample("decision-adopted", show(look, &page(&adopted, &mentions, &sources))),
        sample("decision-consent", show(look, &page(&consent, &[], &[]))),
        sample("decision-meeting", show(look, &page(&shown, &[], &[]))),
        sample("decision-no-quorum", show(look, &page(&rejected, &[], &[]))),
        sample("decision-chosen", show(look, &page(&chosen, &[], &[]))),
        sample("decision-list", list(look, &made::listed(), 2, 3)),
        sample("decision-list-empty", list(look, &[], 1, 1)),
    ]
}
