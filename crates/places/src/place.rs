//! A place: a unit of the movement, with its name, its kind and where it hangs in the tree.

use std::str::FromStr;

use terms::{Language, PlaceId, Plain};

use crate::slug::{Slug, fold};

/// Text of a name: one line of 1 to 80 characters.
pub type NameText = Plain<80>;

/// A name in the languages that the movement uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// In English.
    pub english: NameText,
    /// In Welsh, where it has a name of its own.
    pub welsh: Option<NameText>,
}

impl Name {
    /// The name as a reader of that language knows it; English where it has no other.
    pub fn in_language(&self, language: Language) -> &str {
        match (language, &self.welsh) {
            (Language::Welsh, Some(welsh)) => welsh.as_str(),
            _ => self.english.as_str(),
        }
    }
}

/// What holds the people of a unit together. The order is the one in which units are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// They live there.
    Territorial,
    /// They live abroad.
    International,
    /// They work there, or in that trade.
    Workplace,
    /// They share a subject.
    Thematic,
}

/// Text that names no [`Basis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a basis is territorial, international, workplace or thematic")]
pub struct BasisError;

impl Basis {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Territorial, Self::International, Self::Workplace, Self::Thematic];

    /// The word for it in files and tables.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Territorial => "territorial",
            Self::International => "international",
            Self::Workplace => "workplace",
            Self::Thematic => "thematic",
        }
    }
}

impl FromStr for Basis {
    type Err = BasisError;
    fn from_str(word: &str) -> Result<Self, BasisError> {
        Self::ALL.into_iter().find(|basis| basis.word() == word).ok_or(BasisError)
    }
}

/// A kind of unit, as the movement has them: region, branch, workplace group, …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// What it is called in files and forms.
    pub slug: Slug,
    /// What it is called on pages.
    pub name: Name,
    /// What holds such units together.
    pub basis: Basis,
}

/// A unit of the movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// The unit that it is part of; only the movement as a whole has none.
    pub parent: Option<PlaceId>,
    /// The last part of its address.
    pub slug: Slug,
    /// What it is called.
    pub name: Name,
    /// What kind of unit it is.
    pub kind: Kind,
}

impl Place {
    /// The address of its page.
    pub fn address(&self) -> String {
        format!("/places/{}", self.slug)
    }

    /// Whether it is the movement as a whole.
    pub fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    /// Siblings sort by this: territorial units first, then by name without regard to accents and case.
    pub fn sort_key(&self, language: Language) -> (Basis, String, Slug) {
        (self.kind.basis, fold(self.name.in_language(language)), self.slug.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(english: &str, welsh: Option<&str>) -> Name {
        Name { english: english.parse().unwrap(), welsh: welsh.map(|text| text.parse().unwrap()) }
    }

    #[test]
    fn a_name_without_welsh_is_read_in_english() {
        assert_eq!(name("Wales", Some("Cymru")).in_language(Language::Welsh), "Cymru");
        assert_eq!(name("Wales", Some("Cymru")).in_language(Language::English), "Wales");
        assert_eq!(name("Derby", None).in_language(Language::Welsh), "Derby");
    }

    #[test]
    fn every_basis_is_read_back_from_its_word() {
        for basis in Basis::ALL {
            assert_eq!(basis.word().parse(), Ok(basis));
        }
        assert_eq!("Territorial".parse::<Basis>(), Err(BasisError));
    }
}
