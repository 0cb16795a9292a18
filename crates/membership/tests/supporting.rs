//! B35: looking along needs the member's code, shows a banner, changes nothing, is written down first, and she ends it.

use axum::http::{Method, header};
use database::{Sql, args, sql};
use membership::{person::number, support, verify_access_log};
use terms::{PersonId, Timestamp};
use web::{
    Needs, PlaceOf,
    session::{self, Agent, Strength},
    testing::{Answer, Site},
};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, letters, person, suspend};

const REASON: &str = "Cannot find how to move.";
const ROWS: Sql = sql!("SELECT (SELECT count(*) FROM support_codes) + (SELECT count(*) FROM support_looks) AS value");
const KEPT: Sql = sql!("SELECT hash AS value FROM support_codes");
const LOGGED: Sql = sql!("SELECT purpose AS value FROM access_log ORDER BY number");

/// The code that a member makes and reads out.
pub(crate) async fn code(site: &Site, member: u8) -> String {
    let made = site.post_as(person(member), "/me/support", &[]).await;
    assert_eq!(made.status, 200, "{}", made.text);
    assert_eq!(made.headers[header::CACHE_CONTROL], "no-store, private");
    made.text.split("<output>").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

/// Another code than this.
fn other(code: &str) -> String {
    let digit = if code.starts_with('1') { "2" } else { "1" };
    format!("{digit}{}", &code[1..])
}

async fn type_in(site: &Site, helper: u8, whose: PersonId, code: &str) -> Answer {
    let number = number(whose).to_string();
    let fields = [("number", number.as_str()), ("code", code), ("reason", REASON)];
    site.post_as(person(helper), "/support", &fields).await
}

/// An officer looks along with a member who made a code.
pub(crate) async fn look_along(site: &Site, helper: u8, member: u8) {
    let code = code(site, member).await;
    let begun = type_in(site, helper, person(member), &code).await;
    assert_eq!((begun.status, begun.location.as_str()), (303, "/me"), "{}", begun.text);
}

/// Whose pages an officer sees: "Ann" or "Ruth" in the corner of every page.
pub(crate) async fn sees(site: &Site, helper: u8) -> &'static str {
    let page = site.get_as(person(helper), "/me").await.text;
    let is_along = page.contains("<h1>Ann O");
    assert_eq!(is_along, page.contains("web-along(name=Ann O"), "{page}");
    assert_eq!(is_along, !page.contains("<h1>Ruth Adeyemi"), "{page}");
    if is_along { "Ann" } else { "Ruth" }
}

/// What stands in the log: what for, in order.
pub(crate) async fn logged(site: &Site) -> Vec<String> {
    let mut tx = site.app.db.reader().await.unwrap();
    verify_access_log(&mut tx).await.unwrap().unwrap();
    tx.all(LOGGED, args![]).await.unwrap()
}

pub(crate) async fn rows(site: &Site) -> i64 {
    site.app.db.reader().await.unwrap().one(ROWS, args![]).await.unwrap()
}

/// What a page says is wrong, without what was typed.
fn wrong(answer: &Answer) -> String {
    assert_eq!(answer.status, 422, "{}", answer.text);
    let errors = answer.text.split("class=\"errors\"").nth(1).unwrap();
    errors.split("</section>").next().unwrap().to_owned()
}

