-- The directory: the tables of HSDS 3.0 with what this site adds. `original` is the id in the package a
-- row came from where that is no UUID, `extra` a JSON object of what HSDS has no field for.
-- What the directory knows of an organization: a listing. A group of this site owns its own; an
-- outside organization has no group and is kept by stewards. `fresh_from` is the later of added and
-- confirmed: freshness counts from there.
CREATE TABLE organizations (
    id BLOB PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    group_id BLOB REFERENCES groups (id) ON DELETE SET NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    alternate_name TEXT,
    description TEXT NOT NULL,
    email TEXT,
    website TEXT,
    tax_status TEXT,
    tax_id TEXT,
    year_incorporated INTEGER,
    legal_status TEXT,
    logo TEXT,
    uri TEXT,
    parent_organization_id BLOB,
    joining TEXT NOT NULL,
    tags TEXT NOT NULL,
    volunteers TEXT NOT NULL,
    open_roles INTEGER NOT NULL,
    source TEXT NOT NULL,
    confirmed_at INTEGER,
    confirmed_by TEXT NOT NULL,
    fresh_from INTEGER NOT NULL,
    reminded_at INTEGER,
    added_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX organizations_of_group ON organizations (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX organizations_by_freshness ON organizations (fresh_from);
CREATE INDEX organizations_by_name ON organizations (name, id);
CREATE INDEX organizations_by_change ON organizations (changed_at);

-- A program under which services run.
CREATE TABLE programs (
    id BLOB PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    alternate_name TEXT,
    description TEXT NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX programs_of_organization ON programs (organization_id);

-- Something an organization offers regularly.
CREATE TABLE services (
    id BLOB PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    program_id BLOB REFERENCES programs (id) ON DELETE SET NULL,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    alternate_name TEXT,
    description TEXT,
    url TEXT,
    email TEXT,
    status TEXT NOT NULL,
    interpretation_services TEXT,
    application_process TEXT,
    fees_description TEXT,
    wait_time TEXT,
    fees TEXT,
    accreditations TEXT,
    eligibility_description TEXT,
    minimum_age REAL,
    maximum_age REAL,
    assured_date TEXT,
    assurer_email TEXT,
    licenses TEXT,
    alert TEXT,
    last_modified TEXT,
    tags TEXT NOT NULL,
    source TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX services_of_organization ON services (organization_id);
CREATE INDEX services_of_program ON services (program_id) WHERE program_id IS NOT NULL;
CREATE INDEX services_by_change ON services (changed_at);

-- A place, or an address on the net, where services are given.
CREATE TABLE locations (
    id BLOB PRIMARY KEY,
    organization_id BLOB REFERENCES organizations (id) ON DELETE CASCADE,
    location_type TEXT NOT NULL,
    url TEXT,
    name TEXT,
    alternate_name TEXT,
    description TEXT,
    transportation TEXT,
    latitude REAL,
    longitude REAL,
    external_identifier TEXT,
    external_identifier_type TEXT,
    access_facts TEXT NOT NULL,
    source TEXT NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX locations_of_organization ON locations (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX locations_by_latitude ON locations (latitude, longitude) WHERE latitude IS NOT NULL;

-- A service given at a place.
CREATE TABLE service_at_locations (
    id BLOB PRIMARY KEY,
    service_id BLOB NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    location_id BLOB NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    description TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX service_at_locations_of_service ON service_at_locations (service_id);
CREATE INDEX service_at_locations_of_location ON service_at_locations (location_id);

-- A postal address of a location.
CREATE TABLE listing_addresses (
    id BLOB PRIMARY KEY,
    location_id BLOB NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    attention TEXT,
    address_1 TEXT NOT NULL,
    address_2 TEXT,
    city TEXT NOT NULL,
    region TEXT,
    state_province TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    country TEXT NOT NULL,
    address_type TEXT NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_addresses_of_location ON listing_addresses (location_id);
CREATE INDEX listing_addresses_by_postal_code ON listing_addresses (postal_code);

-- When something is open: the columns of an RRULE. Texts are kept as given.
CREATE TABLE listing_schedules (
    id BLOB PRIMARY KEY,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    location_id BLOB REFERENCES locations (id) ON DELETE CASCADE,
    service_at_location_id BLOB REFERENCES service_at_locations (id) ON DELETE CASCADE,
    valid_from TEXT,
    valid_to TEXT,
    dtstart TEXT,
    timezone REAL,
    until TEXT,
    count INTEGER,
    wkst TEXT,
    freq TEXT,
    interval INTEGER,
    byday TEXT,
    byweekno TEXT,
    bymonthday TEXT,
    byyearday TEXT,
    description TEXT,
    opens_at TEXT,
    closes_at TEXT,
    schedule_link TEXT,
    attending_type TEXT,
    notes TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_schedules_of_service ON listing_schedules (service_id) WHERE service_id IS NOT NULL;
CREATE INDEX listing_schedules_of_location ON listing_schedules (location_id) WHERE location_id IS NOT NULL;
CREATE INDEX listing_schedules_of_service_at_location ON listing_schedules (service_at_location_id) WHERE service_at_location_id IS NOT NULL;

-- Whom to ask at an organization, as it publishes it; never a private person.
CREATE TABLE listing_contacts (
    id BLOB PRIMARY KEY,
    organization_id BLOB REFERENCES organizations (id) ON DELETE CASCADE,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    service_at_location_id BLOB REFERENCES service_at_locations (id) ON DELETE CASCADE,
    location_id BLOB REFERENCES locations (id) ON DELETE CASCADE,
    name TEXT,
    title TEXT,
    department TEXT,
    email TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_contacts_of_organization ON listing_contacts (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX listing_contacts_of_service ON listing_contacts (service_id) WHERE service_id IS NOT NULL;
CREATE INDEX listing_contacts_of_service_at_location ON listing_contacts (service_at_location_id) WHERE service_at_location_id IS NOT NULL;
CREATE INDEX listing_contacts_of_location ON listing_contacts (location_id) WHERE location_id IS NOT NULL;

-- A telephone number of an organization, a service, a place or a contact.
CREATE TABLE listing_phones (
    id BLOB PRIMARY KEY,
    location_id BLOB REFERENCES locations (id) ON DELETE CASCADE,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    organization_id BLOB REFERENCES organizations (id) ON DELETE CASCADE,
    contact_id BLOB REFERENCES listing_contacts (id) ON DELETE CASCADE,
    service_at_location_id BLOB REFERENCES service_at_locations (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    extension TEXT,
    kind TEXT,
    description TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_phones_of_location ON listing_phones (location_id) WHERE location_id IS NOT NULL;
CREATE INDEX listing_phones_of_service ON listing_phones (service_id) WHERE service_id IS NOT NULL;
CREATE INDEX listing_phones_of_organization ON listing_phones (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX listing_phones_of_contact ON listing_phones (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX listing_phones_of_service_at_location ON listing_phones (service_at_location_id) WHERE service_at_location_id IS NOT NULL;

-- A language that is spoken.
CREATE TABLE listing_languages (
    id BLOB PRIMARY KEY,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    location_id BLOB REFERENCES locations (id) ON DELETE CASCADE,
    phone_id BLOB REFERENCES listing_phones (id) ON DELETE CASCADE,
    name TEXT,
    code TEXT,
    note TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_languages_of_service ON listing_languages (service_id) WHERE service_id IS NOT NULL;
CREATE INDEX listing_languages_of_location ON listing_languages (location_id) WHERE location_id IS NOT NULL;
CREATE INDEX listing_languages_of_phone ON listing_languages (phone_id) WHERE phone_id IS NOT NULL;

-- How people with disabilities get in and on at a place.
CREATE TABLE listing_accessibility (
    id BLOB PRIMARY KEY,
    location_id BLOB REFERENCES locations (id) ON DELETE CASCADE,
    description TEXT,
    details TEXT,
    url TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_accessibility_of_location ON listing_accessibility (location_id) WHERE location_id IS NOT NULL;

-- Where people must live to be served.
CREATE TABLE service_areas (
    id BLOB PRIMARY KEY,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    name TEXT,
    description TEXT,
    extent TEXT,
    extent_type TEXT,
    uri TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX service_areas_of_service ON service_areas (service_id) WHERE service_id IS NOT NULL;

-- What a service costs.
CREATE TABLE cost_options (
    id BLOB PRIMARY KEY,
    service_id BLOB NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    valid_from TEXT,
    valid_to TEXT,
    option TEXT,
    currency TEXT,
    amount REAL,
    amount_description TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX cost_options_of_service ON cost_options (service_id);

-- A paper that is asked for.
CREATE TABLE required_documents (
    id BLOB PRIMARY KEY,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    document TEXT,
    uri TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX required_documents_of_service ON required_documents (service_id) WHERE service_id IS NOT NULL;

-- Where the money comes from.
CREATE TABLE listing_funding (
    id BLOB PRIMARY KEY,
    organization_id BLOB REFERENCES organizations (id) ON DELETE CASCADE,
    service_id BLOB REFERENCES services (id) ON DELETE CASCADE,
    source TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_funding_of_organization ON listing_funding (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX listing_funding_of_service ON listing_funding (service_id) WHERE service_id IS NOT NULL;

-- The number of an organization in a register.
CREATE TABLE organization_identifiers (
    id BLOB PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    identifier_scheme TEXT,
    identifier_type TEXT NOT NULL,
    identifier TEXT NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX organization_identifiers_of_organization ON organization_identifiers (organization_id);

-- A set of terms by which things are sorted.
CREATE TABLE taxonomies (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    uri TEXT,
    version TEXT,
    source TEXT NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;

-- One term of a taxonomy.
CREATE TABLE taxonomy_terms (
    id BLOB PRIMARY KEY,
    taxonomy_id BLOB REFERENCES taxonomies (id) ON DELETE CASCADE,
    parent_id BLOB,
    code TEXT,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    taxonomy TEXT,
    language TEXT,
    term_uri TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX taxonomy_terms_of_taxonomy ON taxonomy_terms (taxonomy_id) WHERE taxonomy_id IS NOT NULL;
CREATE INDEX taxonomy_terms_of_parent ON taxonomy_terms (parent_id) WHERE parent_id IS NOT NULL;

-- A term said of something: `link_entity` names the table, `link_id` the row.
CREATE TABLE listing_attributes (
    id BLOB PRIMARY KEY,
    link_id BLOB NOT NULL,
    taxonomy_term_id BLOB NOT NULL REFERENCES taxonomy_terms (id) ON DELETE CASCADE,
    link_type TEXT,
    link_entity TEXT NOT NULL,
    value TEXT,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_attributes_of_link ON listing_attributes (link_id);
CREATE INDEX listing_attributes_of_term ON listing_attributes (taxonomy_term_id);

-- What was changed elsewhere, as a package told it.
CREATE TABLE listing_metadata (
    id BLOB PRIMARY KEY,
    resource_id BLOB NOT NULL,
    resource_type TEXT NOT NULL,
    last_action_date TEXT NOT NULL,
    last_action_type TEXT NOT NULL,
    field_name TEXT NOT NULL,
    previous_value TEXT NOT NULL,
    replacement_value TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    original TEXT,
    extra TEXT
) STRICT;
CREATE INDEX listing_metadata_of_resource ON listing_metadata (resource_id);

-- What a package said about one of its tables.
CREATE TABLE listing_table_descriptions (
    id BLOB PRIMARY KEY,
    name TEXT,
    language TEXT,
    character_set TEXT,
    original TEXT,
    extra TEXT
) STRICT;

-- Which listings changed, for the search to follow. A listing that is no more is in here too.
CREATE TABLE listing_changes (
    seq INTEGER PRIMARY KEY,
    organization_id BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX listing_changes_by_time ON listing_changes (at);
