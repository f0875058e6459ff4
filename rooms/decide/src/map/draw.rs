//! The picture of a map: people as dots, clusters with outline and letter, and where all stand.
//!
//! Dots are the shortest lines in one path for each cluster, so that six hundred people weigh a few
//! kilobytes. Color is never the only mark: letters, and round or square dots.

use std::fmt::Write as _;

use ui::{Html, Words, html};

use super::model::{Cluster, Map, Place, letter};

/// The part of the plane that is shown: never flat or narrow, and all but the one in a hundred who stand
/// farthest out in each direction; these stand at its edge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct View {
    low: Place,
    high: Place,
}

impl View {
    /// Of a map.
    pub fn of(map: &Map) -> Self {
        let (mut low, mut high) = ([-300_i16, -260], [300_i16, 260]);
        let corners: Vec<Place> = map.clusters.iter().flat_map(|it| it.outline.iter().copied()).collect();
        let dots: Vec<Place> = map.clusters.iter().flat_map(|it| &it.dots).chain(&map.loose).copied().collect();
        for at in 0..2 {
            let mut line: Vec<i16> = dots.iter().map(|place| place[at]).collect();
            line.sort_unstable();
            let cut = line.len() / 100;
            let most = line.len().saturating_sub(cut);
            let near = line.get(cut..most).unwrap_or_default();
            for value in near.iter().copied().chain(corners.iter().map(|place| place[at])) {
                low[at] = low[at].min(value);
                high[at] = high[at].max(value);
            }
        }
        Self { low, high }
    }

    /// With room for the marks, and for letters above.
    fn view_box(self) -> String {
        let [left, top] = [self.low[0] - 40, -self.high[1] - 110];
        format!("{left} {top} {} {}", self.high[0] + 40 - left, -self.low[1] + 40 - top)
    }

    /// Where a place is drawn.
    fn shown(self, place: Place) -> Place {
        [0, 1].map(|at| place[at].clamp(self.low[at] - 20, self.high[at] + 20))
    }
}

/// A picture that was drawn, and what part of the plane it shows.
#[derive(Debug)]
pub struct Picture {
    pub(super) html: Html,
    pub(super) view: View,
}

/// The picture; `link` makes the address of what a cluster says.
pub fn picture(words: &Words, map: &Map, view: View, link: impl Fn(usize) -> String) -> Html {
    let placed = map.placed.max(1);
    html! {
        svg class="opinion-map" viewBox=(view.view_box()) role="group" aria-label=(words.opinion_map_label(map.placed, map.clusters.len())) {
            @if !map.loose.is_empty() { path class="opinion-dots" data-loose d=(dots(view, &map.loose)) {} }
            @for (at, it) in map.clusters.iter().enumerate() {
                @let percent = percent(it.people, placed);
                @let name = words.opinion_camp_share(&letter(at).to_string(), percent);
                a href=(link(at)) aria-label=(name) {
                    g data-cluster=(at % 8) {
                        @if it.outline.len() > 2 { polygon class="opinion-outline" points=(corners(&it.outline)) {} }
                        path class="opinion-dots" d=(dots(view, &it.dots)) {}
                        @let [x, y] = label_place(it);
                        text class="opinion-letter" x=(x) y=(y) { (name) }
                    }
                }
            }
        }
    }
}

/// The dot of the reader, in a picture of its own that lies over the other.
pub fn you(words: &Words, view: View, at: Place) -> Html {
    let [x, y] = view.shown(at);
    let end = x > 700;
    html! {
        svg class="opinion-you" viewBox=(view.view_box()) aria-hidden="true" {
            circle cx=(x) cy=(-y) r="26" {}
            text x=(if end { x - 42 } else { x + 42 }) y=(-y + 16) text-anchor=(if end { "end" } else { "start" }) { (words.opinion_you()) }
        }
    }
}

/// Percent of the whole, rounded.
pub fn percent(part: u32, whole: u32) -> u32 {
    u32::try_from((u64::from(part) * 200 + u64::from(whole)) / (2 * u64::from(whole.max(1)))).unwrap_or(100)
}

/// A dot is a line of one unit, since printers leave out a square one without length.
fn dots(view: View, places: &[Place]) -> String {
    let mut out = String::with_capacity(places.len() * 10);
    let (mut x, mut y) = (0_i32, 0_i32);
    for (at, place) in places.iter().enumerate() {
        let [to_x, to_y] = view.shown(*place).map(i32::from);
        let to_y = -to_y;
        // Steps from dot to dot are shorter than places; writing to a string cannot fail.
        let done = if at == 0 { write!(out, "M{to_x} {to_y}h1") } else { write!(out, "m{} {}h1", to_x - x, to_y - y) };
        if done.is_err() {
            break;
        }
        (x, y) = (to_x + 1, to_y);
    }
    out
}

fn corners(places: &[Place]) -> String {
    let all: Vec<String> = places.iter().map(|[x, y]| format!("{x},{}", -y)).collect();
    all.join(" ")
}

/// Above the top of the outline.
fn label_place(it: &Cluster) -> [i16; 2] {
    let top = it.outline.iter().max_by_key(|p| p[1]).copied().unwrap_or(it.middle);
    [it.middle[0].midpoint(top[0]).clamp(-760, 760), -top[1] - 34]
}

/// A bar that shows how some people answered: agree from one side, disagree from the other.
pub fn bar(agree: u32, disagree: u32) -> Html {
    let agree = agree.min(100);
    let disagree = disagree.min(100 - agree);
    html! {
        svg class="opinion-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect class="bar-way" width="100" height="10" {}
            rect class="bar-agree" width=(agree) height="10" {}
            rect class="bar-disagree" x=(100 - disagree) width=(disagree) height="10" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_written_as_steps() {
        let view = View { low: [-300, -260], high: [300, 260] };
        assert_eq!(dots(view, &[[10, 5], [12, -5], [12, -5]]), "M10 -5h1m1 10h1m-1 0h1");
        assert_eq!((percent(1, 3), percent(0, 0), percent(2, 2)), (33, 0, 100));
    }

    #[test]
    fn who_stands_far_out_does_not_make_the_others_small() {
        let mut dots: Vec<Place> = (0..200).map(|n| [n * 4 - 400, n - 100]).collect();
        dots.push([1_000, -1_000]);
        let map = Map { loose: dots, ..Map::default() };
        let view = View::of(&map);
        assert!(view.low[1] == -260 && view.high[0] < 500, "{view:?}");
        assert_eq!(view.shown([1_000, -1_000]), [view.high[0] + 20, view.low[1] - 20]);
        let few = Map { loose: vec![[900, 900], [0, 0]], ..Map::default() };
        assert_eq!(View::of(&few).high, [900, 900], "of few nobody is cut");
    }
}
