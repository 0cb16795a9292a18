//! A mailing: as it will be read, whom it goes to, how far it is.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use membership::{
    Basis, choosing,
    office::{MAIL, REVEAL},
    segment::{SMALLEST, Segment, Told, told},
};
use terms::{PersonId, PlaceId};
use web::{App, Form, Frame, Markup, Page, PageError, Proof, gate, markdown, page, see_other};

use super::{Named, found, ground_name, list::state, named, tells_of_members};
use crate::{
    actions::writing,
    letter::NAME,
    mailing::{Fate, Ground, Held, Mailing, MailingId, State as Where, earliest_end, rule},
    store,
};

#[derive(Template)]
#[template(path = "mailings/show.html")]
pub(super) struct Show {
    pub(super) frame: Frame,
    pub(super) id: MailingId,
    pub(super) subject: String,
    pub(super) members_of: Named,
    pub(super) ground: String,
    /// Where it stands, in words.
    pub(super) state: String,
    /// Why it stands still, in words.
    pub(super) held: String,
    pub(super) words: Markup,
    pub(super) plain: String,
    pub(super) language: &'static str,
    /// Why neither whom it goes to nor any figure is here, in words; empty where they are.
    pub(super) hidden: String,
    /// Whom it goes to, and how many they are.
    pub(super) chosen: String,
    pub(super) count: String,
    /// Whether they are none.
    pub(super) is_nobody: bool,
    /// How many readers who are no members it goes to besides, in words; empty where it goes to none.
    pub(super) readers: String,
    /// What the reader may do: `edit`, `trial`, `ask`, `start`, `hold`, `go-on`, `call-off`, `drop`, `paper`.
    pub(super) may: Vec<&'static str>,
    /// What it was when it was read.
    pub(super) digest: String,
    pub(super) is_notice: bool,
    /// So many of so many, once it is under way.
    pub(super) progress: Option<Progress>,
    /// Whether it is still to be read.
    pub(super) is_ahead: bool,
    /// What became of the letters, in words.
    pub(super) figures: Vec<String>,
    /// The rule that nobody gets too much, in words.
    pub(super) cap: String,
}

/// What whoever does not see by what a mailing was chosen can do all the same.
const CAN_BE_ENDED: [&str; 3] = ["hold", "call-off", "drop"];

