//! Parts that the pages of listings and services share.

use base::Point;
use ui::map::{Bounds, Frame, MapInput, Spot, SpotKind, draw};
use ui::{Html, Icon, Kind as Tint, Look, Tone, button, format, href, html, link_button};

use super::language;
use crate::freshness::model::Freshness;
use crate::listing::model::hours::Hours;
use crate::listing::model::{
    ACCESS_FACTS, Address, ConfirmedBy, Language, ListingState, Location, Organization, Phone, Records,
};

/// A text as it was given: paragraphs and lines, nothing of it is markup.
pub(super) fn text(raw: &str) -> Html {
    let raw = raw.replace("\\r", "").replace("\\n", "\n");
    html! {
        @for part in raw.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
            p { @for (at, line) in part.lines().enumerate() { @if at > 0 { br; } bdi { (line) } } }
        }
    }
}

/// A web address as a link, shown short; what is no address stays text.
pub(super) fn link(raw: &str) -> Html {
    let raw = raw.trim();
    let full = if raw.contains("://") { raw.to_owned() } else { format!("https://{raw}") };
    let shown = raw.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    match base::text::web_address(&full) {
        Ok(to) if to.contains('.') => html! { a href=(to) rel="noopener noreferrer nofollow" { (shown) } },
        _ => html! { bdi { (raw) } },
    }
}

/// A telephone number one can press.
fn telephone(it: &Phone) -> Html {
    let dial: String = it.number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    html! {
        @if dial.len() >= 3 { a href=(format!("tel:{dial}")) { (it.number) } } @else { bdi { (it.number) } }
        @if let Some(extension) = &it.extension { " × " (extension) }
        @if let Some(what) = &it.description { " " span class="hint" { bdi { (what) } } }
    }
}

