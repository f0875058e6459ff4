//! The queue and the public log over HTTP.

use std::collections::HashMap;

use ::store::{Reader, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::Problems;
use http::StatusCode;
use serde::Deserialize;
use ui::{Head, href};
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Page, Query, Route, Subject, SubjectName, Visit, route};

use super::model::{Act, LOG_PAGE, PAGE, SettleForm, Standing, name_of, parse_name};
use super::store::{self, Settled};
use super::views::{self, LogPage, Names, QueuePage, SettlePage, Tab};
use crate::access;
use crate::moderation::Kind;

/// The routes of the queue and the log.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::QUEUE, get(queue)),
        route(access::QUEUE_SETTLE, get(look_at)),
        route(access::QUEUE_SETTLE_POST, post(settle)),
        route(access::MODERATION, get(log)).cached(),
    ]
}

/// Pages that may be asked for: behind them the database would only skip rows.
const PAGES_MAX: u32 = 1_000;

/// Counts what waits and tells the frame of every page.
pub(crate) async fn count(app: &App) -> Result<(), Failure> {
    let waiting = app.read(store::count).await.map_err(Failure::from)?;
    app.set_queue_length(waiting);
    Ok(())
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    page: String,
    show: String,
    done: String,
}

impl Wanted {
    fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, PAGES_MAX)
    }
}

/// How many pages hold `count` things.
const fn pages(count: u32, on_one: u32) -> u32 {
    let all = count.div_ceil(on_one);
    if all < PAGES_MAX { all } else { PAGES_MAX }
}

fn names(
    db: &mut Reader,
    subjects: &[Subject],
    wanted: impl Iterator<Item = (Kind, Uuid)>,
) -> Result<Names, StoreError> {
    let mut by_kind: HashMap<&'static str, Vec<Uuid>> = HashMap::new();
    for (kind, id) in wanted {
        by_kind.entry(kind.as_str()).or_default().push(id);
    }
    let mut out = Names::new();
    for subject in subjects {
        if let Some(ids) = by_kind.get(subject.kind) {
            out.extend((subject.names)(db, ids)?.into_iter().map(|name| (name.id, name)));
        }
    }
    Ok(out)
}

async fn queue(visit: Visit, State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let tab = if wanted.show == "hidden" { Tab::Hidden } else { Tab::Waiting };
    let (page, done) = (wanted.page(), parse_name(&wanted.done));
    let (actor, subjects) = (visit.actor.clone(), app.subjects().to_vec());
    let (waiting, hidden, done, count, names) = app
        .read(move |db| {
            let (mut waiting, mut hidden) = (Vec::new(), Vec::new());
            let count = match tab {
                Tab::Waiting => {
                    waiting = store::waiting(db, &actor, page)?;
                    store::count(db)?
                }
                Tab::Hidden => {
                    let (list, count) = store::hidden(db, &actor, page)?;
                    hidden = list;
                    count
                }
            };
            let done = match done {
                Some(subject) => store::standing(db, &actor, subject).ok().map(|it| (subject, it)),
                None => None,
            };
            let shown = waiting.iter().map(|it| (it.kind, it.subject));
            let shown = shown.chain(hidden.iter().map(|it| (it.kind, it.subject)));
            let shown = shown.chain(done.iter().map(|(subject, it)| (it.kind, *subject)));
            let names = names(db, &subjects, shown)?;
            Ok::<_, StoreError>((waiting, hidden, done, count, names))
        })
        .await?;
    if tab == Tab::Waiting {
        app.set_queue_length(count);
    }
    let it = QueuePage {
        tab,
        waiting: &waiting,
        hidden: &hidden,
        done: done.as_ref().map(|(subject, it)| (*subject, it)),
        names: &names,
        page,
        pages: pages(count, PAGE),
    };
    Ok(visit.page(Head::new(visit.words.moderation_queue_title()).hidden(), views::queue(&visit.look(), &it)))
}

/// The thing of an address and where it stands.
async fn load(visit: &Visit, app: &App, name: &str) -> Result<(Uuid, Standing, Option<SubjectName>), Failure> {
    let subject = parse_name(name).ok_or(Failure::Missing)?;
    let (actor, subjects) = (visit.actor.clone(), app.subjects().to_vec());
    app.read(move |db| {
        let it = store::standing(db, &actor, subject)?;
        let name = names(db, &subjects, std::iter::once((it.kind, subject)))?.remove(&subject);
        Ok::<_, Failure>((subject, it, name))
    })
    .await
}

fn settle_page(
    visit: &Visit,
    (subject, it, name): &(Uuid, Standing, Option<SubjectName>),
    form: &SettleForm,
    problems: &Problems,
) -> Page {
    let page = SettlePage { subject: *subject, it, name: name.as_ref(), form, problems };
    visit.page(Head::new(visit.words.moderation_settle_title()).hidden(), views::settle(&visit.look(), &page))
}

async fn look_at(visit: Visit, State(app): State<App>, Path(name): Path<String>) -> Answer {
    let loaded = load(&visit, &app, &name).await?;
    Ok(settle_page(&visit, &loaded, &SettleForm::default(), &Problems::new()))
}

async fn settle(
    visit: Visit,
    State(app): State<App>,
    Path(name): Path<String>,
    Form(form): Form<SettleForm>,
) -> Answer {
    let loaded = load(&visit, &app, &name).await?;
    let wish = match form.parse() {
        Ok(wish) => wish,
        Err(problems) => return Ok(settle_page(&visit, &loaded, &form, &problems).invalid()),
    };
    let (subject, step) = (loaded.0, wish.step);
    let title = views::title_of(visit.words, loaded.1.kind, loaded.2.as_ref());
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let hidings = app.hidings().to_vec();
    let done = app
        .change(move |db| store::settle(db, &actor, (subject, &title), &wish, (now, random.as_ref()), &hidings))
        .await
        .map_err(Failure::from)?;
    if done == Settled::Moved {
        let loaded = load(&visit, &app, &name).await?;
        let page = settle_page(&visit, &loaded, &form, &Problems::one("", "moderation-problem-moved"));
        return Ok(page.status(StatusCode::CONFLICT));
    }
    app.live().touch(subject);
    count(&app).await?;
    if step == Act::Undone {
        return Ok(Page::go(href::queue_settle(&name)));
    }
    Ok(Page::go(href::with_query(&href::queue(), &[("done", &name_of(subject))])))
}

async fn log(visit: Visit, State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let (page, subjects) = (wanted.page(), app.subjects().to_vec());
    let (entries, count, names) = app
        .read(move |db| {
            let (entries, count) = store::log(db, page)?;
            let shown = entries.iter().filter_map(|it| it.kind.map(|kind| (kind, it.subject)));
            let mut names = names(db, &subjects, shown)?;
            // What is not for everybody is not named here, not even to stewards: the page is cached.
            names.retain(|_, name| name.is_public);
            Ok::<_, StoreError>((entries, count, names))
        })
        .await?;
    let it = LogPage { entries: &entries, names: &names, page, pages: pages(count, LOG_PAGE) };
    let head = Head::new(visit.words.moderation_log_title()).description(visit.words.moderation_log_lead());
    Ok(visit.page(head, views::log(&visit.look(), &it)))
}
