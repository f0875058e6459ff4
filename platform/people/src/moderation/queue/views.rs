//! The stewards' queue, the page on which one thing is settled, and the log for everybody.

use std::collections::HashMap;

use base::{Problems, Time};
use ui::format::{self, Detail};
use ui::table::Column;
use ui::{Form, Html, Icon, Kind as Notice, Look, Tone, Words, card, cards, choice, href, html};
use uuid::Uuid;
use web::SubjectName;

use super::model::{Act, Entry, Hidden, NOTE_MAX, REASON_MAX, SettleForm, Standing, Waiting, name_of, reasons};
use crate::moderation::Kind;
use crate::moderation::flag::Flag;
use crate::moderation::flag::views::reason_name;
use crate::moderation::views::kind_name;

/// What visitors wrote that a card of the queue shows at once.
const QUOTES: usize = 2;

/// What things are called, by id; what is gone is not among them.
pub(crate) type Names = HashMap<Uuid, SubjectName>;

/// What an act is called.
fn act_name(words: &Words, act: Act) -> &'static str {
    match act {
        Act::Kept => words.moderation_act_kept(),
        Act::Hidden => words.moderation_act_hidden(),
        Act::Shown => words.moderation_act_shown(),
        Act::Undone => words.moderation_act_undone(),
        Act::BlockAdded => words.moderation_act_block_added(),
        Act::BlockEnded => words.moderation_act_block_ended(),
    }
}

/// Which list the queue shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tab {
    /// What waits.
    Waiting,
    /// What is hidden now.
    Hidden,
}

/// The queue.
pub(crate) struct QueuePage<'a> {
    /// Which list.
    pub(crate) tab: Tab,
    /// What waits.
    pub(crate) waiting: &'a [Waiting],
    /// What is hidden.
    pub(crate) hidden: &'a [Hidden],
    /// What was settled a moment ago.
    pub(crate) done: Option<(Uuid, &'a Standing)>,
    /// What things are called.
    pub(crate) names: &'a Names,
    /// The page, from 1.
    pub(crate) page: u32,
    /// How many pages.
    pub(crate) pages: u32,
}

/// What a thing is called, also when it is gone.
pub(crate) fn title_of(words: &Words, kind: Kind, name: Option<&SubjectName>) -> String {
    match name {
        Some(name) => name.title.clone(),
        None => words.moderation_gone(kind_name(words, kind)),
    }
}

fn day(words: &Words, at: Time) -> String {
    format::moment(words, at, "UTC", Detail::Day)
}

/// The stewards' pages side by side.
pub(crate) fn tabs(look: &Look<'_>, here: &str) -> Html {
    let words = look.words;
    let (waiting, hidden) = (href::queue(), href::with_query(&href::queue(), &[("show", "hidden")]));
    let (blocks, log) = (href::blocks(), href::moderation());
    let all = [
        (words.moderation_tab_waiting(), &waiting),
        (words.moderation_tab_hidden(), &hidden),
        (words.block_title(), &blocks),
        (words.moderation_log_title(), &log),
    ];
    let list: Vec<ui::part::Tab<'_>> =
        all.iter().map(|(label, href)| ui::part::Tab { label, href, here: href.as_str() == here }).collect();
    ui::part::tabs(words.moderation_tabs(), &list)
}

/// The queue.
pub(crate) fn queue(look: &Look<'_>, it: &QueuePage<'_>) -> Html {
    let words = look.words;
    let here = match it.tab {
        Tab::Waiting => href::queue(),
        Tab::Hidden => href::with_query(&href::queue(), &[("show", "hidden")]),
    };
    html! {
        (ui::title(words.moderation_queue_title(), words.moderation_queue_lead()))
        (tabs(look, &here))
        @if let Some((subject, standing)) = it.done { (done(look, subject, standing, it.names)) }
        @match it.tab {
            Tab::Waiting => {
                @if it.waiting.is_empty() { (ui::empty(Icon::CircleCheck, words.moderation_queue_empty(), html! {})) }
                @else { (cards(it.waiting.iter().map(|one| waiting_card(look, one, it.names)))) }
            }
            Tab::Hidden => {
                @if it.hidden.is_empty() { (ui::empty(Icon::Eye, words.moderation_hidden_empty(), html! {})) }
                @else { (cards(it.hidden.iter().map(|one| hidden_card(words, one, it.names)))) }
            }
        }
        (ui::part::numbered(look, it.page, it.pages, |page| href::with_query(&here, &[("page", &page.to_string())])))
    }
}

