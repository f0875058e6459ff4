//! What somebody types about a group, and what it means once it is sound.

use base::{Problems, Slug, text};
use serde::{Deserialize, Serialize};

use super::model::{
    ABOUT_MAX, Group, GroupDraft, GroupKind, GroupPlace, Joining, LANGUAGES_MAX, LINKS_MAX, NAME_MAX, Roster,
    SUMMARY_MAX, ShowsCount, ShowsPeople, VOUCHES_MAX, Visibility, is_reserved,
};

/// The form of a group as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct GroupForm {
    /// Kind as a word.
    pub(crate) kind: String,
    /// Name.
    pub(crate) name: String,
    /// Summary.
    pub(crate) summary: String,
    /// Small Markdown.
    pub(crate) about: String,
    /// BCP 47 tags.
    pub(crate) languages: Vec<String>,
    /// A town or ZIP code.
    pub(crate) place: String,
    /// One link a line.
    pub(crate) links: String,
    /// Visibility as a word.
    pub(crate) visibility: String,
    /// Join rule as a word.
    pub(crate) joining: String,
    /// How many vouches, for the rule that wants them.
    pub(crate) vouches: String,
    /// Which people outsiders see.
    pub(crate) shows_people: String,
    /// `yes` when outsiders see the number of members.
    pub(crate) shows_count: String,
    /// Who inside sees the list.
    pub(crate) roster: String,
    /// The address.
    pub(crate) slug: String,
}

