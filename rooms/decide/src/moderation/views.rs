//! How facilitating looks: the queue, the log, and when people came.

use base::{Problems, Time};
use ui::notice::Kind as Note;
use ui::{
    Column, Form, Head, Html, Icon, Look, Sheet, Tone, Words, bdi, button, format, href, html, link_button, table,
};

use super::model::Logged;
use crate::conversation::model::{Conversation, REASON_MAX};
use crate::conversation::views::way;
use crate::map::model::letter;
use crate::statement::form::QueueForm;
use crate::statement::model::{Kind, State, Statement};
use crate::statement::views::state_word;

/// Statements that stand together, the first of them leading.
pub type Bunch = Vec<Statement>;

/// Everything the queue shows.
#[derive(Debug)]
pub struct QueuePage<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// Statements in bunches of those alike.
    pub bunches: &'a [Bunch],
    /// Which state is shown.
    pub state: State,
    /// What was typed.
    pub raw: &'a QueueForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// How many were decided just now, and how many somebody else had changed.
    pub done: Option<(u32, u32)>,
}

/// The queue.
pub fn queue(look: &Look<'_>, it: &QueuePage<'_>) -> (Head, Html) {
    let (words, c) = (look.words, it.conversation);
    let here = href::conversation_queue(&c.slug);
    let addresses: Vec<(State, String)> =
        State::ALL.iter().map(|s| (*s, href::with_query(&here, &[("state", s.as_str())]))).collect();
    let tabs: Vec<ui::Tab<'_>> = addresses
        .iter()
        .map(|(s, href)| ui::Tab { label: state_word(words, *s), href, here: *s == it.state })
        .collect();
    let main = html! {
        (way(look, c))
        (ui::title(words.statement_queue_title(), words.statement_queue_lead()))
        @if let Some((done, changed)) = it.done {
            (ui::notice(Note::Done, words.statement_queue_done(done), html! { @if changed > 0 { (words.statement_queue_changed(changed)) } }))
        }
        (ui::tabs(words.statement_queue_states(), &tabs))
        @if it.bunches.is_empty() { (ui::empty(Icon::CircleCheck, words.statement_queue_none(), html! {})) }
        @else { (queue_form(look, it, &here)) }
        (ui::row([html! { (link_button(Tone::Plain, href::conversation_queue_log(&c.slug), words.statement_log_title())) }]))
    };
    (Head::new(words.statement_queue_title()).sheet_of(Sheet::Decide).hidden(), main)
}

fn queue_form(look: &Look<'_>, it: &QueuePage<'_>, here: &str) -> Html {
    let words = look.words;
    let form = Form::new(look, it.problems);
    let content = html! {
        fieldset class="queue" id="chosen" {
            legend { (words.statement_queue_choose()) }
            @for bunch in it.bunches { (bunch_of(words, it, bunch)) }
        }
        (form.textarea("reason", words.statement_queue_reason()).hint(words.statement_queue_reason_hint()).value(it.raw.reason.as_str()).max_length(REASON_MAX).rows(2).optional())
        (form.text("into", words.statement_queue_into()).hint(words.statement_queue_into_hint()).value(it.raw.into.as_str()).short().optional())
        (ui::row([
            html! { @if it.state != State::Accepted { (button(Tone::Main, words.statement_do_accept()).icon(Icon::Check).sends("what", "accepted")) } },
            html! { @if it.state != State::Rejected { (button(Tone::Danger, words.statement_do_reject()).icon(Icon::X).sends("what", "rejected")) } },
            html! { @if it.state != State::Merged { (button(Tone::Plain, words.statement_do_merge()).sends("what", "merged")) } },
            html! { @if it.state != State::Waiting { (button(Tone::Plain, words.statement_do_back()).sends("what", "waiting")) } },
        ]))
    };
    form.post(&href::with_query(here, &[("state", it.state.as_str())]), content)
}

