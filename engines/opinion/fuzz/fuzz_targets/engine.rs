//! Any votes: no panic, no number that is not one, and the same map from scratch as in batches.
#![no_main]

use convoke_opinion::{Cast, Conversation, Mode, Moderation, Options, Statement, Vote, Votes, analyse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [people, width, rest @ ..] = data else {
        return;
    };
    let (people, width) = (u32::from(*people) % 48 + 1, u32::from(*width) % 12 + 1);
    let state = |at: u32| {
        let byte = rest.get(at as usize).copied().unwrap_or(0);
        let moderation = match byte % 5 {
            0 => Moderation::Rejected,
            1 => Moderation::Pending,
            _ => Moderation::Accepted,
        };
        Statement { moderation, meta: byte % 7 == 6 }
    };
    let states: Vec<Statement> = (0..width).map(state).collect();
    let casts: Vec<Cast> = rest
        .chunks_exact(2)
        .map(|pair| Cast {
            participant: u32::from(pair[0]) % people,
            statement: u32::from(pair[1] >> 2) % width,
            vote: match pair[1] & 3 {
                0 => Vote::Disagree,
                1 => Vote::Pass,
                _ => Vote::Agree,
            },
        })
        .collect();
    let votes = Votes::from_casts(people as usize, states.clone(), casts.iter().copied()).expect("in range");
    let mut conversation = Conversation::new(Votes::new(states));
    for _ in 0..people {
        conversation.add_participant().expect("room for few");
    }
    for batch in casts.chunks(64) {
        conversation.add(batch.iter().copied()).expect("in range");
    }
    assert_eq!(conversation.votes(), &votes);
    for mode in [Mode::Ours, Mode::Compatible] {
        let options = Options { mode, people: 2, ..Options::default() };
        let map = analyse(&votes, &options);
        assert_eq!(map, conversation.map(&options));
        assert!(map.people.iter().chain(&map.statements).flatten().all(|x| x.is_finite()));
        assert!(map.axes.components.iter().flatten().chain(&map.priorities).all(|x| x.is_finite()));
        assert!(map.clusters.silhouette.is_none_or(|s| (-1.0..=1.0).contains(&s)));
        assert!(map.representative.iter().flatten().all(|it| it.ratio.is_finite() && it.share_test.is_finite()));
    }
});
