//! The panel on the page of a place: who holds office there and agreed to be named.

use askama::Template;
use database::{BoxFuture, Tx};
use terms::PlaceId;
use web::{App, Frame, PageError, Panel, gate};

use super::{branches, threads, words};
use crate::{
    new_branch::{Happened, Step, may_hold},
    office::TOKENS,
    reading, store,
};

#[derive(Template)]
#[template(path = "membership/panel.html")]
pub(super) struct Holders {
    pub(super) lines: Vec<HolderLine>,
    /// Where one writes to the organisers, and the words for it; nothing where nobody answers.
    pub(super) write: Option<(String, String)>,
}

/// An office-holder who agreed to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderLine {
    pub(super) name: String,
    pub(super) role: String,
}

/// What is being founded at a place, and how it was founded itself.
#[derive(Template)]
#[template(path = "membership/branch_panel.html")]
pub(super) struct Founding {
    /// How it was founded.
    pub(super) founded: Option<String>,
    /// Branches that are being founded: address, name, where it stands.
    pub(super) lines: Vec<(String, String, String)>,
    /// Where more is to be read, or a branch is asked for.
    pub(super) more: Option<(String, String)>,
}

/// The panels of a place; none where nobody is named, nobody answers and nothing is founded.
pub(crate) fn panels(app: App, frame: Frame, place: PlaceId) -> BoxFuture<'static, Result<Vec<Panel>, PageError>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let shown = reading::shown_at(&mut tx, &app.vault, place, app.now()).await?;
        let write = if threads::is_answered(&mut tx, place, app.now()).await? {
            let slug = places::find(&mut tx, place).await?.ok_or(PageError::NotFound)?.slug;
            Some((format!("/write/{slug}"), frame.t("membership-panel-write")))
        } else {
            None
        };
        let mut panels = founding(&mut tx, &frame, place).await?;
        if let Some(viewer) = &frame.viewer
            && gate::holds(&app, viewer, TOKENS, place).await?
        {
            let slug = places::find(&mut tx, place).await?.ok_or(PageError::NotFound)?.slug;
            let more = Some((format!("/places/{slug}/tokens"), frame.t("membership-tokens-panel")));
            let body = Founding { founded: None, lines: Vec::new(), more };
            panels.push(Panel::new(frame.t("membership-tokens-title"), 80, &body)?);
        }
        if shown.is_empty() && write.is_none() {
            return Ok(panels);
        }
        let line = |(office, name): (crate::office::Office, String)| HolderLine {
            role: words::role(&frame, office.role),
            name,
        };
        let body = Holders { lines: shown.into_iter().map(line).collect(), write };
        panels.push(Panel::new(frame.t("membership-panel-title"), 20, &body)?);
        Ok(panels)
    })
}

/// How a branch was founded is told to everybody; what is being founded to members.
async fn founding(tx: &mut Tx, frame: &Frame, place: PlaceId) -> Result<Vec<Panel>, PageError> {
    let mut panels = Vec::new();
    let home = frame.viewer.as_ref().map(|viewer| viewer.places.as_slice()).unwrap_or_default();
    if let Some(branch) = store::new_branches::founded_as(tx, place).await? {
        let last = branch.entries.last().map(|entry| (entry.at, entry.step));
        let founded = last.map(|(at, step)| {
            let say = |key: &str, args: &[(&str, web::Value)]| frame.tn(key, args);
            let what = words::happened(&say, &|at| frame.when(at), Happened::Done(step));
            let meeting = branch.entries.iter().rev().find_map(|entry| match entry.step {
                Step::Announced { meeting_at } => Some(meeting_at),
                _ => None,
            });
            let day = frame.day(meeting.unwrap_or(at));
            frame.tn("membership-branch-panel-founded-on", &[("day", day.into()), ("what", what.into())])
        });
        let more =
            (!home.is_empty()).then(|| (format!("/branches/{}", branch.id), frame.t("membership-branch-panel-course")));
        let body = Founding { founded, lines: Vec::new(), more };
        panels.push(Panel::new(frame.t("membership-branch-panel-founded"), 60, &body)?);
    }
    if home.is_empty() {
        return Ok(panels);
    }
    let mut lines = Vec::new();
    for branch in store::new_branches::open_at(tx, place, frame.now).await? {
        let stage = branch.state(frame.now).stage;
        if stage.is_told() {
            let name = branch.name.in_language(frame.language()).to_owned();
            lines.push((format!("/branches/{}", branch.id), name, branches::stage(frame, stage)));
        }
    }
    let may_ask = home.contains(&place) && places::find(tx, place).await?.is_some_and(|place| may_hold(&place));
    let more = may_ask.then(|| ("/branches/new".to_owned(), frame.t("membership-branch-ask-title")));
    if !lines.is_empty() || more.is_some() {
        let body = Founding { founded: None, lines, more };
        panels.push(Panel::new(frame.t("membership-branches-title"), 30, &body)?);
    }
    Ok(panels)
}
