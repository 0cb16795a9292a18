//! The report of a budget: every purchase and what paid for it. docs/formats/budget.md tells its JSON.

use serde::{Deserialize, Serialize};

use super::{Budget, CountError, Options, Rule};
use crate::CandidateNo;
use crate::lot::LotRecord;
use crate::number::Fixed;
use crate::ratio::Ratio;
use crate::transcript::RuleRecord;

/// The name of this shape, in every report.
pub const FORMAT: &str = "flotilla-budget-1";

/// Everything that decided a budget. Projects are named by their number, from 1 in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// What the budget is called.
    pub title: String,
    /// The currency as the file names it.
    pub currency: String,
    /// [`Budget::sha256`].
    pub votes_sha256: String,
    /// The money to spend.
    pub budget: Fixed,
    /// How many voted.
    pub voters: u64,
    /// Different votes among them.
    pub classes: usize,
    /// The lot, whether it was needed or not.
    pub lot: LotRecord,
    /// All projects, in the order of the file.
    pub projects: Vec<ProjectRecord>,
    /// What the file says was chosen, if it says so; the count does not look at it.
    pub official: Option<Vec<CandidateNo>>,
    /// What was bought, step by step: for equal shares plain, with add-one, and completed; else one outcome.
    pub outcomes: Vec<Outcome>,
    /// What is chosen in the end, in the order of purchase.
    pub selected: Vec<CandidateNo>,
    /// What that costs; at most the budget.
    pub cost: Fixed,
}

/// A project as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectRecord {
    /// The number by which the rest of the report names it.
    pub number: CandidateNo,
    /// Its id.
    pub id: String,
    /// What it is called; may be empty.
    pub name: String,
    /// What it costs.
    pub cost: Fixed,
    /// How many approve of it.
    pub approvals: u64,
}

/// A list of purchases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// How they were made.
    pub kind: OutcomeKind,
    /// The money that each voter was given; only under equal shares.
    pub share: Option<Ratio>,
    /// Currency units that each was given beyond her part of the budget; only under the add-one completion.
    pub added: Option<u64>,
    /// In order.
    pub purchases: Vec<Purchase>,
    /// What is chosen after them, earlier outcomes that they complete too.
    pub selected: Vec<CandidateNo>,
    /// What that costs.
    pub cost: Fixed,
    /// Why there were no more.
    pub stopped_by: StoppedBy,
}

/// How purchases were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// Equal shares with the budget's money alone.
    Plain,
    /// Equal shares with the most currency units more for everybody that the budget could bear.
    AddOne,
    /// Then by approvals with what was left.
    Completed,
    /// By approvals alone.
    Greedy,
    /// By Phragmén's loads.
    Phragmen,
}

/// Why there were no more purchases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StoppedBy {
    /// The supporters of no project left hold its cost.
    NotAffordable,
    /// With one currency unit more for everybody the projects would cost more than the budget.
    Overspend {
        /// What they had cost when it was seen.
        cost: Fixed,
    },
    /// No approved project left fits in what is left of the budget.
    NothingFits,
    /// The project that was next costs more than what is left.
    NextDoesNotFit {
        /// Which.
        project: CandidateNo,
    },
}

/// A purchase and what paid for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// What was bought.
    pub project: CandidateNo,
    /// How it was paid for.
    #[serde(flatten)]
    pub paid: Paid,
    /// What all chosen projects cost after it.
    pub spent: Fixed,
    /// What else was as good, and what settled it.
    pub tie: Option<Tie>,
}

/// How a purchase was paid for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Paid {
    /// Each supporter paid `most`, or all she had where that was less.
    Shares {
        /// ρ: the most that a supporter paid.
        most: Ratio,
        /// ρ ÷ cost; the smallest of all projects that could be paid for.
        per_cost: Ratio,
        /// Supporters who paid ρ.
        paying_most: u64,
        /// Supporters who had less and paid all of it.
        paying_all: u64,
        /// What the latter paid together.
        from_them: Ratio,
    },
    /// Nobody in particular: it had the most approvals of those that fit.
    Approvals {
        /// How many.
        approvals: u64,
    },
    /// Its cost was spread over its supporters so that each has borne `load` in all.
    Load {
        /// The load of each supporter afterwards; the smallest of all projects.
        load: Ratio,
    },
}

