//! What an imprint names, each field checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use terms::{Plain, PlainError};

use super::Kind;

/// Something that an imprint names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The organisation's name, as it is registered where it is.
    Name,
    /// Its number in the register.
    Number,
    /// The part of the United Kingdom in which it is registered.
    Part,
    /// Where letters reach it: its registered office, where it has one.
    Address,
    /// Who is responsible for an organisation that is registered nowhere.
    Responsible,
    /// The registered treasurer of a party.
    Treasurer,
    /// Who promotes election material.
    Promoter,
    /// Where letters reach the promoter.
    PromoterAddress,
}

/// The form that a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A name.
    #[default]
    Name,
    /// A postal address: at least two parts with a comma between.
    Address,
    /// A number in the Electoral Commission's register of parties: `PP` and digits.
    PartyNumber,
    /// A number in the Mutuals Public Register: letters and digits.
    SocietyNumber,
    /// A number of Companies House: eight digits, or two letters and six digits.
    CompanyNumber,
    /// One of [`PARTS`].
    Part,
}

/// A field of a kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldRule {
    /// Which.
    pub field: Field,
    /// Its form.
    #[serde(default)]
    pub form: Form,
    /// Whether it may be left out.
    #[serde(default)]
    pub is_optional: bool,
}

/// The parts of the United Kingdom in which a company is registered (Companies Act 2006, section 9(2)(b)).
pub const PARTS: [&str; 4] = ["england-wales", "wales", "scotland", "northern-ireland"];

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Not a line of text: empty, too long, or with characters that cannot be shown.
    Plain(PlainError),
    /// Not of its form.
    Form(Form),
    /// A promoter has an address, and an address a promoter.
    HalfPromoter,
}

/// What an imprint names: every field that its kind asks for, each in its form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Particulars(BTreeMap<Field, String>);

impl Field {
    /// Its word: in forms, in sentences and as a key of a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Part => "part",
            Self::Address => "address",
            Self::Responsible => "responsible",
            Self::Treasurer => "treasurer",
            Self::Promoter => "promoter",
            Self::PromoterAddress => "promoter-address",
        }
    }
}

impl Form {
    /// Its word, as a key of a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Address => "address",
            Self::PartyNumber => "party-number",
            Self::SocietyNumber => "society-number",
            Self::CompanyNumber => "company-number",
            Self::Part => "part",
        }
    }

    /// The text in this form, as it is kept.
    fn read(self, text: &str) -> Result<String, Wrong> {
        let plain: Plain<200> = text.parse().map_err(Wrong::Plain)?;
        let kept = match self {
            Self::Name | Self::Address | Self::Part => plain.to_string(),
            Self::PartyNumber | Self::SocietyNumber | Self::CompanyNumber => {
                plain.as_str().chars().filter(|c| *c != ' ').map(|c| c.to_ascii_uppercase()).collect()
            }
        };
        if self.fits(&kept) { Ok(kept) } else { Err(Wrong::Form(self)) }
    }

    fn fits(self, text: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::Name => text.chars().any(char::is_alphabetic),
            Self::Address => text.split(',').filter(|part| part.chars().any(char::is_alphanumeric)).count() > 1,
            Self::PartyNumber => text.strip_prefix("PP").is_some_and(|rest| rest.len() <= 6 && digits(rest)),
            Self::SocietyNumber => {
                (2..=10).contains(&text.len())
                    && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && text.bytes().any(|byte| byte.is_ascii_digit())
            }
            Self::CompanyNumber => {
                let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
                text.len() == 8 && matches!(letters, 0 | 2) && digits(&text[letters..])
            }
            Self::Part => PARTS.contains(&text),
        }
    }
}

impl Particulars {
    /// What was typed for a kind of organisation; `typed` gives the text of a field.
    ///
    /// # Errors
    /// Every field that is wrong, in the order in which they are asked.
    ///
    /// Source: docs/rules/membership.md, 121; what each kind names stands in `data/statuses.json`.
    pub fn read(kind: &Kind, typed: impl Fn(Field) -> String) -> Result<Self, Vec<(Field, Wrong)>> {
        let (mut fields, mut wrong) = (BTreeMap::new(), Vec::new());
        for rule in &kind.fields {
            match rule.form.read(&typed(rule.field)) {
                Ok(text) => drop(fields.insert(rule.field, text)),
                Err(Wrong::Plain(PlainError::Empty)) if rule.is_optional => {}
                Err(why) => wrong.push((rule.field, why)),
            }
        }
        let has = |field| fields.contains_key(&field) || wrong.iter().any(|(one, _)| *one == field);
        match (has(Field::Promoter), has(Field::PromoterAddress)) {
            (true, false) => wrong.push((Field::PromoterAddress, Wrong::HalfPromoter)),
            (false, true) => wrong.push((Field::Promoter, Wrong::HalfPromoter)),
            _ => {}
        }
        if wrong.is_empty() { Ok(Self(fields)) } else { Err(wrong) }
    }

    /// What a field says.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Every field that says something.
    pub fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }
}