/// B35 and B4: nothing but the right code of the right member opens her pages, and the answer does not say what was wrong.
#[tokio::test]
async fn without_her_code_nobody_looks_along_and_all_that_is_wrong_is_answered_alike() {
    each_movement(async |site| {
        let none = wrong(&type_in(site, RUTH, person(ANN), "1234 5678").await);
        let nobody = wrong(&type_in(site, RUTH, person(99), "1234 5678").await);
        let anns = code(site, ANN).await;
        let not_hers = wrong(&type_in(site, RUTH, person(BOB), &anns).await);
        let guessed = wrong(&type_in(site, RUTH, person(ANN), &other(&anns)).await);
        site.later(support::CODE_LASTS);
        let over = wrong(&type_in(site, RUTH, person(ANN), &anns).await);

        assert!(none.contains("membership-support-wrong"), "{none}");
        for other in [nobody, not_hers, guessed, over] {
            assert_eq!(other, none);
        }
        assert_eq!(sees(site, RUTH).await, "Ruth");
        assert!(logged(site).await.is_empty() && letters(site).await.iter().all(|letter| !letter.contains("-along")));
        // And no reason, no digits: nothing is asked for.
        let empty = site.post_as(person(RUTH), "/support", &[("number", "12"), ("code", "12"), ("reason", " ")]).await;
        let empty = wrong(&empty);
        assert!(empty.contains("membership-support-number-wrong") && empty.contains("membership-support-code-shape"));
        assert!(empty.contains("web-error-empty"));
    })
    .await;
}

/// A code works once, the newest alone, and not after it was taken back; what is kept is no code.
#[tokio::test]
async fn a_code_works_once_and_a_new_one_or_taking_it_back_ends_it() {
    each_movement(async |site| {
        let first = code(site, ANN).await;
        let second = code(site, ANN).await;
        let kept: Vec<u8> = site.app.db.reader().await.unwrap().one(KEPT, args![]).await.unwrap();
        let plain = <sha2::Sha256 as sha2::Digest>::digest(second.replace(' ', ""));
        assert!(kept.len() == 32 && kept != plain.to_vec(), "a keyed hash, B14");
        let replaced = type_in(site, RUTH, person(ANN), &first).await;
        let begun = type_in(site, RUTH, person(ANN), &second).await;
        site.post_as(person(RUTH), "/support/end", &[]).await;
        let again = type_in(site, RUTH, person(ANN), &second).await;
        let third = code(site, ANN).await;
        site.post_as(person(ANN), "/me/support/end", &[]).await;
        let taken_back = type_in(site, RUTH, person(ANN), &third).await;

        assert_eq!(begun.status, 303);
        for refused in [replaced, again, taken_back] {
            assert!(first == second || wrong(&refused).contains("membership-support-wrong"));
        }
        assert_eq!(sees(site, RUTH).await, "Ruth");
        assert_eq!(rows(site).await, 0);
    })
    .await;
}

/// Five wrong ones and a code works no more, as she then reads; ten in an hour and an officer types no more.
#[tokio::test]
async fn nobody_guesses_a_code() {
    each_movement(async |site| {
        let anns = code(site, ANN).await;
        for _ in 0..support::WRONG {
            wrong(&type_in(site, RUTH, person(ANN), &other(&anns)).await);
        }
        let right = wrong(&type_in(site, RUTH, person(ANN), &anns).await);
        let told = site.get_as(person(ANN), "/me/support").await.text;
        for _ in 0..4 {
            wrong(&type_in(site, RUTH, person(BOB), "1234 5678").await);
        }
        let fresh = code(site, ANN).await;
        let stopped = type_in(site, RUTH, person(ANN), &fresh).await;

        assert!(right.contains("membership-support-wrong"));
        assert!(told.contains("membership-support-guessed"), "{told}");
        assert_eq!(stopped.status, 429);
        site.later(Timestamp::HOUR);
        look_along(site, RUTH, ANN).await;
    })
    .await;
}

