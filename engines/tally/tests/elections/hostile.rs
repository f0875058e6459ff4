//! Files that are broken, odd or made to do harm; the same function is driven by the fuzz target `formats`.

use convoke_tally::formats::{self, Cells, Format, Wish};
use convoke_tally::{Ballots, Options, Rule, count};
use proptest::prelude::*;

fn refused(format: Format, text: &str) -> (usize, String) {
    let error = formats::read(format, text.as_bytes(), &Wish::default()).unwrap_err();
    (error.line, error.reason)
}

#[test]
fn a_broken_file_is_refused_with_its_line_and_the_reason() {
    let cases = [
        (Format::Blt, "", 0, "empty"),
        (Format::Blt, "3\n", 1, "two numbers"),
        (Format::Blt, "3 0\n0\n", 1, "seats"),
        (Format::Blt, "2 1\n1 1 2\n0\n", 2, "does not end with 0"),
        (Format::Blt, "2 1\n1 1 2 0\n1 3 0\n0\n", 3, "not among 1 to 2"),
        (Format::Blt, "2 1\n1.5 1 0\n0\n", 2, "whole number"),
        (Format::Blt, "2 1\n1 1 0 2\n0\n", 2, "after the 0"),
        (Format::Blt, "2 1\n1 1 0\n", 3, "line that is 0"),
        (Format::Blt, "2 1\n1 1 0\n0\n\"Ada\"\n", 5, "1 names for 2"),
        (Format::Blt, "2 1\n1 1 0\n0\n\"Ada\n", 4, "closing quote"),
        (Format::Scottish, "2\n", 1, "candidates and seats"),
        (Format::Scottish, "2,1,\n1,3,\n", 2, "not among 1 to 2"),
        (Format::Scottish, "2,1,\n1,1,\n\"Candidate 2\",\"Ben\",\"\",\n", 3, "candidate 1"),
        (Format::Preflib, "# NUMBER ALTERNATIVES: 2\n1: 1,2\n", 2, "do not fit"),
        (Format::Preflib, "2\n1,Ada\n2,Ben\n1,1,1\n1,1,{2\n", 5, "not closed"),
        (Format::Debian, "V: 12\n", 1, "2 signs for 0 options"),
        (Format::Nist, "{}", 0, "no such contest"),
        (Format::Nist, "{", 1, "EOF"),
        (Format::Csv, "weight,Ada,Ben\nx,1,2\n", 2, "weight"),
        (Format::Csv, "Ada,Ben\n1,0\n", 2, "rank"),
    ];
    for (format, text, line, reason) in cases {
        let (at, why) = refused(format, text);
        assert!(at == line && why.contains(reason), "{format:?} {text:?}: line {at}: {why}");
    }
}

#[test]
fn ranks_are_read_as_they_stand() {
    let blt =
        "4 1\n-4\n2 1 - 2=3 0\n(paper 7) -=- 2 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo \\\"C\\\"\"\n\"Write-in\"\n\"Steward\"\n";
    let read = formats::read(Format::Blt, blt.as_bytes(), &Wish::default()).unwrap();
    assert_eq!(read.contest.title, "Steward");
    assert_eq!(read.contest.candidates[2].name, "Cleo \"C\"");
    assert!(read.contest.candidates[3].withdrawn && read.contest.candidates[3].write_in);
    let Ballots::Ranked(rows) = &read.ballots else { panic!("no rankings") };
    let codes: Vec<(Vec<u16>, u64)> =
        rows.iter().map(|(row, weight)| (row.iter().map(|mark| mark.code()).collect(), weight)).collect();
    assert_eq!(codes, [(vec![1, 0, 2, 0x8003], 2), (vec![0, 0x8000, 2], 1)]);
    let again = formats::write_blt(&read.contest, &read.ballots);
    assert_eq!(formats::read(Format::Blt, again.as_bytes(), &Wish::default()).unwrap(), read);
}

#[test]
fn tables_are_read_by_rank_and_by_candidate() {
    let wish = |cells| Wish { cells, ..Wish::default() };
    let by_rank = "weight,choice 1,choice 2\n2,Ada,Ben\n1,overvote,Ada\n";
    let read = formats::read(Format::Csv, by_rank.as_bytes(), &wish(Cells::Ranks)).unwrap();
    assert_eq!(read.contest.name(2), "Ben");
    assert_eq!(read.ballots.weight(), 3);
    let points = "Ada;\"Ben; B\"\n5;0\n;3\n";
    let read = formats::read(Format::Csv, points.as_bytes(), &wish(Cells::Points)).unwrap();
    assert_eq!(read.contest.name(2), "Ben; B");
    assert_eq!(read.ballots, Ballots::scored([(1, vec![(1, 5), (2, 0)]), (1, vec![(2, 3)])]));
    let marks = "Ada,Ben\nx,\n,yes\n1,0\n";
    let read = formats::read(Format::Csv, marks.as_bytes(), &wish(Cells::Marks)).unwrap();
    assert_eq!(read.ballots, Ballots::marked([(1, vec![1]), (1, vec![2]), (1, vec![1])]));
}

