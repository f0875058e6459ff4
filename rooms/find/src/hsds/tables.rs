//! The tables of HSDS 3.0, once: names, columns, what each column holds, and what belongs to what.
//!
//! Everything else here is driven by this list: reading and writing CSV, taking nested JSON apart and
//! putting it together, checking, the descriptor of the data package. The names are those of the Human
//! Services Data Specification 3.0 (Open Referral); the descriptions stay there. It promises that a
//! column is named in one place. It does not know the database.

/// One table of the specification.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Table {
    /// Organizations.
    Organization,
    /// Programs: what gathers services.
    Program,
    /// Services.
    Service,
    /// Links from anything to a taxonomy term.
    Attribute,
    /// A service at a location.
    ServiceAtLocation,
    /// Locations.
    Location,
    /// Phones.
    Phone,
    /// Named contacts.
    Contact,
    /// Addresses of locations.
    Address,
    /// Opening hours, an RRULE in columns.
    Schedule,
    /// Who pays.
    Funding,
    /// Where a service is offered.
    ServiceArea,
    /// What one has to bring.
    RequiredDocument,
    /// Languages spoken.
    Language,
    /// Arrangements for people with disabilities.
    Accessibility,
    /// Terms of taxonomies.
    TaxonomyTerm,
    /// Who changed what.
    Metadata,
    /// Language and character set of tables.
    MetaTableDescription,
    /// What a service costs.
    CostOption,
    /// Registration numbers.
    OrganizationIdentifier,
    /// Taxonomies.
    Taxonomy,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The row's own id.
    Id,
    /// The id of a row of that table.
    Ref(Table),
    /// The id of a row of the table another column names.
    AnyRef,
    /// One line of at most so many letters.
    Line(usize),
    /// Several lines of at most so many letters.
    Block(usize),
    /// An address in the web.
    Uri,
    /// An e-mail address.
    Mail,
    /// A number.
    Number,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A time of day.
    Time,
    /// A moment, RFC 3339.
    Moment,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// Whether a column may be empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Must {
    /// It may.
    May,
    /// The specification wants it, in JSON and in tables.
    Be,
    /// The specification wants it in tables only: JSON says it by nesting.
    BeInTables,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be empty.
    pub must: Must,
}

/// A list inside a nested object: its key, the table of its rows, their column that names the owner.
pub type Child = (&'static str, Table, &'static str);

/// An object inside a nested object: its key, its table, the owner's column that names it.
pub type One = (&'static str, Table, &'static str);

const fn col(name: &'static str, kind: Kind, must: Must) -> Column {
    Column { name, kind, must }
}
const fn may(name: &'static str, kind: Kind) -> Column {
    col(name, kind, Must::May)
}
const fn be(name: &'static str, kind: Kind) -> Column {
    col(name, kind, Must::Be)
}
const fn to(name: &'static str, table: Table) -> Column {
    col(name, Kind::Ref(table), Must::May)
}
const fn of(name: &'static str, table: Table) -> Column {
    col(name, Kind::Ref(table), Must::BeInTables)
}

/// Letters in a name.
pub const NAME_MAX: usize = 200;
/// Letters in a line of any other kind.
pub const LINE_MAX: usize = 500;
/// Letters in a text of several lines.
pub const BLOCK_MAX: usize = 10_000;
/// Letters in the extent of an area, which may be `GeoJSON`.
const EXTENT_MAX: usize = 200_000;

const NAME: Kind = Kind::Line(NAME_MAX);
const LINE: Kind = Kind::Line(LINE_MAX);
const BLOCK: Kind = Kind::Block(BLOCK_MAX);
const ID: Column = be("id", Kind::Id);

