//! The result: nothing of it before it is declared.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use database::Error;
use tally::CandidateNo;
use terms::PlaceId;
use web::{
    App, Frame, PageError, Value,
    drawing::{self, Svg},
    page,
    parts::Act,
};

use super::{
    DutyLine, Head, Link,
    known::{Declared, Look, PlaceName},
    show,
    voting::Told,
};
use crate::{
    ballot::{Ballot, Subject},
    counting::{self, Transcript},
    disclosure::Disclosure,
    envelope::Reconciliation,
    nomination::Takes,
    stage::Stage,
    store::{self, counts::StoredCount},
    view::{
        bars, flow, kind,
        outcome::{self, Outcomes},
        sheet, turnout,
    },
};

#[derive(Template)]
#[template(path = "ballots/result.html")]
pub(super) struct ResultPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) decision: Outcomes,
    pub(super) lede: String,
    pub(super) challenge: Option<String>,
    pub(super) bars: Option<Svg>,
    pub(super) answers: Vec<(String, String)>,
    pub(super) reasons: Vec<String>,
    pub(super) sum: Option<String>,
    pub(super) flow: Option<Svg>,
    pub(super) sheet: Option<sheet::Sheet>,
    pub(super) command: Option<String>,
    /// Where the file stands that the command takes, what it is called, and what it holds in words.
    pub(super) file_href: String,
    pub(super) file_name: String,
    pub(super) file_text: String,
    pub(super) no_file: Option<String>,
    pub(super) has_count: bool,
    pub(super) ties: Vec<String>,
    pub(super) owner: Option<String>,
    pub(super) turnout: String,
    pub(super) channels: Vec<String>,
    pub(super) regions: Vec<turnout::Row>,
    pub(super) papers: Vec<(String, String)>,
    pub(super) acts: Vec<Act>,
    pub(super) rule: Vec<String>,
    pub(super) rule_link: Link,
    pub(super) duties: Vec<DutyLine>,
    pub(super) links: Vec<Link>,
}

pub(super) async fn result(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    match look.declared(ballot.id, &ballot.stage).await? {
        Some(declared) => Ok(page(&result_page(&mut look, &ballot, declared).await?)?.into_response()),
        None => not_yet(&mut look, &ballot).await,
    }
}

/// That there is no result yet: the same page, with no figure on it, for everybody.
pub(super) async fn not_yet(look: &mut Look<'_>, ballot: &Ballot) -> Result<Response, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let key = if matches!(ballot.stage, Stage::Void { .. }) { "ballots-next-void" } else { "ballots-result-not-yet" };
    let told = Told {
        frame: frame.clone(),
        head: Head::below(frame, ballot, &place),
        title: frame.t("ballots-result-not-yet-title"),
        kind: "",
        said: vec![frame.t(key)],
        links: vec![Link::new(format!("/ballots/{}", ballot.id), frame.t("ballots-do-look"))],
    };
    Ok((StatusCode::NOT_FOUND, page(&told)?).into_response())
}

/// What was decided, in one sentence.
pub(super) async fn outcome(
    look: &mut Look<'_>,
    subject: &Subject,
    title: &str,
    declared: &Declared,
) -> Result<Outcomes, PageError> {
    let frame = look.frame;
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let names = elected_names(look, declared).await?;
    let takes = match subject {
        Subject::Places { takes, .. } => *takes,
        Subject::Question(_) => Takes::People,
    };
    Ok(match declared.count.as_ref().map(|count| &count.transcript) {
        Some(Transcript::Question(result)) => outcome::question(result, title, &say),
        Some(Transcript::Places(count)) => {
            let count = named(count.clone(), title, &names);
            outcome::count(&count, takes, reopen(declared), &say)
        }
        None => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            outcome::uncontested(&names, &say)
        }
    })
}

fn reopen(declared: &Declared) -> Option<CandidateNo> {
    CandidateNo::new(u16::try_from(declared.reopen? + 1).ok()?)
}

