//! How the roll looks to those who keep it: who is on it, who has cast, the import, the links to print.

use ui::table::{Column, table};
use ui::{Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, form, format, href, html, link_button, tag};

use super::list::{Fault, LINES_MAX, List};
use super::model::{CastAs, Elector};
use crate::election::model::{Election, State};
use crate::proposal::views::crumbs;

/// Most of a roll on one page.
pub(crate) const SHOWN: usize = 200;

/// Everything the roll's page shows.
pub(crate) struct RollPage<'a> {
    pub(crate) it: &'a Election,
    /// One page of it.
    pub(crate) all: &'a [Elector],
    /// How many match what was looked for.
    pub(crate) found: usize,
    pub(crate) page: u32,
    /// What was looked for.
    pub(crate) name: &'a str,
    pub(crate) is_officer: bool,
}

/// The roll with its head.
pub(crate) fn show(look: &Look<'_>, page: &RollPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let to = href::roll(it.code);
    let number = |n: u64| format::number(words, n);
    let pages = u32::try_from(page.found.div_ceil(SHOWN)).unwrap_or(1).max(1);
    let main = html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))]))
        (ui::title(words.ballot_roll_title(), words.ballot_roll_lead()))
        @if it.state == State::Draft {
            @if !it.roll.is_imported { (ui::notice(Kind::Info, words.ballot_roll_from_members(), words.ballot_roll_from_members_text())) }
            @if page.is_officer { p { (link_button(Tone::Plain, href::roll_import(it.code), words.ballot_roll_import()).icon(Icon::Upload)) } }
        } @else {
            (ui::figures(&[
                ui::Figure::new(words.ballot_roll_size(), number(it.roll.size)),
                ui::Figure::new(words.ballot_roll_online(), number(it.roll.online)),
                ui::Figure::new(words.ballot_roll_paper(), number(it.roll.paper)),
            ]))
            (ui::search_form(&to, html! {
                (ui::field::text("name", words.ballot_roll_search()).value(page.name))
                (button(Tone::Plain, words.ballot_roll_search_send()).icon(Icon::Search))
            }))
        }
        @if page.all.is_empty() { p { (words.ballot_roll_empty()) } }
        @else { (rows(look, page)) }
        (ui::numbered(look, page.page, pages, |at| href::with_query(&to, &[("name", page.name), ("page", &at.to_string())])))
    };
    (Head::new(words.ballot_roll_title()).hidden().sheet_of(Sheet::Decide), main)
}

fn rows(look: &Look<'_>, page: &RollPage<'_>) -> Html {
    let words = look.words;
    let heads = [
        Column::text(words.ballot_elector()),
        Column::text(words.ballot_roll_has_cast()),
        Column::number(words.ballot_roll_weight()),
    ];
    let rows = page.all.iter().map(|it| {
        vec![
            html! { bdi { (it.name.reveal()) } @if it.has_link { " " (tag("plain", words.ballot_roll_link())) } @if it.proxy.is_some() { " " (tag("plain", words.ballot_roll_proxy())) } },
            html! { (cast_tag(words, it.cast_as)) (mark_form(look, page, it)) },
            html! { (format::number(words, it.weight)) },
        ]
    });
    table(words.ballot_roll_title(), &heads, rows)
}

fn cast_tag(words: &Words, it: CastAs) -> Html {
    let kind = if it == CastAs::No { "plain" } else { "good" };
    tag(kind, words.by_key(&format!("ballot-cast-{}", it.as_str()), &[]).unwrap_or_default())
}

/// Marks somebody who is handed a paper ballot, or takes that back.
fn mark_form(look: &Look<'_>, page: &RollPage<'_>, it: &Elector) -> Html {
    let words = look.words;
    if page.it.state != State::Open || it.cast_as == CastAs::Online || !page.it.takes_paper() {
        return html! {};
    }
    let to = href::roll_mark(page.it.code, crate::ballot::handle(it.id));
    let name = it.name.reveal().as_str();
    let (label, value) = match it.cast_as {
        CastAs::No => (words.ballot_roll_mark(), "paper"),
        _ => (words.ballot_roll_unmark(), "no"),
    };
    html! { " " (ui::post_button(look, &to, button(Tone::Quiet, label).sends("cast", value).about(name))) }
}

/// The import with its head; `read` is what the last attempt found.
pub(crate) fn import(look: &Look<'_>, it: &Election, typed: &str, read: Option<&List>) -> (Head, Html) {
    let words = look.words;
    let fields = Form::fresh(look);
    let content = html! {
        (fields.textarea("list", words.ballot_import_list()).hint(words.ballot_import_hint()).value(typed).rows(12).required())
        div class="row" {
            (button(Tone::Plain, words.ballot_import_check()).sends("then", "check"))
            @if read.is_some_and(|list| !list.entries.is_empty()) { (button(Tone::Main, words.ballot_import_send()).sends("then", "save")) }
        }
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code)), (words.ballot_roll_title(), &href::roll(it.code))]))
        (ui::title(words.ballot_roll_import(), words.ballot_import_lead(&format::number(words, LINES_MAX))))
        @if let Some(list) = read { (found(words, list)) }
        (fields.post(&href::roll_import(it.code), content))
    });
    (Head::new(words.ballot_roll_import()).hidden().sheet_of(Sheet::Decide), main)
}

