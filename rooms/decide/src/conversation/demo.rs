//! A conversation made up: for tests, sample pages and the demo world.

use ::store::StoreError;
use base::{GroupId, SeededRandom, Slug, Time};
use web::App;

use super::model::{Adding, Content, Conversation, ConversationId, Entry, Holder, Moderated, Published, State};
use super::store;
use crate::statement::model::{Kind, State as Standing, Statement};
use crate::statement::store as texts;
use crate::vote::model::{Choice, Vote, Votes};
use crate::vote::store::{self as votes, Participant};

/// A conversation in a state, the same every time.
pub fn sample(state: State) -> Conversation {
    let random = SeededRandom::new(1);
    let now = Time::from_millis(1_795_348_800_000);
    let question = "What should we stand for, together?";
    let ended = matches!(state, State::Closed | State::Withdrawn);
    Conversation {
        id: ConversationId::new(now, &random),
        number: 1,
        slug: Slug::from_title(question, "conversation"),
        holder: Holder {
            id: GroupId::new(now, &random),
            slug: "local-26".to_owned(),
            name: "Local 26".to_owned(),
            is_linked: true,
        },
        content: Content {
            question: question.to_owned(),
            introduction: "The landlord has **sold our block**. Say what matters to you.".to_owned(),
            langs: vec!["en".to_owned(), "es".to_owned()],
            starts_on: None,
            ends_on: Some(jiff::civil::date(2027, 1, 19)),
            entry: Entry::Link,
            adding: Adding::Everybody,
            letters_max: 140,
            moderated: Moderated::Before,
            published: Published::Counts,
        },
        state,
        state_reason: if ended { "We have heard everybody who wished to speak.".to_owned() } else { String::new() },
        version: 1,
        created_at: now,
        opened_at: (state != State::Draft).then_some(now),
        ended_at: ended.then_some(now),
        hidden: None,
    }
}

/// Statements of the demo's conversation: English, Spanish, and how each of three camps leans, from
/// -9 (all disagree) to 9 (all agree).
const STATEMENTS: &[(&str, &str, [i8; 3])] = &[
    ("Pay people for the day of the strike from a common fund", "Pagar el día de huelga con un fondo común", [8, 8, 7]),
    (
        "Every school should have a team that walks children home",
        "Cada escuela debería tener un equipo que acompañe a casa a las niñas y los niños",
        [9, 7, 8],
    ),
    ("Observers should be trained before they go out", "Quienes observan deben formarse antes de salir", [8, 8, 9]),
    (
        "Landlords should not be able to evict anyone during a public-health emergency",
        "No se debería poder desalojar a nadie durante una emergencia sanitaria",
        [8, 6, 7],
    ),
    ("Meetings need childcare and a meal", "En las asambleas hacen falta cuidado infantil y comida", [7, 7, 8]),
    (
        "We should ask small shops before we call a boycott",
        "Hay que preguntar a las tiendas pequeñas antes de llamar a un boicot",
        [6, 8, 6],
    ),
    (
        "Everything we publish should be in at least two languages",
        "Todo lo que publicamos debería estar en al menos dos idiomas",
        [7, 5, 9],
    ),
    (
        "Every block needs somebody with keys, a phone list and a first-aid kit",
        "Cada manzana necesita a alguien con llaves, una lista de teléfonos y un botiquín",
        [8, 7, 7],
    ),
    (
        "We should strike for one day, and only then talk",
        "Hagamos un día de huelga, y solo después hablemos",
        [8, -7, 3],
    ),
    (
        "We should talk to the council before anything else",
        "Hay que hablar con el ayuntamiento antes que nada",
        [-7, 8, 2],
    ),
    (
        "Rent strikes put the weakest at risk",
        "Las huelgas de alquiler ponen en riesgo a quienes menos tienen",
        [-8, 7, -2],
    ),
    (
        "Only members should decide what we demand",
        "Solo quienes son miembros deberían decidir qué exigimos",
        [5, -2, -8],
    ),
    (
        "Churches and mosques should host the assemblies",
        "Las iglesias y las mezquitas deberían acoger las asambleas",
        [-3, 6, 8],
    ),
    ("We should work with every party that listens", "Hay que trabajar con cualquier partido que escuche", [-8, 6, -3]),
    ("Blocking a road is a fair means", "Cortar una calle es un medio legítimo", [7, -9, -2]),
    (
        "Neighbors without papers should speak first at meetings",
        "En las asambleas deberían hablar primero quienes no tienen papeles",
        [4, -3, 9],
    ),
    (
        "The fund should also pay people who are not members",
        "El fondo también debería pagar a quienes no son miembros",
        [2, 1, 9],
    ),
    (
        "A paid organizer would help us more than ten volunteers",
        "Una persona contratada nos ayudaría más que diez voluntarias",
        [-4, 6, -5],
    ),
    (
        "We should name a date now, even if we are not ready",
        "Hay que fijar una fecha ya, aunque no estemos listos",
        [8, -6, -1],
    ),
    (
        "Quiet streets are more important than more parking",
        "Calles tranquilas importan más que más aparcamiento",
        [3, 2, 4],
    ),
    ("We should not answer the papers at all", "No deberíamos contestar a la prensa", [-1, -7, 2]),
];

