//! What a group is and the rules that need no database: who may see it, how people join, what of
//! its members is shown.
//!
//! Promises: a private or hidden group is nobody's business but its own people's; the number of
//! members is never shown below [`COUNT_FLOOR`]. Does not know who is signed in beyond the actor.

use base::{Actor, GroupId, GroupRole, Point, Random, Slug, Time};

/// Longest name in letters.
pub const NAME_MAX: usize = 80;
/// Longest summary in letters.
pub const SUMMARY_MAX: usize = 200;
/// Longest text about the group in letters.
pub const ABOUT_MAX: usize = 5_000;
/// Most links to other sites.
pub const LINKS_MAX: usize = 5;
/// Most languages.
pub const LANGUAGES_MAX: usize = 12;
/// Most vouches a group may ask for.
pub const VOUCHES_MAX: u8 = 5;
/// Below this the number of members is only "fewer than".
pub const COUNT_FLOOR: u32 = 5;
/// Most groups one person may make in a day.
pub const MADE_A_DAY: u32 = 5;
/// Longest note when a group closes.
pub const NOTE_MAX: usize = 500;

/// Names that would hide one of the site's own pages.
const RESERVED: [&str; 6] = ["new", "mine", "all", "search", "edit", "map"];

base::word_enum! {
    /// What sort of body a group is.
    pub enum GroupKind {
        /// People of one place or workplace.
        Local = "local",
        /// A standing body inside one group.
        Committee = "committee",
        /// People and groups who share a cause over many places.
        Network = "network",
        /// A body with offices and a name of its own.
        Organization = "organization",
        /// A group whose members are groups.
        Coalition = "coalition",
        /// Delegates of several groups.
        Council = "council",
    }
}

impl GroupKind {
    /// Whether other groups can belong to it.
    pub const fn takes_groups(self) -> bool {
        !matches!(self, Self::Local | Self::Committee)
    }
}

base::word_enum! {
    /// Who can see that the group exists.
    pub enum Visibility {
        /// Everybody; it stands in the directory.
        Public = "public",
        /// Whoever has the link, which cannot be guessed.
        Unlisted = "unlisted",
        /// Its members only; for everybody else it is not there.
        Private = "private",
    }
}

base::word_enum! {
    /// Which of its people a group lets outsiders see, where they agree themselves.
    pub enum ShowsPeople {
        /// Nobody.
        Nobody = "nobody",
        /// Officers who agree.
        Officers = "officers",
        /// All members who agree.
        Members = "members",
    }
}

base::word_enum! {
    /// Whether outsiders see how many members there are.
    pub enum ShowsCount {
        /// Not at all.
        Hidden = "hidden",
        /// The number, from five on.
        Shown = "shown",
    }
}

base::word_enum! {
    /// Who inside the group may read the whole list of members.
    pub enum Roster {
        /// Every member.
        Members = "members",
        /// Officers and stewards; members see only those who show themselves.
        Officers = "officers",
    }
}

/// How people become members.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Joining {
    /// Anybody may ask; an officer answers.
    Ask,
    /// Only with an invitation.
    Invited,
    /// Anybody may ask; so many members must give their word.
    Vouched {
        /// How many, 1 to [`VOUCHES_MAX`].
        vouches: u8,
    },
}

impl Joining {
    /// The word in the database and in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Invited => "invited",
            Self::Vouched { .. } => "vouched",
        }
    }

    /// How many members must vouch; 0 where nobody needs to.
    pub const fn vouches(self) -> u8 {
        match self {
            Self::Vouched { vouches } => vouches,
            Self::Ask | Self::Invited => 0,
        }
    }

    /// From the word and the number of the database.
    pub fn parse(word: &str, vouches: u8) -> Option<Self> {
        match word {
            "ask" => Some(Self::Ask),
            "invited" => Some(Self::Invited),
            "vouched" => Some(Self::Vouched { vouches: vouches.clamp(1, VOUCHES_MAX) }),
            _ => None,
        }
    }

    /// Whether people may ask to join.
    pub const fn takes_asks(self) -> bool {
        !matches!(self, Self::Invited)
    }
}

/// Where a group is at home; never more exact than a neighbourhood.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupPlace {
    /// The name of the place as shown.
    pub label: String,
    /// State or region.
    pub region: String,
    /// ISO 3166 code of the country.
    pub country: String,
    /// The middle of it, rounded to about a kilometre.
    pub point: Point,
}

