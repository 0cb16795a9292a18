//! Undoing: who goes, who stays, and what is as it was.

use membership::standing::Happening;
use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, GWYN, RUTH, crowd, each_movement, file, find, imported, members, own_copy, person, place};

/// An administrator undoes an import; its page afterwards.
async fn undo(site: &Site, who: u8, import: &str) -> String {
    let answer = site.post_as(person(who), import, &[("what", "undo")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    site.work().await;
    site.get_as(person(who), import).await.text
}

/// How many members of Leeds there are, in words, and who.
async fn chosen(site: &Site) -> Vec<String> {
    let leeds = place(site, "leeds").await;
    let page = site.get_as(person(RUTH), &format!("/people/list?place={leeds}&standing=all")).await;
    assert_eq!(page.status, 200);
    let lines =
        page.text.lines().filter(|line| line.contains("membership-segment-") || line.contains("href=\"/people/"));
    lines.filter(|line| !line.contains("nonce")).map(str::to_owned).collect()
}

#[tokio::test]
async fn undoing_leaves_the_roll_as_it_was() {
    each_movement(async |site| {
        let (before, list) = (members(site).await, chosen(site).await);
        assert!(list.iter().any(|line| line.contains("Bob Lister")), "{list:?}");
        let rows = [crowd(30), b"Ann,ann@example.org,CF10 1AA,1 High Street\n".to_vec()].concat();
        let leeds = place(site, "leeds").await.to_string();
        let (import, _) = imported(site, &rows, &[("column2", "ignore"), ("home", &leeds)]).await;
        assert_eq!(members(site).await, before + 30);
        assert_ne!(chosen(site).await, list);

        let page = undo(site, GWYN, &import).await;

        assert!(page.contains("imports-state-undone"), "{page}");
        assert!(
            page.contains("imports-undone-erased(count=imports-at-least(count=25))")
                && page.contains("imports-undone-emptied(count=imports-few(smallest=5))"),
            "{page}"
        );
        assert_eq!(members(site).await, before);
        assert_eq!(chosen(site).await, list);
        let mut tx = site.app.db.reader().await.unwrap();
        let address = membership::address(&mut tx, &site.app.vault, person(ANN), site.app.now()).await.unwrap();
        assert_eq!(address, None);
        drop(tx);
        assert_eq!(own_copy(site, person(ANN)).await["from_files"], serde_json::json!([]));
        assert!(page.contains("imports-happened-destroyed"), "the file is gone: {page}");
        assert_eq!(site.post_as(person(RUTH), &import, &[("what", "undo")]).await.status, 422, "once");

        imported(site, &crowd(30), &[]).await;
        assert_eq!(members(site).await, before + 30, "who was undone can be imported again");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_done_something_since_stays() {
    each_movement(async |site| {
        let before = members(site).await;
        let (import, _) = imported(site, &crowd(20), &[]).await;
        let of = async |number: usize| find(site, &format!("person{number}@example.net")).await.unwrap().0;
        site.later(Timestamp::HOUR);
        // One signs in, one pays or leaves, one moves home.
        site.session(of(1).await).await;
        crate::movement::happens(site, of(2).await, Happening::Died).await;
        let cardiff = place(site, "cardiff").await;
        membership::move_home(&site.app.db, of(3).await, (site.app.new_id(), cardiff), site.app.now()).await.unwrap();

        let page = undo(site, RUTH, &import).await;

        assert!(
            page.contains("imports-undone-erased(count=imports-at-least(count=15))")
                && page.contains("imports-undone-stepped(count=imports-few(smallest=5))"),
            "{page}"
        );
        assert_eq!(members(site).await, before + 2, "one of the three died");
        assert_eq!(own_copy(site, of(1).await).await["from_files"][0]["entered"], true, "she reads how she came");
    })
    .await;
}

#[tokio::test]
async fn a_field_that_was_changed_since_stays_and_no_suppression_is_undone() {
    each_movement(async |site| {
        let rows = b"Ann,ann@example.org,CF10 1AA,1 High Street\nEve,eve@example.org,LS1 1AA,,,,yes\n".to_vec();
        let (import, _) = imported(site, &[crowd(10), rows].concat(), &[]).await;
        let fields = [("name", "Ann O'Connor-Lee"), ("postcode", "CF10 1AA"), ("address", "9 Elsewhere")];
        assert_eq!(site.post_as(person(ANN), "/me/particulars", &fields).await.status, 303);

        let page = undo(site, RUTH, &import).await;

        assert!(page.contains("imports-undone-changed(count=imports-few(smallest=5))"), "{page}");
        let mut tx = site.app.db.reader().await.unwrap();
        let address = membership::address(&mut tx, &site.app.vault, person(ANN), site.app.now()).await.unwrap();
        assert_eq!(address.as_deref(), Some("9 Elsewhere"));
        drop(tx);
        imported(site, &file(&["Eve,eve@example.org,LS1 1AA,,,,,yes,2025-05-01,form 99"]), &[]).await;
        let (eve, _) = find(site, "eve@example.org").await.unwrap();
        let mut tx = site.app.db.reader().await.unwrap();
        let newsletter = membership::purpose::find("newsletter").unwrap();
        let basis = membership::Basis::Consent(newsletter);
        let to = membership::recipient(&mut tx, &site.app.vault, (eve, basis), site.app.now()).await.unwrap();
        assert!(to.is_err(), "her address is still not written to");
    })
    .await;
}

#[tokio::test]
async fn after_thirty_days_nothing_is_undone_and_the_file_is_gone() {
    each_movement(async |site| {
        let (import, _) = imported(site, &crowd(12), &[]).await;
        let sweep = imports::slice().retention[0].sweep;
        let now = site.app.now();
        let early = now.plus(30 * Timestamp::DAY - 1);
        assert_eq!(site.app.db.write::<_, database::Error, _>(move |tx| sweep(tx, early)).await.unwrap(), 0);
        site.later(30 * Timestamp::DAY);
        let now = site.app.now();
        assert!(site.app.db.write::<_, database::Error, _>(move |tx| sweep(tx, now)).await.unwrap() > 0);

        let late = site.post_as(person(RUTH), &import, &[("what", "undo")]).await;

        assert!(late.status == 422 && late.text.contains("imports-too-late"), "{}", late.text);
        let page = site.get_as(person(RUTH), &import).await.text;
        assert!(page.contains("imports-happened-destroyed") && page.contains("imports-done-entered"), "{page}");
        assert_eq!(site.get_as(person(RUTH), &format!("{import}/refused.csv")).await.status, 422);
    })
    .await;
}
