//! The ballot: the form for every rule, the preview, and what is said after casting.

use base::Problems;
use tally::Rule;
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, format, href, html, link_button};

use super::model::{Marks, Typed, field, is_ticked, option_field, value};
use crate::election::model::{Contest, Election, Shape, shape};
use crate::election::views as elections;
use crate::result::sentences::money;
use crate::standing::model::Secrecy;

/// What an option is called: the answers of a question in the reader's words.
pub(crate) fn option_title(words: &Words, contest: &Contest, number: u16) -> String {
    let title = contest.option(number).map(|it| it.title.as_str()).unwrap_or_default();
    if contest.rule != Rule::YesNo {
        return title.to_owned();
    }
    match number {
        1 => words.ballot_yes().to_owned(),
        2 => words.ballot_no().to_owned(),
        _ => words.ballot_abstain().to_owned(),
    }
}

/// Whose ballot a form is for.
#[derive(Clone, Debug)]
pub(crate) struct Whose<'a> {
    /// Where the form goes.
    pub(crate) to: String,
    /// Whether it is open to people without account.
    pub(crate) is_open: bool,
    /// The name of the person it is cast for, where that is somebody else; and what the form says about it.
    pub(crate) held: Option<(&'a str, &'a str)>,
    /// Whether one was cast before.
    pub(crate) is_again: bool,
}

/// Everything the ballot shows.
pub(crate) struct BallotPage<'a> {
    pub(crate) election: &'a Election,
    pub(crate) contests: &'a [Contest],
    pub(crate) whose: Whose<'a>,
    pub(crate) typed: &'a Typed,
    pub(crate) problems: &'a Problems,
    /// A refusal to tell, or nothing.
    pub(crate) refused: &'a str,
}

/// The ballot with its head.
pub(crate) fn ballot(look: &Look<'_>, page: &BallotPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.election);
    let form = Form::new(look, page.problems);
    let content = html! {
        @for contest in page.contests { (contest_fields(look, contest, page.typed, page.problems)) }
        (for_field(page))
        (form.hidden("step", "check"))
        (button(Tone::Main, words.ballot_check()).icon(Icon::Eye))
    };
    let whole =
        if page.whose.is_open { form.intake(&page.whose.to, content) } else { form.post(&page.whose.to, content) };
    let main = ui::narrow(html! {
        (crumbs(look, page))
        (ui::title(words.ballot_title(), html! { p { bdi { (it.title) } } p { (elections::until(look, it)) } }))
        @if let Some((name, _)) = page.whose.held { (ui::notice(Kind::Careful, words.ballot_for(name), words.ballot_for_text())) }
        @if !page.refused.is_empty() { (ui::notice(Kind::Careful, page.refused, "")) }
        @if page.whose.is_again { (ui::notice(Kind::Info, words.ballot_again(), again_text(words, it))) }
        @if !it.text.is_empty() { (elections::about(words, it)) }
        (whole)
        (secrecy(words, it))
    });
    (Head::new(words.ballot_title()).hidden().sheet_of(Sheet::Decide), main)
}

fn again_text(words: &Words, it: &Election) -> &'static str {
    match it.secrecy {
        Secrecy::Open => words.ballot_again_open(),
        Secrecy::Secret => words.ballot_again_secret(),
    }
}

fn for_field(page: &BallotPage<'_>) -> Html {
    html! { @if let Some((_, handle)) = page.whose.held { (ui::field::hidden("for", handle)) } }
}

fn crumbs(look: &Look<'_>, page: &BallotPage<'_>) -> Html {
    // Who holds a link may not see the pages of the group.
    if page.whose.is_open {
        return html! {};
    }
    let it = page.election;
    crate::proposal::views::crumbs(look, &it.body, &[(&it.title, &href::election(it.code))])
}

