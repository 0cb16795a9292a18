//! The four ballots of the conference: what each asks, and its hours.

use membership::eligibility::{Clause, Rule};
use tally::majority::{Base, Comparison, Fraction, Threshold};
use terms::{BallotId, Timestamp};

use super::scene::Scene;
use crate::{
    ballot::{CountingRule, Electorate, Kind, Question, Settings, Subject},
    disclosure::Disclosure,
    nomination::Takes,
    timetable::{Timetable, Window},
};

/// A ballot of the conference.
pub(super) struct Contest {
    pub(super) id: BallotId,
    pub(super) settings: Settings,
    /// When it was called.
    pub(super) called: Timestamp,
    /// Who stands, as places in the list of those who stand anywhere; or which names were proposed.
    pub(super) options: Options,
    /// Of a hundred on the roll so many vote.
    pub(super) turnout: usize,
    /// How many are given a paper.
    pub(super) papers: usize,
    /// Who carries it out, and in how many days.
    pub(super) follow_up: Option<(&'static str, i64)>,
}

/// What is chosen between.
pub(super) enum Options {
    Answers,
    Names(&'static [&'static str]),
    /// From so many in the list of candidates, so many of them.
    People {
        from: usize,
        many: usize,
    },
}

/// Days from today at which a ballot goes from one stage to the next; all at nine in the morning, the closing at eight
/// in the evening.
struct Days {
    called: i64,
    nominations: Option<(i64, i64)>,
    roll: i64,
    opens: i64,
    closes: i64,
}

fn timetable(scene: &Scene, days: &Days) -> Timetable {
    let nominations =
        days.nominations.map(|(opens, closes)| Window { opens: scene.at(opens, 9), closes: scene.at(closes, 20) });
    Timetable {
        nominations,
        roll_published: scene.at(days.roll, 9),
        voting: Window { opens: scene.at(days.opens, 9), closes: scene.at(days.closes, 20) },
        challenge_micros: 7 * Timestamp::DAY,
        destroyed: scene.at(days.closes + 90, 9),
    }
}

fn settings(scene: &Scene, (title, text): (&str, &str), subject: Subject, days: &Days) -> Settings {
    let qualifying = scene.day(days.opens);
    let rule = Rule(vec![
        Clause::Member,
        Clause::MemberFor { days: 28, day: qualifying },
        Clause::NotSuspended,
        Clause::Within { place: scene.root() },
    ]);
    Settings {
        title: title.parse().expect("a test reads every title"),
        text: text.parse().expect("a test reads every text"),
        subject,
        kind: Kind::SecretInStorage,
        electorate: Electorate { rule },
        disclosure: Disclosure::Trimmed,
        blank: false,
        timetable: timetable(scene, days),
        counted_after: Vec::new(),
    }
}

fn places(seats: u16, takes: Takes, reopen: bool) -> Subject {
    Subject::Places { seats, takes, reopen, rule: CountingRule::Scottish }
}

/// Shall we register as a party? Two-thirds of the votes cast, a quorum of a fifth.
pub(super) fn register(scene: &Scene) -> Contest {
    let fraction = |above, below| Fraction::new(above, below).expect("a proper fraction");
    let threshold = Threshold::new(fraction(2, 3), Comparison::AtLeast, Base::VotesCast).expect("more than a half");
    let rule = tally::majority::Question { threshold, quorum: Some(fraction(1, 5)) };
    let days = Days { called: -34, nominations: None, roll: -29, opens: -26, closes: -19 };
    let words = (
        "Shall we register as a party?",
        "Registered, we can stand at elections under our own name, and account for our money to the Electoral Commission. \
         Unregistered, we remain a movement and support others.",
    );
    Contest {
        id: scene.new_id(),
        settings: settings(scene, words, Subject::Question(Question { rule, abstain: true }), &days),
        called: scene.at(days.called, 9),
        options: Options::Answers,
        turnout: 62,
        papers: 24,
        follow_up: Some(("The provisional executive", 40)),
    }
}

/// What shall it be called? Names proposed by members, one winner.
pub(super) fn name(scene: &Scene) -> Contest {
    let days = Days { called: -30, nominations: Some((-29, -22)), roll: -20, opens: -12, closes: -5 };
    let words = (
        "What shall it be called?",
        "Members proposed these names. Number as many as you like, 1 for your first choice; the name that wins goes to \
         the Electoral Commission.",
    );
    Contest {
        id: scene.new_id(),
        settings: settings(scene, words, places(1, Takes::Names, false), &days),
        called: scene.at(days.called, 9),
        options: Options::Names(&[
            "Common Ground",
            "The Commons Party",
            "Fair Tide",
            "Harbour",
            "The Long Table",
            "New Commonwealth",
            "Many Hands",
        ]),
        turnout: 57,
        papers: 0,
        follow_up: Some(("The returning officer", 14)),
    }
}

/// Leader: one place.
pub(super) fn leader(scene: &Scene) -> Contest {
    let days = Days { called: -27, nominations: Some((-26, -16)), roll: -14, opens: -8, closes: -1 };
    let words =
        ("Elect the leader", "One place, for two years. The leader speaks for the movement and chairs the executive.");
    Contest {
        id: scene.new_id(),
        settings: settings(scene, words, places(1, Takes::People, false), &days),
        called: scene.at(days.called, 9),
        options: Options::People { from: 0, many: 5 },
        turnout: 66,
        papers: 0,
        follow_up: None,
    }
}

/// Committee: seven places, "re-open nominations" among the candidates. Two of them stand for leader as well.
pub(super) fn committee(scene: &Scene, leader: BallotId) -> Contest {
    let days = Days { called: -24, nominations: Some((-23, -9)), roll: -7, opens: -3, closes: 4 };
    let words = (
        "Elect the committee",
        "Seven places, for one year. Number as many as you like, 1 for your first choice. A lower choice never harms a \
         higher one.",
    );
    let settings = settings(scene, words, places(7, Takes::People, true), &days);
    Contest {
        id: scene.new_id(),
        settings: Settings { counted_after: vec![leader], ..settings },
        called: scene.at(days.called, 9),
        options: Options::People { from: 3, many: 11 },
        turnout: 34,
        papers: 0,
        follow_up: None,
    }
}
