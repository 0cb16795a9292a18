//! In which language somebody is written to.

use database::{Db, Error, Vault};
use terms::{Language, PersonId, Timestamp};

use crate::{person::Field, reading, store};

/// Letters to her come in this language from now on. Of who is no longer known nothing is kept.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn speaks(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    language: Language,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = db.reader().await?;
    let is_known = store::persons::find(&mut tx, person).await?.is_some();
    if !is_known || reading::language(&mut tx, vault, person, now).await? == Some(language) {
        return Ok(());
    }
    drop(tx);
    let sealed = vault.seal(person, Field::Language.word(), language.tag(), now).await?;
    db.write(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move {
            // She may have been erased meanwhile.
            if store::persons::find(tx, person).await?.is_none() {
                return Ok(());
            }
            store::persons::save_field(tx, person, Field::Language, &sealed).await
        })
    })
    .await
}
