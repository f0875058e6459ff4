//! A map drawn on the server: works without scripts, prints, follows the theme.
//!
//! [`draw`] gives an SVG with the land, the borders and circles whose area is the number of people.
//! At most sixty circles are links, the heaviest ones, so that the keyboard passes quickly; the same
//! data stands in a table beside it, which is the caller's. The island `<convoke-map>` adds zooming.
//! The basemap is drawn inline: nine kilobytes once compressed, no second request, and it follows the
//! colors of the page and of a printer, which a picture file would not. No tiles, no other server.

mod cluster;
mod frame;
mod project;

use std::fmt::Write as _;

use base::{Lang, Point};

use crate::{Html, Words, html};
use cluster::{Cluster, clusters};
pub use frame::{Bounds, Frame};
use frame::{View, WIDTH};
pub use project::in_us;

/// The outlines, made by `cargo xtask map`; docs/data-sources.md says from what.
const US_LAND: &str = include_str!("../assets/map-us-land.path");
const US_LINES: &str = include_str!("../assets/map-us-lines.path");
const WORLD_LAND: &str = include_str!("../assets/map-world-land.path");
const WORLD_LINES: &str = include_str!("../assets/map-world-lines.path");

/// Circles beyond the heaviest ones are no links.
const LINKS: usize = 60;
/// Smaller circles become dots of a fixed size on the screen.
const DOT: f64 = 4.5;
/// The number stands in circles at least this large.
const NUMBERED: f64 = 30.0;

/// What a point stands for; each kind has its own look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SpotKind {
    /// A local action; its weight is the people coming.
    Action,
    /// A group or organization.
    Group,
    /// A need or an offer.
    Need,
    /// An alert in force.
    Alert,
}

impl SpotKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Action => "map-action",
            Self::Group => "map-group",
            Self::Need => "map-need",
            Self::Alert => "map-alert",
        }
    }
}

/// One point of a map.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// Where it is, already as coarse as may be shown.
    pub point: Point,
    /// The area of its circle: people coming for an action, 1 where nothing is counted.
    pub weight: u32,
    /// Its name.
    pub label: &'a str,
    /// What [`MapInput::href`] makes a link from, such as the code of an action.
    pub key: &'a str,
    /// What it is.
    pub kind: SpotKind,
}

/// What a map is drawn from.
pub struct MapInput<'a> {
    /// The reader's words.
    pub words: &'a Words,
    /// Unique on the page; letters, digits and hyphens.
    pub id: &'a str,
    /// What the map shows, in a few words.
    pub title: &'a str,
    /// The points, in any order.
    pub spots: &'a [Spot<'a>],
    /// The region; chosen by the points when none is given.
    pub frame: Option<Frame>,
    /// The place that was searched for, drawn as a ring with its name.
    pub here: Option<(Point, &'a str)>,
    /// Towns to write on an enlarged map, so that the reader finds the way.
    pub towns: &'a [(Point, &'a str)],
    /// The page of one point.
    pub href: &'a dyn Fn(&Spot<'_>) -> String,
    /// The list of what lies within bounds.
    pub area: &'a dyn Fn(Bounds) -> String,
    /// The address of the same points as `GeoJSON`, for the island; none when there is no zooming.
    pub data: Option<&'a str>,
    /// What stands below: how to read it, and links to the same data as a table and a file.
    pub caption: Html,
}

/// The map as a figure.
pub fn draw(input: &MapInput<'_>) -> Html {
    let frame = input.frame.unwrap_or_else(|| Frame::around(input.spots.iter().map(|s| s.point)));
    let view = View::new(frame);
    let (circles, outside) = clusters(input.spots, &view);
    let enlarged = matches!(frame, Frame::Box(_));
    let w = input.words;
    let (title, desc) = (format!("{}-title", input.id), format!("{}-desc", input.id));
    html! {
        figure.map {
            convoke-map src=[input.data] data-frame=(if view.in_us { "us" } else { "world" }) data-corner=(format!("{:.1} {:.1}", view.corner.0, view.corner.1))
                data-zoom=(format!("{:.3}", view.zoom)) data-in=(w.map_zoom_in()) data-out=(w.map_zoom_out()) data-whole=(w.map_whole())
                data-hint=(w.map_hint()) data-one=(w.map_island_one()) data-some=(w.map_island_some()) {
                svg.map-drawing viewBox=(format!("0 0 {WIDTH} {}", view.height)) role="group" aria-labelledby=(title) aria-describedby=(desc) {
                    title id=(title) { (input.title) }
                    desc id=(desc) { (summary(input, &circles)) }
                    (basemap(&view))
                    g.map-spots { (drawn(input, &circles)) }
                    @if enlarged { (towns(input.towns, &view)) } @else { (legend(w, &circles, &view)) }
                    @if let Some((point, name)) = input.here { (here(point, name, &view)) }
                }
            }
            figcaption {
                (input.caption)
                @if outside > 0 && !enlarged { " " span.map-outside { (w.map_outside(outside)) } }
            }
        }
    }
}

