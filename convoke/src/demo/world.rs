//! The demo world: people, groups, calls, endorsements, actions, RSVPs and turnout, all from a seed.
//!
//! Places are real, everything else is invented. RSVPs go through the same code as everybody's, so
//! the figures are those of the rows.

use std::sync::Arc;

use act::action::model::{ACCESS_FACTS, Action, Content, Figures, Kind, OfCall, OfGroup, Place, Shown, State};
use act::call::demo::DemoCall;
use act::call::model::State as CallState;
use act::rsvp::desk::{self, Slip};
use act::rsvp::model::Wish;
use act::turnout::model::{Estimate, Method, Range, Source};
use anyhow::{Context as _, Result};
use base::{ActionId, CallId, Code, Lang, PersonId, SeededRandom, SiteRole, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, Zoned};
use people::group::demo::DemoGroup;
use store::StoreError;
use web::App;

use super::texts::{self, CallWords, NAMES, PLACES, STATEMENTS};

/// How large the world is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Groups.
    pub groups: usize,
    /// Actions of the largest call.
    pub actions: usize,
    /// People who said that they are coming to it, roughly.
    pub coming: u32,
    /// Endorsements of it.
    pub endorsements: usize,
    /// People who took part in the conversation.
    pub talking: u32,
}

impl Default for Size {
    fn default() -> Self {
        Self { groups: 400, actions: 2_700, coming: 400_000, endorsements: 388, talking: 1_240 }
    }
}

