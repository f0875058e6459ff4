//! Sample pages with made-up content, held to the page contract in every language.

use base::{Actor, GroupId, GroupRole, PersonId, Point, Problems, SeededRandom, Slug, Time};
use ui::{Head, Look, html};
use web::Sample;

use super::super::form::GroupForm;
use super::super::model::{
    Closing, Group, GroupKind, GroupName, GroupPlace, Joining, Listed, MemberCount, Roster, ShowsCount, ShowsPeople,
    Visibility,
};
use super::{Directory, GroupPage, Purpose};
use crate::coalition::model::{Link, LinkState};
use crate::coalition::views::TiesPage;
use crate::invitation::model::{Invitation, InvitationDraft, InvitationForm, InvitationId, InvitationState};
use crate::invitation::views::{self as invitations_views, Invited};
use crate::membership::model::{Handle, Member};
use crate::membership::views::MembersPage;
use crate::vouch::model::{Ask, AskForm, AskState};

const MADE: Time = Time::from_millis(1_790_000_000_000);

fn group(random: &SeededRandom) -> Group {
    Group {
        id: GroupId::new(MADE, random),
        slug: Slug::from_title("Elm Street Tenants Union", "group"),
        kind: GroupKind::Network,
        name: "Elm Street Tenants Union".to_owned(),
        summary: "Renters on Elm Street who bargain together over repairs, rent and leases.".to_owned(),
        about: "We meet **every second Monday**.\n\n- repairs first\n- nobody alone in court".to_owned(),
        languages: vec!["en".to_owned(), "es".to_owned()],
        place: Some(GroupPlace {
            label: "Minneapolis, MN".to_owned(),
            region: "MN".to_owned(),
            country: "US".to_owned(),
            point: Point { lat: 44.98, lon: -93.27 },
        }),
        links: vec!["https://elm.example/".to_owned()],
        visibility: Visibility::Public,
        joining: Joining::Vouched { vouches: 2 },
        shows_people: ShowsPeople::Officers,
        shows_count: ShowsCount::Shown,
        roster: Roster::Members,
        parent: None,
        members: 41,
        made_at: MADE,
        changed_at: MADE,
        closed: None,
        hidden: None,
    }
}

fn name(random: &SeededRandom, title: &str, kind: GroupKind) -> GroupName {
    GroupName {
        id: GroupId::new(MADE, random),
        slug: Slug::from_title(title, "group"),
        name: title.to_owned(),
        kind,
        visibility: Visibility::Public,
        is_open: true,
        is_hidden: false,
    }
}

fn member(random: &SeededRandom, name: &str, role: GroupRole) -> Member {
    Member {
        person: PersonId::new(MADE, random),
        handle: Handle::new(random),
        name: name.to_owned(),
        role,
        since: MADE,
        is_shown: true,
    }
}

fn ask(random: &SeededRandom) -> Ask {
    Ask {
        person: PersonId::new(MADE, random),
        handle: Handle::new(random),
        name: "Noor <b>".to_owned(),
        words: "I live in number 14, third floor. Ana knows me.".to_owned(),
        state: AskState::Waiting,
        asked_at: MADE,
        vouches: 1,
        is_vouched_by_me: false,
    }
}

/// What the samples share.
struct World {
    group: Group,
    people: Vec<Member>,
    names: Vec<GroupName>,
    ask: Ask,
    officer: Actor,
    random: SeededRandom,
}

fn world() -> World {
    let random = SeededRandom::new(11);
    let group = group(&random);
    let people = vec![member(&random, "Ana Öz", GroupRole::Officer), member(&random, "Ben", GroupRole::Member)];
    let names =
        vec![name(&random, "Neighbors United", GroupKind::Coalition), name(&random, "Repairs", GroupKind::Committee)];
    let officer = Actor {
        person: people.first().map(|it| it.person),
        groups: vec![(group.id, GroupRole::Officer)],
        ..Actor::default()
    };
    World { ask: ask(&random), group, people, names, officer, random }
}

/// Every page about groups.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let it = world();
    let mut all = pages(look, &it);
    all.extend(forms(look, &it));
    all.extend(inside(look, &it));
    all.extend(invitations(look, &it));
    all
}

fn sample(name: &'static str, title: &str, main: ui::Html) -> Sample {
    Sample { name, head: Head::new(title), main }
}