/// Every route: nothing but the two ways out takes a form, nothing but the list is shown, and each page says whose it is.
#[tokio::test]
async fn whoever_looks_along_changes_nothing_and_sees_what_is_on_the_list_alone() {
    each_movement(async |site| {
        look_along(site, RUTH, ANN).await;
        let mut opened = Vec::new();

        for route in web::own_routes().iter().chain(site.app.slices.iter().flat_map(|slice| &slice.routes)) {
            if matches!(route.pattern, "/support/end" | "/sign-out") {
                continue;
            }
            let path = route.sample.replace("PERSON", &person(ANN).to_string());
            let session = site.session(person(RUTH)).await;
            let answer = site.send(route.method.clone(), &path, "", Some(&session), "").await;
            let what = format!("{} {path}: {} {}", route.method, answer.status, answer.text);
            if route.pattern.starts_with("/api/") {
                let visitors = site.send(route.method.clone(), &path, "", None, "").await;
                assert_eq!((answer.status, answer.text), (visitors.status, visitors.text), "{what}");
                continue;
            }
            if route.method != Method::GET {
                assert!(answer.status == 403 && answer.text.contains("web-error-only-looking"), "{what}");
            } else if answer.status == 403 {
                assert!(answer.text.contains("web-error-shut-along"), "{what}");
            } else {
                assert!(matches!(answer.status, 200 | 404), "{what}");
                opened.push(route.pattern);
            }
            assert!(answer.text.contains("web-along(name=Ann O"), "{what}");
            let (banner, main) = answer.text.split_once("<main").unwrap();
            assert!(banner.contains("action=\"/support/end\""), "{what}");
            let (outside, _) = main.split_once("<fieldset class=\"shut\" disabled>").unwrap();
            assert!(!outside.contains("<form"), "what stays open does nothing afterwards: {what}");
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store, private", "{what}");
            for hers in ["ann@example.org", "CF10"] {
                assert!(!answer.text.contains(hers), "{what}");
            }
            for helpers in ["Ruth Adeyemi", "ruth@example.org"] {
                assert!(!answer.text.contains(helpers), "no mixing: {what}");
            }
        }

        let listed: Vec<_> = support::open().filter(|pattern| opened.contains(pattern)).collect();
        opened.sort_unstable();
        assert_eq!(opened, listed);
        assert!(opened.contains(&"/me/consents") && !opened.contains(&"/me/data"));
        // Nothing of all this was done in her name: she agrees to what she agreed to, and is a member.
        site.post_as(person(RUTH), "/support/end", &[]).await;
        assert_eq!(sees(site, RUTH).await, "Ruth");
    })
    .await;
}

/// What takes an office is shut even if the list had it: whoever looks along holds none.
#[tokio::test]
async fn her_own_office_rests_while_she_looks_along_and_is_hers_again_afterwards() {
    each_movement(async |site| {
        let offices = |needs: &Needs| matches!(needs, Needs::Office { place: PlaceOf::Wherever, .. });
        let some: Vec<&str> = site
            .app
            .slices
            .iter()
            .flat_map(|slice| &slice.routes)
            .filter(|route| route.method == Method::GET && offices(&route.needs) && !route.pattern.contains('{'))
            .map(|route| route.pattern)
            .collect();
        assert!(some.contains(&"/people") && some.iter().all(|pattern| support::open().all(|open| open != *pattern)));
        let before = site.get_as(person(RUTH), "/people").await.status;
        let page = site.get_as(person(RUTH), "/me").await.text;

        look_along(site, RUTH, ANN).await;
        let while_it_lasts = site.get_as(person(RUTH), "/people").await;
        let place = site.get_as(person(RUTH), "/places/cardiff").await.text;
        let ended = site.post_as(person(RUTH), "/support/end", &[]).await;

        assert!(page.contains("href=\"/support\""), "she finds the way to it");
        assert_eq!((before, while_it_lasts.status), (200, 403));
        assert!(!place.contains("/places/cardiff/add") && place.contains("web-along("));
        assert_eq!(ended.location, "/support?done=membership-done-along-ended");
        assert_eq!(site.get_as(person(RUTH), "/people").await.status, 200);
        assert!(site.get_as(person(RUTH), "/places/cardiff").await.text.contains("/places/cardiff/add"));
        // Where nobody looks along any more, ending it again does no harm.
        assert_eq!(site.post_as(person(RUTH), "/support/end", &[]).await.status, 303);
    })
    .await;
}

