//! Routes of RSVPs: say "I'm coming", keep the receipt, change, cancel, confirm an address.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Code, Problems, Retention, Span, Time};
use http::StatusCode;
use serde::Deserialize;
use ui::href;
use web::{Answer, App, Failure, Form, Intake, Limit, Nothing, Page, Purge, Query, Visit, route};

use super::desk::Declined;
use super::form::RsvpForm;
use super::model::{Receipt, Refusal, Rsvp, Standing, Wish};
use super::store::{self as rsvp_store, KEPT};
use super::{mails, views};
use crate::action::model::Action;
use crate::action::routes::{code_of, page as action_page};
use crate::action::store as action_store;
use crate::{Parts, access};

/// What RSVPs contribute to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::RSVP_SAY, post(say)),
            route(access::RSVP_FIND, get(find)),
            route(access::RSVP_FIND_SEND, post(find_send)),
            route(access::RSVP_SHOW, get(show)),
            route(access::RSVP_CHANGE, post(change)),
            route(access::RSVP_CANCEL, post(cancel)),
            route(access::RSVP_CONFIRM_ASK, get(confirm_ask)),
            route(access::RSVP_CONFIRM, post(confirm)),
            route(access::ACTION_COMING, get(coming)),
        ],
        retentions: vec![
            Retention { key: "keep-rsvps", tables: &["rsvps"], span: Span::After(KEPT), purge: Some("rsvps") },
            Retention {
                key: "keep-rsvp-contacts",
                tables: &["rsvp_contacts"],
                span: Span::After(KEPT),
                purge: Some("rsvps"),
            },
        ],
        purges: vec![Purge { name: "rsvps", run: rsvp_store::purge }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// The words of a refusal, under the field they belong to.
fn refused(refusal: Refusal) -> Problems {
    let mut problems = Problems::new();
    match refusal {
        Refusal::Closed => problems.add("", "rsvp-problem-closed"),
        Refusal::TooMany { capacity } => {
            problems.add_with("people", "rsvp-problem-capacity", ("capacity", capacity.to_string()));
        }
        Refusal::NoPlace { left } => problems.add_with("people", "rsvp-problem-left", ("left", left.to_string())),
    }
    problems
}

/// `POST /actions/{action}/rsvp`
async fn say(visit: Visit, State(app): State<App>, Path(code): Path<String>, form: Intake<RsvpForm>) -> Answer {
    app.limits().check(Limit::Intake, &visit.client)?;
    let code = code_of(&code)?;
    let raw = form.0;
    let slip = match raw.parse(code, visit.lang) {
        Ok(slip) => slip,
        Err(problems) => return again(&visit, &app, code, &raw, &problems).await,
    };
    match web::hand_in(&app, slip).await? {
        Ok(admitted) => {
            let receipt = Receipt { code, seq: admitted.rsvp.seq };
            Ok(Page::go(href::rsvp(mails::receipt_text(&app, receipt))))
        }
        Err(Declined::Missing) => Err(Failure::Missing),
        Err(Declined::Refused(refusal)) => again(&visit, &app, code, &raw, &refused(refusal)).await,
    }
}

/// The action's page once more, with what was typed and what is wrong with it.
async fn again(visit: &Visit, app: &App, code: Code, raw: &RsvpForm, problems: &Problems) -> Answer {
    Ok(action_page(visit, app, code, raw, problems).await?.invalid())
}

/// What a receipt's text is worth: an action and an RSVP, or nothing.
struct Held {
    action: Action,
    rsvp: Rsvp,
    receipt: String,
    /// Whether an address was confirmed; none if there is no address.
    mail_confirmed: Option<bool>,
}

/// What is no receipt of ours is a guess. Only guesses are counted: a whole crowd may look at its
/// receipts through one address.
fn guessed(visit: &Visit, app: &App) -> Failure {
    app.limits().check(Limit::Guess, &visit.client).err().unwrap_or(Failure::Missing)
}

async fn held(visit: &Visit, app: &App, text: &str) -> Result<Held, Failure> {
    let Some(receipt) = mails::read_receipt(app, text) else { return Err(guessed(visit, app)) };
    app.read(move |db| {
        // The receipt is the right to see it, also when stewards hid it or it was canceled.
        let action = action_store::find(db, &Actor::system(), receipt.code)?;
        let rsvp = rsvp_store::find(db, action.id, receipt.seq)?;
        let contact = rsvp_store::contact(db, action.id, receipt.seq)?;
        let mail = contact.filter(|c| c.mail.is_some()).map(|c| c.mail_confirmed_at.is_some());
        Ok::<_, StoreError>((action, rsvp, mail))
    })
    .await
    .map(|(mut action, rsvp, mail)| {
        action.is_mine = false;
        Held { action, rsvp, receipt: mails::receipt_text(app, receipt), mail_confirmed: mail }
    })
    .map_err(Failure::from)
}

fn shown(visit: &Visit, it: &Held, raw: &RsvpForm, problems: &Problems) -> Page {
    let look = visit.look();
    let page = views::ReceiptPage {
        action: &it.action,
        rsvp: it.rsvp,
        code: &it.receipt,
        mail_confirmed: it.mail_confirmed,
        raw,
        problems,
    };
    let (head, main) = views::receipt(&look, &page);
    visit.page(head, main)
}

/// `GET /rsvps/{receipt}`
async fn show(visit: Visit, State(app): State<App>, Path(text): Path<String>) -> Answer {
    let it = match held(&visit, &app, &text).await {
        Err(Failure::Missing) => return given_up(&visit, &app, &text).await,
        other => other?,
    };
    let answer = if it.rsvp.standing == Standing::Maybe { Wish::Maybe } else { Wish::Going };
    let raw =
        RsvpForm { answer: answer.as_str().to_owned(), people: it.rsvp.people.to_string(), ..RsvpForm::default() };
    Ok(shown(&visit, &it, &raw, &Problems::new()))
}

/// A receipt of ours whose RSVP is there no longer: it was canceled. Once RSVPs are purged, nobody can tell.
async fn given_up(visit: &Visit, app: &App, text: &str) -> Answer {
    let receipt = mails::read_receipt(app, text).ok_or(Failure::Missing)?;
    let action = app.read(move |db| action_store::find(db, &Actor::system(), receipt.code)).await?;
    if visit.now >= action.content.ends_at.plus(KEPT) {
        return Err(Failure::Missing);
    }
    let (head, main) = views::canceled(&visit.look(), &action);
    Ok(visit.page(head, main).status(StatusCode::GONE))
}

/// `POST /rsvps/{receipt}`
async fn change(visit: Visit, State(app): State<App>, Path(text): Path<String>, form: Form<RsvpForm>) -> Answer {
    let raw = form.0;
    let it = held(&visit, &app, &text).await?;
    let (wish, people) = match raw.wish() {
        Ok(wish) => wish,
        Err(problems) => return Ok(shown(&visit, &it, &raw, &problems).invalid()),
    };
    let (inner, now, code, seq, title) =
        (app.clone(), visit.now, it.action.code, it.rsvp.seq, it.action.content.title.clone());
    let done = app
        .change(move |db| {
            moved(
                db,
                &inner,
                (code, seq, &title),
                now,
                |held, rsvp| held.door.change(rsvp, wish, people).map(Some),
                people,
            )
        })
        .await?;
    touch(&app, &it.action);
    match done {
        Ok(()) => Ok(Page::go(href::rsvp(&it.receipt))),
        Err(refusal) => Ok(shown(&visit, &it, &raw, &refused(refusal)).invalid()),
    }
}

/// `POST /rsvps/{receipt}/cancel`
async fn cancel(visit: Visit, State(app): State<App>, Path(text): Path<String>, _: Form<Nothing>) -> Answer {
    let it = match held(&visit, &app, &text).await {
        // Pressed twice: the receipt's page says that it is done.
        Err(Failure::Missing) if mails::read_receipt(&app, &text).is_some() => return Ok(Page::go(href::rsvp(&text))),
        other => other?,
    };
    let (inner, now, code, seq, title) =
        (app.clone(), visit.now, it.action.code, it.rsvp.seq, it.action.content.title.clone());
    let done = app.change(move |db| {
        let release = |held: &mut rsvp_store::Held, rsvp| {
            held.door.release(rsvp);
            Ok(None)
        };
        moved(db, &inner, (code, seq, &title), now, release, 0)
    });
    done.await?.ok().ok_or(Failure::Missing)?;
    touch(&app, &it.action);
    Ok(Page::go(href::rsvp(&it.receipt)))
}

fn touch(app: &App, action: &Action) {
    app.live().touch(action.id.into());
    if let Some(call) = &action.call {
        app.live().touch(call.id.into());
    }
}

/// Changes one RSVP behind its held door: writes where it stands now (or deletes it), lets those up
/// who fit, and settles the figures.
fn moved(
    db: &mut Change,
    app: &App,
    (code, seq, title): (Code, u32, &str),
    now: Time,
    decide: impl Fn(&mut rsvp_store::Held, Rsvp) -> Result<Option<Standing>, Refusal>,
    people: u32,
) -> Result<Result<(), Refusal>, StoreError> {
    let mut held = rsvp_store::hold(db, &[code], now)?.remove(&code).ok_or(StoreError::Missing)?;
    let rsvp = rsvp_store::find(db, held.action, seq)?;
    match decide(&mut held, rsvp) {
        Err(refusal) => return Ok(Err(refusal)),
        Ok(Some(standing)) => rsvp_store::save(db, held.action, Rsvp { seq, standing, people })?,
        Ok(None) => rsvp_store::delete(db, held.action, seq)?,
    }
    let up = rsvp_store::promote(db, &mut held)?;
    rsvp_store::settle(db, [&held])?;
    mails::tell_promoted(db, app, (held.action, code, title), &up)?;
    Ok(Ok(()))
}

/// `GET /rsvps`
async fn find(visit: Visit) -> Answer {
    let (head, main) = views::find(&visit.look(), "", &Problems::new());
    Ok(visit.page(head, main))
}

/// A receipt as somebody types it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct FindForm {
    receipt: String,
}

