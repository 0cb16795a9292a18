//! Mailings of the demonstration: a newsletter in the making, and a notice that waits for a second person.

use database::{BoxFuture, Error};
use membership::segment::Segment;
use terms::{Language, PersonId, PlaceId, Timestamp};
use web::{App, Demonstration, DemonstrationError};

use crate::{
    mailing::{Ground, Mailing},
    store,
};

const NEWS: &str = "Hello {name},\n\n## What we did\n\nForty of us met in the town hall. **Thank you** to everybody who carried chairs.\n\n- the food bank has a new home\n- the bus to Aberystwyth runs again\n\n## What comes next\n\nThe conference decides on our name. [Read what is proposed](https://example.org/name).\n";
const MEETING: &str = "Dear members,\n\nthe general meeting is on 12 December at 10:00, in the town hall. On the agenda: the committee, the accounts, and the rules.\n";

/// Fills in the mailings of the demonstration.
pub(crate) fn fill(app: App, wanted: Demonstration) -> BoxFuture<'static, Result<(), DemonstrationError>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let cast = membership::demonstration::cast(&mut tx, &app.vault).await?;
        let wales = places::find_by_slug(&mut tx, &"wales".parse()?).await?.map(|place| place.id);
        let mut drafts = Vec::new();
        for (_, person) in cast.into_iter().filter(|(part, _)| *part == "organiser") {
            let offices = membership::offices_in_force(&mut tx, person, wanted.now).await?;
            let Some(place) = offices.first().map(|office| office.place).filter(|place| Some(*place) == wales) else {
                continue;
            };
            let news = (("newsletter", false), ("News of November", NEWS));
            let meeting = (("meeting", true), ("General meeting", MEETING));
            for (ground, words) in [news, meeting] {
                drafts.push(draft(&app, (person, place), ground, words, wanted.now)?);
            }
        }
        drop(tx);
        app.db
            .write::<_, Error, _>(move |tx| {
                let drafts = drafts.clone();
                Box::pin(async move {
                    for mailing in &drafts {
                        store::insert(tx, mailing).await?;
                        store::ask(tx, mailing.id, mailing.made_at).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        Ok(())
    })
}

fn draft(
    app: &App,
    (person, place): (PersonId, PlaceId),
    (ground, is_notice): (&str, bool),
    (subject, words): (&str, &str),
    now: Timestamp,
) -> Result<Mailing, DemonstrationError> {
    let ground = Ground::find(ground, is_notice).ok_or("there is no such ground")?;
    let purpose = match ground {
        Ground::Consent(purpose) => Some(purpose),
        Ground::Notice(_) => None,
    };
    let segment = Segment { purpose, ..Segment::of(place) };
    Ok(Mailing {
        id: app.new_id(),
        author: Some(person),
        language: Language::English,
        subject: subject.to_owned(),
        words: words.to_owned(),
        ..Mailing::draft(segment, ground, now)
    })
}
