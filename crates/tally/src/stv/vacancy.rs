//! A seat that falls empty between elections, filled from the papers of the election.
//!
//! Source: ERS97 7.1 (recount); specification of the counting rules, section 10 (countback); docs/rules/vacancies.md.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ballots::{CandidateNo, Election};
use crate::lot::LotRecord;
use crate::number::{Fixed, Overflow, Votes};
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Options, Rule};
use crate::stv::last_batch::Protection;
use crate::stv::record;
use crate::stv::state::Held;
use crate::stv::{ers97, minneapolis, ni, scottish, tie};
use crate::transcript::{CandidateRecord, Parcel, RuleRecord, Tie, TieAbout, Transcript};

/// The name of this shape, in every report.
pub const FORMAT: &str = "flotilla-vacancy-1";

/// Who left, who stays, and who may not come in.
#[derive(Debug, Clone, Copy)]
pub struct Vacating<'a> {
    /// The member whose seat is empty.
    pub member: CandidateNo,
    /// The members who keep their seats.
    pub sitting: &'a [CandidateNo],
    /// Candidates who no longer stand.
    pub no_longer_stand: &'a [CandidateNo],
}

/// Why a vacancy was not filled.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VacancyError {
    /// No candidate of the contest has this number.
    #[error("there is no candidate {0}")]
    UnknownCandidate(u16),
    /// Somebody both leaves or withdraws and keeps a seat.
    #[error("candidate {0} cannot both keep a seat and leave it")]
    StaysAndLeaves(u16),
    /// There is no empty seat.
    #[error("{sitting} members sit on {seats} seats: none is empty")]
    NoEmptySeat {
        /// Members who keep their seats.
        sitting: usize,
        /// All seats.
        seats: u16,
    },
    /// A countback needs the papers on which the member was elected.
    #[error("candidate {0} was not elected in this count, so there are no papers to count back")]
    NotElected(u16),
    /// The rule does not leave papers with whom they elected.
    #[error("the rule {0} has no countback; those of scottish, ers97, ni and minneapolis-stv can be counted back")]
    NoCountback(&'static str),
    /// Nobody else stood, or nobody else still does.
    #[error("nobody is left who could take the seat")]
    NobodyStands,
    /// Only the lot would decide.
    #[error("no paper of the member who left names anybody who could take the seat")]
    NoPapers,
    /// The papers cannot be counted.
    #[error(transparent)]
    Count(#[from] CountError),
}

impl From<Overflow> for VacancyError {
    fn from(overflow: Overflow) -> Self {
        Self::Count(overflow.into())
    }
}

/// How a seat was filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vacancy {
    /// [`FORMAT`].
    pub format: String,
    /// The contest's title.
    pub title: String,
    /// All candidates in file order.
    pub candidates: Vec<CandidateRecord>,
    /// Whose seat was empty.
    pub vacating: CandidateNo,
    /// Who kept a seat, ascending.
    pub sitting: Vec<CandidateNo>,
    /// Who no longer stood, ascending.
    pub no_longer_stand: Vec<CandidateNo>,
    /// Who takes the seat; `null` when a recount elected nobody new, because too few stand.
    pub filled_by: Option<CandidateNo>,
    /// What was counted.
    #[serde(flatten)]
    pub way: Way,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// All papers by ERS97, passing over whoever left; no sitting member was excluded, and it ended with the first other elected.
    Recount {
        /// The count.
        count: Box<Transcript>,
    },
    /// The papers on which the member was elected.
    Countback(Box<Countback>),
}

/// The papers that a member held when elected, counted for whoever they name first of those who stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Countback {
    /// The rule of the election, which gave the papers their values.
    pub rule: RuleRecord,
    /// SHA-256 in hexadecimal of the contest as [`blt::write`](crate::blt::write()) writes it.
    pub ballots_sha256: String,
    /// The lot.
    pub lot: LotRecord,
    /// Decimals of every figure.
    pub decimals: u8,
    /// The papers by the value they had when the member was elected, highest first; no value changes.
    pub parcels: Vec<Parcel>,
    /// What they are worth together.
    pub total: Fixed,
    /// What happened, in order.
    pub stages: Vec<CountbackStage>,
}

