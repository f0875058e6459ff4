//! Meetings of the demo: one that took place, with minutes, and two that are planned.

use std::sync::Arc;
use std::time::Duration;

use ::store::{Change, StoreError};
use base::{Actor, Code, GroupId, GroupRole, PersonId, Time};
use jiff::civil;
use jiff::tz::TimeZone;

use super::texts::meetings::{self as texts, Spoken};
use super::{Filling, actor, store};
use crate::meeting::agenda::model::{Kind, NewItem};
use crate::meeting::hands::model::{Answer, EndForm};
use crate::meeting::hands::routes as hands;
use crate::meeting::model::{Content, Door, Meeting};
use crate::meeting::presence::model::Naming;
use crate::meeting::{agenda, minutes, presence, store as meetings};
use crate::proposal::model::Audience;

/// Where they meet.
const ZONE: &str = "America/Chicago";

impl Filling<'_> {
    /// The committee met last week and meets again in five days; the coalition meets in twelve.
    pub(super) async fn meetings(&self, languages: Code) -> Result<(), StoreError> {
        let (committee, inner) = (self.cast.committee, self.cast.inner.clone());
        let visit = self.propose(committee, &inner, &texts::VISIT, 13).await?;
        self.met(committee, &inner, visit).await?;
        self.planned((committee, inner[0]), 5, (&texts::NEXT, &[])).await?;
        self.planned((self.cast.coalition, self.cast.members[0]), 12, (&texts::ASSEMBLY, &[languages])).await
    }

    /// Half past five in the evening, so many days from today on.
    fn evening(&self, days: i64) -> Time {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        let today = self.now.to_jiff().to_zoned(zone.clone()).date();
        let day = today.checked_add(jiff::Span::new().days(days)).unwrap_or(today);
        let at = day.to_datetime(civil::time(17, 30, 0, 0)).to_zoned(zone);
        at.map_or(self.now, |at| Time::from_jiff(at.timestamp()))
    }

    fn content(&self, days: i64, words: &Spoken) -> Content {
        Content {
            title: words.title.to_owned(),
            text: words.text.to_owned(),
            starts_at: self.evening(days),
            zone: ZONE.to_owned(),
            place: words.place.to_owned(),
            audience: Audience::Everybody,
        }
    }

    async fn planned(
        &self,
        (group, officer): (GroupId, PersonId),
        days: i64,
        (words, proposals): (&Spoken, &[Code]),
    ) -> Result<(), StoreError> {
        let (content, at, random) = (self.content(days, words), self.ago(2), Arc::clone(&self.random));
        let (items, proposals) = (words.items, proposals.to_vec());
        let done = self.app.change(move |db| {
            let found = people::group::store::find(db, &Actor::system(), group)?;
            let it = meetings::plan(db, &found, content.clone(), at, random.as_ref())?;
            fill_agenda(db, (&actor(group, officer, GroupRole::Officer), &it), items, &proposals)
        });
        done.await
    }

    /// The committee's last meeting from its beginning to its published minutes.
    async fn met(&self, group: GroupId, people: &[PersonId], visit: Code) -> Result<(), StoreError> {
        let content = self.content(-6, &texts::LAST);
        let began = content.starts_at;
        let (planned, random, people) = (self.ago(12), Arc::clone(&self.random), people.to_vec());
        let done = self.app.change(move |db| {
            let found = people::group::store::find(db, &Actor::system(), group)?;
            let it = meetings::plan(db, &found, content.clone(), planned, random.as_ref())?;
            let chair = actor(group, people[0], GroupRole::Officer);
            fill_agenda(db, (&chair, &it), texts::LAST.items, &[visit])?;
            let rules = meetings::rules(db, group)?;
            let Ok(it) = it.begin(rules, Door::new(random.as_ref()), began) else { return Err(StoreError::Missing) };
            let present = u64::try_from(people.len().min(7)).unwrap_or(0);
            let it = Meeting { present_most: present, guests: 2, ..it };
            meetings::save(db, &it)?;
            for (at, person) in people.iter().take(7).enumerate() {
                presence::store::add(db, it.id, *person, if at < 3 { Naming::Named } else { Naming::Counted })?;
            }
            // The proposal is the last item.
            let item = u32::try_from(texts::LAST.items.len() + 1).unwrap_or(1);
            show_hands(db, (&chair, &it), &people, item, random.as_ref())?;
            for (number, (from, note)) in (1_u32..).zip(texts::NOTES) {
                let at = began.plus(Duration::from_mins(from));
                agenda::store::begin(db, it.id, number, at)?;
                agenda::store::end(db, it.id, number, at.plus(Duration::from_mins(20)))?;
                minutes::store::add(db, it.id, number, 1, (note, ""), at)?;
            }
            minutes::store::add(db, it.id, 0, 1, (texts::WHOLE, ""), began)?;
            let it = meetings::hold_by_id(db, it.id)?;
            let Ok(it) = it.close(false, began.plus(Duration::from_mins(105))) else {
                return Err(StoreError::Missing);
            };
            let published = began.plus(Duration::from_hours(15));
            meetings::save(db, &Meeting { published_at: Some(published), changed_at: published, ..it.clone() })?;
            meetings::forget(db, it.id)?;
            store::move_hands_back(db, it.code, began.plus(Duration::from_mins(70)))
        });
        done.await
    }
}

/// Six hands for the proposal on the agenda, one against it.
fn show_hands(
    db: &mut Change,
    (chair, it): (&Actor, &Meeting),
    people: &[PersonId],
    item: u32,
    random: &dyn base::Random,
) -> Result<(), StoreError> {
    let code = it.code.as_str();
    let refused = |key: &'static str| StoreError::broken(format!("the demo's show of hands: {key}"));
    hands::write_ask(db, chair, code, Some(item), "")?.map_err(refused)?;
    for (at, person) in people.iter().take(7).enumerate() {
        let by = actor(it.body.id, *person, GroupRole::Member);
        let answer = if at == 4 { Answer::No } else { Answer::Yes };
        hands::write_raise(db, &by, code, 1, Some(answer))?.map_err(refused)?;
    }
    let phones = EndForm { then: "phones".to_owned(), ..EndForm::default() };
    match hands::write_end(db, chair, code, 1, &phones, random)? {
        Ok(ended) => ended.map(|_| ()).map_err(refused),
        Err(_) => Err(refused("its form")),
    }
}

fn fill_agenda(
    db: &mut Change,
    (chair, it): (&Actor, &Meeting),
    items: &[(&str, &str, u32)],
    proposals: &[Code],
) -> Result<(), StoreError> {
    let of = |kind, title: &str, minutes, proposal: Option<&Code>| NewItem {
        kind,
        title: title.to_owned(),
        minutes,
        proposal: proposal.map(Code::to_string).unwrap_or_default(),
    };
    let mut all = Vec::new();
    for (kind, title, minutes) in items {
        all.push(of(Kind::parse(kind).ok_or(StoreError::Missing)?, title, *minutes, None));
    }
    all.extend(proposals.iter().map(|code| of(Kind::Proposal, "", 30, Some(code))));
    for item in &all {
        let done = agenda::routes::write_item(db, chair, it.code.as_str(), item)?;
        if done.is_err() {
            return Err(StoreError::broken("an item that the demo's agenda does not take"));
        }
    }
    Ok(())
}
