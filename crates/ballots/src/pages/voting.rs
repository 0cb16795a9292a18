//! Voting, in two steps: the paper, then the vote in words before it is cast. Nothing is kept in between.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use web::{App, Form, Frame, Markup, PageError, Proof, Value, page, parts::Choice, refused, see_other};

use super::{Head, Link, known::Look, show};
use crate::{
    actions::{
        Failure,
        casting::{self, CastRefused},
    },
    ballot::Ballot,
    disclosure::Channel,
    paper::{Asks, BadVote, Paper, Vote},
    stage::Stage,
    store,
    view::{kind, rank},
};

#[derive(Template)]
#[template(path = "ballots/vote.html")]
pub(super) struct Choose {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) subject: String,
    pub(super) steps: Vec<String>,
    /// Where the forms are sent: online, or with the code of a letter.
    pub(super) door: String,
    pub(super) code: Option<String>,
    pub(super) form: Form,
    pub(super) is_ranking: bool,
    pub(super) rows: Vec<PaperRow>,
    pub(super) answers: Vec<Choice>,
    pub(super) secrecy: String,
    pub(super) rule: Vec<String>,
    pub(super) rule_link: Link,
    pub(super) closes: Markup,
    pub(super) closes_relative: String,
}

/// A row of a ranking paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PaperRow {
    pub(super) field: String,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) href: Option<String>,
}

#[derive(Template)]
#[template(path = "ballots/review.html")]
pub(super) struct Review {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) steps: Vec<String>,
    pub(super) door: String,
    pub(super) said: String,
    pub(super) ranked: Vec<String>,
    pub(super) rest: String,
    pub(super) hidden: Vec<(String, String)>,
    pub(super) secrecy: String,
}

#[derive(Template)]
#[template(path = "ballots/told.html")]
pub(super) struct Told {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) title: String,
    /// `done`, `warn` or nothing.
    pub(super) kind: &'static str,
    pub(super) said: Vec<String>,
    pub(super) links: Vec<Link>,
}

/// By which door somebody votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door<'a> {
    /// Signed in.
    Online,
    /// With the code of a letter.
    Letter(&'a str),
}

impl Door<'_> {
    /// Where this door's forms are sent.
    pub(super) fn path(self, ballot: &Ballot) -> String {
        match self {
            Self::Online => format!("/ballots/{}/vote", ballot.id),
            Self::Letter(_) => format!("/ballots/{}/letter", ballot.id),
        }
    }
}

/// The empty paper, or why there is none for this reader.
pub(super) async fn paper(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    if let Some(told) = turned_away(&mut look, &ballot, &proof).await? {
        return Ok(page(&told)?.into_response());
    }
    Ok(page(&paper_page(&mut look, &ballot, Door::Online, Form::default()).await?)?.into_response())
}

/// The paper again, with what was chosen.
pub(super) async fn choose(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    Ok(page(&paper_page(&mut look, &ballot, Door::Online, form).await?)?.into_response())
}

/// The vote in words, or the paper with what is wrong with it.
pub(super) async fn review(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    if let Some(told) = turned_away(&mut look, &ballot, &proof).await? {
        return Ok(page(&told)?.into_response());
    }
    reviewed(&mut look, &ballot, Door::Online, form).await
}

