//! The file that a movement's places are founded from. Another country is another file.

use std::collections::BTreeSet;

use serde::Deserialize;
use terms::PlainError;

use crate::{
    place::{Basis, Kind, Name, NameText},
    slug::{Slug, SlugError},
};

/// The places a movement begins with: its kinds of unit, and one tree of any depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacesFile {
    /// The kinds of unit.
    pub kinds: Vec<Kind>,
    /// The movement as a whole, with everything within it.
    pub root: Planned,
}

/// A place to be founded, with those within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The last part of its address.
    pub slug: Slug,
    /// What it is called.
    pub name: Name,
    /// The slug of its kind.
    pub kind: Slug,
    /// The places within it.
    pub children: Vec<Planned>,
}

/// What keeps a file from being read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Not JSON, or not of this shape.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A slug that is none.
    #[error("the slug “{0}”: {1}")]
    Slug(String, SlugError),
    /// A name that cannot stand on a page.
    #[error("the name of “{0}”: {1}")]
    Name(String, PlainError),
    /// A basis that does not exist.
    #[error("the kind “{0}”: a basis is territorial, international, workplace or thematic")]
    Basis(String),
    /// A kind that the file does not list.
    #[error("“{place}” is of the kind “{kind}”, which the file does not list")]
    UnknownKind {
        /// The place.
        place: Slug,
        /// Its kind.
        kind: Slug,
    },
    /// Two places, or two kinds, of one slug.
    #[error("the slug “{0}” is there twice")]
    Twice(Slug),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    kinds: Vec<RawKind>,
    root: RawPlace,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    slug: String,
    name: String,
    name_cy: Option<String>,
    basis: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    slug: String,
    name: String,
    name_cy: Option<String>,
    kind: String,
    #[serde(default)]
    children: Vec<RawPlace>,
}

impl PlacesFile {
    /// Reads the text of a file.
    ///
    /// ```
    /// let file = places::PlacesFile::parse(r#"{
    ///     "kinds": [{"slug": "section", "name": "Section", "basis": "territorial"}],
    ///     "root": {"slug": "all", "name": "Everybody", "kind": "section"}
    /// }"#).unwrap();
    /// assert_eq!(file.places().count(), 1);
    /// ```
    ///
    /// # Errors
    /// [`FileError`] with the first thing that is wrong and where it stands.
    pub fn parse(json: &str) -> Result<Self, FileError> {
        // Deeper nesting than 128 is refused by the reader of JSON, so that recursion here is bounded.
        let raw: RawFile = serde_json::from_str(json)?;
        let kinds = raw.kinds.into_iter().map(kind).collect::<Result<Vec<_>, _>>()?;
        let file = Self { kinds, root: planned(raw.root)? };
        file.check()?;
        Ok(file)
    }

    /// The file that ships: the twelve regions of the United Kingdom and an international group.
    pub fn united_kingdom() -> Self {
        Self::parse(include_str!("../data/united-kingdom.json")).expect("a test reads the file that ships")
    }

    /// The same places under the name of the organisation that founds them.
    #[must_use]
    pub fn named(mut self, organisation: NameText) -> Self {
        self.root.name = Name { english: organisation, welsh: None };
        self
    }

    /// Every place of the file, parents first.
    pub fn places(&self) -> impl Iterator<Item = &Planned> {
        let mut waiting = vec![&self.root];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.children.iter().rev());
            Some(next)
        })
    }

    fn check(&self) -> Result<(), FileError> {
        let mut kinds = BTreeSet::new();
        for kind in &self.kinds {
            if !kinds.insert(&kind.slug) {
                return Err(FileError::Twice(kind.slug.clone()));
            }
        }
        let mut slugs = BTreeSet::new();
        for place in self.places() {
            if !kinds.contains(&place.kind) {
                return Err(FileError::UnknownKind { place: place.slug.clone(), kind: place.kind.clone() });
            }
            if !slugs.insert(&place.slug) {
                return Err(FileError::Twice(place.slug.clone()));
            }
        }
        Ok(())
    }
}

