//! Reminders of subscriptions, and writing all standings anew after a new rule.

use database::{BoxFuture, Error};
use jobs::JobError;
use mail::{Letter, Subject};
use terms::Timestamp;
use web::App;

use crate::{
    actions::{
        serving::{Counter, ServiceLetter, readable, serve},
        subscribing,
        writing::reach,
    },
    reading,
    service::About,
    store::{self, subscriptions::ToRemind},
    subscription::Reminder,
};

/// Reminders sent in one transaction.
const AT_ONCE: i64 = 100;

/// Writes everybody's standings anew under the rules of today.
pub(super) async fn renew(app: App) -> Result<(), JobError> {
    Ok(subscribing::renew_all(&app.db).await?)
}

/// Sends every reminder whose time has come, each once. Whoever has no e-mail is noted all the same: the treasurers of
/// her places find her among those whose subscription is due, and the organisers among those to be written to on paper.
///
/// Source: docs/rules/membership.md, 51.
pub(super) fn remind(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        for reminder in Reminder::ALL {
            while remind_some(&app, reminder, now).await? {}
        }
        Ok(())
    })
}

/// Sends the next few; whether there were any.
async fn remind_some(app: &App, reminder: Reminder, now: Timestamp) -> Result<bool, Error> {
    let mut tx = app.db.reader().await?;
    let next = store::subscriptions::to_remind(&mut tx, reminder, now, AT_ONCE).await?;
    drop(tx);
    if next.is_empty() {
        return Ok(false);
    }
    let mut letters = Vec::with_capacity(next.len());
    for to in next {
        let letter = readable(letter(app, to, reminder, now).await)?;
        letters.push((to, ServiceLetter::new(app, (to.person, About::Subscription), letter)));
    }
    let counter = Counter::from(app);
    app.db
        .write::<_, Error, _>(move |tx| {
            let (letters, counter) = (letters.clone(), counter.clone());
            Box::pin(async move {
                // Somebody may have paid, left or been erased since they were read.
                let still = store::subscriptions::to_remind(tx, reminder, now, AT_ONCE).await?;
                for (to, letter) in letters.iter().filter(|(to, _)| still.contains(to)) {
                    if store::subscriptions::sent(tx, *to, reminder, now).await? {
                        serve(tx, &counter, letter, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await?;
    Ok(true)
}

/// The reminder in her language; none for whoever has no e-mail.
async fn letter(app: &App, to: ToRemind, reminder: Reminder, now: Timestamp) -> Result<Option<Letter>, Error> {
    let mut tx = app.db.reader().await?;
    let Some((email, language)) = reach(&mut tx, &app.vault, to.person, now).await? else { return Ok(None) };
    let name = reading::name(&mut tx, &app.vault, to.person, now).await?.unwrap_or_default();
    let language = app.said_in(language);
    let (subject, text) = keys(reminder);
    let until = app.day(language, to.over_at);
    let args = [
        ("name", name.as_str().into()),
        ("organisation", app.settings.organisation.as_str().into()),
        ("due", app.day(language, to.due_at).into()),
        ("until", until.as_str().into()),
        ("link", format!("{}/me/subscription", app.settings.public_url).into()),
    ];
    let subject = Subject::from(app.words.say(language, subject, &[("until", until.as_str().into())]).as_str());
    Ok(Some(Letter { to: email, subject, text: app.words.say(language, text, &args), reply_to: None }))
}

fn keys(reminder: Reminder) -> (&'static str, &'static str) {
    match reminder {
        Reminder::Soon => ("membership-letter-due-soon-subject", "membership-letter-due-soon"),
        Reminder::Due => ("membership-letter-due-subject", "membership-letter-due"),
        Reminder::Last => ("membership-letter-last-subject", "membership-letter-last"),
        Reminder::Lapsed => ("membership-letter-lapsed-subject", "membership-letter-lapsed"),
    }
}
