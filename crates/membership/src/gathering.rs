//! Gatherings: what members come to, and who came to which: a note about what somebody did politically, so it is hers to read
//! and to take away, and it is forgotten after thirteen months.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;
use terms::{Day, Id, Kind as KindOfId, PlaceId, Plain, Timestamp};

use crate::office::{Office, REVEAL};

/// Id of a gathering.
pub type GatheringId = Id<GatheringKind>;

/// The kind of thing that a [`GatheringId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GatheringKind {}
impl KindOfId for GatheringKind {
    const WORD: &'static str = "gathering";
}

/// What a gathering is called.
pub type Title = Plain<80>;

/// Pasted numbers, in characters at most.
pub const LONGEST: usize = 5_000;

/// The figures that gatherings go by; data in `data/gatherings.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What a gathering can be; `membership-gathering-kind-…` in the message files has the names.
    pub kinds: Vec<String>,
    /// Who came is known for so many days; a gathering is noted as many days later at most.
    pub kept_days: i64,
    /// That it was, with how many came, is kept for so many.
    pub gatherings_kept_days: i64,
    /// So many people are noted for one gathering at most.
    pub most: i64,
    /// So many numbers are pasted at once at most.
    pub most_pasted: usize,
    /// The days within which somebody came, as offered for choosing by.
    pub days_offered: Vec<u16>,
}

static RULE: LazyLock<Rule> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/gatherings.json")).expect("a test reads the file"));

/// The figures that gatherings go by.
pub fn rule() -> &'static Rule {
    &RULE
}

/// The kind of that word.
pub fn kind(word: &str) -> Option<&'static str> {
    RULE.kinds.iter().find(|kind| *kind == word).map(String::as_str)
}

/// Something that members came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// Its id.
    pub id: GatheringId,
    /// Whose gathering it is.
    pub place: PlaceId,
    /// What it was: a word of [`Rule::kinds`].
    pub kind: &'static str,
    /// What it is called.
    pub title: Title,
    /// The first instant of its day.
    pub held_at: Timestamp,
}

impl Gathering {
    /// Whether it is known who came, or can be noted.
    pub fn is_open(&self, now: Timestamp) -> bool {
        kept_since(now) < self.held_at
    }

    /// The first instant at which nobody knows any more who came.
    pub fn until(&self) -> Timestamp {
        self.held_at.plus(rule().kept_days * Timestamp::DAY)
    }
}

/// Of gatherings up to this instant nobody knows any more who came.
pub fn kept_since(now: Timestamp) -> Timestamp {
    now.plus(-rule().kept_days * Timestamp::DAY)
}

/// Can a gathering of this day be noted today?
///
/// Source: docs/rules/membership.md, 140.
pub fn can_be_noted(day: Day, today: Day) -> bool {
    (0..rule().kept_days).contains(&today.since(day))
}

/// How many steps up from a home the first place lies that holds both it and a gathering. Both chains begin with the place itself,
/// followed by all that it lies in; they meet in the movement as a whole, if nowhere below.
pub fn rise(home: &[PlaceId], gathering: &[PlaceId]) -> usize {
    home.iter().position(|place| gathering.contains(place)).unwrap_or(home.len())
}

/// How far gatherings may rise above a home to be in sight of whoever holds these places; `None` for who does not reach the home.
/// One office must reach both: two that reach one each show nothing.
///
/// Source: docs/rules/membership.md, 142.
pub fn reach(held: &BTreeSet<PlaceId>, home: &[PlaceId]) -> Option<usize> {
    home.iter().rposition(|place| held.contains(place))
}

/// Whether one of these offices opens both a gathering and who is at home there.
///
/// Source: docs/rules/membership.md, 142.
pub fn is_in_sight(offices: &[Office], (gathering, home): (&[PlaceId], &[PlaceId]), now: Timestamp) -> bool {
    offices.iter().any(|office| office.allows(REVEAL, gathering, now) && office.allows(REVEAL, home, now))
}

/// By what somebody came to, or did not, members are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attended {
    /// To something within so many days.
    Within(u16),
    /// To nothing within so many days.
    NotWithin(u16),
    /// To this one.
    To(GatheringId),
}

/// Says that somebody came to nothing, in an address.
const NOT: &str = "not-";

impl Attended {
    /// As it stands in an address.
    pub fn to_text(self) -> String {
        match self {
            Self::Within(days) => days.to_string(),
            Self::NotWithin(days) => format!("{NOT}{days}"),
            Self::To(gathering) => gathering.to_string(),
        }
    }

