//! What mail servers write that could not deliver a letter of a mailing.

use database::Error;
use mail::{Arrived, Speaker, Verdict};
use web::App;

use crate::{store, token};

const NO_LETTERS: Verdict =
    Verdict::Refused("Nobody reads what comes to this address. Write to your organisers on the page.");

/// Hears a message that came to the return address of a letter. What goes wrong here is tried again by the mail server.
///
/// Source: docs/rules/mailings.md, 10.
pub(crate) async fn hear(app: App, arrived: Arrived) -> Verdict {
    let Some(letter) = token::read_returned(&app.vault, &arrived.token) else { return Verdict::Nobody };
    let Some(incoming) = mail::read(&arrived) else { return NO_LETTERS };
    match incoming.speaker {
        Speaker::Person => return NO_LETTERS,
        Speaker::Machine => return Verdict::Taken,
        Speaker::Undelivered => {}
    }
    match undelivered(&app, letter, incoming.is_gone).await {
        Ok(()) => Verdict::Taken,
        Err(error) => {
            tracing::error!(%error, "a notice of non-delivery could not be taken now");
            Verdict::Later
        }
    }
}

/// Notes it, once, and whether the address is to be given up.
async fn undelivered(app: &App, letter: (crate::mailing::MailingId, i64), is_gone: bool) -> Result<(), Error> {
    let now = app.now();
    let person = app.db.write::<_, Error, _>(move |tx| Box::pin(store::recipients::bounced(tx, letter, now))).await?;
    match person {
        Some(person) => membership::undelivered(&app.db, &app.vault, person, is_gone, now).await,
        None => Ok(()),
    }
}
