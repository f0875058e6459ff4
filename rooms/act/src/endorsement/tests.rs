//! Stories about endorsements, told through HTTP and through the store.

use ::store::{Change, StoreError};
use base::{GroupId, GroupRole, PersonId};

use crate::trial::{World, world, worlds};

/// A call of Local 26 and an officer of the tenants.
async fn set_up(world: &World) -> (String, PersonId, (GroupId, String)) {
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let (_, local) = world.group("Local 26", ana).await;
    let tenants = world.group("Elm Street Tenants", ben).await;
    (world.open_call(ana, &local, "Rent day").await, ben, tenants)
}

#[tokio::test]
async fn an_officer_of_a_local_endorses_and_only_once() {
    for world in worlds().await {
        let (path, ben, (_, tenants)) = set_up(&world).await;
        let to = format!("{path}/endorsements");
        let (mut officer, mut stranger) = (world.browser(ben), world.site.browser());
        officer.get(&path).await.shows("Endorse this call");
        let form = officer.get(&to).await.form(&to).set("group", &tenants).set("statement", "Every flat <b>warm</b>.");
        let again = form.clone();
        let page = officer.send(form).await;
        page.is(200).shows("1 group").shows("Elm Street Tenants").hides("Endorse this call");
        assert_eq!(page.path, path);
        officer.send(again).await.is(409).shows("This group has endorsed the call on");
        let list = stranger.get(&to).await;
        list.is(200).shows("Every flat <b>warm</b>.").hides("Endorse in the name");
        assert_eq!(ui::contract::check(&list.text()), Vec::<String>::new());
        stranger.get(&path).await.shows("endorsed by 1 group");
    }
}

#[tokio::test]
async fn a_mere_member_sees_no_button_and_gets_404() {
    let world = world().await;
    let (path, ben, (id, tenants)) = set_up(&world).await;
    let cleo = world.person("Cleo").await;
    world.join(id, cleo, GroupRole::Steward).await;
    let to = format!("{path}/endorsements");
    let mut member = world.browser(cleo);
    member.get(&path).await.is(200).hides("Endorse this call");
    let page = member.get(&to).await;
    page.is(200);
    assert!(!page.has_form(&to));
    // A form of the member's own, such as signing out, gives a sound stamp.
    let stamp = page.form("/sign-out").value("stamp").unwrap().to_owned();
    let fields = [("stamp", stamp.as_str()), ("group", tenants.as_str()), ("statement", "x")];
    member.post_raw(&to, &fields).await.is(404);
    world.browser(ben).get(&to).await.is(200).shows("Endorse this call");
    member.get(&format!("{to}/{tenants}/revoke")).await.is(404);
}

#[tokio::test]
async fn a_revoked_endorsement_stays_visible_and_may_come_back() {
    for world in worlds().await {
        let (path, ben, (_, tenants)) = set_up(&world).await;
        let to = format!("{path}/endorsements");
        let revoke = format!("{to}/{tenants}/revoke");
        let (mut officer, mut stranger) = (world.browser(ben), world.site.browser());
        let form = officer.get(&to).await.form(&to).set("group", &tenants);
        officer.send(form).await.is(200);
        let form = officer.get(&revoke).await.form(&revoke);
        let page = officer.send(form).await;
        page.is(422).shows("Fill in this field.");
        officer.send(page.form(&revoke).set("reason", "The date moved.")).await.is(200);
        let list = stranger.get(&to).await;
        list.shows("Revoked on").shows("The date moved.").shows("No group has endorsed this call yet.");
        assert!(list.text().contains("<s>"));
        stranger.get(&path).await.shows("0 groups");
        let form = officer.get(&to).await.form(&to).set("group", &tenants);
        officer.send(form).await.is(200).shows("1 group");
        stranger.get(&to).await.hides("The date moved.");
    }
}

