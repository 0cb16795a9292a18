//! New members to be welcomed: shared out to the places where they are at home, who waits longest in front.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::{Error, Tx};
use terms::{PersonId, PlaceId, Timestamp};
use web::{App, Frame, Page, PageError, Proof, page, see_other};

use super::{Named, named};
use crate::{
    reading,
    segment::{SMALLEST, Told, told},
    standing::Standing,
    store::{self, welcomes::New},
    withholding,
};

/// Who joined longer ago is new no more.
const NEW_DAYS: i64 = 60;
/// So many are listed at most.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "membership/welcome.html")]
pub(super) struct WelcomePage {
    pub(super) frame: Frame,
    pub(super) count: String,
    /// Where they are at home, each with how many wait and since when.
    pub(super) shares: Vec<Share>,
    pub(super) people: Vec<NewLine>,
}

/// Those of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) href: String,
    pub(super) place: Named,
    pub(super) count: String,
    pub(super) oldest: String,
}

/// A new member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewLine {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) place: Named,
    pub(super) joined: String,
}

/// How many wait in some places, and since when the first.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    count: u64,
    oldest: Option<Timestamp>,
}

/// Those within a place, but for those whose members are withheld from the reader.
async fn sum(
    tx: &mut Tx,
    (top, without): (PlaceId, &BTreeSet<PlaceId>),
    span: (Timestamp, Timestamp),
) -> Result<Sum, Error> {
    let mut sum = Sum::default();
    for place in places::within_ids(tx, top).await?.into_iter().filter(|place| !without.contains(place)) {
        let here = store::welcomes::waiting(tx, place, span).await?;
        sum.count += here.count.unsigned_abs();
        sum.oldest = [sum.oldest, here.oldest].into_iter().flatten().min();
    }
    Ok(sum)
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let span = (frame.now.plus(-NEW_DAYS * Timestamp::DAY), frame.now);
    let tops = tops(&mut tx, &proof, query.as_deref().unwrap_or_default()).await?;
    let offices = reading::offices_in_force(&mut tx, proof.person(), frame.now).await?;
    let without = withholding::places_of(&mut tx, &offices).await?;
    let (mut all, mut shares, mut people) = (Sum::default(), Vec::new(), Vec::new());
    // Nobody of a place that is withheld is listed, as if she had been seen already.
    let mut seen = without.clone();
    for top in tops {
        let here = sum(&mut tx, (top, &without), span).await?;
        all = Sum { count: all.count + here.count, oldest: [all.oldest, here.oldest].into_iter().flatten().min() };
        for child in places::children(&mut tx, top).await? {
            let here = sum(&mut tx, (child.id, &without), span).await?;
            if here.count > 0 {
                shares.push(share(&frame, Named::of(&child, frame.language()), child.id, here));
            }
        }
        for place in places::within_ids(&mut tx, top).await?.into_iter().filter(|place| seen.insert(*place)) {
            let limit = i64::try_from(MOST).unwrap_or(i64::MAX);
            let here = store::welcomes::at(&mut tx, place, span, limit).await?;
            people.extend(here.into_iter().map(|new| (new.joined_at, new.person, place)));
        }
    }
    people.sort();
    people.truncate(MOST);
    let mut lines = Vec::new();
    for (joined_at, person, place) in people {
        let Some(name) = reading::name(&mut tx, &app.vault, person, frame.now).await? else { continue };
        let place = named(&mut tx, &frame, place).await?;
        lines.push(NewLine { person, name, place, joined: frame.relative(joined_at) });
    }
    page(&WelcomePage { count: count(&frame, all), shares, people: lines, frame })
}

/// The places of the reader, or the one of the address if it lies within them.
async fn tops(tx: &mut Tx, proof: &Proof, query: &str) -> Result<Vec<PlaceId>, PageError> {
    let wanted = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "place");
    let Some((_, place)) = wanted else { return highest(tx, proof).await };
    let place: PlaceId = place.parse().map_err(|_| PageError::NotFound)?;
    let chain = places::ancestor_ids(tx, place).await?;
    if chain.iter().any(|above| proof.places().contains(above)) { Ok(vec![place]) } else { Err(PageError::NotFound) }
}

/// The reader's places without those that lie within another of hers, so that nobody is counted twice.
async fn highest(tx: &mut Tx, proof: &Proof) -> Result<Vec<PlaceId>, PageError> {
    let own: std::collections::BTreeSet<PlaceId> = proof.places().into_iter().collect();
    let mut tops = Vec::new();
    for place in &own {
        let above = places::ancestor_ids(tx, *place).await?;
        if !above.iter().any(|other| other != place && own.contains(other)) {
            tops.push(*place);
        }
    }
    Ok(tops)
}

fn share(frame: &Frame, place: Named, id: PlaceId, here: Sum) -> Share {
    Share {
        href: format!("/people/new?place={id}"),
        place,
        count: in_words(frame, here.count),
        oldest: here.oldest.map(|oldest| since(frame, oldest)).unwrap_or_default(),
    }
}

fn in_words(frame: &Frame, count: u64) -> String {
    match told(count) {
        Told::None => frame.t("membership-welcome-nobody"),
        Told::Few => frame.tn("membership-welcome-few", &[("smallest", SMALLEST.into())]),
        Told::Exactly(count) => frame.tn("membership-welcome-count", &[("count", count.into())]),
    }
}

fn since(frame: &Frame, oldest: Timestamp) -> String {
    frame.tn("membership-welcome-oldest", &[("when", frame.relative(oldest).into())])
}

fn count(frame: &Frame, all: Sum) -> String {
    let oldest = all.oldest.map(|oldest| format!(" {}", since(frame, oldest))).unwrap_or_default();
    format!("{}{oldest}", in_words(frame, all.count))
}

/// Notes that a new member was welcomed.
pub(super) async fn welcome(
    State(app): State<App>,
    _: Proof,
    Path(person): Path<String>,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let now = app.now();
    app.db
        .write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                if let Standing::Member { since, .. } = reading::standing(tx, person, now).await? {
                    store::welcomes::welcome(tx, New { person, joined_at: since }, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(see_other("/people/new?done=membership-done-welcomed"))
}
