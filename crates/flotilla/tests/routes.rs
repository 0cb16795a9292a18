//! Every route × every office × own or other place: who passes, asserted whole.
//!
//! The table stands in `routes.txt`; `FLOTILLA_WRITE_ROUTES=1` writes it anew, and a change to it is a change of who may
//! do what. Samples of addresses name the demonstration's things in capitals.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use terms::PersonId;
use web::{Demonstration, Needs, Route, testing::Site};

use super::whole;

/// A viewer of the table: a word for her, and the person; nobody for a visitor.
struct Column {
    word: String,
    person: Option<PersonId>,
}

pub(crate) async fn filled() -> Site {
    let site = Site::sqlite(&whole()).await;
    let demonstration = Demonstration { members: 60, now: site.app.now(), say: Arc::new(|_| {}) };
    for slice in &site.app.slices {
        if let Some(fill) = slice.demonstration {
            fill(site.app.clone(), demonstration.clone()).await.unwrap();
        }
    }
    site
}

/// The cast of the demonstration, one of each part; organisers of two regions, the first being the samples' own.
async fn columns(site: &Site) -> Vec<Column> {
    let mut tx = site.app.db.reader().await.unwrap();
    let cast = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap();
    let mut columns = vec![Column { word: "visitor".to_owned(), person: None }];
    for (part, person) in cast {
        let offices = membership::offices_in_force(&mut tx, person, site.app.now()).await.unwrap();
        let slug = match offices.first() {
            Some(office) => places::find(&mut tx, office.place).await.unwrap().unwrap().slug.to_string(),
            None => String::new(),
        };
        let word = if part == "organiser" { format!("organiser of {slug}") } else { part.to_string() };
        let is_wanted = !word.starts_with("organiser") || ["wales", "london"].contains(&slug.as_str());
        if is_wanted && columns.iter().all(|column| column.word != word) {
            columns.push(Column { word, person: Some(person) });
        }
    }
    columns
}

/// What a request shows of the gate: `in` (the handler was asked), `sign` in first, `shut`, `none` (no such thing).
async fn outcome(site: &Site, method: &Method, path: &str, person: Option<PersonId>) -> &'static str {
    let session = match person {
        Some(person) => Some(site.session(person).await),
        None => None,
    };
    outcome_in(site, method, path, session.as_deref()).await
}

/// The same in a session; `sign` also when what is missing is more than a link in a letter.
async fn outcome_in(site: &Site, method: &Method, path: &str, session: Option<&str>) -> &'static str {
    let answer = site.send(method.clone(), path, "", session, "").await;
    match answer.status {
        303 if answer.location.starts_with("/sign-in?back=") => "sign",
        303 if answer.location.starts_with("/me/strong?back=") => "sign",
        401 => "sign",
        403 => "shut",
        404 => "none",
        500.. => "BROKEN",
        _ => "in",
    }
}

/// A token of a program that an organiser of Wales, or the administrator, makes.
async fn token(site: &Site, cast: &[Column], by: &str, (slug, scope): (&str, &str)) -> String {
    let maker = cast.iter().find(|column| column.word == by).and_then(|column| column.person).unwrap();
    let (name, days) = (("name", "Our website"), ("days", "30"));
    let made = site.post_as(maker, &format!("/places/{slug}/tokens"), &[name, days, (scope, "yes")]).await;
    let from = made.text.find("flotilla_").unwrap_or_else(|| panic!("{by} makes no token: {}", made.status));
    made.text[from..from + "flotilla_".len() + 64].to_owned()
}

/// What a request shows of the gate that comes with a token and nothing else.
async fn outcome_with(site: &Site, method: &Method, path: &str, token: &str) -> &'static str {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "localhost:8080")
        .header(header::AUTHORIZATION, format!("Bearer {token}"));
    let answer = site.answer(request.body(Body::empty()).unwrap()).await;
    match answer.status {
        303 if answer.location.starts_with("/sign-in?back=") => "sign",
        401 => "sign",
        403 => "shut",
        404 => "none",
        500.. => "BROKEN",
        _ => "in",
    }
}

