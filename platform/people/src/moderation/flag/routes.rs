//! Flags over HTTP: one form for each kind of thing.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Problems, Row};
use serde::Deserialize;
use ui::{Head, href};
use web::{Answer, App, Failure, Intake, Limit, Page, Query, Route, SubjectName, Visit, route};

use super::model::FlagForm;
use super::{store, views};
use crate::access;
use crate::moderation::Kind;
use crate::moderation::queue::routes::count;

/// Every kind of thing that can be flagged, with the rows of its form.
const FORMS: [(Kind, Row, Row); 9] = [
    (Kind::Action, access::FLAG_ACTION, access::FLAG_ACTION_POST),
    (Kind::Call, access::FLAG_CALL, access::FLAG_CALL_POST),
    (Kind::Group, access::FLAG_GROUP, access::FLAG_GROUP_POST),
    (Kind::Aid, access::FLAG_AID, access::FLAG_AID_POST),
    (Kind::Listing, access::FLAG_LISTING, access::FLAG_LISTING_POST),
    (Kind::Conversation, access::FLAG_CONVERSATION, access::FLAG_CONVERSATION_POST),
    (Kind::Proposal, access::FLAG_PROPOSAL, access::FLAG_PROPOSAL_POST),
    (Kind::Demand, access::FLAG_DEMAND, access::FLAG_DEMAND_POST),
    (Kind::Meeting, access::FLAG_MEETING, access::FLAG_MEETING_POST),
];

/// Who flags what.
type About = (Visit, State<App>, Path<String>);

/// The routes of flags: the same form for each kind.
pub(crate) fn routes() -> Vec<Route> {
    let both = |(kind, asked, sent): (Kind, Row, Row)| {
        let ask = async move |(visit, State(app), Path(name)): About, told: Query<Told>| {
            ask(&visit, &app, kind, name, &told.0).await
        };
        let say = async move |(visit, State(app), Path(name)): About, form: Intake<FlagForm>| {
            say(&visit, &app, kind, name, form.0).await
        };
        [route(asked, get(ask)), route(sent, post(say))]
    };
    FORMS.into_iter().flat_map(both).collect()
}

/// Where a kind of thing is flagged.
fn action_of(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Action => href::flag_action(name),
        Kind::Call => href::flag_call(name),
        Kind::Group => href::flag_group(name),
        Kind::Aid => href::flag_aid(name),
        Kind::Listing => href::flag_listing(name),
        Kind::Conversation => href::flag_conversation(name),
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
