//! The tree of places, laid out in the order in which it is read.

use std::collections::BTreeMap;

use terms::{Language, PlaceId};

use crate::place::Place;

/// A place with how far below the top it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Steps below the movement as a whole; 0 for itself.
    pub depth: usize,
    /// The place.
    pub place: Place,
}

/// The places in reading order: each is followed by what lies within it, siblings sorted as the language sorts them.
///
/// A place whose parent is not among those given is left out, so a part of the tree may be asked for with its own top
/// (`top` is the parent of what comes first; `None` for the whole).
pub fn in_reading_order(places: Vec<Place>, top: Option<PlaceId>, language: Language) -> Vec<Standing> {
    let mut children: BTreeMap<Option<PlaceId>, Vec<Place>> = BTreeMap::new();
    for place in places {
        children.entry(place.parent).or_default().push(place);
    }
    for siblings in children.values_mut() {
        sort(siblings, language);
        // Taken from the end below.
        siblings.reverse();
    }
    let mut read = Vec::new();
    // A stack, not recursion: the depth of the tree is up to the movement.
    let mut path = vec![top];
    while let Some(parent) = path.last() {
        let Some(place) = children.get_mut(parent).and_then(Vec::pop) else {
            path.pop();
            continue;
        };
        let depth = path.len() - 1;
        path.push(Some(place.id));
        read.push(Standing { depth, place });
    }
    read
}

/// The allowed places among all, in reading order, each with the path to it as a form offers it: `Wales · Cardiff`. The whole at the top
/// is part of every path and tells nothing.
pub fn choices(places: Vec<Place>, language: Language, is_allowed: impl Fn(&Place) -> bool) -> Vec<(PlaceId, String)> {
    let mut choices = Vec::new();
    let mut path: Vec<String> = Vec::new();
    for standing in in_reading_order(places, None, language) {
        path.truncate(standing.depth);
        path.push(standing.place.name.in_language(language).to_owned());
        if is_allowed(&standing.place) {
            let label = if standing.depth == 0 { path[0].clone() } else { path[1..].join(" · ") };
            choices.push((standing.place.id, label));
        }
    }
    choices
}

/// Sorts siblings as a reader of that language expects them.
pub fn sort(siblings: &mut [Place], language: Language) {
    siblings.sort_by_cached_key(|place| place.sort_key(language));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Basis, Kind, Name};

    fn id(number: u8) -> PlaceId {
        PlaceId::by_chance([number; 16])
    }

    fn place(number: u8, parent: Option<u8>, english: &str, welsh: &str, basis: Basis) -> Place {
        let name = |english: &str, welsh: &str| Name { english: english.parse().unwrap(), welsh: welsh.parse().ok() };
        let kind = Kind { slug: "kind".parse().unwrap(), name: name("Kind", ""), basis };
        Place {
            id: id(number),
            parent: parent.map(id),
            slug: format!("place-{number}").parse().unwrap(),
            name: name(english, welsh),
            kind,
        }
    }

    /// The movement (1) with London (2), Wales (3, with Swansea 6), a trade (4) and Ynys Môn (5).
    fn movement() -> Vec<Place> {
        vec![
            place(4, Some(1), "Bus workers", "", Basis::Workplace),
            place(6, Some(3), "Swansea", "Abertawe", Basis::Territorial),
            place(3, Some(1), "Wales", "Cymru", Basis::Territorial),
            place(1, None, "The movement", "", Basis::Territorial),
            place(2, Some(1), "London", "Llundain", Basis::Territorial),
            place(5, Some(1), "Émigrés", "", Basis::International),
        ]
    }

    fn read(top: Option<u8>, language: Language) -> Vec<(usize, String)> {
        let standing = in_reading_order(movement(), top.map(id), language);
        standing.into_iter().map(|at| (at.depth, at.place.name.in_language(language).to_owned())).collect()
    }

    #[test]
    fn each_place_is_followed_by_what_lies_within_it() {
        let expected =
            [(0, "The movement"), (1, "London"), (1, "Wales"), (2, "Swansea"), (1, "Émigrés"), (1, "Bus workers")];

        assert_eq!(read(None, Language::English), expected.map(|(depth, name)| (depth, name.to_owned())));
    }

    #[test]
    fn siblings_are_sorted_by_the_name_the_reader_sees() {
        let names: Vec<String> = read(Some(1), Language::Welsh).into_iter().map(|(_, name)| name).collect();

        assert_eq!(names, ["Cymru", "Abertawe", "Llundain", "Émigrés", "Bus workers"]);
    }

    #[test]
    fn of_nothing_there_is_nothing_to_read() {
        assert_eq!(in_reading_order(Vec::new(), None, Language::English), []);
        assert_eq!(in_reading_order(movement(), Some(id(99)), Language::English), []);
    }
}
