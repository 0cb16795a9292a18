//! Asking a passkey and hearing its answer: what the library of passkeys needs and gives, and no store.
//!
//! Source: Web Authentication, level 3, sections 7.1 and 7.2, as `webauthn-rs` follows them; a passkey verifies its person.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use terms::{PersonId, Timestamp};
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        CreationChallengeResponse, CredentialID, DiscoverableAuthentication, Passkey, PasskeyAuthentication,
        PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse, Url,
        WebauthnError,
    },
};

/// An answer is heard so long after the question.
pub(crate) const LASTS: i64 = 5 * Timestamp::MINUTE;

/// What the server remembers between question and answer; the browser never sees it.
#[derive(Serialize, Deserialize)]
pub(crate) enum Asked {
    /// To make a passkey.
    Make(PasskeyRegistration),
    /// Whichever passkey for this site its owner chooses, whoever she is.
    Any(DiscoverableAuthentication),
    /// One of these passkeys.
    One(PasskeyAuthentication),
}

/// The answer does not fit the question, or is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer of the passkey does not fit")]
pub(crate) struct Unfit;

impl From<WebauthnError> for Unfit {
    fn from(_: WebauthnError) -> Self {
        Self
    }
}

impl From<serde_json::Error> for Unfit {
    fn from(_: serde_json::Error) -> Self {
        Self
    }
}

/// This site, as passkeys know it: the host of its configured address.
#[derive(Debug, Clone)]
pub(crate) struct Party(Webauthn);

impl Party {
    /// The site at that address.
    ///
    /// # Errors
    /// [`Unfit`] when the address has no host.
    pub(crate) fn at(public_url: &str, organisation: &str) -> Result<Self, Unfit> {
        let origin: Url = public_url.parse().map_err(|_| Unfit)?;
        let host = origin.host_str().ok_or(Unfit)?.to_owned();
        let builder = WebauthnBuilder::new(&host, &origin)?.rp_name(organisation);
        let lasts = std::time::Duration::from_micros(LASTS.unsigned_abs());
        Ok(Self(builder.timeout(lasts).build()?))
    }

    /// Asks for a new passkey, which no authenticator that holds one of `known` makes.
    ///
    /// # Errors
    /// [`Unfit`] when the library refuses.
    pub(crate) fn ask_to_make(
        &self,
        person: PersonId,
        (account, name): (&str, &str),
        known: &[Passkey],
    ) -> Result<(CreationChallengeResponse, Asked), Unfit> {
        let known: Vec<CredentialID> = known.iter().map(|passkey| passkey.cred_id().clone()).collect();
        let (mut question, asked) = self.0.start_passkey_registration(person.uuid(), account, name, Some(known))?;
        if let Some(selection) = &mut question.public_key.authenticator_selection {
            // One that knows whose it is, where there is room for it: its owner types no address to sign in.
            selection.resident_key = Some(webauthn_rs_proto::ResidentKeyRequirement::Preferred);
        }
        Ok((question, Asked::Make(asked)))
    }

    /// The passkey that was made.
    ///
    /// # Errors
    /// [`Unfit`] when the answer does not fit what was asked.
    pub(crate) fn made(&self, answer: &str, asked: &Asked) -> Result<Passkey, Unfit> {
        let Asked::Make(asked) = asked else { return Err(Unfit) };
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer)?;
        Ok(self.0.finish_passkey_registration(&answer, asked)?)
    }

    /// Asks for one of these passkeys, or for any when there are none.
    ///
    /// # Errors
    /// [`Unfit`] when the library refuses.
    pub(crate) fn ask(&self, known: &[Passkey]) -> Result<(RequestChallengeResponse, Asked), Unfit> {
        if known.is_empty() {
            let (mut question, asked) = self.0.start_discoverable_authentication()?;
            // The library means it for the list below a field; here a button was pressed.
            question.mediation = None;
            return Ok((question, Asked::Any(asked)));
        }
        let (question, asked) = self.0.start_passkey_authentication(known)?;
        Ok((question, Asked::One(asked)))
    }

    /// What follows from an answer by `passkey`: the passkey as it now is, its counter moved on.
    ///
    /// # Errors
    /// [`Unfit`] when the answer does not fit what was asked, or the passkey.
    pub(crate) fn shown(&self, answer: &Answer, asked: Asked, passkey: &Passkey) -> Result<Passkey, Unfit> {
        let result = match asked {
            Asked::Make(_) => return Err(Unfit),
            Asked::Any(asked) => {
                let key = webauthn_rs::prelude::DiscoverableKey::from(passkey);
                self.0.finish_discoverable_authentication_v2(&answer.0, asked, &key)?
            }
            Asked::One(asked) => self.0.finish_passkey_authentication(&answer.0, &asked)?,
        };
        let mut passkey = passkey.clone();
        // None when another of her passkeys has answered than the one that was looked up.
        passkey.update_credential(&result).ok_or(Unfit)?;
        Ok(passkey)
    }
}

/// The answer of a passkey, not yet believed.
pub(crate) struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads it.
    ///
    /// # Errors
    /// [`Unfit`] when it is none.
    pub(crate) fn read(text: &str) -> Result<Self, Unfit> {
        Ok(Self(serde_json::from_str(text)?))
    }

    /// What its passkey is found by.
    pub(crate) fn credential(&self) -> [u8; 32] {
        credential(self.0.get_credential_id())
    }

    /// Whose the authenticator says it is, when it says so.
    pub(crate) fn owner(&self) -> Option<PersonId> {
        let bytes = self.0.get_user_unique_id()?;
        Some(PersonId::from_uuid(uuid::Uuid::from_slice(bytes).ok()?))
    }
}

/// What a passkey is found by: a hash of its credential's id.
pub(crate) fn credential(id: &[u8]) -> [u8; 32] {
    Sha256::digest(id).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_the_configured_host() {
        assert!(Party::at("https://vote.example.org", "The Commons").is_ok());
        assert!(Party::at("http://localhost:8080", "The Commons").is_ok());
        assert!(Party::at("nonsense", "The Commons").is_err());
    }

    #[test]
    fn text_that_is_no_answer_is_refused() {
        assert!(Answer::read("").is_err());
        assert!(Answer::read("{\"id\":7}").is_err());
    }
}