/// What this server could know, said honestly.
pub(crate) fn secrecy(words: &Words, it: &Election) -> Html {
    let content = match it.secrecy {
        Secrecy::Open => html! { p { (words.ballot_honest_open()) } },
        Secrecy::Secret => html! {
            p { (words.ballot_honest_secret()) }
            p { (words.ballot_honest_open_box()) }
            p { (words.ballot_honest_close()) }
            p { (words.ballot_honest_trust()) }
        },
    };
    ui::details(words.ballot_honest_title(), content)
}

/// The fields of one contest.
pub(crate) fn contest_fields(look: &Look<'_>, contest: &Contest, typed: &Typed, problems: &Problems) -> Html {
    let words = look.words;
    let name = field(contest.position);
    let problem = problems.of(name).map(|problem| words.problem(problem));
    let described = format!("{name}-how{}", if problem.is_some() { format!(" {name}-error") } else { String::new() });
    html! {
        fieldset class="field set contest" id=(name) tabindex="-1" aria-describedby=(described) data-error[problem.is_some()] data-shape=(shape_name(contest)) {
            legend { span class="contest-title" { bdi { (contest.title) } } }
            div class="contest-how" id={ (name) "-how" } {
                p class="hint" { (how(words, contest)) }
            }
            @if !contest.text.is_empty() { (elections::lines(&contest.text)) }
            @if let Some(text) = &problem {
                p class="error" id={ (name) "-error" } { (Icon::Warning) span class="away" { (words.ui_error_prefix()) " " } (text) }
            }
            @match shape(contest.rule) {
                Shape::One => (picks(words, contest, typed, "radio")),
                Shape::Many => (picks(words, contest, typed, "checkbox")),
                Shape::Points => (points(words, contest, typed)),
                Shape::Ranks => (ranks(words, contest, typed)),
            }
        }
    }
}

fn shape_name(contest: &Contest) -> &'static str {
    match shape(contest.rule) {
        Shape::One => "one",
        Shape::Many => "many",
        Shape::Points => "points",
        Shape::Ranks => "ranks",
    }
}

/// How a ballot for this contest is filled in.
pub(crate) fn how(words: &Words, contest: &Contest) -> String {
    let seats = contest.seats;
    match shape(contest.rule) {
        _ if contest.rule.is_budget() => words.ballot_how_budget(&money(words, contest.settings.budget)),
        Shape::One => words.ballot_how_one().to_owned(),
        Shape::Many => words.ballot_how_many(seats),
        Shape::Points if contest.rule == Rule::MajorityJudgment => words.ballot_how_grades().to_owned(),
        Shape::Points => words.ballot_how_points(contest.settings.points),
        Shape::Ranks if contest.settings.equal_ranks => words.ballot_how_ranks_equal(seats),
        Shape::Ranks => words.ballot_how_ranks(seats),
    }
}

fn numbers(contest: &Contest) -> impl Iterator<Item = u16> {
    (1_u16..).take(contest.options.len())
}

fn picks(words: &Words, contest: &Contest, typed: &Typed, kind: &'static str) -> Html {
    let name = field(contest.position);
    html! {
        div class="options" {
            @for number in numbers(contest) {
                @let id = option_field(contest.position, number);
                @let note = note(words, contest, number);
                div class="pick option" {
                    input type=(kind) id=(id) name=(name) value=(number) checked[is_ticked(typed, name, &number.to_string())]
                        aria-describedby=[(!note.is_empty()).then(|| format!("{id}-note"))];
                    label for=(id) { bdi { (option_title(words, contest, number)) } }
                    @if !note.is_empty() { p class="hint" id={ (id) "-note" } { bdi { (note) } } }
                }
            }
        }
    }
}

/// What stands under an option: its cost, its note.
fn note(words: &Words, contest: &Contest, number: u16) -> String {
    let Some(option) = contest.option(number) else { return String::new() };
    match (contest.rule.is_budget(), option.note.is_empty()) {
        (true, true) => words.ballot_costs(&money(words, option.cost)),
        (true, false) => format!("{} · {}", words.ballot_costs(&money(words, option.cost)), option.note),
        (false, _) => option.note.clone(),
    }
}

