//! A conversation leaves and comes back; real ones come in when they lie beside the project.

use opinion::polis::{Files, Sign, read};

use super::take::{TakeError, Wish, take};
use crate::trial::{World, world, worlds};

async fn group(world: &World) -> String {
    let ana = world.person("Ana").await;
    world.group("Local 26", ana).await.1
}

fn wish(group: String) -> Wish {
    Wish { group, question: Some("What now?".to_owned()), open: true }
}

const COMMENTS: &str = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
    1456949999000,x,0,1,2,1,1,\"More trees,\nplease\"\n1456949999000,x,1,1,1,1,-1,=SUM(A1)\n1456949999000,x,2,2,2,0,0,Fix the lift\n";
const MATRIX: &str = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n\
    0,0,1,3,2,1,1,-1,1\n1,0,1,3,2,1,1,1,1\n2,1,0,2,0,1,-1,0,\n";

#[tokio::test]
async fn a_conversation_comes_in_and_leaves_as_it_was() {
    for world in worlds().await {
        let group = group(&world).await;
        let files = Files { comments: Some(COMMENTS.as_bytes()), matrix: Some(MATRIX.as_bytes()), ..Files::default() };
        let export = read(&files, Sign::Detect).unwrap();
        let taken = take(world.app(), &wish(group), export, |_| {}).await.unwrap();
        assert_eq!((taken.statements, taken.participants, taken.votes), (3, 3, 8), "{}", world.engine);
        crate::vote::tests::audited(&world).await;
        let path = format!("/conversations/{}", taken.slug);
        let mut reader = world.site.browser();
        reader.get(&path).await.is(200).shows("What now?");
        let rows = reader.get(&format!("{path}/data/participants-votes.csv")).await;
        rows.is(200);
        let comments = reader.get(&format!("{path}/data/comments.csv")).await;
        let (rows, comments) = (rows.text(), comments.text());
        let files = Files { comments: Some(comments.as_bytes()), matrix: Some(rows.as_bytes()), ..Files::default() };
        let again = read(&files, Sign::AgreeIsPlus).unwrap();
        // The rejected statement stays here; what people said about the others is the same.
        assert_eq!(again.statements.len(), 2);
        assert_eq!(again.votes.len(), 5);
        assert_eq!(again.votes.counts()[0].agree, 2);
    }
}

#[tokio::test]
async fn what_cannot_be_taken_says_why() {
    let world = world().await;
    let group = group(&world).await;
    let long = COMMENTS.replace("Fix the lift", &"x".repeat(10_000));
    let files = Files { comments: Some(long.as_bytes()), matrix: Some(MATRIX.as_bytes()), ..Files::default() };
    let export = read(&files, Sign::Detect).unwrap();
    let error = take(world.app(), &wish(group.clone()), export.clone(), |_| {}).await.unwrap_err();
    assert!(matches!(&error, TakeError::TooLong { letters: 10_000, .. }), "{error}");
    assert_eq!(error.to_string(), "statement 2 has 10000 characters; at most 1000 are taken");
    let none = Wish { group: "nobody".to_owned(), ..wish(group.clone()) };
    let good = Files { comments: Some(COMMENTS.as_bytes()), matrix: Some(MATRIX.as_bytes()), ..Files::default() };
    let good = read(&good, Sign::Detect).unwrap();
    assert!(matches!(take(world.app(), &none, good.clone(), |_| {}).await, Err(TakeError::NoGroup)));
    let mute = Wish { question: None, ..wish(group.clone()) };
    assert!(matches!(take(world.app(), &mute, good, |_| {}).await, Err(TakeError::NoQuestion)));
    let empty = opinion::polis::Export::default();
    assert!(matches!(take(world.app(), &wish(group), empty, |_| {}).await, Err(TakeError::NoStatements)));
}

/// Thirty people with the same votes.
fn thirty(votes: &str) -> String {
    (0..30).fold(String::new(), |all, n| format!("{all}{n},{votes}\n"))
}

#[tokio::test]
async fn one_participant_everybody_alike_and_all_passes_make_an_honest_map() {
    let world = world().await;
    let group = group(&world).await;
    let head = "participant,0,1,2,3,4,5,6,7\n";
    for (name, rows) in [
        ("one", "0,1,1,1,1,1,1,1,1\n".to_owned()),
        ("alike", thirty("1,-1,1,1,0,1,1,1")),
        ("passes", thirty("0,0,0,0,0,0,0,0")),
        ("nothing", "0,,,,,,,,\n".to_owned()),
    ] {
        let text = format!("{head}{rows}");
        let export = read(&Files { matrix: Some(text.as_bytes()), ..Files::default() }, Sign::AgreeIsPlus).unwrap();
        let taken = take(world.app(), &wish(group.clone()), export, |_| {}).await.unwrap();
        let path = format!("/conversations/{}", taken.slug);
        for page in ["", "/map", "/report", "/statements", "/data/map.json"] {
            let shown = world.site.browser().get(&format!("{path}{page}")).await;
            shown.is(200).hides("NaN").hides("Camp A");
            assert!(!name.is_empty());
        }
    }
}

/// A folder of the shared data, when it lies beside the project.
#[expect(clippy::disallowed_methods, reason = "tests find their data by the environment, and read it")]
fn shared(name: &str, file: &str) -> Option<Vec<u8>> {
    let beside = format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var("CONVOKE_DATA").unwrap_or(beside);
    std::fs::read(format!("{folder}/polis/{name}/{file}")).ok()
}

#[tokio::test]
async fn a_real_conversation_comes_in_whole() {
    let name = "vtaiwan.uberx";
    let (Some(comments), Some(matrix)) = (shared(name, "comments.csv"), shared(name, "participants-votes.csv")) else {
        println!("skipped: no Polis conversations beside the project; CONVOKE_DATA says where they are");
        return;
    };
    let world = world().await;
    let group = group(&world).await;
    let files = Files { comments: Some(&comments), matrix: Some(&matrix), ..Files::default() };
    let export = read(&files, Sign::Detect).unwrap();
    let (statements, people, votes) = (export.statements.len(), export.participants.len(), export.votes.len());
    let taken = take(world.app(), &wish(group), export, |_| {}).await.unwrap();
    assert_eq!((taken.statements, taken.participants, taken.votes), (statements, people, votes));
    let page = world.site.browser().get(&format!("/conversations/{}/map", taken.slug)).await;
    page.is(200).shows("Camp A").shows("Most people of every camp agree");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    crate::vote::tests::audited(&world).await;
}
