//! Pages of moderation with made-up content, for the page contract in every language.

use std::time::Duration;

use base::{Problems, Time};
use ui::{Head, Html, Look};
use uuid::Uuid;
use web::{Sample, SubjectName};

use super::Kind;
use super::blocks::model::{Block, BlockForm, What};
use super::blocks::views as block_views;
use super::flag::model::{Flag, FlagForm, Reason};
use super::flag::views as flag_views;
use super::queue::model::{Act, Entry, Hidden, SettleForm, Standing, Waiting};
use super::queue::views::{self as queue_views, LogPage, Names, QueuePage, SettlePage, Tab};

fn sample(name: &'static str, main: Html) -> Sample {
    Sample { name, head: Head::new(name).hidden(), main }
}

fn name(n: u128) -> SubjectName {
    SubjectName {
        id: Uuid::from_u128(n),
        title: "Rent Day <at the county office>".to_owned(),
        href: "/calls/rent-day".to_owned(),
        is_public: true,
    }
}

fn flags(now: Time) -> Vec<Flag> {
    let flag = |reason, words: &str, hours| Flag {
        reason,
        words: words.to_owned(),
        at: now.minus(Duration::from_hours(hours)),
    };
    vec![
        flag(Reason::Danger, "The bridge is closed & it floods.", 1),
        flag(Reason::Danger, "", 5),
        flag(Reason::Person, "It gives a home address.", 30),
    ]
}

fn entry(now: Time, n: u128, act: Act, kind: Option<Kind>) -> Entry {
    Entry {
        id: Uuid::from_u128(1_000 + n),
        done_on: now.day(),
        act,
        kind,
        subject: Uuid::from_u128(n),
        reason: "It gave a private address.".to_owned(),
        note: "Two of us looked.".to_owned(),
    }
}

/// Every page of moderation.
pub(super) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let none = Problems::new();
    let wrong = Problems::one("reason", "flag-problem-reason");
    let empty = FlagForm::default();
    let mut all = vec![
        sample("flag", flag_views::ask(look, &name(1), "/calls/rent-day/flag", &empty, &none)),
        sample("flag-wrong", flag_views::ask(look, &name(1), "/calls/rent-day/flag", &empty, &wrong)),
        sample("flag-thanks", flag_views::thanks(look, &name(1))),
    ];
    all.extend(queue(look));
    all.extend(settle(look));
    all.extend(log(look));
    all.extend(blocks(look));
    all
}

fn queue(look: &Look<'_>) -> Vec<Sample> {
    let waiting = [(1, Kind::Call), (2, Kind::Group)].map(|(n, kind)| Waiting {
        subject: Uuid::from_u128(n),
        kind,
        newest: look.now,
        flags: flags(look.now),
    });
    let hidden =
        [Hidden { subject: Uuid::from_u128(1), kind: Kind::Action, reason: "Spam".to_owned(), since: look.now.day() }];
    let done = Standing {
        kind: Kind::Call,
        flags: Vec::new(),
        hidden: None,
        entries: vec![entry(look.now, 1, Act::Hidden, Some(Kind::Call))],
    };
    let names: Names = [(Uuid::from_u128(1), name(1))].into();
    let it = QueuePage {
        tab: Tab::Waiting,
        waiting: &waiting,
        hidden: &hidden,
        done: Some((Uuid::from_u128(1), &done)),
        names: &names,
        page: 2,
        pages: 3,
    };
    let empty = QueuePage { waiting: &[], hidden: &[], done: None, page: 1, pages: 0, ..it };
    let hiding = QueuePage { tab: Tab::Hidden, ..it };
    vec![
        sample("queue", queue_views::queue(look, &it)),
        sample("queue-empty", queue_views::queue(look, &empty)),
        sample("queue-hidden", queue_views::queue(look, &hiding)),
    ]
}

fn settle(look: &Look<'_>) -> Vec<Sample> {
    let open = Standing { kind: Kind::Call, flags: flags(look.now), hidden: None, entries: Vec::new() };
    let hidden = Standing {
        hidden: Some("It gave a private address.".to_owned()),
        entries: vec![entry(look.now, 1, Act::Hidden, Some(Kind::Call))],
        flags: Vec::new(),
        ..open.clone()
    };
    let (none, problems) = (Problems::new(), Problems::one("reason", "problem-empty"));
    let form = SettleForm { step: "hidden".to_owned(), note: "<b>note</b>".to_owned(), ..SettleForm::default() };
    let (subject, called) = (Uuid::from_u128(1), name(1));
    let page = SettlePage { subject, it: &open, name: Some(&called), form: &form, problems: &problems };
    let gone = SettlePage { subject, it: &hidden, name: None, form: &SettleForm::default(), problems: &none };
    vec![
        sample("settle-wrong", queue_views::settle(look, &page)),
        sample("settle-hidden", queue_views::settle(look, &gone)),
    ]
}

fn log(look: &Look<'_>) -> Vec<Sample> {
    let entries = [
        entry(look.now, 1, Act::Shown, Some(Kind::Call)),
        entry(look.now, 2, Act::Hidden, Some(Kind::Action)),
        entry(look.now, 3, Act::BlockAdded, None),
    ];
    let names: Names = [(Uuid::from_u128(1), name(1))].into();
    let it = LogPage { entries: &entries, names: &names, page: 1, pages: 2 };
    let empty = LogPage { entries: &[], pages: 0, ..it };
    vec![sample("moderation", queue_views::log(look, &it)), sample("moderation-empty", queue_views::log(look, &empty))]
}

fn blocks(look: &Look<'_>) -> Vec<Sample> {
    let blocks = [(1, What::Words, "free money"), (2, What::Domain, "casino.example")].map(|(n, what, shown)| Block {
        id: Uuid::from_u128(n),
        what,
        pattern: shown.to_owned(),
        shown: shown.to_owned(),
        reason: "Spam".to_owned(),
        blocked_on: look.now.day(),
    });
    let wrong = Problems::one("pattern", "block-problem-words");
    let typed = BlockForm { what: "words".to_owned(), pattern: "!".to_owned(), reason: "Spam".to_owned() };
    vec![
        sample("blocks", block_views::list(look, &blocks, &typed, &wrong)),
        sample("blocks-empty", block_views::list(look, &[], &BlockForm::default(), &Problems::new())),
    ]
}
