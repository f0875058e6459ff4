//! Routes of the API. Each list answers pages, or everything line by line with `format=ndjson`.

use std::collections::HashSet;
use std::sync::Arc;

use ::store::{Reader, StoreError};
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::routing::get;
use futures_util::stream;
use serde_json::{Value, json};
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Limit, Page, Query, Visit, route};

use super::model::{Ask, Depth, Hits, Wish, envelope};
use super::{openapi, store};
use crate::hsds::json::{Nest, Shape};
use crate::hsds::{Row, Table};
use crate::listing::model::Records;
use crate::transfer;
use crate::{Parts, access, search};

const NDJSON: &str = "application/x-ndjson";
/// Where the profile is described: the standard without additions.
const PROFILE: &str = "https://docs.openreferral.org/en/3.0/hsds/overview.html";
/// Things in one step of a list without pages.
const STEP: i64 = 200;
/// Hits of the search that are looked at, the best first.
const SEARCHED_MAX: usize = 5_000;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::HSDS, get(about)).cached(),
            route(access::HSDS_ROOT, get(about)).cached(),
            route(access::HSDS_OPENAPI, get(description)).cached(),
            route(access::HSDS_SERVICES, get(services)).cached(),
            route(access::HSDS_SERVICE, get(service)).cached(),
            route(access::HSDS_ORGANIZATIONS, get(organizations)).cached(),
            route(access::HSDS_ORGANIZATION, get(organization)).cached(),
            route(access::HSDS_SERVICE_AT_LOCATIONS, get(both)).cached(),
            route(access::HSDS_SERVICE_AT_LOCATION, get(one_of_both)).cached(),
            route(access::HSDS_TAXONOMIES, get(taxonomies)).cached(),
            route(access::HSDS_TAXONOMY, get(taxonomy)).cached(),
            route(access::HSDS_TERMS, get(terms)).cached(),
            route(access::HSDS_TERM, get(term)).cached(),
        ],
        ..Parts::default()
    }
}

/// `GET /hsds/`
async fn about(State(app): State<App>) -> Answer {
    Ok(Page::json(&json!({
        "version": "3.0",
        "profile": PROFILE,
        "openapi_url": app.absolute(&href::hsds_openapi()),
        "description": app.site().name,
        "publisher": { "name": app.site().name, "website": app.site().base_url },
    })))
}

/// `GET /hsds/openapi.json`
async fn description(State(app): State<App>) -> Answer {
    let root = app.absolute(&href::hsds());
    Ok(Page::json(&openapi::describe(&app.site().name, &root)))
}

/// One of the lists: what it counts, and how its things are told.
#[derive(Clone, Copy)]
struct List {
    table: Table,
    find: fn(&mut Reader, &Wish) -> Result<store::Found, StoreError>,
    load: fn(&mut Reader, &[Uuid], &Wish) -> Result<Records, StoreError>,
}

impl List {
    /// Whether the search of the directory knows its things; names of terms are few and compared as they are.
    fn is_searched(self) -> bool {
        matches!(self.table, Table::Service | Table::ServiceAtLocation | Table::Organization)
    }
}

const SERVICES: List = List {
    table: Table::Service,
    find: |db, wish| store::services(db, wish),
    load: |db, ids, wish| store::of_services(db, ids, wish.depth == Depth::Full),
};
const BOTH: List = List {
    table: Table::ServiceAtLocation,
    find: |db, wish| store::both(db, wish),
    load: |db, ids, wish| store::of_both(db, ids, wish.depth == Depth::Full),
};
const ORGANIZATIONS: List = List {
    table: Table::Organization,
    find: |db, wish| store::organizations(db, wish),
    load: |db, ids, wish| match (wish.depth, wish.full_service) {
        (Depth::Full, _) | (_, true) => whole_organizations(db, ids),
        _ => store::of_organizations(db, ids),
    },
};
const TERMS: List = List {
    table: Table::TaxonomyTerm,
    find: |db, wish| store::terms(db, wish),
    load: |db, ids, _| store::of_terms(db, ids),
};
const TAXONOMIES: List = List {
    table: Table::Taxonomy,
    find: |db, wish| store::taxonomies(db, wish),
    load: |db, ids, _| store::of_taxonomies(db, ids),
};

fn whole_organizations(db: &mut Reader, ids: &[Uuid]) -> Result<Records, StoreError> {
    let ids: Vec<_> = ids.iter().copied().map(Into::into).collect();
    let all = crate::listing::store::of_organizations(db, &ids)?;
    store::detailed(db, all)
}

/// The things of a page, in its order.
fn told(list: List, records: &Records, ids: &[Uuid], wish: &Wish) -> Vec<Value> {
    let mut package = transfer::package(records);
    stamp(&mut package, records);
    let is_full = wish.depth == Depth::Full || (wish.full_service && list.table == Table::Organization);
    let shape = if is_full { Shape::Full } else { Shape::List };
    let nest = Nest::new(&package);
    let texts: Vec<String> = ids.iter().map(Uuid::to_string).collect();
    let found = texts.iter().filter_map(|id| nest.row(list.table, id));
    found
        .map(|row| match (wish.depth, list.table) {
            (Depth::Minimal, Table::Service) => minimal(row),
            _ => nest.object(list.table, row, shape),
        })
        .collect()
}

