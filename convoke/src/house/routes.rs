//! Every route has an access row, every link has a route, and the table of both is committed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base::Method;
use web::{Room, Route};

use super::in_step;
use crate::start;

#[test]
fn every_path_of_the_site_has_a_route_and_every_route_a_path() {
    let rooms = start::rooms();
    let routed: BTreeSet<&str> = web::nouns(&rooms).flat_map(|noun| &noun.routes).map(|r| r.row.path).collect();
    let named: BTreeSet<&str> = ui::href::all().collect();
    let unrouted: Vec<_> = named.difference(&routed).collect();
    assert!(unrouted.is_empty(), "links that lead nowhere: {unrouted:?}");
    let unnamed: Vec<_> = routed.difference(&named).collect();
    assert!(unnamed.is_empty(), "routes that no link can name: {unnamed:?}");
}

/// Every route with the name of its room.
fn by_room(rooms: &[Room]) -> impl Iterator<Item = (&'static str, &Route)> {
    rooms.iter().flat_map(|room| room.nouns.iter().flat_map(|noun| &noun.routes).map(|route| (room.name, route)))
}

#[test]
fn no_route_stands_twice() {
    let rooms = start::rooms();
    let mut seen = BTreeMap::new();
    for (room, route) in by_room(&rooms) {
        let before = seen.insert((route.row.path, route.row.method), room);
        assert!(before.is_none(), "{route:?} in {room} and {before:?}");
    }
}

#[test]
fn nobody_without_an_account_changes_anything_but_through_public_forms() {
    let open: Vec<String> = web::nouns(&start::rooms())
        .flat_map(|noun| &noun.routes)
        .filter(|r| r.row.method == Method::Post && !r.row.who.needs_account())
        .map(|r| format!("{} ({})", r.row.path, r.row.who.as_str()))
        .collect();
    in_step("docs/access-open.txt", &(open.join("\n") + "\n"));
}

#[test]
fn the_access_table_is_committed() {
    let rooms = start::rooms();
    let mut lines = BTreeSet::new();
    for (room, route) in by_room(&rooms) {
        let row = route.row;
        let fresh = if row.fresh { " + fresh" } else { "" };
        let mut line = String::new();
        write!(line, "{:<44} {:<5} {:<8} {}{fresh}", row.path, row.method.as_str(), room, row.who.as_str()).unwrap();
        lines.insert(line);
    }
    let text: Vec<_> = lines.into_iter().collect();
    in_step("docs/access.txt", &(text.join("\n") + "\n"));
}
