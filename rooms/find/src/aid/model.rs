//! Mutual aid: a need or an offer, of what kind, when and where. Pure.
//!
//! Place is never more exact than a town or ZIP code: only its own middle is kept. What a person
//! writes is private; what a group writes is public with the group's name.

use base::{Code, GroupId, PersonId, Point, Private, Time};
use jiff::civil::Date;
use uuid::Uuid;

/// Asked for or given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    /// Somebody needs it.
    Need,
    /// Somebody offers it.
    Offer,
}

base::word_enum! {
    /// What is needed or offered.
    pub enum Kind {
        /// People who take part in the work.
        Volunteers = "volunteers",
        /// Something somebody can do.
        Skill = "skill",
        /// A way from here to there.
        Ride = "ride",
        /// Meals or groceries.
        Food = "food",
        /// Money.
        Money = "money",
        /// A room, a bed, a garage.
        Space = "space",
        /// Somebody to look after children.
        Childcare = "childcare",
        /// From one language into another.
        Translation = "translation",
        /// A thing, lent or given.
        Thing = "thing",
    }
}

base::word_enum! {
    /// A skill that tasks ask for.
    pub enum Skill {
        /// Cooks for many.
        Cooking = "cooking",
        /// Drives.
        Driving = "driving",
        /// Carries and lifts.
        Lifting = "lifting",
        /// Builds and repairs.
        Repairs = "repairs",
        /// Interprets or translates.
        Languages = "languages",
        /// Looks after children.
        Children = "children",
        /// First aid or health care.
        Health = "health",
        /// Law.
        Law = "law",
        /// Bookkeeping and grants.
        Books = "books",
        /// Computers and networks.
        Tech = "tech",
        /// Pictures, layout, words.
        Design = "design",
        /// Teaches.
        Teaching = "teaching",
        /// Organizes and moderates.
        Organizing = "organizing",
        /// Listens.
        Listening = "listening",
    }
}

base::word_enum! {
    /// A part of the week.
    pub enum Slot {
        /// Monday to Friday before noon.
        WeekMorning = "week-morning",
        /// Monday to Friday until six.
        WeekAfternoon = "week-afternoon",
        /// Monday to Friday after six.
        WeekEvening = "week-evening",
        /// Saturday and Sunday before noon.
        EndMorning = "end-morning",
        /// Saturday and Sunday until six.
        EndAfternoon = "end-afternoon",
        /// Saturday and Sunday after six.
        EndEvening = "end-evening",
    }
}

base::word_enum! {
    /// How pressing it is.
    pub enum Urgency {
        /// It can wait.
        Later = "later",
        /// Within days.
        Soon = "soon",
        /// Today or tomorrow.
        Now = "now",
    }
}

base::word_enum! {
    /// Whether it comes again.
    pub enum Recurs {
        /// Once.
        Once = "once",
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
    }
}

base::word_enum! {
    /// How much of somebody's time a volunteer role takes.
    pub enum Effort {
        /// Now and then.
        NowAndThen = "now-and-then",
        /// An hour or two a week.
        HourAWeek = "hour-a-week",
        /// Half a day a week.
        HalfDay = "half-day",
        /// A day a week or more.
        DayAWeek = "day-a-week",
    }
}

base::word_enum! {
    /// Where a need or offer stands; expiry follows from its time.
    pub enum State {
        /// Looking for a match until it expires.
        Open = "open",
        /// Everything was given.
        Done = "done",
        /// Taken back by whoever made it.
        Withdrawn = "withdrawn",
    }
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Need, Self::Offer];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Offer => "offer",
        }
    }

    /// The side of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.as_str() == word)
    }

    /// The one across.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Need => Self::Offer,
            Self::Offer => Self::Need,
        }
    }
}

impl Kind {
    /// Whether several offers may fill one need: meals can be shared out, a ride for three cannot.
    pub const fn splits(self) -> bool {
        matches!(self, Self::Volunteers | Self::Food | Self::Money | Self::Thing)
    }

    /// The most that can be asked for at once.
    pub const fn most(self) -> u32 {
        match self {
            Self::Money => 5_000,
            Self::Food | Self::Thing => 500,
            Self::Volunteers => 200,
            _ => 50,
        }
    }
}

/// Bits of the chosen ones of a list.
pub fn bits<T: PartialEq>(all: &[T], chosen: &[T]) -> u32 {
    all.iter().zip(0..32_u32).filter(|(it, _)| chosen.contains(it)).map(|(_, bit)| 1 << bit).sum()
}

/// Words joined for one column, and taken apart again.
pub fn joined(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    words.into_iter().map(|word| word.as_ref().to_owned()).collect::<Vec<_>>().join(",")
}

