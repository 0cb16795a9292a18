//! What is fixed when a ballot is called.

use membership::eligibility::Rule;
use serde::{Deserialize, Serialize};
use terms::{BallotId, Plain, Timestamp};

use crate::{
    disclosure::Disclosure,
    nomination::Takes,
    paper::{Asks, Paper},
    timetable::{BadTimetable, Timetable},
};

/// What a ballot is called: "Shall we register as a party?"
pub type Title = Plain<120>;
/// What it is about, in a few sentences.
pub type Text = Plain<2000>;

/// Who carries out what was decided: a committee, an office, a person by name.
pub type Owner = Plain<80>;

/// Who may learn who voted how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The electorate sees who voted how, once the result is declared.
    Named,
    /// Nobody can tell who voted how once voting has closed. Whoever runs the server while it is open could look.
    SecretInStorage,
    // A third, sealed, kind follows: it closes what the second leaves open, by votes that nobody can open alone.
}

impl Kind {
    /// The word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::SecretInStorage => "secret_in_storage",
        }
    }

    /// What was stored as that word.
    pub fn stored(word: &str) -> Option<Self> {
        [Self::Named, Self::SecretInStorage].into_iter().find(|kind| kind.word() == word)
    }
}

/// A question, and what carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Threshold and quorum with their denominators.
    pub rule: tally::majority::Question,
    /// Whether abstaining is offered.
    pub abstain: bool,
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum Subject {
    /// Yes or no.
    Question(Question),
    /// Places filled by a preferential vote; one place makes it a choice of one.
    Places {
        /// How many.
        seats: u16,
        /// People or names.
        takes: Takes,
        /// Whether "re-open nominations" stands among them.
        reopen: bool,
        /// The rule of counting and its version, as `tally` knows them.
        rule: CountingRule,
    },
}

/// A rule of counting for preferential votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountingRule {
    /// Scottish STV: weighted inclusive Gregory, five decimals.
    Scottish,
}

impl CountingRule {
    /// Its name in `tally` and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Scottish => "scottish",
        }
    }
}

/// Who may vote: members of the ballot's place who meet a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Electorate {
    /// Evaluated for each member as of the instant at which the roll is frozen.
    pub rule: Rule,
}

/// Everything that is fixed when a ballot is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What it is called.
    pub title: Title,
    /// What it is about.
    pub text: Text,
    /// What is decided.
    pub subject: Subject,
    /// Who may learn who voted how.
    pub kind: Kind,
    /// Who may vote.
    pub electorate: Electorate,
    /// What of the papers is published.
    pub disclosure: Disclosure,
    /// Whether a blank paper may be handed in.
    pub blank: bool,
    /// Its hours.
    pub timetable: Timetable,
    /// Contests that come before this one in the stated order: whoever is elected there is passed over here.
    pub counted_after: Vec<BallotId>,
}

/// Why a ballot cannot be called like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    /// The hours are out of order.
    #[error(transparent)]
    Times(#[from] BadTimetable),
    /// No place to fill, or more than could be.
    #[error("ballots-settings-seats")]
    Seats,
    /// A contest without hours for nominations, or a question with them.
    #[error("ballots-settings-nominations")]
    Nominations,
    /// The threshold is a share of those present, and nobody takes presence in a ballot over days.
    #[error("ballots-settings-presence")]
    Presence,
    /// Papers of a named ballot are shown with names; nothing is trimmed.
    #[error("ballots-settings-named")]
    NamedDisclosure,
    /// It would be counted after itself.
    #[error("ballots-settings-order")]
    Order,
}

impl Settings {
    /// That a ballot can be called like this now.
    ///
    /// # Errors
    /// [`BadSettings`], the first that is found.
    ///
    /// Source: ballot rules 1.1 to 1.6 and 2.1 to 2.4 (docs/rules/ballots.md).
    pub fn check(&self, own: BallotId, now: Timestamp) -> Result<(), BadSettings> {
        self.timetable.checked(now)?;
        match self.subject {
            Subject::Places { seats, .. } if !(1..=50).contains(&seats) => return Err(BadSettings::Seats),
            Subject::Question(question) if question.rule.threshold.base() == tally::majority::Base::Present => {
                return Err(BadSettings::Presence);
            }
            _ => {}
        }
        if matches!(self.subject, Subject::Places { .. }) != self.timetable.nominations.is_some() {
            return Err(BadSettings::Nominations);
        }
        if self.kind == Kind::Named && self.disclosure != Disclosure::Full {
            return Err(BadSettings::NamedDisclosure);
        }
        if self.counted_after.contains(&own) {
            return Err(BadSettings::Order);
        }
        Ok(())
    }

