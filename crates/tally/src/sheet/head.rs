//! The head of the sheet: what was counted, by which rule, with which result.

use super::text::{list, write_labelled};
use crate::lot::{LotRecord, LotSource};
use crate::reading::{Overvote, ReadingReport};
use crate::transcript::Transcript;

const LABEL_COLUMNS: usize = 10;

pub(super) fn write(transcript: &Transcript, sheet: &mut String) {
    let title = if transcript.title.is_empty() { "Count sheet" } else { &transcript.title };
    write_labelled("", 0, title, sheet);
    sheet.push('\n');
    let rule = &transcript.rule;
    let facts = [
        ("Elected", elected(transcript)),
        ("Rule", format!("{}, version {}: {}", rule.id, rule.version, rule.source)),
        ("Seats", transcript.seats.to_string()),
        ("Bounds", bounds(transcript)),
        ("Papers", papers(&transcript.reading)),
        ("Quota", quota(transcript)),
        ("Lot", lot(&transcript.lot)),
        ("Ballots", format!("SHA-256 {}", transcript.ballots_sha256)),
    ];
    for (label, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
        write_labelled(label, LABEL_COLUMNS, &fact, sheet);
    }
}

/// Who may be elected together; empty where nothing binds.
fn bounds(transcript: &Transcript) -> String {
    let Some(constraints) = &transcript.constraints else { return String::new() };
    let bound = |bound: &crate::constraints::Bound| format!("{} to {} \"{}\"", bound.min, bound.max, bound.label);
    let all: Vec<String> = constraints.bounds.iter().map(bound).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}

fn elected(transcript: &Transcript) -> String {
    let names = list(&transcript.names_elected());
    match transcript.unfilled {
        0 => names,
        unfilled => {
            let standing = transcript.candidates.iter().filter(|candidate| !candidate.withdrawn).count();
            let is_short = standing < usize::from(transcript.seats);
            let why = if is_short { "fewer people stood" } else { "nobody who was left had a vote" };
            format!("{names}; {unfilled} of the seats unfilled, because {why}")
        }
    }
}

fn quota(transcript: &Transcript) -> String {
    let (valid, seats) = (transcript.reading.valid, transcript.seats);
    if transcript.stages.last().is_some_and(|stage| !stage.keep.is_empty()) {
        let unit = crate::Fixed::new(1, transcript.decimals);
        return format!(
            "{} at the end = all votes ÷ ({seats} + 1), the remainder dropped, + {unit}; it falls with the votes",
            transcript.quota
        );
    }
    let how = match transcript.rule.id.as_str() {
        "ers97" => "a remainder rounded up",
        _ => "the remainder dropped, + 1",
    };
    let first = transcript.stages.first().and_then(|stage| stage.quota).unwrap_or(transcript.quota);
    let later = if first == transcript.quota { String::new() } else { format!("; in the end {}", transcript.quota) };
    format!("{first} = {valid} valid papers ÷ ({seats} + 1), {how}{later}")
}

/// All papers, and every kind of them that occurred.
pub(crate) fn papers(reading: &ReadingReport) -> String {
    let ranks = match reading.max_skipped {
        Some(most) => format!("behind more than {most} skipped ranks in a row"),
        None => "behind skipped ranks".to_owned(),
    };
    let kinds = [
        (reading.blank, "blank".to_owned()),
        (reading.only_withdrawn, "only for candidates who withdrew".to_owned()),
        (reading.ended_at_equal_rank, "ended before an equal rank".to_owned()),
        (reading.passed_equal_rank, "with an equal rank passed over".to_owned()),
        (reading.ended_at_skipped_ranks, format!("ended {ranks}")),
        (reading.passed_repeated, "with a candidate named again passed over".to_owned()),
        (reading.passed_skipped_rank, "with a skipped rank passed over".to_owned()),
    ];
    let met = kinds.iter().filter(|(papers, _)| *papers > 0);
    let met: Vec<String> = met.map(|(papers, kind)| format!("; {papers} {kind}")).collect();
    let overvote = match reading.overvote {
        Overvote::Exhaust => "an equal rank ends the paper",
        Overvote::Skip => "an equal rank is passed over",
    };
    let skipped = match reading.max_skipped {
        Some(most) => format!("skipped ranks are passed over, at most {most} in a row"),
        None => "skipped ranks are passed over".to_owned(),
    };
    format!("{}, of them {} valid{} ({overvote}, {skipped})", reading.papers, reading.valid, met.concat())
}

/// Where the order of the lot comes from, and the order.
pub(crate) fn lot(lot: &LotRecord) -> String {
    let source = match &lot.source {
        LotSource::FileOrder => "order of the file".to_owned(),
        LotSource::Seed { seed, contest } => format!("seed {seed} for contest \"{contest}\""),
        LotSource::Manual { witnesses } => {
            let names: Vec<&str> = witnesses.iter().map(String::as_str).collect();
            format!("drawn by hand, witnessed by {}", list(&names))
        }
    };
    let order: Vec<String> = lot.order.iter().map(ToString::to_string).collect();
    format!("{source}: {}", order.join(" "))
}
