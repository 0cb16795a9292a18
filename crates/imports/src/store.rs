//! All SQL of imports.

use database::{Error, Sql, Tx, args, row, sql};
use serde::{Serialize, de::DeserializeOwned};
use terms::{PersonId, Timestamp};

use crate::{
    import::{Import, ImportId, State},
    reading::Format,
};

row! {
    struct Found {
        id: ImportId,
        key: PersonId,
        made_by: Option<PersonId>,
        made_at: Timestamp,
        format: String,
        size_bytes: i64,
        peek: Option<Vec<u8>>,
        mapping: Option<String>,
        state: String,
        serial: i64,
        done: i64,
        portions: Option<i64>,
        problem: Option<String>,
        trial: Option<String>,
        outcome: Option<String>,
        undone: Option<String>,
        proof: Option<String>,
        tells: bool,
        told: i64,
        run_by: Option<PersonId>,
        run_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
        undone_by: Option<PersonId>,
        undone_at: Option<Timestamp>,
        forgotten_at: Option<Timestamp>,
    }

    /// What an import did to one person.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Touched {
        pub(crate) import: ImportId,
        pub(crate) number: i64,
        pub(crate) person: PersonId,
        pub(crate) at: Timestamp,
        pub(crate) is_entered: bool,
        pub(crate) postcode: Option<Vec<u8>>,
        pub(crate) address: Option<Vec<u8>>,
    }
}

/// The columns of an import, in the order of [`Found`].
macro_rules! imports {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, key, made_by, made_at, format, size_bytes, peek, mapping, state, serial, done, portions, problem, trial, ",
            "outcome, undone, proof, tells, told, run_by, run_at, ended_at, undone_by, undone_at, forgotten_at FROM imports ",
            $rest
        ))
    };
}

const FIND: Sql = imports!("WHERE id = $1");
const ALL: Sql = imports!("ORDER BY made_at DESC, id DESC LIMIT $1");
const OLD: Sql =
    imports!("WHERE (made_at <= $1 OR made_by IS NULL) AND forgotten_at IS NULL ORDER BY made_at, id LIMIT 1");
const OF: Sql = imports!("WHERE made_by = $1 OR run_by = $1 OR undone_by = $1 ORDER BY made_at, id");
const INSERT: Sql = sql!(
    "INSERT INTO imports (id, key, made_by, made_at, format, size_bytes, peek, state, serial, done, tells, told) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, FALSE, 0)"
);
const SAVE: Sql = sql!(
    "UPDATE imports SET peek = $2, mapping = $3, state = $4, serial = $5, done = $6, portions = $7, problem = $8, trial = $9, \
     outcome = $10, undone = $11, proof = $12, tells = $13, told = $14, run_by = $15, run_at = $16, ended_at = $17, \
     undone_by = $18, undone_at = $19, forgotten_at = $20 WHERE id = $1"
);
const ADD_PIECE: Sql = sql!("INSERT INTO import_pieces (import, number, sealed) VALUES ($1, $2, $3)");
const PIECE: Sql = sql!("SELECT sealed AS value FROM import_pieces WHERE import = $1 AND number = $2");
const DROP_PIECES: Sql = sql!("DELETE FROM import_pieces WHERE import = $1");
const ADD_PORTION: Sql = sql!(
    "INSERT INTO import_portions (import, number, sealed) VALUES ($1, $2, $3) \
     ON CONFLICT (import, number) DO UPDATE SET sealed = excluded.sealed"
);
const PORTION: Sql = sql!("SELECT sealed AS value FROM import_portions WHERE import = $1 AND number = $2");
const DROP_PORTIONS: Sql = sql!("DELETE FROM import_portions WHERE import = $1");
const ADD_ROW: Sql = sql!(
    "INSERT INTO import_rows (import, number, person, at, is_entered, postcode, address) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const ROWS: Sql = sql!(
    "SELECT import, number, person, at, is_entered, postcode, address FROM import_rows WHERE import = $1 AND number > $2 \
     ORDER BY number LIMIT $3"
);
const ROWS_OF: Sql = sql!(
    "SELECT import, number, person, at, is_entered, postcode, address FROM import_rows WHERE person = $1 ORDER BY at, import, number"
);
const DROP_ROW: Sql = sql!("DELETE FROM import_rows WHERE import = $1 AND number = $2");
const FORGET_ROWS: Sql = sql!("DELETE FROM import_rows WHERE person = $1");
const GIVE_ROWS: Sql = sql!("UPDATE import_rows SET person = $2 WHERE person = $1");
const MADE_BY_NOBODY: Sql = sql!("UPDATE imports SET made_by = NULL WHERE made_by = $1");
const RUN_BY_NOBODY: Sql = sql!("UPDATE imports SET run_by = NULL WHERE run_by = $1");
const UNDONE_BY_NOBODY: Sql = sql!("UPDATE imports SET undone_by = NULL WHERE undone_by = $1");
const GIVE_MADE: Sql = sql!("UPDATE imports SET made_by = $2 WHERE made_by = $1");
const GIVE_RUN: Sql = sql!("UPDATE imports SET run_by = $2 WHERE run_by = $1");
const GIVE_UNDONE: Sql = sql!("UPDATE imports SET undone_by = $2 WHERE undone_by = $1");

