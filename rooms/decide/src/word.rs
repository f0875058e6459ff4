//! Words of a column, read back as what they mean.

use store::{Row, StoreError};

/// The word of a column.
pub(crate) fn of_row<T: TryFrom<String, Error = String>>(row: &Row<'_>, at: usize) -> Result<T, StoreError> {
    let word: String = row.get(at)?;
    T::try_from(word).map_err(|word| StoreError::broken(format!("unknown word {word}")))
}
