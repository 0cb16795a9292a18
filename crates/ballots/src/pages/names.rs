//! Names in lists: who took part, for those with a duty; who voted how in a named ballot, for its electorate.

use askama::Template;
use axum::extract::{Path, State};
use web::{App, Frame, Page, PageError, Proof, page, session};

use super::{Head, known::Look};
use crate::{actions::casting, ballot::Kind, disclosure::Channel, paper::Vote, store, turnout};

#[derive(Template)]
#[template(path = "ballots/names.html")]
pub(super) struct Names {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) count: String,
    pub(super) second: String,
    pub(super) rows: Vec<(String, String)>,
}

/// Turnout by name: only after closing, sorted, for those with a duty.
pub(super) async fn marks(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    if ballot.stage.closed().is_none() {
        return Err(PageError::NotFound);
    }
    let marks = store::marks::closed(&mut look.tx, ballot.id).await?;
    let are_named = turnout::may_be_named(marks.len());
    let mut rows = Vec::new();
    for (person, channel) in marks.iter().copied().filter(|_| are_named) {
        let how = frame.t(match channel {
            Channel::Online => "ballots-channel-online",
            Channel::Letter => "ballots-channel-letter",
            Channel::Paper => "ballots-channel-paper",
        });
        rows.push((look.name(person).await?, how));
    }
    let place = look.place(ballot.place).await?;
    page(&Names {
        head: Head::below(&frame, &ballot, &place),
        title: frame.t("ballots-marks-title"),
        about: frame.t(if are_named { "ballots-marks-about" } else { "ballots-marks-few" }),
        count: frame.tn("ballots-names-count", &[("count", rows.len().into())]),
        second: frame.t("ballots-marks-how"),
        rows: sorted(rows),
        frame,
    })
}

/// Who voted how in a named ballot: once it is declared, for those on its roll and those with a duty.
pub(super) async fn named(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    if ballot.settings.kind != Kind::Named || !ballot.stage.is_declared() {
        return Err(PageError::NotFound);
    }
    let is_on = casting::is_on_roll(&mut look.tx, &ballot, proof.person()).await?;
    if !is_on {
        look.duty(&ballot).ok_or(PageError::Forbidden)?;
        // The gate asks this of routes that name a duty; this one is for everybody on the roll, too.
        session::must_be_strong(proof.viewer(), &frame.path)?;
    }
    let names = look.options(ballot.id).await?;
    let mut rows = Vec::new();
    for (person, vote) in store::marks::named(&mut look.tx, ballot.id).await? {
        rows.push((look.name(person).await?, in_words(&frame, &vote, &names)));
    }
    let place = look.place(ballot.place).await?;
    page(&Names {
        head: Head::below(&frame, &ballot, &place),
        title: frame.t("ballots-named-title"),
        about: frame.t("ballots-named-about"),
        count: frame.tn("ballots-names-count", &[("count", rows.len().into())]),
        second: frame.t("ballots-named-vote"),
        rows: sorted(rows),
        frame,
    })
}

fn sorted(mut rows: Vec<(String, String)>) -> Vec<(String, String)> {
    rows.sort_by_cached_key(|(name, _)| name.to_lowercase());
    rows
}

/// A vote in a few words: the answer, or the names in order.
pub(super) fn in_words(frame: &Frame, vote: &Vote, names: &[String]) -> String {
    match vote {
        Vote::Yes => frame.t("ballots-yes"),
        Vote::No => frame.t("ballots-no"),
        Vote::Abstain => frame.t("ballots-abstain"),
        Vote::Blank => frame.t("ballots-sheet-blank"),
        Vote::Spoilt => frame.t("ballots-sum-unreadable"),
        Vote::Ranking(places) => {
            let name = |place: &u16| names.get(usize::from(*place).saturating_sub(1)).cloned().unwrap_or_default();
            places.iter().map(name).collect::<Vec<_>>().join(", ")
        }
    }
}
