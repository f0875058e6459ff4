//! The rows of the directory: one type per table of HSDS 3.0, with what this site adds.
//!
//! The list below is the one place where a column stands: the types are made from it here, the
//! statements in `store`. A line is the column's position, name and type; the id comes first and is
//! not written. Texts are kept as they were given; what they mean is read by the views.
//!
//! Nothing here checks rows: an import or a form does, before it makes them.

#![expect(clippy::struct_field_names, reason = "columns are called what HSDS calls them")]

use base::{GroupId, Time};
use uuid::Uuid;

use super::{ConfirmedBy, ListingState, LocationType, ServiceStatus, Volunteers};

base::id! {
    /// An organization of the directory.
    OrganizationId,
    /// A program of an organization.
    ProgramId,
    /// A service.
    ServiceId,
    /// A location.
    LocationId,
    /// A service at a location.
    ServiceAtLocationId,
    /// A taxonomy.
    TaxonomyId,
    /// A term of a taxonomy.
    TermId,
    /// A telephone number.
    PhoneId,
    /// A contact.
    ContactId,
    /// A row that only its owner refers to.
    EntryId,
}

macro_rules! nil_by_default {
    ($($name:ident),+ $(,)?) => {$(
        impl Default for $name {
            /// The nil id, to be replaced.
            fn default() -> Self {
                Self(Uuid::nil())
            }
        }
    )+};
}

