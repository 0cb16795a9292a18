//! Who asked to join, and links to sign in with: both wait for a button behind a letter.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

row! {
    /// Somebody who asked to join and has not yet pressed the button.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Application {
        pub(crate) person: PersonId,
        pub(crate) place: PlaceId,
        pub(crate) sealed: Vec<u8>,
        pub(crate) browser: [u8; 32],
        pub(crate) consent_version: String,
        pub(crate) applied_at: Timestamp,
        pub(crate) expires_at: Timestamp,
    }
    /// A link that has not been used.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Link {
        pub(crate) person: PersonId,
        pub(crate) browser: [u8; 32],
        pub(crate) expires_at: Timestamp,
    }
}

/// In place of a browser's hash: any browser may use the link. Set-up alone makes such links, for the operator's terminal.
pub(crate) const ANY_BROWSER: [u8; 32] = [0; 32];

const APPLY: Sql = sql!(
    "INSERT INTO applications (token, person, place, sealed, browser, consent_version, applied_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (token) DO NOTHING"
);
const APPLICATION: Sql = sql!(
    "SELECT person, place, sealed, browser, consent_version, applied_at, expires_at FROM applications \
     WHERE token = $1 AND expires_at > $2"
);
const TAKE_APPLICATION: Sql = sql!("DELETE FROM applications WHERE token = $1 AND expires_at > $2");
const EXPIRED: Sql =
    sql!("SELECT person AS value FROM applications WHERE expires_at <= $1 ORDER BY expires_at, person LIMIT $2");
const DELETE_APPLICATION: Sql = sql!("DELETE FROM applications WHERE person = $1");
const LINK: Sql = sql!(
    "INSERT INTO sign_in_links (token, person, browser, expires_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (token) DO NOTHING"
);
const FIND_LINK: Sql =
    sql!("SELECT person, browser, expires_at FROM sign_in_links WHERE token = $1 AND expires_at > $2");
const TAKE_LINK: Sql = sql!(
    "DELETE FROM sign_in_links WHERE token = $1 AND browser IN ($2, $3) AND expires_at > $4 RETURNING person AS value"
);
const DROP_LINKS: Sql = sql!("DELETE FROM sign_in_links");
const FORGET_LINKS: Sql = sql!("DELETE FROM sign_in_links WHERE expires_at <= $1");

/// Keeps an application under the hash of its token; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn apply(tx: &mut Tx, token: [u8; 32], application: &Application) -> Result<(), Error> {
    let row = args![
        token,
        application.person,
        application.place,
        &application.sealed,
        application.browser,
        application.consent_version.as_str(),
        application.applied_at,
        application.expires_at,
    ];
    tx.exec(APPLY, row).await?;
    Ok(())
}

/// The application of a token that has not expired.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<Option<Application>, Error> {
    tx.opt(APPLICATION, args![token, now]).await
}

/// Uses an application up; whether it was still there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(TAKE_APPLICATION, args![token, now]).await? == 1)
}

/// Persons of applications that expired, whose keys are to be destroyed before the rows go.
///
/// # Errors
/// When the database fails.
pub(crate) async fn expired(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<PersonId>, Error> {
    tx.all(EXPIRED, args![now, limit]).await
}

/// Forgets the application of a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(DELETE_APPLICATION, args![person]).await?;
    Ok(())
}

/// Keeps a link to sign in with under the hash of its token; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add_link(tx: &mut Tx, token: [u8; 32], link: &Link) -> Result<(), Error> {
    tx.exec(LINK, args![token, link.person, link.browser, link.expires_at]).await?;
    Ok(())
}

/// The link of a token that is neither used nor expired.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find_link(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<Option<Link>, Error> {
    tx.opt(FIND_LINK, args![token, now]).await
}

/// Uses a link up from the browser that asked for it; who signs in.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_link(
    tx: &mut Tx,
    token: [u8; 32],
    browser: [u8; 32],
    now: Timestamp,
) -> Result<Option<PersonId>, Error> {
    tx.opt(TAKE_LINK, args![token, browser, ANY_BROWSER, now]).await
}

/// Removes the links of everybody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_links(tx: &mut Tx) -> Result<(), Error> {
    tx.exec(DROP_LINKS, args![]).await.map(|_| ())
}

/// Forgets links that expired; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_links(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_LINKS, args![now]).await
}
