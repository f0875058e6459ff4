//! Stories of the API on both engines, and the shapes of its answers as the standard has them.

use serde_json::Value;
use testkit::{Browser, Site, World};

use super::store;
use crate::hsds::{check, read};
use crate::listing::trial::worlds;
use crate::transfer::tests::{import, town};

async fn towns() -> Vec<(&'static str, Site)> {
    let mut towns = Vec::new();
    for World { engine, site } in worlds().await {
        let mut package = read(&town());
        check(&mut package, "town");
        import(&site.app, &package, false).await;
        towns.push((engine, site));
    }
    towns
}

async fn ask(browser: &mut Browser, path: &str) -> Value {
    let reply = browser.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    serde_json::from_str(&reply.text()).unwrap_or_else(|why| panic!("{path}: {why}: {}", reply.text()))
}

fn ids(page: &Value) -> Vec<&str> {
    page["contents"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect()
}

const FOOD: &str = "11111111-1111-4111-8111-111111111111";
const GROCERIES: &str = "11111111-1111-4111-8111-00000000000c";
const ADVICE: &str = "22222222-2222-4222-8222-000000000001";

#[tokio::test]
async fn services_are_listed_filtered_and_paged() {
    for (engine, site) in towns().await {
        let browser = &mut site.browser();
        let all = ask(browser, "/hsds/services").await;
        assert_eq!((&all["total_items"], ids(&all).len()), (&2.into(), 2), "{engine}");
        assert_eq!(all["contents"][0]["organization"]["name"], "Food Bank", "{engine}");
        assert!(all["contents"][0].get("schedules").is_none(), "{engine}: a page has single things only");
        let second = ask(browser, "/hsds/services?per_page=1&page=2").await;
        assert_eq!((ids(&second), &second["last_page"]), (vec![ADVICE], &Value::from(true)), "{engine}");
        let beyond = ask(browser, "/hsds/services?page=9").await;
        assert_eq!((&beyond["empty"], &beyond["total_items"]), (&true.into(), &2.into()), "{engine}");
        for (query, wanted) in [
            (format!("organization_id={FOOD}"), vec![GROCERIES]),
            ("organization_id=nobody".to_owned(), vec![]),
            ("taxonomy_term_id=11111111-1111-4111-8111-000000000013".to_owned(), vec![GROCERIES]),
            ("taxonomy_id=11111111-1111-4111-8111-000000000014".to_owned(), vec![GROCERIES]),
            ("search=boxes%20of".to_owned(), vec![GROCERIES]),
            ("search=legal%20aid".to_owned(), vec![ADVICE]),
            ("search=100%25".to_owned(), vec![]),
            ("search=%27%3B%20zzdrop%20zztable%20--".to_owned(), vec![]),
            ("search=grocerys%20food".to_owned(), vec![GROCERIES]),
            ("modified_after=2024-05-01T10:00:00Z".to_owned(), vec![GROCERIES, ADVICE]),
            ("modified_after=2024-06-01T10:00:00Z".to_owned(), vec![ADVICE]),
            (format!("organization_id={FOOD}&search=advice"), vec![]),
        ] {
            let found = ask(browser, &format!("/hsds/services?{query}")).await;
            assert_eq!(ids(&found), wanted, "{engine}: {query}");
        }
        let full = ask(browser, "/hsds/services?full=true&search=groceries").await;
        assert_eq!(full["contents"][0]["schedules"][0]["byday"], "MO,WE", "{engine}");
        let minimal = ask(browser, "/hsds/services?minimal=true").await;
        assert!(minimal["contents"][0].get("modified_date").is_some_and(Value::is_string), "{engine}");
        let lines = browser.get("/hsds/services?format=ndjson").await.text();
        assert_eq!(lines.lines().count(), 2, "{engine}: {lines}");
    }
}

#[tokio::test]
async fn one_thing_comes_with_all_that_belongs_to_it() {
    for (engine, site) in towns().await {
        let browser = &mut site.browser();
        let service = ask(browser, &format!("/hsds/services/{GROCERIES}")).await;
        assert_eq!(service["organization"]["contacts"][0]["phones"][0]["languages"][0]["code"], "es", "{engine}");
        let place = &service["service_at_locations"][0]["location"];
        assert_eq!(place["addresses"][0]["postal_code"], "33125", "{engine}");
        assert_eq!(service["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"], "Ours", "{engine}");
        let organization = ask(browser, &format!("/hsds/organizations/{FOOD}")).await;
        assert_eq!(organization["services"][0]["cost_options"][0]["amount"], 2.5, "{engine}");
        let both = ask(browser, "/hsds/service_at_locations/22222222-2222-4222-8222-000000000002").await;
        assert_eq!(
            (&both["service"]["name"], &both["location"]["name"]),
            (&"Advice".into(), &"Hall".into()),
            "{engine}"
        );
        let term = ask(browser, "/hsds/taxonomy_terms/11111111-1111-4111-8111-000000000013").await;
        assert_eq!(term["taxonomy_detail"]["version"], "1", "{engine}");
        for missing in
            ["/hsds/services/nothing", "/hsds/services/99999999-9999-4999-8999-999999999999", "/hsds/taxonomies/x"]
        {
            assert_eq!(browser.get(missing).await.status, 404, "{engine}: {missing}");
        }
    }
}

#[tokio::test]
async fn services_are_found_around_a_postal_code() {
    for (engine, site) in towns().await {
        let browser = &mut site.browser();
        for (query, wanted) in [
            ("postcode=33125", 2),
            ("postcode=33125&proximity=100000", 2),
            ("postcode=10001&proximity=5000", 0),
            (&format!("postcode=33125&organization_id={FOOD}"), 1),
            ("postcode=nowhere-at-all", 0),
        ] {
            let found = ask(browser, &format!("/hsds/service_at_locations?{query}")).await;
            assert_eq!(found["total_items"], wanted, "{engine}: {query}");
        }
    }
}

#[tokio::test]
async fn drafts_and_hidden_listings_are_missing() {
    for (engine, site) in towns().await {
        let id = crate::listing::model::OrganizationId(FOOD.parse().unwrap());
        let hide = site.app.change(move |db| {
            let mut all = crate::listing::store::of_organizations(db, &[id])?;
            all.organizations[0].state = crate::listing::model::ListingState::Draft;
            crate::listing::store::save(db, &all)
        });
        hide.await.unwrap();
        let browser = &mut site.browser();
        for path in [format!("/hsds/organizations/{FOOD}"), format!("/hsds/services/{GROCERIES}")] {
            assert_eq!(browser.get(&path).await.status, 404, "{engine}: {path}");
        }
        for path in ["/hsds/services", "/hsds/organizations", "/hsds/service_at_locations"] {
            assert_eq!(ask(browser, path).await["total_items"], 1, "{engine}: {path}");
        }
    }
}

/// What the standard wants of an object, read from its text: required, ids, numbers, lists.
struct Wanted {
    required: &'static [&'static str],
    numbers: &'static [&'static str],
}

