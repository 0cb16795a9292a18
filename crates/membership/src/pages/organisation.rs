//! What the organisation is, was and will be: its imprint, its rules, and on which bases it keeps what of people. For anybody.

use askama::Template;
use axum::extract::State;
use terms::Timestamp;
use web::{App, Frame, Page, PageError, page};

use crate::{
    office::STATUS,
    organisation::imprint,
    reading,
    status::{self, Kind, Period, Processing, Status},
    store,
};

#[derive(Template)]
#[template(path = "membership/organisation.html")]
pub(super) struct OrganisationPage {
    pub(super) frame: Frame,
    /// What it is now.
    pub(super) now: StatusLine,
    /// What it will be.
    pub(super) announced: Option<StatusLine>,
    /// What was announced and called off, in words.
    pub(super) called_off: Vec<String>,
    /// What it was, newest first.
    pub(super) earlier: Vec<StatusLine>,
    /// Whether the reader may change it.
    pub(super) may_change: bool,
}

/// A status as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StatusLine {
    /// What the organisation is by it, as a sentence.
    pub(super) is: String,
    /// From when and until when.
    pub(super) when: Vec<String>,
    pub(super) imprint: String,
    /// What is done, and on which bases.
    pub(super) bases: Vec<(String, String)>,
    pub(super) rules: Vec<String>,
}

impl StatusLine {
    pub(super) fn of(frame: &Frame, status: &Status<'_>) -> Self {
        let mut line = Self::bare(frame, status.kind, status.period);
        let when = |key: &str, at: Timestamp| frame.tn(key, &[("when", frame.when(at).into())]);
        // Where the program began to go by it later than it is so.
        let later = status.period.zip(status.from).filter(|(period, from)| period.starts_at < *from);
        line.when.extend(later.map(|(_, from)| when("membership-status-counts", from)));
        line.when.extend(status.until.map(|until| when("membership-status-until", until)));
        line
    }

    /// What the organisation will be.
    pub(super) fn ahead(frame: &Frame, period: &Period) -> Self {
        let args = [("kind", kind_name(frame, period.kind).into()), ("day", day(frame, period).into())];
        let is = frame.tn("membership-status-will", &args);
        Self { is, when: Vec::new(), ..Self::bare(frame, period.kind, Some(period)) }
    }

    /// What it was.
    fn was(frame: &Frame, status: &Status<'_>) -> Self {
        let until = status.until.map(|until| frame.when(until)).unwrap_or_default();
        let args = [("kind", kind_name(frame, status.kind).into()), ("when", until.into())];
        Self { is: frame.tn("membership-status-was", &args), ..Self::of(frame, status) }
    }

    /// What follows from a kind and what was entered, whether it counts yet or not.
    pub(super) fn bare(frame: &Frame, kind: &Kind, period: Option<&Period>) -> Self {
        let say = |key: &str, args: &[(&str, web::Value)]| frame.tn(key, args);
        let since = period.map(|period| frame.tn("membership-status-since", &[("day", day(frame, period).into())]));
        Self {
            is: frame.tn(
                &format!("membership-status-is-{}", kind.id),
                &[("organisation", frame.organisation.as_str().into())],
            ),
            when: since.into_iter().collect(),
            imprint: period.map(|period| imprint(kind, &period.particulars, &say)).unwrap_or_default(),
            bases: bases(frame, kind),
            rules: kind.rules.iter().map(|rule| frame.t(&format!("membership-status-rule-{rule}"))).collect(),
        }
    }
}

/// The first day of a period, in words.
fn day(frame: &Frame, period: &Period) -> String {
    // Noon, for the day is another one in the zone of an organisation that moved.
    frame.day(period.starts_at.plus(12 * Timestamp::HOUR))
}

/// What a kind of organisation is called.
pub(super) fn kind_name(frame: &Frame, kind: &Kind) -> String {
    frame.t(&format!("membership-status-kind-{}", kind.id))
}

/// What is done with what is known of people, and on which bases.
pub(super) fn bases(frame: &Frame, kind: &Kind) -> Vec<(String, String)> {
    let on = |one: Processing| match kind.bases_of(one) {
        [] => frame.t("membership-basis-none"),
        bases => {
            let bases = bases.iter().map(|basis| frame.t(&format!("membership-basis-{}", basis.word())));
            bases.collect::<Vec<_>>().join("; ")
        }
    };
    let name = |one: Processing| frame.t(&format!("membership-processing-{}", one.word()));
    Processing::ALL.into_iter().map(|one| (name(one), on(one))).collect()
}

pub(super) async fn show(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let periods = store::periods::all(&mut tx).await?;
    let may_change = match (&frame.viewer, places::root(&mut tx).await?) {
        (Some(viewer), Some(root)) => reading::holds(&mut tx, viewer.person, STATUS, root.id, frame.now).await?,
        _ => false,
    };
    page(&organisation(frame, &periods, may_change))
}

pub(super) fn organisation(frame: Frame, periods: &[Period], may_change: bool) -> OrganisationPage {
    let now = frame.now;
    let all = status::statuses(periods);
    let (begun, ahead): (Vec<_>, Vec<_>) = all.iter().partition(|status| status.from.is_none_or(|from| from <= now));
    let mut begun = begun.into_iter().rev();
    let current = begun.next().expect("the first one holds from always on");
    let called_off = periods.iter().rev().filter_map(|period| called_off(&frame, period));
    OrganisationPage {
        now: StatusLine::of(&frame, current),
        announced: ahead.first().and_then(|status| status.period).map(|period| StatusLine::ahead(&frame, period)),
        called_off: called_off.collect(),
        earlier: begun.map(|status| StatusLine::was(&frame, status)).collect(),
        may_change,
        frame,
    }
}

/// What everybody could read as announced, and was called off.
fn called_off(frame: &Frame, period: &Period) -> Option<String> {
    let (off, _) = period.called_off.zip(period.confirmed)?;
    let args = [
        ("kind", kind_name(frame, period.kind).into()),
        ("day", day(frame, period).into()),
        ("when", frame.when(off.at).into()),
    ];
    Some(frame.tn("membership-status-was-called-off", &args))
}
