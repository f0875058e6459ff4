//! News about an action over HTTP.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Code, Problems};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Route, Visit, route};

use super::model::UpdateForm;
use super::{store, views};
use crate::access;
use crate::action::routes::{code_of, mine};
use crate::action::store as actions;
use crate::action::tell;

pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::ACTION_UPDATES_ASK, get(ask)), route(access::ACTION_UPDATES, post(say))]
}

async fn page(visit: &Visit, app: &App, code: Code, raw: &UpdateForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let (action, updates) = app
        .read(move |db| {
            let action = actions::find_mine(db, &actor, code)?;
            let updates = store::latest(db, action.id)?;
            Ok::<_, Failure>((action, updates))
        })
        .await?;
    let page = views::UpdatesPage { action: &action, updates: &updates, raw, problems, mails: app.site().mails };
    let (head, main) = views::updates(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /actions/{action}/updates`
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&visit, &app, code_of(&code)?, &UpdateForm::default(), &Problems::new()).await
}

/// `POST /actions/{action}/updates`
async fn say(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<UpdateForm>) -> Answer {
    let (code, now, actor) = (code_of(&code)?, visit.now, visit.actor.clone());
    if let Some(at) = raw.taken_back() {
        app.change(move |db| {
            let action = actions::find_mine(db, &actor, code)?;
            store::delete(db, action.id, at).map_err(Failure::from)
        })
        .await?;
        return Ok(Page::go(href::action_updates(code)));
    }
    let (news, mail) = match raw.parse() {
        Ok(sound) => sound,
        Err(problems) => {
            mine(&app, &visit, code).await?;
            return Ok(page(&visit, &app, code, &raw, &problems).await?.invalid());
        }
    };
    if let Some(problems) = crate::moderation::blocked(&app, vec![("text", news.clone())]).await? {
        mine(&app, &visit, code).await?;
        return Ok(page(&visit, &app, code, &raw, &problems).await?.invalid());
    }
    app.change(move |db| {
        let action = actions::hold_mine(db, &actor, code)?;
        if store::insert(db, action.id, now, &news)? && mail {
            tell::everybody(db, &action, tell::What::News, &news);
        }
        Ok::<_, Failure>(())
    })
    .await?;
    Ok(Page::go(href::action(code)))
}
