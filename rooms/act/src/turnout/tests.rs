//! Stories about how many came: estimates, the one that counts, and the sums of a call.

use base::Actor;

use super::store as estimates;
use crate::trial::{World, worlds};

/// Asserts that the sums of every call equal its chosen estimates.
async fn audited(world: &World) {
    let wrong = world.app().read_long(estimates::audit).await.unwrap();
    assert_eq!(wrong, [], "{}", world.engine);
}

#[tokio::test]
async fn organizers_enter_estimates_and_choose_one_with_a_reason() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (id, group) = world.group("Local 26", ana).await;
        world.join(id, ben, base::GroupRole::Member).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "March", &[]).await;
        let turnout = format!("{path}/turnout");
        let (mut officer, mut stranger) = (world.browser(ana), world.site.browser());
        officer.get(&turnout).await.is(200).shows("Estimates are entered once the action has begun");
        assert!(!officer.get(&turnout).await.has_form(&turnout));
        world.site.clock.advance(std::time::Duration::from_hours(51 * 24));
        let page = officer.get(&turnout).await;
        let again = officer.send(page.form(&turnout).set("low", "900").set("high", "300").set("note", "Kept")).await;
        again.is(422).shows("must not be below");
        assert_eq!(again.form(&turnout).value("note"), Some("Kept"));
        let page = officer.send(again.form(&turnout).set("high", "1,200")).await;
        page.is(200).shows("900").shows("1,200");
        let form = page.form(&turnout).set("low", "250").set("source", "police").set("method", "estimate");
        let page = officer.send(form).await;
        let choose = choose_paths(&page.text());
        assert_eq!(choose.len(), 2);
        let again = officer.send(page.form(&choose[0]).press("what", "choose")).await;
        again.is(422).shows("Say why this one counts.");
        let form = again.form(&choose[0]).set("reason", "Counted at the bridge.").press("what", "choose");
        officer.send(form).await.is(200).shows("Counted at the bridge.");
        audited(&world).await;
        let page = stranger.get(&turnout).await;
        page.is(200).shows("Counted at the bridge.").shows("Police").hides("Add an estimate");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get(&path).await.shows("How many came");
        assert_eq!(sums(&world, &call).await, [900, 1_200, 1]);
        let page = officer.get(&turnout).await;
        let form = page.form(&choose[1]).set("reason", "A better view.").press("what", "choose");
        let page = officer.send(form).await;
        assert_eq!(sums(&world, &call).await, [250, 250, 1]);
        officer.send(page.form(&choose[1]).press("what", "remove")).await.is(200);
        assert_eq!(sums(&world, &call).await, [0, 0, 0], "nothing counts that nobody chose");
        audited(&world).await;
        // A mere member reads, and changes nothing, not even with the form of an organizer.
        let mut member = world.browser(ben);
        member.get(&turnout).await.is(200).hides("Add an estimate");
        let form = officer.get(&turnout).await.form(&turnout).set("low", "7");
        let stolen = member.send(form).await;
        assert!(stolen.status == 404 || !stolen.has_form(&choose[0]), "{}", stolen.status);
        stranger.get(&turnout).await.hides(">7<");
    }
}

/// The addresses at which the estimates of a page are chosen.
fn choose_paths(html: &str) -> Vec<String> {
    let forms = html.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    forms.filter(|path| path.ends_with("/choose")).map(str::to_owned).collect()
}

async fn sums(world: &World, call: &str) -> [i64; 3] {
    let slug = call.trim_start_matches("/calls/").to_owned();
    let found = world.app().read(move |db| crate::call::store::find_with_figures(db, &Actor::anyone(), &slug));
    let (_, figures) = found.await.unwrap();
    [figures.turnout_low, figures.turnout_high, figures.turnout_actions].map(i64::from)
}
