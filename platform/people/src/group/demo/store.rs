//! Writes the groups of the demo world into the database.

use ::store::{Change, Sql, StoreError, Value, args, sql};
use base::{Random, Time};

use super::DemoGroup;
use crate::group::model::folded;

const INSERT: Sql = sql!(
    "INSERT INTO groups (id, slug, kind, name, name_folded, summary, about, languages, place_label, region, country, \
     lat, lon, links, visibility, joining, vouches, shows_people, shows_count, roster, parent_id, members, made_at, \
     changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 'public', $14, $15, $16, $17, \
     'members', $18, $19, $20, $20)"
);
const INSERT_MEMBER: Sql =
    sql!("INSERT INTO memberships (group_id, person_id, handle, role, since, shown) VALUES ($1, $2, $3, $4, $5, $6)");
const INSERT_LINK: Sql =
    sql!("INSERT INTO group_links (group_id, member_group_id, state, since) VALUES ($1, $2, 'admitted', $3)");

/// Writes them all in one go: a few round trips for hundreds of groups.
pub fn insert(db: &mut Change, groups: &[DemoGroup], now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let mut members = Vec::new();
    let mut links = Vec::new();
    let rows: Vec<Vec<Value>> = groups.iter().map(|it| row(it, now)).collect();
    for it in groups {
        for (at, (person, role)) in it.members.iter().enumerate() {
            let handle: [u8; 16] = base::random::bytes(random);
            let shown = if at % 2 == 0 { "shown" } else { "hidden" };
            members.push(args![it.id, *person, handle, role.as_str(), now, shown].to_vec());
        }
        links.extend(it.parts.iter().map(|part| args![it.id, *part, now].to_vec()));
    }
    db.exec_many(INSERT, &rows)?;
    db.exec_many(INSERT_MEMBER, &members)?;
    db.exec_many(INSERT_LINK, &links)?;
    Ok(())
}

fn row(it: &DemoGroup, now: Time) -> Vec<Value> {
    let draft = &it.draft;
    let place = draft.place.as_ref();
    args![
        it.id,
        &it.slug,
        draft.kind.as_str(),
        draft.name.as_str(),
        folded(&draft.name),
        draft.summary.as_str(),
        draft.about.as_str(),
        draft.languages.join(" "),
        place.map(|p| p.label.as_str()),
        place.map(|p| p.region.as_str()),
        place.map(|p| p.country.as_str()),
        place.map(|p| p.point.lat),
        place.map(|p| p.point.lon),
        draft.joining.as_str(),
        draft.joining.vouches(),
        draft.shows_people.as_str(),
        draft.shows_count.as_str(),
        it.parent,
        i64::try_from(it.members.len()).unwrap_or(0),
        now,
    ]
    .to_vec()
}
