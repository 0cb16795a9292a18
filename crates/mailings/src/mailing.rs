//! A mailing: what an officer writes to many members, from the draft to the last letter.

use std::sync::LazyLock;

use membership::{
    purpose::{self, Purpose},
    segment::Segment,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use terms::{Id, Kind, Language, PersonId, PlaceId, Timestamp};

/// Id of a mailing.
pub type MailingId = Id<MailingKind>;

/// The kind of thing that a [`MailingId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailingKind {}
impl Kind for MailingKind {
    const WORD: &'static str = "mailing";
}

/// The longest text, in characters.
pub const LONGEST: usize = 20_000;

/// The figures that mailings go by; data in `data/rule.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// So many of those that are agreed to go to one member, of all places together …
    pub most: i64,
    /// … within so many days.
    pub within_days: i64,
    /// So often a letter is tried that a server does not take for now.
    pub tries: i64,
    /// So many minutes after the first try comes the second, twice as many after the second the third, and so on.
    pub again_minutes: i64,
    /// What stood still for so many days is called off.
    pub held_days: i64,
    /// Whom a mailing went to is kept so many days.
    pub kept_days: i64,
}

static RULE: LazyLock<Rule> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/rule.json")).expect("a test reads the file"));

/// The figures that mailings go by.
pub fn rule() -> Rule {
    *RULE
}

/// Something that every member concerned must be told, whatever she agreed to: data in `data/notices.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its word in the database; `mailings-notice-…` in the message files has its name and why it is sent.
    pub id: String,
    /// Whether the program itself lets it go, and no officer writes it.
    #[serde(default)]
    pub is_automatic: bool,
}

static NOTICES: LazyLock<Vec<Notice>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/notices.json")).expect("a test reads the file"));

/// All kinds of notices, in the order in which they are offered.
pub fn notices() -> &'static [Notice] {
    &NOTICES
}

/// On what ground a mailing is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Its recipients agreed to it.
    Consent(&'static Purpose),
    /// Every member concerned must know it.
    Notice(&'static Notice),
}

impl Ground {
    /// The ground of that word.
    pub fn find(word: &str, is_notice: bool) -> Option<Self> {
        if is_notice {
            NOTICES.iter().find(|notice| notice.id == word).map(Self::Notice)
        } else {
            purpose::find(word).map(Self::Consent)
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consent(purpose) => &purpose.id,
            Self::Notice(notice) => &notice.id,
        }
    }

    /// Whether the program itself lets it go: no officer writes it or stops it.
    pub const fn is_automatic(self) -> bool {
        match self {
            Self::Consent(purpose) => purpose.is_automatic,
            Self::Notice(notice) => notice.is_automatic,
        }
    }

    /// Whether each recipient reads what concerns her places.
    pub const fn is_digest(self) -> bool {
        matches!(self, Self::Consent(purpose) if purpose.is_automatic)
    }

    /// Whether every member concerned must know it.
    pub const fn is_notice(self) -> bool {
        matches!(self, Self::Notice(_))
    }
}

/// Why a mailing stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// An officer stopped it.
    Asked,
    /// Whoever began it may no longer write there.
    Office,
    /// The mail server takes no letters.
    Server,
}

impl Held {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Office => "office",
            Self::Server => "server",
        }
    }

    /// The reason of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Asked, Self::Office, Self::Server].into_iter().find(|why| why.word() == word)
    }
}

/// Where a mailing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    Draft,
    /// A notice waits for a second person to read it.
    Asked,
    /// It is being written down whom it goes to.
    Listing,
    /// Letters go out.
    Sending,
    /// It stands still.
    Held(Held),
    /// Everybody has it who gets it.
    Ended,
    /// It ended before.
    CalledOff,
}

impl State {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Asked => "asked",
            Self::Listing => "listing",
            Self::Sending => "sending",
            Self::Held(_) => "held",
            Self::Ended => "ended",
            Self::CalledOff => "called-off",
        }
    }
}

