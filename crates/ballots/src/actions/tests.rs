//! Tests of the actions, on SQLite and on PostgreSQL, with real members of real places.

mod closing;
mod conducting;
mod counting;
mod erasing;
mod nominating;
mod papers;
mod rolls;
mod voting;

use std::sync::Arc;

use membership::eligibility::Rule;
use tally::majority::{Base, Comparison, Fraction, Threshold};
use terms::{BallotId, OptionId, PersonId, PlaceId, Timestamp};
use web::{
    App, Slice,
    testing::{NOON, Parts, Site, each_site},
};

use super::{By, casting, drafting, lots, nominating as nominate, opening, publishing};
use crate::{
    MIGRATIONS,
    ballot::{CountingRule, Electorate, Kind, Question, Settings, Subject},
    disclosure::Disclosure,
    duty::{Second, Source},
    lot::Commitment,
    nomination::{Nominee, Takes},
    paper::Vote,
    timetable::{Timetable, Window},
};

/// A hall of members: the first five have to do with ballots, the others vote.
pub(crate) struct Hall {
    pub(crate) app: App,
    /// Folder of the SQLite file.
    pub(crate) folder: Option<std::path::PathBuf>,
    pub(crate) root: PlaceId,
    pub(crate) officer: PersonId,
    pub(crate) second: PersonId,
    pub(crate) scrutineer: PersonId,
    pub(crate) chair: PersonId,
    pub(crate) voters: Vec<PersonId>,
}

/// Runs a test in a hall of about so many members, on each engine.
pub(crate) async fn each_hall<F: AsyncFn(&Hall)>(members: usize, test: F) {
    let slices = || {
        let ballots = Slice { name: "ballots", migrations: MIGRATIONS, ..Slice::default() };
        vec![places::slice(), membership::slice(), ballots]
    };
    each_site(&Parts { slices, gate: membership::gate() }, async |site| test(&hall(site, members).await).await).await;
}

async fn hall(site: &Site, members: usize) -> Hall {
    let app = site.app.clone();
    let file = places::demonstration::places(app.settings.organisation.parse().unwrap());
    let chance = app.clone();
    let found = app.db.write(move |tx| {
        let (file, chance) = (file.clone(), chance.clone());
        Box::pin(async move { places::found(tx, &file, || chance.new_id_by_chance()).await })
    });
    found.await.unwrap();
    let mut tx = app.db.reader().await.unwrap();
    let all = places::all(&mut tx).await.unwrap();
    membership::demonstration::fill(&app.db, &app.vault, &all, members, NOON, |_| {}).await.unwrap();
    let root = places::root(&mut tx).await.unwrap().unwrap().id;
    let test = membership::ready(&mut tx, &Rule::members_of(root), &app.settings.zone).await.unwrap();
    let mut walk = membership::Walk::within(&mut tx, root, NOON).await.unwrap();
    let people = walk.next(&mut tx, 10_000).await.unwrap();
    let mut people = people.into_iter().filter(|(_, standing)| test.is_met(standing)).map(|(person, _)| person);
    let mut next = || people.next().expect("the hall is large enough");
    let (officer, second, scrutineer, chair) = (next(), next(), next(), next());
    let folder = site.folder().map(Into::into);
    Hall { app, folder, root, officer, second, scrutineer, chair, voters: people.collect() }
}

/// Hours after noon at which things happen in these tests.
pub(crate) fn hour(hours: i64) -> Timestamp {
    NOON.plus(hours * Timestamp::HOUR)
}

/// Nominations are open from hour 1 to 2.
pub(crate) const NOMINATIONS: i64 = 1;
/// The provisional roll is published at hour 3.
pub(crate) const ROLL: i64 = 3;
/// Votes are taken from hour 4.
pub(crate) const OPENS: i64 = 4;
/// Votes are taken until hour 52.
pub(crate) const CLOSES: i64 = 52;

/// A question that two-thirds of those for and against have to carry, a tenth of the roll taking part.
pub(crate) fn question() -> Subject {
    let two_thirds = Fraction::new(2, 3).unwrap();
    let threshold = Threshold::new(two_thirds, Comparison::AtLeast, Base::ForAndAgainst).unwrap();
    let quorum = Some(Fraction::new(1, 10).unwrap());
    Subject::Question(Question { rule: tally::majority::Question { threshold, quorum }, abstain: true })
}

pub(crate) fn places_for(seats: u16, reopen: bool) -> Subject {
    Subject::Places { seats, takes: Takes::People, reopen, rule: CountingRule::Scottish }
}

impl Hall {
    pub(crate) fn by(&self, person: PersonId, at: Timestamp) -> By {
        By { person: Some(person), now: at, chance: self.app.random() }
    }

    pub(crate) fn settings(&self, subject: Subject) -> Settings {
        let nominations = match subject {
            Subject::Question(_) => None,
            Subject::Places { .. } => Some(Window { opens: hour(NOMINATIONS), closes: hour(NOMINATIONS + 1) }),
        };
        Settings {
            title: "A sample".parse().unwrap(),
            text: "About nothing.".parse().unwrap(),
            subject,
            kind: Kind::SecretInStorage,
            electorate: Electorate { rule: Rule::members_of(self.root) },
            disclosure: Disclosure::Trimmed,
            blank: false,
            timetable: Timetable {
                nominations,
                roll_published: hour(ROLL),
                voting: Window { opens: hour(OPENS), closes: hour(CLOSES) },
                challenge_micros: 24 * Timestamp::HOUR,
                destroyed: hour(CLOSES + 100),
            },
            counted_after: Vec::new(),
        }
    }

