//! Requests about the data that is kept of somebody: asked on a page or on paper, with a clock, an owner and an answer.

use terms::{Day, Id, Kind as IdKind, PersonId, Timestamp, Zone};

/// Id of a request.
pub type RequestId = Id<RequestKind>;

/// The kind of thing that a [`RequestId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKind {}
impl IdKind for RequestKind {
    const WORD: &'static str = "request";
}

/// What the words of a request, the reason for more time and the answer are sealed as; parts of the seal, so they never change.
pub(crate) const WORDS: &str = "request";
pub(crate) const BECAUSE: &str = "request-because";
pub(crate) const ANSWER: &str = "request-answer";

/// The longest text of a request, a reason or an answer, in characters.
pub const LONGEST: usize = 4_000;
/// Days within which a request is answered; a month where that is shorter.
pub const DAYS: i64 = 30;
/// A request on paper is entered at most so many days after it came.
pub const OLDEST_DAYS: i64 = 366;
/// So many days before a request is due its owner is reminded.
pub const REMINDED_DAYS: i64 = 7;
/// So many days after its answer a request is destroyed.
pub const KEPT_DAYS: i64 = 1_096;
/// So many of one person can be open at once.
pub const MOST_OPEN: usize = 10;

/// Words of something that is chosen from a list.
macro_rules! chosen {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }
        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that it is saved as.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The one of that word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

chosen! {
    /// What is asked for (UK GDPR, Articles 15 to 21 and 77).
    Kind {
        /// A copy, or what is kept and why.
        Access "access",
        /// To correct what she cannot correct herself.
        Correction "correction",
        /// To erase what she cannot erase herself.
        Erasure "erasure",
        /// To use it for nothing until something is settled.
        Restriction "restriction",
        /// To have it in a form for another program.
        Portability "portability",
        /// Not to use it for something.
        Objection "objection",
        /// A complaint, and everything else.
        Other "other",
    }
}

chosen! {
    /// How a request came.
    Channel {
        /// On a page, by a member who was signed in.
        Page "page",
        /// By letter.
        Letter "letter",
        /// By telephone.
        Telephone "telephone",
        /// By word of mouth.
        Spoken "spoken",
    }
}

chosen! {
    /// How a request was answered.
    Outcome {
        /// As it was asked.
        Done "done",
        /// In part; the answer says why not all.
        Partly "partly",
        /// Not; the answer says why.
        Refused "refused",
        /// Whoever asked had everything erased.
        Erased "erased",
    }
}

impl Outcome {
    /// Those that an officer gives.
    pub const GIVEN: [Self; 3] = [Self::Done, Self::Partly, Self::Refused];
}

/// A request without its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// Under which id its key is kept.
    pub key: PersonId,
    /// Whose it is; nobody once she was erased.
    pub person: Option<PersonId>,
    /// What is asked for.
    pub kind: Kind,
    /// How it came.
    pub channel: Channel,
    /// When it came.
    pub received_at: Timestamp,
    /// When it was entered.
    pub entered_at: Timestamp,
    /// Who entered it, when she did not herself.
    pub entered_by: Option<PersonId>,
    /// The first instant at which it is late.
    pub due_at: Timestamp,
    /// Who answers it, since when.
    pub owner: Option<(PersonId, Timestamp)>,
    /// When it was given more time.
    pub extended_at: Option<Timestamp>,
    /// When and how it was answered.
    pub answered: Option<(Timestamp, Outcome)>,
}

/// Why nothing was done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAct {
    /// Nobody handles her own.
    #[error("{}", self.key())]
    Own,
    /// It is answered.
    #[error("{}", self.key())]
    Answered,
    /// Somebody else answers it, or nobody does yet.
    #[error("{}", self.key())]
    NotYours,
    /// It was given more time already.
    #[error("{}", self.key())]
    Extended,
    /// It is late already.
    #[error("{}", self.key())]
    Late,
}

impl CannotAct {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "membership-request-own",
            Self::Answered => "membership-request-answered",
            Self::NotYours => "membership-request-not-yours",
            Self::Extended => "membership-request-extended-already",
            Self::Late => "membership-request-late",
        }
    }
}

/// The first instant at which a request received on a day is late: thirty days, and never more than a month, after it.
///
/// Source: docs/rules/membership.md, 87; UK GDPR, Article 12(3).
pub fn due(received: Day, zone: &Zone) -> Timestamp {
    received.plus(DAYS).min(received.plus_months(1)).plus(1).starts(zone)
}

impl Request {
    /// The last instant at which it is not late.
    pub fn last(&self) -> Timestamp {
        self.due_at.plus(-1)
    }

