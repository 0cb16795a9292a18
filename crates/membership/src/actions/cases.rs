//! Complaining about a member, and what is done in a case.

use std::collections::HashMap;

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{PersonId, PlaceId, Timestamp};
use web::App;

use super::{
    entering::{enter, last_home},
    erasing::key_to_be_destroyed,
    serving::{Counter, ServiceLetter, serve},
};
use crate::{
    case::{Case, CaseId, Entry, EntryId, Forbidden, Step, Verdict, may},
    office::STANDING,
    reading,
    standing::{Ending, Event, EventId, Happening, Standing},
    store::{self, history::Entry as Entered},
};

/// What texts of a case are sealed as.
const TEXT: &str = "case-text";

/// Why nothing was done in a case.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDone {
    /// There is no such case, or its key is gone.
    #[error("not found")]
    NotFound,
    /// Nobody complains about herself.
    #[error("membership-case-own")]
    Own,
    /// The offices of who acts do not reach there, or she is no member.
    #[error("membership-standing-not-yours")]
    NotYours,
    /// The rules of cases forbid it.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// The letters that tell of a step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Post {
    /// To its parties, who must get them.
    pub(crate) parties: Vec<ServiceLetter>,
    /// To officers.
    pub(crate) officers: Vec<Letter>,
}

/// A case about to begin.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    pub(crate) ids: (CaseId, EntryId),
    /// Under which id its key will be kept.
    pub(crate) key: PersonId,
    pub(crate) respondent: PersonId,
    pub(crate) complainant: Option<PersonId>,
    /// Who begins it: an officer, or the member who complains.
    pub(crate) by: PersonId,
    pub(crate) rule: String,
    pub(crate) text: String,
}

/// Begins a case. Sent twice it is begun once.
///
/// # Errors
/// [`NotDone`]; then nothing was begun.
///
/// Source: docs/rules/membership.md, 53.
pub(crate) async fn open(
    db: &Db,
    vault: &Vault,
    opening: Opening,
    post: Vec<Letter>,
    now: Timestamp,
) -> Result<(), NotDone> {
    vault.ensure(&[opening.key]).await?;
    let text = vault.seal(opening.key, TEXT, &opening.text, now).await?;
    let vault = vault.clone();
    db.write(move |tx| {
        let (opening, text, post, vault) = (opening.clone(), text.clone(), post.clone(), vault.clone());
        Box::pin(async move { open_within(tx, &vault, &opening, (&text, &post), now).await })
    })
    .await
}

async fn open_within(
    tx: &mut Tx,
    vault: &Vault,
    opening: &Opening,
    (text, post): (&[u8], &[Letter]),
    now: Timestamp,
) -> Result<(), NotDone> {
    if opening.by == opening.respondent || opening.complainant == Some(opening.respondent) {
        return Err(NotDone::Own);
    }
    let place = last_home(tx, opening.respondent).await?.ok_or(NotDone::NotFound)?;
    let is_complainant = opening.complainant == Some(opening.by);
    let may_open = if is_complainant {
        reading::standing(tx, opening.by, now).await?.is_member()
    } else {
        reading::holds(tx, opening.by, STANDING, place, now).await?
    };
    if !may_open {
        return Err(NotDone::NotYours);
    }
    let (id, entry) = opening.ids;
    let case = Case {
        id,
        key: opening.key,
        place,
        respondent: opening.respondent,
        complainant: opening.complainant,
        rule: opening.rule.clone(),
        entries: Vec::new(),
    };
    if store::cases::open(tx, &case, now).await? {
        let entry = Entry { id: entry, at: now, by: Some(opening.by), step: Step::Opened };
        store::cases::add(tx, id, &entry, text).await?;
        post_all(tx, vault, post, now).await?;
    }
    Ok(())
}

async fn post_all(tx: &mut Tx, vault: &Vault, post: &[Letter], now: Timestamp) -> Result<(), Error> {
    for letter in post {
        mail::post(tx, vault, letter, now).await?;
    }
    Ok(())
}

