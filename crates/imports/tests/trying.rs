//! The dry run: what it tells, and what it does not.

use membership::standing::Happening;

use crate::movement::{BOB, GWYN, RUTH, choose, crowd, each_movement, file, import, members, person, run, tried};

#[tokio::test]
async fn a_dry_run_enters_nobody_and_says_what_would_happen() {
    each_movement(async |site| {
        let before = members(site).await;

        let (import, page) = tried(site, include_bytes!("files/civicrm.csv"), &[]).await;

        assert_eq!(members(site).await, before);
        for line in [
            "imports-figure-rows(count=13)",
            "imports-figure-refused(count=3)",
            "imports-figure-opted-out(count=2)",
            "imports-would-entered(count=imports-at-least(count=5))",
            "imports-refused-no-member",
            "imports-refused-email",
            "imports-refused-twice",
            "imports-in-rows(rows=5)",
            "imports-in-rows(rows=14)",
        ] {
            assert!(page.contains(line), "{line}: {page}");
        }
        let others = site.get_as(person(GWYN), &import).await.text;
        assert!(others.contains("imports-figure-rows(count=13)") && !others.contains("imports-in-rows"), "{others}");
    })
    .await;
}

#[tokio::test]
async fn a_mapping_that_cannot_be_tried_is_refused_with_what_was_chosen() {
    each_movement(async |site| {
        let import = import(site, &crowd(3)).await;
        for (otherwise, why) in [
            ([("column0", "ignore")], "imports-mapping-no-name"),
            ([("column2", "email")], "imports-mapping-twice"),
            ([("column8", "ignore")], "imports-mapping-no-proof"),
            ([("column3", "spying")], "web-error-choose"),
            ([("dates", "")], "web-error-choose"),
            ([("home", "nowhere")], "web-error-choose"),
        ] {
            let answer = choose(site, &import, &otherwise).await;
            assert_eq!(answer.status, 422, "{otherwise:?}");
            assert!(answer.text.contains(why), "{otherwise:?}: {}", answer.text);
        }
        let ways = choose(site, &import, &[("column1", "ignore"), ("column3", "ignore")]).await;
        assert!(ways.text.contains("imports-mapping-no-way"), "{}", ways.text);
    })
    .await;
}

/// B4 and B29: no file tells who is a member.
#[tokio::test]
async fn nothing_tells_who_is_known() {
    each_movement(async |site| {
        let known = file(&["Ann,ann@example.org,LS1 1AA"]);
        let unknown = file(&["Ann,nobody@example.org,LS1 1AA"]);

        let (first, of_known) = tried(site, &known, &[]).await;
        let (second, of_unknown) = tried(site, &unknown, &[]).await;

        let plain = |page: &str, import: &str| {
            let page = page.replace(import, "/imports/X");
            let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            page.replace(&seen, "SEEN")
        };
        assert_eq!(plain(&of_known, &first), plain(&of_unknown, &second));
        assert!(of_known.contains("imports-figure-handful"), "{of_known}");

        let mut rows: Vec<String> = (0..9).map(|at| format!("P{at} Ng,p{at}@example.net,LS1 1AA")).collect();
        rows.extend(["Ann,ann@example.org,LS1 1AA".to_owned(), "Bob,bob@example.org,LS1 1AA".to_owned()]);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (_, page) = tried(site, &file(&rows), &[]).await;
        assert!(page.contains("imports-would-entered(count=imports-at-least(count=5))"), "{page}");
        assert!(page.contains("imports-would-filled(count=imports-few(smallest=5))"), "{page}");
        // One more or less who is known changes nothing, however many made-up rows stand beside her.
        for made_up in 9..15 {
            let rows: Vec<String> = (0..made_up).map(|at| format!("P{at} Ng,p{at}@example.net,LS1 1AA")).collect();
            let with = |one: &str| {
                let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
                rows.push(one);
                file(&rows)
            };
            let (one, known) = tried(site, &with("Ann,ann@example.org,LS1 1AA"), &[]).await;
            let (other, unknown) = tried(site, &with("Ann,nobody@example.org,LS1 1AA"), &[]).await;
            assert_eq!(plain(&known, &one), plain(&unknown, &other), "{made_up}");
        }
        assert!(!page.contains("Ann O'Connor-Lee") && !page.contains("O&#39;Connor"), "nothing of who is known");
    })
    .await;
}

#[tokio::test]
async fn the_file_of_refused_rows_gives_them_as_they_came_with_number_and_reason_and_runs_nothing() {
    each_movement(async |site| {
        happens_to_bob(site).await;
        let rows = file(&[
            "\"=HYPERLINK(\"\"http://evil.example\"\")\",a@example.org,LS1 1AA",
            "Carla,not an address,LS1 1AA",
            "Bob,bob@example.org,LS1 1AA",
            "Dee,dee@example.org,LS1 1AA",
        ]);
        let (import, page) = tried(site, &rows, &[]).await;

        let taken = site.get_as(person(RUTH), &format!("{import}/refused.csv")).await;

        assert_eq!(taken.status, 200);
        let lines: Vec<&str> = taken.text.lines().collect();
        assert_eq!(lines.len(), 3, "{}", taken.text);
        assert!(
            lines[0].starts_with("\u{feff}\"Name\"")
                && lines[0].ends_with("\"imports-refused-row\",\"imports-refused-why\"")
        );
        assert!(lines[1].starts_with("\"'=HYPERLINK(\"\"http://evil.example\"\")\""), "{}", lines[1]);
        assert!(
            lines[1].ends_with("\"2\",\"imports-refused-formula\"")
                && lines[2].contains("\"3\",\"imports-refused-email\"")
        );
        assert!(!taken.text.contains("bob@example.org"), "that he was removed is told of nobody");
        assert!(!page.contains("imports-refused-gone"), "{page}");
        assert_eq!(site.get_as(person(GWYN), &format!("{import}/refused.csv")).await.status, 422);
    })
    .await;
}

async fn happens_to_bob(site: &web::testing::Site) {
    crate::movement::happens(site, person(BOB), Happening::Removed { rule: "9.2".to_owned() }).await;
}

#[tokio::test]
async fn what_runs_is_what_was_tried_and_read() {
    each_movement(async |site| {
        let (import, page) = tried(site, &crowd(12), &[]).await;
        let old = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(site.post_as(person(RUTH), &import, &[("what", "again")]).await.status, 303);
        assert_eq!(
            choose(
                site,
                &import,
                &[("column2", "ignore"), ("home", &crate::movement::place(site, "wales").await.to_string())]
            )
            .await
            .status,
            303
        );
        site.work().await;

        let refused = run(site, &import, &[("seen", &old)]).await;

        assert!(refused.status == 422 && refused.text.contains("imports-changed-meanwhile"), "{}", refused.text);
        let unproven = run(site, &import, &[("proof", " ")]).await;
        assert!(unproven.status == 422 && unproven.text.contains("web-error-empty"), "{}", unproven.text);
        assert_eq!(run(site, &import, &[]).await.status, 303);
        assert_eq!(run(site, &import, &[]).await.status, 422, "once");
        site.work().await;
        let ng = crate::movement::find(site, "person3@example.net").await.unwrap();
        assert_eq!(
            ng.1.place(),
            Some(crate::movement::place(site, "wales").await),
            "by the mapping that was tried last"
        );
    })
    .await;
}
