//! Answers that are given again for an hour.

use std::collections::BTreeMap;

use http::StatusCode;
use terms::Timestamp;

use crate::Answer;

/// An answer is kept so long.
const LASTS: i64 = Timestamp::HOUR;
/// So many are kept at most: whoever is asked more often than that is not what this is for.
const MOST: usize = 16;

/// What was answered, by address.
#[derive(Debug, Default)]
pub(crate) struct Kept(BTreeMap<String, (Timestamp, Answer)>);

impl Kept {
    /// What that address gave within the last hour.
    pub(crate) fn get(&mut self, address: &str, now: Timestamp) -> Option<Answer> {
        self.0.retain(|_, (at, _)| now < at.plus(LASTS));
        self.0.get(address).map(|(_, answer)| answer.clone())
    }

    /// Keeps an answer that says that all is well.
    pub(crate) fn keep(&mut self, address: String, answer: &Answer, now: Timestamp) {
        if answer.status() == StatusCode::OK && self.0.len() < MOST {
            self.0.insert(address, (now, answer.clone()));
        }
    }
}
