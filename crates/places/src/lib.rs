//! Regions and branches, as a tree.
