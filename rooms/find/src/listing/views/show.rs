//! The page of an organization and of one of its services.

use serde_json::{Value, json};
use ui::{Head, Html, Icon, Kind as Tint, Look, Sheet, Tone, href, html, link_button};

use super::parts;
use crate::listing::model::hours::Hours;
use crate::listing::model::{Language, ListingState, Organization, Phone, Records, Schedule, Service, ServiceStatus};

/// Services on one page of a listing.
pub(crate) const SERVICES_PAGE: usize = 40;

/// Everything a listing's page shows.
pub(crate) struct ListingPage<'a> {
    /// The organization.
    pub(crate) it: &'a Organization,
    /// What belongs to it.
    pub(crate) all: &'a Records,
    /// Whether the reader keeps it.
    pub(crate) keeps: bool,
    /// Why site stewards hid it, where they did.
    pub(crate) hidden: Option<&'a str>,
    /// Its group's name in URLs and its name, where it is public.
    pub(crate) group: Option<(&'a str, &'a str)>,
    /// Which page of its services, counted from 1.
    pub(crate) page: u32,
    /// A word of thanks or news above the page.
    pub(crate) said: &'a str,
}

/// Everything a service's page shows.
pub(crate) struct ServicePage<'a> {
    /// The organization.
    pub(crate) it: &'a Organization,
    /// The service.
    pub(crate) service: &'a Service,
    /// What belongs to both.
    pub(crate) all: &'a Records,
    /// Names of its terms.
    pub(crate) terms: &'a [String],
    /// Whether the reader keeps it.
    pub(crate) keeps: bool,
    /// Why site stewards hid the listing, where they did.
    pub(crate) hidden: Option<&'a str>,
}

fn plain(text: &str, letters: usize) -> String {
    let line = text.replace("\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(letters).collect()
}

/// What the head of a listing says.
pub(crate) fn listing_head(look: &Look<'_>, page: &ListingPage<'_>) -> Head {
    let it = page.it;
    let to = href::listing(&it.slug);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": it.name,
        "description": plain(&it.description, 500),
        "url": format!("{}{to}", look.base_url),
    });
    extend(&mut value, page.all, it.website.as_deref(), it.email.as_deref(), &own_phones(page.all));
    let head =
        Head::new(&it.name).description(plain(&it.description, 160)).canonical(to).sheet_of(Sheet::Find).json_ld(value);
    if it.state == ListingState::Shown { head } else { head.hidden() }
}

/// What the head of a service says.
pub(crate) fn service_head(look: &Look<'_>, page: &ServicePage<'_>) -> Head {
    let (it, service) = (page.it, page.service);
    let to = href::service(&it.slug, &service.slug);
    let about = plain(service.description.as_deref().unwrap_or(&it.description), 500);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Service",
        "name": service.name,
        "description": about,
        "url": format!("{}{to}", look.base_url),
        "serviceType": page.terms,
        "provider": { "@type": "Organization", "name": it.name, "url": format!("{}{}", look.base_url, href::listing(&it.slug)) },
    });
    extend(&mut value, page.all, service.url.as_deref(), service.email.as_deref(), &[]);
    let head = Head::new(format!("{} – {}", service.name, it.name))
        .description(plain(&about, 160))
        .canonical(to)
        .sheet_of(Sheet::Find)
        .json_ld(value);
    if it.state == ListingState::Shown { head } else { head.hidden() }
}

/// Adds what schema.org knows of reaching and visiting something.
fn extend(value: &mut Value, all: &Records, website: Option<&str>, email: Option<&str>, phones: &[&Phone]) {
    let Some(object) = value.as_object_mut() else { return };
    if let Some(website) = website {
        object.insert("sameAs".to_owned(), json!(website));
    }
    if let Some(email) = email {
        object.insert("email".to_owned(), json!(email));
    }
    if let Some(phone) = phones.first() {
        object.insert("telephone".to_owned(), json!(phone.number));
    }
    if let Some(it) = all.listing_addresses.first() {
        let address = json!({ "@type": "PostalAddress", "streetAddress": it.address_1, "addressLocality": it.city,
            "addressRegion": it.state_province, "postalCode": it.postal_code, "addressCountry": it.country });
        let is_service = object.get("@type").and_then(Value::as_str) == Some("Service");
        let place = json!({ "@type": "Place", "address": address });
        object.insert(
            if is_service { "availableChannel" } else { "location" }.to_owned(),
            if is_service { json!({ "@type": "ServiceChannel", "serviceLocation": place }) } else { place },
        );
    }
}

fn own_phones(all: &Records) -> Vec<&Phone> {
    all.listing_phones.iter().filter(|it| it.service_id.is_none() && it.service_at_location_id.is_none()).collect()
}

