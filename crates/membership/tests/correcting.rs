use terms::Timestamp;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, letters, link, person, place};

const NAME: [(&str, &str); 3] = [("name", "Ann Llŷr"), ("postcode", "CF11 9XX"), ("address", "")];

#[tokio::test]
async fn a_member_corrects_her_name_and_is_found_by_the_new_one_alone() {
    each_movement(async |site| {
        let before = site.get_as(person(ANN), "/me/particulars").await.text;

        let saved = site.post_as(person(ANN), "/me/particulars", &NAME).await;
        let again = site.post_as(person(ANN), "/me/particulars", &NAME).await;

        assert!(before.contains("value=\"Ann O&#39;Connor-Lee\"") && before.contains("value=\"CF10 1AA\""), "{before}");
        assert_eq!((saved.status, again.status), (303, 303));
        let found = async |name: &str| site.post_as(person(SIAN), "/people", &[("name", name)]).await.text;
        assert!(found("llyr").await.contains("Ann Llŷr"));
        assert!(!found("connor").await.contains("Ann"));
        let data: serde_json::Value = serde_json::from_str(&site.get_as(person(ANN), "/me/data").await.text).unwrap();
        assert_eq!(data["membership"]["fields"]["postcode"], "CF11 9XX");
        // Which field, and when; saving the same again corrects nothing.
        let corrections = data["membership"]["corrections"].as_array().unwrap();
        assert_eq!(corrections.len(), 2);
        assert!(corrections.iter().all(|one| one.as_object().unwrap().len() == 2));
    })
    .await;
}

#[tokio::test]
async fn a_field_that_cannot_be_is_refused_beside_it_and_nothing_is_lost() {
    each_movement(async |site| {
        let refused = site
            .post_as(
                person(ANN),
                "/me/particulars",
                &[("name", " "), ("postcode", "Cardiff"), ("address", "1 High St")],
            )
            .await;

        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("id=\"name-error\"") && refused.text.contains("id=\"postcode-error\""));
        assert!(refused.text.contains("value=\"1 High St\""));
        let page = site.get_as(person(ANN), "/me/particulars").await.text;
        assert!(page.contains("value=\"CF10 1AA\"") && !page.contains("1 High St"));
    })
    .await;
}

