//! STV by the Scottish rules, by weighted inclusive Gregory, and by Meek: every ballot with its value, moved one by one.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Zero as _};
use serde_json::Value;

use crate::ballots::Paper;
use crate::said::{Said, amount, number, numbers};

/// Equal ballots: their order of candidates, what one is worth now and who has it.
struct Pile {
    order: Vec<u16>,
    ballots: u64,
    value: BigRational,
    with: Option<u16>,
}

/// A count done again.
struct Again<'a> {
    said: &'a Said,
    piles: Vec<Pile>,
    /// By number less one: still in the running.
    running: Vec<bool>,
    elected: Vec<u16>,
    /// Elected with a surplus not moved yet.
    waiting: Vec<u16>,
    /// What who has given a surplus away keeps.
    kept: BTreeMap<u16, BigRational>,
    quota: BigRational,
    history: Vec<Vec<BigRational>>,
    /// The seats each group must have, as many as can be.
    kept_for: Vec<(String, usize)>,
    differences: &'a mut Vec<String>,
}

/// Does the rounds again.
pub(crate) fn check(said: &Said, papers: &[Paper], differences: &mut Vec<String>) {
    let mut piles: BTreeMap<Vec<u16>, u64> = BTreeMap::new();
    for paper in papers {
        let order = order(paper, said);
        if !order.is_empty() {
            *piles.entry(order).or_default() += paper.weight;
        }
    }
    if said.rule == "ers97" {
        crate::ers::check(said, piles.into_iter().collect(), differences);
        return;
    }
    let valid: u64 = piles.values().sum();
    if valid != said.valid {
        differences.push(format!("{valid} ballots count, the account says {}", said.valid));
    }
    let piles =
        piles.into_iter().map(|(order, ballots)| Pile { order, ballots, value: BigRational::one(), with: None });
    let quota = whole(valid / (said.seats + 1) + 1);
    let running = said.withdrawn.iter().map(|out| !out).collect();
    let mut again = Again {
        said,
        piles: piles.collect(),
        running,
        elected: Vec::new(),
        waiting: Vec::new(),
        kept: BTreeMap::new(),
        quota,
        history: Vec::new(),
        kept_for: kept_for(said),
        differences,
    };
    for (at, round) in (1..).zip(&said.rounds) {
        if said.rule == "meek" { again.meek(at, round) } else { again.gregory(at, round) }
    }
    again.end();
}

/// What each group must have, cut down to who stands and what seats there are.
fn kept_for(said: &Said) -> Vec<(String, usize)> {
    let mut room = usize::try_from(said.seats).unwrap_or(usize::MAX);
    let mut all = Vec::new();
    for one in said.options["at_least"].as_array().into_iter().flatten() {
        let group = one["group"].as_str().unwrap_or_default().to_owned();
        let of = |number: &u16| said.groups.get(usize::from(*number) - 1).cloned().flatten();
        let stand = said.standing().iter().filter(|number| of(number).as_ref() == Some(&group)).count();
        let least = one["seats"].as_u64().and_then(|seats| usize::try_from(seats).ok()).unwrap_or(0);
        let least = least.min(stand).min(room);
        room -= least;
        all.push((group, least));
    }
    all
}