/// When a service was last changed: by its publisher, or here if that was later.
fn stamp(package: &mut crate::hsds::Package, records: &Records) {
    let rows = package.rows_mut(Table::Service);
    for (row, service) in rows.iter_mut().zip(&records.services) {
        if service.last_modified.is_none() || service.changed_at > service.added_at {
            row.set(Table::Service, "last_modified", service.changed_at.to_string());
        }
    }
}

fn minimal(row: &Row) -> Value {
    let text = |name: &str| row.get(Table::Service, name).unwrap_or_default();
    json!({
        "id": row.id(),
        "name": text("name"),
        "status": text("status"),
        "last_modified": text("last_modified"),
        "modified_date": text("last_modified"),
    })
}

async fn answer(visit: Visit, app: App, ask: Ask, list: List) -> Answer {
    if ask.is_search() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let mut wish = ask.wish();
    if !wish.search.is_empty() && list.is_searched() {
        wish.hits = Some(Arc::new(hits(&app, &wish.search).await?));
    }
    if ask.format.trim().eq_ignore_ascii_case("ndjson") {
        return Ok(Page::typed(lines(app, wish, list), NDJSON));
    }
    let page = app.read_long(move |db| {
        let (total, ids) = (list.find)(db, &wish)?;
        let records = (list.load)(db, &ids, &wish)?;
        Ok::<_, StoreError>(envelope(&wish, total, told(list, &records, &ids, &wish)))
    });
    Ok(Page::json(&page.await?))
}

/// What the search of the directory finds for some words.
async fn hits(app: &App, words: &str) -> Result<Hits, Failure> {
    let mut hits = Hits::default();
    let (mut services, mut organizations) = (HashSet::new(), HashSet::new());
    for (organization, service) in search::hits(app, words, SEARCHED_MAX).await? {
        if let Some(service) = service.filter(|service| services.insert(*service)) {
            hits.services.push(service.0);
        }
        if organizations.insert(organization) {
            hits.organizations.push(organization.0);
        }
    }
    Ok(hits)
}

/// Everything a question finds, one thing per line, written while it is read.
fn lines(app: App, wish: Wish, list: List) -> Body {
    let wish = Wish { page: 1, per_page: STEP, ..wish };
    Body::from_stream(stream::try_unfold(Some(wish), move |state| {
        let app = app.clone();
        async move {
            let Some(wish) = state else { return Ok::<_, StoreError>(None) };
            let next = Wish { page: wish.page + 1, ..wish.clone() };
            let read = app.read_long(move |db| {
                let (_, ids) = (list.find)(db, &wish)?;
                let records = (list.load)(db, &ids, &wish)?;
                let some = told(list, &records, &ids, &wish);
                Ok::<_, StoreError>((ids.len(), some))
            });
            let (count, some) = read.await?;
            let text: String = some.iter().flat_map(|it| [it.to_string(), "\n".to_owned()]).collect();
            let is_last = i64::try_from(count).unwrap_or(0) < STEP;
            Ok(Some((Bytes::from(text), (!is_last).then_some(next))))
        }
    }))
}

/// `GET /hsds/services`
async fn services(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    answer(visit, app, ask, SERVICES).await
}

/// `GET /hsds/organizations`
async fn organizations(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    answer(visit, app, ask, ORGANIZATIONS).await
}

/// `GET /hsds/service_at_locations`
async fn both(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    answer(visit, app, ask, BOTH).await
}

/// `GET /hsds/taxonomies`
async fn taxonomies(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    answer(visit, app, ask, TAXONOMIES).await
}

/// `GET /hsds/taxonomy_terms`
async fn terms(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    answer(visit, app, ask, TERMS).await
}

/// One thing with all that belongs to it; missing unless `may_see` finds it.
async fn single(app: App, id: String, list: List, may_see: fn(&mut Reader, Uuid) -> Result<(), StoreError>) -> Answer {
    let Ok(id) = Uuid::try_parse(&id) else { return Err(Failure::Missing) };
    let made = app.read_long(move |db| {
        may_see(db, id)?;
        let wish = Wish { depth: Depth::Full, ..Ask::default().wish() };
        let records = (list.load)(db, &[id], &wish)?;
        told(list, &records, &[id], &wish).pop().ok_or(StoreError::Missing)
    });
    Ok(Page::json(&made.await?))
}

/// `GET /hsds/services/{id}`
async fn service(State(app): State<App>, Path(id): Path<String>) -> Answer {
    single(app, id, SERVICES, |db, id| store::organization_of(db, id).map(|_| ())).await
}

/// `GET /hsds/organizations/{id}`
async fn organization(State(app): State<App>, Path(id): Path<String>) -> Answer {
    single(app, id, ORGANIZATIONS, |db, id| store::shown(db, id).map(|_| ())).await
}

/// `GET /hsds/service_at_locations/{id}`
async fn one_of_both(State(app): State<App>, Path(id): Path<String>) -> Answer {
    single(app, id, BOTH, |db, id| store::service_of(db, id).map(|_| ())).await
}

/// `GET /hsds/taxonomies/{id}`
async fn taxonomy(State(app): State<App>, Path(id): Path<String>) -> Answer {
    single(app, id, TAXONOMIES, |_, _| Ok(())).await
}

/// `GET /hsds/taxonomy_terms/{id}`
async fn term(State(app): State<App>, Path(id): Path<String>) -> Answer {
    single(app, id, TERMS, |_, _| Ok(())).await
}