/// What people read first.
const INTRODUCTION: &str = "Four hundred groups have called a day without work, school or shopping. \
    Before we ask for more: what do we want, and what are we ready to do? \
    Say what you think about what others say; the assembly goes through what all agree on.";

/// Statements about oneself.
const METAS: &[(&str, &str)] = &[
    ("I rent the flat I live in", "Vivo de alquiler"),
    ("I have children at school", "Tengo hijas o hijos en la escuela"),
];

/// Writes the demo's conversation, open, held by a group, with so many people who have voted; answers its
/// name in URLs. The same seed makes the same votes.
pub async fn fill(app: &App, holder: GroupId, people: u32, seed: u64) -> Result<Slug, StoreError> {
    let (now, random) = (app.now(), SeededRandom::new(seed));
    let mut it = sample(State::Open);
    it.id = ConversationId::new(now, app.random());
    it.holder.id = holder;
    INTRODUCTION.clone_into(&mut it.content.introduction);
    it.content.moderated = Moderated::After;
    let date = now.plus(std::time::Duration::from_hours(45 * 24)).to_jiff();
    it.content.ends_on = Some(date.to_zoned(jiff::tz::TimeZone::UTC).date());
    (it.created_at, it.opened_at) = (now, Some(now));
    let list = statements(now);
    let mut crowd: Vec<Participant> = (1..=people).map(|number| participant(number, now, &random)).collect();
    let (written, number_of) = (it.clone(), it.slug.clone());
    it.number = app
        .change(move |db| {
            let mut it = written.clone();
            it.slug = store::free_slug(db, &number_of)?;
            let number = store::insert(db, &it)?;
            texts::take_numbers(db, number, u32::try_from(list.len()).unwrap_or(0))?;
            texts::insert(db, number, &list)?;
            let spanish = STATEMENTS.iter().map(|(_, es, _)| *es).chain(METAS.iter().map(|(_, es)| *es));
            for (body, statement) in spanish.zip(1..) {
                texts::translate(db, number, statement, "es", body, now)?;
            }
            Ok::<_, StoreError>(number)
        })
        .await?;
    let number = it.number;
    for one in &mut crowd {
        one.conversation = number;
    }
    let slug = app
        .change(move |db| {
            votes::insert(db, &crowd.iter().collect::<Vec<_>>())?;
            let mut doors = votes::hold(db, &[number], now)?;
            let door = doors.get_mut(&number).ok_or(StoreError::Missing)?;
            door.participants += people;
            door.next_participant += people;
            door.votes += crowd.iter().map(|one| one.votes.answered() as u64).sum::<u64>();
            votes::settle(db, number, door)?;
            Ok::<_, StoreError>(store::find_by_number(db, number)?.0.slug)
        })
        .await?;
    crate::map::keep::settle(app, &it).await?;
    Ok(slug)
}

fn statements(now: Time) -> Vec<Statement> {
    let plain = STATEMENTS.iter().map(|(en, _, _)| (*en, Kind::Seed));
    let all = plain.chain(METAS.iter().map(|(en, _)| (*en, Kind::Meta)));
    all.zip(1..)
        .map(|((body, kind), number)| Statement {
            number,
            body: body.to_owned(),
            lang: "en".to_owned(),
            kind,
            state: Standing::Accepted,
            author: None,
            merged_into: None,
            bracket: (number == 11).then(|| "We come back to this when the fund stands.".to_owned()),
            version: 1,
            created_at: now,
        })
        .collect()
}

/// Somebody of one of three camps: 43, 33 and 24 of a hundred.
fn participant(number: u32, now: Time, random: &SeededRandom) -> Participant {
    let chance = || u32::from(u16::from_be_bytes(base::random::bytes(random)));
    let camp = match chance() % 100 {
        0..43 => 0,
        43..76 => 1,
        _ => 2,
    };
    let diligence = 35 + chance() % 60;
    let mut own = Votes::default();
    for ((_, _, leans), statement) in STATEMENTS.iter().zip(1..) {
        if chance() % 100 < diligence {
            let lean = 500 + 48 * i32::from(leans[camp]);
            let choice = match i32::try_from(chance() % 1_000).unwrap_or(0) {
                x if x % 11 == 0 => Choice::Pass,
                x if x < lean => Choice::Agree,
                _ => Choice::Disagree,
            };
            own.set(statement, Vote { choice, matters: chance() % 8 == 0 });
        }
    }
    let came_hour = votes::hour(now) - i64::from(chance() % 200);
    Participant { conversation: 0, number, known_by: base::random::bytes(random), came_hour, votes: own }
}
