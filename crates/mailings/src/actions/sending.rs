//! The steps of a mailing that is under way: writing down whom it goes to, then letter after letter.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use database::{Error, Tx};
use futures_util::{StreamExt, stream};
use mail::{Handed, LetterId};
use membership::{Basis, NotWritten, Recipient, choosing, office::MAIL};
use terms::{PersonId, PlaceId, Timestamp};
use web::App;

use super::writing::{STEP, Step};
use crate::{
    digest::Digests,
    letter::Sheet,
    mailing::{Fate, Ground, Held, Mailing, MailingId, again_at, rule},
    store::{
        self,
        recipients::{Domain, Listed, Outcome, Waiting},
    },
    token,
};

/// Members written down in one step.
const LISTED: usize = 500;
/// Servers asked for in one portion.
const DOMAINS: i64 = 50;
/// Letters in one portion: what became of them is written down together.
const PORTION: usize = 100;
/// Portions in one step: in between other mailings have their turn.
const PORTIONS: usize = 20;
/// Letters under way at the same time. More connections are taken for spam.
const AT_ONCE: usize = 4;

/// Why a step cannot be done now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotNow {
    /// The mail server is away, or does not let us in.
    #[error("the mail server cannot be reached or does not let us in")]
    Away,
    /// The database fails.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Whether the one in whose name a mailing goes may write to its members, now.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/mailings.md, 4.
async fn is_allowed(tx: &mut Tx, mailing: &Mailing, now: Timestamp) -> Result<bool, Error> {
    Ok(without(tx, mailing, now).await?.is_some())
}

/// The places whose members are withheld from the one in whose name a mailing goes; `None` when she may not write there.
async fn without(tx: &mut Tx, mailing: &Mailing, now: Timestamp) -> Result<Option<BTreeSet<PlaceId>>, Error> {
    match mailing.started_by {
        _ if mailing.ground.is_automatic() => Ok(Some(BTreeSet::new())),
        Some(by) => choosing::may_choose(tx, by, MAIL, &mailing.segment, now).await,
        None => Ok(None),
    }
}

