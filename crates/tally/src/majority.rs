//! Questions with the answers for, against and abstain: thresholds with a stated denominator, and a quorum.
//!
//! Source: specification of conference, section 3.5. A majority must state numerator, denominator,
//! comparison and what it is a fraction of; a tie is lost; a quorum is a fraction of those eligible, rounded up.

mod file;
mod question;
pub mod sheet;

use serde::{Deserialize, Serialize};

pub use file::{FORMAT, QuestionFile, QuestionFileError};
pub use question::{Base, Comparison, Fraction, InvalidQuestion, Question, Threshold};

/// The id of the rule in transcripts.
pub const ID: &str = "majority";

/// Raised when any outcome could differ.
pub const VERSION: u32 = 1;

/// What the figures count. Every figure of a question counts the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People.
    Heads,
    /// What people stand for, as in a card vote.
    Weights,
}

/// The votes on a question, all in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// What they count.
    pub unit: Unit,
    /// For.
    pub votes_for: u64,
    /// Against.
    pub against: u64,
    /// Neither.
    pub abstentions: u64,
    /// Present and entitled, where presence is taken; needed for [`Base::Present`].
    pub present: Option<u64>,
    /// All entitled; needed for [`Base::Entitled`].
    pub entitled: Option<u64>,
}

/// Who took part, in people; what a quorum is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// How many could.
    pub eligible: u64,
    /// How many did: who voted, an abstention too, or where presence is taken, who was there.
    pub took_part: u64,
}

/// What decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Carried.
    Carried,
    /// Lost: too few took part, whatever they said.
    NoQuorum,
    /// Lost: nobody was for it.
    NobodyFor,
    /// Lost: as many against as for it.
    Tie,
    /// Lost: the threshold was not reached.
    BelowThreshold,
}

/// The quorum with its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumRecord {
    /// The fraction of those eligible.
    pub fraction: Fraction,
    /// How many could take part.
    pub eligible: u64,
    /// The fraction of them, rounded up.
    pub needed: u64,
    /// How many took part.
    pub took_part: u64,
    /// Whether that was enough.
    pub is_reached: bool,
}

/// The comparison in whole numbers: votes for × denominator against base × numerator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The number that the threshold is a fraction of.
    pub base: u64,
    /// Votes for × the fraction's denominator.
    pub left: u128,
    /// The base × the fraction's numerator.
    pub right: u128,
    /// The sum in full: `17 × 3 = 51 ≥ 50 = 25 × 2`.
    pub text: String,
}

/// Everything that decided a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// [`ID`].
    pub rule: String,
    /// [`VERSION`].
    pub version: u32,
    /// How the question was to be decided.
    pub question: Question,
    /// The votes.
    pub figures: Figures,
    /// The quorum, if one was asked for.
    pub quorum: Option<QuorumRecord>,
    /// The threshold's sum, whatever the quorum said.
    pub sum: Sum,
    /// What decided.
    pub outcome: Outcome,
}

impl Transcript {
    /// True when the question was carried.
    pub fn is_carried(&self) -> bool {
        self.outcome == Outcome::Carried
    }
}

/// Decides a question.
///
/// # Errors
/// [`InvalidQuestion`] when the figures cannot be, or the threshold's base is missing.
///
/// Source: specification of conference, section 3.5, behaviours 43, 44, 46 and 47.
///
/// ```
/// use tally::majority::{Figures, Question, Threshold, Turnout, Unit, decide};
/// let question = Question { threshold: Threshold::SIMPLE, quorum: None };
/// let figures = Figures { unit: Unit::Heads, votes_for: 3, against: 2, abstentions: 1, present: None, entitled: None };
/// let transcript = decide(&question, &figures, Turnout { eligible: 9, took_part: 6 })?;
/// assert!(transcript.is_carried());
/// assert_eq!(transcript.sum.text, "3 × 2 = 6 > 5 = 5 × 1");
/// # Ok::<(), tally::majority::InvalidQuestion>(())
/// ```
pub fn decide(question: &Question, figures: &Figures, turnout: Turnout) -> Result<Transcript, InvalidQuestion> {
    check(figures, turnout)?;
    let quorum = question.quorum.map(|fraction| quorum(fraction, turnout));
    let (sum, is_reached) = weigh(question.threshold, figures)?;
    let outcome = if quorum.is_some_and(|quorum| !quorum.is_reached) {
        Outcome::NoQuorum
    } else if figures.votes_for == 0 {
        // Without this, nothing would be at least two-thirds of nothing.
        Outcome::NobodyFor
    } else if figures.votes_for == figures.against {
        Outcome::Tie
    } else if is_reached {
        Outcome::Carried
    } else {
        Outcome::BelowThreshold
    };
    Ok(Transcript {
        rule: ID.to_owned(),
        version: VERSION,
        question: *question,
        figures: *figures,
        quorum,
        sum,
        outcome,
    })
}

