//! Killed at any moment, the program forgets no vote that it has acknowledged and keeps none twice.
//!
//! A child process (this test program again) casts votes as fast as it can and prints each one that was acknowledged.
//! It is killed with SIGKILL at a random moment; another child goes on with the same database; in the end every
//! acknowledged vote must have its mark, and there must be as many ballots as marks. A short run is part of every test;
//! `cargo xtask soak` kills twenty times.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use ballots::{
    actions::{By, casting, closing, drafting, opening, publishing},
    ballot::{Electorate, Kind, Question, Settings, Subject},
    disclosure::Disclosure,
    duty::{Second, Source},
    paper::Vote,
    timetable::{Timetable, Window},
};
use flotilla::installation::{Installation, Places};
use membership::eligibility::Rule;
use tally::majority::{Base, Comparison, Fraction, Threshold};
use terms::{BallotId, PersonId, Timestamp, Zone};
use web::testing::NOON;

const CHILD: &str = "FLOTILLA_SOAK_CHILD";
const MEMBERS: usize = 3_000;

#[tokio::test]
async fn a_killed_server_has_every_acknowledged_vote_and_none_twice() {
    killed(2).await;
}

#[tokio::test]
#[ignore = "long: `cargo xtask soak`"]
async fn soak_killed_twenty_times_under_load() {
    killed(20).await;
}

/// The child: casts until it is killed. Does nothing unless a parent of ours started it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "only as a child of the tests above"]
async fn child_that_casts_votes() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    cast_all(Path::new(&folder)).await;
}

async fn killed(times: u32) {
    let folder = tempfile::tempdir().unwrap();
    let (ballot, voters) = opened(folder.path()).await;
    let mut acknowledged = BTreeSet::new();
    for round in 0..times {
        // Moments spread over the time in which a child is busy, differently in each round.
        let moment = Duration::from_millis(40 + u64::from(round) * 37 % 260);
        acknowledged.extend(one_child(folder.path(), moment));
    }
    assert!(!acknowledged.is_empty(), "the children cast votes before they were killed");

    let open = Places::in_folder(folder.path()).open(NOON).await.unwrap();
    let mut tx = open.db.reader().await.unwrap();
    let mut marks = 0;
    for person in &voters {
        let mark = casting::own_mark(&mut tx, ballot, *person).await.unwrap();
        marks += u64::from(mark.is_some());
        assert!(mark.is_some() || !acknowledged.contains(&person.to_string()), "an acknowledged vote is missing");
    }
    drop(tx);
    // Closing refuses when ballots and marks differ in number.
    let closed = closing::close(&open.db, ballot, by(None, NOON.plus(2 * Timestamp::DAY))).await.unwrap();
    assert_eq!(closed.online, marks);
    assert!(marks >= acknowledged.len() as u64);
}

/// Starts a child, kills it that long after its first vote; the votes that it was told are in.
fn one_child(folder: &Path, moment: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "soak::child_that_casts_votes", "--ignored", "--nocapture"])
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    while !first.starts_with("in ") {
        first.clear();
        if out.read_line(&mut first).unwrap() == 0 {
            break;
        }
    }
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    // A line that was cut off by the kill is no acknowledgement.
    let whole = rest.rsplit_once('\n').map_or("", |(whole, _)| whole);
    std::iter::once(first.trim_end())
        .chain(whole.lines())
        .filter_map(|line| line.strip_prefix("in "))
        .map(str::to_owned)
        .collect()
}

async fn cast_all(folder: &Path) {
    let open = Places::in_folder(folder).open(NOON).await.unwrap();
    let id: BallotId = std::fs::read_to_string(folder.join("ballot")).unwrap().parse().unwrap();
    let mut tx = open.db.reader().await.unwrap();
    let (ballot, paper) = casting::paper(&mut tx, id).await.unwrap();
    let mut waiting = Vec::new();
    for person in voters(&open).await {
        if casting::own_mark(&mut tx, id, person).await.unwrap().is_none() {
            waiting.push(person);
        }
    }
    drop(tx);
    let running: tokio::task::JoinSet<()> = waiting
        .chunks(waiting.len().div_ceil(32).max(1))
        .map(<[PersonId]>::to_vec)
        .map(|piece| {
            let (db, ballot, paper) = (open.db.clone(), ballot.clone(), paper.clone());
            async move {
                for person in piece {
                    let key = chance();
                    let cast = casting::cast(&db, (&ballot, &paper), person, &Vote::Yes, key, NOON).await;
                    if cast.is_ok() {
                        println!("in {person}");
                    }
                }
            }
        })
        .collect();
    running.join_all().await;
}

