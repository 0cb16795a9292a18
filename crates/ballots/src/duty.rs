//! Who does what in a ballot: returning officer, second person, scrutineers.

use serde::{Deserialize, Serialize};
use terms::{PersonId, PlaceId};

/// Where the second person comes from: never from the returning officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Elected by the meeting, as minuted by the person who enters it.
    Meeting,
    /// Lent by a place above the one that votes.
    Place(PlaceId),
}

/// The person without whom the returning officer can neither declare, extend nor void.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Second {
    /// Who it is.
    pub person: PersonId,
    /// Elected or lent.
    pub source: Source,
    /// Who entered it.
    pub named_by: PersonId,
}

/// Everybody who holds a duty in one ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duties {
    /// Calls the ballot and answers for it.
    pub returning_officer: PersonId,
    /// Named before the ballot is called.
    pub second: Option<Second>,
    /// May watch each step, count and check.
    pub scrutineers: Vec<PersonId>,
}

/// A duty in a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Returning officer.
    ReturningOfficer,
    /// Second person.
    Second,
    /// Scrutineer.
    Scrutineer,
}

impl Duty {
    /// The word under which acts are recorded.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ReturningOfficer => "returning-officer",
            Self::Second => "second-person",
            Self::Scrutineer => "scrutineer",
        }
    }
}

/// Why somebody cannot hold a duty, or may not act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DutyRefused {
    /// The returning officer named the second person, or the second person herself did.
    #[error("ballots-duty-own-second")]
    OwnSecond,
    /// The lending place does not lie above the one that votes.
    #[error("ballots-duty-not-above")]
    NotAbove,
    /// One person would hold two duties.
    #[error("ballots-duty-twice")]
    Twice,
    /// A candidate holds no duty.
    #[error("ballots-duty-candidate")]
    Candidate,
    /// Acts on this ballot wait for its second person.
    #[error("ballots-duty-no-second")]
    NoSecond,
    /// Holds none of the duties that this act asks for.
    #[error("ballots-duty-none")]
    None,
    /// The other of the two people has to do this.
    #[error("ballots-duty-same-person")]
    SamePerson,
}

impl Duties {
    /// The duty that the person holds in this ballot, if any.
    pub fn of(&self, person: PersonId) -> Option<Duty> {
        if person == self.returning_officer {
            return Some(Duty::ReturningOfficer);
        }
        if self.second.is_some_and(|second| second.person == person) {
            return Some(Duty::Second);
        }
        self.scrutineers.contains(&person).then_some(Duty::Scrutineer)
    }

    /// These duties with a second person, who was elected by the meeting or lent by a place among `above`.
    ///
    /// # Errors
    /// [`DutyRefused`]; an earlier second person stays.
    ///
    /// Source: ballot rule 3.2 (docs/rules/ballots.md).
    pub fn with_second(mut self, second: Second, above: &[PlaceId]) -> Result<Self, DutyRefused> {
        if second.named_by == self.returning_officer || second.named_by == second.person {
            return Err(DutyRefused::OwnSecond);
        }
        if let Source::Place(place) = second.source
            && !above.contains(&place)
        {
            return Err(DutyRefused::NotAbove);
        }
        if second.person == self.returning_officer || self.scrutineers.contains(&second.person) {
            return Err(DutyRefused::Twice);
        }
        self.second = Some(second);
        Ok(self)
    }

    /// These duties with one more scrutineer.
    ///
    /// # Errors
    /// [`DutyRefused::Twice`] when the person holds a duty already.
    ///
    /// Source: ballot rule 3.3 (docs/rules/ballots.md).
    pub fn with_scrutineer(mut self, person: PersonId) -> Result<Self, DutyRefused> {
        if self.of(person).is_some() {
            return Err(DutyRefused::Twice);
        }
        self.scrutineers.push(person);
        Ok(self)
    }

    /// That the person may stand: whoever holds a duty may not.
    ///
    /// # Errors
    /// [`DutyRefused::Candidate`].
    ///
    /// Source: ballot rule 3.4 (docs/rules/ballots.md).
    pub fn may_stand(&self, person: PersonId) -> Result<(), DutyRefused> {
        match self.of(person) {
            Some(_) => Err(DutyRefused::Candidate),
            None => Ok(()),
        }
    }

