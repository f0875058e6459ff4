//! How an election looks: its page before, during and after, the forms that prepare it.

use base::Problems;
use people::group::GroupName;
use tally::Rule;
use ui::format::Detail;
use ui::{
    Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, card, choice, format, href, html, link_button, tag,
};

use super::form::{ContestForm, ElectionForm, StateForm, has_room};
use super::model::{Contest, Election, Listed, OpenError, Purpose, SEATS_MAX, State, TurnoutShown, fills_one_seat};
use crate::proposal::model::{Audience, BODY_MAX, REASON_MAX, TITLE_MAX};
use crate::proposal::views::crumbs;
use crate::result::sentences::{money, rule, rule_means};
use crate::roll::model::{CastAs, Elector};
use crate::standing::model::{Secrecy, Standing, Way, least};
use crate::standing::views as standing;

/// A moment with its zone.
pub(crate) fn moment(look: &Look<'_>, at: Option<base::Time>, zone: &str) -> String {
    at.map(|at| format::moment(look.words, at, zone, Detail::LongZone)).unwrap_or_default()
}

/// A state as a tag.
pub(crate) fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Open => "wait",
        State::Closed => "good",
        State::Canceled => "bad",
        State::Draft | State::Counting => "plain",
    };
    tag(kind, words.by_key(&format!("ballot-state-{}", state.as_str()), &[]).unwrap_or_default())
}

/// Until when ballots are taken, or when that ended.
pub(crate) fn until(look: &Look<'_>, it: &Election) -> String {
    let words = look.words;
    match it.state {
        State::Draft => words.ballot_period(&period(words, it.period_hours)),
        State::Open => words.ballot_until(&moment(look, it.closes_at, it.zone)),
        State::Counting | State::Closed | State::Canceled => words.ballot_ended(&moment(look, it.closed_at, it.zone)),
    }
}

/// A span of hours in words.
pub(crate) fn period(words: &Words, hours: u32) -> String {
    if hours.is_multiple_of(24) { words.ballot_days(hours / 24) } else { words.ballot_hours(hours) }
}

/// What the actor may do on an election's page.
#[derive(Clone, Debug, Default)]
pub(crate) struct May {
    /// Runs it.
    pub(crate) is_officer: bool,
    /// Keeps roll and paper ballots.
    pub(crate) is_steward: bool,
    /// Is on the roll.
    pub(crate) elector: Option<Elector>,
    /// The ballots held for others: their handle and name.
    pub(crate) held: Vec<(String, String)>,
    /// Sees how many have cast.
    pub(crate) sees_turnout: bool,
}

/// Everything the page shows.
pub(crate) struct ElectionPage<'a> {
    pub(crate) it: &'a Election,
    pub(crate) contests: &'a [Contest],
    pub(crate) may: May,
    /// What is decided: the proposal's page and title.
    pub(crate) about: Option<(String, String)>,
    /// The decision it came to.
    pub(crate) decision: Option<base::Code>,
    /// How many the roll would hold if it were opened now.
    pub(crate) members: u32,
    /// Whether the group decides through delegates, and this ballot counts its members all the same.
    pub(crate) counts_heads: bool,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &ElectionPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let main = html! {
        (crumbs(look, &it.body, &[]))
        (ui::hero(words.ballot_kicker(&it.body.name), ui::bdi(&it.title), html! { p { (state_tag(words, it.state)) " " (until(look, it)) } }, html! {}))
        @if it.state == State::Closed { (crate::result::views::outcome(look, page)) }
        @if it.state == State::Counting { (ui::notice(Kind::Info, words.ballot_counting(), words.ballot_counting_text())) }
        @if it.state == State::Canceled { (ui::notice(Kind::Careful, words.ballot_canceled(), ui::bdi(&it.state_reason))) }
        // On a phone the way to the ballot stands before everything that explains it.
        (my_part(look, page))
        (ui::split(html! {
            @if !it.text.is_empty() { (about(words, it)) }
            (contests(look, page))
            @if it.state == State::Closed { (crate::result::views::lot(look, it, page.contests)) }
        }, html! {
            (facts(look, page))
            (run(look, page))
            (crate::ballot::views::secrecy(words, it))
        }))
    };
    let mut head = Head::new(it.title.clone()).canonical(href::election(it.code)).sheet_of(Sheet::Decide);
    if it.audience == Audience::Members || it.state == State::Draft {
        head = head.hidden();
    }
    (head, main)
}

