//! What pages look up: the ballot, names of people and places, what is known of the reader.

use std::collections::HashMap;

use database::Tx;
use terms::{BallotId, Day, PersonId, PlaceId, Timestamp};
use web::{App, Frame, PageError, Value, gate, parts::Act as ShownAct, session};

use super::{APPOINT, DutyLine, Line};
use crate::{
    act::{Act, Entry},
    ballot::Ballot,
    duty::Duty,
    nomination::{Nomination, Nominee},
    stage::Stage,
    store::{self, counts::StoredCount},
    view::who::{self, Teller},
};

/// A place as pages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlaceName {
    /// In the reader's language.
    pub(super) name: String,
    /// What its flag is made from.
    pub(super) flag: String,
    /// Whether it is the movement as a whole.
    pub(super) is_movement: bool,
}

impl PlaceName {
    /// Who votes there: "all members".
    pub(super) fn who(&self, frame: &Frame) -> String {
        if self.is_movement {
            frame.t("ballots-who-all")
        } else {
            frame.tn("ballots-who-of", &[("place", self.name.clone().into())])
        }
    }
}

/// What was declared.
pub(super) struct Declared {
    /// The count; none where nobody had to vote.
    pub(super) count: Option<StoredCount>,
    /// The options in the order of the paper.
    pub(super) on_paper: Vec<Nomination>,
    /// Where "re-open nominations" stands on it, from 0.
    pub(super) reopen: Option<usize>,
}

/// Looks things up for one page; each name is opened once.
///
/// It holds one of few connections: drop it before anything is written, and look again afterwards.
pub(super) struct Look<'a> {
    pub(super) app: &'a App,
    pub(super) frame: &'a Frame,
    pub(super) tx: Tx,
    names: HashMap<PersonId, String>,
    places: HashMap<PlaceId, PlaceName>,
}

impl<'a> Look<'a> {
    pub(super) async fn new(app: &'a App, frame: &'a Frame) -> Result<Self, PageError> {
        let tx = app.db.reader().await?;
        Ok(Self { app, frame, tx, names: HashMap::new(), places: HashMap::new() })
    }

    /// The ballot of an address. A draft is there only for those who have to do with it.
    pub(super) async fn ballot(&mut self, id: &str) -> Result<Ballot, PageError> {
        let id: BallotId = id.parse().map_err(|_| PageError::NotFound)?;
        let ballot = store::ballots::find(&mut self.tx, id).await?.ok_or(PageError::NotFound)?;
        if ballot.stage.is_public() || self.works_on(&ballot).await? { Ok(ballot) } else { Err(PageError::NotFound) }
    }

    async fn works_on(&self, ballot: &Ballot) -> Result<bool, PageError> {
        let Some(viewer) = self.frame.viewer.as_ref().filter(|_| !self.frame.is_along()) else { return Ok(false) };
        let works =
            ballot.duties.of(viewer.person).is_some() || gate::holds(self.app, viewer, APPOINT, ballot.place).await?;
        if works {
            // The gate asks this of routes that name an office or a duty; this one is for anyone.
            session::must_be_strong(viewer, &self.frame.path)?;
        }
        Ok(works)
    }

    /// The reader, if she is signed in.
    pub(super) fn reader(&self) -> Option<PersonId> {
        self.frame.viewer.as_ref().map(|viewer| viewer.person)
    }

    /// The reader's duty in the ballot; it rests while somebody looks along.
    pub(super) fn duty(&self, ballot: &Ballot) -> Option<Duty> {
        self.reader().filter(|_| !self.frame.is_along()).and_then(|person| ballot.duties.of(person))
    }

    /// A person's name, or the words for somebody whose name was erased.
    pub(super) async fn name(&mut self, person: PersonId) -> Result<String, PageError> {
        if let Some(name) = self.names.get(&person) {
            return Ok(name.clone());
        }
        let name = membership::name(&mut self.tx, &self.app.vault, person, self.app.now()).await?;
        let name = name.unwrap_or_else(|| self.frame.t("ballots-nobody-known"));
        self.names.insert(person, name.clone());
        Ok(name)
    }

    /// A place's name.
    pub(super) async fn place(&mut self, id: PlaceId) -> Result<PlaceName, PageError> {
        if let Some(place) = self.places.get(&id) {
            return Ok(place.clone());
        }
        let place = places::find(&mut self.tx, id).await?.ok_or(PageError::NotFound)?;
        let place = PlaceName {
            name: place.name.in_language(self.frame.language()).to_owned(),
            flag: place.name.english.to_string(),
            is_movement: place.is_root(),
        };
        self.places.insert(id, place.clone());
        Ok(place)
    }

