//! Projects, money and approvals.

use std::collections::HashMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::CandidateNo;
use crate::ballots::{self, InvalidName};
use crate::limits;
use crate::number::Fixed;

/// Something to buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The id by which votes name it; no two are alike.
    pub id: String,
    /// What it is called; may be empty.
    pub name: String,
    /// In the smallest unit of the budget, at least 1.
    pub cost: u64,
}

/// Why a budget cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvalidBudget {
    /// See [`limits::MONEY`].
    #[error("money is from 1 to {max} of its smallest unit", max = limits::MONEY)]
    Money,
    /// See [`limits::MONEY_DECIMALS`].
    #[error("money has at most {max} decimals", max = limits::MONEY_DECIMALS)]
    Decimals,
    /// There is nothing to choose.
    #[error("there is no project")]
    NoProjects,
    /// See [`limits::PROJECTS`].
    #[error("there are more than {max} projects", max = limits::PROJECTS)]
    TooManyProjects,
    /// An id, name or title is empty, too long or has control characters.
    #[error("a project's id or name cannot be used: {0}")]
    Name(InvalidName),
    /// Two projects with one id.
    #[error("the project \"{0}\" stands in the list twice")]
    Twice(String),
    /// A vote for something that is no project.
    #[error("a vote names \"{0}\", which is no project")]
    UnknownProject(String),
    /// A project twice on one vote.
    #[error("a vote names \"{0}\" twice")]
    ApprovedTwice(String),
    /// See [`limits::VOTERS`].
    #[error("there are more than {max} voters", max = limits::VOTERS)]
    TooManyVoters,
    /// See [`limits::RANKINGS`] and [`limits::MARKS`].
    #[error("there are more than {rankings} different votes or {marks} approvals on them", rankings = limits::RANKINGS, marks = limits::MARKS)]
    TooManyVotes,
}

/// Money, projects and votes. Voters with the same approvals are one class; classes stand in the order of their approvals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    pub(super) title: String,
    pub(super) currency: String,
    pub(super) money: u64,
    pub(super) decimals: u8,
    pub(super) projects: Vec<Project>,
    /// Classes × approvals, ascending; one after the other.
    pub(super) approvals: Vec<u16>,
    /// Where each class ends in `approvals`.
    pub(super) ends: Vec<u32>,
    /// Voters of each class.
    pub(super) weights: Vec<u32>,
    pub(super) official: Option<Vec<CandidateNo>>,
}

impl Budget {
    /// What it is called; may be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The money to spend, in the smallest unit.
    pub fn money(&self) -> u64 {
        self.money
    }

    /// The projects in the order of the file.
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// How many voted, those who approve of nothing too.
    pub fn voters(&self) -> u64 {
        self.weights.iter().map(|&weight| u64::from(weight)).sum()
    }

    /// How many different votes there are.
    pub fn classes(&self) -> usize {
        self.weights.len()
    }

    /// What the file says was chosen, if it says so.
    pub fn official(&self) -> Option<&[CandidateNo]> {
        self.official.as_deref()
    }

    /// Each different vote: the projects approved of (their places from 0, ascending) and how many voted so.
    pub fn votes(&self) -> impl Iterator<Item = (&[u16], u32)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .zip(&self.weights)
            .map(|((start, &end), &weight)| (&self.approvals[start as usize..end as usize], weight))
    }

    /// Approvals of each project.
    pub fn approvals(&self) -> Vec<u64> {
        let mut approvals = vec![0; self.projects.len()];
        for (approved, weight) in self.votes() {
            for &project in approved {
                approvals[usize::from(project)] += u64::from(weight);
            }
        }
        approvals
    }

    /// One whole currency unit.
    pub(super) fn unit(&self) -> u64 {
        10_u64.pow(u32::from(self.decimals))
    }

    /// An amount as published.
    pub(super) fn amount(&self, money: u64) -> Fixed {
        Fixed::new(i128::from(money), self.decimals)
    }

    /// SHA-256 in hexadecimal of the budget as text; docs/formats/budget.md tells its lines.
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        let mut text = format!("budget {}\n", self.amount(self.money));
        for project in &self.projects {
            writeln!(text, "project {} {}", self.amount(project.cost), project.id).expect("text can always grow");
        }
        hash.update(&text);
        for (approved, weight) in self.votes() {
            text.clear();
            write!(text, "votes {weight}").expect("text can always grow");
            for project in approved {
                write!(text, " {}", project + 1).expect("text can always grow");
            }
            text.push('\n');
            hash.update(&text);
        }
        hex::encode(hash.finalize())
    }
}

/// A budget while it is read.
#[derive(Debug, Clone)]
pub struct BudgetBuilder {
    budget: Budget,
    places: HashMap<String, u16>,
    classes: HashMap<Box<[u16]>, u32>,
    draft: Vec<u16>,
    voters: u64,
    marks: usize,
}

