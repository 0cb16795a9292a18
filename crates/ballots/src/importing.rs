//! `flotilla import papers`: the batch of papers of a file, entered at the server's command line.

use database::{BoxFuture, Tx};
use serde_json::json;
use terms::{BallotId, PersonId};
use web::{App, Command, Told};

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

fn import(app: App, arguments: Vec<String>) -> BoxFuture<'static, Result<Told, String>> {
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
        let text = format!(
            "{papers} papers entered for the returning officer; now somebody else has to check them on the page"
        );
        Ok(Told { text, data: json!({ "ballot": ballot, "batch": batch, "papers": papers }) })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::tests::{CLOSES, OPENS, each_hall, hour, question};

    async fn imported(app: &App, ballot: BallotId, file: &str) -> Result<Told, String> {
        import(app.clone(), vec![ballot.to_string(), file.to_owned()]).await
    }

    #[tokio::test]
    async fn a_file_is_entered_once_and_never_with_more_papers_than_envelopes() {
        each_hall(60, async |hall| {
            let folder = tempfile::tempdir().unwrap();
            let write = |name: &str, text: &str| {
                let path = folder.path().join(name);
                std::fs::write(&path, text).unwrap();
                path.to_string_lossy().into_owned()
            };
            let (two, three) = (write("two.csv", "count,answer\n2,yes\n"), write("three.csv", "count,answer\n3,yes\n"));
            let wrong = write("wrong.csv", "count,answer\n1,yes\n1,maybe\n");
            let id = hall.opened(hall.settings(question())).await;
            for voter in hall.voters.iter().take(2) {
                papers::issue(&hall.app.db, id, *voter, hall.by(hall.officer, hour(OPENS))).await.unwrap();
                papers::take_in(&hall.app.db, id, *voter, true).await.unwrap();
            }

            let early = imported(&hall.app, id, &two).await.unwrap_err();
            hall.close(id).await.unwrap();
            let too_many = imported(&hall.app, id, &three).await.unwrap_err();
            let unread = imported(&hall.app, id, &wrong).await.unwrap_err();
            let entered = imported(&hall.app, id, &two).await.unwrap();
            let again = imported(&hall.app, id, &two).await.unwrap_err();

            assert_eq!(early, "papers are entered only between closing and counting");
            assert_eq!(too_many, "3 papers would be entered, but only 2 envelopes came back");
            assert_eq!(unread, "line 3: the answer is not one of this question");
            assert!(entered.text.starts_with("2 papers entered"), "{entered:?}");
            assert_eq!((&entered.data["papers"], &entered.data["ballot"]), (&json!(2), &json!(id)));
            assert_eq!(again, "this very file was entered before");
            let mut tx = hall.app.db.reader().await.unwrap();
            let batches = store::papers::batches(&mut tx, id).await.unwrap();
            assert_eq!((batches.len(), batches[0].label.as_str(), batches[0].checked_by), (1, "two.csv", None));
            assert_eq!(batches[0].entered_by, hall.officer);
            assert!(hall.stage(id).await.closed().is_some_and(|closed| closed.at == hour(CLOSES)));
        })
        .await;
    }

    #[tokio::test]
    async fn a_file_or_ballot_that_is_not_there_is_named() {
        each_hall(60, async |hall| {
            let nowhere = BallotId::by_chance([7; 16]);

            let no_file = imported(&hall.app, nowhere, "/nowhere/papers.csv").await.unwrap_err();
            let no_id = import(hall.app.clone(), vec!["7".into(), "papers.csv".into()]).await.unwrap_err();

            assert!(no_file.starts_with("/nowhere/papers.csv: "), "{no_file}");
            assert_eq!(no_id, "7 is not the id of a ballot");
        })
        .await;
    }
}
