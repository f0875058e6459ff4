//! "Where could I help?" in three questions, one page each: what, where, when; then what fits.
//! The answers travel in the address of the page and are kept nowhere.

use ui::{Head, Html, Icon, Look, Tone, button, choice, field, href, html, link_button};

use super::super::model::{Aid, Kind, Skill, Slot, TownCounts};
use super::{card_of, counts, head, kind_word, skill_word, slot_word};

/// Which question is next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// What could you do?
    What,
    /// Where?
    Where,
    /// When?
    When,
    /// What fits.
    Found,
}

/// Everything the page shows.
#[derive(Debug)]
pub(crate) struct HelpPage<'a> {
    /// Which question.
    pub(crate) step: Step,
    /// Kinds chosen.
    pub(crate) kinds: &'a [Kind],
    /// Skills chosen.
    pub(crate) skills: &'a [Skill],
    /// The place as typed.
    pub(crate) near: &'a str,
    /// What it was understood as; none when it was not.
    pub(crate) place: Option<&'a str>,
    /// Times chosen.
    pub(crate) slots: &'a [Slot],
    /// What fits, the best first.
    pub(crate) list: &'a [Aid],
    /// Counts of people near there.
    pub(crate) towns: &'a [TownCounts],
}

/// The page with its head.
pub(crate) fn help(look: &Look<'_>, it: &HelpPage<'_>) -> (Head, Html) {
    let words = look.words;
    let main = match it.step {
        Step::Found => found(look, it),
        _ => ui::narrow(html! {
            (ui::title(words.aid_help_title(), words.aid_help_lead()))
            p class="kicker" { (words.aid_help_step(match it.step { Step::What => 1_u32, Step::Where => 2, _ => 3 })) }
            (question(look, it))
        }),
    };
    let head = head(words.aid_help_title()).description(words.aid_help_lead()).canonical(href::aid_help());
    (if it.step == Step::What { head } else { head.hidden() }, main)
}

fn kept(it: &HelpPage<'_>) -> Html {
    html! {
        @if it.step != Step::What {
            @for kind in it.kinds { (field::hidden("kinds", kind.as_str())) }
            @for skill in it.skills { (field::hidden("skills", skill.as_str())) }
        }
        @if it.step == Step::When { (field::hidden("near", it.near)) }
    }
}

fn question(look: &Look<'_>, it: &HelpPage<'_>) -> Html {
    let words = look.words;
    let kinds = Kind::ALL.iter().map(|k| choice(k.as_str(), kind_word(words, *k)).on(it.kinds.contains(k))).collect();
    let skills =
        Skill::ALL.iter().map(|s| choice(s.as_str(), skill_word(words, *s)).on(it.skills.contains(s))).collect();
    let slots = Slot::ALL.iter().map(|s| choice(s.as_str(), slot_word(words, *s)).on(it.slots.contains(s))).collect();
    let (step, label) = match it.step {
        Step::What => ("where", words.aid_help_next()),
        Step::Where => ("when", words.aid_help_next()),
        _ => ("found", words.aid_help_show()),
    };
    html! {
        form method="get" action=(href::aid_help()) {
            (field::hidden("step", step))
            (kept(it))
            @match it.step {
                Step::What => {
                    (field::checks("kinds", words.aid_help_what(), kinds).hint(words.aid_help_what_hint()))
                    (field::checks("skills", words.aid_skills_brought(), skills))
                }
                Step::Where => {
                    @let asked = field::search("near", words.aid_help_where()).hint(words.aid_help_where_hint()).value(it.near)
                        .autocomplete("postal-code").suggest(href::places()).required();
                    @if it.near.is_empty() || it.place.is_some() { (asked) } @else { (asked.error(words.place_none())) }
                }
                _ => (field::checks("slots", words.aid_help_when(), slots).hint(words.aid_slots_hint())),
            }
            (button(Tone::Main, label).icon(Icon::ArrowRight))
        }
    }
}

fn found(look: &Look<'_>, it: &HelpPage<'_>) -> Html {
    let words = look.words;
    let kind = it.kinds.first().map_or("", |kind| kind.as_str());
    let mut offer = href::with_query(&href::offer_new(), &[("kind", kind), ("town", it.near)]);
    for (name, list) in [
        ("skills", it.skills.iter().map(|s| s.as_str()).collect::<Vec<_>>()),
        ("slots", it.slots.iter().map(|s| s.as_str()).collect()),
    ] {
        for word in list {
            offer = href::with_query(&offer, &[(name, word)]);
        }
    }
    let place = it.place.unwrap_or_default();
    html! {
        (ui::title(words.aid_help_found_title(place), words.aid_help_found_lead()))
        @if it.list.is_empty() {
            (ui::empty(Icon::HeartHandshake, words.aid_help_found_none(), html! { (link_button(Tone::Main, offer.clone(), words.aid_help_offer())) }))
        } @else {
            (ui::cards(it.list.iter().map(|aid| card_of(look, aid).level(2))))
            section class="card" aria-labelledby="offer-title" {
                h2 id="offer-title" { (words.aid_help_offer_title()) }
                p { (words.aid_help_offer_text()) }
                (link_button(Tone::Main, offer, words.aid_help_offer()).icon(Icon::HeartHandshake))
            }
        }
        (counts(look, it.towns))
        (ui::row([html! { (link_button(Tone::Plain, href::aid_help(), words.aid_help_again())) }]))
    }
}
