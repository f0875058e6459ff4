//! Endorsements made up: a few for sample pages, hundreds for the demo world.

use base::{CallId, GroupId, Time};
use store::{Change, StoreError};

use super::model::{Endorsement, Listed, Revoked};
use crate::call::model::Call;

/// Three endorsements of a call: one in force with words, one without, one revoked.
pub fn sample_listed(call: &Call) -> Vec<Listed> {
    let names = ["Elm Street Tenants", "<b>Río & Hijas</b> \"Cooperativa\"", "Night Shift Nurses"];
    let listed = names.iter().enumerate().map(|(n, name)| Listed {
        group_slug: format!("group-{n}"),
        group_name: (*name).to_owned(),
        is_linked: n != 1,
        endorsement: Endorsement {
            call: call.id,
            group: GroupId::new(call.created_at, &base::SeededRandom::new(60 + n as u64)),
            statement: if n == 1 {
                String::new()
            } else {
                "Every flat must be warm. <script>alert(1)</script>".to_owned()
            },
            decided_by: if n == 0 { "https://example.org/minutes".to_owned() } else { String::new() },
            endorsed_at: call.created_at,
            revoked: (n == 2)
                .then(|| Revoked { at: call.changed_at, reason: "Our assembly changed the date.".to_owned() }),
        },
    });
    listed.collect()
}

/// Writes many endorsements of one call and its figure; groups that are named twice count once.
pub fn insert_many(db: &mut Change, call: CallId, list: &[(GroupId, String, Time)]) -> Result<(), StoreError> {
    let mut seen = std::collections::BTreeSet::new();
    let rows: Vec<Endorsement> = list
        .iter()
        .filter(|(group, _, _)| seen.insert(*group))
        .map(|(group, statement, at)| Endorsement {
            call,
            group: *group,
            statement: statement.clone(),
            decided_by: String::new(),
            endorsed_at: *at,
            revoked: None,
        })
        .collect();
    super::store::save_many(db, &rows)?;
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    crate::call::store::move_endorsements(db, call, count)
}
