//! People: the particulars that are kept of them, and what they agreed to.

use terms::{Email, Id, Kind, PersonId, Plain, Postcode, Timestamp};

/// Id of a consent.
pub type ConsentId = Id<ConsentKind>;

/// The kind of thing that a [`ConsentId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentKind {}
impl Kind for ConsentKind {
    const WORD: &'static str = "consent";
}

/// A name as a person writes it, in full.
pub type Name = Plain<80>;
/// A postal address, on one line.
pub type Address = Plain<200>;

/// What is kept of a person, each field sealed with her own key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// Her name.
    pub name: Name,
    /// Where letters by e-mail go; none for people who have none or share one.
    pub email: Option<Email>,
    /// Her postcode; none abroad.
    pub postcode: Option<Postcode>,
    /// Where letters by post go; asked from who has no e-mail.
    pub address: Option<Address>,
}

/// A sealed field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Her name.
    Name,
    /// Her e-mail address.
    Email,
    /// Her postcode.
    Postcode,
    /// Her postal address.
    Address,
    /// Tag of the language in which she is written to.
    Language,
    /// The kind of subscription that she chose.
    Tier,
    /// What officers noted about her; each note is kept by itself.
    Note,
    /// A letter that officers wrote to her; it is not kept.
    Letter,
    /// The fields of an export; that it was made is kept, and who was in it.
    Export,
    /// Her own pages, with which an officer looked along; that she did is kept.
    Along,
}

/// What a consent is for.
pub const MEMBERSHIP: &str = "membership";

/// How somebody agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// On the page, confirmed from a letter.
    Web,
    /// On paper, entered by an organiser who keeps the sheet.
    Paper,
    /// Elsewhere, before she was entered from a file; the officer who imported said where that is kept.
    Import,
}

/// A consent: the version of the text she saw, how, when, and what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// What for.
    pub purpose: String,
    /// Version of the text.
    pub text_version: String,
    /// How.
    pub channel: Channel,
    /// When.
    pub given_at: Timestamp,
    /// What proves it, without naming anybody.
    pub proof: String,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Email,
        Self::Postcode,
        Self::Address,
        Self::Language,
        Self::Tier,
        Self::Note,
        Self::Letter,
        Self::Export,
        Self::Along,
    ];

    /// Its word in the database; sealed along with the value, so it never changes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::Address => "address",
            Self::Language => "language",
            Self::Tier => "tier",
            Self::Note => "note",
            Self::Letter => "letter",
            Self::Export => "export",
            Self::Along => "along",
        }
    }
}

impl Channel {
    /// Its word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Paper => "paper",
            Self::Import => "import",
        }
    }

    /// The channel of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Web, Self::Paper, Self::Import].into_iter().find(|channel| channel.word() == word)
    }
}

impl Particulars {
    /// The fields that have a value.
    pub fn fields(&self) -> Vec<(Field, &str)> {
        let fields = [
            (Field::Name, Some(self.name.as_str())),
            (Field::Email, self.email.as_ref().map(Email::as_str)),
            (Field::Postcode, self.postcode.as_ref().map(Postcode::as_str)),
            (Field::Address, self.address.as_ref().map(Plain::as_str)),
        ];
        fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
    }
}

/// A person's membership number, twelve digits. It comes from the chance in her id and tells nothing of when she joined.
///
/// Among a million members a new number is taken already once in a million times; the database then refuses her id.
pub fn number(person: PersonId) -> i64 {
    let chance = person.uuid().as_bytes().last_chunk::<8>().copied().expect("an id has 16 bytes");
    let spread = u64::from_be_bytes(chance) % 900_000_000_000;
    100_000_000_000 + i64::try_from(spread).expect("twelve digits fit")
}

/// The membership number that somebody typed: twelve digits, however they are spaced.
pub fn typed_number(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_number = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// The chance in a person's id, from which ids of what comes with her are made, so that making them twice makes the same.
pub(crate) fn chance(person: PersonId, which: u8) -> [u8; 10] {
    let mut chance: [u8; 10] = person.uuid().as_bytes().last_chunk().copied().expect("an id has 16 bytes");
    chance[9] ^= which;
    chance
}

/// A membership number as it is read aloud: `1234 5678 9012`.
pub fn spoken(number: i64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = (0..digits.len()).step_by(4).map(|at| &digits[at..digits.len().min(at + 4)]).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_with_a_value_are_kept() {
        let ann = Particulars {
            name: "Ann Lee".parse().unwrap(),
            email: None,
            postcode: "M1 1AA".parse().ok(),
            address: None,
        };

        assert_eq!(ann.fields(), [(Field::Name, "Ann Lee"), (Field::Postcode, "M1 1AA")]);
    }

    #[test]
    fn a_number_is_read_as_it_stands_on_a_card() {
        assert_eq!(typed_number(" 1000 0000\t0000 "), Some(100_000_000_000));
        for wrong in ["", "1000 0000 000", "1000 0000 00000", "-10000000000", "1000 0000 000x", "١٠٠٠٠٠٠٠٠٠٠٠"]
        {
            assert_eq!(typed_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_has_twelve_digits_in_three_groups() {
        assert_eq!(spoken(100_000_000_000), "1000 0000 0000");
        assert_eq!(spoken(number(PersonId::by_chance([255; 16]))).len(), 14);
        assert_ne!(number(PersonId::by_chance([255; 16])), number(PersonId::by_chance([254; 16])));
    }
}
