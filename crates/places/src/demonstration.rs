//! The places of the demonstration: the regions that ship, with branches in real towns.

use std::sync::LazyLock;

use serde::Deserialize;
use terms::{PlaceId, Timestamp};
use web::{App, BoxFuture, Demonstration, DemonstrationError};

use crate::{
    actions::CannotFound,
    file::{self, FileError, PlacesFile, Planned},
    place::{Name, NameText},
    slug::Slug,
};

/// A branch, trade or network of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Slug of the place it is part of.
    pub parent: Slug,
    /// Its own slug, made from its English name.
    pub slug: Slug,
    /// What it is called.
    pub name: Name,
    /// Slug of its kind.
    pub kind: Slug,
    /// The postcode area its members live in; none for units that are not of one town in the United Kingdom.
    pub area: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBranch {
    parent: String,
    name: String,
    name_cy: Option<String>,
    kind: String,
    area: Option<String>,
}

static BRANCHES: LazyLock<Vec<Branch>> =
    LazyLock::new(|| read(include_str!("../data/demonstration.json")).expect("a test reads the file that ships"));

/// The branches of the demonstration, always the same, region by region.
pub fn branches() -> &'static [Branch] {
    &BRANCHES
}

/// The places of the demonstration as one file, under the name of its organisation.
pub fn places(organisation: NameText) -> PlacesFile {
    let mut file = PlacesFile::united_kingdom().named(organisation);
    for branch in branches() {
        let planned = Planned {
            slug: branch.slug.clone(),
            name: branch.name.clone(),
            kind: branch.kind.clone(),
            children: Vec::new(),
        };
        let is_in_root = file.root.slug == branch.parent;
        let parent = if is_in_root { &mut file.root } else { region(&mut file, &branch.parent) };
        parent.children.push(planned);
    }
    file
}

/// Founds the places of the demonstration, unless there are places already.
pub(crate) fn fill(app: App, demonstration: Demonstration) -> BoxFuture<'static, Result<(), DemonstrationError>> {
    Box::pin(async move {
        let file = places(app.settings.organisation.parse()?);
        let founded = app.db.write(move |tx| {
            let (file, ids) = (file.clone(), ids(demonstration.now));
            Box::pin(async move { crate::found(tx, &file, ids).await })
        });
        match founded.await {
            Ok(_) | Err(CannotFound::Already) => Ok(()),
            Err(error) => Err(error.into()),
        }
    })
}

/// Ids without chance: the same hour gives the same demonstration.
fn ids(now: Timestamp) -> impl FnMut() -> PlaceId + Send {
    let mut number = 0_u64;
    move || {
        number += 1;
        let mut chance = [0; 10];
        chance[2..].copy_from_slice(&number.to_be_bytes());
        PlaceId::in_order(now, chance)
    }
}

fn region<'a>(file: &'a mut PlacesFile, slug: &Slug) -> &'a mut Planned {
    file.root.children.iter_mut().find(|place| place.slug == *slug).expect("a test reads the file that ships")
}

fn read(json: &str) -> Result<Vec<Branch>, FileError> {
    let raw: Vec<RawBranch> = serde_json::from_str(json)?;
    raw.into_iter().map(branch).collect()
}

fn branch(raw: RawBranch) -> Result<Branch, FileError> {
    Ok(Branch {
        parent: file::slug(&raw.parent)?,
        slug: Slug::of_name(&raw.name).map_err(|error| FileError::Slug(raw.name.clone(), error))?,
        name: file::name(&raw.name, &raw.name, raw.name_cy.as_deref())?,
        kind: file::slug(&raw.kind)?,
        area: raw.area,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{place::Basis, postcode};

    #[test]
    fn every_region_has_six_to_ten_branches() {
        let file = places("The Commons".parse().unwrap());

        for region in file.root.children.iter().filter(|place| place.kind.as_str() == "region") {
            assert!((6..=10).contains(&region.children.len()), "{}: {}", region.slug, region.children.len());
        }
    }

    #[test]
    fn every_branch_lies_in_a_region_of_its_postcode_area() {
        let in_towns = branches().iter().filter_map(|branch| Some((branch, branch.area.as_ref()?)));
        for (branch, area) in in_towns {
            let postcode = format!("{area}1 1AA").parse().unwrap();
            let regions = postcode::suggest(&postcode);
            assert!(regions.regions().contains(&branch.parent.as_str()), "{}", branch.slug);
        }
    }

    #[test]
    fn the_whole_file_could_have_been_read_from_disk() {
        let file = places("The Commons".parse().unwrap());
        let slugs: BTreeSet<_> = file.places().map(|place| &place.slug).collect();
        let kinds: BTreeSet<_> = file.kinds.iter().map(|kind| &kind.slug).collect();

        assert_eq!(slugs.len(), file.places().count(), "slugs are unique");
        assert!(file.places().all(|place| kinds.contains(&place.kind)));
        assert_eq!(file.root.name.english.as_str(), "The Commons");
    }

    #[test]
    fn units_of_every_basis_are_shown() {
        let file = places("The Commons".parse().unwrap());

        for basis in Basis::ALL {
            let kinds: Vec<_> = file.kinds.iter().filter(|kind| kind.basis == basis).map(|kind| &kind.slug).collect();
            assert!(file.places().any(|place| kinds.contains(&&place.kind)), "{basis:?}");
        }
    }
}
