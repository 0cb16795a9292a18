use axum::http::header;
use database::{Error, Sql, args, sql};
use membership::verify_access_log;
use terms::{PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place, suspend};

const NOTE: [(&str, &str); 3] =
    [("nonce", "00112233445566778899aabbccddeeff"), ("text", "Can lend us the van."), ("days", "30")];
const READ: [(&str, &str); 1] = [("purpose", "meeting")];

fn notes_of(whom: u8) -> String {
    format!("/people/{}/notes", person(whom))
}

async fn write(site: &Site, by: u8, whom: u8) -> Answer {
    site.post_as(person(by), &notes_of(whom), &NOTE).await
}

async fn read(site: &Site, by: u8, whom: u8) -> Answer {
    site.post_as(person(by), &format!("{}/read", notes_of(whom)), &READ).await
}

async fn own(site: &Site) -> String {
    site.get_as(person(ANN), "/me/notes").await.text
}

async fn rows(site: &Site) -> i64 {
    verify_access_log(&mut site.app.db.reader().await.unwrap()).await.unwrap().unwrap().number
}

const KEPT: Sql = sql!("SELECT count(*) AS value FROM notes");
const SEALED: Sql = sql!("SELECT sealed AS value FROM notes ORDER BY written_at, id");

async fn kept(site: &Site) -> i64 {
    site.app.db.reader().await.unwrap().one(KEPT, args![]).await.unwrap()
}

async fn sweep(site: &Site) {
    for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
        let (sweep, now) = (retention.sweep, site.app.now());
        site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
    }
}

async fn move_home(site: &Site, slug: &str) {
    let place = place(site, slug).await;
    membership::move_home(&site.app.db, person(ANN), (site.app.new_id(), place), site.app.now()).await.unwrap();
}

/// B34.
#[tokio::test]
async fn an_officer_is_warned_before_she_notes_something_and_the_member_reads_it_with_who_wrote_it() {
    each_movement(async |site| {
        let form = site.get_as(person(SIAN), &notes_of(ANN)).await.text;
        let written = write(site, SIAN, ANN).await;
        write(site, SIAN, ANN).await;

        for warning in ["-warn-read", "-warn-sensitive", "-warn-goes"] {
            assert!(form.contains(&format!("membership-note{warning}")), "{form}");
        }
        let day = "web-date(day=22, month=web-month-12, year=2026)";
        assert!(form.contains(&format!("membership-note-period(count=30, day={day})")), "{form}");
        assert!(form.contains("value=\"90\" checked"));
        assert_eq!(written.location, format!("{}?done=membership-done-note", notes_of(ANN)));
        assert_eq!(kept(site).await, 1, "sent twice it is written once");
        let page = own(site).await;
        let who = "membership-seen-who(name=Siân Llywelyn, role=membership-role-organiser, place=Wales)";
        assert!(page.contains("Can lend us the van.") && page.contains(who), "{page}");
        assert!(page.contains(&format!("membership-note-until(day={day})")));
        assert!(site.get_as(person(ANN), "/me/seen").await.text.contains("membership-look-wrote"));
        // B19: what she takes along names nobody else.
        let data = site.get_as(person(ANN), "/me/data").await.text;
        assert!(data.contains("Can lend us the van.") && !data.contains("Llywelyn"));
        // B14: what lies in the database tells nothing.
        let sealed: Vec<Vec<u8>> = site.app.db.reader().await.unwrap().all(SEALED, args![]).await.unwrap();
        assert!(!sealed[0].windows(3).any(|piece| piece == b"van"));
    })
    .await;
}

/// B2 and B3: reading is written down first, and she sees who read.
#[tokio::test]
async fn reading_notes_is_written_down_and_shown_to_the_member() {
    each_movement(async |site| {
        write(site, SIAN, ANN).await;
        let shown = site.get_as(person(RUTH), &notes_of(ANN)).await.text;
        let on_her_page = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;
        let before = rows(site).await;

        let page = read(site, RUTH, ANN).await;
        let without_purpose = site.post_as(person(RUTH), &format!("{}/read", notes_of(ANN)), &[]).await;

        assert!(!shown.contains("van") && shown.contains("membership-notes-count(count=1)"));
        assert!(!on_her_page.contains("van") && on_her_page.contains("membership-notes-count(count=1)"));
        assert!(page.text.contains("Can lend us the van."));
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store, private");
        assert_eq!(without_purpose.status, 422);
        assert!(!without_purpose.text.contains("van"));
        assert_eq!((before, rows(site).await), (1, 2));
        let seen = site.get_as(person(ANN), "/me/seen").await.text;
        assert!(seen.contains("name=Ruth Adeyemi") && seen.contains("membership-field-note"), "{seen}");
        let log = site.get_as(person(RUTH), "/access-log").await.text;
        assert!(log.contains("membership-field-note") && !log.contains("Connor"));
    })
    .await;
}

