//! Projects, money and electors laid out for counting: who supports what, by how much.
//!
//! Electors with the same ballot are one group. Supporters stand by project and projects by group, both flat. What
//! cannot be counted exactly within the limits below is refused before anything is counted.

use std::fmt;

use crate::ballots::{Ballots, Mark, Score};
use crate::contest::{Candidate, Contest};
use crate::options::Utility;
use crate::rows::Rows;

/// Money and sums of points stay below this, so that no sum can overflow.
const MOST: u64 = 1 << 56;
/// Electors stay below this.
const MOST_ELECTORS: u64 = 1 << 40;

/// Why a budget cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolError {
    /// The contest has no sum to spend.
    NoBudget,
    /// A project has no cost; which, by number.
    NoCost(u16),
    /// Money, points or electors beyond the limits of this count (about 7 · 10^16).
    TooLarge,
}

impl fmt::Display for PoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBudget => f.write_str("the contest has no budget"),
            Self::NoCost(number) => write!(f, "project {number} has no cost"),
            Self::TooLarge => f.write_str("money, points or electors are beyond what can be counted"),
        }
    }
}

impl std::error::Error for PoolError {}

/// Support of one group for one project, or of one project by one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Support {
    /// The project (from 0) or the group, whichever is looked up.
    pub of: u32,
    /// What the project is worth to each elector of the group, before any cost is multiplied: at least 1.
    pub worth: u32,
}

/// A budget ready to be counted.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The sum that may be spent.
    pub limit: u64,
    /// All electors, those with empty ballots too.
    pub electors: u64,
    /// One unit of money as people know it, in the smallest unit: 100 when costs have two decimal places.
    pub unit: u64,
    /// What each project costs.
    pub costs: Vec<u64>,
    /// Whether a project may be funded at all: it has not withdrawn.
    pub stands: Vec<bool>,
    /// The place of each project in the order that settles ties: the lowest wins.
    pub order: Vec<u32>,
    /// Electors in each group.
    pub sizes: Vec<u64>,
    utility: Utility,
    supporters: Flat,
    likes: Flat,
}

/// Lists of supports end to end.
#[derive(Clone, Debug, Default)]
struct Flat {
    ends: Vec<usize>,
    items: Vec<Support>,
}

impl Flat {
    fn get(&self, at: usize) -> &[Support] {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.items.get(from..to).unwrap_or_default()
    }
}

impl Pool {
    /// Lays out a contest. Marks and ranks are support of worth 1. Points are worth their number with
    /// [`Utility::Cardinality`], and 1 with [`Utility::Cost`], where a project serves an elector by its cost. Ties go
    /// by project id, compared as text.
    pub fn of(contest: &Contest, ballots: &Ballots, utility: Utility) -> Result<Self, PoolError> {
        let limit = contest.budget.ok_or(PoolError::NoBudget)?;
        let mut costs = Vec::with_capacity(contest.candidates.len());
        for (number, candidate) in (1_u16..).zip(&contest.candidates) {
            costs.push(candidate.cost.ok_or(PoolError::NoCost(number))?);
        }
        let all = costs.iter().try_fold(limit, |sum, cost| sum.checked_add(*cost)).unwrap_or(MOST);
        let electors = ballots.weight();
        if all >= MOST || electors >= MOST_ELECTORS {
            return Err(PoolError::TooLarge);
        }
        let mut pool = Self {
            limit,
            electors,
            unit: 10_u64.checked_pow(u32::from(contest.places)).unwrap_or(1),
            stands: contest.candidates.iter().map(|c| !c.withdrawn).collect(),
            order: by_id(contest),
            sizes: Vec::new(),
            costs,
            utility,
            supporters: Flat::default(),
            likes: Flat::default(),
        };
        pool.fill(&supports(ballots, utility));
        pool.supporters = pool.turned();
        let heavy = |p: usize| pool.weight(p).is_none_or(|weight| weight >= MOST);
        if (0..pool.costs.len()).any(heavy) { Err(PoolError::TooLarge) } else { Ok(pool) }
    }

    /// Seats as money: each candidate costs one. Marks must be of those who stand.
    pub(crate) fn of_seats(candidates: &[Candidate], ballots: &Ballots, seats: usize) -> Self {
        let mut pool = Self {
            limit: seats as u64,
            electors: ballots.weight(),
            unit: 1,
            stands: candidates.iter().map(|c| !c.withdrawn).collect(),
            order: vec![0; candidates.len()],
            sizes: Vec::new(),
            costs: vec![1; candidates.len()],
            utility: Utility::Cardinality,
            supporters: Flat::default(),
            likes: Flat::default(),
        };
        pool.fill(&supports(ballots, Utility::Cardinality));
        pool.supporters = pool.turned();
        pool
    }

    /// Ties by this order of project numbers (from 1) instead; projects not named come last, by id.
    #[must_use]
    pub fn with_order(mut self, numbers: &[u16]) -> Self {
        let ahead = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        for place in &mut self.order {
            *place = place.saturating_add(ahead);
        }
        for (place, number) in (0_u32..).zip(numbers) {
            if let Some(of) = self.order.get_mut(usize::from(*number).wrapping_sub(1)) {
                *of = place;
            }
        }
        self
    }

