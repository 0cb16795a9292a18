//! Sentences about standings, roles, capabilities and clauses of eligibility.

use std::collections::HashMap;

use database::{Error, Tx};
use terms::{Day, PlaceId, Timestamp, Zone};
use web::{Frame, Value};

use crate::{
    eligibility::{Clause, Finding, Found},
    new_branch::{Happened, Step},
    office::{Office, Role},
    segment::{SMALLEST, Told, told},
    standing::{Ending, Event, Happening, Standing},
};

/// A clause of eligibility as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Is it met?
    pub is_met: bool,
    /// What the clause asks and what was found, with its figures.
    pub text: String,
}

/// The findings about one person, each as a sentence: why she may take part, or may not.
///
/// # Errors
/// When the database fails.
pub async fn explained(tx: &mut Tx, frame: &Frame, zone: &Zone, findings: &[Finding]) -> Result<Vec<Line>, Error> {
    let mut names = HashMap::new();
    for finding in findings {
        let home = if let Found::Home(home) = finding.found { Some(home) } else { None };
        let within = if let Clause::Within { place } = finding.clause { Some(place) } else { None };
        for place in home.into_iter().chain(within) {
            let name = places::find(tx, place).await?.map(|found| found.name.in_language(frame.language()).to_owned());
            names.insert(place, name.unwrap_or_default());
        }
    }
    let date = |day: Day| frame.day(day.starts(zone));
    let line = |finding: &Finding| Line { is_met: finding.is_met, text: sentence(frame, finding, &date, &names) };
    Ok(findings.iter().map(line).collect())
}

fn sentence(
    frame: &Frame,
    finding: &Finding,
    date: &impl Fn(Day) -> String,
    names: &HashMap<PlaceId, String>,
) -> String {
    let name = |place: &PlaceId| names.get(place).cloned().unwrap_or_default();
    match (&finding.clause, finding.found) {
        (Clause::Member, Found::Since(day)) => frame.tn("membership-clause-member", &[("since", date(day).into())]),
        (Clause::Member, _) => frame.t("membership-clause-not-a-member"),
        (Clause::MemberBy { day }, Found::Since(since)) => frame.tn(
            if finding.is_met { "membership-clause-by" } else { "membership-clause-not-by" },
            &[("day", date(*day).into()), ("since", date(since).into())],
        ),
        (Clause::MemberBy { day }, _) => frame.tn("membership-clause-by-nobody", &[("day", date(*day).into())]),
        (Clause::MemberFor { days, day }, Found::Days(had)) => frame.tn(
            if finding.is_met { "membership-clause-for" } else { "membership-clause-not-for" },
            &[("needed", (*days).into()), ("day", date(*day).into()), ("had", had.max(0).into())],
        ),
        (Clause::MemberFor { days, day }, _) => {
            frame.tn("membership-clause-for-nobody", &[("needed", (*days).into()), ("day", date(*day).into())])
        }
        (Clause::Within { place }, Found::Home(home)) => frame.tn(
            if finding.is_met { "membership-clause-within" } else { "membership-clause-not-within" },
            &[("place", name(place).into()), ("home", name(&home).into())],
        ),
        (Clause::Within { place }, _) => frame.tn("membership-clause-within-nobody", &[("place", name(place).into())]),
        (Clause::NotSuspended, Found::SuspendedUntil(until)) => {
            frame.tn("membership-clause-suspended", &[("until", frame.when(until).into())])
        }
        (Clause::NotSuspended, Found::Free) => frame.t("membership-clause-free"),
        (Clause::NotSuspended, _) => frame.t("membership-clause-free-nobody"),
    }
}

/// Where somebody stands, in one sentence.
pub(crate) fn standing(frame: &Frame, standing: &Standing) -> String {
    let day = |at: Timestamp| frame.day(at).into();
    match standing {
        Standing::Stranger => frame.t("membership-standing-stranger"),
        Standing::Applied { since } => frame.tn("membership-standing-applied", &[("day", day(*since))]),
        Standing::Member { since, suspension: None, grace: None, .. } => {
            frame.tn("membership-standing-member", &[("day", day(*since))])
        }
        Standing::Member { since, suspension: None, grace: Some(grace), .. } => {
            frame.tn("membership-standing-due", &[("day", day(*since)), ("until", day(grace.until))])
        }
        Standing::Member { since, suspension: Some(suspension), .. } => frame.tn(
            "membership-standing-suspended",
            &[("day", day(*since)), ("until", frame.when(suspension.until).into())],
        ),
        Standing::Former { since, ending } => {
            let key = match ending {
                Ending::Left => "membership-standing-left",
                Ending::Removed => "membership-standing-removed",
                Ending::Died => "membership-standing-died",
                Ending::Lapsed => "membership-standing-lapsed",
                Ending::SetAside => "membership-standing-set-aside",
            };
            frame.tn(key, &[("day", day(*since))])
        }
    }
}

