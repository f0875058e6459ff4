//! The page of the search: the question, how it was read, what was found, how to narrow it.

use base::Point;
use ui::format::Units;
use ui::map::{Bounds, Frame, MapInput, Spot, SpotKind, draw};
use ui::{
    Cell, Column, Head, Html, Icon, Kind as Tint, Look, Sheet, Tab, Tone, Words, button, choice, field, format, href,
    html, link_button,
};

use super::answered::Answered;
use super::index::{Entry, Facets, Hit, Index};
use super::lexicon::Lexicon;
use super::model::{Ask, Filter, PAGE, PAGES_MAX, Reading, Shown};
use super::tongues;
use crate::freshness::model::Freshness;
use crate::listing::model::ACCESS_FACTS;
use crate::listing::views::hours;
use crate::listing::views::{access_fact, language};

/// Kinds that are offered to narrow by.
const NARROW_MAX: usize = 10;

/// Everything the page shows.
pub(crate) struct SearchPage<'a> {
    /// What was asked.
    pub(crate) ask: &'a Ask,
    /// How it was read.
    pub(crate) reading: &'a Reading,
    /// What was found, and what had to be given up for it.
    pub(crate) answered: &'a Answered,
    /// The index the numbers belong to.
    pub(crate) index: &'a Index,
    /// Words about words.
    pub(crate) lexicon: &'a Lexicon,
}

/// What the head says; the answer to somebody's question is for nobody else.
pub(crate) fn head(look: &Look<'_>, it: &SearchPage<'_>) -> Head {
    let words = look.words;
    let head = Head::new(words.directory_title())
        .description(words.directory_lead())
        .canonical(href::directory())
        .sheet_of(Sheet::Find);
    if it.ask.is_empty() { head } else { head.hidden() }
}

/// The page.
pub(crate) fn show(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let is_asked = !it.ask.is_empty();
    html! {
        (ui::title(words.directory_title(), if is_asked { "" } else { words.directory_lead() }))
        (question(look, it))
        (understood(look, it))
        @if is_asked { (results(look, it)) } @else { (begin(look, it)) }
    }
}

/// The form; what was typed stays.
fn question(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let (words, ask) = (look.words, it.ask);
    ui::search_form(
        &href::directory(),
        html! {
            @if !ask.bbox.is_empty() { (field::hidden("bbox", &ask.bbox)) }
            @if !ask.view.is_empty() { (field::hidden("view", &ask.view)) }
            (field::search("q", words.directory_what()).value(ask.words()).hint(words.directory_what_hint())
                .suggest(href::directory_names()))
            (field::search("near", words.place_near_label()).value(ask.place()).hint(words.place_near_hint())
                .autocomplete("postal-code").suggest(href::places()))
            (button(Tone::Main, words.directory_search()).icon(Icon::Search))
            (filters(look, it))
        },
    )
}

/// The finer choices, folded away.
fn filters(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let (words, ask) = (look.words, it.ask);
    let any = || choice("", words.directory_any());
    let services = it.lexicon.terms.iter().map(|term| choice(term.code.as_str(), term.name(look.lang)));
    let tongues = (0..tongues::COUNT).map(|at| choice(tongues::tag(at), language(words, tongues::tag(at))));
    let facts = ACCESS_FACTS
        .iter()
        .map(|fact| choice(*fact, access_fact(words, fact)).on(ask.access.iter().any(|it| it == fact)));
    let is_open = !(ask.km.is_empty() && ask.access.is_empty() && ask.language.is_empty() && ask.service.is_empty());
    html! {
        details class="fold" open[is_open] {
            summary { (Icon::ChevronRight) span { (words.directory_more()) } }
            div class="fold-body" {
                (field::select("service", words.directory_service(), std::iter::once(any()).chain(services).collect()).value(ask.service.as_str()).half())
                (field::select("language", words.directory_language(), std::iter::once(any()).chain(tongues).collect()).value(ask.language.as_str()).half())
                (field::select("km", words.directory_distance(), distances(look)).value(ask.km.as_str()).half())
                (field::checks("open", words.directory_when(), vec![choice("now", words.directory_open_now()).on(ask.open == "now")]))
                (field::checks("volunteers", words.directory_help(), vec![choice("wanted", words.directory_volunteers()).on(ask.volunteers == "wanted")]))
                (field::checks("access", words.directory_access(), facts.collect()))
            }
        }
    }
}

