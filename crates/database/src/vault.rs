//! The vault: names and contact fields sealed under a key of each person's own.
//!
//! The keys lie in a store of their own (a second SQLite file; on PostgreSQL a second database), each wrapped by a
//! master key that lies in neither. Erasing a person destroys her key: whatever back-ups still hold of her fields can
//! no longer be read. Look-up by e-mail and by the beginning of a name goes through keyed hashes, whose keys are
//! derived from the master key.
//!
//! Sealing is AES-256-GCM-SIV (RFC 8452) with a random nonce of 12 bytes before the ciphertext; person and field are
//! authenticated with it, so that no ciphertext can be moved to another row.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use aes_gcm_siv::{
    Aes256GcmSiv, KeyInit,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use terms::{PersonId, Timestamp};
use zeroize::Zeroizing;

use crate::{Db, Error, Migration, Options, Sql, args, row, sql};

const NONCE: usize = 12;
/// So many unwrapped keys are kept in memory at most.
const KEPT: usize = 4_096;
/// Unwrapped keys are forgotten after so long, so that an erasure on another node is felt here too.
const KEPT_MICROS: i64 = 30 * Timestamp::SECOND;

const CHECK: Sql = sql!("SELECT sealed AS value FROM master_check WHERE one = 1");
const SET_CHECK: Sql = sql!("INSERT INTO master_check (one, sealed) VALUES (1, $1) ON CONFLICT (one) DO NOTHING");
const ADD: Sql = sql!("INSERT INTO person_keys (person, wrapped) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING");
const GET: Sql = sql!("SELECT person, wrapped FROM person_keys WHERE person = $1");
const DESTROY: Sql = sql!("DELETE FROM person_keys WHERE person = $1");

row! {
    struct Wrapped { person: PersonId, wrapped: Vec<u8> }
}

/// The key store's own schema.
pub const MIGRATIONS: [Migration; 1] =
    [Migration { name: "2026-11-22-0001-keys", text: include_str!("../migrations/2026-11-22-0000-keys.sql") }];

/// The master key: 32 bytes, kept in a file that only the operator can read, or handed in by the environment.
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    /// A key from 64 hexadecimal digits, white space around them allowed.
    ///
    /// # Errors
    /// [`Error::Keys`] when the text is something else.
    pub fn from_hex(text: &str) -> Result<Self, Error> {
        let mut key = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text.trim(), key.as_mut_slice())
            .map_err(|_| Error::Keys("the master key must be 64 hexadecimal digits"))?;
        Ok(Self(key))
    }

    /// A new key by chance.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn by_chance() -> Result<Self, Error> {
        let mut key = Zeroizing::new([0; 32]);
        fill(key.as_mut_slice())?;
        Ok(Self(key))
    }

    /// The 64 hexadecimal digits, for the operator's file.
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0.as_slice()))
    }

    /// A key derived for one purpose.
    fn derived(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(keyed(&self.0, purpose.as_bytes()))
    }
}

/// The keys of persons and what is done with them; cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    store: Db,
    wrap: Aes256GcmSiv,
    find: Zeroizing<[u8; 32]>,
    notes: Aes256GcmSiv,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    since: i64,
    keys: HashMap<PersonId, Aes256GcmSiv>,
}

impl Vault {
    /// Opens the key store, brings its schema up to date and makes sure that the master key is the right one.
    ///
    /// # Errors
    /// [`Error::Keys`] when the store was made under another master key; whatever the engine says.
    pub async fn open(options: &Options, master: &MasterKey, now: Timestamp) -> Result<Self, Error> {
        let store = Db::open(options).await?;
        store.migrate(&MIGRATIONS, now).await?;
        let wrap = cipher(&master.derived("flotilla wrap 1"));
        let sealed = seal_with(&wrap, b"flotilla", b"master key check")?;
        store
            .write::<_, Error, _>(move |tx| {
                let sealed = sealed.clone();
                Box::pin(async move { tx.exec(SET_CHECK, args![sealed]).await })
            })
            .await?;
        let check: Vec<u8> = store.reader().await?.one(CHECK, args![]).await?;
        open_with(&wrap, &check, b"master key check")
            .map_err(|()| Error::Keys("this key store was made under another master key"))?;
        let find = master.derived("flotilla find 1");
        let notes = cipher(&master.derived("flotilla notes 1"));
        Ok(Self(Arc::new(Inner { store, wrap, find, notes, kept: Mutex::default() })))
    }

