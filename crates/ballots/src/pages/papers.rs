//! Voting on paper: a member's paper, envelopes that come back, batches of what was in them.

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use terms::PersonId;
use web::{App, Form, Frame, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{Head, known::Look, names, nominations, result, roll::refuse};
use crate::{
    act::Why,
    actions::{By, Failure, casting, papers as actions},
    ballot::{Ballot, Kind},
    batch::{Batch, BatchId, BatchRefused, Label, MOST_BYTES},
    disclosure::Channel,
    envelope::{Code, Paper, State as Where, reconcile},
    paper::Vote,
    stage::Stage,
    store,
};

#[derive(Template)]
#[template(path = "ballots/papers.html")]
pub(super) struct Papers {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) code: Option<String>,
    pub(super) form: Form,
    pub(super) member: Option<MemberCard>,
    /// What can be done with the member's paper.
    pub(super) acts: Vec<Choice>,
    pub(super) reconciliation: Vec<(String, String)>,
    pub(super) batches: Vec<BatchLine>,
    pub(super) may_enter: bool,
    pub(super) batch: Form,
}

/// A member whose paper is dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MemberCard {
    pub(super) person: String,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) state: String,
}

/// A batch of papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BatchLine {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hash: String,
    pub(super) papers: String,
    pub(super) entered_by: String,
    pub(super) checked_by: String,
    pub(super) may_check: bool,
    /// Each different paper with its number: for whoever compares.
    pub(super) votes: Vec<(String, String)>,
}

/// Whose paper is looked for.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    number: Option<String>,
}

pub(super) async fn papers(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = secret(look.ballot(&id).await?)?;
    let number = wanted.number.unwrap_or_default();
    let mut form = Form::filled(&[("number", &number)]);
    let person = if number.trim().is_empty() {
        None
    } else {
        let person = nominations::member(&mut look, &mut form).await?;
        if person.is_none() {
            // A form that did not come with the request has no language of its own.
            form = Form::filled(&[("number", &number)]);
            form.refuse("number", &frame.t("ballots-member-unknown"));
        }
        person
    };
    let shown = papers_page(&mut look, &ballot, &proof, (form, Form::default()), person).await?;
    Ok(page(&shown)?.into_response())
}

/// A paper bears no name, so that a named ballot takes none.
fn secret(ballot: Ballot) -> Result<Ballot, PageError> {
    if ballot.settings.kind == Kind::SecretInStorage { Ok(ballot) } else { Err(PageError::NotFound) }
}

async fn papers_page(
    look: &mut Look<'_>,
    ballot: &Ballot,
    proof: &Proof,
    (form, batch): (Form, Form),
    person: Option<PersonId>,
) -> Result<Papers, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let (member, acts) = match person {
        Some(person) => {
            let (card, acts) = member_card(look, ballot, person).await?;
            (Some(card), acts)
        }
        None => (None, Vec::new()),
    };
    let issued = store::papers::all(&mut look.tx, ballot.id).await?;
    let found: Vec<(Vote, u64)> = store::papers::votes(&mut look.tx, ballot.id).await?;
    let sum = |wanted: fn(&Vote) -> bool| found.iter().filter(|(vote, _)| wanted(vote)).map(|(_, papers)| papers).sum();
    let reconciled = reconcile(&issued, sum(|_| true), sum(|vote| *vote == Vote::Spoilt));
    let counts = ballot.duties.counts(proof.person()).is_ok();
    Ok(Papers {
        head: Head::below(frame, ballot, &place),
        code: None,
        form,
        member,
        acts,
        reconciliation: result::reconciliation(frame, &reconciled),
        batches: if counts { batches(look, ballot, proof).await? } else { Vec::new() },
        may_enter: counts && matches!(ballot.stage, Stage::Closed(_)),
        batch,
        frame: frame.clone(),
    })
}

