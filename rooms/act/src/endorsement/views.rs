//! How endorsements look: names on the call's page, the list with statements, the two forms.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Tone, button, choice, format, href, html, link_button};
use web::Sample;

use super::model::{EndorseForm, Endorser, Listed, REASON_MAX, RevokeForm, STATEMENT_MAX};
use crate::call::model::{Call, State};

/// The groups by name: what the call's page shows of the first ones.
pub fn names(list: &[Listed]) -> Html {
    html! { ul class="names" { @for it in list { li { (ui::part::seal(&it.group_name)) " " (group(it)) } } } }
}

fn group(it: &Listed) -> Html {
    html! {
        @if it.is_linked { a href=(href::group(&it.group_slug)) { bdi { (it.group_name) } } }
        @else { bdi { (it.group_name) } }
    }
}

/// Everything the list shows.
#[derive(Debug)]
pub struct ListPage<'a> {
    /// The call.
    pub call: &'a Call,
    /// One page of endorsements.
    pub list: &'a [Listed],
    /// How many are in force.
    pub in_force: i64,
    /// Which page, counted from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The groups the reader speaks for.
    pub endorsers: &'a [Endorser],
    /// What was typed.
    pub raw: &'a EndorseForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// A refusal to tell, or nothing.
    pub refused: &'a str,
}

/// The list with its head.
pub fn list(look: &Look<'_>, it: &ListPage<'_>) -> (Head, Html) {
    let words = look.words;
    let call = it.call;
    let title = words.endorsement_list_title(&call.content.title);
    let to = href::call_endorsements(&call.slug);
    let main = html! {
        (ui::breadcrumbs(look, &[(&call.content.title, &href::call(&call.slug))]))
        (ui::title(&title, words.endorsement_list_lead(it.in_force)))
        @if !it.list.is_empty() {
            ul class="endorsements" { @for one in it.list { (entry(look, it, one)) } }
        }
        (ui::numbered(look, it.page, it.pages, |page| href::with_query(&to, &[("page", &page.to_string())])))
        (endorse_form(look, it))
        p { a href=(href::call(&call.slug)) { (Icon::ArrowLeft) " " (words.endorsement_back()) } }
    };
    (Head::new(title).canonical(to), main)
}

fn entry(look: &Look<'_>, page: &ListPage<'_>, it: &Listed) -> Html {
    let words = look.words;
    let one = &it.endorsement;
    let day = |at| format::moment(words, at, "UTC", format::Detail::Day);
    let speaks = page.endorsers.iter().any(|endorser| endorser.id == one.group);
    html! {
        li id=(one.group) {
            p class="endorsement-group" {
                (ui::part::seal(&it.group_name)) " "
                @if one.is_in_force() { strong { (group(it)) } } @else { s { (group(it)) } }
            }
            @if !one.statement.is_empty() {
                @let lines: Vec<&str> = one.statement.lines().collect();
                blockquote {
                    @if one.is_in_force() { (paragraphs(&lines)) } @else { s { (lines.join(" ")) } }
                }
            }
            @if !one.decided_by.is_empty() {
                p { a href=(one.decided_by) rel="nofollow noopener noreferrer" { (words.demand_endorsement_link()) } }
            }
            p class="hint" {
                (words.endorsement_since(&day(one.endorsed_at)))
                @if let Some(revoked) = &one.revoked {
                    " · " strong { (words.endorsement_revoked(&day(revoked.at))) }
                    " · " bdi { (words.endorsement_revoked_reason(&revoked.reason)) }
                }
            }
            @if speaks && one.is_in_force() {
                p { (link_button(Tone::Quiet, href::endorsement_revoke(&page.call.slug, &it.group_slug), words.endorsement_revoke())
                    .about(it.group_name.as_str())) }
            }
        }
    }
}

fn paragraphs(lines: &[&str]) -> Html {
    html! { @for line in lines.iter().filter(|line| !line.is_empty()) { p { bdi { (line) } } } }
}

fn endorse_form(look: &Look<'_>, it: &ListPage<'_>) -> Html {
    let words = look.words;
    if it.endorsers.is_empty() || it.call.state != State::Open {
        return html! {};
    }
    let free: Vec<&Endorser> = it.endorsers.iter().filter(|endorser| !endorser.has_endorsed).collect();
    let typed = it.raw.group.as_str();
    let form = Form::new(look, it.problems);
    let choices = it
        .endorsers
        .iter()
        .filter(|endorser| !endorser.has_endorsed || endorser.slug == typed)
        .map(|endorser| choice(endorser.slug.as_str(), endorser.name.as_str()).on(endorser.slug == typed))
        .collect();
    let content = html! {
        @if free.is_empty() && typed.is_empty() {
            p { (words.endorsement_none_left()) }
        } @else {
            p { (words.endorsement_form_lead()) }
            (form.post(&href::call_endorsements(&it.call.slug), html! {
                (form.select("group", words.endorsement_form_group(), choices).required())
                (form.textarea("statement", words.endorsement_form_statement())
                    .hint(words.endorsement_form_statement_hint(&STATEMENT_MAX.to_string()))
                    .value(it.raw.statement.as_str()).max_length(STATEMENT_MAX).rows(4).optional())
                (form.url("decided_by", words.demand_endorsement_field()).value(it.raw.decided_by.as_str())
                    .autocomplete("off").optional())
                (button(Tone::Main, words.endorsement_form_send()).icon(Icon::Stamp))
            }))
        }
    };
    ui::section(
        "endorse",
        words.endorsement_form_title(),
        ui::narrow(html! {
            @if !it.refused.is_empty() { (ui::notice(ui::Kind::Careful, it.refused, "")) }
            (content)
        }),
    )
}

/// The form that revokes, with its head.
pub fn revoke(
    look: &Look<'_>,
    call: &Call,
    group: (&str, &str),
    raw: &RevokeForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let (slug, name) = group;
    let title = words.endorsement_revoke_title(name);
    let form = Form::new(look, problems);
    let content = html! {
        (form.textarea("reason", words.endorsement_revoke_reason()).hint(words.endorsement_revoke_reason_hint())
            .value(raw.reason.as_str()).max_length(REASON_MAX).rows(3).required())
        (button(Tone::Danger, words.endorsement_revoke_send()))
    };
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(&call.content.title, &href::call(&call.slug))]))
        (ui::title(&title, words.endorsement_revoke_lead()))
        (form.post(&href::endorsement_revoke(&call.slug, slug), content))
    });
    (Head::new(title).hidden(), main)
}

/// Endorsements made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<Sample> {
    let call = crate::call::demo::sample_call(State::Open);
    let listed = super::demo::sample_listed(&call);
    let (raw, sound) = (EndorseForm::default(), Problems::new());
    let wrong = RevokeForm::default();
    let problems = wrong.parse().err().unwrap_or_default();
    let endorser =
        Endorser { id: call.caller.id, slug: "nurses".to_owned(), name: "Nurses".to_owned(), has_endorsed: false };
    let page = |list, in_force, endorsers| ListPage {
        call: &call,
        list,
        in_force,
        page: 1,
        pages: 7,
        endorsers,
        raw: &raw,
        problems: &sound,
        refused: "",
    };
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    vec![
        sample("endorsement-list", list(look, &page(&listed, 388, std::slice::from_ref(&endorser)))),
        sample("endorsement-list-empty", list(look, &page(&[], 0, &[]))),
        sample("endorsement-revoke", revoke(look, &call, ("nurses", "<b>Nurses</b>"), &wrong, &problems)),
    ]
}
