//! Undoing an import: whoever was entered by it and has done nothing since is erased, what it filled in is emptied.

use database::Error;
use membership::{
    importing::{self, Kept},
    person::Field,
};
use terms::Timestamp;
use web::App;

use super::{deciding::forget, go_on, still};
use crate::{
    import::{Import, State, Undone},
    store::{self, Touched},
};

/// Rows looked at together.
const AT_ONCE: i64 = 100;

/// Undoes some rows.
///
/// # Errors
/// When database or key store fail; what was undone until then is.
///
/// Source: docs/rules/imports.md, 16.
pub(crate) async fn step(app: &App, one: Import, now: Timestamp) -> Result<(), Error> {
    let rows = store::touched(&mut app.db.reader().await?, one.id, one.done, AT_ONCE).await?;
    if rows.is_empty() {
        return end(app, &one, now).await;
    }
    let mut one = one;
    for row in rows {
        let done = undo(app, &row).await?;
        let Some(next) = write_down(app, &one, (&row, done)).await? else { return Ok(()) };
        one = next;
    }
    go_on(app, &one, now, now).await
}

/// Undoes what one row did, as far as that can be.
async fn undo(app: &App, row: &Touched) -> Result<Undone, Error> {
    let mut done = Undone::default();
    if row.is_entered {
        match importing::take_back(app, row.person, row.at).await? {
            None => done.erased = 1,
            Some(Kept::Stepped) => done.stepped = 1,
            Some(Kept::Held) => done.held = 1,
            // She went by herself; there is nothing to count.
            Some(Kept::Gone) => {}
        }
        return Ok(done);
    }
    let row = row.clone();
    app.db
        .write(move |tx| {
            let row = row.clone();
            Box::pin(async move {
                let mut done = Undone::default();
                for (field, left) in [(Field::Postcode, &row.postcode), (Field::Address, &row.address)] {
                    let Some(left) = left else { continue };
                    let is_empty = importing::empty(tx, row.person, (field, left)).await?;
                    done.emptied += u64::from(is_empty);
                    done.changed += u64::from(!is_empty);
                }
                store::untouch(tx, row.import, row.number).await?;
                Ok(done)
            })
        })
        .await
}

async fn write_down(app: &App, one: &Import, (row, done): (&Touched, Undone)) -> Result<Option<Import>, Error> {
    let (one, number) = (one.clone(), row.number);
    app.db
        .write(move |tx| {
            let one = one.clone();
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(None) };
                let before = found.undone.unwrap_or_default();
                found.undone = Some(Undone {
                    erased: before.erased + done.erased,
                    emptied: before.emptied + done.emptied,
                    stepped: before.stepped + done.stepped,
                    held: before.held + done.held,
                    changed: before.changed + done.changed,
                });
                found.done = number;
                store::save(tx, &found).await?;
                Ok(Some(found))
            })
        })
        .await
}

async fn end(app: &App, one: &Import, now: Timestamp) -> Result<(), Error> {
    let one = one.clone();
    app.db
        .write(move |tx| {
            let one = one.clone();
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                found.enter(State::Undone);
                if found.forgotten_at.is_some() {
                    return store::save(tx, &found).await;
                }
                forget(tx, &mut found, now).await.map(|_| ())
            })
        })
        .await
}
