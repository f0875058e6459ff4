//! Groups on pages: a group's own page, the directory, the forms.

mod close;
mod form;
mod list;
mod page;
mod samples;

use base::Time;
use ui::format::{self, Detail};
use ui::{Html, Icon, Look, Tone, Words, bdi, href, html};

use super::model::{Group, GroupKind, GroupName, Visibility};

pub(crate) use close::close;
pub(crate) use form::{Purpose, edit};
pub(crate) use list::{Directory, directory};
pub(crate) use page::{GroupPage, head, show};
pub(crate) use samples::samples;

/// A group's name as a link to its page.
pub fn name_link(group: &Group) -> Html {
    html! { a href=(href::group(&group.slug)) { (bdi(&group.name)) } }
}

/// The same where only the name is known.
pub fn name_link_of(group: &GroupName) -> Html {
    html! { a href=(href::group(&group.slug)) { (bdi(&group.name)) } }
}

/// What a kind is called.
pub fn kind_name(words: &Words, kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Local => words.group_kind_local(),
        GroupKind::Committee => words.group_kind_committee(),
        GroupKind::Network => words.group_kind_network(),
        GroupKind::Organization => words.group_kind_organization(),
        GroupKind::Coalition => words.group_kind_coalition(),
        GroupKind::Council => words.group_kind_council(),
    }
}

/// A day as groups show it: they live in no time zone.
pub(crate) fn day(words: &Words, at: Time) -> String {
    format::moment(words, at, "UTC", Detail::Day)
}

/// A list of groups as links.
pub(crate) fn names<'a>(groups: impl IntoIterator<Item = &'a GroupName>) -> Html {
    html! { ul class="columns" { @for group in groups { li { (name_link_of(group)) } } } }
}

/// The way from the directory to a page of a group.
pub(crate) fn crumbs(look: &Look<'_>, group: &Group) -> Html {
    let (list, page) = (href::groups(), href::group(&group.slug));
    ui::breadcrumbs(look, &[(look.words.group_list_title(), &list), (&group.name, &page)])
}

/// What everybody on a page of the group has to know about who sees it.
pub(crate) fn standing(words: &Words, group: &Group) -> Html {
    html! {
        @if let Some(reason) = &group.hidden {
            (ui::notice(ui::Kind::Alarm, words.group_hidden_title(), html! {
                p { (words.group_hidden_text(reason)) }
                p { (words.group_hidden_next()) }
            }))
        }
        @if let Some(closing) = &group.closed {
            (ui::notice(ui::Kind::Info, words.group_closed_title(), html! {
                p { (words.group_closed_on(&day(words, closing.at))) }
                @if !closing.note.is_empty() { p { (bdi(&closing.note)) } }
            }))
        }
        @match group.visibility {
            Visibility::Public => {},
            Visibility::Unlisted => p class="hint" { (Icon::Link) " " (words.group_unlisted()) },
            Visibility::Private => p class="hint" { (Icon::Lock) " " (words.group_private()) },
        }
    }
}

/// A button that leads somewhere, as plain as the others beside it.
pub(crate) fn way(icon: Icon, href: String, label: &'static str) -> Html {
    html! { (ui::link_button(Tone::Plain, href, label).icon(icon)) }
}