/// How far a mailing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Progress {
    pub(super) done: u64,
    pub(super) whole: u64,
    pub(super) words: String,
    /// When everybody has it at the earliest.
    pub(super) end: String,
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mailing = found(&mut tx, &id).await?;
    // The same as for writing: a candidate does not learn how many there are.
    let sight = choosing::may_choose(&mut tx, proof.person(), MAIL, &mailing.segment, frame.now).await?;
    let is_hidden = sight.is_none() && tells_of_members(&mailing.segment);
    let state_is = mailing.state();
    let mut may = may_do(&mailing, &proof);
    if is_hidden {
        may.retain(|what| CAN_BE_ENDED.contains(what));
    }
    if mailing.ground.is_notice()
        && matches!(state_is, Where::Sending | Where::Held(_) | Where::Ended | Where::CalledOff)
    {
        let holds = gate::holds(&app, proof.viewer(), REVEAL, mailing.place).await?;
        may.extend(holds.then_some("paper"));
    }
    let whole = match sight {
        Some(sight) if matches!(state_is, Where::Draft | Where::Asked) => Some(match mailing.ground {
            Ground::Consent(_) => choosing::count(&mut tx, &mailing.segment, &sight, frame.now).await?,
            Ground::Notice(_) => membership::count(&mut tx, mailing.place, frame.now).await?.unsigned_abs(),
        }),
        _ => None,
    };
    let readers = match (whole, mailing.for_readers) {
        (Some(_), true) => readers(&mut tx, mailing.place).await?,
        _ => 0,
    };
    if whole == Some(0) && readers == 0 {
        may.retain(|what| !matches!(*what, "ask" | "start"));
    }
    let figures = if is_hidden { Vec::new() } else { figures(&mut tx, &mailing).await? };
    let args = [("most", rule().most.into()), ("days", rule().within_days.into())];
    page(&Show {
        id: mailing.id,
        members_of: named(&mut tx, &frame, mailing.place).await?,
        ground: ground_name(&frame, mailing.ground),
        state: state(&frame, &mailing),
        held: mailing.held.map(|why| frame.t(&format!("mailings-held-{}", why.word()))).unwrap_or_default(),
        words: markdown::html_with(&mailing.words, NAME, &proof.viewer().name),
        plain: markdown::plain(&mailing.words).replace(NAME, &proof.viewer().name),
        language: mailing.language.tag(),
        hidden: if is_hidden { frame.t("mailings-out-of-sight") } else { String::new() },
        // Who agrees to it is told by what it is.
        chosen: if is_hidden {
            String::new()
        } else {
            membership::beside_the_place(&mut tx, &frame, &Segment { purpose: None, ..mailing.segment }).await?
        },
        count: whole.map(|count| membership::chosen_in_words(&frame, count)).unwrap_or_default(),
        is_nobody: whole == Some(0),
        readers: match told(readers) {
            Told::None => String::new(),
            Told::Few => frame.tn("mailings-few", &[("smallest", SMALLEST.into())]),
            Told::Exactly(count) => frame.number(count),
        },
        may,
        digest: mailing.digest(),
        is_notice: mailing.ground.is_notice(),
        progress: progress(&app, &mut tx, &frame, &mailing, &figures).await?,
        is_ahead: matches!(state_is, Where::Draft | Where::Asked),
        figures: if figures.is_empty() && state_is == Where::Ended && !is_hidden {
            vec![frame.t("mailings-went-to-nobody")]
        } else {
            in_words(&frame, &figures)
        },
        cap: if mailing.ground.is_notice() {
            frame.t("mailings-and-kept-out")
        } else {
            frame.tn("mailings-cap", &args)
        },
        subject: mailing.subject,
        frame,
    })
}

/// How many readers live in a place and within it.
async fn readers(tx: &mut Tx, place: PlaceId) -> Result<u64, PageError> {
    let within: BTreeSet<PlaceId> = places::within_ids(tx, place).await?.into_iter().collect();
    let counted = store::readers::counted(tx).await?;
    Ok(counted.into_iter().filter(|(place, _)| within.contains(place)).map(|(_, count)| count).sum())
}

/// Whether a trial would come to somebody.
async fn can_be_tried(app: &App, person: PersonId) -> Result<bool, PageError> {
    let mut tx = app.db.reader().await?;
    Ok(membership::recipient(&mut tx, &app.vault, (person, Basis::Membership), app.now()).await?.is_ok())
}

fn may_do(mailing: &Mailing, proof: &Proof) -> Vec<&'static str> {
    let may_start = mailing.may_be_started_by(proof.person());
    match mailing.state() {
        // Nobody stops what all candidates wrote; where the mail server did, anybody lets it go on.
        Where::Held(Held::Server) if mailing.ground.is_automatic() => vec!["go-on"],
        _ if mailing.ground.is_automatic() => Vec::new(),
        Where::Draft if mailing.ground.is_notice() => vec!["edit", "trial", "ask", "drop"],
        Where::Draft => vec!["edit", "trial", "start", "drop"],
        Where::Asked if may_start => vec!["edit", "trial", "start", "drop"],
        Where::Asked => vec!["edit", "trial", "drop"],
        Where::Listing | Where::Sending => vec!["hold"],
        Where::Held(_) => vec!["go-on", "call-off"],
        Where::Ended | Where::CalledOff => Vec::new(),
    }
}

async fn figures(tx: &mut Tx, mailing: &Mailing) -> Result<Vec<(Fate, u64)>, PageError> {
    let Some(kept) = &mailing.figures else { return Ok(store::recipients::figures(tx, mailing.id).await?) };
    let kept: Vec<(String, u64)> = serde_json::from_str(kept).unwrap_or_default();
    Ok(kept.into_iter().filter_map(|(word, count)| Some((Fate::from_word(&word)?, count))).collect())
}

