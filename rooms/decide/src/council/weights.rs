//! How the weight of a body is divided among its delegates: exactly, in integers.
//!
//! All weights of one ballot are multiplied by a *scale*, the least number that every count of delegates
//! divides; so each delegate of a body casts the same part of its weight and nothing is rounded. Where
//! that number would be larger than [`SCALE_MAX`] (many bodies with many different counts), the scale is
//! `SCALE_MAX` and what is left over goes one by one to the first delegates of the body. In both cases
//! the parts of a body add up to its weight times the scale.

/// The largest scale; every count of delegates up to sixteen divides it.
pub(crate) const SCALE_MAX: u64 = 720_720;

const fn greatest_divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The scale for bodies with so many delegates; bodies without any do not count.
pub(crate) fn scale(delegates: impl IntoIterator<Item = u64>) -> u64 {
    let mut out = 1_u64;
    for count in delegates.into_iter().filter(|count| *count > 0) {
        let next = (out / greatest_divisor(out, count)).saturating_mul(count);
        if next > SCALE_MAX {
            return SCALE_MAX;
        }
        out = next;
    }
    out
}

/// A body's weight, scaled, in as many parts as it has delegates.
pub(crate) fn divide(weight: u64, scale: u64, delegates: u64) -> Vec<u64> {
    if delegates == 0 {
        return Vec::new();
    }
    let whole = weight.saturating_mul(scale);
    let (each, rest) = (whole / delegates, whole % delegates);
    (0..delegates).map(|at| each + u64::from(at < rest)).collect()
}

/// A scaled weight as a whole number and a fraction in lowest terms: 7 in fourths is 1 and 3/4.
pub(crate) const fn lowest(scaled: u64, scale: u64) -> (u64, u64, u64) {
    if scale == 0 {
        return (scaled, 0, 1);
    }
    let (whole, rest) = (scaled / scale, scaled % scale);
    let divisor = greatest_divisor(rest, scale);
    (whole, rest / divisor, scale / divisor)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_three_and_one_delegates_share_in_sixths() {
        let scale = scale([2, 3, 1, 0]);
        assert_eq!(scale, 6);
        assert_eq!(divide(1, scale, 2), [3, 3]);
        assert_eq!(divide(4, scale, 3), [8, 8, 8]);
        assert_eq!(divide(5, scale, 1), [30]);
        assert!(divide(5, scale, 0).is_empty());
        assert_eq!((lowest(8, 6), lowest(6, 6), lowest(0, 6)), ((1, 1, 3), (1, 0, 1), (0, 0, 1)));
    }

    #[test]
    fn a_council_without_delegates_has_a_scale_all_the_same() {
        assert_eq!((scale([]), scale([0, 0])), (1, 1));
    }

    #[test]
    fn beyond_the_largest_scale_the_first_delegates_get_what_is_left() {
        let scale = scale([17, 19, 23, 16, 9]);
        assert_eq!(scale, SCALE_MAX);
        let parts = divide(1, scale, 17);
        assert_eq!(parts.iter().sum::<u64>(), scale);
        assert_eq!(parts.first().unwrap() - parts.last().unwrap(), 1);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_differ_by_one_at_most(
            bodies in prop::collection::vec((0..1_000_u64, 0..60_u64), 1..40),
        ) {
            let scale = scale(bodies.iter().map(|(_, delegates)| *delegates));
            prop_assert!((1..=SCALE_MAX).contains(&scale));
            let is_exact = bodies.iter().all(|(_, delegates)| *delegates == 0 || scale.is_multiple_of(*delegates));
            for (weight, delegates) in bodies {
                let parts = divide(weight, scale, delegates);
                if delegates > 0 {
                    prop_assert_eq!(parts.iter().sum::<u64>(), weight * scale);
                    let spread = parts.iter().max().unwrap() - parts.iter().min().unwrap();
                    prop_assert!(spread <= u64::from(!is_exact || scale == SCALE_MAX));
                }
            }
        }
    }
}
