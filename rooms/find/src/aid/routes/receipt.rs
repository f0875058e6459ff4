//! The receipt: showing it, finding it again, renewing, withdrawing, confirming an address.

use ::store::StoreError;
use axum::extract::{Path, State};
use base::{Private, Problems};
use serde::Deserialize;
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Limit, Nothing, Page, Visit};

use super::super::model::{Aid, State as AidState};
use super::super::store::{self, SealedReach};
use super::super::views::{self, Across, ReceiptPage};
use super::super::{receipt, sealed};
use crate::matching::model::{Match, Message};
use crate::matching::store::{self as matches, SealedMessage};

/// What a receipt's text is worth.
#[derive(Debug)]
pub(crate) struct Held {
    /// The need or offer, its words opened.
    pub(crate) aid: Aid,
    /// The receipt as it is written.
    pub(crate) receipt: String,
}

/// What is no receipt of ours is a guess; only guesses are counted.
fn guessed(visit: &Visit, app: &App) -> Failure {
    app.limits().check(Limit::Guess, &visit.client).err().unwrap_or(Failure::Missing)
}

/// The need or offer of a receipt.
pub(crate) async fn held(visit: &Visit, app: &App, text: &str) -> Result<Held, Failure> {
    let Some(code) = receipt::of(app, text) else { return Err(guessed(visit, app)) };
    let mut aid = app.read(move |db| store::find(db, code)).await?;
    sealed::open_words(app, &mut aid);
    Ok(Held { receipt: receipt::show(app, code), aid })
}

/// Everything the receipt shows of matches: the match, the other side, what was written, a contact.
type Found = (Match, Aid, Vec<Message>, Option<String>);

fn of_match(
    app: &App,
    mine: &Aid,
    it: Match,
    mut other: Aid,
    written: &[SealedMessage],
    reach: &[(Uuid, SealedReach)],
) -> Found {
    let across = mine.side.other();
    if it.may_write() {
        sealed::open_words(app, &mut other);
    } else if other.group.as_ref().is_some_and(|group| !group.is_public) {
        other.group = None;
        other.content.title.clear();
    }
    let messages = written.iter().filter(|(id, ..)| *id == it.id).map(|(_, side, at, sealed)| Message {
        side: *side,
        at: *at,
        text: sealed::open_message(app, sealed),
    });
    let shown = reach.iter().find(|(id, _)| *id == other.id && it.shows(across) && it.may_write());
    let contact = shown.and_then(|(_, reach)| sealed::open_reach(app, reach).contact).map(Private::into_revealed);
    (it, other, messages.collect(), contact)
}

async fn found(app: &App, mine: &Aid) -> Result<(Vec<Found>, SealedReach), Failure> {
    let (id, across) = (mine.id, mine.side.other());
    let (all, others, written, reach, own) = app
        .read(move |db| {
            let all = matches::of_aids(db, &[id])?;
            let ids: Vec<Uuid> = all.iter().map(|it| it.aid(across)).collect();
            let writing: Vec<Uuid> = all.iter().filter(|it| it.may_write()).map(|it| it.id).collect();
            let mut reach = Vec::new();
            for it in all.iter().filter(|it| it.shows(across)) {
                reach.push((it.aid(across), store::reach(db, it.aid(across))?));
            }
            let written = matches::messages(db, &writing)?;
            Ok::<_, StoreError>((all, store::by_ids(db, &ids)?, written, reach, store::reach(db, id)?))
        })
        .await?;
    let of = |it: Match| {
        let other = others.iter().find(|aid| aid.id == it.aid(across))?.clone();
        Some(of_match(app, mine, it, other, &written, &reach))
    };
    Ok((all.into_iter().filter(|it| !is_put_aside(it)).filter_map(of).collect(), own))
}

/// What a steward put aside was never proposed: nobody asked, nobody passed.
fn is_put_aside(it: &Match) -> bool {
    it.ended_at == Some(it.proposed_at)
}

