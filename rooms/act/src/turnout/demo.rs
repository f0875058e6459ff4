//! Estimates made up, for sample pages.

use base::{ActionId, Time};
use uuid::Uuid;

use super::model::{Estimate, Method, Range, Source};

/// Three estimates of one action, the second one chosen.
pub(crate) fn samples(action: ActionId, at: Time) -> Vec<Estimate> {
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
