//! How a map looks: the picture, where all agree, where people differ, each camp in its own statements,
//! how sure it is – the same facts as picture, table and sentences.

use ui::notice::Kind as Note;
use ui::{Column, Head, Html, Icon, Look, Sheet, Tone, Words, format, href, html, link_button, table};

use super::draw::{self, Picture};
use super::model::{Common, Counts, Map, Place, Stat, Sureness, Verdict, letter};
use crate::conversation::model::Conversation;
use crate::statement::model::{Reading, Readings};
use crate::statement::views::spoken;

/// Every statement a map speaks of.
pub fn spoken_of(map: &Map) -> Vec<u32> {
    let own = map.clusters.iter().flat_map(|it| it.own.iter().map(|own| own.statement));
    let mut all: Vec<u32> =
        map.common.iter().map(|it| it.statement).chain(map.differ.iter().copied()).chain(own).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The picture with its honest caption; the reader's own dot is laid over it by [`with_you`].
pub fn picture(words: &Words, slug: &str, map: &Map) -> Picture {
    let (page, view) = (href::conversation_map(slug), draw::View::of(map));
    let html = html! {
        @if map.verdict == Verdict::TooFew {
            p class="opinion-waiting" { (words.opinion_too_few_text(map.people)) }
        } @else {
            (draw::picture(words, map, view, |at| format!("{page}#camp-{}", letter(at))))
        }
    };
    Picture { html, view }
}

/// The picture with the reader's own dot laid over it.
pub fn with_you(words: &Words, it: &Picture, you: Option<Place>) -> Html {
    html! { (it.html) @if let Some(at) = you { (draw::you(words, it.view, at)) } }
}

/// The picture in its frame, live where scripts are on.
pub fn framed(look: &Look<'_>, slug: &str, map: &Map, picture: &Picture, you: Option<Place>) -> Html {
    let (words, page) = (look.words, href::conversation_map(slug));
    html! {
        figure class="opinion-figure" {
            convoke-opinion src=(href::conversation_picture(slug)) {
                div class="opinion-stack" { (with_you(words, picture, you)) }
            }
            figcaption {
                @if map.verdict != Verdict::TooFew { (words.opinion_close_alike()) " " }
                @if let Some(at) = you { (your_place(words, map, at)) " " }
                @if !look.is_at(&page) { a href=(page) { (words.opinion_whole_map()) } }
            }
        }
    }
}

/// Where the reader stands, in words.
pub fn your_place(words: &Words, map: &Map, at: Place) -> String {
    match map.nearest(at) {
        Some(cluster) if map.verdict == Verdict::Camps => words.opinion_you_near(&letter(cluster).to_string()),
        _ => words.opinion_you_here().to_owned(),
    }
}

/// The whole in sentences: what a screen reader hears and a hurried reader reads.
pub fn sentences(words: &Words, map: &Map, readings: &Readings) -> Html {
    let camps: Vec<String> = map
        .clusters
        .iter()
        .enumerate()
        .map(|(at, it)| words.opinion_camp_of(&letter(at).to_string(), draw::percent(it.people, map.placed)))
        .collect();
    let quoted = |it: &Common| readings.get(&it.statement).map(|r| words.opinion_quoted(&r.text));
    let agreed: Vec<String> = map.common.iter().filter(|it| it.agrees).filter_map(quoted).take(3).collect();
    html! {
        p { (words.opinion_sentence_people(map.people, map.votes)) }
        @match map.verdict {
            Verdict::TooFew => p { (words.opinion_too_few_text(map.people)) },
            Verdict::OneCloud => p { (words.opinion_one_cloud_text()) },
            Verdict::Camps => p { (words.opinion_sentence_camps(map.clusters.len(), &format::list(words, &camps))) },
        }
        @if !agreed.is_empty() { p { (words.opinion_sentence_agree(&format::list(words, &agreed))) } }
    }
}

/// The share of those who agree, or disagree, as a bar and a number.
pub fn share(words: &Words, counts: Counts, agrees: bool) -> Html {
    html! {
        @match (counts.agree_percent(), counts.disagree_percent()) {
            (Some(agree), Some(disagree)) => {
                span class="opinion-share" { (draw::bar(agree, disagree)) span { (words.number_percent(if agrees { agree } else { disagree })) } }
            },
            _ => span class="hint" { (words.opinion_few()) },
        }
    }
}

fn columns<'a>(words: &'a Words, map: &Map, first: &'a str) -> Vec<Column<'a>> {
    let mut out = vec![Column::text(first)];
    if map.verdict == Verdict::Camps {
        let camps = (0..map.clusters.len()).map(|at| Column::text(words.opinion_camp(&letter(at).to_string())));
        out.extend(camps);
    } else {
        out.push(Column::text(words.opinion_everybody()));
    }
    out
}

fn cells(words: &Words, map: &Map, stat: &Stat, agrees: bool) -> Vec<Html> {
    if map.verdict == Verdict::Camps {
        stat.by_cluster.iter().map(|counts| share(words, *counts, agrees)).collect()
    } else {
        vec![share(words, stat.all, agrees)]
    }
}

/// A statement as the first cell of a row.
fn named(words: &Words, slug: &str, reading: &Reading) -> Html {
    html! {
        a class="opinion-said" href=(href::statement(slug, reading.number)) { (spoken(reading)) }
        @if let Some(note) = &reading.bracket { span class="hint" { (words.opinion_bracketed(note)) } }
    }
}

/// Where all agree: the statements with the highest group-informed consensus first.
pub fn common(words: &Words, slug: &str, map: &Map, readings: &Readings, most: usize) -> Html {
    let listed = |agrees: bool| map.common.iter().filter(move |it| it.agrees == agrees).take(most);
    let rows = |agrees: bool| {
        listed(agrees).filter_map(move |it| {
            let mut row = vec![named(words, slug, readings.get(&it.statement)?)];
            row.extend(cells(words, map, map.stat(it.statement)?, agrees));
            Some(row)
        })
    };
    html! {
        @if listed(true).next().is_none() { p { (words.opinion_common_none()) } }
        @else { (table(words.opinion_common_caption(), &columns(words, map, words.opinion_column_statement()), rows(true))) }
        @if listed(false).next().is_some() {
            (table(words.opinion_against_caption(), &columns(words, map, words.opinion_column_statement()), rows(false)))
        }
    }
}

/// Where camps differ, side by side.
pub fn differ(words: &Words, slug: &str, map: &Map, readings: &Readings) -> Html {
    let rows = map.differ.iter().filter_map(|number| {
        let mut row = vec![named(words, slug, readings.get(number)?)];
        row.extend(cells(words, map, map.stat(*number)?, true));
        Some(row)
    });
    html! {
        @if map.verdict != Verdict::Camps || map.differ.is_empty() { p { (words.opinion_differ_none()) } }
        @else { (table(words.opinion_differ_caption(), &columns(words, map, words.opinion_column_statement()), rows)) }
    }
}

/// Each camp in its own statements.
fn camps(words: &Words, slug: &str, map: &Map, readings: &Readings) -> Html {
    html! {
        div class="opinion-camps" {
            @for (at, it) in map.clusters.iter().enumerate() {
                @let name = words.opinion_camp(&letter(at).to_string());
                section class="card" id={ "camp-" (letter(at)) } data-cluster=(at % 8) aria-labelledby={ "camp-" (letter(at)) "-title" } {
                    h3 id={ "camp-" (letter(at)) "-title" } { (name) }
                    p class="hint" { (words.opinion_camp_people(it.people, draw::percent(it.people, map.placed))) }
                    ul class="opinion-own" {
                        @for own in &it.own {
                            @if let (Some(reading), Some(stat)) = (readings.get(&own.statement), map.stat(own.statement)) {
                                @let counts = stat.by_cluster.get(at).copied().unwrap_or_default();
                                li {
                                    (own_line(words, counts, own.agrees))
                                    a href=(href::statement(slug, reading.number)) { (spoken(reading)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn own_line(words: &Words, counts: Counts, agrees: bool) -> Html {
    let percent = if agrees { counts.agree_percent() } else { counts.disagree_percent() };
    html! {
        @if let Some(percent) = percent {
            strong { (if agrees { words.opinion_own_agree(percent) } else { words.opinion_own_disagree(percent) }) } " "
        }
    }
}

/// How much the map rests on.
fn sure(words: &Words, map: &Map) -> Html {
    let level = match map.sureness() {
        Sureness::Thin => words.opinion_sure_thin(),
        Sureness::Fair => words.opinion_sure_fair(),
        Sureness::Firm => words.opinion_sure_firm(),
    };
    let apart = match map.silhouette {
        Some(500..) => words.opinion_apart_clear(),
        Some(250..500) => words.opinion_apart_some(),
        _ => words.opinion_apart_little(),
    };
    html! {
        p { strong { (level) } }
        ul {
            li { (words.opinion_sure_placed(map.placed, map.people)) }
            li { (words.opinion_sure_each(map.votes / u64::from(map.people.max(1)), map.stats.len())) }
            @if map.verdict == Verdict::Camps { li { (apart) } }
            li { (words.opinion_sure_floor(super::model::FLOOR)) }
            li { (words.opinion_sure_chosen()) }
        }
    }
}

/// Everything the map's page shows.
#[derive(Debug)]
pub struct MapPage<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// The map.
    pub map: &'a Map,
    /// Its picture.
    pub picture: &'a Picture,
    /// Its statements.
    pub readings: &'a Readings,
    /// Where the reader stands.
    pub you: Option<Place>,
    /// Whether the reader may make a proposal of an agreement.
    pub may_propose: bool,
}

/// The whole map.
pub fn show(look: &Look<'_>, it: &MapPage<'_>) -> (Head, Html) {
    let (words, map, slug) = (look.words, it.map, it.conversation.slug.as_str());
    let title = words.opinion_map_title(&it.conversation.content.question);
    let main = html! {
        (crate::conversation::views::way(look, it.conversation))
        (ui::title(words.opinion_map_heading(), html! { (ui::bdi(&it.conversation.content.question)) }))
        (ui::split(
            framed(look, slug, map, it.picture, it.you),
            html! { div class="opinion-sentences" { (sentences(words, map, it.readings)) } },
        ))
        (ui::section("agree", words.opinion_agree_title(), html! {
            (common(words, slug, map, it.readings, 30))
            @if it.may_propose && !map.common.is_empty() { p class="hint" { (words.opinion_propose_how()) } }
        }))
        (ui::section("differ", words.opinion_differ_title(), differ(words, slug, map, it.readings)))
        @if map.verdict == Verdict::Camps {
            (ui::section("camps", words.opinion_camps_title(), html! { p { (words.opinion_camps_lead()) } (camps(words, slug, map, it.readings)) }))
        }
        (ui::section("sure", words.opinion_sure_title(), sure(words, map)))
        (ui::row([
            html! { (link_button(Tone::Plain, href::conversation_statements(slug), words.opinion_all_statements())) },
            html! { (link_button(Tone::Plain, href::conversation_report(slug), words.opinion_read_report()).icon(Icon::BookOpen)) },
        ]))
    };
    (Head::new(title).sheet_of(Sheet::Decide).canonical(href::conversation_map(slug)), main)
}

/// The report: printable, with a way back to the page and to the data.
pub fn report_body(look: &Look<'_>, slug: &str, map: &Map, readings: &Readings) -> Html {
    let words = look.words;
    html! {
        (ui::split(
            html! { figure class="opinion-figure" { div class="opinion-stack" { (picture(words, slug, map).html) } figcaption { (words.opinion_close_alike()) } } },
            html! { div class="opinion-sentences" { (sentences(words, map, readings)) } },
        ))
        (ui::section("agree", words.opinion_agree_title(), common(words, slug, map, readings, 12)))
        (ui::section("differ", words.opinion_differ_title(), differ(words, slug, map, readings)))
        @if map.verdict == Verdict::Camps { (ui::section("camps", words.opinion_camps_title(), camps(words, slug, map, readings))) }
        (ui::section("sure", words.opinion_sure_title(), sure(words, map)))
    }
}

/// Where all agree, as the conversation's own page shows it.
pub fn agreement(words: &Words, slug: &str, map: &Map, readings: &Readings) -> Html {
    html! {
        @match map.verdict {
            Verdict::TooFew => (ui::notice(Note::Info, words.opinion_too_few_title(), words.opinion_too_few_text(map.people))),
            Verdict::OneCloud => { p { (words.opinion_one_cloud_text()) } (common(words, slug, map, readings, 5)) },
            Verdict::Camps => (common(words, slug, map, readings, 5)),
        }
    }
}

/// A map made up: for sample pages and tests.
pub fn sample_map(verdict: Verdict) -> (Map, Readings) {
    use super::model::{Cluster, Own};
    let text = |number: u32, text: &str| Reading {
        number,
        text: text.to_owned(),
        lang: "en".to_owned(),
        is_translated: number == 2,
        bracket: (number == 3).then(|| "We come back to it in spring.".to_owned()),
    };
    let readings: Readings = [
        text(1, "Pay people for the day of the strike from a common fund"),
        text(2, "Every school should have a team that walks children home"),
        text(3, "\"><b>Observers</b> should be trained before they go out"),
        text(4, "Ask the council before anything else"),
    ]
    .into_iter()
    .map(|it| (it.number, it))
    .collect();
    let counts = |agree, disagree| Counts { agree, disagree, pass: 4 };
    let stat = |statement, by: [Counts; 2]| Stat {
        statement,
        all: by[0],
        by_cluster: if verdict == Verdict::Camps { by.to_vec() } else { Vec::new() },
        priority: 1.0,
        ..Stat::default()
    };
    let cluster = |people, middle: Place, agrees| Cluster {
        people,
        middle,
        outline: vec![
            [middle[0] - 200, middle[1] - 150],
            [middle[0] + 200, middle[1] - 120],
            [middle[0], middle[1] + 220],
        ],
        dots: vec![middle, [middle[0] + 30, middle[1]]],
        own: vec![Own { statement: 3, agrees }, Own { statement: 4, agrees: !agrees }],
    };
    let map = Map {
        people: if verdict == Verdict::TooFew { 6 } else { 140 },
        placed: 120,
        votes: 2_900,
        verdict,
        silhouette: Some(420),
        clusters: if verdict == Verdict::Camps {
            vec![cluster(70, [-500, 0], true), cluster(50, [520, 100], false)]
        } else {
            Vec::new()
        },
        loose: vec![[0, 0], [10, 20], [30, -40]],
        common: vec![
            Common { statement: 1, agrees: true, consensus: 0.71 },
            Common { statement: 2, agrees: false, consensus: 0.5 },
        ],
        differ: vec![3],
        stats: vec![
            stat(1, [counts(60, 4), counts(44, 3)]),
            stat(2, [counts(5, 61), counts(4, 40)]),
            stat(3, [counts(66, 1), counts(2, 44)]),
            stat(4, [counts(1, 2), counts(30, 9)]),
        ],
        scale: 1.0,
        ..Map::default()
    };
    (map, readings)
}

/// Maps made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::conversation::demo::sample;
    use crate::conversation::model::State;
    let it = sample(State::Open);
    let one = |name, verdict, you| {
        let (map, readings) = sample_map(verdict);
        let picture = picture(look.words, it.slug.as_str(), &map);
        let page =
            MapPage { conversation: &it, map: &map, picture: &picture, readings: &readings, you, may_propose: true };
        let (head, main) = show(look, &page);
        web::Sample { name, head, main }
    };
    vec![
        one("opinion-map-camps", Verdict::Camps, Some([20, 40])),
        one("opinion-map-one-cloud", Verdict::OneCloud, Some([900, 40])),
        one("opinion-map-too-few", Verdict::TooFew, None),
    ]
}