/// The papers sorted, and who was excluded before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountbackStage {
    /// From 1.
    pub number: u32,
    /// Who went out; `null` at the first stage.
    pub excluded: Option<CandidateNo>,
    /// What each candidate has, in file order.
    pub votes: Vec<Fixed>,
    /// Votes of papers that name nobody continuing.
    pub non_transferable: Fixed,
    /// The ties settled before the stage.
    pub ties: Vec<Tie>,
}

impl Vacancy {
    fn new(election: &Election, vacating: Vacating<'_>, filled_by: Option<CandidateNo>, way: Way) -> Self {
        let sorted = |all: &[CandidateNo]| {
            let mut all = all.to_vec();
            all.sort_unstable();
            all.dedup();
            all
        };
        Self {
            format: FORMAT.to_owned(),
            title: election.title().to_owned(),
            candidates: record::candidates(election),
            vacating: vacating.member,
            sitting: sorted(vacating.sitting),
            no_longer_stand: sorted(vacating.no_longer_stand),
            filled_by,
            way,
        }
    }

    /// The candidate's name; empty for a number that the report does not list.
    pub fn name(&self, candidate: CandidateNo) -> &str {
        self.candidates.get(candidate.index()).map_or("", |record| &record.name)
    }

    /// The report as JSON: the same count gives the same bytes.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists");
        text.push('\n');
        text
    }
}

fn check(election: &Election, vacating: Vacating<'_>) -> Result<(), VacancyError> {
    let leaving = std::iter::once(&vacating.member).chain(vacating.no_longer_stand);
    for candidate in leaving.clone().chain(vacating.sitting) {
        if candidate.index() >= election.candidates().len() {
            return Err(VacancyError::UnknownCandidate(candidate.get()));
        }
    }
    if let Some(both) = leaving.into_iter().find(|&candidate| vacating.sitting.contains(candidate)) {
        return Err(VacancyError::StaysAndLeaves(both.get()));
    }
    let mut sitting = vacating.sitting.to_vec();
    sitting.sort_unstable();
    sitting.dedup();
    if sitting.len() >= usize::from(election.seats()) {
        return Err(VacancyError::NoEmptySeat { sitting: sitting.len(), seats: election.seats() });
    }
    Ok(())
}

/// Counts all papers again by ERS97, passing over whoever left; the sitting members cannot be excluded.
///
/// Two empty seats take two recounts, the second with the first new member among the sitting.
///
/// # Errors
/// [`VacancyError`].
///
/// Source: ERS97 7.1.
///
/// ```
/// use tally::{CandidateNo, Options, vacancy::{self, Vacating}};
/// let election = tally::blt::read("3 1\n5 1 2 0\n4 3 0\n2 2 0\n0\nAnn\nBob\nCat\nChair\n".as_bytes())?;
/// let ann = CandidateNo::new(1).expect("not nought");
/// let vacating = Vacating { member: ann, sitting: &[], no_longer_stand: &[] };
/// let filled = vacancy::recount(&election, vacating, &Options::default())?;
/// assert_eq!(filled.filled_by, CandidateNo::new(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn recount(election: &Election, vacating: Vacating<'_>, options: &Options) -> Result<Vacancy, VacancyError> {
    check(election, vacating)?;
    let mut again = election.clone();
    for &candidate in std::iter::once(&vacating.member).chain(vacating.no_longer_stand) {
        again.withdraw(candidate).map_err(|_| VacancyError::UnknownCandidate(candidate.get()))?;
    }
    if contesting(election, vacating).iter().all(|&stands| !stands) {
        return Err(VacancyError::NobodyStands);
    }
    let protection = ers97::protect(vacating.sitting, &again);
    let count = ers97::finish(&ers97::RULE, &again, options, &protection)?.counted.transcript;
    let filled_by = count.elected.iter().copied().find(|candidate| !vacating.sitting.contains(candidate));
    Ok(Vacancy::new(election, vacating, filled_by, Way::Recount { count: Box::new(count) }))
}

