//! Who conducts the conference, who stands, who votes; and each step of it, taken at its hour.

use std::sync::Arc;

use membership::eligibility::Rule;
use terms::{BallotId, Day, OptionId, PersonId, PlaceId, Timestamp, Zone};
use web::{App, Demonstration, DemonstrationError};

use super::{
    contests::{Contest, Options},
    votes::{Chance, Currents, answer},
};
use crate::{
    actions::{By, casting, closing, counting, drafting, lots, nominating, opening, papers, publishing, signing},
    ballot::Subject,
    batch::BatchId,
    countersign::Weighty,
    duty::{Second, Source},
    lot::Commitment,
    nomination::Nominee,
    paper::Vote,
    store,
};

/// So many vote at the same time.
const AT_ONCE: usize = 200;
/// More votes than this show nothing more.
const MOST_VOTES: usize = 20_000;
/// Candidates for all contests together.
const CANDIDATES: usize = 14;

/// What candidates say of themselves, in turn.
const STATEMENTS: [&str; 7] = [
    "I have organised where I work for eleven years. I will see that every branch is heard before a decision, not after.",
    "I want our money to be an open book, and our meetings to end on time.",
    "I came for the housing campaign and stayed for the people. Committees should do what members decided, and say when they have not.",
    "A movement lives in its branches. I will visit each of them in my first year.",
    "I am a carer and know what it costs to come to a meeting. Let us make it possible for everybody to take part.",
    "I keep minutes that can be understood. That is rarer than it sounds, and it is most of the work.",
    "We shall disagree often. I promise to count honestly and to argue kindly.",
];

/// The conference.
pub(super) struct Scene {
    app: App,
    zone: Zone,
    now: Timestamp,
    today: Day,
    root: PlaceId,
    officer: PersonId,
    second: PersonId,
    scrutineer: PersonId,
    administrator: PersonId,
    /// People with a name of their own, as whom a visitor signs in: they have not voted in what is open.
    cast: Vec<PersonId>,
    candidates: Vec<PersonId>,
    chance: Chance,
}

impl Scene {
    /// The conference of a movement whose members are there.
    pub(super) async fn of(app: App, wanted: &Demonstration) -> Result<Self, DemonstrationError> {
        let mut tx = app.db.reader().await?;
        let cast = membership::demonstration::cast(&mut tx, &app.vault).await?;
        let all = |part: &'static str| cast.iter().filter(move |(own, _)| *own == part).map(|(_, person)| *person);
        let one = |part: &'static str| all(part).next().ok_or(format!("nobody is {part} in this demonstration"));
        let root = places::root(&mut tx).await?.ok_or("there are no places yet")?.id;
        let zone = app.settings.zone.clone();
        let mut scene = Self {
            now: wanted.now,
            today: wanted.now.day(&zone),
            root,
            officer: one("returning-officer")?,
            second: one("second-person")?,
            scrutineer: one("scrutineer")?,
            administrator: one("administrator")?,
            cast: cast.iter().map(|(_, person)| *person).collect(),
            candidates: all("member").collect(),
            chance: Chance::new(u64::from(wanted.members)),
            zone,
            app: app.clone(),
        };
        drop(tx);
        scene.find_candidates().await?;
        Ok(scene)
    }

    /// Fills the list of candidates up with members of long standing.
    async fn find_candidates(&mut self) -> Result<(), DemonstrationError> {
        let (root, zone, long_ago) = (self.root, self.zone.clone(), self.now.plus(-120 * Timestamp::DAY));
        let now = self.now;
        let members = self.app.db.snapshot::<_, database::Error, _>(move |tx| {
            Box::pin(async move {
                // Officers do not stand here: their offices would open nobody to them all the while.
                let mut officers = Vec::new();
                for role in membership::office::roles() {
                    let offices = membership::offices_with_role(tx, &role.id, now).await?;
                    officers.extend(offices.into_iter().map(|office| office.person));
                }
                let test = membership::ready(tx, &Rule::members_of(root), &zone).await?;
                let mut walk = membership::Walk::within(tx, root, long_ago).await?;
                let mut members = Vec::new();
                while members.len() < 2_000 {
                    let piece = walk.next(tx, 500).await?;
                    if piece.is_empty() {
                        break;
                    }
                    members.extend(
                        piece
                            .into_iter()
                            .filter(|(who, standing)| test.is_met(standing) && !officers.contains(who))
                            .map(|(who, _)| who),
                    );
                }
                // Who left or was suspended since stands for nothing.
                let mut still = Vec::new();
                for who in members {
                    if test.is_met(&membership::standing(tx, who, now).await?) {
                        still.push(who);
                    }
                }
                Ok(still)
            })
        });
        let members = members.await?;
        let holds_a_duty = |person: &PersonId| [self.officer, self.second, self.scrutineer].contains(person);
        let free = members.into_iter().filter(|who| !holds_a_duty(who) && !self.candidates.contains(who)).collect();
        let missing = CANDIDATES.saturating_sub(self.candidates.len());
        let found = self.chance.some(free, missing);
        self.candidates.extend(found);
        // Those with a name of their own come late in the list: they stand for the committee.
        self.candidates.reverse();
        Ok(())
    }

