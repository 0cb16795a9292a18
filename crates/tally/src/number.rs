//! Exact numbers: votes as a whole count of a rule's smallest unit, and how they are written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// More decimals than any rule uses, and few enough that a unit always fits.
const DECIMALS_MAX: u8 = 18;

/// A figure left the range of 128-bit integers; the limits of the input rule it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a figure is larger than 128-bit integers can hold")]
pub struct Overflow;

/// Votes, or the value of one paper, in the smallest unit of the rule that counts; never negative.
///
/// It does not know its decimals: a rule has one unit for all its figures. [`Fixed`] is the figure as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Votes(u128);

impl Votes {
    pub(crate) const ZERO: Self = Self(0);

    /// So many whole votes, `unit` units each.
    pub(crate) fn whole(papers: u64, unit: u64) -> Self {
        // Two 64-bit numbers always fit: (2⁶⁴ − 1)² < 2¹²⁸.
        Self(u128::from(papers) * u128::from(unit))
    }

    pub(crate) fn plus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// The difference; [`Overflow`] when it would be negative.
    pub(crate) fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    /// This value on so many papers.
    pub(crate) fn times(self, papers: u64) -> Result<Self, Overflow> {
        self.0.checked_mul(u128::from(papers)).map(Self).ok_or(Overflow)
    }

    /// `self × part ÷ whole`, multiplied first, the remainder dropped once.
    pub(crate) fn share(self, part: Self, whole: Self) -> Result<Self, Overflow> {
        let product = self.0.checked_mul(part.0).ok_or(Overflow)?;
        product.checked_div(whole.0).map(Self).ok_or(Overflow)
    }

    /// An equal part of this, the remainder dropped: of so many papers the value of one, or a quota.
    pub(crate) fn divided(self, by: u64) -> Result<Self, Overflow> {
        self.0.checked_div(u128::from(by)).map(Self).ok_or(Overflow)
    }

    /// An equal part of this; a remainder makes it one unit more.
    pub(crate) fn divided_up(self, by: u64) -> Result<Self, Overflow> {
        if by == 0 { Err(Overflow) } else { Ok(Self(self.0.div_ceil(u128::from(by)))) }
    }

    /// What it is above `other`; nothing when it is not.
    pub(crate) fn above(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// `self × part ÷ whole`, multiplied first, rounded up once.
    pub(crate) fn share_up(self, part: Self, whole: Self) -> Result<Self, Overflow> {
        let product = self.0.checked_mul(part.0).ok_or(Overflow)?;
        if whole.0 == 0 { Err(Overflow) } else { Ok(Self(product.div_ceil(whole.0))) }
    }

    /// So many units.
    pub(crate) const fn of_units(units: u128) -> Self {
        Self(units)
    }

    /// How many units.
    pub(crate) fn in_units(self) -> u128 {
        self.0
    }

    /// The sum of many.
    pub(crate) fn sum(all: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        all.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The figure as published.
    pub(crate) fn fixed(self, decimals: u8) -> Result<Fixed, Overflow> {
        let units = i128::try_from(self.0).map_err(|_| Overflow)?;
        Ok(Fixed { units, decimals })
    }

    /// What was gained, or lost with a minus sign, since `before`.
    pub(crate) fn change_since(self, before: Self, decimals: u8) -> Result<Fixed, Overflow> {
        let now = self.fixed(decimals)?;
        let then = before.fixed(decimals)?;
        let units = now.units.checked_sub(then.units).ok_or(Overflow)?;
        Ok(Fixed { units, decimals })
    }
}

/// A figure as published: a whole number of units of `10^-decimals`, written out in full (`"30.00000"`).
///
/// Two figures are equal when they are written alike: `"1.0"` and `"1.00"` come from different rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fixed {
    units: i128,
    decimals: u8,
}

impl Fixed {
    /// The figure of so many units.
    ///
    /// ```
    /// assert_eq!(tally::Fixed::new(-357_125, 5).to_string(), "-3.57125");
    /// ```
    pub fn new(units: i128, decimals: u8) -> Self {
        Self { units, decimals: decimals.min(DECIMALS_MAX) }
    }

    /// How many units; a picture draws with these.
    ///
    /// ```
    /// assert_eq!("3.57125".parse::<tally::Fixed>().map(|figure| figure.units()), Ok(357_125));
    /// ```
    pub fn units(self) -> i128 {
        self.units
    }

