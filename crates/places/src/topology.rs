//! Reading a `TopoJSON` file: outlines that share their borders.
//!
//! Source: *The `TopoJSON` Format Specification* (github.com/topojson/topojson-specification), sections 2.1.1 and 2.1.4.

use serde::Deserialize;

/// A point: whole units, to the right and downwards.
pub(crate) type Point = (i64, i64);

/// Outlines cut into arcs, each kept once however many shapes it borders.
#[derive(Debug, Clone)]
pub(crate) struct Topology {
    /// The arcs, as the caller's projection laid them.
    pub(crate) arcs: Vec<Vec<Point>>,
    /// The shapes, in the order of the file.
    pub(crate) shapes: Vec<Shape>,
}

/// One shape: several outlines when it has islands.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Its name in the file.
    pub(crate) id: String,
    /// Every ring as indices of arcs; `!index` stands for the arc walked backwards.
    pub(crate) rings: Vec<Vec<i64>>,
}

#[derive(Deserialize)]
struct RawTopology {
    transform: RawTransform,
    objects: RawObjects,
    arcs: Vec<Vec<[i64; 2]>>,
}

#[derive(Deserialize)]
struct RawTransform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct RawObjects {
    regions: RawCollection,
}

#[derive(Deserialize)]
struct RawCollection {
    geometries: Vec<RawGeometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum RawGeometry {
    Polygon { id: String, arcs: Vec<Vec<i64>> },
    MultiPolygon { id: String, arcs: Vec<Vec<Vec<i64>>> },
}

impl Topology {
    /// Reads a file whose shapes stand in the object `regions`; `project` lays longitude and latitude, in millionths
    /// of a degree, on the page.
    ///
    /// # Errors
    /// When it is not JSON of this shape.
    pub(crate) fn parse(json: &str, project: impl Fn(i64, i64) -> Point) -> Result<Self, serde_json::Error> {
        let raw: RawTopology = serde_json::from_str(json)?;
        let RawTransform { scale, translate } = raw.transform;
        let degrees = |steps: i64, axis: usize| millionths(translate[axis]) + steps * billionths(scale[axis]) / 1_000;
        let arcs = raw.arcs.iter().map(|arc| {
            // Each step is told from the one before it.
            let mut at = (0, 0);
            let step = |[dx, dy]: &[i64; 2]| {
                at = (at.0 + dx, at.1 + dy);
                project(degrees(at.0, 0), degrees(at.1, 1))
            };
            arc.iter().map(step).collect()
        });
        let arcs = arcs.collect();
        let shapes = raw.objects.regions.geometries.into_iter().map(Shape::from).collect();
        Ok(Self { arcs, shapes })
    }

    /// A ring as points, the last one like the first.
    pub(crate) fn ring(&self, arcs: &[i64]) -> Vec<Point> {
        let mut ring: Vec<Point> = Vec::new();
        for &index in arcs {
            // The first point of an arc is the last of the one before it.
            let skip = usize::from(!ring.is_empty());
            match usize::try_from(index) {
                Ok(forwards) => ring.extend(self.arcs[forwards].iter().skip(skip)),
                Err(_) => ring.extend(self.arcs[backwards(index)].iter().rev().skip(skip)),
            }
        }
        ring
    }
}

impl From<RawGeometry> for Shape {
    fn from(raw: RawGeometry) -> Self {
        match raw {
            RawGeometry::Polygon { id, arcs } => Self { id, rings: arcs },
            RawGeometry::MultiPolygon { id, arcs } => Self { id, rings: arcs.into_iter().flatten().collect() },
        }
    }
}

/// The arc that a negative index stands for.
fn backwards(index: i64) -> usize {
    usize::try_from(!index).expect("the complement of a negative number is not negative")
}

/// Degrees in whole millionths. The same on every machine: one product, rounded.
#[expect(clippy::cast_possible_truncation, reason = "degrees are far below the range of i64")]
fn millionths(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

/// Degrees in whole billionths.
#[expect(clippy::cast_possible_truncation, reason = "degrees are far below the range of i64")]
fn billionths(degrees: f64) -> i64 {
    (degrees * 1e9).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side; arc 0 is the border between them.
    const SQUARES: &str = r#"{
        "type": "Topology",
        "transform": {"scale": [0.5, 0.25], "translate": [10, 20]},
        "objects": {"regions": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "id": "left", "arcs": [[0, 1]]},
            {"type": "MultiPolygon", "id": "right", "arcs": [[[-1, 2]]]}
        ]}},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]]
    }"#;

    fn squares() -> Topology {
        Topology::parse(SQUARES, |longitude, latitude| (longitude, latitude)).unwrap()
    }

    #[test]
    fn steps_are_summed_scaled_and_moved() {
        assert_eq!(squares().arcs[0], [(11_000_000, 20_000_000), (11_000_000, 20_500_000)]);
    }

    #[test]
    fn a_ring_is_closed_and_repeats_no_joint() {
        let topology = squares();
        for shape in &topology.shapes {
            let ring = topology.ring(&shape.rings[0]);
            assert_eq!(ring.len(), 5, "{}", shape.id);
            assert_eq!(ring.first(), ring.last(), "{}", shape.id);
        }
    }

    #[test]
    fn neighbours_walk_the_same_border_in_opposite_directions() {
        let topology = squares();
        let [left, right] = [0, 1].map(|shape| topology.ring(&topology.shapes[shape].rings[0]));
        let border = topology.arcs[0].clone();

        assert!(left.windows(2).any(|pair| pair == border));
        assert!(right.windows(2).any(|pair| pair.iter().rev().eq(border.iter())));
    }

    #[test]
    fn other_shapes_are_refused() {
        let lines = SQUARES.replace("\"Polygon\"", "\"LineString\"");

        assert!(Topology::parse(&lines, |x, y| (x, y)).is_err());
        assert!(Topology::parse("", |x, y| (x, y)).is_err());
    }
}
