//! One letter of a mailing: whether she is still to get it, what she reads, and what became of it.

use std::sync::{Arc, atomic::Ordering};

use database::{Error, Tx};
use mail::{Handed, LetterId};
use membership::{Basis, NotWritten, Recipient};
use terms::{PersonId, Timestamp};
use web::App;

use super::{
    reading,
    sending::{AT_ONCE, Going, NotNow, Text},
};
use crate::{
    letter::{Sheet, Who},
    mailing::{Fate, Ground, Mailing, MailingId, again_at, rule},
    store::{
        self,
        recipients::{Outcome, Waiting},
    },
    token,
};

/// What came of one letter.
pub(super) enum Became {
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
pub(super) async fn one(going: &Going<'_>, of: Waiting) -> Result<Became, Error> {
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
    app.imprints.read_again(app).await?;
    let mut letter = sheet.for_one(app, (to.who, &to.recipient), &name, now);
    let to = to.recipient;
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

/// Whom a letter goes to, and as what.
struct To {
    who: Who,
    recipient: Recipient,
}

/// Whom a letter of a mailing goes to, or why it goes to nobody.
async fn to(going: &Going<'_>, tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Result<To, Fate>, Error> {
    let (app, ground) = (going.app, going.mailing.ground);
    let reader = if going.mailing.for_readers { store::readers::find(tx, person).await? } else { None };
    let (who, found) = match reader {
        Some(reader) => (Who::Reader, reading::recipient(app, tx, &reader, now).await?),
        None => (Who::Member(person), recipient(app, tx, ground, person, now).await?),
    };
    let recipient = match found {
        Ok(recipient) => recipient,
        Err(fate) => return Ok(Err(fate)),
    };
    let since = now.plus(-rule().within_days * Timestamp::DAY);
    let is_capped = !ground.is_notice() && !ground.is_automatic();
    if is_capped && store::recipients::had(tx, person, since).await? >= rule().most {
        return Ok(Err(Fate::Enough));
    }
    Ok(Ok(To { who, recipient }))
}

/// To whom a letter goes, what she reads and how she is called; or why it goes to nobody.
async fn written(
    going: &Going<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Result<(To, Arc<Sheet>, String), Fate>, Error> {
    let app = going.app;
    let mut tx = app.db.reader().await?;
    let to = match to(going, &mut tx, person, now).await? {
        Ok(to) => to,
        Err(fate) => return Ok(Err(fate)),
    };
    if !going.homes.contains(&to.recipient.home) {
        return Ok(Err(Fate::Elsewhere));
    }
    let sheet = match going.text {
        Text::Same(sheet) => Arc::clone(sheet),
        Text::Digests(digests) => {
            let is_monthly = store::digests::is_monthly(&mut tx, person).await?;
            drop(tx);
            let sheet = match digests.find(app, (to.recipient.home, to.recipient.language), is_monthly, now).await? {
                Ok(sheet) => sheet,
                Err(fate) => return Ok(Err(fate)),
            };
            return Ok(Ok((to, sheet, String::new())));
        }
    };
    let name = match to.who {
        _ if !sheet.greets() => String::new(),
        Who::Member(_) => membership::name(&mut tx, &app.vault, person, now).await?.unwrap_or_default(),
        Who::Reader => sheet.reader(app),
    };
    Ok(Ok((to, sheet, name)))
}

/// How a member is written to on this ground, or why she is not.
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
    let to = membership::recipient(tx, &app.vault, (person, basis), now).await?;
    Ok(to.map_err(not_written))
}

/// What becomes of the letter to somebody who is not written to.
pub(super) const fn not_written(why: NotWritten) -> Fate {
    match why {
        NotWritten::NoMember => Fate::NoMember,
        NotWritten::NoConsent => Fate::NoConsent,
        NotWritten::NoAddress => Fate::NoAddress,
        NotWritten::Undeliverable => Fate::Undeliverable,
    }
}

/// The same letter has the same id, however often it is handed over; the id tells nothing of the mailing.
fn letter_id(app: &App, mailing: MailingId, number: i64) -> LetterId {
    let mut id = [0; 16];
    id.copy_from_slice(&app.vault.find_hash("mailing-letter", &format!("{mailing} {number}"))[..16]);
    LetterId::by_chance(id)
}

/// A letter that was not taken for now: when it is tried again, or that it was tried often enough.
pub(super) fn not_now(of: Waiting, now: Timestamp) -> Outcome {
    match again_at(of.tries + 1, now) {
        Some(due_at) => Outcome { of, fate: Fate::Waiting, due_at, address: None },
        None => Outcome { of, fate: Fate::Refused, due_at: now, address: None },
    }
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
    app.imprints.read_again(app).await?;
    let letter = Sheet::of(app, mailing, &place).for_one(app, (Who::Member(person), &to), &name, now);
    match app.post.hand_over(letter, id, now).await {
        Handed::Away | Handed::NotNow => Err(NotNow::Away),
        Handed::Taken | Handed::Refused | Handed::Gone => Ok(()),
    }
}