/// An event of a membership, in a few words. `place` names where, for events that have a place.
pub(crate) fn event(frame: &Frame, event: &Event, place: &str) -> String {
    match &event.what {
        Happening::Applied => frame.t("membership-event-applied"),
        Happening::Admitted { .. } => frame.tn("membership-event-admitted", &[("place", place.into())]),
        Happening::Left => frame.t("membership-event-left"),
        Happening::Suspended { until, rule } => {
            frame.tn("membership-event-suspended", &[("until", frame.when(*until).into()), ("rule", rule.into())])
        }
        Happening::Reinstated => frame.t("membership-event-reinstated"),
        Happening::Moved { .. } => frame.tn("membership-event-moved", &[("place", place.into())]),
        Happening::Removed { rule } => frame.tn("membership-event-removed", &[("rule", rule.into())]),
        Happening::Died => frame.t("membership-event-died"),
        Happening::SetAside => frame.t("membership-event-set-aside"),
        Happening::Restored => frame.t("membership-event-restored"),
        Happening::Paid { until } => frame.tn("membership-event-paid", &[("until", frame.day(*until).into())]),
        Happening::Returned { until } => frame.tn("membership-event-returned", &[("until", frame.day(*until).into())]),
    }
}

/// The name of a role.
pub fn role(frame: &Frame, role: &Role) -> String {
    frame.t(role_key(role))
}

/// Key of the name of a role.
pub(crate) fn role_key(role: &Role) -> &'static str {
    match role.id.as_str() {
        "administrator" => "membership-role-administrator",
        "organiser" => "membership-role-organiser",
        "data-protection" => "membership-role-data-protection",
        "registrar" => "membership-role-registrar",
        "treasurer" => "membership-role-treasurer",
        "returning-officer" => "membership-role-returning-officer",
        "second-person" => "membership-role-second-person",
        "scrutineer" => "membership-role-scrutineer",
        _ => "membership-role-other",
    }
}

/// How long an office lasts: until its last day, and from its first one where that lies ahead.
pub(crate) fn term(frame: &Frame, office: &Office) -> String {
    let until = ("day", frame.day(office.last()).into());
    if office.starts_at > frame.now {
        frame.tn("membership-office-from-until", &[("from", frame.day(office.starts_at).into()), until])
    } else {
        frame.tn("membership-me-office-until", &[until])
    }
}

/// How many members are chosen, as far as it may be told.
///
/// Source: docs/rules/membership.md, 27.
pub fn chosen(frame: &Frame, count: u64) -> String {
    match told(count) {
        Told::None => frame.t("membership-segment-nobody"),
        Told::Few => frame.tn("membership-segment-few", &[("smallest", SMALLEST.into())]),
        Told::Exactly(count) => frame.tn("membership-segment-count", &[("count", count.into())]),
    }
}

/// Every capability that a role of the file gives, with the sentence that says what it allows, in the order of the page.
pub(crate) const CAPABILITIES: [(&str, &str); 22] = [
    ("mailings.send", "membership-can-mail"),
    ("membership.export", "membership-can-export"),
    ("membership.export-approve", "membership-can-export-approve"),
    ("membership.exports", "membership-can-exports"),
    ("membership.import", "membership-can-import"),
    ("membership.register", "membership-can-register"),
    ("membership.search", "membership-can-search"),
    ("membership.reveal", "membership-can-reveal"),
    ("membership.standing", "membership-can-standing"),
    ("membership.subscriptions", "membership-can-subscriptions"),
    ("membership.tokens", "membership-can-tokens"),
    ("membership.support", "membership-can-support"),
    ("membership.oversee", "membership-can-oversee"),
    ("requests.answer", "membership-can-requests"),
    ("organisation.status", "membership-can-status"),
    ("places.manage", "membership-can-places"),
    ("offices.answer", "membership-can-answer"),
    ("offices.appoint", "membership-can-appoint"),
    ("offices.appoint-administrator", "membership-can-appoint-administrator"),
    ("offices.appoint-conduct", "membership-can-appoint-conduct"),
    ("ballots.call", "membership-can-call"),
    ("ballots.papers", "membership-can-papers"),
];

/// What came about with a new branch: `say` gives the sentence of a key, `when` an instant in full.
pub(crate) fn happened(
    say: &dyn Fn(&str, &[(&str, Value)]) -> String,
    when: &dyn Fn(Timestamp) -> String,
    what: Happened,
) -> String {
    let key = match what {
        Happened::Asked => "membership-branch-did-asked",
        Happened::Unanswered => "membership-branch-did-unanswered",
        Happened::Lapsed => "membership-branch-did-lapsed",
        Happened::Done(Step::Let) => "membership-branch-did-let",
        Happened::Done(Step::Refused) => "membership-branch-did-refused",
        Happened::Done(Step::Withdrawn) => "membership-branch-did-withdrawn",
        Happened::Done(Step::Reached) => "membership-branch-did-reached",
        Happened::Done(Step::Announced { meeting_at }) => {
            return say("membership-branch-did-announced", &[("when", when(meeting_at).into())]);
        }
        Happened::Done(Step::Held { present, is_founded }) => {
            let key = if is_founded { "membership-branch-did-founded" } else { "membership-branch-did-not-founded" };
            return say(key, &[("count", present.into())]);
        }
    };
    say(key, &[])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::CAPABILITIES;
    use crate::office::roles;

    #[test]
    fn every_capability_that_a_role_gives_has_its_sentence() {
        let given: BTreeSet<&str> =
            roles().iter().flat_map(|role| role.capabilities.iter().map(String::as_str)).collect();
        let said: BTreeSet<&str> = CAPABILITIES.iter().map(|(capability, _)| *capability).collect();

        assert_eq!(given, said);
    }
}
