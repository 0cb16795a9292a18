//! Pabulib's `.pb`: participatory budgets as text, in three sections.
//!
//! ```text
//! META
//! key;value
//! budget;100
//! vote_type;approval          also choose-1, an approval of one
//! PROJECTS
//! project_id;cost;name
//! park;40;A park, with a pond
//! VOTES
//! voter_id;vote
//! 1;park,bus                  an empty cell approves of nothing; the voter counts all the same
//! ```
//!
//! Cells are separated by `;` (RFC 4180 otherwise), columns are found by their names, unknown keys and columns are passed over. Amounts have up to
//! four decimals. Not supported, and refused by name: `ordinal`, `cumulative` and `scoring` votes. Not checked: how many projects a vote may
//! name (`min_length`, `max_length`, `max_sum_cost`), and whether a voter's id stands there twice. Stated numbers of projects
//! and votes must be right.
//!
//! Source: D. Stolicki, S. Szufa, N. Talmon, *Pabulib: a participatory budgeting library* (2020).

use std::io::BufRead;

use thiserror::Error;

use super::budget::{Budget, BudgetBuilder, InvalidBudget, Project};
use crate::CandidateNo;
use crate::cells::{self, number, shown};
use crate::delimited::{InvalidLine, advance};
use crate::limits;
use crate::lines::Lines;