fn kind(raw: RawKind) -> Result<Kind, FileError> {
    let basis: Basis = raw.basis.parse().map_err(|_| FileError::Basis(raw.slug.clone()))?;
    Ok(Kind { name: name(&raw.slug, &raw.name, raw.name_cy.as_deref())?, slug: slug(&raw.slug)?, basis })
}

fn planned(raw: RawPlace) -> Result<Planned, FileError> {
    Ok(Planned {
        name: name(&raw.slug, &raw.name, raw.name_cy.as_deref())?,
        slug: slug(&raw.slug)?,
        kind: slug(&raw.kind)?,
        children: raw.children.into_iter().map(planned).collect::<Result<_, _>>()?,
    })
}

pub(crate) fn name(of: &str, english: &str, welsh: Option<&str>) -> Result<Name, FileError> {
    let text = |text: &str| text.parse::<NameText>().map_err(|error| FileError::Name(of.to_owned(), error));
    Ok(Name { english: text(english)?, welsh: welsh.map(text).transpose()? })
}

pub(crate) fn slug(text: &str) -> Result<Slug, FileError> {
    text.parse().map_err(|error| FileError::Slug(text.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: &str = r#"[{"slug": "unit", "name": "Unit", "basis": "territorial"}]"#;

    fn refusal(kinds: &str, root: &str) -> String {
        PlacesFile::parse(&format!(r#"{{"kinds": {kinds}, "root": {root}}}"#)).unwrap_err().to_string()
    }

    #[test]
    fn the_united_kingdom_has_twelve_regions_and_an_international_group() {
        let file = PlacesFile::united_kingdom();

        let regions = file.root.children.iter().filter(|place| place.kind.as_str() == "region").count();
        let abroad = file.root.children.iter().filter(|place| place.kind.as_str() == "international").count();
        assert_eq!((regions, abroad), (12, 1));
        assert!(file.places().all(|place| place.name.welsh.is_some()), "every region has a Welsh name");
    }

    #[test]
    fn all_four_bases_have_a_kind() {
        let file = PlacesFile::united_kingdom();

        for basis in Basis::ALL {
            assert!(file.kinds.iter().any(|kind| kind.basis == basis), "{basis:?}");
        }
    }

    #[test]
    fn parents_come_before_what_lies_within_them() {
        let file = PlacesFile::parse(&format!(
            r#"{{"kinds": {KINDS}, "root": {{"slug": "a", "name": "A", "kind": "unit", "children": [
                {{"slug": "b", "name": "B", "kind": "unit", "children": [{{"slug": "c", "name": "C", "kind": "unit"}}]}},
                {{"slug": "d", "name": "D", "kind": "unit"}}
            ]}}}}"#
        ))
        .unwrap();

        assert_eq!(file.places().map(|place| place.slug.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }

    #[test]
    fn a_file_that_is_wrong_is_refused_with_what_is_wrong() {
        let twice =
            r#"{"slug": "a", "name": "A", "kind": "unit", "children": [{"slug": "a", "name": "B", "kind": "unit"}]}"#;
        for (kinds, root, says) in [
            (KINDS, r#"{"slug": "a", "name": "A", "kind": "clan"}"#, "“a” is of the kind “clan”"),
            (KINDS, twice, "“a” is there twice"),
            (KINDS, r#"{"slug": "A", "name": "A", "kind": "unit"}"#, "the slug “A”"),
            (KINDS, r#"{"slug": "a", "name": " ", "kind": "unit"}"#, "the name of “a”: empty"),
            (KINDS, r#"{"slug": "a", "name": "A", "kind": "unit", "colour": 1}"#, "unknown field `colour`"),
            (r#"[{"slug": "unit", "name": "Unit", "basis": "tribal"}]"#, "{}", "missing field"),
        ] {
            let said = refusal(kinds, root);
            assert!(said.contains(says), "{said}");
        }
        let basis = refusal(
            r#"[{"slug": "unit", "name": "Unit", "basis": "tribal"}]"#,
            r#"{"slug": "a", "name": "A", "kind": "unit"}"#,
        );
        assert!(basis.starts_with("the kind “unit”"), "{basis}");
    }
}
