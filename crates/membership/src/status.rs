//! What the organisation is in law, from when on: an association, a registered party, a union, a society, a company.
//!
//! A list of periods to which is only added. One counts from its day on, never before it was confirmed: so nothing that was
//! recorded under an earlier one is ever looked at under another.

mod particulars;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;
use terms::{Day, Id, PersonId, Timestamp, Zone};

pub use particulars::{Field, FieldRule, Form, PARTS, Particulars, Wrong};

/// Id of a period.
pub type PeriodId = Id<PeriodKind>;

/// The kind of thing that a [`PeriodId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodKind {}
impl terms::Kind for PeriodKind {
    const WORD: &'static str = "status period";
}

/// Something that is done with what is known of people, each on a ground of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Processing {
    /// Keeping who is a member.
    Membership,
    /// Writing what every member must know.
    Notices,
    /// Writing what a member wants to read.
    Newsletters,
    /// Noting what people who are no members think.
    Opinions,
    /// Holding the register of electors.
    ElectoralRegister,
}

/// A lawful basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// She agreed to it (UK GDPR, Articles 6(1)(a) and 9(2)(a)).
    Agreed,
    /// She is a member of a body with a political, philosophical, religious or trade-union aim (Article 9(2)(d)).
    Aim,
    /// It belongs to the political activities of a registered party (Data Protection Act 2018, Schedule 1, paragraph 22).
    Registered,
    /// The law gives a registered party a copy of the register of electors.
    Supplied,
    /// The law wants a register of members.
    Register,
}

/// The text that people agree to when they join.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Its version: another text has another version, and an old text stays under its own key.
    pub version: String,
    /// Its word: the end of its key in the message files; none for the text that was there first.
    #[serde(default)]
    pub text: Option<String>,
}

/// A kind of organisation, with what follows from being one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its word in the database and in addresses.
    pub id: String,
    /// Whether an organisation can be entered as one: what counts before anything was entered cannot.
    #[serde(default = "yes")]
    pub is_entered: bool,
    /// The text that people agree to when they join.
    pub consent: Wording,
    /// What its imprint names, in the order in which it is asked.
    pub fields: Vec<FieldRule>,
    /// On which bases each thing is done; none where it is not done at all.
    pub bases: BTreeMap<Processing, Vec<Basis>>,
    /// Words of the rules that begin with it.
    pub rules: Vec<String>,
}

/// The kinds, and the figures that changing goes by.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The version of the texts about bases, imprints and rules.
    pub text_version: String,
    /// So many days there are to confirm what was entered.
    pub days_to_confirm: i64,
    /// So many years ahead a change is announced at most.
    pub years_ahead: i64,
    /// So many days after it was entered what came to nothing is forgotten.
    pub forgotten_days: i64,
    /// The kinds, in the order in which they are offered.
    pub kinds: Vec<Kind>,
}

/// Word of the kind that counts before anything was entered.
const AS_SET_UP: &str = "as-set-up";

static RULE: LazyLock<Rule> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/statuses.json")).expect("a test reads the file"));

const fn yes() -> bool {
    true
}

/// The kinds, and the figures that changing goes by (`data/statuses.json`).
pub fn rule() -> &'static Rule {
    &RULE
}

/// The kind of that word.
pub fn kind(id: &str) -> Option<&'static Kind> {
    RULE.kinds.iter().find(|kind| kind.id == id)
}

/// The kind that counts before anything was entered.
pub fn as_set_up() -> &'static Kind {
    kind(AS_SET_UP).expect("a test reads the file")
}

impl Wording {
    /// Its key in the message files.
    pub fn key(&self) -> String {
        self.text.as_ref().map_or("membership-consent".to_owned(), |text| format!("membership-consent-{text}"))
    }
}

impl Processing {
    /// All of them, in the order in which a page lists them.
    pub const ALL: [Self; 5] =
        [Self::Membership, Self::Notices, Self::Newsletters, Self::Opinions, Self::ElectoralRegister];

    /// Its word, in sentences' keys and in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Membership => "membership",
            Self::Notices => "notices",
            Self::Newsletters => "newsletters",
            Self::Opinions => "opinions",
            Self::ElectoralRegister => "electoral-register",
        }
    }
}

impl Basis {
    /// Its word, in sentences' keys and in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Aim => "aim",
            Self::Registered => "registered",
            Self::Supplied => "supplied",
            Self::Register => "register",
        }
    }
}

impl Kind {
    /// The bases on which something is done; none where it is not.
    pub fn bases_of(&self, processing: Processing) -> &[Basis] {
        self.bases.get(&processing).map_or(&[], Vec::as_slice)
    }
}

/// Who did something to a period, and when; nobody once she was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
}

/// What the organisation is from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its id.
    pub id: PeriodId,
    /// What it is.
    pub kind: &'static Kind,
    /// The day from which on it is that.
    pub since: Day,
    /// The first instant of that day, where the organisation is.
    pub starts_at: Timestamp,
    /// What the imprint names.
    pub particulars: Particulars,
    /// The version of the texts that it was entered by.
    pub text_version: String,
    /// That it was entered.
    pub entered: Deed,
    /// That somebody else confirmed it.
    pub confirmed: Option<Deed>,
    /// That it was called off.
    pub called_off: Option<Deed>,
}

/// Where a period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for a second person.
    Waiting,
    /// Nobody confirmed it in time.
    Lapsed,
    /// It was called off before it began.
    CalledOff,
    /// It was confirmed, and its day is yet to come.
    Announced,
    /// It counts, or did until another began.
    Begun,
}

