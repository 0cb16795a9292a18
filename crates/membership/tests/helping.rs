use std::collections::BTreeSet;

use database::Error;
use terms::{BallotId, PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::{
    movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, letters, person, place, suspend},
    offering::offer,
};

/// A member at home in Cardiff who offers first aid to the officers of her branch and region.
const MAIR: u8 = 20;

/// What an officer asks for, in a place of hers, on a day that is ahead.
async fn call(site: &Site, by: u8, slug: &str, more: &[(&str, &str)]) -> Answer {
    let place = place(site, slug).await.to_string();
    let mut fields =
        vec![("place", place.as_str()), ("skill", "first-aid"), ("what", "Stand by at the rally.\n\nBring a bag.")];
    fields.extend([("meets", "City Hall"), ("day", "2026-12-20"), ("needed", "3")]);
    for (name, value) in more {
        fields.retain(|(own, _)| own != name);
        fields.push((name, value));
    }
    site.post_as(person(by), "/volunteering/new", &fields).await
}

/// Makes a call that is taken; its address.
async fn called(site: &Site, by: u8, slug: &str) -> String {
    let made = call(site, by, slug, &[]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location.split('?').next().unwrap().to_owned()
}

/// To whom letters with calls for help went, in clear, once all work is done.
async fn asked(site: &Site) -> Vec<String> {
    site.work().await;
    let calls = site.letters().into_iter().filter(|letter| letter.contains("List-Id: <help."));
    let to = |letter: &String| letter.lines().find_map(|line| line.strip_prefix("To: ").map(|to| to.trim().to_owned()));
    let mut all: Vec<String> = calls.filter_map(|letter| to(&letter)).collect();
    all.sort();
    all
}

/// A letter without the marks of its encoding.
fn plain(letter: &str) -> String {
    letter.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

/// The letter with a call to an address.
fn letter_to(site: &Site, email: &str) -> String {
    let to = format!("To: {email}");
    let letters = site.letters();
    let found = letters.iter().rfind(|letter| letter.contains("List-Id: <help.") && letter.contains(&to));
    plain(found.unwrap_or_else(|| panic!("nothing went to {email}")))
}

/// The path in a letter that begins so.
fn path_in(letter: &str, begins: &str) -> String {
    let start = letter.find(&format!("http://localhost:8080{begins}")).unwrap() + "http://localhost:8080".len();
    letter[start..].split(|c: char| !(c.is_ascii_alphanumeric() || "/-".contains(c))).next().unwrap().to_owned()
}

/// The movement with members in Cardiff who offer first aid to whom it says; each with her e-mail.
async fn offering(site: &Site, members: &[(u8, &str)]) {
    for (number, audience) in members {
        enter(site, *number, &format!("Mair Evans-{number}"), &format!("mair{number}@example.org"), "cardiff").await;
        assert_eq!(offer(site, *number, "first-aid", audience).await.status, 303);
    }
}

fn email(number: u8) -> String {
    format!("mair{number}@example.org")
}

#[tokio::test]
async fn each_of_those_who_offer_it_to_the_officer_gets_a_letter_of_her_own_and_nobody_else() {
    each_movement(async |site| {
        offering(
            site,
            &[(20, "region"), (21, "movement"), (22, "branch"), (23, "region"), (24, "region"), (25, "region")],
        )
        .await;
        offering(site, &[(26, "region"), (27, "region")]).await;
        offer(site, SIAN, "first-aid", "region").await;
        offer(site, BOB, "first-aid", "movement").await;
        offer(site, ANN, "driving", "movement").await;
        suspend(site, RUTH, 23, "30").await;
        site.post_as(person(24), "/me/objection", &[("object", "yes")]).await;
        site.post_as(person(25), "/me/visible", &[("out", "yes")]).await;
        site.post_as(person(26), "/me/skills/first-aid", &[]).await;

        let page = called(site, SIAN, "wales").await;
        // Taken back between the call and the letter.
        site.post_as(person(27), "/me/skills/first-aid", &[]).await;

        assert_eq!(asked(site).await, [email(20), email(21)]);
        assert_eq!(asked(site).await.len(), 2, "once each");
        let letter = letter_to(site, &email(20));
        for part in ["skill=membership-skill-first-aid", "Stand by at the rally.", "meets=City Hall", "needed=3"] {
            assert!(letter.contains(part), "{part}: {letter}");
        }
        assert!(letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{letter}");
        assert!(!letter.contains("Siân") && !letter.contains("sian@"), "{letter}");
        let shown = site.get_as(person(SIAN), &page).await.text;
        assert!(shown.contains("membership-segment-few(smallest=5)") && !shown.contains("Mair"), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_is_a_day_ahead_for_some_helpers_and_only_where_somebody_offers_it() {
    each_movement(async |site| {
        assert_eq!(call(site, SIAN, "wales", &[]).await.status, 422, "nobody offers it");
        offer(site, SIAN, "first-aid", "region").await;
        assert_eq!(call(site, SIAN, "wales", &[]).await.status, 422, "nobody but herself");
        offering(site, &[(MAIR, "region")]).await;

        for (name, value, key) in [
            ("day", "2026-11-22", "membership-help-day-wrong"),
            ("day", "2027-02-21", "membership-help-day-wrong"),
            ("day", "soon", "membership-help-day-wrong"),
            ("needed", "0", "needed-error"),
            ("needed", "501", "needed-error"),
            ("meets", "", "meets-error"),
            ("what", "", "what-error"),
        ] {
            let refused = call(site, SIAN, "wales", &[(name, value)]).await;
            assert_eq!(refused.status, 422, "{name} {value}");
            assert!(refused.text.contains(key), "{name} {value}: {}", refused.text);
        }
        for (by, slug, status) in [(SIAN, "leeds", 404), (SIAN, "movement", 404), (ANN, "cardiff", 403)] {
            assert_eq!(call(site, by, slug, &[]).await.status, status, "{by} {slug}");
        }
        assert_eq!(call(site, SIAN, "wales", &[("skill", "spying")]).await.status, 404);
        assert!(asked(site).await.is_empty());
        for day in ["2026-11-23", "2027-02-20"] {
            assert_eq!(call(site, SIAN, "wales", &[("day", day)]).await.status, 303, "{day}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_written_to_more_than_three_times_in_seven_days() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "cardiff").await;
        offering(site, &[(MAIR, "region")]).await;
        for (by, slug) in [(SIAN, "wales"), (BOB, "cardiff"), (SIAN, "cardiff"), (BOB, "cardiff"), (SIAN, "wales")] {
            called(site, by, slug).await;
            site.later(Timestamp::HOUR);
        }
        assert_eq!(asked(site).await.len(), 3);

        // On her own page she reads those by which she was passed over as well.
        let own = site.get_as(person(MAIR), "/me/volunteering").await.text;
        assert_eq!(own.matches("action=\"/me/volunteering/").count(), 5);
        site.later(7 * Timestamp::DAY - 6 * Timestamp::HOUR);
        called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 3, "the first letter is not seven days old");
        site.later(6 * Timestamp::HOUR);
        called(site, SIAN, "wales").await;

        assert_eq!(asked(site).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn many_are_asked_portion_after_portion_and_each_once() {
    each_movement(async |site| {
        for number in 20..140u8 {
            let slug = if number % 3 == 0 { "wales" } else { "cardiff" };
            enter(site, number, "Mair Evans", &email(number), slug).await;
            offer(site, number, "first-aid", "region").await;
        }

        let page = called(site, SIAN, "wales").await;
        site.work().await;

        let all = asked(site).await;
        let each: BTreeSet<&String> = all.iter().collect();
        assert_eq!((all.len(), each.len()), (120, 120));
        let shown = site.get_as(person(SIAN), &page).await.text;
        assert!(shown.contains("membership-segment-count(count=120)"), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn in_the_name_of_an_office_that_ended_or_of_a_call_that_was_closed_nobody_is_asked() {
    each_movement(async |site| {
        offering(site, &[(MAIR, "region")]).await;
        let closed = called(site, SIAN, "wales").await;
        assert_eq!(site.post_as(person(SIAN), &format!("{closed}/close"), &[]).await.status, 303);
        called(site, SIAN, "cardiff").await;
        let offices = site.get_as(person(RUTH), "/offices").await.text;
        let mut ended = 0;
        for part in offices.split("action=\"/offices/").skip(1) {
            let id = part.split('/').next().unwrap();
            ended += u32::from(site.post_as(person(RUTH), &format!("/offices/{id}/end"), &[]).await.status == 303);
        }
        assert!(ended > 0, "{offices}");

        assert!(asked(site).await.is_empty());
        assert_eq!(site.get_as(person(SIAN), &closed).await.status, 403);
        assert!(!site.get_as(person(MAIR), "/me/volunteering").await.text.contains("action=\"/me/volunteering/"));
    })
    .await;
}

/// Looks at an answer page and sends an answer from it.
async fn answers(site: &Site, number: u8, answer: &str) -> String {
    let path = path_in(&letter_to(site, &email(number)), "/volunteering/answer/");
    let looked = site.get(&path).await;
    assert_eq!(looked.status, 200, "{}", looked.text);
    let sent = site.post(&path, &[("answer", answer)]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    path
}

#[tokio::test]
async fn a_yes_opens_a_thread_with_the_office_and_no_side_learns_an_address() {
    each_movement(async |site| {
        offering(site, &[(20, "region"), (21, "region")]).await;
        let page = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 2);

        let path = answers(site, 20, "yes").await;
        answers(site, 20, "yes").await;
        answers(site, 21, "no").await;

        let shown = site.get_as(person(SIAN), &page).await.text;
        assert!(shown.contains("Mair Evans-20") && !shown.contains("Mair Evans-21"), "{shown}");
        assert!(!shown.contains("membership-help-no-count"), "one no tells who it was");
        let thread = shown.split("/threads/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(site.get_as(person(SIAN), "/threads").await.text.matches("href=\"/threads/").count(), 1);
        let read = site.get_as(person(SIAN), &format!("/threads/{thread}")).await.text;
        assert!(read.contains("membership-help-thread(") && read.contains("Stand by at the rally."), "{read}");
        site.work().await;
        let to_office: Vec<String> = site
            .letters()
            .iter()
            .map(|letter| plain(letter))
            .filter(|letter| letter.contains("letter-thread("))
            .collect();
        assert_eq!(to_office.len(), 1, "once, to the one who asked");
        assert!(to_office[0].contains("To: sian@example.org") && !to_office[0].contains("Mair"), "{}", to_office[0]);
        // The office answers, and she goes on from her own page.
        site.post_as(person(SIAN), &format!("/threads/{thread}"), &[("text", "Thank you. Noon at the doors.")]).await;
        let own = site.get_as(person(20), "/me/volunteering").await.text;
        let written = own.split("href=\"/written/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let written = site.get(&format!("/written/{written}")).await.text;
        assert!(written.contains("Noon at the doors."), "{written}");
        site.work().await;
        // B27: neither side's address stands on a page or in a letter of the other's.
        for text in [&shown, &read, &site.get_as(person(SIAN), "/threads").await.text] {
            assert!(!text.contains("@example.org"), "{text}");
        }
        for text in [&own, &written, &site.get(&path).await.text] {
            assert!(!text.contains("@example.org") && !text.contains("Siân"), "{text}");
        }
        for letter in site.letters().iter().map(|letter| plain(letter)) {
            assert_eq!(letter.matches("@example.org").count(), 1, "its recipient alone: {letter}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_changes_her_mind_is_named_no_more_and_five_noes_are_counted() {
    each_movement(async |site| {
        offering(
            site,
            &[(20, "region"), (21, "region"), (22, "region"), (23, "region"), (24, "region"), (25, "region")],
        )
        .await;
        let page = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 6);
        for number in 20..24 {
            answers(site, number, "no").await;
        }
        answers(site, 24, "yes").await;
        let four = site.get_as(person(SIAN), &page).await.text;
        assert!(four.contains("Mair Evans-24") && !four.contains("membership-help-no-count"), "{four}");
        assert!(four.contains("membership-segment-count(count=6)"), "{four}");

        answers(site, 24, "no").await;

        let five = site.get_as(person(SIAN), &page).await.text;
        assert!(five.contains("membership-help-no-count(count=5)") && !five.contains("Mair"), "{five}");
        // Who is in the audience of fewer of them than the one who asked counts none of them.
        let above = site.get_as(person(RUTH), &page).await.text;
        assert!(above.contains("membership-help-asked-by-another") && !above.contains("count=5"), "{above}");
        assert!(!above.contains("membership-segment-count"), "{above}");
        // She says yes again, and goes on in the thread that she has.
        answers(site, 24, "yes").await;
        assert!(site.get_as(person(SIAN), &page).await.text.contains("Mair Evans-24"));
        assert_eq!(site.get_as(person(SIAN), "/threads").await.text.matches("href=\"/threads/").count(), 1);
        assert_eq!(site.post_as(person(25), "/me/leave", &[("understood", "yes")]).await.status, 303);
        let gone = site.get(&path_in(&letter_to(site, &email(25)), "/volunteering/answer/")).await;
        assert!(
            gone.status == 422 && gone.text.contains("membership-help-over"),
            "what was asked of her went with her"
        );
    })
    .await;
}

/// B24: programs follow links, and mail programs press the button for their readers.
#[tokio::test]
async fn looking_changes_nothing_and_one_click_ends_all_such_letters() {
    each_movement(async |site| {
        offering(site, &[(MAIR, "region")]).await;
        offer(site, MAIR, "driving", "movement").await;
        let page = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 1);
        let letter = letter_to(site, &email(MAIR));
        let (answer, stop) = (path_in(&letter, "/volunteering/answer/"), path_in(&letter, "/volunteering/stop/"));
        assert!(letter.contains(&format!("List-Unsubscribe: <http://localhost:8080{stop}>")), "{letter}");

        for _ in 0..2 {
            assert_eq!((site.get(&answer).await.status, site.get(&stop).await.status), (200, 200));
        }
        assert_eq!(site.post(&answer, &[("answer", "perhaps")]).await.status, 400);
        let before = site.get_as(person(MAIR), "/me/skills").await.text;
        assert_eq!(before.matches("action=\"/me/skills/").count(), 2);
        assert!(site.get_as(person(SIAN), &page).await.text.contains("membership-help-yes-none"));

        let stopped = site.post(&stop, &[("List-Unsubscribe", "One-Click")]).await;

        assert!(stopped.status == 200 && stopped.text.contains("membership-help-stopped"), "{}", stopped.text);
        assert!(!stopped.text.contains("Mair"), "it tells nobody whose they were");
        let after = site.get_as(person(MAIR), "/me/skills").await.text;
        assert!(!after.contains("action=\"/me/skills/"), "{after}");
        assert_eq!(call(site, SIAN, "wales", &[]).await.status, 422, "nobody offers it any more");
        assert!(site.get_as(person(MAIR), "/me/data").await.text.contains("volunteering"), "her address is noted");
        // Whoever is entered anew with that address is not asked, until she herself offers something again.
        assert_eq!(offer(site, MAIR, "first-aid", "region").await.status, 303);
        called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 2);
        for wrong in ["/volunteering/stop/x", &format!("{}0", &stop[..stop.len() - 1])] {
            let right = *wrong == stop;
            assert_eq!(site.post(wrong, &[]).await.status == 404, !right, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_suppressed_address_gets_no_letter_and_her_page_shows_the_call_all_the_same() {
    each_movement(async |site| {
        offering(site, &[(20, "region"), (21, "region")]).await;
        let undelivered = site.app.vault.find_hash("suppression", &email(20));
        let now = site.app.now();
        let gone = site.app.db.write::<_, Error, _>(move |tx| {
            Box::pin(async move { membership::undelivered(tx, &undelivered, true, now).await })
        });
        gone.await.unwrap();

        called(site, SIAN, "wales").await;

        assert_eq!(asked(site).await, [email(21)]);
        let own = site.get_as(person(20), "/me/volunteering").await.text;
        let action = own.split("action=\"").find(|part| part.starts_with("/me/volunteering/")).unwrap();
        let action = action.split('"').next().unwrap();
        let said = site.post_as(person(20), action, &[("answer", "yes")]).await;
        assert_eq!(said.location, "/me/volunteering?done=membership-done-help-yes");
    })
    .await;
}

#[tokio::test]
async fn she_reads_only_calls_for_what_she_offers_to_the_one_who_asks() {
    each_movement(async |site| {
        offering(site, &[(20, "region"), (21, "branch")]).await;
        offer(site, ANN, "driving", "movement").await;
        offer(site, BOB, "first-aid", "movement").await;
        let page = called(site, SIAN, "wales").await;
        let id = page.rsplit('/').next().unwrap().to_owned();

        for (number, is_hers) in [(20, true), (21, false), (ANN, false), (BOB, false), (SIAN, false)] {
            let own = site.get_as(person(number), "/me/volunteering").await.text;
            assert_eq!(own.contains("Stand by at the rally."), is_hers, "{number}: {own}");
            let sent = site.post_as(person(number), &format!("/me/volunteering/{id}"), &[("answer", "yes")]).await;
            assert_eq!(sent.status, if is_hers { 303 } else { 404 }, "{number}");
        }
        let shown = site.get_as(person(SIAN), &page).await.text;
        assert!(shown.contains("Mair Evans-20") && !shown.contains("Mair Evans-21"), "{shown}");
        // Officers elsewhere are answered as if there were none.
        give(site, BOB, "organiser", "leeds").await;
        let nothing = site.get_as(person(BOB), &format!("/volunteering/{}", person(99))).await;
        let other = site.get_as(person(BOB), &page).await;
        assert_eq!((other.status, nothing.status), (403, 403));
        assert!(!site.get_as(person(BOB), "/volunteering").await.text.contains(&id));
        assert!(site.get_as(person(RUTH), "/volunteering").await.text.contains(&id));
    })
    .await;
}

#[tokio::test]
async fn a_call_ends_after_its_day_and_goes_after_ninety_more() {
    each_movement(async |site| {
        offering(site, &[(MAIR, "region")]).await;
        let page = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 1);
        let path = path_in(&letter_to(site, &email(MAIR)), "/volunteering/answer/");

        site.at(web::testing::NOON.plus(28 * Timestamp::DAY + 12 * Timestamp::HOUR - 1));
        give(site, SIAN, "organiser", "wales").await;
        assert_eq!(site.get(&path).await.status, 200, "until its day is over");
        site.later(1);
        let over = site.get(&path).await;
        assert!(over.status == 422 && over.text.contains("membership-help-over"), "{}", over.text);
        assert_eq!(site.post(&path, &[("answer", "yes")]).await.status, 422);
        assert!(!site.get_as(person(MAIR), "/me/volunteering").await.text.contains("Stand by"));
        assert!(site.get_as(person(SIAN), &page).await.text.contains("membership-help-ended"));

        for (days, is_there) in [(89, true), (2, false)] {
            site.later(days * Timestamp::DAY);
            for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
                let (sweep, now) = (retention.sweep, site.app.now());
                site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
            }
            give(site, SIAN, "organiser", "wales").await;
            let status = site.get_as(person(RUTH), &page).await.status;
            assert_eq!(status == 200, is_there, "{days}: {status}");
        }
    })
    .await;
}

async fn stand(site: &Site, slug: &str, candidates: &[u8]) {
    let (place, now) = (place(site, slug).await, site.app.now());
    let candidates: Vec<PersonId> = candidates.iter().map(|number| person(*number)).collect();
    let ballot = BallotId::by_chance([9; 16]);
    let said = site.app.db.write::<_, Error, _>(move |tx| {
        let candidates = candidates.clone();
        Box::pin(async move { membership::withhold(tx, ballot, place, &candidates, now).await })
    });
    said.await.unwrap();
}

#[tokio::test]
async fn a_candidate_asks_nobody_of_her_electorate_and_reads_no_answer_of_theirs() {
    each_movement(async |site| {
        offering(site, &[(MAIR, "movement")]).await;
        offer(site, BOB, "first-aid", "movement").await;
        let of_wales = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 1);
        site.later(Timestamp::MINUTE);
        let of_all = called(site, RUTH, "movement").await;
        assert_eq!(asked(site).await.len(), 3);
        answers(site, MAIR, "yes").await;
        assert!(site.get_as(person(RUTH), &of_all).await.text.contains("Mair Evans-20"));

        stand(site, "wales", &[SIAN, RUTH]).await;

        for path in ["/volunteering", "/volunteering/new", &of_wales] {
            assert_eq!(site.get_as(person(SIAN), path).await.status, 403, "{path}");
        }
        assert_eq!(call(site, SIAN, "wales", &[]).await.status, 403);
        assert_eq!(site.get_as(person(RUTH), &of_wales).await.status, 403);
        for slug in ["wales", "cardiff"] {
            assert_eq!(call(site, RUTH, slug, &[]).await.status, 404, "{slug}");
        }
        let shown = site.get_as(person(RUTH), &of_all).await.text;
        assert!(!shown.contains("Mair") && shown.contains("membership-withheld"), "{shown}");
        let list = site.get_as(person(RUTH), "/volunteering").await.text;
        assert!(!list.contains(&of_wales) && list.contains(&of_all), "{list}");
        let movement = place(site, "movement").await;
        let found = site.get_as(person(RUTH), &format!("/people/list?place={movement}&skill=first-aid")).await.text;
        assert!(!found.contains("Mair") && found.contains("Bob Lister"), "{found}");
        called(site, RUTH, "movement").await;
        assert_eq!(asked(site).await.len(), 4, "Bob alone");

        stand(site, "wales", &[]).await;
        assert!(site.get_as(person(SIAN), &of_wales).await.text.contains("membership-help-open"));
        assert!(site.get_as(person(RUTH), &of_all).await.text.contains("Mair Evans-20"));
    })
    .await;
}

#[tokio::test]
async fn her_copy_tells_what_she_was_asked_and_erasing_leaves_nothing_of_it() {
    each_movement(async |site| {
        offering(site, &[(20, "region"), (21, "region")]).await;
        let page = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 2);
        answers(site, 20, "yes").await;
        let file: serde_json::Value = serde_json::from_str(&site.get_as(person(20), "/me/data").await.text).unwrap();
        let text = file.to_string();
        assert!(text.contains("\"helps\":true") && text.contains("\"asked_at\":\"2026-11-22T"), "{text}");
        let officer = site.get_as(person(SIAN), "/me/data").await.text;
        assert!(officer.contains("Stand by at the rally.") && !officer.contains("Mair"), "{officer}");

        assert_eq!(site.post_as(person(20), "/me/erase", &[("understood", "yes")]).await.status, 200);
        let shown = site.get_as(person(SIAN), &page).await.text;
        assert!(!shown.contains("Mair") && shown.contains("membership-help-yes-none"), "{shown}");
        let mut tx = site.app.db.reader().await.unwrap();
        for (table, statement) in [
            ("skill_offers", database::sql!("SELECT count(*) AS value FROM skill_offers WHERE person = $1")),
            ("help_asked", database::sql!("SELECT count(*) AS value FROM help_asked WHERE person = $1")),
        ] {
            let left: i64 = tx.one(statement, database::args![person(20)]).await.unwrap();
            let other: i64 = tx.one(statement, database::args![person(21)]).await.unwrap();
            assert_eq!((left, other), (0, 1), "{table}");
        }
        drop(tx);
        assert_eq!(site.post_as(person(SIAN), "/me/erase", &[("understood", "yes")]).await.status, 200);
        assert_eq!(site.get_as(person(RUTH), &page).await.status, 200, "the call stays, in nobody's name");
        let own = site.get_as(person(21), "/me/volunteering").await.text;
        assert!(own.contains("Stand by"), "who was asked may still answer");
    })
    .await;
}

#[tokio::test]
async fn answers_and_calls_go_with_the_entry_that_stays() {
    each_movement(async |site| {
        offering(site, &[(20, "region"), (21, "region")]).await;
        let page = called(site, SIAN, "wales").await;
        assert_eq!(asked(site).await.len(), 2);
        answers(site, 20, "yes").await;
        let merge = membership::slice().merge.unwrap();
        for (from, to) in [(20, ANN), (SIAN, ANN)] {
            let (from, to): (PersonId, PersonId) = (person(from), person(to));
            site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();
        }

        let shown = site.get_as(person(RUTH), &page).await.text;

        assert!(shown.contains("O&#39;Connor-Lee"), "{shown}");
        let file = site.get_as(person(ANN), "/me/data").await.text;
        assert!(file.contains("Stand by at the rally.") && file.contains("\"helps\": true"), "{file}");
    })
    .await;
}

#[tokio::test]
async fn letters_that_wait_hold_no_word_of_it_in_clear() {
    each_movement(async |site| {
        offering(site, &[(MAIR, "region")]).await;
        called(site, SIAN, "wales").await;
        let mut tx = site.app.db.reader().await.unwrap();
        let words: Vec<Vec<u8>> = tx
            .all(database::sql!("SELECT words AS value FROM help_calls ORDER BY id"), database::args![])
            .await
            .unwrap();
        drop(tx);

        assert!(words.iter().all(|sealed| !String::from_utf8_lossy(sealed).contains("rally")));
        assert!(letters(site).await.iter().all(|letter| !letter.contains("rally")), "nothing is posted before the job");
    })
    .await;
}
