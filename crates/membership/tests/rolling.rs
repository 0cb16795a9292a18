//! Drawing up a roll: every member once, and the same answer for one as for all.

use std::collections::BTreeMap;

use membership::{
    Walk,
    eligibility::{Clause, Rule},
};
use terms::{Day, Timestamp};
use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, person, place};

async fn walked(site: &Site, slug: &str, piece: usize) -> Vec<terms::PersonId> {
    let place = place(site, slug).await;
    let mut tx = site.app.db.reader().await.unwrap();
    let mut walk = Walk::within(&mut tx, place, site.app.now()).await.unwrap();
    let mut seen = Vec::new();
    loop {
        let next = walk.next(&mut tx, piece).await.unwrap();
        if next.is_empty() {
            seen.sort();
            return seen;
        }
        assert!(next.len() <= piece);
        seen.extend(next.into_iter().map(|(person, _)| person));
    }
}

#[tokio::test]
async fn a_walk_sees_each_member_once_whatever_the_size_of_its_pieces() {
    each_movement(async |site| {
        for (number, slug) in (10..20).zip(["cardiff", "swansea", "wales", "leeds", "london"].iter().cycle()) {
            enter(site, number, "Some Body", &format!("body{number}@example.org"), slug).await;
        }
        let mut all: Vec<_> = [RUTH, SIAN, ANN, BOB].into_iter().chain(10..20).map(person).collect();
        all.sort();

        for piece in [1, 2, 3, 7, 100] {
            assert_eq!(walked(site, "movement", piece).await, all, "pieces of {piece}");
        }
        assert_eq!(walked(site, "wales", 2).await.len(), 8);
        assert_eq!(walked(site, "scotland", 2).await, []);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_member_at_the_instant_is_not_on_the_way() {
    each_movement(async |site| {
        site.post_as(person(ANN), "/me/leave", &[]).await;

        assert_eq!(walked(site, "wales", 10).await, [person(SIAN)]);
    })
    .await;
}

#[tokio::test]
async fn the_roll_and_the_explanation_of_each_member_agree() {
    each_movement(async |site| {
        site.later(40 * Timestamp::DAY);
        enter(site, 10, "Too New", "new@example.org", "cardiff").await;
        let app = &site.app;
        let (movement, wales) = (place(site, "movement").await, place(site, "wales").await);
        let day: Day = app.now().day(&app.settings.zone);
        let clauses = vec![
            Clause::Member,
            Clause::MemberFor { days: 28, day },
            Clause::Within { place: wales },
            Clause::NotSuspended,
        ];
        let mut tx = app.db.reader().await.unwrap();
        let test = membership::ready(&mut tx, &Rule(clauses), &app.settings.zone).await.unwrap();
        let mut walk = Walk::within(&mut tx, movement, app.now()).await.unwrap();
        let mut on_roll = BTreeMap::new();
        for (somebody, standing) in walk.next(&mut tx, 100).await.unwrap() {
            on_roll.insert(somebody, test.is_met(&standing));
        }

        for number in [RUTH, SIAN, ANN, BOB, 10] {
            let standing = membership::standing(&mut tx, person(number), app.now()).await.unwrap();
            let findings = test.explain(&standing);
            assert_eq!(on_roll[&person(number)], findings.iter().all(|finding| finding.is_met), "{number}");
        }
        let expected = [(RUTH, false), (SIAN, true), (ANN, true), (BOB, false), (10, false)];
        assert_eq!(on_roll, expected.into_iter().map(|(number, is_on)| (person(number), is_on)).collect());
    })
    .await;
}
