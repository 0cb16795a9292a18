//! Pages of ballots: the list, a ballot, its paper, its roll, its desk and its result.

mod change;
mod claim;
mod desk;
mod duties;
mod known;
mod letter;
mod listing;
mod lot;
mod names;
mod new;
mod nominations;
mod papers;
mod result;
mod roll;
mod rules;
mod samples;
mod sheet;
mod show;
mod step;
mod voting;

pub(crate) use listing::{decisions, panels};
pub(crate) use samples::samples;
pub(crate) use show::live;

use database::{BoxFuture, Error};
use terms::{BallotId, PlaceId};
use web::{App, Frame, Needs, Params, PlaceOf, Route, Viewer};

use crate::{
    ballot::Ballot,
    duty::{Duties, Duty},
    store,
    view::kind,
};

/// The capability of calling a ballot.
const CALL: &str = "ballots.call";
/// The capability of issuing and taking in papers.
const PAPERS: &str = "ballots.papers";
/// The capability of appointing those who conduct ballots, and so of naming a second person.
const APPOINT: &str = "offices.appoint-conduct";

/// Everybody who may call ballots, wherever.
const CALLER: Needs = Needs::Office { capability: CALL, place: PlaceOf::Wherever };
/// Who handles papers at the place of the ballot.
const CLERK: Needs = Needs::Office { capability: PAPERS, place: PlaceOf::Thing(place_of) };
/// Who appoints those who conduct ballots at the place of the ballot.
const APPOINTER: Needs = Needs::Office { capability: APPOINT, place: PlaceOf::Thing(place_of) };
/// Who holds any duty in the ballot.
const DUTY: Needs = Needs::Duty { name: "in the ballot", check: has_duty };
/// The scrutineers of the ballot.
const SCRUTINEER: Needs = Needs::Duty { name: "of scrutinising the ballot", check: scrutinises };
/// Returning officer and second person of the ballot.
const LEADS: Needs = Needs::Duty { name: "of leading the ballot", check: leads };

/// The addresses of ballots.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/ballots", Needs::Anyone, "/ballots", listing::index),
        Route::get("/ballots/new", CALLER, "/ballots/new", new::form),
        Route::post("/ballots/new", CALLER, "/ballots/new", new::make),
        Route::get("/ballots/secrecy", Needs::Anyone, "/ballots/secrecy", rules::secrecy),
        Route::get("/rules/majority", Needs::Anyone, "/rules/majority", rules::majority),
        Route::get("/rules/scottish", Needs::Anyone, "/rules/scottish", rules::scottish),
        Route::get("/ballots/{id}", Needs::Anyone, "/ballots/BALLOT", show::show),
        Route::get("/ballots/{id}/result", Needs::Anyone, "/ballots/BALLOT/result", result::result),
        Route::get("/ballots/{id}/sheet", Needs::Anyone, "/ballots/BALLOT/sheet", sheet::sheet),
        Route::get("/ballots/{id}/ballots.blt", Needs::Anyone, "/ballots/BALLOT/ballots.blt", sheet::file),
        Route::get("/ballots/{id}/question.json", Needs::Anyone, "/ballots/BALLOT/question.json", sheet::question),
        Route::get(
            "/ballots/{id}/transcript.json",
            Needs::Anyone,
            "/ballots/BALLOT/transcript.json",
            sheet::transcript,
        ),
    ];
    routes.extend(voters());
    routes.extend(officers());
    routes.extend(step::routes());
    routes
}

