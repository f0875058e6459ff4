//! My page, my profile, my data, over HTTP.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Code, Event, Private, Problems, Time};
use serde::Deserialize;
use serde_json::json;
use store::StoreError;
use ui::Head;
use web::{Answer, App, Failure, Form, Limit, Mail, Page, Query, Route, Visit, route};

use super::model::{DeleteForm, Person, ProfileForm};
use super::store::{self as person_store, Token, TokenKind};
use super::{export, views};
use crate::account::MAIL;
use crate::notice::{self, What};
use crate::secret::{Secret, SecretHash, sha256};
use crate::{access, session};

/// How long the link that confirms an address is good.
const MAIL_LIFE: Duration = Duration::from_hours(24);

/// How long a code for an administrator is good.
const CODE_LIFE: Duration = Duration::from_mins(15);

const PENDING: &str = "person-mail-pending";

/// The routes of a person's own pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::ME, get(me)),
        route(access::PROFILE, get(show_profile)),
        route(access::PROFILE_POST, post(profile)),
        route(access::ADDRESS_POST, post(address)),
        route(access::MAIL, get(show_mail)),
        route(access::MAIL_POST, post(confirm_mail)),
        route(access::ROLE_CODE_POST, post(role_code)),
        route(access::EXPORT, get(export)),
        route(access::DELETE, get(show_delete)),
        route(access::DELETE_POST, post(delete)),
    ]
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct ProfileQuery {
    sent: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct AddressForm {
    email: String,
    step: String,
}

async fn find_me(visit: &Visit, app: &App) -> Result<Person, Failure> {
    let actor = visit.actor.clone();
    app.read(move |db| person_store::me(db, &actor)).await.map_err(Failure::from)
}

async fn me(visit: Visit, State(app): State<App>) -> Answer {
    let (id, actor) = (visit.person()?, visit.actor.clone());
    let (person, notices) = app
        .read(move |db| Ok::<_, Failure>((person_store::me(db, &actor)?, notice::store::of_person(db, &actor)?)))
        .await?;
    let mut cards = Vec::new();
    for card in app.person_cards() {
        cards.extend(card(app.clone(), visit.clone(), id).await?);
    }
    let shown = notices.get(..notices.len().min(10)).unwrap_or_default();
    let main = views::me(&visit.look(), &person, &cards, shown);
    Ok(visit.page(Head::new(visit.words.person_me_title()).hidden(), main))
}

/// What the profile page shows besides what is stored.
#[derive(Default)]
struct Shown<'a> {
    form: Option<&'a ProfileForm>,
    typed: &'a str,
    sent: bool,
    code: Option<&'a str>,
}

fn profile_page(visit: &Visit, app: &App, person: &Person, shown: &Shown<'_>, problems: &Problems) -> Page {
    let stored = ProfileForm { name: person.name.clone(), lang: person.lang.tag().to_owned() };
    let confirmed = notice::address(app, person);
    let it = views::ProfilePage {
        mail: confirmed.as_ref().map(|address| address.reveal().as_str()),
        mails: app.site().mails,
        typed: shown.typed,
        sent: shown.sent,
        code: shown.code,
    };
    let main = views::profile(&visit.look(), shown.form.unwrap_or(&stored), &it, problems);
    visit.page(Head::new(visit.words.person_profile_title()).hidden(), main)
}

async fn show_profile(visit: Visit, State(app): State<App>, Query(query): Query<ProfileQuery>) -> Answer {
    let person = find_me(&visit, &app).await?;
    let shown = Shown { sent: query.sent == "yes", ..Shown::default() };
    Ok(profile_page(&visit, &app, &person, &shown, &Problems::new()))
}

async fn profile(visit: Visit, State(app): State<App>, Form(form): Form<ProfileForm>) -> Answer {
    let person = find_me(&visit, &app).await?;
    let profile = match form.parse() {
        Ok(profile) => profile,
        Err(problems) => {
            let shown = Shown { form: Some(&form), ..Shown::default() };
            return Ok(profile_page(&visit, &app, &person, &shown, &problems).invalid());
        }
    };
    let lang = profile.lang;
    app.change(move |db| person_store::set_profile(db, person.id, &profile)).await.map_err(Failure::from)?;
    // The gate remembers the language that an address asks for.
    Ok(Page::go(ui::href::with_query(&ui::href::me_profile(), &[("lang", lang.tag())])))
}