    /// Digits after the point.
    ///
    /// ```
    /// assert_eq!(tally::Fixed::new(100, 2).decimals(), 2);
    /// ```
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// True when it is nought.
    ///
    /// ```
    /// assert!(tally::Fixed::new(0, 5).is_zero());
    /// ```
    pub fn is_zero(self) -> bool {
        self.units == 0
    }
}

impl fmt::Display for Fixed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.units.unsigned_abs();
        let unit = 10_u128.pow(u32::from(self.decimals));
        let whole = magnitude / unit;
        let width = usize::from(self.decimals);
        let mut text = match width {
            0 => whole.to_string(),
            _ => format!("{whole}.{:0width$}", magnitude % unit),
        };
        // `pad_integral` would read a width as digits; a figure is aligned as a whole.
        if self.units < 0 {
            text.insert(0, '-');
        } else if out.sign_plus() && self.units > 0 {
            text.insert(0, '+');
        }
        match (out.width(), out.align()) {
            (Some(width), Some(fmt::Alignment::Left)) => write!(out, "{text:<width$}"),
            (Some(width), _) => write!(out, "{text:>width$}"),
            (None, _) => out.write_str(&text),
        }
    }
}

/// The text is not a decimal number that [`Fixed`] can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an exact decimal number")]
pub struct NotFixed;

impl FromStr for Fixed {
    type Err = NotFixed;

    fn from_str(text: &str) -> Result<Self, NotFixed> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) || digits.ends_with('.') {
            return Err(NotFixed);
        }
        let decimals = u8::try_from(fraction.len()).map_err(|_| NotFixed)?;
        if decimals > DECIMALS_MAX {
            return Err(NotFixed);
        }
        let magnitude: i128 = format!("{whole}{fraction}").parse().map_err(|_| NotFixed)?;
        let units = if digits.len() < text.len() { -magnitude } else { magnitude };
        Ok(Self { units, decimals })
    }
}

impl Serialize for Fixed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Text, because a JSON number is read as a float by most programs.
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fixed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_written_with_all_its_decimals() {
        let written = |units, decimals| Fixed::new(units, decimals).to_string();

        assert_eq!(written(3_000_000, 5), "30.00000");
        assert_eq!(written(35, 5), "0.00035");
        assert_eq!(written(-1, 5), "-0.00001");
        assert_eq!(written(42, 0), "42");
    }

    #[test]
    fn a_figure_read_back_is_the_same() {
        for text in ["30.00000", "-0.00001", "0.00", "42"] {
            assert_eq!(text.parse::<Fixed>().map(|figure| figure.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "-", ".5", "5.", "1e3", "+1", "--1", "1.0000000000000000000"] {
            assert_eq!(text.parse::<Fixed>(), Err(NotFixed), "{text:?}");
        }
    }

    #[test]
    fn a_share_is_multiplied_before_it_is_divided_and_truncated_once() {
        let one = Votes::whole(1, 100_000);

        let value = one.share(Votes::whole(5, 100_000), Votes::whole(35, 100_000));

        assert_eq!(value, Ok(Votes(14_285)));
    }

    #[test]
    fn an_equal_part_is_rounded_down_or_up_and_an_exact_one_is_neither() {
        assert_eq!((Votes(11_800).divided(4), Votes(11_800).divided_up(4)), (Ok(Votes(2_950)), Ok(Votes(2_950))));
        assert_eq!((Votes(7_600).divided(7), Votes(7_600).divided_up(7)), (Ok(Votes(1_085)), Ok(Votes(1_086))));
        assert_eq!((Votes(3).above(Votes(2)), Votes(2).above(Votes(3))), (Votes(1), Votes::ZERO));
    }

    #[test]
    fn a_sum_that_does_not_fit_is_an_error_and_not_another_number() {
        assert_eq!(Votes(u128::MAX).plus(Votes(1)), Err(Overflow));
        assert_eq!(Votes(1).minus(Votes(2)), Err(Overflow));
        assert_eq!(Votes(u128::MAX).times(2), Err(Overflow));
        assert_eq!(Votes(1).share(Votes(1), Votes::ZERO), Err(Overflow));
        assert_eq!((Votes(1).divided(0), Votes(1).divided_up(0)), (Err(Overflow), Err(Overflow)));
    }

    #[test]
    fn a_column_of_figures_can_be_aligned_and_signed() {
        assert_eq!(format!("{:>10}|", Fixed::new(100_000, 5)), "   1.00000|");
        assert_eq!(format!("{:+}", Fixed::new(100_000, 5)), "+1.00000");
        assert_eq!(format!("{:+}", Fixed::new(0, 5)), "0.00000");
    }
}