/// It is in that one session and no other: neither in another of hers, nor in one that a link alone began.
#[tokio::test]
async fn other_sessions_of_hers_show_her_own_pages() {
    each_movement(async |site| {
        look_along(site, RUTH, ANN).await;
        let begun = session::start(&site.app, person(RUTH), Strength::Passkey, Agent::default()).await.unwrap();
        let token = begun.to_str().unwrap()["flotilla=".len()..].split(';').next().unwrap().to_owned();

        let elsewhere = site.send(Method::GET, "/me", "", Some(&token), "").await;
        let weak = site.get_weakly(person(RUTH), "/me").await;

        assert!(elsewhere.text.contains("<h1>Ruth Adeyemi") && weak.text.contains("<h1>Ruth Adeyemi"));
        assert_eq!(sees(site, RUTH).await, "Ann");
        assert_eq!(site.get_weakly(person(RUTH), "/support").await.location, "/me/strong?back=%2Fsupport");
    })
    .await;
}

/// B2 and B3: in the chained log before anything is shown, with who, in which office, why, and until when; she reads it, is
/// told by mail, and her copy has it without a name.
#[tokio::test]
async fn it_is_written_down_first_and_the_member_sees_who_why_and_how_long() {
    each_movement(async |site| {
        let before = letters(site).await.len();
        let code = code(site, ANN).await;
        let begun = type_in(site, RUTH, person(ANN), &code).await;

        // Nothing was shown yet.
        assert!(begun.status == 303 && !begun.text.contains("Ann O"));
        assert_eq!(logged(site).await, ["along-begun"]);
        let letter = letters(site).await.remove(before);
        assert!(letter.contains("membership-letter-along(") && letter.contains("ann@example.org"), "{letter}");
        assert!(letter.contains("role=membership-role-administrator") && letter.contains("/me/support"), "{letter}");
        assert!(!letter.contains("Ruth") && !letter.contains(REASON) && !letter.contains("Ann O"), "{letter}");
        for path in ["/", "/me", "/places/cardiff", "/me/support", "/nothing"] {
            let page = site.get_as(person(ANN), path).await.text;
            let says = page.contains("web-watched(name=Ruth Adeyemi, role=membership-role-administrator, since=");
            assert!(says && page.contains("action=\"/me/support/end\""), "{path}: {page}");
        }
        assert!(!site.get_as(person(BOB), "/me").await.text.contains("web-watched"));
        site.later(10 * Timestamp::MINUTE);
        site.post_as(person(RUTH), "/support/end", &[]).await;

        assert_eq!(logged(site).await, ["along-begun", "along-ended"]);
        let seen = site.get_as(person(ANN), "/me/seen").await.text;
        let who = "membership-seen-who(name=Ruth Adeyemi, role=membership-role-administrator, place=The Commons)";
        assert_eq!(seen.matches(who).count(), 2, "{seen}");
        assert!(seen.contains(&format!("membership-look-along-begun: {REASON}")), "{seen}");
        assert!(seen.contains("membership-look-along-ended") && seen.contains("membership-field-along"));
        assert!(!site.get_as(person(ANN), "/me").await.text.contains("web-watched"));
        let data = site.get_as(person(ANN), "/me/data").await.text;
        assert!(data.contains("along-begun") && data.contains(REASON), "{data}");
        assert!(!data.contains("Ruth") && !data.contains(&person(RUTH).to_string()));
        // Overseers see that it was, and not with whom.
        let log = site.get_as(person(RUTH), "/access-log").await.text;
        assert!(log.contains("membership-look-along-begun") && !log.contains("Ann O") && !log.contains(REASON));
    })
    .await;
}

#[tokio::test]
async fn the_member_ends_it_at_once() {
    each_movement(async |site| {
        look_along(site, RUTH, ANN).await;
        assert_eq!(sees(site, RUTH).await, "Ann");

        let ended = site.post_as(person(ANN), "/me/support/end", &[]).await;

        assert_eq!(ended.location, "/me/support?done=membership-done-support-ended");
        assert_eq!(sees(site, RUTH).await, "Ruth");
        assert_eq!(logged(site).await, ["along-begun", "along-ended"]);
        // Somebody else ends nothing.
        look_along(site, RUTH, ANN).await;
        site.post_as(person(BOB), "/me/support/end", &[]).await;
        assert_eq!(sees(site, RUTH).await, "Ann");
        // A new code of hers for somebody else does not end it; using it does.
        site.later(Timestamp::MINUTE);
        give(site, SIAN, "administrator", "wales").await;
        look_along(site, SIAN, ANN).await;
        assert_eq!((sees(site, RUTH).await, sees(site, SIAN).await), ("Ruth", "Ann"));
    })
    .await;
}

