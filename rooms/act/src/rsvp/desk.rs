//! What is handed in at the desk where everybody says "I'm coming": a storm costs one commit and one
//! figure per action and batch. How a desk works: [`web::desk`].

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{ActionId, Code, Lang, Private, Time};
use store::{Change, StoreError};
use web::App;

use super::model::{Refusal, Rsvp, Standing, Wish};
use super::store::{self as rsvp_store, Contact, Held};

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

impl web::Slip for Slip {
    type Verdict = Verdict;

    const NAME: &'static str = "RSVPs";
    const LINE_MAX: usize = 8_192;
    const BATCH_MAX: usize = 512;

    async fn decide(app: &App, slips: Arc<Vec<Self>>) -> Result<Vec<Verdict>, StoreError> {
        let (inner, now) = (app.clone(), app.now());
        let (verdicts, touched) = app.change(move |db| write(db, &inner, &slips, now)).await?;
        for topic in touched {
            app.live().touch(topic);
        }
        Ok(verdicts)
    }
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
