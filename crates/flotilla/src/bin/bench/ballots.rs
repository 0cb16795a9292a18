//! Freezing a roll of everybody while votes go on elsewhere, and votes through HTTP.

use std::{sync::Arc, time::Instant};

use ballots::{
    actions::{By, drafting, opening, publishing},
    ballot::{Kind, Question, Settings, Subject},
    disclosure::Disclosure,
    duty::{Second, Source},
    timetable::{Timetable, Window},
};
use membership::eligibility::Rule;
use tally::majority::{Base, Comparison, Fraction, Threshold};
use terms::{BallotId, PersonId, PlaceId, Timestamp};

use crate::{
    Fault,
    load::{self, Ask, Shown},
    site::Served,
    table::{Figure, median},
};

/// Voters at the same time.
const CONNECTIONS: usize = 64;
const RUNS: usize = 3;

pub(crate) async fn figures(site: &Served, votes: usize) -> Result<Vec<Figure>, Fault> {
    let root = places::root(&mut site.app.db.reader().await?).await?.ok_or("the movement is founded")?.id;
    let voters = voters(site, root, votes * RUNS + votes).await?;
    let running = called(site, root).await?;
    let first = frozen(site, running).await?;
    let (elsewhere, rest) = voters.split_at(votes);
    let (freezing, meanwhile) = {
        let next = called(site, root).await?;
        let asks = asks(site, running, elsewhere).await?;
        tokio::try_join!(frozen(site, next), async { Ok::<_, Fault>(load::run(site.at, asks, CONNECTIONS).await?) })?
    };
    let mut figures = vec![freeze_figure(first, freezing, meanwhile)];
    let mut runs = Vec::new();
    for piece in rest.chunks(votes) {
        runs.push(load::run(site.at, asks(site, running, piece).await?, CONNECTIONS).await?);
    }
    if runs.iter().any(|shown| shown.wrong > 0) {
        return Err("a vote was not taken".into());
    }
    let per_second = median(runs.iter().map(|shown| shown.per_second).collect());
    let p99 = median(runs.iter().map(|shown| shown.p99_ms).collect());
    let figure = format!("{per_second:.0}/s, p99 {p99:.0} ms");
    let what =
        format!("votes through HTTP, {CONNECTIONS} at a time, each answered after a commit that survives power loss");
    figures.push(Figure::new(&what, figure).against("≥ 1,000/s", per_second >= 1_000.0));
    Ok(figures)
}

fn freeze_figure((size, alone): (u64, f64), (_, busy): (u64, f64), meanwhile: Shown) -> Figure {
    let figure = format!(
        "{size} on it: {alone:.1} s; {busy:.1} s while votes go on elsewhere ({:.0}/s, p99 {:.0} ms, {} refused)",
        meanwhile.per_second, meanwhile.p99_ms, meanwhile.wrong
    );
    Figure::new("freezing a roll of everybody", figure)
        .against("≤ 10 s, votes elsewhere go on", alone <= 10.0 && meanwhile.wrong == 0)
}

/// Members who may vote, in the order of their ids.
async fn voters(site: &Served, root: PlaceId, wanted: usize) -> Result<Vec<PersonId>, Fault> {
    let now = site.app.now();
    let mut tx = site.app.db.reader().await?;
    let test = membership::ready(&mut tx, &Rule::members_of(root), &site.app.settings.zone).await?;
    let mut walk = membership::Walk::within(&mut tx, root, now).await?;
    let mut voters = Vec::new();
    while voters.len() < wanted {
        let piece = walk.next(&mut tx, 4_000).await?;
        if piece.is_empty() {
            return Err("the movement has too few members for so many votes: fewer --votes or more --members".into());
        }
        voters.extend(piece.iter().filter(|(_, standing)| test.is_met(standing)).map(|(person, _)| *person));
    }
    voters.truncate(wanted);
    Ok(voters)
}

/// A ballot of everybody, called and with its provisional roll published, that may be opened now.
async fn called(site: &Served, root: PlaceId) -> Result<BallotId, Fault> {
    let app = &site.app;
    let id: BallotId = app.new_id();
    let begun = app.now().plus(-3 * Timestamp::DAY);
    let by = |person: PersonId, at: Timestamp| By { person: Some(person), now: at, chance: app.random() };
    let (officer, second) = (site.cast("returning-officer").await?, site.cast("second-person").await?);
    let entered_by = site.cast("administrator").await?;
    drafting::draft(&app.db, id, root, settings(root, app.now())?, by(officer, begun)).await?;
    let second = Second { person: second, source: Source::Meeting, named_by: entered_by };
    drafting::name_second(&app.db, id, second, by(entered_by, begun)).await?;
    drafting::call(&app.db, id, by(officer, begun)).await?;
    let published = by(officer, app.now().plus(-Timestamp::DAY));
    publishing::publish_roll((&app.db, &app.vault), id, app.new_id(), app.settings.zone.clone(), published).await?;
    Ok(id)
}

fn settings(root: PlaceId, now: Timestamp) -> Result<Settings, Fault> {
    let threshold = Threshold::new(Fraction::HALF, Comparison::MoreThan, Base::ForAndAgainst)?;
    let rule = tally::majority::Question { threshold, quorum: None };
    Ok(Settings {
        title: "Is this fast enough?".parse()?,
        text: "A question to measure with.".parse()?,
        subject: Subject::Question(Question { rule, abstain: true }),
        kind: Kind::SecretInStorage,
        electorate: ballots::ballot::Electorate { rule: Rule::members_of(root) },
        disclosure: Disclosure::Trimmed,
        blank: false,
        timetable: Timetable {
            nominations: None,
            roll_published: now.plus(-2 * Timestamp::DAY),
            voting: Window { opens: now.plus(-Timestamp::HOUR), closes: now.plus(Timestamp::DAY) },
            challenge_micros: Timestamp::DAY,
            destroyed: now.plus(90 * Timestamp::DAY),
        },
        counted_after: Vec::new(),
    })
}

/// Opens the ballot: how many are on the roll, and how many seconds it took.
async fn frozen(site: &Served, id: BallotId) -> Result<(u64, f64), Fault> {
    let app = site.app.clone();
    let by = By::person(&app, site.cast("returning-officer").await?);
    let began = Instant::now();
    let chance = {
        let app = app.clone();
        Arc::new(move || app.random())
    };
    let size = opening::open(&app.db, id, app.settings.zone.clone(), chance, by).await?;
    Ok((size, began.elapsed().as_secs_f64()))
}

/// A vote by each of these people, each signed in.
async fn asks(site: &Served, ballot: BallotId, voters: &[PersonId]) -> Result<Vec<Ask>, Fault> {
    let path = format!("/ballots/{ballot}/vote");
    let mut asks = Vec::with_capacity(voters.len());
    for piece in voters.chunks(256) {
        let sessions = futures_util::future::try_join_all(piece.iter().map(|person| site.session(*person))).await?;
        asks.extend(sessions.iter().enumerate().map(|(at, session)| {
            let answer = if at % 3 == 0 { "answer=no" } else { "answer=yes" };
            Ask::post(&path, &site.host, session, answer)
        }));
    }
    Ok(asks)
}
