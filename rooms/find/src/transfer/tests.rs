//! Stories of imports on both engines: what goes in comes out, runs again, and is never half-written.

use ::store::Change;
use serde_json::Value;
use testkit::World;
use web::App;

use super::write::{Outcome, Wish, write};
use super::{export, store};
use crate::hsds::json::{Nest, Shape};
use crate::hsds::{File, Package, Row, Table, check, json, read, tabular};
use crate::listing::model::{Organization, OrganizationId};
use crate::listing::store as listings;
use crate::listing::trial::worlds;

/// Two organizations with everything one can have.
pub(crate) fn town() -> Vec<File> {
    let text = r#"[{"id":"11111111-1111-4111-8111-111111111111","name":"Food Bank","alternate_name":"FB","description":"Feeds people.",
        "email":"hello@food.example","website":"https://food.example/","tax_status":"exempt","year_incorporated":1990,
        "legal_status":"charity","logo":"https://food.example/l.png","uri":"https://id.example/1",
        "parent_organization_id":"99999999-9999-4999-8999-999999999999","colour":"green",
        "funding":[{"id":"11111111-1111-4111-8111-000000000001","source":"the town"}],
        "contacts":[{"id":"11111111-1111-4111-8111-000000000002","name":"Front desk","title":"Desk","department":"Office",
            "email":"desk@food.example","phones":[{"id":"11111111-1111-4111-8111-000000000003","number":"555 0101","extension":7,
            "type":"voice","languages":[{"id":"11111111-1111-4111-8111-000000000004","name":"Spanish","code":"es"}]}]}],
        "organization_identifiers":[{"id":"11111111-1111-4111-8111-000000000005","identifier_scheme":"US-EIN",
            "identifier_type":"EIN","identifier":"12-3"}],
        "programs":[{"id":"11111111-1111-4111-8111-000000000006","name":"Winter","description":"Cold months"}],
        "locations":[{"id":"11111111-1111-4111-8111-000000000007","location_type":"physical","name":"Hall","latitude":25.77,
            "longitude":-80.19,"transportation":"Bus 1","addresses":[{"id":"11111111-1111-4111-8111-000000000008",
            "address_1":"1 Main St","city":"Miami","state_province":"FL","postal_code":"33125","country":"US",
            "address_type":"physical"}],"accessibility":[{"id":"11111111-1111-4111-8111-000000000009","description":"ramp"}],
            "languages":[{"id":"11111111-1111-4111-8111-00000000000a","name":"English","code":"en"}]}],
        "metadata":[{"id":"11111111-1111-4111-8111-00000000000b","resource_type":"organization","last_action_date":"2024-01-01",
            "last_action_type":"update","field_name":"name","previous_value":"Food","replacement_value":"Food Bank","updated_by":"office"}],
        "services":[{"id":"11111111-1111-4111-8111-00000000000c","name":"Groceries","description":"Boxes of food","status":"active",
            "url":"https://food.example/boxes","minimum_age":18,"maximum_age":99.5,"assured_date":"2024-05-01",
            "last_modified":"2024-05-01T10:00:00.123Z","fees_description":"free",
            "schedules":[{"id":"11111111-1111-4111-8111-00000000000d","freq":"WEEKLY","byday":"MO,WE","opens_at":"09:00","closes_at":"17:00","interval":1,"timezone":-5}],
            "service_areas":[{"id":"11111111-1111-4111-8111-00000000000e","name":"Miami-Dade"}],
            "cost_options":[{"id":"11111111-1111-4111-8111-00000000000f","option":"all","currency":"usd","amount":2.5}],
            "required_documents":[{"id":"11111111-1111-4111-8111-000000000010","document":"none"}],
            "service_at_locations":[{"id":"11111111-1111-4111-8111-000000000011","description":"at the back door",
                "location":{"id":"11111111-1111-4111-8111-000000000007","location_type":"physical"}}],
            "attributes":[{"id":"11111111-1111-4111-8111-000000000012","link_type":"topic","link_entity":"service","value":"v",
                "taxonomy_term":{"id":"11111111-1111-4111-8111-000000000013","code":"F","name":"Food","description":"Food",
                "taxonomy":"ours","taxonomy_detail":{"id":"11111111-1111-4111-8111-000000000014","name":"Ours","description":"d","version":"1"}}}]}]},
        {"id":"22222222-2222-4222-8222-222222222222","name":"Legal Aid","description":"","services":[
            {"id":"22222222-2222-4222-8222-000000000001","name":"Advice","status":"inactive",
             "service_at_locations":[{"id":"22222222-2222-4222-8222-000000000002",
                "location":{"id":"11111111-1111-4111-8111-000000000007","location_type":"physical"}}]}]}]"#;
    vec![File { name: "organizations.json".into(), bytes: text.into() }]
}

fn sound(files: &[File]) -> Package {
    let mut package = read(files);
    check(&mut package, "town");
    assert!(package.problems.iter().all(|it| it.effect == crate::hsds::Effect::Noted), "{:?}", package.problems);
    package
}

pub(crate) async fn import(app: &App, package: &Package, overwrite: bool) -> Outcome {
    let wish = Wish { source: "town".into(), overwrite, dry_run: false };
    write(app, package.clone(), &wish, |_| {}).await.unwrap()
}

async fn out(app: &App) -> Package {
    app.read_long(export::whole).await.unwrap()
}