/// What people should know before they fill it in.
pub(crate) fn about(words: &Words, it: &Election) -> Html {
    ui::section("about", words.ballot_about(), ui::prose(ui::markdown::html(&it.text)))
}

/// A few words in paragraphs.
pub(crate) fn lines(text: &str) -> Html {
    html! { @for line in text.lines().filter(|line| !line.is_empty()) { p { bdi { (line) } } } }
}

fn my_part(look: &Look<'_>, page: &ElectionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let to = href::ballot(it.code);
    html! {
        @if it.state == State::Open {
            @match &page.may.elector {
                Some(me) if me.cast_as == CastAs::Paper => (ui::notice(Kind::Info, words.ballot_problem_on_paper(), "")),
                Some(me) if me.proxy.is_some() => (ui::notice(Kind::Info, words.ballot_problem_held(), html! { a href=(href::proxy(it.code)) { (words.ballot_proxy_link()) } })),
                Some(me) if me.cast_as == CastAs::Online => {
                    (ui::notice(Kind::Done, words.ballot_done(), words.ballot_done_text(&moment(look, it.closes_at, it.zone))))
                    (link_button(Tone::Plain, to.as_str(), words.ballot_revise()).icon(Icon::Pencil))
                },
                Some(_) => (link_button(Tone::Main, to.as_str(), words.ballot_open_form()).icon(Icon::Vote)),
                None => p class="hint" { (words.ballot_not_on_roll()) },
            }
            @for (handle, name) in &page.may.held {
                (link_button(Tone::Plain, href::with_query(&to, &[("for", handle)]), words.ballot_open_form_for(name)).icon(Icon::HeartHandshake))
            }
            @if it.proxies > 0 && page.may.elector.as_ref().is_some_and(|me| me.cast_as == CastAs::No && me.proxy.is_none()) {
                p { a href=(href::proxy(it.code)) { (words.ballot_proxy_give()) } }
            }
        }
    }
}

fn facts(look: &Look<'_>, page: &ElectionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let roll = if it.state == State::Draft && !it.roll.is_imported {
        words.ballot_roll_members(&format::number(words, page.members))
    } else {
        words.ballot_roll(&format::number(words, it.roll.size))
    };
    let took = it.roll.took_part();
    html! {
        ul class="facts" {
            (ui::fact(Icon::Lock, standing::secrecy(words, it.secrecy)))
            (ui::fact(Icon::Users, roll))
            @if page.counts_heads { (ui::fact(Icon::Network, words.ballot_council_heads_text())) }
            (ui::fact(Icon::Chart, quorum(words, it)))
            @if page.may.sees_turnout && it.state == State::Open { (ui::fact(Icon::Vote, words.ballot_turnout(&format::number(words, took), &format::number(words, it.roll.size)))) }
            @if it.state == State::Open && !page.may.sees_turnout { (ui::fact(Icon::EyeOff, words.ballot_turnout_hidden())) }
            @if matches!(it.state, State::Draft | State::Open) { (ui::fact(Icon::EyeOff, words.ballot_result_hidden())) }
            @if let Some((to, title)) = &page.about { (ui::fact(Icon::File, html! { a href=(to) { @match it.purpose {
                Purpose::Council => (words.resolution_about_council()),
                Purpose::Ratification => (words.resolution_about_ratification()),
                _ => bdi { (title) },
            } } })) }
            @if it.audience == Audience::Members { (ui::fact(Icon::Eye, words.ballot_for_members())) }
        }
        @if !it.state_reason.is_empty() && it.state != State::Canceled { blockquote { bdi { (it.state_reason) } } }
        @if let Some(commitment) = it.lot.commitment.filter(|_| it.state == State::Open) {
            (ui::details(words.ballot_lot_title(), html! {
                p { (words.ballot_lot_commitment()) }
                p { code class="long" { (crate::result::lot::hex(&commitment)) } }
            }))
        }
    }
}

/// The quorum in words, with the number where the roll is known.
pub(crate) fn quorum(words: &Words, it: &Election) -> String {
    if it.quorum_percent == 0 {
        return words.proposal_standing_no_quorum().to_owned();
    }
    if it.roll.size == 0 {
        return words.proposal_standing_quorum(&it.quorum_percent.to_string());
    }
    let needed = format::number(words, least(it.quorum_percent, it.roll.size));
    words.ballot_quorum(&it.quorum_percent.to_string(), &needed)
}

