use database::{Error, Sql, args, sql};
use terms::{PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

async fn define(site: &Site, by: u8, slug: &str, word: &str) -> Answer {
    let place = place(site, slug).await.to_string();
    site.post_as(person(by), "/people/tags", &[("place", &place), ("word", word)]).await
}

/// The id of the tag of that word, as the page of tags shows it.
async fn id_of(site: &Site, word: &str) -> String {
    let page = site.get_as(person(RUTH), "/people/tags").await.text;
    let after = page.split(&format!("word={word})")).nth(1).unwrap();
    after.split("/people/tags/").nth(1).unwrap()[..36].to_owned()
}

/// A movement in which Wales has a tag; its id.
async fn with_tag(site: &Site) -> String {
    define(site, SIAN, "wales", "can drive").await;
    id_of(site, "can drive").await
}

async fn tick(site: &Site, by: u8, whom: u8, tag: &str) -> Answer {
    let name = format!("tag-{tag}");
    site.post_as(person(by), &format!("/people/{}/tags", person(whom)), &[(name.as_str(), "yes")]).await
}

/// The page of those who have a tag, in a place, as an officer sees it.
async fn having(site: &Site, by: u8, slug: &str, tag: &str) -> Answer {
    let place = place(site, slug).await;
    site.get_as(person(by), &format!("/people/list?place={place}&tag={tag}")).await
}

fn lists(answer: &Answer, number: u8) -> bool {
    answer.text.contains(&format!("href=\"/people/{}\"", person(number)))
}

const GIVEN: Sql = sql!("SELECT count(*) AS value FROM person_tags");

async fn given(site: &Site) -> i64 {
    site.app.db.reader().await.unwrap().one(GIVEN, args![]).await.unwrap()
}

#[tokio::test]
async fn officers_define_the_tags_of_their_own_places_and_are_warned() {
    each_movement(async |site| {
        let page = site.get_as(person(SIAN), "/people/tags").await.text;
        let defined = define(site, SIAN, "wales", "can drive").await;
        let alike = define(site, SIAN, "wales", "Can  Drive").await;
        let elsewhere = define(site, SIAN, "leeds", "can drive").await;
        let empty = define(site, SIAN, "wales", " ").await;

        assert!(page.contains("membership-tags-warn") && page.contains("membership-tags-none"));
        assert_eq!(defined.location, "/people/tags?done=membership-done-shown");
        assert!(alike.text.contains("membership-tags-already") && alike.text.contains("value=\"Can  Drive\""));
        assert!(elsewhere.status == 422 && elsewhere.text.contains("id=\"place-error\""));
        assert!(empty.status == 422 && empty.text.contains("id=\"word-error\""));
        assert_eq!(define(site, ANN, "cardiff", "x").await.status, 403);
        give(site, BOB, "treasurer", "wales").await;
        assert_eq!(define(site, BOB, "wales", "x").await.status, 403);

        for number in 0..29 {
            assert_eq!(define(site, SIAN, "wales", &format!("tag {number}")).await.status, 303);
        }
        let full = define(site, SIAN, "wales", "one more").await;
        assert!(full.text.contains("membership-tags-full"));
        assert_eq!(define(site, SIAN, "cardiff", "one more").await.status, 303, "another place has its own");
    })
    .await;
}

#[tokio::test]
async fn members_are_found_by_their_tags_and_read_and_take_off_their_own() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
        let tag = with_tag(site).await;
        let form = site.get_as(person(SIAN), &format!("/people/{}/tags", person(ANN))).await.text;
        assert!(form.contains("membership-tag-of(word=can drive, place=Wales)") && !form.contains("checked"));

        assert_eq!(tick(site, SIAN, ANN, &tag).await.status, 303);
        tick(site, SIAN, ANN, &tag).await;

        let found = having(site, SIAN, "wales", &tag).await;
        assert!(lists(&found, ANN) && !lists(&found, 20) && !lists(&found, SIAN), "{}", found.text);
        assert!(found.text.contains("membership-segment-few(smallest=5)"));
        assert!(lists(&having(site, SIAN, "cardiff", &tag).await, ANN));
        assert!(lists(&having(site, RUTH, "movement", &tag).await, ANN));
        assert!(lists(&having(site, SIAN, "wales", "").await, 20), "no tag is chosen");
        let form = site.get_as(person(SIAN), &format!("/people/{}/tags", person(ANN))).await.text;
        assert!(form.contains("checked"));
        let page = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;
        assert!(page.contains("<li>can drive</li>"));
        let own = site.get_as(person(ANN), "/me/notes").await.text;
        assert!(
            own.contains("membership-tag-of(word=can drive, place=Wales)") && own.contains("membership-tag-until(")
        );
        assert!(site.get_as(person(ANN), "/me/data").await.text.contains("can drive"));

        // What is kept for later is the choice; it is checked anew.
        let wales = place(site, "wales").await;
        let chosen = format!("place={wales}&standing=all&days=&agrees=&tag={tag}");
        let saved = site.post_as(person(SIAN), "/people/saved", &[("name", "Drivers"), ("chosen", &chosen)]).await;
        assert_eq!(saved.status, 303);

        site.post_as(person(BOB), &format!("/me/tags/{tag}"), &[]).await;
        assert_eq!(given(site).await, 1, "nobody takes a tag off somebody else");
        site.post_as(person(ANN), &format!("/me/tags/{tag}"), &[]).await;
        assert!(!lists(&having(site, SIAN, "wales", &tag).await, ANN));
    })
    .await;
}

