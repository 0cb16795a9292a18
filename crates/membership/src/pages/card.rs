//! The membership card with its pattern, and a page that checks one.

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use database::Tx;
use terms::{PersonId, Timestamp};
use web::{
    App, Form, Frame, Page, PageError, Proof,
    drawing::{Svg, qr},
    page, refused,
};

use crate::{
    card::{Card, LASTS, NoCard, signing_key},
    person::{number, spoken},
    reading,
    standing::spells,
    store,
};

#[derive(Template)]
#[template(path = "membership/card.html")]
pub(super) struct CardPage {
    pub(super) frame: Frame,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) until: String,
    pub(super) pattern: Option<Svg>,
    pub(super) text: String,
}

#[derive(Template)]
#[template(path = "membership/card_check.html")]
pub(super) struct CheckPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// The organisation's key, in hexadecimal.
    pub(super) key: String,
    pub(super) today: String,
    /// What a script says of a card that counts, and of one whose time is over; what it says stands in braces.
    pub(super) good: String,
    pub(super) over: String,
    /// What the card says, if it counts.
    pub(super) found: Option<String>,
}

/// The card of a member in good standing. It is kept by no cache: after a month, or when she leaves, it says nothing any more.
pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let until = counts_until(&mut tx, proof.person(), frame.now).await?;
    let until = until.ok_or(PageError::Refused("membership-card-none"))?;
    let card = Card {
        number: number(proof.person()),
        until: until.day(&app.settings.zone),
        name: proof.viewer().name.clone(),
    };
    let text = card.signed(&signing_key(&app.vault));
    let shown = CardPage {
        pattern: qr(&text, &frame.t("membership-card-pattern")),
        number: spoken(card.number),
        until: frame.day(until),
        name: card.name,
        text,
        frame,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], page(&shown)?).into_response())
}

/// The last instant for which a card made now may speak; `None` for who is no member in good standing.
async fn counts_until(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Option<Timestamp>, PageError> {
    if !reading::standing(tx, person, now).await?.is_in_good_standing() {
        return Ok(None);
    }
    let rules = store::subscriptions::rules(tx).await?;
    let spells = spells(&store::history::of(tx, person).await?, &rules);
    let ends = spells.iter().filter(|spell| spell.starts > now && !spell.standing.is_in_good_standing());
    let ends = ends.map(|spell| spell.starts.plus(-1)).min();
    let longest = now.plus(LASTS * Timestamp::DAY);
    Ok(Some(ends.map_or(longest, |ends| ends.min(longest))))
}

pub(super) async fn check_page(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    page(&checking(&app, frame, Form::default(), None))
}

fn checking(app: &App, frame: Frame, form: Form, found: Option<String>) -> CheckPage {
    CheckPage {
        key: hex::encode(signing_key(&app.vault).verifying_key().as_bytes()),
        today: frame.now.day(&app.settings.zone).to_string(),
        good: good(&frame, "{name}", "{number}", "{day}"),
        over: frame.tn("membership-card-over", &[("day", "{day}".into())]),
        found,
        form,
        frame,
    }
}

fn good(frame: &Frame, name: &str, number: &str, day: &str) -> String {
    frame.tn("membership-card-good", &[("name", name.into()), ("number", number.into()), ("day", day.into())])
}

/// Checks the text of a card. Nothing is looked up: it says what the organisation signed, no more.
pub(super) async fn check(State(app): State<App>, frame: Frame, mut form: Form) -> Result<Response, PageError> {
    let key = signing_key(&app.vault).verifying_key();
    match Card::check(form.value("card"), &key, frame.now.day(&app.settings.zone)) {
        Ok(card) => {
            let day = frame.day(card.until.starts(&app.settings.zone));
            let found = good(&frame, &card.name, &spoken(card.number), &day);
            Ok(page(&checking(&app, frame, form, Some(found)))?.into_response())
        }
        Err(wrong) => {
            let day = if let NoCard::Over(card) = &wrong { card.until.to_string() } else { String::new() };
            form.refuse_with("card", &wrong.to_string(), &[("day", day.into())]);
            refused(&checking(&app, frame, form, None))
        }
    }
}
