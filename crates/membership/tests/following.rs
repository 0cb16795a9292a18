use database::{Error, Sql, args, sql};
use terms::{OfficeId, PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

/// A day of the test's calendar, which begins on 22 November 2026.
fn day(number: u8) -> String {
    format!("2026-12-{number:02}")
}

async fn set(site: &Site, by: u8, whom: u8, (office, by_day, words): (&str, &str, &str)) -> Answer {
    let form = [("by", by_day), ("office", office), ("words", words)];
    site.post_as(person(by), &format!("/people/{}/followups", person(whom)), &form).await
}

/// The office that is chosen first when an officer sets a follow-up: her own.
async fn own_office(site: &Site, by: u8) -> String {
    let page = site.get_as(person(by), &format!("/people/{}/followups", person(ANN))).await.text;
    page.split("<option value=\"").nth(1).unwrap()[..36].to_owned()
}

/// The lists of an officer: hers, and those of her places.
async fn lists(site: &Site, by: u8) -> (String, String) {
    let page = site.get_as(person(by), "/followups").await.text;
    let (mine, others) = page.split_once("membership-follow-places").unwrap_or((&page, ""));
    (mine.to_owned(), others.to_owned())
}

/// The address of the first follow-up in a list.
fn first(list: &str) -> String {
    format!("/followups/{}", &list.split("action=\"/followups/").nth(1).unwrap()[..36])
}

const KEPT: Sql = sql!("SELECT count(*) AS value FROM follow_ups");
const WORDS: Sql = sql!("SELECT count(*) AS value FROM follow_ups WHERE words IS NOT NULL");

async fn count(site: &Site, statement: Sql) -> i64 {
    site.app.db.reader().await.unwrap().one(statement, args![]).await.unwrap()
}

async fn sweep(site: &Site) {
    for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
        let (sweep, now) = (retention.sweep, site.app.now());
        site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
    }
}

#[tokio::test]
async fn an_officer_sets_by_when_she_comes_back_to_a_member_who_reads_it_and_does_it() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "swansea").await;
        let own = own_office(site, SIAN).await;
        let late = set(site, SIAN, 20, (&own, &day(20), "")).await;
        let soon = set(site, SIAN, ANN, (&own, &day(1), "Bring the key back")).await;
        assert_eq!(soon.location, format!("/people/{}?done=membership-done-follow", person(ANN)));
        assert_eq!(late.status, 303);

        site.later(15 * Timestamp::DAY);
        let (mine, others) = lists(site, SIAN).await;
        let me = site.get_as(person(SIAN), "/me").await.text;
        let page = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;
        let hers = site.get_as(person(ANN), "/me/notes").await.text;
        let data = site.get_as(person(ANN), "/me/data").await.text;

        assert!(mine.find("Connor-Lee").unwrap() < mine.find("Mair Evans").unwrap(), "what is due first stands first");
        let overdue = "membership-follow-overdue(day=web-date(day=1, month=web-month-12, year=2026))";
        assert!(mine.contains(overdue) && mine.contains("Bring the key back"), "{mine}");
        assert!(mine.contains("membership-follow-due(day=web-date(day=20, month=web-month-12, year=2026))"));
        assert!(others.is_empty());
        assert!(me.contains("membership-follow-waiting(count=2)"));
        assert!(
            page.contains(overdue) && page.contains("membership-timeline-follow(") && !page.contains("Bring the key")
        );
        assert!(hers.contains("Bring the key back") && data.contains("Bring the key back"));
        assert!(!data.contains("Llywelyn"));

        let one = first(&mine);
        for _ in 0..2 {
            let done = site.post_as(person(SIAN), &one, &[("what", "done")]).await;
            assert_eq!(done.location, "/followups?done=membership-done-shown");
        }
        assert_eq!((count(site, KEPT).await, count(site, WORDS).await), (2, 0), "what it was about is gone");
        assert!(!lists(site, SIAN).await.0.contains("Connor-Lee"));
        let page = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;
        assert!(page.contains("membership-timeline-followed") && !page.contains("membership-follow-overdue"));
        assert!(site.get_as(person(ANN), "/me/notes").await.text.contains("membership-follow-was-done("));
    })
    .await;
}

