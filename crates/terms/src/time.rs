//! Instants, days and zones. Nobody here knows what time it is: the caller says.

use std::{fmt, str::FromStr};

use jiff::{Timestamp as Instant, Zoned, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// An instant, in whole microseconds since 1970-01-01T00:00:00Z.
///
/// Microseconds because that is what both database engines keep: a value survives the round trip unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// A day in the calendar, without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(civil::Date);

/// A time zone of the IANA list, such as `Europe/London`.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone(TimeZone);

/// A name that is not in the list of time zones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a time zone of the IANA list, such as Europe/London")]
pub struct ZoneError(pub String);

impl Timestamp {
    /// One second, in the unit of [`Timestamp::micros`].
    pub const SECOND: i64 = 1_000_000;
    /// One minute.
    pub const MINUTE: i64 = 60 * Self::SECOND;
    /// One hour.
    pub const HOUR: i64 = 60 * Self::MINUTE;
    /// Twenty-four hours; a calendar day may have 23 or 25.
    pub const DAY: i64 = 24 * Self::HOUR;

    /// The instant so many microseconds after 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant so many microseconds later; earlier when negative. Stays within the range of the type.
    #[must_use]
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// RFC 3339 text in UTC, to the second: for files, `datetime` attributes and logs.
    pub fn rfc3339(self) -> String {
        let seconds = self.0.div_euclid(Self::SECOND);
        Instant::from_second(seconds).map_or_else(|_| "out of range".to_owned(), |at| at.to_string())
    }

    /// The wall clock in a zone.
    pub fn in_zone(self, zone: &Zone) -> Zoned {
        Instant::from_microsecond(self.0).unwrap_or(Instant::UNIX_EPOCH).to_zoned(zone.0.clone())
    }

    /// The day that the calendar shows in a zone at this instant.
    pub fn day(self, zone: &Zone) -> Day {
        Day(self.in_zone(zone).date())
    }
}

impl Day {
    /// The day of that year, month (1–12) and day of month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The first instant of the day in a zone.
    pub fn starts(self, zone: &Zone) -> Timestamp {
        let start = self.0.to_zoned(zone.0.clone()).map(|at| at.timestamp().as_microsecond());
        Timestamp(start.unwrap_or(0))
    }

    /// So many days later; earlier when negative. Stays within the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::SignedDuration::from_hours(days.saturating_mul(24))))
    }

    /// The same day so many months later, or the last of that month where it has no such day. Stays within the calendar.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let months = months.clamp(-12_000, 12_000);
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    /// Whole days from `earlier` to this day; negative when it lies before.
    pub fn since(self, earlier: Day) -> i64 {
        i64::from(earlier.0.until(self.0).map_or(0, |span| span.get_days()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse().map(Self)
    }
}

impl Zone {
    /// Universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zone of that name.
    ///
    /// # Errors
    /// [`ZoneError`] when the list has no such name.
    pub fn named(name: &str) -> Result<Self, ZoneError> {
        TimeZone::get(name).map(Self).map_err(|_| ZoneError(name.to_owned()))
    }

    /// The name in the IANA list.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The instant at which clocks in this zone show `text`, written `2026-11-29T20:00` as a browser's form sends it.
    ///
    /// A time that the spring change leaves out is taken one hour later, a doubled one the first time.
    ///
    /// # Errors
    /// When the text is not a date and time.
    pub fn at(&self, text: &str) -> Result<Timestamp, jiff::Error> {
        let wall: civil::DateTime = text.parse()?;
        let at = wall.to_zoned(self.0.clone())?;
        Ok(Timestamp(at.timestamp().as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn london() -> Zone {
        Zone::named("Europe/London").unwrap()
    }

    #[test]
    fn a_day_starts_at_local_midnight() {
        let day = Day::new(2026, 7, 1).unwrap();

        assert_eq!(day.starts(&london()).rfc3339(), "2026-06-30T23:00:00Z");
    }

    #[test]
    fn a_form_time_is_read_in_the_zone() {
        assert_eq!(london().at("2026-11-29T20:00").unwrap().rfc3339(), "2026-11-29T20:00:00Z");
        assert_eq!(london().at("2026-07-01T20:00").unwrap().rfc3339(), "2026-07-01T19:00:00Z");
        assert!(london().at("tomorrow").is_err());
    }

    #[test]
    fn days_are_counted_across_clock_changes() {
        let march = Day::new(2026, 3, 1).unwrap();

        assert_eq!(march.plus(61), Day::new(2026, 5, 1).unwrap());
        assert_eq!(march.plus(61).since(march), 61);
        assert_eq!(march.since(march.plus(400)), -400);
    }
}
