//! Counting by pairs: every two options are compared by the papers that rank one above the other.
//!
//! One report holds the matrix of pairs and what each rule makes of it: [`schulze`], [`ranked_pairs`], [`minimax`] and, for
//! teaching, [`borda`] and [`copeland`]. Each is a [`Rule`] of its own too.
//!
//! # Always true
//!
//! - An option not ranked stands below all that are, and beside the others not ranked; equal ranks prefer neither.
//! - An option that beats every other one in pairs wins under Schulze, ranked pairs, minimax and Copeland.
//! - The lot never changes a figure: it picks one of the winners that a rule leaves equal, and orders equal defeats.
//!
//! Source: specification of the counting rules, section 5; docs/rules/condorcet.md numbers the rules as built.

pub mod borda;
pub mod copeland;
mod count;
mod default_option;
mod matrix;
pub mod minimax;
pub mod neutral;
mod placing;
pub mod ranked_pairs;
mod report;
pub mod schulze;
pub mod sheet;

pub use count::{CondorcetError, count};
pub use default_option::{Because, DefaultOption, DefaultRecord, Dropped, InvalidDefault, Ratio};
pub use placing::Placing;
pub use report::{FORMAT, PapersRecord, Report};

use crate::lot::Lot;

/// Which of the rules count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// All of them in one report.
    Condorcet,
    /// The strongest paths.
    Schulze,
    /// The strongest defeats that close no cycle.
    RankedPairs,
    /// The smallest worst defeat.
    Minimax,
    /// Points for every option ranked below; for teaching.
    Borda,
    /// Pairs won; for teaching.
    Copeland,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 6] =
        [Self::Condorcet, Self::Schulze, Self::RankedPairs, Self::Minimax, Self::Borda, Self::Copeland];

    /// The rule with this id.
    ///
    /// ```
    /// use tally::condorcet::Rule;
    /// assert_eq!(Rule::find("ranked-pairs"), Some(Rule::RankedPairs));
    /// assert_eq!(Rule::find("applause"), None);
    /// ```
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// The short name on the command line and in reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Condorcet => "condorcet",
            Self::Schulze => "schulze",
            Self::RankedPairs => "ranked-pairs",
            Self::Minimax => "minimax",
            Self::Borda => "borda",
            Self::Copeland => "copeland",
        }
    }

    /// Raised when any figure could differ.
    pub fn version(self) -> u32 {
        1
    }

    /// The text that it follows.
    pub fn source(self) -> &'static str {
        match self {
            Self::Condorcet => "comparison by pairs; Schulze, ranked pairs, minimax, Borda and Copeland side by side",
            Self::Schulze => {
                "M. Schulze, A new monotonic, clone-independent, reversal symmetric and Condorcet-consistent method (2011), winning votes"
            }
            Self::RankedPairs => "T. N. Tideman, Independence of clones (1987), defeats by winning votes",
            Self::Minimax => "the smallest worst defeat (Simpson, Kramer), by margins",
            Self::Borda => "J.-C. de Borda, points for every option ranked below, half a point for an equal one",
            Self::Copeland => "A. H. Copeland, pairs won, half for an equal pair",
        }
    }

    /// True when the report of this rule has the part of `part`.
    pub(crate) fn covers(self, part: Self) -> bool {
        self == Self::Condorcet || self == part
    }
}

/// What a count by pairs needs besides the papers.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What picks one of several winners, and orders equal defeats in ranked pairs.
    pub lot: Lot,
    /// An option against which the others must hold their own first, as in Debian's votes.
    pub default_option: Option<DefaultOption>,
}
