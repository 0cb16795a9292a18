//! Whom a service letter did not reach by e-mail: names, and the way to look at one address at a time.

use std::collections::BTreeSet;

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
    actions::{cases, serving},
    reading,
    service::{About, Missed, ServiceLetterId},
    standing::{Ending, Standing},
    store,
};

/// People on one page.
const ON_A_PAGE: usize = 50;
/// Rows read at a time.
const READ: i64 = 100;
/// So long one that was written on paper stays in the list.
const DONE: i64 = 14 * Timestamp::DAY;

#[derive(Template)]
#[template(path = "membership/unreached.html")]
pub(super) struct Unreached {
    pub(super) frame: Frame,
    pub(super) letters: Vec<Line>,
    /// Whether what mail servers send back comes in at all.
    pub(super) hears: bool,
    pub(super) next: Option<String>,
}

/// Somebody to be written to on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: ServiceLetterId,
    pub(super) person: PersonId,
    /// Whether she has a page: she is a member still.
    pub(super) is_member: bool,
    pub(super) name: String,
    pub(super) place: Named,
    /// About what, and when it was sent.
    pub(super) what: String,
    /// The case that it is about.
    pub(super) case: Option<String>,
    /// On which day it was written on paper.
    pub(super) posted: Option<String>,
}

/// Where the member of a letter is at home, or was last; the movement as a whole where there is no such letter, as for members.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let missed = match params.parse::<ServiceLetterId>("letter") {
            Some(id) => store::service::find(&mut tx, id).await?,
            None => None,
        };
        super::or_movement(&mut tx, missed.map(|missed| missed.place)).await
    })
}

/// Where somebody is at home whose address may be looked at: also where she was last, while a letter to her is to be written.
pub(super) fn reached(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let home = match params.parse::<PersonId>("person") {
            Some(person) => match reading::standing(&mut tx, person, app.now()).await?.place() {
                Some(home) => Some(home),
                None => store::service::waits(&mut tx, person).await?,
            },
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
    let mut homes = BTreeSet::new();
    for top in proof.places() {
        homes.extend(places::within_ids(&mut tx, top).await?);
    }
    // One more than is shown, so that there is a next page only where the reader would find something on it.
    let mut shown: Vec<(Missed, Line)> = Vec::new();
    while shown.len() <= ON_A_PAGE {
        let some = next(&mut tx, &homes, before, frame.now).await?;
        let Some(last) = some.last() else { break };
        before = (last.missed_at, last.id);
        for missed in some {
            shown.extend(line(&app, &mut tx, (&frame, &proof), missed).await?.map(|line| (missed, line)));
        }
    }
    let has_more = shown.len() > ON_A_PAGE;
    shown.truncate(ON_A_PAGE);
    let last = shown.last().filter(|_| has_more);
    let next = last.map(|(last, _)| format!("/people/unreached?before={}-{}", last.missed_at.micros(), last.id));
    let hears = app.settings.reply_address.is_some();
    page(&Unreached { frame, letters: shown.into_iter().map(|(_, line)| line).collect(), next, hears })
}

/// The next letters of these homes, the latest first.
async fn next(
    tx: &mut Tx,
    homes: &BTreeSet<PlaceId>,
    before: (Timestamp, ServiceLetterId),
    now: Timestamp,
) -> Result<Vec<Missed>, Error> {
    let mut some = Vec::new();
    for home in homes {
        some.extend(store::service::missed(tx, (*home, now.plus(-DONE)), before, READ).await?);
    }
    some.sort_by_key(|missed| std::cmp::Reverse((missed.missed_at, missed.id)));
    some.truncate(usize::try_from(READ).unwrap_or(0));
    Ok(some)
}

/// No letter comes after it.
fn end() -> ServiceLetterId {
    Id::by_chance([0xff; 16])
}

fn read_before(query: &str) -> Option<(Timestamp, ServiceLetterId)> {
    let (micros, id) = query.strip_prefix("before=")?.split_once('-')?;
    Some((Timestamp::from_micros(micros.parse().ok()?), id.parse().ok()?))
}

/// A letter to somebody whom the reader writes to, also where her membership has ended; nothing of whoever is at home elsewhere, is
/// withheld from the reader or kept out of lists, and nothing of a case that she does not see.
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
    let home = missed.place;
    if !serving::reaches(tx, viewer, (missed.person, home), now).await? {
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
    let standing = reading::standing(tx, missed.person, now).await?;
    if matches!(standing, Standing::Former { ending: Ending::Died, .. }) {
        return Ok(None);
    }
    let is_member = standing.is_member();
    Ok(Some(Line {
        id: missed.id,
        is_member,
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