fn whole(number: u64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// The order of preference on a ballot, as the settings treat it.
pub(crate) fn order(paper: &Paper, said: &Said) -> Vec<u16> {
    let mut order = Vec::new();
    let mut empty = 0;
    for rank in &paper.ranks {
        if rank.is_empty() {
            empty += 1;
            continue;
        }
        let several = rank.len() > 1;
        if several && said.options["several"] == "spoil" {
            return Vec::new();
        }
        let skipped = &said.options["skipped"];
        if (empty > 0 && skipped == "end") || (empty > 1 && skipped == "end-at-two") {
            return order;
        }
        empty = 0;
        if several && said.options["several"] == "end" {
            return order;
        }
        if let [one] = rank.as_slice() {
            let stands = said.withdrawn.get(usize::from(*one).wrapping_sub(1)) == Some(&false);
            if stands && !order.contains(one) {
                order.push(*one);
            }
        }
    }
    order
}

fn events(round: &Value) -> impl Iterator<Item = &Value> {
    round["events"].as_array().into_iter().flatten()
}

impl Again<'_> {
    fn votes(&self) -> Vec<BigRational> {
        let mut votes = vec![BigRational::zero(); self.running.len()];
        for pile in &self.piles {
            let place = pile.with.map(|number| usize::from(number) - 1);
            if let Some(own) = place.and_then(|place| votes.get_mut(place)) {
                *own += &pile.value * whole(pile.ballots);
            }
        }
        for (number, kept) in &self.kept {
            if let Some(own) = votes.get_mut(usize::from(*number) - 1) {
                own.clone_from(kept);
            }
        }
        votes
    }

    fn differs(&mut self, at: usize, what: String) {
        self.differences.push(format!("round {at}: {what}"));
    }

    fn of(votes: &[BigRational], number: u16) -> BigRational {
        usize::from(number).checked_sub(1).and_then(|place| votes.get(place)).cloned().unwrap_or_default()
    }

    fn continuing(&self) -> Vec<u16> {
        (1_u16..).zip(&self.running).filter(|(_, running)| **running).map(|(number, _)| number).collect()
    }

    /// Gives each ballot of some candidates (or of nobody, at first) to the next in the running; how many went to
    /// each, and how many to nobody under 0.
    fn hand_on(&mut self, from: Option<u16>, value: impl Fn(&BigRational) -> BigRational) -> BTreeMap<u16, u64> {
        let mut ballots = BTreeMap::new();
        let running = self.running.clone();
        let runs = |number: &&u16| running.get(usize::from(**number) - 1) == Some(&true);
        for pile in self.piles.iter_mut().filter(|pile| pile.with == from) {
            pile.with = pile.order.iter().find(runs).copied();
            pile.value = value(&pile.value);
            *ballots.entry(pile.with.unwrap_or(0)).or_default() += pile.ballots;
            if pile.with.is_none() {
                // Nobody is left on it: it stays out of every later step.
                pile.order.clear();
            }
        }
        ballots
    }

    /// What ballots carry that have nobody left, and what was cut off so far.
    fn gone(&self) -> (BigRational, BigRational) {
        let nobody = self.piles.iter().filter(|pile| pile.with.is_none() && pile.order.is_empty());
        let exhausted: BigRational = nobody.map(|pile| &pile.value * whole(pile.ballots)).sum();
        let with: BigRational = self.votes().into_iter().sum();
        let cast: BigRational = self.piles.iter().map(|pile| whole(pile.ballots)).sum();
        let lost = cast - with - &exhausted;
        (exhausted, lost)
    }

    fn gregory(&mut self, at: usize, round: &Value) {
        for event in events(round) {
            match event["event"].as_str().unwrap_or_default() {
                "first" => drop(self.hand_on(None, Clone::clone)),
                "elected" => self.elect(at, event, false),
                "surplus" => self.surplus(at, event),
                "excluded" => self.exclude(at, event),
                other => self.differs(at, format!("the rule knows no `{other}`")),
            }
        }
        let votes = self.votes();
        if self.elected.len() < usize::try_from(self.said.seats).unwrap_or(usize::MAX) {
            let mut reached = self.continuing();
            let doomed = self.doomed();
            reached.retain(|number| Self::of(&votes, *number) >= self.quota && !doomed.contains(number));
            for number in reached {
                let name = self.said.name(number);
                self.differs(at, format!("{name} has reached the quota and is not elected"));
            }
        }
        let (exhausted, lost) = self.gone();
        let told = |key: &str| if round[key].is_null() { Some(BigRational::zero()) } else { amount(&round[key]) };
        if told("exhausted") != Some(exhausted) || told("lost") != Some(lost) {
            self.differs(at, "what nobody received, or what was cut off so far, is not as told".to_owned());
        }
        self.compare(at, round, votes);
    }

    fn elect(&mut self, at: usize, event: &Value, by_meek: bool) {
        let (number, votes) = (number(&event["number"]), self.votes());
        let own = if by_meek {
            self.history.last().map_or_else(BigRational::zero, |v| Self::of(v, number))
        } else {
            Self::of(&votes, number)
        };
        let name = self.said.name(number);
        if amount(&event["votes"]) != Some(own.clone()) {
            self.differs(at, format!("{name} is elected with {own} votes, the account says {}", event["votes"]));
        }
        let seats = usize::try_from(self.said.seats).unwrap_or(usize::MAX);
        let last = self.continuing().len() + self.elected.len() <= seats;
        if !by_meek && (event["unopposed"] == true) != (own < self.quota) {
            self.differs(at, format!("whether {name} is elected with the quota is not as told"));
        }
        if own < self.quota && !last {
            self.differs(at, format!("{name} has not reached the quota"));
        }
        let place = usize::from(number).checked_sub(1);
        match place.and_then(|place| self.running.get_mut(place)) {
            Some(running) if *running && self.elected.len() < seats => *running = false,
            _ => self.differs(at, format!("{name} cannot be elected any more")),
        }
        self.elected.push(number);
        if own > self.quota {
            self.waiting.push(number);
        }
    }

    fn surplus(&mut self, at: usize, event: &Value) {
        let (number, votes) = (number(&event["number"]), self.votes());
        let total = Self::of(&votes, number);
        let surplus = &total - &self.quota;
        let name = self.said.name(number);
        let most = self.waiting.iter().map(|other| Self::of(&votes, *other)).max().unwrap_or_default();
        let mut tied: Vec<u16> = self.waiting.iter().copied().filter(|n| Self::of(&votes, *n) == most).collect();
        tied.sort_unstable();
        self.chosen(at, &tied, number, true);
        if surplus <= BigRational::zero() || amount(&event["surplus"]) != Some(surplus.clone()) {
            self.differs(at, format!("the surplus of {name} is {surplus}, the account says {}", event["surplus"]));
        }
        if total.is_zero() {
            return;
        }
        let (decimals, gone) = (self.said.decimals, self.gone());
        let ballots = self.hand_on(Some(number), |value| {
            let value = value * &surplus / &total;
            let Some(places) = decimals else {
                return value;
            };
            let scale = BigInt::from(10).pow(places);
            BigRational::new((value * &scale).floor().to_integer(), scale)
        });
        self.waiting.retain(|other| *other != number);
        self.kept.insert(number, self.quota.clone());
        self.compare_moved(at, (&votes, &gone), &ballots, event);
    }

    fn exclude(&mut self, at: usize, event: &Value) {
        let votes = self.votes();
        if !self.waiting.is_empty() && self.doomed().is_empty() {
            self.differs(at, "somebody is excluded while a surplus waits".to_owned());
        }
        let out = numbers(&event["numbers"]);
        if !self.leave_doomed(at, event, &out) {
            let continuing = self.unguarded();
            let fewest = continuing.iter().map(|number| Self::of(&votes, *number)).min().unwrap_or_default();
            let tied: Vec<u16> = continuing.into_iter().filter(|n| Self::of(&votes, *n) == fewest).collect();
            let [number] = out.as_slice() else {
                return self.differs(at, "the rule excludes one at a time".to_owned());
            };
            self.chosen(at, &tied, *number, false);
            self.leave(*number);
        }
        let told: Vec<Option<BigRational>> = event["votes"].as_array().into_iter().flatten().map(amount).collect();
        if told != out.iter().map(|number| Some(Self::of(&votes, *number))).collect::<Vec<_>>() {
            self.differs(at, "the votes of who is out are not as told".to_owned());
        }
        let gone = self.gone();
        let mut ballots: BTreeMap<u16, u64> = BTreeMap::new();
        for number in out {
            for (to, more) in self.hand_on(Some(number), Clone::clone) {
                *ballots.entry(to).or_default() += more;
            }
        }
        self.compare_moved(at, (&votes, &gone), &ballots, event);
    }

    /// Whether the one is who it should be, and a tie is told where there was one.
    fn chosen(&mut self, at: usize, tied: &[u16], number: u16, more: bool) {
        let right = match tied {
            [one] => (*one, None),
            several => self.said.settle(&self.history, several, more),
        };
        let (right, earlier) = right;
        if right != number {
            let (is, should) = (self.said.name(number), self.said.name(right));
            self.differs(at, format!("it is {is}'s turn in the account, it should be {should}'s"));
        }
        if tied.len() > 1 && !self.said.tells_settled(at, tied, number, earlier) {
            self.differs(at, "a tie is not told".to_owned());
        }
    }

    /// What each received in a transfer, beside what the account says.
    fn compare_moved(
        &mut self,
        at: usize,
        (before, gone): (&[BigRational], &(BigRational, BigRational)),
        ballots: &BTreeMap<u16, u64>,
        event: &Value,
    ) {
        let after = self.votes();
        let told = event["moved"]["to"].as_array().cloned().unwrap_or_default();
        for number in self.continuing() {
            let got = Self::of(&after, number) - Self::of(before, number);
            let said = told.iter().find(|one| one["number"].as_u64() == Some(u64::from(number)));
            let said = said.map_or_else(|| Some(BigRational::zero()), |one| amount(&one["votes"]));
            if said != Some(got.clone()) {
                let name = self.said.name(number);
                self.differs(at, format!("{name} received {got} votes; the account says otherwise"));
            }
        }
        let own: BTreeMap<u16, u64> = ballots.iter().filter(|(to, _)| **to > 0).map(|(to, all)| (*to, *all)).collect();
        let told_ballots: BTreeMap<u16, u64> =
            told.iter().map(|one| (number(&one["number"]), one["ballots"].as_u64().unwrap_or(0))).collect();
        if own != told_ballots {
            self.differs(at, "how many ballots went to whom is not as told".to_owned());
        }
        let moved = &event["moved"];
        if moved["exhausted_ballots"].as_u64() != Some(ballots.get(&0).copied().unwrap_or(0)) {
            self.differs(at, "how many ballots had nobody left is not as told".to_owned());
        }
        let now = self.gone();
        if amount(&moved["exhausted"]) != Some(now.0 - &gone.0) || amount(&moved["lost"]) != Some(now.1 - &gone.1) {
            self.differs(at, "what nobody received, or what was cut off, is not as told".to_owned());
        }
    }

    fn compare(&mut self, at: usize, round: &Value, votes: Vec<BigRational>) {
        if amount(&round["quota"]) != Some(self.quota.clone()) {
            let quota = self.quota.clone();
            self.differs(at, format!("the quota is {quota}, the account says {}", round["quota"]));
        }
        for (number, own) in (1_u16..).zip(&votes) {
            let inside = self.running.get(usize::from(number) - 1) == Some(&true) || self.elected.contains(&number);
            let told = amount(&round["votes"][usize::from(number) - 1]);
            if told != inside.then(|| own.clone()) {
                let name = self.said.name(number);
                let said = &round["votes"][usize::from(number) - 1];
                self.differs(at, format!("{name} has {own} votes, the account says {said}"));
            }
        }
        self.history.push(votes);
    }

    /// Meek: the votes by the factors the account gives, and whether these have settled.
    fn meek(&mut self, at: usize, round: &Value) {
        for event in events(round).filter(|event| event["event"] == "excluded") {
            self.exclude_by_meek(at, event);
        }
        let Some(kept) = events(round).find(|event| event["event"] == "kept") else {
            return self.differs(at, "no factors are given".to_owned());
        };
        let factors: Vec<BigRational> =
            kept["factors"].as_array().into_iter().flatten().map(|one| amount(one).unwrap_or_default()).collect();
        for (number, factor) in (1_u16..).zip(&factors) {
            let continuing = self.running.get(usize::from(number) - 1) == Some(&true);
            let right = if continuing {
                factor.is_one()
            } else if self.elected.contains(&number) {
                *factor <= BigRational::one()
            } else {
                factor.is_zero()
            };
            if !right {
                let name = self.said.name(number);
                self.differs(at, format!("{name} cannot keep {factor} of each vote"));
            }
        }
        let scale = BigInt::from(1_000_000_000);
        let up = |value: BigRational| BigRational::new((value * &scale).ceil().to_integer(), scale.clone());
        let mut votes = vec![BigRational::zero(); self.running.len()];
        for pile in &self.piles {
            let mut left = BigRational::one();
            for number in &pile.order {
                let place = usize::from(*number) - 1;
                let part = up(&left * factors.get(place).cloned().unwrap_or_default());
                if let Some(own) = votes.get_mut(place) {
                    *own += &part * whole(pile.ballots);
                }
                left -= part;
            }
        }
        let total: BigRational = votes.iter().cloned().sum();
        let parts = whole(self.said.seats + 1);
        let epsilon = BigRational::new(BigInt::one(), scale.clone());
        self.quota = BigRational::new((total / parts * &scale).floor().to_integer(), scale) + epsilon;
        let before = self.elected.clone();
        let with: BigRational = votes.iter().cloned().sum();
        if amount(&round["exhausted"]) != Some(whole(self.piles.iter().map(|pile| pile.ballots).sum()) - with) {
            self.differs(at, "what nobody received is not as told".to_owned());
        }
        self.history.push(votes.clone());
        for event in events(round).filter(|event| event["event"] == "elected") {
            self.elect(at, event, true);
        }
        self.history.pop();
        let over: BigRational = before.iter().map(|number| Self::of(&votes, *number) - &self.quota).sum();
        let small = over < BigRational::new(BigInt::one(), BigInt::from(1_000_000));
        let passes: Vec<Option<BigRational>> = kept["surplus"].as_array().into_iter().flatten().map(amount).collect();
        let falls = passes.windows(2).last().is_none_or(|pair| pair.last() < pair.first());
        if before.len() == self.elected.len() && !small && falls {
            self.differs(at, "the factors have not settled".to_owned());
        }
        self.compare(at, round, votes);
    }

    fn exclude_by_meek(&mut self, at: usize, event: &Value) {
        let votes = self.history.last().cloned().unwrap_or_default();
        let out = numbers(&event["numbers"]);
        let told: Vec<Option<BigRational>> = event["votes"].as_array().into_iter().flatten().map(amount).collect();
        if told != out.iter().map(|number| Some(Self::of(&votes, *number))).collect::<Vec<_>>() {
            self.differs(at, "the votes of who is out are not as told".to_owned());
        }
        if self.leave_doomed(at, event, &out) {
            return;
        }
        let continuing = self.unguarded();
        let over: BigRational = self.elected.iter().map(|number| Self::of(&votes, *number) - &self.quota).sum();
        let fewest = continuing.iter().map(|number| Self::of(&votes, *number)).min().unwrap_or_default();
        let limit = fewest + over.max(BigRational::zero());
        let tied: Vec<u16> = continuing.into_iter().filter(|n| Self::of(&votes, *n) <= limit).collect();
        let [number] = out.as_slice() else {
            return self.differs(at, "the rule excludes one at a time".to_owned());
        };
        let history = std::mem::take(&mut self.history);
        self.chosen(at, &tied, *number, false);
        self.history = history;
        self.leave(*number);
    }

    fn leave(&mut self, number: u16) {
        if let Some(running) = usize::from(number).checked_sub(1).and_then(|place| self.running.get_mut(place)) {
            *running = false;
        }
    }

    /// Takes out those for whom no seat is left beside the ones kept for groups; whether there were any.
    fn leave_doomed(&mut self, at: usize, event: &Value, out: &[u16]) -> bool {
        let doomed = self.doomed();
        if (event["doomed"] == true) == doomed.is_empty() {
            self.differs(at, "whether seats kept for a group leave no room is not as told".to_owned());
        }
        if doomed.is_empty() {
            return false;
        }
        if doomed != out {
            let names: Vec<String> = doomed.iter().map(|number| self.said.name(*number)).collect();
            self.differs(at, format!("no seat is left for {}, the account says otherwise", names.join(", ")));
        }
        for number in doomed {
            self.leave(number);
        }
        true
    }

    /// How many more a group needs, by its place, and how many of it are still in the running.
    fn needs(&self) -> Vec<(usize, usize)> {
        let of = |number: &u16| self.said.groups.get(usize::from(*number) - 1).cloned().flatten();
        let need = |(group, least): &(String, usize)| {
            let has = self.elected.iter().filter(|number| of(number).as_ref() == Some(group)).count();
            let left = self.continuing().iter().filter(|number| of(number).as_ref() == Some(group)).count();
            (least.saturating_sub(has), left)
        };
        self.kept_for.iter().map(need).collect()
    }

    fn group(&self, number: u16) -> Option<usize> {
        let own = self.said.groups.get(usize::from(number) - 1)?.as_ref()?;
        self.kept_for.iter().position(|(group, _)| group == own)
    }

    /// All vacant seats are kept for groups: who is of none of these is out.
    fn doomed(&self) -> Vec<u16> {
        let needs = self.needs();
        let kept: usize = needs.iter().map(|(needed, _)| needed).sum();
        let seats = usize::try_from(self.said.seats).unwrap_or(usize::MAX);
        if kept == 0 || kept < seats.saturating_sub(self.elected.len()) {
            return Vec::new();
        }
        let safe = |number: u16| self.group(number).and_then(|at| needs.get(at)).is_some_and(|(needed, _)| *needed > 0);
        self.continuing().into_iter().filter(|number| !safe(*number)).collect()
    }

    /// Those whom no group needs all of: they may be excluded.
    fn unguarded(&self) -> Vec<u16> {
        let needs = self.needs();
        let guarded = |number: u16| {
            let need = self.group(number).and_then(|at| needs.get(at));
            need.is_some_and(|(needed, left)| *needed > 0 && left <= needed)
        };
        self.continuing().into_iter().filter(|number| !guarded(*number)).collect()
    }

    fn end(&mut self) {
        let at = self.said.rounds.len();
        if self.elected != self.said.winners {
            self.differs(at, "the winners are not those whom the rounds elect".to_owned());
        }
        let seats = usize::try_from(self.said.seats).unwrap_or(usize::MAX);
        if self.said.valid > 0 && self.elected.len() < seats && !self.continuing().is_empty() {
            self.differs(at, "the count ends with seats empty and candidates left".to_owned());
        }
    }
}
