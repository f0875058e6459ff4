//! The maps of this process: kept in memory, made again in the background while votes arrive.
//!
//! A page reads what is there and never waits for the mathematics. The first look at a conversation
//! loads the row of its last map; when votes arrived since, a keeper loads them once and then follows
//! the desk, batch by batch. A keeper that misses a batch (another node wrote it, a merge changed who
//! counts where) loads everything again. A map is made at most once a second and at least every few
//! seconds while votes arrive; who has nothing to do for a while forgets the votes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use ::store::{Reader, StoreError};
use base::{Lang, Time};
use tokio::sync::Notify;
use ui::Html;
use web::App;

use super::draw::Picture;
use super::making::Making;
use super::model::Map;
use super::routing::{Routing, UNKNOWN};
use super::store as maps;
use crate::conversation::model::{Conversation, Figures};
use crate::conversation::store as conversations;
use crate::statement::model::{Kind, Readings, Statement};
use crate::statement::store as statements;
use crate::vote::desk::Batch;

/// The least pause between two makings.
const PAUSE: Duration = Duration::from_secs(1);

/// The oldest a map grows while votes arrive, however long it takes to make one.
const FRESH: Duration = Duration::from_millis(4_500);

/// How long a keeper waits for votes before it forgets them.
const IDLE: Duration = Duration::from_mins(10);

/// How often the row of a busy map is written.
const SAVED_EVERY: Duration = Duration::from_secs(30);

/// Conversations in memory; when there are more, those are forgotten in which nobody votes.
const KEPT_MAX: usize = 128;

/// Batches that may wait for a keeper; one who is further behind loads everything again.
const BATCHES_MAX: usize = 4_096;

/// What pages read.
#[derive(Debug, Default)]
pub struct Shown {
    /// The map.
    pub map: Map,
    /// The change of statements it knows.
    pub texts_version: u64,
    /// Which statement comes next.
    pub routing: Routing,
    /// Which statement about oneself comes next.
    pub metas: Routing,
    /// The picture.
    pub pictures: ByLang<Picture>,
    /// Where all agree, as the conversation's own page shows it.
    pub agreements: ByLang<Html>,
    /// Statements as readers read them; the next map takes them over while no text changes.
    pub texts: Arc<ByLang<Mutex<Readings>>>,
}

/// What is made once in each language.
#[derive(Debug)]
pub struct ByLang<T>(Mutex<HashMap<&'static str, Arc<T>>>);

impl<T> Default for ByLang<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> ByLang<T> {
    /// What was made in this language.
    pub fn of(&self, lang: Lang) -> Option<Arc<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(lang.tag()).map(Arc::clone)
    }

    /// Keeps what was made in this language.
    pub fn keep(&self, lang: Lang, made: T) -> Arc<T> {
        let made = Arc::new(made);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(lang.tag(), Arc::clone(&made));
        made
    }
}

impl Shown {
    fn new(map: Map, texts_version: u64, list: &[Statement], it: &Conversation) -> Self {
        let open = || list.iter().filter(|s| s.is_open(it.content.moderated));
        let weight = |s: &Statement| (s.number, map.stat(s.number).map_or(UNKNOWN, |stat| stat.priority));
        Self {
            routing: Routing::new(open().filter(|s| s.kind != Kind::Meta).map(weight)),
            metas: Routing::new(open().filter(|s| s.kind == Kind::Meta).map(weight)),
            texts_version,
            map,
            pictures: ByLang::default(),
            agreements: ByLang::default(),
            texts: Arc::default(),
        }
    }

    /// How many statements are open to votes.
    pub fn open(&self) -> usize {
        self.routing.len() + self.metas.len()
    }
}

/// One conversation in memory.
struct Kept {
    shown: RwLock<Arc<Shown>>,
    batches: Mutex<Vec<Batch>>,
    bell: Notify,
    has_keeper: AtomicBool,
}

