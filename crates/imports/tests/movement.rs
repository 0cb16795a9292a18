//! What the tests begin with: a movement with two administrators, an organiser of Wales and members.

use axum::{
    body::Body,
    http::{Request, header},
};
use membership::{
    Invited, NewOffice, OnPaper, Walk,
    person::Particulars,
    standing::{EventId, Happening, Standing},
};
use terms::{PersonId, PlaceId, Timestamp};
use web::{
    App,
    testing::{Answer, Parts, Site, each_site},
};

/// Administrator of the whole movement, at home in London.
pub(crate) const RUTH: u8 = 1;
/// Organiser of Wales, at home in Cardiff.
pub(crate) const SIAN: u8 = 2;
/// A member at home in Cardiff.
pub(crate) const ANN: u8 = 3;
/// A member at home in Leeds.
pub(crate) const BOB: u8 = 4;
/// Another administrator, at home in Cardiff.
pub(crate) const GWYN: u8 = 5;

const PARTS: Parts =
    Parts { slices: || vec![places::slice(), membership::slice(), imports::slice()], gate: membership::gate() };

pub(crate) fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

/// Runs a test on a movement with [`RUTH`], [`SIAN`], [`ANN`], [`BOB`] and [`GWYN`], on each engine.
pub(crate) async fn each_movement<F: AsyncFn(&Site)>(test: F) {
    each_site(&PARTS, async |site| {
        found(&site.app).await;
        for (number, name, email, slug) in
            [(RUTH, "Ruth Adeyemi", "ruth@example.org", "london"), (GWYN, "Gwyn Parry", "gwyn@example.org", "cardiff")]
        {
            let (place, particulars) = (place(site, slug).await, particulars(name, email));
            let invited = Invited { person: person(number), particulars, place, token: [number; 32] };
            membership::invite_administrator(&site.app.db, &site.app.vault, invited, site.app.now()).await.unwrap();
        }
        enter(site, SIAN, "Siân Llywelyn", "sian@example.org", "cardiff").await;
        enter(site, ANN, "Ann O'Connor-Lee", "ann@example.org", "cardiff").await;
        enter(site, BOB, "Bob Lister", "bob@example.org", "leeds").await;
        give(site, SIAN, "organiser", "wales").await;
        test(site).await;
    })
    .await;
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

/// The administrator gives an office for two hundred days.
pub(crate) async fn give(site: &Site, number: u8, role: &str, slug: &str) {
    let new = NewOffice {
        id: site.app.new_id(),
        person: person(number),
        role: membership::office::role(role).unwrap(),
        place: place(site, slug).await,
        after: None,
        ends_at: site.app.now().plus(200 * Timestamp::DAY),
    };
    membership::give(&site.app.db, person(RUTH), new, site.app.now()).await.unwrap();
}

pub(crate) async fn place(site: &Site, slug: &str) -> PlaceId {
    let mut tx = site.app.db.reader().await.unwrap();
    places::find_by_slug(&mut tx, &slug.parse().unwrap()).await.unwrap().unwrap().id
}

fn particulars(name: &str, email: &str) -> Particulars {
    Particulars { name: name.parse().unwrap(), email: email.parse().ok(), postcode: None, address: None }
}

/// Sends a file as a browser sends a form with one.
pub(crate) async fn upload(site: &Site, who: u8, file: &[u8]) -> Answer {
    let head = "--X\r\ncontent-disposition: form-data; name=\"file\"; filename=\"members of 2026.csv\"\r\n\r\n";
    let body = [head.as_bytes(), file, b"\r\n--X--\r\n"].concat();
    let session = site.session(person(who)).await;
    let request = Request::post("/imports")
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, format!("flotilla={session}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X")
        .body(Body::from(body))
        .unwrap();
    site.answer(request).await
}

/// The address of an import of a file.
pub(crate) async fn import(site: &Site, file: &[u8]) -> String {
    let answer = upload(site, RUTH, file).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location
}

/// What the form for the columns proposes: each field with what is chosen.
pub(crate) fn proposed(page: &str) -> Vec<(String, String)> {
    let form = page.split("/columns\">").nth(1).unwrap_or("");
    let mut fields = Vec::new();
    for select in form.split("<select ").skip(1) {
        let name = select.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        let list = select.split("</select>").next().unwrap();
        let chosen = list.split("<option value=\"").skip(1).find(|option| option.contains(" selected>"));
        fields.push((name.to_owned(), chosen.map_or("", |option| option.split('"').next().unwrap()).to_owned()));
    }
    for radio in form.split("<input type=\"radio\"").skip(1) {
        let radio = radio.split('>').next().unwrap();
        let value =
            |name: &str| radio.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        if radio.contains(" checked") {
            fields.push((value("name"), value("value")));
        }
    }
    fields
}

/// Takes what is proposed for the columns, but for these.
pub(crate) async fn choose(site: &Site, import: &str, otherwise: &[(&str, &str)]) -> Answer {
    let page = site.get_as(person(RUTH), import).await.text;
    let mut fields = proposed(&page);
    for (name, value) in otherwise {
        fields.retain(|(own, _)| own != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    site.post_as(person(RUTH), &format!("{import}/columns"), &fields).await
}

/// An import of a file that was tried as proposed, but for these fields; its page.
pub(crate) async fn tried(site: &Site, file: &[u8], otherwise: &[(&str, &str)]) -> (String, String) {
    let import = import(site, file).await;
    let answer = choose(site, &import, otherwise).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    site.work().await;
    let page = site.get_as(person(RUTH), &import).await.text;
    assert!(page.contains("imports-state-tried"), "{page}");
    (import, page)
}

/// Lets an import run, as its page shows it.
pub(crate) async fn run(site: &Site, import: &str, more: &[(&str, &str)]) -> Answer {
    let page = site.get_as(person(RUTH), import).await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap());
    let mut fields = vec![("what", "run"), ("seen", seen), ("proof", "forms 2015 to 2026, office")];
    for (name, value) in more {
        fields.retain(|(own, _)| own != name);
        fields.push((name, value));
    }
    site.post_as(person(RUTH), import, &fields).await
}

/// A file that was tried and has run; the address of its import, and its page.
pub(crate) async fn imported(site: &Site, file: &[u8], otherwise: &[(&str, &str)]) -> (String, String) {
    let (import, _) = tried(site, file, otherwise).await;
    let answer = run(site, &import, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    site.work().await;
    let page = site.get_as(person(RUTH), &import).await.text;
    assert!(page.contains("imports-state-ended"), "{page}");
    (import, page)
}

/// How many members the movement has.
pub(crate) async fn members(site: &Site) -> i64 {
    let mut tx = site.app.db.reader().await.unwrap();
    let root = places::root(&mut tx).await.unwrap().unwrap().id;
    membership::count(&mut tx, root, site.app.now()).await.unwrap()
}

/// Who has that address now, among members.
pub(crate) async fn find(site: &Site, email: &str) -> Option<(PersonId, Standing)> {
    let mut tx = site.app.db.reader().await.unwrap();
    let root = places::root(&mut tx).await.unwrap().unwrap().id;
    let all = membership::Walk::within(&mut tx, root, site.app.now()).await;
    let mut walk: Walk = all.unwrap();
    for (person, standing) in walk.next(&mut tx, 10_000).await.unwrap() {
        let own = membership::email(&mut tx, &site.app.vault, person, site.app.now()).await.unwrap();
        if own.as_deref() == Some(email) {
            return Some((person, standing));
        }
    }
    None
}

/// Enters what happened to a member, by the administrator.
pub(crate) async fn happens(site: &Site, who: PersonId, what: Happening) {
    let id: EventId = site.app.new_id();
    membership::decide(&site.app.db, person(RUTH), who, (id, what), site.app.now()).await.unwrap();
}

/// Her own copy.
pub(crate) async fn own_copy(site: &Site, who: PersonId) -> serde_json::Value {
    let slice = site.app.slices.iter().find(|slice| slice.name == "imports").unwrap();
    (slice.own_data.unwrap())(site.app.clone(), who).await.unwrap()
}

/// A file with these rows below headings that are understood.
pub(crate) fn file(rows: &[&str]) -> Vec<u8> {
    let mut text = "Name,E-mail,Postcode,Address,Member since,Paid until,Do not email,Newsletter,Newsletter date,Newsletter proof\n".to_owned();
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text.into_bytes()
}

/// So many made-up people of Leeds.
pub(crate) fn crowd(count: usize) -> Vec<u8> {
    let rows: Vec<String> =
        (0..count).map(|number| format!("Person {number} Ng,person{number}@example.net,LS1 1AA")).collect();
    file(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}