/// What was done a moment ago, and the button that undoes it.
fn done(look: &Look<'_>, subject: Uuid, it: &Standing, names: &Names) -> Html {
    let words = look.words;
    let title = title_of(words, it.kind, names.get(&subject));
    let Some(last) = it.undoable() else { return html! {} };
    ui::notice(Notice::Done, html! { (act_name(words, last.act)) ": " (ui::bdi(&title)) }, undo(look, subject, it))
}

fn undo(look: &Look<'_>, subject: Uuid, it: &Standing) -> Html {
    let action = href::with_query(&href::queue_settle(name_of(subject)), &[("undo", "yes")]);
    ui::form(
        look,
        &action,
        html! {
            (ui::field::hidden("step", Act::Undone.as_str()))
            (ui::field::hidden("seen", &it.seen()))
            (ui::button(Tone::Plain, look.words.moderation_undo()).icon(Icon::History))
        },
    )
}

fn waiting_card<'a>(look: &Look<'a>, it: &'a Waiting, names: &Names) -> ui::Card<'a> {
    let words = look.words;
    let oldest = it.flags.last().map_or(it.newest, |flag| flag.at);
    let counted: Vec<String> = reasons(&it.flags)
        .into_iter()
        .map(|(reason, n)| {
            if n == 1 { reason_name(words, reason).to_owned() } else { format!("{} ({n})", reason_name(words, reason)) }
        })
        .collect();
    let quotes = it.flags.iter().filter(|flag| !flag.words.is_empty()).take(QUOTES);
    card(title_of(words, it.kind, names.get(&it.subject)), href::queue_settle(name_of(it.subject)))
        .level(2)
        .kicker(kind_name(words, it.kind))
        .strong_fact(Icon::Flag, words.moderation_count(it.flags.len()))
        .fact(Icon::Clock, words.moderation_since(&format::ago(words, oldest, look.now)))
        .body(html! {
            ul { @for reason in &counted { li { (reason) } } }
            @for flag in quotes { blockquote { p { (ui::bdi(&flag.words)) } } }
        })
}

fn hidden_card<'a>(words: &Words, it: &'a Hidden, names: &Names) -> ui::Card<'a> {
    card(title_of(words, it.kind, names.get(&it.subject)), href::queue_settle(name_of(it.subject)))
        .level(2)
        .kicker(kind_name(words, it.kind))
        .fact(Icon::EyeOff, words.moderation_hidden_since(&day(words, it.since)))
        .body(html! { p { (ui::bdi(&it.reason)) } })
}

/// One thing and what to do about it.
pub(crate) struct SettlePage<'a> {
    /// Which thing.
    pub(crate) subject: Uuid,
    /// Where it stands.
    pub(crate) it: &'a Standing,
    /// What it is called; none when it is gone.
    pub(crate) name: Option<&'a SubjectName>,
    /// The form as typed.
    pub(crate) form: &'a SettleForm,
    /// What is wrong with it.
    pub(crate) problems: &'a Problems,
}

/// The page on which one thing is settled.
pub(crate) fn settle(look: &Look<'_>, page: &SettlePage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let title = title_of(words, it.kind, page.name);
    html! {
        (ui::breadcrumbs(look, &[(words.moderation_queue_title(), &href::queue())]))
        (ui::title(ui::bdi(&title), kind_name(words, it.kind)))
        @if let Some(name) = page.name {
            p { a href=(name.href) { (words.moderation_open_page()) } }
        }
        @if let Some(reason) = &it.hidden {
            (ui::notice(Notice::Careful, words.moderation_is_hidden(), html! { p { (ui::bdi(reason)) } }))
        }
        (ui::split(
            html! {
                (ui::section("flags", words.moderation_flags(), flags(look, &it.flags)))
                @if !it.entries.is_empty() {
                    (ui::section("before", words.moderation_before(), html! {
                        (history(words, &it.entries))
                        @if it.undoable().is_some() { (undo(look, page.subject, it)) }
                    }))
                }
            },
            ui::section("settle", words.moderation_settle_title(), settle_form(look, page)),
        ))
    }
}

