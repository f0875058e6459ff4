//! Freshness over HTTP: confirm, ask, correction, settle; and the reminders that go out by themselves.

use std::sync::Arc;
use std::time::Duration;

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Private, Problems, Retention, Span, Time};
use serde::Deserialize;
use ui::{Words, href};
use web::{
    Answer, App, Failure, Form, Intake, Limit, Mail, Nothing, Page, Paging, Periodic, Purge, Query, Visit, route,
};

use super::model::CorrectionForm;
use super::{store as fresh, views};
use crate::listing::model::{ConfirmedBy, Organization};
use crate::listing::store as listings;
use crate::{Parts, access};

/// What the MAC in a confirming link is for.
const PURPOSE: &str = "listing-true";
/// How long a confirming link works.
const LINK_DAYS: i64 = 60;
/// How often reminders are looked for.
const REMIND_EVERY: Duration = Duration::from_hours(6);

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::LISTING_WRONG_ASK, get(ask_wrong)),
            route(access::LISTING_WRONG, post(say_wrong)),
            route(access::LISTING_CONFIRM, post(confirm)),
            route(access::LISTING_ASK, post(ask)),
            route(access::LISTING_TRUE_ASK, get(ask_true)),
            route(access::LISTING_TRUE, post(say_true)),
            route(access::CARE, get(care)),
            route(access::CORRECTION_SETTLE, post(settle)),
        ],
        retentions: vec![Retention {
            key: "keep-listing-corrections",
            tables: &["listing_corrections"],
            span: Span::days(fresh::SETTLED_DAYS),
            purge: Some("listing-corrections"),
        }],
        purges: vec![Purge { name: "listing-corrections", run: fresh::purge }],
        periodic: vec![Periodic {
            name: "listing-reminders",
            every: REMIND_EVERY,
            run: Arc::new(|app| Box::pin(async move { remind(&app).await })),
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

async fn found(app: &App, visit: &Visit, slug: String) -> Result<Organization, Failure> {
    let actor = visit.actor.clone();
    let (it, _) = app.read(move |db| listings::keep::find(db, &actor, &slug)).await?;
    Ok(it)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    told: String,
}

/// `GET /directory/{listing}/wrong`
async fn ask_wrong(visit: Visit, State(app): State<App>, Path(slug): Path<String>, told: Query<Told>) -> Answer {
    let it = found(&app, &visit, slug).await?;
    let (head, main) = if told.0.told.is_empty() {
        views::correction(&visit.look(), (&it.slug, &it.name), &CorrectionForm::default(), &Problems::new())
    } else {
        views::thanks(&visit.look(), (&it.slug, &it.name))
    };
    Ok(visit.page(head, main))
}

/// `POST /directory/{listing}/wrong`: without an account.
async fn say_wrong(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Intake(raw): Intake<CorrectionForm>,
) -> Answer {
    let it = found(&app, &visit, slug).await?;
    let said = match raw.parse() {
        Ok(said) => said,
        Err(problems) => {
            let (head, main) = views::correction(&visit.look(), (&it.slug, &it.name), &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    app.limits().check(Limit::Flag, &visit.client)?;
    let (random, now, slug) = (app.random_arc(), visit.now, it.slug.clone());
    let kept = app.change(move |db| fresh::say(db, &it, (said.0, &said.1), now, random.as_ref())).await?;
    if !kept {
        return Err(Failure::TooMany { retry_s: 3_600 });
    }
    Ok(Page::go(href::with_query(&href::listing_wrong(slug), &[("told", "yes")])))
}

/// `POST /directory/{listing}/confirm`: one click of a keeper.
async fn confirm(visit: Visit, State(app): State<App>, Path(slug): Path<String>, _: Form<Nothing>) -> Answer {
    let (actor, now, name) = (visit.actor.clone(), visit.now, slug.clone());
    app.change(move |db| {
        let (it, keeper) = listings::keep::find_kept(db, &actor, &name)?;
        fresh::confirm(db, it.id, keeper.by, now)
    })
    .await?;
    Ok(Page::go(href::with_query(&href::listing(&slug), &[("said", "confirmed")])))
}

/// The secret of a confirming link: the day it was made and a MAC over that and the listing.
fn token(app: &App, it: &Organization, now: Time) -> String {
    let day = now.millis().div_euclid(base::time::DAY_MS);
    let mac = app.keys().mac(PURPOSE, &signed(it, day));
    format!("{day}-{}", base::code::encode(&mac))
}

fn signed(it: &Organization, day: i64) -> Vec<u8> {
    [it.id.bytes().as_slice(), &day.to_be_bytes()].concat()
}

/// Whether a secret is one we made for this listing, not too long ago, and not used before.
fn is_sound(app: &App, it: &Organization, token: &str, now: Time) -> bool {
    let Some((day, mac)) = token.split_once('-') else { return false };
    let (Ok(day), Some(mac)) = (day.parse::<i64>(), base::code::decode(mac)) else { return false };
    let today = now.millis().div_euclid(base::time::DAY_MS);
    let since = Time::from_millis(day.saturating_mul(base::time::DAY_MS));
    let is_used = it.confirmed_by == ConfirmedBy::Organization && it.confirmed_at.is_some_and(|at| at >= since);
    (0..=LINK_DAYS).contains(&today.saturating_sub(day))
        && !is_used
        && app.keys().mac_matches(PURPOSE, &signed(it, day), &mac)
}

/// `POST /directory/{listing}/ask`: a steward asks the organization by mail.
async fn ask(visit: Visit, State(app): State<App>, Path(slug): Path<String>, _: Form<Nothing>) -> Answer {
    let it = found(&app, &visit, slug).await?;
    let Some(to) = it.email.clone() else { return Err(Failure::Missing) };
    let (own, now, lang, slug) = (app.clone(), visit.now, visit.lang, it.slug.clone());
    app.change(move |db| {
        fresh::reminded(db, it.id, now)?;
        if own.site().mails {
            let words = Words::new(lang);
            let link = own.absolute(&href::listing_true(&it.slug, token(&own, &it, now)));
            let site = own.site().name.as_str();
            let mail = Mail {
                to: Private::new(to.clone()),
                subject: words.freshness_mail_subject(&it.name, site),
                text: words.freshness_mail_text(&it.name, site, &own.absolute(&href::listing(&it.slug)), &link),
            };
            mail.enqueue(db, own.keys(), own.random());
        }
        Ok::<_, StoreError>(())
    })
    .await?;
    Ok(Page::go(href::with_query(&href::listing(slug), &[("said", "asked")])))
}

/// `GET /directory/{listing}/true/{token}`: opening a link changes nothing, its button does.
async fn ask_true(visit: Visit, State(app): State<App>, Path((slug, token)): Path<(String, String)>) -> Answer {
    app.limits().check(Limit::Guess, &visit.client)?;
    let it = found(&app, &visit, slug).await?;
    if !is_sound(&app, &it, &token, visit.now) {
        return Err(Failure::Missing);
    }
    let (head, main) = views::is_true(&visit.look(), (&it.slug, &it.name), &token);
    Ok(visit.page(head, main))
}

/// `POST /directory/{listing}/true/{token}`
async fn say_true(
    visit: Visit,
    State(app): State<App>,
    Path((slug, token)): Path<(String, String)>,
    _: Form<Nothing>,
) -> Answer {
    app.limits().check(Limit::Guess, &visit.client)?;
    let it = found(&app, &visit, slug).await?;
    if !is_sound(&app, &it, &token, visit.now) {
        return Err(Failure::Missing);
    }
    let (id, now) = (it.id, visit.now);
    app.change(move |db| fresh::confirm(db, id, ConfirmedBy::Organization, now)).await?;
    let (head, main) = views::was_true(&visit.look(), (&it.slug, &it.name));
    Ok(visit.page(head, main))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Settled {
    settled: String,
}

/// `GET /directory/care`
async fn care(
    visit: Visit,
    State(app): State<App>,
    Query(paging): Query<Paging>,
    Query(done): Query<Settled>,
) -> Answer {
    let index = paging.index();
    let now = visit.now;
    let (corrections, fading, count) = app
        .read(move |db| {
            Ok::<_, StoreError>((
                fresh::corrections(db)?,
                fresh::fading(db, now, index)?,
                fresh::fading_count(db, now)?,
            ))
        })
        .await?;
    let it = views::CarePage {
        corrections: &corrections,
        fading: &fading,
        count,
        page: paging.number(),
        settled: &done.settled,
    };
    let (head, main) = views::care(&visit.look(), &it);
    Ok(visit.page(head, main))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Settle {
    undo: String,
}

/// `POST /directory/care/corrections/{correction}`: settles, or takes that back.
async fn settle(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<Settle>) -> Answer {
    let (now, is_undone, name) = (visit.now, raw.undo == "yes", code.clone());
    app.change(move |db| fresh::settle(db, &name, is_undone, now)).await?;
    let settled = if is_undone { "" } else { code.as_str() };
    Ok(Page::go(href::with_query(&href::directory_care(), &[("settled", settled)])))
}

/// Reminds the officers of groups whose listings fade, at most once a month.
pub(crate) async fn remind(app: &App) -> Result<(), Failure> {
    let (now, own) = (app.now(), app.clone());
    app.change(move |db| remind_all(db, &own, now)).await?;
    Ok(())
}

fn remind_all(db: &mut Change, app: &App, now: Time) -> Result<(), StoreError> {
    for it in fresh::due(db, now)? {
        fresh::reminded(db, it.id, now)?;
        let link = app.absolute(&href::listing(&it.slug));
        people::notice::mail_officers(db, app, it.group, |words| {
            (words.freshness_remind_subject(&it.name), words.freshness_remind_text(&it.name, &link))
        })?;
    }
    Ok(())
}
