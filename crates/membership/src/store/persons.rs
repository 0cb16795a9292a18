//! Persons and their sealed fields.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::{
    actions::joining::Newcomer,
    person::{Field, number},
};

row! {
    /// A person without her particulars.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct PersonRow {
        pub(crate) id: PersonId,
        pub(crate) number: i64,
        pub(crate) made_at: Timestamp,
    }
    struct FieldRow { field: String, sealed: Vec<u8> }
}

const FIND: Sql = sql!("SELECT id, number, made_at FROM persons WHERE id = $1");
const BY_NUMBER: Sql = sql!("SELECT id AS value FROM persons WHERE number = $1");
const INSERT: Sql = sql!("INSERT INTO persons (id, number, made_at) VALUES ($1, $2, $3)");
const FIELD: Sql = sql!("SELECT sealed AS value FROM person_fields WHERE person = $1 AND field = $2");
const FIELDS: Sql = sql!("SELECT field, sealed FROM person_fields WHERE person = $1 ORDER BY field");
const SAVE_FIELD: Sql = sql!(
    "INSERT INTO person_fields (person, field, sealed) VALUES ($1, $2, $3) \
     ON CONFLICT (person, field) DO UPDATE SET sealed = excluded.sealed"
);
const BY_EMAIL: Sql = sql!("SELECT person AS value FROM email_hashes WHERE hash = $1");
const SAVE_EMAIL: Sql = sql!("INSERT INTO email_hashes (hash, person) VALUES ($1, $2)");

/// The person, or `None`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: PersonId) -> Result<Option<PersonRow>, Error> {
    tx.opt(FIND, args![id]).await
}

/// The person with that membership number, or `None`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by_number(tx: &mut Tx, number: i64) -> Result<Option<PersonId>, Error> {
    tx.opt(BY_NUMBER, args![number]).await
}

/// Saves new persons with their sealed fields and e-mail hashes; what they are found by in searches is saved apart.
///
/// # Errors
/// [`Error::Unique`] when one of them, her number or her e-mail is there already.
pub(crate) async fn insert(tx: &mut Tx, all: &[Newcomer]) -> Result<(), Error> {
    let persons = all.iter().map(|one| args![one.sealed.person, number(one.sealed.person), one.entered_at]);
    tx.insert_many(INSERT, persons.collect()).await?;
    let fields = all.iter().flat_map(|one| {
        let person = one.sealed.person;
        one.sealed.fields.iter().map(move |(field, sealed)| args![person, field.word(), sealed])
    });
    tx.insert_many(SAVE_FIELD, fields.collect()).await?;
    let emails = all.iter().filter_map(|one| Some(args![one.sealed.email_hash?, one.sealed.person]));
    tx.insert_many(SAVE_EMAIL, emails.collect()).await?;
    Ok(())
}

/// Saves a sealed field of a person, in place of an earlier value.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_field(tx: &mut Tx, person: PersonId, field: Field, sealed: &[u8]) -> Result<(), Error> {
    tx.exec(SAVE_FIELD, args![person, field.word(), sealed.to_vec()]).await.map(|_| ())
}

/// A sealed field of a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn field(tx: &mut Tx, person: PersonId, field: Field) -> Result<Option<Vec<u8>>, Error> {
    tx.opt(FIELD, args![person, field.word()]).await
}

/// All sealed fields of a person.
///
/// # Errors
/// When the database fails, or a field has an unknown word.
pub(crate) async fn fields(tx: &mut Tx, person: PersonId) -> Result<Vec<(Field, Vec<u8>)>, Error> {
    let rows: Vec<FieldRow> = tx.all(FIELDS, args![person]).await?;
    let known = |row: FieldRow| {
        let field = Field::ALL.into_iter().find(|field| field.word() == row.field);
        Ok((field.ok_or_else(|| Error::unreadable("person_fields.field"))?, row.sealed))
    };
    rows.into_iter().map(known).collect()
}

/// Who has the e-mail of that keyed hash.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by_email(tx: &mut Tx, hash: [u8; 32]) -> Result<Option<PersonId>, Error> {
    tx.opt(BY_EMAIL, args![hash]).await
}