#[tokio::test]
async fn a_group_does_not_endorse_its_own_call_nor_a_closed_one() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, local) = world.group("Local 26", ana).await;
    let (_, tenants) = world.group("Elm Street Tenants", ana).await;
    let path = world.open_call(ana, &local, "Rent day").await;
    let to = format!("{path}/endorsements");
    let mut officer = world.browser(ana);
    let form = officer.get(&to).await.form(&to);
    let stamp = form.value("stamp").unwrap().to_owned();
    let own = [("stamp", stamp.as_str()), ("group", local.as_str())];
    officer.post_raw(&to, &own).await.is(409).shows("does not endorse its own call");
    let state = format!("{path}/state");
    let close = officer.get(&state).await.form(&state).set("step", "close");
    officer.send(close).await.is(200);
    let late = officer.send(form.set("group", &tenants)).await;
    late.is(409);
    assert!(!officer.get(&to).await.has_form(&to));
}

#[tokio::test]
async fn several_hundred_endorsements_are_paged() {
    for world in worlds().await {
        let (path, ben, _) = set_up(&world).await;
        let mut groups = Vec::new();
        for n in 0..130 {
            groups.push(world.group(&format!("Group {n:03}"), ben).await.0);
        }
        let (slug, now) = (path.trim_start_matches("/calls/").to_owned(), world.site.now());
        let wrote = world.app().change(move |db: &mut Change| {
            let call = crate::call::store::find(db, &base::Actor::anyone(), &slug)?;
            let list: Vec<_> = groups.iter().map(|group| (*group, "With you.".to_owned(), now)).collect();
            super::demo::insert_many(db, call.id, &list)?;
            Ok::<_, StoreError>(crate::call::store::figures(db, call.id)?.endorsements)
        });
        assert_eq!(wrote.await.unwrap(), 130, "{}", world.engine);
        let mut stranger = world.site.browser();
        stranger.get(&path).await.shows("All 130 endorsements");
        let page = stranger.get(&format!("{path}/endorsements")).await;
        page.shows("130 groups have put their names");
        assert_eq!(page.text().matches("With you.").count(), 60);
        let last = stranger.get(&format!("{path}/endorsements?page=3")).await;
        assert_eq!(last.text().matches("With you.").count(), 10);
        assert_eq!(ui::contract::check(&last.text()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_endorsement_is_on_the_groups_card_and_in_the_outbox() {
    let world = world().await;
    let (path, ben, (id, tenants)) = set_up(&world).await;
    let to = format!("{path}/endorsements");
    let mut officer = world.browser(ben);
    let form = officer.get(&to).await.form(&to).set("group", &tenants);
    officer.send(form).await.is(200);
    let found = world.app().read(move |db| super::store::of_group(db, id, 5)).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].call_title, "Rent day");
    world.site.settle().await;
}

#[tokio::test]
async fn officers_of_the_calling_group_are_told_by_mail_if_they_gave_an_address() {
    let world = world().await;
    let (ana, ben, cleo) = (world.person("Ana").await, world.person("Ben").await, world.person("Cleo").await);
    let (local, slug) = world.group("Local 26", ana).await;
    world.join(local, cleo, GroupRole::Officer).await;
    world.mail(ana, "ana@example.org").await;
    let (_, tenants) = world.group("Elm Street Tenants", ben).await;
    let path = world.open_call(ana, &slug, "Rent day").await;
    world.site.settle().await;
    let (to, revoke) = (format!("{path}/endorsements"), format!("{path}/endorsements/{tenants}/revoke"));
    let mut officer = world.browser(ben);
    let form = officer.get(&to).await.form(&to).set("group", &tenants).set("statement", "With you.");
    officer.send(form).await.is(200);
    let mails = world.site.settle().await;
    assert_eq!(mails.len(), 1, "Cleo gave no address");
    assert_eq!(mails[0].to.reveal(), "ana@example.org");
    assert_eq!(mails[0].subject, "Elm Street Tenants endorses “Rent day”");
    assert!(mails[0].text.contains("They say: With you."), "{}", mails[0].text);
    assert!(mails[0].text.contains(&format!("http://convoke.test{to}")), "{}", mails[0].text);
    let form = officer.get(&revoke).await.form(&revoke).set("reason", "The date moved.");
    officer.send(form).await.is(200);
    let mails = world.site.settle().await;
    assert!(mails[0].text.contains("Reason given: The date moved."), "{}", mails[0].text);
}
