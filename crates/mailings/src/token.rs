//! What the addresses in a letter hold: who stops what, and to which letter a notice of non-delivery belongs.
//!
//! Nothing of it is stored; it is made from ids and the vault's key, so that an address works as long as the vault is the same, and
//! nobody can make one up.

use database::Vault;
use terms::PersonId;
use uuid::Uuid;

use crate::mailing::MailingId;

/// Bytes of the keyed part of a way to stop.
const STOP: usize = 16;
/// Bytes of the keyed part of a return address, which is short: 64 characters stand before an `@` (RFC 5321 4.5.3.1.1).
const RETURN: usize = 5;

/// What stands in the address that ends a purpose for a person.
pub(crate) fn stop(vault: &Vault, person: PersonId, purpose: &str) -> String {
    let id = person.uuid().simple().to_string();
    format!("{id}{}", hex::encode(&vault.find_hash("unsubscribe", &format!("{id} {purpose}"))[..STOP]))
}

/// Whose it is; `None` when nobody's.
pub(crate) fn read_stop(vault: &Vault, text: &str, purpose: &str) -> Option<PersonId> {
    let (id, _) = text.split_at_checked(32)?;
    let person = PersonId::from_uuid(Uuid::try_parse(id).ok()?);
    (stop(vault, person, purpose) == text).then_some(person)
}

/// What stands in the address that ends a purpose for an address of mail, given as its keyed hash.
pub(crate) fn stop_address(vault: &Vault, address: &[u8; 32], purpose: &str) -> String {
    let address = hex::encode(address);
    format!(
        "{address}{}",
        hex::encode(&vault.find_hash("unsubscribe-address", &format!("{address} {purpose}"))[..STOP])
    )
}

/// Which address that is; `None` when none.
pub(crate) fn read_stop_address(vault: &Vault, text: &str, purpose: &str) -> Option<[u8; 32]> {
    let (address, _) = text.split_at_checked(64)?;
    let address: [u8; 32] = hex::decode(address).ok()?.try_into().ok()?;
    (stop_address(vault, &address, purpose) == text).then_some(address)
}

/// What stands in the address to which a server writes that cannot deliver a letter.
pub(crate) fn returned(vault: &Vault, mailing: MailingId, number: i64) -> String {
    let plain = format!("m{}{number:x}", mailing.uuid().simple());
    let keyed = hex::encode(&vault.find_hash("mailing-return", &plain)[..RETURN]);
    format!("{plain}{keyed}")
}

/// Which letter of which mailing that was; `None` when none.
pub(crate) fn read_returned(vault: &Vault, text: &str) -> Option<(MailingId, i64)> {
    let (id, rest) = text.strip_prefix('m')?.split_at_checked(32)?;
    let (number, _) = rest.split_at_checked(rest.len().checked_sub(2 * RETURN)?)?;
    let (mailing, number) = (MailingId::from_uuid(Uuid::try_parse(id).ok()?), i64::from_str_radix(number, 16).ok()?);
    (returned(vault, mailing, number) == text).then_some((mailing, number))
}
