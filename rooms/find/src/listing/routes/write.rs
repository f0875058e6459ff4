//! Adding and changing listings and services.

use ::store::StoreError;
use axum::extract::{Path, State};
use base::{Actor, GroupRole, Point, Problems};
use http::StatusCode;
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit};

use super::read::back;
use crate::listing::model::form::{ListingForm, ServiceForm};
use crate::listing::model::hours::Hours;
use crate::listing::model::{Address, Language, Organization, Records};
use crate::listing::store::keep;
use crate::listing::views;
use crate::taxonomy::model::Term;
use crate::taxonomy::store as taxonomy;

/// Where an address is, as far as the gazetteer knows: its postal area or its town.
fn point(it: &Address) -> Option<Point> {
    let postal = places::find(&it.postal_code).into_iter().find(|place| place.postal.is_some());
    let town = || places::find(&format!("{}, {}", it.city, it.state_province)).into_iter().next();
    postal.or_else(town).map(|place| place.point)
}

/// The groups for which somebody speaks: name in URLs, name.
async fn groups(app: &App, actor: &Actor) -> Result<Vec<(String, String)>, Failure> {
    let spoken: Vec<_> =
        actor.groups.iter().filter(|(_, role)| *role >= GroupRole::Officer).map(|(group, _)| *group).collect();
    let found = app.read(move |db| people::group::store::names(db, &spoken)).await?;
    Ok(found.into_iter().map(|it| (it.slug.to_string(), it.name.clone())).collect())
}

