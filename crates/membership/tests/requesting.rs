use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, person};

const WORDS: &str = "Which branch told you that I moved?";

async fn ask(site: &Site, who: u8, words: &str) -> Answer {
    site.post_as(person(who), "/me/requests", &[("kind", "access"), ("words", words)]).await
}

/// The address of the only request that the administrator sees.
async fn only(site: &Site) -> String {
    let list = site.get_as(person(RUTH), "/requests").await.text;
    let at = list.find("href=\"/requests/").unwrap() + 6;
    list[at..].split('"').next().unwrap().to_owned()
}

async fn act(site: &Site, who: u8, address: &str, fields: &[(&str, &str)]) -> Answer {
    site.post_as(person(who), address, fields).await
}

/// Everything that was sent about requests.
async fn letters(site: &Site) -> Vec<String> {
    site.work().await;
    site.letters().into_iter().filter(|letter| letter.contains("membership-letter-request")).collect()
}

/// What anybody reads of one of the figures.
async fn figure(site: &Site, key: &str) -> String {
    let page = site.get("/kept").await.text;
    let after = &page[page.find(&format!("<dt>{key}</dt>")).unwrap()..];
    after.split("<dd>").nth(1).unwrap().split("</dd>").next().unwrap().trim().to_owned()
}

/// B20: a clock that she sees, an owner, and an answer.
#[tokio::test]
async fn a_request_has_a_clock_an_owner_and_an_answer() {
    each_movement(async |site| {
        assert_eq!(ask(site, ANN, "").await.status, 422);
        assert_eq!(ask(site, ANN, WORDS).await.location, "/me/requests?done=membership-done-request");
        let asked = site.get_as(person(ANN), "/me/requests").await.text;
        assert!(
            asked.contains("membership-request-due(")
                && asked.contains("web-date(day=22, month=web-month-12, year=2026)"),
            "{asked}"
        );
        assert!(asked.contains("count=30") && asked.contains("membership-request-no-owner") && asked.contains(WORDS));

        let address = only(site).await;
        let answer = [("what", "answer"), ("outcome", "refused"), ("text", "We do not know.")];
        assert_eq!(act(site, RUTH, &address, &answer).await.status, 422, "nobody answers what nobody has taken on");
        assert_eq!(act(site, RUTH, &address, &[("what", "take")]).await.status, 303);
        let longer = [("what", "extend"), ("months", "2"), ("because", "It lies in a box.")];
        assert_eq!(act(site, RUTH, &address, &longer).await.status, 303);
        assert_eq!(act(site, RUTH, &address, &longer).await.status, 422, "once");
        assert_eq!(act(site, RUTH, &address, &answer).await.status, 303);

        let told = site.get_as(person(ANN), "/me/requests").await.text;
        for word in ["membership-request-owned", "It lies in a box.", "membership-request-refused", "We do not know."] {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert!(
            told.contains("web-date(day=22, month=web-month-2, year=2027)")
                && told.contains("membership-request-complain")
        );
        let sent = letters(site).await;
        let keys = ["came", "longer", "answered"].map(|key| format!("membership-letter-request-{key}"));
        for key in keys {
            let hers: Vec<_> = sent.iter().filter(|letter| letter.contains(&key)).collect();
            assert!(hers.len() == 1 && hers[0].contains("ann@example.org"), "{key}: {sent:?}");
        }
        for text in [WORDS, "It lies in a box.", "We do not know."] {
            assert!(!sent.iter().any(|letter| letter.contains(text)));
        }
        let data = site.get_as(person(ANN), "/me/data").await.text;
        assert!(data.contains(WORDS) && data.contains("We do not know.") && !data.contains("Ruth"));
    })
    .await;
}

#[tokio::test]
async fn nobody_handles_her_own_request_and_no_organiser_sees_any() {
    each_movement(async |site| {
        ask(site, ANN, WORDS).await;
        let of_ann = only(site).await;
        ask(site, RUTH, "Mine").await;

        let list = site.get_as(person(RUTH), "/requests").await.text;

        assert_eq!(list.matches("href=\"/requests/").count(), 1);
        let own = membership::person::number(person(RUTH)).to_string();
        let entered = enter(site, &own, "2026-11-20").await;
        assert!(entered.status == 422 && entered.text.contains("membership-request-own"), "{}", entered.text);
        let refused = site.get_as(person(SIAN), "/requests").await.status;
        assert!(refused == 403 || refused == 404, "{refused}");
        assert_ne!(site.get_as(person(SIAN), &of_ann).await.status, 200);
        assert_eq!(site.get_as(person(RUTH), &of_ann).await.status, 200);
    })
    .await;
}

async fn enter(site: &Site, number: &str, received: &str) -> Answer {
    let fields = [
        ("number", number),
        ("channel", "letter"),
        ("received", received),
        ("kind", "erasure"),
        ("words", "Erase what you have of me."),
    ];
    site.post_as(person(RUTH), "/requests", &fields).await
}

#[tokio::test]
async fn a_letter_is_entered_with_the_day_on_which_it_came() {
    each_movement(async |site| {
        let number = membership::person::number(person(BOB)).to_string();
        for (typed, received) in
            [(number.as_str(), "2026-11-23"), (number.as_str(), "2025-11-01"), ("123", "2026-11-20")]
        {
            assert_eq!(enter(site, typed, received).await.status, 422, "{typed} {received}");
        }

        assert_eq!(enter(site, &number, "2026-10-20").await.status, 303);

        let told = site.get_as(person(BOB), "/me/requests").await.text;
        assert!(
            told.contains("membership-request-overdue(")
                && told.contains("web-date(day=19, month=web-month-11, year=2026)"),
            "{told}"
        );
        assert!(
            told.contains("membership-request-entered")
                && told.contains("web-date(day=20, month=web-month-10, year=2026)")
        );
        assert!(figure(site, "membership-requests-overdue").await.contains("membership-requests-few"));
    })
    .await;
}

#[tokio::test]
async fn who_answers_is_reminded_seven_days_before_and_once_it_is_late() {
    each_movement(async |site| {
        ask(site, ANN, WORDS).await;
        let waits =
            async || letters(site).await.into_iter().filter(|letter| letter.contains("-waits-")).collect::<Vec<_>>();
        site.later(22 * Timestamp::DAY);
        assert!(waits().await.is_empty());

        site.later(2 * Timestamp::DAY);
        let due = waits().await;
        site.later(Timestamp::DAY);
        let again = waits().await.len();
        site.later(7 * Timestamp::DAY);
        let late = waits().await;

        assert!(due.len() == 1 && due[0].contains("ruth@example.org"), "{due:?}");
        assert!(due[0].contains("membership-letter-request-due"));
        assert_eq!(again, 1, "once");
        assert_eq!(late.len(), 2);
        assert!(late.iter().any(|letter| letter.contains("membership-letter-request-late")));
        site.later(7 * Timestamp::DAY);
        assert_eq!(waits().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn figures_tell_how_many_and_outlive_an_erasure() {
    each_movement(async |site| {
        for _ in 0..4 {
            ask(site, ANN, WORDS).await;
            site.later(Timestamp::SECOND);
        }
        assert!(figure(site, "membership-requests-open").await.contains("membership-requests-few"));
        assert_eq!(figure(site, "membership-requests-overdue").await, "membership-requests-none");
        ask(site, ANN, WORDS).await;
        assert_eq!(figure(site, "membership-requests-open").await, "5");
        site.later(40 * Timestamp::DAY);
        assert_eq!(figure(site, "membership-requests-overdue").await, "5");
        let page = site.get_as(person(ANN), "/me/erase").await.text;
        assert!(page.contains("membership-hold-requests"));

        site.post_as(person(ANN), "/me/erase", &[("understood", "yes")]).await;

        assert_eq!(figure(site, "membership-requests-open").await, "membership-requests-none");
        assert_eq!(figure(site, "membership-requests-late").await, "5");
        site.later(366 * Timestamp::DAY);
        assert_eq!(figure(site, "membership-requests-late").await, "membership-requests-none");
    })
    .await;
}

#[tokio::test]
async fn words_of_a_request_stay_hers_when_two_entries_are_merged() {
    each_movement(async |site| {
        ask(site, ANN, WORDS).await;
        let merge = membership::slice().merge.unwrap();

        site.app.db.write::<(), database::Error, _>(move |tx| merge(tx, person(ANN), person(BOB))).await.unwrap();

        assert!(site.get_as(person(BOB), "/me/requests").await.text.contains(WORDS));
    })
    .await;
}
