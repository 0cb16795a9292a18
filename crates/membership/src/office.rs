//! Offices: who may do what, where, and until when.
//!
//! A role is data: a name and what it allows. An office gives one role to one person over one place and everything
//! below it, for a stated time. Whoever holds no office that allows a thing may not do it.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::term::{Term, TermLimit};

/// The longest time for which an office is given: thirteen months.
pub const LONGEST: i64 = 396 * Timestamp::DAY;

/// The longest time ahead at which an office may begin: one that follows another is given while that still runs.
pub const AHEAD: i64 = 60 * Timestamp::DAY;

/// So long before an office ends its holder, and whoever may give it, is written to.
pub const REMINDED: i64 = 30 * Timestamp::DAY;

/// Something that an office may allow, such as `offices.appoint`: the slice, a point, a verb.
pub type Capability = &'static str;

/// May enter people on paper.
pub const REGISTER: Capability = "membership.register";
/// May search members by name.
pub const SEARCH: Capability = "membership.search";
/// May record what happened to a membership: suspended, ended, died.
pub const STANDING: Capability = "membership.standing";
/// May look at one contact field of one member, which is written down.
pub const REVEAL: Capability = "membership.reveal";
/// May look along with a member who gives a code for it.
pub const SUPPORT: Capability = "membership.support";
/// May look after those who look: sees the access log, and is told when somebody is stopped.
pub const OVERSEE: Capability = "membership.oversee";
/// To enter payments of subscriptions; over the movement as a whole, also to set what they cost.
pub const SUBSCRIPTIONS: Capability = "membership.subscriptions";
/// To answer what people ask about the data that is kept of them, over the movement as a whole.
pub const REQUESTS: Capability = "requests.answer";
/// To enter, confirm and call off what the organisation is in law, over the movement as a whole.
pub const STATUS: Capability = "organisation.status";
/// Writing to the members of a place, all at once.
pub const MAIL: Capability = "mailings.send";
/// May see what exports there were of members of a place.
pub const EXPORTS: Capability = "membership.exports";
/// May ask for an export.
pub const EXPORT: Capability = "membership.export";
/// May decide on an export that somebody else asked for.
pub const APPROVE_EXPORT: Capability = "membership.export-approve";
/// May enter many members from a file, over the movement as a whole.
pub const IMPORT: Capability = "membership.import";
/// May read and answer what people write to the organisers of a place.
pub const ANSWER: Capability = "offices.answer";
/// May make and end tokens with which programs read the figures of a place and hand in applications.
pub const TOKENS: Capability = "membership.tokens";
/// May give and end offices.
pub const APPOINT: Capability = "offices.appoint";

/// What an office does not allow over an electorate in whose ballot its holder stands.
///
/// Source: docs/rules/membership.md, 80.
pub(crate) const WITHHELD: [Capability; 6] = [SEARCH, REVEAL, SUPPORT, MAIL, EXPORT, APPROVE_EXPORT];

/// What an office allows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Role {
    /// Its word in the database and in addresses: `returning-officer`.
    pub id: String,
    /// The capability that somebody needs to give or end it.
    pub given_by: String,
    /// What it allows.
    pub capabilities: BTreeSet<String>,
    /// How long one person may hold it at one place in a row; for ever, when nothing is said.
    pub limit: Option<TermLimit>,
}

/// A role held by a person over a place and all below it, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// Who holds it.
    pub person: PersonId,
    /// What it allows.
    pub role: &'static Role,
    /// Where: this place and everything below.
    pub place: PlaceId,
    /// Its first instant.
    pub starts_at: Timestamp,
    /// The first instant after it.
    pub ends_at: Timestamp,
    /// Who gave it; nobody for those that the set-up made.
    pub given_by: Option<PersonId>,
    /// Has the holder agreed that her name stands on the page of the place?
    pub is_shown: bool,
    /// Where it opens nobody, as its holder stands in a ballot there: those places with everything within them. Filled in for
    /// offices that somebody acts on now.
    pub without: Vec<PlaceId>,
}

impl Office {
    /// Its last instant, on the day that it is said to last until.
    pub fn last(&self) -> Timestamp {
        self.ends_at.plus(-1)
    }

    /// Does it run at this instant?
    pub fn runs(&self, now: Timestamp) -> bool {
        self.starts_at <= now && now < self.ends_at
    }

    /// Does another office of the same holder, role and place go on where this one ends?
    pub fn is_renewed_by(&self, other: &Self) -> bool {
        (self.person, &self.role.id, self.place) == (other.person, &other.role.id, other.place)
            && other.starts_at <= self.ends_at
            && self.ends_at < other.ends_at
    }

