//! One letter before an office ends: to its holder, and to each of those who may give it anew.

use database::{BoxFuture, Error, Tx};
use jobs::JobError;
use mail::{Letter, Subject};
use places::Place;
use terms::{Email, Language, PersonId, Timestamp};
use web::{App, Value};

use crate::{
    actions::writing::{able, reach},
    office::{APPOINT, Office, REMINDED},
    pages::words::role_key,
    reading, store,
};

/// Offices written about in one transaction.
const AT_ONCE: i64 = 50;

/// Sends every letter whose time has come, each once. Whoever has no e-mail sees it on the pages of offices.
///
/// Source: docs/rules/membership.md, 73.
pub(super) fn remind(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        while remind_some(&app, now).await? {}
        Ok(())
    })
}

/// Sends the letters about the next few offices; whether there were any.
async fn remind_some(app: &App, now: Timestamp) -> Result<bool, Error> {
    let mut tx = app.db.reader().await?;
    let next = store::offices::ending(&mut tx, now, REMINDED, AT_ONCE).await?;
    if next.is_empty() {
        return Ok(false);
    }
    let mut letters = Vec::with_capacity(next.len());
    for office in next {
        let about = letters_about(app, &mut tx, &office, now).await?;
        letters.push((office, about));
    }
    drop(tx);
    let vault = app.vault.clone();
    app.db
        .write::<_, Error, _>(move |tx| {
            let (letters, vault) = (letters.clone(), vault.clone());
            Box::pin(async move {
                // An office may have been ended or given anew since they were read.
                let still = store::offices::ending(tx, now, REMINDED, AT_ONCE).await?;
                for (office, letters) in letters.iter().filter(|(office, _)| still.contains(office)) {
                    if !store::offices::reminded(tx, office.id, now).await? {
                        continue;
                    }
                    for letter in letters {
                        mail::post(tx, &vault, letter, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await?;
    Ok(true)
}

/// The letter to the holder, and one to each of those who may give the office anew.
async fn letters_about(app: &App, tx: &mut Tx, office: &Office, now: Timestamp) -> Result<Vec<Letter>, Error> {
    let place = places::find(tx, office.place).await?.ok_or(Error::NoRow)?;
    let mut letters = Vec::new();
    if let Some(to) = reach(tx, &app.vault, office.person, now).await? {
        let keys = ("membership-letter-office-subject", "membership-letter-office");
        letters.push(letter(app, to, keys, (office, &place), ("", "/me")));
    }
    for giver in givers(tx, office, now).await? {
        let Some(to) = reach(tx, &app.vault, giver, now).await? else { continue };
        let is_open = reading::is_open_to(tx, giver, office.person, now).await?;
        let name = match reading::name(tx, &app.vault, office.person, now).await? {
            Some(name) if is_open => name,
            _ => app.words.say(app.said_in(to.1), "membership-out-name", &[]),
        };
        let keys = ("membership-letter-office-gives-subject", "membership-letter-office-gives");
        letters.push(letter(app, to, keys, (office, &place), (&name, "/offices")));
    }
    Ok(letters)
}

/// Who may give the office anew: those at its place, or at the nearest place above it that has any; never its holder.
async fn givers(tx: &mut Tx, office: &Office, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    for place in places::ancestor_ids(tx, office.place).await? {
        let mut offices = store::offices::at(tx, place, now).await?;
        offices.retain(|giver| giver.person != office.person);
        let mut givers: Vec<PersonId> = Vec::new();
        for giver in able(tx, offices, &office.role.given_by, now).await?.into_iter().map(|able| able.person) {
            // The page on which it is given asks for this as well.
            if !givers.contains(&giver) && reading::holds(tx, giver, APPOINT, office.place, now).await? {
                givers.push(giver);
            }
        }
        if !givers.is_empty() {
            return Ok(givers);
        }
    }
    Ok(Vec::new())
}

fn letter(
    app: &App,
    (to, language): (Email, Language),
    (subject, text): (&str, &str),
    (office, place): (&Office, &Place),
    (name, path): (&str, &str),
) -> Letter {
    let said = app.said_in(language);
    let say = |key: &str, args: &[(&str, Value)]| app.words.say(said, key, args);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("role", say(role_key(office.role), &[]).into()),
        ("place", place.name.in_language(language).into()),
        ("day", app.day(said, office.last()).into()),
        ("name", name.into()),
        ("link", format!("{}{path}", app.settings.public_url).into()),
    ];
    Letter { to, subject: Subject::from(say(subject, &args).as_str()), text: say(text, &args), reply_to: None }
}