fn wanted(kind: &str) -> Wanted {
    let (required, numbers): (&[&str], &[&str]) = match kind {
        "organization" => (&["id", "name", "description"], &["year_incorporated"]),
        "service" => (&["id", "name", "status"], &["minimum_age", "maximum_age"]),
        "location" => (&["id", "location_type"], &["latitude", "longitude"]),
        "phone" => (&["id", "number"], &["extension"]),
        "address" => (&["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"], &[]),
        "schedule" => (&["id"], &["timezone", "count", "interval"]),
        "taxonomy" | "taxonomy_term" | "program" => (&["id", "name", "description"], &[]),
        "cost_option" => (&["id"], &["amount"]),
        "organization_identifier" => (&["id", "identifier_type", "identifier"], &[]),
        "metadata" => (&["id", "last_action_date", "last_action_type", "field_name", "updated_by"], &[]),
        _ => (&["id"], &[]),
    };
    Wanted { required, numbers }
}

/// The kind of the objects under a key.
fn kind_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "organization" => "organization",
        "program" | "programs" => "program",
        "services" | "service" => "service",
        "service_at_locations" => "service_at_location",
        "location" | "locations" => "location",
        "phones" => "phone",
        "contacts" => "contact",
        "addresses" => "address",
        "schedules" => "schedule",
        "languages" => "language",
        "accessibility" => "accessibility",
        "funding" => "funding",
        "service_areas" => "service_area",
        "cost_options" => "cost_option",
        "required_documents" => "required_document",
        "organization_identifiers" => "organization_identifier",
        "attributes" => "attribute",
        "taxonomy_term" => "taxonomy_term",
        "taxonomy_detail" => "taxonomy",
        "metadata" => "metadata",
        _ => return None,
    })
}

