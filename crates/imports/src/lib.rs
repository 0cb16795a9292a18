//! Members entered from a file: mapping, dry run, run, error file, undo.
//!
//! | word | meaning |
//! |---|---|
//! | [`import::Import`] | a file of members on its way in, and what is left of it |
//! | [`mapping::Mapping`] | which column is which field, and how the file is read |
//! | [`mapping::Profile`] | the export of another program, known by its headings |
//! | [`checking::Entry`] | what a row says of somebody |
//! | [`checking::Reason`] | why a row is refused |
//! | dry run | a look at what would become of each row; nothing is entered |
//! | portion | rows that are looked at, and entered, together |
//! | step | what is done of an import in one run of its job; each has a number, and only the latest counts |
//!
//! **Always true here**
//!
//! 1. Nobody who left, lapsed, was removed or erased comes back by a file; no suppression is lifted by one.
//! 2. Nothing that is there is overwritten; no address of mail is changed.
//! 3. Each row is entered once, however often a step is done.
//! 4. What runs is what was tried; every row is looked at anew.
//! 5. A file is kept sealed under a key of its own, thirty days at most, and shown to nobody but who brought it.
//! 6. Nothing in a file is evaluated.

mod actions;
pub mod checking;
mod demonstration;
pub mod import;
mod jobs;
pub mod mapping;
mod own_data;
mod pages;
pub mod reading;
mod store;

use ::database::Migration;
use terms::Language;
use web::Slice;

/// The tables of imports.
pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "2026-11-29-1010-imports", text: include_str!("../migrations/2026-11-29-1010-imports.sql") }];

/// What imports give to the program.
pub fn slice() -> Slice {
    Slice {
        name: "imports",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        messages: &[
            (Language::English, include_str!("../messages/en.ftl")),
            (Language::Welsh, include_str!("../messages/cy.ftl")),
        ],
        samples: pages::samples(),
        jobs: jobs::kinds(),
        own_data: Some(|app, person| {
            Box::pin(async move { own_data::own_data(&mut app.db.reader().await?, person).await })
        }),
        erase: Some(|tx, person, _| Box::pin(own_data::erase(tx, person))),
        merge: Some(|tx, from, to| Box::pin(own_data::merge(tx, from, to))),
        retention: jobs::retention(),
        demonstration: Some(demonstration::fill),
        ..Slice::default()
    }
}