/// What was made.
#[derive(Clone, Debug)]
pub struct World {
    /// In a sentence.
    pub summary: String,
    /// Who may be signed in as, and the path that does it.
    pub sign_in: Vec<(&'static str, String)>,
    /// The largest call's name in URLs.
    pub largest: String,
}

/// Chance that follows from the seed.
struct Dice(Arc<SeededRandom>);

impl Dice {
    fn below(&self, most: usize) -> usize {
        let roll = u64::from_be_bytes(base::random::bytes(self.0.as_ref()));
        usize::try_from(roll % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn of<'a, T>(&self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// Everything that is needed while filling.
struct Filling {
    app: App,
    random: Arc<SeededRandom>,
    dice: Dice,
    now: Time,
    today: Date,
    groups: Vec<DemoGroup>,
}

type Result0 = std::result::Result<(), StoreError>;

impl World {
    /// Fills an empty site.
    pub async fn fill(app: &App, size: Size, seed: u64) -> Result<Self> {
        let random = Arc::new(SeededRandom::new(seed));
        let now = app.now();
        let today = now.to_jiff().to_zoned(TimeZone::UTC).date();
        let (people, sign_in) = make_people(app, &random, now).await?;
        let towns = places::largest("US", size.actions.max(600));
        let groups = people::group::demo::groups(size.groups, &towns, &people, now, random.as_ref());
        let (list, chance) = (groups.clone(), Arc::clone(&random));
        app.change(move |db| people::group::demo::insert(db, &list, now, chance.as_ref()))
            .await
            .map_err(|e: StoreError| anyhow::anyhow!(e))
            .context("making groups")?;
        let it = Filling { app: app.clone(), dice: Dice(Arc::clone(&random)), random, now, today, groups };
        let (largest, slug) = it.call(&texts::DAY, 0, 61, 61, CallState::Open).await?;
        it.endorse(largest, size.endorsements).await?;
        let day = it.act(largest, &texts::DAY, 0, &towns[..size.actions.min(towns.len())], 61).await?;
        it.come(&day, size.coming).await?;
        let rent = it.others(&towns).await?;
        let listed = super::directory::fill(app, &towns, &it.groups, seed).await?;
        let holder = it.groups.first().context("the world has no group")?.id;
        // A world without a conversation is for benchmarks of other things.
        if size.talking > 0 {
            let talked = decide::conversation::demo::fill(app, holder, size.talking, seed).await;
            let slug = talked.map_err(|e: StoreError| anyhow::anyhow!(e)).context("filling a conversation")?;
            super::decided::fill(app, &it.groups, &people, &slug, (largest, rent), seed).await?;
        }
        let summary = format!(
            "{} groups, {listed} organizations in the directory; the call “{}” has {} actions",
            size.groups,
            texts::DAY.title,
            day.len()
        );
        Ok(Self { summary, sign_in, largest: slug })
    }
}

/// People of the demo world: enough that nobody belongs to more groups than one can follow.
const PEOPLE: usize = 480;

async fn make_people(
    app: &App,
    random: &Arc<SeededRandom>,
    now: Time,
) -> Result<(Vec<PersonId>, Vec<(&'static str, String)>)> {
    let chance = Arc::clone(random);
    app.change(move |db| {
        let mut people = Vec::new();
        for i in 0..PEOPLE {
            // The first of each name is the one who is shown around; the others have a letter.
            let letter = i
                .checked_div(NAMES.len())
                .filter(|n| *n > 0)
                .map_or(String::new(), |n| format!(" {}.", char::from(b'A' + u8::try_from(n % 26).unwrap_or(0))));
            let name = format!("{}{letter}", NAMES[i % NAMES.len()]);
            let role = if i == 2 { SiteRole::Steward } else { SiteRole::None };
            let lang = if i % 3 == 2 { Lang::Es } else { Lang::En };
            people.push(people::demo::person(db, chance.as_ref(), &name, lang, role, now)?);
        }
        let admin = people::demo::person(db, chance.as_ref(), "Alex", Lang::En, SiteRole::Admin, now)?;
        let mut links = Vec::new();
        // The first person is an officer of the coalition that calls the day, the twenty-first a
        // member of some groups, the third works the stewards' queue.
        for (who, person) in
            [("an organizer", people[0]), ("a member", people[20]), ("a steward", people[2]), ("an admin", admin)]
        {
            links.push((who, people::demo::sign_in_link(db, chance.as_ref(), person, now)?));
        }
        Ok::<_, StoreError>((people, links))
    })
    .await
    .context("making people")
}

impl Filling {
    fn day(&self, days: i64) -> Date {
        self.today.checked_add(days.days()).unwrap_or(self.today)
    }

    async fn call(
        &self,
        text: &'static CallWords,
        group: usize,
        from: i64,
        to: i64,
        state: CallState,
    ) -> Result<(CallId, String)> {
        let (starts, ends) = (self.day(from), self.day(to));
        let (group, random, now) = (self.groups[group].id, Arc::clone(&self.random), self.now);
        let made = self
            .app
            .change(move |db| {
                let call = DemoCall {
                    group,
                    title: text.title,
                    summary: text.summary,
                    text: text.text,
                    demands: text.demands,
                    why: text.why,
                    starts,
                    ends,
                    langs: text.langs,
                    state,
                };
                act::call::demo::insert(db, &call, now, random.as_ref())
            })
            .await;
        let (id, slug) = made.map_err(|e: StoreError| anyhow::anyhow!(e)).context("making a call")?;
        Ok((id, slug.to_string()))
    }

    async fn endorse(&self, call: CallId, many: usize) -> Result<()> {
        let list: Vec<_> = self
            .groups
            .iter()
            .skip(3)
            .take(many)
            .map(|group| {
                let words = if self.dice.below(3) == 0 { self.dice.of(&STATEMENTS).copied().unwrap_or("") } else { "" };
                let days = u64::try_from(self.dice.below(30)).unwrap_or(0);
                (group.id, words.to_owned(), self.now.minus(std::time::Duration::from_hours(days * 24)))
            })
            .collect();
        let done = self.app.change(move |db| act::endorsement::demo::insert_many(db, call, &list)).await;
        done.map_err(|e: StoreError| anyhow::anyhow!(e)).context("endorsing")
    }

    /// One action in each town.
    async fn act(
        &self,
        call: CallId,
        text: &'static CallWords,
        calling: usize,
        towns: &[places::Place],
        day: i64,
    ) -> Result<Vec<(Code, u32)>> {
        let actions: Vec<Action> =
            towns.iter().enumerate().map(|(i, town)| self.action(call, text, calling, i, town, day)).collect();
        let made = actions.iter().zip(towns).map(|(action, town)| (action.code, town.population)).collect();
        for chunk in actions.chunks(500) {
            let chunk = chunk.to_vec();
            let done = self.app.change(move |db| {
                let list: Vec<(&Action, Option<&str>)> = chunk.iter().map(|action| (action, None)).collect();
                act::action::store::insert_many(db, &list)
            });
            done.await.map_err(|e: StoreError| anyhow::anyhow!(e)).context("making actions")?;
        }
        Ok(made)
    }

    fn action(
        &self,
        call: CallId,
        text: &CallWords,
        calling: usize,
        i: usize,
        town: &places::Place,
        day: i64,
    ) -> Action {
        let kinds =
            [Kind::Rally, Kind::March, Kind::Rally, Kind::Vigil, Kind::Meal, Kind::Picket, Kind::Rally, Kind::Meeting];
        let kind = match i {
            0..40 => Kind::March,
            _ if self.dice.below(60) == 0 => Kind::SchoolWalk,
            _ => kinds[self.dice.below(kinds.len())],
        };
        let hour = match kind {
            Kind::SchoolWalk => 7,
            Kind::Meal | Kind::Vigil => 17,
            _ => [10, 11, 12, 12, 12, 13, 14][self.dice.below(7)],
        };
        let zone = TimeZone::get(town.zone).unwrap_or(TimeZone::UTC);
        let starts = self.day(day).at(hour, 0, 0, 0).to_zoned(zone).unwrap_or_else(|_| Zoned::default());
        let starts_at = Time::from_jiff(starts.timestamp());
        let (place, shown) = self.place(i, town, kind);
        let group = self.groups.get(3 + self.dice.below(self.groups.len().saturating_sub(3))).or(self.groups.first());
        let id = ActionId::new(self.now, self.random.as_ref());
        Action {
            id,
            code: Code::new(self.random.as_ref()),
            call: Some(OfCall {
                id: call,
                slug: String::new(),
                title: String::new(),
                is_public: true,
                group: self.groups[calling].id,
            }),
            group: group.map(|g| OfGroup { id: g.id, slug: String::new(), name: String::new(), is_public: true }),
            series: None,
            content: Content {
                title: title(kind, &place, town.name),
                text: format!("We meet for **{}**. Bring a neighbor.", text.title.to_lowercase()),
                kind,
                starts_at,
                ends_at: starts_at.plus(std::time::Duration::from_mins(60 + 30 * self.dice.below(5) as u64)),
                zone: town.zone.to_owned(),
                place,
                place_shown: shown,
                online_url: String::new(),
                online_shown: Shown::Exact,
                capacity: matches!(kind, Kind::Meeting | Kind::Meal).then_some(60),
                access_facts: ACCESS_FACTS
                    .iter()
                    .filter(|_| self.dice.below(3) == 0)
                    .map(|f| (*f).to_owned())
                    .collect(),
                bring: if kind == Kind::Meal { "A bowl and something to share".to_owned() } else { String::new() },
                langs: if self.dice.below(3) == 0 {
                    vec!["en".to_owned(), "es".to_owned()]
                } else {
                    vec!["en".to_owned()]
                },
            },
            state: State::Published,
            state_reason: String::new(),
            version: 1,
            created_at: self.now,
            changed_at: self.now,
            moved_at: None,
            hidden: None,
            figures: Figures::default(),
            is_mine: true,
        }
    }

    fn place(&self, i: usize, town: &places::Place, kind: Kind) -> (Place, Shown) {
        let shown = match (i < 20, self.dice.below(12)) {
            (false, 0) => Shown::AfterRsvp,
            (false, 1) => Shown::Neighborhood,
            _ => Shown::Exact,
        };
        let spread = |n: usize| (f64::from(u32::try_from(n).unwrap_or(0)) - 500.0) / 50_000.0;
        let point = base::Point::new(
            town.point.lat + spread(self.dice.below(1_000)),
            town.point.lon + spread(self.dice.below(1_000)),
        );
        let name =
            if kind == Kind::Meal { "Union Hall" } else { self.dice.of(&PLACES).copied().unwrap_or("City Hall") };
        let place = Place {
            name: name.to_owned(),
            address: format!("{} Main Street", 1 + self.dice.below(900)),
            locality: town.name.to_owned(),
            region: town.region.to_owned(),
            postcode: String::new(),
            country: town.country.to_owned(),
            point,
        };
        (place, shown)
    }

    /// Lets about `people` come, more to larger towns, as RSVPs of one to six.
    async fn come(&self, actions: &[(Code, u32)], people: u32) -> Result<()> {
        // Turnout grows more slowly than towns do; a few places are far above the rest.
        let weight = |population: u32| f64::from(population.max(300)).powf(0.85);
        let all: f64 = actions.iter().map(|(_, population)| weight(*population)).sum();
        let mut slips = Vec::new();
        for (code, population) in actions {
            let mut left = f64::from(people) * weight(*population) / all;
            while left >= 1.0 {
                let party = [1, 1, 1, 2, 2, 2, 3, 4, 6][self.dice.below(9)];
                let wish = if self.dice.below(8) == 0 { Wish::Maybe } else { Wish::Going };
                slips.push(Slip { code: *code, wish, people: party, mail: None, name: None, lang: Lang::En });
                left -= f64::from(party);
            }
        }
        for chunk in slips.chunks(4_000) {
            let (chunk, app, now) = (chunk.to_vec(), self.app.clone(), self.now);
            let done = self.app.change(move |db| desk::write(db, &app, &chunk, now).map(|_| ())).await;
            done.map_err(|e: StoreError| anyhow::anyhow!(e)).context("saying who comes")?;
        }
        Ok(())
    }

    /// The smaller calls; answers the one of the tenants.
    async fn others(&self, towns: &[places::Place]) -> Result<CallId> {
        let (rent, _) = self.call(&texts::RENT, 0, 12, 18, CallState::Open).await?;
        self.endorse(rent, 57).await?;
        let some: Vec<_> = towns.iter().step_by(9).take(60).copied().collect();
        let made = self.act(rent, &texts::RENT, 0, &some, 17).await?;
        self.come(&made, 6_200).await?;
        let (school, _) = self.call(&texts::SCHOOL, 2, 3, 40, CallState::Open).await?;
        self.endorse(school, 9).await?;
        let near: Vec<_> = towns.iter().filter(|t| t.region == "MN").take(5).copied().collect();
        let made = self.act(school, &texts::SCHOOL, 2, &near, 4).await?;
        self.come(&made, 90).await?;
        let (past, _) = self.call(&texts::PAST, 1, -20, -20, CallState::Closed).await?;
        self.endorse(past, 120).await?;
        let many: Vec<_> = towns.iter().step_by(2).take(300).copied().collect();
        let made = self.act(past, &texts::PAST, 1, &many, -20).await?;
        self.count(&made).await?;
        self.call(&texts::DRAFT, 0, 90, 90, CallState::Draft).await?;
        let (off, _) = self.call(&texts::WITHDRAWN, 1, 5, 5, CallState::Withdrawn).await?;
        self.endorse(off, 4).await?;
        Ok(rent)
    }

    /// Turnout of most of the actions, from low to high.
    async fn count(&self, actions: &[(Code, u32)]) -> Result<()> {
        let mut list = Vec::new();
        for (i, (code, population)) in actions.iter().enumerate().filter(|(i, _)| i % 8 != 7) {
            let low = 20 + population / 900 + u32::try_from(self.dice.below(60)).unwrap_or(0);
            let high = low + low * u32::try_from(self.dice.below(60)).unwrap_or(0) / 100;
            let source = [Source::Press, Source::Organizers, Source::Observers, Source::Social][i % 4];
            list.push((*code, Range { low, high }, source));
        }
        let (random, now) = (Arc::clone(&self.random), self.now);
        let done = self.app.change(move |db| -> Result0 {
            for (code, range, source) in &list {
                let action = act::action::store::find(db, &base::Actor::system(), *code)?;
                let id = base::id::uuid_v7(now, random.as_ref());
                let note = String::new();
                let (source, method) = (*source, Method::Estimate);
                let it =
                    Estimate { id, action: action.id, range: *range, source, method, note, made_at: now, chosen: None };
                act::turnout::store::insert(db, &it)?;
                act::turnout::store::choose(db, action.id, id, "The only estimate so far.", now)?;
            }
            Ok(())
        });
        done.await.map_err(|e: StoreError| anyhow::anyhow!(e)).context("counting turnout")
    }
}

fn title(kind: Kind, place: &Place, town: &str) -> String {
    match kind {
        Kind::March => format!("March from {}", place.name),
        Kind::Rally => format!("Rally at {}", place.name),
        Kind::Vigil => format!("Candles for {town}"),
        Kind::Picket => "Picket line at the warehouse gate".to_owned(),
        Kind::Meeting => "Know-your-rights training".to_owned(),
        Kind::SchoolWalk => "Walk children to school, together".to_owned(),
        Kind::Meal => "Warm room and hot meals".to_owned(),
        _ => format!("{town} stands together"),
    }
}
