//! The statements of every table, made from the one list of columns.

use ::store::{Change, Db, FromValue, Row, Sql, StoreError, Value, args, sql};
use uuid::Uuid;

use crate::listing::model::{
    Accessibility, Address, Attribute, ConfirmedBy, Contact, ContactId, CostOption, EntryId, Funding, Language,
    ListingState, Location, LocationId, LocationType, Metadata, Organization, OrganizationId, OrganizationIdentifier,
    Phone, PhoneId, Program, ProgramId, Records, RequiredDocument, Schedule, Service, ServiceArea, ServiceAtLocation,
    ServiceAtLocationId, ServiceId, ServiceStatus, TableDescription, Taxonomy, TaxonomyId, TaxonomyTerm, TermId,
    Volunteers, records,
};

::store::ids!(
    OrganizationId,
    ProgramId,
    ServiceId,
    LocationId,
    ServiceAtLocationId,
    TaxonomyId,
    TermId,
    PhoneId,
    ContactId,
    EntryId,
);

macro_rules! words_as_values {
    ($($name:ident),+ $(,)?) => {$(
        impl From<$name> for Value {
            fn from(it: $name) -> Self {
                Self::from(it.as_str())
            }
        }

        impl FromValue for $name {
            fn from_value(cell: ::store::Cell<'_>) -> Result<Self, StoreError> {
                match cell {
                    ::store::Cell::Text(word) => $name::parse(word),
                    _ => None,
                }
                .ok_or_else(|| cell.unfit(concat!("a word of ", stringify!($name))))
            }
        }
    )+};
}

words_as_values!(ListingState, Volunteers, ConfirmedBy, ServiceStatus, LocationType);

/// A row of one table: how it is written and read.
pub trait Record: Sized {
    /// The type of its id.
    type Id: Copy + Into<Uuid>;
    /// The table.
    const TABLE: &'static str;
    /// The columns, the id first.
    const COLUMNS: &'static [&'static str];
    /// Writes a new row; an id that is there is a conflict.
    const INSERT: Sql;
    /// Writes a row over the one of the same id, or as a new one.
    const SAVE: Sql;
    /// Deletes one.
    const DELETE: Sql;
    /// The beginning of every question: columns and table, to be followed by a condition.
    const SELECT: &'static str;
    /// Its id.
    fn id(&self) -> Self::Id;
    /// Its columns as arguments.
    fn values(&self) -> Vec<Value>;
    /// Reads one from a row of [`Record::SELECT`].
    fn read(row: &Row<'_>) -> Result<Self, StoreError>;
}

