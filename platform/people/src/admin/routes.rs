//! Site roles over HTTP.

use axum::extract::State;
use axum::routing::{get, post};
use base::{Actor, Code, PersonId, Problems, SiteRole, Time};
use store::Change;
use ui::Head;
use web::{Answer, App, Failure, Form, Limit, Page, Route, Visit, route};

use super::model::{RoleForm, RoleWish};
use super::views;
use crate::audit::{self, model as acts};
use crate::notice::{self, What};
use crate::person::routes::code_hash;
use crate::person::store::{self as person_store, TokenKind};
use crate::{access, session};

/// The routes of site roles.
pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::ADMIN, get(show)), route(access::ADMIN_ROLE_POST, post(role))]
}

async fn page(visit: &Visit, app: &App, form: &RoleForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let people = app.read(move |db| person_store::with_roles(db, &actor)).await.map_err(Failure::from)?;
    let main = views::admin(&visit.look(), &people, visit.actor.person, form, problems);
    Ok(visit.page(Head::new(visit.words.admin_title()).hidden(), main))
}

async fn show(visit: Visit, State(app): State<App>) -> Answer {
    page(&visit, &app, &RoleForm::default(), &Problems::new()).await
}

async fn role(visit: Visit, State(app): State<App>, Form(form): Form<RoleForm>) -> Answer {
    app.limits().check(Limit::Guess, &visit.client)?;
    let wish = match form.parse() {
        Ok(wish) => wish,
        Err(problems) => return Ok(page(&visit, &app, &form, &problems).await?.invalid()),
    };
    let unknown = || Problems::one("code", "admin-code-unknown");
    match wish {
        RoleWish::Look { code, role } => match look(&visit, &app, code).await? {
            Some(name) => {
                let main = views::confirm(&visit.look(), &name, role, code.as_str());
                Ok(visit.page(Head::new(visit.words.admin_confirm_title()).hidden(), main))
            }
            None => Ok(page(&visit, &app, &form, &unknown()).await?.invalid()),
        },
        RoleWish::Give { code, role } => {
            let (inner, actor, now) = (app.clone(), visit.actor.clone(), visit.now);
            match app.change(move |db| give(db, &inner, &actor, code, role, now)).await {
                Ok(()) => Ok(Page::go(ui::href::admin())),
                Err(Failure::Missing) => Ok(page(&visit, &app, &form, &unknown()).await?.invalid()),
                Err(other) => Err(other),
            }
        }
        RoleWish::Take { person } => {
            let (inner, actor, now, words) = (app.clone(), visit.actor.clone(), visit.now, visit.words);
            let last = words.admin_last().to_owned();
            app.change(move |db| take(db, &inner, &actor, person, &last, now)).await?;
            let is_me = visit.actor.person == Some(person);
            Ok(Page::go(if is_me { ui::href::sign_in() } else { ui::href::admin() }))
        }
    }
}

async fn look(visit: &Visit, app: &App, code: Code) -> Result<Option<String>, Failure> {
    let now = visit.now;
    app.read(move |db| {
        let token = person_store::see_token(db, &code_hash(code), TokenKind::Role, now)?;
        let Some(person) = token.and_then(|token| token.person) else { return Ok(None) };
        Ok::<_, Failure>(Some(person_store::find(db, person)?.name))
    })
    .await
}

/// Changes the role; the person's sessions end, so that the new role begins with a new token.
fn set(db: &mut Change, app: &App, person: PersonId, role: SiteRole, now: Time) -> Result<String, Failure> {
    let person = person_store::find(db, person)?;
    person_store::set_role(db, person.id, role)?;
    session::store::end_all(db, person.id)?;
    notice::tell(db, app, &person, What::RoleChanged, now)?;
    Ok(person.name)
}

fn give(db: &mut Change, app: &App, actor: &Actor, code: Code, role: SiteRole, now: Time) -> Result<(), Failure> {
    let token = person_store::take_token(db, &code_hash(code), TokenKind::Role, now)?;
    let person = token.person.ok_or(Failure::Missing)?;
    if actor.person == Some(person) {
        // Nobody changes the own role by the own code.
        return Err(Failure::Missing);
    }
    let name = set(db, app, person, role, now)?;
    let about = format!("{name} ({})", role.as_str());
    audit::store::append(db, actor, acts::ROLE_GIVEN, &about, now).map_err(Failure::from)
}

fn take(db: &mut Change, app: &App, actor: &Actor, person: PersonId, last: &str, now: Time) -> Result<(), Failure> {
    let found = person_store::find(db, person)?;
    if found.site_role == SiteRole::None {
        return Err(Failure::Missing);
    }
    if found.site_role == SiteRole::Admin && person_store::admins(db)? == 1 {
        return Err(Failure::Refused(last.to_owned()));
    }
    let name = set(db, app, person, SiteRole::None, now)?;
    let act = if actor.person == Some(person) { acts::ROLE_LEFT } else { acts::ROLE_TAKEN };
    let about = format!("{name} ({})", found.site_role.as_str());
    audit::store::append(db, actor, act, &about, now).map_err(Failure::from)
}
