//! What is measured upon: calls with a given number of actions in real towns, without anybody coming
//! yet.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use base::{Random, SeededRandom};
use convoke::demo::{Size, World};
use web::App;

/// Fills a site with one call of so many actions.
pub(crate) async fn fill(app: &App, actions: usize) -> Result<()> {
    let size = Size { groups: 400, actions, coming: 0, endorsements: 388, talking: 0 };
    World::fill(app, size, 7).await.context("filling the world")?;
    Ok(())
}

/// Shares of the whole for `n` actions, heavy-tailed like real days: a few cities hold most people.
///
/// Zipf's law with exponent 0.85, cut at `cap` of the whole, in a fixed shuffled order.
pub(crate) fn shares(n: usize) -> Vec<f64> {
    let weight = |rank: usize| (f64::from(u32::try_from(rank).unwrap_or(u32::MAX)) + 8.0).powf(-0.85);
    let mut shares: Vec<f64> = (0..n).map(weight).collect();
    let all: f64 = shares.iter().sum();
    for share in &mut shares {
        *share /= all;
    }
    let random: Arc<dyn Random> = Arc::new(SeededRandom::new(11));
    for i in (1..n).rev() {
        let roll = u64::from_be_bytes(base::random::bytes(random.as_ref()));
        let j = usize::try_from(roll % u64::try_from(i + 1).unwrap_or(1)).unwrap_or(0);
        shares.swap(i, j);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_a_whole_and_a_few_hold_most() {
        let mut shares = shares(2_700);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        shares.sort_by(|a, b| b.total_cmp(a));
        let top: f64 = shares.iter().take(270).sum();
        assert!(top > 0.35, "{top}");
    }
}
