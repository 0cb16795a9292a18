//! Imports in words.

use database::Tx;
use membership::segment::{SMALLEST, Told, told};
use terms::PersonId;
use web::{App, Frame, PageError};

use crate::{
    checking::Reason,
    import::{Figures, Import, State},
    reading::Unreadable,
};

/// When a file came and who brought it: it has no other name.
pub(super) async fn title(app: &App, tx: &mut Tx, frame: &Frame, one: &Import) -> Result<String, PageError> {
    let who = who(app, tx, frame, one.made_by).await?;
    Ok(frame.tn("imports-of", &[("when", frame.when(one.made_at).into()), ("who", who.into())]))
}

/// The name of an officer, as far as she is still known.
pub(super) async fn who(app: &App, tx: &mut Tx, frame: &Frame, who: Option<PersonId>) -> Result<String, PageError> {
    let name = match who {
        Some(person) => membership::name(tx, &app.vault, person, frame.now).await?,
        None => None,
    };
    Ok(name.unwrap_or_else(|| frame.t("imports-somebody")))
}

/// Where it stands.
pub(super) fn state(frame: &Frame, one: &Import) -> String {
    frame.t(match one.state {
        State::Mapping => "imports-state-mapping",
        State::Trying => "imports-state-trying",
        State::Tried => "imports-state-tried",
        State::Running => "imports-state-running",
        State::Ended => "imports-state-ended",
        State::Undoing => "imports-state-undoing",
        State::Undone => "imports-state-undone",
        State::Discarded => "imports-state-discarded",
    })
}

/// Why a file cannot be read.
pub(super) fn unreadable(frame: &Frame, why: Unreadable) -> String {
    let figures = why.figures().into_iter().map(|(name, figure)| (name, frame.number(figure).into()));
    frame.tn(&why.to_string(), &figures.collect::<Vec<_>>())
}

/// Why a row is refused.
pub(super) fn reason(frame: &Frame, reason: Reason) -> String {
    frame.t(&format!("imports-refused-{}", reason.word()))
}

/// What the file itself says: exact, as it tells of nobody but who brought it.
pub(super) fn of_the_file(frame: &Frame, figures: &Figures) -> Vec<String> {
    let refused: u64 = figures.refused.values().sum();
    let lines = [
        ("imports-figure-rows", figures.rows),
        ("imports-figure-refused", refused),
        ("imports-figure-opted-out", figures.opted_out),
        ("imports-figure-agreed", figures.agreed),
        ("imports-figure-unproven", figures.unproven),
    ];
    let told = lines.into_iter().filter(|(key, count)| *key == "imports-figure-rows" || *count > 0);
    told.map(|(key, count)| frame.tn(key, &[("count", count.into())])).collect()
}

/// What becomes, or became, of people, as far as it may be told: in steps of five, and not at all of a handful, so that no file of
/// made-up rows and one of a neighbour's tells whether she is a member.
///
/// Source: docs/rules/imports.md, 9; docs/rules/membership.md, 27.
pub(super) fn of_people(frame: &Frame, figures: &Figures, is_done: bool) -> Vec<String> {
    if let Some(instead) = handful(frame, figures) {
        return vec![instead];
    }
    let known = figures.filled + figures.same + figures.gone + figures.homeless;
    let lines = [
        ("entered", rest(figures.entered + known, known)),
        ("filled", figures.filled),
        ("postcodes", figures.postcodes),
        ("addresses", figures.addresses),
        ("same", figures.same),
        ("gone", figures.gone),
        ("homeless", figures.homeless),
        ("consents", rest(figures.agreed, figures.agreed.saturating_sub(figures.consents))),
    ];
    let line = |(word, count): (&str, u64)| {
        let key = format!("imports-{}-{word}", if is_done { "done" } else { "would" });
        frame.tn(&key, &[("count", about(frame, count).into())])
    };
    lines.into_iter().map(line).collect()
}

/// How many of a number that everybody knows are left at least, when of the others no more may be told than in steps of five: one
/// more or less of them changes nothing until a step is full.
const fn rest(whole: u64, others: u64) -> u64 {
    whole.saturating_sub(others / SMALLEST * SMALLEST + SMALLEST - 1)
}

/// What is told instead of figures, where they are about nobody or a handful.
fn handful(frame: &Frame, figures: &Figures) -> Option<String> {
    match figures.entered + figures.filled + figures.same + figures.gone + figures.homeless {
        0 => Some(frame.t("imports-figure-nobody")),
        few if few < SMALLEST * 2 => Some(frame.tn("imports-figure-handful", &[("smallest", (SMALLEST * 2).into())])),
        _ => None,
    }
}

/// A count in steps of five; of nobody and of somebody alike.
fn about(frame: &Frame, count: u64) -> String {
    match told(count) {
        Told::None | Told::Few => frame.tn("imports-few", &[("smallest", SMALLEST.into())]),
        Told::Exactly(count) => {
            frame.tn("imports-at-least", &[("count", frame.number(count / SMALLEST * SMALLEST).into())])
        }
    }
}

/// What undoing came to: from an exact number of the erased would follow how many were known.
pub(super) fn undone(frame: &Frame, one: &Import) -> Vec<String> {
    let (Some(undone), Some(outcome)) = (one.undone, &one.outcome) else { return Vec::new() };
    if let Some(instead) = handful(frame, outcome) {
        return vec![instead];
    }
    let whole = outcome.entered + outcome.filled + outcome.same + outcome.gone + outcome.homeless;
    let lines = [
        ("imports-undone-erased", rest(whole, whole.saturating_sub(undone.erased))),
        ("imports-undone-emptied", undone.emptied),
        ("imports-undone-stepped", undone.stepped),
        ("imports-undone-held", undone.held),
        ("imports-undone-changed", undone.changed),
    ];
    let line = |(key, count): (&str, u64)| frame.tn(key, &[("count", about(frame, count).into())]);
    lines.into_iter().map(line).collect()
}