fn run(look: &Look<'_>, page: &ElectionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let way = |icon, to: String, label: &'static str, tone| html! { (link_button(tone, to, label).icon(icon)) };
    html! {
        @if page.may.is_steward && matches!(it.state, State::Draft | State::Open) {
            section class="section" aria-labelledby="run-title" {
                h2 id="run-title" { (words.ballot_run()) }
                div class="stack" {
                    @if page.may.is_officer && it.state == State::Draft {
                        (way(Icon::ArrowRight, href::election_state(it.code), words.ballot_to_open(), Tone::Main))
                        (way(Icon::Pencil, href::election_edit(it.code), words.ballot_edit(), Tone::Plain))
                    }
                    (way(Icon::List, href::roll(it.code), words.ballot_to_roll(), Tone::Plain))
                    @if page.may.is_officer && it.state == State::Open {
                        (way(Icon::Link, href::roll_links(it.code), words.ballot_to_links(), Tone::Plain))
                    }
                    @if it.state == State::Open && it.takes_paper() { (way(Icon::File, href::paper(it.code), words.ballot_to_paper(), Tone::Plain)) }
                    @if page.may.is_officer && it.state == State::Open && it.purpose != Purpose::Recall { (way(Icon::Settings, href::election_state(it.code), words.ballot_to_state(), Tone::Plain)) }
                }
            }
        }
    }
}

fn contests(look: &Look<'_>, page: &ElectionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let can_edit = page.may.is_officer && it.state == State::Draft;
    html! {
        @if page.contests.is_empty() { (ui::empty(Icon::Vote, words.ballot_no_contest(), html! {})) }
        @for contest in page.contests {
            section class="section" id={ "contest-" (contest.position) } aria-labelledby={ "contest-" (contest.position) "-title" } {
                h2 id={ "contest-" (contest.position) "-title" } { bdi { (contest.title) } }
                @if contest.outcome.is_some() {
                    (crate::result::views::contest(look, it, contest))
                } @else {
                    (plain_contest(words, contest))
                }
                @if can_edit { p { (link_button(Tone::Quiet, href::contest_edit(it.code, contest.position), words.ballot_contest_edit()).icon(Icon::Pencil).about(contest.title.as_str())) } }
            }
        }
        @if can_edit && has_room(page.contests.len()) {
            p { (link_button(Tone::Plain, href::contest_new(it.code), words.ballot_contest_new()).icon(Icon::Plus)) }
        }
    }
}

fn plain_contest(words: &Words, contest: &Contest) -> Html {
    html! {
        @if !contest.text.is_empty() { (lines(&contest.text)) }
        @if contest.rule != Rule::YesNo {
            ul class="choices-list" {
                @for option in &contest.options {
                    li { bdi { (option.title) } @if contest.rule.is_budget() { " · " (money(words, option.cost)) } @if !option.note.is_empty() { " " small { bdi { (option.note) } } } }
                }
            }
        }
        p class="hint" { (rule_line(words, contest)) }
    }
}

/// By which rule a contest is counted, and what that means.
pub(crate) fn rule_line(words: &Words, contest: &Contest) -> String {
    let name = contest.rule.as_str();
    if contest.rule == Rule::YesNo {
        return standing::majority_means(words, contest.settings.majority);
    }
    let mut line = format!("{}: {}", rule(words, name), rule_means(words, name));
    if contest.rule.is_budget() {
        line = format!("{line} {}", words.ballot_budget_is(&money(words, contest.settings.budget)));
    } else if !fills_one_seat(contest.rule) {
        line = format!("{line} {}", words.ballot_seats(contest.seats));
    }
    line
}

/// An election as a card.
pub(crate) fn listed_card<'a>(look: &Look<'_>, it: &'a Listed, with_group: bool) -> ui::Card<'a> {
    let words = look.words;
    let mut one = card(it.title.as_str(), href::election(it.code)).tag(state_tag(words, it.state));
    if let (State::Open, Some(end)) = (it.state, it.closes_at) {
        one = one.strong_fact(Icon::Clock, words.ballot_until(&format::moment(words, end, it.zone, Detail::LongZone)));
    }
    if with_group { one.kicker(it.group_name.as_str()) } else { one }
}