    /// Is it open, and late?
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.answered.is_none() && now >= self.due_at
    }

    /// Days that are left at `now`, its last among them; negative once it is late.
    pub fn days_left(&self, zone: &Zone, now: Timestamp) -> i64 {
        self.last().day(zone).since(now.day(zone))
    }

    /// Whether an officer may see it and take it on.
    ///
    /// # Errors
    /// [`CannotAct`].
    ///
    /// Source: docs/rules/membership.md, 88.
    pub fn take(mut self, officer: PersonId, now: Timestamp) -> Result<Self, CannotAct> {
        self.open_to(officer)?;
        if self.owner.is_none_or(|(owner, _)| owner != officer) {
            self.owner = Some((officer, now));
        }
        Ok(self)
    }

    /// Gives it one or two months more, once, while it is not late.
    ///
    /// # Errors
    /// [`CannotAct`].
    ///
    /// Source: docs/rules/membership.md, 88; UK GDPR, Article 12(3).
    pub fn extend(mut self, officer: PersonId, months: i64, zone: &Zone, now: Timestamp) -> Result<Self, CannotAct> {
        self.owned_by(officer)?;
        if self.extended_at.is_some() {
            return Err(CannotAct::Extended);
        }
        if self.is_overdue(now) {
            return Err(CannotAct::Late);
        }
        self.due_at = self.last().day(zone).plus_months(months.clamp(1, 2)).plus(1).starts(zone);
        self.extended_at = Some(now);
        Ok(self)
    }

    /// Answers it.
    ///
    /// # Errors
    /// [`CannotAct`].
    ///
    /// Source: docs/rules/membership.md, 88.
    pub fn answer(mut self, officer: PersonId, outcome: Outcome, now: Timestamp) -> Result<Self, CannotAct> {
        self.owned_by(officer)?;
        self.answered = Some((now, outcome));
        Ok(self)
    }

    fn open_to(&self, officer: PersonId) -> Result<(), CannotAct> {
        if self.person == Some(officer) {
            return Err(CannotAct::Own);
        }
        if self.answered.is_some() { Err(CannotAct::Answered) } else { Ok(()) }
    }

    fn owned_by(&self, officer: PersonId) -> Result<(), CannotAct> {
        self.open_to(officer)?;
        if self.owner.is_some_and(|(owner, _)| owner == officer) { Ok(()) } else { Err(CannotAct::NotYours) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: u8 = 1;
    const RUTH: u8 = 2;
    const SIAN: u8 = 3;

    fn person(byte: u8) -> PersonId {
        PersonId::by_chance([byte; 16])
    }

    fn london() -> Zone {
        Zone::named("Europe/London").unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// Ann's request, received on 28 November 2026 and taken on by Ruth.
    fn request() -> Request {
        let received_at = day("2026-11-28").starts(&london());
        Request {
            id: RequestId::by_chance([1; 16]),
            key: person(9),
            person: Some(person(ANN)),
            kind: Kind::Access,
            channel: Channel::Page,
            received_at,
            entered_at: received_at,
            entered_by: None,
            due_at: due(day("2026-11-28"), &london()),
            owner: Some((person(RUTH), received_at)),
            extended_at: None,
            answered: None,
        }
    }

    #[test]
    fn it_is_due_thirty_days_after_and_never_later_than_a_month() {
        for (received, last) in [
            ("2026-11-28", "2026-12-28"),
            ("2026-12-31", "2027-01-30"),
            ("2027-01-31", "2027-02-28"),
            ("2027-02-01", "2027-03-01"),
        ] {
            assert_eq!(due(day(received), &london()), day(last).plus(1).starts(&london()), "{received}");
        }
    }

    #[test]
    fn its_last_day_is_in_time_and_the_next_instant_is_late() {
        let one = request();

        assert!(!one.is_overdue(one.last()) && one.is_overdue(one.due_at));
        assert_eq!(one.days_left(&london(), one.received_at), 30);
        assert_eq!(one.days_left(&london(), one.last()), 0);
        assert_eq!(one.days_left(&london(), one.due_at), -1);
    }

    #[test]
    fn more_time_is_given_once_by_its_owner_with_up_to_two_months() {
        let (one, zone) = (request(), london());
        let now = one.received_at;
        let extended = one.extend(person(RUTH), 9, &zone, now).unwrap();

        assert_eq!(extended.last().day(&zone), day("2027-02-28"));
        assert_eq!(extended.extend(person(RUTH), 1, &zone, now), Err(CannotAct::Extended));
        assert_eq!(one.extend(person(SIAN), 1, &zone, now), Err(CannotAct::NotYours));
        assert_eq!(one.extend(person(RUTH), 1, &zone, one.due_at), Err(CannotAct::Late));
    }

    #[test]
    fn nobody_handles_her_own_nor_one_that_is_answered() {
        let one = request();
        let now = one.received_at;

        assert_eq!(one.take(person(ANN), now), Err(CannotAct::Own));
        let taken = one.take(person(SIAN), now).unwrap();
        assert_eq!(taken.answer(person(RUTH), Outcome::Done, now), Err(CannotAct::NotYours));
        let answered = taken.answer(person(SIAN), Outcome::Refused, now).unwrap();
        assert_eq!(answered.take(person(RUTH), now), Err(CannotAct::Answered));
        assert!(!answered.is_overdue(one.due_at));
    }
}