/// What a service's state is called.
pub const STATUS: &[&str] = &["active", "inactive", "defunct", "temporarily closed"];
/// Kinds of locations and addresses.
pub const PLACES: &[&str] = &["physical", "postal", "virtual"];
/// Days of RFC 5545.
pub const DAYS: &[&str] = &["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const ORGANIZATION: &[Column] = &[
    ID,
    be("name", NAME),
    may("alternate_name", NAME),
    be("description", BLOCK),
    may("email", Kind::Mail),
    may("website", Kind::Uri),
    may("tax_status", LINE),
    may("tax_id", LINE),
    may("year_incorporated", Kind::Number),
    may("legal_status", LINE),
    may("logo", Kind::Uri),
    may("uri", Kind::Uri),
    to("parent_organization_id", Table::Organization),
];
const PROGRAM: &[Column] = &[
    ID,
    of("organization_id", Table::Organization),
    be("name", NAME),
    may("alternate_name", NAME),
    be("description", BLOCK),
];
const SERVICE: &[Column] = &[
    ID,
    of("organization_id", Table::Organization),
    to("program_id", Table::Program),
    be("name", NAME),
    may("alternate_name", NAME),
    may("description", BLOCK),
    may("url", Kind::Uri),
    may("email", Kind::Mail),
    be("status", Kind::OneOf(STATUS)),
    may("interpretation_services", BLOCK),
    may("application_process", BLOCK),
    may("fees_description", BLOCK),
    may("wait_time", LINE),
    may("fees", BLOCK),
    may("accreditations", BLOCK),
    may("eligibility_description", BLOCK),
    may("minimum_age", Kind::Number),
    may("maximum_age", Kind::Number),
    may("assured_date", Kind::Date),
    may("assurer_email", Kind::Mail),
    may("licenses", BLOCK),
    may("alert", BLOCK),
    may("last_modified", Kind::Moment),
];
const ATTRIBUTE: &[Column] = &[
    ID,
    col("link_id", Kind::AnyRef, Must::BeInTables),
    of("taxonomy_term_id", Table::TaxonomyTerm),
    may("link_type", LINE),
    col("link_entity", LINE, Must::BeInTables),
    may("value", LINE),
];
const SERVICE_AT_LOCATION: &[Column] =
    &[ID, of("service_id", Table::Service), of("location_id", Table::Location), may("description", BLOCK)];
const LOCATION: &[Column] = &[
    ID,
    be("location_type", Kind::OneOf(PLACES)),
    may("url", Kind::Uri),
    to("organization_id", Table::Organization),
    may("name", NAME),
    may("alternate_name", NAME),
    may("description", BLOCK),
    may("transportation", BLOCK),
    may("latitude", Kind::Number),
    may("longitude", Kind::Number),
    may("external_identifier", LINE),
    may("external_identifier_type", LINE),
];
const PHONE: &[Column] = &[
    ID,
    to("location_id", Table::Location),
    to("service_id", Table::Service),
    to("organization_id", Table::Organization),
    to("contact_id", Table::Contact),
    to("service_at_location_id", Table::ServiceAtLocation),
    be("number", Kind::Line(80)),
    may("extension", Kind::Number),
    may("type", Kind::Line(40)),
    may("description", BLOCK),
];
const CONTACT: &[Column] = &[
    ID,
    to("organization_id", Table::Organization),
    to("service_id", Table::Service),
    to("service_at_location_id", Table::ServiceAtLocation),
    to("location_id", Table::Location),
    may("name", NAME),
    may("title", NAME),
    may("department", NAME),
    may("email", Kind::Mail),
];
const ADDRESS: &[Column] = &[
    ID,
    to("location_id", Table::Location),
    may("attention", LINE),
    be("address_1", LINE),
    may("address_2", LINE),
    be("city", NAME),
    may("region", NAME),
    be("state_province", NAME),
    be("postal_code", Kind::Line(40)),
    be("country", Kind::Line(80)),
    be("address_type", Kind::OneOf(PLACES)),
];
const SCHEDULE: &[Column] = &[
    ID,
    to("service_id", Table::Service),
    to("location_id", Table::Location),
    to("service_at_location_id", Table::ServiceAtLocation),
    may("valid_from", Kind::Date),
    may("valid_to", Kind::Date),
    may("dtstart", Kind::Date),
    may("timezone", Kind::Number),
    may("until", Kind::Date),
    may("count", Kind::Number),
    may("wkst", Kind::OneOf(DAYS)),
    may("freq", Kind::OneOf(&["WEEKLY", "MONTHLY"])),
    may("interval", Kind::Number),
    may("byday", Kind::Line(80)),
    may("byweekno", Kind::Line(200)),
    may("bymonthday", Kind::Line(200)),
    may("byyearday", Kind::Line(500)),
    may("description", BLOCK),
    may("opens_at", Kind::Time),
    may("closes_at", Kind::Time),
    may("schedule_link", Kind::Uri),
    may("attending_type", LINE),
    may("notes", BLOCK),
];
const FUNDING: &[Column] =
    &[ID, to("organization_id", Table::Organization), to("service_id", Table::Service), may("source", BLOCK)];
const SERVICE_AREA: &[Column] = &[
    ID,
    to("service_id", Table::Service),
    may("name", LINE),
    may("description", BLOCK),
    may("extent", Kind::Block(EXTENT_MAX)),
    may("extent_type", Kind::Line(40)),
    may("uri", Kind::Uri),
];
const REQUIRED_DOCUMENT: &[Column] =
    &[ID, to("service_id", Table::Service), may("document", BLOCK), may("uri", Kind::Uri)];
