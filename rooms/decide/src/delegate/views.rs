//! How delegates look: a group's page of everybody it sends, a set of seats, the forms.

use base::Problems;
use people::group::{Group, GroupName};
use tally::Rule;
use ui::{
    Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, card, cards, choice, format, href, html,
    link_button, tag,
};

use super::form::{DelegationForm, OpenForm};
use super::load::{Held, Overview, Whole};
use super::model::{
    Delegate, Delegation, EndedAs, REPORT_DAYS_MAX, SEATS_MAX, SUBSTITUTES_MAX, State, TERM_MAX, fills,
};
use crate::candidacy::model::{AskForm, Candidacy, StandForm};
use crate::candidacy::views as candidacies;
use crate::election::views::period;
use crate::mandate::views as mandates;
use crate::proposal::model::{Audience, Body, TITLE_MAX};
use crate::proposal::views::day;
use crate::reporting::model::{missed, next};
use crate::result::sentences::{rule, rule_means};
use crate::standing::model::Standing;
use crate::standing::views as standing;

/// What was typed into the forms on the page of a set of seats.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) stand: StandForm,
    pub(crate) ask: AskForm,
}

/// The way to a page below a group's delegates.
pub(crate) fn crumbs(look: &Look<'_>, body: &Body, more: &[(&str, &str)]) -> Html {
    let (group, delegates) = (href::group(&body.slug), href::group_delegates(&body.slug));
    let mut list = vec![(body.name.as_str(), group.as_str()), (look.words.delegate_menu(), delegates.as_str())];
    list.extend_from_slice(more);
    ui::breadcrumbs(look, &list)
}

/// How somebody's time ended, as a tag.
pub(crate) fn ended_tag(words: &Words, how: EndedAs) -> Html {
    let kind = if how == EndedAs::Recalled { "bad" } else { "plain" };
    tag(kind, words.by_key(&format!("delegate-ended-{}", how.as_str()), &[]).unwrap_or_default())
}

/// Which reports were missed, and when the next one is due.
pub(crate) fn dues(words: &Words, it: &Delegation, held: &[crate::reporting::model::Due]) -> Html {
    let late = missed(held);
    html! {
        @if it.report_days == 0 { (words.delegate_reports_none()) }
        @else {
            @if late > 0 { (tag("bad", words.delegate_missed(u32::try_from(late).unwrap_or(u32::MAX)))) " " }
            @if let Some(at) = next(held) { (words.delegate_next_due(&day(words, at))) }
            @else { (words.delegate_reported()) }
        }
    }
}

/// Whom they are sent to.
pub(crate) fn sent_to(words: &Words, it: &Delegation) -> String {
    match &it.council {
        Some(council) => words.delegate_sent_to(&council.name),
        None => words.delegate_of_body(&it.body.name),
    }
}

fn name_link(it: &Delegation, one: &Delegate) -> Html {
    html! { a href=(href::seat(it.code, one.place)) { bdi { (one.name) } } @if !one.part.is_empty() { " " small { bdi { (one.part) } } } }
}

/// Those who hold seats, as a table.
fn seats_table(words: &Words, it: &Overview) -> Html {
    use ui::table::{Column, table};
    let with_ballots = it.it.council.is_some();
    let mut heads = vec![
        Column::text(words.delegate_delegate()),
        Column::text(words.delegate_until()),
        Column::text(words.delegate_reports()),
    ];
    if with_ballots {
        heads.push(Column::text(words.delegate_ballots()));
    }
    let rows = it.held.iter().map(|held| {
        let mut row = vec![
            name_link(&it.it, &held.delegate),
            html! { (day(words, held.delegate.term_ends_at)) },
            dues(words, &it.it, &held.dues),
        ];
        if with_ballots {
            row.push(html! { (ballots_line(words, held)) });
        }
        row
    });
    table(words.delegate_seats_caption(&it.it.title), &heads, rows)
}

fn ballots_line(words: &Words, held: &Held) -> String {
    let (cast, of) = held.ballots;
    if of == 0 {
        return words.delegate_ballots_none().to_owned();
    }
    words.delegate_ballots_cast(&format::number(words, cast), &format::number(words, of))
}