    /// What stood there.
    pub fn from_text(text: &str) -> Option<Self> {
        let days = |text: &str| text.parse().ok().filter(|days| (1..=365).contains(days));
        if let Ok(gathering) = text.parse() {
            return Some(Self::To(gathering));
        }
        match text.strip_prefix(NOT) {
            Some(rest) => days(rest).map(Self::NotWithin),
            None => days(text).map(Self::Within),
        }
    }

    /// After which instant the day of a gathering begins that counts.
    pub fn since(self, now: Timestamp) -> Timestamp {
        match self {
            // Whole days: of the first of them no hour is too early.
            Self::Within(days) | Self::NotWithin(days) => now.plus(-(i64::from(days) + 1) * Timestamp::DAY),
            Self::To(_) => kept_since(now),
        }
    }
}

/// Why it is not noted that somebody came.
#[derive(Debug, thiserror::Error)]
pub enum NotNoted {
    /// It was so long ago that nobody is to know who came.
    #[error("membership-gathering-over")]
    Over,
    /// As many are noted as can be.
    #[error("membership-gathering-full")]
    Full,
    /// No member, or kept out of lists.
    #[error("nobody who can be noted")]
    NotFound,
    /// She objects to being chosen by anything that is known about her.
    #[error("membership-gathering-objects")]
    Objects,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(numbers: &[u8]) -> Vec<PlaceId> {
        numbers.iter().map(|number| PlaceId::by_chance([*number; 16])).collect()
    }

    #[test]
    fn who_came_is_known_longer_than_anybody_is_chosen_by_it() {
        assert!(rule().kept_days > 366 && rule().gatherings_kept_days > rule().kept_days);
        assert!(rule().days_offered.iter().all(|days| *days <= 365));
        assert_eq!((kind("stall"), kind("riot")), (Some("stall"), None));
    }

    #[test]
    fn a_day_ahead_and_one_of_thirteen_months_ago_cannot_be_noted() {
        let today = Day::new(2026, 11, 22).unwrap();
        let can = |days| can_be_noted(today.plus(days), today);

        assert_eq!([can(1), can(0), can(-395), can(-396)], [false, true, true, false]);
    }

    #[test]
    fn one_office_must_reach_both_the_home_and_the_gathering() {
        // A branch (3) within a region (2) within the movement (1); another branch (4) of that region, and another region (5).
        let home = places(&[3, 2, 1]);
        let seen = |held: &[u8], gathering: &[u8]| {
            let most = reach(&places(held).into_iter().collect(), &home);
            most.is_some_and(|most| rise(&home, &places(gathering)) <= most)
        };

        assert!(seen(&[3], &[3, 2, 1]) && seen(&[2], &[3, 2, 1]) && seen(&[1], &[3, 2, 1]));
        assert!(!seen(&[3], &[2, 1]) && seen(&[2], &[2, 1]), "a gathering of the region is none of the branch");
        assert!(!seen(&[3], &[4, 2, 1]) && seen(&[2], &[4, 2, 1]));
        assert!(!seen(&[3, 4], &[4, 2, 1]), "two offices that reach one each");
        assert!(!seen(&[2], &[5, 1]) && seen(&[1], &[5, 1]));
        assert!(!seen(&[4], &[4, 2, 1]) && !seen(&[], &[1]), "who does not reach her home");
    }

    #[test]
    fn what_members_are_chosen_by_is_read_back() {
        let id = GatheringId::by_chance([4; 16]);
        for attended in [Attended::Within(30), Attended::NotWithin(365), Attended::To(id)] {
            assert_eq!(Attended::from_text(&attended.to_text()), Some(attended));
        }
        for wrong in ["", "0", "366", "not-", "not-0", "30-not", "-30", "x"] {
            assert_eq!(Attended::from_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_whole_ones() {
        let zone = terms::Zone::utc();
        let (today, noon) = (Day::new(2026, 11, 22).unwrap(), 12 * Timestamp::HOUR);
        let is_within = |days_ago: i64, hour: i64| {
            let now = today.starts(&zone).plus(hour);
            Attended::Within(30).since(now) < today.plus(-days_ago).starts(&zone)
        };

        assert!(is_within(30, noon) && !is_within(31, noon));
        assert!(is_within(30, 0) && !is_within(31, 0) && is_within(30, 24 * Timestamp::HOUR - 1));
    }
}
