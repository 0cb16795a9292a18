//! Text from people, bounded and cleaned once at the edge.

use std::{fmt, str::FromStr};

/// One line of text of 1 to `MAX` characters, trimmed, inner white space single, without control or
/// direction-changing characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plain<const MAX: usize>(String);

/// What is wrong with a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlainError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Longer than allowed.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Characters that hide, reorder or break text.
    #[error("contains characters that cannot be shown")]
    Unprintable,
    /// Not of the form that is asked for.
    #[error("not of the form that is asked for")]
    Form,
}

impl<const MAX: usize> Plain<MAX> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> FromStr for Plain<MAX> {
    type Err = PlainError;
    fn from_str(text: &str) -> Result<Self, PlainError> {
        // Bounded before any work is done on it.
        if text.len() > MAX.saturating_mul(8) {
            return Err(PlainError::TooLong(MAX));
        }
        let clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if clean.is_empty() {
            return Err(PlainError::Empty);
        }
        if clean.chars().any(is_unprintable) {
            return Err(PlainError::Unprintable);
        }
        if clean.chars().count() > MAX {
            return Err(PlainError::TooLong(MAX));
        }
        Ok(Self(clean))
    }
}

impl<const MAX: usize> fmt::Display for Plain<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Controls, and the marks that reorder or hide text around them (the Unicode property `Bidi_Control`, zero width, tags).
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// An e-mail address: something, `@`, a domain; the domain in lower case. At most 254 characters.
///
/// Whether it works only a letter can tell; this refuses what certainly does not, and whatever could break a header.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The address as it is written to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form under which it is looked up: wholly in lower case.
    pub fn lookup(&self) -> String {
        self.0.to_lowercase()
    }
}

impl FromStr for Email {
    type Err = PlainError;
    fn from_str(text: &str) -> Result<Self, PlainError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PlainError::Empty);
        }
        if text.len() > 254 {
            return Err(PlainError::TooLong(254));
        }
        let (local, domain) = text.rsplit_once('@').ok_or(PlainError::Form)?;
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label_fits = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if !local_fits || !domain.contains('.') || !domain.split('.').all(label_fits) {
            return Err(PlainError::Form);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }
}

/// A postcode of the United Kingdom, kept as `SW1A 1AA`.
///
/// The form only (area, district, sector, unit); whether the office delivers there is not known.
///
/// Source: Royal Mail, *Programmers' Guide to PAF*, the six valid layouts and `GIR 0AA`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(String);

impl Postcode {
    /// The postcode with its one space.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The letters that it begins with: `SW` of `SW1A 1AA`.
    pub fn area(&self) -> &str {
        let end = self.0.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(self.0.len());
        &self.0[..end]
    }
}

impl FromStr for Postcode {
    type Err = PlainError;
    fn from_str(text: &str) -> Result<Self, PlainError> {
        if text.len() > 32 {
            return Err(PlainError::TooLong(8));
        }
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if compact.is_empty() {
            return Err(PlainError::Empty);
        }
        if !compact.is_ascii() || !(5..=7).contains(&compact.len()) {
            return Err(PlainError::Form);
        }
        let (outward, inward) = compact.split_at(compact.len() - 3);
        let shape: String = outward
            .chars()
            .map(|c| {
                if c.is_ascii_digit() {
                    '9'
                } else if c.is_ascii_uppercase() {
                    'A'
                } else {
                    '?'
                }
            })
            .collect();
        let inward_fits =
            inward.starts_with(|c: char| c.is_ascii_digit()) && inward[1..].chars().all(|c| c.is_ascii_uppercase());
        let outward_fits = matches!(shape.as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A") || outward == "GIR";
        if !inward_fits || !outward_fits {
            return Err(PlainError::Form);
        }
        Ok(Self(format!("{outward} {inward}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_made_single_and_tricks_are_refused() {
        assert_eq!("  Ann \n Lee ".parse::<Plain<20>>().unwrap().as_str(), "Ann Lee");
        assert_eq!("   ".parse::<Plain<20>>(), Err(PlainError::Empty));
        assert_eq!("Ann\u{202e}eeL".parse::<Plain<20>>(), Err(PlainError::Unprintable));
        assert_eq!("abcdef".parse::<Plain<5>>(), Err(PlainError::TooLong(5)));
        assert!("Llŷn!".parse::<Plain<5>>().is_ok());
    }

    #[test]
    fn an_address_that_could_break_a_header_is_refused() {
        for good in ["ann@example.org", "a.b+c@Mail.Example.ORG"] {
            assert!(good.parse::<Email>().is_ok(), "{good}");
        }
        for bad in
            ["ann", "ann@", "@x.org", "ann@host", "a b@x.org", "ann@x.org\nBcc: y@z.org", "a..b@x.org", "ann@-x.org"]
        {
            assert!(bad.parse::<Email>().is_err(), "{bad}");
        }
        assert_eq!("Ann@Example.org".parse::<Email>().unwrap().lookup(), "ann@example.org");
    }

    #[test]
    fn postcodes_are_read_in_every_layout() {
        for (typed, kept, area) in [
            ("m1 1aa", "M1 1AA", "M"),
            ("M60 1NW", "M60 1NW", "M"),
            ("cr26xh", "CR2 6XH", "CR"),
            ("DN551PT", "DN55 1PT", "DN"),
            ("w1a 1hq", "W1A 1HQ", "W"),
            ("ec1a1bb", "EC1A 1BB", "EC"),
        ] {
            let postcode: Postcode = typed.parse().unwrap();
            assert_eq!((postcode.as_str(), postcode.area()), (kept, area));
        }
        for bad in ["", "12345", "SW1A", "SW1A 1A1", "SWW1 1AA", "SW1A-1AA", "ŁÓDŹ 1AA"] {
            assert!(bad.parse::<Postcode>().is_err(), "{bad}");
        }
    }
}
