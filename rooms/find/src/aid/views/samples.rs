//! Pages made up for the page contract.

use base::{Code, GroupId, Point, Private, Problems, SeededRandom, Time};
use ui::{Head, Html, Look};
use uuid::Uuid;
use web::Sample;

use super::super::form::AidForm;
use super::super::model::{
    Aid, Area, Content, Effort, Kind, OfGroup, Recurs, RoleContent, Side, Skill, Slot, State, TownCounts, Urgency,
};
use super::{Across, BoardPage, FormPage, HelpPage, ReceiptPage, ShowPage, Step};
use crate::matching::model::{Match, Message, Outcome, Says, Standing};

/// A need or offer, the same every time.
pub(crate) fn sample_aid(look: &Look<'_>, side: Side, of_group: bool) -> Aid {
    let random = SeededRandom::new(if of_group { 3 } else { 4 });
    let group = OfGroup {
        id: GroupId::new(look.now, &random),
        slug: "local-26".to_owned(),
        name: "\"><b>Local 26</b>".to_owned(),
        is_public: true,
    };
    Aid {
        id: Uuid::from_u128(7),
        code: Code::new(&random),
        side,
        group: of_group.then_some(group),
        person: None,
        content: Content {
            kind: if of_group { Kind::Food } else { Kind::Ride },
            title: if of_group {
                "Warm meals for the picket line".to_owned()
            } else {
                "To the clinic and back".to_owned()
            },
            details: "Every morning at the gate.\nVegetarian, please <3".to_owned(),
            area: Area {
                locality: "Minneapolis".to_owned(),
                region: "MN".to_owned(),
                country: "US".to_owned(),
                postcode: "55407".to_owned(),
                point: Point { lat: 44.93, lon: -93.25 },
                zone: "America/Chicago".to_owned(),
            },
            reach_km: 15,
            quantity: 40,
            urgency: Urgency::Now,
            langs: vec!["en".to_owned(), "es".to_owned()],
            skills: vec![Skill::Cooking, Skill::Driving],
            slots: vec![Slot::WeekMorning, Slot::EndAfternoon],
            from: Some(jiff::civil::Date::constant(2026, 11, 23)),
            until: Some(jiff::civil::Date::constant(2026, 12, 4)),
            days: 14,
            recurs: Recurs::Weekly,
            role: None,
        },
        sealed: None,
        given: 12,
        state: State::Open,
        created_at: look.now,
        waiting_since: look.now,
        expires_at: Time::from_millis(look.now.millis() + 9 * base::time::DAY_MS),
        is_hidden: false,
        version: 1,
    }
}

fn sample_role(look: &Look<'_>) -> Aid {
    let mut aid = sample_aid(look, Side::Need, true);
    aid.content.kind = Kind::Volunteers;
    "Welcome people at the Tuesday kitchen".clone_into(&mut aid.content.title);
    aid.content.role = Some(RoleContent {
        training: "Two evenings on food safety; we teach you.".to_owned(),
        effort: Effort::HalfDay,
    });
    aid
}

/// A match in a standing, the same every time.
fn sample_match(look: &Look<'_>, standing: Standing, says: (Says, Says)) -> Match {
    Match {
        id: Uuid::from_u128(9),
        code: Code::new(&SeededRandom::new(9)),
        need: Uuid::from_u128(7),
        offer: Uuid::from_u128(8),
        units: 2,
        standing,
        need_says: says.0,
        offer_says: says.1,
        need_shows: false,
        offer_shows: true,
        proposed_at: look.now,
        accepted_at: None,
        ended_at: None,
    }
}

fn towns() -> Vec<TownCounts> {
    vec![
        TownCounts { town: "Minneapolis, MN".to_owned(), kinds: vec![(Kind::Ride, 35, 10), (Kind::Food, 60, 0)] },
        TownCounts { town: "Saint Paul, MN".to_owned(), kinds: Vec::new() },
    ]
}

fn sample(name: &'static str, (head, main): (Head, Html)) -> Sample {
    Sample { name, head, main }
}

fn boards(look: &Look<'_>) -> Vec<Sample> {
    let list = [sample_aid(look, Side::Need, true), sample_role(look), sample_aid(look, Side::Offer, true)];
    let (towns, outcomes) = (towns(), [(Kind::Ride, Outcome::Met, 23), (Kind::Food, Outcome::Partly, 4)]);
    let full = BoardPage {
        list: &list,
        towns: &towns,
        outcomes: &outcomes,
        near: "55407",
        place: Some("Minneapolis, MN 55407"),
        kind: "food",
        side: "",
        roles: "",
        page: 2,
        more: true,
    };
    let empty = BoardPage {
        list: &[],
        towns: &[],
        outcomes: &[],
        near: "",
        place: None,
        kind: "",
        page: 1,
        more: false,
        ..full
    };
    let mut hidden = sample_aid(look, Side::Offer, true);
    hidden.state = State::Done;
    vec![
        sample("aid-board", super::board(look, &full)),
        sample("aid-board-empty", super::board(look, &empty)),
        sample("aid-show", super::show(look, &ShowPage { aid: &sample_role(look), receipt: Some("0123456789") })),
        sample("aid-show-closed", super::show(look, &ShowPage { aid: &hidden, receipt: None })),
    ]
}

