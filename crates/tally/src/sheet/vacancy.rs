//! The sheet of a vacancy: who left, who came in, and the count behind it.

use super::text::{list, write_labelled};
use crate::ballots::CandidateNo;
use crate::stv::vacancy::{Countback, CountbackStage, Vacancy, Way};
use crate::transcript::SettledBy;

const LABEL_COLUMNS: usize = 10;

pub(super) fn write(vacancy: &Vacancy, sheet: &mut String) {
    let names = |all: &[CandidateNo]| {
        let names: Vec<&str> = all.iter().map(|&candidate| vacancy.name(candidate)).collect();
        if names.is_empty() { "nobody".to_owned() } else { list(&names) }
    };
    let title = if vacancy.title.is_empty() { "Casual vacancy" } else { &vacancy.title };
    write_labelled("", 0, title, sheet);
    sheet.push('\n');
    let filled_by = vacancy.filled_by.map_or("nobody", |candidate| vacancy.name(candidate));
    let facts = [
        ("Seat of", vacancy.name(vacancy.vacating).to_owned()),
        ("Filled by", filled_by.to_owned()),
        ("Sitting", names(&vacancy.sitting)),
        ("Gone", names(&vacancy.no_longer_stand)),
    ];
    for (label, fact) in facts {
        write_labelled(label, LABEL_COLUMNS, &fact, sheet);
    }
    match &vacancy.way {
        Way::Recount { count } => {
            let how =
                "all papers counted again; no sitting member can be excluded, and it ends with the first other elected";
            write_labelled("Way", LABEL_COLUMNS, how, sheet);
            sheet.push('\n');
            sheet.push_str(&super::render(count));
        }
        Way::Countback(count) => write_countback(vacancy, count, sheet),
    }
}

fn write_countback(vacancy: &Vacancy, count: &Countback, sheet: &mut String) {
    let rule = &count.rule;
    write_labelled("Way", LABEL_COLUMNS, "countback of the papers on which the member was elected", sheet);
    write_labelled("Rule", LABEL_COLUMNS, &format!("{}, version {}: {}", rule.id, rule.version, rule.source), sheet);
    let parcels: Vec<String> =
        count.parcels.iter().map(|parcel| format!("{} at {}", parcel.papers, parcel.value_after)).collect();
    let papers = format!("{} votes, at the values when elected: {}", count.total, parcels.join(", "));
    write_labelled("Papers", LABEL_COLUMNS, &papers, sheet);
    write_labelled("Ballots", LABEL_COLUMNS, &format!("SHA-256 {}", count.ballots_sha256), sheet);
    sheet.push('\n');
    for stage in &count.stages {
        write_labelled(&format!("Stage {}", stage.number), LABEL_COLUMNS, &told(vacancy, stage), sheet);
    }
}

fn told(vacancy: &Vacancy, stage: &CountbackStage) -> String {
    let ties = stage.ties.iter().map(|tie| {
        let names: Vec<&str> = tie.tied.iter().map(|&candidate| vacancy.name(candidate)).collect();
        let by = match tie.settled_by {
            SettledBy::History => "an earlier stage",
            SettledBy::Lot => "the lot",
        };
        format!("Tie: {} have equally few votes; {by} decides for {}. ", list(&names), vacancy.name(tie.chosen))
    });
    let out = stage.excluded.map(|candidate| format!("{} is excluded. ", vacancy.name(candidate)));
    let held = vacancy.candidates.iter().zip(&stage.votes).filter(|(_, votes)| !votes.is_zero());
    let held: Vec<String> = held.map(|(candidate, votes)| format!("{} {votes}", candidate.name)).collect();
    let ties: String = ties.collect();
    let out = out.unwrap_or_default();
    format!("{ties}{out}{}; non-transferable {}.", held.join(", "), stage.non_transferable)
}
