//! Calling a ballot: a draft with everything that will be fixed.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use membership::eligibility::{Clause, Rule};
use tally::majority::{Base, Comparison, Fraction, Question as MajorityQuestion, Threshold};
use terms::{BallotId, PlaceId, Timestamp};
use web::{App, Form, Frame, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{
    known::Look,
    step::{day, instant},
};
use crate::{
    actions::{By, Failure, drafting},
    ballot::{BadSettings, CountingRule, Electorate, Kind, Question, Settings, Subject},
    disclosure::Disclosure,
    nomination::Takes,
    store,
    timetable::{BadTimetable, Timetable, Window},
};

#[derive(Template)]
#[template(path = "ballots/new.html")]
pub(super) struct New {
    pub(super) frame: Frame,
    pub(super) title: String,
    pub(super) action: String,
    /// Whether the place that votes can still be chosen.
    pub(super) may_move: bool,
    pub(super) form: Form,
    pub(super) subjects: Vec<Choice>,
    pub(super) fractions: Vec<Choice>,
    pub(super) comparisons: Vec<Choice>,
    pub(super) bases: Vec<Choice>,
    pub(super) quorums: Vec<Choice>,
    pub(super) places: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) disclosures: Vec<Choice>,
    /// Contests that may be counted first: id, title, whether it is ticked.
    pub(super) earlier: Vec<(String, String, bool)>,
}

/// Shares that can be chosen for the threshold.
pub(super) const FRACTIONS: [(&str, u32, u32); 5] =
    [("1/2", 1, 2), ("3/5", 3, 5), ("2/3", 2, 3), ("3/4", 3, 4), ("1/1", 1, 1)];
/// Shares that can be chosen for the quorum.
pub(super) const QUORUMS: [(&str, u32, u32); 7] =
    [("1/10", 1, 10), ("1/5", 1, 5), ("1/4", 1, 4), ("1/3", 1, 3), ("2/5", 2, 5), ("1/2", 1, 2), ("2/3", 2, 3)];

/// What the form shows to begin with.
const USUAL: [(&str, &str); 11] = [
    ("subject", "question"),
    ("fraction", "1/2"),
    ("comparison", "more-than"),
    ("base", "for-and-against"),
    ("quorum", ""),
    ("abstain", "yes"),
    ("seats", "1"),
    ("kind", "secret"),
    ("disclosure", "trimmed"),
    ("challenge_days", "3"),
    ("destroyed_days", "90"),
];

pub(super) async fn form(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    Ok(page(&new_page(&mut look, &proof, Form::filled(&USUAL)).await?)?.into_response())
}

/// The form of a new ballot.
async fn new_page(look: &mut Look<'_>, proof: &Proof, form: Form) -> Result<New, PageError> {
    let places = places(look, proof).await?;
    form_page(look, places, form).await
}

/// The form, for these places.
pub(super) async fn form_page(
    look: &mut Look<'_>,
    places: Vec<(PlaceId, String)>,
    form: Form,
) -> Result<New, PageError> {
    let frame = look.frame;
    let choice = |value: &str, key: &str| Choice::new(value, frame.t(key));
    let hinted = |value: &str, key: &str, hint: &str| choice(value, key).with_hint(frame.t(hint));
    let share = |(word, ..): &(&str, u32, u32)| Choice::new(*word, *word);
    let mut quorums = vec![choice("", "ballots-new-quorum-none")];
    quorums.extend(QUORUMS.iter().map(share));
    Ok(New {
        title: frame.t("ballots-call"),
        action: "/ballots/new".to_owned(),
        may_move: true,
        subjects: vec![
            hinted("question", "ballots-new-subject-question", "ballots-new-subject-question-hint"),
            hinted("people", "ballots-new-subject-people", "ballots-new-subject-people-hint"),
            hinted("names", "ballots-new-subject-names", "ballots-new-subject-names-hint"),
        ],
        fractions: FRACTIONS.iter().map(share).collect(),
        comparisons: vec![choice("more-than", "ballots-new-more-than"), choice("at-least", "ballots-new-at-least")],
        bases: vec![
            hinted("for-and-against", "ballots-new-base-for-and-against", "ballots-new-base-for-and-against-hint"),
            hinted("cast", "ballots-new-base-cast", "ballots-new-base-cast-hint"),
            hinted("entitled", "ballots-new-base-entitled", "ballots-new-base-entitled-hint"),
        ],
        quorums,
        earlier: earlier(look, &places, &form).await?,
        places: places.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        kinds: vec![
            hinted("secret", "ballots-new-kind-secret", "ballots-new-kind-secret-hint"),
            hinted("named", "ballots-new-kind-named", "ballots-new-kind-named-hint"),
        ],
        disclosures: vec![
            choice("trimmed", "ballots-new-disclosure-trimmed"),
            choice("full", "ballots-new-disclosure-full"),
            choice("sheet-only", "ballots-new-disclosure-sheet"),
        ],
        form,
        frame: frame.clone(),
    })
}

