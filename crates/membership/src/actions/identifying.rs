//! Signing in by the organisation's identity provider, and linking one's account there.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use openidconnect::{
    AuthorizationCode, RequestTokenError,
    core::{CoreProviderMetadata, CoreTokenResponse},
};
use outbound::{Answer, NotAnswered, Outbound, Question};
use terms::{PersonId, Timestamp};
use web::IdentityProvider;

use crate::{
    identity::{self, Asked, Client, LASTS, NoAddress, NotBelieved, Shown},
    store::{self, browsers::Ceremony},
    token::Token,
};

/// What the question is sealed as while the browser is away.
const SEALED: &str = "identity";
/// A code has so many characters at most.
const LONGEST_CODE: usize = 2_048;

/// The provider, how it is asked, and where browsers come back to.
pub(crate) struct Party<'a> {
    pub(crate) provider: &'a IdentityProvider,
    pub(crate) outbound: &'a Outbound,
    pub(crate) redirect: String,
}

/// Why nobody was shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotShown {
    /// The provider cannot be asked now, or is not what it says.
    #[error("the identity provider cannot be asked: {0}")]
    Away(&'static str),
    /// It took too long, was done already, or began in another browser.
    #[error("over")]
    Over,
    /// What came back is not believed.
    #[error("not believed: {0}")]
    Wrong(&'static str),
    /// No member has linked that account.
    #[error("nobody has linked that account")]
    Nobody,
    /// Another member has linked that account.
    #[error("another member has linked that account")]
    Taken,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

impl From<NoAddress> for NotShown {
    fn from(_: NoAddress) -> Self {
        Self::Away("its address is none")
    }
}

impl From<NotAnswered> for NotShown {
    fn from(error: NotAnswered) -> Self {
        Self::Away(match error {
            NotAnswered::NotEncrypted => "an address of it is not encrypted",
            NotAnswered::Unreachable => "it cannot be reached",
            NotAnswered::TooLate => "it does not answer in time",
            NotAnswered::TooLong => "its answer is too long",
        })
    }
}

impl Party<'_> {
    /// Looks the provider up; what it says of itself is kept for an hour.
    ///
    /// # Errors
    /// [`NotShown::Away`].
    async fn client(&self, now: Timestamp) -> Result<Client, NotShown> {
        let ask = |question: Question| {
            let outbound = self.outbound.clone();
            async move { outbound.ask_kept(question, now).await }
        };
        let found = CoreProviderMetadata::discover_async(identity::issuer(self.provider)?, &ask).await;
        let metadata = found.map_err(|error| match error {
            openidconnect::DiscoveryError::Request(error) => error.into(),
            openidconnect::DiscoveryError::Response(..) => NotShown::Away("it answers that it is not there"),
            openidconnect::DiscoveryError::Validation(_) => NotShown::Away("it gives itself another address"),
            _ => NotShown::Away("what it says of itself cannot be read"),
        })?;
        Ok(identity::client(self.provider, metadata, &self.redirect)?)
    }

    /// Hands the code in.
    async fn exchange(&self, client: &Client, code: &str, asked: &Asked) -> Result<CoreTokenResponse, NotShown> {
        let ask = |question: Question| {
            let outbound = self.outbound.clone();
            async move { outbound.ask(question).await as Result<Answer, NotAnswered> }
        };
        let request = client.exchange_code(AuthorizationCode::new(code.to_owned()));
        let request = request.map_err(|_| NotShown::Away("it names nowhere to hand a code in"))?;
        // What it says about an error may name somebody, and goes nowhere.
        request.set_pkce_verifier(asked.verifier()).request_async(&ask).await.map_err(|error| match error {
            RequestTokenError::Request(error) => error.into(),
            RequestTokenError::ServerResponse(_) => NotShown::Wrong("it does not take the code"),
            _ => NotShown::Wrong("what it gives for the code cannot be read"),
        })
    }

    /// Who the code is about. Keys that were changed since they were looked up are looked up once more.
    async fn shown(&self, code: &str, asked: &Asked, now: Timestamp) -> Result<Shown, NotShown> {
        let client = self.client(now).await?;
        let answer = self.exchange(&client, code, asked).await?;
        let mut shown = identity::believe(&client, self.provider, &answer, asked, now);
        if shown == Err(NotBelieved::UnknownKey) {
            self.outbound.forget();
            shown = identity::believe(&self.client(now).await?, self.provider, &answer, asked, now);
        }
        shown.map_err(|error| match error {
            NotBelieved::UnknownKey => NotShown::Wrong("it is signed with an unknown key"),
            NotBelieved::Unfit => NotShown::Wrong("the ID token does not fit"),
        })
    }
}

/// Looks whether the provider is there and can be used: for the check-list of an installation.
///
/// # Errors
/// What is wrong, in words.
pub async fn check(
    provider: &IdentityProvider,
    outbound: &Outbound,
    public_url: &str,
    now: Timestamp,
) -> Result<(), String> {
    let party = Party { provider, outbound, redirect: redirect(public_url) };
    party.client(now).await.map(|_| ()).map_err(|error| error.to_string())
}

/// Where browsers come back to, as the provider has to know it too.
pub(crate) fn redirect(public_url: &str) -> String {
    format!("{public_url}/sign-in/with/back")
}

/// Begins: where the browser is sent. Whoever is signed in and named begins to link an account of hers.
///
/// # Errors
/// [`NotShown`].
pub(crate) async fn begin(
    db: &Db,
    vault: &Vault,
    party: &Party<'_>,
    person: Option<PersonId>,
    (state, asked): (&Token, &Asked),
    now: Timestamp,
) -> Result<String, NotShown> {
    let client = party.client(now).await?;
    let address = identity::address(&client, party.provider, state, asked);
    if !address.parse().is_ok_and(|address| outbound::is_private(&address)) {
        return Err(NotAnswered::NotEncrypted.into());
    }
    let asked = serde_json::to_string(asked).map_err(|_| Error::unreadable("ceremonies.sealed"))?;
    let ceremony = Ceremony { person, sealed: vault.seal_note(SEALED, &asked)? };
    let token = state.hash();
    db.write::<(), Error, _>(move |tx| {
        let ceremony = ceremony.clone();
        Box::pin(async move { store::browsers::begin_ceremony(tx, token, &ceremony, now.plus(LASTS)).await })
    })
    .await?;
    Ok(address)
}

/// Uses up what was begun, whatever comes of it: who began to link an account, and what was asked.
///
/// # Errors
/// [`NotShown::Over`].
pub(crate) async fn take(
    db: &Db,
    vault: &Vault,
    state: &Token,
    now: Timestamp,
) -> Result<(Option<PersonId>, Asked), NotShown> {
    let token = state.hash();
    let taken: Option<Ceremony> =
        db.write::<_, Error, _>(move |tx| Box::pin(store::browsers::take_ceremony(tx, token, now))).await?;
    let ceremony = taken.ok_or(NotShown::Over)?;
    // A ceremony of a passkey is sealed under another name, and does not open.
    let asked = vault.open_note(SEALED, &ceremony.sealed).map_err(|_| NotShown::Over)?;
    Ok((ceremony.person, serde_json::from_str(&asked).map_err(|_| NotShown::Over)?))
}

/// Who signs in, and whether the provider says that it asked for more than a password.
///
/// # Errors
/// [`NotShown`].
///
/// Source: docs/rules/membership.md, 44.
pub(crate) async fn sign_in(
    db: &Db,
    vault: &Vault,
    party: &Party<'_>,
    (code, asked): (&str, &Asked),
    now: Timestamp,
) -> Result<(PersonId, bool), NotShown> {
    let shown = party.shown(bounded(code)?, asked, now).await?;
    let subject = subject(vault, party.provider, &shown);
    let person: Option<PersonId> =
        db.write::<_, Error, _>(move |tx| Box::pin(store::identities::sign_in(tx, subject, now))).await?;
    Ok((person.ok_or(NotShown::Nobody)?, shown.is_strong))
}

/// Links the account to a person who is signed in. The letter tells of it.
///
/// # Errors
/// [`NotShown`]; then what was linked before still is.
///
/// Source: docs/rules/membership.md, 45.
pub(crate) async fn link(
    db: &Db,
    vault: &Vault,
    party: &Party<'_>,
    person: PersonId,
    (code, asked): (&str, &Asked),
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<(), NotShown> {
    let shown = party.shown(bounded(code)?, asked, now).await?;
    let subject = subject(vault, party.provider, &shown);
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            match store::identities::owner(tx, subject).await? {
                Some(owner) if owner != person => return Err(NotShown::Taken),
                Some(_) => return Ok(()),
                None => store::identities::link(tx, subject, person, now).await?,
            }
            tell(tx, &vault, letter, now).await
        })
    })
    .await
}

/// Takes the link away; whether there was one. The letter tells of it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn unlink(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<bool, NotShown> {
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            let was_there = store::identities::unlink(tx, person).await?;
            tell(tx, &vault, letter.filter(|_| was_there), now).await?;
            Ok(was_there)
        })
    })
    .await
}

async fn tell(tx: &mut Tx, vault: &Vault, letter: Option<Letter>, now: Timestamp) -> Result<(), NotShown> {
    if let Some(letter) = letter {
        mail::post(tx, vault, &letter, now).await?;
    }
    Ok(())
}

fn bounded(code: &str) -> Result<&str, NotShown> {
    if (1..=LONGEST_CODE).contains(&code.len()) { Ok(code) } else { Err(NotShown::Wrong("the code is none")) }
}

/// What an account is found by: a keyed hash of the provider and of what it calls her.
fn subject(vault: &Vault, provider: &IdentityProvider, shown: &Shown) -> [u8; 32] {
    vault.find_hash("identity", &format!("{}\n{}", provider.issuer, shown.subject))
}
