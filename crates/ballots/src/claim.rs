//! Claims about the roll, decided by two people; corrections once it is frozen.

use terms::{Id, Kind, PersonId, Plain, Timestamp};

use crate::{
    duty::{Duties, DutyRefused},
    stage::Stage,
    timetable::Timetable,
};

/// Kind of the id of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {}

impl Kind for ClaimKind {
    const WORD: &'static str = "claim";
}

/// Id of a claim.
pub type ClaimId = Id<ClaimKind>;

/// Why the roll is wrong, or by which rule somebody is suspended.
pub type Reason = Plain<500>;

/// What a claim asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The person belongs on the roll. Also the appeal of somebody taken off it.
    Add,
    /// The person does not belong on it. Only while it is provisional.
    Remove,
    /// The person is suspended by the rule named in the reason.
    Suspend,
}

impl Asks {
    /// The word under which it is stored and published.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Suspend => "suspend",
        }
    }

    /// What was stored as that word.
    pub fn stored(word: &str) -> Option<Self> {
        [Self::Add, Self::Remove, Self::Suspend].into_iter().find(|asks| asks.word() == word)
    }
}

/// How far the decision has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nobody has decided.
    Waits,
    /// One of the two has.
    Half {
        /// Who.
        by: PersonId,
        /// What she decided.
        upheld: bool,
    },
    /// Both agree.
    Decided {
        /// Whether the roll changes.
        upheld: bool,
        /// When the second signed.
        at: Timestamp,
    },
}

/// A claim that the roll is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which.
    pub id: ClaimId,
    /// Who made it.
    pub by: PersonId,
    /// About whom.
    pub about: PersonId,
    /// What it asks for.
    pub asks: Asks,
    /// Why.
    pub reason: Reason,
    /// When it was made.
    pub at: Timestamp,
    /// How far the decision has come.
    pub decision: Decision,
}

/// How long before closing somebody may last be suspended from a roll in force, in microseconds: time for an appeal.
pub const APPEAL_MICROS: i64 = Timestamp::DAY;

/// Why a claim or its decision is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClaimRefused {
    /// No roll yet, or voting has closed.
    #[error("ballots-claim-hours")]
    Hours,
    /// Members claim for themselves; only those with a duty claim about others.
    #[error("ballots-claim-not-yours")]
    NotYours,
    /// After opening nobody is taken off but by suspension.
    #[error("ballots-claim-frozen")]
    Frozen,
    /// Too late for an appeal before closing.
    #[error("ballots-claim-no-appeal")]
    NoAppeal,
    /// Decided already.
    #[error("ballots-claim-decided")]
    Decided,
    /// The same claim waits for its decision already.
    #[error("ballots-claim-waits")]
    Waits,
    /// Has voted, or was given a paper: what was cast cannot be taken back.
    #[error("ballots-claim-voted")]
    Voted,
    /// Nobody decides on a claim about herself.
    #[error("ballots-claim-own")]
    Own,
    /// The wrong person, or the same twice.
    #[error(transparent)]
    Duty(#[from] DutyRefused),
}

/// That the claim may be made now.
///
/// # Errors
/// [`ClaimRefused`].
///
/// Source: ballot rules 5.2, 5.5 and 5.6 (docs/rules/ballots.md).
pub fn admissible(
    claim: &Claim,
    stage: &Stage,
    duties: &Duties,
    timetable: &Timetable,
    now: Timestamp,
) -> Result<(), ClaimRefused> {
    let is_own_addition = claim.by == claim.about && claim.asks == Asks::Add;
    if !is_own_addition && duties.of(claim.by).is_none() {
        return Err(ClaimRefused::NotYours);
    }
    in_time(claim.asks, stage, timetable, now)
}

/// That what is asked for can still be done.
fn in_time(asks: Asks, stage: &Stage, timetable: &Timetable, now: Timestamp) -> Result<(), ClaimRefused> {
    match (stage, asks) {
        (Stage::Open { .. }, _) if now >= timetable.voting.closes => Err(ClaimRefused::Hours),
        (Stage::Open { .. }, Asks::Remove) => Err(ClaimRefused::Frozen),
        (Stage::Open { .. }, Asks::Suspend) if now.plus(APPEAL_MICROS) > timetable.voting.closes => {
            Err(ClaimRefused::NoAppeal)
        }
        (Stage::RollPublished { .. } | Stage::Open { .. }, _) => Ok(()),
        _ => Err(ClaimRefused::Hours),
    }
}

