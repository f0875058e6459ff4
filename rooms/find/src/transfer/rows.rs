//! Rows of a package as rows of the directory, and back: column by column, by name.
//!
//! The columns are those of `listing::model::records!`, so a column that is added there travels here
//! without another line. What only this site has (slug, state, freshness …) keeps its default and is
//! set by whoever writes. Values are sound already: `hsds::check` saw to that.

use base::{GroupId, Time};
use uuid::Uuid;

use crate::hsds::{Package, Row, Table};
use crate::listing::model::{
    Accessibility, Address, Attribute, ConfirmedBy, Contact, ContactId, CostOption, EntryId, Funding, Language,
    ListingState, Location, LocationId, LocationType, Metadata, Organization, OrganizationId, OrganizationIdentifier,
    Phone, PhoneId, Program, ProgramId, Records, RequiredDocument, Schedule, Service, ServiceArea, ServiceAtLocation,
    ServiceAtLocationId, ServiceId, ServiceStatus, TableDescription, Taxonomy, TaxonomyId, TaxonomyTerm, TermId,
    Volunteers, records,
};

/// A value of a column as text, and back.
trait Field: Sized {
    fn take(text: Option<&str>) -> Self;
    fn give(&self) -> Option<String>;
}

impl Field for String {
    fn take(text: Option<&str>) -> Self {
        text.unwrap_or_default().to_owned()
    }
    fn give(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.clone())
    }
}

impl Field for Option<String> {
    fn take(text: Option<&str>) -> Self {
        text.map(str::to_owned)
    }
    fn give(&self) -> Option<String> {
        self.clone()
    }
}

impl Field for Option<f64> {
    fn take(text: Option<&str>) -> Self {
        text?.parse().ok()
    }
    fn give(&self) -> Option<String> {
        self.map(|it| it.to_string())
    }
}

/// Whole numbers a double holds exactly.
const WHOLE_MAX: f64 = 9_007_199_254_740_992.0;

impl Field for Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "only numbers a double holds exactly come through")]
    fn take(text: Option<&str>) -> Self {
        let text = text?;
        text.parse().ok().or_else(|| {
            let number = text.parse::<f64>().ok()?.round();
            (number.abs() <= WHOLE_MAX).then_some(number as i64)
        })
    }
    fn give(&self) -> Option<String> {
        self.map(|it| it.to_string())
    }
}

macro_rules! ids {
    ($($name:ident),+ $(,)?) => {$(
        impl Field for $name {
            fn take(text: Option<&str>) -> Self {
                Self(text.and_then(|it| Uuid::try_parse(it).ok()).unwrap_or_default())
            }
            fn give(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
        impl Field for Option<$name> {
            fn take(text: Option<&str>) -> Self {
                text.and_then(|it| Uuid::try_parse(it).ok()).map($name)
            }
            fn give(&self) -> Option<String> {
                self.map(|it| it.0.to_string())
            }
        }
    )+};
}

ids!(
    OrganizationId,
    ProgramId,
    ServiceId,
    LocationId,
    ServiceAtLocationId,
    TaxonomyId,
    TermId,
    PhoneId,
    ContactId,
    EntryId
);

macro_rules! words {
    ($($name:ident),+) => {$(
        impl Field for $name {
            fn take(text: Option<&str>) -> Self {
                text.and_then(Self::parse).unwrap_or_default()
            }
            fn give(&self) -> Option<String> {
                Some(self.as_str().to_owned())
            }
        }
    )+};
}

words!(ServiceStatus, LocationType);

macro_rules! not_in_packages {
    ($($name:ty),+) => {$(
        impl Field for $name {
            fn take(_: Option<&str>) -> Self {
                Self::default()
            }
            fn give(&self) -> Option<String> {
                None
            }
        }
    )+};
}

not_in_packages!(ListingState, Volunteers, ConfirmedBy, Time, Option<Time>, Option<GroupId>, i64);

impl Field for Uuid {
    fn take(text: Option<&str>) -> Self {
        text.and_then(|it| Self::try_parse(it).ok()).unwrap_or_default()
    }
    fn give(&self) -> Option<String> {
        Some(self.to_string())
    }
}

/// A row that has a table in HSDS.
pub(crate) trait Tabled: Sized {
    /// Its table.
    const TABLE: Table;
    /// From a sound row.
    fn of(row: &Row) -> Self;
    /// As a row.
    fn row(&self) -> Row;
}

/// The table of a type: the same name, but for one.
macro_rules! table_of {
    (TableDescription) => {
        Table::MetaTableDescription
    };
    ($name:ident) => {
        Table::$name
    };
}

/// What a column is called in HSDS.
const fn named(column: &'static str) -> &'static str {
    match column.as_bytes() {
        b"kind" => "type",
        _ => column,
    }
}

macro_rules! tabled {
    ($($(#[$doc:meta])* $name:ident $table:ident $id:ident {
        $($(#[$about:meta])* $column:ident: $kind:ty;)*
    })*) => {
        $(impl Tabled for $name {
            const TABLE: Table = table_of!($name);

            fn of(row: &Row) -> Self {
                let mut it = Self {
                    id: Field::take(row.values.first().and_then(Option::as_deref)),
                    $($column: <$kind as Field>::take(row.get(Self::TABLE, named(stringify!($column)))),)*
                };
                it.original = row.original.as_deref().map(str::to_owned);
                it.extra = row.extra.as_deref().map(str::to_owned);
                it
            }

            fn row(&self) -> Row {
                let mut row = Row::empty(Self::TABLE, 0);
                row.set(Self::TABLE, "id", Field::give(&self.id));
                $(row.set(Self::TABLE, named(stringify!($column)), <$kind as Field>::give(&self.$column));)*
                row.original = self.original.as_deref().map(Into::into);
                row.extra = self.extra.as_deref().map(Into::into);
                row
            }
        })*

        /// One row of a package, into the list it belongs to.
        pub(crate) fn put(all: &mut Records, table: Table, row: &Row) {
            match table {
                $(<$name as Tabled>::TABLE => all.$table.push($name::of(row)),)*
            }
        }

        /// The ids of all rows, organizations first.
        pub(crate) fn ids(all: &Records) -> Vec<Uuid> {
            let mut found = Vec::with_capacity(all.len());
            $(found.extend(all.$table.iter().map(|it| Uuid::from(it.id)));)*
            found
        }

        /// Rows of the directory as a package.
        pub fn package(all: &Records) -> Package {
            let mut package = Package::new();
            $(for it in &all.$table {
                package.add(<$name as Tabled>::TABLE, it.row());
            })*
            package
        }
    };
}

records!(tabled);

/// A sound package as rows of the directory.
pub fn records_of(package: &Package) -> Records {
    let mut all = Records::default();
    for table in Table::ALL {
        for row in package.rows(table) {
            put(&mut all, table, row);
        }
    }
    all
}
