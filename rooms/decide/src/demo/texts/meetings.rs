//! What the demo's meetings are about.

use super::Words;

/// A meeting's words.
pub(in crate::demo) struct Spoken {
    pub(in crate::demo) title: &'static str,
    pub(in crate::demo) text: &'static str,
    pub(in crate::demo) place: &'static str,
    /// Kind, title and minutes of each item; proposals follow.
    pub(in crate::demo) items: &'static [(&'static str, &'static str, u32)],
}

/// The last one.
pub(in crate::demo) const LAST: Spoken = Spoken {
    title: "Committee evening",
    text: "We eat first. The side door is open; there are two steps and a ramp.",
    place: "Union Hall, upstairs",
    items: &[
        ("report", "From the council: small shops, kits for every block", 20),
        ("free", "Who writes the letters this month / Quién escribe las cartas este mes", 10),
    ],
};

/// What the minute-taker noted about each of its items: minutes after the beginning, and the note.
pub(in crate::demo) const NOTES: [(u64, &str); 3] = [
    (
        10,
        "Our delegate told how the vote on the shops went and read the nurses' list aloud.\n\n- The kits are ours to \
         decide: everybody gets the question by Sunday.\n- Nobody has heard from our second delegate since the \
         summer.",
    ),
    (35, "Letters in English: the two who did it last month. En español: quien pueda, los lunes a las seis."),
    (50, "We talked about who goes, and that nobody goes alone."),
];

/// About the meeting as a whole.
pub(in crate::demo) const WHOLE: &str = "Interpretation into Spanish all evening. Four children were looked after.";

/// Decided by hands in it.
pub(in crate::demo) const VISIT: Words = Words {
    statement: None,
    title: "Two of us go to the Inspections Office on Thursday",
    summary: "We hand over the list of flats without heat and stay until somebody signs for it.",
    text: "1. Two people go, never the same two twice in a row.\n\
           2. They take the list of flats and a copy to be signed.\n\
           3. They write to everybody the same evening.",
    reasons_for: &["The last list lay in a drawer for three weeks because nobody had to sign for it."],
    reasons_against: &["Thursday is the day the office is closed to the public after two."],
    questions: &[],
    amendment: None,
};

/// The next one of the committee.
pub(in crate::demo) const NEXT: Spoken = Spoken {
    title: "Committee evening",
    text: "We eat first. Bring what you have to say about the kits: the ballot closes the next day.",
    place: "Union Hall, upstairs; or by phone, ask for the number",
    items: &[
        ("report", "From the Inspections Office", 15),
        ("report", "From the council, by our second delegate", 15),
        ("free", "The kits: what they cost us and who would keep them", 30),
    ],
};

/// The coalition's.
pub(in crate::demo) const ASSEMBLY: Spoken = Spoken {
    title: "Assembly of Neighbors United / Asamblea de Neighbors United",
    text: "Doors open at five. Interpretation in English and Spanish; tell us a week before if you need another language.",
    place: "Roosevelt School, the large hall",
    items: &[
        ("report", "What became of our demands / Qué fue de nuestras demandas", 25),
        ("free", "The spring assembly: where, and who helps", 20),
    ],
};
