//! Signal flags: a place, branch or ally is recognised at a glance in a list.

use super::Svg;

const WHITE: &str = "#fff";
const YELLOW: &str = "#f4d35e";
const RED: &str = "#c8102e";
const BLUE: &str = "#1d4e89";

/// Pairs that can be told apart at 24 pixels; white with yellow cannot, nor red with blue in bad light.
const PAIRS: [[&str; 2]; 8] = [
    [BLUE, WHITE],
    [WHITE, BLUE],
    [RED, WHITE],
    [WHITE, RED],
    [BLUE, YELLOW],
    [YELLOW, BLUE],
    [RED, YELLOW],
    [YELLOW, RED],
];

/// Triples in which a light colour parts the two dark ones, or a dark one the two light ones.
const TRIPLES: [[&str; 3]; 8] = [
    [RED, WHITE, BLUE],
    [BLUE, WHITE, RED],
    [RED, YELLOW, BLUE],
    [BLUE, YELLOW, RED],
    [WHITE, BLUE, YELLOW],
    [YELLOW, BLUE, WHITE],
    [WHITE, RED, YELLOW],
    [YELLOW, RED, WHITE],
];

/// Shapes in the second colour on a field of the first, twelve units wide and high.
const OF_TWO: [&str; 18] = [
    "M6 0h6v12H6z",                                                                    // Halves, upright.
    "M0 6h12v6H0z",                                                                    // Halves, lying.
    "M12 0v12H0z",                                                                     // Halves, slanting.
    "M0 0h12v12z",                                                                     // The other slant.
    "M4 0h4v12H4z",                                                                    // A pale.
    "M0 4h12v4H0z",                                                                    // A fess.
    "M6 0h6v6H6zM0 6h6v6H0z",                                                          // Quarters.
    "M4 4h4v4H4z",                                                                     // A square inside.
    "M6 1.5L10.5 6 6 10.5 1.5 6z",                                                     // A diamond.
    "M4.5 0h3v4.5H12v3H7.5V12h-3V7.5H0v-3h4.5z",                                       // A cross.
    "M0 0h2.5L6 3.5 9.5 0H12v2.5L8.5 6 12 9.5V12H9.5L6 8.5 2.5 12H0V9.5L3.5 6 0 2.5z", // A saltire.
    "M6 2.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z",                                 // A disc.
    "M2 0h2v12H2zM6 0h2v12H6zM10 0h2v12h-2z",                                          // Stripes, upright.
    "M0 2.4h12v2.4H0zM0 7.2h12v2.4H0z",                                                // Stripes, lying.
    "M0 0l12 6-12 6z",                                                                 // A wedge.
    "M0 0h4v4H0zM8 0h4v4H8zM4 4h4v4H4zM0 8h4v4H0zM8 8h4v4H8z",                         // Chequers.
    "M0 0h4v12H0z",                                                                    // A hoist.
    "M0 4L4 0h4L0 8zM12 8l-4 4H4l8-8z",                                                // Slanting stripes.
];

/// Two shapes each, in the second and the third colour, on a field of the first.
const OF_THREE: [[&str; 2]; 8] = [
    ["M4 0h4v12H4z", "M8 0h4v12H8z"],
    ["M0 4h12v4H0z", "M0 8h12v4H0z"],
    ["M2 2h8v8H2z", "M4.5 4.5h3v3h-3z"],
    ["M4.5 0h3v4.5H12v3H7.5V12h-3V7.5H0v-3h4.5z", "M4.5 4.5h3v3h-3z"],
    ["M6 0l6 6-6 6-6-6z", "M6 3l3 3-3 3-3-3z"],
    ["M0 0l6 6-6 6z", "M12 0v12L6 6z"],
    ["M0 0l7 6-7 6z", "M0 3l3.5 3L0 9z"],
    ["M0 4h12v4H0z", "M6 3.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"],
];

/// Where the hash starts: found by trial, so that each region of the default file has a pattern of its own, and no branch of the
/// demonstration the flag of its region.
const START: u64 = 7738;

/// Every pattern in every colouring.
const FLAGS: u64 = (OF_TWO.len() * PAIRS.len() + OF_THREE.len() * TRIPLES.len()) as u64;

/// The square signal flag of a name: the same name always gets the same flag.
///
/// It says nothing that the name beside it does not say, so screen readers pass over it. Two names may share a flag;
/// there are 208.
pub fn flag(name: &str) -> Svg {
    let number = usize::try_from(hash(name) % FLAGS).expect("fewer flags than fit a usize");
    let twos = OF_TWO.len() * PAIRS.len();
    let (field, shapes) = if number < twos {
        let [field, second] = PAIRS[number % PAIRS.len()];
        (field, shape(OF_TWO[number / PAIRS.len()], second))
    } else {
        let number = number - twos;
        let [field, second, third] = TRIPLES[number % TRIPLES.len()];
        let [first_shape, second_shape] = OF_THREE[number / TRIPLES.len()];
        (field, shape(first_shape, second) + &shape(second_shape, third))
    };
    Svg(format!(
        r#"<svg class="flag" viewBox="0 0 12 12" width="24" height="24" aria-hidden="true" focusable="false"><path d="M0 0h12v12H0z" fill="{field}"/>{shapes}</svg>"#
    ))
}

fn shape(path: &str, colour: &str) -> String {
    format!(r#"<path d="{path}" fill="{colour}"/>"#)
}

/// FNV-1a with a final mix, so that names which differ in one letter differ in their flag.
fn hash(name: &str) -> u64 {
    let mut hash = START;
    for byte in name.trim().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const REGIONS: [&str; 13] = [
        "North East",
        "North West",
        "Yorkshire and The Humber",
        "East Midlands",
        "West Midlands",
        "East of England",
        "London",
        "South East",
        "South West",
        "Wales",
        "Scotland",
        "Northern Ireland",
        "International group",
    ];

    #[test]
    fn the_same_name_gives_the_same_flag() {
        assert_eq!(flag("Derby"), flag("Derby"));
        assert_eq!(flag(" Derby"), flag("Derby"));
        assert_ne!(flag("Derby"), flag("Corby"));
    }

    #[test]
    fn two_hundred_flags_and_more_are_in_use() {
        let flags: BTreeSet<String> = (0..5_000).map(|n| String::from(flag(&format!("Branch {n}")))).collect();

        assert_eq!(flags.len() as u64, FLAGS);
        const { assert!(FLAGS > 200) };
    }

    #[test]
    fn no_two_regions_share_a_flag() {
        let flags: BTreeSet<String> = REGIONS.iter().map(|name| String::from(flag(name))).collect();

        assert_eq!(flags.len(), REGIONS.len());
    }

    #[test]
    fn a_flag_is_silent_for_screen_readers_and_repeats_nothing_typed() {
        let flag = flag("<script>");

        assert!(flag.as_str().contains(r#"aria-hidden="true""#));
        assert!(!flag.as_str().contains("script"));
    }
}