/// The known ones among joined words.
pub fn parted<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
    text.split(',').filter_map(parse).collect()
}

/// A town or ZIP code, as precise as this room ever knows a place.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// The town.
    pub locality: String,
    /// The state or region.
    pub region: String,
    /// ISO code of the country.
    pub country: String,
    /// The ZIP code, where one was given.
    pub postcode: String,
    /// The middle of it, from the gazetteer.
    pub point: Point,
    /// IANA time zone.
    pub zone: String,
}

impl Area {
    /// The area of a place.
    pub fn of(place: &places::Place) -> Self {
        Self {
            locality: place.name.to_owned(),
            region: place.region.to_owned(),
            country: place.country.to_owned(),
            postcode: place.postal.map_or_else(String::new, |postal| postal.to_string()),
            point: place.point,
            zone: place.zone.to_owned(),
        }
    }

    /// The town with its region, without the ZIP code.
    pub fn town(&self) -> String {
        let far = if self.country == "US" { "" } else { self.country.as_str() };
        let parts = [self.locality.as_str(), self.region.as_str(), far];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The town with its ZIP code, as it can be typed again.
    pub fn typed(&self) -> String {
        if self.postcode.is_empty() { self.town() } else { self.postcode.clone() }
    }
}

/// What somebody says about a need or an offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Content {
    /// What.
    pub kind: Kind,
    /// In a few words.
    pub title: String,
    /// Anything else.
    pub details: String,
    /// Where.
    pub area: Area,
    /// How far an offer goes, in kilometers.
    pub reach_km: u32,
    /// How many, how much.
    pub quantity: u32,
    /// How pressing a need is.
    pub urgency: Urgency,
    /// Languages spoken, or to translate between.
    pub langs: Vec<String>,
    /// Skills asked for or brought.
    pub skills: Vec<Skill>,
    /// Parts of the week; none means any.
    pub slots: Vec<Slot>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Days it stays open without being renewed.
    pub days: u32,
    /// Whether it comes again.
    pub recurs: Recurs,
    /// What makes it a volunteer role.
    pub role: Option<RoleContent>,
}

/// What a volunteer role says beside a need.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleContent {
    /// What to learn, or what the group teaches.
    pub training: String,
    /// How much time it takes.
    pub effort: Effort,
}

/// A group as far as its needs and offers show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfGroup {
    /// Its id.
    pub id: GroupId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether everybody may know of it.
    pub is_public: bool,
}

/// A need or an offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Aid {
    /// Its id.
    pub id: Uuid,
    /// Its public name.
    pub code: Code,
    /// Need or offer.
    pub side: Side,
    /// The group that speaks; none for a person.
    pub group: Option<OfGroup>,
    /// The account it shows up for; none without account.
    pub person: Option<PersonId>,
    /// What it says. A person's title and details are empty until opened by the holder of a right.
    pub content: Content,
    /// A person's title and details, sealed.
    pub sealed: Option<Vec<u8>>,
    /// How much is promised or given already.
    pub given: u32,
    /// Where it stands.
    pub state: State,
    /// When it was made.
    pub created_at: Time,
    /// Since when it waits: the making, or the renewal of a recurring one.
    pub waiting_since: Time,
    /// When it ends by itself.
    pub expires_at: Time,
    /// Whether stewards took it out of sight.
    pub is_hidden: bool,
    /// Counts changes.
    pub version: u32,
}

impl Aid {
    /// Whether a match may still be found for it.
    pub fn is_open(&self, now: Time) -> bool {
        self.state == State::Open && self.expires_at > now && !self.is_hidden && self.left() > 0
    }

    /// Whether it ended by itself.
    pub fn is_expired(&self, now: Time) -> bool {
        self.state == State::Open && self.expires_at <= now
    }

    /// How much is still to be found or given.
    pub const fn left(&self) -> u32 {
        self.content.quantity.saturating_sub(self.given)
    }

    /// Whether everybody may read it: a group's, not hidden.
    pub fn is_public(&self) -> bool {
        !self.is_hidden && self.group.as_ref().is_some_and(|group| group.is_public)
    }

    /// Whether it can be renewed: also for a month after it expired, unless all of it was given once
    /// and for all.
    pub fn may_renew(&self, now: Time) -> bool {
        let has_more = self.content.recurs != Recurs::Once || self.left() > 0;
        self.state != State::Withdrawn && has_more && now.since(self.expires_at) < KEPT
    }
}

/// How long what a need or offer says is kept after its end.
pub const KEPT: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// What a person's need or offer seals.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Sealed {
    /// In a few words.
    pub title: String,
    /// Anything else.
    pub details: String,
}

