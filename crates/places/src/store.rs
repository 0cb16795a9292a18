//! All SQL of places.

use database::{Error, Sql, Tx, args, row, sql};
use terms::PlaceId;

use crate::{
    place::{Kind, Name, NameText, Place},
    slug::Slug,
};

row! {
    struct PlaceRow {
        id: PlaceId,
        parent: Option<PlaceId>,
        slug: String,
        name_en: String,
        name_cy: Option<String>,
        kind: String,
        kind_en: String,
        kind_cy: Option<String>,
        basis: String,
    }
    struct KindRow { slug: String, name_en: String, name_cy: Option<String>, basis: String }
}

/// A query for places: the columns of [`PlaceRow`], then where they are looked for.
macro_rules! places {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT p.id, p.parent, p.slug, p.name_en, p.name_cy, p.kind, ",
            "k.name_en AS kind_en, k.name_cy AS kind_cy, k.basis ",
            "FROM places p JOIN place_kinds k ON k.slug = p.kind ",
            $rest
        ))
    };
}

const FIND: Sql = places!("WHERE p.id = $1");
const FIND_BY_SLUG: Sql = places!("WHERE p.slug = $1");
const ROOT: Sql = places!("WHERE p.parent IS NULL ORDER BY p.id LIMIT 1");
const CHILDREN: Sql = places!("WHERE p.parent = $1 ORDER BY p.slug");
const ALL: Sql = places!("ORDER BY p.slug");
const WITHIN: Sql = places!("JOIN place_ancestors a ON a.place = p.id WHERE a.ancestor = $1 ORDER BY p.slug");
const ANCESTORS: Sql =
    places!("JOIN place_ancestors a ON a.ancestor = p.id WHERE a.place = $1 AND a.depth > 0 ORDER BY a.depth DESC");
const IS_WITHIN: Sql = sql!("SELECT count(*) AS value FROM place_ancestors WHERE place = $1 AND ancestor = $2");
const WITHIN_IDS: Sql = sql!("SELECT place AS value FROM place_ancestors WHERE ancestor = $1 ORDER BY depth, place");
const ANCESTOR_IDS: Sql = sql!("SELECT ancestor AS value FROM place_ancestors WHERE place = $1 ORDER BY depth");
const KINDS: Sql = sql!("SELECT slug, name_en, name_cy, basis FROM place_kinds ORDER BY slug");
const INSERT_KIND: Sql = sql!("INSERT INTO place_kinds (slug, name_en, name_cy, basis) VALUES ($1, $2, $3, $4)");
const INSERT: Sql =
    sql!("INSERT INTO places (id, parent, slug, name_en, name_cy, kind) VALUES ($1, $2, $3, $4, $5, $6)");
const INSERT_ITSELF: Sql = sql!("INSERT INTO place_ancestors (place, ancestor, depth) VALUES ($1, $1, 0)");
const INSERT_ANCESTORS: Sql = sql!(
    "INSERT INTO place_ancestors (place, ancestor, depth) \
     SELECT p.id, a.ancestor, a.depth + 1 FROM places p JOIN place_ancestors a ON a.place = p.parent WHERE p.id = $1"
);
const RENAME: Sql = sql!("UPDATE places SET name_en = $2, name_cy = $3 WHERE id = $1");

/// The place, or `None` when there is no such place.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub async fn find(tx: &mut Tx, id: PlaceId) -> Result<Option<Place>, Error> {
    tx.opt::<PlaceRow>(FIND, args![id]).await?.map(place).transpose()
}

/// The place at that address, or `None`.
///
/// # Errors
/// As [`find`].
pub async fn find_by_slug(tx: &mut Tx, slug: &Slug) -> Result<Option<Place>, Error> {
    tx.opt::<PlaceRow>(FIND_BY_SLUG, args![slug.as_str()]).await?.map(place).transpose()
}

/// The movement as a whole; `None` before it is founded.
///
/// # Errors
/// As [`find`].
pub async fn root(tx: &mut Tx) -> Result<Option<Place>, Error> {
    tx.opt::<PlaceRow>(ROOT, args![]).await?.map(place).transpose()
}

/// The places directly within it, by slug.
///
/// # Errors
/// As [`find`].
pub async fn children(tx: &mut Tx, id: PlaceId) -> Result<Vec<Place>, Error> {
    tx.all::<PlaceRow>(CHILDREN, args![id]).await?.into_iter().map(place).collect()
}