    /// The names of these places.
    pub(super) async fn places(&mut self, ids: &[PlaceId]) -> Result<HashMap<PlaceId, String>, PageError> {
        let mut names = HashMap::new();
        for id in ids {
            names.insert(*id, self.place(*id).await?.name);
        }
        Ok(names)
    }

    /// What an option is called.
    pub(super) async fn option(&mut self, nomination: &Nomination) -> Result<String, PageError> {
        match &nomination.nominee {
            Nominee::Person(person) => self.name(*person).await,
            Nominee::Name(name) => Ok(name.to_string()),
            Nominee::Reopen => Ok(self.frame.t("ballots-reopen")),
        }
    }

    /// The names of the options on the paper, in its order.
    pub(super) async fn options(&mut self, ballot: BallotId) -> Result<Vec<String>, PageError> {
        let mut names = Vec::new();
        for nomination in store::options::on_paper(&mut self.tx, ballot).await? {
            names.push(self.option(&nomination).await?);
        }
        Ok(names)
    }

    /// What was declared of a ballot; nothing before that, whoever asks.
    pub(super) async fn declared(&mut self, id: BallotId, stage: &Stage) -> Result<Option<Declared>, PageError> {
        if !stage.is_declared() {
            return Ok(None);
        }
        let on_paper = store::options::on_paper(&mut self.tx, id).await?;
        let count = match stage.closed() {
            Some(_) => Some(store::counts::last(&mut self.tx, id).await?.ok_or_else(|| PageError::broken("no count"))?),
            None => None,
        };
        let reopen = on_paper.iter().position(|option| option.nominee == Nominee::Reopen);
        Ok(Some(Declared { count, on_paper, reopen }))
    }

    /// The conditions of taking part, with what is known of the reader, and whether she meets them all.
    pub(super) async fn conditions(&mut self, ballot: &Ballot) -> Result<(Vec<Line>, Option<bool>), PageError> {
        let (zone, rule) = (&self.app.settings.zone, ballot.electorate());
        let Some(person) = self.reader() else {
            let names = self.places(&rule.places()).await?;
            let frame = self.frame;
            let teller = Teller {
                say: &|key: &str, args: &[(&str, Value)]| frame.tn(key, args),
                day: &|day: Day| frame.day(day.starts(zone)),
                place: &|id| names.get(&id).cloned().unwrap_or_default(),
            };
            let lines = who::conditions(&rule, &teller);
            return Ok((lines.into_iter().map(|text| Line { is_met: None, text }).collect(), None));
        };
        let test = membership::ready(&mut self.tx, &rule, zone).await?;
        // Once the roll is frozen, what counts is how things stood then.
        let as_of = ballot.stage.roll().map_or(self.app.now(), |roll| roll.as_of);
        let standing = membership::standing(&mut self.tx, person, as_of).await?;
        let findings = test.explain(&standing);
        let lines = membership::explained(&mut self.tx, self.frame, zone, &findings).await?;
        let lines = lines.into_iter().map(|line| Line { is_met: Some(line.is_met), text: line.text }).collect();
        Ok((lines, Some(test.is_met(&standing))))
    }

    /// Whether the reader is on the frozen roll; nothing before there is one, or for a visitor.
    pub(super) async fn is_on_roll(&mut self, ballot: &Ballot) -> Result<Option<bool>, PageError> {
        let (Some(person), Some(roll)) = (self.reader(), ballot.stage.roll()) else { return Ok(None) };
        Ok(Some(store::rolls::find(&mut self.tx, roll.id, person).await?.is_some()))
    }

    /// That the conditions are those of the moment at which the roll was frozen, once it is.
    pub(super) fn as_of(&self, ballot: &Ballot) -> Option<String> {
        let roll = ballot.stage.roll().filter(|_| self.frame.viewer.is_some())?;
        Some(self.frame.tn("ballots-as-of", &[("when", self.frame.when(roll.as_of).into())]))
    }

