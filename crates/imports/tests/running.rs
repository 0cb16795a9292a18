//! The run: who is entered, what is filled in, who is left alone.

use jobs::{Work, Worker};
use membership::{
    eligibility::{Clause, Rule},
    standing::{Happening, Standing},
};
use terms::Timestamp;

use crate::movement::{
    ANN, BOB, GWYN, RUTH, crowd, each_movement, file, find, happens, imported, members, own_copy, person, place, run,
    tried,
};

fn day(text: &str) -> Timestamp {
    text.parse::<terms::Day>().unwrap().starts(&terms::Zone::named("Europe/London").unwrap())
}

#[tokio::test]
async fn each_programs_export_is_entered_as_it_says() {
    each_movement(async |site| {
        let before = members(site).await;
        let mut entered = 0;
        for (file, count, since) in [
            (include_bytes!("files/civicrm.csv").as_slice(), 10, Some("2015-03-01")),
            (include_bytes!("files/nationbuilder.csv").as_slice(), 0, None),
            (include_bytes!("files/action-network.csv").as_slice(), 0, None),
        ] {
            imported(site, file, &[]).await;
            entered += count;
            assert_eq!(members(site).await, before + entered, "the same people come once");
            let (_, standing) = find(site, "carys@example.org").await.unwrap();
            let Standing::Member { since: own, place: home, .. } = standing else { panic!("{standing:?}") };
            if let Some(since) = since {
                assert_eq!(own, day(since));
            }
            assert_eq!(home, place(site, "wales").await, "by her postcode");
        }
        assert!(find(site, "tom@example.org").await.is_none(), "he was no member there");
    })
    .await;
}

#[tokio::test]
async fn the_days_of_another_continent_are_read_as_they_are_meant() {
    each_movement(async |site| {
        imported(site, include_bytes!("files/nationbuilder.csv"), &[]).await;

        let (_, standing) = find(site, "femi@example.org").await.unwrap();
        assert!(matches!(standing, Standing::Member { since, .. } if since == day("2019-11-12")), "{standing:?}");
    })
    .await;
}

#[tokio::test]
async fn an_imported_member_has_her_true_date_reads_how_she_came_and_signs_in() {
    each_movement(async |site| {
        let rows = file(&["Carys Pugh,carys@example.org,CF11 9HA,\"1 Cathedral Road, Cardiff\",2015-03-01"]);
        imported(site, &rows, &[]).await;
        let (carys, _) = find(site, "carys@example.org").await.unwrap();

        let mut tx = site.app.db.reader().await.unwrap();
        let home = place(site, "wales").await;
        let by = "2016-03-01".parse().unwrap();
        let rule = Rule(vec![Clause::MemberBy { day: by }]);
        let test = membership::ready(&mut tx, &rule, &site.app.settings.zone).await.unwrap();
        let standing = membership::standing(&mut tx, carys, site.app.now()).await.unwrap();
        assert!(test.is_met(&standing), "a member since 2015");
        assert_eq!(standing.place(), Some(home));
        drop(tx);
        let own = own_copy(site, carys).await;
        assert_eq!(own["from_files"][0]["entered"], true, "{own}");
        let copy = site.get_as(carys, "/me/data").await.text;
        assert!(copy.contains("\"import\"") && copy.contains("forms 2015 to 2026, office"), "{copy}");
    })
    .await;
}

