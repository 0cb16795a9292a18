//! The signature by which other mail servers know that a letter is ours (DKIM).

use std::{fmt, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use lettre::{
    Message,
    message::header::{HeaderName, HeaderValue},
};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use rsa::{
    RsaPrivateKey,
    pkcs1::DecodeRsaPrivateKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding},
    rand_core::OsRng,
    traits::PublicKeyParts,
};
use sha2::{Digest, Sha256};
use terms::Timestamp;

use crate::message::Unwritable;

/// What is signed, as far as a message has it: what a reader is shown, and what decides how it is read and answered.
///
/// RFC 8058 4 asks for both headers on leaving a list; RFC 6376 5.4.1 recommends the others.
const SIGNED: [&str; 13] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
/// Named once more than they are there, so that a second one, put in on the way, breaks the signature (RFC 6376 8.15).
const ALONE: [&str; 4] = ["From", "To", "Subject", "Date"];
/// The name of the header itself.
const HEADER: &str = "DKIM-Signature";
/// Bits of a key that is made here. RFC 8301 3.2 asks for 1024 at least and recommends so many.
const BITS: usize = 2_048;
/// Bits of a key that is taken: what others must be able to check (RFC 6376 3.3.3), without what is too short (RFC 8301).
const TAKEN: std::ops::RangeInclusive<usize> = 2_048..=4_096;
/// Characters of Base64 on a line.
const LINE: usize = 72;

/// What signs; cheap to clone.
#[derive(Clone)]
pub struct Signer {
    key: Arc<RsaKeyPair>,
    public_key: String,
    selector: String,
}

/// Why a text is no key to sign with. It never shows the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAKey {
    /// Something else, or a key of another kind.
    #[error("this is no RSA key in PEM form (PKCS#8 or PKCS#1)")]
    Form,
    /// Others would not believe it, or could not check it.
    #[error("the key has {0} bits; between 2048 and 4096 are of use")]
    Length(usize),
    /// The operating system gives no random bytes.
    #[error("no key could be made")]
    NotMade,
}

impl Signer {
    /// A signer with that key, found by others under that selector: a label of a domain name such as `flotilla`.
    ///
    /// # Errors
    /// [`NotAKey`].
    pub fn new(pem: &str, selector: &str) -> Result<Self, NotAKey> {
        let key = RsaPrivateKey::from_pkcs8_pem(pem).or_else(|_| RsaPrivateKey::from_pkcs1_pem(pem));
        let key = key.map_err(|_| NotAKey::Form)?;
        let bits = key.size() * 8;
        if !TAKEN.contains(&bits) {
            return Err(NotAKey::Length(bits));
        }
        let public = key.to_public_key().to_public_key_der().map_err(|_| NotAKey::Form)?;
        let private = key.to_pkcs8_der().map_err(|_| NotAKey::Form)?;
        let key = RsaKeyPair::from_pkcs8(private.as_bytes()).map_err(|_| NotAKey::Form)?;
        Ok(Self { key: Arc::new(key), public_key: BASE64.encode(public), selector: selector.to_owned() })
    }

    /// A new key, in the form that [`new`](Self::new) reads. It takes up to some seconds.
    ///
    /// # Errors
    /// [`NotAKey::NotMade`].
    pub fn make_key() -> Result<String, NotAKey> {
        let key = RsaPrivateKey::new(&mut OsRng, BITS).map_err(|_| NotAKey::NotMade)?;
        let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(|_| NotAKey::NotMade)?;
        Ok(pem.to_string())
    }

    /// Under which name the public key is looked up, before `._domainkey.` and the domain.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// The public key as others look it up: Base64 of its `SubjectPublicKeyInfo`.
    ///
    /// Source: RFC 6376 3.6.1 (`p=`), with the correction of erratum 3017.
    pub fn public_key(&self) -> &str {
        &self.public_key
    }

