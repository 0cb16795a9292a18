//! Support: a member lets an officer look along, and an officer does.

use askama::Template;
use axum::{
    extract::State,
    http::{header, request::Parts},
    response::{IntoResponse, Response},
};
use database::Tx;
use terms::{Email, Language, PersonId, Timestamp};
use web::{App, Form, Frame, Limit, Once, Page, PageError, Proof, along, page, refused, see_other, session};

use super::{letters, words};
use crate::{
    actions::{
        supporting::{self, Asked, NotMade, Tried, What, Written},
        writing::reach,
    },
    person::typed_number,
    reading,
    support::{CODE_LASTS, Code, LASTS, REASON, State as CodeState},
};

/// How often a member makes a code.
const CODES: Limit = Limit { name: "membership.support-codes", times: 10, per_micros: Timestamp::HOUR };
/// How often an officer types one, whosever it is: guessing among a hundred million takes longer.
const TYPES: Limit = Limit { name: "membership.support-types", times: 10, per_micros: Timestamp::HOUR };
/// What is shown once is kept by no cache, nor for the back button.
const UNKEPT: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store, private")];

#[derive(Template)]
#[template(path = "membership/support_own.html")]
pub(super) struct OwnSupport {
    pub(super) frame: Frame,
    /// The code that was just made; shown this once.
    pub(super) code: Option<String>,
    /// How a code that was made before stands, in a sentence.
    pub(super) waits: Option<String>,
    /// Whether that one can be taken back.
    pub(super) may_take_back: bool,
    /// Why she can make none.
    pub(super) cannot: Option<String>,
    /// What a code does, in a sentence.
    pub(super) rule: String,
}

#[derive(Template)]
#[template(path = "membership/support.html")]
pub(super) struct Support {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// How long it lasts, in a sentence.
    pub(super) rule: String,
}

pub(super) async fn own(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    page(&own_page(&mut tx, frame, &proof, None).await?)
}

async fn own_page(tx: &mut Tx, frame: Frame, proof: &Proof, code: Option<&Code>) -> Result<OwnSupport, PageError> {
    let cannot = supporting::unfit(tx, proof.person(), frame.now).await?.map(|unfit| frame.t(unfit.key()));
    let kept = supporting::code(tx, proof.person(), frame.now).await?;
    let waits = kept.map(|(state, until)| match state {
        CodeState::Waits => frame.tn("membership-support-waits", &[("until", frame.when(until).into())]),
        CodeState::Over => frame.t("membership-support-over"),
        CodeState::Guessed => frame.t("membership-support-guessed"),
    });
    Ok(OwnSupport {
        code: code.map(Code::spoken),
        may_take_back: matches!(kept, Some((CodeState::Waits, _))),
        waits,
        cannot,
        rule: in_minutes(&frame, "membership-support-code-rule"),
        frame,
    })
}

/// A sentence with how long a code counts and how long somebody looks along.
fn in_minutes(frame: &Frame, key: &str) -> String {
    let values = [("code", (CODE_LASTS / Timestamp::MINUTE).into()), ("along", (LASTS / Timestamp::MINUTE).into())];
    frame.tn(key, &values)
}

/// Makes a code and shows it, this once.
pub(super) async fn make(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    form: Form,
) -> Result<Response, PageError> {
    let person = proof.person();
    app.limits.take(CODES, &person.to_string(), app.now()).map_err(PageError::TooMany)?;
    let code = Code::new(app.random());
    match supporting::make_code(&app.db, &app.vault, (person, &code), form.nonce(), app.now()).await {
        Ok(Once::First) => {
            let mut tx = app.db.reader().await?;
            Ok((UNKEPT, page(&own_page(&mut tx, frame, &proof, Some(&code)).await?)?).into_response())
        }
        // The code of the first sending counts, and is no longer known here.
        Ok(Once::Again) => Ok(see_other("/me/support")),
        Err(NotMade::Unfit(unfit)) => Err(PageError::Refused(unfit.key())),
        Err(NotMade::Database(error)) => Err(error.into()),
    }
}

