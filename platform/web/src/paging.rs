//! Which page of a list an address asks for (`?page=3`), and how many there are.

use std::ops::Range;

use serde::Deserialize;

/// No list has more pages than this; who asks for a later one gets the last.
const PAGES_MAX: u32 = 100_000;

/// The page an address asks for, counted from 1: the first where it says nothing sensible.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Paging {
    page: String,
}

impl Paging {
    /// Counted from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, PAGES_MAX)
    }

    /// Counted from 0, as stores do.
    #[must_use]
    pub fn index(&self) -> i64 {
        i64::from(self.number()) - 1
    }

    /// Of a list that is in memory: the page, no later than the last; how many there are; and where it stands.
    #[must_use]
    pub fn part(&self, entries: usize, size: usize) -> (u32, u32, Range<usize>) {
        let pages = Self::pages(i64::try_from(entries).unwrap_or(i64::MAX), i64::try_from(size).unwrap_or(i64::MAX));
        let page = self.number().min(pages);
        let begin = (page as usize - 1).saturating_mul(size).min(entries);
        (page, pages, begin..begin.saturating_add(size).min(entries))
    }

    /// How many pages so many entries fill, each of `size`: an empty list has one.
    #[must_use]
    pub fn pages(entries: i64, size: i64) -> u32 {
        let full = entries.max(0).unsigned_abs().div_ceil(size.max(1).unsigned_abs());
        u32::try_from(full).unwrap_or(PAGES_MAX).clamp(1, PAGES_MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Paging;

    fn asked(page: &str) -> (u32, i64) {
        let it = Paging { page: page.to_owned() };
        (it.number(), it.index())
    }

    #[test]
    fn what_is_no_page_is_the_first() {
        for nonsense in ["", "0", "-1", "x", "1.5", "99999999999"] {
            assert_eq!(asked(nonsense), (1, 0), "{nonsense:?}");
        }
        assert_eq!(asked("7"), (7, 6));
        assert_eq!(asked("4000000000"), (100_000, 99_999));
    }

    #[test]
    fn who_asks_for_a_page_after_the_last_gets_the_last() {
        let part = |page: &str, entries| Paging { page: page.to_owned() }.part(entries, 40);
        assert_eq!(part("2", 100), (2, 3, 40..80));
        assert_eq!(part("9", 100), (3, 3, 80..100));
        assert_eq!(part("9", 0), (1, 1, 0..0));
    }

    #[test]
    fn a_list_has_at_least_one_page_and_a_last_one_that_is_not_full() {
        assert_eq!([0, 1, 40, 41, 80].map(|entries| Paging::pages(entries, 40)), [1, 1, 1, 2, 2]);
    }
}