    /// Who holds which duty, in the order of the rules.
    pub(super) async fn duties(&mut self, ballot: &Ballot) -> Result<Vec<DutyLine>, PageError> {
        let word = |duty, frame: &Frame| who::duty(duty, &|key: &str, args: &[(&str, Value)]| frame.tn(key, args));
        let plain = |duty, name, frame| DutyLine { duty: word(duty, frame), name, source: String::new() };
        let officer = self.name(ballot.duties.returning_officer).await?;
        let mut lines = vec![plain(Duty::ReturningOfficer, officer, self.frame)];
        lines.push(match ballot.duties.second {
            None => plain(Duty::Second, self.frame.t("ballots-duty-vacant"), self.frame),
            Some(second) => {
                let name = self.name(second.person).await?;
                let lender = match second.source {
                    crate::duty::Source::Meeting => self.frame.t("ballots-second-elected"),
                    crate::duty::Source::Place(place) => {
                        let place = self.place(place).await?.name;
                        self.frame.tn("ballots-second-lent", &[("place", place.into())])
                    }
                };
                DutyLine { duty: word(Duty::Second, self.frame), name, source: lender }
            }
        });
        for person in &ballot.duties.scrutineers {
            let name = self.name(*person).await?;
            lines.push(plain(Duty::Scrutineer, name, self.frame));
        }
        Ok(lines)
    }

    /// Everything that was done to the ballot, in order.
    pub(super) async fn acts(&mut self, ballot: BallotId) -> Result<Vec<ShownAct>, PageError> {
        let mut shown = Vec::new();
        for entry in store::acts::of(&mut self.tx, ballot).await? {
            let who = self.actor(&entry).await?;
            let when = self.frame.when(entry.at);
            let when = if entry.why.is_empty() {
                when
            } else {
                self.frame.tn("ballots-act-why", &[("when", when.into()), ("why", entry.why.clone().into())])
            };
            shown.push(ShownAct { what: act(self.frame, entry.act), who, when, is_done: true });
        }
        Ok(shown)
    }

    async fn actor(&mut self, entry: &Entry) -> Result<String, PageError> {
        let duty = match entry.duty.as_str() {
            "returning-officer" => self.frame.t("ballots-duty-returning-officer"),
            "second-person" => self.frame.t("ballots-duty-second"),
            "scrutineer" => self.frame.t("ballots-duty-scrutineer"),
            "timetable" => self.frame.t("ballots-timetable"),
            _ => self.frame.t("ballots-office"),
        };
        let Some(person) = entry.person else { return Ok(duty) };
        let name = self.name(person).await?;
        Ok(self.frame.tn("ballots-act-by", &[("name", name.into()), ("duty", duty.into())]))
    }
}

/// What was done, in a few words.
pub(super) fn act(frame: &Frame, act: Act) -> String {
    frame.t(match act {
        Act::Drafted => "ballots-act-drafted",
        Act::SecondNamed => "ballots-act-second-named",
        Act::ScrutineerNamed => "ballots-act-scrutineer-named",
        Act::Called => "ballots-act-called",
        Act::RollPublished => "ballots-act-roll-published",
        Act::ClaimDecided => "ballots-act-claim-decided",
        Act::Opened => "ballots-act-opened",
        Act::RollCorrected => "ballots-act-roll-corrected",
        Act::DeathEntered => "ballots-act-death-entered",
        Act::Closed => "ballots-act-closed",
        Act::PapersEntered => "ballots-act-papers-entered",
        Act::PapersChecked => "ballots-act-papers-checked",
        Act::PapersTakenBack => "ballots-act-papers-taken-back",
        Act::LotDrawn => "ballots-act-lot-drawn",
        Act::Counted => "ballots-act-counted",
        Act::Checked => "ballots-act-checked",
        Act::Proposed => "ballots-act-proposed",
        Act::Declared => "ballots-act-declared",
        Act::Recounted => "ballots-act-recounted",
        Act::Extended => "ballots-act-extended",
        Act::Voided => "ballots-act-voided",
        Act::Finished => "ballots-act-finished",
        Act::Assigned => "ballots-act-assigned",
        Act::Destroyed => "ballots-act-destroyed",
    })
}

/// The hour that matters next at this stage, in words, and that hour.
pub(super) fn next_hour(frame: &Frame, ballot: &Ballot) -> (String, Timestamp) {
    let timetable = &ballot.settings.timetable;
    let (key, at) = match &ballot.stage {
        Stage::Draft | Stage::Called { .. } | Stage::RollPublished { .. } => {
            ("ballots-when-opens", timetable.voting.opens)
        }
        Stage::Open { .. } => ("ballots-when-closes", timetable.voting.closes),
        Stage::Closed(closed) | Stage::Counted { closed, .. } | Stage::Checked { closed, .. } => {
            ("ballots-when-closed", closed.at)
        }
        Stage::Uncontested => ("ballots-when-opens", timetable.voting.opens),
        Stage::Provisional { at, .. } => ("ballots-when-declared", *at),
        Stage::Final { declared_at, .. } => ("ballots-when-declared", *declared_at),
        Stage::Void { at } => ("ballots-when-void", *at),
    };
    (frame.tn(key, &[("when", frame.when(at).into())]), at)
}
