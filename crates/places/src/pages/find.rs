//! Which region a postcode belongs to. Nothing is kept.
//!
//! The postcode is posted although it changes nothing: it does not belong into addresses, which browsers and proxies keep.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use database::Error;
use terms::Postcode;
use web::{App, Form, Frame, Page, PageError, page, refused};

use super::Line;
use crate::{
    actions,
    place::{Basis, Place},
    store, tree,
};

#[derive(Template)]
#[template(path = "places/find.html")]
struct Find {
    frame: Frame,
    form: Form,
    found: Option<Found>,
}

/// What a postcode tells.
struct Found {
    sentence: String,
    lines: Vec<Line>,
}

pub(crate) async fn ask(frame: Frame) -> Result<Page, PageError> {
    page(&Find { frame, form: Form::default(), found: None })
}

pub(crate) async fn find(State(app): State<App>, frame: Frame, mut form: Form) -> Result<Response, PageError> {
    let Ok(postcode) = form.value("postcode").parse::<Postcode>() else {
        form.refuse("postcode", "places-find-malformed");
        return refused(&Find { frame, form, found: None });
    };
    let found = Some(look_up(&app, &frame, &postcode).await?);
    Ok(page(&Find { frame, form, found })?.into_response())
}

async fn look_up(app: &App, frame: &Frame, postcode: &Postcode) -> Result<Found, Error> {
    let mut tx = app.db.reader().await?;
    let mut places = actions::regions_of(&mut tx, postcode).await?;
    let area = [("area", postcode.area().into())];
    let sentence = match places.len() {
        0 => frame.t("places-find-none"),
        1 => frame.tn("places-find-one", &area),
        _ => frame.tn("places-find-several", &area),
    };
    if places.is_empty() {
        places = homes(store::all(&mut tx).await?, frame);
    }
    let line = |place: &Place| Line::new(place, frame.language(), String::new());
    Ok(Found { sentence, lines: places.iter().map(line).collect() })
}

/// The places directly below the movement where people live, at home or abroad.
fn homes(places: Vec<Place>, frame: &Frame) -> Vec<Place> {
    let is_home = |place: &Place| matches!(place.kind.basis, Basis::Territorial | Basis::International);
    let standing = tree::in_reading_order(places, None, frame.language());
    standing.into_iter().filter(|at| at.depth == 1 && is_home(&at.place)).map(|at| at.place).collect()
}

pub(super) fn sample(frame: Frame) -> Result<String, PageError> {
    let [_, region] = super::sample_places();
    let lines = vec![Line::new(&region, frame.language(), String::new())];
    let sentence = frame.tn("places-find-one", &[("area", "CF".into())]);
    let find = Find { frame, form: Form::default(), found: Some(Found { sentence, lines }) };
    find.render().map_err(PageError::broken)
}
