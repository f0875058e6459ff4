//! The desk: one board for each kind, in memory, brought up to date when somebody looks.
//!
//! The database is the truth; the desk reads what is open, tells the boards, and keeps their answer
//! until something changes. A board whose answer is not proven the best is thrown away and made anew.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::store::{Rows, StoreError};
use base::{Point, Time, time::DAY_MS};
use jiff::civil::Date;
use ui::format::LANGUAGES;
use uuid::Uuid;
use web::{App, Failure};

use super::board::{Board, Open, Proposal};
use super::score::{Traits, meters, on_sphere};
use super::store as matches;
use crate::aid::model::{Kind, Side, Skill, Slot, Urgency, bits};
use crate::aid::store::{self as aids, Light};

/// Other processes change the database, too: an answer is not used longer than this.
const FRESH: Duration = Duration::from_secs(5);

/// A proposal with what pages narrow it by.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Found {
    /// The kind.
    pub(crate) kind: Kind,
    /// Where the need is, on the unit sphere.
    at: [f64; 3],
    /// The proposal.
    pub(crate) it: Proposal,
}

impl Found {
    /// Whether the need is so near to a point.
    pub(crate) fn is_within(&self, point: Point, km: f64) -> bool {
        f64::from(meters(self.at, on_sphere(point))) <= km * 1000.0
    }
}

/// The boards and their last answer.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    boards: BTreeMap<Kind, Board>,
    made: Option<(u64, Time)>,
    answer: Arc<Vec<Found>>,
}

/// Day number of a date.
fn day_number(date: Date) -> i32 {
    let days = date.since((jiff::Unit::Day, Date::constant(1970, 1, 1)));
    days.map_or(0, |span| span.get_days())
}

/// What counts of a need or offer.
pub(crate) fn traits(it: &Light, now: Time) -> Traits {
    let tags: Vec<&str> = it.langs.split(',').collect();
    let langs: Vec<&str> = LANGUAGES.into_iter().filter(|tag| tags.contains(tag)).collect();
    Traits {
        at: on_sphere(it.point),
        reach_m: it.reach_km.min(100) * 1000,
        units: it.left,
        splits: it.kind.splits(),
        slots: u8::try_from(bits(Slot::ALL, &it.slots)).unwrap_or(0),
        langs: bits(&LANGUAGES, &langs),
        is_translation: it.kind == Kind::Translation,
        skills: bits(Skill::ALL, &it.skills),
        is_skill: it.kind == Kind::Skill,
        urgency: match it.urgency {
            Urgency::Later => 0,
            Urgency::Soon => 1,
            Urgency::Now => 2,
        },
        // Whole days, so that a board need not be made anew with every second.
        days: if it.side == Side::Need {
            u32::try_from(now.since(it.since).as_millis() / u128::from(DAY_MS.unsigned_abs())).unwrap_or(0)
        } else {
            0
        },
        window: (it.window.0.map_or(i32::MIN, day_number), it.window.1.map_or(i32::MAX, day_number)),
    }
}

/// Open needs and offers of each kind.
type Sides = BTreeMap<Kind, (Vec<Open>, Vec<Open>)>;

fn read(db: &mut impl Rows, now: Time) -> Result<Sides, StoreError> {
    let mut barred: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (need, offer) in matches::barred(db, now)? {
        barred.entry(need).or_default().push(offer);
    }
    let mut sides = Sides::new();
    for it in aids::open(db, now)? {
        let mut not = barred.remove(&it.id).unwrap_or_default();
        not.sort_unstable();
        let (needs, offers) = sides.entry(it.kind).or_default();
        let open = Open { id: it.id, traits: traits(&it, now), barred: not };
        if it.side == Side::Need { needs.push(open) } else { offers.push(open) }
    }
    Ok(sides)
}

impl State {
    fn update(&mut self, mut sides: Sides) {
        let mut all = Vec::new();
        for kind in Kind::ALL {
            let (needs, offers) = sides.remove(kind).unwrap_or_default();
            let board = self.boards.entry(*kind).or_default();
            if let Err(flaw) = board.update(needs.clone(), offers.clone()) {
                tracing::error!(?flaw, kind = kind.as_str(), "an assignment was not proven the best; it is made anew");
                *board = Board::default();
                if board.update(needs, offers).is_err() {
                    *board = Board::default();
                }
            }
            all.extend(board.proposals().into_iter().filter_map(|it| {
                let at = board.place_of(it.need)?;
                Some(Found { kind: *kind, at, it })
            }));
        }
        all.sort_by_key(|found| (std::cmp::Reverse(found.it.parts.sum()), found.it.need, found.it.offer));
        self.answer = Arc::new(all);
    }
}

impl Desk {
    fn kept(&self, version: u64, now: Time) -> Option<Arc<Vec<Found>>> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (made, at) = state.made?;
        (made == version && now >= at && now.since(at) < FRESH).then(|| Arc::clone(&state.answer))
    }

    /// Brings the boards up to date with what a reader sees.
    pub(crate) fn refresh(&self, db: &mut impl Rows, version: u64, now: Time) -> Result<Arc<Vec<Found>>, StoreError> {
        let sides = read(db, now)?;
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.update(sides);
        state.made = Some((version, now));
        Ok(Arc::clone(&state.answer))
    }
}

/// The best proposals for everything that is open now, the highest score first.
pub(crate) async fn proposals(app: &App, now: Time) -> Result<Arc<Vec<Found>>, Failure> {
    let desk = app.once(|_| Desk::default());
    let version = app.version();
    if let Some(kept) = desk.kept(version, now) {
        return Ok(kept);
    }
    app.read_long(move |db| desk.refresh(db, version, now)).await.map_err(Failure::from)
}
