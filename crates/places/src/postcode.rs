//! Which regions a postcode may belong to, without asking anybody.

use std::sync::LazyLock;

use terms::Postcode;

/// Area, post town, and the slugs of the regions it lies in, main region first.
type Area = (&'static str, &'static str, Vec<&'static str>);

/// `data/postcode-areas.csv`, by area.
static AREAS: LazyLock<Vec<Area>> = LazyLock::new(|| {
    let mut areas: Vec<Area> = include_str!("../data/postcode-areas.csv").lines().skip(1).map(area).collect();
    areas.sort_unstable();
    areas
});

/// What a postcode tells about the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// The whole postcode area lies in one region: its slug.
    One(&'static str),
    /// The area straddles regions: their slugs, the one with most postcodes first. Ask the person.
    Several(Vec<&'static str>),
    /// A Crown dependency, forces' post, or no area that is known: the person chooses among all.
    Unknown,
}

impl Suggestion {
    /// The slugs of the regions, main region first; none when unknown.
    pub fn regions(&self) -> &[&'static str] {
        match self {
            Self::One(region) => std::slice::from_ref(region),
            Self::Several(regions) => regions,
            Self::Unknown => &[],
        }
    }
}

/// The regions that a postcode may belong to.
///
/// Areas are coarse on purpose: near a border only the person knows, and nothing finer need be kept.
///
/// ```
/// use places::postcode::{Suggestion, suggest};
/// assert_eq!(suggest(&"CF10 1AA".parse().unwrap()), Suggestion::One("wales"));
/// assert_eq!(suggest(&"CH1 1AA".parse().unwrap()), Suggestion::Several(vec!["north-west", "wales"]));
/// assert_eq!(suggest(&"IM1 1AA".parse().unwrap()), Suggestion::Unknown);
/// ```
pub fn suggest(postcode: &Postcode) -> Suggestion {
    match find(postcode.area()).map(|(_, _, regions)| regions.as_slice()) {
        None | Some([]) => Suggestion::Unknown,
        Some([region]) => Suggestion::One(region),
        Some(regions) => Suggestion::Several(regions.to_vec()),
    }
}

/// The town that a postcode area is known by, such as Cardiff for `CF`.
pub fn post_town(area: &str) -> Option<&'static str> {
    find(area).map(|(_, town, _)| *town)
}

fn find(area: &str) -> Option<&'static Area> {
    AREAS.binary_search_by_key(&area, |(letters, _, _)| letters).ok().map(|index| &AREAS[index])
}

/// One line of the file; none of its cells holds a comma.
fn area(line: &'static str) -> Area {
    let mut cells = line.splitn(3, ',');
    let mut cell = || cells.next().unwrap_or_default();
    (cell(), cell(), cell().split_whitespace().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::PlacesFile;

    fn regions_of(postcode: &str) -> Vec<&'static str> {
        suggest(&postcode.parse().unwrap()).regions().to_vec()
    }

    #[test]
    fn an_area_within_one_region_needs_no_question() {
        assert_eq!(suggest(&"sw1a 1aa".parse().unwrap()), Suggestion::One("london"));
        assert_eq!(regions_of("BT1 1AA"), ["northern-ireland"]);
    }

    #[test]
    fn an_area_that_straddles_regions_names_the_main_one_first() {
        assert_eq!(regions_of("TD15 1AA"), ["scotland", "north-east", "north-west"]);
        assert_eq!(regions_of("SY23 1AA"), ["west-midlands", "wales", "north-west"]);
    }

    #[test]
    fn crown_dependencies_forces_and_invented_areas_are_unknown() {
        for postcode in ["JE2 3AB", "GY1 1AA", "IM1 1AA", "BF1 1AA", "ZZ1 1AA"] {
            assert_eq!(suggest(&postcode.parse().unwrap()), Suggestion::Unknown, "{postcode}");
        }
    }

    #[test]
    fn the_file_has_every_area_and_names_only_regions_that_ship() {
        let file = PlacesFile::united_kingdom();
        let slugs: Vec<&str> = file.places().map(|place| place.slug.as_str()).collect();

        assert_eq!(AREAS.len(), 124);
        assert_eq!(AREAS.iter().filter(|(_, _, regions)| regions.is_empty()).count(), 3);
        for (area, town, regions) in AREAS.iter() {
            assert!(!town.is_empty(), "{area}");
            assert!(regions.iter().all(|region| slugs.contains(region)), "{area}: {regions:?}");
        }
    }
}
