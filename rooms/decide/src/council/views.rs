//! How a council looks: the tree of its bodies, its rules, the form for a question to its delegates.

use base::Problems;
use people::group::Group;
use people::group::model::GroupName;
use ui::{
    Form, Head, Html, Icon, Kind, Look, Sheet, Station, Step, Tone, Words, button, choice, format, href, html,
    link_button, tag,
};

use super::form::{AskForm, RulesForm};
use super::model::{Asks, BodyNow, CouncilRules, MEMBERS_MAX, RATIFY_DAYS_MAX, Share, WEIGHT_MAX, Weighing};
use super::tree::{Around, Node, Seat, extent};
use super::weights::{divide, lowest};
use crate::proposal::model::{BODY_MAX, TITLE_MAX};
use crate::ratification::model::{Listed, State};
use crate::ratification::views::state_tag;

/// Most bodies shown below one group.
const SHOWN: usize = 200;
/// Most bodies drawn.
const DRAWN: usize = 60;

/// A scaled weight as a number with a fraction: 1, 1/2, 2 1/3.
pub(crate) fn weight(words: &Words, scaled: u64, scale: u64) -> String {
    match lowest(scaled, scale) {
        (whole, 0, _) => format::number(words, whole),
        (0, top, bottom) => format!("{top}/{bottom}"),
        (whole, top, bottom) => format!("{} {top}/{bottom}", format::number(words, whole)),
    }
}

/// A word of the rules.
fn word(words: &Words, key: &str) -> String {
    words.by_key(key, &[]).unwrap_or_default()
}

/// The rules in sentences.
pub(crate) fn sentences(words: &Words, it: &CouncilRules) -> Html {
    let number = |n: u32| format::number(words, n);
    let weighing = match it.weighing {
        Weighing::One => words.council_rule_one().to_owned(),
        Weighing::Size => {
            words.council_rule_size(&number(it.members_per_weight), &number(it.weight_min), &number(it.weight_max))
        }
    };
    html! {
        ul class="facts" {
            (ui::fact(Icon::Users, weighing))
            (ui::fact(Icon::Chart, words.council_rule_divide()))
            (ui::fact(Icon::Eye, words.council_rule_open()))
            (ui::fact(Icon::Repeat, word(words, &format!("council-rule-asks-{}", it.asks.as_str()))))
            @if it.asks != Asks::Never {
                (ui::fact(Icon::Stamp, majorities(words, it.bodies_share, it.members_share)))
                (ui::fact(Icon::Clock, words.council_rule_days(it.ratify_days)))
            }
        }
    }
}

/// The two majorities in one sentence.
pub(crate) fn majorities(words: &Words, bodies: Share, members: Share) -> String {
    let first = word(words, &format!("council-rule-bodies-{}", bodies.as_str()));
    format!("{first} {}", word(words, &format!("council-rule-members-{}", members.as_str())))
}

/// Everything the page of a council shows.
pub(crate) struct CouncilPage<'a> {
    pub(crate) group: &'a Group,
    /// Its rules, where it decides through delegates.
    pub(crate) rules: Option<&'a CouncilRules>,
    pub(crate) around: &'a Around,
    pub(crate) resolutions: &'a [Listed],
    pub(crate) is_officer: bool,
}

impl CouncilPage<'_> {
    const fn is_whole(&self) -> bool {
        self.group.kind.takes_groups()
    }

    fn title(&self, words: &Words) -> String {
        if self.is_whole() { words.council_title(&self.group.name) } else { words.council_title_part(&self.group.name) }
    }
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &CouncilPage<'_>) -> (Head, Html) {
    let (words, group) = (look.words, page.group);
    let title = page.title(words);
    let lead = match (page.is_whole(), page.rules) {
        (false, _) => words.council_lead_part(),
        (true, Some(_)) => words.council_lead(),
        (true, None) => words.council_lead_off(),
    };
    let main = html! {
        (ui::breadcrumbs(look, &[(&group.name, &href::group(&group.slug))]))
        (ui::title(&title, lead))
        (run(words, page))
        @if page.is_whole() { (bodies(look, page)) }
        (wholes(words, &page.around.wholes))
        @if page.is_whole() {
            @if page.rules.is_some() || !page.resolutions.is_empty() { (resolutions(look, page.resolutions)) }
            @if let Some(rules) = page.rules { (ui::section("rules", words.council_rules_heading(), sentences(words, rules))) }
        }
    };
    let mut head = Head::new(title).canonical(href::council(&group.slug)).sheet_of(Sheet::Decide);
    if !group.is_public() {
        head = head.hidden();
    }
    (head, main)
}

