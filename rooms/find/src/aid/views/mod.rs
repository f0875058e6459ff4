//! Pages of needs and offers: the board, the forms, the receipt, three questions, a group's own.

mod board;
mod form;
mod help;
mod receipt;
mod samples;

use jiff::civil::Date;
use ui::format::{self, Units};
use ui::{Html, Icon, Look, Words, html};

use super::model::{Aid, Effort, Kind, Recurs, Side, Skill, Slot, Urgency};

pub(crate) use board::{BoardPage, ShowPage, board, card_of, counts, group_card, person_card, show};
pub(crate) use form::{FormPage, ask};
pub(crate) use help::{HelpPage, Step, help};
pub(crate) use receipt::{Across, ReceiptPage, confirm, confirmed, find, receipt, withdrawn};
pub(crate) use samples::{sample_aid, samples};

/// The word for a kind.
pub(crate) fn kind_word(words: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Volunteers => words.aid_kind_volunteers(),
        Kind::Skill => words.aid_kind_skill(),
        Kind::Ride => words.aid_kind_ride(),
        Kind::Food => words.aid_kind_food(),
        Kind::Money => words.aid_kind_money(),
        Kind::Space => words.aid_kind_space(),
        Kind::Childcare => words.aid_kind_childcare(),
        Kind::Translation => words.aid_kind_translation(),
        Kind::Thing => words.aid_kind_thing(),
    }
}

/// The sign of a kind.
pub(crate) const fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Volunteers => Icon::Users,
        Kind::Skill => Icon::Star,
        Kind::Ride => Icon::Bus,
        Kind::Food => Icon::Utensils,
        Kind::Money => Icon::Coins,
        Kind::Space => Icon::House,
        Kind::Childcare => Icon::Baby,
        Kind::Translation => Icon::Languages,
        Kind::Thing => Icon::Backpack,
    }
}

/// So many of a kind: "2 seats", "30 meals".
pub(crate) fn quantity(words: &Words, kind: Kind, n: u32) -> String {
    match kind {
        Kind::Volunteers | Kind::Skill | Kind::Translation => words.aid_quantity_people(n),
        Kind::Ride => words.aid_quantity_seats(n),
        Kind::Food => words.aid_quantity_meals(n),
        Kind::Money => words.aid_quantity_dollars(n),
        Kind::Space => words.aid_quantity_places(n),
        Kind::Childcare => words.aid_quantity_children(n),
        Kind::Thing => words.aid_quantity_pieces(n),
    }
}

/// The word for a skill.
pub(crate) fn skill_word(words: &Words, skill: Skill) -> &'static str {
    match skill {
        Skill::Cooking => words.aid_skill_cooking(),
        Skill::Driving => words.aid_skill_driving(),
        Skill::Lifting => words.aid_skill_lifting(),
        Skill::Repairs => words.aid_skill_repairs(),
        Skill::Languages => words.aid_skill_languages(),
        Skill::Children => words.aid_skill_children(),
        Skill::Health => words.aid_skill_health(),
        Skill::Law => words.aid_skill_law(),
        Skill::Books => words.aid_skill_books(),
        Skill::Tech => words.aid_skill_tech(),
        Skill::Design => words.aid_skill_design(),
        Skill::Teaching => words.aid_skill_teaching(),
        Skill::Organizing => words.aid_skill_organizing(),
        Skill::Listening => words.aid_skill_listening(),
    }
}

/// The word for a part of the week.
pub(crate) fn slot_word(words: &Words, slot: Slot) -> &'static str {
    match slot {
        Slot::WeekMorning => words.aid_slot_week_morning(),
        Slot::WeekAfternoon => words.aid_slot_week_afternoon(),
        Slot::WeekEvening => words.aid_slot_week_evening(),
        Slot::EndMorning => words.aid_slot_end_morning(),
        Slot::EndAfternoon => words.aid_slot_end_afternoon(),
        Slot::EndEvening => words.aid_slot_end_evening(),
    }
}

/// The word for how pressing it is.
pub(crate) fn urgency_word(words: &Words, urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Later => words.aid_urgency_later(),
        Urgency::Soon => words.aid_urgency_soon(),
        Urgency::Now => words.aid_urgency_now(),
    }
}

/// The word for how much time a role takes.
pub(crate) fn effort_word(words: &Words, effort: Effort) -> &'static str {
    match effort {
        Effort::NowAndThen => words.aid_effort_now_and_then(),
        Effort::HourAWeek => words.aid_effort_hour(),
        Effort::HalfDay => words.aid_effort_half_day(),
        Effort::DayAWeek => words.aid_effort_day(),
    }
}

/// The word for whether it comes again.
pub(crate) fn recurs_word(words: &Words, recurs: Recurs) -> &'static str {
    match recurs {
        Recurs::Once => words.aid_recurs_once(),
        Recurs::Weekly => words.aid_recurs_weekly(),
        Recurs::Monthly => words.aid_recurs_monthly(),
    }
}

