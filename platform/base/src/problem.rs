//! What is wrong with what somebody typed: the field, and the key of the words that say so.
//!
//! A model finds problems without knowing any language; the page looks the key up in the reader's
//! words and puts it beside the field.

/// One thing to mend in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the form field; empty for the form as a whole.
    pub field: &'static str,
    /// Message key in the language files, such as `problem-too-long`.
    pub key: &'static str,
    /// Values for the message's variables.
    pub args: Vec<(&'static str, String)>,
}

/// Everything to mend in a form; empty means it is sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problems yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// A single problem.
    pub fn one(field: &'static str, key: &'static str) -> Self {
        let mut it = Self::new();
        it.add(field, key);
        it
    }

    /// Notes a problem without variables.
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push(Problem { field, key, args: Vec::new() });
    }

    /// Notes a problem with one variable.
    pub fn add_with(&mut self, field: &'static str, key: &'static str, arg: (&'static str, String)) {
        self.0.push(Problem { field, key, args: vec![arg] });
    }

    /// Takes the value, or notes the problem under `field` and answers none.
    pub fn take<T>(&mut self, field: &'static str, parsed: Result<T, crate::text::TextProblem>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(problem) => {
                self.0.push(problem.on(field));
                None
            }
        }
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|p| p.field == field)
    }

    /// All problems, in the order found.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok(value)` when nothing is wrong.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_found_by_field() {
        let mut it = Problems::new();
        assert!(it.is_empty());
        it.add("title", "problem-empty");
        assert_eq!(it.of("title").map(|p| p.key), Some("problem-empty"));
        assert!(it.of("summary").is_none());
        assert!(it.or(()).is_err());
    }
}