/// What officers can do.
fn run(words: &Words, page: &CouncilPage<'_>) -> Html {
    let slug = &page.group.slug;
    if !page.is_officer || !page.is_whole() {
        return html! {};
    }
    let rules = if page.rules.is_some() { words.council_rules_edit() } else { words.council_rules_set() };
    ui::row([
        html! { @if page.rules.is_some() { (link_button(Tone::Main, href::resolution_new(slug), words.council_ask()).icon(Icon::Vote)) } },
        html! { (link_button(Tone::Plain, href::council_rules(slug), rules).icon(Icon::Settings)) },
        html! { (link_button(Tone::Plain, href::group_groups(slug), words.council_bodies_invite()).icon(Icon::Network)) },
    ])
}

fn bodies(look: &Look<'_>, page: &CouncilPage<'_>) -> Html {
    let (words, all) = (look.words, page.around.bodies.as_slice());
    let content = html! {
        @if all.is_empty() {
            (ui::empty(Icon::Network, words.council_bodies_none(), html! {}))
        } @else {
            (picture(words, all))
            (nodes(words, all))
            p { (ui::print_button(look)) }
        }
        @if page.is_officer { (ui::details(words.council_committees_title(), html! { p { (words.council_committees()) } })) }
    };
    ui::section("bodies", words.council_bodies(), content)
}

/// The bodies below a group as a list, each with its own.
fn nodes(words: &Words, all: &[Node]) -> Html {
    html! {
        ul class="choices-list stack" {
            @for it in all.iter().take(SHOWN) { li { (node(words, it)) } }
        }
        @if all.len() > SHOWN { p class="hint" { (words.council_more(all.len() - SHOWN)) } }
    }
}

fn node(words: &Words, it: &Node) -> Html {
    html! {
        p {
            @match &it.name {
                Some((name, slug)) => strong { a href=(href::council(slug)) { bdi { (name) } } },
                None => strong { (words.council_hidden_body()) },
            }
            " " (tag("plain", words.council_weight(&format::number(words, it.weight))))
            @if let Some(members) = it.members { " " span class="hint" { (words.council_members(members)) } }
        }
        @if it.seats.is_empty() { p class="hint" { (words.council_seats_none()) } }
        @else {
            p class="hint" { (words.council_seats(it.seats.len(), &format::number(words, it.filled()))) }
            ul class="facts" { @for (at, number) in (0..it.seats.len()).zip(1_u32..) { (seat(words, number, &it.seats, at)) } }
        }
        @if !it.also_in.is_empty() {
            p class="hint" { (words.council_also(&format::list(words, &it.also_in.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>()))) }
        }
        @if !it.bodies.is_empty() { (nodes(words, &it.bodies)) }
    }
}

/// A seat; a link to everything a member checks, where the reader may see it. The first of each set says what
/// the set is called.
fn seat(words: &Words, number: u32, all: &[Seat], at: usize) -> Html {
    let Some(it) = all.get(at) else { return html! {} };
    let is_first = at.checked_sub(1).and_then(|before| all.get(before)).is_none_or(|before| before.of != it.of);
    let number = format::number(words, number);
    let (icon, said) = match (&it.name, it.is_filled) {
        (Some(name), _) => (Icon::User, ui::bdi(name)),
        (None, true) => (Icon::User, html! { (words.council_seat_filled(&number)) }),
        (None, false) => (Icon::UserPlus, html! { (words.council_seat_empty(&number)) }),
    };
    let Some((code, title)) = &it.of else { return ui::fact(icon, said) };
    let said = html! {
        a href=(href::seat(code, it.place)) { (said) }
        @if is_first { " " a class="hint" href=(href::delegation(code)) { bdi { (title) } } }
    };
    ui::fact(icon, said)
}

