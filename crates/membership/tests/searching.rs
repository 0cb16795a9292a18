use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, person};

async fn search(site: &Site, who: u8, typed: &str) -> String {
    site.post_as(person(who), "/people", &[("name", typed)]).await.text
}

#[tokio::test]
async fn a_member_is_found_by_the_beginnings_of_her_names_without_marks() {
    each_movement(async |site| {
        for typed in ["sian", "SIÂN", "llyw", "llywelyn sia"] {
            assert!(search(site, RUTH, typed).await.contains("Siân Llywelyn"), "{typed}");
        }
        for typed in ["sian lister", "wel", "nobody"] {
            assert!(search(site, RUTH, typed).await.contains("membership-people-none"), "{typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_search_shows_no_way_to_reach_anybody() {
    each_movement(async |site| {
        let found = search(site, RUTH, "bob").await;

        assert!(found.contains("Bob Lister"));
        assert!(!found.contains("@example.org") && !found.contains("CF10"));
        let page = site.get_as(person(RUTH), &format!("/people/{}", person(BOB))).await.text;
        assert!(page.contains("Bob Lister"));
        assert!(!page.contains("@example.org") && !page.contains("CF10"));
    })
    .await;
}

#[tokio::test]
async fn too_few_letters_find_nobody() {
    each_movement(async |site| {
        for typed in ["b", "", " - "] {
            let refused = site.post_as(person(RUTH), "/people", &[("name", typed)]).await;
            assert_eq!(refused.status, 422, "{typed}");
        }
        assert_eq!(site.get_as(person(ANN), "/people").await.status, 403);
    })
    .await;
}

/// What an organiser of Wales is answered, with everything that is made anew for each answer taken out.
async fn answers(site: &Site) -> Vec<(u16, String)> {
    let mut answers = Vec::new();
    for typed in ["bo", "bob", "lister", "bob lister", "an", "zz"] {
        answers.push(site.post_as(person(SIAN), "/people", &[("name", typed)]).await);
    }
    for path in ["/people", "/me/rights", "/join/paper", "/places/wales"] {
        answers.push(site.get_as(person(SIAN), path).await);
    }
    answers.push(site.get_as(person(SIAN), &format!("/people/{}", person(BOB))).await);
    answers.push(site.get_as(person(SIAN), &format!("/people/{}", person(77))).await);
    let anew = |line: &&str| !line.contains("name=\"nonce\"") && !line.contains("name=\"id\"");
    answers
        .into_iter()
        .map(|answer| (answer.status, answer.text.lines().filter(anew).collect::<Vec<_>>().join("\n")))
        .collect()
}

#[tokio::test]
async fn what_an_organiser_is_answered_does_not_depend_on_members_elsewhere() {
    each_movement(async |site| {
        let before = answers(site).await;

        for number in 100..140 {
            let email = format!("bob.{number}@example.org");
            enter(site, number, "Bob Lister", &email, "leeds").await;
        }

        let after = answers(site).await;
        assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            assert_eq!(one, other);
        }
        // Whom she may not see is answered like whom there is not.
        assert_eq!(before[10].0, before[11].0);
    })
    .await;
}

#[tokio::test]
async fn a_search_shows_twenty_and_says_that_there_are_more() {
    each_movement(async |site| {
        for number in 100..121 {
            let email = format!("gwen.{number}@example.org");
            enter(site, number, "Gwen Tudor", &email, "cardiff").await;
            if number == 119 {
                assert!(!search(site, SIAN, "gwen tud").await.contains("membership-people-more"));
            }
        }

        let found = search(site, SIAN, "gwen tud").await;

        assert_eq!(found.matches("Gwen Tudor").count(), 20);
        assert!(found.contains("membership-people-more"));
    })
    .await;
}
