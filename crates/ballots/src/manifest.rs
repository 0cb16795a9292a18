//! What ballots give to the program.

use terms::Language;
use web::{MenuEntry, Slice};

use crate::{MIGRATIONS, demonstration, importing, jobs, own_data, pages};

/// What ballots give to the program.
pub fn slice() -> Slice {
    Slice {
        name: "ballots",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        messages: &[
            (Language::English, include_str!("../messages/en.ftl")),
            (Language::Welsh, include_str!("../messages/cy.ftl")),
        ],
        samples: pages::samples(),
        menu: vec![MenuEntry { href: "/ballots", key: "ballots-title", order: 10, more: true, for_members: false }],
        jobs: jobs::kinds(),
        periodics: jobs::periodics(),
        announces: &[
            "ballots.called",
            "ballots.roll-published",
            "ballots.opened",
            "ballots.roll-corrected",
            "ballots.closed",
            "ballots.counted",
            "ballots.checked",
            "ballots.declared",
            "ballots.recounted",
            "ballots.extended",
            "ballots.voided",
            "ballots.finished",
        ],
        listeners: jobs::listeners(),
        commands: importing::commands(),
        panels: Some(pages::panels),
        decisions: Some(pages::decisions),
        live: pages::live(),
        own_data: Some(|app, person| {
            Box::pin(async move {
                let now = app.now();
                own_data::own_data(&mut app.db.reader().await?, &app.vault, person, now).await
            })
        }),
        holds: Some(|app, person| Box::pin(async move { own_data::holds(&mut app.db.reader().await?, person).await })),
        erase: Some(|tx, person, _| Box::pin(own_data::erase(tx, person))),
        merge: Some(|tx, from, to| Box::pin(own_data::merge(tx, from, to))),
        demonstration: Some(demonstration::fill),
        ..Slice::default()
    }
}
