//! How long what is kept: for anybody; and for those who oversee the movement, what was let go.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use web::{App, Frame, Page, PageError, Proof, page, retention};

use super::{organisation::bases, requests};
use crate::{
    jobs::{FORMER, FORMER_DAYS},
    organisation::status_at,
};

/// What the services below the slices keep, and what goes by a way of its own: class, sentence, days.
const BESIDE: [(&str, &str, i64); 4] = [
    (FORMER, "membership-kept-former-members", FORMER_DAYS),
    ("sessions", "membership-kept-sessions", 30),
    ("letters", "membership-kept-letters", 30),
    ("outbox", "membership-kept-outbox", 7),
];

#[derive(Template)]
#[template(path = "membership/kept.html")]
pub(super) struct Kept {
    pub(super) frame: Frame,
    pub(super) classes: Vec<Class>,
    /// What is done with what is known of people, and on which bases.
    pub(super) bases: Vec<(String, String)>,
    /// How many requests about data there are: what, and how many.
    pub(super) requests: Vec<(String, String)>,
    /// Whether the reader sees what was let go.
    pub(super) is_overseer: bool,
}

/// Something that is kept for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) what: String,
    pub(super) how_long: String,
    /// What was let go; nothing on the page of whoever does not oversee, or where it is not counted.
    pub(super) gone: Option<String>,
}

/// For anybody.
pub(super) async fn show(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    let classes = classes(&app, &frame, &[]);
    let mut tx = app.db.reader().await?;
    let requests = requests::figures(&mut tx, &frame).await?;
    let bases = bases(&frame, status_at(&mut tx, frame.now).await?.kind);
    page(&Kept { bases, frame, classes, requests, is_overseer: false })
}

/// With what was let go, for those who oversee the movement.
pub(super) async fn report(State(app): State<App>, frame: Frame, _: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let reports = retention::reports(&mut tx).await?;
    let requests = requests::figures(&mut tx, &frame).await?;
    let bases = bases(&frame, status_at(&mut tx, frame.now).await?.kind);
    let classes = classes(&app, &frame, &reports);
    page(&Kept { bases, frame, classes, requests, is_overseer: true })
}

fn classes(app: &App, frame: &Frame, reports: &[retention::Report]) -> Vec<Class> {
    let reports: BTreeMap<&str, &retention::Report> =
        reports.iter().map(|report| (report.what.as_str(), report)).collect();
    let of_slices = app.slices.iter().flat_map(|slice| &slice.retention);
    let all = BESIDE.into_iter().chain(of_slices.map(|class| (class.what, class.key, class.days)));
    let mut classes: Vec<Class> = all
        .map(|(what, key, days)| Class {
            what: frame.t(key),
            how_long: match days {
                0 => frame.t("membership-kept-own-end"),
                days => frame.tn("membership-kept-days", &[("count", days.into())]),
            },
            gone: reports.get(what).map(|report| gone(frame, report)),
        })
        .collect();
    classes.sort_by(|one, other| one.what.cmp(&other.what));
    classes
}

fn gone(frame: &Frame, report: &retention::Report) -> String {
    let looked = ("looked", frame.relative(report.looked_at).into());
    match report.last_gone_at {
        None => frame.tn("membership-kept-none-gone", &[looked]),
        Some(at) => {
            let args = [
                looked,
                ("count", report.gone.into()),
                ("last", report.last_gone.into()),
                ("when", frame.relative(at).into()),
            ];
            frame.tn("membership-kept-gone", &args)
        }
    }
}