    /// The place that votes.
    pub(super) fn root(&self) -> PlaceId {
        self.root
    }

    /// So many days from today.
    pub(super) fn day(&self, days: i64) -> Day {
        self.today.plus(days)
    }

    /// So many days from today at a full hour.
    pub(super) fn at(&self, days: i64, hour: u8) -> Timestamp {
        let text = format!("{}T{hour:02}:00", self.day(days));
        self.zone.at(&text).expect("a day of the calendar and an hour of the clock")
    }

    /// An id for a ballot.
    pub(super) fn new_id(&self) -> BallotId {
        self.app.new_id_by_chance()
    }

    fn by(&self, person: PersonId, now: Timestamp) -> By {
        By { person: Some(person), now, chance: self.app.random() }
    }

    /// Drafts and calls the ballot, with the people who conduct it.
    pub(super) async fn call(&self, contest: &Contest) -> Result<(), DemonstrationError> {
        let (db, at) = (&self.app.db, contest.called);
        let named_by = self.by(self.administrator, at);
        let second = Second { person: self.second, source: Source::Meeting, named_by: self.administrator };
        drafting::draft(db, contest.id, self.root, contest.settings.clone(), self.by(self.officer, at)).await?;
        drafting::name_second(db, contest.id, second, named_by).await?;
        let later = self.by(self.administrator, at.plus(Timestamp::MINUTE));
        drafting::name_scrutineer(db, contest.id, self.scrutineer, later).await?;
        drafting::call(db, contest.id, self.by(self.officer, at.plus(Timestamp::HOUR))).await?;
        Ok(())
    }

    /// Puts everybody and every name forward, an hour apart.
    pub(super) async fn nominate(&self, contest: &Contest) -> Result<(), DemonstrationError> {
        let Some(window) = contest.settings.timetable.nominations else { return Ok(()) };
        let mut at = window.opens;
        for (number, (by, nominee)) in self.nominees(&contest.options).into_iter().enumerate() {
            at = at.plus(Timestamp::HOUR);
            let option: OptionId = self.app.new_id_by_chance();
            let proposer = self.by(by, at);
            nominating::propose(&self.app.db, contest.id, option, nominee.clone(), self.zone.clone(), proposer).await?;
            if matches!(nominee, Nominee::Person(_)) {
                let statement = STATEMENTS[number % STATEMENTS.len()].parse().ok();
                let doors = (&self.app.db, &self.app.vault);
                nominating::consent(doors, contest.id, option, statement, self.by(by, at)).await?;
            }
        }
        Ok(())
    }

    fn nominees(&self, options: &Options) -> Vec<(PersonId, Nominee)> {
        match options {
            Options::Answers => Vec::new(),
            Options::Names(names) => {
                let proposers = self.candidates.iter().cycle();
                let name = |name: &&str| Nominee::Name(name.parse().expect("a test reads every name"));
                proposers.copied().zip(names.iter().map(name)).collect()
            }
            Options::People { from, many } => {
                let stand = self.candidates.iter().skip(*from).take(*many);
                stand.map(|person| (*person, Nominee::Person(*person))).collect()
            }
        }
    }

    /// Publishes the provisional roll, commits to the seeds of the lot and opens the vote.
    pub(super) async fn open(&self, contest: &Contest) -> Result<(), DemonstrationError> {
        let (db, timetable) = (&self.app.db, &contest.settings.timetable);
        let published = self.by(self.officer, timetable.roll_published);
        let doors = (db, &self.app.vault);
        let reopen = self.app.new_id_by_chance();
        publishing::publish_roll(doors, contest.id, reopen, self.zone.clone(), published).await?;
        for (giver, seed) in self.seeds(contest) {
            let commitment = Commitment::to(&seed.parse()?);
            lots::commit(db, contest.id, commitment, self.by(giver, timetable.roll_published)).await?;
        }
        let app = self.app.clone();
        let chance: opening::Chance = Arc::new(move || app.random());
        opening::open(db, contest.id, self.zone.clone(), chance, self.by(self.officer, timetable.voting.opens)).await?;
        Ok(())
    }

    fn seeds(&self, contest: &Contest) -> Vec<(PersonId, String)> {
        match contest.settings.subject {
            Subject::Question(_) => Vec::new(),
            Subject::Places { .. } => vec![
                (self.officer, format!("dice before the conference {}", contest.id)),
                (self.second, format!("a line from page {} of the hymn book", contest.settings.title.as_str().len())),
            ],
        }
    }