/// What became of letters, as far as it may be told: in steps of five, so that no difference of two figures tells of one person (B29).
fn in_words(frame: &Frame, figures: &[(Fate, u64)]) -> Vec<String> {
    let one = |(fate, count): &(Fate, u64)| {
        let count = match told(*count) {
            Told::None => return None,
            Told::Few => frame.tn("mailings-few", &[("smallest", SMALLEST.into())]),
            Told::Exactly(count) => {
                let about = frame.number(count / SMALLEST * SMALLEST);
                frame.tn("mailings-at-least", &[("count", about.into())])
            }
        };
        Some(frame.tn(&format!("mailings-fate-{}", fate.word()), &[("count", count.into())]))
    };
    figures.iter().filter_map(one).collect()
}

/// How far it is, in tenths; nothing of a handful.
async fn progress(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    mailing: &Mailing,
    figures: &[(Fate, u64)],
) -> Result<Option<Progress>, PageError> {
    let whole: u64 = figures.iter().map(|(_, count)| count).sum();
    let is_under_way = matches!(mailing.state(), Where::Sending | Where::Held(_)) && mailing.listed_at.is_some();
    if !is_under_way || whole < SMALLEST * 2 {
        return Ok(None);
    }
    let waiting = figures.iter().find(|(fate, _)| *fate == Fate::Waiting).map_or(0, |(_, count)| *count);
    let tenths = (whole - waiting) * 10 / whole;
    let end = if mailing.state() == Where::Sending && waiting > 0 {
        let most = store::recipients::busiest(tx, mailing.id).await?;
        let end = earliest_end(most, app.settings.mail_a_minute, frame.now);
        frame.tn("mailings-end", &[("when", frame.when(end).into())])
    } else {
        String::new()
    };
    let words = frame.tn("mailings-progress", &[("percent", (tenths * 10).into())]);
    Ok(Some(Progress { done: tenths, whole: 10, words, end }))
}

pub(super) async fn act(
    State(app): State<App>,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let (person, now) = (proof.person(), app.now());
    let mut tx = app.db.reader().await?;
    let mailing = found(&mut tx, &id).await?;
    let what = form.value("what");
    if mailing.ground.is_automatic() && !may_do(&mailing, &proof).contains(&what) {
        return Err(PageError::Forbidden);
    }
    // What can go on for nobody, as the tag that it was chosen by is gone, can still be stopped.
    let is_open = choosing::may_choose(&mut tx, person, MAIL, &mailing.segment, now).await?.is_some();
    drop(tx);
    if !is_open && !CAN_BE_ENDED.contains(&what) {
        return Err(PageError::Forbidden);
    }
    if what == "trial" && !can_be_tried(&app, person).await? {
        return Err(PageError::Refused("mailings-no-address"));
    }
    let id = mailing.id;
    let done = match what {
        "trial" => writing::try_out(&app.db, id, person, now).await.map(|()| true)?,
        "ask" => writing::ask(&app.db, id, now).await?,
        "start" => writing::start(&app.db, (id, form.value("seen")), person, now).await?,
        "hold" => writing::hold(&app.db, id, Held::Asked, now).await?,
        "go-on" => writing::go_on(&app.db, id, person, now).await?,
        "call-off" => writing::call_off(&app.db, id, now).await?,
        "drop" => writing::drop(&app.db, id).await?,
        _ => return Err(PageError::Malformed),
    };
    match (what, done) {
        (_, false) => Err(PageError::Refused("mailings-changed-meanwhile")),
        ("drop", true) => Ok(see_other("/mailings?done=mailings-done-dropped")),
        (what, true) => {
            let done = format!("mailings-done-{what}");
            Ok(see_other(&format!("/mailings/{id}?done={done}")))
        }
    }
}
