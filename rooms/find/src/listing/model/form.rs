//! The forms of a listing and of a service: read, checked, and laid over the rows that are there.

use base::{Problems, text};
use serde::Deserialize;

use super::hours::Hours;
use super::{
    ACCESS_FACTS, Address, Language, ListingState, Location, Organization, Phone, Schedule, Service, ServiceStatus,
    Volunteers, week,
};

/// Letters of a name.
pub const NAME_MAX: usize = 150;
/// Letters of a longer text.
pub const TEXT_MAX: usize = 4_000;
/// Letters of all tags.
pub const TAGS_MAX: usize = 300;
/// Letters of hours as typed.
pub const HOURS_MAX: usize = 600;

/// A listing's form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListingForm {
    /// The owning group's name in URLs; empty for an outside organization.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Another name.
    pub alternate_name: String,
    /// What it does.
    pub description: String,
    /// How to join in.
    pub joining: String,
    /// Whether it looks for volunteers.
    pub volunteers: String,
    /// Its web address.
    pub website: String,
    /// Its public mail address.
    pub email: String,
    /// Its telephone number.
    pub phone: String,
    /// Street and number.
    pub address: String,
    /// Town.
    pub city: String,
    /// State or region.
    pub region: String,
    /// Postal code.
    pub postcode: String,
    /// Country code.
    pub country: String,
    /// Hours.
    pub hours: String,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// Access facts.
    pub access: Vec<String>,
    /// Free tags.
    pub tags: String,
    /// Draft, shown or closed.
    pub state: String,
    /// The version the form was made from.
    pub version: String,
}

/// A listing as its form says it.
#[derive(Clone, Debug, Default)]
pub struct ListingDraft {
    /// The organization's own fields; ids and times are the store's.
    pub organization: Organization,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its address, if it has one.
    pub address: Option<Address>,
    /// Its hours.
    pub hours: Vec<Schedule>,
    /// The tags of its languages.
    pub languages: Vec<String>,
    /// What helps people take part.
    pub access_facts: String,
}

/// An organization's own rows, as its form shows them.
#[derive(Clone, Debug, Default)]
pub struct OwnRows {
    /// The telephone that belongs to the organization itself.
    pub phone: Option<Phone>,
    /// Its first place.
    pub location: Option<Location>,
    /// The first address of that place.
    pub address: Option<Address>,
    /// The hours of that place.
    pub hours: Hours,
    /// The languages of that place.
    pub languages: Vec<Language>,
}

impl ListingForm {
    /// The form of a listing as it is.
    pub fn of(it: &Organization, rows: &OwnRows) -> Self {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let address = rows.address.clone().unwrap_or_default();
        let facts = rows.location.as_ref().map(|it| it.access_facts.clone()).unwrap_or_default();
        Self {
            group: String::new(),
            name: it.name.clone(),
            alternate_name: text(&it.alternate_name),
            description: it.description.clone(),
            joining: it.joining.clone(),
            volunteers: it.volunteers.as_str().to_owned(),
            website: text(&it.website),
            email: text(&it.email),
            phone: rows.phone.as_ref().map(|it| it.number.clone()).unwrap_or_default(),
            address: address.address_1,
            city: address.city,
            region: address.state_province,
            postcode: address.postal_code,
            country: address.country,
            hours: week::write(&rows.hours).unwrap_or_default(),
            languages: rows.languages.iter().filter_map(|it| it.code.clone()).collect(),
            access: facts.split(',').map(|fact| fact.trim().to_owned()).filter(|fact| !fact.is_empty()).collect(),
            tags: it.tags.clone(),
            state: it.state.as_str().to_owned(),
            version: it.version.to_string(),
        }
    }

    /// What the form says, or what is wrong with it.
    pub fn parse(&self) -> Result<ListingDraft, Problems> {
        let mut problems = Problems::new();
        let organization = Organization {
            name: problems.take("name", text::line(&self.name, NAME_MAX)).unwrap_or_default(),
            alternate_name: problems
                .take("alternate_name", text::optional_line(&self.alternate_name, NAME_MAX))
                .flatten(),
            description: problems.take("description", needed(&self.description)).unwrap_or_default(),
            joining: problems.take("joining", text::block(&self.joining, TEXT_MAX)).unwrap_or_default(),
            volunteers: Volunteers::parse(&self.volunteers).unwrap_or_default(),
            website: problems.take("website", optional(&self.website, text::web_address)).flatten(),
            email: problems.take("email", optional(&self.email, text::mail_address)).flatten(),
            tags: tags(&mut problems, &self.tags),
            state: ListingState::parse(&self.state).unwrap_or_default(),
            ..Organization::default()
        };
        let phone = problems.take("phone", text::optional_line(&self.phone, 40)).flatten();
        let address = self.address(&mut problems);
        let hours = hours(&mut problems, &self.hours);
        let access: Vec<&str> =
            ACCESS_FACTS.into_iter().filter(|fact| self.access.iter().any(|chosen| chosen == fact)).collect();
        problems.or(ListingDraft {
            organization,
            phone,
            address,
            hours,
            languages: languages(&self.languages),
            access_facts: access.join(","),
        })
    }

    fn address(&self, problems: &mut Problems) -> Option<Address> {
        let mut part = |field, raw: &str, max| problems.take(field, text::optional_line(raw, max)).flatten();
        let street = part("address", &self.address, 200);
        let city = part("city", &self.city, 100);
        let region = part("region", &self.region, 100);
        let postcode = part("postcode", &self.postcode, 20);
        let country = part("country", &self.country, 2);
        if [&street, &city, &postcode].iter().all(|part| part.is_none()) {
            return None;
        }
        if city.is_none() && postcode.is_none() {
            problems.add("city", "listing-problem-place");
        }
        Some(Address {
            address_1: street.unwrap_or_default(),
            city: city.unwrap_or_default(),
            state_province: region.unwrap_or_default(),
            postal_code: postcode.unwrap_or_default(),
            country: country.map_or_else(|| "US".to_owned(), |it| it.to_uppercase()),
            address_type: "physical".to_owned(),
            ..Address::default()
        })
    }
}