/// The land and the borders.
fn basemap(view: &View) -> Html {
    let (land, lines) = if view.in_us { (US_LAND, US_LINES) } else { (WORLD_LAND, WORLD_LINES) };
    let (x, y) = view.corner;
    let transform = format!("scale({:.3}) translate({:.1} {:.1})", view.zoom, -x, -y);
    html! {
        g.map-base transform=(transform) aria-hidden="true" {
            path.map-land d=(land) {}
            path.map-lines d=(lines) {}
        }
    }
}

/// Circles and dots, the heaviest at the bottom so that small ones stay in reach.
fn drawn(input: &MapInput<'_>, circles: &[Cluster]) -> Html {
    let (linked, others) = circles.split_at(circles.len().min(LINKS));
    let (round, dots): (Vec<&Cluster>, Vec<&Cluster>) = others.iter().partition(|c| c.radius >= DOT);
    html! {
        @for circle in linked { (link(input, circle)) }
        @for circle in round {
            circle class=(circle.kind.class()) cx=(whole(circle.x)) cy=(whole(circle.y)) r=(whole(circle.radius)) {}
        }
        @for kind in [SpotKind::Action, SpotKind::Group, SpotKind::Need, SpotKind::Alert] {
            @for (size, least, below) in [("map-dot", 0.0, DOT / 2.0), ("map-dot map-dot-large", DOT / 2.0, DOT)] {
                @let path = dot_path(dots.iter().filter(|d| d.kind == kind && (least..below).contains(&d.radius)));
                @if !path.is_empty() { path class=(format!("{size} {}", kind.class())) d=(path) {} }
            }
        }
    }
}

fn link(input: &MapInput<'_>, circle: &Cluster) -> Html {
    let w = input.words;
    let Some(seed) = input.spots.get(circle.seed) else { return html! {} };
    let (href, text) = if circle.count == 1 {
        let text = match circle.kind {
            SpotKind::Action => w.map_one_action(circle.weight, seed.label),
            _ => seed.label.to_owned(),
        };
        ((input.href)(seed), text)
    } else {
        let text = match circle.kind {
            SpotKind::Action => w.map_some_actions(circle.count, seed.label, circle.weight),
            SpotKind::Group => w.map_some_groups(circle.count, seed.label),
            SpotKind::Need => w.map_some_needs(circle.count, seed.label),
            SpotKind::Alert => w.map_some_alerts(circle.count, seed.label),
        };
        ((input.area)(circle.bounds.rounded()), text)
    };
    let number = if circle.kind == SpotKind::Action { circle.weight } else { u64::from(circle.count) };
    html! {
        @let large = circle.radius >= NUMBERED;
        a href=(href) class=(if large { format!("{} map-large", circle.kind.class()) } else { circle.kind.class().to_owned() }) {
            title { (text) }
            circle cx=(whole(circle.x)) cy=(whole(circle.y)) r=(whole(circle.radius.max(3.0))) {}
            @if large {
                text x=(whole(circle.x)) y=(whole(circle.y)) { (short(w.lang(), number)) }
            }
        }
    }
}

/// Dots as one path: lines of no length with round ends.
fn dot_path<'a>(dots: impl Iterator<Item = &'a &'a Cluster>) -> String {
    let mut path = String::new();
    let mut before = (0, 0);
    for dot in dots {
        let at = (whole(dot.x), whole(dot.y));
        let _written = write!(path, "m{} {}h0", at.0 - before.0, at.1 - before.1);
        before = at;
    }
    path
}

/// What the map shows, for who does not see it.
fn summary(input: &MapInput<'_>, circles: &[Cluster]) -> String {
    let w = input.words;
    let mut parts = Vec::new();
    for kind in [SpotKind::Action, SpotKind::Group, SpotKind::Need, SpotKind::Alert] {
        let of_kind = || circles.iter().filter(|c| c.kind == kind);
        let count: u64 = of_kind().map(|c| u64::from(c.count)).sum();
        if count == 0 {
            continue;
        }
        parts.push(match kind {
            SpotKind::Action => w.map_sum_actions(count, of_kind().map(|c| c.weight).sum::<u64>()),
            SpotKind::Group => w.map_sum_groups(count),
            SpotKind::Need => w.map_sum_needs(count),
            SpotKind::Alert => w.map_sum_alerts(count),
        });
    }
    let largest: Vec<&str> = circles.iter().take(3).filter_map(|c| input.spots.get(c.seed)).map(|s| s.label).collect();
    match (parts.is_empty(), circles.len() > 3) {
        (true, _) => w.map_sum_empty().to_owned(),
        (_, false) => parts.join(" "),
        (_, true) => format!("{} {}", parts.join(" "), w.map_sum_largest(&largest.join(" · "))),
    }
}

