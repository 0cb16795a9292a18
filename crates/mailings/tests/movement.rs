//! What the tests begin with: a movement with an administrator, two organisers of Wales and members.

use jobs::{Work, Worker};
use mail::{PostOffice, ReplyAddress, Transport, testing::Sink};
use membership::{Invited, NewOffice, OnPaper, person::Particulars};
use terms::{PersonId, PlaceId, Timestamp};
use web::{
    App, Settings,
    testing::{Answer, Parts, Site, each_site_with},
};

/// Administrator of the whole movement, at home in London.
pub(crate) const RUTH: u8 = 1;
/// Organiser of Wales, at home in Cardiff.
pub(crate) const SIAN: u8 = 2;
/// A member at home in Cardiff.
pub(crate) const ANN: u8 = 3;
/// A member at home in Leeds.
pub(crate) const BOB: u8 = 4;
/// Another organiser of Wales, at home in Cardiff.
pub(crate) const DEWI: u8 = 5;

const PARTS: Parts =
    Parts { slices: || vec![places::slice(), membership::slice(), mailings::slice()], gate: membership::gate() };

pub(crate) fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

/// Runs a test on a movement with [`RUTH`], [`SIAN`], [`ANN`], [`BOB`] and [`DEWI`], on each engine.
pub(crate) async fn each_movement<F: AsyncFn(&Site)>(test: F) {
    each_site_with(&PARTS, &told, async |site| {
        found(&site.app).await;
        let place = place(site, "london").await;
        let particulars = particulars("Ruth Adeyemi", "ruth@example.org");
        let invited = Invited { person: person(RUTH), particulars, place, token: [RUTH; 32] };
        membership::invite_administrator(&site.app.db, &site.app.vault, invited, site.app.now()).await.unwrap();
        enter(site, SIAN, "Siân Llywelyn", "sian@example.org", "cardiff").await;
        enter(site, ANN, "Ann O'Connor-Lee", "ann@example.org", "cardiff").await;
        enter(site, BOB, "Bob Lister", "bob@example.org", "leeds").await;
        enter(site, DEWI, "Dewi Price", "dewi@example.net", "cardiff").await;
        give(site, SIAN, "organiser", "wales").await;
        give(site, DEWI, "organiser", "wales").await;
        test(site).await;
    })
    .await;
}

fn told(settings: &mut Settings) {
    settings.reply_address = Some(ReplyAddress::new("reply@commons.example".parse().unwrap()));
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

pub(crate) fn particulars(name: &str, email: &str) -> Particulars {
    Particulars {
        name: name.parse().unwrap(),
        email: email.parse().ok(),
        postcode: "CF10 1AA".parse().ok(),
        address: None,
    }
}

/// Somebody agrees to the newsletter, on her own page, or takes that back.
pub(crate) async fn agree(site: &Site, number: u8, agrees: bool) {
    let fields = [("agree", if agrees { "yes" } else { "no" })];
    let answer = site.post_as(person(number), "/me/consents/newsletter", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// What an officer writes to the members of a place.
pub(crate) async fn send_form(site: &Site, by: u8, slug: &str, ground: &str, more: &[(&str, &str)]) -> Answer {
    let place = place(site, slug).await.to_string();
    let mut fields = vec![("place", place.as_str()), ("standing", "all"), ("ground", ground), ("language", "en")];
    fields.extend([("subject", "News of November"), ("words", "Hello {name},\n\n**forty** of us met.")]);
    for (name, value) in more {
        fields.retain(|(own, _)| own != name);
        fields.push((name, value));
    }
    site.post_as(person(by), "/mailings", &fields).await
}

/// The address of a draft that an officer wrote.
pub(crate) async fn write(site: &Site, by: u8, slug: &str, ground: &str) -> String {
    let answer = send_form(site, by, slug, ground, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

/// An officer presses a button of a mailing's page, as she sees it.
pub(crate) async fn press(site: &Site, by: u8, mailing: &str, what: &str) -> Answer {
    let page = site.get_as(person(by), mailing).await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("");
    site.post_as(person(by), mailing, &[("what", what), ("seen", seen)]).await
}

/// A newsletter of Wales that was let go.
pub(crate) async fn newsletter(site: &Site) -> String {
    let mailing = write(site, SIAN, "wales", "consent.newsletter").await;
    let answer = press(site, SIAN, &mailing, "start").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    mailing
}

/// Does what waits in the queue, with letters that go to a mail server. One that cannot be reached is tried again by the queue later.
pub(crate) async fn work_to(site: &Site, sink: &Sink) {
    let post = PostOffice {
        transport: Transport::smtp(&format!("smtp://127.0.0.1:{}", sink.port()), "commons.example").unwrap(),
        ..site.app.post.clone()
    };
    let now = site.app.now();
    let clock = std::sync::Arc::new(move || now);
    let slices = vec![places::slice(), membership::slice(), mailings::slice()];
    let app = App::new(post, site.app.settings.clone(), slices, membership::gate(), clock).unwrap();
    let work = Work { kinds: mailings::slice().jobs, periodics: Vec::new(), listeners: Vec::new() };
    let worker = Worker::new(site.app.db.clone(), app, work).unwrap();
    worker.run_until_idle(now).await.unwrap();
}

/// The letters that came to somebody.
pub(crate) fn letters_to(site: &Site, email: &str) -> Vec<String> {
    site.letters().into_iter().filter(|letter| letter.contains(&format!("\r\nTo: {email}\r\n"))).collect()
}
