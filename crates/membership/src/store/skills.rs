//! Skills that members offer, and to whom.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use super::withdrawals;
use crate::{
    skill::{self, Audience, Offer, OfferId, Skill},
    withdrawal::{Kind, Withdrawal},
};

row! {
    struct OfferRow {
        skill: String,
        audience: i64,
        text_version: String,
        given_at: Timestamp,
        withdrawn_at: Option<Timestamp>,
    }
}

const OF: Sql = sql!(
    "SELECT skill, audience, text_version, given_at, withdrawn_at FROM skill_offers WHERE person = $1 \
     ORDER BY given_at, skill, id"
);
const STANDING: Sql =
    sql!("SELECT audience AS value FROM skill_offers WHERE person = $1 AND skill = $2 AND withdrawn_at IS NULL");
const STANDING_OF: Sql =
    sql!("SELECT skill AS value FROM skill_offers WHERE person = $1 AND withdrawn_at IS NULL ORDER BY skill");
const INSERT: Sql = sql!(
    "INSERT INTO skill_offers (id, person, place, skill, audience, text_version, given_at, withdrawn_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const WITHDRAW: Sql =
    sql!("UPDATE skill_offers SET withdrawn_at = $3 WHERE person = $1 AND skill = $2 AND withdrawn_at IS NULL");
/// What was offered after the hour at which it was taken back stays.
const WITHDRAW_AGAIN: Sql = sql!(
    "UPDATE skill_offers SET withdrawn_at = $3 WHERE person = $1 AND skill = $2 AND withdrawn_at IS NULL AND given_at <= $3"
);
const MOVE: Sql = sql!("UPDATE skill_offers SET place = $2 WHERE person = $1 AND withdrawn_at IS NULL");
const OVER: Sql = sql!("DELETE FROM skill_offers WHERE withdrawn_at <= $1");
const NARROW: Sql =
    sql!("UPDATE skill_offers SET audience = $3 WHERE person = $1 AND skill = $2 AND withdrawn_at IS NULL");
/// Of two that stand the one of the other entry stays.
const GIVE: Sql = sql!(
    "UPDATE skill_offers SET person = $2 WHERE person = $1 AND (withdrawn_at IS NOT NULL OR NOT EXISTS \
     (SELECT 1 FROM skill_offers o WHERE o.person = $2 AND o.skill = skill_offers.skill AND o.withdrawn_at IS NULL))"
);

/// A skill about to be offered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewOffer {
    pub(crate) id: OfferId,
    pub(crate) person: PersonId,
    pub(crate) home: PlaceId,
    pub(crate) skill: &'static Skill,
    pub(crate) audience: Audience,
    pub(crate) at: Timestamp,
}

/// What a person offers and offered, oldest first.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Offer>, Error> {
    let rows: Vec<OfferRow> = tx.all(OF, args![person]).await?;
    rows.into_iter().map(read).collect()
}

/// To whom a person offers a skill now; `None` when she does not.
///
/// # Errors
/// As [`of`].
pub(crate) async fn standing(tx: &mut Tx, person: PersonId, skill: &Skill) -> Result<Option<Audience>, Error> {
    tx.opt::<i64>(STANDING, args![person, skill.id.as_str()]).await?.map(audience).transpose()
}

/// Saves offers.
///
/// # Errors
/// When the database fails; [`Error::Unique`] when one stands already.
pub(crate) async fn insert(tx: &mut Tx, all: &[NewOffer]) -> Result<(), Error> {
    let rows = all.iter().map(|new| {
        args![
            new.id,
            new.person,
            new.home,
            new.skill.id.as_str(),
            new.audience.number(),
            new.skill.version.as_str(),
            new.at,
            None::<Timestamp>,
        ]
    });
    tx.insert_many(INSERT, rows.collect()).await.map(|_| ())
}

/// Takes back that a person offers a skill, if she does.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw(tx: &mut Tx, person: PersonId, skill: &str, now: Timestamp) -> Result<(), Error> {
    if tx.exec(WITHDRAW, args![person, skill, now]).await? == 0 {
        return Ok(());
    }
    let said = Withdrawal { kind: Kind::Skill, subject: person.to_string(), what: skill.to_owned(), at: now, times: 1 };
    withdrawals::say(tx, &said).await
}

/// Takes back everything that a person offers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw_all(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    let standing: Vec<String> = tx.all(STANDING_OF, args![person]).await?;
    for skill in standing {
        withdraw(tx, person, &skill, now).await?;
    }
    Ok(())
}

/// Takes it back again, as of the hour at which it was, after an older back-up was restored.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw_again(tx: &mut Tx, person: PersonId, skill: &str, at: Timestamp) -> Result<(), Error> {
    tx.exec(WITHDRAW_AGAIN, args![person, skill, at]).await.map(|_| ())
}

/// Notes that what a person offers is found where she is at home now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn move_home(tx: &mut Tx, person: PersonId, home: PlaceId) -> Result<(), Error> {
    tx.exec(MOVE, args![person, home]).await.map(|_| ())
}

/// Forgets what was taken back by `until`; how much.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(OVER, args![until]).await
}

/// Gives another entry of a person what this one offers and offered; what both offer goes to the narrower audience.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: (PersonId, Option<PlaceId>)) -> Result<(), Error> {
    let (to, home) = to;
    for offer in of(tx, from).await?.into_iter().filter(|offer| offer.withdrawn_at.is_none()) {
        if standing(tx, to, offer.skill).await?.is_some_and(|audience| offer.audience < audience) {
            tx.exec(NARROW, args![to, offer.skill.id.as_str(), offer.audience.number()]).await?;
        }
    }
    tx.exec(GIVE, args![from, to]).await?;
    match home {
        Some(home) => move_home(tx, to, home).await,
        None => Ok(()),
    }
}

fn audience(number: i64) -> Result<Audience, Error> {
    Audience::from_number(number).ok_or_else(|| Error::unreadable("skill_offers.audience"))
}

fn read(row: OfferRow) -> Result<Offer, Error> {
    Ok(Offer {
        skill: skill::find(&row.skill).ok_or_else(|| Error::unreadable("skill_offers.skill"))?,
        audience: audience(row.audience)?,
        text_version: row.text_version,
        given_at: row.given_at,
        withdrawn_at: row.withdrawn_at,
    })
}
