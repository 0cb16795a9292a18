//! What was taken back or ended after a back-up was made stays so when that back-up is restored.

use axum::{
    body::Body,
    http::{Request, header},
};
use database::{Sql, args, sql};
use flotilla::restore::{self, BackUp};
use membership::{Basis, NewOffice, NotWritten, purpose, recipient};
use terms::{PersonId, Timestamp};
use tower::ServiceExt;
use web::session::{self, Agent, Strength};

use crate::{
    machine::{Engine, Machine, Organisation, now},
    restoring::files,
};

const PURPOSE: &str = "newsletter";

/// A form sent by a member who is signed in.
async fn post(organisation: &Organisation, person: PersonId, path: &str, body: &'static str) {
    let agent = Agent { browser: "Firefox", system: "Linux" };
    let cookie = session::start(&organisation.app, person, Strength::Link, agent).await.unwrap();
    let cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
    let request = Request::post(path)
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let answer = web::router(&organisation.app).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 303, "{path}");
}

async fn agrees(organisation: &Organisation, person: PersonId, agree: &'static str) {
    post(organisation, person, "/me/consents/newsletter", agree).await;
}

/// The members of these tests, each of whom takes back something else.
struct Members {
    unsubscribes: PersonId,
    objects: PersonId,
    agrees_anew: PersonId,
    ends_office: PersonId,
    leaves: PersonId,
    moves_on: PersonId,
    stays: PersonId,
}

impl Members {
    async fn of(organisation: &Organisation) -> Self {
        let enter = async |name: &'static str| {
            let email = format!("{}@heron.example", name.to_lowercase());
            let person = organisation.register(name, [&email, "CF10 1AA", "3 Wrack Lane"]).await;
            agrees(organisation, person, "agree=yes").await;
            person
        };
        Self {
            unsubscribes: enter("Ottoline").await,
            objects: enter("Barnaby").await,
            agrees_anew: enter("Cressida").await,
            ends_office: enter("Delphine").await,
            leaves: enter("Evander").await,
            moves_on: enter("Fenella").await,
            stays: enter("Gideon").await,
        }
    }
}

/// An installation from which much was taken back between two back-ups.
async fn taken_back() -> (Machine, Members, [flotilla::backup::Report; 2]) {
    let old = Machine::founded().await;
    let organisation = Organisation::of(&old).await;
    let (db, vault) = (&organisation.open.db, &organisation.open.vault);
    let members = Members::of(&organisation).await;
    let office = organisation.app.new_id();
    let role = membership::office::role("organiser").unwrap();
    let ends_at = now().plus(30 * Timestamp::DAY);
    let (person, place) = (members.ends_office, organisation.wales);
    let new = NewOffice { id: office, person, role, place, after: None, ends_at };
    membership::give(db, organisation.administrator, new, now()).await.unwrap();
    let before = old.back_up().await;

    membership::unsubscribe(db, vault, members.unsubscribes, purpose::find(PURPOSE).unwrap(), now()).await.unwrap();
    post(&organisation, members.objects, "/me/objection", "object=yes").await;
    agrees(&organisation, members.agrees_anew, "agree=no").await;
    agrees(&organisation, members.agrees_anew, "agree=yes").await;
    membership::end(db, organisation.administrator, office, now()).await.unwrap();
    post(&organisation, members.leaves, "/me/leave", "").await;
    let basis = (members.moves_on, membership::Basis::Membership);
    let to = membership::recipient(&mut db.reader().await.unwrap(), vault, basis, now()).await.unwrap().ok().unwrap();
    let refused = db.write::<_, database::Error, _>(move |tx| {
        Box::pin(async move { membership::undelivered(tx, &to.address, true, now()).await })
    });
    refused.await.unwrap();
    let after = old.back_up().await;
    organisation.close().await;
    (old, members, [before, after])
}

async fn is_written_to(organisation: &Organisation, person: PersonId) -> Result<(), NotWritten> {
    let mut tx = organisation.open.db.reader().await.unwrap();
    let basis = Basis::Consent(purpose::find(PURPOSE).unwrap());
    recipient(&mut tx, &organisation.open.vault, (person, basis), now()).await.unwrap().map(|_| ())
}

async fn assert_all_is_taken_back(organisation: &Organisation, members: &Members) {
    assert_eq!(is_written_to(organisation, members.unsubscribes).await, Err(NotWritten::NoConsent));
    assert_eq!(is_written_to(organisation, members.objects).await, Err(NotWritten::NoConsent));
    assert_eq!(is_written_to(organisation, members.agrees_anew).await, Ok(()), "the newest word counts");
    assert_eq!(is_written_to(organisation, members.leaves).await, Err(NotWritten::NoMember));
    assert_eq!(is_written_to(organisation, members.moves_on).await, Err(NotWritten::Undeliverable));
    assert_eq!(is_written_to(organisation, members.stays).await, Ok(()));
    let mut tx = organisation.open.db.reader().await.unwrap();
    assert!(membership::offices_in_force(&mut tx, members.ends_office, now()).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_was_taken_back_stays_so_after_a_back_up_from_before_it_is_restored() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(new) = Machine::new(engine).await else { continue };
        let (old, members, [before, _]) = taken_back().await;
        new.bring_master_key(&old);
        let (database, keys) = files(&before);

        let from = BackUp { database: &database, keys: &keys, identity: None, erasures: None };
        let report = restore::restore(&new.settings, from, now()).await.unwrap();

        assert_eq!(report.identical, before.database.hash, "compared before anything was taken back again");
        assert!(report.taken_back_again > 5, "{report:?}");
        let organisation = Organisation::of(&new).await;
        assert_all_is_taken_back(&organisation, &members).await;
        // Told once more, nothing is new; and the new machine's own list knows of it for the next time.
        let list = std::fs::read_to_string(new.settings.key_backup_folder.join("withdrawals.txt")).unwrap();
        let lines = list.lines().filter(|line| !line.starts_with('#')).map(|line| line.parse().unwrap()).collect();
        let app = &organisation.app;
        let again = membership::replay_withdrawals(&app.db, lines, || app.new_id(), now()).await.unwrap();
        assert_eq!(again, 0);
        for name in ["Ottoline", "ottoline", "heron"] {
            assert!(!list.contains(name));
        }
        organisation.close().await;
        new.remove().await;
    }
}

