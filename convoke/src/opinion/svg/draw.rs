//! Where things stand on the picture: the frame, the marks, the outlines.

use ::opinion::Map;

/// More marks than this are gathered into fewer, larger ones.
const MARKS: usize = 4_000;
/// Cells on a side when marks are gathered.
const CELLS: f64 = 72.0;
/// The share of a cluster's people, nearest first, that its outline holds.
const HELD: f64 = 0.9;

/// From places on the map to places on the picture.
pub(super) struct Frame {
    middle: [f64; 2],
    scale: f64,
    center: [f64; 2],
    half: f64,
}

impl Frame {
    /// Holds all but the outermost of the placed people; whoever is farther out stands at the edge.
    pub(super) fn around(people: &[[f64; 2]], of: &[Option<u32>], corner: [f64; 2], side: f64) -> Self {
        let placed: Vec<[f64; 2]> =
            people.iter().zip(of).filter(|(_, label)| label.is_some()).map(|(at, _)| *at).collect();
        let points = if placed.is_empty() { people } else { &placed };
        let range = |axis: usize| {
            let mut values: Vec<f64> = points.iter().map(|at| at[axis]).collect();
            values.sort_by(f64::total_cmp);
            let out = values.len() / 100;
            let low = values.get(out).copied().unwrap_or(-1.0);
            let high = values.iter().rev().nth(out).copied().unwrap_or(1.0);
            (low, high)
        };
        let [(left, right), (bottom, top)] = [range(0), range(1)];
        let half = side / 2.0 - 26.0;
        let reach = ((right - left) / 2.0).max((top - bottom) / 2.0).max(1e-9);
        Self {
            middle: [f64::midpoint(left, right), f64::midpoint(bottom, top)],
            scale: half * 0.92 / reach,
            center: [corner[0] + side / 2.0, corner[1] + side / 2.0],
            half,
        }
    }

    pub(super) fn place(&self, at: [f64; 2]) -> [f64; 2] {
        let x = ((at[0] - self.middle[0]) * self.scale).clamp(-self.half, self.half);
        let y = ((at[1] - self.middle[1]) * self.scale).clamp(-self.half, self.half);
        [self.center[0] + x, self.center[1] - y]
    }
}

/// One mark: a person, or of very many people several.
pub(super) struct Spot {
    pub(super) at: [f64; 2],
    pub(super) cluster: Option<u32>,
    /// How much larger than a single person's.
    pub(super) size: f64,
}

/// The marks, those without a cluster first, so that they lie below.
pub(super) fn spots(people: &[[f64; 2]], of: &[Option<u32>], frame: &Frame) -> Vec<Spot> {
    let mut all: Vec<(Option<u32>, [f64; 2])> =
        people.iter().zip(of).map(|(at, label)| (*label, frame.place(*at))).collect();
    all.sort_by_key(|it| it.0);
    if all.len() <= MARKS {
        return all.into_iter().map(|(cluster, at)| Spot { at, cluster, size: 1.0 }).collect();
    }
    let cell = |at: [f64; 2]| {
        let along = |axis: usize| ((at[axis] - frame.center[axis]) / frame.half * CELLS / 2.0).round();
        [along(0), along(1)]
    };
    let key = |a: &(Option<u32>, [f64; 2]), b: &(Option<u32>, [f64; 2])| {
        let (x, y) = (cell(a.1), cell(b.1));
        a.0.cmp(&b.0).then(x[0].total_cmp(&y[0])).then(x[1].total_cmp(&y[1]))
    };
    all.sort_by(key);
    all.chunk_by(|a, b| key(a, b).is_eq())
        .map(|some| {
            let count = f64::from(u32::try_from(some.len()).unwrap_or(u32::MAX));
            let mean = |axis: usize| some.iter().map(|it| it.1[axis]).sum::<f64>() / count;
            Spot { at: [mean(0), mean(1)], cluster: some[0].0, size: (count.sqrt() / 2.0).clamp(0.8, 2.2) }
        })
        .collect()
}

/// A rounded outline around most of a cluster's people.
pub(super) fn outline(map: &Map, frame: &Frame, cluster: usize) -> String {
    let middle = map.clusters.centers[cluster];
    let far = |at: &[f64; 2]| (at[0] - middle[0]).powi(2) + (at[1] - middle[1]).powi(2);
    let own = map.people.iter().zip(&map.clusters.of).filter(|(_, label)| label.is_some_and(|l| l as usize == cluster));
    let mut points: Vec<[f64; 2]> = own.map(|(at, _)| *at).collect();
    points.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let count = f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX));
    let kept = (0..points.len())
        .filter(|at| f64::from(u32::try_from(*at).unwrap_or(u32::MAX)) < (count * HELD).max(3.0))
        .count();
    points.truncate(kept);
    let center = frame.place(middle);
    // Room around the marks: every corner a little away from the middle.
    let away = |at: [f64; 2]| {
        let (x, y) = (at[0] - center[0], at[1] - center[1]);
        let length = (x * x + y * y).sqrt().max(1.0);
        [at[0] + x / length * 12.0, at[1] + y / length * 12.0]
    };
    let corners: Vec<[f64; 2]> =
        hull(points.into_iter().map(|at| frame.place(at)).collect()).into_iter().map(away).collect();
    if corners.len() < 3 {
        let [x, y] = center;
        return format!("M{:.1} {y:.1}a26 26 0 1 0 52 0a26 26 0 1 0 -52 0z", x - 26.0);
    }
    rounded(&corners)
}

/// The corners of the smallest convex outline (Andrew, 1979).
fn hull(mut points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    points.dedup();
    let turn = |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let half = |points: &mut dyn Iterator<Item = [f64; 2]>| {
        let mut chain: Vec<[f64; 2]> = Vec::new();
        for point in points {
            while chain.len() > 1 && turn(chain[chain.len() - 2], chain[chain.len() - 1], point) <= 0.0 {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut corners = half(&mut points.iter().copied());
    corners.extend(half(&mut points.iter().rev().copied()));
    corners
}

/// A closed path through the middles of the sides, bent around the corners.
fn rounded(corners: &[[f64; 2]]) -> String {
    let middle = |a: [f64; 2], b: [f64; 2]| [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
    let next = |at: usize| corners[(at + 1) % corners.len()];
    let [x, y] = middle(corners[corners.len() - 1], corners[0]);
    let bend = |(at, corner): (usize, &[f64; 2])| {
        let [x, y] = middle(*corner, next(at));
        format!("Q{:.1} {:.1} {x:.1} {y:.1}", corner[0], corner[1])
    };
    let bends: Vec<String> = corners.iter().enumerate().map(bend).collect();
    format!("M{x:.1} {y:.1}{}z", bends.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outline_holds_every_point_and_nothing_more() {
        let square = vec![[0.0, 0.0], [2.0, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, 2.0], [1.0, 0.0], [0.0, 0.0]];
        assert_eq!(hull(square).len(), 4);
        assert!(hull(vec![[1.0, 1.0]; 5]).len() < 3);
        assert!(hull(vec![[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]).len() < 3);
    }
}
