//! Who may take part and why; who does what.

use membership::eligibility::{Clause, Rule};
use terms::{Day, PlaceId};

use super::Say;
use crate::duty::Duty;

/// What sentences about people need: words, dates and names of places.
pub(crate) struct Teller<'a> {
    /// Says a sentence.
    pub(crate) say: Say<'a>,
    /// Writes a day.
    pub(crate) day: &'a dyn Fn(Day) -> String,
    /// Names a place.
    pub(crate) place: &'a dyn Fn(PlaceId) -> String,
}

/// The conditions of a rule, for a reader of whom nothing is known.
pub(crate) fn conditions(rule: &Rule, teller: &Teller<'_>) -> Vec<String> {
    rule.0.iter().map(|clause| asks(clause, teller)).collect()
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

/// The word for a duty.
pub(crate) fn duty(duty: Duty, say: Say<'_>) -> String {
    match duty {
        Duty::ReturningOfficer => say("ballots-duty-returning-officer", &[]),
        Duty::Second => say("ballots-duty-second", &[]),
        Duty::Scrutineer => say("ballots-duty-scrutineer", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::keys;

    #[test]
    fn a_condition_names_its_day_and_its_place() {
        let day: Day = "2026-11-29".parse().unwrap();
        let rule =
            Rule(vec![Clause::MemberFor { days: 28, day }, Clause::Within { place: PlaceId::by_chance([1; 16]) }]);
        let teller = Teller { say: &keys, day: &|day| day.to_string(), place: &|_| "Wales".to_owned() };

        let said = conditions(&rule, &teller);

        assert_eq!(said[0], "ballots-asks-member-for(days=28, day=2026-11-29)");
        assert_eq!(said[1], "ballots-asks-within(place=Wales)");
    }
}
