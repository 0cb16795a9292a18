//! Which column of a file is which field: known exports are recognised by their headings, and every choice can be changed.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use terms::PlaceId;

use crate::reading::charset::Charset;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Nothing that is read.
    Ignore,
    /// The whole name.
    Name,
    /// The first name.
    First,
    /// Names between the first and the last.
    Middle,
    /// The last name.
    Last,
    /// The address of mail.
    Email,
    /// The postcode.
    Postcode,
    /// A part of the postal address; several columns make one.
    Address,
    /// The home: a place's name or the last part of its address.
    Place,
    /// Since when she has been a member.
    Since,
    /// Up to which day her subscription is paid.
    PaidUntil,
    /// How her membership stands in the other system: whoever is no member there becomes none here.
    Standing,
    /// Yes, or a date: she does not want to be written to.
    OptOut,
    /// No: she does not want to be written to.
    OptIn,
    /// A word for it, as Action Network has them.
    EmailStatus,
    /// Yes: she agreed to the newsletter.
    Agreed,
    /// When she did.
    AgreedOn,
    /// What proves that.
    AgreedProof,
}

impl Field {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 18] = [
        Self::Ignore,
        Self::Name,
        Self::First,
        Self::Middle,
        Self::Last,
        Self::Email,
        Self::Postcode,
        Self::Address,
        Self::Place,
        Self::Since,
        Self::PaidUntil,
        Self::Standing,
        Self::OptOut,
        Self::OptIn,
        Self::EmailStatus,
        Self::Agreed,
        Self::AgreedOn,
        Self::AgreedProof,
    ];

    /// Its word in forms; `imports-field-…` in the message files has its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Name => "name",
            Self::First => "first",
            Self::Middle => "middle",
            Self::Last => "last",
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::Address => "address",
            Self::Place => "place",
            Self::Since => "since",
            Self::PaidUntil => "paid-until",
            Self::Standing => "standing",
            Self::OptOut => "opt-out",
            Self::OptIn => "opt-in",
            Self::EmailStatus => "email-status",
            Self::Agreed => "agreed",
            Self::AgreedOn => "agreed-on",
            Self::AgreedProof => "agreed-proof",
        }
    }

    /// Whether several columns may hold it.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Ignore | Self::Address | Self::OptOut | Self::OptIn | Self::EmailStatus)
    }
}

/// In which order figures of a day stand, where the year is not first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// 31/12/2026, as in Europe.
    DayFirst,
    /// 12/31/2026, as in the United States.
    MonthFirst,
}

/// How a file is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The encoding.
    pub charset: Charset,
    /// The field of each column, from the left.
    pub columns: Vec<Field>,
    /// In which order days are written.
    pub dates: Dates,
    /// The home of whoever has none in the file.
    pub home: Option<PlaceId>,
}

/// The export of another program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its word; `imports-profile-…` in the message files has its name.
    pub id: String,
    /// Headings by which it is known.
    pub marks: Vec<String>,
    /// So many of them there must be.
    pub least: usize,
    /// In which order it writes days.
    pub dates: Dates,
    /// What its columns hold.
    pub columns: BTreeMap<String, Field>,
}

static PROFILES: LazyLock<Vec<Profile>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/profiles.json")).expect("a test reads the file"));

/// All of them; the last knows what people themselves call their columns.
pub fn profiles() -> &'static [Profile] {
    &PROFILES
}

/// A heading as it is compared: small letters, no signs.
fn folded(heading: &str) -> String {
    let letters = heading.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' });
    letters.collect::<String>().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The export that these headings are most likely of.
pub fn recognise(headings: &[String]) -> &'static Profile {
    let have: Vec<String> = headings.iter().map(|heading| folded(heading)).collect();
    let marks = |profile: &Profile| profile.marks.iter().filter(|mark| have.contains(&folded(mark))).count();
    let known = profiles().iter().filter(|profile| profile.least > 0 && marks(profile) >= profile.least);
    let plain = profiles().last().expect("a test counts them");
    known.max_by_key(|profile| marks(profile)).unwrap_or(plain)
}

