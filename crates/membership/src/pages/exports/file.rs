//! The file of an export, for the one who asked for it.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use database::Tx;
use web::{App, Frame, PageError, Proof};

use super::{column_name, named, reveal, words};
use crate::{
    actions::listing::{self, Entry, NotTaken},
    export::{Column, Export, ExportId, line},
};

/// Spreadsheets take a file without this mark for one in the letters of Western Europe of forty years ago, and make "SiÃ¢n" of Siân.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(in crate::pages) async fn take(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id: ExportId = id.parse().map_err(|_| PageError::NotFound)?;
    let (export, entries) = match listing::take(&app, (id, proof.person()), app.now()).await {
        Ok(found) => found,
        Err(NotTaken::Gone) => return Err(PageError::NotFound),
        Err(NotTaken::Enough) => return Err(PageError::Refused("membership-export-taken")),
        Err(NotTaken::Database(error)) => return Err(error.into()),
    };
    let mut tx = app.db.reader().await?;
    let text = text(&app, &mut tx, &frame, &export, &entries).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"export-{id}.csv\"")),
        (header::CACHE_CONTROL, "no-store, private".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// The lines of the file. The first cell of each says which export it is from and for whom it was made: a line that is copied takes
/// that along.
async fn text(app: &App, tx: &mut Tx, frame: &Frame, export: &Export, entries: &[Entry]) -> Result<String, PageError> {
    let who = reveal::who(app, tx, frame, (export.asked_by, export.office, export.place())).await?;
    let mark = format!("{} · {who}", export.id);
    let head: Vec<String> = export.purpose.fields.iter().map(|column| column_name(frame, *column)).collect();
    let mut cells = vec!["Export"];
    cells.extend(head.iter().map(String::as_str));
    let mut text = format!("{BYTE_ORDER_MARK}{}", line(&cells));
    for entry in entries {
        let mut values = Vec::new();
        for column in &export.purpose.fields {
            values.push(value(tx, frame, entry, *column).await?);
        }
        let mut cells = vec![mark.as_str()];
        cells.extend(values.iter().map(String::as_str));
        text.push_str(&line(&cells));
    }
    Ok(text)
}

async fn value(tx: &mut Tx, frame: &Frame, entry: &Entry, column: Column) -> Result<String, PageError> {
    Ok(match column {
        Column::Number => entry.number.to_string(),
        Column::Home => named(tx, frame, entry.home).await?.name,
        Column::Standing => words::standing(frame, &entry.standing),
        Column::Name | Column::Email | Column::Address | Column::Postcode => {
            column.field().and_then(|field| entry.fields.get(&field).cloned()).unwrap_or_default()
        }
    })
}
