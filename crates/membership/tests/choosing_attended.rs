//! Members chosen by what they came to, or did not.

use std::collections::BTreeSet;

use database::Error;
use terms::{BallotId, PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::{
    attending::{hold, id_of, note},
    movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place, suspend},
    offering::offer,
};

async fn chosen(site: &Site, by: u8, slug: &str, more: &str) -> Answer {
    let place = place(site, slug).await;
    site.get_as(person(by), &format!("/people/list?place={place}{more}")).await
}

/// Which of these an officer finds.
async fn finds(site: &Site, by: u8, slug: &str, more: &str, among: &[u8]) -> BTreeSet<u8> {
    let page = chosen(site, by, slug, more).await;
    assert_eq!(page.status, 200, "{more}: {}", page.text);
    let is_there = |number: &&u8| page.text.contains(&format!("href=\"/people/{}\"", person(**number)));
    among.iter().filter(is_there).copied().collect()
}

const ALL: [u8; 4] = [ANN, SIAN, 20, BOB];

/// Ann came ten days ago and 80 days ago to stalls in Cardiff, Mair 80 days ago; the paths of both.
async fn with_stalls(site: &Site) -> (String, String) {
    enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
    let recent = hold(site, SIAN, "cardiff", ("Recent", "2026-11-12")).await;
    let old = hold(site, SIAN, "cardiff", ("Old", "2026-09-03")).await;
    for (path, whom) in [(&recent, ANN), (&old, ANN), (&old, 20)] {
        assert_eq!(note(site, SIAN, path, whom).await.status, 303);
    }
    (recent, old)
}