fn found(words: &Words, list: &List) -> Html {
    let told = words.ballot_import_found(list.entries.len());
    let kind = if list.faults.is_empty() { Kind::Done } else { Kind::Careful };
    let text = html! {
        @if !list.faults.is_empty() {
            p { (words.ballot_import_faults(list.faults.len())) }
            ul { @for (line, name, fault) in list.faults.iter().take(50) { li { (words.ballot_import_line(*line)) " " bdi { (name) } ": " (fault_words(words, *fault)) } } }
        }
    };
    ui::notice(kind, told, text)
}

fn fault_words(words: &Words, it: Fault) -> String {
    match it {
        Fault::NoName => words.ballot_fault_no_name().to_owned(),
        Fault::LongName => words.ballot_fault_long_name().to_owned(),
        Fault::Mail => words.ballot_fault_mail().to_owned(),
        Fault::Weight => words.ballot_fault_weight().to_owned(),
        Fault::Double { first } => words.ballot_fault_double(first),
        Fault::TooMany => words.ballot_fault_too_many().to_owned(),
        Fault::Unreadable => words.ballot_fault_unreadable().to_owned(),
    }
}

/// What the links' page asks, with its head.
pub(crate) fn ask_links(
    look: &Look<'_>,
    it: &Election,
    missing: usize,
    mails: usize,
    site_mails: bool,
) -> (Head, Html) {
    let words = look.words;
    let to = href::roll_links(it.code);
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::election(it.code))]))
        (ui::title(words.ballot_links_title(), words.ballot_links_lead()))
        (ui::notice(Kind::Careful, words.ballot_links_once(), words.ballot_links_once_text()))
        p { (words.ballot_links_missing(missing)) }
        @if missing > 0 {
            (form(look, &to, html! { (button(Tone::Main, words.ballot_links_print()).icon(Icon::Printer).sends("then", "print")) }))
            @if mails > 0 && site_mails {
                (form(look, &to, html! { p { (words.ballot_links_mails(mails)) } (button(Tone::Plain, words.ballot_links_mail()).icon(Icon::Mail).sends("then", "mail")) }))
            }
        }
    });
    (Head::new(words.ballot_links_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// The letters to print: one for each elector, with name, link and a code to scan.
pub(crate) fn letters(look: &Look<'_>, it: &Election, list: &[(String, String)]) -> (Head, Html) {
    let words = look.words;
    let main = html! {
        (ui::title(words.ballot_links_title(), words.ballot_links_printed(list.len())))
        (ui::row([html! { (ui::print_button(look)) }, html! { (link_button(Tone::Quiet, href::election(it.code), words.ballot_to_election())) }]))
        @for (name, token) in list {
            @let link = format!("{}{}", look.base_url, href::ballot_link(it.code, token));
            section class="letter" {
                div {
                    h2 { bdi { (name) } }
                    p { strong { bdi { (it.title) } } " · " bdi { (it.body.name) } }
                    p { (words.ballot_letter(&crate::election::views::moment(look, it.closes_at, it.zone))) }
                    p { code class="long" { (link) } }
                    p class="hint" { (words.ballot_letter_keep()) }
                }
                (ui::qr::svg(&link, words.ballot_letter_scan()))
            }
        }
    };
    (Head::new(words.ballot_links_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// Rolls made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::election::samples as made;
    let (draft, open) = (made::election(State::Draft), made::election(State::Open));
    let random = base::SeededRandom::new(71);
    let elector = |name: &str, cast_as, has_link| Elector {
        id: crate::election::model::ElectorId(
            uuid::Builder::from_random_bytes(base::random::bytes(&random)).into_uuid(),
        ),
        person: None,
        name: base::Private::new(name.to_owned()),
        mail: None,
        has_link,
        weight: 1,
        cast_as,
        proxy: None,
    };
    let all = [
        elector("Ana <Ruiz>", CastAs::Online, false),
        elector("Ben", CastAs::No, true),
        elector("Cleo", CastAs::Paper, false),
    ];
    let list = super::list::read("name,mail\nAna,ana@example.org\nana,ANA@example.org\n,x@example.org\n");
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let page = |it, all, found| RollPage { it, all, found, page: 1, name: "", is_officer: true };
    let letters_of = [("Ana <Ruiz>".to_owned(), "0123456789abcdefghjkmnpqrs".to_owned())];
    vec![
        sample("roll-open", show(look, &page(&open, &all, 900))),
        sample("roll-draft", show(look, &page(&draft, &[], 0))),
        sample("roll-import", import(look, &draft, "", None)),
        sample("roll-import-read", import(look, &draft, "name,mail\nAna,", Some(&list))),
        sample("roll-links", ask_links(look, &open, 12, 3, true)),
        sample("roll-letters", letters(look, &open, &letters_of)),
    ]
}