fn points(words: &Words, contest: &Contest, typed: &Typed) -> Html {
    let most = contest.settings.points;
    html! {
        div class="options" {
            @for number in numbers(contest) {
                @let name = option_field(contest.position, number);
                @let chosen = value(typed, &name);
                div class="option scored" {
                    label for=(name) { bdi { (option_title(words, contest, number)) } @let note = note(words, contest, number); @if !note.is_empty() { " " small { bdi { (note) } } } }
                    select id=(name) name=(name) {
                        option value="" selected[chosen.is_empty()] { (words.ballot_no_points()) }
                        @for points in (0..=most).rev() {
                            option value=(points) selected[chosen == points.to_string()] { (point_label(words, contest, points)) }
                        }
                    }
                }
            }
        }
    }
}

/// What points are called: grades in words for majority judgment, numbers otherwise.
pub(crate) fn point_label(words: &Words, contest: &Contest, points: u8) -> String {
    if contest.rule == Rule::MajorityJudgment && contest.settings.points == 5 {
        return words.by_key(&format!("ballot-grade-{points}"), &[]).unwrap_or_default();
    }
    match points {
        0 => words.ballot_points_worst(points),
        _ if points == contest.settings.points => words.ballot_points_best(points),
        _ => points.to_string(),
    }
}

fn ranks(words: &Words, contest: &Contest, typed: &Typed) -> Html {
    let last = contest.options.len();
    html! {
        div class="options" {
            @for number in numbers(contest) {
                @let name = option_field(contest.position, number);
                @let chosen = value(typed, &name);
                div class="option ranked" {
                    select id=(name) name=(name) {
                        option value="" selected[chosen.is_empty()] { (words.ballot_unranked()) }
                        @for rank in 1..=last { option value=(rank) selected[chosen == rank.to_string()] { (words.ballot_rank(rank)) } }
                    }
                    label for=(name) { bdi { (option_title(words, contest, number)) } @let note = note(words, contest, number); @if !note.is_empty() { " " small { bdi { (note) } } } }
                }
            }
        }
    }
}

/// What stands on a ballot, in words.
pub(crate) fn marks(words: &Words, contest: &Contest, it: &Marks) -> Html {
    let title = |number: u16| option_title(words, contest, number);
    html! {
        @match it {
            Marks::Blank => p { em { (words.ballot_blank()) } },
            Marks::Chosen(list) => {
                ul class="marks" { @for number in list { li { (Icon::Check) " " bdi { (title(*number)) } } } }
                @if contest.rule.is_budget() {
                    @let cost: u64 = list.iter().filter_map(|number| contest.option(*number)).map(|option| option.cost).sum();
                    p class="hint" { (words.ballot_budget_sum(&money(words, cost), &money(words, contest.settings.budget))) }
                }
            },
            Marks::Points(list) => {
                ul class="marks" { @for (number, points) in list { li { bdi { (title(*number)) } ": " strong { (point_label(words, contest, *points)) } } } }
            },
            Marks::Ranks(list) => {
                ol class="marks" { @for level in list { li { @let names: Vec<String> = level.iter().map(|number| title(*number)).collect(); bdi { (format::list(words, &names)) } } } }
            },
        }
    }
}

