//! The steps of a mailing that is under way: writing down whom it goes to, then letter after letter.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
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

/// Begins what is kept of where to go on, once everybody was written down a first time.
const AGAIN: &str = "again ";
/// Members written down in one step.
const LISTED: usize = 500;
/// Servers asked for in one portion.
const DOMAINS: i64 = 50;
/// Letters in one portion: what became of them is written down together.
const PORTION: usize = 100;
/// Portions in one step: in between other mailings have their turn.
const PORTIONS: usize = 20;
/// When a server refuses each of so many letters, it is not for the sake of their recipients.
const SUSPICIOUS: usize = 20;
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

/// The places whose members are withheld from the one in whose name a mailing goes; `None` when she may not write there. What every
/// member of a place must know is not told to some of them.
async fn without(tx: &mut Tx, mailing: &Mailing, now: Timestamp) -> Result<Option<BTreeSet<PlaceId>>, Error> {
    let Some(by) = mailing.started_by else {
        return Ok(mailing.ground.is_automatic().then(BTreeSet::new));
    };
    let without = choosing::may_choose(tx, by, MAIL, &mailing.segment, now).await?;
    let Some(without) = without else { return Ok(None) };
    if mailing.ground.is_notice() {
        let within = places::within_ids(tx, mailing.place).await?;
        return Ok((!within.iter().any(|place| without.contains(place))).then_some(without));
    }
    Ok(Some(without))
}

/// The homes to which a mailing goes now: those within its place, without those that are withheld.
async fn homes(tx: &mut Tx, mailing: &Mailing, now: Timestamp) -> Result<Option<BTreeSet<PlaceId>>, Error> {
    let Some(without) = without(tx, mailing, now).await? else { return Ok(None) };
    let within = places::within_ids(tx, mailing.place).await?;
    Ok(Some(within.into_iter().filter(|place| !without.contains(place)).collect()))
}

/// Writes down the next few members that a mailing goes to.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/mailings.md, 2 and 5.
pub(crate) async fn list(app: &App, mailing: &Mailing, now: Timestamp) -> Result<(), NotNow> {
    let mut tx = app.db.reader().await?;
    let Some(without) = without(&mut tx, mailing, now).await? else {
        return stop(app, mailing.id, Held::Office, now).await;
    };
    let (is_again, after) = match mailing.listed_after.as_deref() {
        Some(text) => match text.strip_prefix(AGAIN) {
            Some(rest) => (true, choosing::After::read(rest)),
            None => (false, choosing::After::read(text)),
        },
        None => (false, None),
    };
    let (found, next) = match mailing.ground {
        Ground::Notice(_) => choosing::everybody(&mut tx, mailing.segment.place, after, LISTED, now).await?,
        Ground::Consent(_) => choosing::page(&mut tx, (&mailing.segment, &without), after, LISTED, now).await?,
    };
    let mut all = Vec::with_capacity(found.len());
    for (number, (_, person)) in (mailing.listed..).zip(found) {
        if is_again && store::recipients::is_listed(&mut tx, mailing.id, person).await? {
            continue;
        }
        all.push(listed(app, &mut tx, (number, person), now).await?);
    }
    drop(tx);
    let next = match (next.map(choosing::After::to_text), is_again) {
        (Some(next), false) => Some(next),
        (Some(next), true) => Some(format!("{AGAIN}{next}")),
        // Once more from the beginning, for those who came or moved meanwhile.
        (None, false) => Some(AGAIN.to_owned()),
        (None, true) => None,
    };
    let (id, serial, first) = (mailing.id, mailing.serial, mailing.listed);
    app.db
        .write::<_, Error, _>(move |tx| {
            let (all, next) = (all.clone(), next.clone());
            Box::pin(async move {
                // Numbers are given out before it is known who is new; one that nobody got stays free.
                let given = all.last().map_or(0, |last| last.number - first + 1);
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
    // Somebody whose address cannot be read is told on paper; nobody else waits for that.
    let email = match membership::email(tx, &app.vault, person, now).await {
        Err(Error::Unreadable(_)) => None,
        email => email?,
    };
    let domain = email.as_deref().and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain.to_lowercase());
    Ok(match domain {
        Some(domain) => {
            let domain = app.vault.find_hash("mail-domain", &domain)[..8].to_vec();
            Listed { number, person, domain, fate: Fate::Waiting }
        }
        None => Listed { number, person, domain: Domain::new(), fate: Fate::NoAddress },
    })
}

async fn stop(app: &App, id: MailingId, why: Held, now: Timestamp) -> Result<(), NotNow> {
    app.db.write::<_, Error, _>(move |tx| Box::pin(store::hold(tx, id, why, now))).await?;
    tracing::warn!(mailing = %id, why = why.word(), "a mailing stands still");
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
        Text::Digests(Box::new(Digests::new(place, &mailing.subject)))
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
        let Some(homes) = homes(&mut tx, mailing, app.now()).await? else {
            return stop(app, mailing.id, Held::Office, app.now()).await;
        };
        let portion = portion(app, &mut tx, mailing.id, app.now()).await?;
        drop(tx);
        if portion.letters.is_empty() && portion.put_off.is_empty() {
            break;
        }
        let going = Going { app, mailing, text: &text, homes, misses: AtomicUsize::new(0) };
        match send_portion(&going, portion).await? {
            Sent::All => {}
            // The next step begins with all its attempts.
            Sent::Some => return rest(app, mailing, now.plus(Timestamp::MINUTE)).await,
            Sent::None => return Err(NotNow::Away),
            Sent::Refused => return stop(app, mailing.id, Held::Server, app.now()).await,
        }
    }
    rest(app, mailing, now).await
}

/// How far a portion came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// To the end.
    All,
    /// The mail server went away on the way.
    Some,
    /// It was away.
    None,
    /// It refused each of them.
    Refused,
}

/// What all letters of a portion share.
struct Going<'a> {
    app: &'a App,
    mailing: &'a Mailing,
    text: &'a Text,
    /// Where its recipients are at home.
    homes: BTreeSet<PlaceId>,
    /// How often in a row the mail server was away.
    misses: AtomicUsize,
}