/// What members do.
fn voters() -> Vec<Route> {
    vec![
        Route::get("/ballots/{id}/vote", Needs::SignedIn, "/ballots/BALLOT/vote", voting::paper),
        Route::post("/ballots/{id}/vote", Needs::SignedIn, "/ballots/BALLOT/vote", voting::cast),
        Route::post("/ballots/{id}/vote/review", Needs::SignedIn, "/ballots/BALLOT/vote/review", voting::review),
        Route::post("/ballots/{id}/vote/choose", Needs::SignedIn, "/ballots/BALLOT/vote/choose", voting::choose),
        Route::get("/ballots/{id}/vote/in", Needs::SignedIn, "/ballots/BALLOT/vote/in", voting::is_in),
        Route::get("/ballots/{id}/letter", Needs::Anyone, "/ballots/BALLOT/letter", letter::code),
        Route::post("/ballots/{id}/letter", Needs::Anyone, "/ballots/BALLOT/letter", letter::cast),
        Route::post("/ballots/{id}/letter/choose", Needs::Anyone, "/ballots/BALLOT/letter/choose", letter::choose),
        Route::post("/ballots/{id}/letter/review", Needs::Anyone, "/ballots/BALLOT/letter/review", letter::review),
        Route::get("/ballots/{id}/letter/in", Needs::Anyone, "/ballots/BALLOT/letter/in", letter::is_in),
        Route::get("/ballots/{id}/roll", Needs::Anyone, "/ballots/BALLOT/roll", roll::roll),
        Route::post("/ballots/{id}/roll/claims", Needs::SignedIn, "/ballots/BALLOT/roll/claims", roll::claim),
        Route::get("/ballots/{id}/nominations", Needs::Anyone, "/ballots/BALLOT/nominations", nominations::list),
        Route::post("/ballots/{id}/nominations", Needs::SignedIn, "/ballots/BALLOT/nominations", nominations::propose),
        Route::get(
            "/ballots/{id}/nominations/{option}",
            Needs::Anyone,
            "/ballots/BALLOT/nominations/OPTION",
            nominations::option,
        ),
        Route::post(
            "/ballots/{id}/nominations/{option}/consent",
            Needs::SignedIn,
            "/ballots/BALLOT/nominations/OPTION/consent",
            nominations::consent,
        ),
        Route::post(
            "/ballots/{id}/nominations/{option}/letter",
            Needs::SignedIn,
            "/ballots/BALLOT/nominations/OPTION/letter",
            nominations::write,
        ),
        Route::post(
            "/ballots/{id}/nominations/{option}/withdraw",
            Needs::SignedIn,
            "/ballots/BALLOT/nominations/OPTION/withdraw",
            nominations::withdraw,
        ),
        Route::get("/ballots/{id}/named", Needs::SignedIn, "/ballots/BALLOT/named", names::named),
    ]
}

/// What officers do.
fn officers() -> Vec<Route> {
    vec![
        Route::get("/ballots/{id}/desk", DUTY, "/ballots/BALLOT/desk", desk::desk),
        Route::get("/ballots/{id}/change", LEADS, "/ballots/BALLOT/change", change::form),
        Route::post("/ballots/{id}/change", LEADS, "/ballots/BALLOT/change", change::change),
        Route::get("/ballots/{id}/desk/claims", DUTY, "/ballots/BALLOT/desk/claims", claim::form),
        Route::post("/ballots/{id}/desk/claims", DUTY, "/ballots/BALLOT/desk/claims", claim::make),
        Route::post(
            "/ballots/{id}/nominations/{option}/died",
            LEADS,
            "/ballots/BALLOT/nominations/OPTION/died",
            nominations::died,
        ),
        Route::post("/ballots/{id}/desk/claims/{claim}", LEADS, "/ballots/BALLOT/desk/claims/CLAIM", desk::decide),
        Route::get("/ballots/{id}/marks", SCRUTINEER, "/ballots/BALLOT/marks", names::marks),
        Route::get("/ballots/{id}/lot", Needs::Anyone, "/ballots/BALLOT/lot", lot::lot),
        Route::post("/ballots/{id}/lot/commit", DUTY, "/ballots/BALLOT/lot/commit", lot::commit),
        Route::post("/ballots/{id}/lot/reveal", DUTY, "/ballots/BALLOT/lot/reveal", lot::reveal),
        Route::get("/ballots/{id}/second", APPOINTER, "/ballots/BALLOT/second", duties::second),
        Route::post("/ballots/{id}/second", APPOINTER, "/ballots/BALLOT/second", duties::name_second),
        Route::get("/ballots/{id}/scrutineers", LEADS, "/ballots/BALLOT/scrutineers", duties::scrutineers),
        Route::post("/ballots/{id}/scrutineers", LEADS, "/ballots/BALLOT/scrutineers", duties::name_scrutineer),
        Route::get("/ballots/{id}/papers", CLERK, "/ballots/BALLOT/papers", papers::papers),
        Route::post("/ballots/{id}/papers/{person}", CLERK, "/ballots/BALLOT/papers/PERSON", papers::record),
        Route::post("/ballots/{id}/batches", DUTY, "/ballots/BALLOT/batches", papers::enter),
        Route::post("/ballots/{id}/batches/{batch}", DUTY, "/ballots/BALLOT/batches/BATCH", papers::check),
    ]
}

