//! Why an action was not done.

use database::Error;

use crate::{
    ballot::{BadSettings, StepRefused},
    batch::BatchRefused,
    claim::ClaimRefused,
    counting::CountRefused,
    duty::DutyRefused,
    envelope::EnvelopeRefused,
    lot::LotRefused,
    nomination::NominationRefused,
    paper::BadVote,
};

/// Why an action was not done; then nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no such ballot, or nothing of that id in it.
    #[error("ballots-not-found")]
    NotFound,
    /// It is not at the stage for it, not the hour, or the person may not.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// The person may not do this.
    #[error(transparent)]
    Duty(#[from] DutyRefused),
    /// It cannot be called like this.
    #[error(transparent)]
    Settings(#[from] BadSettings),
    /// The nomination is refused.
    #[error(transparent)]
    Nomination(#[from] NominationRefused),
    /// The claim is refused.
    #[error(transparent)]
    Claim(#[from] ClaimRefused),
    /// The vote is not one that the paper allows.
    #[error(transparent)]
    Vote(#[from] BadVote),
    /// The vote is not taken.
    #[error(transparent)]
    Cast(#[from] super::casting::CastRefused),
    /// The paper is not issued or taken in.
    #[error(transparent)]
    Envelope(#[from] EnvelopeRefused),
    /// The batch of papers is not taken.
    #[error(transparent)]
    Batch(#[from] BatchRefused),
    /// The seed or lot is not taken.
    #[error(transparent)]
    Lot(#[from] LotRefused),
    /// There is no count.
    #[error(transparent)]
    Count(#[from] CountRefused),
    /// Not a member who may vote in this ballot.
    #[error("ballots-not-eligible")]
    NotEligible,
    /// Something it rests on changed meanwhile; to be tried again.
    #[error("ballots-changed-meanwhile")]
    Changed,
    /// A promise of ours does not hold. Nothing goes on until somebody has looked.
    #[error("ballots and marks differ in number")]
    Unequal,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Every sentence that may be shown; a refusal's text is the key of one of them.
const SENTENCES: &str = include_str!("../../messages/en.ftl");

impl Failure {
    /// The key of the sentence that says why, when it is the rules that refuse; `None` when something broke.
    pub fn key(&self) -> Option<&'static str> {
        let text = self.to_string();
        // A text that is no key is one for the log.
        let is_key = |line: &&'static str| line.split_once(" =").is_some_and(|(key, _)| key == text);
        SENTENCES.lines().find(is_key).and_then(|line| line.split(" =").next())
    }
}

impl From<Failure> for web::PageError {
    fn from(failure: Failure) -> Self {
        match (&failure, failure.key()) {
            (Failure::NotFound, _) => Self::NotFound,
            (_, Some(key)) => Self::Refused(key),
            (_, None) => Self::broken(failure),
        }
    }
}
