//! Votes per party.

use std::collections::HashSet;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::ballots::{self, InvalidName};
use crate::limits;

/// A party and its votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The name; no two are alike.
    pub name: String,
    /// Its votes.
    pub votes: u64,
}

/// The votes of all parties, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyVotes {
    parties: Vec<Party>,
}

/// Why a list of votes cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvalidVotes {
    /// There is nobody to give a seat to.
    #[error("there is no party")]
    NoParties,
    /// See [`limits::PARTIES`].
    #[error("there are more than {max} parties", max = limits::PARTIES)]
    TooManyParties,
    /// A name is empty, too long or has control characters.
    #[error("a party's name cannot be used: {0}")]
    Name(InvalidName),
    /// A party stands in the list twice.
    #[error("\"{0}\" stands in the list twice")]
    Twice(String),
    /// See [`limits::PAPERS`].
    #[error("there are more than {max} votes", max = limits::PAPERS)]
    TooManyVotes,
}

impl PartyVotes {
    /// The list of these parties.
    ///
    /// # Errors
    /// [`InvalidVotes`].
    ///
    /// ```
    /// use tally::lists::{Party, PartyVotes};
    /// let votes = PartyVotes::new(vec![Party { name: "Greens".into(), votes: 7 }])?;
    /// assert_eq!(votes.total(), 7);
    /// # Ok::<(), tally::lists::InvalidVotes>(())
    /// ```
    pub fn new(parties: Vec<Party>) -> Result<Self, InvalidVotes> {
        match parties.len() {
            0 => return Err(InvalidVotes::NoParties),
            1..=limits::PARTIES => {}
            _ => return Err(InvalidVotes::TooManyParties),
        }
        let mut names = HashSet::new();
        let mut total = 0_u64;
        for party in &parties {
            ballots::check_name(&party.name).map_err(InvalidVotes::Name)?;
            if !names.insert(party.name.as_str()) {
                return Err(InvalidVotes::Twice(party.name.clone()));
            }
            total = total.checked_add(party.votes).ok_or(InvalidVotes::TooManyVotes)?;
        }
        if total > limits::PAPERS { Err(InvalidVotes::TooManyVotes) } else { Ok(Self { parties }) }
    }

    /// The parties in the order of the file.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// All votes in the file; at most [`limits::PAPERS`].
    pub fn total(&self) -> u64 {
        self.parties.iter().map(|party| party.votes).sum()
    }

    /// SHA-256 in hexadecimal of the list as text: votes, a space, the name and a line feed for each party in its order.
    pub fn sha256(&self) -> String {
        let mut text = String::new();
        for party in &self.parties {
            writeln!(text, "{} {}", party.votes, party.name).expect("text can always grow");
        }
        hex::encode(Sha256::digest(text.as_bytes()))
    }
}