/// Counts the papers that the member held when elected, at the values they had then, before any surplus was taken from them.
///
/// A paper goes to whoever it names first of all who stood, were not elected and still stand, those excluded then too. The one with
/// fewest votes is excluded, one at a time, until somebody has more than half of what the continuing hold.
///
/// # Errors
/// [`VacancyError`].
///
/// Source: specification of the counting rules, section 10(b); what the texts leave open is ours (docs/rules/vacancies.md).
///
/// ```
/// use tally::{CandidateNo, Options, vacancy::{self, Vacating}};
/// let election = tally::blt::read("3 1\n5 1 2 0\n4 3 0\n2 2 0\n0\nAnn\nBob\nCat\nChair\n".as_bytes())?;
/// let rule = tally::rule::find("scottish").expect("it ships with the crate");
/// let bob = CandidateNo::new(2).expect("not nought");
/// let vacating = Vacating { member: bob, sitting: &[], no_longer_stand: &[] };
/// assert!(vacancy::countback(rule, &election, vacating, &Options::default()).is_err(), "Ann was elected");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn countback(
    rule: &'static Rule,
    election: &Election,
    vacating: Vacating<'_>,
    options: &Options,
) -> Result<Vacancy, VacancyError> {
    check(election, vacating)?;
    let (transcript, held) = papers_held(rule, election, vacating.member, options)?;
    if !transcript.elected.contains(&vacating.member) {
        return Err(VacancyError::NotElected(vacating.member.get()));
    }
    let papers = reading::read(election, options.reading);
    let stands = contesting(election, vacating);
    let mut count = Count::begin(&papers, &held, stands, &transcript)?;
    let filled_by = count.run()?;
    let countback = Countback {
        rule: transcript.rule.clone(),
        ballots_sha256: transcript.ballots_sha256.clone(),
        lot: transcript.lot.clone(),
        decimals: transcript.decimals,
        parcels: parcels(&held, transcript.decimals)?,
        total: worth(&held)?.fixed(transcript.decimals)?,
        stages: count.stages,
    };
    Ok(Vacancy::new(election, vacating, Some(filled_by), Way::Countback(Box::new(countback))))
}

/// Per candidate whether they may take the seat.
fn contesting(election: &Election, vacating: Vacating<'_>) -> Vec<bool> {
    let all = CandidateNo::all(election.candidates().len()).zip(election.candidates());
    let stands = |(number, candidate): (CandidateNo, &crate::Candidate)| {
        let is_gone = number == vacating.member || vacating.no_longer_stand.contains(&number);
        !candidate.is_withdrawn && !candidate.never_wins && !is_gone && !vacating.sitting.contains(&number)
    };
    all.map(stands).collect()
}

/// The count of the election, and what the member held when elected.
fn papers_held(
    rule: &'static Rule,
    election: &Election,
    member: CandidateNo,
    options: &Options,
) -> Result<(Transcript, Vec<Held>), VacancyError> {
    let (counted, held) = match (rule.id, rule.version) {
        ("scottish", 1) => scottish::count_and_hold(rule, election, options, Some(member))?,
        ("minneapolis-stv", 1) => minneapolis::count_and_hold(rule, election, options, Some(member))?,
        ("ers97", 1) => ers97::finish(rule, election, options, &Protection::default())?.with_held(member),
        ("ni", 1) => ni::finish(rule, election, options)?.with_held(member),
        _ => return Err(VacancyError::NoCountback(rule.id)),
    };
    Ok((counted.transcript, held))
}

