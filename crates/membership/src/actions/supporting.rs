//! A member lets an officer look along: the code, the beginning, the end.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use serde::{Deserialize, Serialize};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use web::{App, Nonce, Once, once, session};

use super::revealing::{self, NOTE, NotRevealed, Wanted, add_row, may_go_on};
use crate::{
    office::{Office, SUPPORT},
    person::Field,
    reading,
    store::{self, kept_out::ByWhom},
    support::{BEGUN, Code, ENDED, Kept, LASTS, Look, LookId, State, Unfit},
};

/// The kind of the job that writes down that it is over.
pub(crate) const OVER: &str = "membership.support-over";

/// What that job is about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) look: LookId,
}

/// Why no code was made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotMade {
    /// Nobody can look along with her.
    #[error("{}", .0.key())]
    Unfit(Unfit),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// What an officer asks for, with what she typed.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) look: LookId,
    pub(crate) helper: PersonId,
    /// Hash of the session in which she asks.
    pub(crate) session: [u8; 32],
    /// Whose number she typed.
    pub(crate) person: PersonId,
    /// Hash of the code that she typed, for that member.
    pub(crate) code: [u8; 32],
    /// Nothing where the code was wrong a moment before: then nothing is written, so that time does not tell who is a member.
    pub(crate) written: Option<Written>,
    /// For rows of the log: two that end what is over, and the one that begins.
    pub(crate) salts: [[u8; 32]; 3],
}

/// What is written where the code is right.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// Why, sealed with the member's key.
    pub(crate) note: Vec<u8>,
    /// To the member: that somebody looks along.
    pub(crate) letter: Option<Letter>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// She looks along.
    Begun,
    /// There is no such member, none in her places, no code, another code, or one that is over: it is not said which.
    Wrong,
    /// The code was right, and nobody can look along with her. It is used up.
    Unfit(Unfit),
    /// The code was right, and the officer complained about her in a case that is open. It is used up.
    Party,
    /// The officer has looked as often as is allowed.
    TooMany,
}

