//! Stories about listings: the rows as they are kept.

use ::store::{Change, Migration, StoreError, Value};
use base::{SeededRandom, Time};

use super::model::{Language, Location, Organization, Phone, Records, Schedule, Service, ServiceAtLocation, slug};
use super::store;

const NOW: Time = Time::from_millis(1_700_000_000_000);

fn migrations() -> Vec<Migration> {
    let rooms = [people::room(), crate::room()];
    web::nouns(&rooms).flat_map(|noun| noun.migrations.iter().copied()).collect()
}

/// A food bank with one service at one place.
fn food_bank() -> Records {
    let random = SeededRandom::new(7);
    let organization = Organization {
        id: super::model::OrganizationId::new(NOW, &random),
        slug: "food-bank-1".to_owned(),
        name: "Food Bank".to_owned(),
        description: "Feeds people.".to_owned(),
        year_incorporated: Some(1990),
        extra: Some("{\"x\":1}".to_owned()),
        ..Organization::default()
    };
    let place = Location {
        id: super::model::LocationId::new(NOW, &random),
        organization_id: Some(organization.id),
        latitude: Some(25.77),
        longitude: Some(-80.0),
        ..Location::default()
    };
    let service = Service {
        id: super::model::ServiceId::new(NOW, &random),
        organization_id: organization.id,
        slug: "groceries-1".to_owned(),
        name: "Groceries".to_owned(),
        minimum_age: Some(18.0),
        ..Service::default()
    };
    let both = ServiceAtLocation {
        id: super::model::ServiceAtLocationId::new(NOW, &random),
        service_id: service.id,
        location_id: place.id,
        ..ServiceAtLocation::default()
    };
    let hours = Schedule {
        id: super::model::EntryId::new(NOW, &random),
        service_id: Some(service.id),
        location_id: Some(place.id),
        freq: Some("WEEKLY".to_owned()),
        byday: Some("MO,WE".to_owned()),
        interval: Some(1),
        timezone: Some(-5.0),
        ..Schedule::default()
    };
    let phone = Phone {
        id: super::model::PhoneId::new(NOW, &random),
        organization_id: Some(organization.id),
        number: "555 0100".to_owned(),
        ..Phone::default()
    };
    let spoken = Language {
        id: super::model::EntryId::new(NOW, &random),
        phone_id: Some(phone.id),
        code: Some("es".to_owned()),
        ..Language::default()
    };
    Records {
        organizations: vec![organization],
        services: vec![service],
        locations: vec![place],
        service_at_locations: vec![both],
        listing_schedules: vec![hours],
        listing_phones: vec![phone],
        listing_languages: vec![spoken],
        ..Records::default()
    }
}

#[tokio::test]
async fn every_statement_of_the_rows_is_understood() {
    for (engine, db) in ::store::trial::stores(&migrations()).await.unwrap() {
        for (table, sql) in store::statements() {
            let known = db.describe(sql).await;
            assert!(known.is_ok(), "{engine}: {table}: {:?}\n{}", known.err(), sql.text());
        }
    }
}

#[tokio::test]
async fn what_is_written_is_read_again_and_saved_over() {
    for (engine, db) in ::store::trial::stores(&migrations()).await.unwrap() {
        let wanted = food_bank();
        let id = wanted.organizations[0].id;
        let rows = wanted.clone();
        db.change(move |db: &mut Change| store::insert(db, &rows)).await.unwrap();
        let found = db.read(move |db| store::of_organizations(db, &[id])).await.unwrap();
        assert_eq!(found, wanted, "{engine}");
        let mut renamed = wanted.clone();
        renamed.services[0].name = "Food parcels".to_owned();
        let rows = renamed.clone();
        db.change(move |db: &mut Change| store::save(db, &rows)).await.unwrap();
        let found = db.read(move |db| store::of_organizations(db, &[id])).await.unwrap();
        assert_eq!(found, renamed, "{engine}");
        let gone = db.change(move |db: &mut Change| {
            store::delete_one::<Organization>(db, id)?;
            store::of_organizations(db, &[id])
        });
        assert_eq!(gone.await.unwrap().len(), 0, "{engine}: everything goes with the organization");
    }
}

#[tokio::test]
async fn a_row_that_is_there_is_a_conflict_and_leaves_nothing() {
    for (engine, db) in ::store::trial::stores(&migrations()).await.unwrap() {
        let twice = food_bank();
        let again = db.change(move |db: &mut Change| {
            store::insert(db, &twice)?;
            store::insert(db, &twice)
        });
        assert!(matches!(again.await, Err(StoreError::Conflict { .. })), "{engine}");
        assert_eq!(db.read(store::count).await.unwrap(), 0, "{engine}");
    }
}

#[test]
fn a_name_in_urls_is_its_own() {
    let random = SeededRandom::new(1);
    let (one, two) = (base::id::uuid_v7(NOW, &random), base::id::uuid_v7(NOW, &random));
    assert_ne!(slug("Food Bank", one), slug("Food Bank", two));
    assert!(slug("Food Bank", one).starts_with("food-bank-"));
    assert!(base::Slug::parse(&slug(&"ñandú ".repeat(50), one)).is_ok());
    assert!(base::Slug::parse(&slug("食品", one)).is_ok());
    assert_eq!(Value::from(super::model::ConfirmedBy::Steward), Value::from("steward"));
}
