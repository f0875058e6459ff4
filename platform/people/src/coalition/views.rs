//! Groups that belong together: the page for those who decide it.

use base::{Problems, Slug};
use ui::{Form, Html, Icon, Look, Tone, choice, href, html};

use super::model::{BelongRefusal, Link};
use crate::group::model::{Group, GroupName};
use crate::group::views::{crumbs, day, name_link_of};

/// Everything on the page.
pub(crate) struct TiesPage<'a> {
    /// The group.
    pub(crate) group: &'a Group,
    /// Whether the reader is its officer.
    pub(crate) runs: bool,
    /// Groups that belong to it.
    pub(crate) parts: &'a [Link],
    /// Groups it belongs to.
    pub(crate) wholes: &'a [Link],
    /// Groups that ask to belong to it.
    pub(crate) asking: &'a [Link],
    /// Groups it offered a place.
    pub(crate) offered: &'a [Link],
    /// Groups that offer it a place.
    pub(crate) offers: &'a [Link],
    /// Groups it asked.
    pub(crate) asked: &'a [Link],
    /// Groups the reader speaks for, which could ask to belong to it.
    pub(crate) own: &'a [GroupName],
    /// What was typed as the address of a group to offer a place.
    pub(crate) typed: &'a str,
}

/// Which of the two ends the list on the page names.
#[derive(Clone, Copy)]
enum End {
    Part,
    Whole,
}

/// What a rule's refusal says.
pub(crate) fn refusal(words: &ui::Words, refusal: BelongRefusal) -> &'static str {
    match refusal {
        BelongRefusal::TakesNone => words.group_ties_refused_none(),
        BelongRefusal::Loop => words.group_ties_refused_loop(),
        BelongRefusal::TooDeep => words.group_ties_refused_deep(),
        BelongRefusal::Already => words.group_ties_refused_already(),
        BelongRefusal::Full => words.group_ties_refused_full(),
    }
}

/// The page.
pub(crate) fn ties(look: &Look<'_>, it: &TiesPage<'_>, problems: &Problems) -> Html {
    let (words, group) = (look.words, it.group);
    let name = group.name.as_str();
    html! {
        (crumbs(look, group))
        (ui::title(words.group_ties_title(), words.group_ties_lead()))
        @if group.kind.takes_groups() {
            (list(look, it, "asking", words.group_ties_asking().to_owned(), it.asking, End::Part,
                &[Step::Accept, Step::End(words.group_ties_decline())]))
            (ui::section("parts", words.group_ties_parts(name), html! {
                @if it.parts.is_empty() { p { (words.group_ties_none()) } }
                (rows(look, it, it.parts, End::Part, &[Step::End(words.group_ties_end())]))
                @if it.runs { (offer(look, it, problems)) }
                @if !it.own.is_empty() { (ask(look, it)) }
            }))
            (list(look, it, "offered", words.group_ties_offered().to_owned(), it.offered, End::Part,
                &[Step::End(words.group_ties_take_back())]))
        }
        (list(look, it, "offers", words.group_ties_offers(name), it.offers, End::Whole,
            &[Step::Accept, Step::End(words.group_ties_decline())]))
        (list(look, it, "wholes", words.group_ties_wholes(name), it.wholes, End::Whole,
            &[Step::End(words.group_ties_end())]))
        (list(look, it, "asked", words.group_ties_asked().to_owned(), it.asked, End::Whole,
            &[Step::End(words.group_ties_take_back())]))
    }
}

/// What can be done with a tie.
#[derive(Clone, Copy)]
enum Step {
    Accept,
    End(&'static str),
}

fn list(
    look: &Look<'_>,
    it: &TiesPage<'_>,
    id: &str,
    heading: String,
    links: &[Link],
    end: End,
    steps: &[Step],
) -> Html {
    html! { @if !links.is_empty() { (ui::section(id, heading, rows(look, it, links, end, steps))) } }
}

fn rows(look: &Look<'_>, it: &TiesPage<'_>, links: &[Link], end: End, steps: &[Step]) -> Html {
    let words = look.words;
    let mut columns = vec![ui::Column::text(words.group_ties_group()), ui::Column::text(words.member_since())];
    if it.runs {
        columns.push(ui::Column::text(words.member_change()));
    }
    let rows = links.iter().map(|link| {
        let mut line = vec![name_link_of(&link.group), html! { (day(words, link.since)) }];
        if it.runs {
            line.push(html! { div class="row" { (buttons(look, &it.group.slug, link, end, steps)) } });
        }
        line
    });
    html! {
        @if !links.is_empty() {
            (ui::table(html! { span class="away" { (words.group_ties_title()) } }, &columns, rows))
        }
    }
}

fn buttons(look: &Look<'_>, here: &Slug, link: &Link, end: End, steps: &[Step]) -> Html {
    let (whole, part) = match end {
        End::Part => (here, &link.group.slug),
        End::Whole => (&link.group.slug, here),
    };
    let name = link.group.name.as_str();
    html! {
        @for step in steps {
            @match step {
                Step::Accept => (ui::post_button(look, &href::group_group_admit(whole, part),
                    ui::button(Tone::Plain, look.words.group_ties_accept()).icon(Icon::Check).about(name))),
                Step::End(label) => (ui::post_button(look, &href::group_group_remove(whole, part),
                    ui::button(Tone::Quiet, *label).about(name))),
            }
        }
    }
}

/// The form by which an officer of this group offers another one a place.
fn offer(look: &Look<'_>, it: &TiesPage<'_>, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    html! {
        h3 { (words.group_ties_offer()) }
        (form.post(&href::group_groups(&it.group.slug), html! {
            (form.hidden("wish", "offer"))
            (form.text("part", words.group_ties_offer_which()).value(it.typed).required()
                .hint(words.group_ties_offer_hint()).autocomplete("off").max_length(Slug::MAX))
            (ui::button(Tone::Plain, words.group_ties_offer_do()).icon(Icon::Plus))
        }))
    }
}

/// The form by which officers of other groups ask to belong to this one.
fn ask(look: &Look<'_>, it: &TiesPage<'_>) -> Html {
    let words = look.words;
    let own = it.own.iter().map(|group| choice(group.slug.as_str(), group.name.as_str())).collect();
    let form = Form::fresh(look);
    html! {
        h3 { (words.group_ties_ask(&it.group.name)) }
        (form.post(&href::group_groups(&it.group.slug), html! {
            (form.hidden("wish", "ask"))
            (form.select("own", words.group_ties_ask_which(), own).required())
            (ui::button(Tone::Plain, words.group_ties_ask_do()))
        }))
    }
}