/// A mailing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailing {
    /// Its id.
    pub id: MailingId,
    /// Whose members it goes to.
    pub place: PlaceId,
    /// Who wrote it last.
    pub author: Option<PersonId>,
    /// On what ground.
    pub ground: Ground,
    /// Whom it goes to.
    pub segment: Segment,
    /// Whether it goes to readers who are no members as well.
    pub for_readers: bool,
    /// The language that it is written in.
    pub language: Language,
    /// What it is about.
    pub subject: String,
    /// Its text, in Markdown.
    pub words: String,
    /// When it was begun.
    pub made_at: Timestamp,
    /// When a second person was asked to read it.
    pub asked_at: Option<Timestamp>,
    /// From when on it is sent.
    pub started_at: Option<Timestamp>,
    /// Who began to send it.
    pub started_by: Option<PersonId>,
    /// Since when letters go out without a stop.
    pub going_since: Option<Timestamp>,
    /// When everybody it goes to was written down.
    pub listed_at: Option<Timestamp>,
    /// After whom to go on writing down, as text.
    pub listed_after: Option<String>,
    /// Why it stands still.
    pub held: Option<Held>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Whether it ended before everybody had it.
    pub is_called_off: bool,
    /// Number of its present step.
    pub serial: i64,
    /// The next number of a recipient.
    pub listed: i64,
    /// So many letters were sent.
    pub sent: i64,
    /// How it went, once it is no longer kept whom it went to: as JSON.
    pub figures: Option<String>,
}

impl Mailing {
    /// One that nobody has written anything into.
    pub(crate) fn draft(segment: Segment, ground: Ground, now: Timestamp) -> Self {
        Self {
            id: MailingId::from_uuid(uuid::Uuid::nil()),
            place: segment.place,
            author: None,
            ground,
            segment,
            for_readers: false,
            language: Language::English,
            subject: String::new(),
            words: String::new(),
            made_at: now,
            asked_at: None,
            started_at: None,
            started_by: None,
            going_since: None,
            listed_at: None,
            listed_after: None,
            held: None,
            ended_at: None,
            is_called_off: false,
            serial: 0,
            listed: 0,
            sent: 0,
            figures: None,
        }
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        match (self.ended_at, self.held, self.started_at, self.listed_at) {
            (Some(_), ..) if self.is_called_off => State::CalledOff,
            (Some(_), ..) => State::Ended,
            (None, Some(why), ..) => State::Held(why),
            (None, None, Some(_), None) => State::Listing,
            (None, None, Some(_), Some(_)) => State::Sending,
            (None, None, None, _) if self.asked_at.is_some() => State::Asked,
            (None, None, None, _) => State::Draft,
        }
    }

    /// The same text for the same mailing to the same members, and another for any other: so that what is let go is what was read.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let chosen = self.segment.to_query();
        let readers = if self.for_readers { "readers" } else { "" };
        for text in [self.ground.word(), &chosen, readers, self.language.tag(), &self.subject, &self.words] {
            // Lengths keep the parts apart.
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        hex::encode(&hash.finalize()[..16])
    }

    /// Whether somebody may let it go: anybody who may write to its members, but a notice, which nobody can refuse to get, is
    /// read by a second person first.
    ///
    /// Source: docs/rules/mailings.md, 6.
    pub fn may_be_started_by(&self, person: PersonId) -> bool {
        match (self.ground, self.state()) {
            (Ground::Consent(_), State::Draft) => true,
            (Ground::Notice(_), State::Asked) => self.author != Some(person),
            _ => false,
        }
    }
}

/// What became of a letter of a mailing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is yet to be sent.
    Waiting,
    /// It was sent.
    Sent,
    /// A server said afterwards that it could not be delivered.
    Bounced,
    /// A server refused it.
    Refused,
    /// Servers had refused her address before.
    Undeliverable,
    /// She has no address.
    NoAddress,
    /// She did not agree, or no longer.
    NoConsent,
    /// She was no member any more.
    NoMember,
    /// She is at home elsewhere by now, or where whoever sends it may not write.
    Elsewhere,
    /// A reader who is a member by now, and chooses as one.
    Member,
    /// She had enough within those days.
    Enough,
    /// She wants to read of decisions less often.
    NotDue,
    /// There was nothing to tell her.
    Nothing,
}

