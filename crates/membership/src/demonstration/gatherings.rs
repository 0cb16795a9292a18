//! A few gatherings of a demonstration, with members who came.

use terms::Timestamp;
use web::{App, DemonstrationError};

use crate::{
    actions::attending,
    gathering::{Gathering, NotNoted, kind},
    note::day_after,
    reading::Walk,
};

/// Where, what, what it is called, how many days ago, how many came of those who are at home there, and how many of them first come
/// to none: of two in one place other members come.
const ALL: [(&str, &str, &str, i64, usize, usize); 7] = [
    ("north-east", "meeting", "Regional meeting: buses and rents", 6, 18, 0),
    ("north-east", "stall", "Stall at the market", 20, 7, 9),
    ("north-east", "training", "How to chair a meeting", 75, 11, 4),
    ("north-east", "rally", "Rally for the ferry", 210, 24, 2),
    ("wales", "meeting", "Cyfarfod rhanbarthol", 13, 9, 0),
    ("wales", "canvass", "From door to door in Splott", 41, 3, 5),
    ("movement", "rally", "Day of action", 120, 40, 0),
];

/// Notes them.
///
/// # Errors
/// When the database fails.
pub(super) async fn fill(app: &App, now: Timestamp) -> Result<(), DemonstrationError> {
    for (slug, what, title, days, came, passed) in ALL {
        let mut tx = app.db.reader().await?;
        let place = places::find_by_slug(&mut tx, &slug.parse().map_err(|_| "a slug of ours")?).await?;
        let Some(place) = place else { continue };
        let held_at = day_after(-days, &app.settings.zone, now);
        // Nobody came to anything before she was a member.
        let members = Walk::within(&mut tx, place.id, held_at).await?.next(&mut tx, passed + came).await?;
        drop(tx);
        let gathering = Gathering {
            id: app.new_id_by_chance(),
            place: place.id,
            kind: kind(what).ok_or("a kind of ours")?,
            title: title.parse().map_err(|_| "one line")?,
            held_at,
        };
        attending::hold(&app.db, gathering.clone(), now).await?;
        for (person, _) in members.into_iter().skip(passed) {
            note(app, &gathering, person, now).await?;
        }
    }
    Ok(())
}

/// Notes that somebody came, unless she has left since, objects or is kept out of lists.
async fn note(
    app: &App,
    gathering: &Gathering,
    person: terms::PersonId,
    now: Timestamp,
) -> Result<(), DemonstrationError> {
    let gathering = gathering.clone();
    let noted = app.db.write(move |tx| {
        let gathering = gathering.clone();
        Box::pin(async move { attending::came(tx, &gathering, person, now).await })
    });
    match noted.await {
        Err(NotNoted::Database(error)) => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}
