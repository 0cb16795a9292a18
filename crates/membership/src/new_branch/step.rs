//! The steps of a new branch: what each leads to, and when it may be done.

use terms::Timestamp;

use super::{Entry, NewBranch, Rule, Stage, State, rule};

/// Something that is done about a new branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An officer lets it gather members.
    Let,
    /// An officer refuses it.
    Refused,
    /// Who asked takes it back.
    Withdrawn,
    /// As many would join as are asked for.
    Reached,
    /// A founding meeting is called, or called anew.
    Announced {
        /// For when.
        meeting_at: Timestamp,
    },
    /// The founding meeting was held.
    Held {
        /// So many members were present.
        present: u64,
        /// Whether it founded the branch.
        is_founded: bool,
    },
}

/// Something that came about, by a step or by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It was asked for.
    Asked,
    /// Nobody answered, so it gathers.
    Unanswered,
    /// Somebody did something.
    Done(Step),
    /// The time was over.
    Lapsed,
}

/// Why something cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// Not where it stands.
    #[error("membership-branch-not-now")]
    NotNow,
    /// The meeting is called at too short a notice.
    #[error("membership-branch-notice")]
    Notice,
    /// The meeting lies too far ahead.
    #[error("membership-branch-too-far")]
    TooFar,
    /// The meeting is still to come.
    #[error("membership-branch-not-held-yet")]
    NotHeldYet,
    /// Fewer were present than found a branch.
    #[error("membership-branch-too-few")]
    TooFew,
}

impl Step {
    /// Its word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Let => "let",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Reached => "reached",
            Self::Announced { .. } => "announced",
            Self::Held { is_founded: true, .. } => "founded",
            Self::Held { is_founded: false, .. } => "not-founded",
        }
    }
}

impl NewBranch {
    /// Where it stands at an instant, and everything that came about until then, oldest first.
    pub fn course(&self, now: Timestamp) -> (State, Vec<(Timestamp, Happened)>) {
        let rule = rule();
        let until = later(self.asked_at, rule.answer_days);
        let mut state = State { stage: Stage::Asked { until }, since: self.asked_at };
        let mut happened = vec![(self.asked_at, Happened::Asked)];
        let mut past: Vec<&Entry> = self.entries.iter().filter(|entry| entry.at <= now).collect();
        past.sort_by_key(|entry| entry.at);
        for entry in past {
            state = wait(state, rule, entry.at, &mut happened);
            if let Some(next) = after(state.stage, entry.step, entry.at, rule) {
                state = State { stage: next, since: entry.at };
                happened.push((entry.at, Happened::Done(entry.step)));
            }
        }
        state = wait(state, rule, now, &mut happened);
        (state, happened)
    }

    /// May this be done now? By whom is another question.
    ///
    /// # Errors
    /// [`Forbidden`].
    ///
    /// Source: docs/rules/membership.md, 69 and 70.
    pub fn may(&self, step: Step, now: Timestamp) -> Result<(), Forbidden> {
        let (rule, stage) = (rule(), self.state(now).stage);
        if after(stage, step, now, rule).is_some() {
            return Ok(());
        }
        Err(match (stage, step) {
            (Stage::Ready { .. } | Stage::Convened { .. }, Step::Announced { meeting_at }) => {
                if meeting_at < later(now, rule.notice_days) { Forbidden::Notice } else { Forbidden::TooFar }
            }
            (Stage::Convened { meeting_at, .. }, Step::Held { .. }) if now < meeting_at => Forbidden::NotHeldYet,
            (Stage::Convened { .. }, Step::Held { .. }) => Forbidden::TooFew,
            _ => Forbidden::NotNow,
        })
    }
}

fn later(from: Timestamp, days: i64) -> Timestamp {
    from.plus(days * Timestamp::DAY)
}

/// Lets time run until an instant.
fn wait(mut state: State, rule: &Rule, now: Timestamp, happened: &mut Vec<(Timestamp, Happened)>) -> State {
    while let Some(until) = state.stage.until().filter(|until| *until <= now) {
        let (stage, what) = match state.stage {
            Stage::Asked { .. } => (Stage::Gathering { until: later(until, rule.gather_days) }, Happened::Unanswered),
            _ => (Stage::Lapsed, Happened::Lapsed),
        };
        state = State { stage, since: until };
        happened.push((until, what));
    }
    state
}

/// Where a step leads; `None` where it cannot be done.
fn after(stage: Stage, step: Step, at: Timestamp, rule: &Rule) -> Option<Stage> {
    match (stage, step) {
        (Stage::Asked { .. }, Step::Let) => Some(Stage::Gathering { until: later(at, rule.gather_days) }),
        // Once enough would join it is theirs: nobody refuses it or takes it back.
        (Stage::Asked { .. } | Stage::Gathering { .. }, Step::Refused) => Some(Stage::Refused),
        (Stage::Asked { .. } | Stage::Gathering { .. }, Step::Withdrawn) => Some(Stage::Withdrawn),
        (Stage::Gathering { .. }, Step::Reached) => Some(Stage::Ready { until: later(at, rule.convene_days) }),
        (Stage::Ready { .. } | Stage::Convened { .. }, Step::Announced { meeting_at }) => {
            let is_in_time = later(at, rule.notice_days) <= meeting_at && meeting_at <= later(at, rule.furthest_days);
            is_in_time.then(|| Stage::Convened { meeting_at, until: later(meeting_at, rule.record_days) })
        }
        (Stage::Convened { meeting_at, .. }, Step::Held { present, is_founded }) => {
            let is_quorate = meeting_at <= at && present >= rule.minimum_members;
            is_quorate.then_some(if is_founded { Stage::Founded } else { Stage::NotFounded })
        }
        _ => None,
    }
}
