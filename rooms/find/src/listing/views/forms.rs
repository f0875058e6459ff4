//! The forms of a listing and of a service.

use base::Problems;
use ui::{Form, Head, Html, Look, Sheet, Tone, button, choice, format, href, html};

use super::access_fact;
use crate::listing::model::form::{HOURS_MAX, ListingForm, NAME_MAX, ServiceForm, TAGS_MAX, TEXT_MAX};
use crate::listing::model::{ACCESS_FACTS, ListingState, ServiceStatus, Volunteers};
use crate::taxonomy::model::Term;

/// Everything the form of a listing shows.
pub(crate) struct ListingFormPage<'a> {
    /// The listing's name in URLs and its name; none for a new one.
    pub(crate) listing: Option<(&'a str, &'a str)>,
    /// The groups the reader speaks for: name in URLs, name.
    pub(crate) groups: &'a [(String, String)],
    /// What was typed.
    pub(crate) raw: &'a ListingForm,
    /// What is wrong with it.
    pub(crate) problems: &'a Problems,
    /// A refusal to tell, or nothing.
    pub(crate) refused: &'a str,
}

/// The form of a listing with its head.
pub(crate) fn listing_form(look: &Look<'_>, page: &ListingFormPage<'_>) -> (Head, Html) {
    let words = look.words;
    let (title, to) = match page.listing {
        Some((slug, name)) => (words.listing_edit_title(name), href::listing_edit(slug)),
        None => (words.listing_new_title().to_owned(), href::listing_new()),
    };
    let crumbs = page.listing.map(|(slug, name)| (name, href::listing(slug)));
    let form = Form::new(look, page.problems);
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory())]))
        @if let Some((name, to)) = &crumbs { p { a href=(to) { bdi { (name) } } } }
        (ui::title(&title, words.listing_form_lead()))
        @if !page.refused.is_empty() { (ui::notice(ui::Kind::Careful, page.refused, "")) }
        @if page.listing.is_none() && page.groups.is_empty() && !look.steward {
            (ui::notice(ui::Kind::Info, words.listing_no_group(), html! { p { a href=(href::groups()) { (words.listing_no_group_next()) } } }))
        } @else {
            (form.post(&to, html! {
                (about(look, &form, page))
                (place(look, &form, page.raw))
                (open(look, &form, page.raw))
                (form.hidden("version", &page.raw.version))
                (button(Tone::Main, words.listing_save()))
            }))
        }
    });
    (Head::new(title).hidden().sheet_of(Sheet::Find), main)
}

fn about(look: &Look<'_>, form: &Form<'_>, page: &ListingFormPage<'_>) -> Html {
    let (words, raw) = (look.words, page.raw);
    let groups = || {
        let none = look.steward.then(|| choice("", words.listing_form_outside()));
        none.into_iter()
            .chain(page.groups.iter().map(|(slug, name)| choice(slug.as_str(), name.as_str())))
            .collect::<Vec<_>>()
    };
    let states = [
        (ListingState::Shown, words.listing_state_shown()),
        (ListingState::Draft, words.listing_state_draft()),
        (ListingState::Closed, words.listing_state_closed()),
    ];
    let volunteers = [
        (Volunteers::Unsaid, words.listing_volunteers_unsaid()),
        (Volunteers::Wanted, words.listing_volunteers_wanted()),
        (Volunteers::NotWanted, words.listing_volunteers_not_wanted()),
    ];
    let state = if raw.state.is_empty() { "shown" } else { raw.state.as_str() };
    let wanted = if raw.volunteers.is_empty() { "unsaid" } else { raw.volunteers.as_str() };
    html! {
        @if page.listing.is_none() { (form.select("group", words.listing_form_group(), groups()).value(raw.group.as_str())) }
        (form.text("name", words.listing_form_name()).value(raw.name.as_str()).max_length(NAME_MAX).required())
        (form.text("alternate_name", words.listing_form_alternate()).value(raw.alternate_name.as_str()).max_length(NAME_MAX).optional())
        (form.textarea("description", words.listing_form_description()).hint(words.listing_form_description_hint())
            .value(raw.description.as_str()).max_length(TEXT_MAX).rows(6).required())
        (form.textarea("joining", words.listing_joining()).hint(words.listing_form_joining_hint())
            .value(raw.joining.as_str()).max_length(TEXT_MAX).rows(3).optional())
        (form.radios("volunteers", words.listing_form_volunteers(),
            volunteers.into_iter().map(|(it, label)| choice(it.as_str(), label).on(it.as_str() == wanted)).collect()))
        (form.text("tags", words.listing_form_tags()).hint(words.listing_form_tags_hint()).value(raw.tags.as_str()).max_length(TAGS_MAX).optional())
        (form.radios("state", words.listing_form_state(),
            states.into_iter().map(|(it, label)| choice(it.as_str(), label).on(it.as_str() == state)).collect()))
    }
}

