//! Recorded conversations, with answers by an independent program (see the data's README).

use convoke_opinion::{Mode, Options, Representative, Side, adjusted_rand, analyse, analyse_given, silhouette};
use serde_json::Value;

use crate::data::{Recorded, array, conversations, numbers};

/// Whether a figure equals one that was rounded to 9–12 digits, to 1e-9 beside that.
fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0)
}

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn centre_components_and_places_are_the_exact_ones() {
    for it in conversations() {
        let map = analyse(&it.export.votes, &Options::default());
        let pca = &it.expected["pca"];
        let at: Vec<usize> = array(&pca["tids"]).iter().map(|tid| it.statement(&tid.to_string())).collect();
        for (at, c) in at.iter().zip(numbers(&pca["center"])) {
            assert!((map.axes.center[*at] - c).abs() < 1e-8, "{}: centre of {at}", it.name);
        }
        for (axis, key) in ["comp1", "comp2"].into_iter().enumerate() {
            let ours: Vec<f64> = at.iter().map(|at| map.axes.components[axis][*at]).collect();
            let cosine = cosine(&ours, &numbers(&pca[key]));
            // Sign fixed by the rule, so no absolute value here.
            assert!(cosine >= 0.999_999_999, "{}: {key} {cosine}", it.name);
        }
        for (ours, theirs) in map.axes.eigenvalues.iter().zip(numbers(&pca["eigenvalues_top4"])) {
            assert!((ours / theirs - 1.0).abs() < 1e-3, "{}: {ours} {theirs}", it.name);
        }
        let shown = map.axes.eigenvalues.iter().zip(numbers(&pca["eigenvalues_top4"])).take(2);
        assert!(shown.clone().all(|(ours, theirs)| (ours - theirs).abs() < 1e-6), "{}", it.name);
        assert!(map.axes.residual < 1e-12, "{}: residual {}", it.name, map.axes.residual);
        for (axis, key) in ["x", "y"].into_iter().enumerate() {
            for (pid, theirs) in
                array(&it.expected["projection"]["pids"]).iter().zip(numbers(&it.expected["projection"][key]))
            {
                let ours = map.people[it.person(pid)][axis];
                // They are given to six digits after the point.
                assert!((ours - theirs).abs() < 6e-7, "{}: {pid} {ours} {theirs}", it.name);
            }
        }
        for (tid, extremity) in it.expected["comment_extremity"].as_object().unwrap() {
            let ours = map.extremity[it.statement(tid)];
            assert!((ours - extremity.as_f64().unwrap()).abs() < 6e-7, "{}: extremity {ours}", it.name);
        }
    }
}

fn side(it: &Representative) -> &'static str {
    match it.side {
        Side::Agree => "agree",
        Side::Disagree => "disagree",
    }
}

fn check_given(it: &Recorded, key: &str, labels: &[Option<u32>]) {
    let given = &it.expected[key];
    let names: Vec<u32> = given["group_sizes"].as_object().unwrap().keys().map(|name| name.parse().unwrap()).collect();
    let most = names.iter().max().unwrap() + 1;
    assert_eq!(names.len(), most as usize, "{}: group names without gaps", it.name);
    let map = analyse_given(&it.export.votes, labels, most as usize, &Options::default());
    for name in names {
        let cluster = name as usize;
        let key = name.to_string();
        assert_eq!(given["group_sizes"][&key], map.clusters.sizes[cluster], "{}", it.name);
        let counts = &given["votes"][&key];
        for (at, tid) in array(&it.expected["pca"]["tids"]).iter().enumerate() {
            let ours = map.counts.of[cluster][it.statement(&tid.to_string())];
            assert_eq!(counts["A"][at], ours.agree);
            assert_eq!(counts["D"][at], ours.disagree);
            assert_eq!(counts["S"][at], ours.seen());
        }
        check_representatives(it, &map.representative[cluster], &given["repness"][&key]);
    }
    for (tid, agree) in given["group_aware_consensus_agree"].as_object().unwrap() {
        let ours = map.consensus[it.statement(tid)];
        let disagree = &given["group_aware_consensus_disagree"][tid];
        assert!(close(ours.agree, agree.as_f64().unwrap()), "{}: {tid}", it.name);
        assert!(close(ours.disagree, disagree.as_f64().unwrap()), "{}: {tid}", it.name);
    }
    for (tid, priority) in given["comment_priority"].as_object().unwrap() {
        let ours = map.priorities[it.statement(tid)];
        assert!(close(ours, priority.as_f64().unwrap()), "{}: priority of {tid} {ours} {priority}", it.name);
    }
}

