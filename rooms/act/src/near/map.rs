//! Maps of actions: drawn away from the threads that answer, kept in memory, drawn anew a few seconds
//! after something changed. A page copies a finished drawing, so its cost does not grow with the
//! number of actions.

use std::sync::Arc;
use std::time::Duration;

use base::{CallId, Lang, Point};
use store::StoreError;
use ui::map::{Bounds, MapInput, Spot, SpotKind, draw};
use ui::{Html, Words, href, html};
use web::{App, Failure};

use super::kept::{Kept, Shelf};
use super::list::upcoming;
use crate::action::model::ActionSpot;
use crate::action::store::{Which, each_public};

/// How far a drawing may be behind a change.
const PATIENCE: Duration = Duration::from_secs(4);
/// Drawings kept at the same time; each takes about a hundred kilobytes.
const KEPT_MAX: usize = 64;

type Key = (Option<CallId>, Lang);

/// The drawings of an app.
struct Drawings(Shelf<Key, Html>);

fn kept(app: &App, key: Key) -> Arc<Kept<Html>> {
    app.once(|_| Drawings(Shelf::new(KEPT_MAX))).0.of(key)
}

/// As much of an action as a map shows.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    point: Point,
    going: u32,
    label: String,
    code: String,
}

impl Mark {
    /// The mark of an action that takes place somewhere; a call's map names towns, others titles too.
    pub(crate) fn of(spot: &ActionSpot, in_call: bool) -> Option<Self> {
        let point = spot.place.point.filter(|_| spot.state.counts())?;
        let town = spot.place.town();
        let label = match (town.is_empty(), in_call) {
            (true, _) => spot.title.clone(),
            (false, true) => town,
            (false, false) => format!("{}, {town}", spot.title),
        };
        Some(Self { point, going: spot.figures.going, label, code: spot.code.to_string() })
    }

    /// The same for the drawing.
    pub(crate) fn spot(&self) -> Spot<'_> {
        Spot { point: self.point, weight: self.going, label: &self.label, key: &self.code, kind: SpotKind::Action }
    }
}

/// The corners of bounds as a question: west, south, east, north.
fn corners(bounds: Bounds) -> String {
    format!("{},{},{},{}", bounds.west, bounds.south, bounds.east, bounds.north)
}

/// The map of a call's actions, those that are over too; nothing while none has a place.
pub(crate) async fn of_call(app: &App, lang: Lang, call: CallId, slug: &str) -> Result<Html, Failure> {
    let kept = kept(app, (Some(call), lang));
    let slug = slug.to_owned();
    let make = move |app: App| async move {
        let made = app.read_long(move |db| {
            let mut marks = Vec::new();
            each_public(db, Which::OfCall(call), |spot| {
                marks.extend(Mark::of(&spot, true));
                Ok(())
            })?;
            Ok::<_, StoreError>(call_drawing(Words::new(lang), &slug, &marks))
        });
        Ok(made.await?)
    };
    Ok(kept.get(app, PATIENCE, make).await?.as_ref().clone())
}

/// The map of everything that is coming up; nothing while nothing is.
pub(crate) async fn of_everything(app: &App, lang: Lang) -> Result<Html, Failure> {
    let kept = kept(app, (None, lang));
    let make = move |app: App| async move {
        let list = upcoming(&app).await?;
        let made = app.read_long(move |_| {
            let marks: Vec<Mark> = list.entries.iter().filter_map(|entry| Mark::of(&entry.spot, false)).collect();
            Ok::<_, StoreError>(home_drawing(Words::new(lang), &marks))
        });
        Ok(made.await?)
    };
    Ok(kept.get(app, PATIENCE, make).await?.as_ref().clone())
}

fn call_drawing(words: &Words, slug: &str, marks: &[Mark]) -> Html {
    let table = href::call_actions(slug);
    let caption = html! {
        (words.feeds_map_area()) " "
        a href=(table) { (words.feeds_map_table()) } " · "
        a href=(href::call_csv(slug)) { "CSV" } " · "
        a href=(href::call_calendar(slug)) { (words.feeds_map_calendar()) }
    };
    let area = |bounds| href::with_query(&table, &[("bbox", &corners(bounds))]);
    drawing(words, words.feeds_map_call(), marks, &area, &href::call_geojson(slug), caption)
}

fn home_drawing(words: &Words, marks: &[Mark]) -> Html {
    let caption = html! {
        (words.feeds_map_area()) " "
        a href=(href::actions()) { (words.feeds_map_list()) } " · "
        a href=(href::actions_calendar()) { (words.feeds_map_calendar()) }
    };
    let area = |bounds| href::with_query(&href::actions(), &[("bbox", &corners(bounds))]);
    drawing(words, words.feeds_map_home(), marks, &area, &href::actions_geojson(), caption)
}

fn drawing(
    words: &Words,
    title: &str,
    marks: &[Mark],
    area: &dyn Fn(Bounds) -> String,
    data: &str,
    caption: Html,
) -> Html {
    if marks.is_empty() {
        return html! {};
    }
    let spots: Vec<Spot<'_>> = marks.iter().map(Mark::spot).collect();
    draw(&MapInput {
        words,
        id: "places",
        title,
        spots: &spots,
        frame: None,
        here: None,
        towns: &[],
        href: &|spot| href::action(spot.key),
        area,
        data: Some(data),
        caption,
    })
}
