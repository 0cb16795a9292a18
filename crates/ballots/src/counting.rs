//! From papers to a result: what `tally` is given, and what comes out of it.
//!
//! Candidates go through the count under the ids of their options, so that no transcript in the database holds a
//! person's name; names are put in where a transcript or a file is shown.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tally::{CandidateNo, Election, majority};
use terms::{BallotId, OptionId};

use crate::{
    ballot::{Kind, Question, Settings, Subject},
    disclosure::Disclosure,
    figures::Figures,
    lot::Lot,
    paper::Vote,
};

/// Everything that a count depends on: the same input gives the same bytes.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// Which ballot.
    pub ballot: BallotId,
    /// How it is counted.
    pub settings: &'a Settings,
    /// The options in the order of the paper.
    pub options: &'a [OptionId],
    /// Options that every paper passes over.
    pub passed_over: &'a [OptionId],
    /// Each different vote with its number of papers.
    pub papers: &'a [(Vote, u64)],
    /// What settles ties; not needed for a question.
    pub lot: Option<&'a Lot>,
    /// How many were on the roll.
    pub roll: u64,
}

/// A count with all its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "there is one of them per count, never a list")]
pub enum Transcript {
    /// A question, with its sum.
    Question(majority::Transcript),
    /// Places, stage by stage; candidates are named by the ids of their options.
    Places(tally::Transcript),
}

/// What is kept of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// What happened.
    pub transcript: Transcript,
    /// The transcript as JSON, which two people have to come to byte for byte.
    pub bytes: Vec<u8>,
    /// SHA-256 of all papers as counted, disclosed or not.
    pub input_hash: String,
    /// What of the papers may be shown.
    pub disclosed: Disclosure,
    /// The disclosed papers in BLT, candidates named by the ids of their options.
    pub file: Option<String>,
}

