//! Who may take part and why; who does what.

use membership::eligibility::{Clause, Finding, Found, Rule};
use terms::{Day, PlaceId, Timestamp};

use super::Say;
use crate::duty::{Duty, Source};

/// What sentences about people need: words, dates and names of places.
pub(crate) struct Teller<'a> {
    /// Says a sentence.
    pub(crate) say: Say<'a>,
    /// Writes a day.
    pub(crate) day: &'a dyn Fn(Day) -> String,
    /// Writes an instant.
    pub(crate) when: &'a dyn Fn(Timestamp) -> String,
    /// Names a place.
    pub(crate) place: &'a dyn Fn(PlaceId) -> String,
}

/// A condition, met or not, with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Whether it is met; nothing for a reader of whom nothing is known.
    pub(crate) is_met: Option<bool>,
    /// The condition: "Was a member by 1 November 2026".
    pub(crate) asks: String,
    /// What was found: "You are a member since 20 October 2026"; empty for a reader of whom nothing is known.
    pub(crate) found: String,
}

/// The conditions of a rule, for everybody.
pub(crate) fn conditions(rule: &Rule, teller: &Teller<'_>) -> Vec<Line> {
    rule.0.iter().map(|clause| Line { is_met: None, asks: asks(clause, teller), found: String::new() }).collect()
}

/// The conditions with what was found of the reader.
pub(crate) fn explained(findings: &[Finding], teller: &Teller<'_>) -> Vec<Line> {
    let line = |finding: &Finding| Line {
        is_met: Some(finding.is_met),
        asks: asks(&finding.clause, teller),
        found: found(finding.found, teller),
    };
    findings.iter().map(line).collect()
}

fn asks(clause: &Clause, teller: &Teller<'_>) -> String {
    let say = teller.say;
    match clause {
        Clause::Member => say("ballots-asks-member", &[]),
        Clause::MemberBy { day } => say("ballots-asks-member-by", &[("day", (teller.day)(*day).into())]),
        Clause::MemberFor { days, day } => {
            say("ballots-asks-member-for", &[("days", (*days).into()), ("day", (teller.day)(*day).into())])
        }
        Clause::Within { place } => say("ballots-asks-within", &[("place", (teller.place)(*place).into())]),
        Clause::NotSuspended => say("ballots-asks-not-suspended", &[]),
    }
}

fn found(found: Found, teller: &Teller<'_>) -> String {
    let say = teller.say;
    match found {
        Found::NotAMember => say("ballots-found-not-a-member", &[]),
        Found::Since(day) => say("ballots-found-since", &[("day", (teller.day)(day).into())]),
        Found::Days(days) if days < 0 => say("ballots-found-later", &[]),
        Found::Days(days) => say("ballots-found-days", &[("days", days.into())]),
        Found::Home(place) => say("ballots-found-home", &[("place", (teller.place)(place).into())]),
        Found::Free => say("ballots-found-free", &[]),
        Found::SuspendedUntil(until) => say("ballots-found-suspended", &[("when", (teller.when)(until).into())]),
    }
}

/// The word for a duty.
pub(crate) fn duty(duty: Duty, say: Say<'_>) -> String {
    match duty {
        Duty::ReturningOfficer => say("ballots-duty-returning-officer", &[]),
        Duty::Second => say("ballots-duty-second", &[]),
        Duty::Scrutineer => say("ballots-duty-scrutineer", &[]),
    }
}

/// Where a second person comes from.
pub(crate) fn source(source: Source, teller: &Teller<'_>) -> String {
    match source {
        Source::Meeting => (teller.say)("ballots-second-elected", &[]),
        Source::Place(place) => (teller.say)("ballots-second-lent", &[("place", (teller.place)(place).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::keys;

    #[test]
    fn a_condition_that_is_not_met_shows_the_figure_behind_it() {
        let day: Day = "2026-11-29".parse().unwrap();
        let clause = Clause::MemberFor { days: 28, day };
        let findings = [
            Finding { clause: clause.clone(), is_met: false, found: Found::Days(9) },
            Finding { clause, is_met: false, found: Found::Days(-3) },
        ];
        let teller = Teller {
            say: &keys,
            day: &|day| day.to_string(),
            when: &|at| at.rfc3339(),
            place: &|_| "Wales".to_owned(),
        };

        let lines = explained(&findings, &teller);

        assert_eq!(lines[0].asks, "ballots-asks-member-for(days=28, day=2026-11-29)");
        assert_eq!(lines[0].found, "ballots-found-days(days=9)");
        assert_eq!(lines[1].found, "ballots-found-later");
        assert_eq!(lines[0].is_met, Some(false));
    }
}
