//! Moving house: which place I belong to from now on.

use askama::Template;
use axum::{extract::State, response::Response};
use database::Tx;
use terms::{PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{choices, guests};
use crate::{
    actions::{correcting, entering},
    new_branch::{NewBranch, NewBranchId},
    reading, store,
};

#[derive(Template)]
#[template(path = "membership/place.html")]
pub(super) struct MovePage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) choices: Vec<Choice>,
    /// The regions that her postcode may belong to, when her home lies in none of them.
    pub(super) regions: Option<String>,
    /// Branches that were founded and that she said she would join.
    pub(super) founded: Vec<FoundedLine>,
    /// Where she is a guest, and the form for it.
    pub(super) guests: guests::Own,
}

/// A branch that was founded, to which she may move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundedLine {
    pub(super) branch: NewBranchId,
    pub(super) place: PlaceId,
    pub(super) name: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&shown(&app, frame, &proof, (Form::default(), Form::default())).await?)
}

/// The page; what lies in the regions of her postcode stands in front when her home lies in none of them.
pub(super) async fn shown(
    app: &App,
    frame: Frame,
    proof: &Proof,
    (form, guest_form): (Form, Form),
) -> Result<MovePage, PageError> {
    let mut tx = app.db.reader().await?;
    let standing = reading::standing(&mut tx, proof.person(), app.now()).await?;
    let home = standing.place().ok_or(PageError::Refused("membership-standing-not-a-member"))?;
    let root = places::root(&mut tx).await?.ok_or(PageError::NotFound)?;
    // Who looks along learns nothing of her postcode, nor where she was a guest before.
    let regions = if frame.is_along() {
        Vec::new()
    } else {
        let kept = correcting::particulars(&mut tx, &app.vault, proof.person(), app.now()).await?;
        reading::regions_elsewhere(&mut tx, home, kept.postcode.as_ref()).await?
    };
    let near: Vec<PlaceId> = regions.iter().map(|region| region.id).collect();
    let all = choices(&mut tx, &frame, &[root.id], false).await?;
    let near = choices(&mut tx, &frame, &near, false).await?;
    let others = all.into_iter().filter(|choice| near.iter().all(|one| one.value != choice.value));
    // Between several regions only she can tell; her place stays chosen.
    let chosen = match regions.as_slice() {
        [region] => region.id,
        _ => home,
    };
    let others: Vec<Choice> = others.collect();
    let form = if form.has_errors() { form } else { Form::filled(&[("place", &chosen.to_string())]) };
    let names: Vec<_> = regions.iter().map(|region| region.name.in_language(frame.language())).collect();
    let regions = (!names.is_empty()).then(|| names.join(", "));
    let founded = founded(&mut tx, &frame, (proof.person(), home)).await?;
    let mut guests = guests::own(&mut tx, &frame, proof.person(), guest_form).await?;
    if frame.is_along() {
        guests.past.clear();
    }
    Ok(MovePage { frame, form, choices: near.into_iter().chain(others).collect(), regions, founded, guests })
}

/// Branches that a member said she would join, and that were founded; nobody is moved unasked.
async fn founded(
    tx: &mut Tx,
    frame: &Frame,
    (person, home): (PersonId, PlaceId),
) -> Result<Vec<FoundedLine>, PageError> {
    let backed = store::new_branches::backed_by(tx, person).await?;
    let line = |branch: NewBranch| {
        let place = branch.place.filter(|place| *place != home)?;
        Some(FoundedLine { branch: branch.id, place, name: branch.name.in_language(frame.language()).to_owned() })
    };
    Ok(backed.into_iter().filter_map(line).collect())
}

pub(super) async fn move_home(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let Ok(place) = form.value("place").parse() else {
        form.refuse("place", "membership-standing-no-home");
        return refused(&shown(&app, frame, &proof, (form, Form::default())).await?);
    };
    match entering::move_home(&app.db, proof.person(), (app.new_id(), place), app.now()).await {
        Ok(()) => Ok(see_other("/me?done=membership-done-moved")),
        Err(entering::NotEntered::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("place", &wrong.to_string());
            refused(&shown(&app, frame, &proof, (form, Form::default())).await?)
        }
    }
}