#[test]
fn a_cast_vote_record_is_read_by_its_current_snapshot() {
    let record = |rank: u32, id: &str| {
        format!(
            "{{\"ContestSelectionId\":\"{id}\",\"SelectionPosition\":[{{\"HasIndication\":\"yes\",\"Rank\":{rank}}}]}}"
        )
    };
    let text = format!(
        "{{\"Election\":[{{\"Candidate\":[{{\"@id\":\"a\",\"Name\":\"Ada\"}},{{\"@id\":\"b\",\"Name\":\"Ben\"}}],\
         \"Contest\":[{{\"@id\":\"k\",\"Name\":\"Steward\",\"ContestSelection\":[{{\"@id\":\"x\",\"CandidateIds\":[\"a\"]}},\
         {{\"@id\":\"y\",\"CandidateIds\":[\"b\"]}}]}}]}}],\"CVR\":[{{\"CurrentSnapshotId\":\"2\",\"CVRSnapshot\":[\
         {{\"@id\":\"1\",\"CVRContest\":[]}},{{\"@id\":\"2\",\"CVRContest\":[{{\"ContestId\":\"k\",\
         \"CVRContestSelection\":[{},{}]}}]}}]}}]}}",
        record(1, "y"),
        record(3, "x")
    );
    let read = formats::read(Format::Nist, text.as_bytes(), &Wish::default()).unwrap();
    let Ballots::Ranked(rows) = &read.ballots else { panic!("no rankings") };
    let codes: Vec<u16> = rows.iter().flat_map(|(row, _)| row.iter().map(|mark| mark.code())).collect();
    assert_eq!(codes, [2, 0, 1]);
}

#[test]
fn preflib_is_read_in_both_forms() {
    let new = "# TITLE: t\n# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Ben\n\
        # ALTERNATIVE NAME 3: Cleo\n4: 1,{2,3}\n1: 3\n";
    let old = "3\n1,Ada\n2,Ben\n3,Cleo\n5,5,2\n4,1,{2,3}\n1,3\n";
    let read = |text: &str| formats::read(Format::Preflib, text.as_bytes(), &Wish::default()).unwrap();
    assert_eq!(read(new).ballots, read(old).ballots);
    assert_eq!(read(new).contest.name(3), "Cleo");
}

#[test]
fn extreme_elections_end_with_clear_words() {
    let none = Ballots::ranked([]);
    let contest = convoke_tally::Contest::named("Steward", 2, ["Ada", "Ben", "Cleo"]);
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek, Rule::Ers97, Rule::Irv, Rule::Plurality] {
        let account = count(&contest, &none, rule, &Options::default()).unwrap();
        assert!(account.winners.is_empty(), "{rule}");
        assert!(convoke_tally::sentences::text(&account).contains("nobody is elected"), "{rule}");
        let one = convoke_tally::Contest::named("Steward", 1, ["Ada"]);
        let account = count(&one, &Ballots::ranked([(1, vec![1])]), rule, &Options::default()).unwrap();
        assert_eq!(account.winners[0].name, "Ada", "{rule}");
    }
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek, Rule::Ers97] {
        let more = Options { seats: Some(9), ..Options::default() };
        let account = count(&contest, &Ballots::ranked([(1, vec![2])]), rule, &more).unwrap();
        assert_eq!(account.winners.len(), 3, "{rule}");
        let level = Ballots::ranked([(1, vec![1]), (1, vec![2]), (1, vec![3])]);
        let seed = Options { seed: "drawn on Monday".to_owned(), ..Options::default() };
        let account = count(&contest, &level, rule, &seed).unwrap();
        assert_eq!(account.winners.len(), 2, "{rule}");
        assert!(!account.ties.is_empty(), "{rule}");
    }
}

proptest! {
    #[test]
    fn no_bytes_stop_a_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        formats::try_all(&bytes);
    }

    #[test]
    fn no_change_of_a_file_stops_a_reader(at in 0_usize..120, byte in any::<u8>(), which in 0_usize..4) {
        let files = [
            "3 2\n-3\n2 1 2=3 0\n5 2 - 1 0\n(b) 3 1 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Steward\"\n",
            "3,1,\n2,1,2,\n3,3,\n\"Candidate 1\",\"Ada\",\"A\",\n\"Candidate 2\",\"Ben\",\"B\",\n\"Candidate 3\",\"Cleo\",\"C\",\n\"Ward\",\n",
            "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Ben\n4: 1,2\n1: {1,2}\n",
            "     Option 1---------->: Ada\n   /  Option 2--------->: Ben\nV: 12 0\nV: -1 0\nV: 21 0\n",
        ];
        let mut bytes = files[which].as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        formats::try_all(&bytes);
    }
}

