//! Noting gatherings and who came to them; choosing members by it is in `choosing_attended.rs`.

use database::{Error, Sql, args, sql};
use membership::gathering::{Gathering, GatheringId, NotNoted};
use terms::{PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

/// An officer notes a gathering of that day; its path.
pub(crate) async fn hold(site: &Site, by: u8, slug: &str, (title, day): (&str, &str)) -> String {
    let held = hold_answer(site, by, slug, (title, day)).await;
    assert_eq!(held.status, 303, "{}", held.text);
    held.location.split('?').next().unwrap().to_owned()
}

async fn hold_answer(site: &Site, by: u8, slug: &str, (title, day): (&str, &str)) -> Answer {
    let place = place(site, slug).await.to_string();
    let form = [("place", place.as_str()), ("kind", "stall"), ("title", title), ("day", day)];
    site.post_as(person(by), "/gatherings/new", &form).await
}

/// An officer notes that somebody came.
pub(crate) async fn note(site: &Site, by: u8, path: &str, whom: u8) -> Answer {
    site.post_as(person(by), &format!("{path}/came"), &[("person", &person(whom).to_string())]).await
}

async fn paste(site: &Site, by: u8, path: &str, numbers: &str) -> Answer {
    site.post_as(person(by), &format!("{path}/numbers"), &[("numbers", numbers)]).await
}

fn number(one: u8) -> String {
    membership::person::number(person(one)).to_string()
}

fn names(answer: &Answer, one: u8) -> bool {
    answer.text.contains(&format!("href=\"/people/{}\"", person(one)))
}

/// The id in the path of a gathering.
pub(crate) fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

const NOTED: Sql = sql!("SELECT count(*) AS value FROM attendances");

const GATHERINGS: Sql = sql!("SELECT count(*) AS value FROM gatherings");

pub(crate) async fn noted(site: &Site) -> i64 {
    site.app.db.reader().await.unwrap().one(NOTED, args![]).await.unwrap()
}

async fn sweep(site: &Site) {
    for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
        let (sweep, now) = (retention.sweep, site.app.now());
        site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
    }
}

#[tokio::test]
async fn officers_note_the_gatherings_of_their_own_places_up_to_today() {
    each_movement(async |site| {
        let empty = site.get_as(person(SIAN), "/gatherings").await.text;
        let form = site.get_as(person(SIAN), "/gatherings/new").await.text;
        let older = hold(site, SIAN, "cardiff", ("Stall in Queen Street", "2026-11-01")).await;
        hold(site, SIAN, "wales", ("Meeting of the region", "2026-11-22")).await;

        assert!(empty.contains("membership-gatherings-none"));
        assert!(form.contains("value=\"2026-11-22\""), "today stands there already: {form}");
        let list = site.get_as(person(SIAN), "/gatherings").await.text;
        let at = |title: &str| list.find(title).unwrap();
        assert!(at("Meeting of the region") < at("Stall in Queen Street"), "the newest is first");
        assert!(list.contains("membership-segment-nobody"));
        let page = site.get_as(person(SIAN), &older).await.text;
        assert!(page.contains("membership-gathering-kind-stall") && page.contains("membership-came-nobody"));

        for (day, status) in [("2026-11-23", 422), ("2025-10-22", 422), ("2025-10-23", 303), ("", 422), ("x", 422)] {
            assert_eq!(hold_answer(site, SIAN, "cardiff", ("A", day)).await.status, status, "{day}");
        }
        for (slug, title) in [("cardiff", " "), ("cardiff", &"x".repeat(81)), ("leeds", "A"), ("movement", "A")] {
            let refused = hold_answer(site, SIAN, slug, (title, "2026-11-22")).await;
            assert_eq!(refused.status, 422, "{slug} {title}");
        }
        let place = place(site, "cardiff").await.to_string();
        let riot = [("place", place.as_str()), ("kind", "riot"), ("title", "A"), ("day", "2026-11-22")];
        assert_eq!(site.post_as(person(SIAN), "/gatherings/new", &riot).await.status, 422);

        // Sent twice, it is one.
        let twice =
            [("nonce", "00112233445566778899aabbccddeeff"), riot[0], ("kind", "rally"), ("title", "Rally"), riot[3]];
        for _ in 0..2 {
            assert_eq!(site.post_as(person(SIAN), "/gatherings/new", &twice).await.status, 303);
        }
        assert_eq!(site.get_as(person(SIAN), "/gatherings").await.text.matches(">Rally<").count(), 1);
    })
    .await;
}

