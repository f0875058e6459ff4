//! The table of a call's actions.

use ui::{
    Cell, Column, Figure, Head, Html, Icon, Look, Station, Step, Tone, button, choice, field, format, href, html,
    link_button,
};
use web::Sample;

use super::model::{Beside, Pick, Sort, Table};
use crate::action::model::{ActionSpot, Kind};
use crate::action::views::{kind as kind_word, state_tag};
use crate::call::model::Call;

/// Everything the page shows.
#[derive(Debug)]
pub(crate) struct TablePage<'a> {
    /// The call.
    pub(crate) call: &'a Call,
    /// What was chosen.
    pub(crate) pick: &'a Pick,
    /// What stands beside the actions.
    pub(crate) beside: &'a Beside,
    /// The rows.
    pub(crate) table: &'a Table,
    /// Which page, counted from 1.
    pub(crate) page: u32,
}

/// What the head says.
pub(crate) fn head(look: &Look<'_>, it: &TablePage<'_>) -> Head {
    let (words, call) = (look.words, it.call);
    let slug = &call.slug;
    let head = Head::new(words.feeds_table_title(&call.content.title))
        .description(words.feeds_table_lead())
        .canonical(href::call_actions(slug))
        .picture(href::call_share(slug), &call.content.title)
        .feed(words.feeds_take_feed(), href::call_feed(slug), "application/atom+xml")
        .feed(words.feeds_take_calendar(), href::call_calendar(slug), "text/calendar");
    let is_public = call.opened_at.is_some() && call.hidden.is_none();
    if *it.pick == Pick::default() && is_public { head.json_ld(json_ld(look, it.table)) } else { head.hidden() }
}

/// The list in the words of schema.org.
fn json_ld(look: &Look<'_>, table: &Table) -> serde_json::Value {
    let item = |(spot, position): (&ActionSpot, usize)| {
        serde_json::json!({ "@type": "ListItem", "position": position, "name": spot.title,
            "url": format!("{}{}", look.base_url, href::action(spot.code)) })
    };
    let items: Vec<_> = table.rows.iter().zip(1..).map(item).collect();
    serde_json::json!({ "@context": "https://schema.org", "@type": "ItemList",
        "numberOfItems": table.count, "itemListElement": items })
}

/// The page.
pub(crate) fn show(look: &Look<'_>, it: &TablePage<'_>) -> Html {
    let (words, slug) = (look.words, &it.call.slug);
    html! {
        (ui::thread(look, Station::Actions, &[
            Step::new(Station::Call, href::call(slug), ""),
            Step::new(Station::Endorsements, href::call_endorsements(slug), ""),
            Step::new(Station::Actions, href::call_actions(slug), ""),
        ]))
        (ui::title(words.feeds_table_title(&it.call.content.title), words.feeds_table_lead()))
        (totals(look, it.table))
        (question(look, it))
        @if it.table.rows.is_empty() {
            (ui::empty(Icon::Table, words.feeds_table_none(),
                html! { (link_button(Tone::Plain, href::call(slug), words.feeds_flyer_back()).icon(Icon::ArrowLeft)) }))
        } @else {
            (rows(look, it))
            (ui::numbered(look, it.page, it.table.pages(), |page| page_href(it.pick, &href::call_actions(slug), page)))
        }
        (ui::section("take", words.feeds_take_title(), take(look, it.call)))
    }
}

/// The address of a page of the same rows.
fn page_href(pick: &Pick, path: &str, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let mut pairs = pick.pairs().to_vec();
    pairs.push(("page", &page));
    href::with_query(path, &pairs)
}

fn totals(look: &Look<'_>, table: &Table) -> Html {
    let words = look.words;
    let (counted, low, high) = table.came;
    let mut figures = vec![
        Figure::new(words.feeds_table_total(), format::number(words, i64::try_from(table.count).unwrap_or(i64::MAX))),
        Figure::new(words.feeds_table_total_going(), format::number(words, table.going)),
    ];
    if counted > 0 {
        figures.push(Figure::new(words.feeds_table_total_came(), format::band(words, low, high)));
    }
    ui::figures(&figures)
}

