//! What somebody types to say "I'm coming".

use base::{Code, Lang, Private, Problems, text};
use serde::Deserialize;

use super::desk::Slip;
use super::model::{PEOPLE_MAX, Wish};

/// The fields as they were typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct RsvpForm {
    /// Going or maybe.
    pub answer: String,
    /// How many people.
    pub people: String,
    /// An address for this action only.
    pub mail: String,
    /// A name for the organizers.
    pub name: String,
}

impl Default for RsvpForm {
    fn default() -> Self {
        let (answer, people) = (Wish::Going.as_str().to_owned(), "1".to_owned());
        Self { answer, people, mail: String::new(), name: String::new() }
    }
}

impl RsvpForm {
    /// Understands wish and number.
    pub fn wish(&self) -> Result<(Wish, u32), Problems> {
        let mut problems = Problems::new();
        let wish = Wish::parse(&self.answer);
        if wish.is_none() {
            problems.add("answer", "rsvp-problem-answer");
        }
        let people = self.people.trim().parse::<u32>().ok().filter(|n| (1..=PEOPLE_MAX).contains(n));
        if people.is_none() {
            problems.add_with("people", "rsvp-problem-people", ("max", PEOPLE_MAX.to_string()));
        }
        problems.or((wish.unwrap_or(Wish::Maybe), people.unwrap_or(1)))
    }

    /// Understands everything.
    pub fn parse(&self, code: Code, lang: Lang) -> Result<Slip, Problems> {
        let (wish, mut problems) = match self.wish() {
            Ok(wish) => (wish, Problems::new()),
            Err(problems) => ((Wish::Maybe, 1), problems),
        };
        let mail = match self.mail.trim() {
            "" => None,
            typed => problems.take("mail", text::mail_address(typed)).map(Private::new),
        };
        let name = problems.take("name", text::optional_line(&self.name, 80)).flatten().map(Private::new);
        problems.or(Slip { code, wish: wish.0, people: wish.1, mail, name, lang })
    }
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    fn parse(form: &RsvpForm) -> Result<Slip, Problems> {
        form.parse(Code::new(&SeededRandom::new(1)), Lang::En)
    }

    #[test]
    fn nothing_but_the_number_is_needed() {
        let slip = parse(&RsvpForm::default()).unwrap();
        assert_eq!((slip.wish, slip.people, slip.mail, slip.name), (Wish::Going, 1, None, None));
    }

    #[test]
    fn what_is_wrong_is_named_by_field() {
        for (form, field) in [
            (RsvpForm { people: "0".to_owned(), ..RsvpForm::default() }, "people"),
            (RsvpForm { people: "51".to_owned(), ..RsvpForm::default() }, "people"),
            (RsvpForm { people: "two".to_owned(), ..RsvpForm::default() }, "people"),
            (RsvpForm { answer: "no".to_owned(), ..RsvpForm::default() }, "answer"),
            (RsvpForm { mail: "a@b".to_owned(), ..RsvpForm::default() }, "mail"),
            (RsvpForm { mail: "a@example.org,b@example.org".to_owned(), ..RsvpForm::default() }, "mail"),
            (RsvpForm { name: "x".repeat(81), ..RsvpForm::default() }, "name"),
        ] {
            assert!(parse(&form).unwrap_err().of(field).is_some(), "{form:?}");
        }
    }
}
