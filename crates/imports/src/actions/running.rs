//! The run: portion after portion, each entered in one transaction, so that every row is entered once.

use std::sync::Arc;

use database::{Error, Tx};
use membership::{
    importing::{self, Became, Incoming, Ready},
    person::Field,
};
use terms::{Day, PersonId, Timestamp, Zone};
use web::App;

use super::{PORTIONS, enqueue, go_on, sealing, still};
use crate::{
    checking::Entry,
    import::{Import, State},
    store::{self, Touched},
};

/// Enters some portions.
///
/// # Errors
/// When database or key store fail; portions entered until then are.
///
/// Source: docs/rules/imports.md, 10 to 13.
pub(crate) async fn step(app: &App, one: Import, now: Timestamp) -> Result<(), Error> {
    let mut one = one;
    for _ in 0..PORTIONS {
        if one.done >= one.portions.unwrap_or(0) {
            return end(app, &one, now).await;
        }
        let Some(next) = enter(app, &one, now).await? else { return Ok(()) };
        one = next;
    }
    go_on(app, &one, now, now).await
}

async fn enter(app: &App, one: &Import, now: Timestamp) -> Result<Option<Import>, Error> {
    let (Some(by), Some(proof)) = (one.run_by, one.proof.as_deref()) else {
        // Whoever let it run was erased meanwhile: nobody stands for it any more.
        return stop(app, one).await;
    };
    let mut tx = app.db.reader().await?;
    let rows = sealing::portion(&mut tx, &app.vault, (one, one.done), now).await?;
    drop(tx);
    let (mut numbers, mut incoming, mut opted_out) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        if let Some(email) = row.opted_out.as_deref().and_then(|email| email.parse().ok()) {
            opted_out.push(membership::address_hash(&app.vault, &email));
        }
        let Ok(entry) = row.found else { continue };
        let person = one.person(row.number);
        let Some(new) = newcomer(&entry, (person, proof), &app.settings.zone, now) else {
            return Err(Error::unreadable("import_portions.sealed"));
        };
        numbers.push(i64::try_from(row.number).unwrap_or(i64::MAX));
        incoming.push(new);
    }
    let rows = Arc::new((numbers, importing::ready(app, (by, incoming), now).await?, opted_out));
    let one = one.clone();
    app.db
        .write(move |tx| {
            let (one, rows) = (one.clone(), Arc::clone(&rows));
            Box::pin(async move { enter_within(tx, &one, &rows, now).await })
        })
        .await
}

async fn enter_within(
    tx: &mut Tx,
    one: &Import,
    (numbers, rows, opted_out): &(Vec<i64>, Vec<Ready>, Vec<[u8; 32]>),
    now: Timestamp,
) -> Result<Option<Import>, Error> {
    let Some(mut found) = still(tx, one).await? else { return Ok(None) };
    let mut figures = found.outcome.clone().unwrap_or_default();
    let mut touched = Vec::new();
    for address in opted_out {
        importing::opt_out(tx, address, now).await?;
    }
    for (number, done) in numbers.iter().zip(importing::take(tx, rows, now).await?) {
        figures.became(&done.became);
        figures.consents += u64::from(done.has_agreed);
        let (is_entered, fields) = match done.became {
            Became::Entered => (true, Vec::new()),
            Became::Filled(fields) => (false, fields),
            _ => continue,
        };
        let Some(person) = done.person else { continue };
        let left = |which| fields.iter().find(|(field, _)| *field == which).map(|(_, hash)| hash.clone());
        let (postcode, address) = (left(Field::Postcode), left(Field::Address));
        touched.push(Touched { import: one.id, number: *number, person, at: now, is_entered, postcode, address });
    }
    store::touch(tx, &touched).await?;
    found.outcome = Some(figures);
    found.done += 1;
    store::save(tx, &found).await?;
    Ok(Some(found))
}

/// Somebody in a row, as membership enters her; `None` when the row is not what was checked.
fn newcomer(entry: &Entry, (person, proof): (PersonId, &str), zone: &Zone, now: Timestamp) -> Option<Incoming> {
    let (email, postcode, address) = (entry.email.as_deref(), entry.postcode.as_deref(), entry.address.as_deref());
    let day = |text: &String| text.parse::<Day>().ok();
    let starts = |text: &String| day(text).map(|day| day.starts(zone).min(now));
    let since = match &entry.since {
        Some(text) => starts(text)?,
        None => now,
    };
    Some(Incoming {
        person,
        particulars: importing::particulars(&entry.name, email, postcode, address)?,
        place: entry.place,
        since,
        // She has paid for the whole of that day.
        paid_until: entry.paid_until.as_ref().and_then(day).map(|day| day.plus(1).starts(zone)),
        agreed: entry.agreed.as_ref().and_then(|(on, proof)| Some((starts(on)?, proof.clone()))),
        is_opted_out: entry.is_opted_out,
        proof: proof.to_owned(),
    })
}

async fn end(app: &App, one: &Import, now: Timestamp) -> Result<(), Error> {
    let one = one.clone();
    app.db
        .write(move |tx| {
            let one = one.clone();
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                found.enter(State::Ended);
                found.ended_at = Some(now);
                store::save(tx, &found).await?;
                if found.tells { enqueue(tx, &found, now, now).await } else { Ok(()) }
            })
        })
        .await
}

/// Stands still as if it had ended: what was entered until now can be undone.
async fn stop(app: &App, one: &Import) -> Result<Option<Import>, Error> {
    let mut all = one.clone();
    all.tells = false;
    all.done = all.portions.unwrap_or(0);
    let (before, after, now) = (one.clone(), all, app.now());
    app.db
        .write(move |tx| {
            let (before, mut after) = (before.clone(), after.clone());
            Box::pin(async move {
                if still(tx, &before).await?.is_some() {
                    after.enter(State::Ended);
                    after.ended_at = Some(now);
                    store::save(tx, &after).await?;
                }
                Ok(None)
            })
        })
        .await
}
