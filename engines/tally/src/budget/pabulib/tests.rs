//! Small files, whole and broken.

use proptest::prelude::*;

use super::*;

const SMALL: &str = "META
key;value
description;A street
num_projects;2
num_votes;3
budget;1000
vote_type;approval
PROJECTS
project_id;cost;name;selected
p1;600;Trees;1
p2;500;\"A \"\"good\"\" bench; painted\";0
VOTES
voter_id;vote
1;p1
2;p1,p2
3;
";

fn refused(text: &str) -> (usize, String) {
    let error = read(text.as_bytes()).unwrap_err();
    (error.line, error.reason)
}

#[test]
fn a_file_is_read_whole() {
    let file = read(SMALL.as_bytes()).unwrap();
    assert_eq!(file.kind, Kind::Approval);
    assert_eq!(file.contest.title, "A street");
    assert_eq!((file.contest.budget, file.contest.places), (Some(1000), 0));
    assert_eq!(file.contest.candidates[1].name, "A \"good\" bench; painted");
    assert_eq!(file.contest.candidates[1].cost, Some(500));
    assert_eq!(file.official, Some(vec![1]));
    assert_eq!(file.ballots, Ballots::marked([(1, vec![1]), (1, vec![1, 2]), (1, vec![])]));
    assert_eq!(file.notes, []);
}

#[test]
fn another_programs_line_ends_marks_and_spaces_do_not_matter() {
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(read(windows.as_bytes()).unwrap(), read(SMALL.as_bytes()).unwrap());
    let spaced = SMALL.replace("p1,p2", " p1 , p2 ").replace("PROJECTS\n", "\nPROJECTS;;\n\n");
    assert_eq!(read(spaced.as_bytes()).unwrap(), read(SMALL.as_bytes()).unwrap());
}

#[test]
fn money_keeps_its_smallest_unit() {
    let file = read(SMALL.replace("1000", "1 000.50").replace("600", "600,5").as_bytes()).unwrap();
    assert_eq!((file.contest.budget, file.contest.places), (Some(10_005), 1));
    assert_eq!(file.contest.candidates.iter().map(|c| c.cost).collect::<Vec<_>>(), [Some(6_005), Some(5_000)]);
}

#[test]
fn points_ranks_and_single_choices_are_read() {
    let points = SMALL.replace("approval", "cumulative").replace("voter_id;vote", "voter_id;vote;points");
    let points = points.replace("1;p1\n2;p1,p2\n3;\n", "1;p1;3\n2;p1,p2;1,2.5\n3;;\n");
    let file = read(points.as_bytes()).unwrap();
    assert_eq!(file.ballots, Ballots::scored([(1, vec![(1, 30)]), (1, vec![(1, 10), (2, 25)]), (1, vec![])]));
    assert_eq!(file.notes.len(), 1);

    let ranks = SMALL.replace("approval", "ordinal").replace("p1,p2", "p2,p1");
    assert_eq!(read(ranks.as_bytes()).unwrap().ballots, Ballots::ranked([(1, vec![1]), (1, vec![2, 1]), (1, vec![])]));

    let one = read(SMALL.replace("approval", "choose-1").as_bytes()).unwrap();
    assert_eq!(one.ballots, Ballots::marked([(1, vec![1]), (1, vec![]), (1, vec![])]));
    assert_eq!(one.notes[0].line, 15);
}

#[test]
fn what_is_odd_but_clear_is_noted() {
    let odd = SMALL.replace("num_votes;3", "num_votes;7").replace("p1,p2", "p1,p2,p1").replace("\n3;", "\n1;");
    let file = read(odd.as_bytes()).unwrap();
    let lines: Vec<usize> = file.notes.iter().map(|note| note.line).collect();
    assert_eq!(lines, [16, 15, 5]);
    assert_eq!(file.ballots.weight(), 3);

    let latin = SMALL.replace("Trees", "B?ume").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|b| if b == b'?' { 0xE4 } else { b }).collect();
    let file = read(&latin).unwrap();
    assert_eq!(file.contest.candidates[0].name, "Bäume");
    assert_eq!(file.notes[0].line, 10);
}

#[test]
fn what_cannot_be_counted_is_refused_with_its_line() {
    assert_eq!(refused("").0, 0);
    assert_eq!(refused("PROJECTS\n").1, "the section META is missing");
    assert_eq!(refused("something else\n").0, 1);
    assert_eq!(refused(&SMALL.replace("budget;1000\n", "")), (0, "META has no budget".to_owned()));
    assert_eq!(refused(&SMALL.replace(";1000", ";-5")).0, 6);
    assert_eq!(refused(&SMALL.replace(";1000", ";1e3")).0, 6);
    assert_eq!(refused(&SMALL.replace(";1000", ";99999999999999999999")).0, 6);
    assert_eq!(refused(&SMALL.replace(";approval", ";show of hands")).0, 7);
    assert_eq!(refused(&SMALL.replace("p2;500", "p1;500")).0, 11);
    assert_eq!(refused(&SMALL.replace("p2;500", "p2;")).0, 11);
    assert_eq!(refused(&SMALL.replace("p2;500", ";500")).0, 11);
    assert_eq!(refused(&SMALL.replace(";cost;", ";price;")).0, 9);
    assert_eq!(refused(&SMALL.replace("p1,p2", "p1,p3")).0, 15);
    assert_eq!(refused(&SMALL.replace("approval", "scoring")).0, 13);
    assert_eq!(refused(&SMALL.replace("painted\"", "painted")).0, 11);
    assert_eq!(refused(&format!("{SMALL}META\n")).0, 17);
    let points = SMALL.replace("approval", "scoring").replace(";vote\n", ";vote;points\n");
    assert_eq!(refused(&points).0, 14);
}

proptest! {
    #[test]
    fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let read = read(&bytes);
        prop_assert!(read.is_ok() || !read.unwrap_err().reason.is_empty());
    }

    #[test]
    fn no_change_of_a_file_stops_the_reader(at in 0..300_usize, by in any::<u8>(), to in 0..300_usize) {
        let mut bytes = SMALL.as_bytes().to_vec();
        if let Some(byte) = bytes.get_mut(at) {
            *byte = by;
        }
        bytes.truncate(bytes.len().min(to.max(100)));
        if let Ok(file) = read(&bytes) {
            prop_assert!(file.contest.budget.is_some());
        }
    }
}