/// Writes down the next few members that a mailing goes to.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/mailings.md, 2 and 5.
pub(crate) async fn list(app: &App, mailing: &Mailing, now: Timestamp) -> Result<(), NotNow> {
    let mut tx = app.db.reader().await?;
    let Some(without) = without(&mut tx, mailing, now).await? else { return stop(app, mailing.id, now).await };
    let after = mailing.listed_after.as_deref().and_then(choosing::After::read);
    let (found, next) = match mailing.ground {
        Ground::Notice(_) => choosing::everybody(&mut tx, mailing.segment.place, after, LISTED, now).await?,
        Ground::Consent(_) => choosing::page(&mut tx, (&mailing.segment, &without), after, LISTED, now).await?,
    };
    let mut all = Vec::with_capacity(found.len());
    for (number, (_, person)) in (mailing.listed..).zip(found) {
        all.push(listed(app, &mut tx, (number, person), now).await?);
    }
    drop(tx);
    let (id, serial, next) = (mailing.id, mailing.serial, next.map(choosing::After::to_text));
    app.db
        .write::<_, Error, _>(move |tx| {
            let (all, next) = (all.clone(), next.clone());
            Box::pin(async move {
                // Numbers are given out before it is known who is new; one that nobody got stays free.
                let given = i64::try_from(all.len()).unwrap_or(0);
                if store::listed(tx, (id, serial), given, next, now).await? {
                    store::recipients::add(tx, id, &all, now).await?;
                    go_on(tx, (id, serial + 1), now, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(())
}

async fn listed(app: &App, tx: &mut Tx, (number, person): (i64, PersonId), now: Timestamp) -> Result<Listed, Error> {
    let email = membership::email(tx, &app.vault, person, now).await?;
    let domain = email.as_deref().and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain.to_lowercase());
    Ok(match domain {
        Some(domain) => {
            let domain = app.vault.find_hash("mail-domain", &domain)[..8].to_vec();
            Listed { number, person, domain, fate: Fate::Waiting }
        }
        None => Listed { number, person, domain: Domain::new(), fate: Fate::NoAddress },
    })
}

async fn stop(app: &App, id: MailingId, now: Timestamp) -> Result<(), NotNow> {
    app.db.write::<_, Error, _>(move |tx| Box::pin(store::hold(tx, id, Held::Office, now))).await?;
    tracing::info!(mailing = %id, "a mailing stands still, as whoever began it may no longer write there");
    Ok(())
}

/// Puts the next step into the queue.
async fn go_on(tx: &mut Tx, (mailing, serial): (MailingId, i64), at: Timestamp, now: Timestamp) -> Result<(), Error> {
    jobs::enqueue(tx, STEP, None, &Step { mailing, serial }, at, now).await?;
    Ok(())
}

/// Sends some of the letters of a mailing.
///
/// # Errors
/// [`NotNow`]; what was sent until then is written down.
///
/// Source: docs/rules/mailings.md, 4 and 7 to 10.
pub(crate) async fn send(app: &App, mailing: &Mailing, now: Timestamp) -> Result<(), NotNow> {
    let place = places::find(&mut app.db.reader().await?, mailing.place).await?;
    let place = place.ok_or_else(|| Error::unreadable("mailings.place"))?;
    let text = if mailing.ground.is_automatic() {
        Text::Digests(Digests::new(place, &mailing.subject))
    } else {
        Text::Same(Arc::new(Sheet::of(app, mailing, &place)))
    };
    for _ in 0..PORTIONS {
        let mut tx = app.db.reader().await?;
        let is_current = store::find(&mut tx, mailing.id).await?.is_some_and(|found| found.serial == mailing.serial);
        if !is_current {
            return Ok(());
        }
        // Asked anew at each portion: from the hour at which an office ends nobody is written to in its name.
        if !is_allowed(&mut tx, mailing, app.now()).await? {
            return stop(app, mailing.id, app.now()).await;
        }
        let portion = portion(app, &mut tx, mailing.id, app.now()).await?;
        drop(tx);
        if portion.letters.is_empty() && portion.put_off.is_empty() {
            break;
        }
        send_portion(app, mailing, &text, portion).await?;
    }
    rest(app, mailing, now).await
}

/// What recipients read.
enum Text {
    /// All of them the same.
    Same(Arc<Sheet>),
    /// Each what concerns her places.
    Digests(Digests),
}

/// Letters that can go at once, and the servers that wait.
struct Portion {
    letters: Vec<Waiting>,
    /// Each until when; `None` when no letter waits for it.
    put_off: Vec<(Domain, Option<Timestamp>)>,
}

/// The next letters: from each server as many as may go to it in this minute.
async fn portion(app: &App, tx: &mut Tx, id: MailingId, now: Timestamp) -> Result<Portion, Error> {
    let minute = now.micros().div_euclid(Timestamp::MINUTE);
    let next_minute = Timestamp::from_micros((minute + 1) * Timestamp::MINUTE);
    let mut portion = Portion { letters: Vec::new(), put_off: Vec::new() };
    for domain in store::recipients::domains(tx, id, DOMAINS, now).await? {
        let room = PORTION - portion.letters.len();
        if room == 0 {
            break;
        }
        let left = i64::from(app.settings.mail_a_minute) - store::recipients::pace(tx, &domain, minute).await?;
        if left <= 0 {
            portion.put_off.push((domain, Some(next_minute)));
            continue;
        }
        let limit = left.min(i64::try_from(room).unwrap_or(0));
        let letters = store::recipients::waiting(tx, id, &domain, limit, now).await?;
        if letters.is_empty() {
            let earliest = store::recipients::earliest(tx, id, &domain).await?;
            portion.put_off.push((domain, earliest));
        }
        portion.letters.extend(letters);
    }
    Ok(portion)
}

async fn send_portion(app: &App, mailing: &Mailing, text: &Text, portion: Portion) -> Result<(), NotNow> {
    let Portion { letters, put_off } = portion;
    let outcomes: Vec<Option<Outcome>> = stream::iter(letters)
        .map(|letter| one(app, mailing, text, letter))
        .buffered(AT_ONCE)
        .collect::<Vec<Result<_, Error>>>()
        .await
        .into_iter()
        .collect::<Result<_, _>>()?;
    let is_away = outcomes.iter().any(Option::is_none);
    let outcomes: Vec<Outcome> = outcomes.into_iter().flatten().collect();
    let (id, now) = (mailing.id, app.now());
    app.db
        .write::<_, Error, _>(move |tx| {
            let (outcomes, put_off) = (outcomes.clone(), put_off.clone());
            Box::pin(async move { write_down(tx, id, &outcomes, &put_off, now).await })
        })
        .await?;
    if is_away { Err(NotNow::Away) } else { Ok(()) }
}

async fn write_down(
    tx: &mut Tx,
    id: MailingId,
    outcomes: &[Outcome],
    put_off: &[(Domain, Option<Timestamp>)],
    now: Timestamp,
) -> Result<(), Error> {
    let sent = store::recipients::settle(tx, id, outcomes, now).await?;
    store::sent(tx, id, sent).await?;
    let minute = now.micros().div_euclid(Timestamp::MINUTE);
    let mut went: BTreeMap<&Domain, i64> = BTreeMap::new();
    for one in outcomes.iter().filter(|one| matches!(one.fate, Fate::Sent | Fate::Refused | Fate::Waiting)) {
        *went.entry(&one.of.domain).or_default() += 1;
    }
    for (domain, more) in went {
        store::recipients::went(tx, domain, minute, more).await?;
    }
    for (domain, until) in put_off {
        store::recipients::put_off(tx, id, domain, *until).await?;
    }
    Ok(())
}

/// Sends one letter, if she is still to get it: what became of it, or nothing when the mail server is away.
///
/// Everything is asked anew: what was taken back a moment ago holds for this letter (B21, B22).
async fn one(app: &App, mailing: &Mailing, text: &Text, of: Waiting) -> Result<Option<Outcome>, Error> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let to = match recipient(app, &mut tx, mailing.ground, of.person, now).await? {
        Ok(to) => to,
        Err(fate) => return Ok(Some(Outcome { of, fate, due_at: now })),
    };
    let sheet = match text {
        Text::Same(sheet) => Arc::clone(sheet),
        Text::Digests(digests) => match digests.for_person(app, &mut tx, (of.person, to.language), now).await? {
            Ok(sheet) => sheet,
            Err(fate) => return Ok(Some(Outcome { of, fate, due_at: now })),
        },
    };
    let name = if sheet.greets() { membership::name(&mut tx, &app.vault, of.person, now).await? } else { None };
    drop(tx);
    let mut letter = sheet.for_one(app, (of.person, &to), name.as_deref().unwrap_or_default());
    let reply = app.settings.reply_address.as_ref();
    letter.returns = reply.and_then(|reply| reply.with(&token::returned(&app.vault, mailing.id, of.number)));
    let dated = mailing.started_at.unwrap_or(mailing.made_at);
    let handed = app.post.hand_over(letter, letter_id(app, mailing.id, of.number), dated).await;
    Ok(match handed {
        Handed::Taken => Some(Outcome { of, fate: Fate::Sent, due_at: now }),
        Handed::Refused => Some(Outcome { of, fate: Fate::Refused, due_at: now }),
        Handed::NotNow => Some(match again_at(of.tries + 1, now) {
            Some(due_at) => Outcome { of, fate: Fate::Waiting, due_at },
            None => Outcome { of, fate: Fate::Refused, due_at: now },
        }),
        Handed::Away => None,
    })
}

/// How a person is written to on this ground, or why she is not.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/mailings.md, 7 and 8.
async fn recipient(
    app: &App,
    tx: &mut Tx,
    ground: Ground,
    person: PersonId,
    now: Timestamp,
) -> Result<Result<Recipient, Fate>, Error> {
    let basis = match ground {
        Ground::Consent(purpose) => Basis::Consent(purpose),
        Ground::Notice(_) => Basis::Membership,
    };
    let to = match membership::recipient(tx, &app.vault, (person, basis), now).await? {
        Ok(to) => to,
        Err(NotWritten::NoMember) => return Ok(Err(Fate::NoMember)),
        Err(NotWritten::NoConsent) => return Ok(Err(Fate::NoConsent)),
        Err(NotWritten::NoAddress) => return Ok(Err(Fate::NoAddress)),
        Err(NotWritten::Undeliverable) => return Ok(Err(Fate::Undeliverable)),
    };
    let since = now.plus(-rule().within_days * Timestamp::DAY);
    if !ground.is_notice() && !ground.is_automatic() && store::recipients::had(tx, person, since).await? >= rule().most
    {
        return Ok(Err(Fate::Enough));
    }
    Ok(Ok(to))
}

/// The same letter has the same id, however often it is handed over; the id tells nothing of the mailing.
fn letter_id(app: &App, mailing: MailingId, number: i64) -> LetterId {
    let mut id = [0; 16];
    id.copy_from_slice(&app.vault.find_hash("mailing-letter", &format!("{mailing} {number}"))[..16]);
    LetterId::by_chance(id)
}

/// What comes after a step: another one at once, one at the hour at which the next letter can go, or the end.
async fn rest(app: &App, mailing: &Mailing, now: Timestamp) -> Result<(), NotNow> {
    let (id, serial) = (mailing.id, mailing.serial);
    app.db
        .write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let next = store::recipients::next_at(tx, id).await?;
                if !store::step(tx, (id, serial)).await? {
                    return Ok(());
                }
                match next {
                    Some(at) => go_on(tx, (id, serial + 1), at.max(now), now).await,
                    None => store::end(tx, id, false, now).await.map(|_| ()),
                }
            })
        })
        .await?;
    Ok(())
}

/// Sends a mailing to one officer, as somebody else would get it.
///
/// # Errors
/// [`NotNow`].
pub(crate) async fn trial(
    app: &App,
    mailing: &Mailing,
    person: PersonId,
    id: LetterId,
    now: Timestamp,
) -> Result<(), NotNow> {
    let mut tx = app.db.reader().await?;
    let place = places::find(&mut tx, mailing.place).await?.ok_or_else(|| Error::unreadable("mailings.place"))?;
    let Ok(to) = membership::recipient(&mut tx, &app.vault, (person, Basis::Membership), now).await? else {
        return Ok(());
    };
    let name = membership::name(&mut tx, &app.vault, person, now).await?.unwrap_or_default();
    drop(tx);
    let letter = Sheet::of(app, mailing, &place).for_one(app, (person, &to), &name);
    match app.post.hand_over(letter, id, now).await {
        Handed::Away | Handed::NotNow => Err(NotNow::Away),
        Handed::Taken | Handed::Refused => Ok(()),
    }
}
