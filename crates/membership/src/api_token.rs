//! Tokens of programs: what an officer lets a program do at one place, and until when.

use terms::{Id, Kind, OfficeId, PersonId, PlaceId, Plain, Timestamp, Zone};

use crate::{
    note::day_after,
    office::{Capability, REGISTER, SEARCH},
    token::Token,
};

/// Id of a token.
pub type ApiTokenId = Id<ApiTokenKind>;

/// The kind of thing that an [`ApiTokenId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiTokenKind {}
impl Kind for ApiTokenKind {
    const WORD: &'static str = "token";
}

/// What an officer calls a token.
pub type TokenName = Plain<80>;

/// How a token begins, so that it is known for one wherever it turns up.
pub const PREFIX: &str = "flotilla_";
/// A place has so many at a time at most.
pub const MOST: usize = 20;
/// A token is good for so many days at most.
pub const LONGEST_DAYS: i64 = 90;
/// And for so many unless something else is chosen.
pub const USUAL_DAYS: i64 = 30;
/// So many days after it was over it is forgotten.
pub const KEPT_DAYS: i64 = 180;

/// What a token is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// To read the figures of the place.
    Figures,
    /// To hand in applications of people who want to join there.
    Applications,
}

impl Scope {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Figures, Self::Applications];

    /// As it is stored, and as programs know it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Applications => "applications",
        }
    }

    /// What stood there.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// What the office must allow on which the token rests.
    pub const fn needs(self) -> Capability {
        match self {
            Self::Figures => SEARCH,
            Self::Applications => REGISTER,
        }
    }
}

/// A token, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Which.
    pub id: ApiTokenId,
    /// The one place that it is for.
    pub place: PlaceId,
    /// The office that it rests on.
    pub office: OfficeId,
    /// What it is called.
    pub name: String,
    /// What it is made for.
    pub scopes: Vec<Scope>,
    /// Who made it; nobody once she was erased.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: Timestamp,
    /// The first instant at which it opens nothing more.
    pub expires_at: Timestamp,
    /// The first instant of the day on which it was last used.
    pub used_at: Option<Timestamp>,
    /// When it was ended before that.
    pub ended_at: Option<Timestamp>,
    /// By whom; nobody where it ended with something else.
    pub ended_by: Option<PersonId>,
}

impl ApiToken {
    /// Its last instant, on the day that it is said to be good until.
    pub fn last(&self) -> Timestamp {
        self.expires_at.plus(-1)
    }

    /// Does it open anything at this instant, as far as it alone says?
    pub fn lives(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

/// A token as it is shown, once.
pub(crate) fn written(token: &Token) -> String {
    format!("{PREFIX}{}", token.as_str())
}

/// A token as it came back.
pub(crate) fn read(text: &str) -> Option<Token> {
    Token::read(text.strip_prefix(PREFIX)?)
}

/// The first instant at which a token opens nothing more that is good for so many days: of a day, but never after the office
/// has ended that it rests on.
///
/// Source: docs/rules/membership.md, 135.
pub(crate) fn expires(days: i64, office_ends_at: Timestamp, zone: &Zone, now: Timestamp) -> Timestamp {
    day_after(days.clamp(1, LONGEST_DAYS), zone, now).min(office_ends_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_000 * Timestamp::DAY + 1);

    #[test]
    fn a_token_is_known_by_its_beginning_and_read_back() {
        let token = Token::new([171; 32]);
        let text = written(&token);

        assert_eq!(text.len(), PREFIX.len() + 64);
        assert_eq!(read(&text), Some(token.clone()));
        for wrong in [token.as_str(), &text.to_uppercase(), &text[..text.len() - 1], &format!("{text}0"), ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    /// B41.
    #[test]
    fn a_token_is_good_for_ninety_days_at_most_and_no_longer_than_the_office() {
        let days = |days, office| (expires(days, NOW.plus(office), &Zone::utc(), NOW).micros() - 1) / Timestamp::DAY;
        let long = 300 * Timestamp::DAY;

        assert_eq!(days(30, long), 1_029);
        assert_eq!(days(90, long), 1_089);
        assert_eq!(days(9_000, long), 1_089);
        assert_eq!(days(0, long), 1_000);
        assert_eq!(expires(30, NOW.plus(7), &Zone::utc(), NOW), NOW.plus(7));
    }

    #[test]
    fn each_scope_is_read_back_by_its_word() {
        for scope in Scope::ALL {
            assert_eq!(Scope::from_word(scope.word()), Some(scope));
        }
        assert_eq!(Scope::from_word("everything"), None);
    }
}
