//! An import, from the file that came in to what is left of it.

use std::collections::BTreeMap;

use membership::importing::Became;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use terms::{Id, Kind, PersonId, PlaceId, Timestamp};

use crate::{
    checking::{Checked, Reason},
    mapping::Mapping,
    reading::{Format, Unreadable},
};

/// Id of an import.
pub type ImportId = Id<ImportKind>;

/// The kind of thing that an [`ImportId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {}
impl Kind for ImportKind {
    const WORD: &'static str = "import";
}

/// So many days a file is kept at most, and an import can be undone.
pub const KEPT_DAYS: i64 = 30;
/// Rows kept, looked at and entered together.
pub const PORTION: usize = 200;
/// Numbers of rows told of each reason.
const EXAMPLES: usize = 5;

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The file is here; its columns are to be chosen.
    Mapping,
    /// It is tried.
    Trying,
    /// What would come of it can be read.
    Tried,
    /// It runs.
    Running,
    /// Everybody is entered.
    Ended,
    /// It is being undone.
    Undoing,
    /// It is undone.
    Undone,
    /// It was given up before it ran, or its time was over.
    Discarded,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Mapping,
        Self::Trying,
        Self::Tried,
        Self::Running,
        Self::Ended,
        Self::Undoing,
        Self::Undone,
        Self::Discarded,
    ];

    /// Its word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mapping => "mapping",
            Self::Trying => "trying",
            Self::Tried => "tried",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
            Self::Discarded => "discarded",
        }
    }

    /// The one of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// What came, or would come, of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Rows with something in them, without the headings.
    pub rows: u64,
    /// How many are refused, for each reason that the file itself gives.
    pub refused: BTreeMap<Reason, u64>,
    /// The first rows of each.
    pub examples: BTreeMap<Reason, Vec<u64>>,
    /// Where those who are not refused are, or would be, at home, as the file says.
    pub places: BTreeMap<PlaceId, u64>,
    /// Who does not want to be written to.
    pub opted_out: u64,
    /// Who is said to have agreed to the newsletter, with day and proof.
    pub agreed: u64,
    /// Who is, without one of the two.
    pub unproven: u64,
    /// Who is entered.
    pub entered: u64,
    /// In whose entry something is filled in.
    pub filled: u64,
    /// How many postcodes are.
    pub postcodes: u64,
    /// How many postal addresses are.
    pub addresses: u64,
    /// Who is a member already and stays as she is.
    pub same: u64,
    /// Who left, lapsed, was removed or erased.
    pub gone: u64,
    /// Whose place is no home any more.
    pub homeless: u64,
    /// Whose consent to the newsletter was taken.
    pub consents: u64,
}

impl Figures {
    /// Counts what the file says in a row.
    pub fn count(&mut self, row: &Checked) {
        self.rows += 1;
        match &row.found {
            Ok(entry) => {
                *self.places.entry(entry.place).or_default() += 1;
                self.opted_out += u64::from(entry.is_opted_out);
                self.agreed += u64::from(entry.agreed.is_some());
                self.unproven += u64::from(entry.is_unproven);
            }
            Err(reason) => {
                *self.refused.entry(*reason).or_default() += 1;
                let examples = self.examples.entry(*reason).or_default();
                if examples.len() < EXAMPLES {
                    examples.push(row.number);
                }
            }
        }
    }

    /// Counts what became of a row, or would.
    pub fn became(&mut self, became: &Became) {
        match became {
            Became::Entered => self.entered += 1,
            Became::Filled(fields) => {
                self.filled += 1;
                for (field, _) in fields {
                    match field {
                        membership::person::Field::Postcode => self.postcodes += 1,
                        _ => self.addresses += 1,
                    }
                }
            }
            Became::Same => self.same += 1,
            Became::Gone => self.gone += 1,
            Became::NoHome => self.homeless += 1,
        }
    }
}