fn pages(look: &Look<'_>, it: &World) -> Vec<Sample> {
    let closed = Group {
        closed: Some(Closing { at: MADE, note: "We won. Thank you.".to_owned() }),
        hidden: Some("Two people asked us to look at a name.".to_owned()),
        visibility: Visibility::Unlisted,
        ..it.group.clone()
    };
    let nobody = Actor::anyone();
    let page = |group, actor, mine, ask| GroupPage {
        group,
        actor,
        parent: it.names.first(),
        mine,
        ask,
        waiting: 2,
        people: &it.people,
        committees: &it.names,
        parts: &it.names,
        wholes: &it.names,
        cards: vec![html! { p { "A card." } }],
    };
    let outside = page(&it.group, &nobody, None, None);
    let asked = page(&it.group, &nobody, None, Some(&it.ask));
    let inside = page(&it.group, &it.officer, it.people.first(), None);
    let over = page(&closed, &nobody, None, None);
    let found = vec![Listed {
        group: name(&it.random, "Elm Street Tenants Union", GroupKind::Local),
        folded: "elm street tenants union".to_owned(),
        summary: "Renters on Elm Street.".to_owned(),
        place: Some("Minneapolis, MN".to_owned()),
        count: MemberCount::Few,
    }];
    vec![
        Sample { name: "group", head: super::head(look, &it.group), main: super::show(look, &outside) },
        sample("group-asked", "Group", super::show(look, &asked)),
        sample("group-officer", "Group", super::show(look, &inside)),
        sample("group-closed", "Group", super::show(look, &over)),
        sample("groups", "Groups", super::directory(look, &directory(&found, &it.names, false))),
        sample("groups-none", "Groups", super::directory(look, &directory(&[], &[], true))),
    ]
}

fn directory<'a>(found: &'a [Listed], mine: &'a [GroupName], unknown_place: bool) -> Directory<'a> {
    Directory {
        name: "",
        kind: "",
        near: if unknown_place { "Xyzzy" } else { "55407" },
        around: (!unknown_place).then(|| ("Minneapolis, MN".to_owned(), 50)),
        unknown_place,
        mine,
        found,
        next: (!found.is_empty()).then(|| "/groups?after=x".to_owned()),
        later: true,
    }
}

fn forms(look: &Look<'_>, it: &World) -> Vec<Sample> {
    let fresh = GroupForm::fresh(GroupKind::Local);
    let wrong = fresh.parse(None).err().unwrap_or_default();
    let sound = Problems::new();
    vec![
        sample("group-new", "New", super::edit(look, Purpose::New, &fresh, &sound)),
        sample("group-new-wrong", "New", super::edit(look, Purpose::New, &fresh, &wrong)),
        sample("group-committee", "New", super::edit(look, Purpose::Committee(&it.group), &fresh, &sound)),
        sample(
            "group-edit",
            "Change",
            super::edit(look, Purpose::Change(&it.group), &GroupForm::of(&it.group), &sound),
        ),
        sample("group-close", "Close", super::close(look, &it.group, "", &sound)),
        sample("group-ask", "Ask", crate::vouch::views::ask(look, &it.group, &AskForm::default(), &sound)),
    ]
}

fn inside(look: &Look<'_>, it: &World) -> Vec<Sample> {
    let asks = std::slice::from_ref(&it.ask);
    let members = MembersPage {
        group: &it.group,
        actor: &it.officer,
        mine: it.people.first(),
        asks: Some(asks),
        members: &it.people,
        typed: "",
        next: Some("/groups/x/members?after=y".to_owned()),
        later: true,
    };
    let link = |group: &GroupName, state| Link { group: group.clone(), state, since: MADE };
    let links: Vec<Link> = it.names.iter().map(|group| link(group, LinkState::Admitted)).collect();
    let ties = TiesPage {
        group: &it.group,
        runs: true,
        parts: &links,
        wholes: &links,
        asking: &links,
        offered: &links,
        offers: &links,
        asked: &links,
        own: &it.names,
        typed: "nobody",
    };
    let wrong = Problems::one("part", "group-ties-unknown");
    vec![
        sample("group-members", "Members", crate::membership::views::members(look, &members)),
        sample("group-groups", "Groups", crate::coalition::views::ties(look, &ties, &wrong)),
    ]
}

fn invitations(look: &Look<'_>, it: &World) -> Vec<Sample> {
    let invitation = Invitation {
        id: InvitationId::new(MADE, &it.random),
        role: GroupRole::Member,
        note: "Stairwell B".to_owned(),
        uses: 1,
        uses_max: 20,
        made_by: Some("Ana Öz".to_owned()),
        made_at: MADE,
        expires_at: Time::from_millis(i64::MAX / 4096),
        withdrawn_at: None,
    };
    let draft = InvitationDraft { role: GroupRole::Officer, uses_max: 1, days: 7, note: String::new() };
    let link = format!("{}/invitations/0123456789abcdefghjkmnpqrs", look.base_url);
    let invited = |is_signed_in, is_member| Invited {
        invitation: &invitation,
        group: &it.group,
        token: "0123456789abcdefghjkmnpqrs",
        is_signed_in,
        is_member,
    };
    let all = std::slice::from_ref(&invitation);
    let (form, sound) = (InvitationForm::default(), Problems::new());
    vec![
        sample("invitations", "Invitations", invitations_views::list(look, &it.group, all, &form, &sound)),
        sample("invitation-made", "Ready", invitations_views::made(look, &it.group, &draft, &link, MADE)),
        sample("invited", "Invitation", invitations_views::invited(look, &invited(false, false))),
        sample("invited-in", "Invitation", invitations_views::invited(look, &invited(true, false))),
        sample("invited-member", "Invitation", invitations_views::invited(look, &invited(true, true))),
        sample("invited-gone", "Invitation", invitations_views::gone(look, InvitationState::Expired)),
    ]
}
