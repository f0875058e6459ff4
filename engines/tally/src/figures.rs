//! An account as a drawing: the flow of votes round by round, the pairwise matrix, who paid for a project.
//!
//! SVG as text, with a title and a description for who cannot see it; every number in it stands in the account too, in
//! words and tables. Colors are CSS variables with a fallback, so that a page can give its own; the ground is what is
//! behind the drawing, and in a dark surrounding words and colors are light. Here, and only here,
//! numbers are rounded: a drawing decides nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::account::{Account, Event, Payment, Round};
use crate::number::Amount;

/// The colors of candidates, over and over.
const COLORS: [&str; 8] = ["#2b6cb0", "#b7521e", "#2f855a", "#975a9c", "#b08900", "#c0392b", "#3f7f8c", "#6b6b6b"];
/// The most candidates of whom a matrix is drawn.
const MOST_IN_MATRIX: usize = 60;
/// The most bars of a chart.
const MOST_BARS: usize = 200;

/// In a dark surrounding: light words, brighter colors, and no ground of its own. A reader without this style has the
/// colors for a light one.
const DARK: &str = "<style>.account-figure{color-scheme:light dark}@media (prefers-color-scheme:dark){\
    .account-figure{color:#ece6da;--figure-1:#7db3ea;--figure-2:#eb9a6c;--figure-3:#76c893;--figure-4:#d39ad7;\
    --figure-5:#e2c14d;--figure-6:#f08a80;--figure-7:#7cc4d2;--figure-8:#b4b4b4;--figure-none:#6d6a63;\
    --figure-wins:#27486b}}</style>";

/// The figure that fits the account.
pub fn svg(account: &Account) -> String {
    if let Some(matrix) = &account.matrix {
        return pairs(account, matrix);
    }
    if account.funded.is_some() {
        return payments(account);
    }
    let counted = account.rounds.iter().filter(|round| !round.votes.is_empty()).count();
    if counted > 1 { flow(account) } else { bars(account) }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A name short enough to stand in a drawing.
fn short(name: &str, most: usize) -> String {
    let mut chars = name.chars();
    let start: String = chars.by_ref().take(most).collect();
    escaped(&if chars.next().is_some() { format!("{}…", start.trim_end()) } else { start })
}

fn color(number: u16) -> String {
    let place = usize::from(number.wrapping_sub(1)) % COLORS.len();
    format!("var(--figure-{}, {})", place + 1, COLORS.get(place).unwrap_or(&"#6b6b6b"))
}

/// A drawing in progress.
struct Drawing {
    text: String,
}

impl Drawing {
    fn begin(width: f64, height: f64, title: &str, description: &str) -> Self {
        let mut drawing = Self { text: String::new() };
        drawing.line(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"account-figure\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" \
             font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"currentColor\">"
        ));
        drawing.line(format_args!("<title>{}</title>", escaped(title)));
        drawing.line(format_args!("<desc>{}</desc>", escaped(description)));
        drawing.line(format_args!("{DARK}"));
        drawing
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let written = self.text.write_fmt(line);
        debug_assert!(written.is_ok());
        self.text.push('\n');
    }

    fn words(&mut self, x: f64, y: f64, anchor: &str, words: &str) {
        self.line(format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>"));
    }

    fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, told: &str) {
        self.line(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\">\
             <title>{}</title></rect>",
            escaped(told)
        ));
    }

    fn end(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }
}

/// What one candidate (0: nobody) has in one round, and where it is drawn.
#[derive(Clone, Copy, Default)]
struct Place {
    votes: f64,
    top: f64,
}

const COLUMN: f64 = 110.0;
const BAR: f64 = 14.0;
const LEFT: f64 = 170.0;
const TOP: f64 = 34.0;
const TALL: f64 = 460.0;
const GAP: f64 = 3.0;

/// The flow of an STV count: a column per round, bands for the votes that stay and that move.
pub fn flow(account: &Account) -> String {
    let rounds: Vec<&Round> = account.rounds.iter().filter(|round| !round.votes.is_empty()).collect();
    let columns: Vec<BTreeMap<u16, Place>> = rounds.iter().map(|round| column(account, round)).collect();
    let count = f64::from(u32::try_from(rounds.len()).unwrap_or(u32::MAX));
    let (width, height) = (LEFT + count * COLUMN + 120.0, TOP + TALL + 60.0);
    let winners: Vec<&str> = account.winners.iter().map(|winner| winner.name.as_str()).collect();
    let description = format!("{} rounds; elected: {}", rounds.len(), winners.join(", "));
    let mut drawing = Drawing::begin(width, height, &account.title, &description);
    for (at, pair) in columns.windows(2).enumerate() {
        if let [before, after] = pair {
            ribbons(&mut drawing, at, scale(account), before, after);
        }
    }
    for (at, (round, places)) in rounds.iter().zip(&columns).enumerate() {
        drawing.words(x_of(at) + BAR / 2.0, TOP - 12.0, "middle", &round.number.to_string());
        for (number, place) in places {
            let scale = scale(account);
            let tall = (place.votes * scale).max(0.6);
            let told = format!("{}: {}", whose(account, *number), votes_of(round, *number).grouped(2));
            drawing.bar((x_of(at), place.top), (BAR, tall), &fill(*number), &told);
            if at == 0 && tall > 9.0 {
                drawing.words(x_of(0) - 8.0, place.top + tall / 2.0 + 4.0, "end", &short(whose(account, *number), 24));
            }
        }
    }
    let last = rounds.len().saturating_sub(1);
    for (number, place) in columns.last().into_iter().flatten() {
        if account.winners.iter().any(|winner| winner.number == *number) {
            let y = place.top + place.votes * scale(account) / 2.0 + 4.0;
            drawing.words(x_of(last) + BAR + 6.0, y, "start", &format!("✓ {}", short(account.name(*number), 16)));
        }
    }
    drawing.end()
}