fn worth(held: &[Held]) -> Result<Votes, Overflow> {
    held.iter().try_fold(Votes::ZERO, |sum, held| sum.plus(held.value.times(held.papers)?))
}

/// The papers held by value, highest first.
fn parcels(held: &[Held], decimals: u8) -> Result<Vec<Parcel>, Overflow> {
    let mut by_value = std::collections::BTreeMap::<Votes, u64>::new();
    for held in held {
        *by_value.entry(held.value).or_default() += held.papers;
    }
    let parcel = |(value, papers): (Votes, u64)| {
        let value = value.fixed(decimals)?;
        Ok(Parcel { papers, value_before: value, value_after: value })
    };
    by_value.into_iter().rev().map(parcel).collect()
}

/// A ranking held by somebody, at its place.
struct Pile {
    ranking: usize,
    place: usize,
    votes: Votes,
}

/// A countback in progress.
struct Count<'a> {
    papers: &'a ReadPapers,
    transcript: &'a Transcript,
    continuing: Vec<bool>,
    votes: Vec<Votes>,
    piles: Vec<Vec<Pile>>,
    non_transferable: Votes,
    total: Votes,
    stages: Vec<CountbackStage>,
    history: Vec<Vec<Votes>>,
}

impl<'a> Count<'a> {
    /// Every paper to whoever it names first of those who stand.
    fn begin(
        papers: &'a ReadPapers,
        held: &[Held],
        continuing: Vec<bool>,
        transcript: &'a Transcript,
    ) -> Result<Self, VacancyError> {
        let candidates = continuing.len();
        let mut count = Self {
            papers,
            transcript,
            continuing,
            votes: vec![Votes::ZERO; candidates],
            piles: (0..candidates).map(|_| Vec::new()).collect(),
            non_transferable: Votes::ZERO,
            total: worth(held)?,
            stages: Vec::new(),
            history: Vec::new(),
        };
        if !count.continuing.contains(&true) {
            return Err(VacancyError::NobodyStands);
        }
        for held in held {
            for &index in &held.rankings {
                let ranking = index as usize;
                let votes = held.value.times(papers.weight(ranking))?;
                count.put(Pile { ranking, place: papers.span(ranking).start, votes })?;
            }
        }
        if count.votes.iter().all(|&votes| votes == Votes::ZERO) {
            return Err(VacancyError::NoPapers);
        }
        count.end_stage(None, Vec::new())?;
        Ok(count)
    }

    /// Gives a pile to the first who continues, from its place on.
    fn put(&mut self, pile: Pile) -> Result<(), Overflow> {
        let rest = pile.place..self.papers.span(pile.ranking).end;
        let next = rest.map(|place| (place, self.papers.candidate_at(place)));
        let holder = next.into_iter().find(|(_, candidate)| self.continuing[candidate.index()]);
        match holder {
            Some((place, candidate)) => {
                let votes = &mut self.votes[candidate.index()];
                *votes = votes.plus(pile.votes)?;
                self.piles[candidate.index()].push(Pile { place, ..pile });
            }
            None => self.non_transferable = self.non_transferable.plus(pile.votes)?,
        }
        Ok(())
    }

    fn all_continuing(&self) -> impl Iterator<Item = CandidateNo> {
        CandidateNo::all(self.continuing.len()).filter(|candidate| self.continuing[candidate.index()])
    }

    /// Excludes one after the other until somebody has more than half, or is the last; who that is.
    fn run(&mut self) -> Result<CandidateNo, VacancyError> {
        loop {
            let held = Votes::sum(self.all_continuing().map(|one| self.votes[one.index()]))?;
            let leader = self.all_continuing().max_by_key(|one| self.votes[one.index()]);
            let leader = leader.ok_or(VacancyError::NobodyStands)?;
            if self.votes[leader.index()].times(2)? > held {
                return Ok(leader);
            }
            let (out, ties) = self.lowest()?;
            self.continuing[out.index()] = false;
            self.votes[out.index()] = Votes::ZERO;
            for pile in std::mem::take(&mut self.piles[out.index()]) {
                self.put(pile)?;
            }
            self.end_stage(Some(out), ties)?;
        }
    }