/// That a group was dissolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// When.
    pub at: Time,
    /// What its officers said about it, for everybody.
    pub note: String,
}

/// An organized body of people.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// Its id, never shown.
    pub id: GroupId,
    /// Its name in the URL.
    pub slug: Slug,
    /// What sort of body it is.
    pub kind: GroupKind,
    /// Its name.
    pub name: String,
    /// One or two sentences.
    pub summary: String,
    /// A longer text in small Markdown; may be empty.
    pub about: String,
    /// BCP 47 tags of the languages it works in.
    pub languages: Vec<String>,
    /// Where it is at home.
    pub place: Option<GroupPlace>,
    /// Links to its other pages.
    pub links: Vec<String>,
    /// Who can see it.
    pub visibility: Visibility,
    /// How people join.
    pub joining: Joining,
    /// Which people outsiders may see.
    pub shows_people: ShowsPeople,
    /// Whether outsiders see the number of members.
    pub shows_count: ShowsCount,
    /// Who inside sees the list of members.
    pub roster: Roster,
    /// The group this committee belongs to.
    pub parent: Option<GroupId>,
    /// How many members it has.
    pub members: u32,
    /// When it was made.
    pub made_at: Time,
    /// When its page last changed.
    pub changed_at: Time,
    /// That it was dissolved.
    pub closed: Option<Closing>,
    /// Why site stewards took it out of sight.
    pub hidden: Option<String>,
}

/// How many members outsiders are told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemberCount {
    /// Nothing is said.
    Unsaid,
    /// Fewer than [`COUNT_FLOOR`].
    Few,
    /// So many.
    Many(u32),
}

impl Group {
    /// Whether it is in force.
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether everybody may see it, without an account and without a link.
    pub const fn is_public(&self) -> bool {
        matches!(self.visibility, Visibility::Public) && self.hidden.is_none()
    }

    /// Whether the actor is one of its own people, or an officer of the group it is a committee of.
    pub fn is_own(&self, actor: &Actor) -> bool {
        actor.is_at_least(self.id, GroupRole::Member)
            || self.parent.is_some_and(|parent| actor.is_at_least(parent, GroupRole::Officer))
    }

    /// Whether the actor may see it, as far as its own memberships tell; members of groups that
    /// belong to a private coalition may see it too, which the store knows.
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        if self.is_own(actor) {
            return true;
        }
        let hidden = self.hidden.is_some() && !actor.is_site_steward();
        !hidden && self.visibility != Visibility::Private
    }

    /// Whether the actor may change its page and its members.
    pub fn is_run_by(&self, actor: &Actor) -> bool {
        self.is_open() && actor.is_at_least(self.id, GroupRole::Officer)
    }

    /// Whether the actor may dissolve it: its own officers, and those of the group above it.
    pub fn may_close(&self, actor: &Actor) -> bool {
        self.is_run_by(actor)
            || (self.is_open() && self.parent.is_some_and(|parent| actor.is_at_least(parent, GroupRole::Officer)))
    }

    /// Whether the actor may read the whole list of members.
    pub fn may_read_roster(&self, actor: &Actor) -> bool {
        let least = match self.roster {
            Roster::Members => GroupRole::Member,
            Roster::Officers => GroupRole::Steward,
        };
        actor.is_at_least(self.id, least)
    }

    /// How many members outsiders are told of.
    pub const fn count_for_outsiders(&self) -> MemberCount {
        count_for_outsiders(self.shows_count, self.members)
    }
}

/// What outsiders are told of a number of members.
pub const fn count_for_outsiders(shows: ShowsCount, members: u32) -> MemberCount {
    match shows {
        ShowsCount::Hidden => MemberCount::Unsaid,
        ShowsCount::Shown if members < COUNT_FLOOR => MemberCount::Few,
        ShowsCount::Shown => MemberCount::Many(members),
    }
}

/// A group's name as other pages need it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupName {
    /// Its id.
    pub id: GroupId,
    /// Its name in the URL.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What sort of body it is.
    pub kind: GroupKind,
    /// Who can see it.
    pub visibility: Visibility,
    /// Whether it is in force.
    pub is_open: bool,
    /// Whether site stewards took it out of sight.
    pub is_hidden: bool,
}