    /// The store itself, for backing it up apart from the database.
    pub fn store(&self) -> &Db {
        &self.0.store
    }

    /// Makes keys for those persons who have none. Comes before the transaction that writes their fields: a key
    /// without fields harms nobody.
    ///
    /// # Errors
    /// When the key store fails.
    pub async fn ensure(&self, persons: &[PersonId]) -> Result<(), Error> {
        for piece in persons.chunks(1_000) {
            let mut rows = Vec::with_capacity(piece.len());
            for person in piece {
                let mut key = Zeroizing::new([0; 32]);
                fill(key.as_mut_slice())?;
                let wrapped = seal_with(&self.0.wrap, key.as_slice(), person.uuid().as_bytes())?;
                rows.push(args![*person, wrapped]);
            }
            self.0
                .store
                .write::<_, Error, _>(move |tx| {
                    let rows = rows.clone();
                    Box::pin(async move { tx.insert_many(ADD, rows).await })
                })
                .await?;
        }
        Ok(())
    }

    /// Seals a field of a person.
    ///
    /// # Errors
    /// [`Error::Keys`] when the person has no key (never made, or destroyed).
    pub async fn seal(
        &self,
        person: PersonId,
        field: &'static str,
        text: &str,
        now: Timestamp,
    ) -> Result<Vec<u8>, Error> {
        let key = self.key(person, now).await?.ok_or(Error::Keys("this person has no key"))?;
        seal_with(&key, text.as_bytes(), &context(person, field))
    }

    /// Opens a field of a person; `None` once her key is destroyed.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it was not sealed for this person and field, or was tampered with.
    pub async fn open_field(
        &self,
        person: PersonId,
        field: &'static str,
        sealed: &[u8],
        now: Timestamp,
    ) -> Result<Option<String>, Error> {
        let Some(key) = self.key(person, now).await? else {
            return Ok(None);
        };
        let bytes = open_with(&key, sealed, &context(person, field)).map_err(|()| Error::unreadable(field))?;
        String::from_utf8(bytes).map(Some).map_err(|_| Error::unreadable(field))
    }

    /// Destroys a person's key. What was sealed under it can no longer be read, here or in any back-up of the database.
    ///
    /// # Errors
    /// When the key store fails; the key may then remain, in the store or in its log.
    pub async fn destroy(&self, person: PersonId) -> Result<(), Error> {
        self.0
            .store
            .write::<_, Error, _>(move |tx| Box::pin(async move { tx.exec(DESTROY, args![person]).await }))
            .await?;
        self.kept().keys.remove(&person);
        self.0.store.empty_log().await
    }

