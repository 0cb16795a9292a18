//! Exports: members' particulars in a file, for a purpose that two people stand for; nothing else leaves in bulk.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use terms::{Id, Kind, OfficeId, PersonId, PlaceId, Timestamp};

use crate::{
    access::Hash,
    office::{APPROVE_EXPORT, Office},
    person::Field,
    segment::Segment,
};

/// Id of an export.
pub type ExportId = Id<ExportKind>;

/// The kind of thing that an [`ExportId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {}
impl Kind for ExportKind {
    const WORD: &'static str = "export";
}

/// The longest reason, in characters.
pub const LONGEST: usize = 1_000;

/// What a file may hold of a member. Notes, cases, consents and dates of birth cannot be named here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// Her membership number.
    Number,
    /// Her name.
    Name,
    /// Her e-mail address.
    Email,
    /// Her postal address.
    Address,
    /// Her postcode.
    Postcode,
    /// The place where she is at home.
    Home,
    /// Where her membership stands.
    Standing,
}

impl Column {
    /// Its word in message keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Email => "email",
            Self::Address => "address",
            Self::Postcode => "postcode",
            Self::Home => "home",
            Self::Standing => "standing",
        }
    }

    /// The sealed field that it shows; `None` for what is worked out.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Name => Some(Field::Name),
            Self::Email => Some(Field::Email),
            Self::Address => Some(Field::Address),
            Self::Postcode => Some(Field::Postcode),
            Self::Number | Self::Home | Self::Standing => None,
        }
    }
}

/// What an export may be for, and what it then may hold: data in `data/exports.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Its word in the database; `membership-export-purpose-…` in the message files has its name.
    pub id: String,
    /// The fields, in the order in which they stand in the file.
    pub fields: Vec<Column>,
    /// Whoever has nothing there is left out: she could not be reached by it.
    #[serde(default)]
    pub needs: Option<Column>,
}

/// The figures that exports go by.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// So many hours it can be taken after it was let go.
    pub hours: i64,
    /// So many days there are to decide; then it has lapsed.
    pub days_to_decide: i64,
    /// So many members are in one at most.
    pub most: usize,
    /// So often one is taken at most.
    pub downloads: i64,
    /// Who was in it is kept so many days.
    pub members_kept_days: i64,
    /// That there was one is kept so many days: a leak comes to light late.
    pub kept_days: i64,
    /// What one may be for, in the order in which it is offered.
    pub purposes: Vec<Purpose>,
}

static RULE: LazyLock<Rule> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/exports.json")).expect("a test reads the file"));

/// The figures that exports go by.
pub fn rule() -> &'static Rule {
    &RULE
}

/// The purpose of that word.
pub fn purpose(id: &str) -> Option<&'static Purpose> {
    RULE.purposes.iter().find(|purpose| purpose.id == id)
}

/// Where an export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for a second person.
    Asked,
    /// Nobody decided in time.
    Lapsed,
    /// Whoever asked for it takes it back.
    Withdrawn,
    /// The second person refused it.
    Refused,
    /// It was let go, and it is being written down whom it holds.
    Listing,
    /// Whoever asked for it can take it.
    Ready,
    /// One of the two may no longer do what she did, or it holds nobody.
    Void,
    /// Its time is over.
    Over,
}

impl State {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
            Self::Listing => "listing",
            Self::Ready => "ready",
            Self::Void => "void",
            Self::Over => "over",
        }
    }
}

/// What a second person decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// When.
    pub at: Timestamp,
    /// Who; nobody once she was erased.
    pub by: Option<PersonId>,
    /// In which office.
    pub office: OfficeId,
    /// Whether she let it go.
    pub is_let_go: bool,
}

/// An export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its id.
    pub id: ExportId,
    /// Whom it holds.
    pub segment: Segment,
    /// What for.
    pub purpose: &'static Purpose,
    /// Why, in the words of who asked for it.
    pub reason: String,
    /// Who asked for it, and for whom alone it is; nobody once she was erased.
    pub asked_by: Option<PersonId>,
    /// In which office.
    pub office: OfficeId,
    /// When.
    pub asked_at: Timestamp,
    /// When she took that back.
    pub withdrawn_at: Option<Timestamp>,
    /// What was decided.
    pub decided: Option<Decided>,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// When it was written down whom it holds.
    pub listed_at: Option<Timestamp>,
    /// That it came to nothing then.
    pub is_void: bool,
    /// The first instant at which it can no longer be taken.
    pub expires_at: Option<Timestamp>,
    /// So many are in it, made-up members apart.
    pub members: i64,
    /// The hash over the list of who is in it.
    pub list_hash: Option<Hash>,
}

