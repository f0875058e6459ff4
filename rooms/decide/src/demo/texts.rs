//! What the demo's groups propose, say and demand, as somebody could have written it. Everything is
//! invented; some of it is in Spanish, as it would be.

pub(super) mod meetings;
pub(super) mod sent;

/// A proposal's words.
pub(super) struct Words {
    /// The statement of the demo's conversation it came from.
    pub(super) statement: Option<(u32, &'static str)>,
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    pub(super) text: &'static str,
    pub(super) reasons_for: &'static [&'static str],
    pub(super) reasons_against: &'static [&'static str],
    /// Questions and answers; an empty answer is none yet.
    pub(super) questions: &'static [(&'static str, &'static str)],
    /// An amendment: what it replaces, by what, and why.
    pub(super) amendment: Option<(&'static str, &'static str, &'static str)>,
}

/// Adopted; the day carries it.
pub(super) const FUND: Words = Words {
    statement: Some((1, "Pay people for the day of the strike from a common fund")),
    title: "A common fund pays for the day",
    summary: "Whoever loses a day's pay on the day of the strike gets it back from one fund that all groups fill.",
    text: "1. Every group gives what it can, at least one dollar for each member.\n\
           2. Whoever loses pay on that day asks its group; nobody has to show a payslip.\n\
           3. Two people from different groups sign every payment.\n\
           4. What is left goes to the next action.",
    reasons_for: &[
        "Half of us cannot afford to lose a day. With the fund they can come.",
        "It makes the small groups equal to the large ones.",
        "Sin el fondo, las que limpiamos de noche no podemos parar.",
    ],
    reasons_against: &[
        "We have never paid out so much money at once; we need better bookkeeping first.",
        "A dollar is too much for the farmworkers' groups in winter.",
    ],
    questions: &[
        (
            "What if the fund is empty before everybody has asked?",
            "Then each gets the same share of what there is, and we collect again on Sunday.",
        ),
        ("¿También para quien cuida en casa y no cobra?", "Sí: la enmienda 1 lo dice ahora en el texto."),
    ],
    amendment: Some((
        "2. Whoever loses pay on that day asks its group; nobody has to show a payslip.",
        "2. Whoever loses pay on that day, or cares for somebody and is paid by nobody, asks its group; nobody has to \
         show a payslip.",
        "People who care at home lose the day as well.",
    )),
};

/// Adopted; demands are made of it.
pub(super) const WINTER: Words = Words {
    statement: Some((4, "Landlords should not be able to evict anyone during a public-health emergency")),
    title: "A winter without evictions and with heat",
    summary: "We demand three things, of those who can grant each of them, and do not stop before all are granted.",
    text: "No eviction between November 1 and April 15, whatever the reason.\n\n\
           Heat and hot water in every flat within a day of the first call.\n\n\
           Repairs that make a flat safe are done within a week, and the rent is reduced until then.\n\n\
           Our committee talks to each office with at least two of us present and reports after every meeting.",
    reasons_for: &[
        "Forty-one families in our groups were put out last winter. Not one of them owed more than two months.",
        "The statement behind this is what all three camps of the conversation agreed on.",
    ],
    reasons_against: &["Three demands at once are easier to put off than one."],
    questions: &[("Who speaks for us in the meetings?", "Two of the committee, never the same two twice in a row.")],
    amendment: None,
};

/// In discussion.
pub(super) const LANGUAGES: Words = Words {
    statement: Some((7, "Everything we publish should be in at least two languages")),
    title: "Todo en dos idiomas / Everything in two languages",
    summary: "Desde enero, todo lo que publicamos sale en inglés y en español el mismo día. From January on, \
              everything we publish comes out in both on the same day.",
    text: "1. Cada texto tiene dos personas que responden por él, una por idioma.\n\
           2. Nothing goes out before both have said yes.\n\
           3. En las asambleas hay interpretación siempre que alguien la pida una semana antes.",
    reasons_for: &[
        "Mi madre lleva once años en el sindicato y nunca ha leído una convocatoria en su idioma.",
        "Two pairs of eyes find twice as many mistakes.",
    ],
    reasons_against: &["When something happens at night we cannot wait for a translation."],
    questions: &[("What about Somali and Hmong?", "")],
    amendment: Some((
        "2. Nothing goes out before both have said yes.",
        "2. Nothing goes out before both have said yes, except warnings about danger, which follow in the other \
         language within two hours.",
        "So that an emergency does not wait.",
    )),
};

/// A consent round of the committee goes on about it.
pub(super) const MEALS: Words = Words {
    statement: Some((5, "Meetings need childcare and a meal")),
    title: "A meal and childcare at every meeting",
    summary: "The committee holds no meeting without a meal and somebody to be with the children.",
    text: "- Meetings begin with the meal, at half past five.\n\
           - Two people are with the children; both have been trained.\n\
           - The treasurer sets aside 60 dollars for each meeting.",
    reasons_for: &["Those who work until five come hungry or not at all."],
    reasons_against: &[],
    questions: &[],
    amendment: None,
};