fn texts(row: &Row) -> Vec<String> {
    row.values.iter().map(|it| it.as_deref().unwrap_or_default().to_owned()).collect()
}

/// The rows of all tables by id: their order says nothing.
fn rows(package: &Package) -> Vec<(Table, Vec<Vec<String>>)> {
    let all = Table::ALL.into_iter();
    all.map(|table| {
        let mut rows: Vec<_> = package.rows(table).iter().map(texts).collect();
        rows.sort();
        (table, rows)
    })
    .collect()
}

#[tokio::test]
async fn what_is_imported_is_exported_again_without_loss() {
    for World { engine, site } in worlds().await {
        let package = sound(&town());
        let outcome = import(&site.app, &package, false).await;
        assert_eq!((outcome.added, outcome.failed.len()), (2, 0), "{engine}: {outcome:?}");
        let exported = out(&site.app).await;
        for (wanted, found) in rows(&package).into_iter().zip(rows(&exported)) {
            assert_eq!(wanted, found, "{engine}");
        }
        let nested = |it: &Package| {
            let mut all = Nest::new(it).all(Table::Organization, Shape::Full);
            all.sort_by_key(|it| it["id"].to_string());
            all
        };
        assert_eq!(nested(&exported), nested(&package), "{engine}: nested, with what HSDS has no field for");
        assert_eq!(nested(&exported)[0]["colour"], Value::from("green"), "{engine}");
        let files = tabular::write(&exported, "town", "Town").unwrap();
        let mut again = read(&files);
        check(&mut again, "town");
        assert_eq!(rows(&again), rows(&package), "{engine}: through a package of tables");
    }
}

#[tokio::test]
async fn the_published_examples_survive_the_database() {
    let path =
        format!("{}/../../../shared/data/directory/hsds3_examples/organization_full.json", env!("CARGO_MANIFEST_DIR"));
    let Some(bytes) = bytes_of(&path) else { return };
    for World { engine, site } in worlds().await {
        let mut package = json::read(&File { name: "organization_full.json".into(), bytes: bytes.clone() });
        check(&mut package, "example");
        let told: Vec<String> = package.problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3, "the parents it names and a place that is none: {told:#?}");
        import(&site.app, &package, false).await;
        assert_eq!(rows(&out(&site.app).await), rows(&package), "{engine}");
    }
}

#[expect(clippy::disallowed_methods, reason = "tests read the data that stands beside the checkout")]
fn bytes_of(path: &str) -> Option<Vec<u8>> {
    let found = std::fs::read(path).ok();
    if found.is_none() {
        println!("skipped: {path} is not there");
    }
    found
}

#[tokio::test]
async fn an_import_runs_again_and_writes_only_what_is_new() {
    for World { engine, site } in worlds().await {
        let mut package = sound(&town());
        import(&site.app, &package, false).await;
        let again = import(&site.app, &package, false).await;
        assert_eq!((again.added, again.changed, again.same, again.rows), (0, 0, 2, again.rows.min(2)), "{engine}");
        package.rows_mut(Table::Service)[0].set(Table::Service, "name", "Food boxes".to_owned());
        package.take(Table::Schedule);
        let changed = import(&site.app, &package, false).await;
        assert_eq!((changed.changed, changed.same, changed.gone), (1, 1, 1), "{engine}: {changed:?}");
        assert_eq!(rows(&out(&site.app).await), rows(&package), "{engine}");
    }
}

#[tokio::test]
async fn what_was_changed_here_is_not_written_over_unasked() {
    for World { engine, site } in worlds().await {
        let mut package = sound(&town());
        import(&site.app, &package, false).await;
        let id = OrganizationId("11111111-1111-4111-8111-111111111111".parse().unwrap());
        let edit = site.app.change(move |db: &mut Change| {
            let mut all = listings::of_organizations(db, &[id])?;
            let it: &mut Organization = &mut all.organizations[0];
            it.name = "Pantry".to_owned();
            it.joining = "Come by".to_owned();
            it.version += 1;
            listings::save(db, &all)
        });
        edit.await.unwrap();
        package.rows_mut(Table::Organization)[0].set(Table::Organization, "description", "New".to_owned());
        let kept = import(&site.app, &package, false).await;
        assert_eq!(kept.kept, [id.0], "{engine}");
        let forced = import(&site.app, &package, true).await;
        assert_eq!((forced.changed, forced.kept.len()), (1, 0), "{engine}");
        let found = site.app.read(move |db| listings::of_organizations(db, &[id])).await.unwrap();
        assert_eq!(found.organizations[0].name, "Food Bank", "{engine}");
        assert_eq!(found.organizations[0].joining, "Come by", "{engine}: what HSDS does not know stays");
    }
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_says_what_would_be() {
    for World { engine, site } in worlds().await {
        let package = sound(&town());
        let wish = Wish { source: "town".into(), overwrite: false, dry_run: true };
        let outcome = write(&site.app, package, &wish, |_| {}).await.unwrap();
        assert_eq!(outcome.added, 2, "{engine}");
        assert!(out(&site.app).await.is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn every_statement_is_understood() {
    for World { engine, site } in worlds().await {
        for sql in store::statements() {
            let known = site.app.store().describe(sql).await;
            assert!(known.is_ok(), "{engine}: {:?}\n{}", known.err(), sql.text());
        }
    }
}
