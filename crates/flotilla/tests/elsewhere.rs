//! B4: an organiser is answered alike on every page, whatever members there are in another region.

use axum::http::Method;
use membership::{OnPaper, person::Particulars};
use terms::{PersonId, Timestamp};
use web::testing::Site;

use super::routes::{filled, fillings};

/// Everybody whose office is over one region; what they see must not depend on another.
const PARTS: [(&str, &str); 2] = [("organiser", "wales"), ("registrar", "london")];
/// Where people are entered between the two looks.
const ELSEWHERE: &str = "leeds";

async fn of(site: &Site, part: &str, slug: &str) -> PersonId {
    let mut tx = site.app.db.reader().await.unwrap();
    for (own, person) in membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap() {
        let offices = membership::offices_in_force(&mut tx, person, site.app.now()).await.unwrap();
        let Some(office) = offices.first().filter(|_| own == part) else { continue };
        if places::find(&mut tx, office.place).await.unwrap().unwrap().slug.to_string() == slug {
            return person;
        }
    }
    panic!("nobody is {part} of {slug}")
}

/// Every page that can be looked at, the searches, and every choice of members.
async fn answers(site: &Site, viewer: PersonId, own: &str, nobody: &str) -> Vec<(String, u16, String)> {
    let mut answers = Vec::new();
    for route in web::own_routes().iter().chain(site.app.slices.iter().flat_map(|slice| &slice.routes)) {
        // The copy of one's own data is made at another hour each time; a stream has no end.
        if route.method != Method::GET || route.pattern.starts_with("/live") || route.pattern.starts_with("/me/data") {
            continue;
        }
        let names = fillings(site, route.pattern).await;
        let path = names.iter().fold(route.sample.to_owned(), |path, (name, id)| path.replace(name, id));
        answers.push((path.clone(), site.get_as(viewer, &path).await));
    }
    for typed in ["bo", "bob", "lister", "bob lister", "an", "smi", "zz"] {
        answers.push((format!("search {typed}"), site.post_as(viewer, "/people", &[("name", typed)]).await));
    }
    for more in ["standing=all", "standing=good", "standing=suspended", "standing=due", "days=30", "agrees=newsletter"]
    {
        let path = format!("/people/list?place={own}&{more}");
        answers.push((path.clone(), site.get_as(viewer, &path).await));
    }
    for skill in membership::skill::all() {
        for path in ["/people/list", "/volunteering/new"] {
            let path = format!("{path}?place={own}&skill={}", skill.id);
            answers.push((path.clone(), site.get_as(viewer, &path).await));
        }
    }
    for path in
        [format!("/people/{nobody}"), format!("/people/{nobody}/case"), format!("/people/{nobody}/subscription")]
    {
        answers.push((path.clone(), site.get_as(viewer, &path).await));
    }
    let anew = |line: &&str| !line.contains("name=\"nonce\"") && !line.contains("name=\"id\"");
    answers
        .into_iter()
        .map(|(path, answer)| (path, answer.status, answer.text.lines().filter(anew).collect::<Vec<_>>().join("\n")))
        .collect()
}

async fn look(site: &Site, (part, slug): (&str, &str), nobody: PersonId) -> Vec<(String, u16, String)> {
    let viewer = of(site, part, slug).await;
    let mut tx = site.app.db.reader().await.unwrap();
    let own = places::find_by_slug(&mut tx, &slug.parse().unwrap()).await.unwrap().unwrap().id.to_string();
    drop(tx);
    answers(site, viewer, &own, &nobody.to_string()).await
}

/// Forty people elsewhere, one of them suspended in a case, one an organiser.
async fn fill(site: &Site, first: PersonId) {
    let administrator = of(site, "administrator", "movement").await;
    let mut tx = site.app.db.reader().await.unwrap();
    let place = places::find_by_slug(&mut tx, &ELSEWHERE.parse().unwrap()).await.unwrap().unwrap().id;
    drop(tx);
    for number in 0..40_u8 {
        let person = if number == 0 { first } else { site.app.new_id() };
        let particulars = Particulars {
            name: "Bob Lister".parse().unwrap(),
            email: format!("bob.{number}@example.org").parse().ok(),
            postcode: None,
            address: None,
        };
        let new = OnPaper { person, particulars, place, sheet: "sheet 1".to_owned() };
        membership::register(&site.app.db, &site.app.vault, administrator, new, site.app.now()).await.unwrap();
        let offer = [("skill-first-aid", "yes"), ("skill-welsh", "yes"), ("audience", "movement")];
        assert_eq!(site.post_as(person, "/me/skills", &offer).await.status, 303);
    }
    let call = [("place", &*place.to_string()), ("skill", "welsh"), ("what", "Words."), ("meets", "Leeds")];
    let call = [&call[..], &[("day", "2026-11-30"), ("needed", "2")]].concat();
    let called = site.post_as(administrator, "/volunteering/new", &call).await;
    assert_eq!(called.status, 303, "{}", called.text);
    let calls = site.get_as(first, "/me/volunteering").await.text;
    let action = calls.split("action=\"").find(|part| part.starts_with("/me/volunteering/")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    assert_eq!(site.post_as(first, &action, &[("answer", "yes")]).await.status, 303);
    let number = membership::person::number(of(site, "second-person", "movement").await).to_string();
    let begin = [("complainant", number.as_str()), ("rule", "9.2"), ("text", "Words.")];
    let begun = site.post_as(administrator, &format!("/people/{first}/case"), &begin).await;
    let case = begun.location.split('?').next().unwrap().to_owned();
    let hold = [("what", "suspended"), ("days", "9"), ("text", "Words."), ("no_interest", "yes")];
    assert_eq!(site.post_as(administrator, &case, &hold).await.status, 303);
    let write = [("name", "Rhian"), ("email", "rhian@example.org"), ("text", "Words.")];
    assert_eq!(site.post(&format!("/write/{ELSEWHERE}"), &write).await.status, 303);
}

#[tokio::test]
async fn what_an_organiser_is_answered_anywhere_does_not_depend_on_members_elsewhere() {
    let site = filled().await;
    let first = PersonId::in_order(site.app.now().plus(-Timestamp::DAY), [77; 10]);
    let mut before = Vec::new();
    for (part, slug) in PARTS {
        before.push(look(&site, (part, slug), first).await);
    }
    let whole = ("administrator", "movement");
    let all = look(&site, whole, first).await;
    fill(&site, first).await;
    // The look itself sees: whoever may look everywhere is answered otherwise now, by searches, lists, counts and pages.
    let changed = all.iter().zip(look(&site, whole, first).await).filter(|(one, other)| *one != other).count();
    assert!(changed >= 10, "only {changed} answers to the administrator changed");
    for ((part, slug), before) in PARTS.into_iter().zip(before) {
        let after = look(&site, (part, slug), first).await;

        assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            assert!(one == other, "{part} of {slug} sees at {} that there are people elsewhere", one.0);
        }
    }
    site.remove().await;
}
