//! Looking at one field of one person, being seen looking, and who can see me.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use database::Tx;
use terms::{OfficeId, PersonId, PlaceId, Plain, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, see_other};

use super::{Named, exports, guests, named, skills, words};
use crate::{
    access::{self, PER_DAY, PER_HOUR, Row},
    actions::{
        revealing::{self, NotRevealed, Wanted},
        supporting,
    },
    export::{self, Export},
    office::{EXPORT, MAIL, Office, REVEAL, SEARCH, STANDING, SUBSCRIPTIONS, SUPPORT},
    person::Field,
    reading,
    skill::{self, Offer},
    store::{self, kept_out::ByWhom},
};

/// Fields that can be looked at.
const FIELDS: [Field; 3] = [Field::Email, Field::Postcode, Field::Address];

#[derive(Template)]
#[template(path = "membership/revealed.html")]
pub(super) struct Revealed {
    pub(super) frame: Frame,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) field: String,
    /// `None` when she has nothing there.
    pub(super) value: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/seen.html")]
pub(super) struct Seen {
    pub(super) frame: Frame,
    pub(super) looks: Vec<LookLine>,
}

/// One look, as the one who was looked at sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LookLine {
    pub(super) when: String,
    pub(super) what: String,
    pub(super) who: String,
    pub(super) why: String,
}

#[derive(Template)]
#[template(path = "membership/visible.html")]
pub(super) struct Visible {
    pub(super) frame: Frame,
    pub(super) holders: Vec<Holder>,
    /// Does she keep herself out of lists?
    pub(super) is_out: bool,
    /// Does an office keep her out?
    pub(super) is_protected: bool,
}

/// Somebody whose office reaches the reader, and what it lets her see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holder {
    pub(super) who: String,
    pub(super) place: Named,
    pub(super) sees: Vec<String>,
}

#[derive(Template)]
#[template(path = "membership/access_log.html")]
pub(super) struct AccessLog {
    pub(super) frame: Frame,
    pub(super) count: String,
    pub(super) head: String,
    pub(super) looks: Vec<LookLine>,
}

/// What the page of a person offers to who may look: fields and purposes.
pub(super) fn offered(frame: &Frame) -> (Vec<Choice>, Vec<Choice>) {
    let fields = FIELDS.map(|field| Choice::new(field.word(), field_name(frame, field)));
    (fields.to_vec(), purposes_offered(frame))
}

/// What one may look for, as choices of a form.
pub(super) fn purposes_offered(frame: &Frame) -> Vec<Choice> {
    access::purposes().iter().map(|purpose| Choice::new(purpose.as_str(), purpose_name(frame, purpose))).collect()
}

/// The purpose that was chosen; what is wrong with it is noted in the form.
pub(super) fn purpose_of(form: &mut Form) -> Option<&'static str> {
    let purposes: Vec<(&str, &'static str)> =
        access::purposes().iter().map(|purpose| (purpose.as_str(), purpose.as_str())).collect();
    form.choice("purpose", &purposes)
}

fn field_name(frame: &Frame, field: Field) -> String {
    frame.t(&format!("membership-field-{}", field.word()))
}

fn purpose_name(frame: &Frame, purpose: &str) -> String {
    frame.t(&format!("membership-look-{purpose}"))
}

/// Writes down that the reader looks, then shows the field, this once.
pub(super) async fn reveal(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let field = form.choice("field", &FIELDS.map(|field| (field.word(), field)));
    let purpose = purpose_of(&mut form);
    let note: Option<Option<Plain<200>>> = form.parse_optional("note");
    let (Some(field), Some(purpose), Some(note)) = (field, purpose, note) else {
        return Err(PageError::Refused("membership-reveal-needed"));
    };
    let wanted = Wanted {
        viewer: proof.person(),
        person,
        field,
        purpose: purpose.into(),
        note: note.map(|note| note.to_string()),
    };
    let value = match revealing::reveal(&app.db, &app.vault, wanted, (app.random(), app.now())).await {
        Ok(value) => value,
        Err(NotRevealed::Database(error)) => return Err(error.into()),
        Err(NotRevealed::Own) => return Err(PageError::Refused("membership-reveal-own")),
        Err(NotRevealed::TooMany) => return Err(PageError::Refused("membership-reveal-too-many")),
        Err(NotRevealed::NotYours | NotRevealed::NotAMember | NotRevealed::Party) => return Err(PageError::NotFound),
    };
    let mut tx = app.db.reader().await?;
    let name = reading::name(&mut tx, &app.vault, person, frame.now).await?.ok_or(PageError::NotFound)?;
    let shown = Revealed { person, name, field: field_name(&frame, field), value, frame };
    let mut answer = page(&shown)?.into_response();
    // Shown this once: neither the browser's cache nor going back brings it again.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    Ok(answer)
}

