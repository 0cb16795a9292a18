//! How it was counted: the sheet to print, the transcript, the papers.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use web::{App, Frame, PageError, Value, page, parts::Act};

use super::{
    Head, Link,
    known::{Declared, Look},
    result, show,
};
use crate::{
    ballot::Ballot,
    counting::{self, Transcript},
    lot::Lot,
    store::counts::StoredCount,
    view::{
        flow, listed,
        outcome::{self, Outcomes},
        sheet,
    },
};

#[derive(Template)]
#[template(path = "ballots/sheet.html")]
pub(super) struct SheetPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) decision: Outcomes,
    pub(super) facts: Vec<(String, String)>,
    pub(super) hashes: Vec<(String, String)>,
    pub(super) rule_link: Link,
    pub(super) answers: Vec<(String, String)>,
    pub(super) reasons: Vec<String>,
    pub(super) sum: Option<String>,
    pub(super) sheet: Option<sheet::Sheet>,
    pub(super) story: Vec<String>,
    pub(super) ties: Vec<String>,
    pub(super) acts: Vec<Act>,
}

/// What was declared of the ballot of the address, with its count. Before the declaration there is nothing here.
async fn declared(look: &mut Look<'_>, id: &str) -> Result<(Ballot, Declared), PageError> {
    let ballot = look.ballot(id).await?;
    let declared = look.declared(ballot.id, &ballot.stage).await?.ok_or(PageError::NotFound)?;
    Ok((ballot, declared))
}

pub(super) async fn sheet(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, declared) = declared(&mut look, &id).await?;
    let count = declared.count.as_ref().ok_or(PageError::NotFound)?;
    let title = ballot.settings.title.as_str();
    let outcome = result::outcome(&mut look, &ballot.settings.subject, title, &declared).await?;
    let names = result::names(&mut look, &declared).await?;
    let place = look.place(ballot.place).await?;
    let mut shown = SheetPage {
        head: Head::below(&frame, &ballot, &place),
        decision: outcome,
        facts: Vec::new(),
        hashes: vec![
            (frame.t("ballots-sheet-transcript-hash"), count.counted.transcript.clone()),
            (frame.t("ballots-sheet-input-hash"), count.input_hash.clone()),
        ],
        rule_link: show::rule_link(&frame, &ballot.settings.subject),
        answers: Vec::new(),
        reasons: Vec::new(),
        sum: None,
        sheet: None,
        story: Vec::new(),
        ties: Vec::new(),
        acts: look.acts(ballot.id).await?,
        frame: frame.clone(),
    };
    shown.counted(&ballot, count, &names, show::rule_sentences(&mut look, &ballot).await?);
    Ok(page(&shown)?.into_response())
}

impl SheetPage {
    /// Puts in what was counted, and how.
    fn counted(&mut self, ballot: &Ballot, stored: &StoredCount, names: &[String], rule: Vec<String>) {
        let frame = self.frame.clone();
        let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
        let on_roll = (frame.t("ballots-sheet-on-roll"), frame.number(stored.figures.roll));
        match &stored.transcript {
            Transcript::Question(result) => {
                self.facts = vec![(frame.t("ballots-sheet-rule"), rule.join(" ")), on_roll];
                self.answers = result::answers(&frame, result);
                self.reasons = outcome::reasons(result, &say);
                self.sum = Some(result.sum.text.clone());
            }
            Transcript::Places(count) => {
                let count = result::named(count.clone(), ballot.settings.title.as_str(), names);
                self.facts = facts(&frame, &count, stored.lot.as_ref());
                self.facts.push(on_roll);
                self.sheet = Some(sheet::sheet(&count, &say));
                self.story = outcome::story(&count, &say);
                self.ties = outcome::ties(&count, &say);
            }
        }
    }
}

fn facts(frame: &Frame, count: &tally::Transcript, lot: Option<&Lot>) -> Vec<(String, String)> {
    let quota = frame.tn(
        "ballots-sheet-quota-how",
        &[
            ("quota", flow::whole(count.quota).into()),
            ("valid", count.reading.valid.into()),
            ("seats", count.seats.into()),
        ],
    );
    let rule = frame.tn(
        "ballots-sheet-rule-of",
        &[
            ("id", count.rule.id.as_str().into()),
            ("version", count.rule.version.into()),
            ("source", count.rule.source.as_str().into()),
        ],
    );
    let mut facts = vec![
        (frame.t("ballots-sheet-rule"), rule),
        (frame.t("ballots-sheet-seats"), frame.number(count.seats)),
        (frame.t("ballots-sheet-papers"), frame.number(count.reading.papers)),
        (frame.t("ballots-sheet-valid"), frame.number(count.reading.valid)),
        (frame.t("ballots-sheet-blank"), frame.number(count.reading.blank)),
        (frame.t("ballots-sheet-quota"), quota),
    ];
    facts.extend(lot.map(|lot| (frame.t("ballots-sheet-lot"), lot_in_words(frame, lot))));
    facts
}

/// How the lot was settled.
pub(super) fn lot_in_words(frame: &Frame, lot: &Lot) -> String {
    match lot {
        Lot::Seed { .. } => frame.t("ballots-lot-settled-seeds"),
        Lot::Manual { witnesses, .. } => {
            let names: Vec<&str> = witnesses.iter().map(String::as_str).collect();
            let names = listed(&|key: &str, args: &[(&str, Value)]| frame.tn(key, args), &names);
            frame.tn("ballots-lot-settled-hand", &[("names", names.into())])
        }
    }
}

/// The papers as far as they are disclosed, with the command that counts them again.
pub(super) async fn file(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, declared) = declared(&mut look, &id).await?;
    let count = declared.count.as_ref().ok_or(PageError::NotFound)?;
    let (Some(file), Some(lot)) = (&count.file, &count.lot) else { return Err(PageError::NotFound) };
    let names = result::names(&mut look, &declared).await?;
    let text = counting::file_with_names(file, ballot.settings.title.as_str(), &names, lot, ballot.id);
    let text = text.ok_or_else(|| PageError::broken("the disclosed papers cannot be read"))?;
    Ok(download("text/plain; charset=utf-8", &format!("{}.blt", ballot.id), text))
}

/// The figures of a question with its rule, for the command that decides it again.
pub(super) async fn question(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, declared) = declared(&mut look, &id).await?;
    let count = declared.count.ok_or(PageError::NotFound)?;
    let Transcript::Question(result) = &count.transcript else { return Err(PageError::NotFound) };
    let text = counting::question_file(result, ballot.settings.title.as_str(), &count.figures);
    Ok(download("application/json", &format!("{}.json", ballot.id), text))
}

/// Every step of the count as data.
pub(super) async fn transcript(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, declared) = declared(&mut look, &id).await?;
    let names = result::names(&mut look, &declared).await?;
    let count = declared.count.ok_or(PageError::NotFound)?;
    let named = count.transcript.named(ballot.settings.title.as_str(), &names);
    let text = match named {
        Transcript::Places(count) => count.to_json(),
        Transcript::Question(result) => serde_json::to_string_pretty(&result).map_err(PageError::broken)?,
    };
    Ok(download("application/json", &format!("{}.json", ballot.id), text))
}

fn download(kind: &'static str, name: &str, text: String) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.expect("an id with an ending is plain ASCII");
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, text).into_response()
}