fn is_of_standard(kind: &str, value: &Value, path: &str) {
    let object = value.as_object().unwrap_or_else(|| panic!("{path} is no object"));
    let wanted = wanted(kind);
    for name in wanted.required {
        assert!(object.get(*name).is_some_and(Value::is_string), "{path}.{name} is missing");
    }
    for (key, value) in object {
        let path = format!("{path}.{key}");
        match (value, kind_of(key)) {
            (Value::Null, _) => panic!("{path} is null"),
            (Value::Array(list), Some(kind)) => list.iter().for_each(|it| is_of_standard(kind, it, &path)),
            (Value::Object(_), Some(kind)) => is_of_standard(kind, value, &path),
            (Value::Number(_), _) => assert!(wanted.numbers.contains(&key.as_str()), "{path} is a number"),
            (Value::String(text), _) => {
                assert!(!wanted.numbers.contains(&key.as_str()), "{path} is no number");
                let is_id = key == "id" || key.ends_with("_id") && key != "tax_id";
                assert!(!is_id || uuid::Uuid::try_parse(text).is_ok(), "{path}: {text}");
                let is_moment = key == "last_modified";
                assert!(!is_moment || text.parse::<jiff::Timestamp>().is_ok(), "{path}: {text}");
                let is_web = matches!(key.as_str(), "url" | "website" | "uri" | "term_uri" | "schedule_link");
                assert!(!is_web || text.contains("://"), "{path}: {text}");
                let is_status = key == "status";
                assert!(!is_status || crate::hsds::tables::STATUS.contains(&text.as_str()), "{path}: {text}");
            }
            (_, None) => {}
            (other, Some(_)) => panic!("{path} is {other}"),
        }
    }
}

#[tokio::test]
async fn every_answer_has_the_shape_of_the_standard() {
    for (engine, site) in towns().await {
        let browser = &mut site.browser();
        let root = ask(browser, "/hsds/").await;
        assert_eq!(root["version"], "3.0", "{engine}");
        assert_eq!(root, ask(browser, "/hsds").await, "{engine}");
        let described = ask(browser, "/hsds/openapi.json").await;
        assert_eq!(described["openapi"], "3.1.0", "{engine}");
        for (list, kind) in [
            ("services", "service"),
            ("organizations", "organization"),
            ("service_at_locations", "service_at_location"),
            ("taxonomies", "taxonomy"),
            ("taxonomy_terms", "taxonomy_term"),
        ] {
            for query in ["", "?full=true", "?minimal=true", "?full_service=true"] {
                let page = ask(browser, &format!("/hsds/{list}{query}")).await;
                for name in ["total_items", "total_pages", "page_number", "size"] {
                    assert!(page[name].is_u64(), "{engine}: {list}.{name}");
                }
                for name in ["first_page", "last_page", "empty"] {
                    assert!(page[name].is_boolean(), "{engine}: {list}.{name}");
                }
                for it in page["contents"].as_array().unwrap() {
                    is_of_standard(kind, it, list);
                    let single = ask(browser, &format!("/hsds/{list}/{}", it["id"].as_str().unwrap())).await;
                    is_of_standard(kind, &single, list);
                }
            }
        }
    }
}

#[tokio::test]
async fn every_statement_is_understood() {
    for (engine, site) in towns().await {
        for sql in store::statements() {
            let known = site.app.store().describe(sql).await;
            assert!(known.is_ok(), "{engine}: {:?}\n{}", known.err(), sql.text());
        }
    }
}