/// B18 and B34: nobody reads a note from its day on, even if the job is late; and the job destroys it.
#[tokio::test]
async fn from_its_day_on_nobody_reads_a_note_and_then_it_is_destroyed() {
    each_movement(async |site| {
        write(site, SIAN, ANN).await;
        // It was written at noon for thirty days, so it stands for twenty-nine and a half.
        let until = 29 * Timestamp::DAY + 12 * Timestamp::HOUR;

        site.later(until - Timestamp::SECOND);
        sweep(site).await;
        let last = (read(site, RUTH, ANN).await.text, own(site).await);
        site.later(Timestamp::SECOND);
        let late = (read(site, RUTH, ANN).await.text, own(site).await);
        let data = site.get_as(person(ANN), "/me/data").await.text;
        let still_kept = kept(site).await;
        sweep(site).await;

        assert!(last.0.contains("van") && last.1.contains("van"));
        assert!(!late.0.contains("van") && late.0.contains("membership-notes-none"), "{}", late.0);
        assert!(!late.1.contains("van") && !data.contains("van"));
        assert_eq!((still_kept, kept(site).await), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_note_belongs_to_the_place_and_is_out_of_sight_once_the_member_moves_away() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "yorkshire-and-the-humber").await;
        write(site, SIAN, ANN).await;

        move_home(site, "leeds").await;

        assert_eq!(read(site, SIAN, ANN).await.status, 403, "she is at home elsewhere");
        assert_eq!(write(site, SIAN, ANN).await.status, 403);
        let new_place = read(site, BOB, ANN).await;
        assert!(new_place.status == 200 && !new_place.text.contains("van"), "it belongs to Wales");
        let counted = site.get_as(person(BOB), &notes_of(ANN)).await.text;
        assert!(counted.contains("membership-notes-count(count=0)"));
        assert!(read(site, RUTH, ANN).await.text.contains("van"), "her office reaches both places");
        assert!(own(site).await.contains("van"));

        site.later(Timestamp::SECOND);
        move_home(site, "cardiff").await;
        assert!(read(site, SIAN, ANN).await.text.contains("van"));
    })
    .await;
}

#[tokio::test]
async fn a_note_that_a_member_asks_to_remove_goes_unless_somebody_else_decides_that_it_stays() {
    each_movement(async |site| {
        write(site, SIAN, ANN).await;
        let page = own(site).await;
        let note = page.split("action=\"/me/notes/").nth(1).unwrap()[..36].to_owned();
        let path = format!("{}/{note}", notes_of(ANN));
        let decide = async |by: u8, what: &str| site.post_as(person(by), &path, &[("what", what)]).await;
        let ask = async |by: u8| site.post_as(person(by), &format!("/me/notes/{note}"), &[]).await;

        assert!(decide(RUTH, "keep").await.text.contains("membership-note-not-asked"));
        assert_eq!(ask(BOB).await.status, 404, "it is about somebody else");
        assert_eq!(ask(ANN).await.location, "/me/notes?done=membership-done-note-asked");
        let asked = read(site, RUTH, ANN).await.text;
        let by_writer = read(site, SIAN, ANN).await.text;

        let soon = "web-date(day=6, month=web-month-12, year=2026)";
        assert!(asked.contains("membership-note-asked(") && asked.contains(soon), "{asked}");
        assert!(asked.contains("value=\"keep\"") && !by_writer.contains("value=\"keep\""));
        assert!(decide(SIAN, "keep").await.text.contains("membership-note-own"));
        assert_eq!(decide(BOB, "remove").await.status, 403);
        assert_eq!(decide(RUTH, "keep").await.status, 303);
        let stays = own(site).await;
        assert!(stays.contains("membership-note-kept(name=Ruth Adeyemi"), "{stays}");
        assert!(ask(ANN).await.text.contains("membership-note-decided"));
        assert_eq!(decide(SIAN, "remove").await.status, 303);
        assert_eq!(decide(SIAN, "remove").await.status, 303, "pressed twice");
        assert_eq!(kept(site).await, 0);

        // Where nobody decides, it goes by itself.
        site.post_as(person(SIAN), &notes_of(ANN), &[("text", "Another."), ("days", "90")]).await;
        let page = own(site).await;
        let note = page.split("action=\"/me/notes/").nth(1).unwrap()[..36].to_owned();
        site.post_as(person(ANN), &format!("/me/notes/{note}"), &[]).await;
        site.later(14 * Timestamp::DAY);
        sweep(site).await;
        assert_eq!(kept(site).await, 0);
    })
    .await;
}

