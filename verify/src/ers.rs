//! The rules of the Electoral Reform Society of 1997, paper by paper in hundredths of a vote; whole, then held against
//! the account stage by stage. The paragraphs are those of Newland and Britton, third edition.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;
use serde_json::Value;

use crate::said::{Said, amount, events, number, numbers};

/// Equal papers that always went together.
struct Pile {
    order: Vec<u16>,
    papers: i128,
    value: i128,
    with: Option<u16>,
    /// Which transfer brought it.
    came: usize,
}

/// What was done in a stage.
#[derive(Default)]
struct Stage {
    /// What happened, in order, each as a line of plain figures.
    happened: Vec<String>,
}

struct Count<'a> {
    said: &'a Said,
    piles: Vec<Pile>,
    running: Vec<u16>,
    out: Vec<u16>,
    elected: Vec<u16>,
    /// By number less one.
    votes: Vec<i128>,
    lost: i128,
    quota: i128,
    valid: i128,
    transfers: usize,
    points: Vec<Vec<i128>>,
    at: usize,
    now: Stage,
    differences: &'a mut Vec<String>,
}

/// Where papers went.
#[derive(Default)]
struct Moved {
    to: BTreeMap<u16, i128>,
    found: i128,
    nobody: i128,
}

impl Moved {
    fn line(&self, value: i128, rest: i128) -> String {
        let to = |(number, papers): (&u16, &i128)| format!("{papers} to {number} worth {}", hundredths(papers * value));
        let to: Vec<String> = self.to.iter().map(to).collect();
        format!("{}; {} nowhere, {}", to.join(", "), self.nobody, hundredths(rest))
    }
}

fn hundredths(votes: i128) -> BigRational {
    BigRational::new(BigInt::from(votes), BigInt::from(100))
}

/// What the account tells of an event, as such a line.
fn line(event: &Value) -> Option<String> {
    let figure = |value: &Value| amount(value).map_or_else(|| "?".to_owned(), |amount| amount.to_string());
    let moved = || {
        let moved = &event["moved"];
        let mut to: Vec<(u16, String)> = Vec::new();
        for one in moved["to"].as_array().into_iter().flatten() {
            let number = number(&one["number"]);
            to.push((number, format!("{} to {number} worth {}", figure(&one["ballots"]), figure(&one["votes"]))));
        }
        to.sort();
        let to: Vec<String> = to.into_iter().map(|(_, line)| line).collect();
        let lost = if amount(&moved["lost"]).is_some_and(|lost| lost.is_zero()) { "" } else { " and lost" };
        let (papers, votes) = (figure(&moved["exhausted_ballots"]), figure(&moved["exhausted"]));
        format!("{}; {papers} nowhere, {votes}{lost}", to.join(", "))
    };
    let own = number(&event["number"]);
    match event["event"].as_str()? {
        "elected" => Some(format!("elected {own} with {} {}", figure(&event["votes"]), event["unopposed"] == true)),
        "excluded" => {
            let votes: Vec<String> = event["votes"].as_array()?.iter().map(figure).collect();
            Some(format!("out {:?} with {}", numbers(&event["numbers"]), votes.join(", ")))
        }
        "surplus" => Some(format!("surplus {own} of {}: {}", figure(&event["surplus"]), moved())),
        "batch" => Some(format!("batch at {}: {}", figure(&event["value"]), moved())),
        "quota" => Some(format!("quota {}", figure(&event["quota"]))),
        _ => None,
    }
}

/// Counts again.
pub(crate) fn check(said: &Said, orders: Vec<(Vec<u16>, u64)>, differences: &mut Vec<String>) {
    let valid: u64 = orders.iter().map(|(_, papers)| papers).sum();
    if valid != said.valid {
        differences.push(format!("{valid} ballots count, the account says {}", said.valid));
    }
    if valid == 0 {
        return said.nobody(differences);
    }
    let pile =
        |(order, papers): (Vec<u16>, u64)| Pile { order, papers: papers.into(), value: 100, with: None, came: 0 };
    let mut count = Count {
        said,
        piles: orders.into_iter().map(pile).collect(),
        running: said.standing(),
        out: (1_u16..).take(said.candidates.len()).filter(|number| !said.stands(*number)).collect(),
        elected: Vec::new(),
        votes: vec![0; said.candidates.len()],
        lost: 0,
        quota: 0,
        valid: i128::from(valid) * 100,
        transfers: 0,
        points: Vec::new(),
        at: 1,
        now: Stage::default(),
        differences,
    };
    count.first();
    while count.stage() {}
    let (elected, stages) = (count.elected.clone(), count.at);
    if elected != said.winners || stages != said.rounds.len() {
        let names: Vec<String> = elected.iter().map(|number| said.name(*number)).collect();
        differences.push(format!("these should be elected in {stages} stages: {}", names.join(", ")));
    }
}

