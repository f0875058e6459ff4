//! Thousands of points as circles that can be told apart.
//!
//! Greedy: the heaviest point begins a circle and takes in what lies so near that it could not be
//! told from it; then the next one. The same points give the same circles, whatever their order
//! among equals.

use super::frame::{Bounds, View, WIDTH};
use super::{Spot, SpotKind};

/// The radius of the largest circle.
const LARGEST: f64 = 52.0;
/// Points nearer than this become one.
const NEAR: f64 = 13.0;
/// A circle takes in lighter ones within this part of its own radius and that part of theirs.
const REACH: (f64, f64) = (0.9, 0.5);
/// The side of a cell of the search grid: circles that reach farther are looked at one by one.
const CELL: f64 = 16.0;

/// Points drawn as one circle.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    pub(super) kind: SpotKind,
    /// How many points.
    pub(super) count: u32,
    /// The sum of their weights.
    pub(super) weight: u64,
    /// The index of the heaviest point.
    pub(super) seed: usize,
    pub(super) bounds: Bounds,
}

/// The circles of all points in the frame, the heaviest first, and how many points lie outside.
pub(super) fn clusters(spots: &[Spot<'_>], view: &View) -> (Vec<Cluster>, usize) {
    let mut circles: Vec<Cluster> = Vec::with_capacity(spots.len());
    for (seed, spot) in spots.iter().enumerate() {
        if let Some((x, y)) = view.place(spot.point) {
            let (kind, weight, bounds) = (spot.kind, u64::from(spot.weight.max(1)), Bounds::at(spot.point));
            circles.push(Cluster { x, y, radius: 0.0, kind, count: 1, weight, seed, bounds });
        }
    }
    let outside = spots.len() - circles.len();
    let mut circles = merged(circles, view.height, false);
    // A circle that took in others has grown and may now reach its neighbors.
    for _ in 0..4 {
        let before = circles.len();
        circles = merged(circles, view.height, true);
        if circles.len() == before {
            break;
        }
    }
    (circles, outside)
}

/// One round: each circle, the heaviest first, takes in the lighter ones within its reach.
fn merged(mut circles: Vec<Cluster>, height: f64, grown: bool) -> Vec<Cluster> {
    // Numbers above zero sort like their bits; equal ones keep the order they came in.
    let place = |c: &Cluster| u128::from(c.x.to_bits() >> 32) << 32 | u128::from(c.y.to_bits() >> 32);
    circles.sort_by_cached_key(|c| (u128::from(u64::MAX - c.weight) << 64) | place(c));
    let heaviest = circles.first().map_or(1, |c| c.weight);
    for circle in circles.iter_mut().filter(|_| grown) {
        circle.radius = radius(circle.weight, heaviest);
    }
    let mut grid = Grid::new(height);
    let mut made: Vec<Cluster> = Vec::new();
    for circle in circles {
        if let Some(larger) = grid.near(&circle, &made).and_then(|at| made.get_mut(at)) {
            larger.count += circle.count;
            larger.weight += circle.weight;
            larger.bounds = larger.bounds.union(circle.bounds);
            continue;
        }
        grid.add(&circle, made.len());
        made.push(circle);
    }
    let heaviest = made.iter().map(|c| c.weight).max().unwrap_or(1);
    for circle in &mut made {
        circle.radius = radius(circle.weight, heaviest);
    }
    made.sort_by_key(|c| std::cmp::Reverse(c.weight));
    made
}

/// The area of a circle is its weight; lone points of equal weight do not fill the map.
#[expect(clippy::cast_precision_loss, reason = "a circle a hair too large is still a circle")]
fn radius(weight: u64, heaviest: u64) -> f64 {
    let largest = if heaviest < 20 { 16.0 } else { LARGEST };
    largest * (weight as f64 / heaviest.max(1) as f64).sqrt()
}

/// The circles by the cell their middle is in, as linked lists; the few that reach farther apart.
struct Grid {
    columns: usize,
    rows: usize,
    heads: Vec<u32>,
    next: Vec<u32>,
    large: Vec<u32>,
}

const END: u32 = u32::MAX;

impl Grid {
    fn new(height: f64) -> Self {
        let (columns, rows) = (cell(WIDTH) + 1, cell(height) + 1);
        Self { columns, rows, heads: vec![END; columns * rows], next: Vec::new(), large: Vec::new() }
    }

    fn add(&mut self, circle: &Cluster, index: usize) {
        let index = u32::try_from(index).unwrap_or(END);
        self.next.push(END);
        if circle.radius * (REACH.0 + REACH.1) > CELL {
            self.large.push(index);
            return;
        }
        let at = cell(circle.y) * self.columns + cell(circle.x);
        if let (Some(head), Some(next)) = (self.heads.get_mut(at), self.next.last_mut()) {
            *next = *head;
            *head = index;
        }
    }

    /// The nearest circle of the same kind that reaches to this lighter one.
    fn near(&self, circle: &Cluster, made: &[Cluster]) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        let mut look = |at: u32| {
            let larger = made.get(at as usize)?;
            let (x, y) = (larger.x - circle.x, larger.y - circle.y);
            let far = x * x + y * y;
            let reach = NEAR.max(larger.radius * REACH.0 + circle.radius * REACH.1);
            let reaches = far < reach * reach && larger.kind == circle.kind;
            if reaches && best.is_none_or(|(nearest, _)| far < nearest) {
                best = Some((far, at as usize));
            }
            self.next.get(at as usize).copied()
        };
        for at in &self.large {
            look(*at);
        }
        let (column, row) = (cell(circle.x), cell(circle.y));
        for row in row.saturating_sub(1)..=(row + 1).min(self.rows - 1) {
            for column in column.saturating_sub(1)..=(column + 1).min(self.columns - 1) {
                let mut at = self.heads.get(row * self.columns + column).copied();
                while let Some(index) = at {
                    at = look(index);
                }
            }
        }
        best.map(|(_, at)| at)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the frame keeps it small and positive")]
fn cell(along: f64) -> usize {
    (along / CELL).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::super::Frame;
    use super::*;
    use base::Point;
    use proptest::prelude::*;

    fn spot(lat: f64, lon: f64, weight: u32) -> Spot<'static> {
        Spot { point: Point { lat, lon }, weight, label: "", key: "", kind: SpotKind::Action }
    }

    #[test]
    fn neighbors_become_one_circle_and_keep_their_sum() {
        let spots = [spot(44.98, -93.26, 300), spot(44.95, -93.09, 100), spot(34.05, -118.24, 50)];
        let (made, outside) = clusters(&spots, &View::new(Frame::UsStates));
        assert_eq!(outside, 0);
        assert_eq!(made.len(), 2);
        assert_eq!((made[0].count, made[0].weight, made[0].seed), (2, 400, 0));
        assert!(made[0].bounds.contains(spots[1].point));
    }

    #[test]
    fn kinds_are_not_mixed() {
        let alert = Spot { kind: SpotKind::Alert, ..spot(44.98, -93.26, 1) };
        let (made, _) = clusters(&[spot(44.98, -93.26, 300), alert], &View::new(Frame::UsStates));
        assert_eq!(made.len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn no_point_is_lost(points in proptest::collection::vec((-95.0..95.0_f64, -190.0..190.0_f64, 0..100_000_u32), 0..300)) {
            let spots: Vec<_> = points.iter().map(|(lat, lon, w)| spot(*lat, *lon, *w)).collect();
            for frame in [Frame::UsStates, Frame::World] {
                let (made, outside) = clusters(&spots, &View::new(frame));
                let counted: usize = made.iter().map(|c| c.count as usize).sum();
                prop_assert_eq!(counted + outside, spots.len());
                prop_assert!(made.iter().all(|c| c.radius <= LARGEST));
            }
        }
    }
}
