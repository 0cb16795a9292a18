//! Rules of subscriptions with their tiers, and which reminders were sent.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Plain, Timestamp};

use crate::subscription::{Amount, Reminder, Rule, RuleId, Rules, Tier};

row! {
    struct RuleRow {
        id: RuleId,
        starts_at: Timestamp,
        grace_days: Option<i64>,
        currency: String,
        how: String,
    }
    struct TierRow { name: String, amount: i64, months: i64, is_concession: bool }
    /// A member who is to be reminded.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct ToRemind {
        pub(crate) person: PersonId,
        pub(crate) due_at: Timestamp,
        pub(crate) over_at: Timestamp,
    }
}

/// A rule of subscriptions with everything that a member reads of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Whole {
    pub(crate) id: RuleId,
    pub(crate) rule: Rule,
    /// Three letters, as in ISO 4217.
    pub(crate) currency: String,
    /// How to pay.
    pub(crate) how: String,
    pub(crate) tiers: Vec<Tier>,
}

const RULES: Sql = sql!("SELECT id, starts_at, grace_days, currency, how FROM subscription_rules ORDER BY starts_at");
const TIERS: Sql =
    sql!("SELECT name, amount, months, is_concession FROM subscription_tiers WHERE rule = $1 ORDER BY position");
const INSERT: Sql = sql!(
    "INSERT INTO subscription_rules (id, starts_at, grace_days, currency, how, entered_by, entered_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const INSERT_TIER: Sql = sql!(
    "INSERT INTO subscription_tiers (rule, position, name, amount, months, is_concession) VALUES ($1, $2, $3, $4, $5, $6)"
);
const PERSONS: Sql = sql!("SELECT id AS value FROM persons WHERE id > $1 ORDER BY id LIMIT $2");
/// $1 and $2 between which the time to pay begins, $3 how many.
const SOON: Sql = sql!(
    "SELECT s.person AS person, s.grace_since AS due_at, s.grace_until AS over_at FROM standings s \
     WHERE s.grace_until IS NOT NULL AND s.grace_since = s.starts_at AND s.starts_at > $1 AND s.starts_at <= $2 \
     AND NOT EXISTS (SELECT 1 FROM subscription_reminders r WHERE r.person = s.person AND r.due_at = s.grace_since \
     AND r.reminder = 'soon') ORDER BY s.grace_until, s.person LIMIT $3"
);
/// $1 now, $2 and $3 between which the time to pay ends, $4 which reminder, $5 how many.
const RUNNING: Sql = sql!(
    "SELECT s.person AS person, s.grace_since AS due_at, s.grace_until AS over_at FROM standings s \
     WHERE s.grace_until > $2 AND s.grace_until <= $3 AND s.starts_at <= $1 AND (s.ends_at IS NULL OR s.ends_at > $1) \
     AND NOT EXISTS (SELECT 1 FROM subscription_reminders r WHERE r.person = s.person AND r.due_at = s.grace_since \
     AND r.reminder = $4) ORDER BY s.grace_until, s.person LIMIT $5"
);
/// $1 and $2 between which the time to pay ended, $3 how many. What a member was warned of is found by the hour at which it came.
const LAPSED: Sql = sql!(
    "SELECT s.person AS person, s.starts_at AS due_at, s.starts_at AS over_at FROM standings s \
     WHERE s.state = 'lapsed' AND s.starts_at > $1 AND s.starts_at <= $2 AND s.ends_at IS NULL \
     AND NOT EXISTS (SELECT 1 FROM subscription_reminders r WHERE r.person = s.person AND r.due_at = s.starts_at \
     AND r.reminder = 'lapsed') ORDER BY s.starts_at, s.person LIMIT $3"
);
const SENT: Sql = sql!(
    "INSERT INTO subscription_reminders (person, due_at, reminder, sent_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (person, due_at, reminder) DO NOTHING"
);
const REMINDERS_OF: Sql =
    sql!("SELECT reminder, sent_at FROM subscription_reminders WHERE person = $1 ORDER BY sent_at, reminder");
