//! B35 over the whole program: whoever looks along passes no form on any route, and reads the pages on one list alone.

use std::collections::BTreeSet;

use axum::http::Method;
use membership::support;

use super::routes::{filled, fillings};

#[tokio::test]
async fn whoever_looks_along_changes_nothing_anywhere_and_reads_what_is_listed() {
    let site = filled().await;
    let (now, mut tx) = (site.app.now(), site.app.db.reader().await.unwrap());
    let cast = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap();
    let member = cast.iter().rfind(|(part, _)| *part == "member").unwrap().1;
    let helper = cast.iter().find(|(part, _)| *part == "administrator").unwrap().1;
    let email = membership::email(&mut tx, &site.app.vault, member, now).await.unwrap().unwrap();
    let own = membership::name(&mut tx, &site.app.vault, helper, now).await.unwrap().unwrap();
    drop(tx);
    // What stands for ids is looked up before, as the officer sees it in her own pages.
    let mut asked = Vec::new();
    for route in web::own_routes().iter().chain(site.app.slices.iter().flat_map(|slice| &slice.routes)) {
        let names = fillings(&site, route.pattern).await;
        let path = names.iter().fold(route.sample.to_owned(), |path, (name, id)| path.replace(name, id));
        asked.push((route.method.clone(), route.pattern, path));
    }
    let made = site.post_as(member, "/me/support", &[]).await.text;
    let code = made.split("<output>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let number = membership::person::number(member).to_string();
    let fields = [("number", number.as_str()), ("code", &code), ("reason", "She cannot find her card.")];
    assert_eq!(site.post_as(helper, "/support", &fields).await.location, "/me");

    let session = site.session(helper).await;
    let mut opened = BTreeSet::new();
    for (method, pattern, path) in asked {
        if method == Method::POST && matches!(pattern, "/support/end" | "/sign-out") {
            continue;
        }
        let answer = site.send(method.clone(), &path, "", Some(&session), "").await;
        let what = format!("{method} {path}: {}", answer.status);
        if pattern.starts_with("/api/") {
            // Programs come with tokens alone: it is answered as to a visitor.
            let visitors = site.send(method, &path, "", None, "").await;
            assert_eq!((answer.status, answer.text), (visitors.status, visitors.text), "{what}");
            continue;
        }
        if method != Method::GET {
            assert!(answer.status == 403 && answer.text.contains("web-error-only-looking"), "{what}");
        } else if answer.status == 403 {
            assert!(answer.text.contains("web-error-shut-along"), "{what}");
        } else {
            assert!(matches!(answer.status, 200 | 404), "{what}");
            opened.insert(pattern);
        }
        assert!(answer.text.contains("web-along(name="), "{what} has no banner");
        assert!(!answer.text.contains(email.as_str()), "{what} shows her address");
        // What everybody reads may name her: the imprint, the organisation, places. What a visitor does not read may not.
        let told = |text: &str| text.split("<p class=\"imprint").next().unwrap().contains(&own);
        if told(&answer.text) {
            assert!(method == Method::GET && told(&site.get(&path).await.text), "{what} mixes the two");
        }
    }

    assert_eq!(opened, support::open().collect(), "the list names a page that is not there, or another is open");
}