impl Period {
    /// The first instant at which it counts: that of its day, or that of its being confirmed where that came later. `None` when it
    /// never does.
    ///
    /// Source: docs/rules/membership.md, 122.
    pub fn counts_from(&self) -> Option<Timestamp> {
        let from = self.confirmed?.at.max(self.starts_at);
        let is_off = self.called_off.is_some_and(|deed| deed.at < from);
        (!is_off).then_some(from)
    }

    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> State {
        match (self.counts_from(), self.confirmed, self.called_off) {
            (Some(from), ..) if from <= now => State::Begun,
            (Some(_), ..) => State::Announced,
            (None, _, Some(_)) => State::CalledOff,
            (None, ..) if self.entered.at.plus(rule().days_to_confirm * Timestamp::DAY) <= now => State::Lapsed,
            (None, ..) => State::Waiting,
        }
    }
}

/// What the organisation is at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status<'a> {
    /// What it is.
    pub kind: &'static Kind,
    /// The period that says so; none before anything was entered.
    pub period: Option<&'a Period>,
    /// Since when the program goes by it; none where it always did.
    pub from: Option<Timestamp>,
    /// When the next begins, as far as that is announced.
    pub until: Option<Timestamp>,
}

/// Every status that was, is or is announced, earliest first; never empty.
///
/// Source: docs/rules/membership.md, 120 and 122.
pub fn statuses(periods: &[Period]) -> Vec<Status<'_>> {
    let mut counting: Vec<(Timestamp, &Period)> =
        periods.iter().filter_map(|period| Some((period.counts_from()?, period))).collect();
    // Of two that begin at one instant the one that was confirmed later holds; the other held for no time at all.
    counting.sort_by_key(|(from, period)| (*from, period.confirmed.map(|deed| deed.at), period.id));
    let mut all = vec![Status { kind: as_set_up(), period: None, from: None, until: None }];
    for (from, period) in counting {
        if let Some(last) = all.last_mut() {
            last.until = Some(from);
        }
        all.retain(|status| status.from != status.until || status.from.is_none());
        all.push(Status { kind: period.kind, period: Some(period), from: Some(from), until: None });
    }
    all
}

/// What the organisation is at an instant: always something.
///
/// Source: docs/rules/membership.md, 120.
pub fn status_at(periods: &[Period], at: Timestamp) -> Status<'_> {
    let holds = |status: &Status<'_>| status.from.is_none_or(|from| from <= at);
    statuses(periods).into_iter().rev().find(holds).expect("the first one holds from always on")
}

/// Why a period cannot be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotEnter {
    /// Another one waits or is announced.
    #[error("membership-status-one-ahead")]
    OneAhead,
    /// Its day lies in the past, and it is not the first.
    #[error("membership-status-past")]
    Past,
    /// Its day lies too far ahead.
    #[error("membership-status-too-far")]
    TooFar,
}

/// May a period that begins on that day be entered?
///
/// # Errors
/// [`CannotEnter`], the first reason that holds.
///
/// Source: docs/rules/membership.md, 121.
pub fn may_enter(periods: &[Period], since: Day, zone: &Zone, now: Timestamp) -> Result<(), CannotEnter> {
    let is_ahead = |period: &Period| matches!(period.state(now), State::Waiting | State::Announced);
    if periods.iter().any(is_ahead) {
        return Err(CannotEnter::OneAhead);
    }
    if is_past(periods, since, zone, now) {
        return Err(CannotEnter::Past);
    }
    if since > now.day(zone).plus_months(12 * rule().years_ahead) {
        return Err(CannotEnter::TooFar);
    }
    Ok(())
}

/// A day before today, once there has been a status that was entered: the first one says what has long been so.
fn is_past(periods: &[Period], since: Day, zone: &Zone, now: Timestamp) -> bool {
    since < now.day(zone) && periods.iter().any(|period| period.state(now) == State::Begun)
}

/// Why a period cannot be confirmed or called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotDecide {
    /// It waits no longer, or has begun.
    #[error("membership-status-over")]
    Over,
    /// She entered it herself.
    #[error("membership-status-own")]
    Own,
    /// One of the two gave the other an office.
    #[error("membership-status-appointed")]
    Appointed,
    /// Its day has passed.
    #[error("membership-status-day-passed")]
    Past,
}

/// May somebody confirm this period? `is_appointed` tells whether one of the two holds an office that the other gave her.
///
/// # Errors
/// [`CannotDecide`], the first reason that holds.
///
/// Source: docs/rules/membership.md, 121.
pub fn may_confirm(
    periods: &[Period],
    period: &Period,
    (by, is_appointed): (PersonId, bool),
    zone: &Zone,
    now: Timestamp,
) -> Result<(), CannotDecide> {
    if period.state(now) != State::Waiting {
        return Err(CannotDecide::Over);
    }
    // Whoever entered it and was erased meanwhile cannot be told from her who decides: somebody enters it anew.
    match period.entered.by {
        None => return Err(CannotDecide::Over),
        Some(first) if first == by => return Err(CannotDecide::Own),
        Some(_) if is_appointed => return Err(CannotDecide::Appointed),
        Some(_) => {}
    }
    if is_past(periods, period.since, zone, now) { Err(CannotDecide::Past) } else { Ok(()) }
}

impl CannotDecide {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Over => "membership-status-over",
            Self::Own => "membership-status-own",
            Self::Appointed => "membership-status-appointed",
            Self::Past => "membership-status-day-passed",
        }
    }
}

/// May this period be called off? Until its first instant, by anybody who may enter one.
///
/// # Errors
/// [`CannotDecide::Over`].
///
/// Source: docs/rules/membership.md, 123.
pub fn may_call_off(period: &Period, now: Timestamp) -> Result<(), CannotDecide> {
    match period.state(now) {
        State::Waiting | State::Announced => Ok(()),
        State::Lapsed | State::CalledOff | State::Begun => Err(CannotDecide::Over),
    }
}

#[cfg(test)]
mod tests;