    /// Seals something that belongs to no person and does not stay: a letter that waits to be sent.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn seal_note(&self, purpose: &'static str, text: &str) -> Result<Vec<u8>, Error> {
        seal_with(&self.0.notes, text.as_bytes(), purpose.as_bytes())
    }

    /// Opens what [`Vault::seal_note`] sealed for the same purpose.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it was sealed for another purpose, or tampered with.
    pub fn open_note(&self, purpose: &'static str, sealed: &[u8]) -> Result<String, Error> {
        let bytes = open_with(&self.0.notes, sealed, purpose.as_bytes()).map_err(|()| Error::unreadable(purpose))?;
        String::from_utf8(bytes).map_err(|_| Error::unreadable(purpose))
    }

    /// The keyed hash under which a value is found again: `purpose` keeps e-mail and names apart.
    pub fn find_hash(&self, purpose: &'static str, value: &str) -> [u8; 32] {
        let mut message = Vec::with_capacity(purpose.len() + value.len() + 1);
        message.extend_from_slice(purpose.as_bytes());
        message.push(0);
        message.extend_from_slice(value.as_bytes());
        keyed(&self.0.find, &message)
    }

    async fn key(&self, person: PersonId, now: Timestamp) -> Result<Option<Aes256GcmSiv>, Error> {
        if let Some(key) = self.kept_key(person, now) {
            return Ok(Some(key));
        }
        let found: Option<Wrapped> = self.0.store.reader().await?.opt(GET, args![person]).await?;
        let Some(found) = found else { return Ok(None) };
        let bytes = open_with(&self.0.wrap, &found.wrapped, found.person.uuid().as_bytes())
            .map_err(|()| Error::unreadable("person_keys.wrapped"))?;
        let bytes = Zeroizing::new(<[u8; 32]>::try_from(bytes).map_err(|_| Error::unreadable("person_keys.wrapped"))?);
        let key = cipher(&bytes);
        self.keep(person, &key, now);
        Ok(Some(key))
    }

    fn kept_key(&self, person: PersonId, now: Timestamp) -> Option<Aes256GcmSiv> {
        let kept = self.kept();
        if now.micros() - kept.since > KEPT_MICROS {
            return None;
        }
        kept.keys.get(&person).cloned()
    }

    fn keep(&self, person: PersonId, key: &Aes256GcmSiv, now: Timestamp) {
        let mut kept = self.kept();
        if now.micros() - kept.since > KEPT_MICROS || kept.keys.len() >= KEPT {
            *kept = Kept { since: now.micros(), keys: HashMap::new() };
        }
        kept.keys.insert(person, key.clone());
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        // A panic while the lock was held leaves a map of keys, each still right.
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey")
    }
}

fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|_| Error::Keys("the operating system gives no random bytes"))
}

fn context(person: PersonId, field: &str) -> Vec<u8> {
    let mut context = person.uuid().as_bytes().to_vec();
    context.extend_from_slice(field.as_bytes());
    context
}

fn cipher(key: &[u8; 32]) -> Aes256GcmSiv {
    Aes256GcmSiv::new_from_slice(key).expect("the key has 32 bytes")
}

fn seal_with(key: &Aes256GcmSiv, text: &[u8], context: &[u8]) -> Result<Vec<u8>, Error> {
    let mut sealed = vec![0; NONCE];
    fill(&mut sealed)?;
    let nonce = <[u8; NONCE]>::try_from(sealed.as_slice()).expect("as long as it was made");
    let body = key
        .encrypt(&nonce.into(), Payload { msg: text, aad: context })
        .map_err(|_| Error::Keys("a field is too long to be sealed"))?;
    sealed.extend_from_slice(&body);
    Ok(sealed)
}

fn open_with(key: &Aes256GcmSiv, sealed: &[u8], context: &[u8]) -> Result<Vec<u8>, ()> {
    let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(())?;
    let nonce = <[u8; NONCE]>::try_from(nonce).map_err(|_| ())?;
    key.decrypt(&nonce.into(), Payload { msg: body, aad: context }).map_err(|_| ())
}