/// Seats, vacancies and substitutes.
fn seats(words: &Words, it: &Overview) -> Html {
    let vacant = u64::from(it.it.seats).saturating_sub(it.held.len() as u64);
    let names: Vec<&str> = it.substitutes.iter().map(|one| one.name.as_str()).collect();
    html! {
        @if it.held.is_empty() { p { (words.delegate_nobody()) } }
        @else {
            (seats_table(words, it))
            @if vacant > 0 { p { (tag("wait", words.delegate_vacant(u32::try_from(vacant).unwrap_or(u32::MAX)))) } }
        }
        @if !names.is_empty() { p { (words.delegate_substitutes_are(&format::list(words, &names))) } }
    }
}

/// A group's page of everybody it sends, with its head.
pub(crate) fn group(
    look: &Look<'_>,
    group: &Group,
    all: &[Overview],
    is_member: bool,
    is_officer: bool,
) -> (Head, Html) {
    let words = look.words;
    let title = words.delegate_group_title(&group.name);
    let add = || link_button(Tone::Plain, href::delegation_new(&group.slug), words.delegate_new()).icon(Icon::Plus);
    let main = html! {
        (ui::breadcrumbs(look, &[(&group.name, &href::group(&group.slug))]))
        (ui::title(&title, words.delegate_group_lead()))
        @if all.is_empty() { (ui::empty(Icon::Users, words.delegate_group_empty(), html! { @if is_officer { (add()) } })) }
        @for (at, it) in all.iter().enumerate() { (group_part(look, at, it, is_member)) }
        @if !all.is_empty() { (ui::row([html! { @if is_officer { (add()) } }, html! { (ui::print_button(look)) }])) }
    };
    (Head::new(title).canonical(href::group_delegates(&group.slug)).sheet_of(Sheet::Decide), main)
}

fn group_part(look: &Look<'_>, at: usize, it: &Overview, is_member: bool) -> Html {
    let words = look.words;
    let to = href::delegation(it.it.code);
    ui::section(
        &format!("delegation-{at}"),
        html! { a href=(to) { bdi { (it.it.title) } } },
        html! {
            p class="hint" { (sent_to(words, &it.it)) @if !it.it.is_open() { " " (tag("plain", words.delegate_closed())) } }
            @if let Some(election) = &it.election { (election_notice(look, election)) }
            (seats(words, it))
            (ui::details(words.delegate_mandate(), mandates::lists(words, it.mandate.as_ref())))
            @if is_member && it.it.is_open() { p class="hint" { (how_to_recall(words, &it.it)) } }
        },
    )
}

/// How members recall a delegate, in a sentence.
pub(crate) fn how_to_recall(words: &Words, it: &Delegation) -> String {
    words.delegate_recall_how(&it.recall_percent.to_string())
}

fn election_notice(look: &Look<'_>, it: &crate::election::model::Election) -> Html {
    let words = look.words;
    let link = html! { a href=(href::election(it.code)) { (words.delegate_to_election()) } };
    ui::notice(
        Kind::Info,
        words.delegate_election_runs(),
        html! { (crate::election::views::until(look, it)) " " (link) },
    )
}

/// The page of a set of seats with its head.
pub(crate) fn show(look: &Look<'_>, page: &Whole, problems: &Problems, typed: &Typed) -> (Head, Html) {
    let (words, it) = (look.words, &page.overview.it);
    let main = html! {
        (crumbs(look, &it.body, &[]))
        (ui::hero(words.delegate_kicker(&it.body.name), ui::bdi(&it.title), html! { p { (sent_to(words, it)) } }, html! {}))
        @if !it.is_open() { (ui::notice(Kind::Careful, words.delegate_closed(), words.delegate_closed_text())) }
        @if let Some(election) = &page.overview.election { (election_notice(look, election)) }
        (ui::split(html! {
            @if !it.text.is_empty() { (ui::prose(ui::markdown::html(&it.text))) }
            (ui::section("seats", words.delegate_seats(), seats(words, &page.overview)))
            (mandate(look, page))
            @if page.may.is_member && it.is_open() { (candidacies::section(look, page, problems, typed)) }
            (past(words, it, &page.past))
        }, html! {
            (rules(words, it))
            (run(look, page))
            (ui::print_button(look))
        }))
    };
    let mut head = Head::new(it.title.clone()).canonical(href::delegation(it.code)).sheet_of(Sheet::Decide);
    if it.audience == Audience::Members {
        head = head.hidden();
    }
    (head, main)
}