/// The page of an organization.
pub(crate) fn listing(look: &Look<'_>, page: &ListingPage<'_>) -> Html {
    let (words, it, all) = (look.words, page.it, page.all);
    let named = it.alternate_name.as_deref().filter(|name| *name != it.name).unwrap_or_default();
    html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory())]))
        (ui::title(ui::bdi(&it.name), ui::bdi(named)))
        @if !page.said.is_empty() { (ui::notice(Tint::Done, page.said, "")) }
        (parts::notices(look, it, page.hidden))
        (ui::split(
            html! {
                div class="prose" { (parts::text(&it.description)) }
                @if !it.tags.is_empty() { ul class="tags" { @for tag in it.tags.split(',') { li { a class="tag" href=(href::with_query(&href::directory(), &[("q", tag.trim())])) { (tag.trim()) } } } } }
                (services(look, page))
                (ui::section("hours", words.listing_hours(), own_hours(look, page)))
                @if !it.joining.is_empty() { (ui::section("join", words.listing_joining(), html! { div class="prose" { (parts::text(&it.joining)) } })) }
                (ui::section("access", words.listing_access(), parts::access(look, all)))
            },
            html! {
                (keeping(look, page))
                (ui::section("where", words.listing_reach(), html! {
                    (parts::reach(look, all, it.website.as_deref(), it.email.as_deref(), &own_phones(all)))
                    @if let Some((slug, name)) = page.group { p { (Icon::Users) " " a href=(href::group(slug)) { bdi { (name) } } } }
                    (parts::map(look, all, &it.name))
                }))
                (parts::freshness(look, it, page.keeps))
                p { (ui::print_button(look)) }
            },
        ))
    }
}

/// Ways on for keepers.
fn keeping(look: &Look<'_>, page: &ListingPage<'_>) -> Html {
    let words = look.words;
    html! {
        @if page.keeps {
            div class="row" {
                (link_button(Tone::Plain, href::listing_edit(&page.it.slug), words.listing_edit()).icon(Icon::Pencil))
                (link_button(Tone::Plain, href::service_new(&page.it.slug), words.service_new_title()).icon(Icon::Plus))
            }
        }
    }
}

fn own_hours(look: &Look<'_>, page: &ListingPage<'_>) -> Html {
    let all = page.all;
    let rows: Vec<&Schedule> =
        all.listing_schedules.iter().filter(|row| row.location_id.is_some() && row.service_id.is_none()).collect();
    // Where only services say when they are open, and all say the same, that is when it is open.
    let rows = if rows.is_empty() && all.services.len() == 1 { all.listing_schedules.iter().collect() } else { rows };
    if rows.is_empty() && all.services.len() > 1 {
        return html! { p { (look.words.listing_hours_by_service()) } };
    }
    let described: Vec<&str> = rows.iter().filter_map(|row| row.description.as_deref()).take(3).collect();
    parts::opening(look, &Hours::of(rows), parts::zone(all), &described)
}

fn services(look: &Look<'_>, page: &ListingPage<'_>) -> Html {
    let (words, it, all) = (look.words, page.it, page.all);
    let shown: Vec<&Service> = all.services.iter().filter(|service| service.status != ServiceStatus::Defunct).collect();
    if shown.is_empty() {
        return html! {};
    }
    let pages = u32::try_from(shown.len().div_ceil(SERVICES_PAGE)).unwrap_or(1).max(1);
    let skip = (page.page.clamp(1, pages) as usize - 1) * SERVICES_PAGE;
    ui::section(
        "services",
        words.listing_services(i64::try_from(shown.len()).unwrap_or(0)),
        html! {
            ul class="offers" {
                @for service in shown.iter().skip(skip).take(SERVICES_PAGE) {
                    li {
                        h3 { a href=(href::service(&it.slug, &service.slug)) { bdi { (service.name) } } }
                        @if service.status != ServiceStatus::Active { (ui::tag("wait", words.service_paused())) }
                        @let about = plain(service.description.as_deref().unwrap_or_default(), 180);
                        @if !about.is_empty() { p { bdi { (about) @if about.chars().count() == 180 { "…" } } } }
                    }
                }
            }
            (ui::numbered(look, page.page.clamp(1, pages), pages, |n| href::with_query(&href::listing(&it.slug), &[("page", &n.to_string())])))
        },
    )
}

