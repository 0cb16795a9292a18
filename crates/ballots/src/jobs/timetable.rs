//! The steps that are taken by the hour: publishing the roll, opening, closing, becoming final, destroying.

use std::sync::Arc;

use database::BoxFuture;
use jobs::JobError;
use terms::{BallotId, Timestamp};
use web::App;

use crate::{
    actions::{By, Failure, closing, destroying, opening, publishing, signing},
    ballot::{Ballot, StepRefused},
    stage::Stage,
    store,
};

/// Ballots looked at in one run, of each stage.
const AT_ONCE: i64 = 500;

/// Takes every step whose hour has come.
pub(crate) fn run(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let due = due(&app, now).await?;
        let mut broken = None;
        for (id, step) in due {
            if let Err(failure) = take(&app, id, step, now).await {
                // One ballot that cannot go on must not hold up the others.
                broken = note(id, &failure).or(broken);
            }
        }
        broken.map_or(Ok(()), Err)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Publish,
    Open,
    Close,
    Finish,
    Destroy,
}

async fn due(app: &App, now: Timestamp) -> Result<Vec<(BallotId, Step)>, JobError> {
    let mut tx = app.db.reader().await?;
    let mut due = Vec::new();
    for stage in ["called", "roll_published", "open", "provisional"] {
        let ballots = store::ballots::in_stage(&mut tx, stage, AT_ONCE).await?;
        due.extend(ballots.iter().filter_map(|ballot| Some((ballot.id, step(ballot, now)?))));
    }
    due.extend(store::ballots::to_destroy(&mut tx, now).await?.into_iter().map(|id| (id, Step::Destroy)));
    Ok(due)
}

/// The step whose hour has come.
fn step(ballot: &Ballot, now: Timestamp) -> Option<Step> {
    let timetable = &ballot.settings.timetable;
    let (at, step) = match ballot.stage {
        Stage::Called { .. } => (timetable.roll_published, Step::Publish),
        Stage::RollPublished { .. } => (timetable.voting.opens, Step::Open),
        // Those who lead the ballot close it; if they do not, it closes by itself a little later.
        Stage::Open { .. } => (timetable.voting.closes.plus(closing::GRACE_MICROS), Step::Close),
        Stage::Provisional { challenge_until, .. } => (challenge_until, Step::Finish),
        _ => return None,
    };
    (at <= now).then_some(step)
}

async fn take(app: &App, id: BallotId, step: Step, now: Timestamp) -> Result<(), Failure> {
    let (by, zone) = (By::timetable(app, now), app.settings.zone.clone());
    match step {
        Step::Publish => {
            let reopen = app.new_id_by_chance();
            publishing::publish_roll((&app.db, &app.vault), id, reopen, zone, by).await
        }
        Step::Open => {
            let own = app.clone();
            let chance: opening::Chance = Arc::new(move || own.random());
            opening::open(&app.db, id, zone, chance, by).await.map(|_| ())
        }
        Step::Close => closing::close(&app.db, id, by).await.map(|_| ()),
        Step::Finish => signing::finish(&app.db, id, by).await,
        Step::Destroy => destroying::destroy(&app.db, id, by).await,
    }
}

/// What a step that was not taken means: that somebody else took it, that the rules wait for people, or that it broke.
fn note(id: BallotId, failure: &Failure) -> Option<JobError> {
    if let Failure::Step(StepRefused::Stage | StepRefused::NobodyStands | StepRefused::Late) = failure {
        return None;
    }
    tracing::error!(ballot = %id, cause = %failure, "a step of a ballot could not be taken");
    Some(JobError::Later(failure.to_string()))
}