/// B1.
#[tokio::test]
async fn who_came_is_found_and_noted_with_one_button_and_without_any_way_to_reach_her() {
    each_movement(async |site| {
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        let find = format!("{path}/find");

        let found = site.post_as(person(SIAN), &find, &[("name", "ann")]).await;
        assert!(found.status == 200 && found.text.contains("membership-came-note-who(name=Ann O&#39;Connor-Lee)"));
        assert!(!found.text.contains("@example.org") && !found.text.contains("CF10"), "{}", found.text);
        let by_number = site.post_as(person(SIAN), &find, &[("name", &number(ANN))]).await.text;
        assert!(by_number.contains("membership-came-note-who(name=Ann"));
        assert_eq!(site.post_as(person(SIAN), &find, &[("name", "a")]).await.status, 422);

        for _ in 0..2 {
            let answer = note(site, SIAN, &path, ANN).await;
            assert_eq!(answer.location, format!("{path}?done=membership-done-came"));
        }

        assert_eq!(noted(site).await, 1, "twice is once");
        let page = site.get_as(person(SIAN), &path).await;
        assert!(names(&page, ANN) && page.text.contains("membership-segment-few(smallest=5)"), "{}", page.text);
        assert!(!page.text.contains("@example.org") && !page.text.contains("CF10"));
        let again = site.post_as(person(SIAN), &find, &[("name", "ann")]).await.text;
        assert!(again.contains("membership-came-noted") && !again.contains("membership-came-note-who"));
        let officers = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;
        assert!(officers.contains("membership-timeline-came(title=Stall, place=Wales"), "{officers}");

        site.post_as(person(SIAN), &format!("{path}/take"), &[("person", &person(ANN).to_string())]).await;
        assert_eq!(noted(site).await, 0);
    })
    .await;
}

#[tokio::test]
async fn pasted_numbers_are_noted_all_or_none_and_each_wrong_line_is_named() {
    each_movement(async |site| {
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        let spoken = membership::person::spoken(membership::person::number(person(SIAN)));

        let wrong = paste(site, SIAN, &path, &format!("{}\n\n12\n999999999999\n{}", number(ANN), number(BOB))).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("membership-came-line-no-number(line=3)"), "{}", wrong.text);
        assert_eq!(noted(site).await, 0);

        // B4: who is at home elsewhere is answered like nobody at all.
        let wrong = paste(site, SIAN, &path, &format!("{}\n999999999999\n{}", number(ANN), number(BOB))).await.text;
        assert!(wrong.contains("membership-came-line-not-found(line=2)"));
        assert!(wrong.contains("membership-came-line-not-found(line=3)"), "{wrong}");
        assert!(!wrong.contains("line=1)") && wrong.contains(&format!("{}\n999999999999", number(ANN))));
        assert_eq!(noted(site).await, 0, "nobody is noted by half");

        let all = format!("{}\r\n  {spoken} \r\n\r\n{}", number(ANN), number(ANN));
        let done = paste(site, SIAN, &path, &all).await;
        assert_eq!(done.location, format!("{path}?done=membership-done-came-numbers"), "{}", done.text);
        assert_eq!(noted(site).await, 2);

        let many = vec![number(ANN); 201].join("\n");
        assert!(paste(site, SIAN, &path, &many).await.text.contains("membership-came-too-many(most=200)"));
        assert_eq!(paste(site, SIAN, &path, &vec![number(ANN); 200].join("\n")).await.status, 303);
        assert_eq!(paste(site, SIAN, &path, " ").await.status, 422);
        let unknown = vec!["999999999999"; 25].join("\n");
        assert!(paste(site, SIAN, &path, &unknown).await.text.contains("membership-came-more-lines(count=5)"));
    })
    .await;
}

