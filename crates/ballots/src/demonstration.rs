//! The founding conference of a demonstration: four ballots, each at another stage, with the votes of fictional members.
//!
//! Everything goes through the same actions as in earnest, with the hours at which it would have happened.

mod contests;
mod scene;
mod votes;

use database::BoxFuture;
use web::{App, Demonstration, DemonstrationError};

use crate::store;
use contests::{Contest, committee, leader, name, register};
use scene::Scene;

/// Fills in the ballots of a demonstration, after its places and members. Does nothing where there are ballots.
pub(crate) fn fill(app: App, wanted: Demonstration) -> BoxFuture<'static, Result<(), DemonstrationError>> {
    Box::pin(async move {
        if !store::ballots::all(&mut app.db.reader().await?, 1).await?.is_empty() {
            return Ok(());
        }
        let mut scene = Scene::of(app, &wanted).await?;
        (wanted.say)("the conference decides whether to register as a party");
        let contest = register(&scene);
        decide(&mut scene, &contest).await?;
        (wanted.say)("the conference chooses a name");
        let contest = name(&scene);
        decide(&mut scene, &contest).await?;
        (wanted.say)("the members elect a leader");
        let first = leader(&scene);
        close(&mut scene, &first).await?;
        (wanted.say)("the members are electing a committee");
        let contest = committee(&scene, first.id);
        open(&mut scene, &contest).await?;
        Ok(())
    })
}

/// A ballot that is called, filled with options, opened and voted in.
async fn open(scene: &mut Scene, contest: &Contest) -> Result<(), DemonstrationError> {
    scene.call(contest).await?;
    scene.nominate(contest).await?;
    scene.open(contest).await?;
    scene.vote(contest).await
}

/// The same, closed, with the seeds of the lot shown: it waits for its count.
async fn close(scene: &mut Scene, contest: &Contest) -> Result<(), DemonstrationError> {
    open(scene, contest).await?;
    scene.close(contest).await
}

/// The same, counted, checked and declared.
async fn decide(scene: &mut Scene, contest: &Contest) -> Result<(), DemonstrationError> {
    close(scene, contest).await?;
    scene.declare(contest).await
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use web::{
        Slice,
        testing::{NOON, Parts, each_site},
    };

    use super::*;
    use crate::{MIGRATIONS, counting::Transcript, stage::Stage};

    fn slices() -> Vec<Slice> {
        let ballots = Slice { name: "ballots", migrations: MIGRATIONS, ..Slice::default() };
        vec![places::slice(), membership::slice(), ballots]
    }

    async fn filled(app: &App, members: u32) {
        let wanted = Demonstration { members, now: NOON, say: Arc::new(|_| {}) };
        for slice in slices() {
            if let Some(fill) = slice.demonstration {
                fill(app.clone(), wanted.clone()).await.unwrap();
            }
        }
        fill(app.clone(), wanted.clone()).await.unwrap();
        // Once more changes nothing.
        fill(app.clone(), wanted).await.unwrap();
    }

    #[tokio::test]
    async fn four_ballots_stand_at_four_stages() {
        each_site(&Parts { slices, gate: membership::gate() }, async |site| {
            filled(&site.app, 400).await;

            let mut tx = site.app.db.reader().await.unwrap();
            let ballots = store::ballots::all(&mut tx, 100).await.unwrap();
            let stages: Vec<_> = ballots.iter().map(|ballot| ballot.stage.word()).collect();
            assert_eq!(stages, ["final", "provisional", "closed", "open"]);
            let closed = ballots[2].stage.closed().unwrap();
            assert!(closed.online > 100 && closed.online <= closed.roll.size, "{closed:?}");
            let Stage::Open { roll, .. } = &ballots[3].stage else { panic!("the last is open") };
            assert!(roll.size > 200);
        })
        .await;
    }

    #[tokio::test]
    async fn the_question_is_carried_and_the_name_takes_several_stages() {
        each_site(&Parts { slices, gate: membership::gate() }, async |site| {
            filled(&site.app, 400).await;

            let mut tx = site.app.db.reader().await.unwrap();
            let ballots = store::ballots::all(&mut tx, 100).await.unwrap();
            let question = store::counts::last(&mut tx, ballots[0].id).await.unwrap().unwrap();
            let Transcript::Question(result) = &question.transcript else { panic!("a question") };
            assert!(result.is_carried(), "{result:?}");
            assert!(question.figures.papers.is_some(), "some voted on paper");
            let name = store::counts::last(&mut tx, ballots[1].id).await.unwrap().unwrap();
            let Transcript::Places(count) = &name.transcript else { panic!("a choice") };
            assert!(count.stages.len() >= 4, "{} stages", count.stages.len());
            assert!(name.file.is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn a_handful_of_members_is_enough() {
        each_site(&Parts { slices, gate: membership::gate() }, async |site| {
            filled(&site.app, 30).await;

            let ballots = store::ballots::all(&mut site.app.db.reader().await.unwrap(), 100).await.unwrap();
            assert_eq!(ballots.len(), 4);
        })
        .await;
    }

    #[tokio::test]
    async fn the_leader_can_be_counted_at_once_and_the_committee_after_her() {
        each_site(&Parts { slices, gate: membership::gate() }, async |site| {
            filled(&site.app, 400).await;
            let app = &site.app;
            let ballots = store::ballots::all(&mut app.db.reader().await.unwrap(), 100).await.unwrap();
            let (leader, committee) = (&ballots[2], &ballots[3]);

            let by =
                crate::actions::By { person: Some(leader.duties.returning_officer), now: NOON, chance: app.random() };
            crate::actions::counting::count(&app.db, leader.id, by).await.unwrap();

            assert_eq!(committee.settings.counted_after, [leader.id]);
            let on_paper = store::options::on_paper(&mut app.db.reader().await.unwrap(), committee.id).await.unwrap();
            assert_eq!(on_paper.len(), 12, "eleven candidates and re-open nominations");
        })
        .await;
    }
}