fn mandate(look: &Look<'_>, page: &Whole) -> Html {
    let (words, it) = (look.words, &page.overview.it);
    let body = html! {
        (mandates::lists(words, page.overview.mandate.as_ref()))
        p { a href=(href::mandate(it.code)) { (words.delegate_mandate_history()) } }
        @if page.may.is_officer && it.is_open() {
            p { (link_button(Tone::Plain, href::mandate_new(it.code), words.delegate_mandate_new()).icon(Icon::Pencil)) }
        }
    };
    ui::section("mandate", words.delegate_mandate(), body)
}

fn rules(words: &Words, it: &Delegation) -> Html {
    let kept: Vec<String> =
        it.settings.at_least.iter().map(|(least, part)| words.delegate_kept(*least, part)).collect();
    let body = html! {
        ul class="facts" {
            (ui::fact(Icon::Users, words.delegate_seat_count(it.seats)))
            (ui::fact(Icon::Vote, format!("{}: {}", rule(words, it.rule.as_str()), rule_means(words, it.rule.as_str()))))
            @for line in &kept { (ui::fact(Icon::UserPlus, line)) }
            (ui::fact(Icon::Clock, words.delegate_term(it.term_months)))
            (ui::fact(Icon::Repeat, words.delegate_substitutes(it.substitutes)))
            (ui::fact(Icon::File, if it.report_days == 0 { words.delegate_reports_none().to_owned() } else { words.delegate_report_every(it.report_days) }))
            (ui::fact(Icon::Hand, how_to_recall(words, it)))
            @if it.audience == Audience::Members { (ui::fact(Icon::Eye, words.delegate_for_members())) }
        }
    };
    ui::section("rules", words.delegate_rules(), body)
}

fn run(look: &Look<'_>, page: &Whole) -> Html {
    let (words, it) = (look.words, &page.overview.it);
    html! {
        @if page.may.is_officer && it.is_open() && page.overview.election.is_none() {
            (ui::section("run", words.delegate_run(), html! { div class="stack" {
                (link_button(Tone::Plain, href::delegation_election(it.code), words.delegate_election_open()).icon(Icon::Vote))
                (link_button(Tone::Plain, href::delegation_edit(it.code), words.delegate_edit()).icon(Icon::Settings))
            } }))
        }
    }
}

/// Those who held a seat before, and how their time ended.
pub(crate) fn past(words: &Words, it: &Delegation, all: &[Delegate]) -> Html {
    html! {
        @if !all.is_empty() {
            (ui::section("past", words.delegate_past(), html! {
                ul class="facts" { @for one in all {
                    (ui::fact(Icon::History, html! {
                        a href=(href::seat(it.code, one.place)) { bdi { (one.name) } } " "
                        @if let Some(how) = one.ended_as { (ended_tag(words, how)) " " }
                        @if let (Some(from), Some(to)) = (one.seated_at, one.ended_at) { (words.delegate_from_to(&day(words, from), &day(words, to))) }
                    }))
                } }
            }))
        }
    }
}

/// The form of a new set of seats with its head.
pub(crate) fn new(
    look: &Look<'_>,
    group: &Group,
    councils: &[GroupName],
    raw: &DelegationForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let fields = html! { (fields(words, &form, councils, raw, group.is_public())) (button(Tone::Main, words.delegate_new_send())) };
    let (to, here) = (href::group_delegates(&group.slug), href::group(&group.slug));
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(&group.name, &here), (words.delegate_menu(), &to)]))
        (ui::title(words.delegate_new_title(), words.delegate_new_lead()))
        (form.post(&href::delegation_new(&group.slug), fields))
    });
    (Head::new(words.delegate_new_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// The form of a set of seats with its head.
pub(crate) fn edit(
    look: &Look<'_>,
    it: &Delegation,
    councils: &[GroupName],
    raw: &DelegationForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let fields =
        html! { (fields(words, &form, councils, raw, it.body.is_public)) (button(Tone::Main, words.ui_save())) };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::title(words.delegate_edit(), words.delegate_edit_lead()))
        (form.post(&href::delegation_edit(it.code), fields))
    });
    (Head::new(words.delegate_edit()).hidden().sheet_of(Sheet::Decide), main)
}

