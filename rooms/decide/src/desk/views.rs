//! How the desk looks: entering paper ballots, naming a proxy.

use base::{PersonId, Problems};
use ui::table::{Column, table};
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, button, form, format, href, html, tag};

use super::model::{NUMBER_MAX, Paper, ProxyForm};
use crate::ballot::model::{Typed, value};
use crate::ballot::views::contest_fields;
use crate::election::model::{Contest, Election};
use crate::proposal::views::crumbs;

/// Everything the page of paper ballots shows.
pub(crate) struct PaperPage<'a> {
    pub(crate) it: &'a Election,
    pub(crate) contests: &'a [Contest],
    pub(crate) papers: &'a [Paper],
    /// Who enters.
    pub(crate) me: PersonId,
    pub(crate) typed: &'a Typed,
    pub(crate) problems: &'a Problems,
    pub(crate) is_open: bool,
}

/// Paper ballots with their head.
pub(crate) fn paper(look: &Look<'_>, page: &PaperPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let agreed = page.papers.iter().filter(|paper| paper.agreed().is_some()).count() as u64;
    let number = |n: u64| format::number(words, n);
    let fields = Form::new(look, page.problems);
    let typed = value(page.typed, "number");
    let content = html! {
        (fields.number("number", words.ballot_paper_number()).hint(words.ballot_paper_number_hint()).value(typed).min("1").max(NUMBER_MAX.to_string()).short().required())
        @for contest in page.contests { (contest_fields(look, contest, page.typed, page.problems)) }
        (button(Tone::Main, words.ballot_paper_send()))
    };
    let main = html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))]))
        (ui::title(words.ballot_paper_title(), words.ballot_paper_lead()))
        (ui::figures(&[
            ui::Figure::new(words.ballot_roll_paper(), number(it.roll.paper)),
            ui::Figure::new(words.ballot_paper_agreed(), number(agreed)),
        ]))
        @if agreed != it.roll.paper { (ui::notice(Kind::Careful, words.ballot_paper_books(), words.ballot_paper_books_text())) }
        @if page.is_open { (ui::section("enter", words.ballot_paper_enter(), ui::narrow(fields.post(&href::paper(it.code), content)))) }
        @if !page.papers.is_empty() { (ui::section("papers", words.ballot_paper_all(), rows(look, page))) }
    };
    (Head::new(words.ballot_paper_title()).hidden().sheet_of(Sheet::Decide), main)
}

fn rows(look: &Look<'_>, page: &PaperPage<'_>) -> Html {
    let words = look.words;
    let heads = [Column::text(words.ballot_paper_number()), Column::text(words.ballot_paper_state())];
    let rows = page.papers.iter().map(|it| {
        let mine = it.readings.iter().any(|(person, _)| *person == page.me);
        let state = if it.agreed().is_some() {
            tag("good", words.ballot_paper_alike())
        } else if it.differs() {
            tag("bad", words.ballot_paper_differs())
        } else if mine {
            tag("wait", words.ballot_paper_second())
        } else {
            tag("wait", words.ballot_paper_yours())
        };
        let again = html! {
            @if it.differs() && page.is_open {
                " " (form(look, &href::paper(page.it.code), html! {
                    (ui::field::hidden("number", &it.number.to_string()))
                    (button(Tone::Quiet, words.ballot_paper_again()).sends("then", "again").about(it.number.to_string()))
                }))
            }
        };
        vec![html! { (it.number) }, html! { (state) (again) }]
    });
    table(words.ballot_paper_all(), &heads, rows)
}

/// Naming a proxy, with its head.
pub(crate) fn proxy(
    look: &Look<'_>,
    it: &Election,
    holder: Option<&str>,
    is_open: bool,
    raw: &ProxyForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let fields = Form::new(look, problems);
    let to = href::proxy(it.code);
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))]))
        (ui::title(words.ballot_proxy_title(), words.ballot_proxy_lead(it.proxies)))
        @match (holder, is_open) {
            (_, false) => (ui::notice(Kind::Info, words.ballot_problem_proxy_late(), "")),
            (Some(name), true) => {
                (ui::notice(Kind::Info, words.ballot_proxy_is(name), words.ballot_proxy_is_text()))
                (form(look, &to, html! { (button(Tone::Plain, words.ballot_proxy_end()).icon(Icon::X).sends("then", "end")) }))
            },
            (None, true) => (fields.post(&to, html! {
                (fields.text("name", words.ballot_proxy_name()).hint(words.ballot_proxy_name_hint()).value(raw.name.as_str()).required())
                (button(Tone::Main, words.ballot_proxy_send()))
            })),
        }
    });
    (Head::new(words.ballot_proxy_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// Desks made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::model::Reading;
    use crate::ballot::model::Marks;
    use crate::election::model::State;
    use crate::election::samples as made;
    let it = made::election(State::Open);
    let contests = [made::contest(tally::Rule::YesNo)];
    let random = base::SeededRandom::new(81);
    let at = base::Time::from_millis(1_790_856_000_000);
    let (me, other) = (PersonId::new(at, &random), PersonId::new(at, &random));
    let reading = |number| Reading([(1, Marks::Chosen(vec![number]))].into());
    let papers = [
        Paper { number: 1, readings: vec![(me, reading(1)), (other, reading(1))] },
        Paper { number: 2, readings: vec![(me, reading(1)), (other, reading(2))] },
        Paper { number: 3, readings: vec![(other, reading(3))] },
        Paper { number: 4, readings: vec![(me, reading(3))] },
    ];
    let (nothing, sound) = (Typed::new(), Problems::new());
    let wrong = Problems::one("number", "ballot-problem-read-twice");
    let page = |papers, problems| PaperPage {
        it: &it,
        contests: &contests,
        papers,
        me,
        typed: &nothing,
        problems,
        is_open: true,
    };
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let raw = ProxyForm::default();
    vec![
        sample("paper", paper(look, &page(&papers, &sound))),
        sample("paper-wrong", paper(look, &page(&[], &wrong))),
        sample("proxy", proxy(look, &it, None, true, &raw, &sound)),
        sample("proxy-named", proxy(look, &it, Some("Ben <x>"), true, &raw, &sound)),
    ]
}
