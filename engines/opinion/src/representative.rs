//! The statements that tell a cluster from all others, by the published rule (decide.md §1.5).

use crate::statistics::{ClusterCounts, SIGNIFICANT, Side, difference_test, share, share_test};
use crate::vote::Statement;
use crate::votes::Counts;

/// How many statements represent a cluster at most.
const MOST: usize = 5;

/// A statement that represents a cluster, and the figures that chose it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Representative {
    /// Position of the statement.
    pub statement: usize,
    /// The side this cluster holds.
    pub side: Side,
    /// How many of the cluster hold it.
    pub held: u32,
    /// How many of the cluster answered.
    pub seen: u32,
    /// The share that holds it.
    pub share: f64,
    /// How many deviations the share lies above one half.
    pub share_test: f64,
    /// The share over the share of all other clusters together.
    pub ratio: f64,
    /// How many deviations it lies above theirs.
    pub ratio_test: f64,
    /// Whether it is the statement the cluster agrees with most distinctly.
    pub best_agree: bool,
}

/// Both sides of one statement in one cluster, against all others.
#[derive(Clone, Copy)]
struct Figures {
    statement: usize,
    own: Counts,
    agree: [f64; 4],
    disagree: [f64; 4],
}

const SHARE: usize = 0;
const TEST: usize = 1;
const RATIO: usize = 2;
const RATIO_TEST: usize = 3;

fn side(held: u32, seen: u32, others: u32, others_seen: u32) -> [f64; 4] {
    let own = share(held, seen);
    [own, share_test(held, seen), own / share(others, others_seen), difference_test(held, seen, others, others_seen)]
}

impl Figures {
    fn new(statement: usize, own: Counts, all: Counts) -> Self {
        let (seen, rest) = (own.seen(), all.seen() - own.seen());
        Self {
            statement,
            own,
            agree: side(own.agree, seen, all.agree - own.agree, rest),
            disagree: side(own.disagree, seen, all.disagree - own.disagree, rest),
        }
    }

    fn is_sufficient(&self) -> bool {
        let passes = |side: &[f64; 4]| side[RATIO_TEST] > SIGNIFICANT && side[TEST] > SIGNIFICANT;
        passes(&self.agree) || passes(&self.disagree)
    }

    fn finish(&self) -> Representative {
        let agrees = self.agree[RATIO_TEST] > self.disagree[RATIO_TEST];
        let (side, held, figures) = if agrees {
            (Side::Agree, self.own.agree, self.agree)
        } else {
            (Side::Disagree, self.own.disagree, self.disagree)
        };
        Representative {
            statement: self.statement,
            side,
            held,
            seen: self.own.seen(),
            share: figures[SHARE],
            share_test: figures[TEST],
            ratio: figures[RATIO],
            ratio_test: figures[RATIO_TEST],
            best_agree: false,
        }
    }

    /// Whether this one is a better "what this cluster agrees with" than the best so far.
    fn beats_as_agree(&self, best: Option<&Self>) -> bool {
        if self.own.agree == 0 && self.own.disagree == 0 {
            return false;
        }
        let a = &self.agree;
        match best.map(|best| &best.agree) {
            Some(b) if b[RATIO] > 1.0 => {
                a[RATIO] * a[RATIO_TEST] * a[SHARE] * a[TEST] > b[RATIO] * b[RATIO_TEST] * b[SHARE] * b[TEST]
            }
            Some(b) => a[SHARE] * a[TEST] > b[SHARE] * b[TEST],
            None => a[TEST] > SIGNIFICANT || (a[RATIO] > 1.0 && a[SHARE] > 0.5),
        }
    }

    fn apart(&self) -> f64 {
        self.agree[RATIO_TEST].max(self.disagree[RATIO_TEST])
    }
}

impl Representative {
    /// What the published rule orders by: ratio × its test × share × its test.
    pub fn weight(&self) -> f64 {
        self.ratio * self.ratio_test * self.share * self.share_test
    }
}

/// The statements that represent each cluster: the best agreement first, then the others by weight, at
/// most five, agreements before disagreements. `out[cluster]` is empty where nothing was answered.
pub fn representatives(statements: &[Statement], counts: &ClusterCounts) -> Vec<Vec<Representative>> {
    let all: Vec<Counts> = (0..statements.len()).map(|statement| counts.together(statement)).collect();
    counts
        .of
        .iter()
        .map(|own| {
            let figures = statements
                .iter()
                .enumerate()
                .filter(|(_, statement)| statement.counts())
                .map(|(at, _)| Figures::new(at, own.get(at).copied().unwrap_or_default(), all[at]));
            select(figures)
        })
        .collect()
}

fn select(figures: impl Iterator<Item = Figures>) -> Vec<Representative> {
    let mut sufficient: Vec<Representative> = Vec::new();
    let mut best: Option<Figures> = None;
    let mut best_agree: Option<Figures> = None;
    for it in figures {
        if it.is_sufficient() {
            sufficient.push(it.finish());
        } else if best.as_ref().is_none_or(|best| it.apart() > best.apart()) {
            best = Some(it);
        }
        if it.beats_as_agree(best_agree.as_ref()) {
            best_agree = Some(it);
        }
    }
    let head = best_agree.map(|it| Representative { best_agree: true, ..it.finish() });
    if sufficient.is_empty() {
        return head.or_else(|| best.map(|it| it.finish())).into_iter().collect();
    }
    sufficient.retain(|it| head.is_none_or(|head| head.statement != it.statement));
    sufficient.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    let mut list: Vec<Representative> = head.into_iter().chain(sufficient).take(MOST).collect();
    list.sort_by_key(|it| it.side == Side::Disagree);
    list
}