/// Who looked at the reader.
pub(super) async fn seen(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut looks = Vec::new();
    for (row, note) in revealing::looks_at(&mut tx, &app.vault, proof.person(), frame.now).await? {
        looks.push((row.at, look(&app, &mut tx, &frame, &row, note).await?));
    }
    for (export, ..) in store::exports::holding(&mut tx, proof.person()).await? {
        let at = export.listed_at.unwrap_or(export.asked_at);
        looks.push((at, in_export(&app, &mut tx, &frame, &export, at).await?));
    }
    looks.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    page(&Seen { frame, looks: looks.into_iter().map(|(_, look)| look).collect() })
}

/// An export that somebody is in, as she sees it.
async fn in_export(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    export: &Export,
    at: Timestamp,
) -> Result<LookLine, PageError> {
    let fields = exports::fields(frame, export.purpose);
    Ok(LookLine {
        when: frame.when(at),
        what: frame.tn("membership-seen-export", &[("fields", fields.into())]),
        who: who(app, tx, frame, (export.asked_by, export.office, export.place())).await?,
        why: exports::purpose_name(frame, export.purpose),
    })
}

/// "Siân Llywelyn, organiser, Wales": who did something in an office. Whoever was erased since is said to be gone; an office
/// outlives its holder, and its role is told as long as it is known.
pub(super) async fn who(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (person, office, place): (Option<PersonId>, OfficeId, PlaceId),
) -> Result<String, PageError> {
    let name = match person {
        Some(person) => reading::name(tx, &app.vault, person, frame.now).await?,
        None => None,
    };
    let name = name.unwrap_or_else(|| frame.t("membership-seen-gone"));
    let role = reading::office(tx, office).await?.map(|office| words::role(frame, office.role));
    let values = [
        ("name", name.into()),
        ("role", role.unwrap_or_else(|| frame.t("membership-thread-office")).into()),
        ("place", named(tx, frame, place).await?.name.into()),
    ];
    Ok(frame.tn("membership-seen-who", &values))
}

async fn look(app: &App, tx: &mut Tx, frame: &Frame, row: &Row, note: Option<String>) -> Result<LookLine, PageError> {
    let who = who(app, tx, frame, (row.viewer, row.office, row.place)).await?;
    let purpose = match row.purpose.split_once(' ') {
        // Of an export: its purpose, and the hash of its list.
        Some((word, _)) if row.field == Field::Export => {
            export::purpose(word).map(|purpose| exports::purpose_name(frame, purpose)).unwrap_or_default()
        }
        _ => purpose_name(frame, &row.purpose),
    };
    Ok(LookLine {
        when: frame.when(row.at),
        what: field_name(frame, row.field),
        who,
        why: note.map_or(purpose.clone(), |note| format!("{purpose}: {note}")),
    })
}

/// Who can see the reader, and what of her.
pub(super) async fn visible(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let home = reading::standing(&mut tx, proof.person(), frame.now).await?.place();
    let mut holders = Vec::new();
    let offers = store::skills::of(&mut tx, proof.person()).await?;
    let chain = home_chain(&mut tx, home).await?;
    for place in chain.iter().copied() {
        for office in store::offices::at(&mut tx, place, frame.now).await? {
            let mut sees = sees(&frame, &office, frame.now);
            sees.extend(by_skills(&frame, &office, (&offers, &chain)));
            if office.person == proof.person() || sees.is_empty() {
                continue;
            }
            let role = words::role(&frame, office.role);
            let name = reading::name(&mut tx, &app.vault, office.person, frame.now).await?;
            let is_shown = office.is_shown && !reading::is_kept_out(&mut tx, office.person).await?;
            let who = match name.filter(|_| is_shown) {
                Some(name) => frame.tn("membership-visible-named", &[("name", name.into()), ("role", role.into())]),
                None => role,
            };
            holders.push(Holder { who, place: named(&mut tx, &frame, place).await?, sees });
        }
    }
    holders.extend(guest_holders(&mut tx, &frame, proof.person(), home).await?);
    let kept_out = store::kept_out::of(&mut tx, proof.person()).await?;
    let by = |by_whom: ByWhom| kept_out.iter().any(|kept| kept.by_whom == by_whom.word());
    page(&Visible { is_out: by(ByWhom::Herself), is_protected: by(ByWhom::Office), frame, holders })
}

