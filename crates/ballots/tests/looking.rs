//! B35: whoever looks along with a member learns nothing of her votes, not even whether she has voted.

use web::testing::Site;

use crate::movement::{ANN, CAT, DAN, EVE, RUTH, each_movement, fields, open, person, send, vote};

/// The administrator looks along with a member and reads these pages; then she ends it.
async fn read_along(site: &Site, member: u8, paths: &[&str]) -> Vec<(u16, String)> {
    let made = site.post_as(person(member), "/me/support", &[]).await.text;
    let code = made.split("<output>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let number = membership::person::number(person(member)).to_string();
    let fields = [("number", number.as_str()), ("code", &code), ("reason", "Cannot find the ballot.")];
    assert_eq!(site.post_as(person(RUTH), "/support", &fields).await.location, "/me");
    let mut pages = Vec::new();
    for path in paths {
        let page = site.get_as(person(RUTH), path).await;
        assert!(page.text.contains("web-along("), "{path}");
        pages.push((page.status, page.text));
    }
    site.post_as(person(RUTH), "/support/end", &[]).await;
    pages
}

#[tokio::test]
async fn who_looks_along_does_not_learn_whether_she_has_voted_or_how() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        vote(site, DAN, &ballot, &[("answer", "yes")]).await;
        assert!(site.get_as(person(DAN), &ballot).await.text.contains("ballots-next-voted"), "she herself reads it");

        let shown = ["/", "/ballots", ballot.as_str(), "/places/movement", "/places/cardiff"];
        let dans = read_along(site, DAN, &shown).await;
        let eves = read_along(site, EVE, &shown).await;

        for ((path, (status, dans)), (_, eves)) in shown.iter().zip(dans).zip(eves) {
            assert_eq!(status, 200, "{path}");
            assert_eq!(dans.replace("Dan", "Eve"), eves, "{path}");
        }
        let papers =
            ["vote", "vote/in", "letter", "letter/in", "roll", "nominations", "named", "marks", "desk", "papers"];
        let papers = papers.map(|path| format!("{ballot}/{path}"));
        for (status, text) in read_along(site, DAN, &papers.each_ref().map(String::as_str)).await {
            assert!(status == 403 && text.contains("web-error-shut-along"), "{text}");
        }
    })
    .await;
}

/// Duties of the member rest while somebody looks along: no draft, and no way to a desk.
#[tokio::test]
async fn her_duties_rest() {
    each_movement(async |site| {
        let draft = send(site, ANN, "/ballots/new", &fields(site).await).await;
        let draft = draft.location.split("/desk").next().unwrap().to_owned();
        site.post_as(person(ANN), &format!("{draft}/scrutineers"), &[("person", &person(CAT).to_string())]).await;
        let ballot = open(site, &[]).await;
        // Her office is over, and what she was named for stays.
        let mut tx = site.app.db.reader().await.unwrap();
        let office = membership::offices_in_force(&mut tx, person(CAT), site.app.now()).await.unwrap().remove(0).id;
        drop(tx);
        site.post_as(person(RUTH), &format!("/offices/{office}/end"), &[]).await;
        let desk = format!("href=\"{ballot}/desk\"");
        assert!(site.get_as(person(CAT), &ballot).await.text.contains(&desk));
        assert!(site.get_as(person(CAT), "/ballots").await.text.contains(&draft));
        assert_eq!(site.get_as(person(CAT), &draft).await.status, 200);

        let mut seen = read_along(site, CAT, &["/ballots", &ballot, &draft]).await;

        assert_eq!(seen.pop().unwrap().0, 404);
        for (status, text) in seen {
            assert!(status == 200 && !text.contains(&desk) && !text.contains(&draft), "{text}");
        }
    })
    .await;
}
