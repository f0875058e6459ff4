//! The pages of a listing and of a service.

mod forms;
pub(crate) mod hours;
mod parts;
mod show;

use ui::{Words, format};

pub(crate) use forms::{ListingFormPage, ServiceFormPage, listing_form, service_form};
pub(crate) use show::{ListingPage, ServicePage, listing, listing_head, service, service_head};

/// What a language is called; one whose name nobody wrote keeps its tag.
pub(crate) fn language(words: &Words, tag: &str) -> String {
    format::language(words, tag)
}

/// The word for an access fact; one that nobody knows keeps its own.
pub(crate) fn access_fact<'a>(words: &'a Words, fact: &'a str) -> &'a str {
    match fact {
        "step-free" => words.listing_access_step_free(),
        "seating" => words.listing_access_seating(),
        "sign-language" => words.listing_access_sign_language(),
        "captions" => words.listing_access_captions(),
        "quiet-space" => words.listing_access_quiet_space(),
        "toilets" => words.listing_access_toilets(),
        "child-care" => words.listing_access_child_care(),
        "masks" => words.listing_access_masks(),
        "transit" => words.listing_access_transit(),
        "interpreters" => words.listing_access_interpreters(),
        other => other,
    }
}