    /// The paper with these options in their order; a question has none.
    pub fn paper(&self, options: Vec<terms::OptionId>) -> Paper {
        let asks = match self.subject {
            Subject::Question(question) => Asks::Answer { abstain: question.abstain },
            Subject::Places { .. } => Asks::Ranking(options),
        };
        Paper { asks, blank: self.blank }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use tally::majority::{Base, Comparison, Fraction, Threshold};

    use super::*;
    use crate::{
        sample::{at, ballot, place},
        timetable::Window,
    };

    pub(crate) fn question() -> Subject {
        let half = Fraction::new(1, 2).unwrap();
        let two_thirds = Threshold::new(Fraction::new(2, 3).unwrap(), Comparison::AtLeast, Base::ForAndAgainst);
        let rule = tally::majority::Question { threshold: two_thirds.unwrap(), quorum: Some(half) };
        Subject::Question(Question { rule, abstain: true })
    }

    pub(crate) fn places(seats: u16) -> Subject {
        Subject::Places { seats, takes: Takes::People, reopen: false, rule: CountingRule::Scottish }
    }

    /// Called at 0: nominations 1–2, roll from 3, votes 100–200, challenge 50, destroyed at 1,000.
    pub(crate) fn settings(subject: Subject) -> Settings {
        let nominations = match subject {
            Subject::Question(_) => None,
            Subject::Places { .. } => Some(Window { opens: at(1), closes: at(2) }),
        };
        Settings {
            title: "A sample".parse().unwrap(),
            text: "About nothing.".parse().unwrap(),
            subject,
            kind: Kind::SecretInStorage,
            electorate: Electorate { rule: Rule::members_of(place(1)) },
            disclosure: Disclosure::Trimmed,
            blank: false,
            timetable: Timetable {
                nominations,
                roll_published: at(3),
                voting: Window { opens: at(100), closes: at(200) },
                challenge_micros: 50,
                destroyed: at(1_000),
            },
            counted_after: Vec::new(),
        }
    }

    fn refused(subject: Subject, change: impl FnOnce(&mut Settings)) -> Option<BadSettings> {
        let mut settings = settings(subject);
        change(&mut settings);
        settings.check(ballot(1), at(0)).err()
    }

    #[test]
    fn a_question_and_a_contest_can_be_called() {
        assert_eq!(refused(question(), |_| {}), None);
        assert_eq!(refused(places(7), |_| {}), None);
    }

    #[test]
    fn what_could_not_be_carried_out_is_refused() {
        let present = |settings: &mut Settings| {
            let threshold = Threshold::new(Fraction::new(1, 2).unwrap(), Comparison::MoreThan, Base::Present).unwrap();
            let rule = tally::majority::Question { threshold, quorum: None };
            settings.subject = Subject::Question(Question { rule, abstain: true });
        };

        assert_eq!(refused(places(0), |_| {}), Some(BadSettings::Seats));
        assert_eq!(refused(places(51), |_| {}), Some(BadSettings::Seats));
        assert_eq!(refused(question(), present), Some(BadSettings::Presence));
        assert_eq!(refused(places(1), |s| s.timetable.nominations = None), Some(BadSettings::Nominations));
        assert_eq!(refused(question(), |s| s.kind = Kind::Named), Some(BadSettings::NamedDisclosure));
        assert_eq!(refused(places(1), |s| s.counted_after = vec![ballot(1)]), Some(BadSettings::Order));
        assert_eq!(
            refused(question(), |s| s.timetable.voting.closes = at(100)),
            Some(BadSettings::Times(BadTimetable::VotingOrder))
        );
    }
}
