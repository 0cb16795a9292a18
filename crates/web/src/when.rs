//! Dates and times as readers say them.

use terms::{Timestamp, Zone};

use crate::{Frame, Value};

/// Says the sentence of a key in one language.
type Say<'a> = &'a dyn Fn(&str, &[(&str, Value)]) -> String;

/// "Wednesday 25 November 2026, 19:00 London time".
pub(crate) fn full(say: Say, at: Timestamp, zone: &Zone) -> String {
    let clock = at.in_zone(zone);
    say(
        "web-when",
        &[
            ("weekday", say(&format!("web-weekday-{}", clock.weekday().to_monday_one_offset()), &[]).into()),
            ("date", day(say, at, zone).into()),
            ("time", format!("{:02}:{:02}", clock.hour(), clock.minute()).into()),
            ("zone", city(zone).into()),
        ],
    )
}

/// "25 November 2026".
pub(crate) fn day(say: Say, at: Timestamp, zone: &Zone) -> String {
    let clock = at.in_zone(zone);
    say(
        "web-date",
        &[
            // As text: a year has no thousands.
            ("day", clock.day().to_string().into()),
            ("month", say(&format!("web-month-{}", clock.month()), &[]).into()),
            ("year", clock.year().to_string().into()),
        ],
    )
}

/// "London" of `Europe/London`.
fn city(zone: &Zone) -> String {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// "in 6 days", "2 hours ago", in the largest unit that fits twice, minutes at least.
pub(crate) fn relative(frame: &Frame, now: Timestamp, at: Timestamp) -> String {
    let (unit, count) = span((at.micros() - now.micros()).abs());
    let direction = if at >= now { "in" } else { "ago" };
    frame.tn(&format!("web-{direction}-{unit}"), &[("count", count.into())])
}

fn span(micros: i64) -> (&'static str, i64) {
    let minutes = micros / Timestamp::MINUTE;
    let hours = micros / Timestamp::HOUR;
    let days = micros / Timestamp::DAY;
    match (days, hours) {
        (2.., _) => ("days", days),
        (_, 2..) => ("hours", hours),
        _ => ("minutes", minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_in_the_largest_unit_that_fits_twice() {
        assert_eq!(span(30 * Timestamp::SECOND), ("minutes", 0));
        assert_eq!(span(119 * Timestamp::MINUTE), ("minutes", 119));
        assert_eq!(span(2 * Timestamp::HOUR), ("hours", 2));
        assert_eq!(span(47 * Timestamp::HOUR), ("hours", 47));
        assert_eq!(span(6 * Timestamp::DAY), ("days", 6));
    }
}