/// The import of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: ImportId) -> Result<Option<Import>, Error> {
    tx.opt::<Found>(FIND, args![id]).await?.map(read).transpose()
}

/// All of them, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn all(tx: &mut Tx, limit: i64) -> Result<Vec<Import>, Error> {
    tx.all::<Found>(ALL, args![limit]).await?.into_iter().map(read).collect()
}

/// One that came at an instant or before it, or belongs to nobody any more, and whose file is still kept.
///
/// # Errors
/// As [`find`].
pub(crate) async fn old(tx: &mut Tx, until: Timestamp) -> Result<Option<Import>, Error> {
    tx.opt::<Found>(OLD, args![until]).await?.map(read).transpose()
}

/// Those with which a person, as an officer, had to do.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Import>, Error> {
    tx.all::<Found>(OF, args![person]).await?.into_iter().map(read).collect()
}

/// Saves a new one.
///
/// # Errors
/// [`Error::Unique`] when there is one of that id.
pub(crate) async fn insert(tx: &mut Tx, one: &Import) -> Result<(), Error> {
    let (format, state) = (word(one.format), one.state.word());
    let row = args![one.id, one.key, one.made_by, one.made_at, format, one.size_bytes, one.peek.clone(), state];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// Saves what may have changed of one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(tx: &mut Tx, one: &Import) -> Result<(), Error> {
    let row = args![
        one.id,
        one.peek.clone(),
        json(one.mapping.as_ref()),
        one.state.word(),
        one.serial,
        one.done,
        one.portions,
        json(one.problem.as_ref()),
        json(one.trial.as_ref()),
        json(one.outcome.as_ref()),
        json(one.undone.as_ref()),
        one.proof.clone(),
        one.tells,
        one.told,
        one.run_by,
        one.run_at,
        one.ended_at,
        one.undone_by,
        one.undone_at,
        one.forgotten_at,
    ];
    tx.exec(SAVE, row).await.map(|_| ())
}

/// Saves a sealed piece of the file.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add_piece(tx: &mut Tx, import: ImportId, number: i64, sealed: &[u8]) -> Result<(), Error> {
    tx.exec(ADD_PIECE, args![import, number, sealed]).await.map(|_| ())
}

/// A sealed piece of the file; `None` after the last.
///
/// # Errors
/// When the database fails.
pub(crate) async fn piece(tx: &mut Tx, import: ImportId, number: i64) -> Result<Option<Vec<u8>>, Error> {
    tx.opt(PIECE, args![import, number]).await
}

/// Saves sealed portions of rows, in place of earlier ones.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add_portions(tx: &mut Tx, import: ImportId, portions: &[(i64, Vec<u8>)]) -> Result<(), Error> {
    let rows = portions.iter().map(|(number, sealed)| args![import, *number, sealed]);
    tx.insert_many(ADD_PORTION, rows.collect()).await.map(|_| ())
}

