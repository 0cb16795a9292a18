//! Two entries of one person: comparing them, making them one, and undoing that.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use database::{BoxFuture, Error, Tx};
use mail::Letter;
use terms::{PersonId, PlaceId, Timestamp};
use web::{App, Form, Frame, Page, PageError, Params, Proof, page, parts::Choice, refused, see_other};

use super::{Named, id_of, letters, named, words};
use crate::{
    actions::{
        merging::{self, NotMerged, Pair},
        writing,
    },
    finding,
    merger::{CannotMerge, DAYS, LISTED_DAYS, Merger, MergerId},
    office::{self, STANDING},
    person::{self, Field, spoken},
    reading, sealing,
    standing::Standing,
    store,
};

/// So many are looked through at most.
const MOST: i64 = 1_000;

#[derive(Template)]
#[template(path = "membership/merge.html")]
pub(super) struct Merge {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) person: PersonId,
    /// Her page.
    pub(super) back: String,
    pub(super) name: String,
    /// Others of her name in the reader's places: membership number and words of each.
    pub(super) namesakes: Vec<(String, String)>,
    pub(super) event: MergerId,
    /// Both, once the other was found.
    pub(super) both: Option<[Compared; 2]>,
    /// What is the same about them, in words.
    pub(super) same: Vec<String>,
    pub(super) choices: Vec<Choice>,
}

/// One of the two, never with more than lists show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) home: Named,
    pub(super) standing: String,
}

#[derive(Template)]
#[template(path = "membership/mergers.html")]
pub(super) struct Mergers {
    pub(super) frame: Frame,
    pub(super) mergers: Vec<Line>,
}

/// A merger in the list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: MergerId,
    pub(super) name: String,
    pub(super) place: Named,
    /// Where it stands, and who said so.
    pub(super) state: String,
    pub(super) by: String,
    pub(super) is_open: bool,
}

/// Where the entry that goes was at home, of the merger in the address; the movement as a whole when there is no such merger.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let place = match params.parse::<MergerId>("merger") {
            Some(id) => store::mergers::find(&mut tx, id).await?.map(|merger| merger.place),
            None => None,
        };
        super::or_movement(&mut tx, place).await
    })
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    let person = person.parse().map_err(|_| PageError::NotFound)?;
    page(&empty(&app, frame, (&proof, person), Form::default()).await?)
}

async fn empty(app: &App, frame: Frame, (proof, person): (&Proof, PersonId), form: Form) -> Result<Merge, PageError> {
    let mut tx = app.db.reader().await?;
    let name = reading::name(&mut tx, &app.vault, person, frame.now).await?.ok_or(PageError::NotFound)?;
    let namesakes = namesakes(app, &mut tx, &frame, (proof.person(), person, &name)).await?;
    let event = id_of(app, &form);
    let back = format!("/people/{person}");
    Ok(Merge { frame, form, person, back, name, namesakes, event, both: None, same: Vec::new(), choices: Vec::new() })
}

/// Others of that name in the reader's places: the membership number of each, and what to say of her.
async fn namesakes(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (reader, person, name): (PersonId, PersonId, &str),
) -> Result<Vec<(String, String)>, PageError> {
    let offices = reading::offices_in_force(tx, reader, frame.now).await?;
    let mut all = Vec::new();
    for found in finding::find(tx, &app.vault, &offices, name, frame.now).await?.people {
        if let Some(place) = found.standing.place().filter(|_| found.person != person) {
            let args = [("name", found.name.as_str().into()), ("place", named(tx, frame, place).await?.name.into())];
            let words = frame.tn("membership-merge-with", &args);
            all.push((spoken(person::number(found.person)), words));
        }
    }
    Ok(all)
}

/// Looks for the other entry, shows both, and makes them one once it was said which stays.
///
/// Source: docs/rules/membership.md, 113 to 115.
pub(super) async fn merge(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let one: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let id: MergerId = id_of(&app, &form);
    if form.value("step") == "merge" && store::mergers::find(&mut app.db.reader().await?, id).await?.is_some() {
        // Sent again: it has done its work.
        return Ok(see_other("/people/mergers?done=membership-done-merged"));
    }
    let Some(other) = other(&app, &proof, &mut form, frame.now).await? else {
        return refused(&empty(&app, frame, (&proof, one), form).await?);
    };
    let is_looking = form.value("step") != "merge";
    let stays = match form.value("stays") {
        "this" => Some(one),
        "other" => Some(other),
        _ => None,
    };
    if !is_looking && stays.is_none() {
        form.refuse("stays", "web-error-choose");
    }
    if !is_looking && !form.is_ticked("sure") {
        form.refuse("sure", "membership-merge-sure-needed");
    }
    let gone = if stays == Some(one) { other } else { one };
    let pair = Pair { by: proof.person(), gone, stays: if gone == one { other } else { one } };
    if let Err(why) = may(&app, (pair, stays.is_some()), frame.now).await {
        refuse(&mut form, why)?;
        return refused(&empty(&app, frame, (&proof, one), form).await?);
    }
    if is_looking || form.has_errors() {
        let status_is_refused = form.has_errors();
        let shown = compared(&app, frame, (one, other), form).await?;
        return if status_is_refused { refused(&shown) } else { Ok(page(&shown)?.into_response()) };
    }
    let Some(letters) = told(&app, &frame, pair).await? else {
        form.refuse("number", CannotMerge::Unreached.key());
        return refused(&empty(&app, frame, (&proof, one), form).await?);
    };
    match merging::begin(&app.db, &app.vault, (id, pair), letters, app.now()).await {
        Ok(()) => Ok(see_other("/people/mergers?done=membership-done-merged")),
        Err(why) => {
            refuse(&mut form, why)?;
            refused(&empty(&app, frame, (&proof, one), form).await?)
        }
    }
}

