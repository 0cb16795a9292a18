//! What was taken back stays so after a restore: the newest word on it, and saying it again to an older back-up.

use database::{Db, Error, Tx};
use terms::{PersonId, Timestamp};

use super::{entering, supporting};
use crate::{
    reading,
    standing::{Ending, Event, EventId, Happening, Standing},
    store::{self, history::Entry},
    withdrawal::{Kind, Withdrawal, newest},
};

const LEFT: &str = "left";
const DIED: &str = "died";

/// Notes that a membership was ended by its member or by her death, or that this counts no more. A removal and a suspension rest on
/// a case, whose reasons a back-up from before does not have: they are not said again.
///
/// # Errors
/// When the database fails.
pub(super) async fn note(tx: &mut Tx, entry: &Entry) -> Result<(), Error> {
    let subject = entry.person.to_string();
    let what = match entry.event.what {
        Happening::Left => LEFT,
        Happening::Died => DIED,
        Happening::Admitted { .. } => {
            return store::withdrawals::stands_again(tx, (Kind::Membership, &subject, LEFT), entry.event.at).await;
        }
        Happening::Restored => {
            return store::withdrawals::stands_again(tx, (Kind::Membership, &subject, DIED), entry.entered_at).await;
        }
        _ => return Ok(()),
    };
    let one = Withdrawal { kind: Kind::Membership, subject, what: what.to_owned(), at: entry.event.at, times: 1 };
    store::withdrawals::say(tx, &one).await
}

/// What no longer stands in this database, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn withdrawals(tx: &mut Tx) -> Result<Vec<Withdrawal>, Error> {
    let mut all: Vec<Withdrawal> = Vec::new();
    loop {
        let piece = store::withdrawals::after(tx, all.last()).await?;
        if piece.is_empty() {
            return Ok(all);
        }
        all.extend(piece);
    }
}

/// Takes back again in a restored database what was taken back after its back-up was made; `kept` is what was kept of it elsewhere.
/// What the database itself says later counts. `new_id` gives an id for an event. How much was newer than the database.
///
/// Comes after the erasures are replayed, and before anybody can sign in. Doing it again does no harm.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 84.
pub async fn replay(
    db: &Db,
    kept: Vec<Withdrawal>,
    new_id: impl Fn() -> EventId,
    now: Timestamp,
) -> Result<usize, Error> {
    let mut again = 0;
    for one in newest(kept).into_iter().filter(|one| one.is_kept(now)) {
        let id = new_id();
        again += usize::from(
            db.write(move |tx| {
                let one = one.clone();
                Box::pin(async move { say_again(tx, &one, id, now).await })
            })
            .await?,
        );
    }
    Ok(again)
}

/// Ends what lets somebody in or look along, for everybody: sessions, links not used yet, codes for support, and who looks
/// along. A database that was restored does not know which of them were used or ended since. That looking along ended is written
/// down; `salt` gives a new one for each row of the log.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 84.
pub async fn close_ways_in(db: &Db, salt: impl Fn() -> [u8; 32], now: Timestamp) -> Result<(), Error> {
    let looks = store::support::all(&mut db.reader().await?).await?;
    for look in looks {
        supporting::end(db, supporting::What::Session(look.session), (salt(), now)).await?;
    }
    db.write(|tx| {
        Box::pin(async move {
            store::applications::drop_links(tx).await?;
            store::support::drop_codes(tx).await?;
            web::session::end_every_one(tx).await
        })
    })
    .await
}

/// Whether it was newer than what the database knew.
async fn say_again(tx: &mut Tx, one: &Withdrawal, id: EventId, now: Timestamp) -> Result<bool, Error> {
    let known = store::withdrawals::find(tx, one).await?;
    if known.is_some_and(|known| (known.at, known.times) >= (one.at, one.times)) {
        return Ok(false);
    }
    match one.kind {
        Kind::Address => address(tx, one, now).await?,
        // That a consent, an office or a membership was given anew is lost with what was given.
        _ if one.times == 0 && one.kind != Kind::Objection => {}
        Kind::Office => {
            if let Ok(office) = one.subject.parse() {
                store::offices::end_as_of(tx, office, one.at).await?;
            }
        }
        Kind::Token => {
            if let Ok(token) = one.subject.parse() {
                store::api_tokens::end_as_of(tx, token, one.at).await?;
            }
        }
        Kind::Status => {
            if let Ok(period) = one.subject.parse() {
                store::periods::call_off(tx, period, None, one.at).await?;
            }
        }
        Kind::Consent | Kind::Skill | Kind::Objection | Kind::Membership => {
            // Whoever was erased, or was entered after the back-up, is nobody here.
            let Ok(person) = one.subject.parse() else { return Ok(false) };
            if store::persons::find(tx, person).await?.is_none() {
                return Ok(false);
            }
            of_person(tx, (person, one), id, now).await?;
        }
    }
    store::withdrawals::say(tx, one).await?;
    Ok(true)
}

async fn address(tx: &mut Tx, one: &Withdrawal, now: Timestamp) -> Result<(), Error> {
    let Ok(address) = hex::decode(&one.subject) else { return Ok(()) };
    if one.times == 0 {
        return store::suppressions::lift(tx, &address, &one.what, now).await;
    }
    store::suppressions::add_again(tx, &address, (&one.what, one.times), one.at).await
}

async fn of_person(
    tx: &mut Tx,
    (person, one): (PersonId, &Withdrawal),
    id: EventId,
    now: Timestamp,
) -> Result<(), Error> {
    match one.kind {
        Kind::Objection if one.times == 0 => store::consents::no_longer_objects(tx, person, now).await,
        Kind::Objection => {
            store::tags::take_all(tx, person).await?;
            store::gatherings::take_all(tx, person).await?;
            store::skills::withdraw_all(tx, person, one.at).await?;
            store::consents::objects(tx, person, one.at).await
        }
        Kind::Consent => store::consents::withdraw_again(tx, person, &one.what, one.at).await,
        Kind::Skill => store::skills::withdraw_again(tx, person, &one.what, one.at).await,
        _ => end_membership(tx, (person, one), id, now).await,
    }
}

async fn end_membership(
    tx: &mut Tx,
    (person, one): (PersonId, &Withdrawal),
    id: EventId,
    now: Timestamp,
) -> Result<(), Error> {
    let standing = reading::standing(tx, person, now).await?;
    let what = match standing {
        Standing::Former { ending: Ending::Died, .. } => return Ok(()),
        _ if one.what == DIED => Happening::Died,
        // Who joined again since then is a member by that.
        Standing::Member { since, .. } if since <= one.at => Happening::Left,
        _ => return Ok(()),
    };
    let event = Event { at: one.at, what };
    entering::enter(tx, Entry { id, person, event, entered_by: None, entered_at: now }).await
}
