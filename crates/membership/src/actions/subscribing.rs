//! Setting what a subscription costs, entering payments, and choosing a tier.

use database::{Db, Error, Tx, Vault};
use serde::{Deserialize, Serialize};
use terms::{PersonId, Timestamp};

use super::entering::{enter, last_home};
use crate::{
    office::{self, SUBSCRIPTIONS},
    person::Field,
    reading,
    standing::{Event, EventId, Happening},
    store::{self, history::Entry, subscriptions::Whole},
    subscription::{AHEAD, Tier, returnable},
};

/// The kind of the job that writes all standings anew after a new rule.
pub(crate) const RENEW: &str = "membership.renew-standings";
/// A payment may be entered so long after it was made.
const OLDEST: i64 = 731 * Timestamp::DAY;
/// A payment reaches so far ahead at most.
const FARTHEST: i64 = 5 * 366 * Timestamp::DAY;
/// Persons whose standings are written anew in one transaction.
const AT_ONCE: i64 = 200;

/// Why a rule, a payment or a tier was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTaken {
    /// The offices of who enters it do not reach there.
    #[error("membership-standing-not-yours")]
    NotYours,
    /// Nobody enters her own payments.
    #[error("membership-paid-own")]
    Own,
    /// She never was a member.
    #[error("membership-standing-not-a-member")]
    NotAMember,
    /// The day of paying lies ahead, or too far back.
    #[error("membership-paid-on-wrong")]
    PaidOn,
    /// It is paid up to a day before that of paying, or too far ahead.
    #[error("membership-paid-until-wrong")]
    PaidUntil,
    /// No payment reaches to that day and could come back.
    #[error("membership-paid-none")]
    NoPayment,
    /// A rule that begins too soon for everybody to be told.
    #[error("membership-rule-too-soon")]
    TooSoon,
    /// A rule begins on that day already.
    #[error("membership-rule-same-day")]
    SameDay,
    /// There is no such tier today.
    #[error("membership-tier-none")]
    NoTier,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// How far the job has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Renewing {
    rule: crate::subscription::RuleId,
}

/// Enters a new rule of subscriptions. A job then writes everybody's standings anew, long before the rule begins.
///
/// # Errors
/// [`NotTaken`]; then nothing was entered.
///
/// Source: docs/rules/membership.md, 46.
pub(crate) async fn set_rule(db: &Db, by: PersonId, new: Whole, now: Timestamp) -> Result<(), NotTaken> {
    db.write(move |tx| {
        let new = new.clone();
        Box::pin(async move { set_rule_within(tx, by, &new, now).await })
    })
    .await
}

async fn set_rule_within(tx: &mut Tx, by: PersonId, new: &Whole, now: Timestamp) -> Result<(), NotTaken> {
    let root = places::root(tx).await?.ok_or(NotTaken::NotYours)?;
    if !reading::holds(tx, by, SUBSCRIPTIONS, root.id, now).await? {
        return Err(NotTaken::NotYours);
    }
    let all = store::subscriptions::all(tx).await?;
    // A form that is sent again has done its work.
    if all.iter().any(|rule| rule.id == new.id) {
        return Ok(());
    }
    if new.rule.starts_at < now.plus(AHEAD * Timestamp::DAY) {
        return Err(NotTaken::TooSoon);
    }
    if all.iter().any(|rule| rule.rule.starts_at == new.rule.starts_at) {
        return Err(NotTaken::SameDay);
    }
    store::subscriptions::insert(tx, new, by, now).await?;
    jobs::enqueue(tx, RENEW, None, &Renewing { rule: new.id }, now, now).await?;
    Ok(())
}

/// Writes everybody's standings anew under the rules of today. Doing it again does no harm.
///
/// # Errors
/// When the database fails.
pub(crate) async fn renew_all(db: &Db) -> Result<(), Error> {
    let mut after = reading::first();
    loop {
        let persons = db.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let persons = store::subscriptions::persons(tx, after, AT_ONCE).await?;
                for person in &persons {
                    store::history::renew(tx, *person).await?;
                }
                Ok(persons)
            })
        });
        match persons.await?.last() {
            Some(last) => after = *last,
            None => return Ok(()),
        }
    }
}