    /// Does it allow `capability` at a place, given as the place itself and all its ancestors, at this instant?
    pub fn allows(&self, capability: &str, chain: &[PlaceId], now: Timestamp) -> bool {
        let is_withheld = WITHHELD.contains(&capability) && chain.iter().any(|place| self.without.contains(place));
        self.runs(now) && chain.contains(&self.place) && self.role.capabilities.contains(capability) && !is_withheld
    }
}

/// Why an office cannot be given or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAppoint {
    /// Nobody changes their own rights.
    #[error("{}", self.key())]
    Own,
    /// The giver's offices do not allow giving this role at this place.
    #[error("{}", self.key())]
    NotYours,
    /// The receiver is not a member in good standing.
    #[error("{}", self.key())]
    NotAMember,
    /// It would end before it starts, or has ended already.
    #[error("{}", self.key())]
    Past,
    /// It would begin more than sixty days from now.
    #[error("{}", self.key())]
    TooEarly,
    /// It would last longer than thirteen months.
    #[error("{}", self.key())]
    TooLong,
    /// She would hold it here for longer in a row than the role allows.
    #[error("{}", self.key())]
    Limit,
}

static ROLES: LazyLock<Vec<Role>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/roles.json")).expect("a test reads the file that ships")
});

impl CannotAppoint {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "membership-offices-own",
            Self::NotYours => "membership-offices-not-yours",
            Self::NotAMember => "membership-offices-not-a-member",
            Self::Past => "membership-offices-past",
            Self::TooEarly => "membership-offices-too-early",
            Self::TooLong => "membership-offices-too-long",
            Self::Limit => "membership-offices-limit",
        }
    }
}

/// Every role, from the file that ships (`data/roles.json`).
pub fn roles() -> &'static [Role] {
    &ROLES
}

/// The role of that word.
pub fn role(id: &str) -> Option<&'static Role> {
    roles().iter().find(|role| role.id == id)
}

/// Does any of these offices allow `capability` at a place, given as the place and all its ancestors?
///
/// Default deny: no office, no right.
///
/// Source: docs/rules/membership.md, 10.
pub fn holds(offices: &[Office], capability: &str, chain: &[PlaceId], now: Timestamp) -> bool {
    offices.iter().any(|office| office.allows(capability, chain, now))
}

/// The places at which these offices allow `capability`; everything below them counts as well.
pub fn places_of(offices: &[Office], capability: &str, now: Timestamp) -> BTreeSet<PlaceId> {
    let allowing = offices.iter().filter(|office| office.runs(now) && office.role.capabilities.contains(capability));
    let is_open = |office: &&Office| !WITHHELD.contains(&capability) || !office.without.contains(&office.place);
    allowing.filter(is_open).map(|office| office.place).collect()
}

/// An office about to be given.
#[derive(Debug, Clone, Copy)]
pub struct Appointment<'a> {
    /// Who gives it, and what she holds.
    pub giver: (PersonId, &'a [Office]),
    /// Who is to hold it, and whether she is a member in good standing.
    pub receiver: (PersonId, bool),
    /// The role.
    pub role: &'a Role,
    /// The place followed by its ancestors.
    pub chain: &'a [PlaceId],
    /// First instant, and first instant after.
    pub term: Term,
    /// The terms that she served, or serves, in this role at this place.
    pub earlier: &'a [Term],
}

/// May this office be given?
///
/// # Errors
/// [`CannotAppoint`], the first reason that holds.
///
/// Source: docs/rules/membership.md, 11 to 14, 66 and 73.
pub fn appoint(appointment: &Appointment<'_>, now: Timestamp) -> Result<(), CannotAppoint> {
    let (giver, offices) = appointment.giver;
    let (receiver, is_member) = appointment.receiver;
    let (starts_at, ends_at) = appointment.term;
    may_change(giver, offices, receiver, appointment.role, appointment.chain, now)?;
    if !is_member {
        return Err(CannotAppoint::NotAMember);
    }
    if ends_at <= starts_at || ends_at <= now {
        return Err(CannotAppoint::Past);
    }
    if starts_at > now.plus(AHEAD) {
        return Err(CannotAppoint::TooEarly);
    }
    if ends_at.micros() - starts_at.micros() > LONGEST {
        return Err(CannotAppoint::TooLong);
    }
    match appointment.role.limit {
        Some(limit) if !limit.allows(appointment.earlier, appointment.term) => Err(CannotAppoint::Limit),
        _ => Ok(()),
    }
}

/// May this office be ended by `ender`, who holds `offices`?
///
/// # Errors
/// [`CannotAppoint::Own`], [`CannotAppoint::NotYours`]; [`CannotAppoint::Past`] when it has ended already.
///
/// Source: docs/rules/membership.md, 15.
pub fn end(
    office: &Office,
    ender: PersonId,
    offices: &[Office],
    chain: &[PlaceId],
    now: Timestamp,
) -> Result<(), CannotAppoint> {
    may_change(ender, offices, office.person, office.role, chain, now)?;
    if office.ends_at <= now { Err(CannotAppoint::Past) } else { Ok(()) }
}