/// The places for which the reader may call ballots, with everything within them.
async fn places(look: &mut Look<'_>, proof: &Proof) -> Result<Vec<(PlaceId, String)>, PageError> {
    let mut all: Vec<(PlaceId, String)> = Vec::new();
    for top in proof.places() {
        for place in places::within(&mut look.tx, top).await? {
            if !all.iter().any(|(known, _)| *known == place.id) {
                let name = place.name.in_language(look.frame.language()).to_owned();
                all.push((place.id, name));
            }
        }
    }
    all.sort_by_cached_key(|(id, name)| (!proof.places().contains(id), name.to_lowercase()));
    Ok(all)
}

/// Contests of these places that have not been counted.
async fn earlier(
    look: &mut Look<'_>,
    places: &[(PlaceId, String)],
    form: &Form,
) -> Result<Vec<(String, String, bool)>, PageError> {
    let reader = look.reader();
    let mut contests = Vec::new();
    for listed in store::listing::undecided(&mut look.tx, reader, None, 100).await? {
        let is_contest = matches!(listed.subject, Subject::Places { takes: Takes::People, .. });
        if is_contest && places.iter().any(|(place, _)| *place == listed.place) {
            let id = listed.id.to_string();
            let is_ticked = form.values("after").any(|value| value == id);
            contests.push((id, listed.title, is_ticked));
        }
    }
    Ok(contests)
}

/// Makes a draft.
pub(super) async fn make(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let allowed = places(&mut look, &proof).await?;
    let Some((place, settings)) = settings(&app, &mut form, &allowed) else {
        return refused(&new_page(&mut look, &proof, form).await?);
    };
    drop(look);
    let id: BallotId = form.id_or(app.new_id());
    match drafting::draft(&app.db, id, place, settings, By::person(&app, proof.person())).await {
        Ok(()) => Ok(see_other(&format!("/ballots/{id}/desk?done=ballots-done-draft"))),
        Err(failure) => {
            let (field, key) = blamed(failure)?;
            form.refuse(field, key);
            refused(&new_page(&mut Look::new(&app, &frame).await?, &proof, form).await?)
        }
    }
}

/// The field that a refusal is about.
pub(super) fn blamed(failure: Failure) -> Result<(&'static str, &'static str), PageError> {
    let Some(key) = failure.key() else { return Err(failure.into()) };
    let field = match failure {
        Failure::Step(crate::ballot::StepRefused::Settings(bad)) | Failure::Settings(bad) => field_of(bad),
        _ => "title",
    };
    Ok((field, key))
}

fn field_of(bad: BadSettings) -> &'static str {
    match bad {
        BadSettings::Times(times) => match times {
            BadTimetable::Past => "opens",
            BadTimetable::NominationsOrder | BadTimetable::NominationsLate => "nominations_close",
            BadTimetable::RollLate => "roll_published",
            BadTimetable::VotingOrder => "closes",
            BadTimetable::NoChallenge => "challenge_days",
            BadTimetable::DestroyedEarly => "destroyed_days",
        },
        BadSettings::Seats => "seats",
        BadSettings::Nominations => "nominations_open",
        BadSettings::Presence => "base",
        BadSettings::NamedDisclosure => "disclosure",
        BadSettings::Order => "title",
    }
}

/// What a form says about the kind of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Question,
    Contest(Takes),
}

/// Everything that was typed; nothing when something is wrong with it. Each field says what is wrong with itself, so
/// that all of it is seen at once.
pub(super) fn settings(app: &App, form: &mut Form, allowed: &[(PlaceId, String)]) -> Option<(PlaceId, Settings)> {
    let title = form.parse("title");
    let text = form.parse("text");
    let what = form.choice(
        "subject",
        &[
            ("question", What::Question),
            ("people", What::Contest(Takes::People)),
            ("names", What::Contest(Takes::Names)),
        ],
    );
    let subject = what.and_then(|what| subject(form, what));
    let place = place(form, allowed);
    let rule = electorate(form, app);
    let kind = form.choice("kind", &[("secret", Kind::SecretInStorage), ("named", Kind::Named)]);
    let disclosure = form.choice(
        "disclosure",
        &[("trimmed", Disclosure::Trimmed), ("full", Disclosure::Full), ("sheet-only", Disclosure::SheetOnly)],
    );
    let timetable = timetable(app, form, what);
    let counted_after = form.values("after").filter_map(|id| id.parse().ok()).collect();
    let settings = Settings {
        title: title?,
        text: text?,
        subject: subject?,
        kind: kind?,
        electorate: Electorate { rule: rule? },
        // Of a named vote everything is published; the choice is about secret ones.
        disclosure: if kind? == Kind::Named { Disclosure::Full } else { disclosure? },
        blank: form.is_ticked("blank"),
        timetable: timetable?,
        counted_after,
    };
    Some((place?, settings))
}

