//! Whom a service letter did not reach by e-mail: names, and the way to look at one address at a time.

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use terms::{Id, PersonId, PlaceId, Timestamp};
use web::{App, Frame, Page, PageError, Params, Proof, page, see_other};

use super::{Named, named};
use crate::{
    actions::cases,
    office::REVEAL,
    reading,
    service::{About, Missed, ServiceLetterId},
    store,
};

/// People on one page.
const ON_A_PAGE: usize = 50;
/// Rows read at a time.
const READ: usize = 100;
/// So long one that was written on paper stays in the list.
const DONE: i64 = 14 * Timestamp::DAY;

#[derive(Template)]
#[template(path = "membership/unreached.html")]
pub(super) struct Unreached {
    pub(super) frame: Frame,
    pub(super) letters: Vec<Line>,
    pub(super) next: Option<String>,
}

/// Somebody to be written to on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: ServiceLetterId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) place: Named,
    /// About what, and when it was sent.
    pub(super) what: String,
    /// The case that it is about.
    pub(super) case: Option<String>,
    /// On which day it was written on paper.
    pub(super) posted: Option<String>,
}

/// Where the member of a letter is at home; the movement as a whole where there is none, as for members.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let missed = match params.parse::<ServiceLetterId>("letter") {
            Some(id) => store::service::find(&mut tx, id).await?,
            None => None,
        };
        let home = match missed {
            Some(missed) => reading::standing(&mut tx, missed.person, app.now()).await?.place(),
            None => None,
        };
        super::or_movement(&mut tx, home).await
    })
}

pub(super) async fn list(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let mut before = query.as_deref().and_then(read_before).unwrap_or((Timestamp::from_micros(i64::MAX), end()));
    let mut tx = app.db.reader().await?;
    let (mut letters, mut has_more) = (Vec::new(), true);
    while has_more && letters.len() < ON_A_PAGE {
        let some = store::service::missed(&mut tx, before, i64::try_from(READ).unwrap_or(0)).await?;
        has_more = some.len() == READ;
        for missed in some {
            if letters.len() == ON_A_PAGE {
                has_more = true;
                break;
            }
            before = (missed.missed_at, missed.id);
            letters.extend(line(&app, &mut tx, (&frame, &proof), missed).await?);
        }
    }
    let next = has_more.then(|| format!("/people/unreached?before={}-{}", before.0.micros(), before.1));
    page(&Unreached { frame, letters, next })
}

/// No letter comes after it.
fn end() -> ServiceLetterId {
    Id::by_chance([0xff; 16])
}

fn read_before(query: &str) -> Option<(Timestamp, ServiceLetterId)> {
    let (micros, id) = query.strip_prefix("before=")?.split_once('-')?;
    Some((Timestamp::from_micros(micros.parse().ok()?), id.parse().ok()?))
}

/// A letter to somebody whom the reader writes to; nothing of whoever is no member any more, is at home elsewhere, is withheld from the
/// reader or kept out of lists, and nothing of a case that she does not see.
async fn line(
    app: &App,
    tx: &mut Tx,
    (frame, proof): (&Frame, &Proof),
    missed: Missed,
) -> Result<Option<Line>, PageError> {
    let (viewer, now) = (proof.person(), frame.now);
    if missed.posted_at.is_some_and(|at| at.plus(DONE) <= now) {
        return Ok(None);
    }
    let Some(home) = reading::standing(tx, missed.person, now).await?.place() else { return Ok(None) };
    if !reading::holds(tx, viewer, REVEAL, home, now).await?
        || !reading::is_open_to(tx, viewer, missed.person, now).await?
    {
        return Ok(None);
    }
    let case = match missed.about {
        About::Case(case) => {
            let Some(case) = store::cases::find(tx, Id::from_uuid(case)).await? else { return Ok(None) };
            if !cases::sees(tx, viewer, &case, now).await? {
                return Ok(None);
            }
            Some(format!("/cases/{}", case.id))
        }
        About::Subscription | About::Ballot | About::Branch => None,
    };
    let Some(name) = reading::name(tx, &app.vault, missed.person, now).await? else { return Ok(None) };
    Ok(Some(Line {
        id: missed.id,
        person: missed.person,
        name,
        place: named(tx, frame, home).await?,
        what: frame.tn(about(missed.about), &[("day", frame.day(missed.sent_at).into())]),
        case,
        posted: missed.posted_at.map(|at| frame.day(at)),
    }))
}

const fn about(about: About) -> &'static str {
    match about {
        About::Subscription => "membership-unreached-subscription",
        About::Case(_) => "membership-unreached-case",
        About::Ballot => "membership-unreached-ballot",
        About::Branch => "membership-unreached-branch",
    }
}

/// One was written on paper.
pub(super) async fn posted(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(letter): Path<String>,
) -> Result<Response, PageError> {
    let id: ServiceLetterId = letter.parse().map_err(|_| PageError::NotFound)?;
    let mut tx = app.db.reader().await?;
    let missed = store::service::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    line(&app, &mut tx, (&frame, &proof), missed).await?.ok_or(PageError::NotFound)?;
    drop(tx);
    let (by, now) = (proof.person(), app.now());
    app.db.write(move |tx| Box::pin(store::service::post(tx, id, by, now))).await?;
    Ok(see_other("/people/unreached?done=membership-done-posted"))
}
