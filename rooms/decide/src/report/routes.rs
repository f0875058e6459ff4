//! The report and its data over HTTP.

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::get;
use http::HeaderMap;
use ui::href;
use web::{Answer, App, Failure, Page, Visit, route};

use super::views::{self, ReportPage};
use crate::conversation::model::{Conversation, Published};
use crate::map::routes::{Seen, readings, seen};
use crate::map::views::spoken_of;
use crate::statement::store as statements;
use crate::transfer::files;
use crate::vote::store as votes;
use crate::{Parts, access};

/// Purpose of the key that puts participants into an order that tells nothing.
const ORDER: &str = "conversation-rows";

/// What the report contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::REPORT_SHOW, get(show)), route(access::REPORT_DATA, get(data))],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// `GET /conversations/{conversation}/report`
async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let (it, map, figures) = (&seen.it, &seen.shown.map, seen.figures);
    let number = it.number;
    let brackets: Vec<u32> = app
        .read(move |db| {
            let all = statements::all(db, number)?;
            Ok::<_, StoreError>(all.into_iter().filter(|s| s.bracket.is_some()).map(|s| s.number).collect())
        })
        .await?;
    let wanted = spoken_of(map).into_iter().chain(brackets.iter().copied()).collect();
    let readings = readings(&app, &visit, &seen, wanted).await?;
    let page = ReportPage { conversation: it, figures, map, readings: &readings, brackets: &brackets };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/data/{file}`
async fn data(
    visit: Visit,
    State(app): State<App>,
    Path((slug, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let Seen { it, shown, .. } = seen(&app, &visit, &slug, &headers).await?;
    let map = &shown.map;
    if file == "map.json" {
        return Ok(Page::json(&map.public()));
    }
    let number = it.number;
    let bytes = match file.as_str() {
        "comments.csv" => {
            let list = app.read_long(move |db| statements::all(db, number)).await?;
            files::comments(&it, &list, map)
        }
        "summary.csv" => files::summary(&it, map, &app.absolute(&href::conversation(&it.slug))),
        "participants-votes.csv" if it.content.published == Published::Rows => rows(&app, &it).await?,
        _ => return Err(Failure::Missing),
    };
    let bytes = bytes.map_err(Failure::broken)?;
    Ok(Page::file(bytes, "text/csv; charset=utf-8", Some(&format!("{}-{file}", it.slug))))
}

/// One row for each participant, in an order that tells nothing.
pub(crate) async fn rows(app: &App, it: &Conversation) -> Result<Result<Vec<u8>, csv::Error>, StoreError> {
    let (own, number, rule) = (app.clone(), it.number, it.content.moderated);
    app.read_long(move |db| {
        let list = statements::all(db, number)?;
        let mut people = Vec::new();
        votes::each(db, number, |one| {
            people.push((own.keys().mac(ORDER, &one.known_by), one.votes));
            Ok(())
        })?;
        Ok(files::matrix(&list, rule, people))
    })
    .await
}