impl Count<'_> {
    fn votes(&self, number: u16) -> i128 {
        usize::from(number).checked_sub(1).and_then(|place| self.votes.get(place)).copied().unwrap_or(0)
    }

    fn add(&mut self, number: u16, votes: i128) {
        if let Some(own) = usize::from(number).checked_sub(1).and_then(|place| self.votes.get_mut(place)) {
            *own += votes;
        }
    }

    fn vacant(&self) -> usize {
        self.said.seats_usize().saturating_sub(self.elected.len())
    }

    /// 5.1.6.
    fn set_quota(&mut self) {
        let parts = i128::from(self.said.seats) + 1;
        self.quota = (self.valid - self.lost + parts - 1) / parts;
    }

    /// 5.1: the first preferences.
    fn first(&mut self) {
        let piles = (0..self.piles.len()).collect();
        self.hand_on(piles, 100);
        self.set_quota();
        self.deem();
        self.points.push(self.votes.clone());
    }

    /// Gives piles to the next on them, at a value; how many papers found somebody and how many nobody.
    fn hand_on(&mut self, piles: Vec<usize>, value: i128) -> Moved {
        let mut moved = Moved::default();
        for at in piles {
            let Some(pile) = self.piles.get_mut(at) else { continue };
            pile.with = pile.order.iter().copied().find(|number| self.running.contains(number));
            (pile.value, pile.came) = (value, self.transfers);
            let (papers, with) = (pile.papers, pile.with);
            match with {
                Some(number) => {
                    moved.found += papers;
                    *moved.to.entry(number).or_default() += papers;
                    self.add(number, papers * value);
                }
                None => moved.nobody += papers,
            }
        }
        moved
    }

    /// Of those tied: who had more (or fewer) at the first point where they were not level, then the lot. Whether
    /// the lot decided.
    fn settle(&self, tied: &[u16], more: bool) -> (u16, bool) {
        let mut left = tied.to_vec();
        for votes in &self.points {
            let of = |number: &u16| votes.get(usize::from(*number) - 1);
            let best = if more { left.iter().map(of).max() } else { left.iter().map(of).min() };
            if let Some(best) = best {
                left.retain(|number| of(number) == best);
            }
        }
        let mut order = self.said.lot.clone();
        if !more {
            order.reverse();
        }
        (order.into_iter().find(|number| left.contains(number)).unwrap_or(0), left.len() > 1)
    }

    /// The same, and the tie must be told.
    fn choose(&mut self, mut tied: Vec<u16>, more: bool) -> u16 {
        if let [one] = tied.as_slice() {
            return *one;
        }
        tied.sort_unstable();
        let (chosen, _) = self.settle(&tied, more);
        self.told(&tied, chosen);
        chosen
    }

    fn told(&mut self, tied: &[u16], chosen: u16) {
        if !self.said.tells_tie(self.at, tied, chosen) {
            self.differences.push(format!("stage {}: a tie is not told", self.at));
        }
    }

    /// 5.1.7, 5.3.13, 5.4.9, 5.6: elected is who has the quota, or the active vote over one more than the places left.
    fn deem(&mut self) {
        while self.vacant() > 0 {
            let settled: i128 = self.elected.iter().map(|number| self.votes(*number).min(self.quota)).sum();
            let active = self.valid - self.lost - settled;
            let places = i128::try_from(self.vacant()).unwrap_or(i128::MAX / 1_000) + 1;
            let has = |number: &u16| {
                let votes = self.votes(*number);
                votes > 0 && (votes >= self.quota || votes.saturating_mul(places) >= active)
            };
            let reached: Vec<u16> = self.running.iter().copied().filter(has).collect();
            let Some(most) = reached.iter().map(|number| self.votes(*number)).max() else { return };
            let tied: Vec<u16> = reached.into_iter().filter(|number| self.votes(*number) == most).collect();
            let (chosen, by_lot) = self.settle(&tied, true);
            if tied.len() > self.vacant() && by_lot {
                return;
            }
            if tied.len() > 1 {
                self.told(&tied, chosen);
            }
            self.elect(chosen, false);
        }
    }

    fn elect(&mut self, number: u16, unopposed: bool) {
        let line = format!("elected {number} with {} {unopposed}", hundredths(self.votes(number)));
        self.now.happened.push(line);
        self.running.retain(|other| *other != number);
        self.elected.push(number);
    }

    /// Ends a stage and does the next; whether there is one.
    fn stage(&mut self) -> bool {
        let done = self.vacant() == 0 || self.running.len() <= self.vacant();
        if done {
            self.fill();
        }
        self.compare();
        if done {
            return false;
        }
        self.at += 1;
        self.now = Stage::default();
        self.transfers += 1;
        let over = |number: &u16| (self.votes(*number) - self.quota).max(0);
        let surplus: i128 = self.elected.iter().map(over).sum();
        let together = self.together(surplus);
        if surplus > 0 && together == 0 {
            let most = self.elected.iter().map(over).max().unwrap_or(0);
            let tied = self.elected.iter().copied().filter(|number| over(number) == most).collect();
            let number = self.choose(tied, true);
            self.surplus(number, most);
            return true;
        }
        let out = self.lowest(together.max(1));
        if out.is_empty() {
            return false;
        }
        self.running.retain(|number| !out.contains(number));
        self.out.extend(&out);
        let votes: Vec<String> = out.iter().map(|number| hundredths(self.votes(*number)).to_string()).collect();
        self.now.happened.push(format!("out {out:?} with {}", votes.join(", ")));
        if self.running.len() == self.vacant() {
            self.fill();
        } else {
            self.exclude(&out);
        }
        true
    }

    /// 5.2.5: how many of the lowest have, with all surpluses, no more than the next.
    fn together(&self, surplus: i128) -> usize {
        let mut votes: Vec<i128> = self.running.iter().map(|number| self.votes(*number)).collect();
        votes.sort_unstable();
        let most = votes.len().saturating_sub(self.vacant());
        let fits = |many: &usize| {
            let sum: i128 = votes.iter().take(*many).sum();
            votes.get(*many).is_some_and(|next| sum + surplus <= *next)
        };
        (1..=most).filter(fits).max().unwrap_or(0)
    }

    fn lowest(&mut self, many: usize) -> Vec<u16> {
        let (mut left, mut lowest) = (self.running.clone(), Vec::new());
        while lowest.len() < many {
            let Some(fewest) = left.iter().map(|number| self.votes(*number)).min() else { break };
            let mut level: Vec<u16> = left.iter().copied().filter(|number| self.votes(*number) == fewest).collect();
            if level.len() > many - lowest.len() {
                level = vec![self.choose(level, false)];
            }
            left.retain(|number| !level.contains(number));
            lowest.extend(level);
        }
        lowest
    }

    /// 5.3: only what came last moves, at a value that leaves the quota.
    fn surplus(&mut self, number: u16, surplus: i128) {
        let own: Vec<usize> = (0..self.piles.len()).filter(|at| self.with(*at) == Some(number)).collect();
        let last = own.iter().filter_map(|at| self.piles.get(*at)).map(|pile| pile.came).max().unwrap_or(0);
        let came_last = |at: &usize| self.piles.get(*at).is_some_and(|pile| pile.came == last);
        let moving: Vec<usize> = own.into_iter().filter(came_last).collect();
        let value = moving.first().and_then(|at| self.piles.get(*at)).map_or(100, |pile| pile.value);
        let goes_on = |at: &&usize| {
            self.piles.get(**at).is_some_and(|pile| pile.order.iter().any(|other| self.running.contains(other)))
        };
        let papers: i128 =
            moving.iter().filter(goes_on).filter_map(|at| self.piles.get(*at)).map(|pile| pile.papers).sum();
        let reduced = papers * value > surplus;
        let value = if reduced { surplus / papers } else { value };
        let mut moved = self.hand_on(moving, value);
        let rest = surplus - papers * value;
        if reduced {
            // Papers that go nowhere stay with the quota.
            moved.nobody = 0;
        }
        self.now.happened.push(format!("surplus {number} of {}: {}", hundredths(surplus), moved.line(value, rest)));
        self.lost += rest;
        self.add(number, -surplus);
        self.deem();
        self.points.push(self.votes.clone());
    }

    fn with(&self, at: usize) -> Option<u16> {
        self.piles.get(at).and_then(|pile| pile.with)
    }

    /// 5.4: the papers of the excluded, the highest value first, with elections after each.
    fn exclude(&mut self, out: &[u16]) {
        let own: Vec<usize> =
            (0..self.piles.len()).filter(|at| self.with(*at).is_some_and(|number| out.contains(&number))).collect();
        let value = |at: &usize| self.piles.get(*at).map_or(0, |pile| pile.value);
        let mut values: Vec<i128> = own.iter().map(value).collect();
        values.sort_unstable_by(|a, b| b.cmp(a));
        values.dedup();
        let mut batches: Vec<(i128, Vec<usize>)> = Vec::new();
        for of in values {
            batches.push((of, own.iter().copied().filter(|at| value(at) == of).collect()));
        }
        for (value, batch) in batches {
            let moved = self.hand_on(batch, value);
            let rest = moved.nobody * value;
            self.lost += rest;
            self.take(out, (moved.found + moved.nobody) * value);
            self.now.happened.push(format!("batch at {}: {}", hundredths(value), moved.line(value, rest)));
            if rest > 0 && self.elected.is_empty() {
                self.set_quota();
                self.now.happened.push(format!("quota {}", hundredths(self.quota)));
            }
            self.deem();
            self.points.push(self.votes.clone());
            if self.vacant() == 0 {
                return;
            }
            self.transfers += 1;
        }
        for number in out {
            self.add(*number, -self.votes(*number));
        }
        self.deem();
    }

    fn take(&mut self, out: &[u16], mut votes: i128) {
        for number in out {
            let part = self.votes(*number).min(votes);
            self.add(*number, -part);
            votes -= part;
        }
    }

    /// 5.5.1: as many are left as places.
    fn fill(&mut self) {
        while self.vacant() > 0 {
            let Some(most) = self.running.iter().map(|number| self.votes(*number)).max() else { return };
            let tied = self.running.iter().copied().filter(|number| self.votes(*number) == most).collect();
            let number = self.choose(tied, true);
            self.elect(number, true);
        }
    }

    /// Holds the stage that ends against the account's.
    fn compare(&mut self) {
        let at = self.at;
        let Some(round) = self.said.rounds.get(at - 1) else {
            return self.differences.push(format!("stage {at} is missing"));
        };
        let mut wrong: Vec<String> = Vec::new();
        for number in (1_u16..).take(self.said.candidates.len()) {
            let own = (!self.out.contains(&number)).then(|| hundredths(self.votes(number)));
            if amount(&round["votes"][usize::from(number) - 1]) != own {
                wrong.push(format!("the votes of {}", self.said.name(number)));
            }
        }
        for (key, own) in [("quota", self.quota), ("exhausted", self.lost)] {
            if amount(&round[key]) != Some(hundredths(own)) {
                wrong.push(format!("{key}, which is {},", hundredths(own)));
            }
        }
        let told: Vec<String> = events(round).filter_map(line).collect();
        for at in 0..told.len().max(self.now.happened.len()) {
            let (own, told) = (self.now.happened.get(at), told.get(at));
            if own != told {
                let show = |line: Option<&String>| line.cloned().unwrap_or_else(|| "nothing".to_owned());
                wrong.push(format!("what happened ({}, told is {})", show(own), show(told)));
            }
        }
        self.differences.extend(wrong.into_iter().map(|what| format!("stage {at}: {what} is not as told")));
    }
}