/// Who passes an address of programs: no session, strong or weak, whatever its offices; a token of its place that was made for it.
async fn with_tokens(site: &Site, columns: &[Column], (route, path): (&Route, &str), scope: &str) -> String {
    for person in columns.iter().filter_map(|column| column.person) {
        for session in [site.session(person).await, site.weak_session(person).await] {
            let outcome = outcome_in(site, &route.method, path, Some(&session)).await;
            assert_eq!(outcome, "sign", "a session passes {} {path}", route.method);
        }
    }
    let other = if scope == "figures" { "applications" } else { "figures" };
    let mut lines = String::new();
    for (word, by, place, scope) in [
        ("a token of its place", "organiser of wales", "wales", scope),
        ("a token of another place", "organiser of london", "london", scope),
        ("a token of the place above", "administrator", "movement", scope),
        ("a token of its place for something else", "organiser of wales", "wales", other),
    ] {
        let token = token(site, columns, by, (place, &format!("scope-{scope}"))).await;
        writeln!(lines, "  {:<4} {word}", outcome_with(site, &route.method, path, &token).await).unwrap();
    }
    lines
}

/// Addresses whose handler would end the test's own sessions, or change what later rows see.
pub(crate) fn is_destructive(route: &Route) -> bool {
    route.method == Method::POST
        && matches!(route.pattern, "/sign-out" | "/me/erase" | "/me/leave" | "/me/sign-in/sessions/end-others")
}

/// B5: no route, office or place is left out; a new one is not in the table, and fails here.
#[tokio::test]
async fn who_passes_which_route_is_as_the_table_says() {
    let site = filled().await;
    let columns = columns(&site).await;
    let of_program = token(&site, &columns, "organiser of wales", ("wales", "scope-figures")).await;
    let mut table = String::from(
        "# Who passes which route, in the demonstration. Written by a test; a change here is a change of who may do what.\n",
    );
    for route in web::own_routes().iter().chain(site.app.slices.iter().flat_map(|slice| &slice.routes)) {
        let names = fillings(&site, route.pattern).await;
        let path = names.iter().fold(route.sample.to_owned(), |path, (name, id)| path.replace(name, id));
        assert!(!path.contains('{'), "{} {} has no sample address", route.method, route.pattern);
        writeln!(table, "\n{} {}\n  needs {}", route.method, route.pattern, route.needs.label()).unwrap();
        if is_destructive(route) {
            table.push_str("  not tried\n");
            continue;
        }
        let mut by_outcome = BTreeMap::<&str, Vec<&str>>::new();
        for column in &columns {
            let outcome = outcome(&site, &route.method, &path, column.person).await;
            assert_ne!(outcome, "BROKEN", "{} {path} as {}", route.method, column.word);
            if matches!(route.needs, Needs::Anyone) && column.person.is_none() {
                assert!(matches!(outcome, "in" | "none" | "shut"), "{path} is for anyone");
            }
            if !matches!(route.needs, Needs::Anyone) && column.person.is_none() {
                assert_eq!(outcome, "sign", "{} {path} lets a visitor in", route.method);
            }
            if let (Needs::Office { .. } | Needs::Duty { .. }, Some(person)) = (route.needs, column.person) {
                // B13: a link in a letter alone passes no office and no duty.
                let weak = outcome_in(&site, &route.method, &path, Some(&site.weak_session(person).await)).await;
                let is_kept_out =
                    matches!((outcome, weak), ("in" | "none", "sign") | ("none", "none") | ("shut", "shut"));
                assert!(is_kept_out, "{} {path} by a link alone as {}: {weak}", route.method, column.word);
            }
            by_outcome.entry(outcome).or_default().push(&column.word);
        }
        for (outcome, words) in by_outcome {
            let all = if words.len() == columns.len() { "everybody".to_owned() } else { words.join(", ") };
            writeln!(table, "  {outcome:<4} {all}").unwrap();
        }
        if let Needs::Token { scope, .. } = route.needs {
            table.push_str(&with_tokens(&site, &columns, (route, &path), scope).await);
        } else if !matches!(route.needs, Needs::Anyone) {
            // B5: a token passes no page.
            let outcome = outcome_with(&site, &route.method, &path, &of_program).await;
            assert_eq!(outcome, "sign", "{} {path} lets a program in", route.method);
        }
    }

    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/routes.txt");
    if std::env::var_os("FLOTILLA_WRITE_ROUTES").is_some() {
        std::fs::write(file, &table).unwrap();
    }
    let stands = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        stands == table,
        "who may do what has changed: read tests/routes.txt after FLOTILLA_WRITE_ROUTES=1, and commit it if it is meant"
    );
}

