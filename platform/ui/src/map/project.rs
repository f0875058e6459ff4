//! From a point on the earth to a point on the drawing, and which points are in the US.
//!
//! The numbers are those of the basemap in `assets/map-*.path`: two units for each of d3's pixels
//! in `geoAlbersUsa().scale(1300).translate([487.5, 305])`, with an inset for Puerto Rico and the
//! Virgin Islands, and `geoEqualEarth().rotate([-11, 0]).scale(198).translate([487.5, 271])`. Both
//! keep areas equal, so no region looks larger than another of its size.

use std::sync::LazyLock;

use base::Point;

/// Units of the drawing for each of d3's pixels.
const UNITS: f64 = 2.0;
/// The middle and the scale of the drawing of the United States.
const US: (f64, f64, f64) = (487.5 * UNITS, 305.0 * UNITS, 1300.0 * UNITS);
/// The middle and the scale of the drawing of the world.
const WORLD: (f64, f64, f64) = (487.5 * UNITS, 271.0 * UNITS, 198.0 * UNITS);
/// The meridian in the middle of the world, chosen so that its edge runs through the Bering Strait.
const WORLD_MERIDIAN: f64 = 11.0;

/// An equal-area projection onto a cone (Albers).
struct Cone {
    n: f64,
    c: f64,
    /// Degrees added to every longitude.
    turn: f64,
    scale: f64,
    /// Where the tip of the cone lies in the drawing.
    tip: (f64, f64),
}

impl Cone {
    /// The cone that touches at two parallels; `center`, after turning, lands on `at`.
    fn new(parallels: (f64, f64), turn: f64, center: (f64, f64), scale: f64, at: (f64, f64)) -> Self {
        let south = parallels.0.to_radians().sin();
        let n = f64::midpoint(south, parallels.1.to_radians().sin());
        let c = 1.0 + south * (2.0 * n - south);
        let flat = Self { n, c, turn: 0.0, scale, tip: (0.0, 0.0) };
        let off = flat.place(Point { lat: center.1, lon: center.0 });
        Self { turn, tip: (at.0 - off.0, at.1 - off.1), ..flat }
    }

    fn place(&self, point: Point) -> (f64, f64) {
        let r = (self.c - 2.0 * self.n * point.lat.to_radians().sin()).max(0.0).sqrt() / self.n * self.scale;
        let (sin, cos) = (around(point.lon + self.turn).to_radians() * self.n).sin_cos();
        (self.tip.0 + r * sin, self.tip.1 + r * cos)
    }
}

/// The parts of the drawing of the US.
struct Parts {
    mainland: Cone,
    alaska: Cone,
    hawaii: Cone,
    puerto_rico: Cone,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let (x, y, k) = US;
    Parts {
        mainland: Cone::new((29.5, 45.5), 96.0, (-0.6, 38.7), k, (x, y)),
        alaska: Cone::new((55.0, 65.0), 154.0, (-2.0, 58.5), k * 0.35, (x - 0.307 * k, y + 0.201 * k)),
        hawaii: Cone::new((8.0, 18.0), 157.0, (-3.0, 19.9), k, (x - 0.205 * k, y + 0.212 * k)),
        puerto_rico: Cone::new((8.0, 18.0), 66.0, (0.0, 18.0), k, (x + 0.350 * k, y + 0.224 * k)),
    }
});

/// A longitude between -180 and 180.
fn around(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 540.0).rem_euclid(360.0) - 180.0 }
}

/// The part of the drawing of the US that a point belongs to.
fn inset(point: Point) -> Option<&'static Cone> {
    let Point { lat, lon } = point;
    if (50.5..72.0).contains(&lat) && !(-180.0..172.0).contains(&lon) {
        return Some(&PARTS.alaska);
    }
    if (50.5..72.0).contains(&lat) && lon < west_of_canada(lat) {
        return Some(&PARTS.alaska);
    }
    if (18.5..23.0).contains(&lat) && (-161.0..-154.0).contains(&lon) {
        return Some(&PARTS.hawaii);
    }
    if (17.6..18.6).contains(&lat) && (-68.0..-64.5).contains(&lon) {
        return Some(&PARTS.puerto_rico);
    }
    let bahamas = lon > -79.7 && lat < 27.5;
    let mainland = (-125.0..-66.8).contains(&lon) && !bahamas;
    let between = lat < along(&NORTH, lon) && lat > along(&SOUTH, lon);
    let windsor = (-83.13..-82.4).contains(&lon) && lat > 41.75 && lat < along(&DETROIT, lon);
    (mainland && between && !windsor).then(|| &PARTS.mainland)
}