/// What is entered about a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payment {
    /// It was made on `at` and reaches to `until`.
    Made { at: Timestamp, until: Timestamp },
    /// The one that reaches to `until` came back.
    Returned { until: Timestamp },
}

/// Enters a payment of somebody whose home, present or last, the offices of who enters it reach.
///
/// # Errors
/// [`NotTaken`]; then nothing was entered.
///
/// Source: docs/rules/membership.md, 48 and 50.
pub(crate) async fn pay(
    db: &Db,
    (by, person): (PersonId, PersonId),
    (id, payment): (EventId, Payment),
    now: Timestamp,
) -> Result<(), NotTaken> {
    db.write(move |tx| Box::pin(async move { pay_within(tx, (by, person), (id, payment), now).await })).await
}

async fn pay_within(
    tx: &mut Tx,
    (by, person): (PersonId, PersonId),
    (id, payment): (EventId, Payment),
    now: Timestamp,
) -> Result<(), NotTaken> {
    if by == person {
        return Err(NotTaken::Own);
    }
    let place = last_home(tx, person).await?.ok_or(NotTaken::NotAMember)?;
    let offices = reading::offices_in_force(tx, by, now).await?;
    let chain = places::ancestor_ids(tx, place).await?;
    if !office::holds(&offices, SUBSCRIPTIONS, &chain, now) {
        return Err(NotTaken::NotYours);
    }
    let event = match payment {
        Payment::Made { at, .. } if at > now || at < now.plus(-OLDEST) => return Err(NotTaken::PaidOn),
        Payment::Made { at, until } if until <= at || until > now.plus(FARTHEST) => return Err(NotTaken::PaidUntil),
        Payment::Made { at, until } => Event { at, what: Happening::Paid { until } },
        Payment::Returned { until } => {
            let events = store::history::of(tx, person).await?;
            if !returnable(&events, now).contains(&until) && !store::history::is_entered(tx, id).await? {
                return Err(NotTaken::NoPayment);
            }
            Event { at: now, what: Happening::Returned { until } }
        }
    };
    enter(tx, Entry { id, person, event, entered_by: Some(by), entered_at: now }).await?;
    Ok(())
}

/// A person chooses a kind of subscription of the rule that holds today or begins next; kept sealed.
///
/// # Errors
/// [`NotTaken::NoTier`] when there is none of that name.
///
/// Source: docs/rules/membership.md, 47.
pub(crate) async fn choose(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    word: &str,
    now: Timestamp,
) -> Result<(), NotTaken> {
    let rule = rule_of_today(&mut db.reader().await?, now).await?.ok_or(NotTaken::NoTier)?;
    if !rule.tiers.iter().any(|tier| tier.word() == word) {
        return Err(NotTaken::NoTier);
    }
    let sealed = vault.seal(person, Field::Tier.word(), word, now).await?;
    db.write(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move {
            if store::persons::find(tx, person).await?.is_none() {
                return Err(NotTaken::NotAMember);
            }
            Ok(store::persons::save_field(tx, person, Field::Tier, &sealed).await?)
        })
    })
    .await
}

/// The rule that holds today, or where none does the first that will.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rule_of_today(tx: &mut Tx, now: Timestamp) -> Result<Option<Whole>, Error> {
    let mut all = store::subscriptions::all(tx).await?;
    let today = all.iter().rposition(|rule| rule.rule.starts_at <= now);
    let next = all.iter().position(|rule| rule.rule.starts_at > now);
    Ok(today.or(next).map(|index| all.swap_remove(index)))
}

/// The tier of a rule that a person chose, while the rule has it.
pub(crate) fn chosen<'a>(rule: &'a Whole, word: Option<&str>) -> Option<&'a Tier> {
    rule.tiers.iter().find(|tier| Some(tier.word().as_str()) == word)
}
