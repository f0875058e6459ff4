//! The counting engine beside the libraries people count with in Python: `pref_voting`, `pyrankvote`, `votekit` and
//! `pabutools`, each asked for the same rule on the same file in the same run.
//!
//! Reading is not measured on either side: the clock runs from ballots in memory, in the library's own form for one
//! ballot, to who is elected; what compiles itself when it is first asked was asked before. A library that is not
//! installed, or needs longer than the patience given, is told as such.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ::tally::formats::{self, Election, Format};
use ::tally::options::{Completion, Utility};
use ::tally::{Options, Rule, count};
use anyhow::{Context as _, Result};

use crate::table::say;

/// What the libraries are asked: file, library, rule, seats. Says seconds, then who is elected.
const SCRIPT: &str = r"
import sys, time
path, library, rule, seats = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
def ballots():
    all = []
    with open(path) as source:
        n = int(source.readline().split()[0])
        for line in source:
            words = line.split()
            if words == ['0']:
                return n, all
            all.append([int(word) - 1 for word in words[1:-1]])
if library == 'pref_voting':
    n, all = ballots()
    from pref_voting.profiles import Profile
    from pref_voting import voting_methods as v
    rules = {'irv': v.instant_runoff, 'schulze': v.beat_path, 'ranked-pairs': v.ranked_pairs, 'minimax': v.minimax,
             'copeland': v.copeland, 'borda': v.borda}
    rules[rule](Profile([list(range(n))] * 2))
    begun = time.perf_counter()
    won = [c + 1 for c in rules[rule](Profile(all))]
elif library == 'pyrankvote':
    n, all = ballots()
    import pyrankvote
    people = [pyrankvote.Candidate(str(i + 1)) for i in range(n)]
    own = [pyrankvote.Ballot(ranked_candidates=[people[i] for i in b]) for b in all]
    begun = time.perf_counter()
    if rule == 'irv':
        done = pyrankvote.instant_runoff_voting(people, own)
    else:
        done = pyrankvote.single_transferable_vote(people, own, number_of_seats=seats)
    won = sorted(int(one.name) for one in done.get_winners())
elif library == 'votekit':
    n, all = ballots()
    from votekit import RankBallot, RankProfile
    from votekit import elections as e
    own = tuple(RankBallot(ranking=[{str(c + 1)} for c in b], weight=1) for b in all)
    begun = time.perf_counter()
    profile = RankProfile(ballots=own, candidates=tuple(str(i + 1) for i in range(n)))
    done = {'irv': lambda: e.IRV(profile), 'schulze': lambda: e.Schulze(profile, n_seats=1),
            'ranked-pairs': lambda: e.RankedPairs(profile, n_seats=1),
            'wig': lambda: e.STV(profile, n_seats=seats, simultaneous=False)}[rule]()
    won = sorted(int(c) for rank in done.get_elected() for c in rank)
else:
    from pabutools.election import parse_pabulib, Cost_Sat, Cardinality_Sat
    from pabutools.rules import method_of_equal_shares, exhaustion_by_budget_increase, greedy_utilitarian_welfare
    instance, profile = parse_pabulib(path)
    voters, profile = profile.num_ballots(), profile.as_multiprofile()
    name, utility, completion = rule.split('/')
    sat = {'sat_class': Cost_Sat if utility == 'cost' else Cardinality_Sat}
    begun = time.perf_counter()
    if name == 'greedy':
        won = greedy_utilitarian_welfare(instance, profile, **sat)
    elif completion == 'add1':
        won = exhaustion_by_budget_increase(instance, profile, method_of_equal_shares, sat, budget_step=voters)
    else:
        won = method_of_equal_shares(instance, profile, **sat)
    won = sorted(str(project) for project in won)
print(time.perf_counter() - begun)
print(*won)
";

/// Which library is asked for which rule of ours.
const RANKING: [(Rule, &[&str]); 8] = [
    (Rule::Schulze, &["pref_voting", "votekit"]),
    (Rule::RankedPairs, &["pref_voting", "votekit"]),
    (Rule::Irv, &["pyrankvote", "pref_voting", "votekit"]),
    (Rule::Minimax, &["pref_voting"]),
    (Rule::Copeland, &["pref_voting"]),
    (Rule::Borda, &["pref_voting"]),
    (Rule::ScottishStv, &["pyrankvote"]),
    (Rule::Wig, &["votekit"]),
];

/// What a library came to.
enum Came {
    /// Seconds, and who is elected.
    To(f64, String),
    /// It was stopped.
    TooLong,
    /// It said why.
    Not(String),
}

/// Asks and waits, no longer than the patience.
pub(crate) struct Peers<'a> {
    pub(crate) python: &'a Path,
    pub(crate) patience: Duration,
}

