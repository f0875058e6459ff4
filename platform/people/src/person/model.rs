//! Persons: names, what makes a name look like another, and what a profile may hold.

use base::text::{self, TextProblem};
use base::{Lang, PersonId, Problems, SiteRole, Time};
use serde::{Deserialize, Serialize};

/// A name a person chose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(String);

impl Name {
    /// Longest name in letters.
    pub const MAX: usize = 60;

    /// A name as typed.
    pub fn parse(raw: &str) -> Result<Self, TextProblem> {
        let name = text::line(raw, Self::MAX)?;
        if name.chars().any(char::is_alphanumeric) {
            Ok(Self(name))
        } else {
            Err(TextProblem::Malformed { key: "person-name-letters" })
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The alphabets whose letters look alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
}

fn script(letter: char) -> Option<Script> {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{0400}'..='\u{052F}' | '\u{1C80}'..='\u{1C8F}' => Some(Script::Cyrillic),
        '\u{0530}'..='\u{058F}' => Some(Script::Armenian),
        '\u{13A0}'..='\u{13FF}' | '\u{AB70}'..='\u{ABBF}' => Some(Script::Cherokee),
        _ => None,
    }
}

/// Whether a word of `name` mixes alphabets whose letters look alike, as in "Аna" with a Cyrillic
/// А: pages say so beside the name. Two words in two alphabets are fine.
pub fn mixes_alphabets(name: &str) -> bool {
    name.split(|c: char| !c.is_alphabetic()).any(|word| {
        let mut seen = word.chars().filter_map(script);
        let first = seen.next();
        seen.any(|other| Some(other) != first)
    })
}

/// A person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// Identifies the person.
    pub id: PersonId,
    /// The chosen name.
    pub name: String,
    /// The language of pages and mail.
    pub lang: Lang,
    /// What the person may do for the whole site.
    pub site_role: SiteRole,
    /// The day of joining.
    pub joined_on: Time,
    /// The sealed e-mail address, when one is confirmed.
    pub mail_sealed: Option<Vec<u8>>,
    /// The sealed sign-in name, when there is one.
    pub sign_in_sealed: Option<Vec<u8>>,
}

/// The profile form as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    /// The chosen name.
    pub name: String,
    /// The language tag.
    pub lang: String,
}

/// A sound profile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// The chosen name.
    pub name: Name,
    /// The language.
    pub lang: Lang,
}

impl ProfileForm {
    /// What the form says, or what is wrong with it.
    pub fn parse(&self) -> Result<Profile, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", Name::parse(&self.name));
        let lang = Lang::parse(&self.lang);
        if lang.is_none() {
            problems.add("lang", "person-choose");
        }
        match (name, lang) {
            (Some(name), Some(lang)) => problems.or(Profile { name, lang }),
            _ => Err(problems),
        }
    }
}

/// The deletion form as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeleteForm {
    /// `yes` when the person means it.
    pub sure: String,
    /// `yes` when groups may stay without an officer.
    pub orphans: String,
}

impl DeleteForm {
    /// Whether the account may go, given whether groups would be left without an officer.
    pub fn parse(&self, leaves_groups: bool) -> Result<(), Problems> {
        let mut problems = Problems::new();
        if leaves_groups && self.orphans != "yes" {
            problems.add("orphans", "person-delete-orphans-tick");
        }
        if self.sure != "yes" {
            problems.add("sure", "person-delete-tick");
        }
        problems.or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_the_person_chose() {
        for good in ["Ana", "María José", "李雷", "x", "Ольга", "أحمد", "O'Brien-Smith", "👩🏽‍🌾 Bo"]
        {
            assert!(Name::parse(good).is_ok(), "{good}");
        }
        assert_eq!(Name::parse("  "), Err(TextProblem::Empty));
        assert_eq!(Name::parse("…"), Err(TextProblem::Malformed { key: "person-name-letters" }));
        assert_eq!(Name::parse(&"x".repeat(61)), Err(TextProblem::TooLong { max: 60 }));
    }

    #[test]
    fn a_look_alike_is_noticed() {
        for mixed in ["Аna", "Раul", "pаypal 2", "Anα"] {
            assert!(mixes_alphabets(mixed), "{mixed}");
        }
        for fine in ["Ana", "Ольга", "Ольга Smith", "José 2", "李雷 Lee", "Ελένη"] {
            assert!(!mixes_alphabets(fine), "{fine}");
        }
    }

    #[test]
    fn a_profile_names_the_field_to_mend() {
        let form = ProfileForm { name: String::new(), lang: "xx".to_owned() };
        let problems = form.parse().unwrap_err();
        assert!(problems.of("name").is_some() && problems.of("lang").is_some());
        let form = ProfileForm { name: " Ana ".to_owned(), lang: "es".to_owned() };
        assert_eq!(form.parse().unwrap().name.as_str(), "Ana");
    }

    #[test]
    fn groups_are_not_left_alone_by_accident() {
        let sure = DeleteForm { sure: "yes".to_owned(), orphans: String::new() };
        assert!(sure.parse(false).is_ok());
        assert!(sure.parse(true).unwrap_err().of("orphans").is_some());
    }
}
