//! A call with actions of every sort, planted for tests; what nobody may see says CANARY.

use std::time::Duration;

use base::{ActionId, CallId, Code, GroupId, Point};
use store::{Change, StoreError};

use crate::action::demo::sample;
use crate::action::model::{Action, Kind, OfCall, OfGroup, Place, Shown, State};
use crate::trial::World;

/// What was planted.
pub(crate) struct Planted {
    /// The path of the call.
    pub(crate) call: String,
    /// Its id.
    pub(crate) call_id: CallId,
    /// The path of the group.
    pub(crate) group: String,
    /// Its id.
    pub(crate) group_id: GroupId,
    /// The actions: exact, after RSVP, canceled, draft, online, far.
    pub(crate) actions: Vec<Action>,
}

impl Planted {
    /// The path of an action.
    pub(crate) fn action(&self, at: usize) -> String {
        ui::href::action(self.actions[at].code)
    }
}

fn place(town: &str) -> Place {
    let found = places::find(town)[0];
    Place {
        name: String::new(),
        address: String::new(),
        locality: found.name.to_owned(),
        region: found.region.to_owned(),
        postcode: String::new(),
        country: found.country.to_owned(),
        point: Some(found.point),
    }
}

/// Plants the call "Rent day" with six actions.
pub(crate) async fn planted(world: &World) -> Planted {
    let ana = world.person("Ana").await;
    let (group_id, slug) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &slug, "Rent day").await;
    let name = call.trim_start_matches("/calls/").to_owned();
    let asked = name.clone();
    let found = world.app().read(move |db| crate::call::store::find(db, &base::Actor::anyone(), &asked)).await.unwrap();
    let (now, random) = (world.site.now(), world.app().random_arc());
    let of_call = OfCall { id: found.id, slug: name, title: "Rent day".to_owned(), group: group_id, is_public: true };
    let group = OfGroup { id: group_id, slug: slug.clone(), name: "Local 26".to_owned(), is_public: true };
    let made = |title: &str, state: State, hours: u64, place: Place| {
        let mut it = sample(state);
        (it.id, it.code) = (ActionId::new(now, random.as_ref()), Code::new(random.as_ref()));
        (it.call, it.group, it.is_mine) = (Some(of_call.clone()), Some(group.clone()), false);
        (it.created_at, it.changed_at) = (now, now);
        let content = &mut it.content;
        title.clone_into(&mut content.title);
        content.starts_at = now.plus(Duration::from_hours(hours));
        content.ends_at = content.starts_at.plus(Duration::from_hours(2));
        content.place = place;
        it
    };
    let exact = Place { name: "Union Hall".to_owned(), address: "12 Elm Street".to_owned(), ..place("55407") };
    let secret = Place {
        name: "CANARY House".to_owned(),
        address: "13 CANARY Street".to_owned(),
        postcode: "CANARY9".to_owned(),
        point: Point::new(44.912_345, -93.212_345),
        ..place("Minneapolis, MN")
    };
    let mut after = made("Night vigil", State::Published, 30, secret);
    (after.content.place_shown, after.content.kind) = (Shown::AfterRsvp, Kind::Vigil);
    after.content.online_url = "https://canary.example/CANARY".to_owned();
    after.content.online_shown = Shown::AfterRsvp;
    let mut online = made("Talk it over", State::Published, 40, Place::default());
    online.content.online_url = "https://meet.example/rent".to_owned();
    let mut far = made("=SUM(A1);\"Far, far\" \\ <b>&", State::Published, 24 * 20, place("Springfield, IL"));
    (far.content.kind, far.content.access_facts) = (Kind::Training, vec!["captions".to_owned()]);
    far.content.langs = vec!["so".to_owned()];
    let actions = vec![
        made("Noon rally", State::Published, 26, exact),
        after,
        made("Old picket", State::Canceled, 28, place("55405")),
        made("CANARY draft", State::Draft, 26, place("55407")),
        online,
        far,
    ];
    let planted = actions.clone();
    let done = world.app().change(move |db: &mut Change| {
        let list: Vec<(&Action, Option<&str>)> = planted.iter().map(|action| (action, None)).collect();
        crate::action::store::insert_many(db, &list)?;
        Ok::<_, StoreError>(())
    });
    done.await.unwrap();
    Planted { call, call_id: found.id, group: ui::href::group(&slug), group_id, actions }
}
