//! The steps in which it is written down whom a mailing goes to.

use std::collections::BTreeSet;

use database::Error;
use membership::choosing;
use terms::{Email, PersonId, PlaceId, Timestamp};
use web::App;

use super::{
    reading,
    sending::{NotNow, go_on, sight, stop},
};
use crate::{
    mailing::{Fate, Ground, Held, Mailing},
    store::{
        self,
        recipients::{Domain, Listed},
    },
};

/// Begins what is kept of where to go on, once everybody was written down a first time.
const AGAIN: &str = "again ";
/// Begins it once members were written down, and readers are.
const READERS: &str = "readers ";
/// Members written down in one step.
const LISTED: usize = 500;

/// Writes down the next few members that a mailing goes to.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/mailings.md, 2 and 5.
pub(crate) async fn list(app: &App, mailing: &Mailing, now: Timestamp) -> Result<(), NotNow> {
    let mut tx = app.db.reader().await?;
    let Some(sight) = sight(&mut tx, mailing, now).await? else {
        return stop(app, mailing.id, Held::Office, now).await;
    };
    if let Some(after) = mailing.listed_after.as_deref().and_then(|text| text.strip_prefix(READERS)) {
        return list_readers(app, mailing, (&sight.without, choosing::After::read(after)), now).await;
    }
    let (is_again, after) = match mailing.listed_after.as_deref() {
        Some(text) => match text.strip_prefix(AGAIN) {
            Some(rest) => (true, choosing::After::read(rest)),
            None => (false, choosing::After::read(text)),
        },
        None => (false, None),
    };
    let (found, next) = match mailing.ground {
        Ground::Notice(_) => choosing::everybody(&mut tx, mailing.segment.place, after, LISTED, now).await?,
        Ground::Consent(_) => choosing::page(&mut tx, (&mailing.segment, &sight), after, LISTED, now).await?,
    };
    let mut all = Vec::with_capacity(found.len());
    for (number, (_, person)) in (mailing.listed..).zip(found) {
        if is_again && store::recipients::is_listed(&mut tx, mailing.id, person).await? {
            continue;
        }
        // Somebody whose address cannot be read is told on paper; nobody else waits for that.
        let email = match membership::email(&mut tx, &app.vault, person, now).await {
            Err(Error::Unreadable(_)) => None,
            email => email?,
        };
        all.push(listed(app, (number, person), email.as_deref()));
    }
    drop(tx);
    let next = match (next.map(choosing::After::to_text), is_again) {
        (Some(next), false) => Some(next),
        (Some(next), true) => Some(format!("{AGAIN}{next}")),
        // Once more from the beginning, for those who came or moved meanwhile.
        (None, false) => Some(AGAIN.to_owned()),
        (None, true) if mailing.for_readers => Some(READERS.to_owned()),
        (None, true) => None,
    };
    write_down(app, mailing, (all, next), now).await
}

/// Writes down the next few readers.
async fn list_readers(
    app: &App,
    mailing: &Mailing,
    (without, after): (&BTreeSet<PlaceId>, Option<choosing::After>),
    now: Timestamp,
) -> Result<(), NotNow> {
    let mut tx = app.db.reader().await?;
    let mut homes = places::within_ids(&mut tx, mailing.place).await?;
    homes.retain(|place| !without.contains(place) && after.is_none_or(|after| *place >= after.place));
    homes.sort();
    let (mut found, mut next) = (Vec::new(), None);
    for place in homes {
        let begin = after.filter(|after| after.place == place).map_or_else(first, |after| after.person);
        let room = i64::try_from(LISTED - found.len()).unwrap_or(0);
        found.extend(store::readers::of_place(&mut tx, place, begin, room).await?);
        if found.len() >= LISTED {
            next = found.last().map(|last| choosing::After { place: last.place, person: last.id });
            break;
        }
    }
    let mut all = Vec::with_capacity(found.len());
    for (number, reader) in (mailing.listed..).zip(found) {
        let email = match reading::email(app, &reader, now).await {
            Err(Error::Unreadable(_)) => None,
            email => email?,
        };
        all.push(listed(app, (number, reader.id), email.as_ref().map(Email::as_str)));
    }
    drop(tx);
    let next = next.map(|next| format!("{READERS}{}", next.to_text()));
    write_down(app, mailing, (all, next), now).await
}

/// The id before every other.
fn first() -> PersonId {
    PersonId::from_uuid(uuid::Uuid::nil())
}

/// Writes down who was found, and where to go on.
async fn write_down(
    app: &App,
    mailing: &Mailing,
    (all, next): (Vec<Listed>, Option<String>),
    now: Timestamp,
) -> Result<(), NotNow> {
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

fn listed(app: &App, (number, person): (i64, PersonId), email: Option<&str>) -> Listed {
    let domain = email.and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain.to_lowercase());
    match domain {
        Some(domain) => {
            let domain = app.vault.find_hash("mail-domain", &domain)[..8].to_vec();
            Listed { number, person, domain, fate: Fate::Waiting }
        }
        None => Listed { number, person, domain: Domain::new(), fate: Fate::NoAddress },
    }
}
