//! Stories about the front page.

use crate::trial::world;

#[tokio::test]
async fn an_empty_site_says_so_and_a_call_makes_it_useful() {
    let world = world().await;
    let mut stranger = world.site.browser();
    let page = stranger.get("/").await;
    page.is(200).shows("This place is new");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    assert!(page.has_form("/actions"), "one looks for a place without a script");
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    world.open_call(ana, &group, "Rent day").await;
    stranger.get("/").await.is(200).hides("This place is new").shows("Rent day");
    stranger.speaking("es").get("/").await.shows("¿Qué pasa cerca de ti?");
}

#[tokio::test]
async fn every_sample_page_keeps_the_page_contract_in_every_language() {
    let world = world().await;
    for lang in base::Lang::ALL {
        let mut look = sample_look(lang);
        look.now = world.site.now();
        for sample in web::parts::samples(&crate::room(), &look) {
            let page = ui::page(&look, sample.head, sample.main).into_string();
            assert_eq!(ui::contract::check(&page), Vec::<String>::new(), "{} in {}", sample.name, lang.tag());
        }
    }
}

fn sample_look(lang: base::Lang) -> ui::Look<'static> {
    ui::Look {
        words: ui::Words::new(lang),
        lang,
        site_name: "Testville",
        base_url: "http://convoke.test",
        path: "/",
        signed_in: Some("Ana"),
        menu: &[],
        stamp: "stamp",
        steward: false,
        queue: 0,
        now: base::Time::default(),
        units: ui::format::Units::Miles,
    }
}
