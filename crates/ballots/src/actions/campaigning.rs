//! What candidates write to the electorate: the same letter carries all of it.

use database::{Db, Error, Tx, Vault};
use mailings::{Relay, mailing::MailingId};
use terms::{BallotId, Language, OptionId, PersonId, Timestamp};
use web::{App, markdown};

use crate::{
    actions::{By, Failure, load},
    ballot::{Ballot, Subject},
    nomination::{Nomination, NominationRefused, Nominee, Standing, Takes},
    stage::Stage,
    store,
};

/// The field under which letters are sealed; part of the seal, so it never changes.
const FIELD: &str = "ballot-letter";
/// The longest letter, in characters.
pub(crate) const LONGEST: usize = 4_000;

/// Whether somebody may write the letter of a nomination: her own, while she stands and voting has not opened.
pub(crate) fn may_write(ballot: &Ballot, nomination: &Nomination, person: PersonId) -> bool {
    let is_before = matches!(ballot.stage, Stage::Called { .. } | Stage::RollPublished { .. });
    let is_of_people = matches!(ballot.settings.subject, Subject::Places { takes: Takes::People, .. });
    let is_hers = nomination.nominee == Nominee::Person(person) && nomination.standing == Standing::Stands;
    is_before && is_of_people && is_hers
}

/// A candidate writes her letter, changes it, or takes it away.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 4.10 (docs/rules/ballots.md).
pub async fn write(
    (db, vault): (&Db, &Vault),
    id: BallotId,
    option: OptionId,
    text: Option<String>,
    by: By,
) -> Result<(), Failure> {
    let person = by.somebody()?;
    let sealed = match text {
        Some(text) => Some(vault.seal(person, FIELD, &text, by.now).await?),
        None => None,
    };
    db.write(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let known = store::options::find(tx, id, option).await?.ok_or(Failure::NotFound)?;
            if !may_write(&ballot, &known, person) {
                return Err(NominationRefused::Closed.into());
            }
            match sealed {
                Some(sealed) => store::letters::save(tx, (id, option, person), sealed, by.now).await?,
                None => store::letters::drop(tx, id, option).await?,
            }
            Ok(())
        })
    })
    .await
}

/// Nobody reads the letter of a candidate who no longer stands before it was sent.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_back(tx: &mut Tx, ballot: &Ballot, gone: &Nomination) -> Result<(), Error> {
    match ballot.stage {
        Stage::Called { .. } | Stage::RollPublished { .. } => store::letters::drop(tx, ballot.id, gone.id).await,
        _ => Ok(()),
    }
}

/// A candidate's letter in clear; `None` when she wrote none or was erased.
///
/// # Errors
/// When database or key store fail.
pub async fn letter(
    tx: &mut Tx,
    vault: &Vault,
    ballot: BallotId,
    (option, person): (OptionId, PersonId),
    now: Timestamp,
) -> Result<Option<String>, Error> {
    match store::letters::find(tx, ballot, option).await? {
        Some(sealed) => vault.open_field(person, FIELD, &sealed, now).await,
        None => Ok(None),
    }
}

/// Hands on what all candidates wrote, to every member of the place; nothing where nobody wrote. Done twice it goes once.
///
/// # Errors
/// When database or key store fail.
///
/// Source: ballot rule 4.10 (docs/rules/ballots.md).
pub(crate) async fn relay(app: &App, id: BallotId, now: Timestamp) -> Result<(), Failure> {
    let mut tx = app.db.reader().await?;
    let ballot = load(&mut tx, id).await?;
    if !matches!(ballot.stage, Stage::Open { .. }) {
        return Ok(());
    }
    let mut letters = Vec::new();
    for one in store::options::on_paper(&mut tx, id).await? {
        let (Nominee::Person(person), Standing::Stands) = (one.nominee, one.standing) else { continue };
        // What cannot be read keeps nobody else's letter back.
        let Some(name) = readable(membership::name(&mut tx, &app.vault, person, now).await)? else { continue };
        letters.push((name, readable(letter(&mut tx, &app.vault, id, (one.id, person), now).await)?));
    }
    drop(tx);
    if letters.iter().all(|(_, text)| text.is_none()) {
        return Ok(());
    }
    let relay = Relay {
        id: mailing(id),
        place: ballot.place,
        language: Language::English,
        subject: app.words.say(Language::English, "ballots-candidates-subject", &[("title", title(&ballot).into())]),
        words: words(app, &ballot, &letters),
    };
    Ok(mailings::relay(&app.db, relay, now).await?)
}

fn readable(found: Result<Option<String>, Error>) -> Result<Option<String>, Error> {
    match found {
        Err(Error::Unreadable(_)) => Ok(None),
        found => found,
    }
}

fn title(ballot: &Ballot) -> &str {
    ballot.settings.title.as_str()
}

/// The mailing that carries what the candidates of a ballot wrote.
pub(crate) fn mailing(ballot: BallotId) -> MailingId {
    MailingId::from_uuid(ballot.uuid())
}

/// The letter in Markdown: what it is, in each language, then each candidate under her name, in the order of the paper.
fn words(app: &App, ballot: &Ballot, letters: &[(String, Option<String>)]) -> String {
    let link = format!("{}/ballots/{}", app.settings.public_url, ballot.id);
    let say = |key: &str, language: Language| {
        let closes = app.when(language, ballot.settings.timetable.voting.closes);
        let args = [
            ("title", title(ballot).into()),
            ("organisation", app.settings.organisation.as_str().into()),
            ("when", closes.into()),
        ];
        markdown::literal(&app.words.say(language, key, &args)).trim().to_owned()
    };
    let lead = Language::OFFERED.map(|language| {
        format!(
            "{}\n\n[{}]({link})",
            say("ballots-candidates-lead", language),
            say("ballots-candidates-vote", language)
        )
    });
    let each = letters.iter().map(|(name, text)| {
        let text = match text {
            Some(text) => markdown::literal(text),
            None => Language::OFFERED.map(|language| say("ballots-candidates-silent", language)).join(" · "),
        };
        format!("---\n\n## {}\n\n{}", markdown::literal(name).trim(), text.trim())
    });
    lead.into_iter().chain(each).collect::<Vec<_>>().join("\n\n")
}
