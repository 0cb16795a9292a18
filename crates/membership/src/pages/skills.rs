//! What I offer to help with, and who may find me by it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use terms::PersonId;
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::named;
use crate::{
    actions::{
        offering::{self, NotOffered},
        suppressing,
    },
    reading,
    skill::{self, Audience, Offer, OfferId, Skill},
    store,
};

#[derive(Template)]
#[template(path = "membership/skills.html")]
pub(super) struct SkillsPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// Why she is found by nothing at all, where that is so.
    pub(super) note: Option<String>,
    /// What she offers.
    pub(super) offered: Vec<OfferLine>,
    /// Whether she can offer anything.
    pub(super) may_offer: bool,
    pub(super) boxes: Vec<Choice>,
    pub(super) audiences: Vec<Choice>,
    /// What she agrees to.
    pub(super) text: String,
    /// Day and what was offered or taken back, oldest first.
    pub(super) history: Vec<(String, String)>,
}

/// A skill that she offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfferLine {
    pub(super) id: String,
    pub(super) name: String,
    /// To whom and since when.
    pub(super) about: String,
}

/// The name of a skill.
pub(super) fn name(frame: &Frame, skill: &Skill) -> String {
    frame.t(&format!("membership-skill-{}", skill.id))
}

fn audience_name(frame: &Frame, audience: Audience) -> String {
    frame.t(&format!("membership-skills-to-{}", audience.word()))
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    page(&shown(&mut tx, frame, proof.person(), Form::default()).await?)
}

async fn shown(tx: &mut Tx, frame: Frame, person: PersonId, form: Form) -> Result<SkillsPage, PageError> {
    let standing = reading::standing(tx, person, frame.now).await?;
    let objects = store::consents::objected_at(tx, person).await?.is_some();
    let note = if !standing.is_member() {
        Some("membership-skills-members")
    } else if objects {
        Some("membership-skills-objects")
    } else if reading::is_kept_out(tx, person).await? {
        Some("membership-skills-kept-out")
    } else {
        None
    };
    let offers = store::skills::of(tx, person).await?;
    Ok(SkillsPage {
        note: note.map(|key| frame.t(key)),
        offered: offers.iter().filter(|offer| offer.withdrawn_at.is_none()).map(|offer| line(&frame, offer)).collect(),
        may_offer: standing.is_member() && !objects,
        boxes: skill::all().iter().map(|skill| Choice::new(field_of(skill), name(&frame, skill))).collect(),
        audiences: audiences(tx, &frame, standing.place()).await?,
        text: frame.tn(
            "membership-skills-text",
            &[("organisation", frame.organisation.as_str().into()), ("version", skill::versions().into())],
        ),
        history: history(&frame, &offers),
        frame,
        form,
    })
}

fn field_of(skill: &Skill) -> String {
    format!("skill-{}", skill.id)
}

fn line(frame: &Frame, offer: &Offer) -> OfferLine {
    let values = [("audience", audience_name(frame, offer.audience).into()), ("day", frame.day(offer.given_at).into())];
    OfferLine {
        id: offer.skill.id.clone(),
        name: name(frame, offer.skill),
        about: frame.tn("membership-skills-since", &values),
    }
}

/// The audiences as choices, each with the names of the places that it means for her.
async fn audiences(tx: &mut Tx, frame: &Frame, home: Option<terms::PlaceId>) -> Result<Vec<Choice>, PageError> {
    let mut names = Vec::new();
    if let Some(home) = home {
        for place in places::ancestor_ids(tx, home).await? {
            names.push(named(tx, frame, place).await?.name);
        }
    }
    let reach = |audience| match audience {
        Audience::Branch => 1,
        Audience::Region => names.len().saturating_sub(1).max(1),
        Audience::Movement => names.len(),
    };
    let choice = |audience: Audience| {
        let among = names[..reach(audience).min(names.len())].join(", ");
        Choice::new(audience.word(), audience_name(frame, audience))
            .with_hint(frame.tn("membership-skills-to-hint", &[("places", among.into())]))
    };
    Ok(Audience::ALL.into_iter().map(choice).collect())
}

/// Every offer that was made, and every one that was taken back.
fn history(frame: &Frame, offers: &[Offer]) -> Vec<(String, String)> {
    let mut events = Vec::new();
    for offer in offers {
        let values = [
            ("skill", name(frame, offer.skill).into()),
            ("audience", audience_name(frame, offer.audience).into()),
            ("version", offer.text_version.as_str().into()),
        ];
        events.push((offer.given_at, frame.tn("membership-skills-given", &values)));
        events.extend(offer.withdrawn_at.map(|at| (at, frame.tn("membership-skills-withdrawn", &values))));
    }
    events.sort();
    events.into_iter().map(|(at, what)| (frame.day(at), what)).collect()
}

/// Offers what was ticked to the audience that was chosen.
pub(super) async fn offer(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let ticked: Vec<&'static Skill> = skill::all().iter().filter(|skill| form.is_ticked(&field_of(skill))).collect();
    if ticked.is_empty() {
        form.refuse("skills", "membership-skills-none");
    }
    let audience = form.choice("audience", &Audience::ALL.map(|audience| (audience.word(), audience)));
    if let Some(audience) = audience.filter(|_| !ticked.is_empty()) {
        let person = proof.person();
        let address = suppressing::address_of(&mut app.db.reader().await?, &app.vault, person, app.now()).await?;
        let skills: Vec<(OfferId, &'static Skill)> = ticked.into_iter().map(|skill| (app.new_id(), skill)).collect();
        match offering::offer(&app.db, (person, address), (skills, audience), app.now()).await {
            Ok(()) => return Ok(see_other("/me/skills?done=membership-done-offered")),
            Err(NotOffered::Database(error)) => return Err(error.into()),
            Err(NotOffered::NotAMember) => return Err(PageError::Refused("membership-standing-not-a-member")),
            Err(NotOffered::Objects) => return Err(PageError::Refused("membership-skills-objects")),
        }
    }
    let mut tx = app.db.reader().await?;
    refused(&shown(&mut tx, frame, proof.person(), form).await?)
}

/// Takes back what was offered.
pub(super) async fn take_back(
    State(app): State<App>,
    proof: Proof,
    Path(skill): Path<String>,
) -> Result<Response, PageError> {
    let skill = skill::find(&skill).ok_or(PageError::NotFound)?;
    offering::take_back(&app.db, proof.person(), skill, app.now()).await?;
    Ok(see_other("/me/skills?done=membership-done-taken-back"))
}
