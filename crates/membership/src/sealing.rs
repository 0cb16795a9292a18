//! What is stored of a person's particulars: sealed fields, and keyed hashes to find her by.
//!
//! The vault has a store of its own, so sealing comes before the transaction and opening after it.

use database::{Error, Tx, Vault};
use terms::{Email, PersonId, Timestamp};

use crate::{
    name,
    person::{Field, Name, Particulars},
    store::persons,
};

/// A new person as she is stored.
#[derive(Debug, Clone)]
pub(crate) struct Sealed {
    /// Who.
    pub(crate) person: PersonId,
    /// Her fields, sealed with her key.
    pub(crate) fields: Vec<(Field, Vec<u8>)>,
    /// Keyed hash of her e-mail.
    pub(crate) email_hash: Option<[u8; 32]>,
    /// Keyed hashes of the beginnings of her name.
    pub(crate) prefixes: Vec<i64>,
}

/// Seals the particulars of a person who has a key.
///
/// # Errors
/// When the key store fails, or she has no key.
pub(crate) async fn seal(
    vault: &Vault,
    person: PersonId,
    particulars: &Particulars,
    now: Timestamp,
) -> Result<Sealed, Error> {
    let mut fields = Vec::new();
    for (field, value) in particulars.fields() {
        fields.push((field, vault.seal(person, field.word(), value, now).await?));
    }
    Ok(Sealed {
        person,
        fields,
        email_hash: particulars.email.as_ref().map(|email| email_hash(vault, email)),
        prefixes: prefixes(vault, &particulars.name),
    })
}

/// The keyed hash that an e-mail is found by.
pub(crate) fn email_hash(vault: &Vault, email: &Email) -> [u8; 32] {
    vault.find_hash("email", &email.lookup())
}

/// The keyed hashes that a name is found by, sorted.
pub(crate) fn prefixes(vault: &Vault, name: &Name) -> Vec<i64> {
    let beginnings = name::beginnings(name.as_str());
    let mut hashes: Vec<i64> = beginnings.iter().map(|beginning| prefix(vault, beginning)).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The keyed hash of one beginning. Eight bytes keep the index small; names that share a hash by chance are sifted out
/// once they have been opened.
pub(crate) fn prefix(vault: &Vault, beginning: &str) -> i64 {
    let hash = vault.find_hash("name", beginning);
    let first = hash.first_chunk().expect("a hash has 32 bytes");
    i64::from_be_bytes(*first)
}

/// A person's field in clear; `None` when it is not there or she was erased.
///
/// # Errors
/// When database or key store fail, or the field was tampered with.
pub(crate) async fn open(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    field: Field,
    now: Timestamp,
) -> Result<Option<String>, Error> {
    match persons::field(tx, person, field).await? {
        Some(sealed) => vault.open_field(person, field.word(), &sealed, now).await,
        None => Ok(None),
    }
}