#[tokio::test]
async fn another_address_counts_once_its_button_was_pressed_by_whoever_asked() {
    each_movement(async |site| {
        let asked = site.post_as(person(ANN), "/me/email", &[("email", "Ann@new.example")]).await;
        let path = link(site).await;

        let early = site.get_as(person(ANN), "/me/particulars").await.text;
        let visitor = site.post(&path, &[]).await;
        let other = site.post_as(person(BOB), &path, &[]).await;
        let looked = site.get_as(person(ANN), &path).await;
        site.later(Timestamp::SECOND);
        let pressed = site.post_as(person(ANN), &path, &[]).await;
        let twice = site.post_as(person(ANN), &path, &[]).await;

        assert_eq!((asked.status, looked.status, pressed.status), (303, 200, 303));
        assert!(early.contains("membership-email-now(email=ann@example.org)"));
        assert_eq!((visitor.status, other.status, twice.status), (401, 422, 422));
        let page = site.get_as(person(ANN), "/me/particulars").await.text;
        assert!(page.contains("membership-email-now(email=Ann@new.example)"), "{page}");
        // The old address hears of it, and no longer signs in; the new one does.
        let before = letters(site).await;
        assert!(before.last().unwrap().contains("membership-letter-email-gone"));
        assert!(before.last().unwrap().contains("ann@example.org"));
        site.post("/sign-in", &[("email", "ann@example.org")]).await;
        assert_eq!(letters(site).await.len(), before.len());
        site.post("/sign-in", &[("email", "ann@new.example")]).await;
        assert_eq!(letters(site).await.len(), before.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn the_page_does_not_tell_whether_an_address_is_known_and_the_letter_does() {
    each_movement(async |site| {
        let known = site.post_as(person(ANN), "/me/email", &[("email", "bob@example.org")]).await;
        let to_bob = letters(site).await.pop().unwrap();
        site.later(Timestamp::SECOND);
        let new = site.post_as(person(ANN), "/me/email", &[("email", "ann@new.example")]).await;

        assert_eq!((known.status, &known.location, &known.text), (new.status, &new.location, &new.text));
        assert!(to_bob.contains("membership-letter-known") && to_bob.contains("bob@example.org"));
    })
    .await;
}

#[tokio::test]
async fn who_was_too_slow_or_whose_address_was_taken_meanwhile_keeps_the_old_one() {
    each_movement(async |site| {
        site.post_as(person(ANN), "/me/email", &[("email", "shared@new.example")]).await;
        let slow = link(site).await;
        site.later(Timestamp::SECOND);
        site.post_as(person(BOB), "/me/email", &[("email", "shared@new.example")]).await;
        let first = link(site).await;
        site.later(Timestamp::SECOND);
        site.post_as(person(BOB), &first, &[]).await;
        site.later(Timestamp::SECOND);

        let taken = site.post_as(person(ANN), &slow, &[]).await;
        site.post_as(person(ANN), "/me/email", &[("email", "late@new.example")]).await;
        let late = link(site).await;
        site.later(Timestamp::DAY);
        let over = site.post_as(person(ANN), &late, &[]).await;

        assert!(taken.text.contains("membership-email-taken"), "{}", taken.text);
        assert_eq!(over.status, 422);
        let page = site.get_as(person(ANN), "/me/particulars").await.text;
        assert!(page.contains("membership-email-now(email=ann@example.org)"));
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_of_her_is_read_on_a_page_and_names_nobody_else() {
    each_movement(async |site| {
        let page = site.get_as(person(ANN), "/me/data/read").await.text;

        assert!(page.contains("fields › name") && page.contains("Ann O&#39;Connor-Lee"), "{page}");
        assert!(page.contains("consents › 1 › text_version"));
        for other in ["Ruth", "Siân", "Bob", &person(RUTH).to_string()] {
            assert!(!page.contains(other), "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_moves_house_is_shown_the_places_of_her_new_region_and_moves_only_if_she_likes() {
    each_movement(async |site| {
        let moves = [("name", "Ann O'Connor-Lee"), ("postcode", "LS1 1AA"), ("address", "")];
        let leeds = place(site, "leeds").await.to_string();
        let home = async || site.get_as(person(ANN), "/me").await.text;

        let saved = site.post_as(person(ANN), "/me/particulars", &moves).await;
        let shown = site.get_as(person(ANN), "/me/place").await.text;

        assert_eq!(saved.location, "/me/place?done=membership-done-corrected");
        assert!(shown.contains("membership-move-elsewhere"));
        let cardiff = place(site, "cardiff").await.to_string();
        let position = |id: &str| shown.find(&format!("value=\"{id}\"")).unwrap();
        assert!(position(&leeds) < position(&cardiff));
        let (home_form, _) = shown.split_once("action=\"/me/guest\"").unwrap();
        assert_eq!(home_form.matches(&format!("value=\"{leeds}\"")).count(), 1);
        assert!(home().await.contains("/places/cardiff"), "nobody is moved unasked");

        // The same again is no other postcode: she was asked once.
        let again = site.post_as(person(ANN), "/me/particulars", &moves).await;
        assert_eq!(again.location, "/me/particulars?done=membership-done-corrected");

        let refused = site.post_as(person(ANN), "/me/place", &[("place", "somewhere")]).await;
        assert!(refused.status == 422 && refused.text.contains("id=\"place-error\""));
        site.post_as(person(ANN), "/me/place", &[("place", leeds.as_str())]).await;
        let text = home().await;
        assert!(text.contains("/places/leeds") && text.contains("membership-event-moved"), "{text}");
        assert!(!site.get_as(person(ANN), "/me/place").await.text.contains("membership-move-elsewhere"));
        // Whose office reached her old home reaches her no longer.
        assert_eq!(site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_postcode_within_the_region_or_of_no_known_region_suggests_nothing() {
    each_movement(async |site| {
        for postcode in ["SA1 1AA", "IM1 1AA", ""] {
            let saved = site
                .post_as(
                    person(ANN),
                    "/me/particulars",
                    &[("name", "Ann Lee"), ("postcode", postcode), ("address", "")],
                )
                .await;

            assert_eq!(saved.location, "/me/particulars?done=membership-done-corrected", "{postcode}");
            assert!(!site.get_as(person(ANN), "/me/place").await.text.contains("membership-move-elsewhere"));
        }
    })
    .await;
}

#[tokio::test]
async fn between_several_regions_only_she_can_tell() {
    each_movement(async |site| {
        let chosen = async |slug: &str| {
            let id = place(site, slug).await;
            let text = site.get_as(person(ANN), "/me/place").await.text;
            assert!(text.contains("membership-move-elsewhere"));
            text.contains(&format!("value=\"{id}\" selected"))
        };
        for (postcode, slug) in [("TD15 1AA", "cardiff"), ("BT1 1AA", "northern-ireland")] {
            let fields = [("name", "Ann Lee"), ("postcode", postcode), ("address", "")];
            site.post_as(person(ANN), "/me/particulars", &fields).await;

            assert!(chosen(slug).await, "{postcode}");
        }
    })
    .await;
}