#[tokio::test]
async fn after_half_an_hour_it_is_over_by_itself_and_that_is_written_down() {
    each_movement(async |site| {
        look_along(site, RUTH, ANN).await;
        site.later(support::LASTS - 1);
        site.work().await;
        assert_eq!((sees(site, RUTH).await, logged(site).await.len()), ("Ann", 1));

        site.later(1);

        assert_eq!(sees(site, RUTH).await, "Ruth");
        assert!(!site.get_as(person(ANN), "/me").await.text.contains("web-watched"));
        site.work().await;
        assert_eq!(logged(site).await, ["along-begun", "along-ended"]);
        assert_eq!(rows(site).await, 0);
    })
    .await;
}

/// B11: the end of the office, of the session, or a suspension ends it with the next request; nothing brings it back.
#[tokio::test]
async fn it_ends_with_the_office_the_session_and_the_standing_of_either() {
    each_movement(async |site| {
        // The office.
        let office = give(site, SIAN, "administrator", "wales").await;
        look_along(site, SIAN, ANN).await;
        assert_eq!(sees_as(site, SIAN).await, "Ann");
        let ended = site.post_as(person(RUTH), &format!("/offices/{office}/end"), &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.text);
        assert_eq!(sees_as(site, SIAN).await, "own");
        give(site, SIAN, "administrator", "wales").await;
        assert_eq!(sees_as(site, SIAN).await, "own");

        // The session: she signs out, and the one that she begins next is her own.
        look_along(site, SIAN, ANN).await;
        assert_eq!(site.post_as(person(SIAN), "/sign-out", &[]).await.location, "/");
        assert_eq!(site.get_as(person(SIAN), "/me").await.status, 303);
        assert!(!site.get_as(person(ANN), "/me").await.text.contains("web-watched"));

        // The member's standing.
        look_along(site, RUTH, ANN).await;
        site.later(Timestamp::MINUTE);
        enter(site, 6, "Cai Morgan", "cai@example.org", "cardiff").await;
        give(site, 6, "administrator", "movement").await;
        suspend(site, 6, ANN, "7").await;
        assert_eq!(sees(site, RUTH).await, "Ruth");
        let refused = site.post_as(person(ANN), "/me/support", &[]).await;
        assert!(refused.status == 422 && refused.text.contains("membership-standing-not-a-member"));

        site.later(support::LASTS);
        site.work().await;
        assert_eq!(rows(site).await, 0);
        let begun = logged(site).await.iter().filter(|what| *what == "along-begun").count();
        let all = logged(site).await.iter().filter(|what| what.starts_with("along")).count();
        assert_eq!((begun, all), (3, 6), "each that began has ended");
    })
    .await;
}

/// As [`sees`], for an officer who is not Ruth.
pub(crate) async fn sees_as(site: &Site, helper: u8) -> &'static str {
    let page = site.get_as(person(helper), "/me").await.text;
    if page.contains("web-along(name=Ann O") { "Ann" } else { "own" }
}

