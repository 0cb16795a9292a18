//! Giving a place another name.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use web::{App, Form, Frame, Page, PageError, page, refused, see_other};

use super::place_at;
use crate::{
    actions,
    place::{Name, Place},
};

#[derive(Template)]
#[template(path = "places/rename.html")]
struct Rename {
    frame: Frame,
    title: String,
    back: String,
    address: String,
    form: Form,
}

impl Rename {
    fn new(frame: Frame, place: &Place, form: Form) -> Self {
        let name = [("place", place.name.in_language(frame.language()).into())];
        Self {
            title: frame.tn("places-rename-title", &name),
            back: frame.tn("places-back", &name),
            address: place.address(),
            form,
            frame,
        }
    }
}

pub(crate) async fn form(State(app): State<App>, frame: Frame, Path(slug): Path<String>) -> Result<Page, PageError> {
    let place = place_at(&app, &slug).await?;
    let form = as_it_is(&place);
    page(&Rename::new(frame, &place, form))
}

pub(crate) async fn rename(
    State(app): State<App>,
    frame: Frame,
    Path(slug): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let place = place_at(&app, &slug).await?;
    let Some(name) = read(&mut form) else {
        return refused(&Rename::new(frame, &place, form));
    };
    // Sent twice it gives the same name twice, so the nonce is not asked for.
    if !actions::rename(&app.db, place.id, name).await? {
        return Err(PageError::NotFound);
    }
    Ok(see_other(&format!("{}?done=places-done-renamed", place.address())))
}

/// The name that was typed, in both languages.
pub(super) fn read(form: &mut Form) -> Option<Name> {
    let english = form.parse("name");
    let welsh = form.parse_optional("name_cy");
    Some(Name { english: english?, welsh: welsh? })
}

fn as_it_is(place: &Place) -> Form {
    let welsh = place.name.welsh.as_ref().map_or("", |welsh| welsh.as_str());
    Form::filled(&[("name", place.name.english.as_str()), ("name_cy", welsh)])
}

pub(super) fn sample(frame: Frame) -> Result<String, PageError> {
    let [_, region] = super::sample_places();
    let form = as_it_is(&region);
    Rename::new(frame, &region, form).render().map_err(PageError::broken)
}