/// Two circles with their numbers: how large is how many.
fn legend(w: &Words, circles: &[Cluster], view: &View) -> Html {
    let largest = circles.iter().filter(|c| c.kind == SpotKind::Action).max_by_key(|c| c.weight);
    let Some(largest) = largest.filter(|c| c.weight >= 100) else { return html! {} };
    let (x, y) = if view.in_us { (1130, 1150) } else { (90, 830) };
    let upper = round_number(largest.weight);
    let size = |number: u64| {
        #[expect(clippy::cast_precision_loss, reason = "round numbers of people")]
        let share = number as f64 / largest.weight as f64;
        whole(largest.radius * share.sqrt())
    };
    html! {
        g.map-legend aria-hidden="true" {
            @for (number, right) in [(upper, 0), (upper / 10, 200)] {
                circle cx=(x + right) cy=(y) r=(size(number).max(3)) {}
                text x=(x + right + size(number) + 14) y=(y) { (short(w.lang(), number)) }
            }
        }
    }
}

/// The largest of 1, 2 and 5 with zeros that is not above a number.
fn round_number(number: u64) -> u64 {
    let mut unit = 1_u64;
    while number / unit >= 10 {
        unit *= 10;
    }
    match number / unit {
        5.. => 5 * unit,
        2.. => 2 * unit,
        _ => unit,
    }
}

/// Names of towns that do not run into each other, the first ones first.
fn towns(towns: &[(Point, &str)], view: &View) -> Html {
    let mut taken: Vec<(i64, i64)> = Vec::new();
    let mut written = Vec::new();
    for (point, name) in towns {
        let Some((x, y)) = view.place(*point) else { continue };
        let (x, y) = (whole(x), whole(y));
        let free = taken.iter().all(|(other_x, other_y)| (x - other_x).abs() > 330 || (y - other_y).abs() > 75);
        if free && written.len() < 14 {
            taken.push((x, y));
            written.push((x, y, *name));
        }
    }
    html! {
        g.map-towns aria-hidden="true" {
            @for (x, y, name) in written {
                @let left = x > 1_600;
                text class=[left.then_some("map-left")] x=(if left { x - 14 } else { x + 14 }) y=(y) { (name) }
            }
        }
    }
}

/// The ring around the place that was searched for.
fn here(point: Point, name: &str, view: &View) -> Html {
    let Some((x, y)) = view.place(point) else { return html! {} };
    html! {
        g.map-here {
            title { (name) }
            circle.map-here-halo cx=(whole(x)) cy=(whole(y)) r="22" {}
            circle cx=(whole(x)) cy=(whole(y)) r="22" {}
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "within the drawing")]
fn whole(along: f64) -> i64 {
    along.round() as i64
}

/// A number in at most four signs: 940, 3.4k, 38k, 1.2M.
fn short(lang: Lang, number: u64) -> String {
    let (unit, sign) = match number {
        0..1_000 => return number.to_string(),
        1_000..999_500 => (1_000, "k"),
        _ => (1_000_000, "M"),
    };
    let tenths = (number * 10 + unit / 2) / unit;
    let point = if lang == Lang::Es { ',' } else { '.' };
    if tenths >= 100 || tenths.is_multiple_of(10) {
        format!("{}{sign}", (tenths + 5) / 10)
    } else {
        format!("{}{point}{}{sign}", tenths / 10, tenths % 10)
    }
}

/// The map of the US or the world for a picture, 2,000 units wide, in the colors of paper.
///
/// For pictures made by [`crate::picture`] only: they follow no theme, so colors stand in them.
pub(crate) fn picture_layer(spots: &[Spot<'_>]) -> String {
    let view = View::new(Frame::around(spots.iter().map(|s| s.point)));
    let (circles, _) = clusters(spots, &view);
    let (land, lines) = if view.in_us { (US_LAND, US_LINES) } else { (WORLD_LAND, WORLD_LINES) };
    let (x, y) = view.corner;
    let mut layer = format!(
        r##"<g transform="translate({:.1} {:.1})"><path d="{land}" fill="#e9e0cb"/><path d="{lines}" fill="none" stroke="#faf6ee" stroke-width="4"/></g><g fill="#0b5d4e" fill-opacity=".6">"##,
        -x, -y
    );
    for circle in circles.iter().take(400) {
        let (x, y, r) = (whole(circle.x), whole(circle.y), whole(circle.radius * 1.2).max(7));
        let _written = write!(layer, r#"<circle cx="{x}" cy="{y}" r="{r}"/>"#);
    }
    layer.push_str("</g>");
    layer
}

#[cfg(test)]
mod tests;
