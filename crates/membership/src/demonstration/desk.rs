//! What organisers find on their desks in a demonstration: somebody has written to them, and somebody has looked.

use terms::{Language, PersonId, Timestamp};
use web::{App, DemonstrationError};

use super::cast;
use crate::{
    actions::{
        revealing::{self, Wanted},
        writing::{self, Begun},
    },
    person::Field,
    thread::Letter,
    token::Token,
};

/// Where the first organiser of the cast holds her office.
const REGION: &str = "north-east";

/// Fills in a letter to organisers and a look at a member.
///
/// # Errors
/// When database or key store fail.
pub(super) async fn fill(app: &App, now: Timestamp) -> Result<(), DemonstrationError> {
    let mut tx = app.db.reader().await?;
    let cast = cast(&mut tx, &app.vault).await?;
    let of = |part: &str| cast.iter().find(|(own, _)| *own == part).map(|(_, person)| *person);
    let place = places::find_by_slug(&mut tx, &REGION.parse().map_err(|_| "a slug of ours")?).await?;
    drop(tx);
    if let Some(place) = place {
        let begun = Begun {
            ids: (app.new_id_by_chance(), app.new_id_by_chance()),
            key: app.new_id_by_chance(),
            token: Token::new(app.random()),
            place: place.id,
            language: Language::English,
        };
        writing::begin(&app.db, &app.vault, begun, letter()?, Vec::new(), now.plus(-2 * Timestamp::HOUR)).await?;
    }
    if let (Some(viewer), Some(person)) = (of("administrator"), of("member")) {
        look(app, viewer, person, now.plus(-3 * Timestamp::DAY)).await?;
    }
    Ok(())
}

fn letter() -> Result<Letter, DemonstrationError> {
    Ok(Letter {
        name: "Rhian Moss".parse().map_err(|_| "a plain name")?,
        email: "rhian.moss@example.org".parse().map_err(|_| "an address")?,
        text: "Hello, I have just moved to Hexham. When does your branch meet next?\n\nI have two free evenings a week and can drive."
            .to_owned(),
    })
}

async fn look(app: &App, viewer: PersonId, person: PersonId, at: Timestamp) -> Result<(), DemonstrationError> {
    let note = Some("a letter came back".to_owned());
    let wanted = Wanted { viewer, person, field: Field::Email, purpose: "correction", note };
    revealing::reveal(&app.db, &app.vault, wanted, (app.random(), at)).await?;
    Ok(())
}