fn bunch_of(words: &Words, it: &QueuePage<'_>, bunch: &Bunch) -> Html {
    html! {
        div class="queue-bunch" {
            @if bunch.len() > 1 { p class="hint" { (words.statement_queue_alike(bunch.len())) } }
            @for s in bunch {
                @let value = format!("{}.{}", s.number, s.version);
                @let id = format!("s{}", s.number);
                @if s.state == it.state {
                    div class="pick" {
                        input type="checkbox" id=(id) name="chosen" value=(value) checked[it.raw.chosen.contains(&value)];
                        label for=(id) { (line(words, s)) }
                    }
                } @else {
                    p class="queue-known" { (line(words, s)) " " (ui::tag("plain", state_word(words, s.state))) }
                }
            }
        }
    }
}

fn line(words: &Words, s: &Statement) -> Html {
    html! {
        span class="hint" { "#" (s.number) " " }
        bdi lang=[(!s.lang.is_empty()).then_some(s.lang.as_str())] { (s.body) }
        @if s.lang.is_empty() { " " (ui::tag("wait", words.statement_lang_unknown())) }
        @else { " " span class="hint" { (format::language(words, &s.lang)) } }
        @if let Some(into) = s.merged_into { " " span class="hint" { (words.statement_merged_into(into)) } }
        @if s.kind == Kind::Meta { " " (ui::tag("plain", words.statement_seeds_meta())) }
    }
}

/// The word for a line of the log.
fn what_word(words: &Words, it: &Logged) -> String {
    match it.what.as_str() {
        "accepted" => words.statement_log_accepted().to_owned(),
        "rejected" => words.statement_log_rejected().to_owned(),
        "merged" => words.statement_log_merged(it.into.unwrap_or(0)),
        "bracketed" => words.statement_log_bracketed().to_owned(),
        "unbracketed" => words.statement_log_unbracketed().to_owned(),
        _ => words.statement_log_waiting().to_owned(),
    }
}

/// The public log.
pub fn log(look: &Look<'_>, it: &Conversation, list: &[Logged], older: Option<i64>) -> (Head, Html) {
    let words = look.words;
    let columns = [
        Column::text(words.statement_column_when()),
        Column::text(words.opinion_column_statement()),
        Column::text(words.statement_column_decision()),
        Column::text(words.statement_column_reason()),
    ];
    let rows = list.iter().map(|line| {
        vec![
            ui::time(look, line.at, "UTC", format::Detail::Day),
            html! { "#" (line.statement) " " @if let Some(body) = &line.body { (bdi(body)) } @else { span class="hint" { (words.statement_log_hidden()) } } },
            html! { (what_word(words, line)) },
            bdi(&line.reason),
        ]
    });
    let next =
        older.map(|id| href::with_query(&href::conversation_queue_log(&it.slug), &[("before", &id.to_string())]));
    let main = html! {
        (way(look, it))
        (ui::title(words.statement_log_title(), words.statement_log_lead()))
        @if list.is_empty() { (ui::empty(Icon::BookOpen, words.statement_log_none(), html! {})) }
        @else { (table(words.statement_log_title(), &columns, rows)) }
        (ui::older_newer(look, None, next.as_deref()))
    };
    (Head::new(words.statement_log_title()).sheet_of(Sheet::Decide).hidden(), main)
}

/// One span of time in which people came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// When it began.
    pub from: Time,
    /// How many came.
    pub people: u32,
    /// How many of them have exactly the same votes as somebody else who came then.
    pub same: u32,
    /// How many of them stand nearest to each cluster, up to eight.
    pub near: [u32; 8],
}

