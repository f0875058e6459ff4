//! Who has a word and how much it weighs there: five bytes for each, in the order of numbers.

/// The things that have a word.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    numbers: Vec<u32>,
    weights: Vec<u8>,
}

/// Steps of a weight: one eighth each, so that 0.125 to 31.875 can be told apart.
const STEP: f32 = 8.0;

impl Postings {
    /// How many things have the word.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Each thing with the weight of the word there.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        self.numbers.iter().zip(&self.weights).map(|(number, weight)| (*number, f32::from(*weight) / STEP))
    }

    /// Looks up one thing after another, in the order of their numbers.
    pub(crate) fn seeker(&self) -> Seeker<'_> {
        Seeker { postings: self, at: 0 }
    }

    /// Adds a thing.
    pub(crate) fn insert(&mut self, number: u32, weight: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 255")]
        let weight = (weight * STEP).round().clamp(1.0, 255.0) as u8;
        match self.numbers.binary_search(&number) {
            Ok(at) => self.weights[at] = weight,
            Err(at) => {
                self.numbers.insert(at, number);
                self.weights.insert(at, weight);
            }
        }
    }

    /// Takes a thing out.
    pub(crate) fn remove(&mut self, number: u32) {
        if let Ok(at) = self.numbers.binary_search(&number) {
            self.numbers.remove(at);
            self.weights.remove(at);
        }
    }

    /// Gives back what was reserved for more.
    pub(crate) fn shrink(&mut self) {
        self.numbers.shrink_to_fit();
        self.weights.shrink_to_fit();
    }

    /// Bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.numbers.capacity() * 4 + self.weights.capacity() + size_of::<Self>()
    }
}

/// A place in the postings of a word; it only goes forward.
#[derive(Debug)]
pub(crate) struct Seeker<'a> {
    postings: &'a Postings,
    at: usize,
}

impl Seeker<'_> {
    /// The weight of the word in a thing whose number is not below those asked for before. What is near the
    /// last one is found in a few steps, what is far in twice as many as a binary search takes.
    pub(crate) fn seek(&mut self, number: u32) -> Option<f32> {
        let numbers = &self.postings.numbers;
        let mut step = 1;
        while numbers.get(self.at + step).is_some_and(|known| *known <= number) {
            self.at += step;
            step *= 2;
        }
        let end = numbers.len().min(self.at + step);
        self.at += numbers.get(self.at..end)?.partition_point(|known| *known < number);
        let is_there = numbers.get(self.at) == Some(&number);
        is_there.then(|| self.postings.weights.get(self.at).map(|weight| f32::from(*weight) / STEP))?
    }
}

/// Ascending numbers as differences of seven bits a byte.
pub(crate) fn pack(sorted: &[u32]) -> Box<[u8]> {
    let mut out = Vec::with_capacity(sorted.len() * 2);
    let mut last = 0;
    for number in sorted {
        let mut rest = number - last;
        last = *number;
        while rest >= 0x80 {
            out.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        out.push((rest & 0x7f) as u8);
    }
    out.into_boxed_slice()
}

/// The numbers again.
pub(crate) fn unpack(packed: &[u8]) -> Vec<u32> {
    let (mut out, mut last, mut value, mut shift) = (Vec::new(), 0_u32, 0_u32, 0);
    for byte in packed {
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            last = last.wrapping_add(value);
            out.push(last);
            (value, shift) = (0, 0);
        } else {
            shift += 7;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(mut numbers in prop::collection::vec(0..20_000_000_u32, 0..200)) {
            numbers.sort_unstable();
            prop_assert_eq!(unpack(&pack(&numbers)), numbers);
        }

        #[test]
        fn what_is_looked_up_in_order_is_found_where_it_is(
            there in prop::collection::btree_set(0..400_u32, 0..90),
            asked in prop::collection::btree_set(0..420_u32, 0..90),
        ) {
            let mut postings = Postings::default();
            for number in &there {
                postings.insert(*number, 1.0);
            }
            let mut seeker = postings.seeker();
            for number in asked {
                // Twice, as two terms of one slot may have the same thing.
                prop_assert_eq!(seeker.seek(number).is_some(), there.contains(&number));
                prop_assert_eq!(seeker.seek(number).is_some(), there.contains(&number));
            }
        }
    }

    #[test]
    fn postings_stay_in_order_and_forget() {
        let mut postings = Postings::default();
        for (number, weight) in [(7, 1.0), (3, 5.0), (9, 100.0)] {
            postings.insert(number, weight);
        }
        postings.remove(7);
        assert_eq!(postings.iter().collect::<Vec<_>>(), [(3, 5.0), (9, 31.875)]);
        assert_eq!([3, 7, 9].map(|number| postings.seeker().seek(number)), [Some(5.0), None, Some(31.875)]);
    }
}
