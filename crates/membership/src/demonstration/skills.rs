//! What some members of a demonstration offer to help with, and a call for help that one of them has answered.

use database::Error;
use terms::{Id, PersonId, PlaceId, Timestamp};
use web::{App, DemonstrationError};

use super::writes_and_stays;
use crate::{
    actions::{
        helping::{self, Answer, NewCall},
        joining::Newcomer,
        offering,
    },
    help::{NotCalled, Words},
    note::day_after,
    pages::help_thread,
    person::chance,
    reading::{self, Walk},
    skill::{self, Audience, Skill},
    store::{self, skills::NewOffer},
};

/// One of so many offers something.
const OFFERING: u8 = 4;
/// What is asked for.
const ASKED: &str = "welsh";
/// Where.
const PLACE: &str = "wales";

/// What somebody offers, with the same day as everything else; nothing in most cases.
pub(super) fn offers(one: &Newcomer) -> Vec<NewOffer> {
    let (person, by_chance) = (one.sealed.person, chance(one.sealed.person, 10));
    if !writes_and_stays(one) || !by_chance[4].is_multiple_of(OFFERING) {
        return Vec::new();
    }
    let audience = match by_chance[5] % 4 {
        0 => Audience::Branch,
        3 => Audience::Movement,
        _ => Audience::Region,
    };
    let all = skill::all();
    // Distances of seven hit none of them twice.
    let which =
        (0..=usize::from(by_chance[6] % 3)).map(|step| &all[(usize::from(by_chance[7]) + 7 * step) % all.len()]);
    let offer = |(number, skill): (u8, &'static Skill)| NewOffer {
        id: Id::in_order(one.entered_at, chance(person, 11 + number)),
        person,
        home: one.place,
        skill,
        audience,
        at: one.entered_at,
    };
    (0..).zip(which).map(offer).collect()
}

/// An officer of the movement as a whole asks two members for help, of whom the second has said yes.
///
/// # Errors
/// When database or key store fail.
pub(super) async fn call(
    app: &App,
    (by, asked): (PersonId, PersonId),
    now: Timestamp,
) -> Result<(), DemonstrationError> {
    let mut tx = app.db.reader().await?;
    let place = places::find_by_slug(&mut tx, &PLACE.parse().map_err(|_| "a slug of ours")?).await?;
    let Some(place) = place.map(|place| place.id) else { return Ok(()) };
    let second = another(app, place, [by, asked], now).await?;
    drop(tx);
    let skill = skill::find(ASKED).ok_or("a skill of ours")?;
    for person in [Some(asked), second].into_iter().flatten() {
        let offered = (vec![(app.new_id_by_chance(), skill)], Audience::Movement);
        offering::offer(&app.db, (person, None), offered, now.plus(-20 * Timestamp::DAY)).await?;
    }
    let at = now.plus(-2 * Timestamp::HOUR);
    let new = NewCall {
        id: app.new_id_by_chance(),
        by,
        place,
        skill,
        words: Words {
            what: "The leaflet on buses, two pages. We would like to print it in both languages before Christmas."
                .to_owned(),
            meets: "At home, by e-mail".to_owned(),
        },
        starts_at: day_after(12, &app.settings.zone, now),
        over_at: day_after(13, &app.settings.zone, now),
        needed: 2,
    };
    let id = new.id;
    match helping::call(&app.db, &app.vault, new, at).await {
        Ok(()) => {}
        Err(NotCalled::Database(error)) => return Err(error.into()),
        Err(_) => return Ok(()),
    }
    let Some(person) = second else { return Ok(()) };
    let found = store::help::find(&mut app.db.reader().await?, id).await?;
    let (call, sealed) = found.ok_or("the call that was just made")?;
    let words = helping::words(&app.vault, &sealed)?;
    let thread = help_thread(app, (&call, &words), person, at).await.map_err(|_| "a thread of ours")?;
    // Nobody is written to about it: a letter of an hour ago would look as if the post were slow.
    let thread = thread.map(|(sealed, _)| (sealed, Vec::new()));
    let answer = Answer { call: id, person, helps: true, thread };
    helping::answer(&app.db, &app.vault, answer, now.plus(-Timestamp::HOUR)).await?;
    Ok(())
}

/// A member at home there or within it who can be written to, and is none of these.
async fn another(app: &App, place: PlaceId, but: [PersonId; 2], now: Timestamp) -> Result<Option<PersonId>, Error> {
    let mut tx = app.db.reader().await?;
    for (person, standing) in Walk::within(&mut tx, place, now).await?.next(&mut tx, 50).await? {
        let has_mail = reading::email(&mut tx, &app.vault, person, now).await?.is_some();
        if has_mail && standing.is_in_good_standing() && !but.contains(&person) {
            return Ok(Some(person));
        }
    }
    Ok(None)
}
