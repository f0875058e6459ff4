//! Meetings as events of a calendar: one meeting, or all that everybody may see of a group.
//!
//! A meeting says when it begins; it ends, in calendars, after the minutes its agenda plans. One that was
//! called off stays, marked so.

use ui::{Words, format, href};
use web::calendar::{Calendar, Event, Status};

use super::model::{Meeting, State};

/// A calendar of meetings; each comes with the minutes its agenda plans. `name` is what programs call it.
pub(crate) fn calendar(words: &Words, site: &web::Site, name: &str, all: &[(Meeting, u32)]) -> String {
    let mut whole = Calendar::new(site, "Meetings", name);
    for (it, minutes) in all {
        add(&mut whole, words, site, it, *minutes);
    }
    whole.finish()
}

fn add(whole: &mut Calendar<'_>, words: &Words, site: &web::Site, it: &Meeting, minutes: u32) {
    let c = &it.content;
    let url = format!("{}{}", site.base_url, href::meeting(it.code));
    let (status, title) = match it.state {
        State::Canceled => (Status::Canceled, words.meeting_calendar_canceled(&c.title)),
        State::Planned | State::Running | State::Closed => (Status::Confirmed, c.title.clone()),
    };
    let ends_at = it.ended_at.filter(|_| it.state == State::Closed).or_else(|| {
        let planned = std::time::Duration::from_secs(u64::from(minutes) * 60);
        (minutes > 0).then(|| c.starts_at.plus(planned))
    });
    let mut about = vec![
        words.meeting_kicker(&it.body.name),
        format::moment(words, c.starts_at, &c.zone, format::Detail::LongZone),
    ];
    if it.state == State::Canceled {
        about.push(it.state_reason.clone());
    }
    about.push(url.clone());
    whole.add(&Event {
        uid: &format!("meeting-{}", it.code),
        changed_at: it.changed_at,
        version: it.step,
        starts_at: c.starts_at,
        ends_at: ends_at.filter(|end| *end > c.starts_at),
        title: &title,
        about: &about.join("\n"),
        place: &c.place,
        point: None,
        status,
        kind: "MEETING",
        url: &url,
    });
}

#[cfg(test)]
mod tests {
    use base::Lang;

    use super::*;
    use crate::meeting::samples::meeting;

    #[test]
    fn a_meeting_ends_after_its_agenda_and_one_called_off_stays() {
        let site = web::Site {
            name: "Convoke".to_owned(),
            town: None,
            base_url: "https://example.org".to_owned(),
            lang: Lang::En,
            mails: false,
            joining: web::Joining::Open,
            demo: false,
            contact: None,
        };
        let words = Words::new(Lang::En);
        let planned = meeting(State::Planned);
        let text = calendar(words, &site, "Elm; Street", &[(planned.clone(), 90), (meeting(State::Canceled), 0)]);
        let start = planned.content.starts_at.to_jiff().strftime("DTSTART:%Y%m%dT%H%M%SZ").to_string();
        let end = planned.content.starts_at.plus(std::time::Duration::from_mins(90));
        assert!(text.contains(&start) && text.contains(&end.to_jiff().strftime("DTEND:%Y%m%dT%H%M%SZ").to_string()));
        assert!(text.contains("STATUS:CANCELLED") && text.contains("NAME:Elm\\; Street"));
        assert_eq!(text.matches("DTEND").count(), 1, "who knows no end says none");
        assert!(text.lines().all(|line| line.len() <= 76));
    }
}