/// The member, and what can be done with her paper.
async fn member_card(
    look: &mut Look<'_>,
    ballot: &Ballot,
    person: PersonId,
) -> Result<(MemberCard, Vec<Choice>), PageError> {
    let frame = look.frame;
    let is_on = casting::is_on_roll(&mut look.tx, ballot, person).await?;
    let mark = store::marks::find(&mut look.tx, ballot.id, person).await?;
    let paper = store::papers::find(&mut look.tx, ballot.id, person).await?;
    let is_open = matches!(ballot.stage, Stage::Open { .. }) && frame.now < ballot.settings.timetable.voting.closes;
    let (state, acts) = dealings(is_on, mark, paper, is_open, matches!(ballot.stage, Stage::Closed(_)));
    let choice = |(value, key): &(&str, &str)| Choice::new(*value, frame.t(key));
    let card = MemberCard {
        person: person.to_string(),
        number: membership::person::spoken(membership::person::number(person)),
        name: look.name(person).await?,
        state: frame.t(state),
    };
    Ok((card, acts.iter().map(choice).collect()))
}

/// Where a member's paper is, and what can be done with it: values of the form with their words.
fn dealings(
    is_on: bool,
    mark: Option<Channel>,
    paper: Option<Paper>,
    is_open: bool,
    has_closed: bool,
) -> (&'static str, Vec<(&'static str, &'static str)>) {
    const ISSUE: (&str, &str) = ("issue", "ballots-paper-act-issue");
    const LETTER: (&str, &str) = ("letter", "ballots-paper-act-letter");
    const REPLACE: (&str, &str) = ("replace", "ballots-paper-act-replace");
    const RETURN: (&str, &str) = ("return", "ballots-paper-act-return");
    const REJECT: (&str, &str) = ("reject", "ballots-paper-act-reject");
    match (paper.map(|paper| paper.state), mark, is_on) {
        (Some(Where::Issued), ..) if is_open => ("ballots-paper-state-issued", vec![REPLACE, RETURN, REJECT]),
        (Some(Where::Issued), ..) if has_closed => ("ballots-paper-state-issued", vec![RETURN, REJECT]),
        (Some(Where::Issued), ..) => ("ballots-paper-state-issued", Vec::new()),
        (Some(Where::Returned), ..) => ("ballots-paper-state-returned", Vec::new()),
        (Some(Where::Rejected), ..) => ("ballots-paper-state-rejected", Vec::new()),
        (None, Some(_), _) => ("ballots-paper-state-voted", Vec::new()),
        (None, None, false) => ("ballots-paper-state-off", Vec::new()),
        (None, None, true) if is_open => ("ballots-paper-state-none", vec![ISSUE, LETTER]),
        (None, None, true) => ("ballots-paper-state-none", Vec::new()),
    }
}

async fn batches(look: &mut Look<'_>, ballot: &Ballot, proof: &Proof) -> Result<Vec<BatchLine>, PageError> {
    let options = look.options(ballot.id).await?;
    // Once they are counted nobody looks into single batches any more.
    let is_between = matches!(ballot.stage, Stage::Closed(_));
    let mut lines = Vec::new();
    for (batch, votes) in actions::batches(&mut look.tx, ballot.id, proof.person()).await? {
        let votes = if is_between { votes } else { Vec::new() };
        lines.push(batch_line(look, &batch, &votes, &options, proof, is_between).await?);
    }
    Ok(lines)
}

async fn batch_line(
    look: &mut Look<'_>,
    batch: &Batch,
    votes: &[(Vote, u64)],
    options: &[String],
    proof: &Proof,
    is_between: bool,
) -> Result<BatchLine, PageError> {
    let frame = look.frame;
    let checked_by = match batch.checked_by {
        Some(person) => look.name(person).await?,
        None => frame.t("ballots-batch-waits"),
    };
    let vote = |(vote, papers): &(Vote, u64)| (names::in_words(frame, vote, options), frame.number(*papers));
    Ok(BatchLine {
        id: batch.id.to_string(),
        label: batch.label.to_string(),
        hash: batch.file_hash.clone(),
        papers: frame.number(batch.papers),
        entered_by: look.name(batch.entered_by).await?,
        checked_by,
        may_check: is_between && batch.checked_by.is_none() && batch.entered_by != proof.person(),
        votes: votes.iter().map(vote).collect(),
    })
}

