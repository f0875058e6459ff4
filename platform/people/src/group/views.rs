//! A group on pages: its name as a link.

use ui::{Html, bdi, href, html};

use super::model::{Group, GroupName};

/// A group's name as a link to its page.
pub fn name_link(group: &Group) -> Html {
    html! { a href=(href::group(&group.slug)) { (bdi(&group.name)) } }
}

/// The same where only the name is known.
pub fn name_link_of(group: &GroupName) -> Html {
    html! { a href=(href::group(&group.slug)) { (bdi(&group.name)) } }
}
