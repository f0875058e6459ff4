//! The figures of a meeting while one looks at it.
//!
//! Only members of the group hear anything: the names of speakers are theirs.

use ::store::StoreError;
use axum::extract::{Path, State};
use base::GroupRole;
use futures_util::Stream;
use serde::Deserialize;
use serde_json::Value;
use ui::{Words, format};
use web::{Answer, App, Failure, Query, Visit};

use crate::meeting::hands::model::Figures;
use crate::meeting::model::{Attendance, MeetingId};
use crate::meeting::speakers::model::{speaking, waiting};
use crate::meeting::{hands, speakers, store, views};

/// What a page shows of a running meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Seen {
    attendance: Attendance,
    hands: Option<Figures>,
    speaking: Option<String>,
    waiting: usize,
    step: u64,
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
    fn say(&self, words: &Words, made: u64) -> Value {
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
    let made = wish.0.seen.parse().unwrap_or(it.step);
    Ok(web::events(watch(&app, visit.words, it.id, made)?))
}

/// What there is to see of a meeting, for a page that was made at step `made`, now and whenever it changes.
fn watch(
    app: &App,
    words: &'static Words,
    id: MeetingId,
    made: u64,
) -> Result<impl Stream<Item = Value> + Send + use<>, Failure> {
    let find = move |app: App| async move { app.read(move |db| look(db, id)).await };
    web::watch(app, id.0, find, move |seen: &Seen| seen.say(words, made))
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use base::{Actor, Lang};
    use futures_util::StreamExt as _;

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
        let mut watcher = pin!(watch(world.app(), Words::new(Lang::En), it.id, it.step).unwrap());
        let said = watcher.next().await.unwrap();
        assert_eq!((said["present"].as_str(), said["news"].as_str()), (Some("0"), Some("")));
        let (id, step) = (it.id, it.step);
        let there = world.app().change(move |db| {
            crate::meeting::presence::store::add(db, it.id, officer, crate::meeting::presence::model::Naming::Counted)?;
            hands::store::ask(db, it.id, None, None, "Tea?", now)?;
            store::save(db, &it)
        });
        there.await.unwrap();
        world.app().live().touch(id.0);
        world.site.clock.advance(web::watch::PAUSE);
        assert_eq!(watcher.next().await.unwrap()["present"].as_str(), Some("1"));
        let mut other = pin!(watch(world.app(), Words::new(Lang::Es), id, step - 1).unwrap());
        let said = other.next().await.unwrap();
        assert_eq!((said["present"].as_str(), said["yes"].as_str()), (Some("1"), Some("0")));
        assert_eq!(said["news"].as_str(), Some("Hay novedades."));
        assert_eq!(said["speaking"].as_str(), Some("Nadie"));
    }
}