    /// The same with so many more electors, who support this project alone.
    #[must_use]
    pub fn with_supporters(&self, project: usize, electors: u64) -> Self {
        let mut pool = self.clone();
        if electors == 0 {
            return pool;
        }
        let of = u32::try_from(project).unwrap_or(u32::MAX);
        pool.likes.items.push(Support { of, worth: 1 });
        pool.likes.ends.push(pool.likes.items.len());
        pool.sizes.push(electors);
        pool.electors += electors;
        pool.supporters = pool.turned();
        pool
    }

    /// Which worth was asked for.
    pub fn utility(&self) -> Utility {
        self.utility
    }

    /// How many projects there are.
    pub fn len(&self) -> usize {
        self.costs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.costs.is_empty()
    }

    /// The groups that support a project.
    pub fn supporters(&self, project: usize) -> &[Support] {
        self.supporters.get(project)
    }

    /// The projects that a group supports.
    pub fn likes(&self, group: usize) -> &[Support] {
        self.likes.get(group)
    }

    /// Electors in a group.
    pub fn size(&self, group: u32) -> u64 {
        self.sizes.get(group as usize).copied().unwrap_or(0)
    }

    /// What a project costs.
    pub fn cost(&self, project: usize) -> u64 {
        self.costs.get(project).copied().unwrap_or(0)
    }

    /// What one unit of worth is multiplied by to give the utility: the cost, or 1.
    pub fn factor(&self, project: usize) -> u64 {
        match self.utility {
            Utility::Cost => self.cost(project).max(1),
            Utility::Cardinality => 1,
        }
    }

    /// The sum of worth over all electors; `None` when it overflows.
    fn weight(&self, project: usize) -> Option<u64> {
        self.supporters(project).iter().try_fold(0_u64, |sum, support| {
            sum.checked_add(self.size(support.of).checked_mul(u64::from(support.worth))?)
        })
    }

    /// The sum of worth over all electors: votes, or points.
    pub fn worth(&self, project: usize) -> u64 {
        self.weight(project).unwrap_or(MOST)
    }

    /// Who stands before whom when equal.
    pub fn place(&self, project: usize) -> u32 {
        self.order.get(project).copied().unwrap_or(u32::MAX)
    }

    /// Takes the groups in.
    fn fill(&mut self, rows: &Rows<(u16, u32)>) {
        let projects = self.costs.len();
        for (row, size) in rows.grouped().iter() {
            for (project, worth) in row {
                if usize::from(*project) < projects {
                    self.likes.items.push(Support { of: u32::from(*project), worth: *worth });
                }
            }
            self.likes.ends.push(self.likes.items.len());
            self.sizes.push(size);
        }
    }

    /// The same supports, looked up by project.
    fn turned(&self) -> Flat {
        let mut lists: Vec<Vec<Support>> = vec![Vec::new(); self.costs.len()];
        for group in 0..self.sizes.len() {
            for like in self.likes(group) {
                let stands = self.stands.get(like.of as usize).copied().unwrap_or(false);
                if let Some(list) = lists.get_mut(like.of as usize).filter(|_| stands) {
                    list.push(Support { of: u32::try_from(group).unwrap_or(u32::MAX), worth: like.worth });
                }
            }
        }
        let mut flat = Flat::default();
        for list in lists {
            flat.items.extend(list);
            flat.ends.push(flat.items.len());
        }
        flat
    }
}

/// The order of the projects by id (by name where there is none), compared as text; then by number.
fn by_id(contest: &Contest) -> Vec<u32> {
    let mut sorted: Vec<usize> = (0..contest.candidates.len()).collect();
    sorted.sort_by_key(|p| contest.candidates.get(*p).map(|c| c.id.as_deref().unwrap_or(&c.name)));
    let mut order = vec![0; sorted.len()];
    for (place, project) in (0_u32..).zip(sorted) {
        if let Some(of) = order.get_mut(project) {
            *of = place;
        }
    }
    order
}

/// Who supports what: each row ascending by project, each project once with the most it was given.
fn supports(ballots: &Ballots, utility: Utility) -> Rows<(u16, u32)> {
    match ballots {
        Ballots::Marked(rows) => collect(rows, |number: &u16| Some((number.checked_sub(1)?, 1))),
        Ballots::Ranked(rows) => collect(rows, |mark: &Mark| Some((mark.number()?.checked_sub(1)?, 1))),
        Ballots::Scored(rows) => collect(rows, |score: &Score| {
            let points = u32::try_from(score.points).ok().filter(|points| *points > 0)?;
            let worth = if utility == Utility::Cost { 1 } else { points };
            Some((score.number.checked_sub(1)?, worth))
        }),
    }
}

/// Rows with every project once, ascending.
fn collect<T: Copy + Ord + Send + Sync>(
    rows: &Rows<T>,
    support: impl Fn(&T) -> Option<(u16, u32)>,
) -> Rows<(u16, u32)> {
    let mut all = Rows::default();
    let mut row: Vec<(u16, u32)> = Vec::new();
    for (items, weight) in rows.iter() {
        row.clear();
        row.extend(items.iter().filter_map(&support));
        row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        row.dedup_by_key(|(project, _)| *project);
        all.push(&row, weight);
    }
    all
}
