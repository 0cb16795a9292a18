//! Tags: words that the officers of a place define and give to its members, to find them by: “can drive”.

use std::sync::LazyLock;

use serde::Deserialize;
use terms::{Id, Kind, PersonId, PlaceId, Plain, Timestamp};

/// Id of a tag.
pub type TagId = Id<TagKind>;

/// The kind of thing that a [`TagId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {}
impl Kind for TagKind {
    const WORD: &'static str = "tag";
}

/// A tag as it is read.
pub type Word = Plain<40>;

/// How many tags there are, and how long they stand: data, not code.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Rules {
    /// A place defines so many at most.
    pub most: usize,
    /// A member has one for so many days; then it is given to her again, or gone.
    pub kept_days: i64,
}

static RULES: LazyLock<Rules> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/tags.json")).expect("a test reads the file"));

/// The rules of tags, from the file that ships (`data/tags.json`).
pub fn rules() -> Rules {
    *RULES
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// Which place it belongs to: members at home there, or within it, can have it.
    pub place: PlaceId,
    /// What it says.
    pub word: String,
}

/// A tag that a member has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which.
    pub tag: Tag,
    /// Who has it.
    pub person: PersonId,
    /// Since when.
    pub set_at: Timestamp,
    /// The first instant at which she has it no more.
    pub until: Timestamp,
}

/// Why a tag is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotDefine {
    /// The place has one that reads alike.
    Already,
    /// It has as many as it can have.
    Full,
}

impl CannotDefine {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Already => "membership-tags-already",
            Self::Full => "membership-tags-full",
        }
    }
}

/// May a place define this word beside those that it has?
///
/// # Errors
/// [`CannotDefine`].
///
/// Source: docs/rules/membership.md, 78.
pub fn define(word: &Word, others: &[Tag]) -> Result<(), CannotDefine> {
    let small = word.as_str().to_lowercase();
    if others.iter().any(|other| other.word.to_lowercase() == small) {
        return Err(CannotDefine::Already);
    }
    if others.len() >= rules().most { Err(CannotDefine::Full) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(count: usize) -> Vec<Tag> {
        let tag = |number| Tag {
            id: TagId::by_chance([1; 16]),
            place: PlaceId::by_chance([1; 16]),
            word: format!("Tag {number}"),
        };
        (0..count).map(tag).collect()
    }

    #[test]
    fn a_place_defines_thirty_words_and_none_twice() {
        let word: Word = "can Drive".parse().unwrap();
        assert_eq!(rules().most, 30);
        assert_eq!(define(&word, &tags(29)), Ok(()));
        assert_eq!(define(&word, &tags(30)), Err(CannotDefine::Full));
        assert_eq!(define(&"TAG 3".parse().unwrap(), &tags(30)), Err(CannotDefine::Already));
    }
}
