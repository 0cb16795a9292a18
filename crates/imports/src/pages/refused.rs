//! The file of refused rows, for whoever brought the file.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use membership::export::line;
use web::{App, Frame, PageError, Proof};

use super::{found, told};
use crate::{actions::sealing, checking::Reason, import::State as Where, reading::Peek};

/// Spreadsheets take a file without this mark for one in the letters of Western Europe of forty years ago.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Rows as they came, with number and reason. Who left or was removed stands in none: that is told as a count alone.
///
/// Source: docs/rules/imports.md, 15.
pub(super) async fn take(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let one = found(&mut tx, &id).await?;
    if one.made_by != Some(proof.person()) {
        return Err(PageError::Refused("imports-not-yours"));
    }
    let peek: Option<Peek> = sealing::peek(&app.vault, &one, frame.now).await?;
    let peek = peek.filter(|_| !matches!(one.state, Where::Mapping | Where::Trying));
    let peek = peek.ok_or(PageError::Refused("imports-gone"))?;
    let (row, why) = (frame.t("imports-refused-row"), frame.t("imports-refused-why"));
    let mut text = BYTE_ORDER_MARK.to_owned();
    let heads = peek.headings.iter().map(String::as_str).chain([row.as_str(), why.as_str()]);
    text.push_str(&line(&heads.collect::<Vec<_>>()));
    let reasons: Vec<(Reason, String)> = Reason::ALL.map(|reason| (reason, told::reason(&frame, reason))).to_vec();
    let said = |reason: Reason| reasons.iter().find(|(own, _)| *own == reason).map_or("", |(_, said)| said.as_str());
    for number in 0..one.portions.unwrap_or(0) {
        for row in sealing::portion(&mut tx, &app.vault, (&one, number), frame.now).await? {
            let Err(reason) = row.found else { continue };
            let number = row.number.to_string();
            let width = peek.headings.len().max(row.cells.len());
            let cells = row.cells.iter().map(String::as_str).chain(std::iter::repeat("")).take(width);
            text.push_str(&line(&cells.chain([number.as_str(), said(reason)]).collect::<Vec<_>>()));
        }
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"refused-{id}.csv\"")),
        (header::CACHE_CONTROL, "no-store, private".to_owned()),
    ];
    Ok((headers, text).into_response())
}