/// B4, B5: gatherings and who came are nothing to whose office does not reach both.
#[tokio::test]
async fn an_office_elsewhere_learns_nothing_and_somebody_elsewhere_is_nobody() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "yorkshire-and-the-humber").await;
        enter(site, 20, "Tom Till", "tom@example.org", "cardiff").await;
        give(site, 20, "treasurer", "wales").await;
        let before = site.get_as(person(BOB), "/gatherings").await.text;
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        note(site, SIAN, &path, ANN).await;

        assert_eq!(site.get_as(person(BOB), "/gatherings").await.text, before);
        let nowhere = "/gatherings/00000000-0000-4000-8000-000000000000";
        for path in [path.as_str(), nowhere] {
            assert_eq!(site.get_as(person(BOB), path).await.status, 403);
            for what in ["find", "came", "numbers", "take", "title", "drop"] {
                assert_eq!(site.post_as(person(BOB), &format!("{path}/{what}"), &[]).await.status, 403, "{what}");
            }
        }
        assert_eq!(site.get_as(person(RUTH), nowhere).await.status, 404);
        for reader in [20, ANN] {
            assert_eq!(site.get_as(person(reader), "/gatherings").await.status, 403);
            assert_eq!(site.get_as(person(reader), &path).await.status, 403);
        }
        let page = site.get_as(person(20), &format!("/people/{}", person(ANN))).await.text;
        assert!(!page.contains("membership-timeline-came"), "a treasurer learns no attendance");

        // Whom no search of Siân's finds she neither notes nor takes off.
        assert_eq!(note(site, SIAN, &path, BOB).await.status, 404);
        assert_eq!(note(site, SIAN, &path, 99).await.status, 404);
        note(site, RUTH, &path, BOB).await;
        let theirs = site.post_as(person(SIAN), &format!("{path}/find"), &[("name", "bob")]).await;
        assert!(!theirs.text.contains("Bob Lister") && !names(&site.get_as(person(SIAN), &path).await, BOB));
        for whom in [BOB, 99] {
            let take = [("person", &*person(whom).to_string())];
            assert_eq!(site.post_as(person(SIAN), &format!("{path}/take"), &take).await.status, 404);
        }
        assert_eq!(noted(site).await, 2);
        assert!(names(&site.get_as(person(RUTH), &path).await, BOB));
        let page = site.get_as(person(BOB), &format!("/people/{}", person(BOB))).await.text;
        assert!(!page.contains("membership-timeline-came"), "his home is hers to see, the gathering is not");
    })
    .await;
}

/// A gathering of the region is in sight of the region's officers, and of none of the branch's.
#[tokio::test]
async fn an_officer_of_the_branch_sees_only_gatherings_of_the_branch() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "leeds").await;
        give(site, 20, "organiser", "cardiff").await;
        let wales = hold(site, SIAN, "wales", ("Region", "2026-11-20")).await;
        let cardiff = hold(site, SIAN, "cardiff", ("Branch", "2026-11-20")).await;
        enter(site, 21, "Gwen Price", "gwen@example.org", "swansea").await;
        for (path, whom) in [(&wales, ANN), (&cardiff, ANN), (&cardiff, 21)] {
            assert_eq!(note(site, SIAN, path, whom).await.status, 303);
        }

        let ann = site.get_as(person(20), &format!("/people/{}", person(ANN))).await.text;
        assert!(ann.contains("(title=Branch,") && !ann.contains("(title=Region,"), "{ann}");
        assert_eq!(site.get_as(person(20), &wales).await.status, 403);
        let page = site.get_as(person(20), &cardiff).await;
        assert!(names(&page, ANN) && !names(&page, 21), "who is at home in Swansea is not hers");
        let all = site.get_as(person(SIAN), &cardiff).await;
        assert!(names(&all, ANN) && names(&all, 21));
    })
    .await;
}

/// B19, B34: it is hers to read, to take along and to take away.
#[tokio::test]
async fn a_member_reads_what_is_noted_and_takes_it_away() {
    each_movement(async |site| {
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        note(site, SIAN, &path, ANN).await;
        note(site, SIAN, &path, SIAN).await;

        let own = site.get_as(person(ANN), "/me/notes").await.text;
        assert!(
            own.contains("membership-gathering-said(title=Stall, place=Wales")
                && own.contains("membership-came-until(")
        );
        let copy = site.get_as(person(ANN), "/me/data").await.text;
        assert!(copy.contains("\"gatherings\"") && copy.contains("\"Stall\""), "{copy}");
        assert!(site.get_as(person(ANN), "/me/visible").await.text.contains("membership-visible-came"));
        assert!(!site.get_as(person(BOB), "/me/data").await.text.contains("\"Stall\""));

        let taken = format!("/me{path}");
        site.post_as(person(BOB), &taken, &[]).await;
        assert_eq!(noted(site).await, 2, "nobody takes away what is somebody else's");
        assert_eq!(site.post_as(person(ANN), &taken, &[]).await.status, 303);
        assert_eq!(noted(site).await, 1);
        assert!(!site.get_as(person(ANN), "/me/notes").await.text.contains("membership-came-until("));
        assert!(!names(&site.get_as(person(SIAN), &path).await, ANN));
    })
    .await;
}