fn fields<'a>(
    words: &'a Words,
    form: &Form<'a>,
    councils: &'a [GroupName],
    raw: &'a DelegationForm,
    is_public: bool,
) -> Html {
    let mut sent = vec![choice("", words.delegate_field_council_none()).on(raw.council.is_empty())];
    sent.extend(
        councils.iter().map(|it| choice(it.slug.as_str(), it.name.as_str()).on(it.slug.as_str() == raw.council)),
    );
    let rules = Rule::all().filter(|it| fills(*it, 1)).map(|it| {
        let kind = if fills(it, 2) { words.delegate_rule_several() } else { words.delegate_rule_one() };
        choice(it.as_str(), rule(words, it.as_str())).group(kind).on(raw.rule == it.as_str())
    });
    let audience = Audience::ALL.iter().rev().map(|it| {
        let label = words.by_key(&format!("delegate-audience-{}", it.as_str()), &[]).unwrap_or_default();
        choice(it.as_str(), label).on(raw.audience == it.as_str())
    });
    html! {
        (form.text("title", words.delegate_field_title()).hint(words.delegate_field_title_hint()).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.textarea("text", words.delegate_field_text()).value(raw.text.as_str()).rows(4).optional())
        (form.select("council", words.delegate_field_council(), sent).hint(words.delegate_field_council_hint()))
        (form.number("seats", words.delegate_field_seats()).value(raw.seats.as_str()).min("1").max(SEATS_MAX.to_string()).short().required())
        (form.select("rule", words.delegate_field_rule(), rules.collect()))
        (form.textarea("at_least", words.delegate_field_at_least()).hint(words.delegate_field_at_least_hint()).value(raw.at_least.as_str()).rows(2).optional())
        (form.number("term", words.delegate_field_term()).value(raw.term.as_str()).min("1").max(TERM_MAX.to_string()).short().required())
        (form.number("substitutes", words.delegate_field_substitutes()).hint(words.delegate_field_substitutes_hint()).value(raw.substitutes.as_str()).min("0").max(SUBSTITUTES_MAX.to_string()).short().required())
        (form.number("recall", words.delegate_field_recall()).hint(words.delegate_field_recall_hint()).value(raw.recall.as_str()).min("1").max("100").short().required())
        (form.number("report", words.delegate_field_report()).hint(words.delegate_field_report_hint()).value(raw.report.as_str()).min("0").max(REPORT_DAYS_MAX.to_string()).short().required())
        @if is_public { (form.radios("audience", words.delegate_field_audience(), audience.collect())) }
        @else { (form.hidden("audience", Audience::Members.as_str())) }
    }
}

/// What the form that opens an election shows.
pub(crate) struct ToElect {
    pub(crate) it: Delegation,
    pub(crate) standing: Standing,
    pub(crate) candidates: Vec<Candidacy>,
    pub(crate) seated: Vec<Delegate>,
    /// How many seats a by-election would fill.
    pub(crate) open_seats: Option<u32>,
}

