//! Newsletters and notices to the members of one's places.
//!
//! | word | meaning |
//! |---|---|
//! | [`mailing::Mailing`] | what an officer writes to many members, from the draft to the last letter |
//! | [`mailing::Ground`] | why its recipients are written to: they agreed to a purpose, or it is a notice |
//! | [`mailing::Notice`] | something that every member concerned must be told, whatever she agreed to |
//! | [`mailing::Fate`] | what became of a letter |
//! | step | what is done of a mailing in one run of its job; each has a number, and only the latest counts |
//! | digest | what can be decided, is coming and was decided in a member's places: a mailing of the program's own |
//! | [`reader::CONSENT`] | readers are people who are no members and confirmed that they want the newsletter |
//! | trial | a mailing sent to the officer who asks for it |
//!
//! **Always true here**
//!
//! 1. Before each letter it is asked anew whether she may be written to; nothing goes to who does not agree to the purpose now.
//! 2. A letter has one recipient, and nothing in it is fetched, counted or followed.
//! 3. What is let go is what was read; a notice is let go by another person than wrote it.
//! 4. A letter is counted once, however often a step is done; should the program stop in the middle of a portion, letters of it may
//!    go twice, under the same id.
//! 5. Looking at a way to stop changes nothing; a POST there does it, without signing in.

mod actions;
mod demonstration;
pub mod digest;
mod hearing;
mod jobs;
mod letter;
pub mod mailing;
mod own_data;
mod pages;
pub mod reader;
mod store;
mod token;

pub use actions::relaying::{Relay, forget as forget_relay, relay};

use ::database::Migration;
use terms::Language;
use web::Slice;

/// The tables of mailings.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "2026-11-28-1810-mailings", text: include_str!("../migrations/2026-11-28-1810-mailings.sql") },
    Migration { name: "2026-11-28-1820-digests", text: include_str!("../migrations/2026-11-28-1820-digests.sql") },
    Migration { name: "2026-11-29-1300-readers", text: include_str!("../migrations/2026-11-29-1300-readers.sql") },
];

/// The fact that a reader is none any more, with her id.
const READER_GONE: &str = "mailings.reader-gone";

/// What mailings give to the program.
pub fn slice() -> Slice {
    Slice {
        name: "mailings",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        messages: &[
            (Language::English, include_str!("../messages/en.ftl")),
            (Language::Welsh, include_str!("../messages/cy.ftl")),
        ],
        samples: pages::samples(),
        jobs: jobs::kinds(),
        periodics: jobs::periodics(),
        announces: &[READER_GONE],
        listeners: jobs::listeners(),
        panels: Some(pages::panels),
        hears: Some(|app, arrived| Box::pin(hearing::hear(app, arrived))),
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
