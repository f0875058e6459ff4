//! The index of an app: made from the database at the start, following every change.
//!
//! Each process follows the table of changes, so that it does not matter which one wrote. A change is
//! seen by the next question that comes a fifth of a second after it; in tests at once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use ::store::{Db, StoreError};
use base::Time;
use uuid::Uuid;
use web::{App, Failure};

use super::gather::{Known, gather};
use super::index::{Entry, Index, Written};
use super::lexicon::Lexicon;
use crate::listing::model::{OrganizationId, Records};
use crate::listing::store as listings;
use crate::taxonomy::store as taxonomy;

/// How long what is known is good without asking.
const PATIENCE: Duration = Duration::from_millis(200);
/// Changes of the last seconds are read again: numbers may be saved in another order than given.
const OVERLAP: Duration = Duration::from_secs(10);
/// More listings than this are read anew altogether.
const MANY: usize = 3_000;
/// Listings read in one step.
const STEP: i64 = 400;
/// Who has not looked for so long reads everything anew: changes are forgotten after a day.
const TRUSTED: Duration = Duration::from_hours(12);

/// The index with what it was made from.
#[derive(Debug, Default)]
pub(crate) struct Made {
    index: RwLock<Index>,
    lexicon: RwLock<Arc<Lexicon>>,
}

impl Made {
    /// The index, to ask it.
    pub(crate) fn index(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The words about words.
    pub(crate) fn lexicon(&self) -> Arc<Lexicon> {
        Arc::clone(&self.lexicon.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How far the changes were followed.
#[derive(Debug, Default)]
struct Followed {
    is_made: bool,
    seq: i64,
    seen: HashSet<i64>,
    at: Time,
}

/// The one index of an app.
#[derive(Debug, Default)]
struct Kept {
    made: Arc<Made>,
    followed: tokio::sync::Mutex<Followed>,
    is_ready: AtomicBool,
    looked: RwLock<(u64, Time)>,
}

/// The index, at most a moment behind.
pub(crate) async fn directory(app: &App) -> Result<Arc<Made>, Failure> {
    let kept = app.once(|_| Kept::default());
    if kept.is_good(app) {
        return Ok(Arc::clone(&kept.made));
    }
    let is_patient = !app.behind().is_zero() && kept.is_ready.load(Ordering::Acquire);
    let mut followed = match kept.followed.try_lock() {
        Ok(followed) => followed,
        // Somebody is following already: what is known will do.
        Err(_) if is_patient => return Ok(Arc::clone(&kept.made)),
        Err(_) => kept.followed.lock().await,
    };
    if !kept.is_good(app) {
        let looked = (app.version(), app.now());
        kept.follow(app, &mut followed).await?;
        *kept.looked.write().unwrap_or_else(PoisonError::into_inner) = looked;
        kept.is_ready.store(true, Ordering::Release);
    }
    Ok(Arc::clone(&kept.made))
}

impl Kept {
    fn is_good(&self, app: &App) -> bool {
        if !self.is_ready.load(Ordering::Acquire) {
            return false;
        }
        let (version, at) = *self.looked.read().unwrap_or_else(PoisonError::into_inner);
        let age = app.now().since(at);
        let is_same = version == app.version() && !app.store().is_postgres() && age < PATIENCE * 2;
        is_same || (!app.behind().is_zero() && age < PATIENCE)
    }

    /// Brings the index up to date.
    async fn follow(&self, app: &App, followed: &mut Followed) -> Result<(), Failure> {
        if !followed.is_made || app.now().since(followed.at) > TRUSTED {
            return self.make(app, followed).await;
        }
        let (seq, since) = (followed.seq, followed.at.minus(OVERLAP));
        let changes = app.read(move |db| listings::changes(db, seq, since)).await?;
        let fresh: Vec<_> = changes.iter().filter(|(seq, _, _)| !followed.seen.contains(seq)).collect();
        let ids: BTreeSet<OrganizationId> = fresh.iter().map(|(_, id, _)| *id).collect();
        if ids.contains(&OrganizationId::default()) || ids.len() > MANY {
            return self.make(app, followed).await;
        }
        let read_at = app.now();
        if !ids.is_empty() {
            self.replace(app, ids.into_iter().collect()).await?;
        }
        followed.seq = changes.iter().map(|(seq, _, _)| *seq).max().unwrap_or(seq).max(seq);
        followed.seen = changes.into_iter().map(|(seq, _, _)| seq).collect();
        followed.at = read_at;
        Ok(())
    }

    /// Reads these listings again.
    async fn replace(&self, app: &App, ids: Vec<OrganizationId>) -> Result<(), Failure> {
        let wanted = ids.clone();
        let (all, hidden) = app
            .read(move |db| Ok::<_, StoreError>((listings::of_organizations(db, &wanted)?, listings::hidden(db)?)))
            .await?;
        let mut found = gathered(&all, &self.made.lexicon(), &mut Known::default(), &hidden);
        let mut index = self.made.index.write().unwrap_or_else(PoisonError::into_inner);
        for id in ids {
            index.replace(id, found.remove(&id).unwrap_or_default());
        }
        Ok(())
    }

    /// Reads everything.
    async fn make(&self, app: &App, followed: &mut Followed) -> Result<(), Failure> {
        let (random, now) = (app.random_arc(), app.now());
        let terms = match app.read(taxonomy::terms).await? {
            terms if terms.is_empty() => app.change(move |db| taxonomy::plant(db, now, random.as_ref())).await?,
            terms => terms,
        };
        let made = app
            .read_long(move |db| {
                // Read before the listings: whatever changed by then is in what is read now, and need not be
                // read once more for being young.
                let seq = listings::last_change(db)?;
                let young = listings::changes(db, seq, now.minus(OVERLAP))?;
                let seen: HashSet<i64> = young.into_iter().map(|(seq, _, _)| seq).collect();
                let names = listings::terms(db)?.into_iter().map(|it| (it.id, it.name)).collect();
                let lexicon = Lexicon::new(terms, names);
                let (index, _) = read_all(db, &lexicon)?;
                Ok::<_, StoreError>((seq, seen, lexicon, index))
            })
            .await?;
        let (seq, seen, lexicon, index) = made;
        *self.made.lexicon.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(lexicon);
        *self.made.index.write().unwrap_or_else(PoisonError::into_inner) = index;
        *followed = Followed { is_made: true, seq, seen, at: now };
        Ok(())
    }
}

fn gathered(
    all: &Records,
    lexicon: &Lexicon,
    known: &mut Known,
    hidden: &HashSet<Uuid>,
) -> HashMap<OrganizationId, Vec<(Entry, Written)>> {
    gather(all, lexicon, known, hidden).into_iter().collect()
}

/// An index of everything in the database, and how many bytes of text that was.
pub(crate) fn read_all(db: &mut impl Db, lexicon: &Lexicon) -> Result<(Index, usize), StoreError> {
    let hidden = listings::hidden(db)?;
    let mut known = Known::default();
    let (mut after, mut bytes, mut all) = (OrganizationId::default(), 0, Vec::new());
    loop {
        let step = listings::organizations_after(db, after, STEP)?;
        let Some(last) = step.last() else { break };
        after = last.id;
        let ids: Vec<OrganizationId> = step.iter().map(|it| it.id).collect();
        let records = listings::of_organizations(db, &ids)?;
        let mut found = gathered(&records, lexicon, &mut known, &hidden);
        for id in ids {
            for (entry, written) in found.remove(&id).unwrap_or_default() {
                bytes += written.bytes();
                all.push((entry, written));
            }
        }
    }
    Ok((Index::of(all), bytes))
}