/// A sealed portion of rows.
///
/// # Errors
/// When the database fails.
pub(crate) async fn portion(tx: &mut Tx, import: ImportId, number: i64) -> Result<Option<Vec<u8>>, Error> {
    tx.opt(PORTION, args![import, number]).await
}

/// Destroys the rows that were read from the file.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_portions(tx: &mut Tx, import: ImportId) -> Result<u64, Error> {
    tx.exec(DROP_PORTIONS, args![import]).await
}

/// Destroys the file; how many pieces and portions that were.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_file(tx: &mut Tx, import: ImportId) -> Result<u64, Error> {
    Ok(tx.exec(DROP_PIECES, args![import]).await? + drop_portions(tx, import).await?)
}

/// Notes what an import did to people.
///
/// # Errors
/// When the database fails.
pub(crate) async fn touch(tx: &mut Tx, all: &[Touched]) -> Result<(), Error> {
    let rows = all.iter().map(|one| {
        args![one.import, one.number, one.person, one.at, one.is_entered, one.postcode.clone(), one.address.clone()]
    });
    tx.insert_many(ADD_ROW, rows.collect()).await.map(|_| ())
}

/// What an import did, in the order of its rows, after one of them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn touched(tx: &mut Tx, import: ImportId, after: i64, limit: i64) -> Result<Vec<Touched>, Error> {
    tx.all(ROWS, args![import, after, limit]).await
}

/// What imports did to one person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn touched_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Touched>, Error> {
    tx.all(ROWS_OF, args![person]).await
}

/// Forgets what a row of an import did.
///
/// # Errors
/// When the database fails.
pub(crate) async fn untouch(tx: &mut Tx, import: ImportId, number: i64) -> Result<(), Error> {
    tx.exec(DROP_ROW, args![import, number]).await.map(|_| ())
}

/// Forgets what imports did to a person, and that she imported, ran or undid one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_person(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    for statement in [FORGET_ROWS, MADE_BY_NOBODY, RUN_BY_NOBODY, UNDONE_BY_NOBODY] {
        tx.exec(statement, args![person]).await?;
    }
    Ok(())
}

/// Gives all that to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    for statement in [GIVE_ROWS, GIVE_MADE, GIVE_RUN, GIVE_UNDONE] {
        tx.exec(statement, args![from, to]).await?;
    }
    Ok(())
}

fn word(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Xlsx => "xlsx",
    }
}

fn json<T: Serialize>(value: Option<&T>) -> Option<String> {
    value.map(|value| serde_json::to_string(value).expect("words, ids and numbers can be written"))
}

fn from_json<T: DeserializeOwned>(text: Option<String>, column: &str) -> Result<Option<T>, Error> {
    text.map(|text| serde_json::from_str(&text).map_err(|_| Error::unreadable(column))).transpose()
}

fn read(row: Found) -> Result<Import, Error> {
    let format = match row.format.as_str() {
        "csv" => Format::Csv,
        "xlsx" => Format::Xlsx,
        _ => return Err(Error::unreadable("imports.format")),
    };
    Ok(Import {
        id: row.id,
        key: row.key,
        made_by: row.made_by,
        made_at: row.made_at,
        format,
        size_bytes: row.size_bytes,
        peek: row.peek,
        mapping: from_json(row.mapping, "imports.mapping")?,
        state: State::from_word(&row.state).ok_or_else(|| Error::unreadable("imports.state"))?,
        serial: row.serial,
        done: row.done,
        portions: row.portions,
        problem: from_json(row.problem, "imports.problem")?,
        trial: from_json(row.trial, "imports.trial")?,
        outcome: from_json(row.outcome, "imports.outcome")?,
        undone: from_json(row.undone, "imports.undone")?,
        proof: row.proof,
        tells: row.tells,
        told: row.told,
        run_by: row.run_by,
        run_at: row.run_at,
        ended_at: row.ended_at,
        undone_by: row.undone_by,
        undone_at: row.undone_at,
        forgotten_at: row.forgotten_at,
    })
}
