//! Prints what was measured as lines that can be put into docs/benchmarks.md as they are.

use std::io::Write as _;

use crate::load::Outcome;

/// Prints one line.
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stdout().lock(), "{line}"));
}

/// Prints the head of a table.
pub(crate) fn head(columns: &[&str]) {
    say(&format!("| {} |", columns.join(" | ")));
    say(&format!("|{}", "---|".repeat(columns.len())));
}

/// Prints a row of a table.
pub(crate) fn row(cells: &[String]) {
    say(&format!("| {} |", cells.join(" | ")));
}

/// Rate, p50, p99 and what was refused.
pub(crate) fn outcome(name: &str, it: &Outcome) -> Vec<String> {
    vec![
        name.to_owned(),
        thousands(it.rate()),
        format!("{:.2}", it.quantile(0.5)),
        format!("{:.2}", it.quantile(0.99)),
        it.refused.to_string(),
    ]
}

/// A number with its thousands apart.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate for people")]
pub(crate) fn thousands(number: f64) -> String {
    let digits = (number.max(0.0).round() as u64).to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        assert_eq!(super::thousands(7_000_000.4), "7,000,000");
        assert_eq!(super::thousands(999.6), "1,000");
        assert_eq!(super::thousands(12.0), "12");
    }
}