fn check_representatives(it: &Recorded, ours: &[Representative], theirs: &Value) {
    let tids: Vec<String> = array(theirs).iter().map(|r| r["tid"].to_string()).collect();
    let own: Vec<&str> = ours.iter().map(|r| it.export.statements[r.statement].id.as_str()).collect();
    assert_eq!(own, tids, "{}", it.name);
    for (ours, theirs) in ours.iter().zip(array(theirs)) {
        assert_eq!(side(ours), theirs["repful_for"], "{}", it.name);
        assert_eq!(theirs["n_success"], ours.held);
        assert_eq!(theirs["n_trials"], ours.seen);
        assert_eq!(theirs["best_agree"].as_bool().unwrap_or(false), ours.best_agree);
        let figures = [ours.share, ours.share_test, ours.ratio, ours.ratio_test];
        for (ours, key) in figures.into_iter().zip(["p_success", "p_test", "repness", "repness_test"]) {
            assert!(close(ours, theirs[key].as_f64().unwrap()), "{}: {key} {ours} {}", it.name, theirs[key]);
        }
    }
}

#[test]
fn statistics_for_given_groups_are_the_published_ones() {
    for it in conversations() {
        let recorded = it.labels(&it.expected["recorded"]["group_ids"]);
        assert_eq!(it.export.groups().0, recorded, "{}: the group column", it.name);
        check_given(&it, "given_recorded_groups", &recorded);
        check_given(&it, "given_reference_groups", &it.labels(&it.expected["polis_reference"]["labels"]));
    }
}

#[test]
fn majority_statements_are_the_published_ones() {
    for it in conversations() {
        let map = analyse(&it.export.votes, &Options::default());
        for (ours, key) in [(&map.majority.agree, "agree"), (&map.majority.disagree, "disagree")] {
            let theirs = array(&it.expected["consensus"][key]);
            assert_eq!(ours.len(), theirs.len(), "{}", it.name);
            for (ours, theirs) in ours.iter().zip(theirs) {
                assert_eq!(it.export.statements[ours.statement].id, theirs["tid"].to_string(), "{}", it.name);
                assert_eq!(theirs["n_success"], ours.held);
                assert_eq!(theirs["n_trials"], ours.seen);
                assert!(close(ours.share, theirs["p_success"].as_f64().unwrap()));
                assert!(close(ours.test, theirs["p_test"].as_f64().unwrap()));
            }
        }
    }
}

/// The exact silhouette over the grouped people under some labels.
fn exact(places: &[[f64; 2]], labels: &[Option<u32>]) -> f64 {
    let (points, own): (Vec<[f64; 2]>, Vec<usize>) =
        places.iter().zip(labels).filter_map(|(at, label)| label.map(|label| (*at, label as usize))).unzip();
    let k = own.iter().max().map_or(0, |most| most + 1);
    silhouette(&points, &own, k)
}

#[test]
fn clusters_are_as_clear_as_those_of_the_references() {
    println!(
        "| conversation | k ours | reference | red-dwarf | silhouette ours | reference | red-dwarf | ARI to reference | to red-dwarf | to recorded |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for it in conversations() {
        let map = analyse(&it.export.votes, &Options::default());
        let (reference, dwarf) = (&it.expected["polis_reference"], &it.expected["red_dwarf"]);
        let (reference_labels, dwarf_labels) = (it.labels(&reference["labels"]), it.labels(&dwarf["labels"]));
        let agreement = &it.expected["agreement"];
        let theirs =
            [&agreement["silhouette_reference"], &agreement["silhouette_reddwarf"]].map(|s| s.as_f64().unwrap());
        // Their figures are what we find for their labels: the same measure.
        assert!((exact(&map.people, &reference_labels) - theirs[0]).abs() < 2e-6, "{}", it.name);
        assert!((exact(&map.people, &dwarf_labels) - theirs[1]).abs() < 2e-6, "{}", it.name);
        let ours = exact(&map.people, &map.clusters.of);
        assert!((ours - map.clusters.silhouette.unwrap_or(0.0)).abs() < 1e-9, "{}: shown as it is", it.name);
        let recorded = it.labels(&it.expected["recorded"]["group_ids"]);
        let of = &map.clusters.of;
        println!(
            "| {} | {} | {} | {} | {ours:.3} | {:.3} | {:.3} | {:.2} | {:.2} | {:.2} |",
            it.name,
            map.clusters.k,
            reference["k"],
            dwarf["k"],
            theirs[0],
            theirs[1],
            adjusted_rand(of, &reference_labels),
            adjusted_rand(of, &dwarf_labels),
            adjusted_rand(of, &recorded),
        );
        let grouped = map.clusters.of.iter().flatten().count();
        assert_eq!(it.expected["in_conv"], grouped, "{}", it.name);
        assert!(ours >= theirs[0].max(theirs[1]) - 0.01, "{}: {ours} {theirs:?}", it.name);
    }
}

#[test]
fn the_compatible_mode_follows_the_published_rules() {
    for it in conversations() {
        let map = analyse(&it.export.votes, &Options { mode: Mode::Compatible, ..Options::default() });
        let labels = it.labels(&it.expected["polis_reference"]["labels"]);
        let agreement = adjusted_rand(&map.clusters.of, &labels);
        println!("{}: k {} of {}, ARI {agreement}", it.name, map.clusters.k, it.expected["polis_reference"]["k"]);
        assert_eq!(it.expected["polis_reference"]["k"], map.clusters.k, "{}", it.name);
        assert!(agreement > 0.999_999, "{}: {agreement}", it.name);
    }
}