/// Does something in a case, with the text that gives its reasons. Sent twice it is done once.
///
/// # Errors
/// [`NotDone`]; then nothing was done.
///
/// Source: docs/rules/membership.md, 54 to 60.
pub(crate) async fn act(
    app: &App,
    case: &Case,
    (by, id, step, text): (PersonId, EntryId, Step, &str),
    post: Post,
    now: Timestamp,
) -> Result<(), NotDone> {
    let vault = app.vault.clone();
    let sealed = vault.seal(case.key, TEXT, text, now).await.map_err(|_| NotDone::NotFound)?;
    let (case, counter) = (case.id, Counter::from(app));
    app.db
        .write(move |tx| {
            let (sealed, post, vault, counter) = (sealed.clone(), post.clone(), vault.clone(), counter.clone());
            Box::pin(async move {
                let entry = Entry { id, at: now, by: Some(by), step };
                if act_within(tx, case, entry, &sealed, now).await? {
                    post_all(tx, &vault, &post.officers, now).await?;
                    for letter in &post.parties {
                        serve(tx, &counter, letter, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

/// Whether it was done now.
async fn act_within(tx: &mut Tx, case: CaseId, entry: Entry, text: &[u8], now: Timestamp) -> Result<bool, NotDone> {
    let mut case = store::cases::find(tx, case).await?.ok_or(NotDone::NotFound)?;
    if case.entries.iter().any(|done| done.id == entry.id) {
        return Ok(false);
    }
    let by = entry.by.ok_or(NotDone::NotYours)?;
    may(&case, by, entry.step, now)?;
    let is_party = matches!(entry.step, Step::Answered | Step::Contested | Step::Appealed | Step::Withdrawn);
    if !is_party && !reading::holds(tx, by, STANDING, case.place, now).await? {
        return Err(NotDone::NotYours);
    }
    follow(tx, &case, &entry, now).await?;
    store::cases::add(tx, case.id, &entry, text).await?;
    case.entries.push(entry);
    store::cases::closes(tx, case.id, case.closes_at()).await?;
    Ok(true)
}

/// What follows for the membership.
async fn follow(tx: &mut Tx, case: &Case, entry: &Entry, now: Timestamp) -> Result<(), NotDone> {
    let standing = reading::standing(tx, case.respondent, now).await?;
    let suspended = |until| Happening::Suspended { until, rule: case.rule.clone() };
    let verdict = case.entries.iter().rev().find_map(|entry| match entry.step {
        Step::Decided { verdict } => Some(verdict),
        _ => None,
    });
    let free = case.held(now).is_some().then_some(Happening::Reinstated);
    let what: Vec<Happening> = match entry.step {
        Step::Suspended { until } => vec![suspended(until)],
        // It may end earlier than it was to: the old one goes first.
        Step::GoesOn { until } => vec![Happening::Reinstated, suspended(until)],
        Step::Lifted | Step::Withdrawn => free.into_iter().collect(),
        Step::Decided { verdict } => {
            let is_hers_to_end = standing.is_member()
                || matches!(standing, Standing::Former { ending: Ending::Left | Ending::Lapsed, .. });
            let also = match verdict {
                Verdict::Suspended { until } => Some(suspended(until)),
                Verdict::Removed if is_hers_to_end => Some(Happening::Removed { rule: case.rule.clone() }),
                _ => None,
            };
            free.into_iter().chain(also).collect()
        }
        Step::Overturned => match (verdict, standing) {
            (Some(Verdict::Suspended { .. }), _) => vec![Happening::Reinstated],
            (Some(Verdict::Removed), Standing::Former { ending: Ending::Removed, .. })
                if ended_it(tx, case).await? =>
            {
                vec![Happening::Restored]
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let what = with_others(tx, case, what, now).await?;
    for (which, what) in (0_u8..).zip(what) {
        let event = Event { at: now, what };
        let id = event_id(entry.id, which);
        enter(tx, Entered { id, person: case.respondent, event, entered_by: entry.by, entered_at: now }).await?;
    }
    Ok(())
}

/// Was it this case that ended the membership, and nothing since? Only that is undone when its decision counts no more.
async fn ended_it(tx: &mut Tx, case: &Case) -> Result<bool, Error> {
    let removed = Happening::Removed { rule: case.rule.clone() };
    let decided = case.entries.iter().rfind(|entry| matches!(entry.step, Step::Decided { .. }));
    let events = store::history::of(tx, case.respondent).await?;
    let last = events
        .iter()
        .rfind(|event| matches!(event.what, Happening::Removed { .. } | Happening::Died | Happening::Restored));
    Ok(decided.is_some_and(|decided| last.is_some_and(|event| event.at == decided.at && event.what == removed)))
}

/// Reinstating ends every suspension (clause 5); what other cases hold back goes on, and is entered again behind it.
async fn with_others(tx: &mut Tx, case: &Case, what: Vec<Happening>, now: Timestamp) -> Result<Vec<Happening>, Error> {
    if !what.contains(&Happening::Reinstated) {
        return Ok(what);
    }
    let others = store::cases::about(tx, case.respondent).await?;
    let held = others.into_iter().filter(|other| other.id != case.id).filter_map(|other| {
        let until = other.suspends_until(now)?;
        Some(Happening::Suspended { until, rule: other.rule })
    });
    let mut all = vec![Happening::Reinstated];
    all.extend(held);
    all.extend(what.into_iter().filter(|happening| *happening != Happening::Reinstated));
    Ok(all)
}

/// The id of an event that follows from an entry: the same however often it is tried.
fn event_id(entry: EntryId, which: u8) -> EventId {
    let mut bytes = *entry.uuid().as_bytes();
    bytes[15] ^= which;
    EventId::by_chance(bytes)
}

/// The texts of a case in clear; empty ones once its key is gone.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn texts(
    tx: &mut Tx,
    vault: &Vault,
    case: &Case,
    now: Timestamp,
) -> Result<HashMap<EntryId, String>, Error> {
    let mut texts = HashMap::new();
    for (id, sealed) in store::cases::texts(tx, case.id).await? {
        texts.insert(id, vault.open_field(case.key, TEXT, &sealed, now).await?.unwrap_or_default());
    }
    Ok(texts)
}

/// Whether somebody may see a case as an officer: her office reaches its place, and it is neither about her nor hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sees(tx: &mut Tx, person: PersonId, case: &Case, now: Timestamp) -> Result<bool, Error> {
    if person == case.respondent || Some(person) == case.complainant {
        return Ok(false);
    }
    reading::holds(tx, person, STANDING, case.place, now).await
}

/// The cases of these places that an officer may see.
///
/// # Errors
/// When the database fails.
pub(crate) async fn within(tx: &mut Tx, person: PersonId, places: &[PlaceId]) -> Result<Vec<Case>, Error> {
    let mut all = Vec::new();
    for place in places {
        all.extend(store::cases::at(tx, *place).await?);
    }
    all.retain(|case| person != case.respondent && Some(person) != case.complainant);
    Ok(all)
}

/// Removes a case, and announces that its key is to be destroyed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    store::cases::delete(tx, case.id).await?;
    key_to_be_destroyed(tx, case.key, now).await
}
