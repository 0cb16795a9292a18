//! A row looked at by itself: what it says of somebody, or why it is refused.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use places::{Place, postcode};
use serde::{Deserialize, Serialize};
use terms::{Day, Email, PlaceId, Plain, PlainError, Postcode};

use crate::{
    mapping::{Dates, Field, Mapping},
    reading::{LONGEST_CELL, Row},
};

/// Why a row is refused; `imports-refused-…` in the message files says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A cell would be run by a spreadsheet.
    Formula,
    /// It has more cells than there are headings.
    Cells,
    /// A cell is longer than any that is meant.
    Long,
    /// The name is missing or none.
    Name,
    /// There is neither an address of mail nor of post.
    NoWay,
    /// The address of mail is none.
    Email,
    /// The postcode is none.
    Postcode,
    /// The postal address is none.
    Address,
    /// There is no such place, there are two, or nobody can be at home there.
    Place,
    /// The home is neither in the file nor told by the postcode, and none was chosen.
    NoPlace,
    /// The day since when she has been a member is none, or lies ahead.
    Since,
    /// The day up to which she has paid is none, or too far ahead.
    PaidUntil,
    /// She is no member in the other system.
    NoMember,
    /// The same person is in a row before.
    Twice,
    /// She left, lapsed, was removed or erased. Told as a count alone.
    Gone,
}

impl Reason {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 15] = [
        Self::Formula,
        Self::Cells,
        Self::Long,
        Self::Name,
        Self::NoWay,
        Self::Email,
        Self::Postcode,
        Self::Address,
        Self::Place,
        Self::NoPlace,
        Self::Since,
        Self::PaidUntil,
        Self::NoMember,
        Self::Twice,
        Self::Gone,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::Cells => "cells",
            Self::Long => "long",
            Self::Name => "name",
            Self::NoWay => "no-way",
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::Address => "address",
            Self::Place => "place",
            Self::NoPlace => "no-place",
            Self::Since => "since",
            Self::PaidUntil => "paid-until",
            Self::NoMember => "no-member",
            Self::Twice => "twice",
            Self::Gone => "gone",
        }
    }
}

/// What a row says of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Her name.
    pub name: String,
    /// Her address of mail.
    pub email: Option<String>,
    /// Her postcode.
    pub postcode: Option<String>,
    /// Her postal address.
    pub address: Option<String>,
    /// Her home.
    pub place: PlaceId,
    /// Since when she has been a member: year, month, day in ISO 8601.
    pub since: Option<String>,
    /// Up to which day she has paid.
    pub paid_until: Option<String>,
    /// Whether she does not want to be written to.
    pub is_opted_out: bool,
    /// When she agreed to the newsletter, and what proves it.
    pub agreed: Option<(String, String)>,
    /// Whether she is said to have agreed, without a day or a proof.
    pub is_unproven: bool,
}

/// A row with what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Its number.
    pub number: u64,
    /// Its cells as they came.
    pub cells: Vec<String>,
    /// What it says, or why it is refused.
    pub found: Result<Entry, Reason>,
    /// The address of a refused row that says that she does not want to be written to.
    #[serde(default)]
    pub opted_out: Option<String>,
}

/// Places by what they are called.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    by_name: HashMap<String, Vec<PlaceId>>,
    by_slug: HashMap<String, PlaceId>,
}

impl Gazetteer {
    /// Of these places; the movement as a whole is nobody's home.
    pub fn new(places: &[Place]) -> Self {
        let mut own = Self::default();
        for place in places.iter().filter(|place| !place.is_root()) {
            own.by_slug.insert(place.slug.as_str().to_owned(), place.id);
            let mut names = vec![folded(place.name.english.as_str())];
            names.extend(place.name.welsh.as_ref().map(|name| folded(name.as_str())));
            names.dedup();
            for name in names {
                own.by_name.entry(name).or_default().push(place.id);
            }
        }
        own
    }

    /// The one place of that name, or with that as the last part of its address.
    fn find(&self, text: &str) -> Option<PlaceId> {
        match self.by_name.get(&folded(text)).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            Some(_) => None,
            None => self.by_slug.get(&text.to_lowercase()).copied(),
        }
    }

    /// The region that most of a postcode's area lies in.
    fn region(&self, postcode: &Postcode) -> Option<PlaceId> {
        postcode::suggest(postcode).regions().first().and_then(|slug| self.by_slug.get(*slug)).copied()
    }
}

fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Looks at the rows of one file, one after the other.
#[derive(Debug)]
pub struct Checker<'a> {
    mapping: &'a Mapping,
    places: &'a Gazetteer,
    today: Day,
    /// Fingerprints of who was in a row before: addresses of mail, or name and postal address. Eight bytes each, so that a million
    /// take little room; under a key by chance, so that nobody makes two of them fall together.
    seen: HashSet<u64>,
    key: RandomState,
}

/// Years ahead to which somebody may have paid.
const AHEAD_YEARS: i64 = 10;

impl<'a> Checker<'a> {
    /// For a file read in this way, on this day.
    pub fn new(mapping: &'a Mapping, places: &'a Gazetteer, today: Day) -> Self {
        Self { mapping, places, today, seen: HashSet::new(), key: RandomState::new() }
    }

    /// What a row says, or why it is refused.
    ///
    /// Source: docs/rules/imports.md, 6 and 7.
    pub fn check(&mut self, row: Row) -> Checked {
        let found = self.entry(&row.cells);
        let opted_out = if found.is_err() { self.opted_out(&row.cells) } else { None };
        Checked { number: row.number, cells: row.cells, found, opted_out }
    }

    /// The address in a row that says that she does not want to be written to.
    ///
    /// Source: docs/rules/imports.md, 12.
    fn opted_out(&self, cells: &[String]) -> Option<String> {
        let read = || cells.iter().zip(&self.mapping.columns);
        let email = read().find(|(cell, field)| **field == Field::Email && !cell.is_empty());
        let email: Email = email?.0.parse().ok()?;
        read().any(|(cell, field)| opts_out(*field, cell)).then(|| email.as_str().to_owned())
    }

    fn entry(&mut self, cells: &[String]) -> Result<Entry, Reason> {
        if cells.len() > self.mapping.columns.len() {
            return Err(Reason::Cells);
        }
        let read = || cells.iter().zip(&self.mapping.columns).filter(|(_, field)| **field != Field::Ignore);
        if read().any(|(cell, _)| cell.chars().count() > LONGEST_CELL) {
            return Err(Reason::Long);
        }
        if read().any(|(cell, _)| is_formula(cell)) {
            return Err(Reason::Formula);
        }
        let one =
            |field: Field| read().find(|(cell, own)| **own == field && !cell.is_empty()).map(|(cell, _)| cell.as_str());
        if one(Field::Standing).is_some_and(|word| !is_member_word(word)) {
            return Err(Reason::NoMember);
        }
        let name = name(&one)?;
        let email: Option<Email> = typed(one(Field::Email), Reason::Email)?;
        let postcode: Option<Postcode> = typed(one(Field::Postcode), Reason::Postcode)?;
        let parts: Vec<&str> = read()
            .filter(|(cell, field)| **field == Field::Address && !cell.is_empty())
            .map(|(cell, _)| cell.as_str())
            .collect();
        let address: Option<Plain<200>> =
            typed((!parts.is_empty()).then(|| parts.join(", ")).as_deref(), Reason::Address)?;
        if email.is_none() && address.is_none() {
            return Err(Reason::NoWay);
        }
        let place = self.place(one(Field::Place), postcode.as_ref())?;
        let since = self.day(one(Field::Since), Reason::Since, self.today)?;
        let last = self.today.plus_months(AHEAD_YEARS * 12);
        let paid_until = self.day(one(Field::PaidUntil), Reason::PaidUntil, last)?;
        let says = |field: Field| read().any(|(cell, own)| *own == field && is_yes(cell));
        let is_opted_out = read().any(|(cell, field)| opts_out(*field, cell));
        let (agreed, is_unproven) = self.agreed(&one, says(Field::Agreed));
        let mark = match (&email, &address) {
            (Some(email), _) => email.lookup(),
            (None, address) => {
                format!("{}\n{}", folded(&name), folded(address.as_ref().map_or("", |address| address.as_str())))
            }
        };
        if !self.seen.insert(self.key.hash_one(mark)) {
            return Err(Reason::Twice);
        }
        Ok(Entry {
            name,
            email: email.map(|email| email.as_str().to_owned()),
            postcode: postcode.map(|postcode| postcode.as_str().to_owned()),
            address: address.map(|address| address.as_str().to_owned()),
            place,
            since: since.map(|day| day.to_string()),
            paid_until: paid_until.map(|day| day.to_string()),
            is_opted_out,
            // Whoever asked not to be written to does not agree to be.
            agreed: agreed.filter(|_| !is_opted_out),
            is_unproven,
        })
    }

