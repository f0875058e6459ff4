//! Which part of the earth a map shows, and where its points land in the drawing.

use base::Point;

use super::project;

/// The width of every drawing in its own units; heights differ.
pub(super) const WIDTH: f64 = 2000.0;

/// South-west and north-east corner of a region, in degrees.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    /// Southern edge.
    pub south: f64,
    /// Western edge.
    pub west: f64,
    /// Northern edge.
    pub north: f64,
    /// Eastern edge.
    pub east: f64,
}

impl Bounds {
    /// The smallest bounds around one point.
    pub fn at(point: Point) -> Self {
        Self { south: point.lat, west: point.lon, north: point.lat, east: point.lon }
    }

    /// The bounds that reach `km` kilometers from a point in all directions.
    pub fn around(point: Point, km: f64) -> Self {
        let lat = km / 111.2;
        let lon = lat / point.lat.to_radians().cos().max(0.05);
        Self {
            south: (point.lat - lat).max(-90.0),
            west: (point.lon - lon).max(-180.0),
            north: (point.lat + lat).min(90.0),
            east: (point.lon + lon).min(180.0),
        }
    }

    /// The smallest bounds around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            west: self.west.min(other.west),
            north: self.north.max(other.north),
            east: self.east.max(other.east),
        }
    }

    /// These bounds on hundredths of a degree, rounded outward: short in a link, and never too small.
    #[must_use]
    pub fn rounded(self) -> Self {
        let down = |x: f64| (x * 100.0 - 0.01).floor() / 100.0;
        let up = |x: f64| (x * 100.0 + 0.01).ceil() / 100.0;
        Self { south: down(self.south), west: down(self.west), north: up(self.north), east: up(self.east) }
    }

    /// Whether a point lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.lat) && (self.west..=self.east).contains(&point.lon)
    }

    fn center(self) -> Point {
        Point { lat: f64::midpoint(self.south, self.north), lon: f64::midpoint(self.west, self.east) }
    }
}

/// Which part of the earth a map shows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Frame {
    /// The fifty states, with Alaska, Hawaii, Puerto Rico and the Virgin Islands as insets.
    UsStates,
    /// All countries.
    World,
    /// A region of the US or of the world, enlarged.
    Box(Bounds),
}

impl Frame {
    /// The US when at least nine of ten points are there, else the world.
    ///
    /// A few points abroad, or wrong ones, must not shrink a country to a corner; they are told of
    /// beside the map.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Self {
        let (mut inside, mut all) = (0_usize, 0_usize);
        for point in points.into_iter().filter(|p| !is_nowhere(*p)) {
            all += 1;
            inside += usize::from(project::in_us(point));
        }
        if inside * 10 >= all * 9 { Self::UsStates } else { Self::World }
    }
}

/// The point that broken software writes when it does not know one.
pub(super) fn is_nowhere(point: Point) -> bool {
    point.lat.abs() < 0.001 && point.lon.abs() < 0.001
}

/// A frame made ready for placing points.
pub(super) struct View {
    frame: Frame,
    /// The left and upper edge in units of the basemap, and how much that is enlarged.
    pub(super) corner: (f64, f64),
    pub(super) zoom: f64,
    pub(super) height: f64,
    pub(super) in_us: bool,
}

impl View {
    pub(super) fn new(frame: Frame) -> Self {
        let (corner, zoom, height, in_us) = match frame {
            Frame::UsStates => ((-45.0, 20.0), 1.0, 1205.0, true),
            Frame::World => ((-15.0, 0.0), 1.0, 960.0, false),
            Frame::Box(bounds) => enlarged(bounds),
        };
        Self { frame, corner, zoom, height, in_us }
    }

    /// Where a point lands; none when it is outside the frame.
    pub(super) fn place(&self, point: Point) -> Option<(f64, f64)> {
        if is_nowhere(point) || !(point.lat.is_finite() && point.lon.is_finite()) {
            return None;
        }
        let (x, y) = match self.frame {
            Frame::UsStates => project::us(point)?,
            Frame::Box(bounds) if self.in_us => project::us_plane(point, bounds.center()),
            Frame::World | Frame::Box(_) => project::world(point),
        };
        let (x, y) = ((x - self.corner.0) * self.zoom, (y - self.corner.1) * self.zoom);
        let inside = (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y);
        inside.then_some((x, y))
    }
}

/// A region fitted into a drawing of three to two, at least some ten kilometers wide.
fn enlarged(bounds: Bounds) -> ((f64, f64), f64, f64, bool) {
    const HEIGHT: f64 = 1300.0;
    let center = bounds.center();
    let in_us = project::in_us(center);
    let place = |lat, lon| {
        let point = Point { lat, lon };
        if in_us { project::us_plane(point, center) } else { project::world(point) }
    };
    let Bounds { south, west, north, east } = bounds;
    let edge = [
        place(south, west),
        place(south, center.lon),
        place(south, east),
        place(center.lat, west),
        place(center.lat, east),
        place(north, west),
        place(north, center.lon),
        place(north, east),
    ];
    let low = edge.iter().fold((f64::MAX, f64::MAX), |a, p| (a.0.min(p.0), a.1.min(p.1)));
    let high = edge.iter().fold((f64::MIN, f64::MIN), |a, p| (a.0.max(p.0), a.1.max(p.1)));
    let width = (high.0 - low.0).max((high.1 - low.1) * WIDTH / HEIGHT).clamp(5.0, WIDTH);
    let zoom = WIDTH / width;
    let middle = (f64::midpoint(low.0, high.0), f64::midpoint(low.1, high.1));
    let corner = (middle.0 - width / 2.0, middle.1 - HEIGHT / zoom / 2.0);
    (corner, zoom, HEIGHT, in_us)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINNEAPOLIS: Point = Point { lat: 44.9778, lon: -93.265 };
    const LONDON: Point = Point { lat: 51.5074, lon: -0.1278 };
    const NOWHERE: Point = Point { lat: 0.0, lon: 0.0 };

    #[test]
    fn the_frame_follows_the_points() {
        assert_eq!(Frame::around([MINNEAPOLIS]), Frame::UsStates);
        assert_eq!(Frame::around([MINNEAPOLIS, LONDON]), Frame::World);
        assert_eq!(Frame::around([]), Frame::UsStates);
    }

    #[test]
    fn a_point_at_zero_zero_moves_nothing() {
        assert_eq!(Frame::around([MINNEAPOLIS, NOWHERE]), Frame::UsStates);
        assert_eq!(View::new(Frame::World).place(NOWHERE), None);
        assert_eq!(View::new(Frame::World).place(Point { lat: f64::NAN, lon: 3.0 }), None);
    }

    #[test]
    fn a_box_has_its_middle_in_the_middle() {
        for center in [MINNEAPOLIS, LONDON, Point { lat: 21.31, lon: -157.86 }, Point { lat: 61.2, lon: -149.9 }] {
            let view = View::new(Frame::Box(Bounds::around(center, 40.0)));
            let (x, y) = view.place(center).unwrap();
            assert!((x - 1000.0).abs() < 25.0 && (y - view.height / 2.0).abs() < 25.0, "{x} {y}");
            assert!(view.place(Point { lat: center.lat + 3.0, lon: center.lon }).is_none());
        }
    }

    #[test]
    fn rounded_bounds_still_hold_what_they_held() {
        let bounds = Bounds::at(MINNEAPOLIS).union(Bounds::at(LONDON)).rounded();
        assert!(bounds.contains(MINNEAPOLIS) && bounds.contains(LONDON));
        assert!((bounds.west + 93.27).abs() < 1e-9);
    }
}