/// What undoing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Undone {
    /// Who was erased.
    pub erased: u64,
    /// Fields that are empty again.
    pub emptied: u64,
    /// Who stays, as she or somebody about her has done something since.
    pub stepped: u64,
    /// Who stays, as something of her is held by law.
    pub held: u64,
    /// Fields that stay, as they were changed since.
    pub changed: u64,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Under which id the key of its file is kept.
    pub key: PersonId,
    /// Whose it is; nobody once she was erased.
    pub made_by: Option<PersonId>,
    /// When the file came.
    pub made_at: Timestamp,
    /// What kind of file it is.
    pub format: Format,
    /// How large.
    pub size_bytes: i64,
    /// Headings and first rows, sealed.
    pub peek: Option<Vec<u8>>,
    /// How it is read, once that was chosen.
    pub mapping: Option<Mapping>,
    /// Where it stands.
    pub state: State,
    /// The number of its present step.
    pub serial: i64,
    /// Portions, or rows, done in the present state.
    pub done: i64,
    /// How many portions it has, once it was read.
    pub portions: Option<i64>,
    /// Why it could not be read.
    pub problem: Option<Unreadable>,
    /// What the dry run came to.
    pub trial: Option<Figures>,
    /// What the run came to.
    pub outcome: Option<Figures>,
    /// What undoing came to.
    pub undone: Option<Undone>,
    /// Where it is kept that these people agreed to be members.
    pub proof: Option<String>,
    /// Whether letters are still to be written.
    pub tells: bool,
    /// The row up to which they are.
    pub told: i64,
    /// Who let it run, and when.
    pub run_by: Option<PersonId>,
    /// When it was.
    pub run_at: Option<Timestamp>,
    /// When everybody was entered.
    pub ended_at: Option<Timestamp>,
    /// Who undid it.
    pub undone_by: Option<PersonId>,
    /// When undoing began.
    pub undone_at: Option<Timestamp>,
    /// When file and portions were destroyed.
    pub forgotten_at: Option<Timestamp>,
}

impl Import {
    /// A file that came in.
    pub fn new(id: ImportId, key: PersonId, by: PersonId, (format, size_bytes): (Format, i64), now: Timestamp) -> Self {
        Self {
            id,
            key,
            made_by: Some(by),
            made_at: now,
            format,
            size_bytes,
            peek: None,
            mapping: None,
            state: State::Mapping,
            serial: 0,
            done: 0,
            portions: None,
            problem: None,
            trial: None,
            outcome: None,
            undone: None,
            proof: None,
            tells: false,
            told: 0,
            run_by: None,
            run_at: None,
            ended_at: None,
            undone_by: None,
            undone_at: None,
            forgotten_at: None,
        }
    }

    /// Begins a state: nothing of it is done, and jobs of earlier ones do nothing.
    pub fn enter(&mut self, state: State) {
        self.state = state;
        self.done = 0;
        self.serial += 1;
    }

    /// What it was when its dry run was read: another mapping, or another trial, is something else.
    pub fn digest(&self) -> String {
        let mapping = self.mapping.as_ref().map(Mapping::digest).unwrap_or_default();
        format!("{mapping}-{}", self.serial)
    }

    /// Until when it can be undone.
    pub fn undo_until(&self) -> Option<Timestamp> {
        self.ended_at.map(|ended| ended.plus(KEPT_DAYS * Timestamp::DAY))
    }

    /// The id that somebody in a row has, or would have: always the same, so that she is entered once.
    pub fn person(&self, row: u64) -> PersonId {
        let mut hash = Sha256::new();
        hash.update(b"flotilla import row 1");
        hash.update(self.id.uuid().as_bytes());
        hash.update(self.key.uuid().as_bytes());
        hash.update(row.to_be_bytes());
        let hash = hash.finalize();
        PersonId::by_chance(*hash.first_chunk().expect("a hash has 32 bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import() -> Import {
        let by = PersonId::by_chance([1; 16]);
        Import::new(
            Id::by_chance([2; 16]),
            PersonId::by_chance([3; 16]),
            by,
            (Format::Csv, 9),
            Timestamp::from_micros(5),
        )
    }

    #[test]
    fn a_row_has_an_id_of_its_own_and_always_the_same() {
        let other = Import { key: PersonId::by_chance([4; 16]), ..import() };

        assert_eq!(import().person(7), import().person(7));
        assert_ne!(import().person(7), import().person(8));
        assert_ne!(import().person(7), other.person(7));
    }

    #[test]
    fn figures_name_the_first_rows_of_each_reason() {
        let mut figures = Figures::default();
        for number in 2..9 {
            figures.count(&Checked { number, cells: Vec::new(), found: Err(Reason::Name), opted_out: None });
        }

        assert_eq!((figures.rows, figures.refused[&Reason::Name]), (7, 7));
        assert_eq!(figures.examples[&Reason::Name], [2, 3, 4, 5, 6]);
        let json = serde_json::to_string(&figures).unwrap();
        assert_eq!(serde_json::from_str::<Figures>(&json).unwrap(), figures);
    }

    #[test]
    fn every_state_is_read_back_from_its_word() {
        for state in State::ALL {
            assert_eq!(State::from_word(state.word()), Some(state));
        }
    }
}
