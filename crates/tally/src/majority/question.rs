//! How a question is to be decided: fraction, comparison, base and quorum.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A proper fraction in whole numbers: ½, ⅔, ¾.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "FractionParts")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

#[derive(Deserialize)]
struct FractionParts {
    numerator: u32,
    denominator: u32,
}

impl TryFrom<FractionParts> for Fraction {
    type Error = InvalidQuestion;

    fn try_from(parts: FractionParts) -> Result<Self, InvalidQuestion> {
        Self::new(parts.numerator, parts.denominator)
    }
}

impl Fraction {
    /// One half.
    pub const HALF: Self = Self { numerator: 1, denominator: 2 };

    /// Two thirds.
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };

    /// The fraction `numerator / denominator`.
    ///
    /// # Errors
    /// [`InvalidQuestion::Fraction`] when it is nought or above one.
    ///
    /// ```
    /// use tally::majority::Fraction;
    /// assert_eq!(Fraction::new(2, 3)?.to_string(), "2/3");
    /// assert!(Fraction::new(3, 2).is_err());
    /// # Ok::<(), tally::majority::InvalidQuestion>(())
    /// ```
    pub fn new(numerator: u32, denominator: u32) -> Result<Self, InvalidQuestion> {
        if (1..=denominator).contains(&numerator) {
            Ok(Self { numerator, denominator })
        } else {
            Err(InvalidQuestion::Fraction)
        }
    }

    /// Above the line.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// Below the line.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// This fraction of a number, rounded up.
    ///
    /// ```
    /// let two_thirds = tally::majority::Fraction::new(2, 3)?;
    /// assert_eq!(two_thirds.ceiling_of(43), 29);
    /// # Ok::<(), tally::majority::InvalidQuestion>(())
    /// ```
    pub fn ceiling_of(self, number: u64) -> u64 {
        let product = u128::from(number) * u128::from(self.numerator);
        let part = product.div_ceil(u128::from(self.denominator));
        u64::try_from(part).expect("a part of a number is not larger than it")
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.numerator, self.denominator)
    }
}

/// How the votes for are compared with the fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// ≥: exactly the fraction carries.
    AtLeast,
    /// >: exactly the fraction is lost.
    MoreThan,
}

/// What the threshold is a fraction of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Votes for and against; abstentions are ignored.
    ForAndAgainst,
    /// All votes cast; an abstention works like a vote against.
    VotesCast,
    /// All who are present and entitled to vote.
    Present,
    /// All who are entitled to vote.
    Entitled,
}

/// What carries the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ThresholdParts")]
pub struct Threshold {
    fraction: Fraction,
    comparison: Comparison,
    base: Base,
}

#[derive(Deserialize)]
struct ThresholdParts {
    fraction: Fraction,
    comparison: Comparison,
    base: Base,
}

impl TryFrom<ThresholdParts> for Threshold {
    type Error = InvalidQuestion;

    fn try_from(parts: ThresholdParts) -> Result<Self, InvalidQuestion> {
        Self::new(parts.fraction, parts.comparison, parts.base)
    }
}

impl Threshold {
    /// More votes for than against.
    pub const SIMPLE: Self = Self::half(Base::ForAndAgainst);

    /// More votes for than against and abstentions together.
    pub const ABSOLUTE: Self = Self::half(Base::VotesCast);

    const fn half(base: Base) -> Self {
        Self { fraction: Fraction::HALF, comparison: Comparison::MoreThan, base }
    }

    /// A threshold of at least a half.
    ///
    /// # Errors
    /// [`InvalidQuestion::BelowHalf`]: less would let a minority decide.
    ///
    /// ```
    /// use tally::majority::{Base, Comparison, Fraction, Threshold};
    /// let two_thirds = Threshold::new(Fraction::new(2, 3)?, Comparison::AtLeast, Base::ForAndAgainst)?;
    /// assert_eq!(two_thirds.fraction().to_string(), "2/3");
    /// # Ok::<(), tally::majority::InvalidQuestion>(())
    /// ```
    pub fn new(fraction: Fraction, comparison: Comparison, base: Base) -> Result<Self, InvalidQuestion> {
        let is_whole = fraction.numerator == fraction.denominator;
        if u64::from(fraction.numerator) * 2 < u64::from(fraction.denominator) {
            return Err(InvalidQuestion::BelowHalf);
        }
        if is_whole && comparison == Comparison::MoreThan {
            return Err(InvalidQuestion::MoreThanAll);
        }
        Ok(Self { fraction, comparison, base })
    }

    /// The fraction.
    pub fn fraction(self) -> Fraction {
        self.fraction
    }

    /// Whether exactly the fraction is enough.
    pub fn comparison(self) -> Comparison {
        self.comparison
    }

    /// What it is a fraction of.
    pub fn base(self) -> Base {
        self.base
    }
}

/// How a question is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What carries it.
    pub threshold: Threshold,
    /// The fraction of those eligible who must take part; `None` for no quorum.
    pub quorum: Option<Fraction>,
}

/// Why a question cannot be put like this, or its figures cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidQuestion {
    /// A fraction is above nought and at most one.
    #[error("a fraction is above 0 and at most 1")]
    Fraction,
    /// A question is carried by at least a half.
    #[error("a threshold is at least one half")]
    BelowHalf,
    /// Nobody could ever carry it.
    #[error("more than all can never be reached")]
    MoreThanAll,
    /// The base of the threshold was not given.
    #[error("the threshold counts those present or entitled, and their number is missing")]
    MissingBase,
    /// Votes ≤ present ≤ entitled, and those who took part ≤ those eligible.
    #[error("more votes than people, or more people than are entitled")]
    TooMany,
}