/// Why nobody can look along with a person; nothing where somebody can.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 130.
pub(crate) async fn unfit(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Option<Unfit>, Error> {
    if !reading::standing(tx, person, now).await?.is_in_good_standing() {
        return Ok(Some(Unfit::Standing));
    }
    // One that is about to begin counts as well.
    let has_office = !store::offices::of(tx, person, now).await?.is_empty();
    Ok(has_office.then_some(Unfit::Office))
}

/// The offices of an officer that reach a member and let her look along.
async fn reaching(tx: &mut Tx, (helper, person): (PersonId, PersonId), now: Timestamp) -> Result<Vec<Office>, Error> {
    if helper == person || !reading::is_open_to(tx, helper, person, now).await? {
        return Ok(Vec::new());
    }
    let Some(home) = reading::standing(tx, person, now).await?.place() else { return Ok(Vec::new()) };
    let chain = places::ancestor_ids(tx, home).await?;
    let mut offices = reading::offices_in_force(tx, helper, now).await?;
    offices.retain(|office| office.allows(SUPPORT, &chain, now));
    Ok(offices)
}

/// Keeps a new code of a member, in place of any other; whether the form is sent for the first time.
///
/// # Errors
/// [`NotMade`]; then what was kept stays.
pub(crate) async fn make_code(
    db: &Db,
    vault: &Vault,
    (person, code): (PersonId, &Code),
    nonce: Option<Nonce>,
    now: Timestamp,
) -> Result<Once, NotMade> {
    let kept = Kept::new(code.hash(vault, person), now);
    db.write(move |tx| {
        Box::pin(async move {
            if let Some(unfit) = unfit(tx, person, now).await? {
                return Err(NotMade::Unfit(unfit));
            }
            if once(tx, nonce, now).await? == Once::Again {
                return Ok(Once::Again);
            }
            store::support::keep_code(tx, person, &kept).await?;
            Ok(Once::First)
        })
    })
    .await
}

/// How the code of a member stands, and until when it counts.
///
/// # Errors
/// When the database fails.
pub(crate) async fn code(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Option<(State, Timestamp)>, Error> {
    Ok(store::support::code(tx, person).await?.map(|kept| (kept.state(now), kept.ends_at)))
}

/// Whether the code of a member whom the officer reaches is what was typed; it is looked at again when it begins.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_right(
    tx: &mut Tx,
    (helper, person): (PersonId, PersonId),
    code: &[u8; 32],
    now: Timestamp,
) -> Result<bool, Error> {
    let opens = store::support::code(tx, person).await?.is_some_and(|kept| kept.opens(code, now));
    Ok(opens && !reaching(tx, (helper, person), now).await?.is_empty())
}

/// A reason as the log keeps it.
///
/// # Errors
/// When the key store fails, or she has no key.
pub(crate) async fn sealed(vault: &Vault, person: PersonId, reason: &str, now: Timestamp) -> Result<Vec<u8>, Error> {
    vault.seal(person, NOTE, reason, now).await
}

/// Begins looking along, when the code is right. It is written down in the transaction that begins it; nothing is shown before.
///
/// # Errors
/// When the database fails; then nothing was begun.
///
/// Source: docs/rules/membership.md, 131 and 133.
pub(crate) async fn begin(db: &Db, vault: &Vault, asked: Asked, now: Timestamp) -> Result<Tried, NotRevealed> {
    let vault = vault.clone();
    revealing::numbered(db, move |tx| {
        let (asked, vault) = (asked.clone(), vault.clone());
        Box::pin(async move { Ok(begin_within(tx, &vault, &asked, now).await?) })
    })
    .await
}

async fn begin_within(tx: &mut Tx, vault: &Vault, asked: &Asked, now: Timestamp) -> Result<Tried, Error> {
    let (helper, person) = (asked.helper, asked.person);
    let Some(office) = reaching(tx, (helper, person), now).await?.into_iter().next() else { return Ok(Tried::Wrong) };
    let Some(kept) = store::support::code(tx, person).await? else { return Ok(Tried::Wrong) };
    let Some(written) = asked.written.as_ref().filter(|_| kept.opens(&asked.code, now)) else {
        // The transaction is kept: a wrong one counts.
        store::support::wrong(tx, person).await?;
        return Ok(Tried::Wrong);
    };
    store::support::drop_code(tx, person).await?;
    if let Some(unfit) = unfit(tx, person, now).await? {
        return Ok(Tried::Unfit(unfit));
    }
    if revealing::complains(tx, helper, person, now).await? {
        return Ok(Tried::Party);
    }
    if !may_go_on(tx, helper, now).await? {
        return Ok(Tried::TooMany);
    }
    let [first, second, begun] = asked.salts;
    if let Some(old) = store::support::of(tx, person).await? {
        close(tx, &old, (first, now)).await?;
    }
    if let Some(old) = store::support::in_session(tx, asked.session).await? {
        close(tx, &old, (second, now)).await?;
    }
    let wanted = Wanted { viewer: helper, person, field: Field::Along, purpose: BEGUN.into(), note: None };
    add_row(tx, &wanted, (office.id, office.place), Some(&written.note), (begun, now)).await?;
    let look = Look {
        id: asked.look,
        person,
        helper,
        office: office.id,
        place: office.place,
        session: asked.session,
        begun_at: now,
        ends_at: now.plus(LASTS).min(office.ends_at),
    };
    store::support::begin(tx, &look).await?;
    if let Some(letter) = &written.letter {
        mail::post(tx, vault, letter, now).await?;
    }
    jobs::enqueue(tx, OVER, None, &About { look: look.id }, now.plus(LASTS), now).await?;
    Ok(Tried::Begun)
}

/// Whether somebody still looks along: the time is not over, her session lasts, the very office in which she began still reaches
/// the member, and nobody is kept from looking along with her.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 134.
pub(crate) async fn stands(tx: &mut Tx, look: &Look, now: Timestamp) -> Result<bool, Error> {
    if now >= look.ends_at || !session::lasts(tx, look.helper, look.session, now).await? {
        return Ok(false);
    }
    let offices = reaching(tx, (look.helper, look.person), now).await?;
    Ok(offices.iter().any(|office| office.id == look.office) && unfit(tx, look.person, now).await?.is_none())
}

/// Ends for good what no longer stands, with a person or by her, after something changed that it rests on: when that changes
/// back, it is still over.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 134.
pub(crate) async fn settle(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    let mut looks = store::support::by(tx, person).await?;
    looks.extend(store::support::of(tx, person).await?);
    for look in looks {
        if !stands(tx, &look, now).await? {
            store::support::stop_look(tx, look.id, now).await?;
        }
    }
    Ok(())
}

/// Keeps a person out of lists, or no longer at this word; who then no longer reaches her does not look along any more.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_out(tx: &mut Tx, person: PersonId, how: (ByWhom, bool), now: Timestamp) -> Result<(), Error> {
    store::kept_out::set(tx, person, how, now).await?;
    settle(tx, person, now).await
}

