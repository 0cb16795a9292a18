//! Freezing the roll and opening the vote.
//!
//! The roll is written in pieces, each a short transaction, so that votes elsewhere go on meanwhile; only the last
//! transaction, which names the roll in the ballot, makes it valid. All pieces are read from one snapshot.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use database::{Db, Error, Tx};
use membership::standing::Standing;
use terms::{BallotId, PersonId, PlaceId, Zone};

use crate::{
    act::Act,
    actions::{By, Failure, load, save},
    ballot::{self, Ballot},
    claim::{Asks, Decision},
    roll::{Entry, EntryHash, Roll, RollId, Salt},
    store,
};

/// Entries written in one transaction: some hundredths of a second.
const AT_ONCE: usize = 4_000;

/// Gives chance for salts and ids.
pub type Chance = std::sync::Arc<dyn Fn() -> [u8; 16] + Send + Sync>;

/// The regions of a place: its children, each with all the places within it.
#[derive(Debug, Clone)]
pub(crate) struct Regions {
    place: PlaceId,
    of_home: HashMap<PlaceId, PlaceId>,
}

impl Regions {
    /// The regions of a place.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn of(tx: &mut Tx, place: PlaceId) -> Result<Self, Error> {
        let mut of_home = HashMap::new();
        for child in places::children(tx, place).await? {
            for home in places::within_ids(tx, child.id).await? {
                of_home.insert(home, child.id);
            }
        }
        Ok(Self { place, of_home })
    }

    /// The region in which a home lies; the place itself for a home that lies in none.
    pub(crate) fn of_home(&self, home: PlaceId) -> PlaceId {
        self.of_home.get(&home).copied().unwrap_or(self.place)
    }
}

/// What decided claims change about a roll: by person, whether she is on it. The later decision counts.
type Overrides = BTreeMap<PersonId, bool>;

async fn overrides(tx: &mut Tx, ballot: BallotId) -> Result<Overrides, Error> {
    let mut claims = store::claims::of(tx, ballot).await?;
    claims.sort_by_key(|claim| match claim.decision {
        Decision::Decided { at, .. } => Some(at),
        _ => None,
    });
    let upheld = claims.iter().filter(|claim| matches!(claim.decision, Decision::Decided { upheld: true, .. }));
    Ok(upheld.map(|claim| (claim.about, claim.asks == Asks::Add)).collect())
}

/// Freezes the roll as of now and opens the vote. How many are on the roll.
///
/// # Errors
/// [`Failure`]; [`Failure::Changed`] when a claim was decided while the roll was being written.
///
/// Source: ballot rule 5.4 (docs/rules/ballots.md).
pub async fn open(db: &Db, id: BallotId, zone: Zone, chance: Chance, by: By) -> Result<u64, Failure> {
    let ballot = load(&mut db.reader().await?, id).await?;
    if let Some(person) = by.person {
        ballot.duties.leads(person)?;
    }
    let roll = RollId::by_chance(chance());
    // Whatever would refuse in the end refuses before half a million rows are written.
    ballot::open(ballot.clone(), Roll::frozen(roll, id, by.now, &mut []), by.now)?;
    let opened = freeze_and_open(db, ballot, roll, zone, chance, by).await;
    if opened.is_err() {
        abandon(db, roll).await?;
    }
    opened
}

async fn freeze_and_open(
    db: &Db,
    ballot: Ballot,
    roll: RollId,
    zone: Zone,
    chance: Chance,
    by: By,
) -> Result<u64, Failure> {
    let id = ballot.id;
    let writer = db.clone();
    let frozen = db.snapshot::<_, Failure, _>(move |tx| {
        Box::pin(async move { Writing { db: writer, ballot, roll, chance }.write(tx, &zone, by).await })
    });
    let (mut commitments, used) = frozen.await?;
    let valid = Roll::frozen(roll, id, by.now, &mut commitments);
    let size = valid.size;
    db.write(move |tx| {
        let (valid, used) = (valid.clone(), used.clone());
        Box::pin(async move {
            if overrides(tx, id).await? != used {
                return Err(Failure::Changed);
            }
            let ballot = ballot::open(load(tx, id).await?, valid, by.now)?;
            save(tx, &ballot, &by.entry(&ballot, Act::Opened), "ballots.opened").await?;
            Ok(())
        })
    })
    .await?;
    Ok(size)
}

/// A roll being written.
struct Writing {
    db: Db,
    ballot: Ballot,
    roll: RollId,
    chance: Chance,
}

impl Writing {
    /// Writes all entries; their commitments, and the decided claims that were taken into account.
    async fn write(&self, tx: &mut Tx, zone: &Zone, by: By) -> Result<(Vec<EntryHash>, Overrides), Failure> {
        let used = overrides(tx, self.ballot.id).await?;
        let test = membership::ready(tx, &self.ballot.electorate(), zone).await?;
        let regions = Regions::of(tx, self.ballot.place).await?;
        let mut added: BTreeSet<PersonId> = used.iter().filter(|(_, is_on)| **is_on).map(|(who, _)| *who).collect();
        let mut walk = membership::Walk::within(tx, self.ballot.place, by.now).await?;
        let mut entries = Vec::new();
        loop {
            let piece = walk.next(tx, AT_ONCE).await?;
            if piece.is_empty() {
                break;
            }
            let is_on = |(person, standing): &(PersonId, Standing)| {
                used.get(person).copied().unwrap_or_else(|| test.is_met(standing))
            };
            entries.extend(piece.iter().filter(|one| is_on(one)).map(|one| self.entry(one, &regions)));
            for (person, _) in &piece {
                added.remove(person);
            }
        }
        // Upheld claims of people who are not at home here: they are counted for the place as a whole.
        let rest = added.iter().map(|person| Entry::new(self.ballot.id, *person, self.ballot.place, (self.chance)()));
        entries.extend(rest);
        let commitments = self.save(entries).await?;
        Ok((commitments, used))
    }

    fn entry(&self, (person, standing): &(PersonId, Standing), regions: &Regions) -> Entry {
        let region = standing.place().map_or(self.ballot.place, |home| regions.of_home(home));
        let salt: Salt = (self.chance)();
        Entry::new(self.ballot.id, *person, region, salt)
    }

    /// Saves all entries, in pieces; their commitments. Sorted as both indexes are: half a million rows in the order of
    /// homes would visit every page of them again and again.
    async fn save(&self, mut entries: Vec<Entry>) -> Result<Vec<EntryHash>, Failure> {
        entries.sort_unstable_by_key(|entry| entry.person);
        let roll = self.roll;
        for piece in entries.chunks(AT_ONCE) {
            let piece = piece.to_vec();
            self.db
                .write::<_, Failure, _>(move |tx| {
                    let piece = piece.clone();
                    Box::pin(async move { Ok(store::rolls::insert(tx, roll, &piece).await?) })
                })
                .await?;
        }
        Ok(entries.iter().map(|entry| entry.commitment).collect())
    }
}

/// Removes a roll that did not come into force, in pieces.
pub(crate) async fn abandon(db: &Db, roll: RollId) -> Result<(), Failure> {
    loop {
        let removed = db
            .write::<_, Failure, _>(move |tx| Box::pin(async move { Ok(store::rolls::remove_piece(tx, roll).await?) }));
        if removed.await? == 0 {
            return Ok(());
        }
    }
}
