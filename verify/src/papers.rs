//! Small readers for rankings: BLT, Scottish CSV, `PrefLib` in both forms, Debian tally sheets.

use crate::ballots::{Paper, Read};
use crate::sheets::cells;

/// A number of a candidate, or nothing but spaces for an empty rank.
fn number(word: &str, at: usize) -> Result<u16, String> {
    let number = word.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("line {at}: `{}` is no candidate's number", word.trim()))
}

/// BLT.
pub(crate) fn blt(text: &str) -> Result<Read, String> {
    let mut papers = Vec::new();
    let mut withdrawn = Vec::new();
    let mut begun = false;
    let mut all = text.split_inclusive('\n');
    for at in 1.. {
        let Some(whole) = all.next() else { break };
        let line = whole.split('#').next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with('[') {
            continue;
        }
        if !std::mem::replace(&mut begun, true) {
            continue;
        }
        if line == "0" {
            let tail: String = all.collect();
            let candidates = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
            let head = candidates.into_iter().find(|line| !line.is_empty() && !line.starts_with('['));
            let many = head.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0);
            let names: Vec<String> = quoted(&tail).into_iter().take(many).collect();
            return Ok(Read { withdrawn: Some(withdrawn), ..Read::papers(papers, names) });
        }
        if line.starts_with('-') {
            for word in line.split_whitespace() {
                withdrawn.push(number(word.trim_start_matches('-'), at)?);
            }
            continue;
        }
        papers.extend(blt_ballot(line, at)?);
    }
    Err("the ballots do not end with a line that is 0".to_owned())
}

/// A ballot; none when it stands for no elector.
fn blt_ballot(line: &str, at: usize) -> Result<Option<Paper>, String> {
    let (weight, rest) = if line.starts_with('(') {
        (1, line.split_once(')').map_or("", |(_, rest)| rest))
    } else {
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        (first.parse().map_err(|e| format!("line {at}: the weight `{first}`: {e}"))?, rest)
    };
    let mut ranks = Vec::new();
    for word in rest.split_whitespace().take_while(|word| *word != "0") {
        if word == "-" {
            ranks.push(Vec::new());
            continue;
        }
        // `-=-` splits into two dashes: names that are not listed.
        let one = |part: &str| if part == "-" { Ok(0) } else { number(part, at) };
        ranks.push(word.split('=').map(one).collect::<Result<Vec<u16>, String>>()?);
    }
    Ok((weight > 0).then_some(Paper { weight, ranks }))
}

/// What stands in quotes, with `\"` and `\\` inside.
fn quoted(text: &str) -> Vec<String> {
    let (mut all, mut open, mut escaped) = (Vec::new(), None::<String>, false);
    for c in text.chars() {
        match &mut open {
            None if c == '"' => open = Some(String::new()),
            None => {}
            Some(name) if escaped => {
                if !matches!(c, '"' | '\\') {
                    name.push('\\');
                }
                name.push(c);
                escaped = false;
            }
            Some(_) if c == '\\' => escaped = true,
            Some(_) if c == '"' => all.extend(open.take()),
            Some(name) => name.push(c),
        }
    }
    all
}

/// Scottish CSV.
pub(crate) fn scottish(text: &str) -> Result<Read, String> {
    let (mut papers, mut names) = (Vec::new(), Vec::new());
    for (at, line) in (1..).zip(text.lines()).skip(1) {
        let line = line.trim();
        if line.starts_with("\"Candidate ") || line.starts_with("Candidate ") {
            names.push(cells(line, ',').get(1).cloned().unwrap_or_default());
            continue;
        }
        let line = line.strip_suffix(',').unwrap_or(line);
        if line.is_empty() || !names.is_empty() {
            continue;
        }
        let mut words = line.split(',');
        let weight = words.next().unwrap_or_default().trim();
        let weight = weight.parse().map_err(|e| format!("line {at}: the weight `{weight}`: {e}"))?;
        let rank = |word: &str| if word.trim().is_empty() { Ok(Vec::new()) } else { number(word, at).map(|n| vec![n]) };
        let ranks = words.map(rank).collect::<Result<_, String>>()?;
        papers.push(Paper { weight, ranks });
    }
    Ok(Read::papers(papers, names))
}

