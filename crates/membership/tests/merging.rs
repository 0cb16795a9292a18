//! Two entries of one person made one, undone, and made final.

use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, letters, person, place};

/// Ann once more, at home in Swansea.
const AGAIN: u8 = 40;

fn number(one: u8) -> String {
    membership::person::number(person(one)).to_string()
}

async fn twice(site: &Site) {
    site.later(Timestamp::DAY);
    give(site, SIAN, "administrator", "wales").await;
    enter(site, AGAIN, "Ann O'Connor-Lee", "ann.lee@example.net", "swansea").await;
}

async fn asks(site: &Site, by: u8, more: &[(&str, &str)]) -> Answer {
    let number = number(AGAIN);
    let mut fields = vec![("number", number.as_str())];
    for (name, value) in more {
        fields.retain(|(own, _)| own != name);
        fields.push((name, value));
    }
    site.post_as(person(by), &format!("/people/{}/merge", person(ANN)), &fields).await
}

/// Siân says that the entry in Swansea is Ann's as well, and that Ann's first entry stays.
async fn merges(site: &Site) {
    let answer = asks(site, SIAN, &[("step", "merge"), ("stays", "this"), ("sure", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

async fn is_member(site: &Site, one: u8) -> bool {
    let mut tx = site.app.db.reader().await.unwrap();
    membership::standing(&mut tx, person(one), site.app.now()).await.unwrap().is_member()
}

async fn members(site: &Site) -> i64 {
    let top = place(site, "movement").await;
    membership::count(&mut site.app.db.reader().await.unwrap(), top, site.app.now()).await.unwrap()
}

#[tokio::test]
async fn both_are_compared_without_any_way_to_reach_them() {
    each_movement(async |site| {
        twice(site).await;

        let offered = site.get_as(person(SIAN), &format!("/people/{}/merge", person(ANN))).await.text;
        let spoken = membership::person::spoken(membership::person::number(person(AGAIN)));
        assert!(offered.contains(&format!("value=\"{spoken}\"")), "who bears the same name is offered: {offered}");
        assert_eq!(offered.matches("name=\"number\" value=\"").count(), 1, "she alone: {offered}");

        let page = asks(site, SIAN, &[]).await;

        assert_eq!(page.status, 200);
        assert_eq!(
            page.text.matches("Connor-Lee").count(),
            5,
            "in the way back, on both sides and at both choices: {}",
            page.text
        );
        for same in ["membership-merge-same-name", "membership-merge-same-postcode", "Swansea", "Cardiff"] {
            assert!(page.text.contains(same), "{same}: {}", page.text);
        }
        assert!(!page.text.contains('@') && !page.text.contains("CF10"), "{}", page.text);
        assert!(is_member(site, AGAIN).await, "looking changes nothing");
        for (more, field) in [(("stays", ""), "stays"), (("sure", ""), "sure")] {
            let wrong = asks(site, SIAN, &[("step", "merge"), ("stays", "this"), ("sure", "yes"), more]).await;
            assert!(wrong.status == 422 && wrong.text.contains(&format!("id=\"{field}-error\"")), "{}", wrong.text);
        }
    })
    .await;
}

#[tokio::test]
async fn the_one_is_set_aside_and_everything_can_be_undone() {
    each_movement(async |site| {
        twice(site).await;
        let before = members(site).await;
        merges(site).await;
        merges_again_is_refused(site).await;

        assert_eq!((members(site).await, is_member(site, AGAIN).await), (before - 1, false));
        let told = letters(site).await;
        let told: Vec<_> = told.iter().filter(|letter| letter.contains("membership-letter-merged-subject")).collect();
        for email in ["ann@example.org", "ann.lee@example.net"] {
            assert!(told.iter().any(|letter| letter.contains(&format!("\"to\":\"{email}\""))), "{email}: {told:?}");
        }
        let own = site.get_as(person(AGAIN), "/me").await.text;
        assert!(own.contains("membership-me-set-aside") && own.contains("membership-standing-set-aside"), "{own}");
        let list = site.get_as(person(SIAN), "/people/mergers").await.text;
        assert!(list.contains("membership-merger-open") && list.contains("membership-merger-by"), "{list}");

        // The one who is not Ann says so.
        assert_eq!(site.post_as(person(AGAIN), "/me/merger/undo", &[]).await.status, 303);

        assert_eq!((members(site).await, is_member(site, AGAIN).await), (before, true));
        assert_eq!(site.post_as(person(AGAIN), "/me/merger/undo", &[]).await.status, 422, "once");
        site.later(15 * Timestamp::DAY);
        site.work().await;
        assert!(is_member(site, AGAIN).await, "what was undone stays so");
    })
    .await;
}

async fn merges_again_is_refused(site: &Site) {
    let again = asks(site, SIAN, &[("step", "merge"), ("stays", "this"), ("sure", "yes")]).await;
    assert!(again.status == 422, "{}", again.text);
}

#[tokio::test]
async fn an_officer_undoes_it_too_and_then_it_can_be_begun_anew() {
    each_movement(async |site| {
        twice(site).await;
        merges(site).await;
        let list = site.get_as(person(RUTH), "/people/mergers").await.text;
        let way = list.split("action=\"/people/mergers/").nth(1).unwrap().split('"').next().unwrap();
        let way = format!("/people/mergers/{way}");

        assert_eq!(site.post_as(person(BOB), &way, &[]).await.status, 403, "no officer of the place");
        assert_eq!(site.post_as(person(RUTH), &way, &[]).await.status, 303);

        assert!(is_member(site, AGAIN).await);
        merges(site).await;
        assert!(!is_member(site, AGAIN).await);
    })
    .await;
}

#[tokio::test]
async fn after_fourteen_days_the_other_entry_is_given_up() {
    each_movement(async |site| {
        twice(site).await;
        let agrees = site.post_as(person(AGAIN), "/me/consents/newsletter", &[("agree", "yes")]).await;
        assert_eq!(agrees.status, 303);
        let look = [("field", "postcode"), ("purpose", "meeting"), ("note", "about Friday")];
        let looked = site.post_as(person(SIAN), &format!("/people/{}/reveal", person(AGAIN)), &look).await;
        assert_eq!(looked.status, 200, "{}", looked.text);
        merges(site).await;
        site.later(14 * Timestamp::DAY - 1);
        site.work().await;
        assert!(membership::is_known(&mut site.app.db.reader().await.unwrap(), person(AGAIN)).await.unwrap());

        site.later(Timestamp::HOUR);
        site.work().await;
        site.work().await;

        let mut tx = site.app.db.reader().await.unwrap();
        assert!(!membership::is_known(&mut tx, person(AGAIN)).await.unwrap());
        let standing = membership::standing(&mut tx, person(ANN), site.app.now()).await.unwrap();
        drop(tx);
        assert_eq!(standing.place(), Some(place(site, "cardiff").await), "her home is that of the entry that stays");
        let sealed = site.app.vault.seal(person(AGAIN), "name", "Ann", site.app.now()).await;
        assert!(sealed.is_err(), "its key is destroyed");
        let seen = site.get_as(person(ANN), "/me/seen").await.text;
        assert!(seen.contains("membership-field-postcode"), "the log stays: {seen}");
        let consents = site.get_as(person(ANN), "/me/consents").await.text;
        let offered = "membership-consents-give(purpose=membership-purpose-name-newsletter)";
        assert!(consents.contains(offered), "what the other entry agreed to is not hers: {consents}");
        let list = site.get_as(person(SIAN), "/people/mergers").await.text;
        assert!(list.contains("membership-merger-done") && !list.contains("/undo"), "{list}");
        let copy = site.get_as(person(ANN), "/me/data").await.text;
        assert!(copy.contains("\"this_entry\""), "{copy}");
    })
    .await;
}

/// B4: of members elsewhere an officer learns nothing, not even that a number is somebody's.
#[tokio::test]
async fn who_is_not_hers_who_is_in_a_case_and_who_left_is_not_merged() {
    each_movement(async |site| {
        twice(site).await;
        let elsewhere = asks(site, SIAN, &[("number", &number(BOB))]).await;
        let nobody = asks(site, SIAN, &[("number", "100000000001")]).await;
        for one in [&elsewhere, &nobody] {
            assert!(one.status == 422 && one.text.contains("membership-merge-not-both"), "{}", one.text);
        }
        let cut = |answer: &Answer| answer.text.replace(&number(BOB), "N").replace("100000000001", "N");
        let same = |text: String| text.split("name=\"id\"").next().unwrap().to_owned();
        assert_eq!(same(cut(&elsewhere)), same(cut(&nobody)));
        let itself = asks(site, SIAN, &[("number", &number(ANN))]).await;
        assert!(itself.text.contains("membership-merge-same"), "{}", itself.text);
        let (hers, ann) = (format!("/people/{}/merge", person(SIAN)), number(ANN));
        let own = site.post_as(person(SIAN), &hers, &[("number", &ann)]).await;
        assert!(own.text.contains("membership-merge-own"), "{}", own.text);
        let member = asks(site, BOB, &[]).await;
        assert_eq!(member.status, 403);

        let (db, now) = (&site.app.db, site.app.now());
        membership::leave(db, person(AGAIN), site.app.new_id(), now).await.unwrap();
        let left = asks(site, SIAN, &[]).await;

        assert!(left.text.contains("membership-merge-not-both"), "{}", left.text);
    })
    .await;
}

/// B10: nobody gets an office by having somebody's entry made one with her own, and nobody is merged away unheard.
#[tokio::test]
async fn an_entry_with_an_office_or_out_of_reach_does_not_go() {
    each_movement(async |site| {
        twice(site).await;
        let office = give(site, AGAIN, "organiser", "swansea").await;
        let holds = asks(site, SIAN, &[("step", "merge"), ("stays", "this"), ("sure", "yes")]).await;
        assert!(holds.status == 422 && holds.text.contains("membership-merge-office"), "{}", holds.text);
        assert_eq!(asks(site, SIAN, &[]).await.status, 200, "the other entry could go");
        let now = site.app.now();
        membership::end(&site.app.db, person(RUTH), office, now).await.unwrap();
        merges(site).await;
    })
    .await;
    each_movement(async |site| {
        give(site, SIAN, "administrator", "wales").await;
        site.later(Timestamp::DAY);
        let new = membership::OnPaper {
            person: person(AGAIN),
            particulars: membership::person::Particulars {
                name: "Somebody Else".parse().unwrap(),
                email: None,
                postcode: "CF10 1AA".parse().ok(),
                address: "1 High Street, Swansea".parse().ok(),
            },
            place: place(site, "swansea").await,
            sheet: "sheet 2".to_owned(),
        };
        membership::register(&site.app.db, &site.app.vault, person(RUTH), new, site.app.now()).await.unwrap();

        let unheard = asks(site, SIAN, &[("step", "merge"), ("stays", "this"), ("sure", "yes")]).await;

        assert!(unheard.status == 422 && unheard.text.contains("membership-merge-unreached"), "{}", unheard.text);
        assert!(is_member(site, AGAIN).await);
    })
    .await;
}
