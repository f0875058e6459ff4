//! Reading actions: the page, the cards on a group's page and on my page.

use axum::extract::{Path, State};
use base::{Code, GroupId, GroupRole, PersonId, Problems};
use store::StoreError;
use ui::{Html, href};
use web::{Answer, App, Failure, Visit};

use super::code_of;
use crate::action::store::Which;
use crate::action::{store as actions, views};
use crate::rsvp::form::RsvpForm;
use crate::{turnout, update};

/// Actions on a group's page and on my page.
const CARD_MAX: i64 = 6;
/// Drafts shown to those who may publish them.
const DRAFTS_MAX: i64 = 30;

/// `GET /actions/{action}`
pub(super) async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&visit, &app, code_of(&code)?, &RsvpForm::default(), &Problems::new()).await
}

/// The page of an action with the form "I'm coming" as it stands.
pub(crate) async fn page(visit: &Visit, app: &App, code: Code, raw: &RsvpForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let (action, organizers, updates, estimates) = app
        .read(move |db| {
            let action = actions::find(db, &actor, code)?;
            let organizers = actions::organizers(db, action.id)?;
            let updates = update::store::latest(db, action.id)?;
            let estimates = turnout::store::of_action(db, action.id)?;
            Ok::<_, StoreError>((action, organizers, updates, estimates))
        })
        .await?;
    let organizers: Vec<String> =
        organizers.into_iter().filter(|(_, _, is_shown)| *is_shown).map(|(_, name, _)| name).collect();
    let page = views::ActionPage {
        action: &action,
        organizers: &organizers,
        updates: &updates,
        estimates: &estimates,
        raw,
        problems,
        mails: app.site().mails,
    };
    let look = visit.look();
    Ok(visit.page(views::head(&look, &page), views::show(&look, &page)))
}

/// The next actions of a group, on its page.
pub(super) async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let (now, actor) = (visit.now, visit.actor.clone());
    let (spots, drafts) = app
        .read(move |db| {
            let spots = actions::public(db, Which::NextOfGroup(group, now, CARD_MAX))?;
            let drafts = actions::drafts_of(db, &actor, group, now, DRAFTS_MAX)?;
            Ok::<_, StoreError>((spots, drafts))
        })
        .await?;
    let adds = visit.actor.is_at_least(group, GroupRole::Steward);
    if spots.is_empty() && !adds {
        return Ok(None);
    }
    let new = adds.then(href::action_alone);
    Ok(Some(views::group_card(&visit.look(), &spots, &drafts, new.as_deref())))
}

/// What I answer for, on my page.
pub(super) async fn person_card(app: App, visit: Visit, person: PersonId) -> Result<Option<Html>, Failure> {
    let now = visit.now;
    let mine = app.read(move |db| actions::of_person(db, person, now, CARD_MAX)).await?;
    Ok(Some(views::person_card(&visit.look(), &mine)))
}