fn place(look: &Look<'_>, form: &Form<'_>, raw: &ListingForm) -> Html {
    let words = look.words;
    html! {
        (form.url("website", words.listing_form_website()).value(raw.website.as_str()).optional())
        (form.email("email", words.listing_form_email()).hint(words.listing_form_email_hint()).value(raw.email.as_str()).optional())
        (form.text("phone", words.listing_phone()).value(raw.phone.as_str()).max_length(40).input_mode("tel").optional())
        (form.text("address", words.listing_form_address()).hint(words.listing_form_address_hint()).value(raw.address.as_str()).max_length(200).optional())
        (form.text("city", words.listing_form_city()).value(raw.city.as_str()).max_length(100).optional())
        (form.text("region", words.listing_form_region()).value(raw.region.as_str()).max_length(100).half().optional())
        (form.text("postcode", words.listing_form_postcode()).value(raw.postcode.as_str()).max_length(20).short().optional())
        (form.text("country", words.listing_form_country()).hint(words.listing_form_country_hint()).value(raw.country.as_str()).max_length(2).short().optional())
    }
}

fn open(look: &Look<'_>, form: &Form<'_>, raw: &ListingForm) -> Html {
    let words = look.words;
    let facts = ACCESS_FACTS
        .iter()
        .map(|fact| choice(*fact, access_fact(words, fact)).on(raw.access.iter().any(|it| it == fact)));
    html! {
        (form.textarea("hours", words.listing_hours()).hint(words.listing_form_hours_hint()).value(raw.hours.as_str()).max_length(HOURS_MAX).rows(3).optional())
        (tongues(look, form, &raw.languages))
        (form.checks("access", words.listing_access(), facts.collect()))
    }
}

fn tongues(look: &Look<'_>, form: &Form<'_>, chosen: &[String]) -> Html {
    let words = look.words;
    let all = format::LANGUAGES
        .iter()
        .map(|tag| choice(*tag, super::language(words, tag)).on(chosen.iter().any(|it| it == tag)));
    html! { (form.checks("languages", words.service_languages(), all.collect())) }
}

/// Everything the form of a service shows.
pub(crate) struct ServiceFormPage<'a> {
    /// The organization's name in URLs and its name.
    pub(crate) listing: (&'a str, &'a str),
    /// The service's name in URLs and its name; none for a new one.
    pub(crate) service: Option<(&'a str, &'a str)>,
    /// The shared taxonomy.
    pub(crate) terms: &'a [Term],
    /// What was typed.
    pub(crate) raw: &'a ServiceForm,
    /// What is wrong with it.
    pub(crate) problems: &'a Problems,
}

/// The form of a service with its head.
pub(crate) fn service_form(look: &Look<'_>, page: &ServiceFormPage<'_>) -> (Head, Html) {
    let (words, raw) = (look.words, page.raw);
    let (slug, organization) = page.listing;
    let (title, to) = match page.service {
        Some((service, name)) => (words.listing_edit_title(name), href::service_edit(slug, service)),
        None => (words.service_new_title().to_owned(), href::service_new(slug)),
    };
    let form = Form::new(look, page.problems);
    let status = if raw.status.is_empty() { "active" } else { raw.status.as_str() };
    let stands = [
        (ServiceStatus::Active, words.service_status_active()),
        (ServiceStatus::Paused, words.service_status_paused()),
        (ServiceStatus::Inactive, words.service_status_inactive()),
        (ServiceStatus::Defunct, words.service_status_defunct()),
    ];
    let kinds = page
        .terms
        .iter()
        .map(|term| choice(term.code.as_str(), term.name(look.lang)).on(raw.kinds.contains(&term.code)));
    let area = |name, label, value: &str, rows: u32| {
        form.textarea(name, label).value(value.to_owned()).max_length(TEXT_MAX).rows(rows)
    };
    let content = html! {
        (form.text("name", words.service_form_name()).value(raw.name.as_str()).max_length(NAME_MAX).required())
        (area("description", words.service_form_description(), &raw.description, 5).required())
        (form.checks("kinds", words.directory_service(), kinds.collect()))
        (area("application", words.service_application(), &raw.application, 3).hint(words.service_form_application_hint()).optional())
        (area("eligibility", words.service_eligibility(), &raw.eligibility, 2).optional())
        (area("fees", words.service_fees(), &raw.fees, 2).optional())
        (form.textarea("hours", words.listing_hours()).hint(words.listing_form_hours_hint()).value(raw.hours.as_str()).max_length(HOURS_MAX).rows(3).optional())
        (tongues(look, &form, &raw.languages))
        (form.url("url", words.listing_form_website()).value(raw.url.as_str()).optional())
        (form.email("email", words.listing_form_email()).hint(words.listing_form_email_hint()).value(raw.email.as_str()).optional())
        (form.text("tags", words.listing_form_tags()).hint(words.listing_form_tags_hint()).value(raw.tags.as_str()).max_length(TAGS_MAX).optional())
        (form.radios("status", words.service_form_status(),
            stands.into_iter().map(|(it, label)| choice(it.as_str(), label).on(it.as_str() == status)).collect()))
        (area("alert", words.service_form_alert(), &raw.alert, 2).hint(words.service_form_alert_hint()).optional())
        (button(Tone::Main, words.listing_save()))
    };
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory()), (organization, &href::listing(slug))]))
        (ui::title(&title, ""))
        (form.post(&to, content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Find), main)
}
