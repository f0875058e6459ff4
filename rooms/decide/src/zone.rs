//! The zone in which a group's times are told: that of its place, or of the group it is a committee of.
//!
//! Whoever has no place is told times in UTC; every page says the zone beside the time.

use base::Point;
use store::{Row, StoreError};

/// Where nobody said a place.
pub(crate) const NOWHERE: &str = "UTC";

/// The zone of two columns: the latitude and the longitude of the group, both empty where it has no place.
pub(crate) fn of_row(row: &Row<'_>, at: usize) -> Result<&'static str, StoreError> {
    let place: (Option<f64>, Option<f64>) = (row.get(at)?, row.get(at + 1)?);
    let point = place.0.zip(place.1).and_then(|(lat, lon)| Point::new(lat, lon));
    Ok(point.map_or(NOWHERE, places::zone_near))
}