/// A Debian tally sheet.
pub(crate) fn sheet(text: &str) -> Result<Read, String> {
    let (mut papers, mut names) = (Vec::new(), Vec::new());
    for (at, line) in (1..).zip(text.lines()) {
        let Some(vote) = line.trim_start().strip_prefix("V:") else {
            let option = line.trim_start_matches(['/', '|', ' ', '\t']).strip_prefix("Option ");
            if let Some((_, name)) = option.filter(|_| papers.is_empty()).and_then(|option| option.split_once(':')) {
                names.push(name.trim().to_owned());
            }
            continue;
        };
        let signs = vote.split_whitespace().next().unwrap_or_default();
        let mut ranks: Vec<(u32, u16)> = Vec::new();
        for (number, sign) in (1_u16..).zip(signs.chars()).filter(|(_, sign)| *sign != '-') {
            ranks.push((sign.to_digit(36).ok_or_else(|| format!("line {at}: `{sign}` is no rank"))?, number));
        }
        ranks.sort_unstable();
        let same = ranks.chunk_by(|a, b| a.0 == b.0);
        let ranks = same.map(|chunk| chunk.iter().map(|(_, number)| *number).collect()).collect();
        papers.push(Paper { weight: 1, ranks });
    }
    Ok(Read::papers(papers, names))
}

/// `PrefLib`, the form with `# KEY: value` above.
pub(crate) fn preflib(text: &str) -> Result<Read, String> {
    let (mut papers, mut names) = (Vec::new(), Vec::new());
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        if let Some(said) = line.trim().strip_prefix('#') {
            let one = said.trim_start().strip_prefix("ALTERNATIVE NAME").and_then(|said| said.split_once(':'));
            names.extend(one.map(|(_, name)| name.trim().to_owned()));
            continue;
        }
        let (weight, order) = line.split_once(':').ok_or_else(|| format!("line {at}: no colon"))?;
        papers.extend(order_of(weight, order, at)?);
    }
    Ok(Read::papers(papers, names))
}

/// `PrefLib`, the older form: the number of candidates, their names, a line of sums, the ballots.
pub(crate) fn old_preflib(text: &str) -> Result<Read, String> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let many = lines.next().and_then(|(_, line)| line.trim().parse::<usize>().ok()).unwrap_or(0);
    let mut names = Vec::new();
    for (at, line) in lines.by_ref().take(many) {
        let (_, name) = line.split_once(',').ok_or_else(|| format!("line {at}: no name"))?;
        names.push(name.trim().trim_matches('"').to_owned());
    }
    let mut papers = Vec::new();
    for (at, line) in lines.skip(1) {
        let (weight, order) = line.split_once(',').unwrap_or((line, ""));
        papers.extend(order_of(weight, order, at)?);
    }
    Ok(Read::papers(papers, names))
}

/// `3,{1,2},4`: what stands in braces is level.
fn order_of(weight: &str, order: &str, at: usize) -> Result<Option<Paper>, String> {
    let weight = weight.trim().parse().map_err(|e| format!("line {at}: the count `{}`: {e}", weight.trim()))?;
    let mut ranks: Vec<Vec<u16>> = Vec::new();
    let mut rest = order.trim();
    while !rest.is_empty() {
        let (rank, after) = match rest.strip_prefix('{') {
            Some(inside) => inside.split_once('}').ok_or_else(|| format!("line {at}: a brace is not closed"))?,
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        let numbers = rank.split(',').filter(|word| !word.trim().is_empty());
        let rank = numbers.map(|word| number(word, at)).collect::<Result<Vec<u16>, String>>()?;
        ranks.extend((!rank.is_empty()).then_some(rank));
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    Ok((weight > 0).then_some(Paper { weight, ranks }))
}
