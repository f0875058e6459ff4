//! The page of a meeting, made for a phone in the room.

use ui::format::Detail;
use ui::{
    Form, Head, Html, Icon, Kind as Notice, Look, Sheet, Tone, Words, button, format, href, html, link_button, tag,
};

use super::{attendance, crumbs, facts, live, state_tag};
use crate::meeting::agenda::model::{Item, planned};
use crate::meeting::hands::model::{Answer, Hands, Outcome};
use crate::meeting::hands::views as hands;
use crate::meeting::model::{Attendance, Meeting, State};
use crate::meeting::presence::model::Naming;
use crate::meeting::speakers::model::Speaker;
use crate::meeting::speakers::views as speakers;
use crate::proposal::model::Audience;

/// Everything the page shows.
pub(crate) struct MeetingPage<'a> {
    pub(crate) it: &'a Meeting,
    pub(crate) attendance: Attendance,
    pub(crate) items: &'a [Item],
    pub(crate) hands: &'a [Hands],
    /// The speaking list of the current item; empty for people who are no members.
    pub(crate) speakers: &'a [Speaker],
    pub(crate) me: Option<base::PersonId>,
    /// Whether I am there.
    pub(crate) here: Option<Naming>,
    /// What my hand says.
    pub(crate) mine: Option<Answer>,
    pub(crate) is_member: bool,
    pub(crate) is_chair: bool,
    pub(crate) has_minutes: bool,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &MeetingPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let lead = html! {
        p { (state_tag(words, it.state)) @if !it.state_reason.is_empty() { " " bdi { (it.state_reason) } } }
        (facts(look, it))
    };
    let mut main = html! {
        (crumbs(look, &it.body, &[]))
        (ui::hero(words.meeting_kicker(&it.body.name), ui::bdi(&it.content.title), lead, html! {}))
        @if let Some(why) = &it.hidden { (ui::notice(Notice::Alarm, words.proposal_hidden_title(), words.proposal_hidden_text(why))) }
        (ways(look, page))
        @if it.state == State::Running { (now(look, page)) }
        @if !it.content.text.is_empty() { (ui::prose(ui::markdown::html(&it.content.text))) }
        (agenda(look, page))
        (results(look, page))
        p class="hint" { a href=(href::flag_meeting(it.code)) { (words.meeting_flag()) } }
    };
    // Only members hear what happens in the room.
    if page.is_member {
        main = live(it, words, &href::meeting(it.code), main);
    }
    let when = format::moment(words, it.content.starts_at, &it.content.zone, Detail::Long);
    let mut head = Head::new(it.content.title.clone())
        .description(words.meeting_kicker(&it.body.name) + " · " + &when)
        .canonical(href::meeting(it.code))
        .sheet_of(Sheet::Decide);
    if it.content.audience == Audience::Members || it.hidden.is_some() {
        head = head.hidden();
    }
    (head, main)
}

/// Where to go on from here.
fn ways(look: &Look<'_>, page: &MeetingPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let desk = page.is_chair && it.state == State::Running;
    let asks = page.is_member && it.state == State::Running && page.here.is_none();
    let plans = page.is_chair && it.state == State::Planned;
    ui::row([
        html! { @if asks { (link_button(Tone::Main, href::meeting_here(), words.meeting_here_link()).icon(Icon::Check)) } },
        html! { @if desk { (link_button(Tone::Plain, href::meeting_desk(it.code), words.meeting_desk_link()).icon(Icon::Hand)) (link_button(Tone::Plain, href::meeting_wall(it.code), words.meeting_wall_link()).icon(Icon::QrCode)) } },
        html! { @if matches!(it.state, State::Planned | State::Running) { (link_button(Tone::Plain, href::meeting_calendar(it.code), words.meeting_calendar_take()).icon(Icon::Calendar)) } },
        html! { @if plans { (link_button(Tone::Plain, href::agenda(it.code), words.meeting_agenda_link()).icon(Icon::List)) (link_button(Tone::Plain, href::meeting_edit(it.code), words.meeting_edit_link()).icon(Icon::Pencil)) } },
        html! { @if page.is_chair && !it.steps().is_empty() { (link_button(Tone::Plain, href::meeting_state(it.code), words.meeting_step_link()).icon(Icon::ArrowRight)) } },
        html! { @if page.has_minutes { (link_button(if it.state == State::Closed { Tone::Main } else { Tone::Plain }, href::minutes(it.code), words.meeting_minutes_title()).icon(Icon::File)) } },
    ])
}