    /// The home: as the file says, as the postcode tells, as was chosen for everybody else.
    fn place(&self, named: Option<&str>, postcode: Option<&Postcode>) -> Result<PlaceId, Reason> {
        if let Some(named) = named {
            return self.places.find(named).ok_or(Reason::Place);
        }
        postcode.and_then(|postcode| self.places.region(postcode)).or(self.mapping.home).ok_or(Reason::NoPlace)
    }

    fn day(&self, text: Option<&str>, reason: Reason, last: Day) -> Result<Option<Day>, Reason> {
        let Some(text) = text else { return Ok(None) };
        let first = Day::new(1900, 1, 1).ok_or(reason)?;
        let day = day(text, self.mapping.dates).filter(|day| first <= *day && *day <= last);
        day.map(Some).ok_or(reason)
    }

    /// When she agreed and what proves it, and whether one of the two is lacking.
    fn agreed<'r>(&self, one: &dyn Fn(Field) -> Option<&'r str>, says: bool) -> (Option<(String, String)>, bool) {
        if !says {
            return (None, false);
        }
        let on = one(Field::AgreedOn).and_then(|text| day(text, self.mapping.dates)).filter(|day| *day <= self.today);
        let proof = one(Field::AgreedProof).and_then(|text| text.parse::<Plain<80>>().ok());
        match (on, proof) {
            (Some(on), Some(proof)) => (Some((on.to_string(), proof.as_str().to_owned())), false),
            _ => (None, true),
        }
    }
}

/// The name: the whole, or its parts.
fn name<'r>(one: &dyn Fn(Field) -> Option<&'r str>) -> Result<String, Reason> {
    let parts = [Field::First, Field::Middle, Field::Last].into_iter().filter_map(one);
    let whole = one(Field::Name).map_or_else(|| parts.collect::<Vec<_>>().join(" "), str::to_owned);
    let name: Plain<80> = whole.parse().map_err(|_| Reason::Name)?;
    // A row of figures or dashes is nobody's name.
    if name.as_str().chars().any(char::is_alphabetic) { Ok(name.as_str().to_owned()) } else { Err(Reason::Name) }
}

fn typed<T: std::str::FromStr<Err = PlainError>>(text: Option<&str>, reason: Reason) -> Result<Option<T>, Reason> {
    text.map(str::parse).transpose().map_err(|_| reason)
}

/// Whether a spreadsheet would run that, and nothing else can be meant: a lone sign is none.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && cell.chars().count() > 1
}

fn is_yes(cell: &str) -> bool {
    matches!(folded(cell).as_str(), "yes" | "y" | "true" | "t" | "1" | "x" | "ie" | "ydw")
}

fn is_no(cell: &str) -> bool {
    matches!(folded(cell).as_str(), "" | "no" | "n" | "false" | "f" | "0" | "na" | "nac ydw")
}

/// Whether a cell says that she does not want to be written to. What says neither yes nor no, a date for one, says that something
/// was noted: in doubt nobody is written to.
fn opts_out(field: Field, cell: &str) -> bool {
    match field {
        Field::OptOut => !is_no(cell),
        Field::OptIn => !cell.is_empty() && is_no(cell),
        Field::EmailStatus => !matches!(folded(cell).as_str(), "" | "subscribed" | "new" | "active"),
        _ => false,
    }
}

fn is_member_word(cell: &str) -> bool {
    matches!(folded(cell).as_str(), "new" | "current" | "grace" | "active" | "member" | "yes" | "true" | "1" | "aelod")
}

/// A day as other programs write it: 2026-12-31, with or without an hour; 31/12/2026 or 12/31/2026, also with dots and dashes;
/// 20261231, as some versions of `CiviCRM` do.
fn day(text: &str, dates: Dates) -> Option<Day> {
    let text = text.split(['T', ' ']).next()?;
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Day::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if first.len() == 4 {
        return Day::new(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
    }
    let (day, month) = match dates {
        Dates::DayFirst => (first, second),
        Dates::MonthFirst => (second, first),
    };
    (third.len() == 4).then(|| Day::new(third.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

#[cfg(test)]
mod tests;
