//! Term limits: how long one person may hold one role at one place without a pause.

use serde::Deserialize;
use terms::Timestamp;

/// A stretch of time: its first instant, and the first instant after it.
pub type Term = (Timestamp, Timestamp);

/// How long a role may be held in a row, and what breaks the row. It is data of the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct TermLimit {
    /// So many days in a row at most.
    pub most_days: i64,
    /// A pause of so many days begins the count anew. The days of a shorter pause do not count, but it breaks nothing.
    pub pause_days: i64,
}

impl TermLimit {
    /// May `new` be added to the terms that one person served, or serves, in this role at this place?
    ///
    /// Time held twice at once counts once. A row that was over before `new` is never held against it.
    ///
    /// Source: docs/rules/membership.md, 66.
    pub fn allows(&self, earlier: &[Term], new: Term) -> bool {
        self.held_with(earlier, new) <= self.most_days.saturating_mul(Timestamp::DAY)
    }

    /// Microseconds held in the row that `new` is part of.
    fn held_with(&self, earlier: &[Term], new: Term) -> i64 {
        let mut terms: Vec<Term> = earlier.iter().copied().filter(|(start, end)| start < end).collect();
        terms.push(new);
        terms.sort_unstable();
        let mut row = Row { held: 0, end: terms[0].0, has_new: false };
        for (start, end) in terms {
            if start.micros() - row.end.micros() >= self.pause_days.saturating_mul(Timestamp::DAY) {
                if row.has_new {
                    break;
                }
                row = Row { held: 0, end: start, has_new: false };
            }
            row.held += (end.micros() - start.max(row.end).micros()).max(0);
            row.end = row.end.max(end);
            row.has_new |= (start, end) == new;
        }
        row.held
    }
}

/// Terms that no pause parts.
struct Row {
    held: i64,
    end: Timestamp,
    has_new: bool,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMIT: TermLimit = TermLimit { most_days: 100, pause_days: 30 };

    fn days((start, end): (i64, i64)) -> Term {
        (Timestamp::from_micros(start * Timestamp::DAY), Timestamp::from_micros(end * Timestamp::DAY))
    }

    /// Whether a term of these days may follow those, given by first day and first day after.
    fn allowed(earlier: &[(i64, i64)], new: (i64, i64)) -> bool {
        let earlier: Vec<Term> = earlier.iter().copied().map(days).collect();
        LIMIT.allows(&earlier, days(new))
    }

    #[test]
    fn the_last_day_that_the_rule_allows_is_allowed() {
        assert!(allowed(&[], (0, 100)));
        assert!(!allowed(&[], (0, 101)));
        assert!(allowed(&[(0, 60)], (60, 100)));
        assert!(!allowed(&[(0, 60)], (60, 101)));
    }

    #[test]
    fn a_day_of_pause_breaks_no_row_and_does_not_count() {
        assert!(allowed(&[(0, 60)], (61, 101)));
        assert!(!allowed(&[(0, 60)], (61, 102)));
        assert!(!allowed(&[(0, 100)], (129, 130)));
        assert!(allowed(&[(0, 100)], (130, 230)));
    }

    #[test]
    fn time_held_twice_at_once_counts_once() {
        assert!(allowed(&[(0, 60), (10, 50), (0, 60)], (30, 100)));
        assert!(!allowed(&[(0, 60), (10, 50)], (30, 101)));
    }

    #[test]
    fn a_longer_row_from_before_the_rule_is_not_held_against_a_later_one() {
        assert!(!allowed(&[(0, 500)], (510, 520)));
        assert!(allowed(&[(0, 500)], (530, 630)));
    }

    #[test]
    fn an_office_that_ended_as_it_began_counts_for_nothing() {
        assert!(allowed(&[(0, 100), (115, 115)], (130, 230)));
    }

    /// The days held, counted one by one, in each stretch that no pause of thirty days parts.
    fn rows_day_by_day(terms: &[(i64, i64)]) -> Vec<i64> {
        let is_held = |day: i64| terms.iter().any(|(start, end)| (*start..*end).contains(&day));
        let (mut rows, mut free) = (Vec::new(), i64::MAX);
        for day in (0..1_000).filter(|day| terms.iter().any(|(_, end)| day < end)) {
            if !is_held(day) {
                free = free.saturating_add(1);
                continue;
            }
            if free >= LIMIT.pause_days {
                rows.push(0);
            }
            *rows.last_mut().expect("the first day held begins a row") += 1;
            free = 0;
        }
        rows
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn whoever_asks_again_and_again_never_holds_it_longer_than_the_rule(
            asked in prop::collection::vec((0..60_i64, 0..120_i64), 1..12)
        ) {
            let (mut now, mut given) = (0, Vec::new());
            for (wait, lasts) in asked {
                now += wait;
                if allowed(&given, (now, now + lasts)) && lasts > 0 {
                    given.push((now, now + lasts));
                }
            }

            prop_assert!(rows_day_by_day(&given).iter().all(|held| *held <= LIMIT.most_days), "{given:?}");
        }

        #[test]
        fn what_is_refused_would_have_been_too_long(
            (first, wait, second) in (1..100_i64, 0..60_i64, 1..100_i64)
        ) {
            let terms = [(0, first), (first + wait, first + wait + second)];

            let is_allowed = allowed(&terms[..1], terms[1]);

            prop_assert_eq!(is_allowed, rows_day_by_day(&terms).iter().all(|held| *held <= LIMIT.most_days));
        }
    }
}