/// B23 and B38.
#[tokio::test]
async fn who_objects_or_is_kept_out_is_not_noted() {
    each_movement(async |site| {
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        note(site, SIAN, &path, ANN).await;

        site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await;
        assert_eq!(noted(site).await, 0, "an objection takes away what was noted");
        let refused = note(site, SIAN, &path, ANN).await;
        assert!(refused.status == 422 && refused.text.contains("membership-gathering-objects"), "{}", refused.text);
        assert!(paste(site, SIAN, &path, &number(ANN)).await.text.contains("membership-came-line-objects(line=1)"));
        site.post_as(person(ANN), "/me/objection", &[("object", "no")]).await;
        note(site, SIAN, &path, ANN).await;

        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        assert!(!names(&site.get_as(person(SIAN), &path).await, ANN));
        assert!(site.get_as(person(SIAN), "/gatherings").await.text.contains("membership-segment-nobody"));
        // Ruth decides on standings, and finds her by her number elsewhere.
        let found = site.post_as(person(RUTH), &format!("{path}/find"), &[("name", &number(ANN))]).await.text;
        assert!(!found.contains("Connor-Lee"), "{found}");
        for officer in [SIAN, RUTH] {
            assert_eq!(note(site, officer, &path, ANN).await.status, 404);
            let pasted = paste(site, officer, &path, &number(ANN)).await.text;
            assert!(pasted.contains("membership-came-line-not-found(line=1)"));
            let take = [("person", &*person(ANN).to_string())];
            assert_eq!(site.post_as(person(officer), &format!("{path}/take"), &take).await.status, 404);
        }
        assert!(site.get_as(person(ANN), "/me/notes").await.text.contains("membership-came-until("), "she reads it");
    })
    .await;
}

#[tokio::test]
async fn a_title_is_corrected_and_a_gathering_goes_with_who_came() {
    each_movement(async |site| {
        let path = hold(site, SIAN, "wales", ("Stal", "2026-11-20")).await;
        note(site, SIAN, &path, ANN).await;

        let wrong = site.post_as(person(SIAN), &format!("{path}/title"), &[("title", "")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("id=\"title-error\""));
        site.post_as(person(SIAN), &format!("{path}/title"), &[("title", "Stall")]).await;
        assert!(site.get_as(person(SIAN), &path).await.text.contains("<h1>Stall</h1>"));

        let gone = site.post_as(person(SIAN), &format!("{path}/drop"), &[]).await;
        assert_eq!(gone.location, "/gatherings?done=membership-done-gathering-gone");
        assert_eq!(noted(site).await, 0);
        assert_eq!(site.get_as(person(SIAN), &path).await.status, 403, "as if it had never been");
    })
    .await;
}

/// B18, B29: after thirteen months only how many came is left, and fewer than five as such.
#[tokio::test]
async fn who_came_is_forgotten_after_thirteen_months_and_how_many_stays() {
    each_movement(async |site| {
        for number in 20..25 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
        }
        let (many, few) = (
            hold(site, SIAN, "wales", ("Many", "2026-11-20")).await,
            hold(site, SIAN, "wales", ("Few", "2026-11-20")).await,
        );
        for whom in 20..25 {
            note(site, SIAN, &many, whom).await;
        }
        note(site, SIAN, &few, ANN).await;
        note(site, SIAN, &many, ANN).await;
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;

        site.later(394 * Timestamp::DAY - 12 * Timestamp::HOUR - Timestamp::SECOND);
        give(site, SIAN, "organiser", "wales").await;
        sweep(site).await;
        assert!(names(&site.get_as(person(SIAN), &many).await, 20), "on its last day");
        assert!(site.get_as(person(20), "/me/notes").await.text.contains("membership-came-until("));

        // Even if the job is late.
        site.later(Timestamp::SECOND);
        let late = site.get_as(person(SIAN), &many).await;
        assert!(!names(&late, 20) && late.text.contains("membership-segment-count(count=5)"), "{}", late.text);
        assert!(!site.get_as(person(20), "/me/notes").await.text.contains("membership-came-until("));
        assert!(!site.get_as(person(20), "/me/data").await.text.contains("\"Many\""));
        let refused = note(site, SIAN, &many, 20).await;
        assert!(refused.status == 422 && refused.text.contains("membership-gathering-over"), "{}", refused.text);
        sweep(site).await;

        assert_eq!(noted(site).await, 0);
        let left = site.get_as(person(SIAN), &many).await.text;
        assert!(left.contains("membership-segment-count(count=5)"), "who was kept out of lists does not count: {left}");
        assert!(left.contains("membership-gathering-forgotten"));
        let list = site.get_as(person(SIAN), "/gatherings").await.text;
        assert!(list.contains("membership-segment-count(count=5)") && list.contains("membership-segment-nobody"));

        site.later(4 * 366 * Timestamp::DAY);
        sweep(site).await;
        let left: i64 = site.app.db.reader().await.unwrap().one(GATHERINGS, args![]).await.unwrap();
        assert_eq!(left, 0);
    })
    .await;
}

