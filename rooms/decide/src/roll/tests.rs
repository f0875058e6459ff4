//! Stories of rolls: lists with doubles, links on paper, paper ballots read twice, proxies.

use crate::election::trial::{World, world, worlds};

/// Prepares a question with a list as its roll and opens it; answers its path.
async fn with_list(world: &World, officer: base::PersonId, group: &str, list: &str) -> String {
    let mut browser = world.browser(officer);
    let form = browser.get("/elections/new").await.form("/elections/new").set("group", group).set("title", "Shall we?");
    let page = browser.send(form).await;
    let path = page.path.trim_end_matches("/contests/new").to_owned();
    let to = format!("{path}/contests/new");
    browser.send(page.form(&to).set("title", "Shall we?").press("then", "save")).await.is(200);
    if !list.is_empty() {
        let import = format!("{path}/roll/import");
        let form = browser.get(&import).await.form(&import).set("list", list);
        let page = browser.send(form.press("then", "check")).await;
        page.is(200);
        browser.send(page.form(&import).press("then", "save")).await.is(200);
    }
    let state = format!("{path}/state");
    let form = browser.get(&state).await.form(&state);
    browser.send(form).await.is(200).shows("Open until");
    path
}

/// The links on the letters of a page.
fn links(page: &testkit::Reply) -> Vec<String> {
    let text = page.visible();
    text.split_whitespace().filter_map(|word| word.strip_prefix("http://convoke.test")).map(str::to_owned).collect()
}

#[tokio::test]
async fn people_without_account_cast_with_a_link_of_which_only_a_hash_is_kept() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Local 7", &[]).await;
        let list = "name,mail\nAna Ruiz,ana@example.org\nBen,\nana,ANA@example.org\n";
        let mut officer = world.browser(people[0]);
        let path = with_list(&world, people[0], &slug, list).await;
        officer.get(&path).await.shows("2 people are on the roll").shows("You are not on the roll");
        let to = format!("{path}/links");
        let form = officer.get(&to).await.form(&to);
        let letters = officer.send(form.press("then", "print")).await;
        letters.is(200).shows("2 letters.").shows("Ana Ruiz");
        assert_eq!(ui::contract::check(&letters.text()), Vec::<String>::new());
        let all = links(&letters);
        assert_eq!(all.len(), 2);
        officer.get(&to).await.shows("Everybody without an account has a link.");
        let mut stranger = world.site.browser();
        let page = stranger.get(&all[0]).await;
        let form = page.is(200).form(&all[0]).set("c1", "1");
        let page = stranger.send(form).await;
        stranger.send(page.form(&all[0]).press("step", "cast")).await.is(200).shows("Your ballot is in the box");
        // The same link again is the same ballot.
        let page = stranger.get(&all[0]).await;
        let page = stranger.send(page.form(&all[0]).set("c1", "2")).await;
        stranger.send(page.form(&all[0]).press("step", "cast")).await.is(200);
        officer.get(&path).await.shows("1 of 2 took part.");
        let wrong = format!("{path}/ballot/{}", "0".repeat(26));
        stranger.get(&wrong).await.is(404);
        stranger.get(&path).await.is(404);
        world.after_hours(24 * 7).await;
        stranger.get(&all[1]).await.is(409).shows("This came too late").shows("Not passed: 0 yes, 1 no");
        world.site.clock.advance(std::time::Duration::from_hours(31 * 24));
        world.site.purge().await;
        stranger.get(&all[1]).await.is(404);
    }
}

#[tokio::test]
async fn a_list_tells_its_doubles_and_links_go_out_by_mail() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 8", &[]).await;
    let mut officer = world.browser(people[0]);
    let form = officer.get("/elections/new").await.form("/elections/new").set("group", &slug).set("title", "x");
    let path = officer.send(form).await.path.trim_end_matches("/contests/new").to_owned();
    let import = format!("{path}/roll/import");
    let form =
        officer.get(&import).await.form(&import).set("list", "name,mail\nAna,a@example.org\n ana ,a@example.org\n,x\n");
    let page = officer.send(form.press("then", "check")).await;
    page.is(200).shows("1 person can be taken over.").shows("2 lines are not taken over").shows("the same as line 2");
    let path = with_list(&world, people[0], &slug, "name,mail\nAna,a@example.org\nBen,\n").await;
    let to = format!("{path}/links");
    let form = officer.get(&to).await.form(&to);
    officer.send(form.press("then", "mail")).await.is(200).shows("1 person has no link yet.");
    let mails = world.site.settle().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("http://convoke.test/elections/"), "{}", mails[0].text);
    let link = mails[0].text.split_whitespace().find_map(|word| word.strip_prefix("http://convoke.test")).unwrap();
    world.site.browser().get(link).await.is(200).shows("Your ballot");
}

