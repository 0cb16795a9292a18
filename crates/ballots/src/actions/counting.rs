//! Counting, and counting again by another person.

use std::collections::{BTreeMap, BTreeSet};

use database::{Db, Tx};
use terms::{BallotId, OptionId, PersonId};

use crate::{
    act::Act,
    actions::{By, Failure, load, save},
    ballot::{self, Ballot, StepRefused, Subject},
    batch,
    counting::{self, Count, Input, sha256},
    envelope::reconcile,
    figures::Figures,
    lot::{self, Lot},
    nomination::{Nominee, passed_over},
    paper::Vote,
    stage::{Closed, Counted},
    store,
    turnout::Region,
};

/// Everything a count depends on, as read from the database.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gathered {
    ballot: Ballot,
    options: Vec<OptionId>,
    passed_over: Vec<OptionId>,
    papers: Vec<(Vote, u64)>,
    lot: Option<Lot>,
    closed: Closed,
    figures: Figures,
}

/// Counts a closed ballot.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 9.1 (docs/rules/ballots.md).
pub async fn count(db: &Db, id: BallotId, by: By) -> Result<(), Failure> {
    let (gathered, count, counted) = run(db, id, by).await?;
    db.write(move |tx| {
        let (gathered, count, counted) = (gathered.clone(), count.clone(), counted.clone());
        Box::pin(async move {
            if gather(tx, id).await? != gathered {
                return Err(Failure::Changed);
            }
            let ballot = ballot::count(gathered.ballot, counted.clone())?;
            save(tx, &ballot, &by.entry(&ballot, Act::Counted), "ballots.counted").await?;
            store::counts::insert(tx, id, &counted, &count, (gathered.lot.as_ref(), &gathered.figures)).await?;
            Ok(())
        })
    })
    .await
}

/// Counts a counted ballot again, as another person, and compares byte for byte.
///
/// # Errors
/// [`Failure`]; [`StepRefused::CountsDiffer`] when it is not the same.
///
/// Source: ballot rule 9.2 (docs/rules/ballots.md).
pub async fn check(db: &Db, id: BallotId, by: By) -> Result<(), Failure> {
    let (_, _, counted) = run(db, id, by).await?;
    db.write(move |tx| {
        let counted = counted.clone();
        Box::pin(async move {
            let ballot = ballot::check(load(tx, id).await?, &counted)?;
            let stored = store::counts::last(tx, id).await?.ok_or(Failure::NotFound)?;
            // The stage and the stored count are written together; a difference is damage, not a disagreement.
            if stored.counted.transcript != counted.transcript {
                return Err(StepRefused::CountsDiffer.into());
            }
            save(tx, &ballot, &by.entry(&ballot, Act::Checked), "ballots.checked").await?;
            Ok(())
        })
    })
    .await
}

/// Gathers and counts, away from the threads that answer requests.
async fn run(db: &Db, id: BallotId, by: By) -> Result<(Gathered, Count, Counted), Failure> {
    let person = by.somebody()?;
    let gathered = db.snapshot(move |tx| Box::pin(gather(tx, id))).await?;
    gathered.ballot.duties.counts(person)?;
    let counting = tokio::task::spawn_blocking(move || {
        let count = counting::count(&gathered.input());
        (gathered, count)
    });
    let (gathered, count) = counting.await.map_err(|_| database::Error::Stopped)?;
    let count = count?;
    let counted = Counted { by: person, at: by.now, transcript: sha256(&count.bytes) };
    Ok((gathered, count, counted))
}

impl Gathered {
    fn input(&self) -> Input<'_> {
        Input {
            ballot: self.ballot.id,
            settings: &self.ballot.settings,
            options: &self.options,
            passed_over: &self.passed_over,
            papers: &self.papers,
            lot: self.lot.as_ref(),
            roll: self.closed.roll.size,
        }
    }
}

async fn gather(tx: &mut Tx, id: BallotId) -> Result<Gathered, Failure> {
    let ballot = load(tx, id).await?;
    let closed = ballot.stage.closed().cloned().ok_or(StepRefused::Stage)?;
    if store::ballots::is_destroyed(tx, id).await? {
        return Err(StepRefused::Destroyed.into());
    }
    batch::all_checked(&store::papers::batches(tx, id).await?)?;
    let on_paper = store::options::on_paper(tx, id).await?;
    let stand: BTreeSet<PersonId> = on_paper
        .iter()
        .filter_map(|option| match option.nominee {
            Nominee::Person(person) => Some(person),
            _ => None,
        })
        .collect();
    let elected = elected_before(tx, &ballot, &stand).await?;
    let passed_over = passed_over(&on_paper, &elected);
    let online = store::marks::votes(tx, id).await?;
    // As many ballots as the closing fixed, or nothing is counted.
    if online.iter().map(|(_, papers)| papers).sum::<u64>() != closed.online {
        return Err(Failure::Unequal);
    }
    let papers = merged([online, store::papers::votes(tx, id).await?].concat());
    let lot = match ballot.settings.subject {
        Subject::Question(_) => None,
        Subject::Places { .. } => {
            Some(lot::settle(&store::lots::seeds(tx, id).await?, store::lots::manual(tx, id).await?)?)
        }
    };
    let figures = figures(tx, &ballot, &closed).await?;
    let options = on_paper.iter().map(|option| option.id).collect();
    Ok(Gathered { ballot, options, passed_over, papers, lot, closed, figures })
}