async fn address(visit: Visit, State(app): State<App>, Form(form): Form<AddressForm>) -> Answer {
    let person = find_me(&visit, &app).await?;
    let (inner, now) = (app.clone(), visit.now);
    if form.step == "remove" {
        app.store()
            .change(move |db| {
                notice::tell(db, &inner, &person, What::MailChanged, now)?;
                person_store::clear_mail(db, person.id)
            })
            .await
            .map_err(Failure::from)?;
        return Ok(Page::go(ui::href::me_profile()));
    }
    if !app.site().mails {
        return Err(Failure::Missing);
    }
    let mut problems = Problems::new();
    let Some(address) = problems.take("email", base::text::mail_address(&form.email)) else {
        let shown = Shown { typed: &form.email, ..Shown::default() };
        return Ok(profile_page(&visit, &app, &person, &shown, &problems).invalid());
    };
    app.limits().check_for(Limit::Reset, &visit.client, person.id.bytes())?;
    app.store()
        .change(move |db| {
            let secret = Secret::new(inner.random());
            let sealed = inner.keys().seal(inner.random(), PENDING, address.as_bytes());
            let token = Token { person: Some(person.id), sealed: Some(sealed), expires_at: now.plus(MAIL_LIFE) };
            person_store::clear_tokens(db, person.id, TokenKind::Mail)?;
            person_store::add_token(db, &secret.hash(), TokenKind::Mail, &token)?;
            let (words, site) = (ui::Words::new(person.lang), inner.site().name.as_str());
            let link = inner.absolute(&ui::href::me_mail(secret.as_str()));
            let mail = Mail {
                to: Private::new(address.clone()),
                subject: words.person_mail_subject(site),
                text: words.person_mail_text(person.name.as_str(), &link, site),
            };
            mail.enqueue(db, inner.keys(), inner.random());
            Ok::<_, StoreError>(())
        })
        .await
        .map_err(Failure::from)?;
    Ok(Page::go(ui::href::with_query(&ui::href::me_profile(), &[("sent", "yes")])))
}

/// The hash of a confirmation link, and the address it confirms.
async fn pending(visit: &Visit, app: &App, token: &str) -> Result<(SecretHash, String), Failure> {
    app.limits().check(Limit::Guess, &visit.client)?;
    let (hash, now) = (Secret::parse(token).ok_or(Failure::Missing)?.hash(), visit.now);
    let found = app.read(move |db| person_store::see_token(db, &hash, TokenKind::Mail, now)).await;
    let sealed = found.map_err(Failure::from)?.and_then(|token| token.sealed).ok_or(Failure::Missing)?;
    let plain = app.keys().open(PENDING, &sealed).ok_or(Failure::Missing)?;
    Ok((hash, String::from_utf8(plain).map_err(Failure::broken)?))
}

async fn show_mail(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let (_, address) = pending(&visit, &app, &token).await?;
    let main = views::confirm_mail(&visit.look(), &token, &address);
    Ok(visit.page(Head::new(visit.words.person_mail_confirm_title()).hidden(), main))
}

async fn confirm_mail(
    visit: Visit,
    State(app): State<App>,
    Path(token): Path<String>,
    Form(_): Form<AddressForm>,
) -> Answer {
    let (hash, address) = pending(&visit, &app, &token).await?;
    let (inner, now) = (app.clone(), visit.now);
    let is_taken = app
        .store()
        .change(move |db| {
            let token = person_store::take_token(db, &hash, TokenKind::Mail, now)?;
            let person = person_store::find(db, token.person.ok_or(StoreError::Missing)?)?;
            let key = inner.keys().lookup(MAIL, &address);
            if person_store::by_mail(db, key)?.is_some_and(|other| other != person.id) {
                return Ok(true);
            }
            // The old address hears of it before it is replaced.
            notice::tell(db, &inner, &person, What::MailChanged, now)?;
            let sealed = inner.keys().seal(inner.random(), MAIL, address.as_bytes());
            person_store::set_mail(db, person.id, key, &sealed)?;
            Ok::<_, StoreError>(false)
        })
        .await
        .map_err(Failure::from)?;
    let main = views::mail_confirmed(&visit.look(), is_taken);
    Ok(visit.page(Head::new(visit.words.person_mail_confirm_title()).hidden(), main))
}

