//! The tags of my places, and those of one member.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use terms::{PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Params, Proof, page, parts::Choice, refused, see_other};

use super::{Named, choices, named, notes, or_movement};
use crate::{
    actions::tagging::{self, Change, NotTagged},
    store,
    tag::{Tag, TagId, Word, rules},
};

#[derive(Template)]
#[template(path = "membership/tags.html")]
pub(super) struct TagsPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) places: Vec<Choice>,
    pub(super) groups: Vec<Group>,
    /// How many a place can have, in words.
    pub(super) hint: String,
}

/// The tags of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) place: Named,
    pub(super) tags: Vec<(TagId, String)>,
}

#[derive(Template)]
#[template(path = "membership/person_tags.html")]
pub(super) struct PersonTags {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) person: PersonId,
    pub(super) name: String,
    /// The tags that she can have: name of the box, and label.
    pub(super) boxes: Vec<Choice>,
    /// Names of the fields that say which she had when the form was drawn.
    pub(super) had: Vec<String>,
}

/// The place of the tag in the address.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let tag = match params.parse::<TagId>("tag") {
            Some(id) => store::tags::find(&mut tx, id).await?,
            None => None,
        };
        or_movement(&mut tx, tag.map(|tag| tag.place)).await
    })
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    page(&tags_page(&mut tx, frame, &proof, Form::default()).await?)
}

async fn tags_page(tx: &mut Tx, frame: Frame, proof: &Proof, form: Form) -> Result<TagsPage, PageError> {
    let mut own = HashSet::new();
    for top in proof.places() {
        own.extend(places::within_ids(tx, top).await?);
    }
    let mut groups: Vec<(PlaceId, Group)> = Vec::new();
    for tag in store::tags::all(tx).await?.into_iter().filter(|tag| own.contains(&tag.place)) {
        let line = (tag.id, tag.word);
        match groups.iter_mut().find(|(place, _)| *place == tag.place) {
            Some((_, group)) => group.tags.push(line),
            None => groups.push((tag.place, Group { place: named(tx, &frame, tag.place).await?, tags: vec![line] })),
        }
    }
    groups.sort_by_cached_key(|(id, group)| (group.place.name.clone(), *id));
    Ok(TagsPage {
        places: choices(tx, &frame, &proof.places(), true).await?,
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        hint: frame.tn("membership-tags-word-hint", &[("most", rules().most.into())]),
        frame,
        form,
    })
}

/// Defines a tag.
pub(super) async fn define(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let word: Option<Word> = form.parse("word");
    let place: Option<PlaceId> = form.value("place").parse().ok();
    let place = match place {
        Some(place) if is_hers(&mut tx, &proof, place).await? => Some(place),
        _ => None,
    };
    if place.is_none() {
        form.refuse("place", "web-error-choose");
    }
    let (Some(word), Some(place)) = (word, place) else {
        return refused(&tags_page(&mut tx, frame, &proof, form).await?);
    };
    drop(tx);
    let id = form.id_or(app.new_id_by_chance());
    match tagging::define(&app.db, (id, place), word, app.now()).await? {
        Ok(()) => Ok(see_other("/people/tags?done=membership-done-shown")),
        Err(wrong) => {
            form.refuse("word", wrong.key());
            let mut tx = app.db.reader().await?;
            refused(&tags_page(&mut tx, frame, &proof, form).await?)
        }
    }
}

async fn is_hers(tx: &mut Tx, proof: &Proof, place: PlaceId) -> Result<bool, Error> {
    let chain = places::ancestor_ids(tx, place).await?;
    Ok(chain.iter().any(|place| proof.places().contains(place)))
}

/// Drops a tag.
pub(super) async fn drop_tag(State(app): State<App>, _: Proof, Path(tag): Path<String>) -> Result<Response, PageError> {
    let tag: TagId = tag.parse().map_err(|_| PageError::NotFound)?;
    tagging::drop(&app.db, tag).await?;
    Ok(see_other("/people/tags?done=membership-done-shown"))
}

pub(super) async fn person(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (person, name, home) = notes::subject(&app, &mut tx, &proof, &person).await?;
    let has: HashSet<TagId> = tagging::of(&mut tx, person, frame.now).await?.into_iter().map(|tag| tag.id).collect();
    let tags = tagging::offered(&mut tx, home).await?;
    let had = tags.iter().filter(|tag| has.contains(&tag.id));
    let ticked: Vec<String> = had.flat_map(|tag| [field_of(tag), format!("had-{}", tag.id)]).collect();
    let ticked: Vec<(&str, &str)> = ticked.iter().map(|name| (name.as_str(), "yes")).collect();
    let form = Form::filled(&ticked);
    page(&person_tags(&mut tx, frame, (person, name), &tags, form).await?)
}

/// The name of a tag's box.
fn field_of(tag: &Tag) -> String {
    format!("tag-{}", tag.id)
}

async fn person_tags(
    tx: &mut Tx,
    frame: Frame,
    (person, name): (PersonId, String),
    tags: &[Tag],
    form: Form,
) -> Result<PersonTags, PageError> {
    let mut boxes = Vec::new();
    for tag in tags {
        boxes.push(Choice::new(field_of(tag), label(tx, &frame, tag).await?));
    }
    let had = form.fields().iter().filter(|(name, value)| name.starts_with("had-") && value == "yes");
    let had = had.map(|(name, _)| name.clone()).collect();
    Ok(PersonTags { frame, form, person, name, boxes, had })
}

/// A tag with the place that it belongs to.
pub(super) async fn label(tx: &mut Tx, frame: &Frame, tag: &Tag) -> Result<String, PageError> {
    let place = named(tx, frame, tag.place).await?.name;
    Ok(frame.tn("membership-tag-of", &[("word", tag.word.as_str().into()), ("place", place.into())]))
}

/// What was changed in the form: boxes that are ticked now and were not when it was drawn, and the other way round.
fn change(form: &Form) -> Change {
    let named = |prefix: &str| -> HashSet<String> {
        let ticked = form.fields().iter().filter(|(_, value)| value == "yes");
        ticked.filter_map(|(name, _)| name.strip_prefix(prefix).map(str::to_owned)).collect()
    };
    let (now, before) = (named("tag-"), named("had-"));
    Change { given: &now - &before, taken: &before - &now }
}

/// Gives a member the tags that were ticked, and takes those that were ticked no more.
pub(super) async fn choose(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let (person, name, home) = notes::subject(&app, &mut tx, &proof, &person).await?;
    drop(tx);
    let change = change(&form);
    match tagging::choose(&app.db, (proof.person(), person), change, (&app.settings.zone, app.now())).await {
        Ok(()) => Ok(see_other(&format!("/people/{person}?done=membership-done-shown"))),
        Err(NotTagged::Shut(wrong)) => Err(notes::shut(wrong)),
        Err(wrong) => {
            let mut tx = app.db.reader().await?;
            let tags = tagging::offered(&mut tx, home).await?;
            let first = tags.first().map(field_of).unwrap_or_default();
            form.refuse(&first, &wrong.to_string());
            refused(&person_tags(&mut tx, frame, (person, name), &tags, form).await?)
        }
    }
}

/// A member takes a tag from herself.
pub(super) async fn own(State(app): State<App>, proof: Proof, Path(tag): Path<String>) -> Result<Response, PageError> {
    let tag: TagId = tag.parse().map_err(|_| PageError::NotFound)?;
    let person = proof.person();
    app.db.write::<_, Error, _>(move |tx| Box::pin(store::tags::take(tx, tag, person))).await?;
    Ok(see_other("/me/notes?done=membership-done-shown"))
}
