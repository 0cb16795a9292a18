//! What runs later: destroying keys of the erased, and letting go of what has been kept long enough.

mod alert;
mod branch;
mod export;
mod help;
mod office;
mod request;
mod service;
mod subscription;
mod support;

use database::{Announced, BoxFuture};
use jobs::{JobError, Kind, Listener, Periodic};
use serde::Deserialize;
use terms::{PersonId, Timestamp};
use web::{App, Retention};

use crate::{
    actions::{
        arriving::REMEMBERED_DAYS,
        branching::TELL,
        coding::BEGUN,
        exporting::{LIST, NEWS},
        helping::ASK,
        merging,
        subscribing::RENEW,
        supporting::OVER,
    },
    api_token, case, export as exports, gathering, help as calls, merger, new_branch,
    own_data::erase_former,
    service::{self as service_letter, MISSED_DAYS},
    status, store,
    thread::KEPT_DAYS,
    withdrawal,
};

/// Particulars of former members are kept so many days after they left, so that a wrong removal can be appealed and a
/// hasty leaving undone.
pub(crate) const FORMER_DAYS: i64 = 180;
/// What they are called in the report.
pub(crate) const FORMER: &str = "former_members";
/// That a reminder was sent is kept so many days.
const REMINDED_DAYS: i64 = 731;
/// That a new member was welcomed is kept so many days, longer than she is new.
const WELCOMED_DAYS: i64 = 90;
/// That somebody was a guest of a place is kept so many days after it ended.
const GUESTS_DAYS: i64 = 730;
/// That somebody's offices opened nobody to her while she stood in a ballot is kept so many days.
const WITHHELD_DAYS: i64 = 366;
/// So many persons are let go in one run.
const AT_ONCE: i64 = 500;

/// The facts that membership listens to.
pub(crate) fn listeners() -> Vec<Listener<App>> {
    vec![
        Listener { topic: "membership.erased", name: "membership.destroy-key", hear: destroy_key },
        Listener { topic: mail::REFUSED, name: "membership.letter-refused", hear: service::refused },
        Listener { topic: "membership.reveals-stopped", name: "membership.alert-overseers", hear: alert::stopped },
    ]
}

/// The kinds of jobs of membership.
pub(crate) fn kinds() -> Vec<Kind<App>> {
    vec![
        Kind { name: alert::ALERT, max_attempts: 10, at_once: 1, run: |app, job| Box::pin(alert::send(app, job)) },
        Kind { name: TELL, max_attempts: 20, at_once: 1, run: |app, job| Box::pin(branch::tell(app, job)) },
        Kind { name: ASK, max_attempts: 20, at_once: 1, run: |app, job| Box::pin(help::ask(app, job)) },
        Kind { name: LIST, max_attempts: 20, at_once: 1, run: |app, job| Box::pin(export::list(app, job)) },
        Kind { name: NEWS, max_attempts: 20, at_once: 1, run: |app, job| Box::pin(export::news(app, job)) },
        Kind { name: OVER, max_attempts: 20, at_once: 1, run: |app, job| Box::pin(support::over(app, job)) },
        Kind { name: RENEW, max_attempts: 20, at_once: 1, run: |app, _| Box::pin(subscription::renew(app)) },
    ]
}

/// What membership runs again and again.
pub(crate) fn periodics() -> Vec<Periodic<App>> {
    vec![
        Periodic { name: "membership.let-go", every_micros: Timestamp::DAY, run: let_go },
        Periodic { name: "membership.remind", every_micros: Timestamp::HOUR, run: subscription::remind },
        Periodic { name: "membership.remind-offices", every_micros: Timestamp::HOUR, run: office::remind },
        Periodic { name: "membership.merge", every_micros: Timestamp::HOUR, run: merge },
        Periodic { name: "membership.remind-requests", every_micros: Timestamp::HOUR, run: request::remind },
    ]
}

