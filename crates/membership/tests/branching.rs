//! Founding a branch: asked for, joined, met, founded.

use database::{Error, Sql, args, sql};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, person, place, suspend};

/// Members at home in Cardiff who join in these tests.
const JOINERS: std::ops::Range<u8> = 30..34;
const WHY: &str = "Forty of us live an hour from Cardiff.";

async fn ask_with(site: &Site, who: u8, change: &[(&str, &str)]) -> Answer {
    let wales = place(site, "wales").await.to_string();
    let all = [
        ("id", "66666666-6666-4666-8666-666666666666"),
        ("parent", wales.as_str()),
        ("name", "Quakers Yard"),
        ("name_cy", "Treharris Cymru"),
        ("covers", "Treharris and Aberdare"),
        ("why", WHY),
    ];
    let kept = all.into_iter().filter(|(name, _)| change.iter().all(|(changed, _)| changed != name));
    let fields: Vec<_> = kept.chain(change.iter().copied()).collect();
    site.post_as(person(who), "/branches/new", &fields).await
}

/// Somebody asks for a branch in Wales; its address.
async fn ask(site: &Site, who: u8) -> String {
    let asked = ask_with(site, who, &[]).await;
    assert!(asked.location.ends_with("?done=membership-done-branch-asked"), "{}", asked.text);
    asked.location.split('?').next().unwrap().to_owned()
}

async fn join(site: &Site, who: u8, branch: &str, joins: &str) -> Answer {
    site.post_as(person(who), &format!("{branch}/join"), &[("joins", joins)]).await
}

async fn office(site: &Site, who: u8, branch: &str, fields: &[(&str, &str)]) -> Answer {
    site.post_as(person(who), &format!("{branch}/office"), fields).await
}

async fn seen(site: &Site, who: u8, branch: &str) -> Answer {
    site.get_as(person(who), branch).await
}

/// A branch that Ann asked for and that gathers.
async fn gathering(site: &Site) -> String {
    let branch = ask(site, ANN).await;
    assert_eq!(office(site, RUTH, &branch, &[("what", "let")]).await.status, 303);
    branch
}

/// A branch that five members would join.
async fn ready(site: &Site) -> String {
    let branch = gathering(site).await;
    for number in JOINERS {
        enter(site, number, "Mair Evans", &format!("mair.{number}@example.org"), "cardiff").await;
        assert_eq!(join(site, number, &branch, "yes").await.status, 303);
    }
    branch
}