fn quorum(fraction: Fraction, turnout: Turnout) -> QuorumRecord {
    let needed = fraction.ceiling_of(turnout.eligible);
    QuorumRecord {
        fraction,
        eligible: turnout.eligible,
        needed,
        took_part: turnout.took_part,
        is_reached: turnout.took_part >= needed,
    }
}

/// The sum of a threshold, and whether it is reached.
fn weigh(threshold: Threshold, figures: &Figures) -> Result<(Sum, bool), InvalidQuestion> {
    let base = base(threshold.base(), figures)?;
    let (numerator, denominator) = (threshold.fraction().numerator(), threshold.fraction().denominator());
    let left = u128::from(figures.votes_for) * u128::from(denominator);
    let right = u128::from(base) * u128::from(numerator);
    let is_reached = match threshold.comparison() {
        Comparison::AtLeast => left >= right,
        Comparison::MoreThan => left > right,
    };
    let sign = match (threshold.comparison(), is_reached) {
        (Comparison::AtLeast, true) => "≥",
        (Comparison::AtLeast, false) => "<",
        (Comparison::MoreThan, true) => ">",
        (Comparison::MoreThan, false) => "≤",
    };
    let text = format!("{} × {denominator} = {left} {sign} {right} = {base} × {numerator}", figures.votes_for);
    Ok((Sum { base, left, right, text }, is_reached))
}

fn base(base: Base, figures: &Figures) -> Result<u64, InvalidQuestion> {
    match base {
        Base::ForAndAgainst => Ok(figures.votes_for + figures.against),
        Base::VotesCast => Ok(figures.votes_for + figures.against + figures.abstentions),
        Base::Present => figures.present.ok_or(InvalidQuestion::MissingBase),
        Base::Entitled => figures.entitled.ok_or(InvalidQuestion::MissingBase),
    }
}

