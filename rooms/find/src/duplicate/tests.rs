//! Stories: a pair is proposed, a steward merges it, and takes it back.

use testkit::{Site, World};

use super::{propose, store};
use crate::hsds::{File, check, read};
use crate::listing::model::OrganizationId;
use crate::listing::store as listings;
use crate::listing::trial::worlds;
use crate::transfer::tests::import;

const ONE: &str = "11111111-1111-4111-8111-111111111111";
const TWO: &str = "22222222-2222-4222-8222-222222222222";

async fn imported(site: &Site) {
    let organizations = format!(
        "id,name,description,website\n{ONE},\"Food Bank of Miami, Inc.\",a,https://food.example\n\
         {TWO},Miami Food Bank,b,http://www.food.example/\n33333333-3333-4333-8333-333333333333,Legal Aid,c,\n"
    );
    let services = format!("id,organization_id,name,status\ns1,{ONE},Boxes,active\ns2,{TWO},Meals,active\n");
    let file = |name: &str, text: String| File { name: name.into(), bytes: text.into_bytes() };
    let mut package = read(&[file("organizations.csv", organizations), file("services.csv", services)]);
    check(&mut package, "town");
    import(&site.app, &package, false).await;
}

async fn services_of(site: &Site, id: &str) -> usize {
    let id = OrganizationId(id.parse().unwrap());
    site.app.read(move |db| listings::of_organizations(db, &[id])).await.unwrap().services.len()
}

#[tokio::test]
async fn a_steward_merges_two_listings_and_takes_it_back() {
    for world in worlds().await {
        let mut browser = world.steward(world.person("Sam").await);
        let World { engine, site } = world;
        imported(&site).await;
        assert_eq!(propose(&site.app, site.now()).await.unwrap(), 1, "{engine}");
        assert_eq!(propose(&site.app, site.now()).await.unwrap(), 0, "{engine}: once");
        let page = browser.get("/directory/duplicates").await;
        page.is(200).shows("Food Bank of Miami, Inc.").shows("Miami Food Bank");
        let pair = site.app.read(|db| store::waiting(db, 0)).await.unwrap().remove(0);
        let action = format!("/directory/duplicates/{}", pair.id);
        let after = browser.send(page.form(&action).press("what", "merge-into-one")).await;
        after.is(200).hides("Boxes of");
        assert_eq!((services_of(&site, ONE).await, services_of(&site, TWO).await), (2, 0), "{engine}");
        let kept = site.app.read(|db| listings::of_organizations(db, &[OrganizationId(ONE.parse().unwrap())])).await;
        assert_eq!(kept.unwrap().organizations[0].alternate_name.as_deref(), Some("Miami Food Bank"), "{engine}");
        imported(&site).await;
        assert_eq!(
            (services_of(&site, ONE).await, services_of(&site, TWO).await),
            (2, 0),
            "{engine}: an import does not part them"
        );
        let back = browser.send(after.form(&action).press("what", "undo")).await;
        back.is(200).shows("Miami Food Bank");
        assert_eq!((services_of(&site, ONE).await, services_of(&site, TWO).await), (1, 1), "{engine}");
        let apart = browser.send(back.form(&action).press("what", "keep-apart")).await;
        apart.is(200);
        assert_eq!(propose(&site.app, site.now()).await.unwrap(), 0, "{engine}: kept apart stays apart");
        assert_eq!(site.app.read(store::count).await.unwrap(), 0, "{engine}");
    }
}

#[tokio::test]
async fn only_stewards_see_pairs() {
    for World { engine, site } in worlds().await {
        let reply = site.browser().get("/directory/duplicates").await;
        assert!(reply.status == 404 || reply.path.starts_with("/sign-in"), "{engine}: {} {}", reply.status, reply.path);
    }
}

#[tokio::test]
async fn every_statement_is_understood() {
    for World { engine, site } in worlds().await {
        for sql in store::statements() {
            let known = site.app.store().describe(sql).await;
            assert!(known.is_ok(), "{engine}: {:?}\n{}", known.err(), sql.text());
        }
    }
}
