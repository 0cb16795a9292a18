//! Who somebody is: what `web` asks before any page is shown.

use database::{BoxFuture, Error, Tx};
use terms::{Language, PersonId, PlaceId, Timestamp};
use web::{App, Gate, HeldOffice, HeldToken, LookedAt, Viewer, along::Watched};

use crate::{
    actions::{issuing, speaking, supporting},
    api_token,
    office::{Office, SUPPORT, WITHHELD},
    organisation,
    pages::words::role_key,
    reading, store, support,
};

/// What `web` needs to know who somebody is and where places lie.
pub const fn gate() -> Gate {
    Gate {
        viewer,
        token,
        along,
        open_along: support::is_open,
        ancestors,
        speaks,
        movement,
        imprints: organisation::imprints,
    }
}

fn viewer(app: App, person: PersonId, now: Timestamp) -> BoxFuture<'static, Result<Option<Viewer>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        if store::persons::find(&mut tx, person).await?.is_none() {
            return Ok(None);
        }
        let Some(name) = reading::name(&mut tx, &app.vault, person, now).await? else { return Ok(None) };
        let places = home_chain(&mut tx, person, now).await?;
        let offices = reading::offices_in_force(&mut tx, person, now).await?;
        let offices = offices.iter().map(held).collect();
        let watched = watched(&mut tx, &app, person, now).await?;
        Ok(Some(Viewer { person, name, places, offices, is_strong: false, watched }))
    })
}

/// Who looks along with a person, as every page of hers says.
async fn watched(tx: &mut Tx, app: &App, person: PersonId, now: Timestamp) -> Result<Option<Watched>, Error> {
    let Some(look) = supporting::watching(tx, person, now).await? else { return Ok(None) };
    let name = reading::name(tx, &app.vault, look.helper, now).await?.unwrap_or_default();
    let role = store::offices::find(tx, look.office).await?;
    let role = role.map_or("membership-thread-office", |office| role_key(office.role)).to_owned();
    Ok(Some(Watched { name, role, since: look.begun_at, until: look.ends_at }))
}

/// The member with whom a session looks along. Whoever holds no office that lets her is not asked for; a session that a link
/// alone began looks along with nobody.
fn along(
    app: App,
    session: [u8; 32],
    helper: Viewer,
    now: Timestamp,
) -> BoxFuture<'static, Result<Option<LookedAt>, Error>> {
    Box::pin(async move {
        let may = helper.offices.iter().any(|held| held.capabilities.iter().any(|own| own == SUPPORT));
        if !may || !helper.is_strong {
            return Ok(None);
        }
        let mut tx = app.db.reader().await?;
        let look = supporting::in_session(&mut tx, session, now).await?;
        drop(tx);
        let Some(look) = look.filter(|look| look.helper == helper.person) else { return Ok(None) };
        Ok(viewer(app, look.person, now).await?.map(|member| (member, look.ends_at)))
    })
}

async fn home_chain(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<PlaceId>, Error> {
    match reading::standing(tx, person, now).await?.place() {
        Some(place) => places::ancestor_ids(tx, place).await,
        None => Ok(Vec::new()),
    }
}

fn held(office: &Office) -> HeldOffice {
    HeldOffice {
        office: office.id,
        place: office.place,
        capabilities: office.role.capabilities.iter().cloned().collect(),
        from: office.starts_at,
        until: office.ends_at,
        without: WITHHELD
            .iter()
            .flat_map(|capability| office.without.iter().map(|place| ((*capability).to_owned(), *place)))
            .collect(),
    }
}

fn token(app: App, text: String, now: Timestamp) -> BoxFuture<'static, Result<Option<HeldToken>, Error>> {
    Box::pin(async move {
        match api_token::read(&text) {
            Some(token) => issuing::held(&app.db, &token, &app.settings.zone, now).await,
            None => Ok(None),
        }
    })
}

fn ancestors(app: App, place: PlaceId) -> BoxFuture<'static, Result<Vec<PlaceId>, Error>> {
    Box::pin(async move { places::ancestor_ids(&mut app.db.reader().await?, place).await })
}

fn speaks(app: App, person: PersonId, language: Language) -> BoxFuture<'static, Result<(), Error>> {
    Box::pin(async move { speaking::speaks(&app.db, &app.vault, person, language, app.now()).await })
}

fn movement(app: App) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move { Ok(places::root(&mut app.db.reader().await?).await?.map(|root| root.id)) })
}
