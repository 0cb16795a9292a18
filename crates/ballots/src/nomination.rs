//! Candidates and proposed names: put forward, consented to, withdrawn; and what follows for the contest.

use serde::{Deserialize, Serialize};
use terms::{OptionId, PersonId, Plain, Timestamp};

use crate::{
    duty::{Duties, DutyRefused},
    timetable::Window,
};

/// Why she stands, in a candidate's own words.
pub type Statement = Plain<1000>;
/// A name proposed to a choice of names.
pub type ProposedName = Plain<80>;

/// Who or what is put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nominee {
    /// A candidate.
    Person(PersonId),
    /// A name, proposed by a member.
    Name(ProposedName),
    /// "Re-open nominations": counted like a candidate; a place it wins stays empty.
    Reopen,
}

/// What may be put forward in a contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Takes {
    /// People.
    People,
    /// Names for something.
    Names,
}

/// How far a nomination has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Put forward by somebody else; the candidate has not consented yet.
    Proposed,
    /// On the paper, or will be.
    Stands,
    /// Withdrawn; passed over in the count when the paper was settled already.
    Withdrawn(Timestamp),
    /// Died; passed over in the count.
    Died(Timestamp),
}

/// One nomination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nomination {
    /// The option that it is or becomes on the paper.
    pub id: OptionId,
    /// Who or what.
    pub nominee: Nominee,
    /// Who put it forward; nobody for "re-open nominations".
    pub proposed_by: Option<PersonId>,
    /// When.
    pub proposed_at: Timestamp,
    /// How far it has come.
    pub standing: Standing,
}

/// Why a nomination is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NominationRefused {
    /// Outside the hours of nominations.
    #[error("ballots-nominations-closed")]
    Closed,
    /// Holders of a duty do not stand.
    #[error(transparent)]
    Duty(#[from] DutyRefused),
    /// The contest takes names, not people, or the other way about.
    #[error("ballots-nominations-other-kind")]
    OtherKind,
    /// Put forward already.
    #[error("ballots-nominations-already")]
    Already,
    /// More than fit on a paper.
    #[error("ballots-nominations-full")]
    Full,
    /// Only the candidate herself may do this.
    #[error("ballots-nominations-not-yours")]
    NotYours,
    /// Withdrawn or dead.
    #[error("ballots-nominations-gone")]
    Gone,
}

/// More options than this fit on no paper that a person would read.
pub const MOST: usize = 100;

/// A new nomination. A person who puts herself forward consents by it; a name needs no consent.
///
/// # Errors
/// [`NominationRefused`].
///
/// Source: ballot rules 4.1 and 4.2 (docs/rules/ballots.md).
pub fn propose(
    known: &[Nomination],
    takes: Takes,
    duties: &Duties,
    window: Window,
    new: Nomination,
) -> Result<Nomination, NominationRefused> {
    if !window.holds(new.proposed_at) {
        return Err(NominationRefused::Closed);
    }
    if known.len() >= MOST {
        return Err(NominationRefused::Full);
    }
    if known.iter().any(|old| same(&old.nominee, &new.nominee)) {
        return Err(NominationRefused::Already);
    }
    let standing = match (&new.nominee, takes) {
        (Nominee::Person(person), Takes::People) => {
            duties.may_stand(*person)?;
            if new.proposed_by == Some(*person) { Standing::Stands } else { Standing::Proposed }
        }
        (Nominee::Name(_), Takes::Names) => Standing::Stands,
        _ => return Err(NominationRefused::OtherKind),
    };
    Ok(Nomination { standing, ..new })
}

/// Whether two nominations are of the same person or name; capitals make no other name.
fn same(one: &Nominee, other: &Nominee) -> bool {
    match (one, other) {
        (Nominee::Name(one), Nominee::Name(other)) => one.as_str().to_lowercase() == other.as_str().to_lowercase(),
        (one, other) => one == other,
    }
}

/// The nomination with the candidate's own consent, given before nominations close.
///
/// # Errors
/// [`NominationRefused`].
///
/// Source: ballot rule 4.3 (docs/rules/ballots.md).
pub fn consent(
    nomination: Nomination,
    by: PersonId,
    duties: &Duties,
    window: Window,
    now: Timestamp,
) -> Result<Nomination, NominationRefused> {
    if nomination.nominee != Nominee::Person(by) {
        return Err(NominationRefused::NotYours);
    }
    if !window.holds(now) {
        return Err(NominationRefused::Closed);
    }
    duties.may_stand(by)?;
    match nomination.standing {
        Standing::Proposed | Standing::Stands => Ok(Nomination { standing: Standing::Stands, ..nomination }),
        Standing::Withdrawn(_) | Standing::Died(_) => Err(NominationRefused::Gone),
    }
}

