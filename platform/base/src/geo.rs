//! A point on the earth and the distance between two.

use serde::{Deserialize, Serialize};

/// A point in degrees (WGS 84).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, -90 to 90, north positive.
    pub lat: f64,
    /// Longitude, -180 to 180, east positive.
    pub lon: f64,
}

/// Mean radius of the earth in kilometres.
const EARTH_KM: f64 = 6371.0088;

impl Point {
    /// A point, when both numbers are finite and within the earth's bounds.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let sound = lat.is_finite() && lon.is_finite() && lat.abs() <= 90.0 && lon.abs() <= 180.0;
        sound.then_some(Self { lat, lon })
    }

    /// Great-circle distance in kilometres (haversine on the mean sphere; error under 0.6 %).
    pub fn distance_km(self, other: Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((b - a) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + a.cos() * b.cos() * half_lon * half_lon;
        2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
    }

    /// Rounded to two decimals, about one kilometre: what "neighbourhood only" shows.
    #[must_use]
    pub fn neighbourhood(self) -> Self {
        let round = |x: f64| (x * 100.0).round() / 100.0;
        Self { lat: round(self.lat), lon: round(self.lon) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minneapolis_is_about_13_km_from_saint_paul() {
        let minneapolis = Point { lat: 44.9778, lon: -93.2650 };
        let saint_paul = Point { lat: 44.9537, lon: -93.0900 };
        let km = minneapolis.distance_km(saint_paul);
        assert!((13.0..15.0).contains(&km), "{km}");
    }

    #[test]
    fn a_point_off_the_earth_is_none() {
        assert!(Point::new(91.0, 0.0).is_none());
        assert!(Point::new(0.0, 181.0).is_none());
        assert!(Point::new(f64::NAN, 0.0).is_none());
        assert!(Point::new(-90.0, 180.0).is_some());
    }
}
