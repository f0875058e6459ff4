//! What holds for all votes.

use convoke_opinion::polis::{self, Files, Sign};
use convoke_opinion::{
    Cast, Conversation, Map, Mode, Moderation, Options, Statement, Verdict, Vote, Votes, adjusted_rand, analyse,
    analyse_given, keep_ids,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn vote(code: u32) -> Vote {
    match code % 3 {
        0 => Vote::Disagree,
        1 => Vote::Pass,
        _ => Vote::Agree,
    }
}

fn statement(code: u8) -> Statement {
    let moderation = match code % 8 {
        0 => Moderation::Rejected,
        1..=4 => Moderation::Accepted,
        _ => Moderation::Pending,
    };
    Statement { moderation, meta: code % 11 == 10 }
}

/// Any votes: few or many, with rejected and meta statements, at most one per person and statement.
fn any_votes() -> impl Strategy<Value = (usize, Vec<Statement>, Vec<Cast>)> {
    (1_u32..60, vec(any::<u8>(), 1..14)).prop_flat_map(|(people, states)| {
        let width = u32::try_from(states.len()).unwrap();
        let cells = vec(0_u32..7, (people * width) as usize);
        (Just(people as usize), Just(states.into_iter().map(statement).collect()), cells).prop_map(
            move |(people, states, cells)| {
                let casts = (0_u32..).zip(cells).filter(|(_, code)| *code < 5).map(|(at, code)| Cast {
                    participant: at / width,
                    statement: at % width,
                    vote: vote(code),
                });
                (people, states, casts.collect())
            },
        )
    })
}

/// Two camps and some noise: 80 people, 12 statements; the seed moves the noise.
fn camps(seed: u32) -> Vec<Cast> {
    let cell = |at: u32| at.wrapping_mul(2_654_435_761).wrapping_add(seed.wrapping_mul(40_503)).rotate_left(13) % 100;
    (0..80 * 12)
        .filter(|at| cell(*at) < 80)
        .map(|at| {
            let (participant, statement) = (at / 12, at % 12);
            let side = if (participant % 2 == 0) == (statement < 7) { Vote::Agree } else { Vote::Disagree };
            let noisy = cell(at + 5_000) < 18 + statement;
            Cast { participant, statement, vote: if noisy { vote(cell(at + 9_000)) } else { side } }
        })
        .collect()
}

/// A fixed shuffle.
fn shuffled<T>(mut list: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    for at in (1..list.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
    }
    list
}

fn assert_finite(map: &Map) {
    let mut all: Vec<f64> = map.axes.center.clone();
    all.extend(map.axes.components.iter().flatten().chain(&map.axes.eigenvalues));
    all.extend(map.people.iter().chain(&map.statements).chain(&map.clusters.centers).flatten());
    all.extend(map.extremity.iter().chain(&map.priorities).chain(&map.clusters.silhouette));
    all.extend(map.consensus.iter().flat_map(|it| [it.agree, it.disagree]));
    all.extend(map.representative.iter().flatten().flat_map(|it| [it.share, it.share_test, it.ratio, it.ratio_test]));
    all.extend(map.majority.agree.iter().chain(&map.majority.disagree).flat_map(|it| [it.share, it.test]));
    all.extend(map.differences.iter().flat_map(|it| [it.gap, it.test]));
    all.extend([
        map.axes.total,
        map.axes.residual,
        map.confidence.filled,
        map.confidence.shown,
        map.confidence.related,
    ]);
    assert!(all.iter().all(|x| x.is_finite()), "{map:?}");
}

fn both_modes() -> [Options; 2] {
    [Options::default(), Options { mode: Mode::Compatible, ..Options::default() }]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_votes_and_the_number_of_threads_do_not_matter((people, states, casts) in any_votes(), seed: u64) {
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let three = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let votes = Votes::from_casts(people, states.clone(), casts.clone()).unwrap();
        let other = Votes::from_casts(people, states, shuffled(casts, seed)).unwrap();
        for options in both_modes() {
            let map = one.install(|| analyse(&votes, &options));
            prop_assert_eq!(&map, &three.install(|| analyse(&other, &options)));
            assert_finite(&map);
        }
    }

    #[test]
    fn a_conversation_in_use_gives_the_map_from_scratch((people, states, casts) in any_votes(), again in vec(any::<u32>(), 0..80)) {
        let mut conversation = Conversation::default();
        let mut all = Vec::new();
        for state in &states {
            conversation.add_statement(Statement { meta: false, ..*state }).unwrap();
        }
        for (at, state) in states.iter().enumerate() {
            conversation.set_statement(at, *state).unwrap();
        }
        for _ in 0..people {
            conversation.add_participant().unwrap();
        }
        let width = u32::try_from(states.len()).unwrap();
        let changes = again.iter().map(|x| Cast { participant: (x >> 8) % u32::try_from(people).unwrap(), statement: (x >> 3) % width, vote: vote(*x) });
        for batch in casts.chunks(37).map(<[Cast]>::to_vec).chain([changes.collect()]) {
            conversation.add(batch.clone()).unwrap();
            all.extend(batch);
            let votes = Votes::from_casts(people, states.clone(), all.clone()).unwrap();
            prop_assert_eq!(conversation.votes(), &votes);
            prop_assert_eq!(conversation.map(&Options::default()), analyse(&votes, &Options::default()));
        }
    }

    #[test]
    fn permuted_people_permute_the_answer(seed: u64, noise: u32) {
        let casts = camps(noise);
        let order: Vec<u32> = shuffled((0..80).collect(), seed);
        let moved: Vec<Cast> = casts.iter().map(|it| Cast { participant: order[it.participant as usize], ..*it }).collect();
        let states = vec![Statement::default(); 12];
        let map = analyse(&Votes::from_casts(80, states.clone(), casts).unwrap(), &Options::default());
        let other = analyse(&Votes::from_casts(80, states, moved).unwrap(), &Options::default());
        // Whole numbers do not round, so here even the bits are the same.
        prop_assert_eq!(&map.axes, &other.axes);
        prop_assert_eq!(map.clusters.verdict, Verdict::Camps);
        prop_assert_eq!(&map.consensus, &other.consensus);
        for (person, place) in order.iter().enumerate() {
            prop_assert_eq!(map.people[person].map(f64::to_bits), other.people[*place as usize].map(f64::to_bits));
            prop_assert_eq!(map.clusters.of[person], other.clusters.of[*place as usize]);
        }
    }

    #[test]
    fn permuted_statements_permute_the_answer(seed: u64, noise: u32) {
        let casts = camps(noise);
        let order: Vec<u32> = shuffled((0..12).collect(), seed);
        let moved: Vec<Cast> = casts.iter().map(|it| Cast { statement: order[it.statement as usize], ..*it }).collect();
        let states = vec![Statement::default(); 12];
        let map = analyse(&Votes::from_casts(80, states.clone(), casts).unwrap(), &Options::default());
        let other = analyse(&Votes::from_casts(80, states, moved).unwrap(), &Options::default());
        prop_assert!((adjusted_rand(&map.clusters.of, &other.clusters.of) - 1.0).abs() < 1e-12);
        for (at, place) in order.iter().enumerate() {
            let place = *place as usize;
            prop_assert!((map.consensus[at].agree - other.consensus[place].agree).abs() < 1e-12);
            prop_assert!((map.axes.components[0][at].abs() - other.axes.components[0][place].abs()).abs() < 1e-9);
            prop_assert!((map.priorities[at] - other.priorities[place]).abs() < 1e-9);
        }
    }

    #[test]
    fn duplicates_of_people_do_not_change_the_directions(noise: u32, times in 2_u32..4) {
        let casts = camps(noise);
        let copies = |it: &Cast| (0..times).map(|copy| Cast { participant: it.participant + 80 * copy, ..*it }).collect::<Vec<_>>();
        let more: Vec<Cast> = casts.iter().flat_map(copies).collect();
        let states = vec![Statement::default(); 12];
        let map = analyse(&Votes::from_casts(80, states.clone(), casts).unwrap(), &Options::default());
        let other = analyse(&Votes::from_casts(80 * times as usize, states, more).unwrap(), &Options::default());
        for (a, b) in map.axes.components.iter().zip(&other.axes.components) {
            let cosine: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
            prop_assert!(cosine > 1.0 - 1e-12, "{}", cosine);
        }
    }

    #[test]
    fn what_everybody_agrees_with_has_the_highest_consensus((people, mut states, mut casts) in any_votes(), grouping in vec(0_u32..4, 60)) {
        let last = u32::try_from(states.len()).unwrap();
        states.push(Statement::default());
        casts.extend((0..u32::try_from(people).unwrap()).map(|participant| Cast { participant, statement: last, vote: Vote::Agree }));
        let votes = Votes::from_casts(people, states, casts).unwrap();
        let labels: Vec<Option<u32>> = grouping.into_iter().take(people).map(Some).collect();
        for map in [analyse(&votes, &Options::default()), analyse_given(&votes, &labels, 4, &Options::default())] {
            let best = map.consensus.iter().map(|it| it.agree).fold(0.0, f64::max);
            prop_assert!(map.consensus[last as usize].agree >= best);
        }
    }

    #[test]
    fn names_stay_with_the_people(before in vec(proptest::option::of(0_u32..6), 0..60), now in vec(proptest::option::of(0_u32..5), 0..60)) {
        let names = keep_ids(&before, &now, 5);
        prop_assert_eq!(names.len(), 5);
        let mut different = names.clone();
        different.sort_unstable();
        different.dedup();
        prop_assert_eq!(different.len(), 5);
        // The same clusters keep exactly their names.
        let same: Vec<Option<u32>> = now.iter().map(|label| label.map(|label| names[label as usize])).collect();
        let again = keep_ids(&same, &now, 5);
        for label in now.iter().flatten() {
            prop_assert_eq!(again[*label as usize], names[*label as usize]);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(comments in vec(any::<u8>(), 0..300), matrix in vec(any::<u8>(), 0..300), log in vec(any::<u8>(), 0..300)) {
        for files in [
            Files { comments: Some(&comments), matrix: Some(&matrix), log: Some(&log), summary: Some(&log) },
            Files { comments: None, matrix: None, log: Some(&log), summary: None },
        ] {
            if let Err(error) = polis::read(&files, Sign::Detect) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn damaged_exports_are_read_or_refused(at in 0_usize..400, byte: u8, drop in 0_usize..8) {
        let good: [&[u8]; 3] = [
            b"timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,comment-body\n1,0,0,2,1,1,false,\"a, \"\"b\"\"\nc\"\n2,1,0,1,1,-1,true,d\n",
            b"participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n0,0,0,2,1,1,1,-1\n1,,0,1,1,0,1,\n2,1,1,2,0,1,-1,0\n",
            b"timestamp,comment-id,voter-id,vote\n5,0,0,1\n6,1,0,-1\n7,0,1,1\n8,0,2,-1\n9,1,2,0\n",
        ];
        let damage = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            let from = at % bytes.len();
            bytes[from] = byte;
            bytes.drain(from..(from + drop).min(bytes.len()));
            bytes
        };
        let [comments, matrix, log] = good.map(damage);
        for files in [
            Files { comments: Some(&comments), matrix: Some(&matrix), log: Some(&log), summary: None },
            Files { comments: Some(good[0]), matrix: Some(&matrix), log: None, summary: None },
            Files { comments: Some(&comments), matrix: None, log: Some(&log), summary: None },
        ] {
            match polis::read(&files, Sign::Detect) {
                Ok(export) => assert_finite(&analyse(&export.votes, &Options { people: 2, ..Options::default() })),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }
}

#[test]
fn little_or_lifeless_input_has_a_clear_answer() {
    let plain = |people: usize, statements: u32, vote: Vote| {
        let casts = (0..people).flat_map(move |person| {
            let participant = u32::try_from(person).unwrap();
            (0..statements).map(move |statement| Cast { participant, statement, vote })
        });
        let states = vec![Statement::default(); statements as usize];
        Votes::from_casts(people, states, casts.collect::<Vec<_>>()).unwrap()
    };
    for (votes, verdict) in [
        (Votes::default(), Verdict::TooFew),
        (plain(0, 5, Vote::Agree), Verdict::TooFew),
        (plain(1, 1, Vote::Agree), Verdict::TooFew),
        (plain(1, 30, Vote::Disagree), Verdict::TooFew),
        (plain(300, 1, Vote::Agree), Verdict::TooFew),
        (plain(300, 20, Vote::Agree), Verdict::NoCamps),
        (plain(300, 20, Vote::Pass), Verdict::NoCamps),
        (plain(9, 20, Vote::Pass), Verdict::TooFew),
    ] {
        for options in both_modes() {
            let map = analyse(&votes, &options);
            assert_finite(&map);
            if options.mode == Mode::Ours {
                assert_eq!(map.clusters.verdict, verdict, "{} people", votes.participants());
                assert_eq!(map.clusters.silhouette, None);
            }
        }
    }
}

#[test]
fn unrelated_answers_make_no_camps() {
    for seed in 0..6_u64 {
        let cells = shuffled((0..200 * 30).collect::<Vec<u32>>(), seed);
        let casts =
            (0_u32..).zip(cells).map(|(at, x)| Cast { participant: at / 30, statement: at % 30, vote: vote(x) });
        let votes = Votes::from_casts(200, vec![Statement::default(); 30], casts.collect::<Vec<_>>()).unwrap();
        let map = analyse(&votes, &Options::default());
        assert_eq!(map.clusters.verdict, Verdict::NoCamps, "{}", map.confidence.related);
        assert_eq!(map.clusters.k, 1);
        assert!(map.representative.iter().all(Vec::is_empty));
    }
}

#[test]
fn small_clusters_are_protected() {
    // Three people who answer the opposite of forty others.
    let casts = (0..43_u32).flat_map(|participant| {
        (0..20_u32).map(move |statement| {
            let noise = (participant * 20 + statement).wrapping_mul(2_654_435_761).rotate_left(13) % 10 == 0;
            let vote = if (participant < 3) == noise { Vote::Agree } else { Vote::Disagree };
            Cast { participant, statement, vote }
        })
    });
    let votes = Votes::from_casts(43, vec![Statement::default(); 20], casts.collect::<Vec<_>>()).unwrap();
    let map = analyse(&votes, &Options::default());
    let small = map.clusters.sizes.iter().position(|size| *size == 3).unwrap();
    assert!(map.protected[small]);
    assert!(map.representative[small].is_empty());
    assert!(!map.representative[0].is_empty());
    assert!(map.differences.iter().all(|it| it.highest != small && it.lowest != small));
}

#[test]
fn signs_logs_and_line_breaks_are_understood() {
    let comments: &[u8] = b"\xef\xbb\xbfcomment-id,agrees,disagrees,moderated,comment-body\r\n7,3,0,1,\"two\nlines, and \"\"quotes\"\"\"\r\n3,0,2,0,plain\r\n";
    let flipped: &[u8] = b"participant,group-id,n-agree,n-disagree,7,3\n12,a,1,1,-1,1\n2,b,1,1,-1,1\n5,,1,0,-1,\n";
    let log: &[u8] =
        b"timestamp,comment-id,voter-id,vote\n30,7,2,1\n10,7,2,-1\n20,7,12,1\n21,3,12,-1\n22,7,5,1\n23,3,2,-1\n";
    let matrix =
        polis::read(&Files { comments: Some(comments), matrix: Some(flipped), ..Files::default() }, Sign::Detect)
            .unwrap();
    let events =
        polis::read(&Files { comments: Some(comments), log: Some(log), ..Files::default() }, Sign::Detect).unwrap();
    assert!(matrix.flipped && !events.flipped);
    assert_eq!(matrix.votes, events.votes, "the same votes, in the order of numbers");
    let ids: Vec<&str> = matrix.participants.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["2", "5", "12"]);
    assert_eq!(matrix.statements[1].text, "two\nlines, and \"quotes\"");
    assert_eq!(matrix.groups(), (vec![Some(1), None, Some(0)], vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(matrix.votes.of(0).collect::<Vec<_>>(), [(0, Vote::Disagree), (1, Vote::Agree)]);
    assert_eq!(events.events.len(), 6);
    assert_eq!(events.events[0].cast, Cast { participant: 0, statement: 1, vote: Vote::Disagree });
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let matrix = |bytes: &'static [u8]| {
        polis::read(&Files { matrix: Some(bytes), ..Files::default() }, Sign::Detect).unwrap_err().to_string()
    };
    assert_eq!(matrix(b""), "participants-votes.csv is empty");
    assert_eq!(matrix(b"a,b\n"), "participants-votes.csv has no column \"participant\"");
    assert_eq!(
        matrix(b"participant,0,1\n4,1,\n5,yes,1\n"),
        "participants-votes.csv, line 3, column \"0\": expected 1, 0, -1 or nothing, found \"yes\""
    );
    assert_eq!(
        matrix(b"participant,0\n4,1\n4,0\n"),
        "participants-votes.csv, line 3, column \"participant\": participant 4 stands in line 2 already"
    );
    assert_eq!(
        matrix(b"participant,0\n4,1,1\n"),
        "participants-votes.csv, line 2, column 3: the line has 3 columns instead of 2"
    );
    assert_eq!(
        matrix(b"participant,0\n4,\"1\n"),
        "participants-votes.csv, line 2, column 2: a quoted field begins here and never ends"
    );
    assert_eq!(
        polis::read(&Files::default(), Sign::Detect).unwrap_err().to_string(),
        "there is neither participants-votes.csv nor votes.csv"
    );
}