/// Whether the two may be made one; while it is not said which stays, in either way.
async fn may(app: &App, (pair, is_said): (Pair, bool), now: Timestamp) -> Result<(), NotMerged> {
    let mut tx = app.db.reader().await?;
    let Err(why) = merging::may(&mut tx, pair, now).await else { return Ok(()) };
    let other_way = Pair { gone: pair.stays, stays: pair.gone, ..pair };
    if !is_said && merging::may(&mut tx, other_way, now).await.is_ok() { Ok(()) } else { Err(why) }
}

fn refuse(form: &mut Form, why: NotMerged) -> Result<(), PageError> {
    match why {
        NotMerged::Refused(why) => {
            form.refuse("number", why.key());
            Ok(())
        }
        NotMerged::Database(error) => Err(error.into()),
    }
}

/// The member of the number that was typed, within the reader's places; of any other she learns nothing.
async fn other(app: &App, proof: &Proof, form: &mut Form, now: Timestamp) -> Result<Option<PersonId>, PageError> {
    app.limits.take(super::people::SEARCHES, &proof.person().to_string(), now).map_err(PageError::TooMany)?;
    let mut tx = app.db.reader().await?;
    let found = match person::typed_number(form.value("number")) {
        Some(number) => reading::numbered(&mut tx, number).await?,
        None => None,
    };
    let found = match found {
        Some(found) if is_hers(&mut tx, proof.person(), found, now).await? => Some(found),
        _ => None,
    };
    if found.is_none() {
        form.refuse("number", "membership-merge-not-both");
    }
    Ok(found)
}

async fn is_hers(tx: &mut Tx, reader: PersonId, person: PersonId, now: Timestamp) -> Result<bool, Error> {
    let Some(place) = reading::standing(tx, person, now).await?.place() else { return Ok(false) };
    let offices = reading::offices_in_force(tx, reader, now).await?;
    let chain = places::ancestor_ids(tx, place).await?;
    Ok(office::holds(&offices, STANDING, &chain, now))
}

async fn compared(app: &App, frame: Frame, (one, other): (PersonId, PersonId), form: Form) -> Result<Merge, PageError> {
    let mut tx = app.db.reader().await?;
    let both = [side(app, &mut tx, &frame, one).await?, side(app, &mut tx, &frame, other).await?];
    let choice = |value: &str, side: &Compared| {
        let args = [("number", side.number.as_str().into()), ("name", side.name.as_str().into())];
        Choice::new(value, frame.tn("membership-merge-stays-this", &args))
    };
    let choices = vec![choice("this", &both[0]), choice("other", &both[1])];
    let name = both[0].name.clone();
    let event = id_of(app, &form);
    let same = same(app, &mut tx, &frame, (one, other)).await?;
    let back = format!("/people/{one}");
    Ok(Merge { frame, form, person: one, back, name, namesakes: Vec::new(), event, both: Some(both), same, choices })
}