/// The preview with its head: what will be cast, and the way back.
pub(crate) fn preview(look: &Look<'_>, page: &BallotPage<'_>, read: &[Marks]) -> (Head, Html) {
    let words = look.words;
    let form = Form::fresh(look);
    let kept = html! {
        @for (name, value) in page.typed.iter().filter(|(name, _)| name != "step" && name != "for") { (form.hidden(name, value)) }
        (for_field(page))
    };
    let content = html! {
        (kept)
        div class="row" {
            (button(Tone::Main, words.ballot_cast()).icon(Icon::Vote).sends("step", "cast"))
            (button(Tone::Plain, words.ballot_change()).icon(Icon::Pencil).sends("step", "change"))
        }
    };
    let blank = read.iter().all(Marks::is_blank);
    let main = ui::narrow(html! {
        (crumbs(look, page))
        (ui::title(words.ballot_preview_title(), words.ballot_preview_lead()))
        @if let Some((name, _)) = page.whose.held { (ui::notice(Kind::Careful, words.ballot_for(name), "")) }
        @if blank { (ui::notice(Kind::Careful, words.ballot_all_blank(), words.ballot_all_blank_text())) }
        @for (contest, it) in page.contests.iter().zip(read) {
            section class="preview" aria-labelledby={ "preview-" (contest.position) } {
                h2 id={ "preview-" (contest.position) } { bdi { (contest.title) } }
                (marks(words, contest, it))
            }
        }
        @if page.whose.is_open { (form.intake(&page.whose.to, content)) } @else { (form.post(&page.whose.to, content)) }
    });
    (Head::new(words.ballot_preview_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// What is said when a ballot is in.
pub(crate) fn done(look: &Look<'_>, page: &BallotPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.election);
    let text = html! {
        p { (words.ballot_done_text(&elections::moment(look, it.closes_at, it.zone))) }
        @if it.secrecy == Secrecy::Secret { p { (words.ballot_done_secret()) } }
    };
    let main = ui::narrow(html! {
        (crumbs(look, page))
        (ui::title(words.ballot_done_title(), ui::bdi(&it.title)))
        (ui::notice(Kind::Done, words.ballot_done(), text))
        (ui::row([
            html! { @if !page.whose.is_open { (link_button(Tone::Main, href::election(it.code), words.ballot_to_election())) } },
            html! { (link_button(Tone::Quiet, page.whose.to.as_str(), words.ballot_revise())) },
        ]))
    });
    (Head::new(words.ballot_done_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// What somebody reads who cannot cast a ballot here and now.
pub(crate) fn refused(look: &Look<'_>, it: &Election, why: &str, result: Html) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::title(words.ballot_title(), ui::bdi(&it.title)))
        (ui::notice(Kind::Careful, why, ""))
        (result)
    });
    (Head::new(words.ballot_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// Ballots made up for the page contract: one for each kind of rule.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::election::model::State;
    use crate::election::samples as made;
    let election = made::election(State::Open);
    let mut contests: Vec<Contest> =
        [Rule::YesNo, Rule::Approval, Rule::Star, Rule::MajorityJudgment, Rule::ScottishStv, Rule::EqualShares]
            .map(made::contest)
            .to_vec();
    for (position, contest) in (1..).zip(&mut contests) {
        contest.position = position;
    }
    let typed: Typed = [
        ("c1", "2"),
        ("c2", "1"),
        ("c2", "3"),
        ("c3-1", "5"),
        ("c4-2", "4"),
        ("c5-1", "2"),
        ("c5-2", "2"),
        ("c6", "1"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    let mut problems = Problems::new();
    let mut read = Vec::new();
    for contest in &contests {
        match super::model::read(contest, &typed) {
            Ok(marks) => read.push(marks),
            Err(problem) => {
                problems = problem.into();
                read.push(Marks::Blank);
            }
        }
    }
    let sound = Problems::new();
    let nothing = Typed::new();
    let whose = |is_open, held| Whose { to: href::ballot(election.code), is_open, held, is_again: !is_open };
    let page = |typed, problems, whose| BallotPage {
        election: &election,
        contests: &contests,
        whose,
        typed,
        problems,
        refused: "",
    };
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    vec![
        sample("ballot-empty", ballot(look, &page(&nothing, &sound, whose(true, None)))),
        sample("ballot-wrong", ballot(look, &page(&typed, &problems, whose(false, Some(("Ben", "x")))))),
        sample("ballot-preview", preview(look, &page(&typed, &sound, whose(false, None)), &read)),
        sample("ballot-done", done(look, &page(&nothing, &sound, whose(false, None)))),
        sample("ballot-refused", refused(look, &election, look.words.ballot_problem_too_late(), html! {})),
    ]
}
