//! The picture of a call over HTTP.

use ::store::{Change, StoreError, files};
use axum::extract::{Path, State};
use base::{Actor, Problems, Random, Time};
use tokio::sync::Semaphore;
use ui::href;
use ui::picture::{Picture as Made, PictureProblem, reencode};
use web::{Answer, App, Failure, Page, Upload, Uploaded, Visit};

use crate::call::form::{PictureForm, PictureWish};
use crate::call::model::{Call, Picture, State as CallState};
use crate::call::{store, views};
use crate::events;

/// Pictures are read one after the other: each may take a quarter of a gigabyte for a moment.
struct Bench(Semaphore);

fn page(visit: &Visit, call: &Call, raw: &PictureForm, problems: &Problems) -> Page {
    let (head, main) = views::picture(&visit.look(), &views::PicturePage { call, raw, problems });
    visit.page(head, main)
}

async fn for_editor(app: &App, visit: &Visit, slug: &str) -> Result<Call, StoreError> {
    let (actor, slug) = (visit.actor.clone(), slug.to_owned());
    app.read(move |db| store::find_for_editor(db, &actor, &slug)).await
}

/// `GET /calls/{call}/picture`
pub(super) async fn ask(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let call = for_editor(&app, &visit, &slug).await?;
    let picture_text = call.picture.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    let raw = PictureForm { picture_text, ..PictureForm::default() };
    Ok(page(&visit, &call, &raw, &Problems::new()))
}

/// `POST /calls/{call}/picture`
pub(super) async fn change(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    upload: Upload<PictureForm>,
) -> Answer {
    let call = for_editor(&app, &visit, &slug).await?;
    let raw = upload.form;
    let wish = raw.parse(call.state != CallState::Draft, upload.file.is_some(), call.picture.is_some());
    let wish = match wish {
        Ok(wish) => wish,
        Err(problems) => return Ok(page(&visit, &call, &raw, &problems).invalid()),
    };
    let sent = match upload.file {
        Some(file) if wish.text.is_some() => match made_anew(&app, file).await? {
            Ok(picture) => Some(picture),
            Err(problem) => {
                return Ok(page(&visit, &call, &raw, &Problems::one("picture", problem.key())).invalid());
            }
        },
        _ => None,
    };
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), slug.clone());
    app.change(move |db| write(db, &actor, &name, sent.as_ref(), &wish, now, random.as_ref())).await?;
    Ok(Page::go(href::call(&slug)))
}

/// Makes the picture anew, away from the threads that answer.
async fn made_anew(app: &App, file: Uploaded) -> Result<Result<Made, PictureProblem>, Failure> {
    let bench = app.once(|_| Bench(Semaphore::new(1)));
    let _turn = bench.0.acquire().await.map_err(Failure::broken)?;
    app.read_long(move |_| Ok::<_, Failure>(reencode(&file.bytes))).await
}

fn write(
    db: &mut Change,
    actor: &Actor,
    slug: &str,
    sent: Option<&Made>,
    wish: &PictureWish,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let call = store::hold_for_editor(db, actor, slug)?;
    let before = call.picture.clone();
    let next = match (&wish.text, sent, &before) {
        (None, _, _) => None,
        (Some(text), Some(new), _) => {
            let file = files::put(db, new.content_type(), &new.bytes)?.to_string();
            Some(Picture { file, text: text.clone(), width: new.width, height: new.height })
        }
        (Some(text), None, Some(kept)) => Some(Picture { text: text.clone(), ..kept.clone() }),
        (Some(_), None, None) => return Err(StoreError::Missing),
    };
    if next == before {
        return Ok(());
    }
    let is_public = call.state != CallState::Draft;
    let (call, correction) = call.picture(next, &wish.reason, now);
    store::save(db, &call)?;
    store::add_correction(db, call.id, &correction)?;
    if is_public {
        super::write::say(db, events::CALL_CORRECTED, &call, now, random)?;
    }
    match before.filter(|old| call.picture.as_ref().is_none_or(|new| new.file != old.file)) {
        Some(old) => drop_file(db, &old.file),
        None => Ok(()),
    }
}

/// Deletes a picture that no call shows any more.
fn drop_file(db: &mut Change, file: &str) -> Result<(), StoreError> {
    if store::shows_file(db, file)? {
        return Ok(());
    }
    match file.parse() {
        Ok(id) => files::delete(db, id).map(|_| ()),
        Err(_) => Ok(()),
    }
}
