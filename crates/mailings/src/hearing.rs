//! What mail servers write that could not deliver a letter of a mailing.

use database::Error;
use mail::{Arrived, Speaker, Verdict};
use web::App;

use crate::{mailing::MailingId, store, token};

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
        Ok(verdict) => verdict,
        Err(error) => {
            tracing::error!(%error, "a notice of non-delivery could not be taken now");
            Verdict::Later
        }
    }
}

/// Notes it, once, and whether the address that the letter went to is to be given up. A server that is very quick waits until it is
/// written down that the letter was sent.
async fn undelivered(app: &App, letter: (MailingId, i64), is_gone: bool) -> Result<Verdict, Error> {
    let now = app.now();
    app.db
        .write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                if store::recipients::is_waiting(tx, letter).await? {
                    return Ok(Verdict::Later);
                }
                if let Some(address) = store::recipients::bounced(tx, letter, now).await? {
                    membership::undelivered(tx, &address, is_gone, now).await?;
                }
                Ok(Verdict::Taken)
            })
        })
        .await
}
