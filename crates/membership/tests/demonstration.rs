use std::time::Instant;

use database::Error;
use terms::{PersonId, Timestamp};
use web::testing::Site;

use crate::movement::{each_founded, on_sqlite, place};

async fn fill(site: &Site, members: usize) -> Result<(), Error> {
    let app = &site.app;
    let places = places::all(&mut app.db.reader().await.unwrap()).await.unwrap();
    membership::demonstration::fill(&app.db, &app.vault, &places, members, app.now(), |_| {}).await
}

async fn names(site: &Site) -> Vec<(PersonId, String)> {
    let app = &site.app;
    let root = place(site, "movement").await;
    let mut tx = app.db.reader().await.unwrap();
    let mut walk = membership::Walk::within(&mut tx, root, app.now()).await.unwrap();
    let mut names = Vec::new();
    for (person, _) in walk.next(&mut tx, 10_000).await.unwrap() {
        names.push((person, membership::name(&mut tx, &app.vault, person, app.now()).await.unwrap().unwrap()));
    }
    names.sort();
    names
}

#[tokio::test]
async fn the_same_number_gives_the_same_people() {
    let mut twice = Vec::new();
    for _ in 0..2 {
        let seen = std::sync::Mutex::new(Vec::new());
        on_sqlite(async |site| {
            fill(site, 200).await.unwrap();
            *seen.lock().unwrap() = names(site).await;
        })
        .await;
        twice.push(seen.into_inner().unwrap());
    }

    assert!(twice[0].len() > 180);
    assert_eq!(twice[0], twice[1]);
}

#[tokio::test]
async fn two_thousand_members_join_within_seconds_and_live_everywhere() {
    each_founded(async |site| {
        let began = Instant::now();
        fill(site, 2_000).await.unwrap();
        assert!(began.elapsed().as_secs() < 60, "it took {:?}", began.elapsed());

        let now = site.app.now();
        let mut tx = site.app.db.reader().await.unwrap();
        let root = places::root(&mut tx).await.unwrap().unwrap().id;
        let members = membership::count(&mut tx, root, now).await.unwrap();
        assert!((1_900..2_000).contains(&members), "some have left: {members}");
        for region in places::children(&mut tx, root).await.unwrap() {
            if region.kind.slug.as_str() == "region" {
                let own = membership::count(&mut tx, region.id, now).await.unwrap();
                assert!(own > 20, "{}: {own}", region.slug);
            }
        }
        let a_year_ago = membership::count(&mut tx, root, now.plus(-380 * Timestamp::DAY)).await.unwrap();
        assert_eq!(a_year_ago, 0);
    })
    .await;
}

#[tokio::test]
async fn every_part_is_played_and_the_offices_are_held() {
    each_founded(async |site| {
        let now = site.app.now();
        let wanted = web::Demonstration { members: 100, now, say: std::sync::Arc::new(|_| {}) };
        membership::slice().demonstration.unwrap()(site.app.clone(), wanted).await.unwrap();
        let mut tx = site.app.db.reader().await.unwrap();

        let cast = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap();

        for (role, holders) in [
            ("administrator", 2),
            ("returning-officer", 1),
            ("second-person", 1),
            ("scrutineer", 2),
            ("treasurer", 1),
            ("organiser", 13),
        ] {
            assert_eq!(cast.iter().filter(|(part, _)| *part == role).count(), holders, "{role}");
            assert_eq!(membership::offices_with_role(&mut tx, role, now).await.unwrap().len(), holders, "{role}");
        }
        let (_, suspended) = cast.iter().find(|(part, _)| *part == "suspended").unwrap();
        let standing = membership::standing(&mut tx, *suspended, now).await.unwrap();
        assert!(standing.is_member() && !standing.is_in_good_standing());
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_is_filled_once() {
    on_sqlite(async |site| {
        fill(site, 50).await.unwrap();

        assert!(matches!(fill(site, 50).await, Err(Error::Unique)));
    })
    .await;
}

#[tokio::test]
async fn about_two_of_three_read_the_newsletter() {
    on_sqlite(async |site| {
        fill(site, 300).await.unwrap();
        let root = place(site, "movement").await;
        let mut tx = site.app.db.reader().await.unwrap();
        let (none, now) = (membership::choosing::Sight::default(), site.app.now());
        let mut counted = Vec::new();
        for query in ["standing=all", "standing=all&agrees=newsletter"] {
            let segment = membership::segment::Segment::from_query(&format!("place={root}&{query}")).unwrap();
            counted.push(membership::choosing::count(&mut tx, &segment, &none, now).await.unwrap());
        }

        let (all, readers) = (counted[0], counted[1]);
        assert!(readers * 2 > all && readers * 4 < all * 3, "{readers} of {all}");
    })
    .await;
}