fn x_of(column: usize) -> f64 {
    LEFT + f64::from(u32::try_from(column).unwrap_or(u32::MAX)) * COLUMN
}

fn scale(account: &Account) -> f64 {
    let gaps = f64::from(u32::try_from(account.candidates.len()).unwrap_or(u32::MAX)) * GAP;
    (TALL - gaps).max(TALL / 2.0) / Amount::from(account.ballots.valid.max(1)).approximate()
}

fn fill(number: u16) -> String {
    if number == 0 { "var(--figure-none, #bdbdbd)".to_owned() } else { color(number) }
}

fn whose(account: &Account, number: u16) -> &str {
    if number == 0 { "no further choice" } else { account.name(number) }
}

fn votes_of(round: &Round, number: u16) -> Amount {
    if number == 0 {
        let lost = round.lost.clone().unwrap_or_default();
        return round.exhausted.clone().unwrap_or_default() + &lost;
    }
    round.votes.get(usize::from(number) - 1).cloned().flatten().unwrap_or_default()
}

fn column(account: &Account, round: &Round) -> BTreeMap<u16, Place> {
    let mut top = TOP;
    let mut places = BTreeMap::new();
    let all = u16::try_from(account.candidates.len()).unwrap_or(u16::MAX);
    for number in (1..=all).chain([0]) {
        let votes = votes_of(round, number).approximate();
        if votes <= 0.0 {
            continue;
        }
        places.insert(number, Place { votes, top });
        top += votes * scale(account) + GAP;
    }
    places
}

/// Bands between two columns: what stays goes straight, what was lost goes to those who gained, in proportion.
fn ribbons(
    drawing: &mut Drawing,
    at: usize,
    per_vote: f64,
    before: &BTreeMap<u16, Place>,
    after: &BTreeMap<u16, Place>,
) {
    let (from, to) = (x_of(at) + BAR, x_of(at + 1));
    let of = |places: &BTreeMap<u16, Place>, number: u16| places.get(&number).copied().unwrap_or_default();
    let gains: Vec<(u16, f64)> = after
        .iter()
        .map(|(number, place)| (*number, place.votes - of(before, *number).votes))
        .filter(|(_, gain)| *gain > 1e-9)
        .collect();
    let gained: f64 = gains.iter().map(|(_, gain)| gain).sum();
    let mut filled: BTreeMap<u16, f64> = BTreeMap::new();
    for (number, place) in before {
        let stays = place.votes.min(of(after, *number).votes);
        if stays > 0.0 {
            let end = of(after, *number).top;
            band(drawing, (from, place.top), (to, end), stays * per_vote, &fill(*number));
            filled.insert(*number, stays);
        }
        let mut given = stays;
        let lost = place.votes - stays;
        if lost <= 1e-9 || gained <= 0.0 {
            continue;
        }
        for (other, gain) in &gains {
            let part = lost * gain / gained;
            let own = filled.entry(*other).or_insert_with(|| of(before, *other).votes.min(of(after, *other).votes));
            let end = of(after, *other).top + *own * per_vote;
            band(drawing, (from, place.top + given * per_vote), (to, end), part * per_vote, &fill(*number));
            given += part;
            *own += part;
        }
    }
}

fn band(drawing: &mut Drawing, (x0, y0): (f64, f64), (x1, y1): (f64, f64), tall: f64, fill: &str) {
    let middle = f64::midpoint(x0, x1);
    drawing.line(format_args!(
        "<path d=\"M{x0:.1} {y0:.1}C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}V{:.1}C{middle:.1} {:.1} \
         {middle:.1} {:.1} {x0:.1} {:.1}Z\" fill=\"{fill}\" fill-opacity=\"0.35\"/>",
        y1 + tall,
        y1 + tall,
        y0 + tall,
        y0 + tall
    ));
}