/// Why somebody cannot decide on an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotDecide {
    /// She asked for it.
    #[error("membership-export-own")]
    Own,
    /// No office of hers allows it there.
    #[error("membership-export-not-yours")]
    NotYours,
    /// She would decide in a role that the first holds as well.
    #[error("membership-export-same-role")]
    SameRole,
    /// One of the two gave the other an office.
    #[error("membership-export-appointed")]
    Appointed,
}

impl CannotDecide {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "membership-export-own",
            Self::NotYours => "membership-export-not-yours",
            Self::SameRole => "membership-export-same-role",
            Self::Appointed => "membership-export-appointed",
        }
    }
}

impl Export {
    /// The place of its segment.
    pub const fn place(&self) -> PlaceId {
        self.segment.place
    }

    /// Where it stands.
    ///
    /// Source: docs/rules/membership.md, 99 and 101.
    pub fn state(&self, now: Timestamp) -> State {
        let is_over = self.expires_at.is_some_and(|expires_at| expires_at <= now);
        match self.decided {
            _ if self.withdrawn_at.is_some() => State::Withdrawn,
            None if self.asked_at.plus(rule().days_to_decide * Timestamp::DAY) <= now => State::Lapsed,
            None => State::Asked,
            Some(decided) if !decided.is_let_go => State::Refused,
            Some(_) if self.is_void => State::Void,
            Some(_) if is_over => State::Over,
            Some(_) if self.listed_at.is_none() => State::Listing,
            Some(_) => State::Ready,
        }
    }

    /// The same text for the same members, purpose, reason and number of them, and another for any other: what is let go is what
    /// was read.
    pub fn digest(&self, count: u64) -> String {
        let mut hash = Sha256::new();
        let (chosen, count) = (self.segment.to_query(), count.to_string());
        for text in [self.purpose.id.as_str(), &chosen, &self.reason, &count] {
            // Lengths keep the parts apart.
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        hex::encode(&hash.finalize()[..16])
    }
}

/// The office in which somebody decides on an export over a place, given as the place and all that it lies in.
///
/// `first` and `second` are the two with the offices that they may act on now. Neither may have appointed the other: whoever gives
/// an office can give it to somebody who does as she is told.
///
/// # Errors
/// [`CannotDecide`], the first reason that holds.
///
/// Source: docs/rules/membership.md, 98.
pub fn deciding<'a>(
    first: (PersonId, &[Office]),
    second: (PersonId, &'a [Office]),
    chain: &[PlaceId],
    now: Timestamp,
) -> Result<&'a Office, CannotDecide> {
    if first.0 == second.0 {
        return Err(CannotDecide::Own);
    }
    let mut allowing = second.1.iter().filter(|office| office.allows(APPROVE_EXPORT, chain, now)).peekable();
    if allowing.peek().is_none() {
        return Err(CannotDecide::NotYours);
    }
    let roles: BTreeSet<&str> = first.1.iter().map(|office| office.role.id.as_str()).collect();
    let office = allowing.find(|office| !roles.contains(office.role.id.as_str())).ok_or(CannotDecide::SameRole)?;
    let gave = |giver: PersonId, offices: &[Office]| offices.iter().any(|office| office.given_by == Some(giver));
    if gave(first.0, second.1) || gave(second.0, first.1) {
        return Err(CannotDecide::Appointed);
    }
    Ok(office)
}

/// What commits to one member of the list of an export, under a salt of 32 random bytes.
pub fn leaf(number: i64, person: PersonId, salt: &[u8; 32]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"flotilla export member 1");
    hash.update(number.to_be_bytes());
    hash.update(salt);
    hash.update(person.uuid().as_bytes());
    hash.finalize().into()
}

/// The hash over a whole list, in the order of its numbers.
pub fn list_hash<'a>(leaves: impl IntoIterator<Item = &'a Hash>) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"flotilla export list 1");
    for leaf in leaves {
        hash.update(leaf);
    }
    hash.finalize().into()
}