const GIVE: Sql = sql!(
    "INSERT INTO subscription_reminders (person, due_at, reminder, sent_at) \
     SELECT $2, due_at, reminder, sent_at FROM subscription_reminders WHERE person = $1 \
     ON CONFLICT (person, due_at, reminder) DO NOTHING"
);
const FORGET: Sql = sql!("DELETE FROM subscription_reminders WHERE sent_at < $1");

row! {
    struct SentRow { reminder: String, sent_at: Timestamp }
}

/// All rules, as far as standings need them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rules(tx: &mut Tx) -> Result<Rules, Error> {
    let rows: Vec<RuleRow> = tx.all(RULES, args![]).await?;
    let rule = |row: RuleRow| Rule { starts_at: row.starts_at, grace_days: row.grace_days };
    Ok(Rules::new(rows.into_iter().map(rule).collect()))
}

/// All rules with their tiers, earliest first.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Whole>, Error> {
    let rows: Vec<RuleRow> = tx.all(RULES, args![]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let tiers: Vec<TierRow> = tx.all(TIERS, args![row.id]).await?;
        all.push(Whole {
            id: row.id,
            rule: Rule { starts_at: row.starts_at, grace_days: row.grace_days },
            currency: row.currency,
            how: row.how,
            tiers: tiers.into_iter().map(tier).collect::<Result<_, _>>()?,
        });
    }
    Ok(all)
}

fn tier(row: TierRow) -> Result<Tier, Error> {
    let unreadable = || Error::unreadable("subscription_tiers");
    Ok(Tier {
        name: row.name.parse::<Plain<40>>().map_err(|_| unreadable())?,
        amount: Amount::from_hundredths(row.amount).ok_or_else(unreadable)?,
        months: row.months,
        is_concession: row.is_concession,
    })
}

/// Saves a new rule.
///
/// # Errors
/// [`Error::Unique`] when one begins at that instant already.
pub(crate) async fn insert(tx: &mut Tx, new: &Whole, by: PersonId, now: Timestamp) -> Result<(), Error> {
    let row = args![new.id, new.rule.starts_at, new.rule.grace_days, new.currency.as_str(), new.how.as_str(), by, now];
    tx.exec(INSERT, row).await?;
    for (position, tier) in (0_i64..).zip(&new.tiers) {
        let amount = tier.amount.hundredths();
        let row = args![new.id, position, tier.name.as_str(), amount, tier.months, tier.is_concession];
        tx.exec(INSERT_TIER, row).await?;
    }
    Ok(())
}

/// Ids of persons in their order, from the one after `after`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn persons(tx: &mut Tx, after: PersonId, limit: i64) -> Result<Vec<PersonId>, Error> {
    tx.all(PERSONS, args![after, limit]).await
}

/// Members to whom this reminder belongs now and was not sent yet.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_remind(
    tx: &mut Tx,
    reminder: Reminder,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<ToRemind>, Error> {
    let window = reminder.window(now);
    match reminder {
        Reminder::Soon => tx.all(SOON, args![window.since.0, window.since.1, limit]).await,
        Reminder::Due | Reminder::Last => {
            tx.all(RUNNING, args![now, window.until.0, window.until.1, reminder.word(), limit]).await
        }
        Reminder::Lapsed => tx.all(LAPSED, args![window.until.0, window.until.1, limit]).await,
    }
}

/// Notes that a reminder was sent; whether it was not before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sent(tx: &mut Tx, to: ToRemind, reminder: Reminder, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(SENT, args![to.person, to.due_at, reminder.word(), now]).await? == 1)
}

/// Which reminders a person was sent, and when.
///
/// # Errors
/// When the database fails.
pub(crate) async fn reminders_of(tx: &mut Tx, person: PersonId) -> Result<Vec<(String, Timestamp)>, Error> {
    let rows: Vec<SentRow> = tx.all(REMINDERS_OF, args![person]).await?;
    Ok(rows.into_iter().map(|row| (row.reminder, row.sent_at)).collect())
}

/// Notes for another entry of a person what was sent to this one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}

/// Forgets reminders that were sent before an instant; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}