    /// Gives papers to some and lets the others vote online, spread over the hours until now.
    pub(super) async fn vote(&mut self, contest: &Contest) -> Result<(), DemonstrationError> {
        let mut tx = self.app.db.reader().await?;
        let (ballot, paper) = casting::paper(&mut tx, contest.id).await?;
        let roll = store::ballots::roll(&mut tx, contest.id).await?.ok_or("the roll is not frozen")?;
        let mut people = store::rolls::people(&mut tx, roll).await?;
        drop(tx);
        people.retain(|person| !self.cast.contains(person));
        let many = (people.len() * contest.turnout / 100).min(MOST_VOTES);
        let mut voters = self.chance.some(people, many);
        let on_paper = voters.split_off(voters.len() - contest.papers.min(voters.len() / 8));
        self.send_papers(contest, &on_paper).await?;
        let voting = ballot.settings.timetable.voting;
        let until = voting.closes.min(self.now);
        let options = match &paper.asks {
            crate::paper::Asks::Answer { .. } => 0,
            crate::paper::Asks::Ranking(options) => options.len(),
        };
        let currents = Currents::on(options.max(1), &mut self.chance);
        for piece in voters.chunks(AT_ONCE) {
            let mut casts = Vec::with_capacity(piece.len());
            for person in piece {
                let vote = if options == 0 { answer(&mut self.chance) } else { currents.ranking(&mut self.chance) };
                let span = usize::try_from(until.micros() - voting.opens.micros())?;
                let at = voting.opens.plus(i64::try_from(self.chance.below(span))?);
                casts.push((*person, vote, at));
            }
            let all = casts.iter().map(|(person, vote, at)| {
                casting::cast(&self.app.db, (&ballot, &paper), *person, vote, self.app.random(), *at)
            });
            futures_util::future::try_join_all(all).await?;
        }
        Ok(())
    }

    /// Gives papers out; most envelopes come back, one is rejected, some never do.
    async fn send_papers(&self, contest: &Contest, people: &[PersonId]) -> Result<(), DemonstrationError> {
        let by = self.by(self.officer, contest.settings.timetable.voting.opens.plus(Timestamp::HOUR));
        for (number, person) in people.iter().enumerate() {
            papers::issue(&self.app.db, contest.id, *person, by).await?;
            if number % 12 != 5 {
                papers::take_in(&self.app.db, contest.id, *person, number % 20 != 1).await?;
            }
        }
        Ok(())
    }

    /// Closes at the hour, enters what came back on paper, shows the seeds.
    pub(super) async fn close(&mut self, contest: &Contest) -> Result<(), DemonstrationError> {
        let (app, closes) = (self.app.clone(), contest.settings.timetable.voting.closes);
        let db = &app.db;
        closing::close(db, contest.id, self.by(self.officer, closes)).await?;
        self.enter_papers(contest).await?;
        for (giver, seed) in self.seeds(contest) {
            lots::reveal(db, contest.id, seed.parse()?, self.by(giver, closes.plus(10 * Timestamp::MINUTE))).await?;
        }
        Ok(())
    }

    async fn enter_papers(&mut self, contest: &Contest) -> Result<(), DemonstrationError> {
        let returned = store::papers::returned(&mut self.app.db.reader().await?, contest.id).await?;
        if returned == 0 {
            return Ok(());
        }
        let at = contest.settings.timetable.voting.closes.plus(5 * Timestamp::MINUTE);
        let mut rows = String::from("count,answer\n");
        for paper in 0..returned {
            let vote = if paper == 0 { Vote::Spoilt } else { answer(&mut self.chance) };
            rows.extend(["1,", &vote.content(), "\n"]);
        }
        let file = papers::File { bytes: rows.into_bytes(), label: "Envelopes, box 1".parse()?, names: Vec::new() };
        let batch: BatchId = self.app.new_id_by_chance();
        papers::enter(&self.app.db, contest.id, batch, file, self.by(self.officer, at)).await?;
        let later = self.by(self.scrutineer, at.plus(Timestamp::MINUTE));
        papers::check(&self.app.db, contest.id, batch, later).await?;
        Ok(())
    }

    /// Counts, checks, declares; makes final what could have been challenged long enough.
    pub(super) async fn declare(&self, contest: &Contest) -> Result<(), DemonstrationError> {
        let (db, id, closes) = (&self.app.db, contest.id, contest.settings.timetable.voting.closes);
        let after = |minutes: i64| closes.plus(minutes * Timestamp::MINUTE);
        counting::count(db, id, self.by(self.officer, after(20))).await?;
        counting::check(db, id, self.by(self.scrutineer, after(35))).await?;
        let why: crate::act::Why = "counted, and checked by another".parse()?;
        signing::sign(db, id, Weighty::Declare, why.clone(), self.by(self.officer, after(45))).await?;
        signing::sign(db, id, Weighty::Declare, why, self.by(self.second, after(50))).await?;
        if let Some((owner, days)) = contest.follow_up {
            drafting::assign(db, id, owner.parse()?, self.day(days), self.by(self.officer, after(55))).await?;
        }
        let until = after(50).plus(contest.settings.timetable.challenge_micros);
        if until <= self.now {
            signing::finish(db, id, self.by(self.officer, until)).await?;
        }
        Ok(())
    }
}
