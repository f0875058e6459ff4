//! What stewards see: who should be brought together, and why, in words.

use ui::{Form, Head, Html, Icon, Look, Tone, button, choice, field, format, href, html, link_button};
use web::Sample;

use super::board::Proposal;
use crate::aid::model::{Aid, Kind, Side, Urgency};
use crate::aid::views::{card_of, head, kicker, kind_icon, kind_word, quantity, sample_aid};

/// A proposal with both sides.
#[derive(Debug)]
pub(crate) struct Shown {
    /// The proposal.
    pub(crate) it: Proposal,
    /// The need.
    pub(crate) need: Aid,
    /// The offer.
    pub(crate) offer: Aid,
}

/// What the page is narrowed to, and where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ListPage<'a> {
    /// The proposals of this page.
    pub(crate) list: &'a [Shown],
    /// How many there are in all.
    pub(crate) all: usize,
    /// How many wait for answers.
    pub(crate) waiting: u32,
    /// The kind asked for.
    pub(crate) kind: &'a str,
    /// The place as typed.
    pub(crate) near: &'a str,
    /// Whether a proposal was just made.
    pub(crate) done: bool,
    /// Which page.
    pub(crate) page: u32,
    /// How many pages.
    pub(crate) pages: u32,
}

/// Why a need and an offer fit, line by line.
pub(crate) fn reasons(look: &Look<'_>, it: &Proposal, need: &Aid, offer: &Aid) -> Vec<(Icon, String)> {
    let words = look.words;
    let (n, o) = (&need.content, &offer.content);
    let km = f64::from(it.parts.meters) / 1000.0;
    let mut all = vec![(
        Icon::MapPin,
        if km < 1.0 {
            words.match_why_same_area().to_owned()
        } else {
            words.match_why_distance(&format::distance(words, km, look.units))
        },
    )];
    if it.units >= need.left() {
        all.push((kind_icon(n.kind), words.match_why_all(&quantity(words, n.kind, it.units))));
    } else {
        all.push((
            kind_icon(n.kind),
            words.match_why_some(&quantity(words, n.kind, it.units), &quantity(words, n.kind, need.left())),
        ));
    }
    let slots: Vec<_> = n.slots.iter().copied().filter(|slot| o.slots.is_empty() || o.slots.contains(slot)).collect();
    all.push(match (n.slots.is_empty(), slots.len() == n.slots.len()) {
        (true, _) => (Icon::Clock, words.match_why_any_time().to_owned()),
        (false, true) => (Icon::Clock, words.match_why_all_times().to_owned()),
        _ => (Icon::Clock, words.match_why_times(&crate::aid::views::slots_word(words, &slots))),
    });
    let langs: Vec<String> = n.langs.iter().filter(|lang| o.langs.contains(lang)).cloned().collect();
    if !langs.is_empty() {
        all.push((Icon::Languages, words.match_why_language(&crate::aid::views::langs_word(words, &langs))));
    } else if !n.langs.is_empty() && !o.langs.is_empty() {
        all.push((Icon::Languages, words.match_why_no_language().to_owned()));
    }
    let skills: Vec<_> = n.skills.iter().copied().filter(|skill| o.skills.contains(skill)).collect();
    if !skills.is_empty() {
        all.push((Icon::Star, words.match_why_skill(&crate::aid::views::skills_word(words, &skills))));
    }
    if n.urgency == Urgency::Now {
        all.push((Icon::Warning, words.match_why_urgent().to_owned()));
    }
    let days = look.now.since(need.waiting_since).as_secs() / 86_400;
    if days > 0 {
        all.push((Icon::History, words.match_why_waiting(days)));
    }
    all
}

/// One side in a proposal: what it says, as far as this steward may read it.
fn side(look: &Look<'_>, aid: &Aid) -> Html {
    let words = look.words;
    let by = aid.group.as_ref().map_or_else(|| words.match_a_person(), |group| group.name.as_str());
    html! {
        div class="aid-pair-side" {
            p class="card-kicker" { (kicker(words, aid)) }
            @if !aid.content.title.is_empty() { p { strong { bdi { (aid.content.title) } } } }
            p class="hint" { bdi { (by) } " · " bdi { (aid.content.area.town()) } }
        }
    }
}

/// One proposal: both sides, the reasons, and what to do.
fn pair(look: &Look<'_>, action: &str, shown: &Shown, number: usize) -> Html {
    let words = look.words;
    let form = Form::fresh(look);
    let content = html! {
        (form.hidden("need", shown.need.code.as_str()))
        (form.hidden("offer", shown.offer.code.as_str()))
        (ui::row([
            html! { (button(Tone::Main, words.match_propose()).icon(Icon::Check).sends("step", "propose").about(number.to_string())) },
            html! { (button(Tone::Quiet, words.match_put_aside()).sends("step", "aside").about(number.to_string())) },
        ]))
    };
    html! {
        li {
            article class="card aid-pair" aria-label=(words.match_number(number)) {
                (side(look, &shown.need))
                span class="aid-pair-sign" { (Icon::HeartHandshake) }
                (side(look, &shown.offer))
                (ui::facts(reasons(look, &shown.it, &shown.need, &shown.offer).into_iter().map(|(icon, text)| ui::fact(icon, text))))
                (form.post(action, content))
            }
        }
    }
}