/// Refuses figures that cannot be; afterwards all votes together fit their type.
fn check(figures: &Figures, turnout: Turnout) -> Result<(), InvalidQuestion> {
    let cast = figures.votes_for.checked_add(figures.against).and_then(|sum| sum.checked_add(figures.abstentions));
    let cast = cast.ok_or(InvalidQuestion::TooMany)?;
    let is_within = |part: u64, whole: Option<u64>| whole.is_none_or(|whole| part <= whole);
    let present = figures.present.unwrap_or(cast);
    let is_possible = is_within(cast, figures.present)
        && is_within(present, figures.entitled)
        && turnout.took_part <= turnout.eligible
        && (figures.unit == Unit::Weights || cast <= turnout.took_part);
    if is_possible { Ok(()) } else { Err(InvalidQuestion::TooMany) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: Fraction = Fraction::HALF;
    const TWO_THIRDS: Fraction = Fraction::TWO_THIRDS;

    fn at_least_two_thirds_of(base: Base) -> Threshold {
        Threshold::new(TWO_THIRDS, Comparison::AtLeast, base).unwrap()
    }

    /// The outcome of votes for, against and abstentions by people of whom 60 are present and 90 entitled.
    fn outcome(threshold: Threshold, [votes_for, against, abstentions]: [u64; 3]) -> Outcome {
        let figures =
            Figures { unit: Unit::Heads, votes_for, against, abstentions, present: Some(60), entitled: Some(90) };
        let turnout = Turnout { eligible: 90, took_part: 60 };
        decide(&Question { threshold, quorum: None }, &figures, turnout).unwrap().outcome
    }

    #[test]
    fn a_simple_majority_has_more_for_than_against() {
        assert_eq!(outcome(Threshold::SIMPLE, [3, 2, 0]), Outcome::Carried);
        assert_eq!(outcome(Threshold::SIMPLE, [2, 2, 0]), Outcome::Tie);
        assert_eq!(outcome(Threshold::SIMPLE, [0, 0, 0]), Outcome::NobodyFor);
        assert_eq!(outcome(Threshold::SIMPLE, [1, 0, 50]), Outcome::Carried);
        assert_eq!(outcome(Threshold::SIMPLE, [2, 3, 0]), Outcome::BelowThreshold);
    }

    #[test]
    fn an_absolute_majority_has_more_for_than_everything_else_cast() {
        assert_eq!(outcome(Threshold::ABSOLUTE, [3, 1, 1]), Outcome::Carried);
        assert_eq!(outcome(Threshold::ABSOLUTE, [2, 1, 1]), Outcome::BelowThreshold);
    }

    #[test]
    fn two_thirds_of_for_and_against_ignores_abstentions_and_carries_exactly() {
        let threshold = at_least_two_thirds_of(Base::ForAndAgainst);

        assert_eq!(outcome(threshold, [2, 1, 1]), Outcome::Carried);
        assert_eq!(outcome(threshold, [3, 2, 0]), Outcome::BelowThreshold);
        assert_eq!(outcome(threshold, [17, 8, 0]), Outcome::Carried);
        assert_eq!(outcome(threshold, [30, 15, 15]), Outcome::Carried);
        assert_eq!(outcome(threshold, [0, 0, 0]), Outcome::NobodyFor);
    }

    #[test]
    fn each_denominator_counts_whom_it_says() {
        assert_eq!(outcome(at_least_two_thirds_of(Base::ForAndAgainst), [34, 16, 2]), Outcome::Carried);
        assert_eq!(outcome(at_least_two_thirds_of(Base::VotesCast), [34, 16, 2]), Outcome::BelowThreshold);
        assert_eq!(outcome(at_least_two_thirds_of(Base::VotesCast), [40, 16, 2]), Outcome::Carried);
        assert_eq!(outcome(at_least_two_thirds_of(Base::Present), [39, 16, 2]), Outcome::BelowThreshold);
        assert_eq!(outcome(at_least_two_thirds_of(Base::Present), [40, 16, 2]), Outcome::Carried);
        assert_eq!(outcome(at_least_two_thirds_of(Base::Entitled), [59, 0, 0]), Outcome::BelowThreshold);
        assert_eq!(outcome(at_least_two_thirds_of(Base::Entitled), [60, 0, 0]), Outcome::Carried);
    }

    #[test]
    fn a_tie_is_lost_even_where_exactly_half_would_carry() {
        let at_least_half = Threshold::new(HALF, Comparison::AtLeast, Base::ForAndAgainst).unwrap();

        assert_eq!(outcome(at_least_half, [2, 2, 0]), Outcome::Tie);
        assert_eq!(outcome(at_least_half, [3, 2, 0]), Outcome::Carried);
    }

    #[test]
    fn a_quorum_is_the_fraction_rounded_up() {
        let needed = |eligible| [HALF.ceiling_of(eligible), TWO_THIRDS.ceiling_of(eligible)];

        assert_eq!([needed(42), needed(43), needed(3)], [[21, 28], [22, 29], [2, 2]]);
        assert_eq!(TWO_THIRDS.ceiling_of(u64::MAX), u64::MAX / 3 * 2);
    }

    #[test]
    fn without_a_quorum_nothing_is_carried() {
        let with = |took_part| {
            let question = Question { threshold: Threshold::SIMPLE, quorum: Some(HALF) };
            let figures = Figures {
                unit: Unit::Heads,
                votes_for: took_part,
                against: 0,
                abstentions: 0,
                present: None,
                entitled: None,
            };
            decide(&question, &figures, Turnout { eligible: 3, took_part }).unwrap()
        };

        assert_eq!(with(1).outcome, Outcome::NoQuorum);
        assert_eq!(with(2).outcome, Outcome::Carried);
        assert_eq!(with(1).quorum.map(|quorum| (quorum.needed, quorum.is_reached)), Some((2, false)));
    }

    #[test]
    fn the_sum_is_shown_whole() {
        let figures =
            Figures { unit: Unit::Weights, votes_for: 17, against: 8, abstentions: 4, present: None, entitled: None };
        let question = Question { threshold: at_least_two_thirds_of(Base::ForAndAgainst), quorum: None };

        let transcript = decide(&question, &figures, Turnout { eligible: 5, took_part: 3 }).unwrap();

        assert_eq!(transcript.sum.text, "17 × 3 = 51 ≥ 50 = 25 × 2");
    }

    #[test]
    fn figures_that_cannot_be_are_refused() {
        let decided = |figures: Figures, took_part| {
            let question = Question { threshold: at_least_two_thirds_of(Base::Present), quorum: None };
            decide(&question, &figures, Turnout { eligible: 10, took_part }).map(|transcript| transcript.outcome)
        };
        let good = Figures {
            unit: Unit::Heads,
            votes_for: 6,
            against: 2,
            abstentions: 0,
            present: Some(9),
            entitled: Some(10),
        };

        assert_eq!(decided(good, 9), Ok(Outcome::Carried));
        assert_eq!(decided(good, 11), Err(InvalidQuestion::TooMany));
        assert_eq!(decided(good, 7), Err(InvalidQuestion::TooMany), "more votes than voters");
        assert_eq!(decided(Figures { present: None, ..good }, 9), Err(InvalidQuestion::MissingBase));
        assert_eq!(decided(Figures { present: Some(7), ..good }, 9), Err(InvalidQuestion::TooMany));
        assert_eq!(decided(Figures { entitled: Some(8), ..good }, 9), Err(InvalidQuestion::TooMany));
        assert_eq!(decided(Figures { against: u64::MAX, ..good }, 9), Err(InvalidQuestion::TooMany));
    }

    #[test]
    fn thresholds_that_decide_nothing_are_refused() {
        let threshold = |numerator, denominator, comparison| {
            let fraction = Fraction::new(numerator, denominator)?;
            Threshold::new(fraction, comparison, Base::VotesCast).map(|_| ())
        };

        assert_eq!(threshold(0, 2, Comparison::AtLeast), Err(InvalidQuestion::Fraction));
        assert_eq!(threshold(1, 0, Comparison::AtLeast), Err(InvalidQuestion::Fraction));
        assert_eq!(threshold(49, 100, Comparison::AtLeast), Err(InvalidQuestion::BelowHalf));
        assert_eq!(threshold(1, 1, Comparison::MoreThan), Err(InvalidQuestion::MoreThanAll));
        assert_eq!(threshold(1, 1, Comparison::AtLeast), Ok(()));
    }

    #[test]
    fn a_transcript_read_back_is_the_same_and_a_stored_threshold_is_checked_again() {
        let question = Question { threshold: Threshold::SIMPLE, quorum: Some(HALF) };
        let figures =
            Figures { unit: Unit::Heads, votes_for: 3, against: 2, abstentions: 0, present: None, entitled: None };
        let transcript = decide(&question, &figures, Turnout { eligible: 9, took_part: 5 }).unwrap();

        let text = serde_json::to_string(&transcript).unwrap();

        assert_eq!(serde_json::from_str::<Transcript>(&text).unwrap(), transcript);
        let minority = text.replacen("\"denominator\":2", "\"denominator\":5", 1);
        assert!(serde_json::from_str::<Transcript>(&minority).is_err());
    }
}