/// The page of a service.
pub(crate) fn service(look: &Look<'_>, page: &ServicePage<'_>) -> Html {
    let (words, it, service, all) = (look.words, page.it, page.service, page.all);
    let own: Vec<&Phone> = all.listing_phones.iter().filter(|phone| phone.service_id == Some(service.id)).collect();
    let phones = if own.is_empty() { own_phones(all) } else { own };
    let email = service.email.as_deref().or(it.email.as_deref());
    let website = service.url.as_deref().or(it.website.as_deref());
    html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory()), (&it.name, &href::listing(&it.slug))]))
        (ui::title(ui::bdi(&service.name), html! { a href=(href::listing(&it.slug)) { bdi { (it.name) } } }))
        (parts::notices(look, it, page.hidden))
        @if service.status != ServiceStatus::Active { (ui::notice(Tint::Careful, words.service_paused(), "")) }
        @if let Some(alert) = &service.alert { (ui::notice(Tint::Careful, ui::bdi(alert), "")) }
        (ui::split(
            html! {
                div class="prose" { (parts::text(service.description.as_deref().unwrap_or(&it.description))) }
                @if !page.terms.is_empty() { ul class="tags" { @for term in page.terms { li { (ui::tag("plain", term)) } } } }
                (help(look, page))
                (ui::section("hours", words.listing_hours(), service_hours(look, page)))
                (ui::section("access", words.listing_access(), parts::access(look, all)))
                @if !it.joining.is_empty() { (ui::section("join", words.listing_joining(), html! { div class="prose" { (parts::text(&it.joining)) } })) }
            },
            html! {
                @if page.keeps { p { (link_button(Tone::Plain, href::service_edit(&it.slug, &service.slug), words.listing_edit()).icon(Icon::Pencil)) } }
                (ui::section("where", words.listing_reach(), html! {
                    (parts::reach(look, all, website, email, &phones))
                    (parts::map(look, all, &service.name))
                }))
                (parts::freshness(look, it, page.keeps))
                p { (ui::print_button(look)) }
            },
        ))
    }
}

fn service_hours(look: &Look<'_>, page: &ServicePage<'_>) -> Html {
    let all = page.all;
    let own: Vec<&Schedule> = all
        .listing_schedules
        .iter()
        .filter(|row| row.service_id == Some(page.service.id) || row.service_at_location_id.is_some())
        .collect();
    let rows = if own.is_empty() { all.listing_schedules.iter().collect() } else { own };
    let described: Vec<&str> = rows.iter().filter_map(|row| row.description.as_deref()).take(3).collect();
    parts::opening(look, &Hours::of(rows), parts::zone(all), &described)
}

/// How to get help: what one has to know before going there.
fn help(look: &Look<'_>, page: &ServicePage<'_>) -> Html {
    let (words, service, all) = (look.words, page.service, page.all);
    let spoken: Vec<&Language> = all.listing_languages.iter().collect();
    let papers: Vec<&str> = all.required_documents.iter().filter_map(|it| it.document.as_deref()).collect();
    let areas: Vec<&str> =
        all.service_areas.iter().filter_map(|it| it.name.as_deref().or(it.description.as_deref())).collect();
    let fees = service.fees_description.as_deref().or(service.fees.as_deref());
    let costs: Vec<String> = all
        .cost_options
        .iter()
        .map(|it| {
            let amount = it
                .amount
                .map(|amount| format!("{amount} {}", it.currency.as_deref().unwrap_or_default().to_uppercase()));
            [it.option.clone(), amount, it.amount_description.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        })
        .collect();
    let ages = match (service.minimum_age, service.maximum_age) {
        (Some(from), Some(to)) => words.service_ages(&from.to_string(), &to.to_string()),
        (Some(from), None) => words.service_age_from(&from.to_string()),
        (None, Some(to)) => words.service_age_to(&to.to_string()),
        (None, None) => String::new(),
    };
    let mut facts: Vec<(&str, Html)> = Vec::new();
    let mut add = |label, raw: Option<&str>| {
        if let Some(raw) = raw.filter(|raw| !raw.trim().is_empty()) {
            facts.push((label, parts::text(raw)));
        }
    };
    add(words.service_application(), service.application_process.as_deref());
    add(words.service_eligibility(), service.eligibility_description.as_deref());
    add(words.service_ages_label(), Some(&ages));
    add(words.service_fees(), fees);
    add(words.service_costs(), Some(&costs.join("\n")));
    add(words.service_papers(), Some(&papers.join("\n")));
    add(words.service_languages(), Some(&parts::languages(look, &spoken).join(", ")));
    add(words.service_interpretation(), service.interpretation_services.as_deref());
    add(words.service_area(), Some(&areas.join(", ")));
    add(words.service_wait(), service.wait_time.as_deref());
    if facts.is_empty() {
        return html! {};
    }
    ui::section("help", words.service_help(), ui::definitions(facts))
}
