//! The assignment itself: which units of which needs go to which offers so that their worth together
//! is the greatest possible.
//!
//! This is the transportation problem on a sparse graph, solved by shortest augmenting paths with
//! prices (the Hungarian method; Ahuja, Magnanti and Orlin, *Network Flows*, 1993, ch. 9.7 and 12.4;
//! Jonker and Volgenant, *Computing* 38, 1987). Nobody has to be served: a unit left alone is worth 0.
//! Both sides are treated alike, so that needs and offers may come and go: whatever an edit loosens is
//! put right by a few searches from where it happened, and everything else stays as it was.
//!
//! Promises: after [`Assignment::settle`] the total is the greatest possible for the links there are,
//! and [`Assignment::check`] proves it by linear programming duality, whatever way it was found. The
//! same edits in the same order give the same answer. It knows nothing of people: only numbers.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A node on one side, by its number there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Node {
    /// A need.
    Need(u32),
    /// An offer.
    Offer(u32),
}

impl Node {
    const fn side(self) -> usize {
        match self {
            Self::Need(_) => 0,
            Self::Offer(_) => 1,
        }
    }

    const fn number(self) -> usize {
        match self {
            Self::Need(n) | Self::Offer(n) => n as usize,
        }
    }
}

/// One end: how many units it has, how many are given away, and its price.
#[derive(Clone, Debug, Default)]
struct End {
    units: u32,
    used: u32,
    price: i64,
    links: Vec<u32>,
    is_there: bool,
    waits: bool,
}

impl End {
    const fn is_loose(&self) -> bool {
        self.is_there && self.used < self.units && self.price > 0
    }
}

/// A possible match, its worth for each unit, and the units given to it.
#[derive(Clone, Copy, Debug)]
struct Link {
    ends: [u32; 2],
    worth: i64,
    units: u32,
    is_there: bool,
}

/// What a search found out about a node.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    round: u32,
    distance: i64,
    through: u32,
}

/// Why an assignment is not what it promises; only a mistake in this file can cause it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flaw {
    /// More given away than there is, or the books do not agree.
    Units,
    /// A link is worth more than the prices at its ends: the total could be greater.
    Price,
    /// A link in use is worth less than the prices at its ends.
    Slack,
    /// Something left over has a price.
    Loose,
}

/// The needs, the offers and the links between them, with the best assignment so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assignment {
    ends: [Vec<End>; 2],
    links: Vec<Link>,
    unused: [Vec<u32>; 3],
    loose: Vec<Node>,
    seen: [Vec<Seen>; 2],
    touched: Vec<Node>,
    heap: BinaryHeap<Reverse<(i64, usize, u32)>>,
    round: u32,
}

fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Assignment {
    /// Adds a need of so many units.
    pub(crate) fn add_need(&mut self, units: u32) -> u32 {
        self.add(0, units)
    }

    /// Adds an offer of so many units.
    pub(crate) fn add_offer(&mut self, units: u32) -> u32 {
        self.add(1, units)
    }

    fn add(&mut self, side: usize, units: u32) -> u32 {
        let end = End { units, is_there: true, ..End::default() };
        if let Some(n) = self.unused[side].pop() {
            self.ends[side][n as usize] = End { waits: self.ends[side][n as usize].waits, ..end };
            return n;
        }
        self.ends[side].push(end);
        self.seen[side].push(Seen::default());
        index(self.ends[side].len() - 1)
    }

    /// Adds a possible match; `worth` must be positive. Answers its number.
    pub(crate) fn link(&mut self, need: u32, offer: u32, worth: i64) -> u32 {
        let link = Link { ends: [need, offer], worth, units: 0, is_there: true };
        let n = if let Some(n) = self.unused[2].pop() {
            self.links[n as usize] = link;
            n
        } else {
            self.links.push(link);
            index(self.links.len() - 1)
        };
        self.ends[0][need as usize].links.push(n);
        self.ends[1][offer as usize].links.push(n);
        self.cover(need, offer, worth);
        n
    }

    /// Raises the need's price until no link is worth more than its ends cost. What it holds was
    /// taken at the old price and is given back.
    fn cover(&mut self, need: u32, offer: u32, worth: i64) {
        let price = worth - self.ends[1][offer as usize].price;
        if price <= self.ends[0][need as usize].price {
            return;
        }
        self.ends[0][need as usize].price = price;
        if self.ends[0][need as usize].used > 0 {
            for n in self.ends[0][need as usize].links.clone() {
                self.release(n);
            }
        }
        self.loosen(Node::Need(need));
    }

    /// Takes back what a link was given.
    fn release(&mut self, n: u32) {
        let link = self.links[n as usize];
        if link.units == 0 {
            return;
        }
        self.links[n as usize].units = 0;
        self.ends[0][link.ends[0] as usize].used -= link.units;
        self.ends[1][link.ends[1] as usize].used -= link.units;
        self.loosen(Node::Need(link.ends[0]));
        self.loosen(Node::Offer(link.ends[1]));
    }

    fn loosen(&mut self, node: Node) {
        let end = &mut self.ends[node.side()][node.number()];
        if end.is_loose() && !end.waits {
            end.waits = true;
            self.loose.push(node);
        }
    }

    /// Removes a possible match.
    pub(crate) fn cut(&mut self, n: u32) {
        self.release(n);
        let link = self.links[n as usize];
        for (side, end) in link.ends.iter().enumerate() {
            self.ends[side][*end as usize].links.retain(|other| *other != n);
        }
        self.links[n as usize].is_there = false;
        self.unused[2].push(n);
    }

    /// Removes a need or an offer with all its links.
    pub(crate) fn remove(&mut self, node: Node) {
        let (side, number) = (node.side(), node.number());
        for n in self.ends[side][number].links.clone() {
            self.cut(n);
        }
        let waits = self.ends[side][number].waits;
        self.ends[side][number] = End { waits, ..End::default() };
        self.unused[side].push(index(number));
    }

    /// Puts right whatever edits have loosened; then the total is the greatest possible.
    pub(crate) fn settle(&mut self) {
        // Whoever has most to gain goes first; the others then find the good places taken at once.
        let mut loose = std::mem::take(&mut self.loose);
        loose.sort_by_key(|node| (self.ends[node.side()][node.number()].price, *node));
        self.loose = loose;
        while let Some(node) = self.loose.pop() {
            self.ends[node.side()][node.number()].waits = false;
            while self.ends[node.side()][node.number()].is_loose() {
                self.mend(node);
            }
        }
    }

    /// One search from a loose node: the cheapest way to give one of its units a place, or to let it
    /// go without a price. Prices move by what the way costs, so that they stay sound.
    fn mend(&mut self, root: Node) {
        let own = root.side();
        self.round += 1;
        self.touched.clear();
        self.heap.clear();
        let mut best = (i64::MAX, root);
        self.reach(root, own, 0, u32::MAX, &mut best);
        while let Some(Reverse((distance, side, number))) = self.heap.pop() {
            if distance >= best.0 {
                break;
            }
            if self.seen[side][number as usize].distance < distance {
                continue;
            }
            let node = if side == 0 { Node::Need(number) } else { Node::Offer(number) };
            self.spread(node, own, distance, &mut best);
        }
        self.reprice(own, best.0);
        self.shift(root, best.1);
    }

    /// Looks at the neighbors of a node: forward along any link, back along links in use.
    fn spread(&mut self, node: Node, own: usize, distance: i64, best: &mut (i64, Node)) {
        let (side, number) = (node.side(), node.number());
        for at in 0..self.ends[side][number].links.len() {
            let n = self.ends[side][number].links[at];
            let link = self.links[n as usize];
            if side != own && link.units == 0 {
                continue;
            }
            let other = link.ends[1 - side];
            let cost = if side == own {
                self.ends[side][number].price + self.ends[1 - side][other as usize].price - link.worth
            } else {
                0
            };
            let next = if side == 0 { Node::Offer(other) } else { Node::Need(other) };
            if distance + cost < best.0 {
                self.reach(next, own, distance + cost, n, best);
            }
        }
    }

    /// Notes a shorter way to a node. A way may end at a node across that has a unit to spare, or at
    /// one of the same side that gives up a unit for its price: the cheapest end so far is `best`, and
    /// nothing that costs more is looked at.
    fn reach(&mut self, node: Node, own: usize, distance: i64, through: u32, best: &mut (i64, Node)) {
        let (side, number) = (node.side(), node.number());
        let seen = &mut self.seen[side][number];
        if seen.round == self.round && seen.distance <= distance {
            return;
        }
        if seen.round != self.round {
            self.touched.push(node);
        }
        *seen = Seen { round: self.round, distance, through };
        let end = &self.ends[side][number];
        let is_spare = side != own && end.used < end.units;
        let stop = if side == own { distance + end.price } else { distance };
        if (side == own || is_spare) && stop < best.0 {
            *best = (stop, node);
        }
        if !is_spare {
            self.heap.push(Reverse((distance, side, index(number))));
        }
    }

    fn reprice(&mut self, own: usize, best: i64) {
        for node in &self.touched {
            let (side, number) = (node.side(), node.number());
            let by = best - self.seen[side][number].distance;
            if by > 0 {
                self.ends[side][number].price += if side == own { -by } else { by };
            }
        }
    }

    /// Moves as many units as fit along the way from `root` to `last`.
    fn shift(&mut self, root: Node, last: Node) {
        if root == last {
            return;
        }
        let own = root.side();
        let way = self.way(root, last);
        let free = |end: &End| end.units - end.used;
        let mut units = free(&self.ends[own][root.number()]);
        if last.side() != own {
            units = units.min(free(&self.ends[last.side()][last.number()]));
        }
        for (n, gains) in &way {
            if !gains {
                units = units.min(self.links[*n as usize].units);
            }
        }
        for (n, gains) in way {
            let link = &mut self.links[n as usize];
            link.units = if gains { link.units + units } else { link.units - units };
        }
        self.ends[own][root.number()].used += units;
        let end = &mut self.ends[last.side()][last.number()];
        end.used = if last.side() == own { end.used - units } else { end.used + units };
    }

    /// The links from `last` back to `root`, and whether each gains units.
    fn way(&self, root: Node, last: Node) -> Vec<(u32, bool)> {
        let (own, mut node, mut way) = (root.side(), last, Vec::new());
        while node != root {
            let n = self.seen[node.side()][node.number()].through;
            let before = self.links[n as usize].ends[1 - node.side()];
            way.push((n, node.side() != own));
            node = if node.side() == 0 { Node::Offer(before) } else { Node::Need(before) };
        }
        way
    }

    /// The links in use: need, offer, units.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.links.iter().filter(|link| link.is_there && link.units > 0).map(|l| (l.ends[0], l.ends[1], l.units))
    }

    /// What all units together are worth.
    pub(crate) fn total(&self) -> i128 {
        self.links.iter().filter(|link| link.is_there).map(|l| i128::from(l.worth) * i128::from(l.units)).sum()
    }

    /// How many links there are.
    pub(crate) fn links(&self) -> usize {
        self.links.len() - self.unused[2].len()
    }

    /// Proves that no other assignment is worth more: prices cover every link, links in use are worth
    /// exactly their prices, and what is left over costs nothing (complementary slackness).
    pub(crate) fn check(&self) -> Result<(), Flaw> {
        let mut used = [vec![0_u32; self.ends[0].len()], vec![0_u32; self.ends[1].len()]];
        for link in self.links.iter().filter(|link| link.is_there) {
            let [need, offer] = link.ends.map(|end| end as usize);
            let spare = self.ends[0][need].price + self.ends[1][offer].price - link.worth;
            if spare < 0 {
                return Err(Flaw::Price);
            }
            if spare > 0 && link.units > 0 {
                return Err(Flaw::Slack);
            }
            used[0][need] += link.units;
            used[1][offer] += link.units;
        }
        for (ends, used) in self.ends.iter().zip(used) {
            for (end, used) in ends.iter().zip(used) {
                if end.used != used || used > end.units || end.price < 0 {
                    return Err(Flaw::Units);
                }
                if end.is_loose() {
                    return Err(Flaw::Loose);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use pathfinding::prelude::{Matrix, kuhn_munkres};
    use proptest::prelude::*;

    use super::*;

    type Links = Vec<(usize, usize, i64)>;

    /// The greatest total by the dense Hungarian method of another project: every unit a row or a
    /// column, and a column worth nothing for each unit that stays alone.
    fn exact(needs: &[u32], offers: &[u32], links: &Links) -> i128 {
        let spread = |units: &[u32]| -> Vec<usize> {
            units.iter().enumerate().flat_map(|(i, n)| std::iter::repeat_n(i, *n as usize)).collect()
        };
        let (rows, columns) = (spread(needs), spread(offers));
        let mut worth = Matrix::new(rows.len(), columns.len() + rows.len(), 0_i64);
        for (r, need) in rows.iter().enumerate() {
            for (c, offer) in columns.iter().enumerate() {
                let best = links.iter().filter(|(n, o, _)| n == need && o == offer).map(|(_, _, w)| *w).max();
                worth[(r, c)] = best.unwrap_or(0);
            }
        }
        if rows.is_empty() { 0 } else { i128::from(kuhn_munkres(&worth).0) }
    }

    fn made(needs: &[u32], offers: &[u32], links: &Links) -> Assignment {
        let mut it = Assignment::default();
        for units in needs {
            it.add_need(*units);
        }
        for units in offers {
            it.add_offer(*units);
        }
        for (need, offer, worth) in links {
            it.link(index(*need), index(*offer), *worth);
        }
        it.settle();
        it
    }

    #[test]
    fn the_first_to_come_gives_way_when_all_gain() {
        // Both want the near offer; only the first can use the other one as well.
        let links = vec![(0, 0, 10), (0, 1, 9), (1, 0, 8)];
        let it = made(&[1, 1], &[1, 1], &links);
        let mut chosen: Vec<_> = it.chosen().collect();
        chosen.sort_unstable();
        assert_eq!((it.total(), chosen), (17, vec![(0, 1, 1), (1, 0, 1)]));
        assert_eq!(it.check(), Ok(()));
    }

    #[test]
    fn five_volunteers_come_from_three_offers() {
        let it = made(&[5], &[2, 1, 9], &vec![(0, 0, 7), (0, 1, 9), (0, 2, 3)]);
        let mut chosen: Vec<_> = it.chosen().collect();
        chosen.sort_unstable();
        assert_eq!(chosen, vec![(0, 0, 2), (0, 1, 1), (0, 2, 2)]);
    }

    #[test]
    fn a_false_answer_does_not_pass_the_check() {
        let mut it = made(&[1], &[1, 1], &vec![(0, 0, 7), (0, 1, 9)]);
        it.links[1].units = 0;
        it.links[0].units = 1;
        assert!(it.check().is_err());
        it.links[0].units = 2;
        assert!(it.check().is_err());
    }

    fn world() -> impl Strategy<Value = (Vec<u32>, Vec<u32>, Links)> {
        let units = || prop::collection::vec(1..4_u32, 1..8);
        let links = prop::collection::btree_map((0..8_usize, 0..8_usize), 1..60_i64, 0..40);
        (units(), units(), links).prop_map(|(needs, offers, links)| {
            let fits = |(n, o): &(usize, usize)| *n < needs.len() && *o < offers.len();
            let links = links.iter().filter(|(at, _)| fits(at)).map(|((n, o), w)| (*n, *o, *w)).collect();
            (needs, offers, links)
        })
    }

    #[derive(Clone, Debug)]
    enum Edit {
        Cut(usize),
        DropNeed(usize),
        DropOffer(usize),
        Need(u32, Vec<(usize, i64)>),
        Offer(u32, Vec<(usize, i64)>),
    }

    fn edit() -> impl Strategy<Value = Edit> {
        let some = || prop::collection::btree_map(0..8_usize, 1..60_i64, 0..6).prop_map(|m| m.into_iter().collect());
        prop_oneof![
            (0..60_usize).prop_map(Edit::Cut),
            (0..8_usize).prop_map(Edit::DropNeed),
            (0..8_usize).prop_map(Edit::DropOffer),
            (1..4_u32, some()).prop_map(|(u, l)| Edit::Need(u, l)),
            (1..4_u32, some()).prop_map(|(u, l)| Edit::Offer(u, l)),
        ]
    }

    /// What is there now, as the dense method needs it.
    fn now(it: &Assignment) -> (Vec<u32>, Vec<u32>, Links) {
        let units = |side: usize| it.ends[side].iter().map(|e| if e.is_there { e.units } else { 0 }).collect();
        let there = it.links.iter().filter(|l| l.is_there);
        (units(0), units(1), there.map(|l| (l.ends[0] as usize, l.ends[1] as usize, l.worth)).collect())
    }

    fn apply(it: &mut Assignment, edit: &Edit) {
        let there = |it: &Assignment, side: usize, n: usize| it.ends[side].get(n).is_some_and(|e| e.is_there);
        match edit {
            Edit::Cut(n) if it.links.get(*n).is_some_and(|l| l.is_there) => it.cut(index(*n)),
            Edit::DropNeed(n) if there(it, 0, *n) => it.remove(Node::Need(index(*n))),
            Edit::DropOffer(n) if there(it, 1, *n) => it.remove(Node::Offer(index(*n))),
            Edit::Need(units, links) => {
                let need = it.add_need(*units);
                for (offer, worth) in links.iter().filter(|(o, _)| there(it, 1, *o)).copied().collect::<Vec<_>>() {
                    it.link(need, index(offer), worth);
                }
            }
            Edit::Offer(units, links) => {
                let offer = it.add_offer(*units);
                for (need, worth) in links.iter().filter(|(n, _)| there(it, 0, *n)).copied().collect::<Vec<_>>() {
                    it.link(index(need), offer, worth);
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn it_is_as_good_as_the_dense_method((needs, offers, links) in world()) {
            let it = made(&needs, &offers, &links);
            prop_assert_eq!(it.check(), Ok(()));
            prop_assert_eq!(it.total(), exact(&needs, &offers, &links));
        }

        #[test]
        fn it_stays_as_good_while_they_come_and_go(
            (needs, offers, links) in world(), edits in prop::collection::vec(edit(), 0..25),
        ) {
            let mut it = made(&needs, &offers, &links);
            for edit in &edits {
                apply(&mut it, edit);
                it.settle();
                prop_assert_eq!(it.check(), Ok(()));
                let (needs, offers, links) = now(&it);
                prop_assert_eq!(it.total(), exact(&needs, &offers, &links));
            }
        }
    }
}