/// Where Alaska ends: the 141st meridian, and the panhandle south of it.
fn west_of_canada(lat: f64) -> f64 {
    if lat > 60.3 { -141.0 } else { along(&PANHANDLE, lat) }
}

/// Longitude by latitude along the eastern edge of the panhandle.
const PANHANDLE: [(f64, f64); 8] = [
    (54.6, -130.45),
    (55.2, -130.1),
    (55.9, -130.0),
    (56.7, -131.9),
    (57.8, -133.3),
    (59.0, -134.0),
    (59.8, -135.0),
    (60.3, -139.0),
];
/// Latitude by longitude along the border with Canada.
const NORTH: [(f64, f64); 35] = [
    (-125.0, 48.55),
    (-123.3, 48.42),
    (-123.1, 49.01),
    (-95.2, 49.02),
    (-95.1, 49.45),
    (-94.6, 48.75),
    (-93.4, 48.66),
    (-91.4, 48.1),
    (-89.4, 48.05),
    (-88.4, 48.4),
    (-84.8, 46.9),
    (-84.3, 46.5),
    (-83.5, 46.1),
    (-82.5, 45.3),
    (-82.415, 43.01),
    (-82.41, 41.68),
    (-79.2, 42.7),
    (-79.075, 42.75),
    (-79.07, 43.3),
    (-76.9, 43.65),
    (-76.3, 44.2),
    (-75.5, 44.72),
    (-74.8, 45.02),
    (-71.5, 45.05),
    (-70.9, 45.35),
    (-70.3, 45.9),
    (-70.0, 46.7),
    (-69.2, 47.47),
    (-68.9, 47.2),
    (-68.3, 47.37),
    (-67.79, 47.1),
    (-67.78, 45.75),
    (-67.45, 45.35),
    (-67.25, 45.19),
    (-66.9, 44.9),
];
/// Latitude by longitude along the rivers between Detroit and Windsor: Canada lies south of them.
const DETROIT: [(f64, f64); 9] = [
    (-83.13, 42.05),
    (-83.1, 42.25),
    (-83.05, 42.322),
    (-82.87, 42.34),
    (-82.6, 42.5),
    (-82.53, 42.58),
    (-82.48, 42.7),
    (-82.47, 42.8),
    (-82.41, 42.95),
];
/// Latitude by longitude along the border with Mexico and the Straits of Florida.
const SOUTH: [(f64, f64); 24] = [
    (-118.6, 32.6),
    (-117.12, 32.53),
    (-114.83, 32.69),
    (-114.81, 32.48),
    (-111.07, 31.33),
    (-108.21, 31.33),
    (-108.2, 31.78),
    (-106.53, 31.75),
    (-106.45, 31.735),
    (-106.3, 31.6),
    (-106.0, 31.38),
    (-104.9, 30.6),
    (-104.4, 29.55),
    (-103.1, 28.98),
    (-102.5, 29.75),
    (-100.5, 28.68),
    (-99.53, 27.49),
    (-99.5, 27.34),
    (-99.1, 26.4),
    (-98.2, 26.06),
    (-97.6, 25.895),
    (-97.4, 25.84),
    (-97.1, 25.9),
    (-80.0, 24.3),
];

/// The height of a line above a place on its axis; flat beyond its ends.
fn along(line: &[(f64, f64)], at: f64) -> f64 {
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return at;
    };
    if at <= first.0 {
        return first.1;
    }
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        if at <= b.0 {
            return a.1 + (b.1 - a.1) * (at - a.0) / (b.0 - a.0);
        }
    }
    last.1
}

/// Whether a point is in one of the fifty states, Puerto Rico or the US Virgin Islands.
///
/// The borders are lines of a few points, right to some kilometers, enough to choose a map: of
/// 17,000 US towns none falls outside; of 3,600 Canadian and Mexican ones 38 at the border fall inside.
pub fn in_us(point: Point) -> bool {
    inset(point).is_some()
}

/// The place of a point on the drawing of the US; none when it is not in the US.
pub(super) fn us(point: Point) -> Option<(f64, f64)> {
    Some(inset(point)?.place(point))
}

/// The place of a point on the mainland's plane, for a detail that may reach over a border.
pub(super) fn us_plane(point: Point, like: Point) -> (f64, f64) {
    inset(like).unwrap_or(&PARTS.mainland).place(point)
}