/// A line that cannot be read, and why.
#[derive(Debug, Error)]
#[error("line {line}: {reason}")]
pub struct ReadError {
    /// The line's number, from 1; the last one when the file ends too early.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a budget file cannot be read.
#[derive(Debug, Error)]
pub enum Reason {
    /// The line itself cannot be read.
    #[error("{0}")]
    Line(#[from] InvalidLine),
    /// The file begins with something else.
    #[error("the file must begin with the line META; found \"{0}\"")]
    NoMeta(String),
    /// The file ends before this section.
    #[error("the section {0} is missing")]
    NoSection(&'static str),
    /// A section without a line of column names, or without a column.
    #[error("the section {section} has no column \"{column}\"")]
    NoColumn {
        /// Which section.
        section: &'static str,
        /// Which column.
        column: &'static str,
    },
    /// A row is shorter than the columns that are needed.
    #[error("the row has {0} cells, fewer than its section's columns")]
    FewCells(usize),
    /// META does not say this.
    #[error("the section META does not say \"{0}\"")]
    NoKey(&'static str),
    /// Votes of another kind.
    #[error("votes of the kind \"{0}\" are not supported; only approval and choose-1 are")]
    VoteType(String),
    /// An amount cannot be read.
    #[error("\"{0}\" is no amount of money with up to {max} decimals", max = limits::MONEY_DECIMALS)]
    Amount(String),
    /// META and the section disagree.
    #[error("META says {stated} {what}, the file has {found}")]
    Number {
        /// Projects or votes.
        what: &'static str,
        /// As META says.
        stated: u64,
        /// As counted.
        found: u64,
    },
    /// The projects or votes cannot be.
    #[error("{0}")]
    Invalid(#[from] InvalidBudget),
}

/// Reads a `.pb` file.
///
/// # Errors
/// [`ReadError`], with the line.
///
/// ```
/// let file = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\npark;40\nbus;36\n\
///             VOTES\nvoter_id;vote\n1;park,bus\n2;park\n";
/// let budget = tally::budgets::read(file.as_bytes())?;
/// assert_eq!((budget.voters(), budget.approvals()), (2, vec![2, 1]));
/// # Ok::<(), tally::budgets::ReadError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<Budget, ReadError> {
    let mut lines = Lines::new(input);
    let budget = sections(&mut lines);
    budget.map_err(|reason| ReadError { line: lines.number(), reason })
}

fn sections(lines: &mut Lines<impl BufRead>) -> Result<Budget, Reason> {
    let first = advance(lines)?.unwrap_or_default().trim().to_owned();
    if !first.eq_ignore_ascii_case("META") {
        return Err(Reason::NoMeta(shown(&first)));
    }
    let meta = meta(lines)?;
    let (projects, decimals, official) = projects(lines, meta.money)?;
    check_number("projects", meta.projects, projects.len() as u64)?;
    let money = meta.money.units(decimals)?;
    let mut builder = BudgetBuilder::new(&meta.title, &meta.currency, money, decimals, projects)?;
    if let Some(official) = official {
        builder.set_official(official);
    }
    let voters = votes(lines, &mut builder)?;
    check_number("votes", meta.votes, voters)?;
    Ok(builder.build())
}

fn check_number(what: &'static str, stated: Option<u64>, found: u64) -> Result<(), Reason> {
    match stated {
        Some(stated) if stated != found => Err(Reason::Number { what, stated, found }),
        _ => Ok(()),
    }
}

/// What is needed of the section META.
struct Meta {
    title: String,
    currency: String,
    money: Amount,
    projects: Option<u64>,
    votes: Option<u64>,
}

/// Reads META and the line that begins the projects.
fn meta(lines: &mut Lines<impl BufRead>) -> Result<Meta, Reason> {
    let (mut title, mut currency, mut money, mut kind) = (String::new(), String::new(), None, None);
    let (mut projects, mut votes) = (None, None);
    loop {
        let line = advance(lines)?.ok_or(Reason::NoSection("PROJECTS"))?;
        if line.trim().eq_ignore_ascii_case("PROJECTS") {
            break;
        }
        let mut row = cells::of(line, ';').map_err(InvalidLine::from)?.into_iter();
        let (key, value) = (row.next().unwrap_or_default(), row.next().unwrap_or_default());
        match key.as_str() {
            "description" => title = value,
            "currency" => currency = value,
            "budget" => money = Some(Amount::read(&value)?),
            "vote_type" => kind = Some(value),
            "num_projects" => projects = number(&value),
            "num_votes" => votes = number(&value),
            _ => {}
        }
    }
    match kind.ok_or(Reason::NoKey("vote_type"))?.as_str() {
        "approval" | "choose-1" => {}
        other => return Err(Reason::VoteType(shown(other))),
    }
    let money = money.ok_or(Reason::NoKey("budget"))?;
    Ok(Meta { title, currency, money, projects, votes })
}

/// An amount as written: digits without the point, and how many stand behind it.
#[derive(Clone, Copy)]
struct Amount {
    digits: u64,
    decimals: u8,
}

impl Amount {
    /// Noughts at the end of the decimals say nothing.
    fn read(text: &str) -> Result<Self, Reason> {
        let refused = || Reason::Amount(shown(text));
        let (before, behind) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let behind = behind.trim_end_matches('0');
        let decimals = u8::try_from(behind.len()).ok().filter(|&decimals| decimals <= limits::MONEY_DECIMALS);
        let digits = if before.is_empty() { None } else { number(&format!("{before}{behind}")) };
        Ok(Self { digits: digits.ok_or_else(refused)?, decimals: decimals.ok_or_else(refused)? })
    }

    /// The amount in units of `10^-decimals`, at least as many as it has.
    fn units(self, decimals: u8) -> Result<u64, Reason> {
        let factor = 10_u64.pow(u32::from(decimals - self.decimals));
        Ok(self.digits.checked_mul(factor).ok_or(InvalidBudget::Money)?)
    }
}

/// Where a section's columns stand.
struct Columns(Vec<String>);

impl Columns {
    fn read(lines: &mut Lines<impl BufRead>, section: &'static str) -> Result<Self, Reason> {
        Ok(Self(cells::of(advance(lines)?.ok_or(Reason::NoSection(section))?, ';').map_err(InvalidLine::from)?))
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|column| column == name)
    }

    fn needed(&self, section: &'static str, column: &'static str) -> Result<usize, Reason> {
        self.place(column).ok_or(Reason::NoColumn { section, column })
    }
}

/// Projects, decimals of all amounts, and what was chosen if the file says so.
type Projects = (Vec<Project>, u8, Option<Vec<CandidateNo>>);

/// Reads PROJECTS and the line that begins the votes.
fn projects(lines: &mut Lines<impl BufRead>, money: Amount) -> Result<Projects, Reason> {
    let columns = Columns::read(lines, "PROJECTS")?;
    let id = columns.needed("PROJECTS", "project_id")?;
    let cost = columns.needed("PROJECTS", "cost")?;
    let (name, selected) = (columns.place("name"), columns.place("selected"));
    let mut found: Vec<(String, String, Amount)> = Vec::new();
    let mut official = Vec::new();
    loop {
        let line = advance(lines)?.ok_or(Reason::NoSection("VOTES"))?;
        if line.trim().eq_ignore_ascii_case("VOTES") {
            break;
        }
        if found.len() == limits::PROJECTS {
            return Err(InvalidBudget::TooManyProjects.into());
        }
        let row = cells::of(line, ';').map_err(InvalidLine::from)?;
        let cell = |place: usize| row.get(place).cloned().ok_or(Reason::FewCells(row.len()));
        let name = name.map(cell).transpose()?.unwrap_or_default();
        found.push((cell(id)?, name, Amount::read(&cell(cost)?)?));
        // 1 is chosen; other figures there mean "not", or "chosen by an exception of the town".
        if selected.map(cell).transpose()?.is_some_and(|mark| mark == "1") {
            official.extend(u16::try_from(found.len()).ok().and_then(CandidateNo::new));
        }
    }
    let decimals = found.iter().map(|(.., cost)| cost.decimals).chain([money.decimals]).max().unwrap_or(0);
    let priced = found.into_iter().map(|(id, name, cost)| Ok(Project { id, name, cost: cost.units(decimals)? }));
    Ok((priced.collect::<Result<_, Reason>>()?, decimals, selected.map(|_| official)))
}

/// Reads VOTES to the end of the file, and says how many there were.
fn votes(lines: &mut Lines<impl BufRead>, builder: &mut BudgetBuilder) -> Result<u64, Reason> {
    let columns = Columns::read(lines, "VOTES")?;
    let vote = columns.needed("VOTES", "vote")?;
    let mut voters = 0;
    while let Some(line) = advance(lines)? {
        if line.contains('"') {
            let row = cells::of(line, ';').map_err(InvalidLine::from)?;
            approve(builder, row.get(vote).ok_or(Reason::FewCells(row.len()))?)?;
        } else {
            // The many: nothing is copied.
            let cell = line.split(';').nth(vote).ok_or_else(|| Reason::FewCells(line.split(';').count()))?;
            approve(builder, cell)?;
        }
        voters += 1;
    }
    Ok(voters)
}

fn approve(builder: &mut BudgetBuilder, vote: &str) -> Result<(), Reason> {
    let ids = vote.split(',').map(str::trim);
    if vote.trim().is_empty() { Ok(builder.add([], 1)?) } else { Ok(builder.add(ids, 1)?) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_exactly() {
        let units = |text| Amount::read(text).and_then(|amount| amount.units(2)).map_err(|error| error.to_string());

        assert_eq!(units("1070000"), Ok(107_000_000));
        assert_eq!((units("12.5"), units("12,50"), units("12.500000")), (Ok(1_250), Ok(1_250), Ok(1_250)));
        for text in ["", ".5", "-1", "1e3", "1 000", "0.00001", "99999999999999999999"] {
            assert!(Amount::read(text).is_err(), "{text:?}");
        }
    }
}
