//! The map of the regions: each is a link to its page.

use super::{Svg, escape};

/// A map to draw, in the units of its paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionMap {
    /// Says what the map is for: "Regions; each leads to its page".
    pub title: String,
    /// Width of the drawing.
    pub width: u32,
    /// Height of the drawing.
    pub height: u32,
    /// Drawn in this order, so that small ones come last and stay on top.
    pub regions: Vec<Region>,
}

/// One region of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Where it leads.
    pub href: String,
    /// Its name, spoken and shown on pointing.
    pub name: String,
    /// Its outline as path data.
    pub outline: String,
    /// Whether the reader belongs here, or the page is about it.
    pub is_here: bool,
}

/// Draws the map; a list of the same links belongs beside it, for fingers and for small screens.
pub fn region_map(map: &RegionMap) -> Svg {
    let regions: String = map.regions.iter().map(draw).collect();
    // A group and not a picture: what is inside a picture is hidden from screen readers, and these are links.
    Svg(format!(
        r#"<svg class="drawing map" viewBox="0 0 {} {}" role="group" aria-label="{}">{regions}</svg>"#,
        map.width,
        map.height,
        escape(&map.title)
    ))
}

fn draw(region: &Region) -> String {
    let name = escape(&region.name);
    let here = if region.is_here { r#" class="is-here""# } else { "" };
    format!(
        r##"<a href="{}"{here} aria-label="{name}"><title>{name}</title><path d="{}" fill="#e4eff9" stroke="#7b8596"/></a>"##,
        escape(&region.href),
        escape(&region.outline)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_is_a_link_with_its_name() {
        let wales = Region {
            href: "/places/wales".into(),
            name: "Wales & Cymru".into(),
            outline: "M0 0h9v9z".into(),
            is_here: true,
        };
        let svg = region_map(&RegionMap { title: "Regions".into(), width: 10, height: 12, regions: vec![wales] });

        assert!(svg.as_str().contains(
            r#"<a href="/places/wales" class="is-here" aria-label="Wales &amp; Cymru"><title>Wales &amp; Cymru</title>"#
        ));
        assert!(svg.as_str().contains(r#"viewBox="0 0 10 12""#));
    }
}