/// `POST /rsvps`
async fn find_send(visit: Visit, State(app): State<App>, form: Form<FindForm>) -> Answer {
    let typed = form.0.receipt.rsplit('/').next().unwrap_or_default().to_owned();
    if let Some(receipt) = mails::read_receipt(&app, &typed) {
        return Ok(Page::go(href::rsvp(mails::receipt_text(&app, receipt))));
    }
    app.limits().check(Limit::Guess, &visit.client)?;
    let problems = Problems::one("receipt", "rsvp-problem-receipt");
    let (head, main) = views::find(&visit.look(), &form.0.receipt, &problems);
    Ok(visit.page(head, main).invalid())
}

async fn to_confirm(visit: &Visit, app: &App, token: &str) -> Result<(Receipt, Action), Failure> {
    let Some(receipt) = mails::read_confirm(app, token) else { return Err(guessed(visit, app)) };
    let action = app.read(move |db| action_store::find(db, &Actor::anyone(), receipt.code)).await?;
    Ok((receipt, action))
}

/// `GET /rsvps/mail/{token}`
async fn confirm_ask(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let (_, action) = to_confirm(&visit, &app, &token).await?;
    let (head, main) = views::confirm(&visit.look(), &action, &token);
    Ok(visit.page(head, main))
}

/// `POST /rsvps/mail/{token}`
async fn confirm(visit: Visit, State(app): State<App>, Path(token): Path<String>, _: Form<Nothing>) -> Answer {
    let (receipt, action) = to_confirm(&visit, &app, &token).await?;
    let (id, now) = (action.id, visit.now);
    app.change(move |db| {
        rsvp_store::find(db, id, receipt.seq)?;
        rsvp_store::confirm(db, id, receipt.seq, now)
    })
    .await?;
    let (head, main) = views::confirmed(&visit.look(), &action);
    Ok(visit.page(head, main))
}