/// Records what happened to a member's paper.
pub(super) async fn record(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, person)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = secret(look.ballot(&id).await?)?;
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let by = By::person(&app, proof.person());
    let (db, at) = (&app.db, ballot.id);
    drop(look);
    let done: Result<Option<Code>, Failure> = match form.value("act") {
        "issue" => actions::issue(db, at, person, by).await.map(|()| None),
        "replace" => actions::replace(db, at, person, by).await.map(|()| None),
        "return" => actions::take_in(db, at, person, true).await.map(|()| None),
        "reject" => actions::take_in(db, at, person, false).await.map(|()| None),
        "letter" => actions::make_code(db, at, person, chance(&app), by).await.map(Some),
        _ => {
            form.refuse("act", "web-error-choose");
            return refused(
                &papers_page(
                    &mut Look::new(&app, &frame).await?,
                    &ballot,
                    &proof,
                    (form, Form::default()),
                    Some(person),
                )
                .await?,
            );
        }
    };
    match done {
        Ok(None) => Ok(see_other(&format!("/ballots/{at}/papers?done=ballots-done-paper"))),
        Ok(Some(code)) => {
            // Shown with this answer and never again: only its hash is kept.
            let shown = papers_page(
                &mut Look::new(&app, &frame).await?,
                &ballot,
                &proof,
                (Form::default(), Form::default()),
                None,
            )
            .await?;
            Ok(page(&Papers { code: Some(code.spoken()), ..shown })?.into_response())
        }
        Err(failure) => {
            refuse(&mut form, "act", failure)?;
            refused(
                &papers_page(
                    &mut Look::new(&app, &frame).await?,
                    &ballot,
                    &proof,
                    (form, Form::default()),
                    Some(person),
                )
                .await?,
            )
        }
    }
}

fn chance(app: &App) -> [u8; 20] {
    app.random()
}

/// What was sent as a batch.
#[derive(Debug, Default)]
struct Sent {
    label: String,
    file: Vec<u8>,
    text: String,
}

impl Sent {
    async fn read(mut parts: Multipart) -> Result<Self, PageError> {
        let mut sent = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| PageError::Malformed)? {
            let name = part.name().unwrap_or("").to_owned();
            let bytes = part.bytes().await.map_err(|_| PageError::TooLarge)?;
            let text = || String::from_utf8_lossy(&bytes).into_owned();
            match name.as_str() {
                "label" => sent.label = text(),
                "text" => sent.text = text(),
                "file" => sent.file = bytes.to_vec(),
                _ => {}
            }
        }
        Ok(sent)
    }

    /// The file, or what was pasted.
    fn bytes(&self) -> Vec<u8> {
        if self.file.is_empty() { self.text.replace("\r\n", "\n").into_bytes() } else { self.file.clone() }
    }
}

/// Enters a batch of papers.
pub(super) async fn enter(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    parts: Multipart,
) -> Result<Response, PageError> {
    let sent = Sent::read(parts).await?;
    let mut look = Look::new(&app, &frame).await?;
    let ballot = secret(look.ballot(&id).await?)?;
    let mut form = Form::filled(&[("label", &sent.label), ("text", &sent.text)]);
    let label = sent.label.parse::<Label>().ok();
    let bytes = sent.bytes();
    if label.is_none() {
        form.refuse("label", &frame.t("web-error-empty"));
    }
    if bytes.is_empty() {
        form.refuse("file", &frame.t("ballots-batch-empty"));
    }
    let Some(label) = label.filter(|_| !form.has_errors() && bytes.len() <= MOST_BYTES) else {
        return refused(&papers_page(&mut look, &ballot, &proof, (Form::default(), form), None).await?);
    };
    let names = look.options(ballot.id).await?;
    let file_hash = crate::counting::sha256(&bytes);
    let file = actions::File { bytes, label, names };
    drop(look);
    match actions::enter(&app.db, ballot.id, app.new_id(), file, By::person(&app, proof.person())).await {
        Ok(_) => Ok(see_other(&format!("/ballots/{}/papers?done=ballots-done-batch", ballot.id))),
        Err(failure) if sent_again(&app, &ballot, &proof, &failure, &file_hash).await? => {
            Ok(see_other(&format!("/ballots/{}/papers?done=ballots-done-batch", ballot.id)))
        }
        Err(failure) => {
            form.refuse("file", &why(&frame, failure)?);
            refused(
                &papers_page(&mut Look::new(&app, &frame).await?, &ballot, &proof, (Form::default(), form), None)
                    .await?,
            )
        }
    }
}

