//! Making and ending tokens of programs, and what one opens now.

use database::{Db, Error, Tx};
use terms::{PersonId, PlaceId, Timestamp, Zone};
use web::{HeldToken, Nonce, Once, once};

use crate::{
    api_token::{self, ApiToken, ApiTokenId, MOST, Scope, TokenName},
    office::{Office, TOKENS},
    reading, store,
    token::Token,
};

/// A token about to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewToken {
    pub(crate) id: ApiTokenId,
    pub(crate) by: PersonId,
    pub(crate) place: PlaceId,
    pub(crate) name: TokenName,
    pub(crate) scopes: Vec<Scope>,
    /// For how many days.
    pub(crate) days: i64,
    pub(crate) hash: [u8; 32],
}

/// Why a token was not made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotMade {
    /// No office of hers allows that there.
    #[error("membership-tokens-not-yours")]
    NotYours,
    /// The place has as many as it can have.
    #[error("membership-tokens-full")]
    Full,
    /// The form was sent before: what it made was shown then, and is not known any more.
    #[error("membership-tokens-shown")]
    Shown,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Makes a token, which rests on the office of the maker that lasts longest; as it was made.
///
/// # Errors
/// [`NotMade`], and there is none.
///
/// Source: docs/rules/membership.md, 135.
pub(crate) async fn make(
    db: &Db,
    new: NewToken,
    nonce: Option<Nonce>,
    zone: &Zone,
    now: Timestamp,
) -> Result<ApiToken, NotMade> {
    let zone = zone.clone();
    db.write(move |tx| {
        let (new, zone) = (new.clone(), zone.clone());
        Box::pin(async move {
            if once(tx, nonce, now).await? == Once::Again {
                return Err(NotMade::Shown);
            }
            let office = resting(tx, &new, now).await?.ok_or(NotMade::NotYours)?;
            if store::api_tokens::living(tx, new.place, now).await? >= MOST {
                return Err(NotMade::Full);
            }
            let token = ApiToken {
                id: new.id,
                place: new.place,
                office: office.id,
                name: new.name.to_string(),
                scopes: new.scopes,
                made_by: Some(new.by),
                made_at: now,
                expires_at: api_token::expires(new.days, office.ends_at, &zone, now),
                used_at: None,
                ended_at: None,
                ended_by: None,
            };
            store::api_tokens::insert(tx, &token, new.hash).await?;
            Ok(token)
        })
    })
    .await
}

/// The office that a new token rests on: of those that allow all that it is for, the one that lasts longest.
async fn resting(tx: &mut Tx, new: &NewToken, now: Timestamp) -> Result<Option<Office>, Error> {
    let chain = places::ancestor_ids(tx, new.place).await?;
    let mut offices = reading::offices_in_force(tx, new.by, now).await?;
    let needs = |office: &Office| {
        office.allows(TOKENS, &chain, now) && new.scopes.iter().all(|scope| office.allows(scope.needs(), &chain, now))
    };
    offices.retain(needs);
    Ok(offices.into_iter().max_by_key(|office| (office.ends_at, office.id)))
}

/// Ends a token of a place; whether there is one of that id. Ended already, nothing happens.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 136.
pub(crate) async fn end(
    db: &Db,
    (id, place): (ApiTokenId, PlaceId),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, Error> {
    db.write(move |tx| {
        Box::pin(async move {
            if store::api_tokens::find(tx, id).await?.is_none_or(|token| token.place != place) {
                return Ok(false);
            }
            store::api_tokens::end(tx, id, by, now).await?;
            Ok(true)
        })
    })
    .await
}

/// The office that a token rests on, with its holder, as long as both let it open anything.
///
/// # Errors
/// When the database fails.
pub(crate) async fn in_force(tx: &mut Tx, token: &ApiToken, now: Timestamp) -> Result<Option<Office>, Error> {
    if !token.lives(now) {
        return Ok(None);
    }
    let Some(office) = store::offices::find(tx, token.office).await? else { return Ok(None) };
    let chain = places::ancestor_ids(tx, token.place).await?;
    // Asked of the holder, so that it rests when her rights are held back.
    let offices = reading::offices_in_force(tx, office.person, now).await?;
    Ok(offices.into_iter().find(|held| held.id == office.id && held.allows(TOKENS, &chain, now)))
}

/// What a token opens now, and notes the day of its use; `None` for what is no token, or one that opens nothing.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 136.
pub(crate) async fn held(db: &Db, token: &Token, zone: &Zone, now: Timestamp) -> Result<Option<HeldToken>, Error> {
    let mut tx = db.reader().await?;
    let Some(token) = store::api_tokens::by_hash(&mut tx, token.hash()).await? else { return Ok(None) };
    let Some(office) = in_force(&mut tx, &token, now).await? else { return Ok(None) };
    let chain = places::ancestor_ids(&mut tx, token.place).await?;
    drop(tx);
    let (id, today) = (token.id, now.day(zone).starts(zone));
    if token.used_at.is_none_or(|used| used < today) {
        db.write(move |tx| Box::pin(store::api_tokens::uses(tx, id, today))).await?;
    }
    let allowed = token.scopes.iter().filter(|scope| office.allows(scope.needs(), &chain, now));
    Ok(Some(HeldToken {
        id: id.uuid(),
        person: office.person,
        office: office.id,
        place: token.place,
        scopes: allowed.map(|scope| scope.word()).collect(),
    }))
}