/// The names of the elected, at their places on the paper; the others stay closed, because lists show many results.
async fn elected_names(look: &mut Look<'_>, declared: &Declared) -> Result<Vec<String>, PageError> {
    let Some(Transcript::Places(count)) = declared.count.as_ref().map(|count| &count.transcript) else {
        return names(look, declared).await;
    };
    let elected: Vec<usize> = count.elected.iter().map(|elected| elected.index()).collect();
    let mut names = vec![String::new(); declared.on_paper.len()];
    for (at, option) in declared.on_paper.iter().enumerate().filter(|(at, _)| elected.contains(at)) {
        names[at] = look.option(option).await?;
    }
    Ok(names)
}

/// The names on the paper, in its order.
pub(super) async fn names(look: &mut Look<'_>, declared: &Declared) -> Result<Vec<String>, PageError> {
    let mut names = Vec::new();
    for option in &declared.on_paper {
        names.push(look.option(option).await?);
    }
    Ok(names)
}

/// The count with names in place of ids.
pub(super) fn named(count: tally::Transcript, title: &str, names: &[String]) -> tally::Transcript {
    match Transcript::Places(count).named(title, names) {
        Transcript::Places(count) => count,
        Transcript::Question(_) => unreachable!("names do not change what was counted"),
    }
}

async fn result_page(look: &mut Look<'_>, ballot: &Ballot, declared: Declared) -> Result<ResultPage, PageError> {
    let frame = look.frame;
    let title = ballot.settings.title.as_str();
    let place = look.place(ballot.place).await?;
    let outcome = outcome(look, &ballot.settings.subject, title, &declared).await?;
    let mut shown = ResultPage {
        head: head(frame, ballot, &place),
        decision: outcome,
        lede: frame.t("ballots-story-uncontested"),
        challenge: challenge(frame, ballot),
        bars: None,
        answers: Vec::new(),
        reasons: Vec::new(),
        sum: None,
        flow: None,
        sheet: None,
        command: None,
        file_href: format!("/ballots/{}/ballots.blt", ballot.id),
        file_name: format!("{}.blt", ballot.id),
        file_text: frame.t("ballots-file-link"),
        no_file: Some(frame.t("ballots-no-file-uncontested")),
        has_count: declared.count.is_some(),
        ties: Vec::new(),
        owner: owner(look, ballot).await?,
        turnout: String::new(),
        channels: Vec::new(),
        regions: Vec::new(),
        papers: Vec::new(),
        acts: look.acts(ballot.id).await?,
        rule: show::rule_sentences(look, ballot).await?,
        rule_link: show::rule_link(frame, &ballot.settings.subject),
        duties: look.duties(ballot).await?,
        links: links(look, ballot),
        frame: frame.clone(),
    };
    if let Some(count) = &declared.count {
        let names = names(look, &declared).await?;
        shown.counted(ballot, count, &names);
        shown.took_part(look, count).await?;
    }
    Ok(shown)
}

/// Further pages of this ballot, without this one.
fn links(look: &Look<'_>, ballot: &Ballot) -> Vec<Link> {
    let here = format!("/ballots/{}/result", ballot.id);
    let all = show::links(look.frame, ballot, look.duty(ballot).is_some());
    all.into_iter().filter(|link| link.href != here).collect()
}

impl ResultPage {
    /// Puts in what the count says.
    fn counted(&mut self, ballot: &Ballot, stored: &StoredCount, names: &[String]) {
        let frame = self.frame.clone();
        let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
        match &stored.transcript {
            Transcript::Question(result) => {
                self.bars = Some(drawing::bars(&bars::bars(result, &say)));
                self.answers = answers(&frame, result);
                self.reasons = outcome::reasons(result, &say);
                self.lede = self.reasons.first().cloned().unwrap_or_default();
                self.sum = Some(result.sum.text.clone());
                self.no_file = None;
                self.file_href = format!("/ballots/{}/question.json", ballot.id);
                self.file_name = format!("{}.json", ballot.id);
                self.file_text = frame.t("ballots-file-question-link");
                self.command = Some(counting::question_command(ballot.id));
            }
            Transcript::Places(count) => {
                let count = named(count.clone(), ballot.settings.title.as_str(), names);
                self.flow = Some(drawing::flow(&flow::flow(&count, &say)));
                self.sheet = Some(sheet::sheet(&count, &say));
                self.ties = outcome::ties(&count, &say);
                self.lede = outcome::story(&count, &say).join(" ");
                self.no_file = (stored.disclosed == Disclosure::SheetOnly).then(|| frame.t("ballots-no-file-sheet"));
                let lot = stored.lot.as_ref().filter(|_| stored.file.is_some());
                self.command = lot.map(|lot| counting::command(lot, ballot.id));
            }
        }
    }