impl Fate {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 13] = [
        Self::Waiting,
        Self::Sent,
        Self::Bounced,
        Self::Refused,
        Self::Undeliverable,
        Self::NoAddress,
        Self::NoConsent,
        Self::NoMember,
        Self::Elsewhere,
        Self::Member,
        Self::Enough,
        Self::NotDue,
        Self::Nothing,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Bounced => "bounced",
            Self::Refused => "refused",
            Self::Undeliverable => "undeliverable",
            Self::NoAddress => "no-address",
            Self::NoConsent => "no-consent",
            Self::NoMember => "no-member",
            Self::Elsewhere => "elsewhere",
            Self::Member => "member",
            Self::Enough => "enough",
            Self::NotDue => "not-due",
            Self::Nothing => "nothing",
        }
    }

    /// The fate of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.word() == word)
    }

    /// Whether a notice that came to this reaches her on paper alone.
    pub const fn needs_paper(self) -> bool {
        matches!(self, Self::Bounced | Self::Refused | Self::Undeliverable | Self::NoAddress)
    }
}

/// At the earliest everybody has it then: each server gets so many a minute, one at least.
///
/// `most` is how many letters wait for the server for which most wait.
pub fn earliest_end(most: i64, a_minute: u32, now: Timestamp) -> Timestamp {
    let a_minute = i64::from(a_minute.max(1));
    let minutes = (most.max(0) + a_minute - 1) / a_minute;
    now.plus((minutes - 1).max(0) * Timestamp::MINUTE)
}

/// When a letter is tried again that a server did not take for now; `None` when it was tried often enough.
pub fn again_at(tries: i64, now: Timestamp) -> Option<Timestamp> {
    let factor = 1_i64 << (tries - 1).clamp(0, 16);
    (tries < rule().tries).then(|| now.plus(rule().again_minutes * factor * Timestamp::MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailing() -> Mailing {
        let place = PlaceId::by_chance([1; 16]);
        let segment = Segment::of(place);
        let ground = Ground::find("newsletter", false).unwrap();
        Mailing {
            author: Some(PersonId::by_chance([3; 16])),
            ..Mailing::draft(segment, ground, Timestamp::from_micros(1))
        }
    }

    #[test]
    fn a_notice_is_let_go_by_a_second_person_alone() {
        let (author, other) = (PersonId::by_chance([3; 16]), PersonId::by_chance([4; 16]));
        let notice = Mailing { ground: Ground::find("meeting", true).unwrap(), ..mailing() };
        let asked = Mailing { asked_at: Some(Timestamp::from_micros(2)), ..notice.clone() };

        assert!(mailing().may_be_started_by(author) && mailing().may_be_started_by(other));
        assert!(!notice.may_be_started_by(author) && !notice.may_be_started_by(other));
        assert!(!asked.may_be_started_by(author) && asked.may_be_started_by(other));
        let begun = Mailing { started_at: Some(Timestamp::from_micros(3)), ..asked };
        assert!(!begun.may_be_started_by(other), "once");
    }

    #[test]
    fn the_words_of_grounds_are_apart() {
        for notice in notices() {
            assert_eq!(Ground::find(&notice.id, true).map(Ground::word), Some(notice.id.as_str()));
            assert_eq!(Ground::find(&notice.id, false), None, "{}", notice.id);
        }
        assert!(Ground::find("newsletter", true).is_none());
    }

    #[test]
    fn fates_are_read_back() {
        for fate in Fate::ALL {
            assert_eq!(Fate::from_word(fate.word()), Some(fate));
        }
    }

    #[test]
    fn the_end_is_as_far_as_the_busiest_server() {
        let now = Timestamp::from_micros(0);
        let minutes = |most| earliest_end(most, 300, now).micros() / Timestamp::MINUTE;

        assert_eq!([0, 1, 300, 301, 100_000].map(minutes), [0, 0, 0, 1, 333]);
    }

    #[test]
    fn waiting_doubles_and_ends() {
        let minutes = |tries| again_at(tries, Timestamp::from_micros(0)).map(|at| at.micros() / Timestamp::MINUTE);

        assert_eq!([1, 2, 3, 4, 5].map(minutes), [Some(15), Some(30), Some(60), Some(120), None]);
    }
}
