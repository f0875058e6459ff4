//! Pages of listings made up for the page contract.

use base::Problems;
use ui::{Head, Html, Look};
use web::Sample;

use super::model::form::{ListingForm, ServiceForm};
use super::model::{ListingState, Organization, Records};
use super::{demo, views};

/// What belongs to one organization of a few.
fn belonging(all: &Records, it: &Organization) -> Records {
    let services: Vec<_> = all.services.iter().filter(|row| row.organization_id == it.id).cloned().collect();
    let places: Vec<_> = all.locations.iter().filter(|row| row.organization_id == Some(it.id)).cloned().collect();
    let of_service = |id| services.iter().any(|row| Some(row.id) == id);
    let of_place = |id| places.iter().any(|row| row.id == id);
    Records {
        listing_addresses: all.listing_addresses.iter().filter(|row| of_place(row.location_id)).cloned().collect(),
        listing_accessibility: all
            .listing_accessibility
            .iter()
            .filter(|row| row.location_id.is_some_and(of_place))
            .cloned()
            .collect(),
        listing_phones: all.listing_phones.iter().filter(|row| row.organization_id == Some(it.id)).cloned().collect(),
        listing_schedules: all.listing_schedules.iter().filter(|row| of_service(row.service_id)).cloned().collect(),
        listing_languages: all.listing_languages.iter().filter(|row| of_service(row.service_id)).cloned().collect(),
        services: services.clone(),
        locations: places.clone(),
        ..Records::default()
    }
}

/// The pages.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let everything = demo::records(look.now);
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    let mut out = Vec::new();
    let names = ["listing", "listing-fading", "listing-old", "listing-alone"];
    let services = ["service", "service-fading", "service-old", ""];
    for ((it, name), service) in everything.organizations.iter().zip(names).zip(services) {
        let all = belonging(&everything, it);
        let page = views::ListingPage {
            it,
            all: &all,
            keeps: name == "listing",
            hidden: None,
            group: Some(("tenants", "Tenants")),
            page: 1,
            said: if name == "listing" { look.words.listing_saved() } else { "" },
        };
        out.push(sample(name, (views::listing_head(look, &page), views::listing(look, &page))));
        if let Some(row) = all.services.first() {
            let terms = ["Food".to_owned()];
            let page = views::ServicePage {
                it,
                service: row,
                all: &all,
                terms: &terms,
                keeps: name == "listing",
                hidden: None,
            };
            out.push(sample(service, (views::service_head(look, &page), views::service(look, &page))));
        }
    }
    out.extend(closed_and_forms(look, &everything));
    out
}

fn closed_and_forms(look: &Look<'_>, everything: &Records) -> Vec<Sample> {
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    let Some(first) = everything.organizations.first() else { return Vec::new() };
    let closed = Organization { state: ListingState::Closed, ..first.clone() };
    let none = Records::default();
    let page = views::ListingPage {
        it: &closed,
        all: &none,
        keeps: true,
        hidden: Some("A <b>private</b> address."),
        group: None,
        page: 1,
        said: "",
    };
    let (empty, sound) = (ListingForm::default(), Problems::new());
    let problems = empty.parse().err().unwrap_or_default();
    let groups = [("tenants".to_owned(), "Elm Street <b>Tenants</b>".to_owned())];
    let listing_form = |listing, groups, problems, refused| {
        views::listing_form(look, &views::ListingFormPage { listing, groups, raw: &empty, problems, refused })
    };
    let raw = ServiceForm::default();
    let wrong = raw.parse(&[]).err().unwrap_or_default();
    let terms = crate::taxonomy::demo::terms();
    let own = (first.slug.as_str(), first.name.as_str());
    let service_form = |service, problems| {
        views::service_form(look, &views::ServiceFormPage { listing: own, service, terms: &terms, raw: &raw, problems })
    };
    vec![
        sample("listing-closed", (views::listing_head(look, &page), views::listing(look, &page))),
        sample("listing-new", listing_form(None, &groups, &sound, "")),
        sample("listing-new-nobody", listing_form(None, &[], &sound, "")),
        sample("listing-edit", listing_form(Some(own), &[], &problems, look.words.listing_problem_version())),
        sample("service-new", service_form(None, &sound)),
        sample("service-edit", service_form(Some(("food-1", "Food <pantry>")), &wrong)),
    ]
}
