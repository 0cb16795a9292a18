//! What the tests begin with: a movement with an administrator and an organiser of Wales.

use database::{Sql, args, sql};
use membership::{Invited, NewOffice, OnPaper, person::Particulars};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use web::{
    App, Settings,
    testing::{Parts, Site, each_site, each_site_with},
};

/// Administrator of the whole movement, at home in London.
pub(crate) const RUTH: u8 = 1;
/// Organiser of Wales, at home in Cardiff.
pub(crate) const SIAN: u8 = 2;
/// A member at home in Cardiff.
pub(crate) const ANN: u8 = 3;
/// A member at home in Leeds.
pub(crate) const BOB: u8 = 4;

const PARTS: Parts = Parts { slices: || vec![places::slice(), membership::slice()], gate: membership::gate() };

pub(crate) fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

/// Runs a test on a movement with [`RUTH`], [`SIAN`], [`ANN`] and [`BOB`], on each engine.
pub(crate) async fn each_movement<F: AsyncFn(&Site)>(test: F) {
    each_movement_with(&|_| {}, test).await;
}

/// As [`each_movement`], on an installation that was told something else than usual.
pub(crate) async fn each_movement_with<F: AsyncFn(&Site)>(told: &(dyn Fn(&mut Settings) + Sync), test: F) {
    each_site_with(&PARTS, told, async |site| {
        found(&site.app).await;
        invite(site, RUTH, "Ruth Adeyemi", "ruth@example.org").await;
        enter(site, SIAN, "Siân Llywelyn", "sian@example.org", "cardiff").await;
        enter(site, ANN, "Ann O'Connor-Lee", "ann@example.org", "cardiff").await;
        enter(site, BOB, "Bob Lister", "bob@example.org", "leeds").await;
        give(site, SIAN, "organiser", "wales").await;
        test(site).await;
    })
    .await;
}

/// Runs a test on a movement whose places are founded and that has no members.
pub(crate) async fn each_founded<F: AsyncFn(&Site)>(test: F) {
    each_site(&PARTS, async |site| {
        found(&site.app).await;
        test(site).await;
    })
    .await;
}

/// Runs a test on a movement of places alone, on SQLite.
pub(crate) async fn on_sqlite<F: AsyncFn(&Site)>(test: F) {
    let site = Site::sqlite(&PARTS).await;
    found(&site.app).await;
    test(&site).await;
    site.remove().await;
}

async fn found(app: &App) {
    let ids: Vec<PlaceId> = (0..400).map(|_| app.new_id_by_chance()).collect();
    app.db
        .write(move |tx| {
            let mut ids = ids.clone().into_iter();
            let file = places::demonstration::places("The Commons".parse().unwrap());
            Box::pin(async move { places::found(tx, &file, move || ids.next().unwrap()).await })
        })
        .await
        .unwrap();
}

pub(crate) async fn invite(site: &Site, number: u8, name: &str, email: &str) -> String {
    let particulars = particulars(name, email);
    let place = place(site, "london").await;
    let invited = Invited { person: person(number), particulars, place, token: [number; 32] };
    membership::invite_administrator(&site.app.db, &site.app.vault, invited, site.app.now()).await.unwrap()
}

/// Enters a member through the administrator.
pub(crate) async fn enter(site: &Site, number: u8, name: &str, email: &str, slug: &str) {
    let new = OnPaper {
        person: person(number),
        particulars: particulars(name, email),
        place: place(site, slug).await,
        sheet: "sheet 1".to_owned(),
    };
    membership::register(&site.app.db, &site.app.vault, person(RUTH), new, site.app.now()).await.unwrap();
}

/// The administrator gives an office for thirty days.
pub(crate) async fn give(site: &Site, number: u8, role: &str, slug: &str) -> OfficeId {
    let id = site.app.new_id();
    let new = NewOffice {
        id,
        person: person(number),
        role: membership::office::role(role).unwrap(),
        place: place(site, slug).await,
        after: None,
        ends_at: site.app.now().plus(30 * Timestamp::DAY),
    };
    membership::give(&site.app.db, person(RUTH), new, site.app.now()).await.unwrap();
    id
}

/// An officer begins a case and suspends in it for so many days; the address of the case.
pub(crate) async fn suspend(site: &Site, by: u8, about: u8, days: &str) -> String {
    let complainant = membership::person::number(person(BOB)).to_string();
    let begin = [("complainant", complainant.as_str()), ("rule", "9.2"), ("text", "Shouted a speaker down.")];
    let begun = site.post_as(person(by), &format!("/people/{}/case", person(about)), &begin).await;
    let case = begun.location.split('?').next().unwrap().to_owned();
    let fields =
        [("what", "suspended"), ("days", days), ("text", "So that the meeting can go on."), ("no_interest", "yes")];
    let held = site.post_as(person(by), &case, &fields).await;
    assert_eq!(held.location, format!("{case}?done=membership-done-case"), "{}", held.text);
    case
}

pub(crate) async fn place(site: &Site, slug: &str) -> PlaceId {
    let mut tx = site.app.db.reader().await.unwrap();
    places::find_by_slug(&mut tx, &slug.parse().unwrap()).await.unwrap().unwrap().id
}

pub(crate) fn particulars(name: &str, email: &str) -> Particulars {
    Particulars {
        name: name.parse().unwrap(),
        email: email.parse().ok(),
        postcode: "CF10 1AA".parse().ok(),
        address: None,
    }
}

const LETTERS: Sql = sql!("SELECT sealed AS value FROM letters ORDER BY posted_at, id");

/// The letters that wait to be sent, oldest first, as they would be read.
pub(crate) async fn letters(site: &Site) -> Vec<String> {
    let mut tx = site.app.db.reader().await.unwrap();
    let sealed: Vec<Vec<u8>> = tx.all(LETTERS, args![]).await.unwrap();
    sealed.iter().map(|letter| site.app.vault.open_note("letter", letter).unwrap()).collect()
}

/// The path that the newest letter leads to: what follows the address of the site.
pub(crate) async fn link(site: &Site) -> String {
    let letter = letters(site).await.pop().unwrap();
    let start = letter.find("link=http://localhost:8080").unwrap() + "link=http://localhost:8080".len();
    letter[start..].split([',', ')', '"']).next().unwrap().to_owned()
}
