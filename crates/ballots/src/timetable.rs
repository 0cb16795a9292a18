//! The hours of a ballot: when names may be put forward, when votes are taken, and what follows.

use serde::{Deserialize, Serialize};
use terms::Timestamp;

/// A stretch of time: from its first instant up to, and without, its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first instant inside.
    pub opens: Timestamp,
    /// The first instant after it.
    pub closes: Timestamp,
}

impl Window {
    /// Whether the instant lies inside.
    pub fn holds(self, at: Timestamp) -> bool {
        self.opens <= at && at < self.closes
    }
}

/// All the hours of a ballot, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// When candidates or names may be put forward; none for a question.
    pub nominations: Option<Window>,
    /// From when on each member sees whether she is on the provisional roll.
    pub roll_published: Timestamp,
    /// When votes are taken.
    pub voting: Window,
    /// How long a declared result may be challenged before it is final, in microseconds.
    pub challenge_micros: i64,
    /// When the ballots themselves are destroyed; figures and count sheet stay.
    pub destroyed: Timestamp,
}

/// Why these hours do not make a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadTimetable {
    /// Opens before it is called.
    #[error("ballots-times-past")]
    Past,
    /// Nominations close before they open.
    #[error("ballots-times-nominations-order")]
    NominationsOrder,
    /// Nominations run into the hours of the provisional roll: the paper would not be settled.
    #[error("ballots-times-nominations-late")]
    NominationsLate,
    /// No hour between the provisional roll and the opening, so that nobody could claim.
    #[error("ballots-times-roll")]
    RollLate,
    /// Closes before it opens.
    #[error("ballots-times-voting-order")]
    VotingOrder,
    /// No time to challenge the result.
    #[error("ballots-times-challenge")]
    NoChallenge,
    /// Ballots would be destroyed while the result may still be challenged.
    #[error("ballots-times-destroyed")]
    DestroyedEarly,
}

impl Timetable {
    /// The hours as they are, when they can be kept by a ballot called `now`.
    ///
    /// # Errors
    /// [`BadTimetable`], the first that is found.
    ///
    /// Source: ballot rules 2.1 to 2.4 (docs/rules/ballots.md).
    pub fn checked(self, now: Timestamp) -> Result<Self, BadTimetable> {
        if self.voting.opens <= now {
            return Err(BadTimetable::Past);
        }
        if let Some(window) = self.nominations {
            if window.closes <= window.opens || window.closes <= now {
                return Err(BadTimetable::NominationsOrder);
            }
            if window.closes > self.roll_published {
                return Err(BadTimetable::NominationsLate);
            }
        }
        if self.roll_published >= self.voting.opens {
            return Err(BadTimetable::RollLate);
        }
        if self.voting.closes <= self.voting.opens {
            return Err(BadTimetable::VotingOrder);
        }
        if self.challenge_micros <= 0 {
            return Err(BadTimetable::NoChallenge);
        }
        if self.destroyed <= self.voting.closes.plus(self.challenge_micros) {
            return Err(BadTimetable::DestroyedEarly);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_000);

    fn at(micros: i64) -> Timestamp {
        Timestamp::from_micros(micros)
    }

    /// Called at 1,000: nominations 1,100–1,200, roll from 1,200, votes 1,300–1,400, challenge 50, destroyed at 1,451.
    fn usual() -> Timetable {
        Timetable {
            nominations: Some(Window { opens: at(1_100), closes: at(1_200) }),
            roll_published: at(1_200),
            voting: Window { opens: at(1_300), closes: at(1_400) },
            challenge_micros: 50,
            destroyed: at(1_451),
        }
    }

    fn refused(change: impl FnOnce(&mut Timetable)) -> Option<BadTimetable> {
        let mut timetable = usual();
        change(&mut timetable);
        timetable.checked(NOW).err()
    }

    #[test]
    fn hours_in_their_order_are_kept() {
        assert_eq!(usual().checked(NOW), Ok(usual()));
        assert_eq!(refused(|t| t.nominations = None), None);
    }

    #[test]
    fn each_hour_out_of_order_is_refused_by_name() {
        assert_eq!(refused(|t| t.voting.opens = NOW), Some(BadTimetable::Past));
        assert_eq!(
            refused(|t| t.nominations = Some(Window { opens: at(1_200), closes: at(1_200) })),
            Some(BadTimetable::NominationsOrder)
        );
        assert_eq!(
            refused(|t| t.nominations = Some(Window { opens: at(900), closes: NOW })),
            Some(BadTimetable::NominationsOrder)
        );
        assert_eq!(refused(|t| t.roll_published = at(1_199)), Some(BadTimetable::NominationsLate));
        assert_eq!(refused(|t| t.roll_published = at(1_300)), Some(BadTimetable::RollLate));
        assert_eq!(refused(|t| t.voting.closes = at(1_300)), Some(BadTimetable::VotingOrder));
        assert_eq!(refused(|t| t.challenge_micros = 0), Some(BadTimetable::NoChallenge));
        assert_eq!(refused(|t| t.destroyed = at(1_450)), Some(BadTimetable::DestroyedEarly));
    }

    #[test]
    fn a_window_holds_its_first_instant_and_not_its_last() {
        let window = usual().voting;

        assert!(window.holds(at(1_300)) && window.holds(at(1_399)));
        assert!(!window.holds(at(1_299)) && !window.holds(at(1_400)));
    }
}
