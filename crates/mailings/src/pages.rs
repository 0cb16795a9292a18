//! The pages of mailings: read the request, call an action, show the result.

mod digest;
mod edit;
mod list;
mod paper;
mod readers;
mod samples;
mod show;
mod unsubscribe;

pub(crate) use readers::panels;
pub(crate) use samples::samples;

use database::{BoxFuture, Error, Tx};
use membership::{
    office::{MAIL, REVEAL},
    segment::Segment,
};
use terms::PlaceId;
use web::{App, Frame, Needs, PageError, Params, PlaceOf, Route, parts::Choice};

use crate::{
    mailing::{Ground, Mailing, MailingId},
    store,
};

/// Every address of mailings with what it needs.
pub(crate) fn routes() -> Vec<Route> {
    let wherever = Needs::Office { capability: MAIL, place: PlaceOf::Wherever };
    let over = Needs::Office { capability: MAIL, place: PlaceOf::Thing(place_of) };
    let reveals = Needs::Office { capability: REVEAL, place: PlaceOf::Thing(place_of) };
    vec![
        Route::get("/mailings", wherever, "/mailings", list::show),
        Route::get("/mailings/new", wherever, "/mailings/new", edit::begin),
        Route::post("/mailings", wherever, "/mailings", edit::add),
        Route::get("/mailings/{mailing}", over, "/mailings/MAILING", show::show),
        Route::post("/mailings/{mailing}", over, "/mailings/MAILING", show::act),
        Route::get("/mailings/{mailing}/edit", over, "/mailings/MAILING/edit", edit::open),
        Route::post("/mailings/{mailing}/edit", over, "/mailings/MAILING/edit", edit::change),
        Route::get("/mailings/{mailing}/paper", reveals, "/mailings/MAILING/paper", paper::show),
        Route::post("/mailings/{mailing}/paper", reveals, "/mailings/MAILING/paper", paper::posted),
        Route::get("/me/digest", Needs::SignedIn, "/me/digest", digest::show),
        Route::post("/me/digest", Needs::SignedIn, "/me/digest", digest::choose),
        Route::get("/newsletter", Needs::Anyone, "/newsletter", readers::show),
        Route::post("/newsletter", Needs::Anyone, "/newsletter", readers::ask),
        Route::get("/newsletter/sent", Needs::Anyone, "/newsletter/sent", readers::sent),
        Route::get("/newsletter/{token}", Needs::Anyone, "/newsletter/TOKEN", readers::confirm_page),
        Route::post("/newsletter/{token}", Needs::Anyone, "/newsletter/TOKEN", readers::confirm),
        Route::get("/unsubscribe/{purpose}/{token}", Needs::Anyone, "/unsubscribe/newsletter/TOKEN", unsubscribe::ask),
        Route::post(
            "/unsubscribe/{purpose}/{token}",
            Needs::Anyone,
            "/unsubscribe/newsletter/TOKEN",
            unsubscribe::stop,
        ),
    ]
}

/// The place of the mailing in the address; the movement as a whole when there is no such mailing.
fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let mailing = match params.parse::<MailingId>("mailing") {
            Some(id) => store::find(&mut tx, id).await?,
            None => None,
        };
        match mailing {
            Some(mailing) => Ok(Some(mailing.place)),
            None => Ok(places::root(&mut tx).await?.map(|root| root.id)),
        }
    })
}

/// The mailing of that id in an address.
async fn found(tx: &mut Tx, id: &str) -> Result<Mailing, PageError> {
    let id: MailingId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = store::find(tx, id).await?;
    // Digests belong to no officer.
    found.filter(|mailing| !mailing.ground.is_digest()).ok_or(PageError::NotFound)
}

/// Whether members are chosen by what is known of them, so that whoever does not see it must not learn it, or how many they are.
///
/// Source: docs/rules/membership.md, 78 and 142.
const fn tells_of_members(segment: &Segment) -> bool {
    segment.tag.is_some() || segment.attended.is_some()
}

/// A ground as pages name it.
fn ground_name(frame: &Frame, ground: Ground) -> String {
    match ground {
        Ground::Consent(purpose) => frame.t(&format!("membership-purpose-name-{}", purpose.id)),
        Ground::Notice(notice) => frame.t(&format!("mailings-notice-{}", notice.id)),
    }
}

/// A place as pages name it, with what its flag is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    name: String,
    flag: String,
}

async fn named(tx: &mut Tx, frame: &Frame, place: PlaceId) -> Result<Named, PageError> {
    let place = places::find(tx, place).await?.ok_or(PageError::NotFound)?;
    Ok(Named { name: place.name.in_language(frame.language()).to_owned(), flag: place.name.english.to_string() })
}

/// The places within these tops, in reading order, each with the path to it.
async fn choices(tx: &mut Tx, frame: &Frame, tops: &[PlaceId]) -> Result<Vec<Choice>, PageError> {
    let mut allowed = std::collections::HashSet::new();
    for top in tops {
        allowed.extend(places::within_ids(tx, *top).await?);
    }
    let choices = places::tree::choices(places::all(tx).await?, frame.language(), |place| allowed.contains(&place.id));
    Ok(choices.into_iter().map(|(id, label)| Choice::new(id.to_string(), label)).collect())
}