    /// Puts in turnout, channels and papers, as they were published with the count.
    async fn took_part(&mut self, look: &mut Look<'_>, stored: &StoredCount) -> Result<(), PageError> {
        let frame = self.frame.clone();
        let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
        let figures = &stored.figures;
        let ids: Vec<PlaceId> = figures.regions.iter().map(|region| region.place).collect();
        let names = look.places(&ids).await?;
        self.turnout = turnout::total(figures.took_part, figures.roll, &say);
        self.channels = turnout::channels(&figures.channels, &say);
        let name = |id: PlaceId| names.get(&id).cloned().unwrap_or_default();
        self.regions = turnout::rows(&figures.regions, &|number| frame.number(number), &name);
        self.papers = figures.papers.as_ref().map(|papers| reconciliation(&frame, papers)).unwrap_or_default();
        Ok(())
    }
}

/// The head, with the day of the declaration.
fn head(frame: &Frame, ballot: &Ballot, place: &PlaceName) -> Head {
    let head = Head::below(frame, ballot, place);
    let at = match &ballot.stage {
        Stage::Provisional { at, .. } => *at,
        Stage::Final { declared_at, .. } => *declared_at,
        _ => return head,
    };
    let kind = kind::kind(ballot.settings.kind, &|key: &str, args: &[(&str, Value)]| frame.tn(key, args));
    let values = [("place", place.name.clone().into()), ("kind", kind.into()), ("day", frame.day(at).into())];
    Head { kicker: frame.tn("ballots-kicker-declared", &values), ..head }
}

fn challenge(frame: &Frame, ballot: &Ballot) -> Option<String> {
    let Stage::Provisional { challenge_until, .. } = &ballot.stage else { return None };
    let values = [("when", frame.when(*challenge_until).into()), ("relative", frame.relative(*challenge_until).into())];
    Some(frame.tn("ballots-challenge", &values))
}

async fn owner(look: &mut Look<'_>, ballot: &Ballot) -> Result<Option<String>, Error> {
    let frame = look.frame;
    let found = store::ballots::follow_up(&mut look.tx, ballot.id).await?;
    Ok(found.map(|(owner, due)| {
        let day = frame.day(due.starts(&look.app.settings.zone));
        frame.tn("ballots-owner-due", &[("owner", owner.into()), ("day", day.into())])
    }))
}

/// The answers with their votes, as a table.
pub(super) fn answers(frame: &Frame, result: &tally::majority::Transcript) -> Vec<(String, String)> {
    let figures = &result.figures;
    let row = |key: &str, votes: u64| (frame.t(key), frame.number(votes));
    vec![
        row("ballots-for", figures.votes_for),
        row("ballots-against", figures.against),
        row("ballots-abstained", figures.abstentions),
    ]
}

/// Where all papers went.
pub(super) fn reconciliation(frame: &Frame, papers: &Reconciliation) -> Vec<(String, String)> {
    let row = |key: &str, figure: u64| (frame.t(key), frame.number(figure));
    vec![
        row("ballots-sum-issued", papers.issued),
        row("ballots-sum-replaced", papers.replaced),
        row("ballots-sum-returned", papers.returned),
        row("ballots-sum-rejected", papers.rejected),
        row("ballots-sum-outstanding", papers.outstanding),
        row("ballots-sum-found", papers.found),
        row("ballots-sum-unreadable", papers.unreadable),
    ]
}