fn subject(form: &mut Form, what: What) -> Option<Subject> {
    match what {
        What::Question => {
            let fractions = FRACTIONS.map(|(word, numerator, denominator)| (word, (numerator, denominator)));
            let fraction = form.choice("fraction", &fractions);
            let comparison =
                form.choice("comparison", &[("at-least", Comparison::AtLeast), ("more-than", Comparison::MoreThan)]);
            let base = form.choice(
                "base",
                &[("for-and-against", Base::ForAndAgainst), ("cast", Base::VotesCast), ("entitled", Base::Entitled)],
            );
            let quorum = quorum(form);
            let (numerator, denominator) = fraction?;
            let fraction = Fraction::new(numerator, denominator).ok()?;
            let Ok(threshold) = Threshold::new(fraction, comparison?, base?) else {
                form.refuse("comparison", "ballots-new-more-than-all");
                return None;
            };
            let rule = MajorityQuestion { threshold, quorum: quorum? };
            Some(Subject::Question(Question { rule, abstain: form.is_ticked("abstain") }))
        }
        What::Contest(takes) => {
            // One name is chosen; people are chosen for as many places as there are.
            let seats = if takes == Takes::Names { Some(1) } else { form.number("seats", 1, 50) };
            let seats = u16::try_from(seats?).ok()?;
            let reopen = form.is_ticked("reopen");
            Some(Subject::Places { seats, takes, reopen, rule: CountingRule::Scottish })
        }
    }
}

/// The quorum that was typed: none at all is an answer too, beside one that cannot be read.
#[allow(clippy::option_option, reason = "the outer says whether the field could be read, as for every field")]
fn quorum(form: &mut Form) -> Option<Option<Fraction>> {
    if form.value("quorum").is_empty() {
        return Some(None);
    }
    let quorums = QUORUMS.map(|(word, numerator, denominator)| (word, (numerator, denominator)));
    let (numerator, denominator) = form.choice("quorum", &quorums)?;
    Some(Fraction::new(numerator, denominator).ok())
}

fn place(form: &mut Form, allowed: &[(PlaceId, String)]) -> Option<PlaceId> {
    let place: Option<PlaceId> = form.value("place").parse().ok();
    let place = place.filter(|place| allowed.iter().any(|(known, _)| known == place));
    if place.is_none() {
        form.refuse("place", "web-error-choose");
    }
    place
}

fn electorate(form: &mut Form, app: &App) -> Option<Rule> {
    let mut clauses = vec![Clause::Member, Clause::NotSuspended];
    let by = if form.value("member_by").trim().is_empty() { None } else { Some(day(form, "member_by")?) };
    if let Some(day) = by {
        clauses.push(Clause::MemberBy { day });
    }
    if !form.value("member_days").trim().is_empty() {
        let days = form.number("member_days", 1, 3_650)?;
        let opens = app.settings.zone.at(form.value("opens")).ok();
        let day = by.or_else(|| opens.map(|opens| opens.day(&app.settings.zone)))?;
        clauses.push(Clause::MemberFor { days: u32::try_from(days).ok()?, day });
    }
    Some(Rule(clauses))
}

fn timetable(app: &App, form: &mut Form, what: Option<What>) -> Option<Timetable> {
    let nominations = match what {
        Some(What::Contest(_)) => {
            let opens = instant(app, form, "nominations_open");
            let closes = instant(app, form, "nominations_close");
            opens.zip(closes).map(|(opens, closes)| Some(Window { opens, closes }))
        }
        _ => Some(None),
    };
    let roll_published = instant(app, form, "roll_published");
    let opens = instant(app, form, "opens");
    let closes = instant(app, form, "closes");
    let challenge = form.number("challenge_days", 1, 60);
    let destroyed = form.number("destroyed_days", 2, 730);
    let closes = closes?;
    Some(Timetable {
        nominations: nominations?,
        roll_published: roll_published?,
        voting: Window { opens: opens?, closes },
        challenge_micros: challenge? * Timestamp::DAY,
        destroyed: closes.plus(destroyed? * Timestamp::DAY),
    })
}
