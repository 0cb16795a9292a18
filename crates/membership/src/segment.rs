//! Segments: members of one's places chosen by home, standing, time of joining, what they agreed to, a tag, a skill and what they came
//! to.

use terms::{Id, Kind, PlaceId, Timestamp};

use crate::{
    gathering::Attended,
    purpose::{self, Purpose},
    skill::{self, Skill},
    tag::TagId,
};

/// Id of a saved segment.
pub type SegmentId = Id<SegmentKind>;

/// The kind of thing that a [`SegmentId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {}
impl Kind for SegmentKind {
    const WORD: &'static str = "saved segment";
}

/// What the name of a saved segment is sealed as; part of the seal, so it never changes.
pub(crate) const NAME: &str = "segment-name";

/// Counts below this are not told.
pub const SMALLEST: u64 = 5;

/// Whom a segment holds, of the members at home in a place and everything within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// The top of the places.
    pub place: PlaceId,
    /// By suspension, or by what is owed.
    pub standing: Rights,
    /// Who joined within so many days; everybody otherwise.
    pub joined_days: Option<u16>,
    /// Who agrees to this purpose, and does not object.
    pub purpose: Option<&'static Purpose>,
    /// Who has this tag.
    pub tag: Option<TagId>,
    /// Who offers this skill, to an audience that the one who chooses belongs to.
    pub skill: Option<&'static Skill>,
    /// Who came to a gathering in sight of the one who chooses, or to none.
    pub attended: Option<Attended>,
}

/// Whether the rights of a member are held back, or her subscription is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rights {
    /// Either way.
    #[default]
    All,
    /// Not suspended.
    Good,
    /// Suspended.
    Suspended,
    /// Their subscription is due and not paid.
    Due,
}

impl Rights {
    /// As it stands in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Good => "good",
            Self::Suspended => "suspended",
            Self::Due => "due",
        }
    }

    /// What stood there.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::All, Self::Good, Self::Suspended, Self::Due].into_iter().find(|rights| rights.word() == word)
    }
}

impl Segment {
    /// Everybody there.
    pub const fn of(place: PlaceId) -> Self {
        Self { place, standing: Rights::All, joined_days: None, purpose: None, tag: None, skill: None, attended: None }
    }

    /// From when on its members joined.
    pub fn since(&self, now: Timestamp) -> Timestamp {
        self.joined_days.map_or(Timestamp::from_micros(i64::MIN), |days| now.plus(-i64::from(days) * Timestamp::DAY))
    }

    /// As it stands in an address and is saved: names nobody.
    pub fn to_query(&self) -> String {
        let days = self.joined_days.map(|days| days.to_string()).unwrap_or_default();
        let purpose = self.purpose.map_or("", |purpose| purpose.id.as_str());
        form_urlencoded::Serializer::new(String::new())
            .append_pair("place", &self.place.to_string())
            .append_pair("standing", self.standing.word())
            .append_pair("days", &days)
            .append_pair("agrees", purpose)
            .append_pair("tag", &self.tag.map(|tag| tag.to_string()).unwrap_or_default())
            .append_pair("skill", self.skill.map_or("", |skill| skill.id.as_str()))
            .append_pair("came", &self.attended.map(Attended::to_text).unwrap_or_default())
            .finish()
    }

    /// The segment of an address; `None` where something in it cannot be.
    pub fn from_query(query: &str) -> Option<Self> {
        let value = |name: &str| {
            let found = form_urlencoded::parse(query.as_bytes()).find(|(field, _)| field == name);
            found.map(|(_, value)| value.into_owned()).unwrap_or_default()
        };
        let (standing, days, agrees, tag) = (value("standing"), value("days"), value("agrees"), value("tag"));
        let (skill, came) = (value("skill"), value("came"));
        Some(Self {
            place: value("place").parse().ok()?,
            standing: if standing.is_empty() { Rights::All } else { Rights::from_word(&standing)? },
            joined_days: if days.is_empty() {
                None
            } else {
                Some(days.parse().ok().filter(|days| (1..=3_660).contains(days))?)
            },
            purpose: if agrees.is_empty() { None } else { Some(purpose::find(&agrees)?) },
            tag: if tag.is_empty() { None } else { Some(tag.parse().ok()?) },
            skill: if skill.is_empty() { None } else { Some(skill::find(&skill)?) },
            attended: if came.is_empty() { None } else { Some(Attended::from_text(&came)?) },
        })
    }
}

/// A count as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nobody.
    None,
    /// Somebody, but fewer than [`SMALLEST`].
    Few,
    /// So many.
    Exactly(u64),
}

/// A count as it may be told.
///
/// Source: docs/rules/membership.md, 27.
pub fn told(count: u64) -> Told {
    match count {
        0 => Told::None,
        1..SMALLEST => Told::Few,
        many => Told::Exactly(many),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gathering::GatheringId;

    fn segment() -> Segment {
        Segment {
            place: PlaceId::by_chance([3; 16]),
            standing: Rights::Suspended,
            joined_days: Some(30),
            purpose: purpose::find("newsletter"),
            tag: Some(TagId::by_chance([5; 16])),
            skill: skill::find("first-aid"),
            attended: Some(Attended::NotWithin(90)),
        }
    }

    #[test]
    fn a_segment_is_read_back_from_its_address() {
        let to = Segment { attended: Some(Attended::To(GatheringId::by_chance([6; 16]))), ..segment() };

        for segment in [segment(), to, Segment::of(segment().place)] {
            assert_eq!(Segment::from_query(&segment.to_query()), Some(segment));
        }
    }

    #[test]
    fn what_cannot_be_chosen_by_is_no_segment() {
        let query = segment().to_query();

        for (from, to) in [
            ("suspended", "guilty"),
            ("=30", "=0"),
            ("=30", "=99999"),
            ("newsletter", "spying"),
            ("place=", "p="),
            ("tag=", "tag=x"),
            ("first-aid", "spying"),
            ("not-90", "never"),
        ] {
            assert_eq!(Segment::from_query(&query.replace(from, to)), None, "{to}");
        }
    }

    /// B29.
    #[test]
    fn fewer_than_five_are_not_counted_out() {
        assert_eq!([0, 1, 4, 5].map(told), [Told::None, Told::Few, Told::Few, Told::Exactly(5)]);
    }
}