/// Why there is no count.
#[derive(Debug, thiserror::Error)]
pub enum CountRefused {
    /// Neither seeds nor a manual lot are there to settle ties.
    #[error("ballots-lot-missing")]
    NoLot,
    /// Nobody voted for anybody who stands: the ballot has to be voided.
    #[error("ballots-count-no-papers")]
    NoPapers,
    /// A stored paper that this ballot's paper does not allow.
    #[error("a stored paper is not one of this ballot")]
    Foreign,
    /// The disclosed papers do not count to the same stages.
    #[error("the disclosed papers do not give the same count")]
    Differs,
    /// `tally` found the contest or its figures impossible.
    #[error(transparent)]
    Contest(#[from] tally::ballots::InvalidElection),
    /// `tally` refused a paper.
    #[error(transparent)]
    Paper(#[from] tally::papers::InvalidPaper),
    /// `tally` refused the figures of a question.
    #[error(transparent)]
    Question(#[from] majority::InvalidQuestion),
    /// `tally` could not count.
    #[error(transparent)]
    Count(tally::CountError),
}

impl From<tally::CountError> for CountRefused {
    fn from(error: tally::CountError) -> Self {
        match error {
            tally::CountError::NoValidPapers { .. } | tally::CountError::NobodyStands => Self::NoPapers,
            other => Self::Count(other),
        }
    }
}

/// Counts a ballot.
///
/// # Errors
/// [`CountRefused`].
///
/// Source: ballot rules 9.1, 10.1 to 10.3 (docs/rules/ballots.md).
pub fn count(input: &Input<'_>) -> Result<Count, CountRefused> {
    let paper = input.settings.paper(input.options.to_vec());
    if !input.papers.iter().all(|(vote, _)| paper.allows(vote)) {
        return Err(CountRefused::Foreign);
    }
    match input.settings.subject {
        Subject::Question(question) => decide(input, &question),
        Subject::Places { seats, rule, .. } => {
            let rule = tally::rule::find(rule.id()).expect("the rules named here ship with tally");
            rank(input, seats, rule)
        }
    }
}

fn decide(input: &Input<'_>, question: &Question) -> Result<Count, CountRefused> {
    let of = |wanted: &Vote| input.papers.iter().filter(|(vote, _)| vote == wanted).map(|(_, papers)| papers).sum();
    let (votes_for, against, abstentions): (u64, u64, u64) = (of(&Vote::Yes), of(&Vote::No), of(&Vote::Abstain));
    let figures = majority::Figures {
        unit: majority::Unit::Heads,
        votes_for,
        against,
        abstentions,
        present: None,
        entitled: Some(input.roll),
    };
    // A paper that was handed in blank or could not be read is no vote, but who handed it in took part.
    let took_part = input.papers.iter().map(|(_, papers)| papers).sum();
    let turnout = majority::Turnout { eligible: input.roll, took_part };
    let transcript = Transcript::Question(majority::decide(&question.rule, &figures, turnout)?);
    let all = format!("{votes_for} {against} {abstentions} {took_part} {}", input.roll);
    // The figures are all there is to a question: there is no file behind them.
    Ok(finished(transcript, sha256(all.as_bytes()), Disclosure::SheetOnly, None))
}

fn rank(input: &Input<'_>, seats: u16, rule: &tally::Rule) -> Result<Count, CountRefused> {
    let mut election = election(input, seats)?;
    let lot = tally_lot(input)?;
    if let tally::Lot::Manual { order, .. } = &lot {
        // Written into the file too, so that whoever counts it again has the same lot.
        election.set_tie_order(order.clone())?;
    }
    let options = tally::Options { lot, ..tally::Options::default() };
    let whole = rule.count(&election, &options)?;
    let chosen = input.settings.disclosure;
    let disclosed = match input.settings.kind {
        Kind::Named => chosen,
        Kind::SecretInStorage => chosen.of_papers(whole.reading.valid),
    };
    let input_hash = tally::blt::sha256(&election);
    if disclosed != Disclosure::Trimmed {
        let file = (disclosed == Disclosure::Full).then(|| tally::blt::to_text(&election));
        return Ok(finished(Transcript::Places(whole), input_hash, disclosed, file));
    }
    let trimmed = rule.trim(&election, &options)?;
    let again = rule.count(&trimmed, &options)?;
    if again.stages != whole.stages || again.elected != whole.elected {
        return Err(CountRefused::Differs);
    }
    let file = tally::blt::to_text(&trimmed);
    Ok(finished(Transcript::Places(again), input_hash, disclosed, Some(file)))
}

/// The contest as `tally` takes it. Papers that could not be read are no papers; blank ones are.
fn election(input: &Input<'_>, seats: u16) -> Result<Election, CountRefused> {
    let names = input.options.iter().map(ToString::to_string);
    let mut election = Election::new(&input.ballot.to_string(), seats, names)?;
    for (vote, papers) in input.papers {
        match vote {
            Vote::Ranking(places) => {
                let ranking: Option<Vec<CandidateNo>> = places.iter().copied().map(CandidateNo::new).collect();
                election.add_ranking(&ranking.ok_or(CountRefused::Foreign)?, *papers)?;
            }
            Vote::Blank => election.add_ranking(&[], *papers)?,
            _ => {}
        }
    }
    for option in input.passed_over {
        if let Some(candidate) = number_of(input.options, *option) {
            election.withdraw(candidate)?;
        }
    }
    Ok(election)
}

fn number_of(options: &[OptionId], option: OptionId) -> Option<CandidateNo> {
    let place = options.iter().position(|known| *known == option)?;
    CandidateNo::new(u16::try_from(place + 1).ok()?)
}

fn tally_lot(input: &Input<'_>) -> Result<tally::Lot, CountRefused> {
    match input.lot.ok_or(CountRefused::NoLot)? {
        Lot::Seed { seed } => {
            let seed = hex::decode(seed).map_err(|_| CountRefused::NoLot)?;
            Ok(tally::Lot::Seed { seed, contest: input.ballot.to_string() })
        }
        Lot::Manual { order, witnesses } => {
            let order: Option<Vec<CandidateNo>> = order.iter().copied().map(CandidateNo::new).collect();
            Ok(tally::Lot::Manual { order: order.ok_or(CountRefused::NoLot)?, witnesses: witnesses.clone() })
        }
    }
}

fn finished(transcript: Transcript, input_hash: String, disclosed: Disclosure, file: Option<String>) -> Count {
    let bytes = serde_json::to_vec(&transcript).expect("the shape has only text, numbers and lists");
    Count { transcript, bytes, input_hash, disclosed, file }
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

impl Transcript {
    /// The options elected, in order of election; none for a question.
    pub fn elected(&self, options: &[OptionId]) -> Vec<OptionId> {
        let Self::Places(transcript) = self else { return Vec::new() };
        transcript.elected.iter().filter_map(|candidate| options.get(candidate.index()).copied()).collect()
    }

    /// The transcript with the names that belong to the options, in the order of the paper, and a title.
    #[must_use]
    pub fn named(mut self, title: &str, names: &[String]) -> Self {
        if let Self::Places(transcript) = &mut self {
            title.clone_into(&mut transcript.title);
            for (record, name) in transcript.candidates.iter_mut().zip(names) {
                name.clone_into(&mut record.name);
            }
        }
        self
    }
}

/// The disclosed file with names and a title in it, and above it, as a comment, the command that counts it again.
///
/// Source: ballot rule 10.6 (docs/rules/ballots.md).
pub fn file_with_names(file: &str, title: &str, names: &[String], lot: &Lot, ballot: BallotId) -> Option<String> {
    let stored = tally::blt::read(file.as_bytes()).ok()?;
    let mut papers: Vec<&str> = file.lines().collect();
    // The names and the title are the last lines; everything before them is numbers.
    papers.truncate(papers.len().checked_sub(stored.candidates().len() + 1)?);
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let named = names.iter().map(|name| quoted(name)).chain([quoted(title)]);
    let lines: Vec<String> = papers.into_iter().map(str::to_owned).chain(named).collect();
    Some(format!("# {}\n{}\n", command(lot, ballot), lines.join("\n")))
}

/// The figures of a question as a file that `flotilla count` decides again.
///
/// Source: ballot rule 10.6 (docs/rules/ballots.md).
pub fn question_file(result: &majority::Transcript, title: &str, published: &Figures) -> String {
    // Where a quorum was asked for, the transcript says who took part.
    let turnout = result
        .quorum
        .map_or(majority::Turnout { eligible: published.roll, took_part: published.took_part }, |quorum| {
            majority::Turnout { eligible: quorum.eligible, took_part: quorum.took_part }
        });
    majority::QuestionFile::new(title, result.question, result.figures, turnout).to_text()
}

/// The command that decides a question again by its downloaded figures.
pub fn question_command(ballot: BallotId) -> String {
    format!("flotilla count {ballot}.json")
}

/// The command that counts a downloaded file again.
pub fn command(lot: &Lot, ballot: BallotId) -> String {
    match lot {
        Lot::Seed { seed } => {
            format!("flotilla count {ballot}.blt --rule scottish --lot seed:{seed} --contest {ballot}")
        }
        // The order that was drawn stands in the file, in its [tie] line.
        Lot::Manual { .. } => format!("flotilla count {ballot}.blt --rule scottish --lot file-order"),
    }
}

#[cfg(test)]
#[path = "counting_tests.rs"]
mod tests;