fn may_change(
    actor: PersonId,
    offices: &[Office],
    holder: PersonId,
    role: &Role,
    chain: &[PlaceId],
    now: Timestamp,
) -> Result<(), CannotAppoint> {
    if actor == holder {
        return Err(CannotAppoint::Own);
    }
    // Two locks: to appoint at all here, and to give this very role. An organiser who may appoint registrars
    // cannot make an administrator.
    if holds(offices, APPOINT, chain, now) && holds(offices, &role.given_by, chain, now) {
        Ok(())
    } else {
        Err(CannotAppoint::NotYours)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_000 * Timestamp::DAY);

    fn person(number: u8) -> PersonId {
        PersonId::by_chance([number; 16])
    }

    fn place(number: u8) -> PlaceId {
        PlaceId::by_chance([number; 16])
    }

    fn role(id: &str) -> &'static Role {
        super::role(id).unwrap()
    }

    /// An office of that role at that place that began yesterday and ends in a year.
    fn office(role_id: &str, at: u8) -> Office {
        Office {
            id: OfficeId::by_chance([9; 16]),
            person: person(1),
            role: role(role_id),
            place: place(at),
            starts_at: NOW.plus(-Timestamp::DAY),
            ends_at: NOW.plus(365 * Timestamp::DAY),
            given_by: None,
            is_shown: false,
            without: Vec::new(),
        }
    }

    /// Person 1, holding an office of `giver` at place 1, gives `given` at place 2, which lies below 1, for `days`.
    fn giving(giver: &str, given: &str, days: i64) -> Result<(), CannotAppoint> {
        let held = [office(giver, 1)];
        let appointment = Appointment {
            giver: (person(1), &held),
            receiver: (person(2), true),
            role: role(given),
            chain: &[place(2), place(1)],
            term: (NOW, NOW.plus(days * Timestamp::DAY)),
            earlier: &[],
        };
        appoint(&appointment, NOW)
    }

    #[test]
    fn without_an_office_nothing_is_allowed() {
        assert!(!holds(&[], SEARCH, &[place(1)], NOW));
    }

    #[test]
    fn an_office_reaches_down_and_not_up_or_aside() {
        let held = [office("organiser", 1)];

        assert!(holds(&held, SEARCH, &[place(1)], NOW));
        assert!(holds(&held, SEARCH, &[place(2), place(1)], NOW));
        assert!(!holds(&held, SEARCH, &[place(3)], NOW));
        assert!(!holds(&held, APPOINT, &[place(1)], NOW));
    }

    #[test]
    fn an_office_opens_nobody_of_an_electorate_in_which_its_holder_stands_and_everybody_else() {
        let held = [Office { without: vec![place(2)], ..office("administrator", 1) }];

        for capability in WITHHELD {
            assert!(!holds(&held, capability, &[place(3), place(2), place(1)], NOW));
            assert!(holds(&held, capability, &[place(4), place(1)], NOW) && holds(&held, capability, &[place(1)], NOW));
        }
        assert!(holds(&held, APPOINT, &[place(2), place(1)], NOW));
        let all = [Office { without: vec![place(1)], ..office("administrator", 1) }];
        assert!(places_of(&all, SEARCH, NOW).is_empty() && !places_of(&all, APPOINT, NOW).is_empty());
    }

    /// B12: nobody has to end it.
    #[test]
    fn an_office_stops_by_itself() {
        let held = office("organiser", 1);

        assert!(held.allows(SEARCH, &[place(1)], held.starts_at));
        assert!(!held.allows(SEARCH, &[place(1)], held.starts_at.plus(-1)));
        assert!(held.allows(SEARCH, &[place(1)], held.ends_at.plus(-1)));
        assert!(!held.allows(SEARCH, &[place(1)], held.ends_at));
    }

    #[test]
    fn nobody_changes_their_own_rights() {
        let held = [office("administrator", 1)];
        let appointment = Appointment {
            giver: (person(1), &held),
            receiver: (person(1), true),
            role: role("scrutineer"),
            chain: &[place(1)],
            term: (NOW, NOW.plus(Timestamp::DAY)),
            earlier: &[],
        };

        assert_eq!(appoint(&appointment, NOW), Err(CannotAppoint::Own));
        assert_eq!(end(&held[0], person(1), &held, &[place(1)], NOW), Err(CannotAppoint::Own));
    }

    #[test]
    fn a_role_is_given_only_by_who_may_give_that_role() {
        assert_eq!(giving("administrator", "returning-officer", 30), Ok(()));
        assert_eq!(giving("organiser", "registrar", 30), Err(CannotAppoint::NotYours));
        assert_eq!(giving("returning-officer", "second-person", 30), Err(CannotAppoint::NotYours));
    }

    #[test]
    fn who_may_appoint_organisers_cannot_make_administrators() {
        let appointing = Role { capabilities: BTreeSet::from([APPOINT.to_owned()]), ..role("organiser").clone() };
        let held = [Office { role: Box::leak(Box::new(appointing)), ..office("organiser", 1) }];
        let appointment = |role| {
            let appointment = Appointment {
                giver: (person(1), &held),
                receiver: (person(2), true),
                role,
                chain: &[place(1)],
                term: (NOW, NOW.plus(Timestamp::DAY)),
                earlier: &[],
            };
            appoint(&appointment, NOW)
        };

        assert_eq!(appointment(role("organiser")), Ok(()));
        assert_eq!(appointment(role("administrator")), Err(CannotAppoint::NotYours));
    }

    /// B12.
    #[test]
    fn an_office_lasts_thirteen_months_at_most() {
        assert_eq!(giving("administrator", "organiser", 396), Ok(()));
        assert_eq!(giving("administrator", "organiser", 397), Err(CannotAppoint::TooLong));
        assert_eq!(giving("administrator", "organiser", 0), Err(CannotAppoint::Past));
        assert_eq!(giving("administrator", "organiser", -1), Err(CannotAppoint::Past));
    }

    #[test]
    fn an_office_is_renewed_by_one_that_goes_on_without_a_gap() {
        let held = office("organiser", 1);
        let later = |starts: i64, ends: i64| Office {
            starts_at: held.ends_at.plus(starts),
            ends_at: held.ends_at.plus(ends),
            ..held.clone()
        };

        assert!(held.is_renewed_by(&later(0, 1)) && held.is_renewed_by(&later(-5, 1)));
        assert!(!held.is_renewed_by(&later(1, 2)), "there is a gap");
        assert!(!held.is_renewed_by(&later(-5, 0)), "it ends no later");
        assert!(!held.is_renewed_by(&held));
        for other in [
            Office { person: person(2), ..later(0, 1) },
            Office { place: place(2), ..later(0, 1) },
            Office { role: role("registrar"), ..later(0, 1) },
        ] {
            assert!(!held.is_renewed_by(&other));
        }
    }

    #[test]
    fn an_office_begins_sixty_days_ahead_at_most() {
        let held = [office("administrator", 1)];
        let from = |days: i64| {
            let starts_at = NOW.plus(days * Timestamp::DAY);
            let appointment = Appointment {
                giver: (person(1), &held),
                receiver: (person(2), true),
                role: role("organiser"),
                chain: &[place(1)],
                term: (starts_at, starts_at.plus(LONGEST)),
                earlier: &[],
            };
            appoint(&appointment, NOW)
        };

        assert_eq!(from(60), Ok(()));
        assert_eq!(from(61), Err(CannotAppoint::TooEarly));
    }

    #[test]
    fn a_term_limit_leaves_room_for_a_whole_term_and_a_pause() {
        for role in roles() {
            let Some(limit) = role.limit else { continue };
            assert!(limit.most_days * Timestamp::DAY >= LONGEST && limit.pause_days > 0, "{}", role.id);
        }
        // Whoever gives offices is never barred from going on, or nobody might be left to give any.
        assert!(role("administrator").limit.is_none() && role("organiser").limit.is_some());
    }

    #[test]
    fn an_office_is_ended_once() {
        let held = [office("administrator", 1)];
        let mut given = Office { person: person(2), ..office("organiser", 2) };
        assert_eq!(end(&given, person(1), &held, &[place(2), place(1)], NOW), Ok(()));

        given.ends_at = NOW;
        assert_eq!(end(&given, person(1), &held, &[place(2), place(1)], NOW), Err(CannotAppoint::Past));
    }

    #[test]
    fn who_conducts_ballots_has_no_say_over_members_and_the_other_way_round() {
        let conduct: Vec<_> = roles().iter().filter(|role| role.given_by == "offices.appoint-conduct").collect();
        assert_eq!(conduct.len(), 3);

        for role in conduct {
            assert!(role.capabilities.iter().all(|capability| capability.starts_with("ballots.")), "{}", role.id);
        }
        assert!(role("administrator").capabilities.iter().all(|capability| !capability.starts_with("ballots.")));
    }

    proptest! {
        #[test]
        fn a_longer_chain_never_takes_a_right_away(at in 1..4_u8, mut chain in prop::collection::vec(1..6_u8, 0..4), more in 1..6_u8) {
            let held = [office("organiser", at)];
            let places = |numbers: &[u8]| numbers.iter().map(|number| place(*number)).collect::<Vec<_>>();
            let before = holds(&held, SEARCH, &places(&chain), NOW);
            chain.push(more);

            prop_assert!(!before || holds(&held, SEARCH, &places(&chain), NOW));
        }
    }
}