impl GroupName {
    /// Whether its name may stand on a page for everybody.
    pub const fn is_public(&self) -> bool {
        matches!(self.visibility, Visibility::Public) && !self.is_hidden
    }
}

/// What a form says a group shall be; sound, but its address is not yet known to be free.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupDraft {
    /// What sort of body.
    pub kind: GroupKind,
    /// Name.
    pub name: String,
    /// Summary.
    pub summary: String,
    /// Small Markdown.
    pub about: String,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// Where.
    pub place: Option<GroupPlace>,
    /// Links.
    pub links: Vec<String>,
    /// Who can see it.
    pub visibility: Visibility,
    /// How people join.
    pub joining: Joining,
    /// Which people outsiders may see.
    pub shows_people: ShowsPeople,
    /// Whether outsiders see the number of members.
    pub shows_count: ShowsCount,
    /// Who inside sees the list.
    pub roster: Roster,
    /// The wished address; none to make one from the name.
    pub slug: Option<Slug>,
}

impl GroupDraft {
    /// A sound draft with a name, a kind and a summary, and careful settings: for the demo world,
    /// imports and tests.
    pub fn named(kind: GroupKind, name: &str, summary: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            summary: summary.to_owned(),
            about: String::new(),
            languages: vec!["en".to_owned()],
            place: None,
            links: Vec::new(),
            visibility: Visibility::Public,
            joining: Joining::Ask,
            shows_people: ShowsPeople::Nobody,
            shows_count: ShowsCount::Hidden,
            roster: Roster::Members,
            slug: None,
        }
    }

    /// The address to try first: what was wished, or one made from the name. What is not public
    /// gets a tail of 128 random bits, so that neither the link nor "already taken" tells of it.
    pub fn first_slug(&self, random: &dyn Random) -> Slug {
        match (&self.slug, self.visibility) {
            (Some(slug), Visibility::Public) => slug.clone(),
            (None, Visibility::Public) => {
                let slug = Slug::from_title(&self.name, "group");
                if is_reserved(&slug) { slug.numbered(1) } else { slug }
            }
            (_, Visibility::Unlisted | Visibility::Private) => secret_slug(&self.name, random),
        }
    }
}

/// Whether a slug would hide one of the site's own pages.
pub fn is_reserved(slug: &Slug) -> bool {
    RESERVED.contains(&slug.as_str())
}

/// A slug nobody can guess, beginning with a few letters of the name.
pub fn secret_slug(name: &str, random: &dyn Random) -> Slug {
    let tail = base::code::encode(&base::random::bytes::<16>(random));
    let head = Slug::from_title(name, "group");
    let head: String = head.as_str().chars().take(30).collect();
    let text = format!("{}-{tail}", head.trim_end_matches('-'));
    Slug::parse(&text).unwrap_or_else(|_| Slug::from_title(&tail, "group"))
}

/// The text by which names are found and sorted: without case and accents.
pub fn folded(name: &str) -> String {
    places::fold(name)
}

/// What the directory is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupFilter {
    /// Part of the name, as typed.
    pub name: String,
    /// Only this kind.
    pub kind: Option<GroupKind>,
    /// Only around this point, within so many kilometres.
    pub near: Option<(Point, f64)>,
    /// Where the last page ended.
    pub after: Option<(String, GroupId)>,
}

/// A group as the directory lists it.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// Its name and link.
    pub group: GroupName,
    /// The name it is sorted by, for the next page.
    pub folded: String,
    /// One or two sentences.
    pub summary: String,
    /// Where it is at home.
    pub place: Option<String>,
    /// How many members outsiders are told of.
    pub count: MemberCount,
}

/// Groups on one page of the directory.
pub const PAGE: usize = 30;

#[cfg(test)]
mod tests {
    use base::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    pub(crate) fn sample() -> Group {
        Group {
            id: GroupId::new(Time::from_millis(1), &SeededRandom::new(1)),
            slug: Slug::from_title("Elm Street Tenants", "group"),
            kind: GroupKind::Local,
            name: "Elm Street Tenants".to_owned(),
            summary: "Neighbours.".to_owned(),
            about: String::new(),
            languages: Vec::new(),
            place: None,
            links: Vec::new(),
            visibility: Visibility::Public,
            joining: Joining::Ask,
            shows_people: ShowsPeople::Nobody,
            shows_count: ShowsCount::Hidden,
            roster: Roster::Members,
            parent: None,
            members: 7,
            made_at: Time::from_millis(1),
            changed_at: Time::from_millis(1),
            closed: None,
            hidden: None,
        }
    }