/// The nomination withdrawn: a candidate by herself, a name by who proposed it. Until voting closes.
///
/// # Errors
/// [`NominationRefused`].
///
/// Source: ballot rule 4.4 (docs/rules/ballots.md).
pub fn withdraw(
    nomination: Nomination,
    by: PersonId,
    voting_closes: Timestamp,
    now: Timestamp,
) -> Result<Nomination, NominationRefused> {
    let own = match nomination.nominee {
        Nominee::Person(candidate) => candidate == by,
        Nominee::Name(_) => nomination.proposed_by == Some(by),
        Nominee::Reopen => false,
    };
    if !own {
        return Err(NominationRefused::NotYours);
    }
    if now >= voting_closes {
        return Err(NominationRefused::Closed);
    }
    match nomination.standing {
        Standing::Proposed | Standing::Stands => Ok(Nomination { standing: Standing::Withdrawn(now), ..nomination }),
        Standing::Withdrawn(_) | Standing::Died(_) => Err(NominationRefused::Gone),
    }
}

/// The nomination of a candidate who has died, entered by a leading person of the ballot at any time before the count.
///
/// # Errors
/// [`NominationRefused`].
///
/// Source: ballot rule 4.5 (docs/rules/ballots.md).
pub fn died(nomination: Nomination, now: Timestamp) -> Result<Nomination, NominationRefused> {
    match (&nomination.nominee, &nomination.standing) {
        (Nominee::Person(_), Standing::Proposed | Standing::Stands) => {
            Ok(Nomination { standing: Standing::Died(now), ..nomination })
        }
        (Nominee::Person(_), _) => Err(NominationRefused::Gone),
        _ => Err(NominationRefused::OtherKind),
    }
}

/// Whether there is anything to vote on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contest {
    /// A vote is held.
    Contested,
    /// No more candidates than places and nothing to refuse them by: elected without a vote.
    Uncontested,
    /// Nobody stands.
    Nobody,
}

/// What nominations come to when they close. With "re-open nominations" on the paper there is always a vote.
///
/// Source: ballot rule 4.6 (docs/rules/ballots.md).
pub fn contest(nominations: &[Nomination], seats: u16) -> Contest {
    let stands = |nomination: &&Nomination| nomination.standing == Standing::Stands;
    let standing: Vec<&Nomination> = nominations.iter().filter(stands).collect();
    let reopen = standing.iter().any(|nomination| nomination.nominee == Nominee::Reopen);
    match standing.len() - usize::from(reopen) {
        0 => Contest::Nobody,
        candidates if candidates <= usize::from(seats) && !reopen => Contest::Uncontested,
        _ => Contest::Contested,
    }
}

/// The options in the order of the paper: by name, "re-open nominations" last.
///
/// Source: ballot rule 4.7 (docs/rules/ballots.md).
pub fn paper_order(mut standing: Vec<(&Nomination, String)>) -> Vec<OptionId> {
    standing
        .sort_by_key(|(nomination, name)| (nomination.nominee == Nominee::Reopen, name.to_lowercase(), nomination.id));
    standing.into_iter().map(|(nomination, _)| nomination.id).collect()
}

