//! The organisation's identity provider: where a browser is sent, and what of its answer is believed; no store, no network.
//!
//! Source: `OpenID` Connect Core 1.0, 3.1 (authorization code), 3.1.3.7 (what is checked of an ID token) and 5.1; RFC 7636 (PKCE).

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AuthType, AuthenticationFlow, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    SignatureVerificationError, TokenResponse,
    core::{
        CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
        CoreTokenResponse,
    },
};
use serde::{Deserialize, Serialize};
use terms::Timestamp;
use web::IdentityProvider;

use crate::token::Token;

/// There is so long to show it who one is, and to come back.
pub(crate) const LASTS: i64 = 10 * Timestamp::MINUTE;

/// Signatures that are believed: of keys that the provider publishes, never one made with a secret that both know.
const SIGNATURES: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The library's client for a provider that was looked up.
pub(crate) type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What the server remembers until the browser comes back; the browser never sees it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Asked {
    nonce: String,
    verifier: String,
    /// Where she wanted to go.
    pub(crate) back: String,
}

impl Asked {
    /// Something to ask, by chance.
    pub(crate) fn new(nonce: [u8; 32], verifier: [u8; 32], back: &str) -> Self {
        Self { nonce: hex::encode(nonce), verifier: hex::encode(verifier), back: back.to_owned() }
    }

    /// What proves that the code is handed in by whoever asked for it.
    pub(crate) fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.verifier.clone())
    }
}

/// Who the provider says that somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What the provider calls her, for ever.
    pub(crate) subject: String,
    /// Whether it says that it asked for more than a password, in a word that the settings believe.
    pub(crate) is_strong: bool,
}

/// Why an answer is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotBelieved {
    /// It is signed with a key that was not known when the keys were last looked up.
    #[error("signed with an unknown key")]
    UnknownKey,
    /// Anything else.
    #[error("the ID token does not fit")]
    Unfit,
}

/// The settings cannot be used as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the address of the identity provider, or of this site, is none")]
pub(crate) struct NoAddress;

/// The address of the provider, as the library wants it.
///
/// # Errors
/// [`NoAddress`].
pub(crate) fn issuer(provider: &IdentityProvider) -> Result<IssuerUrl, NoAddress> {
    IssuerUrl::new(provider.issuer.clone()).map_err(|_| NoAddress)
}

/// The client for a provider that was looked up; answers come back to that address of ours.
///
/// # Errors
/// [`NoAddress`].
pub(crate) fn client(
    provider: &IdentityProvider,
    metadata: CoreProviderMetadata,
    redirect: &str,
) -> Result<Client, NoAddress> {
    let takes_basic = metadata
        .token_endpoint_auth_methods_supported()
        .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let secret = provider.client_secret.as_ref().map(|secret| ClientSecret::new(secret.tell().to_owned()));
    let client = CoreClient::from_provider_metadata(metadata, ClientId::new(provider.client_id.clone()), secret)
        .set_redirect_uri(RedirectUrl::new(redirect.to_owned()).map_err(|_| NoAddress)?);
    Ok(if takes_basic { client } else { client.set_auth_type(AuthType::RequestBody) })
}

/// Where the browser is sent. Nothing but who she is is asked for: no name, no e-mail. Where the provider may be believed to
/// have asked for more than a password, it is told not to rest on a log-in of long ago.
pub(crate) fn address(client: &Client, provider: &IdentityProvider, state: &Token, asked: &Asked) -> String {
    let (state, nonce) = (state.as_str().to_owned(), asked.nonce.clone());
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&asked.verifier());
    let question = client.authorize_url(flow, || CsrfToken::new(state), || Nonce::new(nonce));
    let mut question = question.set_pkce_challenge(challenge);
    if !provider.strong.is_empty() {
        question = question.set_max_age(Duration::from_micros(LASTS.unsigned_abs()));
    }
    question.url().0.to_string()
}

/// Judges what the provider gave for the code: by it, for us, for this question, in time, signed with a key of its own.
///
/// # Errors
/// [`NotBelieved`].
pub(crate) fn believe(
    client: &Client,
    provider: &IdentityProvider,
    answer: &CoreTokenResponse,
    asked: &Asked,
    now: Timestamp,
) -> Result<Shown, NotBelieved> {
    let now = DateTime::<Utc>::from_timestamp_micros(now.micros()).ok_or(NotBelieved::Unfit)?;
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(move || now);
    let token = answer.id_token().ok_or(NotBelieved::Unfit)?;
    let claims = token.claims(&verifier, &Nonce::new(asked.nonce.clone())).map_err(|error| match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            NotBelieved::UnknownKey
        }
        _ => NotBelieved::Unfit,
    })?;
    let said = claims.auth_method_refs().map_or(&[][..], Vec::as_slice);
    // From before she left to now: as long as a log-in may be old, and as long as she may have been away.
    let is_recent =
        claims.auth_time().is_some_and(|at| now.signed_duration_since(at) <= TimeDelta::microseconds(2 * LASTS));
    let is_strong = is_recent && said.iter().any(|word| provider.strong.iter().any(|strong| *strong == **word));
    Ok(Shown { subject: claims.subject().as_str().to_owned(), is_strong })
}