/// Joins two texts when the program is built.
macro_rules! joined {
    ($first:expr, $second:expr) => {{
        const FIRST: &str = $first;
        const SECOND: &str = $second;
        const BOTH: [u8; FIRST.len() + SECOND.len()] = {
            let mut out = [0; FIRST.len() + SECOND.len()];
            let mut at = 0;
            while at < FIRST.len() {
                out[at] = FIRST.as_bytes()[at];
                at += 1;
            }
            while at < out.len() {
                out[at] = SECOND.as_bytes()[at - FIRST.len()];
                at += 1;
            }
            out
        };
        match std::str::from_utf8(&BOTH) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}

/// Places for the values of the widest table.
const PLACES: &str = "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
    $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36";

/// The places of so many values, without the bracket that ends them.
const fn places(mut count: usize) -> &'static str {
    let mut at = 0;
    while at < PLACES.len() {
        if PLACES.as_bytes()[at] == b',' {
            count -= 1;
        }
        if count == 0 {
            return PLACES.split_at(at).0;
        }
        at += 1;
    }
    assert!(count == 1, "a table is wider than the places");
    PLACES
}

macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident $table:ident $id:ident {
        $($(#[$about:meta])* $column:ident: $kind:ty;)*
    })*) => {
        $(impl Record for $name {
            type Id = $id;
            const TABLE: &'static str = stringify!($table);
            const COLUMNS: &'static [&'static str] = &["id", $(stringify!($column)),*];
            const INSERT: Sql = sql!(joined!(
                concat!("INSERT INTO ", stringify!($table), " (id", $(", ", stringify!($column),)* ") VALUES "),
                joined!(places(<$name as Record>::COLUMNS.len()), ")")
            ));
            const SAVE: Sql = sql!(joined!(
                <$name as Record>::INSERT.text(),
                concat!(
                    " ON CONFLICT (id) DO UPDATE SET id = excluded.id",
                    $(", ", stringify!($column), " = excluded.", stringify!($column),)*
                )
            ));
            const DELETE: Sql = sql!(concat!("DELETE FROM ", stringify!($table), " WHERE id = $1"));
            const SELECT: &'static str = concat!(
                "SELECT ", stringify!($table), ".id", $(", ", stringify!($table), ".", stringify!($column),)*
                " FROM ", stringify!($table), " "
            );

            fn id(&self) -> $id {
                self.id
            }

            fn values(&self) -> Vec<Value> {
                vec![Value::from(self.id), $(Value::from(self.$column.clone())),*]
            }

            fn read(row: &Row<'_>) -> Result<Self, StoreError> {
                // Columns are read in the order in which they are asked for.
                let mut columns = 1..;
                Ok(Self { id: row.get(0)?, $($column: row.get(columns.next().unwrap_or(0))?,)* })
            }
        })*

        /// Writes new rows of all tables, owners before what they own. On PostgreSQL each table is a
        /// handful of statements, however many rows there are.
        pub fn insert(db: &mut Change, all: &Records) -> Result<(), StoreError> {
            $(insert_many(db, &all.$table)?;)*
            Ok(())
        }

        /// Writes rows over those of the same ids, or as new ones.
        pub fn save(db: &mut Change, all: &Records) -> Result<(), StoreError> {
            $(save_many(db, &all.$table)?;)*
            Ok(())
        }

        /// Every statement made here, for the test that prepares them on both engines.
        #[cfg(test)]
        pub(crate) fn statements() -> Vec<(&'static str, Sql)> {
            vec![$(
                (stringify!($table), $name::INSERT),
                (stringify!($table), $name::SAVE),
                (stringify!($table), $name::DELETE),
                (stringify!($table), Sql::new($name::SELECT)),
            )*]
        }
    };
}

records!(statements);

/// Writes new rows of one table.
pub fn insert_many<R: Record>(db: &mut Change, rows: &[R]) -> Result<u64, StoreError> {
    if rows.is_empty() {
        return Ok(0);
    }
    let rows: Vec<Vec<Value>> = rows.iter().map(Record::values).collect();
    db.exec_many(R::INSERT, &rows)
}

/// Writes rows of one table over those of the same ids, or as new ones.
pub fn save_many<R: Record>(db: &mut Change, rows: &[R]) -> Result<u64, StoreError> {
    if rows.is_empty() {
        return Ok(0);
    }
    let rows: Vec<Vec<Value>> = rows.iter().map(Record::values).collect();
    db.exec_many(R::SAVE, &rows)
}

/// Writes one row over that of the same id, or as a new one.
pub fn save_one<R: Record>(db: &mut Change, row: &R) -> Result<(), StoreError> {
    db.exec(R::SAVE, &row.values()).map(|_| ())
}

/// Deletes one row, and what the schema says goes with it.
pub fn delete_one<R: Record>(db: &mut Change, id: R::Id) -> Result<u64, StoreError> {
    db.exec(R::DELETE, args![Into::<Uuid>::into(id)])
}

/// The rows a statement made with `select!` finds.
pub(crate) fn rows<R: Record>(db: &mut impl Db, sql: Sql, args: &[Value]) -> Result<Vec<R>, StoreError> {
    db.all(sql, args, R::read)
}

/// A question about one table: `select!(Service, "WHERE services.id = $1")`; columns are named
/// `table.column`, so that other tables may be joined.
macro_rules! select {
    ($record:ty, $rest:expr) => {
        ::store::Sql::new($crate::listing::store::joined!(<$record as $crate::listing::store::Record>::SELECT, $rest))
    };
}

pub(crate) use {joined, select};
