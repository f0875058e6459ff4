//! The form by which somebody asks, offers or describes a role.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Tone, button, choice, href, html};

use super::super::form::{AidForm, CONTACT_MAX, REACHES, SPANS, TITLE_MAX, towns_of};
use super::super::model::{Aid, Effort, Kind, Recurs, Side, Skill, Slot, Urgency};
use super::{effort_word, head, kind_word, reach_word, recurs_word, skill_word, slot_word, urgency_word};

/// Everything the form shows.
#[derive(Debug)]
pub(crate) struct FormPage<'a> {
    /// Need or offer.
    pub(crate) side: Side,
    /// Where it is sent.
    pub(crate) action: &'a str,
    /// What was typed.
    pub(crate) raw: &'a AidForm,
    /// What is wrong with it.
    pub(crate) problems: &'a Problems,
    /// Groups in whose name it may be made: name in URLs, name.
    pub(crate) groups: &'a [(String, String)],
    /// The public one it answers.
    pub(crate) answers: Option<&'a Aid>,
    /// Whether it changes one that is there.
    pub(crate) is_change: bool,
    /// Whether mail can be sent.
    pub(crate) mails: bool,
}

/// The form with its head.
pub(crate) fn ask(look: &Look<'_>, it: &FormPage<'_>) -> (Head, Html) {
    let words = look.words;
    let is_role = it.raw.role == "yes";
    let (title, lead) = match (it.side, is_role, it.is_change) {
        (_, _, true) => (words.aid_change_title(), ""),
        (Side::Need, true, _) => (words.aid_role_title(), words.aid_role_lead()),
        (Side::Need, ..) => (words.aid_need_title(), words.aid_need_lead()),
        (Side::Offer, ..) => (words.aid_give_title(), words.aid_give_lead()),
    };
    let form = Form::new(look, it.problems);
    let content = html! {
        @if is_role { (form.hidden("role", "yes")) }
        @if let Some(answers) = it.answers { (form.hidden("answers", answers.code.as_str())) }
        (in_whose_name(look, &form, it))
        (what(look, &form, it))
        (whereabouts(look, &form, it))
        (when(look, &form, it))
        (abilities(look, &form, it))
        (contact(look, &form, it))
        @let label = match (it.is_change, it.side) {
            (true, _) => words.aid_change_button(),
            (_, Side::Need) if is_role => words.aid_role_button(),
            (_, Side::Need) => words.aid_need_button(),
            (_, Side::Offer) => words.aid_give_send(),
        };
        (button(Tone::Main, label).icon(Icon::HeartHandshake))
    };
    let main = ui::narrow(html! {
        (ui::title(title, lead))
        @if let Some(answers) = it.answers {
            (ui::notice(ui::Kind::Info, words.aid_answers_title(), html! { p { a href=(href::aid_show(answers.code)) { bdi { (answers.content.title) } } } }))
        }
        @if it.is_change { (form.post(it.action, content)) } @else { (form.intake(it.action, content)) }
    });
    (head(title).hidden(), main)
}

fn in_whose_name(look: &Look<'_>, form: &Form<'_>, it: &FormPage<'_>) -> Html {
    let words = look.words;
    if it.groups.is_empty() || it.is_change {
        return html! {};
    }
    let mut names = Vec::new();
    if it.raw.role != "yes" {
        names.push(choice("", words.aid_for_myself()));
    }
    names.extend(it.groups.iter().map(|(slug, name)| choice(slug.as_str(), name.as_str())));
    html! { (form.select("group", words.aid_in_name(), names).value(it.raw.group.as_str()).hint(words.aid_in_name_hint())) }
}

fn what(look: &Look<'_>, form: &Form<'_>, it: &FormPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let is_role = raw.role == "yes";
    let kinds = Kind::ALL.iter().map(|kind| choice(kind.as_str(), kind_word(words, *kind))).collect();
    let efforts = Effort::ALL.iter().map(|c| choice(c.as_str(), effort_word(words, *c))).collect();
    let (label, hint) = match (it.side, is_role) {
        (_, true) => (words.aid_role_name(), words.aid_role_name_hint()),
        (Side::Need, _) => (words.aid_need_words(), words.aid_need_words_hint()),
        (Side::Offer, _) => (words.aid_give_words(), words.aid_give_words_hint()),
    };
    html! {
        @if !is_role { (form.radios("kind", words.aid_kind(), kinds).value(raw.kind.as_str()).required()) }
        (form.text("title", label).hint(hint).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.textarea("details", words.aid_details()).hint(words.aid_details_hint()).value(raw.details.as_str()).rows(4).optional())
        @if is_role {
            (form.select("effort", words.aid_effort(), efforts).value(raw.effort.as_str()))
            (form.textarea("training", words.aid_training()).hint(words.aid_training_hint()).value(raw.training.as_str()).rows(3).optional())
        }
        (form.number("quantity", words.aid_quantity()).hint(words.aid_quantity_hint()).value(raw.quantity.as_str()).min("1").short().required())
    }
}