/// How somebody can be reached, opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// An address for news of this one thing.
    pub mail: Option<Private<String>>,
    /// Whatever the other side should get after both accepted: a phone number, an address.
    pub contact: Option<Private<String>>,
}

/// Counts of what persons need and offer in a town, as the public may see them.
///
/// Rule: figures are those of the last midnight (UTC), rounded down to fives; below five a kind says
/// "fewer than 5", and a town with fewer than five in all is not named. So nobody can tell from two
/// looks at a page whether one person came or went that day, and one person alone never shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TownCounts {
    /// The town with its region.
    pub town: String,
    /// Kind, needs, offers; each rounded, zero meaning "fewer than five".
    pub kinds: Vec<(Kind, u32, u32)>,
}

/// The least count that is shown, and the step.
pub const STEP: u32 = 5;

/// Rounds a count as the public may see it.
pub const fn rounded(count: u32) -> u32 {
    count / STEP * STEP
}

/// One row of exact counts: town, kind, side, how many.
pub type Exact = (String, Kind, Side, u32);

/// The public counts of exact ones, the largest towns first.
pub fn public_counts(exact: &[Exact]) -> Vec<TownCounts> {
    let mut towns: Vec<(u32, TownCounts)> = Vec::new();
    for (town, kind, side, count) in exact {
        let at = towns.iter().position(|(_, it)| it.town == *town).unwrap_or_else(|| {
            towns.push((0, TownCounts { town: town.clone(), kinds: Vec::new() }));
            towns.len() - 1
        });
        let (sum, it) = &mut towns[at];
        *sum += count;
        let row = it.kinds.iter().position(|(known, ..)| known == kind).unwrap_or_else(|| {
            it.kinds.push((*kind, 0, 0));
            it.kinds.len() - 1
        });
        match side {
            Side::Need => it.kinds[row].1 = rounded(*count),
            Side::Offer => it.kinds[row].2 = rounded(*count),
        }
    }
    towns.retain(|(sum, _)| *sum >= STEP);
    // Ordered by what is shown, so that the order tells no more than the figures do.
    for (sum, it) in &mut towns {
        *sum = rounded(*sum);
        it.kinds.retain(|(_, needs, offers)| needs + offers > 0);
        it.kinds.sort_by_key(|(kind, ..)| *kind);
    }
    towns.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.town.cmp(&y.town)));
    towns.into_iter().map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(town: &str, kind: Kind, side: Side, count: u32) -> Exact {
        (town.to_owned(), kind, side, count)
    }

    #[test]
    fn nobody_is_counted_alone() {
        let exact = vec![
            row("Miami", Kind::Ride, Side::Need, 13),
            row("Miami", Kind::Ride, Side::Offer, 4),
            row("Miami", Kind::Food, Side::Need, 1),
            row("Homestead", Kind::Ride, Side::Need, 4),
        ];
        let counts = public_counts(&exact);
        assert_eq!(counts.len(), 1, "four people are not a figure");
        assert_eq!(counts[0].kinds, vec![(Kind::Ride, 10, 0)]);
    }

    #[test]
    fn one_who_comes_or_goes_is_seen_only_at_a_step() {
        for count in 0..60 {
            let shown = |n| public_counts(&[row("Miami", Kind::Ride, Side::Need, n)]);
            if (count + 1) % STEP != 0 {
                assert_eq!(shown(count), shown(count + 1));
            }
        }
    }

    proptest! {
        #[test]
        fn no_figure_is_below_five_or_between_steps(
            rows in prop::collection::vec((0..4_usize, 0..9_usize, any::<bool>(), 0..40_u32), 0..40),
        ) {
            let mut exact: Vec<Exact> = Vec::new();
            for (town, kind, need, count) in rows {
                let side = if need { Side::Need } else { Side::Offer };
                let row = row(["A", "B", "C", "D"][town], Kind::ALL[kind], side, count);
                if !exact.iter().any(|(t, k, s, _)| (t, k, s) == (&row.0, &row.1, &row.2)) {
                    exact.push(row);
                }
            }
            for town in public_counts(&exact) {
                for (_, needs, offers) in town.kinds {
                    prop_assert!(needs % STEP == 0 && offers % STEP == 0 && needs + offers >= STEP);
                }
            }
        }
    }

    #[test]
    fn words_are_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(*kind));
        }
        assert_eq!(parted("cooking,nonsense,tech", Skill::parse), vec![Skill::Cooking, Skill::Tech]);
        assert_eq!(bits(Slot::ALL, &[Slot::WeekMorning, Slot::EndEvening]), 0b10_0001);
    }
}