/// B4 and B5: who may not look at the members of a place learns nothing of their tags.
#[tokio::test]
async fn tags_are_nothing_to_whose_office_does_not_open_them() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "yorkshire-and-the-humber").await;
        enter(site, 20, "Tom Till", "tom@example.org", "cardiff").await;
        give(site, 20, "treasurer", "wales").await;
        let before = having(site, BOB, "leeds", "").await.text;
        let tag = with_tag(site).await;
        tick(site, SIAN, ANN, &tag).await;

        let after = having(site, BOB, "leeds", "").await.text;
        let nonce =
            |page: &str| page.split("name=\"nonce\" value=\"").nth(1).map(|rest| rest[..32].to_owned()).unwrap();
        assert_eq!(before.replace(&nonce(&before), ""), after.replace(&nonce(&after), ""));
        assert_eq!(having(site, BOB, "leeds", &tag).await.status, 404);
        assert_eq!(having(site, BOB, "wales", &tag).await.status, 404);
        assert_eq!(tick(site, BOB, ANN, &tag).await.status, 403);
        assert_eq!(site.post_as(person(BOB), &format!("/people/tags/{tag}"), &[]).await.status, 403);
        let treasurer = having(site, 20, "wales", "").await.text;
        assert!(!treasurer.contains("can drive") && !treasurer.contains("/people/tags"));
        assert_eq!(having(site, 20, "wales", &tag).await.status, 404);
        let page = site.get_as(person(20), &format!("/people/{}", person(ANN))).await.text;
        assert!(!page.contains("can drive"));
        assert_eq!(tick(site, SIAN, SIAN, &tag).await.status, 422, "nobody gives herself any through an office");
        for wrong in ["x", "00000000-0000-4000-8000-000000000000"] {
            assert_eq!(having(site, SIAN, "wales", wrong).await.status, 404, "{wrong}");
        }

        // B38: whoever is kept out is in no list, and has nothing changed by whom she is hidden from.
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        assert!(!lists(&having(site, SIAN, "wales", &tag).await, ANN));
        assert_eq!(tick(site, SIAN, ANN, &tag).await.status, 404);

        site.post_as(person(SIAN), &format!("/people/tags/{tag}"), &[]).await;
        assert_eq!(given(site).await, 0, "a tag that is dropped is taken from everybody");
    })
    .await;
}

