//! Groups in the database, on each engine.

use ::store::StoreError;
use base::{Actor, GroupRole, Slug};

use super::model::{GroupDraft, GroupFilter, GroupKind, Joining, PAGE, ShowsCount, Visibility};
use super::store::{self, SaveError};
use super::trial::{NOW, at, site_steward, worlds};
use crate::membership::store as members;

fn is_missing<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Missing))
}

#[tokio::test]
async fn a_group_survives_the_database() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let draft = GroupDraft {
            about: "We **meet** on Mondays.".to_owned(),
            languages: vec!["en".to_owned(), "es".to_owned()],
            links: vec!["https://example.org/a".to_owned(), "https://example.org/b".to_owned()],
            joining: Joining::Vouched { vouches: 3 },
            ..GroupDraft::named(GroupKind::Network, "Ñandú’s Friends", "Birds.")
        };
        let id = world.group(draft.clone(), ana).await;
        let group = world.see(id).await;
        assert_eq!(group.slug.as_str(), "nandus-friends");
        assert_eq!((group.members, group.kind, group.joining), (1, draft.kind, draft.joining));
        assert_eq!((group.languages, group.links, group.about), (draft.languages, draft.links, draft.about));
        assert!(group.place.is_none() && group.closed.is_none() && group.hidden.is_none());
    }
}

#[tokio::test]
async fn two_groups_of_one_name_get_two_addresses() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let first = world.local("Elm Street", ana).await;
        let second = world.local("Elm Street", ana).await;
        assert_eq!(world.see(first).await.slug.as_str(), "elm-street");
        assert_eq!(world.see(second).await.slug.as_str(), "elm-street-2");
    }
}

#[tokio::test]
async fn a_former_address_leads_to_the_group_and_to_no_other() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let id = world.local("Elm Street", ana).await;
        let group = world.see(id).await;
        let draft = GroupDraft { slug: Slug::parse("elm").ok(), ..GroupDraft::named(GroupKind::Local, "Elm", "x") };
        let before = group.clone();
        world.change(move |db, random| store::update(db, &before, &draft, at(1), random)).await.unwrap();
        let found = world.read(|db| store::find_by_slug(db, &Actor::anyone(), "elm-street")).await.unwrap();
        assert_eq!((found.id, found.slug.as_str()), (id, "elm"));
        let other = world.local("Elm Street", ana).await;
        assert_eq!(world.see(other).await.slug.as_str(), "elm-street-2");
        // Nobody else may wish for it, but the group may have it back.
        let other = world.see(other).await;
        let wish = GroupDraft { slug: Slug::parse("elm-street").ok(), ..GroupDraft::named(GroupKind::Local, "E", "x") };
        let taken = wish.clone();
        let refused = world.change(move |db, random| store::update(db, &other, &taken, at(2), random)).await;
        assert!(matches!(refused, Err(SaveError::SlugTaken)));
        let group = world.see(id).await;
        world.change(move |db, random| store::update(db, &group, &wish, at(3), random)).await.unwrap();
        assert_eq!(world.see(id).await.slug.as_str(), "elm-street");
    }
}

#[tokio::test]
async fn a_group_that_goes_private_leaves_its_guessable_address() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let id = world.local("Elm Street", ana).await;
        let group = world.see(id).await;
        let draft =
            GroupDraft { visibility: Visibility::Private, ..GroupDraft::named(GroupKind::Local, "Elm Street", "x") };
        world.change(move |db, random| store::update(db, &group, &draft, at(1), random)).await.unwrap();
        let now = world.see(id).await;
        assert!(now.slug.as_str().len() > 26);
        for address in ["elm-street".to_owned(), now.slug.as_str().to_owned()] {
            let found = world.read(move |db| store::find_by_slug(db, &Actor::anyone(), &address)).await;
            assert!(is_missing(&found));
        }
    }
}

#[tokio::test]
async fn what_is_private_or_hidden_is_missing_for_outsiders() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let private = GroupDraft { visibility: Visibility::Private, ..GroupDraft::named(GroupKind::Local, "P", "x") };
        let private = world.group(private, ana).await;
        let hidden = world.local("Hidden", ana).await;
        world.hide(hidden, "spam").await;
        let outsiders = [Actor::anyone(), world.actor(ben).await];
        for actor in &outsiders {
            assert!(is_missing(&world.seen_by(actor, private).await));
            assert!(is_missing(&world.seen_by(actor, hidden).await));
        }
        assert!(is_missing(&world.seen_by(&site_steward(), private).await));
        assert!(world.seen_by(&site_steward(), hidden).await.is_ok());
        let own = world.seen_by(&world.actor(ana).await, hidden).await.unwrap();
        assert_eq!(own.hidden.as_deref(), Some("spam"));
        let listed = world.read(|db| store::list(db, &GroupFilter::default())).await.unwrap();
        assert!(listed.is_empty());
        let names = world.read(move |db| store::names(db, &[private, hidden])).await.unwrap();
        assert!(names.iter().all(|it| !it.is_public()));
    }
}

