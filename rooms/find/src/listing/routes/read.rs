//! The pages of listings and services.

use ::store::StoreError;
use axum::extract::{Path, State};
use base::GroupId;
use serde::Deserialize;
use ui::{Html, href, html};
use web::{Answer, App, Failure, Page, Query, Visit};

use crate::listing::store::{self as listings, keep};
use crate::listing::views;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    page: String,
    said: String,
}

/// `GET /directory/{listing}`
pub(super) async fn listing(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    shown: Query<Shown>,
) -> Answer {
    let actor = visit.actor.clone();
    let (it, keeper, all, group, hidden) = app
        .read(move |db| {
            let (it, keeper) = keep::find(db, &actor, &slug)?;
            let all = keep::page(db, &it)?;
            let group = match it.group_id {
                Some(group) => people::group::store::find(db, &actor, group).ok(),
                None => None,
            };
            let hidden = keep::why_hidden(db, &it)?;
            Ok::<_, StoreError>((it, keeper, all, group, hidden))
        })
        .await?;
    let words = visit.words;
    let said = match shown.0.said.as_str() {
        "confirmed" => words.freshness_confirmed(),
        "asked" => words.freshness_asked(),
        "saved" => words.listing_saved(),
        _ => "",
    };
    let group = group.as_ref().map(|group| (group.slug.as_str(), group.name.as_str()));
    let page = views::ListingPage {
        it: &it,
        all: &all,
        keeps: keeper.is_some(),
        hidden: hidden.as_deref(),
        group,
        page: shown.0.page.parse().unwrap_or(1),
        said,
    };
    let look = visit.look();
    Ok(visit.page(views::listing_head(&look, &page), views::listing(&look, &page)))
}

/// `GET /directory/{listing}/{service}`
pub(super) async fn service(
    visit: Visit,
    State(app): State<App>,
    Path((slug, name)): Path<(String, String)>,
) -> Answer {
    let (actor, lang) = (visit.actor.clone(), visit.lang);
    let (it, keeper, all, terms, hidden) = app
        .read(move |db| {
            let (it, keeper) = keep::find(db, &actor, &slug)?;
            let all = keep::service_page(db, &it, &name)?;
            let own = crate::taxonomy::store::terms(db)?;
            let given = |id| all.listing_attributes.iter().any(|row| row.taxonomy_term_id == id);
            let mut terms: Vec<String> =
                own.iter().filter(|term| given(term.id)).map(|term| term.name(lang).to_owned()).collect();
            terms.extend(listings::term_names(db, &all.listing_attributes, &own)?);
            let hidden = keep::why_hidden(db, &it)?;
            Ok::<_, StoreError>((it, keeper, all, terms, hidden))
        })
        .await?;
    let service = all.services.first().ok_or(Failure::Missing)?;
    let page = views::ServicePage {
        it: &it,
        service,
        all: &all,
        terms: &terms,
        keeps: keeper.is_some(),
        hidden: hidden.as_deref(),
    };
    let look = visit.look();
    Ok(visit.page(views::service_head(&look, &page), views::service(&look, &page)))
}

/// The card of a group's listing on the group's page.
pub(super) async fn card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let (found, is_officer) = app
        .read(move |db| {
            let found = keep::of_group(db, group)?;
            let is_officer = people::membership::store::officer(db, &actor, group).is_ok();
            let shown =
                found.into_iter().filter(|it| is_officer || it.state == crate::listing::model::ListingState::Shown);
            Ok::<_, StoreError>((shown.collect::<Vec<_>>(), is_officer))
        })
        .await?;
    if found.is_empty() && !is_officer {
        return Ok(None);
    }
    let words = visit.words;
    Ok(Some(html! {
        (ui::section("directory", words.listing_card_title(), html! {
            @for it in &found { p { a href=(href::listing(&it.slug)) { bdi { (it.name) } } } }
            @if found.is_empty() { p { (words.listing_card_none()) } p { a href=(href::listing_new()) { (words.listing_new_title()) } } }
        }))
    }))
}

/// Goes to a listing and says what was done.
pub(super) fn back(slug: &str, said: &str) -> Page {
    Page::go(href::with_query(&href::listing(slug), &[("said", said)]))
}
