//! A file comes in.

use database::Error;
use terms::{Id, PersonId};
use web::App;

use super::sealing::{PIECE_BYTES, seal_peek, seal_piece};
use crate::{
    import::{Import, ImportId},
    reading::{self, Bounds, Unreadable},
    store,
};

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTaken {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The database or the key store failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Takes a file: looks at it, and keeps it sealed under a key of its own.
///
/// # Errors
/// [`NotTaken`]; then nothing of it is kept.
///
/// Source: docs/rules/imports.md, 2 to 4.
pub(crate) async fn take(app: &App, by: PersonId, file: Vec<u8>, bounds: Bounds) -> Result<ImportId, NotTaken> {
    // It takes seconds of a large file: too long for the threads on which everybody waits.
    let looked = tokio::task::spawn_blocking(move || (reading::peek(&file, bounds), file)).await;
    let (peek, file) = looked.map_err(|_| Error::Stopped)?;
    let (peek, now) = (peek?, app.now());
    let size = i64::try_from(file.len()).unwrap_or(i64::MAX);
    let mut one = Import::new(app.new_id(), Id::by_chance(app.random()), by, (peek.format, size), now);
    app.vault.ensure(&[one.key]).await?;
    one.peek = Some(seal_peek(&app.vault, &one, &peek, now).await?);
    let id = one.id;
    let first = one.clone();
    app.db
        .write::<_, Error, _>(move |tx| {
            let first = first.clone();
            Box::pin(async move { store::insert(tx, &first).await })
        })
        .await?;
    for (number, piece) in (0_i64..).zip(file.chunks(PIECE_BYTES)) {
        let sealed = seal_piece(&app.vault, &one, piece, now).await?;
        app.db
            .write::<_, Error, _>(move |tx| {
                let sealed = sealed.clone();
                Box::pin(async move { store::add_piece(tx, id, number, &sealed).await })
            })
            .await?;
    }
    Ok(id)
}
