//! The figures of a meeting while one looks at it: server-sent events, one a second at most.
//!
//! However many watch, the database is asked once per meeting and second. Only members of the group
//! hear anything: the names of speakers are theirs.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use base::{GroupRole, Time};
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::sync::{Mutex, OwnedSemaphorePermit, watch};
use ui::{Words, format};
use web::{Answer, App, Failure, Page, Query, Visit};

use crate::meeting::hands::model::Figures;
use crate::meeting::model::{Attendance, MeetingId};
use crate::meeting::speakers::model::{speaking, waiting};
use crate::meeting::{hands, speakers, store, views};

/// The pause between two messages.
const PAUSE: Duration = Duration::from_secs(1);
/// How long one connection lasts; browsers connect again by themselves.
const LIFE: Duration = Duration::from_mins(15);

/// What a page shows of a running meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Seen {
    attendance: Attendance,
    hands: Option<Figures>,
    speaking: Option<String>,
    waiting: usize,
    step: u64,
}

/// What was found last, and when.
struct Found {
    seen: Arc<Seen>,
    change: u64,
    at: Time,
}

/// What was last found of every meeting that is watched.
#[derive(Default)]
struct Board(Mutex<HashMap<MeetingId, Found>>);

impl Board {
    /// What there is to see, not older than a second or than the change counted so.
    async fn look(&self, app: &App, id: MeetingId, change: u64) -> Result<(Arc<Seen>, bool), StoreError> {
        let mut all = self.0.lock().await;
        let now = app.now();
        if let Some(found) = all.get(&id).filter(|it| it.change >= change || now.since(it.at) < PAUSE) {
            return Ok((Arc::clone(&found.seen), found.change < change));
        }
        let seen = Arc::new(app.read(move |db| look(db, id)).await?);
        all.retain(|_, it| now.since(it.at) < LIFE);
        all.insert(id, Found { seen: Arc::clone(&seen), change, at: now });
        Ok((seen, false))
    }
}

fn look(db: &mut impl ::store::Db, id: MeetingId) -> Result<Seen, StoreError> {
    let it = store::find_by_id(db, id)?;
    let list = speakers::store::of_item(db, id, it.current)?;
    Ok(Seen {
        attendance: store::attendance(db, &it)?,
        hands: hands::store::open(db, id)?.map(|it| it.figures),
        speaking: speaking(&list).map(|it| it.name.clone()),
        waiting: waiting(&list).len(),
        step: it.step,
    })
}

impl Seen {
    /// The same in the words of a page that was made at step `made`.
    fn say(&self, words: &Words, made: u64) -> serde_json::Value {
        let number = |n: u64| format::number(words, n);
        let mut said = serde_json::json!({
            "present": number(self.attendance.present),
            "quorum": views::quorum(words, &self.attendance),
            "speaking": self.speaking.as_deref().unwrap_or_else(|| words.meeting_speakers_nobody()),
            "waiting": format::number(words, self.waiting),
            "news": if self.step == made { "" } else { words.meeting_live_news() },
        });
        if let Some(figures) = self.hands {
            said["yes"] = number(figures.yes).into();
            said["no"] = number(figures.no).into();
            said["abstained"] = number(figures.abstained).into();
        }
        said
    }
}

/// One connection.
struct Watcher {
    app: App,
    board: Arc<Board>,
    words: &'static Words,
    id: MeetingId,
    /// The step at which the page was made.
    made: u64,
    changes: watch::Receiver<u64>,
    /// Gives the place free when the connection ends.
    _place: OwnedSemaphorePermit,
    sent: Option<Arc<Seen>>,
    is_behind: bool,
    ends_at: Time,
}

impl Watcher {
    /// Waits a moment, then for a change that was not seen yet; none when the server stops.
    async fn wait(&mut self) -> Option<()> {
        let leaving = self.app.leaving();
        let (changes, is_behind) = (&mut self.changes, self.is_behind);
        let change = async {
            tokio::time::sleep(PAUSE).await;
            is_behind || changes.changed().await.is_ok()
        };
        tokio::select! {
            is_changed = change => is_changed.then_some(()),
            () = leaving.cancelled() => None,
        }
    }

