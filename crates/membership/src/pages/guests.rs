//! Guests: the member's own links, and those that officers of the place see.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use mail::{Letter, Subject};
use places::Place;
use terms::{PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{Named, choices, moving, named};
use crate::{
    actions::{
        guesting::{self, NotLinked, ToGuest},
        revealing::NotRevealed,
        writing::reach,
    },
    guest::Guest,
    reading,
    segment::{SMALLEST, Told, told},
    store, withholding,
};

/// The longest letter to a guest, in characters.
const LONGEST: usize = 5_000;

/// A member's links, as her page of places shows them.
#[derive(Debug, Clone)]
pub(super) struct Own {
    pub(super) form: Form,
    pub(super) lines: Vec<LinkLine>,
    /// Those that are over, in sentences.
    pub(super) past: Vec<String>,
    pub(super) choices: Vec<Choice>,
}

/// A link that lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LinkLine {
    pub(super) id: PlaceId,
    pub(super) place: Named,
    /// Since when, and whether organisers find her.
    pub(super) about: String,
}

#[derive(Template)]
#[template(path = "membership/guests.html")]
pub(super) struct GuestsPage {
    pub(super) frame: Frame,
    pub(super) places: Vec<GuestsAt>,
}

/// The guests of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GuestsAt {
    pub(super) place: Named,
    pub(super) count: String,
    /// Those who agreed to be found: where they are written to, name, since when.
    pub(super) shown: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "membership/guest_write.html")]
pub(super) struct GuestWrite {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) name: String,
    pub(super) place: Named,
    pub(super) action: String,
}

/// A member's links, with the form for another one.
pub(super) async fn own(tx: &mut Tx, frame: &Frame, person: PersonId, form: Form) -> Result<Own, PageError> {
    let root = places::root(tx).await?.ok_or(PageError::NotFound)?;
    // Nobody becomes a guest of the first place in the list by pressing a button.
    let mut offered = vec![Choice::new(String::new(), frame.t("membership-guest-choose"))];
    offered.extend(choices(tx, frame, &[root.id], false).await?);
    let (mut lines, mut past) = (Vec::new(), Vec::new());
    for link in store::guests::of(tx, person).await? {
        let place = named(tx, frame, link.place).await?;
        let since = ("since", frame.day(link.since).into());
        if let Some(ended_at) = link.ended_at {
            let args = [("place", place.name.into()), since, ("until", frame.day(ended_at).into())];
            past.push(frame.tn("membership-guest-past", &args));
        } else {
            let key = if link.is_shown { "membership-guest-since-shown" } else { "membership-guest-since" };
            lines.push(LinkLine { id: link.place, place, about: frame.tn(key, &[since]) });
        }
    }
    Ok(Own { form, lines, past, choices: offered })
}

