//! The page of one action: what, when, where, how many – and "I'm coming" right there.

use base::Problems;
use serde_json::{Value, json};
use ui::notice::Kind as Note;
use ui::thread::{Station, Step as Stop};
use ui::{Head, Html, Icon, Look, Tone, bdi, format, href, html, link_button};

use super::{access_fact, coming_facts, place_lines, when};
use crate::action::model::{Action, Place, Shown, State};
use crate::rsvp::form::RsvpForm;
use crate::turnout::model::Estimate;
use crate::update::model::Update;

/// Everything the page shows.
#[derive(Debug)]
pub struct ActionPage<'a> {
    /// The action.
    pub action: &'a Action,
    /// Names of people who answer for it and are shown.
    pub organizers: &'a [String],
    /// News, newest first.
    pub updates: &'a [Update],
    /// How many came, as counted.
    pub estimates: &'a [Estimate],
    /// What was typed into "I'm coming".
    pub raw: &'a RsvpForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Whether the site can send mail.
    pub mails: bool,
}

/// The head: what search engines and shared links see. Only public words.
pub fn head(look: &Look<'_>, it: &ActionPage<'_>) -> Head {
    let (action, c) = (it.action, &it.action.content);
    let place = c.place.public(c.place_shown);
    let about = [when(look.words, action), place.line(), ui::markdown::plain(&c.text, 160)];
    let about: Vec<&str> = about.iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    let head = Head::new(&c.title)
        .description(about.join(" · "))
        .canonical(href::action(action.code))
        .picture(href::action_share(action.code), &c.title)
        .feed(&c.title, href::action_calendar(action.code), "text/calendar")
        .json_ld(json_ld(look, it, &place));
    if action.state == State::Draft || action.hidden.is_some() { head.hidden() } else { head }
}

/// The action in the words of schema.org.
fn json_ld(look: &Look<'_>, it: &ActionPage<'_>, place: &Place) -> Value {
    let (action, c) = (it.action, &it.action.content);
    let local = |at: base::Time| at.to_jiff().to_zoned(c.time_zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let status = match action.state {
        State::Canceled => "EventCancelled",
        State::Postponed => "EventPostponed",
        _ if action.moved_at.is_some() => "EventRescheduled",
        _ => "EventScheduled",
    };
    let online = (c.online_shown == Shown::Exact && !c.online_url.is_empty()).then_some(c.online_url.as_str());
    let mode = match (place.is_empty(), c.online_url.is_empty()) {
        (true, _) => "OnlineEventAttendanceMode",
        (false, true) => "OfflineEventAttendanceMode",
        (false, false) => "MixedEventAttendanceMode",
    };
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": c.title,
        "url": format!("{}{}", look.base_url, href::action(action.code)),
        "startDate": local(c.starts_at),
        "endDate": local(c.ends_at),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "image": format!("{}{}", look.base_url, href::action_share(action.code)),
        "isAccessibleForFree": true,
        "location": locations(look, action, place, online),
    });
    let Some(object) = value.as_object_mut() else { return value };
    if !c.text.is_empty() {
        object.insert("description".to_owned(), json!(ui::markdown::plain(&c.text, 400)));
    }
    if !c.langs.is_empty() {
        object.insert("inLanguage".to_owned(), json!(c.langs));
    }
    if let Some(group) = &action.group {
        object.insert("organizer".to_owned(), json!({ "@type": "Organization", "name": group.name }));
    }
    if let Some(capacity) = c.capacity {
        object.insert("maximumAttendeeCapacity".to_owned(), json!(capacity));
    }
    value
}

