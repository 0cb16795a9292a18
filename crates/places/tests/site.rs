//! A site with the movement of [`crate::movement`] and two people with offices.

use database::{BoxFuture, Error};
use places::PlacesFile;
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use web::{
    App, Gate, HeldOffice, Viewer,
    testing::{Parts, Site, each_site},
};

use crate::movement::{found, new};

/// May manage places within Wales.
pub(crate) const WALES: u8 = 1;
/// May manage places everywhere.
pub(crate) const EVERYWHERE: u8 = 2;
/// Holds an office that has nothing to do with places.
pub(crate) const OTHER: u8 = 3;

pub(crate) fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

/// Runs a test on a site whose movement is founded from the file that ships, with Cardiff within Wales.
pub(crate) async fn each_movement_site<F: AsyncFn(&Site)>(test: F) {
    each_site(&PARTS, async |site| {
        found(&site.app.db, PlacesFile::united_kingdom()).await.unwrap();
        let wales = id_of(&site.app, "wales").await.unwrap();
        let cardiff = new(9, wales.unwrap(), "cardiff", "Cardiff", "branch");
        places::add(&site.app.db, cardiff, None, site.app.now()).await.unwrap();
        test(site).await;
    })
    .await;
}

/// A site before anything is founded.
pub(crate) async fn each_empty_site<F: AsyncFn(&Site)>(test: F) {
    each_site(&PARTS, test).await;
}

const PARTS: Parts = Parts {
    slices: || vec![places::slice()],
    gate: Gate {
        viewer,
        token: |_, _, _| Box::pin(async { Ok(None) }),
        ancestors: |app, place| Box::pin(async move { places::ancestor_ids(&mut app.db.reader().await?, place).await }),
        speaks: |_, _, _| Box::pin(async { Ok(()) }),
        movement: |app| Box::pin(async move { id_of(&app, "movement").await }),
        along: |_, _, _, _| Box::pin(async { Ok(None) }),
        open_along: |_| false,
        imprints: |_| Box::pin(async { Ok(Vec::new()) }),
    },
};

async fn id_of(app: &App, slug: &str) -> Result<Option<PlaceId>, Error> {
    let slug = slug.parse().expect("a slug of ours");
    Ok(places::find_by_slug(&mut app.db.reader().await?, &slug).await?.map(|place| place.id))
}

fn viewer(app: App, who: PersonId, now: Timestamp) -> BoxFuture<'static, Result<Option<Viewer>, Error>> {
    Box::pin(async move {
        let (slug, capability) = match who {
            who if who == person(WALES) => ("wales", "places.manage"),
            who if who == person(EVERYWHERE) => ("movement", "places.manage"),
            _ => ("movement", "membership.search"),
        };
        let office = id_of(&app, slug).await?.map(|place| HeldOffice {
            office: OfficeId::by_chance([1; 16]),
            place,
            capabilities: vec![capability.to_owned()],
            from: now,
            until: now.plus(Timestamp::DAY),
            without: Vec::new(),
        });
        let places = id_of(&app, "wales").await?.into_iter().collect();
        Ok(Some(Viewer {
            person: who,
            name: "Ann".to_owned(),
            places,
            offices: office.into_iter().collect(),
            is_strong: false,
            watched: None,
        }))
    })
}