#[tokio::test]
async fn nobody_lapses_because_she_was_imported() {
    each_movement(async |site| {
        begin_subscriptions(site).await;
        site.later(100 * Timestamp::DAY);
        let rows = file(&[
            "Never Paid,never@example.org,LS1 1AA,,2015-03-01,",
            "Paid Long Ago,ago@example.org,LS1 1AA,,2015-03-01,2019-12-31",
            "Paid Ahead,ahead@example.org,LS1 1AA,,2015-03-01,2028-06-30",
        ]);

        imported(site, &rows, &[]).await;

        assert!(find(site, "bob@example.org").await.is_none(), "whoever did not pay has lapsed by now");
        for (email, since) in [("never@example.org", 0), ("ago@example.org", 0), ("ahead@example.org", 150)] {
            let (person, standing) = find(site, email).await.unwrap_or_else(|| panic!("{email} lapsed"));
            assert!(
                matches!(standing, Standing::Member { since, .. } if since == day("2015-03-01")),
                "{email}: {standing:?}"
            );
            let mut tx = site.app.db.reader().await.unwrap();
            let soon = site.app.now().plus((29 + since) * Timestamp::DAY);
            let late = membership::standing(&mut tx, person, soon).await.unwrap();
            assert!(late.is_member(), "{email} has the days of the rule to pay");
            let over = site.app.now().plus(1_000 * Timestamp::DAY);
            assert!(
                !membership::standing(&mut tx, person, over).await.unwrap().is_member(),
                "{email} owes like anybody else"
            );
        }
    })
    .await;
}

