//! Reports of delegates and questions to them over HTTP; they are shown on the page of the seat.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Problems, Time};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit, route};

use super::model::{QUESTIONS_EACH, ReportForm};
use super::{store, views};
use crate::delegate::{load, routes, store as delegations};
use crate::proposal::form::WordsForm;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::SEAT_REPORT_NEW, get(new)),
            route(access::SEAT_REPORT_ADD, post(add)),
            route(access::SEAT_ASK, post(ask)),
            route(access::SEAT_ANSWER, post(answer)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// `GET /delegations/{delegation}/seats/{seat}/report`
async fn new(visit: Visit, State(app): State<App>, Path((code, place)): Path<(String, u32)>) -> Answer {
    let actor = visit.actor.clone();
    let (it, _) = app.read(move |db| load::own_seat(db, &actor, &code, place)).await?;
    let (head, main) = views::edit(&visit.look(), &it, place, &ReportForm::default(), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/seats/{seat}/report`
async fn add(
    visit: Visit,
    State(app): State<App>,
    Path((code, place)): Path<(String, u32)>,
    Form(raw): Form<ReportForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, _) = app.read(move |db| load::own_seat(db, &actor, &name, place)).await?;
    let parsed = match raw.parse() {
        Ok(text) => crate::blocked(&app, vec![("text", text.clone())]).await?.map_or(Ok(text), Err),
        Err(problems) => Err(problems),
    };
    let text = match parsed {
        Ok(text) => text,
        Err(problems) => {
            let (head, main) = views::edit(&visit.look(), &it, place, &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    app.change(move |db| {
        let (it, _) = load::own_seat(db, &actor, &code, place)?;
        delegations::hold_by_id(db, it.id)?;
        let (_, mine) = load::own_seat(db, &actor, &code, place)?;
        store::add_report(db, mine.id, &text, now)
    })
    .await?;
    Ok(Page::go(format!("{}#reports", href::seat(it.code, place))))
}

/// `POST /delegations/{delegation}/seats/{seat}/questions`
async fn ask(
    visit: Visit,
    State(app): State<App>,
    Path((code, place)): Path<(String, u32)>,
    Form(raw): Form<WordsForm>,
) -> Answer {
    let parsed = match raw.question() {
        Ok(words) => crate::blocked(&app, vec![("question", words.clone())]).await?.map_or(Ok(words), Err),
        Err(problems) => Err(problems),
    };
    let problems = match parsed {
        Ok(words) => {
            let (actor, now, name) = (visit.actor.clone(), visit.now, code.clone());
            if app.change(move |db| write_question(db, &actor, &name, place, &words, now)).await? {
                return Ok(Page::go(format!("{}#questions", href::seat(&code, place))));
            }
            Problems::one("question", "delegate-problem-questions")
        }
        Err(problems) => problems,
    };
    Ok(routes::seat_page(&app, &visit, &code, place, &problems, &raw.question).await?.invalid())
}

fn write_question(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    place: u32,
    words: &str,
    now: Time,
) -> Result<bool, StoreError> {
    let (it, person) = delegations::hold_inside(db, actor, code)?;
    let held = delegations::holder(db, it.id, place)?.ok_or(StoreError::Missing)?;
    if store::asked(db, held.id, person)? >= QUESTIONS_EACH {
        return Ok(false);
    }
    store::add_question(db, held.id, person, words, now)?;
    Ok(true)
}

/// `POST /delegations/{delegation}/seats/{seat}/questions/{question}`
async fn answer(
    visit: Visit,
    State(app): State<App>,
    Path((code, place, number)): Path<(String, u32, u32)>,
    Form(raw): Form<WordsForm>,
) -> Answer {
    let Ok(words) = raw.answer() else {
        return Err(Failure::Refused(visit.words.proposal_problem_answer().to_owned()));
    };
    let (actor, now, name) = (visit.actor.clone(), visit.now, code.clone());
    app.change(move |db| {
        let (_, mine) = load::own_seat(db, &actor, &name, place)?;
        store::answer(db, mine.id, number, &words, now)
    })
    .await?;
    Ok(Page::go(format!("{}#question-{number}", href::seat(&code, place))))
}
