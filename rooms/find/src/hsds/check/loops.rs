//! Parents that lead in a circle.

use std::collections::HashMap;

use crate::hsds::package::{Effect, Package};
use crate::hsds::tables::Table;

/// Cuts every circle: the rows on it lose their parent and are reported.
pub(super) fn cut(package: &mut Package, table: Table, column: &str) {
    let mut rows = package.take(table);
    let places: HashMap<String, usize> = rows.iter().enumerate().map(|(at, row)| (row.id().to_owned(), at)).collect();
    let parents: Vec<Option<usize>> =
        rows.iter().map(|row| row.get(table, column).and_then(|id| places.get(id).copied())).collect();
    for at in on_circles(&parents) {
        let row = &mut rows[at];
        let reason = format!("“{}” leads back to the row itself", row.get(table, column).unwrap_or_default());
        package.problem_of_row(table, row, column, reason, Effect::Mended);
        row.set(table, column, None);
    }
    *package.rows_mut(table) = rows;
}

/// The places that lie on a circle, in order. Each place is walked once: linear in the number of rows.
fn on_circles(parents: &[Option<usize>]) -> Vec<usize> {
    let mut walk_of = vec![0_usize; parents.len()];
    let mut found = Vec::new();
    for start in 0..parents.len() {
        let walk = start + 1;
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| walk_of[*here] == 0) {
            walk_of[here] = walk;
            at = parents[here];
        }
        let Some(first) = at.filter(|here| walk_of[*here] == walk) else { continue };
        let mut here = first;
        loop {
            found.push(here);
            match parents[here] {
                Some(next) if next != first => here = next,
                _ => break,
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_on_a_circle_is_cut() {
        // 0 → 1 → 2 → 1; 3 → 3; 4 → 0; 5 has none
        assert_eq!(on_circles(&[Some(1), Some(2), Some(1), Some(3), Some(0), None]), [1, 2, 3]);
        assert_eq!(on_circles(&[Some(1), Some(2), Some(0)]), [0, 1, 2]);
        assert_eq!(on_circles(&[]), [] as [usize; 0]);
    }
}