/// Round distances in the reader's unit; they are sent in kilometers.
fn distances(look: &Look<'_>) -> Vec<ui::Choice<'static>> {
    let (list, miles) = match look.units {
        Units::Miles => ([("3.3", 2_i64), ("8.1", 5), ("16.1", 10), ("80.5", 50)], true),
        Units::Kilometers => ([("3", 3), ("8", 8), ("15", 15), ("80", 80)], false),
    };
    let unit = |n: i64| if miles { look.words.directory_miles(n) } else { look.words.directory_kilometers(n) };
    let usual = choice("", unit(if miles { 25 } else { 40 }));
    let any = choice("any", look.words.directory_anywhere());
    std::iter::once(usual).chain(list.into_iter().map(|(km, n)| choice(km, unit(n)))).chain([any]).collect()
}

/// The address that asks this.
fn asking(ask: &Ask) -> String {
    href::with_query(&href::directory(), &ask.pairs())
}

/// The same question, changed.
fn with(ask: &Ask, change: impl FnOnce(&mut Ask)) -> String {
    let mut other = Ask { page: String::new(), ..ask.clone() };
    change(&mut other);
    asking(&other)
}

/// What a filter is called.
fn name(look: &Look<'_>, lexicon: &Lexicon, filter: &Filter) -> String {
    let words = look.words;
    match filter {
        Filter::Near(place) => words.place_near(&place.label(look.lang)),
        Filter::Service(code) => lexicon
            .terms
            .iter()
            .find(|term| term.code == *code)
            .map_or(code.clone(), |term| term.name(look.lang).to_owned()),
        Filter::Language(at) => words.directory_in_language(&language(words, tongues::tag(*at))),
        Filter::Access(at) => access_fact(words, ACCESS_FACTS.get(*at).copied().unwrap_or_default()).to_owned(),
        Filter::Open => words.directory_open_now().to_owned(),
        Filter::Volunteers => words.directory_volunteers().to_owned(),
        Filter::Bounds(_) => words.directory_in_circle().to_owned(),
    }
}

/// How the question was read; each part can be taken back with a click.
fn understood(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let (words, reading) = (look.words, it.reading);
    html! {
        @if !reading.filters.is_empty() {
            div class="understood" {
                p class="hint" { (words.directory_understood()) }
                ul class="tags" {
                    @for (filter, without) in &reading.filters {
                        @let name = name(look, it.lexicon, filter);
                        li { a class="button chip" href=(asking(without)) {
                            span { (name) } (Icon::X) span class="away" { (words.directory_take_back(&name)) }
                        } }
                    }
                }
            }
        }
        @if let Some(unknown) = &reading.unknown {
            (ui::notice(Tint::Careful, words.directory_unknown(unknown), html! { p { (words.place_none()) } }))
        }
        @for (typed, read) in &it.answered.mended {
            p class="hint" { (words.directory_mended(typed, read)) }
        }
        @if !reading.others.is_empty() && it.ask.place().is_empty() {
            p class="hint" {
                (words.directory_meant()) " "
                @for (at, place) in reading.others.iter().take(4).enumerate() {
                    @let label = place.label(look.lang);
                    @if at > 0 { " · " }
                    a href=(with(it.ask, |a| { a.q.clone_from(&reading.words); a.near.clone_from(&label); })) { (label) }
                }
            }
        }
    }
}

/// Where nothing was asked yet: what there is, by kind.
fn begin(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let facets = it.answered.found.facets.clone().unwrap_or_default();
    html! {
        @if it.index.len() == 0 {
            (ui::empty(Icon::BookOpen, words.directory_empty(), html! {
                (link_button(Tone::Plain, href::listing_new(), words.listing_new_title()).icon(Icon::Plus))
            }))
        } @else {
            (ui::section("kinds", words.directory_kinds(), html! {
                ul class="kinds" {
                    @for (at, term) in it.lexicon.terms.iter().enumerate() {
                        @let count = facets.kinds.iter().find(|(kind, _)| usize::from(*kind) == at).map_or(0, |(_, n)| *n);
                        @if count > 0 {
                            li { a href=(with(it.ask, |a| a.service.clone_from(&term.code))) {
                                strong { (term.name(look.lang)) } span class="hint" { (words.directory_entries(count)) }
                            } }
                        }
                    }
                }
            }))
            (ui::section("try", words.directory_try(), html! {
                ul class="tags" {
                    @for example in [words.directory_try_1(), words.directory_try_2(), words.directory_try_3()] {
                        li { a class="button" data-tone="plain" href=(with(it.ask, |a| example.clone_into(&mut a.q))) { (example) } }
                    }
                }
            }))
            p class="hint" { (words.directory_count(i64::try_from(it.index.len()).unwrap_or(0))) " " a href=(href::listing_new()) { (words.listing_new_title()) } }
        }
    }
}

fn results(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let title = match it.answered.found.total {
        Some(total) => words.directory_found(i64::try_from(total).unwrap_or(i64::MAX)),
        None => words.directory_nearest().to_owned(),
    };
    if it.answered.found.hits.is_empty() {
        return ui::section("found", title, nothing(look, it));
    }
    let body = match it.ask.shown() {
        Shown::List => list(look, it),
        Shown::Table => table(look, it),
        Shown::Map => html! { (map(look, it)) (list(look, it)) },
    };
    let narrowed = it.answered.found.facets.as_ref().map(|facets| narrow(look, it, facets));
    ui::section(
        "found",
        title,
        html! {
            @if it.answered.is_later { (ui::notice(Tint::Info, words.directory_later(), "")) }
            @if it.answered.is_farther { (ui::notice(Tint::Info, words.directory_farther_shown(), "")) }
            (views(look, it.ask))
            div class="findings-around" {
                @if let Some(narrowed) = narrowed { (narrowed) }
                div { (body) (pager(look, it)) }
            }
        },
    )
}

/// List, table or map.
fn views(look: &Look<'_>, ask: &Ask) -> Html {
    let words = look.words;
    let view = |shown: Shown, word: &str| {
        let word = word.to_owned();
        (with(ask, |a| a.view = word), ask.shown() == shown)
    };
    let (list, is_list) = view(Shown::List, "");
    let (table, is_table) = view(Shown::Table, "table");
    let (map, is_map) = view(Shown::Map, "map");
    ui::tabs(
        words.directory_views(),
        &[
            Tab { label: words.directory_view_list(), href: &list, here: is_list },
            Tab { label: words.directory_view_table(), href: &table, here: is_table },
            Tab { label: words.directory_view_map(), href: &map, here: is_map },
        ],
    )
}

/// Ways to narrow what was found, each with how much it leaves.
fn narrow(look: &Look<'_>, it: &SearchPage<'_>, facets: &Facets) -> Html {
    let (words, ask, reading) = (look.words, it.ask, it.reading);
    let total = u32::try_from(it.answered.found.total.unwrap_or(0)).unwrap_or(u32::MAX);
    let has = |filter: &Filter| reading.filters_by(filter);
    let mut steps: Vec<(String, String, u32)> = Vec::new();
    if facets.open > 0 && facets.open < total && !has(&Filter::Open) {
        steps.push((words.directory_open_now().to_owned(), with(ask, |a| "now".clone_into(&mut a.open)), facets.open));
    }
    if facets.volunteers > 0 && facets.volunteers < total && !has(&Filter::Volunteers) {
        let to = with(ask, |a| "wanted".clone_into(&mut a.volunteers));
        steps.push((words.directory_volunteers().to_owned(), to, facets.volunteers));
    }
    if !has(&Filter::Service(String::new())) {
        for (at, count) in facets.kinds.iter().take(NARROW_MAX) {
            if let Some(term) = it.lexicon.terms.get(usize::from(*at)) {
                steps.push((term.name(look.lang).to_owned(), with(ask, |a| a.service.clone_from(&term.code)), *count));
            }
        }
    }
    if !has(&Filter::Language(0)) {
        for (at, count) in facets.languages.iter().filter(|(_, count)| *count < total).take(4) {
            let tag = tongues::tag(usize::from(*at));
            steps.push((language(words, tag), with(ask, |a| tag.clone_into(&mut a.language)), *count));
        }
    }
    for (at, count) in facets.access.iter().filter(|(_, count)| *count < total).take(4) {
        let fact = ACCESS_FACTS.get(usize::from(*at)).copied().unwrap_or_default();
        steps.push((access_fact(words, fact).to_owned(), with(ask, |a| a.access.push(fact.to_owned())), *count));
    }
    html! {
        @if !steps.is_empty() {
            nav class="narrow" aria-label=(words.directory_narrow()) {
                h3 { (words.directory_narrow()) }
                ul { @for (label, to, count) in steps { li { a href=(to) { span { (label) } " " span class="hint" { (format::number(words, i64::from(count))) } } } } }
            }
        }
    }
}

fn address(entry: &Entry) -> String {
    if entry.service_slug.is_empty() {
        href::listing(&entry.slug)
    } else {
        href::service(&entry.slug, &entry.service_slug)
    }
}

/// How far it is; about, where only the postal area is known.
fn far(look: &Look<'_>, entry: &Entry, km: Option<f64>) -> Option<String> {
    let text = format::distance(look.words, km?, look.units);
    Some(if entry.is_rough { look.words.directory_about(&text) } else { text })
}

fn freshness(look: &Look<'_>, entry: &Entry) -> Option<&'static str> {
    let today = u32::try_from(look.now.seconds() / 86_400).unwrap_or(0);
    match Freshness::after(today.saturating_sub(entry.fresh_day)) {
        Freshness::Fresh => None,
        Freshness::Fading => Some(look.words.freshness_fading()),
        Freshness::Old | Freshness::Hidden => Some(look.words.freshness_old()),
    }
}

/// Names of the languages of an entry, the reader's own first.
fn tongues_of(look: &Look<'_>, entry: &Entry) -> String {
    let own = tongues::number(look.lang.tag()).unwrap_or(0);
    let mut all: Vec<usize> = (0..tongues::COUNT).filter(|at| entry.languages & 1 << at != 0).collect();
    all.sort_by_key(|at| (*at != own, *at));
    let mut names: Vec<String> = all.iter().take(4).map(|at| language(look.words, tongues::tag(*at))).collect();
    if all.len() > 4 {
        names.push("…".to_owned());
    }
    names.join(", ")
}

fn list(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    html! {
        ol class="findings" start=((it.ask.number() as usize - 1) * PAGE + 1) {
            @for (at, hit) in it.answered.found.hits.iter().enumerate() {
                @if let Some(entry) = it.index.entry(hit.number) {
                    li { (finding(look, it, entry, hit.km, it.answered.found.elsewhere_of(at))) }
                }
            }
        }
    }
}

/// Where else there is the same, the nearest first, folded away.
fn elsewhere(look: &Look<'_>, it: &SearchPage<'_>, others: &[Hit]) -> Html {
    let others = others.iter().filter_map(|hit| Some((it.index.entry(hit.number)?, hit.km)));
    html! {
        details class="fold elsewhere" {
            summary { (Icon::ChevronRight) span { (look.words.directory_elsewhere(i64::try_from(others.clone().count()).unwrap_or(0))) } }
            ul class="fold-body" {
                @for (entry, km) in others {
                    li {
                        a href=(address(entry)) { bdi { @if entry.place.is_empty() { (entry.name) } @else { (entry.place) } } }
                        @if let Some(far) = far(look, entry, km) { " · " (far) }
                        @if let Some((_, text)) = hours::state(look, &entry.hours, entry.zone_name) { " · " (text) }
                    }
                }
            }
        }
    }
}

fn finding(look: &Look<'_>, it: &SearchPage<'_>, entry: &Entry, km: Option<f64>, others: &[Hit]) -> Html {
    let spoken = tongues_of(look, entry);
    let far = far(look, entry, km);
    html! {
        article class="finding" {
            h3 { a href=(address(entry)) { bdi { (entry.name) } } }
            @if !entry.service_slug.is_empty() && entry.name != entry.organization_name {
                p class="card-kicker" { bdi { (entry.organization_name) } }
            }
            p class="finding-tags" {
                (hours::tag(look, &entry.hours, entry.zone_name))
                @if entry.flags.paused { " " (ui::tag("wait", look.words.service_paused())) }
                @if entry.flags.volunteers { " " (ui::tag("good", look.words.directory_volunteers())) }
                @if let Some(text) = freshness(look, entry) { " " (ui::tag("wait", text)) }
            }
            @if !entry.summary.is_empty() { p { bdi { (entry.summary) } } }
            (ui::facts([
                (!entry.place.is_empty() || far.is_some()).then(|| ui::fact(Icon::MapPin, html! {
                    bdi { (entry.place) } @if let Some(far) = far { @if !entry.place.is_empty() { " · " } (far) }
                })),
                (!spoken.is_empty()).then(|| ui::fact(Icon::Languages, spoken)),
            ].into_iter().flatten()))
            @if !others.is_empty() { (elsewhere(look, it, others)) }
        }
    }
}

fn table(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let is_near = it.reading.place().is_some();
    let mut columns = vec![
        Column::text(words.directory_column_name()),
        Column::text(words.directory_column_place()),
        Column::text(words.directory_column_hours()),
        Column::text(words.directory_column_languages()),
    ];
    if is_near {
        columns.push(Column::number(words.directory_column_far()));
    }
    let row = |(at, hit): (usize, &Hit)| -> Option<Vec<Cell>> {
        let entry = it.index.entry(hit.number)?;
        let others = it.answered.found.elsewhere_of(at);
        let mut cells = vec![
            html! { a href=(address(entry)) { bdi { (entry.name) } }
            @if entry.name != entry.organization_name { br; small { bdi { (entry.organization_name) } } } },
            html! { bdi { (entry.place) } @if !others.is_empty() { (elsewhere(look, it, others)) } },
            html! { (hours::state(look, &entry.hours, entry.zone_name).map_or(String::new(), |(_, text)| text)) },
            html! { (tongues_of(look, entry)) },
        ];
        if is_near {
            cells.push(html! { (far(look, entry, hit.km).unwrap_or_default()) });
        }
        Some(cells)
    };
    ui::table(words.directory_column_caption(), &columns, it.answered.found.hits.iter().enumerate().filter_map(row))
}

/// All that was found, drawn; what has no place is in the list only.
fn map(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let entries: Vec<&Entry> = it.answered.found.spots.iter().filter_map(|number| it.index.entry(*number)).collect();
    let keys: Vec<String> = entries.iter().map(|entry| address(entry)).collect();
    let spots: Vec<Spot<'_>> = entries
        .iter()
        .zip(&keys)
        .filter_map(|(entry, key)| {
            Some(Spot { point: *entry.points.first()?, weight: 1, label: &entry.name, key, kind: SpotKind::Group })
        })
        .collect();
    if spots.is_empty() {
        return html! { p class="hint" { (words.directory_no_places()) } };
    }
    let label = it.reading.place().map(|place| place.label(look.lang));
    let here = it.reading.place().zip(label.as_deref()).map(|(place, label)| (place.point, label));
    let middle = here.map(|(point, _)| point).or_else(|| spots.first().map(|spot| spot.point));
    let towns: Vec<(Point, &str)> = middle
        .map(|middle| places::nearest(middle, 8).into_iter().map(|(_, town)| (town.point, town.name)).collect())
        .unwrap_or_default();
    let area = |bounds: Bounds| {
        let bbox = format!("{:.4},{:.4},{:.4},{:.4}", bounds.west, bounds.south, bounds.east, bounds.north);
        with(it.ask, |a| a.bbox = bbox)
    };
    draw(&MapInput {
        words,
        id: "directory-map",
        title: words.directory_map(),
        spots: &spots,
        frame: Some(frame(spots.iter().map(|spot| spot.point).chain(here.map(|(point, _)| point)))),
        here,
        towns: &towns,
        href: &|spot| spot.key.to_owned(),
        area: &area,
        data: None,
        caption: html! { (words.directory_map_hint()) },
    })
}

/// The region that shows most of the points: outliers far away do not shrink the rest.
fn frame(points: impl Iterator<Item = Point>) -> Frame {
    let all: Vec<Point> = points.collect();
    let middle = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let center =
        Point { lat: middle(all.iter().map(|p| p.lat).collect()), lon: middle(all.iter().map(|p| p.lon).collect()) };
    let mut near: Vec<(f64, Point)> = all.iter().map(|point| (center.distance_km(*point), *point)).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    near.truncate((near.len() * 9).div_ceil(10));
    let km = near.last().map_or(0.0, |(km, _)| *km);
    if km > 600.0 {
        return Frame::around(all);
    }
    let bounds =
        near.iter().fold(Bounds::around(center, 3.0), |all, (_, point)| all.union(Bounds::around(*point, 2.0)));
    Frame::Box(bounds)
}

fn pager(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let number = it.ask.number();
    if let Some(total) = it.answered.found.total {
        let pages = u32::try_from(total.div_ceil(PAGE)).unwrap_or(PAGES_MAX).clamp(1, PAGES_MAX);
        return ui::numbered(look, number, pages, |page| {
            asking(&Ask { page: if page > 1 { page.to_string() } else { String::new() }, ..it.ask.clone() })
        });
    }
    let page =
        |page: u32| asking(&Ask { page: if page > 1 { page.to_string() } else { String::new() }, ..it.ask.clone() });
    html! {
        @if number > 1 || it.answered.found.has_more {
            nav class="pager" aria-label=(words.ui_pages()) {
                @if number > 1 { a class="pager-step" rel="prev" href=(page(number - 1)) { (Icon::ArrowLeft) span { (words.ui_previous()) } } }
                @if it.answered.found.has_more { a class="pager-step" rel="next" href=(page(number + 1)) { span { (words.ui_next()) } (Icon::ArrowRight) } }
            }
        }
    }
}

/// Nothing was found: each filter can be taken away, the circle widened, or all begun again.
fn nothing(look: &Look<'_>, it: &SearchPage<'_>) -> Html {
    let words = look.words;
    let is_near = it.reading.place().is_some() && it.ask.km != "any";
    let next = html! {
        @if it.ask.number() > 1 { (link_button(Tone::Plain, with(it.ask, |_| {}), words.directory_first_page()).icon(Icon::ArrowLeft)) }
        @if is_near { (link_button(Tone::Plain, with(it.ask, |a| "any".clone_into(&mut a.km)), words.directory_farther()).icon(Icon::Globe)) }
        @for (filter, without) in &it.reading.filters {
            (link_button(Tone::Plain, asking(without), words.directory_without(&name(look, it.lexicon, filter))).icon(Icon::X))
        }
        (link_button(Tone::Plain, href::directory(), words.directory_begin()).icon(Icon::BookOpen))
    };
    ui::empty(Icon::Search, words.directory_nothing(), next)
}

/// The word for the kind of thing a suggestion is.
pub(crate) fn note<'a>(words: &'a Words, entry: Option<&'a Entry>) -> &'a str {
    entry.map_or(words.directory_kind_note(), |entry| &entry.organization_name)
}