/// The receipt's page, perhaps with a message that could not be sent.
pub(crate) async fn shown(
    visit: &Visit,
    app: &App,
    it: &Held,
    typed: Option<(&str, &str)>,
    problems: &Problems,
) -> Result<Page, Failure> {
    let (found, reach) = found(app, &it.aid).await?;
    let across: Vec<Across<'_>> = found
        .iter()
        .map(|(found, other, messages, contact)| Across {
            it: *found,
            other,
            km: it.aid.content.area.point.distance_km(other.content.area.point),
            messages,
            contact: contact.as_deref(),
        })
        .collect();
    let page = ReceiptPage {
        aid: &it.aid,
        code: &it.receipt,
        across: &across,
        mail_confirmed: reach.mail.is_some().then_some(reach.is_confirmed),
        has_contact: reach.contact.is_some(),
        typed,
        problems,
    };
    let (head, main) = views::receipt(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /aid/receipts/{receipt}`
pub(super) async fn show(visit: Visit, State(app): State<App>, Path(text): Path<String>) -> Answer {
    let it = held(&visit, &app, &text).await?;
    shown(&visit, &app, &it, None, &Problems::new()).await
}

/// `POST /aid/receipts/{receipt}/renew`
pub(super) async fn renew(visit: Visit, State(app): State<App>, Path(text): Path<String>, _: Form<Nothing>) -> Answer {
    let it = held(&visit, &app, &text).await?;
    if !it.aid.may_renew(visit.now) {
        return Err(Failure::Refused(visit.words.aid_renew_too_late().to_owned()));
    }
    let (now, id) = (visit.now, it.aid.id);
    app.change(move |db| {
        let aid = store::hold(db, &[id])?.pop().ok_or(StoreError::Missing)?;
        store::renew(db, &aid, now)
    })
    .await?;
    Ok(Page::go(href::aid_receipt(&it.receipt)))
}

/// `POST /aid/receipts/{receipt}/withdraw`
pub(super) async fn withdraw(
    visit: Visit,
    State(app): State<App>,
    Path(text): Path<String>,
    _: Form<Nothing>,
) -> Answer {
    let it = held(&visit, &app, &text).await?;
    let (now, id) = (visit.now, it.aid.id);
    if it.aid.state != AidState::Withdrawn {
        app.change(move |db| {
            store::hold(db, &[id])?;
            matches::leave_all(db, id, now)?;
            store::withdraw(db, id, now)
        })
        .await?;
    }
    let (head, main) = views::withdrawn(&visit.look());
    Ok(visit.page(head, main))
}

/// `GET /aid/receipts`
pub(super) async fn find(visit: Visit) -> Answer {
    let (head, main) = views::find(&visit.look(), "", &Problems::new());
    Ok(visit.page(head, main))
}

/// A receipt as somebody types it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FindForm {
    receipt: String,
}

/// `POST /aid/receipts`
pub(super) async fn find_send(visit: Visit, State(app): State<App>, form: Form<FindForm>) -> Answer {
    let typed = form.0.receipt.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    if let Some(code) = receipt::of(&app, &typed) {
        return Ok(Page::go(href::aid_receipt(receipt::show(&app, code))));
    }
    app.limits().check(Limit::Guess, &visit.client)?;
    let problems = Problems::one("receipt", "aid-problem-receipt");
    let (head, main) = views::find(&visit.look(), &form.0.receipt, &problems);
    Ok(visit.page(head, main).invalid())
}

async fn to_confirm(visit: &Visit, app: &App, token: &str) -> Result<Aid, Failure> {
    let Some(code) = receipt::confirmed(app, token) else { return Err(guessed(visit, app)) };
    app.read(move |db| store::find(db, code)).await.map_err(Failure::from)
}

/// `GET /aid/mail/{token}`
pub(super) async fn confirm_ask(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    to_confirm(&visit, &app, &token).await?;
    let (head, main) = views::confirm(&visit.look(), &token);
    Ok(visit.page(head, main))
}

/// `POST /aid/mail/{token}`
pub(super) async fn confirm(
    visit: Visit,
    State(app): State<App>,
    Path(token): Path<String>,
    _: Form<Nothing>,
) -> Answer {
    let aid = to_confirm(&visit, &app, &token).await?;
    let now = visit.now;
    app.change(move |db| store::confirm(db, aid.id, now)).await?;
    let (head, main) = views::confirmed(&visit.look());
    Ok(visit.page(head, main))
}