impl GroupForm {
    /// A new group's form with careful settings.
    pub(crate) fn fresh(kind: GroupKind) -> Self {
        Self {
            kind: kind.as_str().to_owned(),
            visibility: Visibility::Public.as_str().to_owned(),
            joining: "ask".to_owned(),
            vouches: "2".to_owned(),
            shows_people: ShowsPeople::Nobody.as_str().to_owned(),
            roster: Roster::Members.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// The form filled with what a group is.
    pub(crate) fn of(group: &Group) -> Self {
        let vouches = group.joining.vouches();
        Self {
            kind: group.kind.as_str().to_owned(),
            name: group.name.clone(),
            summary: group.summary.clone(),
            about: group.about.clone(),
            languages: group.languages.clone(),
            place: group.place.as_ref().map(|p| p.label.clone()).unwrap_or_default(),
            links: group.links.join("\n"),
            visibility: group.visibility.as_str().to_owned(),
            joining: group.joining.as_str().to_owned(),
            vouches: if vouches == 0 { "2".to_owned() } else { vouches.to_string() },
            shows_people: group.shows_people.as_str().to_owned(),
            shows_count: if group.shows_count == ShowsCount::Shown { "yes".to_owned() } else { String::new() },
            roster: group.roster.as_str().to_owned(),
            slug: group.slug.as_str().to_owned(),
        }
    }

    /// Reads the form of a group; `kept` is its present place, which is kept while its label stays.
    pub(crate) fn parse(&self, kept: Option<&GroupPlace>) -> Result<GroupDraft, Problems> {
        let mut wrong = Problems::new();
        let kind = GroupKind::parse(&self.kind);
        if kind.is_none() {
            wrong.add("kind", "group-problem-choose");
        }
        let name = wrong.take("name", text::line(&self.name, NAME_MAX));
        let summary = wrong.take("summary", text::line(&self.summary, SUMMARY_MAX));
        let about = wrong.take("about", text::block(&self.about, ABOUT_MAX));
        let place = parse_place(&self.place, kept, &mut wrong);
        let links = parse_links(&self.links, &mut wrong);
        let visibility = chosen("visibility", Visibility::parse(&self.visibility), &mut wrong);
        let joining = self.parse_joining(&mut wrong);
        let shows_people = chosen("shows_people", ShowsPeople::parse(&self.shows_people), &mut wrong);
        let roster = chosen("roster", Roster::parse(&self.roster), &mut wrong);
        let slug = parse_slug(&self.slug, &mut wrong);
        let languages = parse_languages(&self.languages);
        let shows_count = if self.shows_count == "yes" { ShowsCount::Shown } else { ShowsCount::Hidden };
        let (Some(kind), Some(name), Some(summary), Some(about)) = (kind, name, summary, about) else {
            return Err(wrong);
        };
        let (Some(visibility), Some(joining), Some(shows_people), Some(roster)) =
            (visibility, joining, shows_people, roster)
        else {
            return Err(wrong);
        };
        wrong.or(GroupDraft {
            kind,
            name,
            summary,
            about,
            languages,
            place,
            links,
            visibility,
            joining,
            shows_people,
            shows_count,
            roster,
            slug,
        })
    }

    fn parse_joining(&self, wrong: &mut Problems) -> Option<Joining> {
        let vouches = if self.joining == "vouched" {
            match self.vouches.trim().parse::<u8>() {
                Ok(k) if (1..=VOUCHES_MAX).contains(&k) => k,
                _ => {
                    wrong.add_with("vouches", "group-problem-vouches", ("max", VOUCHES_MAX.to_string()));
                    1
                }
            }
        } else {
            1
        };
        chosen("joining", Joining::parse(&self.joining, vouches), wrong)
    }
}

fn chosen<T>(field: &'static str, value: Option<T>, wrong: &mut Problems) -> Option<T> {
    if value.is_none() {
        wrong.add(field, "group-problem-choose");
    }
    value
}

/// The place somebody typed, at neighbourhood precision.
fn parse_place(raw: &str, kept: Option<&GroupPlace>, wrong: &mut Problems) -> Option<GroupPlace> {
    let typed = wrong.take("place", text::optional_line(raw, 120))??;
    if let Some(same) = kept.filter(|place| place.label == typed) {
        return Some(same.clone());
    }
    let found = places::find(&typed).into_iter().next();
    if found.is_none() {
        wrong.add("place", "group-problem-place");
    }
    found.map(|place| GroupPlace {
        // A postal code says more than a group's home needs to say.
        label: places::Place { postal: None, ..place }.label(base::Lang::En),
        region: place.region.to_owned(),
        country: place.country.to_owned(),
        point: place.point.neighbourhood(),
    })
}

fn parse_links(raw: &str, wrong: &mut Problems) -> Vec<String> {
    let mut links = Vec::new();
    for line in raw.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match wrong.take("links", text::web_address(line)) {
            Some(link) if !links.contains(&link) => links.push(link),
            Some(_) => {}
            None => break,
        }
    }
    if links.len() > LINKS_MAX {
        wrong.add_with("links", "group-problem-links", ("max", LINKS_MAX.to_string()));
    }
    links
}

fn parse_slug(raw: &str, wrong: &mut Problems) -> Option<Slug> {
    let typed = raw.trim();
    if typed.is_empty() {
        return None;
    }
    let slug = wrong.take("slug", Slug::parse(typed))?;
    if is_reserved(&slug) {
        wrong.add("slug", "group-problem-slug-taken");
    }
    Some(slug)
}

/// Language tags that look like tags, each once.
fn parse_languages(raw: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in raw {
        let sound = (2..=12).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if sound && !out.contains(tag) && out.len() < LANGUAGES_MAX {
            out.push(tag.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> GroupForm {
        GroupForm {
            name: "Elm Street Tenants".to_owned(),
            summary: "Neighbours who stick together.".to_owned(),
            ..GroupForm::fresh(GroupKind::Local)
        }
    }

    #[test]
    fn a_form_names_every_field_that_is_wrong() {
        let wrong =
            GroupForm { links: "javascript:alert(1)".to_owned(), slug: "New!".to_owned(), ..GroupForm::default() }
                .parse(None)
                .unwrap_err();
        for field in ["kind", "name", "summary", "links", "visibility", "joining", "roster", "slug"] {
            assert!(wrong.of(field).is_some(), "{field}");
        }
        assert!(form().parse(None).is_ok());
        let too_many = GroupForm { joining: "vouched".to_owned(), vouches: "6".to_owned(), ..form() };
        assert!(too_many.parse(None).unwrap_err().of("vouches").is_some());
    }

    #[test]
    fn a_place_is_kept_at_neighbourhood_precision() {
        let typed = GroupForm { place: "55407".to_owned(), ..form() };
        let place = typed.parse(None).unwrap().place.unwrap();
        assert!(place.label.starts_with("Minneapolis"), "{}", place.label);
        assert!(!place.label.contains("55407"));
        assert_eq!(place.point, place.point.neighbourhood());
        let unknown = GroupForm { place: "Xyzzyville Nowhere".to_owned(), ..form() };
        assert!(unknown.parse(None).unwrap_err().of("place").is_some());
    }
}