const LANGUAGE: &[Column] = &[
    ID,
    to("service_id", Table::Service),
    to("location_id", Table::Location),
    to("phone_id", Table::Phone),
    may("name", Kind::Line(80)),
    may("code", Kind::Line(40)),
    may("note", BLOCK),
];
const ACCESSIBILITY: &[Column] =
    &[ID, to("location_id", Table::Location), may("description", BLOCK), may("details", BLOCK), may("url", Kind::Uri)];
const TAXONOMY_TERM: &[Column] = &[
    ID,
    may("code", NAME),
    be("name", NAME),
    be("description", BLOCK),
    to("parent_id", Table::TaxonomyTerm),
    may("taxonomy", NAME),
    may("language", Kind::Line(40)),
    to("taxonomy_id", Table::Taxonomy),
    may("term_uri", Kind::Uri),
];
const METADATA: &[Column] = &[
    ID,
    col("resource_id", Kind::AnyRef, Must::BeInTables),
    be("resource_type", LINE),
    be("last_action_date", Kind::Date),
    be("last_action_type", LINE),
    be("field_name", LINE),
    be("previous_value", BLOCK),
    be("replacement_value", BLOCK),
    be("updated_by", LINE),
];
const META_TABLE_DESCRIPTION: &[Column] =
    &[ID, may("name", NAME), may("language", Kind::Line(40)), may("character_set", Kind::Line(40))];
const COST_OPTION: &[Column] = &[
    ID,
    of("service_id", Table::Service),
    may("valid_from", Kind::Date),
    may("valid_to", Kind::Date),
    may("option", LINE),
    may("currency", Kind::Line(10)),
    may("amount", Kind::Number),
    may("amount_description", BLOCK),
];
const ORGANIZATION_IDENTIFIER: &[Column] = &[
    ID,
    of("organization_id", Table::Organization),
    may("identifier_scheme", LINE),
    be("identifier_type", LINE),
    be("identifier", LINE),
];
const TAXONOMY: &[Column] =
    &[ID, be("name", NAME), be("description", BLOCK), may("uri", Kind::Uri), may("version", Kind::Line(80))];

/// What every nested object may carry beside its own lists.
const ANY: &[Child] = &[("attributes", Table::Attribute, "link_id"), ("metadata", Table::Metadata, "resource_id")];

impl Table {
    /// All tables, in the order in which one can be read after the other.
    pub const ALL: [Self; 21] = [
        Self::Organization,
        Self::Program,
        Self::Service,
        Self::Location,
        Self::ServiceAtLocation,
        Self::Address,
        Self::Contact,
        Self::Phone,
        Self::Schedule,
        Self::Language,
        Self::Accessibility,
        Self::ServiceArea,
        Self::RequiredDocument,
        Self::CostOption,
        Self::Funding,
        Self::OrganizationIdentifier,
        Self::Taxonomy,
        Self::TaxonomyTerm,
        Self::Attribute,
        Self::Metadata,
        Self::MetaTableDescription,
    ];

