//! Lines of small numbers, read 64 bytes at a time.
//!
//! Nearly every line of a large file is plain: numbers of one or two digits with one sign between them. Such a line is
//! read without a decision per byte: for all 64 bytes at once it is worked out where the numbers end and what each
//! would be if it ended there. Any other line is left to the reader that knows all forms; nothing is guessed here.

/// How many bytes are looked at together.
const WIDE: usize = 64;
/// The most numbers of a line that is read in a hurry.
pub(super) const LONGEST: usize = 512;
/// The lowest bit of every byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// What 64 bytes are, a bit for each byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kinds {
    digits: u64,
    between: u64,
    ends: u64,
}

/// Gathers the lowest bit of each byte of a word into eight bits.
#[inline]
const fn gathered(word: u64) -> u64 {
    (word & EACH).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// One where the byte is so, and zero elsewhere: the lowest bit of each byte.
#[inline]
fn each(bytes: &[u8; WIDE], is: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0_u8; WIDE];
    for (flag, byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(is(*byte));
    }
    let (words, _) = flags.as_chunks::<8>();
    words.iter().rev().fold(0, |bits, word| bits << 8 | gathered(u64::from_le_bytes(*word)))
}

#[inline]
fn kinds<const BETWEEN: u8>(bytes: &[u8; WIDE]) -> Kinds {
    Kinds {
        digits: each(bytes, |byte| byte.wrapping_sub(b'0') < 10),
        between: each(bytes, |byte| byte == BETWEEN),
        ends: each(bytes, |byte| byte == b'\n'),
    }
}

/// For each byte the number that ends with it: its digit and ten times the digit before, if there is one.
#[inline]
fn values(bytes: &[u8; WIDE]) -> [u8; WIDE] {
    let mut values = [0_u8; WIDE];
    for (value, byte) in values.iter_mut().zip(bytes) {
        *value = byte.wrapping_sub(b'0');
    }
    let mut tens = [0_u8; WIDE];
    for (ten, before) in tens.iter_mut().skip(1).zip(&values) {
        *ten = if *before < 10 { before.wrapping_mul(10) } else { 0 };
    }
    for (value, ten) in values.iter_mut().zip(&tens) {
        *value = value.wrapping_add(*ten);
    }
    values
}

/// The numbers of the line that begins at a place, with this sign between them: the place after it, and how many there are. `None` when the line is
/// not plain, too long, or too near the end of the bytes to be looked at.
#[inline]
pub(super) fn numbers<const BETWEEN: u8>(bytes: &[u8], mut at: usize, numbers: &mut [u16]) -> Option<(usize, usize)> {
    let mut many = 0;
    loop {
        let wide: &[u8; WIDE] = bytes.get(at..)?.first_chunk()?;
        let kinds = kinds::<BETWEEN>(wide);
        let gaps = kinds.between | kinds.ends;
        // What is looked at ends with the line, or with the last sign between: no number is cut in two.
        let last =
            if kinds.ends == 0 { 63_u32.checked_sub(gaps.leading_zeros())? } else { kinds.ends.trailing_zeros() };
        let within = u64::MAX >> (63 - last);
        let two_gaps = gaps & (gaps << 1 | 1);
        let three_digits = kinds.digits & kinds.digits << 1 & kinds.digits << 2;
        if (two_gaps | three_digits | !(gaps | kinds.digits)) & within != 0 {
            return None;
        }
        let values = values(wide);
        let mut left = gaps & within;
        while left != 0 {
            let end = left.trailing_zeros() as usize;
            *numbers.get_mut(many)? = u16::from(values[end.wrapping_sub(1) % WIDE]);
            many += 1;
            left &= left.wrapping_sub(1);
        }
        at += last as usize + 1;
        if kinds.ends != 0 {
            return Some((at, many));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, Vec<u16>)> {
        let mut bytes = text.as_bytes().to_vec();
        bytes.extend([b'x'; WIDE]);
        let mut all = [0; 512];
        let (after, many) = numbers::<b' '>(&bytes, 0, &mut all)?;
        Some((after, all[..many].to_vec()))
    }

    #[test]
    fn plain_lines_are_read_whatever_their_length() {
        assert_eq!(read("1 2 13 0\n"), Some((9, vec![1, 2, 13, 0])));
        assert_eq!(read("0\n"), Some((2, vec![0])));
        for long in 1..300_u16 {
            let numbers: Vec<u16> = (0..long).map(|at| at * 7 % 100).collect();
            let words: Vec<String> = numbers.iter().map(u16::to_string).collect();
            let line = format!("{}\n", words.join(" "));
            assert_eq!(read(&line), Some((line.len(), numbers)), "{line}");
        }
    }

    #[test]
    fn every_other_line_is_left_alone() {
        for line in [
            "1  2 0\n",
            " 1 0\n",
            "1 100 0\n",
            "1 2=3 0\n",
            "1 - 0\n",
            "1 2 0 \n",
            "1\t2 0\n",
            "\n",
            "1 2 0\r\n",
            "(a) 1 0\n",
        ] {
            assert_eq!(read(line), None, "{line:?}");
        }
        let far = format!("{}x 0\n", "1 ".repeat(60));
        assert_eq!(read(&far), None);
        assert_eq!(numbers::<b' '>(b"1 2 0\n", 0, &mut [0; 8]), None, "too near the end to be looked at");
    }
}