fn needed(raw: &str) -> Result<String, text::TextProblem> {
    match text::block(raw, TEXT_MAX) {
        Ok(text) if text.is_empty() => Err(text::TextProblem::Empty),
        other => other,
    }
}

fn optional(
    raw: &str,
    parse: fn(&str) -> Result<String, text::TextProblem>,
) -> Result<Option<String>, text::TextProblem> {
    if raw.trim().is_empty() { Ok(None) } else { parse(raw).map(Some) }
}

fn hours(problems: &mut Problems, raw: &str) -> Vec<Schedule> {
    let read = text::block(raw, HOURS_MAX).and_then(|text| week::parse(&text));
    problems.take("hours", read).unwrap_or_default()
}

fn tags(problems: &mut Problems, raw: &str) -> String {
    let line = problems.take("tags", text::optional_line(raw, TAGS_MAX)).flatten().unwrap_or_default();
    let parts: Vec<&str> = line.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect();
    parts.join(", ")
}

fn languages(raw: &[String]) -> Vec<String> {
    let sound = |tag: &&String| (2..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase());
    raw.iter().filter(sound).take(40).cloned().collect()
}

/// A service's form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ServiceForm {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// The terms of the shared taxonomy, by code.
    pub kinds: Vec<String>,
    /// How to get it.
    pub application: String,
    /// For whom it is.
    pub eligibility: String,
    /// What it costs.
    pub fees: String,
    /// Its web address.
    pub url: String,
    /// Its public mail address.
    pub email: String,
    /// Hours.
    pub hours: String,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// Whether it can be had.
    pub status: String,
    /// A notice of something unusual.
    pub alert: String,
    /// Free tags.
    pub tags: String,
}

/// A service as its form says it.
#[derive(Clone, Debug, Default)]
pub struct ServiceDraft {
    /// The service's own fields; ids and times are the store's.
    pub service: Service,
    /// Codes of the terms it was given.
    pub kinds: Vec<String>,
    /// Its hours.
    pub hours: Vec<Schedule>,
    /// The tags of its languages.
    pub languages: Vec<String>,
}

impl ServiceForm {
    /// The form of a service as it is.
    pub fn of(it: &Service, hours: &Hours, languages: &[&Language], kinds: Vec<String>) -> Self {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        Self {
            name: it.name.clone(),
            description: text(&it.description),
            kinds,
            application: text(&it.application_process),
            eligibility: text(&it.eligibility_description),
            fees: text(&it.fees_description),
            url: text(&it.url),
            email: text(&it.email),
            hours: week::write(hours).unwrap_or_default(),
            languages: languages.iter().filter_map(|it| it.code.clone()).collect(),
            status: it.status.as_str().to_owned(),
            alert: text(&it.alert),
            tags: it.tags.clone(),
        }
    }

    /// What the form says, or what is wrong with it.
    pub fn parse(&self, codes: &[String]) -> Result<ServiceDraft, Problems> {
        let mut problems = Problems::new();
        let mut block = |field, raw: &str| {
            problems.take(field, text::block(raw, TEXT_MAX)).filter(|text: &String| !text.is_empty())
        };
        let description = block("description", &self.description);
        let application_process = block("application", &self.application);
        let eligibility_description = block("eligibility", &self.eligibility);
        let fees_description = block("fees", &self.fees);
        let alert = block("alert", &self.alert);
        if description.is_none() && problems.of("description").is_none() {
            problems.add("description", "problem-empty");
        }
        let service = Service {
            name: problems.take("name", text::line(&self.name, NAME_MAX)).unwrap_or_default(),
            description,
            application_process,
            eligibility_description,
            fees_description,
            alert,
            url: problems.take("url", optional(&self.url, text::web_address)).flatten(),
            email: problems.take("email", optional(&self.email, text::mail_address)).flatten(),
            status: ServiceStatus::parse(&self.status).unwrap_or_default(),
            tags: tags(&mut problems, &self.tags),
            ..Service::default()
        };
        let hours = hours(&mut problems, &self.hours);
        let kinds = codes.iter().filter(|code| self.kinds.contains(code)).cloned().collect();
        problems.or(ServiceDraft { service, kinds, hours, languages: languages(&self.languages) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_needs_a_name_and_what_it_does() {
        let problems = ListingForm::default().parse().unwrap_err();
        assert!(problems.of("name").is_some() && problems.of("description").is_some());
        let form = ListingForm {
            name: "Food Bank".to_owned(),
            description: "Feeds people.".to_owned(),
            address: "1 Elm Street".to_owned(),
            hours: "whenever".to_owned(),
            website: "javascript:alert(1)".to_owned(),
            ..ListingForm::default()
        };
        let problems = form.parse().unwrap_err();
        assert!(problems.of("city").is_some() && problems.of("hours").is_some() && problems.of("website").is_some());
    }

    #[test]
    fn only_known_terms_facts_and_languages_are_taken() {
        let form = ServiceForm {
            name: "Parcels".to_owned(),
            description: "Food.".to_owned(),
            kinds: vec!["food".to_owned(), "<b>".to_owned()],
            languages: vec!["es".to_owned(), "../..".to_owned()],
            ..ServiceForm::default()
        };
        let draft = form.parse(&["food".to_owned()]).unwrap();
        assert_eq!((draft.kinds, draft.languages), (vec!["food".to_owned()], vec!["es".to_owned()]));
    }
}
