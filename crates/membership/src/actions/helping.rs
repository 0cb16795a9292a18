//! Asking those who offer a skill for help, and answering.

use database::{Db, Error, Tx, Vault};
use jobs::enqueue;
use serde::{Deserialize, Serialize};
use terms::{PersonId, PlaceId, Timestamp};

use super::writing::{self, Sealed};
use crate::{
    choosing::{self, Sight},
    help::{Asked, Call, CallId, NotAnswered, NotCalled, Words, asked_of, rule},
    reading,
    skill::Skill,
    store,
    token::Token,
};

/// The kind of the job that writes to those who are asked.
pub(crate) const ASK: &str = "membership.help-ask";
/// What the words of a call are sealed as.
const WORDS: &str = "help-words";

/// The payload of that job.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) call: CallId,
}

/// A call about to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewCall {
    pub(crate) id: CallId,
    pub(crate) by: PersonId,
    pub(crate) place: PlaceId,
    pub(crate) skill: &'static Skill,
    pub(crate) words: Words,
    pub(crate) starts_at: Timestamp,
    pub(crate) over_at: Timestamp,
    pub(crate) needed: i64,
}

/// How many can be asked by somebody who sees so much: nobody asks herself.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(
    tx: &mut Tx,
    (by, sight): (PersonId, &Sight),
    (place, skill): (PlaceId, &'static Skill),
    now: Timestamp,
) -> Result<u64, Error> {
    let segment = asked_of(place, skill);
    let all = choosing::count(tx, &segment, sight, now).await?;
    let is_one = choosing::sees_skilled(tx, (&segment, sight), by, now).await?;
    Ok(all.saturating_sub(u64::from(is_one)))
}

/// Makes a call: those who offer the skill to who makes it are asked from now on. Sent twice it is made once.
///
/// # Errors
/// [`NotCalled`]; then nobody is asked.
///
/// Source: docs/rules/membership.md, 108.
pub(crate) async fn call(db: &Db, vault: &Vault, new: NewCall, now: Timestamp) -> Result<(), NotCalled> {
    let words = serde_json::to_string(&new.words).expect("strings can be written as JSON");
    let words = vault.seal_note(WORDS, &words)?;
    db.write(move |tx| {
        let (new, words) = (new.clone(), words.clone());
        Box::pin(async move {
            let sight = choosing::may_ask(tx, new.by, new.place, now).await?.ok_or(NotCalled::NotYours)?;
            match count(tx, (new.by, &sight), (new.place, new.skill), now).await? {
                0 => return Err(NotCalled::Nobody),
                many if many > rule().most => return Err(NotCalled::TooMany),
                _ => {}
            }
            let call = made(&new, now);
            if store::help::insert(tx, &call, &words).await? {
                enqueue(tx, ASK, None, &About { call: call.id }, now, now).await?;
            }
            Ok(())
        })
    })
    .await
}

const fn made(new: &NewCall, now: Timestamp) -> Call {
    Call {
        id: new.id,
        place: new.place,
        skill: new.skill,
        by: Some(new.by),
        starts_at: new.starts_at,
        needed: new.needed,
        made_at: now,
        over_at: new.over_at,
        asked_after: None,
        asked_all_at: None,
        asked: 0,
    }
}

/// The words of a call in clear.
///
/// # Errors
/// When they were tampered with.
pub(crate) fn words(vault: &Vault, sealed: &[u8]) -> Result<Words, Error> {
    serde_json::from_str(&vault.open_note(WORDS, sealed)?).map_err(|_| Error::unreadable("help_calls.words"))
}

/// What the address in somebody's letter holds: always the same for a call and her, and told by nothing else of them.
pub(crate) fn token(vault: &Vault, call: CallId, person: PersonId) -> Token {
    Token::new(vault.find_hash("help-answer", &format!("{call} {person}")))
}

/// What the address holds at which a member stops all calls: it works as long as the vault is the same.
pub(crate) fn stop_token(vault: &Vault, person: PersonId) -> String {
    let id = person.uuid().simple().to_string();
    format!("{id}{}", hex::encode(&vault.find_hash("help-stop", &id)[..16]))
}

/// Whose it is; `None` when nobody's.
pub(crate) fn read_stop_token(vault: &Vault, text: &str) -> Option<PersonId> {
    let (id, _) = text.split_at_checked(32)?;
    let person = PersonId::from_uuid(uuid::Uuid::try_parse(id).ok()?);
    (stop_token(vault, person) == text).then_some(person)
}

/// Whether a member is asked by a call, were she asked now: the one in whose name it is may ask there, and finds her by the skill.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_for(tx: &mut Tx, call: &Call, person: PersonId, now: Timestamp) -> Result<bool, Error> {
    let Some(by) = call.by.filter(|by| *by != person) else { return Ok(false) };
    match choosing::may_ask(tx, by, call.place, now).await? {
        Some(sight) => choosing::sees_skilled(tx, (&call.segment(), &sight), person, now).await,
        None => Ok(false),
    }
}

/// The open calls for a member, and those that asked her and are still open; with what is known of her and each.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 111.
pub(crate) async fn open_to(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(Call, Words, Option<Asked>)>, Error> {
    let Some(home) = reading::standing(tx, person, now).await?.place() else { return Ok(Vec::new()) };
    let mut open = Vec::new();
    for place in places::ancestor_ids(tx, home).await? {
        for (call, sealed) in store::help::open_at(tx, place, now).await? {
            let row = store::help::row(tx, call.id, person).await?;
            if row.is_some() || is_for(tx, &call, person, now).await? {
                open.push((call, words(vault, &sealed)?, row));
            }
        }
    }
    open.sort_by_key(|(call, ..)| (call.starts_at, call.id));
    Ok(open)
}

/// What a member answers, and the thread that her yes opens, if it can.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) call: CallId,
    pub(crate) person: PersonId,
    pub(crate) helps: bool,
    pub(crate) thread: Option<(Sealed, Vec<mail::Letter>)>,
}

/// Takes the answer of a member who was asked, or whom the call is for. The last one counts; a first yes opens a thread.
///
/// # Errors
/// [`NotAnswered`]; then nothing changes.
///
/// Source: docs/rules/membership.md, 110.
pub(crate) async fn answer(db: &Db, vault: &Vault, answer: Answer, now: Timestamp) -> Result<(), NotAnswered> {
    let (vault, token) = (vault.clone(), token(vault, answer.call, answer.person).hash());
    db.write(move |tx| {
        let (answer, vault) = (answer.clone(), vault.clone());
        Box::pin(async move {
            let Answer { call: id, person, helps, thread } = answer;
            let (call, _) = store::help::find(tx, id).await?.ok_or(NotAnswered::Over)?;
            if !call.is_open(now) || !reading::standing(tx, person, now).await?.is_in_good_standing() {
                return Err(NotAnswered::Over);
            }
            let row = store::help::row(tx, id, person).await?;
            if row.is_none() {
                if !is_for(tx, &call, person, now).await? {
                    return Err(NotAnswered::Over);
                }
                store::help::ask(tx, (id, person), token, None).await?;
            }
            let opened = match thread.filter(|_| helps && row.is_none_or(|row| row.thread.is_none())) {
                Some((sealed, post)) => {
                    writing::open(tx, &vault, (&sealed, &post), now).await?;
                    Some(sealed.id())
                }
                None => None,
            };
            store::help::answer(tx, (id, person), (helps, opened), now).await?;
            Ok(())
        })
    })
    .await
}

/// Closes a call that is open.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close(db: &Db, id: CallId, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::help::close(tx, id, now))).await
}