fn keyed(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Fresh, skipped};

    const NOW: Timestamp = Timestamp::from_micros(1_000_000_000_000);
    const ANN: [u8; 16] = [1; 16];
    const BOB: [u8; 16] = [2; 16];

    fn master() -> MasterKey {
        MasterKey::from_hex(&"5e".repeat(32)).unwrap()
    }

    async fn each_vault<F: AsyncFn(Vault, String)>(test: F) {
        let lite = Fresh::sqlite(&MIGRATIONS).await;
        test(Vault::open(&Options::new(&lite.address), &master(), NOW).await.unwrap(), lite.address.clone()).await;
        match Fresh::postgres(&MIGRATIONS).await {
            Some(big) => {
                let vault = Vault::open(&Options::new(&big.address), &master(), NOW).await.unwrap();
                test(vault.clone(), big.address.clone()).await;
                vault.store().close().await;
                big.remove().await;
            }
            None => skipped(),
        }
    }

    #[tokio::test]
    async fn a_field_opens_for_its_person_and_field_alone() {
        each_vault(async |vault, _| {
            let (ann, bob) = (PersonId::by_chance(ANN), PersonId::by_chance(BOB));
            vault.ensure(&[ann, bob]).await.unwrap();
            let sealed = vault.seal(ann, "name", "Ann Lee", NOW).await.unwrap();

            assert_eq!(vault.open_field(ann, "name", &sealed, NOW).await.unwrap().as_deref(), Some("Ann Lee"));
            assert!(vault.open_field(ann, "email", &sealed, NOW).await.is_err());
            assert!(vault.open_field(bob, "name", &sealed, NOW).await.is_err());
            assert!(!sealed.windows(3).any(|part| part == b"Ann"));
        })
        .await;
    }

    #[tokio::test]
    async fn a_destroyed_key_opens_nothing_any_more() {
        each_vault(async |vault, _| {
            let ann = PersonId::by_chance(ANN);
            vault.ensure(&[ann]).await.unwrap();
            let sealed = vault.seal(ann, "name", "Ann Lee", NOW).await.unwrap();

            vault.destroy(ann).await.unwrap();

            assert_eq!(vault.open_field(ann, "name", &sealed, NOW).await.unwrap(), None);
            // A new key is another key.
            vault.ensure(&[ann]).await.unwrap();
            assert!(vault.open_field(ann, "name", &sealed, NOW).await.is_err());
        })
        .await;
    }

    #[tokio::test]
    async fn a_destroyed_key_is_in_no_file_any_more() {
        let fresh = Fresh::sqlite(&MIGRATIONS).await;
        let vault = Vault::open(&Options::new(&fresh.address), &master(), NOW).await.unwrap();
        let ann = PersonId::by_chance(ANN);
        vault.ensure(&[ann]).await.unwrap();
        let key: Wrapped = vault.store().reader().await.unwrap().one(GET, args![ann]).await.unwrap();
        let is_there = || {
            let files = std::fs::read_dir(fresh.folder().unwrap()).unwrap().map(|file| file.unwrap().path());
            let mut bytes = files.map(|file| std::fs::read(file).unwrap());
            bytes.any(|bytes| bytes.windows(key.wrapped.len()).any(|part| part == key.wrapped))
        };
        assert!(is_there());

        vault.destroy(ann).await.unwrap();

        assert!(!is_there());
    }

    #[tokio::test]
    async fn another_master_key_is_refused() {
        each_vault(async |_, address| {
            let other = MasterKey::from_hex(&"77".repeat(32)).unwrap();

            assert!(matches!(Vault::open(&Options::new(&address), &other, NOW).await, Err(Error::Keys(_))));
        })
        .await;
    }

    /// B15: what is equal is found without being stored, by a hash whose key seals nothing and stands in no database.
    #[tokio::test]
    async fn a_hash_for_finding_differs_by_purpose_and_by_key() {
        use sha2::Digest as _;

        each_vault(async |vault, _| {
            assert_eq!(vault.find_hash("email", "a"), vault.find_hash("email", "a"));
            assert_ne!(vault.find_hash("email", "a"), vault.find_hash("name", "a"));
            assert_ne!(vault.find_hash("email", "a"), <[u8; 32]>::from(sha2::Sha256::digest("a")));
            assert_ne!(master().derived("flotilla wrap 1"), master().derived("flotilla find 1"));

            let fresh = Fresh::sqlite(&MIGRATIONS).await;
            let other = MasterKey::from_hex(&"77".repeat(32)).unwrap();
            let other = Vault::open(&Options::new(&fresh.address), &other, NOW).await.unwrap();
            assert_ne!(other.find_hash("email", "a"), vault.find_hash("email", "a"));
        })
        .await;
    }
}
