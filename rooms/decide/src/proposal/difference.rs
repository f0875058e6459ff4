//! Two texts compared word by word, and a change carried over to a text that moved on meanwhile.
//!
//! Words and the white space after them are the smallest parts, so that a shown change never cuts a
//! word. The comparison is the longest common subsequence; very long rewrites are shown whole.

/// A run of words in a comparison.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Run {
    /// In both texts.
    Same(String),
    /// Only in the first.
    Out(String),
    /// Only in the second.
    New(String),
}

/// Cells of the table beyond which a rewrite is not compared inside.
const CELLS_MAX: usize = 16_000_000;

/// A stretch of the first text and what stands there in the second.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Hunk {
    start: usize,
    end: usize,
    new: Vec<String>,
}

/// The words of a text, each with the white space behind it; line breaks stand alone.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut in_space = false;
    for (at, sign) in text.char_indices() {
        if sign == '\n' || (in_space && !sign.is_whitespace()) || text[start..at].ends_with('\n') {
            if at > start {
                out.push(&text[start..at]);
            }
            start = at;
        }
        in_space = sign.is_whitespace();
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

/// What two words have in common is judged without the white space behind them.
fn is_same(a: &str, b: &str) -> bool {
    a == b || (!a.trim().is_empty() && a.trim_end() == b.trim_end() && !a.contains('\n') && !b.contains('\n'))
}

/// Pairs of positions that stay, in order.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(x, y)| is_same(x, y)).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| is_same(x, y)).count();
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    pairs.extend(
        longest(&a[head..a.len() - tail], &b[head..b.len() - tail]).into_iter().map(|(x, y)| (x + head, y + head)),
    );
    pairs.extend((0..tail).rev().map(|back| (a.len() - 1 - back, b.len() - 1 - back)));
    pairs
}

fn longest(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > CELLS_MAX {
        return Vec::new();
    }
    let width = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * width];
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            table[i * width + j] = if is_same(x, y) {
                table[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if is_same(a[i], b[j]) {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

fn hunks(a: &[&str], b: &[&str]) -> Vec<Hunk> {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in common(a, b).into_iter().chain([(a.len(), b.len())]) {
        if x > i || y > j {
            out.push(Hunk { start: i, end: x, new: b[j..y].iter().map(|word| (*word).to_owned()).collect() });
        }
        (i, j) = (x + 1, y + 1);
    }
    out
}

/// The second text as a change of the first.
pub(crate) fn compare(before: &str, after: &str) -> Vec<Run> {
    let (a, b) = (words(before), words(after));
    let mut out = Vec::new();
    let mut push = |run: Run| match (out.last_mut(), &run) {
        (Some(Run::Same(last)), Run::Same(more))
        | (Some(Run::Out(last)), Run::Out(more))
        | (Some(Run::New(last)), Run::New(more)) => last.push_str(more),
        _ => out.push(run),
    };
    let (mut i, mut j) = (0, 0);
    for (x, y) in common(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        if x > i {
            push(Run::Out(a[i..x].concat()));
        }
        if y > j {
            push(Run::New(b[j..y].concat()));
        }
        if let Some(word) = b.get(y) {
            push(Run::Same((*word).to_owned()));
        }
        (i, j) = (x + 1, y + 1);
    }
    out
}

/// How many words a change takes out and puts in.
pub(crate) fn size(runs: &[Run]) -> (usize, usize) {
    let count = |text: &str| text.split_whitespace().count();
    runs.iter().fold((0, 0), |(out, new), run| match run {
        Run::Same(_) => (out, new),
        Run::Out(text) => (out + count(text), new),
        Run::New(text) => (out, new + count(text)),
    })
}

/// Carries the change from `base` to `changed` over to `present`, which moved on from `base` too; none
/// when both touch the same words.
pub(crate) fn carry(base: &str, changed: &str, present: &str) -> Option<String> {
    if base == present || changed == present {
        return Some(changed.to_owned());
    }
    let (a, ours, theirs) = (words(base), words(present), words(changed));
    let mut all = hunks(&a, &ours);
    for hunk in hunks(&a, &theirs) {
        let clash = |other: &&Hunk| other.start <= hunk.end && hunk.start <= other.end;
        match all.iter().find(clash) {
            Some(other) if *other == hunk => {}
            Some(_) => return None,
            None => all.push(hunk),
        }
    }
    all.sort_by_key(|hunk| hunk.start);
    let (mut out, mut at) = (String::new(), 0);
    for hunk in all {
        out.push_str(&a[at..hunk.start].concat());
        out.push_str(&hunk.new.concat());
        at = hunk.end;
    }
    out.push_str(&a[at..].concat());
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let mark = |run: Run| match run {
            Run::Same(text) => text,
            Run::Out(text) => format!("[-{text}-]"),
            Run::New(text) => format!("[+{text}+]"),
        };
        compare(before, after).into_iter().map(mark).collect()
    }

    #[test]
    fn a_change_is_shown_in_whole_words() {
        assert_eq!(shown("pay the rent", "pay half the rent"), "pay [+half +]the rent");
        assert_eq!(shown("one two three", "one three"), "one [-two -]three");
        assert_eq!(shown("by May 1", "by June 1"), "by [-May -][+June +]1");
        assert_eq!(shown("", "new"), "[+new+]");
        assert_eq!(shown("a\n\nb", "a\n\nb"), "a\n\nb");
    }

    #[test]
    fn a_change_is_carried_over_unless_both_touch_the_same_words() {
        let base = "We meet on Monday in the hall and pay ten dollars each.";
        let present = "We meet on Tuesday in the hall and pay ten dollars each.";
        let changed = "We meet on Monday in the hall and pay five dollars each.";
        let both = "We meet on Tuesday in the hall and pay five dollars each.";
        assert_eq!(carry(base, changed, present).as_deref(), Some(both));
        let clash = "We meet on Friday in the hall and pay ten dollars each.";
        assert_eq!(carry(base, clash, present), None);
        assert_eq!(carry(base, present, present).as_deref(), Some(present));
    }

    #[test]
    fn the_size_of_a_change_counts_words() {
        assert_eq!(size(&compare("a b c", "a x y c")), (1, 2));
    }

    proptest! {
        #[test]
        fn a_comparison_holds_both_texts(a in "[ab \n]{0,40}", b in "[ab \n]{0,40}") {
            let runs = compare(&a, &b);
            let after: String = runs.iter().filter_map(|run| match run {
                Run::Same(text) | Run::New(text) => Some(text.as_str()),
                Run::Out(_) => None,
            }).collect();
            prop_assert_eq!(after, b);
        }

        #[test]
        fn a_change_of_an_untouched_text_is_that_change(a in "[ab \n]{0,40}", b in "[ab \n]{0,40}") {
            prop_assert_eq!(carry(&a, &b, &a), Some(b));
        }
    }
}