async fn new_page(app: &App, visit: &Visit, raw: &ListingForm, problems: &Problems) -> Answer {
    let groups = groups(app, &visit.actor).await?;
    let page = views::ListingFormPage { listing: None, groups: &groups, raw, problems, refused: "" };
    let (head, main) = views::listing_form(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /directory/new`
pub(super) async fn ask_new(visit: Visit, State(app): State<App>) -> Answer {
    new_page(&app, &visit, &ListingForm::default(), &Problems::new()).await
}

/// What the block lists say about texts that everybody will read.
async fn blocked(app: &App, texts: Vec<(&'static str, String)>) -> Result<Option<Problems>, Failure> {
    let found = app.read(move |db| {
        let texts: Vec<_> = texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
        people::moderation::blocks::check(db, &texts)
    });
    Ok(found.await?.map(Problems::from))
}

fn texts(raw: &ListingForm) -> Vec<(&'static str, String)> {
    vec![
        ("name", raw.name.clone()),
        ("description", raw.description.clone()),
        ("joining", raw.joining.clone()),
        ("website", raw.website.clone()),
        ("tags", raw.tags.clone()),
    ]
}

/// `POST /directory/new`
pub(super) async fn add(visit: Visit, State(app): State<App>, Form(raw): Form<ListingForm>) -> Answer {
    let (actor, slug) = (visit.actor.clone(), raw.group.trim().to_owned());
    // Who speaks for nobody learns nothing of what is wrong with the rest.
    let group = app.read(move |db| keep::spoken_for(db, &actor, &slug)).await?;
    let draft = match raw.parse() {
        Ok(draft) => draft,
        Err(problems) => return Ok(new_page(&app, &visit, &raw, &problems).await?.invalid()),
    };
    if let Some(problems) = blocked(&app, texts(&raw)).await? {
        return Ok(new_page(&app, &visit, &raw, &problems).await?.invalid());
    }
    let (now, random) = (visit.now, app.random_arc());
    let it = app.change(move |db| keep::add(db, &draft, group, point, now, random.as_ref())).await?;
    Ok(back(&it.slug, "saved"))
}

fn edit_page(visit: &Visit, it: &Organization, raw: &ListingForm, problems: &Problems, refused: &str) -> Page {
    let page = views::ListingFormPage { listing: Some((&it.slug, &it.name)), groups: &[], raw, problems, refused };
    let (head, main) = views::listing_form(&visit.look(), &page);
    visit.page(head, main)
}

/// A listing with everything that belongs to it, for one of its keepers.
async fn kept(app: &App, visit: &Visit, slug: String) -> Result<(Organization, keep::Keeper, Records), Failure> {
    let actor = visit.actor.clone();
    let found = app.read(move |db| {
        let (it, keeper) = keep::find_kept(db, &actor, &slug)?;
        let all = keep::page(db, &it)?;
        Ok::<_, StoreError>((it, keeper, all))
    });
    Ok(found.await?)
}

/// `GET /directory/{listing}/edit`
pub(super) async fn ask_edit(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (it, _, all) = kept(&app, &visit, slug).await?;
    let raw = ListingForm::of(&it, &keep::own_rows(&all, it.id));
    Ok(edit_page(&visit, &it, &raw, &Problems::new(), ""))
}

/// `POST /directory/{listing}/edit`
pub(super) async fn save(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<ListingForm>,
) -> Answer {
    let (it, keeper, _) = kept(&app, &visit, slug).await?;
    let draft = match raw.parse() {
        Ok(draft) => draft,
        Err(problems) => return Ok(edit_page(&visit, &it, &raw, &problems, "").invalid()),
    };
    if let Some(problems) = blocked(&app, texts(&raw)).await? {
        return Ok(edit_page(&visit, &it, &raw, &problems, "").invalid());
    }
    let version: i64 = raw.version.parse().unwrap_or(0);
    let (now, random, old) = (visit.now, app.random_arc(), it.clone());
    let changed =
        app.change(move |db| keep::change(db, (&old, keeper, version), &draft, point, now, random.as_ref())).await?;
    if let Some(it) = changed {
        return Ok(back(&it.slug, "saved"));
    }
    let page = edit_page(&visit, &it, &raw, &Problems::new(), visit.words.listing_problem_version());
    Ok(page.status(StatusCode::CONFLICT))
}

fn service_page(
    visit: &Visit,
    it: &Organization,
    service: Option<(&str, &str)>,
    terms: &[Term],
    raw: &ServiceForm,
    problems: &Problems,
) -> Page {
    let page = views::ServiceFormPage { listing: (&it.slug, &it.name), service, terms, raw, problems };
    let (head, main) = views::service_form(&visit.look(), &page);
    visit.page(head, main)
}

async fn terms(app: &App) -> Result<Vec<Term>, Failure> {
    let (random, now) = (app.random_arc(), app.now());
    match app.read(taxonomy::terms).await? {
        terms if terms.is_empty() => Ok(app.change(move |db| taxonomy::plant(db, now, random.as_ref())).await?),
        terms => Ok(terms),
    }
}

/// `GET /directory/{listing}/services/new`
pub(super) async fn ask_service(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (it, _, _) = kept(&app, &visit, slug).await?;
    let terms = terms(&app).await?;
    Ok(service_page(&visit, &it, None, &terms, &ServiceForm::default(), &Problems::new()))
}

fn service_texts(raw: &ServiceForm) -> Vec<(&'static str, String)> {
    vec![
        ("name", raw.name.clone()),
        ("description", raw.description.clone()),
        ("application", raw.application.clone()),
        ("url", raw.url.clone()),
        ("tags", raw.tags.clone()),
    ]
}

/// `POST /directory/{listing}/services/new`
pub(super) async fn add_service(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<ServiceForm>,
) -> Answer {
    let (it, _, _) = kept(&app, &visit, slug).await?;
    let terms = terms(&app).await?;
    let codes: Vec<String> = terms.iter().map(|term| term.code.clone()).collect();
    let problems = match raw.parse(&codes) {
        Ok(draft) => match blocked(&app, service_texts(&raw)).await? {
            None => {
                let random = app.random_arc();
                let own = it.clone();
                let name =
                    app.change(move |db| keep::save_service(db, &own, None, &draft, &terms, random.as_ref())).await?;
                return Ok(Page::go(href::service(&it.slug, name)));
            }
            Some(problems) => problems,
        },
        Err(problems) => problems,
    };
    Ok(service_page(&visit, &it, None, &terms, &raw, &problems).invalid())
}

/// A service with everything that belongs to it, for a keeper of its listing.
async fn kept_service(app: &App, visit: &Visit, names: (String, String)) -> Result<(Organization, Records), Failure> {
    let actor = visit.actor.clone();
    let found = app.read(move |db| {
        let (it, _) = keep::find_kept(db, &actor, &names.0)?;
        let all = keep::service_page(db, &it, &names.1)?;
        Ok::<_, StoreError>((it, all))
    });
    Ok(found.await?)
}

/// `GET /directory/{listing}/{service}/edit`
pub(super) async fn ask_service_edit(
    visit: Visit,
    State(app): State<App>,
    Path(names): Path<(String, String)>,
) -> Answer {
    let (it, all) = kept_service(&app, &visit, names).await?;
    let terms = terms(&app).await?;
    let service = all.services.first().ok_or(Failure::Missing)?;
    let hours = Hours::of(all.listing_schedules.iter().filter(|row| row.service_id == Some(service.id)));
    let spoken: Vec<&Language> =
        all.listing_languages.iter().filter(|row| row.service_id == Some(service.id)).collect();
    let given = |term: &&Term| {
        all.listing_attributes.iter().any(|row| row.taxonomy_term_id == term.id && row.link_id == service.id.0)
    };
    let kinds = terms.iter().filter(given).map(|term| term.code.clone()).collect();
    let raw = ServiceForm::of(service, &hours, &spoken, kinds);
    Ok(service_page(&visit, &it, Some((&service.slug, &service.name)), &terms, &raw, &Problems::new()))
}

/// `POST /directory/{listing}/{service}/edit`
pub(super) async fn save_service(
    visit: Visit,
    State(app): State<App>,
    Path(names): Path<(String, String)>,
    Form(raw): Form<ServiceForm>,
) -> Answer {
    let (it, all) = kept_service(&app, &visit, names).await?;
    let terms = terms(&app).await?;
    let service = all.services.first().cloned().ok_or(Failure::Missing)?;
    let codes: Vec<String> = terms.iter().map(|term| term.code.clone()).collect();
    let problems = match raw.parse(&codes) {
        Ok(draft) => match blocked(&app, service_texts(&raw)).await? {
            None => {
                let (random, own) = (app.random_arc(), it.clone());
                let old = service.clone();
                let change =
                    app.change(move |db| keep::save_service(db, &own, Some(&old), &draft, &terms, random.as_ref()));
                return Ok(Page::go(href::service(&it.slug, change.await?)));
            }
            Some(problems) => problems,
        },
        Err(problems) => problems,
    };
    Ok(service_page(&visit, &it, Some((&service.slug, &service.name)), &terms, &raw, &problems).invalid())
}