/// Ballots, most of them full rankings of twelve, some cut short.
fn many_ballots() -> Vec<Vec<u16>> {
    let mut steps = 3_usize;
    let mut below = |limit: usize| {
        steps = steps.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (steps >> 33) % limit
    };
    (0..60_000)
        .map(|at| {
            let mut order: Vec<u16> = (1..=12).collect();
            for place in (1..12).rev() {
                order.swap(place, below(place + 1));
            }
            // The last candidate is first met late, in another part of the file.
            order.retain(|number| *number != 12 || at > 50_000);
            order.truncate(if below(4) == 0 { 1 + below(12) } else { 12 });
            order
        })
        .collect()
}

/// The same ballots, many of them plain and some not, in each form with a line per ballot.
#[test]
fn the_same_ballots_are_read_from_every_form() {
    let ballots = many_ballots();
    let expected = Ballots::ranked(ballots.iter().map(|order| (1, order.clone())));
    let joined = |order: &[u16], by: &str| order.iter().map(u16::to_string).collect::<Vec<String>>().join(by);
    let lines = |line: &dyn Fn(&[u16]) -> String| ballots.iter().map(|order| line(order) + "\n").collect::<String>();
    let ranks = |order: &[u16], none: &str| -> Vec<String> {
        let rank = |number| order.iter().position(|own| *own == number).map(|at| at + 1);
        (1..=12).map(|number| rank(number).map_or_else(|| none.to_owned(), |rank| rank.to_string())).collect()
    };
    let names = |line: &dyn Fn(u16) -> String| (1..=12).map(line).collect::<Vec<String>>();
    let blt = format!("12 1\n{}0\n", lines(&|order| format!("1 {} 0", joined(order, " "))));
    let scottish = format!(
        "12,1\n{}{}",
        lines(&|order| format!("1,{}", joined(order, ","))),
        names(&|number| format!("\"Candidate {number}\",\"{number}\",\"\"\n")).concat()
    );
    let preflib = format!(
        "# NUMBER ALTERNATIVES: 12\n{}{}",
        names(&|number| format!("# ALTERNATIVE NAME {number}: {number}\n")).concat(),
        lines(&|order| format!("1: {}", joined(order, ",")))
    );
    let old = format!(
        "12\n{}1,1,1\n{}",
        names(&|number| format!("{number},{number}\n")).concat(),
        lines(&|order| format!("1,{}", joined(order, ",")))
    );
    let sign = |order: &[u16]| -> String {
        let rank = |number| order.iter().position(|own| *own == number).map(|at| u32::try_from(at + 1).unwrap());
        (1..=12).map(|number| rank(number).map_or('-', |rank| char::from_digit(rank, 36).unwrap())).collect()
    };
    let debian = format!(
        "{}{}",
        names(&|number| format!("  / Option {number}---->: {number}\n")).concat(),
        lines(&|order| format!("V: {}\tsomebody", sign(order)))
    );
    let table = format!("{}\n{}", names(&|n| format!("N{n}")).join(","), lines(&|order| ranks(order, "").join(",")));
    let weighted = format!(
        "weight;{}\n{}",
        names(&|n| format!("N{n}")).join(";"),
        lines(&|order| format!("1;{}", ranks(order, "").join(";")))
    );
    for (format, text) in [
        (Format::Blt, &blt),
        (Format::Scottish, &scottish),
        (Format::Preflib, &preflib),
        (Format::Preflib, &old),
        (Format::Debian, &debian),
        (Format::Csv, &table),
        (Format::Csv, &weighted),
    ] {
        let read = formats::read(format, text.as_bytes(), &Wish::default()).unwrap();
        assert!(read.ballots == expected, "{format:?}: {}", text.lines().nth(20).unwrap_or_default());
        assert_eq!(read.contest.candidates.len(), 12);
        let again = formats::read(format, text.replace('\n', "\r\n").as_bytes(), &Wish::default()).unwrap();
        assert!(again.ballots == expected, "{format:?} with both signs for the end of a line");
    }
}

#[test]
fn names_are_numbered_as_they_come_whatever_thread_meets_them_first() {
    let ballots = many_ballots();
    let row = |order: &Vec<u16>| order.iter().map(|number| format!("Name {number}")).collect::<Vec<String>>().join(",");
    let rows: Vec<String> = ballots.iter().map(row).collect();
    let head: Vec<String> = (1..=12).map(|number| format!("rank {number}")).collect();
    let by_name = format!("{}\n{}\n", head.join(","), rows.join("\n"));
    let read = formats::read(Format::Csv, by_name.as_bytes(), &Wish::default()).unwrap();
    let mut met: Vec<u16> = Vec::new();
    for number in ballots.iter().flatten() {
        if !met.contains(number) {
            met.push(*number);
        }
    }
    let own: Vec<String> = read.contest.candidates.iter().map(|candidate| candidate.name.clone()).collect();
    assert_eq!(own, met.iter().map(|number| format!("Name {number}")).collect::<Vec<String>>());
    let number = |number: &u16| u16::try_from(met.iter().position(|own| own == number).unwrap() + 1).unwrap();
    let expected = Ballots::ranked(ballots.iter().map(|order| (1, order.iter().map(number).collect())));
    assert!(read.ballots == expected);
}
