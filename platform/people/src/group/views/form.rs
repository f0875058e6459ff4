//! The form of a group: for a new one, a committee, a change.

use base::Problems;
use ui::{Choice, Form, Html, Look, Tone, Words, choice, href, html};

use super::super::form::GroupForm;
use super::super::model::{
    ABOUT_MAX, COUNT_FLOOR, Group, GroupKind, LINKS_MAX, NAME_MAX, Roster, SUMMARY_MAX, ShowsPeople, VOUCHES_MAX,
    Visibility,
};

/// What the form is for.
#[derive(Clone, Copy)]
pub(crate) enum Purpose<'a> {
    /// A new group.
    New,
    /// A committee of this group.
    Committee(&'a Group),
    /// A change of this group.
    Change(&'a Group),
}

impl Purpose<'_> {
    fn action(self) -> String {
        match self {
            Self::New => href::group_new(),
            Self::Committee(above) => href::committee_new(&above.slug),
            Self::Change(group) => href::group_edit(&group.slug),
        }
    }

    /// The page's title.
    pub(crate) fn title(self, words: &Words) -> String {
        match self {
            Self::New => words.group_new_title().to_owned(),
            Self::Committee(_) => words.group_committee_title().to_owned(),
            Self::Change(group) => words.group_edit_title(&group.name),
        }
    }

    fn lead(self, words: &Words) -> String {
        match self {
            Self::New => words.group_new_lead().to_owned(),
            Self::Committee(above) => words.group_committee_lead(&above.name),
            Self::Change(_) => String::new(),
        }
    }

    fn button(self, words: &Words) -> &'static str {
        match self {
            Self::New => words.group_save_new(),
            Self::Committee(_) => words.group_save_committee(),
            Self::Change(_) => words.group_save(),
        }
    }

    /// A committee stays one, and nothing else becomes one.
    fn has_kind(self) -> bool {
        match self {
            Self::New => true,
            Self::Committee(_) => false,
            Self::Change(group) => group.kind != GroupKind::Committee,
        }
    }
}

/// The page with the form, as typed, and what is wrong with it.
pub(crate) fn edit(look: &Look<'_>, purpose: Purpose<'_>, it: &GroupForm, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    let crumbs = match purpose {
        Purpose::New => ui::breadcrumbs(look, &[(words.group_list_title(), &href::groups())]),
        Purpose::Committee(group) | Purpose::Change(group) => super::crumbs(look, group),
    };
    ui::narrow(html! {
        (crumbs)
        (ui::title(purpose.title(words), purpose.lead(words)))
        (form.post(&purpose.action(), html! {
            (what(words, &form, purpose, it))
            (openness(words, &form, purpose, it))
            (inside(words, &form, it))
            (ui::row([html! { (ui::button(Tone::Main, purpose.button(words))) }]))
        }))
    })
}

fn kinds(words: &Words) -> Vec<Choice<'static>> {
    [
        (GroupKind::Local, words.group_kind_local_hint()),
        (GroupKind::Network, words.group_kind_network_hint()),
        (GroupKind::Organization, words.group_kind_organization_hint()),
        (GroupKind::Coalition, words.group_kind_coalition_hint()),
        (GroupKind::Council, words.group_kind_council_hint()),
    ]
    .into_iter()
    .map(|(kind, hint)| choice(kind.as_str(), super::kind_name(words, kind)).hint(hint))
    .collect()
}

/// What the group is.
fn what<'a>(words: &'a Words, form: &Form<'a>, purpose: Purpose<'_>, it: &'a GroupForm) -> Html {
    let tags: Vec<&str> = it.languages.iter().map(String::as_str).collect();
    html! {
        (form.text("name", words.group_field_name()).value(&it.name).required().max_length(NAME_MAX))
        @if purpose.has_kind() {
            (form.radios("kind", words.group_field_kind(), kinds(words)).value(&it.kind).required())
        } @else {
            (form.hidden("kind", GroupKind::Committee.as_str()))
        }
        (form.textarea("summary", words.group_field_summary()).value(&it.summary).required()
            .hint(words.group_field_summary_hint()).rows(2).max_length(SUMMARY_MAX))
        (form.textarea("about", words.group_field_about()).value(&it.about).optional()
            .hint(words.group_field_about_hint()).rows(8).max_length(ABOUT_MAX))
        (form.text("place", words.group_field_place()).value(&it.place).optional()
            .hint(words.group_field_place_hint()).suggest(href::places()).autocomplete("off").max_length(120))
        (form.languages("languages", words.group_field_languages(), &tags).optional())
        (form.textarea("links", words.group_field_links()).value(&it.links).optional()
            .hint(words.group_field_links_hint(&LINKS_MAX.to_string())).rows(3))
    }
}

/// Who sees it, who is named.
fn openness<'a>(words: &'a Words, form: &Form<'a>, purpose: Purpose<'_>, it: &'a GroupForm) -> Html {
    let seen = vec![
        choice(Visibility::Public.as_str(), words.group_visibility_public()).hint(words.group_visibility_public_hint()),
        choice(Visibility::Unlisted.as_str(), words.group_visibility_unlisted())
            .hint(words.group_visibility_unlisted_hint()),
        choice(Visibility::Private.as_str(), words.group_visibility_private())
            .hint(words.group_visibility_private_hint()),
    ];
    let named = vec![
        choice(ShowsPeople::Nobody.as_str(), words.group_people_nobody()),
        choice(ShowsPeople::Officers.as_str(), words.group_people_officers()),
        choice(ShowsPeople::Members.as_str(), words.group_people_members()),
    ];
    let has_address = matches!(purpose, Purpose::Change(group) if group.visibility == Visibility::Public);
    html! {
        (form.radios("visibility", words.group_field_visibility(), seen).value(&it.visibility).required())
        @if has_address {
            (form.text("slug", words.group_field_slug()).value(&it.slug)
                .hint(words.group_field_slug_hint()).max_length(base::Slug::MAX).autocomplete("off"))
        }
        (form.radios("shows_people", words.group_field_people(), named).value(&it.shows_people)
            .hint(words.group_field_people_hint()).required())
        (form.check("shows_count", words.group_field_count()).on(it.shows_count == "yes")
            .hint(words.group_field_count_hint(COUNT_FLOOR)))
    }
}

/// How people join, and what members see.
fn inside<'a>(words: &'a Words, form: &Form<'a>, it: &'a GroupForm) -> Html {
    let ways = vec![
        choice("ask", words.group_joining_ask_choice()),
        choice("vouched", words.group_joining_vouched_choice()).hint(words.group_joining_vouched_hint()),
        choice("invited", words.group_joining_invited_choice()),
    ];
    let seen = vec![
        choice(Roster::Members.as_str(), words.group_roster_members()),
        choice(Roster::Officers.as_str(), words.group_roster_officers()).hint(words.group_roster_officers_hint()),
    ];
    html! {
        (form.radios("joining", words.group_field_joining(), ways).value(&it.joining).required())
        (form.number("vouches", words.group_field_vouches()).value(&it.vouches)
            .min("1").max(VOUCHES_MAX.to_string()).short())
        (form.radios("roster", words.group_field_roster(), seen).value(&it.roster).required())
    }
}