fn whereabouts(look: &Look<'_>, form: &Form<'_>, it: &FormPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let several = towns_of(&raw.town);
    let picks = several.iter().map(|place| {
        let label = place.label(look.lang);
        choice(label.clone(), label)
    });
    let reaches = REACHES.iter().map(|km| choice(km.to_string(), reach_word(look, *km))).collect();
    html! {
        (form.text("town", words.aid_town()).hint(words.aid_town_hint()).value(raw.town.as_str())
            .autocomplete("postal-code").suggest(href::places()).required())
        @if !several.is_empty() {
            (form.radios("town_pick", words.aid_town_pick(), picks.collect()).value(raw.town_pick.as_str()))
        }
        @if it.side == Side::Offer { (form.select("reach", words.aid_reach(), reaches).value(raw.reach.as_str()).half()) }
    }
}

fn when(look: &Look<'_>, form: &Form<'_>, it: &FormPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let is_on = |word: &str, list: &[String]| list.iter().any(|it| it == word);
    let slots =
        Slot::ALL.iter().map(|s| choice(s.as_str(), slot_word(words, *s)).on(is_on(s.as_str(), &raw.slots))).collect();
    let urgencies = Urgency::ALL.iter().rev().map(|u| choice(u.as_str(), urgency_word(words, *u))).collect();
    let spans = SPANS.iter().map(|days| choice(days.to_string(), words.aid_days(*days))).collect();
    let recurs = Recurs::ALL.iter().map(|r| choice(r.as_str(), recurs_word(words, *r))).collect();
    html! {
        @if it.side == Side::Need { (form.radios("urgency", words.aid_urgency(), urgencies).value(raw.urgency.as_str())) }
        (form.checks("slots", words.aid_slots(), slots).hint(words.aid_slots_hint()))
        div class="moment-parts" {
            (form.date("from", words.aid_first_day()).value(raw.from.as_str()).optional())
            (form.date("until", words.aid_last_day()).value(raw.until.as_str()).optional())
        }
        div class="moment-parts" {
            (form.select("days", words.aid_open_for(), spans).value(raw.days.as_str()))
            (form.select("recurs", words.aid_recurs(), recurs).value(raw.recurs.as_str()))
        }
        p class="hint" { (words.aid_open_for_hint()) }
    }
}

fn abilities(look: &Look<'_>, form: &Form<'_>, it: &FormPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let langs: Vec<&str> = raw.langs.iter().map(String::as_str).collect();
    let is_on = |skill: &Skill| raw.skills.iter().any(|word| word == skill.as_str());
    let skills = Skill::ALL.iter().map(|s| choice(s.as_str(), skill_word(words, *s)).on(is_on(s))).collect();
    let open = !raw.skills.is_empty() || it.problems.of("skills").is_some() || it.problems.of("langs").is_some();
    let legend = if it.side == Side::Need { words.aid_skills_wanted() } else { words.aid_skills_brought() };
    html! {
        details class="fold" open[open || raw.kind == "skill" || raw.kind == "translation" || raw.role == "yes"] {
            summary { (Icon::ChevronRight) span { (words.aid_abilities()) } }
            div class="fold-body" {
                (form.languages("langs", words.aid_langs(), &langs).hint(words.aid_langs_hint()))
                (form.checks("skills", legend, skills).optional())
            }
        }
    }
}

fn contact(look: &Look<'_>, form: &Form<'_>, it: &FormPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let open = !raw.contact.is_empty()
        || !raw.mail.is_empty()
        || it.problems.of("contact").is_some()
        || it.problems.of("mail").is_some();
    html! {
        details class="fold" open[open] {
            summary { (Icon::Lock) span { (words.aid_contact_title()) } }
            div class="fold-body" {
                p { (words.aid_contact_text()) }
                (form.text("contact", words.aid_contact()).hint(words.aid_contact_hint()).value(raw.contact.as_str())
                    .max_length(CONTACT_MAX).autocomplete("off").optional())
                @if it.mails {
                    (form.email("mail", words.aid_mail()).hint(words.aid_mail_hint()).value(raw.mail.as_str())
                        .autocomplete("email").optional())
                }
            }
        }
        p class="hint" { (words.aid_keeps()) }
    }
}
