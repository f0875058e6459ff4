//! `convoke tally FILE --rule …`: counts an election from a file and prints the account, a table or a drawing.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use ::tally::formats::{self, Cells, Election};
use ::tally::options::{AtLeast, Completion, Majority, Quorum, Several, Skipped, Strength, Unranked, Utility};
use ::tally::{Account, Options, Rule, ballots, figures, sentences};
use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;

/// What `tally` is asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// The ballots: BLT, Scottish CSV, `PrefLib`, Debian tally sheet, NIST CVR (JSON), Pabulib or a plain table
    file: PathBuf,
    /// How to count: scottish-stv, wig, meek, ers97, irv, schulze, approval, equal-shares … (a wrong one lists all)
    #[arg(long, value_name = "RULE")]
    rule: Rule,
    /// Seats to fill; without it as the file says
    #[arg(long, value_name = "N")]
    seats: Option<u32>,
    /// What a project is worth to who marked it
    #[arg(long, value_enum, default_value = "cost")]
    utility: UtilityWord,
    /// How Equal Shares spends what is left
    #[arg(long, value_enum, default_value = "none")]
    completion: CompletionWord,
    /// The text that lots are drawn from, published before the count
    #[arg(long, default_value = "", value_name = "TEXT")]
    seed: String,
    /// Candidates a ballot does not rank, in pairwise rules: below all ranked ones, or compared with nobody
    #[arg(long, value_enum, default_value = "last")]
    unranked: UnrankedWord,
    /// How strong a pairwise preference is; without it as the rule says
    #[arg(long, value_enum)]
    strength: Option<StrengthWord>,
    /// Several names on one rank: pass the rank over, end the ballot, spoil it, or wait; without it as the rule says
    #[arg(long, value_enum)]
    several: Option<SeveralWord>,
    /// An empty rank: pass it over, end the ballot, or end it at two in a row; without it as the rule says
    #[arg(long, value_enum)]
    skipped: Option<SkippedWord>,
    /// Seats kept for a group, such as `--at-least 2=night shift`
    #[arg(long, value_name = "N=GROUP")]
    at_least: Vec<String>,
    /// The least support that passes: simple, ballots, electorate, unanimous, 2/3, 2/3-ballots, 2/3-electorate
    #[arg(long, default_value = "simple", value_name = "MAJORITY")]
    majority: String,
    /// The least participation: none, a number of ballots, a part such as 1/4, or `yes=N`
    #[arg(long, default_value = "none", value_name = "QUORUM")]
    quorum: String,
    /// How many were entitled to a ballot
    #[arg(long, value_name = "N")]
    electorate: Option<u64>,
    /// Worst and best points of a scored ballot, such as 0..5
    #[arg(long, value_name = "WORST..BEST")]
    scale: Option<String>,
    /// Which contest of a file with several
    #[arg(long, value_name = "NAME")]
    contest: Option<String>,
    /// Add how many ballots cast otherwise would have changed the outcome, where that can be worked out
    #[arg(long)]
    margin: bool,
    /// Add what other rules that take these ballots would make of them; only the chosen rule decides
    #[arg(long)]
    compare: bool,
    /// What to print
    #[arg(long, value_enum, default_value = "table")]
    format: Form,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Form {
    /// The whole account, for programs
    Json,
    /// To read: a sentence for each step, and the votes of each round
    Table,
    /// A drawing
    Svg,
    /// The ballots again, as BLT
    Blt,
    /// The ballots again, as a table
    Csv,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum UtilityWord {
    Cost,
    Cardinality,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
#[value(rename_all = "lower")]
enum CompletionWord {
    None,
    Add1,
    Add1U,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum UnrankedWord {
    Last,
    Apart,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum StrengthWord {
    WinningVotes,
    Margins,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum SeveralWord {
    PassOver,
    End,
    Spoil,
    Wait,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum SkippedWord {
    PassOver,
    End,
    EndAtTwo,
}

impl Wish {
    fn options(&self) -> Result<Options> {
        Ok(Options {
            seats: self.seats,
            seed: self.seed.clone(),
            unranked: match self.unranked {
                UnrankedWord::Last => Unranked::Last,
                UnrankedWord::Apart => Unranked::Apart,
            },
            strength: self.strength.map(|word| match word {
                StrengthWord::WinningVotes => Strength::WinningVotes,
                StrengthWord::Margins => Strength::Margins,
            }),
            several: self.several.map(|word| match word {
                SeveralWord::PassOver => Several::PassOver,
                SeveralWord::End => Several::End,
                SeveralWord::Spoil => Several::Spoil,
                SeveralWord::Wait => Several::Wait,
            }),
            skipped: self.skipped.map(|word| match word {
                SkippedWord::PassOver => Skipped::PassOver,
                SkippedWord::End => Skipped::End,
                SkippedWord::EndAtTwo => Skipped::EndAtTwo,
            }),
            utility: match self.utility {
                UtilityWord::Cost => Utility::Cost,
                UtilityWord::Cardinality => Utility::Cardinality,
            },
            completion: match self.completion {
                CompletionWord::None => Completion::None,
                CompletionWord::Add1 => Completion::Add1,
                CompletionWord::Add1U => Completion::Add1U,
            },
            majority: majority(&self.majority)?,
            quorum: quorum(&self.quorum)?,
            electorate: self.electorate,
            scale: self.scale.as_deref().map(scale).transpose()?,
            at_least: self.at_least.iter().map(|text| at_least(text)).collect::<Result<_>>()?,
        })
    }

    /// Plain tables do not say what their cells are; the rule does.
    fn read(&self) -> Result<Election> {
        let cells = match self.rule.kind() {
            ballots::Kind::Ranked => Cells::Ranks,
            ballots::Kind::Marked => Cells::Marks,
            ballots::Kind::Scored => Cells::Points,
        };
        let wish = formats::Wish { cells, contest: self.contest.clone() };
        read(&self.file, &wish)
    }
}

fn read(path: &Path, wish: &formats::Wish) -> Result<Election> {
    let shown = path.display();
    let mut start = vec![0; 4096];
    let mut file = File::open(path).with_context(|| format!("opening {shown}"))?;
    let read = std::io::Read::read(&mut file, &mut start).with_context(|| format!("reading {shown}"))?;
    start.truncate(read);
    let format = formats::guess(&path.to_string_lossy(), &start);
    let mut file = File::open(path).with_context(|| format!("opening {shown}"))?;
    formats::read_from(format, &mut file, wish).with_context(|| format!("{shown}"))
}

/// `2/3`, `1/4`; no more than the whole.
fn share(text: &str) -> Option<(u32, u32)> {
    let (part, of) = text.split_once('/')?;
    let (part, of) = (part.parse().ok()?, of.parse().ok()?);
    (part <= of && of > 0).then_some((part, of))
}

fn majority(text: &str) -> Result<Majority> {
    Ok(match text {
        "simple" => Majority::Simple,
        "ballots" => Majority::OfBallots,
        "electorate" => Majority::OfElectorate,
        "unanimous" => Majority::Unanimous,
        _ => {
            let (part, whole) = text.split_once('-').unwrap_or((text, ""));
            match (share(part), whole) {
                (Some((part, of)), "") => Majority::Share(part, of),
                (Some((part, of)), "ballots") => Majority::ShareOfBallots(part, of),
                (Some((part, of)), "electorate") => Majority::ShareOfElectorate(part, of),
                _ => bail!("--majority {text}: write simple, ballots, electorate, unanimous or a part such as 2/3"),
            }
        }
    })
}

fn quorum(text: &str) -> Result<Quorum> {
    let yes = text.strip_prefix("yes=").map(str::parse);
    Ok(match (text, yes, share(text), text.parse()) {
        ("none", ..) => Quorum::None,
        (_, Some(Ok(least)), ..) => Quorum::Yes(least),
        (_, None, Some((part, of)), _) => Quorum::Share(part, of),
        (_, None, None, Ok(least)) => Quorum::Ballots(least),
        _ => bail!("--quorum {text}: write none, a number, a part such as 1/4, or yes=N"),
    })
}

fn scale(text: &str) -> Result<(i32, i32)> {
    let ends = text.split_once("..").and_then(|(worst, best)| Some((worst.parse().ok()?, best.parse().ok()?)));
    ends.filter(|(worst, best)| worst < best).with_context(|| format!("--scale {text}: write it as 0..5"))
}

fn at_least(text: &str) -> Result<AtLeast> {
    let parts = text.split_once('=').and_then(|(seats, group)| Some((seats.parse().ok()?, group.to_owned())));
    let (seats, group) = parts.with_context(|| format!("--at-least {text}: write it as 2=group"))?;
    Ok(AtLeast { seats, group })
}

/// Counts and prints.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let election = wish.read()?;
    let text = match wish.format {
        Form::Blt => formats::write_blt(&election.contest, &election.ballots),
        Form::Csv => formats::write_csv(&election.contest, &election.ballots),
        form => {
            let mut account = ::tally::count(&election.contest, &election.ballots, wish.rule, &wish.options()?)?;
            if wish.margin {
                account.margin = ::tally::margin::margin(&account, &election.contest, &election.ballots);
            }
            if wish.compare {
                account.others = ::tally::others(&account, &election.contest, &election.ballots);
            }
            match form {
                Form::Svg => figures::svg(&account),
                Form::Table => table(&account),
                _ => format!("{}\n", serde_json::to_string_pretty(&account)?),
            }
        }
    };
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error).context("printing"),
        _ => Ok(()),
    }
}

/// The account in sentences, and the votes of each round beside each other.
fn table(account: &Account) -> String {
    let mut text = sentences::text(account);
    let rounds: Vec<&::tally::account::Round> = account.rounds.iter().filter(|round| !round.votes.is_empty()).collect();
    if rounds.is_empty() {
        return text;
    }
    let mut lines: Vec<Vec<String>> = vec![vec![String::new()]];
    lines[0].extend(rounds.iter().map(|round| round.number.to_string()));
    for (place, candidate) in account.candidates.iter().enumerate() {
        let mut line = vec![format!("{}. {}", place + 1, candidate.name)];
        for round in &rounds {
            let votes = round.votes.get(place).cloned().flatten();
            line.push(votes.map_or_else(|| "–".to_owned(), |votes| votes.grouped(5)));
        }
        lines.push(line);
    }
    text.push('\n');
    let columns = rounds.len() + 1;
    let wide = |column: usize| lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| wide(column).unwrap_or(0)).collect();
    for line in &lines {
        for (at, (cell, width)) in line.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
            let (before, after) = if at == 0 { ("", pad.as_str()) } else { (pad.as_str(), "") };
            text.extend([before, cell, after, "  "]);
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_from_their_words() {
        assert_eq!(majority("2/3-ballots").unwrap(), Majority::ShareOfBallots(2, 3));
        assert_eq!(majority("simple").unwrap(), Majority::Simple);
        assert_eq!(quorum("1/4").unwrap(), Quorum::Share(1, 4));
        assert_eq!(quorum("yes=10").unwrap(), Quorum::Yes(10));
        assert_eq!(quorum("12").unwrap(), Quorum::Ballots(12));
        assert_eq!(scale("0..5").unwrap(), (0, 5));
        assert_eq!(at_least("2=night shift").unwrap(), AtLeast { seats: 2, group: "night shift".to_owned() });
        assert!(majority("half").is_err() && majority("3/2").is_err() && quorum("1/0").is_err());
        assert!(quorum("yes=").is_err() && scale("5..0").is_err());
        assert!(at_least("night shift").is_err());
    }
}