impl Peers<'_> {
    fn ask(&self, file: &Path, library: &str, rule: &str, seats: u32) -> Result<Came> {
        let mut child = Command::new(self.python)
            .arg("-c")
            .arg(SCRIPT)
            .arg(file)
            .args([library, rule])
            .arg(seats.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {}", self.python.display()))?;
        let begun = Instant::now();
        while child.try_wait()?.is_none() {
            if begun.elapsed() > self.patience {
                child.kill()?;
                child.wait()?;
                return Ok(Came::TooLong);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let out = child.wait_with_output()?;
        let text = String::from_utf8_lossy(&out.stdout);
        let mut lines = text.lines();
        let seconds = lines.next().and_then(|line| line.parse().ok());
        if let Some(seconds) = seconds {
            return Ok(Came::To(seconds, lines.next().unwrap_or_default().to_owned()));
        }
        let said = String::from_utf8_lossy(&out.stderr);
        Ok(Came::Not(said.lines().last().unwrap_or("no answer").to_owned()))
    }

    /// One line of the table.
    fn line(&self, file: &Path, of: &Ours, library: &str, asked: &str, seats: u32) -> Result<()> {
        let mut line = format!("| {} | {} | {:.4} s | {library} | ", of.name, of.size, of.seconds);
        match self.ask(file, library, asked, seats)? {
            Came::To(seconds, won) => {
                let same = if won == of.won { "the same" } else { "another" };
                write!(line, "{seconds:.2} s | {:.0} | {same} |", seconds / of.seconds)?;
            }
            Came::TooLong => {
                let seconds = self.patience.as_secs_f64();
                write!(line, "not done in {seconds:.0} s, reading included | > {:.0} | |", seconds / of.seconds)?;
            }
            Came::Not(why) => write!(line, "– | | {} |", why.replace('|', "/"))?,
        }
        say(&line);
        Ok(())
    }

    /// The rules for rankings, on a BLT file.
    pub(crate) fn rankings(&self, file: &Path, election: &Election, seats: u32) -> Result<()> {
        head();
        for (rule, libraries) in RANKING {
            let seats = if rule.is_stv() { seats } else { 1 };
            let options = Options { seats: Some(seats), ..Options::default() };
            let size = format!("{} ballots × {}", election.ballots.weight(), election.contest.candidates.len());
            let ours = ours(election, rule, &options, rule.as_str().to_owned(), size)?;
            for library in libraries {
                self.line(file, &ours, library, rule.as_str(), seats)?;
            }
        }
        Ok(())
    }

    /// Greedy, Equal Shares and Add1, with both utilities, on a Pabulib file.
    pub(crate) fn budget(&self, file: &Path) -> Result<()> {
        let bytes = std::fs::read(file)?;
        let election = formats::read(Format::Pabulib, &bytes, &formats::Wish::default())?;
        head();
        let size = format!("{} votes × {} projects", election.ballots.weight(), election.contest.candidates.len());
        for (rule, completion, word) in [
            (Rule::Greedy, Completion::None, "none"),
            (Rule::EqualShares, Completion::None, "none"),
            (Rule::EqualShares, Completion::Add1, "add1"),
        ] {
            for (utility, of) in [(Utility::Cost, "cost"), (Utility::Cardinality, "cardinality")] {
                let options = Options { utility, completion, ..Options::default() };
                let asked = format!("{}/{of}/{word}", rule.as_str());
                let ours = ours(&election, rule, &options, asked.clone(), size.clone())?;
                self.line(file, &ours, "pabutools", &asked, 1)?;
            }
        }
        Ok(())
    }
}

fn head() {
    say("| rule | size | Convoke | library | took | times as fast | outcome |");
    say("|---|---|---|---|---|---|---|");
}

/// What our count came to: the best of three, and who is elected, as the script writes it.
struct Ours {
    name: String,
    size: String,
    seconds: f64,
    won: String,
}

fn ours(election: &Election, rule: Rule, options: &Options, name: String, size: String) -> Result<Ours> {
    let (mut seconds, mut won) = (f64::INFINITY, Vec::new());
    for _ in 0..3 {
        let begun = Instant::now();
        let account = count(&election.contest, &election.ballots, rule, options)?;
        seconds = seconds.min(begun.elapsed().as_secs_f64());
        won = if let Some(mut funded) = account.funded {
            funded.sort();
            funded
        } else {
            let mut numbers: Vec<u16> = account.winners.iter().map(|winner| winner.number).collect();
            numbers.sort_unstable();
            numbers.iter().map(u16::to_string).collect()
        };
    }
    Ok(Ours { name, size, seconds, won: won.join(" ") })
}

/// A budget as large as the largest of the public collection, made up: districts with projects of their own, each
/// elector marks some of the district's and of the town's.
pub(crate) fn write_budget(path: &Path, votes: u64, projects: u64, mut below: impl FnMut(u64) -> u64) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(out, "META\nkey;value\ndescription;Measurement\nnum_projects;{projects}\nnum_votes;{votes}")?;
    writeln!(out, "budget;{}\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name", projects * 30_000)?;
    for project in 1..=projects {
        writeln!(out, "{project};{};Project {project}", 5_000 + 500 * below(400))?;
    }
    writeln!(out, "VOTES\nvoter_id;vote")?;
    let districts = (projects / 15).max(1);
    for elector in 1..=votes {
        let district = below(districts);
        let mut marked: Vec<u64> = Vec::new();
        for _ in 0..=below(5) {
            let project = if below(4) == 0 { below(projects) } else { (district + districts * below(15)) % projects };
            // Some projects are better known than others.
            marked.push(1 + if below(3) == 0 { project / 3 } else { project });
        }
        marked.sort_unstable();
        marked.dedup();
        let marked: Vec<String> = marked.iter().map(u64::to_string).collect();
        writeln!(out, "{elector};{}", marked.join(","))?;
    }
    Ok(out.flush()?)
}

/// The file of a made-up budget, kept for the next run.
pub(crate) fn budget_file(folder: &Path, votes: u64, projects: u64, below: impl FnMut(u64) -> u64) -> Result<PathBuf> {
    let path = folder.join(format!("{votes}x{projects}.pb"));
    if !path.is_file() {
        write_budget(&path, votes, projects, below)?;
    }
    Ok(path)
}
