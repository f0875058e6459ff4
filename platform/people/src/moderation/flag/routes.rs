//! Flags over HTTP: one form for each kind of thing.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::Problems;
use serde::Deserialize;
use ui::{Head, href};
use web::{Answer, App, Failure, Intake, Limit, Page, Query, Route, SubjectName, Visit, route};

use super::model::FlagForm;
use super::{store, views};
use crate::access;
use crate::moderation::Kind;
use crate::moderation::queue::routes::count;

/// The routes of flags.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::FLAG_ACTION, get(ask_action)),
        route(access::FLAG_ACTION_POST, post(say_action)),
        route(access::FLAG_CALL, get(ask_call)),
        route(access::FLAG_CALL_POST, post(say_call)),
        route(access::FLAG_GROUP, get(ask_group)),
        route(access::FLAG_GROUP_POST, post(say_group)),
        route(access::FLAG_AID, get(ask_aid)),
        route(access::FLAG_AID_POST, post(say_aid)),
        route(access::FLAG_LISTING, get(ask_listing)),
        route(access::FLAG_LISTING_POST, post(say_listing)),
        route(access::FLAG_PROPOSAL, get(ask_proposal)),
        route(access::FLAG_PROPOSAL_POST, post(say_proposal)),
        route(access::FLAG_DEMAND, get(ask_demand)),
        route(access::FLAG_DEMAND_POST, post(say_demand)),
        route(access::FLAG_MEETING, get(ask_meeting)),
        route(access::FLAG_MEETING_POST, post(say_meeting)),
    ]
}

/// Where a kind of thing is flagged.
fn action_of(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Action => href::flag_action(name),
        Kind::Call => href::flag_call(name),
        Kind::Group => href::flag_group(name),
        Kind::Aid => href::flag_aid(name),
        Kind::Listing => href::flag_listing(name),
        Kind::Proposal => href::flag_proposal(name),
        Kind::Demand => href::flag_demand(name),
        Kind::Meeting => href::flag_meeting(name),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Told {
    told: String,
}

async fn ask_action(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Action, name, &told.0).await
}

async fn say_action(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Action, name, form.0).await
}

async fn ask_call(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Call, name, &told.0).await
}

async fn say_call(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Call, name, form.0).await
}

async fn ask_group(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Group, name, &told.0).await
}

async fn say_group(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Group, name, form.0).await
}

async fn ask_aid(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Aid, name, &told.0).await
}

async fn say_aid(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Aid, name, form.0).await
}

async fn ask_listing(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Listing, name, &told.0).await
}

async fn say_listing(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Listing, name, form.0).await
}

async fn ask_proposal(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Proposal, name, &told.0).await
}

async fn say_proposal(
    visit: Visit,
    State(app): State<App>,
    Path(name): Path<String>,
    form: Intake<FlagForm>,
) -> Answer {
    say(&visit, &app, Kind::Proposal, name, form.0).await
}

async fn ask_demand(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Demand, name, &told.0).await
}

async fn say_demand(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Demand, name, form.0).await
}

async fn ask_meeting(visit: Visit, State(app): State<App>, Path(name): Path<String>, told: Query<Told>) -> Answer {
    ask(&visit, &app, Kind::Meeting, name, &told.0).await
}

async fn say_meeting(visit: Visit, State(app): State<App>, Path(name): Path<String>, form: Intake<FlagForm>) -> Answer {
    say(&visit, &app, Kind::Meeting, name, form.0).await
}

/// What the address names, if this visitor may see it.
async fn find(visit: &Visit, app: &App, kind: Kind, name: String) -> Result<SubjectName, Failure> {
    let subject = app.subjects().iter().find(|it| it.kind == kind.as_str()).copied().ok_or(Failure::Missing)?;
    let actor = visit.actor.clone();
    app.read(move |db| (subject.find)(db, &actor, &name)).await.map_err(Failure::from)
}

fn form_page(visit: &Visit, it: &SubjectName, action: &str, form: &FlagForm, problems: &Problems) -> Page {
    let main = views::ask(&visit.look(), it, action, form, problems);
    visit.page(Head::new(visit.words.flag_title()).hidden(), main)
}

async fn ask(visit: &Visit, app: &App, kind: Kind, name: String, told: &Told) -> Answer {
    let action = action_of(kind, &name);
    let it = find(visit, app, kind, name).await?;
    if !told.told.is_empty() {
        let main = views::thanks(&visit.look(), &it);
        return Ok(visit.page(Head::new(visit.words.flag_thanks_title()).hidden(), main));
    }
    Ok(form_page(visit, &it, &action, &FlagForm::default(), &Problems::new()))
}

async fn say(visit: &Visit, app: &App, kind: Kind, name: String, form: FlagForm) -> Answer {
    let action = action_of(kind, &name);
    let it = find(visit, app, kind, name).await?;
    let flag = match form.parse(visit.now) {
        Ok(flag) => flag,
        Err(problems) => return Ok(form_page(visit, &it, &action, &form, &problems).invalid()),
    };
    app.limits().check(Limit::Flag, &visit.client)?;
    let (id, random) = (it.id, app.random_arc());
    app.change(move |db| store::insert(db, id, kind, &flag, random.as_ref())).await.map_err(Failure::from)?;
    count(app).await?;
    Ok(Page::go(href::with_query(&action, &[("told", "yes")])))
}
