//! Regions and branches, as a tree.
//!
//! | word | meaning |
//! |---|---|
//! | [`Place`] | a unit of the movement: the movement as a whole, a region, a branch, a trade, a network |
//! | [`Kind`] | what kind of unit it is; the kinds are data, each with its [`Basis`] |
//! | [`Slug`] | the last part of a place's address |
//! | [`PlacesFile`] | the file that the places are founded from; another country is another file |
//! | within | a place lies within itself, its parent, its parent's parent, … |
//!
//! **Always true here**
//!
//! 1. The places are one tree: one has no parent, and each of the others lies within it.
//! 2. A slug belongs to one place and never changes.
//! 3. A page of a place never lists its members.
//! 4. Which region a postcode may belong to is found without asking anybody and without keeping it.

use terms::Language;
use web::MenuEntry;

mod actions;
pub mod demonstration;
mod file;
mod map;
mod pages;
mod place;
pub mod postcode;
mod slug;
mod store;
mod topology;
pub mod tree;

pub use actions::{CannotAdd, CannotFound, NewPlace, add, add_within, found, regions_of, rename};
pub use file::{FileError, PlacesFile, Planned};
pub use map::{Map, Outline};
pub use pages::MANAGE;
pub use place::{Basis, BasisError, Kind, Name, NameText, Place};
pub use slug::{Slug, SlugError};
pub use store::{
    all, ancestor_ids, ancestors, children, find, find_by_slug, is_within, kinds, root, within, within_ids,
};

/// What places give to the program.
pub fn slice() -> web::Slice {
    web::Slice {
        name: "places",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        messages: &[
            (Language::English, include_str!("../messages/en.ftl")),
            (Language::Welsh, include_str!("../messages/cy.ftl")),
        ],
        samples: pages::samples(),
        menu: vec![MenuEntry { href: "/places", key: "places-title", order: 1, more: false, for_members: false }],
        demonstration: Some(demonstration::fill),
        ..web::Slice::default()
    }
}

/// The tables of places.
pub const MIGRATIONS: &[database::Migration] = &[database::Migration {
    name: "2026-11-22-0100-places",
    text: include_str!("../migrations/2026-11-22-0100-places.sql"),
}];