/// A rule of thirty days, entered now and in force two weeks later.
async fn begin_subscriptions(site: &web::testing::Site) {
    let day = site.app.now().plus(30 * Timestamp::DAY).day(&site.app.settings.zone).to_string();
    let fields = [
        ("id", "00000000-0000-4000-8000-000000000007"),
        ("starts", day.as_str()),
        ("asks", "due"),
        ("grace", "30"),
        ("currency", "gbp"),
        ("how", "Account 1234"),
        ("name1", "Standard"),
        ("amount1", "24"),
        ("months1", "12"),
    ];
    let answer = site.post_as(person(RUTH), "/subscription", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let (on, until) = (site.app.now(), site.app.now().plus(300 * Timestamp::DAY));
    let (on, until) = (on.day(&site.app.settings.zone).to_string(), until.day(&site.app.settings.zone).to_string());
    let fields = [("what", "made"), ("paid_on", on.as_str()), ("until", until.as_str())];
    let paid = site.post_as(person(GWYN), &format!("/people/{}/subscription", person(RUTH)), &fields).await;
    assert_eq!(paid.status, 303, "{}", paid.text);
}

#[tokio::test]
async fn what_is_lacking_is_filled_in_and_nothing_is_overwritten() {
    each_movement(async |site| {
        let answer = site
            .post_as(
                person(BOB),
                "/me/particulars",
                &[("name", "Bob Lister"), ("postcode", "LS9 9ZZ"), ("address", "")],
            )
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let rows = file(&[
            "Anna Other,ann@example.org,CF10 1AA,\"1 High Street, Cardiff\"",
            "Robert,bob@example.org,LS1 1AA,\"2 High Street, Leeds\"",
        ]);

        imported(site, &rows, &[]).await;

        let kept = async |who: u8| {
            let (mut tx, now) = (site.app.db.reader().await.unwrap(), site.app.now());
            let vault = &site.app.vault;
            (
                membership::name(&mut tx, vault, person(who), now).await.unwrap().unwrap(),
                membership::address(&mut tx, vault, person(who), now).await.unwrap(),
            )
        };
        assert_eq!(kept(ANN).await, ("Ann O'Connor-Lee".to_owned(), Some("1 High Street, Cardiff".to_owned())));
        let (name, address) = kept(BOB).await;
        assert_eq!(name, "Bob Lister");
        assert_eq!(address, Some("2 High Street, Leeds".to_owned()));
        let copy = site.get_as(person(BOB), "/me/data").await.text;
        assert!(copy.contains("LS9 9ZZ") && !copy.contains("LS1 1AA"), "hers stays: {copy}");
        assert_eq!(own_copy(site, person(BOB)).await["from_files"][0]["address_filled_in"], true);
    })
    .await;
}

/// B25: who left, lapsed, was removed or erased does not come back by a file.
#[tokio::test]
async fn nobody_who_is_gone_comes_back() {
    each_movement(async |site| {
        happens(site, person(BOB), Happening::Removed { rule: "9.2".to_owned() }).await;
        assert_eq!(site.post_as(person(GWYN), "/me/leave", &[]).await.status, 303);
        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();
        let before = members(site).await;
        let mut rows: Vec<String> = (0..9).map(|at| format!("P{at} Ng,p{at}@example.net,LS1 1AA")).collect();
        rows.extend(["bob", "gwyn", "ann"].map(|name| format!("{name},{name}@example.org,LS1 1AA")));

        let (_, page) = imported(site, &file(&rows.iter().map(String::as_str).collect::<Vec<_>>()), &[]).await;

        assert_eq!(members(site).await, before + 9);
        assert!(page.contains("imports-done-gone(count=imports-few(smallest=5))"), "{page}");
        for email in ["bob@example.org", "gwyn@example.org", "ann@example.org"] {
            assert!(find(site, email).await.is_none(), "{email} is back");
        }
    })
    .await;
}

/// B21, B23 and B25.
#[tokio::test]
async fn a_consent_is_taken_with_day_and_proof_alone_and_never_against_her_word() {
    each_movement(async |site| {
        let consents = async |who: u8, agrees: &str| {
            let answer = site.post_as(person(who), "/me/consents/newsletter", &[("agree", agrees)]).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        };
        consents(ANN, "yes").await;
        consents(ANN, "no").await;
        let rows = file(&[
            "Carys,carys@example.org,LS1 1AA,,,,,yes,2024-05-01,form 17",
            "Dee,dee@example.org,LS1 1AA,,,,,yes,,",
            "Eve,eve@example.org,LS1 1AA,,,,yes,yes,2024-05-01,form 19",
            "Ann,ann@example.org,LS1 1AA,,,,,yes,2024-05-01,form 20",
            "Bob,bob@example.org,LS1 1AA,,,,1,,,",
        ]);

        imported(site, &rows, &[]).await;

        let newsletter = membership::purpose::find("newsletter").unwrap();
        let may = async |email: &str| {
            let (person, _) = find(site, email).await.unwrap();
            let mut tx = site.app.db.reader().await.unwrap();
            let basis = membership::Basis::Consent(newsletter);
            membership::recipient(&mut tx, &site.app.vault, (person, basis), site.app.now()).await.unwrap().is_ok()
        };
        assert!(may("carys@example.org").await);
        for email in ["dee@example.org", "eve@example.org", "ann@example.org", "bob@example.org"] {
            assert!(!may(email).await, "{email}");
        }
        let (carys, _) = find(site, "carys@example.org").await.unwrap();
        let copy = site.get_as(carys, "/me/data").await.text;
        assert!(copy.contains("form 17") && copy.contains("\"import\""), "{copy}");
        imported(site, &file(&["Eve,eve@example.org,LS1 1AA,,,,,yes,2025-05-01,form 99"]), &[]).await;
        assert!(!may("eve@example.org").await, "no later file takes it back");
    })
    .await;
}

#[tokio::test]
async fn a_run_that_is_broken_off_in_the_middle_enters_nobody_twice() {
    each_movement(async |site| {
        let before = members(site).await;
        let (import, _) = tried(site, &crowd(450), &[]).await;
        assert_eq!(run(site, &import, &[]).await.status, 303);
        let id = import.rsplit('/').next().unwrap().to_owned();

        // A step that enters one portion and then loses its job, and one that begins again beside it.
        let work = || Work { kinds: imports::slice().jobs, periodics: Vec::new(), listeners: Vec::new() };
        let (first, second) = (
            Worker::new(site.app.db.clone(), site.app.clone(), work()).unwrap(),
            Worker::new(site.app.db.clone(), site.app.clone(), work()).unwrap(),
        );
        let now = site.app.now();
        let one = tokio::time::timeout(std::time::Duration::from_millis(60), first.run_until_idle(now)).await;
        site.later(5 * Timestamp::MINUTE);
        second.run_until_idle(site.app.now()).await.unwrap();

        assert_eq!(
            members(site).await,
            before + 450,
            "{id}, the first was {}",
            if one.is_ok() { "done" } else { "broken off" }
        );
        let page = site.get_as(person(RUTH), &import).await.text;
        assert!(page.contains("imports-done-entered(count=imports-at-least(count=445))"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn who_is_entered_gets_a_letter_when_that_is_wanted() {
    each_movement(async |site| {
        let (import, _) = tried(site, &crowd(120), &[]).await;
        assert_eq!(run(site, &import, &[("tells", "yes")]).await.status, 303);
        site.work().await;
        let first = site.letters().len();
        site.later(Timestamp::MINUTE);
        site.work().await;
        site.later(Timestamp::MINUTE);
        site.work().await;

        assert_eq!(first, 100, "a hundred in a minute");
        let letters = site.letters();
        assert_eq!(letters.len(), 120);
        let one: Vec<_> = letters.iter().filter(|letter| letter.contains("\r\nTo: person7@example.net\r\n")).collect();
        assert_eq!(one.len(), 1);
        assert!(one[0].contains("imports-letter("), "{}", one[0]);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_written_to_when_that_is_not_wanted() {
    each_movement(async |site| {
        imported(site, &crowd(12), &[]).await;
        site.later(Timestamp::MINUTE);
        site.work().await;

        assert!(site.letters().is_empty());
    })
    .await;
}

/// A workbook with shared strings, days as figures, a formula, and an empty row.
#[tokio::test]
async fn a_workbook_is_entered_as_a_spreadsheet_shows_it_without_its_formulas() {
    each_movement(async |site| {
        let (_, page) = imported(site, include_bytes!("files/members.xlsx"), &[]).await;

        assert!(page.contains("imports-figure-rows(count=3)") && page.contains("imports-refused-formula"), "{page}");
        assert!(page.contains("imports-in-rows(rows=3)"), "{page}");
        let (sian, standing) = find(site, "sian.rees@example.org").await.unwrap();
        assert!(matches!(standing, Standing::Member { since, .. } if since == day("2015-03-01")), "{standing:?}");
        let mut tx = site.app.db.reader().await.unwrap();
        let name = membership::name(&mut tx, &site.app.vault, sian, site.app.now()).await.unwrap();
        assert_eq!(name.as_deref(), Some("Siân Llywelyn-Rees"));
        drop(tx);
        let (_, standing) = find(site, "blazej@example.org").await.unwrap();
        assert_eq!(standing.place(), Some(place(site, "leeds").await), "by the name of the branch");
        assert!(find(site, "formula@example.org").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn what_imports_know_of_somebody_goes_with_her_to_another_entry_and_with_her_erasure() {
    each_movement(async |site| {
        imported(site, &crowd(1), &[]).await;
        let (new, _) = find(site, "person0@example.net").await.unwrap();
        let merge = imports::slice().merge.unwrap();

        let merged = site.app.db.write::<_, database::Error, _>(move |tx| merge(tx, new, person(ANN)));
        merged.await.unwrap();

        assert_eq!(own_copy(site, new).await["from_files"], serde_json::json!([]));
        assert_eq!(own_copy(site, person(ANN)).await["from_files"][0]["entered"], true);
        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();
        assert_eq!(own_copy(site, person(ANN)).await["from_files"], serde_json::json!([]));
    })
    .await;
}

/// What belongs to nobody any more is looked at by nobody: it goes before its time.
#[tokio::test]
async fn the_file_of_an_officer_who_was_erased_is_destroyed_and_its_run_stops() {
    each_movement(async |site| {
        let before = members(site).await;
        let (import, _) = tried(site, &crowd(12), &[]).await;
        assert_eq!(run(site, &import, &[]).await.status, 303);
        membership::erase_everywhere(&site.app, person(RUTH)).await.unwrap();
        site.work().await;

        assert_eq!(members(site).await, before - 1, "nobody is entered in the name of nobody");
        let (sweep, now) = (imports::slice().retention[0].sweep, site.app.now());
        assert!(site.app.db.write::<_, database::Error, _>(move |tx| sweep(tx, now)).await.unwrap() > 0);
        let page = site.get_as(person(GWYN), &import).await.text;
        assert!(page.contains("imports-happened-destroyed") && page.contains("imports-somebody"), "{page}");
        assert!(!page.contains("Ruth Adeyemi"), "{page}");
    })
    .await;
}