    /// A called ballot with its second person and one scrutineer.
    pub(crate) async fn called(&self, settings: Settings) -> BallotId {
        let (db, id) = (&self.app.db, BallotId::by_chance(self.app.random()));
        let second = Second { person: self.second, source: Source::Meeting, named_by: self.chair };
        drafting::draft(db, id, self.root, settings, self.by(self.officer, NOON)).await.unwrap();
        drafting::name_second(db, id, second, self.by(self.chair, NOON)).await.unwrap();
        drafting::name_scrutineer(db, id, self.scrutineer, self.by(self.chair, NOON)).await.unwrap();
        drafting::call(db, id, self.by(self.officer, NOON)).await.unwrap();
        id
    }

    /// The same, with so many candidates who put themselves forward; the last voters stand.
    pub(crate) async fn with_candidates(&self, settings: Settings, candidates: usize) -> (BallotId, Vec<PersonId>) {
        let id = self.called(settings).await;
        let stand: Vec<PersonId> = self.voters.iter().rev().take(candidates).copied().collect();
        for person in &stand {
            self.nominate(id, *person, *person).await.unwrap();
        }
        (id, stand)
    }

    pub(crate) async fn nominate(&self, id: BallotId, who: PersonId, by: PersonId) -> Result<OptionId, super::Failure> {
        let option = OptionId::by_chance(self.app.random());
        let (zone, by) = (self.app.settings.zone.clone(), self.by(by, hour(NOMINATIONS)));
        nominate::propose(&self.app.db, id, option, Nominee::Person(who), zone, by).await?;
        Ok(option)
    }

    pub(crate) async fn publish(&self, id: BallotId) -> Result<(), super::Failure> {
        let (reopen, zone) = (OptionId::by_chance(self.app.random()), self.app.settings.zone.clone());
        let by = self.by(self.officer, hour(ROLL));
        publishing::publish_roll((&self.app.db, &self.app.vault), id, reopen, zone, by).await
    }

    pub(crate) async fn open(&self, id: BallotId) -> Result<u64, super::Failure> {
        let (app, zone) = (self.app.clone(), self.app.settings.zone.clone());
        let chance: opening::Chance = Arc::new(move || app.random());
        opening::open(&self.app.db, id, zone, chance, self.by(self.officer, hour(OPENS))).await
    }

    /// A ballot that is open for votes.
    pub(crate) async fn opened(&self, settings: Settings) -> BallotId {
        let id = self.called(settings).await;
        self.publish(id).await.unwrap();
        self.open(id).await.unwrap();
        id
    }

    /// A ballot on so many candidates, with seeds committed, that is open for votes.
    pub(crate) async fn opened_with(&self, settings: Settings, candidates: usize) -> (BallotId, Vec<PersonId>) {
        let (id, stand) = self.with_candidates(settings, candidates).await;
        self.publish(id).await.unwrap();
        for (person, seed) in self.seeds() {
            let commitment = Commitment::to(&seed.parse().unwrap());
            lots::commit(&self.app.db, id, commitment, self.by(person, hour(ROLL))).await.unwrap();
        }
        self.open(id).await.unwrap();
        (id, stand)
    }

    pub(crate) fn seeds(&self) -> [(PersonId, &'static str); 2] {
        [(self.officer, "3 5 1 1 6 2 4 4 2 6 1 3 5 5 2"), (self.second, "It was a bright cold day in April")]
    }

    pub(crate) async fn reveal(&self, id: BallotId) {
        for (person, seed) in self.seeds() {
            lots::reveal(&self.app.db, id, seed.parse().unwrap(), self.by(person, hour(CLOSES))).await.unwrap();
        }
    }

    /// Votes an hour before closing.
    pub(crate) async fn vote(
        &self,
        id: BallotId,
        person: PersonId,
        vote: &Vote,
    ) -> Result<casting::Cast, super::Failure> {
        self.vote_at(id, person, vote, hour(CLOSES - 1)).await
    }

    pub(crate) async fn vote_at(
        &self,
        id: BallotId,
        person: PersonId,
        vote: &Vote,
        at: Timestamp,
    ) -> Result<casting::Cast, super::Failure> {
        let mut tx = self.app.db.reader().await.unwrap();
        let (ballot, paper) = casting::paper(&mut tx, id).await?;
        drop(tx);
        casting::cast(&self.app.db, (&ballot, &paper), person, vote, self.app.random(), at).await
    }

    /// Ballots and marks in the box.
    pub(crate) async fn figures(&self, id: BallotId) -> (u64, u64) {
        let mut tx = self.app.db.reader().await.unwrap();
        crate::store::marks::open_figures(&mut tx, id).await.unwrap()
    }

    pub(crate) async fn stage(&self, id: BallotId) -> crate::stage::Stage {
        let mut tx = self.app.db.reader().await.unwrap();
        crate::store::ballots::find(&mut tx, id).await.unwrap().unwrap().stage
    }

    pub(crate) async fn close(&self, id: BallotId) -> Result<crate::stage::Closed, super::Failure> {
        super::closing::close(&self.app.db, id, self.by(self.officer, hour(CLOSES))).await
    }
}
