//! What the demo's groups decided and demand, and the calls that carry it: the thread from a statement
//! of the conversation to the streets.

use std::sync::Arc;

use act::call::demo::DemoDemand;
use anyhow::{Context as _, Result, anyhow};
use base::{Actor, CallId, GroupId, GroupRole, PersonId, Point, Random, SeededRandom, Slug, Time};
use decide::demo::{Cast, Sending};
use people::group::demo::DemoGroup;
use people::group::model::{GroupDraft, GroupKind, GroupPlace};
use store::{Change, StoreError};
use web::App;

/// Members of the coalition who decide together.
const MEMBERS: usize = 41;
/// Members of its committee.
const INNER: usize = 9;
const DAY: std::time::Duration = std::time::Duration::from_hours(24);
/// The member who is shown around.
const SHOWN: usize = 20;

/// Fills it; `calls` are the day and the tenants' week.
pub(super) async fn fill(
    app: &App,
    groups: &[DemoGroup],
    people: &[PersonId],
    conversation: &Slug,
    (day, rent): (CallId, CallId),
    seed: u64,
) -> Result<()> {
    let random = Arc::new(SeededRandom::new(seed.wrapping_add(5)));
    let coalition = groups.first().context("the world has no group")?.clone();
    let members = crowd(&coalition, people);
    let inner: Vec<PersonId> = members.iter().take(INNER).copied().collect();
    let (now, chance, list, own, few) =
        (app.now(), Arc::clone(&random), members.clone(), coalition.clone(), inner.clone());
    let gathered = app.change(move |db| gather(db, &own, &list, &few, now, chance.as_ref())).await;
    let (committee, slug) = gathered.map_err(|e: StoreError| anyhow!(e)).context("gathering members")?;
    let mut ruled = vec![(coalition.id, coalition.slug.to_string(), inner[0]), (committee, slug, inner[0])];
    let others = groups.iter().skip(1).take(2);
    ruled.extend(others.filter_map(|it| Some((it.id, it.slug.to_string(), it.members.first()?.0))));
    let council = assemble(app, &coalition, groups, (committee, &inner), Arc::clone(&random)).await?;
    let sending = council.group;
    let conversation = conversation.clone();
    let cast = Cast { coalition: coalition.id, committee, members, inner, ruled, conversation, council };
    let made = decide::demo::fill(app, &cast, seed).await.map_err(|e| anyhow!("filling decisions: {e:?}"))?;
    let told = |group, it: &decide::demo::Told| DemoDemand {
        code: it.code,
        group,
        title: it.title.clone(),
        addressee: it.addressee.clone(),
        state: it.state.clone(),
    };
    let demands: Vec<DemoDemand> = made.demands.iter().map(|it| told(coalition.id, it)).collect();
    let of_day: Vec<DemoDemand> = demands.iter().take(1).cloned().chain([told(sending, &made.of_council)]).collect();
    let (fund, winter, now) = (app.absolute(&made.fund), app.absolute(&made.winter), app.now());
    let carried = app.change(move |db| {
        act::call::demo::carry(db, day, &fund, &of_day, now, random.as_ref())?;
        act::call::demo::carry(db, rent, &winter, &demands, now, random.as_ref())
    });
    carried.await.map_err(|e: StoreError| anyhow!(e)).context("carrying demands")
}

/// The officer, the member who is shown around, and others until there are enough.
fn crowd(coalition: &DemoGroup, people: &[PersonId]) -> Vec<PersonId> {
    let officer = coalition.members.first().map(|(person, _)| *person);
    let shown = people.get(SHOWN).copied();
    let mut out: Vec<PersonId> = officer.into_iter().chain(shown).collect();
    let present = coalition.members.iter().map(|(person, _)| *person);
    for person in present.chain(people.iter().copied()) {
        if out.len() == MEMBERS.max(coalition.members.len()) {
            break;
        }
        if !out.contains(&person) {
            out.push(person);
        }
    }
    out
}

