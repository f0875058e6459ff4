//! Repeating an action over HTTP.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{ActionId, Code, Problems};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Route, Visit, route};

use super::model::{SeriesForm, occurrences};
use super::views;
use crate::access;
use crate::action::model::Action;
use crate::action::routes::code_of;
use crate::action::store as actions;

pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::ACTION_SERIES_ASK, get(ask)), route(access::ACTION_SERIES, post(repeat))]
}

async fn page(visit: &Visit, app: &App, code: Code, raw: &SeriesForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let (action, later) = app
        .read(move |db| {
            let action = actions::find_mine(db, &actor, code)?;
            let later = match action.series {
                Some(series) => actions::of_series(db, &actor, series, action.content.starts_at)?,
                None => Vec::new(),
            };
            Ok::<_, Failure>((action, later))
        })
        .await?;
    let later: Vec<Action> = later.into_iter().filter(|other| other.id != action.id).collect();
    let (head, main) =
        views::series(&visit.look(), &views::SeriesPage { action: &action, later: &later, raw, problems });
    Ok(visit.page(head, main))
}

/// `GET /actions/{action}/series`
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&visit, &app, code_of(&code)?, &SeriesForm::default(), &Problems::new()).await
}

/// `POST /actions/{action}/series`
async fn repeat(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<SeriesForm>) -> Answer {
    let code = code_of(&code)?;
    let (rhythm, times) = match raw.parse() {
        Ok(sound) => sound,
        Err(problems) => return Ok(page(&visit, &app, code, &raw, &problems).await?.invalid()),
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    app.change(move |db| {
        let before = actions::hold_mine(db, &actor, code)?;
        let series = before.series.unwrap_or(before.id);
        let mut first = before.clone();
        if first.series.is_none() {
            first.series = Some(series);
            actions::save(db, &before, &first)?;
        }
        let known: Vec<base::Time> = actions::of_series(db, &actor, series, first.content.starts_at)?
            .iter()
            .map(|a| a.content.starts_at)
            .collect();
        let zone = first.content.time_zone();
        let starts = occurrences(first.content.starts_at, &zone, rhythm, times);
        let made: Vec<Action> = starts
            .into_iter()
            // Pressing the button twice must not make every meeting twice.
            .filter(|at| !known.contains(at))
            .map(|at| {
                let id = ActionId::new(now, random.as_ref());
                let copy = first.copy(id, Code::new(random.as_ref()), at, now);
                Action { series: Some(series), state: first.state, ..copy }
            })
            .collect();
        let rows: Vec<(&Action, Option<&str>)> = made.iter().map(|action| (action, None)).collect();
        actions::insert_many(db, &rows)?;
        for action in &made {
            actions::copy_organizers(db, first.id, action.id)?;
        }
        Ok::<_, Failure>(())
    })
    .await?;
    Ok(Page::go(href::action_series(code)))
}
