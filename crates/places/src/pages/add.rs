//! Adding a place within another.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use web::{App, Form, Frame, Page, PageError, page, parts::Choice, refused, see_other};

use super::{place_at, slug_key};
use crate::{
    actions::{self, CannotAdd, NewPlace},
    place::{Kind, Name, NameText, Place},
    slug::Slug,
    store,
};

#[derive(Template)]
#[template(path = "places/add.html")]
struct Add {
    frame: Frame,
    title: String,
    back: String,
    address: String,
    form: Form,
    kinds: Vec<Choice>,
}

impl Add {
    fn new(frame: Frame, parent: &Place, form: Form, kinds: &[Kind]) -> Self {
        let name = [("place", parent.name.in_language(frame.language()).into())];
        let choice = |kind: &Kind| Choice::new(kind.slug.as_str(), kind.name.in_language(frame.language()));
        Self {
            title: frame.tn("places-add-title", &name),
            back: frame.tn("places-back", &name),
            address: parent.address(),
            kinds: kinds.iter().map(choice).collect(),
            form,
            frame,
        }
    }
}

pub(crate) async fn form(State(app): State<App>, frame: Frame, Path(slug): Path<String>) -> Result<Page, PageError> {
    let parent = place_at(&app, &slug).await?;
    let kinds = kinds(&app, &frame).await?;
    page(&Add::new(frame, &parent, Form::default(), &kinds))
}

pub(crate) async fn add(
    State(app): State<App>,
    frame: Frame,
    Path(slug): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let parent = place_at(&app, &slug).await?;
    let kinds = kinds(&app, &frame).await?;
    let Some(new) = read(&app, &mut form, &parent, &kinds) else {
        return refused(&Add::new(frame, &parent, form, &kinds));
    };
    let done = see_other(&format!("/places/{}?done=places-done-added", new.slug));
    match actions::add(&app.db, new, form.nonce(), app.now()).await {
        Ok(()) => return Ok(done),
        Err(CannotAdd::SlugTaken) => form.refuse("slug", "places-slug-taken"),
        Err(CannotAdd::Kind) => form.refuse("kind", "web-error-choose"),
        Err(CannotAdd::NoParent) => return Err(PageError::NotFound),
        Err(CannotAdd::Database(error)) => return Err(error.into()),
    }
    refused(&Add::new(frame, &parent, form, &kinds))
}

/// What was typed, when all of it can be used.
fn read(app: &App, form: &mut Form, parent: &Place, kinds: &[Kind]) -> Option<NewPlace> {
    let name = super::rename::read(form);
    let choices: Vec<(&str, &Kind)> = kinds.iter().map(|kind| (kind.slug.as_str(), kind)).collect();
    let kind = form.choice("kind", &choices);
    let slug = address(form, name.as_ref());
    let (name, kind, slug) = (name?, kind?, slug?);
    Some(NewPlace { id: app.new_id(), parent: parent.id, slug, name, kind: kind.slug.clone() })
}

/// The address that was typed, or one made from the name.
fn address(form: &mut Form, name: Option<&Name>) -> Option<Slug> {
    let typed = form.value("slug").trim().to_owned();
    let slug = if typed.is_empty() {
        // A name that is wrong is told beside the name alone.
        Slug::of_name(name.map(|name| name.english.as_str())?)
    } else {
        typed.parse()
    };
    slug.map_err(|error| form.refuse("slug", slug_key(error))).ok()
}

/// The kinds that a place can be added with: not the one of the movement as a whole.
async fn kinds(app: &App, frame: &Frame) -> Result<Vec<Kind>, PageError> {
    let mut tx = app.db.reader().await?;
    let root = store::root(&mut tx).await?.ok_or(PageError::NotFound)?;
    let mut kinds = store::kinds(&mut tx).await?;
    kinds.retain(|kind| kind.slug != root.kind.slug);
    kinds.sort_by_cached_key(|kind| (kind.basis, kind.name.in_language(frame.language()).to_owned()));
    Ok(kinds)
}

pub(super) fn sample(frame: Frame) -> Result<String, PageError> {
    let [_, region] = super::sample_places();
    let name: NameText = "Dyfed".parse().map_err(PageError::broken)?;
    let kinds = [Kind { name: Name { english: name, welsh: None }, ..region.kind.clone() }];
    Add::new(frame, &region, Form::default(), &kinds).render().map_err(PageError::broken)
}
