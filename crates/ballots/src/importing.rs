//! `flotilla import papers`: the batch of papers of a file, entered at the server's command line.

use database::{BoxFuture, Tx};
use terms::{BallotId, PersonId};
use web::{App, Command};

use crate::{
    actions::{
        By, Failure,
        papers::{self, File},
    },
    batch::{BatchRefused, Label, MOST_BYTES},
    nomination::{Nomination, Nominee},
    store,
};

/// The commands of ballots.
pub(crate) fn commands() -> Vec<Command> {
    vec![Command {
        name: "import papers",
        about: "Enter the papers of a ballot from a BLT or CSV file, between closing and counting",
        arguments: &["BALLOT", "FILE"],
        run: import,
    }]
}

fn import(app: App, arguments: Vec<String>) -> BoxFuture<'static, Result<String, String>> {
    Box::pin(async move {
        let [ballot, file] = arguments.as_slice() else { return Err("give a ballot's id and a file".to_owned()) };
        let ballot: BallotId = ballot.parse().map_err(|_| format!("{ballot} is not the id of a ballot"))?;
        let bytes = read(file)?;
        let label = label(file)?;
        let (entered_by, names) = whose(&app, ballot).await.map_err(|failure| told(&failure))?;
        let batch = app.new_id_by_chance();
        let by = By::person(&app, entered_by);
        let entered = papers::enter(&app.db, ballot, batch, File { bytes, label, names }, by).await;
        let papers = entered.map_err(|failure| told(&failure))?;
        Ok(format!(
            "{papers} papers entered for the returning officer; now somebody else has to check them on the page"
        ))
    })
}

fn read(file: &str) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(file).map_err(|error| format!("{file}: {error}"))?.len();
    if size > MOST_BYTES as u64 {
        return Err(format!("{file}: larger than {} MiB; divide it into batches", MOST_BYTES >> 20));
    }
    std::fs::read(file).map_err(|error| format!("{file}: {error}"))
}

/// The name of the file, as far as a label takes it.
fn label(file: &str) -> Result<Label, String> {
    let name = std::path::Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
    let short: String = name.unwrap_or_default().chars().take(80).collect();
    short.parse().map_err(|_| format!("{file}: a file's name becomes the label of its batch, and this one cannot"))
}

/// For whom the command line acts, and the names as they stand in the file.
async fn whose(app: &App, id: BallotId) -> Result<(PersonId, Vec<String>), Failure> {
    let mut tx = app.db.reader().await?;
    let ballot = store::ballots::find(&mut tx, id).await?.ok_or(Failure::NotFound)?;
    let names = names_on_paper(&mut tx, app, id).await?;
    Ok((ballot.duties.returning_officer, names))
}

/// What the options are called in files of papers, in the order of the paper.
///
/// # Errors
/// When database or key store fail.
async fn names_on_paper(tx: &mut Tx, app: &App, id: BallotId) -> Result<Vec<String>, database::Error> {
    let mut names = Vec::new();
    for option in store::options::on_paper(tx, id).await? {
        names.push(name(tx, app, &option).await?);
    }
    Ok(names)
}

async fn name(tx: &mut Tx, app: &App, option: &Nomination) -> Result<String, database::Error> {
    Ok(match &option.nominee {
        Nominee::Person(person) => {
            membership::name(tx, &app.vault, *person, app.now()).await?.unwrap_or_else(|| option.id.to_string())
        }
        Nominee::Name(name) => name.as_str().to_owned(),
        Nominee::Reopen => "RON".to_owned(),
    })
}

/// Why it was refused, in English, as all of the command line is.
fn told(failure: &Failure) -> String {
    match failure {
        Failure::NotFound => "there is no such ballot".to_owned(),
        Failure::Batch(BatchRefused::Hours) => "papers are entered only between closing and counting".to_owned(),
        Failure::Batch(BatchRefused::TooMany { papers, returned }) => {
            format!("{papers} papers would be entered, but only {returned} envelopes came back")
        }
        Failure::Batch(BatchRefused::Again) => "this very file was entered before".to_owned(),
        Failure::Batch(BatchRefused::Empty) => "there are no papers in the file".to_owned(),
        Failure::Batch(BatchRefused::Line { line, reason }) => format!("line {line}: {reason}"),
        Failure::Batch(BatchRefused::Candidates) => {
            "the candidates of the file are not those of the ballot in the order of its paper".to_owned()
        }
        other => other.to_string(),
    }
}