/// The places of which a member is a guest now.
pub(super) async fn present(tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<Named>, PageError> {
    let mut places = Vec::new();
    for link in store::guests::of(tx, person).await?.into_iter().filter(|link| link.ended_at.is_none()) {
        places.push(named(tx, frame, link.place).await?);
    }
    Ok(places)
}

pub(super) async fn link(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    if let Ok(place) = form.value("guest_place").parse() {
        let is_shown = form.is_ticked("guest_shown");
        match guesting::link(&app.db, proof.person(), (place, is_shown), app.now()).await {
            Ok(()) => return Ok(see_other("/me/place?done=membership-done-guest")),
            Err(NotLinked::Database(error)) => return Err(error.into()),
            Err(wrong) => form.refuse("guest_place", &wrong.to_string()),
        }
    } else {
        form.refuse("guest_place", "web-error-choose");
    }
    refused(&moving::shown(&app, frame, &proof, (Form::default(), form)).await?)
}

pub(super) async fn unlink(State(app): State<App>, proof: Proof, form: Form) -> Result<Response, PageError> {
    let place = form.value("place").parse().map_err(|_| PageError::NotFound)?;
    guesting::unlink(&app.db, proof.person(), place, app.now()).await?;
    Ok(see_other("/me/place?done=membership-done-guest-ended"))
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let offices = reading::offices_in_force(&mut tx, proof.person(), frame.now).await?;
    let without = withholding::places_of(&mut tx, &offices).await?;
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for top in proof.places() {
        for place in places::within_ids(&mut tx, top).await?.into_iter().filter(|place| seen.insert(*place)) {
            if without.contains(&place) {
                continue;
            }
            let count = store::guests::count(&mut tx, place, frame.now).await?;
            if count > 0 {
                all.push(at(&app, &mut tx, &frame, (place, count), &without).await?);
            }
        }
    }
    page(&GuestsPage { frame, places: all })
}

async fn at(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (place, count): (PlaceId, u64),
    without: &BTreeSet<PlaceId>,
) -> Result<GuestsAt, PageError> {
    let mut shown = Vec::new();
    for guest in store::guests::shown(tx, place, frame.now).await? {
        // Whoever is at home where members are withheld from the reader is not named, wherever she is a guest.
        let home = reading::standing(tx, guest.person, frame.now).await?.place();
        if home.is_some_and(|home| without.contains(&home)) {
            continue;
        }
        let Some(name) = reading::name(tx, &app.vault, guest.person, frame.now).await? else { continue };
        let since = frame.tn("membership-guest-since", &[("since", frame.day(guest.since).into())]);
        shown.push((format!("/people/guests/{place}/{}", guest.person), name, since));
    }
    let count = match told(count) {
        Told::Exactly(count) => frame.tn("membership-guests-count", &[("count", count.into())]),
        _ => frame.tn("membership-guests-few", &[("smallest", SMALLEST.into())]),
    };
    Ok(GuestsAt { place: named(tx, frame, place).await?, count, shown })
}

/// A guest of the address who agreed to be found, and her place, when the reader's offices reach it.
async fn found(
    app: &App,
    tx: &mut Tx,
    proof: &Proof,
    (place, person): (&str, &str),
) -> Result<(Place, PersonId, String), PageError> {
    let (place, person): (PlaceId, PersonId) =
        place.parse().ok().zip(person.parse().ok()).ok_or(PageError::NotFound)?;
    let opening = guesting::opening(tx, (proof.person(), person, place), app.now()).await?;
    opening.ok_or(PageError::NotFound)?;
    let name = reading::name(tx, &app.vault, person, app.now()).await?.ok_or(PageError::NotFound)?;
    Ok((places::find(tx, place).await?.ok_or(PageError::NotFound)?, person, name))
}

fn write_form(frame: Frame, form: Form, (place, person, name): (&Place, PersonId, String)) -> GuestWrite {
    let action = format!("/people/guests/{}/{person}", place.id);
    GuestWrite { place: Named::of(place, frame.language()), name, action, form, frame }
}

pub(super) async fn write_page(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((place, person)): Path<(String, String)>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (place, person, name) = found(&app, &mut tx, &proof, (&place, &person)).await?;
    page(&write_form(frame, Form::default(), (&place, person, name)))
}

/// The organisers of a place write to a guest: neither side learns the other's address.
pub(super) async fn write(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((place, person)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let (place, person, name) = found(&app, &mut tx, &proof, (&place, &person)).await?;
    let Some(text) = form.text("text", LONGEST, false) else {
        return refused(&write_form(frame, form, (&place, person, name)));
    };
    let letter = letter(&app, &mut tx, (&place, person), &text).await?;
    drop(tx);
    let new = ToGuest { writer: proof.person(), person, place: place.id, letter };
    match guesting::write(&app.db, &app.vault, new, (form.nonce(), app.random(), app.now())).await {
        Ok(()) => Ok(see_other("/people/guests?done=membership-done-guest-written")),
        Err(NotRevealed::Database(error)) => Err(error.into()),
        Err(NotRevealed::TooMany) => Err(PageError::Refused("membership-reveal-too-many")),
        Err(_) => Err(PageError::NotFound),
    }
}

/// The letter in her language; none for whoever has no e-mail.
async fn letter(
    app: &App,
    tx: &mut Tx,
    (place, person): (&Place, PersonId),
    text: &str,
) -> Result<Option<Letter>, PageError> {
    let Some((to, language)) = reach(tx, &app.vault, person, app.now()).await? else { return Ok(None) };
    let said = app.said_in(language);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("place", place.name.in_language(language).into()),
        ("text", text.into()),
        ("link", format!("{}/write/{}", app.settings.public_url, place.slug).into()),
        ("end", format!("{}/me/place", app.settings.public_url).into()),
    ];
    let subject = Subject::from(app.words.say(said, "membership-letter-guest-subject", &args).as_str());
    let text = app.words.say(said, "membership-letter-guest", &args);
    Ok(Some(Letter { to, subject, text, reply_to: None }))
}

/// Links in which a member agreed to be found.
pub(super) async fn shown_at(tx: &mut Tx, person: PersonId) -> Result<Vec<PlaceId>, PageError> {
    let links = store::guests::of(tx, person).await?;
    let is_shown = |link: &Guest| link.ended_at.is_none() && link.is_shown;
    Ok(links.into_iter().filter(is_shown).map(|link| link.place).collect())
}