nil_by_default!(
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

/// Adds the two columns with which every table ends, at the places named behind its head.
macro_rules! ended {
    ($run:ident $($(#[$doc:meta])* $name:ident $table:ident $id:ident $original:literal $extra:literal {
        $($(#[$about:meta])* $place:literal $column:ident: $kind:ty;)*
    })*) => {
        $run! {$(
            $(#[$doc])*
            $name $table $id {
                $($(#[$about])* $place $column: $kind;)*
                /// The id in the package it came from, where that is no UUID.
                $original original: Option<String>;
                /// What the package said beside the fields of HSDS: a JSON object.
                $extra extra: Option<String>;
            }
        )*}
    };
}

pub(crate) use ended;

/// Hands the tables to another macro: type, table, type of id, places of the two columns with which
/// every table ends, the columns before them; owners before what they own.
macro_rules! records {
    ($run:ident) => {
        $crate::listing::model::ended! { $run
                /// An organization: a listing.
                Organization organizations OrganizationId 29 30 {
                    /// Its name in URLs.
                    2 slug: String;
                    /// The group of this site that owns the listing; none for an outside organization.
                    3 group_id: Option<GroupId>;
                    /// Draft, shown or closed.
                    4 state: ListingState;
                    /// Its name.
                    5 name: String;
                    /// Another name.
                    6 alternate_name: Option<String>;
                    /// What it does.
                    7 description: String;
                    /// The organization's public address.
                    8 email: Option<String>;
                    /// Its web address, as given.
                    9 website: Option<String>;
                    /// Tax status.
                    10 tax_status: Option<String>;
                    /// Tax number.
                    11 tax_id: Option<String>;
                    /// Year.
                    12 year_incorporated: Option<i64>;
                    /// Legal status.
                    13 legal_status: Option<String>;
                    /// Address of a logo; never fetched.
                    14 logo: Option<String>;
                    /// A URI that stands for it elsewhere.
                    15 uri: Option<String>;
                    /// The organization it belongs to; need not be known here.
                    16 parent_organization_id: Option<OrganizationId>;
                    /// How to join in or help, in its own words; may be empty.
                    17 joining: String;
                    /// Free tags, separated by commas.
                    18 tags: String;
                    /// Whether it says that it looks for volunteers.
                    19 volunteers: Volunteers;
                    /// How many volunteer roles are open: kept by whoever opens and closes them.
                    20 open_roles: i64;
                    /// Where the listing was taken from: the name of an import; empty for one written here.
                    21 source: String;
                    /// When somebody last said that all of it is true.
                    22 confirmed_at: Option<Time>;
                    /// Who did.
                    23 confirmed_by: ConfirmedBy;
                    /// The later of added and confirmed.
                    24 fresh_from: Time;
                    /// When its keepers were last reminded.
                    25 reminded_at: Option<Time>;
                    /// When it came into the directory.
                    26 added_at: Time;
                    /// When it was last changed.
                    27 changed_at: Time;
                    /// Counts changes.
                    28 version: i64;
                }
        /// A program under which services run.
                Program programs ProgramId 6 7 {
                    /// Whose.
                    2 organization_id: OrganizationId;
                    /// Its name.
                    3 name: String;
                    /// Another name.
                    4 alternate_name: Option<String>;
                    /// What it is.
                    5 description: String;
                }
        /// Something an organization offers regularly.
                Service services ServiceId 29 30 {
                    /// Who offers it.
                    2 organization_id: OrganizationId;
                    /// The program it belongs to.
                    3 program_id: Option<ProgramId>;
                    /// Its name in URLs.
                    4 slug: String;
                    /// Its name.
                    5 name: String;
                    /// Another name.
                    6 alternate_name: Option<String>;
                    /// What it is.
                    7 description: Option<String>;
                    /// Its web address, as given.
                    8 url: Option<String>;
                    /// Its public address.
                    9 email: Option<String>;
                    /// Whether it can be had.
                    10 status: ServiceStatus;
                    /// Interpretation.
                    11 interpretation_services: Option<String>;
                    /// How to get it.
                    12 application_process: Option<String>;
                    /// What it costs, in words.
                    13 fees_description: Option<String>;
                    /// How long one waits.
                    14 wait_time: Option<String>;
                    /// What it costs, in the older field.
                    15 fees: Option<String>;
                    /// Accreditations.
                    16 accreditations: Option<String>;
                    /// For whom it is.
                    17 eligibility_description: Option<String>;
                    /// Least age in years.
                    18 minimum_age: Option<f64>;
                    /// Highest age in years.
                    19 maximum_age: Option<f64>;
                    /// When its publisher last assured it (a date).
                    20 assured_date: Option<String>;
                    /// Who did.
                    21 assurer_email: Option<String>;
                    /// Licenses.
                    22 licenses: Option<String>;
                    /// A notice of something unusual.
                    23 alert: Option<String>;
                    /// When its publisher last changed it, as given.
                    24 last_modified: Option<String>;
                    /// Free tags, separated by commas.
                    25 tags: String;
                    /// The import it came from; empty for one written here.
                    26 source: String;
                    /// When it came into the directory.
                    27 added_at: Time;
                    /// When it was last changed.
                    28 changed_at: Time;
                }
        /// A place, or an address on the net, where services are given.
                Location locations LocationId 15 16 {
                    /// Whose place it is.
                    2 organization_id: Option<OrganizationId>;
                    /// Physical, postal or virtual.
                    3 location_type: LocationType;
                    /// Its web address.
                    4 url: Option<String>;
                    /// Its name.
                    5 name: Option<String>;
                    /// Another name.
                    6 alternate_name: Option<String>;
                    /// What it is.
                    7 description: Option<String>;
                    /// How to get there.
                    8 transportation: Option<String>;
                    /// Degrees north.
                    9 latitude: Option<f64>;
                    /// Degrees east.
                    10 longitude: Option<f64>;
                    /// A number in a register of places.
                    11 external_identifier: Option<String>;
                    /// Which register.
                    12 external_identifier_type: Option<String>;
                    /// What helps people take part, by words of a closed list, separated by commas.
                    13 access_facts: String;
                    /// The import it came from; empty for one written here.
                    14 source: String;
                }
        /// A service given at a place.
                ServiceAtLocation service_at_locations ServiceAtLocationId 5 6 {
                    /// Which service.
                    2 service_id: ServiceId;
                    /// Where.
                    3 location_id: LocationId;
                    /// What is different there.
                    4 description: Option<String>;
                }
        /// A postal address of a location.
                Address listing_addresses EntryId 12 13 {
                    /// Of which place.
                    2 location_id: LocationId;
                    /// To whose attention.
                    3 attention: Option<String>;
                    /// Street and number.
                    4 address_1: String;
                    /// A second line.
                    5 address_2: Option<String>;
                    /// The town.
                    6 city: String;
                    /// The region.
                    7 region: Option<String>;
                    /// The state or province.
                    8 state_province: String;
                    /// The postal code.
                    9 postal_code: String;
                    /// ISO 3166 code of the country.
                    10 country: String;
                    /// Physical, postal or virtual.
                    11 address_type: String;
                }
        /// When something is open: the columns of an RRULE (RFC 5545).
                Schedule listing_schedules EntryId 24 25 {
                    /// Of which service.
                    2 service_id: Option<ServiceId>;
                    /// Of which place.
                    3 location_id: Option<LocationId>;
                    /// Of which service at which place.
                    4 service_at_location_id: Option<ServiceAtLocationId>;
                    /// First day (a date).
                    5 valid_from: Option<String>;
                    /// Last day (a date).
                    6 valid_to: Option<String>;
                    /// The day the rule counts from.
                    7 dtstart: Option<String>;
                    /// Hours from UTC.
                    8 timezone: Option<f64>;
                    /// Last day of the rule.
                    9 until: Option<String>;
                    /// How often it happens.
                    10 count: Option<i64>;
                    /// First day of the week.
                    11 wkst: Option<String>;
                    /// WEEKLY or MONTHLY.
                    12 freq: Option<String>;
                    /// Every how many weeks or months.
                    13 interval: Option<i64>;
                    /// Days of the week, such as MO,WE or 2TU.
                    14 byday: Option<String>;
                    /// Weeks of the year.
                    15 byweekno: Option<String>;
                    /// Days of the month.
                    16 bymonthday: Option<String>;
                    /// Days of the year.
                    17 byyearday: Option<String>;
                    /// The hours in words.
                    18 description: Option<String>;
                    /// From (HH:MM).
                    19 opens_at: Option<String>;
                    /// To (HH:MM).
                    20 closes_at: Option<String>;
                    /// Where the hours stand on the net.
                    21 schedule_link: Option<String>;
                    /// How one attends.
                    22 attending_type: Option<String>;
                    /// Notes.
                    23 notes: Option<String>;
                }
        /// Whom to ask at an organization; never a private person.
                Contact listing_contacts ContactId 10 11 {
                    /// Of which organization.
                    2 organization_id: Option<OrganizationId>;
                    /// Of which service.
                    3 service_id: Option<ServiceId>;
                    /// Of which service at which place.
                    4 service_at_location_id: Option<ServiceAtLocationId>;
                    /// Of which place.
                    5 location_id: Option<LocationId>;
                    /// A name, as published.
                    6 name: Option<String>;
                    /// Their office.
                    7 title: Option<String>;
                    /// The department.
                    8 department: Option<String>;
                    /// The public address of the office.
                    9 email: Option<String>;
                }
        /// A telephone number of an organization, a service, a place or a contact.
                Phone listing_phones PhoneId 11 12 {
                    /// Of which place.
                    2 location_id: Option<LocationId>;
                    /// Of which service.
                    3 service_id: Option<ServiceId>;
                    /// Of which organization.
                    4 organization_id: Option<OrganizationId>;
                    /// Of which contact.
                    5 contact_id: Option<ContactId>;
                    /// Of which service at which place.
                    6 service_at_location_id: Option<ServiceAtLocationId>;
                    /// The number, as given.
                    7 number: String;
                    /// The extension, as given.
                    8 extension: Option<String>;
                    /// Voice, text, fax …
                    9 kind: Option<String>;
                    /// What it is for.
                    10 description: Option<String>;
                }
        /// A language that is spoken.
                Language listing_languages EntryId 8 9 {
                    /// In which service.
                    2 service_id: Option<ServiceId>;
                    /// At which place.
                    3 location_id: Option<LocationId>;
                    /// On which telephone.
                    4 phone_id: Option<PhoneId>;
                    /// Its name, as given.
                    5 name: Option<String>;
                    /// Its ISO 639 code.
                    6 code: Option<String>;
                    /// A note.
                    7 note: Option<String>;
                }
        /// How people with disabilities get in and on at a place.
                Accessibility listing_accessibility EntryId 6 7 {
                    /// At which place.
                    2 location_id: Option<LocationId>;
                    /// What there is.
                    3 description: Option<String>;
                    /// More about it.
                    4 details: Option<String>;
                    /// Where it is described.
                    5 url: Option<String>;
                }
        /// Where people must live to be served.
                ServiceArea service_areas EntryId 8 9 {
                    /// By which service.
                    2 service_id: Option<ServiceId>;
                    /// The name of the area.
                    3 name: Option<String>;
                    /// The area in words.
                    4 description: Option<String>;
                    /// Its outline, as given.
                    5 extent: Option<String>;
                    /// What the outline is written in.
                    6 extent_type: Option<String>;
                    /// A URI of the area.
                    7 uri: Option<String>;
                }
        /// What a service costs.
                CostOption cost_options EntryId 9 10 {
                    /// Which service.
                    2 service_id: ServiceId;
                    /// From (a date).
                    3 valid_from: Option<String>;
                    /// To (a date).
                    4 valid_to: Option<String>;
                    /// For whom.
                    5 option: Option<String>;
                    /// ISO 4217 code.
                    6 currency: Option<String>;
                    /// How much.
                    7 amount: Option<f64>;
                    /// For what.
                    8 amount_description: Option<String>;
                }
        /// A paper that is asked for.
                RequiredDocument required_documents EntryId 5 6 {
                    /// By which service.
                    2 service_id: Option<ServiceId>;
                    /// Which paper.
                    3 document: Option<String>;
                    /// Where it is described.
                    4 uri: Option<String>;
                }
        /// Where the money comes from.
                Funding listing_funding EntryId 5 6 {
                    /// Of which organization.
                    2 organization_id: Option<OrganizationId>;
                    /// Of which service.
                    3 service_id: Option<ServiceId>;
                    /// From where.
                    4 source: Option<String>;
                }
        /// The number of an organization in a register.
                OrganizationIdentifier organization_identifiers EntryId 6 7 {
                    /// Of which organization.
                    2 organization_id: OrganizationId;
                    /// Which register, by its code.
                    3 identifier_scheme: Option<String>;
                    /// Which register, in words.
                    4 identifier_type: String;
                    /// The number.
                    5 identifier: String;
                }
        /// A set of terms by which things are sorted.
                Taxonomy taxonomies TaxonomyId 7 8 {
                    /// Its name.
                    2 name: String;
                    /// What it is for.
                    3 description: String;
                    /// Where it is described.
                    4 uri: Option<String>;
                    /// Which edition.
                    5 version: Option<String>;
                    /// The import it came from; empty for one written here.
                    6 source: String;
                }
        /// One term of a taxonomy.
                TaxonomyTerm taxonomy_terms TermId 10 11 {
                    /// Of which taxonomy.
                    2 taxonomy_id: Option<TaxonomyId>;
                    /// The wider term; need not be known here.
                    3 parent_id: Option<TermId>;
                    /// Its code.
                    4 code: Option<String>;
                    /// Its name.
                    5 name: String;
                    /// What it covers.
                    6 description: String;
                    /// The taxonomy by name, where no row of its own is given.
                    7 taxonomy: Option<String>;
                    /// The language of the name.
                    8 language: Option<String>;
                    /// Where it is described.
                    9 term_uri: Option<String>;
                }
        /// A term said of something.
                Attribute listing_attributes EntryId 7 8 {
                    /// Of which row.
                    2 link_id: Uuid;
                    /// Which term.
                    3 taxonomy_term_id: TermId;
                    /// In which sense.
                    4 link_type: Option<String>;
                    /// Of which table, by the HSDS name.
                    5 link_entity: String;
                    /// A value.
                    6 value: Option<String>;
                }
        /// What was changed elsewhere, as a package told it.
                Metadata listing_metadata EntryId 10 11 {
                    /// Of which row.
                    2 resource_id: Uuid;
                    /// Of which table, by the HSDS name.
                    3 resource_type: String;
                    /// When.
                    4 last_action_date: String;
                    /// What was done.
                    5 last_action_type: String;
                    /// To which field.
                    6 field_name: String;
                    /// What stood there.
                    7 previous_value: String;
                    /// What stands there now.
                    8 replacement_value: String;
                    /// Who did it, as published.
                    9 updated_by: String;
                }
        /// What a package said about one of its tables.
                TableDescription listing_table_descriptions EntryId 5 6 {
                    /// Which table.
                    2 name: Option<String>;
                    /// In which language it is.
                    3 language: Option<String>;
                    /// In which character set.
                    4 character_set: Option<String>;
                }
        }
    };
}

pub(crate) use records;

macro_rules! structs {
    ($($(#[$doc:meta])* $name:ident $table:ident $id:ident {
        $($(#[$about:meta])* $place:literal $column:ident: $kind:ty;)*
    })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, PartialEq, Debug, Default)]
            pub struct $name {
                /// Its id.
                pub id: $id,
                $($(#[$about])* pub $column: $kind,)*
            }
        )*

        /// Rows of all tables: a listing with everything that belongs to it, or a whole package.
        #[derive(Clone, PartialEq, Debug, Default)]
        pub struct Records {
            $($(#[$doc])* pub $table: Vec<$name>,)*
        }

        impl Records {
            /// How many rows there are.
            pub fn len(&self) -> usize {
                0 $(+ self.$table.len())*
            }

            /// Whether there is none.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// Adds the rows of another.
            pub fn append(&mut self, mut other: Self) {
                $(self.$table.append(&mut other.$table);)*
            }
        }
    };
}

records!(structs);
