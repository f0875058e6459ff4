//! Councils in the database: their rules, their bodies and who sits for them.

use std::collections::{BTreeMap, BTreeSet};

use base::{Actor, GroupId, GroupRole, Time};
use people::coalition::model::DEPTH_MAX;
use people::group::Group;
use people::group::model::{GroupKind, GroupName};
use store::{Change, Db, Row, Sql, StoreError, args, sql, with_list};

use super::model::{BodyNow, CouncilRules, Seated, decides_by_delegates};
use super::tree::{Around, Node, Seat};
use crate::delegate::model::Sent;
use crate::proposal::model::Audience;

const FIND: Sql = sql!(
    "SELECT weighing, members_per_weight, weight_min, weight_max, asks, bodies_share, members_share, ratify_days \
     FROM council_rules WHERE group_id = $1"
);
const SAVE: Sql = sql!(
    "INSERT INTO council_rules (group_id, weighing, members_per_weight, weight_min, weight_max, asks, bodies_share, \
     members_share, ratify_days, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
     ON CONFLICT (group_id) DO UPDATE SET weighing = excluded.weighing, \
     members_per_weight = excluded.members_per_weight, weight_min = excluded.weight_min, \
     weight_max = excluded.weight_max, asks = excluded.asks, bodies_share = excluded.bodies_share, \
     members_share = excluded.members_share, ratify_days = excluded.ratify_days, changed_at = excluded.changed_at"
);
/// What belongs to what, one step below: the whole, the part, its kind, its members, whether it has rules.
const BELOW: Sql = sql!(
    "SELECT l.group_id, g.id, g.kind, g.members, r.group_id FROM group_links l \
     JOIN groups g ON g.id = l.member_group_id LEFT JOIN council_rules r ON r.group_id = g.id \
     WHERE l.state = 'admitted' AND g.closed_at IS NULL AND l.group_id IN ({list}) \
     ORDER BY g.name_folded, g.id LIMIT 5000"
);
const ABOVE: Sql = sql!(
    "SELECT l.member_group_id, g.id FROM group_links l JOIN groups g ON g.id = l.group_id \
     WHERE l.state = 'admitted' AND g.closed_at IS NULL AND l.member_group_id IN ({list}) \
     ORDER BY g.name_folded, g.id LIMIT 5000"
);
const BELONGS: Sql =
    sql!("SELECT 1 FROM group_links WHERE group_id = $1 AND member_group_id = $2 AND state = 'admitted'");
fn rules(row: &Row<'_>) -> Result<CouncilRules, StoreError> {
    Ok(CouncilRules {
        weighing: crate::word::of_row(row, 0)?,
        members_per_weight: row.get(1)?,
        weight_min: row.get(2)?,
        weight_max: row.get(3)?,
        asks: crate::word::of_row(row, 4)?,
        bodies_share: crate::word::of_row(row, 5)?,
        members_share: crate::word::of_row(row, 6)?,
        ratify_days: row.get(7)?,
    })
}

/// The rules a group has set; none where it never did.
pub(crate) fn set_rules(db: &mut impl Db, group: GroupId) -> Result<Option<CouncilRules>, StoreError> {
    db.maybe(FIND, args![group], rules)
}

/// The rules of a council; the usual ones when it never set any.
pub(crate) fn rules_of(db: &mut impl Db, group: GroupId) -> Result<CouncilRules, StoreError> {
    Ok(set_rules(db, group)?.unwrap_or_else(CouncilRules::usual))
}

/// Whether a group decides through delegates.
pub(crate) fn is_council(db: &mut impl Db, group: &Group) -> Result<bool, StoreError> {
    Ok(decides_by_delegates(group.kind, set_rules(db, group.id)?.is_some()))
}

/// Those of some groups that decide through delegates.
pub(crate) fn councils_among(db: &mut impl Db, groups: &[GroupName]) -> Result<Vec<GroupName>, StoreError> {
    let mut out = Vec::new();
    for it in groups {
        let has_rules = it.kind.takes_groups() && set_rules(db, it.id)?.is_some();
        if decides_by_delegates(it.kind, has_rules) {
            out.push(it.clone());
        }
    }
    Ok(out)
}

