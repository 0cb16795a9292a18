use database::{Sql, args, sql};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

const ID: &str = "22222222-2222-4222-8222-222222222222";

/// `giver` gives `receiver` an office at a place, until a day; the tests begin on 22 November 2026.
async fn appoint(site: &Site, giver: u8, receiver: u8, role: &str, slug: &str, until: &str) -> Answer {
    let place = place(site, slug).await.to_string();
    let path = format!("/people/{}/offices", person(receiver));
    let fields = [("id", ID), ("role", role), ("place", place.as_str()), ("until", until)];
    site.post_as(person(giver), &path, &fields).await
}

async fn offices(site: &Site, number: u8) -> Vec<String> {
    let mut tx = site.app.db.reader().await.unwrap();
    let offices = membership::offices_in_force(&mut tx, person(number), site.app.now()).await.unwrap();
    offices.into_iter().map(|office| office.role.id.clone()).collect()
}

/// B12: an office that nobody renews opens nothing from its last instant on.
#[tokio::test]
async fn an_administrator_gives_an_office_and_it_ends_by_itself() {
    each_movement(async |site| {
        let given = appoint(site, RUTH, ANN, "returning-officer", "movement", "2026-11-30").await;
        let again = appoint(site, RUTH, ANN, "returning-officer", "movement", "2026-11-30").await;

        assert_eq!(given.location, "/offices?done=membership-done-given");
        assert_eq!(again.location, given.location);
        assert_eq!(offices(site, ANN).await, ["returning-officer"]);
        // Noon of the 22nd; the 30th ends at midnight.
        site.later(8 * Timestamp::DAY + 12 * Timestamp::HOUR - 1);
        assert_eq!(offices(site, ANN).await, ["returning-officer"]);
        site.later(1);
        assert!(offices(site, ANN).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_themselves_an_office() {
    each_movement(async |site| {
        let refused = appoint(site, RUTH, RUTH, "returning-officer", "movement", "2026-12-30").await;

        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("membership-offices-own"));
        assert_eq!(offices(site, RUTH).await, ["administrator"]);
    })
    .await;
}

#[tokio::test]
async fn an_organiser_gives_no_offices() {
    each_movement(async |site| {
        assert_eq!(appoint(site, SIAN, ANN, "organiser", "wales", "2026-12-30").await.status, 403);
        assert_eq!(site.get_as(person(SIAN), "/offices").await.status, 403);
        assert_eq!(appoint(site, ANN, BOB, "organiser", "wales", "2026-12-30").await.status, 403);
        assert!(offices(site, BOB).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_last_day_of_an_office_is_bounded() {
    each_movement(async |site| {
        for (until, key) in [
            ("2026-11-21", "membership-offices-past"),
            ("2027-12-31", "membership-offices-too-long"),
            ("soon", "membership-offices-until-wrong"),
        ] {
            let refused = appoint(site, RUTH, ANN, "organiser", "wales", until).await;

            assert_eq!(refused.status, 422, "{until}");
            assert!(refused.text.contains(key), "{until}");
        }
        let unknown = appoint(site, RUTH, ANN, "emperor", "wales", "2026-12-30").await;
        assert!(unknown.text.contains("web-error-choose"));
        assert!(offices(site, ANN).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_ended_office_gives_nothing_at_once() {
    each_movement(async |site| {
        assert_eq!(site.get_as(person(SIAN), "/people").await.status, 200);
        let mut tx = site.app.db.reader().await.unwrap();
        let held = membership::offices_in_force(&mut tx, person(SIAN), site.app.now()).await.unwrap();
        drop(tx);
        let path = format!("/offices/{}/end", held[0].id);
        assert_eq!(site.post_as(person(ANN), &path, &[]).await.status, 403);

        assert_eq!(site.post_as(person(RUTH), &path, &[]).await.status, 303);
        assert_eq!(site.post_as(person(RUTH), &path, &[]).await.status, 303);

        assert_eq!(site.get_as(person(SIAN), "/people").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_their_own_office() {
    each_movement(async |site| {
        let mut tx = site.app.db.reader().await.unwrap();
        let held = membership::offices_in_force(&mut tx, person(RUTH), site.app.now()).await.unwrap();
        drop(tx);

        let refused = site.post_as(person(RUTH), &format!("/offices/{}/end", held[0].id), &[]).await;

        assert_eq!(refused.status, 422);
        assert_eq!(offices(site, RUTH).await, ["administrator"]);
    })
    .await;
}

#[tokio::test]
async fn a_holder_is_named_on_the_page_of_the_place_only_when_she_agrees() {
    each_movement(async |site| {
        let office = give(site, ANN, "registrar", "cardiff").await;
        let path = format!("/me/offices/{office}");
        let is_named = async || site.get("/places/cardiff").await.text.contains("O&#39;Connor");
        assert!(!is_named().await);

        assert_eq!(site.post_as(person(BOB), &path, &[("shown", "yes")]).await.status, 404);
        assert!(!is_named().await);
        site.post_as(person(ANN), &path, &[("shown", "yes")]).await;
        assert!(is_named().await);
        site.post_as(person(ANN), &path, &[("shown", "no")]).await;
        assert!(!is_named().await);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_member_holds_no_office() {
    each_movement(async |site| {
        enter(site, 9, "Guto Rees", "guto@example.org", "cardiff").await;
        give(site, 9, "registrar", "cardiff").await;

        site.post_as(person(9), "/me/leave", &[]).await;

        assert!(offices(site, 9).await.is_empty());
        let refused = appoint(site, RUTH, 9, "organiser", "wales", "2026-12-30").await;
        assert!(refused.status == 422 && refused.text.contains("membership-offices-not-a-member"));
    })
    .await;
}

const SERVED: Sql = sql!("UPDATE offices SET starts_at = $2, ends_at = $3 WHERE id = $1");

#[tokio::test]
async fn a_term_limit_is_kept_at_each_place_for_itself() {
    each_movement(async |site| {
        let now = site.app.now();
        let office = give(site, ANN, "organiser", "wales").await;
        // 1,990 days of the 2,192 that the role allows, and a pause of ten days.
        let (starts, ends) = (now.plus(-2_000 * Timestamp::DAY), now.plus(-10 * Timestamp::DAY));
        let served =
            site.app.db.write(move |tx| Box::pin(async move { tx.exec(SERVED, args![office, starts, ends]).await }));
        assert_eq!(served.await.unwrap(), 1);

        let refused = appoint(site, RUTH, ANN, "organiser", "wales", "2027-06-12").await;
        assert!(refused.status == 422 && refused.text.contains("membership-offices-limit"));
        assert!(refused.text.contains("value=\"2027-06-12\""), "what was typed stays");
        assert!(offices(site, ANN).await.is_empty());

        assert_eq!(appoint(site, RUTH, ANN, "organiser", "wales", "2027-06-10").await.status, 303);
        assert_eq!(offices(site, ANN).await, ["organiser"]);
    })
    .await;
}

#[tokio::test]
async fn a_term_limit_holds_neither_elsewhere_nor_for_another_role() {
    each_movement(async |site| {
        let now = site.app.now();
        let office = give(site, ANN, "organiser", "wales").await;
        let (starts, ends) = (now.plus(-2_192 * Timestamp::DAY), now);
        let served =
            site.app.db.write(move |tx| Box::pin(async move { tx.exec(SERVED, args![office, starts, ends]).await }));
        assert_eq!(served.await.unwrap(), 1);

        assert_eq!(appoint(site, RUTH, ANN, "organiser", "wales", "2026-11-30").await.status, 422);
        assert_eq!(appoint(site, RUTH, ANN, "registrar", "wales", "2026-11-30").await.status, 303);
        give(site, ANN, "organiser", "cardiff").await;
        assert_eq!(offices(site, ANN).await.len(), 2);
    })
    .await;
}

/// The sections of the page of offices under these headings; empty where one is not shown.
async fn section(site: &Site, heading: &str) -> String {
    let text = site.get_as(person(RUTH), "/offices").await.text;
    let Some((_, after)) = text.split_once(&format!("<h2>{heading}</h2>")) else { return String::new() };
    after.split("<h2").next().unwrap().split("</main").next().unwrap().to_owned()
}

#[tokio::test]
async fn places_that_lack_an_organiser_are_listed_until_they_have_one() {
    each_movement(async |site| {
        let lacks = async |slug: &str| {
            section(site, "membership-offices-vacant-title").await.contains(&format!("\"/places/{slug}\""))
        };
        assert!(lacks("london").await && lacks("cardiff").await);
        assert!(!lacks("wales").await && !lacks("movement").await);

        // A registrar answers nobody.
        give(site, ANN, "registrar", "cardiff").await;
        assert!(lacks("cardiff").await);
        give(site, ANN, "organiser", "cardiff").await;
        assert!(!lacks("cardiff").await);

        site.post_as(person(SIAN), "/me/leave", &[]).await;
        assert!(lacks("wales").await);
    })
    .await;
}

#[tokio::test]
async fn an_office_that_ends_soon_stands_in_front_with_the_way_to_give_it_anew() {
    each_movement(async |site| {
        appoint(site, RUTH, BOB, "organiser", "london", "2027-01-31").await;
        let again = format!("/people/{}/offices", person(BOB));
        assert!(!section(site, "membership-offices-soon-title").await.contains("Bob Lister"));

        site.later(12 * Timestamp::DAY);
        let soon = section(site, "membership-offices-soon-title").await;
        assert!(soon.contains("Bob Lister") && soon.contains(&again), "{soon}");
        // The day that was named is its last.
        let me = site.get_as(person(BOB), "/me").await.text;
        assert!([&soon, &me].iter().all(|text| text.contains("day=31, month=web-month-1, year=2027")), "{soon}");
        assert!(!section(site, "membership-offices-others").await.contains("Bob Lister"));
    })
    .await;
}

#[tokio::test]
async fn the_way_to_give_anew_is_shown_only_to_whoever_may_walk_it() {
    each_movement(async |site| {
        // Siân gives offices in Wales; Bob, who holds one there, lives in Leeds.
        give(site, SIAN, "administrator", "wales").await;
        appoint(site, RUTH, BOB, "registrar", "wales", "2026-12-30").await;
        give(site, ANN, "registrar", "cardiff").await;
        let again = format!("/people/{}/offices", person(BOB));

        let text = site.get_as(person(SIAN), "/offices").await.text;

        assert!(text.contains("Bob Lister") && !text.contains(&again));
        assert_eq!(site.get_as(person(SIAN), &again).await.status, 403);
        assert!(section(site, "membership-offices-soon-title").await.contains(&again));
    })
    .await;
}

/// The way that the page of offices offers for giving somebody's office anew.
async fn way(site: &Site, number: u8) -> String {
    let soon = section(site, "membership-offices-soon-title").await;
    let begin = format!("href=\"/people/{}/offices?after=", person(number));
    let Some((_, rest)) = soon.split_once(&begin) else { return String::new() };
    format!("/people/{}/offices?after={}", person(number), rest.split('"').next().unwrap())
}

#[tokio::test]
async fn an_office_given_anew_begins_when_the_present_one_ends() {
    each_movement(async |site| {
        appoint(site, RUTH, BOB, "organiser", "london", "2026-12-31").await;
        let way = way(site, BOB).await;
        let form = site.get_as(person(RUTH), &way).await.text;
        let london = place(site, "london").await;
        assert!(form.contains("value=\"organiser\" checked") && form.contains(&format!("value=\"{london}\" selected")));
        assert!(form.contains("membership-give-follows(day=web-date(day=1, month=web-month-1, year=2027))"), "{form}");

        let (after, at) = (way.split("after=").nth(1).unwrap(), london.to_string());
        let path = format!("/people/{}/offices", person(BOB));
        let fields = |until| {
            [
                ("id", "33333333-3333-4333-8333-333333333333"),
                ("after", after),
                ("role", "organiser"),
                ("place", at.as_str()),
                ("until", until),
            ]
        };
        // Thirteen months from its own beginning, not from now.
        let refused = site.post_as(person(RUTH), &path, &fields("2028-02-28")).await;
        assert!(
            refused.text.contains("membership-offices-too-long") && refused.text.contains("membership-give-follows")
        );
        assert_eq!(site.post_as(person(RUTH), &path, &fields("2028-01-31")).await.status, 303);

        assert_eq!(offices(site, BOB).await, ["organiser"], "one at a time");
        assert_eq!(section(site, "membership-offices-soon-title").await.matches("Bob Lister").count(), 0);
        let me = site.get_as(person(BOB), "/me").await.text;
        assert!(me.contains("membership-office-from-until(from=web-date(day=1, month=web-month-1, year=2027)"), "{me}");
        site.later(45 * Timestamp::DAY);
        assert_eq!(offices(site, BOB).await, ["organiser"]);
    })
    .await;
}

#[tokio::test]
async fn only_the_same_office_follows_and_none_begins_far_ahead() {
    each_movement(async |site| {
        appoint(site, RUTH, BOB, "organiser", "london", "2027-03-31").await;
        let all = site.get_as(person(RUTH), "/offices").await.text;
        let end = format!("{}</a><br>Bob Lister", "London");
        let office = all.split(&end).nth(1).unwrap().split("/offices/").nth(1).unwrap()[..36].to_owned();
        let london = place(site, "london").await.to_string();
        let path = format!("/people/{}/offices", person(BOB));
        let give = async |id, role, until| {
            let fields =
                [("id", id), ("after", office.as_str()), ("role", role), ("place", london.as_str()), ("until", until)];
            site.post_as(person(RUTH), &path, &fields).await
        };

        let far = give("33333333-3333-4333-8333-333333333333", "organiser", "2027-12-31").await;
        assert!(far.status == 422 && far.text.contains("membership-offices-too-early"));
        let other = give("33333333-3333-4333-8333-333333333333", "registrar", "2027-06-30").await;
        assert_eq!(other.status, 303);
        assert_eq!(offices(site, BOB).await.len(), 2, "another office begins at once");
    })
    .await;
}

async fn letters_about_offices(site: &Site) -> Vec<String> {
    site.work().await;
    site.letters().into_iter().filter(|letter| letter.contains("membership-letter-office")).collect()
}

#[tokio::test]
async fn before_an_office_ends_its_holder_and_whoever_may_give_it_get_one_letter_each() {
    each_movement(async |site| {
        appoint(site, RUTH, BOB, "organiser", "london", "2026-12-31").await;
        assert!(letters_about_offices(site).await.is_empty(), "39 days are left; another office lasts 30 in all");

        site.later(11 * Timestamp::DAY);
        let letters = letters_about_offices(site).await;
        let (to_bob, to_ruth) = letters.iter().partition::<Vec<_>, _>(|letter| letter.contains("bob@example.org"));
        assert_eq!((to_bob.len(), to_ruth.len()), (1, 1), "{letters:?}");
        assert!(to_ruth[0].contains("ruth@example.org") && to_ruth[0].contains("membership-letter-office-gives"));
        assert!(!to_bob[0].contains("membership-letter-office-gives"));

        site.later(Timestamp::DAY);
        assert_eq!(letters_about_offices(site).await.len(), 2, "once");
        let data: serde_json::Value = serde_json::from_str(&site.get_as(person(BOB), "/me/data").await.text).unwrap();
        assert_eq!(data["membership"]["office_letters"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_written_to_about_an_office_that_goes_on_or_was_ended() {
    each_movement(async |site| {
        appoint(site, RUTH, BOB, "organiser", "london", "2026-12-31").await;
        let longer = "44444444-4444-4444-8444-444444444444";
        let at = place(site, "london").await.to_string();
        let fields = [("id", longer), ("role", "organiser"), ("place", at.as_str()), ("until", "2027-06-30")];
        let path = format!("/people/{}/offices", person(BOB));
        assert_eq!(site.post_as(person(RUTH), &path, &fields).await.status, 303);
        appoint(site, RUTH, ANN, "registrar", "wales", "2026-12-31").await;
        let all = site.get_as(person(RUTH), "/offices").await.text;
        let (_, ann) = all.split_once("Connor-Lee").unwrap();
        let office = ann.split("action=\"/offices/").nth(1).unwrap()[..36].to_owned();
        site.post_as(person(RUTH), &format!("/offices/{office}/end"), &[]).await;

        site.later(20 * Timestamp::DAY);

        assert!(letters_about_offices(site).await.is_empty());
    })
    .await;
}