async fn ballot_of(app: &App, params: &Params) -> Result<Option<Ballot>, Error> {
    let Some(id) = params.parse::<BallotId>("id") else { return Ok(None) };
    store::ballots::find(&mut app.db.reader().await?, id).await
}

fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move { Ok(ballot_of(&app, &params).await?.map(|ballot| ballot.place)) })
}

fn has_duty(app: App, viewer: Viewer, params: Params) -> BoxFuture<'static, Result<bool, Error>> {
    Box::pin(async move {
        let duties = ballot_of(&app, &params).await?.map(|ballot| ballot.duties);
        Ok(duties.is_some_and(|duties| duties.of(viewer.person).is_some()))
    })
}

fn scrutinises(app: App, viewer: Viewer, params: Params) -> BoxFuture<'static, Result<bool, Error>> {
    Box::pin(async move {
        let duties = ballot_of(&app, &params).await?.map(|ballot| ballot.duties);
        Ok(duties.is_some_and(|duties| duties.of(viewer.person) == Some(Duty::Scrutineer)))
    })
}

fn leads(app: App, viewer: Viewer, params: Params) -> BoxFuture<'static, Result<bool, Error>> {
    Box::pin(async move {
        // Before there is a second person, the returning officer leads alone what can be done alone.
        let is_leading = |duties: Duties| {
            viewer.person == duties.returning_officer
                || duties.second.is_some_and(|second| second.person == viewer.person)
        };
        Ok(ballot_of(&app, &params).await?.map(|ballot| ballot.duties).is_some_and(is_leading))
    })
}

/// The head of every page of one ballot.
#[derive(Debug, Clone)]
struct Head {
    /// The ballot's own address.
    href: String,
    /// Where the way back leads.
    back: String,
    /// And its words.
    back_text: String,
    /// The name that the flag is made from: the same in every language.
    flag: String,
    /// Place, kind, who may vote.
    kicker: String,
    /// What the ballot is called.
    title: String,
}

impl Head {
    /// The head of the ballot's own page.
    fn new(frame: &Frame, ballot: &Ballot, place: &known::PlaceName) -> Self {
        let say = |key: &str, args: &[(&str, web::Value)]| frame.tn(key, args);
        Self {
            href: format!("/ballots/{}", ballot.id),
            back: "/ballots".to_owned(),
            back_text: frame.t("ballots-back"),
            flag: place.flag.clone(),
            kicker: frame.tn(
                "ballots-kicker",
                &[
                    ("place", place.name.clone().into()),
                    ("kind", kind::kind(ballot.settings.kind, &say).into()),
                    ("who", place.who(frame).into()),
                ],
            ),
            title: ballot.settings.title.to_string(),
        }
    }

    /// The head of a page below the ballot's own: the way back leads there.
    fn below(frame: &Frame, ballot: &Ballot, place: &known::PlaceName) -> Self {
        let head = Self::new(frame, ballot, place);
        let back_text = frame.tn("ballots-back-to", &[("title", head.title.clone().into())]);
        Self { back: head.href.clone(), back_text, ..head }
    }
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    href: String,
    text: String,
}

impl Link {
    fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

/// A condition of taking part; met or not where something is known of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    is_met: Option<bool>,
    text: String,
}

/// Who holds a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct DutyLine {
    duty: String,
    name: String,
    /// Where a second person comes from; empty for others.
    source: String,
}
