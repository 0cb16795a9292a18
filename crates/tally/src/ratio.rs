//! Exact fractions of any size, for shares of shares.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_bigint::BigUint;
use num_integer::Integer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// Digits of a fraction that is read, above and below the line together: far more than a count writes.
const DIGITS_MAX: usize = 20_000;

/// A fraction in lowest terms, never negative. Written `"15/2"`, a whole number without the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratio {
    above: BigUint,
    below: BigUint,
}

impl Ratio {
    /// The fraction, shortened; `None` over nought.
    ///
    /// ```
    /// assert_eq!(tally::Ratio::new(30_u32, 4_u32).map(|ratio| ratio.to_string()), Some("15/2".to_owned()));
    /// ```
    pub fn new(above: impl Into<BigUint>, below: impl Into<BigUint>) -> Option<Self> {
        let (above, below) = (above.into(), below.into());
        if below == BigUint::ZERO {
            return None;
        }
        let common = above.gcd(&below);
        Some(Self { above: above / &common, below: below / common })
    }

    /// Above the line.
    pub fn above(&self) -> &BigUint {
        &self.above
    }

    /// Below the line; never nought.
    pub fn below(&self) -> &BigUint {
        &self.below
    }

    /// The figure with so many decimals, the rest dropped. For people; nothing is computed with it.
    ///
    /// ```
    /// let third = tally::Ratio::new(20_u32, 3_u32).expect("three is not nought");
    /// assert_eq!((third.truncated(2), third.truncated(0)), ("6.66".to_owned(), "6".to_owned()));
    /// ```
    pub fn truncated(&self, decimals: u8) -> String {
        let unit = BigUint::from(10_u32).pow(u32::from(decimals));
        let units = &self.above * &unit / &self.below;
        let (whole, rest) = units.div_rem(&unit);
        match usize::from(decimals) {
            0 => whole.to_string(),
            width => format!("{whole}.{:0>width$}", rest.to_string()),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.above * &other.below).cmp(&(&other.above * &self.below))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.below == BigUint::from(1_u32) {
            write!(out, "{}", self.above)
        } else {
            write!(out, "{}/{}", self.above, self.below)
        }
    }
}

/// The text is no fraction of two whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a fraction of two whole numbers")]
pub struct NotRatio;

impl FromStr for Ratio {
    type Err = NotRatio;

    fn from_str(text: &str) -> Result<Self, NotRatio> {
        if text.len() > DIGITS_MAX {
            return Err(NotRatio);
        }
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let number = |part: &str| {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<BigUint>().ok()).flatten().ok_or(NotRatio)
        };
        Self::new(number(above)?, number(below)?).ok_or(NotRatio)
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn a_fraction_is_written_in_lowest_terms_and_read_back() {
        assert_eq!(ratio("30/4").to_string(), "15/2");
        assert_eq!(ratio("30/3").to_string(), "10");
        assert_eq!(ratio("0/7").to_string(), "0");
        for text in ["", "/", "1/", "/2", "1/0", "-1/2", "1.5", "+1", "1/2/3", " 1"] {
            assert_eq!(text.parse::<Ratio>(), Err(NotRatio), "{text:?}");
        }
    }

    #[test]
    fn fractions_are_compared_by_their_worth() {
        assert!(ratio("1/3") > ratio("3333333333/10000000000"));
        assert_eq!(ratio("2/6").cmp(&ratio("1/3")), Ordering::Equal);
    }

    #[test]
    fn decimals_for_people_are_cut_and_padded() {
        assert_eq!(ratio("1/16").truncated(3), "0.062");
        assert_eq!(ratio("7").truncated(2), "7.00");
    }
}
