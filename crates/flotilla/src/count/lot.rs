//! The lot as the command line names it.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tally::families::Papers;
use tally::{CandidateNo, Lot};
use thiserror::Error;

use super::CountError;

/// Bytes of the file of a lot drawn by hand: every candidate's name, and the witnesses'.
const MANUAL_BYTES: u64 = 4 << 20;

/// The lot before the ballots are read, which may name the contest and do name the candidates.
#[derive(Debug, Clone)]
pub(super) enum LotArg {
    FileOrder,
    Seed(Vec<u8>),
    Manual(PathBuf),
}

/// Why a lot drawn by hand cannot be used.
#[derive(Debug, Error)]
pub enum ManualError {
    /// The file cannot be read.
    #[error("reading failed: {0}")]
    Io(#[from] io::Error),
    /// There is more than any lot needs.
    #[error("the file is larger than {MANUAL_BYTES} bytes")]
    TooLarge,
    /// It has another shape; the reason names line and column.
    #[error("a lot drawn by hand is {{\"witnesses\": [NAME…], \"order\": [all names, the first drawn first]}}: {0}")]
    Json(#[from] serde_json::Error),
    /// A name that is not one candidate's.
    #[error("nobody in the ballots, or more than one, is called \"{0}\"")]
    Unknown(String),
}

/// What the file of a lot drawn by hand says.
#[derive(Debug, Deserialize)]
struct Manual {
    witnesses: Vec<String>,
    order: Vec<Drawn>,
}

/// One candidate, by name, or by number where two have the same name.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Drawn {
    Number(CandidateNo),
    Name(String),
}

pub(super) fn parse(text: &str) -> Result<LotArg, String> {
    if text == "file-order" {
        return Ok(LotArg::FileOrder);
    }
    if let Some(file) = text.strip_prefix("manual:").filter(|file| !file.is_empty()) {
        return Ok(LotArg::Manual(file.into()));
    }
    let known = "a lot is file-order, seed: followed by hexadecimal digits, or manual: followed by a file";
    let digits = text.strip_prefix("seed:").ok_or(known)?;
    let seed = hex::decode(digits).map_err(|error| format!("the seed is not hexadecimal: {error}"))?;
    if (1..=tally::limits::SEED_BYTES).contains(&seed.len()) {
        Ok(LotArg::Seed(seed))
    } else {
        Err(format!("a seed has 1 to {} bytes", tally::limits::SEED_BYTES))
    }
}

impl LotArg {
    /// The lot of these papers.
    pub(super) fn of(self, papers: &Papers, contest: Option<&str>) -> Result<Lot, CountError> {
        match self {
            Self::FileOrder => Ok(Lot::FileOrder),
            Self::Seed(seed) => {
                let contest = contest.unwrap_or_else(|| papers.title()).to_owned();
                Ok(Lot::Seed { seed, contest })
            }
            Self::Manual(file) => {
                manual(&file, papers).map_err(|reason| CountError::Manual { file: file.clone(), reason })
            }
        }
    }
}

fn manual(file: &Path, papers: &Papers) -> Result<Lot, ManualError> {
    let mut text = Vec::new();
    File::open(file)?.take(MANUAL_BYTES + 1).read_to_end(&mut text)?;
    if text.len() as u64 > MANUAL_BYTES {
        return Err(ManualError::TooLarge);
    }
    let Manual { witnesses, order } = serde_json::from_slice(&text)?;
    let number = |drawn| match drawn {
        Drawn::Number(number) => Ok(number),
        Drawn::Name(name) => papers.number(&name).ok_or(ManualError::Unknown(name)),
    };
    Ok(Lot::Manual { order: order.into_iter().map(number).collect::<Result<_, _>>()?, witnesses })
}
