//! Budgets: greedy, Equal Shares with its completions, Phragmén; elector by elector, with every payment.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;
use serde_json::Value;

use crate::said::{Said, amount, events, number, numbers, whole};
use crate::sheets::Sheet;

/// Electors times projects times runs of Add1 that are done one after the other, at most.
const MOST_WORK: u64 = 20_000_000;

/// Electors with the same ballot.
struct Group {
    electors: u64,
    /// What each project (by number less one) is worth to them, before its cost.
    worth: Vec<u64>,
}

/// What happened to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    project: usize,
    /// `None`: too dear.
    price: Option<BigRational>,
    left: u64,
    tied: Vec<usize>,
    /// Electors, what each pays (`None`: all they have), and together; in the smallest unit.
    payments: Vec<(u64, Option<BigRational>, BigRational)>,
    by_completion: bool,
}

struct Fund<'a> {
    said: &'a Said,
    limit: u64,
    costs: Vec<u64>,
    electors: u64,
    groups: Vec<Group>,
    /// One unit of money in the smallest.
    unit: u64,
    by_cost: bool,
}

/// Does the count again; what could not be told, if anything.
pub(crate) fn check(said: &Said, sheets: &[Sheet], differences: &mut Vec<String>) -> Option<String> {
    let costs: Option<Vec<u64>> = said.costs.iter().copied().collect();
    let (Some(limit), Some(costs)) = (said.budget, costs) else {
        differences.push("the account has no budget or a project without cost".to_owned());
        return None;
    };
    let by_cost = said.options["utility"] == "cost";
    let group = |sheet: &Sheet| Group {
        electors: sheet.weight,
        worth: (1_u16..)
            .take(costs.len())
            .map(|number| {
                let points = sheet.given.iter().filter(|(own, _)| *own == number).map(|(_, points)| *points).max();
                let points = points.filter(|_| said.stands(number)).and_then(|points| u64::try_from(points).ok());
                let points = points.unwrap_or(0);
                if by_cost { points.min(1) } else { points }
            })
            .collect(),
    };
    let fund = Fund {
        said,
        limit,
        electors: sheets.iter().map(|sheet| sheet.weight).sum(),
        groups: joined(sheets).iter().map(group).collect(),
        unit: 10_u64.saturating_pow(said.places),
        by_cost,
        costs,
    };
    let (steps, open) = match said.rule.as_str() {
        "greedy" => (fund.greedy(&[], false), None),
        "budget-phragmen" => (fund.phragmen(), None),
        _ => fund.equal_shares(differences),
    };
    fund.compare(&steps, differences);
    open
}

/// Equal ballots together.
fn joined(sheets: &[Sheet]) -> Vec<Sheet> {
    let mut sorted = sheets.to_vec();
    sorted.sort_by(|a, b| a.given.cmp(&b.given));
    sorted.dedup_by(|next, before| {
        let same = next.given == before.given;
        if same {
            before.weight += next.weight;
        }
        same
    });
    sorted
}