fn pairs(look: &Look<'_>, action: &str, it: &ListPage<'_>) -> Html {
    html! {
        ol class="aid-pairs" {
            @for (shown, number) in it.list.iter().zip(1_usize..) { (pair(look, action, shown, number)) }
        }
    }
}

fn just_done(look: &Look<'_>, done: bool) -> Html {
    html! { @if done { (ui::notice(ui::Kind::Done, look.words.match_done_title(), look.words.match_done_text())) } }
}

/// All proposals, for the stewards of the site.
pub(crate) fn list(look: &Look<'_>, it: &ListPage<'_>) -> (Head, Html) {
    let words = look.words;
    let mut kinds = vec![choice("", words.aid_any_kind())];
    kinds.extend(Kind::ALL.iter().map(|kind| choice(kind.as_str(), kind_word(words, *kind))));
    let asked = ui::search_form(
        &href::match_list(),
        html! {
            (field::search("near", words.place_near_label()).value(it.near).autocomplete("postal-code").suggest(href::places()))
            (field::select("kind", words.aid_kind(), kinds).value(it.kind))
            (button(Tone::Plain, words.aid_filter_button()).icon(Icon::Filter))
        },
    );
    let of = |page: u32| {
        href::with_query(&href::match_list(), &[("near", it.near), ("kind", it.kind), ("page", &page.to_string())])
    };
    let main = html! {
        (ui::title(words.match_title(), words.match_lead()))
        (just_done(look, it.done))
        p { (words.match_counts(it.all, it.waiting)) }
        (asked)
        @if it.list.is_empty() { (ui::empty(Icon::HeartHandshake, words.match_none(), html! { (link_button(Tone::Plain, href::aid(), words.aid_back())) })) }
        @else {
            (pairs(look, &href::match_list(), it))
            (ui::numbered(look, it.page, it.pages, of))
        }
        (ui::details(words.match_how_title(), html! { p { (words.match_how_text()) } p { (words.match_how_fair()) } }))
    };
    (head(words.match_title()).hidden(), main)
}

/// What a group needs and offers, and who was found for it.
#[derive(Debug)]
pub(crate) struct GroupPage<'a> {
    /// The group's name in URLs and its name.
    pub(crate) group: (&'a str, &'a str),
    /// Its needs and offers with receipts and how many answers they wait for.
    pub(crate) own: &'a [(Aid, String, u32)],
    /// Proposals.
    pub(crate) proposals: ListPage<'a>,
}

/// The page for those who run a group.
pub(crate) fn group(look: &Look<'_>, it: &GroupPage<'_>) -> (Head, Html) {
    let words = look.words;
    let (slug, name) = it.group;
    let new = |href: String| href::with_query(&href, &[("group", slug)]);
    let main = html! {
        (ui::breadcrumbs(look, &[(name, &href::group(slug))]))
        (ui::title(words.aid_group_manage(), ui::bdi(name)))
        (just_done(look, it.proposals.done))
        (ui::row([
            html! { (link_button(Tone::Plain, new(href::need_new()), words.aid_group_need()).icon(Icon::Plus)) },
            html! { (link_button(Tone::Plain, new(href::offer_new()), words.aid_group_offer()).icon(Icon::Plus)) },
            html! { (link_button(Tone::Plain, new(href::role_new()), words.aid_group_role()).icon(Icon::UserPlus)) },
        ]))
        (ui::section("own", words.match_group_own(), html! {
            @if it.own.is_empty() { p { (words.aid_group_none()) } }
            @else {
                (ui::cards(it.own.iter().map(|(aid, receipt, waiting)| {
                    let card = card_of(look, aid).step(link_button(Tone::Plain, href::aid_receipt(receipt), words.aid_manage()).about(aid.content.title.as_str()));
                    if *waiting > 0 { card.tag(ui::tag("wait", words.aid_mine_waiting(*waiting))) } else { card }
                })))
            }
        }))
        (ui::section("proposals", words.match_group_proposals(), html! {
            @if it.proposals.list.is_empty() { p { (words.match_group_none()) } }
            @else { (pairs(look, &href::group_aid(slug), &it.proposals)) }
        }))
    };
    (head(words.aid_group_manage()).hidden(), main)
}

/// Pages made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let (mut need, offer) = (sample_aid(look, Side::Need, false), sample_aid(look, Side::Offer, true));
    need.waiting_since = base::Time::from_millis(look.now.millis() - 12 * base::time::DAY_MS);
    let parts = super::score::score(&super::score::sample(), &super::score::sample());
    let shown: Vec<Shown> = parts
        .into_iter()
        .map(|parts| Shown {
            it: Proposal { need: need.id, offer: offer.id, units: 2, parts },
            need: need.clone(),
            offer: offer.clone(),
        })
        .collect();
    let page =
        ListPage { list: &shown, all: 41, waiting: 3, kind: "ride", near: "55407", done: true, page: 1, pages: 3 };
    let none = ListPage { list: &[], all: 0, waiting: 0, kind: "", near: "", done: false, page: 1, pages: 1 };
    let own = [(sample_aid(look, Side::Need, true), "0123456789".to_owned(), 2)];
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    vec![
        sample("match-list", list(look, &page)),
        sample("match-list-none", list(look, &none)),
        sample("match-group", group(look, &GroupPage { group: ("local-26", "Local 26"), own: &own, proposals: page })),
        sample(
            "match-group-none",
            group(look, &GroupPage { group: ("local-26", "Local 26"), own: &[], proposals: none }),
        ),
    ]
}
