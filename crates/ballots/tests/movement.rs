//! What the tests begin with: a movement with officers and members, and ballots brought to a stage through the web.

use membership::{Invited, NewOffice, OnPaper, person::Particulars};
use terms::{PersonId, PlaceId, Timestamp};
use web::{
    App,
    testing::{Answer, Parts, Site, each_site},
};

/// Administrator; names the second person.
pub(crate) const RUTH: u8 = 1;
/// Returning officer.
pub(crate) const ANN: u8 = 2;
/// Second person.
pub(crate) const BOB: u8 = 3;
/// Scrutineer by office.
pub(crate) const CAT: u8 = 4;
/// Members.
pub(crate) const DAN: u8 = 5;
pub(crate) const EVE: u8 = 6;
pub(crate) const FAY: u8 = 7;
pub(crate) const GUS: u8 = 8;
/// Joined only after the roll was frozen.
pub(crate) const LATE: u8 = 9;

const PARTS: Parts = Parts {
    slices: || vec![places::slice(), membership::slice(), mailings::slice(), ballots::slice()],
    gate: membership::gate(),
};

pub(crate) fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

/// Runs a test on a movement with officers and members, on each engine.
pub(crate) async fn each_movement<F: AsyncFn(&Site)>(test: F) {
    each_site(&PARTS, async |site| {
        found(&site.app).await;
        let place = place(site, "london").await;
        let invited = Invited { person: person(RUTH), particulars: named("Ruth"), place, token: [RUTH; 32] };
        membership::invite_administrator(&site.app.db, &site.app.vault, invited, site.app.now()).await.unwrap();
        for (number, name) in
            [(ANN, "Ann"), (BOB, "Bob"), (CAT, "Cat"), (DAN, "Dan"), (EVE, "Eve"), (FAY, "Fay"), (GUS, "Gus")]
        {
            enter(site, number, name).await;
        }
        give(site, ANN, "returning-officer").await;
        give(site, BOB, "second-person").await;
        give(site, CAT, "scrutineer").await;
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

/// Enters a member, at home in Cardiff.
pub(crate) async fn enter(site: &Site, number: u8, name: &str) {
    let place = place(site, "cardiff").await;
    let new = OnPaper { person: person(number), particulars: named(name), place, sheet: "sheet 1".to_owned() };
    membership::register(&site.app.db, &site.app.vault, person(RUTH), new, site.app.now()).await.unwrap();
}

/// The administrator gives an office over the whole movement.
pub(crate) async fn give(site: &Site, number: u8, role: &str) {
    let new = NewOffice {
        id: site.app.new_id(),
        person: person(number),
        role: membership::office::role(role).unwrap(),
        place: place(site, "movement").await,
        after: None,
        ends_at: site.app.now().plus(60 * Timestamp::DAY),
    };
    membership::give(&site.app.db, person(RUTH), new, site.app.now()).await.unwrap();
}

pub(crate) async fn place(site: &Site, slug: &str) -> PlaceId {
    let mut tx = site.app.db.reader().await.unwrap();
    places::find_by_slug(&mut tx, &slug.parse().unwrap()).await.unwrap().unwrap().id
}

fn named(name: &str) -> Particulars {
    let email = format!("{}@example.org", name.to_lowercase());
    Particulars {
        name: name.parse().unwrap(),
        email: email.parse().ok(),
        postcode: "CF10 1AA".parse().ok(),
        address: None,
    }
}

/// A wall clock in London; the tests begin at noon on 22 November 2026.
pub(crate) fn clock(site: &Site, text: &str) {
    site.at(site.app.settings.zone.at(text).unwrap());
}

/// What a draft is made from: a question, two thirds of the votes for and against.
pub(crate) async fn fields(site: &Site) -> Vec<(String, String)> {
    let place = place(site, "movement").await.to_string();
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    [
        ("title", "Shall we register as a party?"),
        ("text", "The founding conference asks all members."),
        ("subject", "question"),
        ("fraction", "2/3"),
        ("comparison", "at-least"),
        ("base", "for-and-against"),
        ("quorum", "1/4"),
        ("abstain", "yes"),
        ("seats", "1"),
        ("place", place.as_str()),
        ("kind", "secret"),
        ("disclosure", "full"),
        ("nominations_open", "2026-11-23T09:00"),
        ("nominations_close", "2026-11-24T09:00"),
        ("roll_published", "2026-11-24T10:00"),
        ("opens", "2026-11-25T09:00"),
        ("closes", "2026-11-27T20:00"),
        ("challenge_days", "3"),
        ("destroyed_days", "30"),
    ]
    .into_iter()
    .map(own)
    .collect()
}

/// The same, with some fields changed.
pub(crate) async fn changed(site: &Site, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = fields(site).await;
    for (name, value) in changes {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => (*value).clone_into(old),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    fields
}

/// Sends a form as somebody.
pub(crate) async fn send(site: &Site, who: u8, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    site.post_as(person(who), path, &fields).await
}

/// A ballot that Ann has called, with Bob as second person and Cat as scrutineer. Its address.
pub(crate) async fn called(site: &Site, changes: &[(&str, &str)]) -> String {
    let made = send(site, ANN, "/ballots/new", &changed(site, changes).await).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let ballot = made.location.split("/desk").next().unwrap().to_owned();
    done(site.post_as(person(RUTH), &format!("{ballot}/second"), &[("person", &person(BOB).to_string())]).await);
    done(site.post_as(person(ANN), &format!("{ballot}/scrutineers"), &[("person", &person(CAT).to_string())]).await);
    step(site, ANN, &ballot, "call").await;
    ballot
}

/// Takes a step at the desk.
pub(crate) async fn step(site: &Site, who: u8, ballot: &str, step: &str) {
    done(site.post_as(person(who), &format!("{ballot}/desk/{step}"), &[]).await);
}

/// That a form did its work.
pub(crate) fn done(answer: Answer) {
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// A ballot that is open, half a day after its opening.
pub(crate) async fn open(site: &Site, changes: &[(&str, &str)]) -> String {
    let ballot = called(site, changes).await;
    clock(site, "2026-11-24T10:00");
    step(site, ANN, &ballot, "roll").await;
    clock(site, "2026-11-25T09:00");
    step(site, ANN, &ballot, "open").await;
    clock(site, "2026-11-25T21:00");
    ballot
}

/// A contest that is open: Dan, Eve and Fay stand for so many places; Ann and Bob have committed to seeds.
pub(crate) async fn contest(site: &Site, seats: &str) -> String {
    let changes = [("title", "Elect the committee"), ("subject", "people"), ("seats", seats)];
    let ballot = called(site, &changes).await;
    clock(site, "2026-11-23T10:00");
    for number in [FAY, DAN, EVE] {
        let fields = [("what", "stand"), ("statement", "I will work hard."), ("consent", "yes")];
        done(site.post_as(person(number), &format!("{ballot}/nominations"), &fields).await);
    }
    for (number, seed) in [(ANN, SEEDS[0]), (BOB, SEEDS[1])] {
        let commitment = ballots::lot::Commitment::to(&seed.parse().unwrap());
        let fields = [("commitment", hex::encode(commitment.0))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        done(site.post_as(person(number), &format!("{ballot}/lot/commit"), &fields).await);
    }
    clock(site, "2026-11-24T10:00");
    step(site, ANN, &ballot, "roll").await;
    clock(site, "2026-11-25T09:00");
    step(site, ANN, &ballot, "open").await;
    clock(site, "2026-11-25T21:00");
    ballot
}

/// The seeds of Ann and Bob.
pub(crate) const SEEDS: [&str; 2] = ["six dice: 4 1 6 2 2 5 3 1", "page 117, line 4: and so on"];

/// Casts a vote, reviewing it first as a reader would.
pub(crate) async fn vote(site: &Site, who: u8, ballot: &str, fields: &[(&str, &str)]) -> Answer {
    let review = site.post_as(person(who), &format!("{ballot}/vote/review"), fields).await;
    assert_eq!(review.status, 200, "{}", review.text);
    site.post_as(person(who), &format!("{ballot}/vote"), fields).await
}

/// Closes a ballot in time.
pub(crate) async fn close(site: &Site, ballot: &str) {
    clock(site, "2026-11-27T20:00");
    step(site, ANN, ballot, "close").await;
}

/// Counted by Cat, checked by Ann, declared by Ann and Bob.
pub(crate) async fn declare(site: &Site, ballot: &str) {
    step(site, CAT, ballot, "count").await;
    step(site, ANN, ballot, "check").await;
    step(site, ANN, ballot, "declare").await;
    step(site, BOB, ballot, "declare").await;
}