/// The tree as a drawing: a line for each tie, a dot for each body, full where somebody sits for it.
fn picture(words: &Words, all: &[Node]) -> Html {
    let (count, steps) = extent(all);
    if !(2..=DRAWN).contains(&count) {
        return html! {};
    }
    let mut dots = Vec::new();
    let mut lines = Vec::new();
    let mut row = 0;
    let middle = place(all, 1, &mut row, &mut dots, &mut lines);
    let (width, height) = (steps * STEP + STEP / 2, row * ROW);
    let said = words.council_picture(count);
    html! {
        figure {
            svg viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) role="img" aria-label=(said) {
                title { (said) }
                g fill="none" stroke="currentColor" stroke-width="1.5" {
                    @for (from, to, x) in &lines {
                        path d={ "M" (x - STEP) " " (from) " C" (x - STEP / 2) " " (from) " " (x - STEP / 2) " " (to) " " (x) " " (to) } {}
                    }
                    @for (x, y, _) in dots.iter().filter(|(.., is_filled)| !is_filled) { circle cx=(x) cy=(y) r="5" {} }
                }
                g fill="currentColor" {
                    rect x=(STEP / 4 - 6) y=(middle.saturating_sub(6)) width="12" height="12" {}
                    @for (x, y, _) in dots.iter().filter(|(.., is_filled)| *is_filled) { circle cx=(x) cy=(y) r="6" {} }
                }
            }
        }
    }
}

/// The room of one step down and of one row, in units of the drawing.
const STEP: usize = 120;
const ROW: usize = 22;

type Dot = (usize, usize, bool);
type Line = (usize, usize, usize);

/// Places bodies below each other, one row for each that has none of its own; answers the middle.
fn place(all: &[Node], step: usize, row: &mut usize, dots: &mut Vec<Dot>, lines: &mut Vec<Line>) -> usize {
    let x = step * STEP + STEP / 4;
    let mut rows = Vec::with_capacity(all.len());
    for it in all {
        let y = if it.bodies.is_empty() {
            *row += 1;
            *row * ROW - ROW / 2
        } else {
            place(&it.bodies, step + 1, row, dots, lines)
        };
        dots.push((x, y, it.filled() > 0));
        rows.push(y);
    }
    let middle = usize::midpoint(rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
    lines.extend(rows.into_iter().map(|y| (middle, y, x)));
    middle
}

fn wholes(words: &Words, all: &[GroupName]) -> Html {
    ui::section(
        "above",
        words.council_wholes(),
        html! {
            @if all.is_empty() { p { (words.council_wholes_none()) } }
            @else {
                ul class="facts" { @for it in all { (ui::fact(Icon::Network, html! { a href=(href::council(&it.slug)) { bdi { (it.name) } } })) } }
            }
        },
    )
}

fn resolutions(look: &Look<'_>, all: &[Listed]) -> Html {
    let words = look.words;
    ui::section(
        "resolutions",
        words.council_resolutions(),
        html! {
            @if all.is_empty() { p { (words.council_resolutions_none()) } }
            @else { ul class="stack" { @for it in all { li { (listed(words, it)) } } } }
        },
    )
}

/// A resolution with where it came from and where it went.
fn listed(words: &Words, listed: &Listed) -> Html {
    let it = &listed.it;
    let number = |n: u64| format::number(words, n);
    let (yes, all) = (number(listed.sums.bodies_yes), number(listed.sums.bodies));
    let answers = match it.state {
        State::Asking => Some(format!(
            "{} {}",
            words.resolution_listed_asking(&yes, &all),
            words.resolution_awaited(listed.sums.awaited)
        )),
        State::Ratified => Some(words.resolution_listed_ratified(&yes, &all)),
        State::Refused => Some(words.resolution_listed_refused(&yes, &all)),
        _ => None,
    };
    html! {
        h3 { a href=(href::resolution(it.code)) { bdi { (it.title) } } " " (state_tag(words, it.state)) }
        ul class="facts" {
            @for (to, label) in &listed.sources { (ui::fact(Icon::MessagesSquare, html! { a href=(to) { (words.resolution_from(label)) } })) }
            @if let Some((_, code, title)) = &it.proposal { (ui::fact(Icon::File, html! { a href=(href::proposal(code)) { (words.resolution_to_proposal(title)) } })) }
            (ui::fact(Icon::Vote, html! { a href=(href::election(it.election.1)) { (words.resolution_ballot()) } }))
            @if let Some(answers) = answers { (ui::fact(Icon::Network, answers)) }
            @if let Some((_, code)) = &it.decision { (ui::fact(Icon::Stamp, html! { a href=(href::decision(code)) { (words.resolution_to_decision()) } })) }
            (carried(words, listed))
        }
    }
}

/// What carries a resolution's decision, and what was demanded because of it.
pub(crate) fn carried(words: &Words, it: &Listed) -> Html {
    html! {
        @for (code, title) in &it.demands { (ui::fact(Icon::Flag, html! { a href=(href::demand(code)) { (words.resolution_demanded(title)) } })) }
        @for (to, kind, label) in &it.mentions {
            (ui::fact(if kind == "call" { Icon::Megaphone } else { Icon::File }, html! { a href=(to) { (words.resolution_carried(label)) } }))
        }
    }
}

/// The stations of a resolution, for the line on its page.
pub(crate) fn stations<'a>(it: &Listed, note: &'a str) -> Vec<Step<'a>> {
    let here = href::resolution(it.it.code);
    let mut out = vec![Step::new(Station::Decision, here, note)];
    if let Some((to, _)) = it.sources.first() {
        out.push(Step::new(Station::Conversation, to.clone(), ""));
    }
    if let Some((to, ..)) = it.mentions.iter().find(|(_, kind, _)| kind == "call") {
        out.push(Step::new(Station::Call, to.clone(), ""));
    }
    out
}

