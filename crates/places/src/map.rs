//! The regions as a drawing: outlines for SVG, in whole units, small enough for every page.

use std::{fmt::Write as _, sync::LazyLock};

use crate::topology::{Point, Topology};

/// A drawing of regions. The same bytes on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// Width, in the unit of all its numbers.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// The regions, in the order of the file.
    pub regions: Vec<Outline>,
}

/// The outline of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The slug of the place.
    pub slug: String,
    /// Its shape, islands included: the data of an SVG path.
    pub path: String,
}

/// Height of the drawing of the United Kingdom.
const HEIGHT: u32 = 1_000;

/// Room around the land, so that the stroke of the outermost coast is not cut.
const FRAME: u32 = 4;

/// The northernmost point and the height of the land, in millionths of a degree; the width follows from the land.
const NORTH: i64 = 60_847_890;
const TALL: i64 = 10_938_280;

/// The middle meridian, which stands upright: 2° west, as on the national grid of Great Britain.
const MIDDLE: i64 = -2_000_000;

/// A point nearer to the line than this, in thousandths of a unit, says nothing at this size.
const TOLERANCE: i64 = 800;

/// Cosines of 49° to 61°, in millionths: integers, so that no machine's last digit can differ.
const COSINES: [i64; 13] = [
    656_059, 642_788, 629_320, 615_661, 601_815, 587_785, 573_576, 559_193, 544_639, 529_919, 515_038, 500_000, 484_810,
];

static UNITED_KINGDOM: LazyLock<Map> = LazyLock::new(|| {
    let topology = Topology::parse(include_str!("../data/uk-regions.topojson"), project);
    Map::draw(topology.expect("a test reads the file that ships"))
});

impl Map {
    /// The twelve regions and nations of the United Kingdom, drawn once.
    pub fn united_kingdom() -> &'static Self {
        &UNITED_KINGDOM
    }

    fn draw(mut topology: Topology) -> Self {
        // Each arc once, before rings are made of it: two neighbours keep one border.
        for arc in &mut topology.arcs {
            *arc = simplified(arc);
        }
        let points = || topology.arcs.iter().flatten();
        let left = points().map(|point| point.0).min().unwrap_or(0);
        let right = points().map(|point| point.0).max().unwrap_or(0);
        for point in topology.arcs.iter_mut().flatten() {
            *point = (point.0 - left + i64::from(FRAME), point.1 + i64::from(FRAME));
        }
        let regions = topology.shapes.iter().map(|shape| Outline {
            slug: shape.id.clone(),
            path: outline(&shape.rings.iter().map(|ring| topology.ring(ring)).collect::<Vec<_>>()),
        });
        let width = u32::try_from(right - left).expect("the right lies right of the left");
        Self { width: width + 2 * FRAME, height: HEIGHT + 2 * FRAME, regions: regions.collect() }
    }
}

/// Sinusoidal projection: areas true, the middle meridian upright.
///
/// Source: Snyder, *Map Projections: A Working Manual* (USGS 1395), section 30.
fn project(longitude: i64, latitude: i64) -> Point {
    let x = (longitude - MIDDLE) * cosine(latitude) / 1_000_000;
    let units = |millionths: i64| divide(millionths * i64::from(HEIGHT), TALL);
    (units(x), units(NORTH - latitude))
}

/// The cosine of a latitude in millionths of a degree, in millionths, between the two whole degrees beside it.
fn cosine(latitude: i64) -> i64 {
    let above = latitude - 49_000_000;
    let last = COSINES.len() - 2;
    let index = usize::try_from(above.div_euclid(1_000_000)).unwrap_or(0).min(last);
    let beyond = above - i64::try_from(index).unwrap_or(0) * 1_000_000;
    COSINES[index] + (COSINES[index + 1] - COSINES[index]) * beyond / 1_000_000
}

/// Division to the nearest whole.
fn divide(amount: i64, by: i64) -> i64 {
    (2 * amount + by).div_euclid(2 * by)
}

/// The arc without points that say nothing; its ends stay, so that borders still meet.
///
/// Source: Douglas and Peucker, "Algorithms for the reduction of the number of points…", 1973.
fn simplified(arc: &[Point]) -> Vec<Point> {
    let mut points = arc.to_vec();
    points.dedup();
    let mut keep = vec![false; points.len()];
    let Some(last) = points.len().checked_sub(1) else {
        return points;
    };
    keep[0] = true;
    keep[last] = true;
    let mut spans = vec![(0, last)];
    while let Some((from, to)) = spans.pop() {
        let farthest = (from + 1..to).max_by_key(|&at| distance(points[at], points[from], points[to]));
        let Some(at) = farthest.filter(|&at| is_far(points[at], points[from], points[to])) else {
            continue;
        };
        keep[at] = true;
        spans.extend([(from, at), (at, to)]);
    }
    points.into_iter().zip(keep).filter_map(|(point, keep)| keep.then_some(point)).collect()
}

