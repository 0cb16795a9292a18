//! Choosing what the columns of a file hold.

use std::collections::HashSet;

use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use terms::PlaceId;
use web::{App, Form, Frame, PageError, Proof, parts::Choice, refused, see_other};

use super::{found, show::shown};
use crate::{
    actions::{
        deciding::{self, Decision},
        sealing,
    },
    import::Import,
    mapping::{Dates, Field, Mapping, recognise},
    reading::{Format, Peek, charset::Charset},
};

/// What is chosen among.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// The program that the file is likely from, in words.
    pub(super) profile: String,
    pub(super) each: Vec<Column>,
    pub(super) fields: Vec<Choice>,
    /// Encodings that it may be in, with words that tell; none where it is certain.
    pub(super) charsets: Vec<Choice>,
    pub(super) dates: Vec<Choice>,
    pub(super) homes: Vec<Choice>,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// The name of its field in the form.
    pub(super) name: String,
    pub(super) heading: String,
    /// The first cells below.
    pub(super) cells: String,
}

/// What is chosen among, and a form that shows what was chosen before, or is proposed.
pub(super) async fn columns(
    tx: &mut Tx,
    frame: &Frame,
    one: &Import,
    peek: &Peek,
) -> Result<(Columns, Form), PageError> {
    let mapping = one.mapping.clone().unwrap_or_else(|| Mapping::proposed(&peek.headings, peek.charset));
    let name = |index: usize| format!("column{index}");
    let mut fields: Vec<(String, String)> =
        mapping.columns.iter().enumerate().map(|(index, field)| (name(index), field.word().to_owned())).collect();
    fields.push(("charset".to_owned(), mapping.charset.name().to_owned()));
    fields.push(("dates".to_owned(), dates_word(mapping.dates).to_owned()));
    fields.push(("home".to_owned(), mapping.home.map(|home| home.to_string()).unwrap_or_default()));
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let column = |(index, heading): (usize, &String)| {
        let cells = peek.rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.is_empty());
        let cells: Vec<String> = cells.map(|cell| shortened(cell, 40)).collect();
        let heading = if heading.is_empty() {
            frame.tn("imports-column-nameless", &[("number", (index as u64 + 1).into())])
        } else {
            shortened(heading, 60)
        };
        Column { name: name(index), heading, cells: cells.join(" · ") }
    };
    let columns = Columns {
        profile: frame.t(&format!("imports-profile-{}", recognise(&peek.headings).id)),
        each: peek.headings.iter().enumerate().map(column).collect(),
        fields: Field::ALL
            .map(|field| Choice::new(field.word(), frame.t(&format!("imports-field-{}", field.word()))))
            .to_vec(),
        charsets: peek
            .proposed
            .iter()
            .map(|(charset, words)| Choice {
                value: charset.name().to_owned(),
                label: charset.name().to_owned(),
                hint: words.join(" · "),
            })
            .collect(),
        dates: vec![
            Choice::new("day-first", frame.t("imports-dates-day-first")),
            Choice::new("month-first", frame.t("imports-dates-month-first")),
        ],
        homes: homes(tx, frame).await?,
    };
    Ok((columns, Form::filled(&pairs)))
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

fn dates_word(dates: Dates) -> &'static str {
    match dates {
        Dates::DayFirst => "day-first",
        Dates::MonthFirst => "month-first",
    }
}

/// Everywhere where somebody can be at home, after none.
async fn homes(tx: &mut Tx, frame: &Frame) -> Result<Vec<Choice>, PageError> {
    let all = places::tree::choices(places::all(tx).await?, frame.language(), |place| !place.is_root());
    let none = Choice::new("", frame.t("imports-home-none"));
    Ok(std::iter::once(none).chain(all.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect())
}

/// Takes what was chosen, and begins the dry run.
pub(super) async fn choose(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let one = found(&mut tx, &id).await?;
    if one.made_by != Some(proof.person()) {
        return Err(PageError::Refused("imports-not-yours"));
    }
    let peek: Option<Peek> = sealing::peek(&app.vault, &one, frame.now).await?;
    let peek = peek.ok_or(PageError::Refused("imports-gone"))?;
    let homes: HashSet<PlaceId> =
        places::all(&mut tx).await?.into_iter().filter(|place| !place.is_root()).map(|place| place.id).collect();
    drop(tx);
    let Some(mapping) = chosen(&mut form, &peek, &homes) else {
        return refused(&shown(&app, frame, &proof, one, Some(form)).await?);
    };
    deciding::decide(&app.db, (proof.person(), one.id), Decision::Try(Box::new(mapping)), app.now()).await?;
    Ok(see_other(&format!("/imports/{}", one.id)))
}

/// The mapping in a form; `None` where something in it is wrong, which the form then says.
fn chosen(form: &mut Form, peek: &Peek, homes: &HashSet<PlaceId>) -> Option<Mapping> {
    let words = Field::ALL.map(|field| (field.word(), field));
    let mut columns = Vec::with_capacity(peek.headings.len());
    for index in 0..peek.headings.len() {
        columns.extend(form.choice(&format!("column{index}"), &words));
    }
    let dates = form.choice("dates", &[("day-first", Dates::DayFirst), ("month-first", Dates::MonthFirst)]);
    let charset = match peek.format {
        Format::Csv if !peek.proposed.is_empty() => {
            form.choice("charset", &Charset::PROPOSED.map(|charset| (charset.name(), charset)))
        }
        _ => Some(peek.charset),
    };
    let typed = form.value("home").to_owned();
    let home: Option<PlaceId> = typed.parse().ok().filter(|home| homes.contains(home));
    if home.is_none() && !typed.is_empty() {
        form.refuse("home", "web-error-choose");
    }
    let (Some(dates), Some(charset), false) = (dates, charset, form.has_errors()) else { return None };
    let mapping = Mapping { charset, columns, dates, home };
    match mapping.wrong() {
        Some(key) => {
            form.refuse("column0", key);
            None
        }
        None => Some(mapping),
    }
}
