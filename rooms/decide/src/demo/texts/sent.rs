//! What delegates of the demo are sent for, report and decide.

use super::{Asked, Words};

/// A set of seats and what it is for.
pub(in crate::demo) const SEATS: (&str, &str) = (
    "Our delegates to the council",
    "They carry what we decided, not what they think of it. Every month they tell us what was said and how they voted.",
);

/// What candidates say.
pub(in crate::demo) const STAND: [&str; 4] = [
    "I write down everything and read it to you the same week.",
    "Trabajo de noche y tengo libres las tardes del consejo.",
    "I have sat in the council for a year and know who promises what.",
    "Somebody new should go; I would learn it from whoever went before.",
];

/// Above the contest.
pub(in crate::demo) const ELECTION: &str =
    "Rank as many as you like. Whoever comes next steps in when a seat falls vacant.";

/// The proposal that asks for the mandate.
pub(in crate::demo) const MANDATE_TITLE: &str = "The mandate of our delegates to the council";
/// In one sentence.
pub(in crate::demo) const MANDATE_SUMMARY: &str =
    "What they may decide alone, where they decide as we told them, and what they bring back to us first.";
/// Over its three lists.
pub(in crate::demo) const HEADINGS: [&str; 3] =
    ["What they decide alone", "What they decide as told", "What they bring back"];
/// The three lists.
pub(in crate::demo) const MANDATE: [&str; 3] = [
    "Dates, rooms and who speaks first\nThe order of the council's agenda",
    "Everything is published in two languages, or not at all\nNo contact with the police on anybody's behalf",
    "Anything that costs us money\nAnything that could put somebody's home, job or papers at risk",
];

/// What the first delegate reported: after how many days of the term, and what.
pub(in crate::demo) const REPORTS: [(u64, &str); 3] = [
    (
        28,
        "We met twice. The council wants to ask small shops before any boycott; I said that we have not talked about it \
         and would bring it back.\n\nThe food shelf has room for us on Saturdays.",
    ),
    (
        58,
        "**The shops:** the council puts it to us this month; I say yes, as you told me.\n\n**The \
         kits** for every block: the nurses have a list of what goes in and what it costs.",
    ),
    (
        88,
        "Digo sí a los botiquines con la condición que pusimos: nadie paga más de doscientos dólares. Después decide \
         cada grupo en su votación.",
    ),
];

/// What the other one reported, once.
pub(in crate::demo) const ONE_REPORT: &str = "First meeting; nothing was decided yet. I will write more next time.";

/// A question to a delegate and its answer.
pub(in crate::demo) const QUESTION: (&str, &str) = (
    "Who pays for a kit that is used up in the first week?",
    "The council refills it once from what is left; after that each block asks its own body.",
);

/// Why members ask that the body decides about the other one.
pub(in crate::demo) const RECALL: &str =
    "Two months without a report. I know the reasons and wish them well, but we do not know how our vote was cast.";

/// The council decided it and its bodies ratified it.
pub(in crate::demo) const SHOPS: Words = Words {
    statement: Some((6, "We should ask small shops before we call a boycott")),
    title: "We ask the small shops first",
    summary: "Before we call a boycott, two of us visit every small shop on the street, and those who stand with us hang \
              out our sign.",
    text: "1. Two people from different bodies visit each shop at least two weeks before.\n\
           2. A shop that closes with us for the day is on our list, in our bulletin and on our map.\n\
           3. No shop loses its lease for a day it was closed; we ask that of those who let the shops.\n\
           4. Whoever says no is not named.",
    reasons_for: &["The bakery on our corner gave us bread for the whole winter. We cannot walk past it with a sign."],
    reasons_against: &["Two weeks are long, and those who want to know will know it after one."],
    questions: &[("Is the pharmacy a small shop?", "Yes, if the owner stands behind the counter.")],
    amendment: None,
};

/// The delegates passed it; the bodies are asked.
pub(in crate::demo) const KITS: Words = Words {
    statement: Some((8, "Every block needs somebody with keys, a phone list and a first-aid kit")),
    title: "A kit and a phone list for every block",
    summary: "Each body pays up to 200 dollars once, and names two people on every block where it has members.",
    text: "1. A kit holds what the nurses' list says, and costs 38 dollars.\n\
           2. The phone list is on paper, in two places, and nowhere else.\n\
           3. Two people on each block have the keys; they are asked again every year whether they still want to.",
    reasons_for: &["In the last storm nobody knew who had the key to the basement with the pump."],
    reasons_against: &["Two hundred dollars are all we have."],
    questions: &[("What if a body cannot pay?", "Then the others share it; nobody has to say why.")],
    amendment: None,
};

/// What the council asks for after [`SHOPS`].
pub(in crate::demo) const LEASES: Asked = Asked {
    title: "No lease is lost over a closed day",
    addressee: "Lakeside Retail Owners",
    url: "",
    line: "No shop loses its lease for a day it was closed.",
    told: &[(5, "negotiating", "They asked which streets we mean. Two of us meet them on Thursday.", "")],
};