/// What recipients read.
enum Text {
    /// All of them the same.
    Same(Arc<Sheet>),
    /// Each what concerns her places.
    Digests(Box<Digests>),
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

/// Sends the letters of a portion and writes down what became of each, whatever went wrong with others.
async fn send_portion(going: &Going<'_>, portion: Portion) -> Result<Sent, NotNow> {
    let Portion { letters, put_off } = portion;
    let whole = letters.len();
    let results: Vec<Result<_, Error>> =
        stream::iter(letters).map(|letter| one(going, letter)).buffered(AT_ONCE).collect().await;
    let (mut outcomes, mut missed, mut failure) = (Vec::with_capacity(whole), Vec::new(), None);
    for result in results {
        match result {
            Ok(Became::Settled(outcome)) => outcomes.push(outcome),
            Ok(Became::Missed(letter)) => missed.push(letter),
            Ok(Became::Untried) => {}
            Err(error) => failure = Some(error),
        }
    }
    let has_sent = outcomes.iter().any(|one| one.fate == Fate::Sent);
    if whole >= SUSPICIOUS && outcomes.len() == whole && outcomes.iter().all(|one| one.fate == Fate::Refused) {
        return Ok(Sent::Refused);
    }
    let now = going.app.now();
    let is_cut_short = outcomes.len() < whole;
    if has_sent {
        // The server is there, and something is wrong with these letters alone.
        outcomes.extend(missed.into_iter().map(|letter| not_now(letter, now)));
    }
    let id = going.mailing.id;
    going
        .app
        .db
        .write::<_, Error, _>(move |tx| {
            let (outcomes, put_off) = (outcomes.clone(), put_off.clone());
            Box::pin(async move { write_down(tx, id, &outcomes, &put_off, now).await })
        })
        .await?;
    match failure {
        Some(error) => Err(error.into()),
        None if !is_cut_short => Ok(Sent::All),
        None if has_sent => Ok(Sent::Some),
        None => Ok(Sent::None),
    }
}

/// A letter that was not taken for now: when it is tried again, or that it was tried often enough.
fn not_now(of: Waiting, now: Timestamp) -> Outcome {
    match again_at(of.tries + 1, now) {
        Some(due_at) => Outcome { of, fate: Fate::Waiting, due_at, address: None },
        None => Outcome { of, fate: Fate::Refused, due_at: now, address: None },
    }
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

/// What came of one letter.
enum Became {
    /// It is known what.
    Settled(Outcome),
    /// The mail server was away.
    Missed(Waiting),
    /// The mail server had been away too often before.
    Untried,
}

/// Sends one letter, if she is still to get it.
///
/// Everything is asked anew: what was taken back a moment ago holds for this letter (B21, B22).
async fn one(going: &Going<'_>, of: Waiting) -> Result<Became, Error> {
    let (app, mailing, now) = (going.app, going.mailing, going.app.now());
    if going.misses.load(Ordering::Relaxed) >= AT_ONCE {
        return Ok(Became::Untried);
    }
    let settled = |of, fate| Ok(Became::Settled(Outcome { of, fate, due_at: now, address: None }));
    let (to, sheet, name) = match written(going, of.person, now).await {
        Ok(Ok(written)) => written,
        Ok(Err(fate)) => return settled(of, fate),
        // Her particulars cannot be read; nobody else waits for that.
        Err(Error::Unreadable(_)) => return settled(of, Fate::NoAddress),
        Err(error) => return Err(error),
    };
    let mut letter = sheet.for_one(app, (of.person, &to), &name);
    let reply = app.settings.reply_address.as_ref();
    letter.returns = reply.and_then(|reply| reply.with(&token::returned(&app.vault, mailing.id, of.number)));
    let handed = app.post.hand_over(letter, letter_id(app, mailing.id, of.number), dated(mailing, now)).await;
    if handed == Handed::Away {
        going.misses.fetch_add(1, Ordering::Relaxed);
        return Ok(Became::Missed(of));
    }
    going.misses.store(0, Ordering::Relaxed);
    let settled = |of, fate| Became::Settled(Outcome { of, fate, due_at: now, address: Some(to.address) });
    Ok(match handed {
        Handed::Taken => settled(of, Fate::Sent),
        Handed::NotNow => Became::Settled(not_now(of, now)),
        Handed::Gone => {
            let address = to.address;
            app.db
                .write::<_, Error, _>(move |tx| {
                    Box::pin(async move { membership::undelivered(tx, &address, true, now).await })
                })
                .await?;
            settled(of, Fate::Refused)
        }
        Handed::Refused | Handed::Away => settled(of, Fate::Refused),
    })
}

/// The day of a letter: that on which the mailing goes, without a stop, or today. The same for a letter that is tried again today.
fn dated(mailing: &Mailing, now: Timestamp) -> Timestamp {
    let today = Timestamp::from_micros(now.micros().div_euclid(Timestamp::DAY) * Timestamp::DAY);
    mailing.going_since.unwrap_or(mailing.made_at).max(today)
}

/// To whom a letter goes, what she reads and how she is called; or why it goes to nobody.
async fn written(
    going: &Going<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Result<(Recipient, Arc<Sheet>, String), Fate>, Error> {
    let app = going.app;
    let mut tx = app.db.reader().await?;
    let to = match recipient(app, &mut tx, going.mailing.ground, person, now).await? {
        Ok(to) => to,
        Err(fate) => return Ok(Err(fate)),
    };
    if !going.homes.contains(&to.home) {
        return Ok(Err(Fate::Elsewhere));
    }
    let sheet = match going.text {
        Text::Same(sheet) => Arc::clone(sheet),
        Text::Digests(digests) => {
            let is_monthly = store::digests::is_monthly(&mut tx, person).await?;
            drop(tx);
            let sheet = match digests.find(app, (to.home, to.language), is_monthly, now).await? {
                Ok(sheet) => sheet,
                Err(fate) => return Ok(Err(fate)),
            };
            return Ok(Ok((to, sheet, String::new())));
        }
    };
    let name = if sheet.greets() { membership::name(&mut tx, &app.vault, person, now).await? } else { None };
    Ok(Ok((to, sheet, name.unwrap_or_default())))
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
        Handed::Taken | Handed::Refused | Handed::Gone => Ok(()),
    }
}