#[tokio::test]
async fn what_was_assigned_to_an_office_that_ended_is_again_for_all_officers_of_the_place() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
        let mairs: OfficeId = give(site, 20, "organiser", "cardiff").await;
        set(site, SIAN, ANN, (&mairs.to_string(), &day(10), "Bring the key back")).await;

        let (hers, _) = lists(site, 20).await;
        let (mine, others) = lists(site, SIAN).await;
        assert!(hers.contains("Connor-Lee") && hers.contains("Bring the key back"));
        assert!(!mine.contains("Connor-Lee"));
        let who = "membership-seen-who(name=Mair Evans, role=membership-role-organiser, place=Cardiff)";
        assert!(others.contains(who) && !others.contains("Bring the key back"), "its words are hers alone: {others}");

        site.post_as(person(RUTH), &format!("/offices/{mairs}/end"), &[]).await;

        let (_, others) = lists(site, SIAN).await;
        assert!(others.contains("membership-follow-nobody") && others.contains("Bring the key back"), "{others}");
        assert!(!others.contains("Mair Evans"));
        assert_eq!(site.get_as(person(20), "/followups").await.status, 403);
        let taken = site.post_as(person(SIAN), &first(&others), &[("what", "take")]).await;
        assert_eq!(taken.status, 303);
        assert!(lists(site, SIAN).await.0.contains("Bring the key back"));
    })
    .await;
}

#[tokio::test]
async fn a_follow_up_is_out_of_sight_when_the_member_moves_away_and_for_whoever_is_elsewhere() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "yorkshire-and-the-humber").await;
        let own = own_office(site, SIAN).await;
        set(site, SIAN, ANN, (&own, &day(10), "Bring the key back")).await;
        let one = first(&lists(site, SIAN).await.0);
        assert!(!lists(site, BOB).await.1.contains("Connor-Lee"));
        assert_eq!(site.post_as(person(BOB), &one, &[("what", "done")]).await.status, 403);
        assert_eq!(set(site, BOB, ANN, (&own, &day(10), "")).await.status, 403);

        let move_home = async |slug: &str| {
            site.later(Timestamp::SECOND);
            let (id, place) = (site.app.new_id(), place(site, slug).await);
            membership::move_home(&site.app.db, person(ANN), (id, place), site.app.now()).await.unwrap();
        };
        move_home("leeds").await;
        for by in [SIAN, BOB] {
            let (mine, others) = lists(site, by).await;
            assert!(!mine.contains("Connor-Lee") && !others.contains("Connor-Lee"), "{by}");
        }
        assert_eq!(site.post_as(person(SIAN), &one, &[("what", "done")]).await.status, 404);
        assert!(lists(site, RUTH).await.1.contains("Connor-Lee"), "her office reaches both places");

        move_home("cardiff").await;
        assert!(lists(site, SIAN).await.0.contains("Connor-Lee"));
        // B38.
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        for by in [SIAN, RUTH] {
            let (mine, others) = lists(site, by).await;
            assert!(!mine.contains("Connor-Lee") && !others.contains("Connor-Lee"), "{by}");
        }
        assert_eq!(set(site, SIAN, ANN, (&own, &day(10), "")).await.status, 404);
        assert!(!site.get_as(person(SIAN), "/me").await.text.contains("membership-follow-waiting"));
    })
    .await;
}

