//! Letters about new branches: to those who would join, and to the officers who have something to do.

use database::{Error, Tx};
use jobs::{Job, JobError};
use mail::{Letter, Subject};
use places::MANAGE;
use terms::{Email, Language, PersonId, Timestamp};
use web::{App, Value};

use crate::{
    actions::{
        branching::Tell,
        serving::{Counter, ServiceLetter, readable, serve},
        writing::{holding, reach},
    },
    new_branch::{Happened, NewBranch, Step},
    pages::words::happened,
    service::About,
    store,
};

/// Letters in one transaction.
const AT_ONCE: i64 = 50;

/// Writes about a step: to everybody who would join, once each, and to officers when something waits for them.
///
/// Source: docs/rules/membership.md, 68 to 70.
pub(super) async fn tell(app: App, job: Job) -> Result<(), JobError> {
    let Tell { branch, steps } = job.read()?;
    let mut tx = app.db.reader().await?;
    let Some(branch) = store::new_branches::find(&mut tx, branch).await? else { return Ok(()) };
    let last = usize::try_from(steps).ok().and_then(|steps| steps.checked_sub(1));
    let step = last.and_then(|last| branch.entries.get(last)).map(|entry| entry.step);
    // That she asked she knows.
    if let Some(step) = step {
        while tell_some(&app, &branch, (step, steps), job.now).await? {}
    }
    if matches!(step, None | Some(Step::Reached)) {
        tell_officers(&app, &mut tx, &branch, job.now).await?;
    }
    Ok(())
}

/// Writes to the next few who would join; whether there were any.
async fn tell_some(app: &App, branch: &NewBranch, (step, steps): (Step, i64), now: Timestamp) -> Result<bool, Error> {
    let mut tx = app.db.reader().await?;
    let next = store::new_branches::to_tell(&mut tx, branch.id, (steps, AT_ONCE), now).await?;
    if next.is_empty() {
        return Ok(false);
    }
    let mut letters: Vec<(PersonId, ServiceLetter)> = Vec::with_capacity(next.len());
    for person in next {
        let to = readable(reach(&mut tx, &app.vault, person, now).await)?;
        let letter = to.map(|to| letter(app, to, branch, Happened::Done(step)));
        letters.push((person, ServiceLetter::new(app, (person, About::Branch), letter)));
    }
    drop(tx);
    let (counter, id) = (Counter::from(app), branch.id);
    app.db
        .write::<_, Error, _>(move |tx| {
            let (letters, counter) = (letters.clone(), counter.clone());
            Box::pin(async move {
                for (person, letter) in &letters {
                    // She may have taken it back, or been erased, since they were read.
                    if store::new_branches::told(tx, (id, *person), steps).await? {
                        serve(tx, &counter, letter, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await?;
    Ok(true)
}

fn letter(app: &App, (to, language): (Email, Language), branch: &NewBranch, what: Happened) -> Letter {
    let keys = ("membership-letter-branch-subject", "membership-letter-branch");
    written(app, (to, language), keys, branch, (what, &format!("/branches/{}", branch.id)))
}

/// Writes to the officers of the place, or of the nearest one above that has any, but to who asked.
async fn tell_officers(app: &App, tx: &mut Tx, branch: &NewBranch, now: Timestamp) -> Result<(), Error> {
    let but: Vec<PersonId> = branch.requester.into_iter().collect();
    let what = branch.course(now).1.last().map_or(Happened::Asked, |(_, what)| *what);
    let mut officers: Vec<PersonId> = Vec::new();
    let mut letters = Vec::new();
    for office in holding(tx, branch.parent, (MANAGE, &but), now).await? {
        if officers.contains(&office.person) {
            continue;
        }
        officers.push(office.person);
        if let Some(to) = reach(tx, &app.vault, office.person, now).await? {
            let keys = ("membership-letter-branch-office-subject", "membership-letter-branch-office");
            letters.push(written(app, to, keys, branch, (what, &format!("/branches/{}/office", branch.id))));
        }
    }
    let vault = app.vault.clone();
    app.db
        .write::<_, Error, _>(move |tx| {
            let (letters, vault) = (letters.clone(), vault.clone());
            Box::pin(async move {
                for letter in &letters {
                    mail::post(tx, &vault, letter, now).await?;
                }
                Ok(())
            })
        })
        .await
}

fn written(
    app: &App,
    (to, language): (Email, Language),
    (subject, text): (&str, &str),
    branch: &NewBranch,
    (what, path): (Happened, &str),
) -> Letter {
    let said = app.said_in(language);
    let say = |key: &str, args: &[(&str, Value)]| app.words.say(said, key, args);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("name", branch.name.in_language(language).into()),
        ("what", happened(&say, &|at| app.when(said, at), what).into()),
        ("link", format!("{}{path}", app.settings.public_url).into()),
    ];
    Letter { to, subject: Subject::from(say(subject, &args).as_str()), text: say(text, &args), reply_to: None }
}