/// What goes on in the room.
fn now(look: &Look<'_>, page: &MeetingPage<'_>) -> Html {
    let words = look.words;
    let open = page.hands.iter().find(|it| it.outcome == Outcome::Open);
    html! {
        @if page.is_member {
            @if let Some(open) = open { (hands::ask(look, page.it, open, page.here.is_some(), page.mine)) }
            (speakers::mine(look, page.it, page.speakers, page.me.filter(|_| page.here.is_some())))
        }
        (ui::section("room", words.meeting_present(), attendance(look, &page.attendance)))
        @if let Some(naming) = page.here { (here(look, page.it, naming)) }
    }
}

/// That I am there, and how the minutes say so.
pub(crate) fn here(look: &Look<'_>, it: &Meeting, naming: Naming) -> Html {
    let words = look.words;
    let (said, then, label) = match naming {
        Naming::Counted => (words.meeting_here_is_counted(), "name", words.meeting_here_name()),
        Naming::Named => (words.meeting_here_is_named(), "unname", words.meeting_here_unname()),
    };
    let form = Form::fresh(look);
    let buttons = html! {
        div class="row" {
            (button(Tone::Plain, label).sends("then", then))
            @if it.state == State::Running { (button(Tone::Quiet, words.meeting_here_leave()).sends("then", "leave")) }
        }
    };
    ui::notice(
        Notice::Done,
        words.meeting_here_yes(),
        html! { p { (said) } (form.post(&href::meeting_presence(it.code), buttons)) },
    )
}

fn agenda(look: &Look<'_>, page: &MeetingPage<'_>) -> Html {
    let words = look.words;
    ui::section(
        "agenda",
        words.meeting_agenda(),
        html! {
            @if page.items.is_empty() { p { (words.meeting_agenda_empty()) } } @else { (agenda_list(look, page.it, page.items, page.is_member)) }
        },
    )
}

/// The agenda in its order; proposals for members have a title for members only.
pub(crate) fn agenda_list(look: &Look<'_>, it: &Meeting, items: &[Item], is_member: bool) -> Html {
    let words = look.words;
    let minutes = planned(items);
    html! {
        ol class="rounds" {
            @for item in items {
                li aria-current=[(it.current == Some(item.number)).then_some("step")] {
                    (title(words, item, is_member)) " "
                    @if it.current == Some(item.number) { (tag("good", words.meeting_item_now())) } @else if item.ended_at.is_some() { (tag("plain", words.meeting_item_done())) }
                    " " small { (words.by_key(&format!("meeting-kind-{}", item.kind.as_str()), &[]).unwrap_or_default()) @if item.minutes > 0 { " · " (words.meeting_item_length(item.minutes)) } }
                }
            }
        }
        @if minutes > 0 { p class="hint" { (words.meeting_agenda_minutes(minutes)) } }
    }
}

/// The title of an item as this reader may see it.
pub(crate) fn title(words: &Words, item: &Item, is_member: bool) -> Html {
    html! {
        @match &item.proposal {
            Some(_) if item.is_inside() && !is_member => (words.meeting_item_inside()),
            Some(proposal) => a href=(href::proposal(proposal.code)) { bdi { (item.title) } },
            None => bdi { (item.title) },
        }
    }
}

fn results(look: &Look<'_>, page: &MeetingPage<'_>) -> Html {
    let closed: Vec<&Hands> = page.hands.iter().filter(|it| it.outcome != Outcome::Open).collect();
    if closed.is_empty() || !page.is_member {
        return html! {};
    }
    let body = html! { @for it in closed { (hands::result(look, it, page.is_member, 3)) } };
    ui::section("results", look.words.meeting_hands_results(), body)
}
