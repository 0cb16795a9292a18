//! The report of a list: who stayed, and every seat with what earned it. docs/formats/lists.md tells its JSON.

use std::collections::HashSet;

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use super::{CountError, Options, PartyVotes, Quota, Rule, Share};
use crate::CandidateNo;
use crate::limits;
use crate::lot::LotRecord;
use crate::ratio::Ratio;
use crate::transcript::RuleRecord;

/// The name of this shape, in every report.
pub const FORMAT: &str = "flotilla-lists-1";

/// Everything that decided the seats. Parties are named by their number, from 1 in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// [`PartyVotes::sha256`].
    pub votes_sha256: String,
    /// Seats given.
    pub seats: u32,
    /// All votes in the file, those of parties that are out too.
    pub votes: u64,
    /// The part of them that a party needed.
    pub threshold: Option<Share>,
    /// The lot, whether it was needed or not.
    pub lot: LotRecord,
    /// All parties, in the order of the file.
    pub parties: Vec<PartyRecord>,
    /// Which quota; only under largest remainders.
    pub quota_kind: Option<Quota>,
    /// The votes that a whole seat costs; only under largest remainders.
    pub quota: Option<Ratio>,
    /// Every seat in order.
    pub awards: Vec<Award>,
    /// What each party that stayed would claim the seat after the last one with; empty under largest remainders.
    pub next: Vec<Quotient>,
    /// What each party that stayed had left after its whole quotas; empty under highest averages.
    pub remainders: Vec<(CandidateNo, Ratio)>,
}

/// A party as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRecord {
    /// The number by which the rest of the report names it.
    pub number: CandidateNo,
    /// Its name.
    pub name: String,
    /// Its votes.
    pub votes: u64,
    /// Whether it took part, and why.
    pub standing: Standing,
    /// Its seats.
    pub seats: u32,
}

/// Whether a party took part, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It reached the threshold, or there was none.
    In,
    /// It was below the threshold and is exempt from it.
    Exempt,
    /// It was below the threshold, or has no vote at all.
    Out,
}

/// A seat and what earned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// From 1.
    pub seat: u32,
    /// Who takes it.
    pub party: CandidateNo,
    /// With what.
    #[serde(flatten)]
    pub by: AwardedBy,
    /// Who else had as much, and what settled it.
    pub tie: Option<Tie>,
}

/// What earned a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AwardedBy {
    /// The largest of all quotients.
    Quotient {
        /// What the votes were divided by.
        divisor: Ratio,
        /// Votes ÷ divisor.
        quotient: Ratio,
    },
    /// Votes for a whole quota.
    WholeQuota,
    /// The largest remainder that was waiting.
    Remainder {
        /// Votes left after the whole quotas.
        remainder: Ratio,
    },
}

/// A party's claim to its next seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotient {
    /// Whose.
    pub party: CandidateNo,
    /// What its votes are divided by.
    pub divisor: Ratio,
    /// Votes ÷ divisor.
    pub quotient: Ratio,
}

/// Parties with the same quotient or remainder, and who took the seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Who was equal, in file order.
    pub tied: Vec<CandidateNo>,
    /// What chose.
    pub settled_by: SettledBy,
    /// Who took the seat.
    pub chosen: CandidateNo,
    /// True when not all of the tied could still have a seat; else only the order of seats hung on it.
    pub is_decisive: bool,
}

/// What settled a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettledBy {
    /// The party with more votes.
    LargerVote,
    /// The lot.
    Lot,
}

/// The report before the first seat is given.
///
/// # Errors
/// [`CountError`].
///
/// Source: specification of counting, section 8: the threshold is "applied before", as a part of "the sum of all votes in the file".
pub(super) fn begin(rule: &Rule, votes: &PartyVotes, options: &Options) -> Result<Report, CountError> {
    if !(1..=limits::LIST_SEATS).contains(&options.seats) {
        return Err(CountError::Seats);
    }
    let names: HashSet<&str> = votes.parties().iter().map(|party| party.name.as_str()).collect();
    if let Some(unknown) = options.exempt.iter().find(|name| !names.contains(name.as_str())) {
        return Err(CountError::UnknownParty(unknown.clone()));
    }
    let exempt: HashSet<&str> = options.exempt.iter().map(String::as_str).collect();
    let total = votes.total();
    let standing = |name: &str, votes: u64| match options.threshold {
        _ if votes == 0 => Standing::Out,
        Some(share) if share.is_reached(votes, total) => Standing::In,
        Some(_) if exempt.contains(name) => Standing::Exempt,
        Some(_) => Standing::Out,
        None => Standing::In,
    };
    let numbers = CandidateNo::all(votes.parties().len());
    let parties = numbers.zip(votes.parties()).map(|(number, party)| PartyRecord {
        number,
        name: party.name.clone(),
        votes: party.votes,
        standing: standing(&party.name, party.votes),
        seats: 0,
    });
    let report = Report {
        format: FORMAT.to_owned(),
        rule: RuleRecord { id: rule.id.to_owned(), version: rule.version, source: rule.source.to_owned() },
        votes_sha256: votes.sha256(),
        seats: options.seats,
        votes: total,
        threshold: options.threshold,
        lot: options.lot.draw_of(votes.parties().len(), None)?,
        parties: parties.collect(),
        quota_kind: None,
        quota: None,
        awards: Vec::new(),
        next: Vec::new(),
        remainders: Vec::new(),
    };
    match options.threshold {
        _ if !report.staying().is_empty() => Ok(report),
        Some(share) if total > 0 => Err(CountError::NobodyStays(share)),
        _ => Err(CountError::NoVotes),
    }
}

impl Report {
    /// The parties that take part, in the order of the file.
    pub(super) fn staying(&self) -> Vec<CandidateNo> {
        let staying = self.parties.iter().filter(|party| party.standing != Standing::Out);
        staying.map(|party| party.number).collect()
    }

    /// The party's name; empty for a number that the report does not list.
    pub fn name(&self, party: CandidateNo) -> &str {
        self.parties.get(party.index()).map_or("", |record| &record.name)
    }

    /// The report as JSON: the same count gives the same bytes.
    ///
    /// ```
    /// use tally::lists::{Options, find, read};
    /// let votes = read("Greens,3\nLabour,2\n".as_bytes())?;
    /// let report = find("dhondt").expect("it ships with the crate").count(&votes, &Options::seats(1))?;
    /// assert!(report.to_json().starts_with("{\n  \"format\": \"flotilla-lists-1\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists") + "\n"
    }

    /// Seats per party of those that have one or stayed: the shape in which programs are compared.
    ///
    /// ```
    /// use tally::lists::{Options, find, read};
    /// let votes = read("Greens,3\nLabour,2\n".as_bytes())?;
    /// let report = find("dhondt").expect("it ships with the crate").count(&votes, &Options::seats(1))?;
    /// assert!(report.to_neutral_json().contains("\"Greens\": 1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_neutral_json(&self) -> String {
        let neutral = Neutral { allocation: Allocation(&self.parties) };
        serde_json::to_string_pretty(&neutral).expect("the shape has only text and numbers") + "\n"
    }
}

#[derive(Serialize)]
struct Neutral<'a> {
    allocation: Allocation<'a>,
}

/// Seats by name, in the order of the file.
struct Allocation<'a>(&'a [PartyRecord]);

impl Serialize for Allocation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let staying = self.0.iter().filter(|party| party.standing != Standing::Out);
        let mut map = serializer.serialize_map(None)?;
        for party in staying {
            map.serialize_entry(&party.name, &party.seats)?;
        }
        map.end()
    }
}