    /// The name of the object, as in `link_entity`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Program => "program",
            Self::Service => "service",
            Self::Attribute => "attribute",
            Self::ServiceAtLocation => "service_at_location",
            Self::Location => "location",
            Self::Phone => "phone",
            Self::Contact => "contact",
            Self::Address => "address",
            Self::Schedule => "schedule",
            Self::Funding => "funding",
            Self::ServiceArea => "service_area",
            Self::RequiredDocument => "required_document",
            Self::Language => "language",
            Self::Accessibility => "accessibility",
            Self::TaxonomyTerm => "taxonomy_term",
            Self::Metadata => "metadata",
            Self::MetaTableDescription => "meta_table_description",
            Self::CostOption => "cost_option",
            Self::OrganizationIdentifier => "organization_identifier",
            Self::Taxonomy => "taxonomy",
        }
    }

    /// The name of its file, without `.csv`.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Organization => "organizations",
            Self::Program => "programs",
            Self::Service => "services",
            Self::Attribute => "attributes",
            Self::ServiceAtLocation => "service_at_location",
            Self::Location => "locations",
            Self::Phone => "phones",
            Self::Contact => "contacts",
            Self::Address => "addresses",
            Self::Schedule => "schedules",
            Self::Funding => "funding",
            Self::ServiceArea => "service_areas",
            Self::RequiredDocument => "required_documents",
            Self::Language => "languages",
            Self::Accessibility => "accessibility",
            Self::TaxonomyTerm => "taxonomy_terms",
            Self::Metadata => "metadata",
            Self::MetaTableDescription => "meta_table_descriptions",
            Self::CostOption => "cost_options",
            Self::OrganizationIdentifier => "organization_identifiers",
            Self::Taxonomy => "taxonomies",
        }
    }

    /// Its columns, in the order of the specification.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Organization => ORGANIZATION,
            Self::Program => PROGRAM,
            Self::Service => SERVICE,
            Self::Attribute => ATTRIBUTE,
            Self::ServiceAtLocation => SERVICE_AT_LOCATION,
            Self::Location => LOCATION,
            Self::Phone => PHONE,
            Self::Contact => CONTACT,
            Self::Address => ADDRESS,
            Self::Schedule => SCHEDULE,
            Self::Funding => FUNDING,
            Self::ServiceArea => SERVICE_AREA,
            Self::RequiredDocument => REQUIRED_DOCUMENT,
            Self::Language => LANGUAGE,
            Self::Accessibility => ACCESSIBILITY,
            Self::TaxonomyTerm => TAXONOMY_TERM,
            Self::Metadata => METADATA,
            Self::MetaTableDescription => META_TABLE_DESCRIPTION,
            Self::CostOption => COST_OPTION,
            Self::OrganizationIdentifier => ORGANIZATION_IDENTIFIER,
            Self::Taxonomy => TAXONOMY,
        }
    }

    /// The place of a column; none when the table has no such column.
    pub fn column(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.name == name)
    }

    /// The lists inside a nested object of this table.
    pub fn children(self) -> impl Iterator<Item = Child> {
        let own: &[Child] = match self {
            Self::Organization => &[
                ("funding", Self::Funding, "organization_id"),
                ("contacts", Self::Contact, "organization_id"),
                ("phones", Self::Phone, "organization_id"),
                ("locations", Self::Location, "organization_id"),
                ("programs", Self::Program, "organization_id"),
                ("organization_identifiers", Self::OrganizationIdentifier, "organization_id"),
                ("services", Self::Service, "organization_id"),
            ],
            Self::Service => &[
                ("phones", Self::Phone, "service_id"),
                ("schedules", Self::Schedule, "service_id"),
                ("service_areas", Self::ServiceArea, "service_id"),
                ("service_at_locations", Self::ServiceAtLocation, "service_id"),
                ("languages", Self::Language, "service_id"),
                ("funding", Self::Funding, "service_id"),
                ("cost_options", Self::CostOption, "service_id"),
                ("required_documents", Self::RequiredDocument, "service_id"),
                ("contacts", Self::Contact, "service_id"),
            ],
            Self::ServiceAtLocation => &[
                ("contacts", Self::Contact, "service_at_location_id"),
                ("phones", Self::Phone, "service_at_location_id"),
                ("schedules", Self::Schedule, "service_at_location_id"),
            ],
            Self::Location => &[
                ("languages", Self::Language, "location_id"),
                ("addresses", Self::Address, "location_id"),
                ("contacts", Self::Contact, "location_id"),
                ("accessibility", Self::Accessibility, "location_id"),
                ("phones", Self::Phone, "location_id"),
                ("schedules", Self::Schedule, "location_id"),
            ],
            Self::Contact => &[("phones", Self::Phone, "contact_id")],
            Self::Phone => &[("languages", Self::Language, "phone_id")],
            _ => &[],
        };
        let any = if matches!(self, Self::Attribute | Self::Metadata) { &[] } else { ANY };
        own.iter().chain(any).copied()
    }

    /// The objects inside a nested object of this table.
    pub const fn ones(self) -> &'static [One] {
        match self {
            Self::Service => {
                &[("organization", Self::Organization, "organization_id"), ("program", Self::Program, "program_id")]
            }
            Self::ServiceAtLocation => {
                &[("location", Self::Location, "location_id"), ("service", Self::Service, "service_id")]
            }
            Self::Attribute => &[("taxonomy_term", Self::TaxonomyTerm, "taxonomy_term_id")],
            Self::TaxonomyTerm => &[("taxonomy_detail", Self::Taxonomy, "taxonomy_id")],
            _ => &[],
        }
    }

    /// The table whose object name or file name this is, however old the name.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|it| it.name() == name || it.file() == name);
        found.or(match name {
            "service_at_locations" | "services_at_location" => Some(Self::ServiceAtLocation),
            "fundings" => Some(Self::Funding),
            "languages_spoken" => Some(Self::Language),
            "meta_table_description" => Some(Self::MetaTableDescription),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_and_object_names_a_column_that_is_there() {
        for table in Table::ALL {
            assert_eq!(table.columns().first(), Some(&ID), "{table:?}");
            for (key, child, link) in table.children() {
                assert!(child.column(link).is_some(), "{table:?}.{key}: {child:?} has no {link}");
            }
            for (key, _, link) in table.ones() {
                assert!(table.column(link).is_some(), "{table:?}.{key} has no {link}");
            }
            assert_eq!(Table::named(table.file()), Some(table));
            assert_eq!(Table::named(table.name()), Some(table));
        }
    }
}
