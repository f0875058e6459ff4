//! What a group is and the rules that need no database: who may see it, how people join, what of
//! its members is shown, and what makes a sound form.
//!
//! Promises: a private or hidden group is nobody's business but its own people's; the number of
//! members is never shown below [`COUNT_FLOOR`]. Does not know who is signed in beyond the actor.

use base::{Actor, GroupId, GroupRole, Point, Problems, Random, Slug, Time, text};
use serde::{Deserialize, Serialize};

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

/// The form of a group as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    /// Kind as a word.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Summary.
    pub summary: String,
    /// Small Markdown.
    pub about: String,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// A town or ZIP code.
    pub place: String,
    /// One link a line.
    pub links: String,
    /// Visibility as a word.
    pub visibility: String,
    /// Join rule as a word.
    pub joining: String,
    /// How many vouches, for the rule that wants them.
    pub vouches: String,
    /// Which people outsiders see.
    pub shows_people: String,
    /// `yes` when outsiders see the number of members.
    pub shows_count: String,
    /// Who inside sees the list.
    pub roster: String,
    /// The address.
    pub slug: String,
}

impl GroupForm {
    /// A new group's form with careful settings.
    pub fn fresh(kind: GroupKind) -> Self {
        Self {
            kind: kind.as_str().to_owned(),
            visibility: Visibility::Public.as_str().to_owned(),
            joining: "ask".to_owned(),
            vouches: "2".to_owned(),
            shows_people: ShowsPeople::Nobody.as_str().to_owned(),
            roster: Roster::Members.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// The form filled with what a group is.
    pub fn of(group: &Group) -> Self {
        let vouches = group.joining.vouches();
        Self {
            kind: group.kind.as_str().to_owned(),
            name: group.name.clone(),
            summary: group.summary.clone(),
            about: group.about.clone(),
            languages: group.languages.clone(),
            place: group.place.as_ref().map(|p| p.label.clone()).unwrap_or_default(),
            links: group.links.join("\n"),
            visibility: group.visibility.as_str().to_owned(),
            joining: group.joining.as_str().to_owned(),
            vouches: if vouches == 0 { "2".to_owned() } else { vouches.to_string() },
            shows_people: group.shows_people.as_str().to_owned(),
            shows_count: if group.shows_count == ShowsCount::Shown { "yes".to_owned() } else { String::new() },
            roster: group.roster.as_str().to_owned(),
            slug: group.slug.as_str().to_owned(),
        }
    }

    /// Reads the form of a group; `kept` is its present place, which is kept while its label stays.
    pub fn parse(&self, kept: Option<&GroupPlace>) -> Result<GroupDraft, Problems> {
        let mut wrong = Problems::new();
        let kind = GroupKind::parse(&self.kind);
        if kind.is_none() {
            wrong.add("kind", "group-problem-choose");
        }
        let name = wrong.take("name", text::line(&self.name, NAME_MAX));
        let summary = wrong.take("summary", text::line(&self.summary, SUMMARY_MAX));
        let about = wrong.take("about", text::block(&self.about, ABOUT_MAX));
        let place = parse_place(&self.place, kept, &mut wrong);
        let links = parse_links(&self.links, &mut wrong);
        let visibility = chosen("visibility", Visibility::parse(&self.visibility), &mut wrong);
        let joining = self.parse_joining(&mut wrong);
        let shows_people = chosen("shows_people", ShowsPeople::parse(&self.shows_people), &mut wrong);
        let roster = chosen("roster", Roster::parse(&self.roster), &mut wrong);
        let slug = parse_slug(&self.slug, &mut wrong);
        let languages = parse_languages(&self.languages);
        let shows_count = if self.shows_count == "yes" { ShowsCount::Shown } else { ShowsCount::Hidden };
        let (Some(kind), Some(name), Some(summary), Some(about)) = (kind, name, summary, about) else {
            return Err(wrong);
        };
        let (Some(visibility), Some(joining), Some(shows_people), Some(roster)) =
            (visibility, joining, shows_people, roster)
        else {
            return Err(wrong);
        };
        wrong.or(GroupDraft {
            kind,
            name,
            summary,
            about,
            languages,
            place,
            links,
            visibility,
            joining,
            shows_people,
            shows_count,
            roster,
            slug,
        })
    }

    fn parse_joining(&self, wrong: &mut Problems) -> Option<Joining> {
        let vouches = if self.joining == "vouched" {
            match self.vouches.trim().parse::<u8>() {
                Ok(k) if (1..=VOUCHES_MAX).contains(&k) => k,
                _ => {
                    wrong.add_with("vouches", "group-problem-vouches", ("max", VOUCHES_MAX.to_string()));
                    1
                }
            }
        } else {
            1
        };
        chosen("joining", Joining::parse(&self.joining, vouches), wrong)
    }
}

fn chosen<T>(field: &'static str, value: Option<T>, wrong: &mut Problems) -> Option<T> {
    if value.is_none() {
        wrong.add(field, "group-problem-choose");
    }
    value
}

/// The place somebody typed, at neighbourhood precision.
fn parse_place(raw: &str, kept: Option<&GroupPlace>, wrong: &mut Problems) -> Option<GroupPlace> {
    let typed = wrong.take("place", text::optional_line(raw, 120))??;
    if let Some(same) = kept.filter(|place| place.label == typed) {
        return Some(same.clone());
    }
    let found = places::find(&typed).into_iter().next();
    if found.is_none() {
        wrong.add("place", "group-problem-place");
    }
    found.map(|place| GroupPlace {
        // A postal code says more than a group's home needs to say.
        label: places::Place { postal: None, ..place }.label(base::Lang::En),
        region: place.region.to_owned(),
        country: place.country.to_owned(),
        point: place.point.neighbourhood(),
    })
}

fn parse_links(raw: &str, wrong: &mut Problems) -> Vec<String> {
    let mut links = Vec::new();
    for line in raw.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match wrong.take("links", text::web_address(line)) {
            Some(link) if !links.contains(&link) => links.push(link),
            Some(_) => {}
            None => break,
        }
    }
    if links.len() > LINKS_MAX {
        wrong.add_with("links", "group-problem-links", ("max", LINKS_MAX.to_string()));
    }
    links
}

fn parse_slug(raw: &str, wrong: &mut Problems) -> Option<Slug> {
    let typed = raw.trim();
    if typed.is_empty() {
        return None;
    }
    let slug = wrong.take("slug", Slug::parse(typed))?;
    if is_reserved(&slug) {
        wrong.add("slug", "group-problem-slug-taken");
    }
    Some(slug)
}

/// Language tags that look like tags, each once.
fn parse_languages(raw: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in raw {
        let sound = (2..=12).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if sound && !out.contains(tag) && out.len() < LANGUAGES_MAX {
            out.push(tag.clone());
        }
    }
    out
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

    fn form() -> GroupForm {
        GroupForm {
            name: "Elm Street Tenants".to_owned(),
            summary: "Neighbours who stick together.".to_owned(),
            ..GroupForm::fresh(GroupKind::Local)
        }
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

    #[test]
    fn a_form_names_every_field_that_is_wrong() {
        let wrong =
            GroupForm { links: "javascript:alert(1)".to_owned(), slug: "New!".to_owned(), ..GroupForm::default() }
                .parse(None)
                .unwrap_err();
        for field in ["kind", "name", "summary", "links", "visibility", "joining", "roster", "slug"] {
            assert!(wrong.of(field).is_some(), "{field}");
        }
        assert!(form().parse(None).is_ok());
        let too_many = GroupForm { joining: "vouched".to_owned(), vouches: "6".to_owned(), ..form() };
        assert!(too_many.parse(None).unwrap_err().of("vouches").is_some());
    }

    #[test]
    fn a_place_is_kept_at_neighbourhood_precision() {
        let typed = GroupForm { place: "55407".to_owned(), ..form() };
        let place = typed.parse(None).unwrap().place.unwrap();
        assert!(place.label.starts_with("Minneapolis"), "{}", place.label);
        assert!(!place.label.contains("55407"));
        assert_eq!(place.point, place.point.neighbourhood());
        let unknown = GroupForm { place: "Xyzzyville Nowhere".to_owned(), ..form() };
        assert!(unknown.parse(None).unwrap_err().of("place").is_some());
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