impl Mapping {
    /// What is proposed for these headings: what the profile says, then what anybody would say; each field once.
    pub fn proposed(headings: &[String], charset: Charset) -> Self {
        let profile = recognise(headings);
        let plain = profiles().last().expect("a test counts them");
        let mut columns: Vec<Field> = Vec::with_capacity(headings.len());
        for heading in headings {
            let named = |profile: &Profile| {
                let own = folded(heading);
                profile.columns.iter().find(|(name, _)| folded(name) == own).map(|(_, field)| *field)
            };
            let field = named(profile).or_else(|| named(plain)).unwrap_or(Field::Ignore);
            let is_taken = !field.may_repeat() && columns.contains(&field);
            columns.push(if is_taken { Field::Ignore } else { field });
        }
        Self { charset, columns, dates: profile.dates, home: None }
    }

    /// Key of what is wrong with it; `None` when it can be tried.
    ///
    /// Source: docs/rules/imports.md, 5.
    pub fn wrong(&self) -> Option<&'static str> {
        let has = |field: Field| self.columns.contains(&field);
        let is_twice =
            |field: &Field| !field.may_repeat() && self.columns.iter().filter(|own| *own == field).count() > 1;
        if self.columns.iter().any(is_twice) {
            Some("imports-mapping-twice")
        } else if !(has(Field::Name) || has(Field::First) && has(Field::Last)) {
            Some("imports-mapping-no-name")
        } else if !has(Field::Email) && !has(Field::Address) {
            Some("imports-mapping-no-way")
        } else if has(Field::Agreed) && !(has(Field::AgreedOn) && has(Field::AgreedProof)) {
            Some("imports-mapping-no-proof")
        } else {
            None
        }
    }

    /// The same for the same mapping, and for no other.
    pub fn digest(&self) -> String {
        let json = serde_json::to_vec(self).expect("words and ids can be written");
        hex::encode(&Sha256::digest(json)[..8])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn each_export_is_known_by_its_headings() {
        for (line, id) in [
            ("Contact ID,Contact Type,Do Not Email,First Name,Last Name,Email", "civicrm"),
            ("nationbuilder_id,signup_type,first_name,last_name,email1,primary_zip", "nationbuilder"),
            ("email,first_name,last_name,zip_code,uuid", "action-network"),
            ("Name,E-mail,Postcode", "plain"),
            ("", "plain"),
        ] {
            assert_eq!(recognise(&headings(line)).id, id, "{line}");
        }
    }

    #[test]
    fn what_is_proposed_can_be_tried_and_no_field_stands_twice() {
        let mapping = Mapping::proposed(&headings("Name,E-Mail,email,Post Code,x"), Charset::Utf8);

        let fields = [Field::Name, Field::Email, Field::Ignore, Field::Postcode, Field::Ignore];
        assert_eq!((mapping.columns.as_slice(), mapping.wrong()), (fields.as_slice(), None));
    }

    #[test]
    fn a_mapping_without_name_or_way_or_proof_cannot_be_tried() {
        for (columns, wrong) in [
            (vec![Field::Email], Some("imports-mapping-no-name")),
            (vec![Field::First, Field::Email], Some("imports-mapping-no-name")),
            (vec![Field::Name, Field::Postcode], Some("imports-mapping-no-way")),
            (vec![Field::Name, Field::Name, Field::Email], Some("imports-mapping-twice")),
            (vec![Field::Name, Field::Email, Field::Agreed, Field::AgreedOn], Some("imports-mapping-no-proof")),
            (vec![Field::Name, Field::Address, Field::Address], None),
            (vec![Field::First, Field::Last, Field::Email], None),
        ] {
            let mapping = Mapping { charset: Charset::Utf8, columns, dates: Dates::DayFirst, home: None };
            assert_eq!(mapping.wrong(), wrong, "{mapping:?}");
        }
    }

    #[test]
    fn the_file_of_profiles_speaks_of_three_programs_and_of_none() {
        let ids: Vec<&str> = profiles().iter().map(|profile| profile.id.as_str()).collect();
        assert_eq!(ids, ["civicrm", "nationbuilder", "action-network", "plain"]);
        assert!(Field::ALL.iter().all(|field| serde_json::to_value(field).unwrap() == field.word()));
    }
}