/// The settings every election has.
fn settings<'a>(words: &'a Words, form: &Form<'a>, raw: &'a ElectionForm, body_is_public: bool) -> Html {
    let secrecy = Secrecy::ALL.iter().rev().map(|it| {
        let hint = words.by_key(&format!("ballot-secrecy-hint-{}", it.as_str()), &[]).unwrap_or_default();
        choice(it.as_str(), standing::secrecy(words, *it)).hint(hint).on(raw.secrecy == it.as_str())
    });
    let turnout = TurnoutShown::ALL.iter().map(|it| {
        let label = words.by_key(&format!("ballot-turnout-{}", it.as_str()), &[]).unwrap_or_default();
        choice(it.as_str(), label).on(raw.turnout == it.as_str())
    });
    let audience = Audience::ALL.iter().rev().map(|it| {
        let label = words.by_key(&format!("ballot-audience-{}", it.as_str()), &[]).unwrap_or_default();
        choice(it.as_str(), label).on(raw.audience == it.as_str())
    });
    html! {
        (form.radios("secrecy", words.ballot_field_secrecy(), secrecy.collect()))
        div class="pair" {
            (form.number("days", words.ballot_field_days()).value(raw.days.as_str()).min("0").max("60").short())
            (form.number("hours", words.ballot_field_hours()).value(raw.hours.as_str()).min("0").max("23").short())
        }
        (form.number("quorum", words.ballot_field_quorum()).hint(words.ballot_field_quorum_hint()).value(raw.quorum.as_str()).min("0").max("100").short().required())
        (form.select("turnout", words.ballot_field_turnout(), turnout.collect()))
        @if body_is_public { (form.radios("audience", words.ballot_field_audience(), audience.collect())) }
        @else { (form.hidden("audience", Audience::Members.as_str())) }
    }
}

/// Which form of an election is shown.
pub(crate) enum Mode<'a> {
    /// A new one, for one of these groups; those of them that decide through delegates come after.
    New(&'a [GroupName], &'a [GroupName]),
    /// A draft.
    Draft(&'a Election),
}

