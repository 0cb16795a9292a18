//! Everything that is kept about me: as a file for programs, and as a page to read or print.

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};
use terms::PersonId;
use web::{App, Frame, Page, PageError, Proof, page};

use super::erase::{HoldLine, holds};

#[derive(Template)]
#[template(path = "membership/own_copy.html")]
pub(super) struct OwnCopy {
    pub(super) frame: Frame,
    pub(super) made: String,
    pub(super) parts: Vec<Part>,
    /// What would outlive an erasure.
    pub(super) holds: Vec<HoldLine>,
}

/// What one part of the program keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
}

/// A field with its value, or a heading of what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Names from the outside in: `events › 2 › what`.
    pub(super) field: String,
    pub(super) value: String,
}

async fn gathered(app: &App, person: PersonId) -> Result<Map<String, Value>, PageError> {
    let mut all = Map::new();
    for slice in &app.slices {
        if let Some(own_data) = slice.own_data {
            all.insert(slice.name.to_owned(), own_data(app.clone(), person).await?);
        }
    }
    Ok(all)
}

/// As a file.
pub(super) async fn file(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Response, PageError> {
    let mut all = gathered(&app, proof.person()).await?;
    let holds = holds(&app, &frame, proof.person())
        .await?
        .into_iter()
        .map(|hold| json!({ "what": hold.what, "names_you": hold.is_named, "law": hold.law, "until": hold.until }));
    all.insert("outlives_an_erasure".to_owned(), holds.collect());
    let text = serde_json::to_string_pretty(&all).map_err(PageError::broken)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
    ];
    Ok((headers, text).into_response())
}

/// As a page.
pub(super) async fn read(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let all = gathered(&app, proof.person()).await?;
    let part = |(name, value): (String, Value)| {
        let mut lines = Vec::new();
        flatten("", &value, &mut lines);
        Part { name, lines }
    };
    let made = frame.when(frame.now);
    let parts = all.into_iter().map(part).filter(|part| !part.lines.is_empty()).collect();
    let holds = holds(&app, &frame, proof.person()).await?;
    page(&OwnCopy { frame, made, parts, holds })
}

/// Every value with the names that lead to it; what is empty is left out.
fn flatten(path: &str, value: &Value, lines: &mut Vec<Line>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path} › {name}") };
    match value {
        Value::Null => {}
        Value::Object(fields) => fields.iter().for_each(|(name, value)| flatten(&below(name), value, lines)),
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                flatten(&below(&(at + 1).to_string()), value, lines);
            }
        }
        Value::String(text) => lines.push(Line { field: path.to_owned(), value: text.clone() }),
        Value::Bool(_) | Value::Number(_) => lines.push(Line { field: path.to_owned(), value: value.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_named_by_what_leads_to_it() {
        let mut lines = Vec::new();
        flatten("", &json!({ "name": "Ann", "events": [{ "what": "left", "place": null }, { "n": 2 }] }), &mut lines);

        let read: Vec<_> = lines.iter().map(|line| (line.field.as_str(), line.value.as_str())).collect();
        assert_eq!(read, [("events › 1 › what", "left"), ("events › 2 › n", "2"), ("name", "Ann")]);
    }
}
