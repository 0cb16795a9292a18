//! Writing a mailing, and changing it until it is sent.

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::Tx;
use membership::{choosing, gathering::Attended, office::MAIL, purpose, segment::Segment};
use terms::{Language, PersonId, Plain, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{choices, found, ground_name, tells_of_members};
use crate::{
    actions::writing,
    letter::NAME,
    mailing::{Ground, LONGEST, Mailing, MailingId, State as Where, notices},
    reader,
};

#[derive(Template)]
#[template(path = "mailings/edit.html")]
pub(super) struct Edit {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) places: Vec<Choice>,
    pub(super) grounds: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    /// How the members were chosen beside their place, in words; empty where they were not.
    pub(super) chosen: String,
    /// The choice as it stands in the address of the list of members.
    pub(super) query: String,
}

/// A new one, to the members that the address chooses or to those of the first of my places.
pub(super) async fn begin(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let query = query.unwrap_or_default();
    let segment = if query.contains("place=") {
        Segment::from_query(&query).ok_or(PageError::NotFound)?
    } else {
        Segment::of(proof.places().into_iter().next().ok_or(PageError::Forbidden)?)
    };
    let mut tx = app.db.reader().await?;
    may_choose(&mut tx, proof.person(), &segment, frame.now).await?;
    let written = segment.purpose.filter(|purpose| !purpose.is_automatic);
    let ground = written.map_or("newsletter", |purpose| purpose.id.as_str());
    let form = filled(&segment, &format!("consent.{ground}"), frame.language(), ("", ""), false);
    page(&shown(&mut tx, frame, &proof, "/mailings".to_owned(), form).await?)
}

async fn may_choose(tx: &mut Tx, person: PersonId, segment: &Segment, now: Timestamp) -> Result<(), PageError> {
    match choosing::may_choose(tx, person, MAIL, segment, now).await? {
        Some(_) => Ok(()),
        None => Err(PageError::NotFound),
    }
}

fn filled(
    segment: &Segment,
    ground: &str,
    language: Language,
    (subject, words): (&str, &str),
    for_readers: bool,
) -> Form {
    let language = if Language::OFFERED.contains(&language) { language } else { Language::English };
    Form::filled(&[
        ("place", &segment.place.to_string()),
        ("standing", segment.standing.word()),
        ("days", &segment.joined_days.map(|days| days.to_string()).unwrap_or_default()),
        ("tag", &segment.tag.map(|tag| tag.to_string()).unwrap_or_default()),
        ("came", &segment.attended.map(Attended::to_text).unwrap_or_default()),
        ("ground", ground),
        ("language", language.tag()),
        ("subject", subject),
        ("words", words),
        ("readers", if for_readers { "yes" } else { "" }),
    ])
}

async fn shown(tx: &mut Tx, frame: Frame, proof: &Proof, action: String, form: Form) -> Result<Edit, PageError> {
    let all = purpose::all().iter().map(Ground::Consent).chain(notices().iter().map(Ground::Notice));
    let grounds = all.filter(|ground| !ground.is_automatic()).map(|ground| {
        let (key, name) =
            (if ground.is_notice() { "mailings-to-all" } else { "mailings-to-agreeing" }, ground_name(&frame, ground));
        Choice::new(word(ground), frame.tn(key, &[("ground", name.into())]))
    });
    let segment = chosen_in(&form);
    // By what members are chosen is said to whom it is in sight, whatever a form sends.
    let in_sight = match &segment {
        Some(segment) if !tells_of_members(segment) => Some(segment),
        Some(segment) => choosing::may_choose(tx, proof.person(), MAIL, segment, frame.now).await?.map(|_| segment),
        None => None,
    };
    Ok(Edit {
        places: choices(tx, &frame, &proof.places()).await?,
        grounds: grounds.collect(),
        languages: Language::OFFERED.map(|language| Choice::new(language.tag(), language.own_name())).to_vec(),
        chosen: match in_sight {
            Some(segment) => membership::beside_the_place(tx, &frame, segment).await?,
            None => String::new(),
        },
        query: segment.map(|segment| segment.to_query()).unwrap_or_default(),
        action,
        frame,
        form,
    })
}

/// A ground as the form sends it.
fn word(ground: Ground) -> String {
    format!("{}.{}", if ground.is_notice() { "notice" } else { "consent" }, ground.word())
}

fn ground_in(form: &mut Form) -> Option<Ground> {
    let (kind, word) = form.value("ground").split_once('.').unwrap_or_default();
    let found = match kind {
        "consent" => Ground::find(word, false),
        "notice" => Ground::find(word, true),
        _ => None,
    };
    let found = found.filter(|ground| !ground.is_automatic());
    if found.is_none() {
        form.refuse("ground", "web-error-choose");
    }
    found
}