/// All of this process.
#[derive(Default)]
struct Atlas(Mutex<HashMap<i64, Arc<Kept>>>);

impl Atlas {
    fn get(&self, number: i64) -> Option<Arc<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned()
    }
}

impl Kept {
    fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows it, unless a map of later votes is shown already: two may be made at the same time.
    fn show(&self, mut shown: Shown) -> Arc<Shown> {
        let mut held = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        if shown.texts_version == held.texts_version {
            shown.texts = Arc::clone(&held.texts);
        }
        if shown.map.votes_version >= held.map.votes_version {
            *held = Arc::new(shown);
        }
        Arc::clone(&held)
    }

    fn take(&self) -> Vec<Batch> {
        std::mem::take(&mut *self.batches.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What pages show of a conversation; wakes its keeper when votes or statements moved.
pub async fn of(app: &App, it: &Conversation, figures: &Figures) -> Result<Arc<Shown>, StoreError> {
    let atlas = app.once(|_| Atlas::default());
    let number = it.number;
    let found = atlas.get(number);
    let shown = match &found {
        Some(kept) if kept.shown().texts_version == figures.texts_version => kept.shown(),
        _ => {
            let (conversation, before) = (it.clone(), found.as_ref().map(|kept| kept.shown()));
            let made = app.read(move |db| first(db, &conversation, before.as_deref())).await?;
            if let Some(kept) = &found {
                kept.show(made)
            } else {
                let kept = Kept {
                    shown: RwLock::new(Arc::new(made)),
                    batches: Mutex::default(),
                    bell: Notify::new(),
                    has_keeper: AtomicBool::new(false),
                };
                let mut all = atlas.0.lock().unwrap_or_else(PoisonError::into_inner);
                if all.len() >= KEPT_MAX {
                    all.retain(|_, kept| kept.has_keeper.load(Ordering::Acquire));
                }
                all.entry(number).or_insert_with(|| Arc::new(kept)).shown()
            }
        }
    };
    let is_behind = shown.map.votes_version < figures.votes_version || shown.map.texts_version < figures.texts_version;
    if is_behind && let Some(kept) = atlas.get(number) {
        wake(app, number, &kept);
    }
    Ok(shown)
}

fn first(db: &mut Reader, it: &Conversation, before: Option<&Shown>) -> Result<Shown, StoreError> {
    let (_, figures) = conversations::find_by_number(db, it.number)?;
    let list = statements::all(db, it.number)?;
    let map = match before {
        Some(before) => before.map.clone(),
        None => maps::find(db, it.number)?.unwrap_or_default(),
    };
    Ok(Shown::new(map, figures.texts_version, &list, it))
}

/// The desk tells what it wrote.
pub fn told(app: &App, batch: Batch) {
    let atlas = app.once(|_| Atlas::default());
    let Some(kept) = atlas.get(batch.conversation) else { return };
    let number = batch.conversation;
    {
        let mut all = kept.batches.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= BATCHES_MAX {
            all.clear();
        }
        all.push(batch);
    }
    wake(app, number, &kept);
}

fn wake(app: &App, number: i64, kept: &Arc<Kept>) {
    if !kept.has_keeper.swap(true, Ordering::AcqRel) {
        app.spawn(keep(app.clone(), number, Arc::clone(kept)));
    }
    kept.bell.notify_one();
}

/// Follows one conversation until nothing has happened for a while or the app stops.
async fn keep(app: App, number: i64, kept: Arc<Kept>) {
    let stop = app.stopping();
    let mut making = None;
    let mut saved_at = Time::default();
    loop {
        let is_called = tokio::select! {
            biased;
            () = stop.cancelled() => false,
            () = kept.bell.notified() => true,
            () = tokio::time::sleep(IDLE) => false,
        };
        if !is_called {
            kept.has_keeper.store(false, Ordering::Release);
            return;
        }
        let begun = app.now();
        match make(&app, number, &kept, making.take()).await {
            Ok((made, map)) => {
                making = Some(made);
                if app.now().since(saved_at) >= SAVED_EVERY || map.votes_version % 16 == 1 {
                    saved_at = app.now();
                    save(&app, number, map).await;
                } else {
                    app.spawn(save_later(app.clone(), number, Arc::clone(&kept), map.votes_version));
                }
            }
            Err(error) => tracing::warn!(%error, conversation.number = number, "a map could not be made"),
        }
        let rest = rest(app.now().since(begun));
        tokio::select! {
            biased;
            () = stop.cancelled() => {}
            () = tokio::time::sleep(rest) => {}
        }
    }
}

/// How long a keeper rests after a map that took so long: a seventh of the time goes into maps, more only
/// where the next one would come too late.
fn rest(took: Duration) -> Duration {
    (took * 6).min(FRESH.saturating_sub(took * 2)).max(PAUSE)
}

/// Writes the row once no newer map came for a moment.
async fn save_later(app: App, number: i64, kept: Arc<Kept>, version: u64) {
    let stop = app.stopping();
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(PAUSE * 3) => {}
    }
    let shown = kept.shown();
    if shown.map.votes_version == version {
        save(&app, number, shown.map.clone()).await;
    }
}

async fn save(app: &App, number: i64, map: Map) {
    if let Err(error) = app.store().change(move |db| maps::save(db, number, &map)).await {
        tracing::warn!(%error, conversation.number = number, "a map could not be written");
    }
}

/// Brings the votes up to date, makes the map, and shows it.
async fn make(
    app: &App,
    number: i64,
    kept: &Arc<Kept>,
    making: Option<Box<Making>>,
) -> Result<(Box<Making>, Map), StoreError> {
    let (batches, now) = (kept.take(), app.now());
    let (making, shown, id) = app
        .read_long(move |db| {
            let (it, figures) = conversations::find_by_number(db, number)?;
            let list = statements::all(db, number)?;
            let mut making = making;
            let is_whole =
                making.as_mut().is_some_and(|held| held.follow(&batches, &figures, &list, it.content.moderated));
            let mut making = match making {
                Some(held) if is_whole => held,
                _ => Box::new(Making::load(db, &it, &figures, &list)?),
            };
            let map = making.map(now);
            let shown = Shown::new(map, figures.texts_version, &list, &it);
            Ok::<_, StoreError>((making, shown, it.id))
        })
        .await?;
    let shown = kept.show(shown);
    app.live().touch(id.0);
    app.bump();
    Ok((making, shown.map.clone()))
}

/// Makes the map now and waits for it: for imports, reports and tests.
pub async fn settle(app: &App, it: &Conversation) -> Result<Arc<Shown>, StoreError> {
    let (number, now) = (it.number, app.now());
    let shown = app
        .read_long(move |db| {
            let (it, figures) = conversations::find_by_number(db, number)?;
            let list = statements::all(db, number)?;
            let map = Making::load(db, &it, &figures, &list)?.map(now);
            Ok::<_, StoreError>(Shown::new(map, figures.texts_version, &list, &it))
        })
        .await?;
    let map = shown.map.clone();
    app.store().change(move |db| maps::save(db, number, &map)).await?;
    let atlas = app.once(|_| Atlas::default());
    let shown = match atlas.get(number) {
        Some(kept) => kept.show(shown),
        None => Arc::new(shown),
    };
    app.bump();
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_comes_in_time_and_votes_have_most_of_the_machine() {
        for ms in [0_u64, 100, 300, 700, 1_000, 1_500] {
            let took = Duration::from_millis(ms);
            assert!(took + rest(took) + took <= Duration::from_millis(4_500), "{ms}");
            assert!(rest(took) >= PAUSE, "{ms}");
        }
        assert_eq!(rest(Duration::from_millis(300)), Duration::from_millis(1_800));
    }
}
