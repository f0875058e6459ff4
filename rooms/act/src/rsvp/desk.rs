//! The desk where everybody says "I'm coming": what waits is decided together and written in one
//! change, so that a storm costs one commit and one figure per action and batch, on both databases.
//!
//! Nobody is answered before the change is on disk. When the line is too long the desk says so at
//! once instead of letting people wait for nothing. A batch that fails is tried again one by one, so
//! that one bad wish fails alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{ActionId, Code, Lang, Private, Time};
use store::{Change, StoreError};
use tokio::sync::{mpsc, oneshot};
use web::{App, Failure};

use super::model::{Refusal, Rsvp, Standing, Wish};
use super::store::{self as rsvp_store, Contact, Held};

/// Wishes that may wait.
const LINE_MAX: usize = 8_192;

/// Wishes decided together.
const BATCH_MAX: usize = 512;

/// What somebody hands in at the desk.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The action.
    pub code: Code,
    /// Going or maybe.
    pub wish: Wish,
    /// How many people.
    pub people: u32,
    /// An address for this action only.
    pub mail: Option<Private<String>>,
    /// A name for the organizers.
    pub name: Option<Private<String>>,
    /// The language they read.
    pub lang: Lang,
}

/// What they get back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Admitted {
    /// The action.
    pub action: ActionId,
    /// The RSVP.
    pub rsvp: Rsvp,
}

/// How the desk answers one slip.
pub type Verdict = Result<Admitted, Declined>;

/// Why a slip was declined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Declined {
    /// There is no such action.
    Missing,
    /// A rule says no.
    Refused(Refusal),
}

struct Waiting {
    slip: Slip,
    answer: oneshot::Sender<Result<Verdict, StoreError>>,
}

/// The line before the desk.
pub struct Desk(mpsc::Sender<Waiting>);

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Desk")
    }
}

/// Hands a slip in and waits for the answer, which comes after the change is on disk.
pub async fn hand_in(app: &App, slip: Slip) -> Result<Verdict, Failure> {
    let desk = app.once(open);
    let (answer, answered) = oneshot::channel();
    if desk.0.try_send(Waiting { slip, answer }).is_err() {
        return Err(Failure::Busy);
    }
    match answered.await {
        Ok(verdict) => Ok(verdict?),
        // The desk is closing: nothing was written.
        Err(_) => Err(Failure::Busy),
    }
}

fn open(app: &App) -> Desk {
    let (sender, receiver) = mpsc::channel(LINE_MAX);
    app.spawn(work(app.clone(), receiver));
    Desk(sender)
}

async fn work(app: App, mut line: mpsc::Receiver<Waiting>) {
    let stop = app.stopping();
    let mut batch = Vec::with_capacity(BATCH_MAX);
    loop {
        let taken = tokio::select! {
            biased;
            taken = line.recv_many(&mut batch, BATCH_MAX) => taken,
            () = stop.cancelled() => 0,
        };
        if taken == 0 {
            return;
        }
        let (slips, answers): (Vec<Slip>, Vec<_>) = batch.drain(..).map(|w| (w.slip, w.answer)).unzip();
        for (verdict, answer) in decide_all(&app, slips).await.into_iter().zip(answers) {
            // Whoever hung up has their RSVP all the same; nobody is there to be told.
            drop(answer.send(verdict));
        }
    }
}

async fn decide_all(app: &App, slips: Vec<Slip>) -> Vec<Result<Verdict, StoreError>> {
    let slips = Arc::new(slips);
    match decide(app, Arc::clone(&slips)).await {
        Ok(verdicts) => verdicts.into_iter().map(Ok).collect(),
        Err(error) if slips.len() == 1 || matches!(error, StoreError::Busy | StoreError::Full) => {
            let mut out = vec![Err(error)];
            out.resize_with(slips.len(), || Err(StoreError::Busy));
            out
        }
        Err(error) => {
            tracing::warn!(%error, slips = slips.len(), "a batch of RSVPs failed and is tried one by one");
            let mut out = Vec::with_capacity(slips.len());
            for slip in slips.iter() {
                let one = decide(app, Arc::new(vec![slip.clone()])).await;
                out.push(one.and_then(|v| v.into_iter().next().ok_or(StoreError::Missing)));
            }
            out
        }
    }
}

async fn decide(app: &App, slips: Arc<Vec<Slip>>) -> Result<Vec<Verdict>, StoreError> {
    let (inner, now) = (app.clone(), app.now());
    let (verdicts, touched) = app.change(move |db| write(db, &inner, &slips, now)).await?;
    for topic in touched {
        app.live().touch(topic);
    }
    Ok(verdicts)
}

/// The verdicts in the order of the slips, and the topics that moved.
pub type Written = (Vec<Verdict>, Vec<uuid::Uuid>);

/// Decides slips in order and writes what came of it.
pub fn write(db: &mut Change, app: &App, slips: &[Slip], now: Time) -> Result<Written, StoreError> {
    let mut codes: Vec<Code> = slips.iter().map(|slip| slip.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut doors: BTreeMap<Code, Held> = rsvp_store::hold(db, &codes, now)?;
    let (mut rows, mut contacts, mut verdicts) = (Vec::new(), Vec::new(), Vec::with_capacity(slips.len()));
    for slip in slips {
        let verdict = match doors.get_mut(&slip.code) {
            Some(held) => admit(held, slip),
            None => Err(Declined::Missing),
        };
        if let Ok(it) = verdict {
            rows.push((it.action, it.rsvp));
            contacts.extend(contact(app, slip, it.rsvp.seq).map(|c| (it.action, c)));
            super::mails::ask_to_confirm(db, app, slip, it.rsvp);
        }
        verdicts.push(verdict);
    }
    rsvp_store::insert(db, &rows)?;
    rsvp_store::insert_contacts(db, &contacts)?;
    rsvp_store::settle(db, doors.values())?;
    let actions = rows.iter().map(|(action, _)| uuid::Uuid::from(*action));
    let mut touched: Vec<uuid::Uuid> =
        doors.values().filter_map(|held| held.call.map(Into::into)).chain(actions).collect();
    touched.sort_unstable();
    touched.dedup();
    Ok((verdicts, touched))
}

fn admit(held: &mut Held, slip: &Slip) -> Verdict {
    let standing: Standing = held.door.admit(slip.wish, slip.people).map_err(Declined::Refused)?;
    let rsvp = Rsvp { seq: held.next_seq, standing, people: slip.people };
    held.next_seq = held.next_seq.saturating_add(1);
    Ok(Admitted { action: held.action, rsvp })
}

fn contact(app: &App, slip: &Slip, seq: u32) -> Option<Contact> {
    let seal = |purpose, text: &Private<String>| app.keys().seal(app.random(), purpose, text.reveal().as_bytes());
    (slip.mail.is_some() || slip.name.is_some()).then(|| Contact {
        seq,
        mail: slip.mail.as_ref().map(|mail| seal(super::MAIL, mail)),
        mail_confirmed_at: None,
        name: slip.name.as_ref().map(|name| seal(super::NAME, name)),
        lang: slip.lang.tag().to_owned(),
    })
}