    /// The duty under which the person may lead the ballot: returning officer or second person.
    ///
    /// # Errors
    /// [`DutyRefused::None`] for everybody else, [`DutyRefused::NoSecond`] while there is no second person.
    ///
    /// Source: ballot rule 3.5 (docs/rules/ballots.md).
    pub fn leads(&self, person: PersonId) -> Result<Duty, DutyRefused> {
        let duty = self.counts(person)?;
        if duty == Duty::Scrutineer { Err(DutyRefused::None) } else { Ok(duty) }
    }

    /// The duty under which the person may count or check: any of the three.
    ///
    /// # Errors
    /// [`DutyRefused::None`] for everybody else, [`DutyRefused::NoSecond`] while there is no second person.
    ///
    /// Source: ballot rule 3.5 (docs/rules/ballots.md).
    pub fn counts(&self, person: PersonId) -> Result<Duty, DutyRefused> {
        let duty = self.of(person).ok_or(DutyRefused::None)?;
        if self.second.is_none() {
            return Err(DutyRefused::NoSecond);
        }
        Ok(duty)
    }
}

/// That two people did it, not one twice.
///
/// # Errors
/// [`DutyRefused::SamePerson`].
///
/// Source: ballot rule 3.6 (docs/rules/ballots.md).
pub fn another(first: PersonId, second: PersonId) -> Result<(), DutyRefused> {
    if first == second { Err(DutyRefused::SamePerson) } else { Ok(()) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample::{ANN, BOB, CAT, DAN, EVE, person, place};

    fn duties() -> Duties {
        Duties { returning_officer: person(ANN), second: None, scrutineers: vec![person(CAT)] }
    }

    fn second(who: u8, named_by: u8, source: Source) -> Result<Duties, DutyRefused> {
        let second = Second { person: person(who), source, named_by: person(named_by) };
        duties().with_second(second, &[place(1)])
    }

    #[test]
    fn the_returning_officer_never_names_the_second_person() {
        assert_eq!(second(BOB, ANN, Source::Meeting), Err(DutyRefused::OwnSecond));
        assert_eq!(second(BOB, BOB, Source::Meeting), Err(DutyRefused::OwnSecond));
        assert!(second(BOB, EVE, Source::Meeting).is_ok());
    }

    #[test]
    fn only_a_place_above_lends_a_second_person() {
        assert!(second(BOB, EVE, Source::Place(place(1))).is_ok());
        assert_eq!(second(BOB, EVE, Source::Place(place(2))), Err(DutyRefused::NotAbove));
    }

    #[test]
    fn one_person_holds_one_duty() {
        assert_eq!(second(ANN, EVE, Source::Meeting), Err(DutyRefused::Twice));
        assert_eq!(second(CAT, EVE, Source::Meeting), Err(DutyRefused::Twice));
        assert_eq!(duties().with_scrutineer(person(ANN)), Err(DutyRefused::Twice));
        assert_eq!(duties().with_scrutineer(person(CAT)), Err(DutyRefused::Twice));
    }

    #[test]
    fn nobody_acts_before_there_is_a_second_person() {
        assert_eq!(duties().leads(person(ANN)), Err(DutyRefused::NoSecond));

        let complete = second(BOB, EVE, Source::Meeting).unwrap();

        assert_eq!(complete.leads(person(ANN)), Ok(Duty::ReturningOfficer));
        assert_eq!(complete.leads(person(BOB)), Ok(Duty::Second));
        assert_eq!(complete.leads(person(CAT)), Err(DutyRefused::None));
        assert_eq!(complete.counts(person(CAT)), Ok(Duty::Scrutineer));
        assert_eq!(complete.counts(person(DAN)), Err(DutyRefused::None));
    }

    #[test]
    fn whoever_holds_a_duty_does_not_stand() {
        let complete = second(BOB, EVE, Source::Meeting).unwrap();

        for holder in [ANN, BOB, CAT] {
            assert_eq!(complete.may_stand(person(holder)), Err(DutyRefused::Candidate));
        }
        assert_eq!(complete.may_stand(person(DAN)), Ok(()));
    }
}
