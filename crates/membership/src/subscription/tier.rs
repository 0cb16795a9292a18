//! What a subscription costs: tiers, each with an amount for so many months.

use std::{fmt, str::FromStr};

use terms::Plain;

/// So many tiers a rule has at most.
pub const MOST_TIERS: usize = 6;
/// The largest amount, in hundredths.
const LARGEST: i64 = 10_000_000;

/// A sum in hundredths of the currency of the organisation, 0 to 100,000.00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

/// Why a text is no [`Amount`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("membership-tier-amount-wrong")]
pub struct AmountError;

/// A kind of subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its name.
    pub name: Plain<40>,
    /// What it costs.
    pub amount: Amount,
    /// For so many months, 1 to 36.
    pub months: i64,
    /// Is it for those who cannot afford another? Whoever chooses it says so herself; nobody asks for proof.
    pub is_concession: bool,
}

/// Why tiers do not make a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TierError {
    /// Two have the same name.
    #[error("membership-tier-twice")]
    Twice,
}

impl Amount {
    /// An amount of so many hundredths.
    pub fn from_hundredths(hundredths: i64) -> Option<Self> {
        (0..=LARGEST).contains(&hundredths).then_some(Self(hundredths))
    }

    /// With its currency, as it is written where that currency is used: `£24.00`, `CHF 24.00`.
    pub fn in_currency(self, code: &str) -> String {
        match code {
            "GBP" => format!("£{self}"),
            "EUR" => format!("€{self}"),
            other => format!("{other} {self}"),
        }
    }

    /// In hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// `24`, `24.5` or `24.50`; a comma stands for the point too.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let text = text.trim();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || whole.len() > 6 || part.len() > 2 {
            return Err(AmountError);
        }
        let whole: i64 = whole.parse().map_err(|_| AmountError)?;
        let hundredths: i64 = format!("{part:0<2}").parse().map_err(|_| AmountError)?;
        Self::from_hundredths(whole * 100 + hundredths).ok_or(AmountError)
    }
}

impl Tier {
    /// Its name as a word for looking it up: the same in every rule that has a tier of that name.
    pub fn word(&self) -> String {
        self.name.as_str().to_lowercase()
    }

    /// Are these the tiers of a rule?
    ///
    /// # Errors
    /// [`TierError`].
    pub fn check(tiers: &[Self]) -> Result<(), TierError> {
        let mut words: Vec<String> = tiers.iter().map(Self::word).collect();
        words.sort();
        if words.windows(2).any(|pair| pair[0] == pair[1]) { Err(TierError::Twice) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it_and_printed_with_two_places() {
        for (text, printed) in [("24", "24.00"), ("24.5", "24.50"), (" 0,75 ", "0.75"), ("100000", "100000.00")] {
            assert_eq!(text.parse::<Amount>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn an_amount_is_written_with_its_currency() {
        let amount = Amount::from_hundredths(2_450).unwrap();

        assert_eq!(["GBP", "EUR", "CHF"].map(|code| amount.in_currency(code)), ["£24.50", "€24.50", "CHF 24.50"]);
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "-1", "1.234", "1.", ".5", "100000.01", "9999999", "£5", "1e3", "١"] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError), "{text}");
        }
    }

    #[test]
    fn two_tiers_of_one_name_make_no_rule() {
        let tier =
            |name: &str| Tier { name: name.parse().unwrap(), amount: Amount(100), months: 12, is_concession: false };

        assert_eq!(Tier::check(&[tier("Standard"), tier("Reduced")]), Ok(()));
        assert_eq!(Tier::check(&[tier("Standard"), tier("standard")]), Err(TierError::Twice));
    }
}