/// The lines of an address.
pub(super) fn address(it: &Address) -> String {
    let town =
        [it.city.as_str(), it.state_province.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let town = format!("{} {}", town.join(", "), it.postal_code);
    let parts = [it.address_1.as_str(), it.address_2.as_deref().unwrap_or_default(), town.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where a place is, as given.
pub(super) fn point(it: &Location) -> Option<Point> {
    it.latitude.zip(it.longitude).and_then(|(lat, lon)| Point::new(lat, lon)).filter(|p| p.lat != 0.0 || p.lon != 0.0)
}

/// The time zone of the first place whose point or postal code is known.
pub(super) fn zone(all: &Records) -> Option<&'static str> {
    let given = all.locations.iter().find_map(point);
    let coded = || {
        let codes = all.listing_addresses.iter().map(|it| it.postal_code.as_str()).filter(|code| !code.is_empty());
        codes.flat_map(places::find).find(|place| place.postal.is_some()).map(|place| place.zone)
    };
    given.map(places::zone_near).or_else(coded)
}

/// How to reach it: places, telephones, mail, links.
pub(super) fn reach(
    look: &Look<'_>,
    all: &Records,
    website: Option<&str>,
    email: Option<&str>,
    phones: &[&Phone],
) -> Html {
    let words = look.words;
    html! {
        ul class="facts reach" {
            @for (address, how) in places(all) {
                (ui::fact(Icon::MapPin, html! { bdi { (address) }
                    @if let Some(how) = how { " " span class="hint" { bdi { (how) } } } }))
            }
            @for it in phones.iter().take(6) { (ui::fact(Icon::Info, html! { span class="away" { (words.listing_phone()) " " } (telephone(it)) })) }
            @if let Some(email) = email {
                (ui::fact(Icon::Mail, html! { a href=(format!("mailto:{email}")) { (email) } }))
            }
            @if let Some(website) = website { (ui::fact(Icon::Globe, link(website))) }
        }
    }
}

/// The addresses one can go to, each once, with how to get there.
fn places(all: &Records) -> Vec<(String, Option<&str>)> {
    let mut out: Vec<(String, Option<&str>)> = Vec::new();
    for place in &all.locations {
        let found = all.listing_addresses.iter().find(|it| it.location_id == place.id).map(address);
        if let Some(address) = found.filter(|text| out.iter().all(|(known, _)| known != text)) {
            out.push((address, place.transportation.as_deref()));
        }
    }
    out.truncate(8);
    out
}

/// The hours with whether it is open now.
pub(super) fn opening(look: &Look<'_>, hours: &Hours, zone: Option<&str>, described: &[&str]) -> Html {
    let words = look.words;
    html! {
        @if hours.is_empty() && described.is_empty() { p class="hint" { (words.listing_no_hours()) } }
        @else {
            p { (super::hours::tag(look, hours, zone)) }
            (super::hours::list(words, hours))
            @for text in described { p { bdi { (text) } } }
            @if let Some(zone) = zone { p class="hint" { (words.listing_hours_zone(&format::zone_name(words, zone))) } }
        }
    }
}

/// The languages that rows name, each once: in the reader's words, unless a row says more than names.
pub(super) fn languages(look: &Look<'_>, rows: &[&Language]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let code = row.code.as_deref().filter(|code| !code.is_empty());
        let said = row.name.clone().unwrap_or_default().replace("\\n", " ");
        let tags = match code {
            Some(code) => Some(vec![crate::search::tag_of(code).unwrap_or(code)]),
            None => crate::search::tags_in(&said),
        };
        let known = match tags {
            Some(tags) => tags.into_iter().map(|tag| language(look.words, tag)).collect(),
            None => vec![said],
        };
        for name in known {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// What helps people take part.
pub(super) fn access(look: &Look<'_>, all: &Records) -> Html {
    let facts: Vec<&str> = ACCESS_FACTS
        .into_iter()
        .filter(|fact| all.locations.iter().any(|it| it.access_facts.split(',').any(|known| known.trim() == *fact)))
        .collect();
    let described = all.listing_accessibility.iter().filter_map(|it| it.description.as_deref());
    html! {
        @if facts.is_empty() && all.listing_accessibility.is_empty() { p class="hint" { (look.words.listing_no_access()) } }
        @else {
            ul class="ticks" { @for fact in facts { li { (Icon::Check) " " (super::access_fact(look.words, fact)) } } }
            @for text in described { p { bdi { (text) } } }
        }
    }
}

/// The places on a map; nothing where none has a point.
pub(super) fn map(look: &Look<'_>, all: &Records, name: &str) -> Html {
    let points: Vec<Point> = all.locations.iter().filter_map(point).take(60).collect();
    let Some(first) = points.first() else { return html! {} };
    let spots: Vec<Spot<'_>> = points
        .iter()
        .map(|point| Spot { point: *point, weight: 1, label: name, key: "", kind: SpotKind::Group })
        .collect();
    let near: Vec<(Point, &str)> =
        places::nearest(*first, 6).into_iter().map(|(_, place)| (place.point, place.name)).collect();
    let bounds = points.iter().fold(Bounds::around(*first, 6.0), |all, point| all.union(Bounds::around(*point, 3.0)));
    draw(&MapInput {
        words: look.words,
        id: "listing-map",
        title: look.words.listing_map(),
        spots: &spots,
        frame: Some(Frame::Box(bounds)),
        here: None,
        towns: &near,
        href: &|_| "#where".to_owned(),
        area: &|_| "#where".to_owned(),
        data: None,
        caption: html! {},
    })
}

/// When and by whom a listing was last confirmed, what to do about it.
pub(super) fn freshness(look: &Look<'_>, it: &Organization, keeps: bool) -> Html {
    let words = look.words;
    let state = Freshness::of(it, look.now);
    let when = match (it.confirmed_at, it.confirmed_by) {
        (Some(at), ConfirmedBy::Group) => words.freshness_by_group(&format::ago(words, at, look.now)),
        (Some(at), ConfirmedBy::Organization) => words.freshness_by_organization(&format::ago(words, at, look.now)),
        (Some(at), ConfirmedBy::Source) => words.freshness_by_source(&format::ago(words, at, look.now)),
        (Some(at), _) => words.freshness_by_steward(&format::ago(words, at, look.now)),
        (None, _) => words.freshness_never(&format::ago(words, it.added_at, look.now)),
    };
    html! {
        section class="freshness" aria-labelledby="freshness" data-state=(match state {
            Freshness::Fresh if it.confirmed_at.is_some() => "fresh",
            Freshness::Fresh => "unsaid",
            _ => "old",
        }) {
            h2 id="freshness" { (words.freshness_title()) }
            p { (if state == Freshness::Fresh && it.confirmed_at.is_some() { Icon::CircleCheck } else { Icon::Clock }) " " (when) }
            @if !it.source.is_empty() { p class="hint" { (words.freshness_source(&it.source)) } }
            @if state != Freshness::Fresh { p { strong { (words.freshness_call_first()) } } }
            @if keeps {
                (ui::post_button(look, &href::listing_confirm(&it.slug), button(Tone::Main, words.freshness_confirm()).icon(Icon::Check)))
                @if look.steward && it.group_id.is_none() && it.email.is_some() {
                    (ui::post_button(look, &href::listing_ask(&it.slug), button(Tone::Plain, words.freshness_ask()).icon(Icon::Mail)))
                }
            }
            p { (link_button(Tone::Quiet, href::listing_wrong(&it.slug), words.correction_title()).icon(Icon::Pencil)) }
            p class="hint" { a href=(href::flag_listing(&it.slug)) { (words.listing_flag()) } }
        }
    }
}

/// Notices above a listing: hidden by stewards, a draft, a closed one, one so old that no search finds it.
pub(super) fn notices(look: &Look<'_>, it: &Organization, hidden: Option<&str>) -> Html {
    let words = look.words;
    html! {
        @if let Some(why) = hidden { (ui::notice(Tint::Alarm, words.listing_hidden_title(), words.listing_hidden_text(why))) }
        @match it.state {
            ListingState::Draft => (ui::notice(Tint::Info, words.listing_is_draft(), "")),
            ListingState::Closed => (ui::notice(Tint::Careful, words.listing_is_closed(), words.listing_is_closed_text())),
            ListingState::Shown if Freshness::of(it, look.now) == Freshness::Hidden =>
                (ui::notice(Tint::Careful, words.freshness_is_hidden(), words.freshness_is_hidden_text())),
            ListingState::Shown => {}
        }
    }
}