/// The options passed over in the count: withdrawn or dead since the paper was settled, or elected in a contest that
/// comes before this one in the stated order.
///
/// Source: ballot rules 4.4, 4.5 and 4.8 (docs/rules/ballots.md).
pub fn passed_over(on_paper: &[Nomination], elected_before: &[PersonId]) -> Vec<OptionId> {
    let is_out = |nomination: &&Nomination| {
        let placed = match nomination.nominee {
            Nominee::Person(person) => elected_before.contains(&person),
            Nominee::Name(_) | Nominee::Reopen => false,
        };
        placed || matches!(nomination.standing, Standing::Withdrawn(_) | Standing::Died(_))
    };
    on_paper.iter().filter(is_out).map(|nomination| nomination.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{ANN, BOB, CAT, DAN, EVE, at, option, person};

    const WINDOW: Window = Window { opens: Timestamp::from_micros(100), closes: Timestamp::from_micros(200) };

    /// Ann returns; nobody else holds a duty.
    fn duties() -> Duties {
        Duties { returning_officer: person(ANN), second: None, scrutineers: vec![] }
    }

    fn new(nominee: Nominee, by: u8, now: i64) -> Nomination {
        Nomination {
            id: option(9),
            nominee,
            proposed_by: Some(person(by)),
            proposed_at: at(now),
            standing: Standing::Proposed,
        }
    }

    fn candidate(who: u8, standing: Standing) -> Nomination {
        Nomination { id: option(who), standing, ..new(Nominee::Person(person(who)), who, 150) }
    }

    fn reopen() -> Nomination {
        Nomination { id: option(99), nominee: Nominee::Reopen, ..candidate(BOB, Standing::Stands) }
    }

    fn name(text: &str) -> Nominee {
        Nominee::Name(text.parse().unwrap())
    }

    fn proposed(nominee: Nominee, by: u8, now: i64) -> Result<Standing, NominationRefused> {
        let takes = if matches!(nominee, Nominee::Name(_)) { Takes::Names } else { Takes::People };
        let known = [candidate(CAT, Standing::Stands), Nomination { nominee: name("Tide"), ..reopen() }];
        propose(&known, takes, &duties(), WINDOW, new(nominee, by, now)).map(|nomination| nomination.standing)
    }

    #[test]
    fn who_is_put_forward_by_another_has_yet_to_consent() {
        assert_eq!(proposed(Nominee::Person(person(BOB)), DAN, 150), Ok(Standing::Proposed));
        assert_eq!(proposed(Nominee::Person(person(BOB)), BOB, 150), Ok(Standing::Stands));
        assert_eq!(proposed(name("Harbour"), DAN, 150), Ok(Standing::Stands));
    }

    #[test]
    fn the_hours_of_nominations_are_kept_to_the_instant() {
        assert_eq!(proposed(name("Harbour"), DAN, 99), Err(NominationRefused::Closed));
        assert!(proposed(name("Harbour"), DAN, 100).is_ok());
        assert!(proposed(name("Harbour"), DAN, 199).is_ok());
        assert_eq!(proposed(name("Harbour"), DAN, 200), Err(NominationRefused::Closed));
    }

    #[test]
    fn nobody_and_no_name_is_put_forward_twice() {
        assert_eq!(proposed(Nominee::Person(person(CAT)), DAN, 150), Err(NominationRefused::Already));
        assert_eq!(proposed(name("TIDE"), DAN, 150), Err(NominationRefused::Already));
    }

    #[test]
    fn the_returning_officer_cannot_be_put_forward() {
        let refused = proposed(Nominee::Person(person(ANN)), DAN, 150);

        assert_eq!(refused, Err(NominationRefused::Duty(DutyRefused::Candidate)));
    }

    #[test]
    fn a_contest_for_people_takes_no_names() {
        let refused = propose(&[], Takes::People, &duties(), WINDOW, new(name("Tide"), DAN, 150));

        assert_eq!(refused, Err(NominationRefused::OtherKind));
    }

    #[test]
    fn only_the_candidate_consents_and_in_time() {
        let bob = candidate(BOB, Standing::Proposed);
        let by = |who, now| consent(bob.clone(), person(who), &duties(), WINDOW, at(now)).map(|n| n.standing);

        assert_eq!(by(DAN, 150), Err(NominationRefused::NotYours));
        assert_eq!(by(BOB, 200), Err(NominationRefused::Closed));
        assert_eq!(by(BOB, 199), Ok(Standing::Stands));
    }

    #[test]
    fn a_candidate_may_withdraw_until_voting_closes() {
        let bob = candidate(BOB, Standing::Stands);
        let by = |who, now| withdraw(bob.clone(), person(who), at(400), at(now)).map(|n| n.standing);

        assert_eq!(by(BOB, 399), Ok(Standing::Withdrawn(at(399))));
        assert_eq!(by(BOB, 400), Err(NominationRefused::Closed));
        assert_eq!(by(DAN, 399), Err(NominationRefused::NotYours));
        assert_eq!(
            withdraw(candidate(BOB, Standing::Withdrawn(at(1))), person(BOB), at(400), at(2)),
            Err(NominationRefused::Gone)
        );
    }

    #[test]
    fn a_vote_is_held_when_there_is_a_choice() {
        let standing = |count: u8| (1..=count).map(|who| candidate(who, Standing::Stands)).collect::<Vec<_>>();
        let with_reopen = |count| [standing(count), vec![reopen()]].concat();

        assert_eq!(contest(&standing(0), 2), Contest::Nobody);
        assert_eq!(contest(&standing(2), 2), Contest::Uncontested);
        assert_eq!(contest(&standing(3), 2), Contest::Contested);
        assert_eq!(contest(&with_reopen(0), 2), Contest::Nobody);
        assert_eq!(contest(&with_reopen(1), 2), Contest::Contested);
    }

    #[test]
    fn who_has_not_consented_or_has_withdrawn_does_not_stand() {
        let list = [
            candidate(BOB, Standing::Stands),
            candidate(CAT, Standing::Proposed),
            candidate(DAN, Standing::Withdrawn(at(1))),
            candidate(EVE, Standing::Died(at(1))),
        ];

        assert_eq!(contest(&list, 1), Contest::Uncontested);
    }

    #[test]
    fn the_paper_is_in_the_order_of_names_with_reopen_nominations_last() {
        let (bob, cat, ron) = (candidate(BOB, Standing::Stands), candidate(CAT, Standing::Stands), reopen());
        let order = paper_order(vec![(&ron, "A".into()), (&bob, "young".into()), (&cat, "Zed".into())]);

        assert_eq!(order, [bob.id, cat.id, ron.id]);
    }

    #[test]
    fn the_elected_of_an_earlier_contest_and_the_dead_are_passed_over() {
        let list = [
            candidate(BOB, Standing::Stands),
            candidate(CAT, Standing::Stands),
            candidate(DAN, Standing::Withdrawn(at(300))),
            candidate(EVE, Standing::Died(at(300))),
            reopen(),
        ];

        assert_eq!(passed_over(&list, &[person(CAT), person(ANN)]), [option(CAT), option(DAN), option(EVE)]);
    }
}