fn flags(look: &Look<'_>, flags: &[Flag]) -> Html {
    let words = look.words;
    if flags.is_empty() {
        return html! { p { (words.moderation_flags_none()) } };
    }
    let columns =
        [Column::text(words.flag_reason()), Column::text(words.moderation_when()), Column::text(words.flag_words())];
    let rows = flags.iter().map(|flag| {
        let said = if flag.words.is_empty() {
            html! { "–" }
        } else {
            ui::bdi(&flag.words)
        };
        vec![html! { (reason_name(words, flag.reason)) }, html! { (format::ago(words, flag.at, look.now)) }, said]
    });
    ui::table::table(words.moderation_flags(), &columns, rows)
}

fn history(words: &Words, entries: &[Entry]) -> Html {
    let columns = [
        Column::text(words.moderation_day()),
        Column::text(words.moderation_what()),
        Column::text(words.moderation_reason()),
        Column::text(words.moderation_note()),
    ];
    let rows = entries.iter().map(|entry| {
        vec![
            html! { (day(words, entry.done_on)) },
            html! { (act_name(words, entry.act)) },
            ui::bdi(&entry.reason),
            ui::bdi(&entry.note),
        ]
    });
    ui::table::table(words.moderation_before(), &columns, rows)
}

fn settle_form(look: &Look<'_>, page: &SettlePage<'_>) -> Html {
    let (words, it, typed) = (look.words, page.it, page.form);
    let form = Form::new(look, page.problems);
    let steps = it
        .steps()
        .into_iter()
        .map(|step| {
            let (label, hint) = match (step, it.hidden.is_some()) {
                (Act::Hidden, _) => (words.moderation_step_hide(), words.moderation_step_hide_hint()),
                (Act::Shown, _) => (words.moderation_step_show(), words.moderation_step_show_hint()),
                (_, true) => (words.moderation_step_stay(), words.moderation_step_stay_hint()),
                (_, false) => (words.moderation_step_keep(), words.moderation_step_keep_hint()),
            };
            choice(step.as_str(), label).hint(hint)
        })
        .collect();
    form.post(
        &href::queue_settle(name_of(page.subject)),
        html! {
            (form.hidden("seen", &it.seen()))
            (form.radios("step", words.moderation_step(), steps).value(typed.step.as_str()).required())
            (form.textarea("reason", words.moderation_reason()).value(typed.reason.as_str())
                .hint(words.moderation_reason_hint()).rows(3).max_length(REASON_MAX))
            (form.textarea("note", words.moderation_note()).value(typed.note.as_str())
                .hint(words.moderation_note_hint()).optional().rows(3).max_length(NOTE_MAX))
            (ui::button(Tone::Main, words.moderation_settle_do()).icon(Icon::Check))
        },
    )
}

/// The public log.
pub(crate) struct LogPage<'a> {
    /// The entries, newest first.
    pub(crate) entries: &'a [Entry],
    /// What public things are called.
    pub(crate) names: &'a Names,
    /// The page, from 1.
    pub(crate) page: u32,
    /// How many pages.
    pub(crate) pages: u32,
}

/// What stewards did, for everybody.
pub(crate) fn log(look: &Look<'_>, it: &LogPage<'_>) -> Html {
    let words = look.words;
    let columns = [
        Column::text(words.moderation_day()),
        Column::text(words.moderation_what()),
        Column::text(words.moderation_about()),
        Column::text(words.moderation_reason()),
    ];
    let rows = it.entries.iter().map(|entry| {
        vec![
            html! { (day(words, entry.done_on)) },
            html! { (act_name(words, entry.act)) },
            about(words, entry, it.names.get(&entry.subject)),
            if entry.reason.is_empty() {
                html! { "–" }
            } else {
                ui::bdi(&entry.reason)
            },
        ]
    });
    html! {
        (ui::title(words.moderation_log_title(), words.moderation_log_lead()))
        @if it.entries.is_empty() { (ui::empty(Icon::Shield, words.moderation_log_empty(), html! {})) }
        @else { (ui::table::table(words.moderation_log_title(), &columns, rows)) }
        (ui::part::numbered(look, it.page, it.pages, |page| {
            href::with_query(&href::moderation(), &[("page", &page.to_string())])
        }))
        p { (words.moderation_log_flag()) }
    }
}

/// What an entry is about: its kind, and its name while everybody may see it.
fn about(words: &Words, entry: &Entry, name: Option<&SubjectName>) -> Html {
    let kind = entry.kind.map_or_else(|| words.moderation_kind_block(), |kind| kind_name(words, kind));
    html! {
        (kind)
        @if let Some(name) = name { ": " a href=(name.href) { (ui::bdi(&name.title)) } }
    }
}