/// A group to which others can belong, for an officer of it; missing to everybody else.
pub(crate) fn for_officer(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Group, StoreError> {
    let group = crate::standing::store::group_for_officer(db, actor, slug)?;
    if group.kind.takes_groups() { Ok(group) } else { Err(StoreError::Missing) }
}

/// Saves a council's rules; only for its officers.
pub(crate) fn save(db: &mut Change, actor: &Actor, slug: &str, it: &CouncilRules, now: Time) -> Result<(), StoreError> {
    let group = for_officer(db, actor, slug)?;
    let args = args![
        group.id,
        it.weighing.as_str(),
        it.members_per_weight,
        it.weight_min,
        it.weight_max,
        it.asks.as_str(),
        it.bodies_share.as_str(),
        it.members_share.as_str(),
        it.ratify_days,
        now
    ];
    db.exec(SAVE, args).map(|_| ())
}

/// Everything below some groups.
#[derive(Default)]
struct Below {
    /// The parts of each whole, by name.
    parts: BTreeMap<GroupId, Vec<GroupId>>,
    /// How many members each has itself, and whether it decides by delegates.
    known: BTreeMap<GroupId, (u64, bool)>,
}

impl Below {
    fn of(&self, whole: GroupId) -> &[GroupId] {
        self.parts.get(&whole).map(Vec::as_slice).unwrap_or_default()
    }

    /// The members of a group; of a council, those of its bodies. Chains end, but who looks is told so.
    fn members(&self, group: GroupId, depth: u32) -> u64 {
        let (own, is_council) = self.known.get(&group).copied().unwrap_or_default();
        let parts = self.of(group);
        if !is_council || parts.is_empty() || depth > DEPTH_MAX {
            return own;
        }
        parts.iter().map(|part| self.members(*part, depth + 1)).sum()
    }
}

fn below(db: &mut impl Db, council: GroupId) -> Result<Below, StoreError> {
    let mut out = Below::default();
    let mut level = BTreeSet::from([council]);
    for _ in 0..=DEPTH_MAX {
        let (statement, args) = with_list(BELOW, &[], level.iter().copied());
        let rows: Vec<(GroupId, GroupId, String, u64, Option<GroupId>)> =
            db.all(statement, &args, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        let mut next = BTreeSet::new();
        for (whole, part, kind, members, has_rules) in rows {
            let kind = GroupKind::parse(&kind).ok_or_else(|| StoreError::broken(format!("unknown kind {kind}")))?;
            let is_council = decides_by_delegates(kind, has_rules.is_some());
            out.parts.entry(whole).or_default().push(part);
            if out.known.insert(part, (members, is_council)).is_none() && is_council {
                next.insert(part);
            }
        }
        level = next;
        if level.is_empty() {
            break;
        }
    }
    Ok(out)
}

/// The bodies of a council with what they weigh now, by name, whoever asks.
pub(crate) fn bodies(db: &mut impl Db, council: GroupId, rules: &CouncilRules) -> Result<Vec<BodyNow>, StoreError> {
    let below = below(db, council)?;
    let mut names = names(db, below.of(council).iter().copied())?;
    let body = |id: &GroupId| {
        let members = below.members(*id, 0);
        names.remove(id).map(|group| BodyNow { group, members, weight: rules.weight_of(members) })
    };
    Ok(below.of(council).iter().filter_map(body).collect())
}

fn names(db: &mut impl Db, ids: impl IntoIterator<Item = GroupId>) -> Result<BTreeMap<GroupId, GroupName>, StoreError> {
    let ids: Vec<GroupId> = ids.into_iter().collect();
    Ok(people::group::store::names(db, &ids)?.into_iter().map(|it| (it.id, it)).collect())
}

/// Whether a group belongs to another now.
pub(crate) fn belongs(db: &mut impl Db, council: GroupId, body: GroupId) -> Result<bool, StoreError> {
    Ok(db.maybe(BELONGS, args![council, body], |_| Ok(()))?.is_some())
}

/// Whether the actor is a member of a council or of one of its bodies.
pub(crate) fn is_inside(db: &mut impl Db, actor: &Actor, council: GroupId) -> Result<bool, StoreError> {
    if actor.is_system || actor.is_at_least(council, GroupRole::Member) {
        return Ok(true);
    }
    for (own, _) in &actor.groups {
        if belongs(db, council, *own)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Who sits in a council for bodies that belong to it, body by body in the order of their seats.
pub(crate) fn seated(db: &mut impl Db, council: GroupId) -> Result<Vec<Seated>, StoreError> {
    let (mut out, mut last) = (Vec::new(), None);
    for seat in crate::delegate::store::seated_in(db, council)? {
        let Some(person) = seat.person else { continue };
        if !belongs(db, council, seat.body.id)? {
            continue;
        }
        // The seats of one set come one after the other, and have one mandate.
        let asks_ratification = match last {
            Some((of, asks)) if of == seat.delegation => asks,
            _ => crate::mandate::store::brings_back(db, seat.delegation)?,
        };
        last = Some((seat.delegation, asks_ratification));
        out.push(Seated { body: seat.body.id, person, name: seat.name, asks_ratification });
    }
    Ok(out)
}

/// The tree around a group.
pub(crate) fn around(
    db: &mut impl Db,
    actor: &Actor,
    group: &Group,
    rules: &CouncilRules,
) -> Result<Around, StoreError> {
    let below = below(db, group.id)?;
    let all: BTreeSet<GroupId> = below.known.keys().copied().chain([group.id]).collect();
    let above = above(db, &all)?;
    let mut known = names(db, all.iter().copied().chain(above.values().flatten().copied()))?;
    known.entry(group.id).or_insert_with(|| own_name(group));
    let councils: BTreeSet<GroupId> = below.parts.keys().copied().collect();
    let drawing = Drawing {
        actor,
        below: &below,
        above: &above,
        seats: seats(db, &councils)?,
        names: &known,
        rules: {
            let mut of = BTreeMap::new();
            for council in &councils {
                let own = if *council == group.id { *rules } else { rules_of(db, *council)? };
                of.insert(*council, own);
            }
            of
        },
    };
    let wholes = above.get(&group.id).into_iter().flatten();
    let wholes = wholes.filter_map(|id| drawing.seen(group.id, *id)).cloned().collect();
    Ok(Around { wholes, bodies: drawing.bodies(group.id, 0) })
}

fn own_name(group: &Group) -> GroupName {
    GroupName {
        id: group.id,
        slug: group.slug.clone(),
        name: group.name.clone(),
        kind: group.kind,
        visibility: group.visibility,
        is_open: group.is_open(),
        is_hidden: group.hidden.is_some(),
    }
}

fn above(db: &mut impl Db, all: &BTreeSet<GroupId>) -> Result<BTreeMap<GroupId, Vec<GroupId>>, StoreError> {
    let (statement, args) = with_list(ABOVE, &[], all.iter().copied());
    let mut out: BTreeMap<GroupId, Vec<GroupId>> = BTreeMap::new();
    for (part, whole) in db.all(statement, &args, |row| Ok((row.get(0)?, row.get(1)?)))? {
        out.entry(part).or_default().push(whole);
    }
    Ok(out)
}

/// The sets of seats of a tree by council and body.
type Seats = BTreeMap<(GroupId, GroupId), Vec<Sent>>;

fn seats(db: &mut impl Db, councils: &BTreeSet<GroupId>) -> Result<Seats, StoreError> {
    let councils: Vec<GroupId> = councils.iter().copied().collect();
    let mut out = Seats::new();
    for sent in crate::delegate::store::sent_to(db, &councils)? {
        out.entry((sent.council, sent.body)).or_default().push(sent);
    }
    Ok(out)
}

/// What is needed to draw the tree for one actor.
struct Drawing<'a> {
    actor: &'a Actor,
    below: &'a Below,
    above: &'a BTreeMap<GroupId, Vec<GroupId>>,
    seats: Seats,
    names: &'a BTreeMap<GroupId, GroupName>,
    rules: BTreeMap<GroupId, CouncilRules>,
}

impl Drawing<'_> {
    /// A group's name, if it is public or the actor belongs to it or to the one beside it.
    fn seen(&self, near: GroupId, id: GroupId) -> Option<&GroupName> {
        let own = |group| self.actor.is_at_least(group, GroupRole::Member);
        self.names.get(&id).filter(|it| it.is_public() || (!it.is_hidden && own(near)) || own(id))
    }

    fn bodies(&self, council: GroupId, depth: u32) -> Vec<Node> {
        if depth > DEPTH_MAX {
            return Vec::new();
        }
        self.below.of(council).iter().map(|body| self.node(council, *body, depth)).collect()
    }

    fn node(&self, council: GroupId, body: GroupId, depth: u32) -> Node {
        let members = self.below.members(body, 0);
        let own = |group| self.actor.is_at_least(group, GroupRole::Member);
        let is_near = own(council) || own(body);
        let name = self.seen(council, body);
        let others = self.above.get(&body).into_iter().flatten().filter(|id| **id != council);
        Node {
            name: name.map(|it| (it.name.clone(), it.slug.to_string())),
            weight: self.rules.get(&council).map_or(1, |it| it.weight_of(members)),
            members: is_near.then_some(members),
            seats: self.seats_of(council, body, is_near, name.is_some()),
            also_in: others
                .filter_map(|id| self.seen(body, *id))
                .map(|it| (it.name.clone(), it.slug.to_string()))
                .collect(),
            bodies: if name.is_some() { self.bodies(body, depth + 1) } else { Vec::new() },
        }
    }

    fn seats_of(&self, council: GroupId, body: GroupId, is_near: bool, is_named: bool) -> Vec<Seat> {
        let sent = self.seats.get(&(council, body)).into_iter().flatten();
        sent.flat_map(|it| {
            let is_shown = is_near || (is_named && it.audience == Audience::Everybody);
            (1..=it.seats).map(move |place| Seat {
                is_filled: it.sitting.contains_key(&place),
                name: it.sitting.get(&place).filter(|_| is_shown).cloned(),
                of: is_shown.then(|| (it.code.to_string(), it.title.clone())),
                place,
            })
        })
        .collect()
    }
}
