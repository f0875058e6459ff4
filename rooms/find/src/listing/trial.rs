//! The worlds in which the stories of this room are told, and the made-up directory in them. Tests only.

use testkit::World;
use web::Room;

use super::demo;
use super::model::Records;
use super::store as listings;

fn rooms() -> Vec<Room> {
    vec![people::room(), crate::room()]
}

/// One world on each engine at hand.
pub(crate) async fn worlds() -> Vec<World> {
    World::on_each(rooms).await
}

/// A world on SQLite alone.
pub(crate) async fn world() -> World {
    World::on_sqlite(rooms).await
}

/// Puts the made-up directory into the database of a world.
pub(crate) async fn fill(world: &World) -> Records {
    let all = demo::records(world.site.now());
    put(world, &all).await;
    all
}

/// Puts listings into the database of a world.
pub(crate) async fn put(world: &World, all: &Records) {
    let rows = all.clone();
    let filled = world.app().change(move |db| {
        listings::insert(db, &rows)?;
        let ids: Vec<_> = rows.organizations.iter().map(|it| it.id).collect();
        listings::touch(db, &ids)
    });
    filled.await.unwrap();
}