#[tokio::test]
async fn the_directory_pages_through_everything_once() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let towns = places::find("Minneapolis, MN");
        let random = base::SeededRandom::new(5);
        let many = super::demo::groups(95, &towns, &[ana], NOW, &random);
        world.change(move |db, random| super::demo::insert(db, &many, NOW, random)).await.unwrap();
        let mut filter = GroupFilter::default();
        let mut seen = Vec::new();
        loop {
            let asked = filter.clone();
            let mut page = world.read(move |db| store::list(db, &asked)).await.unwrap();
            let more = page.len() > PAGE;
            page.truncate(PAGE);
            filter.after = page.last().map(|it| (it.folded.clone(), it.group.id));
            seen.extend(page.into_iter().map(|it| (it.folded, it.group.id)));
            if !more {
                break;
            }
        }
        assert_eq!(seen.len(), 95);
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted, seen, "{}", world.engine);
    }
}

#[tokio::test]
async fn the_directory_filters_by_kind_name_and_place() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let form = super::form::GroupForm {
            name: "Ñandú 100% Circle_".to_owned(),
            summary: "x".to_owned(),
            place: "Minneapolis, MN".to_owned(),
            shows_count: "yes".to_owned(),
            ..super::form::GroupForm::fresh(GroupKind::Local)
        };
        let id = world.group(form.parse(None).unwrap(), ana).await;
        let other =
            GroupDraft { shows_count: ShowsCount::Shown, ..GroupDraft::named(GroupKind::Network, "Other", "x") };
        world.group(other, ana).await;
        let near = |town: &str, km| Some((places::find(town)[0].point, km));
        let cases = [
            (GroupFilter { name: "nandu".to_owned(), ..GroupFilter::default() }, 1),
            (GroupFilter { name: "100%".to_owned(), ..GroupFilter::default() }, 1),
            (GroupFilter { name: "101".to_owned(), ..GroupFilter::default() }, 0),
            (GroupFilter { name: "'; DROP TABLE groups; --".to_owned(), ..GroupFilter::default() }, 0),
            (GroupFilter { kind: Some(GroupKind::Local), ..GroupFilter::default() }, 1),
            (GroupFilter { near: near("Saint Paul, MN", 30.0), ..GroupFilter::default() }, 1),
            (GroupFilter { near: near("Chicago, IL", 100.0), ..GroupFilter::default() }, 0),
            (GroupFilter { near: near("Chicago, IL", 700.0), ..GroupFilter::default() }, 1),
        ];
        for (filter, found) in cases {
            let asked = filter.clone();
            let page = world.read(move |db| store::list(db, &asked)).await.unwrap();
            assert_eq!(page.len(), found, "{} {filter:?}", world.engine);
            assert!(found == 0 || page[0].group.id == id);
        }
    }
}

#[tokio::test]
async fn a_closed_group_and_its_committees_are_gone_from_everywhere() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let id = world.local("Elm", ana).await;
        let actor = world.actor(ana).await;
        let below = world
            .change(move |db, random| {
                let by = members::officer(db, &actor, id)?;
                let draft = GroupDraft::named(GroupKind::Committee, "Repairs", "x");
                let (below, _) = store::insert(db, &draft, Some(by.group), by.person, NOW, random)?;
                members::begin(db, below, ana, GroupRole::Officer, NOW, random)?;
                Ok::<_, StoreError>(below)
            })
            .await
            .unwrap();
        world.change(move |db, random| store::close(db, id, "We did it", at(1), random)).await.unwrap();
        for it in [id, below] {
            assert_eq!(world.see(it).await.closed.unwrap().note, "We did it");
        }
        let actor = world.actor(ana).await;
        assert!(is_missing(&world.read(move |db| members::officer(db, &actor, id)).await));
        assert!(world.read(|db| store::list(db, &GroupFilter::default())).await.unwrap().is_empty());
        let gone = world.change(move |db, _| store::purge_closed(db, at(31 * 86_400))).await.unwrap();
        assert_eq!(gone, 2);
        assert_eq!(world.see(id).await.members, 0);
        assert_eq!(world.read(members::wrong_counts).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn what_somebody_made_today_is_counted_and_forgotten() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        world.local("One", ana).await;
        world.local("Two", ana).await;
        assert_eq!(world.read(move |db| store::made_since(db, ana, NOW.day())).await.unwrap(), 2);
        assert_eq!(world.change(|db, _| store::purge_makings(db, at(86_400))).await.unwrap(), 2);
    }
}