/// Who looks along with a member now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn watching(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Option<Look>, Error> {
    let Some(look) = store::support::of(tx, person).await? else { return Ok(None) };
    Ok(stands(tx, &look, now).await?.then_some(look))
}

/// With whom a session looks along now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn in_session(tx: &mut Tx, session: [u8; 32], now: Timestamp) -> Result<Option<Look>, Error> {
    let Some(look) = store::support::in_session(tx, session).await? else { return Ok(None) };
    Ok(stands(tx, &look, now).await?.then_some(look))
}

/// What is to be ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Whatever happens in a session.
    Session([u8; 32]),
    /// Whatever happens with a member; a code of hers goes as well.
    Of(PersonId),
    /// The one of that id, once its time is over.
    Over(LookId),
}

/// Ends looking along at once and writes that down; where nobody looks along nothing happens.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 134.
pub(crate) async fn end(db: &Db, what: What, (salt, now): ([u8; 32], Timestamp)) -> Result<(), Error> {
    let ended = revealing::numbered(db, move |tx| {
        Box::pin(async move {
            let look = match what {
                What::Session(session) => store::support::in_session(tx, session).await?,
                What::Of(person) => {
                    store::support::drop_code(tx, person).await?;
                    store::support::of(tx, person).await?
                }
                What::Over(id) => store::support::find(tx, id).await?.filter(|look| look.ends_at <= now),
            };
            if let Some(look) = look {
                close(tx, &look, (salt, now)).await?;
            }
            Ok(())
        })
    });
    match ended.await {
        Ok(()) => Ok(()),
        Err(NotRevealed::Database(error)) => Err(error),
        Err(_) => Err(Error::unreadable("support_looks")),
    }
}

/// Ends whatever an officer does in sessions that she has ended.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_gone(app: &App, helper: PersonId, now: Timestamp) -> Result<(), Error> {
    let mut tx = app.db.reader().await?;
    let mut gone = Vec::new();
    for look in store::support::by(&mut tx, helper).await? {
        if !session::lasts(&mut tx, helper, look.session, now).await? {
            gone.push(look.session);
        }
    }
    drop(tx);
    for session in gone {
        // A salt for each row: one that is told of one row opens no other.
        end(&app.db, What::Session(session), (app.random(), now)).await?;
    }
    Ok(())
}

/// Ends whatever an officer does in any session, and what others do with her: she is about to be erased.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_all(app: &App, person: PersonId, now: Timestamp) -> Result<(), Error> {
    let looks = store::support::by(&mut app.db.reader().await?, person).await?;
    for look in looks {
        end(&app.db, What::Session(look.session), (app.random(), now)).await?;
    }
    end(&app.db, What::Of(person), (app.random(), now)).await
}

/// Writes down when it ended, at the latest when its time was over, and removes it.
async fn close(tx: &mut Tx, look: &Look, (salt, now): ([u8; 32], Timestamp)) -> Result<(), Error> {
    let wanted =
        Wanted { viewer: look.helper, person: look.person, field: Field::Along, purpose: ENDED.into(), note: None };
    let office: (OfficeId, PlaceId) = (look.office, look.place);
    add_row(tx, &wanted, office, None, (salt, now.min(look.ends_at))).await?;
    store::support::drop_look(tx, look.id).await.map(|_| ())
}