/// A person keeps herself out of lists, or no longer does.
pub(super) async fn keep_out(State(app): State<App>, proof: Proof, form: Form) -> Result<Response, PageError> {
    let (person, is_out, now) = (proof.person(), form.is_ticked("out"), app.now());
    app.db
        .write::<_, database::Error, _>(move |tx| {
            Box::pin(supporting::keep_out(tx, person, (ByWhom::Herself, is_out), now))
        })
        .await?;
    Ok(see_other("/me/visible?done=membership-done-shown"))
}

/// Who finds the reader as a guest, because she agreed to it: offices of those places that do not reach her home anyway.
async fn guest_holders(
    tx: &mut Tx,
    frame: &Frame,
    person: PersonId,
    home: Option<terms::PlaceId>,
) -> Result<Vec<Holder>, PageError> {
    let home = home_chain(tx, home).await?;
    let (mut holders, mut seen) = (Vec::new(), std::collections::BTreeSet::new());
    for guest_of in guests::shown_at(tx, person).await? {
        for place in places::ancestor_ids(tx, guest_of).await? {
            if home.contains(&place) || !seen.insert(place) {
                continue;
            }
            for office in store::offices::at(tx, place, frame.now).await? {
                if office.person != person && office.runs(frame.now) && office.role.capabilities.contains(SEARCH) {
                    let (who, place) = (words::role(frame, office.role), named(tx, frame, place).await?);
                    holders.push(Holder { who, place, sees: vec![frame.t("membership-visible-guest")] });
                }
            }
        }
    }
    Ok(holders)
}

async fn home_chain(tx: &mut Tx, home: Option<PlaceId>) -> Result<Vec<PlaceId>, PageError> {
    match home {
        Some(home) => Ok(places::ancestor_ids(tx, home).await?),
        None => Ok(Vec::new()),
    }
}

/// What an office lets its holder see of somebody within its place, in words.
fn sees(frame: &Frame, office: &Office, now: Timestamp) -> Vec<String> {
    let all = [
        (SEARCH, "membership-visible-search"),
        (REVEAL, "membership-visible-reveal"),
        (REVEAL, "membership-visible-notes"),
        (REVEAL, "membership-visible-came"),
        (EXPORT, "membership-visible-export"),
        (STANDING, "membership-visible-standing"),
        (SUPPORT, "membership-visible-support"),
        (SUBSCRIPTIONS, "membership-visible-subscription"),
    ];
    let allowed =
        all.into_iter().filter(|(capability, _)| office.runs(now) && office.role.capabilities.contains(*capability));
    allowed.map(|(_, key)| frame.t(key)).collect()
}

/// The skills by which an office finds the reader, as she offers them to it.
fn by_skills(frame: &Frame, office: &Office, (offers, chain): (&[Offer], &[PlaceId])) -> Option<String> {
    if !office.runs(frame.now) || !office.role.capabilities.contains(MAIL) {
        return None;
    }
    let least = skill::least(&[office.place].into(), chain)?;
    let found = offers.iter().filter(|offer| offer.withdrawn_at.is_none() && offer.audience >= least);
    let names: Vec<String> = found.map(|offer| skills::name(frame, offer.skill)).collect();
    (!names.is_empty()).then(|| frame.tn("membership-visible-skills", &[("skills", names.join(", ").into())]))
}

/// The access log as overseers see it: who looked and what for, never at whom.
pub(super) async fn log(State(app): State<App>, frame: Frame, _: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (count, head) = revealing::head(&mut tx).await?;
    let mut looks = Vec::new();
    for row in store::access_log::last(&mut tx, 100).await? {
        looks.push(look(&app, &mut tx, &frame, &row, None).await?);
    }
    let limits = [("count", count.into()), ("hour", PER_HOUR.into()), ("day", PER_DAY.into())];
    page(&AccessLog { count: frame.tn("membership-log-count", &limits), head: hex::encode(head), looks, frame })
}
