//! How I sign in, and where I am signed in.

use askama::Template;
use axum::{extract::State, http::request::Parts, response::Response};
use terms::PersonId;
use web::{
    App, Form, Frame, Page, PageError, Proof, page, see_other,
    session::{self, Agent, Session},
};

use super::{
    identity,
    letters::{self, News},
};
use crate::{
    actions::{
        passkeys,
        removing::{self, NotRemoved, What},
        supporting,
    },
    factor::{Factors, PasskeyId},
    store,
};

#[derive(Template)]
#[template(path = "membership/ways.html")]
pub(super) struct Ways {
    pub(super) frame: Frame,
    pub(super) factors: Factors,
    pub(super) passkeys: Vec<PasskeyLine>,
    pub(super) sessions: Vec<SessionLine>,
    /// Whether she holds an office and has nothing yet to use it with.
    pub(super) must_add: bool,
    /// What a new passkey is called unless she says otherwise.
    pub(super) browser: String,
    /// Her account at the identity provider; none where there is no provider.
    pub(super) identity: Option<IdentityLine>,
}

/// An account at the identity provider, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IdentityLine {
    pub(super) provider: String,
    /// When it was linked and last used; none while none is linked.
    pub(super) linked: Option<(String, Option<String>)>,
}

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PasskeyLine {
    pub(super) id: PasskeyId,
    pub(super) name: String,
    pub(super) added: String,
    pub(super) used: Option<String>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SessionLine {
    /// Names it in the form that ends it.
    pub(super) hash: String,
    pub(super) browser: String,
    pub(super) how: String,
    pub(super) seen: String,
    pub(super) is_this: bool,
}

pub(super) async fn show(State(app): State<App>, parts: Parts, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let (person, now) = (proof.person(), app.now());
    let mut tx = app.db.reader().await?;
    let factors = store::factors::of(&mut tx, person).await?;
    let stored = store::factors::passkeys(&mut tx, person).await?;
    let this = session::current(&parts);
    let mut sessions = session::of(&mut tx, person, now).await?;
    sessions.sort_by_key(|session| this != Some(session.hash));
    let linked = store::identities::of(&mut tx, person).await?;
    let holds_office = !store::offices::of(&mut tx, person, now).await?.is_empty();
    drop(tx);
    let mut passkeys = Vec::new();
    for passkey in &stored {
        passkeys.push(PasskeyLine {
            id: passkey.id,
            name: passkeys::name(&app.vault, passkey, now).await?,
            added: frame.day(passkey.added_at),
            used: passkey.used_at.map(|at| frame.day(at)),
        });
    }
    page(&Ways {
        sessions: sessions.iter().map(|session| session_line(&frame, session, this)).collect(),
        browser: frame.agent(Agent::of(&parts)),
        identity: identity::name(&app).map(|provider| IdentityLine {
            provider,
            linked: linked.map(|linked| (frame.day(linked.added_at), linked.used_at.map(|at| frame.day(at)))),
        }),
        must_add: holds_office && !factors.has_any(),
        passkeys,
        factors,
        frame,
    })
}

fn session_line(frame: &Frame, session: &Session, this: Option<[u8; 32]>) -> SessionLine {
    SessionLine {
        hash: hex::encode(session.hash),
        browser: frame.agent(session.agent),
        how: frame.t(&format!("membership-session-{}", session.strength.word())),
        // To the hour is enough, and no more is kept.
        seen: frame.tn(
            "membership-session-seen",
            &[("began", frame.day(session.started_at).into()), ("relative", frame.relative(session.seen_at).into())],
        ),
        is_this: this == Some(session.hash),
    }
}

/// Ends one session.
pub(super) async fn end(State(app): State<App>, proof: Proof, form: Form) -> Result<Response, PageError> {
    let mut hash = [0; 32];
    hex::decode_to_slice(form.value("session"), &mut hash).map_err(|_| PageError::NotFound)?;
    // One that has ended meanwhile is as good as ended here.
    session::end_one(&app, proof.person(), hash).await?;
    supporting::end_gone(&app, proof.person(), app.now()).await?;
    Ok(see_other("/me/sign-in?done=membership-done-session-ended"))
}

/// Ends all sessions but the one in which it is asked for.
pub(super) async fn end_others(State(app): State<App>, parts: Parts, proof: Proof) -> Result<Response, PageError> {
    let this = session::current(&parts).ok_or(PageError::NoReader)?;
    session::end_others(&app, proof.person(), this).await?;
    supporting::end_gone(&app, proof.person(), app.now()).await?;
    Ok(see_other("/me/sign-in?done=membership-done-sessions-ended"))
}

/// What she has, if she may add to it or take from it now: in a strong session, or while she has nothing yet.
pub(super) async fn to_change(app: &App, proof: &Proof) -> Result<Factors, PageError> {
    to_change_at(app, proof, "/me/sign-in").await
}

/// The same for what is changed on another page, to which she is led back.
pub(super) async fn to_change_at(app: &App, proof: &Proof, back: &str) -> Result<Factors, PageError> {
    let factors = factors(app, proof.person()).await?;
    if factors.has_any() {
        session::must_be_strong(proof.viewer(), back)?;
    }
    Ok(factors)
}

async fn factors(app: &App, person: PersonId) -> Result<Factors, PageError> {
    Ok(store::factors::of(&mut app.db.reader().await?, person).await?)
}

/// Removes something, and tells her by letter.
pub(super) async fn remove(
    app: &App,
    parts: &Parts,
    frame: &Frame,
    proof: &Proof,
    what: What,
) -> Result<(), PageError> {
    to_change(app, proof).await?;
    let news = match what {
        What::Passkey(_) => News::PasskeyRemoved,
        What::Codes => News::CodesRemoved,
    };
    let letter = letters::news(app, frame, Agent::of(parts), proof.person(), news).await?;
    match removing::remove(&app.db, &app.vault, proof.person(), what, letter, app.now()).await {
        Ok(()) => Ok(()),
        Err(NotRemoved::Last) => Err(PageError::Refused("membership-ways-last")),
        Err(NotRemoved::NotFound) => Err(PageError::NotFound),
        Err(NotRemoved::Database(error)) => Err(error.into()),
    }
}
