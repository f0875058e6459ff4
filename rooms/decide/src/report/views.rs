//! How a report looks.

use ui::{Head, Html, Icon, Look, Sheet, Tone, bdi, format, href, html, link_button, qr};

use crate::conversation::model::{Conversation, Figures, Published};
use crate::conversation::views::{entry_words, way};
use crate::map::model::Map;
use crate::map::views::report_body;
use crate::statement::model::Readings;
use crate::statement::views::spoken;

/// Everything the report shows.
#[derive(Debug)]
pub struct ReportPage<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// What is counted.
    pub figures: Figures,
    /// The map.
    pub map: &'a Map,
    /// Its statements.
    pub readings: &'a Readings,
    /// Differences that were set aside, by number.
    pub brackets: &'a [u32],
}

/// The report.
pub fn show(look: &Look<'_>, it: &ReportPage<'_>) -> (Head, Html) {
    let (words, c, map) = (look.words, it.conversation, it.map);
    let slug = c.slug.as_str();
    let address = format!("{}{}", look.base_url, href::conversation_report(slug));
    let when = |at| format::moment(words, at, "UTC", format::Detail::Day);
    let main = html! {
        (way(look, c))
        (ui::hero(words.opinion_report_kicker(), bdi(&c.content.question), html! {
            p { (words.opinion_report_lead(map.people, map.votes, map.stats.len())) }
            @if !c.state_reason.is_empty() { p { (bdi(&c.state_reason)) } }
        }, html! { (qr::svg(&address, words.opinion_report_qr())) p class="hint" { (address) } }))
        (ui::definitions([
            (words.opinion_report_held(), bdi(&c.holder.name)),
            (words.opinion_report_when(), html! {
                @if let Some(at) = c.opened_at { (when(at)) }
                @if let Some(at) = c.ended_at { " – " (when(at)) }
            }),
            (words.opinion_report_who(), html! { (entry_words(words, c.content.entry)) }),
        ]))
        (report_body(look, slug, map, it.readings))
        @if !it.brackets.is_empty() { (ui::section("aside", words.opinion_report_aside(), brackets(it))) }
        (ui::section("data", words.opinion_report_data(), data(look, it)))
    };
    let head = Head::new(words.opinion_report_title(&c.content.question));
    (head.sheet_of(Sheet::Decide).canonical(href::conversation_report(slug)), main)
}

fn brackets(it: &ReportPage<'_>) -> Html {
    html! {
        ul class="vote-list" {
            @for reading in it.brackets.iter().filter_map(|n| it.readings.get(n)) {
                li { p { a href=(href::statement(&it.conversation.slug, reading.number)) { (spoken(reading)) } } @if let Some(note) = &reading.bracket { p class="hint" { (bdi(note)) } } }
            }
        }
    }
}

fn data(look: &Look<'_>, it: &ReportPage<'_>) -> Html {
    let words = look.words;
    let file = |name: &str| href::conversation_data(&it.conversation.slug, name);
    let mut row = vec![
        html! { (link_button(Tone::Plain, file("comments.csv"), words.opinion_data_statements()).icon(Icon::Download)) },
        html! { (link_button(Tone::Plain, file("map.json"), words.opinion_data_map()).icon(Icon::Download)) },
    ];
    if it.conversation.content.published == Published::Rows {
        let link = link_button(Tone::Plain, file("participants-votes.csv"), words.opinion_data_votes());
        row.push(html! { (link.icon(Icon::Download)) });
    }
    row.push(ui::print_button(look));
    html! {
        p { (words.opinion_data_text(crate::map::model::FLOOR)) }
        @if it.conversation.content.published == Published::Rows { p { (words.conversation_published_rows_rule()) } }
        (ui::row(row))
    }
}

/// Reports made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::conversation::demo::sample;
    use crate::conversation::model::State;
    use crate::map::model::Verdict;
    let mut closed = sample(State::Closed);
    closed.content.published = Published::Rows;
    let one = |name, it: &Conversation, verdict, brackets: &[u32]| {
        let (map, readings) = crate::map::views::sample_map(verdict);
        let figures = Figures { participants: 140, votes: 2_900, ..Figures::default() };
        let page = ReportPage { conversation: it, figures, map: &map, readings: &readings, brackets };
        let (head, main) = show(look, &page);
        web::Sample { name, head, main }
    };
    vec![
        one("opinion-report", &closed, Verdict::Camps, &[3]),
        one("opinion-report-few", &sample(State::Open), Verdict::TooFew, &[]),
    ]
}
