//! The rows of the directory: one type per table of HSDS 3.0, with what this site adds.
//!
//! The list below is the one place where a column stands: the types are made from it here, the
//! statements in `store`. A line is the column's name and type, in the order of the table; the id comes
//! first and is not written. Texts are kept as they were given; what they mean is read by the views.
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

/// Adds the two columns with which every table ends.
macro_rules! ended {
    ($run:ident $($(#[$doc:meta])* $name:ident $table:ident $id:ident {
        $($(#[$about:meta])* $column:ident: $kind:ty;)*
    })*) => {
        $run! {$(
            $(#[$doc])*
            $name $table $id {
                $($(#[$about])* $column: $kind;)*
                /// The id in the package it came from, where that is no UUID.
                original: Option<String>;
                /// What the package said beside the fields of HSDS: a JSON object.
                extra: Option<String>;
            }
        )*}
    };
}

pub(crate) use ended;

/// Hands the tables to another macro: type, table, type of id, columns; owners before what they own.
macro_rules! records {
    ($run:ident) => {
        $crate::listing::model::ended! { $run
            /// An organization: a listing.
            Organization organizations OrganizationId {
                /// Its name in URLs.
                slug: String;
                /// The group of this site that owns the listing; none for an outside organization.
                group_id: Option<GroupId>;
                /// Draft, shown or closed.
                state: ListingState;
                /// Its name.
                name: String;
                /// Another name.
                alternate_name: Option<String>;
                /// What it does.
                description: String;
                /// The organization's public address.
                email: Option<String>;
                /// Its web address, as given.
                website: Option<String>;
                /// Tax status.
                tax_status: Option<String>;
                /// Tax number.
                tax_id: Option<String>;
                /// Year.
                year_incorporated: Option<i64>;
                /// Legal status.
                legal_status: Option<String>;
                /// Address of a logo; never fetched.
                logo: Option<String>;
                /// A URI that stands for it elsewhere.
                uri: Option<String>;
                /// The organization it belongs to; need not be known here.
                parent_organization_id: Option<OrganizationId>;
                /// How to join in or help, in its own words; may be empty.
                joining: String;
                /// Free tags, separated by commas.
                tags: String;
                /// Whether it says that it looks for volunteers.
                volunteers: Volunteers;
                /// How many volunteer roles are open: kept by whoever opens and closes them.
                open_roles: i64;
                /// Where the listing was taken from: the name of an import; empty for one written here.
                source: String;
                /// When somebody last said that all of it is true.
                confirmed_at: Option<Time>;
                /// Who did.
                confirmed_by: ConfirmedBy;
                /// The later of added and confirmed.
                fresh_from: Time;
                /// When its keepers were last reminded.
                reminded_at: Option<Time>;
                /// When it came into the directory.
                added_at: Time;
                /// When it was last changed.
                changed_at: Time;
                /// Counts changes.
                version: i64;
            }
            /// A program under which services run.
            Program programs ProgramId {
                /// Whose.
                organization_id: OrganizationId;
                /// Its name.
                name: String;
                /// Another name.
                alternate_name: Option<String>;
                /// What it is.
                description: String;
            }
            /// Something an organization offers regularly.
            Service services ServiceId {
                /// Who offers it.
                organization_id: OrganizationId;
                /// The program it belongs to.
                program_id: Option<ProgramId>;
                /// Its name in URLs.
                slug: String;
                /// Its name.
                name: String;
                /// Another name.
                alternate_name: Option<String>;
                /// What it is.
                description: Option<String>;
                /// Its web address, as given.
                url: Option<String>;
                /// Its public address.
                email: Option<String>;
                /// Whether it can be had.
                status: ServiceStatus;
                /// Interpretation.
                interpretation_services: Option<String>;
                /// How to get it.
                application_process: Option<String>;
                /// What it costs, in words.
                fees_description: Option<String>;
                /// How long one waits.
                wait_time: Option<String>;
                /// What it costs, in the older field.
                fees: Option<String>;
                /// Accreditations.
                accreditations: Option<String>;
                /// For whom it is.
                eligibility_description: Option<String>;
                /// Least age in years.
                minimum_age: Option<f64>;
                /// Highest age in years.
                maximum_age: Option<f64>;
                /// When its publisher last assured it (a date).
                assured_date: Option<String>;
                /// Who did.
                assurer_email: Option<String>;
                /// Licenses.
                licenses: Option<String>;
                /// A notice of something unusual.
                alert: Option<String>;
                /// When its publisher last changed it, as given.
                last_modified: Option<String>;
                /// Free tags, separated by commas.
                tags: String;
                /// The import it came from; empty for one written here.
                source: String;
                /// When it came into the directory.
                added_at: Time;
                /// When it was last changed.
                changed_at: Time;
            }
            /// A place, or an address on the net, where services are given.
            Location locations LocationId {
                /// Whose place it is.
                organization_id: Option<OrganizationId>;
                /// Physical, postal or virtual.
                location_type: LocationType;
                /// Its web address.
                url: Option<String>;
                /// Its name.
                name: Option<String>;
                /// Another name.
                alternate_name: Option<String>;
                /// What it is.
                description: Option<String>;
                /// How to get there.
                transportation: Option<String>;
                /// Degrees north.
                latitude: Option<f64>;
                /// Degrees east.
                longitude: Option<f64>;
                /// A number in a register of places.
                external_identifier: Option<String>;
                /// Which register.
                external_identifier_type: Option<String>;
                /// What helps people take part, by words of a closed list, separated by commas.
                access_facts: String;
                /// The import it came from; empty for one written here.
                source: String;
            }
            /// A service given at a place.
            ServiceAtLocation service_at_locations ServiceAtLocationId {
                /// Which service.
                service_id: ServiceId;
                /// Where.
                location_id: LocationId;
                /// What is different there.
                description: Option<String>;
            }
            /// A postal address of a location.
            Address listing_addresses EntryId {
                /// Of which place.
                location_id: LocationId;
                /// To whose attention.
                attention: Option<String>;
                /// Street and number.
                address_1: String;
                /// A second line.
                address_2: Option<String>;
                /// The town.
                city: String;
                /// The region.
                region: Option<String>;
                /// The state or province.
                state_province: String;
                /// The postal code.
                postal_code: String;
                /// ISO 3166 code of the country.
                country: String;
                /// Physical, postal or virtual.
                address_type: String;
            }
            /// When something is open: the columns of an RRULE (RFC 5545).
            Schedule listing_schedules EntryId {
                /// Of which service.
                service_id: Option<ServiceId>;
                /// Of which place.
                location_id: Option<LocationId>;
                /// Of which service at which place.
                service_at_location_id: Option<ServiceAtLocationId>;
                /// First day (a date).
                valid_from: Option<String>;
                /// Last day (a date).
                valid_to: Option<String>;
                /// The day the rule counts from.
                dtstart: Option<String>;
                /// Hours from UTC.
                timezone: Option<f64>;
                /// Last day of the rule.
                until: Option<String>;
                /// How often it happens.
                count: Option<i64>;
                /// First day of the week.
                wkst: Option<String>;
                /// WEEKLY or MONTHLY.
                freq: Option<String>;
                /// Every how many weeks or months.
                interval: Option<i64>;
                /// Days of the week, such as MO,WE or 2TU.
                byday: Option<String>;
                /// Weeks of the year.
                byweekno: Option<String>;
                /// Days of the month.
                bymonthday: Option<String>;
                /// Days of the year.
                byyearday: Option<String>;
                /// The hours in words.
                description: Option<String>;
                /// From (HH:MM).
                opens_at: Option<String>;
                /// To (HH:MM).
                closes_at: Option<String>;
                /// Where the hours stand on the net.
                schedule_link: Option<String>;
                /// How one attends.
                attending_type: Option<String>;
                /// Notes.
                notes: Option<String>;
            }
            /// Whom to ask at an organization; never a private person.
            Contact listing_contacts ContactId {
                /// Of which organization.
                organization_id: Option<OrganizationId>;
                /// Of which service.
                service_id: Option<ServiceId>;
                /// Of which service at which place.
                service_at_location_id: Option<ServiceAtLocationId>;
                /// Of which place.
                location_id: Option<LocationId>;
                /// A name, as published.
                name: Option<String>;
                /// Their office.
                title: Option<String>;
                /// The department.
                department: Option<String>;
                /// The public address of the office.
                email: Option<String>;
            }
            /// A telephone number of an organization, a service, a place or a contact.
            Phone listing_phones PhoneId {
                /// Of which place.
                location_id: Option<LocationId>;
                /// Of which service.
                service_id: Option<ServiceId>;
                /// Of which organization.
                organization_id: Option<OrganizationId>;
                /// Of which contact.
                contact_id: Option<ContactId>;
                /// Of which service at which place.
                service_at_location_id: Option<ServiceAtLocationId>;
                /// The number, as given.
                number: String;
                /// The extension, as given.
                extension: Option<String>;
                /// Voice, text, fax …
                kind: Option<String>;
                /// What it is for.
                description: Option<String>;
            }
            /// A language that is spoken.
            Language listing_languages EntryId {
                /// In which service.
                service_id: Option<ServiceId>;
                /// At which place.
                location_id: Option<LocationId>;
                /// On which telephone.
                phone_id: Option<PhoneId>;
                /// Its name, as given.
                name: Option<String>;
                /// Its ISO 639 code.
                code: Option<String>;
                /// A note.
                note: Option<String>;
            }
            /// How people with disabilities get in and on at a place.
            Accessibility listing_accessibility EntryId {
                /// At which place.
                location_id: Option<LocationId>;
                /// What there is.
                description: Option<String>;
                /// More about it.
                details: Option<String>;
                /// Where it is described.
                url: Option<String>;
            }
            /// Where people must live to be served.
            ServiceArea service_areas EntryId {
                /// By which service.
                service_id: Option<ServiceId>;
                /// The name of the area.
                name: Option<String>;
                /// The area in words.
                description: Option<String>;
                /// Its outline, as given.
                extent: Option<String>;
                /// What the outline is written in.
                extent_type: Option<String>;
                /// A URI of the area.
                uri: Option<String>;
            }
            /// What a service costs.
            CostOption cost_options EntryId {
                /// Which service.
                service_id: ServiceId;
                /// From (a date).
                valid_from: Option<String>;
                /// To (a date).
                valid_to: Option<String>;
                /// For whom.
                option: Option<String>;
                /// ISO 4217 code.
                currency: Option<String>;
                /// How much.
                amount: Option<f64>;
                /// For what.
                amount_description: Option<String>;
            }
            /// A paper that is asked for.
            RequiredDocument required_documents EntryId {
                /// By which service.
                service_id: Option<ServiceId>;
                /// Which paper.
                document: Option<String>;
                /// Where it is described.
                uri: Option<String>;
            }
            /// Where the money comes from.
            Funding listing_funding EntryId {
                /// Of which organization.
                organization_id: Option<OrganizationId>;
                /// Of which service.
                service_id: Option<ServiceId>;
                /// From where.
                source: Option<String>;
            }
            /// The number of an organization in a register.
            OrganizationIdentifier organization_identifiers EntryId {
                /// Of which organization.
                organization_id: OrganizationId;
                /// Which register, by its code.
                identifier_scheme: Option<String>;
                /// Which register, in words.
                identifier_type: String;
                /// The number.
                identifier: String;
            }
            /// A set of terms by which things are sorted.
            Taxonomy taxonomies TaxonomyId {
                /// Its name.
                name: String;
                /// What it is for.
                description: String;
                /// Where it is described.
                uri: Option<String>;
                /// Which edition.
                version: Option<String>;
                /// The import it came from; empty for one written here.
                source: String;
            }
            /// One term of a taxonomy.
            TaxonomyTerm taxonomy_terms TermId {
                /// Of which taxonomy.
                taxonomy_id: Option<TaxonomyId>;
                /// The wider term; need not be known here.
                parent_id: Option<TermId>;
                /// Its code.
                code: Option<String>;
                /// Its name.
                name: String;
                /// What it covers.
                description: String;
                /// The taxonomy by name, where no row of its own is given.
                taxonomy: Option<String>;
                /// The language of the name.
                language: Option<String>;
                /// Where it is described.
                term_uri: Option<String>;
            }
            /// A term said of something.
            Attribute listing_attributes EntryId {
                /// Of which row.
                link_id: Uuid;
                /// Which term.
                taxonomy_term_id: TermId;
                /// In which sense.
                link_type: Option<String>;
                /// Of which table, by the HSDS name.
                link_entity: String;
                /// A value.
                value: Option<String>;
            }
            /// What was changed elsewhere, as a package told it.
            Metadata listing_metadata EntryId {
                /// Of which row.
                resource_id: Uuid;
                /// Of which table, by the HSDS name.
                resource_type: String;
                /// When.
                last_action_date: String;
                /// What was done.
                last_action_type: String;
                /// To which field.
                field_name: String;
                /// What stood there.
                previous_value: String;
                /// What stands there now.
                replacement_value: String;
                /// Who did it, as published.
                updated_by: String;
            }
            /// What a package said about one of its tables.
            TableDescription listing_table_descriptions EntryId {
                /// Which table.
                name: Option<String>;
                /// In which language it is.
                language: Option<String>;
                /// In which character set.
                character_set: Option<String>;
            }
        }
    };
}

pub(crate) use records;

macro_rules! structs {
    ($($(#[$doc:meta])* $name:ident $table:ident $id:ident {
        $($(#[$about:meta])* $column:ident: $kind:ty;)*
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