/// The form of an election with its head.
pub(crate) fn edit(look: &Look<'_>, mode: &Mode<'_>, raw: &ElectionForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let (title, to) = match mode {
        Mode::New(..) => (words.ballot_new_title(), href::election_new()),
        Mode::Draft(it) => (words.ballot_edit_title(), href::election_edit(it.code)),
    };
    let content = html! {
        @if let Mode::New(groups, _) = mode {
            (form.select("group", words.ballot_field_group(), groups.iter().map(|it| choice(it.slug.as_str(), it.name.as_str()).on(it.slug.as_str() == raw.group)).collect()).required())
        }
        (form.text("title", words.ballot_field_title()).hint(words.ballot_field_title_hint()).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.textarea("text", words.ballot_field_text()).value(raw.text.as_str()).rows(6).max_length(BODY_MAX).optional())
        (settings(words, &form, raw, match mode { Mode::New(..) => true, Mode::Draft(it) => it.body.is_public }))
        (button(Tone::Main, if matches!(mode, Mode::New(..)) { words.ballot_new_send() } else { words.ui_save() }))
    };
    let main = ui::narrow(html! {
        @match mode {
            Mode::New(..) => {},
            Mode::Draft(it) => (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))])),
        }
        (ui::title(title, if matches!(mode, Mode::New(..)) { words.ballot_new_lead() } else { "" }))
        @if let Mode::New(_, councils) = mode { (by_delegates(words, councils)) }
        (form.post(&to, content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// What a ballot of all members counts in a group that decides through delegates, and the other way.
fn by_delegates(words: &Words, councils: &[GroupName]) -> Html {
    html! {
        @for it in councils {
            (ui::notice(Kind::Careful, words.ballot_council_heads(&it.name), html! {
                p { (words.ballot_council_heads_text()) }
                p { a href=(href::resolution_new(&it.slug)) { (words.council_ask()) } }
            }))
        }
    }
}

/// How a proposal shall be decided, with its head.
pub(crate) fn decide(
    look: &Look<'_>,
    it: &crate::proposal::model::Proposal,
    raw: &ElectionForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let ways = Way::ALL.iter().map(|way| {
        let hint = words.by_key(&format!("proposal-way-hint-{}", way.as_str()), &[]).unwrap_or_default();
        choice(way.as_str(), standing::way(words, *way)).hint(hint).on(raw.way == way.as_str())
    });
    let content = html! {
        (form.radios("way", words.proposal_standing_way_label(), ways.collect()).required())
        (settings(words, &form, raw, it.body.is_public))
        (standing::majority_field(words, &form, &raw.majority))
        (button(Tone::Main, words.proposal_decide_send()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.content.title, &href::proposal(it.code))]))
        (ui::title(words.proposal_decide_title(), words.proposal_decide_lead()))
        (form.post(&href::proposal_decide(it.code), content))
    });
    (Head::new(words.proposal_decide_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// The form of a contest with its head; `position` is its place when it is on the ballot already.
pub(crate) fn contest_form(
    look: &Look<'_>,
    it: &Election,
    position: Option<u32>,
    raw: &ContestForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let to = position.map_or_else(|| href::contest_new(it.code), |at| href::contest_edit(it.code, at));
    let title = if position.is_some() { words.ballot_contest_edit_title() } else { words.ballot_contest_new() };
    let rules = Rule::all().map(|it| {
        let kind = words.by_key(&format!("ballot-kind-{}", kind_of(it)), &[]).unwrap_or_default();
        choice(it.as_str(), rule(words, it.as_str())).group(kind).on(raw.rule == it.as_str())
    });
    let mut rules: Vec<_> = rules.collect();
    rules.sort_by_key(|_| 0);
    let content = html! {
        (form.text("title", words.ballot_field_question()).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.textarea("text", words.ballot_field_contest_text()).value(raw.text.as_str()).rows(3).max_length(REASON_MAX).optional())
        (form.select("rule", words.ballot_field_rule(), rules).hint(words.ballot_field_rule_hint()))
        (form.textarea("options", words.ballot_field_options()).hint(words.ballot_field_options_hint()).value(raw.options.as_str()).rows(8))
        (form.number("seats", words.ballot_field_seats()).hint(words.ballot_field_seats_hint()).value(raw.seats.as_str()).min("1").max(SEATS_MAX.to_string()).short())
        (ui::details(words.ballot_more_settings(), html! { div class="stack" {
            (standing::majority_field(words, &form, &raw.majority))
            (form.number("points", words.ballot_field_points()).hint(words.ballot_field_points_hint()).value(raw.points.as_str()).min("1").max("10").short())
            (form.check("equal", words.ballot_field_equal()).hint(words.ballot_field_equal_hint()).on(raw.equal == "yes"))
            (form.text("budget", words.ballot_field_budget()).hint(words.ballot_field_budget_hint()).value(raw.budget.as_str()).input_mode("numeric").short())
            (form.check("number", words.ballot_field_by_number()).hint(words.ballot_field_by_number_hint()).on(raw.number == "yes"))
            (form.textarea("at_least", words.ballot_field_at_least()).hint(words.ballot_field_at_least_hint()).value(raw.at_least.as_str()).rows(2))
        } }))
        div class="row" {
            (button(Tone::Main, words.ui_save()).sends("then", "save"))
            @if position.is_some() { (button(Tone::Danger, words.ballot_contest_end()).sends("then", "end")) }
        }
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))]))
        (ui::title(title, ""))
        (form.post(&to, content))
        (ui::details(words.ballot_rules_explained(), html! { dl class="definitions" { @for it in Rule::all() { div { dt { (rule(words, it.as_str())) } dd { (rule_means(words, it.as_str())) } } } } }))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

fn kind_of(it: Rule) -> &'static str {
    if it == Rule::YesNo {
        "question"
    } else if it.is_budget() {
        "budget"
    } else if fills_one_seat(it) {
        "one"
    } else {
        "several"
    }
}

