//! What feeds and tables are made of: pure, and public only.

use std::collections::{BTreeSet, HashMap};

use base::{ActionId, GroupId, Point, Time};
use jiff::civil::Date;
use serde::Deserialize;

use crate::action::model::{Action, ActionSpot, Kind, Shown};
use crate::call::model::State;
use crate::turnout::model::Range;

/// Rows on one page of the table.
pub(crate) const ROWS: usize = 100;

/// News about an action.
#[derive(Clone, Debug)]
pub(crate) struct ActionNews {
    /// The action's name in URLs.
    pub(crate) code: String,
    /// Its title.
    pub(crate) title: String,
    /// When.
    pub(crate) at: Time,
    /// What: small Markdown of an update, or the town of a new action.
    pub(crate) text: String,
}

/// A call in a group's news.
#[derive(Clone, Debug)]
pub(crate) struct CallNews {
    /// Its name in URLs.
    pub(crate) slug: String,
    /// Its title.
    pub(crate) title: String,
    /// Its summary.
    pub(crate) summary: String,
    /// Where it stands.
    pub(crate) state: State,
    /// Since when.
    pub(crate) at: Time,
}

/// What stands beside the actions of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// Names of the public groups behind them.
    pub(crate) groups: HashMap<GroupId, String>,
    /// How many came, as chosen.
    pub(crate) turnout: HashMap<ActionId, Range>,
}

impl Beside {
    /// The public group behind an action.
    pub(crate) fn group(&self, spot: &ActionSpot) -> &str {
        spot.group.and_then(|group| self.groups.get(&group)).map_or("", String::as_str)
    }

    /// How many came.
    pub(crate) fn turnout(&self, spot: &ActionSpot) -> Option<Range> {
        self.turnout.get(&spot.id).copied()
    }
}

/// As much of an action as everybody may know, whoever asked for it.
pub(crate) fn public_spot(it: &Action) -> ActionSpot {
    let content = &it.content;
    let online = content.online_shown == Shown::Exact;
    ActionSpot {
        id: it.id,
        code: it.code,
        call: it.public_call().map(|call| call.id),
        group: it.group.as_ref().filter(|group| group.is_public).map(|group| group.id),
        title: content.title.clone(),
        kind: content.kind,
        state: it.state,
        starts_at: content.starts_at,
        ends_at: content.ends_at,
        zone: content.zone.clone(),
        place: content.place.public(content.place_shown),
        online_url: if online { content.online_url.clone() } else { String::new() },
        figures: it.figures,
        capacity: content.capacity,
        langs: content.langs.join(" "),
        access_facts: content.access_facts.join(" "),
        version: it.version,
        changed_at: it.changed_at,
    }
}

/// In which order a table stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Sort {
    /// The soonest first.
    #[default]
    When,
    /// By state or region and town.
    Where,
    /// Most people first.
    Going,
}

impl Sort {
    /// The word in addresses.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Where => "where",
            Self::Going => "going",
        }
    }

    /// The order of a word; the soonest first for anything else.
    pub(crate) fn parse(word: &str) -> Self {
        [Self::Where, Self::Going].into_iter().find(|sort| sort.as_str() == word).unwrap_or_default()
    }
}

/// Which rows of the table are asked for, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Pick {
    /// State or region.
    pub(crate) region: String,
    /// What people do there.
    pub(crate) kind: String,
    /// Not over before this day.
    pub(crate) from: String,
    /// Begun by this day.
    pub(crate) until: String,
    /// West, south, east, north.
    pub(crate) bbox: String,
    /// In which order.
    pub(crate) sort: String,
    /// Which page, counted from 1.
    pub(crate) page: String,
}

impl Pick {
    /// Whether all rows are asked for, in whatever order.
    pub(crate) fn is_everything(&self) -> bool {
        Self { sort: String::new(), page: String::new(), ..self.clone() } == Self::default()
    }

    /// What was typed, as an address says it; without the page.
    pub(crate) fn pairs(&self) -> [(&'static str, &str); 6] {
        [
            ("region", &self.region),
            ("kind", &self.kind),
            ("from", &self.from),
            ("until", &self.until),
            ("bbox", &self.bbox),
            ("sort", &self.sort),
        ]
    }
}

/// A part of the earth between two meridians and two circles of latitude.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Bounds {
    /// Whether a point lies inside or on the edge.
    pub(crate) fn contains(self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.lat) && (self.west..=self.east).contains(&point.lon)
    }
}