    /// Signs a message that is otherwise whole, in the name of `domain`: the same signature whenever it is made.
    ///
    /// # Errors
    /// [`Unwritable`] when the key fails, which a sound one does not.
    ///
    /// Source: RFC 6376 3.5 (the tags), 3.7 (what is hashed), 8.15; RFC 8301 3.1 (`rsa-sha256`).
    pub(crate) fn sign(&self, message: &mut Message, domain: &str, at: Timestamp) -> Result<(), Unwritable> {
        let bytes = message.formatted();
        let text = str::from_utf8(&bytes).map_err(|_| Unwritable)?;
        let (head, body) = text.split_once("\r\n\r\n").ok_or(Unwritable)?;
        let headers = headers(head);
        let names = names(&headers);
        let tags = format!(
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s={};\r\n t={}; h={};\r\n bh={};\r\n b=",
            self.selector,
            at.micros().div_euclid(Timestamp::SECOND),
            listed(&names),
            BASE64.encode(Sha256::digest(relaxed_body(body))),
        );
        let mut hashed = chosen(&headers, &names);
        hashed.push_str(&relaxed_header(HEADER, &tags));
        let mut signature = vec![0; self.key.public().modulus_len()];
        // Its random bytes hide the key from whoever measures time; the signature is the same with any.
        let signed = self.key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), hashed.as_bytes(), &mut signature);
        signed.map_err(|_| Unwritable)?;
        let value = tags + &folded(&BASE64.encode(signature));
        message.headers_mut().insert_raw(HeaderValue::dangerous_new_pre_encoded(
            HeaderName::new_from_ascii_str(HEADER),
            String::new(),
            value,
        ));
        Ok(())
    }
}

impl fmt::Debug for Signer {
    // The key is nobody's to see.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer ({})", self.selector)
    }
}

/// Name and value of each header, the value with its folds.
fn headers(head: &str) -> Vec<(&str, String)> {
    let mut headers: Vec<(&str, String)> = Vec::new();
    for line in head.split("\r\n") {
        match (line.starts_with([' ', '\t']), headers.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => value.extend(["\r\n", line]),
            (_, _, Some((name, value))) => headers.push((name, value.to_owned())),
            _ => {}
        }
    }
    headers
}

/// What stands in `h=`: what is there, and once more what must stay alone.
fn names(headers: &[(&str, String)]) -> Vec<&'static str> {
    let is_there = |name: &&str| headers.iter().any(|(there, _)| there.eq_ignore_ascii_case(name));
    SIGNED.into_iter().filter(is_there).chain(ALONE).collect()
}

/// Some on each line.
fn listed(names: &[&str]) -> String {
    names.chunks(4).map(|some| some.join(":")).collect::<Vec<_>>().join(":\r\n ")
}

/// The headers of these names in canonical form, of several alike the last first; of one that is not there, nothing.
///
/// Source: RFC 6376 5.4.2.
fn chosen(headers: &[(&str, String)], names: &[&str]) -> String {
    let mut left: Vec<_> = headers.iter().collect();
    let mut text = String::new();
    for name in names {
        if let Some(last) = left.iter().rposition(|(there, _)| there.eq_ignore_ascii_case(name)) {
            let (name, value) = left.remove(last);
            text.push_str(&relaxed_header(name, value));
            text.push_str("\r\n");
        }
    }
    text
}

/// Source: RFC 6376 3.4.2; without the line's end.
fn relaxed_header(name: &str, value: &str) -> String {
    let unfolded = value.replace("\r\n", "");
    format!("{}:{}", name.trim_end().to_ascii_lowercase(), single_spaced(&unfolded).trim_matches(' '))
}

/// Source: RFC 6376 3.4.4.
fn relaxed_body(body: &str) -> String {
    let lines = body.split("\r\n").map(|line| single_spaced(line).trim_end_matches(' ').to_owned());
    let lines: Vec<String> = lines.collect();
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    lines[..end].iter().flat_map(|line| [line.as_str(), "\r\n"]).collect()
}

/// Each run of spaces and tabs as one space.
fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            ' ' | '\t' if spaced.ends_with(' ') => {}
            ' ' | '\t' => spaced.push(' '),
            other => spaced.push(other),
        }
    }
    spaced
}

/// On lines of a length that every server passes on.
fn folded(base64: &str) -> String {
    let lines: Vec<&str> =
        (0..base64.len()).step_by(LINE).map(|start| &base64[start..base64.len().min(start + LINE)]).collect();
    lines.join("\r\n ")
}

#[cfg(test)]
pub(crate) mod tests;
