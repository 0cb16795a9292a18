use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, give, person, place};

const ID: &str = "44444444-4444-4444-8444-444444444444";

/// The day so many days from the beginning of the test, as a browser's form sends it.
fn day(site: &Site, days: i64) -> String {
    site.app.now().plus(days * Timestamp::DAY).day(&site.app.settings.zone).to_string()
}

/// A rule with two kinds of subscription and thirty days to pay.
async fn set_rule(site: &Site, by: u8, id: &str, days: i64, change: &[(&str, &str)]) -> Answer {
    let starts = day(site, days);
    let all = [
        ("id", id),
        ("starts", starts.as_str()),
        ("asks", "due"),
        ("grace", "30"),
        ("currency", "gbp"),
        ("how", "Account 1234"),
        ("name1", "Standard"),
        ("amount1", "24"),
        ("months1", "12"),
        ("name2", "Reduced"),
        ("amount2", "2,50"),
        ("months2", "12"),
        ("concession2", "yes"),
    ];
    let kept = all.into_iter().filter(|(name, _)| change.iter().all(|(changed, _)| changed != name));
    let fields: Vec<_> = kept.chain(change.iter().copied()).collect();
    site.post_as(person(by), "/subscription", &fields).await
}

async fn rule_holds(site: &Site) {
    assert_eq!(set_rule(site, RUTH, ID, 20, &[]).await.location, "/subscription?done=membership-done-rule");
    site.work().await;
}

async fn pay(site: &Site, by: u8, about: u8, fields: &[(&str, &str)]) -> Answer {
    site.post_as(person(by), &format!("/people/{}/subscription", person(about)), fields).await
}

async fn own(site: &Site, number: u8) -> String {
    site.get_as(person(number), "/me/subscription").await.text
}

async fn later(site: &Site, days: i64) {
    site.later(days * Timestamp::DAY);
    site.work().await;
}

fn sent(site: &Site, key: &str) -> usize {
    site.letters().iter().filter(|letter| letter.contains(&format!("{key}-subject"))).count()
}

