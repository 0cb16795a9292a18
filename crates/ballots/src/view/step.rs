//! What an officer can lawfully do next with a ballot.

use terms::{PersonId, Timestamp};

use crate::{ballot::Ballot, duty::Duty, stage::Stage};

/// Something that an officer does to a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Call it.
    Call,
    /// Publish the provisional roll.
    Roll,
    /// Freeze the roll and open.
    Open,
    /// Close.
    Close,
    /// Draw the lot by hand.
    Draw,
    /// Count.
    Count,
    /// Count again, as another person.
    Check,
    /// Declare: takes two.
    Declare,
    /// Make the result final.
    Finish,
    /// Say who carries it out.
    Assign,
    /// Move the closing: takes two.
    Extend,
    /// Send it back to be counted again: takes two.
    Recount,
    /// End it without a result: takes two.
    Void,
}

impl Step {
    /// All of them.
    pub(crate) const ALL: [Self; 13] = [
        Self::Call,
        Self::Roll,
        Self::Open,
        Self::Close,
        Self::Draw,
        Self::Count,
        Self::Check,
        Self::Declare,
        Self::Finish,
        Self::Assign,
        Self::Extend,
        Self::Recount,
        Self::Void,
    ];

    /// Whether it leaves the usual course.
    pub(crate) const fn is_grave(self) -> bool {
        matches!(self, Self::Extend | Self::Recount | Self::Void)
    }

    /// Whether it takes the signatures of two people.
    pub(crate) const fn takes_two(self) -> bool {
        matches!(self, Self::Declare | Self::Extend | Self::Recount | Self::Void)
    }
}

/// What this person can do now: the usual course first. The rules themselves are asked again when it is done.
///
/// Source: ballot rules 3.5, 7.1, 9.1 to 9.7 (docs/rules/ballots.md).
pub(crate) fn lawful(ballot: &Ballot, person: PersonId, now: Timestamp) -> Vec<Step> {
    let voting = ballot.settings.timetable.voting;
    let leads = ballot.duties.leads(person).is_ok();
    let counts = ballot.duties.counts(person).is_ok();
    let is_officer = ballot.duties.of(person) == Some(Duty::ReturningOfficer);
    let mut steps = Vec::new();
    let mut add = |step, is_lawful: bool| steps.extend(is_lawful.then_some(step));
    match &ballot.stage {
        Stage::Draft => add(Step::Call, is_officer && leads),
        Stage::Called { .. } => add(Step::Roll, leads && now >= ballot.settings.timetable.roll_published),
        Stage::RollPublished { .. } => add(Step::Open, leads && voting.holds(now)),
        Stage::Open { .. } => {
            add(Step::Close, counts && now >= voting.closes);
            add(Step::Extend, leads);
        }
        Stage::Closed(_) => add(Step::Count, counts),
        Stage::Counted { count, .. } => add(Step::Check, counts && person != count.by),
        Stage::Checked { .. } | Stage::Uncontested => add(Step::Declare, leads),
        Stage::Provisional { closed, challenge_until, .. } => {
            add(Step::Finish, leads && now >= *challenge_until);
            add(Step::Assign, leads);
            add(Step::Recount, leads && closed.is_some() && now < *challenge_until);
        }
        Stage::Final { .. } => add(Step::Assign, leads),
        Stage::Void { .. } => {}
    }
    add(Step::Void, leads && !matches!(ballot.stage, Stage::Draft | Stage::Final { .. } | Stage::Void { .. }));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ballot::{CountingRule, Electorate, Kind, Settings, Subject},
        disclosure::Disclosure,
        duty::{Duties, Second, Source},
        nomination::Takes,
        sample::{ANN, BOB, CAT, DAN, EVE, at, ballot, person, place},
        stage::{
            Counted,
            tests::{closed, open, roll_published},
        },
        timetable::{Timetable, Window},
    };
    use membership::eligibility::Rule;

    /// Ann is returning officer, Bob second person, Cat scrutineer; votes from 100 to 200.
    fn what(stage: Stage, who: u8, now: i64) -> Vec<Step> {
        let subject = Subject::Places { seats: 1, takes: Takes::People, reopen: false, rule: CountingRule::Scottish };
        let settings = Settings {
            title: "A sample".parse().unwrap(),
            text: "About nothing.".parse().unwrap(),
            subject,
            kind: Kind::SecretInStorage,
            electorate: Electorate { rule: Rule::members_of(place(1)) },
            disclosure: Disclosure::Trimmed,
            blank: false,
            timetable: Timetable {
                nominations: Some(Window { opens: at(1), closes: at(2) }),
                roll_published: at(3),
                voting: Window { opens: at(100), closes: at(200) },
                challenge_micros: 50,
                destroyed: at(1_000),
            },
            counted_after: Vec::new(),
        };
        let duties = Duties {
            returning_officer: person(ANN),
            second: Some(Second { person: person(BOB), source: Source::Meeting, named_by: person(EVE) }),
            scrutineers: vec![person(CAT)],
        };
        let sample = Ballot { id: ballot(1), place: place(1), settings, duties, stage };
        lawful(&sample, person(who), at(now))
    }

    #[test]
    fn only_the_returning_officer_calls() {
        assert_eq!(what(Stage::Draft, ANN, 0), [Step::Call]);
        assert_eq!(what(Stage::Draft, BOB, 0), []);
    }

    #[test]
    fn a_step_appears_when_its_hour_has_come() {
        assert_eq!(what(roll_published(), ANN, 99), [Step::Void]);
        assert_eq!(what(roll_published(), ANN, 100), [Step::Open, Step::Void]);
        assert_eq!(what(open(), BOB, 199), [Step::Extend, Step::Void]);
        assert_eq!(what(open(), BOB, 200), [Step::Close, Step::Extend, Step::Void]);
        assert_eq!(what(open(), CAT, 200), [Step::Close]);
    }

    #[test]
    fn whoever_counted_does_not_check() {
        let count = Counted { by: person(CAT), at: at(210), transcript: String::new() };
        let counted = Stage::Counted { closed: closed(), count };

        assert_eq!(what(counted.clone(), CAT, 220), []);
        assert_eq!(what(counted, ANN, 220), [Step::Check, Step::Void]);
    }

    #[test]
    fn nobody_without_a_duty_can_do_anything() {
        for stage in [Stage::Draft, roll_published(), open(), Stage::Closed(closed()), Stage::Uncontested] {
            assert_eq!(what(stage, DAN, 250), []);
        }
    }
}
