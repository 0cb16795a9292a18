//! The map and the list of all places.

use askama::Template;
use axum::extract::State;
use terms::{Language, PlaceId};
use web::{
    App, Form, Frame, Page, PageError,
    drawing::{Region, RegionMap, Svg, region_map},
    page,
};

use super::Line;
use crate::{
    map::Map,
    place::{Basis, Place},
    store,
    tree::{Standing, in_reading_order},
};

#[derive(Template)]
#[template(path = "places/index.html")]
struct Index {
    frame: Frame,
    form: Form,
    groups: Vec<Group>,
    branches: Vec<Branches>,
}

/// The places directly below the movement that have one basis.
struct Group {
    title: String,
    map: Option<Svg>,
    lines: Vec<Line>,
}

/// A place with everything within it.
struct Branches {
    line: Line,
    within: Vec<Line>,
}

pub(crate) async fn index(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    let places = store::all(&mut app.db.reader().await?).await?;
    page(&Index::new(frame, places))
}

impl Index {
    fn new(frame: Frame, places: Vec<Place>) -> Self {
        let language = frame.language();
        let standing = in_reading_order(places, None, language);
        // The movement itself stands at the head of the page, not in the lists.
        let tops = tops(standing.get(1..).unwrap_or_default());
        let groups = Basis::ALL.into_iter().filter_map(|basis| Group::new(&frame, &tops, basis)).collect();
        let with_branches = tops.iter().filter(|top| !top.within.is_empty());
        let branches = with_branches.map(|top| top.branches(language)).collect();
        Self { frame, form: Form::default(), groups, branches }
    }
}

/// A place directly below the movement, with what lies within it.
struct Top<'a> {
    place: &'a Place,
    within: &'a [Standing],
}

/// Cuts the reading order before each place at depth 1.
fn tops(standing: &[Standing]) -> Vec<Top<'_>> {
    let cut = standing.chunk_by(|_, next| next.depth > 1);
    cut.filter_map(|chunk| chunk.split_first()).map(|(top, within)| Top { place: &top.place, within }).collect()
}

impl Top<'_> {
    fn branches(&self, language: Language) -> Branches {
        let kind = |place: &Place| place.kind.name.in_language(language).to_owned();
        let line = |at: &Standing| Line::new(&at.place, language, kind(&at.place));
        Branches {
            line: Line::new(self.place, language, String::new()),
            within: self.within.iter().map(line).collect(),
        }
    }

    fn line(&self, frame: &Frame) -> Line {
        let count = self.within.len();
        let note = if count == 0 { String::new() } else { frame.tn("places-count", &[("count", count.into())]) };
        Line::new(self.place, frame.language(), note)
    }
}

impl Group {
    /// `None` when no place has that basis.
    fn new(frame: &Frame, tops: &[Top<'_>], basis: Basis) -> Option<Self> {
        let tops: Vec<&Top<'_>> = tops.iter().filter(|top| top.place.kind.basis == basis).collect();
        if tops.is_empty() {
            return None;
        }
        let title = frame.t(match basis {
            Basis::Territorial => "places-basis-territorial",
            Basis::International => "places-basis-international",
            Basis::Workplace => "places-basis-workplace",
            Basis::Thematic => "places-basis-thematic",
        });
        let lines = tops.iter().map(|top| top.line(frame)).collect();
        let places: Vec<&Place> = tops.iter().map(|top| top.place).collect();
        Some(Self { title, map: drawn(frame, &places), lines })
    }
}

/// The map of those places that have an outline; none when no place has.
fn drawn(frame: &Frame, places: &[&Place]) -> Option<Svg> {
    let map = Map::united_kingdom();
    let here: &[PlaceId] = frame.viewer.as_ref().map_or(&[], |viewer| &viewer.places);
    let region = |outline: &crate::map::Outline| {
        let place = places.iter().find(|place| place.slug.as_str() == outline.slug)?;
        Some(Region {
            href: place.address(),
            name: place.name.in_language(frame.language()).to_owned(),
            outline: outline.path.clone(),
            is_here: here.contains(&place.id),
        })
    };
    let regions: Vec<Region> = map.regions.iter().filter_map(region).collect();
    if regions.is_empty() {
        return None;
    }
    Some(region_map(&RegionMap { title: frame.t("places-map"), width: map.width, height: map.height, regions }))
}

pub(super) fn sample(frame: Frame) -> Result<String, PageError> {
    let [movement, region] = super::sample_places();
    let branch = Place { id: PlaceId::by_chance([0; 16]), parent: Some(region.id), ..region.clone() };
    Index::new(frame, vec![movement, region, branch]).render().map_err(PageError::broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_keeps_what_lies_within_it() {
        let [movement, region] = super::super::sample_places();
        let at = |depth, place: &Place| Standing { depth, place: place.clone() };
        let standing = [at(1, &region), at(2, &movement), at(3, &movement), at(1, &region), at(1, &region)];

        let tops = tops(&standing);

        assert_eq!(tops.iter().map(|top| top.within.len()).collect::<Vec<_>>(), [2, 0, 0]);
    }
}
