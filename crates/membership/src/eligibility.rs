//! Who may take part: a rule as data, evaluated together with its explanation.
//!
//! The same rule answers one member ("why am I not on the roll?") and draws up a roll of hundreds of thousands:
//! [`Test`] works out days and places once, then each person costs a few comparisons.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use terms::{Day, PlaceId, Timestamp, Zone};

use crate::standing::Standing;

/// A rule: every clause must be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule(pub Vec<Clause>);

/// One condition of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "clause", rename_all = "kebab-case")]
pub enum Clause {
    /// Is a member.
    Member,
    /// Was a member by the end of that day, and has been ever since.
    MemberBy {
        /// The qualifying day, in the zone of the organisation.
        #[serde(with = "as_text")]
        day: Day,
    },
    /// By that day had been a member, without a break, for so many days.
    MemberFor {
        /// Whole days; who joined on the day itself counts 0.
        days: u32,
        /// The day up to which is counted.
        #[serde(with = "as_text")]
        day: Day,
    },
    /// Is at home in this place or below.
    Within {
        /// The place.
        place: PlaceId,
    },
    /// Is not suspended.
    NotSuspended,
}

/// A rule made ready: days turned into instants, places into all the places below them.
#[derive(Debug, Clone)]
pub struct Test {
    clauses: Vec<Ready>,
    zone: Zone,
}

#[derive(Debug, Clone)]
struct Ready {
    clause: Clause,
    limit: Limit,
}

#[derive(Debug, Clone)]
enum Limit {
    Member,
    JoinedBefore(Timestamp),
    Within(HashSet<PlaceId>),
    NotSuspended,
}

/// One clause with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The clause.
    pub clause: Clause,
    /// Is it met?
    pub is_met: bool,
    /// The figures behind it.
    pub found: Found,
}

/// What was found about a person, for the sentence that explains a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// She is not a member.
    NotAMember,
    /// A member since that day.
    Since(Day),
    /// A member for so many days by the day of the clause; negative when she joined after it.
    Days(i64),
    /// At home there.
    Home(PlaceId),
    /// No suspension runs.
    Free,
    /// A suspension runs, until the instant stated.
    SuspendedUntil(Timestamp),
}

impl Rule {
    /// Members of a place in good standing: the rule with nothing more to it.
    pub fn members_of(place: PlaceId) -> Self {
        Self(vec![Clause::Member, Clause::NotSuspended, Clause::Within { place }])
    }

    /// The places it speaks of; all places below each are needed to make it ready.
    pub fn places(&self) -> Vec<PlaceId> {
        let places = self.0.iter().filter_map(|clause| match clause {
            Clause::Within { place } => Some(*place),
            _ => None,
        });
        places.collect()
    }

    /// Makes the rule ready. `below` gives a place with all the places under it.
    pub fn ready(&self, zone: &Zone, below: impl Fn(PlaceId) -> HashSet<PlaceId>) -> Test {
        let clauses = self.0.iter().map(|clause| Ready { clause: clause.clone(), limit: limit(clause, zone, &below) });
        Test { clauses: clauses.collect(), zone: zone.clone() }
    }
}

fn limit(clause: &Clause, zone: &Zone, below: &impl Fn(PlaceId) -> HashSet<PlaceId>) -> Limit {
    match clause {
        Clause::Member => Limit::Member,
        Clause::MemberBy { day } => Limit::JoinedBefore(day.plus(1).starts(zone)),
        Clause::MemberFor { days, day } => Limit::JoinedBefore(day.plus(1 - i64::from(*days)).starts(zone)),
        Clause::Within { place } => Limit::Within(below(*place)),
        Clause::NotSuspended => Limit::NotSuspended,
    }
}

impl Test {
    /// Does somebody of this standing meet every clause?
    ///
    /// Source: docs/rules/membership.md, 20.
    pub fn is_met(&self, standing: &Standing) -> bool {
        self.clauses.iter().all(|ready| ready.limit.is_met(standing))
    }

    /// Every clause, met or not, with its figures.
    pub fn explain(&self, standing: &Standing) -> Vec<Finding> {
        let finding = |ready: &Ready| Finding {
            clause: ready.clause.clone(),
            is_met: ready.limit.is_met(standing),
            found: found(&ready.clause, standing, &self.zone),
        };
        self.clauses.iter().map(finding).collect()
    }
}

impl Limit {
    fn is_met(&self, standing: &Standing) -> bool {
        let Standing::Member { since, place, suspension, .. } = standing else {
            return false;
        };
        match self {
            Self::Member => true,
            Self::JoinedBefore(limit) => since < limit,
            Self::Within(places) => places.contains(place),
            Self::NotSuspended => suspension.is_none(),
        }
    }
}

fn found(clause: &Clause, standing: &Standing, zone: &Zone) -> Found {
    let Standing::Member { since, place, suspension, .. } = standing else {
        return Found::NotAMember;
    };
    match clause {
        Clause::Member | Clause::MemberBy { .. } => Found::Since(since.day(zone)),
        Clause::MemberFor { day, .. } => Found::Days(day.since(since.day(zone))),
        Clause::Within { .. } => Found::Home(*place),
        Clause::NotSuspended => suspension.map_or(Found::Free, |running| Found::SuspendedUntil(running.until)),
    }
}

