//! A file comes in: who may bring one, what is refused, how it is kept.

use database::sql;

use crate::movement::{ANN, BOB, GWYN, RUTH, SIAN, crowd, each_movement, file, import, person, proposed, upload};

#[tokio::test]
async fn only_who_may_import_brings_a_file_and_only_overseers_see_that_one_came() {
    each_movement(async |site| {
        let import = import(site, &crowd(12)).await;

        for who in [SIAN, ANN, BOB] {
            assert_eq!(upload(site, who, &crowd(1)).await.status, 403);
            assert_eq!(site.get_as(person(who), "/imports").await.status, 403);
            assert_eq!(site.get_as(person(who), &import).await.status, 403);
            assert_eq!(site.get_as(person(who), &format!("{import}/refused.csv")).await.status, 403);
            assert_eq!(site.post_as(person(who), &import, &[("what", "discard")]).await.status, 403);
        }
        assert_eq!(site.get_weakly(person(RUTH), "/imports").await.status, 303, "a link in a letter is not enough");
        let list = site.get_as(person(GWYN), "/imports").await.text;
        assert!(list.contains(&import) && list.contains("who=Ruth Adeyemi"), "{list}");
        let page = site.get_as(person(GWYN), &import).await.text;
        assert!(!page.contains("person0@example.net"), "nobody else looks into the file: {page}");
        assert_eq!(site.post_as(person(GWYN), &import, &[("what", "discard")]).await.status, 422);
        assert!(site.get_as(person(RUTH), &import).await.text.contains("person0@example.net"));
    })
    .await;
}

#[tokio::test]
async fn each_programs_export_is_recognised_and_its_columns_are_proposed() {
    each_movement(async |site| {
        for (file, profile, dates) in [
            (include_bytes!("files/civicrm.csv").as_slice(), "civicrm", "day-first"),
            (include_bytes!("files/nationbuilder.csv").as_slice(), "nationbuilder", "month-first"),
            (include_bytes!("files/action-network.csv").as_slice(), "action-network", "day-first"),
        ] {
            let import = import(site, file).await;

            let page = site.get_as(person(RUTH), &import).await.text;

            assert!(page.contains(&format!("imports-profile-{profile}")), "{page}");
            let fields = proposed(&page);
            let has = |field: &str| fields.iter().any(|(_, value)| value == field);
            assert!(has("first") && has("last") && has("email") && has("postcode") && has(dates), "{fields:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_said_beside_the_field() {
    each_movement(async |site| {
        let large = vec![b'x'; 64 * 1024 * 1024 + 1];
        for (file, why) in [
            (b"".as_slice(), "imports-file-none"),
            (b"Name,E-mail\n", "imports-unreadable-empty"),
            (b"\x89PNG\r\n\x1a\n", "imports-unreadable-kind"),
            (b"PK\x03\x04truncated", "imports-unreadable-workbook"),
            (b"\xef\xbb\xbfName,E-mail\nSi\xe2n,x\n", "imports-unreadable-bytes(row=2, column=1)"),
            (&large, "imports-unreadable-large(most=64)"),
        ] {
            let answer = upload(site, RUTH, file).await;
            assert_eq!(answer.status, 422, "{why}");
            assert!(answer.text.contains(why), "{why}: {}", answer.text);
        }
        assert!(site.get_as(person(RUTH), "/imports").await.text.contains("imports-none-title"), "nothing was kept");
    })
    .await;
}

#[tokio::test]
async fn an_encoding_that_is_not_certain_is_chosen_by_who_sees_the_names() {
    each_movement(async |site| {
        let names = ["Si\u{e2}n Ll\u{fd}r", "Zo\u{eb} M\u{fc}ller", "Fran\u{e7}ois N\u{f1}ez"];
        let lines: Vec<String> =
            names.iter().enumerate().map(|(at, name)| format!("{name},x{at}@example.org,LS1 1AA")).collect();
        let text = lines.join("\n");
        let latin: Vec<u8> =
            format!("Name,E-mail,Postcode\n{text}").chars().map(|letter| u8::try_from(letter).unwrap()).collect();

        let import = import(site, &latin).await;

        let page = site.get_as(person(RUTH), &import).await.text;
        assert!(page.contains("Windows-1252") && page.contains("Siân Llýr") && page.contains("Macintosh"), "{page}");
        assert!(proposed(&page).contains(&("charset".to_owned(), "Windows-1252".to_owned())), "{:?}", proposed(&page));
    })
    .await;
}

/// B14: nothing of a file is in the database in clear, neither its words nor its name, and nothing once it is destroyed.
#[tokio::test]
async fn a_file_is_kept_sealed_and_destroyed_when_it_is_given_up() {
    each_movement(async |site| {
        let import = import(site, &file(&["Zebedee Quill,zebedee@example.net,LS1 1AA"])).await;
        if let Some(folder) = site.folder() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let bytes = std::fs::read(entry.unwrap().path()).unwrap();
                for clear in ["Zebedee", "zebedee@example.net", "members of 2026"] {
                    assert!(!bytes.windows(clear.len()).any(|piece| piece == clear.as_bytes()), "{clear} in clear");
                }
            }
        }

        let answer = site.post_as(person(RUTH), &import, &[("what", "discard")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);

        let pieces: i64 = site
            .app
            .db
            .reader()
            .await
            .unwrap()
            .one(sql!("SELECT count(*) AS value FROM import_pieces"), Vec::new())
            .await
            .unwrap();
        assert_eq!(pieces, 0);
        let page = site.get_as(person(RUTH), &import).await.text;
        assert!(page.contains("imports-state-discarded") && page.contains("imports-happened-destroyed"), "{page}");
        assert_eq!(site.post_as(person(RUTH), &import, &[("what", "run"), ("proof", "x")]).await.status, 422);
    })
    .await;
}