/// What it lies within, the movement as a whole first; not itself.
///
/// # Errors
/// As [`find`].
pub async fn ancestors(tx: &mut Tx, id: PlaceId) -> Result<Vec<Place>, Error> {
    tx.all::<PlaceRow>(ANCESTORS, args![id]).await?.into_iter().map(place).collect()
}

/// Every place, by slug. [`crate::tree::in_reading_order`] lays them out.
///
/// # Errors
/// As [`find`].
pub async fn all(tx: &mut Tx) -> Result<Vec<Place>, Error> {
    tx.all::<PlaceRow>(ALL, args![]).await?.into_iter().map(place).collect()
}

/// The place with everything within it, by slug.
///
/// # Errors
/// As [`find`].
pub async fn within(tx: &mut Tx, id: PlaceId) -> Result<Vec<Place>, Error> {
    tx.all::<PlaceRow>(WITHIN, args![id]).await?.into_iter().map(place).collect()
}

/// The ids of the place and of everything within it, nearest first.
///
/// # Errors
/// When the database fails.
pub async fn within_ids(tx: &mut Tx, id: PlaceId) -> Result<Vec<PlaceId>, Error> {
    tx.all(WITHIN_IDS, args![id]).await
}

/// The ids of the place and of what it lies within, itself first, the movement as a whole last.
///
/// # Errors
/// When the database fails.
pub async fn ancestor_ids(tx: &mut Tx, id: PlaceId) -> Result<Vec<PlaceId>, Error> {
    tx.all(ANCESTOR_IDS, args![id]).await
}

/// Whether `place` is `ancestor` or lies anywhere within it.
///
/// # Errors
/// When the database fails.
pub async fn is_within(tx: &mut Tx, place: PlaceId, ancestor: PlaceId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_WITHIN, args![place, ancestor]).await? > 0)
}

/// The kinds of unit, by slug.
///
/// # Errors
/// As [`find`].
pub async fn kinds(tx: &mut Tx) -> Result<Vec<Kind>, Error> {
    tx.all::<KindRow>(KINDS, args![]).await?.into_iter().map(kind).collect()
}

/// Saves a kind of unit.
///
/// # Errors
/// [`Error::Unique`] when it is there already.
pub(crate) async fn insert_kind(tx: &mut Tx, kind: &Kind) -> Result<(), Error> {
    let (english, welsh) = columns(&kind.name);
    tx.exec(INSERT_KIND, args![kind.slug.as_str(), english, welsh, kind.basis.word()]).await?;
    Ok(())
}

/// Saves a place; its parent is there already.
///
/// # Errors
/// [`Error::Unique`] when the slug is taken, [`Error::Reference`] when parent or kind is not there.
pub(crate) async fn insert(tx: &mut Tx, place: &Place) -> Result<(), Error> {
    let (english, welsh) = columns(&place.name);
    let (slug, kind) = (place.slug.as_str(), place.kind.slug.as_str());
    tx.exec(INSERT, args![place.id, place.parent, slug, english, welsh, kind]).await?;
    tx.exec(INSERT_ITSELF, args![place.id]).await?;
    tx.exec(INSERT_ANCESTORS, args![place.id]).await?;
    Ok(())
}

/// Gives a place another name; whether there is such a place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rename(tx: &mut Tx, id: PlaceId, name: &Name) -> Result<bool, Error> {
    let (english, welsh) = columns(name);
    Ok(tx.exec(RENAME, args![id, english, welsh]).await? > 0)
}

fn columns(name: &Name) -> (&str, Option<&str>) {
    (name.english.as_str(), name.welsh.as_ref().map(NameText::as_str))
}

fn place(row: PlaceRow) -> Result<Place, Error> {
    Ok(Place {
        id: row.id,
        parent: row.parent,
        slug: row.slug.parse().map_err(|_| Error::unreadable("places.slug"))?,
        name: name(&row.name_en, row.name_cy.as_deref(), "places.name")?,
        kind: kind(KindRow { slug: row.kind, name_en: row.kind_en, name_cy: row.kind_cy, basis: row.basis })?,
    })
}

fn kind(row: KindRow) -> Result<Kind, Error> {
    Ok(Kind {
        slug: row.slug.parse().map_err(|_| Error::unreadable("place_kinds.slug"))?,
        name: name(&row.name_en, row.name_cy.as_deref(), "place_kinds.name")?,
        basis: row.basis.parse().map_err(|_| Error::unreadable("place_kinds.basis"))?,
    })
}

fn name(english: &str, welsh: Option<&str>, column: &str) -> Result<Name, Error> {
    let text = |text: &str| text.parse().map_err(|_| Error::unreadable(column));
    Ok(Name { english: text(english)?, welsh: welsh.map(text).transpose()? })
}
