//! Notes: what an officer writes down about a member. Each has a day on which it is destroyed, and she reads it at any time.

use std::sync::LazyLock;

use serde::Deserialize;
use terms::{Id, Kind, OfficeId, PersonId, PlaceId, Timestamp, Zone};

/// Id of a note.
pub type NoteId = Id<NoteKind>;

/// The kind of thing that a [`NoteId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {}
impl Kind for NoteKind {
    const WORD: &'static str = "note";
}

/// What the text is sealed as; part of the seal, so it never changes.
pub(crate) const TEXT: &str = "note";

/// The longest note, in characters.
pub const LONGEST: usize = 500;

/// How long notes stand: data, not code.
#[derive(Debug, Clone, Deserialize)]
pub struct Rules {
    /// The periods that a writer chooses from, in days; the last is the longest.
    pub offered_days: Vec<i64>,
    /// The one that is chosen to begin with.
    pub usual_days: i64,
    /// Once the member asked to remove it, a note goes within so many days unless somebody decides that it stays.
    pub asked_days: i64,
    /// So many about one person at most.
    pub most: usize,
}

static RULES: LazyLock<Rules> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/notes.json")).expect("a test reads the file"));

/// The rules of notes, from the file that ships (`data/notes.json`).
pub fn rules() -> &'static Rules {
    &RULES
}

/// A note without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Whom it is about.
    pub person: PersonId,
    /// Where she was at home: whose officers it belongs to.
    pub place: PlaceId,
    /// In which office it was written.
    pub office: OfficeId,
    /// The place that this office covers.
    pub covers: PlaceId,
    /// Who wrote it; nobody once she was erased.
    pub writer: Option<PersonId>,
    /// When.
    pub written_at: Timestamp,
    /// The first instant at which it was meant to be read no more.
    pub meant_until: Timestamp,
    /// The first instant at which nobody reads it any more.
    pub until: Timestamp,
    /// When the member asked to remove it.
    pub asked_at: Option<Timestamp>,
    /// When it was decided that it stays all the same, and by whom.
    pub kept: Option<(Timestamp, Option<PersonId>)>,
}

/// Why a note does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotChange {
    /// Its day has come.
    #[error("{}", self.key())]
    Gone,
    /// Whether it stays was decided already.
    #[error("{}", self.key())]
    Decided,
    /// Nobody asked to remove it.
    #[error("{}", self.key())]
    NotAsked,
    /// Whoever wrote it does not decide that it stays.
    #[error("{}", self.key())]
    Own,
}

impl CannotChange {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gone => "membership-note-gone",
            Self::Decided => "membership-note-decided",
            Self::NotAsked => "membership-note-not-asked",
            Self::Own => "membership-note-own",
        }
    }
}

/// The first instant of the day on which something goes that stands for so many days from now.
pub fn day_after(days: i64, zone: &Zone, now: Timestamp) -> Timestamp {
    now.day(zone).plus(days).starts(zone)
}

impl Note {
    /// Is it still read at this instant?
    pub fn is_read(&self, now: Timestamp) -> bool {
        now < self.until
    }

    /// Does somebody have to decide whether it stays?
    pub fn waits(&self) -> bool {
        self.asked_at.is_some() && self.kept.is_none()
    }

    /// The member asks to remove it: it goes soon, unless somebody decides that it stays. Asking twice is asking once.
    ///
    /// # Errors
    /// [`CannotChange::Gone`], [`CannotChange::Decided`].
    ///
    /// Source: docs/rules/membership.md, 75.
    pub fn asked(self, zone: &Zone, now: Timestamp) -> Result<Self, CannotChange> {
        if !self.is_read(now) {
            return Err(CannotChange::Gone);
        }
        match (self.kept, self.asked_at) {
            (Some(_), _) => Err(CannotChange::Decided),
            (None, Some(_)) => Ok(self),
            (None, None) => {
                let until = self.until.min(day_after(rules().asked_days, zone, now));
                Ok(Self { asked_at: Some(now), until, ..self })
            }
        }
    }

    /// Somebody else than the writer decides that it stays until the day that was meant. Deciding twice is deciding once.
    ///
    /// # Errors
    /// [`CannotChange`].
    ///
    /// Source: docs/rules/membership.md, 75.
    pub fn kept(self, by: PersonId, now: Timestamp) -> Result<Self, CannotChange> {
        if !self.is_read(now) {
            return Err(CannotChange::Gone);
        }
        if self.writer == Some(by) {
            return Err(CannotChange::Own);
        }
        match (self.asked_at, self.kept) {
            (None, _) => Err(CannotChange::NotAsked),
            (Some(_), Some(_)) => Ok(self),
            (Some(_), None) => Ok(Self { kept: Some((now, Some(by))), until: self.meant_until, ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn person(number: u8) -> PersonId {
        PersonId::by_chance([number; 16])
    }

    /// A note of person 1 that is to stand for so many days.
    fn note(days: i64) -> Note {
        let until = day_after(days, &Zone::utc(), NOW);
        Note {
            id: NoteId::by_chance([1; 16]),
            person: person(9),
            place: PlaceId::by_chance([1; 16]),
            office: OfficeId::by_chance([1; 16]),
            covers: PlaceId::by_chance([1; 16]),
            writer: Some(person(1)),
            written_at: NOW,
            meant_until: until,
            until,
            asked_at: None,
            kept: None,
        }
    }

    #[test]
    fn the_rules_that_ship_offer_the_usual_period_and_a_longest_one() {
        let rules = rules();
        assert!(rules.offered_days.contains(&rules.usual_days) && rules.offered_days.is_sorted());
        assert!(rules.offered_days.iter().all(|days| (1..=366).contains(days)) && rules.asked_days > 0);
    }

    #[test]
    fn a_note_is_read_to_the_last_instant_before_its_day() {
        let note = note(30);
        assert!(note.is_read(note.until.plus(-1)) && !note.is_read(note.until));
        assert_eq!(note.until.micros() % Timestamp::DAY, 0);
    }

    #[test]
    fn asking_brings_the_day_forward_and_never_puts_it_off() {
        let asked = note(90).asked(&Zone::utc(), NOW).unwrap();
        assert!(asked.waits() && asked.until == day_after(14, &Zone::utc(), NOW));
        assert_eq!(asked.asked(&Zone::utc(), NOW.plus(Timestamp::DAY)), Ok(asked));

        let soon = note(3).asked(&Zone::utc(), NOW).unwrap();
        assert_eq!(soon.until, note(3).until);
        assert_eq!(note(3).asked(&Zone::utc(), note(3).until), Err(CannotChange::Gone));
    }

    #[test]
    fn somebody_else_than_the_writer_decides_that_a_note_stays_and_only_once_it_was_asked_for() {
        let asked = note(90).asked(&Zone::utc(), NOW).unwrap();

        assert_eq!(note(90).kept(person(2), NOW), Err(CannotChange::NotAsked));
        assert_eq!(asked.kept(person(1), NOW), Err(CannotChange::Own));
        let kept = asked.kept(person(2), NOW).unwrap();
        assert!(!kept.waits() && kept.until == note(90).until);
        assert_eq!(kept.kept(person(3), NOW), Ok(kept));
        assert_eq!(kept.asked(&Zone::utc(), NOW), Err(CannotChange::Decided));
        assert_eq!(asked.kept(person(2), asked.until), Err(CannotChange::Gone));
    }
}
