//! The picture of a map: people as dots, clusters with outline and letter, and where all stand.
//!
//! Dots are lines without length in one path for each cluster, so that six hundred people weigh a few
//! kilobytes. Color is never the only mark: letters, and round or square dots.

use std::fmt::Write as _;

use ui::{Html, Words, html};

use super::model::{Cluster, Map, Place, letter};

/// The part of the plane that has something in it, as a view box: never flat or narrow.
fn view(map: &Map) -> String {
    let corners = map.clusters.iter().flat_map(|it| it.dots.iter().chain(&it.outline)).chain(&map.loose);
    let (mut low, mut high) = ([-300_i16, -260], [300_i16, 260]);
    for place in corners {
        for at in 0..2 {
            low[at] = low[at].min(place[at]);
            high[at] = high[at].max(place[at]);
        }
    }
    let [left, top] = [low[0] - 40, -high[1] - 110];
    format!("{left} {top} {} {}", high[0] + 40 - left, -low[1] + 40 - top)
}

/// The picture; `link` makes the address of what a cluster says.
pub fn picture(words: &Words, map: &Map, link: impl Fn(usize) -> String) -> Html {
    let placed = map.placed.max(1);
    html! {
        svg class="opinion-map" viewBox=(view(map)) role="group" aria-label=(words.opinion_map_label(map.placed, map.clusters.len())) {
            @if !map.loose.is_empty() { path class="opinion-dots" data-loose d=(dots(&map.loose)) {} }
            @for (at, it) in map.clusters.iter().enumerate() {
                @let percent = percent(it.people, placed);
                @let name = words.opinion_camp_share(&letter(at).to_string(), percent);
                a href=(link(at)) aria-label=(name) {
                    g data-cluster=(at % 8) {
                        @if it.outline.len() > 2 { polygon class="opinion-outline" points=(corners(&it.outline)) {} }
                        path class="opinion-dots" d=(dots(&it.dots)) {}
                        @let [x, y] = label_place(it);
                        text class="opinion-letter" x=(x) y=(y) { (name) }
                    }
                }
            }
        }
    }
}

/// The dot of the reader, in a picture of its own that lies over the other.
pub fn you(words: &Words, map: &Map, at: Place) -> Html {
    let [x, y] = at;
    let end = x > 700;
    html! {
        svg class="opinion-you" viewBox=(view(map)) aria-hidden="true" {
            circle cx=(x) cy=(-y) r="26" {}
            text x=(if end { x - 42 } else { x + 42 }) y=(-y + 16) text-anchor=(if end { "end" } else { "start" }) { (words.opinion_you()) }
        }
    }
}

/// Percent of the whole, rounded.
pub fn percent(part: u32, whole: u32) -> u32 {
    u32::try_from((u64::from(part) * 200 + u64::from(whole)) / (2 * u64::from(whole.max(1)))).unwrap_or(100)
}

fn dots(places: &[Place]) -> String {
    let mut out = String::with_capacity(places.len() * 10);
    let (mut x, mut y) = (0_i32, 0_i32);
    for (at, place) in places.iter().enumerate() {
        let (to_x, to_y) = (i32::from(place[0]), -i32::from(place[1]));
        // Steps from dot to dot are shorter than places; writing to a string cannot fail.
        let done = if at == 0 { write!(out, "M{to_x} {to_y}h0") } else { write!(out, "m{} {}h0", to_x - x, to_y - y) };
        if done.is_err() {
            break;
        }
        (x, y) = (to_x, to_y);
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
        assert_eq!(dots(&[[10, 5], [12, -5], [12, -5]]), "M10 -5h0m2 10h0m0 0h0");
        assert_eq!((percent(1, 3), percent(0, 0), percent(2, 2)), (33, 0, 100));
    }
}
