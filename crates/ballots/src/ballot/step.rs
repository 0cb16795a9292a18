//! From one stage to the next. Each step is a pure function that takes the hour as an argument.

use terms::{PersonId, Timestamp};

use super::{Ballot, settings::BadSettings};
use crate::{
    countersign::{CountersignRefused, Proposal, Weighty, countersign},
    duty::{DutyRefused, another},
    nomination::Contest,
    roll::Roll,
    stage::{Closed, Counted, Stage},
};

/// Why a ballot stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepRefused {
    /// It is not at the stage from which this step goes.
    #[error("ballots-step-stage")]
    Stage,
    /// The hour has not come.
    #[error("ballots-step-early")]
    Early,
    /// The hour has passed.
    #[error("ballots-step-late")]
    Late,
    /// The person may not do this.
    #[error(transparent)]
    Duty(#[from] DutyRefused),
    /// The second signature does not count.
    #[error(transparent)]
    Countersign(CountersignRefused),
    /// It cannot be called like this.
    #[error(transparent)]
    Settings(#[from] BadSettings),
    /// Nobody stands: the ballot has to be voided and called again.
    #[error("ballots-step-nobody-stands")]
    NobodyStands,
    /// The second count differs from the first. Nothing goes on until it is known why.
    #[error("ballots-step-counts-differ")]
    CountsDiffer,
    /// Somebody stands here and in a contest that comes first and is not declared yet.
    #[error("ballots-step-earlier-contest")]
    EarlierContest,
    /// The ballots have been destroyed; there is nothing left to count.
    #[error("ballots-step-destroyed")]
    Destroyed,
}

impl From<CountersignRefused> for StepRefused {
    fn from(refused: CountersignRefused) -> Self {
        match refused {
            CountersignRefused::Duty(duty) => Self::Duty(duty),
            stale @ CountersignRefused::Stale => Self::Countersign(stale),
        }
    }
}

/// The ballot called by its returning officer; from now on its settings are fixed.
///
/// # Errors
/// [`StepRefused`]; also while there is no second person.
///
/// Source: ballot rules 1.1 and 3.2 (docs/rules/ballots.md).
pub fn call(mut ballot: Ballot, by: PersonId, now: Timestamp) -> Result<Ballot, StepRefused> {
    let Stage::Draft = ballot.stage else { return Err(StepRefused::Stage) };
    ballot.duties.leads(by)?;
    if by != ballot.duties.returning_officer {
        return Err(DutyRefused::None.into());
    }
    ballot.settings.check(ballot.id, now)?;
    ballot.stage = Stage::Called { at: now };
    Ok(ballot)
}

/// The ballot with its paper settled and its provisional roll published; or waiting to be declared when there is no
/// more than one candidate for each place.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rules 4.6 and 5.1 (docs/rules/ballots.md).
pub fn publish_roll(mut ballot: Ballot, contest: &Contest, size: u64, now: Timestamp) -> Result<Ballot, StepRefused> {
    let Stage::Called { .. } = ballot.stage else { return Err(StepRefused::Stage) };
    if now < ballot.settings.timetable.roll_published {
        return Err(StepRefused::Early);
    }
    ballot.stage = match contest {
        Contest::Contested => Stage::RollPublished { at: now, size },
        Contest::Uncontested => Stage::Uncontested,
        Contest::Nobody => return Err(StepRefused::NobodyStands),
    };
    Ok(ballot)
}

/// The ballot open for votes on a frozen roll.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rule 5.4 (docs/rules/ballots.md).
pub fn open(mut ballot: Ballot, roll: Roll, now: Timestamp) -> Result<Ballot, StepRefused> {
    let Stage::RollPublished { .. } = ballot.stage else { return Err(StepRefused::Stage) };
    let voting = ballot.settings.timetable.voting;
    if now < voting.opens {
        return Err(StepRefused::Early);
    }
    if now >= voting.closes {
        return Err(StepRefused::Late);
    }
    ballot.stage = Stage::Open { roll, at: now };
    Ok(ballot)
}

/// The ballot closed, with as many online votes as there are. Closing what is closed changes nothing.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rule 7.1 (docs/rules/ballots.md).
pub fn close(mut ballot: Ballot, online: u64, now: Timestamp) -> Result<Ballot, StepRefused> {
    match ballot.stage {
        Stage::Open { roll, .. } if now >= ballot.settings.timetable.voting.closes => {
            ballot.stage = Stage::Closed(Closed { roll, at: now, online });
            Ok(ballot)
        }
        Stage::Open { .. } => Err(StepRefused::Early),
        Stage::Closed(_) => Ok(ballot),
        _ => Err(StepRefused::Stage),
    }
}

/// The ballot counted once.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rule 9.1 (docs/rules/ballots.md).
pub fn count(mut ballot: Ballot, count: Counted) -> Result<Ballot, StepRefused> {
    let Stage::Closed(closed) = ballot.stage else { return Err(StepRefused::Stage) };
    ballot.duties.counts(count.by)?;
    ballot.stage = Stage::Counted { closed, count };
    Ok(ballot)
}

/// The ballot checked: counted again by another person to the same transcript, byte for byte.
///
/// # Errors
/// [`StepRefused::CountsDiffer`] when it is not the same.
///
/// Source: ballot rule 9.2 (docs/rules/ballots.md).
pub fn check(mut ballot: Ballot, again: &Counted) -> Result<Ballot, StepRefused> {
    let Stage::Counted { closed, count } = ballot.stage else { return Err(StepRefused::Stage) };
    ballot.duties.counts(again.by)?;
    another(count.by, again.by)?;
    if again.transcript != count.transcript {
        return Err(StepRefused::CountsDiffer);
    }
    ballot.stage = Stage::Checked { closed, count, checked_by: again.by };
    Ok(ballot)
}

/// The ballot declared by two people: the result is public, and may be challenged.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rule 9.3 (docs/rules/ballots.md).
pub fn declare(ballot: Ballot, proposal: Proposal, by: PersonId, now: Timestamp) -> Result<Ballot, StepRefused> {
    signed(&ballot, Weighty::Declare, proposal, by, now)?;
    let Stage::Checked { closed, .. } = ballot.stage.clone() else { return Err(StepRefused::Stage) };
    Ok(declared(ballot, Some(closed), now))
}

/// An uncontested ballot declared by two people.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rules 4.6 and 9.3 (docs/rules/ballots.md).
pub fn declare_uncontested(
    ballot: Ballot,
    proposal: Proposal,
    by: PersonId,
    now: Timestamp,
) -> Result<Ballot, StepRefused> {
    signed(&ballot, Weighty::Declare, proposal, by, now)?;
    let Stage::Uncontested = ballot.stage else { return Err(StepRefused::Stage) };
    Ok(declared(ballot, None, now))
}

fn declared(mut ballot: Ballot, closed: Option<Closed>, now: Timestamp) -> Ballot {
    let challenge_until = now.plus(ballot.settings.timetable.challenge_micros);
    ballot.stage = Stage::Provisional { closed, at: now, challenge_until };
    ballot
}

/// The ballot final, once the hours of challenge have passed.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rule 9.4 (docs/rules/ballots.md).
pub fn finish(mut ballot: Ballot, now: Timestamp) -> Result<Ballot, StepRefused> {
    let Stage::Provisional { closed, at, challenge_until } = ballot.stage else { return Err(StepRefused::Stage) };
    if now < challenge_until {
        return Err(StepRefused::Early);
    }
    ballot.stage = Stage::Final { closed, declared_at: at, at: now };
    Ok(ballot)
}

/// The ballot back at its closing, to be counted again because the result was challenged.
///
/// # Errors
/// [`StepRefused`]; [`StepRefused::Late`] once the hours of challenge have passed.
///
/// Source: ballot rule 9.5 (docs/rules/ballots.md).
pub fn recount(mut ballot: Ballot, proposal: Proposal, by: PersonId, now: Timestamp) -> Result<Ballot, StepRefused> {
    signed(&ballot, Weighty::Recount, proposal, by, now)?;
    match ballot.stage {
        Stage::Provisional { challenge_until, .. } if now >= challenge_until => Err(StepRefused::Late),
        Stage::Provisional { closed: Some(closed), .. } => {
            ballot.stage = Stage::Closed(closed);
            Ok(ballot)
        }
        _ => Err(StepRefused::Stage),
    }
}

/// The ballot with a later closing, and whatever hangs on it moved along. Only before it has closed, only later.
///
/// # Errors
/// [`StepRefused`].
///
/// Source: ballot rule 9.6 (docs/rules/ballots.md).
pub fn extend(mut ballot: Ballot, proposal: Proposal, by: PersonId, now: Timestamp) -> Result<Ballot, StepRefused> {
    let Stage::Open { .. } = ballot.stage else { return Err(StepRefused::Stage) };
    let Weighty::Extend { closes } = proposal.act else { return Err(StepRefused::Stage) };
    signed(&ballot, proposal.act, proposal, by, now)?;
    let timetable = &mut ballot.settings.timetable;
    if closes <= timetable.voting.closes || closes <= now {
        return Err(StepRefused::Late);
    }
    let later = closes.micros() - timetable.voting.closes.micros();
    timetable.voting.closes = closes;
    timetable.destroyed = timetable.destroyed.plus(later);
    Ok(ballot)
}

/// The ballot ended without a result.
///
/// # Errors
/// [`StepRefused`]; a final result stays.
///
/// Source: ballot rule 9.7 (docs/rules/ballots.md).
pub fn void(mut ballot: Ballot, proposal: Proposal, by: PersonId, now: Timestamp) -> Result<Ballot, StepRefused> {
    signed(&ballot, Weighty::Void, proposal, by, now)?;
    if matches!(ballot.stage, Stage::Draft | Stage::Final { .. } | Stage::Void { .. }) {
        return Err(StepRefused::Stage);
    }
    ballot.stage = Stage::Void { at: now };
    Ok(ballot)
}

/// That two people signed this very act.
fn signed(ballot: &Ballot, act: Weighty, proposal: Proposal, by: PersonId, now: Timestamp) -> Result<(), StepRefused> {
    if countersign(proposal, &ballot.duties, by, now)? == act { Ok(()) } else { Err(StepRefused::Stage) }
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
