//! Pictures for sharing, drawn away from the threads that answer.
//!
//! A picture is kept in memory for a while, the last few dozen of them, so that a link that travels
//! through a messenger is drawn once.

use std::sync::Arc;
use std::time::Duration;

use base::{Code, Lang};
use store::StoreError;
use ui::Words;
use ui::picture::PictureProblem;
use web::{App, Failure};

use super::card::{draw_action, draw_call};
use crate::action::model::Action;
use crate::action::store::{Which, each_public};
use crate::call::model::{Call, Figures};
use crate::near::kept::{Kept, Shelf};
use crate::near::map::Mark;

/// How far a picture may be behind a change: who looks at a shared link reads the page for the rest.
const PATIENCE: Duration = Duration::from_secs(20);
/// Pictures kept at the same time; each takes some tens of kilobytes.
const KEPT_MAX: usize = 48;

/// What a picture is of.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Subject {
    /// A call, by its name in URLs.
    Call(String),
    /// An action.
    Action(Code),
}

/// The pictures of an app.
struct Pictures(Shelf<(Subject, Lang), Vec<u8>>);

fn kept(app: &App, subject: Subject, lang: Lang) -> Arc<Kept<Vec<u8>>> {
    app.once(|_| Pictures(Shelf::new(KEPT_MAX))).0.of((subject, lang))
}

/// The picture of a call, which the asker may see.
pub(super) async fn of_call(app: &App, lang: Lang, call: Call, figures: Figures) -> Result<Arc<Vec<u8>>, Failure> {
    let (site, subject) = (site(app), Subject::Call(call.slug.to_string()));
    let make = move |app: App| async move {
        let made = app.read_long(move |db| {
            let mut marks = Vec::new();
            each_public(db, Which::OfCall(call.id), |spot| {
                marks.extend(Mark::of(&spot, true));
                Ok(())
            })?;
            draw_call(Words::new(lang), &site, &call, figures, &marks).map_err(undrawn)
        });
        Ok(made.await?)
    };
    kept(app, subject, lang).get(app, PATIENCE, make).await
}

/// The picture of an action, which the asker may see.
pub(super) async fn of_action(app: &App, lang: Lang, action: Action) -> Result<Arc<Vec<u8>>, Failure> {
    let (site, subject) = (site(app), Subject::Action(action.code));
    let make = move |app: App| async move {
        let made = app.read_long(move |_| draw_action(Words::new(lang), &site, &action).map_err(undrawn));
        Ok(made.await?)
    };
    kept(app, subject, lang).get(app, PATIENCE, make).await
}

fn site(app: &App) -> String {
    let site = app.site();
    site.town.clone().unwrap_or_else(|| site.name.clone())
}

fn undrawn(problem: PictureProblem) -> StoreError {
    StoreError::broken(problem.to_string())
}