/// "Ride needed", "Ride offered", or "Volunteer role".
pub(crate) fn kicker(words: &Words, aid: &Aid) -> String {
    let kind = kind_word(words, aid.content.kind);
    match (aid.side, aid.content.role.is_some()) {
        (Side::Need, true) => words.aid_role().to_owned(),
        (Side::Need, false) => words.aid_is_needed(kind),
        (Side::Offer, _) => words.aid_is_offered(kind),
    }
}

/// Things in a row, of which only the first begins with a capital.
fn in_a_row(words: &Words, list: impl Iterator<Item = &'static str>) -> String {
    let small = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
        first + letters.as_str()
    };
    let list: Vec<String> =
        list.enumerate().map(|(at, word)| if at == 0 { word.to_owned() } else { small(word) }).collect();
    format::list(words, &list)
}

/// Several parts of the week in words.
pub(crate) fn slots_word(words: &Words, slots: &[Slot]) -> String {
    in_a_row(words, slots.iter().map(|slot| slot_word(words, *slot)))
}

/// Several languages in words.
pub(crate) fn langs_word(words: &Words, langs: &[String]) -> String {
    let list: Vec<String> = langs.iter().map(|tag| format::language(words, tag)).collect();
    format::list(words, &list)
}

/// Several skills in words.
pub(crate) fn skills_word(words: &Words, skills: &[Skill]) -> String {
    in_a_row(words, skills.iter().map(|skill| skill_word(words, *skill)))
}

/// The days at which it makes sense.
fn window_word(words: &Words, zone: &str, from: Option<Date>, until: Option<Date>) -> Option<String> {
    let at = |day: Date| {
        let noon = day.at(12, 0, 0, 0).in_tz(zone).ok()?;
        Some(base::Time::from_jiff(noon.timestamp()))
    };
    match (from.and_then(at), until.and_then(at)) {
        (Some(from), Some(until)) => Some(format::days(words, from, Some(until), zone)),
        (Some(from), None) => Some(words.aid_from(&format::days(words, from, None, zone))),
        (None, Some(until)) => Some(words.aid_until(&format::days(words, until, None, zone))),
        (None, None) => None,
    }
}

/// Everything about it that names nobody.
pub(crate) fn facts(look: &Look<'_>, aid: &Aid) -> Html {
    let (words, it) = (look.words, &aid.content);
    let mut list = vec![
        ui::fact(Icon::MapPin, ui::bdi(&it.area.town())),
        ui::fact(
            kind_icon(it.kind),
            quantity(words, it.kind, if aid.given > 0 && aid.left() > 0 { aid.left() } else { it.quantity }),
        ),
    ];
    if aid.side == Side::Need && it.urgency == Urgency::Now {
        list.push(ui::fact(Icon::Warning, urgency_word(words, it.urgency)));
    }
    if let Some(days) = window_word(words, &it.area.zone, it.from, it.until) {
        list.push(ui::fact(Icon::Calendar, days));
    }
    if !it.slots.is_empty() && it.slots.len() < Slot::ALL.len() {
        list.push(ui::fact(Icon::Clock, slots_word(words, &it.slots)));
    }
    if !it.langs.is_empty() {
        list.push(ui::fact(Icon::Languages, langs_word(words, &it.langs)));
    }
    if !it.skills.is_empty() {
        list.push(ui::fact(Icon::Star, skills_word(words, &it.skills)));
    }
    if it.recurs != Recurs::Once {
        list.push(ui::fact(Icon::Repeat, recurs_word(words, it.recurs)));
    }
    if let Some(role) = &it.role {
        list.push(ui::fact(Icon::Clock, effort_word(words, role.effort)));
    }
    if aid.side == Side::Offer {
        list.push(ui::fact(Icon::Locate, words.aid_reach_up_to(&reach_word(look, it.reach_km))));
    }
    ui::facts(list)
}

/// A round distance in the reader's unit.
pub(crate) fn reach_word(look: &Look<'_>, km: u32) -> String {
    let miles = match km {
        5 => 3,
        15 => 10,
        40 => 25,
        80 => 50,
        other => other * 5 / 8,
    };
    match look.units {
        Units::Miles => look.words.distance_miles(&miles.to_string()),
        Units::Kilometers => look.words.distance_kilometers(&km.to_string()),
    }
}

/// Text as people wrote it, line by line.
pub(crate) fn lines(text: &str) -> Html {
    html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { bdi { (line) } } } }
}

/// A head with the room's style sheet.
pub(crate) fn head(title: impl Into<String>) -> ui::Head {
    ui::Head::new(title).sheet_of(ui::Sheet::Find)
}
