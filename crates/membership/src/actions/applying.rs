//! Joining on the page: an application, a letter, and a button that confirms it.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use serde::{Deserialize, Serialize};
use terms::{PersonId, PlaceId, Timestamp};
use web::{Nonce, Once, once};

use crate::{
    actions::joining::{Newcomer, admit, consent},
    organisation,
    person::{Channel, Particulars},
    sealing::{email_hash, seal},
    standing::{Event, Happening},
    status::Wording,
    store::{self, applications::Application},
    token::Token,
};

/// An application waits so long for its button.
pub(crate) const WAITS: i64 = 3 * Timestamp::DAY;

/// The field under which an application is sealed.
const FIELD: &str = "application";

/// Somebody who asks to join.
#[derive(Debug, Clone)]
pub(crate) struct Applying {
    /// Her id, should she confirm.
    pub(crate) person: PersonId,
    /// What the letter's link holds.
    pub(crate) token: Token,
    /// What the browser's cookie holds.
    pub(crate) browser: Token,
    /// What is to be kept of her.
    pub(crate) particulars: Particulars,
    /// Her home.
    pub(crate) place: PlaceId,
    /// The text that she agrees to.
    pub(crate) wording: &'static Wording,
}

/// The letter for somebody new, and the one for somebody who is known; which is sent, the page does not tell.
#[derive(Debug, Clone)]
pub(crate) struct Letters {
    /// With the link that confirms.
    pub(crate) confirm: Letter,
    /// That there is an entry already.
    pub(crate) known: Letter,
}

/// Why nothing was confirmed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotConfirmed {
    /// The link was used, or is too old.
    #[error("membership-link-over")]
    Over,
    /// Somebody with that e-mail has become a member meanwhile.
    #[error("membership-join-known")]
    Known,
    /// The organisation has become something else since she asked, and she has not seen the text of what it is now.
    #[error("membership-consent-changed")]
    OtherText,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// The particulars as they are sealed while they wait.
#[derive(Serialize, Deserialize)]
struct Waiting {
    name: String,
    email: Option<String>,
    postcode: Option<String>,
}

/// Keeps an application and sends the letter.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 7.
pub(crate) async fn apply(
    db: &Db,
    vault: &Vault,
    applying: Applying,
    letters: Letters,
    nonce: Option<Nonce>,
    now: Timestamp,
) -> Result<(), Error> {
    // Sealed whether it will be needed or not, so that the time of the answer does not tell who is known.
    vault.ensure(&[applying.person]).await?;
    let application = sealed(vault, &applying, now).await?;
    let hash = applying.particulars.email.as_ref().map(|email| email_hash(vault, email));
    let token = applying.token.hash();
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, application, letters) = (vault.clone(), application.clone(), letters.clone());
        Box::pin(async move {
            if once(tx, nonce, now).await? == Once::Again {
                return Ok(());
            }
            let is_known = match hash {
                Some(hash) => store::persons::by_email(tx, hash).await?.is_some(),
                None => false,
            };
            if is_known {
                mail::post(tx, &vault, &letters.known, now).await?;
            } else {
                store::applications::apply(tx, token, &application).await?;
                mail::post(tx, &vault, &letters.confirm, now).await?;
            }
            Ok(())
        })
    })
    .await
}

async fn sealed(vault: &Vault, applying: &Applying, now: Timestamp) -> Result<Application, Error> {
    let particulars = &applying.particulars;
    let waiting = Waiting {
        name: particulars.name.to_string(),
        email: particulars.email.as_ref().map(|email| email.as_str().to_owned()),
        postcode: particulars.postcode.as_ref().map(|postcode| postcode.as_str().to_owned()),
    };
    let text = serde_json::to_string(&waiting).expect("strings can be written as JSON");
    Ok(Application {
        person: applying.person,
        place: applying.place,
        sealed: vault.seal(applying.person, FIELD, &text, now).await?,
        browser: applying.browser.hash(),
        consent_version: applying.wording.version.clone(),
        applied_at: now,
        expires_at: now.plus(WAITS),
    })
}

/// Is there an application that this token confirms? If so, the text that has taken the place of the one she agreed to, if any has.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waits(
    tx: &mut Tx,
    token: &Token,
    now: Timestamp,
) -> Result<Option<Option<&'static Wording>>, Error> {
    let Some(application) = store::applications::find(tx, token.hash(), now).await? else { return Ok(None) };
    let wording = organisation::wording(tx, now).await?;
    Ok(Some(Some(wording).filter(|wording| wording.version != application.consent_version)))
}

/// Confirms an application: who became a member, and whether this is the browser that asked. `seen` is the version of the text that
/// stood above the button, where it was another than the one she had agreed to.
///
/// # Errors
/// [`NotConfirmed`]; then nobody became a member.
///
/// Source: docs/rules/membership.md, 125.
pub(crate) async fn confirm(
    db: &Db,
    vault: &Vault,
    (token, seen): (&Token, &str),
    browser: Option<&Token>,
    now: Timestamp,
) -> Result<(PersonId, bool), NotConfirmed> {
    let seen = seen.to_owned();
    let token = token.hash();
    let found = store::applications::find(&mut db.reader().await?, token, now).await?;
    let application = found.ok_or(NotConfirmed::Over)?;
    let newcomer = newcomer(vault, &application, now).await?;
    let person = application.person;
    let is_same_browser = browser.is_some_and(|browser| browser.hash() == application.browser);
    db.write(move |tx| {
        let (mut newcomer, seen) = (newcomer.clone(), seen.clone());
        Box::pin(async move {
            let version = &organisation::wording(tx, now).await?.version;
            if *version != newcomer.consent.text_version {
                if *version != seen {
                    return Err(NotConfirmed::OtherText);
                }
                newcomer.consent = consent(Channel::Web, now, "letter".to_owned(), version);
            }
            if !store::applications::take(tx, token, now).await? {
                return Err(NotConfirmed::Over);
            }
            if let Some(hash) = newcomer.sealed.email_hash
                && store::persons::by_email(tx, hash).await?.is_some()
            {
                return Err(NotConfirmed::Known);
            }
            admit(tx, &[newcomer]).await?;
            Ok(())
        })
    })
    .await?;
    Ok((person, is_same_browser))
}

async fn newcomer(vault: &Vault, application: &Application, now: Timestamp) -> Result<Newcomer, Error> {
    let person = application.person;
    let unreadable = || Error::unreadable("applications.sealed");
    let text = vault.open_field(person, FIELD, &application.sealed, now).await?.ok_or_else(unreadable)?;
    let waiting: Waiting = serde_json::from_str(&text).map_err(|_| unreadable())?;
    let particulars = Particulars {
        name: waiting.name.parse().map_err(|_| unreadable())?,
        email: waiting.email.map(|email| email.parse()).transpose().map_err(|_| unreadable())?,
        postcode: waiting.postcode.map(|postcode| postcode.parse()).transpose().map_err(|_| unreadable())?,
        address: None,
    };
    let admitted = Happening::Admitted { place: application.place };
    Ok(Newcomer {
        sealed: seal(vault, person, &particulars, now).await?,
        place: application.place,
        events: vec![Event { at: application.applied_at, what: Happening::Applied }, Event { at: now, what: admitted }],
        consent: consent(Channel::Web, application.applied_at, "letter".to_owned(), &application.consent_version),
        entered_by: None,
        entered_at: now,
    })
}
