//! Small readers for the ballots: BLT, Scottish CSV, Debian tally sheets.

/// A ballot paper, or several equal ones: its ranks from the first; 0 stands for a name that is not on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    pub(crate) weight: u64,
    pub(crate) ranks: Vec<Vec<u16>>,
}

/// Reads ballots; the file says itself of which kind it is.
pub(crate) fn read(bytes: &[u8], candidates: usize) -> Result<Vec<Paper>, String> {
    let text = String::from_utf8_lossy(bytes);
    let papers = if text.lines().any(|line| line.starts_with("V: ")) {
        sheet(&text)?
    } else if text.lines().find(|line| !line.is_empty()).is_some_and(|line| line.contains(',')) {
        scottish(&text)?
    } else {
        blt(&text)?
    };
    let last = papers.iter().flat_map(|paper| &paper.ranks).flatten().max().copied().unwrap_or(0);
    if usize::from(last) > candidates {
        return Err(format!("the ballots name candidate {last}, the account has {candidates}"));
    }
    Ok(papers)
}

fn blt(text: &str) -> Result<Vec<Paper>, String> {
    let clean = |line: &'_ str| line.split('#').next().unwrap_or_default().trim().to_owned();
    let lines = (1..).zip(text.lines().map(clean)).filter(|(_, line)| !line.is_empty() && !line.starts_with('['));
    let mut papers = Vec::new();
    for (at, line) in lines.skip(1) {
        if line == "0" {
            return Ok(papers);
        }
        let (first, rest) = line.split_once(' ').unwrap_or((&line, ""));
        if first.starts_with('-') {
            continue;
        }
        let weight = if first.starts_with('(') { Some(1) } else { first.parse().ok() };
        let mut ranks = Vec::new();
        for word in rest.split_whitespace().take_while(|word| *word != "0") {
            if word == "-" {
                ranks.push(Vec::new());
                continue;
            }
            let one = |part: &str| if part == "-" { Some(0) } else { part.parse().ok() };
            // `-=-` splits into three dashes around the sign: names that are not listed.
            let rank: Option<Vec<u16>> = word.split('=').map(one).collect();
            ranks.push(rank.ok_or_else(|| format!("line {at}: does not understand `{word}`"))?);
        }
        let weight = weight.ok_or_else(|| format!("line {at}: does not understand the weight"))?;
        papers.push(Paper { weight, ranks });
    }
    Err("the ballots do not end with a line that is 0".to_owned())
}

fn scottish(text: &str) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    for (at, line) in (1..).zip(text.lines()).skip(1) {
        let line = line.trim().trim_end_matches(',');
        if line.starts_with('"') {
            return Ok(papers);
        }
        if line.is_empty() {
            continue;
        }
        let cells: Option<Vec<u64>> = line.split(',').map(|cell| cell.trim().parse().ok()).collect();
        let cells = cells.ok_or_else(|| format!("line {at}: does not understand the ballot"))?;
        let (weight, rest) = cells.split_first().ok_or_else(|| format!("line {at}: empty"))?;
        let ranks = rest.iter().map(|number| vec![u16::try_from(*number).unwrap_or(u16::MAX)]).collect();
        papers.push(Paper { weight: *weight, ranks });
    }
    Ok(papers)
}

fn sheet(text: &str) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("V: ")) {
        let signs = line.split_whitespace().next().unwrap_or_default();
        let mut ranks: Vec<(u32, u16)> = Vec::new();
        for (number, sign) in (1_u16..).zip(signs.chars()).filter(|(_, sign)| *sign != '-') {
            ranks.push((sign.to_digit(36).ok_or_else(|| format!("`{sign}` is no rank"))?, number));
        }
        ranks.sort_unstable();
        let same = ranks.chunk_by(|a, b| a.0 == b.0);
        let ranks = same.map(|chunk| chunk.iter().map(|(_, number)| *number).collect()).collect();
        papers.push(Paper { weight: 1, ranks });
    }
    Ok(papers)
}
