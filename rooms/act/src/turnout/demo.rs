//! Estimates made up: three for sample pages, one chosen per past action for the demo world.

use base::{ActionId, Random, Time};
use store::{Change, StoreError};
use uuid::Uuid;

use super::model::{Estimate, Method, Range, Source};

/// Three estimates of one action, the second one chosen.
pub fn samples(action: ActionId, at: Time) -> Vec<Estimate> {
    let of = |n: u128, (low, high), source, method, note: &str| Estimate {
        id: Uuid::from_u128(n),
        action,
        range: Range { low, high },
        source,
        method,
        note: note.to_owned(),
        made_at: at,
        chosen: None,
    };
    let mut all = vec![
        of(1, (900, 1_200), Source::Organizers, Method::Count, ""),
        of(2, (700, 800), Source::Press, Method::Pictures, "Morning paper, <b>page 3</b>"),
        of(3, (200, 200), Source::Police, Method::Unknown, ""),
    ];
    if let Some(second) = all.get_mut(1) {
        second.chosen = Some((at, "Counted from two roofs.".to_owned()));
    }
    all
}

/// Writes one chosen estimate per action; the sums of their calls move along.
pub fn insert_chosen(
    db: &mut Change,
    list: &[(ActionId, Range)],
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    for (action, range) in list {
        let it = Estimate {
            id: base::id::uuid_v7(now, random),
            action: *action,
            range: *range,
            source: Source::Observers,
            method: Method::Density,
            note: String::new(),
            made_at: now,
            chosen: None,
        };
        super::store::insert(db, &it)?;
        super::store::choose(db, *action, it.id, "Counted on the way by trained observers.", now)?;
    }
    Ok(())
}
