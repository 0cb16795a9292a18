//! The digest of decisions, on the demonstration: whom it goes to, what it tells, how often.

use terms::{PersonId, Timestamp};
use web::{
    Demonstration,
    testing::{Site, each_site},
};

use super::whole;

/// From Sunday noon, when tests begin, to Monday at eight.
const TO_MONDAY: i64 = 20 * Timestamp::HOUR;

async fn filled(site: &Site) -> Vec<PersonId> {
    for fill in site.app.slices.iter().filter_map(|slice| slice.demonstration) {
        let say = std::sync::Arc::new(|_: &str| {});
        fill(site.app.clone(), Demonstration { members: 60, now: site.app.now(), say }).await.unwrap();
    }
    let mut tx = site.app.db.reader().await.unwrap();
    let cast = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap();
    cast.into_iter().filter(|(part, _)| *part == "member").map(|(_, person)| person).collect()
}

async fn reads(site: &Site, person: PersonId, often: &str) {
    assert_eq!(site.post_as(person, "/me/digest", &[("often", often)]).await.status, 303);
    assert!(site.get_as(person, "/me/digest").await.text.contains(&format!("value=\"{often}\" checked")), "{often}");
}

/// The digests that came to somebody.
async fn came(site: &Site, person: PersonId) -> Vec<String> {
    let mut tx = site.app.db.reader().await.unwrap();
    let email = membership::email(&mut tx, &site.app.vault, person, site.app.now()).await.unwrap().unwrap();
    let to = format!("\r\nTo: {email}\r\n");
    let is_digest = |letter: &String| letter.contains(&to) && letter.contains("List-Id: <digest.");
    site.letters().into_iter().filter(is_digest).map(|letter| letter.replace("=\r\n", "")).collect()
}

#[tokio::test]
async fn it_goes_on_mondays_to_who_agreed_with_what_is_open_and_was_decided() {
    each_site(&whole(), async |site| {
        let members = filled(site).await;
        let (weekly, monthly) = (members[0], members[1]);
        reads(site, weekly, "weekly").await;
        reads(site, monthly, "monthly").await;
        let before = site.letters().len();

        site.later(TO_MONDAY - Timestamp::SECOND);
        site.work().await;
        let early = came(site, weekly).await.len();
        site.later(Timestamp::HOUR);
        site.work().await;
        site.later(Timestamp::HOUR);
        site.work().await;

        assert_eq!(early, 0, "not before eight");
        let letters = came(site, weekly).await;
        assert_eq!(letters.len(), 1, "once, however often it is looked at ({before} letters before)");
        let letter = &letters[0];
        assert!(letter.contains("mailings-digest-open"), "{letter}");
        assert!(letter.contains("http://localhost:8080/ballots/"), "each decision is a link: {letter}");
        for said in ["waits", "you have voted", "web-home-waiting"] {
            assert!(!letter.contains(said), "it does not tell who has voted: {letter}");
        }
        assert!(came(site, monthly).await.is_empty(), "23 November is not the first Monday of its month");

        // On 7 December, the first Monday, both get it.
        site.later(14 * Timestamp::DAY);
        site.work().await;
        assert_eq!(came(site, monthly).await.len(), 1);

        reads(site, monthly, "never").await;
        site.later(28 * Timestamp::DAY);
        site.work().await;
        assert_eq!(came(site, monthly).await.len(), 1, "she said never");
        let own = site.get_as(monthly, "/me/consents").await.text;
        assert!(own.contains("membership-purpose-name-digest"), "{own}");
    })
    .await;
}

#[tokio::test]
async fn another_rhythm_is_refused_beside_the_field() {
    let site = Site::sqlite(&whole()).await;
    let members = filled(&site).await;

    let answer = site.post_as(members[0], "/me/digest", &[("often", "hourly")]).await;

    assert!(answer.status == 422 && answer.text.contains("web-error-choose"), "{}", answer.text);
    site.remove().await;
}
