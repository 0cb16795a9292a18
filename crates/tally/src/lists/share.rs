//! A threshold as an exact part of all votes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::cells::number;

/// Above and below the line, at most: every product with votes then fits 128 bits.
const MOST: u64 = 1_000_000_000_000;

/// A part of all votes, from nought to one. Written as it is meant: `5%`, `3.5%` or `1/20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    above: u64,
    below: u64,
    /// Decimals of a percentage; `None` for a fraction.
    decimals: Option<u8>,
}

/// The text is no threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a threshold is a percentage (5%, 3.5%) or a fraction (1/20), at most the whole")]
pub struct NotShare;

impl Share {
    /// True when so many votes reach it: votes × below ≥ above × all votes.
    ///
    /// ```
    /// let threshold: tally::lists::Share = "5%".parse()?;
    /// assert!(threshold.is_reached(5, 100) && !threshold.is_reached(4, 99));
    /// # Ok::<(), tally::lists::NotShare>(())
    /// ```
    pub fn is_reached(self, votes: u64, total: u64) -> bool {
        u128::from(votes) * u128::from(self.below) >= u128::from(total) * u128::from(self.above)
    }

    fn percentage(text: &str) -> Option<Self> {
        let (whole_part, decimals) = text.split_once('.').unwrap_or((text, ""));
        if whole_part.is_empty() || text.ends_with('.') || decimals.len() > 8 {
            return None;
        }
        let above = number(&format!("{whole_part}{decimals}"))?;
        let places = u8::try_from(decimals.len()).ok()?;
        Some(Self { above, below: 100 * 10_u64.pow(u32::from(places)), decimals: Some(places) })
    }

    fn fraction(text: &str) -> Option<Self> {
        let (above, below) = text.split_once('/')?;
        Some(Self { above: number(above.trim())?, below: number(below.trim())?, decimals: None })
    }
}

impl FromStr for Share {
    type Err = NotShare;

    fn from_str(text: &str) -> Result<Self, NotShare> {
        let text = text.trim();
        let share = match text.strip_suffix('%') {
            Some(percentage) => Self::percentage(percentage.trim_end()),
            None => Self::fraction(text),
        };
        share.filter(|share| (1..=MOST).contains(&share.below) && share.above <= share.below).ok_or(NotShare)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals {
            Some(decimals) => write!(out, "{}%", crate::Fixed::new(i128::from(self.above), decimals)),
            None => write!(out, "{}/{}", self.above, self.below),
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_exact_and_written_back_as_it_was() {
        for text in ["5%", "3.5%", "0.05%", "1/20", "0%", "100%"] {
            assert_eq!(text.parse::<Share>().map(|share| share.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "5", "%", ".5%", "5.%", "-5%", "101%", "3/2", "1/0", "1e1%", "5 percent", "0.000000001%"] {
            assert_eq!(text.parse::<Share>(), Err(NotShare), "{text:?}");
        }
    }

    #[test]
    fn exactly_the_threshold_is_enough_and_one_vote_less_is_not() {
        let third: Share = "1/3".parse().unwrap();

        assert!(third.is_reached(333_333_333_334, 1_000_000_000_000));
        assert!(!third.is_reached(333_333_333_333, 1_000_000_000_000));
        assert!(third.is_reached(1, 3));
    }
}
