//! Stories about statements, told through HTTP.

use crate::trial::world;

#[tokio::test]
async fn a_volunteer_translates_and_readers_of_the_language_see_it() {
    let world = world().await;
    let (ana, bo, cy) = (world.person("Ana").await, world.person("Bo").await, world.person("Cy").await);
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "The rents should be capped for all of us", &[]).await;
    let page = format!("{path}/translations?to=es");
    let mut volunteer = world.browser(bo);
    let shown = volunteer.get(&page).await;
    shown.is(200).shows("The rents should be capped");
    let form = shown.form(&format!("{path}/translations"));
    let mut late = world.browser(cy);
    let too_late = late.get(&page).await.form(&format!("{path}/translations"));
    volunteer.send(form.clone()).await.is(422);
    volunteer
        .send(form.clone().set("body", "Hay que limitar los alquileres"))
        .await
        .is(200)
        .shows("Everything is translated");
    let mut reader = world.site.browser().speaking("es");
    reader.get(&path).await.is(200).shows("Hay que limitar los alquileres").shows("Traducción voluntaria");
    reader
        .get(&format!("{path}/statements/1"))
        .await
        .shows("En palabras de quien la escribió")
        .shows("The rents should be capped");
    // What a volunteer wrote is not overwritten by the next one.
    late.send(too_late.set("body", "Otra cosa")).await.is(404);
}

#[tokio::test]
async fn only_officers_put_seeds_and_questions_about_oneself_come_late() {
    let world = world().await;
    let (ana, bo) = (world.person("Ana").await, world.person("Bo").await);
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees", &[]).await;
    let seeds = format!("{path}/seeds");
    world.browser(bo).get(&seeds).await.is(404);
    let mut officer = world.browser(ana);
    let form = officer.get(&seeds).await.form(&seeds);
    officer.send(form.clone().set("seeds", &"x".repeat(200))).await.is(422);
    officer.send(form.set("seeds", "I rent my flat").set("kind", "meta")).await.is(200).shows("I rent my flat");
    let mut stranger = world.site.browser();
    let mut page = stranger.get(&path).await;
    for _ in 0..2 {
        page.is(200).hides("I rent my flat</bdi></h2>");
        page = stranger.send(page.form(&format!("{path}/votes")).press("choice", "agree")).await;
    }
    assert!(page.text().contains("I rent my flat"));
}

#[tokio::test]
async fn where_statements_are_shown_at_once_the_author_agrees_with_their_own() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents", &[("moderated", "after")]).await;
    let new = format!("{path}/statements/new");
    let mut author = world.site.browser();
    let form = author.get(&new).await.form(&new).set("body", "A bench in the yard");
    author.send(form).await.is(200).shows("Others can vote on it now");
    world.site.browser().get(&format!("{path}/statements/2")).await.is(200).shows("A bench in the yard");
    author.get(&format!("{path}/votes")).await.shows("A bench in the yard");
    crate::vote::tests::audited(&world).await;
}
