//! Letters to everybody concerned when a vote is extended or ended without a result.

use database::{Announced, BoxFuture, Error};
use jobs::{Job, JobError};
use mail::{Letter, Subject};
use membership::{Counter, ServiceLetter, service};
use serde::{Deserialize, Serialize};
use terms::{BallotId, Email, Language, PersonId};
use web::App;

use crate::{act::Act, ballot::Ballot, jobs::later, store};

/// The kind of the job that writes to some of them.
pub(crate) const SEND: &str = "ballots.notice";

/// Letters posted in one transaction.
const AT_ONCE: usize = 200;

/// What the letters are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum About {
    Extended,
    Voided,
}

/// Some of those who are told.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Piece {
    ballot: BallotId,
    about: About,
    people: Vec<PersonId>,
}

#[derive(Deserialize)]
struct Happened {
    ballot: BallotId,
}

/// The closing was moved.
pub(crate) fn extended(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(tell(app, fact, About::Extended))
}

/// The ballot was ended without a result.
pub(crate) fn voided(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(tell(app, fact, About::Voided))
}

/// Divides everybody concerned into pieces, one job each.
async fn tell(app: App, fact: Announced, about: About) -> Result<(), JobError> {
    let happened: Happened =
        serde_json::from_str(&fact.payload).map_err(|_| JobError::Never("the fact has another shape".to_owned()))?;
    let people = concerned(&app, happened.ballot).await?;
    for (number, piece) in people.chunks(AT_ONCE).enumerate() {
        let piece = Piece { ballot: happened.ballot, about, people: piece.to_vec() };
        // The fact may be delivered twice; each piece is posted once.
        let key = format!("{SEND} {} {number}", fact.id);
        let now = app.now();
        let posted = app.db.write::<_, Error, _>(move |tx| {
            let (piece, key) = (piece.clone(), key.clone());
            Box::pin(async move { jobs::enqueue(tx, SEND, Some(&key), &piece, now, now).await })
        });
        posted.await?;
    }
    Ok(())
}

/// Everybody on the roll; before it is frozen, everybody who would be on it.
async fn concerned(app: &App, id: BallotId) -> Result<Vec<PersonId>, JobError> {
    let (zone, now) = (app.settings.zone.clone(), app.now());
    let people = app.db.snapshot::<_, crate::actions::Failure, _>(move |tx| {
        Box::pin(async move {
            let ballot = store::ballots::find(tx, id).await?.ok_or(crate::actions::Failure::NotFound)?;
            if let Some(roll) = store::ballots::roll(tx, id).await? {
                return Ok(store::rolls::people(tx, roll).await?);
            }
            let test = membership::ready(tx, &ballot.electorate(), &zone).await?;
            let mut walk = membership::Walk::within(tx, ballot.place, now).await?;
            let mut people = Vec::new();
            loop {
                let piece = walk.next(tx, 2_000).await?;
                if piece.is_empty() {
                    return Ok(people);
                }
                people.extend(piece.iter().filter(|(_, standing)| test.is_met(standing)).map(|(person, _)| *person));
            }
        })
    });
    people.await.map_err(later)
}

/// Posts the letters of one piece. Who has no e-mail is listed among those to be written to on paper.
pub(crate) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let piece: Piece = job.read()?;
    let mut tx = app.db.reader().await?;
    let ballot = store::ballots::find(&mut tx, piece.ballot).await?;
    let ballot = ballot.ok_or_else(|| JobError::Never("there is no such ballot".to_owned()))?;
    let why = reason(&store::acts::of(&mut tx, ballot.id).await?, piece.about);
    let mut letters = Vec::new();
    for person in &piece.people {
        let email = membership::readable(membership::email(&mut tx, &app.vault, *person, job.now).await)?;
        let language = membership::readable(membership::language(&mut tx, &app.vault, *person, job.now).await)?;
        let to: Option<Email> = email.and_then(|email| email.parse().ok());
        let letter = to.map(|to| letter(&app, &ballot, piece.about, &why, (to, language.unwrap_or(Language::English))));
        letters.push(ServiceLetter::once(&job, (*person, service::About::Ballot), letter));
    }
    drop(tx);
    let (counter, now) = (Counter::from(&app), job.now);
    let posted = app.db.write::<_, Error, _>(move |tx| {
        let (letters, counter) = (letters.clone(), counter.clone());
        Box::pin(async move {
            for letter in &letters {
                membership::serve(tx, &counter, letter, now).await?;
            }
            Ok(())
        })
    });
    Ok(posted.await?)
}

/// The reason given by the two who decided, as recorded last.
fn reason(acts: &[crate::act::Entry], about: About) -> String {
    let act = match about {
        About::Extended => Act::Extended,
        About::Voided => Act::Voided,
    };
    acts.iter().rev().find(|entry| entry.act == act).map(|entry| entry.why.clone()).unwrap_or_default()
}

fn letter(app: &App, ballot: &Ballot, about: About, why: &str, (to, language): (Email, Language)) -> Letter {
    let say = |key: &str, args: &[(&str, web::Value)]| app.words.say(language, key, args);
    let args = [
        ("title", ballot.settings.title.as_str().into()),
        ("organisation", app.settings.organisation.as_str().into()),
        ("why", why.into()),
        ("when", app.when(language, ballot.settings.timetable.voting.closes).into()),
        ("link", format!("{}/ballots/{}", app.settings.public_url, ballot.id).into()),
    ];
    let (subject, text) = match about {
        About::Extended => ("ballots-letter-extended-subject", "ballots-letter-extended"),
        About::Voided => ("ballots-letter-voided-subject", "ballots-letter-voided"),
    };
    Letter { to, subject: Subject::from(say(subject, &args).as_str()), text: say(text, &args), reply_to: None }
}
