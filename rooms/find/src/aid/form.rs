//! What somebody types to ask for help or to offer it.

use base::{Private, Problems, text};
use jiff::civil::Date;
use serde::Deserialize;

use super::model::{Area, Content, Effort, Kind, Reach, Recurs, RoleContent, Side, Skill, Slot, Urgency};

/// Letters of a title.
pub const TITLE_MAX: usize = 120;

/// Letters of the details.
pub const DETAILS_MAX: usize = 1_500;

/// Letters of a way to be reached.
pub const CONTACT_MAX: usize = 160;

/// Distances an offer may go, in kilometers.
pub const REACHES: [u32; 4] = [5, 15, 40, 80];

/// Spans a need or offer may stay open, in days.
pub const SPANS: [u32; 4] = [7, 14, 30, 90];

/// The fields as they were typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AidForm {
    /// The group in whose name; empty for oneself.
    pub group: String,
    /// The kind.
    pub kind: String,
    /// In a few words.
    pub title: String,
    /// Anything else.
    pub details: String,
    /// Town or ZIP code.
    pub town: String,
    /// The town chosen among several of the same name.
    pub town_pick: String,
    /// How far, in kilometers.
    pub reach: String,
    /// How many.
    pub quantity: String,
    /// How pressing.
    pub urgency: String,
    /// Languages.
    pub langs: Vec<String>,
    /// Skills.
    pub skills: Vec<String>,
    /// Parts of the week.
    pub slots: Vec<String>,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Days it stays open.
    pub days: String,
    /// Whether it comes again.
    pub recurs: String,
    /// An address for news of this.
    pub mail: String,
    /// What the other side gets after both accepted.
    pub contact: String,
    /// The public need or offer this one answers.
    pub answers: String,
    /// `yes` where it is a volunteer role.
    pub role: String,
    /// What to learn for it.
    pub training: String,
    /// How much time it takes.
    pub effort: String,
}

fn day(problems: &mut Problems, field: &'static str, typed: &str) -> Option<Date> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse::<Date>().ok().filter(|day| (2000..2200).contains(&day.year()));
    if day.is_none() {
        problems.add(field, "aid-problem-day");
    }
    day
}

/// The towns that a name may mean, when it does not say which.
pub fn towns_of(town: &str) -> Vec<places::Place> {
    if town.contains(|c: char| c == ',' || c.is_ascii_digit()) {
        return Vec::new();
    }
    let found = places::find(town);
    let Some(first) = found.first().copied() else { return Vec::new() };
    let same: Vec<_> = found.into_iter().filter(|it| places::fold(it.name) == places::fold(first.name)).collect();
    // A name that one city owns by far means that city.
    let clear =
        same.get(1).is_none_or(|second| first.population >= 100_000 && second.population < first.population / 8);
    if clear { Vec::new() } else { same }
}

