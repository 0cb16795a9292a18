//! The last part of a place's address.

use std::{fmt, str::FromStr};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The last part of a place's address, such as `east-of-england`. It never changes, so that links last.
///
/// 1 to 60 of `a`–`z`, `0`–`9` and single hyphens inside.
///
/// ```
/// use places::Slug;
/// assert_eq!(Slug::of_name("Pen Llŷn & Eifionydd").unwrap().as_str(), "pen-llyn-eifionydd");
/// assert!("East".parse::<Slug>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// What keeps a piece of text from being a [`Slug`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    /// Nothing there.
    #[error("empty")]
    Empty,
    /// More than 60 characters.
    #[error("longer than 60 characters")]
    TooLong,
    /// Something else than small letters, digits and single hyphens between them.
    #[error("only small letters, digits and single hyphens between them")]
    Form,
    /// The address of another page.
    #[error("the address of another page")]
    Reserved,
}

/// Longest slug, in characters.
const LONGEST: usize = 60;

/// Words that are pages of their own below `/places/`.
const RESERVED: [&str; 4] = ["find", "new", "map", "edit"];

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A slug made from a name: accents dropped, everything else between letters and digits one hyphen.
    ///
    /// # Errors
    /// [`SlugError`] when nothing of the name remains, or the result is the address of another page.
    pub fn of_name(name: &str) -> Result<Self, SlugError> {
        let mut slug = String::new();
        for c in fold(name).chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if c != '\'' && c != '’' && !slug.is_empty() && !slug.ends_with('-') {
                // An apostrophe joins: "King's" is one word.
                slug.push('-');
            }
        }
        slug.truncate(LONGEST);
        slug.trim_end_matches('-').parse()
    }
}

/// Small letters without accents: the form in which names are compared and sorted.
pub(crate) fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

impl FromStr for Slug {
    type Err = SlugError;
    fn from_str(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > LONGEST {
            return Err(SlugError::TooLong);
        }
        let fits = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !text.split('-').all(fits) {
            return Err(SlugError::Form);
        }
        if RESERVED.contains(&text) {
            return Err(SlugError::Reserved);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_small_letters_digits_and_single_hyphens() {
        for good in ["wales", "east-of-england", "ward-9", "1"] {
            assert_eq!(good.parse::<Slug>().unwrap().as_str(), good);
        }
        for (bad, why) in [
            ("", SlugError::Empty),
            ("Wales", SlugError::Form),
            ("-wales", SlugError::Form),
            ("a--b", SlugError::Form),
            ("a b", SlugError::Form),
            ("llŷn", SlugError::Form),
            ("../x", SlugError::Form),
            ("find", SlugError::Reserved),
        ] {
            assert_eq!(bad.parse::<Slug>(), Err(why), "{bad}");
        }
        assert_eq!("a".repeat(60).parse::<Slug>().unwrap().as_str().len(), 60);
        assert_eq!("a".repeat(61).parse::<Slug>(), Err(SlugError::TooLong));
    }

    #[test]
    fn a_name_becomes_a_slug_without_accents() {
        for (name, slug) in [
            ("Stoke-on-Trent", "stoke-on-trent"),
            ("Derry / Londonderry", "derry-londonderry"),
            ("King's Lynn", "kings-lynn"),
            ("  Llŷn  ", "llyn"),
            ("Grŵp (gogledd)", "grwp-gogledd"),
        ] {
            assert_eq!(Slug::of_name(name).unwrap().as_str(), slug);
        }
        assert_eq!(Slug::of_name("—"), Err(SlugError::Empty));
        assert_eq!(Slug::of_name("Find"), Err(SlugError::Reserved));
    }

    #[test]
    fn a_long_name_is_cut_to_a_slug_that_fits() {
        let slug = Slug::of_name(&format!("{} {}", "a".repeat(59), "b".repeat(20))).unwrap();

        assert_eq!(slug.as_str(), "a".repeat(59));
    }
}
