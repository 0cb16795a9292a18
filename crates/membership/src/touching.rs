//! `flotilla touched` and `flotilla exports whose`: what to ask when something has leaked.

use std::collections::BTreeMap;

use database::{BoxFuture, Error, Tx};
use serde_json::json;
use terms::{Day, PersonId, Timestamp};
use web::{App, Command, Told};

use crate::{
    canary,
    export::{ExportId, State},
    person::number,
    store,
};

/// Members of an export read at once.
const AT_ONCE: i64 = 1_000;

/// The commands.
pub(crate) const COMMANDS: [Command; 2] = [
    Command {
        name: "touched",
        about: "List whose particulars an account or an export touched, from one day until another, both counted",
        arguments: &["PERSON-OR-EXPORT", "FROM", "UNTIL"],
        run: touched,
    },
    Command {
        name: "exports whose",
        about: "Tell which export a file came from, by the made-up members in it",
        arguments: &["FILE"],
        run: whose,
    },
];

fn touched(app: App, arguments: Vec<String>) -> BoxFuture<'static, Result<Told, String>> {
    Box::pin(async move {
        let [who, from, until] = arguments.as_slice() else { return Err("name an id and two days".to_owned()) };
        let day = |text: &str| read_day(text).ok_or_else(|| format!("“{text}” is no day; write it like 2026-11-28"));
        let zone = &app.settings.zone;
        let period = (day(from)?.starts(zone), day(until)?.plus(1).starts(zone));
        let found = touched_in(&app, who, period).await.map_err(|error| error.to_string())?;
        let found = found.ok_or_else(|| format!("“{who}” is no id; it stands at the end of a page's address"))?;
        Ok(said(&found))
    })
}

/// A day as programs write it: `2026-11-28`.
fn read_day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let day = Day::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
    parts.next().is_none().then_some(day)
}

/// Each member with what was touched and when it last was; by membership number.
type Touched = BTreeMap<i64, (PersonId, BTreeMap<String, Timestamp>)>;

/// `None` when the text is no id. An id is tried as that of an export first; those of persons and exports are never the same.
async fn touched_in(app: &App, who: &str, period: (Timestamp, Timestamp)) -> Result<Option<Touched>, Error> {
    let (Ok(export), Ok(person)) = (who.parse::<ExportId>(), who.parse::<PersonId>()) else { return Ok(None) };
    let mut tx = app.db.reader().await?;
    let mut touched = Touched::new();
    if store::exports::find(&mut tx, export).await?.is_some() {
        add_export(&mut tx, &mut touched, export, period).await?;
        return Ok(Some(touched));
    }
    for (member, at, field) in store::exports::looked_at(&mut tx, person, period).await? {
        add(&mut touched, member, field, at);
    }
    for (export, ..) in store::exports::asked_by(&mut tx, person).await? {
        add_export(&mut tx, &mut touched, export.id, period).await?;
    }
    Ok(Some(touched))
}

fn add(touched: &mut Touched, person: PersonId, what: String, at: Timestamp) {
    let (_, all) = touched.entry(number(person)).or_insert_with(|| (person, BTreeMap::new()));
    let last = all.entry(what).or_insert(at);
    *last = at.max(*last);
}

/// Those in an export whose file was taken in that time.
async fn add_export(
    tx: &mut Tx,
    touched: &mut Touched,
    id: ExportId,
    (from, until): (Timestamp, Timestamp),
) -> Result<(), Error> {
    let taken = store::exports::taken(tx, id).await?;
    let Some(at) = taken.into_iter().filter(|at| (from..until).contains(at)).max() else { return Ok(()) };
    let mut after = 0;
    loop {
        let piece = store::exports::members(tx, id, after, AT_ONCE).await?;
        let Some(last) = piece.last() else { return Ok(()) };
        after = last.number;
        for person in piece.iter().filter_map(|one| one.person) {
            add(touched, person, format!("export {id}"), at);
        }
    }
}

fn said(touched: &Touched) -> Told {
    let mut text = format!("{} members", touched.len());
    let mut members = Vec::new();
    for (number, (person, all)) in touched {
        let words: Vec<String> = all.iter().map(|(what, at)| format!("{what} {}", at.rfc3339())).collect();
        text = format!("{text}\n{number}\t{person}\t{}", words.join(", "));
        let what: BTreeMap<&str, String> = all.iter().map(|(what, at)| (what.as_str(), at.rfc3339())).collect();
        members.push(json!({ "number": number, "person": person, "touched": what }));
    }
    Told { text, data: json!({ "members": members }) }
}

fn whose(app: App, arguments: Vec<String>) -> BoxFuture<'static, Result<Told, String>> {
    Box::pin(async move {
        let path = arguments.first().ok_or("name the file")?;
        let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        let text = String::from_utf8_lossy(&bytes);
        let said = |error: Error| error.to_string();
        let mut tx = app.db.reader().await.map_err(said)?;
        let mut found = Vec::new();
        for id in store::exports::made(&mut tx).await.map_err(said)? {
            if canary::stands_in(&app.vault, id, &text) {
                found.push(id);
            }
        }
        let mut lines = Vec::new();
        for id in &found {
            let Some((export, ..)) = store::exports::find(&mut tx, *id).await.map_err(said)? else { continue };
            let by = export.asked_by.map_or_else(|| "somebody who was erased".to_owned(), |person| person.to_string());
            let is_over = if export.state(app.now()) == State::Ready { ", still ready" } else { "" };
            lines.push(format!("export {id}, asked for by {by} on {}{is_over}", export.asked_at.rfc3339()));
        }
        let text = if lines.is_empty() {
            "it is from none of the exports of this installation".to_owned()
        } else {
            lines.join("\n")
        };
        Ok(Told { text, data: json!({ "exports": found }) })
    })
}
