//! Finding members within one's own places, and what an officer sees of one member.

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use terms::{PersonId, Plain, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Proof, gate, page, parts::Choice, refused, see_other};

use super::{
    Named, follow_ups, id_of, named, notes, reveal,
    timeline::{self, Timeline},
    words,
};
use crate::{
    actions::{
        entering::{self, NotEntered},
        following, noting, supporting, tagging,
    },
    finding::{self, Found},
    name,
    office::{APPOINT, EXPORTS, IMPORT, MAIL, REVEAL, STANDING, SUBSCRIPTIONS},
    person, reading,
    standing::{EventId, Happening, Standing},
    store::{self, kept_out::ByWhom},
};

/// Searches of one officer: far more than anybody needs at a desk, too few to copy a roll letter by letter.
pub(super) const SEARCHES: Limit =
    Limit { name: "membership.searches", times: 120, per_micros: 10 * Timestamp::MINUTE };

#[derive(Template)]
#[template(path = "membership/people.html")]
pub(super) struct People {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// `None` before anything was searched for.
    pub(super) found: Option<Vec<FoundLine>>,
    pub(super) has_more: bool,
}

impl People {
    /// Whether the reader writes mailings anywhere.
    fn may_mail(&self) -> bool {
        self.holds(MAIL)
    }

    /// Whether the reader notes who came to gatherings.
    fn may_note(&self) -> bool {
        self.holds(REVEAL)
    }

    /// Whether the reader sees exports of any place.
    fn sees_exports(&self) -> bool {
        self.holds(EXPORTS)
    }

    /// Whether the reader imports members from files.
    fn may_import(&self) -> bool {
        self.holds(IMPORT)
    }

    fn holds(&self, what: &str) -> bool {
        let allows = |held: &web::HeldOffice| held.capabilities.iter().any(|capability| capability == what);
        self.frame.viewer.as_ref().is_some_and(|viewer| viewer.offices.iter().any(allows))
    }
}

/// Somebody found: name, home and standing, never a way to reach her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundLine {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) home: Option<Named>,
    pub(super) standing: String,
}

#[derive(Template)]
#[template(path = "membership/person.html")]
pub(super) struct Somebody {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) person: PersonId,
    pub(super) event: EventId,
    pub(super) name: String,
    pub(super) standing: String,
    pub(super) home: Option<Named>,
    pub(super) offices: Vec<String>,
    pub(super) timeline: Timeline,
    pub(super) may_appoint: bool,
    /// May her payments be entered?
    pub(super) may_pay: bool,
    /// Whether an office keeps her out of lists; nothing for who does not decide on that.
    pub(super) kept_out: Option<bool>,
    /// Which fields may be looked at, and for which purposes; empty for who may look at none.
    pub(super) fields: Vec<Choice>,
    pub(super) purposes: Vec<Choice>,
    /// How many notes about her the reader may read, in words; nothing for who may read none.
    pub(super) notes: Option<String>,
    /// Her tags, and by when somebody comes back to her; empty for who may read neither.
    pub(super) tags: Vec<String>,
    pub(super) follow_ups: Vec<String>,
    /// What may be entered about her; empty for who may enter nothing.
    pub(super) choices: Vec<Choice>,
}

pub(super) async fn show(frame: Frame, _: Proof) -> Result<Page, PageError> {
    page(&People { frame, form: Form::default(), found: None, has_more: false })
}

