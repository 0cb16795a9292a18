//! The dry run: the file is read row by row, and it is looked up what would become of each. Nothing is entered.

use database::Error;
use membership::{importing, person::Field};
use terms::Timestamp;
use tokio::sync::mpsc;
use web::App;

use super::{PORTIONS, go_on, sealing, still};
use crate::{
    checking::{Checked, Checker, Entry, Gazetteer},
    import::{Figures, Import, PORTION, State},
    reading::{self, BOUNDS, Unreadable},
    store,
};

/// Portions saved together.
const TOGETHER: usize = 20;

/// Reads the file, or looks at some of its portions.
///
/// # Errors
/// When database or key store fail; what was done until then is done.
///
/// Source: docs/rules/imports.md, 6 to 9.
pub(crate) async fn step(app: &App, one: Import, now: Timestamp) -> Result<(), Error> {
    let Some(whole) = one.portions else { return read(app, one, now).await };
    let mut one = one;
    for _ in 0..PORTIONS {
        if one.done >= whole {
            return end(app, &one).await;
        }
        let Some(next) = look(app, &one, now).await? else { return Ok(()) };
        one = next;
    }
    go_on(app, &one, now, now).await
}

/// Reads the file into portions.
async fn read(app: &App, one: Import, now: Timestamp) -> Result<(), Error> {
    let mut tx = app.db.reader().await?;
    let Some(mapping) = one.mapping.clone() else { return Ok(()) };
    let Some(file) = sealing::file(&mut tx, &app.vault, &one, now).await? else { return Ok(()) };
    let places = Gazetteer::new(&places::all(&mut tx).await?);
    drop(tx);
    let (send, mut portions) = mpsc::channel::<Vec<Checked>>(4);
    let (format, today) = (one.format, now.day(&app.settings.zone));
    // Reading goes on beside sealing and saving; the channel holds it back, so that a large file takes little room.
    let reading = tokio::task::spawn_blocking(move || {
        let mut checker = Checker::new(&mapping, &places, today);
        let (mut portion, mut is_heading) = (Vec::with_capacity(PORTION), true);
        let read = reading::each_row(&file, (format, mapping.charset), BOUNDS, &mut |row| {
            if !std::mem::take(&mut is_heading) {
                portion.push(checker.check(row));
            }
            if portion.len() == PORTION {
                // Nobody listens any more when saving failed; that is told there.
                let _ = send.blocking_send(std::mem::replace(&mut portion, Vec::with_capacity(PORTION)));
            }
            Ok(())
        });
        if !portion.is_empty() {
            let _ = send.blocking_send(portion);
        }
        read
    });
    let (mut figures, mut number, mut sealed) = (Figures::default(), 0, Vec::new());
    while let Some(portion) = portions.recv().await {
        for row in &portion {
            figures.count(row);
        }
        sealed.push((number, sealing::seal_portion(&app.vault, &one, &portion, now).await?));
        number += 1;
        if sealed.len() == TOGETHER {
            save(app, &one, std::mem::take(&mut sealed)).await?;
        }
    }
    save(app, &one, sealed).await?;
    let problem = reading.await.map_err(|_| Error::Stopped)?.err();
    was_read(app, &one, (number, figures, problem), now).await
}

async fn save(app: &App, one: &Import, portions: Vec<(i64, Vec<u8>)>) -> Result<(), Error> {
    let id = one.id;
    app.db
        .write(move |tx| {
            let portions = portions.clone();
            Box::pin(async move { store::add_portions(tx, id, &portions).await })
        })
        .await
}

async fn was_read(
    app: &App,
    one: &Import,
    (portions, figures, problem): (i64, Figures, Option<Unreadable>),
    now: Timestamp,
) -> Result<(), Error> {
    let one = one.clone();
    app.db
        .write(move |tx| {
            let (one, figures) = (one.clone(), figures.clone());
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                if problem.is_some() {
                    found.problem = problem;
                    found.enter(State::Mapping);
                    return store::save(tx, &found).await;
                }
                (found.portions, found.trial) = (Some(portions), Some(figures));
                found.serial += 1;
                store::save(tx, &found).await?;
                super::enqueue(tx, &found, now, now).await
            })
        })
        .await
}

/// Looks up what would become of the rows of the next portion.
async fn look(app: &App, one: &Import, now: Timestamp) -> Result<Option<Import>, Error> {
    let mut tx = app.db.reader().await?;
    let mut figures = one.trial.clone().unwrap_or_default();
    for row in sealing::portion(&mut tx, &app.vault, (one, one.done), now).await? {
        let Ok(entry) = row.found else { continue };
        let email = entry.email.as_deref().and_then(|email| email.parse().ok());
        let became = importing::foresee(&mut tx, &app.vault, (email.as_ref(), &has(&entry)), now).await?;
        figures.became(&became);
    }
    drop(tx);
    let one = one.clone();
    app.db
        .write(move |tx| {
            let (one, figures) = (one.clone(), figures.clone());
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(None) };
                found.trial = Some(figures);
                found.done += 1;
                store::save(tx, &found).await?;
                Ok(Some(found))
            })
        })
        .await
}

/// The fields that a row could fill in.
fn has(entry: &Entry) -> Vec<Field> {
    let fields = [(Field::Postcode, entry.postcode.is_some()), (Field::Address, entry.address.is_some())];
    fields.into_iter().filter(|(_, is_there)| *is_there).map(|(field, _)| field).collect()
}

async fn end(app: &App, one: &Import) -> Result<(), Error> {
    let one = one.clone();
    app.db
        .write(move |tx| {
            let one = one.clone();
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                found.enter(State::Tried);
                store::save(tx, &found).await
            })
        })
        .await
}