/// The members chosen in a form; no purpose among it, as the ground tells that.
fn chosen_in(form: &Form) -> Option<Segment> {
    if form.is_ticked("everybody") {
        return form.value("place").parse().ok().map(Segment::of);
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["place", "standing", "days", "tag", "came"] {
        query.append_pair(name, form.value(name));
    }
    Segment::from_query(&query.finish())
}

pub(super) async fn add(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let id = form.id_or(app.new_id());
    let written = written(&app, &proof, id, &mut form, frame.now).await?;
    save(&app, frame, &proof, ("/mailings".to_owned(), form), written, true).await
}

pub(super) async fn open(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mailing = found(&mut tx, &id).await?;
    is_draft(&mailing)?;
    if tells_of_members(&mailing.segment) {
        may_choose(&mut tx, proof.person(), &mailing.segment, frame.now).await?;
    }
    let words = (mailing.subject.as_str(), mailing.words.as_str());
    let form = filled(&mailing.segment, &word(mailing.ground), mailing.language, words, mailing.for_readers);
    page(&shown(&mut tx, frame, &proof, format!("/mailings/{id}/edit"), form).await?)
}

fn is_draft(mailing: &Mailing) -> Result<(), PageError> {
    if matches!(mailing.state(), Where::Draft | Where::Asked) {
        Ok(())
    } else {
        Err(PageError::Refused("mailings-begun-already"))
    }
}

pub(super) async fn change(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mailing = found(&mut app.db.reader().await?, &id).await?;
    is_draft(&mailing)?;
    let written = written(&app, &proof, mailing.id, &mut form, frame.now).await?;
    save(&app, frame, &proof, (format!("/mailings/{id}/edit"), form), written, false).await
}

/// What the form says; `None` where something in it is wrong, which the form then says.
///
/// Source: docs/rules/mailings.md, 2 and 3; B36.
async fn written(
    app: &App,
    proof: &Proof,
    id: MailingId,
    form: &mut Form,
    now: Timestamp,
) -> Result<Option<Mailing>, PageError> {
    let subject: Option<Plain<150>> = form.parse("subject");
    let words = form.text("words", LONGEST, false);
    if form.value("subject").contains(NAME) {
        form.refuse("subject", "mailings-name-in-subject");
    }
    if form.value("words").split_whitespace().any(|word| word.contains(NAME) && word.contains("://")) {
        form.refuse("words", "mailings-name-in-link");
    }
    let ground = ground_in(form);
    let language = form.choice("language", &Language::OFFERED.map(|language| (language.tag(), language)));
    let mut tx = app.db.reader().await?;
    let segment = match chosen_in(form) {
        Some(segment) if choosing::may_choose(&mut tx, proof.person(), MAIL, &segment, now).await?.is_some() => {
            Some(segment)
        }
        _ => {
            form.refuse("place", "web-error-choose");
            None
        }
    };
    if let (Some(Ground::Notice(_)), Some(segment)) = (ground, segment)
        && segment != Segment::of(segment.place)
    {
        form.refuse("ground", "mailings-notice-to-all");
    }
    let for_readers = form.is_ticked("readers");
    let is_news = ground.is_some_and(|ground| ground.word() == reader::purpose().id && !ground.is_notice());
    // Readers are no members: nothing but where they live is known of them.
    if for_readers && !(is_news && segment.is_none_or(|segment| segment == Segment::of(segment.place))) {
        form.refuse("readers", "mailings-readers-news-alone");
    }
    if form.has_errors() {
        return Ok(None);
    }
    let (Some(subject), Some(words), Some(ground), Some(language), Some(segment)) =
        (subject, words, ground, language, segment)
    else {
        return Ok(None);
    };
    let segment = match ground {
        // Nobody is chosen who does not agree to it.
        Ground::Consent(purpose) => Segment { purpose: Some(purpose), ..segment },
        Ground::Notice(_) => segment,
    };
    Ok(Some(Mailing {
        id,
        author: Some(proof.person()),
        for_readers,
        language,
        subject: subject.to_string(),
        words,
        ..Mailing::draft(segment, ground, now)
    }))
}

async fn save(
    app: &App,
    frame: Frame,
    proof: &Proof,
    (action, form): (String, Form),
    written: Option<Mailing>,
    is_new: bool,
) -> Result<Response, PageError> {
    let Some(mailing) = written else {
        let mut tx = app.db.reader().await?;
        return refused(&shown(&mut tx, frame, proof, action, form).await?);
    };
    let id = mailing.id;
    if writing::save(&app.db, mailing, is_new).await? {
        Ok(see_other(&format!("/mailings/{id}?done=mailings-done-saved")))
    } else {
        Err(PageError::Refused("mailings-begun-already"))
    }
}