/// Distance from the line through two points, times their distance from each other; from the one point when they are one.
fn distance(point: Point, from: Point, to: Point) -> i64 {
    if from == to {
        return length_squared(point, from);
    }
    ((to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0)).abs()
}

fn is_far(point: Point, from: Point, to: Point) -> bool {
    let off = distance(point, from, to);
    if from == to {
        return off * 1_000_000 > TOLERANCE * TOLERANCE;
    }
    off * off * 1_000_000 > TOLERANCE * TOLERANCE * length_squared(from, to)
}

fn length_squared(a: Point, b: Point) -> i64 {
    (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2)
}

fn outline(rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    // An islet of fewer than three corners has vanished at this size.
    for ring in rings.iter().filter(|ring| ring.len() > 3) {
        // The closing point is said by `z`.
        trace(&mut path, &ring[..ring.len() - 1]);
        path.push('z');
    }
    path
}

/// Appends the points as an SVG path, told in steps, which is shorter.
fn trace(path: &mut String, points: &[Point]) {
    let Some(&(x, y)) = points.first() else {
        return;
    };
    write!(path, "M{x} {y}l").expect("a string takes every write");
    for (index, pair) in points.windows(2).enumerate() {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        // A minus sign parts two numbers as well as a space does.
        let before = if index == 0 || dx < 0 { "" } else { " " };
        let between = if dy < 0 { "" } else { " " };
        write!(path, "{before}{dx}{between}{dy}").expect("a string takes every write");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_united_kingdom_is_drawn_in_twelve_outlines_of_forty_kilobytes_at_most() {
        let map = Map::united_kingdom();
        let bytes: usize = map.regions.iter().map(|region| region.path.len()).sum();

        assert_eq!(map.regions.len(), 12);
        assert!((8_000..40_000).contains(&bytes), "{bytes} bytes");
        assert!((450..650).contains(&map.width), "{} wide", map.width);
    }

    /// Where the path of a region begins: a point of its coast or border.
    fn start(slug: &str) -> Point {
        let region = Map::united_kingdom().regions.iter().find(|region| region.slug == slug).unwrap();
        let (x, y) = region.path[1..].split_once('l').unwrap().0.split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        assert!(start("scotland").1 < start("north-east").1);
        assert!(start("north-east").1 < start("london").1);
        assert!(start("northern-ireland").0 < start("wales").0);
        assert!(start("wales").0 < start("east-of-england").0);
    }

    #[test]
    fn every_region_that_ships_is_on_the_map() {
        let file = crate::PlacesFile::united_kingdom();
        let regions = file.places().filter(|place| place.kind.as_str() == "region");
        let mut regions: Vec<_> = regions.map(|place| place.slug.as_str()).collect();
        let mut drawn: Vec<_> = Map::united_kingdom().regions.iter().map(|region| region.slug.as_str()).collect();

        regions.sort_unstable();
        drawn.sort_unstable();
        assert_eq!(drawn, regions);
    }

    #[test]
    fn a_point_on_the_line_says_nothing_and_one_beside_it_does() {
        assert_eq!(simplified(&[(0, 0), (5, 0), (10, 0)]), [(0, 0), (10, 0)]);
        assert_eq!(simplified(&[(0, 0), (5, 1), (10, 0)]), [(0, 0), (5, 1), (10, 0)]);
        assert_eq!(simplified(&[(3, 3), (3, 3)]), [(3, 3)]);
        assert_eq!(simplified(&[]), []);
    }

    #[test]
    fn an_island_keeps_its_far_side() {
        let square = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)];

        assert_eq!(simplified(&square), square);
    }

    #[test]
    fn a_path_is_told_in_steps() {
        let mut path = String::new();
        trace(&mut path, &[(1, 2), (4, 1), (2, 5), (2, 7)]);

        assert_eq!(path, "M1 2l3-1-2 4 0 2");
    }

    #[test]
    fn the_middle_meridian_is_upright_and_degrees_narrow_to_the_north() {
        let width = |latitude| project(0, latitude).0 - project(-2_000_000, latitude).0;

        assert_eq!(project(-2_000_000, 50_000_000).0, project(-2_000_000, 60_000_000).0);
        assert!(width(50_000_000) > width(60_000_000));
        assert_eq!(cosine(55_000_000), 573_576);
        assert_eq!(cosine(50_500_000), i64::midpoint(642_788, 629_320));
    }
}