/// A line of a file of comma-separated values (RFC 4180), its end with it.
///
/// Every cell is quoted. One that begins as a formula would in a spreadsheet gets an apostrophe before it, or opening the file
/// would run what a member wrote as her name.
pub fn line(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        let harmless = if is_formula { "'" } else { "" };
        format!("\"{harmless}{}\"", text.replace('"', "\"\""))
    };
    let cells: Vec<String> = cells.iter().map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::role;

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn person(number: u8) -> PersonId {
        PersonId::by_chance([number; 16])
    }

    fn office(holder: u8, role_id: &str, given_by: Option<u8>) -> Office {
        Office {
            id: OfficeId::by_chance([holder; 16]),
            person: person(holder),
            role: role(role_id).unwrap(),
            place: PlaceId::by_chance([1; 16]),
            starts_at: NOW.plus(-Timestamp::DAY),
            ends_at: NOW.plus(Timestamp::DAY),
            given_by: given_by.map(person),
            is_shown: false,
            without: Vec::new(),
        }
    }

    /// Whether 2 may decide on what 1 asked for, each with these offices.
    fn decides(first: &[Office], second: &[Office]) -> Result<(), CannotDecide> {
        let chain = [PlaceId::by_chance([2; 16]), PlaceId::by_chance([1; 16])];
        deciding((person(1), first), (person(2), second), &chain, NOW).map(|_| ())
    }

    #[test]
    fn the_second_holds_another_role_and_neither_appointed_the_other() {
        let organiser = [office(1, "organiser", Some(9))];
        let treasurer = [office(2, "treasurer", Some(9))];

        assert_eq!(decides(&organiser, &treasurer), Ok(()));
        assert_eq!(decides(&organiser, &[]), Err(CannotDecide::NotYours));
        assert_eq!(decides(&organiser, &[office(2, "organiser", Some(9))]), Err(CannotDecide::NotYours));
        let both = [office(1, "organiser", Some(9)), office(1, "treasurer", Some(9))];
        assert_eq!(decides(&both, &treasurer), Err(CannotDecide::SameRole));
        let [one, two] = [office(1, "administrator", None), office(2, "administrator", None)];
        assert_eq!(decides(&[one], &[two]), Err(CannotDecide::SameRole));
        assert_eq!(decides(&organiser, &[office(2, "treasurer", Some(1))]), Err(CannotDecide::Appointed));
        assert_eq!(decides(&[office(1, "organiser", Some(2))], &treasurer), Err(CannotDecide::Appointed));
    }

    #[test]
    fn nobody_decides_on_her_own_nor_after_her_office_ended_nor_where_she_stands() {
        let organiser = [office(1, "organiser", Some(9))];
        let chain = [PlaceId::by_chance([1; 16])];
        let own = deciding((person(1), &organiser), (person(1), &[office(1, "treasurer", None)]), &chain, NOW).err();
        assert_eq!(own, Some(CannotDecide::Own));

        let ended = Office { ends_at: NOW, ..office(2, "treasurer", Some(9)) };
        assert_eq!(decides(&organiser, &[ended]), Err(CannotDecide::NotYours));
        let stands = Office { without: vec![PlaceId::by_chance([2; 16])], ..office(2, "treasurer", Some(9)) };
        assert_eq!(decides(&organiser, &[stands]), Err(CannotDecide::NotYours));
    }

    #[test]
    fn what_would_be_a_formula_is_none() {
        assert_eq!(line(&["Ann", "O\"Neill, \"A\""]), "\"Ann\",\"O\"\"Neill, \"\"A\"\"\"\r\n");
        for begins in ["=1", "+1", "-1", "@A", "\t=1", "\r=1"] {
            assert_eq!(line(&[begins]), format!("\"'{begins}\"\r\n"));
        }
    }

    #[test]
    fn the_purposes_hold_what_they_need_and_words_are_apart() {
        for one in &rule().purposes {
            assert!(one.needs.is_none_or(|needs| one.fields.contains(&needs)), "{}", one.id);
            assert_eq!(purpose(&one.id), Some(one));
        }
        assert!(!purpose("count-check").unwrap().fields.contains(&Column::Name));
    }

    #[test]
    fn a_list_is_another_where_one_member_is_another() {
        let leaves = |number: u8| [leaf(0, person(1), &[7; 32]), leaf(1, person(number), &[8; 32])];

        assert_eq!(list_hash(&leaves(2)), list_hash(&leaves(2)));
        assert_ne!(list_hash(&leaves(2)), list_hash(&leaves(3)));
    }
}