impl BudgetBuilder {
    /// A budget without votes. Money and costs in units of `10^-decimals`.
    ///
    /// # Errors
    /// [`InvalidBudget`].
    ///
    /// ```
    /// use tally::budgets::{BudgetBuilder, Project};
    /// let park = Project { id: "park".into(), name: "A park".into(), cost: 40 };
    /// let mut builder = BudgetBuilder::new("Town", "", 100, 0, vec![park])?;
    /// builder.add(["park"], 3)?;
    /// assert_eq!(builder.build().approvals(), [3]);
    /// # Ok::<(), tally::budgets::InvalidBudget>(())
    /// ```
    pub fn new(
        title: &str,
        currency: &str,
        money: u64,
        decimals: u8,
        projects: Vec<Project>,
    ) -> Result<Self, InvalidBudget> {
        let places = check(title, currency, money, decimals, &projects)?;
        let budget = Budget {
            title: title.to_owned(),
            currency: currency.to_owned(),
            money,
            decimals,
            projects,
            approvals: Vec::new(),
            ends: Vec::new(),
            weights: Vec::new(),
            official: None,
        };
        Ok(Self { budget, places, classes: HashMap::new(), draft: Vec::new(), voters: 0, marks: 0 })
    }

    /// Adds voters who approve of exactly these projects.
    ///
    /// # Errors
    /// [`InvalidBudget`], and nothing was added.
    pub fn add<'a>(&mut self, approved: impl IntoIterator<Item = &'a str>, voters: u32) -> Result<(), InvalidBudget> {
        self.draft.clear();
        for id in approved {
            let place = self.places.get(id).ok_or_else(|| InvalidBudget::UnknownProject(crate::cells::shown(id)))?;
            self.draft.push(*place);
        }
        self.draft.sort_unstable();
        if let Some(pair) = self.draft.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(InvalidBudget::ApprovedTwice(self.budget.projects[usize::from(pair[0])].id.clone()));
        }
        if self.voters + u64::from(voters) > limits::VOTERS {
            return Err(InvalidBudget::TooManyVoters);
        }
        if voters > 0 {
            self.intern(voters)?;
        }
        self.voters += u64::from(voters);
        Ok(())
    }

    fn intern(&mut self, voters: u32) -> Result<(), InvalidBudget> {
        if let Some(weight) = self.classes.get_mut(self.draft.as_slice()) {
            *weight += voters;
            return Ok(());
        }
        if self.classes.len() == limits::RANKINGS || self.marks + self.draft.len() > limits::MARKS {
            return Err(InvalidBudget::TooManyVotes);
        }
        self.marks += self.draft.len();
        self.classes.insert(self.draft.as_slice().into(), voters);
        Ok(())
    }

    /// States what was chosen before, by the projects' places in the file from 0.
    pub(super) fn set_official(&mut self, chosen: Vec<CandidateNo>) {
        self.budget.official = Some(chosen);
    }

    /// The budget with all votes added.
    pub fn build(self) -> Budget {
        let mut budget = self.budget;
        let mut classes: Vec<_> = self.classes.into_iter().collect();
        // Whatever order the votes came in, the classes stand in that of their approvals.
        classes.sort_unstable();
        for (approved, weight) in classes {
            budget.approvals.extend_from_slice(&approved);
            budget.ends.push(u32::try_from(budget.approvals.len()).expect("the limit of marks is lower"));
            budget.weights.push(weight);
        }
        budget
    }
}

fn check(
    title: &str,
    currency: &str,
    money: u64,
    decimals: u8,
    projects: &[Project],
) -> Result<HashMap<String, u16>, InvalidBudget> {
    if decimals > limits::MONEY_DECIMALS {
        return Err(InvalidBudget::Decimals);
    }
    match projects.len() {
        0 => return Err(InvalidBudget::NoProjects),
        1..=limits::PROJECTS => {}
        _ => return Err(InvalidBudget::TooManyProjects),
    }
    let amounts = std::iter::once(money).chain(projects.iter().map(|project| project.cost));
    if amounts.into_iter().any(|amount| !(1..=limits::MONEY).contains(&amount)) {
        return Err(InvalidBudget::Money);
    }
    [title, currency].into_iter().try_for_each(ballots::check_title).map_err(InvalidBudget::Name)?;
    let mut places = HashMap::new();
    for (place, project) in (0_u16..).zip(projects) {
        ballots::check_name(&project.id).map_err(InvalidBudget::Name)?;
        ballots::check_title(&project.name).map_err(InvalidBudget::Name)?;
        if places.insert(project.id.clone(), place).is_some() {
            return Err(InvalidBudget::Twice(project.id.clone()));
        }
    }
    Ok(places)
}