/// The votes of a single round, a bar each.
pub fn bars(account: &Account) -> String {
    let votes = account.rounds.iter().rev().find(|round| !round.votes.is_empty()).map(|round| &round.votes);
    let all: Vec<(u16, Amount)> = (1_u16..)
        .zip(votes.into_iter().flatten())
        .filter_map(|(number, votes)| Some((number, votes.clone()?)))
        .take(MOST_BARS)
        .collect();
    let most = all.iter().map(|(_, votes)| votes.approximate()).fold(1.0, f64::max);
    let height = f64::from(u32::try_from(all.len()).unwrap_or(u32::MAX)) * 24.0 + 20.0;
    let mut drawing = Drawing::begin(640.0, height, &account.title, account.rule.in_words());
    let mut y = 10.0;
    for (number, votes) in &all {
        let wide = (votes.approximate() / most * 340.0).max(0.5);
        drawing.words(LEFT - 8.0, y + 14.0, "end", &short(account.name(*number), 24));
        drawing.bar((LEFT, y + 2.0), (wide, 16.0), &fill(*number), account.name(*number));
        let mark = if account.winners.iter().any(|winner| winner.number == *number) { " ✓" } else { "" };
        drawing.words(LEFT + wide + 6.0, y + 14.0, "start", &format!("{}{mark}", votes.grouped(2)));
        y += 24.0;
    }
    drawing.end()
}

/// The pairwise matrix: how many prefer the row to the column; filled where that is more than the other way round.
pub fn pairs(account: &Account, matrix: &[Vec<u64>]) -> String {
    let shown = matrix.len().min(MOST_IN_MATRIX);
    let cell = 56.0;
    let size = f64::from(u32::try_from(shown).unwrap_or(u32::MAX)) * cell;
    let description = "How many ballots prefer the candidate of the row to the candidate of the column.";
    let mut drawing = Drawing::begin(LEFT + size + 10.0, 40.0 + size + 10.0, &account.title, description);
    let mut y = 40.0;
    for (row, cells) in (1_u16..).zip(matrix).take(shown) {
        drawing.words(LEFT - 8.0, y + 32.0, "end", &format!("{row}. {}", short(account.name(row), 20)));
        drawing.words(LEFT + y - 40.0 + cell / 2.0, 30.0, "middle", &row.to_string());
        let mut x = LEFT;
        for (other, ayes) in (1_u16..).zip(cells).take(shown) {
            let noes = matrix.get(usize::from(other) - 1).and_then(|line| line.get(usize::from(row) - 1)).unwrap_or(&0);
            if row != other {
                let fill = if ayes > noes { "var(--figure-wins, #cfe3f7)" } else { "none" };
                let told = format!("{} to {}: {ayes} to {noes}", account.name(row), account.name(other));
                drawing.bar((x + 1.0, y + 1.0), (cell - 2.0, cell - 2.0), fill, &told);
                drawing.words(x + cell / 2.0, y + 32.0, "middle", &ayes.to_string());
            }
            x += cell;
        }
        y += cell;
    }
    drawing.end()
}

/// Who paid for each project: a bar as long as its cost, divided among its payers.
pub fn payments(account: &Account) -> String {
    let events = account.rounds.iter().flat_map(|round| &round.events);
    let funded: Vec<(u16, u64, &[Payment])> = events
        .filter_map(|event| match event {
            Event::Funded { number, cost, payments, .. } => Some((*number, *cost, payments.as_slice())),
            _ => None,
        })
        .take(MOST_BARS)
        .collect();
    let money = |cost: u64| Amount::fixed(i128::from(cost), u32::from(account.places));
    let most = funded.iter().map(|(_, cost, _)| money(*cost).approximate()).fold(1.0, f64::max);
    let height = f64::from(u32::try_from(funded.len()).unwrap_or(u32::MAX)) * 26.0 + 20.0;
    let description = format!("{} projects are paid for.", funded.len());
    let mut drawing = Drawing::begin(720.0, height, &account.title, &description);
    let mut y = 10.0;
    for (number, cost, payments) in funded {
        drawing.words(LEFT + 60.0, y + 15.0, "end", &short(account.name(number), 28));
        let start = LEFT + 68.0;
        let whole = money(cost).approximate() / most * 330.0;
        if payments.is_empty() {
            drawing.bar((start, y + 2.0), (whole.max(0.5), 18.0), &fill(number), account.name(number));
        }
        let mut x = start;
        for payment in payments {
            let wide = payment.together.approximate() / most * 330.0;
            let each = payment.each.as_ref().map_or_else(|| "all they had".to_owned(), |each| each.grouped(2));
            let told = format!("{} pay {} ({each} each)", payment.electors, payment.together.grouped(2));
            drawing.bar((x, y + 2.0), ((wide - 0.5).max(0.3), 18.0), &fill(number), &told);
            x += wide;
        }
        drawing.words(start + whole + 6.0, y + 15.0, "start", &money(cost).grouped(2));
        y += 26.0;
    }
    drawing.end()
}