/// What a member says in the round: the position's word and a reason.
pub(super) const POSITIONS: [(&str, &str); 5] = [
    ("consent", ""),
    ("consent", "Por fin."),
    ("aside", "I cannot cook on Tuesdays, and that is when we meet."),
    ("consent", ""),
    ("object", "Sixty dollars are more than we take in. With forty I am with you."),
];

/// Put aside: a difference that stays in sight.
pub(super) const RENT: Words = Words {
    statement: Some((11, "Rent strikes put the weakest at risk")),
    title: "A rent strike in March",
    summary: "From March 1 on, whoever can pays the rent into a common account and not to the landlord.",
    text: "The account is kept by three trustees. Nobody is asked to take part who could lose the flat over it.",
    reasons_for: &["It is the only thing that they have ever answered to."],
    reasons_against: &["My lease ends in April, and I am not the only one.", "Quienes menos tienen pagan el precio."],
    questions: &[],
    amendment: None,
};

/// A demand: its sentence, whom it asks, their page, the line of the decision.
pub(super) struct Asked {
    pub(super) title: &'static str,
    pub(super) addressee: &'static str,
    pub(super) url: &'static str,
    pub(super) line: &'static str,
    /// What was told: days after the decision, the step's word, the note, the evidence.
    pub(super) told: &'static [(u64, &'static str, &'static str, &'static str)],
}

/// What is made of [`WINTER`].
pub(super) const DEMANDS: [Asked; 3] = [
    Asked {
        title: "No eviction in winter",
        addressee: "The State Housing Board",
        url: "https://example.org/housing-board",
        line: "No eviction between November 1 and April 15, whatever the reason.",
        told: &[
            (3, "note", "We handed it over with 11,240 signatures. They promised an answer within two weeks.", ""),
            (
                9,
                "negotiating",
                "The board has put it on the agenda of its next meeting and asked two of us to speak.",
                "Agenda of the board, item 6.",
            ),
        ],
    },
    Asked {
        title: "Heat within a day",
        addressee: "The city's Inspections Office",
        url: "https://example.org/inspections",
        line: "Heat and hot water in every flat within a day of the first call.",
        told: &[
            (2, "negotiating", "La oficina nos recibió; habló de turnos de noche.", ""),
            (
                11,
                "conceded",
                "The office now has somebody on duty day and night, and sends a fitter at the landlord's cost.",
                "Order 2026-114 of the Inspections Office, in force since Monday.",
            ),
        ],
    },
    Asked {
        title: "Safe flats within a week, or less rent",
        addressee: "Harbor Property Management",
        url: "",
        line: "Repairs that make a flat safe are done within a week, and the rent is reduced until then.",
        told: &[(
            6,
            "refused",
            "They wrote that repairs follow “the usual schedule” and that rents stay as they are.",
            "Letter of their legal department to the committee.",
        )],
    },
];

/// Who stands for the council, and in a line what for; three camps by turns.
pub(super) const CANDIDATES: [(&str, &str); 14] = [
    ("Amira Haddad", "Nurse on nights; wants the fund to come first"),
    ("Benito Salas", "Inquilino desde hace 20 años; ni un desalojo más"),
    ("Carol Jensen", "School cook; a meal at every meeting"),
    ("Dario Mbeki", "Bus driver; one date for all, and soon"),
    ("Elena Rojas", "Traductora; todo en dos idiomas"),
    ("Fred Olson", "Retired electrician; knows the city's offices"),
    ("Grace Adeyemi", "Home care worker; pay for those who care"),
    ("Hanh Tran", "Runs the food shelf; small shops on our side"),
    ("Isaac Weiss", "Congregation and tenants; open the halls"),
    ("Juana Pérez", "Limpieza de noche; primero quienes no tienen papeles"),
    ("Kwame Boateng", "Warehouse picker; trained observers everywhere"),
    ("Lucía Marín", "Estudiante; escuelas abiertas por la tarde"),
    ("Mary Two Bears", "Elder; patience, and no step back"),
    ("Noor Rahman", "Bookkeeper; every dollar accounted for"),
];

/// Where the assembly of spring could be.
pub(super) const PLACES: [(&str, &str); 5] = [
    ("Minneapolis", "Union Hall, 400 seats, on three bus lines"),
    ("Duluth", "The harbor hall is free; a long way for the south"),
    ("Rochester", "Two school halls and a kitchen"),
    ("Online", "Nobody travels; interpreters in four languages"),
    ("St. Cloud", "En medio de todas; la sala cuesta 300 dólares"),
];

/// First names of electors on the list.
pub(super) const ELECTORS: [&str; 20] = [
    "Ada", "Bruno", "Celia", "Dan", "Ewa", "Farid", "Gloria", "Hugo", "Ida", "Joel", "Kemi", "Lena", "Mateo", "Nora",
    "Omar", "Pilar", "Quinn", "Rita", "Saul", "Tess",
];
