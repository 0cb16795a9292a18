//! An import: its columns, its dry run, how far it is, what came of it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use membership::office::IMPORT;
use terms::{Plain, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, gate, page, refused, see_other};

use super::{choose, found, told};
use crate::{
    actions::{
        deciding::{self, Decision},
        sealing,
    },
    import::{Figures, Import, ImportId, State as Where},
    reading::Peek,
};

#[derive(Template)]
#[template(path = "imports/show.html")]
pub(super) struct Show {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: ImportId,
    pub(super) title: String,
    pub(super) state: String,
    /// The steps of the way, and which of them this is, from 1.
    pub(super) steps: Vec<String>,
    pub(super) step: usize,
    /// Why the file could not be read; empty otherwise.
    pub(super) problem: String,
    /// The columns to be chosen, for whoever brought the file.
    pub(super) columns: Option<choose::Columns>,
    /// So many of so many, and the same in words.
    pub(super) progress: Option<(u64, u64, String)>,
    pub(super) of_the_file: Vec<String>,
    pub(super) of_people: Vec<String>,
    /// Whether that has happened.
    pub(super) is_done: bool,
    /// Reasons with how many rows, and the first of them.
    pub(super) refused: Vec<(String, String, String)>,
    /// Whether there is a file of refused rows for the reader.
    pub(super) has_refused: bool,
    /// Places with how many rows.
    pub(super) places: Vec<(String, String)>,
    /// What was when it was read.
    pub(super) seen: String,
    /// What the reader may do: `run`, `discard`, `undo`.
    pub(super) may: Vec<&'static str>,
    /// Until when it can be undone, or was.
    pub(super) undo_until: String,
    /// What undoing came to.
    pub(super) undone: Vec<String>,
    /// What happened, with day and name, oldest first.
    pub(super) happened: Vec<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let one = found(&mut app.db.reader().await?, &id).await?;
    page(&shown(&app, frame, &proof, one, None).await?)
}

/// The page; with a form where one was refused.
pub(super) async fn shown(
    app: &App,
    frame: Frame,
    proof: &Proof,
    one: Import,
    form: Option<Form>,
) -> Result<Show, PageError> {
    let mut tx = app.db.reader().await?;
    let is_mine = one.made_by == Some(proof.person());
    let peek: Option<Peek> = match one.state {
        Where::Mapping if is_mine => sealing::peek(&app.vault, &one, frame.now).await?,
        _ => None,
    };
    let (columns, proposed) = match &peek {
        Some(peek) => {
            let (columns, form) = choose::columns(&mut tx, &frame, &one, peek).await?;
            (Some(columns), form)
        }
        None => (None, Form::default()),
    };
    let is_done = one.outcome.is_some();
    let figures = one.outcome.as_ref().or(one.trial.as_ref()).filter(|_| one.state != Where::Trying);
    Ok(Show {
        id: one.id,
        title: told::title(app, &mut tx, &frame, &one).await?,
        state: told::state(&frame, &one),
        steps: ["imports-step-file", "imports-step-columns", "imports-step-trial", "imports-step-run"]
            .map(|key| frame.t(key))
            .to_vec(),
        step: match one.state {
            Where::Mapping => 2,
            Where::Trying | Where::Tried => 3,
            Where::Running | Where::Ended | Where::Undoing | Where::Undone | Where::Discarded => 4,
        },
        problem: one.problem.map(|why| told::unreadable(&frame, why)).unwrap_or_default(),
        columns,
        progress: progress(&frame, &one),
        of_the_file: figures.map(|figures| told::of_the_file(&frame, figures)).unwrap_or_default(),
        of_people: figures.map(|figures| told::of_people(&frame, figures, is_done)).unwrap_or_default(),
        is_done,
        refused: figures.map(|figures| refusals(&frame, figures, is_mine)).unwrap_or_default(),
        has_refused: is_mine
            && one.forgotten_at.is_none()
            && figures.is_some_and(|figures| !figures.refused.is_empty()),
        places: match figures {
            Some(figures) => homes(&mut tx, &frame, figures).await?,
            None => Vec::new(),
        },
        seen: one.digest(),
        may: may(app, proof, &one, &mut tx).await?,
        undo_until: one.undo_until().map(|until| frame.when(until)).unwrap_or_default(),
        undone: told::undone(&frame, &one),
        happened: happened(app, &mut tx, &frame, &one).await?,
        form: form.unwrap_or(proposed),
        frame,
    })
}