/// A time so many days from now, as a browser's form sends it.
fn in_days(site: &Site, days: i64) -> String {
    let at = site.app.now().plus(days * Timestamp::DAY);
    at.in_zone(&site.app.settings.zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

async fn call(site: &Site, who: u8, branch: &str, days: i64) -> Answer {
    let meeting = in_days(site, days);
    let path = if who == RUTH { format!("{branch}/office") } else { format!("{branch}/meeting") };
    let fields = [("what", "announce"), ("meeting", meeting.as_str()), ("venue", "Town Hall, room 2")];
    site.post_as(person(who), &path, &fields).await
}

async fn record(site: &Site, branch: &str, change: &[(&str, &str)]) -> Answer {
    let all = [
        ("what", "record"),
        ("present", "6"),
        ("decided", "founded"),
        ("name", "Treharris"),
        ("name_cy", "Treharris Cymru"),
        ("slug", ""),
        ("convener", ""),
    ];
    let kept = all.into_iter().filter(|(name, _)| change.iter().all(|(changed, _)| changed != name));
    let fields: Vec<_> = kept.chain(change.iter().copied()).collect();
    office(site, RUTH, branch, &fields).await
}

async fn letters(site: &Site, key: &str) -> Vec<String> {
    site.work().await;
    site.letters().into_iter().filter(|letter| letter.contains(&format!("{key}-subject"))).collect()
}

#[tokio::test]
async fn from_a_request_through_members_and_a_meeting_to_a_branch() {
    each_movement(async |site| {
        let branch = ready(site).await;
        let page = seen(site, ANN, &branch).await.text;
        assert!(page.contains("membership-branch-stage-ready") && page.contains("membership-branch-did-reached"));
        assert!(page.contains("membership-branch-count-many(count=5)"), "{page}");

        assert_eq!(call(site, RUTH, &branch, 8).await.status, 303);
        let called = seen(site, BOB, &branch).await.text;
        assert!(called.contains("membership-branch-stage-convened") && called.contains("Town Hall, room 2"));
        site.later(8 * Timestamp::DAY);
        let number = membership::person::number(person(ANN)).to_string();
        let recorded = record(site, &branch, &[("convener", &number)]).await;
        assert_eq!(
            recorded.location,
            format!("{branch}/office?done=membership-done-branch-office"),
            "{}",
            recorded.text
        );

        // The place is there, and tells everybody how it was founded.
        let page = site.get("/places/treharris").await.text;
        assert!(page.contains("membership-branch-panel-founded-on(day=web-date(day=30"), "{page}");
        assert!(page.contains("membership-branch-did-founded(count=6)") && !page.contains(&branch));
        assert!(site.get_as(person(BOB), "/places/treharris").await.text.contains(&branch));
        // Nobody is moved unasked; who said that she would join moves with one button.
        let new = place(site, "treharris").await;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(membership::count(&mut tx, new, site.app.now()).await.unwrap(), 0);
        drop(tx);
        let move_page = site.get_as(person(30), "/me/place").await.text;
        assert!(move_page.contains(&format!("name=\"place\" value=\"{new}\"")));
        assert!(!site.get_as(person(SIAN), "/me/place").await.text.contains("membership-branch-move"));
        site.post_as(person(30), "/me/place", &[("place", &new.to_string())]).await;
        assert!(!site.get_as(person(30), "/me/place").await.text.contains("membership-branch-move"));
        join(site, 31, &branch, "no").await;
        assert!(!site.get_as(person(31), "/me/place").await.text.contains("membership-branch-move"));
        // The officer finds who is to convene it, with the form filled in.
        let page = seen(site, RUTH, &format!("{branch}/office")).await.text;
        let give = format!("/people/{}/offices?role=organiser&#38;place={new}", person(ANN));
        assert!(page.contains(&give), "{page}");
        let form = site.get_as(person(RUTH), &give.replace("&#38;", "&")).await.text;
        assert!(form.contains("value=\"organiser\" checked") && form.contains(&format!("value=\"{new}\" selected")));
    })
    .await;
}

#[tokio::test]
async fn each_who_would_join_gets_one_letter_about_each_step() {
    each_movement(async |site| {
        let branch = ask(site, ANN).await;
        let to_officers = letters(site, "membership-letter-branch-office").await;
        assert_eq!(to_officers.len(), 1, "the organiser of Wales is nearest");
        assert!(to_officers[0].contains("sian@example.org"));

        office(site, RUTH, &branch, &[("what", "let")]).await;
        enter(site, 30, "Mair Evans", "mair.30@example.org", "cardiff").await;
        join(site, 30, &branch, "yes").await;
        let first = letters(site, "membership-letter-branch").await;
        assert!(first.len() == 1 && first[0].contains("ann@example.org"), "who joined later knows: {first:?}");
        for number in 31..34 {
            enter(site, number, "Mair Evans", &format!("mair.{number}@example.org"), "cardiff").await;
            join(site, number, &branch, "yes").await;
        }
        assert_eq!(letters(site, "membership-letter-branch").await.len(), 6);
        assert_eq!(letters(site, "membership-letter-branch-office").await.len(), 2);
        join(site, 33, &branch, "no").await;
        call(site, ANN, &branch, 10).await;

        let all = letters(site, "membership-letter-branch").await;
        assert_eq!(all.len(), 10, "not to who took it back");
        assert_eq!(all.iter().filter(|letter| letter.contains("branch-did-announced")).count(), 4);
        assert!(all.iter().all(|letter| !letter.contains("Cc:") && letter.matches("\nTo:").count() <= 1));
    })
    .await;
}

#[tokio::test]
async fn until_it_is_answered_a_request_is_between_who_asked_and_the_officers() {
    each_movement(async |site| {
        let branch = ask(site, ANN).await;

        assert!(seen(site, ANN, &branch).await.text.contains("membership-branch-stage-asked"));
        assert_eq!(seen(site, BOB, &branch).await.status, 404);
        assert_eq!(join(site, BOB, &branch, "yes").await.status, 404);
        for who in [ANN, BOB] {
            assert_eq!(seen(site, who, &format!("{branch}/office")).await.status, 403);
            assert_eq!(office(site, who, &branch, &[("what", "let")]).await.status, 403);
        }
        let list = site.get_as(person(SIAN), "/branches/office").await.text;
        assert!(list.contains(&format!("{branch}/office")));
        assert!(!site.get_as(person(SIAN), "/branches").await.text.contains(&branch));
        assert!(!site.get_as(person(SIAN), "/places/wales").await.text.contains(&branch));
        let page = seen(site, SIAN, &format!("{branch}/office")).await.text;
        assert!(page.contains("Connor-Lee") && page.contains(WHY));

        assert_eq!(office(site, SIAN, &branch, &[("what", "let")]).await.status, 303);

        let page = seen(site, BOB, &branch).await.text;
        assert!(page.contains(WHY) && page.contains("membership-branch-elsewhere"));
        assert!(!page.contains("Connor-Lee"), "who asked is told to officers alone");
        assert!(page.contains("membership-branch-count-few(smallest=5)"));
        assert!(site.get_as(person(BOB), "/places/wales").await.text.contains(&branch));
        assert!(!site.get("/places/wales").await.text.contains(&branch), "visitors are told what was founded");
        assert_eq!(site.get("/branches").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_officer_elsewhere_learns_and_does_nothing() {
    each_movement(async |site| {
        let branch = gathering(site).await;
        crate::movement::give(site, BOB, "organiser", "scotland").await;

        assert_eq!(seen(site, BOB, &format!("{branch}/office")).await.status, 403);
        let nothing = "/branches/00000000-0000-4000-8000-000000000000/office";
        assert_eq!(seen(site, BOB, nothing).await.status, 403, "as for one that is not there");
        let refuse = [("what", "refuse"), ("reason", "No.")];
        assert_eq!(office(site, BOB, &branch, &refuse).await.status, 403);
        assert!(!site.get_as(person(BOB), "/branches/office").await.text.contains(&branch));
    })
    .await;
}

#[tokio::test]
async fn a_refusal_has_its_reason_and_is_read_by_those_who_asked() {
    each_movement(async |site| {
        let branch = gathering(site).await;
        enter(site, 30, "Mair Evans", "mair.30@example.org", "cardiff").await;
        join(site, 30, &branch, "yes").await;

        let empty = office(site, SIAN, &branch, &[("what", "refuse"), ("reason", " ")]).await;
        assert!(empty.status == 422 && empty.text.contains("id=\"reason-error\""));
        let refused = [("what", "refuse"), ("reason", "Pontypridd covers it.")];
        assert_eq!(office(site, SIAN, &branch, &refused).await.status, 303);
        let again = office(site, SIAN, &branch, &refused).await;
        assert!(again.text.contains("membership-branch-not-now"));

        for who in [ANN, 30] {
            assert!(seen(site, who, &branch).await.text.contains("Pontypridd covers it."));
        }
        assert_eq!(seen(site, BOB, &branch).await.status, 404);
        assert!(seen(site, SIAN, &format!("{branch}/office")).await.text.contains("Pontypridd covers it."));
        assert_eq!(join(site, SIAN, &branch, "yes").await.status, 404);
        // She may ask for another.
        assert_eq!(ask_with(site, ANN, &[("id", "77777777-7777-4777-8777-777777777777")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn silence_lets_it_gather_and_it_lapses_on_its_day() {
    each_movement(async |site| {
        let branch = ask(site, ANN).await;
        site.later(14 * Timestamp::DAY - 1);
        assert_eq!(seen(site, BOB, &branch).await.status, 404);

        site.later(1);
        let page = seen(site, BOB, &branch).await.text;
        assert!(page.contains("membership-branch-did-unanswered"), "{page}");
        site.later(90 * Timestamp::DAY - 1);
        assert_eq!(join(site, SIAN, &branch, "yes").await.status, 303);
        site.later(1);

        let page = seen(site, BOB, &branch).await.text;
        assert!(page.contains("membership-branch-stage-lapsed") && page.contains("membership-branch-did-lapsed"));
        assert_eq!(join(site, SIAN, &branch, "yes").await.status, 422);
        assert!(!site.get_as(person(BOB), "/branches").await.text.contains(&branch));
    })
    .await;
}

#[tokio::test]
async fn only_members_at_home_there_whose_rights_nobody_holds_back_join_and_count() {
    each_movement(async |site| {
        let branch = gathering(site).await;
        assert_eq!(join(site, BOB, &branch, "yes").await.status, 422);
        for number in JOINERS {
            enter(site, number, "Mair Evans", &format!("mair.{number}@example.org"), "cardiff").await;
        }
        suspend(site, RUTH, 30, "20").await;
        assert_eq!(join(site, 30, &branch, "yes").await.status, 422);
        for number in [31, 32, 33] {
            join(site, number, &branch, "yes").await;
            join(site, number, &branch, "yes").await;
        }
        // Who has moved away since does not count.
        let leeds = place(site, "leeds").await.to_string();
        site.post_as(person(31), "/me/place", &[("place", &leeds)]).await;
        join(site, SIAN, &branch, "yes").await;
        assert!(seen(site, ANN, &branch).await.text.contains("membership-branch-stage-gathering"));

        enter(site, 34, "Mair Evans", "mair.34@example.org", "wales").await;
        join(site, 34, &branch, "yes").await;

        assert!(seen(site, ANN, &branch).await.text.contains("membership-branch-stage-ready"));
        assert_eq!(office(site, RUTH, &branch, &[("what", "refuse"), ("reason", "No.")]).await.status, 422);
        assert_eq!(site.post_as(person(ANN), &format!("{branch}/withdraw"), &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn no_officer_answers_or_records_what_she_asked_for_herself() {
    each_movement(async |site| {
        let branch = ask(site, SIAN).await;

        let page = seen(site, SIAN, &format!("{branch}/office")).await.text;
        assert!(page.contains("membership-branch-own") && !page.contains("value=\"let\""));
        let own = office(site, SIAN, &branch, &[("what", "let")]).await;
        assert!(own.status == 422 && own.text.contains("membership-branch-own"));

        assert_eq!(office(site, RUTH, &branch, &[("what", "let")]).await.status, 303);
        assert_eq!(site.post_as(person(ANN), &format!("{branch}/withdraw"), &[]).await.status, 404);
        assert_eq!(site.post_as(person(SIAN), &format!("{branch}/withdraw"), &[]).await.status, 303);
        assert!(seen(site, SIAN, &branch).await.text.contains("membership-branch-stage-withdrawn"));
    })
    .await;
}

#[tokio::test]
async fn a_request_that_cannot_be_is_refused_and_what_was_typed_stays() {
    each_movement(async |site| {
        let (cardiff, scotland) = (place(site, "cardiff").await.to_string(), place(site, "scotland").await.to_string());
        let root = place(site, "movement").await.to_string();
        for (change, key) in [
            (("name", ""), "id=\"name-error\""),
            (("covers", ""), "id=\"covers-error\""),
            (("why", ""), "id=\"why-error\""),
            (("parent", "x"), "web-error-choose"),
            (("parent", cardiff.as_str()), "membership-branch-no-place"),
            (("parent", root.as_str()), "membership-branch-no-place"),
            (("parent", scotland.as_str()), "membership-branch-not-at-home"),
            (("name", "Swansea"), "membership-branch-name-taken"),
        ] {
            let refused = ask_with(site, ANN, &[change]).await;

            assert_eq!(refused.status, 422, "{change:?}");
            assert!(refused.text.contains(key), "{change:?} {}", refused.text);
            assert!(refused.text.contains("Aberdare") || change.0 == "covers", "{change:?}");
        }
        let branch = gathering(site).await;
        assert_eq!(ask(site, ANN).await, branch, "sent twice it is one");
        let other = ask_with(site, ANN, &[("name", "Barry")]).await;
        assert!(other.text.contains("membership-branch-asked-already"));
        let same = ask_with(site, SIAN, &[("why", "So do we.")]).await;
        assert!(same.text.contains("membership-branch-name-taken"));
        let form = site.get_as(person(ANN), "/branches/new").await.text;
        assert_eq!(form.matches("<option").count(), 1, "Wales, and not Cardiff");
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_called_in_time_and_recorded_with_enough_members() {
    each_movement(async |site| {
        let branch = ready(site).await;
        for (days, key) in
            [(6, "membership-branch-notice(notice=7"), (91, "membership-branch-too-far(notice=7, furthest=90")]
        {
            let refused = call(site, ANN, &branch, days).await;
            assert!(refused.status == 422 && refused.text.contains(key), "{days} {}", refused.text);
            assert!(refused.text.contains("Town Hall, room 2"));
        }
        let wrong =
            site.post_as(person(ANN), &format!("{branch}/meeting"), &[("meeting", "soon"), ("venue", "")]).await;
        assert!(wrong.text.contains("membership-branch-meeting-wrong") && wrong.text.contains("id=\"venue-error\""));
        assert_eq!(call(site, 30, &branch, 10).await.status, 404, "who would join does not call it");
        assert_eq!(call(site, ANN, &branch, 10).await.status, 303);

        let early = record(site, &branch, &[]).await;
        assert!(
            early.text.contains("membership-branch-not-now") || early.text.contains("membership-branch-not-held-yet")
        );
        site.later(11 * Timestamp::DAY);
        for (change, key) in [
            (("present", "4"), "membership-branch-too-few"),
            (("present", "many"), "web-error-number"),
            (("decided", ""), "web-error-choose"),
            (("name", ""), "web-error-empty"),
            (("name", "Swansea"), "membership-branch-name-taken"),
            (("slug", "Treharris!"), "membership-branch-slug-wrong"),
            (("convener", "1234"), "membership-branch-convener-wrong"),
        ] {
            let refused = record(site, &branch, &[change]).await;
            assert!(refused.status == 422 && refused.text.contains(key), "{change:?} {}", refused.text);
            assert!(refused.text.contains("Treharris Cymru"), "{change:?}");
        }
        let against = record(site, &branch, &[("decided", "not-founded"), ("name", "")]).await;
        assert_eq!(against.status, 303, "{}", against.text);
        assert!(seen(site, BOB, &branch).await.text.contains("membership-branch-did-not-founded(count=6)"));
        assert_eq!(site.get("/places/treharris").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_convener_who_is_kept_out_of_lists_is_not_named_by_her_number() {
    each_movement(async |site| {
        let branch = ready(site).await;
        call(site, RUTH, &branch, 8).await;
        site.later(8 * Timestamp::DAY);
        site.post_as(person(30), "/me/visible", &[("out", "yes")]).await;
        let number = membership::person::number(person(30)).to_string();

        let refused = record(site, &branch, &[("convener", &number)]).await;

        assert!(refused.status == 422 && refused.text.contains("membership-branch-convener-wrong"));
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        let page = seen(site, SIAN, &format!("{branch}/office")).await.text;
        assert!(page.contains("membership-out-name") && !page.contains("Connor-Lee"));
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_goes_with_her_words_and_the_branch_goes_on() {
    each_movement(async |site| {
        let branch = ready(site).await;
        let data: serde_json::Value = serde_json::from_str(&site.get_as(person(ANN), "/me/data").await.text).unwrap();
        let own = &data["membership"]["new_branches"];
        assert_eq!(own["asked_for"][0]["why"], WHY);
        assert_eq!(own["would_join"].as_array().unwrap().len(), 1);

        for number in [ANN, 30] {
            site.post_as(person(number), "/me/erase", &[("understood", "yes")]).await;
        }
        site.work().await;

        let page = seen(site, BOB, &branch).await.text;
        assert!(page.contains("membership-branch-stage-ready") && !page.contains(WHY));
        assert!(page.contains("membership-branch-count-few"), "{page}");
        let page = seen(site, RUTH, &format!("{branch}/office")).await.text;
        assert!(page.contains("membership-case-erased"));
        // An officer can still do everything.
        assert_eq!(call(site, RUTH, &branch, 8).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn two_entries_of_one_person_ask_and_join_as_one() {
    each_movement(async |site| {
        let branch = gathering(site).await;
        enter(site, 9, "Ann Lee", "ann2@example.org", "cardiff").await;
        join(site, 9, &branch, "yes").await;
        let merge = membership::slice().merge.unwrap();

        site.app.db.write::<(), Error, _>(move |tx| merge(tx, person(ANN), person(9))).await.unwrap();

        let page = seen(site, 9, &branch).await.text;
        assert!(page.contains("membership-branch-withdraw") && page.contains(WHY));
        assert!(page.contains("value=\"no\""));
    })
    .await;
}

const LEFT: Sql = sql!("SELECT count(*) AS value FROM new_branches WHERE requester IS NOT NULL");
const BACKERS: Sql = sql!("SELECT count(*) AS value FROM new_branch_backers");

async fn sweep(site: &Site) {
    let now = site.app.now();
    for retention in membership::slice().retention.into_iter().filter(|one| one.what.starts_with("new_branch")) {
        let sweep = retention.sweep;
        site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
    }
}

#[tokio::test]
async fn who_had_to_do_with_it_is_forgotten_in_time_and_a_founded_branch_keeps_its_days() {
    each_movement(async |site| {
        let founded = ready(site).await;
        call(site, RUTH, &founded, 8).await;
        site.later(8 * Timestamp::DAY);
        record(site, &founded, &[]).await;
        let lapsed = ask_with(site, SIAN, &[("name", "Barry"), ("id", "77777777-7777-4777-8777-777777777777")]).await;
        let lapsed = lapsed.location.split('?').next().unwrap().to_owned();
        let count = async |sql| {
            let mut tx = site.app.db.reader().await.unwrap();
            tx.one::<i64>(sql, args![]).await.unwrap()
        };
        site.later(89 * Timestamp::DAY);
        sweep(site).await;
        assert_eq!((count(LEFT).await, count(BACKERS).await), (2, 6));

        site.later(Timestamp::DAY);
        sweep(site).await;
        assert_eq!((count(LEFT).await, count(BACKERS).await), (2, 1), "of the one that is closed");
        site.later(640 * Timestamp::DAY);
        sweep(site).await;
        assert_eq!((count(LEFT).await, count(BACKERS).await), (1, 0));
        assert!(seen(site, BOB, &founded).await.text.contains("membership-branch-did-founded(count=6)"));
        assert_eq!(seen(site, BOB, &lapsed).await.status, 200);
        site.later(104 * Timestamp::DAY);
        sweep(site).await;
        assert_eq!(count(LEFT).await, 0);
        assert_eq!(seen(site, BOB, &lapsed).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn who_has_left_gets_no_letter_about_a_branch_any_more() {
    each_movement(async |site| {
        let branch = ready(site).await;
        letters(site, "membership-letter-branch").await;
        let (gone, stays) = (JOINERS.start, JOINERS.start + 1);
        membership::leave(&site.app.db, person(gone), site.app.new_id(), site.app.now()).await.unwrap();
        site.later(Timestamp::MINUTE);
        let before = letters(site, "membership-letter-branch").await.len();

        assert_eq!(call(site, RUTH, &branch, 8).await.status, 303);

        let told = letters(site, "membership-letter-branch").await.split_off(before).concat();
        assert!(told.contains(&format!("mair.{stays}@example.org")));
        assert!(!told.contains(&format!("mair.{gone}@example.org")), "{told}");
    })
    .await;
}

/// What a meeting decided is not put off by calling another, nor do members get letters without end.
#[tokio::test]
async fn who_asked_calls_meetings_only_before_one_was_held_and_not_too_often() {
    each_movement(async |site| {
        let branch = ready(site).await;
        for days in 8..13 {
            assert_eq!(call(site, ANN, &branch, days).await.status, 303);
        }
        assert_eq!(call(site, ANN, &branch, 13).await.status, 429);
        site.later(2 * Timestamp::DAY);
        assert_eq!(call(site, ANN, &branch, 8).await.status, 303);

        site.later(8 * Timestamp::DAY);
        assert_ne!(call(site, ANN, &branch, 8).await.status, 303, "it has been held");
        assert_eq!(record(site, &branch, &[]).await.status, 303);
    })
    .await;
}
