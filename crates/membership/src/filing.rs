//! `flotilla case-file`: the dated file of a case, for those who are to judge it outside.

use database::{BoxFuture, Error, Tx};
use serde_json::{Value, json};
use terms::{Language, PersonId};
use web::{App, Command, Told};

use crate::{
    actions::cases,
    case::{Case, CaseId, Entry},
    pages::cases::in_words,
    reading, store,
};

/// An entry in clear.
struct Filed {
    when: String,
    at: String,
    what: String,
    by: String,
    text: String,
}

/// Prints everything that was done in a case: in English, times in the organisation's zone.
pub(crate) fn print(app: App, arguments: Vec<String>) -> BoxFuture<'static, Result<Told, String>> {
    Box::pin(async move {
        let id = arguments.first().and_then(|id| id.parse::<CaseId>().ok());
        let id = id.ok_or("name the case by the id at the end of its page's address")?;
        let found = filed(&app, id).await.map_err(|error| error.to_string())?;
        found.ok_or_else(|| format!("there is no case {id}"))
    })
}

async fn filed(app: &App, id: CaseId) -> Result<Option<Told>, Error> {
    let mut tx = app.db.reader().await?;
    let Some(case) = store::cases::find(&mut tx, id).await? else { return Ok(None) };
    let texts = cases::texts(&mut tx, &app.vault, &case, app.now()).await?;
    let about = name(app, &mut tx, Some(case.respondent)).await?;
    let complained = match case.complainant {
        Some(person) => name(app, &mut tx, Some(person)).await?,
        None => "nobody: the movement itself".to_owned(),
    };
    let mut all = Vec::new();
    for entry in &case.entries {
        let by = name(app, &mut tx, entry.by).await?;
        all.push(line(app, entry, by, texts.get(&entry.id).cloned().unwrap_or_default()));
    }
    Ok(Some(Told { text: text(&case, (&about, &complained), &all), data: data(&case, (&about, &complained), &all) }))
}

async fn name(app: &App, tx: &mut Tx, person: Option<PersonId>) -> Result<String, Error> {
    let name = match person {
        Some(person) => reading::name(tx, &app.vault, person, app.now()).await?,
        None => None,
    };
    Ok(name.unwrap_or_else(|| "not known any more".to_owned()))
}

fn line(app: &App, entry: &Entry, by: String, text: String) -> Filed {
    let language = app.said_in(Language::English);
    let what = in_words(entry.step, |key, at| {
        let day = at.map(|at| ("day", app.day(language, at).into()));
        app.words.say(language, key, day.as_slice())
    });
    Filed { when: app.when(language, entry.at), at: entry.at.rfc3339(), what, by, text }
}

fn text(case: &Case, (about, complained): (&str, &str), all: &[Filed]) -> String {
    let head = format!("# Case {}\n\nAbout: {about}\nComplained: {complained}\nRule: {}\n", case.id, case.rule);
    let entries = all.iter().map(|one| format!("\n## {}\n\n{} ({})\n\n{}\n", one.when, one.what, one.by, one.text));
    std::iter::once(head).chain(entries).collect()
}

fn data(case: &Case, (about, complained): (&str, &str), all: &[Filed]) -> Value {
    let entries = all.iter().map(|one| json!({ "at": one.at, "what": one.what, "by": one.by, "text": one.text }));
    let entries: Vec<Value> = entries.collect();
    json!({ "case": case.id, "rule": case.rule, "about": about, "complained": complained, "entries": entries })
}

/// The command.
pub(crate) const COMMAND: Command = Command {
    name: "case-file",
    about: "Print the dated file of a case: everything that was done in it, by whom and with which words",
    arguments: &["CASE"],
    run: print,
};