async fn may(app: &App, proof: &Proof, one: &Import, tx: &mut Tx) -> Result<Vec<&'static str>, PageError> {
    let is_mine = one.made_by == Some(proof.person());
    let root = places::root(tx).await?.ok_or(PageError::NotFound)?;
    let mut may = Vec::new();
    if !gate::holds(app, proof.viewer(), IMPORT, root.id).await? {
        return Ok(may);
    }
    let is_kept = one.forgotten_at.is_none();
    match one.state {
        Where::Mapping | Where::Trying if is_mine && is_kept => may.push("discard"),
        Where::Tried if is_mine && is_kept => may.extend(["run", "again", "discard"]),
        Where::Ended if one.undo_until().is_some_and(|until| app.now() < until) => may.push("undo"),
        _ => {}
    }
    Ok(may)
}

fn progress(frame: &Frame, one: &Import) -> Option<(u64, u64, String)> {
    let whole = u64::try_from(one.portions.unwrap_or(0)).unwrap_or(0);
    let done = u64::try_from(one.done).unwrap_or(0);
    match one.state {
        Where::Trying if whole == 0 => Some((0, 1, frame.t("imports-progress-reading"))),
        Where::Trying | Where::Running if whole > 0 => {
            let percent = done * 100 / whole;
            Some((done, whole, frame.tn("imports-progress", &[("percent", percent.into())])))
        }
        Where::Undoing => Some((0, 1, frame.t("imports-progress-undoing"))),
        _ => None,
    }
}

/// Each reason with its count and, for whoever brought the file, the numbers of its first rows.
fn refusals(frame: &Frame, figures: &Figures, is_mine: bool) -> Vec<(String, String, String)> {
    let one = |(reason, count): (&crate::checking::Reason, &u64)| {
        let rows = figures.examples.get(reason).filter(|_| is_mine);
        let rows: Vec<String> = rows.into_iter().flatten().map(u64::to_string).collect();
        let rows = if rows.is_empty() {
            String::new()
        } else {
            frame.tn("imports-in-rows", &[("rows", rows.join(", ").into())])
        };
        (told::reason(frame, *reason), frame.number(*count), rows)
    };
    figures.refused.iter().map(one).collect()
}

async fn homes(tx: &mut Tx, frame: &Frame, figures: &Figures) -> Result<Vec<(String, String)>, PageError> {
    let all =
        places::tree::choices(places::all(tx).await?, frame.language(), |place| figures.places.contains_key(&place.id));
    let count = |id| figures.places.get(&id).copied().unwrap_or(0);
    Ok(all.into_iter().map(|(id, name)| (name, frame.number(count(id)))).collect())
}

async fn happened(app: &App, tx: &mut Tx, frame: &Frame, one: &Import) -> Result<Vec<String>, PageError> {
    let steps = [
        ("imports-happened-brought", Some(one.made_at), Some(one.made_by)),
        ("imports-happened-run", one.run_at, Some(one.run_by)),
        ("imports-happened-ended", one.ended_at, None),
        ("imports-happened-undone", one.undone_at, Some(one.undone_by)),
        ("imports-happened-destroyed", one.forgotten_at, None),
    ];
    let mut lines: Vec<(Timestamp, String)> = Vec::new();
    for (key, at, who) in steps {
        let Some(at) = at else { continue };
        let mut args = vec![("when", frame.when(at).into())];
        if let Some(who) = who {
            args.push(("who", told::who(app, tx, frame, who).await?.into()));
        }
        lines.push((at, frame.tn(key, &args)));
        if let ("imports-happened-run", Some(proof)) = (key, &one.proof) {
            lines.push((at, frame.tn("imports-happened-proof", &[("proof", proof.as_str().into())])));
        }
    }
    // The file may have been destroyed before it was undone.
    lines.sort_by_key(|(at, _)| *at);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// Runs, gives up, undoes.
pub(super) async fn act(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let one = found(&mut app.db.reader().await?, &id).await?;
    let (decision, done) = match form.value("what") {
        "run" => {
            let proven: Option<Plain<80>> = form.parse("proof");
            let Some(proven) = proven else {
                return refused(&shown(&app, frame, &proof, one, Some(form)).await?);
            };
            let tells = form.is_ticked("tells");
            let seen = form.value("seen").to_owned();
            (Decision::Run { seen, proof: proven.as_str().to_owned(), tells }, "imports-done-run")
        }
        "again" => (Decision::Again, "imports-done-again"),
        "discard" => (Decision::Discard, "imports-done-discarded"),
        "undo" => (Decision::Undo, "imports-done-undo"),
        _ => return Err(PageError::Malformed),
    };
    deciding::decide(&app.db, (proof.person(), one.id), decision, app.now()).await?;
    Ok(see_other(&format!("/imports/{}?done={done}", one.id)))
}