/// A search. A form that is posted although it changes nothing: a name does not belong into addresses, which browsers
/// and proxies keep.
pub(super) async fn search(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let typed: Option<Plain<80>> = form.parse("name");
    let Some(typed) = typed else {
        return refused(&People { frame, form, found: None, has_more: false });
    };
    app.limits.take(SEARCHES, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    if name::query(typed.as_str()).is_empty() && person::typed_number(typed.as_str()).is_none() {
        form.refuse("name", "membership-people-too-short");
        return refused(&People { frame, form, found: None, has_more: false });
    }
    let mut tx = app.db.reader().await?;
    let offices = reading::offices_in_force(&mut tx, proof.person(), app.now()).await?;
    let findings = finding::find(&mut tx, &app.vault, &offices, typed.as_str(), app.now()).await?;
    let mut found = Vec::new();
    for somebody in findings.people {
        let home = match somebody.standing.place() {
            Some(place) => Some(named(&mut tx, &frame, place).await?),
            None => None,
        };
        found.push(line(&frame, somebody, home));
    }
    Ok(page(&People { frame, form, found: Some(found), has_more: findings.has_more })?.into_response())
}

fn line(frame: &Frame, found: Found, home: Option<Named>) -> FoundLine {
    FoundLine { person: found.person, name: found.name, home, standing: words::standing(frame, &found.standing) }
}

pub(super) async fn person(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let person = person.parse().map_err(|_| PageError::NotFound)?;
    let turned = timeline::page_of(query.as_deref());
    page(&somebody(&app, frame, &proof, (person, turned), Form::default()).await?)
}

/// The page of a person, turned to a page of what happened with her.
async fn somebody(
    app: &App,
    frame: Frame,
    proof: &Proof,
    (person, turned): (PersonId, usize),
    form: Form,
) -> Result<Somebody, PageError> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let name = reading::name(&mut tx, &app.vault, person, now).await?.ok_or(PageError::NotFound)?;
    let standing = reading::standing(&mut tx, person, now).await?;
    let place = standing.place().ok_or(PageError::NotFound)?;
    let home = named(&mut tx, &frame, place).await?;
    let mut offices = Vec::new();
    for office in store::offices::of(&mut tx, person, now).await? {
        let args = [
            ("role", words::role(&frame, office.role).into()),
            ("place", named(&mut tx, &frame, office.place).await?.name.into()),
            ("until", frame.day(office.last()).into()),
        ];
        offices.push(frame.tn("membership-rights-because", &args));
    }
    let kept_out = store::kept_out::of(&mut tx, person).await?;
    let timeline = timeline::of(&mut tx, &frame, (proof.person(), person), turned).await?;
    let notes = noting::readable(&mut tx, proof.person(), person, now).await?;
    let tags = tagging::of(&mut tx, person, now).await?.into_iter().map(|tag| tag.word).collect();
    let own = reading::offices_in_force(&mut tx, proof.person(), now).await?;
    let open = following::about(&mut tx, (proof.person(), &own), person, now).await?;
    let open = open.iter().filter(|shown| shown.one.done_at.is_none());
    let follow_ups = open.map(|shown| follow_ups::due(&frame, &shown.one)).collect();
    drop(tx);
    let is_other = person != proof.person();
    let may_appoint = is_other && gate::holds(app, proof.viewer(), APPOINT, place).await?;
    let may_pay = is_other && gate::holds(app, proof.viewer(), SUBSCRIPTIONS, place).await?;
    let may_decide = is_other && gate::holds(app, proof.viewer(), STANDING, place).await?;
    let may_reveal = is_other && gate::holds(app, proof.viewer(), REVEAL, place).await?;
    let notes = may_reveal.then(|| notes::count(&frame, notes.len()));
    let (fields, purposes) = if may_reveal { reveal::offered(&frame) } else { (Vec::new(), Vec::new()) };
    // Of who is kept out of lists nobody learns but those who decide on her standing, and who enters her payments.
    if !kept_out.is_empty() && is_other && !may_decide && !may_pay {
        return Err(PageError::NotFound);
    }
    Ok(Somebody {
        person,
        event: id_of(app, &form),
        name,
        standing: words::standing(&frame, &standing),
        home: Some(home),
        offices,
        timeline,
        may_appoint,
        may_pay,
        kept_out: may_decide.then(|| kept_out.iter().any(|kept| kept.by_whom == ByWhom::Office.word())),
        fields,
        purposes,
        notes,
        tags: if may_reveal { tags } else { Vec::new() },
        follow_ups: if may_reveal { follow_ups } else { Vec::new() },
        choices: if may_decide { choices(&frame, &standing) } else { Vec::new() },
        frame,
        form,
    })
}

fn choices(frame: &Frame, standing: &Standing) -> Vec<Choice> {
    let mut choices = Vec::new();
    if matches!(standing, Standing::Member { suspension: Some(_), .. }) {
        choices.push(Choice::new("reinstated", frame.t("membership-decide-reinstate")));
    }
    choices.push(Choice::new("removed", frame.t("membership-decide-remove")));
    choices.push(Choice::new("died", frame.t("membership-decide-died")));
    choices
}

pub(super) async fn decide(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let Some(what) = happening(&mut form) else {
        return refused(&somebody(&app, frame, &proof, (person, 1), form).await?);
    };
    let over = matches!(what, Happening::Removed { .. } | Happening::Died);
    match entering::decide(&app.db, proof.person(), person, (id_of(&app, &form), what), app.now()).await {
        Ok(()) if over => Ok(see_other("/people?done=membership-done-decided")),
        Ok(()) => Ok(see_other(&format!("/people/{person}?done=membership-done-decided"))),
        Err(NotEntered::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("what", &wrong.to_string());
            refused(&somebody(&app, frame, &proof, (person, 1), form).await?)
        }
    }
}

/// What is to be entered; what is wrong with it is noted in the form. Nobody is suspended without a case.
fn happening(form: &mut Form) -> Option<Happening> {
    let all = [("reinstated", 0), ("removed", 1), ("died", 2)];
    match form.choice("what", &all)? {
        0 => Some(Happening::Reinstated),
        1 => Some(Happening::Removed { rule: form.parse::<Plain<80>>("rule")?.to_string() }),
        _ => Some(Happening::Died),
    }
}

/// An officer keeps somebody out of lists, for her protection, or no longer does.
pub(super) async fn keep_out(
    State(app): State<App>,
    proof: Proof,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    if person == proof.person() {
        return Err(PageError::Refused("membership-standing-own"));
    }
    let (is_out, now) = (form.is_ticked("out"), app.now());
    app.db
        .write::<_, database::Error, _>(move |tx| {
            Box::pin(supporting::keep_out(tx, person, (ByWhom::Office, is_out), now))
        })
        .await?;
    Ok(see_other(&format!("/people/{person}?done=membership-done-shown")))
}
