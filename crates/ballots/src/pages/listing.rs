//! Ballots in lists: the page of all of them, the home page, the page of a place.

use askama::Template;
use axum::extract::State;
use database::BoxFuture;
use terms::{BallotId, PlaceId, Timestamp};
use web::{App, Decided, Decisions, Frame, Open, Page, PageError, Panel, Value, page, parts::DecisionCard};

use super::{CALL, known::Look, result};
use crate::{
    disclosure::Channel,
    stage::Stage,
    store::{self, listing::Listed},
    view::kind,
};

/// So many undecided ballots are listed at most.
const UNDECIDED: i64 = 200;
/// So many decided ones on the page of all ballots.
const DECIDED: i64 = 200;
/// And on the home page and the page of a place.
const DECIDED_LATELY: i64 = 5;
/// With larger rolls the number of those who have voted stands on the ballot's own page only: counting takes a while.
const COUNTED_IN_LISTS: u64 = 20_000;

#[derive(Template)]
#[template(path = "ballots/index.html")]
pub(super) struct Index {
    pub(super) frame: Frame,
    pub(super) open: Vec<DecisionCard>,
    pub(super) coming: Vec<DecisionCard>,
    pub(super) decided: Vec<Decided>,
    pub(super) may_call: bool,
}

#[derive(Template)]
#[template(path = "ballots/panel.html")]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
}

/// A line of the panel on the page of a place.
pub(super) struct Row {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) when: String,
}

pub(super) async fn index(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    let found = gather(&app, &frame, None, DECIDED).await?;
    let may_call = frame.viewer.as_ref().is_some_and(|viewer| {
        viewer.offices.iter().any(|held| held.capabilities.iter().any(|capability| capability == CALL))
    });
    let cards = |open: Vec<Open>| open.into_iter().map(|open| open.card).collect();
    page(&Index { open: cards(found.open), coming: cards(found.coming), decided: found.decided, may_call, frame })
}

/// What can be decided, is coming and was decided; of one place, or of all.
pub(crate) fn decisions(
    app: App,
    frame: Frame,
    place: Option<PlaceId>,
) -> BoxFuture<'static, Result<Decisions, PageError>> {
    Box::pin(async move { gather(&app, &frame, place, DECIDED_LATELY).await })
}

/// The decisions of a place, on its page.
pub(crate) fn panels(app: App, frame: Frame, place: PlaceId) -> BoxFuture<'static, Result<Vec<Panel>, PageError>> {
    Box::pin(async move {
        let found = gather(&app, &frame, Some(place), DECIDED_LATELY).await?;
        let card = |open: Open| Row { href: open.card.href, title: open.card.title, when: open.card.when };
        let mut rows: Vec<Row> = found.open.into_iter().chain(found.coming).map(card).collect();
        rows.extend(found.decided.into_iter().map(|row| Row { href: row.href, title: row.title, when: row.outcome }));
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Panel::new(frame.t("ballots-panel"), 10, &Rows { rows })?])
    })
}

async fn gather(app: &App, frame: &Frame, place: Option<PlaceId>, most: i64) -> Result<Decisions, PageError> {
    let mut look = Look::new(app, frame).await?;
    let reader = look.reader();
    let mut found = Decisions::default();
    for mut listed in store::listing::undecided(&mut look.tx, reader, place, UNDECIDED).await? {
        if frame.is_along() {
            // Whoever looks along does not learn whether the member has voted, and duties of hers rest.
            if matches!(listed.stage, Stage::Draft) {
                continue;
            }
            (listed.mark, listed.duty) = (None, None);
        }
        let is_now = matches!(listed.stage, Stage::Open { .. }) || waits_for_officer(&listed, frame.now);
        let open = open(&mut look, &listed).await?;
        if is_now { found.open.push(open) } else { found.coming.push(open) }
    }
    for listed in store::listing::decided(&mut look.tx, reader, place, most).await? {
        found.decided.extend(decided(&mut look, &listed).await?);
    }
    Ok(found)
}

/// Whether the reader holds a duty and something may be done now.
fn waits_for_officer(listed: &Listed, now: Timestamp) -> bool {
    let is_due = match &listed.stage {
        Stage::Draft | Stage::Closed(_) | Stage::Counted { .. } | Stage::Checked { .. } | Stage::Uncontested => true,
        Stage::RollPublished { .. } => now >= listed.opens,
        Stage::Open { .. } => now >= listed.closes,
        Stage::Called { .. } | Stage::Provisional { .. } | Stage::Final { .. } | Stage::Void { .. } => false,
    };
    listed.duty.is_some() && is_due
}

/// Whether the reader can vote in it now and has not.
fn waits_for_voter(listed: &Listed, now: Timestamp) -> bool {
    matches!(listed.stage, Stage::Open { .. }) && now < listed.closes && listed.is_on_roll && listed.mark.is_none()
}