/// The form that narrows the table; what was chosen stays.
fn question(look: &Look<'_>, it: &TablePage<'_>) -> Html {
    let (words, pick) = (look.words, it.pick);
    let all = || choice("", words.feeds_table_all());
    let path = href::call_actions(&it.call.slug);
    let regions = std::iter::once(all()).chain(it.table.regions.iter().map(|region| choice(region, region)));
    let kinds = std::iter::once(all()).chain(Kind::ALL.into_iter().map(|k| choice(k.as_str(), kind_word(words, k))));
    let sorts = vec![
        choice("", words.feeds_table_sort_when()),
        choice(Sort::Where.as_str(), words.feeds_table_sort_where()),
        choice(Sort::Going.as_str(), words.feeds_table_sort_going()),
    ];
    html! {
        (ui::search_form(&path, html! {
            @if !pick.bbox.is_empty() { (field::hidden("bbox", &pick.bbox)) }
            (field::select("region", words.feeds_table_region(), regions.collect()).value(pick.region.as_str()).half())
            (field::select("kind", words.feeds_table_kind(), kinds.collect()).value(pick.kind.as_str()).half())
            (field::date("from", words.feeds_table_from()).value(pick.from.as_str()).half())
            (field::date("until", words.feeds_table_until()).value(pick.until.as_str()).half())
            (field::select("sort", words.feeds_table_sort(), sorts).value(pick.sort.as_str()).half())
            (button(Tone::Main, words.feeds_table_show()).icon(Icon::Filter))
        }))
        @if !pick.is_everything() {
            p class="hint" {
                @if !pick.bbox.is_empty() { (words.feeds_table_circle()) " " }
                a href=(path) { (words.feeds_table_whole()) }
            }
        }
    }
}

fn rows(look: &Look<'_>, it: &TablePage<'_>) -> Html {
    let words = look.words;
    let has_came = it.table.came.0 > 0;
    let mut columns = vec![
        Column::text(words.feeds_table_what()),
        Column::text(words.feeds_table_when()),
        Column::text(words.feeds_table_where()),
        Column::text(words.feeds_table_kind()),
        Column::number(words.feeds_table_going()),
    ];
    if has_came {
        columns.push(Column::number(words.feeds_table_came()));
    }
    let mut caption = words.feeds_table_caption(i64::try_from(it.table.count).unwrap_or(i64::MAX));
    if it.table.pages() > 1 {
        caption =
            format!("{caption} · {}", words.feeds_table_page(&it.page.to_string(), &it.table.pages().to_string()));
    }
    ui::table(caption, &columns, it.table.rows.iter().map(|spot| row(look, it.beside, spot, has_came)))
}

fn row(look: &Look<'_>, beside: &Beside, spot: &ActionSpot, has_came: bool) -> Vec<Cell> {
    let words = look.words;
    let place = spot.place.line();
    let place =
        if place.is_empty() && !spot.online_url.is_empty() { words.feeds_table_online().to_owned() } else { place };
    let when = format::short_range(words, spot.starts_at, Some(spot.ends_at), &spot.zone, look.now);
    let mut cells = vec![
        html! {
            a href=(href::action(spot.code)) { (ui::bdi(&spot.title)) }
            @if let Some(tag) = state_tag(words, spot.state) { " " (tag) }
        },
        html! { time datetime=(spot.starts_at) { (when) } },
        ui::bdi(&place),
        html! { (kind_word(words, spot.kind)) },
        html! { (format::number(words, spot.figures.going)) },
    ];
    if has_came {
        let came = beside.turnout(spot).map_or_else(String::new, |range| format::band(words, range.low, range.high));
        cells.push(html! { (came) });
    }
    cells
}

fn take(look: &Look<'_>, call: &Call) -> Html {
    let (words, slug) = (look.words, &call.slug);
    let links = [
        (Icon::Download, href::call_csv(slug), words.feeds_take_csv()),
        (Icon::Map, href::call_geojson(slug), words.feeds_take_geojson()),
        (Icon::Calendar, href::call_calendar(slug), words.feeds_take_calendar()),
        (Icon::Rss, href::call_feed(slug), words.feeds_take_feed()),
    ];
    ui::facts(links.map(|(icon, to, label)| ui::fact(icon, html! { a href=(to) { (label) } })))
}

/// The table made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let call = crate::call::demo::sample_call(crate::call::model::State::Open);
    let spots = crate::near::demo::spots(look.now);
    let came = crate::turnout::model::Range { low: 1000, high: 1500 };
    let beside =
        Beside { turnout: spots.first().map(|spot| (spot.id, came)).into_iter().collect(), ..Beside::default() };
    let sample = |name, pick: &Pick, spots: Vec<ActionSpot>| {
        let mut made = super::model::TableInProgress::new(pick);
        for spot in spots {
            made.take(spot, &beside);
        }
        let (table, page) = made.page(1);
        let it = TablePage { call: &call, pick, beside: &beside, table: &table, page };
        Sample { name, head: head(look, &it), main: show(look, &it) }
    };
    let narrow = Pick { bbox: "-94,44,-93,45".to_owned(), sort: "going".to_owned(), ..Pick::default() };
    let none = Pick { region: "<b>".to_owned(), ..Pick::default() };
    vec![
        sample("call-actions", &Pick::default(), spots.clone()),
        sample("call-actions-narrow", &narrow, spots.clone()),
        sample("call-actions-none", &none, spots),
    ]
}
