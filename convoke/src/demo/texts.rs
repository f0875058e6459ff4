//! The calls of the demo world, as somebody could have written them. Everything is invented.

/// One call's words.
pub(super) struct CallWords {
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    pub(super) text: &'static str,
    pub(super) demands: &'static [&'static str],
    pub(super) why: &'static str,
    pub(super) langs: &'static [&'static str],
}

/// The large one: thousands of places on one day.
pub(super) const DAY: CallWords = CallWords {
    title: "A day without work, school or shopping",
    summary: "On one Friday nobody works, studies or buys. We meet in the streets of every town, from noon to dusk.",
    text: "We asked in every town the same question: *what would make you stay home for a day?* \
           The answers were nearly the same everywhere, so this is what we ask for **together**.\n\n\
           ### How the day goes\n\n\
           - In the morning we walk children to a safe place, together.\n\
           - At noon we meet. Every town decides for itself how.\n\
           - At dusk we eat together and count who came.\n\n\
           Whoever cannot stop working wears something green.",
    demands: &[
        "Pay that a family can live on",
        "A warm and safe home for everybody",
        "Enough hands on every shift, in every hospital and school",
        "Nobody loses job, home or papers for speaking up",
    ],
    why: "Put to the vote at 214 assemblies between 3 and 17 October; 201 said yes. The minutes and counts are public.",
    langs: &["en", "es"],
};

/// A middle-sized one, over a week.
pub(super) const RENT: CallWords = CallWords {
    title: "Rent week: nobody pays for broken heat",
    summary: "Tenants' unions in sixty towns open their doors for a week: repairs, advice, and one rally in each town.",
    text: "For a week every tenants' union opens its doors. Bring your lease, your repair requests and your neighbor.\n\n\
           1. **Monday to Thursday**: open advice, evenings, with child care.\n\
           2. **Saturday**: one rally in every town, at noon.\n\n\
           Nobody is asked for papers. Interpreters are there.",
    demands: &["Heat and hot water in every flat", "Repairs within a week", "No eviction in winter"],
    why: "Adopted by the Neighbors United council on 9 October with 38 of 41 delegates.",
    langs: &["en", "es"],
};

/// A small one in Spanish.
pub(super) const SCHOOL: CallWords = CallWords {
    title: "Caminamos juntos a la escuela",
    summary: "Cada mañana, familias y vecinos acompañan a los niños del barrio a la escuela.",
    text: "Salimos todos los días a las 7:15 de cinco esquinas. **Nadie camina solo.**\n\n\
           - Trae un chaleco claro si tienes.\n- Los martes hay chocolate caliente.",
    demands: &["Pasos seguros en cada esquina", "Un autobús escolar que llegue"],
    why: "Lo decidió la asamblea de familias el 2 de octubre.",
    langs: &["es", "en"],
};

/// One that is over: its turnout is counted.
pub(super) const PAST: CallWords = CallWords {
    title: "Libraries stay open",
    summary: "In three hundred towns people stood around their library, hand in hand, for one hour.",
    text: "The budget would have closed every third branch. We stood around each of them for an hour. It worked: see the record.",
    demands: &["Every branch stays open", "Open on Sundays"],
    why: "Called by the Library Friends after their members' ballot in June.",
    langs: &["en"],
};

/// A draft that only its group sees.
pub(super) const DRAFT: CallWords = CallWords {
    title: "Night buses for night shifts",
    summary: "Draft: hospital and warehouse workers ride the last bus together and count who is left standing.",
    text: "Not decided yet. Please comment before Sunday's meeting.",
    demands: &["A bus every half hour, all night"],
    why: "",
    langs: &["en"],
};

/// One that was withdrawn.
pub(super) const WITHDRAWN: CallWords = CallWords {
    title: "Picket at the Harbor Street depot",
    summary: "Called off: the depot signed.",
    text: "The employer signed the agreement on Thursday night. Thank you all.",
    demands: &["A signed agreement"],
    why: "Ballot of the shop committee, 61 to 4.",
    langs: &["en"],
};

/// What endorsing groups say; many say nothing.
pub(super) const STATEMENTS: [&str; 8] = [
    "Our members voted for this by a wide margin.",
    "Nobody should have to choose between heat and food.",
    "We will cook for everybody who comes.",
    "Lo apoyamos de todo corazón.",
    "We open our hall from nine in the morning.",
    "Sixty of us will walk together from the depot.",
    "Con nuestras familias, ese día y todos los días.",
    "Because patients are safer when nurses are.",
];

/// Names of people in the demo world.
pub(super) const NAMES: [&str; 24] = [
    "Ana", "Marcus", "Soledad", "Priya", "Tomasz", "Leila", "Deshawn", "Rosa", "Hana", "Miguel", "Ines", "Kofi",
    "Beatriz", "Samir", "June", "Otto", "Nadia", "Luis", "Grace", "Emeka", "Fatima", "Noah", "Xiomara", "Wren",
];

/// What an action of the large day may be called, by kind.
pub(super) const PLACES: [&str; 8] = [
    "City Hall",
    "Main Street and First Avenue",
    "Courthouse steps",
    "Central Park bandstand",
    "Public library",
    "Union Hall",
    "County fairgrounds",
    "St. Mary's church hall",
];
