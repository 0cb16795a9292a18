//! What is kept of a file: pieces and portions, sealed with the import's own key.

use base64::{Engine, engine::general_purpose::STANDARD};
use database::{Error, Tx, Vault};
use serde::{Serialize, de::DeserializeOwned};
use terms::Timestamp;

use crate::{checking::Checked, import::Import, store};

/// What pieces, portions and the first rows are sealed as; parts of the seal, so they never change.
const PIECE: &str = "import-piece";
const PORTION: &str = "import-portion";
const PEEK: &str = "import-peek";

/// Bytes of the file in one piece.
pub(crate) const PIECE_BYTES: usize = 512 * 1024;

pub(crate) async fn seal_piece(vault: &Vault, one: &Import, bytes: &[u8], now: Timestamp) -> Result<Vec<u8>, Error> {
    vault.seal(one.key, PIECE, &STANDARD.encode(bytes), now).await
}

/// The file; `None` once it was destroyed.
pub(crate) async fn file(tx: &mut Tx, vault: &Vault, one: &Import, now: Timestamp) -> Result<Option<Vec<u8>>, Error> {
    let (mut file, mut number) = (Vec::new(), 0);
    while let Some(sealed) = store::piece(tx, one.id, number).await? {
        let Some(text) = vault.open_field(one.key, PIECE, &sealed, now).await? else { return Ok(None) };
        STANDARD.decode_vec(text, &mut file).map_err(|_| Error::unreadable("import_pieces.sealed"))?;
        number += 1;
    }
    Ok((number > 0).then_some(file))
}

pub(crate) async fn seal_portion(
    vault: &Vault,
    one: &Import,
    rows: &[Checked],
    now: Timestamp,
) -> Result<Vec<u8>, Error> {
    vault.seal(one.key, PORTION, &written(rows)?, now).await
}

/// The rows of a portion; none once it was destroyed.
pub(crate) async fn portion(
    tx: &mut Tx,
    vault: &Vault,
    (one, number): (&Import, i64),
    now: Timestamp,
) -> Result<Vec<Checked>, Error> {
    let Some(sealed) = store::portion(tx, one.id, number).await? else { return Ok(Vec::new()) };
    let text = vault.open_field(one.key, PORTION, &sealed, now).await?;
    text.map_or(Ok(Vec::new()), |text| read(&text, "import_portions.sealed"))
}

pub(crate) async fn seal_peek<T: Serialize + Sync>(
    vault: &Vault,
    one: &Import,
    peek: &T,
    now: Timestamp,
) -> Result<Vec<u8>, Error> {
    vault.seal(one.key, PEEK, &written(peek)?, now).await
}

/// Headings and first rows; `None` once they were destroyed.
pub(crate) async fn peek<T: DeserializeOwned>(vault: &Vault, one: &Import, now: Timestamp) -> Result<Option<T>, Error> {
    let Some(sealed) = &one.peek else { return Ok(None) };
    let text = vault.open_field(one.key, PEEK, sealed, now).await?;
    text.map(|text| read(&text, "imports.peek")).transpose()
}

fn written<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::unreadable("imports"))
}

fn read<T: DeserializeOwned>(text: &str, column: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| Error::unreadable(column))
}