#[tokio::test]
async fn a_tag_goes_when_the_member_moves_away_leaves_or_objects() {
    each_movement(async |site| {
        let tag = with_tag(site).await;
        let move_home = async |slug: &str| {
            site.later(Timestamp::SECOND);
            let place = place(site, slug).await;
            let id = site.app.new_id();
            membership::move_home(&site.app.db, person(ANN), (id, place), site.app.now()).await.unwrap();
        };
        tick(site, SIAN, ANN, &tag).await;
        move_home("swansea").await;
        assert_eq!(given(site).await, 1, "she is at home in Wales still");
        move_home("leeds").await;
        assert_eq!(given(site).await, 0);
        move_home("cardiff").await;
        assert!(!lists(&having(site, SIAN, "wales", &tag).await, ANN), "it does not come back by itself");

        tick(site, SIAN, ANN, &tag).await;
        site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await;
        assert_eq!(given(site).await, 0, "B23");
        let refused = tick(site, SIAN, ANN, &tag).await;
        assert!(refused.status == 422 && refused.text.contains("membership-tags-objects"), "{}", refused.text);
        site.post_as(person(ANN), "/me/objection", &[("object", "no")]).await;

        tick(site, SIAN, ANN, &tag).await;
        site.post_as(person(ANN), "/me/leave", &[]).await;
        assert_eq!(given(site).await, 0);
    })
    .await;
}

/// B18.
#[tokio::test]
async fn a_tag_stands_for_a_year_and_is_gone_on_its_day_even_if_the_job_is_late() {
    each_movement(async |site| {
        let tag = with_tag(site).await;
        tick(site, SIAN, ANN, &tag).await;

        // It was given at noon.
        site.later(366 * Timestamp::DAY - 12 * Timestamp::HOUR - Timestamp::SECOND);
        let last = having(site, RUTH, "wales", &tag).await;
        site.later(Timestamp::SECOND);
        let late = having(site, RUTH, "wales", &tag).await;
        let own = site.get_as(person(ANN), "/me/notes").await.text;
        for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
            let (sweep, now) = (retention.sweep, site.app.now());
            site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
        }

        assert!(lists(&last, ANN) || last.status == 403, "{}", last.text);
        assert!(!lists(&late, ANN) && !own.contains("membership-tag-until("));
        assert_eq!(given(site).await, 0);
    })
    .await;
}

#[tokio::test]
async fn erasing_takes_tags_and_merging_hands_them_over() {
    each_movement(async |site| {
        enter(site, 20, "Ann Connor", "ann2@example.org", "cardiff").await;
        let tag = with_tag(site).await;
        tick(site, SIAN, ANN, &tag).await;
        let merge = membership::slice().merge.unwrap();
        let (from, to): (PersonId, PersonId) = (person(ANN), person(20));
        site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();
        assert!(lists(&having(site, SIAN, "wales", &tag).await, 20));

        site.post_as(person(20), "/me/erase", &[("understood", "yes")]).await;

        assert_eq!(given(site).await, 0);
    })
    .await;
}

/// A form that was drawn before somebody else changed something changes only what was changed in it.
#[tokio::test]
async fn an_older_form_changes_only_what_was_changed_in_it() {
    each_movement(async |site| {
        let (drives, bakes) = (with_tag(site).await, {
            define(site, SIAN, "wales", "bakes").await;
            id_of(site, "bakes").await
        });
        let (tag_drives, tag_bakes) = (format!("tag-{drives}"), format!("tag-{bakes}"));
        let (had_drives, path) = (format!("had-{drives}"), format!("/people/{}/tags", person(ANN)));
        let has = async |tag: &str| lists(&having(site, SIAN, "wales", tag).await, ANN);
        tick(site, SIAN, ANN, &drives).await;
        let form = site.get_as(person(SIAN), &path).await.text;
        assert!(form.contains(&format!("name=\"{had_drives}\" value=\"yes\"")), "{form}");

        // She takes it off herself; an older form that still shows it does not give it back, and gives the other.
        site.post_as(person(ANN), &format!("/me/tags/{drives}"), &[]).await;
        let older = [(had_drives.as_str(), "yes"), (tag_drives.as_str(), "yes"), (tag_bakes.as_str(), "yes")];
        assert_eq!(site.post_as(person(SIAN), &path, &older).await.status, 303);
        assert!(!has(&drives).await && has(&bakes).await);

        // A form from before she was given it does not take it.
        assert_eq!(site.post_as(person(SIAN), &path, &[]).await.status, 303);
        assert!(has(&bakes).await);

        // What is over and not yet swept away is given anew.
        site.later(366 * Timestamp::DAY);
        let over = having(site, RUTH, "wales", &bakes).await;
        assert!(over.status == 200 && !lists(&over, ANN), "{}", over.text);
        tick(site, RUTH, ANN, &bakes).await;
        assert!(lists(&having(site, RUTH, "wales", &bakes).await, ANN));
    })
    .await;
}
