//! Skills: what members offer to help with, each with who may find them by it. The catalogue is data in `data/skills.json`;
//! nobody adds a word about anybody.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;
use terms::{Id, Kind, PlaceId, Timestamp};

/// Id of an offer.
pub type OfferId = Id<OfferKind>;

/// The kind of thing that an [`OfferId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferKind {}
impl Kind for OfferKind {
    const WORD: &'static str = "offer of a skill";
}

/// Something that a member can help with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// Its word in the database; `membership-skill-…` in the message files has its name.
    pub id: String,
    /// The version of the text that she agrees to. A change of the text takes a new version.
    pub version: String,
}

static ALL: LazyLock<Vec<Skill>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/skills.json")).expect("a test reads the file"));

/// All of them, in the order in which they are offered.
pub fn all() -> &'static [Skill] {
    &ALL
}

/// The skill of that word.
pub fn find(id: &str) -> Option<&'static Skill> {
    ALL.iter().find(|skill| skill.id == id)
}

/// The versions of the texts, each once.
pub fn versions() -> String {
    let all: BTreeSet<&str> = ALL.iter().map(|skill| skill.version.as_str()).collect();
    all.into_iter().collect::<Vec<_>>().join(", ")
}

/// Who may find a member by a skill that she offers: officers who may write to members, as far up as she says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Those of the place where she is at home.
    Branch,
    /// Those of all that lies above it as well, but for the movement as a whole.
    Region,
    /// Those of the movement as a whole as well.
    Movement,
}

impl Audience {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Branch, Self::Region, Self::Movement];

    /// As it is sent and named.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Branch => "branch",
            Self::Region => "region",
            Self::Movement => "movement",
        }
    }

    /// As it is kept: a wider one has a higher number.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Branch => 1,
            Self::Region => 2,
            Self::Movement => 3,
        }
    }

    /// What was kept.
    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.number() == number)
    }
}

/// The narrowest audience of a member to which somebody belongs who holds offices over these places; `None` for who holds none that
/// reaches her. `chain` is her home followed by all that it lies in.
///
/// Source: docs/rules/membership.md, 106.
pub fn least(held: &BTreeSet<PlaceId>, chain: &[PlaceId]) -> Option<Audience> {
    let nearest = chain.iter().position(|place| held.contains(place))?;
    Some(match nearest {
        0 => Audience::Branch,
        above if above + 1 == chain.len() => Audience::Movement,
        _ => Audience::Region,
    })
}

/// A skill that a member offers or offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub skill: &'static Skill,
    /// Who may find her by it.
    pub audience: Audience,
    /// The version of the text that she agreed to.
    pub text_version: String,
    /// Since when.
    pub given_at: Timestamp,
    /// When she took it back; still standing otherwise.
    pub withdrawn_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(numbers: &[u8]) -> Vec<PlaceId> {
        numbers.iter().map(|number| PlaceId::by_chance([*number; 16])).collect()
    }

    #[test]
    fn each_skill_has_a_word_and_a_version_of_its_own() {
        let mut words: Vec<&str> = all().iter().map(|skill| skill.id.as_str()).collect();
        words.sort_unstable();
        words.dedup();

        assert_eq!(words.len(), all().len());
        assert!(words.len() >= 17 && all().iter().all(|skill| !skill.version.is_empty()));
        assert_eq!(find("first-aid").map(|skill| skill.id.as_str()), Some("first-aid"));
        assert_eq!(find("spying"), None);
    }

    #[test]
    fn the_nearest_office_says_which_audience_is_asked_for() {
        // A group within a branch within a region within the movement.
        let chain = places(&[4, 3, 2, 1]);
        let by = |held: &[u8]| least(&places(held).into_iter().collect(), &chain);

        assert_eq!(by(&[4]), Some(Audience::Branch));
        assert_eq!([by(&[3]), by(&[2]), by(&[3, 1])], [Some(Audience::Region); 3]);
        assert_eq!(by(&[1]), Some(Audience::Movement));
        assert_eq!(by(&[4, 2, 1]), Some(Audience::Branch), "the nearest of several");
        assert_eq!([by(&[]), by(&[9])], [None, None], "nobody else");
    }

    #[test]
    fn who_is_at_home_in_a_region_has_its_officers_as_those_of_her_branch() {
        let chain = places(&[2, 1]);
        let by = |held: &[u8]| least(&places(held).into_iter().collect(), &chain);

        assert_eq!([by(&[2]), by(&[1])], [Some(Audience::Branch), Some(Audience::Movement)]);
    }

    #[test]
    fn an_audience_is_read_back_and_wider_ones_have_higher_numbers() {
        for audience in Audience::ALL {
            assert_eq!(Audience::from_number(audience.number()), Some(audience));
        }
        assert!(Audience::ALL.is_sorted_by_key(|audience| audience.number()));
        assert_eq!([0, 4].map(Audience::from_number), [None, None]);
    }
}
