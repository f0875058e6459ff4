//! The paths of the room FIND: directory, needs and offers.

paths! {
    FIND_PATHS;

    /// The directory: groups and services, with search.
    DIRECTORY directory() = "/directory";

    /// The read API of HSDS 3.0.
    HSDS hsds() = "/hsds";
    /// Its root, as the standard writes it.
    HSDS_ROOT hsds_root() = "/hsds/";
    /// Its description in `OpenAPI`.
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
    /// Mutual aid: what groups need and offer, how many people ask and offer where.
    AID aid() = "/aid";
    /// Where could I help? Three questions.
    AID_HELP aid_help() = "/aid/help";
    /// Asks for help.
    NEED_NEW need_new() = "/aid/needs/new";
    /// Offers help.
    OFFER_NEW offer_new() = "/aid/offers/new";
    /// Describes a volunteer role.
    ROLE_NEW role_new() = "/aid/roles/new";
    /// Finds a need or offer by its receipt.
    AID_RECEIPTS aid_receipts() = "/aid/receipts";
    /// A need or offer as its holder sees it, with its matches.
    AID_RECEIPT aid_receipt(receipt) = "/aid/receipts/{receipt}";
    /// Changes it.
    AID_CHANGE aid_change(receipt) = "/aid/receipts/{receipt}/change";
    /// Keeps it open for another while.
    AID_RENEW aid_renew(receipt) = "/aid/receipts/{receipt}/renew";
    /// Takes it back.
    AID_WITHDRAW aid_withdraw(receipt) = "/aid/receipts/{receipt}/withdraw";
    /// Accepts or passes a match, shows how to be reached, says how it went.
    MATCH_ANSWER match_answer(receipt, found) = "/aid/receipts/{receipt}/matches/{found}";
    /// Writes to the other side.
    MATCH_WRITE match_write(receipt, found) = "/aid/receipts/{receipt}/matches/{found}/messages";
    /// Confirms the e-mail address of a need or offer.
    AID_MAIL aid_mail(token) = "/aid/mail/{token}";
    /// A need, offer or volunteer role of a group.
    AID_SHOW aid_show(aid) = "/aid/{aid}";
    /// Says that something is wrong with it.
    FLAG_AID flag_aid(aid) = "/aid/{aid}/flag";
    /// What should be brought together, for the stewards of the site.
    MATCH_LIST match_list() = "/stewards/aid";
    /// The same for a group, with what it needs and offers.
    GROUP_AID group_aid(group) = "/groups/{group}/aid";


    /// Names in the directory as somebody types (JSON).
    DIRECTORY_NAMES directory_names() = "/directory.json";
    /// Adds a listing.
    LISTING_NEW listing_new() = "/directory/new";
    /// What keepers of the directory have to do: corrections, listings that fade.
    DIRECTORY_CARE directory_care() = "/directory/care";
    /// Settles what a visitor said is wrong.
    CORRECTION_SETTLE correction_settle(correction) = "/directory/care/corrections/{correction}";
    /// The terms of the shared taxonomy.
    TERMS terms() = "/directory/terms";
    /// One term of the shared taxonomy.
    TERM term(term) = "/directory/terms/{term}";
    /// The listing of an organization.
    LISTING listing(listing) = "/directory/{listing}";
    /// Changes a listing.
    LISTING_EDIT listing_edit(listing) = "/directory/{listing}/edit";
    /// Says that a listing is wrong.
    LISTING_WRONG listing_wrong(listing) = "/directory/{listing}/wrong";
    /// Says that a listing should not stand here at all.
    FLAG_LISTING flag_listing(listing) = "/directory/{listing}/flag";
    /// Says that a listing is true.
    LISTING_CONFIRM listing_confirm(listing) = "/directory/{listing}/confirm";
    /// Asks the organization by mail whether its listing is true.
    LISTING_ASK listing_ask(listing) = "/directory/{listing}/ask";
    /// The organization says that its listing is true, by the link in a mail.
    LISTING_TRUE listing_true(listing, token) = "/directory/{listing}/true/{token}";
    /// Adds a service.
    SERVICE_NEW service_new(listing) = "/directory/{listing}/services/new";
    /// A service.
    SERVICE service(listing, service) = "/directory/{listing}/{service}";
    /// Changes a service.
    SERVICE_EDIT service_edit(listing, service) = "/directory/{listing}/{service}/edit";
    /// Two listings that may be one, side by side: for stewards.
    DIRECTORY_DUPLICATES directory_duplicates() = "/directory/duplicates";
    /// What a steward decides about two of them.
    DIRECTORY_DUPLICATE directory_duplicate(id) = "/directory/duplicates/{id}";
}