fn chance<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    std::fs::File::open("/dev/urandom").unwrap().read_exact(&mut bytes).unwrap();
    bytes
}

fn by(person: Option<PersonId>, now: Timestamp) -> By {
    By { person, now, chance: chance() }
}

async fn voters(open: &Installation) -> Vec<PersonId> {
    let mut tx = open.db.reader().await.unwrap();
    let root = places::root(&mut tx).await.unwrap().unwrap().id;
    let test = membership::ready(&mut tx, &Rule::members_of(root), &Zone::utc()).await.unwrap();
    let mut walk = membership::Walk::within(&mut tx, root, NOON).await.unwrap();
    let all = walk.next(&mut tx, 2 * MEMBERS).await.unwrap();
    all.into_iter().filter(|(_, standing)| test.is_met(standing)).map(|(person, _)| person).collect()
}

/// A movement with a ballot of everybody, open from noon on for a day.
async fn opened(folder: &Path) -> (BallotId, Vec<PersonId>) {
    let places = Places::in_folder(folder);
    places.prepare().unwrap();
    let open = places.open(NOON).await.unwrap();
    let founded = open.db.write::<_, places::CannotFound, _>(|tx| {
        Box::pin(async move {
            places::found(tx, &places::PlacesFile::united_kingdom(), &mut || terms::PlaceId::by_chance(chance())).await
        })
    });
    let all = founded.await.unwrap();
    membership::demonstration::fill(&open.db, &open.vault, &all, MEMBERS, NOON, |_| {}).await.unwrap();
    let cast = membership::demonstration::cast(&mut open.db.reader().await.unwrap(), &open.vault).await.unwrap();
    let part = |part: &str| cast.iter().find(|(of, _)| *of == part).unwrap().1;
    let id = BallotId::by_chance(chance());
    let officer = part("returning-officer");
    let before = |hours: i64| NOON.plus(-hours * Timestamp::HOUR);
    drafting::draft(&open.db, id, all[0].id, settings(all[0].id), by(Some(officer), before(72))).await.unwrap();
    let second = Second { person: part("second-person"), source: Source::Meeting, named_by: part("administrator") };
    drafting::name_second(&open.db, id, second, by(Some(part("administrator")), before(72))).await.unwrap();
    drafting::call(&open.db, id, by(Some(officer), before(72))).await.unwrap();
    let reopen = terms::OptionId::by_chance(chance());
    publishing::publish_roll((&open.db, &open.vault), id, reopen, Zone::utc(), by(Some(officer), before(24)))
        .await
        .unwrap();
    opening::open(&open.db, id, Zone::utc(), Arc::new(chance), by(Some(officer), NOON)).await.unwrap();
    std::fs::write(folder.join("ballot"), id.to_string()).unwrap();
    let voters = voters(&open).await;
    open.db.close().await;
    open.vault.store().close().await;
    (id, voters)
}

fn settings(root: terms::PlaceId) -> Settings {
    let threshold = Threshold::new(Fraction::HALF, Comparison::MoreThan, Base::ForAndAgainst).unwrap();
    Settings {
        title: "Is every vote kept?".parse().unwrap(),
        text: "A question to be killed over.".parse().unwrap(),
        subject: Subject::Question(Question {
            rule: tally::majority::Question { threshold, quorum: None },
            abstain: true,
        }),
        kind: Kind::SecretInStorage,
        electorate: Electorate { rule: Rule::members_of(root) },
        disclosure: Disclosure::Trimmed,
        blank: false,
        timetable: Timetable {
            nominations: None,
            roll_published: NOON.plus(-30 * Timestamp::HOUR),
            voting: Window { opens: NOON.plus(-Timestamp::HOUR), closes: NOON.plus(Timestamp::DAY) },
            challenge_micros: Timestamp::DAY,
            destroyed: NOON.plus(90 * Timestamp::DAY),
        },
        counted_after: Vec::new(),
    }
}
