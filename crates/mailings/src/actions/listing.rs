//! The steps in which it is written down whom a mailing goes to.

use database::{Error, Tx};
use membership::choosing;
use terms::{PersonId, Timestamp};
use web::App;

use super::sending::{NotNow, go_on, stop, without};
use crate::{
    mailing::{Fate, Ground, Held, Mailing},
    store::{
        self,
        recipients::{Domain, Listed},
    },
};

/// Begins what is kept of where to go on, once everybody was written down a first time.
const AGAIN: &str = "again ";
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
