//! All imports, and a new one.

use askama::Template;
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State},
    response::Response,
};
use membership::office::IMPORT;
use web::{App, Form, Frame, Limit, Page, PageError, Proof, gate, page, refused, see_other};

use super::told;
use crate::{
    actions::uploading::{self, NotTaken},
    import::ImportId,
    reading::{BOUNDS, Unreadable},
    store,
};

/// Imports shown.
const MOST: i64 = 100;
/// Files that one officer brings: each takes room and time.
const FILES: Limit = Limit { name: "imports.files", times: 30, per_micros: terms::Timestamp::DAY };
/// So much of a file that is too large is read and thrown away, as a browser shows no answer before it has sent everything.
const READ_OUT: usize = 8;

#[derive(Template)]
#[template(path = "imports/list.html")]
pub(super) struct List {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) imports: Vec<Line>,
    /// Whether the reader may bring a file.
    pub(super) may_import: bool,
    /// How large a file may be, in words.
    pub(super) bounds: String,
}

/// An import in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: ImportId,
    pub(super) title: String,
    pub(super) state: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&listed(&app, frame, &proof, Form::default()).await?)
}

async fn listed(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<List, PageError> {
    let mut tx = app.db.reader().await?;
    let root = places::root(&mut tx).await?.ok_or(PageError::NotFound)?;
    let mut imports = Vec::new();
    for one in store::all(&mut tx, MOST).await? {
        let title = told::title(app, &mut tx, &frame, &one).await?;
        imports.push(Line { id: one.id, title, state: told::state(&frame, &one) });
    }
    drop(tx);
    let may_import = gate::holds(app, proof.viewer(), IMPORT, root.id).await?;
    let bounds = bounds(&frame);
    Ok(List { frame, form, imports, may_import, bounds })
}

pub(super) fn bounds(frame: &Frame) -> String {
    let megabytes = u64::try_from(BOUNDS.bytes / (1024 * 1024)).unwrap_or(0);
    let args = [("megabytes", megabytes.into()), ("rows", frame.number(BOUNDS.rows).into())];
    frame.tn("imports-file-hint", &args)
}

/// Takes a file.
pub(super) async fn upload(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut request: Request,
) -> Result<Response, PageError> {
    // The bound is ours: what is over it is read out, so that the browser shows why.
    DefaultBodyLimit::disable().apply(&mut request);
    let parts = Multipart::from_request(request, &app).await.map_err(|_| PageError::Malformed)?;
    let file = file(parts).await?;
    app.limits.take(FILES, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let mut form = Form::default();
    match file {
        Err(why) => refuse(&frame, &mut form, why),
        Ok(file) if file.is_empty() => form.refuse("file", &frame.t("imports-file-none")),
        Ok(file) => match uploading::take(&app, proof.person(), file, BOUNDS).await {
            Ok(id) => return Ok(see_other(&format!("/imports/{id}"))),
            Err(NotTaken::Unreadable(why)) => refuse(&frame, &mut form, why),
            Err(NotTaken::Database(error)) => return Err(error.into()),
        },
    }
    refused(&listed(&app, frame, &proof, form).await?)
}

fn refuse(frame: &Frame, form: &mut Form, why: Unreadable) {
    form.refuse("file", &told::unreadable(frame, why));
}

/// The file in a form; empty when none was chosen.
async fn file(mut parts: Multipart) -> Result<Result<Vec<u8>, Unreadable>, PageError> {
    let (mut file, mut over) = (Vec::new(), 0);
    while let Some(mut part) = parts.next_field().await.map_err(|_| PageError::Malformed)? {
        let is_file = part.name() == Some("file");
        while let Some(piece) = part.chunk().await.map_err(|_| PageError::Malformed)? {
            if is_file && over == 0 && file.len() + piece.len() <= BOUNDS.bytes {
                file.extend_from_slice(&piece);
                continue;
            }
            over += piece.len();
            if over > BOUNDS.bytes * READ_OUT {
                return Err(PageError::TooLarge);
            }
            if is_file {
                file = Vec::new();
            }
        }
    }
    let most = u64::try_from(BOUNDS.bytes / (1024 * 1024)).unwrap_or(0);
    Ok(if over > 0 { Err(Unreadable::Large { most }) } else { Ok(file) })
}