#[tokio::test]
async fn a_back_up_from_afterwards_knows_it_all_and_older_words_change_nothing() {
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    let (old, members, [_, after]) = taken_back().await;
    new.bring_master_key(&old);
    let (database, keys) = files(&after);

    let from = BackUp { database: &database, keys: &keys, identity: None, erasures: None };
    let report = restore::restore(&new.settings, from, now()).await.unwrap();

    assert_eq!(report.taken_back_again, 0);
    let organisation = Organisation::of(&new).await;
    assert_all_is_taken_back(&organisation, &members).await;
    organisation.close().await;
}

#[tokio::test]
async fn without_the_list_an_old_back_up_knows_nothing_of_it() {
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    let (old, members, [before, after]) = taken_back().await;
    new.bring_master_key(&old);
    std::fs::remove_file(after.key_folder.join("withdrawals.txt")).unwrap();
    let (database, keys) = files(&before);

    let from = BackUp { database: &database, keys: &keys, identity: None, erasures: None };
    restore::restore(&new.settings, from, now()).await.unwrap();

    let organisation = Organisation::of(&new).await;
    assert_eq!(is_written_to(&organisation, members.unsubscribes).await, Ok(()));
    assert_eq!(is_written_to(&organisation, members.leaves).await, Ok(()));
    organisation.close().await;
}

/// For each table with what lets somebody in or look along: how many rows.
const WAYS_IN: [(&str, Sql); 4] = [
    ("sessions", sql!("SELECT count(*) AS value FROM sessions")),
    ("sign_in_links", sql!("SELECT count(*) AS value FROM sign_in_links")),
    ("support_codes", sql!("SELECT count(*) AS value FROM support_codes")),
    ("support_looks", sql!("SELECT count(*) AS value FROM support_looks")),
];
const LOOK: Sql = sql!(
    "INSERT INTO support_looks (person, id, session, helper, office, place, begun_at, ends_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const LOGGED: Sql = sql!("SELECT count(*) AS value FROM access_log");

async fn ways_in(organisation: &Organisation) -> Vec<(&'static str, i64)> {
    let mut tx = organisation.open.db.reader().await.unwrap();
    let mut all = Vec::new();
    for (table, count) in WAYS_IN {
        all.push((table, tx.one::<i64>(count, args![]).await.unwrap()));
    }
    all
}

/// B35: a session that was ended, a link that was used and a look that is over do not come back with a back-up from before.
#[tokio::test]
async fn after_a_restore_nobody_is_signed_in_and_nobody_looks_along() {
    let old = Machine::founded().await;
    let organisation = Organisation::of(&old).await;
    let member = organisation.register("Ottoline", ["ottoline@heron.example", "CF10 1AA", "3 Wrack Lane"]).await;
    let agent = Agent { browser: "Firefox", system: "Linux" };
    let app = &organisation.app;
    let cookie = session::start(app, member, Strength::Link, agent).await.unwrap();
    let cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
    let request = Request::post("/me/support")
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::empty())
        .unwrap();
    assert_eq!(web::router(app).oneshot(request).await.unwrap().status(), 200);
    let (helper, place) = (organisation.administrator, organisation.wales);
    let (look, office): (terms::OfficeId, terms::OfficeId) = (app.new_id(), app.new_id());
    let (begun_at, ends_at) = (now(), now().plus(Timestamp::HOUR));
    let session: [u8; 32] = app.random();
    let began = app.db.write::<_, database::Error, _>(move |tx| {
        Box::pin(
            async move { tx.exec(LOOK, args![member, look, session, helper, office, place, begun_at, ends_at]).await },
        )
    });
    began.await.unwrap();
    assert!(ways_in(&organisation).await.iter().all(|(_, rows)| *rows > 0), "{:?}", ways_in(&organisation).await);
    let (database, keys) = files(&old.back_up().await);
    organisation.close().await;

    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(new) = Machine::new(engine).await else { continue };
        new.bring_master_key(&old);

        let from = BackUp { database: &database, keys: &keys, identity: None, erasures: None };
        restore::restore(&new.settings, from, now()).await.unwrap();

        let organisation = Organisation::of(&new).await;
        assert_eq!(ways_in(&organisation).await, WAYS_IN.map(|(table, _)| (table, 0)), "{engine:?}");
        let mut tx = organisation.open.db.reader().await.unwrap();
        assert_eq!(tx.one::<i64>(LOGGED, args![]).await.unwrap(), 1, "that the look ended is written down");
        membership::verify_access_log(&mut tx).await.unwrap().unwrap();
        drop(tx);
        organisation.close().await;
        new.remove().await;
    }
}
