//! The outline around most people of a cluster: the convex hull of the nearer four fifths, so that
//! one far voice does not stretch it.
//!
//! Andrew's monotone chain (A. M. Andrew, 1979), on whole numbers, so that it is exact.

use super::model::Place;

/// Corners of an outline.
const CORNERS_MAX: usize = 12;

/// The outline of places around their middle; empty for fewer than three.
pub fn outline(places: &[Place], middle: Place) -> Vec<Place> {
    let far = |p: &Place| {
        let d = |at: usize| i64::from(p[at]) - i64::from(middle[at]);
        d(0) * d(0) + d(1) * d(1)
    };
    let mut near = places.to_vec();
    near.sort_unstable_by_key(|p| (far(p), *p));
    near.truncate((places.len() * 4).div_ceil(5).max(3));
    let mut hull = hull(near);
    while hull.len() > CORNERS_MAX {
        // The corner whose triangle with its neighbors is smallest is missed least.
        let n = hull.len();
        let area = |at: &usize| turn(hull[(at + n - 1) % n], hull[*at], hull[(at + 1) % n]).abs();
        let Some(least) = (0..n).min_by_key(area) else { break };
        hull.remove(least);
    }
    hull
}

/// Twice the signed area of a triangle.
fn turn(a: Place, b: Place, c: Place) -> i64 {
    let d = |p: Place, q: Place, at: usize| i64::from(q[at]) - i64::from(p[at]);
    d(a, b, 0) * d(a, c, 1) - d(a, b, 1) * d(a, c, 0)
}

fn hull(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable();
    places.dedup();
    if places.len() < 3 {
        return Vec::new();
    }
    let half = |all: &mut dyn Iterator<Item = Place>| {
        let mut out: Vec<Place> = Vec::new();
        for p in all {
            while let [.., a, b] = out[..]
                && turn(a, b, p) <= 0
            {
                out.pop();
            }
            out.push(p);
        }
        out.pop();
        out
    };
    let mut lower = half(&mut places.iter().copied());
    lower.extend(half(&mut places.iter().rev().copied()));
    lower
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_square_with_a_middle_has_four_corners() {
        let square = vec![[0, 0], [10, 0], [10, 10], [0, 10], [5, 5], [5, 5]];
        assert_eq!(hull(square), [[0, 0], [10, 0], [10, 10], [0, 10]]);
        assert_eq!(outline(&[[1, 1]], [1, 1]), Vec::<Place>::new());
        assert_eq!(hull(vec![[0, 0], [1, 1], [2, 2]]).len(), 2);
    }

    #[test]
    fn one_far_voice_does_not_stretch_it() {
        let mut places: Vec<Place> = (0..20).map(|n| [n % 5, n / 5]).collect();
        places.push([900, 900]);
        assert!(outline(&places, [2, 2]).iter().all(|p| p[0] < 900));
    }

    proptest! {
        #[test]
        fn a_hull_turns_one_way(all in proptest::collection::vec([-1000_i16..1000, -1000_i16..1000], 3..80)) {
            let it = hull(all);
            let n = it.len();
            for at in 0..n {
                if n > 2 {
                    prop_assert!(turn(it[at], it[(at + 1) % n], it[(at + 2) % n]) > 0);
                }
            }
        }
    }
}