/// Whether the file is the one that the reader has entered already and nobody has checked: the form was sent twice.
async fn sent_again(
    app: &App,
    ballot: &Ballot,
    proof: &Proof,
    failure: &Failure,
    file_hash: &str,
) -> Result<bool, PageError> {
    if !matches!(failure, Failure::Batch(BatchRefused::Again)) {
        return Ok(false);
    }
    let known = store::papers::batches(&mut app.db.reader().await?, ballot.id).await?;
    let is_hers = |batch: &Batch| batch.entered_by == proof.person() && batch.checked_by.is_none();
    Ok(known.iter().any(|batch| batch.file_hash == file_hash && is_hers(batch)))
}

/// Why a file was not taken, with the line or the figures.
fn why(frame: &Frame, failure: Failure) -> Result<String, PageError> {
    match failure {
        Failure::Batch(BatchRefused::Line { line, reason }) => {
            Ok(frame.tn("ballots-batch-line", &[("line", line.into()), ("reason", reason.into())]))
        }
        Failure::Batch(BatchRefused::TooMany { papers, returned }) => {
            Ok(frame.tn("ballots-batch-too-many", &[("papers", papers.into()), ("returned", returned.into())]))
        }
        failure => match failure.key() {
            Some(key) => Ok(frame.t(key)),
            None => Err(failure.into()),
        },
    }
}

/// Checks a batch against the papers, or takes it back.
pub(super) async fn check(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, batch)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let ballot = secret(Look::new(&app, &frame).await?.ballot(&id).await?)?;
    let batch: BatchId = batch.parse().map_err(|_| PageError::NotFound)?;
    let by = By::person(&app, proof.person());
    match form.value("what") {
        "right" => actions::check(&app.db, ballot.id, batch, by).await?,
        "wrong" => {
            let Some(why) = form.parse::<Why>("why") else { return Err(PageError::Refused("ballots-batch-why")) };
            actions::take_back(&app.db, ballot.id, batch, why, by).await?;
        }
        _ => return Err(PageError::Malformed),
    }
    Ok(see_other(&format!("/ballots/{}/papers?done=ballots-done-batch", ballot.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(paper: Option<Where>, mark: Option<Channel>, is_open: bool) -> Vec<&'static str> {
        let paper = paper.map(|state| Paper { state, issued: 1 });
        dealings(true, mark, paper, is_open, !is_open).1.into_iter().map(|(value, _)| value).collect()
    }

    #[test]
    fn who_has_voted_online_is_given_neither_paper_nor_letter() {
        assert_eq!(acts(None, None, true), ["issue", "letter"]);
        assert!(acts(None, Some(Channel::Online), true).is_empty());
        assert!(acts(None, None, false).is_empty());
    }

    #[test]
    fn an_envelope_comes_back_once_and_a_paper_is_replaced_only_while_votes_are_taken() {
        let paper = Some(Channel::Paper);

        assert_eq!(acts(Some(Where::Issued), paper, true), ["replace", "return", "reject"]);
        assert_eq!(acts(Some(Where::Issued), paper, false), ["return", "reject"]);
        assert!(acts(Some(Where::Returned), paper, true).is_empty());
    }
}