/// How the list of who is coming is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct As {
    #[serde(rename = "as")]
    form: String,
}

/// Names shown on the page; the file has all of them.
const NAMED_MAX: usize = 500;

/// `GET /actions/{action}/coming`: numbers, and names only of those who chose to be named.
async fn coming(visit: Visit, State(app): State<App>, Path(code): Path<String>, Query(ask): Query<As>) -> Answer {
    let (code, actor) = (code_of(&code)?, visit.actor.clone());
    let most = if ask.form == "csv" { usize::MAX } else { NAMED_MAX };
    let (action, parties, sealed) = app
        .read_long(move |db| {
            let action = action_store::find_mine(db, &actor, code)?;
            let parties = rsvp_store::parties(db, action.id)?;
            let (mut sealed, mut after) = (Vec::new(), 0);
            while sealed.len() < most {
                let some = rsvp_store::contacts(db, action.id, after, 1_000)?;
                let Some((last, _)) = some.last() else { break };
                after = last.seq;
                sealed.extend(some.into_iter().filter_map(|(contact, rsvp)| Some((contact.name?, rsvp))));
            }
            Ok::<_, StoreError>((action, parties, sealed))
        })
        .await?;
    let open = |name: &[u8]| app.keys().open(super::NAME, name).and_then(|plain| String::from_utf8(plain).ok());
    let named: Vec<views::Named> = sealed
        .iter()
        .filter_map(|(name, rsvp)| {
            Some(views::Named { name: open(name)?, standing: rsvp.standing, people: rsvp.people })
        })
        .take(most)
        .collect();
    if ask.form == "csv" {
        let bytes = csv_of(&visit, &parties, &named).map_err(Failure::broken)?;
        return Ok(Page::file(bytes, "text/csv; charset=utf-8", Some(&format!("coming-{code}.csv"))));
    }
    let (head, main) = views::coming(&visit.look(), &action, &parties, &named);
    Ok(visit.page(head, main))
}

/// The sums first, then the names; a name that a spreadsheet would take for a formula is quoted.
fn csv_of(visit: &Visit, parties: &[(Standing, u32, u32)], named: &[views::Named]) -> Result<Vec<u8>, csv::Error> {
    let words = visit.words;
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([words.rsvp_column_name(), words.rsvp_column_standing(), words.rsvp_column_people()])?;
    for (standing, _, people) in parties {
        out.write_record(["", views::standing_word(words, *standing), &people.to_string()])?;
    }
    for it in named {
        let name = if it.name.starts_with(['=', '+', '-', '@']) { format!("'{}", it.name) } else { it.name.clone() };
        out.write_record([name.as_str(), views::standing_word(words, it.standing), &it.people.to_string()])?;
    }
    out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}