#[tokio::test]
async fn paper_ballots_count_when_two_people_read_the_same() {
    for world in worlds().await {
        let (group, slug, people) = world.body("Local 9", &["Ben", "Cleo"]).await;
        let steward = world.person("Stu").await;
        world.join(group, steward, base::GroupRole::Steward).await;
        let path = with_list(&world, people[0], &slug, "").await;
        let roll = format!("{path}/roll");
        let mut officer = world.browser(people[0]);
        let page = officer.get(&format!("{roll}?name=cleo")).await;
        let form = page
            .text()
            .split("action=\"")
            .find_map(|rest| rest.strip_prefix(&*format!("{roll}/")))
            .map(|rest| format!("{roll}/{}", rest.split('"').next().unwrap()))
            .unwrap();
        officer.send(page.form(&form).press("cast", "paper")).await.is(200);
        world.browser(people[2]).get(&format!("{path}/ballot")).await.is(409).shows("casting on paper");
        let paper = format!("{path}/paper");
        let mut other = world.browser(steward);
        let enter = |form: testkit::Filled, number: &str, mark: &str| form.set("number", number).set("c1", mark);
        let form = officer.get(&paper).await.form(&paper);
        officer.send(enter(form.clone(), "1", "1")).await.is(200).shows("Waits for a second person");
        let page = other.get(&paper).await;
        page.shows("Waits for you");
        let form = page.form(&paper);
        other.send(enter(form.clone(), "1", "2")).await.is(200).shows("Two people read different things");
        let again = other.get(&paper).await;
        other.send(enter(again.form(&paper), "1", "1")).await.is(200).shows("Read alike by two");
        world.browser(people[1]).get(&paper).await.is(404);
        world.after_hours(24 * 7).await;
        officer
            .get(&path)
            .await
            .shows("Without effect")
            .shows("1 of 4 took part.")
            .shows("1 paper ballots were read alike");
        officer.get(&path).await.shows("1 ballots count");
    }
}

#[tokio::test]
async fn a_proxy_casts_for_somebody_where_the_rules_allow_it() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 10", &["Ben", "Cleo"]).await;
    let mut officer = world.browser(people[0]);
    let plain = with_list(&world, people[0], &slug, "").await;
    world.browser(people[1]).get(&format!("{plain}/proxy")).await.is(404);
    let rules = format!("/groups/{slug}/decisions/rules");
    let form = officer.get(&rules).await.form(&rules).set("proxies", "1");
    officer.send(form).await.is(200);
    let path = with_list(&world, people[0], &slug, "").await;
    let proxy = format!("{path}/proxy");
    let mut ben = world.browser(people[1]);
    let form = ben.get(&proxy).await.form(&proxy);
    ben.send(form.clone().set("name", "Nobody")).await.is(422).shows("Nobody of this name");
    ben.send(form.clone().set("name", "Ben")).await.is(422).shows("cannot hold your ballot");
    ben.send(form.set("name", "cleo")).await.is(200).shows("Somebody holds your ballot");
    ben.get(&format!("{path}/ballot")).await.is(409).shows("Somebody holds your ballot");
    let mut cleo = world.browser(people[2]);
    let page = cleo.get(&path).await;
    let to = page.link("Fill in the ballot of Ben");
    let page = cleo.get(&to).await;
    page.shows("You fill in the ballot of Ben");
    let page = cleo.send(page.form(&to).set("c1", "1")).await;
    page.shows("You fill in the ballot of Ben");
    cleo.send(page.form(&to).press("step", "cast")).await.is(200);
    world.cast(people[2], &path, &[("c1", "2")]).await;
    officer.get(&path).await.shows("2 of 3 took part.");
    ben.get(&proxy).await.shows("yours is already cast");
}
