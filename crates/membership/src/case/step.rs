//! What can be done in a case, by whom, and what follows.

use terms::{PersonId, Timestamp};

use super::{Case, Entry, Held, Stage, days};

/// A member answers so often at most.
const MOST_ANSWERS: usize = 10;

/// Something that is done in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It began, with a complaint.
    Opened,
    /// Somebody takes it on and declares that she has no interest of her own in it.
    TakenOn,
    /// It is put to the member, with the time that she has to answer.
    Put {
        /// Until when at least.
        answer_by: Timestamp,
    },
    /// She answers.
    Answered,
    /// Her rights are held back.
    Suspended {
        /// Until when, unless somebody looks at it again.
        until: Timestamp,
    },
    /// A suspension was looked at again, and goes on.
    GoesOn {
        /// Until when.
        until: Timestamp,
    },
    /// A suspension ends.
    Lifted,
    /// She asks that a suspension be looked at by somebody else.
    Contested,
    /// It stays, as somebody else decided.
    Confirmed,
    /// It is decided.
    Decided {
        /// How.
        verdict: Verdict,
    },
    /// She appeals.
    Appealed,
    /// The decision stays.
    Upheld,
    /// The decision counts no more.
    Overturned,
    /// The complaint was taken back.
    Withdrawn,
}

/// How a case is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is nothing in it.
    NothingInIt,
    /// She is warned.
    Warned,
    /// Her rights are held back until an instant.
    Suspended {
        /// Until when.
        until: Timestamp,
    },
    /// Her membership ends.
    Removed,
}

/// Why somebody may not do something in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// It is about her, or she complained.
    #[error("membership-case-interest")]
    Interest,
    /// She began the case herself, and nobody else complained.
    #[error("membership-case-accuser")]
    Accuser,
    /// Only the member herself does that.
    #[error("membership-case-hers")]
    Hers,
    /// Only who complained takes it back.
    #[error("membership-case-complainants")]
    Complainants,
    /// Nothing more happens in a closed case.
    #[error("membership-case-closed")]
    Closed,
    /// It comes before something else, or after.
    #[error("membership-case-not-now")]
    NotNow,
    /// Who took it on puts it to the member.
    #[error("membership-case-not-taken-on")]
    NotTakenOn,
    /// The member has not been heard: she has not answered, and her time is not over.
    #[error("membership-case-unheard")]
    Unheard,
    /// Less time to answer than the rules give.
    #[error("membership-case-answer-too-soon")]
    TooSoon,
    /// Longer than a suspension may last before it is looked at again.
    #[error("membership-case-too-long")]
    TooLong,
    /// Who looked into it, or decided before, does not decide.
    #[error("membership-case-other-person")]
    OtherPerson,
}

impl Step {
    /// Its word in the database, in addresses and in copies of data.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::TakenOn => "taken-on",
            Self::Put { .. } => "put",
            Self::Answered => "answered",
            Self::Suspended { .. } => "suspended",
            Self::GoesOn { .. } => "goes-on",
            Self::Lifted => "lifted",
            Self::Contested => "contested",
            Self::Confirmed => "confirmed",
            Self::Decided { .. } => "decided",
            Self::Appealed => "appealed",
            Self::Upheld => "upheld",
            Self::Overturned => "overturned",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Does its text give the member reasons?
    pub const fn gives_reasons(self) -> bool {
        !matches!(
            self,
            Self::Opened | Self::TakenOn | Self::Answered | Self::Contested | Self::Appealed | Self::Withdrawn
        )
    }
}

impl Verdict {
    /// Its word in the database and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NothingInIt => "nothing-in-it",
            Self::Warned => "warned",
            Self::Suspended { .. } => "suspended",
            Self::Removed => "removed",
        }
    }
}

/// May somebody do this now? Whether an officer's office reaches the place is asked elsewhere.
///
/// # Errors
/// [`Forbidden`].
///
/// Source: docs/rules/membership.md, 53 to 60.
pub fn may(case: &Case, by: PersonId, step: Step, now: Timestamp) -> Result<(), Forbidden> {
    let stage = case.stage(now);
    if stage == Stage::Closed && !is_about_suspension(step) {
        return Err(Forbidden::Closed);
    }
    has_no_interest(case, by, step)?;
    match step {
        Step::TakenOn => when(matches!(stage, Stage::New | Stage::TakenOn)),
        Step::Put { answer_by } => may_put(case, by, stage, (answer_by, now)),
        Step::Answered => when(
            matches!(stage, Stage::Put { .. }) && authors(case, |step| *step == Step::Answered).len() < MOST_ANSWERS,
        ),
        Step::Suspended { until } => {
            when(matches!(stage, Stage::New | Stage::TakenOn | Stage::Put { .. }) && case.held(now).is_none())?;
            // Who suspended does not do it anew behind the back of whoever looked at it again.
            let was_contested = case.entries.iter().any(|entry| entry.step == Step::Contested);
            other_than(by, if was_contested { authorisers(case) } else { Vec::new() })?;
            is_short_enough(until, now)
        }
        Step::GoesOn { until } => {
            when(case.held(now).is_some_and(|held| !held.is_contested))?;
            is_short_enough(until, now)
        }
        Step::Lifted => match case.held(now) {
            Some(held) if held.is_contested => other_than(by, authorisers(case)),
            Some(_) => Ok(()),
            None => Err(Forbidden::NotNow),
        },
        Step::Contested => when(case.held(now).is_some_and(|held| !held.is_contested)),
        Step::Confirmed => {
            when(case.held(now).is_some_and(|held| held.is_contested))?;
            other_than(by, authorisers(case))
        }
        Step::Decided { .. } => may_decide(case, by, stage, now),
        Step::Appealed => when(matches!(stage, Stage::Decided { .. })),
        Step::Upheld | Step::Overturned => {
            when(matches!(stage, Stage::Appealed { .. }))?;
            other_than(by, authors(case, |step| matches!(step, Step::TakenOn | Step::Decided { .. })))
        }
        Step::Withdrawn => when(matches!(stage, Stage::New | Stage::TakenOn | Stage::Put { .. })),
        Step::Opened => Err(Forbidden::NotNow),
    }
}