async fn open(look: &mut Look<'_>, listed: &Listed) -> Result<Open, PageError> {
    let frame = look.frame;
    let place = look.place(listed.place).await?;
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let is_voter = waits_for_voter(listed, frame.now);
    let is_officer = waits_for_officer(listed, frame.now);
    let (path, action) = match (is_voter, is_officer) {
        (true, _) => ("/vote", "ballots-do-vote"),
        (false, true) => ("/desk", "ballots-do-desk"),
        (false, false) => ("", "ballots-do-look"),
    };
    let (when, at) = hour(frame, listed);
    let mut detail = vec![frame.relative(at)];
    detail.extend(remark(look, listed).await?);
    let card = DecisionCard {
        href: format!("/ballots/{}{path}", listed.id),
        place: place.flag.clone(),
        kicker: frame.tn(
            "ballots-kicker",
            &[
                ("place", place.name.clone().into()),
                ("kind", kind::kind(listed.kind, &say).into()),
                ("who", place.who(frame).into()),
            ],
        ),
        title: listed.title.clone(),
        summary: kind::subject(&listed.subject, &say),
        action: frame.t(action),
        is_primary: is_voter || is_officer,
        when,
        detail: detail.join(" · "),
    };
    Ok(Open { card, waits_for_viewer: is_voter || is_officer, at })
}

/// The hour that matters to readers of a list.
fn hour(frame: &Frame, listed: &Listed) -> (String, Timestamp) {
    let nominations = listed.nominations.filter(|(opens, closes)| (*opens..*closes).contains(&frame.now));
    let (key, at) = match (&listed.stage, nominations) {
        (Stage::Called { .. }, Some((_, closes))) => ("ballots-when-nominations", closes),
        (Stage::Draft | Stage::Called { .. } | Stage::RollPublished { .. } | Stage::Uncontested, _) => {
            ("ballots-when-opens", listed.opens)
        }
        (Stage::Open { .. }, _) => ("ballots-when-closes", listed.closes),
        _ => ("ballots-when-closed", listed.closes),
    };
    (frame.tn(key, &[("when", frame.when(at).into())]), at)
}

/// What else a card says: how many have voted, how the reader is marked, or how far it has come.
async fn remark(look: &mut Look<'_>, listed: &Listed) -> Result<Option<String>, PageError> {
    let frame = look.frame;
    let Stage::Open { roll, .. } = &listed.stage else {
        return Ok(Some(kind::stage(&listed.stage, &|key: &str, args: &[(&str, Value)]| frame.tn(key, args)).1));
    };
    match listed.mark {
        Some(Channel::Online | Channel::Letter) => Ok(Some(frame.t("ballots-done-vote"))),
        Some(Channel::Paper) => Ok(Some(frame.t("ballots-paper-title"))),
        None if roll.size <= COUNTED_IN_LISTS => {
            let voted = store::listing::have_voted(&mut look.tx, listed.id).await?;
            Ok(Some(frame.tn("ballots-turnout-live", &[("voted", voted.into()), ("roll", roll.size.into())])))
        }
        None => Ok(None),
    }
}

async fn decided(look: &mut Look<'_>, listed: &Listed) -> Result<Option<Decided>, PageError> {
    let (id, stage): (BallotId, &Stage) = (listed.id, &listed.stage);
    let Some(declared) = look.declared(id, stage).await? else { return Ok(None) };
    let outcome = result::outcome(look, &listed.subject, &listed.title, &declared).await?;
    let at = match stage {
        Stage::Provisional { at, .. } => *at,
        Stage::Final { declared_at, .. } => *declared_at,
        _ => listed.closes,
    };
    Ok(Some(Decided {
        href: format!("/ballots/{id}/result"),
        title: listed.title.clone(),
        shape: outcome.shape,
        outcome: outcome.word,
        figures: outcome.figures,
        at,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ballot::{CountingRule, Kind, Subject},
        duty::Duty,
        nomination::Takes,
        sample::{at, ballot, place},
        stage::tests::{open as open_stage, roll_published},
    };

    fn listed(stage: Stage) -> Listed {
        Listed {
            id: ballot(1),
            place: place(1),
            title: "A sample".to_owned(),
            subject: Subject::Places { seats: 1, takes: Takes::Names, reopen: false, rule: CountingRule::Scottish },
            kind: Kind::SecretInStorage,
            nominations: None,
            opens: at(100),
            closes: at(200),
            stage,
            is_on_roll: true,
            mark: None,
            duty: None,
        }
    }

    #[test]
    fn a_vote_waits_until_it_is_cast_or_the_hour_has_come() {
        let open = listed(open_stage());
        let marked = Listed { mark: Some(Channel::Online), ..open.clone() };
        let elsewhere = Listed { is_on_roll: false, ..open.clone() };

        assert!(waits_for_voter(&open, at(199)));
        assert!(!waits_for_voter(&open, at(200)));
        assert!(!waits_for_voter(&marked, at(150)) && !waits_for_voter(&elsewhere, at(150)));
    }

    #[test]
    fn an_act_waits_for_those_with_a_duty_once_its_hour_has_come() {
        let published = Listed { duty: Some(Duty::ReturningOfficer), ..listed(roll_published()) };

        assert!(!waits_for_officer(&published, at(99)));
        assert!(waits_for_officer(&published, at(100)));
        assert!(!waits_for_officer(&listed(roll_published()), at(100)));
    }
}