/// When people came and how they vote by when they came. Nobody is named, spans of few people are not
/// broken down.
pub fn arrivals(look: &Look<'_>, it: &Conversation, spans: &[Span], clusters: usize, hours: i64) -> (Head, Html) {
    let words = look.words;
    let most = spans.iter().map(|s| s.people).max().unwrap_or(1).max(1);
    let mut columns = vec![
        Column::text(words.opinion_arrivals_when()),
        Column::number(words.opinion_arrivals_people()),
        Column::text(words.opinion_arrivals_bar()),
        Column::number(words.opinion_arrivals_same()),
    ];
    columns.extend((0..clusters).map(|at| Column::number(words.opinion_camp(&letter(at).to_string()))));
    let caption = match hours / 24 {
        0 => words.opinion_arrivals_caption(hours),
        days => words.opinion_arrivals_caption_days(days),
    };
    let few = crate::map::model::FLOOR;
    // Whole days of a conversation that went on for long are told with their year.
    let detail = if hours >= 24 { format::Detail::Day } else { format::Detail::ShortTime };
    let rows = spans.iter().map(|s| {
        let told = |n: u32| html! { @if s.people < few { span class="hint" { (words.opinion_few()) } } @else { (format::number(words, n)) } };
        let mut row = vec![
            ui::time(look, s.from, "UTC", detail),
            html! { (format::number(words, s.people)) },
            crate::map::draw::bar(crate::map::draw::percent(s.people, most), 0),
            told(s.same),
        ];
        row.extend(s.near.iter().take(clusters).map(|n| told(*n)));
        row
    });
    let main = html! {
        (way(look, it))
        (ui::title(words.opinion_arrivals_title(), words.opinion_arrivals_lead()))
        @if spans.is_empty() { (ui::empty(Icon::Clock, words.opinion_arrivals_none(), html! {})) }
        @else { (table(caption, &columns, rows)) }
        p class="hint" { (words.opinion_arrivals_note()) }
    };
    (Head::new(words.opinion_arrivals_title()).sheet_of(Sheet::Decide).hidden(), main)
}

/// A statement made up.
pub fn sample_statement(number: u32, state: State) -> Statement {
    Statement {
        number,
        body: "Observers should be <b>trained</b> before they go out".to_owned(),
        lang: if number.is_multiple_of(2) { String::new() } else { "en".to_owned() },
        kind: if number == 9 { Kind::Meta } else { Kind::Plain },
        state,
        author: Some(1),
        merged_into: (state == State::Merged).then_some(1),
        bracket: None,
        version: 1,
        created_at: Time::from_millis(1_795_348_800_000),
    }
}

/// Queues made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::conversation::demo::sample;
    use crate::conversation::model::State as Standing;
    let open = sample(Standing::Open);
    let page = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let (raw, sound) = (QueueForm::default(), Problems::new());
    let bunches = [
        vec![
            sample_statement(3, State::Waiting),
            sample_statement(4, State::Waiting),
            sample_statement(5, State::Merged),
        ],
        vec![sample_statement(9, State::Waiting)],
    ];
    let wrong = Problems::one("reason", "statement-problem-reason");
    let shown = |name, bunches: &[Bunch], problems: &Problems, done| {
        let it = QueuePage { conversation: &open, bunches, state: State::Waiting, raw: &raw, problems, done };
        page(name, queue(look, &it))
    };
    let at = open.created_at;
    let line = |what: &str, body: Option<&str>| Logged {
        id: 1,
        statement: 3,
        what: what.to_owned(),
        into: Some(2),
        reason: "Names a person.".to_owned(),
        at,
        body: body.map(str::to_owned),
    };
    let lines =
        ["accepted", "merged", "bracketed", "unbracketed", "waiting"].map(|what| line(what, Some("More <b>trees</b>")));
    let lines: Vec<Logged> = lines.into_iter().chain([line("rejected", None)]).collect();
    let spans = [
        Span { from: at, people: 40, same: 31, near: [30, 10, 0, 0, 0, 0, 0, 0] },
        Span { from: at, people: 2, same: 0, near: [0; 8] },
    ];
    vec![
        shown("statement-queue", &bunches, &sound, Some((3, 1))),
        shown("statement-queue-problems", &bunches, &wrong, None),
        shown("statement-queue-none", &[], &sound, None),
        page("statement-log", log(look, &open, &lines, Some(4))),
        page("statement-log-none", log(look, &open, &[], None)),
        page("opinion-arrivals", arrivals(look, &open, &spans, 2, 24)),
        page("opinion-arrivals-none", arrivals(look, &open, &[], 0, 1)),
    ]
}