/// B4 and B10: not with herself, not beyond her places, not without the office; the code of whoever is elsewhere still works for
/// who may.
#[tokio::test]
async fn nobody_looks_along_with_herself_or_beyond_her_places_or_without_the_office() {
    each_movement(async |site| {
        assert_eq!(site.get_as(person(SIAN), "/support").await.status, 403, "an organiser");
        assert_eq!(site.get_as(person(ANN), "/support").await.status, 403);
        give(site, SIAN, "administrator", "wales").await;
        let own = wrong(&type_in(site, SIAN, person(SIAN), "1234 5678").await);
        let bobs = code(site, BOB).await;
        let elsewhere = wrong(&type_in(site, SIAN, person(BOB), &bobs).await);
        let nobody = wrong(&type_in(site, SIAN, person(99), &bobs).await);

        assert!(own.contains("membership-support-own"));
        assert_eq!(elsewhere, nobody);
        assert_eq!(type_in(site, RUTH, person(BOB), &bobs).await.status, 303);
    })
    .await;
}

/// Her pages would lead to what her office opens.
#[tokio::test]
async fn nobody_looks_along_with_who_holds_an_office_or_gets_one() {
    each_movement(async |site| {
        let officer = site.post_as(person(SIAN), "/me/support", &[]).await;
        let code = code(site, ANN).await;
        give(site, ANN, "registrar", "cardiff").await;
        let refused = wrong(&type_in(site, RUTH, person(ANN), &code).await);
        look_along(site, RUTH, BOB).await;
        assert!(site.get_as(person(RUTH), "/me").await.text.contains("web-along(name=Bob Lister"));
        site.later(Timestamp::MINUTE);
        give(site, BOB, "registrar", "leeds").await;

        assert!(officer.status == 422 && officer.text.contains("membership-support-office"));
        assert!(refused.contains("membership-support-wrong"), "her code went when she got the office: {refused}");
        assert_eq!(sees(site, RUTH).await, "Ruth");
        assert!(site.get_as(person(ANN), "/me/support").await.text.contains("membership-support-office"));
    })
    .await;
}

/// Whoever complained about a member does not look along with her.
#[tokio::test]
async fn a_complainant_does_not_look_along_with_whom_she_complained_about() {
    each_movement(async |site| {
        enter(site, 5, "Cai Morgan", "cai@example.org", "cardiff").await;
        give(site, 5, "administrator", "wales").await;
        let ann = number(person(ANN)).to_string();
        let fields = [("number", ann.as_str()), ("rule", "9.2"), ("text", "She shouted me down.")];
        let sent = site.post_as(person(5), "/complain", &fields).await;
        assert_eq!(sent.location, "/me/cases?done=membership-done-complained", "{}", sent.text);
        let code = code(site, ANN).await;

        let refused = wrong(&type_in(site, 5, person(ANN), &code).await);

        assert!(refused.contains("membership-support-party"), "{refused}");
        assert!(logged(site).await.iter().all(|what| !what.starts_with("along")));
    })
    .await;
}

/// B17: erasing the member ends it, and leaves no code and no row; a new entry does not bring it back.
#[tokio::test]
async fn erasing_the_member_ends_it() {
    each_movement(async |site| {
        look_along(site, RUTH, ANN).await;
        code(site, ANN).await;
        code(site, BOB).await;

        let erased = site.post_as(person(ANN), "/me/erase", &[("understood", "yes")]).await;

        assert_eq!(erased.status, 200);
        assert_eq!(sees(site, RUTH).await, "Ruth");
        assert_eq!(rows(site).await, 1, "Bob's code alone");
        site.later(support::LASTS);
        site.work().await;
        assert_eq!(logged(site).await, ["along-begun", "along-ended"]);
        assert_eq!(rows(site).await, 1);
    })
    .await;
}

/// B18: a code that nobody used goes with its time.
#[tokio::test]
async fn what_is_over_is_let_go() {
    each_movement(async |site| {
        code(site, ANN).await;
        site.later(support::CODE_LASTS);
        assert!(site.get_as(person(ANN), "/me/support").await.text.contains("membership-support-over"));
        let sweep = membership::slice().retention.into_iter().find(|one| one.what == "support_codes").unwrap().sweep;

        let now = site.app.now();
        let gone = site.app.db.write::<_, database::Error, _>(move |tx| sweep(tx, now)).await.unwrap();

        assert_eq!((gone, rows(site).await), (1, 0));
    })
    .await;
}