/// Four numbers: west, south, east, north.
pub(crate) fn bounds(text: &str) -> Option<Bounds> {
    let mut numbers = text.split(',').map(|number| number.trim().parse::<f64>().ok().filter(|n| n.is_finite()));
    let mut next = || numbers.next().flatten();
    Some(Bounds { west: next()?, south: next()?, east: next()?, north: next()? })
}

/// Which rows of a table fit.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    region: Option<String>,
    kind: Option<Kind>,
    from: Option<Date>,
    until: Option<Date>,
    bounds: Option<Bounds>,
}

impl Filter {
    /// What was typed; what is not understood narrows nothing.
    pub(crate) fn of(pick: &Pick) -> Self {
        Self {
            region: (!pick.region.is_empty()).then(|| pick.region.clone()),
            kind: Kind::parse(&pick.kind),
            from: pick.from.parse().ok(),
            until: pick.until.parse().ok(),
            bounds: bounds(&pick.bbox),
        }
    }

    /// Whether an action fits.
    pub(crate) fn fits(&self, spot: &ActionSpot) -> bool {
        let inside = |bounds: Bounds| spot.place.point.is_some_and(|point: Point| bounds.contains(point));
        self.region.as_ref().is_none_or(|region| spot.place.region == *region)
            && self.kind.is_none_or(|kind| spot.kind == kind)
            && self.bounds.is_none_or(inside)
            && (self.from.is_none() && self.until.is_none() || self.fits_days(spot))
    }

    fn fits_days(&self, spot: &ActionSpot) -> bool {
        let zone = spot.time_zone();
        let day = |at: Time| at.to_jiff().to_zoned(zone.clone()).date();
        self.from.is_none_or(|from| day(spot.ends_at) >= from)
            && self.until.is_none_or(|until| day(spot.starts_at) <= until)
    }
}

/// A page of the table with what it is a page of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// The rows of this page.
    pub(crate) rows: Vec<ActionSpot>,
    /// How many rows fit.
    pub(crate) count: usize,
    /// People coming to the actions that fit and take place.
    pub(crate) going: u64,
    /// People who came to them, where it was counted: how many actions, low, high.
    pub(crate) came: (u64, u64, u64),
    /// Every state or region that has an action.
    pub(crate) regions: BTreeSet<String>,
}

impl Table {
    /// Which pages there are.
    pub(crate) fn pages(&self) -> u32 {
        u32::try_from(self.count.div_ceil(ROWS)).unwrap_or(u32::MAX).max(1)
    }
}

/// A table while its rows come in one by one.
#[derive(Debug)]
pub(crate) struct TableInProgress {
    filter: Filter,
    sort: Sort,
    table: Table,
}

impl TableInProgress {
    /// Before the first row.
    pub(crate) fn new(pick: &Pick) -> Self {
        Self { filter: Filter::of(pick), sort: Sort::parse(&pick.sort), table: Table::default() }
    }

    /// Takes a row.
    pub(crate) fn take(&mut self, spot: ActionSpot, beside: &Beside) {
        if !spot.place.region.is_empty() && !self.table.regions.contains(&spot.place.region) {
            self.table.regions.insert(spot.place.region.clone());
        }
        if !self.filter.fits(&spot) {
            return;
        }
        self.table.count += 1;
        if spot.state.counts() {
            self.table.going += u64::from(spot.figures.going);
        }
        if let Some(range) = beside.turnout(&spot) {
            let (actions, low, high) = self.table.came;
            self.table.came = (actions + 1, low + u64::from(range.low), high + u64::from(range.high));
        }
        self.table.rows.push(spot);
    }

    /// The table with the rows of one page, counted from 1; a page behind the last is the last.
    pub(crate) fn page(mut self, page: u32) -> (Table, u32) {
        let rows = &mut self.table.rows;
        match self.sort {
            Sort::When => {} // as the database gives them
            Sort::Where => rows.sort_by(|a, b| {
                (&a.place.region, &a.place.locality, a.starts_at).cmp(&(
                    &b.place.region,
                    &b.place.locality,
                    b.starts_at,
                ))
            }),
            Sort::Going => rows.sort_by_key(|spot| std::cmp::Reverse(spot.figures.going)),
        }
        let page = page.clamp(1, self.table.pages());
        let skipped = usize::try_from(page - 1).unwrap_or(0) * ROWS;
        let rows = std::mem::take(&mut self.table.rows);
        self.table.rows = rows.into_iter().skip(skipped).take(ROWS).collect();
        (self.table, page)
    }
}