/// Adds up equal votes that came by different ways.
fn merged(votes: Vec<(Vote, u64)>) -> Vec<(Vote, u64)> {
    let mut sum: BTreeMap<Vote, u64> = BTreeMap::new();
    for (vote, papers) in votes {
        *sum.entry(vote).or_default() += papers;
    }
    sum.into_iter().collect()
}

/// Who was elected in the contests that come before this one. Such a contest has to be declared first, if anybody
/// stands in both.
///
/// Source: ballot rule 4.8 (docs/rules/ballots.md).
async fn elected_before(tx: &mut Tx, ballot: &Ballot, stand: &BTreeSet<PersonId>) -> Result<Vec<PersonId>, Failure> {
    let mut elected = Vec::new();
    for earlier in &ballot.settings.counted_after {
        let earlier = load(tx, *earlier).await?;
        let people: Vec<PersonId> = people_elected(tx, &earlier).await?;
        let shares = shares_candidate(tx, &earlier, stand).await?;
        if shares && !earlier.stage.is_declared() && !matches!(earlier.stage, crate::stage::Stage::Void { .. }) {
            return Err(StepRefused::EarlierContest.into());
        }
        if earlier.stage.is_declared() {
            elected.extend(people);
        }
    }
    Ok(elected)
}

async fn shares_candidate(tx: &mut Tx, earlier: &Ballot, stand: &BTreeSet<PersonId>) -> Result<bool, Failure> {
    let options = store::options::on_paper(tx, earlier.id).await?;
    Ok(options.iter().any(|option| matches!(option.nominee, Nominee::Person(person) if stand.contains(&person))))
}

/// The people elected in a ballot, in order of election; those of an uncontested one in the order of the paper.
///
/// # Errors
/// When the database fails.
pub(crate) async fn people_elected(tx: &mut Tx, ballot: &Ballot) -> Result<Vec<PersonId>, Failure> {
    let on_paper = store::options::on_paper(tx, ballot.id).await?;
    let elected: Vec<OptionId> = match store::counts::last(tx, ballot.id).await? {
        Some(count) => {
            let options: Vec<OptionId> = on_paper.iter().map(|option| option.id).collect();
            count.transcript.elected(&options)
        }
        None => on_paper.iter().map(|option| option.id).collect(),
    };
    let person = |id: &OptionId| {
        on_paper.iter().find(|option| option.id == *id).and_then(|option| match option.nominee {
            Nominee::Person(person) => Some(person),
            _ => None,
        })
    };
    Ok(elected.iter().filter_map(person).collect())
}

async fn figures(tx: &mut Tx, ballot: &Ballot, closed: &Closed) -> Result<Figures, Failure> {
    let id = ballot.id;
    let batches = store::papers::batches(tx, id).await?;
    let found = batches.iter().map(|batch| batch.papers).sum();
    let on_paper = store::papers::votes(tx, id).await?;
    let unreadable = on_paper.iter().filter(|(vote, _)| *vote == Vote::Spoilt).map(|(_, papers)| papers).sum();
    let papers = reconcile(&store::papers::all(tx, id).await?, found, unreadable);
    if !papers.is_sound() {
        return Err(Failure::Unequal);
    }
    let mut channels = store::marks::by_channel(tx, id).await?;
    for (channel, number) in &mut channels {
        // Whoever was given a paper and did not send it back took no part.
        if *channel == crate::disclosure::Channel::Paper {
            *number = papers.returned;
        }
    }
    let voted: BTreeMap<_, _> = store::rolls::voted_by_region(tx, closed.roll.id, id).await?.into_iter().collect();
    let regions = store::rolls::by_region(tx, closed.roll.id).await?;
    let region = |(key, roll)| Region { key, roll, voted: voted.get(&key).copied().unwrap_or(0) };
    let regions: Vec<_> = regions.into_iter().map(region).collect();
    Ok(Figures::published(closed.roll.size, &channels, &regions, Some(papers)))
}