impl Fund<'_> {
    fn cost(&self, project: usize) -> u64 {
        self.costs.get(project).copied().unwrap_or(u64::MAX)
    }

    fn worth(group: &Group, project: usize) -> u64 {
        group.worth.get(project).copied().unwrap_or(0)
    }

    /// What a project is worth to an elector of a group.
    fn utility(&self, group: &Group, project: usize) -> BigRational {
        let factor = if self.by_cost { self.cost(project).max(1) } else { 1 };
        whole(Self::worth(group, project)) * whole(factor)
    }

    fn total(&self, project: usize) -> u64 {
        self.groups.iter().map(|group| group.electors * Self::worth(group, project)).sum()
    }

    fn supported(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.costs.len()).filter(|project| self.total(*project) > 0).collect();
        all.sort_by_key(|project| self.place(*project));
        all
    }

    /// The place in the order for ties: the lot when its text was published, else the id as text.
    fn place(&self, project: usize) -> (usize, String) {
        let id = self.said.ids.get(project).cloned().unwrap_or_default();
        if self.said.seed.is_empty() {
            return (0, id);
        }
        let own = self.said.lot.iter().position(|number| usize::from(*number) == project + 1);
        (own.unwrap_or(usize::MAX), id)
    }

    fn spent(&self, steps: &[Step]) -> u64 {
        steps.iter().filter(|step| step.price.is_some()).map(|step| self.cost(step.project)).sum()
    }

    /// The most support first (for the money, where each project counts alike); what does not fit is passed over.
    fn greedy(&self, before: &[Step], by_completion: bool) -> Vec<Step> {
        let funded: Vec<usize> = before.iter().map(|step| step.project).collect();
        let mut open: Vec<usize> = self.supported().into_iter().filter(|project| !funded.contains(project)).collect();
        let by = |a: usize, b: usize| -> Ordering {
            if self.by_cost {
                self.total(b).cmp(&self.total(a))
            } else {
                let product = |a: usize, b: usize| BigInt::from(self.total(a)) * self.cost(b);
                product(b, a).cmp(&product(a, b))
            }
        };
        open.sort_by(|a, b| by(*a, *b));
        let mut left = self.limit.saturating_sub(self.spent(before));
        let mut steps = Vec::new();
        for (at, project) in open.iter().enumerate() {
            let (project, cost) = (*project, self.cost(*project));
            let mut step = Step { project, price: None, left, tied: Vec::new(), payments: Vec::new(), by_completion };
            if cost <= left {
                left -= cost;
                let per = if self.by_cost { whole(1) } else { whole(cost) / whole(self.unit) };
                let price = if per.is_zero() { BigRational::zero() } else { whole(self.total(project)) / per };
                step.price = Some(price);
                step.left = left;
                let rest = open.iter().skip(at).copied();
                step.tied = rest.take_while(|other| by(project, *other) == Ordering::Equal).collect();
            }
            steps.push(step);
        }
        steps
    }

    /// The smallest greatest load first; ends at the first that is too dear.
    fn phragmen(&self) -> Vec<Step> {
        let mut loads = vec![BigRational::zero(); self.groups.len()];
        let mut open: Vec<usize> =
            self.supported().into_iter().filter(|project| self.cost(*project) <= self.limit).collect();
        let (mut left, mut steps) = (self.limit, Vec::new());
        loop {
            let load = |project: usize| {
                let (mut sum, mut electors) = (whole(self.cost(project)), 0);
                for (group, load) in self.groups.iter().zip(&loads).filter(|(g, _)| Self::worth(g, project) > 0) {
                    sum += load * whole(group.electors);
                    electors += group.electors;
                }
                sum / whole(electors)
            };
            let all: Vec<(BigRational, usize)> = open.iter().map(|project| (load(*project), *project)).collect();
            let Some(least) = all.iter().map(|(load, _)| load).min().cloned() else { return steps };
            let tied: Vec<usize> = all.iter().filter(|(load, _)| *load == least).map(|(_, project)| *project).collect();
            let step = |project, price, left, tied| Step {
                project,
                price,
                left,
                tied,
                payments: Vec::new(),
                by_completion: false,
            };
            if let Some(dear) = tied.iter().find(|project| self.cost(**project) > left) {
                steps.push(step(*dear, None, left, Vec::new()));
                return steps;
            }
            let Some(project) = tied.first().copied() else { return steps };
            left -= self.cost(project);
            open.retain(|other| *other != project);
            for (group, load) in self.groups.iter().zip(&mut loads) {
                if Self::worth(group, project) > 0 {
                    load.clone_from(&least);
                }
            }
            steps.push(step(project, Some(least / whole(self.unit)), left, tied));
        }
    }

    /// One run of Equal Shares with so much for each elector.
    fn run(&self, each: &BigRational) -> Vec<Step> {
        let mut balances = vec![each.clone(); self.groups.len()];
        let mut open = self.supported();
        let (mut spent, mut steps): (u64, Vec<Step>) = (0, Vec::new());
        loop {
            let priced: Vec<(BigRational, usize)> =
                open.iter().filter_map(|project| Some((self.price(&balances, *project)?, *project))).collect();
            let Some(least) = priced.iter().map(|(price, _)| price).min().cloned() else { return steps };
            let tied: Vec<usize> =
                priced.iter().filter(|(own, _)| *own == least).map(|(_, project)| *project).collect();
            let Some(project) = tied.first().copied() else { return steps };
            let payments = self.pay(&mut balances, project, &least);
            open.retain(|other| *other != project);
            spent += self.cost(project);
            let price = if self.by_cost { least } else { least / whole(self.unit) };
            let left = self.limit.saturating_sub(spent);
            steps.push(Step { project, price: Some(price), left, tied, payments, by_completion: false });
        }
    }

    /// The least price per unit of utility at which the supporters can pay together: the poorest give all they have.
    fn price(&self, balances: &[BigRational], project: usize) -> Option<BigRational> {
        let supporters = self.groups.iter().zip(balances).filter(|(group, _)| Self::worth(group, project) > 0);
        let mut supporters: Vec<(BigRational, BigRational, u64)> = supporters
            .map(|(group, balance)| (balance.clone(), self.utility(group, project), group.electors))
            .collect();
        supporters.sort_by_key(|(balance, utility, _)| balance / utility);
        let mut rest = whole(self.cost(project));
        let mut together: BigRational =
            supporters.iter().map(|(_, utility, electors)| utility * whole(*electors)).sum();
        for (balance, utility, electors) in &supporters {
            let price = &rest / &together;
            if &price * utility <= *balance {
                return Some(price);
            }
            rest -= balance * whole(*electors);
            together -= utility * whole(*electors);
        }
        None
    }

    /// Takes the payments: those who pay in full by what it is worth to them, then who give all they have.
    fn pay(
        &self,
        balances: &mut [BigRational],
        project: usize,
        price: &BigRational,
    ) -> Vec<(u64, Option<BigRational>, BigRational)> {
        let mut full: Vec<(u64, u64, BigRational)> = Vec::new();
        let (mut short, mut gave) = (0, BigRational::zero());
        for (group, balance) in self.groups.iter().zip(balances) {
            let worth = Self::worth(group, project);
            if worth == 0 {
                continue;
            }
            let asked = price * self.utility(group, project);
            if asked <= *balance {
                match full.iter_mut().find(|(own, ..)| *own == worth) {
                    Some((_, electors, _)) => *electors += group.electors,
                    None => full.push((worth, group.electors, asked.clone())),
                }
                *balance -= asked;
            } else if !balance.is_zero() {
                short += group.electors;
                gave += &*balance * whole(group.electors);
                *balance = BigRational::zero();
            }
        }
        full.sort();
        let paid = |(_, electors, each): (u64, u64, BigRational)| {
            let together = &each * whole(electors);
            (electors, Some(each), together)
        };
        full.into_iter().map(paid).chain((short > 0).then_some((short, None, gave))).collect()
    }

    /// Equal Shares; with a completion, whether the share was raised exactly as far as the rule says.
    fn equal_shares(&self, differences: &mut Vec<String>) -> (Vec<Step>, Option<String>) {
        let first = self.said.rounds.first().cloned().unwrap_or_default();
        let share = events(&first).find(|event| event["event"] == "share").cloned().unwrap_or_default();
        let raised = share["added"].as_u64().unwrap_or(0);
        if self.electors == 0 {
            return (Vec::new(), None);
        }
        let each = |raised: u64| whole(self.limit) / whole(self.electors) + whole(raised) * whole(self.unit);
        if amount(&share["each"]) != Some(each(raised) / whole(self.unit)) {
            differences.push(format!("everybody's share is {}, the account says {}", each(raised), share["each"]));
        }
        let completion = self.said.options["completion"].as_str().unwrap_or("none");
        let mut steps = self.run(&each(raised));
        let mut open = None;
        if completion == "none" {
            if raised > 0 {
                differences.push("shares were raised without a completion".to_owned());
            }
            return (steps, None);
        }
        let exhaustive = |steps: &[Step]| {
            let left = self.limit.saturating_sub(self.spent(steps));
            let funded: Vec<usize> = steps.iter().map(|step| step.project).collect();
            !self.supported().iter().any(|project| !funded.contains(project) && self.cost(*project) <= left)
        };
        if self.spent(&steps) > self.limit {
            differences.push("with the share as told, more than the budget is spent".to_owned());
        }
        if !exhaustive(&steps) && self.spent(&self.run(&each(raised + 1))) <= self.limit {
            differences.push("the share could have been raised once more".to_owned());
        }
        let size = (self.groups.len() as u64).saturating_mul(self.costs.len() as u64);
        if size.saturating_mul(raised) <= MOST_WORK {
            let ended = |raised: u64| {
                let steps = self.run(&each(raised));
                exhaustive(&steps) || self.spent(&steps) > self.limit
            };
            if (0..raised).any(ended) {
                differences.push("raising the share should have ended earlier".to_owned());
            }
        } else {
            open = Some(format!("of the {raised} additions to the share only the last was done again"));
        }
        if completion == "add1u" {
            let rest = self.greedy(&steps, true);
            steps.extend(rest);
        }
        (steps, open)
    }

    /// Holds the steps against the account's.
    fn compare(&self, steps: &[Step], differences: &mut Vec<String>) {
        let mut told = Vec::new();
        let mut completed = false;
        for (at, round) in (1..).zip(&self.said.rounds) {
            for event in events(round) {
                match event["event"].as_str() {
                    Some("funded" | "too-dear") => told.push((at, event, completed)),
                    Some("completed") => completed = true,
                    _ => {}
                }
            }
        }
        if told.len() != steps.len() {
            differences.push(format!("{} projects were decided, the account tells of {}", steps.len(), told.len()));
        }
        for (step, (at, event, completed)) in steps.iter().zip(told) {
            self.compare_one(step, at, event, differences);
            // What is too dear before anything was completed with is told before the completion is.
            if step.by_completion != completed && step.price.is_some() {
                differences.push(format!("round {at}: the completion is told at the wrong place"));
            }
        }
        let id = |step: &Step| self.said.ids.get(step.project).cloned().unwrap_or_default();
        let own: Vec<Value> = steps.iter().filter(|step| step.price.is_some()).map(|step| id(step).into()).collect();
        if self.said.funded != Value::from(own) {
            differences.push("the projects that are paid for are not those the rounds give".to_owned());
        }
    }

    fn compare_one(&self, step: &Step, at: usize, event: &Value, differences: &mut Vec<String>) {
        let name = self.said.name(u16::try_from(step.project + 1).unwrap_or(0));
        let mut wrong = |what: &str| differences.push(format!("round {at}: {what} of {name} is not as told"));
        if usize::from(number(&event["number"])) != step.project + 1 {
            return wrong("the turn");
        }
        if (event["event"] == "funded") != step.price.is_some() {
            return wrong("whether it is paid for or too dear");
        }
        if event["cost"].as_u64() != Some(self.cost(step.project)) {
            wrong("the cost");
        }
        let money = |units: &BigRational| units / whole(self.unit);
        if amount(&event["left"]) != Some(money(&whole(step.left))) {
            wrong("what is left after the turn");
        }
        if step.price.is_some() && amount(&event["price"]) != step.price {
            wrong("the price");
        }
        let told: Vec<(Option<u64>, Option<BigRational>, Option<BigRational>)> = event["payments"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|paid| (paid["electors"].as_u64(), amount(&paid["each"]), amount(&paid["together"])))
            .collect();
        let own: Vec<(Option<u64>, Option<BigRational>, Option<BigRational>)> = step
            .payments
            .iter()
            .map(|(electors, each, together)| (Some(*electors), each.as_ref().map(money), Some(money(together))))
            .collect();
        if told != own {
            wrong("what was paid");
        }
        let mut tied: Vec<u16> = step.tied.iter().map(|p| u16::try_from(p + 1).unwrap_or(0)).collect();
        tied.sort_unstable();
        let chosen = u16::try_from(step.project + 1).unwrap_or(0);
        if tied.len() > 1 && !self.said.tells_tie(at, &tied, chosen) {
            wrong("a tie");
        }
        let untrue = |tie: &Value| tie["round"].as_u64() == u64::try_from(at).ok() && numbers(&tie["tied"]) != tied;
        if self.said.ties.iter().any(untrue) {
            wrong("a tie");
        }
    }
}