/// B4, B29: nobody learns by a count of who is out of her sight, on the last day or afterwards.
#[tokio::test]
async fn after_thirteen_months_an_officer_reads_the_count_of_those_in_her_sight() {
    each_movement(async |site| {
        for number in 20..25 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
        }
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        for whom in 20..25 {
            note(site, SIAN, &path, whom).await;
        }
        note(site, RUTH, &path, BOB).await;
        let theirs = hold(site, SIAN, "wales", ("Theirs", "2026-11-20")).await;
        note(site, RUTH, &theirs, BOB).await;
        site.later(394 * Timestamp::DAY - 12 * Timestamp::HOUR - Timestamp::SECOND);
        give(site, SIAN, "organiser", "wales").await;
        let counts = async |by: u8| {
            let list = site.get_as(person(by), "/gatherings").await.text;
            let pages = [site.get_as(person(by), &path).await.text, site.get_as(person(by), &theirs).await.text];
            let has = |text: &str, key: &str| text.contains(key);
            let told = ["membership-segment-count(count=5)", "membership-segment-count(count=6)"];
            let none = "membership-segment-nobody";
            (told.map(|key| has(&list, key) && has(&pages[0], key)), has(&list, none) && has(&pages[1], none))
        };
        let last_day = [counts(SIAN).await, counts(RUTH).await];

        site.later(Timestamp::SECOND);
        let late = [counts(SIAN).await, counts(RUTH).await];
        sweep(site).await;
        let forgotten = [counts(SIAN).await, counts(RUTH).await];

        assert_eq!(last_day, [([true, false], true), ([false, true], false)]);
        assert_eq!(late, last_day, "the job is late");
        assert_eq!((forgotten, noted(site).await), (last_day, 0));
        assert_eq!(site.post_as(person(SIAN), &format!("{path}/drop"), &[]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn leaving_and_erasing_take_it_away_and_merging_hands_it_over() {
    each_movement(async |site| {
        enter(site, 20, "Ann Connor", "ann2@example.org", "leeds").await;
        let path = hold(site, SIAN, "wales", ("Stall", "2026-11-20")).await;
        note(site, SIAN, &path, ANN).await;
        note(site, SIAN, &path, SIAN).await;
        let merge = membership::slice().merge.unwrap();
        let (from, to): (PersonId, PersonId) = (person(ANN), person(20));
        site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();
        assert!(names(&site.get_as(person(RUTH), &path).await, 20));
        assert!(!names(&site.get_as(person(SIAN), &path).await, 20), "she is at home in Leeds");

        site.post_as(person(20), "/me/leave", &[]).await;
        assert_eq!(noted(site).await, 1);
        site.post_as(person(SIAN), "/me/erase", &[("understood", "yes")]).await;
        assert_eq!(noted(site).await, 0);
    })
    .await;
}

/// What another slice says in a transaction of its own.
#[tokio::test]
async fn another_slice_notes_a_gathering_with_who_came() {
    each_movement(async |site| {
        let gathering = Gathering {
            id: GatheringId::by_chance([9; 16]),
            place: place(site, "wales").await,
            kind: membership::gathering::kind("rally").unwrap(),
            title: "Rally".parse().unwrap(),
            held_at: site.app.now().plus(-Timestamp::DAY),
        };
        let came = async |gathering: &Gathering, whom: u8| {
            let (gathering, now) = (gathering.clone(), site.app.now());
            let said = site.app.db.write::<_, NotNoted, _>(move |tx| {
                let gathering = gathering.clone();
                Box::pin(async move { membership::came(tx, &gathering, person(whom), now).await })
            });
            said.await
        };
        site.post_as(person(BOB), "/me/objection", &[("object", "yes")]).await;

        for _ in 0..2 {
            came(&gathering, ANN).await.unwrap();
        }

        assert!(matches!(came(&gathering, BOB).await, Err(NotNoted::Objects)));
        assert!(matches!(came(&gathering, 99).await, Err(NotNoted::NotFound)));
        let over = Gathering { held_at: site.app.now().plus(-396 * Timestamp::DAY), ..gathering.clone() };
        assert!(matches!(came(&over, ANN).await, Err(NotNoted::Over)));
        assert_eq!(noted(site).await, 1);
        let page = site.get_as(person(SIAN), &format!("/gatherings/{}", gathering.id)).await;
        assert!(names(&page, ANN), "{}", page.text);
    })
    .await;
}