/// Nothing leaves in bulk but exports: no answer to an officer holds the e-mail of more than one member beside her own.
#[tokio::test]
async fn no_answer_holds_the_addresses_of_several_members() {
    let site = filled().await;
    let (now, mut tx) = (site.app.now(), site.app.db.reader().await.unwrap());
    let root = places::root(&mut tx).await.unwrap().unwrap().id;
    let mut emails = Vec::new();
    for (person, _) in membership::Walk::within(&mut tx, root, now).await.unwrap().next(&mut tx, 500).await.unwrap() {
        emails.extend(
            membership::email(&mut tx, &site.app.vault, person, now).await.unwrap().map(|email| (person, email)),
        );
    }
    drop(tx);
    assert!(emails.len() > 20, "there is something to find");
    for column in
        columns(&site).await.iter().filter(|column| ["administrator", "organiser of wales"].contains(&&*column.word))
    {
        let person = column.person.unwrap();
        let session = site.session(person).await;
        for route in site.app.slices.iter().flat_map(|slice| &slice.routes).filter(|route| !is_destructive(route)) {
            let names = fillings(&site, route.pattern).await;
            let path = names.iter().fold(route.sample.to_owned(), |path, (name, id)| path.replace(name, id));
            let answer = site.send(route.method.clone(), &path, "", Some(&session), "").await;
            let found = emails.iter().filter(|(whose, email)| *whose != person && answer.text.contains(email.as_str()));
            assert!(found.count() <= 1, "{} {path} as {}", route.method, column.word);
        }
    }
}

/// What stands for the words in capitals: the open ballot, or a declared one where a result is asked for.
pub(crate) async fn fillings(site: &Site, pattern: &str) -> Vec<(&'static str, String)> {
    let mut tx = site.app.db.reader().await.unwrap();
    let cast = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap();
    let person = cast.iter().rfind(|(part, _)| *part == "member").unwrap().1;
    let (open, declared) = ballots(site).await;
    let is_of_result =
        ["result", "sheet", "ballots.blt", "question.json", "transcript.json"].iter().any(|end| pattern.ends_with(end));
    let administrator = cast.iter().find(|(part, _)| *part == "administrator").unwrap().1;
    let cases = site.get_as(administrator, "/cases").await.text;
    let case = cases.split("href=\"/cases/").nth(1).map(|rest| rest[..36].to_owned()).unwrap();
    let nothing = "00000000-0000-4000-8000-000000000000".to_owned();
    let branches = site.get_as(person, "/branches").await.text;
    let branch = branches.split("href=\"/branches/").map(|rest| rest.split('"').next().unwrap());
    let branch = branch.filter(|id| id.len() == 36).last().unwrap().to_owned();
    let mailings = site.get_as(administrator, "/mailings").await.text;
    let mailing = mailings
        .split("href=\"/mailings/")
        .filter_map(|rest| rest.get(..36))
        .find(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'));
    let mailing = mailing.unwrap().to_owned();
    let exports = site.get_as(administrator, "/exports").await.text;
    let export = exports.split("href=\"/exports/").filter_map(|rest| rest.get(..36));
    let export = export.filter(|id| !id.contains('"')).last().unwrap().to_owned();
    let calls = site.get_as(administrator, "/volunteering").await.text;
    let call = calls.split("href=\"/volunteering/").filter_map(|rest| rest.get(..36));
    let call = call.filter(|id| !id.contains('"')).last().unwrap().to_owned();
    let gatherings = site.get_as(administrator, "/gatherings").await.text;
    let of_wales = |rest: &&str| rest.get(36..).is_some_and(|rest| rest.starts_with("\">Cyfarfod"));
    let gathering = gatherings.split("href=\"/gatherings/").find(of_wales).unwrap()[..36].to_owned();
    let imports = site.get_as(administrator, "/imports").await.text;
    let import = imports.split("href=\"/imports/").filter_map(|rest| rest.get(..36)).last().unwrap().to_owned();
    vec![
        ("CALL", call),
        ("EXPORT", export),
        ("GATHERING", gathering),
        ("BRANCH", branch),
        ("PERSON", person.to_string()),
        ("CASE", case),
        ("BALLOT", if is_of_result { declared } else { open }),
        ("MAILING", mailing),
        ("TOKEN", nothing.clone()),
        ("OPTION", nothing.clone()),
        ("CLAIM", nothing.clone()),
        ("BATCH", nothing.clone()),
        ("IMPORT", import),
        ("OFFICE", nothing),
    ]
}

/// Ids of a ballot that is open and of one that is declared, as the home page knows them.
async fn ballots(site: &Site) -> (String, String) {
    let decisions = site.app.slices.iter().find_map(|slice| slice.decisions).unwrap();
    let frame = web::sample_frame(&site.app, terms::Language::Keys, "/");
    let found = decisions(site.app.clone(), frame, None).await.unwrap();
    let id = |href: &str| href.split('/').nth(2).unwrap().to_owned();
    (id(&found.open[0].card.href), id(&found.decided[0].href))
}