/// Projects that were equally good, and which was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Which were equal, in the order of the file.
    pub tied: Vec<CandidateNo>,
    /// What chose.
    pub settled_by: SettledBy,
    /// Which was taken.
    pub chosen: CandidateNo,
}

/// What settled a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettledBy {
    /// The lower cost.
    LowerCost,
    /// The lot.
    Lot,
}

/// The report before the first purchase.
///
/// # Errors
/// [`CountError`].
pub(super) fn begin(rule: &Rule, budget: &Budget, options: &Options) -> Result<Report, CountError> {
    let approvals = budget.approvals();
    if approvals.iter().all(|&approvals| approvals == 0) {
        return Err(CountError::NoApprovals);
    }
    let numbers = CandidateNo::all(budget.projects.len());
    let projects = numbers.zip(&budget.projects).zip(approvals);
    let projects = projects.map(|((number, project), approvals)| ProjectRecord {
        number,
        id: project.id.clone(),
        name: project.name.clone(),
        cost: budget.amount(project.cost),
        approvals,
    });
    Ok(Report {
        format: FORMAT.to_owned(),
        rule: RuleRecord { id: rule.id.to_owned(), version: rule.version, source: rule.source.to_owned() },
        title: budget.title.clone(),
        currency: budget.currency.clone(),
        votes_sha256: budget.sha256(),
        budget: budget.amount(budget.money),
        voters: budget.voters(),
        classes: budget.classes(),
        lot: options.lot.draw_of(budget.projects.len(), None)?,
        projects: projects.collect(),
        official: budget.official.clone(),
        outcomes: Vec::new(),
        selected: Vec::new(),
        cost: budget.amount(0),
    })
}

/// Which of equally good projects is taken: the lower cost, then the first in the lot.
///
/// Source: specification of counting, section 7.2: "lower cost, then project id order, published before the vote".
pub(super) fn settle(budget: &Budget, lot: &LotRecord, mut tied: Vec<CandidateNo>) -> (CandidateNo, Option<Tie>) {
    if let [only] = tied[..] {
        return (only, None);
    }
    tied.sort_unstable();
    let cost = |project: &CandidateNo| budget.projects[project.index()].cost;
    let least = tied.iter().map(cost).min().expect("a tie has projects");
    let cheapest: Vec<CandidateNo> = tied.iter().copied().filter(|project| cost(project) == least).collect();
    let (chosen, settled_by) = match cheapest[..] {
        [only] => (only, SettledBy::LowerCost),
        _ => (lot.first_of(&cheapest), SettledBy::Lot),
    };
    (chosen, Some(Tie { tied, settled_by, chosen }))
}

impl Report {
    /// Ends the report with what the last outcome chose.
    pub(super) fn finish(mut self) -> Self {
        if let Some(last) = self.outcomes.last() {
            self.selected.clone_from(&last.selected);
            self.cost = last.cost;
        }
        self
    }

    /// The project's id; empty for a number that the report does not list.
    pub fn id(&self, project: CandidateNo) -> &str {
        self.projects.get(project.index()).map_or("", |record| &record.id)
    }

    /// The ids of what is chosen, in the order of purchase.
    pub fn ids_selected(&self) -> Vec<&str> {
        self.selected.iter().map(|&project| self.id(project)).collect()
    }

    /// The report as JSON: the same count gives the same bytes.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists") + "\n"
    }

    /// The ids of each outcome: the shape in which programs are compared. Under equal shares `plain`, `add_one` and
    /// `completed`; under other rules `selected`.
    pub fn to_neutral_json(&self) -> String {
        let mut neutral = serde_json::Map::new();
        for outcome in &self.outcomes {
            let key = match outcome.kind {
                OutcomeKind::Plain => "plain",
                OutcomeKind::AddOne => "add_one",
                OutcomeKind::Completed => "completed",
                OutcomeKind::Greedy | OutcomeKind::Phragmen => "selected",
            };
            let ids: Vec<&str> = outcome.selected.iter().map(|&project| self.id(project)).collect();
            neutral.insert(key.to_owned(), ids.into());
        }
        serde_json::to_string_pretty(&neutral).expect("the shape has only text and lists") + "\n"
    }
}
