//! The mailings of my places.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use web::{App, Frame, Page, PageError, Proof, page};

use super::{Named, ground_name, named};
use crate::{
    mailing::{Mailing, MailingId, State as Where},
    store,
};

/// Mailings shown of one place.
const OF_ONE: i64 = 50;
/// Mailings shown of all.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "mailings/list.html")]
pub(super) struct List {
    pub(super) frame: Frame,
    pub(super) mailings: Vec<Line>,
}

/// A mailing in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: MailingId,
    pub(super) subject: String,
    pub(super) place: Named,
    pub(super) ground: String,
    /// Where it stands and since when, in words.
    pub(super) state: String,
    /// Whether it waits for this reader.
    pub(super) waits: bool,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut seen = BTreeSet::new();
    let mut all: Vec<Mailing> = Vec::new();
    for top in proof.places() {
        for place in places::within_ids(&mut tx, top).await?.into_iter().filter(|place| seen.insert(*place)) {
            all.extend(store::at(&mut tx, place, OF_ONE).await?);
        }
    }
    let waits = |mailing: &Mailing| mailing.state() == Where::Asked && mailing.may_be_started_by(proof.person());
    all.sort_by_cached_key(|mailing| (!waits(mailing), std::cmp::Reverse((mailing.made_at, mailing.id))));
    all.truncate(MOST);
    let mut mailings = Vec::new();
    for mailing in all {
        mailings.push(Line {
            waits: waits(&mailing),
            place: named(&mut tx, &frame, mailing.place).await?,
            ground: ground_name(&frame, mailing.ground),
            state: state(&frame, &mailing),
            id: mailing.id,
            subject: mailing.subject,
        });
    }
    page(&List { frame, mailings })
}

/// Where a mailing stands, in words.
pub(super) fn state(frame: &Frame, mailing: &Mailing) -> String {
    let state = mailing.state();
    let key = format!("mailings-state-{}", state.word());
    let day = mailing.ended_at.or(mailing.started_at).or(mailing.asked_at).unwrap_or(mailing.made_at);
    frame.tn(&key, &[("day", frame.day(day).into())])
}
