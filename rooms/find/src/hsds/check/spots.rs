//! Coordinates: numbers that are no place, half a pair, and pairs the wrong way round.
//!
//! A pair is turned when its latitude cannot be one, when it lies where nobody lives and the turned pair
//! does not, or when it lies far from where most of the package lies and the turned pair lies there. Beyond
//! that nothing is guessed for a package of a few places.

use base::Point;

use crate::hsds::package::{Effect, Package, Row};
use crate::hsds::tables::Table;

/// Farther from the middle of the package than this is far, in kilometres.
const FAR_KM: f64 = 2_000.0;
/// Nearer to it than this is near.
const NEAR_KM: f64 = 500.0;

/// South of this, and north of that, nobody lives.
const LIVED_IN: std::ops::RangeInclusive<f64> = -60.0..=84.0;

const TABLE: Table = Table::Location;

/// Mends the coordinates of all locations.
pub(super) fn mend(package: &mut Package) {
    let mut rows = package.take(TABLE);
    let middle = middle(&rows);
    for row in &mut rows {
        let (Some(lat), Some(lon)) = (degrees(row, "latitude"), degrees(row, "longitude")) else {
            if degrees(row, "latitude").is_some() || degrees(row, "longitude").is_some() {
                let reason = "latitude or longitude is missing; the other was left out".to_owned();
                package.problem_of_row(TABLE, row, "latitude", reason, Effect::Mended);
                write(row, None);
            }
            continue;
        };
        let (straight, turned) = (Point::new(lat, lon), Point::new(lon, lat));
        let said = format!("{lat}, {lon}");
        let (reason, spot) = match (straight, turned) {
            (Some(_), _) if lat == 0.0 && lon == 0.0 => (format!("{said} is in the sea off Africa; left out"), None),
            (None, Some(turned)) => (format!("{said}: latitude and longitude are swapped; turned round"), Some(turned)),
            (None, None) => (format!("{said} is no place on earth; left out"), None),
            (Some(spot), Some(turned)) if middle.is_some_and(|it| is_swapped(it, spot, turned)) => {
                (format!("{said} is far from all the others and near them the other way round; turned"), Some(turned))
            }
            (Some(spot), Some(turned)) if !LIVED_IN.contains(&spot.lat) && LIVED_IN.contains(&turned.lat) => {
                (format!("{said} is where nobody lives, and not so the other way round; turned"), Some(turned))
            }
            (Some(_), _) => continue,
        };
        package.problem_of_row(TABLE, row, "latitude", reason, Effect::Mended);
        write(row, spot);
    }
    *package.rows_mut(TABLE) = rows;
}

fn is_swapped(middle: Point, spot: Point, turned: Point) -> bool {
    middle.distance_km(spot) > FAR_KM && middle.distance_km(turned) < NEAR_KM
}

fn degrees(row: &Row, column: &str) -> Option<f64> {
    row.get(TABLE, column)?.parse().ok()
}

fn write(row: &mut Row, spot: Option<Point>) {
    row.set(TABLE, "latitude", spot.map(|it| it.lat.to_string()));
    row.set(TABLE, "longitude", spot.map(|it| it.lon.to_string()));
}

/// The medians of latitude and longitude: what a few wrong pairs do not move.
fn middle(rows: &[Row]) -> Option<Point> {
    let points: Vec<Point> =
        rows.iter().filter_map(|row| Point::new(degrees(row, "latitude")?, degrees(row, "longitude")?)).collect();
    if points.len() < 4 {
        return None;
    }
    let median = |mut list: Vec<f64>| {
        list.sort_by(f64::total_cmp);
        list.get(list.len() / 2).copied()
    };
    Point::new(median(points.iter().map(|it| it.lat).collect())?, median(points.iter().map(|it| it.lon).collect())?)
}