async fn side(app: &App, tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Compared, PageError> {
    let standing = reading::standing(tx, person, frame.now).await?;
    let Standing::Member { place, .. } = standing else { return Err(PageError::NotFound) };
    Ok(Compared {
        number: spoken(person::number(person)),
        name: reading::name(tx, &app.vault, person, frame.now).await?.ok_or(PageError::NotFound)?,
        home: named(tx, frame, place).await?,
        standing: words::standing(frame, &standing),
    })
}

/// What is the same about both, without showing any of it.
async fn same(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (one, other): (PersonId, PersonId),
) -> Result<Vec<String>, PageError> {
    let keys = [
        ("membership-merge-same-name", "membership-merge-other-name"),
        ("membership-merge-same-postcode", "membership-merge-other-postcode"),
    ];
    let alike = alike(app, tx, frame, (one, other)).await?;
    let line = |((same, differs), is_same): (_, Option<bool>)| {
        is_same.map(|is_same| frame.t(if is_same { same } else { differs }))
    };
    Ok(keys.into_iter().zip(alike).filter_map(line).collect())
}

/// What both addresses are told, each in its language; `None` where nobody can be told at the entry that goes, and the two do not
/// have both name and postcode in common.
async fn told(app: &App, frame: &Frame, pair: Pair) -> Result<Option<Vec<Letter>>, PageError> {
    let mut tx = app.db.reader().await?;
    let mut all = Vec::new();
    for person in [pair.gone, pair.stays] {
        match writing::reach(&mut tx, &app.vault, person, frame.now).await? {
            Some(to) => all.push(letters::merged(app, (&to.0, to.1), frame.now.plus(DAYS * Timestamp::DAY))),
            None if person == pair.gone => {
                let [name, postcode] = alike(app, &mut tx, frame, (pair.gone, pair.stays)).await?;
                if (name, postcode) != (Some(true), Some(true)) {
                    return Ok(None);
                }
            }
            None => {}
        }
    }
    Ok(Some(all))
}

/// Whether both have the same name, and the same postcode, however it is written; `None` where one of them has none.
async fn alike(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (one, other): (PersonId, PersonId),
) -> Result<[Option<bool>; 2], PageError> {
    let mut found = [None; 2];
    for (at, field) in [Field::Name, Field::Postcode].into_iter().enumerate() {
        let plain = |text: String| text.to_lowercase().replace(char::is_whitespace, "");
        let one = sealing::open(tx, &app.vault, one, field, frame.now).await?.map(plain);
        let other = sealing::open(tx, &app.vault, other, field, frame.now).await?.map(plain);
        found[at] = one.zip(other).map(|(one, other)| one == other);
    }
    Ok(found)
}

/// The mergers of the reader's places, of the last months.
pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut own = BTreeSet::new();
    for top in proof.places() {
        own.extend(places::within_ids(&mut tx, top).await?);
    }
    let mut mergers = Vec::new();
    for merger in store::mergers::lately(&mut tx, frame.now.plus(-LISTED_DAYS * Timestamp::DAY), MOST).await? {
        if own.contains(&merger.place) {
            mergers.push(line(&app, &mut tx, &frame, (merger, &own)).await?);
        }
    }
    page(&Mergers { frame, mergers })
}

/// A line of the list; whoever is at home elsewhere by now, or kept out of lists, has no name in it.
async fn line(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (merger, own): (Merger, &BTreeSet<PlaceId>),
) -> Result<Line, PageError> {
    let unknown = || frame.t("membership-out-name");
    let home = reading::standing(tx, merger.stays, frame.now).await?.place();
    let is_shown =
        home.is_some_and(|home| own.contains(&home)) && store::kept_out::of(tx, merger.stays).await?.is_empty();
    let name = if is_shown { reading::name(tx, &app.vault, merger.stays, frame.now).await? } else { None };
    let name = name.unwrap_or_else(unknown);
    let by = match merger.by {
        Some(by) => reading::name(tx, &app.vault, by, frame.now).await?,
        None => None,
    };
    let (key, at) = match (merger.undone_at, merger.done_at) {
        (Some(at), _) => ("membership-merger-undone", at),
        (None, Some(at)) => ("membership-merger-done", at),
        (None, None) => ("membership-merger-open", merger.final_at),
    };
    let begun = [("day", frame.day(merger.begun_at).into()), ("name", by.unwrap_or_else(unknown).into())];
    Ok(Line {
        id: merger.id,
        name,
        place: named(tx, frame, merger.place).await?,
        state: frame.tn(key, &[("day", frame.day(at).into())]),
        by: frame.tn("membership-merger-by", &begun),
        is_open: merger.is_open(),
    })
}

/// An officer undoes a merger.
pub(super) async fn undo(
    State(app): State<App>,
    proof: Proof,
    Path(merger): Path<String>,
) -> Result<Response, PageError> {
    let id: MergerId = merger.parse().map_err(|_| PageError::NotFound)?;
    let found = store::mergers::find(&mut app.db.reader().await?, id).await?.ok_or(PageError::NotFound)?;
    if [found.gone, found.stays].contains(&proof.person()) {
        return Err(PageError::Refused("membership-merge-own"));
    }
    undone(&app, found, Some(proof.person()), "/people/mergers").await
}

/// Whoever signed in to one of the two entries undoes it.
pub(super) async fn undo_own(State(app): State<App>, proof: Proof) -> Result<Response, PageError> {
    let open = store::mergers::open(&mut app.db.reader().await?, proof.person()).await?;
    let merger = open.ok_or(PageError::Refused("membership-merger-over"))?;
    undone(&app, merger, None, "/me").await
}

async fn undone(app: &App, merger: Merger, by: Option<PersonId>, back: &str) -> Result<Response, PageError> {
    if merging::undo(&app.db, merger, by, app.now()).await? {
        Ok(see_other(&format!("{back}?done=membership-done-unmerged")))
    } else {
        Err(PageError::Refused("membership-merger-over"))
    }
}

/// What somebody reads on her own page while a merger of hers can be undone.
pub(super) async fn own(tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Option<String>, PageError> {
    let Some(open) = store::mergers::open(tx, person).await? else { return Ok(None) };
    let other = if open.gone == person { open.stays } else { open.gone };
    let key = if open.gone == person { "membership-me-set-aside" } else { "membership-me-takes-over" };
    let args = [("number", spoken(person::number(other)).into()), ("day", frame.day(open.final_at).into())];
    Ok(Some(frame.tn(key, &args)))
}
