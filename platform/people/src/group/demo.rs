//! Believable groups for the demo world and for benchmarks, made in bulk.
//!
//! The same seed gives the same groups. Not for anything that people rely on: names are invented
//! from real towns, and nobody is asked.

use base::{GroupId, GroupRole, PersonId, Point, Random, Slug, Time};

use super::model::{GroupDraft, GroupKind, GroupPlace, Joining, ShowsCount, ShowsPeople};

pub(crate) mod store;

pub use store::insert;

/// A group of the demo world.
#[derive(Clone, Debug)]
pub struct DemoGroup {
    /// Its id.
    pub id: GroupId,
    /// Its address.
    pub slug: Slug,
    /// What it is.
    pub draft: GroupDraft,
    /// The group it is a committee of.
    pub parent: Option<GroupId>,
    /// Its people.
    pub members: Vec<(PersonId, GroupRole)>,
    /// Groups that belong to it.
    pub parts: Vec<GroupId>,
}

/// What kinds of people gather, in words that fit before or after a town's name.
const TRADES: [(&str, GroupKind, &str); 16] = [
    ("{} Tenants Union", GroupKind::Local, "Renters in {} who bargain together over repairs, rent and leases."),
    ("{} Mutual Aid", GroupKind::Network, "Neighbors in {} who share food, rides, tools and time."),
    ("{} Nurses for Safe Staffing", GroupKind::Local, "Nurses and aides in {} who want enough hands on every shift."),
    (
        "{} Parents and Teachers",
        GroupKind::Local,
        "Families and school staff in {} who look after the schools together.",
    ),
    ("Library Friends of {}", GroupKind::Organization, "Keeps the library in {} open, warm and free for all."),
    ("{} Interfaith Council", GroupKind::Council, "Congregations in {} who act together on housing and welcome."),
    ("{} Transit Riders", GroupKind::Local, "People in {} who take the bus and want it to come."),
    ("{} Retirees United", GroupKind::Local, "Pensioners in {} who know how things were won."),
    ("{} Farmworkers", GroupKind::Local, "People who bring in the harvest around {}, in English and Spanish."),
    ("{} Warehouse Workers", GroupKind::Local, "Pickers, packers and drivers around {}."),
    ("{} Veterans for Peace at Home", GroupKind::Local, "Veterans in {} who serve their neighbors."),
    ("{} Clean Water", GroupKind::Organization, "Tests, publishes and speaks up for the water of {}."),
    ("{} Students Together", GroupKind::Network, "Students of all schools in {}."),
    ("{} Bike and Walk", GroupKind::Local, "Safe streets for feet and wheels in {}."),
    ("{} Restaurant Workers", GroupKind::Local, "Cooks, servers and dishwashers in {}."),
    ("{} Neighborhood Circle", GroupKind::Local, "A circle of blocks in {} that meets every month."),
];

/// A small source of chance that is the same for the same seed.
struct Dice<'a>(&'a dyn Random);

impl Dice<'_> {
    fn below(&self, most: usize) -> usize {
        let roll = u32::from_be_bytes(base::random::bytes(self.0)) as usize;
        if most == 0 { 0 } else { roll % most }
    }
}

/// About `many` groups in real towns, each with one to twenty of `people` as members; the first
/// three are coalitions to which most others belong.
pub fn groups(
    many: usize,
    towns: &[places::Place],
    people: &[PersonId],
    now: Time,
    random: &dyn Random,
) -> Vec<DemoGroup> {
    let dice = Dice(random);
    let mut taken = std::collections::BTreeSet::new();
    let mut out: Vec<DemoGroup> = Vec::with_capacity(many);
    for at in 0..many {
        let draft = if at < 3 { coalition(at) } else { local(&dice, towns) };
        let mut slug = draft.first_slug(random);
        let mut n = 2;
        while !taken.insert(slug.clone()) {
            slug = draft.first_slug(random).numbered(n);
            n += 1;
        }
        let members = crowd(&dice, people, at);
        out.push(DemoGroup { id: GroupId::new(now, random), slug, draft, parent: None, members, parts: Vec::new() });
    }
    let ids: Vec<GroupId> = out.iter().map(|it| it.id).collect();
    for id in ids.iter().skip(3) {
        let whole = dice.below(4);
        if let Some(coalition) = out.get_mut(whole).filter(|_| whole < 3) {
            coalition.parts.push(*id);
        }
    }
    out
}

fn coalition(at: usize) -> GroupDraft {
    let (name, summary) = match at {
        0 => ("Neighbors United", "Tenants, neighbors and small unions of the whole country, acting together."),
        1 => ("Coalition for Safe Staffing", "Caregivers and patients for enough hands on every shift."),
        _ => ("Schools for Everyone", "Families, students and school staff from coast to coast."),
    };
    GroupDraft {
        languages: vec!["en".to_owned(), "es".to_owned()],
        about: format!("{summary}\n\nWe decide together and act where we live. **Every group keeps its own voice.**"),
        shows_count: ShowsCount::Shown,
        ..GroupDraft::named(GroupKind::Coalition, name, summary)
    }
}

fn local(dice: &Dice<'_>, towns: &[places::Place]) -> GroupDraft {
    let (name, kind, summary) = TRADES[dice.below(TRADES.len())];
    let town = towns.get(dice.below(towns.len()));
    let town_name = town.map_or("Riverside", |it| it.name);
    let bilingual = dice.below(3) == 0;
    GroupDraft {
        place: town.map(|it| GroupPlace {
            label: places::Place { postal: None, ..*it }.label(base::Lang::En),
            region: it.region.to_owned(),
            country: it.country.to_owned(),
            point: Point::neighbourhood(it.point),
        }),
        languages: if bilingual { vec!["en".to_owned(), "es".to_owned()] } else { vec!["en".to_owned()] },
        joining: match dice.below(4) {
            0 => Joining::Vouched { vouches: 2 },
            1 => Joining::Invited,
            _ => Joining::Ask,
        },
        shows_people: if dice.below(3) == 0 { ShowsPeople::Officers } else { ShowsPeople::Nobody },
        shows_count: if dice.below(2) == 0 { ShowsCount::Shown } else { ShowsCount::Hidden },
        ..GroupDraft::named(kind, &name.replace("{}", town_name), &summary.replace("{}", town_name))
    }
}

/// One officer in turn and some others by chance.
fn crowd(dice: &Dice<'_>, people: &[PersonId], at: usize) -> Vec<(PersonId, GroupRole)> {
    let mut members: Vec<(PersonId, GroupRole)> = Vec::new();
    if people.is_empty() {
        return members;
    }
    members.push((people[at % people.len()], GroupRole::Officer));
    for _ in 0..dice.below(20.min(people.len())) {
        let person = people[dice.below(people.len())];
        if members.iter().all(|(other, _)| *other != person) {
            let role = if dice.below(6) == 0 { GroupRole::Steward } else { GroupRole::Member };
            members.push((person, role));
        }
    }
    members
}
