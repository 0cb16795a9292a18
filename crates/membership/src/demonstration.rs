//! A movement of fictional members: the same number always gives the same people.

mod chance;
mod desk;
mod dues;
mod gatherings;
mod organisation;
mod people;
mod skills;

use database::{BoxFuture, Db, Error, Tx, Vault};
use places::Place;
use terms::{Id, PersonId, Timestamp};
use web::{App, Demonstration, DemonstrationError};

use crate::{
    actions::joining::{Newcomer, admit, consent},
    office::{LONGEST, Office},
    person::{Channel, Consent, ConsentId, chance},
    sealing::{email_hash, seal},
    standing::{Event, Happening},
    status::as_set_up,
    store,
};
use people::{Fictional, Homes, people};

/// What some of them agreed to.
const NEWSLETTER: &str = "newsletter";
/// People saved in one transaction.
const AT_ONCE: usize = 1_000;

/// Fills a database whose places are founded with fictional members, about `members` of them. `progress` hears how many
/// are done.
///
/// # Errors
/// When database or key store fail; [`Error::Unique`] when it was filled before.
pub async fn fill(
    db: &Db,
    vault: &Vault,
    places: &[Place],
    members: usize,
    now: Timestamp,
    progress: impl Fn(usize) + Send,
) -> Result<(), Error> {
    let homes = Homes::of(places);
    let mut all = people(&homes, members, now);
    let mut done = 0;
    loop {
        let piece: Vec<Fictional> = all.by_ref().take(AT_ONCE).collect();
        if piece.is_empty() {
            return Ok(());
        }
        done += piece.len();
        save(db, vault, piece, now).await?;
        progress(done);
    }
}

/// Fills in the members of a demonstration, saying how far it is.
pub(crate) fn fill_app(app: App, wanted: Demonstration) -> BoxFuture<'static, Result<(), DemonstrationError>> {
    Box::pin(async move {
        let places = places::all(&mut app.db.reader().await?).await?;
        let members = usize::try_from(wanted.members)?;
        dues::rule(&app, app.new_id_by_chance(), wanted.now).await?;
        let say = wanted.say.clone();
        let progress = move |done: usize| say(&format!("{done} of {members} members have joined"));
        fill(&app.db, &app.vault, &places, members, wanted.now, progress).await?;
        organisation::fill(&app, wanted.now).await?;
        desk::fill(&app, wanted.now).await
    })
}

/// Whom a visitor of a demonstration may sign in as: the id of a role, or `member`, `new` for one too new to vote, or
/// `suspended`; with the person.
///
/// # Errors
/// When the database fails.
pub async fn cast(tx: &mut Tx, vault: &Vault) -> Result<Vec<(&'static str, PersonId)>, Error> {
    let mut cast = Vec::new();
    for (part, email) in people::cast() {
        if let Some(person) = store::persons::by_email(tx, email_hash(vault, &email)).await? {
            cast.push((part, person));
        }
    }
    Ok(cast)
}

async fn save(db: &Db, vault: &Vault, piece: Vec<Fictional>, now: Timestamp) -> Result<(), Error> {
    let ids: Vec<PersonId> = piece.iter().map(|one| one.person).collect();
    vault.ensure(&ids).await?;
    let offices: Vec<Office> = piece.iter().filter_map(|one| office(one, now)).collect();
    let mut newcomers = Vec::with_capacity(piece.len());
    for one in piece {
        newcomers.push(newcomer(vault, one, now).await?);
    }
    db.write(move |tx| {
        let (newcomers, offices) = (newcomers.clone(), offices.clone());
        Box::pin(async move {
            admit(tx, &newcomers).await?;
            let readers: Vec<_> = newcomers.iter().filter_map(reader).collect();
            store::consents::insert(tx, &readers).await?;
            let offers: Vec<_> = newcomers.iter().flat_map(skills::offers).collect();
            store::skills::insert(tx, &offers).await?;
            for office in &offices {
                store::offices::insert(tx, office).await?;
            }
            Ok(())
        })
    })
    .await
}

async fn newcomer(vault: &Vault, one: Fictional, now: Timestamp) -> Result<Newcomer, Error> {
    let joined = one.events[0].at;
    let channel = if one.particulars.email.is_some() { Channel::Web } else { Channel::Paper };
    let proof = if channel == Channel::Web { "letter" } else { "sheet 1" };
    Ok(Newcomer {
        sealed: seal(vault, one.person, &one.particulars, now).await?,
        place: one.place,
        events: one.events,
        consent: consent(channel, joined, proof.to_owned(), &as_set_up().consent.version),
        entered_by: None,
        entered_at: joined,
    })
}

/// Two of three members with e-mail who are still members agreed to the newsletter, with the same day as everything else.
fn reader(one: &Newcomer) -> Option<(ConsentId, PersonId, Consent)> {
    let (person, by_chance) = (one.sealed.person, chance(one.sealed.person, 9));
    if !writes_and_stays(one) || by_chance[0].is_multiple_of(3) {
        return None;
    }
    let purpose = NEWSLETTER.to_owned();
    Some((Id::in_order(one.entered_at, by_chance), person, Consent { purpose, ..one.consent.clone() }))
}

/// Does she have e-mail, and is she still a member?
fn writes_and_stays(one: &Newcomer) -> bool {
    let is_over = |event: &Event| matches!(event.what, Happening::Left | Happening::Removed { .. } | Happening::Died);
    one.consent.channel == Channel::Web && !one.events.iter().any(is_over)
}

fn office(one: &Fictional, now: Timestamp) -> Option<Office> {
    let (role, place) = one.office?;
    let starts_at = now.plus(-60 * Timestamp::DAY);
    Some(Office {
        id: Id::in_order(starts_at, chance(one.person, 0)),
        person: one.person,
        role,
        place,
        starts_at,
        ends_at: starts_at.plus(LONGEST),
        given_by: None,
        is_shown: true,
        without: Vec::new(),
    })
}