/// An objection to a suspension is heard even when the case is closed.
fn is_about_suspension(step: Step) -> bool {
    matches!(step, Step::GoesOn { .. } | Step::Lifted | Step::Contested | Step::Confirmed)
}

fn has_no_interest(case: &Case, by: PersonId, step: Step) -> Result<(), Forbidden> {
    let (respondent, complainant) = (by == case.respondent, Some(by) == case.complainant);
    match step {
        Step::Answered | Step::Contested | Step::Appealed if respondent => Ok(()),
        Step::Answered | Step::Contested | Step::Appealed => Err(Forbidden::Hers),
        Step::Withdrawn if complainant => Ok(()),
        Step::Withdrawn => Err(Forbidden::Complainants),
        _ if respondent || complainant => Err(Forbidden::Interest),
        // Where nobody is said to have complained, whoever began the case accuses.
        Step::TakenOn | Step::Put { .. } | Step::Lifted => Ok(()),
        _ if case.complainant.is_none() && case.entries.first().is_some_and(|entry| entry.by == Some(by)) => {
            Err(Forbidden::Accuser)
        }
        _ => Ok(()),
    }
}

fn when(is_time: bool) -> Result<(), Forbidden> {
    if is_time { Ok(()) } else { Err(Forbidden::NotNow) }
}

fn other_than(by: PersonId, others: Vec<Option<PersonId>>) -> Result<(), Forbidden> {
    if others.contains(&Some(by)) { Err(Forbidden::OtherPerson) } else { Ok(()) }
}

/// Everybody who ever did a thing in the case, once for each time.
fn authors(case: &Case, is_it: impl Fn(&Step) -> bool) -> Vec<Option<PersonId>> {
    case.entries.iter().filter(|entry| is_it(&entry.step)).map(|entry| entry.by).collect()
}

/// Everybody who suspended, or said that it goes on.
fn authorisers(case: &Case) -> Vec<Option<PersonId>> {
    authors(case, |step| matches!(step, Step::Suspended { .. } | Step::GoesOn { .. }))
}

/// Who looks into it now: of several, the last who took it on.
fn investigator(case: &Case) -> Option<PersonId> {
    authors(case, |step| *step == Step::TakenOn).last().copied().flatten()
}

fn may_put(case: &Case, by: PersonId, stage: Stage, (answer_by, now): (Timestamp, Timestamp)) -> Result<(), Forbidden> {
    if investigator(case) != Some(by) {
        return Err(Forbidden::NotTakenOn);
    }
    when(matches!(stage, Stage::TakenOn | Stage::Put { .. }))?;
    if answer_by < now.plus(days().answer_days * Timestamp::DAY) {
        return Err(Forbidden::TooSoon);
    }
    Ok(())
}

fn is_short_enough(until: Timestamp, now: Timestamp) -> Result<(), Forbidden> {
    let longest = now.plus(days().longest_suspension_days * Timestamp::DAY);
    if now < until && until <= longest { Ok(()) } else { Err(Forbidden::TooLong) }
}

fn may_decide(case: &Case, by: PersonId, stage: Stage, now: Timestamp) -> Result<(), Forbidden> {
    match stage {
        Stage::Put { is_answered: true, .. } => {}
        Stage::Put { answer_by, .. } if answer_by <= now => {}
        Stage::Put { .. } | Stage::New | Stage::TakenOn => return Err(Forbidden::Unheard),
        _ => return Err(Forbidden::NotNow),
    }
    other_than(by, authors(case, |step| *step == Step::TakenOn))
}

/// Where a case stands after an entry.
pub(super) fn after(stage: Stage, entry: &Entry) -> Stage {
    match (entry.step, stage) {
        (Step::TakenOn, Stage::New) => Stage::TakenOn,
        (Step::Put { answer_by }, _) => Stage::Put { answer_by, is_answered: false },
        (Step::Answered, Stage::Put { answer_by, .. }) => Stage::Put { answer_by, is_answered: true },
        (Step::Decided { verdict: Verdict::NothingInIt } | Step::Upheld | Step::Overturned | Step::Withdrawn, _) => {
            Stage::Closed
        }
        (Step::Decided { verdict }, _) => {
            Stage::Decided { verdict, appeal_by: entry.at.plus(days().appeal_days * Timestamp::DAY) }
        }
        (Step::Appealed, Stage::Decided { verdict, .. }) => Stage::Appealed { verdict },
        (_, unchanged) => unchanged,
    }
}

/// The suspension after an entry. A case that ends in nothing ends it too; any other decision takes its place.
pub(super) fn held_after(held: Option<Held>, entry: &Entry) -> Option<Held> {
    match entry.step {
        Step::Suspended { until } => Some(Held { until, is_contested: false }),
        Step::GoesOn { until } => held.map(|held| Held { until, ..held }),
        Step::Contested => held.map(|held| Held { is_contested: true, ..held }),
        Step::Confirmed => held.map(|held| Held { is_contested: false, ..held }),
        Step::Lifted | Step::Withdrawn | Step::Overturned | Step::Decided { .. } => None,
        _ => held,
    }
}
