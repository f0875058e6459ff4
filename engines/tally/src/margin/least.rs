//! The least sum of whole numbers under linear conditions, exactly.
//!
//! A small dual simplex whose table holds whole numbers over one common denominator (Edmonds 1967, Bareiss 1968), so
//! that nothing is rounded, with branching where the best fractions are not whole. What it cannot hold in 128 bits, or
//! in so many steps, it does not answer. It is for tens of conditions, not for thousands.

/// Steps of one run, at most.
const STEPS: usize = 2_000;
/// Runs of one search for whole numbers, at most.
const RUNS: usize = 30;

/// `sum of coefficients times amounts >= least`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) coefficients: Vec<i128>,
    pub(super) least: i128,
}

/// What was found: the least sum is proven, the amounts reach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// No amounts meet the conditions.
    Nothing,
    /// These do, and no smaller sum.
    Whole(u64, Vec<u64>),
    /// No smaller sum does; whole amounts that reach it were not found.
    AtLeast(u64),
}

/// Amounts over a denominator, and their price.
struct Fractions {
    amounts: Vec<i128>,
    price: i128,
    bottom: i128,
}

/// A run that was ended.
struct TooMuch;

/// The amounts, from 0 to their limits, of the least price that meet all conditions; `None`: too much to work out.
/// `cells` is how many cells of tables may still be changed.
pub(super) fn least(
    prices: &[i128],
    limits: &[Option<u64>],
    conditions: &[Condition],
    cells: &mut u64,
) -> Option<Found> {
    let Ok(first) = run(prices, limits, conditions, &[], cells) else { return None };
    let Some(first) = first else { return Some(Found::Nothing) };
    let bound = up(&first);
    // Depth first, the nearer side first; every open run has its own bounds on single amounts.
    let mut open = vec![Vec::new()];
    let mut best: Option<(u64, Vec<u64>)> = None;
    for _ in 0..RUNS {
        let Some(extra) = open.pop() else { break };
        let Ok(found) = run(prices, limits, conditions, &extra, cells) else { return Some(Found::AtLeast(bound)) };
        let Some(found) = found.filter(|found| best.as_ref().is_none_or(|(price, _)| up(found) < *price)) else {
            continue;
        };
        let split = found.amounts.iter().position(|amount| amount % found.bottom != 0);
        let Some(at) = split else {
            let amounts = found.amounts.iter().map(|amount| u64::try_from(amount / found.bottom).unwrap_or(0));
            best = Some((up(&found), amounts.collect()));
            if up(&found) == bound {
                break;
            }
            continue;
        };
        let down = found.amounts[at] / found.bottom;
        let one = |sign: i128, least: i128| {
            let mut coefficients = vec![0; prices.len()];
            coefficients[at] = sign;
            Condition { coefficients, least }
        };
        for side in [one(-1, -down), one(1, down + 1)] {
            let mut extra: Vec<Condition> = extra.clone();
            extra.push(side);
            open.push(extra);
        }
    }
    Some(match best {
        Some((price, amounts)) if price == bound || open.is_empty() => Found::Whole(price, amounts),
        None if open.is_empty() => Found::Nothing,
        _ => Found::AtLeast(bound),
    })
}

/// The price as the next whole number.
fn up(found: &Fractions) -> u64 {
    u64::try_from((found.price + found.bottom - 1) / found.bottom).unwrap_or(0)
}

/// The dual simplex: prices are not negative, so that nothing at all is where it begins. An amount that passes its limit
/// is exchanged for what it lacks of it.
fn run(
    prices: &[i128],
    limits: &[Option<u64>],
    conditions: &[Condition],
    extra: &[Condition],
    cells: &mut u64,
) -> Result<Option<Fractions>, TooMuch> {
    let (wide, high) = (prices.len(), conditions.len() + extra.len());
    // Each row: the coefficients of who is not in the base, then the right side. Row i is the slack of condition i:
    // slack = sum - least, so that `-sum + slack = -least`.
    let mut table: Vec<Vec<i128>> = conditions
        .iter()
        .chain(extra)
        .map(|condition| condition.coefficients.iter().map(|c| -c).chain([-condition.least]).collect())
        .collect();
    let mut price: Vec<i128> = prices.iter().copied().chain([0]).collect();
    let mut base: Vec<usize> = (wide..wide + high).collect();
    let mut free: Vec<usize> = (0..wide).collect();
    let mut bottom = 1_i128;
    let mut lacks = vec![false; wide];
    let limit = |own: usize| limits.get(own).copied().flatten().map(i128::from);
    for _ in 0..STEPS {
        for (own, line) in base.iter().zip(&mut table) {
            let Some(limit) = limit(*own).filter(|limit| line[wide] > limit * bottom) else { continue };
            for cell in line.iter_mut() {
                *cell = -*cell;
            }
            line[wide] += limit * bottom;
            lacks[*own] = !lacks[*own];
        }
        // The lowest number that is negative leaves: no circle is possible.
        let leaving = (0..high).filter(|row| table[*row][wide] < 0).min_by_key(|row| base[*row]);
        let Some(row) = leaving else {
            let mut amounts = vec![0; wide];
            for (own, line) in base.iter().zip(&table).filter(|(own, _)| **own < wide) {
                amounts[*own] = line[wide];
            }
            for (own, amount) in amounts.iter_mut().enumerate().filter(|(own, _)| lacks[*own]) {
                *amount = limit(own).unwrap_or(0) * bottom - *amount;
            }
            return Ok(Some(Fractions { amounts, price: -price[wide], bottom }));
        };
        let mut entering: Option<usize> = None;
        for column in (0..wide).filter(|column| table[row][*column] < 0) {
            let Some(best) = entering else {
                entering = Some(column);
                continue;
            };
            // price[c] / -table[c] against price[best] / -table[best]
            let one = price[column].checked_mul(-table[row][best]).ok_or(TooMuch)?;
            let other = price[best].checked_mul(-table[row][column]).ok_or(TooMuch)?;
            if one < other || (one == other && free[column] < free[best]) {
                entering = Some(column);
            }
        }
        let Some(column) = entering else { return Ok(None) };
        *cells = cells.checked_sub((wide * high) as u64).ok_or(TooMuch)?;
        bottom = turn(&mut table, &mut price, (row, column), bottom)?;
        std::mem::swap(&mut base[row], &mut free[column]);
        if bottom < 0 {
            bottom = -bottom;
            table.iter_mut().flatten().chain(&mut price).for_each(|cell| *cell = -*cell);
        }
    }
    Err(TooMuch)
}