    fn member(group: &Group, role: GroupRole) -> Actor {
        Actor { groups: vec![(group.id, role)], ..Actor::default() }
    }

    #[test]
    fn words_of_kinds_are_read_back() {
        for kind in GroupKind::ALL {
            assert_eq!(GroupKind::parse(kind.as_str()), Some(*kind));
        }
        for joining in [Joining::Ask, Joining::Invited, Joining::Vouched { vouches: 3 }] {
            assert_eq!(Joining::parse(joining.as_str(), joining.vouches()), Some(joining));
        }
    }

    #[test]
    fn a_private_group_is_seen_by_its_people_only() {
        let group = Group { visibility: Visibility::Private, ..sample() };
        assert!(!group.is_visible_to(&Actor::anyone()));
        assert!(group.is_visible_to(&member(&group, GroupRole::Member)));
        let steward = Actor { site_role: base::SiteRole::Steward, ..Actor::default() };
        assert!(!group.is_visible_to(&steward));
    }

    #[test]
    fn a_hidden_group_is_seen_by_its_people_and_by_site_stewards() {
        let group = Group { hidden: Some("spam".to_owned()), ..sample() };
        assert!(!group.is_visible_to(&Actor::anyone()));
        assert!(!group.is_public());
        assert!(group.is_visible_to(&member(&group, GroupRole::Officer)));
        let steward = Actor { site_role: base::SiteRole::Steward, ..Actor::default() };
        assert!(group.is_visible_to(&steward));
    }

    #[test]
    fn officers_of_the_group_above_see_and_close_a_private_committee() {
        let above = sample();
        let committee = Group {
            id: GroupId::new(Time::from_millis(2), &SeededRandom::new(2)),
            kind: GroupKind::Committee,
            visibility: Visibility::Private,
            parent: Some(above.id),
            ..sample()
        };
        let officer = member(&above, GroupRole::Officer);
        assert!(committee.is_visible_to(&officer) && committee.may_close(&officer));
        assert!(!committee.is_run_by(&officer));
        assert!(!committee.is_visible_to(&member(&above, GroupRole::Steward)));
    }

    #[test]
    fn few_members_are_not_counted_out() {
        let mut group = Group { shows_count: ShowsCount::Shown, ..sample() };
        for (members, said) in [(0, MemberCount::Few), (4, MemberCount::Few), (5, MemberCount::Many(5))] {
            group.members = members;
            assert_eq!(group.count_for_outsiders(), said);
        }
        group.shows_count = ShowsCount::Hidden;
        assert_eq!(group.count_for_outsiders(), MemberCount::Unsaid);
    }

    #[test]
    fn what_is_not_public_has_an_address_nobody_can_guess() {
        let random = SeededRandom::new(3);
        let mut draft = GroupDraft::named(GroupKind::Local, "Elm Street Tenants", "x");
        assert_eq!(draft.first_slug(&random).as_str(), "elm-street-tenants");
        draft.visibility = Visibility::Private;
        let (a, b) = (draft.first_slug(&random), draft.first_slug(&random));
        assert_ne!(a, b);
        assert!(a.as_str().len() >= 26 && a.as_str().len() <= Slug::MAX);
    }

    proptest! {
        #[test]
        fn no_name_makes_a_reserved_or_unsound_address(name in "\\PC{1,90}") {
            let random = SeededRandom::new(9);
            for visibility in Visibility::ALL {
                let draft = GroupDraft { visibility: *visibility, ..GroupDraft::named(GroupKind::Local, &name, "x") };
                let slug = draft.first_slug(&random);
                prop_assert!(Slug::parse(slug.as_str()).is_ok());
                prop_assert!(!is_reserved(&slug));
            }
        }

        #[test]
        fn outsiders_never_learn_a_small_number(members in 0_u32..10) {
            let group = Group { members, shows_count: ShowsCount::Shown, ..sample() };
            match group.count_for_outsiders() {
                MemberCount::Many(n) => prop_assert!(n >= COUNT_FLOOR),
                MemberCount::Few => prop_assert!(members < COUNT_FLOOR),
                MemberCount::Unsaid => prop_assert!(false),
            }
        }
    }
}
