//! What happened to memberships, and the standings written anew with each event.

use database::{Arg, Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    standing::{Event, EventId, Happening, spells},
    store::{standings, subscriptions},
};

row! {
    struct EventRow {
        at: Timestamp,
        what: String,
        place: Option<PlaceId>,
        until: Option<Timestamp>,
        rule: Option<String>,
    }
}

/// An event about to be entered.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Its id.
    pub(crate) id: EventId,
    /// About whom.
    pub(crate) person: PersonId,
    /// What happened, and when.
    pub(crate) event: Event,
    /// Who enters it; nobody when the person herself does.
    pub(crate) entered_by: Option<PersonId>,
    /// When it is entered.
    pub(crate) entered_at: Timestamp,
}

const ALL: Sql =
    sql!("SELECT at, what, place, until, rule FROM membership_events WHERE person = $1 ORDER BY at, ordinal, id");
const COUNT: Sql = sql!("SELECT count(*) AS value FROM membership_events WHERE person = $1");
const INSERT: Sql = sql!(
    "INSERT INTO membership_events (id, person, at, ordinal, what, place, until, rule, entered_by, entered_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING"
);
const IS_ENTERED: Sql = sql!("SELECT count(*) AS value FROM membership_events WHERE id = $1");
const TAKE_BACK: Sql = sql!("DELETE FROM membership_events WHERE id = $1 AND person = $2 AND what = 'set-aside'");
const GIVE: Sql = sql!("UPDATE membership_events SET person = $2 WHERE person = $1");

/// Everything that happened to a person's membership, oldest first.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Event>, Error> {
    let rows: Vec<EventRow> = tx.all(ALL, args![person]).await?;
    rows.into_iter().map(event).collect()
}

/// Enters an event and writes the person's standings anew; whether it was entered now. Entered twice it is entered once.
///
/// # Errors
/// As [`of`].
pub(crate) async fn enter(tx: &mut Tx, entry: &Entry) -> Result<bool, Error> {
    let ordinal: i64 = tx.one(COUNT, args![entry.person]).await?;
    let is_new = tx.exec(INSERT, columns(entry, ordinal)).await? == 1;
    renew(tx, entry.person).await?;
    Ok(is_new)
}

/// Whether an event was entered before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_entered(tx: &mut Tx, id: EventId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_ENTERED, args![id]).await? > 0)
}

/// Enters the first events of new persons, each with her whole history in `entries`.
///
/// # Errors
/// As [`of`].
pub(crate) async fn begin(tx: &mut Tx, entries: &[Entry]) -> Result<(), Error> {
    let rules = subscriptions::rules(tx).await?;
    let mut rows = Vec::with_capacity(entries.len());
    let mut all = Vec::with_capacity(entries.len());
    for history in entries.chunk_by(|a, b| a.person == b.person) {
        rows.extend((0..).zip(history).map(|(ordinal, entry)| columns(entry, ordinal)));
        let events: Vec<Event> = history.iter().map(|entry| entry.event.clone()).collect();
        all.extend(spells(&events, &rules).into_iter().map(|spell| (history[0].person, spell)));
    }
    tx.insert_many(INSERT, rows).await?;
    standings::insert(tx, &all).await
}

/// Takes back that an entry was set aside, as if it had never been.
///
/// # Errors
/// As [`of`].
pub(crate) async fn take_back(tx: &mut Tx, id: EventId, person: PersonId) -> Result<(), Error> {
    tx.exec(TAKE_BACK, args![id, person]).await?;
    renew(tx, person).await
}

/// Hands the events of one person to another: two entries turned out to be one person.
///
/// # Errors
/// As [`of`].
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    renew(tx, from).await?;
    renew(tx, to).await
}

/// Writes the standings of a person anew, from her events and the rules of today.
///
/// # Errors
/// As [`of`].
pub(crate) async fn renew(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let rules = subscriptions::rules(tx).await?;
    let spells = spells(&of(tx, person).await?, &rules);
    standings::delete(tx, person).await?;
    let spells: Vec<_> = spells.into_iter().map(|spell| (person, spell)).collect();
    standings::insert(tx, &spells).await
}

fn columns(entry: &Entry, ordinal: i64) -> Vec<Arg> {
    let (what, place, until, rule) = match &entry.event.what {
        Happening::Applied => ("applied", None, None, None),
        Happening::Admitted { place } => ("admitted", Some(*place), None, None),
        Happening::Left => ("left", None, None, None),
        Happening::Suspended { until, rule } => ("suspended", None, Some(*until), Some(rule)),
        Happening::Reinstated => ("reinstated", None, None, None),
        Happening::Moved { place } => ("moved", Some(*place), None, None),
        Happening::Removed { rule } => ("removed", None, None, Some(rule)),
        Happening::Died => ("died", None, None, None),
        Happening::SetAside => ("set-aside", None, None, None),
        Happening::Restored => ("restored", None, None, None),
        Happening::Paid { until } => ("paid", None, Some(*until), None),
        Happening::Returned { until } => ("returned", None, Some(*until), None),
    };
    args![entry.id, entry.person, entry.event.at, ordinal, what, place, until, rule, entry.entered_by, entry.entered_at,]
}

fn event(row: EventRow) -> Result<Event, Error> {
    let unreadable = || Error::unreadable("membership_events");
    let what = match (row.what.as_str(), row.place, row.until, row.rule) {
        ("applied", ..) => Happening::Applied,
        ("admitted", Some(place), ..) => Happening::Admitted { place },
        ("left", ..) => Happening::Left,
        ("suspended", _, Some(until), Some(rule)) => Happening::Suspended { until, rule },
        ("reinstated", ..) => Happening::Reinstated,
        ("moved", Some(place), ..) => Happening::Moved { place },
        ("removed", _, _, Some(rule)) => Happening::Removed { rule },
        ("died", ..) => Happening::Died,
        ("set-aside", ..) => Happening::SetAside,
        ("restored", ..) => Happening::Restored,
        ("paid", _, Some(until), _) => Happening::Paid { until },
        ("returned", _, Some(until), _) => Happening::Returned { until },
        _ => return Err(unreadable()),
    };
    Ok(Event { at: row.at, what })
}