fn forms(look: &Look<'_>) -> Vec<Sample> {
    let (sound, answers) = (Problems::new(), sample_aid(look, Side::Need, true));
    let groups = [("local-26".to_owned(), "Local 26".to_owned())];
    let wrong = AidForm { town: "Springfield".to_owned(), contact: "<i>555".to_owned(), ..AidForm::default() };
    let problems = wrong.parse(Side::Need).err().unwrap_or_default();
    let fresh = AidForm::fresh(Side::Need, "", "en");
    let role = AidForm { role: "yes".to_owned(), ..AidForm::fresh(Side::Need, "volunteers", "en") };
    let page = FormPage {
        side: Side::Need,
        action: "/aid/needs/new",
        raw: &fresh,
        problems: &sound,
        groups: &[],
        answers: None,
        is_change: false,
        mails: true,
    };
    let of = |it: FormPage<'_>| super::ask(look, &it);
    vec![
        sample("aid-need-new", of(FormPage { ..page })),
        sample("aid-need-wrong", of(FormPage { raw: &wrong, problems: &problems, groups: &groups, ..page })),
        sample(
            "aid-give-new",
            of(FormPage {
                side: Side::Offer,
                action: "/aid/offers/new",
                answers: Some(&answers),
                mails: false,
                ..page
            }),
        ),
        sample("aid-role-new", of(FormPage { action: "/aid/roles/new", raw: &role, groups: &groups, ..page })),
        sample("aid-change", of(FormPage { action: "/aid/receipts/0/change", is_change: true, ..page })),
    ]
}

fn receipts(look: &Look<'_>) -> Vec<Sample> {
    let (mine, other) = (sample_aid(look, Side::Need, false), sample_aid(look, Side::Offer, false));
    let group = sample_aid(look, Side::Offer, true);
    let messages = [Side::Need, Side::Offer].map(|side| Message {
        side,
        at: look.now,
        text: Private::new("At nine? <script>\nThank you".to_owned()),
    });
    let across = |standing, says, number: u64, other| {
        let mut it = sample_match(look, standing, says);
        it.code = Code::new(&SeededRandom::new(number));
        Across { it, other, km: 3.2, messages: &[], contact: None }
    };
    let yes = (Says::Yes, Says::Yes);
    let open = [
        across(Standing::Proposed, (Says::Waiting, Says::Yes), 20, &other),
        across(Standing::Proposed, (Says::Yes, Says::Waiting), 21, &group),
        Across { messages: &messages, contact: Some("555 0100"), ..across(Standing::Accepted, yes, 22, &other) },
    ];
    let past = [Standing::Passed, Standing::Lapsed, Standing::Met, Standing::Partly, Standing::NotMet]
        .into_iter()
        .zip(30..)
        .map(|(standing, number)| across(standing, yes, number, &other))
        .collect::<Vec<_>>();
    let (sound, wrong) = (Problems::new(), Problems::one("text", "problem-empty"));
    let name = Code::new(&SeededRandom::new(22)).to_string();
    let code = "0123456789abcdefghjkmnpqrstvwxyz0123";
    let page = ReceiptPage {
        aid: &mine,
        code,
        across: &open,
        mail_confirmed: Some(false),
        has_contact: true,
        typed: None,
        problems: &sound,
    };
    let mut all = vec![
        sample("aid-receipt", super::receipt(look, &page)),
        sample(
            "aid-receipt-wrong",
            super::receipt(
                look,
                &ReceiptPage { typed: Some((&name, "")), problems: &wrong, has_contact: false, ..page },
            ),
        ),
        sample("aid-receipt-past", super::receipt(look, &ReceiptPage { across: &past, mail_confirmed: None, ..page })),
    ];
    for (name, state, expired) in [
        ("aid-receipt-withdrawn", State::Withdrawn, false),
        ("aid-receipt-done", State::Done, false),
        ("aid-receipt-expired", State::Open, true),
    ] {
        let mut aid = mine.clone();
        aid.state = state;
        if expired {
            aid.expires_at = look.now;
        }
        all.push(sample(name, super::receipt(look, &ReceiptPage { aid: &aid, across: &[], ..page })));
    }
    all.push(sample("aid-withdrawn", super::withdrawn(look)));
    all.push(sample("aid-find", super::find(look, "abc", &Problems::one("receipt", "aid-problem-receipt"))));
    all.push(sample("aid-confirm", super::confirm(look, "0")));
    all.push(sample("aid-confirmed", super::confirmed(look)));
    all
}

fn helps(look: &Look<'_>) -> Vec<Sample> {
    let (towns, list) = (towns(), [sample_role(look), sample_aid(look, Side::Need, true)]);
    let page = HelpPage {
        step: Step::What,
        kinds: &[Kind::Volunteers, Kind::Food],
        skills: &[Skill::Cooking],
        near: "55407",
        place: Some("Minneapolis, MN 55407"),
        slots: &[Slot::EndMorning],
        list: &[],
        towns: &towns,
    };
    let of = |it: HelpPage<'_>| super::help(look, &it);
    vec![
        sample("aid-help-what", of(HelpPage { ..page })),
        sample("aid-help-where", of(HelpPage { step: Step::Where, place: None, ..page })),
        sample("aid-help-when", of(HelpPage { step: Step::When, ..page })),
        sample("aid-help-found", of(HelpPage { step: Step::Found, list: &list, ..page })),
        sample("aid-help-none", of(HelpPage { step: Step::Found, towns: &[], ..page })),
    ]
}

/// Every page of needs and offers.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    [boards(look), forms(look), receipts(look), helps(look)].into_iter().flatten().collect()
}
