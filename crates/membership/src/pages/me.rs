//! My membership: what I am, where, which offices I hold, to what I agreed.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use terms::{OfficeId, PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Proof, page, see_other};

use super::{Named, agreement::Agreement, guests, merging, named, words};
use crate::{
    actions::{appointing, following},
    office::{
        ANSWER, APPOINT, MAIL, OVERSEE, Office, REGISTER, REQUESTS, REVEAL, SEARCH, STANDING, STATUS, SUBSCRIPTIONS,
        SUPPORT, places_of,
    },
    person::{number, spoken},
    reading,
    standing::{Event, Happening, Standing},
    store,
};

#[derive(Template)]
#[template(path = "membership/me.html")]
pub(super) struct Me {
    pub(super) frame: Frame,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) standing: String,
    pub(super) home: Option<Named>,
    /// Where she is a guest.
    pub(super) guest_of: Vec<Named>,
    pub(super) may_join_again: bool,
    /// That another entry of hers is about to be made one with this, in words.
    pub(super) merger: Option<String>,
    /// The text that she would agree to.
    pub(super) agreement: Agreement,
    pub(super) offices: Vec<OfficeLine>,
    /// Where they open nobody to her, as she stands in a ballot there.
    pub(super) withheld: Vec<String>,
    /// Where her offices let her work: address and name of the page.
    pub(super) tools: Vec<(&'static str, String)>,
    pub(super) history: Vec<(String, String)>,
}

/// An office as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfficeLine {
    pub(super) id: OfficeId,
    pub(super) role: String,
    pub(super) place: Named,
    /// How long it lasts.
    pub(super) term: String,
    pub(super) is_shown: bool,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let (person, now) = (proof.person(), app.now());
    let mut tx = app.db.reader().await?;
    let standing = reading::standing(&mut tx, person, now).await?;
    let home = match standing.place() {
        Some(place) => Some(named(&mut tx, &frame, place).await?),
        None => None,
    };
    let mut events = store::history::of(&mut tx, person).await?;
    if frame.is_along() {
        events.retain(|event| is_shown_along(event, standing.place()));
    }
    let in_force = reading::offices_in_force(&mut tx, person, now).await?;
    page(&Me {
        name: proof.viewer().name.clone(),
        number: spoken(number(person)),
        standing: words::standing(&frame, &standing),
        home,
        guest_of: guests::present(&mut tx, &frame, person).await?,
        may_join_again: matches!(standing, Standing::Former { ending: crate::standing::Ending::Left, .. }),
        // It names another entry, which is not hers who looks along.
        merger: if frame.is_along() { None } else { merging::own(&mut tx, &frame, person).await? },
        agreement: Agreement::now(&app, &frame).await?,
        offices: offices(&app, &mut tx, &frame, person).await?,
        withheld: withheld(&mut tx, &frame, &in_force).await?,
        tools: tools(&mut tx, &frame, (person, &in_force)).await?,
        history: history(&mut tx, &frame, &events).await?,
        frame,
    })
}

async fn offices(app: &App, tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<OfficeLine>, PageError> {
    let mut lines = Vec::new();
    for office in store::offices::of(tx, person, app.now()).await? {
        lines.push(OfficeLine {
            id: office.id,
            role: words::role(frame, office.role),
            place: named(tx, frame, office.place).await?,
            term: words::term(frame, &office),
            is_shown: office.is_shown,
        });
    }
    Ok(lines)
}

async fn withheld(tx: &mut Tx, frame: &Frame, offices: &[Office]) -> Result<Vec<String>, PageError> {
    let mut lines = Vec::new();
    // It is the same for all her offices.
    for place in offices.first().map(|office| office.without.as_slice()).unwrap_or_default() {
        let name = named(tx, frame, *place).await?.name;
        lines.push(frame.tn("membership-withheld-while", &[("place", name.into())]));
    }
    Ok(lines)
}

async fn tools(
    tx: &mut Tx,
    frame: &Frame,
    (person, offices): (PersonId, &[Office]),
) -> Result<Vec<(&'static str, String)>, PageError> {
    let waiting = following::mine(tx, (person, offices), frame.now).await?.len();
    let pages = [
        (SEARCH, "/people/list", "membership-segment-title"),
        (SEARCH, "/people", "membership-people-title"),
        (SEARCH, "/people/guests", "membership-guests-title"),
        (SEARCH, "/people/new", "membership-welcome-title"),
        (MAIL, "/volunteering", "membership-help-title"),
        (REVEAL, "/followups", "membership-follow-title"),
        (REVEAL, "/people/tags", "membership-tags-title"),
        (REVEAL, "/gatherings", "membership-gatherings-title"),
        (REVEAL, "/people/unreached", "membership-unreached-title"),
        (STANDING, "/cases", "membership-cases-title"),
        (REQUESTS, "/requests", "membership-requests-title"),
        (SUPPORT, "/support", "membership-support-title"),
        (STANDING, "/people/ended", "membership-ended-title"),
        (STANDING, "/people/mergers", "membership-mergers-title"),
        (ANSWER, "/threads", "membership-threads-title"),
        (OVERSEE, "/access-log", "membership-log-title"),
        (OVERSEE, "/kept/report", "membership-kept-report-title"),
        (SUBSCRIPTIONS, "/subscription", "membership-rules-title"),
        (places::MANAGE, "/branches/office", "membership-branches-office-title"),
        (REGISTER, "/join/paper", "membership-paper-title"),
        (APPOINT, "/offices", "membership-offices-title"),
        (STATUS, "/organisation/status", "membership-status-title"),
    ];
    let open = pages.into_iter().filter(|(capability, ..)| !places_of(offices, capability, frame.now).is_empty());
    let name = |key: &str| match key {
        "membership-follow-title" if waiting > 0 => frame.tn("membership-follow-waiting", &[("count", waiting.into())]),
        key => frame.t(key),
    };
    Ok(open.map(|(_, href, key)| (href, name(key))).collect())
}

/// Whether an event is shown to who looks along: nothing that cases or mergers brought about, and of homes that of today alone.
///
/// Source: docs/rules/membership.md, 132.
fn is_shown_along(event: &Event, home: Option<PlaceId>) -> bool {
    match event.what {
        Happening::Admitted { place } | Happening::Moved { place } => Some(place) == home,
        Happening::Suspended { .. }
        | Happening::Reinstated
        | Happening::Removed { .. }
        | Happening::Died
        | Happening::SetAside
        | Happening::Restored => false,
        Happening::Applied | Happening::Left | Happening::Paid { .. } | Happening::Returned { .. } => true,
    }
}

/// Events with their days, oldest first.
async fn history(tx: &mut Tx, frame: &Frame, events: &[Event]) -> Result<Vec<(String, String)>, PageError> {
    let mut lines = Vec::new();
    for event in events {
        let place = match event.what {
            Happening::Admitted { place } | Happening::Moved { place } => named(tx, frame, place).await?.name,
            _ => String::new(),
        };
        lines.push((frame.day(event.at), words::event(frame, event, &place)));
    }
    Ok(lines)
}

/// The holder of an office agrees, or no longer agrees, that her name is shown.
pub(super) async fn show_office(
    State(app): State<App>,
    proof: Proof,
    Path(office): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let office = office.parse().map_err(|_| PageError::NotFound)?;
    let is_shown = form.is_ticked("shown");
    match appointing::show(&app.db, proof.person(), office, is_shown).await {
        Ok(()) => Ok(see_other("/me?done=membership-done-shown")),
        Err(appointing::NotAppointed::Database(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}