impl AidForm {
    /// A form for the first time: sensible answers are chosen already.
    pub fn fresh(side: Side, kind: &str, lang: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            quantity: "1".to_owned(),
            reach: "15".to_owned(),
            urgency: Urgency::Soon.as_str().to_owned(),
            days: if side == Side::Need { "14" } else { "30" }.to_owned(),
            recurs: Recurs::Once.as_str().to_owned(),
            langs: vec![lang.to_owned()],
            effort: Effort::NowAndThen.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// The form that would say what is there already.
    pub fn of(content: &Content, reach: &Reach) -> Self {
        let shown = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let plain = |it: &Option<Private<String>>| it.as_ref().map_or_else(String::new, |text| text.reveal().clone());
        Self {
            kind: content.kind.as_str().to_owned(),
            title: content.title.clone(),
            details: content.details.clone(),
            town: content.area.typed(),
            reach: content.reach_km.to_string(),
            quantity: content.quantity.to_string(),
            urgency: content.urgency.as_str().to_owned(),
            langs: content.langs.clone(),
            skills: content.skills.iter().map(|it| it.as_str().to_owned()).collect(),
            slots: content.slots.iter().map(|it| it.as_str().to_owned()).collect(),
            from: shown(content.from),
            until: shown(content.until),
            days: content.days.to_string(),
            recurs: content.recurs.as_str().to_owned(),
            mail: plain(&reach.mail),
            contact: plain(&reach.contact),
            role: if content.role.is_some() { "yes" } else { "" }.to_owned(),
            training: content.role.as_ref().map_or_else(String::new, |role| role.training.clone()),
            effort: content.role.as_ref().map_or(Effort::NowAndThen, |role| role.effort).as_str().to_owned(),
            ..Self::default()
        }
    }

    fn area(&self, problems: &mut Problems) -> Option<Area> {
        let typed = if self.town_pick.trim().is_empty() { &self.town } else { &self.town_pick };
        let town = problems.take("town", text::line(typed, 120))?;
        if !towns_of(&town).is_empty() {
            problems.add("town", "aid-problem-town-several");
            return None;
        }
        let found = places::find(&town).first().map(Area::of);
        if found.is_none() {
            problems.add("town", "aid-problem-town");
        }
        found
    }

    fn quantity(&self, kind: Kind, problems: &mut Problems) -> u32 {
        let quantity = self.quantity.trim().parse::<u32>().ok().filter(|n| (1..=kind.most()).contains(n));
        if quantity.is_none() {
            problems.add_with("quantity", "aid-problem-quantity", ("max", kind.most().to_string()));
        }
        quantity.unwrap_or(1)
    }

    fn window(&self, problems: &mut Problems) -> (Option<Date>, Option<Date>) {
        let (from, until) = (day(problems, "from", &self.from), day(problems, "until", &self.until));
        if let (Some(first), Some(last)) = (from, until)
            && last < first
        {
            problems.add("until", "aid-problem-window");
        }
        (from, until)
    }

    fn role(&self, problems: &mut Problems) -> Option<RoleContent> {
        if self.role != "yes" {
            return None;
        }
        let training = problems.take("training", text::block(&self.training, 500)).unwrap_or_default();
        Some(RoleContent { training, effort: Effort::parse(&self.effort).unwrap_or(Effort::NowAndThen) })
    }

    /// Understands everything but the group.
    pub fn parse(&self, side: Side) -> Result<(Content, Reach), Problems> {
        let mut problems = Problems::new();
        let role = self.role(&mut problems);
        let kind = if role.is_some() { Some(Kind::Volunteers) } else { Kind::parse(&self.kind) };
        if kind.is_none() {
            problems.add("kind", "aid-problem-kind");
        }
        let kind = kind.unwrap_or(Kind::Thing);
        let title = problems.take("title", text::line(&self.title, TITLE_MAX)).unwrap_or_default();
        let details = problems.take("details", text::block(&self.details, DETAILS_MAX)).unwrap_or_default();
        let area = self.area(&mut problems);
        let quantity = self.quantity(kind, &mut problems);
        let langs: Vec<String> = ui::format::LANGUAGES
            .iter()
            .filter(|tag| self.langs.iter().any(|l| l == *tag))
            .map(|t| (*t).to_owned())
            .collect();
        let skills: Vec<Skill> =
            Skill::ALL.iter().copied().filter(|s| self.skills.iter().any(|w| w == s.as_str())).collect();
        if kind == Kind::Skill && skills.is_empty() {
            problems.add("skills", "aid-problem-skills");
        }
        if kind == Kind::Translation && langs.len() < 2 {
            problems.add("langs", "aid-problem-langs");
        }
        let (from, until) = self.window(&mut problems);
        let known = |list: &[u32], typed: &str, usual| typed.parse().ok().filter(|n| list.contains(n)).unwrap_or(usual);
        let mail = match self.mail.trim() {
            "" => None,
            typed => problems.take("mail", text::mail_address(typed)).map(Private::new),
        };
        let contact =
            problems.take("contact", text::optional_line(&self.contact, CONTACT_MAX)).flatten().map(Private::new);
        let content = area.map(|area| Content {
            kind,
            title,
            details,
            area,
            reach_km: known(&REACHES, &self.reach, 15),
            quantity,
            urgency: if side == Side::Need {
                Urgency::parse(&self.urgency).unwrap_or(Urgency::Soon)
            } else {
                Urgency::Later
            },
            langs,
            skills,
            slots: Slot::ALL.iter().copied().filter(|s| self.slots.iter().any(|w| w == s.as_str())).collect(),
            from,
            until,
            days: known(&SPANS, &self.days, 14),
            recurs: Recurs::parse(&self.recurs).unwrap_or(Recurs::Once),
            role,
        });
        match content {
            Some(content) => problems.or((content, Reach { mail, contact })),
            None => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> AidForm {
        AidForm {
            title: "To the clinic".to_owned(),
            town: "33125".to_owned(),
            ..AidForm::fresh(Side::Need, "ride", "en")
        }
    }

    #[test]
    fn a_zip_code_gives_its_own_middle_and_no_more() {
        let (content, reach) = sound().parse(Side::Need).unwrap();
        let middle = places::find("33125")[0].point;
        assert_eq!((content.area.point, content.area.town().as_str()), (middle, "Miami, FL"));
        assert_eq!((content.kind, content.quantity, reach), (Kind::Ride, 1, Reach::default()));
    }

    #[test]
    fn what_is_wrong_is_named_by_field() {
        for (form, field) in [
            (AidForm { kind: "gold".to_owned(), ..sound() }, "kind"),
            (AidForm { title: String::new(), ..sound() }, "title"),
            (AidForm { town: "Qwxyzzy".to_owned(), ..sound() }, "town"),
            (AidForm { town: "Springfield".to_owned(), ..sound() }, "town"),
            (AidForm { quantity: "51".to_owned(), ..sound() }, "quantity"),
            (AidForm { kind: "skill".to_owned(), ..sound() }, "skills"),
            (AidForm { kind: "translation".to_owned(), ..sound() }, "langs"),
            (AidForm { from: "2026-02-30".to_owned(), ..sound() }, "from"),
            (AidForm { from: "2026-03-02".to_owned(), until: "2026-03-01".to_owned(), ..sound() }, "until"),
            (AidForm { mail: "a@b".to_owned(), ..sound() }, "mail"),
            (AidForm { contact: "x".repeat(161), ..sound() }, "contact"),
        ] {
            assert!(form.parse(Side::Need).unwrap_err().of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn a_form_says_again_what_was_said() {
        let mut typed = sound();
        typed.slots = vec!["week-morning".to_owned()];
        typed.contact = "555 0100".to_owned();
        let (content, reach) = typed.parse(Side::Need).unwrap();
        assert_eq!(AidForm::of(&content, &reach).parse(Side::Need).unwrap(), (content, reach));
    }
}