    /// Waits for something that differs from what was sent; none when the connection is over.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if self.sent.is_some() {
                self.wait().await?;
            }
            if self.app.now() > self.ends_at {
                return None;
            }
            let change = *self.changes.borrow_and_update();
            let (seen, is_behind) = self.board.look(&self.app, self.id, change).await.ok()?;
            self.is_behind = is_behind;
            if self.sent.as_ref() != Some(&seen) {
                let event = Event::default().data(seen.say(self.words, self.made).to_string());
                self.sent = Some(seen);
                return Some((Ok(event), self));
            }
        }
    }
}

/// At which step the page was made.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    seen: String,
}

/// `GET /meetings/{meeting}/live`
pub(super) async fn figures(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    wish: Query<Wish>,
) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| store::find(db, &actor, &code)).await?;
    if !visit.actor.is_at_least(it.body.id, GroupRole::Member) {
        return Err(Failure::Missing);
    }
    let watcher = watch_meeting(&app, visit.words, it.id, wish.0.seen.parse().unwrap_or(it.step))?;
    Ok(Page::from(Sse::new(unfold(watcher, Watcher::next)).keep_alive(KeepAlive::default()).into_response()))
}

/// Begins to watch a meeting; busy when too many watch already.
fn watch_meeting(app: &App, words: &'static Words, id: MeetingId, made: u64) -> Result<Watcher, Failure> {
    let (changes, place) = app.live().watch(id.0).ok_or(Failure::Busy)?;
    Ok(Watcher {
        board: app.once(|_| Board::default()),
        words,
        id,
        made,
        changes,
        _place: place,
        sent: None,
        is_behind: false,
        ends_at: app.now().plus(LIFE),
        app: app.clone(),
    })
}

#[cfg(test)]
mod tests {
    use base::{Actor, Lang};

    use super::*;
    use crate::trial::world;

    #[tokio::test]
    async fn a_watcher_hears_who_came_and_that_the_page_is_outdated() {
        let world = world().await;
        let (_, slug, people) = world.body("Local 42", &["Ben"]).await;
        let (officer, now, random) = (people[0], world.site.now(), world.app().random_arc());
        let content = crate::meeting::samples::meeting(crate::meeting::model::State::Planned).content;
        let made = world.app().change(move |db| {
            let group = people::group::store::find_by_slug(db, &Actor::system(), &slug)?;
            let it = store::plan(db, &group, content.clone(), now, random.as_ref())?;
            let door = crate::meeting::model::Door::new(random.as_ref());
            let it = it.begin(store::rules(db, group.id)?, door, now).unwrap();
            store::save(db, &it)?;
            store::find_by_id(db, it.id)
        });
        let it = made.await.unwrap();
        let watcher = watch_meeting(world.app(), Words::new(Lang::En), it.id, it.step).unwrap();
        let (_, watcher) = watcher.next().await.unwrap();
        let said = watcher.sent.as_ref().unwrap().say(Words::new(Lang::En), it.step);
        assert_eq!((said["present"].as_str(), said["news"].as_str()), (Some("0"), Some("")));
        let there = world.app().change(move |db| {
            crate::meeting::presence::store::add(db, it.id, officer, crate::meeting::presence::model::Naming::Counted)?;
            hands::store::ask(db, it.id, None, None, "Tea?", now)?;
            store::save(db, &it)
        });
        there.await.unwrap();
        world.app().live().touch(watcher.id.0);
        world.site.clock.advance(PAUSE);
        let (_, watcher) = watcher.next().await.unwrap();
        let seen = watcher.sent.as_ref().unwrap();
        let said = seen.say(Words::new(Lang::Es), seen.step - 1);
        assert_eq!((said["present"].as_str(), said["yes"].as_str()), (Some("1"), Some("0")));
        assert_eq!(said["news"].as_str(), Some("Hay novedades."));
        assert_eq!(said["speaking"].as_str(), Some("Nadie"));
    }
}
