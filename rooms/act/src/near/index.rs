//! What is near: an R-tree over points on the unit sphere.
//!
//! On the sphere the straight line between two points grows with the way along the ground, so
//! nearest-first is exact everywhere, across the date line and at the poles too. The tree answers
//! one by one, so filters cost only what they skip.

use base::Point;
use rstar::RTree;
use rstar::primitives::GeomWithData;

type Node = GeomWithData<[f64; 3], u32>;

/// Mean radius of the earth in kilometers.
const EARTH_KM: f64 = 6371.0088;

/// Numbers of things, found by how near they are.
#[derive(Debug, Default)]
pub(crate) struct Nearby(RTree<Node>);

/// The point on the unit sphere.
fn on_sphere(point: Point) -> [f64; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// The way along the ground of a squared straight line through the sphere.
fn ground_km(squared: f64) -> f64 {
    2.0 * EARTH_KM * (squared.max(0.0).sqrt() / 2.0).min(1.0).asin()
}

impl Nearby {
    /// An index of points, each with its number.
    pub(crate) fn new(points: impl IntoIterator<Item = (Point, u32)>) -> Self {
        let nodes = points.into_iter().map(|(point, number)| Node::new(on_sphere(point), number)).collect();
        Self(RTree::bulk_load(nodes))
    }

    /// Numbers with their distance in kilometers, nearest first.
    pub(crate) fn from(&self, here: Point) -> impl Iterator<Item = (f64, u32)> {
        let found = self.0.nearest_neighbor_iter_with_distance_2(&on_sphere(here));
        found.map(|(node, squared)| (ground_km(squared), node.data))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point() -> impl Strategy<Value = Point> {
        (-90.0..=90.0_f64, -180.0..=180.0_f64).prop_map(|(lat, lon)| Point { lat, lon })
    }

    proptest! {
        #[test]
        fn nearest_first_is_what_measuring_everything_says(points in prop::collection::vec(point(), 1..60), here in point()) {
            let index = Nearby::new(points.iter().copied().zip(0..));
            let found: Vec<f64> = index.from(here).map(|(km, _)| km).collect();
            let mut measured: Vec<f64> = points.iter().map(|p| here.distance_km(*p)).collect();
            measured.sort_by(f64::total_cmp);
            prop_assert_eq!(found.len(), measured.len());
            for (a, b) in found.iter().zip(&measured) {
                prop_assert!((a - b).abs() < 0.01 + b * 1e-6, "{} {}", a, b);
            }
        }
    }

    #[test]
    fn the_date_line_is_no_border() {
        let fiji = Point { lat: -17.0, lon: 179.9 };
        let index = Nearby::new([(Point { lat: -17.0, lon: -179.9 }, 1), (Point { lat: -17.0, lon: 170.0 }, 2)]);
        assert_eq!(index.from(fiji).next().map(|(_, n)| n), Some(1));
    }
}
