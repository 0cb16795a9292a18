//! The steps in which letters of a mailing go out: portion after portion, each written down before the next.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, atomic::AtomicUsize},
};

use database::{Error, Tx};
use futures_util::{StreamExt, stream};
use membership::{
    choosing::{self, Sight},
    office::MAIL,
};
use terms::{PlaceId, Timestamp};
use web::App;

use super::{
    handing::{Became, not_now, one},
    writing::{STEP, Step},
};
use crate::{
    digest::Digests,
    letter::Sheet,
    mailing::{Fate, Held, Mailing, MailingId},
    store::{
        self,
        recipients::{Domain, Outcome, Waiting},
    },
};

/// Servers asked for in one portion.
const DOMAINS: i64 = 50;
/// Letters in one portion: what became of them is written down together.
const PORTION: usize = 100;
/// Portions in one step: in between other mailings have their turn.
const PORTIONS: usize = 20;
/// When a server refuses each of so many letters, it is not for the sake of their recipients.
const SUSPICIOUS: usize = 20;
/// Letters under way at the same time. More connections are taken for spam.
pub(super) const AT_ONCE: usize = 4;

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

/// What the one in whose name a mailing goes sees of members; `None` when she may not write there. What every member of a place must
/// know is not told to some of them.
pub(super) async fn sight(tx: &mut Tx, mailing: &Mailing, now: Timestamp) -> Result<Option<Sight>, Error> {
    if mailing.ground.is_automatic() {
        return Ok(Some(Sight::default()));
    }
    let Some(by) = mailing.started_by else { return Ok(None) };
    let sight = choosing::may_choose(tx, by, MAIL, &mailing.segment, now).await?;
    let Some(sight) = sight else { return Ok(None) };
    if mailing.ground.is_notice() {
        let within = places::within_ids(tx, mailing.place).await?;
        return Ok((!within.iter().any(|place| sight.without.contains(place))).then_some(sight));
    }
    Ok(Some(sight))
}

/// The homes to which a mailing goes now: those within its place, without those that are withheld.
async fn homes(tx: &mut Tx, mailing: &Mailing, now: Timestamp) -> Result<Option<BTreeSet<PlaceId>>, Error> {
    let Some(sight) = sight(tx, mailing, now).await? else { return Ok(None) };
    let within = places::within_ids(tx, mailing.place).await?;
    Ok(Some(within.into_iter().filter(|place| !sight.without.contains(place)).collect()))
}

pub(super) async fn stop(app: &App, id: MailingId, why: Held, now: Timestamp) -> Result<(), NotNow> {
    app.db.write::<_, Error, _>(move |tx| Box::pin(store::hold(tx, id, why, now))).await?;
    tracing::warn!(mailing = %id, why = why.word(), "a mailing stands still");
    Ok(())
}

/// Puts the next step into the queue.
pub(super) async fn go_on(
    tx: &mut Tx,
    (mailing, serial): (MailingId, i64),
    at: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
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
    let text = if mailing.ground.is_digest() {
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
pub(super) struct Going<'a> {
    pub(super) app: &'a App,
    pub(super) mailing: &'a Mailing,
    pub(super) text: &'a Text,
    /// Where its recipients are at home.
    pub(super) homes: BTreeSet<PlaceId>,
    /// How often in a row the mail server was away.
    pub(super) misses: AtomicUsize,
}

/// What recipients read.
pub(super) enum Text {
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