    /// Who has fewest votes; equals go by the latest earlier stage at which they differed, then by lot.
    fn lowest(&self) -> Result<(CandidateNo, Vec<Tie>), Overflow> {
        let fewest = self.all_continuing().map(|one| self.votes[one.index()]).min().unwrap_or_default();
        let equal: Vec<CandidateNo> = self.all_continuing().filter(|one| self.votes[one.index()] == fewest).collect();
        if let [only] = equal.as_slice() {
            return Ok((*only, Vec::new()));
        }
        let earlier = &self.history[..self.history.len().saturating_sub(1)];
        let (lot, decimals) = (&self.transcript.lot, self.transcript.decimals);
        let tie = tie::settle(TieAbout::Exclusion, &equal, earlier, lot, decimals)?;
        Ok((tie.chosen, vec![tie]))
    }

    fn end_stage(&mut self, excluded: Option<CandidateNo>, ties: Vec<Tie>) -> Result<(), VacancyError> {
        let decimals = self.transcript.decimals;
        let number = u32::try_from(self.stages.len() + 1).expect("a stage needs a candidate of its own");
        let found = Votes::sum(self.votes.iter().copied())?.plus(self.non_transferable)?;
        if found != self.total {
            let (expected, found) = (self.total.fixed(decimals)?.to_string(), found.fixed(decimals)?.to_string());
            return Err(CountError::Unbalanced { stage: number, expected, found }.into());
        }
        self.stages.push(CountbackStage {
            number,
            excluded,
            votes: record::fixed_all(&self.votes, decimals)?,
            non_transferable: self.non_transferable.fixed(decimals)?,
            ties,
        });
        self.history.push(self.votes.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKED: &str = include_str!("../../tests/vectors/worked-example.blt");

    fn no(number: u16) -> CandidateNo {
        CandidateNo::new(number).unwrap()
    }

    fn election(file: &str) -> Election {
        crate::blt::read(file.as_bytes()).unwrap()
    }

    fn numbers(all: &[u16]) -> Vec<CandidateNo> {
        all.iter().map(|&number| no(number)).collect()
    }

    /// Who follows Ann, Bob or Dan of the worked example by countback.
    fn follows(rule: &str, member: u16, sitting: &[u16]) -> Result<Vacancy, VacancyError> {
        let vacating = Vacating { member: no(member), sitting: &numbers(sitting), no_longer_stand: &[] };
        countback(crate::rule::find(rule).unwrap(), &election(WORKED), vacating, &Options::default())
    }

    fn again(member: u16, sitting: &[u16], gone: &[u16]) -> Result<Vacancy, VacancyError> {
        let vacating = Vacating { member: no(member), sitting: &numbers(sitting), no_longer_stand: &numbers(gone) };
        recount(&election(WORKED), vacating, &Options::default())
    }

    #[test]
    fn a_countback_uses_all_papers_at_the_values_they_had_at_the_election() {
        let filled = follows("scottish", 2, &[1, 4]).unwrap();

        let Way::Countback(count) = &filled.way else { panic!("{:?}", filled.way) };
        let parcels: Vec<_> = count.parcels.iter().map(|one| (one.papers, one.value_after.to_string())).collect();
        assert_eq!(parcels, [(25, "1.00000".to_owned()), (40, "0.25000".to_owned())]);
        assert_eq!(count.total.to_string(), "35.00000");
        assert_eq!(count.stages[0].votes[2].to_string(), "25.00000");
        assert_eq!(count.stages[0].non_transferable.to_string(), "10.00000");
        assert_eq!(filled.filled_by, Some(no(3)));
    }

    #[test]
    fn those_excluded_then_may_come_in_and_the_others_who_sit_may_not() {
        // Dan's papers: 14 Dan Eve, 10 Eve Dan, 8 Fay Eve Dan.
        for rule in ["scottish", "ers97", "ni", "minneapolis-stv"] {
            let filled = follows(rule, 4, &[1, 2]).unwrap();

            assert_eq!(filled.filled_by, Some(no(5)), "{rule}");
            let Way::Countback(count) = &filled.way else { panic!("{:?}", filled.way) };
            let figures: Vec<i128> = count.stages[0].votes.iter().map(|votes| votes.units()).collect();
            let unit = 10_i128.pow(u32::from(count.decimals));
            assert_eq!(figures, [0, 0, 0, 0, 24 * unit, 8 * unit], "{rule}");
        }
    }

    #[test]
    fn a_countback_excludes_the_lowest_until_somebody_has_more_than_half() {
        let file = "4 1\n4 1 2 0\n3 1 3 0\n2 1 4 3 0\n0\nAnn\nBob\nCat\nDan\n";
        let vacating = Vacating { member: no(1), sitting: &[], no_longer_stand: &[] };
        let rule = crate::rule::find("scottish").unwrap();

        let filled = countback(rule, &election(file), vacating, &Options::default()).unwrap();

        let Way::Countback(count) = &filled.way else { panic!("{:?}", filled.way) };
        assert_eq!((filled.filled_by, count.stages.len()), (Some(no(3)), 2));
        assert_eq!(count.stages[1].excluded, Some(no(4)));
    }

    #[test]
    fn a_recount_excludes_no_sitting_member_and_ends_with_the_first_new_one() {
        // Without protection Fay's 14 and Dan's could not save Eve; protected, she keeps her seat.
        let filled = again(4, &[1, 5], &[]).unwrap();

        let Way::Recount { count } = &filled.way else { panic!("{:?}", filled.way) };
        let out: Vec<CandidateNo> = count.stages.iter().flat_map(crate::transcript::Stage::excluded).collect();
        assert!(!out.contains(&no(1)) && !out.contains(&no(5)), "{out:?}");
        let new: Vec<_> = count.elected.iter().filter(|one| ![no(1), no(5)].contains(one)).collect();
        assert_eq!(new, [&filled.filled_by.unwrap()]);
        assert_eq!(count.elected.last(), filled.filled_by.as_ref());
    }

    #[test]
    fn a_vacancy_that_makes_no_sense_is_refused() {
        assert_eq!(again(9, &[1], &[]), Err(VacancyError::UnknownCandidate(9)));
        assert_eq!(again(1, &[1, 2], &[]), Err(VacancyError::StaysAndLeaves(1)));
        assert_eq!(again(1, &[2, 3, 4], &[]), Err(VacancyError::NoEmptySeat { sitting: 3, seats: 3 }));
        assert_eq!(again(1, &[2, 4], &[3, 5, 6]), Err(VacancyError::NobodyStands));
        assert_eq!(follows("scottish", 6, &[1, 2]), Err(VacancyError::NotElected(6)));
        assert_eq!(follows("ers97", 1, &[2, 3]).map(|filled| filled.filled_by), Err(VacancyError::NoPapers));
    }

    #[test]
    fn a_report_read_back_is_the_same() {
        for filled in [again(4, &[1, 2], &[]).unwrap(), follows("ni", 4, &[1, 2]).unwrap()] {
            assert_eq!(serde_json::from_str::<Vacancy>(&filled.to_json()).unwrap(), filled);
            let sheet = crate::sheet::render_vacancy(&filled);
            assert!(sheet.lines().all(|line| line.chars().count() <= crate::sheet::COLUMNS), "{sheet}");
            assert!(sheet.contains("Seat of   Dan"), "{sheet}");
        }
    }
}