/// The place of a point on the drawing of the world (Equal Earth).
pub(super) fn world(point: Point) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let half = 3.0_f64.sqrt() / 2.0;
    let l = (half * point.lat.to_radians().sin()).asin();
    let (l2, lon) = (l * l, around(point.lon - WORLD_MERIDIAN).to_radians());
    let l6 = l2 * l2 * l2;
    let x = lon * l.cos() / (half * (A[0] + 3.0 * A[1] * l2 + l6 * (7.0 * A[2] + 9.0 * A[3] * l2)));
    let y = l * (A[0] + A[1] * l2 + l6 * (A[2] + A[3] * l2));
    (WORLD.0 + WORLD.2 * x, WORLD.1 - WORLD.2 * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: (f64, f64), wanted: (f64, f64), name: &str) {
        let off = (found.0 - wanted.0).hypot(found.1 - wanted.1);
        assert!(off < 0.02, "{name}: {found:?} is not {wanted:?}");
    }

    /// Computed with d3-geo 3.1.2.
    #[test]
    fn the_us_lands_where_d3_puts_it() {
        for (name, lat, lon, x, y) in [
            ("Minneapolis", 44.9778, -93.265, 1083.7, 322.0),
            ("New York", 40.7128, -74.006, 1739.44, 431.48),
            ("Los Angeles", 34.0522, -118.2437, 173.62, 726.24),
            ("Miami", 25.7617, -80.1918, 1645.48, 1145.08),
            ("Seattle", 47.6062, -122.3321, 195.25, 92.64),
            ("Anchorage", 61.2181, -149.9003, 224.55, 1088.56),
            ("Juneau", 58.3019, -134.4197, 353.87, 1112.17),
            ("Adak", 51.88, -176.65806, -25.63, 1200.26),
            ("Honolulu", 21.3069, -157.8583, 533.92, 1098.38),
            ("Hilo", 19.7071, -155.0885, 652.38, 1170.37),
            ("Brownsville", 25.9017, -97.4975, 934.34, 1192.44),
            ("San Juan", 18.4655, -66.1057, 1880.45, 1171.28),
            ("Charlotte Amalie", 18.3419, -64.9307, 1931.08, 1176.79),
        ] {
            let found = us(Point { lat, lon });
            near(found.unwrap_or((0.0, 0.0)), (x, y), name);
        }
    }

    #[test]
    fn neighbors_over_the_border_are_not_in_the_us() {
        for (name, lat, lon) in [
            ("Toronto", 43.65, -79.38),
            ("Windsor", 42.29, -83.0),
            ("Montreal", 45.5, -73.57),
            ("Vancouver", 49.26, -123.11),
            ("Victoria", 48.43, -123.37),
            ("Winnipeg", 49.9, -97.14),
            ("Whitehorse", 60.72, -135.05),
            ("Prince Rupert", 54.31, -130.33),
            ("Tijuana", 32.5, -117.0),
            ("Juárez", 31.69, -106.42),
            ("Matamoros", 25.84, -97.5),
            ("Havana", 23.11, -82.37),
            ("Santo Domingo", 18.47, -69.9),
            ("Hagåtña", 13.47, 144.75),
            ("nowhere", 0.0, 0.0),
        ] {
            assert!(!in_us(Point { lat, lon }), "{name}");
        }
        for (name, lat, lon) in [
            ("Detroit", 42.35, -83.06),
            ("Buffalo", 42.886, -78.878),
            ("Sault Ste. Marie", 46.49, -84.345),
            ("International Falls", 48.6, -93.4),
            ("Blaine", 48.99, -122.75),
            ("El Paso", 31.78, -106.44),
            ("San Ysidro", 32.55, -117.04),
            ("Laredo", 27.53, -99.49),
            ("Key West", 24.56, -81.78),
            ("Eastport", 44.906, -66.99),
            ("Madawaska", 47.355, -68.33),
            ("Ketchikan", 55.34, -131.65),
            ("Skagway", 59.46, -135.31),
            ("Attu", 52.9, 172.9),
        ] {
            assert!(in_us(Point { lat, lon }), "{name}");
        }
    }

    #[test]
    fn every_point_of_the_earth_has_a_place() {
        for lat in (-90..=90).step_by(5).map(f64::from) {
            for lon in (-180..=180).step_by(5).map(f64::from) {
                let (x, y) = world(Point { lat, lon });
                assert!(x.is_finite() && y.is_finite(), "{lat} {lon}");
                if let Some((x, y)) = us(Point { lat, lon }) {
                    assert!((-200.0..2100.0).contains(&x) && (0.0..1300.0).contains(&y), "{lat} {lon}");
                }
            }
        }
    }
}
