//! Pages of places: the map, one place, the region of a postcode, adding and renaming.

use database::{BoxFuture, Error};
use terms::{Language, PlaceId};
use web::{App, Frame, Needs, PageError, Params, PlaceOf, Route, Sample};

use crate::{
    place::Place,
    slug::{Slug, SlugError},
    store,
};

mod add;
mod find;
mod index;
mod rename;
mod show;

/// The capability of adding and renaming places.
pub const MANAGE: &str = "places.manage";

/// Whoever manages the place of the address.
const MANAGER: Needs = Needs::Office { capability: MANAGE, place: PlaceOf::Thing(place_of) };
/// Whoever manages what the place of the address is part of: nobody renames their own place.
const MANAGER_ABOVE: Needs = Needs::Office { capability: MANAGE, place: PlaceOf::Thing(place_above) };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/places", Needs::Anyone, "/places", index::index),
        Route::get("/places/find", Needs::Anyone, "/places/find", find::ask),
        Route::post("/places/find", Needs::Anyone, "/places/find", find::find),
        Route::get("/places/{slug}", Needs::Anyone, "/places/wales", show::show),
        Route::get("/places/{slug}/add", MANAGER, "/places/wales/add", add::form),
        Route::post("/places/{slug}/add", MANAGER, "/places/wales/add", add::add),
        Route::get("/places/{slug}/rename", MANAGER_ABOVE, "/places/wales/rename", rename::form),
        Route::post("/places/{slug}/rename", MANAGER_ABOVE, "/places/wales/rename", rename::rename),
    ]
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample { template: "places/index.html", render: index::sample },
        Sample { template: "places/find.html", render: find::sample },
        Sample { template: "places/show.html", render: show::sample },
        Sample { template: "places/add.html", render: add::sample },
        Sample { template: "places/rename.html", render: rename::sample },
    ]
}

/// A place in a list.
pub(crate) struct Line {
    /// Where it leads.
    href: String,
    /// The name that its flag is made from: the same in every language.
    flag: String,
    /// Its name for the reader.
    name: String,
    /// What else the line says; may be empty.
    note: String,
}

impl Line {
    fn new(place: &Place, language: Language, note: String) -> Self {
        Self {
            href: place.address(),
            flag: place.name.english.to_string(),
            name: place.name.in_language(language).to_owned(),
            note,
        }
    }
}

/// The place at the address.
async fn place_at(app: &App, slug: &str) -> Result<Place, PageError> {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let mut tx = app.db.reader().await?;
    store::find_by_slug(&mut tx, &slug).await?.ok_or(PageError::NotFound)
}

fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move { Ok(named(&app, &params).await?.map(|place| place.id)) })
}

/// What the place is part of; the movement as a whole answers for itself.
fn place_above(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move { Ok(named(&app, &params).await?.map(|place| place.parent.unwrap_or(place.id))) })
}

async fn named(app: &App, params: &Params) -> Result<Option<Place>, Error> {
    let Some(slug) = params.parse::<Slug>("slug") else { return Ok(None) };
    store::find_by_slug(&mut app.db.reader().await?, &slug).await
}

/// Whether the viewer may manage what lies at the place.
async fn may_manage(app: &App, frame: &Frame, place: PlaceId) -> Result<bool, Error> {
    match &frame.viewer {
        Some(viewer) => web::gate::holds(app, viewer, MANAGE, place).await,
        None => Ok(false),
    }
}

/// The sentence that says what is wrong with an address.
fn slug_key(error: SlugError) -> &'static str {
    match error {
        SlugError::Empty => "places-slug-empty",
        SlugError::TooLong => "places-slug-long",
        SlugError::Form => "places-slug-form",
        SlugError::Reserved => "places-slug-reserved",
    }
}

/// Places with made-up names, for the samples of templates: the movement and a region.
fn sample_places() -> [Place; 2] {
    let file = crate::PlacesFile::united_kingdom();
    let mut number = 0;
    let places = crate::actions::lay_out(&file, || {
        number += 1;
        PlaceId::by_chance([number; 16])
    });
    let region = places.iter().find(|place| place.slug.as_str() == "wales").expect("the file that ships has it");
    [places[0].clone(), region.clone()]
}
