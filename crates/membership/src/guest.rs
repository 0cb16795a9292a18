//! Guests: members who are linked to a place beside their home, where they work or study. It gives them no vote there.

use terms::{PlaceId, Timestamp};

/// Links that one member has at once, at most.
pub const MOST: usize = 5;

/// A link of a member to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// The place.
    pub place: PlaceId,
    /// Its first instant.
    pub since: Timestamp,
    /// The first instant after it; open while it lasts.
    pub ended_at: Option<Timestamp>,
    /// Whether she agreed that the organisers there find her and write to her.
    pub is_shown: bool,
}

/// Why a member cannot be a guest there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotVisit {
    /// She is at home there.
    #[error("membership-guest-home")]
    Home,
    /// She has as many links as one has.
    #[error("membership-guest-too-many")]
    TooMany,
}

/// May a member become a guest of a place? `home` is her home followed by everything that it lies within.
///
/// # Errors
/// [`CannotVisit`].
///
/// Source: docs/rules/membership.md, 72.
pub fn may_visit(place: PlaceId, home: &[PlaceId], links: &[Guest]) -> Result<(), CannotVisit> {
    if home.contains(&place) {
        return Err(CannotVisit::Home);
    }
    let open = links.iter().filter(|link| link.ended_at.is_none() && link.place != place).count();
    if open >= MOST { Err(CannotVisit::TooMany) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(number: u8) -> PlaceId {
        PlaceId::by_chance([number; 16])
    }

    /// Links to places 10, 11, …, the first `ended` of them over.
    fn links(count: u8, ended: usize) -> Vec<Guest> {
        let link = |number: u8| Guest {
            place: place(10 + number),
            since: Timestamp::from_micros(0),
            ended_at: (usize::from(number) < ended).then(|| Timestamp::from_micros(5)),
            is_shown: false,
        };
        (0..count).map(link).collect()
    }

    #[test]
    fn nobody_is_a_guest_where_she_is_at_home() {
        let home = [place(1), place(2), place(3)];

        for number in 1..4 {
            assert_eq!(may_visit(place(number), &home, &[]), Err(CannotVisit::Home));
        }
        assert_eq!(may_visit(place(4), &home, &[]), Ok(()));
    }

    #[test]
    fn five_at_once_and_what_is_over_does_not_count() {
        assert_eq!(may_visit(place(9), &[], &links(4, 0)), Ok(()));
        assert_eq!(may_visit(place(9), &[], &links(5, 0)), Err(CannotVisit::TooMany));
        assert_eq!(may_visit(place(9), &[], &links(5, 1)), Ok(()));
        assert_eq!(may_visit(place(14), &[], &links(5, 0)), Ok(()), "the same place is not another");
    }
}