/// Makes them members of the coalition, and the first few of its committee.
fn gather(
    db: &mut Change,
    coalition: &DemoGroup,
    members: &[PersonId],
    inner: &[PersonId],
    now: Time,
    random: &dyn Random,
) -> Result<(GroupId, String), StoreError> {
    use people::membership::store::begin;
    for person in members.iter().filter(|it| coalition.members.iter().all(|(own, _)| own != *it)) {
        begin(db, coalition.id, *person, GroupRole::Member, now.minus(DAY * 60), random)?;
    }
    let about = "Carries the demands of Neighbors United to the offices, and brings the answers back.";
    let draft = GroupDraft {
        languages: vec!["en".to_owned(), "es".to_owned()],
        place: home(),
        ..GroupDraft::named(GroupKind::Committee, "Demands committee of Neighbors United", about)
    };
    let officer = inner.first().copied();
    let (id, slug) = people::group::store::insert(db, &draft, Some(coalition.id), officer, now, random)?;
    for (person, at) in inner.iter().zip(0..) {
        let role = if at == 0 { GroupRole::Officer } else { GroupRole::Member };
        // They were members before anything was put to them.
        begin(db, id, *person, role, now.minus(DAY * 200), random)?;
    }
    Ok((id, slug.to_string()))
}

/// Members of the groups that sit in the council beside the committee, if there are such.
const SITTING: std::ops::RangeInclusive<usize> = 5..=14;

/// A council of the committee and two local groups, which belongs to the coalition.
async fn assemble(
    app: &App,
    coalition: &DemoGroup,
    groups: &[DemoGroup],
    (committee, inner): (GroupId, &[PersonId]),
    random: Arc<SeededRandom>,
) -> Result<Sending> {
    let locals = groups.iter().skip(3).filter(|it| it.parent.is_none() && SITTING.contains(&it.members.len()));
    let mut bodies = vec![(committee, inner.to_vec())];
    bodies.extend(locals.take(2).map(|it| (it.id, it.members.iter().map(|(person, _)| *person).collect())));
    let officer = *inner.first().context("the committee has nobody")?;
    let (parts, whole, now) = (bodies.clone(), coalition.id, app.now());
    let made = app.change(move |db| {
        let then = now.minus(DAY * 150);
        let about = "Delegates of a committee and two local groups, who decide as their bodies told them.";
        let draft = GroupDraft {
            languages: vec!["en".to_owned(), "es".to_owned()],
            place: home(),
            ..GroupDraft::named(GroupKind::Council, "Winter council", about)
        };
        let (id, slug) = people::group::store::insert(db, &draft, None, Some(officer), then, random.as_ref())?;
        people::membership::store::begin(db, id, officer, GroupRole::Officer, then, random.as_ref())?;
        for (body, _) in &parts {
            belong(db, id, *body, then, random.as_ref())?;
        }
        belong(db, whole, id, then, random.as_ref())?;
        Ok((id, slug.to_string()))
    });
    let (group, slug) = made.await.map_err(|e: StoreError| anyhow!(e)).context("assembling a council")?;
    Ok(Sending { group, slug, officer, bodies })
}

/// Where committee and council meet.
fn home() -> Option<GroupPlace> {
    let point = Point::new(44.98, -93.27)?.neighbourhood();
    let (label, region, country) = ("Minneapolis, Minnesota".to_owned(), "MN".to_owned(), "US".to_owned());
    Some(GroupPlace { label, region, country, point })
}

/// A group asks to belong to another, which says yes.
fn belong(db: &mut Change, whole: GroupId, part: GroupId, at: Time, random: &dyn Random) -> Result<(), StoreError> {
    use people::coalition::store::{BelongError, accept, ask};
    let system = Actor::system();
    let by = people::membership::store::officer(db, &system, part)?;
    let whole = people::group::store::find(db, &system, whole)?;
    let stored = |error| match error {
        BelongError::Store(error) => error,
        BelongError::Refused(refusal) => StoreError::broken(format!("a tie of the demo: {refusal:?}")),
    };
    ask(db, by, &whole, at, random).map_err(stored)?;
    accept(db, &system, &whole, part, at, random).map_err(stored)
}