#[tokio::test]
async fn a_rule_is_told_before_it_begins_and_leaves_time_to_pay() {
    each_movement(async |site| {
        assert!(own(site, ANN).await.contains("membership-subscription-not-due"));
        rule_holds(site).await;

        let before = own(site, ANN).await;
        assert!(before.contains("membership-subscription-begins") && before.contains("Account 1234"));
        assert!(before.contains("amount=£2.50") && before.contains("amount=£24.00"));
        later(site, 21).await;
        assert!(own(site, ANN).await.contains("membership-subscription-due"));
        assert!(site.get_as(person(ANN), "/me").await.text.contains("membership-standing-due"));
        later(site, 30).await;
        assert!(own(site, ANN).await.contains("membership-subscription-lapsed"));
        let cardiff = place(site, "cardiff").await;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(membership::count(&mut tx, cardiff, site.app.now()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_treasurer_enters_a_payment_and_the_member_stays() {
    each_movement(async |site| {
        rule_holds(site).await;
        give(site, BOB, "treasurer", "wales").await;
        let (today, until) = (day(site, 0), day(site, 400));
        let fields = [("id", ID), ("what", "made"), ("paid_on", today.as_str()), ("until", until.as_str())];

        assert!(site.get_as(person(ANN), "/me/visible").await.text.contains("membership-visible-subscription"));
        assert_eq!(pay(site, BOB, ANN, &fields).await.status, 303);
        assert_eq!(pay(site, BOB, ANN, &fields).await.status, 303);

        let page = own(site, ANN).await;
        assert_eq!(page.matches("membership-event-paid").count(), 1);
        later(site, 60).await;
        assert!(own(site, ANN).await.contains("membership-subscription-paid"));
        assert!(own(site, SIAN).await.contains("membership-subscription-lapsed"));
    })
    .await;
}

#[tokio::test]
async fn only_a_treasurer_of_her_places_enters_payments_and_none_enters_her_own() {
    each_movement(async |site| {
        give(site, BOB, "treasurer", "wales").await;
        give(site, SIAN, "treasurer", "scotland").await;
        let (today, until) = (day(site, 0), day(site, 400));
        let fields = [("what", "made"), ("paid_on", today.as_str()), ("until", until.as_str())];

        assert_eq!(pay(site, SIAN, ANN, &fields).await.status, 403);
        assert_eq!(pay(site, ANN, SIAN, &fields).await.status, 403);
        assert_eq!(pay(site, BOB, BOB, &fields).await.status, 403);
        let own = pay(site, RUTH, RUTH, &fields).await;
        assert!(own.status == 422 && own.text.contains("membership-paid-own"));
        assert_eq!(set_rule(site, BOB, ID, 20, &[]).await.status, 403);
        assert_eq!(site.get_as(person(BOB), "/subscription").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_payment_names_days_that_can_be() {
    each_movement(async |site| {
        let (tomorrow, long_ago) = (day(site, 2), day(site, -800));
        let (today, far) = (day(site, 0), day(site, 4_000));
        for (paid_on, until, key) in [
            (tomorrow.as_str(), far.as_str(), "membership-paid-on-wrong"),
            (long_ago.as_str(), today.as_str(), "membership-paid-on-wrong"),
            (today.as_str(), today.as_str(), "membership-paid-until-wrong"),
            (today.as_str(), far.as_str(), "membership-paid-until-wrong"),
            ("yesterday", today.as_str(), "membership-day-wrong"),
            (today.as_str(), "", "membership-day-wrong"),
        ] {
            let refused = pay(site, RUTH, ANN, &[("what", "made"), ("paid_on", paid_on), ("until", until)]).await;

            assert_eq!(refused.status, 422);
            assert!(refused.text.contains(key), "{key}");
            assert!(refused.text.contains(&format!("value=\"{paid_on}\"")), "what was typed is still there");
        }
    })
    .await;
}

#[tokio::test]
async fn a_payment_that_comes_back_is_due_again() {
    each_movement(async |site| {
        rule_holds(site).await;
        later(site, 21).await;
        let (today, until) = (day(site, 0), day(site, 400));
        pay(site, RUTH, ANN, &[("what", "made"), ("paid_on", today.as_str()), ("until", until.as_str())]).await;

        let path = format!("/people/{}/subscription", person(ANN));
        let page = site.get_as(person(RUTH), &path).await.text;
        let which = page.split("name=\"came_back\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
        let which = which.split('"').next().unwrap();
        let other = pay(site, RUTH, ANN, &[("what", "returned"), ("came_back", "5")]).await;
        assert!(other.status == 422 && other.text.contains("membership-paid-none"));
        let back = [("what", "returned"), ("came_back", which)];
        assert_eq!(pay(site, RUTH, ANN, &back).await.status, 303);
        assert_eq!(pay(site, RUTH, ANN, &back).await.status, 422, "it came back already");

        let page = own(site, ANN).await;
        assert!(page.contains("membership-subscription-due") && page.contains("membership-event-returned"));
    })
    .await;
}

#[tokio::test]
async fn who_lapsed_comes_back_by_paying_and_not_by_joining_again() {
    each_movement(async |site| {
        rule_holds(site).await;
        give(site, BOB, "treasurer", "london").await;
        let until = day(site, 300);
        let pay_until = async |by, about, paid_on: i64| {
            let paid_on = day(site, paid_on);
            pay(site, by, about, &[("what", "made"), ("paid_on", &paid_on), ("until", &until)]).await.status
        };
        assert_eq!(pay_until(BOB, RUTH, 0).await, 303);
        later(site, 51).await;
        let again = site.post_as(person(ANN), "/me/join-again", &[]).await;
        assert!(!again.location.contains("done"));

        // His office rests as he has lapsed. What she paid in time, entered late, never let her lapse.
        assert_eq!(pay_until(BOB, ANN, -10).await, 403);
        assert_eq!(pay_until(RUTH, ANN, -10).await, 303);
        assert_eq!(pay_until(RUTH, BOB, 0).await, 303);

        let mut tx = site.app.db.reader().await.unwrap();
        let ann = membership::standing(&mut tx, person(ANN), site.app.now()).await.unwrap();
        let bob = membership::standing(&mut tx, person(BOB), site.app.now()).await.unwrap();
        let since = |standing| match standing {
            membership::standing::Standing::Member { since, .. } => since,
            other => panic!("{other:?}"),
        };
        assert!(since(ann) < since(bob), "one never lapsed, the other began anew");
    })
    .await;
}

#[tokio::test]
async fn each_reminder_goes_out_once() {
    each_movement(async |site| {
        rule_holds(site).await;
        assert_eq!(sent(site, "membership-letter-due-soon"), 0);

        for (days, soon, due, last, lapsed) in [
            (7, 4, 0, 0, 0),
            (1, 4, 0, 0, 0),
            (13, 4, 4, 0, 0),
            (1, 4, 4, 0, 0),
            (22, 4, 4, 4, 0),
            (7, 4, 4, 4, 4),
            (1, 4, 4, 4, 4),
        ] {
            later(site, days).await;

            assert_eq!(sent(site, "membership-letter-due-soon"), soon);
            assert_eq!(sent(site, "membership-letter-due"), due);
            assert_eq!(sent(site, "membership-letter-last"), last);
            assert_eq!(sent(site, "membership-letter-lapsed"), lapsed);
        }
    })
    .await;
}

#[tokio::test]
async fn who_has_paid_is_not_reminded() {
    each_movement(async |site| {
        rule_holds(site).await;
        let (today, until) = (day(site, 0), day(site, 300));
        pay(site, RUTH, ANN, &[("what", "made"), ("paid_on", today.as_str()), ("until", until.as_str())]).await;

        later(site, 51).await;

        assert_eq!(sent(site, "membership-letter-lapsed"), 3);
        assert!(!site.letters().iter().any(|letter| letter.contains("ann@") && letter.contains("letter-due")));
    })
    .await;
}

#[tokio::test]
async fn a_rule_that_cannot_be_is_refused_and_what_was_typed_stays() {
    each_movement(async |site| {
        for (change, key) in [
            (&[("starts", "soon")][..], "membership-day-wrong"),
            (&[("grace", "13")], "web-error-number(least=14, most=366)"),
            (&[("currency", "pounds")], "membership-currency-wrong"),
            (&[("how", "")], "web-error-empty"),
            (&[("name1", "")], "web-error-empty"),
            (&[("amount1", "a lot")], "membership-tier-amount-wrong"),
            (&[("months2", "0")], "web-error-number(least=1, most=36)"),
            (&[("name2", "STANDARD")], "membership-tier-twice"),
            (&[("asks", "")], "web-error-choose"),
        ] {
            let refused = set_rule(site, RUTH, ID, 20, change).await;

            assert_eq!(refused.status, 422, "{key}");
            assert!(refused.text.contains(key), "{key}");
            assert!(refused.text.contains("Reduced") || key.contains("twice"), "{key}");
        }
        let soon = set_rule(site, RUTH, ID, 13, &[]).await;
        assert!(soon.status == 422 && soon.text.contains("membership-rule-too-soon(days=14)"));
        rule_holds(site).await;
        let other = "55555555-5555-4555-8555-555555555555";
        let same = set_rule(site, RUTH, other, 20, &[]).await;
        assert!(same.status == 422 && same.text.contains("membership-rule-same-day"));
    })
    .await;
}

#[tokio::test]
async fn once_nothing_is_asked_for_any_more_nobody_owes() {
    each_movement(async |site| {
        rule_holds(site).await;
        let other = "55555555-5555-4555-8555-555555555555";
        assert_eq!(set_rule(site, RUTH, other, 40, &[("asks", "none")]).await.status, 303);
        site.work().await;

        later(site, 30).await;
        assert!(own(site, ANN).await.contains("membership-subscription-due"));
        later(site, 40).await;
        assert!(own(site, ANN).await.contains("membership-subscription-not-due"));
    })
    .await;
}

#[tokio::test]
async fn a_member_chooses_her_kind_and_her_treasurer_sees_it() {
    each_movement(async |site| {
        rule_holds(site).await;

        let wrong = site.post_as(person(ANN), "/me/subscription", &[("tier", "free")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("membership-tier-none"));
        let chosen = site.post_as(person(ANN), "/me/subscription", &[("tier", "reduced")]).await;
        assert_eq!(chosen.location, "/me/subscription?done=membership-done-tier");

        assert!(own(site, ANN).await.contains("value=\"reduced\" checked"));
        let page = site.get_as(person(RUTH), &format!("/people/{}/subscription", person(ANN))).await.text;
        assert!(page.contains("membership-tier-concession(name=Reduced"));
        let page = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;
        assert!(!page.contains("Reduced"), "organisers do not see what she pays");
    })
    .await;
}

#[tokio::test]
async fn whose_subscription_is_due_is_found_by_choosing() {
    each_movement(async |site| {
        rule_holds(site).await;
        let (today, until) = (day(site, 0), day(site, 300));
        pay(site, RUTH, BOB, &[("what", "made"), ("paid_on", today.as_str()), ("until", until.as_str())]).await;
        later(site, 21).await;
        let root = place(site, "movement").await;

        let page =
            site.get_as(person(RUTH), &format!("/people/list?place={root}&standing=due&days=&agrees=")).await.text;

        assert!(page.contains("Connor-Lee") && !page.contains("Bob Lister"));
    })
    .await;
}