/// The member ends it at once: nobody looks along, and no code counts.
pub(super) async fn end_own(State(app): State<App>, proof: Proof) -> Result<Response, PageError> {
    supporting::end(&app.db, What::Of(proof.person()), (app.random(), app.now())).await?;
    Ok(see_other("/me/support?done=membership-done-support-ended"))
}

pub(super) async fn show(frame: Frame, _: Proof) -> Result<Page, PageError> {
    page(&support_page(frame, Form::default()))
}

fn support_page(frame: Frame, form: Form) -> Support {
    Support { rule: in_minutes(&frame, "membership-support-rule"), frame, form }
}

/// Begins looking along with the member whose number and code were typed.
pub(super) async fn begin(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let (helper, now) = (proof.person(), app.now());
    let session = session::current(&parts).ok_or(PageError::NoReader)?;
    let number = typed_number(form.value("number"));
    if number.is_none() {
        form.refuse("number", "membership-support-number-wrong");
    }
    let code = Code::read(form.value("code"));
    if code.is_none() {
        form.refuse("code", "membership-support-code-shape");
    }
    let reason = form.text("reason", REASON, false);
    let (Some(number), Some(code), Some(reason)) = (number, code, reason) else {
        return refused(&support_page(frame, form));
    };
    app.limits.take(TYPES, &helper.to_string(), now).map_err(PageError::TooMany)?;
    let mut tx = app.db.reader().await?;
    let found = reading::numbered(&mut tx, number).await?;
    if found == Some(helper) {
        form.refuse("number", "membership-support-own");
        return refused(&support_page(frame, form));
    }
    // For a number of nobody the same is done, with nobody.
    let person = found.unwrap_or_else(|| app.new_id_by_chance());
    let code = code.hash(&app.vault, person);
    let written = if supporting::is_right(&mut tx, (helper, person), &code, now).await? {
        let letter = letter(&app, &mut tx, &proof, person, now).await?;
        Some(Written { note: supporting::sealed(&app.vault, person, &reason, now).await?, letter })
    } else {
        None
    };
    drop(tx);
    let asked = Asked {
        look: app.new_id_by_chance(),
        helper,
        session,
        person,
        code,
        written,
        salts: [app.random(), app.random(), app.random()],
    };
    let tried = supporting::begin(&app.db, &app.vault, asked, now).await.map_err(PageError::broken)?;
    let (field, key) = match tried {
        Tried::Begun => return Ok(see_other("/me")),
        // Always the same words: nobody learns which of the two was wrong, nor who is a member where.
        Tried::Wrong => ("code", "membership-support-wrong"),
        Tried::Unfit(unfit) => ("number", unfit.key()),
        Tried::Party => ("number", "membership-support-party"),
        Tried::TooMany => return Err(PageError::Refused("membership-reveal-too-many")),
    };
    form.clear("code");
    form.refuse(field, key);
    refused(&support_page(frame, form))
}

/// What the member is told by mail: that an officer looks along, in which role, and where to end it. No name and no reason: those
/// stand on her page.
async fn letter(
    app: &App,
    tx: &mut Tx,
    proof: &Proof,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<mail::Letter>, PageError> {
    let Some((to, language)): Option<(Email, Language)> = reach(tx, &app.vault, person, now).await? else {
        return Ok(None);
    };
    let role = match proof.office() {
        Some(office) => {
            reading::office(tx, office).await?.map_or("membership-thread-office", |office| words::role_key(office.role))
        }
        None => "membership-thread-office",
    };
    Ok(Some(letters::looked_along(app, (&to, language), role, now)))
}

/// The officer ends it, and is in her own pages again.
pub(super) async fn end(State(app): State<App>, parts: Parts, _: Proof) -> Result<Response, PageError> {
    if let Some(looking) = along::of(&parts) {
        supporting::end(&app.db, What::Session(looking.session()), (app.random(), app.now())).await?;
    }
    Ok(see_other("/support?done=membership-done-along-ended"))
}