/// What is kept of a code for an administrator.
pub(crate) fn code_hash(code: Code) -> SecretHash {
    sha256(code.as_str().as_bytes())
}

async fn role_code(visit: Visit, State(app): State<App>, Form(_): Form<AddressForm>) -> Answer {
    let person = find_me(&visit, &app).await?;
    let (id, code, now) = (person.id, Code::new(app.random()), visit.now);
    app.store()
        .change(move |db| {
            person_store::clear_tokens(db, id, TokenKind::Role)?;
            let token = Token { person: Some(id), sealed: None, expires_at: now.plus(CODE_LIFE) };
            person_store::add_token(db, &code_hash(code), TokenKind::Role, &token)
        })
        .await
        .map_err(Failure::from)?;
    let shown = Shown { code: Some(code.as_str()), ..Shown::default() };
    Ok(profile_page(&visit, &app, &person, &shown, &Problems::new()))
}

async fn export(visit: Visit, State(app): State<App>) -> Answer {
    let (inner, actor) = (app.clone(), visit.actor.clone());
    let all = app.read_long(move |db| export::everything(db, &inner, &actor)).await.map_err(Failure::from)?;
    let text = serde_json::to_vec_pretty(&all).map_err(Failure::broken)?;
    Ok(Page::file(text, "application/json", Some("convoke-my-data.json")))
}

async fn delete_page(visit: &Visit, app: &App, problems: &Problems) -> Answer {
    let me = visit.person()?;
    let orphans = app.read(move |db| person_store::last_officer_of(db, me)).await.map_err(Failure::from)?;
    let main = views::delete(&visit.look(), &orphans, problems);
    Ok(visit.page(Head::new(visit.words.person_delete_title()).hidden(), main))
}

async fn show_delete(visit: Visit, State(app): State<App>) -> Answer {
    delete_page(&visit, &app, &Problems::new()).await
}

async fn delete(visit: Visit, State(app): State<App>, Form(form): Form<DeleteForm>) -> Answer {
    let me = visit.person()?;
    let orphans = app.read(move |db| person_store::last_officer_of(db, me)).await.map_err(Failure::from)?;
    if let Err(problems) = form.parse(!orphans.is_empty()) {
        return Ok(delete_page(&visit, &app, &problems).await?.invalid());
    }
    let (inner, actor, now) = (app.clone(), visit.actor.clone(), visit.now);
    let words = visit.words;
    app.change(move |db| {
        let person = person_store::me(db, &actor)?;
        if person.site_role == base::SiteRole::Admin && person_store::admins(db)? == 1 {
            return Err(Failure::Refused(words.person_delete_last_admin().to_owned()));
        }
        forget(db, &inner, me, now)?;
        Ok(())
    })
    .await?;
    // The page is made for a visitor without an account: the session is gone.
    let look = ui::Look { signed_in: None, steward: false, ..visit.look() };
    let main = views::deleted(&look);
    let page = Page::html(ui::page(&look, Head::new(visit.words.person_deleted_title()).hidden(), main));
    Ok(page.cookie(&session::no_cookie(&app)).header(session::CLEAR, session::CLEAR_ALL))
}

/// Deletes a person and tells the rooms, which forget what they keep about the person.
pub(crate) fn forget(db: &mut store::Change, app: &App, person: base::PersonId, now: Time) -> Result<(), StoreError> {
    for farewell in app.farewells() {
        farewell(db, person, now)?;
    }
    crate::membership::store::leave_all(db, person, now, app.random())?;
    person_store::delete(db, person)?;
    db.emit(Event::new("PersonDeleted", person, json!({}), now, app.random()));
    Ok(())
}