/// The page that opens, closes, extends or calls off, with its head.
pub(crate) fn state(
    look: &Look<'_>,
    it: &Election,
    contests: &[Contest],
    raw: &StateForm,
    problems: &Problems,
    refused: Option<OpenError>,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = if it.state == State::Draft {
        html! {
            (form.hidden("step", "open"))
            (button(Tone::Main, words.ballot_open_send()).icon(Icon::Vote))
        }
    } else {
        let steps = ["extend", "close", "cancel"].map(|step| {
            let (name, hint) = (format!("ballot-step-{step}"), format!("ballot-step-hint-{step}"));
            choice(step, words.by_key(&name, &[]).unwrap_or_default())
                .hint(words.by_key(&hint, &[]).unwrap_or_default())
                .on(raw.step == step)
        });
        html! {
            (form.radios("step", words.proposal_step(), steps.to_vec()).required())
            (form.number("days", words.ballot_field_extend()).value(raw.days.as_str()).min("1").max("60").short())
            (form.textarea("reason", words.proposal_step_reason()).hint(words.ballot_step_reason_hint()).value(raw.reason.as_str()).rows(3).max_length(REASON_MAX).required())
            (button(Tone::Danger, words.proposal_step_send()))
        }
    };
    let title = if it.state == State::Draft { words.ballot_open_title() } else { words.ballot_state_title() };
    let why = refused.and_then(|error| words.by_key(error.key(), &[]));
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))]))
        (ui::title(title, ui::bdi(&it.title)))
        @if let Some(why) = &why { (ui::notice(Kind::Careful, why, "")) }
        @if it.state == State::Draft {
            ul class="facts" {
                (ui::fact(Icon::Users, if it.roll.is_imported { words.ballot_roll_list_frozen() } else { words.ballot_roll_frozen() }))
                (ui::fact(Icon::Clock, words.ballot_period(&period(words, it.period_hours))))
                (ui::fact(Icon::Lock, standing::secrecy(words, it.secrecy)))
                (ui::fact(Icon::Ticket, words.ballot_lot_open()))
                (ui::fact(Icon::Ban, words.ballot_open_final()))
            }
            @for contest in contests { p { strong { bdi { (contest.title) } } br; span class="hint" { (rule_line(words, contest)) } } }
        }
        @if matches!(it.state, State::Draft | State::Open) { (form.post(&href::election_state(it.code), content)) }
        @else { p { (words.proposal_no_step()) } }
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// Elections made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let counted = [made::counted(Rule::YesNo), Contest { position: 2, ..made::counted(Rule::ScottishStv) }];
    let plain = [made::contest(Rule::YesNo), Contest { position: 2, ..made::contest(Rule::EqualShares) }];
    let all = [
        ("election-draft", State::Draft),
        ("election-open", State::Open),
        ("election-counting", State::Counting),
        ("election-closed", State::Closed),
        ("election-canceled", State::Canceled),
    ];
    let mut out: Vec<web::Sample> = all
        .into_iter()
        .map(|(name, state)| {
            let it = made::election(state);
            let may = May {
                is_officer: state != State::Closed,
                is_steward: state != State::Closed,
                elector: None,
                held: vec![("x".to_owned(), "Ben".to_owned())],
                sees_turnout: true,
            };
            let page = ElectionPage {
                it: &it,
                contests: if state == State::Closed { &counted } else { &plain },
                may,
                about: Some((href::proposals(), "Pay <b>together</b>".to_owned())),
                decision: (state == State::Closed).then_some(it.code),
                members: 40,
                counts_heads: true,
            };
            sample(name, show(look, &page))
        })
        .collect();
    let (draft, open) = (made::election(State::Draft), made::election(State::Open));
    let (standing, sound) = (Standing::usual(), Problems::new());
    let wrong = ElectionForm::default();
    let problems = wrong.parse(&standing, Purpose::Question).err().unwrap_or_default();
    let councils = [crate::council::samples::named("City council of <tenants>", 74)];
    let contest = ContestForm { rule: "irv".to_owned(), ..ContestForm::fresh(&standing) };
    let contest_problems = contest.parse().err().unwrap_or_default();
    let proposal = crate::proposal::samples::proposal(crate::proposal::model::State::Discussion);
    out.extend([
        sample("election-new-wrong", edit(look, &Mode::New(&[], &councils), &wrong, &problems)),
        sample("election-edit", edit(look, &Mode::Draft(&draft), &ElectionForm::of(&draft), &sound)),
        sample("election-decide", decide(look, &proposal, &ElectionForm::usual(&standing), &sound)),
        sample("contest-new-wrong", contest_form(look, &draft, None, &contest, &contest_problems)),
        sample("contest-edit", contest_form(look, &draft, Some(1), &ContestForm::of(&plain[1]), &sound)),
        sample(
            "election-open-ask",
            state(look, &draft, &plain, &StateForm::default(), &sound, Some(OpenError::NoRoll)),
        ),
        sample("election-state", state(look, &open, &plain, &StateForm::default(), &sound, None)),
    ]);
    out
}