#[tokio::test]
async fn nothing_that_was_typed_is_lost_and_no_office_that_does_not_reach_her_is_chosen() {
    each_movement(async |site| {
        let own = own_office(site, SIAN).await;
        let leeds = give(site, BOB, "organiser", "leeds").await.to_string();
        enter(site, 20, "Tom Till", "tom@example.org", "cardiff").await;
        let treasurer = give(site, 20, "treasurer", "wales").await.to_string();
        for wrong in ["", "yesterday", "2026-11-21", "2027-12-01"] {
            let refused = set(site, SIAN, ANN, (&own, wrong, "The key")).await;
            assert!(refused.status == 422 && refused.text.contains("membership-follow-by-wrong"), "{wrong}");
            assert!(refused.text.contains("value=\"The key\""));
        }
        for office in ["", "x", &leeds, &treasurer] {
            let refused = set(site, SIAN, ANN, (office, &day(1), "")).await;
            assert!(refused.status == 422 && refused.text.contains("id=\"office-error\""), "{office}");
        }
        let form = site.get_as(person(SIAN), &format!("/people/{}/followups", person(ANN))).await.text;
        assert!(form.contains("membership-follow-warn") && !form.contains(&leeds) && !form.contains(&treasurer));
        let today = set(site, SIAN, ANN, (&own, "2026-11-22", "")).await;
        assert_eq!(today.status, 303);

        for number in 1..10 {
            assert_eq!(set(site, SIAN, ANN, (&own, &day(number), "")).await.status, 303);
        }
        let full = set(site, SIAN, ANN, (&own, &day(20), "The key")).await;
        assert!(full.text.contains("membership-follow-full") && full.text.contains("value=\"The key\""));
        assert_eq!(set(site, SIAN, SIAN, (&own, &day(1), "")).await.status, 422);
        assert_eq!(set(site, ANN, SIAN, (&own, &day(1), "")).await.status, 403);
    })
    .await;
}

/// B18 and B34.
#[tokio::test]
async fn it_is_put_off_from_today_and_goes_thirty_days_after_its_day() {
    each_movement(async |site| {
        let own = own_office(site, SIAN).await;
        set(site, SIAN, ANN, (&own, &day(1), "Bring the key back")).await;
        let one = first(&lists(site, SIAN).await.0);

        for _ in 0..2 {
            site.post_as(person(SIAN), &one, &[("what", "later-7")]).await;
        }
        let put_off = lists(site, SIAN).await.0;
        assert!(put_off.contains("day=web-date(day=29, month=web-month-11, year=2026)"), "{put_off}");
        assert_eq!(site.post_as(person(SIAN), &one, &[("what", "later-8")]).await.status, 400);

        give(site, SIAN, "organiser", "cardiff").await;
        // To the last instant of 29 December.
        site.later(37 * Timestamp::DAY + 12 * Timestamp::HOUR - Timestamp::SECOND);
        sweep(site).await;
        assert_eq!(count(site, KEPT).await, 1);
        site.later(Timestamp::SECOND);
        let hers = site.get_as(person(ANN), "/me/notes").await.text;
        assert!(!hers.contains("Bring the key back"), "even if the job is late");
        sweep(site).await;
        assert_eq!(count(site, KEPT).await, 0);
    })
    .await;
}

#[tokio::test]
async fn leaving_and_erasing_take_follow_ups_and_merging_hands_them_over_without_their_words() {
    each_movement(async |site| {
        enter(site, 20, "Ann Connor", "ann2@example.org", "cardiff").await;
        let own = own_office(site, SIAN).await;
        set(site, SIAN, ANN, (&own, &day(10), "Bring the key back")).await;
        let merge = membership::slice().merge.unwrap();
        let (from, to): (PersonId, PersonId) = (person(ANN), person(20));
        site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();
        let (mine, _) = lists(site, SIAN).await;
        assert!(mine.contains("Ann Connor") && !mine.contains("Bring the key back"));

        site.post_as(person(20), "/me/leave", &[]).await;
        assert_eq!(count(site, KEPT).await, 0);

        enter(site, 21, "Mair Evans", "mair@example.org", "cardiff").await;
        set(site, SIAN, 21, (&own, &day(10), "Lend the van")).await;
        site.post_as(person(SIAN), "/me/erase", &[("understood", "yes")]).await;
        assert!(site.get_as(person(21), "/me/notes").await.text.contains("Lend the van"));
        assert!(lists(site, RUTH).await.1.contains("membership-follow-nobody"));
        site.post_as(person(21), "/me/erase", &[("understood", "yes")]).await;
        assert_eq!(count(site, KEPT).await, 0);
    })
    .await;
}
