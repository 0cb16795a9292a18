//! A budget as text: the projects, then every purchase and what paid for it.

use super::report::{Outcome, OutcomeKind, Paid, Purchase, Report, SettledBy, StoppedBy};
use crate::columns::{fit, line, paragraph};

/// The sheet of a budget; no line is longer than a count sheet's.
pub fn render(report: &Report) -> String {
    let mut sheet = String::new();
    head(report, &mut sheet);
    projects(report, &mut sheet);
    for outcome in &report.outcomes {
        write_outcome(report, outcome, &mut sheet);
    }
    line(
        &format!("Chosen     {} projects for {} of {}", report.selected.len(), report.cost, report.budget),
        &mut sheet,
    );
    sheet
}

fn head(report: &Report, sheet: &mut String) {
    if !report.title.is_empty() {
        paragraph(&report.title, 0, sheet);
        line("", sheet);
    }
    line(&format!("Rule       {} version {}", report.rule.id, report.rule.version), sheet);
    line(&format!("Budget     {} {}", report.budget, report.currency), sheet);
    line(&format!("Voters     {} with {} different votes", report.voters, report.classes), sheet);
    line(&format!("Hash       {}", report.votes_sha256), sheet);
    line("", sheet);
}

fn projects(report: &Report, sheet: &mut String) {
    line(&format!("{} {} {:>14} {:>9}", fit("Project", 12), fit("", 52), "cost", "approvals"), sheet);
    for project in &report.projects {
        let is_chosen = report.selected.contains(&project.number);
        let mark = if is_chosen { " chosen" } else { "" };
        let (id, name) = (fit(&project.id, 12), fit(&project.name, 52));
        line(&format!("{id} {name} {:>14} {:>9}{mark}", project.cost, project.approvals), sheet);
    }
    line("", sheet);
}

fn write_outcome(report: &Report, outcome: &Outcome, sheet: &mut String) {
    let title = match outcome.kind {
        OutcomeKind::Plain => "Equal shares",
        OutcomeKind::AddOne => "Equal shares, with more for everybody",
        OutcomeKind::Completed => "Completed by approvals",
        OutcomeKind::Greedy => "By approvals",
        OutcomeKind::Phragmen => "By loads",
    };
    line(title, sheet);
    if let Some(share) = &outcome.share {
        let added =
            outcome.added.map(|added| format!(", {added} more than her part of the budget")).unwrap_or_default();
        line(&format!("  Each voter has {}{added}.", share.truncated(2)), sheet);
    }
    for (place, purchase) in outcome.purchases.iter().enumerate() {
        write_purchase(report, place + 1, purchase, sheet);
    }
    let stopped = match &outcome.stopped_by {
        StoppedBy::NotAffordable => "the supporters of no project left hold its cost".to_owned(),
        StoppedBy::Overspend { cost } => format!("with one unit more for everybody projects would cost {cost} or more"),
        StoppedBy::NothingFits => "no approved project left fits in what is left".to_owned(),
        StoppedBy::NextDoesNotFit { project } => format!("{} was next and does not fit", report.id(*project)),
    };
    paragraph(&format!("Cost {}. The end: {stopped}.", outcome.cost), 2, sheet);
    line("", sheet);
}

fn write_purchase(report: &Report, place: usize, purchase: &Purchase, sheet: &mut String) {
    let paid = match &purchase.paid {
        Paid::Shares { most, paying_most, paying_all, from_them, .. } => {
            let poorer = if *paying_all == 0 {
                String::new()
            } else {
                format!(", {paying_all} all they had, {} together", from_them.truncated(2))
            };
            format!("{paying_most} pay {} each{poorer}", most.truncated(4))
        }
        Paid::Approvals { approvals } => format!("{approvals} approvals"),
        Paid::Load { load } => format!("load {}", load.truncated(4)),
    };
    let id = fit(report.id(purchase.project), 12);
    line(&format!("  {place:>4} {id} {:>14}  {paid}", purchase.spent), sheet);
    if let Some(tie) = &purchase.tie {
        let ids: Vec<&str> = tie.tied.iter().map(|&project| report.id(project)).collect();
        let by = match tie.settled_by {
            SettledBy::LowerCost => "the lower cost",
            SettledBy::Lot => "lot",
        };
        let chosen = report.id(tie.chosen);
        paragraph(&format!("Tie: {}: settled by {by} for {chosen}.", ids.join(", ")), 7, sheet);
    }
}