/// B38 and the rest of who is shut out.
#[tokio::test]
async fn notes_are_open_to_nobody_without_an_office_about_nobody_kept_out_and_never_about_oneself() {
    each_movement(async |site| {
        assert_eq!(write(site, ANN, SIAN).await.status, 403);
        assert_eq!(write(site, SIAN, BOB).await.status, 403, "he is at home elsewhere");
        assert!(write(site, SIAN, SIAN).await.text.contains("membership-reveal-own"));
        assert_eq!(write(site, RUTH, 99).await.status, 404);
        give(site, BOB, "treasurer", "wales").await;
        assert_eq!(write(site, BOB, ANN).await.status, 403, "whoever enters payments needs no notes");
        let page = site.get_as(person(BOB), &format!("/people/{}", person(ANN))).await.text;
        assert!(!page.contains("membership-notes-title"));
        write(site, SIAN, ANN).await;

        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;

        assert_eq!(site.get_as(person(SIAN), &notes_of(ANN)).await.status, 404);
        assert_eq!(write(site, SIAN, ANN).await.status, 404);
        assert_eq!(read(site, SIAN, ANN).await.status, 404);
        assert!(read(site, RUTH, ANN).await.text.contains("van"), "she may decide on standings");
        assert_eq!(rows(site).await, 2);
    })
    .await;
}

/// Whoever is complained about is kept from nothing: that would tell her who complained.
#[tokio::test]
async fn whoever_complained_about_a_member_neither_writes_nor_reads_notes_about_her() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "wales").await;
        write(site, SIAN, ANN).await;

        suspend(site, RUTH, ANN, "30").await;

        let refused = [write(site, BOB, ANN).await, read(site, BOB, ANN).await];
        for answer in refused {
            assert!(answer.status == 422 && answer.text.contains("membership-note-party"), "{}", answer.text);
        }
        assert!(read(site, SIAN, ANN).await.text.contains("van"));
    })
    .await;
}

#[tokio::test]
async fn nothing_that_was_typed_is_lost_and_a_member_is_not_written_full() {
    each_movement(async |site| {
        let long = "a".repeat(501);
        let too_long = site.post_as(person(SIAN), &notes_of(ANN), &[("text", &long), ("days", "30")]).await;
        let for_ever = site.post_as(person(SIAN), &notes_of(ANN), &[("text", "Kept."), ("days", "9999")]).await;
        assert_eq!((too_long.status, for_ever.status), (422, 422));
        assert!(too_long.text.contains("id=\"text-error\"") && too_long.text.contains(&long));
        assert!(for_ever.text.contains("id=\"days-error\"") && for_ever.text.contains(">Kept.</textarea>"));

        for number in 0..20 {
            let text = format!("Note {number}");
            site.post_as(person(SIAN), &notes_of(ANN), &[("text", &text), ("days", "30")]).await;
        }
        let full = site.post_as(person(SIAN), &notes_of(ANN), &[("text", "One more"), ("days", "30")]).await;

        assert!(full.text.contains("membership-note-full") && full.text.contains(">One more</textarea>"));
        assert_eq!(kept(site).await, 20);
    })
    .await;
}

#[tokio::test]
async fn erasing_a_member_takes_what_is_noted_about_her_and_erasing_the_writer_only_her_name() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
        write(site, SIAN, ANN).await;
        site.post_as(person(SIAN), &notes_of(20), &[("text", "Speaks Welsh."), ("days", "90")]).await;

        site.post_as(person(ANN), "/me/erase", &[("understood", "yes")]).await;
        assert_eq!(kept(site).await, 1);
        site.post_as(person(SIAN), "/me/erase", &[("understood", "yes")]).await;

        let page = site.get_as(person(20), "/me/notes").await.text;
        assert!(page.contains("Speaks Welsh.") && page.contains("name=membership-seen-gone"), "{page}");
        assert!(!page.contains("Llywelyn"));
    })
    .await;
}

#[tokio::test]
async fn two_entries_that_are_one_person_keep_what_she_wrote_and_lose_what_was_noted_about_the_first() {
    each_movement(async |site| {
        enter(site, 20, "Ann Connor", "ann2@example.org", "cardiff").await;
        write(site, SIAN, ANN).await;
        site.post_as(person(RUTH), &notes_of(SIAN), &[("text", "Chairs well."), ("days", "90")]).await;
        let merge = async |from: PersonId, to: PersonId| {
            let merge = membership::slice().merge.unwrap();
            site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();
        };

        merge(person(ANN), person(20)).await;
        assert_eq!(kept(site).await, 1, "it was sealed for the first");
        merge(person(RUTH), person(20)).await;

        let page = site.get_as(person(SIAN), "/me/notes").await.text;
        assert!(page.contains("Chairs well.") && page.contains("name=Ann Connor"), "{page}");
    })
    .await;
}