/// Days in JSON, as `2026-11-29`.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use terms::Day;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub(super) fn serialize<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::standing::Suspension;

    fn place(number: u8) -> PlaceId {
        PlaceId::by_chance([number; 16])
    }

    fn london() -> Zone {
        Zone::named("Europe/London").unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A member of place 2, which lies below place 1, since a time on the clock of London.
    fn member(since: &str) -> Standing {
        Standing::Member { since: london().at(since).unwrap(), place: place(2), suspension: None, grace: None }
    }

    fn ready(clauses: Vec<Clause>) -> Test {
        let below = |top| {
            if top == place(1) { HashSet::from([place(1), place(2)]) } else { HashSet::from([top]) }
        };
        Rule(clauses).ready(&london(), below)
    }

    fn meets(clause: Clause, standing: Standing) -> bool {
        ready(vec![clause]).is_met(&standing)
    }

    #[test]
    fn the_qualifying_day_counts_to_its_last_second_on_the_clock_of_the_organisation() {
        let by = Clause::MemberBy { day: day("2026-06-30") };

        assert!(meets(by.clone(), member("2026-06-30T23:59:59")));
        assert!(!meets(by, member("2026-07-01T00:00")));
    }

    #[test]
    fn days_of_membership_are_days_of_the_calendar() {
        let four_weeks = Clause::MemberFor { days: 28, day: day("2026-11-29") };

        assert!(meets(four_weeks.clone(), member("2026-11-01T23:30")));
        assert!(!meets(four_weeks, member("2026-11-02T00:00")));
        assert!(meets(Clause::MemberFor { days: 0, day: day("2026-11-29") }, member("2026-11-29T23:00")));
    }

    #[test]
    fn a_place_takes_in_all_below_it() {
        assert!(meets(Clause::Within { place: place(1) }, member("2026-01-01T00:00")));
        assert!(!meets(Clause::Within { place: place(3) }, member("2026-01-01T00:00")));
    }

    #[test]
    fn nobody_who_is_not_a_member_meets_any_clause() {
        for clause in [Clause::Member, Clause::NotSuspended, Clause::Within { place: place(1) }] {
            assert!(!meets(clause, Standing::Stranger));
        }
    }

    #[test]
    fn the_explanation_shows_the_figures_of_each_clause() {
        let Standing::Member { since, place: home, .. } = member("2026-11-20T12:00") else { unreachable!() };
        let until = since.plus(Timestamp::DAY);
        let held = Standing::Member { since, place: home, suspension: Some(Suspension { since, until }), grace: None };
        let clauses =
            vec![Clause::Member, Clause::MemberFor { days: 28, day: day("2026-11-29") }, Clause::NotSuspended];

        let findings = ready(clauses).explain(&held);

        let found: Vec<_> = findings.iter().map(|finding| (finding.is_met, finding.found)).collect();
        assert_eq!(
            found,
            [(true, Found::Since(day("2026-11-20"))), (false, Found::Days(9)), (false, Found::SuspendedUntil(until)),]
        );
    }

    #[test]
    fn a_rule_survives_being_written_down() {
        let rule = Rule(vec![
            Clause::Member,
            Clause::MemberBy { day: day("2026-11-01") },
            Clause::MemberFor { days: 28, day: day("2026-11-29") },
            Clause::Within { place: place(1) },
            Clause::NotSuspended,
        ]);

        let text = serde_json::to_string(&rule).unwrap();

        assert!(text.contains(r#"{"clause":"member-for","days":28,"day":"2026-11-29"}"#), "{text}");
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
    }

    fn any_standing() -> impl Strategy<Value = Standing> {
        let since = (0..700_i64).prop_map(|hours| day("2026-11-15").starts(&london()).plus(hours * Timestamp::HOUR));
        prop_oneof![
            Just(Standing::Stranger),
            (since, 1..5_u8, any::<bool>()).prop_map(|(since, number, held)| {
                let suspension = held.then(|| Suspension { since, until: since.plus(1) });
                Standing::Member { since, place: place(number), suspension, grace: None }
            }),
        ]
    }

    proptest! {
        #[test]
        fn the_explanation_and_the_quick_answer_agree(standing in any_standing(), days in 0..30_u32, by in 0..30_i64) {
            let by = day("2026-11-15").plus(by);
            let test = ready(vec![
                Clause::Member,
                Clause::MemberBy { day: by },
                Clause::MemberFor { days, day: by },
                Clause::Within { place: place(1) },
                Clause::NotSuspended,
            ]);

            let findings = test.explain(&standing);

            prop_assert_eq!(test.is_met(&standing), findings.iter().all(|finding| finding.is_met));
        }

        #[test]
        fn the_days_shown_decide_the_clause(standing in any_standing(), days in 0..30_u32, by in 0..30_i64) {
            let by = day("2026-11-15").plus(by);
            let finding = ready(vec![Clause::MemberFor { days, day: by }]).explain(&standing).remove(0);

            match finding.found {
                Found::Days(shown) => prop_assert_eq!(finding.is_met, shown >= i64::from(days)),
                _ => prop_assert!(!finding.is_met),
            }
        }
    }
}
