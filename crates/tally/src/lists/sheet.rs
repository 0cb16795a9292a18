//! The seats of a list as text: the parties, then every seat with what earned it.

use super::report::{AwardedBy, Report, SettledBy, Standing};
use super::{Award, Quota};
use crate::columns::{fit, line, paragraph};

/// The sheet of a list; no line is longer than a count sheet's.
///
/// ```
/// use tally::lists::{Options, find, read, render};
/// let votes = read("Greens,3\nLabour,2\n".as_bytes())?;
/// let report = find("dhondt").expect("it ships with the crate").count(&votes, &Options::seats(1))?;
/// assert!(render(&report).contains("Greens"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(report: &Report) -> String {
    let mut sheet = String::new();
    head(report, &mut sheet);
    parties(report, &mut sheet);
    seats(report, &mut sheet);
    next(report, &mut sheet);
    sheet
}

fn head(report: &Report, sheet: &mut String) {
    line(&format!("Rule       {} version {}", report.rule.id, report.rule.version), sheet);
    line(&format!("Seats      {}", report.seats), sheet);
    line(&format!("Votes      {}", report.votes), sheet);
    if let Some(share) = report.threshold {
        line(&format!("Threshold  {share} of all votes"), sheet);
    }
    if let (Some(kind), Some(quota)) = (report.quota_kind, &report.quota) {
        let kind = match kind {
            Quota::Hare => "Hare",
            Quota::Droop => "Droop",
        };
        line(&format!("Quota      {} ({kind})", quota.truncated(3)), sheet);
    }
    line(&format!("Hash       {}", report.votes_sha256), sheet);
    line("", sheet);
}

fn parties(report: &Report, sheet: &mut String) {
    line(&format!("{} {:>14} {:>6}", fit("Party", 50), "votes", "seats"), sheet);
    for party in &report.parties {
        let note = match party.standing {
            Standing::In => "",
            Standing::Exempt => "  exempt from the threshold",
            Standing::Out if party.votes == 0 => "  no votes",
            Standing::Out => "  below the threshold",
        };
        line(&format!("{} {:>14} {:>6}{note}", fit(&party.name, 50), party.votes, party.seats), sheet);
    }
    line("", sheet);
}

fn seats(report: &Report, sheet: &mut String) {
    line(&format!("{:>5}  {} what earned it", "Seat", fit("party", 50)), sheet);
    for award in &report.awards {
        let by = match &award.by {
            AwardedBy::Quotient { divisor, quotient } => format!("÷ {divisor} = {}", quotient.truncated(3)),
            AwardedBy::WholeQuota => "a whole quota".to_owned(),
            AwardedBy::Remainder { remainder } => format!("remainder {}", remainder.truncated(3)),
        };
        line(&format!("{:>5}  {} {by}", award.seat, fit(report.name(award.party), 50)), sheet);
        tie(report, award, sheet);
    }
}

fn tie(report: &Report, award: &Award, sheet: &mut String) {
    let Some(tie) = &award.tie else { return };
    let names: Vec<&str> = tie.tied.iter().map(|&party| report.name(party)).collect();
    let by = match tie.settled_by {
        SettledBy::LargerVote => "the larger vote",
        SettledBy::Lot => "lot",
    };
    let weight = if tie.is_decisive { "; the seat hung on it" } else { "; only the order hung on it" };
    let chosen = report.name(tie.chosen);
    paragraph(&format!("Tie: {}: settled by {by} for {chosen}{weight}.", names.join(", ")), 7, sheet);
}

fn next(report: &Report, sheet: &mut String) {
    if report.next.is_empty() {
        return;
    }
    line("", sheet);
    line("Quotients that the next seat would go by", sheet);
    for claim in &report.next {
        let name = fit(report.name(claim.party), 50);
        line(&format!("       {name} ÷ {} = {}", claim.divisor, claim.quotient.truncated(3)), sheet);
    }
}
