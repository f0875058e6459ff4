//! Statements: named constants in one SQL text for both engines.

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, PoisonError, RwLock};

use crate::{Value, dialect};

/// One SQL text. It lives as long as the program, so its address identifies it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Sql(&'static str);

impl Sql {
    /// A statement; write `sql!("…")` instead.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The text as written.
    pub const fn text(self) -> &'static str {
        self.0
    }

    pub(crate) fn key(self) -> (usize, usize) {
        (self.0.as_ptr().addr(), self.0.len())
    }
}

/// Makes a statement: `const FIND: Sql = sql!("SELECT id FROM calls WHERE slug = $1");`
#[macro_export]
macro_rules! sql {
    ($text:expr) => {
        $crate::Sql::new($text)
    };
}

/// What a text is turned into.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Lite,
    Postgres,
    Many,
    List { first: usize, count: usize },
}

type Key = (usize, usize, Form);

/// Every text made at run time. It only grows by the statements in the program, each in a few
/// forms (a list has at most one per power of two), so keeping them for ever is bounded.
static MADE: LazyLock<RwLock<HashMap<Key, &'static str>>> = LazyLock::new(RwLock::default);

/// `sql` in another form, made once.
pub(crate) fn made(sql: Sql, form: Form) -> &'static str {
    let (address, length) = sql.key();
    let key = (address, length, form);
    if let Some(text) = MADE.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return text;
    }
    let text = match form {
        Form::Lite => dialect::to_sqlite(sql.0),
        Form::Postgres => dialect::to_postgres(sql.0),
        Form::Many => dialect::unnested(&dialect::to_postgres(sql.0)).unwrap_or_default(),
        Form::List { first, count } => sql.0.replace("{list}", &places(first, count)),
    };
    let mut all = MADE.write().unwrap_or_else(PoisonError::into_inner);
    all.entry(key).or_insert_with(|| Box::leak(text.into_boxed_str()))
}

/// A statement made at run time, for what knows tables only then (a backup); kept for ever, so
/// there must be few.
pub(crate) fn interned(text: String) -> Sql {
    static TEXTS: LazyLock<RwLock<HashSet<&'static str>>> = LazyLock::new(RwLock::default);
    let mut all = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = all.get(text.as_str()) {
        return Sql(text);
    }
    let text: &'static str = Box::leak(text.into_boxed_str());
    all.insert(text);
    Sql(text)
}

fn places(first: usize, count: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|n| format!("${n}")).collect();
    places.join(", ")
}

/// The statement with its token `{list}` replaced by placeholders for `n` values, the first of
/// them `$first`: `… WHERE id IN ({list})`. The count is rounded up to a power of two, so that
/// few statements exist; [`pad`] fills the arguments the same way.
pub fn list(sql: Sql, first: usize, n: usize) -> Sql {
    let count = n.max(1).next_power_of_two();
    Sql(made(sql, Form::List { first, count }))
}

/// Appends `items` for a `{list}`, repeated at the end up to a power of two. An empty list
/// becomes one NULL, which is in no list (`NOT IN` then finds nothing: ask before).
pub fn pad<V: Into<Value>>(args: &mut Vec<Value>, items: impl IntoIterator<Item = V>) -> usize {
    let before = args.len();
    args.extend(items.into_iter().map(Into::into));
    let n = args.len() - before;
    let last = if n == 0 { Value::Null } else { args.last().cloned().unwrap_or(Value::Null) };
    args.resize(before + n.max(1).next_power_of_two(), last);
    n
}

/// Statement and arguments for a `{list}` after the `fixed` arguments:
/// `let (sql, args) = store::with_list(NAMES, args![now], ids);`
pub fn with_list<V: Into<Value>>(sql: Sql, fixed: &[Value], items: impl IntoIterator<Item = V>) -> (Sql, Vec<Value>) {
    let mut args = fixed.to_vec();
    let n = pad(&mut args, items);
    (list(sql, fixed.len() + 1, n), args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    const NAMES: Sql = sql!("SELECT name FROM t WHERE at > $1 AND id IN ({list})");

    #[test]
    fn a_list_is_padded_to_a_power_of_two() {
        let (sql, args) = with_list(NAMES, args![7_i64], ["a", "b", "c"]);
        assert_eq!(sql.text(), "SELECT name FROM t WHERE at > $1 AND id IN ($2, $3, $4, $5)");
        assert_eq!(args, args![7_i64, "a", "b", "c", "c"]);
        assert_eq!(list(NAMES, 2, 3), list(NAMES, 2, 4));
    }

    #[test]
    fn an_empty_list_holds_nothing() {
        let (sql, args) = with_list(NAMES, args![7_i64], Vec::<i64>::new());
        assert!(sql.text().ends_with("IN ($2)"));
        assert_eq!(args, args![7_i64, Value::Null]);
    }
}
