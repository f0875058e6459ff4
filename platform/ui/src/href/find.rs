//! The paths of the room FIND: directory, needs and offers.

paths! {
    FIND_PATHS;

    /// The directory: groups and services, with search.
    DIRECTORY directory() = "/directory";

    /// The read API of HSDS 3.0.
    HSDS hsds() = "/hsds";
    /// Its root, as the standard writes it.
    HSDS_ROOT hsds_root() = "/hsds/";
    /// Its description in OpenAPI.
    HSDS_OPENAPI hsds_openapi() = "/hsds/openapi.json";
    /// Services.
    HSDS_SERVICES hsds_services() = "/hsds/services";
    /// One service with all that belongs to it.
    HSDS_SERVICE hsds_service(id) = "/hsds/services/{id}";
    /// Organizations.
    HSDS_ORGANIZATIONS hsds_organizations() = "/hsds/organizations";
    /// One organization with all that belongs to it.
    HSDS_ORGANIZATION hsds_organization(id) = "/hsds/organizations/{id}";
    /// Services at locations, also near a postal code.
    HSDS_SERVICE_AT_LOCATIONS hsds_service_at_locations() = "/hsds/service_at_locations";
    /// One service at a location.
    HSDS_SERVICE_AT_LOCATION hsds_service_at_location(id) = "/hsds/service_at_locations/{id}";
    /// Taxonomies.
    HSDS_TAXONOMIES hsds_taxonomies() = "/hsds/taxonomies";
    /// One taxonomy.
    HSDS_TAXONOMY hsds_taxonomy(id) = "/hsds/taxonomies/{id}";
    /// Terms of taxonomies.
    HSDS_TERMS hsds_terms() = "/hsds/taxonomy_terms";
    /// One term.
    HSDS_TERM hsds_term(id) = "/hsds/taxonomy_terms/{id}";
}
