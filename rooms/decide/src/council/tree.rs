//! What the page of a council shows of the groups below it.

use people::group::model::GroupName;

/// What the actor may know of whoever is above and below a group.
pub(crate) struct Around {
    /// The councils it belongs to.
    pub(crate) wholes: Vec<GroupName>,
    /// Its bodies, each with its own.
    pub(crate) bodies: Vec<Node>,
}

/// A body of a council with what is below it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Node {
    /// Its name and its name in URLs; none where the reader may not know it.
    pub(crate) name: Option<(String, String)>,
    /// What it weighs in the council above.
    pub(crate) weight: u64,
    /// How many members stand behind it; only for members of one of the two.
    pub(crate) members: Option<u64>,
    /// Its seats in the council above.
    pub(crate) seats: Vec<Seat>,
    /// The other councils it sits in: name and name in URLs.
    pub(crate) also_in: Vec<(String, String)>,
    /// Its own bodies, where it is itself a council.
    pub(crate) bodies: Vec<Self>,
}

/// A seat in a council.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Seat {
    pub(crate) is_filled: bool,
    /// Who sits there, where that is shown.
    pub(crate) name: Option<String>,
    /// The set of seats: its name in URLs and its title, where the reader may see it.
    pub(crate) of: Option<(String, String)>,
    /// The number of the seat in its set.
    pub(crate) place: u32,
}

impl Node {
    /// How many of its seats are filled.
    pub(crate) fn filled(&self) -> usize {
        self.seats.iter().filter(|it| it.is_filled).count()
    }
}

/// How many bodies there are in all, those of bodies included, and how many steps they reach down.
pub(crate) fn extent(bodies: &[Node]) -> (usize, usize) {
    bodies.iter().fold((0, 0), |(count, depth), it| {
        let (below, steps) = extent(&it.bodies);
        (count + 1 + below, depth.max(steps + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extent_counts_bodies_of_bodies() {
        let leaf = Node::default();
        let council = Node { bodies: vec![leaf.clone(), leaf.clone()], ..Node::default() };
        assert_eq!(extent(&[council, leaf]), (4, 2));
        assert_eq!(extent(&[]), (0, 0));
    }

    #[test]
    fn empty_seats_are_told_from_filled_ones() {
        let filled = Seat { is_filled: true, ..Seat::default() };
        assert_eq!(Node { seats: vec![filled, Seat::default()], ..Node::default() }.filled(), 1);
    }
}
