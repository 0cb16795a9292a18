//! Signing in by a link sent to one's e-mail.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{Email, PersonId, Timestamp};
use web::{Nonce, Once, once};

use crate::{
    sealing::email_hash,
    store::{
        self,
        applications::{ANY_BROWSER, Link},
    },
    token::Token,
};

/// A link lasts so long.
pub(crate) const LASTS: i64 = 15 * Timestamp::MINUTE;

/// What became of a link that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looked {
    /// This browser asked for it; the button will sign in.
    Ready,
    /// Another browser asked for it.
    OtherBrowser,
    /// It was used, or is too old.
    Over,
}

/// Sends a link to whoever has that e-mail; nothing happens when nobody does, and the caller cannot tell.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn ask(
    db: &Db,
    vault: &Vault,
    email: &Email,
    (token, browser): (&Token, &Token),
    letter: Letter,
    nonce: Option<Nonce>,
    now: Timestamp,
) -> Result<(), Error> {
    let hash = email_hash(vault, email);
    let (token, browser) = (token.hash(), browser.hash());
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            if once(tx, nonce, now).await? == Once::Again {
                return Ok(());
            }
            let Some(person) = store::persons::by_email(tx, hash).await? else { return Ok(()) };
            let link = Link { person, browser, expires_at: now.plus(LASTS) };
            store::applications::add_link(tx, token, &link).await?;
            mail::post(tx, &vault, &letter, now).await?;
            Ok(())
        })
    })
    .await
}

/// What the button of a link would do, without doing it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn look(tx: &mut Tx, token: &Token, browser: Option<&Token>, now: Timestamp) -> Result<Looked, Error> {
    let Some(link) = store::applications::find_link(tx, token.hash(), now).await? else { return Ok(Looked::Over) };
    let is_same = link.browser == ANY_BROWSER || browser.is_some_and(|browser| browser.hash() == link.browser);
    Ok(if is_same { Looked::Ready } else { Looked::OtherBrowser })
}

/// Uses a link up: who signs in, or nobody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sign_in(
    db: &Db,
    token: &Token,
    browser: Option<&Token>,
    now: Timestamp,
) -> Result<Option<PersonId>, Error> {
    let (token, browser) = (token.hash(), browser.map_or(ANY_BROWSER, Token::hash));
    db.write(move |tx| Box::pin(store::applications::take_link(tx, token, browser, now))).await
}
