//! Stories about flyers and pictures.

use crate::near::trial::planted;
use crate::trial::world;

#[tokio::test]
async fn a_flyer_carries_the_address_as_text_and_as_a_code() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    let page = stranger.get(&format!("{}/flyer?paper=a4", planted.action(0))).await;
    let address = format!("convoke.test{}", planted.action(0));
    page.is(200).shows("Noon rally").shows("12 Elm Street").shows("Water and warm shoes").shows(&address);
    assert!(page.text().contains("data-paper=\"a4\"") && page.text().contains("class=\"qr\""));
    let page = stranger.get(&format!("{}/flyer", planted.call)).await;
    page.is(200).shows("Call to action").shows("Rent day").shows("Local 26");
    assert!(page.text().contains("data-paper=\"letter\""));
}

#[tokio::test]
async fn pictures_are_pictures_of_the_right_size() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    for path in [format!("{}/share.png", planted.call), format!("{}/share.png", planted.action(1))] {
        let reply = stranger.get(&path).await;
        reply.is(200);
        let picture = image::load_from_memory(&reply.bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (1200, 630), "{path}");
        assert!(reply.bytes.len() < 200_000, "{path}: {}", reply.bytes.len());
        assert_eq!(stranger.get(&path).await.bytes, reply.bytes, "kept");
    }
}