/// The form that opens an election with its head.
pub(crate) fn election(look: &Look<'_>, page: &ToElect, raw: &OpenForm, problems: &Problems) -> (Head, Html) {
    let (words, it, rules) = (look.words, &page.it, &page.standing);
    let form = Form::new(look, problems);
    let standing_now: Vec<&Candidacy> =
        page.candidates.iter().filter(|one| one.state == crate::candidacy::model::State::Stands).collect();
    let content = html! {
        @if let Some(open) = page.open_seats {
            (form.radios("which", words.delegate_field_which(), vec![
                choice("vacant", words.delegate_which_vacant(open)).hint(words.delegate_which_vacant_hint()).on(raw.is_for_vacant()),
                choice("all", words.delegate_which_all(it.seats)).hint(words.delegate_which_all_hint()).on(!raw.is_for_vacant()),
            ]).required())
        }
        (form.number("days", words.ballot_field_days()).value(raw.days.as_str()).min("1").max("60").short().required())
        (button(Tone::Main, words.delegate_election_send()).icon(Icon::Vote))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::title(words.delegate_election_title(), words.delegate_election_lead()))
        ul class="facts" {
            (ui::fact(Icon::Users, words.delegate_seat_count(it.seats)))
            (ui::fact(Icon::Vote, rule(words, it.rule.as_str())))
            (ui::fact(Icon::Lock, standing::secrecy(words, rules.secrecy)))
            (ui::fact(Icon::Chart, standing::quorum(words, rules.quorum_percent)))
            (ui::fact(Icon::Clock, words.ballot_period(&period(words, rules.period_hours))))
        }
        (ui::section("candidates", words.delegate_candidates(), html! {
            @if standing_now.is_empty() { p { (words.delegate_candidates_none()) } }
            ul class="choices-list" { @for one in &standing_now { (candidacies::line(one)) } }
            @if page.open_seats.is_some() && standing_now.iter().any(|one| page.seated.iter().any(|held| held.person == Some(one.person))) {
                p class="hint" { (words.delegate_which_held()) }
            }
        }))
        (form.post(&href::delegation_election(it.code), content))
    });
    (Head::new(words.delegate_election_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// The card for a group's page.
pub(crate) fn group_card(look: &Look<'_>, group: &Group, all: &[Overview], may_begin: bool) -> Html {
    let words = look.words;
    let open: Vec<&Overview> = all.iter().filter(|it| it.it.is_open()).collect();
    ui::section(
        "delegates",
        words.delegate_menu(),
        html! {
            @if open.is_empty() { p { (words.delegate_group_empty()) } }
            (cards(open.iter().map(|it| {
                let names: Vec<&str> = it.held.iter().map(|held| held.delegate.name.as_str()).collect();
                let who = if names.is_empty() { words.delegate_nobody().to_owned() } else { format::list(words, &names) };
                card(it.it.title.as_str(), href::delegation(it.it.code)).kicker(sent_to(words, &it.it)).fact(Icon::Users, who)
            })))
            p { a href=(if open.is_empty() && may_begin { href::delegation_new(&group.slug) } else { href::group_delegates(&group.slug) }) {
                @if open.is_empty() && may_begin { (words.delegate_new()) } @else { (words.delegate_group_all()) } " " (Icon::ArrowRight)
            } }
        },
    )
}

/// The card for my page: what I hold and owe, and for what I was put forward.
pub(crate) fn person_card(
    look: &Look<'_>,
    held: &[(Delegation, Delegate, Vec<crate::reporting::model::Due>)],
    asked: &[(String, String)],
) -> Html {
    let words = look.words;
    ui::section(
        "delegate",
        words.delegate_mine(),
        html! {
            (cards(held.iter().map(|(it, one, dues)| {
                let is_seated = one.state == State::Seated;
                let to = if is_seated { href::seat(it.code, one.place) } else { href::delegation(it.code) };
                let mut shown = card(it.title.as_str(), to).kicker(it.body.name.as_str());
                if !is_seated { shown = shown.fact(Icon::Repeat, words.delegate_i_wait(one.place)); }
                if let Some(at) = next(dues) { shown = shown.strong_fact(Icon::File, words.delegate_next_due(&day(words, at))); }
                shown
            }).chain(asked.iter().map(|(code, title)| {
                card(title.as_str(), href::delegation(code)).strong_fact(Icon::UserPlus, words.delegate_i_was_asked())
            }))))
        },
    )
}

/// Delegates made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let (sound, typed) = (Problems::new(), Typed::default());
    let group_of = made::group();
    let wrong = DelegationForm { title: String::new(), seats: "0".to_owned(), ..DelegationForm::fresh() };
    let problems = wrong.parse(&[]).err().unwrap_or_default();
    let it = made::delegation();
    let days = OpenForm { days: "7".to_owned(), which: "vacant".to_owned() };
    let to_elect = ToElect {
        it: it.clone(),
        standing: Standing::usual(),
        candidates: made::candidates(),
        seated: made::overview().held.into_iter().map(|held| held.delegate).collect(),
        open_seats: Some(1),
    };
    vec![
        sample("delegates-group", group(look, &group_of, &[made::overview(), made::closed()], true, true)),
        sample("delegates-group-empty", group(look, &group_of, &[], false, true)),
        sample("delegation", show(look, &made::whole(), &sound, &typed)),
        sample("delegation-public", show(look, &made::whole_for_anybody(), &sound, &typed)),
        sample("delegation-new-wrong", new(look, &group_of, &[], &wrong, &problems)),
        sample("delegation-edit", edit(look, &it, &[], &DelegationForm::of(&it), &sound)),
        sample("delegation-election", election(look, &to_elect, &days, &sound)),
        sample("seat", super::seat_views::show(look, &made::seat(), &sound, "")),
        sample("seat-mine", super::seat_views::show(look, &made::my_seat(), &sound, "")),
        sample("seat-vacant", super::seat_views::show(look, &made::vacant(), &sound, "")),
        sample("seat-leave", super::seat_views::leave(look, &it, 1, Some("Ben <b>"))),
        sample("substitute-leave", super::seat_views::leave(look, &it, 0, None)),
    ]
}
