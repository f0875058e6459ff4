#![allow(warnings, clippy::all)]
use convoke_opinion::synthetic::Size;
use convoke_opinion::*;
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n = |i: usize| a[i].parse::<u32>().unwrap();
    let size = Size { participants: n(1), statements: n(2), answers: n(3) };
    if a.get(4).map(|s| s.as_str()) == Some("dump") {
        for c in size.casts() {
            println!("{},{},{}", c.participant, c.statement, c.vote.value());
        }
        return;
    }
    let mut it = size.casts();
    let t = Instant::now();
    let c = it.by_ref().count();
    eprintln!("gen {:?} {c}", t.elapsed());
    let t = Instant::now();
    let votes = size.votes().unwrap();
    eprintln!("build {:?} votes {}", t.elapsed(), votes.len());
    for _ in 0..3 {
        let t = Instant::now();
        let map = analyse(&votes, &Options::default());
        eprintln!(
            "analyse {:?} k {} sil {:?} sizes {:?} steps {} res {:e} related {:.2} tried {:?}",
            t.elapsed(),
            map.clusters.k,
            map.clusters.silhouette,
            map.clusters.sizes,
            map.axes.steps,
            map.axes.residual,
            map.confidence.related,
            map.clusters.tried
        );
    }
    let t = Instant::now();
    let _ = axes(&votes);
    eprintln!("axes alone {:?}", t.elapsed());
    let batch: Vec<Cast> = (0..1000u32)
        .map(|i| Cast {
            participant: (i * 7919) % size.participants,
            statement: (i * 31) % size.statements,
            vote: if i % 3 == 0 { Vote::Agree } else { Vote::Disagree },
        })
        .collect();
    let t = Instant::now();
    let mut conv = Conversation::new(votes);
    eprintln!("conversation {:?}", t.elapsed());
    for _ in 0..3 {
        let t = Instant::now();
        conv.add(batch.iter().copied()).unwrap();
        let t1 = t.elapsed();
        let m = conv.map(&Options::default());
        eprintln!("batch add {:?} with map {:?}", t1, t.elapsed());
    }
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    eprintln!("{}", s.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