/// The claim after one of the two leading people has decided. When the other had decided differently, this is the
/// first half of a new decision.
///
/// # Errors
/// [`ClaimRefused`]; the claim stays as it was.
///
/// Source: ballot rule 5.3 (docs/rules/ballots.md).
pub fn decide(
    mut claim: Claim,
    stage: &Stage,
    duties: &Duties,
    timetable: &Timetable,
    (by, upheld): (PersonId, bool),
    now: Timestamp,
) -> Result<Claim, ClaimRefused> {
    duties.leads(by)?;
    if by == claim.about {
        return Err(ClaimRefused::Own);
    }
    in_time(claim.asks, stage, timetable, now)?;
    claim.decision = match claim.decision {
        Decision::Decided { .. } => return Err(ClaimRefused::Decided),
        Decision::Half { by: first, .. } if first == by => return Err(DutyRefused::SamePerson.into()),
        Decision::Half { upheld: first, .. } if first == upheld => Decision::Decided { upheld, at: now },
        Decision::Half { .. } | Decision::Waits => Decision::Half { by, upheld },
    };
    Ok(claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        duty::{Second, Source},
        sample::{ANN, BOB, CAT, DAN, EVE, at, person},
        stage::tests::{open, roll_published},
        timetable::Window,
    };

    const CLOSES: i64 = 10 * APPEAL_MICROS;

    fn duties() -> Duties {
        Duties {
            returning_officer: person(ANN),
            second: Some(Second { person: person(BOB), source: Source::Meeting, named_by: person(EVE) }),
            scrutineers: vec![person(CAT)],
        }
    }

    fn timetable() -> Timetable {
        Timetable {
            nominations: None,
            roll_published: at(0),
            voting: Window { opens: at(100), closes: at(CLOSES) },
            challenge_micros: 1,
            destroyed: at(2 * CLOSES),
        }
    }

    fn claim(by: u8, about: u8, asks: Asks) -> Claim {
        Claim {
            id: ClaimId::by_chance([1; 16]),
            by: person(by),
            about: person(about),
            asks,
            reason: "joined in January".parse().unwrap(),
            at: at(10),
            decision: Decision::Waits,
        }
    }

    fn made(by: u8, about: u8, asks: Asks, stage: &Stage, now: i64) -> Result<(), ClaimRefused> {
        admissible(&claim(by, about, asks), stage, &duties(), &timetable(), at(now))
    }

    /// What is left after each of these has decided in turn.
    fn decided(decisions: &[(u8, bool)]) -> Result<Decision, ClaimRefused> {
        let start = claim(DAN, DAN, Asks::Add);
        let step = |claim, &(by, upheld): &(u8, bool)| {
            decide(claim, &roll_published(), &duties(), &timetable(), (person(by), upheld), at(20))
        };
        decisions.iter().try_fold(start, step).map(|claim| claim.decision)
    }

    #[test]
    fn members_claim_only_for_themselves_and_only_to_be_added() {
        assert_eq!(made(DAN, DAN, Asks::Add, &roll_published(), 50), Ok(()));
        assert_eq!(made(DAN, EVE, Asks::Add, &roll_published(), 50), Err(ClaimRefused::NotYours));
        assert_eq!(made(DAN, EVE, Asks::Remove, &roll_published(), 50), Err(ClaimRefused::NotYours));
        assert_eq!(made(CAT, EVE, Asks::Remove, &roll_published(), 50), Ok(()));
    }

    #[test]
    fn after_opening_leavers_stay_on_and_only_a_suspension_removes() {
        assert_eq!(made(ANN, EVE, Asks::Remove, &open(), 200), Err(ClaimRefused::Frozen));
        assert_eq!(made(ANN, EVE, Asks::Suspend, &open(), 200), Ok(()));
        assert_eq!(made(DAN, DAN, Asks::Add, &open(), CLOSES - 1), Ok(()));
        assert_eq!(made(DAN, DAN, Asks::Add, &open(), CLOSES), Err(ClaimRefused::Hours));
        assert_eq!(made(DAN, DAN, Asks::Add, &Stage::Draft, 0), Err(ClaimRefused::Hours));
    }

    #[test]
    fn a_suspension_leaves_a_day_for_the_appeal() {
        assert_eq!(made(ANN, EVE, Asks::Suspend, &open(), CLOSES - APPEAL_MICROS), Ok(()));
        assert_eq!(made(ANN, EVE, Asks::Suspend, &open(), CLOSES - APPEAL_MICROS + 1), Err(ClaimRefused::NoAppeal));
    }

    #[test]
    fn two_people_who_agree_decide() {
        let upheld = Decision::Decided { upheld: true, at: at(20) };

        assert_eq!(decided(&[(ANN, true)]), Ok(Decision::Half { by: person(ANN), upheld: true }));
        assert_eq!(decided(&[(ANN, true), (BOB, true)]), Ok(upheld));
        assert_eq!(decided(&[(ANN, true), (BOB, false)]), Ok(Decision::Half { by: person(BOB), upheld: false }));
        assert_eq!(decided(&[(ANN, false), (BOB, true), (ANN, true)]), Ok(upheld));
    }

    #[test]
    fn nobody_decides_twice_alone_or_without_the_duty() {
        assert_eq!(decided(&[(ANN, true), (ANN, true)]), Err(DutyRefused::SamePerson.into()));
        assert_eq!(decided(&[(CAT, true)]), Err(DutyRefused::None.into()));
        assert_eq!(decided(&[(ANN, true), (BOB, true), (ANN, false)]), Err(ClaimRefused::Decided));
    }

    #[test]
    fn nobody_decides_about_herself() {
        let own = claim(ANN, ANN, Asks::Add);
        let refused = decide(own, &roll_published(), &duties(), &timetable(), (person(ANN), true), at(20));

        assert_eq!(refused, Err(ClaimRefused::Own));
    }
}
