//! What can be asked of the API, and the envelope of its answers.

use std::sync::Arc;

use base::{Point, Time};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// Things on a page when nothing is said.
const PER_PAGE: i64 = 50;
/// Most things on a page.
const PER_PAGE_MAX: i64 = 500;
/// Most things on a page when each comes with all that belongs to it.
const FULL_MAX: i64 = 100;
/// Most things on a page when only ids and moments are asked for.
const MINIMAL_MAX: i64 = 100_000;
/// Meters around a postal code when nothing is said.
const PROXIMITY_M: f64 = 16_000.0;

/// A question as it stands in the address. What cannot be understood counts as not given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    search: String,
    page: String,
    per_page: String,
    pub(super) format: String,
    taxonomy_term_id: String,
    taxonomy_id: String,
    organization_id: String,
    modified_after: String,
    minimal: String,
    full: String,
    full_service: String,
    postcode: String,
    proximity: String,
    parent_id: String,
    top_only: String,
}

/// How much of each thing is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Depth {
    /// Id and moment of change.
    Minimal,
    /// Its values and the single things it points to.
    List,
    /// All that belongs to it.
    Full,
}

/// A question understood.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Wish {
    pub(super) search: String,
    pub(super) term: Option<Uuid>,
    pub(super) taxonomy: Option<Uuid>,
    pub(super) organization: Option<Uuid>,
    pub(super) parent: Option<Uuid>,
    pub(super) top_only: bool,
    pub(super) modified_after: Option<Time>,
    pub(super) near: Option<Near>,
    pub(super) depth: Depth,
    pub(super) full_service: bool,
    pub(super) page: i64,
    pub(super) per_page: i64,
    /// What the search found for the words, the best first; none where nothing is searched.
    pub(super) hits: Option<Arc<Hits>>,
}

/// What the search of the directory found, the best first, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Hits {
    pub(super) services: Vec<Uuid>,
    pub(super) organizations: Vec<Uuid>,
}

/// Around a postal code.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Near {
    pub(super) code: String,
    /// The middle of it, when it is known.
    pub(super) point: Option<Point>,
    pub(super) meters: f64,
}

/// An id that is none finds nothing, rather than everything.
fn id(text: &str) -> Option<Uuid> {
    let text = text.trim();
    (!text.is_empty()).then(|| Uuid::try_parse(text).unwrap_or(Uuid::max()))
}

fn is_yes(text: &str) -> bool {
    matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "1" | "yes")
}

fn moment(text: &str) -> Option<Time> {
    let text = text.trim();
    let zoned = text.parse::<jiff::Timestamp>().ok();
    let civil = || text.parse::<jiff::civil::DateTime>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    Some(Time::from_millis(zoned.or_else(|| Some(civil()?.timestamp()))?.as_millisecond()))
}

impl Ask {
    /// Whether the database has to look at every row.
    pub(super) fn is_search(&self) -> bool {
        !self.search.trim().is_empty() || !self.postcode.trim().is_empty()
    }

    /// The question understood.
    pub(super) fn wish(&self) -> Wish {
        let depth = match (is_yes(&self.minimal), is_yes(&self.full)) {
            (true, _) => Depth::Minimal,
            (false, true) => Depth::Full,
            (false, false) => Depth::List,
        };
        let most = match depth {
            Depth::Minimal => MINIMAL_MAX,
            Depth::List => PER_PAGE_MAX,
            Depth::Full => FULL_MAX,
        };
        let usual = if depth == Depth::Minimal { MINIMAL_MAX } else { PER_PAGE };
        Wish {
            search: self.search.trim().chars().take(100).collect(),
            term: id(&self.taxonomy_term_id),
            taxonomy: id(&self.taxonomy_id),
            organization: id(&self.organization_id),
            parent: id(&self.parent_id),
            top_only: is_yes(&self.top_only),
            modified_after: moment(&self.modified_after),
            near: self.near(),
            depth,
            full_service: is_yes(&self.full_service),
            page: self.page.trim().parse().unwrap_or(1).clamp(1, 1_000_000),
            per_page: self.per_page.trim().parse().unwrap_or(usual).clamp(1, most),
            hits: None,
        }
    }

    fn near(&self) -> Option<Near> {
        let code: String = self.postcode.trim().chars().take(20).collect();
        if code.is_empty() {
            return None;
        }
        let found = places::find(&code).into_iter().next();
        let meters: Option<f64> = self.proximity.trim().parse().ok().filter(|it: &f64| it.is_finite() && *it > 0.0);
        let meters = meters.unwrap_or(PROXIMITY_M).min(500_000.0);
        Some(Near { code, point: found.map(|it| it.point), meters })
    }
}

impl Wish {
    /// How many things stand before this page.
    pub(super) fn offset(&self) -> i64 {
        (self.page - 1).saturating_mul(self.per_page)
    }

    /// What `LIKE` looks for in the names of terms and taxonomies; empty when nothing is searched.
    pub(super) fn pattern(&self) -> String {
        if self.search.is_empty() {
            return String::new();
        }
        let mut out = String::from("%");
        for sign in self.search.to_lowercase().chars() {
            if matches!(sign, '%' | '_' | '\\') {
                out.push('\\');
            }
            out.push(sign);
        }
        out.push('%');
        out
    }
}

/// A page of things in the envelope of the specification.
pub(super) fn envelope(wish: &Wish, total: i64, contents: Vec<Value>) -> Value {
    let pages = (total + wish.per_page - 1) / wish.per_page;
    json!({
        "total_items": total,
        "total_pages": pages,
        "page_number": wish.page,
        "size": contents.len(),
        "first_page": wish.page == 1,
        "last_page": wish.page >= pages,
        "empty": contents.is_empty(),
        "contents": contents,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_understood_as_far_as_it_can_be() {
        let ask = Ask { page: "x".into(), per_page: "9999".into(), full: "true".into(), ..Ask::default() };
        let wish = ask.wish();
        assert_eq!((wish.page, wish.per_page, wish.depth), (1, FULL_MAX, Depth::Full));
        let ask = Ask { organization_id: "nobody".into(), search: "50%_\\".into(), ..Ask::default() };
        assert_eq!(ask.wish().organization, Some(Uuid::max()), "an id that is none finds nothing");
        assert_eq!(ask.wish().pattern(), "%50\\%\\_\\\\%");
        assert_eq!(moment("2024-01-01"), moment("2024-01-01T00:00:00Z"));
        assert_eq!(moment("yesterday"), None);
    }

    #[test]
    fn the_envelope_counts_pages_from_one() {
        let wish = Ask { page: "2".into(), per_page: "2".into(), ..Ask::default() }.wish();
        let it = envelope(&wish, 3, vec![Value::Null]);
        assert_eq!((&it["total_pages"], &it["last_page"], &it["first_page"]), (&2.into(), &true.into(), &false.into()));
        let none = envelope(&Ask::default().wish(), 0, Vec::new());
        assert_eq!((&none["empty"], &none["last_page"], &none["total_pages"]), (&true.into(), &true.into(), &0.into()));
    }
}
