//! Settling the paper and publishing the provisional roll.

use std::collections::BTreeSet;

use database::{Db, Error, Tx, Vault};
use terms::{BallotId, OptionId, Timestamp, Zone};

use crate::{
    act::Act,
    actions::{By, Failure, load, save},
    ballot::{self, Ballot, Subject},
    nomination::{Contest, Nomination, Nominee, Standing, contest, paper_order},
    store,
};

/// Members read at once.
const AT_ONCE: usize = 2_000;

/// Settles the paper, in the order of names, and publishes the size of the provisional roll.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rules 4.6, 4.7 and 5.1 (docs/rules/ballots.md).
pub async fn publish_roll(
    (db, vault): (&Db, &Vault),
    id: BallotId,
    reopen: OptionId,
    zone: Zone,
    by: By,
) -> Result<(), Failure> {
    let mut tx = db.reader().await?;
    let ballot = load(&mut tx, id).await?;
    if let Some(person) = by.person {
        ballot.duties.leads(person)?;
    }
    let known = with_reopen(&ballot, store::options::of(&mut tx, id).await?, reopen, by.now);
    let order = in_order(&mut tx, vault, &known, by.now).await?;
    drop(tx);
    let size = size(db, &ballot, &zone, by.now).await?;
    db.write(move |tx| {
        let order = order.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let known = with_reopen(&ballot, store::options::of(tx, id).await?, reopen, by.now);
            let contest = match ballot.settings.subject {
                Subject::Question(_) => Contest::Contested,
                Subject::Places { seats, .. } => contest(&known, seats),
            };
            let ballot = ballot::publish_roll(ballot, &contest, size, by.now)?;
            save(tx, &ballot, &by.entry(&ballot, Act::RollPublished), "ballots.roll-published").await?;
            if let Some(reopen) = known.iter().find(|option| option.id == reopen) {
                store::options::insert(tx, id, reopen).await?;
            }
            // Nominations have closed; since the order was made somebody may only have withdrawn.
            let standing: BTreeSet<OptionId> = standing(&known).map(|option| option.id).collect();
            let order: Vec<OptionId> = order.into_iter().filter(|option| standing.contains(option)).collect();
            store::options::save_order(tx, id, &order).await?;
            Ok(())
        })
    })
    .await
}

/// The nominations, with "re-open nominations" among them where the ballot has it.
fn with_reopen(ballot: &Ballot, mut known: Vec<Nomination>, id: OptionId, now: Timestamp) -> Vec<Nomination> {
    let is_there = known.iter().any(|option| option.nominee == Nominee::Reopen);
    if matches!(ballot.settings.subject, Subject::Places { reopen: true, .. }) && !is_there {
        let standing = Standing::Stands;
        known.push(Nomination { id, nominee: Nominee::Reopen, proposed_by: None, proposed_at: now, standing });
    }
    known
}

fn standing(known: &[Nomination]) -> impl Iterator<Item = &Nomination> {
    known.iter().filter(|option| option.standing == Standing::Stands)
}

async fn in_order(tx: &mut Tx, vault: &Vault, known: &[Nomination], now: Timestamp) -> Result<Vec<OptionId>, Error> {
    let mut named = Vec::new();
    for option in standing(known) {
        let name = match &option.nominee {
            Nominee::Person(person) => membership::name(tx, vault, *person, now).await?.unwrap_or_default(),
            Nominee::Name(name) => name.as_str().to_owned(),
            Nominee::Reopen => String::new(),
        };
        named.push((option, name));
    }
    Ok(paper_order(named))
}

/// How many members meet the rule of the electorate now.
async fn size(db: &Db, ballot: &Ballot, zone: &Zone, now: Timestamp) -> Result<u64, Error> {
    let (rule, place, zone) = (ballot.electorate(), ballot.place, zone.clone());
    db.snapshot(move |tx| {
        Box::pin(async move {
            let test = membership::ready(tx, &rule, &zone).await?;
            let mut walk = membership::Walk::within(tx, place, now).await?;
            let mut size = 0;
            loop {
                let piece = walk.next(tx, AT_ONCE).await?;
                if piece.is_empty() {
                    return Ok(size);
                }
                size += piece.iter().filter(|(_, standing)| test.is_met(standing)).count() as u64;
            }
        })
    })
    .await
}