/// Exchanges who is in the base and who is not; all cells stay whole over the new common denominator, which is the cell
/// at the crossing.
fn turn(
    table: &mut [Vec<i128>],
    price: &mut [i128],
    (row, column): (usize, usize),
    bottom: i128,
) -> Result<i128, TooMuch> {
    let turned = table[row].clone();
    let pivot = turned[column];
    let others = table.iter_mut().enumerate().filter(|(at, _)| *at != row).map(|(_, line)| line.as_mut_slice());
    for line in others.chain([price]) {
        let factor = line[column];
        for (at, cell) in line.iter_mut().enumerate() {
            if at == column {
                *cell = -factor;
            } else if *cell != 0 || (factor != 0 && turned[at] != 0) {
                let whole = cell.checked_mul(pivot).zip(factor.checked_mul(turned[at]));
                let (one, other) = whole.ok_or(TooMuch)?;
                *cell = divided(one.checked_sub(other).ok_or(TooMuch)?, bottom);
            }
        }
    }
    table[row][column] = bottom;
    Ok(pivot)
}

/// Whole by whole; most are small, and then it is much faster.
fn divided(amount: i128, by: i128) -> i128 {
    match (i64::try_from(amount), i64::try_from(by)) {
        (Ok(amount), Ok(by)) => i128::from(amount / by),
        _ => amount / by,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(prices: &[i128], limits: &[Option<u64>], conditions: &[Condition]) -> Option<Found> {
        least(prices, limits, conditions, &mut 1_000_000)
    }

    fn condition(coefficients: &[i128], least: i128) -> Condition {
        Condition { coefficients: coefficients.to_vec(), least }
    }

    #[test]
    fn halves_are_rounded_up_to_what_whole_amounts_need() {
        // Two of three: x + y, y + z, x + z each at least 1; fractions come to 3/2, whole amounts to 2.
        let conditions = [condition(&[1, 1, 0], 1), condition(&[0, 1, 1], 1), condition(&[1, 0, 1], 1)];
        let Some(Found::Whole(2, amounts)) = all(&[1, 1, 1], &[None; 3], &conditions) else {
            panic!("two are needed");
        };
        assert_eq!(amounts.iter().sum::<u64>(), 2);
    }

    #[test]
    fn limits_hold_and_conditions_may_contradict_each_other() {
        let most = [Some(3), None];
        assert_eq!(all(&[1, 2], &most, &[condition(&[1, 1], 5)]), Some(Found::Whole(7, vec![3, 2])));
        assert_eq!(all(&[1, 1], &most, &[condition(&[1, 0], 4)]), Some(Found::Nothing));
        assert_eq!(all(&[1, 1], &most, &[condition(&[1, 1], 2), condition(&[-1, -1], -1)]), Some(Found::Nothing));
        assert_eq!(all(&[1, 1], &most, &[]), Some(Found::Whole(0, vec![0, 0])));
    }

    #[test]
    fn small_problems_are_as_by_trying_all() {
        let mut steps = 5_u64;
        let mut below = |limit: u64| {
            steps = steps.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (steps >> 33) % limit
        };
        for _ in 0..300 {
            let prices: Vec<i128> = (0..3).map(|_| i128::from(below(3))).collect();
            let row = |below: &mut dyn FnMut(u64) -> u64| {
                let coefficients = (0..3).map(|_| i128::from(below(5)) - 2).collect();
                Condition { coefficients, least: i128::from(below(7)) - 2 }
            };
            let conditions: Vec<Condition> = (0..3).map(|_| row(&mut below)).collect();
            let mut best: Option<u64> = None;
            for code in 0..125_u64 {
                let amounts = [code % 5, code / 5 % 5, code / 25].map(i128::from);
                let sum = |by: &[i128]| -> i128 { by.iter().zip(amounts).map(|(a, b)| a * b).sum() };
                if conditions.iter().all(|one| sum(&one.coefficients) >= one.least) {
                    let price = u64::try_from(sum(&prices)).unwrap();
                    best = Some(best.map_or(price, |best: u64| best.min(price)));
                }
            }
            let found = all(&prices, &[Some(4); 3], &conditions);
            match (best, found) {
                (Some(best), Some(Found::Whole(price, _))) => assert_eq!(price, best),
                (Some(best), Some(Found::AtLeast(price))) => assert!(price <= best),
                (None, Some(Found::Nothing)) => {}
                other => panic!("{other:?} {prices:?} {conditions:?}"),
            }
        }
    }
}