/// What is kept how long, as far as one transaction lets it go; keys are destroyed by the fact that it announces.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention {
            what: "sign_in_links",
            key: "membership-kept-sign-in-links",
            days: 0,
            sweep: |tx, now| Box::pin(store::applications::forget_links(tx, now)),
        },
        Retention {
            what: "email_changes",
            key: "membership-kept-email-changes",
            days: 0,
            sweep: |tx, now| Box::pin(store::corrections::forget(tx, now)),
        },
        Retention {
            what: "threads",
            key: "membership-kept-threads",
            days: KEPT_DAYS,
            sweep: |tx, now| {
                Box::pin(async move {
                    let old = store::threads::old(tx, now.plus(-KEPT_DAYS * Timestamp::DAY), AT_ONCE).await?;
                    for thread in &old {
                        crate::actions::writing::forget(tx, thread, now).await?;
                    }
                    Ok(u64::try_from(old.len()).unwrap_or(0))
                })
            },
        },
        Retention {
            what: "cases",
            key: "membership-kept-cases",
            days: case::days().kept_days,
            sweep: |tx, now| {
                Box::pin(async move {
                    let old = now.plus(-case::days().kept_days * Timestamp::DAY);
                    let old = store::cases::over(tx, old, AT_ONCE).await?;
                    for case in &old {
                        crate::actions::cases::forget(tx, case, now).await?;
                    }
                    Ok(u64::try_from(old.len()).unwrap_or(0))
                })
            },
        },
        // Each note has its own day.
        Retention {
            what: "notes",
            key: "membership-kept-notes",
            days: 0,
            sweep: |tx, now| Box::pin(store::notes::sweep(tx, now)),
        },
        // So has each tag of a member, and each follow-up.
        Retention {
            what: "person_tags",
            key: "membership-kept-person-tags",
            days: 0,
            sweep: |tx, now| Box::pin(store::tags::sweep(tx, now)),
        },
        Retention {
            what: "follow_ups",
            key: "membership-kept-follow-ups",
            days: 0,
            sweep: |tx, now| Box::pin(store::follow_ups::sweep(tx, now)),
        },
        Retention {
            what: "attendances",
            key: "membership-kept-attendances",
            days: gathering::rule().kept_days,
            sweep: |tx, now| Box::pin(store::gatherings::forget_who(tx, now, AT_ONCE)),
        },
        Retention {
            what: "gatherings",
            key: "membership-kept-gatherings",
            days: gathering::rule().gatherings_kept_days,
            sweep: |tx, now| {
                let until = now.plus(-gathering::rule().gatherings_kept_days * Timestamp::DAY);
                Box::pin(store::gatherings::forget(tx, until))
            },
        },
        Retention {
            what: "skill_offers",
            key: "membership-kept-skill-offers",
            days: calls::rule().offers_kept_days,
            sweep: |tx, now| {
                let until = now.plus(-calls::rule().offers_kept_days * Timestamp::DAY);
                Box::pin(store::skills::forget(tx, until))
            },
        },
        Retention {
            what: "help_calls",
            key: "membership-kept-help-calls",
            days: calls::rule().kept_days,
            sweep: |tx, now| Box::pin(store::help::forget(tx, now.plus(-calls::rule().kept_days * Timestamp::DAY))),
        },
        Retention {
            what: "gone_addresses",
            key: "membership-kept-old-addresses",
            days: store::gone::KEPT_DAYS,
            sweep: |tx, now| Box::pin(store::gone::forget(tx, now.plus(-store::gone::KEPT_DAYS * Timestamp::DAY))),
        },
        Retention {
            what: "guests",
            key: "membership-kept-guests",
            days: GUESTS_DAYS,
            sweep: |tx, now| Box::pin(store::guests::forget(tx, now.plus(-GUESTS_DAYS * Timestamp::DAY))),
        },
        Retention {
            what: "new_branch_backers",
            key: "membership-kept-new-branch-backers",
            days: new_branch::rule().backers_kept_days,
            sweep: |tx, now| {
                let until = now.plus(-new_branch::rule().backers_kept_days * Timestamp::DAY);
                Box::pin(store::new_branches::forget_backers(tx, until))
            },
        },
        Retention {
            what: "new_branches",
            key: "membership-kept-new-branches",
            days: new_branch::rule().kept_days,
            sweep: |tx, now| {
                Box::pin(async move {
                    let until = now.plus(-new_branch::rule().kept_days * Timestamp::DAY);
                    let old = store::new_branches::over(tx, until, AT_ONCE).await?;
                    for branch in &old {
                        crate::actions::branching::let_go(tx, branch, now).await?;
                    }
                    Ok(u64::try_from(old.len()).unwrap_or(0))
                })
            },
        },
        Retention {
            what: "withheld",
            key: "membership-kept-withheld",
            days: WITHHELD_DAYS,
            sweep: |tx, now| Box::pin(store::withheld::forget(tx, now.plus(-WITHHELD_DAYS * Timestamp::DAY))),
        },
        Retention {
            what: "requests",
            key: "membership-kept-requests",
            days: crate::request::KEPT_DAYS,
            sweep: |tx, now| {
                let until = now.plus(-crate::request::KEPT_DAYS * Timestamp::DAY);
                Box::pin(crate::actions::requesting::sweep(tx, until, now))
            },
        },
        Retention {
            what: "withdrawals",
            key: "membership-kept-withdrawals",
            days: withdrawal::KEPT_DAYS,
            sweep: |tx, now| {
                Box::pin(store::withdrawals::forget(tx, now.plus(-withdrawal::KEPT_DAYS * Timestamp::DAY)))
            },
        },
        Retention {
            what: "export_members",
            key: "membership-kept-export-members",
            days: exports::rule().members_kept_days,
            sweep: |tx, now| {
                let until = now.plus(-exports::rule().members_kept_days * Timestamp::DAY);
                Box::pin(store::exports::forget_members(tx, until))
            },
        },
        Retention {
            what: "exports",
            key: "membership-kept-exports",
            days: exports::rule().kept_days,
            sweep: |tx, now| {
                Box::pin(store::exports::forget(tx, now.plus(-exports::rule().kept_days * Timestamp::DAY)))
            },
        },
        Retention {
            what: "api_tokens",
            key: "membership-kept-api-tokens",
            days: api_token::KEPT_DAYS,
            sweep: |tx, now| Box::pin(store::api_tokens::forget(tx, now.plus(-api_token::KEPT_DAYS * Timestamp::DAY))),
        },
        // What counts is never forgotten.
        Retention {
            what: "status_periods",
            key: "membership-kept-status-periods",
            days: status::rule().forgotten_days,
            sweep: |tx, now| {
                Box::pin(store::periods::forget(tx, now.plus(-status::rule().forgotten_days * Timestamp::DAY)))
            },
        },
        Retention {
            what: "welcomes",
            key: "membership-kept-welcomes",
            days: WELCOMED_DAYS,
            sweep: |tx, now| Box::pin(store::welcomes::forget(tx, now.plus(-WELCOMED_DAYS * Timestamp::DAY))),
        },
        Retention {
            what: "subscription_reminders",
            key: "membership-kept-subscription-reminders",
            days: REMINDED_DAYS,
            sweep: |tx, now| Box::pin(store::subscriptions::forget(tx, now.plus(-REMINDED_DAYS * Timestamp::DAY))),
        },
        Retention {
            what: "support_codes",
            key: "membership-kept-support-codes",
            days: 0,
            sweep: |tx, now| Box::pin(store::support::forget_codes(tx, now)),
        },
        // A job removes each when its time is over, and writes that down; this is for where it could not.
        Retention {
            what: "support_looks",
            key: "membership-kept-support-looks",
            days: 1,
            sweep: |tx, now| Box::pin(store::support::forget(tx, now.plus(-Timestamp::DAY))),
        },
        Retention {
            what: "ceremonies",
            key: "membership-kept-ceremonies",
            days: 0,
            sweep: |tx, now| Box::pin(store::browsers::forget_ceremonies(tx, now)),
        },
        Retention {
            what: "one_time_codes",
            key: "membership-kept-one-time-codes",
            days: 0,
            sweep: |tx, now| Box::pin(store::factors::forget_begun_codes(tx, now.plus(-BEGUN))),
        },
        Retention {
            what: "known_browsers",
            key: "membership-kept-known-browsers",
            days: REMEMBERED_DAYS,
            sweep: |tx, now| Box::pin(store::browsers::forget(tx, now.plus(-REMEMBERED_DAYS * Timestamp::DAY))),
        },
        // What did not arrive is kept longer.
        Retention {
            what: "service_letters",
            key: "membership-kept-service-letters",
            days: MISSED_DAYS,
            sweep: |tx, now| {
                let ago = |days: i64| now.plus(-days * Timestamp::DAY);
                Box::pin(store::service::forget(tx, (ago(service_letter::KEPT_DAYS), ago(MISSED_DAYS))))
            },
        },
        Retention {
            what: "mergers",
            key: "membership-kept-mergers",
            days: merger::KEPT_DAYS,
            sweep: |tx, now| Box::pin(store::mergers::forget(tx, now.plus(-merger::KEPT_DAYS * Timestamp::DAY))),
        },
        Retention {
            what: "applications",
            key: "membership-kept-applications",
            days: 3,
            sweep: |tx, now| {
                Box::pin(async move {
                    let expired = store::applications::expired(tx, now, AT_ONCE).await?;
                    for person in &expired {
                        crate::actions::erasing::forget_application(tx, *person, now).await?;
                    }
                    Ok(u64::try_from(expired.len()).unwrap_or(0))
                })
            },
        },
    ]
}

#[derive(Deserialize)]
struct Erased {
    person: PersonId,
}

/// The key goes right after an erasure; should the program have stopped between the two, it goes here.
fn destroy_key(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let erased: Erased = serde_json::from_str(&fact.payload)
            .map_err(|_| JobError::Never("the fact has another shape".to_owned()))?;
        Ok(app.vault.destroy(erased.person).await?)
    })
}

/// Makes mergers final whose time has come.
fn merge(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        for merger in store::mergers::due(&mut app.db.reader().await?, now, AT_ONCE).await? {
            merging::complete(&app, merger, now).await?;
        }
        Ok(())
    })
}

/// Erases former members whose time is over, from every slice.
fn let_go(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let until = now.plus(-FORMER_DAYS * Timestamp::DAY);
        let over = store::standings::former_since(&mut app.db.reader().await?, until, AT_ONCE).await?;
        let mut gone = 0;
        for person in over {
            gone += u64::from(erase_former(&app, person, until).await?);
        }
        app.db.write::<(), database::Error, _>(move |tx| Box::pin(web::retention::note(tx, FORMER, gone, now))).await?;
        Ok(())
    })
}