/// Casts the vote. Sent twice, it is in once, and the answer is the same.
pub(super) async fn cast(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let arrived = app.now();
    let (ballot, paper) = on_paper(&app, &id).await?;
    let vote = match read(&paper, &form) {
        Ok(vote) => vote,
        Err(bad) => {
            let mut look = Look::new(&app, &frame).await?;
            return wrong(&mut look, &ballot, &paper, Door::Online, form, bad).await;
        }
    };
    let both = (&ballot, &paper);
    match casting::cast(&app.db, both, proof.person(), &vote, app.random(), arrived).await {
        Ok(_) => Ok(see_other(&format!("/ballots/{}/vote/in", ballot.id))),
        Err(Failure::Cast(why)) => {
            let mut look = Look::new(&app, &frame).await?;
            refused(&not_taken(&mut look, &ballot, why).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The ballot of the address with its paper. The connection is given back at once: thousands vote at the same time.
pub(super) async fn on_paper(app: &App, id: &str) -> Result<(Ballot, Paper), PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = casting::paper(&mut app.db.reader().await?, id).await?;
    if found.0.stage.is_public() { Ok(found) } else { Err(PageError::NotFound) }
}

/// That the vote is in; nothing about how it was cast.
pub(super) async fn is_in(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    match casting::own_mark(&mut look.tx, ballot.id, proof.person()).await? {
        Some(Channel::Online | Channel::Letter) => Ok(page(&thanks(&mut look, &ballot).await?)?.into_response()),
        Some(Channel::Paper) | None => Ok(see_other(&format!("/ballots/{}", ballot.id))),
    }
}

/// Why the reader is not shown a paper; nothing when she is.
async fn turned_away(look: &mut Look<'_>, ballot: &Ballot, proof: &Proof) -> Result<Option<Told>, PageError> {
    let now = look.frame.now;
    let voting = ballot.settings.timetable.voting;
    let why = match &ballot.stage {
        Stage::Open { .. } if now < voting.closes => {
            match casting::own_mark(&mut look.tx, ballot.id, proof.person()).await? {
                Some(Channel::Paper) => Some(CastRefused::HasPaper),
                Some(Channel::Online | Channel::Letter) => return Ok(Some(voted(look, ballot).await?)),
                None if casting::is_on_roll(&mut look.tx, ballot, proof.person()).await? => None,
                None => Some(CastRefused::NotOnRoll),
            }
        }
        Stage::Draft | Stage::Called { .. } | Stage::RollPublished { .. } => Some(CastRefused::NotOpen),
        _ => Some(CastRefused::Closed),
    };
    match why {
        Some(why) => Ok(Some(turned(look, ballot, why).await?)),
        None => Ok(None),
    }
}

/// Why a vote was not taken, after it was sent.
pub(super) async fn not_taken(look: &mut Look<'_>, ballot: &Ballot, why: CastRefused) -> Result<Told, PageError> {
    let mut told = turned(look, ballot, why).await?;
    if why == CastRefused::Closed {
        told.said.push(look.frame.t("ballots-vote-late"));
    }
    Ok(told)
}

async fn turned(look: &mut Look<'_>, ballot: &Ballot, why: CastRefused) -> Result<Told, PageError> {
    let frame = look.frame;
    let voting = ballot.settings.timetable.voting;
    let hours = |key, at| frame.tn(key, &[("when", frame.when(at).into()), ("relative", frame.relative(at).into())]);
    let mut said = vec![frame.t(&why.to_string())];
    let title = match why {
        CastRefused::NotOpen => {
            said.push(hours("ballots-not-open-yet", voting.opens));
            "ballots-not-open-title"
        }
        CastRefused::Closed => {
            said.push(hours("ballots-closed-at", voting.closes));
            "ballots-closed-title"
        }
        CastRefused::NotOnRoll => "ballots-not-on-roll-title",
        CastRefused::HasPaper => "ballots-paper-title",
        CastRefused::NoCode => "ballots-letter-title",
    };
    let mut links = vec![Link::new(format!("/ballots/{}", ballot.id), frame.t("ballots-do-look"))];
    if why == CastRefused::NotOnRoll {
        links.insert(0, Link::new(format!("/ballots/{}/roll", ballot.id), frame.t("ballots-do-roll")));
    }
    told(look, ballot, frame.t(title), "warn", said, links).await
}

async fn told(
    look: &mut Look<'_>,
    ballot: &Ballot,
    title: String,
    kind: &'static str,
    said: Vec<String>,
    links: Vec<Link>,
) -> Result<Told, PageError> {
    let place = look.place(ballot.place).await?;
    Ok(Told { frame: look.frame.clone(), head: Head::below(look.frame, ballot, &place), title, kind, said, links })
}

async fn voted(look: &mut Look<'_>, ballot: &Ballot) -> Result<Told, PageError> {
    let frame = look.frame;
    let said = vec![frame.t("ballots-voted"), frame.t("ballots-vote-in-then")];
    told(look, ballot, frame.t("ballots-voted-title"), "done", said, after_voting(frame, ballot)).await
}

fn after_voting(frame: &Frame, ballot: &Ballot) -> Vec<Link> {
    vec![
        Link::new("/", frame.t("ballots-do-decide")),
        Link::new(format!("/ballots/{}", ballot.id), frame.t("ballots-do-look")),
    ]
}

/// The page that says that the vote is in.
pub(super) async fn thanks(look: &mut Look<'_>, ballot: &Ballot) -> Result<Told, PageError> {
    let frame = look.frame;
    let receipt = match ballot.settings.kind {
        crate::ballot::Kind::SecretInStorage => "ballots-vote-in-no-receipt",
        crate::ballot::Kind::Named => "ballots-vote-in-named",
    };
    let said = vec![frame.t("ballots-vote-in"), frame.t(receipt), frame.t("ballots-vote-in-then")];
    told(look, ballot, frame.t("ballots-vote-in-title"), "done", said, after_voting(frame, ballot)).await
}

/// The paper with what was typed.
pub(super) async fn paper_page(
    look: &mut Look<'_>,
    ballot: &Ballot,
    door: Door<'_>,
    form: Form,
) -> Result<Choose, PageError> {
    let frame = look.frame;
    let settings = &ballot.settings;
    let (_, paper) = casting::paper(&mut look.tx, ballot.id).await?;
    let place = look.place(ballot.place).await?;
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let code = match door {
        Door::Online => None,
        Door::Letter(code) => Some(code.to_owned()),
    };
    Ok(Choose {
        frame: frame.clone(),
        head: Head::below(frame, ballot, &place),
        subject: kind::subject(&settings.subject, &say),
        steps: steps(frame),
        door: door.path(ballot),
        code,
        form,
        is_ranking: matches!(paper.asks, Asks::Ranking(_)),
        rows: rows(look, ballot).await?,
        answers: answers(frame, &paper),
        secrecy: kind::secrecy(settings.kind, &say),
        rule: show::rule_sentences(look, ballot).await?,
        rule_link: show::rule_link(frame, &settings.subject),
        closes: frame.time(settings.timetable.voting.closes),
        closes_relative: frame.relative(settings.timetable.voting.closes),
    })
}

fn steps(frame: &Frame) -> Vec<String> {
    vec![frame.t("ballots-step-choose"), frame.t("ballots-step-review")]
}

/// The rows of a ranking paper, in its order.
async fn rows(look: &mut Look<'_>, ballot: &Ballot) -> Result<Vec<PaperRow>, PageError> {
    if store::options::on_paper(&mut look.tx, ballot.id).await?.is_empty() {
        return Ok(Vec::new());
    }
    let lines = show::options(look, ballot).await?;
    let row = |(at, line): (usize, show::OptionLine)| PaperRow {
        field: field(at),
        name: line.name,
        about: line.about,
        href: line.href,
    };
    Ok(lines.into_iter().enumerate().map(row).collect())
}

/// The field for the rank of the option at this place on the paper, from 0.
fn field(at: usize) -> String {
    format!("rank-{}", at + 1)
}

fn answers(frame: &Frame, paper: &Paper) -> Vec<Choice> {
    let Asks::Answer { abstain } = paper.asks else { return Vec::new() };
    let mut answers = vec![Choice::new("yes", frame.t("ballots-yes")), Choice::new("no", frame.t("ballots-no"))];
    if abstain {
        let choice = Choice::new("abstain", frame.t("ballots-abstain"));
        answers.push(choice.with_hint(frame.t("ballots-abstain-hint")));
    }
    if paper.blank {
        answers.push(Choice::new("blank", frame.t("ballots-blank")));
    }
    answers
}

/// The vote that was written on the paper.
pub(super) fn read(paper: &Paper, form: &Form) -> Result<Vote, BadVote> {
    match &paper.asks {
        Asks::Answer { .. } => paper.answer(form.value("answer")),
        Asks::Ranking(options) => {
            let fields: Vec<String> = (0..options.len()).map(field).collect();
            let typed: Vec<_> = options.iter().copied().zip(fields.iter().map(|field| form.value(field))).collect();
            paper.ranking(&typed)
        }
    }
}

/// The paper again, each mistake beside its field; nothing that was typed is lost.
pub(super) async fn wrong(
    look: &mut Look<'_>,
    ballot: &Ballot,
    paper: &Paper,
    door: Door<'_>,
    mut form: Form,
    bad: BadVote,
) -> Result<Response, PageError> {
    match &paper.asks {
        Asks::Answer { .. } => form.refuse("answer", &bad.to_string()),
        Asks::Ranking(options) => {
            let fields: Vec<String> = (0..options.len()).map(field).collect();
            let typed: Vec<String> = fields.iter().map(|field| form.value(field).to_owned()).collect();
            let found = rank::wrong(&typed.iter().map(String::as_str).collect::<Vec<_>>());
            for (at, bad) in &found {
                form.refuse(&fields[*at], &bad.to_string());
            }
            if found.is_empty() {
                form.refuse(&field(0), &bad.to_string());
            }
        }
    }
    refused(&paper_page(look, ballot, door, form).await?)
}

/// The vote in words, with everything that is needed to cast it.
pub(super) async fn reviewed(
    look: &mut Look<'_>,
    ballot: &Ballot,
    door: Door<'_>,
    form: Form,
) -> Result<Response, PageError> {
    let frame = look.frame;
    let (_, paper) = casting::paper(&mut look.tx, ballot.id).await?;
    let vote = match read(&paper, &form) {
        Ok(vote) => vote,
        Err(bad) => return wrong(look, ballot, &paper, door, form, bad).await,
    };
    let names = look.options(ballot.id).await?;
    let place = look.place(ballot.place).await?;
    let (said, ranked, rest) = in_words(frame, &vote, &names);
    let mut hidden: Vec<(String, String)> = chosen(&form, &paper);
    if let Door::Letter(code) = door {
        hidden.push(("code".to_owned(), code.to_owned()));
    }
    let review = Review {
        frame: frame.clone(),
        head: Head::below(frame, ballot, &place),
        steps: steps(frame),
        door: door.path(ballot),
        said,
        ranked,
        rest,
        hidden,
        secrecy: kind::secrecy(ballot.settings.kind, &|key: &str, args: &[(&str, Value)]| frame.tn(key, args)),
    };
    Ok(page(&review)?.into_response())
}

/// The fields of the paper that say something.
fn chosen(form: &Form, paper: &Paper) -> Vec<(String, String)> {
    let fields = match &paper.asks {
        Asks::Answer { .. } => vec!["answer".to_owned()],
        Asks::Ranking(options) => (0..options.len()).map(field).collect(),
    };
    let value = |field: String| {
        let value = form.value(&field).trim().to_owned();
        (field, value)
    };
    fields.into_iter().map(value).filter(|(_, value)| !value.is_empty()).collect()
}

/// The vote as a sentence, as a list in order, and how many were left out.
fn in_words(frame: &Frame, vote: &Vote, names: &[String]) -> (String, Vec<String>, String) {
    let answer =
        |key| (frame.tn("ballots-review-answer", &[("answer", frame.t(key).into())]), Vec::new(), String::new());
    match vote {
        Vote::Yes => answer("ballots-yes"),
        Vote::No => answer("ballots-no"),
        Vote::Abstain => answer("ballots-abstain"),
        Vote::Blank | Vote::Spoilt => (frame.t("ballots-review-blank"), Vec::new(), String::new()),
        Vote::Ranking(places) => {
            let name = |place: &u16| names.get(usize::from(*place) - 1).cloned().unwrap_or_default();
            let rest = names.len().saturating_sub(places.len());
            (
                frame.t("ballots-review-ranking"),
                places.iter().map(name).collect(),
                frame.tn("ballots-review-rest", &[("count", rest.into())]),
            )
        }
    }
}