/// The form of the rules with its head.
pub(crate) fn rules(look: &Look<'_>, group: &Group, raw: &RulesForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let title = words.council_rules_title(&group.name);
    let shares = |chosen: &str| {
        let share = |it: &Share| {
            choice(it.as_str(), word(words, &format!("council-share-{}", it.as_str()))).on(chosen == it.as_str())
        };
        Share::ALL.iter().map(share).collect::<Vec<_>>()
    };
    let weighing = Weighing::ALL.iter().map(|it| {
        let one = choice(it.as_str(), word(words, &format!("council-field-weighing-{}", it.as_str())))
            .on(raw.weighing == it.as_str());
        if *it == Weighing::Size { one.hint(words.council_field_weighing_size_hint()) } else { one }
    });
    let asks = Asks::ALL.iter().map(|it| {
        choice(it.as_str(), word(words, &format!("council-field-asks-{}", it.as_str()))).on(raw.asks == it.as_str())
    });
    let number = |name: &'static str, label: &'static str, typed: &str, most: u32| {
        form.number(name, label).value(typed.to_owned()).min("1").max(most.to_string()).short().required()
    };
    let content = html! {
        (form.radios("weighing", words.council_field_weighing(), weighing.collect()).required())
        (number("members", words.council_field_members(), &raw.members, MEMBERS_MAX).hint(words.council_field_members_hint()))
        (number("floor", words.council_field_floor(), &raw.floor, WEIGHT_MAX))
        (number("cap", words.council_field_cap(), &raw.cap, WEIGHT_MAX))
        (form.radios("asks", words.council_field_asks(), asks.collect()).required())
        (form.radios("bodies", words.council_field_bodies(), shares(&raw.bodies)).required())
        (form.radios("share", words.council_field_share(), shares(&raw.share)).required())
        (number("days", words.council_field_days(), &raw.days, RATIFY_DAYS_MAX))
        (button(Tone::Main, words.ui_save()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, group))
        (ui::title(&title, words.council_rules_lead()))
        (form.post(&href::council_rules(&group.slug), content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

fn crumbs(look: &Look<'_>, group: &Group) -> Html {
    let words = look.words;
    let up = [(group.name.as_str(), href::group(&group.slug)), (words.council_card(), href::council(&group.slug))];
    ui::breadcrumbs(look, &up.each_ref().map(|(name, to)| (*name, to.as_str())))
}

/// Everything the form for a question shows.
pub(crate) struct AskPage<'a> {
    pub(crate) group: &'a Group,
    /// The bodies with how many sit for each.
    pub(crate) bodies: &'a [(BodyNow, u64)],
    pub(crate) scale: u64,
    pub(crate) must_ratify: bool,
    /// The proposal it decides: its name in URLs and its title.
    pub(crate) proposal: Option<(String, String)>,
    pub(crate) standing: &'a crate::standing::model::Standing,
    pub(crate) raw: &'a AskForm,
    pub(crate) problems: &'a Problems,
}

/// The form for a question to the delegates with its head.
pub(crate) fn ask(look: &Look<'_>, page: &AskPage<'_>) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, page.problems);
    let is_empty = page.bodies.iter().all(|(_, sitting)| *sitting == 0);
    let content = html! {
        @match &page.proposal {
            Some((code, title)) => {
                (form.hidden("proposal", code))
                p { a href=(href::proposal(code)) { (words.resolution_to_proposal(title)) } }
            },
            None => {
                (form.text("title", words.ballot_field_question()).value(page.raw.title.as_str()).max_length(TITLE_MAX).required())
                (form.textarea("text", words.ballot_field_text()).value(page.raw.text.as_str()).rows(6).max_length(BODY_MAX).optional())
            },
        }
        (button(Tone::Main, words.council_new_open()).icon(Icon::Vote))
    };
    let main = ui::narrow(html! {
        (crumbs(look, page.group))
        (ui::title(words.council_new_title(), words.council_new_lead(&page.group.name)))
        @if is_empty { (ui::notice(Kind::Careful, words.council_new_nobody(), "")) }
        @else { (form.post(&href::resolution_new(&page.group.slug), content)) }
        (ui::section("weights", words.council_new_weights(), parts(words, page)))
        ul class="facts" {
            (ui::fact(Icon::Repeat, if page.must_ratify { words.council_new_must() } else { words.council_new_at_once() }))
            (ui::fact(Icon::Chart, crate::standing::views::majority_means(words, page.standing.majority)))
            (ui::fact(Icon::Users, crate::standing::views::quorum(words, page.standing.quorum_percent)))
            (ui::fact(Icon::Clock, crate::election::views::period(words, page.standing.period_hours)))
        }
    });
    (Head::new(words.council_new_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// What each body weighs and how that is divided.
fn parts(words: &Words, page: &AskPage<'_>) -> Html {
    html! {
        @if page.bodies.is_empty() { p { (words.council_bodies_none()) } }
        ul class="facts" {
            @for (it, sitting) in page.bodies {
                (ui::fact(Icon::Users, html! {
                    strong { bdi { (it.group.name) } } " " (tag("plain", words.council_weight(&format::number(words, it.weight)))) " "
                    @match divide(it.weight, page.scale, *sitting).first() {
                        Some(each) => (words.council_parts_each(*sitting, &weight(words, *each, page.scale))),
                        None => (words.council_parts_nobody()),
                    }
                }))
            }
        }
    }
}

/// The card for a group's page: a way to the tree.
pub(crate) fn group_card(look: &Look<'_>, group: &Group) -> Html {
    let words = look.words;
    let heading = if group.kind.takes_groups() { words.council_card() } else { words.council_card_part() };
    let title = if group.kind.takes_groups() {
        words.council_title(&group.name)
    } else {
        words.council_title_part(&group.name)
    };
    ui::section(
        "council",
        heading,
        html! { p { a href=(href::council(&group.slug)) { (title) " " (Icon::ArrowRight) } } },
    )
}

/// Councils made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    super::samples::pages(look)
}
