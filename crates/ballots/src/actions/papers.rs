//! Papers and letters: giving them out, taking envelopes in, entering what was in them.

use database::{Db, Tx};
use terms::{BallotId, PersonId};

use crate::{
    act::{Act, Why},
    actions::{By, Failure, load},
    ballot::{Ballot, Kind, StepRefused},
    batch::{self, Batch, BatchId, BatchRefused, Label},
    counting::sha256,
    disclosure::Channel,
    duty::DutyRefused,
    envelope::{self, Code, EnvelopeRefused},
    paper::Vote,
    store,
};

/// Gives a paper to a member: marks the roll, so that she cannot vote online as well.
///
/// # Errors
/// [`Failure`]; who has voted gets none.
///
/// Source: ballot rule 7.2 (docs/rules/ballots.md).
pub async fn issue(db: &Db, id: BallotId, person: PersonId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = secret(load(tx, id).await?)?;
            let is_on_roll = super::casting::is_on_roll(tx, &ballot, person).await?;
            let mark = store::marks::find(tx, id, person).await?;
            let voting = ballot.settings.timetable.voting;
            let paper = envelope::issue(&ballot.stage, voting, is_on_roll, mark, by.now)?;
            // The mark decides between this paper and a vote that is being cast at the same instant.
            if !store::marks::mark(tx, id, person, Channel::Paper).await? {
                return Err(EnvelopeRefused::Voted.into());
            }
            store::papers::drop_codes_of(tx, id, person).await?;
            store::papers::save(tx, id, person, paper).await?;
            Ok(())
        })
    })
    .await
}

/// Gives another paper for one that was spoilt and handed back.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 7.3 (docs/rules/ballots.md).
pub async fn replace(db: &Db, id: BallotId, person: PersonId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let known = store::papers::find(tx, id, person).await?;
            let voting = ballot.settings.timetable.voting;
            let paper = envelope::replace(known, &ballot.stage, voting, by.now)?;
            store::papers::save(tx, id, person, paper).await?;
            Ok(())
        })
    })
    .await
}

/// Marks a member's envelope as taken in, or as rejected; then it is separated from what it holds.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 7.4 (docs/rules/ballots.md).
pub async fn take_in(db: &Db, id: BallotId, person: PersonId, is_accepted: bool) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let known = store::papers::find(tx, id, person).await?;
            let paper = envelope::take_in(known, &ballot.stage, is_accepted)?;
            store::papers::save(tx, id, person, paper).await?;
            Ok(())
        })
    })
    .await
}

/// Makes the one-time code of a letter to a member; an earlier code of hers no longer works.
///
/// # Errors
/// [`Failure`]; who has voted gets none.
///
/// Source: ballot rule 6.6 (docs/rules/ballots.md).
pub async fn make_code(db: &Db, id: BallotId, person: PersonId, chance: [u8; 20], by: By) -> Result<Code, Failure> {
    let code = Code::by_chance(chance);
    let hash = code.hash();
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let is_on_roll = super::casting::is_on_roll(tx, &ballot, person).await?;
            let mark = store::marks::find(tx, id, person).await?;
            // Whoever may be given a paper may be given a letter.
            envelope::issue(&ballot.stage, ballot.settings.timetable.voting, is_on_roll, mark, by.now)?;
            store::papers::save_code(tx, id, person, hash).await?;
            Ok::<_, Failure>(())
        })
    })
    .await?;
    Ok(code)
}

/// A file of papers to be entered.
#[derive(Debug, Clone)]
pub struct File {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What stands on the box.
    pub label: Label,
    /// The names of the options, in the order of the paper, as they stand in the file.
    pub names: Vec<String>,
}

/// Enters a batch of papers, between closing and counting; another person has to check it. How many papers it holds.
///
/// # Errors
/// [`Failure`]; then nothing was entered.
///
/// Source: ballot rule 7.5 (docs/rules/ballots.md).
pub async fn enter(db: &Db, id: BallotId, batch: BatchId, file: File, by: By) -> Result<u64, Failure> {
    let ballot = load(&mut db.reader().await?, id).await?;
    let votes = batch::read(&file.bytes, &ballot.settings, &file.names)?;
    let papers = votes.iter().map(|(_, papers)| papers).sum();
    let entered_by = by.somebody()?;
    let file_hash = sha256(&file.bytes);
    let batch = Batch { id: batch, label: file.label, papers, file_hash, entered_by, checked_by: None };
    db.write(move |tx| {
        let (batch, votes) = (batch.clone(), votes.clone());
        Box::pin(async move {
            let ballot = secret(load(tx, id).await?)?;
            let known = store::papers::batches(tx, id).await?;
            let returned = store::papers::returned(tx, id).await?;
            batch::enter(&known, &batch, returned, &ballot.stage, &ballot.duties)?;
            store::papers::add_batch(tx, id, &batch, &votes, by.now).await?;
            store::acts::add(tx, id, &by.entry(&ballot, Act::PapersEntered).because(batch.label.as_str())).await?;
            Ok::<_, Failure>(())
        })
    })
    .await?;
    Ok(papers)
}

/// Checks a batch against the papers.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 7.5 (docs/rules/ballots.md).
pub async fn check(db: &Db, id: BallotId, batch: BatchId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let known = find_batch(tx, id, batch).await?;
            let checked = batch::check(known, by.somebody()?, &ballot.stage, &ballot.duties)?;
            store::papers::check_batch(tx, batch, by.somebody()?).await?;
            let entry = by.entry(&ballot, Act::PapersChecked).because(checked.label.as_str());
            store::acts::add(tx, id, &entry).await?;
            Ok(())
        })
    })
    .await
}

/// Takes back a batch that was entered wrongly, before it is checked.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 7.5 (docs/rules/ballots.md).
pub async fn take_back(db: &Db, id: BallotId, batch: BatchId, why: Why, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        let why = why.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            ballot.duties.counts(by.somebody()?)?;
            if find_batch(tx, id, batch).await?.checked_by.is_some() {
                return Err(BatchRefused::Checked.into());
            }
            store::papers::drop_batch(tx, batch).await?;
            store::acts::add(tx, id, &by.entry(&ballot, Act::PapersTakenBack).because(why.as_str())).await?;
            Ok(())
        })
    })
    .await
}

/// The batches of a ballot, each with its votes, for whoever checks them. Only until they are counted.
///
/// # Errors
/// [`Failure`].
pub async fn batches(tx: &mut Tx, id: BallotId, person: PersonId) -> Result<Vec<(Batch, Vec<(Vote, u64)>)>, Failure> {
    let ballot = load(tx, id).await?;
    ballot.duties.of(person).ok_or(DutyRefused::None)?;
    let mut all = Vec::new();
    for batch in store::papers::batches(tx, id).await? {
        let votes = store::papers::votes_of_batch(tx, batch.id).await?;
        all.push((batch, votes));
    }
    Ok(all)
}

async fn find_batch(tx: &mut Tx, id: BallotId, batch: BatchId) -> Result<Batch, Failure> {
    let known = store::papers::batches(tx, id).await?;
    known.into_iter().find(|known| known.id == batch).ok_or(Failure::NotFound)
}

/// A paper bears no name, so that a named ballot takes none.
fn secret(ballot: Ballot) -> Result<Ballot, Failure> {
    match ballot.settings.kind {
        Kind::SecretInStorage => Ok(ballot),
        Kind::Named => Err(StepRefused::Stage.into()),
    }
}