fn locations(look: &Look<'_>, action: &Action, place: &Place, online: Option<&str>) -> Vec<Value> {
    let mut out = Vec::new();
    if !place.is_empty() {
        let mut spot = json!({
            "@type": "Place",
            "name": if place.name.is_empty() { place.town() } else { place.name.clone() },
            "address": {
                "@type": "PostalAddress",
                "streetAddress": place.address,
                "addressLocality": place.locality,
                "addressRegion": place.region,
                "postalCode": place.postcode,
                "addressCountry": place.country,
            },
        });
        if let (Some(point), Some(object)) = (place.point, spot.as_object_mut()) {
            let geo = json!({ "@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon });
            object.insert("geo".to_owned(), geo);
        }
        out.push(spot);
    }
    if !action.content.online_url.is_empty() {
        // A link only for those who are coming is found on this page after saying so.
        let own = format!("{}{}", look.base_url, href::action(action.code));
        out.push(json!({ "@type": "VirtualLocation", "url": online.unwrap_or(&own) }));
    }
    out
}

/// The page.
pub fn show(look: &Look<'_>, it: &ActionPage<'_>) -> Html {
    let action = it.action;
    html! {
        (thread(look, it))
        (notices(look, action))
        (ui::hero(kicker(look, action), bdi(&action.content.title), lead(look, action), coming(look, it)))
        @if action.is_mine { (organizer_row(look, action)) }
        (ui::split(body(look, it), beside(look, it)))
    }
}

fn thread(look: &Look<'_>, it: &ActionPage<'_>) -> Html {
    let action = it.action;
    let mut stops = vec![Stop::new(Station::Actions, href::action(action.code), "")];
    let call = action.public_call().map(|call| call.title.as_str()).unwrap_or_default();
    if let Some(of) = action.public_call() {
        stops.push(Stop::new(Station::Call, href::call(&of.slug), call));
        stops.push(Stop::new(Station::Endorsements, href::call_endorsements(&of.slug), ""));
    }
    let chosen = it.estimates.iter().find(|estimate| estimate.chosen.is_some());
    let band = chosen.map(|e| format::band(look.words, e.range.low, e.range.high)).unwrap_or_default();
    if !it.estimates.is_empty() {
        stops.push(Stop::new(Station::Turnout, "#turnout", &band));
    }
    ui::thread(look, Station::Actions, &stops)
}

fn notices(look: &Look<'_>, action: &Action) -> Html {
    let words = look.words;
    let reason = html! { @if !action.state_reason.is_empty() { p { bdi { (action.state_reason) } } } };
    let over = action.is_over(look.now);
    html! {
        @if let Some(why) = &action.hidden {
            (ui::notice(Note::Alarm, words.action_hidden_title(), words.action_hidden_text(why)))
        }
        @match action.state {
            State::Draft => (ui::notice(Note::Careful, words.action_draft_title(), words.action_draft_text())),
            State::Canceled => (ui::notice(Note::Alarm, words.action_canceled_title(), reason)),
            State::Postponed => (ui::notice(Note::Careful, words.action_postponed_title(),
                html! { p { (words.action_postponed_text()) } (reason) })),
            State::Published if over => (ui::notice(Note::Info, words.action_over_title(), words.action_over_text())),
            State::Published => @if action.moved_at.is_some() {
                (ui::notice(Note::Careful, words.action_moved_title(), html! { p { (words.action_moved_text()) } (reason) }))
            },
        }
    }
}

/// What kind of action it is, and the call it answers.
fn kicker(look: &Look<'_>, action: &Action) -> Html {
    html! {
        (super::kind(look.words, action.content.kind))
        @if let Some(call) = action.public_call() { " · " a href=(href::call(&call.slug)) { bdi { (call.title) } } }
    }
}

/// When, where, how many.
fn lead(look: &Look<'_>, action: &Action) -> Html {
    let (words, c) = (look.words, &action.content);
    let mut facts = vec![ui::fact(Icon::Calendar, html! { time datetime=(c.starts_at) { (when(words, action)) } })];
    facts.extend(where_facts(look, action, false));
    facts.extend(coming_facts(words, action));
    ui::facts(facts)
}

/// Where it is, for this reader.
pub(crate) fn where_facts(look: &Look<'_>, action: &Action, is_coming: bool) -> Vec<Html> {
    let (words, c) = (look.words, &action.content);
    let place = action.place_for(is_coming);
    let mut out = Vec::new();
    let lines = place_lines(&place);
    if !lines.is_empty() {
        let hides = place != c.place;
        out.push(ui::fact(Icon::MapPin, html! {
            @for (n, line) in lines.iter().enumerate() { @if n > 0 { br; } bdi { (line) } }
            @if hides {
                br;
                span class="hint" {
                    @if c.place_shown == Shown::AfterRsvp { (words.action_place_after_rsvp()) } @else { (words.action_place_near()) }
                }
            }
        }));
    }
    match action.online_for(is_coming) {
        Some(url) => out.push(ui::fact(
            Icon::Video,
            html! {
                a href=(url) rel="nofollow noopener noreferrer" { (words.action_online_join()) }
            },
        )),
        None if !c.online_url.is_empty() => out.push(ui::fact(Icon::Video, words.action_online_after_rsvp())),
        None => {}
    }
    out
}

/// "I'm coming", or why not.
fn coming(look: &Look<'_>, it: &ActionPage<'_>) -> Html {
    if it.action.takes_rsvps(look.now) {
        crate::rsvp::views::say(look, it.action, it.raw, it.problems, it.mails)
    } else {
        html! {}
    }
}

fn organizer_row(look: &Look<'_>, action: &Action) -> Html {
    let (words, code) = (look.words, action.code);
    let mut links = vec![
        (href::action_edit(code), words.action_edit_button(), Icon::Pencil),
        (href::action_state(code), words.action_state_button(), Icon::Settings),
        (href::action_coming(code), words.action_coming_button(), Icon::Users),
        (href::action_updates(code), words.action_updates_button(), Icon::Megaphone),
        (href::action_contact(code), words.action_messages_button(), Icon::Mail),
        (href::action_organizers(code), words.action_organizers_button(), Icon::UserPlus),
        (href::action_series(code), words.action_series_button(), Icon::Repeat),
        (href::action_copy(code), words.action_copy_button(), Icon::Copy),
    ];
    if action.content.starts_at <= look.now {
        links.push((href::action_turnout(code), words.action_turnout_button(), Icon::Chart));
    }
    ui::section(
        "organizers-tools",
        words.action_tools_title(),
        html! {
            (ui::row(links.into_iter().map(|(to, label, icon)| html! { (link_button(Tone::Plain, to, label).icon(icon)) })))
        },
    )
}

fn body(look: &Look<'_>, it: &ActionPage<'_>) -> Html {
    let (words, c) = (look.words, &it.action.content);
    html! {
        @if !it.updates.is_empty() {
            (ui::section("updates", words.action_updates_title(), html! {
                @for update in it.updates {
                    div class="prose" {
                        p class="hint" { (ui::time(look, update.at, &c.zone, format::Detail::LongTime)) }
                        @for line in update.text.split("\n\n") { p { bdi { (line) } } }
                    }
                }
            }))
        }
        @if !c.text.is_empty() {
            (ui::section("text", words.action_text_title(), ui::prose(ui::markdown::html(&c.text))))
        }
        (good_to_know(look, it.action))
        (crate::turnout::views::section(look, it.action, it.estimates))
    }
}

fn good_to_know(look: &Look<'_>, action: &Action) -> Html {
    let (words, c) = (look.words, &action.content);
    let access: Vec<&str> = c.access_facts.iter().map(|fact| access_fact(words, fact)).collect();
    let langs: Vec<String> = c.langs.iter().map(|tag| format::language(words, tag)).collect();
    let mut facts = Vec::new();
    if !access.is_empty() {
        facts.push(ui::fact(Icon::Accessibility, access.join(" · ")));
    }
    if !c.bring.is_empty() {
        facts.push(ui::fact(Icon::Backpack, html! { (words.action_bring()) " " bdi { (c.bring) } }));
    }
    if !langs.is_empty() {
        facts.push(ui::fact(Icon::Languages, words.action_langs(&format::list(words, &langs))));
    }
    html! { @if !facts.is_empty() { (ui::section("good-to-know", words.ui_good_to_know(), ui::facts(facts))) } }
}

fn beside(look: &Look<'_>, it: &ActionPage<'_>) -> Html {
    let (words, action) = (look.words, it.action);
    let code = action.code;
    let take = [
        (Icon::Calendar, href::action_calendar(code), words.action_take_calendar()),
        (Icon::Printer, href::action_flyer(code), words.action_take_flyer()),
        (Icon::Share, href::action_share(code), words.action_take_share()),
    ];
    let link = format!("{}{}", look.base_url, href::action(code));
    let letter = format!("mailto:{}", href::with_query("", &[("subject", &action.content.title), ("body", &link)]));
    html! {
        (ui::section("organizers", words.action_by_title(), by(look, it)))
        (ui::section("take", words.action_take_title(), html! {
            (ui::facts(take.into_iter().map(|(icon, to, label)| ui::fact(icon, html! { a href=(to) { (label) } }))
                .chain([ui::fact(Icon::Mail, html! { a href=(letter) { (words.action_take_mail()) } })])))
            (ui::copy_button(look, &link, words.ui_copy_link()))
        }))
        p class="hint" {
            (words.action_code(&base::code::grouped(code.as_str(), 5))) " · "
            a href=(href::flag_action(code)) { (words.action_flag()) }
        }
    }
}

fn by(look: &Look<'_>, it: &ActionPage<'_>) -> Html {
    let (words, action) = (look.words, it.action);
    html! {
        ul class="names" {
            @if let Some(group) = &action.group {
                li { @if group.is_public { a href=(href::group(&group.slug)) { bdi { (group.name) } } } @else { bdi { (group.name) } } }
            }
            @for name in it.organizers { li { bdi { (name) } } }
            @if action.group.is_none() && it.organizers.is_empty() { li { (words.action_by_neighbors()) } }
        }
        @if !action.is_mine && action.state != State::Draft {
            p { a href=(href::action_contact(action.code)) { (words.action_contact_link()) } }
        }
    }
}