#[tokio::test]
async fn members_are_chosen_by_what_they_came_to_and_by_what_they_did_not() {
    each_movement(async |site| {
        let (recent, old) = with_stalls(site).await;
        let of = async |more: &str| finds(site, SIAN, "wales", more, &ALL).await;

        assert_eq!(of("&came=30").await, [ANN].into());
        assert_eq!(of("&came=90").await, [ANN, 20].into());
        assert_eq!(of("&came=not-30").await, [SIAN, 20].into());
        assert_eq!(of("&came=not-90").await, [SIAN].into());
        assert_eq!(of(&format!("&came={}", id_of(&recent))).await, [ANN].into());
        assert_eq!(of(&format!("&came={}", id_of(&old))).await, [ANN, 20].into());
        assert_eq!(of("&came=").await, [ANN, SIAN, 20].into());
        let page = chosen(site, SIAN, "wales", &format!("&came={}", id_of(&old))).await.text;
        assert!(page.contains("membership-segment-few(smallest=5)"), "B29");
        assert!(page.contains("membership-segment-came-to(title=Old, place=Cardiff"), "{page}");
        assert!(page.contains("membership-segment-came-not(count=365)"));
        assert!(chosen(site, SIAN, "swansea", "&came=365").await.text.contains("membership-segment-nobody"));

        // Days are whole ones: on the thirtieth day after it still, on the next no more.
        site.later(20 * Timestamp::DAY + 11 * Timestamp::HOUR);
        assert_eq!(finds(site, SIAN, "wales", "&came=30", &ALL).await, [ANN].into());
        site.later(2 * Timestamp::HOUR);
        assert!(finds(site, SIAN, "wales", "&came=30", &ALL).await.is_empty());

        for wrong in ["&came=0", "&came=366", "&came=not-", "&came=never", "&came=00000000-0000-4000-8000-000000000000"]
        {
            assert_eq!(chosen(site, SIAN, "wales", wrong).await.status, 404, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_goes_together_with_standing_consent_tag_and_skill() {
    each_movement(async |site| {
        let (_, old) = with_stalls(site).await;
        for whom in [ANN, 20, SIAN] {
            offer(site, whom, "first-aid", "movement").await;
        }
        site.post_as(person(20), "/me/consents/newsletter", &[("agree", "yes")]).await;
        suspend(site, RUTH, ANN, "30").await;
        let wales = place(site, "wales").await.to_string();
        site.post_as(person(SIAN), "/people/tags", &[("place", &wales), ("word", "can drive")]).await;
        let tags = site.get_as(person(SIAN), "/people/tags").await.text;
        let tag = tags.split("/people/tags/").nth(1).unwrap()[..36].to_owned();
        let tick = format!("tag-{tag}");
        for whom in [ANN, 20] {
            site.post_as(person(SIAN), &format!("/people/{}/tags", person(whom)), &[(tick.as_str(), "yes")]).await;
        }
        let of = async |more: &str| finds(site, SIAN, "wales", more, &ALL).await;

        assert_eq!(of("&came=90&standing=good").await, [20].into());
        assert_eq!(of("&came=90&agrees=newsletter").await, [20].into());
        assert_eq!(of("&came=not-90&agrees=newsletter").await, [].into());
        assert_eq!(of(&format!("&came=30&tag={tag}")).await, [ANN].into());
        assert_eq!(of(&format!("&came=not-30&tag={tag}")).await, [20].into());
        assert_eq!(of(&format!("&came={}&tag={tag}&standing=good", id_of(&old))).await, [20].into());
        assert_eq!(of("&came=30&skill=first-aid").await, [ANN].into());
        assert_eq!(of("&came=not-30&skill=first-aid").await, [SIAN, 20].into());
        assert_eq!(of(&format!("&came={}&skill=first-aid", id_of(&old))).await, [ANN, 20].into());
        assert_eq!(of(&format!("&came=not-30&skill=first-aid&tag={tag}")).await, [20].into());
        assert_eq!(of("&came=90&skill=law").await, [].into());
    })
    .await;
}

/// B23: who objects is chosen neither by what she came to nor by that she came to nothing.
#[tokio::test]
async fn who_objects_or_is_kept_out_is_chosen_by_neither() {
    each_movement(async |site| {
        with_stalls(site).await;
        site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await;
        site.post_as(person(20), "/me/visible", &[("out", "yes")]).await;

        for more in ["&came=90", "&came=not-90"] {
            let found = finds(site, SIAN, "wales", more, &ALL).await;
            assert!(!found.contains(&ANN) && !found.contains(&20), "{more}: {found:?}");
        }
    })
    .await;
}

/// B4, B5: an officer chooses by gatherings alone that one office of hers reaches together with the members.
#[tokio::test]
async fn what_an_office_does_not_reach_is_for_it_as_if_it_had_not_been() {
    each_movement(async |site| {
        let regional = hold(site, SIAN, "wales", ("Region", "2026-11-20")).await;
        enter(site, 30, "Olu Officer", "olu@example.org", "leeds").await;
        give(site, 30, "organiser", "cardiff").await;
        give(site, 30, "organiser", "leeds").await;
        let before = chosen(site, 30, "cardiff", "&came=not-30").await.text;
        note(site, SIAN, &regional, ANN).await;
        let in_leeds = hold(site, 30, "leeds", ("Leeds", "2026-11-20")).await;
        note(site, RUTH, &in_leeds, ANN).await;

        let found = async |by: u8, slug: &str, more: &str| finds(site, by, slug, more, &ALL).await;
        assert!(found(30, "cardiff", "&came=30").await.is_empty());
        assert!(found(30, "cardiff", "&came=not-30").await.contains(&ANN));
        assert_eq!(chosen(site, 30, "cardiff", "&came=not-30").await.text.len(), before.len(), "not by one letter");
        for gathering in [&regional, &in_leeds] {
            let refused = chosen(site, 30, "cardiff", &format!("&came={}", id_of(gathering))).await;
            assert_eq!(refused.status, 404, "two offices that reach one each");
        }
        assert_eq!(found(SIAN, "cardiff", "&came=30").await, [ANN].into());
        let theirs = format!("&came={}", id_of(&in_leeds));
        assert_eq!(chosen(site, SIAN, "wales", &theirs).await.status, 404);
        assert_eq!(found(RUTH, "movement", &theirs).await, [ANN].into());
        assert_eq!(found(RUTH, "cardiff", "&came=30").await, [ANN].into());

        // Who may search and not look at members chooses by none, and is offered none.
        enter(site, 31, "Tom Till", "tom@example.org", "cardiff").await;
        give(site, 31, "treasurer", "wales").await;
        for more in ["&came=30", "&came=not-30"] {
            assert_eq!(chosen(site, 31, "wales", more).await.status, 404);
        }
        assert!(!chosen(site, 31, "wales", "").await.text.contains("name=\"came\""));
        let foreign = chosen(site, 30, "cardiff", "").await.text;
        assert!(foreign.contains("name=\"came\"") && !foreign.contains("(title="));
    })
    .await;
}

/// What she came to moves with her, and counts from her new home.
#[tokio::test]
async fn who_moves_takes_along_what_she_came_to() {
    each_movement(async |site| {
        with_stalls(site).await;
        enter(site, 30, "Olu Officer", "olu@example.org", "leeds").await;
        give(site, 30, "organiser", "swansea").await;
        site.later(Timestamp::SECOND);
        let swansea = place(site, "swansea").await;
        let (id, now) = (site.app.new_id(), site.app.now());
        membership::move_home(&site.app.db, person(ANN), (id, swansea), now).await.unwrap();

        assert_eq!(finds(site, SIAN, "swansea", "&came=30", &ALL).await, [ANN].into());
        assert!(finds(site, SIAN, "cardiff", "&came=30", &ALL).await.is_empty());
        assert!(finds(site, 30, "swansea", "&came=30", &ALL).await.is_empty(), "the stall was Cardiff's");
    })
    .await;
}

/// B36: it chooses whom among those who agree an officer writes to, and leaves in no file.
#[tokio::test]
async fn what_members_came_to_is_in_no_export() {
    each_movement(async |site| {
        let (recent, _) = with_stalls(site).await;
        let wales = place(site, "wales").await;
        let page = chosen(site, SIAN, "wales", "&came=30").await.text;

        assert!(page.contains("/mailings/new?") && !page.contains("/exports/new?"), "{page}");
        for came in ["30", "not-30", id_of(&recent)] {
            let path = format!("/exports/new?place={wales}&came={came}");
            assert_eq!(site.get_as(person(SIAN), &path).await.status, 404, "{came}");
            let chosen = format!("place={wales}&came={came}");
            let asked = [("chosen", chosen.as_str()), ("purpose", "meeting"), ("reason", "For the door.")];
            assert_ne!(site.post_as(person(SIAN), "/exports", &asked).await.status, 303, "{came}");
        }
    })
    .await;
}

/// A choice that is kept is checked anew each time.
#[tokio::test]
async fn a_kept_choice_is_worth_what_its_gathering_is() {
    each_movement(async |site| {
        let (recent, _) = with_stalls(site).await;
        let wales = place(site, "wales").await;
        let chosen_by = format!("place={wales}&standing=all&days=&agrees=&tag=&skill=&came={}", id_of(&recent));
        let save = [("name", "The stall"), ("chosen", chosen_by.as_str())];
        assert_eq!(site.post_as(person(SIAN), "/people/saved", &save).await.status, 303);
        let page = site.get_as(person(SIAN), "/people/list").await.text;
        assert!(page.contains(">The stall</a>") && page.contains(&format!("came={}", id_of(&recent))), "{page}");

        site.post_as(person(SIAN), &format!("{recent}/drop"), &[]).await;

        assert_eq!(site.get_as(person(SIAN), &format!("/people/list?{chosen_by}")).await.status, 404);
        assert_eq!(site.post_as(person(SIAN), "/people/saved", &save).await.status, 404);
    })
    .await;
}

/// Fairness to candidates: as every other choice.
#[tokio::test]
async fn a_candidate_chooses_nobody_of_her_electorate_by_it() {
    each_movement(async |site| {
        let (recent, _) = with_stalls(site).await;
        let leeds = hold(site, RUTH, "movement", ("All", "2026-11-20")).await;
        note(site, RUTH, &leeds, BOB).await;
        note(site, RUTH, &leeds, ANN).await;
        let (wales, now) = (place(site, "wales").await, site.app.now());
        let said = site.app.db.write::<_, Error, _>(move |tx| {
            let candidates: [PersonId; 2] = [person(RUTH), person(SIAN)];
            Box::pin(
                async move { membership::withhold(tx, BallotId::by_chance([9; 16]), wales, &candidates, now).await },
            )
        });
        said.await.unwrap();

        assert_eq!(finds(site, RUTH, "movement", "&came=30", &ALL).await, [BOB].into());
        assert!(!finds(site, RUTH, "movement", "&came=not-30", &ALL).await.contains(&ANN));
        let to = format!("&came={}", id_of(&recent));
        assert_eq!(chosen(site, RUTH, "movement", &to).await.status, 404);
        assert_eq!(chosen(site, RUTH, "wales", "&came=30").await.status, 422);
        let list = site.get_as(person(RUTH), "/gatherings").await.text;
        assert!(list.contains(">All<") && !list.contains(">Recent<"), "{list}");
        assert_eq!(site.get_as(person(RUTH), &recent).await.status, 403);
        let page = site.get_as(person(RUTH), &leeds).await.text;
        assert!(page.contains("Bob Lister") && !page.contains("Connor-Lee"), "{page}");
        assert_eq!(note(site, RUTH, &leeds, ANN).await.status, 404);
        for path in ["/gatherings", "/gatherings/new", recent.as_str()] {
            assert_eq!(site.get_as(person(SIAN), path).await.status, 403, "{path}");
        }
    })
    .await;
}

/// Fairness to candidates: who came to something in the electorate came to nothing in her sight, wherever he is at home.
#[tokio::test]
async fn a_candidate_chooses_by_no_gathering_of_her_electorate() {
    each_movement(async |site| {
        let (recent, _) = with_stalls(site).await;
        enter(site, 21, "Kit Moor", "kit@example.org", "leeds").await;
        enter(site, 22, "Jo Dale", "jo@example.org", "leeds").await;
        let all = hold(site, RUTH, "movement", ("All", "2026-11-20")).await;
        for (path, whom) in [(&recent, BOB), (&recent, 21), (&all, 21)] {
            assert_eq!(note(site, RUTH, path, whom).await.status, 303);
        }
        for whom in [BOB, 21, 22] {
            offer(site, whom, "driving", "movement").await;
        }
        let among = [ANN, 20, BOB, 21, 22];
        let skilled = ["&came=30&skill=driving", "&came=not-30&skill=driving"];
        let found = async |more: &str| finds(site, RUTH, "movement", more, &among).await;
        assert_eq!(found("&came=30").await, [ANN, BOB, 21].into());
        assert_eq!(found("&came=not-30").await, [20, 22].into());
        assert_eq!(found(skilled[0]).await, [BOB, 21].into());
        assert_eq!(found(skilled[1]).await, [22].into());

        let (wales, now) = (place(site, "wales").await, site.app.now());
        let said = site.app.db.write::<_, Error, _>(move |tx| {
            let candidate: [PersonId; 1] = [person(RUTH)];
            Box::pin(
                async move { membership::withhold(tx, BallotId::by_chance([9; 16]), wales, &candidate, now).await },
            )
        });
        said.await.unwrap();

        for (came, nothing) in [("&came=30", "&came=not-30"), (skilled[0], skilled[1])] {
            assert_eq!(found(came).await, [21].into(), "{came}");
            assert_eq!(found(nothing).await, [BOB, 22].into(), "{nothing}");
        }
        for number in 23..27 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "leeds").await;
        }
        let page = chosen(site, RUTH, "leeds", "&came=not-30").await.text;
        assert!(page.contains("membership-segment-count(count=6)"), "the count is that of the list: {page}");
    })
    .await;
}
